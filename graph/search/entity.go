package search

import (
	"cmp"
	"maps"
	"slices"
	"sort"
	"strings"

	"github.com/khabar-kg/khabar/graph/match"
	"github.com/khabar-kg/khabar/schema"
)

// presence is what an article has of a node.
type presence struct {
	names       []schema.Name
	kind        schema.EntityType
	knownAs     string
	description string
	places      []Range
	facts       []*Fact
}

// node is an entity under way; its info is made anew when articles come and go.
type node struct {
	iri  string
	in   map[*held]*presence
	info *Entity
	keys []string // folded words of its names
}

// An Entity is what stands for an entity of one or more articles. It does not change.
type Entity struct {
	IRI         string
	Type        schema.EntityType
	KnownAs     string
	Names       []schema.Name // distinct; those that most articles give first, and of them the longest
	Description string        // the longest, of an entity that nobody names
	Articles    int
	folded      [][]string // words of each name
}

// NameIn returns what to call the entity in a language: its first name in it, else its
// first name, else its description, else its IRI.
func (e *Entity) NameIn(language string) schema.Name {
	return schema.Called(e.Names, e.Description, e.IRI, language)
}

// describe makes a node's info and the keys of its names anew.
func (x *Index) describe(n *node) {
	var keys []string
	if len(n.in) == 0 {
		delete(x.nodes, n.iri)
		n.info = nil
	} else {
		n.info = n.describe()
		for _, ws := range n.info.folded {
			keys = append(keys, ws...)
		}
		slices.Sort(keys)
		keys = slices.Compact(keys)
	}
	for _, k := range n.keys {
		if _, ok := slices.BinarySearch(keys, k); ok {
			continue
		}
		delete(x.named[k], n)
		if len(x.named[k]) == 0 {
			delete(x.named, k)
			c := match.Class(k)
			if x.classes[c] = slices.DeleteFunc(x.classes[c], func(w string) bool { return w == k }); len(x.classes[c]) == 0 {
				delete(x.classes, c)
			}
		}
	}
	for _, k := range keys {
		if x.named[k] == nil {
			x.named[k] = map[*node]struct{}{}
			c := match.Class(k)
			x.classes[c] = append(x.classes[c], k)
			if _, ok := x.postings[k]; !ok { // so that it is found by its beginning
				x.postings[k] = nil
				x.fresh = append(x.fresh, k)
			}
		}
		x.named[k][n] = struct{}{}
	}
	n.keys = keys
}

func (n *node) describe() *Entity {
	e := &Entity{IRI: n.iri, Articles: len(n.in)}
	count := map[schema.Name]int{}
	kinds := map[schema.EntityType]int{}
	for _, p := range n.in {
		kinds[p.kind]++
		e.KnownAs = max(e.KnownAs, p.knownAs)
		if len(p.description) > len(e.Description) || len(p.description) == len(e.Description) && p.description < e.Description {
			e.Description = p.description
		}
		for _, name := range p.names {
			count[name]++
		}
	}
	for _, k := range slices.Sorted(maps.Keys(kinds)) {
		if e.Type == "" || kinds[k] > kinds[e.Type] {
			e.Type = k
		}
	}
	e.Names = schema.NamesByCount(count, e.Type)
	for _, name := range e.Names {
		e.folded = append(e.folded, fold(name.Text))
	}
	return e
}

// fold returns the folded words of a name.
func fold(name string) []string {
	var out []string
	for _, w := range words(name) {
		if f := match.FoldWord(w); f != "" && f != "al" && f != "el" {
			out = append(out, f)
		}
	}
	return out
}

// Entity returns the entity of a node, or nil.
func (x *Index) Entity(iri string) *Entity {
	x.mu.RLock()
	defer x.mu.RUnlock()
	if n := x.nodes[iri]; n != nil {
		return n.info
	}
	return nil
}

