package export

import (
	"strings"
	"unicode"
)

// Marks of direction (UAX #9).
const (
	firstStrongIsolate    = '\u2068'
	popDirectionalIsolate = '\u2069'
)

// oneLine returns a text for a label: white space as one space, and no control
// characters, be they of a terminal or of direction, that could move what is beside it.
func oneLine(s string) string {
	clean := strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r), isDirectional(r), r&0xFFFE == 0xFFFE: // the last are no characters
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, string(unicode.ReplacementChar)))
	return strings.Join(strings.Fields(clean), " ")
}

// isDirectional reports whether a character orders others without being seen.
func isDirectional(r rune) bool {
	return r >= '\u202A' && r <= '\u202E' || r >= '\u2066' && r <= '\u2069' || r == '\u200E' || r == '\u200F' || r == '\u061C'
}

// isolated wraps a text in isolates, so that its direction is its own whatever stands
// beside it.
func isolated(s string) string {
	return string(firstStrongIsolate) + s + string(popDirectionalIsolate)
}

// shortened cuts a text to so many characters, at a space where there is one near.
func shortened(s string, most int) string {
	runes := []rune(s)
	if len(runes) <= most {
		return s
	}
	cut := string(runes[:most-1])
	if i := strings.LastIndexByte(cut, ' '); i > len(cut)/2 {
		cut = cut[:i]
	}
	return cut + "\u2026"
}
