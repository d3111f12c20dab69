package roles

import (
	"bufio"
	"bytes"
	_ "embed"
	"fmt"
	"io"
	"math"
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

	// Of a model that was read, for a [weigher]:
	questions [][]question // feature → what trees ask about it
	leaves    []float64    // tree*mostLeaves + leaf, from the left: its value
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

// Open reads the model that is built in.
func Open() (*Model, error) { return readModel(bytes.NewReader(embedded)) }

// WriteKnowledge writes the embedded model to w, for a hash of what is known.
func WriteKnowledge(w io.Writer) error {
	_, err := w.Write(embedded)
	return err
}

// readModel reads what write wrote.
func readModel(r io.Reader) (*Model, error) {
	m := &Model{}
	named := map[string]property{}
	for p, name := range propertyNames {
		named[name] = property(p)
	}
	in := bufio.NewScanner(r)
	for line := 1; in.Scan(); line++ {
		s := in.Text()
		if s == "" || s[0] == '#' {
			continue
		}
		if err := m.read(strings.Split(s, "\t"), named); err != nil {
			return nil, fmt.Errorf("roles/model.trees:%d: %w", line, err)
		}
	}
	if err := in.Err(); err != nil {
		return nil, err
	}
	return m, m.ask()
}

func (m *Model) read(f []string, named map[string]property) error {
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
			if err != nil {
				return err
			}
			p, ok := named[f[1]]
			if !ok {
				return fmt.Errorf("%q is no property", f[1])
			}
			n = node{feature: m.voc.number(key{p, f[2]}), cut: float32(cut), left: int(left), right: int(right)}
		}
		t := &m.trees[len(m.trees)-1]
		*t = append(*t, n)
	default:
		return fmt.Errorf("%q is no kind of line", f[0])
	}
	return err
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
			fmt.Fprintf(out, "split\t%s\t%s\t%s\t%d\t%d\n", propertyNames[k.property], k.word, shortest(float64(n.cut)), n.left, n.right)
		}
	}
	return out.Flush()
}

func shortest(x float64) string { return strconv.FormatFloat(x, 'g', 6, 64) }
