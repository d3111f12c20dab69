package ar

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// Events finds what happens: verbs, verbal nouns and nouns of the trigger
// lists, with who takes part. Statements must be there: an event within the
// content of one is told by it.
func (l *Language) Events(d *text.Doc) {
	r := l.happenings(d)
	for i := range d.Sentences {
		s := &d.Sentences[i]
		if s.Skip {
			continue
		}
		for i := s.From; i < s.To; {
			i += max(1, r.event(i, s))
		}
	}
	slices.SortStableFunc(d.Events, func(a, b text.Event) int {
		return cmp.Or(cmp.Compare(a.Trigger.Start, b.Trigger.Start), cmp.Compare(b.Score, a.Score))
	})
	d.Events = slices.CompactFunc(d.Events, func(a, b text.Event) bool { return a.Trigger.Overlaps(b.Trigger) })
	r.sharePlaces()
	r.afterAttack()
	r.shareDates()
	for i := range r.d.Events {
		r.scene(&r.d.Events[i])
	}
}

// scene finds where an event without a place happened: the place behind "في" that
// is nearest in its sentence.
func (r *eventReader) scene(v *text.Event) {
	if !local[v.Type] && !personal[v.Type] && v.Type != "meet" || len(v.Roles[schema.At]) > 0 || v.Type == "elect" || v.Type == "appoint" || v.Type == "resign" {
		return
	}
	if len(r.only(v.Roles[schema.Target], schema.Place, schema.Facility)) > 0 {
		return
	}
	s := r.d.SentenceOf(v.From)
	best, far := -1, 25
	for at := r.mentionsFrom(s.From); at < len(r.sorted); at++ {
		m := r.sorted[at]
		x := &r.d.Mentions[m]
		if x.From >= s.To {
			break
		}
		if x.Type != schema.Place && x.Type != schema.Facility || r.told[x.From] != r.told[v.From] || x.From == s.From || r.toks[x.From-1].Base != inWord && r.toks[x.From].Prep != prepB {
			continue
		}
		n := x.From - v.To
		if n < 0 {
			n = v.From - x.To
		}
		if n < far {
			best, far = m, n
		}
	}
	if best >= 0 {
		v.Roles[schema.At] = []int{best}
		v.Score -= 0.1
	}
}

// afterAttack lets people be killed or injured where the attack before, in the
// same sentence and by the same ones, was: "هاجموا القرية وقتلوا ثلاثة".
func (r *eventReader) afterAttack() {
	for i := 1; i < len(r.d.Events); i++ {
		v, o := &r.d.Events[i], &r.d.Events[i-1]
		if v.Type != "kill" && v.Type != "injure" || o.Type != "attack" || len(v.Roles[schema.At]) > 0 || v.Polarity != o.Polarity || r.toks[v.From].Conj == "" ||
			v.From-o.To > 16 || r.toks[v.From].Sent != r.toks[o.From].Sent || v.Statement != o.Statement || v.Passive {
			continue
		}
		if at := slices.Concat(r.only(o.Roles[schema.Target], schema.Place, schema.Facility), o.Roles[schema.At]); len(at) > 0 {
			v.Roles[schema.At] = at
		}
	}
}

// shareDates gives an attack and the harm told beside it one day, where the
// sentence dates either: "قتل اثنان في هجوم وقع الأحد".
func (r *eventReader) shareDates() {
	violent := func(v *text.Event) bool { return v.Type == "attack" || v.Type == "kill" || v.Type == "injure" }
	for i := len(r.d.Events) - 2; i >= 0; i-- {
		v, o := &r.d.Events[i], &r.d.Events[i+1]
		if !violent(v) || !violent(o) || r.toks[v.From].Sent != r.toks[o.From].Sent || v.Statement != o.Statement || o.From-v.To > 12 || v.Polarity != o.Polarity {
			continue
		}
		switch {
		case v.Date < 0:
			v.Date = o.Date
		case o.Date < 0:
			o.Date = v.Date
		}
	}
}

