package graph

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/khabar-kg/khabar/graph/match"
	"github.com/khabar-kg/khabar/schema"
)

// TestExportEntities: every mention of every record is there once, under the node that
// stands for it, whatever is held at once.
func TestExportEntities(t *testing.T) {
	records := storyRecords(t)
	g := openTest(t, records...)
	var whole, parts bytes.Buffer
	if err := g.ExportEntities(t.Context(), &whole); err != nil {
		t.Fatal(err)
	}
	if err := g.exportEntities(t.Context(), &parts, 7); err != nil {
		t.Fatal(err)
	}
	if whole.String() != parts.String() {
		t.Error("another export where less is held at once")
	}
	texts := map[string][]rune{}
	want := 0
	for _, r := range records {
		texts[r.Article.ID] = []rune(r.Article.Text)
		for _, e := range r.Entities {
			want += len(e.Mentions)
		}
	}
	var ids []string
	got := 0
	for line := range strings.Lines(whole.String()) {
		var e MergedEntity
		if err := json.Unmarshal([]byte(line), &e); err != nil {
			t.Fatal(err)
		}
		ids = append(ids, e.ID)
		for _, m := range e.Mentions {
			got++
			if s := string(texts[m.Article][m.Start:m.End]); s != m.Text {
				t.Errorf("%s: mention %q stands at %q", e.ID, m.Text, s)
			}
			if !slices.Contains(e.Articles, m.Article) {
				t.Errorf("%s: no %s among its articles", e.ID, m.Article)
			}
		}
	}
	if got != want {
		t.Errorf("%d mentions, want %d", got, want)
	}
	if !slices.IsSorted(ids) || len(slices.Compact(ids)) != len(ids) {
		t.Error("entities are not sorted, or there twice")
	}
}

// TestExportFacts: identifiers are references, links lead to facts that are there.
func TestExportFacts(t *testing.T) {
	g := openTest(t, storyRecords(t)...)
	relateTest(t, g)
	var statements, events bytes.Buffer
	if err := g.ExportStatements(t.Context(), &statements); err != nil {
		t.Fatal(err)
	}
	if err := g.ExportEvents(t.Context(), &events); err != nil {
		t.Fatal(err)
	}
	type fact struct {
		ID, Article, Statement    string
		Speakers                  []string
		Trigger, Cue              schema.Span
		Roles                     map[string][]string
		Corroborates, Contradicts []string
		Sources                   int
	}
	facts := map[string]fact{}
	links := 0
	for line := range strings.Lines(statements.String() + events.String()) {
		var f fact
		if err := json.Unmarshal([]byte(line), &f); err != nil {
			t.Fatal(err)
		}
		facts[f.ID] = f
	}
	for id, f := range facts {
		ref, err := schema.ParseRef(id)
		if err != nil || ref.Article != f.Article {
			t.Errorf("%s is no reference into %s: %v", id, f.Article, err)
		}
		if s := f.Trigger.Text + f.Cue.Text; f.Trigger.End+f.Cue.End-f.Trigger.Start-f.Cue.Start != utf8.RuneCountInString(s) {
			t.Errorf("%s: %q does not count code points", id, s)
		}
		if _, ok := facts[f.Statement]; f.Statement != "" && !ok {
			t.Errorf("%s is told by %s, which is not there", id, f.Statement)
		}
		for _, other := range slices.Concat(f.Corroborates, f.Contradicts) {
			links++
			o, ok := facts[other]
			if !ok || !slices.Contains(slices.Concat(o.Corroborates, o.Contradicts), id) {
				t.Errorf("%s is linked with %s, which is not linked with it", id, other)
			}
			if f.Sources == 0 {
				t.Errorf("%s is linked and has no number of sources", id)
			}
		}
	}
	if links < 10 {
		t.Errorf("only %d links", links)
	}
}

// TestRelate: the links follow from the records, in whatever order they came and
// whatever was there before, and go with them.
func TestRelate(t *testing.T) {
	records := storyRecords(t)
	related := func(g *Graph) string {
		t.Helper()
		relateTest(t, g)
		return export(t, g)
	}
	want := related(openTest(t, records...))
	if n := strings.Count(want, "<"+string(relationsLabel)+"> ."); n < 50 {
		t.Fatalf("%d quads of links", n)
	}
	reversed := slices.Clone(records)
	slices.Reverse(reversed)
	g := openTest(t, reversed...)
	if diff := cmp.Diff(want, related(g)); diff != "" {
		t.Errorf("in another order (-want +got):\n%s", diff)
	}
	if err := g.Remove(t.Context(), records[1].Article.ID, records[3].Article.ID); err != nil {
		t.Fatal(err)
	}
	fewer := openTest(t, slices.Concat(records[:1], records[2:3], records[4:])...)
	if diff := cmp.Diff(related(fewer), related(g)); diff != "" {
		t.Errorf("after articles went (-anew +got):\n%s", diff)
	}
	if _, err := g.Put(t.Context(), []*schema.Record{records[3], records[1]}); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, related(g)); diff != "" {
		t.Errorf("after they came back (-want +got):\n%s", diff)
	}
	if problems, err := g.Verify(t.Context()); err != nil {
		t.Errorf("%v: %v", err, problems)
	}
}

// relateTest relates facts, and joins no entities.
func relateTest(t testing.TB, g *Graph) {
	t.Helper()
	m, err := match.New()
	if err != nil {
		t.Fatal(err)
	}
	if err := g.refreshFeatures(t.Context(), m); err != nil {
		t.Fatal(err)
	}
	was, number, err := g.beginLinking(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := g.relate(t.Context(), number, was); err != nil {
		t.Fatal(err)
	}
}
