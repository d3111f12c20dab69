package ar

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// oblique reports whether a description stands in the genitive or accusative, as
// the endings of sound masculine plurals and of duals show: "الخاطفين".
func (r *speechReader) oblique(m int) bool {
	x := &r.d.Mentions[m]
	return x.Kind == schema.ByDescription && (x.Number == text.Plural || x.Number == text.Dual) && hasSuffix(r.toks[x.Head].Base, "\u064A\u0646")
}

// headsName reports whether a body's head noun stands at token j.
func (r *speechReader) headsName(j, end int) bool {
	h, _ := r.headAt(j, end)
	return h != nil && h.typ != schema.NamedEvent
}

// quotedSource finds whom a report quotes at token j, in quotation marks or not.
func (r *speechReader) quotedSource(j int) (int, bool) {
	if to := r.oneOf(j, r.d.SentenceOf(j)); to > j && r.cover(j) < 0 { // "عن أحد المتظاهرين"
		return r.someone(j, to, cueForm{cue: &cue{}}), true
	}
	if r.toks[j].Kind == text.Open && j+1 < len(r.toks) {
		j++
	}
	m, ok := r.at[j]
	return m, ok && r.canSpeak(m) && r.d.Mentions[m].Type != schema.Place
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
				return m, k > j+1 || r.toks[j].Def // not "خصوم كلينتون"
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

// speakable reports whether the word at token j, which no list of those who speak holds,
// can be one of them: no letter, no verb, no noun of doing or saying with a pronoun
// ("حديثه"), and no word with a letter in front that is one of its own ("باقتضاب").
func (r *speechReader) speakable(j int) bool {
	t := &r.toks[j]
	letters := utf8.RuneCountInString(t.Base)
	if r.hisCountry(j) || r.hisKin(j) {
		return true
	}
	if toMe[t.Base] || toLatin(t) || r.weSay(j) || r.obliqueWord(j) {
		return false // "طلب مني أن", "وقالت نأمل أن", "وترى الآخرين"
	}
	if letters < 3 || t.Base == allah || spanOfTime[t.Stem] || !t.Def && letters > 3 && hasSuffix(t.Base, string(alef)) {
		return false
	}
	for _, f := range r.cues[t.Base] {
		if f.form == past || f.form == present {
			return false
		}
	}
	if first, _ := utf8.DecodeRuneInString(t.Text[t.BaseStart-t.Start:]); first == alefHamzaUp && r.firstPerson(t.Base) {
		return false
	}
	if t.Def {
		return true
	}
	if !feminineEnd(t.Text) {
		told := func(w string) bool {
			n := r.cueNouns[w]
			stem, feminine := cutSuffix(w, "\u062A")                                                                                                              // ت of ة: "براءته"
			return r.masdars[w] || feminine && r.masdars[stem+"\u0647"] || n != nil && n.kind == "content-noun" || hasSuffix(w, "\u0627\u062A") && r.words[w] > 0 // ات
		}
		if w, e := cutEnclitic(t.Base, told); e != nil && e.person == 3 && told(w) {
			return false
		}
	}
	for _, letter := range []string{prepB, "\u0641"} { // ف
		if rest, ok := strings.CutPrefix(t.Base, letter); ok && r.words[rest] >= r.words[t.Base] && !r.namePart(t.Base) && len(rest) > 2*len(letter) && (r.words[rest] > 0 || letter == prepB && (r.verbalNounForm(rest) || likeVerbalNoun(rest))) {
			return false
		}
	}
	return true
}

// toMe holds the prepositions with the pronoun of whoever writes, folded: مني منا عني عنا إلي إلينا علي علينا.
var toMe = wordSet(
	"\u0645\u0646\u064A", "\u0645\u0646\u0627", "\u0639\u0646\u064A", "\u0639\u0646\u0627",
	"\u0627\u0644\u064A\u0646\u0627", "\u0639\u0644\u064A\u0646\u0627",
)

// weSay reports whether a verb of the present in the first person plural stands at token j, as one in the
// third shows: "نأمل", "نريد".
func (r *reader) weSay(j int) bool {
	const we, he, she = "\u0646", "\u064A", "\u062A" // ن ي ت
	t := &r.toks[j]
	rest, ok := strings.CutPrefix(t.Base, we)
	if !ok || t.Kind != text.Word || t.Def || t.Prep != "" || feminineEnd(t.Text) || r.masdars[t.Base] || r.adjectives[t.Base] || r.namePart(t.Base) || r.titles[t.Base] != nil || r.heads[t.Base] != nil {
		return false
	}
	return r.isVerb(he+rest) || r.words[he+rest] >= r.words[t.Base] && r.words[she+rest] >= r.words[t.Base] && r.words[he+rest] > 0
}

// obliqueWord reports whether the word at token j is a sound masculine plural in the accusative or genitive,
// which is no subject, as its nominative shows: "الآخرين".
func (r *speechReader) obliqueWord(j int) bool {
	t := &r.toks[j]
	w, ok := cutSuffix(t.Stem, "\u064A\u0646") // ين
	return ok && t.Def && r.words[w+plural] > 0
}

// hisCountry reports whether "his country" or "her country" stands at token j: "أعلنت بلاده".
func (r *speechReader) hisCountry(j int) bool {
	t := &r.toks[j]
	w, e := cutEnclitic(t.Base, func(w string) bool { return w == homeland })
	return e != nil && w == homeland && e.person == 3 && e.number == text.Singular && !t.Def && t.Prep == ""
}

// hisKin reports whether somebody's family stands at token j: "طالبت أسرته ب".
func (r *speechReader) hisKin(j int) bool {
	t := &r.toks[j]
	w, e := cutEnclitic(t.Base, func(w string) bool { return kin[w] })
	return e != nil && kin[w] && e.person == 3 && !t.Def && !feminineEnd(t.Text)
}

// kin holds the nouns for a family: أسرة عائلة عشيرة قبيلة.
var kin = wordSet("\u0627\u0633\u0631\u0647", "\u0639\u0627\u0626\u0644\u0647", "\u0639\u0634\u064A\u0631\u0647", "\u0642\u0628\u064A\u0644\u0647")

// homeland is بلاد.
const homeland = "\u0628\u0644\u0627\u062F"

// spanOfTime holds the nouns of time that no dates were found of: أسبوع شهر عام سنة يوم.
var spanOfTime = map[string]bool{
	"\u0627\u0633\u0628\u0648\u0639": true, "\u0634\u0647\u0631": true, "\u0639\u0627\u0645": true, "\u0633\u0646\u0647": true, "\u064A\u0648\u0645": true,
}

// likeVerbalNoun reports whether the word has the shape of the verbal noun of a verb that
// begins with alef: "اقتضاب", "انفعال".
func likeVerbalNoun(w string) bool {
	l := []rune(w)
	n := len(l)
	return n >= 5 && n <= 7 && l[0] == alef && l[n-2] == alef
}

// firstPerson reports whether the word is a verb of the present in the first person, as
// one in the third shows: "أؤكد", "أرى".
func (r *speechReader) firstPerson(w string) bool {
	rest := strings.TrimPrefix(w, string(alef))
	return slices.ContainsFunc(r.cues["\u064A"+rest], func(f cueForm) bool { return f.form == present }) // ي
}

// oneOf returns the token behind "one of them" at token j: "أحد المتظاهرين", "إحدى
// النازحات", "أحدهم", "آخرون". It returns j where none is.
func (r *speechReader) oneOf(j int, s *text.Sentence) int {
	t := &r.toks[j]
	if t.Prep != "" || t.Conj != "" || t.Def {
		return j
	}
	if someOf[t.Base] || others[t.Base] && r.openedAt(j+1, s) { // "وقال آخر إن"
		return j + 1
	}
	if _, ok := r.at[j]; !ok && (manyOf[t.Base] || smallNumbers[t.Base]) && j+2 < s.To && r.toks[j+1].Base == fromWord && r.bare(j+1) && r.toks[j+2].Def && r.nominal(j+2) {
		if _, ok := r.at[j+2]; !ok { // "عدد من المشاهير"
			return r.nounPhrase(j+2, s.To)
		}
	}
	if t.Base != oneMan && t.Base != oneWoman || j+1 >= s.To || !r.bare(j+1) || !r.nominal(j+1) {
		return j
	}
	to := r.nounPhrase(j+1, s.To)
	if m, ok := r.at[j+1]; ok {
		if x := &r.d.Mentions[m]; x.Kind == schema.ByName || x.Type == schema.Place {
			return j
		}
		to = max(to, r.d.Mentions[m].To)
	}
	if to == j+1 || to-j > 7 || !r.definite(j+1, to) {
		return j
	}
	return to
}

const (
	oneMan   = "\u0627\u062D\u062F"       // أحد
	oneWoman = "\u0627\u062D\u062F\u064A" // إحدى
)

// someOf holds the words that stand alone for some of those told of: أحدهم إحداهن بعضهم
// آخرون كثيرون.
var someOf = map[string]bool{
	"\u0627\u062D\u062F\u0647\u0645": true, "\u0627\u062D\u062F\u0627\u0647\u0646": true, "\u0628\u0639\u0636\u0647\u0645": true,
	"\u0627\u062E\u0631\u0648\u0646": true, "\u0643\u062B\u064A\u0631\u0648\u0646": true,
}

// someone makes the mention of one or some whom no name tells, from token j up to to.
func (r *speechReader) someone(j, to int, f cueForm) int {
	m := text.Mention{From: j, To: to, Type: schema.Person, Kind: schema.ByDescription, Head: j, Gender: f.gender, Number: text.Singular, Rule: "ar.one-of", Score: 0.6}
	if o, ok := r.at[j+1]; ok && to > j+1 && r.d.Mentions[o].Type == schema.Organization {
		m.Type = schema.Organization
	}
	if manyOf[r.toks[j].Base] || smallNumbers[r.toks[j].Base] || hasSuffix(r.toks[j].Base, "\u0648\u0646") || r.toks[j].Base == "\u0628\u0639\u0636\u0647\u0645" { // ون بعضهم
		m.Number = text.Plural
	}
	k := r.add(m)
	r.at[j], r.until[to] = k, k
	return k
}

// unlisted makes a description of a subject whose noun no list holds: "ناشطون
// محليون", "أهالي البلدة", "المئات من السكان".
func (r *speechReader) unlisted(j, end int, f cueForm) (to, mention int) {
	to = r.nounPhrase(j, end)
	if to == j || to-j > 8 || r.accusative(j) || !r.speakable(j) {
		return j, text.NoMention
	}
	m := text.Mention{From: j, Type: schema.Organization, Kind: schema.ByDescription, Head: j, Gender: f.gender, Definite: r.definiteChain(j, to), Rule: "ar.unlisted-subject", Score: 0.4, Entity: -1}
	if bodies[r.toks[j].Base] {
		m.Number = text.Plural
	}
	if r.hisCountry(j) {
		m.Type, m.Gender, m.Rule, m.Score = schema.Place, text.Feminine, "ar.homeland", 0.6
	}
	if tt, _ := r.titleAt(j, end); tt != nil && tt.class != "honorific" { // "طالب نواب": no student's name
		m.Type, m.Number, m.Gender, m.Role, m.Rule, m.Score = schema.Person, tt.number, tt.gender, tt.class, "ar.title", 0.6
	}
	if to+1 < end && r.toks[to].Base == fromWord && r.toks[to].Conj == "" && !slices.ContainsFunc(f.cue.frames, func(fr frame) bool { return fr.audience == fromWord || fr.content == fromWord }) {
		if of, ok := r.at[to+1]; ok && r.canSpeak(of) && r.d.Mentions[of].Type != schema.Place { // so many of them
			x := &r.d.Mentions[of]
			to = x.To
			m.Type, m.Number, m.Gender, m.Definite, m.Rule, m.Score = x.Type, text.Plural, text.NoGender, false, "ar.counted-subject", 0.6
		} else if !ok && manyOf[r.toks[j].Stem] && r.soundPlural(to+1) && r.toks[to+1].Def { // "عدد من المعلقين"
			to = max(to+2, r.nounPhrase(to+1, end))
			m.Type, m.Number, m.Gender, m.Definite, m.Rule, m.Score = schema.Person, text.Plural, text.NoGender, false, "ar.counted-subject", 0.6
		}
	}
	if to == j+1 {
		again := r.firstOf
		if m.Definite {
			again = r.familyOf
		}
		if o := again(j); o >= 0 {
			m.Type, m.Kind, m.Gender, m.Rule, m.Score = r.d.Mentions[o].Type, schema.ByName, r.d.Mentions[o].Gender, "ar.name-again", 0.6
		}
	}
	if o := r.calledSo(j, to); o >= 0 {
		m.Type, m.Kind, m.Gender, m.Known, m.Rule, m.Score = r.d.Mentions[o].Type, schema.ByName, r.d.Mentions[o].Gender, r.d.Mentions[o].Known, "ar.name-again", 0.6
	}
	m.To = to
	m.Span = r.d.BaseSpan(j, to)
	r.d.Mentions = append(r.d.Mentions, m)
	mention = len(r.d.Mentions) - 1
	r.at[j], r.until[to] = mention, mention
	return to, mention
}

// smallNumbers holds the numbers of those behind "من": اثنان اثنين ثلاثة أربعة خمسة ستة سبعة ثمانية
// تسعة عشرة, and for women.
var smallNumbers = wordSet(
	"\u0627\u062B\u0646\u0627\u0646", "\u0627\u062B\u0646\u064A\u0646", "\u0627\u062B\u0646\u062A\u0627\u0646",
	"\u062B\u0644\u0627\u062B\u0647", "\u062B\u0644\u0627\u062B", "\u0627\u0631\u0628\u0639\u0647", "\u0627\u0631\u0628\u0639", "\u062E\u0645\u0633\u0647", "\u062E\u0645\u0633",
	"\u0633\u062A\u0647", "\u0633\u062A", "\u0633\u0628\u0639\u0647", "\u0633\u0628\u0639", "\u062B\u0645\u0627\u0646\u064A\u0647", "\u062A\u0633\u0639\u0647", "\u062A\u0633\u0639", "\u0639\u0634\u0631\u0647",
)

// manyOf holds the nouns for several of those behind "من": عدد عديد مجموعة كثير جمع حشد بعض.
var manyOf = wordSet(
	"\u0639\u062F\u062F", "\u0639\u062F\u064A\u062F", "\u0645\u062C\u0645\u0648\u0639\u0647", "\u0643\u062B\u064A\u0631",
	"\u062C\u0645\u0639", "\u062D\u0634\u062F", "\u0628\u0639\u0636",
)

// severalOf holds the words for several or most of those behind them: عدة بعض معظم أغلب جميع مختلف كافة.
var severalOf = wordSet(
	"\u0639\u062F\u0647", "\u0628\u0639\u0636", "\u0645\u0639\u0638\u0645", "\u0627\u063A\u0644\u0628",
	"\u062C\u0645\u064A\u0639", "\u0645\u062E\u062A\u0644\u0641", "\u0643\u0627\u0641\u0647",
)

// someOf reports whether so many of people or bodies are told of at token j: "عدد من النواب".
func (r *speechReader) someOf(j int, s *text.Sentence) bool {
	if !manyOf[r.toks[j].Stem] || j+2 >= s.To || r.toks[j+1].Base != fromWord {
		return false
	}
	if m, ok := r.at[j+2]; ok {
		return r.canSpeak(m) && r.d.Mentions[m].Type != schema.Place
	}
	return r.toks[j+2].Def && r.soundPlural(j+2)
}

// calledSo returns a name elsewhere in the article of just the one word at token j, or -1:
// "صحيفة تايمز", of which "تايمز" is a name.
func (r *speechReader) calledSo(j, to int) int {
	if to != j+1 {
		return text.NoMention
	}
	for m := range r.d.Mentions {
		x := &r.d.Mentions[m]
		if x.Kind == schema.ByName && x.To == x.From+1 && x.Type != schema.Place && r.toks[x.From].Base == r.toks[j].Base {
			return m
		}
	}
	return text.NoMention
}

// familyOf returns the longer name before token j whose last word stands there, or -1.
func (r *speechReader) familyOf(j int) int {
	for m := range r.d.Mentions {
		x := &r.d.Mentions[m]
		if x.Kind == schema.ByName && x.To <= j && x.To-x.From > 1 && x.Type != schema.Place && r.toks[x.To-1].Base == r.toks[j].Base && r.familyName(j) {
			return m
		}
	}
	return text.NoMention
}

// firstOf returns the person told of before whose name begins with the word at token j,
// the only one, or -1: "سلفا", of سلفا كير.
func (r *speechReader) firstOf(j int) int {
	only := text.NoMention
	for m := range r.d.Mentions {
		x := &r.d.Mentions[m]
		if x.Kind != schema.ByName || x.Type != schema.Person || x.To > j || x.To-x.From < 2 || r.toks[x.From].Base != r.toks[j].Base || r.toks[x.From].Def {
			continue
		}
		if only >= 0 && r.toks[r.d.Mentions[only].To-1].Base != r.toks[x.To-1].Base {
			return text.NoMention
		}
		only = m
	}
	return only
}

// accusative reports whether the indefinite noun at token j has the ending that
// makes it an object or predicate: "يعتبر مستحيلا".
func (r *speechReader) accusative(j int) bool {
	t := &r.toks[j]
	w, ok := strings.CutSuffix(t.Base, string(alef))
	if (hasSuffix(w, "\u0647") || hasSuffix(w, "\u0647\u0645")) && !feminineEnd(t.Text) {
		return false // "قلقها", "قلقهما"
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
			if ok && (r.linked(m, x) || r.linked(last, x) || q == j && r.sameHolder(last, x)) {
				last = x
				if end := r.d.Mentions[x].Span.End; end > z.subjectSpan.End {
					z.subjectSpan = schema.SpanOf(r.d.Text, z.subjectSpan.Start, end)
				}
				j = r.d.Mentions[x].To
				if q > k && r.toks[q-1].Kind == text.Open && j < s.To && r.toks[j].Kind == text.Close { // "الرئيس «فلان»"
					j++
				}
				k = -1
				break
			}
			if r.toks[q].Kind != text.Word && r.toks[q].Kind != text.Open {
				break
			}
		}
		if k != -1 {
			return j
		}
	}
	return j
}

