package network

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/khabar-kg/khabar/graph"
	"github.com/khabar-kg/khabar/schema"
)

// says makes an article in which each pair's first entity, which the lexicon knows by
// its name, says something about the second, in the order given.
func says(t *testing.T, id, day string, pairs ...[2]string) *schema.Record {
	t.Helper()
	r := &schema.Record{Article: schema.Article{
		ID: id, Language: "en", Outlet: "Outlet of " + id, Published: schema.Date{Value: day, Precision: schema.Day, Basis: schema.Given},
		Extractor: schema.Extractor{Version: "by hand", Knowledge: "by hand"},
	}}
	local := map[string]string{}
	text := ""
	span := func(words string) schema.Span {
		text += words
		return schema.Span{Start: len(text) - len(words), End: len(text), Text: words}
	}
	entity := func(name string) string {
		s := span(name)
		if local[name] == "" {
			local[name] = fmt.Sprintf("e%d", len(r.Entities)+1)
			r.Entities = append(r.Entities, schema.Entity{
				ID: local[name], Type: schema.Person, KnownAs: name, Names: []schema.Name{{Text: name, Language: "en"}, {Text: "ال" + name, Language: "ar"}},
			})
		}
		e := r.Entity(local[name])
		e.Mentions = append(e.Mentions, schema.Mention{Span: s, Kind: schema.ByName})
		return local[name]
	}
	for i, p := range pairs {
		speaker := entity(p[0])
		text += " "
		cue := span("told")
		text += " of "
		from := len(text)
		about := entity(p[1])
		content := schema.Span{Start: from, End: len(text), Text: text[from:]}
		text += ".\n"
		r.Statements = append(r.Statements, schema.Statement{
			ID: fmt.Sprintf("s%d", i+1), Act: schema.Say, Mode: schema.Indirect, Cue: cue, Content: content,
			Speakers: []string{speaker}, About: []string{about}, Certainty: 1, Rule: "by-hand",
		})
	}
	r.Article.Text = text
	sum := sha256.Sum256([]byte(text))
	r.Article.SHA256 = hex.EncodeToString(sum[:])
	if err := r.Validate(); err != nil {
		t.Fatal(err)
	}
	return r
}

func iri(name string) string { return schema.KnownEntityIRI(name) }

func open(t *testing.T, records ...*schema.Record) (*graph.Graph, *Network) {
	t.Helper()
	g, err := graph.Open(t.Context(), t.TempDir(), graph.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { g.Close() })
	if _, err := g.Put(t.Context(), records); err != nil {
		t.Fatal(err)
	}
	return g, New(g)
}

func names(v *View) []string {
	var out []string
	for _, n := range v.Nodes {
		out = append(out, n.Name)
	}
	return out
}

func TestView(t *testing.T) {
	_, n := open(t,
		says(t, "a", "2021-01-01", [2]string{"hub", "x"}, [2]string{"hub", "y"}, [2]string{"hub", "x"}, [2]string{"z", "hub"}),
		says(t, "b", "2022-06-01", [2]string{"x", "y"}, [2]string{"hub", "late"}))
	for _, test := range []struct {
		name   string
		query  Query
		nodes  []string
		edges  int
		hidden []int
	}{
		{"a hub", Query{Open: []Opened{{IRI: iri("hub")}}}, []string{"hub", "x", "y", "late", "z"}, 5, []int{0}},
		{"the nearest two", Query{Open: []Opened{{IRI: iri("hub"), Most: 2}}}, []string{"hub", "x", "y"}, 3, []int{2}},
		{"no more than two in all", Query{Open: []Opened{{IRI: iri("hub")}}, Most: 2}, []string{"hub", "x"}, 1, []int{3}},
		{"what is asked for has room", Query{Open: []Opened{{IRI: iri("hub")}}, With: []string{iri("late")}, Most: 2}, []string{"hub", "late"}, 1, []int{3}},
		{"without one", Query{Open: []Opened{{IRI: iri("hub")}}, Off: []string{iri("x")}}, []string{"hub", "y", "late", "z"}, 3, []int{0}},
		{"a period", Query{Open: []Opened{{IRI: iri("hub")}}, Filter: Filter{Since: "2022"}}, []string{"hub", "late"}, 1, []int{0}},
		{"an outlet", Query{Open: []Opened{{IRI: iri("x")}}, Filter: Filter{Outlets: []string{"Outlet of b"}}}, []string{"x", "y"}, 1, []int{0}},
		{"another kind", Query{Open: []Opened{{IRI: iri("x")}}, Filter: Filter{Kinds: []schema.FactKind{schema.EventFact}}}, []string{"x"}, 0, []int{0}},
		{"in Arabic", Query{With: []string{iri("x"), iri("y")}, Language: "ar"}, []string{"الx", "الy"}, 1, []int{}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if test.query.Language == "" {
				test.query.Language = "en"
			}
			v, err := n.View(t.Context(), test.query)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.nodes, names(v)); diff != "" {
				t.Error(diff)
			}
			if len(v.Edges) != test.edges {
				t.Errorf("%d edges, want %d: %v", len(v.Edges), test.edges, v.Edges)
			}
			if diff := cmp.Diff(test.hidden, v.Hidden); diff != "" {
				t.Error(diff)
			}
		})
	}
	v, err := n.View(t.Context(), Query{Open: []Opened{{IRI: iri("hub")}}, With: []string{"urn:nothing"}})
	if err != nil {
		t.Fatal(err)
	}
	if len(v.Lost) != 1 || v.First != "2021-01-01" || v.Last != "2022-06-01" || v.Nodes[0].Facts != 5 || v.Nodes[0].Degree != 4 {
		t.Errorf("lost %v, first %s, last %s, hub %+v", v.Lost, v.First, v.Last, v.Nodes[0])
	}
	if want := []LabelCount{{schema.StatementFact, "say", 6}}; !slices.Equal(v.Labels, want) {
		t.Errorf("labels %v", v.Labels)
	}
}

