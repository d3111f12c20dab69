package linear

import (
	"math"
)

// A Perceptron learns a model by the averaged perceptron.
type Perceptron struct {
	width int
	shift uint
	w     []int32
	total []float64
	step  float64
}

// NewPerceptron returns a learner of 1<<bits rows and width columns.
func NewPerceptron(bits uint, width int) *Perceptron {
	n := width << bits
	return &Perceptron{width: width, shift: 32 - bits, w: make([]int32, n), total: make([]float64, n), step: 1}
}

// Add adds the present weights of the features to scores.
func (p *Perceptron) Add(scores []int32, features []uint32) {
	scores = scores[:p.width]
	for _, f := range features {
		i := int(f>>p.shift) * p.width
		for c, w := range p.w[i : i+p.width] {
			scores[c] += w
		}
	}
}

// Update rewards one class and punishes another for the features.
func (p *Perceptron) Update(features []uint32, right, wrong int) {
	p.step++
	if right == wrong {
		return
	}
	for _, f := range features {
		i := int(f>>p.shift) * p.width
		p.w[i+right]++
		p.total[i+right] += p.step
		p.w[i+wrong]--
		p.total[i+wrong] -= p.step
	}
}

// Bytes returns the averaged weights, one byte each: the square root of the
// weight, so that small ones stay apart, of 127 for the largest.
func (p *Perceptron) Bytes() []byte {
	avg := make([]float64, len(p.w))
	most := 1e-9
	for i, w := range p.w {
		avg[i] = float64(w) - p.total[i]/p.step
		most = max(most, math.Abs(avg[i]))
	}
	out := make([]byte, len(avg))
	for i, x := range avg {
		c := math.Round(127 * math.Sqrt(math.Abs(x)/most))
		out[i] = byte(int8(math.Copysign(c, x)))
	}
	return out
}

// Scale is how many steps of a logistic model's bytes make one unit of the
// logarithm of the odds.
const Scale = 1000

// A Logistic learns a model of one column by logistic regression, with one
// learning rate a row (AdaGrad) and a pull towards zero.
type Logistic struct {
	shift uint
	w, g  []float64
	Rate  float64
	Decay float64
}

// NewLogistic returns a learner of 1<<bits rows.
func NewLogistic(bits uint, rate, decay float64) *Logistic {
	return &Logistic{shift: 32 - bits, w: make([]float64, 1<<bits), g: make([]float64, 1<<bits), Rate: rate, Decay: decay}
}

// Sum returns the logarithm of the odds.
func (l *Logistic) Sum(features []uint32) float64 {
	var s float64
	for _, f := range features {
		s += l.w[f>>l.shift]
	}
	return s
}

// Step moves the weights of the features along the gradient g of the loss.
func (l *Logistic) Step(features []uint32, g float64) {
	for _, f := range features {
		i := f >> l.shift
		d := g + l.Decay*l.w[i]
		l.g[i] += d * d
		l.w[i] -= l.Rate * d / (math.Sqrt(l.g[i]) + 1e-6)
	}
}

// Bytes returns the weights, [Scale] steps a unit.
func (l *Logistic) Bytes() []byte {
	out := make([]byte, len(l.w))
	for i, x := range l.w {
		c := math.Round(math.Sqrt(math.Abs(x) * Scale))
		out[i] = byte(int8(math.Copysign(min(c, 127), x)))
	}
	return out
}

// Sigmoid is the probability that a logarithm of the odds stands for.
func Sigmoid(x float64) float64 { return 1 / (1 + math.Exp(-x)) }
