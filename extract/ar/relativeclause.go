package ar

import (
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// theirVerb reports whether a verb with the pronoun of what was told before stands at token k:
// "في حديث | نشرته | «النهار»".
func (r *speechReader) theirVerb(k int) bool {
	w, e := cutEnclitic(r.toks[k].Base, func(w string) bool { return r.hasForm(w, past) })
	return e != nil && e.person == 3 && r.hasForm(w, past) && r.bare(k) && !feminineEnd(r.toks[k].Text)
}

// saidLater returns the token of "قوله إن" behind a source that ends before token j, over what
// else is told of it, or j: "عن النائبة، حزب المعارضة، فلانة، | قولها | إن".
func (r *speechReader) saidLater(j int, s *text.Sentence) int {
	const reach = 20
	for k := j; k < min(s.To, j+reach); k++ {
		if t := &r.toks[k]; t.Kind != text.Word && t.Kind != text.Number && t.Norm != comma || r.subordinator(k) || r.finite(k) && !(t.Conj == andWord && r.class(&r.toks[j]) == "pron") { // "وهو عاطل عن العمل | ويبلغ"
			return j
		}
		if r.bare(k) && r.hisWords(k) != nil && r.wordsOpen(k, s) > k {
			return k
		}
	}
	return j
}

// wordsOpen returns where what somebody said opens behind "قوله" at token j, over the day or the
// occasion of it, or j: "قوله | الجمعة | إن", "قوله | في مقابلة مع القناة | إن".
func (r *speechReader) wordsOpen(j int, s *text.Sentence) int {
	const reach = 12
	for k := j + 1; k < min(s.To, j+reach); k++ {
		switch {
		case r.in[k] >= 0:
			k = r.times[r.in[k]].To - 1
		case r.openedAt(k, s):
			return k
		case k == j+1 && r.toks[k].Prep == prepL && r.cover(k) >= 0 && r.canSpeak(r.cover(k)): // "قوله | لوكالة رويترز | إن"
			k = r.d.Mentions[r.cover(k)].To - 1
		case r.toks[k].Kind != text.Word && r.toks[k].Norm != comma || r.finite(k) || k == j+1 && !saidIn[r.toks[k].Base]:
			return j
		}
	}
	return j
}

// keptBack passes over what tells that a source is not named, at token k: "مصدرين | لم تحدد هويتهما".
func (r *speechReader) keptBack(k int, s *text.Sentence) int {
	const reach = 6
	if k >= s.To || !r.negation(k) {
		return k
	}
	for q := k + 1; q < min(s.To, k+reach) && r.toks[q].Kind == text.Word && !r.subordinator(q); q++ {
		if w, e := cutEnclitic(r.toks[q].Base, func(w string) bool { return identity[w] }); e != nil && e.person == 3 && identity[w] {
			return q + 1
		}
	}
	return k
}

// beenBefore is سبق, with which "أن" tells what was done before.
const beenBefore = "\u0633\u0628\u0642"

// skipRelative passes over a relative clause after the subject: to the comma,
// dash or subordinator that ends it.
func (r *speechReader) skipRelative(j int, s *text.Sentence) int {
	for k := j + 1; k < s.To && k < j+25; k++ {
		t := &r.toks[k]
		if t.Norm == comma && r.relatesOn(k+1, s) {
			continue
		}
		if t.Norm == comma || t.Norm == colon || t.Kind == text.Open && r.longQuote(k, s) {
			return k
		}
		if t.Base == that && t.Prep == "" && k+1 < s.To && r.toks[k-1].Base == beenBefore && r.finiteVerb(k+1) {
			continue // "الذي سبق أن جمد"
		}
		if t.Kind == text.Word && t.Prep == "" && (r.subordinator(k) || r.isParticiple(k) && !r.was(k-1)) {
			return k
		}
	}
	return j
}

// objectPastRelative returns the token of what a verb with an object says, right behind the relative
// clause that "rel" at token j opens and no comma closes: a verbal noun, or one of what is told, that
// nothing in the clause governs. It is j where none is.
func (r *speechReader) objectPastRelative(j int, s *text.Sentence) int {
	const reach = 12
	if j+2 >= s.To || !r.finite(j+1) && !r.actsOnIt(j+1) || r.verbOfSpeech(j+1) {
		return j
	}
	for k := j + 2; k < min(s.To, j+reach); k++ {
		t, p := &r.toks[k], &r.toks[k-1]
		if t.Kind != text.Word || r.subordinator(k) || t.Conj != "" && r.finite(k) {
			return j
		}
		if k > j+2 && r.bare(k) && t.Conj == "" && !t.Def && r.cover(k) < 0 && r.in[k] < 0 && (!feminineEnd(p.Text) || r.endsMention(k)) && (p.Def || r.endsMention(k)) && (r.masdars[t.Base] || r.contentWord(k) || r.ownDeed(k)) && (!r.hasForm(t.Base, past) || r.genitiveAt(k+1, s)) {
			return k
		}
	}
	return j
}

// genitiveAt reports whether what stands at token k goes with a noun before it and not with a verb: a
// pointer behind which a noun stands, "عقد | هذه المحادثات".
func (r *speechReader) genitiveAt(k int, s *text.Sentence) bool {
	return k+1 < s.To && r.bare(k) && r.class(&r.toks[k]) == "dem" && r.toks[k+1].Def
}

// actsOnIt reports whether the word at token j, right behind "الذي", which no list holds as a verb, has
// the pronoun of what the clause is of, so that it can be nothing else: "الذي تقوده", "التي يرأسها".
func (r *speechReader) actsOnIt(j int) bool {
	t := &r.toks[j]
	if t.Kind != text.Word || t.Def || t.Prep != "" || t.Conj != "" || feminineEnd(t.Text) || r.cover(j) >= 0 || r.class(t) != "" {
		return false
	}
	w, e := cutEnclitic(t.Base, func(w string) bool { return r.words[w] > 0 })
	return e != nil && e.person == 3 && r.words[w] > 0
}

// relatesOn reports whether token k goes on with a relative clause: a verb behind "و"
// whose object is who the clause is of ("التي تقاتل هناك، | وتعتبرها واشنطن حليفا،"),
// with a mark to close it.
func (r *speechReader) relatesOn(k int, s *text.Sentence) bool {
	if k >= s.To || r.toks[k].Conj != "\u0648" || !r.finiteVerb(k) || r.isVerb(r.toks[k].Base) {
		return false
	}
	for q := k + 1; q < min(s.To, k+15); q++ {
		if r.toks[q].Norm == comma {
			return true
		}
	}
	return false
}

// relativeReach is how many words a relative clause before a verb may have.
const relativeReach = 16

// beyondRelative finds the subject of the verb behind token k over a relative
// clause that tells more of it: "إلا أن مسؤولا شارك في الجلسة تحدث عن", "مصدر في
// الوزارة، طلب عدم كشف هويته، اعتبر". It is a person's description that opens the
// clause, or -1.
func (r *speechReader) beyondRelative(k int, s *text.Sentence, x *found) int {
	for q := k - 1; q >= s.From && q > k-relativeReach; q-- {
		t := &r.toks[q]
		if t.Kind == text.Open || t.Kind == text.Close || t.Norm == colon || t.Norm == "\u061B" {
			return text.NoMention
		}
		if t.Conj != "" && r.finiteVerb(q) && r.cover(q) < 0 {
			return text.NoMention
		}
		m, ok := r.at[q]
		if !ok || r.d.Mentions[m].Type != schema.Person || r.d.Mentions[m].Kind != schema.ByDescription || t.Prep != "" {
			continue
		}
		if q > s.From && !(r.subordinator(q-1) || t.Conj != "" || r.toks[q-1].Norm == comma || r.clauseOpener(q-1)) {
			continue
		}
		d := &r.d.Mentions[m]
		if d.Gender != text.NoGender && x.gender != text.NoGender && d.Gender != x.gender || x.number == text.Singular && d.Number == text.Plural {
			return text.NoMention
		}
		j := r.pastPlace(d.To, s)
		if j < s.To && r.toks[j].Norm == comma {
			j++
		}
		if j >= k || !(r.class(&r.toks[j]) == "rel" || r.toks[j].Conj == "" && r.verbAfter(j)) {
			return text.NoMention
		}
		return m
	}
	return text.NoMention
}

// pastPlace passes over where or among whom a source is: "فيها", "في الوزارة".
func (r *speechReader) pastPlace(j int, s *text.Sentence) int {
	for j < s.To && r.toks[j].Kind == text.Word && r.toks[j].Conj == "" {
		if _, e := cutEnclitic(r.toks[j].Norm, func(w string) bool { return w == inWord }); e != nil {
			j++
			continue
		}
		if _, ok := r.adjective(j); ok {
			j++
			continue
		}
		if r.toks[j].Base == inWord && j+1 < s.To {
			if m, ok := r.at[j+1]; ok {
				j = r.d.Mentions[m].To
				continue
			}
			if k := r.nounPhrase(j+1, s.To); k > j+1 {
				j = k
				continue
			}
		}
		break
	}
	return j
}

// verbAfter reports whether the word at token k, right behind an indefinite noun and
// its adjectives, is the verb of a clause that tells more of it: also one that no
// list holds, as long as it can be nothing else.
func (r *speechReader) verbAfter(k int) bool {
	t := &r.toks[k]
	if r.finite(k) {
		return true
	}
	return t.Kind == text.Word && !t.Def && t.Prep == "" && r.in[k] < 0 && r.cover(k) < 0 && r.class(t) == "" && !r.masdars[t.Base] && !feminineEnd(t.Text) && !r.hasForm(t.Base, masdar, noun)
}
