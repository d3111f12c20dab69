package roles

import (
	"fmt"
	"math/bits"
)

// A weigher weighs cases that have most features in common: a candidate in each of
// its roles. It asks no tree from its root, but goes from the features that a case has
// to the questions about them: each that is answered with yes rules out the leaves on
// its left, and the leaf of the case is the leftmost that remains (QuickScorer:
// Lucchese et al. 2015).
type weigher struct {
	m      *Model
	common []leafSet // tree → leaves that are left for what is in common
	own    []leafSet // case*trees + tree: likewise, of the present cases
	sums   []float64 // of the present cases
}

// A leafSet has a bit for each leaf of a tree, the leftmost lowest.
type leafSet uint16

// mostLeaves is how many leaves a tree may have.
const mostLeaves = 16

// A question is what a tree asks about a feature.
type question struct {
	tree int
	cut  float32 // a value above means yes
	left leafSet // leaves that remain then
}

func newWeigher(m *Model) *weigher {
	return &weigher{m: m, common: make([]leafSet, len(m.trees))}
}

// set begins with features in common.
func (w *weigher) set(common []feature) {
	for i := range w.common {
		w.common[i] = ^leafSet(0)
	}
	w.m.answer(w.common, common)
}

// probabilities weighs the cases that have these features besides, which are none of
// those in common: case k those of own[ends[k-1]:ends[k]]. The next call overwrites what
// it returns. The cases are summed side by side, since the additions of one must each
// wait for the one before.
func (w *weigher) probabilities(own []feature, ends []int) []float64 {
	trees := len(w.common)
	w.own, w.sums = w.own[:0], w.sums[:0]
	from := 0
	for k, end := range ends {
		w.own, w.sums = append(w.own, w.common...), append(w.sums, w.m.base)
		w.m.answer(w.own[k*trees:], own[from:end])
		from = end
	}
	for t := range trees {
		leaves := w.m.leaves[t*mostLeaves:][:mostLeaves]
		at := t
		for k := range w.sums {
			w.sums[k] += leaves[bits.TrailingZeros16(uint16(w.own[at]))%mostLeaves]
			at += trees
		}
	}
	for k, sum := range w.sums {
		w.sums[k] = sigmoid(sum)
	}
	return w.sums
}

// answer rules out what features answer with yes.
func (m *Model) answer(left []leafSet, features []feature) {
	for _, f := range features {
		for _, q := range m.questions[f.id] {
			if f.value > q.cut {
				left[q.tree] &= q.left
			}
		}
	}
}

// ask sets the questions and leaves of the model's trees.
func (m *Model) ask() error {
	m.questions = make([][]question, len(m.voc.keys))
	m.leaves = make([]float64, len(m.trees)*mostLeaves)
	for i, t := range m.trees {
		found := 0
		// under takes the leaves under node n, from the left, and the questions on the way.
		var under func(n int) error
		under = func(n int) error {
			if n >= len(t) || found == mostLeaves {
				return fmt.Errorf("roles/model.trees: tree %d lacks a node, or has more than %d leaves", i+1, mostLeaves)
			}
			x := &t[n]
			if x.left == 0 {
				m.leaves[i*mostLeaves+found] = x.value
				found++
				return nil
			}
			if x.left <= n || x.right <= n || x.cut < 0 { // what a case lacks is 0, and goes left
				return fmt.Errorf("roles/model.trees: tree %d has a question that is not answered", i+1)
			}
			first := found
			if err := under(x.left); err != nil {
				return err
			}
			left := leafSet(1)<<found - leafSet(1)<<first
			m.questions[x.feature] = append(m.questions[x.feature], question{i, x.cut, ^left})
			return under(x.right)
		}
		if err := under(0); err != nil {
			return err
		}
	}
	return nil
}
