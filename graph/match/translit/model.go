package translit

import (
	_ "embed"
	"math"
	"sync"
)

// A Model compares words of the two scripts.
type Model struct {
	w             weights
	groups        []group
	arabic, latin *letterModel
	fit           [features]float64
}

//go:embed translit.model
var embedded []byte

// Open returns the model that comes with the package.
var Open = sync.OnceValues(func() (*Model, error) { return Read(embedded) })

// Similarity returns how likely the words, in any spelling, are one name: 0 to
// 1, where one half is as likely as not when one in two pairs is. A word without
// letters of its script is like nothing.
func (m *Model) Similarity(arabic, latin string) float64 {
	return m.Folded(FoldArabic(arabic), FoldLatin(latin), 0)
}

// Folded is [Model.Similarity] of words that [FoldArabic] and [FoldLatin] made, or 0
// where it is less than least: that most words are nothing like each other is seen
// sooner than how little.
func (m *Model) Folded(arabic, latin string, least float64) float64 {
	x, ok := m.measure(arabic, latin, least)
	if !ok {
		return 0
	}
	if p := 1 / (1 + math.Exp(-m.logit(x))); p >= least {
		return p
	}
	return 0
}

// logit returns the logarithm of the odds that words of such measures are one name.
func (m *Model) logit(x [features]float64) float64 {
	sum := 0.0
	for i, f := range x {
		sum += f * m.fit[i]
	}
	return sum
}

// Evidence returns by how much more likely both words are as one name's two
// spellings than as two names: a natural logarithm, for ranking candidates. It
// is negative infinity where no way to part the words into groups is known.
func (m *Model) Evidence(arabic, latin string) float64 {
	l := lattices.Get().(*lattice)
	defer lattices.Put(l)
	l.reset(FoldArabic(arabic), FoldLatin(latin))
	if len(l.arabic) == 0 || len(l.latin) == 0 {
		return math.Inf(-1)
	}
	return math.Log(l.forward(&m.w, 0)) - m.arabic.logProb(l.arabic) - latinShare*m.latin.logProb(l.latin)
}

// latinShare is the power of the Latin word's own probability in Evidence,
// chosen on the training pairs: the letter model is surer than it should be of
// spellings that it has not seen.
const latinShare = 0.6

// features is how many measures a pair of words has.
const features = 5

// measure returns what the similarity is fitted on, unless that is less than least.
func (m *Model) measure(arabic, latin string, least float64) (x [features]float64, ok bool) {
	l := lattices.Get().(*lattice)
	defer lattices.Put(l)
	l.reset(arabic, latin)
	if len(l.arabic) == 0 || len(l.latin) == 0 {
		return x, false
	}
	letters := float64(len(l.arabic) + len(l.latin))
	a, b := m.arabic.logProb(l.arabic), m.latin.logProb(l.latin)
	of := func(both float64) [features]float64 {
		return [features]float64{1, both / letters, (both - a - b) / 10, both - a, both - b}
	}
	bound := 0.0 // of the probability of both together: below it they are less alike than least
	if least > 0 {
		// What is fitted is linear in that probability's logarithm.
		start := m.logit(of(0))
		if slope := m.logit(of(1)) - start; slope > 0 {
			const rounding = 1e-3
			bound = math.Exp((math.Log(least/(1-least))-start)/slope - rounding)
		}
	}
	p := l.forward(&m.w, bound)
	if p == 0 {
		return x, false
	}
	return of(math.Log(p)), true
}
