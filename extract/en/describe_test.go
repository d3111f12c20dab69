package en

import (
	"testing"

	"github.com/khabar-kg/khabar/schema"
)

// TestUnnamedSpeakers: what those are who speak without a name.
func TestUnnamedSpeakers(t *testing.T) {
	l := language(t)
	for text, want := range map[string]schema.EntityType{
		"State media said the army had left Homs.":       schema.Organization,
		"Local media said ten were killed.":              schema.Organization,
		"State television said the talks had failed.":    schema.Organization,
		"Rebels said they had left.":                     schema.Person,
		"Sources said the talks had failed.":             schema.Person,
		"The state news agency said the army left Homs.": schema.Organization,
	} {
		d := read(l, text)
		if len(d.Mentions) == 0 || d.Mentions[0].Type != want {
			t.Errorf("%s: who speaks is not of type %s: %+v", text, want, d.Mentions)
		}
	}
}

// TestOfficialOfBody: who serves a body with "of" in its name is described, whatever the tree makes of him.
func TestOfficialOfBody(t *testing.T) {
	l := language(t)
	for _, text := range []string{
		"A former Department of State official told reporters the plan was dead.",
		"Two Ministry of Roads officials said the talks had failed.",
		"A senior Bank of Marland lawyer said the case was weak.",
	} {
		d := read(l, text)
		if len(d.Statements) == 0 || len(d.Statements[0].Speakers) != 1 {
			t.Errorf("%s: not one speaker", text)
			continue
		}
		if m := &d.Mentions[d.Statements[0].Speakers[0]]; m.Type != schema.Person || m.Kind != schema.ByDescription {
			t.Errorf("%s: %s speaks", text, m.Span.Text)
		}
	}
}
