package graph

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/khabar-kg/khabar/schema"
)

func TestFoldName(t *testing.T) {
	for _, test := range []struct{ name, a, b string }{
		{"hamza", "أحمد الأعرجي", "احمد الاعرجي"},
		{"article", "الكويت", "كويت"},
		{"vowel signs", "مُصطفى الكاظِمي", "مصطفي الكاظمي"},
		{"teh marbuta", "وزارة الدفاع", "وزاره الدفاع"},
		{"tatweel", "العـــراق", "العراق"},
		{"case and hyphen", "Qasim al-Araji", "qasim Al Araji"},
		{"accents", "Emmanuel Macron", "Émmanuel Mácron"},
		{"apostrophe", "Sana'a", "Sana\u2019a"},
		{"digits", "الفوج ٣", "الفوج 3"},
		{"quotation marks", "تنظيم “الدولة”", "تنظيم الدولة"},
	} {
		t.Run(test.name, func(t *testing.T) {
			a, b := foldName(test.a), foldName(test.b)
			if a != b {
				t.Errorf("%q is folded to %q, %q to %q", test.a, a, test.b, b)
			}
			if again := foldName(a); again != a {
				t.Errorf("%q folded again is %q", a, again)
			}
		})
	}
	for _, name := range []string{"الله", "علي", "al"} {
		if got := foldName(name); got == "" || strings.HasPrefix(name, "ال") && !strings.HasPrefix(got, "ال") {
			t.Errorf("%q is folded to %q", name, got)
		}
	}
	if foldName("علي حسن") == foldName("حسن علي") {
		t.Error("the order of words does not count")
	}
}

func FuzzFoldName(f *testing.F) {
	for _, s := range []string{"قاسم الأعرجي", "Qasim al-Araji", "\xff", "ال ال", "\u200fx"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		once := foldName(s)
		if again := foldName(once); again != once {
			t.Errorf("%q folded is %q, folded again %q", s, once, again)
		}
	})
}

