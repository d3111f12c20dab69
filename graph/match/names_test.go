package match_test

import (
	"encoding/csv"
	"errors"
	"io/fs"
	"os"
	"testing"

	"github.com/khabar-kg/khabar/graph/match"
	"github.com/khabar-kg/khabar/schema"
)

// nameBench are pairs of names of which people said whether they can be one, where
// they lie beside the repository.
const nameBench = "../../../shared/data/names/name-bench/cases.csv"

// TestNameBench judges pairs of names without any context, by which a common name
// proves nothing: the figures are for FIGURES.md, and none may be joined that must
// not be but for few.
func TestNameBench(t *testing.T) {
	f, err := os.Open(nameBench)
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("no pairs of names")
	}
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	m := matcher(t)
	alone := func(article, name string, kind schema.EntityType) *match.Profile {
		r := &schema.Record{Article: schema.Article{ID: article, Text: name}}
		r.Entities = []schema.Entity{{
			ID: "e1", Type: kind, Names: []schema.Name{{Text: name}},
			Mentions: []schema.Mention{{Span: schema.Span{End: len(name), Text: name}, Kind: schema.ByName}},
		}}
		return m.Profiles(r)[0]
	}
	count := map[bool]map[match.Verdict]int{true: {}, false: {}}
	for _, row := range rows[1:] {
		kind := schema.Organization
		if row[1] == "Person" {
			kind = schema.Person
		}
		v := m.Judge(alone("a", row[2], kind), alone("b", row[3], kind)).Verdict
		count[row[4] == "true"][v]++
	}
	for _, same := range []bool{true, false} {
		c := count[same]
		n := c[match.Same] + c[match.Unsure] + c[match.Different]
		t.Logf("match %t: %d pairs, judged the same %.3f, unsure %.3f, different %.3f",
			same, n, share(c[match.Same], n), share(c[match.Unsure], n), share(c[match.Different], n))
	}
	made := count[true][match.Same] + count[false][match.Same]
	if p := share(count[true][match.Same], made); p < 0.9 {
		t.Errorf("of the pairs judged the same %.3f are", p)
	}
}

func share(n, of int) float64 { return float64(n) / float64(max(1, of)) }
