// Package speech finds attributions in English: cues, their sources and what is
// attributed, by linear models over tags and trees.
//
// Three models work one after the other: one scores every word that could be a
// cue by itself; one ranks the noun phrases of the sentence as its source, with
// "none is named" among them; one ranks passages to the left and to the right of
// the cue as its content, over the whole passage rather than edge by edge
// (Scheible, Klinger and Padó 2016).
package speech

import (
	"errors"
	"math"
	"sync"

	"github.com/khabar-kg/khabar/extract/en/internal/linear"
	"github.com/khabar-kg/khabar/extract/text"
)

// A Finder finds attributions. It is immutable and safe for concurrent use.
type Finder struct {
	cues, sources, contents *linear.Model
	acts                    map[string]uint32 // by class letter and lemma: hash of the act
	pool                    *sync.Pool
	// Threshold is the least probability of a cue. Not to be changed once the
	// finder is in use.
	Threshold float64
}

// An Attribution is a cue with its source and content, as tokens, half-open.
type Attribution struct {
	Cue        int // the word that carries the sense
	Source     int // head of the source's noun phrase, -1 when none is named
	SourceFrom int
	SourceTo   int
	// Content before and after the cue; an empty run (0, 0) where there is none.
	LeftFrom, LeftTo   int
	RightFrom, RightTo int
	CueScore           float64 // probability that this is a cue
	PartScore          float64 // probability that source and content are right, given that it is
}

// New returns a finder without models, for training. acts maps a class letter
// ("V", "N", "A") followed by a lemma to an act.
func New(acts map[string]string) *Finder {
	f := &Finder{acts: make(map[string]uint32, len(acts)), Threshold: 0.41}
	for k, a := range acts {
		f.acts[k] = linear.String(a)
	}
	f.pool = &sync.Pool{New: func() any { return new(work) }}
	return f
}

// work is the room of one goroutine.
type work struct {
	v        view
	features []uint32
	heads    []int32
	passages []passage
	scores   []float64
}

// magic begins a model's file.
const magic = "khabar-en-speech 2\n"

// ErrModel is returned for bytes that are no model of this layout.
var ErrModel = errors.New("not a speech model")

// Load returns f with the models of data, as [Train] wrote it.
func (f *Finder) Load(data string) (*Finder, error) {
	if len(data) < len(magic)+1 || data[:len(magic)] != magic {
		return nil, ErrModel
	}
	c := *f
	c.Threshold = float64(data[len(magic)]) / 256
	data = data[len(magic)+1:]
	var a, b, ok bool
	c.cues, data, a = linear.Load(data, cueShape)
	c.sources, data, b = linear.Load(data, sourceShape)
	c.contents, data, ok = linear.Load(data, contentShape)
	if !a || !b || !ok || data != "" {
		return nil, ErrModel
	}
	return &c, nil
}

// actHash is the act of a lemma, by the class of its tag; 0 for none.
func (f *Finder) actHash(lemma, tag string) uint32 {
	class := "V"
	switch {
	case tag == "":
		return 0
	case tag[0] == 'N':
		class = "N"
	case tag[0] == 'V':
	default:
		class = "A"
	}
	return f.acts[class+lemma]
}

// Find returns the attributions of d in the order of their cues. likely tells of a
// word that has the grammar of a cue, of which less probability is asked; it may be
// nil.
func (f *Finder) Find(d *text.Doc, likely func(token int) bool) []Attribution {
	w := f.pool.Get().(*work)
	defer f.pool.Put(w)
	v := &w.v
	v.look(d)
	var out []Attribution
	for i := range d.Tokens {
		if !v.candidate(i) || d.SentenceOf(i).Skip {
			continue
		}
		w.features = f.cueFeatures(w.features[:0], v, i)
		p := linear.Sigmoid(float64(f.cues.Sum(w.features)) / linear.Scale)
		if p < f.Threshold && (likely == nil || p < f.Threshold*lenience || !likely(i)) {
			continue
		}
		a := Attribution{Cue: i, Source: -1, CueScore: p, PartScore: 1}
		f.findSource(w, &a)
		f.findContent(w, &a)
		out = append(out, a)
	}
	return out
}

// lenience is which part of the threshold is enough for a likely cue.
const lenience = 0.2

// softmax turns scores into the probability of the best, and its index.
func softmax(scores []float64) (best int, p float64) {
	for k, s := range scores {
		if s > scores[best] {
			best = k
		}
	}
	var sum float64
	for _, s := range scores {
		sum += math.Exp(s - scores[best])
	}
	return best, 1 / sum
}

