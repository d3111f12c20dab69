package ar

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// The characters that folding speaks of.
const (
	alef          = '\u0627'
	alefMadda     = '\u0622'
	alefHamzaUp   = '\u0623'
	alefHamzaDown = '\u0625'
	alefWasla     = '\u0671'
	alefMaksura   = '\u0649'
	yeh           = '\u064A'
	farsiYeh      = '\u06CC'
	tehMarbuta    = '\u0629'
	heh           = '\u0647'
	kaf           = '\u0643'
	keheh         = '\u06A9'
	tatweel       = '\u0640'
	daggerAlef    = '\u0670'
)

// Fold returns s as the rules match it: presentation forms expanded (NFKC),
// marks, tatweel and invisible characters gone, alef, yeh and teh marbuta
// forms unified, digits ASCII, Latin letters lower case. Folding twice is
// folding once. Offsets do not survive it: keep them beside.
func Fold(s string) string {
	if plain(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		if r >= 0xFB50 && r != utf8.RuneError { // presentation forms, ligatures, fullwidth
			for _, q := range norm.NFKC.String(string(r)) {
				writeFolded(&b, q)
			}
			continue
		}
		writeFolded(&b, r)
	}
	return b.String()
}

// plain reports whether folding would leave s as it is: the usual case.
func plain(s string) bool {
	for _, r := range s {
		switch {
		case r < utf8.RuneSelf:
			if r >= 'A' && r <= 'Z' {
				return false
			}
		case r < alef || r > yeh, r == alefMaksura, r == tehMarbuta, r == tatweel:
			return false
		}
	}
	return true
}

func writeFolded(b *strings.Builder, r rune) {
	switch {
	case r == alefMadda, r == alefHamzaUp, r == alefHamzaDown, r == alefWasla:
		r = alef
	case r == alefMaksura, r == farsiYeh:
		r = yeh
	case r == tehMarbuta:
		r = heh
	case r == keheh:
		r = kaf
	case r == tatweel, r == daggerAlef, isMark(r), invisible(r):
		return
	case r >= '\u0660' && r <= '\u0669': // Arabic-Indic digits
		r = '0' + r - '\u0660'
	case r >= '\u06F0' && r <= '\u06F9': // their Persian forms
		r = '0' + r - '\u06F0'
	case r == '\u066B': // decimal separator
		r = '.'
	case r == '\u066C': // thousands separator
		r = ','
	case r == '\u066A': // percent
		r = '%'
	default:
		r = unicode.ToLower(r)
	}
	b.WriteRune(r)
}

// isMark reports whether r is a vowel sign or another mark over a letter.
func isMark(r rune) bool {
	return r >= '\u064B' && r <= '\u065F' || r >= '\u0610' && r <= '\u061A' || r >= '\u06D6' && r <= '\u06ED' && r != '\u06DE' && r != '\u06E9'
}

// invisible reports whether r is a joiner or a direction mark.
func invisible(r rune) bool {
	return r >= '\u200B' && r <= '\u200F' || r >= '\u202A' && r <= '\u202E' || r >= '\u2060' && r <= '\u2069' || r == '\uFEFF' || r == '\u00AD'
}
