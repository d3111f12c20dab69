package ar

import (
	"slices"
	"strings"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// genitive reads the noun phrase that a verbal noun governs at token j, and
// returns its end.
func (r *eventReader) genitive(v *text.Event, j int, s *text.Sentence, f triggerForm, gen schema.Role) int {
	subj, obj := f.acting(), f.trigger.roles["obj"]
	ms, to := r.argument(j, s)
	if gen == obj && subj == schema.Agent && hostile[v.Type] && len(ms) > 0 && r.byArms(j) {
		return r.armsActOn(v, ms, to, s, obj)
	}
	if subj != "" && r.bare(j) && r.ours(j) == text.Homeland && (gen == subj || r.actsOn(j+1, s, f)) { // "انسحاب بلاده من"
		v.Self, v.SubjectRole = text.Homeland, subj
		return j + 1
	}
	if len(ms) == 0 {
		m := r.standsFor(j)
		if m < 0 && gen == obj && subj == schema.Agent {
			if country := r.countryOf(j, to); country != "" && to < s.To && (r.objectAt(to, s) || r.bare(to) && r.cover[to] >= 0 && !r.finite(to) || r.actsOn(to, s, f)) {
				v.Country, v.CountryRole = country, subj // "قصف الطيران التركي معسكرات"
				if more, _ := r.argument(to, s); len(more) > 0 && r.bare(to) {
					r.role(v, obj, more)
				}
				return to
			}
		}
		if m < 0 && v.Country == "" && (gen == subj || ownForces[v.Type]) && !r.toks[j].Def { // "إرسال 200 جندي فرنسي", "وصول جنود أتراك"
			if country := r.countryOf(j, to); country != "" && subj != "" {
				v.Country, v.CountryRole = country, subj
			}
		}
		if m < 0 {
			others := v.Roles[subj]
			if st := r.told[v.From]; st >= 0 && r.d.Statements[st].Act == schema.Accuse { // it is the accused who act
				others = slices.Concat(others, r.d.Statements[st].Audience)
			}
			switch m = r.owner(j, s, others...); {
			case m < 0 || subj == "":
			case hostile[v.Type] && obj == schema.Target && !r.actsOn(to, s, f): // "استهداف مواقعها": whose they are suffers
				r.role(v, obj, []int{m})
			default: // "سحب قواتها": whose they are acts
				r.role(v, subj, []int{m})
			}
			return max(j, to)
		}
		ms = []int{m}
	}
	role := gen
	if x := &r.d.Mentions[ms[0]]; role == obj && (v.Type == "appoint" || v.Type == "elect") && len(ms) == 1 && to == x.To && x.Type == schema.Person && x.Kind == schema.ByDescription && !r.named(ms[0]) && len(x.Of) == 0 && r.adjectives[r.toks[x.From].Stem] && !r.toks[x.From].Def && x.To > x.From+1 && r.toks[x.From+1].Def {
		return to // "اختيار رئيس الحكومة": an office is filled
	}
	place := (r.d.Mentions[ms[0]].Type == schema.Place || r.d.Mentions[ms[0]].Type == schema.Facility) && (obj == schema.Destination || obj == schema.Origin || !r.state(ms[0]))
	switch {
	case role == subj && f.trigger.lemma == granted && len(ms) == 1 && f.trigger.needs != "" && r.isNeeded(to, f.trigger.needs): // "منح تونس قرضا"
		role = obj
	case role == obj && subj == schema.Agent && hostile[v.Type] && f.form == masdar && r.actor(ms[0]) && r.lamObject(to, s): // "قصف إسرائيل لموقع عسكري"
		role = subj
	case role == obj && (v.From > s.From && r.light[r.toks[v.From-1].Base].impersonal && !r.causing[r.toks[v.From-1].Base] || v.Type == "sanction" && f.form == masdar && to < s.To && r.toks[to].Base == onWord):
		// "تم تعيين فلان مديرا", "معاقبة الحكومة على": who acts is not told
	case role == obj && subj != "" && v.Type != "appoint" && (r.actsOn(to, s, f) || f.form == noun && r.agentive(ms[0])): // "دعم إيران للنظام", "هجوم التنظيم"
		role = subj
	case role == obj && subj == schema.Agent && f.trigger.lemma == shelled && len(ms) == 1 && r.fights(ms[0]) && v.From > s.From && followed[r.toks[v.From-1].Base] && !(to < s.To && r.bare(to) && r.cover[to] >= 0 && r.cover[to] != r.cover[j]):
		role = subj // "قتل عشرة جراء قصف قوات النظام"
	case role == obj && (r.agentive(ms[0]) || hostile[v.Type] && r.fights(ms[0]) || subj == schema.Agent && v.Type == "aid" && (r.country(ms[0]) || r.names.State(r.d.Mentions[ms[0]].Known) != "") && to < s.To && r.cover[to] >= 0 && r.agentive(r.cover[to])) && r.cover[j] >= 0 && to < s.To:
		// "قتل قوات الاحتلال مراسلتها": agent, then object
		if more, _ := r.argument(to, s); len(more) > 0 && r.bare(to) && r.toks[to].Kind == text.Word && (r.cover[to] >= 0 || r.owner(to, s) >= 0) {
			r.role(v, obj, more)
			role = subj
		} else if o := r.owner(to, s, ms...); o >= 0 && len(more) == 0 && hostile[v.Type] { // "قصف الجيش مواقعها"
			r.role(v, obj, []int{o})
			role = subj
		} else if r.objectAt(to, s) && r.toks[to].Kind == text.Word && !quantity(r.toks[to].Base) { // "احتلال التنظيم أجزاء من المدينة", "استهداف الحركة موقعا للجيش"
			if hostile[v.Type] {
				r.role(v, obj, more)
			}
			role = subj
		}
	case role == obj && v.Type == "appoint" && to < s.To && r.toks[to].Prep == prepL && r.toks[to].Conj == "" && r.personAt(to) && r.known(r.at[to]): // "اختيار الرئيس لفلان وزيرا"
		r.role(v, obj, []int{r.at[to]})
		role = subj
	case role == obj && v.Type == "appoint" && to < s.To && r.toks[to].Kind == text.Word && r.bare(to) && r.cover[to] >= 0 && r.d.Mentions[ms[0]].Type == schema.Person:
		// "تعيين الرئيس فلانا محافظا": agent, then object
		if more, _ := r.argument(to, s); len(more) > 0 && r.d.Mentions[more[0]].Type == schema.Person && (r.toks[to].Def || r.d.Mentions[more[0]].Kind == schema.ByName) {
			r.role(v, obj, more)
			role = subj
		}
	case role == subj && obj != "" && place:
		role = obj
	case role == subj && obj != "" && to < s.To && r.toks[to].Kind == text.Word && r.bare(to) && (r.cover[to] >= 0 || !r.finiteVerb(to)):
		if r.objectAt(to, s) && r.toks[to].Kind == text.Word && !quantity(r.toks[to].Base) { // "احتلال التنظيم أجزاء من المدينة"
			role = subj
			break
		}
		if more, _ := r.argument(to, s); len(more) > 0 && r.particles[r.toks[to].Base] == "" {
			r.role(v, obj, more)
		}
	}
	if x := &r.d.Mentions[ms[0]]; role == schema.Agent && (v.Type == "aid" || v.Type == "sanction") && x.Type == schema.Place && r.names.State(x.Known) != "" {
		x.Subject = true // "دعم طهران للنظام"
	}
	r.role(v, role, ms)
	return to
}

// fights reports whether mention m is of an armed body, or of those who fight for one: "مسلحي الحركة".
func (r *eventReader) fights(m int) bool {
	x := &r.d.Mentions[m]
	if x.Type == schema.MilitaryUnit {
		return true
	}
	return x.Type == schema.Person && x.Kind == schema.ByDescription && x.Number == text.Plural && slices.ContainsFunc(x.Of, func(o int) bool { return r.d.Mentions[o].Type == schema.MilitaryUnit })
}

// shelled is قصف, which an army mostly does where it is told what came of it.
const shelled = "\u0642\u0635\u0641"

// granted is منح.
const granted = "\u0645\u0646\u062D"

// ownForces holds the types of what a state does with its own soldiers.
var ownForces = map[string]bool{"deploy": true, "withdraw": true}

// countryOf returns the country that an adjective of the noun at token j names; its
// phrase ends before token to.
func (r *eventReader) countryOf(j, to int) string {
	for k := j + 1; k < to; k++ {
		if country := r.nationality(k); country != "" {
			return country
		}
	}
	return ""
}

// nationality returns the country whose adjective stands at token k, or "": also one that
// is a given name where it stands alone ("هجوم تركي").
func (r *eventReader) nationality(k int) string {
	country, ok := r.adjective(k)
	if t := &r.toks[k]; !ok && t.Kind == text.Word && !t.Def && r.bare(k) && r.cover[k] < 0 {
		country, _, _, _ = r.names.Nisba(article + t.Base)
	}
	if m := r.cover[k]; m >= 0 && !r.quality(k) {
		return ""
	}
	return country
}

// nation returns the country whose people the noun at token j names, in the plural with
// the article, so that they stand for it: "الفرنسيون", "الروس".
func (r *eventReader) nation(j int) string {
	t := &r.toks[j]
	if t.Kind != text.Word || !t.Def || r.cover[j] >= 0 {
		return ""
	}
	for _, plural := range []string{"\u0648\u0646", "\u064A\u0646"} { // ون ين
		if w, ok := cutSuffix(t.Base, plural); ok {
			country, _, _, _ := r.names.Nisba(w)
			return country
		}
	}
	return ""
}

// hostile holds the types that nobody does to his own.
var hostile = map[string]bool{"attack": true, "kill": true, "injure": true, "arrest": true, "seize": true}

// owner finds whose "قواته", "جنودها", "مقاتليه" at token j are; not those of not.
func (r *eventReader) owner(j int, s *text.Sentence, not ...int) int {
	if r.cover[j] >= 0 || r.toks[j].Def || hasSuffix(r.toks[j].Text, "\u0629") {
		return -1
	}
	_, e := cutEnclitic(r.toks[j].Base, func(w string) bool { return r.heads[w] != nil || ranks[w] || sites[w] })
	if e == nil || e.person != 3 {
		return -1
	}
	m := r.pronoun(j, s, e.gender, e.number, not...)
	if m >= 0 && r.d.Mentions[m].Type == schema.Place && !r.state(m) {
		return -1
	}
	return m
}

// actsOn reports whether what follows a verbal noun and its genitive at token j
// is what the genitive acts on: "لـ…" for a transitive verb, "على", "ضد".
func (r *eventReader) actsOn(j int, s *text.Sentence, f triggerForm) bool {
	for j < s.To && r.bare(j) && r.toks[j].Kind == text.Word && r.cover[j] < 0 {
		if _, ok := r.adjective(j); !ok {
			break
		}
		j++
	}
	for k := range r.d.Dates {
		if x := &r.d.Dates[k]; x.From == j || x.From == j+1 && r.toks[j].Base == inWord {
			j = x.To // "قصف إسرائيل عام 2007 للمفاعل"
			break
		}
	}
	if j >= s.To || r.toks[j].Kind != text.Word || r.toks[j].Conj != "" {
		return false
	}
	switch r.toks[j].Norm {
	case "\u0644\u0647", "\u0644\u0647\u0627", "\u0644\u0647\u0645", "\u0644\u0646\u0627": // له لها لهم لنا
		return f.trigger.roles["obj"] != ""
	}
	if r.toks[j].Prep == prepL && (r.cover[j] >= 0 || f.trigger.typ == "aid" || quantity(r.toks[j].Stem)) && f.trigger.roles["obj"] != "" { // "دعمها للمبادرة"
		return true
	}
	role := f.trigger.roles[r.toks[j].Base]
	return role != "" && role == f.trigger.roles["obj"] || r.toks[j].Base == against
}

// pastQualities steps over the adjectives, at token j, of a noun with a pronoun or the
// article, which have the article too: "قصفها الصاروخي العشوائي على", "الهجوم الواسع للجيش".
func (r *eventReader) pastQualities(j int, s *text.Sentence) int {
	for j < s.To && r.toks[j].Kind == text.Word && r.toks[j].Def && (r.bare(j) || r.alsoQuality(j)) {
		if m := r.cover[j]; m >= 0 && (r.d.Mentions[m].From == j || r.d.Mentions[m].Type != schema.NamedEvent) { // "القمة التاريخية" is one mention
			break
		}
		j++
	}
	return j
}

// behindLam reads "انسحاب للقوات", "قتل القوات لفلان": ل brings the subject, or
// the object where the genitive is the subject.
func (r *eventReader) behindLam(v *text.Event, j int, s *text.Sentence, f triggerForm, gen schema.Role) {
	subj, obj := f.trigger.roles["subj"], f.trigger.roles["obj"]
	if r.toks[v.From].Def && j == v.To {
		j = r.pastQualities(j, s)
	}
	for j < s.To && r.toks[j].Kind == text.Word && (r.bare(j) && (r.quality(j) || v.Type == "protest" && standsAgainst(&r.toks[j]) || r.cover[j] < 0 && blows[r.toks[v.From].Stem] && isGrievous(&r.toks[j])) || r.alsoQuality(j)) {
		j++
	}
	if v.Type == "visit" && !r.toks[v.From].Def && j < s.To && r.toks[j].Prep == prepL && r.toks[j].Conj == "" { // "زيارة لبايدن إلى كييف"
		if ms, to := r.argument(j, s); len(r.only(ms, schema.Person)) == len(ms) && to < s.To && r.toks[to].Base == toWord {
			r.role(v, subj, ms)
		}
		return
	}
	if j >= s.To || r.toks[j].Kind != text.Word || r.toks[j].Prep != prepL || r.toks[j].Conj != "" || f.trigger.roles[prepL] != "" || r.masdars[r.toks[j].Stem] && r.cover[j] < 0 {
		return
	}
	ms, to := r.argument(j, s)
	switch {
	case len(ms) == 0:
	case v.Type == "protest" && j > v.To && standsAgainst(&r.toks[j-1]): // "تظاهرة مناهضة للحكومة"
		r.role(v, schema.Target, ms)
	case gen == obj && subj == schema.Agent && hostile[v.Type] && to < s.To && (r.toks[to].Base == onWord || r.toks[to].Base == against || r.finite(to) && r.sameType(r.triggers[r.toks[to].Base], v.Type)) && r.agentive(ms[0]): // "قصف للجيش على المدينة"
		r.role(v, subj, ms)
	case gen == obj && subj == schema.Agent && hostile[v.Type] && r.byArms(j): // "قصف لطائرات التحالف"
		r.role(v, subj, ms[:1])
	case f.form == noun && v.Type == "attack" && len(v.Roles[schema.Target]) == 0 && (r.thingOfTheirs(j, ms[0]) || r.dealt(v.From, j, s)): // "كمين لدورية للجيش", "ضربة قاصمة للتنظيم"
		r.role(v, schema.Target, ms)
	case f.form == noun && gen == obj && subj != "" && len(v.Roles[subj]) == 0 && r.agentive(ms[0]): // "هجوم لداعش"
		r.role(v, subj, ms)
	case len(v.Roles[gen]) == 0:
		r.role(v, gen, ms)
	case len(v.Roles[subj]) > 0 && obj != "" && len(v.Roles[obj]) == 0:
		r.role(v, obj, ms)
	}
}

// standsAgainst reports whether the word is a participle by which a protest is told to be against somebody.
func standsAgainst(t *text.Token) bool { return opposed[strings.TrimSuffix(t.Stem, "\u0647")] }

// opposed holds such participles, folded, without ة: مناهض معارض معاد معادي رافض مناوئ مضاد مندد.
var opposed = wordSet(
	"\u0645\u0646\u0627\u0647\u0636", "\u0645\u0639\u0627\u0631\u0636", "\u0645\u0639\u0627\u062F", "\u0645\u0639\u0627\u062F\u064A",
	"\u0631\u0627\u0641\u0636", "\u0645\u0646\u0627\u0648\u0626", "\u0645\u0646\u0627\u0648\u064A", "\u0645\u0636\u0627\u062F", "\u0645\u0646\u062F\u062F",
)

// thingOfTheirs reports whether the noun at token j names something that body m has, and neither the
// body itself nor men or arms of it: "لقافلة تابعة للجيش".
func (r *eventReader) thingOfTheirs(j, m int) bool {
	t := &r.toks[j]
	return r.agentive(m) && r.cover[j] < 0 && r.d.Mentions[m].From > j && !t.Def && !weaponry[t.Stem] && !ranks[t.Stem] && r.nominal(j)
}

// dealt reports whether the blow at token i is one that is dealt to whom "ل" names at token j: "وجه ضربة
// للتنظيم", "ضربة موجعة للتنظيم", "أقوى ضربة للتنظيم".
func (r *eventReader) dealt(i, j int, s *text.Sentence) bool {
	if !blows[r.toks[i].Stem] {
		return false
	}
	for k := i + 1; k < j; k++ {
		if isGrievous(&r.toks[k]) {
			return true
		}
	}
	if i > s.From && isGrievous(&r.toks[i-1]) {
		return true
	}
	for k := i - 1; k >= s.From && i-k <= dealtReach && r.toks[k].Kind == text.Word; k-- {
		if r.cover[k] < 0 && r.finite(k) {
			if k > s.From && r.particles[r.toks[k-1].Base] == "prep" {
				return false // "في شكل": no verb
			}
			return dealing[strings.TrimSuffix(r.toks[k].Base, "\u062A")]
		}
	}
	return false
}

// isGrievous reports whether the token is what a blow is called that somebody suffers.
func isGrievous(t *text.Token) bool { return grievous[strings.TrimSuffix(t.Stem, "\u0647")] }

// dealtReach is how many words before a blow the verb of dealing it stands, who deals it between them.
const dealtReach = 7

// blows holds nouns for a blow, folded: ضربة ضربات صفعة.
var blows = wordSet("\u0636\u0631\u0628\u0647", "\u0636\u0631\u0628\u0627\u062A", "\u0635\u0641\u0639\u0647")

// grievous holds what a blow is called that somebody suffers, folded, without ة: قاصم موجع قاضي قاس
// قاسي مؤلم كبير شديد أقوى أكبر أقسى.
var grievous = wordSet(
	"\u0642\u0627\u0635\u0645", "\u0645\u0648\u062C\u0639", "\u0642\u0627\u0636\u064A", "\u0642\u0627\u0633", "\u0642\u0627\u0633\u064A",
	"\u0645\u0624\u0644\u0645", "\u0643\u0628\u064A\u0631", "\u0634\u062F\u064A\u062F", "\u0627\u0642\u0648\u064A", "\u0627\u0643\u0628\u0631", "\u0627\u0642\u0633\u064A",
)

// dealing holds verbs of dealing a blow, folded: وجه سدد يوجه توجه يسدد تسدد أنزل كال شكل يشكل تشكل مثل.
var dealing = wordSet(
	"\u0648\u062C\u0647", "\u0633\u062F\u062F", "\u064A\u0648\u062C\u0647", "\u062A\u0648\u062C\u0647", "\u064A\u0633\u062F\u062F",
	"\u062A\u0633\u062F\u062F", "\u0627\u0646\u0632\u0644", "\u0643\u0627\u0644", "\u0634\u0643\u0644", "\u064A\u0634\u0643\u0644", "\u062A\u0634\u0643\u0644", "\u0645\u062B\u0644",
)

// byArms reports whether the noun at token j is what its owner attacks with: "قصف طائرات
// التحالف".
func (r *eventReader) byArms(j int) bool {
	return r.cover[j] < 0 && weaponry[r.toks[j].Stem]
}

// armsActOn makes the owner of arms, the mentions ms up to token to, the one who attacks,
// and what follows what is attacked: "قصف طائرات التحالف مواقع التنظيم". It returns the
// end of both.
func (r *eventReader) armsActOn(v *text.Event, ms []int, to int, s *text.Sentence, obj schema.Role) int {
	r.role(v, schema.Agent, ms[:1])
	k := to
	if k+1 < s.To && (r.toks[k].Norm == inShape || r.toks[k].Norm == inForm) { // "بشكل مكثف"
		k += 2
	}
	if k >= s.To || !r.bare(k) || r.toks[k].Kind != text.Word || r.finite(k) || r.particles[r.toks[k].Base] != "" && !quantity(r.toks[k].Base) {
		return to
	}
	more, end := r.argument(k, s)
	if len(more) == 0 {
		return to
	}
	r.role(v, obj, more)
	return end
}

const (
	inShape = "\u0628\u0634\u0643\u0644"       // بشكل
	inForm  = "\u0628\u0635\u0648\u0631\u0647" // بصورة
)

// weaponry holds nouns for what attacks are made with, folded.
var weaponry = map[string]bool{
	"\u0637\u0627\u0626\u0631\u0627\u062A": true, "\u0637\u0627\u0626\u0631\u0647": true, "\u0637\u064A\u0631\u0627\u0646": true, "\u0645\u0642\u0627\u062A\u0644\u0627\u062A": true, // طائرات طائره طيران مقاتلات
	"\u0645\u0631\u0648\u062D\u064A\u0627\u062A": true, "\u0645\u062F\u0641\u0639\u064A\u0647": true, "\u0645\u062F\u0627\u0641\u0639": true, "\u062F\u0628\u0627\u0628\u0627\u062A": true, // مروحيات مدفعيه مدافع دبابات
	"\u0635\u0648\u0627\u0631\u064A\u062E": true, "\u0642\u0630\u0627\u0626\u0641": true, "\u0632\u0648\u0627\u0631\u0642": true, "\u0628\u0648\u0627\u0631\u062C": true, // صواريخ قذائف زوارق بوارج
	"\u0642\u0627\u0630\u0641\u0627\u062A": true, "\u0645\u0633\u064A\u0631\u0627\u062A": true, "\u0642\u0646\u0627\u0635\u0647": true, "\u0631\u0627\u062C\u0645\u0627\u062A": true, // قاذفات مسيرات قناصه راجمات
}
