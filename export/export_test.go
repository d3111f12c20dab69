package export

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/khabar-kg/khabar/graph"
)

var update = flag.Bool("update", false, "rewrite testdata/golden")

// exported returns what a graph is in a format.
func exported(t testing.TB, g *graph.Graph, opts Options) string {
	t.Helper()
	var b bytes.Buffer
	if _, err := Write(t.Context(), g, &b, opts); err != nil {
		t.Fatalf("%s: %v", opts.Format, err)
	}
	return b.String()
}

// unzipped returns the files of a zip, with their names, as one text.
func unzipped(t testing.TB, s string) string {
	t.Helper()
	z, err := zip.NewReader(strings.NewReader(s), int64(len(s)))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		b.WriteString("-- " + f.Name + " --\n")
		if _, err := io.Copy(&b, r); err != nil {
			t.Fatal(err)
		}
		r.Close()
	}
	return b.String()
}

// options returns those that a format needs.
func options(f Format) Options {
	opts := Options{Format: f.Name}
	if f.Answer {
		opts.Filter.Question = "who-announced-what"
	}
	return opts
}

// ruleVersions are in a dump, and rise with the rules.
var ruleVersions = regexp.MustCompile(`\\"(match|relate)\\":\\"\d+\\"`)

// TestGolden: what two articles are in each format is what testdata has.
func TestGolden(t *testing.T) {
	g := open(t, records(t)...)
	for _, f := range Formats() {
		t.Run(f.Name, func(t *testing.T) {
			got := exported(t, g, options(f))
			if again := exported(t, g, options(f)); again != got {
				t.Error("exported twice, the bytes differ")
			}
			if f.Folder {
				got = unzipped(t, got)
			}
			got = ruleVersions.ReplaceAllString(got, `\"$1\":\"N\"`)
			file := filepath.Join("testdata", "golden", f.Name)
			want, err := os.ReadFile(file)
			if *update {
				err = os.WriteFile(file, []byte(got), 0o644)
				want = []byte(got)
			}
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got); diff != "" {
				t.Errorf("-update rewrites it:\n%s", diff)
			}
		})
	}
}

// TestOrder: the order in which articles came does not show.
func TestOrder(t *testing.T) {
	all := records(t)
	one := open(t, all...)
	slices.Reverse(all)
	two := open(t, all...)
	for _, f := range Formats() {
		if exported(t, one, options(f)) != exported(t, two, options(f)) {
			t.Errorf("%s depends on the order of articles", f.Name)
		}
	}
}

// parsed reads what is in a format with this language's own readers.
func parsed(t *testing.T, f Format, s string) {
	t.Helper()
	switch f.Ending {
	case ".gexf", ".graphml", ".svg":
		d := xml.NewDecoder(strings.NewReader(s))
		for {
			if _, err := d.Token(); errors.Is(err, io.EOF) {
				return
			} else if err != nil {
				t.Fatalf("%s: %v", f.Name, err)
			}
		}
	case ".jsonl", ".ftm.json":
		for line := range strings.Lines(s) {
			if !json.Valid([]byte(line)) {
				t.Fatalf("%s: no JSON: %s", f.Name, line)
			}
		}
	case ".jsonld":
		if !json.Valid([]byte(s)) {
			t.Fatalf("%s: no JSON", f.Name)
		}
	case ".csv":
		rows, err := csv.NewReader(strings.NewReader(s)).ReadAll()
		if err != nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
		for _, row := range rows {
			for _, c := range row {
				if c != "" && strings.ContainsRune("=+-@\t\r", rune(c[0])) {
					t.Errorf("%s: a spreadsheet takes this for a formula: %q", f.Name, c)
				}
			}
		}
	}
}

// TestHostile: names and texts that mean something to a format are data in it.
func TestHostile(t *testing.T) {
	g := openHostile(t)
	for _, f := range Formats() {
		t.Run(f.Name, func(t *testing.T) {
			got := exported(t, g, options(f))
			if !f.Folder {
				parsed(t, f, got)
			}
			switch f.Name {
			case "gexf", "graphml", "svg":
				if strings.Contains(got, "<script") {
					t.Error("a name opened a tag")
				}
			case "mermaid":
				for line := range strings.Lines(got) {
					if strings.Contains(line, "click ") && !strings.HasPrefix(line, "  n") || strings.Contains(line, "<") {
						t.Errorf("a name is code: %s", line)
					}
				}
			case "cypher":
				for i, part := range strings.Split(got, "'") {
					if i%2 == 0 && strings.Contains(part, "DROP") {
						t.Errorf("a name is code: %s", part)
					}
				}
			}
		})
	}
}

// TestVaultNames: notes have names that every file system takes, each its own, and
// stay in their folder.
func TestVaultNames(t *testing.T) {
	g := openHostile(t)
	s := exported(t, g, Options{Format: "obsidian"})
	z, err := zip.NewReader(strings.NewReader(s), int64(len(s)))
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, f := range z.File {
		key := strings.ToLower(f.Name)
		if seen[key] {
			t.Errorf("two notes are %q", f.Name)
		}
		seen[key] = true
		folder, name, _ := strings.Cut(f.Name, "/")
		if folder != "Entities" && folder != "Articles" || strings.ContainsAny(name, "/\\:*?\"<>|#^[]\n\x00") || len(name) > 200 || strings.HasPrefix(name, ".") || !filepath.IsLocal(f.Name) {
			t.Errorf("a note is called %q", f.Name)
		}
	}
	dir := t.TempDir()
	if _, err := WriteFolder(t.Context(), g, dir, Options{Format: "obsidian"}); err != nil {
		t.Fatal(err)
	}
	n := 0
	filepath.WalkDir(dir, func(_ string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			n++
		}
		return err
	})
	if n != len(z.File) {
		t.Errorf("%d files in the folder, %d in the zip", n, len(z.File))
	}
}

