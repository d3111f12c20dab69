package ar

import (
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// listedName passes over a short name in quotation marks behind a noun, to which "و" joins
// another: "نظمتها كنفدرالية | «النور» | وهيئة مكافحة الفساد". It returns j where none stands.
func (r *speechReader) listedName(j int, s *text.Sentence) int {
	const longest = 4
	c, ok := r.quoted(j, s.To, longest)
	if !ok || c+2 >= s.To || r.toks[j-1].Kind != text.Word || !r.nominal(j-1) || r.clause(j+1, c) {
		return j
	}
	if n := &r.toks[c+1]; n.Kind != text.Word || n.Conj != andWord || n.Prep != "" || r.finiteVerb(c+1) || !r.nominal(c+1) || r.verbOfSpeech(c+1) {
		return j
	}
	if m, ok := r.at[c+1]; ok {
		return r.d.Mentions[m].To
	}
	return max(c+2, r.nounPhrase(c+1, s.To))
}

// otherName passes over another name of the body m that speaks, in quotation marks right behind
// it: "الوزارة أو «البنتاغون»، رفضت", "ذكرت وكالة الأنباء السورية، «سانا»، وقوع". It returns j
// where none stands.
func (r *speechReader) otherName(m, j, after int, s *text.Sentence) int {
	const longest = 3
	if r.d.Mentions[m].Type != schema.Organization && r.d.Mentions[m].Type != schema.MilitaryUnit {
		return j
	}
	q := j
	if j == after && r.toks[j].Base == "\u0627\u0648" && r.bare(j) { // أو
		q++
	} else if j != after+1 || r.toks[after].Norm != comma {
		return j
	}
	c, ok := r.quoted(q, s.To, longest)
	if !ok || r.toks[q].Kind != text.Open || r.clause(q+1, c) || c+2 >= s.To || q > j && r.toks[c+1].Kind == text.Open || q == j && r.toks[c+1].Norm != comma {
		return j
	}
	return c + 1
}

// restOfBody passes over what "و" joins to the name of a body, the subject m, right behind it,
// where its mention ended too early, and widens the mention: "أعلنت هيئة الحقيقة | والكرامة، عن".
// It returns j where nothing of the kind stands there.
func (r *speechReader) restOfBody(m, j int, s *text.Sentence) int {
	x, t := &r.d.Mentions[m], &r.toks[j]
	if x.Type != schema.Organization || x.To != j || x.To-x.From < 2 || t.Conj != andWord || t.Prep != "" || !t.Def || !r.toks[j-1].Def || r.cover(j) >= 0 || !r.nominal(j) {
		return j
	}
	to := r.nounPhrase(j, s.To)
	if to <= j || to >= s.To || r.finite(to) {
		return j
	}
	if n := &r.toks[to]; n.Norm != comma && r.in[to] < 0 && !r.subordinator(to) && (r.class(n) != "prep" || n.Conj != "") {
		return j
	}
	x.To, x.Span = to, r.d.BaseSpan(x.From, to)
	r.until[to] = m
	return to
}

// community is مجتمع: the international community is called on rather than calls.
const community = "\u0645\u062C\u062A\u0645\u0639"

// nameOfDocument returns the token behind the quotation at token j where it is the name of
// whoever a document, the subject m, is by, and "أن" follows: "اعتبر تقرير «الاتحاد» أن".
// It returns j where it is not.
func (r *speechReader) nameOfDocument(m, j int, s *text.Sentence) int {
	const longest = 12
	h := r.d.Mentions[m].Head
	c, ok := r.quoted(j, s.To, longest)
	if !ok || c+1 >= s.To || !r.subordinator(c+1) || r.mediumAt(h) == "" && !r.contentWord(h) {
		return j
	}
	return c + 1
}

// oneAmong passes over an apposition that tells among whom the one named by mention m is, up
// to where what he said begins: "أكد سالم الحداد | أحد أبرز قادة الحزب وأحد مؤسسيه | أن". It
// returns j where none stands at token j.
func (r *speechReader) oneAmong(m, j int, s *text.Sentence) int {
	const longest = 16
	x := &r.d.Mentions[m]
	if b := r.toks[j].Base; b != oneMan && b != oneWoman || !r.bare(j) || x.Type != schema.Person || x.Kind != schema.ByName && !r.named(m) {
		return j
	}
	for k := j + 1; k < min(s.To, j+longest); k++ {
		switch t := &r.toks[k]; {
		case t.Norm == comma, t.Kind == text.Open, t.Norm == colon, r.subordinator(k) && t.Prep == "":
			return k
		case t.Kind != text.Word || k > j+1 && r.finite(k): // "أحد أبرز القادة" has a word like a verb
			return j
		}
	}
	return j
}

// pastRole passes over what somebody told by name before token after is charged with, between commas: the
// preposition at token j stands right behind the word that says so, which opens the apposition, and what
// was said opens clearly behind its second comma: "فلان، المكلف | بالإعلام، أن". It returns j where
// nothing of the kind stands there.
func (r *speechReader) pastRole(j, after int, s *text.Sentence) int {
	const longest = 14
	if j-2 != after || r.toks[j-2].Norm != comma || r.toks[j-1].Kind != text.Word || !r.toks[j-1].Def || r.cover(j-1) >= 0 || r.in[j-1] >= 0 {
		return j
	}
	for k := j; k+1 < min(s.To, j+longest); k++ {
		switch t := &r.toks[k]; {
		case t.Norm == comma:
			if r.subordinator(k+1) || r.toks[k+1].Kind == text.Open || r.in[k+1] >= 0 {
				return k
			}
			return j
		case t.Kind != text.Word, r.subordinator(k), k > j && r.finite(k):
			return j
		}
	}
	return j
}
