package search

import (
	"cmp"
	"slices"
	"strings"

	"github.com/khabar-kg/khabar/schema"
)

// A Link ties two facts of different articles.
type Link struct {
	From, To    string // IRIs of facts
	Contradicts bool   // both cannot be as they are told; otherwise they tell one thing
	Rule        string
	Strength    float64 // 0 to 1: how much they share
	Why         string  // in English
}

// SetLinks replaces what facts have to do with each other, and which articles are
// mostly one text: groups of identifiers.
func (x *Index) SetLinks(links []Link, copies [][]string) {
	by := map[string][]Link{}
	for _, l := range links {
		by[l.From] = append(by[l.From], l)
		l.From, l.To = l.To, l.From
		by[l.From] = append(by[l.From], l)
	}
	for _, list := range by {
		slices.SortFunc(list, func(a, b Link) int {
			return cmp.Or(cmp.Compare(b.Strength, a.Strength), strings.Compare(a.To, b.To), strings.Compare(a.Rule, b.Rule))
		})
	}
	near := map[string][]string{}
	for _, group := range copies {
		for _, id := range group {
			for _, other := range group {
				if other != id {
					near[id] = append(near[id], other)
				}
			}
		}
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	x.links, x.copies = by, near
}

// Links returns what others say of a fact, the strongest first. From is the fact.
func (x *Index) Links(fact string) []Link {
	x.mu.RLock()
	defer x.mu.RUnlock()
	return x.links[fact]
}

// Copies returns the articles that are mostly the same text as one, sorted.
func (x *Index) Copies(article string) []*Article {
	x.mu.RLock()
	defer x.mu.RUnlock()
	var out []*Article
	for _, id := range x.copies[article] {
		if h := x.articles[id]; h != nil {
			out = append(out, h.Article)
		}
	}
	return out
}

// Fact returns the fact of an IRI, or nil.
func (x *Index) Fact(iri string) *Fact {
	rest, ok := strings.CutPrefix(iri, schema.DataIRI)
	parts := strings.SplitN(rest, "/", 4)
	if !ok || len(parts) < 3 {
		return nil
	}
	ref, err := schema.ParseRef(strings.Join(parts[:3], "/"))
	if err != nil {
		return nil
	}
	a := x.Article(ref.Article)
	if a == nil {
		return nil
	}
	tail := ""
	if len(parts) > 3 {
		tail = "/" + parts[3]
	}
	for _, f := range a.Facts {
		if f.tail == tail && f.Ref() == ref {
			return f
		}
	}
	return nil
}
