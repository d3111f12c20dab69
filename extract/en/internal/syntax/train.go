package syntax

import (
	"slices"

	"github.com/khabar-kg/khabar/extract/en/internal/linear"
	"github.com/khabar-kg/khabar/extract/text"
)

// A Tree is one annotated sentence: tokens, with a tag each; Heads are indices
// of tokens, len(Tokens) for the root; nil where the tokens do not fit the
// annotated ones, and then just the tags are learned from.
type Tree struct {
	Tokens []text.Token
	Tags   []string
	Heads  []int
	Labels []string
}

// Train learns a model from trees, in their order, and returns its bytes.
func Train(trees []Tree, tagRounds, parseRounds int, progress func(string, float64)) []byte {
	m := &Model{sure: map[uint32]uint8{}}
	out := []byte(magic)
	sures := sureWords(trees)
	out = append(out, byte(len(sures)), byte(len(sures)>>8), byte(len(sures)>>16), 0)
	for _, s := range sures {
		out = append(out, byte(s.h), byte(s.h>>8), byte(s.h>>16), byte(s.h>>24), s.tag)
		m.sure[s.h] = s.tag
	}
	tags := m.trainTags(trees, tagRounds, progress)
	out = append(out, tags...)
	m.tags, _, _ = linear.Load(string(tags), tagShape)
	moves, labels := m.trainTrees(trees, parseRounds, progress)
	out = append(out, moves...)
	return append(out, labels...)
}

// sureWords lists the frequent words that nearly always have one tag.
func sureWords(trees []Tree) []sure {
	count := map[uint32]*[tagWidth]int{}
	for _, t := range trees {
		for i := range t.Tokens {
			tok := &t.Tokens[i]
			n, ok := tagNumber[t.Tags[i]]
			if tok.Kind != text.Word || !ok || tok.Cap && i > 0 {
				continue
			}
			w := wordOf(tok, i == 0)
			if count[w.h] == nil {
				count[w.h] = new([tagWidth]int)
			}
			count[w.h][n]++
		}
	}
	var out []sure
	for h, c := range count {
		sum, best := 0, 0
		for k, n := range c {
			sum += n
			if n > c[best] {
				best = k
			}
		}
		if sum >= 20 && c[best]*1000 >= sum*995 {
			out = append(out, sure{h, uint8(best)})
		}
	}
	slices.SortFunc(out, func(a, b sure) int {
		if a.h < b.h {
			return -1
		}
		if a.h > b.h {
			return 1
		}
		return 0
	})
	return out
}

func (m *Model) trainTags(trees []Tree, rounds int, progress func(string, float64)) []byte {
	counts := linear.NewCounts()
	var s Scratch
	each := func(t *Tree, f func(i, gold int)) {
		s.words = s.words[:0]
		for i := range t.Tokens {
			s.words = append(s.words, wordOf(&t.Tokens[i], i == 0))
		}
		for i := range t.Tokens {
			gold, ok := tagNumber[t.Tags[i]]
			if tag, sure := m.sureTag(&t.Tokens[i], &s.words[i]); sure || !ok {
				s.words[i].tag = tag
				continue
			}
			s.features = tagFeatures(s.features[:0], s.words, i)
			f(i, int(gold))
		}
	}
	for k := range trees {
		each(&trees[k], func(i, gold int) {
			counts.Add(s.features)
			s.words[i].tag = uint8(gold)
		})
	}
	p := linear.NewPerceptron(counts.Index(rare), tagWidth)
	for round := range rounds {
		right, all := 0, 0
		for _, k := range linear.Shuffled(len(trees), uint64(round)*linear.SeedStep+1) {
			each(&trees[k], func(i, gold int) {
				clear(s.scores[:])
				p.Add(s.scores[:], s.features)
				best := 0
				for k := 1; k < len(Tags); k++ {
					if s.scores[k] > s.scores[best] {
						best = k
					}
				}
				p.Update(gold, best)
				if best == gold {
					right++
				}
				all++
				s.words[i].tag = uint8(best)
			})
		}
		progress("tags", float64(right)/float64(max(all, 1)))
	}
	return p.Bytes(tagShape)
}

// rare is how often a feature must be seen to be learned from.
const rare = 3

