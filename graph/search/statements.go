package search

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/khabar-kg/khabar/schema"
)

// A Filter says which statements, or events, are asked for. Empty fields ask for all.
// Several nodes are any of them.
type Filter struct {
	Speakers []string // nodes
	About    []string // nodes that it was about; of an event, that take part in it
	Places   []string // likewise, another time: about somebody and a place
	Types    []string // acts, or types of event
	Outlet   string
	Article  string // identifier
	// Since and Until are a day, month or year; both are within. What has no date of
	// its own counts by its article's.
	Since, Until string
	Certainty    float64         // at least
	Polarity     schema.Polarity // denied or not
	Words        string          // all of them stand in its sentence
}

// Statements returns the statements of a filter, by date, the earliest first and those
// without one last, then article and place in it. What somebody is said to think without saying
// it is among them only where it is asked for.
func (x *Index) Statements(f Filter) []*Fact { return x.facts(schema.StatementFact, f) }

// Events returns the events of a filter, likewise.
func (x *Index) Events(f Filter) []*Fact { return x.facts(schema.EventFact, f) }

func (x *Index) facts(kind schema.FactKind, f Filter) []*Fact {
	x.mu.RLock()
	defer x.mu.RUnlock()
	var out []*Fact
	keep := func(list []*Fact) {
		for _, fact := range list {
			if fact.Kind == kind && f.takes(fact) {
				out = append(out, fact)
			}
		}
	}
	switch nodes := cmpOr(f.Speakers, f.About, f.Places); {
	case f.Article != "":
		if h := x.articles[f.Article]; h != nil {
			keep(h.Facts)
		}
	case len(nodes) > 0:
		for _, iri := range nodes {
			if n := x.nodes[iri]; n != nil {
				for _, p := range n.in {
					keep(p.facts)
				}
			}
		}
	default:
		for _, h := range x.articles {
			keep(h.Facts)
		}
	}
	if strings.TrimSpace(f.Words) != "" {
		out = x.saying(out, f.Words)
	}
	slices.SortFunc(out, compareFacts)
	return slices.Compact(out)
}

func cmpOr(lists ...[]string) []string {
	for _, l := range lists {
		if len(l) > 0 {
			return l
		}
	}
	return nil
}

func compareFacts(a, b *Fact) int {
	return cmp.Or(
		strings.Compare(cmp.Or(a.When(), "9999"), cmp.Or(b.When(), "9999")),
		strings.Compare(a.Article.ID, b.Article.ID),
		cmp.Compare(a.ref.Start, b.ref.Start), cmp.Compare(a.ref.End, b.ref.End))
}

func (f *Filter) takes(fact *Fact) bool {
	switch {
	case f.Article != "" && fact.Article.ID != f.Article,
		f.Outlet != "" && fact.Article.Outlet != f.Outlet,
		fact.Certainty < f.Certainty,
		f.Polarity == schema.Negative && !fact.Negative,
		f.Polarity == schema.Positive && fact.Negative,
		len(f.Types) > 0 && !slices.Contains(f.Types, fact.Type),
		len(f.Types) == 0 && fact.Type == string(schema.Think) && fact.Kind == schema.StatementFact:
		return false
	}
	if (f.Since != "" || f.Until != "") && !Within(fact.When(), f.Since, f.Until) {
		return false
	}
	role := "about"
	if fact.Kind == schema.EventFact {
		role = ""
	}
	return hasAny(fact, "speaker", f.Speakers) && hasAny(fact, role, f.About) && hasAny(fact, role, f.Places)
}

func hasAny(f *Fact, role string, nodes []string) bool {
	return len(nodes) == 0 || slices.ContainsFunc(nodes, func(n string) bool { return f.Has(role, n) })
}

// Within reports whether a day, month or year is, at least in part, from since to until,
// each of which is one, too, or empty. No date is in no period.
func Within(date, since, until string) bool {
	if date == "" {
		return false
	}
	n := min(len(date), len(since))
	if date[:n] < since[:n] {
		return false
	}
	n = min(len(date), len(until))
	return date[:n] <= until[:n]
}

// Outlets returns who published the articles, sorted, each once.
func (x *Index) Outlets() []string {
	x.mu.RLock()
	defer x.mu.RUnlock()
	set := map[string]struct{}{}
	for _, h := range x.articles {
		if h.Outlet != "" {
			set[h.Outlet] = struct{}{}
		}
	}
	return slices.Sorted(maps.Keys(set))
}
