package graph

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"

	"github.com/khabar-kg/khabar/graph/match"
	"github.com/khabar-kg/khabar/schema"
)

// decided is when the decisions of these tests were made.
var decided = time.Date(2026, 11, 25, 9, 0, 0, 0, time.UTC)

// brief makes a record of a text in which each name in brackets is a person's.
func brief(t testing.TB, id, text string, known map[string]string) *schema.Record {
	t.Helper()
	r := &schema.Record{Article: schema.Article{ID: id, Language: "en"}}
	var plain strings.Builder
	byName := map[string]int{}
	for rest := text; rest != ""; {
		before, after, ok := strings.Cut(rest, "[")
		plain.WriteString(before)
		if !ok {
			break
		}
		name, after, _ := strings.Cut(after, "]")
		start := plain.Len()
		plain.WriteString(name)
		m := schema.Mention{Span: schema.Span{Start: start, End: plain.Len(), Text: name}, Kind: schema.ByName}
		if i, ok := byName[name]; ok {
			r.Entities[i].Mentions = append(r.Entities[i].Mentions, m)
		} else {
			byName[name] = len(r.Entities)
			r.Entities = append(r.Entities, schema.Entity{
				ID: fmt.Sprintf("e%d", len(r.Entities)+1), Type: schema.Person, KnownAs: known[name],
				Names: []schema.Name{{Text: name, Language: "en"}}, Mentions: []schema.Mention{m},
			})
		}
		rest = after
	}
	r.Article.Text = plain.String()
	return r
}

