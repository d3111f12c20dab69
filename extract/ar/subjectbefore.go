package ar

import (
	"slices"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// subjectFollows reports whether the subject of the verb at token i can stand
// after it: the verb is singular, as it is before its subject, and no subject
// stands right before it.
func (r *speechReader) subjectFollows(i int, s *text.Sentence, f cueForm) bool {
	if f.form != participle && f.number != text.Singular {
		return false // "شكروا المرجعية": the object
	}
	if i == s.From || r.toks[i].Conj != "" {
		return true
	}
	return !pronounBefore[r.toks[i-1].Base] && !r.topical(i, s, f)
}

// topical reports whether the verb's subject stands right before it, at the
// beginning of the clause: "المعارضة طرحت", "أن بوش سيصف".
func (r *speechReader) topical(i int, s *text.Sentence, f cueForm) bool {
	k := i
	for k > s.From && (r.toks[k-1].Norm == hadWord || r.toks[k-1].Norm == hadLam || r.class(&r.toks[k-1]) == "neg" && r.toks[k-1].Base != what) {
		k--
	}
	m, ok := r.until[k]
	if f.form == participle || i+1 < s.To && r.theirHonour(i+1) {
		return false // "أكد معاليه"
	}
	if f.form == present && r.quotedBefore(k, s) >= 0 {
		return true
	}
	x := found{cueForm: f}
	r.leftSubject(&x, i, s)
	if len(x.speakers) == 0 {
		return false
	}
	if !ok {
		return r.toks[i].Conj == "" && k > s.From && r.toks[k-1].Norm == comma // "أن مسؤولا، طلب …، اعتبر"
	}
	a := &r.d.Mentions[m]
	return a.Gender == text.NoGender || f.gender == text.NoGender || a.Gender == f.gender || a.Number == text.Plural
}

// subjectless reports whether the noun at token j is the content's first word
// rather than the subject: the verb's subject stands before it, or is omitted.
func (r *speechReader) subjectless(i, j int, s *text.Sentence, f cueForm) bool {
	t := &r.toks[j]
	if t.Kind != text.Word {
		return true
	}
	var probe found
	probe.cueForm = f
	r.leftSubject(&probe, i, s)
	return len(probe.speakers) > 0
}

// leftSubject looks for the subject before the verb: "أوباما يقر", "وكان الرئيس
// التركي قد قال", "وكانت القوات أعلنت", the topic of the clause, or whose document it
// stands in.
func (r *speechReader) leftSubject(x *found, i int, s *text.Sentence) {
	if r.personBehind(i, s, x.cueForm) {
		return
	}
	if k := r.didBefore(i, s); k >= 0 && k+1 < i-1 && r.toks[k+1].Prep == prepL { // "سبق للوزير أن نفى"
		if m, ok := r.at[k+1]; ok && r.canSpeak(m) {
			x.speakers, x.speakerSpan = []int{m}, r.d.Mentions[m].Span
			return
		}
	}
	if x.form != participle && (r.toks[i].Conj == "" || r.toks[i].Conj == "\u0641") && i > s.From {
		m := r.authorBefore(i, s)
		if m < 0 && r.toks[i-1].Norm == comma {
			m = r.topicOf(i, s, x.cueForm)
		}
		if m >= 0 {
			x.speakers, x.speakerSpan = []int{m}, r.d.Mentions[m].Span
			return
		}
	}
	if m := r.heldBy(i, s, x.cueForm); m >= 0 && x.form != participle {
		x.speakers, x.speakerSpan = []int{m}, r.d.Mentions[m].Span
		return
	}
	if m := r.reportsBefore(i, s, x.cueForm); m >= 0 && x.suffix == nil {
		x.speakers, x.speakerSpan = []int{m}, r.d.Mentions[m].Span
		return
	}
	r.subjectNear(x, i, s)
	if len(x.speakers) == 0 && x.form != participle && (r.toks[i].Conj == "" || r.toks[i].Conj == "\u0641") {
		if m := r.topicOf(i, s, x.cueForm); m >= 0 {
			x.speakers, x.speakerSpan = []int{m}, r.d.Mentions[m].Span
		}
	}
}

// personBehind reports whether the verb at token i, which begins the main clause behind a comma, has its subject behind
// it, a person who agrees with it, with the content right behind: "فيما إذا كان فلان حيا، | قالت فلانة إنها".
func (r *speechReader) personBehind(i int, s *text.Sentence, f cueForm) bool {
	if f.cue == nil || f.form == participle || i == s.From || i+2 >= s.To || r.toks[i-1].Norm != comma || r.toks[i].Conj != "" {
		return false
	}
	m, ok := r.at[i+1]
	if !ok || !r.bare(i+1) || !r.canSpeak(m) || !r.agreesVerb(m, f) {
		return false
	}
	if x := &r.d.Mentions[m]; x.Type != schema.Person || x.Gender != text.NoGender && f.gender != text.NoGender && x.Gender != f.gender {
		return false
	}
	if slices.ContainsFunc(f.cue.frames, func(fr frame) bool { return fr.audience == "obj" || fr.content == "obj" }) {
		return false
	}
	j := r.restOfName(m, r.d.Mentions[m].To, s, &zone{})
	return j < s.To && (r.subordinator(j) || r.toks[j].Norm == colon)
}

// subjectNear looks for the subject right before the verb.
func (r *speechReader) subjectNear(x *found, i int, s *text.Sentence) {
	if r.toks[i].Conj != "" && !(r.toks[i].Conj == "\u0641" && r.asFor(i, s)) { // "أما فلان فقال"
		return // a clause of its own, whose subject was told before
	}
	k := i
	for k > s.From {
		p := &r.toks[k-1]
		if (p.Norm == "-" || p.Norm == "\u2013" || p.Norm == "\u2014") && k-1-s.From <= 6 {
			return // a dateline
		}
		if k == i && (r.class(p) == "neg" && p.Base != what || p.Kind == text.Open && (x.number == text.Dual || r.topicQuoted(k-1, s))) { // "مسؤول لا يستبعد", "الوزيران «أوضحا»"
			k--
			continue
		}
		if p.Norm == hadWord || p.Norm == hadLam || (k < i && r.toks[k].Norm == hadWord || k == i && x.form == past) && r.was(k-1) && p.Conj == "" || r.isSelf(k-1) || p.Norm == comma || p.Norm == "," || p.Norm == "-" || p.Norm == "\u2013" {
			k--
			continue
		}
		if r.in[k-1] >= 0 {
			if x.date < 0 {
				x.date = r.in[k-1]
			}
			k = r.times[r.in[k-1]].From
			if k > s.From && (r.toks[k-1].Base == inWord || r.toks[k-1].Base == fromWord) {
				k--
			}
			continue
		}
		if p.Norm == ")" { // "(الاحد)"
			q := k - 1
			for q > s.From && r.toks[q].Norm != "(" {
				q--
			}
			if k-q > 12 {
				return
			}
			k = q
			continue
		}
		break
	}
	if k == s.From {
		return // what ends there is the headline's
	}
	if i+1 < s.To && k > s.From && r.withPronoun(i+1) && r.class(&r.toks[k-1]) == "rel" {
		return // "في خطابه أمام المجلس، الذي دعا فيه": in what he spoke
	}
	relative := false
	if k > s.From+1 && r.was(k-1) && r.class(&r.toks[k-2]) == "rel" {
		k-- // "الذي كان حذر"
	}
	if k > s.From && r.class(&r.toks[k-1]) == "rel" {
		relative = true
		k--
		for k > s.From && r.toks[k-1].Norm == comma {
			k--
		}
	}
	if m := r.quotedBefore(k, s); m >= 0 && x.form == present {
		x.speakers, x.speakerSpan = []int{m}, r.d.Mentions[m].Span
		return
	}
	m, ok := r.until[k]
	if !ok || r.governed(m, s) {
		if o, behind := r.lastOfPhrase(k, s); !ok || behind && r.canSpeak(o) {
			m, ok = o, behind
		}
	}
	if !ok || !r.canSpeak(m) {
		if m := r.beyondRelative(k, s, x); m >= 0 {
			x.speakers, x.speakerSpan = []int{m}, r.d.Mentions[m].Span
		}
		return
	}
	first := r.firstOfPhrase(m)
	f := r.d.Mentions[first].From
	t := &r.toks[f]
	if t.Prep != "" && !relative && !r.ofThese(m, k, i, x) {
		return
	}
	if o, joined := r.until[f]; joined && t.Conj != "" && x.number == text.Singular && !relative && k < i && r.canSpeak(o) {
		return // "بين المملكة وروسيا، أكد": two would speak in the dual
	}
	if !relative && f > s.From && !r.ofThese(m, k, i, x) {
		p := &r.toks[f-1]
		opener := t.Conj != "" || p.Kind == text.Punct || p.Kind == text.Close || r.clauseOpener(f-1) || r.longTitle(first, s)
		if !opener {
			return
		}
	}
	if g := r.d.Mentions[m]; g.Gender != text.NoGender && x.gender != text.NoGender && g.Gender != x.gender && g.Kind == schema.ByDescription && g.Number != text.Plural {
		return
	}
	if g := &r.d.Mentions[m]; first == m && g.Kind == schema.ByDescription && !g.Definite && g.Type == schema.Person && g.To < k {
		g.To = k // "مسؤولون | في واشنطن قالوا"
		g.Span = r.d.BaseSpan(g.From, k)
		r.until[k] = m
	}
	x.speakers = []int{first}
	x.speakerSpan = r.d.Mentions[first].Span
	if x.number == text.Singular && x.form != participle && !relative && t.Conj == andWord { // "وكانت مصر والأردن ولبنان دعت"
		if list := r.listBefore(first, s); len(list) > 0 {
			x.speakers = append(list, x.speakers...)
			x.speakerSpan = schema.SpanOf(r.d.Text, r.d.Mentions[list[0]].Span.Start, x.speakerSpan.End)
		}
	}
	// "المقاومة والجيش يؤكدان"
	if x.number != text.Singular && t.Conj != "" && f > s.From {
		if o, ok := r.until[f]; ok && r.canSpeak(o) {
			x.speakers = append([]int{o}, x.speakers...)
		}
	}
}

// listBefore returns those who are told of before mention m, which "و" joins to them, where
// together they open the clause of a verb behind them: states and bodies, of which a verb in
// the feminine singular may tell. It is empty where they do not.
func (r *speechReader) listBefore(m int, s *text.Sentence) []int {
	var list []int
	f := r.d.Mentions[m].From
	for f > s.From && r.toks[f].Conj == andWord {
		k := f
		if r.toks[k-1].Norm == comma {
			k--
		}
		o, ok := r.until[k]
		if !ok || !r.canSpeak(o) || r.d.Mentions[o].Type == schema.Person {
			return nil
		}
		o = r.firstOfPhrase(o)
		list = append([]int{o}, list...)
		f = r.d.Mentions[o].From
	}
	if len(list) == 0 || r.toks[f].Prep != "" || f > s.From && !r.was(f-1) {
		return nil
	}
	return list
}

// ofThese reports whether the verb at token i, with mention m right before it, tells more of
// people that are named by no article: "من نواب يدينون الخطة".
func (r *speechReader) ofThese(m, k, i int, x *found) bool {
	d := &r.d.Mentions[m]
	return k == i && d.To == k && d.Type == schema.Person && d.Kind == schema.ByDescription && !d.Definite && d.Number == text.Plural && x.number == text.Plural && x.form != participle
}

// topicQuoted reports whether the quotation that opens at token k begins with the verb of
// whom "أن" names right before it: "أن الوفد «أكد»".
func (r *speechReader) topicQuoted(k int, s *text.Sentence) bool {
	m, ok := r.until[k]
	if !ok || !r.canSpeak(m) {
		return false
	}
	f := r.d.Mentions[r.firstOfPhrase(m)].From
	return f > s.From && r.subordinator(f-1) && r.toks[f].Conj == "" && r.toks[f].Prep == ""
}

// quotedBefore returns the mention of the name in quotation marks that opens a
// headline, or its part behind a mark or "و", right before token k: "«الصحة» تنفي",
// "… و«حزب الوسط» يهدد". It is -1 where there is none.
func (r *speechReader) quotedBefore(k int, s *text.Sentence) int {
	if !s.Heading || k-1 <= s.From || r.toks[k-1].Kind != text.Close {
		return text.NoMention
	}
	q := k - 2
	for q > s.From && q > k-7 && r.toks[q].Kind == text.Word {
		q--
	}
	if r.toks[q].Kind != text.Open || q == k-2 {
		return text.NoMention
	}
	if p := q - 1; p >= s.From && r.toks[p].Kind == text.Word && r.toks[p].Norm != "\u0648" {
		return text.NoMention
	}
	m, ok := r.at[q+1]
	switch {
	case ok && r.d.Mentions[m].To == k-1 && r.canSpeak(m):
		return m
	case ok && r.d.Mentions[m].To >= k-1 && r.d.Mentions[m].Kind == schema.ByName, r.clause(q+1, k-1):
		return text.NoMention
	}
	m = r.add(text.Mention{From: q + 1, To: k - 1, Type: schema.Organization, Kind: schema.ByName, Head: q + 1, Definite: true, Rule: "ar.quoted-subject", Score: 0.5})
	r.at[q+1], r.until[k-1] = m, m
	return m
}

// cover returns the mention that begins at token k, or -1.
func (r *speechReader) cover(k int) int {
	if m, ok := r.at[k]; ok {
		return m
	}
	return text.NoMention
}

// finite reports whether token k is a finite verb in its place: no function word
// that looks like one, no noun, and no part of a date.
func (r *speechReader) finite(k int) bool {
	return r.in[k] < 0 && r.cover(k) < 0 && r.finiteVerb(k) && r.particles[r.toks[k].Base] == "" && !r.toks[k].Def
}

// longTitle reports whether the named person of mention m ends a description
// that opens the clause: "وكان زعيم الحزب المقرب من المعارضة فلان".
func (r *speechReader) longTitle(m int, s *text.Sentence) bool {
	x := &r.d.Mentions[m]
	if x.Type != schema.Person || x.Kind != schema.ByName || r.class(&r.toks[x.From-1]) == "prep" {
		return false
	}
	for k := x.From - 1; k >= s.From && k > x.From-12; k-- {
		t := &r.toks[k]
		if t.Base == wasWord || t.Base == wasWord+"\u062A" {
			d, ok := r.at[k+1]
			return ok && r.d.Mentions[d].Type == schema.Person && r.d.Mentions[d].Kind == schema.ByDescription
		}
		if t.Kind != text.Word || t.Conj != "" || r.finiteVerb(k) || r.in[k] >= 0 {
			return false
		}
	}
	return false
}

// asFor reports whether "أما" opens the clause whose verb is at token i.
func (r *speechReader) asFor(i int, s *text.Sentence) bool {
	for k := i - 1; k >= s.From && k > i-14; k-- {
		if r.toks[k].Base == "\u0627\u0645\u0627" {
			return true
		}
	}
	return false
}

// lastOfPhrase finds the mention that a noun phrase ending before token k
// belongs to, over a prepositional phrase or two: "مسؤول … في بغداد قال".
func (r *speechReader) lastOfPhrase(k int, s *text.Sentence) (int, bool) {
	for q := k - 1; q >= s.From && q > k-6; q-- {
		t := &r.toks[q]
		if t.Kind != text.Word && t.Kind != text.Open && t.Kind != text.Close && t.Norm != ")" && t.Norm != "(" {
			return 0, false
		}
		if m, ok := r.until[q]; ok && t.Kind == text.Word && (r.class(t) == "prep" || t.Prep != "") && t.Conj == "" {
			return m, true
		}
	}
	return 0, false
}

// governed reports whether a preposition stands before the mention, which then is
// no subject.
func (r *speechReader) governed(m int, s *text.Sentence) bool {
	f := r.d.Mentions[m].From
	return r.toks[f].Prep != "" || f > s.From && r.class(&r.toks[f-1]) == "prep"
}

// firstOfPhrase returns the title that the mention is the name of, where the
// title stands before it, or the mention itself.
func (r *speechReader) firstOfPhrase(m int) int {
	for _, l := range r.d.Links {
		if l.B == m && r.d.Mentions[l.A].From < r.d.Mentions[m].From {
			return l.A
		}
		if l.A == m && r.d.Mentions[l.B].From < r.d.Mentions[m].From {
			return l.B
		}
	}
	return m
}

// heldBy returns who held or gave what the sentence opens with, before the comma and the verb at token
// i: "وفي مؤتمر صحفي عقده رئيس الحزب فلان في المدينة، | تحدث عن". It is -1 where nobody did.
func (r *speechReader) heldBy(i int, s *text.Sentence, f cueForm) int {
	k := s.From
	if r.toks[k].Base != inWord && r.toks[k].Base != withinWord || i <= k+4 || r.toks[i-1].Norm != comma || r.toks[i].Conj != "" || r.mediumAt(k+1) == "" {
		return text.NoMention
	}
	for q := k + 2; q < i-2; q++ {
		t := &r.toks[q]
		if t.Kind != text.Word && t.Norm != comma {
			return text.NoMention
		}
		w, e := cutEnclitic(t.Base, func(w string) bool { return holds[w] })
		if e == nil || !holds[w] || e.person != 3 || t.Def || !r.bare(q) || feminineEnd(t.Text) || r.cover(q) >= 0 {
			continue
		}
		if m, ok := r.at[q+1]; ok && r.canSpeak(m) && r.bare(q+1) && r.d.Mentions[m].Type == schema.Person && r.agreesVerb(m, f) && !r.otherGender(m, f) {
			return m
		}
	}
	return text.NoMention
}

// holds holds the verbs of who holds a conference or gives a speech, folded: عقد عقدت ألقى ألقت أجرى
// أجرت نظم نظمت.
var holds = wordSet(
	"\u0639\u0642\u062F", "\u0639\u0642\u062F\u062A", "\u0627\u0644\u0642\u064A", "\u0627\u0644\u0642\u062A",
	"\u0627\u062C\u0631\u064A", "\u0627\u062C\u0631\u062A", "\u0646\u0638\u0645", "\u0646\u0638\u0645\u062A",
)

// withinWord is خلال.
const withinWord = "\u062E\u0644\u0627\u0644"

// firstOfClause returns the first person or body of the sentence, where no preposition governs it and
// it agrees with the verb at token i, in nobody's words: who does what the verb behind goes on with. It
// is -1 where there is none.
func (r *speechReader) firstOfClause(i int, s *text.Sentence, f cueForm) int {
	for k := s.From; k < i; k++ {
		m, ok := r.at[k]
		if !ok || !r.canSpeak(m) || r.d.Mentions[m].Type == schema.Place || r.governed(m, s) || r.covered(k) {
			continue
		}
		if r.agreesVerb(m, f) && !r.otherGender(m, f) {
			return m
		}
		return text.NoMention
	}
	return text.NoMention
}

// clauseSubject returns the last subject of the sentence before token i, outside of what
// others say, or -1.
func (r *speechReader) clauseSubject(i int, s *text.Sentence) int {
	best := text.NoMention
	for k := s.From; k < i; k++ {
		if m, ok := r.at[k]; ok && r.d.Mentions[m].Subject && r.canSpeak(m) && !r.covered(k) {
			best = m
		}
	}
	return best
}
