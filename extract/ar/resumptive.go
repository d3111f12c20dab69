package ar

import (
	"slices"
	"unicode/utf8"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// takenUp reads a verb whose object, a pronoun, stands for what was said before it:
// "الهدنة التي أعلنها التحالف", "وهو ما تنفيه أنقرة", "اتهامات تنفيها الحركة". Who
// says it stands right behind the verb.
func (r *speechReader) takenUp(i int, s *text.Sentence, f cueForm, suffix *enclitic) found {
	if suffix != nil && suffix.person != 3 || f.form != past && f.form != present || i == s.From || i+1 >= s.To || f.cue.weak || r.toks[i].Conj != "" {
		return found{}
	}
	takes := false
	j := i + 1
	if suffix == nil { // "الانتخابات التي نددت بها المعارضة"
		takes = f.cue.needs == "" && r.backTo(j, f)
		j++
	} else {
		for _, fr := range f.cue.frames {
			if fr.audience == "obj" { // "تتهمها": whom they speak to
				return found{}
			}
			takes = takes || fr.content == "obj"
		}
	}
	date := -1
	for suffix != nil && j < s.To && (r.toks[j].Norm == comma || r.in[j] >= 0) { // "التي أعلنها، الاثنين، الرئيس"
		if x := r.in[j]; x >= 0 {
			date, j = x, r.times[x].To
		} else {
			j++
		}
	}
	if !takes || j >= s.To || suffix == nil && r.peek(i, s, f).clear {
		return found{}
	}
	m, ok := r.at[j]
	if !takes || !ok || !r.bare(j) || !r.canSpeak(m) || !r.agreesVerb(m, f) {
		return found{}
	}
	if f.cue.needs != "" && !r.needed(max(s.From, i-neededBefore)-1, i, f.cue.needs) {
		return found{}
	}
	x := found{from: i, to: i + 1, cueForm: f, suffix: suffix, date: date, medium: text.NoMention, mode: schema.Indirect}
	x.content = r.objectBefore(i, s)
	if x.content.IsZero() || f.cue.act == schema.Say && r.mediumAt(i-1) != "" {
		return found{} // "كلمة ألقاها الوزير"
	}
	for k := i - 1; f.cue.act != schema.Deny && f.cue.act != schema.Reject && k >= s.From && k > i-4 && r.toks[k].Kind == text.Word; k-- {
		if r.sourcePrep(k) && r.toks[k+1].Start <= x.content.Start && r.d.Mentions[m].From == j {
			return found{} // "وفق آخر حصيلة أعلنتها السلطات": told by accordingTo
		}
	}
	x.speakers, x.speakerSpan = []int{m}, r.d.Mentions[m].Span
	z := zone{subjectSpan: x.speakerSpan, date: -1, medium: text.NoMention}
	k := r.restOfName(m, r.d.Mentions[m].To, s, &z)
	x.speakerSpan = z.subjectSpan
	if at := r.dayBehind(k, s); at >= 0 {
		x.date = at
	}
	x.ok, x.rule, x.score, x.cue = true, "ar.cue-resumptive", 0.65, r.cueSpan(i)
	return x
}

// backTo reports whether a preposition that the verb of f takes for what was said, with a
// pronoun that stands for what was told before, is at token j: "نددت | بها", "دعت | إليه".
func (r *speechReader) backTo(j int, f cueForm) bool {
	if r.toks[j].Kind != text.Word || r.toks[j].Conj != "" {
		return false
	}
	takes := func(p string) bool {
		return p != "" && slices.ContainsFunc(f.cue.frames, func(fr frame) bool { return fr.content == p && fr.audience == "" })
	}
	if t := &r.toks[j]; t.Norm == prepB+"\u0647" || t.Norm == prepB+"\u0647\u0627" || t.Norm == prepB+"\u0647\u0645" || t.Norm == prepB+"\u0647\u0645\u0627" { // به بها بهم بهما
		return takes(prepB)
	}
	p, e := cutEnclitic(r.toks[j].Norm, takes)
	return e != nil && e.person == 3 && takes(p)
}

// objectBefore finds what the object pronoun of the verb at token i stands for.
func (r *speechReader) objectBefore(i int, s *text.Sentence) schema.Span {
	k := i
	relative := r.class(&r.toks[k-1]) == "rel"
	switch {
	case relative: // "الذي تبناه"
		k--
		if p := k - 1; p > s.From && r.toks[p].Norm == matter && (r.toks[p-1].Norm == comma || r.toks[p-1].Kind == text.Close) {
			if c := r.clauseBefore(p, s); !c.IsZero() { // "…، الأمر الذي نفته الشركة"
				return c
			}
		}
	case r.toks[k-1].Base == what && k-2 >= s.From && (r.toks[k-2].Base == "\u0647\u0648" || r.toks[k-2].Base == "\u0647\u064A"): // "وهو ما تنفيه"
		return r.clauseBefore(k-2, s)
	case r.toks[k-1].Base == what && k-2 >= s.From && r.takesUpWhat(i) && r.class(&r.toks[k-2]) != "prep" && !r.subordinator(k-2): // "إطلاق صاروخ ما نفته الحكومة"
		return r.clauseBefore(k-1, s)
	case r.toks[k-1].Kind != text.Word || r.class(&r.toks[k-1]) != "" || r.toks[k-1].Def:
		return schema.Span{}
	}
	for k > s.From && (r.toks[k-1].Norm == comma || r.toks[k-1].Kind == text.Close) {
		k--
	}
	from := r.phraseBefore(k, s)
	if from < 0 {
		return schema.Span{}
	}
	if p := from - 1; !relative && p >= s.From && (r.toks[p].Base == "\u0647\u0648" || r.toks[p].Base == "\u0647\u064A") && r.contentWord(from) { // "وهي اتهامات تنفيها"
		if c := r.clauseBefore(p, s); !c.IsZero() {
			return c
		}
	}
	return r.baseTrimmed(from, k)
}

// matter is الأمر, which takes up a whole clause before it: "الأمر الذي".
const matter = "\u0627\u0644\u0627\u0645\u0631"

// clauseBefore returns what was said, or else told, before token k, which takes it
// up: the content of a statement that ends there, or the clause.
func (r *speechReader) clauseBefore(k int, s *text.Sentence) schema.Span {
	for k > s.From && r.toks[k-1].Norm == comma {
		k--
	}
	if k == s.From && k > 0 && len(r.d.Statements) > 0 { // "… . وهو ما نفاه فلان"
		if last := &r.d.Statements[len(r.d.Statements)-1]; r.toks[last.CueFrom].Sent == r.toks[k].Sent-1 && last.Content.End > r.toks[k-1].Start-8 {
			return last.Content
		}
	}
	if k-s.From < 3 {
		return schema.Span{}
	}
	if st := r.coveredBy(k - 1); st >= 0 {
		return r.d.Statements[st].Content
	}
	return r.baseTrimmed(s.From, k)
}

// phraseReach is how many words a noun phrase is followed back.
const phraseReach = 9

// phraseBefore returns the first token of the noun phrase that ends before token
// k, or -1.
func (r *speechReader) phraseBefore(k int, s *text.Sentence) int {
	from := -1
	for q := k - 1; q >= s.From && q > k-phraseReach; q-- {
		t := &r.toks[q]
		m, named := r.at[q]
		if t.Kind != text.Word {
			break
		}
		if named && r.d.Mentions[m].To == k || r.nominal(q) && r.nounPhrase(q, s.To) >= k {
			from = q
		}
		if t.Prep != "" || t.Conj != "" || !named && r.class(t) != "" {
			break
		}
	}
	return from
}

// whoGather finds or makes the mention of those whose gathering "للمطالبة" at token i tells the purpose
// of, where no list holds them: "نظم | المعلمون | وقفة للمطالبة", or the gathering itself, where the
// sentence names nobody: "شهدت المدينة | احتجاجات | للمطالبة". It is -1 where who they are was told before.
func (r *speechReader) whoGather(i int, s *text.Sentence) int {
	if m := r.crowd(i, s); m >= 0 {
		if hasSuffix(r.toks[r.d.Mentions[m].Head].Stem, "\u0648\u0646") { // ون: the nominative is the subject's
			return m
		}
		return text.NoMention
	}
	const shortest = 5
	for q := s.From + 1; q < i; q++ {
		t := &r.toks[q]
		if people := hasSuffix(t.Stem, "\u0648\u0646") && utf8.RuneCountInString(t.Stem) >= shortest; people && t.Def && r.bare(q) && r.cover(q) < 0 && r.nominal(q) && r.toks[q-1].Kind == text.Word && r.class(&r.toks[q-1]) == "" { // ون
			return r.gathered(q)
		}
	}
	if q := i - 1; q >= s.From && r.kindOf(&r.toks[q]) == "rally" && !r.toks[q].Def && r.toks[q].Prep == "" && r.cover(q) < 0 {
		return r.gathered(q)
	}
	return text.NoMention
}

// gathered makes the mention of those whom the one word at token q tells.
func (r *speechReader) gathered(q int) int {
	m := r.add(text.Mention{From: q, To: q + 1, Type: schema.Person, Kind: schema.ByDescription, Head: q, Number: text.Plural, Definite: r.toks[q].Def, Rule: "ar.rally", Score: 0.5})
	r.at[q], r.until[q+1] = m, m
	return m
}

// purpose reads "للمطالبة ب…": why people gather is what they say.
func (r *speechReader) purpose(i int, s *text.Sentence, f cueForm) found {
	t := &r.toks[i]
	if t.Prep != prepL || !t.Def || f.cue.act != schema.Demand || i+1 >= s.To {
		return found{}
	}
	p, next := r.preposition(i + 1)
	if p == "" || next >= s.To || !f.cue.takes(p) || !r.contentNoun(next, i+1, s) {
		return found{}
	}
	x := found{from: i, to: i + 1, cueForm: f, date: -1, medium: text.NoMention}
	x.content, x.mode = r.content(next, i, s, false)
	if x.content.IsZero() {
		return found{}
	}
	if m := r.whoGather(i, s); m >= 0 {
		x.speakers, x.speakerSpan = []int{m}, r.d.Mentions[m].Span
	} else {
		x.implied = text.Agreement{Want: true, Number: text.Plural}
	}
	x.ok, x.rule, x.score, x.cue, x.inherit = true, "ar.cue-purpose", 0.6, r.d.Span(i, i+1), true
	return x
}
