package extract

import (
	"strings"
	"testing"
)

// TestSpeakersBefore: who speaks by what stands right before the cue, whatever the tree
// makes of it.
func TestSpeakersBefore(t *testing.T) {
	checkSpeakers(t, "en", []speakersCase{
		{"before a day", "The military Monday said it would stay. Novak this week ordered a study of the bridge.", []string{"said: The military", "ordered: Novak"}},
		{"between a comma and the cue", "Near the harbour, guards of the mayor met the crowd, an agency correspondent at the scene reported.", []string{"reported: an agency correspondent at the scene"}},
		{"a place that the tagger takes for no noun", "Islamabad rejects India's charge and says it is false.", []string{"rejects: Islamabad", "says: Islamabad"}},
		{"an adverb in quotation marks", "The U.S. “strongly” condemned the raid on the market.", []string{"condemned: U.S."}},
		{"no place of an adverbial", "Karel Novak called off the meeting, due in Singapore next month, citing the hostility of the council.", []string{"citing: Karel Novak"}},
		{"right before a relative pronoun", "It follows comments from the envoy of the islands, Olga Brandt, who said that the bridge was closed.", []string{"said: Olga Brandt"}},
		{"no country of a title", "US President Karel Novak has reiterated a threat he made in Oslo.", []string{"reiterated: Karel Novak"}},
		{"a lawmaker by party and place", "Rep. Karel Novak said the bridge was closed. The Texas Republican added that it would open in May.", []string{"said: Karel Novak", "added: Karel Novak"}},
		{"whom an outlet was told by", "\"The bridge was loud,\" Karel Novak, a witness, told Harbour News.", []string{"told: Karel Novak"}},
		{"a participle behind his office", "Karel Novak, a lawyer representing students, said that the council had lost.", []string{"said: Karel Novak"}},
		{"a second office", "Rep. Karel Novak, Texas Republican and chairman of the council, called the choice a mistake.", []string{"called: Karel Novak"}},
		{"a clause behind who is cited", "The road is closed, according to a police official, and two people are missing.", []string{"according to: a police official"}},
		{"the only one named before, no subject", "Nobody had expected much of the day for Karel Novak. Just last month, he said the bridge was closed.", []string{"said: Karel Novak"}},
		{"a spokesman may be a woman", "Council spokesman Olga Brandt left Oslo. \"We will open the bridge,\" she said.", []string{"said: Olga Brandt"}},
		{"reports of nobody", "Other reports said no boats had been found.", []string{"said: Other reports"}},
	})
}

// TestHalfOfACountry: "the North" is the country of the text that is called so, or nothing
// that is known.
func TestHalfOfACountry(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       int // mentions of North Korea
	}{
		{"the one", "North Korea closed the bridge on Monday. The North says it will stay closed.", 2},
		{"one of two", "South Korea and South Sudan met. The South said no. North Korea left.", 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := 0
			r := recordOf(t, "en", c.text)
			for i := range r.Entities {
				e := &r.Entities[i]
				for _, m := range e.Mentions {
					if m.Text == "North Korea" {
						got = len(e.Mentions)
					}
				}
			}
			if got != c.want {
				t.Errorf("%d mentions, want %d", got, c.want)
			}
		})
	}
}

// TestPapers: "the Post" is the one paper of the article whose name ends so.
func TestPapers(t *testing.T) {
	for _, c := range []struct {
		name, text, paper string
		want              int // mentions of the paper
	}{
		{"the one", "The Washington Post reported on Monday that the bridge was closed. The Post said it would stay closed.", "The Washington Post", 2},
		{"a name that was taken back", "U.S. embassy", "The Washington Post", 0},
		{"one of two", "The Washington Post and the Denver Post reported that the bridge was closed. The Post said it would stay closed.", "The Washington Post", 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := 0
			r := recordOf(t, "en", c.text)
			for i := range r.Entities {
				for _, m := range r.Entities[i].Mentions {
					if m.Text == c.paper {
						got = len(r.Entities[i].Mentions)
					}
				}
			}
			if got != c.want {
				t.Errorf("%d mentions, want %d", got, c.want)
			}
		})
	}
}

// TestOfficesOfGenerals: a secretary general is one office, and no general.
func TestOfficesOfGenerals(t *testing.T) {
	for _, c := range []struct{ text, title string }{
		{"Arab League Secretary General Nabil al-Araby met Egypt's president.", "Arab League Secretary General"},
		{"Army General Omar Haddad met the president.", ""}, // a rank
	} {
		got := ""
		for _, p := range recordOf(t, "en", c.text).Positions {
			got = p.Title.Text
		}
		if got != c.title {
			t.Errorf("%s: title %q, want %q", c.text, got, c.title)
		}
	}
}

// TestBareDateline: the place in capitals before a lead is no part of who acts in it.
func TestBareDateline(t *testing.T) {
	r := recordOf(t, "en", "SANTIAGO Taxi drivers in Chile protested on Thursday against the new rules, the ministry said, as the authorities were considering more oversight of the services.")
	for i := range r.Entities {
		for _, m := range r.Entities[i].Mentions {
			if m.Text != "SANTIAGO" && strings.Contains(m.Text, "SANTIAGO") {
				t.Errorf("mention %q", m.Text)
			}
		}
	}
}
