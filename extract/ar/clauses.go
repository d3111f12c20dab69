package ar

import (
	"strings"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// subordinator reports whether token j is أن or إن, alone, with a pronoun, or
// after ب. Before the first token stands none.
func (r *speechReader) subordinator(j int) bool {
	if j < 0 {
		return false
	}
	t := &r.toks[j]
	if t.Kind != text.Word || t.Conj != "" && t.Base != that {
		return false
	}
	if t.Conj != "" {
		return false
	}
	b := t.Base
	if j+1 < len(r.toks) && r.toks[j+1].Norm == "\u0643\u064A" {
		return false // "بان كي مون": no purpose stands behind "أن"
	}
	if b == that {
		return (t.Prep == "" || t.Prep == prepB) && !r.spelled(j) && !(t.Prep == "" && j+1 < len(r.toks) && r.toks[j+1].Norm == lam) // "إن لم تدفع": if
	}
	switch b {
	case "\u0627\u0646\u0647", "\u0627\u0646\u0647\u0627", "\u0627\u0646\u0647\u0645", "\u0627\u0646\u0646\u0627", "\u0627\u0646\u0646\u064A", "\u0627\u0646\u0647\u0645\u0627", "\u0627\u0646\u064A", "\u0627\u0646\u0627": // أنه أنها أنهم أننا أنني أنهما
		return b != "\u0627\u0646\u0627" && (t.Prep == "" || t.Prep == prepB)
	case "\u0628\u0627\u0646", "\u0628\u0627\u0646\u0647", "\u0628\u0627\u0646\u0647\u0627", "\u0628\u0627\u0646\u0647\u0645": // بأن بأنه بأنها
		return true
	}
	return false
}

// spelled reports whether what looks like "إن" at token j is a letter of a name that is
// spelled out: "قناة إن تي في", "شبكة سي.إن.إن".
func (r *speechReader) spelled(j int) bool {
	if dotted(r.toks, j) || dotted(r.toks, j+1) {
		return true
	}
	n := 0
	for k := j + 1; k < min(len(r.toks), j+5) && n < 2; k++ {
		if !letterNames[r.toks[k].Norm] {
			break
		}
		n++
	}
	return n == 2
}

// letterNames holds the names of letters that abbreviations are spelled with: بي تي سي في
// إس إف دي آر إل إم.
var letterNames = map[string]bool{
	"\u0628\u064A": true, "\u062A\u064A": true, "\u0633\u064A": true, "\u0641\u064A": true, "\u0627\u0633": true, "\u0627\u0641": true,
	"\u062F\u064A": true, "\u0627\u0631": true, "\u0627\u0644": true, "\u0627\u0645": true,
}

// opensContent reports whether the subordinator at token j can open content:
// after "إلا", "غير", "رغم", "بعد" it makes a clause of another kind.
func (r *speechReader) opensContent(j int) bool {
	return j == 0 || r.toks[j-1].Kind != text.Word || r.toks[j].Prep != "" || r.particles[r.toks[j-1].Base] == "" || !joinsThat[r.toks[j-1].Base]
}

// joinsThat holds the words that make a conjunction with أن.
var joinsThat = map[string]bool{
	"\u0627\u0644\u0627": true, "\u063A\u064A\u0631": true, "\u0628\u064A\u062F": true, "\u0631\u063A\u0645": true, // إلا غير بيد رغم
	"\u0643\u0645\u0627": true, "\u062D\u062A\u0649": true, "\u062D\u062A\u064A": true, "\u0645\u0639": true, // كما حتى مع
	"\u0628\u0639\u062F": true, "\u0642\u0628\u0644": true, "\u0645\u0646\u0630": true, "\u062F\u0648\u0646": true, // بعد قبل منذ دون
}

// preposition returns the preposition at token j (its own word, or a letter
// before a noun) and the token of what it governs.
func (r *speechReader) preposition(j int) (p string, next int) {
	t := &r.toks[j]
	if t.Conj != "" {
		return "", j
	}
	if t.Prep == prepB || t.Prep == prepL {
		return t.Prep, j
	}
	switch t.Base {
	case onWord:
		if r.class(t) == "" {
			return "", j
		}
		return t.Base, j + 1
	case toWord, fromWord, about, inWord:
		return t.Base, j + 1
	case owingTo: // "وجهت انتقادات إلى الحكومة بسبب الغلاء"
		return t.Base, j + 1
	case prepB + what: // بما
		return prepB, j
	case "\u0639\u0645\u0627": // عما
		return about, j
	case "\u0645\u0645\u0627": // مما
		return fromWord, j
	case prepB, prepL: // written apart, before a quotation mark: "لـ«النهار»"
		return t.Base, j + 1
	}
	return "", j
}

const owingTo = "\u0628\u0633\u0628\u0628" // بسبب

// clauseOpener reports whether a clause can begin after token i: كان and its
// like, لكن, أن, فيما, بينما, حيث.
func (r *speechReader) clauseOpener(i int) bool {
	t := &r.toks[i]
	if t.Kind != text.Word {
		return true
	}
	if r.subordinator(i) || t.Base == wasWord || t.Base == wasWord+"\u062A" {
		return true
	}
	switch r.class(t) {
	case "conj", "adv", "part", "time":
		return true
	}
	return false
}

// verbShape reports whether the word at token j looks like a plural verb of the
// present: "يرغبون".
func (r *speechReader) verbShape(j int) bool {
	b := r.toks[j].Base
	if _, ok := r.adjective(j); ok && hasSuffix(b, "\u064A\u0648\u0646") {
		return false // "يمنيون"
	}
	return !r.toks[j].Def && startsAny(b, "\u064A", "\u062A") && (hasSuffix(b, "\u0648\u0646") || hasSuffix(b, "\u0648\u0627"))
}

// describes reports whether the word at token j is a participle that goes on
// with the definite subject right before it: "المتاخمة للحدود", "المقربة من".
func (r *speechReader) describes(j int, s *text.Sentence) bool {
	t := &r.toks[j]
	if own := belongs[strings.TrimSuffix(t.Stem, "\u0647")]; own && !t.Def && r.bare(j) && !r.toks[j-1].Def && j+1 < s.To && r.toks[j+1].Prep == prepL {
		return true // "مجموعات تابعة للحزب"
	}
	if !t.Def || t.Prep != "" || !hasPrefix(t.Stem, "\u0645") && !belongs[strings.TrimSuffix(t.Stem, "\u0647")] || r.masdars[t.Stem] || !r.toks[j-1].Def || j+1 >= s.To {
		return false
	}
	n := &r.toks[j+1]
	return n.Kind == text.Word && (n.Prep == prepL || n.Prep == prepB || n.Base == fromWord || n.Base == inWord || n.Base == onWord || n.Base == "\u0645\u0639")
}

// belongs holds the participles without "م" that tell where something belongs: تابع واقع صادر
// قائم كائن عامل.
var belongs = map[string]bool{
	"\u062A\u0627\u0628\u0639": true, "\u0648\u0627\u0642\u0639": true, "\u0635\u0627\u062F\u0631": true,
	"\u0642\u0627\u0626\u0645": true, "\u0643\u0627\u0626\u0646": true, "\u0639\u0627\u0645\u0644": true,
}

// trailing reports whether the word at token j is an adjective that closes the
// definite subject right before it: a mark, a time or a preposition follows.
func (r *speechReader) trailing(j int, s *text.Sentence) bool {
	t := &r.toks[j]
	if !t.Def || t.Prep != "" || r.masdars[t.Stem] || j+1 >= s.To || feminineEnd(r.toks[j-1].Text) && !feminineEnd(t.Text) {
		return false // "الإدارة | المزاعم" do not agree
	}
	if _, ok := r.adjective(j); !ok && !hasPrefix(t.Stem, "\u0645") {
		return false
	}
	n := &r.toks[j+1]
	return n.Kind == text.Punct || r.in[j+1] >= 0 || r.subordinator(j+1) || n.Conj == "" && (r.class(n) == "prep" || n.Prep != "")
}

// pastModifier passes over such a participle and the phrase that it governs.
func (r *speechReader) pastModifier(j int, s *text.Sentence) int {
	k := j + 1
	if k < s.To && r.class(&r.toks[k]) == "prep" {
		k++
	}
	if k >= s.To {
		return s.To
	}
	if m, ok := r.at[k]; ok {
		return r.d.Mentions[m].To
	}
	return max(r.nounPhrase(k, s.To), k+1)
}

// onlySays reports whether a word that means no more than "saying" stands at token j,
// with what was said right behind it: قائلا، قائلة، قائلين.
func (r *speechReader) onlySays(j int, s *text.Sentence) bool {
	t := &r.toks[j]
	if t.Conj != "" || t.Prep != "" || t.Def || j+1 >= s.To || !sayingWords[t.Base] {
		return false
	}
	n := &r.toks[j+1]
	return n.Norm == colon || n.Kind == text.Open || r.subordinator(j+1)
}

// sayingWords holds the forms of "saying", folded.
var sayingWords = map[string]bool{
	sayingSo: true, "\u0642\u0627\u0626\u0644\u0647": true, "\u0642\u0627\u0626\u0644\u064A\u0646": true, // قائلا قائلة قائلين
}

// whether is هل, by which frames tell that a question follows.
const whether = "\u0647\u0644"

// questions holds the words that open what somebody asked: هل لماذا متى أين.
var questions = map[string]bool{whether: true, "\u0644\u0645\u0627\u0630\u0627": true, "\u0645\u062A\u064A": true, "\u0627\u064A\u0646": true}

const meantime = "\u0641\u064A\u0645\u0627" // فيما

// qualityOf reports whether the word at token i is an adjective of the indefinite noun
// right before it rather than the verb that is written alike: "بشكل قاطع".
func (r *speechReader) qualityOf(i int, s *text.Sentence) bool {
	if i == s.From || !r.bare(i) || !r.adjectives[r.toks[i].Base] {
		return false
	}
	p := &r.toks[i-1]
	return p.Kind == text.Word && !p.Def && (r.class(p) == "" || r.class(p) == "adv") && r.cover(i-1) < 0 && r.in[i-1] < 0 && (p.Prep == prepB || hasPrefix(p.Base, prepB) || r.nominal(i-1))
}

// deed reports whether the word at token j is a verbal noun, or the plural of one that no
// "أن" follows: إعلان; "ممارسات" in "استنكرت ممارسات الحركة", unlike "كشفت تحقيقات أن".
func (r *speechReader) deed(j int, s *text.Sentence) bool {
	t := &r.toks[j]
	if r.masdars[t.Stem] {
		return true
	}
	w, ok := strings.CutSuffix(t.Stem, "\u0627\u062A") // ات
	if !ok || !r.masdars[w] && !r.masdars[w+"\u0647"] {
		return false
	}
	to := r.nounPhrase(j, s.To)
	for k := to; k < min(s.To, to+2) && r.toks[k].Kind == text.Word && r.bare(k); k++ { // "تحقيقات أخرى أن"
		if r.subordinator(k) {
			return false
		}
	}
	return !r.openedAt(to, s)
}

// nounPhrase returns the end of the noun phrase that begins at token j: its
// genitive chain and adjectives.
func (r *speechReader) nounPhrase(j, end int) int {
	if j >= end || !r.nominal(j) && r.particle(j) != "dem" {
		return j
	}
	construct := !r.toks[j].Def && !r.soundPlural(j) && !r.somebodys(j)
	k := j + 1
	for k < end && r.toks[k].Kind == text.Word && r.bare(k) && r.in[k] < 0 {
		if m, ok := r.at[k]; ok && construct {
			k, construct = max(k+1, r.d.Mentions[m].To), false
			continue
		}
		if _, ok := r.adjective(k); ok || r.adjectival(k) || r.toks[k].Base == special && feminineEnd(r.toks[k-1].Text) && k+1 < end && r.bare(k+1) && r.inflected(k+1) {
			k++
			construct = false
			continue
		}
		if teens[r.toks[k].Base] && r.toks[k-1].Def { // "الذكرى الحادية | عشرة"
			k++
			continue
		}
		if construct && r.ownDeed(k) && (k > j+1 || r.speakable(j)) {
			break // "أعلنت جماعة متشددة | مسؤوليتها عن"
		}
		if construct && r.nominal(k) {
			construct = !r.toks[k].Def
			k++
			continue
		}
		break
	}
	return k
}

// teens holds عشر عشرة, which end an ordinal between ten and twenty.
var teens = wordSet("\u0639\u0634\u0631", "\u0639\u0634\u0631\u0647")

// somebodys reports whether the noun at token j, a body, office or country, has a pronoun that tells
// whose it is, so that no genitive follows: "أعلنت بلاده | إرسال سفينة", "نفى حزبه | مشاركته".
func (r *speechReader) somebodys(j int) bool {
	t := &r.toks[j]
	if t.Def || feminineEnd(t.Text) {
		return false
	}
	host := func(w string) bool { return r.heads[w] != nil || r.titles[w] != nil || w == homeland || kin[w] }
	w, e := cutEnclitic(t.Base, host)
	return e != nil && e.person == 3 && host(w) && !host(t.Base)
}

// ownDeed reports whether the word at token k is what somebody told of before does or has
// done: "رفضها", "انسحابهم", "مسؤوليتها".
func (r *reader) ownDeed(k int) bool {
	t := &r.toks[k]
	if t.Kind != text.Word || t.Def || !r.bare(k) || feminineEnd(t.Text) {
		return false
	}
	host := func(w string) bool {
		n, ok := cutSuffix(w, "\u062A") // ت of ة
		return r.masdars[w] || ok && (r.masdars[n+"\u0647"] || n == responsible)
	}
	w, e := cutEnclitic(t.Base, host)
	return e != nil && e.person == 3 && host(w)
}

// adjectival reports whether the word at token k, which no list knows as an adjective, is one by
// its ending, as the indefinite noun before it: "مسلحون مجهولون", "هجوم صاروخي".
func (r *speechReader) adjectival(k int) bool {
	t, n := &r.toks[k], &r.toks[k-1]
	if t.Kind != text.Word || t.Def || n.Def || !r.bare(k) || r.particle(k) != "" || r.finite(k) {
		return false
	}
	if _, ok := r.at[k]; ok {
		return false
	}
	if hasSuffix(t.Base, plural) {
		return hasSuffix(n.Base, plural)
	}
	w, ok := strings.CutSuffix(t.Base, "\u064A") // ي
	return ok && len(w) >= 3*len(prepL) && r.words[w] > 0 && !r.masdars[t.Base] && r.heads[t.Base] == nil && !r.hasForm(t.Base, masdar, noun) && !feminineEnd(n.Text)
}

// plural is how a sound masculine plural ends in the nominative, ون.
const plural = "\u0648\u0646"

// special is خاصة, an adjective between a feminine noun and another adjective ("وحدة خاصة
// إسرائيلية"), an adverb elsewhere.
const special = "\u062E\u0627\u0635\u0647"

// inflected reports whether an adjective in the feminine stands at token k.
func (r *speechReader) inflected(k int) bool {
	_, ok := r.adjective(k)
	return ok && feminineEnd(r.toks[k].Text)
}

// soundPlural reports whether the noun at token j is a sound masculine plural in the
// nominative, "مسؤولون", which has nothing in the genitive behind it, rather than a noun
// that ends so by itself: "شؤون", "قانون".
func (r *speechReader) soundPlural(j int) bool {
	w, ok := strings.CutSuffix(r.toks[j].Base, "\u0648\u0646")
	return ok && len(w) > 2*len(prepL) && r.words[w] > 0
}

func hasPrefix(s, p string) bool { return len(s) >= len(p) && s[:len(p)] == p }

// isJoined reports whether s is a and b.
func isJoined(s, a, b string) bool {
	return len(s) == len(a)+len(b) && s[:len(a)] == a && s[len(a):] == b
}

func hasSuffix(s, suffix string) bool {
	return len(s) > len(suffix) && s[len(s)-len(suffix):] == suffix
}

// soSays reports whether the verb at token i is joined by "ل" to what the speaker said before:
// "…، ليؤكد أن الوضع مستقر", unlike a purpose ("جاء ليؤكد").
func (r *speechReader) soSays(i int, s *text.Sentence, f cueForm) bool {
	return f.form == present && r.toks[i].Prep == prepL && i > s.From && (r.toks[i-1].Norm == comma || s.From+3 >= i && comesOut[bareForm(r.toks[s.From].Base, comesOut)]) && i+1 < s.To && (r.subordinator(i+1) || r.toks[i+1].Norm == colon)
}

// comesOut holds the verbs of coming out or back behind which "ل" joins what somebody says: عاد خرج ظهر
// أطل تدخل.
var comesOut = wordSet("\u0639\u0627\u062F", "\u062E\u0631\u062C", "\u0638\u0647\u0631", "\u0627\u0637\u0644", "\u062A\u062F\u062E\u0644")

// twoDid reports whether the word at token i, which can be a noun in the accusative too, is
// the verb of two: behind "و" where a sentence or clause begins, with an object and no
// preposition after it ("وحثا جميع الأطراف").
func (r *speechReader) twoDid(i int, s *text.Sentence) bool {
	if r.toks[i].Conj != "\u0648" || i+1 >= s.To || i > s.From && r.toks[i-1].Norm != comma {
		return false
	}
	n := &r.toks[i+1]
	return n.Kind == text.Word && n.Prep == "" && n.Conj == "" && r.class(n) != "prep"
}

// behindTwo reports whether two who are told of in the dual end right before the verb at token i: "لكن
// مصدرين مطلعين | كشفا".
func (r *speechReader) behindTwo(i int) bool {
	m, ok := r.until[i]
	for k := i - 1; !ok && k > 0 && r.bare(k) && r.toks[k].Kind == text.Word && k > i-3; k-- { // adjectives
		m, ok = r.until[k]
	}
	return ok && r.d.Mentions[m].Number == text.Dual && r.toks[i].Conj == ""
}

const fathatan = "\u064B"

// wished reports whether the verb at token i is subjunctive: "أن يعلن", "لكي
// تثبت" tell of speech that is wanted, not made.
func (r *speechReader) wished(i int, s *text.Sentence, f cueForm) bool {
	if f.form != present || i == s.From || r.toks[i].Conj != "" {
		return false
	}
	p := &r.toks[i-1]
	if p.Base == that && i > s.From+1 && r.toks[i-2].Base == before_ && f.cue.act == schema.Say && i+1 < s.To && (r.toks[i+1].Norm == colon || r.toks[i+1].Kind == text.Open) {
		return false // "…، قبل أن يستدرك: «…»"
	}
	return p.Base == that && (p.Prep == "" || p.Prep == prepB) || p.Base == inOrder || p.Base == prepL+inOrder
}

const deemed = "\u0627\u0639\u062A\u0628\u0631" // اعتبر
