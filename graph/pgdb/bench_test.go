package pgdb

import (
	"context"
	"fmt"
	"os"
	"strconv"
	"testing"
	"time"

	"github.com/cayleygraph/quad"
	"golang.org/x/sync/errgroup"
)

// BenchmarkLoad loads news-like quads into a new store, twenty articles of about
// 500 quads in a transaction, with one loader and with four:
//
//	export KHABAR_POSTGRES=$(.ci/postgres start /tmp/cluster)
//	go test -run '^$' -bench Load -benchtime 1x ./graph/pgdb
//
// PGDB_BENCH_QUADS says how many quads (100000).
func BenchmarkLoad(b *testing.B) {
	quads := 100_000
	if text := os.Getenv("PGDB_BENCH_QUADS"); text != "" {
		var err error
		if quads, err = strconv.Atoi(text); err != nil {
			b.Fatal(err)
		}
	}
	const batch = 20
	for _, loaders := range []int{1, 4} {
		b.Run(fmt.Sprintf("loaders=%d", loaders), func(b *testing.B) {
			for b.Loop() {
				b.StopTimer()
				s := openTest(b, newDatabase(b))
				articles := quads / len(benchArticle(0))
				b.StartTimer()
				start := time.Now()
				var group errgroup.Group
				for l := range loaders {
					group.Go(func() error {
						for from := l * batch; from < articles; from += loaders * batch {
							var add []quad.Quad
							for a := from; a < min(from+batch, articles); a++ {
								add = append(add, benchArticle(a)...)
							}
							err := s.Update(context.Background(), func(tx *Tx) error { return tx.Apply(context.Background(), nil, add) })
							if err != nil {
								return err
							}
						}
						return nil
					})
				}
				if err := group.Wait(); err != nil {
					b.Fatal(err)
				}
				took := time.Since(start)
				b.StopTimer()
				st, err := s.Stats(b.Context())
				if err != nil {
					b.Fatal(err)
				}
				if want := int64(articles * len(benchArticle(0))); st.Quads != want {
					b.Fatalf("%d quads, want %d", st.Quads, want)
				}
				b.ReportMetric(float64(st.Quads)/took.Seconds(), "quads/s")
				b.ReportMetric(float64(st.Bytes)/float64(st.Quads), "bytes/quad")
				b.StartTimer()
			}
		})
	}
}

func benchIRI(format string, args ...any) quad.IRI {
	return quad.IRI("https://data.example.org/" + fmt.Sprintf(format, args...))
}

// benchArticle returns the quads of an article: statements and mentions that
// name entities which other articles name as well.
func benchArticle(n int) []quad.Quad {
	label := benchIRI("article/%08d", n)
	var out []quad.Quad
	add := func(s quad.Value, p string, o quad.Value) {
		out = append(out, quad.Quad{Subject: s, Predicate: benchIRI("%s", p), Object: o, Label: label})
	}
	for i := range 40 {
		s := benchIRI("article/%08d/statement/%d", n, i)
		add(s, "type", benchIRI("Statement"))
		add(s, "speaker", benchIRI("entity/%d", (n*7+i*i)%20_000))
		add(s, "act", benchIRI("act/%d", i%14))
		add(s, "content", quad.LangString{Value: quad.String(fmt.Sprintf("what speaker %d of article %d said, in words", i, n)), Lang: "en"})
		add(s, "date", quad.Time(time.Date(2020, 1, 1+n%2000, 0, 0, 0, 0, time.UTC)))
		add(s, "certainty", quad.Float(float64(i%100)/100))
		add(s, "about", benchIRI("entity/%d", (n*3+i)%20_000))
		add(s, "mode", quad.String("indirect"))
	}
	for i := range 60 {
		m := benchIRI("article/%08d/mention/%d", n, i)
		add(m, "of", benchIRI("entity/%d", (n*7+i)%20_000))
		add(m, "start", quad.Int(i*40))
		add(m, "end", quad.Int(i*40+12))
	}
	return out
}
