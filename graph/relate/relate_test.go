package relate_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/khabar-kg/khabar/extract"
	"github.com/khabar-kg/khabar/graph/relate"
	"github.com/khabar-kg/khabar/schema"
)

// A testPair is two articles with the kinds of relation that must be found.
type testPair struct {
	name     string
	want     []string
	articles []*schema.Record
}

const copyKind = "copy"

// readPairs reads testdata/pairs.txt and extracts its articles. Same are names of one
// entity.
func readPairs(t testing.TB) (pairs []testPair, same map[string]string) {
	t.Helper()
	b, err := os.ReadFile("testdata/pairs.txt")
	if err != nil {
		t.Fatal(err)
	}
	x, err := extract.New(extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	same = map[string]string{}
	var article *schema.Article
	flush := func() {
		if article == nil {
			return
		}
		article.Text = strings.TrimSpace(article.Text)
		r, err := x.Extract(t.Context(), article)
		if err != nil {
			t.Fatal(err)
		}
		p := &pairs[len(pairs)-1]
		p.articles = append(p.articles, r)
		article = nil
	}
	for line := range strings.Lines(string(b)) {
		line = strings.TrimSpace(line)
		if rest, ok := strings.CutPrefix(line, "pair "); ok {
			flush()
			name, kinds, _ := strings.Cut(rest, ": ")
			p := testPair{name: name}
			if kinds != "none" {
				p.want = strings.Fields(kinds)
			}
			pairs = append(pairs, p)
		} else if rest, ok := strings.CutPrefix(line, "same "); ok {
			a, b, _ := strings.Cut(rest, " = ")
			same[a] = b
		} else if rest, ok := strings.CutPrefix(line, "-- "); ok {
			flush()
			f := strings.Fields(rest)
			article = &schema.Article{
				ID: fmt.Sprintf("%02d-%d", len(pairs), len(pairs[len(pairs)-1].articles)), Language: f[0], Outlet: f[2],
				Published: schema.Date{Value: f[1], Precision: schema.Day, Basis: schema.Given},
			}
		} else if article != nil {
			article.Text += line + "\n"
		}
	}
	flush()
	return pairs, same
}

// nodes gives entities that have a name in common one node.
func nodes(r *schema.Record, same map[string]string) func(string) string {
	return func(id string) string {
		e := r.Entity(id)
		switch {
		case len(e.Names) > 0 && same[e.Names[0].Text] != "":
			return same[e.Names[0].Text]
		case e.KnownAs != "":
			return "known:" + e.KnownAs
		case len(e.Names) == 0:
			return r.EntityRef(e).IRI()
		}
		return e.Names[0].Text
	}
}

// TestPairs measures what is found of what the pairs ask for.
func TestPairs(t *testing.T) {
	pairs, same := readPairs(t)
	f := relate.New()
	number := map[string]int{}
	for i, p := range pairs {
		if len(p.articles) != 2 {
			t.Fatalf("%s: %d articles", p.name, len(p.articles))
		}
		for _, r := range p.articles {
			f.Add(r, nodes(r, same))
			number[r.Article.ID] = i
		}
	}
	found := f.Find()
	got := make([]map[string]string, len(pairs))
	for i := range got {
		got[i] = map[string]string{}
	}
	strays := 0
	add := func(a, b, kind, why string) {
		if number[a] != number[b] {
			strays++
			t.Errorf("%s between %q and %q: %s", kind, pairs[number[a]].name, pairs[number[b]].name, why)
			return
		}
		got[number[a]][kind] = why
	}
	for _, k := range found.Links {
		add(k.A.Article, k.B.Article, string(k.Kind), k.Rule+": "+k.Why)
	}
	for _, ids := range found.Copies {
		for _, id := range ids[1:] {
			add(ids[0], id, copyKind, "")
		}
	}
	for _, kind := range []string{string(relate.Corroborates), string(relate.Contradicts), copyKind} {
		right, all, wanted := 0, 0, 0
		for i, p := range pairs {
			why, ok := got[i][kind]
			want := slices.Contains(p.want, kind)
			switch {
			case ok && want:
				right++
			case ok:
				t.Logf("wrong: %s %s: %s", p.name, kind, why)
			case want:
				t.Logf("missed: %s %s", p.name, kind)
			}
			if ok {
				all++
			}
			if want {
				wanted++
			}
		}
		precision, recall := float64(right)/float64(max(1, all)), float64(right)/float64(wanted)
		t.Logf("%-12s precision %.2f recall %.2f of %d in %d pairs", kind, precision, recall, wanted, len(pairs))
		if precision < 0.95 || recall < 0.8 {
			t.Errorf("%s: precision %.2f or recall %.2f too low", kind, precision, recall)
		}
	}
}

// TestOrder: what is found does not depend on the order of the articles.
func TestOrder(t *testing.T) {
	pairs, same := readPairs(t)
	var records []*schema.Record
	for _, p := range pairs {
		records = append(records, p.articles...)
	}
	find := func() relate.Found {
		f := relate.New()
		for _, r := range records {
			f.Add(r, nodes(r, same))
		}
		return f.Find()
	}
	want := find()
	rnd := rand.New(rand.NewPCG(1, 2))
	for range 5 {
		rnd.Shuffle(len(records), func(i, j int) { records[i], records[j] = records[j], records[i] })
		if diff := cmp.Diff(want, find()); diff != "" {
			t.Fatal(diff)
		}
	}
}

// TestRoundUp: two texts that a third holds are no copies of each other.
func TestRoundUp(t *testing.T) {
	const one = "Prices of bread rose again in the old town, and bakers blamed the cost of flour, which has doubled since the harvest failed, as well as the tax on ovens that the city took up last spring."
	const two = "The ferry to the islands will not sail before Sunday, since a storm tore the landing stage from its chains on Thursday night and left a mast lying across the harbour's narrow mouth."
	const three = "A school for two hundred children was opened in the valley, where pupils had walked for an hour each morning, and the first lesson was held in the yard because the desks had not come."
	f := relate.New()
	for id, text := range map[string]string{"a": one, "b": two, "c": one + "\n\n" + two + "\n\n" + three} {
		f.Add(&schema.Record{Article: schema.Article{ID: id, Language: "en", Text: text}}, nil)
	}
	if got := f.Find().Copies; len(got) != 0 {
		t.Errorf("near-copies %v, want none", got)
	}
}

// TestSources: of four articles that tell one event, two are one text and two of one
// outlet.
func TestSources(t *testing.T) {
	x, err := extract.New(extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	const told = "Salim al-Hamdani met Kemal Ardan in Ankara on March 14, 2023. "
	const long = told + "It was a long evening, a guard at the door said, and the coffee had gone cold three times over before the lamps were low and the last of the rain was off the hill."
	f := relate.New()
	for id, a := range map[string]struct{ outlet, text string }{
		"a": {"Harbour", long}, "b": {"Ledger", "By our reporter. " + long}, "c": {"Rivers", told + "It rained."}, "d": {"Rivers", "A short note. " + told},
	} {
		r, err := x.Extract(t.Context(), &schema.Article{ID: id, Language: "en", Outlet: a.outlet, Text: a.text, Published: schema.Date{Value: "2023-03-15", Precision: schema.Day}})
		if err != nil {
			t.Fatal(err)
		}
		f.Add(r, nodes(r, nil))
	}
	found := f.Find()
	if diff := cmp.Diff([][]string{{"a", "b"}}, found.Copies); diff != "" {
		t.Errorf("near-copies (-want +got):\n%s", diff)
	}
	if len(found.Sources) != 4 {
		t.Errorf("%d facts have sources, want 4", len(found.Sources))
	}
	for ref, n := range found.Sources {
		if n != 2 {
			t.Errorf("%s: %d sources, want 2", ref, n)
		}
	}
}

// TestCopiesWithoutOutlet: one short text under two names, of no outlet, is one source
// and not two; another text is a second.
func TestCopiesWithoutOutlet(t *testing.T) {
	x, err := extract.New(extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	const told = "Salim al-Hamdani met Kemal Ardan in Ankara on March 14, 2023, officials said."
	f := relate.New()
	for id, text := range map[string]string{"a": told, "b": told, "c": "On March 14, 2023, Salim al-Hamdani met Kemal Ardan in Ankara."} {
		r, err := x.Extract(t.Context(), &schema.Article{ID: id, Language: "en", Text: text, Published: schema.Date{Value: "2023-03-15", Precision: schema.Day}})
		if err != nil {
			t.Fatal(err)
		}
		f.Add(r, nodes(r, nil))
	}
	found := f.Find()
	if diff := cmp.Diff([][]string{{"a", "b"}}, found.Copies); diff != "" {
		t.Errorf("near-copies (-want +got):\n%s", diff)
	}
	if len(found.Sources) == 0 {
		t.Error("no fact has sources")
	}
	for ref, n := range found.Sources {
		if n != 2 {
			t.Errorf("%s: %d sources, want 2", ref, n)
		}
	}
}