// sharePlaces lets people be killed or injured where the event that does it, or
// that is told in the same breath, happens: "قتل ثلاثة وأصيب خمسة في قصف على
// المدينة".
func (r *eventReader) sharePlaces() {
	for i := len(r.d.Events) - 2; i >= 0; i-- {
		v, next := &r.d.Events[i], &r.d.Events[i+1]
		if v.Type != "kill" && v.Type != "injure" || len(v.Roles[schema.At]) > 0 || v.Polarity != next.Polarity ||
			next.From-v.To > 16 || r.toks[v.From].Sent != r.toks[next.From].Sent || v.Statement != next.Statement {
			continue
		}
		switch next.Type {
		case "attack", "protest", "kill", "injure":
			at := next.Roles[schema.At]
			if next.Type == "attack" {
				at = slices.Concat(r.only(next.Roles[schema.Target], schema.Place, schema.Facility), at)
			}
			if len(at) > 0 {
				v.Roles[schema.At] = slices.Clone(at)
			}
		}
	}
}

// An eventReader is a speechReader that knows, for every token, the mention
// that it is part of and the statement that tells it.
type eventReader struct {
	*speechReader
	cover  []int // token → longest mention it is in, or -1
	told   []int // token → innermost statement whose content it is in, or -1
	sorted []int // mentions by first token
}

func (l *Language) happenings(d *text.Doc) *eventReader {
	r := &eventReader{speechReader: l.speech(d)}
	both := make([]int, 2*len(d.Tokens))
	for i := range both {
		both[i] = -1
	}
	r.cover, r.told = both[:len(d.Tokens)], both[len(d.Tokens):]
	r.sorted = make([]int, len(d.Mentions))
	for i := range r.sorted {
		r.sorted[i] = i
	}
	slices.SortStableFunc(r.sorted, func(a, b int) int { return cmp.Compare(d.Mentions[a].From, d.Mentions[b].From) })
	for m := range d.Mentions {
		x := &d.Mentions[m]
		for k := x.From; k < x.To; k++ {
			if o := r.cover[k]; o < 0 || d.Mentions[o].To-d.Mentions[o].From < x.To-x.From {
				r.cover[k] = m
			}
		}
	}
	for st := range d.Statements {
		c := d.Statements[st].Content
		k := sort.Search(len(d.Tokens), func(i int) bool { return d.Tokens[i].Start >= c.Start })
		if k > 0 && d.Tokens[k-1].End > c.Start { // a letter before the first word is outside
			k--
		}
		for ; k < len(d.Tokens) && d.Tokens[k].Start < c.End; k++ {
			if o := r.told[k]; o < 0 || d.Statements[o].Content.Start <= c.Start {
				r.told[k] = st
			}
		}
	}
	return r
}

// event reads the event whose trigger is at token i, and returns how many
// tokens the trigger has.
func (r *eventReader) event(i int, s *text.Sentence) int {
	t := &r.toks[i]
	if t.Kind != text.Word || r.in[i] >= 0 || r.particles[t.Base] != "" {
		return 0
	}
	forms, n, suffix := r.triggersAt(i, s)
	if len(forms) == 0 || r.insideName(i) {
		return 0
	}
	if i > s.From && r.toks[i-1].Norm == inWord && r.onVisit(i, n, s, forms[0]) {
		return n
	}
	var best text.Event
	for _, f := range forms {
		if f.trigger.needs != "" && !r.clauseHolds(i, s, f.trigger.needs) {
			continue
		}
		v, ok := r.reading(i, n, s, f, suffix)
		if !ok {
			continue
		}
		if f.trigger.needs != "" {
			v.Score += 0.01 // the reading that a second word confirms
		}
		if best.Type == "" || v.Score > best.Score {
			best = v
		}
	}
	if best.Type == "" {
		return 0
	}
	if len(best.Also) > 0 {
		r.joinHalf(&best)
	}
	if r.sameBreath(&best, s) {
		return n
	}
	r.d.Events = append(r.d.Events, best)
	return n
}

