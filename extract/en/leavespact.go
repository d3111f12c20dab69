package en

import (
	"slices"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// leavesPact drops from a withdrawal the place of those who but made the pact that is left: "withdrew from the nuclear
// accord with Iran".
func (r *eventReader) leavesPact(v *text.Event) {
	if v.Type != "withdraw" {
		return
	}
	toks := r.d.Tokens
	s := r.d.SentenceOf(v.From)
	const reach, longest = 6, 7
	from := v.From + 1
	for from < s.To && from < v.From+reach && toks[from].Norm != "from" && (toks[from].Norm != "of" || toks[from-1].Norm != "out") {
		from++
	}
	for k := from + 1; k < s.To && k < from+longest; k++ {
		switch t := &toks[k]; {
		case kept[t.Stem] || t.Stem == "pact" || t.Stem == "talks" || t.Stem == "talk" || t.Stem == "negotiation" || t.Stem == "convention":
			v.PactLeft = true
			v.Roles[schema.Origin] = slices.DeleteFunc(v.Roles[schema.Origin], func(x int) bool { return r.d.Mentions[x].From > from && r.d.Mentions[x].Type == schema.Place })
			if len(v.Roles[schema.Origin]) == 0 {
				delete(v.Roles, schema.Origin)
			}
			return
		case t.Tag == "IN", t.Tag == "TO", t.Tag == ",", t.Tag == "CC", r.t.isVerb(k) && t.Tag != "VBN" && t.Tag != "VBG":
			return
		}
	}
}
