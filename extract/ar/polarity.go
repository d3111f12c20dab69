package ar

import (
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

const (
	lam       = "\u0644\u0645"              // لم
	never     = "\u0644\u0646"              // لن
	other     = "\u063A\u064A\u0631"        // غير
	any_      = "\u0627\u064A"              // أي
	without   = "\u062F\u0648\u0646"        // دون
	no        = "\u0644\u0627"              // لا
	notIs     = "\u0644\u064A\u0633"        // ليس
	butRather = "\u0628\u0644"              // بل
	ifNot     = "\u0645\u0627 \u0644\u0645" // ما لم
)

// lost is خسر, by which somebody is not elected.
const lost = "\u062E\u0633\u0631"

// negates reports whether token k is a particle that negates a verb.
func (r *eventReader) negates(k int) bool {
	t := &r.toks[k]
	return r.particles[t.Base] == "neg" && t.Base != what && t.Base != other
}

// polarity looks for a negation whose scope the trigger at token i is in: the
// particle before a verb, also through a light verb to its noun; عدم, دون and
// the like before a noun; a denial that tells it.
func (r *eventReader) polarity(v *text.Event, i int, s *text.Sentence, f triggerForm, verb bool) {
	if f.trigger.lemma == lost && v.Type == "elect" && !(i > s.From && r.negates(i-1)) {
		v.Polarity = schema.Negative
		return
	}
	if v.Polarity == schema.Negative {
		if v.Light-1 > s.From && r.negates(v.Light-2) { // "لم يفشل في"
			v.Polarity = schema.Positive
		}
		return
	}
	if !verb && i > s.From && r.bare(i) && !r.toks[i-1].Def && cancelling[r.toks[i-1].Stem] && calledOff[v.Type] {
		v.Polarity = schema.Negative // "إلغاء محادثات"
		return
	}
	if !verb && v.Type == "aid" && r.aidStopped(i, s) {
		v.Polarity = schema.Negative
		return
	}
	if !verb && r.prevents(v, i, s) {
		return
	}
	if r.notOnly(i, s) { // "لم يعتقل الناشط فقط بل"
		return
	}
	if r.undenied(i, s) {
		v.Modality = schema.Possible
		return
	}
	if !verb && v.Type == "sanction" && i > s.From && !r.toks[i-1].Def && r.lifting[r.toks[i-1].Base].negative && (r.toks[i-1].Prep == "" || r.toks[i-1].Prep == prepB || r.toks[i-1].Prep == prepL) {
		v.Polarity = schema.Negative // "رفع العقوبات"
		return
	}
	if r.negated(v, i, s, f, verb) || r.denied(v, i, s) || !verb && (r.belied(i, s) || r.failed(v, i, s)) || r.unfounded(i, s) {
		v.Polarity = schema.Negative
	}
}

func (r *eventReader) negated(v *text.Event, i int, s *text.Sentence, f triggerForm, verb bool) bool {
	if !verb && i > s.From && (followed[r.toks[i-1].Base] || r.toks[i-1].Base == wake) {
		return false // "لم يستقل بعد الهجوم": that was
	}
	governor := -1 // nearest verb before the trigger
	for k := i - 1; k >= s.From && i-k < 16; k-- {
		t := &r.toks[k]
		switch {
		case r.in[k] >= 0 || r.cover[k] >= 0 && t.Prep == "":
			continue
		case t.Kind == text.Open || t.Kind == text.Close || t.Kind == text.Number || t.Norm == "(" || t.Norm == ")":
			continue
		case t.Kind == text.Punct, t.Base == butRather:
			return false
		case r.particles[t.Base] == "rel":
			return false
		case r.pilotless(k + 1):
			continue // "طائرة من دون طيار", "طائرات بلا طيار"
		case t.Norm == hadWord && t.Conj != "":
			return false // "وقد بقي": another clause
		case verb && questions[t.Base]: // "ليس واضحا متى ستنسحب"
			return false
		case verb && almost[t.Base] && governor < 0: // "كاد المتظاهرون يقتحمون"
			return (k == s.From || !r.negates(k-1)) && r.nearly(k, i)
		case instead[t.Base] && k+1 < i && (r.toks[k+1].Base == fromWord || r.toks[k+1].Base == about):
			return !verb && i-k <= 3 // "بدلا من الانسحاب"
		case t.Base == without || r.nothing[t.Base]:
			if governor < 0 && i-k <= 6 || governor == k+1 || governor == k+2 {
				return governor < 0 || r.opensScope(governor, v)
			}
			return false
		case t.Base == lam && k > s.From && r.toks[k-1].Base == what:
			return false // "ما لم تتعرض": unless it does
		case r.particles[t.Base] == "neg":
			return r.inScope(k, i, governor, v, f, verb) || !verb && t.Base != what && t.Base != other && r.notAny(k, i)
		case r.subordinator(k):
			if (!verb || k < i-1) && (t.Norm != that || k+1 != governor) { // "دون أن يتوصلوا إلى اتفاق"
				return false
			}
		case t.Conj != "" && verb && governor < 0 && k < i-1 && r.cover[k] < 0 && t.Base != "":
			return false
		case !verb && governor < 0 && r.denies(k):
			return true
		case r.noLonger(k): // "لم تعد فرنسا تقصف"
			continue
		case r.verbAt(k):
			if governor >= 0 || verb && !r.was(t.Base) && t.Base != "\u0643\u0627\u0646" {
				// "لم يقتل أو يصب": under one negation
				if !(verb && governor < 0 && k >= i-3 && r.toks[i-1].Base == "\u0627\u0648") { // أو
					return false
				}
			}
			governor = k
		}
	}
	return false
}

// wake is أعقاب.
const wake = "\u0627\u0639\u0642\u0627\u0628"

// nearly reports whether nothing but who did it and "أن" stands between "كاد" at token k and the
// verb at token i.
func (r *eventReader) nearly(k, i int) bool {
	for q := k + 1; q < i; q++ {
		if t := &r.toks[q]; r.cover[q] < 0 && (t.Kind != text.Word || t.Norm != that && r.particles[t.Base] != "" || r.finite(q)) {
			return false
		}
	}
	return i-k <= 4
}

// almost holds the verbs of what nearly happened, folded.
var almost = map[string]bool{
	"\u0643\u0627\u062F": true, "\u0643\u0627\u062F\u062A": true, "\u0643\u0627\u062F\u0648\u0627": true, "\u064A\u0643\u0627\u062F": true, // كاد كادت كادوا يكاد
	"\u062A\u0643\u0627\u062F": true, // تكاد
}

// instead holds the words by which something else was done, folded: "بدلا من", "عوضا عن".
var instead = map[string]bool{
	"\u0628\u062F\u0644\u0627": true, "\u0639\u0648\u0636\u0627": true, // بدلا عوضا
}
