package roles

import (
	"cmp"
	"math"
	"slices"
)

// Settings of the training, chosen by five-fold cross-validation over articles.
const (
	treeCount  = 120
	leafCount  = 10
	leafRows   = 25   // at least so many cases in a leaf
	shrinkage  = 0.08 // how much of a tree's correction is taken
	penalty    = 2.0  // keeps the values of small leaves small
	seenAtLess = 60   // cases that must have a feature for it to be asked about
)

// A row is a case to learn from: what it has, by the training vocabulary, and
// whether it is right.
type row struct {
	features []feature
	right    bool
}

// A trainer holds the cases with their values cut into bins: the same cases in the
// same order give the same trees.
type trainer struct {
	rows   [][]binned
	right  []bool
	cuts   [][]float32 // feature → upper edges of its bins; bin 0 is 0
	offset []int       // feature → first place of its bins in a histogram
	size   int         // of a histogram
	grad   []float64
	hess   []float64
	sum    []float64 // row → log-odds so far
}

type binned struct {
	feature int32
	bin     uint8
}

// train fits a model whose features are numbered by voc.
func train(rows []row, voc *vocabulary) *Model {
	t := &trainer{}
	t.prepare(rows, len(voc.keys))
	m := &Model{}
	positive := 0
	for _, r := range t.right {
		if r {
			positive++
		}
	}
	p := float64(positive) / float64(len(rows))
	m.base = math.Log(p / (1 - p))
	for i := range t.sum {
		t.sum[i] = m.base
	}
	for range treeCount {
		tree := t.grow()
		for i := range tree {
			if n := &tree[i]; n.left > 0 {
				n.feature = m.voc.number(voc.keys[n.feature])
			}
		}
		m.trees = append(m.trees, tree)
	}
	return m
}

// prepare drops rare features and cuts the values of the others into bins.
func (t *trainer) prepare(rows []row, features int) {
	seen := make([]int, features)
	values := make([]map[float32]bool, features)
	for i := range rows {
		for _, f := range rows[i].features {
			seen[f.id]++
			if values[f.id] == nil {
				values[f.id] = map[float32]bool{}
			}
			values[f.id][f.value] = true
		}
	}
	t.cuts, t.offset = make([][]float32, features), make([]int, features)
	for id := range seen {
		t.offset[id] = t.size
		if seen[id] < seenAtLess {
			continue
		}
		var vs []float32
		for v := range values[id] {
			if v > 0 {
				vs = append(vs, v)
			}
		}
		slices.Sort(vs)
		const most = 60
		for len(vs) > most { // halve what is too fine
			kept := vs[:0]
			for i := 1; i < len(vs); i += 2 {
				kept = append(kept, vs[i])
			}
			vs = kept
		}
		t.cuts[id] = vs
		t.size += len(vs) + 1
	}
	for i := range rows {
		var list []binned
		for _, f := range rows[i].features {
			if cuts := t.cuts[f.id]; len(cuts) > 0 && f.value > 0 {
				b, _ := slices.BinarySearch(cuts, f.value)
				list = append(list, binned{int32(f.id), uint8(min(b, len(cuts)-1) + 1)})
			}
		}
		// A feature that stands twice counts once, with its last value.
		slices.SortStableFunc(list, func(a, b binned) int { return cmp.Compare(a.feature, b.feature) })
		kept := list[:0]
		for j := range list {
			if j+1 == len(list) || list[j+1].feature != list[j].feature {
				kept = append(kept, list[j])
			}
		}
		t.rows = append(t.rows, kept)
		t.right = append(t.right, rows[i].right)
	}
	t.grad, t.hess, t.sum = make([]float64, len(rows)), make([]float64, len(rows)), make([]float64, len(rows))
}

// A bin gathers the cases of one value.
type bin struct {
	grad, hess float64
	n          int
}

// A leaf of a growing tree knows its cases and the best question to part them.
type leaf struct {
	node    int
	rows    []int
	total   bin
	bins    []bin
	gain    float64
	feature int
	at      int // bins up to this one go left
}

