package web

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/khabar-kg/khabar/layout"
	"github.com/khabar-kg/khabar/schema"
)

// A picture is entities and the lines between them, with their places.
type picture struct {
	Nodes         []node
	Edges         []edge
	Width, Height float64 // in units of its own; places begin at 0
}

// A node is an entity in a picture.
type node struct {
	ID    int
	IRI   string
	Name  string
	Type  schema.EntityType
	X, Y  float64
	Size  float64 // half its width
	Count int     // of its facts
}

// An edge is a line of a picture: all facts between two entities.
type edge struct {
	From, To int // numbers of nodes
	Kind     schema.FactKind
	Unreal   bool // every fact of it was denied, planned, possible or demanded
	weight   int  // facts
	path     string
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// The room around a picture and the size of a label.
const (
	pictureMargin  = 30
	smallestWidth  = 760
	smallestHeight = 480
	labelHeight    = 18
	letterWidth    = 7.4
	longestLabel   = 34 // characters
)

// place gives nodes and lines their places.
func (p *picture) place() {
	// Those with most facts come first, and so into the middle.
	order := make([]int, len(p.Nodes))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(p.Nodes[b].Count, p.Nodes[a].Count) })
	rank := make([]int, len(p.Nodes))
	bodies := make([]layout.Body, len(p.Nodes))
	for i, id := range order {
		rank[id] = i
		n := p.Nodes[id]
		bodies[i] = layout.Body{
			Width:  max(2*n.Size, letterWidth*float64(utf8.RuneCountInString(shorten(n.Name, longestLabel)))) + 6,
			Height: 2*n.Size + labelHeight + 4,
		}
	}
	var springs []layout.Spring
	for _, e := range p.Edges {
		springs = append(springs, layout.Spring{A: rank[e.From], B: rank[e.To], Weight: float64(e.weight)})
		bodies[rank[e.From]].Weight++
		bodies[rank[e.To]].Weight++
	}
	layout.Place(bodies, springs)
	if len(bodies) == 0 {
		return
	}
	left, top, right, bottom := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, b := range bodies {
		left, right = min(left, b.X-b.Width/2), max(right, b.X+b.Width/2)
		top, bottom = min(top, b.Y-b.Height/2), max(bottom, b.Y+b.Height/2)
	}
	// A small picture is not blown up.
	more := max(0, smallestWidth-(right-left)) / 2
	left, right = left-more, right+more
	more = max(0, smallestHeight-(bottom-top)) / 2
	top, bottom = top-more, bottom+more
	p.Width, p.Height = tenth(right-left+2*pictureMargin), tenth(bottom-top+2*pictureMargin)
	for i, b := range bodies {
		n := &p.Nodes[order[i]]
		n.X = tenth(b.X - left + pictureMargin)
		// A body is the node with its label below: the node is in its upper part.
		n.Y = tenth(b.Y - b.Height/2 + n.Size - top + pictureMargin)
	}
	for i := range p.Edges {
		p.Edges[i].draw(&p.Nodes[p.Edges[i].From], &p.Nodes[p.Edges[i].To])
	}
}

func tenth(f float64) float64 { return math.Round(f*10) / 10 }

// draw makes the line from one node's rim to the other's.
func (e *edge) draw(a, b *node) {
	dx, dy := b.X-a.X, b.Y-a.Y
	d := max(math.Hypot(dx, dy), 1)
	from, to := a.Size+1, b.Size+6 // room for the arrow's head
	e.path = fmt.Sprintf("M%.1f %.1fL%.1f %.1f", a.X+dx/d*from, a.Y+dy/d*from, b.X-dx/d*to, b.Y-dy/d*to)
}

// shorten cuts a text to n characters, at a word where one ends near.
func shorten(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	r := []rune(s)[:n-1]
	cut := string(r)
	if i := strings.LastIndexByte(cut, ' '); i > len(cut)*2/3 {
		cut = cut[:i]
	}
	return cut + "…"
}
