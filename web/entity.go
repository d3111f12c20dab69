package web

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"math"
	"net/http"
	"slices"
	"strings"

	"github.com/khabar-kg/khabar/graph"
	"github.com/khabar-kg/khabar/graph/search"
	"github.com/khabar-kg/khabar/schema"
)

// An entityPage is what articles say of one entity.
type entityPage struct {
	named
	TypeLabel string
	Path      string // outline of its type
	KnownAs   string
	Names     []schema.Name // the other names
	Articles  int
	Outlets   []tally
	Sections  []section
	Positions []tenure
	With      []companion
	Alike     []entityCard // others whose names are like its own
	Merges    []merge
	Reports   []articleLine // the newest that speak of it
	Map       *sketch
	Choice    []entityCard // several that the name stands for
}

// A section is a kind of facts, the newest first.
type section struct {
	Name, Label string
	Facts       []factLine
	Total       int
	More        string // address of all, where a page has them
}

// A tally is a name with how often it is.
type tally struct {
	Name, Link string
	Count      int
	Share      int // percent of the most
}

// A companion is an entity that appears with another.
type companion struct {
	named
	Count, Share int
}

// A tenure is a position that a person held, or that somebody held at this body, as one
// or more articles tell.
type tenure struct {
	Title, Language string
	Who             []named // of a body's page
	Of              []named
	Since, Until    string
	Former          bool
	First, Last     string // when articles told so
	Sources         []articleLine
	Count           int
}

// A merge is what made several entities of articles this one.
type merge struct {
	Rule  string // for people
	Count int
	Why   string // of one of them
	ByMan bool   // a person decided
}

// How many of each the page shows.
const (
	someLines     = 8
	someCompanion = 14
	someOutlets   = 8
	someSources   = 4
	someReports   = 6
)

// entityPage is the page of an entity.
func (s *server) entityPage(w http.ResponseWriter, r *http.Request) {
	p := s.newPage(r)
	p.View = "entity"
	x, err := s.g.Index(r.Context())
	if err == nil {
		t := &teller{s, x, p}
		p.Entity, err = t.entity(r.Context(), strings.TrimSpace(r.URL.Query().Get("id")))
	}
	if p.Entity != nil {
		p.Title = plain(p.Entity.Name)
		p.Styles = append(p.Styles, "entity.css")
	}
	s.render(w, r, "entity.html", p, err)
}

func (t *teller) entity(ctx context.Context, id string) (*entityPage, error) {
	found := t.x.Named(t.s.g.Ontology().ExpandIRI(id))
	if len(found) == 0 {
		found = t.x.Named(id)
	}
	switch {
	case id == "" || len(found) == 0:
		return nil, &hintedFault{fmt.Errorf("%w: %s", graph.ErrNoEntity, id), "try another spelling, or one word of the name", "fault.entity", []any{id}}
	case len(found) > 1:
		e := &entityPage{named: named{Name: id}}
		for _, f := range found[:min(len(found), mostFound)] {
			e.Choice = append(e.Choice, t.entityCard(f))
		}
		return e, nil
	}
	of := found[0]
	e := &entityPage{named: t.name(of.IRI), TypeLabel: t.typeLabel(of.Type), Path: shapeOf(of.Type), KnownAs: of.KnownAs, Articles: of.Articles}
	for _, n := range of.Names {
		if n.Text != e.Name {
			e.Names = append(e.Names, n)
		}
	}
	var facts []*search.Fact
	outlets := map[string]int{}
	for i, a := range t.x.Appearances(of.IRI) {
		outlets[a.Article.Outlet]++
		facts = append(facts, a.Facts...)
		if i < someReports {
			e.Reports = append(e.Reports, t.article(a.Article, ""))
		}
	}
	slices.SortStableFunc(facts, func(a, b *search.Fact) int { return strings.Compare(b.When(), a.When()) })
	e.Outlets = t.tallies(outlets)
	t.sections(e, of, facts)
	t.positions(e, of, facts)
	for _, c := range t.x.With(of.IRI, someCompanion) {
		e.With = append(e.With, companion{t.name(c.IRI), c.Shared, 0})
	}
	for i := range e.With {
		e.With[i].Share = percent(e.With[i].Count, e.With[0].Count)
	}
	if len(of.Names) > 0 {
		for _, hit := range t.x.Search(of.NameIn(t.p.Language).Text, search.Query{Names: true, Limit: 6}).Entities {
			if hit.IRI != of.IRI && hit.Type == of.Type && hit.Score > 1.4 {
				e.Alike = append(e.Alike, t.entityCard(hit.Entity))
			}
		}
	}
	e.Map = t.smallMap(of, facts)
	var err error
	e.Merges, err = t.merges(ctx, of)
	return e, err
}

func percent(n, of int) int { return int(math.Round(100 * float64(n) / float64(max(of, 1)))) }

func (t *teller) tallies(counts map[string]int) []tally {
	var out []tally
	for _, name := range slices.SortedFunc(maps.Keys(counts), func(a, b string) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), strings.Compare(a, b))
	}) {
		if name != "" && len(out) < someOutlets {
			out = append(out, tally{Name: name, Count: counts[name], Link: t.p.Link("/", "outlet", name, "about", t.p.Address.Query().Get("id"))})
		}
	}
	for i := range out {
		out[i].Share = percent(out[i].Count, out[0].Count)
	}
	return out
}

