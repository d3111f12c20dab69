package read

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A pictureCredit is what a caption ends in.
type pictureCredit struct {
	before string // the line without it
	photo  bool   // it credits a picture; else it names an agency
	group  bool   // it stands in brackets
}

// maxCreditWords is how long "(Photo by Somebody/Agency via Agency)" gets.
const maxCreditWords = 9

// creditOf finds the credit that a line ends in: in brackets, "(AP)", or behind
// a stroke, "- AP", "/AFP".
func creditOf(line string, phrases *phraseList) (pictureCredit, bool) {
	trimmed := strings.TrimRight(line, " .\u200f\u200e\u00a0")
	if open := lastGroup(trimmed); open >= 0 {
		words := foldedWords(trimmed[open:])
		if kind := creditKind(words, phrases, false); kind != "" {
			return pictureCredit{strings.TrimSpace(trimmed[:open]), kind == photo, true}, true
		}
		return pictureCredit{}, false
	}
	for i := len(trimmed); i > 0; {
		r, n := utf8.DecodeLastRuneInString(trimmed[:i])
		i -= n
		if !strings.ContainsRune("-\u2013\u2014/|:\u00a9.", r) {
			continue
		}
		words := foldedWords(trimmed[i+n:])
		if len(words) > maxCreditWords {
			break
		}
		if kind := creditKind(words, phrases, true); kind != "" {
			return pictureCredit{before: strings.TrimSpace(trimmed[:i]), photo: kind == photo}, true
		}
	}
	return pictureCredit{}, false
}

// creditKind returns whether words credit a picture or name an agency, or "".
// Without brackets around, an agency's name is all that may stand there.
func creditKind(words []string, phrases *phraseList, whole bool) string {
	if len(words) == 0 || len(words) > maxCreditWords {
		return ""
	}
	found := ""
	for i, w := range words {
		for _, r := range phrases.credits[w] {
			if !hasPrefix(words[i:], r.words) {
				continue
			}
			if r.kind == photo {
				return photo
			}
			rest := len(words) - len(r.words)
			if i == 0 && (rest == 0 || !whole && rest <= 2) {
				found = credit
			}
		}
	}
	return found
}

// lastGroup returns where the bracket opens that closes at the line's end, or -1.
func lastGroup(line string) int {
	for _, pair := range []string{"()", "[]"} {
		if strings.HasSuffix(line, pair[1:]) {
			return strings.LastIndex(line, pair[:1])
		}
	}
	return -1
}

// dated reports whether words end in a year, as a caption does that dates its
// picture.
func dated(words []string) bool {
	if len(words) < 4 {
		return false
	}
	return isYear(words[len(words)-1])
}

// isYear reports whether a folded word is a year of our time, in the Gregorian
// or the Hijri calendar.
func isYear(w string) bool {
	return len(w) == 4 && isNumber(w) && (strings.HasPrefix(w, "19") || strings.HasPrefix(w, "20") || strings.HasPrefix(w, "14"))
}

// endsSentence reports whether a line ends as a sentence does: with one stop,
// behind which quotation marks and brackets may close.
func endsSentence(line string) bool {
	line = strings.TrimRightFunc(line, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.In(r, unicode.Pf, unicode.Pe, unicode.Cf) || r == '"' || r == '\'' || r == '\u201c'
	})
	r, n := utf8.DecodeLastRuneInString(line)
	switch r {
	case '.':
		return !strings.HasSuffix(line[:len(line)-n], ".") // dots trail off
	case '?', '!', '\u061f', '\u06d4': // Arabic question mark, Urdu stop
		return true
	}
	return false
}

// isAddress reports whether a line is nothing but an e-mail or a web address.
// A handle alone is none: it may sign a quotation above it.
func isAddress(line string) bool {
	if strings.ContainsFunc(line, unicode.IsSpace) {
		return false
	}
	switch {
	case strings.HasPrefix(line, "http://"), strings.HasPrefix(line, "https://"), strings.HasPrefix(line, "www."):
		return true
	}
	at := strings.IndexByte(line, '@')
	return at > 0 && strings.Contains(line[at:], ".")
}
