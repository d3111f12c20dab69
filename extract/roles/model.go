package roles

import (
	"bufio"
	"bytes"
	_ "embed"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
)

//go:embed model.trees
var embedded []byte

// A Model gives the probability that a case is right: boosted decision trees.
type Model struct {
	voc       vocabulary
	base      float64 // log-odds before any tree
	threshold float64 // probability from which a participant is taken
	trees     [][]node
	asking    [][]int // feature → trees that ask about it; of a model that was read
}

// A node is a question about one feature, or a leaf.
type node struct {
	feature     int
	cut         float32 // at most this goes left
	left, right int     // nodes of the tree; left is 0 in a leaf
	value       float64 // of a leaf, in log-odds
}

// probability weighs a case whose features stand in x, by number.
func (m *Model) probability(x []float32) float64 {
	sum := m.base
	for _, t := range m.trees {
		sum += valueOf(t, x)
	}
	return sigmoid(sum)
}

func sigmoid(x float64) float64 { return 1 / (1 + math.Exp(-x)) }

// valueOf returns what a tree says of a case.
func valueOf(t []node, x []float32) float64 {
	n := &t[0]
	for n.left > 0 {
		if x[n.feature] <= n.cut {
			n = &t[n.left]
		} else {
			n = &t[n.right]
		}
	}
	return n.value
}

// A weigher weighs cases that have most features in common: a candidate in each of
// its roles. Trees that do not ask about the others say the same of all of them.
type weigher struct {
	m      *Model
	x      []float32
	common []float64 // what each tree says of what is in common
	own    []float64 // of the present case
}

func newWeigher(m *Model) *weigher {
	n := len(m.trees)
	return &weigher{m, make([]float32, len(m.voc.keys)), make([]float64, n), make([]float64, n)}
}

// set begins with features in common.
func (w *weigher) set(common []feature) {
	for _, f := range common {
		w.x[f.id] = f.value
	}
	for i, t := range w.m.trees {
		w.common[i] = valueOf(t, w.x)
	}
}

// probability weighs the case that has these features besides, which are none of
// those in common.
func (w *weigher) probability(own []feature) float64 {
	for _, f := range own {
		w.x[f.id] = f.value
	}
	copy(w.own, w.common)
	for _, f := range own {
		for _, i := range w.m.asking[f.id] {
			w.own[i] = valueOf(w.m.trees[i], w.x)
		}
	}
	for _, f := range own {
		w.x[f.id] = 0
	}
	sum := w.m.base
	for _, v := range w.own {
		sum += v
	}
	return sigmoid(sum)
}

// clear ends with features in common.
func (w *weigher) clear(common []feature) {
	for _, f := range common {
		w.x[f.id] = 0
	}
}

// Open reads the model that is built in.
func Open() (*Model, error) { return readModel(bytes.NewReader(embedded)) }

// WriteKnowledge writes the embedded model to w, for a hash of what is known.
func WriteKnowledge(w io.Writer) error {
	_, err := w.Write(embedded)
	return err
}

// readModel reads what write wrote.
func readModel(r io.Reader) (*Model, error) {
	m := &Model{voc: vocabulary{ids: map[key]int{}, learn: true}}
	in := bufio.NewScanner(r)
	for line := 1; in.Scan(); line++ {
		s := in.Text()
		if s == "" || s[0] == '#' {
			continue
		}
		if err := m.read(strings.Split(s, "\t")); err != nil {
			return nil, fmt.Errorf("roles/model.trees:%d: %w", line, err)
		}
	}
	m.voc.learn = false
	m.asking = make([][]int, len(m.voc.keys))
	for i, t := range m.trees {
		for _, n := range t {
			if n.left > 0 && !slices.Contains(m.asking[n.feature], i) {
				m.asking[n.feature] = append(m.asking[n.feature], i)
			}
		}
	}
	return m, in.Err()
}

func (m *Model) read(f []string) error {
	number := func(i int) (x float64, err error) {
		if i >= len(f) {
			return 0, fmt.Errorf("%q needs more columns", f[0])
		}
		return strconv.ParseFloat(f[i], 64)
	}
	var err error
	switch f[0] {
	case "base":
		m.base, err = number(1)
	case "threshold":
		m.threshold, err = number(1)
	case "tree":
		m.trees = append(m.trees, nil)
	case "leaf", "split":
		if len(m.trees) == 0 {
			return fmt.Errorf("%q stands before any tree", f[0])
		}
		var n node
		if f[0] == "leaf" {
			n.value, err = number(1)
		} else {
			var cut, left, right float64
			if cut, err = number(3); err == nil {
				if left, err = number(4); err == nil {
					right, err = number(5)
				}
			}
			n = node{feature: m.voc.number(key{f[1], f[2]}), cut: float32(cut), left: int(left), right: int(right)}
		}
		t := &m.trees[len(m.trees)-1]
		*t = append(*t, n)
	default:
		return fmt.Errorf("%q is no kind of line", f[0])
	}
	return err
}

// number returns the number of a feature, new or not.
func (v *vocabulary) number(k key) int {
	id, ok := v.ids[k]
	if !ok {
		id = len(v.keys)
		v.ids[k] = id
		v.keys = append(v.keys, k)
	}
	return id
}

// write writes the model as lines of tab-separated columns.
func (m *Model) write(w io.Writer) error {
	out := bufio.NewWriter(w)
	fmt.Fprintln(out, "# source: extract/testdata/news, through go test ./extract -run TestRoles -train-roles")
	fmt.Fprintln(out, "# licence: Apache-2.0")
	fmt.Fprintln(out, "# columns: base log-odds | threshold probability | tree | split property word cut left right | leaf log-odds")
	fmt.Fprintf(out, "base\t%s\nthreshold\t%s\n", shortest(m.base), shortest(m.threshold))
	for _, t := range m.trees {
		fmt.Fprintln(out, "tree")
		for i := range t {
			n := &t[i]
			if n.left == 0 {
				fmt.Fprintf(out, "leaf\t%s\n", shortest(n.value))
				continue
			}
			k := m.voc.keys[n.feature]
			fmt.Fprintf(out, "split\t%s\t%s\t%s\t%d\t%d\n", k.property, k.word, shortest(float64(n.cut)), n.left, n.right)
		}
	}
	return out.Flush()
}

func shortest(x float64) string { return strconv.FormatFloat(x, 'g', 6, 64) }
