package ar

import (
	"slices"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// farther looks past what zone could not read (a parenthesis, a number) for the
// subordinator or colon that opens the content, as long as no other verb of
// speech stands between.
func (r *speechReader) farther(z zone, i int, s *text.Sentence, f cueForm) zone {
	if !f.cue.takes(that) && !f.cue.takes("quote") {
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
			if r.toks[j-1].Norm == colon || r.longQuote(j, s) && r.speaksOn(i, &z, s, f) {
				return r.opens(z, j, s, true)
			}
			return z
		case t.Norm == colon && j+1 < s.To && (r.toks[j+1].Kind == text.Open || r.subordinator(j+1) || len(z.subject) > 0):
			return r.opens(z, j+1, s, true)
		case t.Kind != text.Word:
			continue
		case t.Norm == "\u0644\u0643\u0646" && r.toks[j-1].Kind != text.Word: // لكن
			return z
		case r.sourcePrep(j) && r.toks[j-1].Kind == text.Punct: // "، بحسب ما نقلت الوكالة،"
			j = max(j, r.nextComma(j, s))
			continue
		case r.subordinator(j) && r.toks[j-1].Base == toWord && !f.cue.takes(r.toks[j-1].Base):
			return z // "بالإضافة إلى أنه": what another noun governs
		case r.subordinator(j) && r.opensContent(j) && (r.toks[j-1].Kind != text.Word || t.Prep == prepB || r.toks[j].Base != that || j > i+2 || f.cue.needs != ""):
			return r.opens(z, j+1, s, true)
		}
		if r.isParticiple(j) && r.toks[j].Base != sayingSo && r.toks[j-1].Norm == comma && r.unnamed(j, s) == j {
			return z // "…، مبينا أن": what follows is said by that word
		}
		if k := r.pastAside(j, i, s); k > j {
			j = k - 1
			continue
		}
		if forms := r.cuesMet(j, s); len(forms) > 0 && !(r.subordinator(j-1) && !r.opensContent(j-1)) && (r.finiteVerb(j) || t.Conj != "" && slices.ContainsFunc(forms, func(f cueForm) bool { return f.form == past })) && (t.Conj != "" || r.toks[j-1].Kind != text.Word || r.class(&r.toks[j-1]) != "" || r.in[j-1] >= 0 || j+1 < s.To && (r.withPronoun(j+1) || r.subordinator(j+1))) {
			return z
		}
	}
	return z
}

// speaksOn reports whether a long quotation some way behind the cue at token i can be
// what was said: who spoke is named, or the clause goes on with who spoke before.
func (r *speechReader) speaksOn(i int, z *zone, s *text.Sentence, f cueForm) bool {
	if f.cue.act != schema.Say && f.cue.act != schema.Report && f.cue.act != schema.Confirm || f.form != past {
		return len(z.subject) > 0 && !f.cue.weak
	}
	if len(z.subject) > 0 || f.cue.weak {
		return len(z.subject) > 0
	}
	probe := found{cueForm: f}
	r.leftSubject(&probe, i, s)
	return r.toks[i].Conj != "" || len(probe.speakers) > 0
}

// colonAfter returns the colon a few words behind token j, with nothing but words between and a
// quotation behind it, or -1.
func (r *speechReader) colonAfter(j int, s *text.Sentence) int {
	const reach = 6
	for k := j + 1; k+1 < min(s.To, j+reach); k++ {
		if r.toks[k].Norm == colon && r.toks[k+1].Kind == text.Open {
			return k
		}
		if r.toks[k].Kind != text.Word {
			return -1
		}
	}
	return -1
}

// nextComma returns the next comma or dash of the sentence behind token j, or -1.
func (r *speechReader) nextComma(j int, s *text.Sentence) int {
	for k := j + 1; k < min(s.To, j+20); k++ {
		if n := r.toks[k].Norm; n == comma || n == "-" || n == "\u2013" || n == "\u2014" {
			return k
		}
	}
	return -1
}

