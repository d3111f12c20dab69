package ar

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// Where what somebody said ends, and the article tells on itself.

// pastPhrase reports whether token k begins what no longer belongs to content that is a
// noun phrase: what came of it ("أعلنت انسحابها، مما جعل"), why, when or amid what it was
// said ("… وسط توتر", "… بعد أن"), or a clause of its own ("…، بدأت أمس", "… ولم يحدث").
func (r *speechReader) pastPhrase(k int, afterMark bool, s *text.Sentence) bool {
	t := &r.toks[k]
	if k+1 >= s.To {
		return false
	}
	n := &r.toks[k+1]
	switch {
	case t.Norm == amid && r.nominal(k+1) && !n.Def && k+2 < s.To && !r.toks[k+2].Def && r.cover(k+1) < 0: // "وسط توتر مع", not "وسط المدينة"
		return true
	case t.Conj == "" && t.Base == after_ && (n.Base == that || n.Base == what), t.Norm == afterThat:
		return true
	case t.Conj == "\u0648" && r.negation(k):
		return true
	case t.Conj != "" && r.amongThem(k): // "دعمهم للاحتجاجات ومنهم فلان"
		return true
	case afterMark && t.Norm == what && (r.presentVerb(k+1) || r.bare(k+1) && hasPrefix(n.Base, "\u064A") && r.nounFree(k+1)): // "تقاعده، ما يتيح"
		return true
	case !afterMark:
		return false
	case r.toks[k-1].Norm == "\u061B": // ؛ parts what somebody said from the next clause
		return true
	case t.Norm == ofWhat, t.Norm == since_, t.Conj != "" && r.class(t) == "rel":
		return true
	case t.Conj == "" && r.isBut(k) && r.clauseWithin(k+1, s): // "اعتبرت الحظر باطلا، لكن المحكمة وافقت عليه"
		return true
	case t.Conj == "" && r.doing(k): // "رحب بالقرار، معيدا التذكير ب"
		return true
	case t.Base == inWord && n.Kind == text.Word && !n.Def && n.Prep == "" && occasions[n.Stem]:
		return true
	}
	return t.Conj == "" && t.Prep == "" && (r.finite(k) || didThat[t.Base] && !t.Def)
}

// didThat holds the verbs of doing that are none of speech: قام قامت قاموا تم تمت.
var didThat = wordSet("\u0642\u0627\u0645", "\u0642\u0627\u0645\u062A", "\u0642\u0627\u0645\u0648\u0627", "\u062A\u0645", "\u062A\u0645\u062A")

// isBut reports whether "لكن", with a pronoun or not, or "إلا أن", "غير أن" stands at token k.
func (r *speechReader) isBut(k int) bool {
	t := &r.toks[k]
	if t.Base == but || pronounBefore[t.Base] && hasPrefix(t.Base, but) {
		return true
	}
	return (t.Norm == "\u0627\u0644\u0627" || t.Norm == other || t.Norm == "\u0628\u064A\u062F") && r.subordinator(k+1) // إلا بيد
}

// clauseWithin reports whether a verb stands near token k, before the clause ends.
func (r *speechReader) clauseWithin(k int, s *text.Sentence) bool {
	const reach = 9
	for q := k; q < min(s.To, k+reach) && (r.toks[q].Kind == text.Word || r.toks[q].Kind == text.Open || r.toks[q].Kind == text.Close); q++ {
		if r.finite(q) || r.negation(q) || r.verbOfSpeech(q) || (q < k+2 || q == k+2 && (r.toks[q-1].Def || r.endsMention(q))) && r.cover(q) < 0 && r.toks[q].Kind == text.Word && !r.toks[q].Def && r.bare(q) && r.verbAfter(q) {
			return true
		}
	}
	return false
}

