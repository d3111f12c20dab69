package crf

import "math"

// A Decoder scores sequences with a model. The zero value is ready; it keeps
// its memory from one sequence to the next. It is not safe for concurrent use.
type Decoder struct {
	m    *Model
	n    int
	emit []float32 // position*L + label

	summer Summer
	sum    []uint64 // of one position
	units  []int32  // of one position

	from []uint8 // best predecessor, position*L + label
	best []float32
	tmp  []float32

	prob  []float64 // exp(emit), scaled per position
	alpha []float64
	beta  []float64
	scale []float64
}

// Start begins a sequence of n positions.
func (d *Decoder) Start(m *Model, n int) {
	d.m, d.n = m, n
	d.emit = grow(d.emit, n*len(m.labels))
	clear(d.emit)
}

// Add adds the weights of features at position i.
func (d *Decoder) Add(i int, features ...uint32) {
	d.sum = grow(d.sum, d.m.words)
	clear(d.sum)
	d.m.Sum(&d.summer, d.sum, d.m.words, features, []int{len(features)})
	d.AddSum(i, d.sum)
}

// AddSum adds packed weights at position i, as [Model.Sum] gives them for up to
// [MaxFeatures] features. It spoils sum.
func (d *Decoder) AddSum(i int, sum []uint64) {
	L := len(d.m.labels)
	emit := d.emit[i*L : (i+1)*L]
	d.units = grow(d.units, L)
	unpack(d.units, sum)
	for l, u := range d.units {
		emit[l] += d.m.step * float32(u)
	}
}

// AddScore adds x to the score of one label at position i: what another model
// knows of it.
func (d *Decoder) AddScore(i, label int, x float32) { d.emit[i*len(d.m.labels)+label] += x }

// Scores returns the labels' scores at position i before transitions. The
// slice is the decoder's own and lasts until the next Start.
func (d *Decoder) Scores(i int) []float32 {
	L := len(d.m.labels)
	return d.emit[i*L : (i+1)*L]
}

// Viterbi appends the best labels of the sequence to path and returns it. Of
// equal paths, it takes the one of lower labels.
func (d *Decoder) Viterbi(path []int) []int {
	if d.n == 0 {
		return path
	}
	m, L, n := d.m, len(d.m.labels), d.n
	d.from = grow(d.from, n*L)
	d.best, d.tmp = grow(d.best, L), grow(d.tmp, L)
	for l := range L {
		d.best[l] = m.start[l] + d.emit[l]
	}
	mv := &m.moves
	for i := 1; i < n; i++ {
		from, emit := d.from[i*L:(i+1)*L], d.emit[i*L:(i+1)*L]
		best := d.best
		for l := range from {
			into := mv.into[mv.intoAt[l]:mv.intoAt[l+1]]
			top, p := float32(math.Inf(-1)), uint8(0)
			for k := range into {
				if s := best[into[k].from] + into[k].score; s > top {
					top, p = s, into[k].from
				}
			}
			d.tmp[l], from[l] = top+emit[l], p
		}
		d.best, d.tmp = d.tmp, d.best
	}
	last := 0
	for l := range L {
		if d.best[l]+m.end[l] > d.best[last]+m.end[last] {
			last = l
		}
	}
	at := len(path)
	for range n {
		path = append(path, 0)
	}
	for i := n - 1; i >= 0; i-- {
		path[at+i] = last
		last = int(d.from[i*L+last])
	}
	return path
}

// Marginals runs the forward and backward sums, which [Decoder.Marginal] and
// [Decoder.Segment] then read.
func (d *Decoder) Marginals() {
	m, L, n := d.m, len(d.m.labels), d.n
	if n == 0 {
		return
	}
	d.prob, d.alpha, d.beta = grow(d.prob, n*L), grow(d.alpha, n*L), grow(d.beta, n*L)
	d.scale = grow(d.scale, n)
	forwardBackward(d.emit, m.start, m.end, &m.moves, L, d.prob, d.alpha, d.beta, d.scale)
}

// Marginal returns the probability, 0 to 1, that position i has a label.
func (d *Decoder) Marginal(i, label int) float64 {
	at := i*len(d.m.labels) + label
	return min(1, d.alpha[at]*d.beta[at])
}