// TestFilter: a filter leaves the facts that it lets through, and who takes part in them.
func TestFilter(t *testing.T) {
	g := open(t, records(t)...)
	for _, test := range []struct {
		name     string
		filter   Filter
		entities int
		facts    int
		articles int
	}{
		{"all", Filter{}, 5, 7, 2},
		{"neighbourhood", Filter{Entity: "Kuwait"}, 4, 3, 1},
		{"two steps", Filter{Entity: "Kuwait", Depth: 2}, 5, 7, 2},
		{"Arabic name", Filter{Entity: "قاسم الأعرجي"}, 4, 3, 2},
		{"article", Filter{Article: "خبر-2"}, 3, 2, 1},
		{"outlet", Filter{Outlet: "two rivers"}, 5, 5, 1},
		{"since", Filter{Since: "2021-12-11"}, 3, 3, 2}, // the office is held to this day
		{"until", Filter{Until: "2021-12-09"}, 4, 2, 1},
		{"month", Filter{Since: "2021-12", Until: "2021-12"}, 5, 7, 2},
		{"question", Filter{Question: "denials"}, 4, 2, 2},
		{"question with its filter", Filter{Question: "denials", Params: map[string]string{"since": "2021-12-11"}}, 3, 1, 1},
		{"together", Filter{Entity: "Kuwait", Since: "2021-12-10"}, 3, 2, 1},
	} {
		t.Run(test.name, func(t *testing.T) {
			for _, f := range Formats() {
				if f.Answer {
					continue
				}
				report, err := Write(t.Context(), g, io.Discard, Options{Format: f.Name, Filter: test.filter})
				if err != nil {
					t.Fatal(err)
				}
				got := [3]int{report.Entities, report.Facts, report.Articles}
				if want := [3]int{test.entities, test.facts, test.articles}; got != want {
					t.Fatalf("%s: entities, facts, articles are %v, want %v", f.Name, got, want)
				}
			}
		})
	}
}

// TestFilterQuads: filtered quads are some of all quads, and nothing that they point to
// in the graph is missing.
func TestFilterQuads(t *testing.T) {
	g := open(t, records(t)...)
	whole := map[string]bool{}
	for line := range strings.Lines(exported(t, g, Options{Format: "nquads"})) {
		whole[line] = true
	}
	for _, filter := range []Filter{{Entity: "Kuwait"}, {Since: "2021-12-11"}, {Question: "denials"}, {Article: "briefs-1"}} {
		some := exported(t, g, Options{Format: "nquads", Filter: filter})
		subjects := map[string]bool{}
		for line := range strings.Lines(some) {
			if !whole[line] {
				t.Errorf("%+v: the graph does not say %s", filter, line)
			}
			subjects[strings.Fields(line)[0]] = true
		}
		for line := range strings.Lines(some) {
			o := strings.Fields(line)[2]
			if strings.HasPrefix(o, "<https://khabar-kg.github.io/id/") && !subjects[o] {
				t.Errorf("%+v: nothing tells of the object of %s", filter, line)
			}
		}
	}
}

func TestRefused(t *testing.T) {
	g := open(t, records(t)...)
	for _, test := range []struct {
		opts Options
		want string
	}{
		{Options{Format: "pdf"}, "no such format"},
		{Options{Format: "gexf", Filter: Filter{Depth: 2}}, "a depth goes around an entity"},
		{Options{Format: "gexf", Filter: Filter{Since: "yesterday"}}, "is no date"},
		{Options{Format: "gexf", Filter: Filter{Entity: "Nobody"}}, "no such entity"},
		{Options{Format: "gexf", Filter: Filter{Article: "none"}}, "no such article"},
		{Options{Format: "gexf", Filter: Filter{Question: "what"}}, "no such question"},
		{Options{Format: "answer-csv"}, "is the answer of a question"},
		{Options{Format: "answer-csv", Filter: Filter{Question: "denials", Entity: "Iraq"}}, "has the answer as it is"},
	} {
		_, err := Write(t.Context(), g, io.Discard, test.opts)
		var hint graph.Hinted
		if err == nil || !strings.Contains(err.Error(), test.want) || !errors.As(err, &hint) || hint.Hint() == "" {
			t.Errorf("%+v: error %v, want %q with a hint", test.opts, err, test.want)
		}
	}
}

func TestJoinSpells(t *testing.T) {
	got := joinSpells([]period{{"2021-12-09", "2021-12-09"}, {"2021-01-01", "2021-03-31"}, {"2021-02-01", "2021-02-28"}, {"2021-12-09", ""}, {"2022-01-01", "2022-01-01"}})
	want := []period{{"2021-01-01", "2021-03-31"}, {"2021-12-09", ""}}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(period{})); diff != "" {
		t.Error(diff)
	}
}
