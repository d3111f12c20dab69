package translit

import "sync"

// A weights gives the probabilities of groups: uni of each by itself, and of
// each after another, smoothed by how much of its mass the former leaves open.
type weights struct {
	ids   []int16   // group code → number, or noGroup
	uni   []float64 // by number
	open  []float64 // by number of the former; the boundary's is the last
	pairs pairTable // former, group → probability beyond open × uni
	last  []float64 // by number: probability that the word ends after it
}

// boundary is the number of what stands before the first group.
func (w *weights) boundary() uint16 { return uint16(len(w.uni)) }

// A state is a group that ends at a node of the lattice, with the probability of
// all ways that lead there.
type state struct {
	id      uint16
	shape   uint8
	forward float64
}

// A node is a pair of places, one in each word.
type node struct {
	states [len(shapes)]state
	n      int
	open   float64 // sum over the states of forward × open
}

// A lattice holds all ways to part two words into groups.
type lattice struct {
	arabic, latin []uint8
	nodes         []node
}

var lattices = sync.Pool{New: func() any { return new(lattice) }}

func (l *lattice) at(i, j int) *node { return &l.nodes[i*(len(l.latin)+1)+j] }

// reset makes the lattice one of two folded words.
func (l *lattice) reset(arabic, latin string) {
	l.arabic = arabicCodes(arabic, l.arabic[:0])
	l.latin = latinCodes(latin, l.latin[:0])
	n := (len(l.arabic) + 1) * (len(l.latin) + 1)
	if cap(l.nodes) < n {
		l.nodes = make([]node, n)
	}
	l.nodes = l.nodes[:n]
	for i := range l.nodes {
		l.nodes[i].n, l.nodes[i].open = 0, 0
	}
}

// forward fills the lattice and returns the probability of both words together. Once it
// is less than least for sure it leaves off, and returns 0.
func (l *lattice) forward(w *weights, least float64) float64 {
	first := l.at(0, 0)
	first.states[0] = state{id: w.boundary(), forward: 1}
	first.n, first.open = 1, w.open[w.boundary()]
	var ahead [3]float64 // probability of all ways to the rows from this one on
	ahead[0] = 1
	for i := 0; i <= len(l.arabic); i++ {
		// Every way goes through this row or leaps over it, and none becomes likelier.
		if ahead[0]+ahead[1] < least {
			return 0
		}
		for j := 0; j <= len(l.latin); j++ {
			from := l.at(i, j)
			if from.n == 0 {
				continue
			}
			for shape, code := range codesAt(l.arabic, l.latin, i, j) {
				if code == noCode {
					continue
				}
				id := w.ids[code]
				if id == noGroup {
					continue
				}
				p := from.open * w.uni[id]
				for _, s := range from.states[:from.n] {
					if q := w.pairs.get(s.id, uint16(id)); q != 0 {
						p += s.forward * float64(q)
					}
				}
				if p == 0 {
					continue
				}
				to := l.at(i+shapes[shape].arabic, j+shapes[shape].latin)
				to.states[to.n] = state{id: uint16(id), shape: uint8(shape), forward: p}
				to.n++
				to.open += p * w.open[id]
				ahead[shapes[shape].arabic] += p
			}
		}
		ahead = [3]float64{ahead[1], ahead[2]}
	}
	end := l.at(len(l.arabic), len(l.latin))
	total := 0.0
	for _, s := range end.states[:end.n] {
		if s.id != w.boundary() {
			total += s.forward * w.last[s.id]
		}
	}
	return total
}

// A pairTable maps pairs of groups to probabilities: open addressing, no zero
// probabilities.
type pairTable struct {
	slots []pairSlot
	mask  uint32
}

type pairSlot struct {
	key uint32
	p   float32
}

func newPairTable(n int) pairTable {
	size := 1024
	for size < 4*n {
		size *= 2
	}
	return pairTable{make([]pairSlot, size), uint32(size - 1)}
}

// slot returns the place of a pair, or that where it would be put.
func (t *pairTable) slot(former, next uint16) *pairSlot {
	key := uint32(former)<<16 | uint32(next)
	h := key * 0x9E3779B1
	for h ^= h >> 15; ; h++ {
		if s := &t.slots[h&t.mask]; s.p == 0 || s.key == key {
			return s
		}
	}
}

func (t *pairTable) get(former, next uint16) float32 { return t.slot(former, next).p }

func (t *pairTable) set(former, next uint16, p float32) {
	*t.slot(former, next) = pairSlot{uint32(former)<<16 | uint32(next), p}
}
