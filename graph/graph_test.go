package graph

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/nquads"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/khabar-kg/khabar/schema"
)

func export(t testing.TB, g *Graph) string {
	t.Helper()
	var b bytes.Buffer
	if err := g.Export(context.Background(), &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// fewRecords are some annotated articles that share entities.
func fewRecords(t testing.TB) []*schema.Record {
	t.Helper()
	return goldRecords(t, "iraq2021-ar-*")[:8]
}

func TestPut(t *testing.T) {
	records := fewRecords(t)
	g := openTest(t)
	empty := export(t, g)
	ids := func(rs []*schema.Record) []string {
		var out []string
		for _, r := range rs {
			out = append(out, r.Article.ID)
		}
		return out
	}
	put := func(rs []*schema.Record, want PutResult) {
		t.Helper()
		got, err := g.Put(t.Context(), rs)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("Put (-want +got):\n%s", diff)
		}
	}
	put(records, PutResult{Added: ids(records)})
	once := export(t, g)
	put(records, PutResult{Unchanged: ids(records)})
	if got := export(t, g); got != once {
		t.Error("putting twice is not putting once")
	}

	// An article that says something else gives up its old quads.
	changed := records[2].Clone()
	changed.Article.Extractor.Version = "newer"
	changed.Statements = changed.Statements[1:]
	for i := range changed.Events {
		changed.Events[i].Statement = ""
	}
	put([]*schema.Record{changed, records[0]}, PutResult{Replaced: []string{changed.Article.ID}, Unchanged: []string{records[0].Article.ID}})
	if export(t, g) == once {
		t.Error("a changed record changes nothing")
	}
	fresh := openTest(t, append(slices.Clone(records[3:]), changed, records[0], records[1])...)
	if diff := cmp.Diff(export(t, fresh), export(t, g)); diff != "" {
		t.Errorf("replacing differs from building anew (-anew +replaced):\n%.2000s", diff)
	}
	got, err := g.Record(t.Context(), changed.Article.ID)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(changed, got, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("record (-put +got):\n%s", diff)
	}
	put(records[2:3], PutResult{Replaced: []string{changed.Article.ID}})
	if export(t, g) != once {
		t.Error("putting the old record back does not bring back its quads")
	}

	if has, err := g.Has(t.Context(), changed.Article.ID, changed.Article.SHA256, records[2].Article.Extractor); err != nil || !has {
		t.Errorf("Has: %v, %v; want true", has, err)
	}
	for _, by := range []schema.Extractor{changed.Article.Extractor, {}} {
		if has, err := g.Has(t.Context(), changed.Article.ID, changed.Article.SHA256, by); err != nil || has {
			t.Errorf("Has by %v: %v, %v; want false", by, has, err)
		}
	}

	// Removing takes an article's quads and no others.
	if err := g.Remove(t.Context(), records[2].Article.ID, "nothing"); !errors.Is(err, ErrNoArticle) {
		t.Errorf("removing what is not there: %v", err)
	}
	if export(t, g) != once {
		t.Error("a removal that failed removed something")
	}
	if err := g.Remove(t.Context(), records[2].Article.ID); err != nil {
		t.Fatal(err)
	}
	label := quad.IRI(schema.ArticleIRI(records[2].Article.ID)).String() + " ."
	var want strings.Builder
	for line := range strings.Lines(once) {
		if !strings.HasSuffix(strings.TrimRight(line, "\n"), " "+label) {
			want.WriteString(line)
		}
	}
	if diff := cmp.Diff(want.String(), export(t, g)); diff != "" {
		t.Errorf("after removing (-want +got):\n%.2000s", diff)
	}
	if _, err := g.Record(t.Context(), records[2].Article.ID); !errors.Is(err, ErrNoArticle) {
		t.Errorf("the record of a removed article: %v", err)
	}
	articles, err := g.Articles(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var listed []string
	for _, a := range articles {
		listed = append(listed, a.ID)
		if a.Text != "" || a.Quads == 0 || a.SHA256 == "" {
			t.Errorf("article %+v", a)
		}
	}
	if want := slices.Sorted(slices.Values(slices.Delete(ids(records), 2, 3))); !slices.Equal(listed, want) {
		t.Errorf("articles %v, want %v", listed, want)
	}
	if err := g.Remove(t.Context(), listed...); err != nil {
		t.Fatal(err)
	}
	if got := export(t, g); got != empty {
		t.Errorf("after removing all articles:\n%.2000s", got)
	}
}

// TestPutRandom puts, replaces and removes in random order, and compares with
// building anew.
func TestPutRandom(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	records := fewRecords(t)[:5]
	var variants [][]*schema.Record // by article
	for _, r := range records {
		fewer := r.Clone()
		fewer.Events, fewer.Positions = nil, nil
		named := r.Clone()
		for i := range named.Entities {
			named.Entities[i].KnownAs = ""
		}
		variants = append(variants, []*schema.Record{r, fewer, named})
	}
	g := openTest(t)
	model := map[string]*schema.Record{}
	for step := range 40 {
		v := variants[rng.IntN(len(variants))]
		r := v[rng.IntN(len(v))]
		if _, there := model[r.Article.ID]; there && rng.IntN(3) == 0 {
			if err := g.Remove(t.Context(), r.Article.ID); err != nil {
				t.Fatal(err)
			}
			delete(model, r.Article.ID)
		} else {
			if _, err := g.Put(t.Context(), []*schema.Record{r}); err != nil {
				t.Fatal(err)
			}
			model[r.Article.ID] = r
		}
		if step%10 != 9 {
			continue
		}
		anew := openTest(t, slices.Collect(maps.Values(model))...)
		if diff := cmp.Diff(export(t, anew), export(t, g)); diff != "" {
			t.Fatalf("step %d (-anew +got):\n%.2000s", step, diff)
		}
	}
}

func TestPutRefuses(t *testing.T) {
	g := openTest(t)
	before := export(t, g)
	good := fewRecords(t)[0]
	for _, test := range []struct {
		name   string
		change func(r *schema.Record)
		want   string
	}{
		{"no identifier", func(r *schema.Record) { r.Article.ID = "" }, "without an identifier"},
		{"broken text", func(r *schema.Record) { r.Article.Text += "\xff" }, "its text is not UTF-8"},
		{"wrong span", func(r *schema.Record) { r.Statements[0].Cue.Text = "x" }, "the text says"},
		{"unknown act", func(r *schema.Record) { r.Statements[0].Act = "sing" }, `the ontology has no act "sing"`},
		{"unknown event", func(r *schema.Record) { r.Events[0].Type = "dance" }, `the ontology has no event_type "dance"`},
		{"unknown role", func(r *schema.Record) { r.Events[0].Roles = map[schema.Role][]string{"singer": {r.Entities[0].ID}} }, `the ontology has no role "singer"`},
		{"unknown type", func(r *schema.Record) { r.Entities[0].Type = "Dragon" }, `the ontology has no entity_type "Dragon"`},
	} {
		t.Run(test.name, func(t *testing.T) {
			bad := good.Clone()
			test.change(bad)
			if _, err := g.Put(t.Context(), []*schema.Record{good, bad}); err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got the error %v, want %q", err, test.want)
			}
			if export(t, g) != before {
				t.Error("something was stored")
			}
		})
	}
}

// TestExport reads what was written: the same quads, absolute IRIs, sorted.
func TestExport(t *testing.T) {
	odd := &schema.Record{Article: schema.Article{
		ID: "a b/<\u0645\u0642\u0627\u0644>\"\\", Title: "line\nbreak \"quoted\" \\ \t", URL: "not an address", Language: "a language",
		Published: schema.Date{Value: "2021-12", Precision: schema.Month}, Text: "x",
	}}
	g := openTest(t, append(fewRecords(t), odd)...)
	want := map[quad.Quad]bool{}
	if err := g.Quads(t.Context(), func(q quad.Quad) error { want[q] = true; return nil }); err != nil {
		t.Fatal(err)
	}
	text := export(t, g)
	got := map[quad.Quad]bool{}
	r := nquads.NewReader(strings.NewReader(text), false)
	for {
		q, err := r.ReadQuad()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		for _, v := range []quad.Value{q.Subject, q.Predicate, q.Object, q.Label} {
			if iri, ok := v.(quad.IRI); ok && !isAbsoluteIRI(string(iri)) {
				t.Errorf("%v is no absolute IRI", v)
			}
		}
		got[q] = true
	}
	if !maps.Equal(got, want) {
		for q := range want {
			if !got[q] {
				t.Errorf("%v is not read back", q)
			}
		}
		t.Errorf("%d quads are read back, %d were there", len(got), len(want))
	}
	if !strings.Contains(text, `"2021-12-01T00:00:00Z"^^<http://www.w3.org/2001/XMLSchema#dateTime>`) {
		t.Error("no full xsd:dateTime")
	}
	st, err := g.Stats(t.Context())
	if err != nil || st.Quads != len(want) || st.Articles != 9 {
		t.Errorf("Stats: %+v, %v; want %d quads", st, err, len(want))
	}
	backwards := append(fewRecords(t), odd)
	slices.Reverse(backwards)
	if again := export(t, openTest(t, backwards...)); again != text {
		t.Error("the order of putting changes what is written")
	}
}

func TestOpen(t *testing.T) {
	ctx := t.Context()
	dir := t.TempDir()
	hint := func(err error) string {
		if h := Hinted(nil); errors.As(err, &h) {
			return h.Hint()
		}
		return ""
	}
	if _, err := Open(ctx, filepath.Join(dir, "none"), Options{MustExist: true}); !errors.Is(err, ErrNoDatabase) || hint(err) == "" {
		t.Errorf("a missing database: %v", err)
	}
	if _, err := os.Stat(filepath.Join(dir, "none")); err == nil {
		t.Error("looking for a database made it")
	}
	file := filepath.Join(dir, "file")
	if err := os.WriteFile(file, []byte("x"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{file, dir} {
		if _, err := Open(ctx, path, Options{}); !errors.Is(err, ErrNoDatabase) || hint(err) == "" {
			t.Errorf("what is no database: %v", err)
		}
	}
	db := filepath.Join(dir, "a", "khabar.db")
	g, err := Open(ctx, db, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := g.Put(ctx, fewRecords(t)[:1]); err != nil {
		t.Fatal(err)
	}
	want := export(t, g)
	if _, err := Open(ctx, db, Options{}); !errors.Is(err, ErrLocked) || !strings.Contains(err.Error(), fmt.Sprintf("process %d", os.Getpid())) || hint(err) == "" {
		t.Errorf("a second opening: %v", err)
	}
	if err := g.Close(); err != nil {
		t.Fatal(err)
	}
	if g, err = Open(ctx, db, Options{MustExist: true}); err != nil {
		t.Fatal(err)
	}
	if export(t, g) != want {
		t.Error("reopening changed the graph")
	}
	if err := g.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(db, "FORMAT"), []byte("quaddb 99\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(ctx, db, Options{}); !errors.Is(err, ErrNewerFormat) || hint(err) == "" {
		t.Errorf("a newer format: %v", err)
	}
	old := filepath.Join(dir, "old")
	if err := errors.Join(os.Mkdir(old, 0o755), os.WriteFile(filepath.Join(old, "format"), []byte("khabar 1 bbolt\n"), 0o644), os.WriteFile(filepath.Join(old, "graph.bolt"), nil, 0o644)); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(ctx, old, Options{}); !errors.Is(err, ErrOlderFormat) || hint(err) == "" {
		t.Errorf("an older format: %v", err)
	}
}

// TestDamaged cuts and deletes each file of a database: what is gone is said, and
// nothing is taken for an empty database.
func TestDamaged(t *testing.T) {
	whole := filepath.Join(t.TempDir(), "khabar.db")
	g, err := Open(t.Context(), whole, Options{volatile: true})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := g.Put(t.Context(), fewRecords(t)); err != nil {
		t.Fatal(err)
	}
	want := export(t, g)
	if err := g.Close(); err != nil {
		t.Fatal(err)
	}
	files, err := os.ReadDir(whole)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		for _, how := range []string{"cut", "deleted"} {
			t.Run(f.Name()+" "+how, func(t *testing.T) {
				dir := filepath.Join(t.TempDir(), "khabar.db")
				if err := os.CopyFS(dir, os.DirFS(whole)); err != nil {
					t.Fatal(err)
				}
				name := filepath.Join(dir, f.Name())
				info, err := os.Stat(name)
				if err != nil {
					t.Fatal(err)
				}
				if how == "cut" {
					err = os.Truncate(name, info.Size()/2)
				} else {
					err = os.Remove(name)
				}
				if err != nil {
					t.Fatal(err)
				}
				var got bytes.Buffer
				g, err := Open(t.Context(), dir, Options{volatile: true})
				if err == nil {
					err = errors.Join(g.Export(t.Context(), &got), g.Close())
				}
				switch h := Hinted(nil); {
				case err == nil && got.String() != want:
					t.Error("something is lost, and nothing was said")
				case err != nil && (!strings.Contains(err.Error(), dir) || !errors.As(err, &h)):
					t.Errorf("the error does not name the database, or has no hint: %v", err)
				}
				t.Log(err)
			})
		}
	}
}

// TestOntologyChange opens a database with an ontology that says more.
func TestOntologyChange(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(t.TempDir(), "mine.yaml")
	if err := os.WriteFile(file, []byte("terms:\n- {name: evacuate, kind: event_type, label: {en: evacuation}}\n- {name: announce, label: {fr: annonce}}\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	more, err := schema.LoadOntology(file)
	if err != nil {
		t.Fatal(err)
	}
	var exports []string
	records := fewRecords(t)[:2]
	for _, o := range []*schema.Ontology{nil, more, nil} {
		g, err := Open(t.Context(), dir, Options{Ontology: o, volatile: true})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := g.Put(t.Context(), records); err != nil {
			t.Fatal(err)
		}
		exports = append(exports, export(t, g))
		if err := g.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if !strings.Contains(exports[1], `"annonce"@fr`) || !strings.Contains(exports[1], "ns#evacuate>") {
		t.Error("the ontology's additions are not in the graph")
	}
	if exports[0] != exports[2] {
		t.Error("the ontology's additions stay")
	}
}

// TestRebuild opens a graph with an ontology in which another predicate is drawn.
func TestRebuild(t *testing.T) {
	file := filepath.Join(t.TempDir(), "mine.yaml")
	if err := os.WriteFile(file, []byte("terms:\n- {name: proclaimed, kind: predicate, label: {en: proclaimed}}\n- {name: announce, predicate: proclaimed}\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	other, err := schema.LoadOntology(file)
	if err != nil {
		t.Fatal(err)
	}
	records := storyRecords(t)
	g := openTest(t, records...)
	before := export(t, g)
	if n, err := g.Rebuild(t.Context()); n != 0 || err != nil || export(t, g) != before {
		t.Errorf("rebuilding changed %d articles, %v", n, err)
	}
	g.o = other
	n, err := g.Rebuild(t.Context())
	if n == 0 || n > len(records) || err != nil {
		t.Errorf("rebuilding with another ontology changed %d articles, %v", n, err)
	}
	if after := export(t, g); strings.Contains(after, "> <https://khabar-kg.github.io/ns#announced> <") || strings.Count(after, "> <https://khabar-kg.github.io/ns#proclaimed> <") != strings.Count(before, "> <https://khabar-kg.github.io/ns#announced> <") {
		t.Error("the new predicate does not take the place of the old")
	}
}

// TestKilled kills a process that loads, and opens what it left: everything
// that it said was stored is there, and nothing by halves.
func TestKilled(t *testing.T) {
	if dir := os.Getenv("KHABAR_TEST_LOAD"); dir != "" {
		loadForever(t, dir)
	}
	rng := rand.New(rand.NewPCG(5, 6))
	dir := filepath.Join(t.TempDir(), "db")
	for round := range 4 {
		cmd := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestKilled$")
		cmd.Env = append(os.Environ(), "KHABAR_TEST_LOAD="+dir, fmt.Sprintf("KHABAR_TEST_ROUND=%d", round))
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		stored := map[string]string{} // article → version that was last said to be stored
		s := bufio.NewScanner(out)
		if !s.Scan() {
			t.Fatal("the process that loads ended by itself")
		}
		time.AfterFunc(time.Duration(rng.IntN(200))*time.Millisecond, func() { _ = cmd.Process.Kill() })
		for s.Scan() {
			if id, version, ok := strings.Cut(s.Text(), " "); ok {
				stored[id] = version
			}
		}
		_ = cmd.Wait() // it was killed
		g, err := Open(t.Context(), dir, Options{})
		if err != nil {
			t.Fatal(err)
		}
		articles, err := g.Articles(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		var records []*schema.Record
		for _, a := range articles {
			r, err := g.Record(t.Context(), a.ID)
			if err != nil {
				t.Fatal(err)
			}
			records = append(records, r)
			// The last change may have been stored and not said.
			if got := r.Article.Extractor.Version; got < stored[a.ID] {
				t.Errorf("%s is of version %s, but %s was stored", a.ID, got, stored[a.ID])
			}
			delete(stored, a.ID)
		}
		if len(stored) > 0 {
			t.Errorf("stored and not there: %v", stored)
		}
		if diff := cmp.Diff(export(t, openTest(t, records...)), export(t, g)); diff != "" {
			t.Errorf("records and quads differ (-records +quads):\n%.2000s", diff)
		}
		if err := g.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// loadForever puts articles again and again, in ever newer versions, and says
// each that is stored, until it is killed.
func loadForever(t *testing.T, dir string) {
	g, err := Open(t.Context(), dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	fmt.Println("begin")
	records := fewRecords(t)
	for n := 0; ; n++ {
		for _, r := range records {
			c := r.Clone()
			c.Article.Extractor.Version = fmt.Sprintf("%s-%06d", os.Getenv("KHABAR_TEST_ROUND"), n)
			if n%2 == 1 {
				c.Positions, c.Events = nil, nil
			}
			if _, err := g.Put(t.Context(), []*schema.Record{c}); err != nil {
				t.Fatal(err)
			}
			fmt.Println(c.Article.ID, c.Article.Extractor.Version)
		}
	}
}

// TestDoc compares the quads that the documentation lists with those that the
// example prints, which are checked.
func TestDoc(t *testing.T) {
	quads := func(file, after, prefix string) []string {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		_, text, ok := strings.Cut(string(b), after)
		if !ok {
			t.Fatalf("%s: no %q", file, after)
		}
		var out []string
		for line := range strings.Lines(text) {
			if q, ok := strings.CutPrefix(strings.TrimSpace(line), prefix); ok && strings.Count(q, " ") >= 2 && strings.Contains(q, ":") {
				out = append(out, q)
			}
		}
		slices.Sort(out)
		return out
	}
	want := quads("example_test.go", "func ExampleGraph_Quads", "// ")
	if diff := cmp.Diff(want, quads("doc.go", "# The quads", "//\t")); diff != "" {
		t.Errorf("doc.go (-example +doc):\n%s", diff)
	}
}
