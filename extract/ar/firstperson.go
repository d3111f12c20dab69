package ar

import (
	"slices"
	"sort"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// ownWords reads what those who are quoted do by saying so: "وقال الوزير: «ندين الهجوم
// ونطالب بمحاسبة الجناة»". The verb is in the first person of the plural.
func (r *speechReader) ownWords() {
	for k := len(r.d.Statements) - 1; k >= 0; k-- { // of two who have the same words, the one quoted by the other stands last
		st := r.d.Statements[k]
		if st.Mode != schema.Direct || len(st.Speakers) == 0 && !st.Implied.Want {
			continue
		}
		i := sort.Search(len(r.toks), func(i int) bool { return r.toks[i].Start >= st.Content.Start })
		for ; i < len(r.toks) && r.toks[i].End <= st.Content.End; i++ {
			if f, ok := r.performs(i); ok {
				r.performed(i, f, &st)
			}
		}
	}
}

// performs returns the reading of token i as a verb of the first person plural by which
// somebody condemns, demands, promises or refuses: ندين نطالب نتعهد نرفض.
func (r *speechReader) performs(i int) (cueForm, bool) {
	const we, he = "\u0646", "\u064A" // ن ي
	t := &r.toks[i]
	if t.Kind != text.Word || !hasPrefix(t.Base, we) || t.Prep != "" || t.Def || r.cover(i) >= 0 || len(r.cues[t.Base]) > 0 || r.masdars[t.Base] || r.class(t) != "" {
		return cueForm{}, false
	}
	if p := max(0, i-1); p < i && (r.class(&r.toks[p]) == "neg" || r.toks[p].Base == that || r.class(&r.toks[p]) == "prep") {
		return cueForm{}, false // "لن نطالب", "أن نرفض"
	}
	for _, f := range r.cues[he+t.Base[len(we):]] {
		if f.form == present && f.cue.needs == "" && !f.cue.weak && performative[f.cue.act] {
			return f, true
		}
	}
	return cueForm{}, false
}

// performed adds what the verb at token i, in the words of statement st, does.
func (r *speechReader) performed(i int, f cueForm, st *text.Statement) {
	s := r.d.SentenceOf(i)
	verb := f
	verb.form = participle // whoever speaks is no subject behind it
	z := r.zone(i, s, verb)
	if z.open < 0 || z.open >= len(r.toks) || r.toks[z.open].Start >= st.Content.End {
		return
	}
	x := found{from: i, to: i + 1, cueForm: f, date: st.Date, medium: text.NoMention, audience: z.audience, speakers: st.Speakers, implied: st.Implied, speakerSpan: st.SpeakerText, inherit: true, rule: "ar.own-words", score: 0.6, cue: r.cueSpan(i)}
	x.content, _ = r.content(z.open, i, s, z.quoted)
	if x.content.IsZero() {
		return
	}
	end := min(x.content.End, st.Content.End)
	for k := z.open; k+1 < len(r.toks) && r.toks[k].End <= end; k++ {
		if n := &r.toks[k+1]; r.toks[k].Norm == comma && !(n.Conj != "" && r.nominal(k+1)) {
			end = r.toks[k].Start // "…، ولن نقبل": what is said besides
		}
	}
	x.content = schema.SpanOf(r.d.Text, x.content.Start, end)
	x.mode = schema.Direct
	if slices.ContainsFunc(r.d.Statements, func(o text.Statement) bool { return o.Cue == x.cue }) {
		return
	}
	r.emit(x)
}

// performative holds the acts that are done by saying so.
var performative = map[schema.Act]bool{schema.Condemn: true, schema.Demand: true, schema.Promise: true, schema.Reject: true}
