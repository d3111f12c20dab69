package ar

import (
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// reports holds nouns for what is told, which may be wrong, folded.
var reports = map[string]bool{
	"\u0627\u0646\u0628\u0627\u0621": true, "\u0646\u0628\u0627": true, "\u0627\u062E\u0628\u0627\u0631": true, "\u062E\u0628\u0631": true, // أنباء نبأ أخبار خبر
	"\u0634\u0627\u0626\u0639\u0627\u062A": true, "\u0634\u0627\u0626\u0639\u0647": true, "\u0627\u0634\u0627\u0639\u0627\u062A": true, "\u0627\u0634\u0627\u0639\u0647": true, // شائعات شائعة إشاعات إشاعة
	"\u062A\u0642\u0627\u0631\u064A\u0631": true, "\u0645\u0632\u0627\u0639\u0645": true, "\u0627\u062F\u0639\u0627\u0621\u0627\u062A": true, "\u0645\u0639\u0644\u0648\u0645\u0627\u062A": true, // تقارير مزاعم ادعاءات معلومات
	"\u0631\u0648\u0627\u064A\u0647": true, "\u062D\u062F\u064A\u062B": true, "\u0635\u062D\u0647": true, // رواية حديث صحة
}

// unfoundedReach is how many words back a denial stands before what it denies.
const unfoundedReach = 24

// unfounded reports whether the words before token i say that what it tells is not so, or
// only a report: "لا صحة للأنباء عن انسحاب", "نفى مصدر … نبأ مقتله", "كذب ما نشر عن مداهمة
// المنزل", "ليس صحيحا أن الشرطة اعتقلت".
func (r *eventReader) unfounded(i int, s *text.Sentence) bool {
	report := false
	for k := i - 1; k >= s.From && i-k <= unfoundedReach; k-- {
		t := &r.toks[k]
		if r.in[k] >= 0 || r.cover[k] >= 0 {
			continue
		}
		if p, n := r.baseless.longest(i-k, func(j int) string { return r.toks[k+j].Norm }); p != nil && n > 1 {
			return report || i-k <= n+3
		}
		switch {
		case t.Kind == text.Punct && (t.Norm != comma || !report):
			return false
		case reports[t.Stem]:
			report = report || i-k <= 4
		case t.Base == what && k+1 < i && r.finiteVerb(k+1):
			report = report || i-k <= 9
		case r.finite(k) && k > s.From && r.toks[k-1].Base == what: // "ما نشرته الصحيفة عن"
		case r.denying(k):
			return report && !(k > s.From && r.negates(k-1))
		case r.particles[t.Base] == "rel" && !report, r.subordinator(k) && (k < i-4 || t.Norm != that && t.Norm != "\u0627\u0646\u0647" && t.Norm != "\u0627\u0646\u0647\u0627"), r.finite(k): // أنه أنها
			return false
		}
	}
	return false
}

// denying reports whether token k is a verb of denying in any form.
func (r *eventReader) denying(k int) bool {
	for _, w := range []string{r.toks[k].Base, r.toks[k].Stem} {
		for _, c := range r.cues[w] {
			if c.cue.act == schema.Deny {
				return true
			}
		}
	}
	return false
}

// failed reports whether the noun at token i is what somebody is told to have failed in or
// refused to do, by the verbal noun: "بعد فشل الجيش في السيطرة", "رفضها سحب القوات".
func (r *eventReader) failed(v *text.Event, i int, s *text.Sentence) bool {
	for k := i - 1; k >= s.From && i-k <= failReach; k-- {
		t := &r.toks[k]
		if r.cover[k] >= 0 || r.in[k] >= 0 {
			continue
		}
		if t.Kind != text.Word || r.finite(k) || r.subordinator(k) || r.particles[t.Base] == "rel" {
			return false
		}
		w := t.Stem
		if _, e := cutEnclitic(w, func(w string) bool { return failures[w] || w == refusal }); e != nil {
			w, _ = cutEnclitic(w, func(w string) bool { return failures[w] || w == refusal })
		}
		switch {
		case failures[w]:
			return r.prepositionBetween(k, i)
		case w == refusal:
			return !(r.toks[i].Def && hostile[v.Type]) && r.bare(i) && r.particles[r.toks[i-1].Base] == "" && r.masdars[r.toks[i].Stem] && i-k <= 4
		case r.masdars[t.Stem] && !r.lightNoun(t.Stem):
			return false
		}
	}
	return false
}

// failReach is how many words a failure stands before what was not done.
const failReach = 8

// failures holds verbal nouns of failing, folded: فشل إخفاق عجز امتناع.
var failures = map[string]bool{
	"\u0641\u0634\u0644": true, "\u0627\u062E\u0641\u0627\u0642": true, "\u0639\u062C\u0632": true, "\u0627\u0645\u062A\u0646\u0627\u0639": true,
}

// refusal is رفض.
const refusal = "\u0631\u0641\u0636"
