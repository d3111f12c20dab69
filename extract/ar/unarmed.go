package ar

import (
	"strings"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// unarmed reports whether what event v tells of is done without arms, or by
// nobody: a war of words or prices, a sentence that a court passes, a storm that strikes a
// country, an illness, a player who leaves a tournament.
func (r *eventReader) unarmed(v *text.Event, s *text.Sentence, f triggerForm) bool {
	switch v.Type {
	case "attack":
		return r.ofWords(v, s) || f.trigger.lemma == struck && r.beside(v.To, s, cited) || f.trigger.lemma == assailed && (v.Rule == "ar.trigger-verb" || f.form == masdar) && r.inWords(v, s) || r.doneBy(v, s, nature) || f.trigger.lemma == aims && r.doneBy(v, s, measures)
	case "seize", "protest":
		return r.doneBy(v, s, nature) || v.Type == "seize" && r.doneBy(v, s, backOrOver) || v.Type == "protest" && r.doneBy(v, s, stirred)
	case "injure":
		return r.fallsIll(v.To, s)
	case "kill":
		return f.trigger.needs == onWord && r.rules(v.To, s) || f.trigger.lemma == martyred && r.beside(v.To, s, cited)
	case "return":
		return r.doneBy(v, s, backOrOver)
	case "withdraw":
		for _, m := range v.Roles[schema.Origin] {
			if x := &r.d.Mentions[m]; x.Type == schema.NamedEvent && contests[r.toks[x.From].Stem] {
				return true
			}
		}
	}
	return false
}

const (
	martyred = "\u0627\u0633\u062A\u0634\u0647\u062F" // استشهد, with "ب" also "cited"
	struck   = "\u0636\u0631\u0628"                   // ضرب
)

// cited holds nouns for what somebody cites or gives as an example, folded: مثل مثال أمثلة قول أقوال كلام
// حديث آية آيات تصريح تصريحات تقرير تقارير دراسة مقولة أرقام بيانات مجموعة.
var cited = wordSet(
	"\u0645\u062B\u0644", "\u0645\u062B\u0644\u0627", "\u0645\u062B\u0627\u0644", "\u0645\u062B\u0627\u0644\u0627", "\u0627\u0645\u062B\u0644\u0647",
	"\u0642\u0648\u0644", "\u0627\u0642\u0648\u0627\u0644", "\u0643\u0644\u0627\u0645", "\u062D\u062F\u064A\u062B", "\u0627\u064A\u0647",
	"\u0627\u064A\u0627\u062A", "\u062A\u0635\u0631\u064A\u062D", "\u062A\u0635\u0631\u064A\u062D\u0627\u062A", "\u062A\u0642\u0631\u064A\u0631", "\u062A\u0642\u0627\u0631\u064A\u0631",
	"\u062F\u0631\u0627\u0633\u0647", "\u0645\u0642\u0648\u0644\u0647", "\u0627\u0631\u0642\u0627\u0645", "\u0628\u064A\u0627\u0646\u0627\u062A", "\u0645\u062C\u0645\u0648\u0639\u0647",
)

// beside reports whether one of the words stands behind token k, past who does it.
func (r *eventReader) beside(k int, s *text.Sentence, words map[string]bool) bool {
	const reach = 6
	for q := k; q < min(s.To, k+reach) && r.toks[q].Kind == text.Word && !r.finite(q); q++ {
		if t := &r.toks[q]; r.cover[q] < 0 && words[t.Stem] && t.Conj == "" && (t.Prep == "" || t.Prep == prepB) {
			return true
		}
	}
	return false
}

// rules reports whether a verb that would kill with "على" has "ب" before it, and so rules: "قضت
// المحكمة بالسجن على".
func (r *eventReader) rules(k int, s *text.Sentence) bool {
	for ; k < s.To && r.toks[k].Kind == text.Word && r.toks[k].Base != onWord; k++ {
		if r.toks[k].Prep == prepB {
			return true
		}
	}
	return false
}

// backOrOver holds nouns for what comes back, or over people, and is nobody, folded: هدوء حياة أمن استقرار
// كهرباء تيار تاريخ سبب أسباب فضل أصل أصول جذور ملل خوف قلق صمت حزن ذعر توتر غضب غموض ضوء ثقة.
var backOrOver = wordSet(
	"\u0647\u062F\u0648\u0621", "\u062D\u064A\u0627\u0647", "\u0627\u0645\u0646", "\u0627\u0633\u062A\u0642\u0631\u0627\u0631",
	"\u0643\u0647\u0631\u0628\u0627\u0621", "\u062A\u064A\u0627\u0631", "\u062A\u0627\u0631\u064A\u062E", "\u0633\u0628\u0628", "\u0627\u0633\u0628\u0627\u0628",
	"\u0641\u0636\u0644", "\u0627\u0635\u0644", "\u0627\u0635\u0648\u0644", "\u062C\u0630\u0648\u0631", "\u0645\u0644\u0644", "\u062E\u0648\u0641",
	"\u0642\u0644\u0642", "\u0635\u0645\u062A", "\u062D\u0632\u0646", "\u0630\u0639\u0631", "\u062A\u0648\u062A\u0631", "\u063A\u0636\u0628",
	"\u063A\u0645\u0648\u0636", "\u0636\u0648\u0621", "\u062B\u0642\u0647",
)

// inWords reports whether the verb of attack tells of one in words: vehemently, or on what somebody
// says and does: "هاجم الوزير بشدة", "هاجم سياسة الحكومة".
func (r *eventReader) inWords(v *text.Event, s *text.Sentence) bool {
	for k := v.To; k < min(s.To, v.To+inWordsReach); k++ {
		t := &r.toks[k]
		if t.Kind != text.Word && t.Kind != text.Open && t.Kind != text.Close || r.finite(k) || t.Conj != "" {
			return false
		}
		if r.cover[k] < 0 && (t.Norm == prepB+vehemence || measures[t.Stem] && r.bare(k)) {
			return true
		}
	}
	return false
}

// inWordsReach is how far behind the verb that stands, its subject between them.
const inWordsReach = 8

const vehemence = "\u0634\u062F\u0647" // شدة

// stirred holds nouns for what rises and is nobody, folded: جدل تساؤلات شكوك غبار مخاوف ضجة.
var stirred = map[string]bool{
	"\u062C\u062F\u0644": true, "\u062A\u0633\u0627\u0621\u0644\u0627\u062A": true, "\u062A\u0633\u0627\u0624\u0644\u0627\u062A": true, "\u0634\u0643\u0648\u0643": true,
	"\u063A\u0628\u0627\u0631": true, "\u0645\u062E\u0627\u0648\u0641": true, "\u0636\u062C\u0647": true,
}

// ofWords reports whether the attack is told to be one of words or of trade: "لقصف إعلامي",
// "حرب تجارية", "حرب الأسعار".
func (r *eventReader) ofWords(v *text.Event, s *text.Sentence) bool {
	for k := v.To; k < s.To && k <= v.To+wordyReach; k++ {
		t := &r.toks[k]
		if t.Kind != text.Word || r.finite(k) {
			return false
		}
		at := k == v.To || r.sameType(nominal(r.triggers[r.toks[k-1].Stem]), v.Type) || r.adjectival(k-1)
		w := strings.TrimSuffix(t.Stem, string(alef))
		if at && r.bare(k) && (wordy[w] || wordy[strings.TrimSuffix(w, "\u0647")]) {
			return true
		}
		if k == v.To && t.Def && r.bare(k) && r.cover[k] < 0 && wars[r.toks[k-1].Stem] && rivalries[t.Stem] {
			return true
		}
	}
	return false
}

// wordyReach is how far behind a verb the noun for the attack, and what it is called, stand.
const wordyReach = 4

// doneBy reports whether one of the things, which bear no arms, is the subject of the word for an attack: "ضرب زلزال تركيا", "الإعصار الذي اجتاح".
func (r *eventReader) doneBy(v *text.Event, s *text.Sentence, things map[string]bool) bool {
	i := v.From
	if v.To < s.To && r.bare(v.To) && things[r.toks[v.To].Stem] {
		return true
	}
	if !r.isVerb(r.toks[i].Base) || r.toks[i].Conj != "" || r.toks[i].Prep != "" {
		return false
	}
	for k := i - 1; k >= s.From && i-k <= natureReach; k-- {
		t := &r.toks[k]
		switch {
		case t.Kind == text.Number:
		case t.Kind != text.Word || r.finite(k) || t.Conj != "":
			return false
		case (things[t.Stem] || things[strings.TrimSuffix(t.Stem, string(alef))]) && t.Prep == "":
			struck := k == i-1 && v.To < s.To && r.cover[v.To] >= 0 && r.d.Mentions[r.cover[v.To]].Type == schema.Place // "في زلزال ضرب إقليم"
			return k == s.From || r.particles[r.toks[k-1].Base] != "prep" || r.particles[r.toks[i-1].Base] == "rel" || struck
		case things[t.Stem]:
			return r.particles[r.toks[i-1].Base] == "rel"
		}
	}
	return false
}

// natureReach is how many words a thing stands before the verb that tells what it did.
const natureReach = 4

// fallsIll reports whether an illness or a feeling, and no wound, is what the word before
// token j tells of: "أصيب بفيروس", "أصيب بخيبة أمل".
func (r *eventReader) fallsIll(j int, s *text.Sentence) bool {
	for k := j; k < s.To && k < j+illReach; k++ {
		t := &r.toks[k]
		if t.Kind != text.Word && t.Kind != text.Number || r.finite(k) {
			return false
		}
		if t.Prep == prepB {
			return illnesses[t.Stem]
		}
	}
	return false
}

// illReach is how far behind its verb an illness stands.
const illReach = 7

// wordy holds adjectives of attacks without arms, folded.
var wordy = map[string]bool{
	"\u0627\u0639\u0644\u0627\u0645\u064A": true, "\u0643\u0644\u0627\u0645\u064A": true, "\u0644\u0641\u0638\u064A": true, "\u0644\u0627\u0630\u0639": true, // إعلامي كلامي لفظي لاذع
	"\u062F\u0639\u0627\u0626\u064A": true, "\u062A\u062C\u0627\u0631\u064A": true, "\u0646\u0641\u0633\u064A": true, "\u0627\u0646\u062A\u062E\u0627\u0628\u064A": true, // دعائي تجاري نفسي انتخابي
	"\u0633\u064A\u0627\u0633\u064A": true, "\u062F\u0628\u0644\u0648\u0645\u0627\u0633\u064A": true, "\u062B\u0642\u0627\u0641\u064A": true, "\u0641\u0643\u0631\u064A": true, // سياسي دبلوماسي ثقافي فكري
	"\u0627\u0642\u062A\u0635\u0627\u062F\u064A": true, "\u0642\u0636\u0627\u0626\u064A": true, "\u0643\u0631\u0648\u064A": true, // اقتصادي قضائي كروي
}

// wars holds the nouns that are said of any contest, folded.
var wars = map[string]bool{
	"\u062D\u0631\u0628": true, "\u0645\u0639\u0631\u0643\u0647": true, // حرب معركة
}

// rivalries holds what such a contest is about, folded.
var rivalries = map[string]bool{
	"\u0627\u0633\u0639\u0627\u0631": true, "\u0639\u0645\u0644\u0627\u062A": true, "\u0645\u064A\u0627\u0647": true, "\u062A\u0635\u0631\u064A\u062D\u0627\u062A": true, // أسعار عملات مياه تصريحات
	"\u0628\u064A\u0627\u0646\u0627\u062A": true, "\u0643\u0644\u0645\u0627\u062A": true, "\u0631\u0626\u0627\u0633\u0647": true, "\u0627\u0646\u062A\u062E\u0627\u0628\u0627\u062A": true, // بيانات كلمات رئاسة انتخابات
	"\u0648\u0639\u064A": true, "\u062A\u0634\u063A\u064A\u0644": true, "\u0628\u0642\u0627\u0621": true, "\u0647\u0648\u064A\u0647": true, // وعي تشغيل بقاء هوية
	"\u0627\u0635\u0644\u0627\u062D": true, "\u0628\u0646\u0627\u0621": true, "\u062A\u0646\u0645\u064A\u0647": true, "\u062F\u0633\u062A\u0648\u0631": true, // إصلاح بناء تنمية دستور
	"\u0642\u0627\u0646\u0648\u0646": true, "\u0635\u0644\u0627\u062D\u064A\u0627\u062A": true, "\u0643\u0631\u0627\u0633\u064A": true, "\u0645\u0646\u0627\u0635\u0628": true, // قانون صلاحيات كراسي مناصب
	"\u062A\u0639\u0644\u064A\u0645": true, "\u0644\u0642\u0627\u062D\u0627\u062A": true, "\u0631\u0642\u0627\u0626\u0642": true, "\u0631\u0633\u0648\u0645": true, // تعليم لقاحات رقائق رسوم
}

// nature holds what strikes or sweeps over places without arms, folded.
var nature = map[string]bool{
	"\u0628\u0631\u0643\u0627\u0646": true, "\u0628\u0631\u0627\u0643\u064A\u0646": true, // بركان براكين
	"\u0632\u0644\u0632\u0627\u0644": true, "\u0632\u0644\u0627\u0632\u0644": true, "\u0647\u0632\u0647": true, "\u0639\u0627\u0635\u0641\u0647": true, // زلزال زلازل هزة عاصفة
	"\u0639\u0648\u0627\u0635\u0641": true, "\u0627\u0639\u0635\u0627\u0631": true, "\u0627\u0639\u0627\u0635\u064A\u0631": true, "\u0641\u064A\u0636\u0627\u0646": true, // عواصف إعصار أعاصير فيضان
	"\u0641\u064A\u0636\u0627\u0646\u0627\u062A": true, "\u0633\u064A\u0648\u0644": true, "\u0645\u0648\u062C\u0647": true, "\u0627\u0645\u0637\u0627\u0631": true, // فيضانات سيول موجة أمطار
	"\u062B\u0644\u0648\u062C": true, "\u0628\u0631\u0642": true, "\u0635\u0627\u0639\u0642\u0647": true, "\u0648\u0628\u0627\u0621": true, // ثلوج برق صاعقة وباء
	"\u062C\u0627\u0626\u062D\u0647": true, "\u0641\u064A\u0631\u0648\u0633": true, "\u0643\u0648\u0631\u0648\u0646\u0627": true, "\u0643\u0648\u0644\u064A\u0631\u0627": true, // جائحة فيروس كورونا كوليرا
	"\u0645\u0631\u0636": true, "\u062C\u0641\u0627\u0641": true, "\u0645\u062C\u0627\u0639\u0647": true, "\u062D\u0631\u064A\u0642": true, // مرض جفاف مجاعة حريق
	"\u062D\u0631\u0627\u0626\u0642": true, "\u0627\u0632\u0645\u0647": true, "\u0645\u0646\u062A\u062C\u0627\u062A": true, "\u0628\u0636\u0627\u0626\u0639": true, // حرائق أزمة منتجات بضائع
	"\u0633\u0644\u0639": true, "\u0638\u0627\u0647\u0631\u0647": true, "\u0634\u0627\u0626\u0639\u0627\u062A": true, "\u062A\u0633\u0648\u0646\u0627\u0645\u064A": true, // سلع ظاهرة شائعات تسونامي
	"\u062C\u0631\u0627\u062F": true, "\u063A\u0644\u0627\u0621": true, "\u0644\u0648\u0646": true, // جراد غلاء لون
	"\u0647\u0632\u0627\u062A": true, "\u0627\u0632\u0645\u0627\u062A": true, "\u0645\u0648\u062C\u0627\u062A": true, "\u0632\u0644\u0632\u0627\u0644\u0627\u0646": true, // هزات أزمات موجات زلزالان
}

// measures holds what aims at somebody without striking him, folded.
var measures = map[string]bool{
	"\u0642\u0631\u0627\u0631": true, "\u0642\u0631\u0627\u0631\u0627\u062A": true, "\u0627\u062C\u0631\u0627\u0621": true, "\u0627\u062C\u0631\u0627\u0621\u0627\u062A": true, // قرار قرارات إجراء إجراءات
	"\u0642\u0627\u0646\u0648\u0646": true, "\u0642\u0648\u0627\u0646\u064A\u0646": true, "\u0633\u064A\u0627\u0633\u0647": true, "\u0633\u064A\u0627\u0633\u0627\u062A": true, // قانون قوانين سياسة سياسات
	"\u062A\u062F\u0627\u0628\u064A\u0631": true, "\u062E\u0637\u0647": true, "\u062E\u0637\u0637": true, "\u0628\u0631\u0646\u0627\u0645\u062C": true, // تدابير خطة خطط برنامج
	"\u0645\u0634\u0631\u0648\u0639": true, "\u0631\u0633\u0648\u0645": true, "\u0636\u0631\u064A\u0628\u0647": true, "\u0636\u0631\u0627\u0626\u0628": true, // مشروع رسوم ضريبة ضرائب
	"\u062A\u0639\u0631\u064A\u0641\u0627\u062A": true, "\u062A\u0635\u0631\u064A\u062D\u0627\u062A": true, "\u062A\u0639\u062F\u064A\u0644\u0627\u062A": true, "\u0645\u0628\u0627\u062F\u0631\u0647": true, // تعريفات تصريحات تعديلات مبادرة
	"\u0627\u0635\u0644\u0627\u062D\u0627\u062A": true, "\u062D\u0632\u0645\u0647": true, "\u0627\u0633\u062A\u0631\u0627\u062A\u064A\u062C\u064A\u0647": true, // إصلاحات حزمة استراتيجية
	"\u0628\u0631\u0627\u0645\u062C": true, "\u0645\u0634\u0627\u0631\u064A\u0639": true, "\u062F\u0648\u0631\u0647": true, "\u0648\u0631\u0634\u0647": true, // برامج مشاريع دورة ورشة
}

// illnesses holds what one is seized by without being hurt, folded.
var illnesses = map[string]bool{
	"\u0641\u064A\u0631\u0648\u0633": true, "\u0643\u0648\u0631\u0648\u0646\u0627": true, "\u0643\u0648\u0641\u064A\u062F": true, "\u0645\u0631\u0636": true, // فيروس كورونا كوفيد مرض
	"\u0633\u0631\u0637\u0627\u0646": true, "\u062C\u0644\u0637\u0647": true, "\u0646\u0648\u0628\u0647": true, "\u0648\u0628\u0627\u0621": true, // سرطان جلطة نوبة وباء
	"\u0643\u0648\u0644\u064A\u0631\u0627": true, "\u0639\u062F\u0648\u064A": true, "\u0633\u0643\u062A\u0647": true, "\u0648\u0639\u0643\u0647": true, // كوليرا عدوى سكتة وعكة
	"\u062D\u0645\u064A": true, "\u0627\u0646\u0641\u0644\u0648\u0646\u0632\u0627": true, "\u062E\u064A\u0628\u0647": true, "\u0627\u062D\u0628\u0627\u0637": true, // حمى إنفلونزا خيبة إحباط
	"\u0634\u0644\u0644": true, "\u0630\u0647\u0648\u0644": true, "\u0635\u062F\u0645\u0647": true, "\u062F\u0647\u0634\u0647": true, // شلل ذهول صدمة دهشة
	"\u0647\u0644\u0639": true, "\u0627\u0646\u0647\u064A\u0627\u0631": true, // هلع انهيار
}

// contests holds heads of the names of sports events, folded.
var contests = map[string]bool{
	"\u0628\u0637\u0648\u0644\u0647": true, "\u0643\u0627\u0633": true, "\u062F\u0648\u0631\u064A": true, "\u0633\u0628\u0627\u0642": true, // بطولة كأس دوري سباق
	"\u0645\u0628\u0627\u0631\u0627\u0647": true, "\u062F\u0648\u0631\u0647": true, "\u0627\u0644\u0639\u0627\u0628": true, "\u0627\u0648\u0644\u0645\u0628\u064A\u0627\u062F": true, // مباراة دورة ألعاب أولمبياد
	"\u0645\u0648\u0646\u062F\u064A\u0627\u0644": true, "\u0645\u0646\u0627\u0641\u0633\u0627\u062A": true, "\u062A\u0635\u0641\u064A\u0627\u062A": true, // مونديال منافسات تصفيات
}
