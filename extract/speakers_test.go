package extract

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/khabar-kg/khabar/schema"
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
			r, err := extractor(t).Extract(t.Context(), &schema.Article{ID: "a", Language: "en", Text: test.text})
			if err != nil {
				t.Fatal(err)
			}
			names := map[string]string{}
			for _, e := range r.Entities {
				for _, m := range e.Mentions {
					if names[e.ID] == "" || m.Kind == schema.ByName {
						names[e.ID] = m.Text
					}
				}
			}
			var got []string
			for _, s := range r.Statements {
				var who []string
				for _, id := range s.Speakers {
					who = append(who, names[id])
				}
				got = append(got, s.Cue.Text+": "+strings.Join(who, ", "))
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