// doing reports whether an active participle in the accusative stands at token k, which tells
// what else somebody does the while: "معيدا", "مستندا".
func (r *speechReader) doing(k int) bool {
	const shortest = 5
	t := &r.toks[k]
	return !t.Def && t.Prep == "" && hasPrefix(t.Base, "\u0645") && hasSuffix(t.Base, "\u0627") && utf8.RuneCountInString(t.Base) >= shortest && // م ا
		!hasSuffix(t.Base, "\u0647\u0627") && r.in[k] < 0 && r.cover(k) < 0 && // "مسؤوليتها"
		!r.masdars[strings.TrimSuffix(t.Base, "\u0627")] && r.particles[t.Base] == ""
}

// nounFree reports whether the word at token k is no noun that a list holds.
func (r *speechReader) nounFree(k int) bool {
	t := &r.toks[k]
	return t.Kind == text.Word && !t.Def && r.class(t) == "" && !r.masdars[t.Stem] && !r.adjectives[t.Stem]
}

// amongThem reports whether "منهم", "بينها" stands at token k, with "من" or not.
func (r *speechReader) amongThem(k int) bool {
	if r.toks[k].Base == fromWord && k+1 < len(r.toks) {
		k++
	}
	_, e := cutEnclitic(r.toks[k].Base, func(w string) bool { return w == fromWord || w == between })
	return e != nil && e.person == 3
}

// withoutTelling reports whether "دون أن" or "من غير أن" at token k leads to what was not
// said: "… دون أن يوضح".
func (r *speechReader) withoutTelling(k int, s *text.Sentence) bool {
	if r.toks[k].Base == fromWord && k+1 < s.To {
		k++
	}
	if b := r.toks[k].Base; b == without && k+2 < s.To && r.toks[k+1].Kind == text.Word {
		n, m := &r.toks[k+1], &r.toks[k+2]
		if n.Prep == "" && (heldBack[n.Stem] || gives[n.Stem] && (moreOf[m.Stem] || m.Base == about)) {
			return true // "دون ذكر السبب", "دون إعطاء مزيد من التفاصيل", "دون الكشف عن هويته"
		}
	}
	if b := r.toks[k].Base; b != without && b != other || k+2 >= s.To || r.toks[k+1].Norm != that {
		return false
	}
	if r.toks[k-1].Kind == text.Close || r.toks[k-1].Base == fromWord && k >= 2 && r.toks[k-2].Kind == text.Close {
		return true // "وصفه بأنه «مضلل» دون أن يقدم دليلا"
	}
	forms, _ := r.cueAt(k + 2)
	return slices.ContainsFunc(forms, func(f cueForm) bool { return f.form == present })
}

// heldBack holds the verbal nouns for what somebody has not told, folded: ذكر توضيح إيضاح إفصاح تطرق
// إشارة; gives those that do so with what moreOf holds behind them: تقديم إعطاء تحديد كشف, مزيد تفاصيل
// إيضاحات توضيحات هوية أسماء أدلة.
var (
	heldBack = wordSet(
		"\u0630\u0643\u0631", "\u062A\u0648\u0636\u064A\u062D", "\u0627\u064A\u0636\u0627\u062D", "\u0627\u0641\u0635\u0627\u062D",
		"\u062A\u0637\u0631\u0642", "\u0627\u0634\u0627\u0631\u0647",
	)
	gives = wordSet(
		"\u062A\u0642\u062F\u064A\u0645", "\u0627\u0639\u0637\u0627\u0621", "\u062A\u062D\u062F\u064A\u062F", "\u0643\u0634\u0641",
	)
	moreOf = wordSet(
		"\u0645\u0632\u064A\u062F", "\u062A\u0641\u0627\u0635\u064A\u0644", "\u0627\u064A\u0636\u0627\u062D\u0627\u062A", "\u062A\u0648\u0636\u064A\u062D\u0627\u062A",
		"\u0647\u0648\u064A\u0647", "\u0627\u0633\u0645\u0627\u0621", "\u0627\u062F\u0644\u0647",
	)
)

