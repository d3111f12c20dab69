package ar

import (
	"strings"

	"github.com/khabar-kg/khabar/extract/text"
)

// cancelling holds nouns for calling something off, folded.
var cancelling = map[string]bool{
	"\u0627\u0644\u063A\u0627\u0621": true, "\u0627\u0631\u062C\u0627\u0621": true, "\u062A\u0627\u062C\u064A\u0644": true, // إلغاء إرجاء تأجيل
}

// calledOff holds the types of what can be called off: they are arranged before.
var calledOff = map[string]bool{"meet": true, "negotiate": true, "visit": true, "agree": true, "protest": true, "deploy": true, "return": true}

// aidStopped reports whether the aid that the noun at token i tells of is stopped: "علقت ألمانيا
// مساعداتها", "قطع المساعدات".
func (r *eventReader) aidStopped(i int, s *text.Sentence) bool {
	if i > s.From && r.bare(i) && !r.toks[i-1].Def && halting[r.toks[i-1].Stem] {
		return true
	}
	for k := i - 1; k >= s.From && i-k <= haltReach; k-- {
		switch t := &r.toks[k]; {
		case r.cover[k] >= 0 || r.in[k] >= 0 || r.lightNoun(t.Stem) || t.Stem == "\u062A\u0648\u0632\u064A\u0639": // توزيع
		case halts[t.Base]:
			return true
		default:
			return false
		}
	}
	return false
}

// haltReach is how many words back the verb stands that stops an aid.
const haltReach = 5

// halting holds nouns for stopping an aid, folded.
var halting = map[string]bool{
	"\u062A\u0639\u0644\u064A\u0642": true, "\u0642\u0637\u0639": true, "\u0648\u0642\u0641": true, "\u0627\u064A\u0642\u0627\u0641": true, // تعليق قطع وقف إيقاف
	"\u062A\u062C\u0645\u064A\u062F": true, // تجميد
}

// halts holds verbs for it, folded.
var halts = map[string]bool{
	"\u0639\u0644\u0642": true, "\u0639\u0644\u0642\u062A": true, "\u0627\u0648\u0642\u0641": true, "\u0627\u0648\u0642\u0641\u062A": true, // علق علقت أوقف أوقفت
	"\u0642\u0637\u0639": true, "\u0642\u0637\u0639\u062A": true, "\u062C\u0645\u062F": true, "\u062C\u0645\u062F\u062A": true, // قطع قطعت جمد جمدت
	"\u062A\u0639\u0644\u0642": true, "\u064A\u0639\u0644\u0642": true, "\u064A\u0648\u0642\u0641": true, "\u062A\u0648\u0642\u0641": true, // تعلق يعلق يوقف توقف
	"\u064A\u0642\u0637\u0639": true, "\u062A\u0642\u0637\u0639": true, // يقطع تقطع
}

// ends reports whether the noun before the one at token i says that what that tells is ended,
// or is to end: "إلى وقف القصف", "دحر الهجوم", "وقف فوري لإطلاق النار", "التوقف عن القصف".
func (r *eventReader) ends(i int, s *text.Sentence) bool {
	k := i - 1
	switch {
	case k > s.From && r.bare(i) && r.toks[k].Base == about:
		return stopping[r.toks[k-1].Stem]
	case r.bare(i):
		if k > s.From && wholly[r.toks[k].Base] {
			k--
		}
	case r.toks[i].Prep == prepL && r.toks[i].Conj == "":
		for k > s.From && r.adjectival(k) {
			k--
		}
	default:
		return false
	}
	return k >= s.From && !r.toks[k].Def && r.cover[k] < 0 && (ending[strings.TrimSuffix(r.toks[k].Stem, string(alef))] || ending[strings.TrimSuffix(r.toks[k].Norm, string(alef))])
}

// stopping holds nouns for leaving off, behind which "عن" stands, folded.
var stopping = map[string]bool{
	"\u062A\u0648\u0642\u0641": true, "\u0643\u0641": true, "\u0627\u0645\u062A\u0646\u0627\u0639": true, // توقف كف امتناع
}

// ending holds nouns for putting an end to something, folded.
var ending = map[string]bool{
	"\u0648\u0642\u0641": true, "\u0627\u0646\u0647\u0627\u0621": true, "\u0627\u064A\u0642\u0627\u0641": true, "\u062F\u062D\u0631": true, // وقف إنهاء إيقاف دحر
	"\u0635\u062F": true, "\u0643\u0628\u062D": true, // صد كبح
}

// wholly holds what may stand between, folded.
var wholly = map[string]bool{
	"\u0643\u0644": true, "\u0643\u0627\u0641\u0647": true, "\u062C\u0645\u064A\u0639": true, "\u0641\u0648\u0631\u064A": true, // كل كافة جميع فوري
}
