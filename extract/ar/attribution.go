package ar

import (
	"slices"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// accordingTo reads "بحسب / وفق / نقلا عن" and the source after it.
func (r *speechReader) accordingTo(i int, s *text.Sentence) {
	if to, e := r.onesWords(i, s); e != nil {
		r.asHeSays(i, to, e, s)
		return
	}
	t := &r.toks[i]
	n := r.cueNouns[t.Norm]
	if n == nil {
		n = r.cueNouns[t.Prep+t.Base]
	}
	if n == nil {
		n = r.cueNouns[t.Base]
	}
	if act := r.asTheySay(i); act != "" {
		n = &cueNoun{act: act, kind: "source-prep"}
	}
	if n == nil || n.kind != "source-prep" {
		return
	}
	if t.Prep == prepB && i > s.From && r.toks[i-1].Kind == text.Word && len(t.Base) > len(prepL) && r.hasForm(t.Base, masdar) {
		return // "رحب بإقرار المجلس": what he welcomed
	}
	j, paper := i+1, -1
	for j < s.To && j < i+6 && r.beforeSource(i, j) {
		if _, ok := r.at[j]; ok {
			break
		}
		if paper < 0 && (r.mediumAt(j) != "" || r.contentWord(j)) && r.toks[j].Base != what {
			paper = j
		}
		j++
	}
	if j >= s.To && paper < 0 {
		return
	}
	if j < s.To && r.toks[j].Kind == text.Open {
		j++
	}
	m, ok := r.at[j]
	if !ok || !r.canSpeak(m) {
		if m = r.sourceOf(i, j, paper, s); m < 0 {
			return
		}
	}
	x := found{from: i, to: i + 1, date: max(r.in[i+1], r.in[j-1]), medium: text.NoMention, rule: "ar.according-to", score: 0.75}
	x.cueForm.cue = &cue{act: n.act}
	x.speakers, x.speakerSpan = []int{m}, r.d.Mentions[m].Span
	z := zone{subjectSpan: x.speakerSpan, date: -1, medium: text.NoMention}
	after := r.restOfName(m, r.d.Mentions[m].To, s, &z)
	after = r.restOfDescription(m, after, s, &z)
	for after < s.To && r.toks[after].Conj == "\u0648" && r.bareOrJoined(after, true) && r.jointSpeaker(after, s) { // "بحسب المرصد والفرقة نفسها"
		o := r.at[after]
		to := r.restOfName(o, r.d.Mentions[o].To, s, &z)
		to = r.restOfDescription(o, to, s, &z)
		if !r.closes(to) {
			break
		}
		x.speakers = append(x.speakers, o)
		z.subjectSpan = schema.SpanOf(r.d.Text, z.subjectSpan.Start, max(z.subjectSpan.End, r.d.Mentions[o].Span.End))
		after = to
	}
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
	if k := r.saidAround(i); k >= 0 && first > s.From { // "نفى الوزير، وفق ما نقلته الصحيفة، وقوع أي هجوم"
		x.content, x.mode = r.d.Statements[k].Content, r.d.Statements[k].Mode
		x.cue, x.ok = r.cueSpan(i), true
		r.emit(x)
		return
	}
	closes := after >= s.To || r.toks[after].Norm == "." || r.toks[after].Norm == comma && after+1 < s.To && r.toks[after+1].Conj != ""
	if (first-s.From >= 4 && !r.fragmentOnly(first, after, s) || first-s.From >= 2 && closes) && !(t.Conj != "" && r.consequence(after, s)) {
		x.content, x.mode = r.trimmed(r.pastDateline(s), first), schema.Indirect
		if k := r.coveredBy(first - 1); k >= 0 && !r.onlyEndsWith(k, s) { // it is where the speech told before is known from
			x.content, x.mode = r.d.Statements[k].Content, r.d.Statements[k].Mode
		}
	} else {
		if to := r.saidOfSource(after, s); to > after {
			if y := &r.d.Mentions[m]; y.Kind == schema.ByDescription && !y.Definite && r.allWords(y.To, to) {
				y.To, y.Span = to, r.d.BaseSpan(y.From, to) // all that is told of the source
				r.until[to] = m
				x.speakerSpan = y.Span
			}
			after = to
		}
		for after < s.To && (r.toks[after].Norm == comma || r.toks[after].Norm == colon) {
			after++
		}
		if after >= s.To {
			return
		}
		if b := r.toks[after].Base; b == that && r.toks[after].Conj != "" || r.toks[after].Conj == "\u0641" && (len(b) > len(that) && hasPrefix(b, that) || b == hadWord) {
			after++
		}
		x.content, x.mode = r.content(after, i, s, false)
		if from, quoted := r.saidThere(after, s); from >= 0 && r.toks[after-1].Base != hadWord {
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

// onlyEndsWith reports whether statement k, whose speaker nobody tells, only closes the sentence
// with what somebody did besides, so that a source behind it tells it all: "خطف مسلحون شرطيين
// أمس، | وطالبوا بفدية، حسب الشرطة".
func (r *speechReader) onlyEndsWith(k int, s *text.Sentence) bool {
	st := &r.d.Statements[k]
	if len(st.Speakers) > 0 || st.Act != schema.Demand && st.Act != schema.Threaten || st.CueFrom-s.From < fragment || r.toks[st.CueFrom].Conj != andWord {
		return false
	}
	return k == 0 || r.d.Statements[k-1].CueFrom < s.From
}

// saidAround returns the last statement whose verb stands before token i in its sentence and
// whose content begins behind it, or -1.
func (r *speechReader) saidAround(i int) int {
	for k := len(r.d.Statements) - 1; k >= 0; k-- {
		st := &r.d.Statements[k]
		if st.CueFrom >= 0 && r.toks[st.CueFrom].Sent != r.toks[i].Sent {
			return -1
		}
		if st.CueFrom < i && st.Content.Start >= r.toks[i].End && st.Rule == "ar.cue-verb" {
			return k
		}
	}
	return -1
}

// pastDateline returns the first token of the sentence behind where it was written:
// "عمّان، الأردن (وكالات)-- | غرقت السفينة".
func (r *speechReader) pastDateline(s *text.Sentence) int {
	const longest = 12
	for k := s.From + 1; k < min(s.To-1, s.From+longest); k++ {
		t := &r.toks[k]
		if r.finite(k) {
			break
		}
		if n := t.Norm; (n == "-" || n == "--" || n == "\u2013" || n == "\u2014") && r.toks[k-1].Norm == ")" {
			for k+1 < s.To && r.toks[k+1].Kind == text.Punct {
				k++
			}
			return k + 1
		}
	}
	return s.From
}

// beforeSource reports whether token j can stand between a preposition of sources at token
// i and the source: a day, a preposition, a document, the verb of speech, with the
// pronoun of what it tells ("وفق ما | نقلته | وكالة") or of whom ("ما نقلت | عنه | القناة").
func (r *speechReader) beforeSource(i, j int) bool {
	t := &r.toks[j]
	if t.Kind != text.Word {
		return false
	}
	if r.outlets(j) && r.verbOfSpeech(j-1) && j > i+1 {
		return false // "حسب ما ذكرت | وسائل إعلام": it is they who say it
	}
	return r.in[j] >= 0 || r.class(t) == "prep" || t.Base == latest || r.mediumAt(j) != "" || r.contentWord(j) || r.verbOfSpeech(j) || r.finiteVerb(j) || t.Base == prepB || t.Norm == prepL+what || r.ofHim(j)
}

// verbOfSpeech reports whether a finite verb of speech stands at token j.
func (r *speechReader) verbOfSpeech(j int) bool {
	forms, _ := r.cueAt(j)
	return slices.ContainsFunc(forms, func(f cueForm) bool { return f.form == past || f.form == present })
}

// ofHim reports whether token j is a preposition with the pronoun of what or whom a source
// speaks of: "به", "عنه", "عنها".
func (r *speechReader) ofHim(j int) bool {
	switch w := r.toks[j].Norm; w {
	case prepB + "\u0647", prepB + "\u0647\u0627": // به بها
		return true
	default:
		_, e := cutEnclitic(w, func(w string) bool { return w == about })
		return e != nil && e.person == 3 && r.cover(j) < 0
	}
}

// fragmentOnly reports whether so little stands before the aside that ends at token after,
// and so much behind it in the same clause, that what the source says is mostly behind:
// "كما دعت الحكومة، حسب البيان، المجتمع الدولي إلى …".
func (r *speechReader) fragmentOnly(first, after int, s *text.Sentence) bool {
	if first-s.From > fragment || after+1 >= s.To || r.toks[after].Norm != comma || r.covered(first-1) {
		return false
	}
	n := &r.toks[after+1]
	return n.Kind == text.Word && n.Conj == "" && n.Base != alike && r.contentEnd(after+1, after, s)-after > 2*(first-s.From)
}

// fromSource adds what the source said that the verb of x passes on: "نقلت الوكالة | عن
// مسؤول أن" are two statements, of the agency and of the official.
func (r *speechReader) fromSource(x *found) {
	if x.rule != "ar.cue-verb" || !x.clear || len(x.sources) != 1 {
		return
	}
	m := &r.d.Mentions[x.sources[0]]
	if k := m.From - 1; k > x.from && r.toks[k].Base == about && m.Span.End <= x.content.Start {
		r.emit(found{
			from: k, to: k + 1, cue: r.d.Span(k, k+1), cueForm: cueForm{cue: &cue{act: schema.Say}}, speakers: x.sources, speakerSpan: m.Span,
			content: x.content, mode: x.mode, date: x.date, medium: text.NoMention, inherit: x.inherit, rule: "ar.cue-source", score: 0.65,
		})
	}
}

// latest is آخر, as in "آخر حصيلة".
const latest = "\u0627\u062E\u0631"

// sourceOf finds the source behind the preposition at token i where no mention of one
// stands at token j: who says it, by a verb ("بحسب ما قال المنظمون"), whose the document
// at token paper is ("وفق حصيلة للمرصد", "استطلاع أجراه المعهد"), or the document itself
// ("وفق تقارير إعلامية"). It is NoMention where there is none.
func (r *speechReader) sourceOf(i, j, paper int, s *text.Sentence) int {
	if verb := j - 1; j > i+1 && j < s.To {
		if r.cover(verb) < 0 && verb > i+1 && (r.ofHim(verb) || r.in[verb] >= 0) { // "وفق ما أفاد به مراسلنا"
			verb--
		}
		forms, _ := r.cueAt(verb)
		for _, f := range forms {
			if f.form != past && f.form != present || f.number != text.Singular || r.toks[j].Kind != text.Word || r.in[j] >= 0 {
				continue
			}
			if m, ok := r.at[j]; ok { // "حسبما أفاد المستشفى"
				if x := &r.d.Mentions[m]; x.Type == schema.Facility && x.Definite {
					return m
				}
				return text.NoMention
			}
			if r.bare(j) && !r.things[r.toks[j].Stem] && (r.toks[j].Def || r.definite(j, r.nounPhrase(j, s.To)) || r.oursAt(j) || r.outlets(j)) { // "ما صرح وفد سيول"
				_, m := r.unlisted(j, s.To, f)
				return m
			}
		}
	}
	if paper < 0 || paper+1 < s.To && r.particle(paper+1) == "rel" { // "المقابلة التي أجراها معه فلان"
		return text.NoMention
	}
	for k := i + 1; k < paper; k++ {
		if r.toks[k].Base == what || r.finiteVerb(k) || len(r.pastForms(k)) > 0 {
			return text.NoMention // "حسبما قال في حوار تلفزيوني"
		}
	}
	if m := r.issuer(paper, s); m >= 0 {
		return m
	}
	for k := paper + 1; !r.toks[paper].Def && k+1 < min(s.To, paper+authorReach) && r.toks[k].Kind == text.Word; k++ {
		if _, e := cutEnclitic(r.toks[k].Base, r.isVerb); e == nil || e.person != 3 || !r.finiteVerb(k) {
			continue
		}
		q := k + 1
		if r.toks[q].Kind == text.Open {
			q++
		}
		if m, ok := r.at[q]; ok && r.canSpeak(m) && r.toks[q].Prep == "" {
			return m
		}
		break
	}
	if q := paper + 1; q < s.To && r.toks[q].Kind == text.Word && r.bare(q) && r.cover(q) < 0 && r.nominal(q) && !r.toks[paper].Def && !r.masdars[r.toks[q].Stem] && r.in[q] < 0 {
		if _, quality := r.adjective(q); quality || r.toks[q].Def && !feminineEnd(r.toks[q].Text) && !r.speakable(q) {
			// what it is like
		} else if to := r.nounPhrase(q, s.To); r.definite(q, to) { // "تقارير وسائل الإعلام"
			_, m := r.unlisted(q, s.To, cueForm{cue: &cue{}})
			return m
		}
	}
	if to := r.nounPhrase(paper, s.To); to >= paper+2 && to >= j && !r.definite(paper, to) && (to >= s.To || r.toks[to].Kind != text.Word) {
		m := r.add(text.Mention{From: paper, To: to, Type: schema.Organization, Kind: schema.ByDescription, Head: paper, Number: text.Plural, Rule: "ar.unlisted-source", Score: 0.4})
		r.at[paper], r.until[to] = m, m
		return m
	}
	return text.NoMention
}

// oursAt reports whether the noun at token j is of those who write: "مراسلنا".
func (r *speechReader) oursAt(j int) bool {
	w, ok := cutSuffix(r.toks[j].Base, "\u0646\u0627") // نا
	return ok && r.words[w] > 0
}

// pastForms returns the readings of token k as a verb of speech in the past.
func (r *speechReader) pastForms(k int) []cueForm {
	forms, _ := r.cueAt(k)
	return slices.DeleteFunc(slices.Clone(forms), func(f cueForm) bool { return f.form != past })
}

// saidOfSource skips what is told of the source behind its name, up to where "فإن" goes
// on: "بحسب تقرير نشره الموقع، واطلعت عليه الصحيفة | ، فإن …".
func (r *speechReader) saidOfSource(after int, s *text.Sentence) int {
	const longest = 15
	j := after
	for j < s.To && r.toks[j].Norm == comma {
		j++
	}
	if j == after { // "وحسب مسؤولين في منسقية الشؤون العامة | التابعة للرئاسة، فإن"
		for k := j; k < min(s.To, j+longest) && (r.toks[k].Kind == text.Word && !r.finite(k) || r.consequence(k, s)); k++ {
			if r.consequence(k, s) {
				return k
			}
		}
	}
	if j >= s.To || r.toks[j].Conj != "\u0648" && r.particle(j) != "rel" {
		return after
	}
	for k := j; k < min(s.To, j+longest); k++ {
		if r.consequence(k, s) {
			return k
		}
	}
	return after
}

// allWords reports whether nothing but words stands from token j up to end.
func (r *speechReader) allWords(j, end int) bool {
	for ; j < end; j++ {
		if r.toks[j].Kind != text.Word {
			return false
		}
	}
	return true
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
	for k := j + 1; k < min(s.To, j+6); k++ {
		if m, ok := r.at[k]; ok && r.canSpeak(m) {
			z := zone{subjectSpan: r.d.Mentions[m].Span}
			return r.restOfName(m, r.d.Mentions[m].To, s, &z)
		}
		if !r.beforeSource(j, k) { // "وفق ما نقلته الوكالة"
			break
		}
	}
	return j
}

// sourcePrep reports whether token i is a preposition of sources: وفق، بحسب.
func (r *speechReader) sourcePrep(i int) bool {
	t := &r.toks[i]
	if r.asTheySay(i) != "" {
		return true
	}
	for _, w := range []string{t.Norm, t.Prep + t.Base, t.Base} {
		if n := r.cueNouns[w]; n != nil && n.kind == "source-prep" {
			return true
		}
	}
	return false
}

// asTheySay returns the act of the verb of speech behind "على ما" at token i, by which
// agencies close what they were told: "على ما أفاد مصدر". It is "" where none is.
func (r *speechReader) asTheySay(i int) schema.Act {
	if i+3 >= len(r.toks) || r.toks[i].Base != onWord || r.toks[i].Conj != "" || r.toks[i].Prep != "" || r.toks[i+1].Norm != what || r.toks[i+2].Sent != r.toks[i].Sent {
		return ""
	}
	if p := i - 1; p < 0 || r.toks[p].Kind == text.Word && r.in[p] < 0 && !r.endsMention(i) {
		return "" // "احتجاجا على ما وصفته": what it is about
	}
	forms, e := r.cueAt(i + 2)
	for _, f := range forms {
		if (f.form == past || f.form == present) && f.cue.act != schema.Think && e == nil && r.toks[i+2].Conj == "" {
			return f.cue.act
		}
	}
	return ""
}

// endsMention reports whether a mention ends before token k.
func (r *speechReader) endsMention(k int) bool {
	_, ok := r.until[k]
	return ok
}
