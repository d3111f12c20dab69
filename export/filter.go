package export

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/khabar-kg/khabar/graph"
	"github.com/khabar-kg/khabar/schema"
)

// A Filter says which part of a graph is written: the facts that all of its members
// let through, with the entities that take part in them. Formats of RDF have the quads
// of these facts, entities and articles.
type Filter struct {
	// Entity is the middle of a neighbourhood: a name in any language, an identifier
	// or an IRI. Its facts are taken, and with a Depth of 2 those of all who take part
	// in them, and so on. Depth 0 is 1.
	Entity string
	Depth  int
	// Since and Until are a day, month or year, both included. A fact counts by its
	// own date, or else by that of its article's publication.
	Since, Until string
	Outlet       string // as people write it
	Article      string // identifier
	// Question is the name of a canned question: the facts that its answer names. Params
	// are its parameters; see [graph.Graph.Ask].
	Question string
	Params   map[string]string
	Bounds   graph.QueryOptions // of the question; its Params are not used
}

// isZero reports whether everything is let through.
func (f *Filter) isZero() bool {
	return f.Entity == "" && f.Since == "" && f.Until == "" && f.Outlet == "" && f.Article == "" && f.Question == ""
}

// Check reports what cannot be meant in that format, with a hint.
func (f *Filter) Check(format Format) error {
	switch {
	case f.Depth < 0:
		return hinted(fmt.Errorf("depth %d: it is 1 or more", f.Depth), "1 is the entity's own facts")
	case f.Depth > 0 && f.Entity == "":
		return hinted(errors.New("a depth goes around an entity"), "name the entity")
	case len(f.Params) > 0 && f.Question == "":
		return hinted(errors.New("parameters belong to a question"), "name the question: "+questionNames())
	case format.Answer && f.Question == "":
		return hinted(fmt.Errorf("%s is the answer of a question", format.Name), "name the question: "+questionNames())
	case format.Answer && (f.Entity != "" || f.Since != "" || f.Until != "" || f.Outlet != "" || f.Article != ""):
		return hinted(fmt.Errorf("%s has the answer as it is", format.Name), "give the filter to the question")
	}
	for _, s := range []string{f.Since, f.Until} {
		if _, ok := periodOf(s); s != "" && !ok {
			return hinted(fmt.Errorf("%q is no date", s), "write 2021-12-09, 2021-12 or 2021")
		}
	}
	return nil
}

func questionNames() string {
	var out []string
	for _, q := range graph.Questions() {
		out = append(out, q.Name)
	}
	return strings.Join(out, ", ")
}

// A period is days from first to last, both included, as "2021-12-09"; the zero period
// is an unknown one. An open end is empty.
type period struct{ first, last string }

// periodOf returns the days of a day, month or year.
func periodOf(s string) (period, bool) {
	for _, p := range []struct {
		layout              string
		years, months, days int
	}{{time.DateOnly, 0, 0, 1}, {"2006-01", 0, 1, 0}, {"2006", 1, 0, 0}} {
		if t, err := time.Parse(p.layout, s); err == nil {
			return period{t.Format(time.DateOnly), t.AddDate(p.years, p.months, p.days-1).Format(time.DateOnly)}, true
		}
	}
	return period{}, false
}

func (p period) isZero() bool { return p == period{} }

// meets reports whether two periods share a day. Open ends are empty.
func (p period) meets(q period) bool {
	return (q.last == "" || p.first <= q.last) && (p.last == "" || q.first <= p.last)
}

// bound is a filter made ready for a graph.
type bound struct {
	Filter
	within   period
	entities []string          // IRIs of the middle
	articles func(string) bool // nil is all
	named    map[string]bool   // IRIs of facts; nil is all
	answer   *graph.Table
}

// bind looks up what the filter names.
func (f Filter) bind(ctx context.Context, r *graph.Reading, language string) (*bound, error) {
	b := &bound{Filter: f}
	if p, ok := periodOf(f.Since); ok {
		b.within.first = p.first
	}
	if p, ok := periodOf(f.Until); ok {
		b.within.last = p.last
	}
	var err error
	if f.Entity != "" {
		b.Depth = max(f.Depth, 1)
		if b.entities, err = r.Find(ctx, f.Entity); err != nil {
			return nil, err
		}
	}
	if f.Article != "" {
		if err := r.HasArticle(ctx, f.Article); err != nil {
			return nil, err
		}
		b.articles = func(id string) bool { return id == f.Article }
	}
	if f.Outlet != "" {
		outlet, err := r.Outlet(ctx, f.Outlet)
		if err != nil {
			return nil, err
		}
		of := map[string]bool{}
		err = r.EachArticle(ctx, func(a *graph.ArticleInfo) error {
			if a.Outlet == outlet && (f.Article == "" || a.ID == f.Article) {
				of[a.ID] = true
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
		b.articles = func(id string) bool { return of[id] }
	}
	if f.Question != "" {
		opts := f.Bounds
		opts.Params, opts.Language = nil, language
		if b.answer, err = r.Ask(ctx, f.Question, f.Params, opts); err != nil {
			return nil, err
		}
		b.named = factsNamed(b.answer)
	}
	return b, nil
}

// factsNamed returns the IRIs of facts that a table has in any of its cells.
func factsNamed(t *graph.Table) map[string]bool {
	out := map[string]bool{}
	for _, row := range t.Rows {
		for _, cell := range row {
			for _, v := range cell {
				if isFact(v.IRI) {
					out[v.IRI] = true
				}
			}
		}
	}
	return out
}

// isFact reports whether an IRI is that of a statement, event, position or relation.
func isFact(iri string) bool {
	rest, ok := strings.CutPrefix(iri, schema.DataIRI)
	if !ok {
		return false
	}
	_, rest, _ = strings.Cut(rest, "/")
	kind, _, _ := strings.Cut(rest, "/")
	return slices.Contains([]schema.FactKind{schema.StatementFact, schema.EventFact, schema.PositionFact, schema.RelationFact}, schema.FactKind(kind)) &&
		!strings.Contains(rest, "/by/")
}
