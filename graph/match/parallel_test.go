package match_test

import (
	"bufio"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/khabar-kg/khabar/graph/match"
	"github.com/khabar-kg/khabar/schema"
)

// parallelNews are the same news in both languages, where they lie beside the
// repository.
const parallelNews = "../../../shared/eval/parallel/ntrex-dev.jsonl"

// readParallel returns the records of all documents in both languages, and skips
// the test where there are none.
func readParallel(t *testing.T) []*schema.Record {
	t.Helper()
	f, err := os.Open(parallelNews)
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("no parallel news")
	}
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []*schema.Record
	s := bufio.NewScanner(f)
	s.Buffer(nil, 1<<22)
	for s.Scan() {
		var d struct{ ID, Language, Text string }
		if err := json.Unmarshal(s.Bytes(), &d); err != nil {
			t.Fatal(err)
		}
		r, err := extractor(t).Extract(t.Context(), &schema.Article{ID: d.ID, Language: d.Language, Text: d.Text})
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, r)
	}
	if err := s.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}

// TestParallel merges all documents at once, and looks at the names labelled in
// testdata/parallel.tsv: those of one document are to be one node, those of two
// entities never.
func TestParallel(t *testing.T) {
	records := readParallel(t)
	m := matcher(t)
	var all []*match.Profile
	for _, r := range records {
		all = append(all, m.Profiles(r)...)
	}
	clusters := m.Cluster(all, nil)
	// named returns the nodes of an article's entities of a name.
	named := func(article, name string) []int {
		var out []int
		for i, p := range all {
			if p.Ref.Article == article && slices.ContainsFunc(p.Names, func(n schema.Name) bool { return foldSurface(n.Text) == foldSurface(name) }) {
				out = append(out, clusters.Of[i])
			}
		}
		return out
	}
	b, err := os.ReadFile("testdata/parallel.tsv")
	if err != nil {
		t.Fatal(err)
	}
	joined, both, labelled := 0, 0, 0
	entityOf := map[int]string{} // node → labelled entity
	documents := map[string]bool{}
	for line := range strings.SplitSeq(strings.TrimSpace(string(b)), "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != 3 {
			t.Fatalf("want a document and two names: %s", line)
		}
		documents[f[0]] = true
		labelled++
		en, ar := named(f[0]+"-en", f[1]), named(f[0]+"-ar", f[2])
		for _, n := range slices.Concat(en, ar) {
			if e, ok := entityOf[n]; ok && e != f[1] {
				t.Errorf("%s: %q and %q are one node", f[0], f[1], e)
			}
			entityOf[n] = f[1]
		}
		if len(en) == 0 || len(ar) == 0 {
			t.Logf("%s: %q / %q: not found in both", f[0], f[1], f[2])
			continue
		}
		both++
		if slices.ContainsFunc(en, func(n int) bool { return slices.Contains(ar, n) }) {
			joined++
		} else {
			t.Logf("%s: %q / %q: two nodes", f[0], f[1], f[2])
		}
	}
	t.Logf("%d documents, %d names labelled, %d found in both languages, %d one node: %.3f of the found, %.3f of all",
		len(documents), labelled, both, joined, float64(joined)/float64(both), float64(joined)/float64(labelled))
	if float64(joined) < 0.8*float64(labelled) {
		t.Errorf("%d of %d names are one node", joined, labelled)
	}
}
