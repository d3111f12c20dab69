package ar

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/khabar-kg/khabar/extract/text"
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
	if b := r.toks[k].Base; b != without && b != other || k+2 >= s.To || r.toks[k+1].Norm != that {
		return false
	}
	if r.toks[k-1].Kind == text.Close || r.toks[k-1].Base == fromWord && k >= 2 && r.toks[k-2].Kind == text.Close {
		return true // "وصفه بأنه «مضلل» دون أن يقدم دليلا"
	}
	forms, _ := r.cueAt(k + 2)
	return slices.ContainsFunc(forms, func(f cueForm) bool { return f.form == present })
}

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
