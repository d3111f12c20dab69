package ar

import (
	"slices"
	"strings"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// canSpeak reports whether a mention can be the source of speech.
func (r *speechReader) canSpeak(m int) bool {
	switch r.d.Mentions[m].Type {
	case schema.Person, schema.Organization, schema.MilitaryUnit:
		return true
	case schema.Place:
		return r.d.Mentions[m].Kind == schema.ByName
	case schema.Facility:
		return r.d.Mentions[m].Known != "" || r.d.Mentions[m].Kind == schema.ByName && r.toks[r.d.Mentions[m].From].Prep == ""
	}
	return false
}

// agreesVerb reports whether the mention can be the subject of the verb form.
// Before its subject an Arabic verb is singular and agrees in gender; names of
// bodies and places are left free.
func (r *speechReader) agreesVerb(m int, f cueForm) bool {
	x := &r.d.Mentions[m]
	if f.form == participle {
		return false // it speaks of a subject named before
	}
	if slices.ContainsFunc(f.cue.frames, func(fr frame) bool { return fr.audience == "obj" }) && r.oblique(m) {
		return false // "ناشد الخاطفين": those whom he begs
	}
	if x.Gender == text.NoGender || f.gender == text.NoGender || x.Kind == schema.ByName || x.Number == text.Plural && x.Gender == text.Masculine {
		return true
	}
	return x.Gender == f.gender
}

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
	if !ok || f.form == participle {
		return false
	}
	x := found{cueForm: f}
	r.leftSubject(&x, i, s)
	if len(x.speakers) == 0 {
		return false
	}
	a := &r.d.Mentions[m]
	return a.Gender == text.NoGender || f.gender == text.NoGender || a.Gender == f.gender || a.Number == text.Plural
}

// oblique reports whether a description stands in the genitive or accusative, as
// the endings of sound masculine plurals and of duals show: "الخاطفين".
func (r *speechReader) oblique(m int) bool {
	x := &r.d.Mentions[m]
	return x.Kind == schema.ByDescription && (x.Number == text.Plural || x.Number == text.Dual) && hasSuffix(r.toks[x.Head].Base, "\u064A\u0646")
}

