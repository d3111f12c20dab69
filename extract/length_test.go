package extract

import (
	"context"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/khabar-kg/khabar/schema"
)

// TestLengthTakesItsTime reads a text and one four times as long: what looks through
// everybody for everybody takes sixteen times as long.
func TestLengthTakesItsTime(t *testing.T) {
	if os.Getenv("KHABAR_HEAVY") == "" {
		t.Skip("it reads half a megabyte: KHABAR_HEAVY=1 runs it")
	}
	const most = 8
	x := extractor(t)
	for _, language := range []string{"ar", "en"} {
		var b strings.Builder
		for _, a := range in(language, items(t, news)) {
			b.WriteString(a.Text + "\n\n")
		}
		read := func(text string) time.Duration {
			start := cpuTime()
			a := schema.Article{ID: "long", Language: language, Text: text, Published: published}
			if _, err := x.Extract(context.Background(), &a); err != nil {
				t.Fatal(err)
			}
			return cpuTime() - start
		}
		one, four := read(b.String()), read(strings.Repeat(b.String(), 4))
		t.Logf("%s: %d bytes take %v, four times as many %v", language, b.Len(), one, four)
		if four > most*one {
			t.Errorf("%s: four times the text takes %.1f times as long", language, four.Seconds()/one.Seconds())
		}
	}
}

// TestNoFinalMarks reads texts of one sentence without end, which are cut all the same:
// at a comma, or in the middle.
func TestNoFinalMarks(t *testing.T) {
	x := extractor(t)
	for _, c := range []struct{ language, clause string }{
		{"en", "the minister said that the army had attacked the city on Monday, "},
		{"en", "the minister said that the army had attacked the city and "},
		{"ar", "قال الوزير إن الجيش هاجم المدينة يوم الاثنين، "},
		{"ar", "وقال الوزير إن الجيش هاجم المدينة "},
	} {
		l, err := x.languages[c.language]()
		if err != nil {
			t.Fatal(err)
		}
		a := &schema.Article{ID: "x", Language: c.language, Text: strings.Repeat(c.clause, 300)}
		d, err := x.run(context.Background(), l, a, "tokens")
		if err != nil {
			t.Fatal(err)
		}
		for i, s := range d.Sentences {
			if n := s.To - s.From; n > 600 {
				t.Errorf("%q: sentence %d has %d tokens", c.clause, i, n)
			}
			if s.Heading && len(d.Sentences) > 1 && i < len(d.Sentences)-1 {
				t.Errorf("%q: sentence %d is a heading", c.clause, i)
			}
			if last := d.Tokens[s.To-1].Norm; strings.ContainsAny(c.clause, ",،") && last != "," && last != "،" {
				t.Errorf("%q: sentence %d ends at %q, not at a comma", c.clause, i, last)
			}
		}
	}
}
