package ar

import (
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// preventing holds verbal nouns, folded, for keeping something from happening: منع تجنب تفادي تجنيب درء.
var preventing = wordSet(
	"\u0645\u0646\u0639", "\u062A\u062C\u0646\u0628", "\u062A\u0641\u0627\u062F\u064A", "\u062A\u062C\u0646\u064A\u0628", "\u062F\u0631\u0621",
)

// hinder is منع, which has "من" before what somebody is kept from.
const hinder = "\u0645\u0646\u0639"

// tightening holds verbal nouns, folded, for making a hold firm: إحكام بسط تعزيز توسيع استكمال.
var tightening = wordSet(
	"\u0627\u062D\u0643\u0627\u0645", "\u0628\u0633\u0637", "\u062A\u0639\u0632\u064A\u0632", "\u062A\u0648\u0633\u064A\u0639", "\u0627\u0633\u062A\u0643\u0645\u0627\u0644",
)

// preventReach is how many words may stand between a verbal noun for keeping somebody from an act and "من".
const preventReach = 7

// prevented returns the token of the verbal noun by which the noun at token i is told as what somebody
// keeps from happening, or wants to: "منع | وصول المقاتلين", "لمنع الحركة | من الاستيلاء على المدينة". It
// is -1 where none is.
func (r *eventReader) prevented(i int, s *text.Sentence) int {
	k := i - 1
	if k < s.From || r.toks[i].Conj != "" || r.toks[i].Prep != "" {
		return -1
	}
	if t := &r.toks[k]; t.Base == any_ || quantity(t.Base) { // "لمنع أي هجوم"
		if k--; k < s.From {
			return -1
		}
	}
	if t := &r.toks[k]; k > s.From && t.Kind == text.Word && !t.Def && r.bare(k) && (doings[t.Stem] || tightening[t.Stem]) { // "لمنع الحركة من إحكام سيطرتها"
		k--
	}
	if r.preventsAt(k) {
		return k
	}
	if r.toks[k].Base != fromWord || r.toks[k].Conj != "" {
		return -1
	}
	for q := k - 1; q >= s.From && k-q <= preventReach; q-- {
		if r.cover[q] >= 0 {
			continue
		}
		w, e := cutEnclitic(r.toks[q].Stem, func(w string) bool { return w == hinder })
		if r.preventsAt(q) && r.toks[q].Stem == hinder || e != nil && e.person == 3 && w == hinder && !r.finite(q) {
			return q
		}
		if t := &r.toks[q]; t.Kind != text.Word || r.finite(q) || r.subordinator(q) || r.particles[t.Base] == "prep" || len(nominal(r.triggers[t.Stem])) > 0 {
			return -1
		}
	}
	return -1
}

// keptFrom makes whom somebody keeps from the act of event v, by the verbal noun at token k, its agent: "لمنع
// | الحركة | من الاستيلاء". Who keeps it from happening has no part in it.
func (r *eventReader) keptFrom(v *text.Event, k, i int, s *text.Sentence, subj schema.Role) {
	v.Unnamed = true
	if subj == "" || len(v.Roles[subj]) > 0 || r.toks[i-1].Base != fromWord || k+1 >= i-1 {
		return
	}
	if ms, to := r.argument(k+1, s); to <= i-1 && len(ms) > 0 {
		r.take(v, subj, subject{mentions: ms, told: true}, inflection{})
	}
}

// hinders reports whether the word at token k is the verb rather than the verbal noun: "منع الأمن الناشطة من".
func (r *eventReader) hinders(k int) bool {
	_, verb := r.steering[r.toks[k].Base]
	s := r.d.SentenceOf(k)
	return verb && r.toks[k].Prep == "" && r.verbPlace(k, s) && !r.afterSubject(k, s) // not "تواصل الحركة منع"
}

// preventsAt reports whether such a verbal noun stands at token k, and governs what is behind it.
func (r *eventReader) preventsAt(k int) bool {
	t := &r.toks[k]
	return t.Kind == text.Word && !t.Def && r.cover[k] < 0 && preventing[t.Stem] && !r.finite(k)
}

// prevents makes event v, whose noun stands at token i, one that is not to happen, where somebody keeps
// it from happening: what he does so for is still to come. It reports whether it did.
func (r *eventReader) prevents(v *text.Event, i int, s *text.Sentence) bool {
	k := r.prevented(i, s)
	if k < 0 {
		return false
	}
	v.Polarity = schema.Negative
	if r.toks[k].Prep == prepL || k > s.From && purposes[r.toks[k-1].Stem] {
		v.Modality = schema.Planned
	}
	return true
}
