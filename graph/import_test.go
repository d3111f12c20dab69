package graph

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/khabar-kg/khabar/graph/match"
	"github.com/khabar-kg/khabar/schema"
)

// dump returns all that an export has of a graph, in N-Quads.
func dump(t testing.TB, g *Graph) string {
	t.Helper()
	var b bytes.Buffer
	err := g.Read(t.Context(), func(r *Reading) error {
		return r.EachLabel(t.Context(), true, func(_ string, quads []Quad) error {
			for _, q := range quads {
				b.WriteString(q.Line + "\n")
			}
			return nil
		})
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// load imports N-Quads, and returns the faults.
func load(t testing.TB, g *Graph, text string) []string {
	t.Helper()
	var faults []string
	im, err := g.Importer(t.Context(), func(f *ImportFault) { faults = append(faults, f.Error()) })
	if err != nil {
		t.Fatal(err)
	}
	if err := im.Read(t.Context(), "f", strings.NewReader(text)); err != nil {
		t.Fatal(err)
	}
	if err := im.Finish(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, err := g.Link(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := im.Check(t.Context()); err != nil {
		t.Fatal(err)
	}
	return faults
}

func fresh(t testing.TB) *Graph {
	t.Helper()
	g, err := Open(t.Context(), t.TempDir()+"/k.db", Options{volatile: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { g.Close() })
	return g
}

// said is an article in which somebody speaks.
func said(id, name string) *schema.Record {
	text := name + " said \"so\"."
	cue := len(name) + 1
	return &schema.Record{
		Article:    schema.Article{ID: id, Language: "en", Text: text},
		Entities:   []schema.Entity{{ID: "e1", Type: schema.Person, Names: []schema.Name{{Text: name, Language: "en"}}, Mentions: []schema.Mention{{Span: schema.SpanOf(text, 0, len(name)), Kind: schema.ByName}}}},
		Statements: []schema.Statement{{ID: "s1", Act: schema.Say, Cue: schema.SpanOf(text, cue, cue+4), Speakers: []string{"e1"}, Certainty: 0.5, Rule: "r"}},
	}
}

// TestImportDecisions: decisions, those that were undone, and their log come back as
// they were; what was undone here stays so; and twice is once.
func TestImportDecisions(t *testing.T) {
	g := fresh(t)
	a, b, c := said("a", "Jane Roe"), said("b\nc", "J. R. Doe"), said("c", "Jim Poe")
	if _, err := g.Put(t.Context(), []*schema.Record{a, b, c}); err != nil {
		t.Fatal(err)
	}
	ref := func(r *schema.Record) string { return r.EntityRef(&r.Entities[0]).String() }
	decide := func(x, y *schema.Record) Decision {
		d := Decision{Left: ref(x), Right: ref(y), Names: [2]string{"x", "y"}, Verdict: match.Same, By: "an editor", When: time.Unix(1e9, 0), Why: "seen\t\"there\""}
		if err := g.Decide(t.Context(), d); err != nil {
			t.Fatal(err)
		}
		return d
	}
	kept, gone := decide(a, b), decide(a, c)
	if err := g.Undo(t.Context(), gone.ID()); err != nil {
		t.Fatal(err)
	}
	if _, err := g.Link(t.Context()); err != nil {
		t.Fatal(err)
	}
	want := dump(t, g)
	h := fresh(t)
	for range 2 {
		if faults := load(t, h, want); len(faults) > 0 {
			t.Fatal(faults)
		}
		if got := dump(t, h); got != want {
			t.Fatal("dumped again it is another")
		}
	}
	if n, err := h.Log(t.Context()); err != nil || len(n) != 3 {
		t.Errorf("the log has %d entries: %v", len(n), err)
	}
	if err := h.Undo(t.Context(), kept.ID()); err != nil {
		t.Fatal(err)
	}
	load(t, h, want)
	if d, err := h.Decisions(t.Context()); err != nil || len(d) > 0 {
		t.Errorf("what was undone here came back: %v %v", d, err)
	}
	if problems, err := h.Verify(t.Context()); err != nil {
		t.Error(err, problems)
	}
}

// TestImportFaults: a bad line is told with its number, and the rest goes on.
func TestImportFaults(t *testing.T) {
	g := fresh(t)
	if _, err := g.Put(t.Context(), []*schema.Record{said("a", "Jane Roe"), said("b", "Jim Poe")}); err != nil {
		t.Fatal(err)
	}
	if _, err := g.Link(t.Context()); err != nil {
		t.Fatal(err)
	}
	whole := dump(t, g)
	lines := strings.SplitAfter(whole, "\n")
	for i, line := range lines {
		if strings.Contains(line, "#record> ") && strings.HasPrefix(line, "<https://khabar-kg.github.io/id/b>") {
			lines[i] = strings.Replace(line, `\"certainty\":0.5`, `\"certainty\":x`, 1)
		}
	}
	h := fresh(t)
	faults := load(t, h, strings.Join(lines, ""))
	if len(faults) != 2 || !strings.Contains(faults[0], "a record that cannot be read") || !strings.Contains(faults[1], "quads of article b without its record") {
		t.Errorf("faults: %q", faults)
	}
	if articles, err := h.Articles(t.Context()); err != nil || len(articles) != 1 {
		t.Errorf("%d articles: %v", len(articles), err)
	}
}

func TestReadNQuad(t *testing.T) {
	for _, test := range []struct{ line, want, err string }{
		{`<a:s> <a:p> "x" <a:g> .`, `<a:s> <a:p> "x" <a:g> .`, ""},
		{"  <a:s>\t<a:p>\t<a:o> . # a comment\r\n", `<a:s> <a:p> <a:o> .`, ""},
		{`<a:s><a:p>"x"@ar-IQ<a:g>.`, `<a:s> <a:p> "x"@ar-IQ <a:g> .`, ""},
		{`<a:s> <a:p> "\u0642\n\"\\\U0001F480\t" .`, "<a:s> <a:p> \"ق\\n\\\"\\\\\U0001F480\\t\" .", ""},
		{`<a:s> <a:p> "01"^^<http://www.w3.org/2001/XMLSchema#integer> .`, `<a:s> <a:p> "01"^^<http://www.w3.org/2001/XMLSchema#integer> .`, ""},
		{`<a:s> <a:p> "x"^^<http://www.w3.org/2001/XMLSchema#string> .`, `<a:s> <a:p> "x" .`, ""},
		{`<a:s> <a:p> "true"^^<http://www.w3.org/2001/XMLSchema#boolean> .`, `<a:s> <a:p> "true"^^<http://www.w3.org/2001/XMLSchema#boolean> .`, ""},
		{``, ``, ""},
		{`# nothing`, ``, ""},
		{`<a:s> <a:p> "x" <a:g>`, ``, "no full stop at its end"},
		{`<a:s> <a:p> .`, ``, "no object"},
		{`<a:s> "p" <a:o> .`, ``, "no predicate"},
		{`<s> <a:p> <a:o> .`, ``, "subject: <s> is no absolute IRI"},
		{`<a:s> <a:p> <a:o> . more`, ``, "something follows its full stop"},
		{`<a:s> <a:p> "\q" .`, ``, `unknown escape \q`},
		{`<a:s> <a:p> "\uD800" .`, ``, `\uD800 is no character`},
		{`<a:s> <a:p> "x`, ``, "a text without its end"},
		{`<a:s> <a:p> _:b .`, ``, "the object is a blank node, which has no name outside its file: give it an IRI"},
		{"<a:s> <a:p> \"\xff\" .", ``, "it is not UTF-8"},
	} {
		q, ok, err := readNQuad(test.line)
		got := ""
		if ok {
			got = nquad(q)
		}
		if message := errText(err); got != test.want || message != test.err {
			t.Errorf("%s: %s, error %q; want %s, error %q", test.line, got, message, test.want, test.err)
		}
	}
}

func errText(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

// FuzzReadNQuad: what is read is written so that it is read as the same.
func FuzzReadNQuad(f *testing.F) {
	f.Add(`<a:s> <a:p> "x\u0000"@ar <a:g> .`)
	f.Add(`<a:s> <a:p> "9E-01"^^<http://www.w3.org/2001/XMLSchema#double> .`)
	f.Fuzz(func(t *testing.T, line string) {
		q, ok, err := readNQuad(line)
		if err != nil || !ok {
			return
		}
		again, ok, err := readNQuad(nquad(q))
		if err != nil || !ok || nquad(again) != nquad(q) {
			t.Errorf("%q is read as %s, and that as %s: %v", line, nquad(q), nquad(again), err)
		}
	})
}