// trainTrees learns moves with a dynamic oracle, on predicted tags, then the
// labels on gold trees.
func (m *Model) trainTrees(trees []Tree, rounds int, progress func(string, float64)) (moves, labels []byte) {
	var s Scratch
	pc, qc := linear.NewCounts(), linear.NewCounts()
	for k := range trees {
		m.countTree(&trees[k], &s, pc, qc)
	}
	p := linear.NewPerceptron(pc.Index(rare), 3)
	q := linear.NewPerceptron(qc.Index(rare), labelWidth)
	for round := range rounds {
		right, all, named, names := 0, 0, 0, 0
		for _, k := range linear.Shuffled(len(trees), uint64(round)*linear.SeedStep+1) {
			t := &trees[k]
			n := len(t.Tokens)
			if t.Heads == nil || n < 2 || n > longest {
				continue
			}
			m.tag(t.Tokens, &s)
			st := &s.state
			st.reset(n)
			for !st.done() {
				s.features = parseFeatures(s.features[:0], st, s.words)
				clear(s.scores[:])
				p.Add(s.scores[:], s.features)
				ok, zero := st.valid(), oracle(st, t.Heads)
				guess, gold := -1, -1
				for k := range 3 {
					if !ok[k] {
						continue
					}
					if guess < 0 || s.scores[k] > s.scores[guess] {
						guess = k
					}
					if zero[k] && (gold < 0 || s.scores[k] > s.scores[gold]) {
						gold = k
					}
				}
				if gold < 0 {
					gold = guess
				}
				if zero[guess] {
					gold = guess
				}
				p.Update(gold, guess)
				st.do(guess)
			}
			for i, h := range t.Heads {
				if int(st.heads[i]) == h {
					right++
				}
				all++
			}
			// The labels: on the annotated tree, its children filled in.
			st.reset(n)
			for i, h := range t.Heads {
				st.heads[i] = int32(h)
			}
			fillChildren(st)
			for i := range n {
				gold, ok := labelNumber[t.Labels[i]]
				if !ok {
					gold = labelNumber["dep"]
				}
				if t.Heads[i] >= n || t.Labels[i] == "punct" {
					continue
				}
				s.features = labelFeatures(s.features[:0], s.words, st, i)
				clear(s.scores[:])
				q.Add(s.scores[:], s.features)
				best := 0
				for k := 1; k < labelWidth; k++ {
					if s.scores[k] > s.scores[best] {
						best = k
					}
				}
				q.Update(int(gold), best)
				if best == int(gold) {
					named++
				}
				names++
			}
		}
		progress("heads", float64(right)/float64(max(all, 1)))
		progress("labels", float64(named)/float64(max(names, 1)))
	}
	return p.Bytes(parseShape), q.Bytes(labelShape)
}

// countTree counts the features of the way to the annotated tree.
func (m *Model) countTree(t *Tree, s *Scratch, moves, labels *linear.Counts) {
	n := len(t.Tokens)
	if t.Heads == nil || n < 2 || n > longest {
		return
	}
	m.tag(t.Tokens, s)
	st := &s.state
	st.reset(n)
	for !st.done() {
		s.features = parseFeatures(s.features[:0], st, s.words)
		moves.Add(s.features)
		ok, zero := st.valid(), oracle(st, t.Heads)
		move := -1
		for k := range 3 {
			if ok[k] && (move < 0 || zero[k] && !zero[move]) {
				move = k
			}
		}
		st.do(move)
	}
	st.reset(n)
	for i, h := range t.Heads {
		st.heads[i] = int32(h)
	}
	fillChildren(st)
	for i := range n {
		s.features = labelFeatures(s.features[:0], s.words, st, i)
		labels.Add(s.features)
	}
}

// fillChildren sets what a parse would have left in the state: each word's
// outermost children on either side.
func fillChildren(st *state) {
	for i := st.n - 1; i >= 0; i-- { // left children, from the nearest outwards
		if h := st.heads[i]; h > int32(i) {
			st.l2[h], st.l1[h] = st.l1[h], int32(i)
			st.nl[h]++
		}
	}
	for i := range st.n {
		if h := st.heads[i]; h >= 0 && h < int32(i) {
			st.r2[h], st.r1[h] = st.r1[h], int32(i)
			st.nr[h]++
		}
	}
}

// oracle reports which moves lose no arc of the gold tree that could still be
// had (Goldberg and Nivre 2013, arc-hybrid).
func oracle(s *state, gold []int) (zero [3]bool) {
	ok := s.valid()
	k := len(s.stack)
	n0 := s.next
	top, under := -1, -1
	if k > 0 {
		top = int(s.stack[k-1])
		if k > 1 {
			under = int(s.stack[k-2])
		}
	}
	head := func(i int) int {
		if i < len(gold) {
			return gold[i]
		}
		return -2
	}
	// Shift loses arcs between the next word and words on the stack, but for
	// the one that makes the top its head.
	if ok[shift] {
		lost := false
		for j, x := range s.stack {
			if head(int(x)) == n0 {
				lost = true
			}
			if head(n0) == int(x) && j != k-1 {
				lost = true
			}
		}
		zero[shift] = !lost
	}
	// Left loses the top's head among what lies under it and in the buffer
	// beyond the next word, and its dependents in the buffer.
	if ok[left] {
		lost := head(top) == under && under >= 0 || head(top) > n0
		for b := n0; b < s.n && !lost; b++ {
			lost = head(b) == top
		}
		zero[left] = !lost
	}
	if ok[right] {
		lost := head(top) >= n0
		for b := n0; b < s.n && !lost; b++ {
			lost = head(b) == top
		}
		zero[right] = !lost
	}
	return zero
}
