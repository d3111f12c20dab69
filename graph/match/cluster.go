package match

import (
	"cmp"
	"slices"
	"strings"

	"github.com/khabar-kg/khabar/schema"
)

// A Pair is a judgement on two entities of a set, by their places in it.
type Pair struct {
	A, B int
	Judgement
}

// Clusters is a set of entities put together.
type Clusters struct {
	Of    []int  // by entity: the number of its cluster; numbers are of no meaning
	Joins []Pair // the judgements that joined them, in the order in which they did
	Held  []Pair // those that would have, were it not for members judged different
	Open  []Pair // pairs judged unsure, likeliest first: for people to decide
}

// Cluster puts together the entities that are judged the same. Two clusters with
// members that are judged different are never joined; the surest pairs are
// joined first. The outcome does not depend on the order of all.
func (m *Matcher) Cluster(all []*Profile) *Clusters {
	order := make([]int, len(all))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return compareRefs(all[a].Ref, all[b].Ref) })
	c := &clusterer{m: m, all: all, groups: newGroups(len(all)), apart: make([]map[int]bool, len(all))}
	for _, p := range c.pairs(order) {
		c.judge(p[0], p[1])
	}
	slices.SortFunc(c.same, c.surest)
	out := &Clusters{Of: make([]int, len(all)), Open: c.open}
	for _, p := range c.same {
		a, b := c.groups.find(p.A), c.groups.find(p.B)
		switch {
		case a == b:
		case c.apartness(a, b):
			out.Held = append(out.Held, p)
		default:
			c.join(a, b)
			out.Joins = append(out.Joins, p)
		}
	}
	slices.SortFunc(out.Open, c.surest)
	for i := range all {
		out.Of[i] = c.groups.find(i)
	}
	return out
}

func compareRefs(a, b schema.Ref) int {
	return cmp.Or(strings.Compare(a.Article, b.Article), cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
}

// A clusterer keeps what was judged of a set.
type clusterer struct {
	m          *Matcher
	all        []*Profile
	groups     groups
	apart      []map[int]bool // by a cluster's root: roots that it must not join
	same, open []Pair
}

// surest orders pairs by score, then by where their entities are.
func (c *clusterer) surest(x, y Pair) int {
	return cmp.Or(cmp.Compare(y.Score, x.Score),
		compareRefs(c.all[x.A].Ref, c.all[y.A].Ref), compareRefs(c.all[x.B].Ref, c.all[y.B].Ref))
}

func (c *clusterer) judge(a, b int) {
	p := Pair{a, b, c.m.Judge(c.all[a], c.all[b])}
	switch p.Verdict {
	case Same:
		c.same = append(c.same, p)
	case Unsure:
		c.open = append(c.open, p)
	case Different:
		c.keepApart(a, b)
	}
}

func (c *clusterer) keepApart(a, b int) {
	for _, p := range [2][2]int{{a, b}, {b, a}} {
		if c.apart[p[0]] == nil {
			c.apart[p[0]] = map[int]bool{}
		}
		c.apart[p[0]][p[1]] = true
	}
}

// apartness reports whether two clusters, by their roots, must stay apart.
func (c *clusterer) apartness(a, b int) bool { return c.apart[a][b] }

// join makes two clusters one, which stays apart from all that either did.
func (c *clusterer) join(a, b int) {
	root := c.groups.union(a, b)
	other := a + b - root
	for x := range c.apart[other] {
		delete(c.apart[x], other)
		c.keepApart(x, root)
	}
	c.apart[other] = nil
}

// groups is a union-find.
type groups struct{ parent, size []int }

func newGroups(n int) groups {
	g := groups{make([]int, n), make([]int, n)}
	for i := range g.parent {
		g.parent[i], g.size[i] = i, 1
	}
	return g
}

func (g groups) find(i int) int {
	for g.parent[i] != i {
		g.parent[i] = g.parent[g.parent[i]]
		i = g.parent[i]
	}
	return i
}

// union joins two roots and returns the one that stays.
func (g groups) union(a, b int) int {
	if g.size[a] < g.size[b] {
		a, b = b, a
	}
	g.parent[b] = a
	g.size[a] += g.size[b]
	return a
}
