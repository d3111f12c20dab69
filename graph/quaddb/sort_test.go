package quaddb

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// However many quads there are and however large their nodes, they are sorted as
// comparing them does.
func TestSort(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	var room []Quad
	for _, n := range []int{0, 1, handful - 1, handful, 3000} {
		for _, most := range []uint64{1, 3, 5000, 1 << 40, 1<<64 - 1} {
			quads := make([]Quad, n)
			for i := range quads {
				for s := range quads[i] {
					quads[i][s] = Node(r.Uint64N(most))
				}
				quads[i][1] |= 1 << 33 // a digit that all share, and one that is 0
			}
			for _, ix := range indexes {
				want := slices.Clone(quads)
				slices.SortFunc(want, ix.compare)
				room = ix.sort(quads, room)
				if !slices.Equal(quads, want) {
					t.Fatalf("%d quads of nodes below %d are not in the order of index %c", n, most, ix.table)
				}
			}
		}
	}
}
