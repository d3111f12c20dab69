package ar

import (
	"slices"
	"strings"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// Triggers that are an event of their type with one kind of object alone, folded.
const (
	backing     = "\u062F\u0639\u0645"                         // دعم
	fall        = "\u0633\u0642\u0648\u0637"                   // سقوط
	expelled    = "\u0637\u0631\u062F"                         // طرد
	campaign    = "\u062D\u0645\u0644\u0647"                   // حملة
	journey     = "\u0631\u062D\u0644\u0647"                   // رحلة
	facing      = "\u0645\u0648\u0627\u062C\u0647\u0647"       // مواجهة
	resisted    = "\u062A\u0635\u062F\u064A"                   // تصدى
	attained    = "\u0627\u062D\u0631\u0632"                   // أحرز
	cleared     = "\u0628\u0631\u0627"                         // برأ
	position    = "\u062A\u0645\u0631\u0643\u0632"             // تمركز
	renew       = "\u062C\u062F\u062F"                         // جدد
	formed      = "\u0634\u0643\u0644"                         // شكل
	annihilated = "\u0627\u0628\u0627\u062F"                   // أباد
	swapped     = "\u0628\u0627\u062F\u0644"                   // بادل
	visited     = "\u0632\u0627\u0631"                         // زار
	headedFor   = "\u062A\u0648\u062C\u0647"                   // توجه
	freed       = "\u062D\u0631\u0631"                         // حرر
	doneWith    = "\u0642\u0636\u064A"                         // قضى
	drills      = "\u062A\u062F\u0631\u064A\u0628\u0627\u062A" // تدريبات
	ban         = "\u062D\u0638\u0631"                         // حظر
	roaming     = "\u062A\u062C\u0648\u0644"                   // تجول
	building    = "\u0628\u0646\u0627\u0621"                   // بناء
	dwelling    = "\u0627\u0642\u0627\u0645\u0647"             // إقامة
	evacuated   = "\u0627\u062C\u0644\u064A"                   // أجلى
	emptied     = "\u0627\u062E\u0644\u064A"                   // أخلى
	prison      = "\u0633\u062C\u0646"                         // سجن
	training    = "\u062A\u062F\u0631\u064A\u0628"             // تدريب
	assailed    = "\u0647\u0627\u062C\u0645"                   // هاجم
)

// reinforcements is تعزيزات; reinforcedReach is how far before it the verb stands of which it is
// the object.
const (
	reinforcements  = "\u062A\u0639\u0632\u064A\u0632\u0627\u062A"
	reinforcedReach = 12
)

// such is ذلك.
const such = "\u0630\u0644\u0643"

// backReach is how far behind the noun for it who is backed stands at most, its giver and
// its qualities between them.
const backReach = 8

// missesObject reports whether the word at token i acts on nothing that makes it an event
// of its type: "دعم قدرات المجلس", "سقوط النظام", "طرد الدبلوماسيين", "حملة انتخابية".
func (r *eventReader) missesObject(v *text.Event, i int, f triggerForm, suffix *enclitic) bool {
	on := v.Roles[schema.Target]
	switch {
	case v.Type == "aid" && f.word == backing && f.form != past && f.trigger.needs == "":
		return len(on) == 0 || !r.backs(v, on[0]) || suffix != nil && r.opensTold(i) || r.renewed(i)
	case v.Type == "seize" && f.word == fall && f.trigger.needs == "":
		return len(on) == 0 || !onlyPlaces(r, on) || suffix == nil && !r.opensAt(on[0], v.To)
	case v.Type == "seize" && f.trigger.lemma == expelled:
		return !slices.ContainsFunc(on, r.agentive)
	case v.Type == "attack" && (f.form == masdar || f.form == noun) && v.To == v.From+1 && r.bloodless(v.To):
		return true
	case v.Type == "attack" && f.word == campaign && v.To+1 < len(r.toks) && r.toks[v.To].Base == onWord && r.masdars[r.toks[v.To+1].Stem] && r.cover[v.To+1] < 0: // "تركز الحملة على ضم القرم"
		return true
	case v.Type == "attack" && f.word == campaign:
		return len(r.only(on, schema.MilitaryUnit, schema.Organization, schema.Place)) == 0
	case v.Type == "attack" && f.word == facing: // "مواجهة التحديات"
		all := slices.Concat(on, v.Roles[schema.Agent], v.Roles[schema.Counterpart])
		return !r.armed(all) && (len(all) > 0 || f.trigger.genitive == "obj")
	case v.Type == "attack" && f.trigger.lemma == resisted:
		return !r.armed(on)
	case v.Type == "seize" && f.trigger.lemma == attained: // "أحرزت البلاد تقدما"
		return !r.armed(v.Roles[schema.Agent])
	case v.Type == "found" && f.trigger.lemma == formed && len(on) == 0: // "تشكل جبهة النصرة خطرا"
		as := v.Roles[schema.Agent]
		return len(as) == 1 && r.toks[r.d.Mentions[as[0]].Head].Stem == Fold(f.trigger.needs)
	case (v.Type == "attack" || v.Type == "withdraw" || v.Type == "seize") && r.idiom(f.trigger.lemma, v.To): // "ضربت مثالا", "سحب الجثث"
		return true
	case v.Type == "kill" && f.trigger.lemma == annihilated && f.form == present: // "لم تبد أي إشارة"
		return len([]rune(r.toks[i].Base)) == 3
	case v.Type == "release" && f.trigger.lemma == swapped: // "تبادل النواب الشتائم"
		return len(r.only(on, schema.Person, schema.MilitaryUnit)) == 0
	case v.Type == "release" && f.trigger.lemma == cleared: // "وصل برا"
		return len(r.only(on, schema.Person, schema.Organization)) == 0
	case v.Type == "deploy" && r.toks[i].Stem == reinforcements && r.toks[i].Prep == "": // "استهدفت المقاتلات تعزيزات": what was struck
		for k := i - 1; k >= 0 && i-k <= reinforcedReach && r.toks[k].Sent == r.toks[i].Sent; k-- {
			if fs := verbal(r.triggers[r.toks[k].Base]); len(fs) > 0 && fs[0].trigger.typ == "attack" {
				return true
			}
			if r.finite(k) {
				break
			}
		}
	case v.Type == "deploy" && f.word == position: // "تمركزات": where they are
		return hasSuffix(r.toks[i].Stem, "\u0627\u062A")
	case v.Type == "visit" && f.word == journey:
		return len(v.Roles[schema.Destination]) == 0
	case v.Type == "visit" && f.trigger.lemma == headedFor: // "توجه إلى الحضور"
		return len(v.Roles[schema.Destination])+len(v.Roles[schema.Origin]) == 0
	case v.Type == "kill" && f.trigger.lemma == doneWith: // "قضى على البطالة"
		return len(r.only(on, schema.Person, schema.MilitaryUnit)) == 0
	case v.Type == "seize" && f.trigger.lemma == freed && f.form == masdar: // "تحرير مجلة", "تحرير المرأة"
		return len(on) == 0 && suffix == nil && !r.ground(v.To)
	case v.Type == "aid" && f.word == drills: // "تدريبات للجيش": he drills
		return true
	case v.Type == "aid" && f.word == training && r.toks[i].Def && r.bare(i) && i > 0 && r.cover[i-1] < 0 && !r.toks[i-1].Def && r.nominal(i-1) && !r.masdars[r.toks[i-1].Stem]: // "معسكرات التدريب"
		return true
	case v.Type == "arrest" && f.word == prison && f.form == masdar: // "سجن فلان"; not "في السجن"
		return r.toks[i].Def || !slices.ContainsFunc(r.only(on, schema.Person), r.known)
	case v.Type == "arrest" && f.trigger.lemma == stopped && f.form != past && f.form != present: // "إيقاف العنف"
		return len(on) == 0 && suffix == nil && v.To < len(r.toks) && r.toks[v.To].Def && r.bare(v.To) && (r.masdars[r.toks[v.To].Stem] || r.things[r.toks[v.To].Stem] || len(nominal(r.triggers[r.toks[v.To].Stem])) > 0 || r.words[r.toks[v.To].Stem] > 0 && r.cover[v.To] < 0)
	case v.Type == "sanction" && f.word == ban: // "حظر التجول"
		return v.To < len(r.toks) && r.toks[v.To].Stem == roaming
	case v.Type == "visit" && r.toks[i].Stem == roaming:
		return i > 0 && r.toks[i-1].Stem == ban
	case v.Type == "found" && f.word == building: // "بناء على طلبه"
		return v.To < len(r.toks) && r.toks[v.To].Base == onWord
	case v.Type == "found" && f.word == dwelling: // "منحه الإقامة"
		return r.toks[i].Def
	case v.Type == "withdraw" && f.trigger.lemma == evacuated && f.form == present: // "تجلى في", another verb
		return v.To < len(r.toks) && (r.toks[v.To].Base == inWord || r.toks[v.To].Base == such)
	case v.Type == "withdraw" && f.trigger.lemma == evacuated && r.putsOff(v):
		return true
	case v.Type == "withdraw" && f.trigger.lemma == emptied && f.form == present && v.To < len(r.toks): // "تخلى عن", another verb
		w, _ := cutEnclitic(r.toks[v.To].Norm, func(w string) bool { return w == about })
		return w == about
	case v.Type == "attack" && f.trigger.lemma == assailed: // "هاجم فلان القناة": by words
		return r.byWords(v)
	}
	return false
}

// putsOff reports whether an act is the object of the verb of event v, so that it is put off rather
// than taken away: "أجلت المحكمة محاكمة فلان", "أجل الحزب انتخاب رئيسه".
func (r *eventReader) putsOff(v *text.Event) bool {
	for k := v.To; k < min(len(r.toks), v.To+putOffReach) && r.toks[k].Kind == text.Word && r.toks[k].Sent == r.toks[v.From].Sent; k++ {
		t := &r.toks[k]
		if r.cover[k] >= 0 {
			continue
		}
		if r.particles[t.Base] == "prep" || t.Prep != "" || r.finite(k) {
			return false
		}
		if w := strings.TrimSuffix(t.Stem, string(alef)); r.masdars[t.Stem] || len(nominal(r.triggers[t.Stem])) > 0 || !t.Def && r.masdars[w] { // "أجلت واشنطن تصويتا"
			return true
		}
		if r.nominal(k) && k > v.To {
			return false
		}
	}
	return false
}

// putOffReach is how far behind "أجل" what is put off stands.
const putOffReach = 6

// idiom reports whether what the verb or noun before token j acts on, as far as three words
// behind it, makes something else of it.
func (r *eventReader) idiom(lemma string, j int) bool {
	with := idioms[lemma]
	for k := j; with != nil && k < min(j+3, len(r.toks)) && r.toks[k].Kind == text.Word; k++ {
		w := strings.TrimSuffix(r.toks[k].Stem, string(alef))
		if with[w] || with[r.toks[k].Stem] {
			return true
		}
		if noun, e := cutEnclitic(r.toks[k].Stem, func(w string) bool { return with[w] }); e != nil && with[noun] { // "سحب اعترافه"
			return true
		}
	}
	return false
}

// idioms holds, for folded verbs, what they neither attack, withdraw nor take:
// "ضرب مثلا", "سحب الجنسية", "حرر محضرا".
var idioms = map[string]map[string]bool{
	"\u0636\u0631\u0628": { // ضرب: مثال مثل موعد رقم
		"\u0645\u062B\u0627\u0644": true, "\u0645\u062B\u0644": true, "\u0645\u0648\u0639\u062F": true, "\u0631\u0642\u0645": true,
	},
	"\u062D\u0631\u0631": { // حرر: محضر محاضر شيك مخالفة مقال
		"\u0645\u062D\u0636\u0631": true, "\u0645\u062D\u0627\u0636\u0631": true, "\u0634\u064A\u0643": true, "\u0645\u062E\u0627\u0644\u0641\u0647": true, "\u0645\u0642\u0627\u0644": true,
	},
	"\u0627\u062E\u0631\u062C": { // أخرج, as خرج reads: حيز نور صمت مألوف سيطرة سياق
		"\u062D\u064A\u0632": true, "\u0646\u0648\u0631": true, "\u0635\u0645\u062A": true, "\u0645\u0627\u0644\u0648\u0641": true, "\u0633\u064A\u0637\u0631\u0647": true, "\u0633\u064A\u0627\u0642": true,
	},
	"\u0633\u062D\u0628": { // سحب: جثث جثة جنسية ثقة ترخيص شكوى اعتراف أموال جواز
		"\u062C\u062B\u062B": true, "\u062C\u062B\u0647": true, "\u062C\u0646\u0633\u064A\u0647": true, "\u062B\u0642\u0647": true, "\u062A\u0631\u062E\u064A\u0635": true,
		"\u0634\u0643\u0648\u064A": true, "\u0627\u0639\u062A\u0631\u0627\u0641": true, "\u0627\u0645\u0648\u0627\u0644": true, "\u062C\u0648\u0627\u0632": true,
	},
}

// ground reports whether what can be taken stands at token j: a place, or a noun for one.
func (r *eventReader) ground(j int) bool {
	if j >= len(r.toks) {
		return false
	}
	if r.toks[j].Kind == text.Open {
		j++
	}
	if m := r.cover[j]; m >= 0 {
		return r.d.Mentions[m].Type != schema.Person
	}
	t := &r.toks[j]
	h := r.heads[t.Stem]
	w, _ := cutEnclitic(t.Base, func(w string) bool { return sites[w] || lands[w] })
	return t.Kind == text.Number || quantity(t.Base) || sites[t.Stem] || lands[t.Stem] || w != "" && (sites[w] || lands[w]) || h != nil && (h.typ == schema.Place || h.typ == schema.Facility)
}

// byWords reports whether one who is named attacks somebody who bears no arms, as people
// do by what they say.
func (r *eventReader) byWords(v *text.Event) bool {
	as, on := v.Roles[schema.Agent], v.Roles[schema.Target]
	if len(as) != 1 || len(on) == 0 {
		return false
	}
	who := &r.d.Mentions[as[0]]
	return who.Type == schema.Person && who.Number == text.Singular && (who.Kind == schema.ByName || r.named(as[0])) && !slices.ContainsFunc(on, func(m int) bool {
		t := r.d.Mentions[m].Type
		return t != schema.Person && t != schema.Organization || r.d.Mentions[m].Number == text.Plural
	})
}

// bloodless reports whether an adjective at token j says that no arms are meant: "مناوشات
// كلامية", "حرب تجارية".
func (r *eventReader) bloodless(j int) bool {
	if j >= len(r.toks) || r.toks[j].Kind != text.Word || r.toks[j].Prep != "" {
		return false
	}
	w, _ := strings.CutSuffix(r.toks[j].Stem, "\u0647") // ة
	return unarmed[w]
}

// unarmed holds such adjectives, folded.
var unarmed = map[string]bool{
	"\u0643\u0644\u0627\u0645\u064A": true, "\u0644\u0641\u0638\u064A": true, "\u0627\u0639\u0644\u0627\u0645\u064A": true, "\u0633\u064A\u0627\u0633\u064A": true, // كلامي لفظي اعلامي سياسي
	"\u062F\u0628\u0644\u0648\u0645\u0627\u0633\u064A": true, "\u0627\u0646\u062A\u062E\u0627\u0628\u064A": true, "\u0642\u0627\u0646\u0648\u0646\u064A": true, "\u062A\u062C\u0627\u0631\u064A": true, // دبلوماسي انتخابي قانوني تجاري
	"\u0627\u0642\u062A\u0635\u0627\u062F\u064A": true, "\u0646\u0641\u0633\u064A": true, "\u0643\u0631\u0648\u064A": true, "\u0631\u064A\u0627\u0636\u064A": true, // اقتصادي نفسي كروي رياضي
	"\u0641\u0643\u0631\u064A": true, "\u062B\u0642\u0627\u0641\u064A": true, // فكري ثقافي
}

// armed reports whether a force, or several people, are among the mentions.
func (r *eventReader) armed(ms []int) bool {
	return slices.ContainsFunc(ms, func(m int) bool {
		x := &r.d.Mentions[m]
		return x.Type == schema.MilitaryUnit || x.Type == schema.Person && x.Number == text.Plural
	})
}

// opensAt reports whether mention m begins at token k, or behind its quotation mark.
func (r *eventReader) opensAt(m, k int) bool {
	from := r.d.Mentions[m].From
	return from == k || from == k+1 && r.toks[k].Kind == text.Open
}

// backs reports whether somebody who can be backed is what the noun of event v governs or
// brings in by ل: "دعم التنظيم", "دعم الدولة للتنظيم".
func (r *eventReader) backs(v *text.Event, m int) bool {
	x := &r.d.Mentions[m]
	switch x.Type {
	case schema.MilitaryUnit, schema.Organization, schema.Person:
	case schema.Place:
		if !r.state(m) {
			return false
		}
	default:
		return false
	}
	if as := v.Roles[schema.Agent]; len(as) > 0 && r.opensAt(as[0], v.To) && r.d.Mentions[as[len(as)-1]].To == x.From && r.bare(x.From) { // "دعم طهران التنظيم"
		return true
	}
	return r.opensAt(m, v.To) || r.toks[x.From].Prep == prepL && x.From >= v.To && x.From < v.To+backReach
}

// opensTold reports whether token i opens what somebody says: who voices his support gives
// no aid.
func (r *eventReader) opensTold(i int) bool {
	st := r.told[i]
	return st >= 0 && (i == 0 || r.told[i-1] != st)
}

// renewed reports whether the noun at token i is what somebody says anew, by the verb
// within a few words before it: "جدد الرئيس دعم بلاده لفلسطين".
func (r *eventReader) renewed(i int) bool {
	for k := i - 1; k >= 0 && i-k <= backReach && r.toks[k].Kind == text.Word && r.toks[k].Sent == r.toks[i].Sent; k-- {
		if r.toks[k].Base == renew || r.toks[k].Base == renew+"\u062A" { // ت
			return true
		}
	}
	return false
}
