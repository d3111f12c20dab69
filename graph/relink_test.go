package graph

import (
	"math/rand/v2"
	"testing"

	"github.com/cayleygraph/quad"

	"github.com/khabar-kg/khabar/schema"
)

// TestMoved gives entities other nodes at random, and compares what comes and goes with
// what the quads of the whole article give.
func TestMoved(t *testing.T) {
	o, err := schema.LoadOntology()
	if err != nil {
		t.Fatal(err)
	}
	rnd := rand.New(rand.NewPCG(7, 1))
	changed, times, articles := 0, 2, "*-agency-*"
	if heavy() {
		times, articles = 5, "*"
	}
	for _, r := range goldRecords(t, articles) {
		nodes := []string{schema.KnownEntityIRI("Q1"), schema.KnownEntityIRI("khabar:place/town")} // some are of several entities
		for i := range r.Entities {
			nodes = append(nodes, r.EntityRef(&r.Entities[i]).IRI())
			if known := r.Entities[i].KnownAs; known != "" {
				nodes = append(nodes, schema.KnownEntityIRI(known))
			}
		}
		some := func() articleLinks {
			out := articleLinks{}
			for i := range r.Entities {
				if rnd.IntN(4) == 0 {
					out[linkKey(r.EntityRef(&r.Entities[i]))] = link{Node: nodes[rnd.IntN(len(nodes))], By: "rule", Score: 0.9, Why: []string{"this", "that"}[rnd.IntN(2)]}
				}
			}
			return out
		}
		for range times {
			have, want := assign(r, some()), assign(r, some())
			quads := func(decisions map[string]decision, among map[quad.IRI]bool) []quad.Quad {
				out, err := quadsAmong(o, r, decisions, among)
				if err != nil {
					t.Fatal(err)
				}
				return out
			}
			among := moved(r, have, want)
			gone, come := difference(quads(have, among), quads(want, among))
			allGone, allCome := difference(quads(have, nil), quads(want, nil))
			if !sameQuads(gone, allGone) || !sameQuads(come, allCome) {
				t.Fatalf("%s: %d quads go and %d come, of the whole article %d and %d", r.Article.ID, len(gone), len(come), len(allGone), len(allCome))
			}
			changed += len(gone) + len(come)
		}
	}
	if changed < 1000 {
		t.Errorf("%d quads changed", changed)
	}
}
