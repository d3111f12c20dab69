package extract

import (
	"testing"

	"github.com/google/go-cmp/cmp"
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
			if diff := cmp.Diff(test.want, speakingDays(t, "en", test.text, published)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