func TestPaths(t *testing.T) {
	_, n := open(t, says(t, "a", "2021-01-01",
		[2]string{"a", "hub"}, [2]string{"hub", "b"}, [2]string{"hub", "c"}, [2]string{"hub", "d"},
		[2]string{"a", "quiet"}, [2]string{"b", "quiet"}, [2]string{"far", "away"}))
	for _, test := range []struct {
		from, to string
		off      []string
		want     []string
	}{
		{"a", "b", nil, []string{"a quiet b", "a hub b"}},
		{"a", "b", []string{iri("quiet")}, []string{"a hub b"}},
		{"quiet", "d", nil, []string{"quiet b hub d", "quiet a hub d"}},
		{"a", "far", nil, nil},
		{"a", "a", nil, []string{"a"}},
	} {
		ways, err := n.Paths(t.Context(), iri(test.from), iri(test.to), Filter{}, test.off, 5)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, w := range ways {
			got = append(got, strings.ReplaceAll(strings.Join(w, " "), iri(""), ""))
		}
		slices.Sort(got[min(1, len(got)):])
		if slices.Sort(test.want[min(1, len(test.want)):]); test.from == "quiet" {
			slices.Sort(got)
			slices.Sort(test.want)
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s to %s: %s", test.from, test.to, diff)
		}
	}
	if _, err := n.Paths(t.Context(), iri("a"), iri("nobody"), Filter{}, nil, 5); err == nil {
		t.Error("a way to nobody")
	}
}

// TestFresh shows that the network is the graph's present state, whatever came and
// went.
func TestFresh(t *testing.T) {
	g, n := open(t, says(t, "a", "2021-01-01", [2]string{"x", "y"}, [2]string{"x", "z"}))
	see := func(want ...string) {
		t.Helper()
		n.mu.Lock()
		n.looked = time.Time{}
		n.mu.Unlock()
		v, err := n.View(t.Context(), Query{Open: []Opened{{IRI: iri("x")}}, Language: "en"})
		if err != nil {
			t.Fatal(err)
		}
		got := names(v)
		slices.Sort(got)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
		f, all, err := n.Facts(t.Context(), []string{iri("x")}, Filter{}, "en", 0, 100)
		if err != nil || all != len(want)-1 {
			t.Errorf("%d facts, %v", all, err)
		}
		for _, f := range f {
			if !strings.Contains(f.Sentence, "told of") {
				t.Errorf("sentence %q", f.Sentence)
			}
		}
	}
	see("x", "y", "z")
	if _, err := g.Put(t.Context(), []*schema.Record{says(t, "b", "2021-01-02", [2]string{"x", "w"})}); err != nil {
		t.Fatal(err)
	}
	see("w", "x", "y", "z")
	if _, err := g.Put(t.Context(), []*schema.Record{says(t, "a", "2021-01-01", [2]string{"x", "y"})}); err != nil {
		t.Fatal(err)
	}
	see("w", "x", "y")
	if n.nodes[iri("z")] != nil {
		t.Error("what nobody speaks of any longer is still there")
	}
	if err := g.Remove(t.Context(), "b"); err != nil {
		t.Fatal(err)
	}
	see("x", "y")
}

func TestWithin(t *testing.T) {
	for _, test := range []struct {
		date, since, until string
		want               bool
	}{
		{"2021-12-09", "", "", true},
		{"", "", "", true},
		{"", "2021", "2021", false},
		{"", "", "2021", false},
		{"2021-12-09", "2021-12-09", "2021-12-09", true},
		{"2021-12-09", "2021-12-10", "", false},
		{"2021-12-09", "", "2021-12", true},
		{"2021-12", "2021-12-05", "", true},
		{"2022", "", "2021-12-31", false},
	} {
		if got := within(test.date, test.since, test.until); got != test.want {
			t.Errorf("within(%q, %q, %q) is %v", test.date, test.since, test.until, got)
		}
	}
}
