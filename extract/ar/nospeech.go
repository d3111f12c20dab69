package ar

import (
	"strings"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// saysNothing reports whether the verb at token i, which reads as form f of a cue, means
// something else there, by its form or by the word beside it.
func (r *speechReader) saysNothing(i int, s *text.Sentence, f cueForm, suffix *enclitic) bool {
	return r.seeksAsylum(i, s) || r.ranks(i, s, f) || f.form == past && suffix == nil && r.wasPublished(i, s, f) || r.isDeemed(i, s, f, suffix) || r.wrongStem(i, f, suffix) || r.reaction(i, s) || r.convicts(i, s, f)
}

// seeksAsylum reports whether the word at token i is the noun of who applies for what follows: "ألف | طالب لجوء".
func (r *speechReader) seeksAsylum(i int, s *text.Sentence) bool {
	const applicant, asylum = "\u0637\u0627\u0644\u0628", "\u0644\u062C\u0648\u0621" // طالب لجوء
	return r.toks[i].Base == applicant && i+1 < s.To && r.toks[i+1].Stem == asylum
}

// ranks reports whether the verb at token i tells what place somebody came in: "جاءت في | المركز الحادي عشر".
func (r *speechReader) ranks(i int, s *text.Sentence, f cueForm) bool {
	return f.cue.needs == inWord && i+3 < s.To && rank[r.toks[i+2].Stem] && (ordinals[r.toks[i+3].Stem] || ordinals[strings.TrimSuffix(r.toks[i+3].Stem, "\u0647")] || r.toks[i+3].Kind == text.Number) // ه of ة
}

// rank holds the nouns for a place in a ranking, folded: مركز مرتبة.
var rank = wordSet("\u0645\u0631\u0643\u0632", "\u0645\u0631\u062A\u0628\u0647")

// convicts reports whether a court finds somebody guilty by the verb at token i, which says what it
// holds of him as a verdict: "أدانت المحكمة فلانا بالقتل".
func (r *speechReader) convicts(i int, s *text.Sentence, f cueForm) bool {
	const near = 2
	if f.cue.lemma != condemned {
		return false
	}
	for k := max(s.From, i-near); k < min(s.To, i+near); k++ {
		if w := r.toks[k].Stem; k != i && (w == tribunal || w == judiciary) {
			return true
		}
	}
	return false
}

const (
	condemned = "\u0623\u062F\u0627\u0646"       // أدان
	tribunal  = "\u0645\u062D\u0643\u0645\u0647" // محكمة
	judiciary = "\u0642\u0636\u0627\u0621"       // قضاء
)

// wasPublished reports whether the verb at token i tells of the document right before it that it
// was published: "في مقابلة بثت مساء الأحد، وصف", unlike "في بيان أكدت فيه".
func (r *speechReader) wasPublished(i int, s *text.Sentence, f cueForm) bool {
	if r.toks[i].Conj != "" || f.cue.act != schema.Report && f.cue.act != schema.Announce || i+1 >= s.To || i == s.From || !r.behindDocument(i, s.From-1) && !r.thatWas(i, s, f) {
		return false
	}
	n := &r.toks[i+1]
	return r.in[i+1] >= 0 || n.Norm == comma || n.Conj == "" && r.class(n) == "prep" && !r.withPronoun(i+1)
}

// thatWas reports whether "الذي" right before token i tells more of a thing that has the article, which is no
// body and nobody: "القانون الجديد | الذي | نشر في".
func (r *speechReader) thatWas(i int, s *text.Sentence, f cueForm) bool {
	k := i - 1
	if k <= s.From || r.class(&r.toks[k]) != "rel" || !publishing[Fold(f.cue.lemma)] {
		return false
	}
	for k--; k > s.From && r.toks[k].Def && r.toks[k-1].Def && r.cover(k) < 0; k-- {
	}
	t := &r.toks[k]
	return t.Kind == text.Word && t.Def && r.cover(k) < 0 && !r.endsMention(k+1) && r.heads[t.Stem] == nil && r.titles[t.Stem] == nil
}

// publishing holds verbs of making public, folded: نشر بث أذاع نقل.
var publishing = wordSet("\u0646\u0634\u0631", "\u0628\u062B", "\u0627\u0630\u0627\u0639", "\u0646\u0642\u0644")

// isDeemed reports whether the verb at token i tells what something is held to be, by nobody
// in particular: "الجبل الذي يعتبر الأعلى في البلاد", "تعد «الأولى»", unlike "الذي يعتبر أن".
func (r *speechReader) isDeemed(i int, s *text.Sentence, f cueForm, suffix *enclitic) bool {
	if r.toks[i].Base == rumoured && i+1 < s.To && r.subordinator(i+1) {
		return true // "الاتفاق الذي تردد أن قيمته": nobody tells it
	}
	if f.form != present || suffix != nil || i+1 < s.To && r.subordinator(i+1) {
		return false
	}
	return f.cue.lemma == reckons || f.cue.lemma == deemed && i > s.From && r.class(&r.toks[i-1]) == "rel"
}

const (
	reckons  = "\u0639\u062F"             // عد
	rumoured = "\u062A\u0631\u062F\u062F" // تردد
)

// wrongStem reports whether a verb in the past that ends in ى has kept it before a pronoun,
// where it has alef: "رأيها" is her opinion, "رآها" he saw her.
func (r *speechReader) wrongStem(i int, f cueForm, suffix *enclitic) bool {
	return suffix != nil && f.form == past && strings.HasSuffix(f.cue.lemma, "\u0649") && hasSuffix(f.word, "\u064A") && hasPrefix(r.toks[i].Base, f.word)
}

// reaction reports whether "رد فعل", somebody's reaction, stands at token i.
func (r *speechReader) reaction(i int, s *text.Sentence) bool {
	return r.toks[i].Base == "\u0631\u062F" && i+1 < s.To && r.toks[i+1].Stem == "\u0641\u0639\u0644"
}

// predicateOf reports whether the participle at token i is the predicate of "to be" right
// before it and tells no second deed of a subject: "لا يمكن أن تكون مبررا للعنف", "الذي كان منتقدا للحكومة".
func (r *speechReader) predicateOf(i int, s *text.Sentence) bool {
	return i > s.From && (beings[r.toks[i-1].Base] || r.was(i-1))
}

// beings holds forms of "to be" and "not to be": يكون تكون ليس ليست.
var beings = map[string]bool{
	"\u064A\u0643\u0648\u0646": true, "\u062A\u0643\u0648\u0646": true, "\u0644\u064A\u0633": true, "\u0644\u064A\u0633\u062A": true,
}

// counted reports whether the word at token i is what a number before it counts, and no
// participle: "700 طالبا".
func (r *speechReader) counted(i int, s *text.Sentence) bool {
	return i > s.From && r.toks[i-1].Kind == text.Number && someWho[r.toks[i].Base]
}

// someWho holds the participles that are nouns of people too, as a number has them: طالبا متهما.
var someWho = map[string]bool{"\u0637\u0627\u0644\u0628\u0627": true, "\u0645\u062A\u0647\u0645\u0627": true}

// befalls reports whether the word at token i is the verbal noun تعرض, what befalls somebody, as "ل" and
// an attack behind it tell: "أعلنت الوزارة، أمس، تعرض ناقلة لهجوم".
func (r *speechReader) befalls(i int, s *text.Sentence) bool {
	const reach = 10
	if r.toks[i].Base != exposure || r.toks[i].Conj != "" {
		return false
	}
	for k := i + 1; k < min(s.To, i+reach); k++ {
		t := &r.toks[k]
		if t.Norm == comma || r.subordinator(k) || r.finite(k) {
			return false
		}
		if t.Prep == prepL && (r.masdars[t.Stem] || len(r.triggers[t.Stem]) > 0) {
			return true
		}
	}
	return false
}

// exposure is تعرض.
const exposure = "\u062A\u0639\u0631\u0636"

// done reports whether the noun that would be the content x of a verb shows that something is
// done with it rather than said: "توقع اتفاقية" is to sign one, "لوح بالعلم" to wave it, "أمر
// بحبسه" to have him jailed.
func (r *speechReader) done(x *found, open int) bool {
	if x.clear || open >= len(r.toks) {
		return false
	}
	by := wieldedBy[Fold(x.cueForm.cue.lemma)]
	return by[r.toks[open].Stem] || by[strings.TrimSuffix(r.toks[open].Stem, string(alef))] // "توقع اتفاقا"
}

// proves reports whether a verb of confirming tells what somebody has shown of himself, by a noun with
// his pronoun at token open: "أكد المنتخب تفوقه", "أكد حضوره القوي".
func (r *speechReader) proves(x *found, open int) bool {
	if x.clear || x.cueForm.cue.act != schema.Confirm || open >= len(r.toks) || r.toks[open].Def || r.toks[open].Prep != "" {
		return false
	}
	w, e := cutEnclitic(r.toks[open].Base, func(w string) bool { return prowess[w] })
	return e != nil && e.person == 3 && prowess[w]
}

// prowess holds the nouns for what is shown rather than said, folded: تفوق حضور جدارة جدارت أحقية أحقيت
// هيمنة هيمنت صدارة صدارت تألق مكانة مكانت.
var prowess = wordSet(
	"\u062A\u0641\u0648\u0642", "\u062D\u0636\u0648\u0631", "\u062C\u062F\u0627\u0631\u0647", "\u062C\u062F\u0627\u0631\u062A",
	"\u0627\u062D\u0642\u064A\u0647", "\u0627\u062D\u0642\u064A\u062A", "\u0647\u064A\u0645\u0646\u0647", "\u0647\u064A\u0645\u0646\u062A",
	"\u0635\u062F\u0627\u0631\u0647", "\u0635\u062F\u0627\u0631\u062A", "\u062A\u0627\u0644\u0642", "\u0645\u0643\u0627\u0646\u0647", "\u0645\u0643\u0627\u0646\u062A",
)

// wieldedBy holds, by verb, what it does something with.
var wieldedBy = map[string]map[string]bool{
	"\u062A\u0648\u0642\u0639": { // توقع: اتفاق اتفاقية مذكرة معاهدة عقد بروتوكول عقود
		"\u0627\u062A\u0641\u0627\u0642": true, "\u0627\u062A\u0641\u0627\u0642\u064A\u0647": true, "\u0645\u0630\u0643\u0631\u0647": true,
		"\u0645\u0639\u0627\u0647\u062F\u0647": true, "\u0639\u0642\u062F": true, "\u0628\u0631\u0648\u062A\u0648\u0643\u0648\u0644": true, "\u0639\u0642\u0648\u062F": true,
	},
	"\u0627\u0645\u0631": { // أمر: حبس إيداع توقيف إيقاف احتجاز سجن
		"\u062D\u0628\u0633": true, "\u0627\u064A\u062F\u0627\u0639": true, "\u062A\u0648\u0642\u064A\u0641": true,
		"\u0627\u064A\u0642\u0627\u0641": true, "\u0627\u062D\u062A\u062C\u0627\u0632": true, "\u0633\u062C\u0646": true,
	},
	"\u0646\u0641\u064A": {"\u062A\u0639\u0644\u064A\u0642": true}, // نفى: تعليق
	"\u0631\u0641\u0636": { // رفض: تعليق إدلاء إفصاح تطرق رد إجابة خوض
		"\u062A\u0637\u0631\u0642": true, "\u0631\u062F": true, "\u0627\u062C\u0627\u0628\u0647": true, "\u062E\u0648\u0636": true,
		"\u062A\u0639\u0644\u064A\u0642": true, "\u0627\u062F\u0644\u0627\u0621": true, "\u0627\u0641\u0635\u0627\u062D": true,
	},
	"\u0644\u0648\u062D": { // لوح: علم أعلام راية رايات يد
		"\u0639\u0644\u0645": true, "\u0627\u0639\u0644\u0627\u0645": true, "\u0631\u0627\u064A\u0647": true, "\u0631\u0627\u064A\u0627\u062A": true, "\u064A\u062F": true,
	},
}

// needsHearer holds the verbs that tell somebody something and say nothing without him, by
// lemma: أطلع, which without him is to see for oneself, أبلغ, which is to amount to.
var needsHearer = map[string]bool{"\u0627\u0637\u0644\u0639": true, informed: true}

const informed = "\u0627\u0628\u0644\u063A" // أبلغ

// heardByNobody reports whether the verb of x tells nobody what it should tell somebody:
// "اطلع الوزير على المعرض", "تبلغ التكلفة مليونا".
func (r *speechReader) heardByNobody(x *found, z *zone) bool {
	if x.suffix != nil || len(x.audience) > 0 || !needsHearer[Fold(x.cueForm.cue.lemma)] {
		return false
	}
	if Fold(x.cueForm.cue.lemma) == informed {
		return x.form == present && !r.straightOn(x, z) // "أبلغ البنك عن خسائر" has no need of him
	}
	return !z.clear
}

// straightOn reports whether "أن" opens the content right behind the verb of x or its subject.
func (r *speechReader) straightOn(x *found, z *zone) bool {
	at := x.to
	if len(z.subject) > 0 {
		at = r.d.Mentions[z.subject[len(z.subject)-1]].To
	}
	return z.clear && z.open <= at+1
}

// showsWhat reports whether the verb in the present at token i, with no subject behind it, tells what
// something told right before shows: "وهو ما | يشير إلى أن", "الأمر الذي | يؤكد أن".
func (r *speechReader) showsWhat(i int, s *text.Sentence) bool {
	p, q := &r.toks[i-1], &r.toks[i-2]
	if p.Base != what && r.class(p) != "rel" || i+1 >= s.To || r.cover(i+1) >= 0 {
		return false
	}
	if q.Norm != matter && !(q.Conj == andWord && r.class(q) == "pron") {
		return false
	}
	return r.subordinator(i+1) || r.class(&r.toks[i+1]) == "prep" || r.toks[i+1].Prep != ""
}

// ofNoun reports whether the feminine participle at token i is the quality of the indefinite feminine
// noun right before it, and tells no second deed: "حكومة | مشككة بأوروبا", "جنازة | مهيبة".
func (r *speechReader) ofNoun(i int) bool {
	p := &r.toks[i-1]
	return p.Kind == text.Word && !p.Def && feminineEnd(p.Text) && feminineEnd(r.toks[i].Text) && r.in[i-1] < 0 && r.particles[p.Base] == "" && r.nominal(i-1) && !r.finiteVerb(i-1)
}

// withQuality reports whether the masculine participle at token i has an adjective in the accusative
// right behind it, as a noun has: "كان فلان | منتقدا شديدا | للاتفاق".
func (r *speechReader) withQuality(i int, s *text.Sentence) bool {
	if i+1 >= s.To {
		return false
	}
	n := &r.toks[i+1]
	w, ok := strings.CutSuffix(n.Base, string(alef))
	quality := r.adjectives[w] || r.words[w] > 0 && r.words[w+"\u0647"] > 0 && !r.masdars[w]                                                                          // ه of ة
	return ok && quality && n.Kind == text.Word && !n.Def && r.bare(i+1) && r.particles[n.Base] == "" && !r.masdars[strings.TrimSuffix(r.toks[i].Base, string(alef))] // "أصدر أمرا ملكيا ب"
}

// counts reports whether the verb of x tells what its subject is held to be, by nobody in particular, as
// one indefinite noun does behind it: "وتعتبر هذه المنظمة | منتدى للنقاش", unlike "تعتبر الحكومة القرار
// خطوة".
func (r *speechReader) counts(x *found, open int, s *text.Sentence) bool {
	if x.clear || x.form != present || x.suffix != nil || x.cueForm.cue.lemma != deemed || open >= s.To || len(x.speakers) == 0 {
		return false
	}
	to := r.nounPhrase(open, s.To)
	return to > open && !r.toks[open].Def && r.toks[open].Prep == "" && r.cover(open) < 0 && !r.masdars[r.toks[open].Stem] && !r.definite(open, to) && !r.determined(open)
}
