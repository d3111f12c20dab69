package main

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"
	"unicode"

	"github.com/khabar-kg/khabar/extract"
	"github.com/khabar-kg/khabar/extract/read"
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

// benchArticles returns the articles of a corpus, their bytes and their tokens:
// words, numbers and single marks.
func benchArticles(b *testing.B, path string, most int) (articles []schema.Article, bytes int64, tokens int) {
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
			if letter && !in || unicode.IsPunct(r) {
				tokens++
			}
			in = letter
		}
	}
	return articles, bytes, tokens
}

// rates reports articles and tokens a second.
func rates(b *testing.B, articles, tokens int) {
	seconds := b.Elapsed().Seconds() / float64(b.N)
	b.ReportMetric(float64(articles)/seconds, "articles/s")
	b.ReportMetric(float64(tokens)/seconds, "tokens/s")
}

// BenchmarkExtract is extraction on one processor.
func BenchmarkExtract(b *testing.B) {
	x, err := extract.New(extract.Options{})
	if err != nil {
		b.Fatal(err)
	}
	for _, corpus := range benchCorpora {
		b.Run(corpus.name, func(b *testing.B) {
			articles, bytes, tokens := benchArticles(b, corpus.path, corpus.most)
			b.SetBytes(bytes)
			b.ReportAllocs()
			for b.Loop() {
				for i := range articles {
					if _, err := x.Extract(context.Background(), &articles[i]); err != nil {
						b.Fatal(err)
					}
				}
			}
			rates(b, len(articles), tokens)
		})
	}
}

// BenchmarkBuild is the whole way from text to graph: JSON lines are read, extracted
// by as many workers as "khabar build" has, and stored.
func BenchmarkBuild(b *testing.B) {
	a := newApp(nil, io.Discard, io.Discard, os.Getenv)
	x, err := a.newExtractor()
	if err != nil {
		b.Fatal(err)
	}
	for _, corpus := range benchCorpora {
		b.Run(corpus.name, func(b *testing.B) {
			articles, bytes, tokens := benchArticles(b, corpus.path, corpus.most)
			file := filepath.Join(b.TempDir(), "articles.jsonl")
			writeLines(b, file, articles)
			b.SetBytes(bytes)
			b.ReportAllocs()
			for b.Loop() {
				a.db = filepath.Join(b.TempDir(), "k.db")
				g, err := a.createGraph(b.Context())
				if err != nil {
					b.Fatal(err)
				}
				o := &buildOptions{inputOptions: inputOptions{maxText: read.DefaultMaxText}}
				build := &builder{app: a, g: g, x: x, o: o, shown: newProgress(a)}
				if err := errors.Join(build.load(b.Context(), []string{file}), g.Close()); err != nil {
					b.Fatal(err)
				}
				if build.added != len(articles) {
					b.Fatalf("stored %d of %d articles", build.added, len(articles))
				}
			}
			rates(b, len(articles), tokens)
		})
	}
}

// writeLines writes articles as JSON lines.
func writeLines(b *testing.B, file string, articles []schema.Article) {
	b.Helper()
	f, err := os.Create(file)
	if err != nil {
		b.Fatal(err)
	}
	enc := json.NewEncoder(f)
	for i := range articles {
		if err := enc.Encode(map[string]string{"id": articles[i].ID, "text": articles[i].Text, "language": articles[i].Language}); err != nil {
			b.Fatal(err)
		}
	}
	if err := f.Close(); err != nil {
		b.Fatal(err)
	}
}
