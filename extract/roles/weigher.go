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
	own    []leafSet // of the present case
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
	return &weigher{m, make([]leafSet, len(m.trees)), make([]leafSet, len(m.trees))}
}

// set begins with features in common.
func (w *weigher) set(common []feature) {
	for i := range w.common {
		w.common[i] = ^leafSet(0)
	}
	w.m.answer(w.common, common)
}

// probability weighs the case that has these features besides, which are none of
// those in common.
func (w *weigher) probability(own []feature) float64 {
	copy(w.own, w.common)
	w.m.answer(w.own, own)
	sum := w.m.base
	for t, left := range w.own {
		sum += w.m.leaves[t*mostLeaves+bits.TrailingZeros16(uint16(left))]
	}
	return sigmoid(sum)
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
