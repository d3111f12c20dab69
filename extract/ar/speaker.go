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
		return r.d.Mentions[m].Kind == schema.ByName || r.realm(m) // "قالت المملكة"
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
	if g := r.genderOfName(m); g != text.NoGender && f.gender != text.NoGender && g != f.gender {
		return false // "واتهمت الساعدي بأنه": him
	}
	if x.Gender == text.NoGender || f.gender == text.NoGender || x.Kind == schema.ByName || x.Number == text.Plural && x.Gender == text.Masculine {
		return true
	}
	return x.Gender == f.gender
}

// otherGender reports whether the place or body m cannot be the subject of the verb in front of it, whose
// gender is not its own, so that it is whom the verb speaks to: "ودعا | طهران | إلى".
func (r *speechReader) otherGender(m int, f cueForm) bool {
	x := &r.d.Mentions[m]
	if body := x.Type == schema.Organization || x.Type == schema.MilitaryUnit; body && x.Kind == schema.ByName && f.number == text.Singular {
		return f.gender == text.Masculine && feminineEnd(r.toks[x.From].Text) && r.heads[r.toks[x.From].Stem] != nil // "وصف | الحركة | بأنها"
	}
	if x.Type != schema.Place || x.Kind != schema.ByName || f.number != text.Singular || f.gender == text.NoGender {
		return false
	}
	last := &r.toks[x.To-1]
	if x.To-x.From > 1 {
		return f.gender == text.Masculine && feminineEnd(last.Text)
	}
	if f.gender == text.Feminine {
		return masculineStates[last.Base]
	}
	return !masculineStates[last.Base] && !eitherStates[last.Base]
}

// masculineStates holds the states whose names are masculine, folded: العراق لبنان الأردن السودان
// اليمن المغرب. Cities and other states are feminine, but for those of eitherStates, which news has
// as either, and the quarters of the world: الصومال الفاتيكان النيجر السنغال تشاد الكونغو البيرو الغرب
// الشرق الشمال الجنوب الخليج.
var (
	masculineStates = wordSet(
		"\u0627\u0644\u0639\u0631\u0627\u0642", "\u0644\u0628\u0646\u0627\u0646", "\u0627\u0644\u0627\u0631\u062F\u0646", "\u0627\u0644\u0633\u0648\u062F\u0627\u0646", "\u0627\u0644\u064A\u0645\u0646", "\u0627\u0644\u0645\u063A\u0631\u0628",
	)
	eitherStates = wordSet(
		"\u0627\u0644\u0635\u0648\u0645\u0627\u0644", "\u0627\u0644\u0641\u0627\u062A\u064A\u0643\u0627\u0646", "\u0627\u0644\u0646\u064A\u062C\u0631", "\u0627\u0644\u0633\u0646\u063A\u0627\u0644", "\u062A\u0634\u0627\u062F", "\u0627\u0644\u0643\u0648\u0646\u063A\u0648", "\u0627\u0644\u0628\u064A\u0631\u0648", "\u0627\u0644\u063A\u0631\u0628", "\u0627\u0644\u0634\u0631\u0642", "\u0627\u0644\u0634\u0645\u0627\u0644", "\u0627\u0644\u062C\u0646\u0648\u0628", "\u0627\u0644\u062E\u0644\u064A\u062C",
	)
)

// genderOfName returns the gender of the person whose last name alone stands at mention
// m, where a title told it with the full name before, or NoGender.
func (r *speechReader) genderOfName(m int) text.Gender {
	x := &r.d.Mentions[m]
	if x.Type != schema.Person || x.Kind != schema.ByName || x.To-x.From != 1 || r.named(m) || len(r.linkedTitles(m)) > 0 {
		return text.NoGender
	}
	g := text.NoGender
	for o := range m {
		y := &r.d.Mentions[o]
		if y.Type != schema.Person || y.Kind != schema.ByName || y.To-y.From < 2 || r.toks[y.To-1].Base != r.toks[x.From].Base {
			continue
		}
		for _, l := range r.linkedTitles(o) {
			if t := r.d.Mentions[l].Gender; g == text.NoGender || g == t {
				g = t
			} else {
				return text.NoGender // two of one family
			}
		}
	}
	return g
}