// sections parts an entity's facts by its part in them.
func (t *teller) sections(e *entityPage, of *search.Entity, facts []*search.Fact) {
	add := func(name, more string, takes func(f *search.Fact) bool) {
		s := section{Name: name, Label: t.p.T("entity." + name)}
		for _, f := range facts {
			if !takes(f) {
				continue
			}
			if s.Total++; len(s.Facts) < someLines {
				s.Facts = append(s.Facts, t.line(f))
			}
		}
		if s.Total > len(s.Facts) {
			s.More = more
		}
		if s.Total > 0 {
			e.Sections = append(e.Sections, s)
		}
	}
	aloud := func(f *search.Fact) bool {
		return f.Kind == schema.StatementFact && f.Type != string(schema.Think)
	}
	add("said", t.p.Link("/", "speaker", of.IRI, "order", "new"), func(f *search.Fact) bool { return aloud(f) && f.Has("speaker", of.IRI) })
	add("said.of", t.p.Link("/", "about", of.IRI, "order", "new"), func(f *search.Fact) bool { return aloud(f) && f.Has("about", of.IRI) && !f.Has("speaker", of.IRI) })
	add("events", t.p.Link("/search", "q", of.NameIn(t.p.Language).Text, "kind", eventGroup), func(f *search.Fact) bool { return f.Kind == schema.EventFact })
	add("contradictions", "", func(f *search.Fact) bool {
		return slices.ContainsFunc(t.x.Links(f.IRI()), func(l search.Link) bool { return l.Contradicts })
	})
	add("relations", "", func(f *search.Fact) bool { return f.Kind == schema.RelationFact })
}

// positions gathers what articles say of who holds what, one line for a title.
func (t *teller) positions(e *entityPage, of *search.Entity, facts []*search.Fact) {
	type key struct{ title, who, of string }
	by := map[key]*tenure{}
	var order []*tenure
	for _, f := range facts {
		if f.Kind != schema.PositionFact {
			continue
		}
		who, at := f.Of("person"), f.Of("of")
		k := key{strings.Join(fields(f.Title), " "), strings.Join(who, " "), strings.Join(at, " ")}
		tn := by[k]
		if tn == nil {
			tn = &tenure{Title: f.Title, Language: f.Article.Language}
			by[k] = tn
			order = append(order, tn)
			for _, iri := range who {
				if iri != of.IRI {
					tn.Who = append(tn.Who, t.name(iri))
				}
			}
			for _, iri := range at {
				if iri != of.IRI {
					tn.Of = append(tn.Of, t.name(iri))
				}
			}
		}
		tn.Count++
		tn.Since, tn.Until = cmp.Or(tn.Since, f.Date), cmp.Or(tn.Until, f.Until)
		tn.Former = tn.Former || f.Former
		if day := f.Article.Published.Value; day != "" {
			tn.First, tn.Last = min(cmp.Or(tn.First, day), day), max(tn.Last, day)
		}
		if len(tn.Sources) < someSources {
			tn.Sources = append(tn.Sources, t.article(f.Article, f.IRI()))
		}
	}
	slices.SortStableFunc(order, func(a, b *tenure) int { return cmp.Or(cmp.Compare(b.Count, a.Count), strings.Compare(b.Last, a.Last)) })
	for _, tn := range order[:min(len(order), someCompanion)] {
		e.Positions = append(e.Positions, *tn)
	}
}

// fields returns the words of a title as titles are compared.
func fields(s string) []string { return strings.Fields(strings.ToLower(s)) }

// mergesQuery finds what the recorded decisions on a node are.
const mergesQuery = `g.V(params.node).in("<right>").has("<type>", "<Decision>").tag("decision").saveOpt("<rule>", "rule").saveOpt("<why>", "why").all()`

// merges says by which rules and decisions entities of articles are this one.
func (t *teller) merges(ctx context.Context, of *search.Entity) ([]merge, error) {
	table, err := t.s.g.Query(ctx, mergesQuery, graph.QueryOptions{
		Limit: 2000, Timeout: t.s.opts.Timeout, Params: map[string]any{"node": "<" + of.IRI + ">"},
	})
	if err != nil {
		return nil, err
	}
	by := map[string]*merge{}
	for _, row := range table.Rows {
		m := rowMap(table, row)
		rule := m["rule"].String()
		if rule == "" {
			continue
		}
		e := by[rule]
		if e == nil {
			e = &merge{Rule: t.p.T("merged." + rule), ByMan: rule == "decision"}
			by[rule] = e
		}
		e.Count++
		e.Why = cmp.Or(e.Why, m["why"].String())
	}
	var out []merge
	for _, rule := range slices.Sorted(maps.Keys(by)) {
		out = append(out, *by[rule])
	}
	slices.SortStableFunc(out, func(a, b merge) int { return cmp.Compare(b.Count, a.Count) })
	return out, nil
}
