package syntax

import "github.com/khabar-kg/khabar/extract/en/internal/linear"

var parseShape = linear.Shape{Bits: 18, Width: 3, Keep: 3}

// The moves of the parser (arc-hybrid; Kuhlmann, Gómez-Rodríguez and Satta 2011).
const (
	shift = iota
	right // the top of the stack is governed by what lies under it
	left  // the top of the stack is governed by the next word
)

// A state is the parser's: words 0 to n-1 and the root at n, the last of the
// buffer.
type state struct {
	n, next int
	stack   []int32
	heads   []int32
	// Children, from the outside in: of each word the last two attached on
	// either side, -1 for none, and how many there are.
	l1, l2, r1, r2 []int32
	nl, nr         []uint8
}

func (s *state) reset(n int) {
	s.n, s.next = n, 1
	s.stack = append(s.stack[:0], 0)
	grow := func(a []int32) []int32 {
		a = a[:0]
		for range n + 1 {
			a = append(a, -1)
		}
		return a
	}
	s.heads, s.l1, s.l2, s.r1, s.r2 = grow(s.heads), grow(s.l1), grow(s.l2), grow(s.r1), grow(s.r2)
	s.nl, s.nr = s.nl[:0], s.nr[:0]
	for range n + 1 {
		s.nl, s.nr = append(s.nl, 0), append(s.nr, 0)
	}
}

func (s *state) done() bool { return s.next >= s.n && len(s.stack) == 0 }

// valid reports which moves can be made.
func (s *state) valid() (ok [3]bool) {
	ok[shift] = s.next < s.n
	ok[right] = len(s.stack) >= 2
	ok[left] = len(s.stack) >= 1
	return ok
}

// do makes a move.
func (s *state) do(move int) {
	if move == shift {
		s.stack = append(s.stack, int32(s.next))
		s.next++
		return
	}
	top := s.stack[len(s.stack)-1]
	s.stack = s.stack[:len(s.stack)-1]
	if move == right {
		h := s.stack[len(s.stack)-1]
		s.heads[top] = h
		s.r2[h], s.r1[h] = s.r1[h], top
		s.nr[h]++
		return
	}
	h := int32(s.next)
	s.heads[top] = h
	s.l2[h], s.l1[h] = s.l1[h], top
	s.nl[h]++
}

