package extract

import (
	"context"
	"testing"

	"github.com/khabar-kg/khabar/schema"
)

// TestNoDenial: who does not deny something denies nothing.
func TestNoDenial(t *testing.T) {
	x := extractor(t)
	for _, c := range []struct {
		language, text string
		want           schema.Act
	}{
		{"ar", "لا ينفي سامي النجار وجود خلافات في الحزب.", schema.Say},
		{"ar", "لم تستبعد واشنطن فرض عقوبات جديدة.", schema.Say},
		{"ar", "ينفي سامي النجار وجود خلافات في الحزب.", schema.Deny},
		{"ar", "استبعدت واشنطن فرض عقوبات جديدة.", schema.Deny},
		{"en", "Omar Haddad did not deny that talks had taken place.", ""},
		{"en", "Omar Haddad denied that talks had taken place.", schema.Deny},
	} {
		r, err := x.Extract(context.Background(), &schema.Article{ID: "x", Language: c.language, Text: c.text})
		if err != nil {
			t.Fatal(err)
		}
		var got schema.Act
		if len(r.Statements) > 0 {
			got = r.Statements[0].Act
		}
		if got != c.want {
			t.Errorf("%s: act %q, want %q", c.text, got, c.want)
		}
	}
}
