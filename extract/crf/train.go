package crf

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
)

// A Sequence is one training sentence.
type Sequence struct {
	Features [][]uint32 // of each position
	// Lexical is how many features at the front of each position's list name
	// its word, and are left out together by [Options.Dropout]. Nil: none.
	Lexical []int
	Labels  []int
	Weight  float32 // of the sentence; 0 is read as 1
}

// Options steer the training. The zero value of a field takes its default.
type Options struct {
	Epochs   int     // rounds over the data; default 10
	L2       float64 // strength of the regularisation: the objective adds L2/2 times the squared weights; default 1
	Rate     float64 // first learning rate; default 0.1
	MinCount int     // features seen less often are not kept; default 1
	Dropout  float64 // chance, 0 to 1, that a position's lexical features are left out in a round
	Prune    float64 // weights below it are dropped from the finished model
	Seed     uint64
	// Allowed reports whether a label may follow another; from or to is -1 at
	// the sentence's ends. Nil allows all.
	Allowed func(from, to int) bool
	// Progress, if set, hears of each finished round and its mean loss a position.
	Progress func(epoch int, loss float64)
}

// Train fits a model to sequences by stochastic gradient descent on one
// goroutine, averaging the weights of the second half of the rounds. It fails
// when a sequence is malformed or there are more labels than a model holds.
func Train(sequences []Sequence, labels []string, o Options) (*Model, error) {
	if len(labels) == 0 || len(labels) > maxLabels {
		return nil, fmt.Errorf("crf: %d labels, of at most %d", len(labels), maxLabels)
	}
	for i, s := range sequences {
		if len(s.Features) != len(s.Labels) || s.Lexical != nil && len(s.Lexical) != len(s.Labels) {
			return nil, fmt.Errorf("crf: sequence %d has %d positions and %d labels", i, len(s.Features), len(s.Labels))
		}
		for _, l := range s.Labels {
			if l < 0 || l >= len(labels) {
				return nil, fmt.Errorf("crf: sequence %d has a label %d of %d", i, l, len(labels))
			}
		}
	}
	t := newTrainer(sequences, labels, o)
	return t.run(), nil
}

// A trainer holds the weights as scale*w, so that regularising all of them is
// one multiplication.
type trainer struct {
	o         Options
	labels    []string
	L         int
	sequences []Sequence
	ids       [][][]uint32 // features as row numbers
	lexical   [][]int
	keys      []uint32 // feature of each row

	w                 []float32
	avg               []float64 // sum of the weights at the ends of the averaged rounds
	scale             float64
	trans, start, end []float32 // not scaled: not regularised
	avgT, avgS, avgE  []float64
	averaged          int

	emit, grad            []float32
	prob, alpha, beta, sc []float64
	moves                 moves      // what follows of trans
	kept                  [][]uint32 // features of each position in this visit
}

func newTrainer(sequences []Sequence, labels []string, o Options) *trainer {
	if o.Epochs == 0 {
		o.Epochs = 10
	}
	if o.L2 == 0 {
		o.L2 = 1
	}
	if o.Rate == 0 {
		o.Rate = 0.1
	}
	t := &trainer{o: o, labels: labels, L: len(labels), sequences: sequences, scale: 1}
	count := map[uint32]int{}
	for _, s := range sequences {
		for _, fs := range s.Features {
			for _, f := range fs {
				count[max(f, 1)]++
			}
		}
	}
	for f, n := range count {
		if n >= o.MinCount {
			t.keys = append(t.keys, f)
		}
	}
	slices.Sort(t.keys)
	row := make(map[uint32]uint32, len(t.keys))
	for i, f := range t.keys {
		row[f] = uint32(i)
	}
	for _, s := range sequences {
		var ids [][]uint32
		var lexical []int
		for i, fs := range s.Features {
			list, lex := make([]uint32, 0, len(fs)), 0
			for k, f := range fs {
				if r, ok := row[max(f, 1)]; ok {
					list = append(list, r)
					if s.Lexical != nil && k < s.Lexical[i] {
						lex++
					}
				}
			}
			ids, lexical = append(ids, list), append(lexical, lex)
		}
		t.ids, t.lexical = append(t.ids, ids), append(t.lexical, lexical)
	}
	L := t.L
	t.w, t.avg = make([]float32, len(t.keys)*L), make([]float64, len(t.keys)*L)
	t.trans, t.avgT = make([]float32, L*L), make([]float64, L*L)
	t.start, t.avgS = make([]float32, L), make([]float64, L)
	t.end, t.avgE = make([]float32, L), make([]float64, L)
	if o.Allowed != nil {
		for a := range L {
			for b := range L {
				if !o.Allowed(a, b) {
					t.trans[a*L+b] = Forbidden
				}
			}
			if !o.Allowed(-1, a) {
				t.start[a] = Forbidden
			}
			if !o.Allowed(a, -1) {
				t.end[a] = Forbidden
			}
		}
	}
	return t
}

