package ar

import (
	"strings"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// inScope reports whether the negation at token k reaches the trigger at token
// i; governor is the verb between them, or -1.
func (r *eventReader) inScope(k, i, governor int, v *text.Event, f triggerForm, verb bool) bool {
	b := r.toks[k].Base
	if b == what || b == other && k != i-1 || k+1 < i && (merely[r.toks[k+1].Base] || goneBy[r.toks[k+1].Base]) || r.firstTime(k, i) {
		return false
	}
	if b == no && k+1 < i && hasPrefix(r.toks[k+1].Base, "\u064A\u0632\u0627\u0644") || b == no && k+1 < i && (hasSuffix(r.toks[k+1].Base, "\u0632\u0627\u0644") || hasSuffix(r.toks[k+1].Base, "\u0632\u0627\u0644\u062A")) { // لا يزال: still
		return false
	}
	if governor < 0 {
		if verb && f.form == past && hasPrefix(b, notIs) {
			return false // "وليس حكومة حاربت الإرهاب"
		}
		if verb {
			reach := 4
			if r.toks[i-1].Norm == that && k+1 < i && r.modal[r.toks[k+1].Base] != "" { // "لا يمكن لأي دولة أن تحتل"
				reach = 9
			}
			return i-k <= reach && !r.excepted(i)
		}
		if b == no {
			wish := i-k <= 5 && r.toks[i].Prep == prepL && r.modal[r.toks[k+1].Base] != "" // "لا نية لدى فرنسا لسحب"
			return i-k <= 2 || i-k <= 4 && thereIs[r.toks[k+1].Base] || wish
		}
		return b != lam && b != never && i-k <= 4 && !(hasPrefix(b, notIs) && r.predicateBetween(k, i)) || i-k <= 6 && r.lightAt(k+1) // ليس هناك
	}
	if governor > k+2 {
		return false
	}
	return verb || r.opensScope(governor, v) && !(r.causeVerb(governor) && !r.prepositionBetween(governor, i)) && r.carriesTo(governor, i)
}

// predicateBetween reports whether "ليس" at token k denies something other than the noun at
// token i, which stands behind it: "ليست طرفا في الهجوم", "ليست بحوزتها تسجيلات تتعلق بمقتل".
func (r *eventReader) predicateBetween(k, i int) bool {
	for q := k + 1; q < i; q++ {
		t := &r.toks[q]
		if t.Kind == text.Word && r.cover[q] < 0 && !thereIs[t.Base] && !quantity(t.Base) && r.particles[t.Base] == "" && r.modal[t.Base] == "" && !r.lightNoun(t.Stem) {
			return true // a plan or an intention that there is not denies the act
		}
	}
	return false
}

// carriesTo reports whether what the negated verb at token g governs is the noun at token i,
// not another before it: "لم يتم التوصل إلى أي اتفاق", "لم ترد أنباء عن سقوط ضحايا"; not "لم
// يصدر أي تعليق على الهجوم".
func (r *eventReader) carriesTo(g, i int) bool {
	noun := false // one that stands between
	for k := g + 1; k <= i; k++ {
		t := &r.toks[k]
		if noun && (t.Prep != "" || r.particles[t.Base] == "prep" || r.particles[t.Base] == "conj") {
			return false
		}
		if k == i || r.cover[k] >= 0 || r.in[k] >= 0 || t.Kind != text.Word || r.particles[t.Base] != "" || quantity(t.Base) || reports[t.Stem] || attempts[t.Stem] || r.lightNoun(t.Stem) || r.finite(k) {
			continue
		}
		if event := len(nominal(r.triggers[t.Stem])) > 0; event && k > g+1 || !t.Def && !r.adjectival(k) && r.nominal(k) && t.Prep == "" {
			noun = true
		}
	}
	return true
}

// attempts holds nouns for what fails where the act does not come about, folded.
var attempts = map[string]bool{
	"\u0645\u062D\u0627\u0648\u0644\u0627\u062A": true, "\u0645\u062D\u0627\u0648\u0644\u0647": true, "\u062C\u0647\u0648\u062F": true, "\u0645\u0633\u0627\u0639\u064A": true, // محاولات محاولة جهود مساعي
	"\u0645\u0633\u0627\u0639": true, // مساع
}

// merely holds the words behind a negation that deny only that it is all: "ليس فقط",
// "ليس مجرد".
var merely = map[string]bool{
	"\u0641\u0642\u0637": true, "\u0645\u062C\u0631\u062F": true, // فقط مجرد
}

// goneBy holds the verbs of time that has hardly gone by: "لم يمض شهر على اغتيال".
var goneBy = map[string]bool{
	"\u064A\u0645\u0636": true, "\u062A\u0645\u0636": true, "\u064A\u0645\u0631": true, "\u062A\u0645\u0631": true, // يمض تمض يمر تمر
	"\u062A\u0645\u0636\u064A": true, "\u064A\u0645\u0636\u064A": true, // تمضي يمضي
}

// firstTime reports whether the negation at token k only denies that the event at token i is
// the first: "ليست هذه أول مرة تقصف فيها".
func (r *eventReader) firstTime(k, i int) bool {
	for q := k + 1; q < i && q <= k+5; q++ {
		switch r.toks[q].Stem {
		case "\u0627\u0648\u0644", "\u0627\u0648\u0644\u064A": // أول أولى
			return true
		}
	}
	return false
}

// noLonger reports whether "لم يعد", "لم تعد" ends at token k, which says of the verb behind it
// that it is done no more.
func (r *eventReader) noLonger(k int) bool {
	if k == 0 || r.toks[k-1].Base != lam {
		return false
	}
	switch r.toks[k].Base {
	case "\u064A\u0639\u062F", "\u062A\u0639\u062F", "\u0646\u0639\u062F", "\u064A\u0639\u0648\u062F\u0648\u0627": // يعد تعد نعد يعودوا
		return true
	}
	return false
}

// notOnly reports whether the negation of the clause denies only that the event at token i is
// all that was done: "لم يعتقل الناشط فقط، بل".
func (r *eventReader) notOnly(i int, s *text.Sentence) bool {
	only := false
	for k := i + 1; k < s.To && k <= i+onlyReach; k++ {
		switch b := r.toks[k].Base; {
		case b == "\u0641\u0642\u0637", b == "\u0641\u062D\u0633\u0628": // فقط فحسب
			only = true
		case only && (b == "\u0628\u0644" || b == "\u0627\u0646\u0645\u0627"): // بل إنما
			return true
		case r.finite(k):
			return false
		}
	}
	return false
}

// onlyReach is how far behind an event "فقط، بل" may stand.
const onlyReach = 10

// causeVerb reports whether the verb at token g tells what something leads to, also in its short
// form: "يؤد".
func (r *eventReader) causeVerb(g int) bool {
	b := r.toks[g].Base
	return r.causing[b] || g > 0 && r.toks[g-1].Base == lam && r.causing[b+"\u064A"]
}

// prepositionBetween reports whether a preposition stands behind token g and in front of the
// noun at token i, or is written onto that: what a verb of causing leads to, or what one
// failed in.
func (r *eventReader) prepositionBetween(g, i int) bool {
	if p := r.toks[i].Prep; p == prepB || p == prepL {
		return true
	}
	for k := g + 1; k < i; k++ {
		switch b := r.toks[k].Base; {
		case r.cover[k] >= 0 && r.cover[k-1] == r.cover[k]: // within a name
		case b == inWord, b == about, b == toWord, b == fromWord && !(r.toks[i].Def && r.sameType(nominal(r.triggers[r.toks[i].Stem]), "negotiate")), b == any_ && g == k-1: // not "فشلت جولة من المفاوضات"
			return true
		}
	}
	return false
}

// thereIs holds the verbs that only tell that something is there: "لا توجد خطط لنشر".
var thereIs = map[string]bool{
	"\u064A\u0648\u062C\u062F": true, "\u062A\u0648\u062C\u062F": true, // يوجد توجد
}

// excepted reports whether "سوى" or "إلا" follows the verb at token i, which was
// done then, if little: "لم يرسل سوى زورق".
func (r *eventReader) excepted(i int) bool {
	for k := i + 1; k < len(r.toks) && k < i+4 && r.toks[k].Kind == text.Word; k++ {
		if b := r.toks[k].Base; b == "\u0633\u0648\u064A" || b == "\u0627\u0644\u0627" { // سوى إلا
			return true
		}
	}
	return false
}

// notAny reports whether the noun at token i stands under "أي" in the clause that
// the particle at token k negates: "لم توثق أي إصابات".
func (r *eventReader) notAny(k, i int) bool {
	verbs := 0
	for q := i - 1; q > k; q-- {
		if r.verbAt(q) {
			verbs++
		}
	}
	return verbs == 1 && (r.toks[i-1].Base == any_ || i-2 > k && r.toks[i-2].Base == any_ && r.nominal(i-1) && !r.toks[i].Def && !r.accusative(i) && !strings.Contains(r.toks[i].Text, tanwin))
}

func (r *eventReader) lightAt(k int) bool {
	b := r.toks[k].Base
	if _, ok := r.light[b]; ok {
		return true
	}
	if k == 0 || r.toks[k-1].Base != lam {
		return false
	}
	for _, weak := range []string{"\u064A", "\u0648"} { // "تجرِ"
		if _, ok := r.light[b+weak]; ok {
			return true
		}
	}
	return false
}

// verbAt reports whether token k is a finite verb, also one that only the
// particle before it shows to be one.
func (r *eventReader) verbAt(k int) bool {
	return r.finite(k) || r.cover[k] < 0 && r.toks[k].Kind == text.Word && k > 0 && (r.toks[k-1].Base == lam || r.toks[k-1].Base == never)
}

// opensScope reports whether the verb or noun at token g lets a negation pass to
// the noun that it governs: a light verb, one of the event's own type, or one
// that tells that something is or was done.
func (r *eventReader) opensScope(g int, v *text.Event) bool {
	b := r.toks[g].Base
	if strings.Contains(b, claims) || answers[b] && r.toks[v.From-1].Base == onWord || r.light[b].failing || succeeds[b] && !r.prepositionBetween(g, v.From) {
		return false // "لم تتبن أي جهة الهجوم", "لم تنجح المحادثات": they were held; "لم ترد تركيا على الهجوم", "لم يتوقف القصف"
	}
	if g+1 == v.Light || r.lightAt(g) {
		return true
	}
	for _, f := range r.triggers[b] {
		if f.trigger.typ == v.Type {
			return true
		}
	}
	for _, c := range r.cues[b] { // "لن نعلن أي إضراب"
		if c.cue.act == schema.Announce {
			return !r.responsibleFor(g, v.From)
		}
	}
	if f := r.triggers["\u064A"+b[min(2, len(b)):]]; len(f) > 0 && f[0].trigger.typ == v.Type {
		return true
	}
	return false
}

// responsibleFor reports whether it is only the responsibility for the event at token i that
// the verb at token g tells: "لم يعلن أحد مسؤوليته عن الهجوم".
func (r *eventReader) responsibleFor(g, i int) bool {
	for k := g + 1; k < i; k++ {
		if hasPrefix(r.toks[k].Stem, responsible) {
			return true
		}
	}
	return false
}

// succeeds holds the forms of "نجح", which has "في" before what comes about, folded.
var succeeds = map[string]bool{
	"\u0646\u062C\u062D": true, "\u0646\u062C\u062D\u062A": true, "\u0646\u062C\u062D\u0648\u0627": true, "\u064A\u0646\u062C\u062D": true, // نجح نجحت نجحوا ينجح
	"\u062A\u0646\u062C\u062D": true, // تنجح
}

// answers holds the forms of "رد", which stands before "على" and what was done before.
var answers = map[string]bool{
	"\u0631\u062F": true, "\u0631\u062F\u062A": true, "\u0631\u062F\u0648\u0627": true, // رد ردت ردوا
	"\u064A\u0631\u062F": true, "\u062A\u0631\u062F": true, "\u064A\u0631\u062F\u0648\u0627": true, // يرد ترد يردوا
}

// lightNoun reports whether a noun only says that something is done.
func (r *eventReader) lightNoun(w string) bool {
	switch w {
	case "\u062A\u0646\u0641\u064A\u0630", "\u062A\u0648\u0642\u064A\u0639", "\u0634\u0646", "\u062A\u0639\u0631\u0636", "\u0628\u062F\u0621", "\u062A\u0648\u0635\u0644": // تنفيذ توقيع شن تعرض بدء توصل
		return true
	}
	return false
}

// noneHarmed reports whether the verb at token i tells that none of those at token j was killed
// or hurt: "لم يقتل أي جندي من", "لم يصب أحد من". Without vowels it is written as the active is,
// by which "none" would be who did no harm, and that is seldom told.
func (r *eventReader) noneHarmed(i, j int, s *text.Sentence, f triggerForm) bool {
	if f.form != present || f.trigger.typ != "kill" && f.trigger.typ != "injure" || i == s.From || r.toks[i-1].Base != lam || j >= s.To {
		return false
	}
	return r.bare(j) && (r.toks[j].Base == any_ || r.toks[j].Base == anyone)
}

const anyone = "\u0627\u062D\u062F" // أحد
