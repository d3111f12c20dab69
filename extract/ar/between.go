package ar

import (
	"slices"
	"unicode/utf8"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// abbreviated reports whether one letter with a point or stroke, for a title, stands at
// token j before a name: "د. سالم", "م/ سالم".
func (r *speechReader) abbreviated(j, end int) bool {
	return j+2 < end && utf8.RuneCountInString(r.toks[j].Base) == 1 && (r.toks[j+1].Norm == "." || r.toks[j+1].Norm == "/") && r.personAt(j+2)
}

// eulogy passes over what is wished to the dead and the great behind their names: "صلى
// الله عليه وسلم", "رضي الله عنه", "حفظه الله". It returns the token after it, or j.
func (r *speechReader) eulogy(j, end int) int {
	k := j + 1
	wish := func(w string) bool { return wishes[w] }
	w, e := cutEnclitic(r.toks[j].Base, wish)
	if k >= end || r.toks[k].Base != allah || r.toks[k].Conj != "" || !wishes[r.toks[j].Base] && (e == nil || !wishes[w]) {
		return j
	}
	for k++; k < end && r.toks[k].Kind == text.Word && (r.class(&r.toks[k]) == "prep" || r.toks[k].Conj != "" && r.toks[k].Base == "\u0633\u0644\u0645" || hasPrefix(r.toks[k].Norm, onWord[:4]) || hasPrefix(r.toks[k].Norm, about)); k++ { // وسلم، عليه، عنه
	}
	return k
}

// wishes holds the verbs of such wishes: صلى رضي رحم حفظ أيد أعز وفق أدام.
var wishes = map[string]bool{
	"\u0635\u0644\u064A": true, "\u0631\u0636\u064A": true, "\u0631\u062D\u0645": true, "\u062D\u0641\u0638": true,
	"\u0627\u064A\u062F": true, "\u0627\u0639\u0632": true, "\u0648\u0641\u0642": true, "\u0627\u062F\u0627\u0645": true,
}

// headedBy passes over who stands at the head of those who speak: "المعارضة، | وعلى رأسها
// فلان، |". It returns j where nobody does.
func (r *speechReader) headedBy(j int, s *text.Sentence) int {
	t := &r.toks[j]
	if t.Conj == "" || t.Base != onWord && t.Base != inWord || j+2 >= s.To {
		return j
	}
	w, e := cutEnclitic(r.toks[j+1].Base, func(w string) bool { return heading[w] })
	if e == nil || e.person != 3 || !heading[w] {
		return j
	}
	m, ok := r.at[j+2]
	if !ok || !r.bare(j+2) {
		return j
	}
	z := zone{}
	to := r.restOfName(m, r.d.Mentions[m].To, s, &z)
	if to < s.To && r.toks[to].Norm == comma {
		to++
		for k := to; k < min(s.To, to+asideReach) && r.toks[k].Kind == text.Word && r.toks[k].Conj == "" && (!r.finite(k) || r.adjectives[r.toks[k].Base]) && r.particle(k) != "rel"; k++ { // "وعلى رأسها فلان، أبرز المعارضين،"
			if k+1 < s.To && r.toks[k+1].Norm == comma && k > to {
				return k + 2
			}
		}
	}
	return to
}

// asideReach is how many words an apposition between commas may have.
const asideReach = 6

// opensWithin reports whether a quotation mark opens within mention m.
func (r *speechReader) opensWithin(m int) bool {
	x := &r.d.Mentions[m]
	return slices.ContainsFunc(r.toks[x.From:x.To], func(t text.Token) bool { return t.Kind == text.Open })
}

// pastWho passes over a clause with a pronoun that tells more of who speaks, up to the comma
// or "أن" that ends it: "دعت الحركة | وهي حزب معارض، | إلى". It returns j where none is.
func (r *speechReader) pastWho(j int, s *text.Sentence) int {
	const longest = 25
	t := &r.toks[j]
	if t.Conj != "\u0648" || r.class(t) != "pron" || j+1 >= s.To || r.toks[j+1].Base == what { // و
		return j
	}
	for k := j + 1; k < min(s.To, j+longest); k++ {
		switch t := &r.toks[k]; {
		case t.Norm == comma && !r.relatesOn(k+1, s):
			return k
		case t.Norm == colon, t.Kind == text.Word && r.subordinator(k) && t.Prep == "" && r.opensContent(k):
			return k
		}
	}
	return j
}

// whomTheyMet passes over a clause without "الذي" that tells more of the indefinite subject m, right
// behind it: a verb with the pronoun of the subject, up to the "أن" or the preposition of the verb of
// speech: "لوح دبلوماسي غربي | التقاه الوزير أمس | بأن". It returns j where none is.
func (r *speechReader) whomTheyMet(m, j int, s *text.Sentence, f cueForm) int {
	const reach = 12
	t := &r.toks[j]
	if x := &r.d.Mentions[m]; x.Definite || x.Kind != schema.ByDescription || x.Type != schema.Person || t.Kind != text.Word || t.Conj != "" || t.Prep != "" || t.Def || r.class(t) != "" || r.cover(j) >= 0 || r.in[j] >= 0 {
		return j
	}
	_, e := cutEnclitic(t.Base, func(w string) bool { return r.isVerb(w) || r.hasForm(w, past) })
	if e == nil || e.person != 3 || feminineEnd(t.Text) || r.masdars[t.Base] || r.verbalNounForm(t.Base) {
		return j
	}
	for k := j + 1; k < min(s.To, j+reach); k++ {
		t := &r.toks[k]
		if t.Kind != text.Word || t.Conj != "" {
			return j
		}
		if r.subordinator(k) {
			return k
		}
		if p, next := r.preposition(k); p != "" && f.cue.takes(p) && next < s.To && (r.masdars[r.toks[next].Stem] || r.masdarAt(next)) {
			return k
		}
	}
	return j
}

// heading holds the nouns of such phrases: رأس مقدمت.
var heading = map[string]bool{"\u0631\u0627\u0633": true, "\u0645\u0642\u062F\u0645\u062A": true}

const entitled = "\u0639\u0646\u0648\u0627\u0646" // عنوان

// objectPronoun reports whether the word is an object pronoun by itself: "إياهم".
func objectPronoun(w string) bool {
	_, e := cutEnclitic(w, func(w string) bool { return w == "\u0627\u064A\u0627" }) // إيا
	return e != nil
}

// placeAdverb holds هنا, هناك and هنالك, which point at no speaker and open no content.
var placeAdverb = map[string]bool{"\u0647\u0646\u0627": true, "\u0647\u0646\u0627\u0643": true, "\u0647\u0646\u0627\u0644\u0643": true}

// pointsAtSource reports whether the demonstrative at token j belongs to a source right
// behind it: "وذكرت هذه التقارير أن", "وأضاف هذا المسؤول".
func (r *speechReader) pointsAtSource(j int, s *text.Sentence, f cueForm) bool {
	k := j + 1
	if k >= s.To || !r.toks[k].Def || !r.bare(k) {
		return false
	}
	if m, ok := r.at[k]; ok {
		return r.canSpeak(m) && r.agreesVerb(m, f)
	}
	return r.mediumAt(k) != "" || r.contentWord(k)
}

// governedQuote passes over a long name in quotation marks that a noun behind a
// preposition governs, where the clause goes on: "على هامش «المؤتمر الدولي لمكافحة
// الإرهاب»، الذي عقد في دمشق، إن". It returns the token after it, or j.
func (r *speechReader) governedQuote(j int, s *text.Sentence) int {
	const longest = 10
	c, ok := r.quoted(j, s.To, longest)
	if !ok || j < 2 || r.clause(j+1, c) || !r.nominal(j-1) || r.toks[j-1].Def || r.toks[j-1].Prep == "" && r.class(&r.toks[j-2]) != "prep" || r.mediumAt(j-1) != "" {
		return j
	}
	for k := c + 1; k < min(s.To, c+topicReach); k++ {
		if r.subordinator(k) && r.opensContent(k) || r.toks[k].Norm == colon {
			return c + 1
		}
	}
	return j
}
