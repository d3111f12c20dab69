package ar

import (
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// paperAt reports whether what something is known from stands at token j: a medium, a noun
// that has content, evidence.
func (r *speechReader) paperAt(j int) bool {
	t := &r.toks[j]
	return t.Kind == text.Word && t.Base != what && (r.mediumAt(j) != "" || r.contentWord(j) || r.evidenceAt(j))
}

// evidenceAt reports whether a noun for what things are known from stands at token j.
func (r *speechReader) evidenceAt(j int) bool { return evidence[r.toks[j].Stem] }

// lamTwice reports whether the word at token j begins with a preposition ل and the noun's own, so that
// nobody sees whether the article is between them: "وفقا للائحة الاتهام".
func (r *speechReader) lamTwice(j int) bool {
	t := &r.toks[j]
	return t.Def && t.Prep == prepL && hasPrefix(t.Stem, prepL)
}

// freshest holds the words before the noun they are about in "آخر حصيلة", "أحدث الأرقام", "نفس
// المصدر", folded.
var freshest = map[string]bool{latest: true, "\u0627\u062D\u062F\u062B": true, "\u0646\u0641\u0633": true, "\u0630\u0627\u062A": true}

// evidence holds nouns, folded, for what things are known from, beside media and the nouns that have
// content: أبحاث إحصائيات أوراق بحث بيانات تحقيق تحقيقات تحليل تحليلات تسريبات دعوى سجلات صور فيديوهات
// لائحة لقطات محاضر محضر مسح مسودة مشاهد معطيات مؤشرات نتائج نص.
var evidence = wordSet(
	"\u0627\u0628\u062D\u0627\u062B", "\u0627\u062D\u0635\u0627\u0626\u064A\u0627\u062A", "\u0627\u0648\u0631\u0627\u0642", "\u0628\u062D\u062B",
	"\u0628\u064A\u0627\u0646\u0627\u062A", "\u062A\u062D\u0642\u064A\u0642", "\u062A\u062D\u0642\u064A\u0642\u0627\u062A", "\u062A\u062D\u0644\u064A\u0644",
	"\u062A\u062D\u0644\u064A\u0644\u0627\u062A", "\u062A\u0633\u0631\u064A\u0628\u0627\u062A", "\u062F\u0639\u0648\u064A", "\u0633\u062C\u0644\u0627\u062A",
	"\u0635\u0648\u0631", "\u0641\u064A\u062F\u064A\u0648\u0647\u0627\u062A", "\u0644\u0627\u0626\u062D\u0647", "\u0644\u0642\u0637\u0627\u062A",
	"\u0645\u062D\u0627\u0636\u0631", "\u0645\u062D\u0636\u0631", "\u0645\u0633\u062D", "\u0645\u0633\u0648\u062F\u0647", "\u0645\u0634\u0627\u0647\u062F",
	"\u0645\u0639\u0637\u064A\u0627\u062A", "\u0645\u0624\u0634\u0631\u0627\u062A", "\u0646\u062A\u0627\u0626\u062C", "\u0646\u0635",
)

// maker returns who made the paper at token paper, with the article, as a relative clause right behind
// it tells: "الاستطلاع الذي أجرته | القناة". It is NoMention where none does, or the paper is what two
// had a part in: "المقابلة التي أجراها معه".
func (r *speechReader) maker(paper int, s *text.Sentence) int {
	k := paper + 1
	for k < s.To && (r.toks[k].Norm == comma || r.toks[k].Kind == text.Word && r.toks[k].Def && r.bare(k) && r.cover(k) < 0 && r.particle(k) == "") {
		k++ // "الإحصاء السنوي، الذي"
	}
	if k+2 >= s.To || r.particle(k) != "rel" || !r.made(k+1) {
		return text.NoMention
	}
	return r.actor(k+2, s)
}

// made reports whether the word at token k is a verb of making or putting out with the pronoun of what
// was made: "أعدته", "نشرها".
func (r *speechReader) made(k int) bool {
	t := &r.toks[k]
	if t.Kind != text.Word || t.Def || t.Prep != "" || feminineEnd(t.Text) {
		return false
	}
	if w, e := cutEnclitic(t.Base, isMaking); e != nil && e.person == 3 && isMaking(w) {
		return true
	}
	_, e := cutEnclitic(t.Base, r.isVerb)
	return e != nil && e.person == 3 && r.finiteVerb(k)
}

// isMaking reports whether the folded word is a verb of making a paper, of a man's or a woman's deed.
func isMaking(w string) bool {
	if bare, ok := cutSuffix(w, "\u062A"); ok && making[bare] { // ت
		return true
	}
	return making[w]
}

// making holds verbs for making a paper and putting it out, folded, in the past and as they stand before
// a pronoun: أجرى أصدر أعد ألف أنجز بث جمع عرض كتب مول نشر نفذ وضع.
var making = wordSet(
	"\u0627\u062C\u0631\u0627", "\u0627\u062C\u0631\u064A", "\u0627\u062C\u0631", "\u0627\u0635\u062F\u0631", "\u0627\u0639\u062F", "\u0627\u0644\u0641",
	"\u0627\u0646\u062C\u0632", "\u0628\u062B", "\u062C\u0645\u0639", "\u0639\u0631\u0636", "\u0643\u062A\u0628", "\u0645\u0648\u0644",
	"\u0646\u0634\u0631", "\u0646\u0641\u0630", "\u0648\u0636\u0639",
)

// putOutBy returns who put out the paper at token paper, without the article, by a verb behind it with
// the pronoun of it: "أرقام نشرها | البنك". It is NoMention where none does.
func (r *speechReader) putOutBy(paper int, s *text.Sentence) int {
	if r.toks[paper].Def && !r.lamTwice(paper) {
		return text.NoMention
	}
	for k := paper + 1; k+1 < min(s.To, paper+authorReach) && r.toks[k].Kind == text.Word; k++ {
		if r.made(k) {
			return r.actor(k+1, s)
		}
	}
	return text.NoMention
}

// actor returns who can speak at token q, behind a verb that has its object as a pronoun, past an
// opening quotation mark, or NoMention.
func (r *speechReader) actor(q int, s *text.Sentence) int {
	if q < s.To && r.toks[q].Kind == text.Open {
		q++
	}
	if m, ok := r.at[q]; ok && q < s.To && r.canSpeak(m) && r.toks[q].Prep == "" {
		return m
	}
	return text.NoMention
}

// pastMaking passes over when or where the paper m, which ends before token k and is of nobody in
// particular, was made or printed: "استطلاع للرأي | أجري الشهر الماضي".
func (r *speechReader) pastMaking(m, k int, s *text.Sentence) int {
	if r.d.Mentions[m].Rule != "ar.unlisted-source" || k >= s.To || !passiveMaking[r.toks[k].Base] || r.toks[k].Conj != "" {
		return k
	}
	for k < s.To && r.toks[k].Kind == text.Word && !r.subordinator(k) && !(r.toks[k].Conj == "\u0641" && hasPrefix(r.toks[k].Base, that)) { // فإن
		k++
	}
	return k
}

// passiveMaking holds verbs of what is made and put out, folded, by nobody who is told: أجري أجريت جرى
// صدر صدرت نشر نشرت.
var passiveMaking = wordSet(
	"\u0627\u062C\u0631\u064A", "\u0627\u062C\u0631\u064A\u062A", "\u062C\u0631\u064A", "\u0635\u062F\u0631", "\u0635\u062F\u0631\u062A",
	"\u0646\u0634\u0631", "\u0646\u0634\u0631\u062A",
)

// authorOf returns whose the paper at token j is, told of as known, as the same noun tells where it was
// last introduced: "أصدر المعهد دراسة … وتقول الدراسة". A study, report or count may go by another of
// these nouns. It is NoMention where that is not told shortly before.
func (r *speechReader) authorOf(j int) int {
	const near, far = 5, 25 // sentences; a study is told of for longer than a statement
	stem, reach := r.toks[j].Stem, near
	if studies[stem] {
		reach = far
	}
	if m := r.maker(j, r.d.SentenceOf(j)); m >= 0 && (studies[stem] || !mediumHeads[r.toks[r.d.Mentions[m].Head].Stem]) {
		return m
	}
	others := text.NoMention
	for k := j - 1; k >= 0 && r.toks[j].Sent-r.toks[k].Sent <= reach; k-- {
		t := &r.toks[k]
		if t.Kind != text.Word || k == j {
			continue
		}
		w := t.Stem
		if bare, ok := cutSuffix(w, string(alef)); ok && !t.Def && (bare == stem || studies[bare]) {
			w = bare // "أصدرت المنظمة تقريرا"
		}
		if w != stem && !(studies[w] && studies[stem]) {
			continue
		}
		m := r.introducedBy(k)
		if t.Prep == prepL && t.Def && r.covered(k) {
			continue // "عبرت الوزارة عن استغرابها للبيان الصادر باسم فلان"
		}
		if w == stem && (m >= 0 || !t.Def) {
			return m
		}
		if w != stem && others < 0 {
			others = m
		}
	}
	return others
}

// introducedBy returns whose the paper at token k is, as its own sentence tells: who issued, made or put
// it out, behind or before it. What an outlet prints may be others' statement, but is its own report.
func (r *speechReader) introducedBy(k int) int {
	const near = 6 // tokens
	s := r.d.SentenceOf(k)
	stem, _ := cutSuffix(r.toks[k].Stem, string(alef))
	study := studies[stem] || studies[r.toks[k].Stem]
	for _, find := range []func(int, *text.Sentence) int{r.maker, r.issuer, r.putOutBy} {
		m := find(k, s)
		if m < 0 || m == text.NoMention || !study && mediumHeads[r.toks[r.d.Mentions[m].Head].Stem] {
			continue
		}
		x := &r.d.Mentions[m]
		if r.appealedTo(k, m) {
			continue // "اتهم البحث الحكومة"
		}
		if x.From > k && x.From-k <= near && (x.Type != schema.Person || x.Kind == schema.ByName || x.To-x.From > 1) && x.Rule != "ar.unlisted-source" {
			return m
		}
	}
	if !study || r.toks[k].Prep != "" || k > s.From && r.class(&r.toks[k-1]) == "prep" {
		return text.NoMention
	}
	for q := k - 1; q > s.From && q > k-authorReach; q-- { // "نشرت | المنظمة | تقريرا"
		v := &r.toks[q-1]
		if m, ok := r.at[q]; ok && r.canSpeak(m) && r.bare(q) && v.Kind == text.Word && !v.Def && isMaking(v.Base) {
			return m
		}
	}
	return text.NoMention
}

// studies holds the nouns for papers of which one may stand for another, folded: إحصاء إحصاءات إحصائية
// إحصائيات استطلاع بحث تقرير دراسة مسح.
var studies = wordSet(
	"\u0627\u062D\u0635\u0627\u0621\u0627\u062A", "\u0627\u062D\u0635\u0627\u0626\u064A\u0627\u062A",
	"\u0627\u062D\u0635\u0627\u0621", "\u0627\u062D\u0635\u0627\u0626\u064A\u0647", "\u0627\u0633\u062A\u0637\u0644\u0627\u0639",
	"\u0628\u062D\u062B", "\u062A\u0642\u0631\u064A\u0631", "\u062F\u0631\u0627\u0633\u0647", "\u0645\u0633\u062D",
)

// inMarks returns the outlet in quotation marks right behind the preposition of sources at token i,
// or behind the "ل" of it, which no list holds: "وفقا لـ«المدينة»". It is NoMention where none is.
func (r *speechReader) inMarks(i int, s *text.Sentence) int {
	j := i + 1
	if j < s.To && r.toks[j].Norm == prepL {
		j++
	}
	if k, ok := r.quoted(j, s.To, 5); ok && r.toks[j].Kind == text.Open {
		return r.toldOutlet(j, k)
	}
	return text.NoMention
}

// evidenceSource returns what is known behind the preposition of sources at token i as a source of its
// own, where nobody is told whose it is: "وفقا لتقارير", "بحسب الأرقام الرسمية", "وفق استطلاع
// للرأي". It is NoMention where none stands there, or somebody else's words, which he hedges so.
func (r *speechReader) evidenceSource(i int, s *text.Sentence) int {
	j := i + 1
	for j < s.To && freshest[r.toks[j].Base] {
		j++
	}
	if j >= s.To || r.covered(i) || r.toks[j].Conj != "" || hasPrefix(r.toks[i].Base, relying) || !r.paperAt(j) || !r.informs(j) || r.cover(j) >= 0 {
		return text.NoMention
	}
	t := &r.toks[j]
	several := hasSuffix(t.Stem, "\u0627\u062A") || brokenPapers[t.Stem] // ات
	if t.Def && !several {
		return text.NoMention // "البيان": of whoever spoke
	}
	to := r.nounPhrase(j, s.To)
	if t.Def && to == j+1 && studies[t.Stem] {
		if m := r.authorOf(j); m >= 0 {
			return text.NoMention // "الإحصاءات", of whoever made them
		}
	}
	for k := j + 1; k < to; k++ {
		if r.withPossessor(k) || !several && (r.toks[k].Def || r.cover(k) >= 0) {
			return text.NoMention // "مسودة خطابه", "لائحة الاتهام"
		}
	}
	if q := j + 1; q < to && !t.Def && r.toks[q].Def && r.toks[q].Stem != opinion && r.cover(q) < 0 {
		if _, quality := r.adjective(q); !quality {
			if _, m := r.unlisted(q, s.To, cueForm{cue: &cue{}}); m >= 0 {
				return m // "إحصاءات | المندوبية"
			}
		}
	}
	if to < s.To && r.toks[to].Prep == prepL && r.toks[to].Stem == opinion { // "استطلاع للرأي"
		to++
	} else if to < s.To && !t.Def && r.toks[to].Prep == prepL && r.toks[to].Def && r.cover(to) < 0 && r.in[to] < 0 {
		if _, m := r.unlisted(to, s.To, cueForm{cue: &cue{}}); m >= 0 {
			return m // "حصيلة | للحماية المدنية"
		}
	}
	m := r.add(text.Mention{From: j, To: to, Type: schema.Organization, Kind: schema.ByDescription, Head: j, Gender: text.Feminine, Definite: t.Def, Rule: "ar.unlisted-source", Score: 0.4})
	r.at[j], r.until[to] = m, m
	return m
}

// reportsBefore returns what tells something by the verb at token i right behind it, as an indefinite noun
// for several reports and the like does without "التي" and a definite one with it: "وسط | تقارير | تشير
// إلى أن", "الأنباء التي تحدثت عن". It is NoMention where none stands there.
func (r *speechReader) reportsBefore(i int, s *text.Sentence, f cueForm) int {
	const qualities = 2
	if f.form == participle || f.gender != text.Feminine || f.number != text.Singular || r.toks[i].Conj != "" {
		return text.NoMention
	}
	k := i
	which := k > s.From && r.particle(k-1) == "rel"
	if which {
		k--
	}
	q := k - 1
	for n := 0; n < qualities && q > s.From && !r.severalReports(q); n++ {
		if _, ok := r.adjective(q); !ok || !r.bare(q) {
			return text.NoMention
		}
		q--
	}
	if q < s.From || !r.severalReports(q) || r.toks[q].Def != which || r.in[q] >= 0 {
		return text.NoMention
	}
	if m := r.cover(q); m >= 0 {
		if r.d.Mentions[m].To == k && r.canSpeak(m) {
			return m
		}
		return text.NoMention
	}
	m := r.add(text.Mention{From: q, To: k, Type: schema.Organization, Kind: schema.ByDescription, Head: q, Gender: text.Feminine, Definite: which, Rule: "ar.unlisted-source", Score: 0.4})
	r.at[q], r.until[k] = m, m
	return m
}

// severalReports reports whether a noun for several reports, pieces of news or of evidence stands at token
// q: "تقارير", "معلومات".
func (r *speechReader) severalReports(q int) bool {
	t := &r.toks[q]
	if t.Kind != text.Word || !brokenPapers[t.Stem] && !hasSuffix(t.Stem, "\u0627\u062A") { // ات
		return false
	}
	n := r.cueNouns[t.Stem]
	return n != nil && n.kind == "content-noun" && n.act == schema.Report || brokenPapers[t.Stem] && !r.things[t.Stem]
}

// withPossessor reports whether the noun at token k has the pronoun of whose it is: "خطابه".
func (r *speechReader) withPossessor(k int) bool {
	w, e := cutEnclitic(r.toks[k].Base, func(w string) bool { return r.words[w] > 0 })
	return e != nil && e.person == 3 && r.words[w] > 0 && !feminineEnd(r.toks[k].Text)
}

// informs reports whether the paper at token j tells something, and asks for or decides nothing.
func (r *speechReader) informs(j int) bool {
	n := r.cueNouns[r.toks[j].Stem]
	switch kind := r.mediumAt(j); {
	case n != nil && n.kind == "content-noun" && n.act != schema.Report:
		return evidence[r.toks[j].Stem]
	case kind != "":
		return kind == "report"
	}
	return true
}

// brokenPapers holds plurals of nouns for papers, folded: أرقام أنباء أخبار أبحاث تقارير صور نتائج
// وثائق أوراق محاضر.
var brokenPapers = wordSet(
	"\u0627\u0631\u0642\u0627\u0645", "\u0627\u0646\u0628\u0627\u0621", "\u0627\u062E\u0628\u0627\u0631", "\u0627\u0628\u062D\u0627\u062B",
	"\u062A\u0642\u0627\u0631\u064A\u0631", "\u0635\u0648\u0631", "\u0646\u062A\u0627\u0626\u062C", "\u0648\u062B\u0627\u0626\u0642",
	"\u0627\u0648\u0631\u0627\u0642", "\u0645\u062D\u0627\u0636\u0631",
)

// relying is استناد, behind which what somebody acted upon is told as well: "أوقفوا استنادا إلى صور".
const relying = "\u0627\u0633\u062A\u0646\u0627\u062F"

// opinion is رأي, as in "استطلاع للرأي".
const opinion = "\u0631\u0627\u064A"
