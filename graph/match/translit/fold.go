package translit

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Letters of the two alphabets as the model numbers them, from 1; 0 is none.
const (
	latinLetters  = 26
	arabicLetters = 36 // U+0621 to U+064A without what folds
	maxWord       = 32 // letters; what is longer is cut
)

// FoldArabic returns the letters that the model compares: alef, its forms with
// hamza or madda being one, final forms of yeh and teh marbuta with what they are
// confused with, letters of Persian and of the Maghreb with the nearest Arabic
// one; marks, tatweel and all else dropped.
func FoldArabic(word string) string {
	var b strings.Builder
	for _, r := range norm.NFKC.String(word) {
		if f, ok := arabicFold[r]; ok {
			r = f
		}
		if r >= firstArabic && r <= lastArabic && (r <= lastBeforeGap || r > tatweel) {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// Arabic letters that are folded, and the ends of the alphabet.
const (
	firstArabic   = '\u0621' // hamza
	lastArabic    = '\u064A' // yeh
	alef          = '\u0627'
	lam           = '\u0644'
	tatweel       = '\u0640'
	lastBeforeGap = '\u063A' // ghain; from here to tatweel are no letters of names
)

var arabicFold = map[rune]rune{
	'\u0622': '\u0627', '\u0623': '\u0627', '\u0625': '\u0627', '\u0671': '\u0627', // forms of alef
	'\u0624': '\u0648', '\u0626': '\u064A', // hamza on waw, on yeh
	'\u0649': '\u064A', '\u0629': '\u0647', '\u06CC': '\u064A', // alef maksura, teh marbuta, Farsi yeh
	'\u06A9': '\u0643', '\u06AF': '\u0643', '\u06AD': '\u0643', // keheh, gaf, ng
	'\u067E': '\u0628', '\u0686': '\u062C', '\u0698': '\u062C', // peh, tcheh, jeh
	'\u06A4': '\u0641', '\u06A8': '\u0642', '\u06C1': '\u0647', '\u06BE': '\u0647', // veh, qaf, heh
}

// latinFold holds Latin letters that no decomposition makes plain.
var latinFold = map[rune]string{
	'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'þ': "th", 'ß': "ss", 'æ': "ae",
	'œ': "oe", 'ı': "i", 'ħ': "h", 'ə': "a", 'ŋ': "ng",
}

// FoldLatin returns the letters a to z of a word, without marks; what is neither
// letter nor mark is dropped.
func FoldLatin(word string) string {
	var b strings.Builder
	for _, r := range norm.NFKD.String(word) {
		r = unicode.ToLower(r)
		switch {
		case r >= 'a' && r <= 'z':
			b.WriteRune(r)
		case latinFold[r] != "":
			b.WriteString(latinFold[r])
		}
	}
	return b.String()
}

// latinCodes and arabicCodes number the letters of folded words, and leave out all else.
func latinCodes(folded string, out []uint8) []uint8 {
	for i := 0; i < len(folded) && len(out) < maxWord; i++ {
		if folded[i] < 'a' || folded[i] > 'z' {
			continue // a digit, as in F16
		}
		out = append(out, folded[i]-'a'+1)
	}
	return out
}

func arabicCodes(folded string, out []uint8) []uint8 {
	for _, r := range folded {
		if len(out) == maxWord {
			break
		}
		if r < firstArabic || r > lastArabic || r > lastBeforeGap && r <= tatweel {
			continue
		}
		code := uint8(r-firstArabic) + 1
		if r > tatweel {
			code -= uint8(tatweel - lastBeforeGap)
		}
		out = append(out, code)
	}
	return out
}

// WithoutArticle cuts the article off both names, or off the Arabic one where
// the Latin one has none: الدوعاجي is written Douagi as well as al-Douagi.
func WithoutArticle(p Pair) Pair {
	rest, ok := strings.CutPrefix(p.Arabic, string([]rune{alef, lam}))
	if !ok || len([]rune(rest)) < 3 {
		return p
	}
	latin := strings.ToLower(p.Latin)
	if len(latin) > 3 && (strings.HasPrefix(latin, "al") || strings.HasPrefix(latin, "el")) {
		if latin[2] == '-' {
			p.Arabic, p.Latin = rest, p.Latin[3:]
		}
		return p
	}
	p.Arabic = rest
	return p
}
