package ar

import (
	"slices"
	"strings"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// reading fills an event for one reading of its trigger.
func (r *eventReader) reading(i, n int, s *text.Sentence, f triggerForm, suffix *enclitic) (text.Event, bool) {
	t := &r.toks[i]
	v := text.Event{
		Type: f.trigger.typ, From: i, To: i + n, Roles: map[schema.Role][]int{}, Date: -1, Statement: r.told[i],
		Polarity: schema.Positive, Modality: schema.Asserted, Rule: "ar.trigger-verb", Score: 0.6,
	}
	v.Trigger = r.d.BaseSpan(i, i+n)
	if t.Prep == future {
		v.Trigger = r.cueSpan(i)
	}
	verb := f.form == past || f.form == present || f.form == passive
	if verb {
		if strings.Contains(t.Text, tanwin) || r.byline(i, s) { // "عاداً": no verb
			return v, false
		}
		if t.Def || t.Prep != "" && t.Prep != future {
			return v, false
		}
		if i > s.From && t.Conj == "" && purposes[r.toks[i-1].Stem] && !r.toks[i-1].Def {
			return v, false // "من أجل ضرب التنظيم": the noun
		}
		if i > s.From {
			switch r.toks[i-1].Norm {
			case "\u0628\u0634\u0643\u0644", "\u0628\u0635\u0648\u0631\u0647", "\u0628\u0637\u0631\u064A\u0642\u0647": // "بشكل قاطع": an adjective
				return v, false
			}
		}
		if i > s.From && f.form == past && (r.toks[i-1].Base == lam || r.toks[i-1].Base == never) {
			return v, false // "لم توجه له التهم": no past
		}
		if i > s.From && r.particles[r.toks[i-1].Base] == "prep" && t.Conj == "" && !r.negates(i-1) && !(sinceUntil[r.toks[i-1].Norm] && !r.masdars[t.Base]) {
			return v, false
		}
		word := t.Base
		if suffix != nil { // "واصل الجيش قصفه": the noun
			word = strings.TrimSuffix(word, suffix.suffix)
		}
		noun_, ends := cutSuffix(word, "\u062A") // "إقامته" is no "أقامت"
		if (r.masdars[word] || suffix != nil && ends && r.masdars[noun_+"\u0647"] || r.hasForm(word, masdar, noun)) && (!r.verbPlace(i, s) && !r.afterPronoun(i, s) || r.afterSubject(i, s)) {
			return v, false
		}
		if f.form == past && suffix == nil && f.trigger.roles["obj"] != "" && r.masdars[word] && r.objectByLam(i+n, s) {
			return v, false
		}
		if suffix != nil && suffix.person == 3 && f.trigger.roles["obj"] == "" && f.trigger.needs == "" {
			return v, false // "قبضتها": what has no object takes no pronoun
		}
		if suffix != nil && t.Conj == "" && r.governedNoun(i, s) {
			return v, false // "واصلت القوات، الجمعة، قصفها"
		}
		r.verbArguments(&v, i, n, s, f, suffix)
		if on := v.Roles[schema.Target]; v.Type == "injure" && f.trigger.lemma == struckAt && len(on) > 0 && len(r.only(on, schema.Place, schema.Facility)) == len(on) {
			v.Type = "attack" // "أصابت صواريخ المطار"
		}
	} else {
		if suffix == nil && !t.Def && t.Conj == "" && i == s.From && r.isVerb(t.Base) && r.nextIsSubject(i+n, s) && f.form == masdar {
			return v, false
		}
		if i > s.From && r.particles[r.toks[i-1].Base] == "rel" && !t.Def && (r.isVerb(t.Base) || suffix != nil && suffix.person == 3 && i+n < s.To && r.bare(i+n) && r.cover[i+n] >= 0) {
			return v, false // "القوات التي تقاتل", "المدينة التي استعادتها القوات"
		}
		v.Rule = "ar.trigger-noun"
		r.nounArguments(&v, i, n, s, f, suffix)
		if victims([]triggerForm{f}) {
			r.fallen(&v, i, s)
		}
	}
	r.adjuncts(&v, i, n, s, f, verb)
	if v.Type == "release" && f.trigger.needs != "" {
		r.freed(&v, s, f.trigger.needs)
	}
	if verb && f.trigger.roles["obj"] == schema.Origin {
		r.leftSide(&v)
	}
	r.polarity(&v, i, s, f, verb)
	r.modality(&v, i, s, f)
	r.when(&v, i, s, verb)
	if !verb {
		r.meanwhile(&v, i, s)
	}
	v.Headcount = r.headcount(&v, s)
	r.plausible(&v)
	if len(v.Roles) == 0 && !v.Subject.Want && v.Self == text.NotSelf && v.Country == "" && v.Type != "kill" && v.Type != "injure" && !r.happens(&v, i, s, f) && !(v.Polarity == schema.Negative && r.occurs(i, s)) { // "نفت وقوع أي هجوم"
		return v, false
	}
	if v.Type == "visit" && verb && v.SubjectRole == "" && len(v.Roles[schema.Agent]) == 0 && v.Country == "" && !(v.Polarity == schema.Negative && len(v.Roles) > 0) && !(f.trigger.lemma == visited && len(v.Roles[schema.Destination]) > 0) {
		return v, false // "وصلت طائرة": nobody who visits
	}
	if v.Type == "aid" && len(v.Roles[schema.Target])+len(v.Roles[schema.Destination]) == 0 && !(f.trigger.needs != "" && len(v.Roles[schema.At]) > 0) && (verb || f.trigger.genitive == "obj") && v.Polarity == schema.Positive {
		return v, false // "ساعد في حمله": nobody who is helped
	}
	if r.nowhere(&v, i+n, s) || v.Type == "arrest" && verb && f.trigger.lemma == stopped && r.actBehind(i+n, s) {
		return v, false
	}
	if !verb && (r.generic(&v, i, f.trigger.needs, suffix) && !r.toll(i, s, []triggerForm{f}) || r.lasting(&v, i, s, f)) || r.holds(&v, i, s, f) {
		return v, false
	}
	if r.toks[i].Base == between && !slices.ContainsFunc(v.Roles[schema.Target], r.known) {
		return v, false // "بين القتلى ثلاثة أطفال": nobody known
	}
	if r.otherSense(&v, i, s, f) || r.halfTold(&v, f) || r.describes(&v, i, s, f, suffix) || r.astray(&v, f, verb) || r.missesObject(&v, i, f, suffix) || r.aside(&v, i, s, f, suffix) || r.unarmed(&v, s, f) || r.intercepts(i, i+n, s, f, suffix) {
		return v, false
	}
	v.Score += 0.05 * float64(min(3, len(v.Roles)))
	r.placeMeans(&v)
	if v.Type == "agree" {
		delete(v.Roles, schema.Target) // what is agreed on is no place and nobody
	}
	return v, true
}

// spring is عين, which begins names of places and may be the verb "to appoint".
const spring = "\u0639\u064A\u0646"

// purposes holds nouns and prepositions, folded, behind which a verbal noun tells what for:
// أجل هدف غرض قصد غية بغية نية سبيل.
var purposes = wordSet(
	"\u0627\u062C\u0644", "\u0647\u062F\u0641", "\u063A\u0631\u0636", "\u0642\u0635\u062F", "\u0628\u0647\u062F\u0641",
	"\u0628\u063A\u064A\u0647", "\u0628\u0642\u0635\u062F", "\u0628\u063A\u0631\u0636", "\u0646\u064A\u0647", "\u0633\u0628\u064A\u0644",
)

// struckAt is أصاب.
const struckAt = "\u0627\u0635\u0627\u0628"

// known reports whether mention m is a name, or tied to one.
func (r *eventReader) known(m int) bool {
	x := &r.d.Mentions[m]
	return x.Kind == schema.ByName || len(x.Of) > 0 || r.named(m)
}

// sinceUntil holds the prepositions that a clause may stand behind: "منذ أصبح وزيرا".
var sinceUntil = map[string]bool{"\u0645\u0646\u0630": true, "\u062D\u062A\u064A": true} // منذ حتى

// governedNoun reports whether token i, a verb with a pronoun or the verbal noun that looks
// the same, is what a verb before it in its clause governs: "كثف الجيش قصفه".
func (r *eventReader) governedNoun(i int, s *text.Sentence) bool {
	if w, e := cutEnclitic(r.toks[i].Base, func(w string) bool { return r.hasForm(w, masdar, noun) }); e == nil || w == "" {
		return false
	}
	for k := i - 1; k >= s.From && i-k < governedReach; k-- {
		t := &r.toks[k]
		if t.Kind != text.Word || r.cover[k] >= 0 || r.in[k] >= 0 {
			continue
		}
		if lv, ok := r.light[t.Base]; ok && !t.Def && !lv.impersonal && r.finiteVerb(k) {
			return true
		}
		if r.finite(k) || r.subordinator(k) || r.particles[t.Base] == "rel" {
			return false
		}
	}
	return false
}

// governedReach is how many words may stand between a verb and the noun that it governs.
const governedReach = 9

// afterPronoun reports whether "أنه", "لكنها" stands before token i: a verb follows.
func (r *eventReader) afterPronoun(i int, s *text.Sentence) bool {
	if i == s.From || !r.bare(i) || r.toks[i].Def {
		return false
	}
	p := r.pronounSubject(i - 1)
	return p.want.Want && r.subordinator(i-1)
}

// objectByLam reports whether a body or country stands at token j, and "ل" with another noun behind it: what
// a verb acts on takes no "ل", so that the word before is the verbal noun: "قصف | إسرائيل لموقع".
func (r *eventReader) objectByLam(j int, s *text.Sentence) bool {
	m, ok := r.at[min(j, s.To-1)]
	return ok && j < s.To && r.bare(j) && r.actor(m) && r.lamObject(r.d.Mentions[m].To, s)
}

// actor reports whether mention m is a body or a state.
func (r *eventReader) actor(m int) bool {
	return r.agentive(m) || r.d.Mentions[m].Type == schema.Place && r.state(m)
}

// lamObject reports whether "ل" and a noun that tells neither a purpose nor a time stand at token k, so
// that it is what a verbal noun acts on.
func (r *eventReader) lamObject(k int, s *text.Sentence) bool {
	if k >= s.To || r.toks[k].Prep != prepL || r.toks[k].Conj != "" || r.in[k] >= 0 {
		return false
	}
	t := &r.toks[k]
	return (r.cover[k] >= 0 || r.nominal(k) && (placeParts[t.Stem] || !r.masdars[t.Stem] && len(r.triggers[t.Stem]) == 0)) && !spanOfTime[t.Stem] && !ordinals[strings.TrimSuffix(t.Stem, "\u0647")]
}

// byline reports whether the sentence opens with what is told, the place and a
// dash, and token i is part of it: "عين اليوم – بغداد".
func (r *eventReader) byline(i int, s *text.Sentence) bool {
	for k := i + 1; i-s.From < 3 && k < s.To && k < s.From+6; k++ {
		switch r.toks[k].Norm {
		case "-", "\u2013", "\u2014":
			return true
		}
	}
	return false
}

// afterSubject reports whether a verb and its subject stand before token i, so
// that a word which is verb and noun alike is the verb's object: "نفت إسرائيل
// قصف المدينة".
func (r *eventReader) afterSubject(i int, s *text.Sentence) bool {
	m, ok := r.until[i]
	if !ok || r.toks[i].Conj != "" {
		return false
	}
	from := r.d.Mentions[r.firstOfPhrase(m)].From
	if x := &r.d.Mentions[m]; from-2 > s.From && (x.Type == schema.Place || x.Type == schema.Facility) && r.toks[from-1].Base == inWord { // "أعلن الجيش في النيجر عزل"
		if o, ends := r.until[from-1]; ends {
			from = r.d.Mentions[r.firstOfPhrase(o)].From
		}
	}
	verb := from > s.From && (r.verbAt(from-1) || r.cover[from-1] < 0 && r.isVerb(r.toks[from-1].Base) && r.toks[from-1].Prep == "" && r.verbPlace(from-1, s))
	return verb && !r.was(r.toks[from-1].Base) && !(from-1 > s.From && r.particles[r.toks[from-2].Base] == "rel")
}
