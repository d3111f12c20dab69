package ar

import (
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// furtherQualities widens indefinite descriptions of people and bodies that end with an adjective by the
// adjectives joined to it, "مصادر قضائية | ودينية وأمنية محلية", and by what a participle goes with,
// "شركة أمريكية | متخصصة في الأمن الإلكتروني".
func (r *reader) furtherQualities() {
	for i := range r.d.Mentions {
		m := &r.d.Mentions[i]
		if m.Kind != schema.ByDescription || m.Definite || m.Type != schema.Person && m.Type != schema.Organization || m.To < m.From+1 {
			continue
		}
		s := r.d.SentenceOf(m.From)
		to := r.withParticiple(m.To, r.joinedQualities(m, s.To), s.To)
		if to > m.To {
			m.To, m.Span = to, r.d.BaseSpan(m.From, to)
		}
	}
}

// joinedQualities returns the end of the description m with the adjectives that "و" joins to its last one,
// which end alike, and those behind them.
func (r *reader) joinedQualities(m *text.Mention, end int) int {
	to := m.To
	if to < m.Head+2 {
		return to
	}
	for to < end {
		t := &r.toks[to]
		if t.Kind != text.Word || t.Def || t.Prep != "" || t.Conj != andWord && t.Conj != "" || t.Conj == "" && to == m.To || !r.endAlike(m.To-1, to) {
			break
		}
		if _, ok := r.adjective(to); !ok {
			break
		}
		to++
	}
	return to
}

// endAlike reports whether two adjectives have the ending of one gender and number.
func (r *reader) endAlike(a, b int) bool {
	if feminineEnd(r.toks[a].Text) || feminineEnd(r.toks[b].Text) {
		return feminineEnd(r.toks[a].Text) && feminineEnd(r.toks[b].Text)
	}
	for _, ending := range []string{"\u0648\u0646", "\u064A\u0646"} { // ون ين
		if hasSuffix(r.toks[a].Base, ending) || hasSuffix(r.toks[b].Base, ending) {
			return hasSuffix(r.toks[a].Base, ending) && hasSuffix(r.toks[b].Base, ending)
		}
	}
	return true
}

// withParticiple returns the end of a description that ends at token to, and whose first word of more may
// stand at token from, with the participle there and the phrase it takes: "متخصصة في الأمن".
func (r *reader) withParticiple(from, to, end int) int {
	k := to
	if to == from && from > 0 && engaged[participleOf(&r.toks[from-1])] {
		k = from - 1 // the participle is in the description already
	}
	if k+1 >= end || !engaged[participleOf(&r.toks[k])] || r.toks[k].Def || !r.bare(k) {
		return to
	}
	j := k + 1
	t := &r.toks[j]
	if t.Kind != text.Word || t.Conj != "" {
		return to
	}
	if r.class(t) == "prep" {
		j++
	} else if t.Prep != prepB && t.Prep != prepL {
		return to
	}
	if j >= end || r.toks[j].Kind != text.Word || r.toks[j].Conj != "" || r.inDate(j) {
		return to
	}
	q := j + 1
	for q < end && r.toks[q].Kind == text.Word && r.bare(q) && r.toks[q].Def && r.toks[q].Conj == "" {
		q++ // "شؤون | السجناء", "الأمن | الإلكتروني"
	}
	if !r.toks[j].Def && q == j+1 {
		return to // nothing tells where it ends
	}
	return q
}

// participleOf returns the folded word of a participle without the ending of a woman or of several.
func participleOf(t *text.Token) string {
	w := t.Stem
	for _, ending := range []string{"\u0647", "\u0648\u0646", "\u064A\u0646"} { // ه ون ين
		if bare, ok := cutSuffix(w, ending); ok {
			return bare
		}
	}
	return w
}

// engaged holds the participles of who is at work on or with something, folded: متخصص مختص معني مكلف
// مهتم ناشط عامل.
var engaged = wordSet(
	"\u0645\u062A\u062E\u0635\u0635", "\u0645\u062E\u062A\u0635", "\u0645\u0639\u0646\u064A", "\u0645\u0643\u0644\u0641",
	"\u0645\u0647\u062A\u0645", "\u0646\u0627\u0634\u0637", "\u0639\u0627\u0645\u0644",
)
