package ar

import (
	"strings"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// otherSense reports whether the word at token i is used in a sense in which it tells no event of
// its type: what is due to something does not come back, families are no arrest.
func (r *eventReader) otherSense(v *text.Event, i int, s *text.Sentence, f triggerForm) bool {
	switch v.Type {
	case "return":
		return r.isDue(v, s) || r.marchOfReturn(i, s)
	case "attack":
		return r.campaignsOn(v, s)
	case "arrest":
		if i > s.From && r.bare(i) && !r.toks[i-1].Def && detaining[r.toks[i-1].Stem] && len(v.Roles[schema.Target]) == 0 && f.form == masdar {
			return true // "مركز اعتقال"
		}
		return r.families(v, i, s, f) || r.haltsThing(v, s, f) || r.thingHalted(v, i, s, f) || r.toks[i].Stem == restraint && v.To < s.To && r.bare(v.To) && restrained[r.toks[v.To].Stem]
	case "found":
		if r.toks[i].Stem == residence && i > s.From && abode[r.toks[i-1].Stem] {
			return true // "مقر إقامة الرئيس"
		}
		return r.constitutes(v, s, f) || v.To < s.To && r.bare(v.To) && r.toks[v.To].Base == relations
	case "deploy":
		return f.trigger.lemma == spreads && r.published(v.To, s)
	case "launch_operation":
		return r.civil(v, s, f)
	case "withdraw":
		if v.To < s.To && r.bare(v.To) && papers[r.toks[v.To].Stem] {
			return true // "سحب قانون الضريبة"
		}
		return r.toks[i].Stem == clarity && r.toks[i].Prep == prepB && !(v.To < s.To && r.bare(v.To) && r.cover[v.To] >= 0) || r.outOfTrouble(v, s) || f.form != masdar && f.form != noun && v.To < s.To && r.toks[v.To].Base == about && hasSuffix(f.trigger.lemma, "\u062E\u0631\u062C")
	case "protest":
		return marches[r.toks[i].Stem] && v.Light == 0 && v.To < s.To && r.bare(v.To) && (progress[r.toks[v.To].Stem] || careers[strings.TrimSuffix(r.toks[v.To].Stem, "\u0647")])
	case "visit":
		return i > s.From && r.bare(i) && !r.toks[i].Def && !r.toks[i-1].Def && visas[r.toks[i-1].Stem]
	case "resign":
		if f.trigger.lemma == exempted && r.exemptsFrom(v, s) || r.beside(v.To, s, laidAside) {
			return true
		}
		return r.toks[i].Def && i > s.From && r.bare(i) && !r.toks[i-1].Def && pensions[r.toks[i-1].Stem]
	}
	return false
}

const (
	clarity   = "\u062C\u0644\u0627\u0621"       // جلاء, with "ب" "clearly"
	residence = "\u0627\u0642\u0627\u0645\u0647" // إقامة, also what is set up
	spreads   = "\u0646\u0634\u0631"             // نشر, of words and pictures "publish"
)

// isDue reports whether the verb of return tells what something is due to: "يعود التراجع إلى", "يرجع ذلك إلى".
func (r *eventReader) isDue(v *text.Event, s *text.Sentence) bool {
	if v.Rule != "ar.trigger-verb" || v.To+1 >= s.To {
		return false
	}
	k := v.To
	if t := &r.toks[k]; r.particles[t.Base] == "dem" && r.bare(k) || t.Norm == such {
		return k+1 < s.To && r.towardsWhat(k+1)
	}
	t := &r.toks[k]
	if t.Kind != text.Word || !r.bare(k) || r.cover[k] >= 0 || !r.masdars[t.Stem] && !r.things[t.Stem] && !portions[t.Stem] {
		return false
	}
	for q := k + 1; q < min(s.To, k+dueReach) && r.toks[q].Kind == text.Word && !r.finite(q); q++ {
		if r.towardsWhat(q) {
			return true
		}
	}
	return false
}

// portions holds words for a part of something, folded: جزء جانب قسم معظم سبب.
var portions = wordSet(
	"\u062C\u0632\u0621", "\u062C\u0627\u0646\u0628", "\u0642\u0633\u0645", "\u0645\u0639\u0638\u0645", "\u0633\u0628\u0628",
)

// dueReach is how many words what is due may have.
const dueReach = 8

// towardsWhat reports whether "إلى" or "ل" stands at token k.
func (r *eventReader) towardsWhat(k int) bool {
	return r.toks[k].Base == toWord || r.toks[k].Prep == prepL
}

// marchOfReturn reports whether the return at token i is a claim or the name of what is held for it:
// "مسيرات العودة", "حق العودة".
func (r *eventReader) marchOfReturn(i int, s *text.Sentence) bool {
	return i > s.From && r.toks[i].Def && r.bare(i) && !r.toks[i-1].Def && marching[r.toks[i-1].Stem]
}

// marching holds nouns for a claim and what is held for it, folded: حق حقوق مسيرة مسيرات مخيم مخيمات مفتاح حلم.
var marching = wordSet(
	"\u062D\u0642", "\u062D\u0642\u0648\u0642", "\u0645\u0633\u064A\u0631\u0647", "\u0645\u0633\u064A\u0631\u0627\u062A", "\u0645\u062E\u064A\u0645", "\u0645\u062E\u064A\u0645\u0627\u062A",
	"\u0645\u0641\u062A\u0627\u062D", "\u062D\u0644\u0645",
)

// families reports whether the word at token i is the plural of أسرة rather than أسر: with an adjective
// in the feminine, whose families they are, or a number before it: "أسر سورية", "أسر الشهداء", "120 أسرة".
func (r *eventReader) families(v *text.Event, i int, s *text.Sentence, f triggerForm) bool {
	if f.trigger.lemma != captured || r.toks[i].Def || r.toks[i].Base != captured || v.To >= s.To || !r.bare(v.To) {
		return false
	}
	t := &r.toks[v.To]
	if i > s.From && r.bare(i) && (quantity(r.toks[i-1].Base) || r.particles[r.toks[i-1].Base] == "prep" && feminineEnd(t.Text) && !t.Def) {
		return true
	}
	return bereaved[t.Stem] || !t.Def && feminineEnd(t.Text) && r.adjectival(v.To)
}

// bereaved holds those whose families are spoken of, folded: ضحايا شهداء قتلى جرحى معتقلين مفقودين أسرى.
var bereaved = wordSet(
	"\u0636\u062D\u0627\u064A\u0627", "\u0634\u0647\u062F\u0627\u0621", "\u0642\u062A\u0644\u064A", "\u062C\u0631\u062D\u064A", "\u0645\u0639\u062A\u0642\u0644\u064A\u0646", "\u0645\u0641\u0642\u0648\u062F\u064A\u0646",
	"\u0627\u0633\u0631\u064A", "\u0645\u062E\u062A\u0637\u0641\u064A\u0646", "\u0645\u062A\u0648\u0641\u064A\u0646",
)

// haltsThing reports whether what is stopped is a thing, which nobody arrests: "إيقاف صادرات النفط".
func (r *eventReader) haltsThing(v *text.Event, s *text.Sentence, f triggerForm) bool {
	if f.trigger.lemma != stopped && r.toks[v.From].Stem != detention || f.form != masdar && f.form != noun || v.To >= s.To {
		return false
	}
	t := &r.toks[v.To]
	if t.Kind != text.Word || t.Def || !r.bare(v.To) || r.cover[v.To] >= 0 || quantity(t.Base) || captives[t.Stem] {
		return false
	}
	if tt, _ := r.titleAt(v.To, s.To); tt != nil {
		return false
	}
	if len(v.Roles[schema.Target]) > 0 && !r.things[t.Stem] {
		return false // "توقيف قيادات الجماعة"
	}
	return r.masdars[t.Stem] || r.things[t.Stem] || hasSuffix(t.Stem, "\u0627\u062A") && r.words[t.Stem] > 0
}

// detaining holds nouns for where people are held, folded: مركز مراكز معسكر معسكرات مكان أماكن مقر مقار غرفة.
var detaining = wordSet(
	"\u0645\u0631\u0643\u0632", "\u0645\u0631\u0627\u0643\u0632", "\u0645\u0639\u0633\u0643\u0631", "\u0645\u0639\u0633\u0643\u0631\u0627\u062A",
	"\u0645\u0643\u0627\u0646", "\u0627\u0645\u0627\u0643\u0646", "\u0645\u0642\u0631", "\u0645\u0642\u0627\u0631", "\u063A\u0631\u0641\u0647",
)

// campaignsOn reports whether "على" behind a campaign tells where or how widely it is held, and nobody whom it is
// against: "حملة على فيسبوك", "حملة مداهمات على مستوى البلاد".
func (r *eventReader) campaignsOn(v *text.Event, s *text.Sentence) bool {
	if !campaigns[r.toks[v.From].Stem] {
		return false
	}
	for k := v.To; k+1 < min(s.To, v.To+campaignReach); k++ {
		t := &r.toks[k]
		if t.Kind == text.Punct || r.finite(k) {
			return false
		}
		if t.Base == onWord {
			return extents[r.toks[k+1].Stem]
		}
	}
	return false
}

// campaignReach is how many words may stand between a campaign and "على".
const campaignReach = 5

// campaigns holds حملة حملات, folded.
var campaigns = wordSet("\u062D\u0645\u0644\u0647", "\u062D\u0645\u0644\u0627\u062A")

// extents holds what a campaign is held on, folded: مستوى نطاق مدار صعيد مواقع وسائل منصات منصة شبكات شبكة
// صفحات فيسبوك فيس تويتر إنترنت إنستغرام يوتيوب تيك تلغرام.
var extents = wordSet(
	"\u0645\u0633\u062A\u0648\u064A", "\u0646\u0637\u0627\u0642", "\u0645\u062F\u0627\u0631", "\u0635\u0639\u064A\u062F", "\u0645\u0648\u0627\u0642\u0639",
	"\u0648\u0633\u0627\u0626\u0644", "\u0645\u0646\u0635\u0627\u062A", "\u0645\u0646\u0635\u0647", "\u0634\u0628\u0643\u0627\u062A", "\u0634\u0628\u0643\u0647",
	"\u0635\u0641\u062D\u0627\u062A", "\u0641\u064A\u0633\u0628\u0648\u0643", "\u0641\u064A\u0633", "\u062A\u0648\u064A\u062A\u0631", "\u0627\u0646\u062A\u0631\u0646\u062A",
	"\u0627\u0646\u0633\u062A\u063A\u0631\u0627\u0645", "\u064A\u0648\u062A\u064A\u0648\u0628", "\u062A\u064A\u0643", "\u062A\u0644\u063A\u0631\u0627\u0645",
)

// thingHalted reports whether the verb at token i, with nobody beside it, tells of the thing that the clause is about
// that it was stopped: "إن المشروع كان قائما حين أوقف", "كان لديهم هذا المصنع عندما أوقف".
func (r *eventReader) thingHalted(v *text.Event, i int, s *text.Sentence, f triggerForm) bool {
	if f.trigger.lemma != stopped || v.Rule != "ar.trigger-verb" || len(v.Roles[schema.Target])+len(v.Roles[schema.Agent]) > 0 {
		return false
	}
	if p := &r.toks[max(i-1, s.From)]; r.toks[i].Conj == "" && (r.particles[p.Base] == "" && !atATime[p.Base] && !hasPrefix(p.Base, but) || r.particles[p.Base] == "rel") {
		return false // "ألماني أوقف": he
	}
	for k := i - 1; k > s.From && r.told[k] == r.told[i]; k-- {
		t := &r.toks[k]
		if m := r.cover[k]; m >= 0 {
			if r.d.Mentions[m].Type == schema.Person && !r.speechReader.governed(m, s) {
				return false
			}
			continue
		}
		if t.Kind != text.Word || !t.Def || !r.bare(k) || r.in[k] >= 0 || f.number == text.Plural || feminineEnd(t.Text) != (f.gender == text.Feminine) {
			continue
		}
		p := k - 1
		if r.particles[r.toks[p].Base] == "dem" && p > s.From {
			p--
		}
		if r.subordinator(p) || r.was(r.toks[p].Base) || r.pronounPreposition(p) {
			return true
		}
	}
	return false
}

const (
	detention = "\u062A\u0648\u0642\u064A\u0641" // توقيف
	restraint = "\u0636\u0628\u0637"             // ضبط
)

// restrained holds what is kept in bounds and not seized, folded: "ضبط النفس".
var restrained = wordSet(
	"\u0646\u0641\u0633", "\u0627\u0639\u0635\u0627\u0628", "\u0627\u0633\u0639\u0627\u0631", "\u0633\u0648\u0642", "\u0627\u0633\u0648\u0627\u0642", "\u062D\u062F\u0648\u062F",
	"\u0627\u0645\u0646", "\u0627\u064A\u0642\u0627\u0639", "\u0627\u0648\u0636\u0627\u0639", "\u0648\u0636\u0639", "\u0633\u0644\u0648\u0643", "\u0627\u0646\u0641\u0627\u0642",
	"\u0646\u0641\u0642\u0627\u062A",
)

// constitutes reports whether the verb of forming tells what something is or makes up, not what is set
// up: "تشكل خطرا على", "يشكل جزءا من".
func (r *eventReader) constitutes(v *text.Event, s *text.Sentence, f triggerForm) bool {
	if f.trigger.lemma != formed && f.trigger.lemma != tookForm {
		return false
	}
	for k := v.To; k < min(s.To, v.To+constituteReach); k++ {
		t := &r.toks[k]
		if t.Norm == "%" || t.Norm == "\u066A" {
			return true
		}
		if t.Kind == text.Punct && t.Norm != comma || r.finite(k) || r.subordinator(k) {
			return false
		}
		if t.Kind == text.Word && !t.Def && r.bare(k) && r.cover[k] < 0 && makesUp[strings.TrimSuffix(t.Stem, string(alef))] {
			return true
		}
	}
	return false
}

// constituteReach is how far behind the verb stands what something makes up.
const constituteReach = 9

// tookForm is تشكل.
const tookForm = "\u062A\u0634\u0643\u0644"

// makesUp holds nouns for what something is, folded, without the ending of the accusative.
var makesUp = wordSet(
	"\u062E\u0637\u0631", "\u062A\u0647\u062F\u064A\u062F", "\u062C\u0632\u0621", "\u0646\u0633\u0628\u0647", "\u062A\u062D\u062F\u064A", "\u0639\u0642\u0628\u0647",
	"\u0639\u0627\u0626\u0642", "\u0641\u0631\u0635\u0647", "\u0636\u063A\u0637", "\u0634\u0643\u0644", "\u0645\u0635\u062F\u0631", "\u0627\u0633\u0627\u0633",
	"\u0646\u0642\u0637\u0647", "\u0645\u062D\u0648\u0631", "\u0627\u0646\u062A\u0647\u0627\u0643", "\u062E\u0631\u0642", "\u0633\u0627\u0628\u0642\u0647", "\u0639\u0627\u0645\u0644",
	"\u0636\u0645\u0627\u0646\u0647", "\u063A\u0627\u0644\u0628\u064A\u0647", "\u0627\u063A\u0644\u0628\u064A\u0647", "\u0627\u0642\u0644\u064A\u0647", "\u062F\u0644\u064A\u0644", "\u0645\u0641\u0627\u062C\u0627\u0647",
	"\u0631\u0627\u0641\u0639\u0647", "\u0646\u0645\u0648\u0630\u062C", "\u0631\u0643\u064A\u0632\u0647", "\u062D\u0627\u0641\u0632", "\u0635\u062F\u0645\u0647",
)

// civil reports whether what is begun or carried out is nothing military: "بدأت عملية فرز الأصوات",
// "أطلقت الوزارة حملة تلقيح".
func (r *eventReader) civil(v *text.Event, s *text.Sentence, f triggerForm) bool {
	for k := v.From; k+1 < min(s.To, v.From+civilReach); k++ {
		if t := &r.toks[k]; !operations[t.Stem] || r.cover[k] >= 0 {
			continue
		}
		w := strings.TrimSuffix(r.toks[k+1].Stem, "\u0647")
		return r.bare(k+1) && (processes[r.toks[k+1].Stem] || processes[w])
	}
	return false
}

// civilReach is how far behind its verb the noun for an operation stands.
const civilReach = 9

// operations holds the nouns for an operation, folded: عملية عمليات حملة حملات.
var operations = wordSet(
	"\u0639\u0645\u0644\u064A\u0647", "\u0639\u0645\u0644\u064A\u0627\u062A", "\u062D\u0645\u0644\u0647", "\u062D\u0645\u0644\u0627\u062A",
)

// processes holds what operations and campaigns of peace are of, folded, adjectives without ة.
var processes = wordSet(
	"\u0641\u0631\u0632", "\u0639\u062F", "\u062A\u0635\u0648\u064A\u062A", "\u0627\u0642\u062A\u0631\u0627\u0639", "\u0627\u0646\u062A\u062E\u0627\u0628", "\u0627\u0646\u062A\u062E\u0627\u0628\u064A",
	"\u0633\u0644\u0627\u0645", "\u0628\u064A\u0639", "\u0634\u0631\u0627\u0621", "\u0627\u0646\u062A\u0627\u062C", "\u062A\u0633\u062C\u064A\u0644", "\u062A\u0648\u0632\u064A\u0639",
	"\u062A\u0644\u0642\u064A\u062D", "\u062A\u0637\u0639\u064A\u0645", "\u062A\u0631\u0645\u064A\u0645", "\u0627\u0639\u0645\u0627\u0631", "\u0627\u0646\u062A\u0642\u0627\u0644", "\u0627\u0646\u062A\u0642\u0627\u0644\u064A",
	"\u062A\u0641\u0627\u0648\u0636", "\u0627\u0635\u0644\u0627\u062D", "\u062A\u062D\u0648\u0644", "\u0646\u0642\u0644", "\u0633\u064A\u0627\u0633\u064A", "\u0633\u0644\u0645\u064A",
	"\u062C\u0631\u0627\u062D\u064A", "\u062A\u062C\u0627\u0631\u064A", "\u062A\u0639\u0644\u064A\u0645\u064A", "\u0627\u0639\u0644\u0627\u0645\u064A", "\u062A\u0648\u0639\u064A\u0647", "\u062A\u0648\u0639\u0648\u064A",
	"\u062F\u0639\u0627\u0626\u064A", "\u062F\u0648\u0631\u0627\u0646", "\u062A\u0628\u0627\u062F\u0644", "\u062A\u0639\u0627\u0642\u062F", "\u062A\u0631\u0634\u064A\u062D", "\u062A\u0646\u0638\u064A\u0641",
	"\u062A\u0634\u062C\u064A\u0631", "\u062A\u0628\u0631\u0639", "\u062A\u0628\u0631\u0639\u0627\u062A", "\u0627\u0633\u062A\u0641\u062A\u0627\u0621", "\u062A\u0633\u0648\u064A\u0642", "\u062A\u0631\u0648\u064A\u062C",
	"\u062A\u062D\u0642\u0642", "\u0627\u062D\u0635\u0627\u0621", "\u062A\u062F\u0642\u064A\u0642", "\u0645\u0631\u0627\u062C\u0639\u0647", "\u062A\u062D\u062F\u064A\u062B", "\u062E\u0635\u062E\u0635\u0647",
	"\u062F\u0639\u0648\u064A\u0647", "\u0637\u0628\u064A", "\u0635\u062D\u064A", "\u062E\u064A\u0631\u064A", "\u062A\u0636\u0627\u0645\u0646", "\u062A\u0636\u0627\u0645\u0646\u064A",
	"\u0645\u0642\u0627\u0637\u0639\u0647",
)

// outOfTrouble reports whether it is out of trouble, not a place, that somebody is brought: "إخراج البلاد
// من أزمتها".
func (r *eventReader) outOfTrouble(v *text.Event, s *text.Sentence) bool {
	if len(v.Roles[schema.Origin]) > 0 {
		return false
	}
	k := r.behindFrom(v, s)
	if k < 0 {
		return false
	}
	w := r.toks[k].Stem
	if !troubles[w] {
		w, _ = cutEnclitic(w, func(w string) bool { return troubles[w] })
	}
	return troubles[w]
}

// behindFrom returns the token behind the first "من" after the word for event v, past who or what is taken
// from it, or -1.
func (r *eventReader) behindFrom(v *text.Event, s *text.Sentence) int {
	const reach = 6 // words that those may have
	for k := v.To; k+1 < min(s.To, v.To+reach) && r.toks[k].Kind == text.Word && !r.finite(k); k++ {
		if r.toks[k].Base == fromWord && r.toks[k].Conj == "" {
			return k + 1
		}
	}
	return -1
}

// troubles holds nouns for trouble, folded: أزمة أزمات محنة مأزق ظرف ظروف ركود فقر عزلة دوامة عنق نفق حالة وضع
// كساد انكماش ورطة تخلف فوضى, and what a country is cleared of: أسلحة سلاح ألغام.
var troubles = wordSet(
	"\u0627\u0632\u0645\u0647", "\u0627\u0632\u0645\u0627\u062A", "\u0645\u062D\u0646\u0647", "\u0645\u0627\u0632\u0642", "\u0638\u0631\u0641", "\u0638\u0631\u0648\u0641",
	"\u0631\u0643\u0648\u062F", "\u0641\u0642\u0631", "\u0639\u0632\u0644\u0647", "\u062F\u0648\u0627\u0645\u0647", "\u0639\u0646\u0642", "\u0646\u0641\u0642",
	"\u062D\u0627\u0644\u0647", "\u0648\u0636\u0639", "\u0643\u0633\u0627\u062F", "\u0627\u0646\u0643\u0645\u0627\u0634", "\u0648\u0631\u0637\u0647", "\u062A\u062E\u0644\u0641",
	"\u0641\u0648\u0636\u064A",
	"\u0627\u0633\u0644\u062D\u0647", "\u0633\u0644\u0627\u062D", "\u0627\u0644\u063A\u0627\u0645",
)

// exemptsFrom reports whether it is from a duty or penalty, no office, that somebody is exempted: "إعفاء الشركات
// من العقوبات".
func (r *eventReader) exemptsFrom(v *text.Event, s *text.Sentence) bool {
	k := r.behindFrom(v, s)
	return k >= 0 && duties[r.toks[k].Stem]
}

// duties holds nouns for duties and penalties, folded: عقوبات رسوم ضرائب ضريبة ديون خدمة تأشيرة غرامات رسم شرط.
var duties = wordSet(
	"\u0639\u0642\u0648\u0628\u0627\u062A", "\u0631\u0633\u0648\u0645", "\u0636\u0631\u0627\u0626\u0628", "\u0636\u0631\u064A\u0628\u0647", "\u062F\u064A\u0648\u0646", "\u062E\u062F\u0645\u0647",
	"\u062A\u0627\u0634\u064A\u0631\u0647", "\u063A\u0631\u0627\u0645\u0627\u062A", "\u0631\u0633\u0645", "\u0634\u0631\u0637", "\u062A\u0627\u0634\u064A\u0631\u0627\u062A",
)

// visas holds nouns for a leave to enter, folded: تأشيرة تأشيرات تصريح تصاريح سمة.
var visas = wordSet(
	"\u062A\u0627\u0634\u064A\u0631\u0647", "\u062A\u0627\u0634\u064A\u0631\u0627\u062A", "\u062A\u0635\u0631\u064A\u062D", "\u062A\u0635\u0627\u0631\u064A\u062D", "\u0633\u0645\u0647", "\u0627\u0630\u0646",
)

// marches holds nouns for a march, folded; progress what marches on without anybody in the street, and careers
// the adjectives of a man's way.
var (
	marches  = wordSet("\u0645\u0633\u064A\u0631\u0647", "\u0645\u0633\u064A\u0631\u0627\u062A")
	progress = wordSet("\u0633\u0644\u0627\u0645", "\u062A\u0646\u0645\u064A\u0647", "\u0627\u0635\u0644\u0627\u062D", "\u062A\u062D\u0631\u064A\u0631", "\u0646\u0636\u0627\u0644", "\u062D\u064A\u0627\u0647", "\u0628\u0646\u0627\u0621", "\u062A\u0637\u0648\u064A\u0631", "\u0643\u0641\u0627\u062D", "\u062F\u064A\u0645\u0642\u0631\u0627\u0637\u064A\u0647", "\u062A\u0639\u0644\u064A\u0645", "\u0639\u0645\u0644", "\u0646\u0647\u0636\u0647", "\u062A\u0642\u062F\u0645", "\u0627\u0646\u062A\u0642\u0627\u0644", "\u0639\u0637\u0627\u0621", "\u0627\u0646\u062C\u0627\u0632\u0627\u062A")
	careers  = wordSet("\u0633\u064A\u0627\u0633\u064A", "\u0641\u0646\u064A", "\u0643\u0631\u0648\u064A", "\u062A\u0646\u0645\u0648\u064A", "\u062A\u0639\u0644\u064A\u0645\u064A", "\u0645\u0647\u0646\u064A", "\u0631\u064A\u0627\u0636\u064A", "\u0639\u0644\u0645\u064A", "\u0627\u062F\u0628\u064A", "\u0627\u0635\u0644\u0627\u062D\u064A", "\u062A\u0641\u0627\u0648\u0636\u064A", "\u062F\u064A\u0645\u0642\u0631\u0627\u0637\u064A")
)

// pensions holds what pensions are told of with, folded: نظام سن معاش معاشات صندوق قانون رواتب.
var pensions = wordSet(
	"\u0646\u0638\u0627\u0645", "\u0627\u0646\u0638\u0645\u0647", "\u0633\u0646", "\u0645\u0639\u0627\u0634", "\u0645\u0639\u0627\u0634\u0627\u062A", "\u0635\u0646\u062F\u0648\u0642",
	"\u0635\u0646\u0627\u062F\u064A\u0642", "\u0642\u0627\u0646\u0648\u0646", "\u0631\u0648\u0627\u062A\u0628", "\u0627\u0645\u0648\u0627\u0644",
)

// activeArrest reports whether the verb of arrest, before token j, would be read as passive though the armed or
// public body right behind it, by name, is who arrests: "بينما اعتقلت القوات الأمنية بعضهم".
func (r *eventReader) activeArrest(v *text.Event, f triggerForm, j int, s *text.Sentence) bool {
	if v.Type != "arrest" || f.trigger.roles["subj"] != schema.Agent || j >= s.To || r.cover[j] < 0 || !r.bare(j) {
		return false
	}
	nps := r.after(j, s.To, s)
	return len(nps) > 0 && nps[0].from == j && r.bodies(nps[0].mentions)
}

// published reports whether what is put out behind token k is what one reads or looks at, and no
// force: the first bare noun that is no name nor the subject's quality: "نشر الجيش، الاثنين، صورا".
func (r *eventReader) published(k int, s *text.Sentence) bool {
	for q := k; q < min(s.To, k+publishedReach) && !r.finite(q) && !r.subordinator(q); q++ {
		if t := &r.toks[q]; r.cover[q] < 0 && r.bare(q) && t.Conj == "" && (publications[t.Stem] || publications[strings.TrimSuffix(t.Stem, string(alef))]) {
			return true
		}
	}
	return false
}

// publishedReach is how far behind its verb that stands, the subject and the day between them.
const publishedReach = 10

// publications holds nouns for what is published, folded: صور صورة فيديو مقطع مقاطع تسجيل تسجيلات شريط لقطات مشاهد
// بيان تقرير تقارير مقال تغريدة تغريدات رسالة وثائق وثيقة قائمة خريطة معلومات تفاصيل أسماء نتائج أرقام إحصاءات
// إحصائيات إعلان أنباء أخبار خبر شائعات.
var publications = wordSet(
	"\u0635\u0648\u0631", "\u0635\u0648\u0631\u0647", "\u0641\u064A\u062F\u064A\u0648", "\u0645\u0642\u0637\u0639", "\u0645\u0642\u0627\u0637\u0639", "\u062A\u0633\u062C\u064A\u0644",
	"\u062A\u0633\u062C\u064A\u0644\u0627", "\u062A\u0633\u062C\u064A\u0644\u0627\u062A", "\u0634\u0631\u064A\u0637", "\u0634\u0631\u064A\u0637\u0627", "\u0644\u0642\u0637\u0627\u062A", "\u0645\u0634\u0627\u0647\u062F",
	"\u0628\u064A\u0627\u0646", "\u0628\u064A\u0627\u0646\u0627", "\u062A\u0642\u0631\u064A\u0631", "\u062A\u0642\u0631\u064A\u0631\u0627", "\u062A\u0642\u0627\u0631\u064A\u0631", "\u0645\u0642\u0627\u0644",
	"\u0645\u0642\u0627\u0644\u0627", "\u062A\u063A\u0631\u064A\u062F\u0647", "\u062A\u063A\u0631\u064A\u062F\u0627\u062A", "\u0631\u0633\u0627\u0644\u0647", "\u0648\u062B\u0627\u0626\u0642", "\u0648\u062B\u064A\u0642\u0647",
	"\u0642\u0627\u0626\u0645\u0647", "\u062E\u0631\u064A\u0637\u0647", "\u0645\u0639\u0644\u0648\u0645\u0627\u062A", "\u062A\u0641\u0627\u0635\u064A\u0644", "\u0627\u0633\u0645\u0627\u0621", "\u0646\u062A\u0627\u0626\u062C",
	"\u0627\u0631\u0642\u0627\u0645", "\u0627\u062D\u0635\u0627\u0621\u0627\u062A", "\u0627\u062D\u0635\u0627\u0626\u064A\u0627\u062A", "\u0627\u0639\u0644\u0627\u0646", "\u0627\u0639\u0644\u0627\u0646\u0627", "\u0627\u0646\u0628\u0627\u0621",
	"\u0627\u062E\u0628\u0627\u0631", "\u062E\u0628\u0631", "\u062E\u0628\u0631\u0627", "\u0634\u0627\u0626\u0639\u0627\u062A",
)

// papers holds nouns for what is taken back and is no force, folded: قانون مشروع مشاريع اقتراح قرار طلب شكوى دعوى
// جنسية اعتراف ثقة رخصة ترخيص جواز جوازات استقالة مرسوم منتج منتجات أموال كميات سلعة ماء مياه قرعة ملف فيلم عينة عينات.
var papers = wordSet(
	"\u0642\u0627\u0646\u0648\u0646", "\u0645\u0634\u0631\u0648\u0639", "\u0645\u0634\u0627\u0631\u064A\u0639", "\u0627\u0642\u062A\u0631\u0627\u062D", "\u0642\u0631\u0627\u0631", "\u0637\u0644\u0628",
	"\u0634\u0643\u0648\u064A", "\u062F\u0639\u0648\u064A", "\u062C\u0646\u0633\u064A\u0647", "\u0627\u0639\u062A\u0631\u0627\u0641", "\u062B\u0642\u0647", "\u0631\u062E\u0635\u0647",
	"\u062A\u0631\u062E\u064A\u0635", "\u062C\u0648\u0627\u0632", "\u062C\u0648\u0627\u0632\u0627\u062A", "\u0627\u0633\u062A\u0642\u0627\u0644\u0647", "\u0645\u0631\u0633\u0648\u0645", "\u0645\u0646\u062A\u062C",
	"\u0645\u0646\u062A\u062C\u0627\u062A", "\u0627\u0645\u0648\u0627\u0644", "\u0643\u0645\u064A\u0627\u062A", "\u0633\u0644\u0639\u0647", "\u0645\u0627\u0621", "\u0645\u064A\u0627\u0647",
	"\u0642\u0631\u0639\u0647", "\u0645\u0644\u0641", "\u0641\u064A\u0644\u0645", "\u0639\u064A\u0646\u0647", "\u0639\u064A\u0646\u0627\u062A",
)

// laidAside holds what somebody lays on others, or where he puts a thing, by the verb that otherwise resigns,
// folded: لائمة لوم جانب.
var laidAside = wordSet("\u0644\u0627\u0621\u0645\u0647", "\u0644\u0627\u064A\u0645\u0647", "\u0644\u0627\u0626\u0645\u0647", "\u0644\u0648\u0645", "\u062C\u0627\u0646\u0628", "\u062C\u0627\u0646\u0628\u0627")

// abode holds nouns for where somebody resides and what allows him to, folded: مقر محل مكان تصريح رخصة بطاقة
// دار مدة تأشيرة.
var abode = wordSet("\u0645\u0642\u0631", "\u0645\u062D\u0644", "\u0645\u0643\u0627\u0646", "\u062A\u0635\u0631\u064A\u062D", "\u0631\u062E\u0635\u0647", "\u0628\u0637\u0627\u0642\u0647", "\u062F\u0627\u0631", "\u0645\u062F\u0647", "\u062A\u0627\u0634\u064A\u0631\u0647")
