package linear

import (
	"cmp"
	"math"
	"slices"
)

// Counts counts features before training: those that are rare are left out.
type Counts struct {
	keys []uint32
	n    []int32
	used int
}

// NewCounts returns an empty count.
func NewCounts() *Counts { return &Counts{keys: make([]uint32, 1<<20), n: make([]int32, 1<<20)} }

// Add counts each feature once more.
func (c *Counts) Add(features []uint32) {
	for _, f := range features {
		if c.used*2 > len(c.keys) {
			c.grow()
		}
		i := c.find(f)
		if c.n[i] == 0 {
			c.keys[i] = f
			c.used++
		}
		c.n[i]++
	}
}

func (c *Counts) find(f uint32) uint32 {
	m := uint32(len(c.keys) - 1)
	for i := f * 0x9e3779b1 & m; ; i = (i + 1) & m {
		if c.n[i] == 0 || c.keys[i] == f {
			return i
		}
	}
}

func (c *Counts) grow() {
	old := *c
	c.keys, c.n = make([]uint32, 2*len(old.keys)), make([]int32, 2*len(old.n))
	for i, k := range old.keys {
		if old.n[i] > 0 {
			j := c.find(k)
			c.keys[j], c.n[j] = k, old.n[i]
		}
	}
}

// Index numbers the features that were counted at least least times.
func (c *Counts) Index(least int) *Index {
	var kept []uint32
	for i, n := range c.n {
		if int(n) >= least {
			kept = append(kept, c.keys[i])
		}
	}
	slices.Sort(kept)
	size := 16
	for size < 2*len(kept) {
		size *= 2
	}
	x := &Index{keys: kept, at: make([]int32, size)}
	for i, k := range kept {
		j := x.probe(k)
		x.at[j] = int32(i) + 1
	}
	return x
}

// An Index numbers features from 0.
type Index struct {
	keys []uint32
	at   []int32
}

func (x *Index) probe(f uint32) uint32 {
	m := uint32(len(x.at) - 1)
	for i := f * 0x9e3779b1 & m; ; i = (i + 1) & m {
		if x.at[i] == 0 || x.keys[x.at[i]-1] == f {
			return i
		}
	}
}

// Numbers appends to out the numbers of the features that have one.
func (x *Index) Numbers(out []int32, features []uint32) []int32 {
	for _, f := range features {
		if k := x.at[x.probe(f)]; k > 0 {
			out = append(out, k-1)
		}
	}
	return out
}

// Len returns how many features there are.
func (x *Index) Len() int { return len(x.keys) }

// pack writes weights (a column each) as a model of shape s. Where
// there are too many features, the heaviest are kept. code makes a byte of a
// weight.
func (x *Index) pack(w []float64, s Shape, code func(float64) int8) []byte {
	bits, width := s.Bits, s.Width
	type entry struct {
		key    uint32
		weight float64
		at     int
	}
	var es []entry
	for i, k := range x.keys {
		var sum float64
		for c := range width {
			sum += math.Abs(float64(code(w[i*width+c])))
		}
		if sum > 0 {
			es = append(es, entry{k, sum, i})
		}
	}
	slices.SortFunc(es, func(a, b entry) int { return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.key, b.key)) })
	if most := 3 << bits / 4; len(es) > most {
		es = es[:most]
	}
	out := make([]byte, s.Size())
	slots := uint32(1) << bits
	for _, e := range es {
		m := mark(e.key)
		i := e.key >> (32 - bits)
		for {
			o := out[int(i)*s.slot():][:s.slot()]
			have := uint16(o[0]) | uint16(o[1])<<8
			if have == m {
				break // a heavier feature has this mark
			}
			if have == 0 {
				o[0], o[1] = byte(m), byte(m>>8)
				row := w[e.at*width : (e.at+1)*width]
				if s.Keep >= width {
					for c, x := range row {
						o[2+c] = byte(code(x))
					}
					break
				}
				columns := make([]int, width)
				for c := range columns {
					columns[c] = c
				}
				slices.SortStableFunc(columns, func(a, b int) int { return cmp.Compare(math.Abs(row[b]), math.Abs(row[a])) })
				for k, c := range columns[:s.Keep] {
					o[2+2*k], o[3+2*k] = byte(c), byte(code(row[c]))
				}
				break
			}
			i = (i + 1) & (slots - 1)
		}
	}
	return out
}