// turnsAside reports whether "فيما" or "بينما" at token k, behind a mark, turns to what another does the
// while: a verb in the past stands right behind it, with a subject that is no rest of those told of
// ("فيما أغلق المحتجون الطريق", unlike "فيما أسر آخرون", "بينما انفجرت الرابعة").
func (r *speechReader) turnsAside(k int, s *text.Sentence) bool {
	v := k + 1
	if v+1 >= s.To || !r.bare(v) || r.toks[v].Conj != "" || !(r.finite(v) || r.verbAfter(v)) || concerns[r.toks[v].Base] {
		return false
	}
	if b := r.toks[v].Base; startsAny(b, "\u064A") || startsAny(b, "\u062A") && !hasSuffix(b, "\u062A") || r.countsOn(k, s) { // ي ت
		return false
	}
	n := &r.toks[v+1]
	if n.Kind != text.Word || others[n.Base] || n.Kind == text.Number || r.in[v+1] >= 0 {
		return false
	}
	return !ordinals[n.Stem] && !ordinals[strings.TrimSuffix(n.Stem, "\u0647")] && (n.Def || r.cover(v+1) >= 0) // ه of ة
}

// countsOn reports whether how many of what is told on both sides of token k, so that its clause goes on with
// the count: "فاز الحزب بتسعين مقعدا، | فيما فاز خصمه بعشرة".
func (r *speechReader) countsOn(k int, s *text.Sentence) bool {
	const reach = 12
	number := func(from, to int) bool {
		return slices.ContainsFunc(r.toks[max(from, s.From):min(to, s.To)], func(t text.Token) bool {
			return t.Kind == text.Number || smallNumbers[t.Base] || teens[t.Base]
		})
	}
	return number(k-reach, k) && number(k, k+reach)
}

// concerns holds the verbs behind "فيما" by which it tells what something is about: يتعلق تتعلق يخص.
var concerns = wordSet("\u064A\u062A\u0639\u0644\u0642", "\u062A\u062A\u0639\u0644\u0642", "\u064A\u062E\u0635")

// beforeThat reports whether "قبل أن" or "بعد أن" at token k, behind a mark, leads to what the one whose
// verb stands at token cue did besides: a verb of the same gender without a subject of its own, or one
// whose object he is ("…، قبل أن يغادر", "…، قبل أن تفرقهم الشرطة").
func (r *speechReader) beforeThat(k, cue int, s *text.Sentence) bool {
	if b := r.toks[k].Base; b != before_ && b != after_ || r.toks[k].Conj != "" || k+2 >= s.To || r.toks[k+1].Norm != that {
		return false
	}
	v := &r.toks[k+2]
	if v.Kind != text.Word || v.Def || r.light[v.Base].impersonal {
		return false
	}
	if q := r.nextComma(k+2, s); q > 0 && q+1 < s.To && r.bare(q+1) && r.toks[q+1].Conj == "" && r.finite(q+1) {
		return false // "إن الرجل، قبل أن تقتله الشرطة، صرخ"
	}
	if _, e := cutEnclitic(v.Base, func(w string) bool { return r.words[w] > 0 || r.isVerb(w) }); e != nil && e.person == 3 {
		return true
	}
	if m, ok := r.at[k+3]; ok && r.canSpeak(m) && r.d.Mentions[m].Type != schema.Place || k+3 < s.To && r.nominal(k+3) && !r.toks[k+3].Def {
		return false // "قبل أن تصل تعزيزات"
	}
	forms, _ := r.cueAt(cue)
	return slices.ContainsFunc(forms, func(f cueForm) bool {
		if f.form != past || f.number != text.Singular {
			return false
		}
		return f.gender == text.Masculine && startsAny(v.Base, "\u064A") || f.gender == text.Feminine && startsAny(v.Base, "\u062A") // ي ت
	})
}

// tellsOfIt reports whether an indefinite noun at token j, behind "وهو", leads to what the article tells of
// it: "…، وهو | رقم تعتبره الحكومة", "…، وهي | دعوة تنفيها".
func (r *speechReader) tellsOfIt(j int, s *text.Sentence) bool {
	if j+1 >= s.To || r.toks[j].Def || !r.bare(j) || r.cover(j) >= 0 || !r.nominal(j) {
		return false
	}
	v := j + 1
	if _, ok := r.adjective(v); ok {
		v++
	}
	return v < s.To && r.bare(v) && r.finite(v)
}

