package lexicon

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Every list of the extractor is one that a person can review: see the package
// comment for its form.
func TestListsAreInForm(t *testing.T) {
	root := ".."
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "testdata" || d.Name() == "train") {
			return filepath.SkipDir // what is trained on keeps its own order
		}
		if filepath.Ext(path) == ".tsv" {
			t.Run(filepath.ToSlash(path[len(root)+1:]), func(t *testing.T) { lint(t, path) })
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func lint(t *testing.T, path string) {
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !norm.NFC.IsNormal(data) {
		t.Error("not in normal form C")
	}
	for i, line := range strings.Split(string(data), "\n") {
		for _, r := range line {
			if unicode.Is(unicode.Cf, r) || r == '\uFFFD' {
				t.Errorf("line %d: character %U", i+1, r)
			}
		}
		if strings.TrimRight(line, " \r") != line {
			t.Errorf("line %d: white space at its end", i+1)
		}
	}
	table, err := Open(os.DirFS(filepath.Dir(path)), filepath.Base(path))
	if err != nil {
		t.Fatal(err)
	}
	for _, key := range []string{"source", "licence", "date"} {
		if table.Header[key] == "" {
			t.Errorf("the header lacks %q", key)
		}
	}
	if len(table.Columns) == 0 {
		t.Error("the header lacks the columns")
	}
	last := ""
	for _, r := range table.Rows {
		s := strings.Join(r.Fields, "\t")
		switch {
		case s == last:
			t.Errorf("line %d: twice: %s", r.Line, s)
		case strings.TrimRight(s, "\t") < strings.TrimRight(last, "\t"):
			t.Errorf("line %d: out of order: %s", r.Line, s)
		}
		last = s
	}
}
