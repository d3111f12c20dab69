package extract

import (
	"slices"
	"testing"

	"github.com/khabar-kg/khabar/schema"
)

// TestTownsAct: towns kill nobody, and capitals that stand for their states may.
func TestTownsAct(t *testing.T) {
	for _, test := range []struct{ text, agent, place string }{
		{"Shells hit neighborhoods in Aleppo killing five people and wounding dozens more observers said.", "", "Aleppo"},
		{"Moscow attacked the base in March.", "Moscow", ""},
	} {
		r := recordOf(t, "en", test.text)
		name := map[string]string{}
		for _, e := range r.Entities {
			name[e.ID] = e.Mentions[0].Text
		}
		for _, v := range r.Events {
			for role, want := range map[schema.Role]string{schema.Agent: test.agent, schema.At: test.place} {
				got := ""
				if ids := v.Roles[role]; len(ids) > 0 {
					got = name[ids[0]]
				}
				if got != want {
					t.Errorf("%s: %s of %s is %q, want %q", test.text, role, v.Type, got, want)
				}
			}
		}
	}
}

// TestTownsSay: no town is the speaker of a clause that tells of somebody from there.
func TestTownsSay(t *testing.T) {
	r := recordOf(t, "en", "The senator from Ohio, who said the plan was a mistake, left early.")
	place := map[string]bool{}
	for _, e := range r.Entities {
		place[e.ID] = e.Type == schema.Place
	}
	for _, s := range r.Statements {
		if slices.ContainsFunc(s.Speakers, func(id string) bool { return place[id] }) {
			t.Errorf("%s is said by Ohio", s.Content.Text)
		}
	}
}
