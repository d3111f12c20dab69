package ar

import (
	"strings"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// public holds the types of which is often told by a noun, without a word of who did it
// beside: "اندلعت احتجاجات", "بعد معارك عنيفة".
var public = map[string]bool{"attack": true, "protest": true, "agree": true, "found": true, "seize": true, "visit": true}

// happens reports whether the word at token i tells that something happened, though it
// names nobody: a verb in the past, or an indefinite noun that is told to have happened.
func (r *eventReader) happens(v *text.Event, i int, s *text.Sentence, f triggerForm) bool {
	switch f.form {
	case past, passive:
		return true
	case present: // "لم يوقع": it did not happen
		return v.Polarity == schema.Negative && i > s.From && r.toks[i-1].Base == lam
	case masdar, noun:
	default:
		return false
	}
	if !public[v.Type] || r.toks[i].Def {
		return false
	}
	if s.Heading && (i == s.From || r.toks[i-1].Kind == text.Punct) {
		return true // "تونس: إضراب عام"
	}
	if v.Light == 0 && v.Date < 0 && v.Polarity == schema.Positive && r.carrier(v.To, s) < 0 && !(v.To < s.To && r.toks[v.To].Base == onWord) && !(i > s.From && following[r.toks[i-1].Base]) {
		return false
	}
	if i == s.From || !r.bare(i) || r.toks[i-1].Kind != text.Word || r.cover[i-1] >= 0 || r.particles[r.toks[i-1].Base] != "" || r.finite(i-1) {
		return true
	}
	_, quality := r.adjective(i - 1)
	return quality || !r.nominal(i-1) // "انتهاك هدنة": spoken of
}

// following holds the words that put one event after another, or into its time, or make it
// the cause.
var following = map[string]bool{
	"\u0628\u0639\u062F": true, "\u0639\u0642\u0628": true, "\u0627\u062B\u0631": true, "\u062E\u0644\u0627\u0644": true, // بعد عقب إثر خلال
	"\u0628\u0633\u0628\u0628": true, "\u062C\u0631\u0627\u0621": true, "\u0646\u062A\u064A\u062C\u0647": true, // بسبب جراء نتيجة
}

// describes reports whether a verb of aid tells what somebody is, rather than that
// it happened: "الفصائل التي تدعمها", "القوات التي دربتها".
func (r *eventReader) describes(v *text.Event, i int, s *text.Sentence, f triggerForm, suffix *enclitic) bool {
	if v.Type != "aid" || v.Date >= 0 || i == s.From || r.particles[r.toks[i-1].Base] != "rel" {
		return false
	}
	return f.form == present && r.toks[i].Conj == "" || f.form == past && suffix != nil && f.trigger.needs == "" && f.trigger.roles["obj"] == schema.Target
}

// astray reports whether what the word acts on is nothing that its type of event
// befalls, so that it means something else: "أوقفنا تعاوننا", "غادر باكرا", "عزل
// الأحياء".
func (r *eventReader) astray(v *text.Event, f triggerForm, verb bool) bool {
	obj := f.trigger.roles["obj"]
	switch v.Type {
	case "attack":
		return verb && f.trigger.lemma == aims && r.aimsAt(v)
	case "arrest":
		if f.trigger.lemma == captured && f.form == masdar && (r.toks[v.From].Def || len(v.Roles[schema.Target])+len(v.Roles[schema.Agent]) == 0) {
			return true // "الأسر الفقيرة": families
		}
		if f.trigger.lemma == captured && f.form == masdar && r.toks[v.From].Prep == prepB && v.From > 0 && r.toks[v.From-1].Def {
			return true // "العالم بأسره": all of it
		}
		if f.trigger.lemma == captured && f.form == masdar && v.To < len(r.toks) && (victims(r.triggers[r.toks[v.To].Stem]) || r.toks[v.To].Stem == casualties) {
			return true // "أسر الضحايا"
		}
		return verb && obj == schema.Target && len(v.Roles[schema.Target]) == 0 && !v.Passive && !r.captive(v) && (f.trigger.lemma == stopped || !r.unnamedObject(v))
	case "seize", "deploy", "return":
		return r.intangible(v) || v.Type == "deploy" && v.To < len(r.toks) && r.bare(v.To) && evils[r.toks[v.To].Stem] // "انتشار الإرهاب"
	case "kill":
		return f.trigger.needs == onWord && len(v.Roles[schema.Target]) == 0 // "أجهز الغلاء على"
	case "protest":
		return f.trigger.lemma == cut && r.wayTo(v)
	case "visit":
		return f.form == masdar && f.trigger.lemma == arrived && r.thingComes(v)
	case "withdraw":
		if f.trigger.lemma == moved && len(v.Roles[schema.Target])+len(v.Roles[schema.Origin])+len(v.Roles[schema.Destination]) == 0 {
			return true // "نقلت الوزارة عن قائد قوات": what was said
		}
		if f.trigger.needs == fromWord && len(v.Roles[schema.Origin]) == 0 && !r.harmer(v.Roles[schema.Agent]) {
			return true // "خرج المبنى من الخدمة"
		}
		if f.trigger.needs == about && f.trigger.lemma == gaveUp && len(v.Roles[schema.Origin]) == 0 && !(v.To < len(r.toks) && prepositionWithPronoun(r.toks[v.To].Norm) && len(v.Roles[schema.Agent]) > 0) {
			return true // "تخلى عن مطالبه"
		}
		return verb && obj == schema.Origin && len(v.Roles[schema.Origin]) == 0 && !r.harmer(v.Roles[schema.Agent]) && !(len(v.Roles[schema.Agent]) > 0 && v.To < len(r.toks) && r.theirOwn(v.To)) // "غادر وفدها القاعة"
	case "resign":
		return (!verb || f.trigger.lemma == exempted && !v.Passive) && obj == schema.Target && len(v.Roles[schema.Target]) == 0 // "أعفت واشنطن العراق من العقوبات"
	}
	return false
}

// roughly holds the words for "about" before a number, folded: نحو حوالي قرابة.
var roughly = map[string]bool{"\u0646\u062D\u0648": true, "\u062D\u0648\u0627\u0644\u064A": true, "\u0642\u0631\u0627\u0628\u0647": true}

// moved is نقل, to take somewhere, or to report.
const moved = "\u0646\u0642\u0644"

// unnamedObject reports whether the noun right behind the body or force that acts is
// somebody whom no list names: "اعتقلت السلطات فاناغاس".
func (r *eventReader) unnamedObject(v *text.Event) bool {
	k := v.To // "قالت الشرطة إنها اعتقلت تونسيا"
	if by := v.Roles[schema.Agent]; r.harmer(by) {
		k = max(k, r.d.Mentions[by[len(by)-1]].To)
	} else if len(by) > 0 || v.SubjectRole != schema.Agent || !v.Subject.Want {
		return false
	}
	if k+1 < len(r.toks) && r.toks[k].Norm == comma && (r.toks[k+1].Kind == text.Number || unitNumbers[r.toks[k+1].Base] != 0) { // "ضبطت القوات، 20 مهاجرا"
		k++
	}
	if k < len(r.toks) && roughly[r.toks[k].Base] && r.bare(k) {
		k++
	}
	if k >= len(r.toks) {
		return false
	}
	if r.toks[k].Kind == text.Number || r.measured(k, r.d.SentenceOf(v.From)) > k {
		return true // "اعتقل الجيش 20 فلسطينيا"
	}
	t := &r.toks[k]
	return t.Kind == text.Word && r.bare(k) && r.cover[k] < 0 && r.in[k] < 0 && t.Sent == r.toks[v.From].Sent && !r.finite(k) && r.particles[t.Base] == "" && !r.masdars[t.Stem]
}

// captive reports whether those stand behind the body or force that acts who can be held, and whom no
// list names: "أوقفت الأجهزة الأمنية خلية".
func (r *eventReader) captive(v *text.Event) bool {
	by := v.Roles[schema.Agent]
	if !r.harmer(by) {
		return false
	}
	k := r.d.Mentions[by[len(by)-1]].To
	if k >= len(r.toks) || k <= v.From || r.toks[k].Sent != r.toks[v.From].Sent || !r.bare(k) {
		return false
	}
	some := k+1 < len(r.toks) && (unitNumbers[r.toks[k].Base] > 0 || quantity(r.toks[k].Base)) && prepositionWithPronoun(r.toks[k+1].Norm) // "سبعة منهم"
	return some || captives[strings.TrimSuffix(r.toks[k].Stem, string(alef))]
}

// captives holds nouns for those who are held, folded: خلية خلايا شبكة عصابة عناصر أشخاص شخص شاب شبان
// مطلوب مشتبه متهم رجل امرأة مواطن مواطنين.
var captives = wordSet(
	"\u062E\u0644\u064A\u0647", "\u062E\u0644\u0627\u064A\u0627", "\u0634\u0628\u0643\u0647", "\u0639\u0635\u0627\u0628\u0647", "\u0639\u0646\u0627\u0635\u0631",
	"\u0627\u0634\u062E\u0627\u0635", "\u0634\u062E\u0635", "\u0634\u0627\u0628", "\u0634\u0628\u0627\u0646", "\u0645\u0637\u0644\u0648\u0628",
	"\u0645\u0634\u062A\u0628\u0647", "\u0645\u062A\u0647\u0645", "\u0631\u062C\u0644", "\u0627\u0645\u0631\u0627\u0647", "\u0645\u0648\u0627\u0637\u0646", "\u0645\u0648\u0627\u0637\u0646\u064A\u0646",
)

const (
	exempted   = "\u0627\u0639\u0641\u064A"       // أعفى
	captured   = "\u0627\u0633\u0631"             // أسر
	casualties = "\u0636\u062D\u0627\u064A\u0627" // ضحايا
	gaveUp     = "\u062A\u062E\u0644\u064A"       // تخلى
	cut        = "\u0642\u0637\u0639"             // قطع
	arrived    = "\u0648\u0635\u0644"             // وصل
)

// intangible reports whether what is taken, or held, is a rank or a good that no force
// takes: "احتل المرتبة الأولى", "استعادة الثقة".
func (r *eventReader) intangible(v *text.Event) bool {
	for k := v.To; k < len(r.toks) && k < v.To+intangibleReach && r.toks[k].Sent == r.toks[v.From].Sent; k++ {
		if r.cover[k] >= 0 && !goods[r.toks[k].Stem] && !r.ranked(k) {
			continue
		}
		if t := &r.toks[k]; t.Kind == text.Word && t.Conj == "" {
			if w, e := cutEnclitic(t.Base, func(w string) bool { return goods[w] }); goods[t.Stem] || e != nil && goods[w] || r.ranked(k) {
				return true
			}
			if r.particles[t.Base] == "" && !r.adjectival(k) {
				return false
			}
		}
	}
	return false
}

// evils holds what spreads and is sent by nobody, folded.
var evils = wordSet(
	"\u0627\u0631\u0647\u0627\u0628", "\u062A\u0637\u0631\u0641", "\u0645\u0631\u0636", "\u0627\u0645\u0631\u0627\u0636", "\u0641\u064A\u0631\u0648\u0633", "\u0648\u0628\u0627\u0621",
	"\u0627\u0648\u0628\u0626\u0647", "\u0641\u0633\u0627\u062F", "\u0634\u0627\u0626\u0639\u0627\u062A", "\u0627\u0634\u0627\u0639\u0627\u062A", "\u0638\u0627\u0647\u0631\u0647", "\u062C\u0631\u064A\u0645\u0647",
	"\u0645\u062E\u062F\u0631\u0627\u062A", "\u0633\u0644\u0627\u062D", "\u0641\u0648\u0636\u064A", "\u0643\u0648\u0631\u0648\u0646\u0627", "\u0639\u0646\u0641", "\u0627\u062E\u0628\u0627\u0631",
	"\u062D\u0631\u0627\u0626\u0642", "\u0646\u064A\u0631\u0627\u0646",
)

// ranked reports whether a place in an order stands at token k: "المركز الثالث".
func (r *eventReader) ranked(k int) bool {
	if r.toks[k].Stem != centre || !r.toks[k].Def || k+1 >= len(r.toks) {
		return false
	}
	n := &r.toks[k+1]
	return n.Kind == text.Number || n.Def && ordinals[n.Stem]
}

const centre = "\u0645\u0631\u0643\u0632" // مركز

// ordinals holds the first ten, folded.
var ordinals = map[string]bool{
	"\u0627\u0648\u0644": true, "\u062B\u0627\u0646\u064A": true, "\u062B\u0627\u0644\u062B": true, "\u0631\u0627\u0628\u0639": true, "\u062E\u0627\u0645\u0633": true, // أول ثاني ثالث رابع خامس
	"\u0633\u0627\u062F\u0633": true, "\u0633\u0627\u0628\u0639": true, "\u062B\u0627\u0645\u0646": true, "\u062A\u0627\u0633\u0639": true, "\u0639\u0627\u0634\u0631": true, // سادس سابع ثامن تاسع عاشر
}

// intangibleReach is how many words behind its verb what is taken stands at most, its
// subject between them.
const intangibleReach = 7

// goods holds what is taken or regained without force, folded.
var goods = map[string]bool{
	"\u0645\u0631\u062A\u0628\u0647": true, "\u0645\u0643\u0627\u0646\u0647": true, "\u0635\u062F\u0627\u0631\u0647": true, // مرتبة مكانة صدارة
	"\u062B\u0642\u0647": true, "\u062A\u0648\u0627\u0632\u0646": true, "\u0627\u0633\u062A\u0642\u0631\u0627\u0631": true, "\u0639\u0627\u0641\u064A\u0647": true, // ثقة توازن استقرار عافية
	"\u0639\u0644\u0627\u0642\u0627\u062A": true, "\u062D\u0642\u0648\u0642": true, "\u062F\u0648\u0631": true, "\u0644\u0642\u0628": true, // علاقات حقوق دور لقب
	"\u0647\u064A\u0628\u0647": true, "\u0643\u0631\u0627\u0645\u0647": true, "\u062D\u064A\u0627\u0647": true, // هيبة كرامة حياة
}

// wayTo reports whether a way is cut off in a figure of speech: "قطع الطريق على خصومه".
func (r *eventReader) wayTo(v *text.Event) bool {
	for k := v.To; k+1 < len(r.toks) && k < v.To+4; k++ {
		if r.toks[k].Stem == roadWord {
			b := r.toks[k+1].Base
			return b == onWord || b == "\u0627\u0645\u0627\u0645" // أمام
		}
	}
	return false
}

// thingComes reports whether it is a thing whose arrival the verbal noun tells: "وصول
// المساعدات", "وصول القمح".
func (r *eventReader) thingComes(v *text.Event) bool {
	k := v.To
	if k >= len(r.toks) || len(v.Roles[schema.Agent]) > 0 {
		return false
	}
	t := &r.toks[k]
	return t.Kind == text.Word && r.bare(k) && r.cover[k] < 0 && r.in[k] < 0 && r.particles[t.Base] == "" && r.nominal(k) && !quantity(t.Base)
}

// aims is استهدف, which is to attack, or to aim at.
const aims = "\u0627\u0633\u062A\u0647\u062F\u0641"

// aimsAt reports whether what is aimed at is an act: "تستهدف زيادة الإنتاج".
func (r *eventReader) aimsAt(v *text.Event) bool {
	k := v.To
	if k < len(r.toks) && r.cover[k] >= 0 && r.bare(k) {
		k = r.d.Mentions[r.cover[k]].To // who aims
	}
	if k < len(r.toks) && abstract[r.toks[k].Base] && r.bare(k) && r.toks[k].Sent == r.toks[v.From].Sent { // "أمن المملكة"
		return true
	}
	if k >= len(r.toks) || !r.bare(k) || r.cover[k] >= 0 || r.toks[k].Def || r.toks[k].Sent != r.toks[v.From].Sent {
		return false
	}
	w := r.toks[k].Base
	if r.sameType(nominal(r.triggers[w]), v.Type) {
		return false // "استهدف هجوم المطار"
	}
	return r.masdars[w] || len(ofForm(r.triggers[w], masdar)) > 0
}

// abstract holds what words are aimed at, and no weapons, folded.
var abstract = map[string]bool{
	"\u0627\u0645\u0646": true, "\u0627\u0633\u062A\u0642\u0631\u0627\u0631": true, // أمن استقرار
	"\u0645\u0635\u0627\u0644\u062D": true, "\u0633\u064A\u0627\u062F\u0647": true, // مصالح سيادة
	"\u0648\u062D\u062F\u0647": true, "\u0627\u0642\u062A\u0635\u0627\u062F": true, // وحدة اقتصاد
}

// struggles are nouns for fighting as a lasting cause.
var struggles = map[string]bool{
	"\u0645\u0648\u0627\u062C\u0647\u0647": true, "\u0645\u062D\u0627\u0631\u0628\u0647": true, // مواجهة محاربة
	"\u0642\u062A\u0627\u0644": true, "\u062D\u0631\u0628": true, "\u062A\u0635\u062F\u064A": true, // قتال حرب تصدي
}

const warWord = "\u062D\u0631\u0628" // حرب

// under holds the words behind which control is one that lasts.
var under = map[string]bool{
	"\u062A\u062D\u062A": true, "\u062E\u0627\u0631\u062C": true, // تحت خارج
	"\u0645\u0646\u0627\u0637\u0642": true, "\u0645\u0646\u0637\u0642\u0647": true, // مناطق منطقة
}

// lasting reports whether a word names a struggle or a rule that goes on, rather than
// telling that one happened: "سبل مواجهة الإرهاب", "تحت سيطرة الفصائل", "القرى التي
// يسيطر عليها".
func (r *eventReader) lasting(v *text.Event, i int, s *text.Sentence, f triggerForm) bool {
	t := &r.toks[i]
	if (v.Type == "attack" || v.Type == "launch_operation") && r.ends(i, s) {
		return len(v.Roles[schema.Target])+len(v.Roles[schema.Agent])+len(v.Roles[schema.Counterpart]) == 0 && v.Country == "" // "دعت إلى وقف القتال في ليبيا"
	}
	switch v.Type {
	case "attack":
		if f.form != masdar && f.form != noun || v.Light > 0 || v.Date >= 0 || !struggles[t.Stem] {
			return false
		}
		if !t.Def && r.causes(v, i, s) {
			return true // "في مواجهة التطرف في سوريا"
		}
		return len(v.Roles[schema.At])+len(v.Roles[schema.Agent])+len(v.Roles[schema.Counterpart]) == 0 && (v.Country == "" || t.Stem != warWord)
	case "seize": // "تحت سيطرة الجيش", "مناطق سيطرة الجيش"
		return f.form == masdar && v.Light == 0 && v.Date < 0 && !t.Def && i > s.From && under[r.toks[i-1].Base]
	}
	return false
}

// holds reports whether a verb in the present tense tells how things are, not that
// they came to be so; in a headline it tells that.
func (r *eventReader) holds(v *text.Event, i int, s *text.Sentence, f triggerForm) bool {
	return f.form == present && f.trigger.state && !(s.Heading && v.Type == "seize" && i-s.From <= 6 && r.particles[r.toks[max(i-1, 0)].Base] != "rel") && r.toks[i].Prep != future && v.Polarity == schema.Positive && v.Modality == schema.Asserted && !r.subjunctive(i, s)
}

// subjunctive reports whether "أن" or another particle before the verb at token i puts
// off what it tells.
func (r *eventReader) subjunctive(i int, s *text.Sentence) bool {
	if i == s.From {
		return false
	}
	p := &r.toks[i-1]
	return p.Norm == that || p.Prep == prepL && p.Norm == prepL+that || r.modal[p.Base] != "" || r.negates(i-1)
}

// causes reports whether a noun for fighting is fought for as a cause: it governs what is
// fought.
func (r *eventReader) causes(v *text.Event, i int, s *text.Sentence) bool {
	if v.To >= s.To || r.toks[i].Stem == "\u062D\u0631\u0628" || r.toks[i].Stem == "\u0642\u062A\u0627\u0644" { // حرب قتال
		return false
	}
	n := &r.toks[v.To]
	if n.Kind == text.Open && v.To+1 < s.To {
		n = &r.toks[v.To+1]
	}
	_, quality := r.adjective(v.To)
	return n.Kind == text.Word && n.Conj == "" && n.Prep == "" && r.particles[n.Base] == "" && !r.finite(v.To) && (!quality || n.Def)
}

// meanwhile makes who speaks on a visit its agent, where nobody else is, and the day that of the words: "وخلال زيارة إلى الأردن قال الوزير".
func (r *eventReader) meanwhile(v *text.Event, i int, s *text.Sentence) {
	if v.Type != "visit" || i == s.From || len(v.Roles) == 0 || len(v.Roles[schema.Agent]) > 0 || v.SubjectRole != "" || v.Country != "" || v.Light > 0 || v.Statement >= 0 || r.toks[i].Def {
		return
	}
	switch r.toks[i-1].Base {
	case "\u062E\u0644\u0627\u0644", "\u0627\u062B\u0646\u0627\u0621": // خلال أثناء
	default:
		return
	}
	for k := range r.d.Statements {
		st := &r.d.Statements[k]
		if st.CueFrom >= s.From && st.CueFrom < s.To && len(st.Speakers) > 0 {
			r.role(v, schema.Agent, st.Speakers[:1])
			if v.Date < 0 {
				v.Date = st.Date
			}
			return
		}
	}
}