// grow adds one tree: the leaf whose best question gains most is parted, until there
// are enough.
func (t *trainer) grow() []node {
	all := make([]int, len(t.rows))
	for i := range all {
		all[i] = i
		p := 1 / (1 + math.Exp(-t.sum[i]))
		y := 0.0
		if t.right[i] {
			y = 1
		}
		t.grad[i], t.hess[i] = p-y, p*(1-p)
	}
	root := &leaf{rows: all, bins: make([]bin, t.size)}
	t.fill(root)
	t.ask(root)
	leaves := []*leaf{root}
	tree := []node{{}}
	for len(leaves) < leafCount {
		best := 0
		for i := range leaves {
			if leaves[i].gain > leaves[best].gain {
				best = i
			}
		}
		l := leaves[best]
		if l.gain <= 0 {
			break
		}
		a, b := t.part(l)
		a.node, b.node = len(tree), len(tree)+1
		tree = append(tree, node{}, node{})
		tree[l.node] = node{feature: l.feature, cut: t.edge(l.feature, l.at), left: a.node, right: b.node}
		t.ask(a)
		t.ask(b)
		leaves[best] = a
		leaves = append(leaves, b)
	}
	for _, l := range leaves {
		v := -shrinkage * l.total.grad / (l.total.hess + penalty)
		tree[l.node].value = v
		for _, i := range l.rows {
			t.sum[i] += v
		}
	}
	return tree
}

// edge is the value between bin at and the next.
func (t *trainer) edge(feature, at int) float32 {
	cuts := t.cuts[feature]
	if at == 0 {
		return cuts[0] / 2
	}
	return (cuts[at-1] + cuts[at]) / 2
}

// fill counts the cases of a leaf by value.
func (t *trainer) fill(l *leaf) {
	for _, i := range l.rows {
		g, h := t.grad[i], t.hess[i]
		l.total.grad += g
		l.total.hess += h
		l.total.n++
		for _, f := range t.rows[i] {
			b := &l.bins[t.offset[f.feature]+int(f.bin)]
			b.grad += g
			b.hess += h
			b.n++
		}
	}
}

// part splits a leaf by its best question. The smaller side is counted, the other
// is what is left.
func (t *trainer) part(l *leaf) (left, right *leaf) {
	left, right = &leaf{}, &leaf{}
	for _, i := range l.rows {
		b := 0
		if k, ok := slices.BinarySearchFunc(t.rows[i], int32(l.feature), func(f binned, id int32) int { return cmp.Compare(f.feature, id) }); ok {
			b = int(t.rows[i][k].bin)
		}
		if b <= l.at {
			left.rows = append(left.rows, i)
		} else {
			right.rows = append(right.rows, i)
		}
	}
	small, large := left, right
	if len(small.rows) > len(large.rows) {
		small, large = large, small
	}
	small.bins = make([]bin, t.size)
	t.fill(small)
	large.bins = l.bins
	for i := range large.bins {
		large.bins[i].grad -= small.bins[i].grad
		large.bins[i].hess -= small.bins[i].hess
		large.bins[i].n -= small.bins[i].n
	}
	large.total = bin{l.total.grad - small.total.grad, l.total.hess - small.total.hess, l.total.n - small.total.n}
	return left, right
}

// ask finds the question that parts a leaf best.
func (t *trainer) ask(l *leaf) {
	l.gain = 0
	worth := func(b bin) float64 { return b.grad * b.grad / (b.hess + penalty) }
	whole := worth(l.total)
	for id, cuts := range t.cuts {
		if len(cuts) == 0 {
			continue
		}
		bins := l.bins[t.offset[id]:]
		rest := l.total // those of value 0: what no bin holds
		for b := 1; b <= len(cuts); b++ {
			rest.grad -= bins[b].grad
			rest.hess -= bins[b].hess
			rest.n -= bins[b].n
		}
		left := rest
		for at := 0; at < len(cuts); at++ {
			if at > 0 {
				left.grad += bins[at].grad
				left.hess += bins[at].hess
				left.n += bins[at].n
			}
			right := bin{l.total.grad - left.grad, l.total.hess - left.hess, l.total.n - left.n}
			if left.n < leafRows || right.n < leafRows {
				continue
			}
			if gain := worth(left) + worth(right) - whole; gain > l.gain+1e-9 {
				l.gain, l.feature, l.at = gain, id, at
			}
		}
	}
}
