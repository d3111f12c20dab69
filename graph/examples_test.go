package graph

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/khabar-kg/khabar/schema"
)

var update = flag.Bool("update", false, "rewrite the answers in examples/queries")

// storyRecords are the articles of examples/iraq-2021, as a careful reader
// annotated them, under the identifiers that they have there: the annotation
// iraq2021-ar-shatt-kuwait is that of shatt-2021-08-10-kuwait.
func storyRecords(t testing.TB) []*schema.Record {
	t.Helper()
	files, err := filepath.Glob("../examples/iraq-2021/*")
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, f := range files {
		if filepath.Ext(f) != ".jsonl" {
			ids = append(ids, strings.TrimSuffix(filepath.Base(f), filepath.Ext(f)))
			continue
		}
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(b)) {
			var item struct{ ID string }
			if err := json.Unmarshal([]byte(line), &item); err != nil {
				t.Fatal(err)
			}
			ids = append(ids, item.ID)
		}
	}
	records := goldRecords(t, "iraq2021-*")
	for _, r := range records {
		parts := strings.SplitN(r.Article.ID, "-", 4)
		like := regexp.MustCompile("^" + parts[2] + `-\d{4}-\d\d-\d\d-` + parts[3] + "$")
		i := slices.IndexFunc(ids, like.MatchString)
		if i < 0 {
			t.Fatalf("no article in examples/iraq-2021 is annotated as %s", r.Article.ID)
		}
		r.Article.ID = ids[i]
	}
	return records
}

// TestExamples runs the queries of examples/queries and compares their answers.
func TestExamples(t *testing.T) { runExamples(t, openTest(t, storyRecords(t)...)) }

func runExamples(t *testing.T, g *Graph) {
	relateTest(t, g)
	files, err := filepath.Glob("../examples/queries/*.*")
	if err != nil {
		t.Fatal(err)
	}
	asked := map[string]bool{}
	for _, file := range files {
		ext := filepath.Ext(file)
		if ext != ".js" && ext != ".ask" {
			continue
		}
		t.Run(filepath.Base(file), func(t *testing.T) {
			b, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var table *Table
			if ext == ".js" {
				table, err = g.Query(t.Context(), string(b), QueryOptions{})
			} else {
				name, params := parseAsk(t, string(b))
				asked[name] = true
				table, err = g.Ask(t.Context(), name, params, QueryOptions{})
			}
			if err != nil {
				t.Fatal(err)
			}
			if len(table.Rows) == 0 {
				t.Error("no answer")
			}
			got := answerText(table)
			want := strings.TrimSuffix(file, ext) + ".want"
			if *update {
				if err := os.WriteFile(want, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if b, err = os.ReadFile(want); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(b), got); diff != "" {
				t.Errorf("answer (-want +got):\n%s", diff)
			}
		})
	}
	for _, q := range Questions() {
		if !asked[q.Name] {
			t.Errorf("no example of %s", q.Name)
		}
	}
}

// parseAsk reads the words of a command line: NAME --param value ...
func parseAsk(t *testing.T, s string) (string, map[string]string) {
	t.Helper()
	words := regexp.MustCompile(`"[^"]*"|\S+`).FindAllString(s, -1)
	params := map[string]string{}
	for i := 1; i+1 < len(words); i += 2 {
		name, ok := strings.CutPrefix(words[i], "--")
		if !ok {
			t.Fatalf("%s: want a parameter, have %q", s, words[i])
		}
		params[name] = strings.Trim(words[i+1], `"`)
	}
	return words[0], params
}

// answerText writes the columns that people see, one row a line.
func answerText(table *Table) string {
	var b strings.Builder
	var names []string
	for _, c := range table.Columns {
		if !c.Hidden {
			names = append(names, c.Name)
		}
	}
	fmt.Fprintln(&b, strings.Join(names, " | "))
	for _, row := range table.Rows {
		var cells []string
		for i, c := range table.Columns {
			if !c.Hidden {
				cells = append(cells, row[i].String())
			}
		}
		fmt.Fprintln(&b, strings.TrimRight(strings.Join(cells, " | "), " |"))
	}
	return b.String()
}
