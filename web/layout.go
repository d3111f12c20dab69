package web

import "math"

// A body is a node to be placed: its label's box, and where it came to be.
type body struct {
	x, y          float64 // centre, in units of the picture
	width, height float64 // of the node with its label
	weight        float64 // how many tie it
}

// A spring ties two bodies, by their numbers.
type spring struct {
	a, b   int
	weight float64
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

// layOut places bodies so that those that are tied lie near each other and no
// label lies on another: force-directed placement (Fruchterman and Reingold 1991)
// with gravity, then boxes are pushed apart. It begins on a spiral, in the order
// given, so that the same bodies always come to lie in the same places.
func layOut(bodies []body, springs []spring) {
	n := len(bodies)
	if n == 0 {
		return
	}
	area := 0.0
	for _, b := range bodies {
		area += (b.width + boxGap) * (b.height + boxGap)
	}
	k := math.Sqrt(area * roominess / float64(n)) // the usual distance
	golden := math.Pi * (3 - math.Sqrt(5))
	for i := range bodies {
		r := 0.7 * k * math.Sqrt(float64(i))
		bodies[i].x = r * math.Cos(golden*float64(i)) * layoutAspect
		bodies[i].y = r * math.Sin(golden*float64(i))
	}
	dx, dy := make([]float64, n), make([]float64, n)
	for round := range layoutRounds {
		heat := k * (1 - float64(round)/layoutRounds)
		clear(dx)
		clear(dy)
		for i := range n {
			for j := i + 1; j < n; j++ {
				x, y := bodies[i].x-bodies[j].x, (bodies[i].y-bodies[j].y)*layoutAspect
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
			x, y := bodies[s.a].x-bodies[s.b].x, (bodies[s.a].y-bodies[s.b].y)*layoutAspect
			d := math.Hypot(x, y)
			// Much is tied to a hub; each tie of it pulls less.
			f := d / k * (0.5 + 0.25*min(s.weight, 4)) / math.Sqrt(1+min(bodies[s.a].weight, bodies[s.b].weight)/4)
			dx[s.a], dy[s.a] = dx[s.a]-x*f, dy[s.a]-y*f
			dx[s.b], dy[s.b] = dx[s.b]+x*f, dy[s.b]+y*f
		}
		for i := range n {
			dx[i] -= bodies[i].x * gravity
			dy[i] -= bodies[i].y * layoutAspect * gravity
			d := math.Hypot(dx[i], dy[i])
			if d > heat {
				dx[i], dy[i] = dx[i]*heat/d, dy[i]*heat/d
			}
			bodies[i].x += dx[i]
			bodies[i].y += dy[i] / layoutAspect
		}
	}
	separate(bodies)
}

// separate pushes boxes that lie on each other apart, along the shorter way. Where
// there is no room for that, it makes some.
func separate(bodies []body) {
	const rounds, spread = 60, 1.08
	for range 40 {
		for range rounds {
			if !pushApart(bodies) {
				return
			}
		}
		for i := range bodies {
			bodies[i].x *= spread
			bodies[i].y *= spread
		}
	}
}

// pushApart moves each two boxes that lie on each other, and reports whether there
// were any.
func pushApart(bodies []body) bool {
	moved := false
	for i := range bodies {
		for j := i + 1; j < len(bodies); j++ {
			a, b := &bodies[i], &bodies[j]
			ox := (a.width+b.width)/2 + boxGap - math.Abs(a.x-b.x)
			oy := (a.height+b.height)/2 + boxGap - math.Abs(a.y-b.y)
			if ox <= 0.1 || oy <= 0.1 {
				continue
			}
			moved = true
			if ox < oy {
				if a.x < b.x {
					ox = -ox
				}
				a.x, b.x = a.x+ox/2, b.x-ox/2
			} else {
				if a.y < b.y {
					oy = -oy
				}
				a.y, b.y = a.y+oy/2, b.y-oy/2
			}
		}
	}
	return moved
}
