package en

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// material is text to measure speed on: articles of PolNeAR where they are at
// hand, else the sentences of testdata over and over.
func material(b *testing.B) []string {
	files, _ := filepath.Glob("../../../shared/eval/polnear/dev/text/*.txt")
	var out []string
	for _, f := range files {
		s, err := os.ReadFile(f)
		if err != nil {
			b.Fatal(err)
		}
		out = append(out, string(s))
	}
	if out == nil {
		s, err := os.ReadFile("testdata/facts.txt")
		if err != nil {
			b.Fatal(err)
		}
		var text strings.Builder
		for _, line := range strings.Split(string(s), "\n") {
			if line != "" && line[0] != '\t' && line[0] != '#' {
				text.WriteString(line + "\n\n")
			}
		}
		for range 20 {
			out = append(out, text.String())
		}
	}
	return out
}

func benchmark(b *testing.B, run func(l *Language, s string) int) {
	l := language(b)
	texts := material(b)
	bytes, tokens := 0, 0
	for _, s := range texts {
		bytes += len(s)
		tokens += run(l, s)
	}
	b.SetBytes(int64(bytes))
	b.ReportAllocs()
	for b.Loop() {
		for _, s := range texts {
			run(l, s)
		}
	}
	b.ReportMetric(float64(tokens)*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}

func BenchmarkTokenize(b *testing.B) {
	benchmark(b, func(l *Language, s string) int {
		d := newDoc(s)
		l.Tokenize(d)
		return len(d.Tokens)
	})
}

func BenchmarkRead(b *testing.B) {
	benchmark(b, func(l *Language, s string) int { return len(read(l, s).Tokens) })
}

func BenchmarkOpen(b *testing.B) {
	names := language(b).names
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Open(names, nil); err != nil {
			b.Fatal(err)
		}
	}
}
