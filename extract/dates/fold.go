package dates

import (
	"strings"
	"unicode"
)

// Letters that are matched alike.
const (
	alef          = '\u0627'
	alefMadda     = '\u0622'
	alefHamzaUp   = '\u0623'
	alefHamzaDown = '\u0625'
	alefMaksura   = '\u0649'
	yeh           = '\u064A'
	tehMarbuta    = '\u0629'
	heh           = '\u0647'
	tatweel       = '\u0640'
)

// fold returns a form of the lexicon as tokenizers give it in Token.Norm.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case alefMadda, alefHamzaUp, alefHamzaDown:
			return alef
		case alefMaksura:
			return yeh
		case tehMarbuta:
			return heh
		case tatweel:
			return -1
		}
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return unicode.ToLower(r)
	}, s)
}