// inDocument reports whether "في" at token k leads to where somebody said it: "…، في | بيان", "…، في |
// تصريح للتلفزيون".
func (r *speechReader) inDocument(k int, s *text.Sentence) bool {
	if r.toks[k].Conj != "" || k+1 >= s.To || r.toks[k+1].Def || !r.bare(k+1) || !spokenIn[r.toks[k+1].Base] {
		return false
	}
	q := r.nextComma(k, s)
	if q < 0 || q+1 >= s.To {
		return true
	}
	n := &r.toks[q+1] // "أبلغ الرئيس، في اتصال هاتفي، بأن": in the midst of it
	return n.Kind == text.Word && (n.Conj != "" || r.isParticiple(q+1) || r.sourcePrep(q+1))
}

// spokenIn holds the nouns for where somebody says something, folded: بيان تصريح تصريحات تغريدة مقابلة كلمة
// حديث خطاب مؤتمر مداخلة رسالة.
var spokenIn = wordSet(
	"\u0628\u064A\u0627\u0646", "\u062A\u0635\u0631\u064A\u062D", "\u062A\u0635\u0631\u064A\u062D\u0627\u062A", "\u062A\u063A\u0631\u064A\u062F\u0647",
	"\u0645\u0642\u0627\u0628\u0644\u0647", "\u0643\u0644\u0645\u0647", "\u062D\u062F\u064A\u062B", "\u062E\u0637\u0627\u0628",
	"\u0645\u0624\u062A\u0645\u0631", "\u0645\u062F\u0627\u062E\u0644\u0647", "\u0631\u0633\u0627\u0644\u0647",
)

// negation reports whether token k is لم or لن.
func (r *speechReader) negation(k int) bool {
	b := r.toks[k].Base
	return b == lam || b == never
}

// Words before what is told besides, folded: وسط بعدما مما إذ.
const (
	amid      = "\u0648\u0633\u0637"
	afterThat = "\u0628\u0639\u062F\u0645\u0627"
	ofWhat    = "\u0645\u0645\u0627"
	since_    = "\u0627\u0630"
)

// occasions holds the nouns, folded, by which the article says what it was that somebody
// said or did: حدث خطوة حكم قرار بادرة سابقة مؤشر تطور.
var occasions = map[string]bool{
	"\u062D\u062F\u062B": true, "\u062E\u0637\u0648\u0647": true, "\u062D\u0643\u0645": true, "\u0642\u0631\u0627\u0631": true,
	"\u0628\u0627\u062F\u0631\u0647": true, "\u0633\u0627\u0628\u0642\u0647": true, "\u0645\u0624\u0634\u0631": true, "\u062A\u0637\u0648\u0631": true,
}

// anotherHeadline reports whether "و" at token k joins another clause to a headline: who
// does something and the verb stand behind it, as in "الوزير يطلب الدعاء وفلان ينصحه".
func (r *speechReader) anotherHeadline(k, from int, s *text.Sentence) bool {
	if k <= from+1 || r.toks[k].Conj != "\u0648" && r.toks[k].Norm != "\u0648" {
		return false
	}
	j := k
	if r.toks[k].Norm == "\u0648" {
		j++
	}
	if j < s.To && r.toks[j].Kind == text.Open {
		c, ok := r.quoted(j, s.To, 4)
		return ok && c+1 < s.To && r.presentVerb(c+1)
	}
	m, ok := r.at[j]
	if !ok || r.toks[j].Prep != "" {
		return false
	}
	to := r.restOfName(m, r.d.Mentions[m].To, s, &zone{})
	return to < s.To && r.presentVerb(to)
}

// presentVerb reports whether a finite verb in the present stands at token k.
func (r *speechReader) presentVerb(k int) bool {
	b := r.toks[k].Base
	return r.finite(k) && r.toks[k].Conj == "" && (hasPrefix(b, "\u064A") || hasPrefix(b, "\u062A")) // ي ت
}
