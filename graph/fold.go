package graph

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Letters that a name is compared without, or by another.
const (
	alef        = '\u0627'
	lam         = '\u0644'
	heh         = '\u0647'
	yeh         = '\u064A'
	alefMaksura = '\u0649'
	tehMarbuta  = '\u0629'
	tatweel     = '\u0640'
	kashidaGaf  = '\u06AF' // Persian gaf, for foreign g
	farsiYeh    = '\u06CC'
	keheh       = '\u06A9'
	kaf         = '\u0643'
)

// foldName returns the form by which names are compared: compatibility forms
// decomposed, marks dropped (so that all forms of alef with hamza or madda are
// one letter), final yeh and teh marbuta as they are commonly confused, case and
// the article dropped, words parted by one space. It is for finding a name that
// somebody typed; it never joins two entities.
func foldName(name string) string {
	var b strings.Builder
	for _, r := range norm.NFKD.String(name) {
		switch {
		case isPlainLetter(r): // most letters: the tables of Unicode are slower
			b.WriteRune(r)
		case unicode.In(r, unicode.Mn, unicode.Cf), r == tatweel, isApostrophe(r):
		case r == alefMaksura || r == farsiYeh:
			b.WriteRune(yeh)
		case r == tehMarbuta:
			b.WriteRune(heh)
		case r == keheh || r == kashidaGaf:
			b.WriteRune(kaf)
		case unicode.IsLetter(r):
			b.WriteRune(unicode.ToLower(r))
		case unicode.IsDigit(r):
			b.WriteRune('0' + digit(r))
		default:
			b.WriteByte(' ')
		}
	}
	words := strings.Fields(b.String())
	kept := words[:0:0]
	for _, w := range words {
		if w == "al" || w == "el" || w == "the" {
			continue
		}
		kept = append(kept, withoutArticle(w))
	}
	if len(kept) == 0 {
		kept = words
	}
	return strings.Join(kept, " ")
}

// isPlainLetter reports whether r is a small letter without marks, or an Arabic one,
// that is compared as it is.
func isPlainLetter(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= alef && r <= yeh && r != tehMarbuta && r != alefMaksura && r != tatweel
}

// withoutArticle cuts the Arabic article from a word that stays at least three
// letters long without it.
func withoutArticle(w string) string {
	rest, ok := strings.CutPrefix(w, string([]rune{alef, lam}))
	if !ok || utf8.RuneCountInString(rest) < 3 {
		return w
	}
	return rest
}

// isApostrophe reports whether r is one of the signs by which transliterations
// write hamza and ayn.
func isApostrophe(r rune) bool {
	switch r {
	case '\'', '`', '\u2018', '\u2019', '\u02BC', '\u02BE', '\u02BF':
		return true
	}
	return false
}

// digit returns the value of a decimal digit of any script. Unicode keeps each
// script's digits together, beginning with zero.
func digit(r rune) rune {
	zero := r
	for r-zero < 9 && unicode.IsDigit(zero-1) {
		zero--
	}
	return r - zero
}
