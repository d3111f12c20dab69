package read

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestWriteLine shows that what was read of any file is read of its line again.
func TestWriteLine(t *testing.T) {
	articles, err := All(t.Context(), []string{"../../examples/iraq-2021", "testdata"}, nil, Options{})
	if len(articles) < 12 {
		t.Fatalf("%d articles: %v", len(articles), err)
	}
	for i := range articles {
		a := &articles[i]
		var b bytes.Buffer
		if err := WriteLine(&b, a); err != nil {
			t.Fatal(err)
		}
		if strings.Count(b.String(), "\n") != 1 {
			t.Errorf("%s: not one line", a.ID)
		}
		again, err := All(t.Context(), []string{"-"}, &b, Options{})
		if err != nil {
			t.Errorf("%s: %v", a.ID, err)
			continue
		}
		if diff := cmp.Diff(*a, again[0]); diff != "" {
			t.Errorf("%s:\n%s", a.ID, diff)
		}
	}
}
