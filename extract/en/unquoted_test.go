package en

import "testing"

// contentOf returns the content of the last statement of a text that has the cue.
func contentOf(l *Language, body, cue string) string {
	d := read(l, body)
	got := ""
	for _, s := range d.Statements {
		if s.Cue.Text == cue {
			got = s.Content.Text
		}
	}
	return got
}

// TestUnquoted lets what somebody says without marks around it begin with its paragraph.
func TestUnquoted(t *testing.T) {
	l := language(t)
	for _, c := range []struct{ name, body, want string }{
		{
			"words of his own", "The road is open again. We have met the people of the valley. The bridge will follow, the minister said.\n",
			"The road is open again. We have met the people of the valley. The bridge will follow",
		},
		{"the writer's words before it", "The road is open again. The bridge will follow, the minister said.\n", "The bridge will follow"},
		{
			"a paragraph of his own before it", "It is our duty to build the road.\n\nThe bridge will follow, the minister said.\n",
			"It is our duty to build the road.\n\nThe bridge will follow",
		},
		{"another's words before it", "The mayor said we need a road. The bridge will follow, the minister said.\n", "The bridge will follow"},
		{"a mark that never opened", "The road is open again. The bridge will follow,” the minister said.\n", "The road is open again. The bridge will follow"},
	} {
		if got := contentOf(l, c.body, "said"); got != c.want {
			t.Errorf("%s: content %q, want %q", c.name, got, c.want)
		}
	}
}

// TestWiden lets what a cue introduces run to the end of the sentence, or not.
func TestWiden(t *testing.T) {
	l := language(t)
	for _, c := range []struct{ name, body, cue, want string }{
		{"another clause", "He said the town could not grow in the war, but the debts of the three families increased.", "said", "the town could not grow in the war, but the debts of the three families increased"},
		{"a clause that leads to it", "Several sources said that when the minister returned to the ministry, the deputy left the country.", "said", "when the minister returned to the ministry, the deputy left the country"},
		{"a list of things", "Senior officials stressed the importance of the partnership between Jordan and Norway, and Norway's plan to sign a pact that brings water to the kingdom.", "stressed", "the importance of the partnership between Jordan and Norway, and Norway's plan to sign a pact that brings water to the kingdom"},
		{"what the speaker does himself", "Norway announced $12 million in assistance and called for an immediate cease-fire.", "announced", "$12 million in assistance"},
		{"what he leaves out", "The firm said the dots had been set by hand, but did not explain how.", "said", "the dots had been set by hand"},
		{"when and where before it", "Of the two hundred injured, ten were officials, police said.", "said", "Of the two hundred injured, ten were officials"},
	} {
		if got := contentOf(l, c.body, c.cue); got != c.want {
			t.Errorf("%s: content %q, want %q", c.name, got, c.want)
		}
	}
}

// TestTails finds who speaks at the end of a sentence where the model sees no cue.
func TestTails(t *testing.T) {
	l := language(t)
	for _, c := range []struct{ name, body, cue, want string }{
		{"a verb that is none of speech elsewhere", "The call came within the context of regular talks between the two sides, Falk continued.", "continued", "The call came within the context of regular talks between the two sides"},
		{"no participle before a title", "The government attaches importance to the bank, affirmed Prime Minister Karel Novak on Monday.", "affirmed", "The government attaches importance to the bank"},
		{"what goes on is not said", "The government sold the bank and continued the talks.", "continued", ""},
	} {
		if got := contentOf(l, c.body, c.cue); got != c.want {
			t.Errorf("%s: content %q, want %q", c.name, got, c.want)
		}
	}
}
