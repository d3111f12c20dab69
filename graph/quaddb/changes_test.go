package quaddb

import (
	"math/rand/v2"
	"testing"
)

// TestChangeSet compares a set of changes with a map of them, over quads that mostly
// meet again, with and without room made before.
func TestChangeSet(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for _, room := range []int{0, 7, 5000} {
		var s changeSet
		s.grow(room)
		want := map[Quad]becomes{}
		for range 20_000 {
			q := Quad{Node(r.Uint64N(20)), Node(r.Uint64N(5)), Node(r.Uint64N(30)) << 40, Node(r.Uint64N(2))}
			if got := s.of(q); got != want[q] {
				t.Fatalf("%v becomes %d, want %d", q, got, want[q])
			}
			is := comes
			switch {
			case want[q] != stays:
				is = stays
			case r.IntN(2) == 0:
				is = goes
			}
			s.set(q, is)
			want[q] = is
		}
		counts := [3]int{}
		for _, is := range want {
			counts[is]++
		}
		added, removed := s.quads()
		if len(added) != counts[comes] || len(removed) != counts[goes] || s.len() != counts[comes]+counts[goes] || s.empty() {
			t.Errorf("%d come and %d go of %d, want %d and %d", len(added), len(removed), s.len(), counts[comes], counts[goes])
		}
		for _, q := range added {
			if want[q] != comes {
				t.Errorf("%v is among those that come", q)
			}
		}
		for _, q := range removed {
			if want[q] != goes {
				t.Errorf("%v is among those that go", q)
			}
		}
		for q := range want {
			s.set(q, stays)
		}
		if !s.empty() {
			t.Error("nothing changes, and the set is not empty")
		}
	}
}
