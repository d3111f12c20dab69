package extract

import (
	"context"
	"slices"
	"testing"

	"github.com/khabar-kg/khabar/schema"
)

// TestHeadlineNouns: whom a headline calls by a noun is who has it in the text,
// and another noun is somebody else.
func TestHeadlineNouns(t *testing.T) {
	x := extractor(t)
	for _, c := range []struct {
		name, text string
		same       bool
	}{
		{"an envoy, quotation marks at the end", "Envoy says the talks 'did not fail'\n\nThe deputy envoy to Sudan, Omar Haddad, said the talks went on.", true},
		{"another noun", "Lawyer says the talks failed\n\nThe deputy envoy to Sudan, Omar Haddad, said the talks went on.", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			r, err := x.Extract(context.Background(), &schema.Article{ID: "a", Language: "en", Text: c.text})
			if err != nil {
				t.Fatal(err)
			}
			if len(r.Statements) != 2 {
				t.Fatalf("%d statements, want 2", len(r.Statements))
			}
			if got := slices.Equal(r.Statements[0].Speakers, r.Statements[1].Speakers); got != c.same {
				t.Errorf("one speaker: %v, want %v", got, c.same)
			}
		})
	}
}
