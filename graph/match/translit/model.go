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
	return m.Folded(FoldArabic(arabic), FoldLatin(latin))
}

// Folded is [Model.Similarity] of words that [FoldArabic] and [FoldLatin] made.
func (m *Model) Folded(arabic, latin string) float64 {
	x, ok := m.measure(arabic, latin)
	if !ok {
		return 0
	}
	sum := 0.0
	for i, f := range x {
		sum += f * m.fit[i]
	}
	return 1 / (1 + math.Exp(-sum))
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
	return math.Log(l.forward(&m.w)) - m.arabic.logProb(l.arabic) - latinShare*m.latin.logProb(l.latin)
}

// latinShare is the power of the Latin word's own probability in Evidence,
// chosen on the training pairs: the letter model is surer than it should be of
// spellings that it has not seen.
const latinShare = 0.6

// features is how many measures a pair of words has.
const features = 5

// measure returns what the similarity is fitted on.
func (m *Model) measure(arabic, latin string) (x [features]float64, ok bool) {
	l := lattices.Get().(*lattice)
	defer lattices.Put(l)
	l.reset(arabic, latin)
	if len(l.arabic) == 0 || len(l.latin) == 0 {
		return x, false
	}
	p := l.forward(&m.w)
	if p == 0 {
		return x, false
	}
	both, letters := math.Log(p), float64(len(l.arabic)+len(l.latin))
	a, b := m.arabic.logProb(l.arabic), m.latin.logProb(l.latin)
	return [features]float64{1, both / letters, (both - a - b) / 10, both - a, both - b}, true
}
