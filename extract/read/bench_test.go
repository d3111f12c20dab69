package read

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
)

// BenchmarkLines streams JSON lines of articles of some 3 KB.
func BenchmarkLines(b *testing.B) {
	var buf bytes.Buffer
	text := strings.ReplaceAll(strings.Repeat(arabicText, 12), "\n", `\n`)
	for i := range 500 {
		fmt.Fprintf(&buf, "{\"id\": \"a%d\", \"published\": \"2021-12-10\", \"text\": \"%s\"}\n", i, text)
	}
	b.SetBytes(int64(buf.Len()))
	b.ReportAllocs()
	for b.Loop() {
		n := 0
		err := Each(b.Context(), []string{"-"}, bytes.NewReader(buf.Bytes()), Options{}, func(it Item) error {
			if it.Err != nil {
				return it.Err
			}
			n++
			return nil
		})
		if err != nil || n != 500 {
			b.Fatal(n, err)
		}
	}
}

// BenchmarkBoilerplate looks through one article.
func BenchmarkBoilerplate(b *testing.B) {
	text := strings.Repeat(arabicText, 12)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		Boilerplate(text, "ar")
	}
}
