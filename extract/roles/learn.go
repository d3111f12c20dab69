package roles

import (
	"fmt"
	"io"
	"math"
	"slices"
	"sync"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// A Trainer gathers annotated documents and learns a model from them.
type Trainer struct {
	voc      vocabulary
	rows     []row         // of a candidate, one for each of allRoles
	events   []int         // candidate → number of its event
	told     []schema.Role // candidate → role that the rules give it
	articles []int         // row → number of its article
	names    []string
	gold     int // participants that the annotation has, found or not
}

// NewTrainer returns one that has seen nothing.
func NewTrainer() *Trainer {
	return &Trainer{voc: vocabulary{learn: true}}
}

// Add takes the candidates of a document whose omitted subjects are resolved. right
// says whether an entity has a role in an event, and gold is how many participants
// the article's annotation has.
func (t *Trainer) Add(d *text.Doc, gold int, right func(event, entity int, role schema.Role) bool) {
	t.gold += gold
	t.names = append(t.names, d.Article.ID)
	r := newReader(d)
	first := 0 // number of the document's first event
	if n := len(t.events); n > 0 {
		first = t.events[n-1] + 1
	}
	for i := range d.Events {
		cs := r.candidates(i, &t.voc)
		for k := range cs {
			c := &cs[k]
			t.events, t.told = append(t.events, first+i), append(t.told, c.Told)
			for n, role := range allRoles {
				fs := r.asRole(slices.Clone(c.features), c, n, &t.voc)
				t.rows = append(t.rows, row{fs, right(i, c.Entity, role)})
				t.articles = append(t.articles, len(t.names)-1)
			}
		}
	}
}

// Train learns from all that was added and writes the model to w. The threshold is
// half the best F1 that is reached when each fifth of the articles is decided by a
// model that saw only the others: of well calibrated probabilities, that is where F1
// is best (Lipton, Elkan and Naryanaswamy 2014). The report says how good it was.
func (t *Trainer) Train(w io.Writer) (report string, err error) {
	p := make([]float64, len(t.rows))
	var wg sync.WaitGroup
	for fold := range folds {
		wg.Go(func() { t.judge(fold, p) })
	}
	wg.Wait()
	var best, precision, recall, threshold float64
	for step := 10; step <= 60; step++ {
		at := float64(step) / 100
		if f, pr, re := t.measure(p, at); f > best {
			best, precision, recall, threshold = f, pr, re, at
		}
	}
	m := train(t.rows, &t.voc)
	m.threshold = math.Round(best*50) / 100
	report = fmt.Sprintf("%d articles, %d cases; five folds, best at %.2f: precision %.3f, recall %.3f, F1 %.3f; taken from %.2f", len(t.names), len(t.rows), threshold, precision, recall, best, m.threshold)
	return report, m.write(w)
}

// judge fills in the probabilities of one fold's cases by a model that did not see
// their articles.
func (t *Trainer) judge(fold int, p []float64) {
	var seen []row
	for i := range t.rows {
		if t.articles[i]%folds != fold {
			seen = append(seen, t.rows[i])
		}
	}
	m := train(seen, &t.voc)
	x := make([]float32, len(t.voc.keys))
	of := make([]int, len(t.voc.keys)) // training feature → model feature, or -1
	for id, k := range t.voc.keys {
		of[id] = -1
		if n, ok := m.voc.find(k); ok {
			of[id] = n
		}
	}
	for i := range t.rows {
		if t.articles[i]%folds != fold {
			continue
		}
		clear(x)
		for _, f := range t.rows[i].features {
			if n := of[f.id]; n >= 0 {
				x[n] = f.value
			}
		}
		p[i] = m.probability(x)
	}
}

// folds is how many parts the articles are dealt to.
const folds = 5

// measure decides each event by the probabilities of its cases.
func (t *Trainer) measure(p []float64, threshold float64) (f1, precision, recall float64) {
	found, right := 0, 0
	n := len(allRoles)
	for k := 0; k < len(t.events); {
		var cs []choice
		var sure []bool
		for from := k; k < len(t.events) && t.events[k] == t.events[from]; k++ {
			best := k * n
			for i := k * n; i < (k+1)*n; i++ {
				if p[i] > p[best] {
					best = i
				}
			}
			cs = append(cs, choice{candidate: &candidate{Event: len(sure), Told: t.told[k]}, role: allRoles[best-k*n], p: p[best]})
			sure = append(sure, t.rows[best].right)
		}
		for _, c := range taken(cs, threshold) {
			found++
			if sure[c.candidate.Event] {
				right++
			}
		}
	}
	if right == 0 {
		return 0, 0, 0
	}
	precision, recall = float64(right)/float64(found), float64(right)/float64(t.gold)
	return 2 * precision * recall / (precision + recall), precision, recall
}
