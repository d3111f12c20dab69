// Package network keeps the facts of all articles of a graph in memory, as what ties
// entities to each other, so that the neighbours of a hub, the shortest way between
// two entities, or all events of a year are found within milliseconds.
//
//	n := network.New(g)
//	v, err := n.View(ctx, network.Query{Open: []network.Opened{{IRI: iraq}}, Language: "ar"})
//
// Each question first brings the network up to date with the graph, reading anew what
// changed. It holds about 200 bytes a fact, and no text: sentences are read from the
// records when facts are shown.
package network

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/khabar-kg/khabar/graph"
	"github.com/khabar-kg/khabar/schema"
)

// A Network is the facts of a graph as they tie entities. It may be used by many
// goroutines.
type Network struct {
	g *graph.Graph

	mu       sync.RWMutex
	looked   time.Time // when the graph was last looked at
	known    map[string]graph.Revision
	articles map[string]*article
	nodes    map[string]*node
	lexicon  map[string][]schema.Name
}

// New returns a network of g, which stays the caller's. Nothing is read before the
// first question.
func New(g *graph.Graph) *Network {
	return &Network{g: g, articles: map[string]*article{}, nodes: map[string]*node{}}
}

// A node is an entity with what it takes part in.
type node struct {
	iri   string
	facts []*fact // sorted by article, then as the article's
	names map[schema.Name]int
	types map[schema.EntityType]int
	kind  schema.EntityType // that which most articles give
}

type article struct {
	graph.ArticleInfo
	facts []*fact
	names []graph.NodeName
}

type fact struct {
	graph.Tie
	article *article
	nodes   []*node // of the parties
}

// when is the fact's date, or that of its article.
func (f *fact) when() string { return cmp.Or(f.Date, f.article.Published.Value) }

func (f *fact) has(n *node) bool { return slices.Contains(f.nodes, n) }

// unreal reports whether the fact tells of what was denied, planned, possible or
// demanded.
func (f *fact) unreal() bool {
	return f.Negative || f.Modality != "" && f.Modality != schema.Asserted
}

// lookEvery is how long what was read is taken to be the graph as it is.
const lookEvery = 200 * time.Millisecond

// fresh brings the network up to date, and returns with it locked for reading.
func (n *Network) fresh(ctx context.Context) error {
	n.mu.RLock()
	if time.Since(n.looked) < lookEvery {
		return nil
	}
	n.mu.RUnlock()
	if err := n.refresh(ctx); err != nil {
		return err
	}
	n.mu.RLock()
	return nil
}

func (n *Network) refresh(ctx context.Context) error {
	n.mu.Lock()
	defer n.mu.Unlock()
	if time.Since(n.looked) < lookEvery { // somebody else has done it
		return nil
	}
	var changed []*graph.ArticleTies
	now, err := n.g.Ties(ctx, n.known, func(a *graph.ArticleTies) error {
		changed = append(changed, a)
		return nil
	})
	if err != nil {
		return err
	}
	gone := false
	for id := range n.articles {
		if _, ok := now[id]; !ok {
			n.drop(id)
			gone = true
		}
	}
	if len(changed) > 0 {
		if n.lexicon, err = n.g.KnownNames(ctx); err != nil {
			return err
		}
	}
	touched := map[*node]bool{}
	for _, a := range changed {
		n.drop(a.Article.ID)
		n.take(a, touched)
	}
	for x := range touched {
		slices.SortStableFunc(x.facts, func(a, b *fact) int { return strings.Compare(a.article.ID, b.article.ID) })
	}
	if gone || len(changed) > 0 {
		for iri, x := range n.nodes {
			if len(x.types) == 0 {
				delete(n.nodes, iri)
			}
		}
	}
	n.known, n.looked = now, time.Now()
	return nil
}

func (n *Network) node(iri string) *node {
	x := n.nodes[iri]
	if x == nil {
		x = &node{iri: iri, names: map[schema.Name]int{}, types: map[schema.EntityType]int{}}
		n.nodes[iri] = x
	}
	return x
}

// take adds an article; touched gets the nodes whose facts have to be sorted.
func (n *Network) take(a *graph.ArticleTies, touched map[*node]bool) {
	art := &article{ArticleInfo: a.Article, names: a.Names}
	n.articles[a.Article.ID] = art
	n.count(art, 1)
	for _, t := range a.Ties {
		f := &fact{Tie: t, article: art}
		for _, p := range t.Parties {
			x := n.node(p.Node)
			if !slices.Contains(f.nodes, x) {
				x.facts = append(x.facts, f)
				touched[x] = true
			}
			f.nodes = append(f.nodes, x)
		}
		art.facts = append(art.facts, f)
	}
}

// drop takes an article away.
func (n *Network) drop(id string) {
	art := n.articles[id]
	if art == nil {
		return
	}
	delete(n.articles, id)
	n.count(art, -1)
	for _, f := range art.facts {
		for _, x := range f.nodes {
			x.facts = slices.DeleteFunc(x.facts, func(f *fact) bool { return f.article == art })
		}
	}
}

// count adds the names and types that an article gives, or takes them away.
func (n *Network) count(art *article, by int) {
	type given struct {
		node string
		name schema.Name
		kind schema.EntityType
	}
	seen := map[given]bool{}
	for _, name := range art.names {
		x := n.node(name.Node)
		for _, g := range []given{{name.Node, name.Name, ""}, {name.Node, schema.Name{}, name.Type}} {
			if seen[g] {
				continue
			}
			seen[g] = true
			if g.kind == "" {
				add(x.names, g.name, by)
			} else {
				add(x.types, g.kind, by)
			}
		}
		x.kind = ""
		for kind, c := range x.types {
			if x.kind == "" || c > x.types[x.kind] || c == x.types[x.kind] && kind < x.kind {
				x.kind = kind
			}
		}
	}
}

func add[K comparable](m map[K]int, k K, by int) {
	if m[k] += by; m[k] <= 0 {
		delete(m, k)
	}
}

// name returns what to call a node in a language: the name that most articles give
// it in that language, or that a lexicon has, or else any name, or else how it is
// described.
func (n *Network) name(x *node, language string) schema.Name {
	var best, described schema.Name
	given := make(map[schema.Name]int, len(x.names))
	for s, c := range x.names {
		if s.Language != "" {
			given[s] = c
		} else if len(s.Text) > len(described.Text) || len(s.Text) == len(described.Text) && s.Text < described.Text {
			described = s
		}
	}
	if list := schema.NamesByCount(given, x.kind); len(list) > 0 {
		best = schema.Called(list, "", "", language)
	}
	if best.Language != language {
		for _, s := range n.lexicon[x.iri] {
			if s.Language == language {
				return s
			}
		}
	}
	switch {
	case best.Text != "":
		return best
	case described.Text != "":
		return described
	}
	return schema.Name{Text: x.iri}
}
