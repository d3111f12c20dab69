package search

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/khabar-kg/khabar/schema"
)

// A desk writes records by the words of their texts.
type desk struct {
	t testing.TB
	r *schema.Record
}

func (d desk) span(words string) schema.Span {
	d.t.Helper()
	i := strings.Index(d.r.Article.Text, words)
	if i < 0 {
		d.t.Fatalf("no %q in %s", words, d.r.Article.ID)
	}
	return schema.SpanOf(d.r.Article.Text, i, i+len(words))
}

func (d desk) entity(kind schema.EntityType, known string, names ...string) string {
	e := schema.Entity{ID: fmt.Sprintf("e%d", len(d.r.Entities)), Type: kind, KnownAs: known}
	e.Mentions = []schema.Mention{{Span: d.span(names[0]), Kind: schema.ByName}}
	for _, n := range names {
		lang := "en"
		if n[0] >= 0x80 {
			lang = "ar"
		}
		e.Names = append(e.Names, schema.Name{Text: n, Language: lang})
	}
	d.r.Entities = append(d.r.Entities, e)
	return e.ID
}

func (d desk) says(speaker string, act schema.Act, cue, content, day string, about ...string) {
	s := schema.Statement{
		ID: fmt.Sprintf("s%d", len(d.r.Statements)), Act: act, Cue: d.span(cue), Content: d.span(content),
		Speakers: []string{speaker}, About: about, Certainty: 0.9, Rule: "by-hand",
	}
	if day != "" {
		s.Date = schema.Date{Value: day, Precision: schema.Day}
	}
	d.r.Statements = append(d.r.Statements, s)
}

func (d desk) source() Source {
	d.t.Helper()
	if err := d.r.Validate(); err != nil {
		d.t.Fatal(err)
	}
	return Source{Record: d.r, Digest: d.r.Article.ID, Node: func(id string) string {
		e := d.r.Entity(id)
		if e.KnownAs != "" {
			return schema.KnownEntityIRI(e.KnownAs)
		}
		return d.r.EntityRef(e).IRI()
	}}
}

func newDesk(t testing.TB, id, lang, title, published, text string) desk {
	return desk{t, &schema.Record{Article: schema.Article{
		ID: id, Language: lang, Title: title, Outlet: "Outlet of " + lang, Text: text,
		Published: schema.Date{Value: published, Precision: schema.Day, Basis: schema.Given},
	}}}
}

func arabicSource(t testing.TB) Source {
	d := newDesk(t, "ar-1", "ar", "بغداد: لا قوات قتالية", "2021-12-09",
		"قال مصطفى الكاظمي إن القوات القتالية ستغادر البلاد. وكانت بغداد قد استضافت الاجتماع وبالعراق بعثات كثيرة.\n\nنفى الكاظمي تأجيل الموعد.")
	k := d.entity(schema.Person, "mustafa-al-kadhimi", "مصطفى الكاظمي", "Mustafa al-Kadhimi")
	b := d.entity(schema.Place, "baghdad", "بغداد", "Baghdad")
	d.says(k, schema.Say, "قال", "القوات القتالية ستغادر البلاد", "2021-12-09", b)
	d.says(k, schema.Deny, "نفى", "تأجيل الموعد", "")
	return d.source()
}

func englishSource(t testing.TB) Source {
	d := newDesk(t, "en-2", "en", "Premier: dates hold", "2021-12-11",
		"Premier Mustafa Kadhemi warned that delays would cost lives. General Frank Weber said his forces stay in Erbil.")
	k := d.entity(schema.Person, "", "Mustafa Kadhemi")
	w := d.entity(schema.Person, "", "Frank Weber")
	e := d.entity(schema.Place, "erbil", "Erbil", "أربيل")
	d.says(k, schema.Warn, "warned", "delays would cost lives", "2021-12-10")
	d.says(w, schema.Say, "said", "his forces stay in Erbil", "", e)
	return d.source()
}

func newIndex(t testing.TB, sources ...Source) *Index {
	t.Helper()
	x, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	x.Put(sources...)
	return x
}

func marked(pieces []Piece) string {
	var b strings.Builder
	for _, p := range pieces {
		if p.Hit {
			b.WriteString("[" + p.Text + "]")
		} else {
			b.WriteString(p.Text)
		}
	}
	return b.String()
}

func summary(r Results) (entities, statements, articles []string) {
	for _, e := range r.Entities {
		entities = append(entities, e.NameIn("en").Text)
	}
	for _, s := range r.Statements {
		statements = append(statements, marked(s.Snippet))
	}
	for _, a := range r.Articles {
		articles = append(articles, a.ID)
	}
	return entities, statements, articles
}

