package read

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/khabar-kg/khabar/schema"
)

// seeds adds the test data of this package to a fuzz test.
func seeds(f *testing.F, pattern string) {
	f.Helper()
	names, err := filepath.Glob(pattern)
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range names {
		b, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b)
	}
}

// checkArticle is what holds for whatever was read.
func checkArticle(t *testing.T, a schema.Article) {
	t.Helper()
	if a.ID == "" || strings.TrimSpace(a.Text) == "" || !utf8.ValidString(a.Text) || a.Language != "ar" && a.Language != "en" {
		t.Fatalf("article %q, language %q, text %q", a.ID, a.Language, a.Text)
	}
	checkSpans(t, a)
}

func FuzzText(f *testing.F) {
	seeds(f, "testdata/folder/*.txt")
	f.Add([]byte("\xff\xfe\x42\x06"))
	f.Add([]byte("\xe6\xd2\xed\xd1 \xc7\xe1\xe4\xde\xe1"))
	f.Fuzz(func(t *testing.T, b []byte) {
		a, err := plain("x", b)
		if err != nil {
			return
		}
		if !utf8.ValidString(a.Text) {
			t.Fatalf("%q", a.Text)
		}
		// What is UTF-8 is kept as it is.
		if utf8.Valid(b) && utf16Of(b) == nil && a.Text != string(bytes.TrimPrefix(b, utf8BOM)) {
			t.Fatalf("%q became %q", b, a.Text)
		}
	})
}

func FuzzLines(f *testing.F) {
	seeds(f, "testdata/folder/sub/*.jsonl")
	f.Add([]byte("{\"id\":1,\"text\":\"\\ud800 the talks\"}\n[\n{\n"))
	f.Fuzz(func(t *testing.T, b []byte) {
		err := Each(t.Context(), []string{"-"}, bytes.NewReader(b), Options{MaxText: 1 << 12}, func(it Item) error {
			if it.Err == nil {
				checkArticle(t, it.Article)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	})
}

// FuzzPage wants -fuzzminimizetime=1x: the library's coverage differs from run
// to run, so that minimising an input takes its whole minute.
func FuzzPage(f *testing.F) {
	seeds(f, "testdata/pages/*.html")
	f.Fuzz(func(t *testing.T, b []byte) {
		a, err := page("x", b)
		if err == nil && !utf8.ValidString(a.Text) {
			t.Fatalf("%q", a.Text)
		}
	})
}

func FuzzBoilerplate(f *testing.F) {
	seeds(f, "testdata/folder/*.txt")
	f.Add([]byte("a\n\xd9 (AP)\r\n\n×\nRelated\n"))
	f.Fuzz(func(t *testing.T, b []byte) {
		text := strings.ToValidUTF8(string(b), "")
		checkSpans(t, schema.Article{Text: text, Boilerplate: Boilerplate(text, "ar")})
	})
}