func (t *trainer) run() *Model {
	random := rand.New(rand.NewPCG(t.o.Seed, 0x6b686162))
	order := make([]int, len(t.sequences))
	for i := range order {
		order[i] = i
	}
	n := float64(max(1, len(t.sequences)))
	lambda := t.o.L2 / n
	step := 0
	for epoch := range t.o.Epochs {
		random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		loss, positions := 0.0, 0
		for _, i := range order {
			rate := t.o.Rate / (1 + t.o.Rate*lambda*float64(step))
			// The schedule above falls slowly where there is little
			// regularisation; this ends it smoothly.
			rate *= 1 - 0.9*float64(step)/(n*float64(t.o.Epochs))
			step++
			t.scale *= 1 - rate*lambda
			loss += t.learn(i, rate, random)
			positions += len(t.ids[i])
			if t.scale < 1e-3 {
				t.rescale()
			}
		}
		t.rescale()
		if 2*(epoch+1) > t.o.Epochs {
			t.average()
		}
		if t.o.Progress != nil {
			t.o.Progress(epoch+1, loss/float64(max(1, positions)))
		}
	}
	return t.model()
}

func (t *trainer) rescale() {
	s := float32(t.scale)
	for i := range t.w {
		t.w[i] *= s
	}
	t.scale = 1
}

func (t *trainer) average() {
	t.averaged++
	add := func(sum []float64, w []float32) {
		for i, x := range w {
			sum[i] += float64(x)
		}
	}
	add(t.avg, t.w)
	add(t.avgT, t.trans)
	add(t.avgS, t.start)
	add(t.avgE, t.end)
}

// learn takes one step on a sentence and returns its loss, the negative
// logarithm of its labels' probability.
func (t *trainer) learn(s int, rate float64, random *rand.Rand) float64 {
	ids, gold, L := t.ids[s], t.sequences[s].Labels, t.L
	n := len(ids)
	if n == 0 {
		return 0
	}
	t.choose(s, random)
	scale := float32(t.scale)
	t.emit = grow(t.emit, n*L)
	clear(t.emit)
	for i, fs := range t.kept {
		emit := t.emit[i*L : (i+1)*L]
		for _, f := range fs {
			w := t.w[int(f)*L : int(f)*L+L]
			w = w[:len(emit)]
			for l := range emit {
				emit[l] += w[l]
			}
		}
		for l := range emit {
			emit[l] *= scale
		}
	}
	t.prob, t.alpha, t.beta, t.sc = grow(t.prob, n*L), grow(t.alpha, n*L), grow(t.beta, n*L), grow(t.sc, n)
	t.moves = movesOf(t.trans, L)
	forwardBackward(t.emit, t.start, t.end, &t.moves, L, t.prob, t.alpha, t.beta, t.sc)

	loss := 0.0
	weight := t.sequences[s].Weight
	if weight == 0 {
		weight = 1
	}
	up := float32(rate) * weight
	t.grad = grow(t.grad, L)
	for i, fs := range t.kept {
		busy := false
		for l := range L {
			g := -float32(t.alpha[i*L+l] * t.beta[i*L+l])
			if l == gold[i] {
				g++
			}
			t.grad[l] = g * up / float32(t.scale)
			busy = busy || g > 1e-4 || g < -1e-4
		}
		loss -= math.Log(max(1e-12, t.alpha[i*L+gold[i]]*t.beta[i*L+gold[i]]))
		if busy {
			for _, f := range fs {
				w := t.w[int(f)*L : int(f)*L+L]
				g := t.grad[:len(w)]
				for l := range w {
					w[l] += g[l]
				}
			}
		}
	}
	t.learnMoves(gold, up, n)
	return loss
}