// parseFeatures appends the features of a state. ws holds the sentence's words.
func parseFeatures(f []uint32, s *state, ws []word) []uint32 {
	at := func(i int32) *word {
		if i < 0 || int(i) >= s.n {
			return &boundary
		}
		return &ws[i]
	}
	s0, s1, s2 := int32(-1), int32(-1), int32(-1)
	if k := len(s.stack); k > 0 {
		s0 = s.stack[k-1]
		if k > 1 {
			s1 = s.stack[k-2]
			if k > 2 {
				s2 = s.stack[k-3]
			}
		}
	}
	n0 := int32(s.next)
	child := func(a []int32, i int32) int32 {
		if i < 0 {
			return -1
		}
		return a[i]
	}
	count := func(a []uint8, i int32) uint32 {
		if i < 0 {
			return 9
		}
		return uint32(min(a[i], 4))
	}
	S0, S1, S2, N0, N1, N2 := at(s0), at(s1), at(s2), at(n0), at(n0+1), at(n0+2)
	s0t, s1t, s2t, n0t, n1t, n2t := uint32(S0.tag), uint32(S1.tag), uint32(S2.tag), uint32(N0.tag), uint32(N1.tag), uint32(N2.tag)
	if int(n0) >= s.n {
		n0t = 100
	}
	s0l, s0l2, s0r, s0r2 := at(child(s.l1, s0)), at(child(s.l2, s0)), at(child(s.r1, s0)), at(child(s.r2, s0))
	n0l, n0l2 := at(child(s.l1, n0)), at(child(s.l2, n0))
	s1r, s1r2, s1l := at(child(s.r1, s1)), at(child(s.r2, s1)), at(child(s.l1, s1))
	dist := uint32(0)
	if s0 >= 0 {
		dist = distance(int(n0 - s0))
	}
	dist1 := uint32(0)
	if s1 >= 0 {
		dist1 = distance(int(s0 - s1))
	}
	const k = 1000
	s0lt, s0rt, n0lt, s1rt := uint32(s0l.tag), uint32(s0r.tag), uint32(n0l.tag), uint32(s1r.tag)
	return append(f,
		linear.Mix(k+1, 0),
		linear.Mix(k+2, S0.h), linear.Mix2(k+3, S0.h, s0t), linear.Mix(k+4, s0t),
		linear.Mix(k+5, N0.h), linear.Mix2(k+6, N0.h, n0t), linear.Mix(k+7, n0t),
		linear.Mix2(k+8, N1.h, n1t), linear.Mix(k+9, n1t), linear.Mix(k+10, n2t), linear.Mix(k+11, N2.h),
		linear.Mix2(k+12, S1.h, s1t), linear.Mix(k+13, s1t), linear.Mix(k+14, s2t), linear.Mix2(k+15, S2.h, s2t),
		linear.Mix2(k+16, S0.h, N0.h), linear.Mix3(k+17, S0.h, n0t, s0t), linear.Mix3(k+18, s0t, N0.h, n0t), linear.Mix2(k+19, s0t, n0t),
		linear.Mix2(k+20, S0.h, S1.h), linear.Mix3(k+21, S0.h, s1t, s0t), linear.Mix3(k+22, s0t, S1.h, s1t), linear.Mix2(k+23, s0t, s1t),
		linear.Mix2(k+24, n0t, n1t), linear.Mix3(k+25, n0t, n1t, n2t), linear.Mix3(k+26, s0t, n0t, n1t), linear.Mix3(k+27, s1t, s0t, n0t), linear.Mix3(k+28, s2t, s1t, s0t),
		linear.Mix3(k+29, s0t, s0lt, n0t), linear.Mix3(k+30, s0t, s0rt, n0t), linear.Mix3(k+31, s0t, n0t, n0lt),
		linear.Mix3(k+32, s0t, uint32(s0l2.tag), s0lt), linear.Mix3(k+33, s0t, uint32(s0r2.tag), s0rt), linear.Mix3(k+34, n0t, uint32(n0l2.tag), n0lt),
		linear.Mix3(k+35, s1t, s0t, s1rt), linear.Mix3(k+36, s1t, s0t, s0rt), linear.Mix3(k+37, s1t, s0t, uint32(s1l.tag)), linear.Mix3(k+38, s1t, s1rt, uint32(s1r2.tag)),
		linear.Mix(k+39, s0l.h), linear.Mix(k+40, s0r.h), linear.Mix(k+41, n0l.h), linear.Mix(k+42, s1r.h),
		linear.Mix2(k+43, S0.h, dist), linear.Mix2(k+44, s0t, dist), linear.Mix2(k+45, N0.h, dist), linear.Mix2(k+46, n0t, dist), linear.Mix3(k+47, s0t, n0t, dist),
		linear.Mix3(k+48, s0t, s1t, dist1),
		linear.Mix2(k+49, s0t, count(s.nr, s0)), linear.Mix2(k+50, s0t, count(s.nl, s0)), linear.Mix2(k+51, n0t, count(s.nl, n0)), linear.Mix2(k+52, s1t, count(s.nr, s1)),
		linear.Mix3(k+53, S0.h, count(s.nr, s0), n0t), linear.Mix3(k+54, N0.h, count(s.nl, n0), s0t), linear.Mix3(k+55, S1.h, s0t, count(s.nr, s1)),
		linear.Mix3(k+56, S1.h, S0.h, n0t), linear.Mix3(k+57, s1t, S0.h, N0.h), linear.Mix3(k+58, S1.h, s0t, N0.h), linear.Mix3(k+59, S1.h, s0t, n0t),
		linear.Mix3(k+60, n0t, N1.h, s0t), linear.Mix3(k+61, S0.suffix, n0t, s1t), linear.Mix3(k+62, s0t, N0.suffix, s1t),
		linear.Mix3(k+63, s0r.h, s0t, N0.h), linear.Mix3(k+64, s0l.h, s0t, n0t), linear.Mix3(k+65, n0l.h, n0t, s0t),
	)
}

// distance puts a distance of words into one of few classes.
func distance(d int) uint32 {
	switch {
	case d < 5:
		return uint32(d)
	case d < 8:
		return 5
	case d < 12:
		return 6
	case d < 20:
		return 7
	}
	return 8
}

// parse finds the head of each word: an index, or n for the root.
func (m *Model) parse(s *Scratch, n int) []int32 {
	st := &s.state
	st.reset(n)
	for !st.done() {
		ok := st.valid()
		s.features = parseFeatures(s.features[:0], st, s.words)
		a, b, c := m.moves.Add3(s.features)
		best, score := -1, int32(0)
		for k, v := range [3]int32{a, b, c} {
			if ok[k] && (best < 0 || v > score) {
				best, score = k, v
			}
		}
		st.do(best)
	}
	return st.heads[:n]
}
