package network

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/khabar-kg/khabar/graph"
	"github.com/khabar-kg/khabar/schema"
)

// The sizes of a view unless a query says otherwise.
const (
	SomeNeighbours = 20  // of each entity that is opened
	MostNodes      = 300 // in all
)

// A Filter says which facts and entities count. The zero value lets all pass.
type Filter struct {
	Types   []schema.EntityType // of entities
	Kinds   []schema.FactKind
	Label   string // one act, event type or relation type
	Since   string // "2021-12-09", "2021-12" or "2021": the first that counts
	Until   string // the last that counts
	Outlets []string
}

func (f *Filter) passes(x *fact) bool {
	return (len(f.Kinds) == 0 || slices.Contains(f.Kinds, x.Kind)) &&
		(f.Label == "" || f.Label == x.Type) &&
		(len(f.Outlets) == 0 || slices.Contains(f.Outlets, x.article.Outlet)) &&
		within(x.when(), f.Since, f.Until)
}

func (f *Filter) shows(x *node) bool {
	return len(f.Types) == 0 || slices.Contains(f.Types, x.kind)
}

// within reports whether a date is in the period; each is a day, month or year. What
// has no date is in none that is asked for.
func within(date, since, until string) bool {
	if date == "" {
		return since == "" && until == ""
	}
	n := min(len(date), len(since))
	if since != "" && date[:n] < since[:n] {
		return false
	}
	n = min(len(date), len(until))
	return until == "" || date[:n] <= until[:n]
}

// A Query says what a view shows: entities, and of those that are opened the
// neighbours.
type Query struct {
	Filter
	Open     []Opened // in this order they get room
	With     []string // IRIs of entities that are shown beside them
	Off      []string // IRIs of entities that are never shown
	Most     int      // nodes in all; 0 is MostNodes
	Language string   // of names: "ar" or "en"
}

// An Opened is an entity whose neighbours are shown.
type Opened struct {
	IRI  string
	Most int // neighbours; 0 is SomeNeighbours
}

// A View is a part of the network.
type View struct {
	Nodes []Node `json:"nodes"`
	Edges []Edge `json:"edges"`
	// Hidden counts, for each that was opened, in its order, the neighbours that
	// are not shown.
	Hidden []int `json:"hidden"`
	// Lost are the entities that were asked for and that the graph does not have.
	Lost []string `json:"lost,omitempty"`
	// First and Last are the first and the last date of the facts of what is shown,
	// whatever the period that was asked for.
	First string `json:"first,omitempty"`
	Last  string `json:"last,omitempty"`
	// Labels count the facts between what is shown by act, event type or relation
	// type, whichever was asked for.
	Labels []LabelCount `json:"labels"`
}

// A LabelCount is how often something occurs.
type LabelCount struct {
	Kind  schema.FactKind `json:"kind"`
	Label string          `json:"label"`
	Facts int             `json:"facts"`
}

// A Node is an entity in a view.
type Node struct {
	IRI      string            `json:"iri"`
	Name     string            `json:"name"`
	Language string            `json:"language,omitempty"` // of the name
	Type     schema.EntityType `json:"type"`
	Open     bool              `json:"open,omitzero"`
	Degree   int               `json:"degree"` // neighbours in the whole network, as filtered
	Facts    int               `json:"facts"`  // that tie it to another node of the view
}

// An Edge is all facts that tie two nodes of a view.
type Edge struct {
	A      int             `json:"a"` // numbers of nodes
	B      int             `json:"b"`
	There  int             `json:"there,omitzero"` // facts in which A acts on B
	Back   int             `json:"back,omitzero"`  // facts in which B acts on A
	Kind   schema.FactKind `json:"kind"`           // of most of them
	Unreal bool            `json:"unreal,omitzero"`
	Labels []LabelCount    `json:"labels"` // the most frequent first
}

