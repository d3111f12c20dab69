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

// forward fills the lattice and returns the probability of both words together.
func (l *lattice) forward(w *weights) float64 {
	first := l.at(0, 0)
	first.states[0] = state{id: w.boundary(), forward: 1}
	first.n, first.open = 1, w.open[w.boundary()]
	for i := 0; i <= len(l.arabic); i++ {
		for j := 0; j <= len(l.latin); j++ {
			from := l.at(i, j)
			if from.n == 0 {
				continue
			}
			for shape := range shapes {
				g, ok := groupAt(l.arabic, l.latin, i, j, shape)
				if !ok {
					continue
				}
				id := w.ids[g.code()]
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
			}
		}
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
	keys   []uint32
	values []float32
	mask   uint32
}

func newPairTable(n int) pairTable {
	size := 1024
	for size < 2*n {
		size *= 2
	}
	return pairTable{make([]uint32, size), make([]float32, size), uint32(size - 1)}
}

func (t *pairTable) slot(key uint32) uint32 {
	h := key * 0x9E3779B1
	for h ^= h >> 15; ; h++ {
		if i := h & t.mask; t.values[i] == 0 || t.keys[i] == key {
			return i
		}
	}
}

func (t *pairTable) get(former, next uint16) float32 {
	return t.values[t.slot(uint32(former)<<16|uint32(next))]
}

func (t *pairTable) set(former, next uint16, p float32) {
	i := t.slot(uint32(former)<<16 | uint32(next))
	t.keys[i], t.values[i] = uint32(former)<<16|uint32(next), p
}