func TestSearch(t *testing.T) {
	x := newIndex(t, arabicSource(t), englishSource(t))
	const (
		said   = "[قال] مصطفى الكاظمي إن القوات القتالية ستغادر البلاد."
		denied = "نفى [الكاظمي] تأجيل الموعد."
		warned = "Premier Mustafa [Kadhemi] warned that delays would cost lives."
	)
	for _, test := range []struct {
		query                          string
		entities, statements, articles []string
	}{
		{"Kadhimi", []string{"Mustafa al-Kadhimi", "Mustafa Kadhemi"}, []string{"", "", warned}, []string{"ar-1", "en-2"}},
		{"الكاظمي", []string{"Mustafa al-Kadhimi", "Mustafa Kadhemi"}, []string{"", denied, ""}, []string{"ar-1", "en-2"}},
		{"kazemi", []string{"Mustafa al-Kadhimi", "Mustafa Kadhemi"}, nil, []string{"ar-1", "en-2"}},
		{"Mustafa al-Kadhimi", []string{"Mustafa al-Kadhimi", "Mustafa Kadhemi"}, nil, nil},
		{"العراق", nil, nil, []string{"ar-1"}}, // بالعراق
		{"force", nil, []string{"General Frank Weber said his [forces] stay in Erbil."}, []string{"en-2"}},
		{"forces erbil", []string{"Erbil"}, []string{"General Frank Weber said his [forces] stay in [Erbil]."}, []string{"en-2"}},
		{"Kadhimi delays", nil, []string{"Premier Mustafa [Kadhemi] warned that [delays] would cost lives."}, []string{"en-2"}},
		{"قوات بغداد", nil, []string{strings.NewReplacer("[قال]", "قال", "القوات", "[القوات]").Replace(said)}, []string{"ar-1"}},
		{"zzz", nil, nil, nil},
		{"", nil, nil, nil},
		{"؟ — ...", nil, nil, nil},
	} {
		entities, statements, articles := summary(x.Search(test.query, Query{}))
		for _, got := range []struct {
			what      string
			got, want []string
		}{{"entities", entities, test.entities}, {"articles", articles, test.articles}} {
			if got.want != nil && !slices.Equal(got.got, got.want) {
				t.Errorf("%q: %s %q, want %q", test.query, got.what, got.got, got.want)
			}
		}
		for _, want := range test.statements {
			if want != "" && !slices.Contains(statements, want) {
				t.Errorf("%q: statements %q, want %q", test.query, statements, want)
			}
		}
		if test.statements == nil && test.articles == nil && test.entities == nil && len(entities)+len(statements)+len(articles) > 0 {
			t.Errorf("%q found %q %q %q", test.query, entities, statements, articles)
		}
	}
	if r := x.Search("Kadhimi", Query{Limit: 1}); len(r.Entities) != 1 || r.EntityCount != 2 {
		t.Errorf("limited: %d of %d", len(r.Entities), r.EntityCount)
	}
	if r := x.Search("Musta", Query{Names: true}); len(r.Entities) != 2 || len(r.Articles) != 0 {
		t.Errorf("names: %+v", r)
	}
}

func TestStatements(t *testing.T) {
	x := newIndex(t, englishSource(t), arabicSource(t))
	kadhimi, baghdad := schema.KnownEntityIRI("mustafa-al-kadhimi"), schema.KnownEntityIRI("baghdad")
	for _, test := range []struct {
		name   string
		filter Filter
		want   []string // acts
	}{
		{"all, by date", Filter{}, []string{"say", "deny", "warn", "say"}},
		{"speaker", Filter{Speakers: []string{kadhimi}}, []string{"say", "deny"}},
		{"about", Filter{About: []string{baghdad}}, []string{"say"}},
		{"place and speaker", Filter{Places: []string{baghdad}, Speakers: []string{kadhimi}}, []string{"say"}},
		{"act", Filter{Types: []string{"deny", "warn"}}, []string{"deny", "warn"}},
		{"published stands for said", Filter{Since: "2021-12-11"}, []string{"say"}},
		{"until a month", Filter{Until: "2021-12"}, []string{"say", "deny", "warn", "say"}},
		{"until", Filter{Until: "2021-12-09"}, []string{"say", "deny"}},
		{"before all", Filter{Until: "2020"}, nil},
		{"denied", Filter{Polarity: schema.Negative}, []string{"deny"}},
		{"not denied", Filter{Polarity: schema.Positive}, []string{"say", "warn", "say"}},
		{"certain", Filter{Certainty: 0.95}, nil},
		{"outlet", Filter{Outlet: "Outlet of en"}, []string{"warn", "say"}},
		{"article", Filter{Article: "ar-1"}, []string{"say", "deny"}},
		{"words", Filter{Words: "forces"}, []string{"say"}},
		{"words of a name in the other script", Filter{Words: "Kadhimi"}, []string{"say", "deny", "warn"}},
	} {
		var got []string
		for _, f := range x.Statements(test.filter) {
			got = append(got, f.Type)
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", test.name, diff)
		}
	}
}

