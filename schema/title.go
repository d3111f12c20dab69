package schema

import "strings"

// Letters of Arabic that a title's article is put together from.
const (
	alef = "\u0627"
	lam  = "\u0644"
)

// brigadier is لواء, a rank that begins with lam itself.
const brigadier = "\u0644\u0648\u0627\u0621"

// PositionTitle returns the title of a position as it stands alone. Its span is a
// passage of the text, where the Arabic preposition ل swallows the alef of the article:
// of "للرئيس السابق" the title is "الرئيس السابق".
func (r *Record) PositionTitle(p *Position) string { return Unfused(p.Title.Text) }

// Unfused returns Arabic words that begin with the preposition ل and the article without
// the preposition: "القوات" of "للقوات". Others it returns as they are.
func Unfused(words string) string {
	rest, ok := strings.CutPrefix(words, lam)
	switch {
	case !ok || !strings.HasPrefix(rest, lam):
		return words
	case strings.HasPrefix(rest, brigadier):
		return alef + lam + rest
	default:
		return alef + rest
	}
}
