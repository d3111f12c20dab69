package ar

import (
	"strings"
	"unicode/utf8"
)

// unglue returns where a second word begins in one that lacks the blank between two,
// in bytes, or 0: "ولايةكارولينا", "الوزيرالسوري", "السيدترامب". Teh marbuta, alef
// maksura and an accusative's ending close a word; an article opens one where what
// no list has as a whole is two everyday words. Names are written so ("عبدالله"), and
// stay whole.
func (l *Language) unglue(w string) int {
	const shortest = 14 // bytes: seven letters
	if len(w) < shortest {
		return 0
	}
	for i, r := range w {
		end := i + utf8.RuneLen(r)
		if rest := w[end:]; (r == tehMarbuta || r == alefMaksura || r == alef && strings.HasSuffix(w[:i], tanwin)) && i >= 4 && letters(rest) >= 2 && l.words[Fold(w)] == 0 {
			return end
		}
	}
	for i, r := range w { // "كلاركإن": within a word إ stands behind prefixes alone
		if r != alefHamzaDown || i < 6 || strings.Trim(w[:i], prefixes) == "" || letters(w[i:]) < 2 {
			continue
		}
		left := Fold(w[:i])
		if bare, ok := strings.CutSuffix(left, article); ok && l.words[bare] > 0 && !l.namePart(bare) && !nameJoint[bare] { // "الانتصارالإسكان", but "عبدالإله"
			return i - len(article)
		}
		if l.isParticle(Fold(w[i:])) || l.words[left] >= 300 && !strings.HasSuffix(left, article) {
			return i
		}
		return 0
	}
	norm := Fold(w)
	if l.words[norm] > 0 || l.isName(norm) || !strings.HasPrefix(norm, article) || len(norm) != len(w) {
		return 0
	}
	const (
		three    = 6   // bytes: three letters
		everyday = 350 // in hundredths of the Zipf scale
	)
	for i := len(article) + three; i < len(w)-three; i += 2 { // two bytes a letter
		if !utf8.RuneStart(w[i]) {
			return 0
		}
		left, right := norm[:i], norm[i:]
		switch {
		case strings.HasPrefix(w[i:], article) && len(right) >= len(article)+three && l.words[left] >= everyday && l.words[right] >= everyday && !l.isName(left) && !l.isName(strings.TrimPrefix(left, article)):
			return i
		case l.honorific(strings.TrimPrefix(left, article)) && l.isName(right):
			return i
		}
	}
	return 0
}

// prefixes are the letters that words begin with before a hamza below alef: the
// article, conjunctions, prepositions, the interrogative.
const prefixes = "\u0627\u0644\u0648\u0641\u0628\u0643\u0623" // ال و ف ب ك أ

// honorific reports whether the folded word is an honorific.
func (l *Language) honorific(w string) bool {
	t, n := l.titles.longest(1, func(int) string { return w })
	return t != nil && n == 1 && t.class == "honorific"
}

// letters returns how many letters begin the string before anything else.
func letters(s string) int {
	n := 0
	for _, r := range s {
		if !wordRune(r) {
			break
		}
		n++
	}
	return n
}
