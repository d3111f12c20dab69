package extract

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/khabar-kg/khabar/extract/read"
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// news is the folder of our own annotated news items.
const news = "testdata/news"

// shared is where the material of the wider evaluation lies, beside the
// repository; tests that read it skip where it does not.
const shared = "../../shared"

// published is the day given to articles that tell none: a fixed one, so that
// weekdays resolve the same every time.
var published = schema.Date{Value: "2021-12-10", Precision: schema.Day, Basis: schema.Given}

var open = sync.OnceValues(func() (*Extractor, error) { return New(Options{}) })

// extractor returns the extractor that all tests of the package share.
func extractor(tb testing.TB) *Extractor {
	tb.Helper()
	x, err := open()
	if err != nil {
		tb.Fatal(err)
	}
	return x
}

// recordOf returns what is extracted of a text.
func recordOf(tb testing.TB, language, text string) *schema.Record {
	tb.Helper()
	r, err := extractor(tb).Extract(tb.Context(), &schema.Article{ID: "a", Language: language, Text: text})
	if err != nil {
		tb.Fatal(err)
	}
	return r
}

// draftOf returns it with the names that a record leaves out as doubtful: what the rules of
// names see.
func draftOf(tb testing.TB, language, text string) *schema.Record {
	tb.Helper()
	x := extractor(tb)
	d, err := x.analyze(tb.Context(), &schema.Article{ID: "a", Language: language, Text: text})
	if err != nil {
		tb.Fatal(err)
	}
	return assemble(d, x.knownNames)
}

// speakersOf returns the speakers of a statement, each by a name if there is one.
func speakersOf(r *schema.Record, s *schema.Statement) string {
	var who []string
	for _, id := range s.Speakers {
		i := slices.IndexFunc(r.Entities, func(e schema.Entity) bool { return e.ID == id })
		name := ""
		for _, m := range r.Entities[i].Mentions {
			if name == "" || m.Kind == schema.ByName {
				name = m.Text
			}
		}
		who = append(who, name)
	}
	return strings.Join(who, ", ")
}

// items reads the articles of a folder of texts, or of one file of lines. It
// skips the test where they are not there. A text NAME.txt takes its language
// and day from NAME.gold.json beside it, where there is one.
func items(tb testing.TB, path string) []schema.Article {
	tb.Helper()
	info, err := os.Stat(path)
	if err != nil {
		tb.Skipf("%s is not there; it belongs to the wider evaluation", path)
	}
	paths := []string{path}
	if info.IsDir() {
		if paths, err = filepath.Glob(filepath.Join(path, "*.txt")); err != nil {
			tb.Fatal(err)
		}
	}
	var out []schema.Article
	err = read.Each(context.Background(), paths, nil, read.Options{}, func(it read.Item) error {
		if it.Err != nil {
			tb.Errorf("read %s: %v", it.Source, it.Err)
			return nil
		}
		a := it.Article
		if b, err := os.ReadFile(filepath.Join(path, a.ID+".gold.json")); err == nil {
			var gold struct{ Language, Published string }
			if err := json.Unmarshal(b, &gold); err != nil {
				tb.Errorf("read %s: %v", a.ID, err)
			}
			a.Language = gold.Language
			if gold.Published != "" {
				a.Published = schema.Date{Value: gold.Published, Precision: schema.Day, Basis: schema.Given}
			}
		}
		out = append(out, a)
		return nil
	})
	if err != nil {
		tb.Fatal(err)
	}
	return out
}

// in returns the articles of one language.
func in(language string, list []schema.Article) []schema.Article {
	var out []schema.Article
	for _, a := range list {
		if a.Language == language {
			out = append(out, a)
		}
	}
	return out
}

// record extracts one article and returns its document as it is printed.
func record(tb testing.TB, x *Extractor, a schema.Article) string {
	tb.Helper()
	r, err := x.Extract(context.Background(), &a)
	if err != nil {
		tb.Fatal(err)
	}
	var b strings.Builder
	if _, err := r.Document(false).WriteTo(&b); err != nil {
		tb.Fatal(err)
	}
	return b.String()
}

// tokens counts the tokens (words, numbers, marks) of an article.
func tokens(x *Extractor, a *schema.Article) int {
	d := &text.Doc{Article: a, Text: a.Text}
	l, err := x.reader(a)
	if err != nil {
		panic(err)
	}
	l.Tokenize(d)
	return len(d.Tokens)
}
