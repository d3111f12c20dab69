package extract

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/khabar-kg/khabar/schema"
)

// TestEnglishSpeakingDates: on which day an English statement was made.
func TestEnglishSpeakingDates(t *testing.T) {
	for _, test := range []struct {
		name, text string
		want       []string // "cue: day" of each statement
	}{
		{
			"a participle has the day of its clause",
			"Talks ended on Monday, with the minister warning that the truce would not hold.",
			[]string{"warning: 2021-12-06"},
		},
		{
			"on the day on which he did something",
			"Minister Omar Haddad resigned on Monday. Haddad accused his rivals of a plot.",
			[]string{"accused: 2021-12-06"},
		},
		{
			"what he had said before, and what he keeps saying",
			"Minister Omar Haddad resigned on Monday. Haddad had accused his rivals of a plot. Haddad denies the charges against him.",
			[]string{"accused: ", "denies: "},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			r, err := extractor(t).Extract(t.Context(), &schema.Article{ID: "a", Language: "en", Text: test.text, Published: published})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, s := range r.Statements {
				got = append(got, s.Cue.Text+": "+s.Date.Value)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}
