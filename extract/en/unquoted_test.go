package en

import "testing"

// A contentCase is a text with the content of the last statement in it that has the cue.
type contentCase struct{ name, body, cue, want string }

// checkContent reads each text and compares that content.
func checkContent(t *testing.T, cases []contentCase) {
	t.Helper()
	l := language(t)
	for _, c := range cases {
		got := ""
		for _, s := range read(l, c.body).Statements {
			if s.Cue.Text == c.cue {
				got = s.Content.Text
			}
		}
		if got != c.want {
			t.Errorf("%s: content %q, want %q", c.name, got, c.want)
		}
	}
}

// TestUnquoted lets what somebody says without marks around it begin with its paragraph.
func TestUnquoted(t *testing.T) {
	checkContent(t, []contentCase{
		{
			"words of his own", "The road is open again. We have met the people of the valley. The bridge will follow, the minister said.\n", "said",
			"The road is open again. We have met the people of the valley. The bridge will follow",
		},
		{"the writer's words before it", "The road is open again. The bridge will follow, the minister said.\n", "said", "The bridge will follow"},
		{
			"a paragraph of his own before it", "It is our duty to build the road.\n\nThe bridge will follow, the minister said.\n", "said",
			"It is our duty to build the road.\n\nThe bridge will follow",
		},
		{"another's words before it", "The mayor said we need a road. The bridge will follow, the minister said.\n", "said", "The bridge will follow"},
		{"a mark that never opened", "The road is open again. The bridge will follow,” the minister said.\n", "said", "The road is open again. The bridge will follow"},
	})
}

// TestWiden lets what a cue introduces run to the end of the sentence, or not.
func TestWiden(t *testing.T) {
	checkContent(t, []contentCase{
		{"another clause", "He said the town could not grow in the war, but the debts of the three families increased.", "said", "the town could not grow in the war, but the debts of the three families increased"},
		{"a clause that leads to it", "Several sources said that when the minister returned to the ministry, the deputy left the country.", "said", "when the minister returned to the ministry, the deputy left the country"},
		{"a list of things", "Senior officials stressed the importance of the partnership between Jordan and Norway, and Norway's plan to sign a pact that brings water to the kingdom.", "stressed", "the importance of the partnership between Jordan and Norway, and Norway's plan to sign a pact that brings water to the kingdom"},
		{"what the speaker does himself", "Norway announced $12 million in assistance and called for an immediate cease-fire.", "announced", "$12 million in assistance"},
		{"what he leaves out", "The firm said the dots had been set by hand, but did not explain how.", "said", "the dots had been set by hand"},
		{"when and where before it", "Of the two hundred injured, ten were officials, police said.", "said", "Of the two hundred injured, ten were officials"},
	})
}

// TestTails finds who speaks at the end of a sentence where the model sees no cue.
func TestTails(t *testing.T) {
	checkContent(t, []contentCase{
		{"a verb that is none of speech elsewhere", "The call came within the context of regular talks between the two sides, Falk continued.", "continued", "The call came within the context of regular talks between the two sides"},
		{"no participle before a title", "The government attaches importance to the bank, affirmed Prime Minister Karel Novak on Monday.", "affirmed", "The government attaches importance to the bank"},
		{"what goes on is not said", "The government sold the bank and continued the talks.", "continued", ""},
	})
}