// findSource fills in who a's cue is attributed to.
func (f *Finder) findSource(w *work, a *Attribution) {
	v := &w.v
	w.heads = v.sources(w.heads, a.Cue)
	w.scores = w.scores[:0]
	w.features = f.sourceFeatures(w.features[:0], v, a.Cue, -1)
	w.scores = append(w.scores, float64(f.sources.Sum(w.features))/linear.Scale)
	for _, h := range w.heads {
		w.features = f.sourceFeatures(w.features[:0], v, a.Cue, int(h))
		w.scores = append(w.scores, float64(f.sources.Sum(w.features))/linear.Scale)
	}
	best, p := softmax(w.scores)
	a.PartScore *= p
	if best > 0 {
		a.Source = int(w.heads[best-1])
		a.SourceFrom, a.SourceTo = v.phrase(a.Source)
	}
}

// findContent fills in what is attributed: the likeliest parts on both sides of
// the cue, of which one at least says something.
func (f *Finder) findContent(w *work, a *Attribution) {
	src := passage{a.SourceFrom, a.SourceTo}
	srcDep := w.v.depAt(a.Source)
	left := f.bestPassage(w, leftSide, a.Cue, src, srcDep, passage{})
	var alone, after choice // the right side, without and with the left one
	if left.none > unlikely {
		alone = f.bestPassage(w, rightSide, a.Cue, src, srcDep, passage{})
	}
	if left.none < 1-unlikely && !left.best.empty() {
		after = f.bestPassage(w, rightSide, a.Cue, src, srcDep, left.best)
	}
	onlyRight := left.none * (1 - alone.none)
	if alone.best.empty() {
		onlyRight = 0
	}
	onlyLeft, both := (1-left.none)*after.none, (1-left.none)*(1-after.none)
	if left.best.empty() {
		onlyLeft, both = 0, 0
	}
	if after.best.empty() {
		both = 0
	}
	all := onlyRight + onlyLeft + both
	switch {
	case all <= 0:
		return
	case onlyRight >= onlyLeft && onlyRight >= both:
		a.RightFrom, a.RightTo = alone.best.from, alone.best.to
		a.PartScore *= onlyRight / all * alone.share
	case onlyLeft >= both:
		a.LeftFrom, a.LeftTo = left.best.from, left.best.to
		a.PartScore *= onlyLeft / all * left.share
	default:
		a.LeftFrom, a.LeftTo = left.best.from, left.best.to
		a.RightFrom, a.RightTo = after.best.from, after.best.to
		a.PartScore *= both / all * left.share * after.share
	}
}

// unlikely is a probability that makes an alternative not worth the look.
const unlikely = 0.02

// A choice is what one side of a cue may hold: nothing, with probability none,
// or most likely best, which has the share of the rest.
type choice struct {
	none, share float64
	best        passage
}

// leading is how many of the likeliest passages are compared with each other.
const leading = 8

// bestPassage ranks the passages on one side of a cue. Of the likeliest, that
// one is best which has most in common with all of them.
func (f *Finder) bestPassage(w *work, side, cue int, src passage, srcDep uint32, other passage) choice {
	v := &w.v
	w.passages = v.passages(w.passages, side, cue, src)
	w.features = f.contentFeatures(w.features[:0], v, side, cue, src, srcDep, other, passage{})
	most := float64(f.contents.Sum(w.features)) / linear.Scale
	w.scores = append(w.scores[:0], most)
	for _, p := range w.passages {
		w.features = f.contentFeatures(w.features[:0], v, side, cue, src, srcDep, other, p)
		s := float64(f.contents.Sum(w.features)) / linear.Scale
		w.scores = append(w.scores, s)
		most = max(most, s)
	}
	var sum float64
	for k, s := range w.scores {
		w.scores[k] = math.Exp(s - most)
		sum += w.scores[k]
	}
	c := choice{none: w.scores[0] / sum}
	top := make([]int, 0, leading)
	for k := 1; k < len(w.scores); k++ {
		if len(top) == leading && w.scores[k] <= w.scores[top[leading-1]] {
			continue
		}
		if len(top) < leading {
			top = append(top, k)
		}
		i := len(top) - 1
		for ; i > 0 && w.scores[k] > w.scores[top[i-1]]; i-- {
			top[i] = top[i-1]
		}
		top[i] = k
	}
	best := 0.0
	for _, k := range top {
		p := w.passages[k-1]
		common := 0.0
		for _, j := range top {
			common += w.scores[j] * p.likeness(w.passages[j-1])
		}
		if common > best {
			best = common
			c.best, c.share = p, w.scores[k]/(sum-w.scores[0])
		}
	}
	return c
}

// likeness is the F1 of tokens of two passages.
func (p passage) likeness(q passage) float64 {
	both := min(p.to, q.to) - max(p.from, q.from)
	if both <= 0 {
		return 0
	}
	return 2 * float64(both) / float64(p.to-p.from+q.to-q.from)
}