func TestEntities(t *testing.T) {
	g := openTest(t, storyRecords(t)...)
	for _, test := range []struct {
		name string
		want []string // short IRIs
	}{
		{"قاسم الأعرجي", []string{"known:qasim-araji"}},
		{"قاسم الاعرجى", []string{"known:qasim-araji"}},
		{"Qasim Al Araji", []string{"known:qasim-araji"}},
		{"Qassim al-Araji", []string{"known:qasim-araji"}}, // a spelling of one article
		{"araji", []string{"known:qasim-araji"}},
		{"qasim-araji", []string{"known:qasim-araji"}},
		{"<known:qasim-araji>", []string{"known:qasim-araji"}},
		{"https://khabar-kg.github.io/known/qasim-araji", []string{"known:qasim-araji"}},
		{"nobody", nil},
		{"Person", nil},
		{"؟", nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			found, err := g.Entities(t.Context(), test.name)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, e := range found {
				got = append(got, g.o.ShortenIRI(e.IRI))
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
	all, err := g.Entities(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	if len(all) < 30 || all[0].IRI != schema.KnownEntityIRI("iraq") {
		t.Errorf("%d entities, the first is %s", len(all), all[0].IRI)
	}
	if e := all[0]; e.Type != schema.Place || e.Name("ar") != "العراق" || e.Name("en") != "Iraq" || len(e.Articles) < 10 {
		t.Errorf("got %+v", e)
	}
}

// TestKnown checks that a name finds the articles of both languages, and that
// this goes with an article's removal.
func TestKnown(t *testing.T) {
	records := storyRecords(t)
	g := openTest(t, records...)
	articles := func() []string {
		e, err := g.Entities(t.Context(), "مصطفى الكاظمي")
		if err != nil || len(e) != 1 {
			t.Fatalf("%d entities, %v", len(e), err)
		}
		return e[0].Articles
	}
	all := articles()
	languages := map[string]bool{}
	for _, r := range records {
		if slices.Contains(all, r.Article.ID) {
			languages[r.Article.Language] = true
		}
	}
	if len(languages) != 2 {
		t.Errorf("articles of one language alone: %v", all)
	}
	if err := g.Remove(t.Context(), all[0]); err != nil {
		t.Fatal(err)
	}
	if got := articles(); !slices.Equal(got, all[1:]) {
		t.Errorf("articles %v, want %v", got, all[1:])
	}
	if text := export(t, g); strings.Contains(text, schema.ArticleIRI(all[0])+"/") {
		t.Error("decisions of a removed article stay")
	}
}

func TestSetNames(t *testing.T) {
	g := openTest(t, storyRecords(t)...)
	before := export(t, g)
	names := map[string][]schema.Name{
		"qasim-araji": {{Text: "Kassem el-Aaraji", Language: "fr"}},
		"nobody":      {{Text: "Nobody At All", Language: "en"}},
	}
	for range 2 {
		if err := g.SetNames(t.Context(), "places and people", names); err != nil {
			t.Fatal(err)
		}
	}
	for name, want := range map[string]int{"Kassem Aaraji": 1, "Nobody At All": 0} {
		if found, err := g.Entities(t.Context(), name); err != nil || len(found) != want {
			t.Errorf("%s: %d entities, %v; want %d", name, len(found), err, want)
		}
	}
	if err := g.SetNames(t.Context(), "places and people", nil); err != nil {
		t.Fatal(err)
	}
	if export(t, g) != before {
		t.Error("names stay that were taken away")
	}
}

func TestShow(t *testing.T) {
	g := openTest(t, storyRecords(t)...)
	e, err := g.Show(t.Context(), "الأعرجي", "ar")
	if err != nil {
		t.Fatal(err)
	}
	kinds := map[string]int{}
	for _, f := range e.Facts {
		r, err := g.Record(t.Context(), f.Article)
		if err != nil {
			t.Fatal(err)
		}
		if f.Evidence.In(r.Article.Text) != f.Evidence.Text || f.Sentence.In(r.Article.Text) != f.Sentence.Text || !f.Sentence.Contains(f.Evidence) {
			t.Errorf("%s: evidence %+v, sentence %+v", f.IRI, f.Evidence, f.Sentence)
		}
		if f.Article == "shatt-2021-12-09-araji" {
			kinds[fmt.Sprint(f.Kind, " ", f.Role, " ", f.Type, " ", f.Label)]++
		}
	}
	want := map[string]int{"statement speaker announce إعلان": 1, "statement speaker say قول": 3, "position person  مستشار الأمن القومي العراقي": 1}
	for k, n := range want {
		if kinds[k] != n {
			t.Errorf("%d of %q, want %d; there are %v", kinds[k], k, n, kinds)
		}
	}
	// Every fact is a node of the graph.
	for _, f := range e.Facts {
		table, err := g.Query(t.Context(), `g.V(iri(params.iri)).out("type").all()`, QueryOptions{Params: map[string]any{"iri": f.IRI}})
		if err != nil || len(table.Rows) != 1 {
			t.Errorf("%s: %v, %v", f.IRI, table, err)
		}
	}
	if _, err := g.Show(t.Context(), "nobody", "en"); !errors.Is(err, ErrNoEntity) {
		t.Errorf("nobody: %v", err)
	}
	var many *AmbiguousError
	if _, err := g.Show(t.Context(), "forces", "en"); !errors.As(err, &many) || len(many.Entities) < 2 || !strings.Contains(many.Hint(), "known") {
		t.Errorf("forces: %v", err)
	}
}

// TestClearest finds whom a name means of several for whom it may stand.
func TestClearest(t *testing.T) {
	entity := func(known string, articles int, names ...string) EntityInfo {
		e := EntityInfo{KnownAs: known, Articles: make([]string, articles)}
		for _, n := range names {
			language := "en"
			if n[0] >= 0x80 {
				language = "ar"
			}
			e.Names = append(e.Names, schema.Name{Text: n, Language: language})
		}
		return e
	}
	syria := entity("Q858", 300, "Syria", "سوريا", "دمشق")
	damascus := entity("Q3766", 40, "Damascus", "دمشق")
	for _, c := range []struct {
		name  string
		found []EntityInfo
		want  int
	}{
		{"دمشق", []EntityInfo{syria, damascus}, 1},
		{"damascus", []EntityInfo{damascus}, 0},
		{"Hassan", []EntityInfo{entity("a", 9, "Hassan Ali"), entity("b", 6, "Hassan Omar")}, -1},
		{"Hassan", []EntityInfo{entity("a", 30, "Hassan Ali", "Hassan"), entity("b", 6, "Hassan Omar")}, 0},
		{"Hassan", []EntityInfo{entity("a", 3, "Hassan Ali")}, 0},
		{"Hassan", []EntityInfo{entity("a", 3, "Hassan Ali", "Hassan"), entity("", 0, "Hassan")}, -1}, // few tell of either
		{"Washington", []EntityInfo{entity("dc", 90, "Washington, D.C.", "Washington"), entity("", 1, "Washington")}, 0},
	} {
		if got := clearest(c.found, c.name); got != c.want {
			t.Errorf("%s of %d: %d, want %d", c.name, len(c.found), got, c.want)
		}
	}
}
