package ar

import (
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// tollReach is how many words may stand between a verb and the victims that it tells of.
const tollReach = 8

// toll reports whether a noun for the dead or the hurt, whose trigger readings at token i
// these are, tells that they were killed or hurt, rather than who somebody is: they are
// counted ("40 قتيلا"), something led to them ("أسفر عن قتلى"), they fell ("سقوط قتلى"), or
// they stand beside such ("قتلى وجرحى", "بين قتيل وجريح") or at the head of a headline.
func (r *eventReader) toll(i int, s *text.Sentence, forms []triggerForm) bool {
	t := &r.toks[i]
	m := r.cover[i]
	if m < 0 || r.d.Mentions[m].Head != i || t.Prep != "" || !victims(forms) {
		return false
	}
	if i == s.From {
		return s.Heading && !t.Def
	}
	for k := i - 1; k >= s.From && i-k <= tollReach; k-- {
		if r.cover[k] < 0 && cared[r.toks[k].Base] {
			return false // "استقبل المستشفى 30 جريحا"
		}
	}
	p := &r.toks[i-1]
	switch {
	case t.Conj != "":
		return p.Def == t.Def && victims(r.triggers[p.Stem])
	case p.Kind == text.Number, fewOf[p.Base], hundreds[p.Stem], p.Stem == fall:
		return true
	case t.Def:
		return false
	case p.Base == between:
		return i+1 < s.To && r.toks[i+1].Conj != "" && victims(r.triggers[r.toks[i+1].Stem])
	}
	for k := i - 1; k >= s.From && i-k <= tollReach; k-- {
		if r.finite(k) {
			return r.causing[r.toks[k].Base] || r.light[r.toks[k].Base].word != ""
		}
	}
	return false
}

// victims reports whether such readings are of a noun for those who were killed or hurt.
func victims(forms []triggerForm) bool {
	return len(forms) > 0 && forms[0].form == noun && (forms[0].trigger.typ == "kill" || forms[0].trigger.typ == "injure")
}

// hundreds holds words for great numbers, which stand before those whom they count, folded.
var hundreds = wordSet(
	"\u0639\u0634\u0631\u0627\u062A", "\u0645\u0626\u0627\u062A", "\u0627\u0644\u0627\u0641", // عشرات مئات آلاف
	"\u0627\u0644\u0641", "\u0645\u0626\u0647", "\u0645\u0627\u0626\u0647", "\u0645\u0627\u0626\u062A\u064A", "\u0645\u0626\u062A\u064A", // ألف مئة مائة مائتي مئتي
)

// fallen gives those of whom "بين قتيل وجريح" tells to the event of either noun, of which
// token i is one: they suffer it.
func (r *eventReader) fallen(v *text.Event, i int, s *text.Sentence) {
	if i-1 <= s.From {
		return
	}
	if r.toks[i-1].Base == between {
		v.Roles[schema.Target] = append(v.Roles[schema.Target], v.Roles[schema.Agent]...)
		delete(v.Roles, schema.Agent)
		v.Subject, v.SubjectRole, v.Self = text.Agreement{}, "", text.NotSelf
		return
	}
	if n := len(r.d.Events); r.toks[i-2].Base == between && r.toks[i].Conj != "" && n > 0 && r.d.Events[n-1].From == i-1 && len(v.Roles[schema.Target]) == 0 {
		r.role(v, schema.Target, r.d.Events[n-1].Roles[schema.Target])
	}
}

// cared holds words of what is done for those who were hurt or killed before, folded.
var cared = wordSet(
	"\u0627\u0633\u062A\u0642\u0628\u0644", "\u0627\u0633\u062A\u0642\u0628\u0644\u062A", "\u0627\u0633\u062A\u0642\u0628\u0627\u0644", "\u0646\u0642\u0644", // استقبل استقبلت استقبال نقل
	"\u0646\u0642\u0644\u062A", "\u0646\u0642\u0644\u0648\u0627", "\u0634\u064A\u0639", "\u0634\u064A\u0639\u062A", // نقلت نقلوا شيع شيعت
	"\u062A\u0634\u064A\u064A\u0639", "\u062F\u0641\u0646", "\u062F\u0641\u0646\u062A", "\u0632\u0627\u0631", // تشييع دفن دفنت زار
	"\u0632\u0627\u0631\u062A", "\u0632\u064A\u0627\u0631\u0647", "\u062A\u0641\u0642\u062F", "\u0639\u0627\u0644\u062C", // زارت زيارة تفقد عالج
	"\u0639\u0627\u0644\u062C\u062A", "\u0639\u0644\u0627\u062C", "\u0627\u062C\u0644\u064A", "\u0627\u062C\u0644\u062A", // عالجت علاج أجلى أجلت
	"\u0627\u062C\u0644\u0627\u0621", "\u0627\u0633\u0639\u0627\u0641", // إجلاء إسعاف
)