// onVisit reads "غادر إلى طشقند في زيارة": who moves, and where to, is told by
// the verb before.
func (r *eventReader) onVisit(i, n int, s *text.Sentence, f triggerForm) bool {
	if f.trigger.typ != "visit" || f.form != masdar && f.form != noun || len(r.d.Events) == 0 {
		return false
	}
	o := &r.d.Events[len(r.d.Events)-1]
	if o.From < s.From || i-o.From > 16 || len(o.Roles[schema.Destination]) == 0 || len(o.Roles[schema.Agent]) == 0 && o.SubjectRole == "" {
		return false
	}
	span := r.d.BaseSpan(i, i+n)
	if o.Type == "visit" {
		o.Also = append(o.Also, span)
		return true
	}
	v := *o
	v.Type, v.Trigger, v.From, v.To, v.Also = "visit", span, i, i+n, nil
	v.Rule = "ar.on-visit"
	v.Roles = map[schema.Role][]int{schema.Destination: o.Roles[schema.Destination]}
	if a := o.Roles[schema.Agent]; len(a) > 0 {
		v.Roles[schema.Agent] = a
	}
	r.d.Events = append(r.d.Events, v)
	return true
}

// joinHalf takes over the event that the governing verb alone was read as:
// "ألقت … القبض" is one arrest.
func (r *eventReader) joinHalf(v *text.Event) {
	for k := len(r.d.Events) - 1; k >= 0 && r.d.Events[k].From >= v.Light; k-- {
		o := &r.d.Events[k]
		if o.From != v.Light || o.Type != v.Type {
			continue
		}
		for role, ms := range o.Roles {
			if len(v.Roles[role]) == 0 {
				v.Roles[role] = ms
			}
		}
		if v.SubjectRole == "" {
			v.Subject, v.SubjectRole, v.Self = o.Subject, o.SubjectRole, o.Self
		}
		if v.Date < 0 {
			v.Date = o.Date
		}
		r.d.Events = slices.Delete(r.d.Events, k, k+1)
		return
	}
}

// sameBreath reports whether a verb and a noun beside it tell one event, and adds
// what v has to the one before: "قصف استهدف المستشفى", "استهدفت غارة المطار".
func (r *eventReader) sameBreath(v *text.Event, s *text.Sentence) bool {
	if len(r.d.Events) == 0 || r.toks[v.From].Conj != "" {
		return false
	}
	o := &r.d.Events[len(r.d.Events)-1]
	if o.Type != v.Type || o.From < s.From || o.Rule == v.Rule || o.Polarity != v.Polarity || v.From-o.To > 4 {
		return false
	}
	verbLast := v.Rule == "ar.trigger-verb"
	if !verbLast && (r.toks[v.From].Def || r.toks[v.From].Prep != "" || v.From > o.To) {
		return false
	}
	for k := o.To; k < v.From; k++ {
		if _, ok := r.adjective(k); !ok || !r.bare(k) {
			return false
		}
	}
	for role, ms := range v.Roles {
		if len(o.Roles[role]) == 0 && (role != schema.Agent || !verbLast) {
			o.Roles[role] = ms
		}
	}
	if o.Country == "" && !verbLast {
		o.Country, o.CountryRole = v.Country, v.CountryRole
		if v.Country != "" {
			o.SubjectRole, o.Subject, o.Self = "", text.Agreement{}, text.NotSelf
		}
	}
	if o.Date < 0 {
		o.Date = v.Date
	}
	o.Also = append(o.Also, v.Trigger)
	return true
}

// insideName reports whether token i is part of a name, which tells no event:
// "لجنة التحقيق", "اتفاق الطائف".
func (r *eventReader) insideName(i int) bool {
	m := r.cover[i]
	if m < 0 {
		return false
	}
	x := &r.d.Mentions[m]
	if x.Kind == schema.ByDescription && x.From == i && r.toks[i].Prep != "" {
		w := r.toks[i].Base
		if !feminineEnd(r.toks[i].Text) {
			w, _ = cutEnclitic(w, func(w string) bool { return r.hasForm(w, masdar) })
		}
		if r.hasForm(w, masdar) {
			return false // "بمهاجمة المدينة": no woman who attacks; "بقتله": no killers
		}
	}
	return x.Kind == schema.ByName || x.Type == schema.Person
}

// clauseHolds reports whether the word or phrase stands near the trigger.
func (r *eventReader) clauseHolds(i int, s *text.Sentence, needs string) bool {
	return r.needed(i, min(s.To, i+8), needs) || r.needed(i, s.To, article+needs)
}

