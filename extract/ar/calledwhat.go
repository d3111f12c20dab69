package ar

import (
	"slices"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// calls is the frame of the verbs that say what somebody calls a thing.
const calls = "calls"

// whatOf holds "what" alone and with prepositions written onto it: ما بما مما عما لما.
var whatOf = map[string]bool{what: true, "\u0648" + what: true, prepB + what: true, "\u0645\u0645\u0627": true, "\u0639\u0645\u0627": true, prepL + what: true}

// called reads what somebody calls a thing: "ما وصفه بالتدخل", "ما تسميه أنقرة المنطقة
// الآمنة", "وهو ما اعتبره فلان خطأ", "خطوة وصفتها أنقرة بالعدوان". It ends with the phrase.
func (r *speechReader) called(i int, s *text.Sentence, f cueForm, suffix *enclitic) found {
	if suffix == nil || suffix.person != 3 || i == s.From || r.toks[i].Conj != "" || !f.cue.takes(calls) {
		return found{}
	}
	if !whatOf[r.toks[i-1].Norm] {
		m, ok := r.at[i+1] // who calls it so is named then
		if r.class(&r.toks[i-1]) != "rel" && (r.toks[i-1].Def || !r.nominal(i-1)) || !ok || !r.bare(i+1) || !r.canSpeak(m) || !r.agreesVerb(m, f) {
			return found{}
		}
	}
	x := found{from: i, to: i + 1, cueForm: f, suffix: suffix, date: -1, medium: text.NoMention, clear: true}
	j := i + 1
	if m, ok := r.at[j]; ok && r.bare(j) && r.canSpeak(m) && r.agreesVerb(m, f) {
		z := zone{subjectSpan: r.d.Mentions[m].Span, date: -1, medium: text.NoMention}
		j = r.restOfDescription(m, r.restOfName(m, r.d.Mentions[m].To, s, &z), s, &z)
		x.speakers, x.speakerSpan = []int{m}, z.subjectSpan
	} else {
		x.implied = text.Agreement{Want: true, Gender: f.gender, Number: f.number, Person: true}
	}
	if j < s.To && r.toks[j].Base == prepB {
		j++ // "ما وصفه بـ«التدخل»"
	}
	if j < s.To && r.subordinator(j) {
		j++
	}
	if j >= s.To || r.toks[j].Kind != text.Word && r.toks[j].Kind != text.Open || r.class(&r.toks[j]) == "prep" || r.toks[j].Conj != "" {
		return found{}
	}
	if r.toks[j].Kind == text.Open {
		x.content, x.mode = r.content(j+1, i, s, true)
		if c := r.closing(j + 1); c > j+1 && c < s.To && r.toks[c].End < x.content.End {
			x.content, x.mode = r.trimmed(j+1, c), schema.Direct // "ما وصفه بـ«حملة واسعة» تستهدفه"
			if c == j+2 && c+1 < s.To && r.bare(c+1) {           // "ما وصفه بـ«حملة» الحكومة"
				to := r.nounPhrase(c+1, s.To)
				if m, ok := r.at[c+1]; ok {
					to = max(to, r.d.Mentions[m].To)
				}
				if to > c+1 {
					x.content, x.mode = r.trimmed(j, to), schema.Mixed
				}
			}
		}
	} else {
		to := r.contentEnd(j, i, s)
		for k := j; k < to; k++ {
			if r.toks[k].Norm == comma {
				to = k
			}
		}
		x.content, x.mode = r.baseTrimmed(j, to), schema.Indirect
	}
	if x.content.IsZero() {
		return found{}
	}
	x.ok, x.rule, x.score, x.cue = true, "ar.cue-called", 0.7, r.cueSpan(i)
	return x
}

// judged reports whether somebody's deed, words or stance at token j, right behind a verb that calls a thing
// something or condemns or praises it, is that thing, and no document or body that does so: no "أن", colon or
// quotation opens behind it what is said. "واعتبر | رفض الإدارة | الحوار تصعيدا", "وانتقد | تصريحات الوزير".
func (r *speechReader) judged(j int, s *text.Sentence, f cueForm) bool {
	const reach = 16
	t := &r.toks[j]
	if t.Def || t.Conj != "" || t.Prep != "" || r.outlets(j) || r.titles[t.Stem] != nil {
		return false
	}
	deed := r.masdars[t.Stem] || r.contentWord(j) || r.mediumAt(j) != "" || r.things[t.Stem]
	if !deed || r.toks[j-1].Conj == "" || !f.cue.takes(calls) && !toldOf[f.cue.act] || r.accusative(j) {
		return false
	}
	if k := r.nounPhrase(j, s.To); k <= j+1 && r.cover(j+1) < 0 {
		return false // nobody's
	}
	for k := j + 1; k < min(s.To, j+reach) && r.toks[k].Norm != comma; k++ {
		if r.subordinator(k) && !r.ofThatOne(k) || r.toks[k].Norm == colon || r.toks[k].Kind == text.Open && r.longQuote(k, s) {
			return false
		}
	}
	return true
}

// calledThat reports whether the noun at token i opens what the last verb calls something.
func (r *speechReader) calledThat(i int) bool {
	n := len(r.d.Statements)
	if n == 0 {
		return false
	}
	st := &r.d.Statements[n-1]
	if st.Content.Start != r.toks[i].Start || st.CueTo != i {
		return false
	}
	forms, _ := r.cueAt(st.CueFrom)
	return slices.ContainsFunc(forms, func(f cueForm) bool { return f.cue.takes(calls) })
}
