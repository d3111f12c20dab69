package translit

import (
	"math"
	"math/rand/v2"
)

// Train learns a model from pairs of names, as they are written. It takes about
// half a minute for 52,000 pairs, and the same pairs make the same model.
func Train(pairs []Pair) *Model {
	folded := make([]Pair, 0, len(pairs))
	for _, p := range pairs {
		f := Pair{FoldArabic(p.Arabic), FoldLatin(p.Latin), p.Weight}
		if f.Arabic != "" && f.Latin != "" {
			folded = append(folded, f)
		}
	}
	t := fit(folded)
	m := &Model{w: t.w, groups: t.groups}
	var arabic, latin [][]uint8
	var weight []float64
	for _, p := range folded {
		arabic = append(arabic, arabicCodes(p.Arabic, nil))
		latin = append(latin, latinCodes(p.Latin, nil))
		weight = append(weight, p.Weight)
	}
	m.arabic = fitLetters(arabicLetters, arabic, weight)
	m.latin = fitLetters(latinLetters, latin, weight)
	m.fitSimilarity(t.pairs)
	return m
}

// An example is a pair of words with the answer.
type example struct {
	x    [features]float64
	same float64
}

// rivals is how many other names a name is set against to find the one most like it.
const rivals = 40

// fitSimilarity fits the similarity by logistic regression: the training pairs
// against each Arabic name with the likest of some other names, which is what
// is mistaken for it.
func (m *Model) fitSimilarity(pairs []Pair) {
	random := rand.New(rand.NewPCG(1, 2))
	var all []example
	for i := 0; i < len(pairs); i += 4 {
		p := pairs[i]
		if x, ok := m.measure(p.Arabic, p.Latin, 0); ok {
			all = append(all, example{x, 1})
		}
		var worst [features]float64
		best := math.Inf(-1)
		for range rivals {
			q := pairs[random.IntN(len(pairs))]
			if q.Arabic == p.Arabic || q.Latin == p.Latin {
				continue
			}
			if x, ok := m.measure(p.Arabic, q.Latin, 0); ok && x[1] > best {
				worst, best = x, x[1]
			}
		}
		if !math.IsInf(best, -1) {
			all = append(all, example{worst, 0})
		}
	}
	m.fit = regress(all)
}

// regress fits a logistic regression by Newton's method.
func regress(all []example) (w [features]float64) {
	for range 25 {
		var gradient [features]float64
		var hessian [features][features]float64
		for _, e := range all {
			z := 0.0
			for i, x := range e.x {
				z += w[i] * x
			}
			p := 1 / (1 + math.Exp(-z))
			for i, x := range e.x {
				gradient[i] += (e.same - p) * x
				for j, y := range e.x {
					hessian[i][j] += p * (1 - p) * x * y
				}
			}
		}
		for i := range w {
			hessian[i][i] += 1e-3
		}
		for i, d := range solve(hessian, gradient) {
			w[i] += d
		}
	}
	return w
}

// solve solves a x = b for a positive definite a, by elimination.
func solve(a [features][features]float64, b [features]float64) (x [features]float64) {
	for i := range b {
		for k := i + 1; k < features; k++ {
			f := a[k][i] / a[i][i]
			for j := i; j < features; j++ {
				a[k][j] -= f * a[i][j]
			}
			b[k] -= f * b[i]
		}
	}
	for i := features - 1; i >= 0; i-- {
		x[i] = b[i]
		for j := i + 1; j < features; j++ {
			x[i] -= a[i][j] * x[j]
		}
		x[i] /= a[i][i]
	}
	return x
}
