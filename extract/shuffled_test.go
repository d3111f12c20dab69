package extract

import (
	"context"
	"math/rand/v2"
	"os"
	"runtime/debug"
	"strings"
	"testing"

	"github.com/khabar-kg/khabar/schema"
)

// TestShuffled extracts short texts put together at random from pieces of our own news
// items and from marks: what rules look back at or ahead for is often not there. A fuzzer
// that changes bytes seldom makes a word of speech; here nearly every text has one.
func TestShuffled(t *testing.T) {
	texts := 1500
	if os.Getenv("KHABAR_HEAVY") != "" {
		texts = 20_000
	}
	x := extractor(t)
	marks := []string{"“", "”", "\"", "«", "»", "(", ")", ":", "،", ",", ".", "\n", "\n\n", "-", "—", "…", "؟", "!", "'", "’"}
	for _, language := range []string{"ar", "en"} {
		t.Run(language, func(t *testing.T) {
			t.Parallel()
			draw := rand.New(rand.NewPCG(1, uint64(language[0])))
			seen := map[string]bool{}
			var words [][]string
			for _, a := range in(language, items(t, news)) {
				words = append(words, strings.Fields(a.Text))
			}
			for range texts {
				var b strings.Builder
				for range 1 + draw.IntN(6) {
					for range draw.IntN(3) {
						b.WriteString(marks[draw.IntN(len(marks))])
					}
					list := words[draw.IntN(len(words))]
					from := draw.IntN(len(list))
					b.WriteString(" " + strings.Join(list[from:min(from+1+draw.IntN(5), len(list))], " "))
				}
				shuffled(t, x, &schema.Article{ID: "x", Language: language, Text: b.String(), Published: published}, seen)
			}
		})
	}
}

// shuffled extracts one text, and says which when that panics: each place once.
func shuffled(t *testing.T, x *Extractor, a *schema.Article, seen map[string]bool) {
	defer func() {
		if p := recover(); p != nil {
			place := panicked(debug.Stack())
			if !seen[place] {
				seen[place] = true
				t.Errorf("%q: %v\n%s", a.Text, p, place)
			}
		}
	}()
	if _, err := x.Extract(context.Background(), a); err != nil {
		t.Errorf("%q: %v", a.Text, err)
	}
}

// panicked is the line of the program at which a stack's panic began.
func panicked(stack []byte) string {
	_, after, _ := strings.Cut(string(stack), "panic(")
	for line := range strings.Lines(after) {
		if strings.Contains(line, "/extract/") && strings.Contains(line, ".go:") {
			return strings.TrimSpace(line)
		}
	}
	return string(stack)
}
