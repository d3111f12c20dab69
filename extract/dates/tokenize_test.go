package dates_test

import (
	"strings"
	"sync"
	"testing"

	"github.com/khabar-kg/khabar/extract/ar"
	"github.com/khabar-kg/khabar/extract/en"
	"github.com/khabar-kg/khabar/extract/lexicon"
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

var arabic = sync.OnceValues(func() (*ar.Language, error) {
	names, err := lexicon.OpenNames(ar.Fold, strings.ToLower)
	if err != nil {
		return nil, err
	}
	return ar.Open(names, nil)
})

// english is without models: dates need its tokens, and the tense of verbs has
// a test of its own.
var english = sync.OnceValues(func() (*en.Language, error) { return en.OpenBare() })

// tokenize returns the document of s as its language reads it.
func tokenize(t testing.TB, lang, s string, published schema.Date) *text.Doc {
	t.Helper()
	d := &text.Doc{Article: &schema.Article{Language: lang, Text: s, Published: published}, Text: s}
	if lang == "ar" {
		l, err := arabic()
		if err != nil {
			t.Fatal(err)
		}
		l.Tokenize(d)
		return d
	}
	l, err := english()
	if err != nil {
		t.Fatal(err)
	}
	l.Tokenize(d)
	return d
}
