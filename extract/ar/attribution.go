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
		if paper < 0 && r.paperAt(j) {
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
			m = r.inMarks(i, s)
		}
		if m < 0 {
			m = r.evidenceSource(i, s)
		}
		if m < 0 {
			r.byThePaper(i, paper, s)
			return
		}
	}
	x := found{from: i, to: i + 1, date: max(r.in[i+1], r.in[j-1]), medium: text.NoMention, rule: "ar.according-to", score: 0.75}
	x.cueForm.cue = &cue{act: n.act}
	x.speakers, x.speakerSpan = []int{m}, r.d.Mentions[m].Span
	z := zone{subjectSpan: x.speakerSpan, date: -1, medium: text.NoMention}
	after := r.restOfName(m, r.d.Mentions[m].To, s, &z)
	after = r.keptBack(r.restOfDescription(m, after, s, &z), s)
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
	after = r.pastMaking(m, after, s)
	beside := false // where or when the source says so is told behind it
	for after < s.To && r.toks[after].Kind == text.Word {
		if d := r.in[after]; d >= 0 {
			x.date = d
			after = r.times[d].To
			continue
		}
		if amounts[r.toks[after].Base] && after+1 < s.To && !r.toks[after+1].Def {
			break // "وفق البنك | نحو ثلث قيمتها"
		}
		to := r.adjunct(after, after, s, &z)
		if to <= after {
			break
		}
		after, beside = to, true
	}
	if x.date < 0 {
		x.date = z.date
	}
	if at := r.dayBehind(after, s); x.date < 0 && at >= 0 { // "حسبما أعلنت الإدارة، الاثنين"
		x.date, after = at, r.times[at].To
	}
	first := i
	for first > s.From && (r.toks[first-1].Norm == comma || r.toks[first-1].Norm == "-" || r.toks[first-1].Norm == "\u061B" || r.toks[first-1].Norm == andThis) {
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
	if !beside && r.halves(first, after, s) { // "خسر الحزب، بحسب النتائج الرسمية، | عشرة مقاعد"
		x.content, x.mode = r.wholeClause(r.pastDateline(s), first), schema.Indirect
		from := after
		if r.toks[from].Norm == comma {
			from++
		}
		if rest, mode := r.content(from, i, s, false); !rest.IsZero() {
			x.continued = []schema.Span{rest}
			if mode != schema.Indirect {
				x.mode = schema.Mixed
			}
		}
		x.cue, x.ok = r.cueSpan(i), true
		r.emit(x)
		return
	}
	closes := after >= s.To || r.toks[after].Norm == "." || r.toks[after].Norm == comma && after+1 < s.To && (r.toks[after+1].Conj != "" || r.class(&r.toks[after+1]) == "rel")
	if (first-s.From >= 4 && !r.fragmentOnly(first, after, s) || first-s.From >= 2 && closes) && !(t.Conj != "" && r.consequence(after, s)) {
		x.content, x.mode = r.wholeClause(r.pastDateline(s), first), schema.Indirect
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
		} else if k := r.skipRelative(after, s); after < s.To && r.particle(after) == "rel" && r.paperAt(r.d.Mentions[m].From) && r.toks[k].Norm == comma {
			after = k // "حسب لائحة الاتهام التي قدمت أمس، | جمعت الخلية معلومات"
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

// byThePaper reads "بحسب البيان" at token i, which is of whoever spoke last: what the sentence tells
// before it, or behind it where it opens the sentence.
func (r *speechReader) byThePaper(i, paper int, s *text.Sentence) {
	if paper < 0 || paper > i+1 && !freshest[r.toks[paper-1].Base] && !r.toldIn(i, paper) || !issuedPapers[r.toks[paper].Stem] && !studies[r.toks[paper].Stem] && !r.evidenceAt(paper) {
		return
	}
	after := paper + 1
	if r.lamTwice(paper) || !r.toks[paper].Def { // "لائحة الاتهام"
		if after >= s.To || !r.toks[after].Def || !r.bare(after) || r.cover(after) >= 0 {
			return
		}
		after++
	}
	for after < s.To && r.toks[after].Kind == text.Word && r.bare(after) && (r.toks[after].Def || r.isSelf(after)) {
		after++
	}
	x := found{
		from: i, to: i + 1, date: -1, medium: text.NoMention, rule: "ar.according-to", score: 0.6, document: true,
		implied: text.Agreement{Want: true, Person: true},
	}
	x.cueForm.cue = &cue{act: schema.Report}
	if m := r.authorOf(paper); m >= 0 {
		x.speakers = []int{m}
	}
	first := i
	for first > s.From && (r.toks[first-1].Norm == comma || r.toks[first-1].Norm == "-" || r.toks[first-1].Norm == "\u061B") {
		first--
	}
	const fewest = 4 // words of what is told
	switch {
	case first-s.From >= fewest && (after >= s.To || r.toks[after].Kind != text.Word):
		if r.covered(first-1) || r.fragmentOnly(first, after, s) {
			return
		}
		for k := range r.d.Statements {
			if c := r.d.Statements[k].CueFrom; c >= s.From && c < first {
				return // "وأكد الرئيس عزمه، وفق البيان"
			}
		}
		x.content, x.mode = r.wholeClause(r.pastDateline(s), first), schema.Indirect
	case first-s.From < fewest-1:
		after = r.saidOfSource(after, s)
		for after < s.To && (r.toks[after].Norm == comma || r.toks[after].Norm == colon) {
			after++
		}
		if after >= s.To || r.toks[after].Kind != text.Word {
			return
		}
		if b := r.toks[after].Base; r.toks[after].Conj == "\u0641" && (hasPrefix(b, that) || b == hadWord) {
			after++
		}
		x.content, x.mode = r.content(after, i, s, false)
	default:
		return
	}
	if x.content.IsZero() {
		return
	}
	x.cue, x.ok = r.cueSpan(i), true
	r.emit(x)
}

// toldIn reports whether nothing but what is told, and that it is, stands between the preposition of
// sources at token i and the paper, with the article, at token paper: "وفقا لما ذكره | البيان",
// "حسب ما جاء في | التقرير".
func (r *speechReader) toldIn(i, paper int) bool {
	if !r.toks[paper].Def {
		return false
	}
	for k := i + 1; k < paper; k++ {
		switch t := &r.toks[k]; {
		case t.Base == what, t.Norm == prepL+what, t.Base == inWord, r.ofHim(k), r.verbOfSpeech(k), r.finiteVerb(k) && r.cover(k) < 0:
		default:
			return false
		}
	}
	return paper > i+1
}

// issuedPapers holds nouns, folded, for papers that somebody issued: إحصاء إحصائية استطلاع بلاغ بيان
// تقرير حصيلة دراسة مذكرة وثيقة.
var issuedPapers = wordSet(
	"\u0627\u062D\u0635\u0627\u0621", "\u0627\u062D\u0635\u0627\u0626\u064A\u0647", "\u0627\u0633\u062A\u0637\u0644\u0627\u0639", "\u062D\u0635\u064A\u0644\u0647",
	"\u0628\u064A\u0627\u0646", "\u062A\u0642\u0631\u064A\u0631", "\u0628\u0644\u0627\u063A", "\u062F\u0631\u0627\u0633\u0647",
	"\u0645\u0630\u0643\u0631\u0647", "\u0648\u062B\u064A\u0642\u0647",
)

// onlyEndsWith reports whether statement k, whose speaker nobody tells, only closes the sentence
// with what somebody did besides, so that a source behind it tells it all: "خطف مسلحون شرطيين
// أمس، | وطالبوا بفدية، حسب الشرطة".
func (r *speechReader) onlyEndsWith(k int, s *text.Sentence) bool {
	st := &r.d.Statements[k]
	if c := st.CueFrom; (len(st.Speakers) == 0 || len(st.Speakers) == 1 && r.d.Mentions[st.Speakers[0]].Rule == "ar.unlisted-subject" && r.d.Mentions[st.Speakers[0]].To == c) && c-s.From >= fragment && r.toks[c].Conj == "" && st.Rule == "ar.cue-verb" && r.toks[c-1].Kind == text.Word && !r.toks[c-1].Def && r.class(&r.toks[c-1]) == "" && r.toks[s.From].Kind == text.Word && !r.toks[s.From].Def && r.cover(s.From) < 0 && r.class(&r.toks[s.From]) == "" && (k == 0 || r.d.Statements[k-1].CueFrom < s.From) {
		return true // "حجبت بيانا للمجلس | يطالب بالتحقيق، وفق الوكالة"
	}
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

// halves reports whether the aside that begins at token first and ends at token after parts a
// verb, told in nobody's words and alone or with no more than its subject, from what it is of: no
// clause is whole without both: "فقدت العملة، وفق البنك، | نصف قيمتها", "وتتضمن الخطة بحسب
// الوزارة | بناء سدود".
func (r *speechReader) halves(first, after int, s *text.Sentence) bool {
	const longest = 8
	from := r.pastDateline(s)
	if after < s.To && r.toks[after].Norm == comma {
		if r.toks[first].Norm != comma {
			return false
		}
		after++
	}
	if first <= from || first-from > longest || after >= s.To || r.covered(first-1) {
		return false
	}
	n := &r.toks[after]
	if r.in[after] >= 0 {
		return false
	}
	if n.Kind == text.Word && (n.Conj != "" || n.Prep != "" || r.class(n) != "" && !quantity(n.Base) && !amounts[n.Base] || n.Base == oneMan || n.Base == oneWoman || r.finite(after) || r.isParticiple(after) || r.sourcePrep(after) || r.inReply(after) || r.subordinator(after)) || n.Kind != text.Word && n.Kind != text.Number {
		return false
	}
	verb := -1
	for k := from; k < first; k++ {
		if t := &r.toks[k]; t.Kind != text.Word && t.Kind != text.Number {
			return false
		}
		if verb < 0 && k-from <= 2 && r.verbAfter(k) && !r.was(k) {
			verb = k
		}
	}
	return verb == from || verb > from && r.cover(verb-1) >= 0
}

// amounts holds the words that open how much or many there is of something, folded: نحو حوالي زهاء
// قرابة أكثر أقل نصف ثلث ربع.
var amounts = wordSet(
	towards, "\u062D\u0648\u0627\u0644\u064A", "\u0632\u0647\u0627\u0621", "\u0642\u0631\u0627\u0628\u0647", "\u0627\u0643\u062B\u0631",
	"\u0627\u0642\u0644", "\u0646\u0635\u0641", "\u062B\u0644\u062B", "\u0631\u0628\u0639",
)

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

// ascribed is نسب, whose "إلى" or "ل" leads to whom something is ascribed.
const ascribed = "\u0646\u0633\u0628"

// ascribes reports whether a form of نسب stands at token i.
func (r *speechReader) ascribes(i int) bool {
	forms, _ := r.cueAt(i)
	return slices.ContainsFunc(forms, func(f cueForm) bool { return Fold(f.cue.lemma) == ascribed })
}

// fromSource adds what the source said that the verb of x passes on: "نقلت الوكالة | عن
// مسؤول أن" are two statements, of the agency and of the official.
func (r *speechReader) fromSource(x *found) {
	if x.rule != "ar.cue-verb" || !x.clear || len(x.sources) != 1 {
		return
	}
	m := &r.d.Mentions[x.sources[0]]
	if Fold(x.cueForm.cue.lemma) == ascribed {
		for k := m.To; k < len(r.toks) && r.toks[k].Start < x.content.Start; k++ {
			if r.toks[k].Def && r.toks[k].Stem == saying && r.bare(k) { // "نسبت الوكالة إلى مسؤول | القول | إن"
				r.emit(found{
					from: k, to: k + 1, cue: r.d.Span(k, k+1), cueForm: cueForm{cue: &cue{act: schema.Say}}, speakers: x.sources, speakerSpan: m.Span,
					content: x.content, mode: x.mode, date: x.date, medium: text.NoMention, inherit: x.inherit, rule: "ar.cue-noun", score: 0.65,
				})
				return
			}
		}
		return
	}
	if k := m.From - 1; k > x.from && r.toks[k].Base == about && m.Span.End <= x.content.Start {
		r.emit(found{
			from: k, to: k + 1, cue: r.d.Span(k, k+1), cueForm: cueForm{cue: &cue{act: schema.Say}}, speakers: x.sources, speakerSpan: m.Span,
			content: x.content, mode: x.mode, date: x.date, medium: text.NoMention, inherit: x.inherit, rule: "ar.cue-source", score: 0.65,
		})
	}
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

// endsMention reports whether a mention ends before token k.
func (r *speechReader) endsMention(k int) bool {
	_, ok := r.until[k]
	return ok
}
