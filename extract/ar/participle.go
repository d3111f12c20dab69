package ar

import (
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// qualified is the argument of a participle's trigger that stands before it: the noun
// whose quality it is, as the "القوات" of "القوات المدعومة من".
const qualified = "noun"

// ofQuality gives the noun that the participle at token i qualifies its role, and the
// country that an adverb beside it names, the agent's: "الفصيل المدعوم إيرانيا".
func (r *eventReader) ofQuality(v *text.Event, i int, s *text.Sentence, role schema.Role) {
	t := &r.toks[i]
	in := inflection{gender: text.Masculine}
	if feminineEnd(t.Text) {
		in.gender = text.Feminine
	}
	k := i
	if k > s.From && r.was(r.toks[k-1].Base) { // "التي كانت مدعومة"
		k--
	}
	if k > s.From && r.particles[r.toks[k-1].Base] == "rel" {
		k--
	}
	r.role(v, role, r.antecedentOf(k, s, in).mentions)
	if role == schema.Agent || v.To >= s.To {
		return
	}
	if country, ok := r.adjective(v.To); ok && country != "" && !r.toks[v.To].Def {
		v.Country, v.CountryRole = country, schema.Agent
	}
}

// halfTold reports whether the participle of event v tells of one side alone, and so
// what somebody is like rather than what he does: "موقفه الداعم", "الأخبار المدعومة".
func (r *eventReader) halfTold(v *text.Event, f triggerForm) bool {
	role := f.trigger.roles[qualified]
	if role == "" {
		return false
	}
	other := schema.Agent
	if role == schema.Agent {
		other = schema.Target
	}
	return len(v.Roles[role]) == 0 || len(v.Roles[other]) == 0 && (other != schema.Agent || v.Country == "")
}
