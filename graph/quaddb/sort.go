package quaddb

import "slices"

// handful is how many quads are sorted by comparing them.
const handful = 512

// A digit of a node, when quads are sorted digit by digit.
const (
	digitBits = 11
	digits    = 1 << digitBits
)

// sort sorts quads as the index does. It returns room, which it works in, for the
// next time.
//
// A batch of articles has tens of thousands of quads, to be sorted four times, of
// nodes that lie close together: that is the case for sorting by digits, from the
// last digit of the last slot on. Digits that all quads share are passed over.
func (ix *index) sort(quads, room []Quad) []Quad {
	if len(quads) < handful {
		slices.SortFunc(quads, ix.compare)
		return room
	}
	room = slices.Grow(room[:0], len(quads))[:len(quads)]
	var same, all Quad // bits that are 1 in each, and in any
	same = quads[0]
	for _, q := range quads {
		for s, n := range q {
			same[s] &= n
			all[s] |= n
		}
	}
	from, to := quads, room
	var at [digits]int
	for i := len(ix.order) - 1; i >= 0; i-- {
		slot := ix.order[i]
		for shift := 0; all[slot]>>shift != 0; shift += digitBits {
			if (all[slot]^same[slot])>>shift&(digits-1) == 0 {
				continue
			}
			clear(at[:])
			for k := range from {
				at[from[k][slot]>>shift&(digits-1)]++
			}
			sum := 0
			for d, n := range at {
				at[d] = sum
				sum += n
			}
			for k := range from {
				d := from[k][slot] >> shift & (digits - 1)
				to[at[d]] = from[k]
				at[d]++
			}
			from, to = to, from
		}
	}
	if &from[0] != &quads[0] {
		copy(quads, from)
	}
	return room
}
