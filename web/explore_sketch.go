package web

import (
	"fmt"
	"math"
)

// A sketch is the explorer's picture as the server draws it, for those whose browser
// runs no scripts.
type sketch struct {
	Width, Height float64
	Marks         []shape
	Lines         []line
}

// mostSketched is how many entities a sketch has.
const mostSketched = 60

func sketchOf(x *explorer) *sketch {
	pic := &picture{}
	nodes := min(len(x.View.Nodes), mostSketched)
	for i, n := range x.View.Nodes[:nodes] {
		pic.Nodes = append(pic.Nodes, node{ID: i, IRI: n.IRI, Name: n.Name, Type: n.Type, Count: n.Facts, Size: min(7+2*math.Sqrt(float64(n.Facts)), 22)})
	}
	for _, e := range x.View.Edges {
		if e.A >= nodes || e.B >= nodes {
			continue
		}
		from, to := e.A, e.B
		if e.There == 0 {
			from, to = to, from
		}
		pic.Edges = append(pic.Edges, edge{From: from, To: to, Kind: e.Kind, Unreal: e.Unreal, weight: e.There + e.Back})
	}
	pic.place()
	out := &sketch{Width: pic.Width, Height: pic.Height}
	for _, n := range pic.Nodes {
		out.Marks = append(out.Marks, shape{
			node: n, Label: isolated(shorten(n.Name, longestLabel)), Path: shapeOf(n.Type), Title: x.Data.Nodes[n.ID].Title,
			Link: x.Focusing(n.IRI), Transform: fmt.Sprintf("translate(%.1f %.1f)", n.X, n.Y), LabelY: tenth(n.Size + labelHeight - 2),
		})
	}
	for _, e := range pic.Edges {
		out.Lines = append(out.Lines, line{edge: e, Path: e.path, Width: min(1+0.4*float64(e.weight), 4)})
	}
	return out
}