// Article returns the article of an identifier, or nil.
func (x *Index) Article(id string) *Article {
	x.mu.RLock()
	defer x.mu.RUnlock()
	if h := x.articles[id]; h != nil {
		return h.Article
	}
	return nil
}

// Articles returns all articles, by identifier.
func (x *Index) Articles() []*Article {
	x.mu.RLock()
	defer x.mu.RUnlock()
	out := make([]*Article, 0, len(x.articles))
	for _, h := range x.articles {
		out = append(out, h.Article)
	}
	slices.SortFunc(out, func(a, b *Article) int { return strings.Compare(a.ID, b.ID) })
	return out
}

// An Appearance is an article that speaks of an entity: where, and in which facts.
type Appearance struct {
	Article *Article
	Places  []Range
	Facts   []*Fact
}

// Appearances returns the articles that speak of a node, the newest first.
func (x *Index) Appearances(iri string) []Appearance {
	x.mu.RLock()
	defer x.mu.RUnlock()
	n := x.nodes[iri]
	if n == nil {
		return nil
	}
	out := make([]Appearance, 0, len(n.in))
	for h, p := range n.in {
		out = append(out, Appearance{h.Article, p.places, p.facts})
	}
	slices.SortFunc(out, func(a, b Appearance) int {
		return cmp.Or(strings.Compare(b.Article.Published.Value, a.Article.Published.Value), strings.Compare(a.Article.ID, b.Article.ID))
	})
	return out
}

// A Company is an entity that appears with another.
type Company struct {
	*Entity
	Shared int // articles that speak of both
}

// With returns the entities that most articles name together with a node, at most n.
func (x *Index) With(iri string, n int) []Company {
	x.mu.RLock()
	defer x.mu.RUnlock()
	of := x.nodes[iri]
	if of == nil {
		return nil
	}
	shared := map[*node]int{}
	for h := range of.in {
		for other := range h.parts {
			if other != of && len(other.info.Names) > 0 {
				shared[other]++
			}
		}
	}
	out := make([]Company, 0, len(shared))
	for other, k := range shared {
		out = append(out, Company{other.info, k})
	}
	slices.SortFunc(out, func(a, b Company) int {
		return cmp.Or(cmp.Compare(b.Shared, a.Shared), cmp.Compare(a.Articles, b.Articles), strings.Compare(a.IRI, b.IRI))
	})
	return out[:min(n, len(out))]
}

// beginning returns the folded words that begin with a prefix.
func (x *Index) beginning(prefix string) []string {
	from := sort.SearchStrings(x.sorted, prefix)
	to := from
	for to < len(x.sorted) && strings.HasPrefix(x.sorted[to], prefix) {
		to++
	}
	return x.sorted[from:to]
}

// Named returns the entities that name stands for: an IRI, an identifier of the lexicon,
// or a name compared folded. Where no name is equal, names that hold all its words
// are taken. Those of most articles come first.
func (x *Index) Named(name string) []*Entity {
	x.mu.RLock()
	defer x.mu.RUnlock()
	for _, iri := range []string{name, schema.KnownEntityIRI(name)} {
		if n := x.nodes[iri]; n != nil {
			return []*Entity{n.info}
		}
	}
	typed := fold(name)
	if len(typed) == 0 {
		return nil
	}
	var equal, holding []*Entity
	for n := range x.named[typed[0]] {
		all, same := true, false
		for _, w := range typed {
			_, ok := x.named[w][n]
			all = all && ok
		}
		for _, f := range n.info.folded {
			same = same || slices.Equal(f, typed)
		}
		switch {
		case same:
			equal = append(equal, n.info)
		case all:
			holding = append(holding, n.info)
		}
	}
	if len(equal) == 0 {
		equal = holding
	}
	slices.SortFunc(equal, func(a, b *Entity) int {
		return cmp.Or(cmp.Compare(b.Articles, a.Articles), strings.Compare(a.IRI, b.IRI))
	})
	return equal
}
