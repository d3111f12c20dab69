package ar

import (
	"slices"
	"strings"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// verbArguments reads subject and object of the verb at token i.
func (r *eventReader) verbArguments(v *text.Event, i, n int, s *text.Sentence, f triggerForm, suffix *enclitic) {
	subj, obj := f.trigger.roles["subj"], f.trigger.roles["obj"]
	passive_ := f.form == passive && !r.activeArrest(v, f, i+n, s) || vowelledPassive(r.toks[i].Text, r.toks[i].Conj) || r.noneHarmed(i, i+n, s, f)
	if r.firedOff(i, s, f, suffix) {
		passive_, v.Unnamed = true, true
	}
	if passive_ {
		if obj != "" {
			subj, obj = obj, ""
		} else if subj == schema.Agent { // "أُفرج عن": nobody is named as the subject
			subj = ""
		}
	}
	v.Passive = passive_
	if suffix == we {
		v.Subject, v.Self, v.SubjectRole = text.Agreement{}, text.Body, subj
		if nps := r.after(i+n, s.To, s); len(nps) > 0 && obj != "" {
			r.role(v, obj, nps[0].mentions)
		}
		return
	}
	in := f.inflection
	sub := r.before(i, s, in)
	nps := r.after(i+n, s.To, s)
	if np := nps; (obj == schema.Target || obj == schema.At) && suffix == nil && len(np) == 1 && len(np[0].mentions) > 0 && r.cover[np[0].from] < 0 && r.bare(np[0].from) && !r.toks[np[0].from].Def && r.sameType(nominal(r.triggers[r.toks[np[0].from].Stem]), v.Type) {
		nps = []nounPhrase{{from: np[0].from, to: np[0].from + 1}, {np[0].mentions, np[0].from + 1, np[0].to}} // "استهدفت غارة | المطار"
	}
	if f.form == passive && len(nps) > 1 && nps[0].from == i+n && r.harmer(nps[0].mentions) {
		v.Score -= 0.1 // "أوقفت السلطات مهربا": a body and another noun are subject and object
	}
	if subj == schema.Target && len(nps) > 1 && f.trigger.needs != "" && r.isNeeded(nps[0].from, f.trigger.needs) && r.possessive(nps[0].from) {
		nps = nps[1:] // "راح ضحيته ثلاثة", "لقي مصرعه الوزير"
	}
	if len(nps) > 1 && (obj == schema.Destination || obj == schema.Origin) && suffix == nil && onlyPlaces(r, nps[0].mentions) && (f.trigger.lemma == visited && !onlyPlaces(r, nps[1].mentions) || len(r.only(nps[1].mentions, schema.Person)) > 0) {
		nps[0], nps[1] = nps[1], nps[0] // "زار بيروت الوزير", "زار بيروت وفد ياباني"
	}
	if obj == schema.Target && personal[v.Type] && len(nps) == 2 && f.form == past && suffix == nil && len(r.only(nps[0].mentions, schema.Person)) > 0 && !sub.found() && r.isNeeded(nps[1].from, f.trigger.needs) {
		r.role(v, obj, nps[0].mentions) // "أودع الوزير سجن الحراش"
		v.Passive = true
		return
	}
	object := 0 // which of them is the object
	antecedent, by, resumed := r.resumption(i, n, s, f, suffix, nps)
	switch {
	case resumed:
		sub, object = subject{mentions: nps[0].mentions, told: true}, 1
	case len(nps) > 0 && sub.mentions == nil && r.counterpart(nps[0].from) && obj != "": // "يلتقي خلالها نظيره": he whom it is told of
		sub = r.inherited(i, s, in)
	case i > s.From && len(nps) > 1 && nps[0].from == i+n && r.particles[r.toks[i-1].Base] == "rel" && r.ours(nps[0].from) == text.Body: // "الرئيس الذي تقاتل قواته المعارضة"
		sub, object = r.antecedentOf(i-1, s, inflection{}), 1
	case len(nps) == 0 && suffix != nil && len(sub.mentions) > 0 && i > s.From && r.particles[r.toks[i-1].Base] == "rel" && f.trigger.roles["obj"] == schema.Destination && onlyPlaces(r, sub.mentions): // "تونس، التي يزورها"
		antecedent, resumed = sub.mentions, true
		sub = subject{want: text.Agreement{Want: true, Gender: in.gender, Number: in.number, Person: true}}
	case sub.found():
	case r.controlled(i, s):
		sub = r.inherited(i, s, in)
	case i > s.From && (r.toks[i-1].Base == "\u062A\u0643\u0648\u0646" || r.toks[i-1].Base == "\u064A\u0643\u0648\u0646") && obj != "" && r.told[i] >= 0: // "نفت أن تكون قصفت"
		if sub = r.inherited(i, s, in); !sub.found() {
			sub = subject{self: text.Teller, want: text.Agreement{Want: true, Gender: in.gender, Number: in.number}}
		}
	case len(nps) == 0:
		if sub = r.inherited(i, s, in); in.number == text.Dual && reciprocal[v.Type] && len(sub.mentions) < 2 { // "واتفقا على"
			sub = subject{told: true, self: text.Both}
		}
	case r.both(nps[0].from) && len(nps[0].mentions) < 2 && (len(nps[0].mentions) == 0 || r.d.Mentions[nps[0].mentions[0]].Kind == schema.ByDescription): // "اتفق الطرفان"
		sub, object = subject{told: true, self: text.Both}, 1
	case suffix != nil && !(r.isNeeded(nps[0].from, f.trigger.needs) && len(nps) == 1): // not "أودعته سجن الحراش"
		sub, object = subject{mentions: nps[0].mentions, told: true}, 1
	case in.number == text.Plural || in.number == text.Dual:
		// before its subject an Arabic verb is singular: what follows is the object
		if sub = r.inherited(i, s, in); in.number == text.Dual && reciprocal[v.Type] && len(sub.mentions) < 2 { // "ووقعا اتفاقا"
			sub = subject{told: true, self: text.Both}
		}
	case len(nps) > 0 && f.trigger.genitive != "subj" && subj == schema.Agent && r.isNeeded(nps[0].from, f.trigger.needs) && !(len(nps) > 1 && r.harmer(nps[0].mentions)):
		sub = r.inherited(i, s, in) // "أطلق صاروخا", "أنهت مهمتها"; not "نشرت القوات طائرات"
	case obj != "" && len(nps) == 1 && r.asObject(v, i, s, nps[0], in, obj):
		sub = r.inherited(i, s, in)
	case !passive_ && obj == schema.Target && harms[v.Type] && len(nps) == 1 && (f.form == past && (!r.harmer(nps[0].mentions) || r.cover[r.pastPointer(nps[0].from)] < 0 || r.theirMen(nps[0])) || f.form == present && v.Type != "appoint" && v.Type != "elect" && len(r.only(nps[0].mentions, schema.Person)) > 0) && !r.states(v, nps[0].mentions):
		// "قتل ثمانية أشخاص", "يحاكم الوزير": with one noun phrase an unvowelled verb of harm
		// is passive
		r.role(v, obj, nps[0].mentions)
		v.Passive = true
		return
	default:
		sub, object = subject{mentions: nps[0].mentions, told: true}, 1
		if len(sub.mentions) == 0 && r.told[i] >= 0 && r.ours(nps[0].from) == text.Homeland { // "توصلت إليه بلاده"
			sub.self = text.Homeland
		}
	}
	if obj == schema.Target && subj == schema.Agent && harms[v.Type] && !passive_ && suffix == nil && len(nps) == 0 && v.Type != "release" && !(personal[v.Type] && in.number == text.Singular && r.bodies(sub.mentions)) && (len(sub.mentions) > 0 || !sub.found()) && !r.objectBehind(i+n, s) {
		subj, obj, v.Passive = obj, "", true // "القائد الذي قتل في المعركة", "وشنق في ميدان عام": whoever harms harms somebody
	}
	if !v.Passive && subj == schema.Agent && obj == schema.Target && suffix == nil && f.form == past && (v.Type == "appoint" || v.Type == "elect") && r.toOffice(i+n, s) && len(r.only(sub.mentions, schema.Person)) == 1 && len(sub.mentions) == 1 && sub.to <= i {
		subj, obj, v.Passive = obj, "", true // "سامي حداد الذي عين وزيرا للنقل"
	}
	if subj == schema.Agent && f.trigger.roles[about] == schema.Target && len(nps) == 0 && i+n < s.To && len(sub.mentions) > 0 {
		if _, e := cutEnclitic(r.toks[i+n].Norm, func(w string) bool { return w == about }); e != nil && e.person == 3 { // "الصحفي لم يُفرج عنه"
			subj, v.Passive = schema.Target, true
		}
	}
	if len(sub.mentions) > 0 && !r.agrees(sub.mentions[0], in) {
		v.Score -= 0.05 // "ترشح الرئيس": another verb than "رشحت"
	}
	if object == 1 && sub.told && len(sub.mentions) == 0 && sub.self == text.NotSelf && r.told[i] < 0 { // "وانسحبت قواته"
		if m := r.owner(nps[0].from, s); m >= 0 {
			sub.mentions = []int{m}
		}
	}
	if f.form == passive && personal[v.Type] && in.number == text.Singular && !vowelledPassive(r.toks[i].Text, r.toks[i].Conj) && r.bodies(sub.mentions) {
		v.Score -= 0.1
	}
	r.take(v, subj, sub, in)
	if subj == schema.Agent && sub.told && len(sub.mentions) == 0 && sub.self == text.NotSelf { // "قصفت طائرات حربية تركية", "الطيران التركي قصف"
		if object == 1 {
			sub.from, sub.to = nps[0].from, nps[0].to
		}
		country := r.countryOf(sub.from, sub.to)
		if country == "" {
			country = r.nation(sub.from)
		}
		if country != "" {
			v.Country, v.CountryRole = country, subj
		}
	}
	if obj != "" && object < len(nps) && suffix == nil {
		np := nps[object]
		if len(np.mentions) == 0 && obj == schema.Target && hostile[v.Type] {
			if m := r.owner(np.from, s, v.Roles[subj]...); m >= 0 { // "قصفت مواقعه"
				np.mentions = []int{m}
			}
		}
		if obj == schema.Destination {
			np.mentions = slices.DeleteFunc(slices.Clone(np.mentions), func(m int) bool { return r.d.Mentions[m].Type == schema.Person }) // nobody is a place to go to
		}
		r.role(v, obj, np.mentions)
	}
	r.where(v, i, n, s)
	switch {
	case resumed && suffix != nil && obj != "":
		r.role(v, obj, antecedent)
	case resumed && suffix == nil:
		r.role(v, f.trigger.roles[by], antecedent) // "سيطر عليها", "أفرجت عنه السلطات"
	case suffix != nil && obj != "" && suffix.person == 3:
		m := -1
		if v.Type == "seize" {
			m = r.pronounPlace(i, s, suffix)
		}
		switch {
		case m >= 0:
		case personal[v.Type] && v.Type != "release" || v.Type == "meet":
			m = r.human(i, s, suffix, v.Roles[subj]...)
		default:
			m = r.pronoun(i, s, suffix.gender, suffix.number, v.Roles[subj]...)
		}
		if m >= 0 {
			r.role(v, obj, []int{m})
		}
	}
}

// pastPointer steps over a demonstrative before the noun at token k: "هذه | الحركة".
func (r *eventReader) pastPointer(k int) int {
	if k+1 < len(r.toks) && r.particles[r.toks[k].Base] == "dem" {
		return k + 1
	}
	return k
}

// theirMen reports whether a noun phrase tells of some men of the body that takes part in their place:
// "جنديان من الجيش".
func (r *eventReader) theirMen(np nounPhrase) bool {
	m := r.cover[np.from]
	return m >= 0 && r.d.Mentions[m].Type == schema.Person && r.d.Mentions[m].Kind == schema.ByDescription && len(np.mentions) > 0 && np.mentions[0] != m
}

// toOffice reports whether an office that somebody is raised to stands at token j, in the
// accusative, and nobody behind who is: "وزيرا للنقل".
func (r *eventReader) toOffice(j int, s *text.Sentence) bool {
	if j >= s.To || !r.accusative(j) || !r.bare(j) {
		return false
	}
	if tt, _ := r.titleAt(j, s.To); tt == nil {
		return false
	}
	if j+1 < s.To {
		if _, quality := r.adjective(j + 1); quality {
			return false // "عين رئيسا جديدا"
		}
	}
	return true
}

// objectBehind reports whether a clause stands at token j that may be the object of
// the verb before it: "قتل من حاول الفرار".
func (r *eventReader) objectBehind(j int, s *text.Sentence) bool {
	if j < s.To && r.toks[j].Kind == text.Word {
		if w, e := cutEnclitic(r.toks[j].Norm, func(w string) bool { return w == inWord || w == during }); e != nil && (w == inWord || w == during) { // "وقتلت خلالها عشرين"
			j++
		}
	}
	if j >= s.To {
		return false
	}
	if r.measured(j, s) > j { // "أصابت نحو 90 شخصا"
		return true
	}
	switch t := &r.toks[j]; t.Kind {
	case text.Word:
		if t.Base == anybody || t.Base == any_ { // "لم يعتقل أحدا"
			return true
		}
		return t.Prep == "" && t.Conj == "" && r.in[j] < 0 && (r.particles[t.Base] == "rel" || r.accusative(j) && r.ofSomewhere(j) || t.Base == fromWord && j+1 < s.To && r.finiteVerb(j+1))
	case text.Number, text.Open:
		return true
	}
	return false
}

const during = "\u062E\u0644\u0627\u0644" // خلال

// ofSomewhere reports whether the word at token j, in the accusative, says of which country
// somebody is: "اعتقلت تونسيا", "قتلت سوريا".
func (r *eventReader) ofSomewhere(j int) bool {
	_, _, _, ok := r.names.Nisba("\u0627\u0644" + strings.TrimSuffix(r.toks[j].Base, string(alef))) // ال
	return ok
}

// where gives the event of the verb at token i, in a relative clause that a preposition
// with a pronoun ties to the noun before it, that noun for its place: "المدينة التي قُتل
// فيها".
func (r *eventReader) where(v *text.Event, i, n int, s *text.Sentence) {
	if i-1 <= s.From || r.particles[r.toks[i-1].Base] != "rel" || len(v.Roles[schema.At]) > 0 {
		return
	}
	for k := i + n; k < min(s.To, i+n+3); k++ {
		_, e := cutEnclitic(r.toks[k].Norm, func(w string) bool { return w == inWord })
		if e == nil || e.person != 3 {
			continue
		}
		ms := r.antecedentOf(i-1, s, inflection{gender: e.gender, number: e.number}).mentions
		if q := i - 2; len(ms) == 0 {
			for q > s.From && r.toks[q].Kind != text.Word {
				q--
			}
			if m := r.standsFor(q); m >= 0 {
				ms = []int{m}
			}
		}
		r.role(v, schema.At, r.only(ms, schema.Place, schema.Facility))
		return
	}
}

// counterpart reports whether "نظيره", "نظيريها" stands at token k.
func (r *eventReader) counterpart(k int) bool {
	_, e := cutEnclitic(r.toks[k].Base, func(w string) bool { return w == peer || w == peer+"\u064A" })
	return e != nil && e.person == 3
}

// peer is نظير.
const peer = "\u0646\u0638\u064A\u0631"

// anybody is أحدا, folded.
const anybody = "\u0627\u062D\u062F\u0627"

// resumption reports whether the verb at token i stands in a relative clause
// whose pronoun takes up the noun before it, so that the subject comes after the
// verb: "القوات التي دربتها واشنطن", "مقاتلين دربتهم واشنطن", "المدينة التي سيطر
// الجيش عليها". The mention of that noun is returned with it, and the preposition that the
// pronoun is written onto, if any.
func (r *eventReader) resumption(i, n int, s *text.Sentence, f triggerForm, suffix *enclitic, nps []nounPhrase) (antecedent []int, by string, ok bool) {
	if i == s.From || r.toks[i].Conj != "" || f.number == text.Plural {
		return nil, "", false
	}
	relative := r.particles[r.toks[i-1].Base] == "rel"
	if relative && suffix != nil && suffix.person == 3 && len(nps) > 0 && nps[0].from > i+n && r.inDate(nps[0].from-1) && len(nps[0].mentions) > 0 { // "التي يحاصرها منذ أشهر الجيش"
		return r.antecedentOf(i-1, s, inflection{gender: suffix.gender, number: suffix.number}).mentions, "", true
	}
	if len(nps) == 0 {
		return nil, "", false
	}
	if suffix != nil && suffix.person == 3 && nps[0].from == i+n {
		if relative {
			return r.antecedentOf(i-1, s, inflection{gender: suffix.gender, number: suffix.number}).mentions, "", true
		}
		if m, ends := r.until[i]; ends && !r.toks[i-1].Def && r.d.Mentions[m].Kind == schema.ByDescription {
			return []int{m}, "", true
		}
		return nil, "", r.cover[i-1] < 0 && r.nominal(i-1) && !r.toks[i-1].Def && r.particles[r.toks[i-1].Base] == ""
	}
	if !relative || suffix != nil || len(nps[0].mentions) == 0 {
		return nil, "", false
	}
	takes := func(w string) bool {
		return w == onWord || w == inWord || w == fromWord || f.trigger.roles[w] == schema.Target || f.trigger.roles[w] == schema.Origin
	}
	from, to := nps[0].to, nps[0].to+3
	if nps[0].from == i+n+1 { // "التي سيطر عليها الجيش"
		from, to = i+n, i+n+1
	} else if nps[0].from != i+n {
		return nil, "", false
	}
	for k := from; k < s.To && k < to; k++ {
		w, e := cutEnclitic(r.toks[k].Norm, takes)
		if e == nil || e.person != 3 || !takes(w) || from == i+n && harms[f.trigger.typ] && w == inWord { // "التي قتل فيها ثلاثة": passive
			continue
		}
		if role := f.trigger.roles[w]; role == schema.Target || role == schema.Origin {
			antecedent = r.antecedentOf(i-1, s, inflection{gender: e.gender, number: e.number}).mentions
		}
		return antecedent, w, true
	}
	return nil, "", false
}

// controlled reports whether the verb at token i stands after أن and a verb of
// intention, whose subject is its own: "يعتزم أن يناقش".
func (r *eventReader) controlled(i int, s *text.Sentence) bool {
	if i-2 < s.From || r.toks[i-1].Norm != that {
		return false
	}
	k := i - 2
	for k > s.From && (r.cover[k] >= 0 || r.in[k] >= 0) {
		k--
	}
	lv, ok := r.light[r.toks[k].Base]
	return ok && !lv.impersonal && r.finite(k)
}

// take gives a role to a subject, or leaves it to be resolved.
func (r *eventReader) take(v *text.Event, role schema.Role, sub subject, in inflection) {
	if role == "" {
		return
	}
	switch {
	case len(sub.mentions) > 0:
		r.role(v, role, sub.mentions)
		for _, m := range sub.mentions { // a capital that acts stands for its state
			if x := &r.d.Mentions[m]; role == schema.Agent && x.Type == schema.Place && r.names.State(x.Known) != "" {
				x.Subject = true
			}
		}
	case sub.self != text.NotSelf:
		v.Self, v.Subject, v.SubjectRole = sub.self, sub.want, role
	case sub.want.Want:
		v.Subject, v.SubjectRole = sub.want, role
	case !sub.told:
		v.Subject = text.Agreement{Want: true, Gender: in.gender, Number: in.number}
		v.SubjectRole = role
	}
}

// asObject reports whether the one noun phrase after a transitive verb is its
// object, its subject being omitted.
func (r *eventReader) asObject(v *text.Event, i int, s *text.Sentence, np nounPhrase, in inflection, obj schema.Role) bool {
	if len(np.mentions) > 0 {
		x := &r.d.Mentions[np.mentions[0]]
		if x.Type == schema.Place || x.Type == schema.Facility {
			if obj == schema.Destination || obj == schema.Origin { // "زار سوريا": people travel, states do not
				return true
			}
			if obj == schema.Target && (!r.state(np.mentions[0]) || v.Type == "attack" && r.province(np.mentions[0])) {
				return true
			}
		}
		if r.cover[np.from] >= 0 && !r.agrees(np.mentions[0], in) && x.Number != text.Plural {
			return true
		}
	}
	if len(np.mentions) == 0 && r.accusative(np.from) {
		return true
	}
	if i > s.From && v.Type == "meet" && obj == schema.Counterpart && clauseJoint[r.toks[i-1].Base] && !(np.to < s.To && (r.toks[np.to].Prep == prepB || r.toks[np.to].Base == with)) {
		if prior := r.inherited(i, s, in); len(prior.mentions) > 0 && r.agrees(prior.mentions[0], in) {
			return true // "توجه إلى القاهرة حيث التقى السيسي"
		}
	}
	if i == s.From || r.toks[i].Conj == "" && !(r.negates(i-1) && r.toks[i-1].Conj != "" && i-1 > s.From) {
		return false
	}
	prior := r.inherited(i, s, in)
	return prior.told
}

// province reports whether mention m is a part of a country, which is struck and does not strike.
func (r *eventReader) province(m int) bool {
	k := r.names.ByID(r.d.Mentions[m].Known)
	return k != nil && (k.Kind == "region" || k.Kind == "state")
}

// clauseJoint holds the words by which a clause goes on from the one before, with its subject,
// folded: حيث ثم حتى بعدما.
var clauseJoint = map[string]bool{
	"\u0628\u0639\u062F\u0645\u0627": true, // بعدما
	"\u062D\u064A\u062B":             true, "\u062B\u0645": true, "\u062D\u062A\u064A": true,
}

// possessive reports whether a pronoun is written onto the noun at token k.
func (r *eventReader) possessive(k int) bool {
	_, e := cutEnclitic(r.toks[k].Base, func(w string) bool { return r.words[w] > 0 || r.words[w+"\u0647"] > 0 }) // "ضحيت" of ضحية
	return e != nil && e.person == 3
}

// accusative reports whether the indefinite noun at token k shows that it is no
// subject: "قتل راعيين", "لم يضرب أحدا".
func (r *eventReader) accusative(k int) bool {
	t := &r.toks[k]
	if t.Def || t.Kind != text.Word || t.Prep != "" {
		return false
	}
	b := t.Base
	return len(b) >= 8 && (hasSuffix(b, "\u0627") && !hasSuffix(b, "\u0648\u0627") || hasSuffix(b, "\u064A\u0646"))
}

// isNeeded reports whether token k is the second word that a trigger needs.
func (r *eventReader) isNeeded(k int, needs string) bool {
	t := &r.toks[k]
	if needs == "" {
		return false
	}
	if t.Stem == needs || t.Base == needs {
		return true
	}
	if !hasPrefix(t.Base, needs[:min(len(needs), 2)]) || feminineEnd(t.Text) { // "إرهابية" is no "إرهابي" with a pronoun
		return false
	}
	w, e := cutEnclitic(t.Base, func(w string) bool { return w == needs })
	return e != nil && w == needs
}

// inherited gives a verb the subject of the finite verb before it in the
// sentence, told at the same level: "هاجموا المقر وقتلوا سبعة", "يعتزم أن يناقش".
func (r *eventReader) inherited(i int, s *text.Sentence, in inflection) subject {
	if r.toks[i].Conj == "" {
		k := r.passAdverbs(i, s)
		asyndetic := k == i
		if k > s.From+1 && asyndetic && r.was(r.toks[k-1].Base) && r.toks[k-1].Conj == "" { // "عملية كانت تهدف إلى"
			k--
		}
		if k > s.From && asyndetic && !clauseJoint[r.toks[k-1].Base] {
			if t := &r.toks[k-1]; r.cover[k-1] < 0 && t.Kind == text.Word && !t.Def && r.particles[t.Base] == "" && !r.finiteVerb(k-1) && r.in[k-1] < 0 {
				return subject{told: true} // "مجموعات تقاتل": a relative clause
			}
		}
	}
	for q := i - 1; q >= s.From && i-q < 40; q-- {
		t := &r.toks[q]
		if t.Kind == text.Punct && (t.Norm == "\u061B" || t.Norm == colon) || t.Norm == "." {
			return subject{}
		}
		if ms := r.agentAt(q); len(ms) > 0 && r.told[q] == r.told[i] && (!r.verbAt(q) || r.takesUpObject(q)) && r.agrees(ms[0], in) {
			if r.several(ms[0], in) {
				continue // "الذي عينه الحوثيون ثم انشق": one alone
			}
			return subject{mentions: ms, told: true} // "توجه", which also looks like a noun and a pronoun; "التي تحاصرها إسرائيل وتقصف"
		}
		if r.told[q] != r.told[i] || !r.verbAt(q) || r.was(t.Base) || r.noLonger(q) {
			continue
		}
		p := r.inflectionAt(q)
		sub := r.before(q, s, p)
		if !sub.found() {
			nps := r.after(q+1, i, s)
			if len(nps) == 0 || p.number == text.Plural || p.number == text.Dual { // "دخلوا عدن": the object
				continue
			}
			sub = subject{mentions: nps[0].mentions, told: true}
		}
		if in.number == text.Singular && p.number == text.Singular && in.gender != p.gender && in.gender != text.NoGender {
			continue
		}
		return sub
	}
	return subject{}
}

// several reports whether mention m is the plural of people, who do not do what a verb in the masculine
// singular behind them tells: "الحوثيون".
func (r *eventReader) several(m int, in inflection) bool {
	return in.number == text.Singular && in.gender == text.Masculine && r.menByName(m)
}

// menByName reports whether mention m is one word, the plural of men with the article, for which no pronoun of one
// stands: "الحوثيون".
func (r *eventReader) menByName(m int) bool {
	x := &r.d.Mentions[m]
	t := &r.toks[x.From]
	return x.To == x.From+1 && t.Def && (hasSuffix(t.Stem, "\u0648\u0646") || hasSuffix(t.Stem, "\u064A\u064A\u0646")) // ون يين
}

// takesUpObject reports whether the verb at token k, in a relative clause, has a pronoun that
// takes up the noun before the clause as its object.
func (r *eventReader) takesUpObject(k int) bool {
	_, e := cutEnclitic(r.toks[k].Base, r.isVerb)
	return k > 0 && r.particles[r.toks[k-1].Base] == "rel" && e != nil && e.person == 3
}

// agentAt returns who acts in the event whose trigger is the verb at token k, if one was read.
func (r *eventReader) agentAt(k int) []int {
	for e := len(r.d.Events) - 1; e >= 0 && r.d.Events[e].From >= k; e-- {
		if o := &r.d.Events[e]; o.From == k && o.Rule == "ar.trigger-verb" {
			return o.Roles[schema.Agent]
		}
	}
	return nil
}

// vowelledPassive reports whether the text writes the passive's first vowel, which
// stands behind the letter that a derived verb has in front of its root: "شُكّل",
// "يُقتل", "انتُخبت", "استُهدف".
func vowelledPassive(word, conj string) bool {
	const damma = '\u064F'
	letters, skip := 0, 0
	derived := false // alif opens the verb
	if conj != "" {
		skip = 1
	}
	for _, c := range word {
		switch {
		case c == damma:
			return letters == skip+1 || derived && letters > skip+1 && letters <= skip+3
		case isMark(c):
		default:
			if letters++; letters == skip+1 {
				derived = c == alef
			}
		}
	}
	return false
}

// harms holds the types whose victim is often all that the text names.
var harms = map[string]bool{"kill": true, "injure": true, "arrest": true, "release": true, "appoint": true, "elect": true, "sanction": true}

// harmer reports whether the mentions are the kind that does harm: forces and bodies.
func (r *eventReader) harmer(ms []int) bool {
	for _, m := range ms {
		if r.agentive(m) {
			return true
		}
	}
	return false
}

// bodies reports whether the mentions are names of bodies or forces, which arrest or kill,
// and are not arrested or killed themselves: "جهاز المخابرات اعتقل خلية".
func (r *eventReader) bodies(ms []int) bool {
	return len(ms) > 0 && !slices.ContainsFunc(ms, func(m int) bool {
		x := &r.d.Mentions[m]
		if x.Kind != schema.ByName || x.Type != schema.Organization && x.Type != schema.MilitaryUnit {
			return true
		}
		k := x.From - 1 // "قيادي في الحركة اعتقل"
		return k >= r.d.SentenceOf(x.From).From && r.toks[k].Kind == text.Word && !r.subordinator(k) && !r.finite(k)
	})
}

// states reports whether the mentions are countries and the event befalls persons and
// bodies, so that it is they who do it: "احتجزت إسرائيل".
func (r *eventReader) states(v *text.Event, ms []int) bool {
	return personal[v.Type] && len(ms) > 0 && !slices.ContainsFunc(ms, func(m int) bool {
		return r.d.Mentions[m].Type != schema.Place || !r.state(m)
	})
}

// agentive reports whether a mention is the kind that acts on others.
func (r *eventReader) agentive(m int) bool {
	t := r.d.Mentions[m].Type
	return t == schema.MilitaryUnit || t == schema.Organization
}
