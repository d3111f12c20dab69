package ar

import (
	"slices"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// harmCaused lets people be killed or injured where, and by whom, the attack was that
// is told to have led to it, however much is told between: "شن الجيش غارات على
// المدينة … ما أدى إلى مقتل ثلاثة". Where the attack is only named again ("وأسفر
// الهجوم عن مقتل ثلاثة"), it is the one told before.
func (r *eventReader) harmCaused() {
	for i := range r.d.Events {
		v := &r.d.Events[i]
		if v.Type != "kill" && v.Type != "injure" || v.Polarity != schema.Positive {
			continue
		}
		k := r.cause(v)
		if k < 0 {
			continue
		}
		o := r.attackBefore(i, k)
		if o == nil {
			continue
		}
		if at := slices.Concat(r.only(o.Roles[schema.Target], schema.Place, schema.Facility), o.Roles[schema.At]); len(v.Roles[schema.At]) == 0 {
			r.role(v, schema.At, at)
		}
		if len(v.Roles[schema.Agent]) > 0 || v.SubjectRole != "" || v.Country != "" || len(o.Roles[schema.Counterpart]) > 0 {
			continue
		}
		r.lendAgent(v, o)
	}
}

// cause returns the token of the verb that says that something led to harm v, or -1:
// "أدى إلى مقتل", "أسفر عن إصابة", also over a harm joined to another ("مقتل ثلاثة
// وإصابة خمسة").
func (r *eventReader) cause(v *text.Event) int {
	s := r.d.SentenceOf(v.From)
	for k := v.From - 1; k >= s.From && v.From-k < causeReach; k-- {
		switch t := &r.toks[k]; {
		case t.Norm == "\u061B":
			return -1
		case r.cover[k] < 0 && t.Kind == text.Word && r.causing[t.Base] && (r.finite(k) || r.onlyCauses(k)):
			return k
		}
	}
	return -1
}

// onlyCauses reports whether the word at token k, a verb of causing, is no other word: "نتج", "نجم".
func (r *eventReader) onlyCauses(k int) bool {
	t := &r.toks[k]
	return !r.isVerb(t.Base) && !r.nominal(k) && r.particles[t.Base] == ""
}

// causeReach is how many words may stand between "أدى" and what it led to.
const causeReach = 24

// attackBefore returns the attack that led to the harm told by event i, whose cause verb
// stands at token k; nil where none is told, or only what is no attack led to it.
func (r *eventReader) attackBefore(i, k int) *text.Event {
	v := &r.d.Events[i]
	s := r.d.SentenceOf(v.From)
	named := false // the sentence only names an attack that was told before
	for q := s.From; q < v.From; q++ {
		if t := &r.toks[q]; t.Def && r.cover[q] < 0 {
			if fs := nominal(r.triggers[t.Stem]); len(fs) > 0 && fs[0].trigger.typ == "attack" {
				named = true
			}
		}
	}
	for j := i - 1; j >= 0; j-- {
		o := &r.d.Events[j]
		gap := r.toks[v.From].Sent - r.toks[o.From].Sent
		if gap > 2 || gap > 0 && !named {
			return nil
		}
		if o.Type == "attack" && o.Polarity == v.Polarity && (o.Statement == v.Statement || gap > 0) {
			return o
		}
		if gap == 0 && o.Type != "kill" && o.Type != "injure" && o.From < k {
			return nil // it is that event that led to it
		}
	}
	return nil
}

// freed reads whom the pronoun on the noun that a release needs means: "إطلاق سراحه", "ثم
// أخلي سبيلها". Who is freed does not free himself.
func (r *eventReader) freed(v *text.Event, s *text.Sentence, needs string) {
	if len(v.Roles[schema.Target]) > 0 {
		return
	}
	for k := v.To; k < s.To && k < v.To+freedReach; k++ {
		w, e := cutEnclitic(r.toks[k].Base, func(w string) bool { return w == needs })
		if e == nil || w != needs || e.person != 3 {
			continue
		}
		var not []int
		if v.Statement >= 0 { // who speaks is free
			not = r.d.Statements[v.Statement].Speakers
		}
		m := r.human(k, s, e, not...)
		if m < 0 || r.d.Mentions[m].Type != schema.Person {
			return
		}
		if as := v.Roles[schema.Agent]; len(as) == 1 && r.sameName(as[0], m) {
			delete(v.Roles, schema.Agent)
			v.Passive = true
		}
		r.role(v, schema.Target, []int{m})
		return
	}
}

// freedReach is how far behind its verb the other half of a release stands.
const freedReach = 7
