package ar

import (
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// undenied reports whether the event at token i is only what somebody does not deny or rule
// out: "لا يستبعد أن تهاجم", "لم ينف تنفيذ".
func (r *eventReader) undenied(i int, s *text.Sentence) bool {
	for k := i - 1; k > s.From && i-k <= undeniedReach; k-- {
		switch t := &r.toks[k]; {
		case r.cover[k] >= 0 || r.in[k] >= 0:
		case r.denies(k):
			return r.negates(k - 1)
		case t.Kind == text.Punct || r.finite(k) || r.particles[t.Base] == "rel" || r.subordinator(k) && k < i-2:
			return false
		}
	}
	return false
}

// undeniedReach is how many words a denial may stand before what is denied.
const undeniedReach = 9

// denies reports whether token k is a finite verb of denying.
func (r *eventReader) denies(k int) bool {
	if !r.finite(k) {
		return false
	}
	for _, c := range r.cues[r.toks[k].Base] {
		if c.cue.act == schema.Deny && (c.form == past || c.form == present) && (c.cue.needs == "" || r.needed(k, r.d.SentenceOf(k).To, c.cue.needs)) { // not "جدد الجيش قصفه"
			return true
		}
	}
	return false
}

// belied reports whether the clause goes on to say that the event at token i is
// not true: "ما نشر عن انسحاب القوات عار عن الصحة".
func (r *eventReader) belied(i int, s *text.Sentence) bool {
	for k := i + 1; k < s.To && k < i+16; k++ {
		if t := &r.toks[k]; t.Kind == text.Punct || t.Norm == "." {
			return false
		}
		if p, n := r.untrue.longest(s.To-k, func(j int) string { return r.toks[k+j].Norm }); p != nil && n > 1 {
			return true
		}
	}
	return false
}

// denied reports whether the trigger is what a denial denies: "نفى تنفيذ أي
// غارة", "نفى أن يكون الجيش قد قصف".
func (r *eventReader) denied(v *text.Event, i int, s *text.Sentence) bool {
	st := r.told[i]
	if st < 0 || r.d.Statements[st].Act != schema.Deny || r.d.Statements[st].CueFrom < s.From {
		return false
	}
	verbs := 0
	for k := i - 1; k >= s.From && r.told[k] == st; k-- {
		t := &r.toks[k]
		if i-k > 14 || t.Norm == comma || r.particles[t.Base] == "rel" || r.negates(k) {
			return false
		}
		if r.finite(k) {
			verbs++
		}
		if r.cover[k] < 0 && len(nominal(r.triggers[t.Stem])) > 0 && r.particles[t.Base] == "" && k < i-1 && !r.lightNoun(t.Stem) && !r.sameType(nominal(r.triggers[t.Stem]), v.Type) { // not "نفى انعقاد أي اجتماع"
			return false
		}
	}
	return verbs == 0
}