// learnMoves updates the scores of transitions and of the sentence's ends.
func (t *trainer) learnMoves(gold []int, up float32, n int) {
	L := t.L
	for l := range L {
		if t.start[l] != Forbidden {
			t.start[l] += up * (same(l, gold[0]) - float32(t.alpha[l]*t.beta[l]))
		}
		if t.end[l] != Forbidden {
			at := (n-1)*L + l
			t.end[l] += up * (same(l, gold[n-1]) - float32(t.alpha[at]*t.beta[at]))
		}
	}
	for i := 1; i < n; i++ {
		for a := range L {
			x := t.alpha[(i-1)*L+a] / t.sc[i]
			row, move := t.trans[a*L:(a+1)*L], t.moves.factor[a*L:(a+1)*L]
			if x < 1e-9 {
				continue
			}
			x *= float64(up)
			for b := range row {
				if row[b] != Forbidden {
					row[b] -= float32(x * move[b] * t.prob[i*L+b] * t.beta[i*L+b])
				}
			}
		}
		if at := gold[i-1]*L + gold[i]; t.trans[at] != Forbidden {
			t.trans[at] += up
		}
	}
}

// choose sets the features that take part in this visit of a sentence.
func (t *trainer) choose(s int, random *rand.Rand) {
	t.kept = t.kept[:0]
	for i, fs := range t.ids[s] {
		if t.o.Dropout > 0 && random.Float64() < t.o.Dropout {
			fs = fs[t.lexical[s][i]:]
		}
		t.kept = append(t.kept, fs)
	}
}

func same(a, b int) float32 {
	if a == b {
		return 1
	}
	return 0
}

// step is the unit of the finished model's weights. With sixty features a
// position, rounding to it moves a score by less than a tenth.
const step = 1.0 / 64

// model rounds and prunes the averaged weights.
func (t *trainer) model() *Model {
	L := t.L
	m := &Model{labels: t.labels, step: step}
	k := 1 / float64(max(1, t.averaged))
	mean := func(sum []float64) []float32 {
		out := make([]float32, len(sum))
		for i, x := range sum {
			out[i] = max(Forbidden, float32(x*k))
		}
		return out
	}
	m.trans, m.start, m.end = mean(t.avgT), mean(t.avgS), mean(t.avgE)
	least := max(t.o.Prune, step/2)
	m.words, m.moves = wordsOf(L), movesOf(m.trans, L)
	var keys []uint32
	var rows []uint64
	row := make([]int16, L)
	for f, key := range t.keys {
		kept := false
		for l := range L {
			row[l] = 0
			if x := t.avg[f*L+l] * k; math.Abs(x) >= least {
				row[l] = int16(max(-largest, min(largest, math.Round(x/step))))
				kept = kept || row[l] != 0
			}
		}
		if kept {
			keys = append(keys, key)
			at := len(rows)
			rows = append(rows, make([]uint64, m.words)...)
			for l, w := range row {
				rows[at+int(places[l].word)] += uint64(w) << places[l].shift
			}
		}
	}
	m.table = newTable(keys, rows, m.words)
	return m
}
