package translit

import (
	"cmp"
	"math"
	"slices"
)

// A Pair is a name in both scripts, a training example.
type Pair struct {
	Arabic, Latin string
	Weight        float64 // how often it counts
}

// The trainer's settings, chosen by cross-validation on the training pairs.
const (
	singleRounds = 8    // rounds of expectation and maximisation of groups by themselves
	pairRounds   = 4    // rounds of groups after groups
	leastSeen    = 12   // places of a group in the pairs, below which it is not considered
	leastUse     = 4.0  // expected uses below which a group is dropped
	leastPair    = 0.3  // expected uses below which a pair of groups is left to smoothing
	doubtful     = 0.04 // share of training pairs, those least likely, that are taken for translations
)

// A trainer counts the expected uses of groups.
type trainer struct {
	pairs  []Pair
	groups []group // by number
	w      weights
}

// fit estimates the weights from folded pairs.
func fit(pairs []Pair) *trainer {
	t := &trainer{pairs: pairs}
	t.number()
	n := len(t.groups)
	uni := make([]float64, n)
	for i := range uni {
		// Small groups first: a group of four letters explains too much at once.
		uni[i] = math.Pow(0.1, float64(t.groups[i].letters()))
	}
	t.w = weights{ids: t.w.ids, uni: uni, open: make([]float64, n+1), pairs: newPairTable(0), last: make([]float64, n)}
	for i := range t.w.open {
		t.w.open[i] = 1
	}
	for i := range t.w.last {
		t.w.last[i] = 1
	}
	for round := range singleRounds {
		counts := t.countSingles()
		if round >= 2 {
			t.drop(counts)
			counts = t.countSingles()
		}
		if round == 3 {
			t.dropDoubtful()
			counts = t.countSingles()
		}
		t.setSingles(counts)
	}
	for range pairRounds {
		t.setPairs(t.countPairs())
	}
	return t
}

// letters is the number of letters of a group, those beyond one and one counted twice.
func (g group) letters() int {
	n := 0
	for _, a := range g.arabic {
		if a != 0 {
			n++
		}
	}
	for _, l := range g.latin {
		if l != 0 {
			n++
		}
	}
	return n
}

// number lists the groups that the training pairs can be parted into.
func (t *trainer) number() {
	seen := make([]int, maxCode)
	at := make([]group, maxCode)
	var l lattice
	for _, p := range t.pairs {
		l.reset(p.Arabic, p.Latin)
		for i := 0; i <= len(l.arabic); i++ {
			for j := 0; j <= len(l.latin); j++ {
				for shape := range shapes {
					if g, ok := groupAt(l.arabic, l.latin, i, j, shape); ok {
						seen[g.code()]++
						at[g.code()] = g
					}
				}
			}
		}
	}
	t.w.ids = make([]int16, maxCode)
	for c := range seen {
		t.w.ids[c] = noGroup
		if seen[c] >= leastSeen && len(t.groups) < math.MaxInt16 {
			t.w.ids[c] = int16(len(t.groups))
			t.groups = append(t.groups, at[c])
		}
	}
}

// countSingles returns the expected uses of each group, by itself.
func (t *trainer) countSingles() []float64 {
	counts := make([]float64, len(t.groups)+1) // the last is of the word's end
	var l lattice
	for _, p := range t.pairs {
		l.reset(p.Arabic, p.Latin)
		if total := l.forward(&t.w, 0); total > 0 {
			l.backward(&t.w, total, func(_, id uint16, uses float64) { counts[id] += uses * p.Weight })
		}
	}
	return counts[:len(t.groups)]
}

func (t *trainer) setSingles(counts []float64) {
	total := 0.0
	for _, c := range counts {
		total += c
	}
	for i, c := range counts {
		t.w.uni[i] = c / total
	}
}

// drop takes out the groups that are hardly used.
func (t *trainer) drop(counts []float64) {
	var kept []group
	var uni []float64
	for i, g := range t.groups {
		if counts[i] >= leastUse {
			t.w.ids[g.code()] = int16(len(kept))
			kept, uni = append(kept, g), append(uni, t.w.uni[i])
		} else {
			t.w.ids[g.code()] = noGroup
		}
	}
	t.groups, t.w.uni = kept, uni
	t.w.open, t.w.last = t.w.open[:len(kept)+1], t.w.last[:len(kept)]
}