// pastAside passes over a verb at token j that tells more of who speaks, or of where,
// rather than what else was said behind the cue at token i: in a relative clause,
// behind "وهو", of a document ("في بيان أرسل إلى"), a name ("ويدعى فلان"), or the wish
// not to be named. It returns the token to read on from, or j.
func (r *speechReader) pastAside(j, i int, s *text.Sentence) int {
	if k := r.unnamed(j, s); k > j {
		return k
	}
	p := &r.toks[j-1]
	switch {
	case r.toks[j].Conj == andWord && j+1 < s.To && r.theirThing(j+1): // "استطلاع أجراه المعهد | ونشرت نتائجه | أن"
		return j + 2
	case p.Kind == text.Close && r.toks[j].Conj == "" && r.finite(j) && j-1 > i: // "لصحيفة «المنارة» نشرت أمس"
		return j + 1
	case j-1 <= i || p.Kind != text.Word:
	case r.toks[j].Conj == "" && j+1 < s.To && r.withPronoun(j+1) && r.nominal(j-1) && !r.toks[j-1].Def && r.mediumAt(j-1) == "" && !r.contentWord(j-1) && !r.accusative(j-1): // "إلى قاعة عرضت فيها لوحات"
		return j + 1
	case r.class(p) == "rel" && r.opensOwn(j, s):
	case r.class(p) == "rel" || r.class(p) == "pron":
		return j + 1
	case r.toks[j].Conj == "" && r.behindMedium(j, i):
		return j + 1
	}
	if r.toks[j].Base == called && j+1 < s.To && r.personAt(j+1) {
		return r.d.Mentions[r.at[j+1]].To
	}
	return j
}

// cuesMet returns the readings of token j as a cue whose needs are met.
func (r *speechReader) cuesMet(j int, s *text.Sentence) []cueForm {
	forms, _ := r.cueAt(j)
	return slices.DeleteFunc(slices.Clone(forms), func(f cueForm) bool {
		return f.cue.needs != "" && !r.needed(j, s.To, f.cue.needs)
	})
}

// personAt reports whether somebody's name or description begins at token j.
func (r *speechReader) personAt(j int) bool {
	m, ok := r.at[j]
	return ok && r.d.Mentions[m].Type == schema.Person
}

// opensOwn reports whether the verb of speech at token j has an "أن" of its own, with no
// comma before it: "الذي ادعى الوزير أنه".
func (r *speechReader) opensOwn(j int, s *text.Sentence) bool {
	forms := r.cuesMet(j, s)
	for k := j + 1; k < s.To && len(forms) > 0; k++ {
		if t := &r.toks[k]; t.Kind != text.Word {
			return false
		}
		if r.subordinator(k) {
			return true
		}
	}
	return false
}

const called = "\u064A\u062F\u0639\u064A" // يدعى

// behindMedium reports whether token j stands right behind a document or broadcast and
// its adjectives, told of behind token i.
func (r *speechReader) behindMedium(j, i int) bool {
	for k := j - 1; k > i && k > j-4; k-- {
		if r.mediumAt(k) != "" {
			return true
		}
		if _, ok := r.adjective(k); !ok {
			return false
		}
	}
	return false
}

// behindDocument is [speechReader.behindMedium] for whatever content is told by, with a word
// between that tells whose or what it is: "تقرير لها نشر", "معلومات نشرتها", "بيان مقتضب تناقلته".
func (r *speechReader) behindDocument(j, i int) bool {
	for k := j - 1; k > i && k > j-5; k-- {
		t := &r.toks[k]
		if r.mediumAt(k) != "" || r.contentWord(k) && t.Base != what && !r.finiteVerb(k) {
			return true
		}
		if t.Norm == prepL+"\u0647" || t.Norm == prepL+"\u0647\u0627" || t.Norm == prepL+"\u0647\u0645" { // له لها لهم
			continue
		}
		if _, ok := r.adjective(k); !ok && !(k == j-1 && !t.Def && r.nominal(k)) {
			return false
		}
	}
	return false
}

