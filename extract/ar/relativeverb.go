package ar

import (
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// A relative clause tells of its antecedent either as the subject of its verb, which then agrees with
// the relative pronoun, or by a pronoun that takes it up (al-ʿāʾid): then the subject is another.

// afterRelative reports whether token i stands right behind a relative pronoun, where no noun with a
// pronoun stands but a verb: "الذي | قتله".
func (r *reader) afterRelative(i int) bool {
	t := &r.toks[i]
	return i > 0 && t.Kind == text.Word && !t.Def && r.bare(i) && r.toks[i-1].Sent == t.Sent && r.class(&r.toks[i-1]) == "rel"
}

// relatedVerb reports whether the word at token i, right behind a relative pronoun, is a verb with the
// pronoun of the antecedent as its object, though it looks like a noun: "الذي قتله", no killers.
func (r *reader) relatedVerb(i int) bool {
	b := r.toks[i].Base
	if b == "" {
		return false
	}
	for _, e := range encliticsBy[b[len(b)-1]] { // most words end otherwise
		if w, ok := cutSuffix(b, e.suffix); ok && e.person == 3 && r.isVerb(w) {
			return r.afterRelative(i) && !feminineEnd(r.toks[i].Text)
		}
	}
	return false
}

// number and gender of those that the relative pronouns, folded, take up: الذي التي الذين اللذان اللذين
// اللتان اللتين. "من" and "ما" say neither.
var relatives = map[string]inflection{
	"\u0627\u0644\u0630\u064A":             {gender: text.Masculine, number: text.Singular},
	whichHer:                               {gender: text.Feminine, number: text.Singular},
	"\u0627\u0644\u0630\u064A\u0646":       {gender: text.Masculine, number: text.Plural},
	"\u0627\u0644\u0644\u0630\u0627\u0646": {gender: text.Masculine, number: text.Dual},
	"\u0627\u0644\u0644\u0630\u064A\u0646": {gender: text.Masculine, number: text.Dual},
	"\u0627\u0644\u0644\u062A\u0627\u0646": {gender: text.Feminine, number: text.Dual},
	"\u0627\u0644\u0644\u062A\u064A\u0646": {gender: text.Feminine, number: text.Dual},
}

// otherSubject, asked where a noun stands behind the verb, reports whether the verb of the relative clause that token k opens has another subject
// than the antecedent, with whom it does not agree: "الرهائن الذين أطلقت الحركة سراحهم", "المدينة التي
// قصف الجيش أحياءها".
func (r *eventReader) otherSubject(k int, in inflection) bool {
	w, ok := relatives[r.toks[k].Norm]
	if !ok || in.number == text.NoNumber {
		return false
	}
	if (w.number == text.Singular) != (in.number == text.Singular) {
		return true
	}
	prefixed := k+1 < len(r.toks) && hasPrefix(r.toks[k+1].Base, "\u062A") // ت: "تناقش" is "she debates", or "they debated"
	return w.number == text.Singular && in.gender != text.NoGender && w.gender != in.gender && !prefixed
}

// theirOwn reports whether those whom the antecedent sends stand at token k, with its pronoun: "وفدها",
// "جنودها", "قواته".
func (r *eventReader) theirOwn(k int) bool {
	t := &r.toks[k]
	if t.Def || feminineEnd(t.Text) || t.Kind != text.Word {
		return false
	}
	w, e := cutEnclitic(t.Base, func(w string) bool { return w == delegation || r.heads[w] != nil || ranks[w] })
	return e != nil && e.person == 3 && w != ""
}

// delegation is وفد.
const delegation = "\u0648\u0641\u062F"

// takenUpBefore reports whether a preposition with a pronoun stands right behind the verb at token i of
// a relative clause and takes up its antecedent, the verb's subject behind it: "غزة التي دمرت | فيها
// المقاتلات | منازل", "الشركة التي فرضت | عليها واشنطن | عقوبات". The subject has the article or is
// somebody told of: what has neither may be the object ("الجماعة التي نفذت فيها هجمات").
func (r *eventReader) takenUpBefore(i int, s *text.Sentence) bool {
	k := i - 1
	for k > s.From && (r.toks[k].Norm == hadWord || r.toks[k].Norm == hadLam || r.was(r.toks[k].Base)) {
		k--
	}
	if _, ok := relatives[r.toks[max(k, 0)].Norm]; k < s.From || !ok || i+2 >= s.To || !r.pronounPreposition(i+1) {
		return false
	}
	next := i + 2
	for next < s.To && r.toks[next].Kind == text.Open {
		next++
	}
	if next >= s.To || !r.bare(next) || r.in[next] >= 0 {
		return false
	}
	if m := r.cover[next]; m >= 0 {
		return r.d.Mentions[m].From == next && r.d.Mentions[m].Type != schema.NamedEvent
	}
	if r.ours(next) == text.Homeland { // "الاتفاق الذي توصلت إليه بلاده"
		return true
	}
	return r.toks[next].Def && r.nominal(next) && !r.masdars[r.toks[next].Stem] && !r.adjectival(next)
}

// pronounPreposition reports whether a preposition with a pronoun of the third person stands at token k.
func (r *eventReader) pronounPreposition(k int) bool {
	t := &r.toks[k]
	return t.Kind == text.Word && t.Conj == "" && r.cover[k] < 0 && (prepositionWithPronoun(t.Norm) || takesUpNoun(t.Norm))
}