// View returns what a query shows.
func (n *Network) View(ctx context.Context, q Query) (*View, error) {
	if err := n.fresh(ctx); err != nil {
		return nil, err
	}
	defer n.mu.RUnlock()
	most := cmp.Or(q.Most, MostNodes)
	v := &View{Nodes: []Node{}, Edges: []Edge{}, Hidden: []int{}, Labels: []LabelCount{}}
	at := map[*node]int{}
	show := func(x *node, open bool) bool {
		if i, ok := at[x]; ok {
			v.Nodes[i].Open = v.Nodes[i].Open || open
			return true
		}
		if len(at) >= most {
			return false
		}
		at[x] = len(v.Nodes)
		name := n.name(x, q.Language)
		v.Nodes = append(v.Nodes, Node{IRI: x.iri, Name: name.Text, Language: name.Language, Type: x.kind, Open: open})
		return true
	}
	asked := func(iri string) *node {
		x := n.nodes[iri]
		if x == nil {
			v.Lost = append(v.Lost, iri)
		}
		return x
	}
	// What was asked for comes first, so that no neighbour takes its room.
	opened := make([]*node, len(q.Open))
	for i, o := range q.Open {
		if opened[i] = asked(o.IRI); opened[i] != nil {
			show(opened[i], true)
		}
	}
	for _, iri := range q.With {
		if x := asked(iri); x != nil && !slices.Contains(q.Off, iri) {
			show(x, false)
		}
	}
	for i, x := range opened {
		v.Hidden = append(v.Hidden, 0)
		if x == nil {
			continue
		}
		shown := 0
		for _, y := range n.neighbours(x, &q.Filter) {
			switch {
			case slices.Contains(q.Off, y.iri):
			case shown < cmp.Or(q.Open[i].Most, SomeNeighbours) && show(y, false):
				shown++
			default:
				if _, ok := at[y]; !ok {
					v.Hidden[i]++
				}
			}
		}
	}
	n.tie(v, at, &q.Filter)
	for x, i := range at {
		v.Nodes[i].Degree = len(tied(x, &q.Filter))
	}
	return v, nil
}

// tied counts the facts that tie x to each other node.
func tied(x *node, f *Filter) map[*node]int {
	count := map[*node]int{}
	for _, fa := range x.facts {
		if !f.passes(fa) {
			continue
		}
		for y := range others(fa, x) {
			if f.shows(y) {
				count[y]++
			}
		}
	}
	return count
}

// neighbours returns the nodes that facts tie to x, those of most facts first.
func (n *Network) neighbours(x *node, f *Filter) []*node {
	count := tied(x, f)
	return slices.SortedFunc(maps.Keys(count), func(a, b *node) int {
		return cmp.Or(cmp.Compare(count[b], count[a]), cmp.Compare(len(b.facts), len(a.facts)), cmp.Compare(a.iri, b.iri))
	})
}

// others yields the nodes that the fact ties x to: those on the other side, each
// once.
func others(f *fact, x *node) func(func(*node) bool) {
	return func(yield func(*node) bool) {
		acts := slices.Contains(f.nodes[:f.From], x)
		acted := slices.Contains(f.nodes[f.From:], x)
		for i, y := range f.nodes {
			if y == x || i < f.From && !acted || i >= f.From && !acts || slices.Contains(f.nodes[:i], y) {
				continue
			}
			if !yield(y) {
				return
			}
		}
	}
}

// tie finds the edges among what is shown.
func (n *Network) tie(v *View, at map[*node]int, f *Filter) {
	type pair struct{ a, b int }
	edges := map[pair]*Edge{}
	labels := map[pair]map[LabelCount]int{}
	all := map[LabelCount]int{}
	real := map[pair]bool{}
	open := *f
	open.Since, open.Until = "", ""
	any := open
	any.Label, any.Kinds = "", nil
	seen := map[*fact]bool{}
	for x := range at {
		for _, fa := range x.facts {
			if seen[fa] || !any.passes(fa) {
				continue
			}
			seen[fa] = true
			drawn := false
			touched := map[int]bool{}
			for k := range fa.nodes[:fa.From] {
				for l := fa.From; l < len(fa.nodes); l++ {
					a, okA := at[fa.nodes[k]]
					b, okB := at[fa.nodes[l]]
					if !okA || !okB || a == b {
						continue
					}
					drawn = true
					if !f.passes(fa) {
						continue
					}
					touched[a], touched[b] = true, true
					p := pair{min(a, b), max(a, b)}
					e := edges[p]
					if e == nil {
						e = &Edge{A: p.a, B: p.b}
						edges[p], labels[p] = e, map[LabelCount]int{}
					}
					if a == p.a {
						e.There++
					} else {
						e.Back++
					}
					labels[p][LabelCount{Kind: fa.Kind, Label: fa.Type}]++
					real[p] = real[p] || !fa.unreal()
				}
			}
			for j := range touched {
				v.Nodes[j].Facts++
			}
			if !drawn {
				continue
			}
			if f.within(fa) {
				all[LabelCount{Kind: fa.Kind, Label: fa.Type}]++
			}
			if when := fa.when(); when != "" && open.passes(fa) {
				if v.First == "" || when < v.First {
					v.First = when
				}
				v.Last = max(v.Last, when)
			}
		}
	}
	for p, e := range edges {
		e.Labels = counted(labels[p])
		e.Unreal = !real[p]
		byKind := map[schema.FactKind]int{}
		for _, l := range e.Labels {
			byKind[l.Kind] += l.Facts
		}
		for _, l := range e.Labels {
			if e.Kind == "" || byKind[l.Kind] > byKind[e.Kind] {
				e.Kind = l.Kind
			}
		}
		v.Edges = append(v.Edges, *e)
	}
	slices.SortFunc(v.Edges, func(a, b Edge) int { return cmp.Or(cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B)) })
	v.Labels = counted(all)
}

