package read

import (
	"strings"
	"unicode"
)

// foldedWords returns the words and numbers of s in the form that phrases are
// matched in: lower case, without diacritics, tatweel and the alef's seats,
// digits as Western ones. A change of script ends a word: pages run an icon's
// name into the caption.
func foldedWords(s string) []string {
	var out []string
	var w strings.Builder
	end := func() {
		if w.Len() > 0 {
			out = append(out, w.String())
			w.Reset()
		}
	}
	arabic := false
	for _, r := range s {
		r, keep := foldRune(r)
		switch {
		case !keep:
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if is := unicode.Is(unicode.Arabic, r); is != arabic {
				if !unicode.IsDigit(r) {
					end()
				}
				arabic = is
			}
			w.WriteRune(r)
		case r == '\'' || r == '\u2019': // "don't" is one word
		default:
			end()
		}
	}
	end()
	return out
}

// fold returns s as its folded words: for comparing lines.
func fold(s string) string { return strings.Join(foldedWords(s), " ") }

// foldRune folds one character; keep is false for marks that count for nothing.
func foldRune(r rune) (folded rune, keep bool) {
	const (
		alef       = '\u0627'
		alefMadda  = '\u0622'
		alefHamza  = '\u0623'
		alefBelow  = '\u0625'
		alefWasla  = '\u0671'
		yeh        = '\u064a'
		alefMaksur = '\u0649'
		heh        = '\u0647'
		tehMarbuta = '\u0629'
		tatweel    = '\u0640'
	)
	if r < unicode.MaxASCII {
		if 'A' <= r && r <= 'Z' {
			r += 'a' - 'A'
		}
		return r, true
	}
	switch r {
	case alefMadda, alefHamza, alefBelow, alefWasla:
		return alef, true
	case alefMaksur:
		return yeh, true
	case tehMarbuta:
		return heh, true
	case tatweel:
		return 0, false
	}
	switch {
	case '\u0621' <= r && r <= yeh: // the alphabet
		return r, true
	case '\u0660' <= r && r <= '\u0669': // Arabic-Indic digits
		return r - '\u0660' + '0', true
	case '\u06f0' <= r && r <= '\u06f9': // Persian digits
		return r - '\u06f0' + '0', true
	case unicode.In(r, unicode.Mn, unicode.Cf):
		return 0, false
	}
	return unicode.ToLower(r), true
}
