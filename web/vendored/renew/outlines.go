package main

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"strings"
)

// A topology is as much of TopoJSON as world-atlas has. Neighbours share their
// border's arc, so that an arc with fewer points leaves no gap between them.
type topology struct {
	Transform struct{ Scale, Translate [2]float64 }
	Arcs      [][][2]int
	Objects   map[string]struct {
		Geometries []struct {
			Type string
			Arcs json.RawMessage
		}
	}
}

type point struct{ x, y float64 } // longitude, latitude in degrees

// The window where outlines are kept fine: from the Maghreb to Pakistan.
const west, east, south, north = -18, 78, 8, 44

// How far, in degrees, a line may be from where it was: within the window and
// elsewhere. Rings whose box is smaller than least, in square degrees, are left out.
const (
	fine, coarse           = 0.03, 0.3
	leastFine, leastCoarse = 0.01, 0.6
)

// outlines writes the outlines of countries as one path of SVG in degrees east and
// south, so that a viewBox shows any part of the world.
func outlines(from, to string) error {
	b, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	var t topology
	if err := json.Unmarshal(b, &t); err != nil {
		return fmt.Errorf("read outlines: %w", err)
	}
	arcs := make([][]point, len(t.Arcs))
	for i, a := range t.Arcs {
		x, y := 0, 0
		for _, d := range a {
			x, y = x+d[0], y+d[1]
			arcs[i] = append(arcs[i], point{float64(x)*t.Transform.Scale[0] + t.Transform.Translate[0], float64(y)*t.Transform.Scale[1] + t.Transform.Translate[1]})
		}
		arcs[i] = simplify(arcs[i])
	}
	var path strings.Builder
	for _, g := range t.Objects["countries"].Geometries {
		var polygons [][][]int
		switch g.Type {
		case "Polygon":
			var one [][]int
			err = json.Unmarshal(g.Arcs, &one)
			polygons = append(polygons, one)
		case "MultiPolygon":
			err = json.Unmarshal(g.Arcs, &polygons)
		}
		if err != nil {
			return fmt.Errorf("read outlines: %w", err)
		}
		for _, p := range polygons {
			for _, ring := range p {
				draw(&path, join(arcs, ring))
			}
		}
	}
	out, err := json.Marshal(map[string]string{"path": path.String()})
	if err != nil {
		return err
	}
	return os.WriteFile(to, append(out, '\n'), 0o644)
}

// join returns the points of a ring; an arc that is counted from the end, as ^n,
// runs backwards.
func join(arcs [][]point, ring []int) []point {
	var out []point
	for _, n := range ring {
		a := arcs[max(n, ^n)]
		for i := range a {
			p := a[i]
			if n < 0 {
				p = a[len(a)-1-i]
			}
			if i > 0 || len(out) == 0 {
				out = append(out, p)
			}
		}
	}
	return out
}

func inWindow(p point) bool { return p.x > west && p.x < east && p.y > south && p.y < north }

// draw adds a closed line with relative steps of hundredths, or of tenths far away.
func draw(b *strings.Builder, ring []point) {
	lo, hi := ring[0], ring[0]
	near := false
	for _, p := range ring {
		lo, hi = point{min(lo.x, p.x), min(lo.y, p.y)}, point{max(hi.x, p.x), max(hi.y, p.y)}
		near = near || inWindow(p)
	}
	least := leastCoarse
	if near {
		least = leastFine
	}
	if (hi.x-lo.x)*(hi.y-lo.y) < least || len(ring) < 4 {
		return
	}
	px, py := 0, 0
	for i, p := range ring[:len(ring)-1] {
		x, y := int(math.Round(p.x*100)), int(math.Round(-p.y*100))
		switch {
		case i == 0:
			fmt.Fprintf(b, "M%s%s", hundredth(x), after(hundredth(y)))
		case x != px || y != py:
			fmt.Fprintf(b, "l%s%s", hundredth(x-px), after(hundredth(y-py)))
		}
		px, py = x, y
	}
	b.WriteByte('z')
}

// after returns a number as it stands after another: a minus parts them.
func after(s string) string {
	if strings.HasPrefix(s, "-") {
		return s
	}
	return " " + s
}

func hundredth(n int) string {
	s := strings.TrimRight(strings.TrimRight(fmt.Sprintf("%.2f", float64(n)/100), "0"), ".")
	if rest, ok := strings.CutPrefix(s, "-0."); ok {
		s = "-." + rest
	}
	if rest, ok := strings.CutPrefix(s, "0."); ok {
		s = "." + rest
	}
	if s == "" || s == "-" || s == "-0" {
		return "0"
	}
	return s
}

// simplify drops points as Douglas and Peucker do: those that lie nearer to the line
// between the points that stay than what is seen.
func simplify(a []point) []point {
	if len(a) < 3 {
		return a
	}
	far, at := 0.0, 0
	for i := 1; i < len(a)-1; i++ {
		if d := distance(a[i], a[0], a[len(a)-1]) / tolerance(a[i]); d > far {
			far, at = d, i
		}
	}
	if far <= 1 {
		return []point{a[0], a[len(a)-1]}
	}
	return append(simplify(a[:at+1]), simplify(a[at:])[1:]...)
}

func tolerance(p point) float64 {
	if inWindow(p) {
		return fine
	}
	return coarse
}

// distance returns how far p is from the line from a to b.
func distance(p, a, b point) float64 {
	dx, dy := b.x-a.x, b.y-a.y
	l := dx*dx + dy*dy
	if l == 0 {
		return math.Hypot(p.x-a.x, p.y-a.y)
	}
	f := max(0, min(1, ((p.x-a.x)*dx+(p.y-a.y)*dy)/l))
	return math.Hypot(p.x-a.x-f*dx, p.y-a.y-f*dy)
}
