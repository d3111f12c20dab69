package web

import (
	"bytes"
	"compress/gzip"
	"io/fs"
	"path"
	"testing"

	"github.com/khabar-kg/khabar/web/vendored"
)

// mostBytes is what all files that a page may load take, compressed, but for the
// console's editor, which the console alone loads.
const mostBytes = 300_000

// TestSize bounds what a browser has to load.
func TestSize(t *testing.T) {
	total := 0
	for _, from := range []fs.FS{files, vendored.Files} {
		err := fs.WalkDir(from, ".", func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || name == "files/editor.js" || name == "messages.tsv" || path.Dir(name) == "templates" {
				return err
			}
			b, err := fs.ReadFile(from, name)
			if err != nil {
				return err
			}
			var packed bytes.Buffer
			z, err := gzip.NewWriterLevel(&packed, gzip.BestCompression)
			if err != nil {
				return err
			}
			if _, err := z.Write(b); err != nil {
				return err
			}
			if err := z.Close(); err != nil {
				return err
			}
			t.Logf("%s: %d bytes, %d compressed", name, len(b), packed.Len())
			total += packed.Len()
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if t.Logf("in all %d", total); total > mostBytes {
		t.Errorf("the page's files take %d bytes compressed, want at most %d", total, mostBytes)
	}
}
