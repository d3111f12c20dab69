package main

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"unicode"

	"github.com/khabar-kg/khabar/extract"
	"github.com/khabar-kg/khabar/extract/read"
	"github.com/khabar-kg/khabar/graph"
	"github.com/khabar-kg/khabar/schema"
)

// benchCorpora are what the benchmarks read: the examples, and a larger corpus
// where it is there.
var benchCorpora = []struct {
	name string
	path string
	most int // articles
}{
	{"examples", examples, 1 << 20},
	{"saudinewsnet", "../../../shared/data/corpora/saudinewsnet-conflict.jsonl.gz", 200},
}

// benchArticles returns the articles of a corpus, their bytes and their words.
func benchArticles(b *testing.B, path string, most int) (articles []schema.Article, bytes int64, words int) {
	b.Helper()
	if _, err := os.Stat(path); err != nil {
		b.Skipf("%s is not there", path)
	}
	all, err := read.All(b.Context(), []string{path}, nil, read.Options{})
	if err != nil {
		b.Fatal(err)
	}
	articles = all[:min(most, len(all))]
	for i := range articles {
		bytes += int64(len(articles[i].Text))
		in := false
		for _, r := range articles[i].Text {
			letter := unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
			if letter && !in {
				words++
			}
			in = letter
		}
	}
	return articles, bytes, words
}

// rates reports articles and words a second.
func rates(b *testing.B, articles, words int) {
	seconds := b.Elapsed().Seconds() / float64(b.N)
	b.ReportMetric(float64(articles)/seconds, "articles/s")
	b.ReportMetric(float64(words)/seconds, "words/s")
}

// BenchmarkExtract is extraction on one processor.
func BenchmarkExtract(b *testing.B) {
	x, err := extract.New(extract.Options{})
	if err != nil {
		b.Fatal(err)
	}
	for _, corpus := range benchCorpora {
		b.Run(corpus.name, func(b *testing.B) {
			articles, bytes, words := benchArticles(b, corpus.path, corpus.most)
			b.SetBytes(bytes)
			b.ReportAllocs()
			for b.Loop() {
				for i := range articles {
					if _, err := x.Extract(context.Background(), &articles[i]); err != nil {
						b.Fatal(err)
					}
				}
			}
			rates(b, len(articles), words)
		})
	}
}

// BenchmarkBuild is the whole way, from files to a stored graph, with the workers
// that "khabar build" has.
func BenchmarkBuild(b *testing.B) {
	for _, corpus := range benchCorpora {
		b.Run(corpus.name, func(b *testing.B) {
			articles, bytes, words := benchArticles(b, corpus.path, corpus.most)
			a := newApp(nil, nil, nil, os.Getenv)
			x, err := a.newExtractor()
			if err != nil {
				b.Fatal(err)
			}
			b.SetBytes(bytes)
			b.ReportAllocs()
			n := 0
			for b.Loop() {
				n++
				g, err := graph.Open(b.Context(), filepath.Join(b.TempDir(), "k.db"), graph.Options{})
				if err != nil {
					b.Fatal(err)
				}
				var batch []*schema.Record
				put := func() {
					if _, err := g.Put(b.Context(), batch); err != nil {
						b.Fatal(err)
					}
					batch = batch[:0]
				}
				records := make(chan *schema.Record, 2*batchSize)
				go func() {
					defer close(records)
					for i := range articles {
						r, err := x.Extract(b.Context(), &articles[i])
						if err != nil {
							b.Error(err)
							return
						}
						records <- r
					}
				}()
				for r := range records {
					if batch = append(batch, r); len(batch) == batchSize {
						put()
					}
				}
				put()
				if err := g.Close(); err != nil {
					b.Fatal(err)
				}
			}
			rates(b, len(articles), words)
		})
	}
}
