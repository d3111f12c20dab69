package web

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"github.com/khabar-kg/khabar/graph/search"
)

// smallMap draws whom the entity has to do with: itself in the middle, and around it
// those with whom most facts are told.
func (t *teller) smallMap(of *search.Entity, facts []*search.Fact) *sketch {
	count := map[string]int{}
	for _, f := range facts {
		seen := map[string]bool{of.IRI: true}
		for _, p := range f.Parties {
			if p.Role == "medium" || p.Role == "audience" || seen[p.Node] {
				continue
			}
			seen[p.Node] = true
			if e := t.x.Entity(p.Node); e != nil && len(e.Names) > 0 {
				count[p.Node]++
			}
		}
	}
	near := slices.SortedFunc(maps.Keys(count), func(a, b string) int {
		return cmp.Or(cmp.Compare(count[b], count[a]), strings.Compare(a, b))
	})
	near = near[:min(len(near), mapNodes)]
	if len(near) == 0 {
		return nil
	}
	out := &sketch{Width: mapWidth, Height: mapHeight}
	add := func(iri string, x, y float64, facts int) node {
		name := t.name(iri)
		n := node{ID: len(out.Marks), IRI: iri, Name: name.Name, Type: name.Type, X: tenth(x), Y: tenth(y), Count: facts}
		n.Size = tenth(min(6+1.3*math.Sqrt(float64(facts)), 15))
		out.Marks = append(out.Marks, shape{
			node: n, Label: isolated(shorten(n.Name, mapLabel)), Path: shapeOf(n.Type), Link: name.Link,
			Title:     t.p.T("node.title", isolated(n.Name), t.typeLabel(n.Type), facts),
			Transform: fmt.Sprintf("translate(%.1f %.1f)", n.X, n.Y), LabelY: tenth(n.Size + labelHeight - 3),
		})
		return n
	}
	middle := add(of.IRI, mapWidth/2, mapHeight/2-8, len(facts))
	for i, iri := range near {
		// Two rings by turns, so that the labels of neighbours do not meet.
		angle := 2*math.Pi*float64(i)/float64(len(near)) - math.Pi/2
		ring := 1.0
		if i%2 == 1 && len(near) > 6 {
			ring = 0.66
		}
		n := add(iri, mapWidth/2+ring*mapAcross*math.Cos(angle), mapHeight/2-8+ring*mapDown*math.Sin(angle), count[iri])
		e := edge{From: 0, To: n.ID}
		e.draw(&middle, &n)
		out.Lines = append(out.Lines, line{edge: e, Path: e.path, Width: tenth(min(1+0.3*float64(count[iri]), 5))})
	}
	return out
}

// The measures of the map: its size, how far its outer ring reaches, and how many
// characters a label has.
const (
	mapNodes  = 10
	mapWidth  = 420
	mapHeight = 330
	mapAcross = 150
	mapDown   = 128
	mapLabel  = 20
)
