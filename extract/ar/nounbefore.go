package ar

import (
	"strings"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// nounBefore settles the subject of the verb at token i where a noun that is no
// mention stands right before it: people and reports become the speaker
// ("صفحات محلية قالت", "تقارير غريبة أشارت"), a document speaks for whoever
// issued it. It returns false for things, which do not speak.
func (r *speechReader) nounBefore(x *found, i int, s *text.Sentence) bool {
	if r.toks[i].Conj != "" {
		return true
	}
	if r.hisCountryBefore(x, i, s) {
		return true
	}
	if x.form == present && r.whatClause(i, s) {
		return false
	}
	if x.form == present && i > s.From && r.toks[i-1].Conj != "" && onAndOn[r.toks[i-1].Base] {
		return true // "ومضى يقول"
	}
	if m, thing := r.clauseNoun(i, s, x); thing {
		return false
	} else if m >= 0 {
		x.speakers, x.speakerSpan = []int{m}, r.d.Mentions[m].Span
		return true
	}
	k := i
	for k > s.From && (r.toks[k-1].Norm == hadWord || r.toks[k-1].Norm == hadLam) {
		k--
	}
	if _, ok := r.until[k]; ok || k == s.From || r.in[k-1] >= 0 || !r.nominal(k-1) {
		return true
	}
	from := k - 1
	for q := k - 1; q >= s.From && q > k-5 && r.nominal(q) && !(q < k-1 && r.bare(q) && hasPrefix(r.toks[q].Base, "\u064A") && r.nounFree(q)); q-- { // ي: "يفحص تقارير"
		if r.nounPhrase(q, s.To) == k {
			from = q
		}
		if !r.bare(q) {
			break
		}
	}
	t := &r.toks[from]
	if p := from - 1; t.Def && p >= s.From && r.particle(p) == "dem" && r.toks[p].Prep == "" && (p == s.From || r.toks[p].Conj != "" || r.toks[p-1].Kind != text.Word || r.clauseOpener(p-1)) {
		return !r.things[t.Stem] && !r.masdars[t.Stem] // "هذه الاستقالة تعتبر"
	}
	opens := from == s.From || t.Conj != "" || r.toks[from-1].Kind != text.Word || r.clauseOpener(from-1)
	if t.Def && !opens || t.Prep != "" || from > s.From && t.Conj == "" && r.class(&r.toks[from-1]) == "prep" {
		return true // "في مقابلة تلفزيونية قال": when and where
	}
	topic := from > s.From && (r.subordinator(from-1) || topicOpener[r.toks[from-1].Base]) // "لكن سكانا قالوا"
	if feminineEnd(t.Text) && x.gender != text.Feminine || r.accusative(from) && !(topic && x.number == text.Plural) {
		return true // it does not agree
	}
	human := hasSuffix(t.Stem, "\u0648\u0646") || x.number == text.Plural && !hasSuffix(t.Stem, "\u0627\u062A") // ات: "بعيدا عن التجاذبات أجمعوا"
	document := r.mediumAt(from) != "" && !r.outlets(from) || r.contentWord(from)
	for q := from + 1; q < k; q++ {
		if kind := r.kindOf(&r.toks[q]); (kind == "slogan" || kind == "rally") && r.bare(q) {
			from, t = q, &r.toks[q] // "رفعوا شعارات تطالب"
		}
	}
	switch {
	case r.kindOf(t) == "slogan":
		m := r.crowd(from, s) // who shouts or carries it
		if m < 0 {
			return false
		}
		x.speakers, x.speakerSpan = []int{m}, r.d.Mentions[m].Span
		return true
	case r.kindOf(t) == "rally" && !t.Def:
		m := r.add(text.Mention{From: from, To: k, Type: schema.Person, Kind: schema.ByDescription, Head: from, Number: text.Plural, Rule: "ar.rally", Score: 0.5})
		r.at[from], r.until[k] = m, m
		x.speakers, x.speakerSpan = []int{m}, r.d.Mentions[m].Span
		return true
	case hasSuffix(t.Base, "\u0648\u0627"): // وا
		return true // "ظلوا يصرون": a verb
	case document && t.Def && (x.gender != text.Feminine || feminineEnd(t.Text)):
		x.implied = text.Agreement{Want: true, Person: true}
		return true
	case !document && topic && t.Def && t.Conj == "" && r.toks[from-1].Prep == "" && r.subordinator(from-1) && r.class(t) == "" && t.Stem != latest && t.Stem != fellow:
		if r.things[t.Stem] || r.masdars[t.Stem] && !pleads[t.Stem] {
			return false // "أن الحكم أظهر أن": it does not speak
		}
	case !document && opens && t.Def && k-from > 1 && from > s.From && r.was(from-1) && r.class(t) == "" && !r.things[t.Stem] && !r.masdars[t.Stem]:
		// "وكانت الصحافة الهندية كشفت أن"
	case !document && !human && !opens && !t.Def && (r.things[t.Stem] || r.masdars[t.Stem]):
		return false // "أطلق صرخة تؤكد أن": what it is like
	case !document && !human && (r.class(t) != "" || !opens || t.Def && !r.things[t.Stem]):
		return true // "الأخير": somebody told of before
	case !document && !human && (r.things[t.Stem] || r.masdars[t.Stem]):
		return false
	}
	m := r.add(text.Mention{From: from, To: k, Type: schema.Organization, Kind: schema.ByDescription, Head: from, Gender: x.gender, Number: text.Plural, Definite: t.Def, Rule: "ar.unlisted-subject", Score: 0.4})
	r.at[from], r.until[k] = m, m
	x.speakers, x.speakerSpan = []int{m}, r.d.Mentions[m].Span
	return true
}

// clauseNoun settles the subject of the verb at token i where a noun that is no mention opens its clause,
// with phrases of its own between them: it is a thing, which says nothing ("أن التقييم الأولي للشرطة
// | يشير إلى"), or the mention made of it ("أن ضيف البلاد | أعرب عن", "كانت وسائل إعلام تابعة للحركة |
// أوردت", "لكن كثيرا من الخبراء | يقولون"). It is -1 where none does.
func (r *speechReader) clauseNoun(i int, s *text.Sentence, x *found) (m int, thing bool) {
	const reach = 12
	k := i
	for k > s.From && (r.toks[k-1].Norm == hadWord || r.toks[k-1].Norm == hadLam || k < i && r.toks[k-1].Norm == comma) {
		k--
	}
	p := k - 1
	for ; p >= s.From && p > k-reach; p-- {
		t := &r.toks[p]
		if t.Kind != text.Word || r.class(t) == "rel" || r.finite(p) && p < k-1 {
			return text.NoMention, false
		}
		if t.Base == that && r.subordinator(p) || r.was(p) || topicOpener[t.Base] && t.Prep == "" {
			break
		}
	}
	from := p + 1
	if p < s.From || p <= k-reach || k-from < 2 {
		return text.NoMention, false
	}
	t := &r.toks[from]
	if o, ok := r.at[from]; ok && bodies[t.Stem] && r.d.Mentions[o].Kind == schema.ByDescription && r.bare(from) && x.gender == text.Feminine {
		return o, false // "أن الدول المانحة | تعهدت"
	}
	if _, ok := r.at[from]; ok || !r.bare(from) || t.Conj != "" || r.in[from] >= 0 || t.Kind != text.Word {
		return text.NoMention, false
	}
	if w := strings.TrimSuffix(t.Stem, string(alef)); manyOf[w] && r.toks[from+1].Base == fromWord && from+2 < k && r.bare(from+2) { // "كثيرا من الخبراء يقولون"
		if o, ok := r.at[from+2]; x.number != text.Plural || ok && r.d.Mentions[o].Type != schema.Person {
			return text.NoMention, false
		}
		return r.unlistedBefore(from, k, x), false
	}
	if two := x.number == text.Dual && (hasSuffix(t.Stem, "\u0627\u0646") || hasSuffix(t.Stem, "\u064A\u0646")); two && t.Def && r.nominal(from) { // ان ين: "كانت الحكومتان الفرنسية واليابانية أكدتا"
		return r.unlistedBefore(from, k, x), false
	}
	if r.class(t) != "" || !r.nominal(from) || feminineEnd(t.Text) != (x.gender == text.Feminine) && !(x.gender == text.Feminine && (r.outlets(from) || r.things[t.Stem])) {
		return text.NoMention, false
	}
	to := r.nounPhrase(from, s.To)
	for to < k && t.Def && r.toks[to].Def && r.bare(to) && r.cover(to) < 0 { // "المعطيات | المتوفرة"
		to++
	}
	if to < k && r.toks[to].Prep == "" && r.class(&r.toks[to]) != "prep" {
		return text.NoMention, false
	}
	switch {
	case r.outlets(from):
		return r.unlistedBefore(from, k, x), false
	case r.mediumAt(from) != "" || r.contentWord(from):
		return r.issuer(from, s), false // it speaks for whoever issued it
	case r.things[t.Stem] || r.masdars[t.Stem] && !pleads[t.Stem]:
		return text.NoMention, true
	case r.latestOne(from) || !r.speakable(from):
		return text.NoMention, false
	}
	return r.unlistedBefore(from, to, x), false
}

// latestOne reports whether the word at token j is somebody told of before: "الأخير", "الرجل".
func (r *speechReader) latestOne(j int) bool {
	return r.toks[j].Stem == latest || r.toks[j].Stem == fellow
}

// unlistedBefore makes the mention of a subject from token from up to to, in front of the verb of x,
// whose noun no list holds.
func (r *speechReader) unlistedBefore(from, to int, x *found) int {
	m := r.add(text.Mention{From: from, To: to, Type: schema.Organization, Kind: schema.ByDescription, Head: from, Gender: x.gender, Number: text.Plural, Definite: r.toks[from].Def, Rule: "ar.unlisted-subject", Score: 0.4})
	r.at[from], r.until[to] = m, m
	return m
}

// hisCountryBefore settles the subject of the verb at token i where "his country" stands before it:
// "وكانت | بلاده | قد أعلنت أن".
func (r *speechReader) hisCountryBefore(x *found, i int, s *text.Sentence) bool {
	k := i
	for k > s.From && (r.toks[k-1].Norm == hadWord || r.toks[k-1].Norm == hadLam || r.in[k-1] >= 0) {
		k--
	}
	if k == s.From || !r.hisCountry(k-1) || x.gender != text.Feminine {
		return false
	}
	m, ok := r.at[k-1]
	if !ok {
		m = r.add(text.Mention{From: k - 1, To: k, Type: schema.Place, Kind: schema.ByDescription, Head: k - 1, Gender: text.Feminine, Rule: "ar.homeland", Score: 0.6})
		r.at[k-1], r.until[k] = m, m
	}
	x.speakers, x.speakerSpan = []int{m}, r.d.Mentions[m].Span
	return true
}

// thoseWho finds or makes the mention of the people whom a relative clause before
// token k tells more of: "التقى | المزارعين | الذين يشكون". It is -1 where none are.
func (r *speechReader) thoseWho(k int, s *text.Sentence) int {
	const who = "\u0627\u0644\u0630\u064A\u0646" // الذين
	q := k - 2
	if q < s.From || r.toks[k-1].Norm != who {
		return text.NoMention
	}
	t := &r.toks[q]
	if m, ok := r.until[q+1]; ok {
		if x := &r.d.Mentions[m]; x.Type == schema.Person && x.Number == text.Plural && x.Kind == schema.ByDescription {
			return m
		}
		return text.NoMention
	}
	if r.cover(q) >= 0 || !t.Def || t.Conj != "" || !hasSuffix(t.Stem, "\u0648\u0646") && !hasSuffix(t.Stem, "\u064A\u0646") { // ون ين
		return text.NoMention
	}
	if _, quality := r.adjective(q); quality && q > s.From && r.toks[q-1].Def {
		return text.NoMention
	}
	m := r.add(text.Mention{From: q, To: q + 1, Type: schema.Person, Kind: schema.ByDescription, Head: q, Gender: text.Masculine, Number: text.Plural, Definite: true, Rule: "ar.those-who", Score: 0.4})
	r.at[q], r.until[q+1] = m, m
	return m
}

// theirThing reports whether the noun at token j is a thing of somebody or something told of
// before: "نتائجه", "تفاصيلها".
func (r *speechReader) theirThing(j int) bool {
	if !r.bare(j) || r.toks[j].Def || feminineEnd(r.toks[j].Text) {
		return false
	}
	w, e := cutEnclitic(r.toks[j].Base, func(w string) bool { return r.things[w] })
	return e != nil && e.person == 3 && r.things[w]
}

// fellow is رجل, somebody told of before.
const fellow = "\u0631\u062C\u0644"

// prosecutors reports whether those who accuse in court or occupy a land stand at token j, told by a verbal
// noun that is for what is claimed or done elsewhere: "الادعاء", "الاحتلال".
func (r *speechReader) prosecutors(j int) bool {
	t := &r.toks[j]
	return t.Def && (t.Stem == "\u0627\u062F\u0639\u0627\u0621" || t.Stem == "\u0627\u062D\u062A\u0644\u0627\u0644") && r.bare(j) && r.cover(j) < 0 // ادعاء احتلال
}

// pleads holds the verbal nouns for those who speak in court or for a side: ادعاء دفاع قضاء
// اتهام اتحاد تحالف ائتلاف تجمع.
var pleads = wordSet(
	"\u0627\u062F\u0639\u0627\u0621", "\u062F\u0641\u0627\u0639", "\u0642\u0636\u0627\u0621", "\u0627\u062A\u0647\u0627\u0645",
	"\u0627\u062A\u062D\u0627\u062F", "\u062A\u062D\u0627\u0644\u0641", "\u0627\u0626\u062A\u0644\u0627\u0641", "\u062A\u062C\u0645\u0639",
)

// whatClause reports whether the subject of the verb at token i is what another clause tells,
// which opens the sentence: "إن | ما يحدث في المدينة | يؤكد أن".
func (r *speechReader) whatClause(i int, s *text.Sentence) bool {
	const reach = 12
	for k := i - 1; k >= s.From && k > i-reach && r.toks[k].Kind == text.Word; k-- {
		if t := &r.toks[k]; t.Norm == what {
			return k+1 < i && (k == s.From || k == s.From+1 && r.subordinator(s.From)) && (r.finiteVerb(k+1) || r.presentVerb(k+1) || startsAny(r.toks[k+1].Base, "\u064A", "\u062A")) // ي ت
		}
	}
	return false
}

// onAndOn holds the verbs, which are none of speech, before "he says" of who goes on with it:
// مضى مضت راح راحت انبرى.
var onAndOn = wordSet("\u0645\u0636\u064A", "\u0645\u0636\u062A", "\u0631\u0627\u062D", "\u0631\u0627\u062D\u062A", "\u0627\u0646\u0628\u0631\u064A")

// crowd returns the last people told of in the sentence before token k, or -1.
func (r *speechReader) crowd(k int, s *text.Sentence) int {
	best := text.NoMention
	for q := s.From; q < k; q++ {
		if m, ok := r.at[q]; ok && r.d.Mentions[m].To <= k && r.d.Mentions[m].Type == schema.Person && r.d.Mentions[m].Number == text.Plural && r.toks[q].Prep == "" {
			best = m
		}
	}
	return best
}
