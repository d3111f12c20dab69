package web

import "github.com/khabar-kg/khabar/export"

// Exports are the graph in the formats of other tools; on an entity's page its
// neighbourhood, on an article's the article.
func (p *page) Exports() []exportLink {
	var out []exportLink
	for _, f := range export.Formats() {
		if f.Answer {
			continue // of a question; the table has its own
		}
		pairs := []string{"format", f.Name}
		switch {
		case p.Entity != nil && p.Entity.IRI != "":
			pairs = append(pairs, "entity", p.Entity.IRI, "depth", "1")
		case p.Article != nil && p.Article.ID != "":
			pairs = append(pairs, "article", p.Article.ID)
		}
		out = append(out, exportLink{Name: f.Name, Help: f.Help, Link: p.Link("/api/v1/export", pairs...)})
	}
	return out
}

// An exportLink is a format and where the file is.
type exportLink struct{ Name, Help, Link string }
