package quaddb

import (
	"math/bits"
	"slices"
)

// A changeSet is the quads that a transaction adds and removes. Each is kept where it
// first came, and found by a table of numbers, which stays small enough to be near: a
// batch of articles has hundreds of thousands of quads, and a map of them would take
// longer than all that is asked of it. The zero value is empty.
type changeSet struct {
	list   []quadChange
	at     []uint32 // by hash: one more than where it is in the list; 0 is free
	counts [3]int   // of the list, by what becomes of a quad
}

type quadChange struct {
	quad Quad
	is   becomes
}

// becomes says what becomes of a quad, compared with the state before.
type becomes uint8

const (
	stays becomes = iota // as it was, there or not
	comes
	goes
)

// grow makes room for n further quads.
func (s *changeSet) grow(n int) {
	s.list = slices.Grow(s.list, n)
	size := 1 << bits.Len(uint(max(16, 3*(len(s.list)+n)/2)))
	if size <= len(s.at) {
		return
	}
	s.at = make([]uint32, size)
	for i := range s.list {
		s.at[s.slot(&s.list[i].quad)] = uint32(i + 1)
	}
}

// slot returns where in the table a quad is, or would be. The table is never full.
func (s *changeSet) slot(q *Quad) int {
	h := uint64(q[0])
	for _, n := range q[1:] {
		h = (bits.RotateLeft64(h, 23) ^ uint64(n)) * 0x9E3779B97F4A7C15 // the golden ratio
	}
	mask := len(s.at) - 1
	i := int(h>>32) & mask
	for s.at[i] != 0 && s.list[s.at[i]-1].quad != *q {
		i = (i + 1) & mask
	}
	return i
}

// of returns what becomes of a quad.
func (s *changeSet) of(q Quad) becomes {
	if len(s.at) == 0 {
		return stays
	}
	if n := s.at[s.slot(&q)]; n != 0 {
		return s.list[n-1].is
	}
	return stays
}

// set says what becomes of a quad.
func (s *changeSet) set(q Quad, is becomes) {
	if 4*(len(s.list)+1) > 3*len(s.at) {
		s.grow(len(s.list) + 1)
	}
	s.counts[is]++
	slot := s.slot(&q)
	if n := s.at[slot]; n != 0 {
		c := &s.list[n-1]
		s.counts[c.is]--
		c.is = is
		return
	}
	s.list = append(s.list, quadChange{q, is})
	s.at[slot] = uint32(len(s.list))
}

// empty reports whether all quads stay as they were.
func (s *changeSet) empty() bool { return s.len() == 0 }

// len is how many quads come and go.
func (s *changeSet) len() int { return s.counts[comes] + s.counts[goes] }

// quads returns those that come and those that go, in the order in which they came here.
func (s *changeSet) quads() (added, removed []Quad) {
	added, removed = make([]Quad, 0, s.counts[comes]), make([]Quad, 0, s.counts[goes])
	for i := range s.list {
		switch c := &s.list[i]; c.is {
		case comes:
			added = append(added, c.quad)
		case goes:
			removed = append(removed, c.quad)
		}
	}
	return added, removed
}
