package extract

import (
	"context"
	"path/filepath"
	"testing"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// BenchmarkExtract measures the whole way of an article, on one core: our own
// news items of each language, and real articles where they are at hand. The
// figure that counts is tokens/s; tokens/cpu-s is its likeness on a busy machine.
func BenchmarkExtract(b *testing.B) {
	b.Run("ar/news", func(b *testing.B) { benchmarkExtract(b, in("ar", items(b, news))) })
	b.Run("en/news", func(b *testing.B) { benchmarkExtract(b, in("en", items(b, news))) })
	b.Run("ar/corpus", func(b *testing.B) {
		benchmarkExtract(b, items(b, filepath.Join(shared, "data/corpora/saudinewsnet-conflict.jsonl.gz"))[:200])
	})
	b.Run("en/corpus", func(b *testing.B) {
		benchmarkExtract(b, in("en", items(b, filepath.Join(shared, "eval/parallel/ntrex-dev.jsonl"))))
	})
}

func benchmarkExtract(b *testing.B, list []schema.Article) {
	x := extractor(b)
	bytes, words := 0, 0
	for i := range list {
		bytes += len(list[i].Text)
		words += tokens(x, &list[i])
	}
	b.SetBytes(int64(bytes))
	b.ReportAllocs()
	start := cpuTime()
	for b.Loop() {
		for i := range list {
			if _, err := x.Extract(context.Background(), &list[i]); err != nil {
				b.Fatal(err)
			}
		}
	}
	n := float64(words) * float64(b.N)
	b.ReportMetric(n/b.Elapsed().Seconds(), "tokens/s")
	if cpu := cpuTime() - start; cpu > 0 {
		b.ReportMetric(n/cpu.Seconds(), "tokens/cpu-s")
	}
}

// BenchmarkSteps measures each step of an article's way by itself: where the
// time goes.
func BenchmarkSteps(b *testing.B) {
	x := extractor(b)
	for _, language := range []string{"ar", "en"} {
		list := in(language, items(b, news))
		l, err := x.languages[language]()
		if err != nil {
			b.Fatal(err)
		}
		words := 0
		for i := range list {
			words += tokens(x, &list[i])
		}
		for k, s := range steps {
			b.Run(language+"/"+s.name, func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					for i := range list {
						b.StopTimer()
						d := x.upTo(l, list[i], k)
						b.StartTimer()
						s.run(x, l, d)
					}
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(words)/float64(b.N), "ns/token")
			})
		}
	}
}

// BenchmarkNew measures the start: lexicons and models, from their embedded
// files to what the rules look up, for what articles of one language or of both need.
func BenchmarkNew(b *testing.B) {
	for name, languages := range map[string][]string{"ar": {"ar"}, "en": {"en"}, "both": {"ar", "en"}} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			start := cpuTime()
			for b.Loop() {
				x, err := New(Options{})
				if err != nil {
					b.Fatal(err)
				}
				for _, l := range languages {
					if _, err := x.languages[l](); err != nil {
						b.Fatal(err)
					}
				}
			}
			b.ReportMetric(float64((cpuTime()-start).Microseconds())/1000/float64(b.N), "cpu-ms/op")
		})
	}
}

// upTo runs the first k steps over a copy of the article.
func (x *Extractor) upTo(l *reader, a schema.Article, k int) *text.Doc {
	d := &text.Doc{Article: &a, Text: a.Text}
	for _, s := range steps[:k] {
		s.run(x, l, d)
	}
	return d
}
