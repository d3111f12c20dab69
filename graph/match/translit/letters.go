package translit

import "math"

// A letterModel gives the probability of a word of one alphabet, each letter by
// the two before it.
type letterModel struct {
	size int     // letters and none, which stands before the word and after it
	cost []uint8 // by both letters before and the letter: -log p in steps of costStep
}

const costStep = 0.06 // nats; the largest cost is 15.3

func newLetterModel(letters int) *letterModel {
	n := letters + 1
	return &letterModel{n, make([]uint8, n*n*n)}
}

// fitLetters estimates a model from words with weights, smoothed after Witten
// and Bell.
func fitLetters(letters int, words [][]uint8, weight []float64) *letterModel {
	m := newLetterModel(letters)
	n := m.size
	three, two, one := make([]float64, n*n*n), make([]float64, n*n), make([]float64, n)
	for i, w := range words {
		a, b := 0, 0
		for k := 0; k <= len(w); k++ {
			c := 0
			if k < len(w) {
				c = int(w[k])
			}
			three[(a*n+b)*n+c] += weight[i]
			two[b*n+c] += weight[i]
			one[c] += weight[i]
			a, b = b, c
		}
	}
	p1 := blend(one, uniform(n))
	for b := range n {
		p2 := blend(two[b*n:(b+1)*n], p1)
		for a := range n {
			p3 := blend(three[(a*n+b)*n:(a*n+b+1)*n], p2)
			for c, p := range p3 {
				m.cost[(a*n+b)*n+c] = uint8(min(255, math.Round(-math.Log(p)/costStep)))
			}
		}
	}
	return m
}

func uniform(n int) []float64 {
	out := make([]float64, n)
	for i := range out {
		out[i] = 1 / float64(n)
	}
	return out
}

// blend returns the relative frequencies of counts, mixed with those of less context.
func blend(counts, less []float64) []float64 {
	sum, kinds := 0.0, 0.0
	for _, c := range counts {
		sum += c
		if c > 0 {
			kinds++
		}
	}
	out := make([]float64, len(counts))
	for i, c := range counts {
		if sum == 0 {
			out[i] = less[i]
		} else {
			out[i] = (c + kinds*less[i]) / (sum + kinds)
		}
	}
	return out
}

// logProb returns the natural logarithm of a word's probability.
func (m *letterModel) logProb(word []uint8) float64 {
	a, b, sum := 0, 0, 0
	for _, c := range word {
		sum += int(m.cost[(a*m.size+b)*m.size+int(c)])
		a, b = b, int(c)
	}
	sum += int(m.cost[(a*m.size+b)*m.size])
	return -costStep * float64(sum)
}