// joins reports whether "و" at token j can add a speaker: right behind the one
// before it, or a person with a name, next to people.
func (r *speechReader) joins(j, after int, z *zone) bool {
	for after < j && (r.toks[after].Norm == comma || r.toks[after].Norm == ",") {
		after++
	}
	if j == after {
		return true
	}
	m, ok := r.at[j]
	if !ok || r.d.Mentions[m].Type != schema.Person || r.d.Mentions[z.subject[0]].Type != schema.Person {
		return false
	}
	if _, ends := r.until[j]; !ends && r.toks[j-1].Kind == text.Word && !r.toks[j-1].Def {
		return false // "مركز ودرو": one name
	}
	if r.d.Mentions[m].Kind == schema.ByName {
		return true
	}
	return r.named(m)
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

// addressee reports whether the noun at token j can be spoken to.
func (r *speechReader) addressee(j int) bool {
	m, ok := r.at[j]
	return ok && r.canSpeak(m)
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
	case (c-j <= 4 || c-j <= 7 && r.headsName(j+1, c)) && (c+1 < s.To && r.toks[c+1].Kind == text.Word):
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

// headsName reports whether a body's head noun stands at token j.
func (r *speechReader) headsName(j, end int) bool {
	h, _ := r.headAt(j, end)
	return h != nil && h.typ != schema.NamedEvent
}

// quotedSource finds whom a report quotes at token j, in quotation marks or not.
func (r *speechReader) quotedSource(j int) (int, bool) {
	if r.toks[j].Kind == text.Open && j+1 < len(r.toks) {
		j++
	}
	m, ok := r.at[j]
	return m, ok && r.canSpeak(m) && r.d.Mentions[m].Type != schema.Place
}

// nameQuoted reports whether the quotation at token j belongs to the noun right
// before it ("لبرنامج «صباحنا» إن"): it is short and the clause goes on.
func (r *speechReader) nameQuoted(j int, s *text.Sentence) bool {
	c, ok := r.quoted(j, s.To, 4)
	if !ok || r.toks[j-1].Kind != text.Word || c+1 >= s.To {
		return false
	}
	t := &r.toks[c+1]
	return r.subordinator(c+1) || t.Norm == colon || t.Norm == comma && c+2 < s.To || r.in[c+1] >= 0 || r.class(t) == "prep"
}

// personAhead finds the named person that a description which no list holds
// leads to: "استشاري الجراحة بالمستشفى الدكتور أيمن المغربي".
func (r *speechReader) personAhead(j int, s *text.Sentence) (int, bool) {
	if !r.nominal(j) || r.masdars[r.toks[j].Stem] {
		return 0, false
	}
	for k := j + 1; k < min(s.To, j+12); k++ {
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

// unlisted makes a description of a subject whose noun no list holds: "ناشطون
// محليون", "أهالي البلدة", "المئات من السكان".
func (r *speechReader) unlisted(j, end int, f cueForm) (to, mention int) {
	to = r.nounPhrase(j, end)
	if to == j || to-j > 8 || r.accusative(j) {
		return j, text.NoMention
	}
	m := text.Mention{From: j, Type: schema.Organization, Kind: schema.ByDescription, Head: j, Gender: f.gender, Definite: r.definiteChain(j, to), Rule: "ar.unlisted-subject", Score: 0.4, Entity: -1}
	if tt, _ := r.titleAt(j, end); tt != nil && tt.class != "honorific" { // "طالب نواب": no student's name
		m.Type, m.Number, m.Gender, m.Role, m.Rule, m.Score = schema.Person, tt.number, tt.gender, tt.class, "ar.title", 0.6
	}
	if to+1 < end && r.toks[to].Base == fromWord && r.toks[to].Conj == "" && !slices.ContainsFunc(f.cue.frames, func(fr frame) bool { return fr.audience == fromWord || fr.content == fromWord }) {
		if of, ok := r.at[to+1]; ok && r.canSpeak(of) && r.d.Mentions[of].Type != schema.Place { // so many of them
			x := &r.d.Mentions[of]
			to = x.To
			m.Type, m.Number, m.Gender, m.Definite, m.Rule, m.Score = x.Type, text.Plural, text.NoGender, false, "ar.counted-subject", 0.6
		}
	}
	m.To = to
	m.Span = r.d.BaseSpan(j, to)
	r.d.Mentions = append(r.d.Mentions, m)
	mention = len(r.d.Mentions) - 1
	r.at[j], r.until[to] = mention, mention
	return to, mention
}

// accusative reports whether the indefinite noun at token j has the ending that
// makes it an object or predicate: "يعتبر مستحيلا".
func (r *speechReader) accusative(j int) bool {
	t := &r.toks[j]
	w, ok := strings.CutSuffix(t.Base, string(alef))
	if hasSuffix(w, "\u0647") && !feminineEnd(t.Text) {
		return false // "قلقها"
	}
	return ok && !t.Def && (r.words[w] > 0 || strings.Contains(t.Text, fathatan)) && r.words[w] >= r.words[t.Base]
}

// restOfName passes over what belongs to the subject just taken: commas around
// a name in apposition, the name itself, brackets.
func (r *speechReader) restOfName(m, j int, s *text.Sentence, z *zone) int {
	last := m
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
			if ok && (r.linked(m, x) || r.linked(last, x)) {
				last = x
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

// restOfDescription passes over what a description of the subject goes on with
// and its mention left out, and widens the mention: adjectives ("مصادر مطلعة"),
// the rest of a genitive chain ("مكتب رئيس | الوزراء التركي"), where or among
// whom an unnamed source is ("مصادر | في لحج"). It returns the token after it.
func (r *speechReader) restOfDescription(m, j int, s *text.Sentence, z *zone) int {
	x := &r.d.Mentions[m]
	if x.Kind != schema.ByDescription || j != x.To || r.named(m) {
		return j
	}
	if name := r.nameBeyond(m, s); name >= 0 { // "نائب مبعوث التحالف لمواجهة التنظيم فلان،"
		x.To = r.d.Mentions[name].From
		x.Span = r.d.BaseSpan(x.From, x.To)
		r.until[x.To] = m
		r.link(m, name, "ar.title-name")
		z.subjectSpan = schema.SpanOf(r.d.Text, z.subjectSpan.Start, r.d.Mentions[name].Span.End)
		return r.restOfName(name, r.d.Mentions[name].To, s, z)
	}
	if k, name := r.nameBehind(m, s); name >= 0 {
		x.To, x.Span = k, r.d.BaseSpan(x.From, k)
		r.until[k] = m
		r.link(m, name, "ar.title-name")
		return r.restOfName(m, k, s, z)
	}
	to := j
	for to < s.To && r.isSelf(to) {
		to++ // "المصدر ذاته"
	}
	if to < s.To && r.bare(to) && r.toks[to].Kind == text.Word && r.in[to] < 0 && to-1 > x.Head &&
		!r.toks[to-1].Def && r.toks[to].Def && r.nominal(to) && !r.masdars[r.toks[to].Stem] {
		if _, isAdjective := r.adjective(to - 1); !isAdjective {
			to++
		}
	}
	for to < s.To && r.qualifies(to, x) {
		to++
	}
	if !x.Definite && to < s.To {
		to = r.whereabouts(to, x, s)
	}
	if to == j {
		return j
	}
	x.To = to
	x.Span = r.d.BaseSpan(x.From, to)
	r.until[to] = m
	z.subjectSpan = schema.SpanOf(r.d.Text, z.subjectSpan.Start, max(z.subjectSpan.End, x.Span.End))
	return to
}

// isSelf reports whether token j is the emphatic "himself": نفسه، ذاته، عينه.
func (r *speechReader) isSelf(j int) bool {
	if r.toks[j].Kind != text.Word || !r.bare(j) {
		return false
	}
	w, e := cutEnclitic(r.toks[j].Base, func(w string) bool { return selves[w] })
	return e != nil && selves[w]
}

// selves holds the nouns that mean "self" with a pronoun.
var selves = map[string]bool{"\u0646\u0641\u0633": true, "\u0630\u0627\u062A": true, "\u0639\u064A\u0646": true} // نفس ذات عين

// nameBehind finds the name that stands in apposition behind a bare title whose
// chain no list holds: "آمر | غرفة عمليات سرت، العميد بشير القماطي،".
func (r *speechReader) nameBehind(m int, s *text.Sentence) (to, name int) {
	x := &r.d.Mentions[m]
	if x.Type != schema.Person || x.To != x.Head+1 || r.toks[x.Head].Def {
		return x.To, text.NoMention
	}
	to = r.nounPhrase(x.From, s.To)
	if to <= x.To || to-x.To > 8 || to+1 >= s.To || r.toks[to].Norm != comma {
		return x.To, text.NoMention
	}
	for k := to + 1; k < min(to+4, s.To); k++ {
		n, ok := r.at[k]
		if !ok || r.toks[k].Conj != "" || r.toks[k].Prep != "" || r.d.Mentions[n].Type != schema.Person {
			break
		}
		if r.d.Mentions[n].Kind == schema.ByName {
			if e := r.d.Mentions[n].To; e < s.To && (r.toks[e].Norm == comma || r.subordinator(e)) {
				return to, n
			}
			break
		}
		k = r.d.Mentions[n].To - 1
	}
	return x.To, text.NoMention
}

// nameBeyond finds the name of a single person behind a phrase that the
// description goes on with, where a mark, a preposition or "أن" closes it.
func (r *speechReader) nameBeyond(m int, s *text.Sentence) int {
	x := &r.d.Mentions[m]
	if x.Type != schema.Person || x.Number != text.Singular || !x.Definite && r.toks[x.To-1].Def {
		return text.NoMention
	}
	for k := x.To; k < min(s.To, x.To+7); k++ {
		t := &r.toks[k]
		if t.Kind != text.Word || t.Conj != "" || r.in[k] >= 0 || r.subordinator(k) || r.finiteVerb(k) || r.masdars[t.Stem] && t.Prep != prepL {
			return text.NoMention
		}
		n, ok := r.at[k]
		if !ok {
			continue
		}
		y := &r.d.Mentions[n]
		if y.Type == schema.Person {
			if k == x.To || y.Kind != schema.ByName || t.Prep != "" || r.class(&r.toks[k-1]) == "prep" || y.To >= s.To {
				return text.NoMention
			}
			e := &r.toks[y.To]
			if e.Kind != text.Word || r.subordinator(y.To) || r.class(e) == "prep" || e.Prep != "" {
				return n
			}
			return text.NoMention
		}
		k = y.To - 1
	}
	return text.NoMention
}

// qualifies reports whether the word at token j is an adjective of the
// description before it that no list holds: as indefinite as the noun, of its
// gender, with the shape of a participle.
func (r *speechReader) qualifies(j int, x *text.Mention) bool {
	t := &r.toks[j]
	if t.Kind != text.Word || !r.bare(j) || r.in[j] >= 0 || r.class(t) != "" {
		return false
	}
	if _, ok := r.at[j]; ok {
		return false
	}
	if _, ok := r.adjective(j); ok {
		return t.Def == x.Definite
	}
	feminine := feminineEnd(t.Text)
	return !t.Def && !x.Definite && !r.toks[j-1].Def && hasPrefix(t.Base, "\u0645") && !r.masdars[t.Base] && !hasSuffix(t.Base, "\u0627") &&
		feminine == (x.Gender == text.Feminine || x.Number == text.Plural && !hasSuffix(r.toks[x.Head].Base, "\u0648\u0646"))
}

// whereabouts passes over "في لحج", "من المقاومة", "بوزارة الدفاع" behind an
// unnamed source.
func (r *speechReader) whereabouts(j int, x *text.Mention, s *text.Sentence) int {
	t := &r.toks[j]
	next := j
	switch {
	case t.Kind != text.Word || t.Conj != "" || r.in[j] >= 0:
		return j
	case t.Prep == prepB:
	case t.Base == inWord || t.Base == fromWord:
		next = j + 1
	default:
		return j
	}
	if next >= s.To || r.toks[next].Kind != text.Word || r.in[next] >= 0 || r.mediumAt(next) != "" {
		return j
	}
	m, ok := r.at[next]
	if !ok {
		return j
	}
	switch r.d.Mentions[m].Type {
	case schema.Place, schema.Organization, schema.MilitaryUnit, schema.Facility:
		return r.d.Mentions[m].To
	}
	return j
}

// named reports whether grammar ties the mention to a name.
func (r *speechReader) named(m int) bool {
	for _, l := range r.d.Links {
		if l.A == m && r.d.Mentions[l.B].Kind == schema.ByName || l.B == m && r.d.Mentions[l.A].Kind == schema.ByName {
			return true
		}
	}
	return false
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

// leftSubject looks for the subject before the verb: "أوباما يقر", "وكان الرئيس
// التركي قد قال", "وكانت القوات أعلنت".
func (r *speechReader) leftSubject(x *found, i int, s *text.Sentence) {
	if r.toks[i].Conj != "" && !(r.toks[i].Conj == "\u0641" && r.asFor(i, s)) { // "أما فلان فقال"
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
		opener := t.Conj != "" || p.Kind == text.Punct || p.Kind == text.Close || r.clauseOpener(f-1) || r.longTitle(first, s)
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

// nounBefore settles the subject of the verb at token i where a noun that is no
// mention stands right before it: people and reports become the speaker
// ("صفحات محلية قالت", "تقارير غريبة أشارت"), a document speaks for whoever
// issued it. It returns false for things, which do not speak.
func (r *speechReader) nounBefore(x *found, i int, s *text.Sentence) bool {
	if r.toks[i].Conj != "" {
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
	for q := k - 1; q >= s.From && q > k-5 && r.nominal(q); q-- {
		if r.nounPhrase(q, s.To) == k {
			from = q
		}
		if !r.bare(q) {
			break
		}
	}
	t := &r.toks[from]
	opens := from == s.From || t.Conj != "" || r.toks[from-1].Kind != text.Word || r.clauseOpener(from-1)
	if t.Def && !opens || t.Prep != "" || from > s.From && t.Conj == "" && r.class(&r.toks[from-1]) == "prep" {
		return true // "في مقابلة تلفزيونية قال": when and where
	}
	if feminineEnd(t.Text) && x.gender != text.Feminine || r.accusative(from) {
		return true // it does not agree
	}
	human := hasSuffix(t.Stem, "\u0648\u0646") || x.number == text.Plural
	document := r.mediumAt(from) != "" || r.contentWord(from)
	switch {
	case document && t.Def && (x.gender != text.Feminine || feminineEnd(t.Text)):
		x.implied = text.Agreement{Want: true, Person: true}
		return true
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

// adverbial settles the subject of a participle ("مؤكدا أن …"): the subject of
// the sentence's last statement, or what agrees.
func (r *speechReader) adverbial(i int, s *text.Sentence, f cueForm, x *found) bool {
	t := &r.toks[i]
	acc := len(t.Base) > len(f.word) || t.Norm != "" && (hasSuffix(t.Base, "\u0627") || hasSuffix(t.Base, "\u0647") || hasSuffix(t.Base, "\u064A\u0646"))
	if !acc {
		return false // nominative: "مسؤول", a noun
	}
	if m, isMention := r.at[i]; isMention && (r.d.Mentions[m].Kind != schema.ByDescription || i == s.From || r.toks[i-1].Norm != comma) {
		return false // else "…، داعية الأطراف إلى": no preacher
	}
	if i == s.From && (f.cue.weak || r.toks[i].Conj != "") {
		return x.clear
	}
	x.inherit = true
	x.rule = "ar.cue-participle"
	return true
}
