package ar

import (
	"slices"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// nested adds to the places of an event those that they are told to lie in, right behind them:
// "في قرية النخيل بمديرية المخا في محافظة تعز" are three. What is told by its direction from
// another ("شمال غربي حلب") does not lie in it.
func (r *eventReader) nested() {
	for i := range r.d.Events {
		v := &r.d.Events[i]
		inner := r.d.Events[i].Roles[schema.At]
		if v.Type == "attack" || v.Type == "seize" || v.Type == "deploy" {
			inner = slices.Concat(inner, r.only(v.Roles[schema.Target], schema.Place, schema.Facility))
		}
		for _, m := range inner {
			for range nestedReach {
				if m = r.liesIn(m); m < 0 || slices.Contains(v.Roles[schema.Target], m) {
					break
				}
				if !slices.Contains(v.Roles[schema.Agent], m) {
					r.role(v, schema.At, []int{m})
				}
			}
		}
	}
}

// nestedReach is how many places may be told one behind the other.
const nestedReach = 3

// liesIn returns the place that the place m is told to lie in, or -1.
func (r *eventReader) liesIn(m int) int {
	x := &r.d.Mentions[m]
	k := x.To
	for k < len(r.toks) && (r.toks[k].Kind == text.Close || r.toks[k].Def && r.bare(k) && r.cover[k] < 0 && r.adjectival(k) && r.toks[x.From].Sent == r.toks[k].Sent) {
		k++
	}
	if k+1 < len(r.toks) && (r.toks[k].Stem == "\u062A\u0627\u0628\u0639" || r.toks[k].Stem == "\u062A\u0627\u0628\u0639\u0647") && r.toks[k+1].Prep == prepL { // "التابعة لمديرية", "تابع لمحافظة"
		k++
	}
	if k+1 >= len(r.toks) || r.toks[k].Kind != text.Word || r.toks[k].Conj != "" || r.toks[k].Sent != r.toks[x.From].Sent {
		return -1
	}
	switch t := &r.toks[k]; {
	case t.Base == inWord:
		if k++; r.toks[k].Stem == capital && r.toks[k].Def { // "في العاصمة بغداد"
			k = r.capitalNamed(k, r.d.SentenceOf(k))
		}
		if !r.bare(k) {
			return -1
		}
	case t.Prep == prepB, t.Prep == prepL && k > x.To && r.toks[k-1].Kind == text.Word:
	default:
		return -1
	}
	o, ok := r.at[k]
	if !ok || r.d.Mentions[o].Type != schema.Place && r.d.Mentions[o].Type != schema.Facility {
		return -1
	}
	return o
}