// sameHolder reports whether two descriptions of persons are of one whom the sentence names: "وزير
// التربية | رئيس اللجنة، فلان".
func (r *speechReader) sameHolder(a, b int) bool {
	x, y := &r.d.Mentions[a], &r.d.Mentions[b]
	if x.Kind != schema.ByDescription || y.Kind != schema.ByDescription || x.Type != schema.Person || y.Type != schema.Person {
		return false
	}
	for _, l := range r.d.Links {
		if l.A == a && r.linked(b, l.B) || l.B == a && r.linked(b, l.A) {
			return true
		}
	}
	return false
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
	to = r.generalOf(to, x, s)
	if to < s.To && r.bare(to) && r.toks[to].Kind == text.Word && r.in[to] < 0 && to-1 > x.Head &&
		!r.toks[to-1].Def && r.toks[to].Def && r.nominal(to) && !r.masdars[r.toks[to].Stem] {
		if _, isAdjective := r.adjective(to - 1); !isAdjective {
			to++
		}
	}
	to = r.theirs(to, x, s)
	for to < s.To && r.qualifies(to, x) {
		to++
	}
	if !x.Definite && to < s.To {
		to = r.complements(to, s)
	}
	if x.Rule == "ar.unlisted-subject" && to == x.Head+1 && to < s.To && r.toks[to].Prep == prepL && r.toks[to].Def && r.toks[to].Conj == "" && r.closes(to+1) {
		to++ // "صديق للعائلة"
		x.Type = schema.Person
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

// generalOf passes over what a general office is of, from token j on, where no list holds that body:
// "المدير العام | للأمن الوطني". Whom he speaks to is no such body.
func (r *speechReader) generalOf(j int, x *text.Mention, s *text.Sentence) int {
	const general = "\u0639\u0627\u0645" // عام
	if j != x.To || j+1 >= s.To || x.To-x.From < 2 || !x.Definite || r.toks[j-1].Stem != general {
		return j
	}
	t := &r.toks[j]
	if t.Prep != prepL || !t.Def || t.Conj != "" || r.cover(j) >= 0 || r.mediumAt(j) != "" || r.outlets(j) || mediumHeads[t.Stem] {
		return j
	}
	if tt, _ := r.titleAt(j, s.To); tt != nil {
		return j // "للصحفيين"
	}
	to := j + 1
	for to < s.To && r.toks[to].Kind == text.Word && r.toks[to].Def && r.bare(to) && r.in[to] < 0 {
		if _, ok := r.adjective(to); !ok {
			break
		}
		to++
	}
	return to
}

// isSelf reports whether token j is the emphatic "himself": نفسه، ذاته، عينه.
func (r *speechReader) isSelf(j int) bool {
	return r.toks[j].Kind == text.Word && r.bare(j) && IsSelf(r.toks[j].Base)
}

// IsSelf reports whether a word, folded and without proclitics, is "self" with a pronoun:
// "ذاته", "نفسها".
func IsSelf(word string) bool {
	w, e := cutEnclitic(word, func(w string) bool { return selves[w] })
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
		if t.Kind != text.Word || t.Conj != "" || r.in[k] >= 0 || r.subordinator(k) || r.finiteVerb(k) || r.masdars[t.Stem] && t.Prep != prepL || r.contentWord(k) {
			return text.NoMention // "المتحدث باسم الوزارة على تصريحات فلان"
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
	if t.Kind != text.Word || !r.bare(j) || r.in[j] >= 0 {
		return false
	}
	if t.Def && x.Definite && x.Number != text.Singular && fewOf[t.Stem] {
		return true // "الصحفيون الستة"
	}
	if others[t.Base] && !x.Definite || t.Def && x.Definite && hasSuffix(t.Base, "\u064A\u0648\u0646") && hasSuffix(r.toks[j-1].Base, "\u0648\u0646") { // يون ون
		return true // "مسؤول آخر", "المتظاهرون الأزهريون"
	}
	if r.class(t) != "" {
		return false
	}
	if _, ok := r.at[j]; ok {
		return false
	}
	if _, ok := r.adjective(j); ok {
		return t.Def == x.Definite
	}
	if !t.Def && !x.Definite && x.Number == text.Singular && j == x.Head+1 && r.closes(j+1) && r.words[t.Base] > 0 && !r.masdars[t.Base] && !r.finiteVerb(j) && !r.accusative(j) {
		return true // "مصدر عليم": between the noun and what it says stands nothing else
	}
	feminine := feminineEnd(t.Text)
	return !t.Def && !x.Definite && !r.toks[j-1].Def && hasPrefix(t.Base, "\u0645") && !r.masdars[t.Base] && !hasSuffix(t.Base, "\u0627") &&
		feminine == (x.Gender == text.Feminine || x.Number == text.Plural && !hasSuffix(r.toks[x.Head].Base, "\u0648\u0646"))
}

// fewOf holds the numbers that follow those whom they count: اثنان اثنين ثلاث أربع خمس ست سبع
// ثمان تسع عشر, and in the feminine.
var fewOf = map[string]bool{
	"\u0627\u062B\u0646\u0627\u0646": true, "\u0627\u062B\u0646\u064A\u0646": true,
	"\u062B\u0644\u0627\u062B": true, "\u062B\u0644\u0627\u062B\u0647": true, "\u0627\u0631\u0628\u0639": true, "\u0627\u0631\u0628\u0639\u0647": true,
	"\u062E\u0645\u0633": true, "\u062E\u0645\u0633\u0647": true, "\u0633\u062A": true, "\u0633\u062A\u0647": true, "\u0633\u0628\u0639": true, "\u0633\u0628\u0639\u0647": true,
	"\u062B\u0645\u0627\u0646\u064A": true, "\u062B\u0645\u0627\u0646\u064A\u0647": true, "\u062A\u0633\u0639": true, "\u062A\u0633\u0639\u0647": true,
	"\u0639\u0634\u0631": true, "\u0639\u0634\u0631\u0647": true,
}

// others holds the forms of "other" that follow a description: آخر أخرى آخرون آخرين.
var others = map[string]bool{
	latest: true, "\u0627\u062E\u0631\u064A": true, "\u0627\u062E\u0631\u0648\u0646": true, "\u0627\u062E\u0631\u064A\u0646": true,
	"\u062B\u0627\u0646": true, "\u062B\u0627\u0646\u064A": true, "\u062B\u0627\u0646\u064A\u0647": true, "\u062B\u0627\u0644\u062B": true, "\u062B\u0627\u0644\u062B\u0647": true, // ثان ثاني ثانية ثالث ثالثة
}

// closes reports whether a description can end before token j: at a mark, or where content
// begins.
func (r *speechReader) closes(j int) bool {
	return j >= len(r.toks) || r.toks[j].Kind != text.Word || r.subordinator(j)
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