func linkTest(t testing.TB, g *Graph) LinkResult {
	t.Helper()
	res, err := g.Link(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return res
}

// nodes returns which node stands for each entity of articles, by reference.
func nodes(t testing.TB, g *Graph) map[string]string {
	t.Helper()
	all, err := g.Entities(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, e := range all {
		members, err := g.Members(t.Context(), e.IRI)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range members {
			out[m.String()] = e.IRI
		}
	}
	return out
}

// keptCandidates returns the pairs to decide as the store has them.
func keptCandidates(t testing.TB, g *Graph) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := g.store.view(t.Context(), func(s snapshot) error {
		return s.scan(t.Context(), candidateBucket, func(key string, b []byte) error {
			out[key] = string(b)
			return nil
		})
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestDecide follows one pair through same, different, unsure and undone.
func TestDecide(t *testing.T) {
	g := openTest(t,
		brief(t, "a", "[Zeid Kanaan] spoke.", nil),
		brief(t, "b", "[Zuhair Qanan] spoke.", nil),
	)
	linkTest(t, g)
	before := export(t, g)
	left, right := "a/entity/0-11", "b/entity/0-12"
	if n := nodes(t, g); n[left] == n[right] {
		t.Fatal("two names are joined that have little in common")
	}
	decide := func(v match.Verdict) {
		t.Helper()
		d := Decision{Left: right, Right: left, Names: [2]string{"Zuhair", "Zeid"}, Verdict: v, By: "tester", When: decided, Why: "to see"}
		if err := g.Decide(t.Context(), d); err != nil {
			t.Fatal(err)
		}
		linkTest(t, g)
	}
	decide(match.Same)
	if n := nodes(t, g); n[left] != n[right] || n[left] != schema.DataIRI+left {
		t.Errorf("decided the same: %s and %s", n[left], n[right])
	}
	decide(match.Different)
	if n := nodes(t, g); n[left] == n[right] {
		t.Error("decided different: one node")
	}
	decide(match.Unsure)
	ds, err := g.Decisions(t.Context())
	if err != nil || len(ds) != 1 || ds[0].Verdict != match.Unsure || ds[0].Left != left || ds[0].Names[0] != "Zeid" {
		t.Fatalf("decisions %v, %v", ds, err)
	}
	if err := g.Undo(t.Context(), ds[0].ID()); err != nil {
		t.Fatal(err)
	}
	linkTest(t, g)
	if diff := cmp.Diff(before, export(t, g)); diff != "" {
		t.Errorf("undone, the graph is another (-before +after):\n%s", diff)
	}
	if err := g.Undo(t.Context(), ds[0].ID()); !errors.Is(err, ErrNoDecision) {
		t.Errorf("undone twice: %v", err)
	}
	log, err := g.Log(t.Context())
	if err != nil || len(log) != 4 || !log[3].Undone || log[0].Decision.Verdict != match.Same {
		t.Errorf("log %v, %v", log, err)
	}
}

// TestDecideErrors refuses decisions that mean nothing.
func TestDecideErrors(t *testing.T) {
	g := openTest(t)
	for _, d := range []Decision{
		{Left: "a", Right: "b/entity/0-1", Verdict: match.Same, By: "x"},
		{Left: "a/event/0-1", Right: "b/entity/0-1", Verdict: match.Same, By: "x"},
		{Left: "a/entity/0-1", Right: "a/entity/0-1", Verdict: match.Same, By: "x"},
		{Left: "a/entity/0-1", Right: "b/entity/0-1", Verdict: "maybe", By: "x"},
		{Left: "a/entity/0-1", Right: "b/entity/0-1", Verdict: match.Same},
	} {
		if err := g.Decide(t.Context(), d); err == nil {
			t.Errorf("%+v was taken", d)
		}
	}
}

// TestKeptFromLexicon takes somebody whom the lexicon knows by name for another.
func TestKeptFromLexicon(t *testing.T) {
	known := map[string]string{"Qasim al-Araji": "qasim-al-araji"}
	g := openTest(t,
		brief(t, "a", "[Qasim al-Araji] spoke.", known),
		brief(t, "b", "[Qasim al-Araji] spoke.", known),
		brief(t, "c", "[Qasim al-Araji], a baker, spoke.", known),
	)
	linkTest(t, g)
	const a, b, c = "a/entity/0-14", "b/entity/0-14", "c/entity/0-14"
	lexicon := schema.KnownEntityIRI("qasim-al-araji")
	if n := nodes(t, g); n[a] != lexicon || n[c] != lexicon {
		t.Fatalf("nodes %v", n)
	}
	err := g.Decide(t.Context(),
		Decision{Left: a, Right: c, Verdict: match.Different, By: "tester", When: decided},
		Decision{Left: b, Right: c, Verdict: match.Different, By: "tester", When: decided})
	if err != nil {
		t.Fatal(err)
	}
	linkTest(t, g)
	if n := nodes(t, g); n[a] != lexicon || n[b] != lexicon || n[c] != schema.DataIRI+c {
		t.Errorf("nodes %v", n)
	}
	e, err := g.Show(t.Context(), schema.DataIRI+c, "en")
	if err != nil || e.KnownAs != "" {
		t.Errorf("%+v, %v", e, err)
	}
}

// heavy says that tests are to take their time.
func heavy() bool { return os.Getenv("KHABAR_HEAVY") != "" }

// TestLinkRandom puts, changes and removes articles, decides and undoes at random,
// and finds each time what building everything anew gives, byte for byte.
func TestLinkRandom(t *testing.T) {
	steps := 30
	if testing.Short() {
		steps = 15
	}
	if heavy() {
		steps = 600
	}
	alike := []*schema.Record{ // of whom a name alone says too little
		brief(t, "x1", "[Mohammed al-Khatib] met [Samir Haddad].", nil), brief(t, "x2", "[Mohammad Khatib] met [Rana Saleh].", nil),
		brief(t, "x3", "[Muhammad al-Khatib] met [Sameer Haddad].", nil), brief(t, "x4", "[al-Khatib] met [Haddad] and [Salih].", nil),
	}
	all := append(storyRecords(t), alike...)
	rng := rand.New(rand.NewPCG(5, 6))
	g := openTest(t)
	current := map[string]*schema.Record{}
	decisions := map[string]Decision{}
	candidates := 0
	var refs []string
	for _, r := range all {
		for i := range r.Entities {
			refs = append(refs, r.EntityRef(&r.Entities[i]).String())
		}
	}
	for step := range steps {
		switch rng.IntN(6) {
		case 0, 1:
			var batch []*schema.Record
			for range 1 + rng.IntN(4) {
				r := all[rng.IntN(len(all))]
				if rng.IntN(3) == 0 {
					r = alike[rng.IntN(len(alike))]
				}
				if rng.IntN(3) == 0 {
					// As another version of the extractor has it: one entity is gone.
					r = r.Clone()
					r.Statements, r.Events, r.Positions, r.Relations = nil, nil, nil, nil
					r.Entities = slices.Delete(r.Entities, 0, 1+rng.IntN(2))
				}
				batch = append(batch, r)
				current[r.Article.ID] = r
			}
			if _, err := g.Put(t.Context(), batch); err != nil {
				t.Fatal(err)
			}
		case 2:
			ids := slices.Sorted(maps.Keys(current))
			if len(ids) == 0 {
				continue
			}
			id := ids[rng.IntN(len(ids))]
			if err := g.Remove(t.Context(), id); err != nil {
				t.Fatal(err)
			}
			delete(current, id)
		case 3, 4:
			d := Decision{
				Left: refs[rng.IntN(len(refs))], Right: refs[rng.IntN(len(refs))], By: "tester", When: decided,
				Verdict: []match.Verdict{match.Same, match.Same, match.Different, match.Unsure}[rng.IntN(4)],
			}
			if d.Left == d.Right {
				continue
			}
			if err := g.Decide(t.Context(), d); err != nil {
				t.Fatal(err)
			}
			decisions[d.ID()] = d
		case 5:
			ids := slices.Sorted(maps.Keys(decisions))
			if len(ids) == 0 {
				continue
			}
			id := ids[rng.IntN(len(ids))]
			if err := g.Undo(t.Context(), id); err != nil {
				t.Fatal(err)
			}
			delete(decisions, id)
		}
		if rng.IntN(2) == 0 {
			continue // several changes, and one Link
		}
		linkTest(t, g)
		if res := linkTest(t, g); res.Rewrote != 0 {
			t.Fatalf("step %d: linked twice, %d articles changed again", step, res.Rewrote)
		}
		if step%4 != 0 {
			continue
		}
		anew := openTest(t)
		records := slices.Collect(maps.Values(current))
		for batch := range slices.Chunk(records, 3) {
			if _, err := anew.Put(t.Context(), batch); err != nil {
				t.Fatal(err)
			}
		}
		if err := anew.Decide(t.Context(), slices.Collect(maps.Values(decisions))...); err != nil {
			t.Fatal(err)
		}
		linkTest(t, anew)
		if diff := cmp.Diff(strings.Split(export(t, anew), "\n"), strings.Split(export(t, g), "\n")); diff != "" {
			t.Fatalf("step %d: another graph than anew (-anew +here):\n%s", step, diff)
		}
		if diff := cmp.Diff(keptCandidates(t, anew), keptCandidates(t, g)); diff != "" {
			t.Fatalf("step %d: other candidates than anew (-anew +here):\n%s", step, diff)
		}
		candidates += len(keptCandidates(t, g))
	}
	if problems, err := g.Verify(t.Context()); err != nil {
		t.Errorf("%v: %v", err, problems)
	}
	if candidates == 0 {
		t.Error("there never was a candidate")
	}
}

// TestComesBack removes an article that is linked with another and puts it in again
// before anything is linked: its links are found again.
func TestComesBack(t *testing.T) {
	b := brief(t, "b", "[Salim Haddad Karam] left.", nil)
	g := openTest(t, brief(t, "a", "[Salim Haddad Karam] spoke.", nil), b)
	linkTest(t, g)
	want := export(t, g)
	if err := g.Remove(t.Context(), "b"); err != nil {
		t.Fatal(err)
	}
	if _, err := g.Put(t.Context(), []*schema.Record{b}); err != nil {
		t.Fatal(err)
	}
	if res := linkTest(t, g); res.Rewrote != 1 {
		t.Errorf("%d articles were rewritten", res.Rewrote)
	}
	if diff := cmp.Diff(want, export(t, g)); diff != "" {
		t.Error(diff)
	}
}

// TestOvertaken begins to link while linking is under way: the first stops, and what
// it left is made good by the next.
func TestOvertaken(t *testing.T) {
	g := openTest(t, brief(t, "a", "[Salim Haddad Karam] spoke.", nil), brief(t, "b", "[Salim Haddad Karam] left.", nil))
	_, first, err := g.beginLinking(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := g.beginLinking(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := g.linkUpdate(t.Context(), first, func(change) error { return nil }); !errors.Is(err, errOvertaken) {
		t.Errorf("the first goes on: %v", err)
	}
	if res := linkTest(t, g); res.Rewrote != 1 || res.Entities != 2 || res.Nodes != 1 {
		t.Errorf("%+v", res)
	}
}

// TestRelinkOtherQuads: a graph that an older version made holds other quads than the
// record gives now. Linking its articles mends them all the same.
func TestRelinkOtherQuads(t *testing.T) {
	g := openTest(t)
	put := func(id, text string) {
		if _, err := g.Put(t.Context(), []*schema.Record{brief(t, id, text, nil)}); err != nil {
			t.Fatal(err)
		}
	}
	put("a", "[Salim Haddad Karam] spoke.")
	put("b", "[Salim Haddad Karam] left.")
	label := quad.IRI(schema.ArticleIRI("b"))
	err := g.store.update(t.Context(), func(c change) error {
		quads, err := c.labelled(t.Context(), label)
		if err != nil {
			return err
		}
		quads = slices.DeleteFunc(quads, func(q quad.Quad) bool { _, known := articleOf(iriText(q.Subject)); return !known })
		gone := quads[:len(quads)/2]
		old := quad.Quad{Subject: gone[0].Subject, Predicate: quad.IRI("https://example.org/old"), Object: quad.String("of old"), Label: label}
		return c.apply(t.Context(), gone, []quad.Quad{old})
	})
	if err != nil {
		t.Fatal(err)
	}
	if res := linkTest(t, g); res.Rewrote != 1 {
		t.Fatalf("%d articles were rewritten", res.Rewrote)
	}
	want := openTest(t)
	for _, g := range []*Graph{g, want} {
		if _, err := g.Put(t.Context(), []*schema.Record{brief(t, "a", "[Salim Haddad Karam] spoke.", nil), brief(t, "b", "[Salim Haddad Karam] left.", nil)}); err != nil {
			t.Fatal(err)
		}
		linkTest(t, g)
	}
	if d := cmp.Diff(export(t, want), export(t, g)); d != "" {
		t.Error(d)
	}
}

// A stopping store fails once it was updated so often.
type stopping struct {
	store
	left *int
}

var errStopped = errors.New("stopped")

func (s stopping) update(ctx context.Context, f func(change) error) error {
	if *s.left--; *s.left < 0 {
		return errStopped
	}
	return s.store.update(ctx, f)
}

// TestLinkStopped interrupts linking after each of its transactions, and lets it do the
// rest; after every third without KHABAR_HEAVY.
func TestLinkStopped(t *testing.T) {
	for p, n := range map[*int]int{&relationsAtOnce: 10, &quadsAtOnce: 40, &outlinesAtOnce: 2, &candidatesAtOnce: 3, &toldAtOnce: 3} {
		was := *p
		*p = n
		defer func() { *p = was }()
	}
	records := fewRecords(t)
	linked := func(stop int) (string, map[string]string, bool) {
		g := openTest(t, records[1:]...)
		linkTest(t, g)
		if _, err := g.Put(t.Context(), records); err != nil {
			t.Fatal(err)
		}
		if stop%2 == 0 { // all is linked anew, or what changed
			if _, _, err := g.beginLinking(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
		whole := g.store
		left := stop
		g.store = stopping{whole, &left}
		_, err := g.Link(t.Context())
		g.store = whole
		if err != nil && !errors.Is(err, errStopped) {
			t.Fatal(err)
		}
		linkTest(t, g)
		return export(t, g), keptCandidates(t, g), err != nil
	}
	want, candidates, _ := linked(1000)
	step := 3
	if heavy() {
		step = 1
	}
	for stop := 0; ; stop += step {
		got, left, stopped := linked(stop)
		if d := cmp.Diff(want, got); d != "" {
			t.Fatalf("stopped after %d transactions: %s", stop, d)
		}
		if d := cmp.Diff(candidates, left); d != "" {
			t.Fatalf("stopped after %d transactions, other candidates: %s", stop, d)
		}
		if !stopped && stop%2 == 0 {
			if stop < 10 {
				t.Errorf("%d transactions", stop)
			}
			return
		}
	}
}
