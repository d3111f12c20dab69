package ar

import (
	"strings"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// governing holds the prepositions by which a verb governs a noun, and those that
// negate one; behind others ("بعد", "خلال") a noun stands apart from the verb.
var governing = map[string]bool{
	onWord: true, inWord: true, fromWord: true, toWord: true, about: true, without: true,
	"\u0628\u062F\u0648\u0646": true, // بدون
	"\u0646\u062D\u0648":       true, // نحو
}

// weDid is the ending of what "we" did: "أجرينا".
const weDid = "\u0646\u0627"

// suffers is "تعرض", whose subject suffers what its noun tells.
const suffers = "\u062A\u0639\u0631\u0636"

// governed takes the subject of the light verb or intention that governs a
// verbal noun: "شنت القوات هجوما", "تمكن الجيش من السيطرة", "تعتزم الانسحاب".
func (r *eventReader) governed(v *text.Event, i int, s *text.Sentence, role schema.Role) {
	if i > s.From && r.particles[r.toks[i-1].Base] == "prep" && !governing[r.toks[i-1].Base] && !(i-2 >= s.From && r.toks[i-2].Base == fromWord) {
		return // "بعد الهجوم"
	}
	if v.Type != "sanction" && r.ends(i, s) {
		return // "تسعى الأمم المتحدة إلى وقف القتال"
	}
	for k := i - 1; k >= s.From && k > i-18; k-- {
		t := &r.toks[k]
		if t.Kind == text.Punct && t.Norm != comma && t.Norm != "-" && t.Norm != ")" && t.Norm != "(" && t.Norm != "/" {
			return
		}
		if t.Kind != text.Word || r.cover[k] >= 0 || r.in[k] >= 0 {
			continue
		}
		if k == i-1 && subjects[t.Stem] && (t.Prep == prepL || !r.finite(k)) && v.Type != "agree" { // "اجتمعوا لبحث الهجوم"
			return
		}
		if r.inReply(k) { // "طردت الحكومة السفير ردا على": what was done before
			return
		}
		if r.particles[t.Base] == "rel" || r.subordinator(k) && t.Base != that {
			return
		}
		if k < i-1 && r.toks[i].Conj == "" && !r.lightNoun(t.Stem) && !t.Def && r.particles[t.Base] == "" && (len(nominal(r.triggers[t.Stem])) > 0 || t.Prep == "" && r.masdars[t.Stem] && !r.finite(k)) && !r.finite(k) && r.light[t.Base].word == "" {
			return // that noun is what the verb governs
		}
		if v.Type == "protest" && dispersing[t.Base] { // "فرقت الشرطة مظاهرة": others held it
			v.Unnamed = true
			if r.light[t.Base].word == "" {
				return
			}
			role = ""
		}
		if r.thwarting[t.Stem] && k < i && (r.finite(k) || !t.Def) { // "أحبط الجيش هجوما": who thwarts it does not do it
			if j := r.carrier(i+1, s); j < 0 { // "إحباط هجوم شنه التنظيم"
				v.Polarity = schema.Negative
				v.Unnamed = true
			}
			return
		}
		if survived[t.Base] && v.Type == "attack" && r.toks[i-1].Base == fromWord { // "نجا الوزير من هجوم"
			sub := r.before(k, s, r.inflectionAt(k))
			if nps := r.after(k+1, i, s); !sub.found() && len(nps) > 0 {
				sub = subject{mentions: nps[0].mentions, told: true}
			}
			r.role(v, schema.Target, sub.mentions)
			return
		}
		if issuing[t.Base] {
			if decided[v.Type] && role == schema.Agent && r.toks[i].Prep == prepB && r.finite(k) && len(v.Roles[role]) == 0 { // "أصدر الرئيس مرسوما بتعيين"
				in := r.inflectionAt(k)
				sub := r.before(k, s, in)
				if nps := r.after(k+1, i, s); !sub.found() && len(nps) > 0 {
					sub = subject{mentions: nps[0].mentions, told: true}
				}
				r.take(v, role, sub, in)
			}
			return
		}
		lv, ok := r.light[t.Base]
		if ok && answers[t.Base] && r.toks[i-1].Base == onWord { // "رد على اغتيال": who answers did not do it
			v.Unnamed = true
			return
		}
		if ok && (lv.failing || succeeds[t.Base]) && !r.prepositionBetween(k, i) || refuses(t.Base) && r.toks[i].Def && (hostile[v.Type] || v.Type == "sanction") {
			return // "فشلت المفاوضات": they were held; "رفضت روسيا العقوبات": others imposed them
		}
		if v.Type == "sanction" && !ok && r.lifting[t.Base].form != masdar {
			lv, ok = r.lifting[t.Base]
		}
		if w, we := cutSuffix(t.Base, weDid); !ok && we && r.light[w].word != "" && r.told[k] >= 0 && !r.light[w].impersonal { // "أنهينا جولة الحوار"
			v.Light = k + 1
			v.Also = append(v.Also, r.cueSpan(k))
			if role != "" && len(v.Roles[role]) == 0 && v.Country == "" {
				v.Self, v.SubjectRole = text.Body, role
			}
			return
		}
		same := false
		if !ok || t.Def {
			if !t.Def {
				for _, f := range verbal(r.triggers[t.Base]) { // "وقع … اتفاقا"
					if f.trigger.typ == v.Type && f.trigger.needs != "" && r.finiteVerb(k) {
						lv, same = lightVerb{inflection: f.inflection}, true
						break
					}
				}
			}
			if !same {
				if r.finiteVerb(k) && t.Prep != prepL {
					return // another verb's clause
				}
				continue
			}
		}
		if hostile[v.Type] && hasPrefix(t.Base, fell) { // "وقع الهجوم": its own subject
			lv.impersonal = true
		}
		owner := r.having(k, s)
		noun := k > s.From && r.particles[r.toks[k-1].Base] == "prep" || r.afterSubject(k, s) || owner >= 0 || (t.Prep == prepL || t.Prep == prepB) && r.masdars[t.Base]
		if noun || r.masdars[t.Base] && !r.verbPlace(k, s) {
			if hasPrefix(t.Base, suffers) && r.toks[i].Prep == prepL { // "تعرض الصحفي للضرب"
				if nps := r.after(k+1, i, s); len(nps) > 0 {
					v.Light = k + 1
					r.role(v, schema.Target, nps[0].mentions)
				}
				return
			}
			if k == i-1 && role == schema.Agent && len(v.Roles[role]) == 0 {
				if owner < 0 {
					owner = r.possessor(k, s)
				}
				if m := owner; m >= 0 { // "استعداد الحكومة لفرض عقوبات"
					v.Light = k + 1
					r.take(v, role, subject{mentions: []int{m}, told: true}, inflection{})
					return
				}
			}
			continue
		}
		if suffered := hasSuffix(t.Base, suffers) || hasPrefix(t.Base, suffers); suffered && r.toks[i].Prep != prepL && r.toks[i-1].Base != toWord && !r.soMany(k+1, i) {
			return // "تعرضت لها السفارة، بعد إعدام فلان": another act
		}
		if strings.Contains(t.Base, claims) && k < i-1 {
			if p := &r.toks[i-1]; p.Kind == text.Word && r.cover[i-1] < 0 && r.in[i-1] < 0 && r.particles[p.Base] == "" && !quantity(p.Base) && (p.Prep != "" || r.masdars[p.Stem] && !r.lightNoun(p.Stem)) {
				return // "تبنى المجلس قانونا لمكافحة الهجمات": something else is adopted
			}
		}
		if strings.Contains(t.Base, directed) && r.blames(k, i) {
			return // "وجهت أصابع الاتهام إلى": who accuses did not do it
		}
		v.Light = k + 1
		if !lv.impersonal {
			v.Also = append(v.Also, r.cueSpan(k))
		}
		if lv.negative {
			v.Polarity = schema.Negative
		}
		if hostile[v.Type] && strings.Contains(t.Base, gave) {
			v.Light = 0
			v.Also = v.Also[:len(v.Also)-1]
			return // "قدم التعازي لمقتل"
		}
		if lv.modality != "" {
			v.Modality = lv.modality
		}
		if hasSuffix(t.Base, suffers) || hasPrefix(t.Base, suffers) {
			role = schema.Target
		} else if strings.Contains(t.Base, recorded) && (v.Type == "kill" || v.Type == "injure") {
			return // "سجلت المنظمة إصابة خمسة"
		} else if receives(t.Base) && (v.Type == "aid" || v.Type == "attack" && blows[r.toks[i].Stem]) { // "تلقت الحكومة مساعدات من قطر", "تلقى التنظيم ضربة"
			role = schema.Target
		} else if v.Country != "" {
			return
		}
		if role == "" || len(v.Roles[role]) > 0 {
			return
		}
		if sees(t.Base) { // "شهدت بغداد اشتباكات"
			r.sawIt(v, k, i, s, lv.inflection)
			if v.Roles[schema.At] != nil && hostile[v.Type] {
				return
			}
		}
		if lv.impersonal && !(v.Type == "aid" && receives(t.Base)) || vowelledPassive(t.Text, t.Conj) {
			return
		}
		sub := r.before(k, s, lv.inflection)
		if !sub.found() {
			nps := r.after(k+1, i, s)
			switch {
			case len(nps) > 0 && lv.number != text.Plural && lv.number != text.Dual:
				sub = subject{mentions: nps[0].mentions, told: true}
			default:
				sub = r.inherited(k, s, lv.inflection)
			}
		}
		r.take(v, role, sub, lv.inflection)
		return
	}
}

// dispersing holds words of what is done against a protest, folded.
var dispersing = wordSet(
	"\u0641\u0631\u0642", "\u0641\u0631\u0642\u062A", "\u062A\u0641\u0631\u0642", "\u064A\u0641\u0631\u0642", // فرق فرقت تفرق يفرق
	"\u0641\u0636", "\u0641\u0636\u062A", "\u064A\u0641\u0636", "\u062A\u0641\u0636", // فض فضت يفض تفض
	"\u0642\u0645\u0639", "\u0642\u0645\u0639\u062A", "\u064A\u0642\u0645\u0639", "\u062A\u0642\u0645\u0639", // قمع قمعت يقمع تقمع
	"\u062A\u0641\u0631\u064A\u0642", "\u0648\u0627\u062C\u0647", "\u0648\u0627\u062C\u0647\u062A", "\u0645\u0646\u0639", // تفريق واجه واجهت منع
	"\u0645\u0646\u0639\u062A", "\u0627\u0646\u0647\u064A", "\u0627\u0646\u0647\u062A", // منعت أنهى أنهت
)

// receives reports whether a folded word is a form of تلقى, حصل or تسلم.
func receives(w string) bool {
	return strings.Contains(w, "\u062A\u0644\u0642") || strings.Contains(w, "\u062D\u0635\u0644") || strings.Contains(w, "\u062A\u0633\u0644\u0645")
}

// fell is وقع, which is to sign, and to happen.
const fell = "\u0648\u0642\u0639"

const recorded = "\u0633\u062C\u0644" // سجل

const claims = "\u062A\u0628\u0646" // تبنى, without its last letter

const directed = "\u0648\u062C\u0647" // وجه

// blames reports whether an accusation is what the verb at token k, which governs the noun at
// token i, gives.
func (r *eventReader) blames(k, i int) bool {
	for q := k + 1; q < i; q++ {
		if r.cover[q] < 0 && accusation[r.toks[q].Stem] {
			return true
		}
	}
	return false
}

// accusation holds nouns that open or make an accusation, folded: اتهام اتهامات أصابع تهمة تهم.
var accusation = wordSet("\u0627\u062A\u0647\u0627\u0645", "\u0627\u062A\u0647\u0627\u0645\u0627\u062A", "\u0627\u0635\u0627\u0628\u0639", "\u062A\u0647\u0645\u0647", "\u062A\u0647\u0645")

// survived holds the forms of "نجا", whose subject an attack was aimed at, folded.
var survived = map[string]bool{
	"\u0646\u062C\u0627": true, "\u0646\u062C\u062A": true, "\u0646\u062C\u0648\u0627": true, "\u064A\u0646\u062C\u0648": true, // نجا نجت نجوا ينجو
}

// gave is قدم.
const gave = "\u0642\u062F\u0645"

// refuses reports whether a folded word is a form of رفض, also its verbal noun.
func refuses(w string) bool { return strings.Contains(w, "\u0631\u0641\u0636") }

// soMany reports whether "ل" and a quantity stand between tokens from and i and measure the
// noun at token i: "تعرضت المدينة لأكثر من 40 غارة".
func (r *eventReader) soMany(from, i int) bool {
	for k := from; k < i; k++ {
		t := &r.toks[k]
		if t.Prep != prepL || r.cover[k] >= 0 {
			continue
		}
		for q := k + 1; q < i; q++ {
			if n := &r.toks[q]; n.Kind != text.Number && n.Base != fromWord && !quantity(n.Base) {
				return false
			}
		}
		return quantity(t.Stem) || t.Stem == more || k+1 < i && r.toks[k+1].Kind == text.Number
	}
	return false
}

// more is أكثر, folded.
const more = "\u0627\u0643\u062B\u0631"

// carried reads the verb that carries a noun from behind: "هجمات شنها اللواء",
// "القمة التي استضافتها قطر", "العمليات التي تقوم بها القوات", "الحرب التي تعرضت لها المدينة".
func (r *eventReader) carried(v *text.Event, j int, s *text.Sentence, subj schema.Role) {
	if reciprocal[v.Type] && r.gathered(v, j, s) {
		return
	}
	k := r.carrier(j, s)
	if k < 0 && j < s.To && r.toks[j].Base == with {
		_, to := r.argument(j+1, s)
		k = r.carrier(to, s) // "قمة مع قادة الدول استضافتها قطر"
	}
	if k < 0 && (v.Type == "attack" || v.Type == "launch_operation") {
		k = r.wagedBy(j, s)
	}
	if k < 0 {
		return
	}
	next := k + 1
	verb := r.toks[k].Base
	if w, e := cutEnclitic(verb, r.carries); e != nil && e.person == 3 {
		verb = w
	} else if next < s.To && r.cover[next] < 0 && takesUpNoun(r.toks[next].Norm) {
		next++
	} else {
		return
	}
	if next >= s.To || !r.bare(next) {
		return
	}
	ms, _ := r.argument(next, s)
	if len(ms) == 0 {
		if m := r.standsFor(next); m >= 0 {
			ms = []int{m}
		}
	}
	switch {
	case len(ms) == 0:
	case sees(verb): // "الهجمات التي تشهدها بغداد"
		r.role(v, schema.At, r.only(ms, schema.Place, schema.Facility))
	case hasPrefix(verb, suffers) || hasSuffix(verb, suffers):
		r.role(v, schema.Target, ms)
	case hosts(verb): // "المحادثات التي استضافتها أديس أبابا"
		r.role(v, subj, ms)
	default:
		r.take(v, subj, subject{mentions: ms, told: true}, inflection{})
	}
}

// wagedBy returns the token of the verb, with a pronoun, by which somebody wages the attack that the noun
// before token j tells, behind where and on whom: "غارات على المدينة | شنها التحالف". It returns -1
// where none is.
func (r *eventReader) wagedBy(j int, s *text.Sentence) int {
	for k := j; k < min(s.To, j+wagedReach); k++ {
		t := &r.toks[k]
		if w, e := cutEnclitic(t.Base, func(w string) bool { return waging[w] }); e != nil && e.person == 3 && waging[w] && t.Conj == "" && r.cover[k] < 0 {
			return k
		}
		if t.Kind == text.Punct || r.finite(k) || r.subordinator(k) {
			return -1
		}
	}
	return -1
}

// wagedReach is how far behind its noun that verb stands.
const wagedReach = 12

// waging holds forms of the verbs whose object is an attack alone: شن شنت يشن تشن.
var waging = wordSet("\u0634\u0646", "\u0634\u0646\u062A", "\u064A\u0634\u0646", "\u062A\u0634\u0646")

// hosts reports whether a folded word is a form of استضاف or احتضن.
func hosts(w string) bool {
	return strings.Contains(w, "\u0636\u0627\u0641") || strings.Contains(w, "\u062D\u062A\u0636\u0646") || strings.Contains(w, "\u0636\u064A\u0641")
}

// gathered reads who met from the verb behind the noun of a meeting that ends before token
// j: "القمة التاريخية التي جمعت فلانا بفلان", "لقاء جمع فلانا وفلانا". It reports whether it did.
func (r *eventReader) gathered(v *text.Event, j int, s *text.Sentence) bool {
	j = r.pastQualities(j, s)
	if j < s.To && r.particles[r.toks[j].Base] == "rel" {
		j++
	}
	if j+1 >= s.To || !gathers[r.toks[j].Base] || r.toks[j].Conj != "" {
		return false
	}
	next := j + 1
	if r.toks[next].Base == between {
		next++
	}
	ms, to := r.argument(next, s)
	if len(ms) == 0 || !r.bare(next) && r.toks[next].Base != between {
		return false
	}
	r.role(v, schema.Agent, ms[:1])
	r.role(v, schema.Counterpart, ms[1:])
	if to+1 < s.To && (r.toks[to].Prep == prepB || r.toks[to].Base == with) {
		if r.toks[to].Base == with {
			to++
		}
		more, _ := r.argument(to, s)
		r.role(v, schema.Counterpart, more)
	}
	return true
}

// gathers holds the forms of "جمع" whose subject is a meeting: جمع جمعت يجمع تجمع.
var gathers = map[string]bool{"\u062C\u0645\u0639": true, "\u062C\u0645\u0639\u062A": true, "\u064A\u062C\u0645\u0639": true, "\u062A\u062C\u0645\u0639": true}

// takesUpNoun reports whether a folded word is a preposition with the pronoun of a noun
// before it: "بها", "لها", "فيه".
func takesUpNoun(w string) bool {
	for _, p := range []string{prepB, prepL, inWord} {
		if of, ok := strings.CutPrefix(w, p); ok && of != "" {
			for i := range enclitics {
				if enclitics[i].suffix == of && enclitics[i].person == 3 {
					return true
				}
			}
		}
	}
	return false
}

// sees reports whether a folded word is a form of "شهد", whose subject is where something
// happens.
func sees(w string) bool { return strings.Contains(w, "\u0634\u0647\u062F") }

// sawIt makes the subject of "شهد" at token k the place of what the noun at token i tells.
func (r *eventReader) sawIt(v *text.Event, k, i int, s *text.Sentence, in inflection) {
	ms := r.before(k, s, in).mentions
	if nps := r.after(k+1, i, s); len(ms) == 0 && len(nps) > 0 {
		ms = nps[0].mentions
	}
	r.role(v, schema.At, r.only(ms, schema.Place, schema.Facility))
}

// carrier returns the token of the light verb that follows a noun, its
// adjectives and a relative pronoun, or -1: "معارك عنيفة اندلعت بين".
func (r *eventReader) carrier(j int, s *text.Sentence) int {
	if j > s.From && j < s.To && r.toks[j-1].Def && r.cover[j-1] < 0 {
		j = r.pastQualities(j, s)
	}
	end := j + 5
	for k := j; k < s.To && k < end; k++ {
		t := &r.toks[k]
		if t.Kind == text.Word && weaponry[t.Stem] && (t.Prep == prepB || k > j && weaponry[r.toks[k-1].Stem] && t.Conj != "") { // "هجمات بالصواريخ والقذائف شنها"
			end++
			continue
		}
		if r.alsoQuality(k) { // "غارات جوية ومدفعية شنها"
			end++
			continue
		}
		if t.Kind != text.Word || t.Conj != "" {
			return -1
		}
		if r.particles[t.Base] == "rel" {
			continue
		}
		if _, ok := r.light[t.Base]; ok && !t.Def {
			return k
		}
		if _, e := cutEnclitic(t.Base, r.carries); e != nil && e.person == 3 && r.words[t.Base] < 450 {
			return k
		}
		if _, ok := r.adjective(k); !ok && (k > j || t.Def || t.Prep != "" || r.cover[k] >= 0 || r.particles[t.Base] != "") {
			return -1 // one word after the noun may be an adjective that no list holds
		}
	}
	return -1
}

// carries reports whether the verb can carry an event's noun: a light verb, or
// one that announces.
func (r *eventReader) carries(w string) bool {
	if _, ok := r.light[w]; ok {
		return true
	}
	for _, c := range r.cues[w] {
		if c.cue.act == schema.Announce && (c.form == past || c.form == present) {
			return true
		}
	}
	return false
}
