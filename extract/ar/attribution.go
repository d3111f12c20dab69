package ar

import (
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// accordingTo reads "بحسب / وفق / نقلا عن" and the source after it.
func (r *speechReader) accordingTo(i int, s *text.Sentence) {
	t := &r.toks[i]
	n := r.cueNouns[t.Norm]
	if n == nil {
		n = r.cueNouns[t.Prep+t.Base]
	}
	if n == nil {
		n = r.cueNouns[t.Base]
	}
	if n == nil || n.kind != "source-prep" {
		return
	}
	if t.Prep == prepB && i > s.From && r.toks[i-1].Kind == text.Word && len(t.Base) > len(prepL) && r.hasForm(t.Base, masdar) {
		return // "رحب بإقرار المجلس": what he welcomed
	}
	j := i + 1
	for j < s.To && j < i+6 && r.toks[j].Kind == text.Word && (r.class(&r.toks[j]) == "prep" || r.mediumAt(j) != "" || r.contentWord(j) || r.finiteVerb(j) || r.hasForm(r.toks[j].Base, past) || r.toks[j].Base == prepB || r.toks[j].Base == "\u0628\u0647") {
		if _, ok := r.at[j]; ok {
			break
		}
		j++
	}
	if j >= s.To {
		return
	}
	if r.toks[j].Kind == text.Open {
		j++
	}
	m, ok := r.at[j]
	if !ok || !r.canSpeak(m) {
		return
	}
	x := found{from: i, to: i + 1, date: -1, medium: text.NoMention, rule: "ar.according-to", score: 0.75}
	x.cueForm.cue = &cue{act: n.act}
	x.speakers, x.speakerSpan = []int{m}, r.d.Mentions[m].Span
	z := zone{subjectSpan: x.speakerSpan, date: -1, medium: text.NoMention}
	after := r.restOfName(m, r.d.Mentions[m].To, s, &z)
	after = r.restOfDescription(m, after, s, &z)
	x.speakerSpan = z.subjectSpan
	for after < s.To && r.toks[after].Kind == text.Word {
		if d := r.in[after]; d >= 0 {
			x.date = d
			after = r.times[d].To
			continue
		}
		to := r.adjunct(after, after, s, &z)
		if to <= after {
			break
		}
		after = to
	}
	if x.date < 0 {
		x.date = z.date
	}
	first := i
	for first > s.From && (r.toks[first-1].Norm == comma || r.toks[first-1].Norm == "-" || r.toks[first-1].Norm == "\u061B") {
		first--
	}
	within := after // "أفادت وكالة، نقلا عن مصدر، بأن": the content is behind it
	if within < s.To && r.toks[within].Norm == comma {
		within++
	}
	if within+1 < s.To && r.subordinator(within) {
		x.content, x.mode = r.content(within+1, i, s, r.toks[within+1].Kind == text.Open)
		if x.content.IsZero() {
			return
		}
		x.cue, x.ok = r.cueSpan(i), true
		r.emit(x)
		return
	}
	if first-s.From >= 4 && !(t.Conj != "" && r.consequence(after, s)) {
		from := s.From
		x.content, x.mode = r.trimmed(from, first), schema.Indirect
		if k := r.coveredBy(first - 1); k >= 0 { // it is where the speech told before is known from
			x.content, x.mode = r.d.Statements[k].Content, r.d.Statements[k].Mode
		}
	} else {
		for after < s.To && (r.toks[after].Norm == comma || r.toks[after].Norm == colon) {
			after++
		}
		if after >= s.To {
			return
		}
		if b := r.toks[after].Base; b == that && r.toks[after].Conj != "" || len(b) > len(that) && hasPrefix(b, that) && r.toks[after].Conj == "\u0641" {
			after++
		}
		x.content, x.mode = r.content(after, i, s, false)
		if from, quoted := r.saidThere(after, s); from >= 0 {
			x.content, x.mode = r.content(from, i, s, quoted) // "حسب القناة، قال فلان إن …": what he said
		}
	}
	if x.content.IsZero() {
		return
	}
	start := t.Start
	if t.Conj != "" {
		start += firstRune(t.Text)
	}
	x.cue, x.ok = schema.SpanOf(r.d.Text, start, t.End), true
	r.emit(x)
}

// consequence reports whether "فإن" or "فقد" goes on behind the comma at token j, with
// what the source before it says.
func (r *speechReader) consequence(j int, s *text.Sentence) bool {
	if j+1 >= s.To || r.toks[j].Norm != comma {
		return false
	}
	n := &r.toks[j+1]
	return n.Conj == "\u0641" && (hasPrefix(n.Base, that) || n.Base == hadWord) // ف
}

// saidThere returns where the content of the verb of speech at token j begins, where
// one with a clear sign stands there, or -1, and whether it is quoted.
func (r *speechReader) saidThere(j int, s *text.Sentence) (from int, quoted bool) {
	forms, _ := r.cueAt(j)
	for _, f := range forms {
		if f.form != past || f.cue.needs != "" {
			continue
		}
		if z := r.peek(j, s, f); z.open >= 0 && z.clear && len(z.subject) > 0 {
			return z.open, z.quoted
		}
	}
	return -1, false
}

// pastSource passes over a source told between a verb and its content: "نقلا
// عن مصدر دبلوماسي". It returns j where none is.
func (r *speechReader) pastSource(j int, s *text.Sentence) int {
	if !r.sourcePrep(j) || r.toks[j].Conj != "" {
		return j
	}
	for k := j + 1; k < min(s.To, j+4); k++ {
		if m, ok := r.at[k]; ok && r.canSpeak(m) {
			z := zone{subjectSpan: r.d.Mentions[m].Span}
			return r.restOfName(m, r.d.Mentions[m].To, s, &z)
		}
		if r.class(&r.toks[k]) != "prep" {
			break
		}
	}
	return j
}

// sourcePrep reports whether token i is a preposition of sources: وفق، بحسب.
func (r *speechReader) sourcePrep(i int) bool {
	t := &r.toks[i]
	for _, w := range []string{t.Norm, t.Prep + t.Base, t.Base} {
		if n := r.cueNouns[w]; n != nil && n.kind == "source-prep" {
			return true
		}
	}
	return false
}

// kindOf returns the kind of the noun in the list of nouns that carry content, or "".
func (r *speechReader) kindOf(t *text.Token) string {
	for _, w := range []string{t.Base, t.Stem} {
		if n := r.cueNouns[w]; n != nil {
			return n.kind
		}
	}
	return ""
}

// contentWord reports whether token j is a noun that carries content: "تصريحات".
func (r *speechReader) contentWord(j int) bool {
	n := r.cueNouns[r.toks[j].Base]
	if n == nil {
		n = r.cueNouns[r.toks[j].Stem]
	}
	return n != nil && n.kind == "content-noun" || r.toks[j].Base == saying || r.toks[j].Base == what
}

// headline reads "مسؤول: القوات …" in a heading: a source right before a colon,
// at the heading's beginning or after the mark or conjunction that parts two
// headlines ("… والداخلية: لم نطلق الرصاص").
func (r *speechReader) headline(s *text.Sentence) {
	if !s.Heading {
		return
	}
	for i := s.From + 1; i < s.To-1; i++ {
		if r.toks[i].Norm != colon {
			continue
		}
		from := i - 1
		if r.toks[from].Kind == text.Close {
			from--
		}
		m, ok := r.until[from+1]
		if !ok {
			m, ok = r.at[s.From]
			if !ok || r.d.Mentions[m].Type == schema.Place || i-r.d.Mentions[m].To > 4 {
				return
			}
			for k := r.d.Mentions[m].To; k < i; k++ {
				if r.in[k] >= 0 {
					return // a dateline
				}
			}
		}
		first := r.firstOfPhrase(m)
		start := r.d.Mentions[first].From
		if start > s.From && r.toks[start-1].Kind == text.Open {
			start--
		}
		if r.d.Mentions[m].Rule == byByline {
			return // "الخرطوم - صوت النيل: …"
		}
		begins := start == s.From || r.toks[start].Conj != "" || r.toks[start-1].Kind == text.Punct && r.toks[start-1].Norm != "("
		if !begins || !r.canSpeak(m) && r.d.Mentions[m].Type != schema.Facility || r.toks[start].Prep != "" {
			return
		}
		if r.d.Mentions[m].Type == schema.Place && (r.masdars[r.toks[i+1].Base] || r.hasForm(r.toks[i+1].Base, masdar, noun)) {
			return // "تونس: إيقاف أربعة": where it happened
		}
		x := found{from: i, to: i + 1, date: -1, medium: text.NoMention, rule: "ar.headline-colon", score: 0.85, ok: true}
		x.cueForm.cue = &cue{act: schema.Say}
		x.speakers, x.speakerSpan = []int{first}, r.d.Mentions[first].Span
		if o, ok := r.until[start]; ok && r.toks[start].Conj != "" && r.canSpeak(o) && r.d.Mentions[r.firstOfPhrase(o)].From == s.From {
			x.speakers = []int{r.firstOfPhrase(o), first} // "الوزير والمدير: لا قيود"
		}
		x.cue = r.d.Span(i, i+1)
		quoted := r.toks[i+1].Kind == text.Open
		at := i + 1
		if quoted {
			at++
		}
		x.content, x.mode = r.content(at, i, s, quoted)
		if !x.content.IsZero() {
			r.emit(x)
		}
		return
	}
}

// verbalNoun reads a statement from a noun: "إعلان الرئيس … عن", "قوله إن",
// "تصريحات … بأن".
func (r *speechReader) verbalNoun(i int, s *text.Sentence, f cueForm, suffix *enclitic) found {
	x := found{from: i, to: i + 1, cueForm: f, suffix: suffix, date: -1, medium: text.NoMention}
	j := i + 1
	if suffix == nil {
		if r.toks[i].Def {
			return found{}
		}
		m, ok := r.at[j]
		if !ok || !r.bare(j) || !r.canSpeak(m) {
			return found{}
		}
		x.speakers, x.speakerSpan = []int{m}, r.d.Mentions[m].Span
		z := zone{subjectSpan: x.speakerSpan}
		j = r.restOfName(m, r.d.Mentions[m].To, s, &z)
		x.speakerSpan = z.subjectSpan
	} else {
		if suffix.person == 1 {
			return found{}
		}
		x.implied = text.Agreement{Want: true, Gender: suffix.gender, Number: suffix.number, Person: true}
		// "نقلت … عن فلان قوله": the source after عن
		for k := i - 1; k > s.From && k > i-14; k-- {
			if m, ok := r.at[k]; ok && r.toks[k-1].Base == about && r.canSpeak(m) {
				x.speakers, x.speakerSpan, x.implied = []int{m}, r.d.Mentions[m].Span, text.Agreement{}
				break
			}
			if r.toks[k].Kind == text.Punct && r.toks[k].Norm != comma || r.subordinator(k) {
				break
			}
		}
	}
	// Then the content must open clearly.
	verb := f
	verb.form = participle // no further subject
	z := r.zone(j-1, s, verb)
	if z.open < 0 {
		return found{}
	}
	if !z.clear {
		strong := false
		p, _ := r.preposition(z.open)
		if z.open > 0 {
			switch r.toks[z.open-1].Base {
			case about, toWord, fromWord:
				strong = true
			}
		}
		acted := suffix == nil && z.open == j && proclaims[f.cue.act] && r.masdars[r.toks[j].Stem] // "إعلان الحركة انسحاب مقاتليها"
		if !strong && p == "" && !acted || f.cue.weak || f.cue.act == schema.Say || suffix == nil && p == prepL {
			return found{}
		}
	}
	x.content, x.mode = r.content(z.open, i, s, z.quoted)
	if x.content.IsZero() {
		return found{}
	}
	if f.cue.act == schema.Accuse && suffix == nil && len(z.audience) == 0 && r.toks[z.open].Prep == prepB && r.toks[j].Prep != prepL {
		m := r.clauseSubject(i, s) // "دأب الرئيس على اتهام المكتب بالتجسس": the genitive is whom he accuses
		if m < 0 || m == x.speakers[0] {
			return found{}
		}
		z.audience = x.speakers
		x.speakers, x.speakerSpan = []int{m}, r.d.Mentions[m].Span
	}
	x.date, x.medium, x.mediumText, x.audience = z.date, z.medium, z.mediumText, z.audience
	if x.date < 0 {
		x.inherit = true
	}
	x.ok, x.rule, x.score, x.cue = true, "ar.cue-noun", 0.65, r.cueSpan(i)
	return x
}

// proclaims holds the acts whose noun may have what was said for its direct object.
var proclaims = map[schema.Act]bool{schema.Announce: true, schema.Deny: true, schema.Reject: true, schema.Confirm: true}
