package search

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/khabar-kg/khabar/graph/match"
	"github.com/khabar-kg/khabar/graph/match/translit"
)

// tatweel stretches a word and is no letter.
const tatweel = '\u0640'

// Letters that Arabic writes together with the word that follows, and the article.
const (
	alef = '\u0627'
	beh  = '\u0628'
	feh  = '\u0641'
	kaf  = '\u0643'
	lam  = '\u0644'
	waw  = '\u0648'
)

var (
	article    = string([]rune{alef, lam})
	forArticle = string([]rune{lam, lam}) // li- with the article
)

func inWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r) || r == tatweel
}

// nextWord returns the first word of text from the byte at on, or start == len(text).
func nextWord(text string, at int) (start, end int) {
	start = at
	for start < len(text) {
		r, size := utf8.DecodeRuneInString(text[start:])
		if inWord(r) {
			break
		}
		start += size
	}
	end = start
	for end < len(text) {
		r, size := utf8.DecodeRuneInString(text[end:])
		if !inWord(r) {
			break
		}
		end += size
	}
	return start, end
}

// words returns the words of a text as they are written.
func words(text string) []string {
	var out []string
	for start, end := nextWord(text, 0); start < len(text); start, end = nextWord(text, end) {
		out = append(out, text[start:end])
	}
	return out
}

// longestWord bounds what is indexed of one word, in bytes: what is longer is none.
const longestWord = 80

// forms returns the folded forms by which a word of a text is found, the plainest
// first: without the article; of an Arabic word also without conjunctions and
// prepositions that are written together with it; of an English one without the plural.
func forms(word string) []string {
	if len(word) > longestWord {
		word = word[:longestWord]
	}
	folded := match.FoldWord(strings.ToValidUTF8(word, ""))
	if folded == "" {
		return nil
	}
	out := []string{folded}
	add := func(s string) {
		for _, o := range out {
			if o == s {
				return
			}
		}
		out = append(out, s)
	}
	if first, _ := utf8.DecodeRuneInString(folded); !unicode.Is(unicode.Arabic, first) {
		if n := len(folded); n > 4 && folded[n-1] == 's' && folded[n-2] != 's' {
			add(folded[:n-1])
		}
		return out
	}
	whole := translit.FoldArabic(word)
	bare := whole
	if rest, ok := cut(whole, 3, waw, feh); ok {
		bare = rest
		add(withoutArticle(rest))
	}
	if rest, ok := strings.CutPrefix(bare, forArticle); ok && letters(rest) >= 3 {
		add(rest)
	}
	if rest, ok := cut(bare, 4, beh, lam, kaf); ok {
		add(withoutArticle(rest))
	}
	return out
}

// cut cuts one of the letters off a word of which as many are left.
func cut(word string, left int, of ...rune) (string, bool) {
	first, size := utf8.DecodeRuneInString(word)
	for _, r := range of {
		if r == first && letters(word)-1 >= left {
			return word[size:], true
		}
	}
	return word, false
}

func withoutArticle(folded string) string {
	if rest, ok := strings.CutPrefix(folded, article); ok && letters(rest) >= 3 {
		return rest
	}
	return folded
}

func letters(s string) int { return utf8.RuneCountInString(s) }
