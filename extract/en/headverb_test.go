package en

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// TestHeadlineVerbs reads the verbs of headlines, which leave out what sentences have.
func TestHeadlineVerbs(t *testing.T) {
	l := language(t)
	for _, c := range []struct {
		name, headline, trigger string
		want                    map[schema.Role][]string
	}{
		{"two before a comma", "Kenya, Uganda sign defence pact", "sign defence pact", map[schema.Role][]string{schema.Agent: {"Kenya"}, schema.Counterpart: {"Uganda"}}},
		{"a plural", "Rebels attack village in Uganda", "attack", map[schema.Role][]string{schema.At: {"Uganda"}}},
		{"a passive without its verb", "Omar Haddad arrested in Nairobi", "arrested", map[schema.Role][]string{schema.Target: {"Omar Haddad"}, schema.At: {"Nairobi"}}},
		{"an office that is given", "Omar Haddad named prime minister of Uganda", "named", map[schema.Role][]string{schema.Target: {"Omar Haddad"}}},
		{"an attack that is a noun", "Uganda strike on Nairobi kills two", "strike", map[schema.Role][]string{schema.Agent: {"Uganda"}, schema.Target: {"Nairobi"}}},
	} {
		d := read(l, c.headline+"\n\nPresident Omar Haddad was in Nairobi with rebels from Kenya and Uganda on Monday, his office said.")
		var got map[schema.Role][]string
		for i := range d.Events {
			if v := &d.Events[i]; v.Trigger.Text == c.trigger && d.SentenceOf(v.From).Heading {
				got = rolesOf(d, v)
			}
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s: %q (-want +got):\n%s", c.name, c.headline, diff)
		}
	}
}

// rolesOf returns the words of those who take part in v under a name.
func rolesOf(d *text.Doc, v *text.Event) map[schema.Role][]string {
	out := map[schema.Role][]string{}
	for role, ms := range v.Roles {
		for _, x := range ms {
			if d.Mentions[x].Kind == schema.ByName {
				out[role] = append(out[role], d.Mentions[x].Span.Text)
			}
		}
	}
	return out
}
