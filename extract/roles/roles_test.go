package roles

import (
	"bytes"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// TestTrain learns a rule from made-up cases and keeps it over writing and reading.
func TestTrain(t *testing.T) {
	voc := &vocabulary{learn: true}
	var rows []row
	for i := range 400 {
		var fs []feature
		l := &list{v: voc}
		l.word(pKind, "name", i%2 == 0)
		l.number(pDistance, 1+i%7)
		l.is(pArabic, "")
		fs = l.fs
		rows = append(rows, row{fs, i%2 == 0 && i%7 < 3}) // near, and named
	}
	m := train(rows, voc)
	var b bytes.Buffer
	if err := m.write(&b); err != nil {
		t.Fatal(err)
	}
	again, err := readModel(bytes.NewReader(b.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	for i := range rows {
		x := make([]float32, len(again.voc.keys))
		for _, f := range rows[i].features {
			if id, ok := again.voc.find(voc.keys[f.id]); ok {
				x[id] = f.value
			}
		}
		if p := again.probability(x); (p > 0.5) != rows[i].right {
			t.Fatalf("case %d has probability %.2f, right is %v", i, p, rows[i].right)
		}
	}
	var twice bytes.Buffer
	if err := train(rows, voc).write(&twice); err != nil || !bytes.Equal(b.Bytes(), twice.Bytes()) {
		t.Errorf("the same cases gave two models (%v)", err)
	}
}

func TestReadModelFaults(t *testing.T) {
	for in, want := range map[string]string{
		"base\n":                            "model.trees:1",
		"leaf\t0.1\n":                       "before any tree",
		"# x\nforest\t1":                    "model.trees:2",
		"base\tmany\n":                      "invalid syntax",
		"tree\nsplit\ta\t":                  "more columns",
		"tree\nsplit\tweather\t\t0.5\t1\t2": "no property",
		"tree\nsplit\tdistance\t\t0.5\t1\t2\nleaf\t0.1":           "lacks a node",
		"tree\nsplit\tdistance\t\t-2\t1\t2\nleaf\t0.1\nleaf\t0.2": "not answered",
	} {
		if _, err := readModel(strings.NewReader(in)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("readModel(%q) says %v, want %q", in, err, want)
		}
	}
}

// TestDecide leaves alone what has no participants to weigh, and never invents
// entities.
func TestDecide(t *testing.T) {
	m, err := Open()
	if err != nil {
		t.Fatal(err)
	}
	m.Decide(&text.Doc{Article: &schema.Article{Language: "ar"}})
	d := &text.Doc{
		Article:   &schema.Article{Language: "en"},
		Tokens:    []text.Token{{Kind: text.Word, Base: "rain", Stem: "rain"}},
		Sentences: []text.Sentence{{To: 1}},
		Events:    []text.Event{{Type: "attack", To: 1, Roles: map[schema.Role][]int{}, Statement: -1, Date: -1}},
	}
	m.Decide(d)
	if n := len(d.Events[0].Roles); n != 0 {
		t.Errorf("an event with nobody about has %d roles", n)
	}
}

// Weighing what cases have in common once gives what weighing each case gives.
func TestWeigher(t *testing.T) {
	m, err := Open()
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(4, 5))
	w := newWeigher(m)
	for range 200 {
		var common, own []feature
		var ends []int
		for id := range m.voc.keys {
			if r.IntN(4) == 0 {
				common = append(common, feature{id, float32(r.IntN(4))})
			}
		}
		var want []float64
		for range 3 {
			x := make([]float32, len(m.voc.keys))
			for _, f := range common {
				x[f.id] = f.value
			}
			for id := range m.voc.keys {
				if r.IntN(12) == 0 && !slices.ContainsFunc(common, func(f feature) bool { return f.id == id }) {
					own = append(own, feature{id, float32(r.IntN(4))})
					x[id] = own[len(own)-1].value
				}
			}
			ends, want = append(ends, len(own)), append(want, m.probability(x))
		}
		w.set(common)
		if got := w.probabilities(own, ends); !slices.Equal(got, want) {
			t.Fatalf("probabilities %v, want %v", got, want)
		}
	}
}