// dropDoubtful leaves out the pairs that are likely translations or mistakes.
func (t *trainer) dropDoubtful() {
	type scored struct {
		at    int
		score float64
	}
	var all []scored
	var l lattice
	for i, p := range t.pairs {
		l.reset(p.Arabic, p.Latin)
		all = append(all, scored{i, math.Log(l.forward(&t.w, 0)+1e-300) / float64(len(l.arabic)+len(l.latin))})
	}
	slices.SortFunc(all, func(a, b scored) int { return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.at, b.at)) })
	all = all[:len(all)-int(doubtful*float64(len(all)))]
	slices.SortFunc(all, func(a, b scored) int { return cmp.Compare(a.at, b.at) })
	kept := make([]Pair, len(all))
	for i, s := range all {
		kept[i] = t.pairs[s.at]
	}
	t.pairs = kept
}

// A pairCount is the expected uses of a group after another.
type pairCount struct {
	former, next uint16
	uses         float64
}

// countPairs returns them sorted by former and next. The word's end is the
// number after the last group's as next, its beginning as former.
func (t *trainer) countPairs() []pairCount {
	counts := map[uint32]float64{}
	var l lattice
	for _, p := range t.pairs {
		l.reset(p.Arabic, p.Latin)
		if total := l.forward(&t.w, 0); total > 0 {
			l.backward(&t.w, total, func(former, id uint16, uses float64) {
				counts[uint32(former)<<16|uint32(id)] += uses * p.Weight
			})
		}
	}
	out := make([]pairCount, 0, len(counts))
	for k, c := range counts {
		out = append(out, pairCount{uint16(k >> 16), uint16(k), c})
	}
	slices.SortFunc(out, func(a, b pairCount) int {
		return cmp.Or(cmp.Compare(a.former, b.former), cmp.Compare(a.next, b.next))
	})
	return out
}

// setPairs estimates from counts, smoothed after Witten and Bell (1991).
func (t *trainer) setPairs(counts []pairCount) {
	n := len(t.groups)
	single, total := make([]float64, n+1), 0.0
	for _, c := range counts {
		single[c.next] += c.uses
		total += c.uses
	}
	for i := range t.w.uni {
		t.w.uni[i] = single[i] / total
	}
	end := single[n] / total
	t.w.pairs = newPairTable(len(counts))
	for i := range t.w.open {
		t.w.open[i] = 1
	}
	for i := range t.w.last {
		t.w.last[i] = end
	}
	for from := 0; from < len(counts); {
		to, sum, kinds := from, 0.0, 0.0
		for ; to < len(counts) && counts[to].former == counts[from].former; to++ {
			sum += counts[to].uses
			if counts[to].uses >= leastPair {
				kinds++
			}
		}
		former := counts[from].former
		kept := 0.0
		for _, c := range counts[from:to] {
			if c.uses < leastPair {
				continue
			}
			p := c.uses / (sum + kinds)
			kept += p
			if int(c.next) == n {
				t.w.last[former] = p
			} else {
				t.w.pairs.set(former, c.next, float32(p))
			}
		}
		t.w.open[former] = 1 - kept
		if int(former) < n {
			if t.w.last[former] != end {
				t.w.last[former] += t.w.open[former] * end
			} else {
				t.w.last[former] = t.w.open[former] * end
			}
		}
		from = to
	}
}

// backward goes back through a lattice whose forward probability is total, and
// reports the expected uses of each group after its former one; the word's end
// is reported as the number after the last group's.
func (l *lattice) backward(w *weights, total float64, use func(former, id uint16, uses float64)) {
	// back[k] are the backward probabilities of the states of node k.
	back := make([][len(shapes)]float64, len(l.nodes))
	end := len(l.nodes) - 1
	for k, s := range l.nodes[end].states[:l.nodes[end].n] {
		if s.id == w.boundary() {
			return
		}
		back[end][k] = w.last[s.id]
		use(s.id, w.boundary(), s.forward*w.last[s.id]/total)
	}
	for at := end; at > 0; at-- {
		for k, s := range l.nodes[at].states[:l.nodes[at].n] {
			if back[at][k] == 0 {
				continue
			}
			before := at - shapes[s.shape].arabic*(len(l.latin)+1) - shapes[s.shape].latin
			from := &l.nodes[before]
			for m, f := range from.states[:from.n] {
				p := w.open[f.id]*w.uni[s.id] + float64(w.pairs.get(f.id, s.id))
				back[before][m] += p * back[at][k]
				use(f.id, s.id, f.forward*p*back[at][k]/total)
			}
		}
	}
}
