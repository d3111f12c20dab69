package graph

import (
	"fmt"
	"path/filepath"
	"testing"

	"github.com/khabar-kg/khabar/schema"
)

// copies returns n records made of the annotated ones under new identifiers;
// entities keep what they are known as, so that nodes are shared as in news.
func copies(b testing.TB, n int) []*schema.Record {
	records := goldRecords(b, "*")
	out := make([]*schema.Record, n)
	for i := range out {
		r := records[i%len(records)].Clone()
		r.Article.ID = fmt.Sprintf("%s-%d", r.Article.ID, i)
		out[i] = r
	}
	return out
}

// BenchmarkPut stores articles in batches, durably; one operation is one article.
func BenchmarkPut(b *testing.B) {
	for _, batch := range []int{1, 20, 100} {
		b.Run(fmt.Sprintf("batch=%d", batch), func(b *testing.B) {
			g, err := Open(b.Context(), filepath.Join(b.TempDir(), "db"), Options{})
			if err != nil {
				b.Fatal(err)
			}
			defer g.Close()
			before, err := g.Stats(b.Context())
			if err != nil {
				b.Fatal(err)
			}
			records := copies(b, b.N)
			b.ReportAllocs()
			b.ResetTimer()
			for len(records) > 0 {
				n := min(batch, len(records))
				if _, err := g.Put(b.Context(), records[:n]); err != nil {
					b.Fatal(err)
				}
				records = records[n:]
			}
			b.StopTimer()
			after, err := g.Stats(b.Context())
			if err != nil {
				b.Fatal(err)
			}
			b.ReportMetric(float64(after.Quads-before.Quads)/b.Elapsed().Seconds(), "quads/s")
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "articles/s")
		})
	}
}

// BenchmarkAsk asks a graph of 500 articles.
func BenchmarkAsk(b *testing.B) {
	g := openTest(b, copies(b, 500)...)
	for _, ask := range []struct {
		name, question string
		params         map[string]string
	}{
		{"speaker", "who-announced-what", map[string]string{"speaker": "Joe Biden"}},
		{"article", "who-announced-what", map[string]string{"article": copies(b, 1)[0].Article.ID}},
		{"all", "who-announced-what", nil},
		{"since", "who-announced-what", map[string]string{"since": "2021-12"}},
		{"timeline", "timeline", map[string]string{"entity": "Iraq"}},
	} {
		b.Run(ask.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := g.Ask(b.Context(), ask.question, ask.params, QueryOptions{Timeout: 1 << 40}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkRemove deletes one article of 500.
func BenchmarkRemove(b *testing.B) {
	records := copies(b, 500)
	g := openTest(b, records...)
	for i := 0; b.Loop(); i++ {
		r := records[i%len(records)]
		if err := g.Remove(b.Context(), r.Article.ID); err != nil {
			b.Fatal(err)
		}
		b.StopTimer()
		if _, err := g.Put(b.Context(), []*schema.Record{r}); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
	}
}
