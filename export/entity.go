package export

import (
	"cmp"
	"slices"

	"github.com/khabar-kg/khabar/schema"
)

// An entity is a node of the graph, as all articles together have it.
type entity struct {
	iri         string
	kind        schema.EntityType // that of most articles
	knownAs     string
	names       []schema.Name // of most articles first, and of them the longest
	description string        // the longest, of an entity that nobody names
	mentions    int
	articles    []int32 // numbers, in order
	facts       int     // that are written
	said        int     // of them, statements that it made
	spells      []period
	always      bool // a fact of it has no date at all
	chosen      bool

	tally []tallied
	types map[schema.EntityType]int
}

type tallied struct {
	name schema.Name
	n    int
}

// add takes in what one article has of the entity.
func (e *entity) add(of *schema.Entity, article int32) {
	if e.types == nil {
		e.types = map[schema.EntityType]int{}
	}
	e.types[of.Type]++
	e.knownAs = cmp.Or(e.knownAs, of.KnownAs)
	e.mentions += len(of.Mentions)
	if n := len(e.articles); n == 0 || e.articles[n-1] != article {
		e.articles = append(e.articles, article)
	}
names:
	for _, n := range of.Names {
		for i := range e.tally {
			if e.tally[i].name == n {
				e.tally[i].n++
				continue names
			}
		}
		e.tally = append(e.tally, tallied{n, 1})
	}
	if len(of.Names) == 0 {
		for _, m := range of.Mentions {
			if m.Kind != schema.ByPronoun && len(m.Text) > len(e.description) {
				e.description = m.Text
			}
		}
	}
}

// settle is called when all articles are in.
func (e *entity) settle() {
	for t, n := range e.types {
		if e.kind == "" || n > e.types[e.kind] || n == e.types[e.kind] && t < e.kind {
			e.kind = t
		}
	}
	count := make(map[schema.Name]int, len(e.tally))
	for _, t := range e.tally {
		count[t.name] = t.n
	}
	e.names = schema.NamesByCount(count, e.kind)
	e.tally, e.types = nil, nil
}

// nameIn returns the entity's first name in a language, or "".
func (e *entity) nameIn(language string) string {
	n, _ := schema.NameIn(e.names, language)
	return n.Text
}

// label returns what to call the entity in a language: its name in that language, or
// else in another, or else its description, or else its IRI.
func (e *entity) label(language string) string {
	s := oneLine(e.nameIn(language))
	for i := 0; s == "" && i < len(e.names); i++ {
		s = oneLine(e.names[i].Text)
	}
	return cmp.Or(s, oneLine(e.description), e.iri)
}

// others returns all names but the two that stand for it in Arabic and English.
func (e *entity) others() []string {
	ar, en := e.nameIn("ar"), e.nameIn("en")
	var out []string
	for _, n := range e.names {
		if n.Text != ar && n.Text != en && !slices.Contains(out, n.Text) {
			out = append(out, n.Text)
		}
	}
	return out
}

// wikidata returns the entity's identifier in Wikidata, or "".
func (e *entity) wikidata() string {
	if len(e.knownAs) < 2 || e.knownAs[0] != 'Q' {
		return ""
	}
	for _, r := range e.knownAs[1:] {
		if r < '0' || r > '9' {
			return ""
		}
	}
	return e.knownAs
}

// widen takes in the days of a fact, for a node that comes and goes with its edges.
func (e *entity) widen(p period) {
	if p.isZero() {
		e.always = true
		return
	}
	e.spells = append(e.spells, p)
}

// joinSpells makes spells that meet or overlap one, in order.
func joinSpells(spells []period) []period {
	slices.SortFunc(spells, func(a, b period) int { return cmp.Or(cmp.Compare(a.first, b.first), cmp.Compare(a.last, b.last)) })
	var out []period
	for _, s := range spells {
		if n := len(out); n > 0 && (out[n-1].last == "" || s.first <= out[n-1].last) {
			if out[n-1].last != "" && (s.last == "" || s.last > out[n-1].last) {
				out[n-1].last = s.last
			}
			continue
		}
		out = append(out, s)
	}
	return out
}

// color is the colour of a type on white, as the page has it: all have a contrast of
// at least 4.5 to 1.
func color(t schema.EntityType) string {
	switch t {
	case schema.Person:
		return "#2563a8"
	case schema.Organization:
		return "#2f7d4f"
	case schema.MilitaryUnit:
		return "#a1343c"
	case schema.Place:
		return "#8a6410"
	case schema.Facility:
		return "#6d4fa3"
	}
	return "#0e7c86"
}
