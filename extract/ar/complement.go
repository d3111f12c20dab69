package ar

import (
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// complements passes over what tells an unnamed source from others, from token j
// on: where or among whom he is ("مصادر | في لحج", "مسؤول | بوزارة الدفاع"), and
// what an adjective before it takes ("مصدر قريب | من الوساطة").
func (r *speechReader) complements(j int, s *text.Sentence) int {
	for range 2 {
		to := r.complement(j, s)
		if to == j {
			return j
		}
		j = to
	}
	return j
}

func (r *speechReader) complement(j int, s *text.Sentence) int {
	if j >= s.To {
		return j
	}
	t := &r.toks[j]
	if t.Kind != text.Word || t.Conj != "" || r.in[j] >= 0 {
		return j
	}
	next := j + 1
	switch {
	case t.Prep == prepB:
		next = j
	case t.Base == inWord, t.Base == fromWord, t.Base == atWord, t.Base == withWord, t.Base == onWord:
	default:
		return j
	}
	if next >= s.To || r.toks[next].Kind != text.Word || r.in[next] >= 0 || r.mediumAt(next) != "" || next > j && !r.bare(next) {
		return j
	}
	governed := near[r.toks[j-1].Stem] // the adjective before it asks for it
	if t.Base == onWord && !governed {
		return j
	}
	if t.Prep == prepB && r.toks[next].Base == rankWord { // "ضابط برتبة عقيد"
		return r.nounPhrase(next, s.To)
	}
	m, ok := r.at[next]
	if ok && t.Base == withWord && !governed && !r.toks[j-1].Def {
		ok = r.d.Mentions[m].Type == schema.Organization
	}
	if ok {
		x := &r.d.Mentions[m]
		switch x.Type {
		case schema.Place, schema.Organization, schema.MilitaryUnit, schema.Facility:
			return x.To
		}
		if governed || t.Base == fromWord && x.Number == text.Plural && r.openedAt(x.To, s) { // "شاهد من سكان الحي"
			return max(x.To, r.nounPhrase(next, s.To))
		}
		return j
	}
	if !r.nominal(next) || !governed && (t.Base == withWord || r.masdars[r.toks[next].Stem]) {
		return j
	}
	to := r.nounPhrase(next, s.To)
	if governed {
		return to
	}
	// "خبراء في الصحة العامة أن": nothing but the content can follow
	if to > next && to-next <= 4 && t.Base == inWord && r.openedAt(to, s) && r.definite(next, to) {
		return to
	}
	return j
}

// theirs passes over whose the bearer of a bare relational title is, from token j
// on: "والدة | أحد الضحايا", "محامو | المتهمين".
func (r *speechReader) theirs(j int, x *text.Mention, s *text.Sentence) int {
	if x.Definite || j != x.Head+1 || !relational[x.Role] || j+1 >= s.To || !r.bare(j) {
		return j
	}
	from := j
	if r.class(&r.toks[j]) == "part" && r.bare(j+1) { // "أحد"
		from++
	}
	if !r.nominal(from) || r.masdars[r.toks[from].Stem] || r.in[from] >= 0 {
		return j
	}
	to := r.nounPhrase(from, s.To)
	if to-j <= 5 && r.definite(from, to) {
		return to
	}
	return j
}

// openedAt reports whether content begins at token j beyond doubt: at a
// subordinator, a colon or a quotation mark.
func (r *speechReader) openedAt(j int, s *text.Sentence) bool {
	return j < s.To && (r.subordinator(j) || r.toks[j].Norm == colon || r.toks[j].Kind == text.Open)
}

// definite reports whether one of the tokens has the article, or a name begins there.
func (r *speechReader) definite(from, to int) bool {
	for k := from; k < to; k++ {
		if _, ok := r.at[k]; ok || r.toks[k].Def {
			return true
		}
	}
	return false
}

// objectAt reports whether what somebody is told begins at token k: a verbal noun, what is somebody's,
// "ما": "أبلغت موسكو أنقرة | قلقها", "تبلغ واشنطن | ما ستفعله".
func (r *speechReader) objectAt(k int, s *text.Sentence) bool {
	if k >= s.To || r.toks[k].Kind != text.Word || !r.bare(k) || r.in[k] >= 0 {
		return false
	}
	return r.toks[k].Base == what || r.ownDeed(k) || r.masdars[r.toks[k].Base] && !r.finiteVerb(k)
}

// regards holds the nouns of "بهذا الخصوص", "بهذا الصدد", folded: خصوص صدد شأن مناسبة.
var regards = wordSet("\u062E\u0635\u0648\u0635", "\u0635\u062F\u062F", "\u0634\u0627\u0646", "\u0645\u0646\u0627\u0633\u0628\u0647")

// near holds the adjectives that a preposition and whom or what they are near to,
// or know of, goes with.
var near = map[string]bool{
	"\u0642\u0631\u064A\u0628": true, "\u0642\u0631\u064A\u0628\u0647": true, // قريب قريبة
	"\u0645\u0642\u0631\u0628": true, "\u0645\u0642\u0631\u0628\u0647": true, "\u0645\u0642\u0631\u0628\u0648\u0646": true, "\u0645\u0642\u0631\u0628\u064A\u0646": true, // مقرب مقربة مقربون مقربين
	"\u0645\u0637\u0644\u0639": true, "\u0645\u0637\u0644\u0639\u0647": true, "\u0645\u0637\u0644\u0639\u0648\u0646": true, "\u0645\u0637\u0644\u0639\u064A\u0646": true, // مطلع مطلعة مطلعون مطلعين
	"\u0645\u0634\u0627\u0631\u0643": true, "\u0645\u0634\u0627\u0631\u0643\u0647": true, "\u0645\u0634\u0627\u0631\u0643\u0648\u0646": true, // مشارك مشاركة مشاركون
	"\u0645\u0642\u064A\u0645": true, "\u0645\u0642\u064A\u0645\u0648\u0646": true, // مقيم مقيمون
}

// relational holds the classes of title that say whose somebody is.
var relational = map[string]bool{"relative": true, "lawyer": true, "companion": true, "colleague": true, "resident": true, "supporter": true, "owner": true, "assistant": true, "driver": true}

const (
	withWord = "\u0645\u0639"             // مع
	rankWord = "\u0631\u062A\u0628\u0647" // رتبة
)
