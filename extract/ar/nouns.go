package ar

import (
	"strings"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// nounArguments reads what depends on a verbal noun: its genitive, a nisba,
// the subject of a light verb that governs it.
func (r *eventReader) nounArguments(v *text.Event, i, n int, s *text.Sentence, f triggerForm, suffix *enclitic) {
	if role := f.trigger.roles[qualified]; role != "" {
		r.ofQuality(v, i, s, role)
		return
	}
	subj, obj := f.acting(), f.trigger.roles["obj"]
	gen := subj
	if f.trigger.genitive == "obj" {
		gen = obj
	}
	if f.form == noun && v.Type == "elect" { // "انتخابات الرئاسة": what is voted for
		gen = ""
	}
	j := i + n
	if suffix == nil && gen == subj && obj == schema.Counterpart && r.goesToMeet(i, j, s) {
		gen = obj
		r.take(v, subj, r.inherited(i, s, inflection{}), inflection{})
	}
	if suffix != nil {
		r.governed(v, i, s, subj) // "استكملوا سيطرتهم"
	}
	switch {
	case suffix != nil && (len(v.Roles[subj])+int(v.Self) > 0 || v.Light > 0 && suffix.number == text.Plural && r.particles[r.toks[max(v.Light-2, 0)].Base] == "rel") && gen == subj: // "الأكراد الذين فرضوا سيطرتهم": theirs, who are nobody known
	case suffix != nil && r.relativePassive(i, s):
		if sub := r.antecedentOf(i-2, s, inflection{}); len(sub.mentions) > 0 { // "المدينة التي تمت استعادتها"
			r.role(v, gen, sub.mentions)
		}
	case suffix != nil && suffix.number == text.Dual && reciprocal[v.Type]: // "لقاؤهما"
		v.Self, v.SubjectRole = text.Both, subj
	case suffix != nil && suffix.person == 3 && gen == obj && subj == schema.Agent && r.accused(v, i, j, s, obj):
	case suffix != nil && suffix.person == 3:
		if gen == obj && subj != "" && j < s.To && r.bare(j) && r.cover[j] >= 0 { // "قتالهم داعش"
			ms, _ := r.argument(j, s)
			r.role(v, obj, ms)
			gen = subj
		} else if gen == obj && subj != "" && v.Type != "appoint" && v.Type != "elect" && r.objectAt(j, s) { // "قصفها ثلاث قرى"; not "تعيينه وزيرا"
			gen = subj
		}
		var not []int
		if st := r.told[i]; st >= 0 && v.Type == "kill" { // who speaks is alive
			not = r.d.Statements[st].Speakers
		}
		behind := r.namedBehind(v, i, s, gen, suffix)
		m := behind
		if m < 0 && gen == obj && v.Type == "seize" {
			m = r.pronounPlace(i, s, suffix)
		}
		if m < 0 {
			m = r.pronoun(i, s, suffix.gender, suffix.number, not...)
		}
		if m >= 0 {
			if gen == obj && subj != "" && v.Type != "appoint" && r.actsOn(r.pastQualities(j, s), s, f) { // "دعمها للنظام"; not "ترشيحه للمحكمة"
				gen = subj
			}
			if gen == schema.Agent && behind < 0 {
				if o := r.actorPronoun(i, s, suffix.gender, suffix.number, not...); o >= 0 {
					m = o
				}
				if o := r.traveller(v, m, i, s, suffix); o >= 0 {
					m = o
				}
			} else if personal[v.Type] && gen == schema.Target {
				m = r.human(i, s, suffix, not...)
			}
			if gen == schema.Agent && hostile[v.Type] && suffix.number == text.Singular && r.menByName(m) {
				return // "طردت القوات الحوثيين بعد سيطرتها على": not theirs
			}
			r.role(v, gen, []int{m})
		}
		if gen == subj && obj != "" && len(v.Roles[obj]) == 0 && j < s.To && r.bare(j) && r.cover[j] >= 0 { // "لقائه الوزير", "زيارته الأردن"
			ms, _ := r.argument(j, s)
			r.role(v, obj, ms)
		}
	case !r.toks[i].Def && j < s.To && (r.toks[j].Kind == text.Word && r.bare(j) || r.toks[j].Kind == text.Open || r.toks[j].Kind == text.Number):
		if gen == subj && where[r.toks[j].Base] && r.cover[j] < 0 {
			break // "عملية عسكرية شمال سوريا"
		}
		if blows[r.toks[i].Stem] && isGrievous(&r.toks[j]) {
			break
		}
		if !r.quality(j) || r.toks[j].Def || r.byArms(j) && j+1 < s.To && r.cover[j+1] >= 0 { // "إخلاء سبيل الصحفي": an adjective would have no article
			j = r.genitive(v, j, s, f, gen)
		}
	}
	if v.Type == "aid" && n > 1 && i+n < s.To && r.cover[i+n] >= 0 && r.backedBy(i, s) {
		r.role(v, schema.Target, r.inherited(i, s, inflection{}).mentions)
	}
	r.behindLam(v, j, s, f, gen)
	// "توغل عسكري تركي", "الغارات الإسرائيلية": a nisba names the actor
	for k := i + n; k < s.To && k < i+n+3; k++ {
		country := r.nationality(k)
		if country == "" && !r.quality(k) || r.toks[k].Conj != "" || r.toks[k].Def != r.toks[i].Def {
			break
		}
		if country != "" {
			v.Country, v.CountryRole = country, subj
			if f.form == noun && v.Type == "elect" || r.toks[i].Stem == warWord && r.toks[i].Def && !r.wagedOn(k+1, s) { // "الانتخابات العراقية", "الحرب السورية"
				v.CountryRole = schema.At
			}
		}
	}
	if k := r.prevented(i, s); k >= 0 && !r.hinders(k) {
		r.keptFrom(v, k, i, s, subj)
		return
	}
	if suffix == nil && f.form == noun && v.Type == "elect" { // "أجرت تونس انتخابات": where it is held
		r.governed(v, i, s, schema.At)
		if len(v.Roles[schema.At]) == 0 { // "الانتخابات التي شهدتها تونس"
			r.carried(v, j, s, schema.At)
		}
		v.Roles[schema.At] = r.only(v.Roles[schema.At], schema.Place)
		if len(v.Roles[schema.At]) == 0 {
			delete(v.Roles, schema.At)
		}
		v.Subject, v.SubjectRole, v.Self = text.Agreement{}, "", text.NotSelf
	} else if suffix == nil && r.occurs(i, s) {
		r.governed(v, i, s, "")
		return
	} else if suffix == nil {
		r.governed(v, i, s, subj)
	}
	if subj != "" && len(v.Roles[subj]) == 0 && v.Country == "" && !(gen == subj && j > i+n && f.form == masdar && r.toks[j-1].Def) { // "وصول المساعدات التي"
		r.carried(v, j, s, subj)
	}
	nobody := func() bool {
		return subj == schema.Agent && len(v.Roles[subj]) == 0 && v.Country == "" && v.SubjectRole == "" && v.Self == text.NotSelf
	}
	if nobody() && v.Light == 0 && f.form == masdar {
		r.joined(v, i, s)
	}
	if nobody() {
		if m := r.possessor(i, s); m >= 0 {
			r.take(v, subj, subject{mentions: []int{m}, told: true}, inflection{})
		}
	}
	if nobody() {
		r.role(v, subj, r.chargedWith(i, s))
	}
	if nobody() && hostile[v.Type] {
		r.take(v, subj, subject{mentions: r.pointedAt(i, s), told: true}, inflection{})
	}
	if nobody() && v.Light == 0 {
		r.take(v, subj, r.standsBehind(i, s), inflection{})
	}
	if nobody() && v.Light == 0 {
		r.steered(v, i, s)
	}
	if nobody() && v.Light == 0 {
		own := obj != "" || v.Type == "launch_operation" || v.Type != "protest" && transitive(f.trigger.roles) || v.Type == "withdraw" && r.toks[i].Def && f.form == masdar
		if r.ends(i, s) {
			return // "طالبت إسرائيل بوقف القصف": who asks, or is asked, to end it
		}
		r.teller(v, i, s, own || v.Type == "protest" && i > s.From && !r.subordinator(i-1))
	}
	if nobody() && v.Light == 0 && (r.attendant(i, j, s) || subj == schema.Agent && r.whatFor(i, s)) {
		r.take(v, subj, r.inherited(i, s, inflection{}), inflection{})
	}
	if nobody() && v.Light == 0 && suffix == nil && !r.toks[i].Def {
		r.purposeOf(v, i, s)
	}
}

// wagedOn reports whether the one on whom a war is waged stands at token k, behind one more adjective.
func (r *eventReader) wagedOn(k int, s *text.Sentence) bool {
	if k < s.To && r.adjectival(k) {
		k++
	}
	return k < s.To && (r.toks[k].Base == onWord || r.toks[k].Base == against)
}

// occurs reports whether the noun at token i is what is said to take place, or not to, so that who says so has no
// part in it: "نفت دمشق وقوع أي هجوم", "عدم حدوث هجوم".
func (r *eventReader) occurs(i int, s *text.Sentence) bool {
	k := i - 1
	if k > s.From && r.toks[k].Base == any_ {
		k--
	}
	return k >= s.From && r.bare(i) && !r.toks[k].Def && r.cover[k] < 0 && occurring[r.toks[k].Stem]
}

// occurring holds verbal nouns for taking place, folded: وقوع حدوث حصول اندلاع نشوب.
var occurring = wordSet(
	"\u0648\u0642\u0648\u0639", "\u062D\u062F\u0648\u062B", "\u062D\u0635\u0648\u0644", "\u0627\u0646\u062F\u0644\u0627\u0639", "\u0646\u0634\u0648\u0628",
)

// chargedWith returns who is charged with the act that the noun at token i tells: "برأت المحكمة
// فلانا من تهمة قتل", "اعتقل فلان بتهمة اغتيال", "فلان المتهم بتفجير".
func (r *eventReader) chargedWith(i int, s *text.Sentence) []int {
	if i == s.From {
		return nil
	}
	p := &r.toks[i-1]
	accused := r.toks[i].Prep == prepB && accusedOf[strings.TrimSuffix(p.Stem, "\u0647")]
	if !accused && !(accusation[strings.TrimPrefix(p.Stem, prepB)] && !p.Def && r.bare(i)) {
		return nil
	}
	if m, ok := r.until[i-1]; accused && ok && r.d.Mentions[m].Type != schema.Place {
		return []int{m}
	}
	for e := len(r.d.Events) - 1; e >= 0 && r.d.Events[e].From >= s.From; e-- {
		if o := &r.d.Events[e]; o.Type == "arrest" || o.Type == "release" {
			return o.Roles[schema.Target]
		}
	}
	return nil
}

// pointedAt returns those at whom fingers are pointed for what the noun at token i behind them
// tells: "وجهت دمشق أصابع الاتهام إلى الحركة بعد الهجوم".
func (r *eventReader) pointedAt(i int, s *text.Sentence) []int {
	for k := max(s.From, i-pointedReach); k+3 < i; k++ {
		if r.toks[k].Stem != fingers || !accusation[r.toks[k+1].Stem] {
			continue
		}
		if p, next := r.preposition(k + 2); p == toWord || r.toks[k+2].Base == towards || p == prepL {
			if r.toks[k+2].Base == towards {
				next = k + 3
			}
			ms, _ := r.argument(next, s)
			return ms
		}
	}
	return nil
}

// pointedReach is how many words may stand between the fingers and the act.
const pointedReach = 16

// fingers is أصابع.
const fingers = "\u0627\u0635\u0627\u0628\u0639"

// accusedOf holds participles of who is charged with a deed, folded: متهم مدان مشتبه متهمين.
var accusedOf = wordSet(
	"\u0645\u062A\u0647\u0645", "\u0645\u062F\u0627\u0646", "\u0645\u0634\u062A\u0628\u0647", "\u0645\u062A\u0647\u0645\u064A\u0646",
)

// standsBehind finds who is said to stand behind the act that the noun at token i tells: "تقف
// الحركة وراء الهجوم", "وقوف الحركة خلف اغتيال".
func (r *eventReader) standsBehind(i int, s *text.Sentence) subject {
	nobody := subject{told: true}
	k := i - 1
	if k > s.From && r.masdars[r.toks[k].Stem] && r.bare(k) { // "وراء تنفيذ الهجوم"
		k--
	}
	if k <= s.From || r.toks[k].Base != behindWord && r.toks[k].Base != rearWord {
		return nobody
	}
	if m, ok := r.until[k]; ok {
		first := r.firstOfPhrase(m)
		if from := r.d.Mentions[first].From; from > s.From && standing[r.toks[from-1].Stem] && r.bare(from) {
			return subject{mentions: []int{first}, told: true}
		}
		return nobody
	}
	if standing[r.toks[k-1].Base] {
		if sub := r.before(k-1, s, r.inflectionAt(k-1)); sub.found() {
			return sub
		}
	}
	return nobody
}

const (
	behindWord = "\u0648\u0631\u0627\u0621" // وراء
	rearWord   = "\u062E\u0644\u0641"       // خلف
)

// standing holds the forms of وقف, and its verbal noun, folded: وقف وقفت يقف تقف يقفون وقوف.
var standing = wordSet(
	"\u0648\u0642\u0641", "\u0648\u0642\u0641\u062A", "\u064A\u0642\u0641", "\u062A\u0642\u0641",
	"\u064A\u0642\u0641\u0648\u0646", "\u0648\u0642\u0648\u0641",
)

// backedBy reports whether "ب" stands before the noun for support at token i, or before the one
// that it is joined to: who acts in the clause has it, "سيطرت القوات، بدعم من", "بمشاركة وإسناد من".
func (r *eventReader) backedBy(i int, s *text.Sentence) bool {
	return r.toks[i].Prep == prepB || r.toks[i].Conj == andWord && i > s.From && r.toks[i-1].Prep == prepB
}

// goesToMeet reports whether the noun for a meeting at token i is what somebody comes for, to
// see the one whom the genitive at token j names: "توجه إلى باريس للقاء نظيره".
func (r *eventReader) goesToMeet(i, j int, s *text.Sentence) bool {
	if r.toks[i].Prep != prepL && !r.whatFor(i, s) || r.toks[i].Def || r.toks[i].Conj != "" || j >= s.To || !r.bare(j) || r.cover[j] < 0 {
		return false
	}
	ms, _ := r.argument(j, s)
	return len(ms) == 1 && r.d.Mentions[ms[0]].Type == schema.Person && r.d.Mentions[ms[0]].Number == text.Singular
}

// joined gives the verbal noun at token i the agent of the one before that it is joined to:
// "إقدام القوات على اقتحام المخيم والاعتداء على سكانه".
func (r *eventReader) joined(v *text.Event, i int, s *text.Sentence) {
	if r.toks[i].Conj != "\u0648" || len(r.d.Events) == 0 { // و
		return
	}
	o := &r.d.Events[len(r.d.Events)-1]
	if o.From < s.From || o.Rule != "ar.trigger-noun" || i-o.To > shareReach || !r.joins(o.To, i) {
		return
	}
	r.lendAgent(v, o)
}

// joins reports whether the noun at token i, behind a comma or none, goes on from the one that ends
// before token from.
func (r *eventReader) joins(from, i int) bool {
	if i > from && r.toks[i-1].Norm == comma {
		return r.goesOnNoun(from, i-1)
	}
	return r.goesOnNoun(from, i)
}

// goesOnNoun reports whether nothing but noun phrases stands between tokens from and i.
func (r *eventReader) goesOnNoun(from, i int) bool {
	for k := from; k < i; k++ {
		if t := &r.toks[k]; t.Kind == text.Punct || r.finite(k) || r.subordinator(k) || r.particles[t.Base] == "rel" {
			return false
		}
	}
	return true
}

// acting is the role of a trigger's subject. A noun for a death or wound has none: it
// names what befell the genitive behind it ("مقتل تسعة من الجنود"), whoever tells of it.
func (f *triggerForm) acting() schema.Role {
	if f.form == noun && (f.trigger.typ == "kill" || f.trigger.typ == "injure") {
		return ""
	}
	if f.form == noun && f.trigger.typ == "elect" {
		return ""
	}
	return f.trigger.roles["subj"]
}

// often reports whether "أربع مرات" stands at token j.
func (r *eventReader) often(j int) bool {
	for k := j; k < j+2 && k < len(r.toks); k++ {
		switch r.toks[k].Base {
		case "\u0645\u0631\u0627\u062A", "\u0645\u0631\u0647", "\u0645\u0631\u062A\u064A\u0646": // مرات مرة مرتين
			return true
		}
	}
	return false
}

// objectAt reports whether an indefinite noun phrase, the object of the verbal noun
// and pronoun before it, begins at token j.
func (r *eventReader) objectAt(j int, s *text.Sentence) bool {
	if j >= s.To || r.in[j] >= 0 {
		return false
	}
	t := &r.toks[j]
	if t.Prep != "" || t.Conj != "" || t.Def {
		return false
	}
	if t.Kind == text.Number || quantity(t.Base) {
		return true
	}
	_, quality := r.adjective(j)
	return r.nominal(j) && r.particles[t.Base] == "" && !quality && !r.finite(j) && !where[t.Base]
}

// typeAt returns the type of event that the noun at token i tells, or "".
func (r *eventReader) typeAt(i int) string {
	if f := nominal(r.triggers[r.toks[i].Stem]); len(f) > 0 {
		return f[0].trigger.typ
	}
	return ""
}

// whatFor reports whether the indefinite verbal noun at token i tells what the clause before it
// is done for, by those who do it: "أرسلت الحكومة قوات من أجل ضرب", "بهدف لقاء".
func (r *eventReader) whatFor(i int, s *text.Sentence) bool {
	return i > s.From && r.bare(i) && !r.toks[i].Def && !r.toks[i-1].Def && purposes[r.toks[i-1].Stem]
}

// attendant reports whether a noun tells what the subject of its clause does as
// well: "سيطرت … بعد معارك مع", "انسحب الوفد دون التوصل إلى اتفاق".
func (r *eventReader) attendant(i, j int, s *text.Sentence) bool {
	if i == s.From || r.toks[i].Def && r.toks[i-1].Base != without {
		return false
	}
	switch r.toks[i-1].Base {
	case without:
		return true
	case "\u0628\u0639\u062F", "\u0639\u0642\u0628", "\u0627\u062B\u0631", "\u062E\u0644\u0627\u0644": // بعد عقب إثر خلال
		for j < s.To && r.toks[j].Kind == text.Word && r.bare(j) && r.cover[j] < 0 {
			if _, ok := r.adjective(j); !ok {
				break
			}
			j++
		}
		return j < s.To && r.toks[j].Base == "\u0645\u0639" // مع
	}
	return false
}

// quality reports whether token k is an adjective that is no name, also one that
// alone would be a person: "توغل عسكري".
func (r *eventReader) quality(k int) bool {
	if _, ok := r.adjective(k); !ok {
		return false
	}
	m := r.cover[k]
	if m < 0 {
		return true
	}
	x := &r.d.Mentions[m]
	return x.Type == schema.Person && x.Kind == schema.ByDescription && len(x.Of) == 0 && r.adjectives[r.toks[x.From].Stem] && !(x.To > k+1 && !r.toks[k].Def && r.toks[k+1].Def) // not "محافظ البنك المركزي", "رئيس الوزراء"
}

// alsoQuality reports whether token k is one more adjective behind one: "القصف الجوي | والمدفعي".
func (r *eventReader) alsoQuality(k int) bool {
	t := &r.toks[k]
	return k > 0 && t.Kind == text.Word && t.Conj == andWord && t.Prep == "" && r.quality(k) && r.quality(k-1) && t.Def == r.toks[k-1].Def
}

// relativePassive reports whether "التي تمت" stands before token i.
func (r *eventReader) relativePassive(i int, s *text.Sentence) bool {
	return i-2 >= s.From && r.light[r.toks[i-1].Base].impersonal && r.particles[r.toks[i-2].Base] == "rel"
}

// transitive reports whether somebody suffers what a trigger with such roles tells, also
// behind a preposition: "الإفراج عن".
func transitive(roles map[string]schema.Role) bool {
	for _, role := range roles {
		if role == schema.Target {
			return true
		}
	}
	return false
}

func (r *eventReader) nextIsSubject(j int, s *text.Sentence) bool {
	m, ok := r.at[j]
	return ok && r.bare(j) && r.d.Mentions[m].Type == schema.Person
}
