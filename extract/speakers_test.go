package extract

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestSpeakers: whom pronouns, participles and joined nouns mean.
func TestSpeakers(t *testing.T) {
	for _, test := range []struct {
		name, text string
		want       []string // "cue: speakers" of each statement
	}{
		{
			"whom the sentence before is about", "A lawyer for the owner denied the charge. President Karel Novak, who was to have left for Oslo, cancelled the trip and met the families. \"Somebody will answer for this,\" he vowed.",
			[]string{"denied: A lawyer for the owner", "vowed: Karel Novak"},
		},
		{
			"a woman by the pronoun alone", "Zelmira Brandt took over the party in May. \"We can win,\" she said.",
			[]string{"said: Zelmira Brandt"},
		},
		{
			"a participle goes with who speaks", "Minister Ada Falk said neither side had refused to come back, adding that a second round would start in July.",
			[]string{"said: Ada Falk", "adding: Ada Falk"},
		},
		{
			"joint speakers", "Three soldiers were killed in the ambush, the army and two local officials said.",
			[]string{"said: the army, two local officials"},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			r := recordOf(t, "en", test.text)
			var got []string
			for i := range r.Statements {
				s := &r.Statements[i]
				got = append(got, s.Cue.Text+": "+speakersOf(r, s))
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
