package layout

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestLayout checks that labels lie on one another nowhere, that the same bodies
// come to lie in the same places, and that all is quick.
func TestLayout(t *testing.T) {
	make := func(n int) ([]Body, []Spring) {
		var bodies []Body
		var springs []Spring
		for i := range n {
			bodies = append(bodies, Body{Width: 60 + float64(i*37%90), Height: 40})
			if i > 0 {
				springs = append(springs, Spring{i, i * i % max(1, i/2+1), 1})
			}
		}
		return bodies, springs
	}
	for _, n := range []int{0, 1, 2, 60, 300} {
		a, springs := make(n)
		b, _ := make(n)
		Place(a, springs)
		Place(b, springs)
		if diff := cmp.Diff(a, b); diff != "" {
			t.Errorf("%d bodies: %s", n, diff)
		}
		over := 0
		for i := range a {
			for j := range i {
				if abs(a[i].X-a[j].X) < (a[i].Width+a[j].Width)/2-0.5 && abs(a[i].Y-a[j].Y) < (a[i].Height+a[j].Height)/2-0.5 {
					over++
				}
			}
		}
		if over > 0 {
			t.Errorf("%d bodies: %d labels lie on others", n, over)
		}
	}
}

func abs(f float64) float64 { return max(f, -f) }

func BenchmarkLayout(b *testing.B) {
	for b.Loop() {
		bodies := make([]Body, 300)
		var springs []Spring
		for i := range bodies {
			bodies[i].Width, bodies[i].Height = 90, 40
			springs = append(springs, Spring{i, i * 7 % 300, 1})
		}
		Place(bodies, springs)
	}
}