// reading fills an event for one reading of its trigger.
func (r *eventReader) reading(i, n int, s *text.Sentence, f triggerForm, suffix *enclitic) (text.Event, bool) {
	t := &r.toks[i]
	v := text.Event{
		Type: f.trigger.typ, From: i, To: i + n, Roles: map[schema.Role][]int{}, Date: -1, Statement: r.told[i],
		Polarity: schema.Positive, Modality: schema.Asserted, Rule: "ar.trigger-verb", Score: 0.6,
	}
	v.Trigger = r.d.BaseSpan(i, i+n)
	if t.Prep == future {
		v.Trigger = r.cueSpan(i)
	}
	verb := f.form == past || f.form == present || f.form == passive
	if verb {
		if strings.Contains(t.Text, tanwin) || r.byline(i, s) { // "عاداً": no verb
			return v, false
		}
		if t.Def || t.Prep != "" && t.Prep != future {
			return v, false
		}
		if i > s.From {
			switch r.toks[i-1].Norm {
			case "\u0628\u0634\u0643\u0644", "\u0628\u0635\u0648\u0631\u0647", "\u0628\u0637\u0631\u064A\u0642\u0647": // "بشكل قاطع": an adjective
				return v, false
			}
		}
		if i > s.From && r.particles[r.toks[i-1].Base] == "prep" && t.Conj == "" && !r.negates(i-1) {
			return v, false
		}
		if (r.masdars[t.Base] || r.hasForm(t.Base, masdar, noun)) && (!r.verbPlace(i, s) || r.afterSubject(i, s)) {
			return v, false
		}
		r.verbArguments(&v, i, n, s, f, suffix)
	} else {
		if suffix == nil && !t.Def && t.Conj == "" && i == s.From && r.isVerb(t.Base) && r.nextIsSubject(i+n, s) && f.form == masdar {
			return v, false
		}
		if i > s.From && r.particles[r.toks[i-1].Base] == "rel" && !t.Def && r.isVerb(t.Base) {
			return v, false // "القوات التي تقاتل"
		}
		v.Rule = "ar.trigger-noun"
		r.nounArguments(&v, i, n, s, f, suffix)
	}
	r.adjuncts(&v, i, n, s, f, verb)
	r.polarity(&v, i, s, verb)
	r.modality(&v, i, s, f)
	r.when(&v, i, s, verb)
	if !verb {
		r.meanwhile(&v, i, s)
	}
	r.plausible(&v)
	if len(v.Roles) == 0 && !v.Subject.Want && v.Self == text.NotSelf && v.Country == "" && v.Type != "kill" && v.Type != "injure" {
		return v, false
	}
	if v.Type == "visit" && verb && v.SubjectRole == "" && len(v.Roles[schema.Agent]) == 0 && v.Country == "" {
		return v, false // "وصلت طائرة": nobody who visits
	}
	if v.Type == "aid" && len(v.Roles[schema.Target])+len(v.Roles[schema.Destination]) == 0 && (verb || f.trigger.genitive == "obj") && v.Polarity == schema.Positive {
		return v, false // "ساعد في حمله": nobody who is helped
	}
	if r.nowhere(&v, i+n, s) {
		return v, false
	}
	if !verb && (r.generic(&v, i, suffix) || r.lasting(&v, i)) {
		return v, false
	}
	if r.describes(&v, i, s, f) || r.astray(&v, f, verb) {
		return v, false
	}
	v.Score += 0.05 * float64(min(3, len(v.Roles)))
	return v, true
}

// byline reports whether the sentence opens with what is told, the place and a
// dash, and token i is part of it: "عين اليوم – بغداد".
func (r *eventReader) byline(i int, s *text.Sentence) bool {
	for k := i + 1; i-s.From < 3 && k < s.To && k < s.From+6; k++ {
		switch r.toks[k].Norm {
		case "-", "\u2013", "\u2014":
			return true
		}
	}
	return false
}

// afterSubject reports whether a verb and its subject stand before token i, so
// that a word which is verb and noun alike is the verb's object: "نفت إسرائيل
// قصف المدينة".
func (r *eventReader) afterSubject(i int, s *text.Sentence) bool {
	m, ok := r.until[i]
	if !ok || r.toks[i].Conj != "" {
		return false
	}
	from := r.d.Mentions[r.firstOfPhrase(m)].From
	verb := from > s.From && (r.finite(from-1) || r.cover[from-1] < 0 && r.isVerb(r.toks[from-1].Base) && r.toks[from-1].Prep == "" && r.verbPlace(from-1, s))
	return verb && !r.was(r.toks[from-1].Base) && !(from-1 > s.From && r.particles[r.toks[from-2].Base] == "rel")
}