// A Perceptron learns a model by the averaged perceptron.
type Perceptron struct {
	x     *Index
	width int
	w     []int32
	total []float64
	step  float64
	ids   []int32
}

// NewPerceptron returns a learner of the features of x.
func NewPerceptron(x *Index, width int) *Perceptron {
	n := width * x.Len()
	return &Perceptron{x: x, width: width, w: make([]int32, n), total: make([]float64, n), step: 1}
}

// Add adds the present weights of the features to scores, and remembers the
// features for Update.
func (p *Perceptron) Add(scores []int32, features []uint32) {
	scores = scores[:p.width]
	p.ids = p.x.Numbers(p.ids[:0], features)
	for _, f := range p.ids {
		i := int(f) * p.width
		for c, w := range p.w[i : i+p.width] {
			scores[c] += w
		}
	}
}

// Update rewards one class and punishes another for the features that Add had last.
func (p *Perceptron) Update(right, wrong int) {
	p.step++
	if right == wrong {
		return
	}
	for _, f := range p.ids {
		i := int(f) * p.width
		p.w[i+right]++
		p.total[i+right] += p.step
		p.w[i+wrong]--
		p.total[i+wrong] -= p.step
	}
}

// Bytes returns the averaged weights as a model of shape s: the square root of
// each weight, so that small ones stay apart, of 127 for the largest.
func (p *Perceptron) Bytes(s Shape) []byte {
	avg := make([]float64, len(p.w))
	most := 1e-9
	for i, w := range p.w {
		avg[i] = float64(w) - p.total[i]/p.step
		most = max(most, math.Abs(avg[i]))
	}
	return p.x.pack(avg, s, func(x float64) int8 {
		return int8(math.Copysign(math.Round(127*math.Sqrt(math.Abs(x)/most)), x))
	})
}

// Scale is how many steps of a logistic model's weights make one unit of the
// logarithm of the odds.
const Scale = 1000

// A Logistic learns a model of one column by logistic regression, with one
// learning rate a feature (AdaGrad) and a pull towards zero.
type Logistic struct {
	x     *Index
	w, g  []float64
	Rate  float64
	Decay float64
}

// NewLogistic returns a learner of the features of x.
func NewLogistic(x *Index, rate, decay float64) *Logistic {
	return &Logistic{x: x, w: make([]float64, x.Len()), g: make([]float64, x.Len()), Rate: rate, Decay: decay}
}

// Numbers appends the numbers of the features to out.
func (l *Logistic) Numbers(out []int32, features []uint32) []int32 {
	return l.x.Numbers(out, features)
}

// Sum returns the logarithm of the odds.
func (l *Logistic) Sum(ids []int32) float64 {
	var s float64
	for _, f := range ids {
		s += l.w[f]
	}
	return s
}

// Step moves the weights of the features along the gradient g of the loss.
func (l *Logistic) Step(ids []int32, g float64) {
	for _, i := range ids {
		d := g + l.Decay*l.w[i]
		l.g[i] += d * d
		l.w[i] -= l.Rate * d / (math.Sqrt(l.g[i]) + 1e-6)
	}
}

// Bytes returns the weights as a model of shape s, [Scale] steps a unit.
func (l *Logistic) Bytes(s Shape) []byte {
	return l.x.pack(l.w, s, func(x float64) int8 {
		return int8(math.Copysign(min(math.Round(math.Sqrt(math.Abs(x)*Scale)), 127), x))
	})
}

// Sigmoid is the probability that a logarithm of the odds stands for.
func Sigmoid(x float64) float64 { return 1 / (1 + math.Exp(-x)) }

// SeedStep parts the seeds of one round of training from the next.
const SeedStep = 0x9e3779b97f4a7c15

// Shuffled returns 0 to n-1 in an order that seed alone decides, so that a model
// is trained to the same bytes each time. A seed of zero does not shuffle well.
func Shuffled(n int, seed uint64) []int {
	p := make([]int, n)
	for i := range p {
		p[i] = i
	}
	x := seed
	for i := n - 1; i > 0; i-- {
		x ^= x << 13
		x ^= x >> 7
		x ^= x << 17
		j := int(x % uint64(i+1))
		p[i], p[j] = p[j], p[i]
	}
	return p
}
