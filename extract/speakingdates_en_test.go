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
			"right behind the cue",
			"Police said Monday they had held two men.",
			[]string{"said: 2021-12-06"},
		},
		{
			"between commas before the cue",
			"They closed the border and, on Monday, declared the envoy unwelcome.",
			[]string{"declared: 2021-12-06"},
		},
		{
			"in the phrase before",
			"In a statement issued on Monday, the union rejected the offer. Speaking in Doha on Sunday, Omar Haddad warned of war.",
			[]string{"rejected: 2021-12-06", "warned: 2021-12-05"},
		},
		{
			"where it was said",
			"Police said in a report published on Monday that thefts had doubled. Omar Haddad, speaking in Doha on Sunday, warned of war.",
			[]string{"said: 2021-12-06", "warned: 2021-12-05"},
		},
		{
			"of what was done on the day of the article",
			"Talks broke down early on Friday, according to the police. A bridge was closed on Tuesday, a driver said.",
			[]string{"according to: 2021-12-10", "said: "},
		},
		{
			"of whom he speaks for",
			"The Pentagon announced on Monday that it is sending 500 soldiers. \"They will not fight,\" Pentagon spokesman Omar Haddad said.",
			[]string{"announced: 2021-12-06", "said: 2021-12-06"},
		},
		{
			"a headline and what it tells",
			"Minister denies resignation\n\nThe minister denied on Monday that he had resigned.",
			[]string{"denies: 2021-12-06", "denied: 2021-12-06"},
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
		{
			"in a relative clause beside what is said",
			"Omar Haddad, who said on Sunday that he would stay, said on Monday that he would leave. Haddad said he was ill.",
			[]string{"said: 2021-12-05", "said: 2021-12-06", "said: 2021-12-06"},
		},
		{
			"a month lasts one speech",
			"Omar Haddad said in March that the road was safe. He added that it was old. The road was closed. Haddad said he was ill.",
			[]string{"said: 2021-03", "added: 2021-03", "said: "},
		},
		{
			"another time",
			"Omar Haddad said on Monday that he would leave. Last year, Haddad said, two boats had been lost. Two weeks ago, he said that he would stay.",
			[]string{"said: 2021-12-06", "said: 2021-12-06", "said: 2021-11"},
		},
		{
			"asked on a day",
			"Asked about the road on Monday, Omar Haddad said it was safe.",
			[]string{"said: 2021-12-06"},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, speakingDays(t, "en", test.text, published)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