func (f *Filter) within(x *fact) bool { return within(x.when(), f.Since, f.Until) }

func counted(m map[LabelCount]int) []LabelCount {
	out := make([]LabelCount, 0, len(m))
	for l, c := range m {
		l.Facts = c
		out = append(out, l)
	}
	slices.SortFunc(out, func(a, b LabelCount) int {
		return cmp.Or(cmp.Compare(b.Facts, a.Facts), strings.Compare(string(a.Kind), string(b.Kind)), strings.Compare(a.Label, b.Label))
	})
	return out
}

// A Fact is one fact of the network, with its sentence.
type Fact struct {
	IRI      string          `json:"iri"`
	Kind     schema.FactKind `json:"kind"`
	Type     string          `json:"type,omitempty"`
	Title    string          `json:"title,omitempty"`
	Who      []Party         `json:"who"`
	Whom     []Party         `json:"whom"`
	Date     string          `json:"date,omitempty"`
	Reported string          `json:"reported,omitempty"` // when the article was published
	Negative bool            `json:"negative,omitzero"`
	Modality schema.Modality `json:"modality,omitempty"`
	Sentence string          `json:"sentence"`
	Article  string          `json:"article"`
	Headline string          `json:"headline,omitempty"`
	Outlet   string          `json:"outlet,omitempty"`
	Language string          `json:"language,omitempty"` // of the article
}

// A Party is an entity in a fact.
type Party struct {
	IRI  string            `json:"iri"`
	Name string            `json:"name"`
	Type schema.EntityType `json:"type"`
	Role string            `json:"role"`
}

// fact tells a fact. Its sentence is still to be read.
func (n *Network) fact(f *fact, language string) Fact {
	out := Fact{
		IRI: f.IRI, Kind: f.Kind, Type: f.Type, Title: f.Title, Who: []Party{}, Whom: []Party{},
		Date: f.Date, Reported: f.article.Published.Value, Negative: f.Negative, Modality: f.Modality,
		Article: f.article.ID, Headline: f.article.Title, Outlet: f.article.Outlet, Language: f.article.Language,
	}
	for i, x := range f.nodes {
		p := Party{x.iri, n.name(x, language).Text, x.kind, f.Parties[i].Role}
		if i < f.From {
			out.Who = append(out.Who, p)
		} else {
			out.Whom = append(out.Whom, p)
		}
	}
	return out
}

// read reads the sentences of facts.
func (n *Network) read(ctx context.Context, facts []*fact, out []Fact) error {
	texts := map[string]string{}
	for i, f := range facts {
		text, ok := texts[f.article.ID]
		if !ok {
			r, err := n.g.Record(ctx, f.article.ID)
			if err != nil {
				return err
			}
			text = r.Article.Text
			texts[f.article.ID] = text
		}
		if f.Sentence.End > len(text) { // it was replaced just now
			continue
		}
		out[i].Sentence = text[f.Sentence.Start:f.Sentence.End]
	}
	return nil
}

// Facts returns the facts in which entities take part together, or with one entity
// all of its own, the latest first; from the first on, at most limit of them. All
// says how many there are. An entity that is not there is [graph.ErrNoEntity].
func (n *Network) Facts(ctx context.Context, iris []string, f Filter, language string, from, limit int) (out []Fact, all int, err error) {
	return n.list(ctx, iris, language, from, limit, func(nodes []*node) []*fact {
		var found []*fact
		for _, fa := range nodes[0].facts {
			if f.passes(fa) && !slices.ContainsFunc(nodes, func(x *node) bool { return !fa.has(x) }) {
				found = append(found, fa)
			}
		}
		return found
	})
}

