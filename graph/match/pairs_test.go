package match

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestPack takes pairs of every rule, of the first and the last numbers, and finds them as
// they were, and in the order of their scores and numbers.
func TestPack(t *testing.T) {
	const last = 1<<entityBits - 1
	var want []Pair
	var packed Pairs
	for _, score := range []float64{1, 0.1 + 0.2, 0} {
		for _, at := range [][2]int{{0, 1}, {0, last}, {last - 1, last}} {
			for _, rule := range rules {
				want = append(want, Pair{at[0], at[1], score, rule})
				packed = append(packed, pack(want[len(want)-1]))
			}
		}
	}
	slices.Reverse(packed)
	slices.SortStableFunc(packed, surest)
	got := slices.Collect(packed.All())
	for some := range slices.Chunk(got, len(rules)) {
		slices.Reverse(some) // of one pair, in no order
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