// TestChange shows that putting and removing leaves what building anew makes.
func TestChange(t *testing.T) {
	a, e := arabicSource(t), englishSource(t)
	x := newIndex(t, a)
	for range 300 { // so that it is compacted meanwhile
		x.Put(e)
		x.Remove("ar-1")
		x.Put(a)
	}
	x.Remove("none")
	fresh := newIndex(t, e, a)
	for _, q := range []string{"Kadhimi", "بغداد", "forces", "Weber", "الموعد"} {
		got, want := x.Search(q, Query{}), fresh.Search(q, Query{})
		g1, g2, g3 := summary(got)
		w1, w2, w3 := summary(want)
		if diff := cmp.Diff([][]string{w1, w2, w3}, [][]string{g1, g2, g3}); diff != "" {
			t.Errorf("%q: (-anew +changed)\n%s", q, diff)
		}
	}
	x.Remove("ar-1")
	if r := x.Search("بغداد", Query{}); r.EntityCount+r.ArticleCount+r.StatementCount > 0 {
		t.Errorf("what is gone is found: %+v", r)
	}
	if x.Entity(schema.KnownEntityIRI("baghdad")) != nil {
		t.Error("an entity without articles")
	}
	if s := x.Size(); s.Articles != 1 || s.TextBytes != len(e.Record.Article.Text) {
		t.Errorf("size %+v", s)
	}
}

func TestMostText(t *testing.T) {
	x, err := New(Options{MostText: 10})
	if err != nil {
		t.Fatal(err)
	}
	x.Put(englishSource(t))
	if s := x.Size(); s.Skipped != 1 || s.TextBytes != 0 {
		t.Errorf("size %+v", s)
	}
	if r := x.Search("Weber", Query{}); r.EntityCount != 1 || r.StatementCount != 1 {
		t.Errorf("a name is not found: %+v", r)
	}
}

func TestLinksOfFacts(t *testing.T) {
	x := newIndex(t, arabicSource(t), englishSource(t))
	all := x.Statements(Filter{})
	a, b := all[0].IRI(), all[2].IRI()
	x.SetLinks([]Link{{From: a, To: b, Rule: "denial", Contradicts: true}}, [][]string{{"ar-1", "en-2"}})
	if l := x.Links(b); len(l) != 1 || l[0].To != a || !l[0].Contradicts {
		t.Errorf("links %+v", l)
	}
	if f := x.Fact(a); f != all[0] {
		t.Errorf("fact %+v", f)
	}
	if c := x.Copies("en-2"); len(c) != 1 || c[0].ID != "ar-1" {
		t.Errorf("copies %+v", c)
	}
	for _, iri := range []string{"", "x", schema.DataIRI + "ar-1", schema.DataIRI + "none/statement/1-2", a + "/x"} {
		if x.Fact(iri) != nil {
			t.Errorf("a fact of %q", iri)
		}
	}
}

func FuzzSearch(f *testing.F) {
	x := newIndex(f, arabicSource(f), englishSource(f))
	for _, s := range []string{"Kadhimi", "الكاظمي", "وبالعراق", "\xff", "a b c d e f g h i j k l m n", "ـــ"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, q string) {
		for _, a := range x.Search(q, Query{}).Articles {
			for _, p := range a.Snippet {
				if strings.ToValidUTF8(p.Text, "") != p.Text {
					t.Errorf("%q: a snippet that is cut within a letter: %q", q, p.Text)
				}
			}
		}
	})
}

// BenchmarkSearch searches 2,000 articles of random words and names.
func BenchmarkSearch(b *testing.B) {
	x := newIndex(b, manySources(b, 2000)...)
	queries := []string{"Kadhimi", "word7 word8", "الكاظمي", "wor", "Weber word3", "forces"}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		x.Search(queries[i%len(queries)], Query{})
	}
}

// BenchmarkPut replaces one article of 2,000.
func BenchmarkPut(b *testing.B) {
	sources := manySources(b, 2000)
	x := newIndex(b, sources...)
	for i := 0; b.Loop(); i++ {
		x.Put(sources[i%len(sources)])
	}
}

func manySources(b *testing.B, n int) []Source {
	random := rand.New(rand.NewPCG(1, 2))
	var out []Source
	for i := range n {
		var text strings.Builder
		fmt.Fprintf(&text, "Mustafa Kadhemi%d said his forces stay in Erbil. ", i%500)
		for range 400 {
			fmt.Fprintf(&text, "word%d ", int(random.ExpFloat64()*400))
		}
		d := newDesk(b, fmt.Sprintf("a%d", i), "en", fmt.Sprintf("Title %d", i), "2021-12-09", text.String())
		k := d.entity(schema.Person, "", fmt.Sprintf("Mustafa Kadhemi%d", i%500), "مصطفى الكاظمي")
		e := d.entity(schema.Place, "erbil", "Erbil", "أربيل")
		d.says(k, schema.Say, "said", "his forces stay in Erbil", "", e)
		out = append(out, d.source())
	}
	return out
}