// Among returns the facts that tie any two of the entities, as [Network.Facts] does.
func (n *Network) Among(ctx context.Context, iris []string, f Filter, language string, from, limit int) (out []Fact, all int, err error) {
	return n.list(ctx, iris, language, from, limit, func(nodes []*node) []*fact {
		in := map[*node]bool{}
		for _, x := range nodes {
			in[x] = true
		}
		var found []*fact
		seen := map[*fact]bool{}
		for _, x := range nodes {
			for _, fa := range x.facts {
				if seen[fa] || !f.passes(fa) {
					continue
				}
				for y := range others(fa, x) {
					if in[y] {
						seen[fa] = true
						found = append(found, fa)
						break
					}
				}
			}
		}
		return found
	})
}

// list tells a part of the facts that find finds of entities.
func (n *Network) list(ctx context.Context, iris []string, language string, from, limit int, find func([]*node) []*fact) (out []Fact, all int, err error) {
	if err := n.fresh(ctx); err != nil {
		return nil, 0, err
	}
	defer n.mu.RUnlock()
	var nodes []*node
	for _, iri := range iris {
		x := n.nodes[iri]
		if x == nil {
			return nil, 0, fmt.Errorf("%w: %s", graph.ErrNoEntity, iri)
		}
		nodes = append(nodes, x)
	}
	if len(nodes) == 0 {
		return []Fact{}, 0, nil
	}
	found := find(nodes)
	slices.SortStableFunc(found, func(a, b *fact) int {
		return cmp.Or(cmp.Compare(b.when(), a.when()), cmp.Compare(a.article.ID, b.article.ID), cmp.Compare(a.Sentence.Start, b.Sentence.Start), cmp.Compare(a.IRI, b.IRI))
	})
	all = len(found)
	found = found[min(from, all):min(from+limit, all)]
	out = make([]Fact, len(found))
	for i, fa := range found {
		out[i] = n.fact(fa, language)
	}
	return out, all, n.read(ctx, found, out)
}

// Largest returns the entities that most facts speak of, at most n.
func (n *Network) Largest(ctx context.Context, f Filter, most int) ([]string, error) {
	if err := n.fresh(ctx); err != nil {
		return nil, err
	}
	defer n.mu.RUnlock()
	count := map[*node]int{}
	for _, x := range n.nodes {
		if !f.shows(x) {
			continue
		}
		for _, fa := range x.facts {
			if fa.From < len(fa.nodes) && fa.From > 0 && f.passes(fa) {
				count[x]++
			}
		}
	}
	order := slices.SortedFunc(maps.Keys(count), func(a, b *node) int {
		return cmp.Or(cmp.Compare(count[b], count[a]), cmp.Compare(a.iri, b.iri))
	})
	var out []string
	for _, x := range order[:min(most, len(order))] {
		out = append(out, x.iri)
	}
	return out, nil
}

// Names returns what to call entities in a language; one that is not there has its
// IRI.
func (n *Network) Names(ctx context.Context, iris []string, language string) ([]string, error) {
	if err := n.fresh(ctx); err != nil {
		return nil, err
	}
	defer n.mu.RUnlock()
	out := slices.Clone(iris)
	for i, iri := range iris {
		if x := n.nodes[iri]; x != nil {
			out[i] = n.name(x, language).Text
		}
	}
	return out, nil
}

// Outlets returns those that articles are from, sorted.
func (n *Network) Outlets(ctx context.Context) ([]string, error) {
	if err := n.fresh(ctx); err != nil {
		return nil, err
	}
	defer n.mu.RUnlock()
	seen := map[string]bool{}
	for _, a := range n.articles {
		if a.Outlet != "" {
			seen[a.Outlet] = true
		}
	}
	return slices.Sorted(maps.Keys(seen)), nil
}

// Known returns those of the IRIs that are entities of the network, each once, in
// their order.
func (n *Network) Known(ctx context.Context, iris []string) ([]string, error) {
	if err := n.fresh(ctx); err != nil {
		return nil, err
	}
	defer n.mu.RUnlock()
	var out []string
	seen := map[string]bool{}
	for _, iri := range iris {
		if n.nodes[iri] != nil && !seen[iri] {
			seen[iri] = true
			out = append(out, iri)
		}
	}
	return out, nil
}
