package ar

import (
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// namedBehind returns who is meant by the pronoun on the verbal noun at token i where the sentence
// opens with it and names who acts only behind, as the subject of its verb: "خلال زيارته للدوحة،
// أجرى وزير الخارجية مباحثات". It returns -1 where the noun does not tell of an act of his, or
// somebody stands before it.
func (r *eventReader) namedBehind(v *text.Event, i int, s *text.Sentence, acts schema.Role, e *enclitic) int {
	if acts != schema.Agent || !ownDoing[v.Type] || i == s.From && r.toks[i].Prep == "" {
		return -1
	}
	for k := s.From; k < i; k++ {
		if t := &r.toks[k]; r.cover[k] >= 0 || t.Kind != text.Word || r.finite(k) || r.subordinator(k) {
			return -1
		}
	}
	for k := i + 1; k < min(s.To, i+behindReach); k++ {
		t := &r.toks[k]
		if t.Kind == text.Word && r.cover[k] < 0 && (r.subordinator(k) || r.particles[t.Base] == "rel") {
			return -1
		}
		if !r.finite(k) {
			continue
		}
		if t.Conj != "" || !r.isVerb(t.Base) && r.light[t.Base].word == "" || k+1 >= s.To { // "استقبله الملك": he is another
			return -1
		}
		k++
		if d := r.in[k]; d >= 0 {
			k = r.times[d].To
		}
		m, ok := r.at[k]
		if k >= s.To || !ok || !r.bare(k) {
			return -1
		}
		x := &r.d.Mentions[m]
		if x.Number == text.Plural != (e.number == text.Plural) || x.Gender != text.NoGender && e.gender != text.NoGender && x.Gender != e.gender || x.Type != schema.Person && !r.agentive(m) && !r.state(m) {
			return -1
		}
		return m
	}
	return -1
}

// behindReach is how far behind its verbal noun the verb of the sentence stands.
const behindReach = 20

// ownDoing holds the types of what somebody does before or while he does something else.
var ownDoing = map[string]bool{"visit": true, "meet": true, "negotiate": true, "return": true, "attack": true}
