package extract

import (
	"context"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/khabar-kg/khabar/schema"
)

func FuzzExtractArabic(f *testing.F) { fuzzExtract(f, "ar") }

func FuzzExtractEnglish(f *testing.F) { fuzzExtract(f, "en") }

// fuzzExtract seeds with paragraphs of our own news items, two in a row: long
// enough for what rules look back at, short enough to be cut anywhere.
func fuzzExtract(f *testing.F, language string) {
	x := extractor(f)
	for i, a := range in(language, items(f, news)) {
		if i == 12 {
			break
		}
		paragraphs := strings.SplitAfter(a.Text, "\n")
		for k := range paragraphs {
			f.Add(strings.Join(paragraphs[k:min(k+2, len(paragraphs))], ""))
		}
	}
	for _, s := range []string{"", ":", "“", "“”:", "قال", "قال: ", "وقال الذي", "said", "“ said", "he said that", "according to", "وفق", "(«و»)", "بحسب ما", "\n\n\n:\n", "x: y", "أعلنت وزارة", "Mr.", "\"\"\"", "—", "\u202e\u200f"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			t.Skip("the readers refuse text that is not UTF-8")
		}
		a := schema.Article{ID: "x", Language: language, Text: s, Published: published}
		r, err := x.Extract(context.Background(), &a)
		if err != nil {
			t.Fatalf("%q: %v", s, err)
		}
		if r.Article.Text != s {
			t.Fatalf("%q: the text was changed", s)
		}
	})
}
