package ar

import (
	"strings"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// Head nouns of bodies that are everyday nouns as often, folded.
const (
	commandWord  = "\u0642\u064A\u0627\u062F\u0647"       // قيادة
	pillarsWord  = "\u0627\u0631\u0643\u0627\u0646"       // أركان
	assemblyWord = "\u062A\u062C\u0645\u0639"             // تجمع
	baseWord     = "\u0642\u0627\u0639\u062F\u0647"       // قاعدة
	campsWord    = "\u0645\u062E\u064A\u0645\u0627\u062A" // مخيمات, which are one place
	provinceWord = "\u0648\u0644\u0627\u064A\u0647"       // ولاية
)

// noBody reports whether the head noun of n words at token i is the everyday noun and heads no
// body's or place's name: whoever is led ("بقيادة فلان", "قيادة القارب"), the pillars of a
// regime ("أركان النظام"), people who gather ("تجمع المئات"), a data base ("قاعدة
// البيانات"), a term of office ("ولاية خامسة").
func (r *reader) noBody(i, n, end int) bool {
	t, j := &r.toks[i], i+n
	if n != 1 || j >= end {
		return false
	}
	next := &r.toks[j]
	switch t.Stem {
	case commandWord:
		return !t.Def && (t.Prep == prepB || next.Kind == text.Word && !r.armedAt(j, end))
	case pillarsWord:
		return !t.Def && next.Kind == text.Word && !r.armedAt(j, end)
	case assemblyWord:
		if t.Def || next.Kind != text.Word {
			return false
		}
		tt, _ := r.titleAt(j, end)
		return howMany[next.Stem] || tt != nil && tt.number == text.Singular
	case baseWord:
		return data[next.Stem]
	case provinceWord:
		return next.Kind == text.Word && next.Def == t.Def && (ordinals[strings.TrimSuffix(next.Stem, "\u0647")] || ordinals[next.Stem])
	}
	return false
}

// armedAt reports whether men at arms, their operations or their district are named at token j.
func (r *reader) armedAt(j, end int) bool {
	if raw, ok := r.raw[j]; ok && raw.typ == schema.MilitaryUnit {
		return true
	}
	h, _ := r.headAt(j, end)
	return h != nil && h.typ == schema.MilitaryUnit || warlike[r.toks[j].Stem]
}

// warlike holds the nouns, folded, for what a command is of besides men at arms: عمليات
// منطقة محور ناحية عسكرية.
var warlike = map[string]bool{
	"\u0639\u0645\u0644\u064A\u0627\u062A": true, "\u0645\u0646\u0637\u0642\u0647": true, "\u0645\u062D\u0648\u0631": true,
	"\u0646\u0627\u062D\u064A\u0647": true, "\u0639\u0633\u0643\u0631\u064A\u0647": true, "\u062D\u0644\u0641": true,
}

// noPlace reports whether the one word at token i that the tagger took for a place is an ordinal, a
// participle with what it goes with, or a verb in the plural: "لولاية خامسة", "المحاذية للحدود",
// "تضرروا".
func (r *reader) noPlace(i int) bool {
	t := &r.toks[i]
	if r.knownName(t.Base) {
		return false
	}
	const waw = "\u0648\u0627"
	return ordinals[strings.TrimSuffix(t.Stem, "\u0647")] || r.governs(i, r.d.SentenceOf(i).To) || hasSuffix(t.Base, waw) && r.finiteVerb(i)
}

// howMany holds the words, folded and without the article, for how many gather: عشرات مئات
// آلاف مئات.
var howMany = map[string]bool{
	"\u0639\u0634\u0631\u0627\u062A": true, "\u0645\u0626\u0627\u062A": true, "\u0627\u0644\u0627\u0641": true,
	"\u0627\u0644\u0622\u0641": true, "\u0627\u0641": true, "\u0622\u0644\u0627\u0641": true,
}

// data holds what a base is of that is no facility, folded: بيانات معلومات جماهيرية شعبية
// انتخابية.
var data = map[string]bool{
	"\u0628\u064A\u0627\u0646\u0627\u062A": true, "\u0645\u0639\u0644\u0648\u0645\u0627\u062A": true,
	"\u062C\u0645\u0627\u0647\u064A\u0631\u064A\u0647": true, "\u0634\u0639\u0628\u064A\u0647": true, "\u0627\u0646\u062A\u062E\u0627\u0628\u064A\u0647": true,
}

// ruling holds participles, folded, masculine and without the article, that say something of a
// body with a preposition behind them: مكلف منبثق موال مدعوم مؤد مطل قريب مملوك منتم محيط
// مجاور محاذ مقرب مرتبط معني ممول مسؤول مشرف متمركز متواجد واقع متحالف مناهض مؤيد مختص متخصص
// منشق متهم محسوب خاضع منتشر منتهي مساند رامي هادف.
var ruling = wordSet(
	"\u0645\u0643\u0644\u0641", "\u0645\u0646\u0628\u062B\u0642", "\u0645\u0648\u0627\u0644\u064A", "\u0645\u062F\u0639\u0648\u0645",
	"\u0645\u0624\u062F\u064A", "\u0645\u0648\u062F\u064A", "\u0645\u0637\u0644", "\u0642\u0631\u064A\u0628", "\u0645\u0645\u0644\u0648\u0643",
	"\u0645\u0646\u062A\u0645\u064A", "\u0645\u062D\u064A\u0637", "\u0645\u062C\u0627\u0648\u0631", "\u0645\u062D\u0627\u0630\u064A", "\u0645\u0642\u0631\u0628",
	"\u0645\u0631\u062A\u0628\u0637", "\u0645\u0639\u0646\u064A", "\u0645\u0645\u0648\u0644", "\u0645\u0633\u0624\u0648\u0644", "\u0645\u0633\u0648\u0648\u0644", "\u0645\u0634\u0631\u0641",
	"\u0645\u062A\u0645\u0631\u0643\u0632", "\u0645\u062A\u0648\u0627\u062C\u062F", "\u0648\u0627\u0642\u0639", "\u0645\u062A\u062D\u0627\u0644\u0641", "\u0645\u0646\u0627\u0647\u0636",
	"\u0645\u0624\u064A\u062F", "\u0645\u0648\u064A\u062F", "\u0645\u062E\u062A\u0635", "\u0645\u062A\u062E\u0635\u0635", "\u0645\u0646\u0634\u0642", "\u0645\u062A\u0647\u0645",
	"\u0645\u062D\u0633\u0648\u0628", "\u062E\u0627\u0636\u0639", "\u0645\u0646\u062A\u0634\u0631", "\u0645\u0646\u062A\u0647\u064A", "\u0645\u0633\u0627\u0646\u062F",
	"\u0631\u0627\u0645\u064A", "\u0647\u0627\u062F\u0641",
)

// governs reports whether the definite word at token j is a participle with a preposition of its
// own, or with whose it is: "اللجنة الثلاثية | المنبثقة عن", "القوات | المدعومة من", "البرلمان | المنتهية
// ولايته".
func (r *reader) governs(j, end int) bool {
	t := &r.toks[j]
	if !t.Def || t.Prep != "" || !r.word(j+1, end) || !ruling[strings.TrimSuffix(t.Stem, "\u0647")] && !ruling[t.Stem+"\u064A"] {
		return false
	}
	next := &r.toks[j+1]
	return next.Conj == "" && (next.Prep == prepL || next.Prep == prepB || r.class(next) == "prep" || !next.Def && r.possessed(j+1))
}

// wordSet returns the set of the words.
func wordSet(words ...string) map[string]bool {
	set := make(map[string]bool, len(words))
	for _, w := range words {
		set[w] = true
	}
	return set
}
