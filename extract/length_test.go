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
