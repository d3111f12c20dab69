package en

import "testing"

// TestHeadcount counts who was killed or hurt where a number tells.
func TestHeadcount(t *testing.T) {
	l := language(t)
	for _, c := range []struct {
		name, in, trigger string
		want              int
	}{
		{"a passive", "Twelve people were killed in Basra.", "killed", 12},
		{"an object", "The raid killed 1,200 people in Basra.", "killed", 1200},
		{"at least", "A bomb killed at least 34 people in Basra.", "killed", 34},
		{"rough ones", "Dozens of people were wounded in Basra.", "wounded", -20},
		{"dead by the numbers", "The raid left 14 dead in Basra.", "left", 14},
		{"a noun", "The killing of three soldiers in Basra was condemned.", "killing", 3},
		{"others joined to them", "Two soldiers and a nurse were killed in Basra.", "killed", 0},
		{"nobody counted", "Omar Haddad was killed in Basra.", "killed", 0},
	} {
		d := read(l, c.in)
		got, found := 0, false
		for i := range d.Events {
			if v := &d.Events[i]; d.Tokens[v.From].Text == c.trigger {
				got, found = v.Headcount, true
			}
		}
		if !found || got != c.want {
			t.Errorf("%s: %q: %d (found %v), want %d", c.name, c.in, got, found, c.want)
		}
	}
}