// Segment returns the probability, 0 to 1, that the positions from i on have
// exactly these labels.
func (d *Decoder) Segment(i int, labels ...int) float64 {
	if len(labels) == 0 {
		return 1
	}
	L := len(d.m.labels)
	p := d.alpha[i*L+labels[0]]
	for k := 1; k < len(labels); k++ {
		at := i + k
		p *= d.m.moves.factor[labels[k-1]*L+labels[k]] * d.prob[at*L+labels[k]] / d.scale[at]
	}
	return min(1, p*d.beta[(i+len(labels)-1)*L+labels[len(labels)-1]])
}

// A label's probability at a position counts as no less than floor, and a
// backward sum as no more than ceiling: where the transitions that are allowed
// force an unlikely path, products would leave the range of numbers.
const (
	floor   = 1e-80
	ceiling = 1e200
)

// forwardBackward fills prob with the exponentials of emit (each position
// divided by its largest), alpha with the forward sums (each position adding up
// to 1, its divisor in scale), and beta so that alpha*beta is the marginal.
func forwardBackward(emit, start, end []float32, mv *moves, L int, prob, alpha, beta, scale []float64) {
	n := len(emit) / L
	for i := range n {
		row, p := emit[i*L:(i+1)*L], prob[i*L:(i+1)*L]
		top := row[0]
		for _, x := range row[1:] {
			if x > top { // as slices.Max, which asks for NaN as well
				top = x
			}
		}
		for l, x := range row {
			p[l] = max(floor, exp(x-top))
		}
	}
	for l := range L {
		prob[l] *= exp(start[l])
		prob[(n-1)*L+l] *= exp(end[l])
	}
	var sums [64]float64 // one a label
	for i := range n {
		a := alpha[i*L : (i+1)*L]
		if i == 0 {
			copy(a, prob[:L])
		} else {
			clear(sums[:L])
			for p, x := range alpha[(i-1)*L : i*L] {
				if x < 1e-14 { // nothing that counts leads on from it
					continue
				}
				out := mv.out[mv.outAt[p]:mv.outAt[p+1]]
				for k := range out {
					sums[out[k].to%64] += x * out[k].factor
				}
			}
			for l := range a {
				a[l] = sums[l] * prob[i*L+l]
			}
		}
		sum := 0.0
		for _, x := range a {
			sum += x
		}
		sum = max(sum, floor*floor)
		scale[i] = sum
		for l := range a {
			a[l] /= sum
		}
	}
	last := beta[(n-1)*L : n*L]
	for l := range last {
		last[l] = 1
	}
	for i := n - 2; i >= 0; i-- {
		b, next := beta[i*L:(i+1)*L], beta[(i+1)*L:(i+2)*L]
		p := prob[(i+1)*L : (i+2)*L]
		down := 1 / scale[i+1]
		clear(sums[:L])
		for l, x := range p {
			x = x * next[l] * down
			into := mv.into[mv.intoAt[l]:mv.intoAt[l+1]]
			for k := range into {
				sums[into[k].from%64] += into[k].factor * x
			}
		}
		for l := range b {
			b[l] = min(sums[l], ceiling)
		}
	}
}

// moves are the transitions that a path may take: for labels that delimit names,
// a third of all. The others add nothing to a sum, and are on no best path.
type moves struct {
	into          []move // by label that they lead to, then label that they come from
	out           []move // the other way round
	intoAt, outAt []uint16
	factor        []float64 // exp of the score: from*L + to
}

// A move leads from a label to a label.
type move struct {
	from, to uint8
	score    float32
	factor   float64 // exp(score)
}

// movesOf returns the moves of transition scores, from*L + to.
func movesOf(trans []float32, L int) moves {
	mv := moves{factor: make([]float64, L*L), intoAt: make([]uint16, 1, L+1), outAt: make([]uint16, 1, L+1)}
	for i, t := range trans {
		mv.factor[i] = exp(t)
	}
	at := func(from, to int) move {
		k := from*L + to
		return move{uint8(from), uint8(to), trans[k], mv.factor[k]}
	}
	for a := range L {
		for b := range L {
			if m := at(b, a); m.factor > 0 {
				mv.into = append(mv.into, m)
			}
			if m := at(a, b); m.factor > 0 {
				mv.out = append(mv.out, m)
			}
		}
		mv.intoAt, mv.outAt = append(mv.intoAt, uint16(len(mv.into))), append(mv.outAt, uint16(len(mv.out)))
	}
	return mv
}

func exp(x float32) float64 { return math.Exp(float64(x)) }

// grow returns a slice of length n, the old one's memory where that is enough.
func grow[T any](s []T, n int) []T {
	if cap(s) >= n {
		return s[:n]
	}
	return make([]T, n, n+n/2)
}
