package ar

import (
	"strings"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// escape is بد, of which there is none from what must be done.
const escape = "\u0628\u062F"

// ofThePast reports whether a noun tells of what was done, by "ل" and its verbal noun, rather
// than of a purpose: "الذكرى الأولى لاغتيال", "تنديدا لقصف".
func ofThePast(w string) bool { return bygone[w] || bygone[strings.TrimSuffix(w, string(alef))] }

// bygone holds such nouns, and the ordinals of anniversaries, folded.
var bygone = map[string]bool{
	"\u0630\u0643\u0631\u064A": true, "\u0627\u0648\u0644\u064A": true, "\u062B\u0627\u0646\u064A\u0647": true, "\u062B\u0627\u0644\u062B\u0647": true, // ذكرى أولى ثانية ثالثة
	"\u0631\u0627\u0628\u0639\u0647": true, "\u062E\u0627\u0645\u0633\u0647": true, "\u0633\u0646\u0648\u064A\u0647": true, "\u0627\u062F\u0627\u0646\u0647": true, // رابعة خامسة سنوية إدانة
	"\u062A\u0646\u062F\u064A\u062F": true, "\u0627\u0633\u062A\u0646\u0643\u0627\u0631": true, "\u0646\u062A\u064A\u062C\u0647": true, "\u0634\u062C\u0628": true, // تنديد استنكار نتيجة شجب
	"\u0636\u062D\u064A\u0647": true, "\u0634\u0627\u0647\u062F": true, "\u0627\u0646\u062A\u0642\u0627\u062F": true, "\u0631\u062F": true, // ضحية شاهد انتقاد رد
	"\u062C\u0632\u0627\u0621": true, // جزاء
}

// decided holds the types whose decision is the act itself: a court that
// decides to release somebody releases him.
var decided = map[string]bool{"appoint": true, "release": true, "arrest": true, "sanction": true, "resign": true}

// issuing holds the forms of "أصدر", by which decrees and rulings are given, folded.
var issuing = map[string]bool{
	"\u0627\u0635\u062F\u0631": true, "\u0627\u0635\u062F\u0631\u062A": true, "\u064A\u0635\u062F\u0631": true, "\u062A\u0635\u062F\u0631": true, // أصدر أصدرت يصدر تصدر
	"\u0627\u0635\u062F\u0631\u0648\u0627": true, // أصدروا
}

// modality tells plans, possibilities and demands from what is asserted.
func (r *eventReader) modality(v *text.Event, i int, s *text.Sentence, f triggerForm) {
	t := &r.toks[i]
	if v.Type == "kill" && f.form == masdar && r.sentenced(i, s) {
		v.Modality = schema.Planned
		return
	}
	if decided[v.Type] && (v.Modality == schema.Planned && v.Light > 0 && r.decides(v.Light-1) || v.Modality == schema.Demanded && v.Light > 0) { // "أمرت المحكمة بحبسه"
		v.Modality = schema.Asserted
		return
	}
	if v.Modality != schema.Asserted {
		return
	}
	if t.Prep == future {
		v.Modality = schema.Planned
	}
	if v.Type != "sanction" && r.ends(i, s) {
		return // "دعا إلى وقف القصف": it goes on
	}
	if m, ok := r.governedModality(v, i, s, f); ok {
		if m != "" {
			v.Modality = m
		}
		return
	}
	if t.Prep == prepL && !t.Def && !r.suffered(v.Light-1) && !r.reached(i, s) && !(i > s.From && ofThePast(r.toks[i-1].Stem)) && (f.form == masdar || v.Type == "meet") && v.Polarity == schema.Positive && len(nominal(r.triggers[t.Base])) > 0 { // with a pronoun, a reason // "لتشكيل تحالف": a purpose
		v.Modality = schema.Planned
		return
	}
	if t.Prep == prepL && !t.Def && f.form == masdar && v.Polarity == schema.Positive && f.trigger.genitive == "obj" && r.goesFor(v, i, s) {
		v.Modality = schema.Planned
		return
	}
	if v.Modality == schema.Asserted && !(f.form == noun && (v.Type == "kill" || v.Type == "injure")) { // "طالب بتفاصيل مقتله"
		r.toldModality(v, i, s)
	}
	if v.Modality == schema.Asserted && v.Polarity == schema.Positive && r.whatFor(i, s) {
		v.Modality = schema.Planned
	}
	if v.Modality == schema.Asserted && v.Polarity == schema.Positive && f.form == present && i > s.From && !f.trigger.state && atATime[r.toks[i-1].Base] { // "عندما يلتقي الرئيسان"
		v.Modality = schema.Planned
	}
	if v.Modality == schema.Asserted && r.comesAfter(v, i, s) {
		v.Modality = schema.Planned
	}
	if v.Modality == schema.Asserted && f.form == masdar && r.toks[i].Conj == andWord && len(r.d.Events) > 0 { // "بهدف السيطرة على المدينة واقتحام المقر"
		if o := &r.d.Events[len(r.d.Events)-1]; o.From >= s.From && o.Rule == v.Rule && o.Modality == schema.Planned && o.Polarity == v.Polarity && r.whatFor(o.From, s) && r.joins(o.To, i) {
			v.Modality = o.Modality
		}
	}
	if v.Modality == schema.Asserted && v.Polarity == schema.Positive && f.form != past && f.form != passive && r.ahead(v.To, s) {
		v.Modality = schema.Planned
	}
}

// goesFor reports whether the verbal noun with "ل" and the pronoun of its object at token i tells what somebody is still
// to do: behind a verb in the future, or of a place that is to be taken: "ستتجه القوات إلى المدينة لتحريرها".
func (r *eventReader) goesFor(v *text.Event, i int, s *text.Sentence) bool {
	if !r.possessive(i) || v.To < s.To && r.bare(v.To) && (r.cover[v.To] >= 0 || r.objectAt(v.To, s)) {
		return false // "لقتله جنديا": why
	}
	if v.Type == "seize" {
		return true
	}
	k := r.verbInClause(i, s)
	return k >= 0 && r.toks[k].Prep == future
}

// atATime holds the words for "when" behind which the present tense tells of what is to come: عندما حينما.
var atATime = wordSet("\u0639\u0646\u062F\u0645\u0627", "\u062D\u064A\u0646\u0645\u0627")

// suffered reports whether the verb at token k, which governs a noun by "ل", is تعرض: what its
// subject suffers is no purpose.
func (r *eventReader) suffered(k int) bool {
	return k >= 0 && (hasPrefix(r.toks[k].Base, suffers) || hasSuffix(r.toks[k].Base, suffers))
}

// reached reports whether a verb of reaching governs the noun at token i by "ل": "توصلت البلاد لاتفاق".
func (r *eventReader) reached(i int, s *text.Sentence) bool {
	for k := i - 1; k >= s.From && i-k <= reachedBefore && r.toks[k].Kind == text.Word; k-- {
		if r.finite(k) || r.masdars[r.toks[k].Stem] {
			return strings.HasSuffix(r.toks[k].Stem, arrive) || strings.Contains(r.toks[k].Base, arrive) && r.finite(k)
		}
	}
	return false
}

// reachedBefore is how far behind it that noun stands, the subject between them.
const reachedBefore = 6

// arrive is توصل.
const arrive = "\u062A\u0648\u0635\u0644"

// sentenced reports whether the verbal noun at token i is what somebody is sentenced to:
// "حكم بالإعدام", "أحكام الإعدام", "محكوم عليه بالإعدام".
func (r *eventReader) sentenced(i int, s *text.Sentence) bool {
	ruled := false
	for k := i - 1; k >= s.From && i-k <= sentenceReach; k-- {
		switch w := strings.TrimSuffix(r.toks[k].Stem, string(alef)); {
		case strings.Contains(w, carriedOut): // "نفذت السلطات حكم الإعدام"
			return false
		case w == "\u062D\u0643\u0645", w == "\u0627\u062D\u0643\u0627\u0645", // حكم أحكام
			w == "\u0639\u0642\u0648\u0628\u0647", hasPrefix(w, "\u0645\u062D\u0643\u0648\u0645"), // عقوبة محكوم
			w == "\u062D\u0643\u0645\u062A", w == "\u0642\u0636\u062A": // حكمت قضت
			ruled = true
		case r.toks[k].Kind != text.Word || r.finite(k):
			return ruled
		}
	}
	return ruled
}

// carriedOut is نفذ, also in تنفيذ without its ي.
const carriedOut = "\u0646\u0641\u0630"

// sentenceReach is how many words back a sentence stands before what it is.
const sentenceReach = 4

// followed holds the prepositions behind which stands what was before, or caused it.
var followed = map[string]bool{
	"\u0628\u0639\u062F": true, "\u0639\u0642\u0628": true, "\u0627\u062B\u0631": true, "\u0645\u0646\u0630": true, // بعد عقب إثر منذ
	"\u062C\u0631\u0627\u0621": true, "\u0628\u0633\u0628\u0628": true, "\u0646\u062A\u064A\u062C\u0647": true, // جراء بسبب نتيجة
}

// comesAfter reports whether the event at token i comes after one that is planned:
// "سيلتقي الوزير قبل عودته", "سيلتقيه قبل أن يتوجه", or is agreed on: "على أن يزور".
func (r *eventReader) comesAfter(v *text.Event, i int, s *text.Sentence) bool {
	k := i - 1
	if k > s.From && r.toks[k].Norm == that {
		if k--; r.toks[k].Base == onWord && r.finiteVerb(i) { // not "توافق على أن الاتفاق قائم"
			return true
		}
	}
	if k < s.From || r.toks[k].Base != before_ || len(r.d.Events) == 0 {
		return false
	}
	o := &r.d.Events[len(r.d.Events)-1]
	return o.From >= s.From && o.Modality == schema.Planned && o.Polarity == schema.Positive && o.Statement == v.Statement
}

// ahead reports whether the clause from token j on tells a day after the article's
// own, or the end of a period: "انتهاء المهمة مع حلول نهاية العام".
func (r *eventReader) ahead(j int, s *text.Sentence) bool {
	published := r.d.Article.Published.Value
	end := r.clauseEnd(j, s)
	for x := range r.d.Dates {
		d := &r.d.Dates[x]
		if d.From < j || d.From >= end {
			continue
		}
		if n := min(len(published), len(d.Date.Value)); n > 0 && d.Date.Value[:n] > published[:n] {
			return true
		}
	}
	return false
}

// decides reports whether the word at token k is قرر or قرار.
func (r *eventReader) decides(k int) bool {
	b := r.toks[k].Base
	return hasSuffix(b, "\u0642\u0631\u0631") || hasPrefix(b, "\u0642\u0631\u0631") || hasPrefix(b, "\u0642\u0631\u0627\u0631")
}

// governedModality looks left for a word that says how real the event is. ok
// tells that the search is over.
func (r *eventReader) governedModality(v *text.Event, i int, s *text.Sentence, f triggerForm) (m schema.Modality, ok bool) {
	verb := f.form == past || f.form == present || f.form == passive
	thats := 0
	for k := i - 1; k >= s.From && i-k <= 9; k-- {
		p := &r.toks[k]
		if r.in[k] >= 0 || r.cover[k] >= 0 && (r.modal[p.Base] == "" || !p.Def || k == s.From || r.toks[k-1].Base != fromWord) { // "من المقرر", no rapporteur
			continue
		}
		if p.Kind == text.Punct && p.Norm != "(" && p.Norm != ")" {
			return "", false
		}
		if p.Norm == escape && k > s.From && r.negates(k-1) { // "لا بد من انسحاب"
			return schema.Demanded, true
		}
		if p.Norm == whether { // "هل تنسحب": asked
			return schema.Possible, true
		}
		if p.Norm == never { // لن
			return schema.Planned, true
		}
		if p.Base == lam && k > s.From && r.toks[k-1].Base == what { // "ما لم"
			return schema.Possible, true
		}
		if p.Base == lam && v.Polarity == schema.Negative {
			if r.conditional(k, s) {
				return schema.Possible, true
			}
			return "", true
		}
		if r.particles[p.Base] == "rel" || !verb && (followed[p.Base] || p.Base == during && k == i-1) {
			return "", false
		}
		if p.Norm == caseWord && k > s.From && r.toks[k-1].Base == inWord && !r.light[r.toks[min(k+1, i)].Base].failing { // "في حال هاجمت"; not "في حال فشلت المفاوضات"
			return schema.Possible, true
		}
		if r.inPursuit(k) { // "سعيا إلى إطلاق الرهائن، زار": no verb
			if verb {
				return "", false
			}
			return schema.Planned, true
		}
		if mod, ok := r.modal[p.Base]; ok {
			switch {
			case r.tellsEvent(k): // "غارة توقع قتلى وجرحى": no expectation
				continue
			case p.Base == hadWord && !(k == i-1 && f.form == present && p.Conj == ""):
				continue
			case p.Base == any_ && (v.Polarity == schema.Negative || (k < i-2 || r.toks[i].Def) && k-2 >= s.From && r.negates(k-2)), r.noLonger(k): // "لم يعتقل أي شخص خلال الاحتجاجات"
				continue
			case decided[v.Type] && r.decides(k):
				continue
			case mod == schema.Possible && k > s.From && r.negates(k-1):
				continue
			}
			return mod, true
		}
		if p.Norm == "\u0633\u0648\u0641" { // سوف
			return schema.Planned, true
		}
		if lv, ok := r.light[p.Base]; ok && lv.modality != "" && r.finiteVerb(k) && !r.noLonger(k) {
			if decided[v.Type] && r.decides(k) {
				return "", true
			}
			return lv.modality, true
		}
		if p.Prep == future && r.finiteVerb(k) {
			if !verb && (r.lightAt(k) || v.Light == k+1) {
				return schema.Planned, true
			}
			return "", false
		}
		if r.subordinator(k) {
			if thats++; thats > 1 || p.Base != that || !verb && (v.Light == 0 || k >= v.Light) {
				return "", false
			}
			continue
		}
		if !verb && p.Prep == "" && !p.Def && r.demands(k, i) {
			if decided[v.Type] && issuing[p.Base] {
				return "", true // "أصدر مرسوما بتعيين": that is the act
			}
			return schema.Demanded, true
		}
		if r.finiteVerb(k) && !r.was(p.Base) && !r.lightAt(k) {
			if r.agreesOn(k, i) {
				return schema.Planned, true
			}
			return "", thats == 0 && verb
		}
	}
	return "", false
}

// caseWord is حال, with "في" before what may come about.
const caseWord = "\u062D\u0627\u0644"

// inPursuit reports whether "سعيا", a verbal noun in the accusative that tells what something is done
// for, stands at token k.
func (r *eventReader) inPursuit(k int) bool {
	return r.toks[k].Base == "\u0633\u0639\u064A\u0627" && k+1 < len(r.toks) && (r.toks[k+1].Base == toWord || r.toks[k+1].Prep == prepL || r.toks[k+1].Base == inOrder)
}

// tellsEvent reports whether the word at token k was read as what an event is told by.
func (r *eventReader) tellsEvent(k int) bool {
	for e := len(r.d.Events) - 1; e >= 0 && r.d.Events[e].From >= k; e-- {
		if o := &r.d.Events[e]; o.From == k {
			return losses[o.Type] || len(o.Roles[schema.Agent]) > 0
		}
	}
	return false
}

// agreesOn reports whether the verb at token k agrees on the verbal noun at
// token i, which is then still to come: "اتفقوا على خفض القوات".
func (r *eventReader) agreesOn(k, i int) bool {
	if i == 0 || r.toks[i-1].Base != onWord {
		return false
	}
	for _, f := range verbal(r.triggers[r.toks[k].Base]) {
		if f.trigger.typ == "agree" {
			return true
		}
	}
	return false
}

// demands reports whether the verb at token k asks for what the verbal noun at token i
// tells: "طالبوا بتوقيف", "نطالب الحزب بإخراج", "دعا إلى".
func (r *eventReader) demands(k, i int) bool {
	if r.toks[i].Prep != prepB && r.toks[i-1].Base != toWord {
		return false
	}
	b := r.toks[k].Base
	for _, w := range []string{b, "\u064A" + b[min(2, len(b)):]} { // "نطالب"
		for _, c := range r.cues[w] {
			if (c.cue.act == schema.Demand || c.cue.act == schema.Ask) && (c.form == past || c.form == present) {
				return true
			}
		}
	}
	return false
}

// conditional reports whether "إذا", "لو", "ما" or "في حال" stands before the
// negation at token k.
func (r *eventReader) conditional(k int, s *text.Sentence) bool {
	if k == s.From {
		return false
	}
	switch r.toks[k-1].Norm {
	case "\u0627\u0630\u0627", "\u0644\u0648", "\u0645\u0627", "\u0627\u0646", "\u062D\u0627\u0644": // إذا لو ما إن حال
		return r.toks[k-1].Norm != "\u0627\u0646" || r.toks[k-1].Conj != ""
	}
	return false
}

// joinedReach is how far from the verb of speech an act stands that is joined to another.
const joinedReach = 14

// issueReach is how many words may stand between "أصدر" and what is issued.
const issueReach = 6

// issued reports whether a decree or order is given at token k: "أصدر", or the "أمرا" of "أصدر
// الملك أمرا".
func (r *eventReader) issued(k int, s *text.Sentence) bool {
	for q := k; q >= s.From && k-q <= issueReach && r.toks[q].Kind == text.Word; q-- {
		if issuing[r.toks[q].Base] {
			return true
		}
	}
	return false
}

// toldModality takes what is demanded, promised, threatened or warned of from
// the statement that tells it: "دعا … إلى انسحاب".
func (r *eventReader) toldModality(v *text.Event, i int, s *text.Sentence) {
	st := r.told[i]
	if st < 0 {
		return
	}
	if i > s.From && (followed[r.toks[i-1].Base] || r.toks[i-1].Base == during) {
		return // "دعاه إلى الحضور خلال زيارة": when, not what
	}
	near := 0
	joined := r.toks[i].Conj == andWord && r.masdars[r.toks[i].Stem] // "بوقف القصف والإفراج عن"
	for q := i - 1; q >= s.From && r.told[q] == st; q-- {
		if r.cover[q] < 0 || q == i-1 {
			near++
		}
		if r.finite(q) || r.subordinator(q) {
			joined = false
		}
	}
	if near > 3 && !(joined && near <= joinedReach) {
		return
	}
	switch r.d.Statements[st].Act {
	case schema.Demand, schema.Ask:
		if decided[v.Type] && r.issued(r.d.Statements[st].CueFrom, s) {
			return
		}
		v.Modality = schema.Demanded
	case schema.Promise:
		v.Modality = schema.Planned
	case schema.Warn, schema.Threaten:
		v.Modality = schema.Possible
	}
}