// generic reports whether a noun speaks of a kind of event, or again of one
// told before, rather than telling it: "الاتفاق", "الحرب", "لمحاربة الإرهاب".
func (r *eventReader) generic(v *text.Event, i int, suffix *enclitic) bool {
	t := &r.toks[i]
	actors := len(v.Roles[schema.Agent]) + len(v.Roles[schema.Counterpart])
	switch v.Type {
	case "agree", "negotiate", "meet": // "محادثات فيينا": a name for it
		if actors+len(v.Roles[schema.Target]) == 0 && v.Country == "" && v.SubjectRole == "" && v.Light == 0 && v.To < len(r.cover) && r.cover[v.To] >= 0 {
			return true
		}
		if t.Def && suffix == nil && v.Light == 0 && len(v.Roles[schema.Agent])*len(v.Roles[schema.Counterpart]) == 0 && len(v.Roles[schema.Agent]) < 2 && r.carrier(v.To, r.d.SentenceOf(i)) < 0 {
			return true // "الاتفاق النووي مع إيران": spoken of, not told
		}
	case "attack": // "التحالف الدولي لمحاربة داعش": a purpose
		if t.Prep == prepL && actors == 0 && v.Light == 0 && i > 0 && (r.cover[i-1] >= 0 || r.toks[i-1].Kind == text.Close) {
			return true
		}
	case "seize": // "تخضع لسيطرة الجيش": a state
		if len(v.Roles[schema.Target]) == 0 && t.Prep == prepL {
			return true
		}
	}
	if t.Def && v.Light == 0 && suffix == nil && actors+len(v.Roles[schema.Target]) == 0 && v.Country == "" {
		return true
	}
	return false
}

// nowhere reports whether a movement goes to what is no place: "العودة إلى
// القتال", "يصل إلى حد".
func (r *eventReader) nowhere(v *text.Event, j int, s *text.Sentence) bool {
	if v.Type != "return" && v.Type != "visit" || len(v.Roles[schema.Destination])+len(v.Roles[schema.Origin]) > 0 {
		return false
	}
	for k := j; k < s.To && k < j+6; k++ {
		if r.toks[k].Kind != text.Word || r.finite(k) {
			return false
		}
		if r.toks[k].Base == toWord {
			return true
		}
	}
	return false
}

// plausible drops participants of the wrong kind: an agreement acts on nobody, a
// town does not meet.
func (r *eventReader) plausible(v *text.Event) {
	r.members(v)
	for _, role := range []schema.Role{schema.Agent, schema.Counterpart} {
		ms := v.Roles[role]
		if len(ms) == 0 {
			continue
		}
		var kept []int
		for _, m := range ms {
			switch x := &r.d.Mentions[m]; {
			case x.Type == schema.NamedEvent:
			case (x.Type == schema.Place || x.Type == schema.Facility) && !r.state(m):
				if len(v.Roles[schema.At]) == 0 && v.Type != "withdraw" {
					v.Roles[schema.At] = []int{m}
				}
			default:
				kept = append(kept, m)
			}
		}
		v.Roles[role] = kept
		if len(kept) == 0 {
			delete(v.Roles, role)
		}
	}
	if personal[v.Type] {
		if ms := r.only(v.Roles[schema.Target], schema.Person, schema.Organization, schema.MilitaryUnit); len(ms) > 0 {
			v.Roles[schema.Target] = ms
		} else {
			delete(v.Roles, schema.Target) // "مصرع أسطورة البرازيل"
		}
	}
	r.apart(v)
	if v.Type == "elect" && len(v.Roles[schema.Target]) == 1 && slices.Equal(v.Roles[schema.Agent], v.Roles[schema.Target]) {
		delete(v.Roles, schema.Agent) // "فاز … في الانتخابات"
	}
	if ms := r.only(v.Roles[schema.Target], schema.NamedEvent); len(ms) > 0 {
		delete(v.Roles, schema.Target)
	}
	if v.Type == "negotiate" && v.Rule == "ar.trigger-verb" { // "بحثا الأوضاع في سوريا": what is talked about
		ms := slices.DeleteFunc(slices.Clone(v.Roles[schema.At]), func(m int) bool {
			k := r.names.ByID(r.d.Mentions[m].Known)
			return k != nil && k.Kind == "country"
		})
		if v.Roles[schema.At] = ms; len(ms) == 0 {
			delete(v.Roles, schema.At)
		}
	}
}

