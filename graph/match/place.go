package match

import (
	"strings"

	"github.com/khabar-kg/khabar/schema"
)

// lies returns the country that a place lies in, as far as is told.
func (p *Profile) lies(w *words) string {
	if p.within != "" {
		return p.within
	}
	return w.home[p.KnownAs]
}

// container is how far behind a place, in bytes, what it lies in is looked for.
const container = 40

// within returns the country that the text says a place lies in: "Athens,
// Georgia", طرابلس شمالي لبنان. What follows must be a country, or a region or
// state of one, and no word but of place may stand between.
func (m *Matcher) within(r *schema.Record, e *schema.Entity) string {
	if m.words.holds[e.KnownAs] {
		return "" // a country or region lies where it lies: "China, America and Iran"
	}
	for _, at := range e.Mentions {
		for i := range r.Entities {
			outer := &r.Entities[i]
			home := m.words.home[outer.KnownAs]
			if outer == e || home == "" || outer.Type != schema.Place || !m.words.holds[outer.KnownAs] {
				continue
			}
			for _, next := range outer.Mentions {
				if next.Start >= at.End && next.Start-at.End <= container && m.leadsOut(r.Article.Text[at.End:next.Start]) {
					return home
				}
			}
		}
	}
	return ""
}

// leadsOut reports whether the words between two places say that the first lies
// in the second.
func (m *Matcher) leadsOut(between string) bool {
	trimmed := strings.TrimSpace(between)
	if trimmed == "" || strings.ContainsAny(between, ".!?;\n") {
		return false
	}
	list := splitWords(between)
	for _, s := range list {
		if f := foldWord(s); f != "" && !m.words.isKind(f, linkKind, genericKind) && !m.isDirection(f) {
			return false
		}
	}
	// A comma alone may part the places of a list; before a region or state it
	// tells where the place lies in English, hardly ever in Arabic.
	return len(list) > 0 && !m.isAnd(list) || len(list) == 0 && trimmed == ","
}

// isAnd reports whether the words only join: "Tripoli and Lebanon".
func (m *Matcher) isAnd(list []string) bool {
	return len(list) == 1 && m.words.isKind(foldWord(list[0]), joinKind)
}

// isDirection reports whether a word is a direction, with or without a
// preposition: northern, شمالي.
func (m *Matcher) isDirection(folded string) bool {
	b := m.words.bent(folded)
	for _, c := range append(m.words.concepts[folded], b.concepts...) {
		switch c.name {
		case "north", "south", "east", "west", "middle", "city":
			return true
		}
	}
	return false
}
