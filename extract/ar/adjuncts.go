package ar

import (
	"slices"
	"strings"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

const (
	with    = "\u0645\u0639"       // مع
	against = "\u0636\u062F"       // ضد
	between = "\u0628\u064A\u0646" // بين
	andWord = "\u0648"             // و
	before_ = "\u0642\u0628\u0644" // قبل
	side    = "\u062C\u0627\u0646\u0628"
	party   = "\u0637\u0631\u0641"
	hand    = "\u064A\u062F"
	hands   = "\u0627\u064A\u062F\u064A"
	grip    = "\u0642\u0628\u0636\u0647" // قبضة
	inRanks = "\u0635\u0641\u0648\u0641" // صفوف
	right   = "\u062D\u0642"             // حق
)

// towards is نحو; sameAsTowards holds the other words for it, folded.
const towards = "\u0646\u062D\u0648"

var sameAsTowards = map[string]bool{"\u0627\u062A\u062C\u0627\u0647": true, "\u062A\u062C\u0627\u0647": true, "\u0635\u0648\u0628": true} // اتجاه تجاه صوب

// opposes holds the types that "ضد" gives a target to.
var opposes = map[string]bool{"attack": true, "sanction": true, "protest": true, "launch_operation": true, "elect": true, "kill": true, "arrest": true}

// losses holds the types that befall people together: "قتلى وجرحى".
var losses = map[string]bool{"kill": true, "injure": true}

// clauseEnd returns where the clause of a trigger that ends before token j ends.
func (r *eventReader) clauseEnd(j int, s *text.Sentence) int {
	for k := j; k < s.To; k++ {
		t := &r.toks[k]
		if t.Norm == comma {
			if to := r.parenthesis(k, s.To); to > k {
				k = to - 1
				continue
			}
			if k > j {
				return k
			}
		}
		if t.Norm == "\u061B" || t.Norm == colon {
			return k
		}
		if t.Kind == text.Word && k > j && r.cover[k] < 0 && (r.subordinator(k) || r.particles[t.Base] == "rel" || r.finite(k)) {
			return k
		}
		if k-j > 24 {
			return k
		}
	}
	return s.To
}

// adjuncts reads the roles that prepositions give: after the trigger up to the
// clause's end, after the verb that carries a noun, and in front of the clause.
func (r *eventReader) adjuncts(v *text.Event, i, n int, s *text.Sentence, f triggerForm, verb bool) {
	j := i + n
	r.amongThem(v, j, s)
	r.fellBeside(v, j, s)
	r.prepositional(v, j, r.clauseEnd(j, s), s, f, verb)
	if !verb {
		if v.Light > s.From && v.Light <= i { // "عُقد في بغداد اجتماع"
			at := v.Roles[schema.At]
			r.prepositional(v, v.Light, i, s, f, verb)
			if len(at) > 0 { // "شن التنظيم في الساحل هجوما في ديفا"
				v.Roles[schema.At] = at
			}
		}
		if k := r.carrier(j, s); k >= 0 && k+1 < s.To {
			r.prepositional(v, k+1, r.clauseEnd(k+1, s), s, f, verb)
		}
		return
	}
	r.fronted(v, i, s, f)
}

// amongThem reads who is named of those whom something befell: "قتل عشرة، بينهم فلان".
func (r *eventReader) amongThem(v *text.Event, j int, s *text.Sentence) {
	if !harms[v.Type] {
		return
	}
	for k := j; k+1 < s.To && k < j+amongReach; k++ {
		t := &r.toks[k]
		if t.Kind == text.Word && r.cover[k] < 0 && (r.finite(k) || k > j && len(nominal(r.triggers[t.Stem])) > 0 && r.particles[t.Base] == "") {
			return
		}
		w, e := cutEnclitic(t.Base, func(w string) bool { return w == between || w == fromWord && t.Conj != "" })
		if e == nil || e.person != 3 || w == "" || r.cover[k] >= 0 {
			continue
		}
		ms, _ := r.argument(k+1, s)
		ms = slices.DeleteFunc(r.only(ms, schema.Person), func(m int) bool { return r.d.Mentions[m].Number == text.Plural })
		if x := r.at; len(ms) > 0 {
			if m, ok := x[k+1]; ok && slices.Contains(ms, m) {
				r.role(v, schema.Target, ms)
			}
		}
		return
	}
}

// fellBeside reads whose men suffered with those told of first: "مقتل جندي و22 مقاتلا من
// الحركة", "قتل ضابط وثلاثة من عناصر الشرطة".
func (r *eventReader) fellBeside(v *text.Event, j int, s *text.Sentence) {
	if !harms[v.Type] || v.Type == "sanction" {
		return
	}
	for k := j; k < min(s.To, j+amongReach); k++ {
		t := &r.toks[k]
		if m, ok := r.at[min(k+1, s.To-1)]; t.Base == inWord && ok && r.agentive(m) { // "ضابط في الجيش وثلاثة من"
			k = r.d.Mentions[m].To - 1
			continue
		}
		if t.Kind == text.Punct || r.finite(k) || r.particles[t.Base] == "prep" && t.Base != fromWord {
			return
		}
		apart := t.Norm == andWord && k+1 < s.To && r.toks[k+1].Kind == text.Number // "و22"
		if k == j || t.Conj != andWord && !apart || t.Prep != "" || t.Def {
			continue
		}
		if apart {
			k, t = k+1, &r.toks[k+1]
		}
		if len(nominal(r.triggers[t.Stem])) > 0 {
			return
		}
		if _, named := r.at[k]; named || t.Kind != text.Number && !r.nominal(k) && !quantity(t.Base) {
			continue
		}
		ms, _ := r.argument(k, s)
		r.role(v, schema.Target, slices.DeleteFunc(ms, func(m int) bool { return !r.agentive(m) && len(r.d.Mentions[m].Of) == 0 }))
		return
	}
}

// amongReach is how many words may stand between the deed and "بينهم".
const amongReach = 10

// prepositional reads the roles that prepositions give between tokens j and end.
func (r *eventReader) prepositional(v *text.Event, j, end int, s *text.Sentence, f triggerForm, verb bool) {
	waiting, purpose, said := schema.Role(""), false, map[string]bool{}
	if v.Type == "return" && r.backFromVisit(v, j, end, s) {
		return
	}
	for k := j; k < end; k++ {
		t := &r.toks[k]
		if t.Kind != text.Word || r.in[k] >= 0 {
			continue
		}
		if k > j && r.cover[k] < 0 && t.Prep == "" && r.particles[t.Base] == "" {
			// another trigger takes what follows it
			if fs, _, _ := r.triggersAt(k, s); len(nominal(fs)) > 0 && r.toks[k-1].Base != other { // "المحادثات غير المباشرة"
				if k < j+9 && (verb && f.trigger.needs != "" || !verb && k <= j+1) && r.sameType(fs, v.Type) {
					continue // "وقع … اتفاقا", "توقيع الاتفاق بين": the other half of the trigger
				}
				if losses[v.Type] && losses[fs[0].trigger.typ] && t.Conj != "" && k < j+4 {
					continue // "سقوط قتلى وجرحى في صفوف"
				}
				return
			}
		}
		if t.Prep == prepL && k > j && r.masdars[t.Stem] && r.cover[k] < 0 && f.trigger.roles[prepL] == "" {
			if purpose || t.Def || !local[v.Type] {
				return // "لبحث الأزمة في سوريا": what it is about
			}
			purpose = true // "لملاحقة داعش في التلال": an act of its own, but in the same place
		}
		if to := r.betweenThem(v, k, end, s, verb && f.trigger.needs == ""); to > k {
			k = to - 1
			continue
		}
		p, next := r.preposition(k)
		if _, ok := r.at[k]; ok && p == onWord && strings.HasSuffix(t.Text, "\u0649") { // "على", taken for a given name
			next = k
		}
		if t.Conj != "" && (t.Prep == prepB || t.Prep == prepL || r.particles[t.Base] == "prep") {
			p, next = t.Prep, k
			if p == "" {
				p, next = t.Base, k+1
			}
		}
		if p == "" {
			if r.pronominal(v, k, s, f) {
				continue
			}
			if r.particles[t.Base] != "prep" && t.Base != against && t.Base != between && !(where[t.Base] && r.cover[k] < 0) {
				continue
			}
			p, next = t.Base, k+1
			if where[p] && k > j && r.toks[k-1].Base == fromWord && f.trigger.roles[fromWord] == schema.Origin { // "أطلقت من داخل اليمن"
				p = fromWord
			}
		}
		if sameAsTowards[t.Base] && r.particles[t.Base] == "prep" && k+1 < end && r.bare(k+1) { // "باتجاه المدينة", "صوب العاصمة"
			p, next = towards, k+1
		}
		if k+1 < end && r.bare(k+1) && (p == prepB && t.Base == right || p == inWord && r.toks[next].Base == right && next == k+1) { // "بحق الأهالي": against them
			p, next = against, next+1
		}
		role := f.trigger.roles[p]
		if p == prepL && next == k && role == schema.Destination && !t.Def && len(nominal(r.triggers[t.Base])) > 0 {
			return // "وصل إلى دمشق للقاء الوزير"
		}
		byAgent := false
		if next < end {
			switch b := r.toks[next].Base; {
			case p == fromWord && (b == before_ || b == side || b == party), // من قبل، من جانب، من طرف
				p == onWord && (b == hand || b == hands),                                   // على يد
				p == inWord && v.Type == "seize" && (b == hand || b == hands || b == grip): // "سقطت في أيدي التنظيم"
				if next+1 < end && r.in[next+1] < 0 {
					role, next, byAgent = schema.Agent, next+1, true
					if b == side && verb && (v.Type == "kill" || v.Type == "injure") { // "قتل من جانب المقاومة ثمانية"
						role, byAgent = schema.Target, false
					}
				}
			}
		}
		if p == inWord && (role == "" || role == schema.At) && next < end && r.toks[next].Base == inRanks && harms[v.Type] && next+1 < end && r.bare(next+1) { // "قتلى في صفوف الشرطة"
			role, next = schema.Target, next+1
			delete(v.Roles, role) // those whom nobody names
		}
		if p == prepB && next == k && v.Type == "seize" && (t.Base == hand || t.Base == hands) && k+1 < end { // "سقطت بأيدي التنظيم"
			role, next, byAgent = schema.Agent, k+1, true
		}
		fired := p == prepB && (v.Type == "kill" || v.Type == "injure") && fire[t.Stem] && !t.Def && k+1 < end
		if fired {
			role, next, byAgent = schema.Agent, k+1, true
		}
		if role == "" && p == prepB && v.Type == "protest" && k > j && standsAgainst(&r.toks[k-1]) { // "مسيرة منددة بالحكومة"
			role = schema.Target
		}
		if role == "" && (where[p] || p == prepB) {
			role = schema.At
		}
		if role == schema.Origin && p == fromWord && r.partsOf(k, v.To) { // "في مناطق متفرقة من العاصمة"
			role = schema.At
		}
		if role == schema.Counterpart && p == prepB && next == k && r.placeHead(k) { // "لقاؤهما بمدينة جدة"
			role = schema.At
		}
		if p == prepB && r.calledBy(k) { // "إضراب بدعوة من النقابة"
			if v.Type == "protest" && next == k && k+2 < end {
				role, next, byAgent = schema.Agent, k+2, true
			} else {
				continue
			}
		}
		if p == between && !verb && r.actBefore(v.To, k) { // "الاتفاق إلى تسريع التقارب بين الدولتين"
			continue
		}
		if p == fromWord && role == "" && !verb && next < end && r.comesFrom(v, k, next, s) { // "هجوم من مسلحي الحركة"
			role, byAgent = schema.Agent, true
		}
		if p == with && (role == schema.Counterpart || role == "") && next < end && r.circumstance(next) {
			return // "مع استمرار تدفق التعزيزات": what goes on beside it
		}
		if p == against && role == "" && opposes[v.Type] && !r.another(v.To, k, v.Type) {
			role = schema.Target
		}
		if p == between && role == "" && (!verb || v.Passive) && reciprocal[v.Type] { // "مصالحة بين الحركتين", "أبرم بين"
			role = schema.Agent
		}
		if p == with && role == "" && v.Type == "attack" && k-v.To < 4 { // "قتال عنيف مع الجيش"
			role = schema.Counterpart
		}
		if role == schema.At && p == prepB && next == k && r.cover[k] < 0 && (r.masdars[t.Stem] || auspices[t.Stem]) { // "برعاية الأمم المتحدة"
			continue
		}
		if role == "" || next >= end || purpose && role != schema.At {
			continue
		}
		ms, to := r.argument(next, s)
		if len(ms) == 0 {
			if m := r.standsFor(next); m >= 0 {
				ms = []int{m}
			}
		}
		if len(ms) == 0 {
			if losses[v.Type] && role == schema.At && r.sameType(nominal(r.triggers[r.toks[next].Stem]), "attack") { // "قتل ثلاثة في قصف على المدينة": it takes what follows it
				return
			}
			if role == schema.Target && v.Type == "sanction" && v.Country == "" { // "عقوبات على الصادرات النفطية الفنزويلية"
				v.Country, v.CountryRole = r.countryOf(next, to), role
			}
			if role == schema.Origin || role == schema.Destination {
				waiting = role // "إلى قاعدتها في الكويت": the place comes after "في"
			}
			if to > next && !byAgent {
				k = max(k, to-1)
			}
			continue
		}
		if role == schema.At && waiting == schema.Destination {
			if places := r.only(ms, schema.Place, schema.Facility); len(places) > 0 {
				r.role(v, waiting, places)
				k = max(k, to-1)
				continue
			}
		}
		if role != schema.At {
			waiting = ""
		}
		if fired && len(v.Roles[schema.Target]) == 0 && len(v.Roles[schema.Agent]) > 0 { // "قتل ثلاثة من الحركة برصاص الشرطة"
			v.Roles[schema.Target] = v.Roles[schema.Agent]
			delete(v.Roles, schema.Agent)
		}
		if byAgent && v.Passive && len(v.Roles[schema.Agent]) > 0 && len(v.Roles[schema.Target]) == 0 {
			delete(v.Roles, schema.Agent)
		}
		if role == schema.At && to+1 < end && r.toks[to].Base == or && len(r.only(ms, schema.Place, schema.Facility)) == len(ms) { // "في كراكاس أو واشنطن"
			if more, past := r.argument(to+1, s); len(more) > 0 && len(r.only(more, schema.Place, schema.Facility)) == len(more) {
				ms, to = slices.Concat(ms, more), past
			}
		}
		r.fill(v, role, p, ms, to, s, t.Conj != "" && (said[p] || role == schema.At))
		said[p] = true
		k = max(k, to-1)
	}
}

// circumstance reports whether a verbal noun with what it governs stands at token k, behind "مع": what
// goes on meanwhile, and nobody.
func (r *eventReader) circumstance(k int) bool {
	t := &r.toks[k]
	return t.Kind == text.Word && !t.Def && r.bare(k) && r.cover[k] < 0 && r.masdars[t.Base] && r.heads[t.Stem] == nil && k+1 < len(r.toks) && r.toks[k+1].Kind == text.Word && r.bare(k+1)
}

// comesFrom reports whether the armed body behind the "من" at token k is the one whose attack the
// noun tells, or the body or country whose support it is, with its qualities and the side that it
// comes from between them: "لهجوم من مسلحي الحركة", "هجوم بري من جهة الغرب من القوات".
func (r *eventReader) comesFrom(v *text.Event, k, next int, s *text.Sentence) bool {
	if v.Type != "attack" && v.Type != "aid" || len(v.Roles[schema.Agent]) > 0 || v.Country != "" || r.toks[k].Conj != "" || !r.bare(next) {
		return false
	}
	q := v.To
	for q < k && (r.quality(q) || r.adjectival(q)) {
		q++
	}
	if q+2 < k && r.toks[q].Base == fromWord && r.toks[q+1].Base == direction {
		q += 3
	}
	ms, _ := r.argument(next, s)
	return q == k && len(ms) > 0 && (r.fights(ms[0]) || v.Type == "aid" && (r.agentive(ms[0]) || r.country(ms[0])))
}

const direction = "\u062C\u0647\u0647" // جهة

// betweenThem reads "بينها وبين الحركة" at token k: the one whom the pronoun means, and the
// other side. It returns the end, or k.
func (r *eventReader) betweenThem(v *text.Event, k, end int, s *text.Sentence, verb bool) int {
	if !reciprocal[v.Type] && v.Type != "attack" || verb && !v.Passive && !reciprocal[v.Type] || k+2 >= end || r.toks[k+1].Base != between || r.toks[k+1].Conj == "" {
		return k
	}
	_, e := cutEnclitic(r.toks[k].Norm, func(w string) bool { return w == between })
	if e == nil || e.person != 3 {
		return k
	}
	ms, to := r.argument(k+2, s)
	m := r.actorPronoun(v.From, s, e.gender, e.number, ms...)
	if m < 0 {
		m = r.pronoun(v.From, s, e.gender, e.number, ms...)
	}
	if len(ms) == 0 || m < 0 {
		return k
	}
	v.Roles[schema.Agent] = []int{m}
	r.role(v, schema.Counterpart, ms)
	return to
}

// auspices holds nouns for what others add to an event, which are no places, folded.
var auspices = map[string]bool{
	"\u0631\u0639\u0627\u064A\u0647": true, "\u0648\u0633\u0627\u0637\u0647": true, "\u062D\u0636\u0648\u0631": true, "\u0645\u0634\u0627\u0631\u0643\u0647": true, // رعاية وساطة حضور مشاركة
	"\u0631\u0626\u0627\u0633\u0647": true, "\u0642\u064A\u0627\u062F\u0647": true, "\u0627\u0634\u0631\u0627\u0641": true, "\u062F\u0639\u0645": true, // رئاسة قيادة إشراف دعم
	"\u062A\u0645\u0648\u064A\u0644": true, "\u062D\u0645\u0627\u064A\u0647": true, "\u0645\u0633\u0627\u0639\u062F\u0647": true, "\u0645\u0648\u0627\u0643\u0628\u0647": true, // تمويل حماية مساعدة مواكبة
}

// calledBy reports whether "بدعوة من" stands at token k: who follows called for it.
func (r *eventReader) calledBy(k int) bool {
	t := &r.toks[k]
	return (t.Stem == "\u062F\u0639\u0648\u0647" || t.Stem == "\u0637\u0644\u0628" || t.Stem == "\u062A\u0646\u0638\u064A\u0645") && k+1 < len(r.toks) && r.toks[k+1].Base == fromWord // دعوة طلب تنظيم
}

// actBefore reports whether a verbal noun that tells no event stands between tokens from
// and to, in front of any relative clause.
func (r *eventReader) actBefore(from, to int) bool {
	for k := from; k < to && r.particles[r.toks[k].Base] != "rel"; k++ {
		if t := &r.toks[k]; t.Kind == text.Word && r.cover[k] < 0 && r.particles[t.Base] == "" && r.masdars[t.Stem] && len(r.triggers[t.Stem]) == 0 && !(t.Prep == prepB && auspices[t.Stem]) {
			return true
		}
	}
	return false
}

// fire holds what those shoot whom the next noun names, folded: "برصاص الشرطة".
var fire = map[string]bool{
	"\u0631\u0635\u0627\u0635": true, "\u0631\u0635\u0627\u0635\u0647": true, "\u0637\u0644\u0642\u0627\u062A": true, // رصاص رصاصة طلقات
	"\u0646\u064A\u0631\u0627\u0646": true, "\u0646\u0627\u0631": true, // نيران نار
	"\u0642\u0630\u0627\u0626\u0641": true, "\u0635\u0648\u0627\u0631\u064A\u062E": true, // قذائف صواريخ
}

// another reports whether a noun between tokens from and to tells an event of another
// type: "قتل في المعارك ضد": those who are against whom fight.
func (r *eventReader) another(from, to int, typ string) bool {
	for k := from; k < to; k++ {
		if r.cover[k] >= 0 || r.toks[k].Kind != text.Word {
			continue
		}
		if fs := nominal(r.triggers[r.toks[k].Stem]); len(fs) > 0 && fs[0].trigger.typ != typ {
			return true
		}
	}
	return false
}

func (r *eventReader) sameType(fs []triggerForm, typ string) bool {
	return slices.ContainsFunc(fs, func(f triggerForm) bool { return f.trigger.typ == typ })
}

// fill gives the mentions behind preposition p, which end before token to, their role.
// again tells that the preposition is said anew: "على الجيش وعلى الشرطة".
func (r *eventReader) fill(v *text.Event, role schema.Role, p string, ms []int, to int, s *text.Sentence, again bool) {
	switch role {
	case schema.At:
		ms = r.venues(v, ms)
		if len(v.Roles[role]) > 0 && !again && r.larger(v.Roles[role], ms) {
			return
		}
	case schema.Origin, schema.Destination:
		places := r.only(ms, schema.Place, schema.Facility)
		if v.Type == "withdraw" && role == schema.Origin { // "انسحب من الاتفاق", "من المنظمة"
			places = r.only(ms, schema.Place, schema.Facility, schema.NamedEvent, schema.Organization)
		}
		if v.Type != "resign" {
			ms = places
		}
	case schema.Target:
		if v.Type == "protest" && p == onWord && len(r.only(ms, schema.Place, schema.Facility)) == len(ms) && !slices.ContainsFunc(ms, r.state) {
			role = schema.At // "مظاهرات على حدود غزة"
		}
	case schema.Agent, schema.Counterpart:
		if p != between {
			break
		}
		if len(ms) == 1 && slices.Contains(v.Roles[schema.Counterpart], ms[0]) {
			return // "وبين Z" was told with "بين X وY"
		}
		one, two := r.sides(ms, to, s)
		if len(two) > 0 {
			for _, m := range slices.Concat(one, two) {
				if x := &r.d.Mentions[m]; x.Type == schema.Place && r.names.State(x.Known) != "" {
					x.Subject = true // "بين طهران وواشنطن": capitals stand for their states
				}
			}
			r.role(v, schema.Agent, one)
			r.role(v, schema.Counterpart, two)
			return
		}
		ms = one
	case schema.Instrument:
		if who := r.only(ms, schema.Person); p == prepB && v.Type == "kill" && v.Rule == "ar.trigger-noun" && len(who) > 0 && len(v.Roles[schema.Target]) == 0 { // "تنفيذ الإعدام بفلان"
			role, ms = schema.Target, who
			break
		}
		if places := r.only(ms, schema.Place, schema.Facility); p != prepB || len(places) != len(ms) {
			return // things are no entities
		}
		role = schema.At
	}
	if role == schema.Counterpart && p == with {
		for _, m := range ms {
			if x := &r.d.Mentions[m]; x.Type == schema.Place && r.names.State(x.Known) != "" {
				x.Subject = true // "مفاوضات مع طهران"
			}
		}
	}
	if len(v.Roles[role]) == 0 || again || role == schema.At || role == schema.Destination || role == schema.Origin {
		r.role(v, role, ms)
	}
}

// partsOf reports whether the "من" at token k, behind token from, stands behind a noun for parts
// of a place and at most one adjective.
func (r *eventReader) partsOf(k, from int) bool {
	for q := k - 1; q >= max(from, k-2); q-- {
		if placeParts[r.toks[q].Stem] {
			return true
		}
	}
	return false
}

// partOfPlace reports whether the noun phrase from token k up to end is of parts of a place.
func (r *eventReader) partOfPlace(k, end int) bool {
	for q := k; q < min(end, k+2); q++ { // "معظم أجزاء"
		if placeParts[r.toks[q].Stem] {
			return true
		}
	}
	return false
}

// placeHead reports whether the mention that begins at token k begins with a noun for a place.
func (r *eventReader) placeHead(k int) bool {
	m, ok := r.at[k]
	h := r.heads[r.toks[k].Stem]
	return ok && r.d.Mentions[m].Type == schema.Place && h != nil && h.typ == schema.Place
}

// placeParts holds nouns for parts of a place, folded.
var placeParts = wordSet(
	"\u0645\u0646\u0627\u0637\u0642", "\u0627\u0646\u062D\u0627\u0621", "\u0627\u062D\u064A\u0627\u0621", "\u0627\u062C\u0632\u0627\u0621", // مناطق أنحاء أحياء أجزاء
	"\u0645\u0648\u0627\u0642\u0639", "\u0642\u0631\u064A", "\u0645\u062F\u0646", "\u0628\u0644\u062F\u0627\u062A", // مواقع قرى مدن بلدات
	"\u0645\u0633\u0627\u062D\u0627\u062A", "\u062C\u0632\u0621", "\u062C\u0632\u0621\u0627", // مساحات جزء جزءا
	"\u0636\u0648\u0627\u062D\u064A", "\u0645\u062D\u0627\u0641\u0638\u0627\u062A", "\u0627\u0631\u062C\u0627\u0621", "\u0645\u0646\u0637\u0642\u0647", // ضواحي محافظات أرجاء منطقة
)

// pronominal reads a preposition with a pronoun written onto it: "القبض عليه",
// "أفرج عنهم".
func (r *eventReader) pronominal(v *text.Event, k int, s *text.Sentence, f triggerForm) bool {
	t := &r.toks[k]
	if t.Conj != "" || k-v.To > 3 || r.cover[k] >= 0 {
		return false
	}
	w, e := cutEnclitic(t.Norm, func(w string) bool {
		return w == onWord || w == about || w == toWord || w == with || w == fromWord
	})
	if e == nil || e.person != 3 {
		return false
	}
	role := f.trigger.roles[w]
	if role == schema.Origin || role == schema.Destination {
		relative := v.From > s.From && r.particles[r.toks[v.From-1].Base] == "rel"                                                                                                                // which has its noun before it
		if len(v.Roles[role]) == 0 && e.number == text.Singular && k >= v.To && !relative && !(k > v.To && k+1 < s.To && r.bare(k+1) && (r.cover[k+1] >= 0 || r.toks[k+1].Kind == text.Number)) { // not "مدنا منها حلب"
			if m := r.placeMeant(v, s, e); m >= 0 {
				r.role(v, role, []int{m})
			}
		}
		return true
	}
	if role != schema.Target && role != schema.Counterpart || len(v.Roles[role]) > 0 {
		return false
	}
	if v.Type == "seize" && role == schema.Target {
		if m := r.pronounPlace(v.From, s, e); m >= 0 { // "سيطر عليها"
			r.role(v, role, []int{m})
			return true
		}
	}
	m := r.pronoun(v.From, s, e.gender, e.number)
	if personal[v.Type] {
		m = r.human(v.From, s, e)
	}
	if m >= 0 && r.d.Mentions[m].Type != schema.Place {
		r.role(v, role, []int{m})
	}
	return true
}
