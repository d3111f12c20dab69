package ar

import (
	"strings"
	"unicode/utf8"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// A zone is what stands between a cue verb and its content.
type zone struct {
	subject     []int
	subjectSpan schema.Span
	audience    []int
	sources     []int // whom the subject quotes: "نقلت الوكالة عن فلان"
	date        int
	medium      int
	mediumText  schema.Span
	implied     text.Agreement // of a source told by agreement alone
	open        int            // token where the content begins, or -1
	quoted      bool           // it begins with a quotation mark, at open-1
	clear       bool           // a subordinator, colon or quotation mark says so
	mute        bool           // the subject is nothing that speaks
	document    bool           // the subject is a document, which speaks for whoever issued it
	voice       bool           // the subject is by whose mouth somebody else speaks, who is told before the verb
}

// those holds the words that point at several people told of before: هؤلاء أولئك.
var those = wordSet("\u0647\u0624\u0644\u0627\u0621", "\u0627\u0648\u0644\u0626\u0643")

// toldOf holds the acts that are done to what others say, which is their object: "رفض طلب الجماعة".
var toldOf = map[schema.Act]bool{schema.Reject: true, schema.Deny: true, schema.Condemn: true, schema.Praise: true}

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
	verbSubject := r.subjectFollows(i, s, f)
	if verbSubject && i+2 < s.To && r.withPronoun(i+1) && !r.toks[i+2].Def && r.cover(i+2) < 0 && r.authorBefore(i, s) >= 0 {
		verbSubject = false // "نشر بيانا نفى فيه ضلوع أحد"
	}
	spoken := -1               // past whom they speak to
	after := i + 1             // past the subject and what belongs to it
	if f.cue.needs == inWord { // "جاء في بيان للوزارة أن": what it came in tells the source
		return r.cameIn(i, s, z)
	}
	for j := i + 1; j < s.To; {
		t := &r.toks[j]
		switch {
		case r.in[j] >= 0 && r.date[j] == r.in[j] && r.times[r.in[j]].From == j:
			if z.date < 0 {
				z.date = r.in[j]
			}
			j = r.times[r.in[j]].To
			continue
		case t.Norm == colon:
			return r.opens(z, j+1, s, true)
		case t.Kind == text.Open && j > i+1 && r.toks[j-1].Base == entitled && r.closing(j+1) > j:
			j = r.closing(j+1) + 1 // "بث تسجيلا بعنوان «…»"
			continue
		case t.Kind == text.Open && verbSubject && f.form != participle && !(j > i+1 && r.theirVerb(j-1)) && r.quotedSubject(j, s, f, &z) > j:
			j = r.quotedSubject(j, s, f, &z)
			verbSubject, after = false, j
			continue
		case t.Kind == text.Open && (len(z.subject) > 0 || j > i+1) && r.nameQuoted(j, s) && !((obj || takes("quote", false) && r.mediumAt(j-1) == "") && j == after && r.objectQuoted(j, s)):
			c, _ := r.quoted(j, s.To, 5)
			j = c + 1
			continue
		case t.Kind == text.Open && len(z.subject) > 0 && j == after && r.nameOfDocument(z.subject[len(z.subject)-1], j, s) > j:
			j = r.nameOfDocument(z.subject[len(z.subject)-1], j, s)
			after = j
			continue
		case len(z.subject) > 0 && j == after && r.oneAmong(z.subject[len(z.subject)-1], j, s) > j:
			j = r.oneAmong(z.subject[len(z.subject)-1], j, s)
			after = j
			continue
		case len(z.subject) > 0 && r.otherName(z.subject[len(z.subject)-1], j, after, s) > j:
			j = r.otherName(z.subject[len(z.subject)-1], j, after, s)
			continue
		case t.Kind == text.Open && len(z.subject) > 0 && j > after && r.nameBeforeThat(j, s) > j:
			j = r.nameBeforeThat(j, s)
			continue
		case t.Kind == text.Open && j > i+1 && !obj && r.listedName(j, s) > j:
			j = r.listedName(j, s)
			continue
		case t.Kind == text.Open && r.governedQuote(j, s) > j:
			j = r.governedQuote(j, s)
			continue
		case t.Kind == text.Open:
			if takes("quote", false) || len(z.subject) > 0 || f.form != participle {
				if obj || takes("quote", false) || r.longQuote(j, s) {
					return r.opens(z, j, s, !aud || !r.quotedName(j, s))
				}
			}
			j++
			continue
		case t.Kind == text.Punct && (t.Norm == comma || t.Norm == "," || t.Norm == "-" || t.Norm == "\u2013" || t.Norm == "\u2014"):
			j++
			continue
		case t.Norm == "(" && verbSubject && j == i+1 && f.form != participle && r.quotedSubject(j, s, f, &z) > j: // "علمت (المدينة)"
			j = r.quotedSubject(j, s, f, &z)
			verbSubject, after = false, j
			continue
		case t.Norm == "(":
			c, ok := r.quoted(j, s.To, 12)
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
		case t.Kind == text.Close && j == i+1 && i > s.From && r.toks[i-1].Kind == text.Open:
			j++ // "«أصرت» على الرحيل": the verb alone is quoted
			after = j
			continue
		case len(z.subject) == 0 && j == i+1 && toLatin(t) && r.cover(j) < 0:
			j++ // "أكد لـCNN أن"
			continue
		case r.toks[j].Base == that && r.spelled(j):
			j += 3 // "لقناة إن تي في"
			continue
		case r.timesOver(j, s):
			j += 2 // "يعلن لأول مرة تأييده"
			continue
		case t.Kind == text.Close && len(z.subject) > 0 && j == after && r.opensWithin(z.subject[len(z.subject)-1]):
			j++ // "كشفت صحيفة «البلاد» عن"
			after = j
			continue
		case t.Kind == text.Number && len(z.subject) > 0:
			j++ // an age: "حسين صلاح (أو، 21 عاما)"
			continue
		case t.Kind != text.Word:
			return z
		case verbSubject && !obj && j == i+1 && t.Def && f.cue.needs != "" && (t.Norm == f.cue.needs || t.Stem == f.cue.needs):
			j, verbSubject = j+1, false // "جددت التأكيد بأنها"
			continue
		case verbSubject && r.abbreviated(j, s.To):
			j += 2 // "أكد د. فلان"
			continue
		case r.eulogy(j, s.To) > j:
			j = r.eulogy(j, s.To)
			continue
		case verbSubject && f.form != participle && (j == i+1 || r.in[j-1] >= 0) && r.oneOf(j, s) > j:
			to := r.oneOf(j, s)
			k := r.someone(j, to, f)
			z.subject, z.subjectSpan = []int{k}, r.d.Mentions[k].Span
			j = r.restOfDescription(k, to, s, &z)
			verbSubject, after = false, j
			continue
		case len(z.subject) > 0 && t.Conj == "" && r.inReply(j):
			j++ // "قالت الشركة ردا على سؤال إن"
			continue
		case len(z.subject) > 0 && j > i+1 && t.Conj == "" && r.unnamed(j, s) > j:
			j = r.unnamed(j, s) // "قال دبلوماسيان، طلبا عدم نشر اسميهما، إن"
			continue
		case len(z.subject) > 0 && r.pastWho(j, s) > j:
			j = r.pastWho(j, s)
			continue
		case len(z.subject) > 0 && j == after && r.whomTheyMet(z.subject[len(z.subject)-1], j, s, f) > j:
			j = r.whomTheyMet(z.subject[len(z.subject)-1], j, s, f)
			continue
		case len(z.subject) > 0 && r.headedBy(j, s) > j:
			j = r.headedBy(j, s)
			after = j
			continue
		case j > i+1 && (r.toks[j-1].Norm == comma || len(z.subject) > 0 && j == after && r.onward(r.pastSource(j, s), s)) && r.pastSource(j, s) > j: // "نفى الوزير، وفق ما نقلته الصحيفة، وقوع الهجوم"
			j = r.pastSource(j, s)
			continue
		case j > i+1 && r.toks[j-1].Def && r.isSelf(j):
			j++ // "حسب المصدر ذاته"
			continue
		case t.Conj == "" && questions[t.Base] && takes(whether, false):
			return r.opens(z, j, s, true)
		case t.Norm == meantime && j+1 < s.To && r.toks[j+1].Norm == after_:
			j += 2 // "طلبت فيما بعد تأجيله"
			continue
		case f.form != participle && (r.onlySays(j, s) || r.bySaying(j) && r.openedAt(j+1, s)):
			j++ // "غرد الرئيس في حسابه قائلا: «…»"
			continue
		case t.Norm == "\u0627\u0644\u0627" && t.Conj == "" && strings.HasPrefix(t.Text, string(alefHamzaUp)) && takes(that, false): // "تأمل ألا"
			return r.opens(z, j, s, true)
		case j > i && j+1 < s.To && r.forThem(j) && (r.openedAt(j+1, s) || r.toks[j+1].Prep == prepB && takes(prepB, false)): // "أكدت له أن", "كتب إلى قريب له «…»"
			j++
			continue
		case j > i+1 && t.Conj == "" && r.toks[j-1].Norm == comma && r.isParticiple(j) && len(z.subject) == 0 && j+1 < s.To && r.openedAt(j+1, s) && r.unnamed(j, s) == j:
			return z // "ويشير لوجود تدخلات، موضحا أن": what follows is said by that word
		case len(z.sources) > 0 && r.bare(j) && r.hisWords(j) != nil && r.wordsOpen(j, s) > j: // "نقلت الوكالة عن فلان | قوله | إن"
			k := r.wordsOpen(j, s)
			if z.date < 0 {
				z.date = r.dateWithin(j+1, k)
			}
			return r.opens(z, k, s, true)
		case len(z.sources) > 0 && t.Def && t.Stem == saying && r.bare(j): // "نقلت الوكالة عن فلان | القول | إن"
			j++
			continue
		case f.form != participle && t.Conj == "" && turning[t.Base]: // "وأضاف مخاطبا الصحافيين: «…»"
			j, verbSubject = r.pastHearer(j+1, s, &z), false
			continue
		case verbSubject && j == i+1 && f.form != participle && bothOf[t.Base] && r.bare(j) && j+1 < s.To && r.toks[j+1].Def && bothSides[r.toks[j+1].Stem]:
			z.implied = text.Agreement{Want: true, Number: text.Dual, Person: true} // "يقول كلا البلدين إن"
			j, verbSubject = j+2, false
			continue
		case verbSubject && j == i+1 && f.form != participle && severalOf[t.Base] && r.bare(j) && j+1 < s.To && r.cover(j+1) < 0 && r.bare(j+1) && (r.contentWord(j+1) || studies[r.toks[j+1].Stem] || r.mediumAt(j+1) != ""): // "تشير عدة استطلاعات إلى"
			to := r.nounPhrase(j+1, s.To)
			m := r.unlistedBefore(j, to, &found{cueForm: f})
			z.subject, z.subjectSpan = []int{m}, r.d.Mentions[m].Span
			j = to
			verbSubject, after = false, j
			continue
		case verbSubject && (j == i+1 || r.in[j-1] >= 0) && f.form != participle && r.prosecutors(j): // "طالب الادعاء بسجنه"
			to, k := r.unlisted(j, s.To, f)
			if k < 0 {
				return z
			}
			r.d.Mentions[k].Rule, r.d.Mentions[k].Score = "ar.prosecutors", 0.6
			z.subject, z.subjectSpan = []int{k}, r.d.Mentions[k].Span
			j = r.restOfDescription(k, to, s, &z)
			verbSubject, after = false, j
			continue
		case verbSubject && j == i+1 && f.form != participle && r.each(j) && r.addressee(j+2):
			j += 2 // "صرح كل من فلان وفلان"
			continue
		case t.Prep == prepB && t.Conj == "" && r.class(t) == "dem" && j+1 < s.To && regards[r.toks[j+1].Stem]:
			j += 2 // "مذكرا بهذا الخصوص ب"
			continue
		}
		// "أنّ", "إنّه", "بأن"
		if p := r.toks[max(j-1, 0)].Base; r.subordinator(j) && (!r.opensContent(j) || (p == toWord || p == onWord && r.toks[j].Norm == that && f.form == masdar) && !takes(p, false) && !takes(p, true)) {
			return z // "بالإضافة إلى أنه", "نقل القوات على أن"
		}
		if r.subordinator(j) {
			ok := takes(that, false) || takes(t.Prep, false) || takes("quote", false) || obj && t.Prep == "" || takes(t.Prep, true)
			if !ok && t.Prep != "" && t.Prep != prepB {
				return z
			}
			return r.opens(z, j+1, s, true)
		}
		if takes(prepB, false) && len(z.subject) > 0 {
			r.recutPrep(j)
		}
		if len(z.subject) > 0 && j > i+1 && r.toks[j-1].Def && t.Prep == prepL && r.governs(j-1, s.To) && !r.forThem(j) { // "القوات الموالية | لدمشق"
			if m, ok := r.at[j]; ok {
				j = r.d.Mentions[m].To
			} else {
				j = max(j+1, r.nounPhrase(j, s.To))
			}
			continue
		}
		// A preposition of the frame opens the content once the subject is there.
		if p, next := r.preposition(j); p != "" {
			if c, ok := r.quoted(next, s.To, 4); ok && r.toks[next].Kind == text.Open && r.toks[j-1].End == z.mediumText.End && r.nameWithin(next+1, c) { // "في تغريدة على «تويتر»"
				j = c + 1
				continue
			}
			if p == onWord && f.cue.act == schema.Report && next+1 < s.To && r.toks[next].Base == tongue { // "نقلت الوكالة على لسان الوزير قوله"
				if m, ok := r.quotedSource(next + 1); ok {
					z.sources = append(z.sources, m)
					j = r.restOfName(m, r.d.Mentions[m].To, s, &zone{subjectSpan: r.d.Mentions[m].Span})
					verbSubject = false
					continue
				}
			}
			if p == onWord && f.cue.act != schema.Report && next+1 < s.To && r.toks[next].Base == tongue && len(z.subject) <= 1 { // "أكدت الحكومة على لسان ناطقها فلان أن"
				if m, ok := r.quotedSource(next + 1); ok {
					z.voice = len(z.subject) == 0
					z.subject = append(z.subject, m)
					if z.subjectSpan.IsZero() {
						z.subjectSpan = r.d.Mentions[m].Span
					}
					j = r.restOfName(m, r.d.Mentions[m].To, s, &zone{subjectSpan: r.d.Mentions[m].Span})
					verbSubject = false
					continue
				}
			}
			if k := r.sideOf(next, s, &z); k > next { // "على هامش زيارة الوفد"
				j = k
				continue
			}
			if k := r.platform(next, s); k > next {
				if m, ok := r.at[next]; ok && z.medium < 0 {
					z.medium = m
				}
				j = k
				continue
			}
			if k := r.pastRole(j, after, s); len(z.subject) > 0 && k > j { // "فلان، المكلف | بالإعلام في الوزارة، بأن"
				j = k
				continue
			}
			if next < s.To && takes(p, false) && (!takes(p, true) || len(z.audience) > 0 || !r.addressee(next)) {
				if next > j && next < s.To && r.subordinator(next) {
					return r.opens(z, next+1, s, true)
				}
				if next < s.To && (r.toks[next].Base == what && takes(that, false) || next == j && hasSuffix(t.Base, what) && t.Prep == "") {
					return r.opens(z, next, s, false)
				}
				if r.contentNoun(next, j, s) && (p == toWord || r.mediumAt(next) == "" || f.cue.act == schema.Praise) && (p != prepL || r.toks[next].Kind == text.Open || r.masdars[r.toks[next].Stem] || r.hasForm(r.toks[next].Stem, masdar)) {
					return r.opens(z, next, s, false)
				}
			}
			if next < s.To && takes(p, true) && r.in[next] < 0 {
				if m, ok := r.at[next]; ok {
					z.audience = append(z.audience, m)
				}
			}
			if (p == about || Fold(f.cue.lemma) == ascribed && (p == toWord || p == prepL)) && f.cue.act == schema.Report && next < s.To {
				if m, ok := r.quotedSource(next); ok {
					z.sources = append(z.sources, m)
				}
			}
			to := r.adjunct(j, next, s, &z)
			if to <= j {
				return z
			}
			if n := len(z.sources); n > 0 && to == r.d.Mentions[z.sources[n-1]].To { // "عن الوزير فلان قوله"
				to = r.restOfName(z.sources[n-1], to, s, &zone{subjectSpan: r.d.Mentions[z.sources[n-1]].Span})
				to = r.saidLater(to, s)
			}
			verbSubject = verbSubject && len(z.subject) == 0
			j = to
			continue
		}
		if t.Norm == hadWord && r.toks[j-1].Norm == comma && i > s.From && r.class(&r.toks[i-1]) == "rel" {
			return z // "وكانت واشنطن، التي انتقدت النظام، قد فرضت": past the relative clause
		}
		if t.Norm == hadWord || t.Norm == hadLam || r.withPronoun(j) || j == i+1 && (objectPronoun(t.Base) || verbSubject && r.toThem(j)) {
			j++
			continue
		}
		if t.Def && spanOfTime[t.Stem] && r.bare(j) && r.cover(j) < 0 { // "الأسبوع الفارط"
			j = max(j+1, r.nounPhrase(j, s.To))
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
		if c := r.class(t); c == "rel" && (len(z.subject) > 0 || z.implied.Want) {
			// "المصدر الذي فضّل عدم ذكر اسمه إن …": pass over the clause
			if o, ok := r.until[j]; ok && len(z.subject) > 0 && j+1 < s.To && r.canSpeak(o) && o != z.subject[len(z.subject)-1] && r.governed(o, s) && r.verbOfSpeech(j+1) && r.opensOwn(j+1, s) {
				return z // "وجه رسالة لروسيا التي أكدت أن": what she said
			}
			k := r.skipRelative(j, s)
			if o := r.objectPastRelative(j, s); obj && f.form != participle && o > j && (k <= j || o < k) {
				return r.opens(z, o, s, false) // "نفى مسؤولون في الحركة التي تحكم القطاع | وجود خلافات"
			}
			if k <= j {
				return z
			}
			j = k
			continue
		} else if (c == "adv" || c == "time" || c == "part" || c == "dem") && t.Conj == "" {
			if c == "dem" && verbSubject && j == i+1 && those[t.Base] && j+1 < s.To && !r.toks[j+1].Def && f.form != participle {
				z.implied = text.Agreement{Want: true, Number: text.Plural, Person: true} // "ورفض هؤلاء العرض"
				verbSubject = false
				j++
				continue
			}
			if c == "dem" && verbSubject && j == i+1 && f.form == present && j+1 < s.To && r.toks[j+1].Def && r.things[r.toks[j+1].Stem] {
				z.mute = true // "وتؤكد هذه الأرقام أن"
				return z
			}
			if c == "dem" && obj && !placeAdverb[t.Base] && (!verbSubject || r.toks[i].Conj != "") && !(verbSubject && r.pointsAtSource(j, s, f)) {
				return r.opens(z, j, s, false)
			}
			if neg := r.class(t) == "neg"; neg {
				return z
			}
			if obj && len(z.subject) > 0 && quantity(t.Base) && j+1 < s.To && !r.subordinator(j+1) {
				return r.opens(z, j, s, false) // "قدّر الحزب عدد المشاركين"
			}
			if c == "adv" && r.isParticiple(j) && r.toks[j-1].Norm == comma && j+1 < s.To && r.openedAt(j+1, s) {
				return z // "…، مؤكدا أن"
			}
			for j++; c == "adv" && j < s.To && r.bare(j) && r.particle(j) == "" && r.adjectives[r.toks[j].Base]; j++ { // "بشكل قاطع"
			}
			continue
		} else if r.nothing[t.Base] && obj && t.Conj == "" && !verbSubject {
			return r.opens(z, j, s, false) // "عزا … عدم استقبال"
		} else if q := r.colonAfter(j, s); t.Base == what && f.cue.weak && q > j { // "روى أحد الناجين ما حدث: «…»"
			return r.opens(z, q+1, s, true)
		} else if c == "neg" || t.Base == what {
			if t.Base == what && obj && t.Conj == "" && t.Prep == "" && !(len(z.subject) == 0 && r.toks[j-1].Norm == comma) { // "…، ما فتح الباب": what came of it
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
		if t.Conj == "\u0648" && len(z.subject) > 0 && j+1 < s.To && t.Def { // "وزيرا الزراعة اللبناني فلان والسوري فلان"
			if _, ok := r.adjective(j); ok {
				if m, ok := r.at[j+1]; ok && r.bare(j+1) && r.d.Mentions[m].Type == schema.Person && r.d.Mentions[m].Kind == schema.ByName {
					z.subject = append(z.subject, m)
					j = r.restOfName(m, r.d.Mentions[m].To, s, &z)
					after = j
					continue
				}
			}
		}
		if t.Conj == "\u0648" && len(z.subject) > 0 && j == after && j+1 < s.To && r.alsoFrom(j, z.subject[len(z.subject)-1]) {
			j++ // "مسؤولون عراقيون وأكراد"
			after = j
			continue
		}
		if len(z.subject) > 0 && j == after {
			if to := r.restOfBody(z.subject[len(z.subject)-1], j, s); to > j { // "هيئة الحقيقة | والكرامة"
				z.subjectSpan = schema.SpanOf(r.d.Text, z.subjectSpan.Start, max(z.subjectSpan.End, r.toks[to-1].End))
				j, after = to, to
				continue
			}
		}
		if t.Conj == "" && (len(z.subject) > 0 && (r.toks[j-1].Norm == comma || j > after) || f.form == participle && r.toks[j-1].Norm == comma) && r.isParticiple(j) {
			return z // "…، مشيرا إلى أن": what follows is another's content
		}
		if len(z.subject) > 0 && j == after && r.theirFellow(j, s) {
			j++ // "الحكومة | وحلفاؤها | ", "الحكومة | وحليفتها | موسكو"
			if m, ok := r.at[j]; ok && r.bare(j) && r.d.Mentions[m].Kind == schema.ByName && r.canSpeak(m) && r.jointSpeaker(j, s) {
				z.subject = append(z.subject, m)
				z.subjectSpan = schema.SpanOf(r.d.Text, z.subjectSpan.Start, max(r.d.Mentions[m].Span.End, z.subjectSpan.End))
				j = r.restOfName(m, r.d.Mentions[m].To, s, &z)
			}
			after = j
			continue
		}
		joined := t.Conj == "\u0648" && len(z.subject) > 0 && r.joins(j, after, &z)
		m, isMention := r.at[j]
		if (verbSubject || joined) && r.bareOrJoined(j, joined) {
			if verbSubject && r.theirHonour(j) {
				z.implied = text.Agreement{Want: true, Gender: f.gender, Number: f.number, Human: true} // "معاليه"
				verbSubject = false
				j++
				continue
			}
			if verbSubject && t.Def && bothSides[t.Stem] && f.form != participle {
				z.implied = text.Agreement{Want: true, Number: text.Dual, Person: true} // "وأكد الجانبان"
				verbSubject = false
				j++
				continue
			}
			if isMention && r.canSpeak(m) && (joined || r.agreesVerb(m, f)) && !(joined && !r.jointSpeaker(j, s)) {
				if aud && !joined && f.cue.act == schema.Accuse && f.cue.needs != "" && r.d.Mentions[m].To < s.To && r.needed(r.d.Mentions[m].To-1, r.d.Mentions[m].To+1, f.cue.needs) { // "وحمّل الحكومة المسؤولية"
					return r.opens(z, j, s, false)
				}
				if !joined && r.onlyCalled(m, i, s, f) { // "ووصف الهدنة بأنها هشة"
					return r.opens(z, j, s, false)
				}
				if aud && !joined && (r.toks[i].Conj != "" && r.lastCould(f) && (r.onlyAudience(m, s, f.cue.act == schema.Threaten) || r.goesOnTo(m, i, s)) || r.oneNoun(m, i, s, f) || f.form != participle && r.otherGender(m, f)) {
					z.audience = append(z.audience, m) // "ودعت النقابات إلى …": she called on them
					verbSubject = false
					j = r.restOfName(m, max(r.d.Mentions[m].To, j+1), s, &zone{subjectSpan: r.d.Mentions[m].Span})
					for r.alsoSpokenTo(j, s) {
						z.audience = append(z.audience, r.at[j])
						j = r.d.Mentions[r.at[j]].To
					}
					continue
				}
				if aud && !joined && r.whoCallsOn(i, s, f) {
					z.audience = append(z.audience, m) // "الدفاع المدني، الذي ناشد | الأهالي | عدم الاقتراب"
					verbSubject = false
					j = r.restOfName(m, max(r.d.Mentions[m].To, j+1), s, &zone{subjectSpan: r.d.Mentions[m].Span})
					continue
				}
				if x := &r.d.Mentions[m]; !joined && x.Type == schema.Person && x.Kind == schema.ByName && x.Known == "" && (x.Gender == text.NoGender || f.gender == text.Feminine) {
					x.Gender = f.gender // "قالت سلوى": the verb tells
				}
				if joined && len(z.subject) == 1 && f.number == text.Singular && (r.alsoHolds(z.subject[0], m) || r.anotherOffice(z.subject[0], m, j)) {
					r.link(z.subject[0], m, "ar.title-name") // "قالت رئيسة القسم ومديرة المهرجان فلانة"
				} else {
					z.subject = append(z.subject, m)
				}
				span := r.d.Mentions[m].Span
				if z.subjectSpan.IsZero() {
					z.subjectSpan = span
				} else {
					z.subjectSpan = schema.SpanOf(r.d.Text, z.subjectSpan.Start, max(span.End, z.subjectSpan.End))
				}
				j = max(r.d.Mentions[m].To, j+1)
				j = r.restOfName(m, j, s, &z)
				j = r.restOfDescription(m, j, s, &z)
				verbSubject, after = false, j
				continue
			}
			if verbSubject && !isMention && (r.isParticiple(j) || f.form != participle && f.gender == text.Feminine && !t.Def && feminineEnd(t.Text) && r.saysSo(j) && r.mediumAt(j) == "" && !r.contentWord(j) && !issuedPapers[t.Stem]) {
				j++ // "وتابع قائلا:"
				continue
			}
			if verbSubject && f.cue.takes(calls) && r.nominal(j) && r.ofThatOne(r.nounPhrase(j, s.To)) && !isMention {
				return r.opens(z, j, s, false) // "ووصف الترسانة الكورية بأنها خطر", "ووصف تصريحات فلان بأنها"
			}
			if verbSubject && !isMention && f.form != participle && obj && r.judged(j, s, f) {
				return r.opens(z, j, s, false) // "واعتبر رفض الإدارة الحوار تصعيدا", "وانتقد تصريحات الوزير"
			}
			if verbSubject && !isMention && f.form != participle && t.Conj == "" && (r.mediumAt(j) != "" && !r.outlets(j) || r.contentWord(j)) && !(obj && !t.Def && r.mediumAt(j) == "" && toldOf[f.cue.act]) {
				if m := r.issuer(j, s); m >= 0 && !r.appealedTo(j, m) { // "قال بيان للوزارة"
					z.document = true
					z.subject, z.subjectSpan = []int{m}, r.d.Mentions[m].Span
					j = r.restOfName(m, r.d.Mentions[m].To, s, &z)
					verbSubject, after = false, j
					continue
				}
			}
			if verbSubject && !(f.form == participle && performative[f.cue.act]) && !isMention && t.Def && (r.mediumAt(j) != "" || r.contentWord(j) || studies[t.Stem]) && t.Conj == "" && !(obj && i > s.From && r.class(&r.toks[i-1]) == "rel" && r.toks[i].Base == f.word) && (f.gender != text.Feminine || feminineEnd(t.Text)) {
				z.implied, z.document = text.Agreement{Want: true, Person: true}, true // "وأضاف التقرير أن": whose report it is
				if m := r.authorOf(j); m >= 0 {
					z.subject = []int{m}
				}
				verbSubject = false
				j = r.nounPhrase(j, s.To)
				continue
			}
			if m, ok := r.personAhead(j, s); verbSubject && j == i+1 && ok && f.form != participle && (!isMention || r.d.Mentions[m].Gender != text.Masculine) {
				z.subject, z.subjectSpan = []int{m}, r.d.BaseSpan(j, r.d.Mentions[m].To)
				if d, ok := r.at[j]; ok && r.d.Mentions[d].Gender != f.gender { // "كشفت الوكيل المساعد الدكتورة فلانة"
					r.d.Mentions[d].Gender, r.d.Mentions[m].Gender = f.gender, f.gender
				}
				j = r.restOfName(m, max(r.d.Mentions[m].To, j+1), s, &z)
				verbSubject, after = false, j
				continue
			}
			if verbSubject && aud && !isMention && t.Def && t.Stem == community && j+1 < s.To && f.form != participle {
				if k := r.calledOnTo(j, s, f); k > j {
					return r.opens(z, k, s, false) // "وحث المجتمع الدولي الجمعة على | وقف القتال"
				}
				return r.opens(z, j, s, false) // "ودعا المجتمع الدولي إلى": whom he called on, and to what
			}
			if verbSubject && !isMention && (j == i+1 || r.in[j-1] >= 0 || r.toks[j-1].Norm == ")") && !(obj && i > s.From && r.class(&r.toks[i-1]) == "rel") && !r.verbShape(j) && !strings.Contains(t.Text, fathatan) && r.nominal(j) && f.form != participle && !(obj && r.deed(j, s) && (r.mediumAt(j) == "" || t.Def)) && !r.subjectless(i, j, s, f) {
				if r.things[t.Stem] && obj && takes(prepB, false) && r.toks[i].Conj != "" {
					return r.opens(z, j, s, false) // "ووصف دور البلاد بالمحوري"
				}
				if obj && r.toks[i].Conj != "" && r.theirThing(j) && !r.openedAt(r.nounPhrase(j, s.To), s) {
					return r.opens(z, j, s, false) // "ووصف أوضاعهم بالكارثية"
				}
				if f.cue.act == schema.Report && r.theirThing(j) || r.things[t.Stem] && !r.someOf(j, s) || t.Base == allah || f.cue.needs != "" && !t.Def && r.mediumAt(j) != "" { // "وجه رسالة تحذير"
					z.mute = true // "يؤكد الحادث": it does not speak
					return z
				}
				if to, k := r.unlisted(j, s.To, f); k >= 0 && (!f.cue.weak || r.beginsClause(i, s)) {
					z.subject = append(z.subject, k)
					z.subjectSpan = r.d.Mentions[k].Span
					j = r.restOfDescription(k, to, s, &z)
					verbSubject, after = false, j
					continue
				}
			}
		}
		if isMention && aud && (t.Conj == "" && len(z.audience) == 0 || t.Conj == "\u0648" && j == spoken && !obj) { // "دعت روسيا وأوكرانيا إلى"
			z.audience = append(z.audience, m)
			if !obj {
				j = max(r.d.Mentions[m].To, j+1)
				spoken = j
				if f.cue.act == schema.Report && f.form != participle && r.objectAt(j, s) {
					return r.opens(z, j, s, false)
				}
				continue
			}
		}
		if k := r.pastSource(j, s); k > j { // "نقلا عن مصدر"
			j = k
			continue
		}
		if !z.mediumText.IsZero() && r.in[j-1] >= 0 {
			if k := r.issuedBy(j, s); k > j { // "في بيان لها الثلاثاء نشرته الوكالة"
				j = k
				continue
			}
		}
		if len(z.subject) > 0 && j == after && t.Conj == "" && !isMention && r.trailing(j, s) {
			j++ // "حركة كذا المتمردة، الجمعة،"
			after = j
			continue
		}
		if len(z.subject) > 0 && t.Conj == "" && !isMention && r.describes(j, s) {
			if n := &r.toks[j+1]; n.Prep != "" && takes(n.Prep, false) && r.masdars[n.Stem] {
				j++ // "الدول المانحة | بتقديم": what they said
				continue
			}
			j = r.pastModifier(j, s) // "أهالي القرى المتاخمة للحدود"
			continue
		}
		if isMention && len(z.subject) == 1 && r.toks[j-1].Norm == comma && j-1 > after && r.nameOfTitle(z.subject[0], m, s) {
			r.link(z.subject[0], m, "ar.title-name") // "وزيرة الثقافة، التي ترأس اللجنة، | ليلى العامري، إن"
			z.subjectSpan = schema.SpanOf(r.d.Text, z.subjectSpan.Start, max(r.d.Mentions[m].Span.End, z.subjectSpan.End))
			j = r.d.Mentions[m].To
			after = j
			continue
		}
		if isMention && len(z.subject) > 0 && r.toks[j-1].Norm == comma && j-1 == after {
			if to := r.titleBehind(m, s); to > j { // "أعلن فلان، الأمين العام للحزب في المدينة، وقف القتال"
				r.tellsWho(&z, j, to)
				j, after = to, to
				continue
			}
		}
		if isMention && r.bare(j) && j > after && r.d.Mentions[m].Type == schema.Person && r.d.Mentions[m].Kind == schema.ByName {
			if o, ok := r.until[j]; ok && r.d.Mentions[o].Type == schema.Person && r.d.Mentions[o].Kind == schema.ByDescription {
				j = r.d.Mentions[m].To // "خلال استقباله نظيره | فلان"
				continue
			}
		}
		if obj && t.Conj == "" && (r.nominal(j) || isMention || r.masdars[t.Base]) {
			if len(z.subject) > 0 && j+1 < s.To && r.openedAt(j+1, s) && r.saysSo(j) && feminineEnd(t.Text) {
				return z // "نفت بشكل قاطع مؤكدة أن"
			}
			return r.opens(z, j, s, false)
		}
		if isMention && t.Conj == "" { // something beside the speaker: an apposition that no title told
			j = max(r.d.Mentions[m].To, j+1)
			continue
		}
		if aud && r.nominal(j) && (t.Conj == "" || j == spoken && t.Def) {
			j = r.nounPhrase(j, s.To) // whom they spoke to, and who else
			spoken = j
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

// toLatin reports whether the word at t is the preposition "لـ" joined to Latin letters: "لـCNN".
func toLatin(t *text.Token) bool {
	rest, ok := strings.CutPrefix(t.Text, prepL+string(tatweel))
	return ok && rest != "" && rest[0] < utf8.RuneSelf
}
