package ar

import (
	"cmp"
	"slices"
	"strings"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// Words that the speech rules speak of, folded.
const (
	that     = "\u0627\u0646"       // أن، إن
	because  = "\u0641\u0627\u0646" // فإن
	fromWord = "\u0645\u0646"       // من
	about    = "\u0639\u0646"       // عن
	wasWord  = "\u0643\u0627\u0646" // كان
	hadWord  = "\u0642\u062F"       // قد
	hadLam   = "\u0644\u0642\u062F" // لقد
	via      = "\u0639\u0628\u0631" // عبر
	what     = "\u0645\u0627"       // ما
	saying   = "\u0642\u0648\u0644" // قول
	colon    = ":"
	comma    = "\u060C"
)

// Statements finds who says what: by verbs, by nouns that carry content, by
// "according to", and by a headline's colon. Mentions and dates must be there.
func (l *Language) Statements(d *text.Doc) {
	r := l.speech(d)
	r.markSubjects()
	for i := range d.Sentences {
		s := &d.Sentences[i]
		if s.Skip {
			continue
		}
		r.headline(s)
		for i := s.From; i < s.To; i++ {
			if r.d.Tokens[i].Kind != text.Word {
				continue
			}
			r.verbCue(i, s)
			r.accordingTo(i, s)
		}
	}
	r.settle()
}

// A speechReader is a reader that finds mentions and dates by token.
type speechReader struct {
	*reader
	at    map[int]int // first token → longest mention
	until map[int]int // end token → longest mention
	date  map[int]int // first token → date
	in    []int       // token → date it is in, or -1
}

func (l *Language) speech(d *text.Doc) *speechReader {
	r := &speechReader{reader: l.read(d), at: map[int]int{}, until: map[int]int{}, date: map[int]int{}}
	for i := range d.Mentions {
		m := &d.Mentions[i]
		if o, ok := r.at[m.From]; !ok || d.Mentions[o].To < m.To {
			r.at[m.From] = i
		}
		if o, ok := r.until[m.To]; !ok || d.Mentions[o].From > m.From {
			r.until[m.To] = i
		}
	}
	r.in = make([]int, len(d.Tokens))
	for i := range r.in {
		r.in[i] = -1
	}
	for i, x := range d.Dates {
		r.date[x.From] = i
		for j := x.From; j < x.To; j++ {
			r.in[j] = i
		}
	}
	return r
}

// cueAt returns the cue readings of token i: its form and, with it, the
// pronoun written onto it.
func (r *speechReader) cueAt(i int) ([]cueForm, *enclitic) {
	b := r.toks[i].Base
	if c := r.cues[b]; len(c) > 0 {
		return c, nil
	}
	if r.particles[b] != "" || feminineEnd(r.toks[i].Text) {
		return nil, nil
	}
	w, e := cutEnclitic(b, func(w string) bool { return len(r.cues[w]) > 0 && r.particles[w] == "" })
	if e == nil {
		return nil, nil
	}
	return r.cues[w], e
}

// verbCue reads a statement whose cue is the verb, participle or verbal noun at
// token i.
func (r *speechReader) verbCue(i int, s *text.Sentence) {
	forms, suffix := r.cueAt(i)
	t := &r.toks[i]
	if len(forms) == 0 || r.in[i] >= 0 {
		return
	}
	best := found{}
	for _, f := range forms {
		if f.cue.needs != "" && !r.needed(i, s.To, f.cue.needs) {
			continue
		}
		var x found
		switch f.form {
		case past, present:
			if f.number == text.Dual && strings.Contains(t.Text, fathatan) {
				continue // "عاداً"
			}
			if f.form == past && f.number == text.Dual && (r.masdars[strings.TrimSuffix(t.Base, "\u0627")] || r.cueNouns[t.Base] != nil) {
				continue // "نقلا عن", "طلبا"
			}
			if vowelledPassive(t.Text, t.Conj) {
				continue
			}
			if p := max(s.From, i-1); p < i && (r.toks[p].Base == prepB+what || r.toks[p].Base == "\u0645\u0645\u0627") {
				continue // "بما يفيد بأن": a thing shows it
			}
			if i >= 2 && r.toks[i-1].Base == what && r.sourcePrep(i-2) {
				continue // "وفق ما أفادت": told by accordingTo
			}
			if t.Prep != "" && t.Prep != "\u0633" || t.Def || f.number == text.Dual && suffix != nil {
				continue
			}
			if f.form == past && t.Prep != "" {
				continue
			}
			if f.form == past && i > s.From && t.Conj == "" && (r.class(&r.toks[i-1]) == "prep" || r.nothing[r.toks[i-1].Base]) && r.toks[i-1].Norm != "\u0645\u0646\u0630" { // a noun after a preposition, "عدم"
				continue
			}
			if f.form == past && r.class(t) != "" && t.Conj == "" && !(i+1 < s.To && r.subordinator(i+1)) { // "بين", "عبر"
				continue
			}
			if _, ok := r.at[i]; ok && r.masdars[t.Base] {
				continue
			}
			if f.form == past && suffix == nil && (r.masdars[t.Base] || r.hasForm(t.Base, masdar)) && !r.verbPlace(i, s) {
				continue
			}
			x = r.spoken(i, s, f, suffix)
		case participle:
			if i > s.From && r.finiteVerb(i-1) && len(r.cues[r.toks[i-1].Base]) > 0 {
				continue // "وتابع قائلا"
			}
			if f.gender == text.Feminine && f.number == text.Singular && hasSuffix(t.Base, "\u0647") && !feminineEnd(t.Text) {
				continue // "أمله" is his hope, not a hoping woman
			}
			if t.Def || t.Prep != "" || suffix != nil {
				continue
			}
			x = r.spoken(i, s, f, suffix)
			if x.ok && !r.adverbial(i, s, f, &x) {
				continue
			}
		case masdar:
			if _, ok := r.at[i]; ok {
				continue // "إذاعة مقديشو": a name
			}
			x = r.verbalNoun(i, s, f, suffix)
		default:
			continue
		}
		if x.ok && (!best.ok || x.score > best.score) {
			best = x
		}
	}
	if best.ok && r.tells(i, &best) {
		r.emit(best)
	}
}

// tells reports whether a cue that stands in somebody else's words is a
// statement of its own: in a quotation only with a source that it names, in
// reported speech not in the present or future without a clear opening.
func (r *speechReader) tells(i int, x *found) bool {
	t := &r.toks[i]
	for k := len(r.d.Statements) - 1; k >= 0; k-- {
		st := &r.d.Statements[k]
		if st.Content.Start > t.Start || st.Content.End < t.End {
			continue
		}
		if st.Mode == schema.Direct && len(x.speakers) == 0 {
			return false
		}
		if x.form == present && (!x.clear || x.cueForm.cue.act == schema.Think) {
			return false
		}
		return true
	}
	return true
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

const fathatan = "\u064B"

// verbShape reports whether the word at token j looks like a plural verb of the
// present: "يرغبون".
func (r *speechReader) verbShape(j int) bool {
	b := r.toks[j].Base
	return !r.toks[j].Def && startsAny(b, "\u064A", "\u062A") && (hasSuffix(b, "\u0648\u0646") || hasSuffix(b, "\u0648\u0627"))
}

// describes reports whether the word at token j is a participle that goes on
// with the definite subject right before it: "المتاخمة للحدود", "المقربة من".
func (r *speechReader) describes(j int, s *text.Sentence) bool {
	t := &r.toks[j]
	if !t.Def || t.Prep != "" || !hasPrefix(t.Stem, "\u0645") || r.masdars[t.Stem] || !r.toks[j-1].Def || j+1 >= s.To {
		return false
	}
	n := &r.toks[j+1]
	return n.Kind == text.Word && (n.Prep == prepL || n.Prep == prepB || n.Base == fromWord || n.Base == inWord || n.Base == onWord || n.Base == "\u0645\u0639")
}

// pastModifier passes over such a participle and the phrase that it governs.
func (r *speechReader) pastModifier(j int, s *text.Sentence) int {
	k := j + 1
	if r.class(&r.toks[k]) == "prep" {
		k++
	}
	if m, ok := r.at[k]; ok {
		return r.d.Mentions[m].To
	}
	return max(r.nounPhrase(k, s.To), k+1)
}

// personAhead finds the named person that a description which no list holds
// leads to: "استشاري الجراحة بالمستشفى الدكتور أيمن المغربي".
func (r *speechReader) personAhead(j int, s *text.Sentence) (int, bool) {
	if !r.nominal(j) || r.masdars[r.toks[j].Stem] {
		return 0, false
	}
	for k := j + 1; k < min(s.To, j+8); k++ {
		t := &r.toks[k]
		if t.Kind != text.Word || t.Conj != "" || r.subordinator(k) || r.class(t) != "" && r.class(t) != "prep" || r.in[k] >= 0 {
			return 0, false
		}
		m, ok := r.at[k]
		if !ok {
			continue
		}
		x := &r.d.Mentions[m]
		if x.Type == schema.Person && t.Prep == "" && r.class(&r.toks[k-1]) != "prep" {
			if x.Kind == schema.ByName {
				return m, true
			}
			for _, l := range r.d.Links {
				if l.A == m && r.d.Mentions[l.B].Kind == schema.ByName {
					return m, true
				}
			}
			return 0, false
		}
		k = x.To - 1
	}
	return 0, false
}

// isParticiple reports whether token j is the participle of a cue, in the accusative.
func (r *speechReader) isParticiple(j int) bool {
	for _, f := range r.cues[r.toks[j].Base] {
		if f.form == participle && !r.toks[j].Def && hasSuffix(r.toks[j].Base, "\u0627") {
			return true
		}
	}
	return false
}

// needed reports whether the word or phrase that a cue needs stands within the
// next tokens.
func (r *speechReader) needed(i, end int, needs string) bool {
	first, _, _ := strings.Cut(needs, " ")
	reach := 9
	if r.particles[needs] == "prep" {
		reach = 25
	}
	for j := i + 1; j < min(end, i+reach); j++ {
		b := r.toks[j].Base
		if b == first || r.toks[j].Norm == first || r.toks[j].Prep+b == first {
			return true
		}
		if e, c := cutEnclitic(r.toks[j].Norm, func(w string) bool { return w == first }); c != nil && e == first {
			return true
		}
	}
	return false
}

// found is a statement as one reading of a cue gives it.
type found struct {
	ok       bool
	cue      schema.Span
	from, to int // tokens of the cue
	cueForm
	suffix      *enclitic
	speakers    []int
	speakerSpan schema.Span
	implied     text.Agreement
	content     schema.Span
	mode        schema.Mode
	date        int
	medium      int
	mediumText  schema.Span
	audience    []int
	score       float64
	rule        string
	inherit     bool
	clear       bool // a subordinator, colon or quotation mark opens the content
}

// spoken reads on from a finite verb or participle: subject, audience, what
// comes between, and where the content begins.
func (r *speechReader) spoken(i int, s *text.Sentence, f cueForm, suffix *enclitic) found {
	x := found{from: i, to: i + 1, cueForm: f, suffix: suffix, date: -1, medium: text.NoMention}
	z := r.zone(i, s, f)
	if z.open < 0 && f.form != participle {
		z = r.farther(z, i, s, f)
	}
	x.date, x.medium, x.mediumText, x.audience = z.date, z.medium, z.mediumText, z.audience
	x.speakers, x.speakerSpan = z.subject, z.subjectSpan
	if z.open < 0 {
		return r.before(x, i, s)
	}
	x.clear = z.clear
	if r.negated(i, s) && f.cue.act != schema.Deny && f.cue.act != schema.Reject {
		return found{} // "ولم تعلن أي مجموعة": nobody spoke
	}
	if (f.cue.weak || r.class(&r.toks[i]) == "prep" && r.toks[i].Conj == "") && !z.clear {
		return found{}
	}
	x.content, x.mode = r.content(z.open, i, s, z.quoted)
	if x.content.IsZero() {
		return found{}
	}
	if len(x.speakers) == 0 && f.form != participle && f.cue.needs != inWord {
		r.leftSubject(&x, i, s)
	}
	if len(x.speakers) == 1 && !z.clear && r.d.Mentions[x.speakers[0]].Rule == "ar.unlisted-subject" {
		return found{} // "يهدد العنف الأمن": no speaker and no sign of content
	}
	if suffix != nil && !z.clear && len(z.subject) == 0 && f.form == past && r.toks[i].Conj == "" {
		return found{} // "فدية قدرها 50 ألفا"
	}
	if !z.clear && len(x.speakers) == 0 && !z.implied.Want && (f.form == present && r.toks[i].Conj == "" || suffix != nil) && f.cue.needs != inWord {
		return found{} // "التي تصف …", "أمرهم": no source and no sign of content
	}
	if len(x.speakers) == 0 && z.implied.Want && f.cue.needs != inWord {
		x.implied = z.implied
	} else if f.cue.needs == inWord && len(x.speakers) == 0 {
		x.implied = z.implied
		if !x.implied.Want {
			x.implied = text.Agreement{Want: true, Person: true}
		}
	} else if len(x.speakers) == 0 {
		x.implied = text.Agreement{Want: true, Gender: f.gender, Number: f.number, Person: true}
	}
	for k := i + 1; k < min(z.open, s.To) && x.date < 0; k++ {
		x.date = r.in[k]
	}
	if x.date < 0 {
		x.date = r.dateBefore(i, s)
	}
	x.ok = true
	x.rule = "ar.cue-verb"
	x.score = 0.75
	if z.clear {
		x.score += 0.12
	}
	if len(x.speakers) > 0 {
		x.score += 0.08
	}
	x.cue = r.cueSpan(i)
	return x
}

// negated reports whether لم, لن, لا or ما stands right before the verb at i.
func (r *speechReader) negated(i int, s *text.Sentence) bool {
	if i == s.From {
		return false
	}
	p := &r.toks[i-1]
	return r.class(p) == "neg" && p.Base != what
}

// cueSpan is the cue without its conjunction.
func (r *speechReader) cueSpan(i int) schema.Span {
	t := &r.toks[i]
	start := t.Start
	if t.Conj != "" {
		start += firstRune(t.Text)
		for start < t.End && markAt(r.d.Text[start:]) {
			start += firstRune(r.d.Text[start:])
		}
	}
	if t.Prep != "" && t.Prep != "\u0633" {
		start = t.BaseStart
	}
	return schema.SpanOf(r.d.Text, start, t.End)
}

// A zone is what stands between a cue verb and its content.
type zone struct {
	subject     []int
	subjectSpan schema.Span
	audience    []int
	date        int
	medium      int
	mediumText  schema.Span
	implied     text.Agreement // of a source told by agreement alone
	open        int            // token where the content begins, or -1
	quoted      bool           // it begins with a quotation mark, at open-1
	clear       bool           // a subordinator, colon or quotation mark says so
}

// zone reads from the token after the verb at i.
func (r *speechReader) zone(i int, s *text.Sentence, f cueForm) zone {
	z := zone{date: -1, medium: text.NoMention, open: -1}
	frames := f.cue.frames
	takes := func(want string, audience bool) bool {
		for _, fr := range frames {
			if !audience && fr.content == want || audience && fr.audience == want {
				return true
			}
		}
		return false
	}
	obj, aud := takes("obj", false), takes("obj", true)
	// The next noun phrase is the subject, if it agrees.
	verbSubject := i == s.From || !pronounBefore[r.toks[i-1].Base] || r.toks[i].Conj != ""
	if f.cue.needs == inWord { // "جاء في بيان للوزارة أن": what it came in tells the source
		return r.cameIn(i, s, z)
	}
	for j := i + 1; j < s.To; {
		t := &r.toks[j]
		switch {
		case r.in[j] >= 0 && r.date[j] == r.in[j] && r.d.Dates[r.in[j]].From == j:
			if z.date < 0 {
				z.date = r.in[j]
			}
			j = r.d.Dates[r.in[j]].To
			continue
		case t.Norm == colon:
			return r.opens(z, j+1, s, true)
		case t.Kind == text.Open && verbSubject && f.form != participle && r.quotedSubject(j, s, f, &z) > j:
			j = r.quotedSubject(j, s, f, &z)
			verbSubject = false
			continue
		case t.Kind == text.Open && len(z.subject) > 0 && r.nameQuoted(j, s):
			c, _ := r.quoted(j, s.To, 5)
			j = c + 1
			continue
		case t.Kind == text.Open:
			if takes("quote", false) || len(z.subject) > 0 || f.form != participle {
				if obj || takes("quote", false) || r.longQuote(j, s) {
					return r.opens(z, j, s, true)
				}
			}
			j++
			continue
		case t.Kind == text.Punct && (t.Norm == comma || t.Norm == "," || t.Norm == "-" || t.Norm == "\u2013" || t.Norm == "\u2014"):
			j++
			continue
		case t.Norm == "(":
			c, ok := r.quoted_(j, s.To, 12)
			if !ok {
				return z
			}
			for k := j; k < c; k++ {
				if x := r.in[k]; x >= 0 && z.date < 0 {
					z.date = x
				}
			}
			j = c + 1
			continue
		case t.Kind == text.Number && len(z.subject) > 0:
			j++ // an age: "حسين صلاح (أو، 21 عاما)"
			continue
		case t.Kind != text.Word:
			return z
		}
		// "أنّ", "إنّه", "بأن"
		if r.subordinator(j) {
			ok := takes(that, false) || takes(t.Prep, false) || takes("quote", false) || obj && t.Prep == "" || takes(t.Prep, true)
			if !ok && t.Prep != "" && t.Prep != prepB {
				return z
			}
			return r.opens(z, j+1, s, true)
		}
		// A preposition of the frame opens the content once the subject is there.
		if p, next := r.preposition(j); p != "" {
			if next < s.To && takes(p, false) && (!takes(p, true) || len(z.audience) > 0 || !r.addressee(next)) {
				if next > j && next < s.To && r.subordinator(next) {
					return r.opens(z, next+1, s, true)
				}
				if next < s.To && (r.toks[next].Base == what && takes(that, false) || next == j && hasSuffix(t.Base, what) && t.Prep == "") {
					return r.opens(z, next, s, false)
				}
				if r.contentNoun(next, j, s) && r.mediumAt(next) == "" && (p != prepL || r.masdars[r.toks[next].Stem] || r.hasForm(r.toks[next].Stem, masdar)) {
					return r.opens(z, next, s, false)
				}
			}
			if next < s.To && takes(p, true) && r.in[next] < 0 {
				if m, ok := r.at[next]; ok {
					z.audience = append(z.audience, m)
				}
			}
			to := r.adjunct(j, next, s, &z)
			if to <= j {
				return z
			}
			verbSubject = verbSubject && len(z.subject) == 0
			j = to
			continue
		}
		if t.Norm == hadWord || t.Norm == hadLam {
			j++
			continue
		}
		if r.class(t) == "prep" && t.Conj == "" { // خلال، عبر، بعد
			to := r.adjunct(j, j, s, &z)
			if to <= j {
				return z
			}
			j = to
			continue
		}
		if c := r.class(t); c == "rel" && len(z.subject) > 0 {
			// "المصدر الذي فضّل عدم ذكر اسمه إن …": pass over the clause
			k := r.skipRelative(j, s)
			if k <= j {
				return z
			}
			j = k
			continue
		} else if (c == "adv" || c == "time" || c == "part" || c == "dem") && t.Conj == "" {
			if c == "dem" && obj && (!verbSubject || r.toks[i].Conj != "") {
				return r.opens(z, j, s, false)
			}
			if neg := r.class(t) == "neg"; neg {
				return z
			}
			j++
			continue
		} else if r.nothing[t.Base] && obj && t.Conj == "" && !verbSubject {
			return r.opens(z, j, s, false) // "عزا … عدم استقبال"
		} else if c == "neg" || t.Base == what {
			if t.Base == what && obj && t.Conj == "" && t.Prep == "" {
				return r.opens(z, j, s, false) // "نفى … ما تردد"
			}
			return z
		}
		if t.Prep != "" {
			to := r.adjunct(j, j, s, &z)
			if to <= j {
				return z
			}
			j = to
			continue
		}
		joined := t.Conj != "" && len(z.subject) > 0 && r.toks[j].Conj == "\u0648"
		m, isMention := r.at[j]
		if (verbSubject || joined) && r.bareOrJoined(j, joined) {
			if isMention && r.canSpeak(m) && (joined || r.agreesVerb(m, f)) && !(joined && !r.jointSpeaker(j, s)) {
				if aud && !joined && r.toks[i].Conj != "" && len(r.d.Statements) > 0 && r.onlyAudience(m, s) {
					z.audience = append(z.audience, m) // "ودعت النقابات إلى …": she called on them
					verbSubject = false
					j = max(r.d.Mentions[m].To, j+1)
					continue
				}
				z.subject = append(z.subject, m)
				span := r.d.Mentions[m].Span
				if z.subjectSpan.IsZero() {
					z.subjectSpan = span
				} else {
					z.subjectSpan = schema.SpanOf(r.d.Text, z.subjectSpan.Start, max(span.End, z.subjectSpan.End))
				}
				j = max(r.d.Mentions[m].To, j+1)
				j = r.restOfName(m, j, s, &z)
				verbSubject = false
				continue
			}
			if verbSubject && !isMention && r.isParticiple(j) {
				j++ // "وتابع قائلا:"
				continue
			}
			if verbSubject && !isMention && t.Def && (r.mediumAt(j) != "" || r.contentWord(j)) && t.Conj == "" {
				z.implied = text.Agreement{Want: true, Person: true} // "وأضاف التقرير أن": whose report it is
				verbSubject = false
				j = r.nounPhrase(j, s.To)
				continue
			}
			if m, ok := r.personAhead(j, s); verbSubject && !isMention && j == i+1 && ok && f.form != participle {
				z.subject, z.subjectSpan = []int{m}, r.d.BaseSpan(j, r.d.Mentions[m].To)
				verbSubject = false
				j = r.restOfName(m, max(r.d.Mentions[m].To, j+1), s, &z)
				continue
			}
			if tt, _ := r.titleAt(j, s.To); verbSubject && !isMention && tt != nil && tt.class == "honorific" {
				z.implied = text.Agreement{Want: true, Gender: f.gender, Number: f.number, Person: true} // "معاليه"
				verbSubject = false
				j++
				continue
			}
			if verbSubject && !isMention && (j == i+1 || r.in[j-1] >= 0 || r.toks[j-1].Norm == ")") && !r.verbShape(j) && !strings.Contains(t.Text, fathatan) && r.nominal(j) && f.form != participle && !(obj && r.masdars[t.Stem]) && !r.subjectless(i, j, s, f) {
				if to, k := r.unlisted(j, s.To, f); k >= 0 {
					z.subject = append(z.subject, k)
					z.subjectSpan = r.d.Mentions[k].Span
					verbSubject = false
					j = to
					continue
				}
			}
		}
		if isMention && aud && r.toks[j].Conj == "" && len(z.audience) == 0 {
			z.audience = append(z.audience, m)
			if !obj {
				j = max(r.d.Mentions[m].To, j+1)
				continue
			}
		}
		if len(z.subject) > 0 && t.Conj == "" && !isMention && r.describes(j, s) {
			j = r.pastModifier(j, s) // "أهالي القرى المتاخمة للحدود"
			continue
		}
		if obj && t.Conj == "" && (r.nominal(j) || isMention || r.masdars[t.Base]) {
			return r.opens(z, j, s, false)
		}
		if isMention && t.Conj == "" { // something beside the speaker: an apposition that no title told
			j = max(r.d.Mentions[m].To, j+1)
			continue
		}
		if aud && r.nominal(j) && t.Conj == "" {
			j = r.nounPhrase(j, s.To)
			continue
		}
		if r.nominal(j) && t.Conj == "" && len(z.subject) > 0 {
			if _, ok := r.adjective(j); ok {
				j++
				continue
			}
			j = r.nounPhrase(j, s.To)
			continue
		}
		return z
	}
	return z
}

// farther looks past what zone could not read (a parenthesis, a number) for the
// subordinator or colon that opens the content, as long as no other verb of
// speech stands between.
func (r *speechReader) farther(z zone, i int, s *text.Sentence, f cueForm) zone {
	if !slices.ContainsFunc(f.cue.frames, func(fr frame) bool { return fr.content == that || fr.content == "quote" }) {
		return z
	}
	for j := i + 1; j < s.To && j < i+40; j++ {
		t := &r.toks[j]
		switch {
		case t.Kind == text.Open:
			if c, ok := r.quoted(j, s.To, 8); ok {
				j = c
				continue
			}
			if r.toks[j-1].Norm == colon {
				return r.opens(z, j, s, true)
			}
			return z
		case t.Norm == colon && j+1 < s.To && (r.toks[j+1].Kind == text.Open || r.subordinator(j+1) || len(z.subject) > 0):
			return r.opens(z, j+1, s, true)
		case t.Kind != text.Word:
			continue
		case r.subordinator(j) && (r.toks[j-1].Kind != text.Word || t.Prep == prepB || r.toks[j].Base != that || j > i+2):
			return r.opens(z, j+1, s, true)
		}
		if forms, _ := r.cueAt(j); len(forms) > 0 && r.finiteVerb(j) && (t.Conj != "" || r.toks[j-1].Kind != text.Word || r.class(&r.toks[j-1]) != "") {
			return z
		}
	}
	return z
}

// quotedSubject takes a name in quotation marks for the subject: "قال «منصور»",
// "أدانت “رابطة المصورين”". It returns the token after the closing mark, or j.
func (r *speechReader) quotedSubject(j int, s *text.Sentence, f cueForm, z *zone) int {
	c, ok := r.quoted(j, s.To, 5)
	if !ok || r.clause(j+1, c) {
		return j
	}
	m, ok := r.at[j+1]
	switch {
	case ok && r.d.Mentions[m].To == c && r.canSpeak(m):
	case ok && r.d.Mentions[m].To == c && r.d.Mentions[m].Kind == schema.ByDescription: // "علمت «المدينة»": a newspaper
		x := &r.d.Mentions[m]
		x.Type, x.Kind, x.Rule, x.Score = schema.Organization, schema.ByName, "ar.quoted-subject", 0.5
	case ok && r.d.Mentions[m].To >= c, c+1 < s.To && r.toks[c+1].Norm == comma && len(r.d.Statements) == 0:
		return j
	case c-j <= 4 && (c+1 < s.To && r.toks[c+1].Kind == text.Word):
		m = r.add(text.Mention{From: j + 1, To: c, Type: schema.Organization, Kind: schema.ByName, Head: j + 1, Gender: f.gender, Definite: true, Rule: "ar.quoted-subject", Score: 0.5})
		r.at[j+1], r.until[c] = m, m
	default:
		return j
	}
	if len(z.subject) == 0 {
		z.subject, z.subjectSpan = []int{m}, r.d.Mentions[m].Span
	}
	return c + 1
}

// nameQuoted reports whether the quotation at token j belongs to the noun right
// before it ("لبرنامج «صباحنا» إن"): it is short and the clause goes on.
func (r *speechReader) nameQuoted(j int, s *text.Sentence) bool {
	c, ok := r.quoted(j, s.To, 4)
	if !ok || r.toks[j-1].Kind != text.Word || c+1 >= s.To {
		return false
	}
	t := &r.toks[c+1]
	return r.subordinator(c+1) || t.Norm == comma && c+2 < s.To || r.in[c+1] >= 0 || r.class(t) == "prep"
}

// cameIn reads the zone of "جاء في بيان …": the source is what the document
// belongs to, or who issued it.
func (r *speechReader) cameIn(i int, s *text.Sentence, z zone) zone {
	for j := i + 1; j < s.To && j < i+30; j++ {
		t := &r.toks[j]
		switch {
		case r.in[j] >= 0:
			if z.date < 0 {
				z.date = r.in[j]
			}
			continue
		case t.Norm == colon:
			return r.opens(z, j+1, s, true)
		case t.Kind == text.Open && r.longQuote(j, s):
			return r.opens(z, j, s, true)
		case t.Kind != text.Word:
			continue
		case j > i+2 && r.subordinator(j):
			return r.opens(z, j+1, s, true)
		}
		if z.mediumText.IsZero() {
			if p, n := r.media.longest(s.To-j, func(k int) string { return r.stem(j, k) }); p != nil {
				z.mediumText = r.d.BaseSpan(j, j+n)
			}
		}
		if bothSides[t.Stem] {
			z.implied = text.Agreement{Want: true, Number: text.Dual, Person: true}
			continue
		}
		if m, ok := r.at[j]; ok && len(z.subject) == 0 && r.canSpeak(m) && t.Prep != prepB {
			z.subject, z.subjectSpan = []int{m}, r.d.Mentions[m].Span
			j = r.restOfName(m, r.d.Mentions[m].To, s, &z) - 1
		}
	}
	return z
}

// bothSides holds the words for the two parties of something joint.
var bothSides = map[string]bool{
	"\u062C\u0627\u0646\u0628\u0627\u0646": true, "\u062C\u0627\u0646\u0628\u064A\u0646": true, // جانبان
	"\u0637\u0631\u0641\u0627\u0646": true, "\u0637\u0631\u0641\u064A\u0646": true, // طرفان
	"\u0628\u0644\u062F\u0627\u0646": true, "\u0628\u0644\u062F\u064A\u0646": true, // بلدان
}

// addressee reports whether the noun at token j can be spoken to.
func (r *speechReader) addressee(j int) bool {
	m, ok := r.at[j]
	return ok && r.canSpeak(m)
}

// pronounBefore holds the particles with a pronoun that is the subject of the
// verb after them: "لكنه حذر".
var pronounBefore = map[string]bool{
	"\u0644\u0643\u0646\u0647": true, "\u0644\u0643\u0646\u0647\u0627": true, "\u0644\u0643\u0646\u0647\u0645": true, // لكنه لكنها لكنهم
	"\u0627\u0646\u0647": true, "\u0627\u0646\u0647\u0627": true, "\u0627\u0646\u0647\u0645": true, // أنه أنها أنهم
}

// opens settles where content begins: past a subordinator after a colon, inside
// a quotation mark.
func (r *speechReader) opens(z zone, j int, s *text.Sentence, clear bool) zone {
	for j < s.To && (r.toks[j].Norm == colon || r.toks[j].Norm == comma || r.toks[j].Norm == "-") {
		j++
	}
	if j < s.To && r.subordinator(j) && clear {
		j++
	}
	for j < s.To && (r.toks[j].Norm == comma || r.toks[j].Norm == colon) {
		j++
	}
	if j >= s.To {
		// A colon at the paragraph's end: the quotation is in the next one.
		if clear && j < len(r.toks) && r.toks[j].Kind == text.Open {
			z.open, z.quoted, z.clear = j+1, true, true
		}
		return z
	}
	z.open, z.clear = j, clear
	if c, ok := r.quoted(j, s.To, 5); ok && !clear && r.toks[j].Kind == text.Open && c+1 < s.To && r.toks[c+1].Kind == text.Word {
		return z // "عن «هدنة إنسانية» تبدأ مساء اليوم": a phrase in marks, not a quotation
	}
	if r.toks[j].Kind == text.Open {
		z.open, z.quoted, z.clear = j+1, true, true
		if z.open < len(r.toks) && r.subordinator(z.open) { // "أنها …" within the marks
			z.open++
		}
	}
	return z
}

// subordinator reports whether token j is أن or إن, alone, with a pronoun, or
// after ب.
func (r *speechReader) subordinator(j int) bool {
	t := &r.toks[j]
	if t.Kind != text.Word || t.Conj != "" && t.Base != that {
		return false
	}
	if t.Conj != "" {
		return false
	}
	b := t.Base
	if b == that {
		return t.Prep == "" || t.Prep == prepB
	}
	switch b {
	case "\u0627\u0646\u0647", "\u0627\u0646\u0647\u0627", "\u0627\u0646\u0647\u0645", "\u0627\u0646\u0646\u0627", "\u0627\u0646\u0646\u064A", "\u0627\u0646\u0647\u0645\u0627", "\u0627\u0646\u064A", "\u0627\u0646\u0627": // أنه أنها أنهم أننا أنني أنهما
		return b != "\u0627\u0646\u0627" && (t.Prep == "" || t.Prep == prepB)
	case "\u0628\u0627\u0646", "\u0628\u0627\u0646\u0647", "\u0628\u0627\u0646\u0647\u0627", "\u0628\u0627\u0646\u0647\u0645": // بأن بأنه بأنها
		return true
	}
	return false
}

// preposition returns the preposition at token j (its own word, or a letter
// before a noun) and the token of what it governs.
func (r *speechReader) preposition(j int) (p string, next int) {
	t := &r.toks[j]
	if t.Conj != "" {
		return "", j
	}
	if t.Prep == prepB || t.Prep == prepL {
		return t.Prep, j
	}
	switch t.Base {
	case onWord:
		if r.class(t) == "" {
			return "", j
		}
		return t.Base, j + 1
	case toWord, fromWord, about, inWord:
		return t.Base, j + 1
	case prepB + what: // بما
		return prepB, j
	case "\u0639\u0645\u0627": // عما
		return about, j
	case "\u0645\u0645\u0627": // مما
		return fromWord, j
	case prepB, prepL: // written apart, before a quotation mark: "لـ«النهار»"
		return t.Base, j + 1
	}
	return "", j
}

// longQuote reports whether the quotation that opens at token j is a sentence
// rather than a name.
func (r *speechReader) longQuote(j int, s *text.Sentence) bool {
	for k := j + 1; k < len(r.toks) && k < j+6; k++ {
		if r.toks[k].Kind == text.Close {
			return false
		}
	}
	return true
}

// quoted_ finds the closing bracket of token j.
func (r *speechReader) quoted_(j, end, max int) (int, bool) { return r.quoted(j, end, max) }

// canSpeak reports whether a mention can be the source of speech.
func (r *speechReader) canSpeak(m int) bool {
	switch r.d.Mentions[m].Type {
	case schema.Person, schema.Organization, schema.MilitaryUnit:
		return true
	case schema.Place:
		return r.d.Mentions[m].Kind == schema.ByName
	case schema.Facility:
		return r.d.Mentions[m].Known != ""
	}
	return false
}

// onlyAudience reports whether the one noun phrase after a verb that speaks to
// somebody is who is spoken to: a plural description, right before the
// preposition of the content.
func (r *speechReader) onlyAudience(m int, s *text.Sentence) bool {
	x := &r.d.Mentions[m]
	if x.Kind != schema.ByDescription || x.Number != text.Plural || x.To >= s.To {
		return false
	}
	p, _ := r.preposition(x.To)
	return p == prepB || p == toWord || p == onWord || p == fromWord
}

// agreesVerb reports whether the mention can be the subject of the verb form.
// Before its subject an Arabic verb is singular and agrees in gender; names of
// bodies and places are left free.
func (r *speechReader) agreesVerb(m int, f cueForm) bool {
	x := &r.d.Mentions[m]
	if f.form == participle {
		return false // it speaks of a subject named before
	}
	if x.Gender == text.NoGender || f.gender == text.NoGender || x.Kind == schema.ByName || x.Number == text.Plural && x.Gender == text.Masculine {
		return true
	}
	return x.Gender == f.gender
}

func (r *speechReader) bareOrJoined(j int, joined bool) bool {
	t := &r.toks[j]
	return t.Prep == "" && (t.Conj == "" || joined)
}

// jointSpeaker reports whether "و" at token j adds a speaker: a mention, and no
// verb right after it that would make it the subject of another clause.
func (r *speechReader) jointSpeaker(j int, s *text.Sentence) bool {
	m, ok := r.at[j]
	if !ok || !r.canSpeak(m) {
		return false
	}
	to := r.d.Mentions[m].To
	return to >= s.To || !r.finiteVerb(to)
}

// restOfName passes over what belongs to the subject just taken: commas around
// a name in apposition, the name itself, brackets.
func (r *speechReader) restOfName(m, j int, s *text.Sentence, z *zone) int {
	for range 4 {
		k := j
		for k < s.To && (r.toks[k].Norm == comma || r.toks[k].Norm == "," || r.toks[k].Norm == "-") {
			k++
		}
		if k < s.To && r.toks[k].Norm == "(" {
			if c, ok := r.quoted(k, s.To, 8); ok {
				dated := false
				for q := k; q < c; q++ {
					dated = dated || r.in[q] >= 0
				}
				if !dated {
					j = c + 1
					continue
				}
			}
			return j
		}
		// ranks and honorifics before the linked name
		for q := k; q < min(k+5, s.To); q++ {
			x, ok := r.at[q]
			if ok && r.linked(m, x) {
				if end := r.d.Mentions[x].Span.End; end > z.subjectSpan.End {
					z.subjectSpan = schema.SpanOf(r.d.Text, z.subjectSpan.Start, end)
				}
				j = r.d.Mentions[x].To
				k = -1
				break
			}
			if r.toks[q].Kind != text.Word {
				break
			}
		}
		if k != -1 {
			return j
		}
	}
	return j
}

// linked reports whether grammar ties the two mentions together.
func (r *speechReader) linked(a, b int) bool {
	for _, l := range r.d.Links {
		if l.A == a && l.B == b || l.A == b && l.B == a {
			return true
		}
	}
	return false
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

// unlisted makes a description of a subject whose noun no list holds: "ناشطون
// محليون", "أهالي البلدة".
func (r *speechReader) unlisted(j, end int, f cueForm) (to, mention int) {
	to = r.nounPhrase(j, end)
	if to == j || to-j > 8 {
		return j, text.NoMention
	}
	// It must be followed by what opens content or goes on with the clause.
	m := text.Mention{From: j, To: to, Type: schema.Organization, Kind: schema.ByDescription, Head: j, Gender: f.gender, Definite: r.definiteChain(j, to), Rule: "ar.unlisted-subject", Score: 0.4, Entity: -1}
	m.Span = r.d.BaseSpan(j, to)
	r.d.Mentions = append(r.d.Mentions, m)
	mention = len(r.d.Mentions) - 1
	r.at[j], r.until[to] = mention, mention
	return to, mention
}

// nounPhrase returns the end of the noun phrase that begins at token j: its
// genitive chain and adjectives.
func (r *speechReader) nounPhrase(j, end int) int {
	if !r.nominal(j) && r.particle(j) != "dem" {
		return j
	}
	construct := !r.toks[j].Def
	k := j + 1
	for k < end && r.toks[k].Kind == text.Word && r.bare(k) && r.in[k] < 0 {
		if m, ok := r.at[k]; ok && construct {
			k, construct = max(k+1, r.d.Mentions[m].To), false
			continue
		}
		if _, ok := r.adjective(k); ok {
			k++
			construct = false
			continue
		}
		if construct && r.nominal(k) {
			construct = !r.toks[k].Def
			k++
			continue
		}
		break
	}
	return k
}

// contentNoun reports whether content can begin with the noun at token j after
// a preposition.
func (r *speechReader) contentNoun(j, prep int, s *text.Sentence) bool {
	if j >= s.To {
		return false
	}
	t := &r.toks[j]
	if t.Kind == text.Open {
		return true
	}
	return t.Kind == text.Word && r.in[j] < 0 && (r.nominal(j) || r.class(t) == "dem" || r.class(t) == "neg" || t.Base == what || r.class(t) == "part")
}

// adjunct passes over a prepositional phrase that is no part of the content:
// where, when, through which medium. It returns j where it is none.
func (r *speechReader) adjunct(j, next int, s *text.Sentence, z *zone) int {
	t := &r.toks[j]
	if t.Kind != text.Word {
		return j
	}
	if r.class(t) == "prep" && next == j {
		next = j + 1
	} else if t.Prep == "" && next == j {
		return j
	}
	if next >= s.To {
		return j
	}
	if x := r.in[next]; x >= 0 {
		if z.date < 0 {
			z.date = x
		}
		return r.d.Dates[x].To
	}
	if k, ok := r.quoted(next, s.To, 6); ok {
		for q := next; q < k; q++ {
			if m, ok := r.at[q]; ok && z.medium < 0 {
				z.medium = m
			}
		}
		return k + 1
	}
	to := next
	if kind := r.mediumAt(next); kind != "" {
		_, n := r.media.longest(s.To-next, func(k int) string { return r.stem(next, k) })
		z.mediumText = r.d.BaseSpan(next, next+n)
		to = next + n
		for to < s.To && r.toks[to].Kind == text.Word && r.bare(to) && r.in[to] < 0 {
			if m, ok := r.at[to]; ok {
				to = max(r.d.Mentions[m].To, to+1)
				continue
			}
			if _, ok := r.adjective(to); !ok {
				break
			}
			to++
		}
		return r.issuedBy(to, s)
	}
	if m, ok := r.at[next]; ok {
		x := &r.d.Mentions[m]
		if z.medium < 0 && (x.Type == schema.Organization) && (t.Prep == prepL || t.Base == via || t.Prep == prepB || t.Base == onWord) {
			z.medium = m
		}
		return max(x.To, next+1)
	}
	if to = r.nounPhrase(next, s.To); to > next {
		for to < s.To && r.toks[to].Kind == text.Word && r.toks[to].Conj != "" && r.toks[to].Def && r.toks[to].Prep == "" && r.toks[to-1].Def {
			to++ // "بأشد عبارات الشجب والتنديد"
		}
		return to
	}
	if r.class(t) == "prep" || t.Prep != "" { // "فيها", "إليه", "له"
		return max(next, j+1)
	}
	return j
}

// issuedBy passes over "صادر عن …", "أصدرته …", "نشره في …" after a medium.
func (r *speechReader) issuedBy(to int, s *text.Sentence) int {
	if to >= s.To || r.toks[to].Kind != text.Word || r.toks[to].Conj != "" {
		return to
	}
	t := &r.toks[to]
	k := to + 1
	_, mentioned := r.at[to]
	switch _, e := cutEnclitic(t.Base, func(w string) bool { return r.words[w] > 0 || r.isVerb(w) }); {
	case hasPrefix(t.Stem, "\u0635\u0627\u062F\u0631") || hasPrefix(t.Stem, "\u0646\u0634\u0631") || hasPrefix(t.Stem, "\u0645\u0646\u0634\u0648\u0631"): // صادر نشر منشور
	case e != nil && e.person == 3 && !t.Def && !r.masdars[t.Base] && !mentioned && r.finiteVerb(to):
	case t.Base == "\u0627\u0635\u062F\u0631\u0647" || t.Base == "\u0627\u0635\u062F\u0631\u062A\u0647" || t.Base == "\u062A\u0644\u0642\u062A" || t.Base == "\u062A\u0644\u0642\u062A\u0647": // أصدره أصدرته تلقت تلقته
	default:
		return to
	}
	if k < s.To && r.class(&r.toks[k]) == "prep" {
		k++
	}
	if k < s.To && r.toks[k].Kind == text.Word {
		if m, ok := r.at[k]; ok {
			return max(r.d.Mentions[m].To, k+1)
		}
		if q, ok := r.quoted(k, s.To, 5); ok {
			return q + 1
		}
		if n := r.nounPhrase(k, s.To); n > k && r.in[k] < 0 {
			return n
		}
	}
	return k
}

// mediumAt returns the kind of the generic medium named at token j, or "".
func (r *speechReader) mediumAt(j int) string {
	if j >= len(r.toks) || r.toks[j].Kind != text.Word {
		return ""
	}
	if k, _ := r.media.longest(len(r.toks)-j, func(k int) string { return r.stem(j, k) }); k != nil {
		return *k
	}
	return ""
}

// skipRelative passes over a relative clause after the subject: to the comma,
// dash or subordinator that ends it.
func (r *speechReader) skipRelative(j int, s *text.Sentence) int {
	for k := j + 1; k < s.To && k < j+25; k++ {
		t := &r.toks[k]
		if t.Norm == comma || t.Norm == colon || t.Kind == text.Open && r.longQuote(k, s) {
			return k
		}
		if t.Kind == text.Word && t.Prep == "" && r.subordinator(k) {
			return k
		}
	}
	return j
}

// leftSubject looks for the subject before the verb: "أوباما يقر", "وكان الرئيس
// التركي قد قال", "وكانت القوات أعلنت".
func (r *speechReader) leftSubject(x *found, i int, s *text.Sentence) {
	if r.toks[i].Conj != "" && !(r.toks[i].Conj == "\u0641" && r.toks[s.From].Base == "\u0627\u0645\u0627") { // "أما فلان فقال"
		return // a clause of its own, whose subject was told before
	}
	k := i
	for k > s.From {
		p := &r.toks[k-1]
		if (p.Norm == "-" || p.Norm == "\u2013" || p.Norm == "\u2014") && k-1-s.From <= 6 {
			return // a dateline
		}
		if k == i && r.class(p) == "neg" && p.Base != what { // "مسؤول لا يستبعد"
			k--
			continue
		}
		if p.Norm == hadWord || p.Norm == hadLam || p.Norm == comma || p.Norm == "," || p.Norm == "-" || p.Norm == "\u2013" {
			k--
			continue
		}
		if r.in[k-1] >= 0 {
			if x.date < 0 {
				x.date = r.in[k-1]
			}
			k = r.d.Dates[r.in[k-1]].From
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
	relative := false
	if k > s.From && r.class(&r.toks[k-1]) == "rel" {
		relative = true
		k--
		for k > s.From && r.toks[k-1].Norm == comma {
			k--
		}
	}
	m, ok := r.until[k]
	if !ok {
		m, ok = r.lastOfPhrase(k, s)
	}
	if !ok || !r.canSpeak(m) {
		return
	}
	first := r.firstOfPhrase(m)
	f := r.d.Mentions[first].From
	t := &r.toks[f]
	if t.Prep != "" {
		return
	}
	if !relative && f > s.From {
		p := &r.toks[f-1]
		opener := t.Conj != "" || p.Kind == text.Punct || p.Kind == text.Close || r.clauseOpener(f-1)
		if !opener {
			return
		}
	}
	if g := r.d.Mentions[m]; g.Gender != text.NoGender && x.gender != text.NoGender && g.Gender != x.gender && g.Kind == schema.ByDescription && g.Number != text.Plural {
		return
	}
	x.speakers = []int{first}
	x.speakerSpan = r.d.Mentions[first].Span
	// "المقاومة والجيش يؤكدان"
	if x.number != text.Singular && t.Conj != "" && f > s.From {
		if o, ok := r.until[f]; ok && r.canSpeak(o) {
			x.speakers = append([]int{o}, x.speakers...)
		}
	}
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

// clauseOpener reports whether a clause can begin after token i: كان and its
// like, لكن, أن, فيما, بينما, حيث.
func (r *speechReader) clauseOpener(i int) bool {
	t := &r.toks[i]
	if t.Kind != text.Word {
		return true
	}
	if r.subordinator(i) || t.Base == wasWord || t.Base == wasWord+"\u062A" {
		return true
	}
	switch r.class(t) {
	case "conj", "adv", "part", "time":
		return true
	}
	return false
}

// dateBefore returns a date that opens the sentence or clause of the cue at i.
func (r *speechReader) dateBefore(i int, s *text.Sentence) int {
	for k := i - 1; k >= s.From; k-- {
		t := &r.toks[k]
		if r.covered(k) {
			return -1 // what somebody else said
		}
		if x := r.in[k]; x >= 0 {
			return x
		}
		if t.Kind == text.Close || t.Norm == "." || t.Norm == "\u061B" {
			return -1
		}
		if t.Base != wasWord && t.Base != wasWord+"\u062A" && r.finiteVerb(k) {
			return -1
		}
	}
	return -1
}

func firstRune(s string) int {
	for i := range s {
		if i > 0 {
			return i
		}
	}
	return len(s)
}

func markAt(s string) bool {
	for _, c := range s {
		return isMark(c) || c == tatweel || invisible(c)
	}
	return false
}

// afterPublication reports whether the date lies after the article's own.
func (r *speechReader) afterPublication(date string) bool {
	p := r.d.Article.Published.Value
	n := min(len(p), len(date))
	return n > 0 && date[:n] > p[:n]
}

// emit adds the statement to the document.
func (r *speechReader) emit(x found) {
	if x.date >= 0 {
		// A year, a deadline or a beginning is not the day on which somebody spoke.
		if d := &r.d.Dates[x.date]; d.Date.Precision == schema.Year || d.Deadline || d.Since || r.afterPublication(d.Date.Value) {
			x.date = -1
		}
	}
	r.d.Statements = append(r.d.Statements, text.Statement{
		Cue: x.cue, CueFrom: x.from, CueTo: x.to, Act: x.act(), Mode: x.mode,
		Speakers: x.speakers, Implied: x.implied, SpeakerText: x.speakerSpan,
		Content: x.content, Date: x.date, Inherit: x.inherit || x.date < 0, Adverbial: x.form == participle && x.cueForm.cue != nil && x.rule == "ar.cue-participle",
		Medium: x.medium, MediumText: x.mediumText, Audience: x.audience, Rule: x.rule, Score: x.score,
	})
}

func (x *found) act() schema.Act {
	if x.cue_() == nil {
		return schema.Say
	}
	return x.cue_().act
}

func (x *found) cue_() *cue { return x.cueForm.cue }

// source reports whether "عن" and a source stand between two cues: "نقلت … عن …
// قوله" are two statements.
func (r *speechReader) source(a, b *text.Statement) bool {
	for k := a.CueTo; k < b.CueFrom; k++ {
		if r.toks[k].Base == about {
			return true
		}
	}
	return false
}

// settle orders the statements and drops the weaker of two with one cue.
func (r *speechReader) settle() {
	st := r.d.Statements
	slices.SortStableFunc(st, func(a, b text.Statement) int {
		return cmp.Or(cmp.Compare(a.Cue.Start, b.Cue.Start), cmp.Compare(b.Score, a.Score))
	})
	// "جدد دعوته": the noun is the cue, the verb before it has the subject.
	for i := 0; i+1 < len(st); i++ {
		a, b := &st[i], &st[i+1]
		if a.Content == b.Content && b.Rule == "ar.cue-noun" && len(b.Speakers) == 0 && b.CueFrom-a.CueFrom < 12 && a.Rule == "ar.cue-verb" && !r.source(a, b) {
			b.Speakers, b.SpeakerText, b.Implied = a.Speakers, a.SpeakerText, a.Implied
			if b.Date < 0 {
				b.Date, b.Inherit = a.Date, a.Inherit
			}
			st = slices.Delete(st, i, i+1)
			i--
		}
	}
	// "قال في تصريح إن": one statement, whose cue is the verb.
	for i := 0; i+1 < len(st); i++ {
		for j := i + 1; j < len(st) && st[j].CueFrom-st[i].CueFrom < 15; j++ {
			a, b := &st[i], &st[j]
			if a.Content == b.Content && a.Rule == "ar.cue-verb" && b.Rule == "ar.cue-noun" && !r.source(a, b) && b.Cue.End <= b.Content.Start {
				st = slices.Delete(st, j, j+1)
				j--
			}
		}
	}
	st = slices.CompactFunc(st, func(a, b text.Statement) bool { return a.Cue.Overlaps(b.Cue) })
	r.d.Statements = st
}

// verbPlace reports whether a form that is verb and noun alike stands where
// verbs stand: at a clause's beginning, with a noun phrase after it.
func (r *speechReader) verbPlace(i int, s *text.Sentence) bool {
	t := &r.toks[i]
	if i == s.From || t.Conj != "" {
		return true
	}
	p := &r.toks[i-1]
	if p.Kind != text.Word {
		return p.Norm != "("
	}
	switch {
	case r.class(p) == "prep", p.Base == "\u0627\u0648", r.subordinator(i - 1): // أو joins nouns, أن stands before them
		return false
	case r.light[p.Base].impersonal: // "تم نقل"
		return false
	case r.class(p) != "" || r.in[i-1] >= 0 || p.Def:
		return true
	}
	_, ends := r.until[i]
	return ends
}