// personal holds the types that befall people and bodies.
var personal = map[string]bool{"kill": true, "injure": true, "arrest": true, "release": true, "appoint": true, "elect": true, "resign": true}

// apart takes one of its roles from whoever would act on himself: a place does not
// act, and what a pronoun means is another.
func (r *eventReader) apart(v *text.Event) {
	for _, role := range []schema.Role{schema.Target, schema.Counterpart} {
		if len(v.Roles[role]) != 1 || len(v.Roles[schema.Agent]) != 1 || !r.sameName(v.Roles[schema.Agent][0], v.Roles[role][0]) {
			continue
		}
		if x := &r.d.Mentions[v.Roles[role][0]]; x.Type == schema.Place {
			delete(v.Roles, schema.Agent)
		} else {
			delete(v.Roles, role)
		}
	}
}

// members puts the body in the place of those who are told of as its own:
// "جنودها", "مقاتليه".
func (r *eventReader) members(v *text.Event) {
	for _, role := range []schema.Role{schema.Agent, schema.Target, schema.Counterpart} {
		for at, m := range v.Roles[role] {
			x := &r.d.Mentions[m]
			if x.Type != schema.Person || x.Kind != schema.ByDescription || x.Number != text.Plural || len(x.Of) > 0 || feminineEnd(r.toks[x.Head].Text) {
				continue
			}
			t := &r.toks[x.From]
			w, e := cutEnclitic(t.Base, func(w string) bool {
				p, n := r.titles.longest(1, func(int) string { return w })
				return n == 1 && p != nil || ranks[w]
			})
			if t.Def || e == nil || e.person != 3 {
				continue
			}
			if o := r.pronoun(x.From, r.d.SentenceOf(x.From), e.gender, e.number); o >= 0 {
				if of := r.body(o); of >= 0 && (r.agentive(of) || ranks[w]) {
					v.Roles[role][at] = of
				}
			}
		}
	}
}

// body returns the mention of the force, body or state that o is, or that the
// person o serves; -1 where there is none.
func (r *eventReader) body(o int) int {
	x := &r.d.Mentions[o]
	switch {
	case r.agentive(o) || x.Type == schema.Place && r.state(o):
		return o
	case x.Type != schema.Person:
		return -1
	}
	for _, m := range append([]int{o}, r.linked(o)...) {
		for _, of := range r.d.Mentions[m].Of {
			if r.agentive(of) {
				return of
			}
		}
	}
	return -1
}

// linked returns the mentions that grammar ties to mention m: a name's title.
func (r *eventReader) linked(m int) []int {
	var out []int
	for _, l := range r.d.Links {
		switch m {
		case l.A:
			out = append(out, l.B)
		case l.B:
			out = append(out, l.A)
		}
	}
	return out
}

// state reports whether the mention is a country or region, or a capital that
// stands for its state.
func (r *eventReader) state(m int) bool {
	k := r.names.ByID(r.d.Mentions[m].Known)
	if k == nil {
		return r.d.Mentions[m].Subject
	}
	return k.Kind == "country" || k.Kind == "region" || k.Kind == "territory" || k.Kind == "city" && k.Rank <= 1 && r.d.Mentions[m].Subject
}

// role adds mentions to a role of the event, those that have none yet.
func (r *eventReader) role(v *text.Event, role schema.Role, ms []int) {
	if role == "" {
		return
	}
	for _, m := range ms {
		if !slices.Contains(v.Roles[role], m) {
			v.Roles[role] = append(v.Roles[role], m)
		}
	}
}

func (r *eventReader) only(ms []int, types ...schema.EntityType) []int {
	var out []int
	for _, m := range ms {
		if slices.Contains(types, r.d.Mentions[m].Type) {
			out = append(out, m)
		}
	}
	return out
}
