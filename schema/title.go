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
// of "للرئيس السابق" the span has "لرئيس السابق", and the title is "الرئيس السابق".
func (r *Record) PositionTitle(p *Position) string {
	title, before := p.Title.Text, r.Article.Text[:min(p.Title.Start, len(r.Article.Text))]
	switch {
	case !strings.HasSuffix(before, lam) || !strings.HasPrefix(title, lam):
		return title
	case strings.HasPrefix(title, brigadier):
		return alef + lam + title
	default:
		return alef + title
	}
}
