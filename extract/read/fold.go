package read

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// foldedWords returns the words and numbers of s in the form that phrases are
// matched in: lower case, without diacritics, tatweel and the alef's seats,
// digits as Western ones. A change of script ends a word: pages run an icon's
// name into the caption.
func foldedWords(s string) []string {
	// The words are cut from one run of bytes, which is never longer than s by
	// much; most letters take the first two cases.
	buf := make([]byte, 0, len(s)+utf8.UTFMax)
	ends := make([]int, 0, len(s)/6+1)
	end := func() {
		if n := len(ends); n == 0 && len(buf) > 0 || n > 0 && len(buf) > ends[n-1] {
			ends = append(ends, len(buf))
		}
	}
	arabic := false
	for _, r := range s {
		r, keep := foldRune(r)
		switch {
		case !keep:
		case 'a' <= r && r <= 'z':
			if arabic {
				end()
				arabic = false
			}
			buf = append(buf, byte(r))
		case firstLetter <= r && r <= lastLetter:
			if !arabic {
				end()
				arabic = true
			}
			buf = append(buf, byte(0xC0|r>>6), byte(0x80|r&0x3F))
		case '0' <= r && r <= '9':
			arabic = false
			buf = append(buf, byte(r))
		case r == ' ':
			end()
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if is := unicode.Is(unicode.Arabic, r); is != arabic {
				if !unicode.IsDigit(r) {
					end()
				}
				arabic = is
			}
			buf = utf8.AppendRune(buf, r)
		case r == '\'' || r == '\u2019': // "don't" is one word
		default:
			end()
		}
	}
	end()
	if len(ends) == 0 {
		return nil
	}
	all := string(buf)
	out := make([]string, len(ends))
	from := 0
	for i, to := range ends {
		out[i], from = all[from:to], to
	}
	return out
}

// The Arabic alphabet but for what folding drops, two bytes a letter.
const (
	firstLetter = '\u0621'
	lastLetter  = '\u064a'
)

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
