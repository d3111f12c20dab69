package ar

import (
	"strings"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// Triggers of which one sense alone is an event.
const (
	stopped   = "\u0627\u0648\u0642\u0641"             // أوقف
	received  = "\u0627\u0633\u062A\u0642\u0628\u0644" // استقبل
	stabbed   = "\u0637\u0639\u0646"                   // طعن
	chose     = "\u0627\u062E\u062A\u0627\u0631"       // اختار
	held      = "\u0627\u0645\u0633\u0643"             // أمسك
	boycotted = "\u0642\u0627\u0637\u0639"             // قاطع
)

// Words beside a trigger that give it another sense.
const (
	upTo      = "\u0648\u0635\u0648\u0644\u0627"       // وصولا
	relations = "\u0639\u0644\u0627\u0642\u0627\u062A" // علاقات
	work      = "\u0639\u0645\u0644"                   // عمل
)

// scourges holds what is fought without arms, folded.
var scourges = map[string]bool{
	"\u0627\u0631\u0647\u0627\u0628": true, "\u0641\u0633\u0627\u062F": true, // إرهاب فساد
	"\u0645\u062E\u062F\u0631\u0627\u062A": true, "\u062A\u0637\u0631\u0641": true, // مخدرات تطرف
	"\u0641\u0642\u0631": true, "\u062C\u0648\u0639": true, "\u062C\u0631\u064A\u0645\u0647": true, // فقر جوع جريمة
}

// inProtest is احتجاجا, which also tells why something else is done.
const inProtest = "\u0627\u062D\u062A\u062C\u0627\u062C\u0627"

// civilians holds nouns for people whose leaving is no withdrawal, and whom to take in is
// no meeting, folded.
var civilians = map[string]bool{
	"\u0645\u062F\u0646\u064A": true, "\u0645\u062F\u0646\u064A\u0627": true, "\u0645\u062F\u0646\u064A\u064A\u0646": true, // مدني مدنيا مدنيين
	"\u0645\u062F\u0646\u064A\u0648\u0646": true, "\u0627\u0647\u0627\u0644\u064A": true, "\u0633\u0643\u0627\u0646": true, // مدنيون أهالي سكان
	"\u0646\u0627\u0632\u062D\u064A\u0646": true, "\u0646\u0627\u0632\u062D\u0648\u0646": true, "\u0644\u0627\u062C\u0626\u064A\u0646": true, // نازحين نازحون لاجئين
	"\u0645\u0648\u0627\u0637\u0646\u064A\u0646": true, "\u0639\u0627\u0626\u0644\u0627\u062A": true, "\u062D\u0634\u062F": true, // مواطنين عائلات حشد
	"\u062C\u0631\u062D\u064A": true, "\u0645\u0631\u0636\u064A": true, "\u062C\u0631\u064A\u062D\u0627": true, // جرحى مرضى جريحا
	"\u0645\u0635\u0627\u0628": true, "\u0645\u0635\u0627\u0628\u064A\u0646": true, "\u0645\u0635\u0627\u0628\u0627": true, // مصاب مصابين مصابا
}

// cargo holds nouns for what comes to a place without visiting it, folded.
var cargo = map[string]bool{
	"\u0634\u0627\u062D\u0646\u0627\u062A": true, "\u0634\u0627\u062D\u0646\u0647": true, "\u0634\u062D\u0646\u0627\u062A": true, "\u0634\u062D\u0646\u0647": true, // شاحنات شاحنة شحنات شحنة
	"\u0642\u0648\u0627\u0641\u0644": true, "\u0642\u0627\u0641\u0644\u0647": true, "\u0628\u0636\u0627\u0626\u0639": true, "\u0648\u0642\u0648\u062F": true, // قوافل قافلة بضائع وقود
	"\u0627\u0633\u0644\u062D\u0647": true, "\u0644\u0642\u0627\u062D\u0627\u062A": true, "\u0645\u0648\u0627\u062F": true, "\u0627\u0645\u062F\u0627\u062F\u0627\u062A": true, // أسلحة لقاحات مواد إمدادات
}

// onAir holds what interviews are called, folded, without ة: تلفزيوني صحفي صحافي إذاعي متلفز إعلامي.
var onAir = wordSet(
	"\u062A\u0644\u0641\u0632\u064A\u0648\u0646\u064A", "\u0635\u062D\u0641\u064A", "\u0635\u062D\u0627\u0641\u064A", "\u0627\u0630\u0627\u0639\u064A",
	"\u0645\u062A\u0644\u0641\u0632", "\u0627\u0639\u0644\u0627\u0645\u064A",
)

// interviews holds nouns for talks that are interviews where those talked with are media.
var interviews = map[string]bool{
	"\u062D\u0648\u0627\u0631": true, "\u0644\u0642\u0627\u0621": true, "\u0645\u0642\u0627\u0628\u0644\u0647": true, // حوار لقاء مقابلة
	"\u0627\u062A\u0635\u0627\u0644": true, "\u0627\u062A\u0635\u0627\u0644\u0627": true, "\u0645\u0643\u0627\u0644\u0645\u0647": true, // اتصال اتصالا مكالمة
}

// regained holds the verbs that tell of places, and of much else: "استعاد ثقته", folded.
var regained = map[string]bool{
	"\u0627\u0633\u062A\u0639\u0627\u062F": true, "\u0627\u0633\u062A\u0631\u062C\u0639": true, // استعاد استرجع
	"\u0627\u0646\u062A\u0632\u0639": true, // انتزع
}

// arriving holds the verbs of coming to places, and to much else, folded.
var arriving = map[string]bool{
	"\u0648\u0635\u0644": true, "\u062A\u0648\u062C\u0647": true, // وصل توجه
}

// ballots holds nouns that a vote is the genitive of, without being told: "مراكز الاقتراع".
var ballots = map[string]bool{
	"\u0645\u0631\u0627\u0643\u0632": true, "\u0645\u0631\u0643\u0632": true, // مراكز مركز
	"\u0635\u0646\u0627\u062F\u064A\u0642": true, "\u0635\u0646\u062F\u0648\u0642": true, // صناديق صندوق
	"\u0642\u0627\u0646\u0648\u0646": true, "\u0644\u062C\u0646\u0647": true, // قانون لجنة
}

// meddling holds nouns of what is done about a vote, folded.
var meddling = map[string]bool{
	"\u062A\u062F\u062E\u0644": true, "\u062A\u0627\u062B\u064A\u0631": true, // تدخل تأثير
	"\u062A\u0631\u0634\u064A\u062D": true, "\u062A\u0631\u0634\u062D": true, // ترشيح ترشح
	"\u0645\u0631\u0634\u062D": true, "\u0645\u0631\u0634\u062D\u0627": true, // مرشح مرشحا
}

// nominated is رشح; candidacy holds what is done with one's own nomination.
const nominated = "\u0631\u0634\u062D"

var candidacy = map[string]bool{
	"\u0642\u0628\u0648\u0644": true, "\u0627\u0648\u0631\u0627\u0642": true, // قبول أوراق
	"\u0637\u0644\u0628": true, "\u0645\u0644\u0641": true, // طلب ملف
}

// battle holds the verb under which معركة, which is also any struggle, stands.
var battle = map[string]bool{"\u0627\u0634\u062A\u0628\u0643": true} // اشتبك

// aside reports whether the word at token i has, here, a sense that is no event of its
// type: guests that are no guests ("يستقبل جرحى"), a protest that is a reason, an appeal
// to a court, a choice of things, civilians who leave, an interview, an adjective.
func (r *eventReader) aside(v *text.Event, i int, s *text.Sentence, f triggerForm, suffix *enclitic) bool {
	t := &r.toks[i]
	switch {
	case f.trigger.lemma == received:
		return suffix == nil && (!v.Passive && len(v.Roles[schema.Counterpart]) == 0 || r.takesIn(v.To, s))
	case f.trigger.lemma == stabbed, f.trigger.lemma == chose:
		return len(v.Roles[schema.Target]) == 0
	case regained[f.trigger.lemma] && v.Type == "seize" && f.trigger.needs == "":
		return len(v.Roles[schema.Target]) == 0 && suffix == nil && !r.placeAt(v.To, s) && !(v.To < s.To && len(nominal(r.triggers[r.toks[v.To].Stem])) > 0) // "استعاد السيطرة"
	case arriving[f.trigger.lemma] && f.form != masdar && v.SubjectRole == "":
		return len(v.Roles[schema.Destination]) == 0 && len(r.only(v.Roles[schema.Agent], schema.Person)) == 0 && !r.towards(v.To, s) // "وصلت الأزمة ذروتها"
	case v.Type == "agree":
		return f.form == present && i > s.From && r.toks[i-1].Base == prepB+what // "بما يتوافق مع"
	case v.Type == "elect" && (f.form == masdar || f.form == noun):
		return r.voteAside(i, s)
	case nominated == f.trigger.lemma && f.form == masdar:
		return i > s.From && candidacy[r.toks[i-1].Stem]
	case v.Type == "attack" && v.To+1 < s.To && (r.toks[v.To].Base == against || r.toks[v.To].Base == onWord) && scourges[r.toks[v.To+1].Stem]:
		return true // "الحرب على الفساد"
	case v.Type == "attack" && suffix != nil && (f.form == masdar || f.form == noun):
		return battle[f.trigger.lemma] && len(v.Roles[schema.Target])+len(v.Roles[schema.Counterpart])+len(v.Roles[schema.At]) == 0 // "معركته الرئيسية"
	case f.trigger.lemma == held:
		return len(r.only(v.Roles[schema.Target], schema.Person)) == 0
	case v.Type == "arrest":
		return f.trigger.lemma == stopped && (r.suspended(v.To, s) || onlyPlaces(r, v.Roles[schema.Target]))
	case f.trigger.lemma == boycotted:
		for k := v.To; k < min(s.To, v.To+3); k++ {
			if forms, _, _ := r.triggersAt(k, s); occasion(forms) {
				return true
			}
		}
	case v.Type == "found" && r.toks[i].Base == done && v.To < s.To && r.toks[v.To].Prep == prepB: // "لم يقم بأي زيارة": of قام
		return true
	case v.Type == "found" && f.trigger.needs == "" && f.trigger.lemma == "" && f.form == masdar && v.To < s.To && gatheredFor[r.toks[v.To].Stem]: // "إقامة علاقات"
		return true
	case v.Type == "resign" && r.himself(v.To, s): // "عزلت القيادة نفسها عن العراق"
		return true
	case v.Type == "found" && f.form == masdar && suffix != nil && f.trigger.lemma == "":
		return true // "محل إقامته": where somebody lives
	case v.Type == "visit" && t.Base == upTo:
		return true
	case v.Type == "visit" && (f.form == masdar || f.form == noun) && suffix == nil && v.To < s.To && (cargo[r.toks[v.To].Stem] || r.sameType(nominal(r.triggers[r.toks[v.To].Stem]), "aid")):
		return true // "دخول المساعدات"
	case v.Type == "attack" && f.trigger.roles["obj"] != "" && v.To < s.To && !r.toks[v.To].Def && r.bare(v.To) && abstract[r.toks[v.To].Base], v.Type == "attack" && v.To < s.To && r.toks[v.To].Base == relations:
		return true
	case v.Type == "protest":
		if drones[t.Stem] && r.flies(v, s) {
			return true
		}
		return t.Base == inProtest && v.Light == 0 && v.To < s.To && r.toks[v.To].Base == onWord
	case v.Type == "withdraw":
		return r.leavesHome(v, i, s)
	case v.Type == "meet" || v.Type == "negotiate":
		return interviews[t.Stem] && r.withMedia(v.To, s)
	case f.form == masdar && t.Def && t.Conj == "" && t.Prep == "" && i > s.From:
		_, quality := r.adjective(i)
		return quality && (r.toks[i-1].Def || r.cover[i-1] >= 0) && feminineEnd(t.Text) // "المدينة المحاصرة"
	}
	return false
}

// himself reports whether a reflexive pronoun is the object of the verb that ends before token j.
func (r *eventReader) himself(j int, s *text.Sentence) bool {
	for k := j; k < min(s.To, j+himselfReach); k++ {
		if r.isSelf(k) {
			return true
		}
	}
	return false
}

// himselfReach is how far behind its verb that stands, the subject between them.
const himselfReach = 4

// done is the jussive of قام, to do, as that of أقام is.
const done = "\u064A\u0642\u0645"

// gatheredFor holds what is entered into or held, and no body, folded: علاقات علاقة حفل صلاة احتفال ندوة مباراة
// احتفالات حفلات معرض مهرجان مأدبة عزاء.
var gatheredFor = wordSet(
	"\u0639\u0644\u0627\u0642\u0627\u062A", "\u0639\u0644\u0627\u0642\u0647", "\u062D\u0641\u0644", "\u0635\u0644\u0627\u0647", "\u0627\u062D\u062A\u0641\u0627\u0644", "\u0646\u062F\u0648\u0647",
	"\u0645\u0628\u0627\u0631\u0627\u0647", "\u0627\u062D\u062A\u0641\u0627\u0644\u0627\u062A", "\u062D\u0641\u0644\u0627\u062A", "\u0645\u0639\u0631\u0636", "\u0645\u0647\u0631\u062C\u0627\u0646", "\u0645\u0627\u062F\u0628\u0647", "\u0639\u0632\u0627\u0621",
)

// drones holds مسيرة and مسيرات, which are marches, or planes without a pilot.
var drones = map[string]bool{
	"\u0645\u0633\u064A\u0631\u0647": true, "\u0645\u0633\u064A\u0631\u0627\u062A": true, // مسيرة مسيرات
}

// flies reports whether what the words around say of a "مسيرة" is said of a plane: "طائرة
// مسيرة", "مسيرة مفخخة", "أسقطت الدفاعات مسيرة", "استهدفت مسيرة سيارة".
func (r *eventReader) flies(v *text.Event, s *text.Sentence) bool {
	for k := max(s.From, v.From-flightReach); k < min(s.To, v.To+flightReach); k++ {
		t := &r.toks[k]
		if k >= v.From && k < v.To {
			continue
		}
		if t.Kind == text.Punct && k > v.From {
			return false
		}
		if weaponry[t.Stem] || flying[t.Stem] || !t.Def && r.sameType(verbal(r.triggers[t.Base]), "attack") {
			return true
		}
	}
	return false
}

// flightReach is how near such a word stands.
const flightReach = 4

// flying holds words that are said of planes, folded.
var flying = map[string]bool{
	"\u0645\u0641\u062E\u062E\u0647": true, "\u0627\u0646\u062A\u062D\u0627\u0631\u064A\u0647": true, "\u0647\u062C\u0648\u0645\u064A\u0647": true, "\u0627\u0633\u062A\u0637\u0644\u0627\u0639\u064A\u0647": true, // مفخخة انتحارية هجومية استطلاعية
	"\u0645\u0644\u063A\u0648\u0645\u0647": true, "\u0627\u0633\u0642\u0637": true, "\u0627\u0633\u0642\u0637\u062A": true, "\u0627\u0633\u0642\u0627\u0637": true, // ملغومة أسقط أسقطت إسقاط
	"\u0627\u0639\u062A\u0631\u0627\u0636": true, "\u0627\u0639\u062A\u0631\u0636\u062A": true, "\u0627\u0639\u062A\u0631\u0636": true, "\u062F\u0641\u0627\u0639\u0627\u062A": true, // اعتراض اعترضت اعترض دفاعات
	"\u062F\u0641\u0627\u0639": true, "\u062D\u0644\u0642\u062A": true, "\u062D\u0644\u0642": true, "\u0637\u0627\u0626\u0631\u0647": true, // دفاع حلقت حلق طائرة
	"\u0635\u0627\u0631\u0648\u062E": true, // صاروخ
}

// towards reports whether "إلى" or "نحو" and a place follow in the clause from token j.
func (r *eventReader) towards(j int, s *text.Sentence) bool {
	for k := j; k+1 < r.clauseEnd(j, s); k++ {
		if b := r.toks[k].Base; (b == toWord || b == "\u0646\u062D\u0648") && r.placeAt(k+1, s) { // نحو
			return true
		}
	}
	return false
}

// onlyPlaces reports whether all of some mentions, one at least, are of places.
func onlyPlaces(r *eventReader, ms []int) bool {
	return len(ms) > 0 && len(r.only(ms, schema.Place)) == len(ms)
}

// suspended reports whether "عن العمل" stands in the clause from token j.
func (r *eventReader) suspended(j int, s *text.Sentence) bool {
	for k := j; k+1 < r.clauseEnd(j, s); k++ {
		if r.toks[k].Base == about && r.toks[k+1].Stem == work {
			return true
		}
	}
	return false
}

// occasion reports whether a word tells of a meeting or a vote.
func occasion(forms []triggerForm) bool {
	for _, f := range nominal(forms) {
		if f.trigger.typ == "meet" || f.trigger.typ == "elect" || f.trigger.typ == "negotiate" {
			return true
		}
	}
	return false
}

// voteAside reports whether the vote that the noun at token i names is only spoken of: its
// polling stations, who stands in it, who meddles in it.
func (r *eventReader) voteAside(i int, s *text.Sentence) bool {
	k := i - 1
	if k < s.From {
		return false
	}
	if r.bare(i) && ballots[r.toks[k].Stem] {
		return true
	}
	if b := r.toks[k].Base; b == inWord || b == onWord {
		k--
	} else if r.toks[i].Prep != prepL {
		return false
	}
	if k < s.From {
		return false
	}
	w := r.toks[k].Stem
	if meddling[w] {
		return true
	}
	w, e := cutEnclitic(w, func(w string) bool { return meddling[w] })
	return e != nil && meddling[w]
}

// placeAt reports whether a noun for a place or places stands within four words from
// token j.
func (r *eventReader) placeAt(j int, s *text.Sentence) bool {
	for k := j; k < s.To && k < j+4 && r.toks[k].Base != inWord; k++ {
		if h := r.heads[r.toks[k].Stem]; h != nil && h.typ == schema.Place || r.cover[k] >= 0 && r.d.Mentions[r.cover[k]].Type == schema.Place {
			return true
		}
	}
	return false
}

// takesIn reports whether civilians are told of from token j to the end of the clause.
func (r *eventReader) takesIn(j int, s *text.Sentence) bool {
	for k := j; k < r.clauseEnd(j, s); k++ {
		if civilians[r.toks[k].Stem] && r.toks[k].Prep == "" {
			return true
		}
	}
	return false
}

// leavesHome reports whether those who leave are civilians, or what is brought out is
// a country: "خروج المدنيين", "إخراج البلاد من أزمتها".
func (r *eventReader) leavesHome(v *text.Event, i int, s *text.Sentence) bool {
	for k := max(s.From, i-2); k < min(s.To, v.To+6); k++ {
		if k < i && r.toks[i].Conj != "" || k >= v.To && r.toks[k].Prep != "" {
			continue
		}
		if k >= v.To && (r.finite(k) || r.cover[k] >= 0 && r.d.Mentions[r.cover[k]].Kind == schema.ByName) {
			break
		}
		if t := &r.toks[k]; (k < i || k >= v.To) && civilians[t.Stem] {
			return true
		}
	}
	return onlyPlaces(r, v.Roles[schema.Target])
}

// withMedia reports whether "مع" and an outlet stand at token j, behind adjectives, or "ل" and one, or what
// precedes was for the public: "حوار لجريدة", "لقاء تلفزيوني".
func (r *eventReader) withMedia(j int, s *text.Sentence) bool {
	for j < s.To && j < len(r.toks) {
		if public := strings.TrimSuffix(r.toks[j].Stem, "\u0647"); onAir[public] && r.bare(j) {
			return true
		}
		if _, quality := r.adjective(j); !quality {
			break
		}
		j++
	}
	if j < s.To && r.toks[j].Prep == prepL && r.toks[j].Conj == "" {
		return r.mediumAt(j) != ""
	}
	if j+1 >= s.To || r.toks[j].Base != with {
		return false
	}
	if r.toks[j+1].Kind == text.Open || r.mediumAt(j+1) != "" {
		return true
	}
	m, ok := r.at[j+1]
	if !ok {
		return false
	}
	k := r.names.ByID(r.d.Mentions[m].Known)
	return k != nil && k.Kind == "media"
}
