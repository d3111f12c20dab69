// Package layout places the nodes of a picture: the page's, and an export's. It knows
// boxes and what ties them, and nothing of a graph.
package layout

import "math"

// A Body is a node to be placed: its label's box, and where it came to be.
type Body struct {
	X, Y          float64 // centre, in units of the picture
	Width, Height float64 // of the node with its label
	Weight        float64 // how many tie it
}

// A Spring ties two bodies, by their numbers.
type Spring struct {
	A, B   int
	Weight float64
}

// The measures of the layout.
const (
	layoutRounds = 500
	layoutAspect = 1.4 // pictures are wider than high
	boxGap       = 8   // between labels, in units of the picture
	// roominess is how much of a picture is ground, as a multiple of what its
	// boxes cover.
	roominess = 2.6
	gravity   = 0.8
	// reach is how far bodies push each other, in times the usual distance:
	// what is tied to nothing else does not fly away.
	reach = 3
)

// Place places bodies so that those that are tied lie near each other and no
// label lies on another: force-directed placement (Fruchterman and Reingold 1991)
// with gravity, then boxes are pushed apart. It begins on a spiral, in the order
// given, so that the same bodies always come to lie in the same places.
func Place(bodies []Body, springs []Spring) {
	n := len(bodies)
	if n == 0 {
		return
	}
	area := 0.0
	for _, b := range bodies {
		area += (b.Width + boxGap) * (b.Height + boxGap)
	}
	k := math.Sqrt(area * roominess / float64(n)) // the usual distance
	golden := math.Pi * (3 - math.Sqrt(5))
	for i := range bodies {
		r := 0.7 * k * math.Sqrt(float64(i))
		bodies[i].X = r * math.Cos(golden*float64(i)) * layoutAspect
		bodies[i].Y = r * math.Sin(golden*float64(i))
	}
	dx, dy := make([]float64, n), make([]float64, n)
	for round := range layoutRounds {
		heat := k * (1 - float64(round)/layoutRounds)
		clear(dx)
		clear(dy)
		for i := range n {
			for j := i + 1; j < n; j++ {
				x, y := bodies[i].X-bodies[j].X, (bodies[i].Y-bodies[j].Y)*layoutAspect
				d := max(math.Hypot(x, y), 1)
				if d > reach*k {
					continue
				}
				f := k * k / (d * d) * (1 - d/(reach*k))
				dx[i], dy[i] = dx[i]+x*f, dy[i]+y*f
				dx[j], dy[j] = dx[j]-x*f, dy[j]-y*f
			}
		}
		for _, s := range springs {
			x, y := bodies[s.A].X-bodies[s.B].X, (bodies[s.A].Y-bodies[s.B].Y)*layoutAspect
			d := math.Hypot(x, y)
			// Much is tied to a hub; each tie of it pulls less.
			f := d / k * (0.5 + 0.25*min(s.Weight, 4)) / math.Sqrt(1+min(bodies[s.A].Weight, bodies[s.B].Weight)/4)
			dx[s.A], dy[s.A] = dx[s.A]-x*f, dy[s.A]-y*f
			dx[s.B], dy[s.B] = dx[s.B]+x*f, dy[s.B]+y*f
		}
		for i := range n {
			dx[i] -= bodies[i].X * gravity
			dy[i] -= bodies[i].Y * layoutAspect * gravity
			d := math.Hypot(dx[i], dy[i])
			if d > heat {
				dx[i], dy[i] = dx[i]*heat/d, dy[i]*heat/d
			}
			bodies[i].X += dx[i]
			bodies[i].Y += dy[i] / layoutAspect
		}
	}
	separate(bodies)
}

// separate pushes boxes that lie on each other apart, along the shorter way. Where
// there is no room for that, it makes some.
func separate(bodies []Body) {
	const rounds, spread = 60, 1.08
	for range 40 {
		for range rounds {
			if !pushApart(bodies) {
				return
			}
		}
		for i := range bodies {
			bodies[i].X *= spread
			bodies[i].Y *= spread
		}
	}
}

// pushApart moves each two boxes that lie on each other, and reports whether there
// were any.
func pushApart(bodies []Body) bool {
	moved := false
	for i := range bodies {
		for j := i + 1; j < len(bodies); j++ {
			a, b := &bodies[i], &bodies[j]
			ox := (a.Width+b.Width)/2 + boxGap - math.Abs(a.X-b.X)
			oy := (a.Height+b.Height)/2 + boxGap - math.Abs(a.Y-b.Y)
			if ox <= 0.1 || oy <= 0.1 {
				continue
			}
			moved = true
			if ox < oy {
				if a.X < b.X {
					ox = -ox
				}
				a.X, b.X = a.X+ox/2, b.X-ox/2
			} else {
				if a.Y < b.Y {
					oy = -oy
				}
				a.Y, b.Y = a.Y+oy/2, b.Y-oy/2
			}
		}
	}
	return moved
}