// unnamed passes over the wish of who speaks not to be named, whose verb or participle
// stands at token j: "طلب عدم ذكر اسمه", "رافضا كشف هويته". It returns j where none is.
func (r *speechReader) unnamed(j int, s *text.Sentence) int {
	const reach = 7
	if forms, _ := r.cueAt(j); len(forms) == 0 && !r.isVerb(r.toks[j].Base) && !r.nothing[r.toks[j].Base] {
		return j
	}
	if j+1 >= s.To || !r.masdars[r.toks[j+1].Stem] && !r.nothing[r.toks[j+1].Base] {
		return j
	}
	for k := j + 2; k < min(s.To, j+reach); k++ {
		t := &r.toks[k]
		if t.Kind != text.Word || r.subordinator(k) {
			return j
		}
		if w, e := cutEnclitic(t.Base, func(w string) bool { return identity[w] }); e != nil && e.person == 3 && identity[w] {
			return r.pastReason(k+1, s)
		}
	}
	return j
}

// identity holds what those who are not to be named keep back, folded: اسم اسمي أسمائ أسماء هوية هويت
// هويتي هويات.
var identity = wordSet(
	"\u0627\u0633\u0645", "\u0627\u0633\u0645\u064A", "\u0627\u0633\u0645\u0627\u0626", "\u0627\u0633\u0645\u0627\u0621",
	"\u0647\u0648\u064A\u0647", "\u0647\u0648\u064A\u062A", "\u0647\u0648\u064A\u062A\u064A", "\u0647\u0648\u064A\u0627\u062A",
)

// pastReason passes over why somebody is not to be named, behind that wish at token k: "طلب عدم
// كشف هويته | لأنه غير مخول بالتصريح | ، إن".
func (r *speechReader) pastReason(k int, s *text.Sentence) int {
	if k >= s.To || !whys[r.toks[k].Base] && !(r.toks[k].Prep == prepL && (r.subordinator(k) || r.nothing[r.toks[k].Base])) {
		return k
	}
	for q := k + 1; q < min(s.To, k+14); q++ {
		if n := r.toks[q].Norm; n == comma || n == colon || r.toks[q].Kind == text.Word && r.subordinator(q) && r.toks[q].Prep == "" {
			return q
		}
	}
	return k
}

// whys holds the words by which a clause tells why: كونه كونها كونهم نظرا بسبب خوفا خشية لأسباب لدواع.
var whys = wordSet(
	"\u0643\u0648\u0646\u0647", "\u0643\u0648\u0646\u0647\u0627", "\u0643\u0648\u0646\u0647\u0645", "\u0646\u0638\u0631\u0627", "\u0633\u0628\u0628", "\u062E\u0648\u0641\u0627", "\u062E\u0634\u064A\u0647", "\u0627\u0633\u0628\u0627\u0628", "\u062F\u0648\u0627\u0639",
)

// nameReach is how many words of a name nobody knows may stand before what it says.
const nameReach = 4

// pastRestOfName moves what opens without a sign right behind the subject to the
// subordinator that comes after a word or two, or a day: "أعلن الوزير مولود تشاوش
// أوغلو الاثنين أن …", where the last name is one that no list has.
func (r *speechReader) pastRestOfName(z zone, i int, s *text.Sentence, f cueForm) zone {
	last := &r.d.Mentions[z.subject[len(z.subject)-1]]
	if last.Kind != schema.ByName && last.Type != schema.Person || last.To != z.open || !f.cue.takes(that) {
		return z
	}
	date := -1
	for k, words := z.open, 0; k < s.To && words < nameReach; k++ {
		t := &r.toks[k]
		switch {
		case r.in[k] >= 0:
			date = r.in[k]
			continue
		case r.subordinator(k) && r.opensContent(k) && k > z.open:
			out := r.opens(z, k+1, s, true)
			if out.date < 0 {
				out.date = date
			}
			return out
		case t.Kind != text.Word || r.class(t) != "" || t.Def || t.Conj != "" || r.masdars[t.Stem] || r.finiteVerb(k):
			return z
		}
		words++
	}
	return z
}

