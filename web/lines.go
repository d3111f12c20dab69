package web

import (
	"cmp"
	"math"
	"net/url"
	"slices"
	"strings"

	"github.com/khabar-kg/khabar/graph/search"
	"github.com/khabar-kg/khabar/schema"
)

// A named thing is an entity, or words that stand for none.
type named struct {
	Name, IRI, Language string
	Type                schema.EntityType
	Role                string // title of a speaker, or what part it has
	Link                string
}

// An articleLine tells of an article in one line.
type articleLine struct {
	ID, Title, Outlet, Published, Link, Language string
}

// A factLine is a fact as people read it.
type factLine struct {
	IRI, Kind  string
	Type       string // name of the act, or of the type of event or relation
	Label      string // of the type, or the title of a position
	When       string // as the text has it
	Told       string // of the article, where the text has no date
	Until      string
	Former     bool
	Who        []named // speakers, those who act, persons, subjects
	Whom       []named // the others
	Where      []named
	What       string
	Language   string // of what is said
	Passage    []segment
	Before     bool // the passage begins within a line
	After      bool // it ends within one
	Article    articleLine
	Certainty  int // percent
	Rule       string
	Negative   bool
	Modality   string // label, of what is not asserted
	Contradict int    // how many facts of other articles do
	Corroborat int
}

// A teller tells facts for one page.
type teller struct {
	s *server
	x *search.Index
	p *page
}

// name returns an entity as it is named in the page's language.
func (t *teller) name(iri string) named {
	n := named{IRI: iri, Name: iri, Link: t.p.Link("/entity", "id", iri)}
	if e := t.x.Entity(iri); e != nil {
		name := e.NameIn(t.p.Language)
		n.Name, n.Language, n.Type = name.Text, name.Language, e.Type
	}
	return n
}

// typeLabel names a type of entity.
func (t *teller) typeLabel(kind schema.EntityType) string {
	return t.label(schema.EntityTypeTerm, string(kind))
}

func (t *teller) label(kind schema.TermKind, value string) string {
	if term := t.s.g.Ontology().TermOf(kind, value); term != nil {
		return term.LabelIn(t.p.Language)
	}
	return value
}

func (t *teller) article(a *search.Article, fact string) articleLine {
	return articleLine{
		ID: a.ID, Title: cmp.Or(a.Title, a.ID), Outlet: a.Outlet, Published: a.Published.Value, Language: a.Language,
		Link: articleLink(a.ID, fact, t.p.state),
	}
}

// line tells a fact with its passage.
func (t *teller) line(f *search.Fact) factLine {
	iri := f.IRI()
	l := factLine{
		IRI: iri, Kind: string(f.Kind), Type: f.Type, When: f.Date, Until: f.Until, Former: f.Former, What: f.Text(),
		Language: f.Article.Language, Article: t.article(f.Article, iri), Certainty: int(math.Round(100 * f.Certainty)), Rule: f.Rule,
		Negative: f.Negative,
	}
	if f.Date == "" {
		l.Told = f.Article.Published.Value
	}
	if f.Modality != "" && f.Modality != schema.Asserted {
		l.Modality = t.p.T("modality." + string(f.Modality))
	}
	switch f.Kind {
	case schema.StatementFact:
		l.Label = t.label(schema.ActTerm, f.Type)
	case schema.EventFact:
		l.Label = t.label(schema.EventTypeTerm, f.Type)
	case schema.RelationFact:
		l.Label = t.label(schema.RelationTerm, f.Type)
	case schema.PositionFact:
		l.Label = f.Title
	}
	t.parties(&l, f)
	for _, link := range t.x.Links(iri) {
		if link.Contradicts {
			l.Contradict++
		} else {
			l.Corroborat++
		}
	}
	passage := passageOf(f)
	start, end := passage.context()
	text := f.Article.Text
	l.Before = start > 0 && text[start-1] != '\n'
	l.After = end < len(text) && text[end] != '\n' && text[end] != '\r'
	l.Passage = passage.segments(start, end)
	return l
}

// parties parts who takes part: who acts, and the others with their roles.
func (t *teller) parties(l *factLine, f *search.Fact) {
	for i := range f.Parties {
		p := &f.Parties[i]
		n := t.name(p.Node)
		switch {
		case p.Role == "speaker":
			n.Role = p.Title
			l.Who = appendName(l.Who, n)
		case p.Role == "medium":
			l.Where = appendName(l.Where, n)
		case p.Role == string(schema.Agent), p.Role == "person", p.Role == "subject":
			l.Who = appendName(l.Who, n)
		default:
			if f.Kind == schema.EventFact {
				n.Role = t.label(schema.RoleTerm, p.Role)
			} else if p.Role == "audience" || p.Role == "about" {
				n.Role = t.p.T("role." + p.Role)
			}
			l.Whom = appendName(l.Whom, n)
		}
	}
	if f.Medium != "" && len(l.Where) == 0 {
		l.Where = []named{{Name: f.Medium, Language: f.Article.Language}}
	}
}

func appendName(list []named, n named) []named {
	if slices.ContainsFunc(list, func(o named) bool { return o.IRI == n.IRI }) {
		return list
	}
	return append(list, n)
}

// passageOf returns a fact's marks with its sentence.
func passageOf(f *search.Fact) *fact {
	out := &fact{iri: f.IRI(), ref: f.Ref(), record: &schema.Record{Article: f.Article.Article}}
	for _, m := range f.Marks {
		if m.Part != "date" {
			out.marks = append(out.marks, mark{int(m.Start), int(m.End), m.Part})
		}
	}
	if f.Sentence.Start < f.Sentence.End {
		out.marks = append(out.marks, mark{int(f.Sentence.Start), int(f.Sentence.End), "sentence"})
	}
	slices.SortStableFunc(out.marks, func(a, b mark) int { return cmp.Compare(a.start, b.start) })
	return out
}

// articleLink returns the address of an article's page.
func articleLink(id, fact string, st state) string {
	v := url.Values{"id": {id}}
	if fact != "" {
		v.Set("fact", fact)
	}
	if ui := st.Get("ui"); ui != "" {
		v.Set("ui", ui)
	}
	link := "/article?" + v.Encode()
	if fact != "" {
		link += "#fact"
	}
	return link
}

// plain returns a text without marks that turn what stands around it.
func plain(s string) string {
	return strings.Trim(isolated(s), string([]rune{firstStrongIsolate, popIsolate}))
}
