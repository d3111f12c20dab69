package network

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"

	"github.com/khabar-kg/khabar/graph"
)

// mostPaths bounds how many shortest ways are compared.
const mostPaths = 2000

// Paths returns the shortest ways between two entities, each as the IRIs from a to b,
// both included: at most limit of them, those through the least known entities first,
// as they tell most. No way is no error. An entity that is not there is
// [graph.ErrNoEntity].
func (n *Network) Paths(ctx context.Context, a, b string, f Filter, off []string, limit int) ([][]string, error) {
	if err := n.fresh(ctx); err != nil {
		return nil, err
	}
	defer n.mu.RUnlock()
	from, to := n.nodes[a], n.nodes[b]
	for iri, x := range map[string]*node{a: from, b: to} {
		if x == nil {
			return nil, fmt.Errorf("%w: %s", graph.ErrNoEntity, iri)
		}
	}
	if from == to {
		return [][]string{{a}}, nil
	}
	// How far each node is from the end; then all ways that come nearer at each step.
	far := map[*node]int{to: 0}
	reached := false
	for rim := []*node{to}; len(rim) > 0 && !reached; {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		var next []*node
		for _, x := range rim {
			for _, fa := range x.facts {
				if !f.passes(fa) {
					continue
				}
				for y := range others(fa, x) {
					if _, ok := far[y]; ok || slices.Contains(off, y.iri) || y != from && !f.shows(y) {
						continue
					}
					far[y] = far[x] + 1
					next = append(next, y)
					reached = reached || y == from
				}
			}
		}
		rim = next
	}
	if !reached {
		return [][]string{}, nil
	}
	type way struct {
		nodes []*node
		known float64 // how much is said of those on the way
	}
	var ways []way
	var walk func(way []*node, known float64)
	walk = func(so []*node, known float64) {
		if len(ways) >= mostPaths {
			return
		}
		x := so[len(so)-1]
		if x == to {
			ways = append(ways, way{slices.Clone(so), known})
			return
		}
		seen := map[*node]bool{}
		for _, fa := range x.facts {
			if !f.passes(fa) {
				continue
			}
			for y := range others(fa, x) {
				if d, ok := far[y]; ok && d == far[x]-1 && !seen[y] {
					seen[y] = true
					more := 0.0
					if y != to {
						more = math.Log(float64(len(y.facts)) + 1)
					}
					walk(append(so, y), known+more)
				}
			}
		}
	}
	walk([]*node{from}, 0)
	slices.SortStableFunc(ways, func(a, b way) int {
		return cmp.Or(cmp.Compare(a.known, b.known), slices.CompareFunc(a.nodes, b.nodes, func(x, y *node) int { return cmp.Compare(x.iri, y.iri) }))
	})
	out := [][]string{}
	for _, w := range ways[:min(limit, len(ways))] {
		var iris []string
		for _, x := range w.nodes {
			iris = append(iris, x.iri)
		}
		out = append(out, iris)
	}
	return out, nil
}