// pastApposition moves content that opens without a sign to the "أن" behind the noun
// phrase that stands there, which only tells more of who speaks: "ذكر الباحث، أستاذ
// التاريخ، أن …".
func (r *speechReader) pastApposition(z zone, i int, s *text.Sentence, f cueForm) zone {
	if z.open <= i+1 || r.toks[z.open].Prep != "" || r.class(&r.toks[z.open-1]) == "prep" || !f.cue.takes(that) {
		return z
	}
	if to := r.betweenCommas(&z, s); to > z.open {
		r.tellsWho(&z, z.open, to)
		return r.opens(z, to, s, false)
	}
	k := z.open
	if m, ok := r.at[k]; ok {
		k = r.restOfName(m, r.d.Mentions[m].To, s, &zone{})
	} else {
		k = r.nounPhrase(k, s.To)
	}
	if k <= z.open {
		return r.pastPhrases(z, s)
	}
	for k < s.To && r.in[k] >= 0 {
		k = r.times[r.in[k]].To
	}
	if k < s.To && r.toks[k].Norm == comma {
		k++
	} else if r.toks[z.open-1].Norm != comma {
		return r.pastPhrases(z, s)
	}
	if k < s.To && r.subordinator(k) && r.toks[k].Prep == "" && r.opensContent(k) {
		r.tellsWho(&z, z.open, k)
		return r.opens(z, k+1, s, true)
	}
	return r.pastPhrases(z, s)
}

// betweenCommas returns the token behind an apposition that stands where content opens, right
// behind who speaks, where a verbal noun, which what he said can begin with, stands behind its
// comma: "أعلنت الحركة، | فرع التنظيم في الشمال، | مسؤوليتها عن". It returns z.open where none is.
func (r *speechReader) betweenCommas(z *zone, s *text.Sentence) int {
	if len(z.subject) == 0 || r.toks[z.open-1].Norm != comma || r.toks[z.open].Kind != text.Word || r.masdarAt(z.open) || !r.endsMention(z.open-1) {
		return z.open
	}
	for k := z.open; k < min(s.To, z.open+phrasesReach); k++ {
		switch t := &r.toks[k]; {
		case t.Norm == comma:
			for k+1 < s.To && (r.in[k+1] >= 0 || r.toks[k+1].Norm == comma) {
				k++
			}
			if k+1 >= s.To || !r.bare(k+1) {
				return z.open
			}
			n, open := &r.toks[k+1], &r.toks[z.open]
			if r.masdarAt(k+1) || n.Def && r.masdars[n.Stem] || n.Def && open.Def && hasPrefix(open.Stem, "\u0645") && r.class(&r.toks[z.open+1]) == "prep" { // "الحركة، المسيطرة على القطاع، الاتهامات"
				return k + 1
			}
			return z.open
		case t.Kind != text.Word && t.Kind != text.Open && t.Kind != text.Close, t.Conj != "", r.finite(k), r.subordinator(k), r.class(t) == "rel":
			return z.open
		}
	}
	return z.open
}

// masdarAt reports whether an indefinite verbal noun, or one with a pronoun, stands at token k.
func (r *speechReader) masdarAt(k int) bool {
	t := &r.toks[k]
	if t.Kind != text.Word || t.Def || r.cover(k) >= 0 || r.in[k] >= 0 {
		return false
	}
	if r.masdars[t.Base] || r.hasForm(t.Base, masdar) {
		return true
	}
	is := func(w string) bool { return r.masdars[w] || r.hasForm(w, masdar) }
	w, e := cutEnclitic(t.Base, is)
	return e != nil && e.person == 3 && is(w)
}

// saysSo reports whether a participle of speech or "his saying" stands at token k, which
// has content of its own.
func (r *speechReader) saysSo(k int) bool {
	forms, e := r.cueAt(k)
	return e != nil && e.person == 3 || slices.ContainsFunc(forms, func(f cueForm) bool { return f.form == participle && !r.toks[k].Def })
}

// phrasesReach is how many tokens an apposition and where somebody spoke may have.
const phrasesReach = 24

