package graph

import (
	"os"
	"runtime"
	"testing"
	"time"

	"github.com/khabar-kg/khabar/graph/search"
	"github.com/khabar-kg/khabar/schema"
)

// TestIndex shows that the index follows what is put, removed and decided.
func TestIndex(t *testing.T) {
	g := openTest(t, storyRecords(t)...)
	ctx := t.Context()
	index := func() *search.Index {
		t.Helper()
		x, err := g.Index(ctx)
		if err != nil {
			t.Fatal(err)
		}
		return x
	}
	x := index()
	articles, err := g.Articles(ctx)
	if err != nil {
		t.Fatal(err)
	}
	entities, err := g.Entities(ctx, "")
	if err != nil {
		t.Fatal(err)
	}
	if s := x.Size(); s.Articles != len(articles) || s.Entities != len(entities) {
		t.Fatalf("index of %d articles, %d entities; the graph has %d, %d", s.Articles, s.Entities, len(articles), len(entities))
	}
	for _, e := range entities {
		got := x.Entity(e.IRI)
		if got == nil || got.NameIn("en") != e.name("en") || got.Type != e.Type || got.Articles != len(e.Articles) || got.KnownAs != e.KnownAs {
			t.Errorf("%s: %+v, want %+v", e.IRI, got, e)
		}
		shown, err := g.Show(ctx, e.IRI, "en")
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range shown.Facts {
			if of := x.Fact(f.IRI); of == nil || of.Sentence.In(of.Article.Text) != f.Sentence.Text {
				t.Errorf("%s: fact %+v, want the sentence %q", f.IRI, of, f.Sentence.Text)
			}
		}
	}
	first := x.Article(articles[0].ID)
	if err := g.Remove(ctx, articles[1].ID); err != nil {
		t.Fatal(err)
	}
	if x := index(); x.Article(articles[1].ID) != nil || x.Size().Articles != len(articles)-1 {
		t.Error("a removed article is in the index")
	} else if x.Article(articles[0].ID) != first {
		t.Error("what did not change was read again")
	}
	r, err := g.Record(ctx, articles[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	r.Article.Title = "Another title"
	if _, err := g.Put(ctx, []*schema.Record{r}); err != nil {
		t.Fatal(err)
	}
	if got := index().Article(articles[0].ID).Title; got != "Another title" {
		t.Errorf("title %q", got)
	}
	if _, err := g.Link(ctx); err != nil {
		t.Fatal(err)
	}
	entities, err = g.Entities(ctx, "")
	if err != nil {
		t.Fatal(err)
	}
	if s := index().Size(); s.Entities != len(entities) {
		t.Errorf("after linking the index has %d entities, the graph %d", s.Entities, len(entities))
	}
}

// TestIndexOfMany prints what the index of the database that KHABAR_TRY names costs.
func TestIndexOfMany(t *testing.T) {
	path := os.Getenv("KHABAR_TRY")
	if path == "" {
		t.Skip("KHABAR_TRY names no database")
	}
	g, err := Open(t.Context(), path, Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer g.Close()
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	start := time.Now()
	x, err := g.Index(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	took := time.Since(start)
	runtime.GC()
	runtime.ReadMemStats(&after)
	t.Logf("indexed in %v, heap %d MB, %+v", took, (after.HeapAlloc-before.HeapAlloc)>>20, x.Size())
	for _, q := range []string{"Kadhimi", "الكاظمي", "الرياض", "في", "السعودية اليمن", "Saudi Arabia", "انسحاب القوات", "Kadhimi withdraw", "king salman", "سلمان بن عبدالعزيز", "ال", "قو"} {
		start := time.Now()
		r := x.Search(q, search.Query{})
		t.Logf("%q in %v: entities %d statements %d events %d articles %d", q, time.Since(start), r.EntityCount, r.StatementCount, r.EventCount, r.ArticleCount)
		for i, e := range r.Entities {
			if i < 4 {
				t.Logf("   %.2f %s (%s) %d", e.Score, e.Name.Text, e.NameIn("en").Text, e.Articles)
			}
		}
	}
	start = time.Now()
	all := x.Statements(search.Filter{})
	t.Logf("%d statements in %v", len(all), time.Since(start))
}