// linkedTitles returns the descriptions that grammar ties to the name.
func (r *speechReader) linkedTitles(m int) []int {
	var out []int
	for _, l := range r.d.Links {
		switch {
		case l.A == m && r.d.Mentions[l.B].Kind == schema.ByDescription:
			out = append(out, l.B)
		case l.B == m && r.d.Mentions[l.A].Kind == schema.ByDescription:
			out = append(out, l.A)
		}
	}
	return out
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

// alsoHolds reports whether the title m, which a name follows, can be another office of
// the one whom description d tells of, without a name of his own, right before it: "رئيسة
// القسم ومديرة المهرجان فلانة". Two of one kind, or two heads of a state, are two people.
func (r *speechReader) alsoHolds(d, m int) bool {
	x, y := &r.d.Mentions[d], &r.d.Mentions[m]
	if x.Kind != schema.ByDescription || y.Kind != schema.ByDescription || x.Type != schema.Person || y.Type != schema.Person ||
		!x.Definite || x.Number != text.Singular || y.Number != text.Singular || r.named(d) || !r.named(m) || x.Role == y.Role && x.Role != "director" {
		return false
	}
	return x.Gender == y.Gender && !(heads[x.Role] && heads[y.Role])
}

// anotherOffice reports whether description m, which "و" joins at token j, is one more
// office of the one named before, behind the first: "فلان رئيس الحكومة وأمين عام الحزب".
func (r *speechReader) anotherOffice(who, m, j int) bool {
	y := &r.d.Mentions[m]
	if y.Kind != schema.ByDescription || y.Type != schema.Person || y.Number != text.Singular || r.named(m) || r.toks[y.From].Def || !r.named(who) && r.d.Mentions[who].Kind != schema.ByName {
		return false
	}
	for _, l := range r.d.Links {
		for _, o := range []int{l.A, l.B} {
			if x := &r.d.Mentions[o]; x.To == j && x.Kind == schema.ByDescription && !r.toks[x.From].Def && (l.A == who || l.B == who) {
				return true
			}
		}
	}
	return false
}

// heads holds the classes of title of those who head a state, its government or parliament.
var heads = map[string]bool{"president": true, "prime_minister": true, "king": true, "speaker": true}

// nameOfTitle reports whether the name m between commas, behind what is told besides of the one
// whom description d tells of without a name, is that one's.
func (r *speechReader) nameOfTitle(d, m int, s *text.Sentence) bool {
	x, y := &r.d.Mentions[d], &r.d.Mentions[m]
	return x.Kind == schema.ByDescription && x.Type == schema.Person && x.Number == text.Singular && x.Definite && !r.named(d) &&
		y.Kind == schema.ByName && y.Type == schema.Person && r.bare(y.From) &&
		!slices.ContainsFunc(r.linkedTitles(m), func(o int) bool { return r.d.Mentions[o].From < x.To }) &&
		y.To < s.To && (r.toks[y.To].Norm == comma || r.subordinator(y.To) || r.toks[y.To].Norm == colon)
}

// theirFellow reports whether "و" at token j adds to the subject somebody whom only his tie to it
// tells: "الحكومة | وحليفتها | موسكو", "الحزب | وأنصاره".
func (r *speechReader) theirFellow(j int, s *text.Sentence) bool {
	t := &r.toks[j]
	if _, ok := r.at[j]; ok || t.Conj != andWord || t.Prep != "" || t.Def || j+1 >= s.To {
		return false
	}
	w, e := cutEnclitic(t.Base, func(w string) bool { return fellows[w] })
	return e != nil && e.person == 3 && fellows[w]
}

// fellows holds the nouns for those who stand by somebody, folded: حليفة حليف حلفاء شريك شريكة شركاء
// أنصار أتباع مؤيدو مناصرو زملاء رفاق مساعدو أعوان, with the case endings that pronouns keep.
var fellows = wordSet(
	"\u062D\u0644\u064A\u0641\u062A", "\u062D\u0644\u064A\u0641", "\u062D\u0644\u0641\u0627\u0624", "\u062D\u0644\u0641\u0627\u0621",
	"\u0634\u0631\u064A\u0643", "\u0634\u0631\u064A\u0643\u062A", "\u0634\u0631\u0643\u0627\u0624", "\u0634\u0631\u0643\u0627\u0621",
	"\u0627\u0646\u0635\u0627\u0631", "\u0627\u062A\u0628\u0627\u0639", "\u0645\u0624\u064A\u062F\u0648", "\u0645\u0646\u0627\u0635\u0631\u0648",
	"\u0632\u0645\u0644\u0627\u0624", "\u0632\u0645\u0644\u0627\u0621", "\u0631\u0641\u0627\u0642", "\u0645\u0633\u0627\u0639\u062F\u0648", "\u0627\u0639\u0648\u0627\u0646",
)

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

// alsoFrom reports whether the word at token j is one more adjective of the
// indefinite plural right before it, whose last word is one: "مسؤولون سوريون
// وأتراك أمس".
func (r *speechReader) alsoFrom(j, m int) bool {
	x := &r.d.Mentions[m]
	t := &r.toks[j]
	if x.Definite || x.Number != text.Plural || x.To != j || t.Def || t.Prep != "" || r.cover(j) >= 0 || r.finiteVerb(j) {
		return false
	}
	_, adjective := r.adjective(j - 1)
	k := j + 1
	for r.otherQuality(j) && k+1 < len(r.toks) && r.bare(k) && !r.toks[k].Def && r.cover(k) < 0 && r.relational(k) {
		k++ // "مصادر دبلوماسية وسياسية | يمنية"
	}
	n := &r.toks[k]
	if r.otherQuality(j) && (n.Kind == text.Punct || n.Prep == prepL || r.in[k] >= 0 || r.cover(k) >= 0) {
		return true
	}
	j = k - 1
	return adjective && (r.in[j+1] >= 0 || r.cover(j+1) >= 0 && n.Def && n.Conj == "" || n.Kind == text.Word && n.Conj == "" && (r.subordinator(j+1) || r.masdars[n.Stem] || n.Prep == prepB || r.class(n) == "prep"))
}

// beginsClause reports whether a clause can begin with the verb at token i.
func (r *speechReader) beginsClause(i int, s *text.Sentence) bool {
	return i == s.From || r.toks[i].Conj != "" || r.toks[i-1].Kind != text.Word || r.in[i-1] >= 0 || r.class(&r.toks[i-1]) != "" || r.clauseOpener(i-1)
}

// withPronoun reports whether token j is "فيه", "فيها", "خلاله", which refer back
// to where it was said.
func (r *speechReader) withPronoun(j int) bool {
	if r.cover(j) >= 0 || !r.bare(j) {
		return false
	}
	_, e := cutEnclitic(r.toks[j].Norm, func(w string) bool { return w == inWord || w == "\u062E\u0644\u0627\u0644" }) // خلال
	return e != nil && e.person == 3
}

// toThem reports whether token j is a preposition with a pronoun, which may stand between
// a verb and its subject: "توجه | إليه | السفير بالقول".
func (r *speechReader) toThem(j int) bool {
	if r.cover(j) >= 0 || !r.bare(j) || r.in[j] >= 0 || j+1 >= len(r.toks) {
		return false
	}
	if m, ok := r.at[j+1]; !ok || !r.canSpeak(m) || !r.bare(j+1) {
		return false // "كتب عليه «…»"
	}
	if toUs[r.toks[j].Norm] {
		return true // "قال لي والد الضحية إن"
	}
	if w, ok := strings.CutPrefix(r.toks[j].Norm, prepB); ok && (w == "\u0647" || w == "\u0647\u0627") { // ه ها: "كما صرح به فلان"
		return true
	}
	_, e := cutEnclitic(r.toks[j].Norm, func(w string) bool { return w == toWord || w == onWord || w == about || w == fromWord || w == withWord })
	return e != nil && e.person == 3
}

// toUs holds لي لنا, with which whoever writes tells that it was said to him.
var toUs = wordSet("\u0644\u064A", "\u0644\u0646\u0627")

// each reports whether "كل من" or "كلا من" stands at token j.
func (r *speechReader) each(j int) bool {
	b := r.toks[j].Base
	return (b == "\u0643\u0644" || b == "\u0643\u0644\u0627") && r.bare(j) && j+2 < len(r.toks) && r.toks[j+1].Base == fromWord && r.bare(j+1)
}

// addressee reports whether the noun at token j can be spoken to.
func (r *speechReader) addressee(j int) bool {
	m, ok := r.at[j]
	return ok && r.canSpeak(m)
}

// onlyAudience reports whether the one noun phrase after a verb that speaks to
// somebody is who is spoken to: a plural description, right before the
// preposition of the content.
func (r *speechReader) onlyAudience(m int, s *text.Sentence, threatens bool) bool {
	x := &r.d.Mentions[m]
	if x.Kind != schema.ByDescription || x.Number != text.Plural || x.To >= s.To || hasSuffix(r.toks[x.Head].Base, plural) || callers[x.Role] || threatens {
		return false // "هدد العمال بالإضراب"
	}
	p, _ := r.preposition(x.To)
	return p == prepB || p == toWord || p == onWord || p == fromWord
}

// callers holds the classes of those whose trade it is to call on others, and on whom hardly anybody calls.
var callers = map[string]bool{"activist": true, "analyst": true, "expert": true, "observer": true, "source": true, "researcher": true}

// oneNoun reports whether mention m is the one noun phrase between a verb that always
// has an object and the preposition of its content: then it is that object, and who speaks
// is not told ("بعد أن اتهم الرئيس بالفساد").
func (r *speechReader) oneNoun(m, i int, s *text.Sentence, f cueForm) bool {
	if f.form == participle || !f.cue.addresses() || i == s.From && r.toks[i].Conj == "" || r.toks[i].Base != f.word {
		return false // "تتهمه أنقرة": the object is written onto it
	}
	z := zone{subjectSpan: r.d.Mentions[m].Span}
	to := r.restOfName(m, r.d.Mentions[m].To, s, &z)
	if to > r.d.Mentions[m].To && r.d.Mentions[m].Kind == schema.ByName {
		return false // "اتهم الطيبي رئيس الكنيست"
	}
	to = r.restOfDescription(m, to, s, &z)
	for r.alsoSpokenTo(to, s) {
		to = r.d.Mentions[r.at[to]].To
	}
	if to+1 < s.To && r.toks[to].Base == onWord && r.bare(to) && f.cue.act == schema.Praise && r.ownDeed(to+1) {
		return true // "وشكر الرئيس على دعمه"
	}
	if to >= s.To || r.toks[to].Prep != prepB && !r.subordinator(to) || r.toks[to].Conj != "" {
		return false
	}
	if r.subordinator(to) {
		return r.ofThatOne(to) // "واتهم الحكومة بأنها تماطل"
	}
	if _, ok := r.at[to]; ok {
		return false // "اتهم مسؤول بالوزارة الشركة"
	}
	return r.masdars[r.toks[to].Stem] || r.hasForm(r.toks[to].Stem, masdar) || f.cue.act == schema.Accuse && !r.ofAnother(to, s)
}

// lastCould reports whether who spoke last can be the omitted subject of a verb of form f: somebody
// did, and no several people or man for a verb of one woman or body.
func (r *speechReader) lastCould(f cueForm) bool {
	n := len(r.d.Statements)
	if n == 0 {
		return false
	}
	who := r.d.Statements[n-1].Speakers
	if len(who) != 1 || f.number != text.Singular {
		return true
	}
	x := &r.d.Mentions[who[0]]
	return x.Type != schema.Person || x.Number != text.Plural && x.Number != text.Dual && !(x.Gender == text.Masculine && f.gender == text.Feminine)
}

// whoCallsOn reports whether the verb at token i, which always has whom it turns to for its object,
// stands behind "الذي" of who can be its subject: so what follows it is the object.
func (r *speechReader) whoCallsOn(i int, s *text.Sentence, f cueForm) bool {
	if i-1 <= s.From || r.class(&r.toks[i-1]) != "rel" || r.toks[i].Conj != "" || r.toks[i].Base != f.word {
		return false
	}
	k := i - 1
	for k > s.From && r.toks[k-1].Norm == comma {
		k--
	}
	m, ok := r.until[k]
	if !ok && k > s.From && r.toks[k-1].Def && r.heads[r.toks[k-1].Stem] != nil { // "شكوى البلدية، التي دعت السكان إلى"
		return feminineEnd(r.toks[k-1].Text) == (f.gender == text.Feminine)
	}
	return ok && r.canSpeak(m) && r.d.Mentions[m].Type != schema.Place && r.agreesVerb(m, f) && !r.otherGender(m, f)
}

// calledOnTo returns where what somebody is called on to do begins behind the noun phrase at token j,
// over the day of it, for a verb that has "إلى" or "على" there; it is j where nothing does.
func (r *speechReader) calledOnTo(j int, s *text.Sentence, f cueForm) int {
	k := r.nounPhrase(j, s.To)
	for k < s.To && r.in[k] >= 0 {
		k = r.times[r.in[k]].To
	}
	if k >= s.To {
		return j
	}
	p, next := r.preposition(k)
	if (p != toWord && p != onWord) || next >= s.To || !slices.ContainsFunc(f.cue.frames, func(fr frame) bool { return fr.audience == "obj" && fr.content == p }) {
		return j
	}
	return next
}

// alsoSpokenTo reports whether one more of those whom somebody turns to stands at token j:
// "واتهم بريطانيا | وفرنسا | بالكذب".
func (r *speechReader) alsoSpokenTo(j int, s *text.Sentence) bool {
	if j >= s.To {
		return false
	}
	m, ok := r.at[j]
	return ok && r.toks[j].Conj == andWord && r.toks[j].Prep == "" && r.canSpeak(m)
}

// ofAnother reports whether behind the phrase with "ب" at token j one more of that kind
// stands, so that the first tells where somebody is: "اتهم مسؤول بالوزارة الشركة بالتلاعب".
func (r *speechReader) ofAnother(j int, s *text.Sentence) bool {
	const reach = 8
	for k := j + 1; k < min(s.To, j+reach) && r.toks[k].Kind == text.Word; k++ {
		if r.toks[k].Prep == prepB || r.toks[k].Base == prepB || r.subordinator(k) {
			return true
		}
	}
	return false
}

// ofThatOne reports whether "بأن" with the pronoun of somebody told of right before stands at
// token j: "بأنه", "بأنها".
func (r *speechReader) ofThatOne(j int) bool {
	if j >= len(r.toks) {
		return false
	}
	w := r.toks[j].Prep + r.toks[j].Base
	return r.subordinator(j) && hasPrefix(w, prepB+that) && w != prepB+that
}

// onlyCalled reports whether mention m is the one noun phrase between a verb that says what
// somebody calls a thing and what it is called: then it is that thing, and who speaks was
// told before ("قال الوزير … | ووصف الهدنة بأنها هشة", "كما وصف الرئيس بـ«الكاذب»").
func (r *speechReader) onlyCalled(m, i int, s *text.Sentence, f cueForm) bool {
	if f.form == participle || !f.cue.takes(calls) || r.toks[i].Base != f.word || r.toks[i].Conj == "" && (i == s.From || r.toks[i-1].Base != alike) {
		return false
	}
	to := r.restOfName(m, r.d.Mentions[m].To, s, &zone{subjectSpan: r.d.Mentions[m].Span})
	if x := &r.d.Mentions[m]; x.Kind == schema.ByDescription && !r.named(m) {
		to = max(to, r.nounPhrase(x.From, s.To))
	}
	if to+1 >= s.To || r.toks[to].Conj != "" {
		return false
	}
	return r.ofThatOne(to) || r.toks[to].Base == prepB && r.toks[to+1].Kind == text.Open
}

// goesOnTo reports whether mention m, right behind the verb at token i that goes on
// with a statement of its sentence, is whom that statement's speaker, a person,
// turns to: a body, with the preposition of the content behind it ("قال الوزير …،
// وطالب المجتمع الدولي ب…").
func (r *speechReader) goesOnTo(m, i int, s *text.Sentence) bool {
	x := &r.d.Mentions[m]
	if x.Type == schema.Person || x.To >= s.To || r.toks[i].Conj != "\u0648" {
		return false
	}
	if p, _ := r.preposition(x.To); p != prepB && p != toWord {
		return false
	}
	for k := len(r.d.Statements) - 1; k >= 0; k-- {
		st := &r.d.Statements[k]
		if st.CueFrom < s.From {
			return false
		}
		if st.Content.End <= r.toks[i].Start && len(st.Speakers) == 1 {
			return r.d.Mentions[st.Speakers[0]].Type == schema.Person && x.Kind == schema.ByDescription
		}
	}
	return false
}

// quotedSubject takes a name in quotation marks for the subject: "قال «منصور»",
// "أدانت “رابطة المصورين”". It returns the token after the closing mark, or j.
func (r *speechReader) quotedSubject(j int, s *text.Sentence, f cueForm, z *zone) int {
	c, ok := r.quoted(j, s.To, longName)
	if !ok || r.clause(j+1, c) || c-j > 6 && !r.headsName(j+1, c) || j > 0 && r.possessed(j+1) && r.cover(j+1) < 0 {
		return j // "وكرر «خطوطه الحمر»": what is somebody's is no name
	}
	m, ok := r.at[j+1]
	switch {
	case ok && r.d.Mentions[m].To == c && r.canSpeak(m):
	case ok && r.d.Mentions[m].To == c && r.d.Mentions[m].Kind == schema.ByDescription: // "علمت «المدينة»": a newspaper
		x := &r.d.Mentions[m]
		x.Type, x.Kind, x.Rule, x.Score = schema.Organization, schema.ByName, "ar.quoted-subject", 0.5
	case ok && r.d.Mentions[m].To > c && r.canSpeak(m) && r.d.Mentions[m].Kind == schema.ByName: // "«وحدات الحماية» الكردية"
		if len(z.subject) == 0 {
			z.subject, z.subjectSpan = []int{m}, r.d.Mentions[m].Span
		}
		return r.d.Mentions[m].To
	case ok && r.d.Mentions[m].To >= c, c+1 < s.To && r.toks[c+1].Norm == comma && len(r.d.Statements) == 0:
		return j
	case (c-j <= 4 || r.headsName(j+1, c)) && c+2 < s.To && (r.toks[c+1].Kind == text.Word || c-j > 4 && r.toks[c+1].Norm == comma && r.in[c+2] >= 0):
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

// longName is how many tokens the name of a body in quotation marks may have.
const longName = 11

// nameQuoted reports whether the quotation at token j belongs to the noun right
// before it ("لبرنامج «صباحنا» إن"): it is short and the clause goes on.
func (r *speechReader) nameQuoted(j int, s *text.Sentence) bool {
	c, ok := r.quoted(j, s.To, 4)
	if !ok || r.toks[j-1].Kind != text.Word || r.in[j-1] >= 0 || c+1 >= s.To {
		return false
	}
	t := &r.toks[c+1]
	return r.subordinator(c+1) || t.Norm == colon || t.Norm == comma && c+2 < s.To || r.in[c+1] >= 0 || r.class(t) == "prep"
}

// objectQuoted reports whether the quotation at token j, right behind the subject
// of a verb with an object, is that object: the clause ends with it
// ("دان الرئيس «الجريمة»، وقال").
func (r *speechReader) objectQuoted(j int, s *text.Sentence) bool {
	c, ok := r.quoted(j, s.To, 4)
	return ok && c+2 < s.To && r.toks[c+1].Norm == comma && (r.toks[c+2].Conj != "" || r.isParticiple(c+2))
}

// adverbial settles the subject of a participle ("مؤكدا أن …"): the subject of
// the sentence's last statement, or what agrees.
func (r *speechReader) adverbial(i int, s *text.Sentence, f cueForm, x *found) bool {
	t := &r.toks[i]
	acc := len(t.Base) > len(f.word) || t.Norm != "" && (hasSuffix(t.Base, "\u0627") || hasSuffix(t.Base, "\u0647") || hasSuffix(t.Base, "\u064A\u0646"))
	if !acc {
		return false // nominative: "مسؤول", a noun
	}
	if f.number == text.Dual && f.gender == text.Feminine && i > s.From && t.Conj == "" && r.toks[i-1].Kind == text.Word {
		return false // "موضوع مذكرتين": two papers
	}
	if f.cue.act == schema.Accuse && len(x.audience) == 0 && t.Conj == "" && i > s.From && r.toks[i-1].Kind == text.Word && i+1 < len(r.toks) && (r.toks[i+1].Prep == prepB || r.subordinator(i+1)) {
		return false // "على صحافيين متهمين بالتجسس": those whom somebody accuses
	}
	accusing := f.cue.act == schema.Accuse && len(x.audience) > 0 && r.d.Mentions[x.audience[0]].From == i+1 // "ردت موسكو متهمة لندن"
	if m, isMention := r.at[i]; isMention && !accusing && (r.d.Mentions[m].Kind != schema.ByDescription || i == s.From || r.toks[i-1].Norm != comma) {
		return false // else "…، داعية الأطراف إلى": no preacher
	}
	if _, isMention := r.at[i]; isMention && f.cue.act == schema.Ask && !x.clear && i+1 < s.To && x.content.Start == r.toks[i+1].Start {
		return false // "فلانة، طالبة دراسات عليا"
	}
	if i == s.From && (f.cue.weak || r.toks[i].Conj != "") {
		return x.clear
	}
	if !x.clear && t.Conj == "" && i > s.From && (f.gender == text.Feminine && r.ofNoun(i) || f.gender == text.Masculine && r.withQuality(i, s)) {
		return false
	}
	if f.cue.weak && f.gender == text.Feminine && i > s.From && t.Conj == "" && !r.toks[i-1].Def && r.nominal(i-1) && r.cover(i-1) < 0 && r.in[i-1] < 0 {
		return false // "جرائم محتملة": what they are like
	}
	x.inherit = true
	x.rule = "ar.cue-participle"
	return true
}