// pastPhrases moves content that opens without a sign to the "أن" behind phrases that
// have no verb and are nothing that is done: "عضو المجلس | التابع للجيش، أن", "مصادر في
// لحج، | جنوبي اليمن، أن", "مسؤول | تركي لوكالة الأنباء أن".
func (r *speechReader) pastPhrases(z zone, s *text.Sentence) zone {
	t := &r.toks[z.open]
	quality := t.Def && r.toks[z.open-1].Def // "المدينة الواقعة في الشمال"
	if len(z.subject) == 0 || t.Kind != text.Word || !quality && r.masdars[t.Stem] || !quality && (r.hasForm(t.Stem, masdar) || r.things[t.Stem]) || t.Base == what || r.nothing[t.Base] {
		return z
	}
	if _, e := cutEnclitic(t.Base, func(w string) bool { return r.words[w] > 0 }); e != nil && e.person == 3 && !t.Def && !feminineEnd(t.Text) && r.cover(z.open) < 0 {
		return z // "مسؤوليته"
	}
	date := -1
	for k := z.open; k < min(s.To, z.open+phrasesReach); k++ {
		t := &r.toks[k]
		switch {
		case r.in[k] >= 0:
			date = r.in[k]
			continue
		case t.Kind == text.Open || t.Kind == text.Close || t.Norm == comma || t.Norm == "(" || t.Norm == ")" || t.Kind == text.Number:
			continue
		case quality && k > z.open+1 && !t.Def && t.Prep == "" && t.Conj == "" && r.masdars[t.Stem] && !r.inConstruct(k): // "الداخلية | التابعة للحركة | اعتقال ثلاثة"
			r.tellsWho(&z, z.open, k)
			return r.opens(z, k, s, true)
		case t.Kind != text.Word, t.Conj != "" && !t.Def, r.finite(k), r.class(t) == "rel", r.saysSo(k):
			return z
		case r.subordinator(k):
			if t.Prep != "" || r.class(&r.toks[k-1]) == "prep" || !r.opensContent(k) || r.masdars[r.toks[k-1].Stem] {
				return z
			}
			r.tellsWho(&z, z.open, k)
			z = r.opens(z, k+1, s, true)
			if z.date < 0 {
				z.date = date
			}
			return z
		}
	}
	return z
}

// inConstruct reports whether the noun at token k goes with the word before it: behind a
// preposition, or as its genitive.
func (r *speechReader) inConstruct(k int) bool {
	p := &r.toks[k-1]
	if r.in[k-1] >= 0 {
		return false
	}
	if p.Kind != text.Word {
		return p.Kind == text.Open
	}
	_, ends := r.until[k]
	return r.class(p) == "prep" || !p.Def && !ends
}

// titleBehind returns the token behind the title m of who was just named between commas,
// with where he holds it, or -1: it is somebody else's where a name follows.
func (r *speechReader) titleBehind(m int, s *text.Sentence) int {
	x := &r.d.Mentions[m]
	if x.Type != schema.Person || x.Kind != schema.ByDescription || !x.Definite || x.Number == text.Plural || r.named(m) || r.toks[x.From].Conj != "" {
		return -1
	}
	j := x.To
	for j < s.To && (r.toks[j].Kind == text.Close || r.toks[j].Kind == text.Word && r.toks[j].Conj == "" && (r.class(&r.toks[j]) == "prep" || r.toks[j].Prep != "" && r.toks[j].Prep != future)) {
		if r.toks[j].Kind == text.Close {
			j++
			continue
		}
		to := r.adjunct(j, j, s, &zone{medium: text.NoMention})
		if to <= j {
			return -1
		}
		j = to
	}
	if j >= s.To || r.toks[j].Norm != comma {
		return -1
	}
	return j
}

