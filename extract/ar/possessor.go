package ar

import (
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// possessor finds whose intention, attempt or readiness the verbal noun at token i is
// told as: "استعداد الحكومة لإرسال", "محاولة الجماعة السيطرة على". -1 where that is
// nobody's, or what somebody says of others ("دعوة فلان إلى").
func (r *eventReader) possessor(i int, s *text.Sentence) int {
	j := i
	for j > s.From+1 && r.toks[j].Prep == "" && r.cover[j-1] < 0 && r.masdars[r.toks[j-1].Stem] && !r.toks[j-1].Def { // "لفرض وتكثيف | العقوبات"
		j--
		if r.toks[j].Conj == "" {
			break
		}
	}
	if j > s.From && r.toks[j].Prep == "" && governing[r.toks[j-1].Base] {
		j--
	}
	if m := r.having(j-1, s); m >= 0 && r.toks[i].Conj == "" {
		return m
	}
	if j > s.From && r.bare(i) && !hostile[r.typeAt(i)] { // "رفضها الانسحاب"
		if w, e := cutEnclitic(r.toks[j-1].Stem, func(w string) bool { return w == refusal }); e != nil && e.person == 3 && w == refusal {
			return r.pronoun(j-1, s, e.gender, e.number)
		}
	}
	m, ok := r.until[j]
	if !ok && j > s.From && r.toks[j-1].Base == anew_ { // "قرار ترمب إعادة فرض"
		m, ok = r.until[j-1]
	}
	if !ok || r.toks[i].Conj != "" {
		return -1
	}
	if k := r.d.Mentions[r.firstOfPhrase(m)].From - 1; j == i && r.toks[i].Prep != prepL && r.toks[i].Prep != prepB && !r.toks[i].Def && !(k >= s.From && r.isDecision(k)) {
		return -1
	}
	from := r.d.Mentions[r.firstOfPhrase(m)].From
	x := &r.d.Mentions[r.firstOfPhrase(m)]
	if x.Type == schema.NamedEvent || x.Type == schema.Facility || !r.bare(from) || from <= s.From {
		return -1
	}
	k := from - 1
	t := &r.toks[k]
	if t.Kind != text.Word || t.Def || r.cover[k] >= 0 || r.in[k] >= 0 || len(nominal(r.triggers[t.Stem])) > 0 {
		return -1
	}
	if r.isVerb(t.Base) && r.verbPlace(k, s) { // "تحدث مسؤول عن"
		return -1
	}
	for _, c := range r.cues[t.Stem] {
		if c.form == masdar || c.form == noun {
			switch c.cue.act {
			case schema.Deny, schema.Promise, schema.Threaten, schema.Think:
			case schema.Announce: // "قرار بريطانيا الخروج"
				if !r.isDecision(k) {
					return -1
				}
			case schema.Reject: // "رفض الحكومة التفاوض"; not "رفض الحكومة الهجوم"
				if hostile[r.typeAt(i)] {
					return -1
				}
			case schema.Accuse: // "اتهام روسيا بإسقاط الطائرة"
				if r.toks[i].Prep != prepB {
					return -1
				}
			default:
				return -1
			}
		}
	}
	if _, modal := r.modal[t.Stem]; !modal && !r.masdars[t.Stem] {
		return -1
	}
	return r.firstOfPhrase(m)
}

// anew_ is إعادة, folded.
const anew_ = "\u0627\u0639\u0627\u062F\u0647"

// isDecision reports whether the noun قرار stands at token k.
func (r *eventReader) isDecision(k int) bool { return r.toks[k].Stem == "\u0642\u0631\u0627\u0631" }

// having finds who has what the noun at token k names, an intention: "لدى الحكومة خطط".
func (r *eventReader) having(k int, s *text.Sentence) int {
	if k-2 < s.From || r.toks[k].Kind != text.Word || r.toks[k].Def || !r.bare(k) || r.cover[k] >= 0 {
		return -1
	}
	if _, modal := r.modal[r.toks[k].Stem]; !modal {
		return -1
	}
	m, ok := r.until[k]
	if !ok {
		return -1
	}
	first := r.firstOfPhrase(m)
	from := r.d.Mentions[first].From
	if from > s.From && r.toks[from-1].Base == "\u0644\u062F\u064A" || r.toks[from].Prep == prepL { // لدى
		return first
	}
	return -1
}
