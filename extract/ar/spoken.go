package ar

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// spoken reads on from a finite verb or participle: subject, audience, what
// comes between, and where the content begins.
func (r *speechReader) spoken(i int, s *text.Sentence, f cueForm, suffix *enclitic) found {
	x := found{from: i, to: i + 1, cueForm: f, suffix: suffix, date: -1, medium: text.NoMention}
	z := r.zone(i, s, f)
	if z.mute {
		return found{}
	}
	if z.open < 0 && len(z.subject) == 0 && i+1 < s.To && r.weSay(i+1) {
		z = r.bareClause(z, i, s, f) // "وقالت نأمل أن يبدأ الحوار"
	}
	if z.open < 0 && f.form != participle {
		z = r.farther(z, i, s, f)
	}
	if z.open >= 0 && !z.clear && len(z.subject) > 0 {
		z = r.pastRestOfName(z, i, s, f)
	}
	if z.open >= 0 && !z.clear && f.form != participle {
		z = r.pastApposition(z, i, s, f)
	}
	x.date, x.medium, x.mediumText, x.audience, x.sources = z.date, z.medium, z.mediumText, z.audience, z.sources
	x.speakers, x.speakerSpan = z.subject, z.subjectSpan
	if Fold(f.cue.lemma) == ascribed {
		x.audience = nil // "نسبت إلى المصدر": whom it quotes
	}
	if b := r.parenthetic(x, i, s); b.ok {
		return b
	}
	if z.open < 0 {
		x.document = z.document
		if b := r.before(x, i, s); b.ok {
			return b
		}
		if z = r.bareClause(z, i, s, f); z.open < 0 {
			return found{}
		}
	}
	if z.voice {
		probe := found{cueForm: f, date: -1}
		if r.leftSubject(&probe, i, s); len(probe.speakers) > 0 {
			x.speakers = append(slices.Clone(probe.speakers), x.speakers...) // "أما الحزب فطالب على لسان أمينه فلان ب"
			x.speakerSpan = probe.speakerSpan
		}
	}
	if i == s.From && r.toks[z.open-1].Norm == colon && r.onlyName(z.open, s) {
		return found{} // "كتب: سامي النجار"
	}
	x.clear, x.document = z.clear, z.document || f.cue.needs == inWord
	if r.negated(i, s) && f.cue.act != schema.Deny && f.cue.act != schema.Reject {
		return found{} // "ولم تعلن أي مجموعة": nobody spoke
	}
	if r.negated(i, s) && f.cue.act == schema.Deny { // "لم يستبعد شن عملية" denies nothing
		said := *f.cue
		said.act = schema.Say
		x.cueForm.cue = &said
	}
	if (f.cue.weak || r.class(&r.toks[i]) == "prep" && r.toks[i].Conj == "" && !(i == s.From && len(z.subject) > 0 && f.cue.needs != "") && !r.voices(i, s)) && !z.clear && !(Fold(f.cue.lemma) == mentioned && f.form == past && len(z.subject) > 0 && z.open > 0 && r.toks[z.open].Prep == "" && r.masdarAt(z.open)) { // "عبر الوزير عن أسفه" is a verb
		return found{}
	}
	if !z.clear && f.cue.act == schema.Say && f.cue.needs != "" && z.open < len(r.toks) && Fold(f.cue.needs) == r.toks[z.open].Base && (r.mediumAt(z.open) != "" || r.contentWord(z.open)) {
		return found{} // "ألقى كلمة في الافتتاح": nobody tells what it was
	}
	if r.proves(&x, z.open) || r.done(&x, z.open) || r.heardByNobody(&x, &z) {
		return found{}
	}
	x.content, x.mode = r.content(z.open, i, s, z.quoted)
	if x.content.IsZero() {
		return found{}
	}
	if z.quoted && i >= 2 && r.d.SentenceOf(i-1).Para == s.Para && (r.toks[i-1].Kind == text.Close || r.toks[i-1].Norm == comma && r.toks[i-2].Kind == text.Close) {
		if b := r.before(x, i, s); b.ok && b.mode == schema.Direct { // "«…»، قال فلان، «…»"
			x.continued, x.content, x.mode = []schema.Span{x.content}, b.content, b.mode
		}
	}
	if len(x.speakers) == 0 && f.form == past && f.gender == text.Masculine && r.speaksSelf(i) {
		return found{}
	}
	if len(x.speakers) == 0 && f.form == present && f.number == text.Singular && !z.implied.Want && (f.gender == text.Masculine && expects[Fold(f.cue.lemma)] || f.cue.lemma == deemed && !z.clear || r.toks[i].Base == turnsOut) {
		if r.leftSubject(&x, i, s); len(x.speakers) == 0 {
			return found{} // "ويتوقع أن يصل الوفد": it is expected
		}
	}
	if len(x.speakers) == 0 && f.form != participle && f.cue.needs != inWord {
		if m := r.firstOfClause(i, s, f); m >= 0 && r.soSays(i, s, f) {
			x.speakers, x.speakerSpan = []int{m}, r.d.Mentions[m].Span // "ظهر الرئيس على الشاشة، ليؤكد أن"
		} else if !z.implied.Want {
			if m := r.thoseWho(i, s); m >= 0 && f.number == text.Plural {
				x.speakers, x.speakerSpan = []int{m}, r.d.Mentions[m].Span
			} else {
				r.leftSubject(&x, i, s)
			}
		}
		if len(x.speakers) == 0 && !z.implied.Want && !r.nounBefore(&x, i, s) {
			return found{} // "الوقائع تؤكد": nobody spoke
		}
	}
	if len(x.speakers) == 1 && !z.clear && !r.ownDeed(z.open) && r.d.Mentions[x.speakers[0]].Rule == "ar.unlisted-subject" && !r.many(x.speakers[0]) && !r.discloses(&x, &z) && !r.onlyPeople(&x, &z) && !(f.cue.act == schema.Demand && f.form == past && (r.toks[z.open].Prep == prepB || r.toks[z.open-1].Base == toWord) && i-s.From < 3) {
		return found{} // "يهدد العنف الأمن": no speaker and no sign of content
	}
	if !z.clear && f.cue.act == schema.Say && suffix == nil && z.open < len(r.toks) && r.accusative(z.open) && !r.masdars[strings.TrimSuffix(r.toks[z.open].Base, string(alef))] {
		return found{} // "يعتبر فلان مؤيدا": he is thought to be
	}
	if r.counts(&x, z.open, s) {
		return found{} // "وتعتبر هذه المنظمة منتدى للنقاش": so it is held to be
	}
	if suffix != nil && !z.clear && len(z.subject) == 0 && f.form == past && r.toks[i].Conj == "" {
		return found{} // "فدية قدرها 50 ألفا"
	}
	if !z.clear && len(x.speakers) == 0 && !z.implied.Want && (f.form == present && r.toks[i].Conj == "" && !(i > s.From && r.class(&r.toks[i-1]) == "pron" && r.toks[i-1].Conj == andWord) || r.ofThing(i, s) || suffix != nil && !r.toldThem(i, z.open, suffix, f)) && f.cue.needs != inWord {
		return found{} // "التي تصف …", "أمرهم": no source and no sign of content
	}
	if m := r.headlineGoesOn(i, s, f); len(x.speakers) == 0 && m >= 0 {
		x.speakers, x.speakerSpan = []int{m}, r.d.Mentions[m].Span
	}
	if len(x.speakers) > 0 {
	} else if len(x.speakers) == 0 && x.implied.Want {
	} else if len(x.speakers) == 0 && z.implied.Want && f.cue.needs != inWord {
		x.implied = z.implied
	} else if f.cue.needs == inWord && len(x.speakers) == 0 {
		x.implied = z.implied
		if !x.implied.Want {
			x.implied = text.Agreement{Want: true, Person: true}
		}
	} else if len(x.speakers) == 0 {
		x.implied = text.Agreement{Want: true, Gender: f.gender, Number: f.number, Person: true}
	}
	if !z.clear && len(x.speakers) == 0 && f.form == past && f.cue.act == schema.Reject && !(i == s.From && r.contentWord(z.open)) && z.open == i+1 && r.bare(z.open) && !r.toks[z.open].Def && r.deed(z.open, s) {
		return found{} // "على حماية الأمن ورفض محاولات التدخل"
	}
	if r.whoever(i, s, f) {
		return found{}
	}
	x.date = r.dayOfSpeech(i, s, &x, &z)
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

// ofThing reports whether the verb at token i tells more of a thing, or of what was said,
// which show or voice it without anybody speaking: "الانتخابات التي عبرت عن رفض السكان".
func (r *speechReader) ofThing(i int, s *text.Sentence) bool {
	k := i - 1
	if k <= s.From || r.class(&r.toks[k]) != "rel" {
		return false
	}
	for k--; k > s.From; k-- {
		if _, ok := r.adjective(k); !ok && r.toks[k].Norm != comma && !(r.toks[k].Def && r.toks[k-1].Def && r.bare(k)) {
			break
		}
	}
	t := &r.toks[k]
	return t.Kind == text.Word && r.cover(k) < 0 && (r.things[t.Stem] || r.contentWord(k) || r.hasForm(t.Stem, noun))
}

// whoever reports whether the verb in the present at token i tells of anybody who may say so, rather
// than of somebody who does: "كل من يدعي أن", "من يقول إن", "عقوبات على الشركات التي ترفض التوظيف".
func (r *speechReader) whoever(i int, s *text.Sentence, f cueForm) bool {
	if f.form != present || i-1 <= s.From || r.toks[i].Conj != "" {
		return false
	}
	p := &r.toks[i-1]
	k := i - 2
	if p.Norm == fromWord && r.bare(i-1) || p.Prep == prepL && p.Base == fromWord {
		return r.class(&r.toks[k]) != "pron" && r.cover(k) < 0 && !r.endsMention(i-1) // "هو من يقول"
	}
	if r.class(p) != "rel" {
		return false
	}
	t := &r.toks[k]
	m := r.cover(k)
	if !t.Def || !bodies[t.Stem] && t.Stem != companies || m >= 0 && r.d.Mentions[m].Kind == schema.ByName {
		return false
	}
	return t.Prep == prepL || k > s.From && (r.toks[k-1].Base == onWord || r.toks[k-1].Base == against || r.determined(k-1)) && r.bare(k-1)
}

// companies is شركات.
const companies = "\u0634\u0631\u0643\u0627\u062A"

// toldThem reports whether the pronoun on the verb at token i is whom it speaks to, and
// content opens with the preposition that the verb takes then: "ويتهمونه بالفساد".
func (r *speechReader) toldThem(i, open int, suffix *enclitic, f cueForm) bool {
	if suffix.person != 3 || f.cue.weak || r.toks[i].Conj == "" || open >= len(r.toks) {
		return false
	}
	p := r.toks[open].Prep
	if open > i+1 && r.class(&r.toks[open-1]) == "prep" {
		p = r.toks[open-1].Base
	}
	return slices.ContainsFunc(f.cue.frames, func(fr frame) bool {
		return fr.content == p && p != "" && (fr.audience == "obj" || f.cue.takes(calls)) // "ووصفتها بالمزورة"
	})
}

// mentioned is ذكر, which takes what was done for its object: "ذكر ناشطون وقوع قصف".
const mentioned = "\u0630\u0643\u0631"

// turnsOut is تبين, which tells without a subject how things turned out.
const turnsOut = "\u062A\u0628\u064A\u0646"

// expects holds the verbs that news without a subject has in the passive, which nothing
// marks: توقع رجح اعتقد قدر احتمل ظن زعم اعتبر.
var expects = map[string]bool{
	"\u0632\u0639\u0645":       true,
	deemed:                     true,
	"\u062A\u0648\u0642\u0639": true, "\u0631\u062C\u062D": true, "\u0627\u0639\u062A\u0642\u062F": true,
	"\u0642\u062F\u0631": true, "\u0627\u062D\u062A\u0645\u0644": true, "\u0638\u0646": true,
}

// headlineGoesOn returns who opens the headline whose later part begins with the verb at token
// i: "النجار يلغي الزيارة.. | ويتحدث عن «خيانة»". It is -1 where nobody does.
func (r *speechReader) headlineGoesOn(i int, s *text.Sentence, f cueForm) int {
	m, ok := r.at[s.From]
	if !s.Heading || f.form != present || f.number != text.Singular || r.toks[i].Conj != andWord || !ok || !r.canSpeak(m) || !r.bare(s.From) {
		return text.NoMention
	}
	if x := &r.d.Mentions[m]; x.To >= i || x.Gender != text.NoGender && f.gender != text.NoGender && x.Gender != f.gender {
		return text.NoMention
	}
	return m
}

// discloses reports whether a verb of announcing has "عن" before its content, behind who
// announces it, a body whose name no list holds, and a day or mark: "كشف اتحاد الصيادين،
// السبت، عن غرق سفينة", unlike "كشفت الأزمة عن ضعف".
func (r *speechReader) discloses(x *found, z *zone) bool {
	m := &r.d.Mentions[x.speakers[0]]
	act := x.cueForm.cue.act
	return x.form == past && (act == schema.Announce || act == schema.Report) && m.To-m.From > 1 && z.open >= 2 && r.toks[z.open-1].Base == about &&
		(r.toks[z.open-2].Norm == comma || r.in[z.open-2] >= 0)
}

// onlyPeople reports whether a verb that only people or bodies can be the subject of tells, in
// the past, what was promised, denied, condemned or the like, by its verbal noun: "تعهدت الدول
// المانحة بتقديم مساعدات"; or an outlet or a report tells it so ("أفادت وسائل إعلام محلية بإصابة
// جنديين", "أكدت تقارير مقتل القائد").
func (r *speechReader) onlyPeople(x *found, z *zone) bool {
	if x.form != past || z.open >= len(r.toks) || !r.masdars[r.toks[z.open].Stem] && !r.masdarAt(z.open) {
		return false
	}
	switch x.cueForm.cue.act {
	case schema.Promise, schema.Deny, schema.Condemn, schema.Praise, schema.Accuse, schema.Warn:
		return true
	}
	h := r.d.Mentions[x.speakers[0]].Head
	return r.outlets(h) || r.kindOf(&r.toks[h]) == "content-noun" && !hearsay[r.toks[h].Stem]
}

// hearsay holds the nouns for what is heard from nobody in particular: معلومات أنباء أخبار.
var hearsay = wordSet("\u0645\u0639\u0644\u0648\u0645\u0627\u062A", "\u0627\u0646\u0628\u0627\u0621", "\u0627\u062E\u0628\u0627\u0631")

// bodies holds the plurals of bodies that no name follows: دول منظمات جمعيات مجموعات نقابات
// أحزاب هيئات مؤسسات بلدان حكومات, and عدد.
var bodies = map[string]bool{
	"\u062F\u0648\u0644": true, "\u0645\u0646\u0638\u0645\u0627\u062A": true, "\u062C\u0645\u0639\u064A\u0627\u062A": true,
	"\u0645\u062C\u0645\u0648\u0639\u0627\u062A": true, "\u0646\u0642\u0627\u0628\u0627\u062A": true, "\u0627\u062D\u0632\u0627\u0628": true,
	"\u0647\u064A\u0626\u0627\u062A": true, "\u0645\u0624\u0633\u0633\u0627\u062A": true, "\u0628\u0644\u062F\u0627\u0646": true,
	"\u062D\u0643\u0648\u0645\u0627\u062A": true,
}

// many reports whether mention m is of people by its form: the sound masculine plural of
// where they are from ("الفلسطينيون") or of what they do ("المشاركون"), or a round number of somebody ("مئات القساوسة").
func (r *speechReader) many(m int) bool {
	x := &r.d.Mentions[m]
	if t := &r.toks[x.Head]; !crowds[t.Base] {
		if bodies[t.Stem] && x.To > x.Head+1 {
			return true // "منظمات حقوقية"
		}
		w, ok := cutSuffix(t.Stem, "\u0648\u0646")                                                                                                       // ون
		return ok && (r.words[t.Base] > 0 || r.words[w] > 0) && (strings.HasSuffix(w, "\u064A") || r.words[w] > 0 && (!t.Def || hasPrefix(w, "\u0645"))) // ي م
	}
	p, ok := r.at[x.Head+1]
	return ok && r.d.Mentions[p].Type == schema.Person
}

// speaksSelf reports whether the verb at token i, which begins with a bare alef in the past,
// is written with hamza, as it is where the author speaks: "أعتقد", "أستغرب".
func (r *speechReader) speaksSelf(i int) bool {
	t := &r.toks[i]
	first, _ := utf8.DecodeRuneInString(t.Text[t.BaseStart-t.Start:])
	return first == alefHamzaUp && r.firstPerson(t.Base) && slices.ContainsFunc(r.cues[t.Base], func(f cueForm) bool {
		return f.form == past && hasPrefix(f.cue.lemma, string(alef))
	})
}

// negated reports whether لم, لن, لا or ما stands right before the verb at i.
func (r *speechReader) negated(i int, s *text.Sentence) bool {
	if i == s.From {
		return false
	}
	p := &r.toks[i-1]
	return r.class(p) == "neg" && p.Base != what
}