// tellsWho ties the speaker just taken to the person that the apposition from token j up
// to end names or describes: "المكلف بالإعلام، الملازم فلان، أن", and a name that no list
// holds to its title.
func (r *speechReader) tellsWho(z *zone, j, end int) {
	if len(z.subject) != 1 || r.named(z.subject[0]) {
		return
	}
	who := z.subject[0]
	x := &r.d.Mentions[who]
	unlisted := x.Rule == "ar.unlisted-subject" || x.Kind == schema.ByName && x.Type == schema.Organization && x.Known == ""
	if x.Number == text.Plural || x.Type != schema.Person && !unlisted {
		return
	}
	for ; j < end; j++ {
		m, ok := r.at[j]
		if !ok || r.d.Mentions[m].Type != schema.Person || r.d.Mentions[m].Number == text.Plural || r.toks[j].Prep != "" {
			continue
		}
		y := &r.d.Mentions[m]
		switch {
		case y.Kind == schema.ByName && x.Kind != schema.ByName:
		case (unlisted || x.Kind == schema.ByName) && y.Kind != schema.ByName && !r.named(m):
			x.Kind, x.Definite = schema.ByName, true
		default:
			continue
		}
		x.Type = schema.Person
		r.link(who, m, "ar.title-name")
		return
	}
}

// ownWord reports whether a clause in somebody's own words begins at token j, by a word that
// opens one: "وقال | كنا ننتظر غير ذلك", "وأضاف | لو لم تكن هناك ضغوط".
func (r *speechReader) ownWord(j int, s *text.Sentence) bool {
	return j+2 < s.To && r.toks[j].Kind == text.Word && r.toks[j].Conj == "" && (ownWords[r.toks[j].Norm] || r.weSay(j))
}

// ownWords holds such words: كنا نحن أنا لدينا علينا لو لقد ليس ليست لن لم هناك هذا هذه سوف.
var ownWords = map[string]bool{
	"\u0643\u0646\u0627": true, "\u0646\u062D\u0646": true, "\u0627\u0646\u0627": true, "\u0644\u062F\u064A\u0646\u0627": true,
	"\u0639\u0644\u064A\u0646\u0627": true, "\u0644\u0648": true, hadLam: true, "\u0644\u064A\u0633": true, "\u0644\u064A\u0633\u062A": true,
	"\u0644\u0646": true, "\u0644\u0645": true, "\u0647\u0646\u0627\u0643": true, "\u0647\u0630\u0627": true, "\u0647\u0630\u0647": true,
	"\u0633\u0648\u0641": true,
}

// bareClause finds content that nothing opens but its verb, right behind the one who
// said it and whom he told: "قال المرصد تحطمت الطائرة", "قال الوزير للصحفيين، تم …".
// Behind an indefinite noun the verb would tell more of it.
func (r *speechReader) bareClause(z zone, i int, s *text.Sentence, f cueForm) zone {
	if f.form != past || f.cue.act != schema.Say || f.cue.needs != "" || !f.cue.takes("quote") {
		return z
	}
	j := i + 1
	if len(z.subject) == 0 {
		if r.toks[i].Conj == "" || r.toks[i].Base != f.word || !r.ownWord(j, s) {
			return z
		}
	} else {
		last := z.subject[len(z.subject)-1]
		x := &r.d.Mentions[last]
		if !x.Definite || x.Rule == "ar.unlisted-subject" {
			return z
		}
		j = r.restOfName(last, x.To, s, &z)
		if j < s.To && r.toks[j].Prep == prepL && r.toks[j].Kind == text.Word && !r.ownWord(j, s) {
			j = max(j+1, r.nounPhrase(j, s.To))
		}
		if j < s.To && r.toks[j].Norm == comma {
			j++
		}
		if j+2 >= s.To || r.toks[j].Conj != "" || !(r.ownWord(j, s) || r.finite(j) || r.isVerb(r.toks[j].Base) && r.bare(j) || r.light[r.toks[j].Base].impersonal || hasSuffix(r.toks[j].Base, "\u062A") && r.verbAfter(j)) {
			return z
		}
	}
	for k := j; k < s.To; k++ {
		if t := &r.toks[k]; !r.weSay(j) && (t.Norm == colon || t.Kind == text.Open || r.subordinator(k) && k < j+8) {
			return z
		}
	}
	if f.cue.weak && !r.ownWord(j, s) {
		return z
	}
	z.open, z.clear = j, r.ownWord(j, s)
	return z
}
