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
	r.markVerbs()
	r.shareVictims()
	r.sharePlaces()
	r.afterAttack()
	r.shareAgents()
	r.harmCaused()
	r.shareDates()
	for i := range r.d.Events {
		r.scene(&r.d.Events[i])
	}
	r.nested()
}

// markVerbs tags the finite verbs, for those who count clauses.
func (r *eventReader) markVerbs() {
	for k := range r.toks {
		if r.finite(k) {
			r.toks[k].Tag = "V"
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
	if t.Kind != text.Word || r.in[i] >= 0 || r.particles[t.Base] != "" && t.Base != between && !r.noTime(i) && !r.becoming(i) {
		return 0
	}
	forms, n, suffix := r.triggersAt(i, s)
	if len(forms) == 0 || r.insideName(i) && !r.toll(i, s, forms) {
		return 0
	}
	if i > s.From && r.toks[i-1].Norm == inWord && r.onVisit(i, n, s, forms[0]) {
		return n
	}
	if r.byStrikes(i, s, forms) {
		o := &r.d.Events[len(r.d.Events)-1]
		o.Also = append(o.Also, r.d.BaseSpan(i, i+n))
		return n
	}
	var best text.Event
	needs := ""
	for _, f := range forms {
		if f.trigger.needs != "" && (!r.clauseHolds(i, s, f, suffix) || f.trigger.typ == "launch_operation" && r.ofArrests(i, s, f.trigger.needs)) {
			continue
		}
		v, ok := r.reading(i, n, s, f, suffix)
		if !ok {
			continue
		}
		if f.trigger.needs != "" {
			v.Score += 0.02 - 0.001*float64(r.wordsTo(i, f.trigger.needs)) // the reading that a second word confirms, the nearer the better
		}
		if best.Type == "" || v.Score > best.Score {
			best, needs = v, f.trigger.needs
		}
	}
	if best.Type == "" {
		return 0
	}
	if len(best.Also) > 0 {
		r.joinHalf(&best)
	}
	if half := r.otherHalf(i, n, s, best.Type, needs); half >= 0 {
		best.Also = append(best.Also, r.d.BaseSpan(half, half+1))
	}
	if o := r.secondHalf(&best, s); o != nil {
		takeIn(o, &best)
		o.Also = o.Also[:len(o.Also)-1] // it is among them
		if len(o.Roles[schema.Agent]) == 0 && o.SubjectRole == "" && o.Country == "" {
			o.Subject, o.SubjectRole, o.SubjectOf, o.Self = best.Subject, best.SubjectRole, best.SubjectOf, best.Self
			o.Country, o.CountryRole = best.Country, best.CountryRole
		}
		return n
	}
	r.completes(&best, s)
	if r.takesUp(&best, s) || r.sameBreath(&best, s) {
		return n
	}
	r.d.Events = append(r.d.Events, best)
	return n
}

// takeIn makes of event v one that o tells again: v gets the participants and the day that
// it lacks.
func takeIn(v, o *text.Event) {
	for role, ms := range o.Roles {
		if len(v.Roles[role]) == 0 {
			v.Roles[role] = ms
		}
	}
	if v.Date < 0 {
		v.Date = o.Date
	}
	if v.Headcount == 0 {
		v.Headcount = o.Headcount
	}
	v.Also = append(v.Also, o.Trigger)
}

// ofArrests reports whether what the trigger at token i launches are arrests or raids, which tell
// the event themselves: "شنت الشرطة حملة اعتقالات".
func (r *eventReader) ofArrests(i int, s *text.Sentence, needs string) bool {
	for k := i + 1; k+1 < s.To && k < i+ofArrestsReach; k++ {
		if r.isNeeded(k, needs) {
			return !r.toks[k].Def && r.typeAt(k+1) == "arrest"
		}
	}
	return false
}

// ofArrestsReach is how far behind its verb the noun for a campaign stands.
const ofArrestsReach = 8

// secondHalf returns the event of the same type that a verbal noun before tells, and whose other
// half the noun of v is: the "عملية" of "شن عملية عسكرية". nil where none is.
func (r *eventReader) secondHalf(v *text.Event, s *text.Sentence) *text.Event {
	if v.Rule != "ar.trigger-noun" || losses[v.Type] {
		return nil
	}
	for e := len(r.d.Events) - 1; e >= 0 && r.d.Events[e].From >= s.From; e-- {
		o := &r.d.Events[e]
		if o.Type == v.Type && o.Rule == v.Rule && slices.ContainsFunc(o.Also, func(x schema.Span) bool { return x.Start == v.Trigger.Start }) {
			return o
		}
	}
	return nil
}

// completes takes over the event that the verb before was read as, which needs this noun:
// the "مقتل" of "أسفر الهجوم عن مقتل ثلاثة", behind which those stand whom it befell.
func (r *eventReader) completes(v *text.Event, s *text.Sentence) {
	if v.Type != "kill" && v.Type != "injure" {
		return
	}
	for e := len(r.d.Events) - 1; e >= 0 && r.d.Events[e].From >= s.From; e-- {
		o := &r.d.Events[e]
		if o.Type != v.Type || o.Polarity != v.Polarity || !slices.Contains(o.Also, v.Trigger) {
			continue
		}
		takeIn(v, o)
		r.d.Events = slices.Delete(r.d.Events, e, e+1)
		return
	}
}

// becoming reports whether a word that only links elsewhere is a verb of the trigger
// lists, which a second word confirms: "أصبح وزيرا".
func (r *eventReader) becoming(i int) bool {
	b := r.toks[i].Base
	return r.particles[b] == "part" && len(verbal(r.triggers[b])) > 0
}

// noTime reports whether a word that is a time of day elsewhere is a verb here, with
// who does it behind it: "فجر انتحاري نفسه".
func (r *eventReader) noTime(i int) bool {
	if r.particles[r.toks[i].Base] != "time" || i+1 >= len(r.toks) || !r.bare(i+1) {
		return false
	}
	if r.isSelf(i + 1) { // "أن انتحاريا فجر نفسه"
		return true
	}
	m, ok := r.at[i+1]
	return ok && (r.agentive(m) || r.d.Mentions[m].Type == schema.Person)
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
	for k := len(r.d.Events) - 1; k >= 0 && r.d.Events[k].From >= v.Light-1; k-- {
		o := &r.d.Events[k]
		if o.From != v.Light-1 || o.Type != v.Type {
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
		if o.Polarity == schema.Negative { // "خسر الانتخابات"
			v.Polarity = o.Polarity
		}
		r.d.Events = slices.Delete(r.d.Events, k, k+1)
		return
	}
}

// takesUp joins a verb in a relative clause to the noun that the clause tells of, where
// that is the same event: "الاتفاق الذي أبرمته الحكومة". It reports whether the noun was
// read as one already, to which v is then added.
func (r *eventReader) takesUp(v *text.Event, s *text.Sentence) bool {
	if v.Rule != "ar.trigger-verb" || v.From-1 <= s.From || r.particles[r.toks[v.From-1].Base] != "rel" {
		return false
	}
	for k := v.From - 2; k >= s.From && v.From-k < 6; k-- {
		t := &r.toks[k]
		if t.Kind != text.Word && t.Kind != text.Close || r.finite(k) || r.particles[t.Base] != "" && r.cover[k] < 0 {
			return false
		}
		if !r.sameType(nominal(r.triggers[t.Stem]), v.Type) && !r.sameType(nominal(r.triggers[t.Base]), v.Type) {
			continue
		}
		for e := range r.d.Events {
			o := &r.d.Events[e]
			if o.From > k || o.To <= k || o.Type != v.Type || o.Polarity != v.Polarity {
				continue
			}
			takeIn(o, v)
			return true
		}
		v.Also = append(v.Also, r.d.BaseSpan(k, k+1))
		if st := r.told[k]; st >= 0 && len(v.Roles[schema.Agent]) == 0 && v.Country == "" && r.d.Statements[st].Act == schema.Announce && r.claimed(&r.d.Statements[st], k) { // "أعلن مسؤوليته عن الهجوم الذي استهدف"
			v.Statement, v.Self, v.SubjectRole = st, text.Body, schema.Agent
		}
		return false
	}
	return false
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
		if t := &r.toks[k]; t.Kind == text.Close || t.Norm == "(" {
			continue
		}
		if _, ok := r.adjective(k); !ok && !hasSuffix(r.toks[k].Stem, "\u064A\u0647") || !r.bare(k) { // ية

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
		if i == 0 || r.toks[i].Base != spring || !r.bare(i) || r.toks[i-1].Def {
			return false
		}
		h := r.heads[r.toks[i-1].Stem]
		return h != nil && (h.typ == schema.Facility || h.typ == schema.Place) // "سجن عين زارة"
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
	if x.Type == schema.NamedEvent && x.From == i && r.attended(i) {
		return false
	}
	if x.Type == schema.NamedEvent && x.From == i && x.To < len(r.toks) && (r.toks[x.To].Base == between || made[r.toks[x.To].Stem] && r.toks[x.To].Def || made[r.toks[x.To-1].Stem]) {
		return false // "الاتفاق النووي بين إيران والقوى الكبرى", "الاتفاق المبرم مع إيران": whose it is is told
	}
	return x.Kind == schema.ByName || x.Type == schema.Person
}

// attended reports whether somebody is told to take part in what token i names: "شارك الوزير
// في أشغال القمة العربية".
func (r *eventReader) attended(i int) bool {
	for k := i - 1; k >= 0 && i-k <= attendReach && r.toks[k].Sent == r.toks[i].Sent; k-- {
		t := &r.toks[k]
		if strings.Contains(t.Base, takePart) || attending[t.Base] {
			return true
		}
		if t.Kind != text.Word || r.finite(k) || r.cover[k] < 0 && t.Base != inWord && !workings[t.Stem] {
			return false
		}
	}
	return false
}

// attendReach is how far before a meeting the verb stands that tells who comes to it.
const attendReach = 8

const takePart = "\u0634\u0627\u0631\u0643" // شارك

// attending holds forms of حضر, workings the nouns for what goes on at a meeting, folded.
var (
	attending = wordSet("\u062D\u0636\u0631", "\u062D\u0636\u0631\u062A", "\u064A\u062D\u0636\u0631", "\u062A\u062D\u0636\u0631", "\u062D\u0636\u0648\u0631")               // حضر حضرت يحضر تحضر حضور
	workings  = wordSet("\u0627\u0634\u063A\u0627\u0644", "\u0627\u0639\u0645\u0627\u0644", "\u0641\u0639\u0627\u0644\u064A\u0627\u062A", "\u062C\u0644\u0633\u0627\u062A") // أشغال أعمال فعاليات جلسات
)

// spring is عين, which begins names of places and may be the verb "to appoint".
const spring = "\u0639\u064A\u0646"

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
		if i > s.From && t.Conj == "" && purposes[r.toks[i-1].Stem] && !r.toks[i-1].Def {
			return v, false // "من أجل ضرب التنظيم": the noun
		}
		if i > s.From {
			switch r.toks[i-1].Norm {
			case "\u0628\u0634\u0643\u0644", "\u0628\u0635\u0648\u0631\u0647", "\u0628\u0637\u0631\u064A\u0642\u0647": // "بشكل قاطع": an adjective
				return v, false
			}
		}
		if i > s.From && f.form == past && (r.toks[i-1].Base == lam || r.toks[i-1].Base == never) {
			return v, false // "لم توجه له التهم": no past
		}
		if i > s.From && r.particles[r.toks[i-1].Base] == "prep" && t.Conj == "" && !r.negates(i-1) && !(sinceUntil[r.toks[i-1].Norm] && !r.masdars[t.Base]) {
			return v, false
		}
		word := t.Base
		if suffix != nil { // "واصل الجيش قصفه": the noun
			word = strings.TrimSuffix(word, suffix.suffix)
		}
		noun_, ends := cutSuffix(word, "\u062A") // "إقامته" is no "أقامت"
		if (r.masdars[word] || suffix != nil && ends && r.masdars[noun_+"\u0647"] || r.hasForm(word, masdar, noun)) && (!r.verbPlace(i, s) && !r.afterPronoun(i, s) || r.afterSubject(i, s)) {
			return v, false
		}
		if suffix != nil && suffix.person == 3 && f.trigger.roles["obj"] == "" && f.trigger.needs == "" {
			return v, false // "قبضتها": what has no object takes no pronoun
		}
		if suffix != nil && t.Conj == "" && r.governedNoun(i, s) {
			return v, false // "واصلت القوات، الجمعة، قصفها"
		}
		r.verbArguments(&v, i, n, s, f, suffix)
		if on := v.Roles[schema.Target]; v.Type == "injure" && f.trigger.lemma == struckAt && len(on) > 0 && len(r.only(on, schema.Place, schema.Facility)) == len(on) {
			v.Type = "attack" // "أصابت صواريخ المطار"
		}
	} else {
		if suffix == nil && !t.Def && t.Conj == "" && i == s.From && r.isVerb(t.Base) && r.nextIsSubject(i+n, s) && f.form == masdar {
			return v, false
		}
		if i > s.From && r.particles[r.toks[i-1].Base] == "rel" && !t.Def && (r.isVerb(t.Base) || suffix != nil && suffix.person == 3 && i+n < s.To && r.bare(i+n) && r.cover[i+n] >= 0) {
			return v, false // "القوات التي تقاتل", "المدينة التي استعادتها القوات"
		}
		v.Rule = "ar.trigger-noun"
		r.nounArguments(&v, i, n, s, f, suffix)
		if victims([]triggerForm{f}) {
			r.fallen(&v, i, s)
		}
	}
	r.adjuncts(&v, i, n, s, f, verb)
	if v.Type == "release" && f.trigger.needs != "" {
		r.freed(&v, s, f.trigger.needs)
	}
	if verb && f.trigger.roles["obj"] == schema.Origin {
		r.leftSide(&v)
	}
	r.polarity(&v, i, s, f, verb)
	r.modality(&v, i, s, f)
	r.when(&v, i, s, verb)
	if !verb {
		r.meanwhile(&v, i, s)
	}
	v.Headcount = r.headcount(&v, s)
	r.plausible(&v)
	if len(v.Roles) == 0 && !v.Subject.Want && v.Self == text.NotSelf && v.Country == "" && v.Type != "kill" && v.Type != "injure" && !r.happens(&v, i, s, f) {
		return v, false
	}
	if v.Type == "visit" && verb && v.SubjectRole == "" && len(v.Roles[schema.Agent]) == 0 && v.Country == "" && !(v.Polarity == schema.Negative && len(v.Roles) > 0) && !(f.trigger.lemma == visited && len(v.Roles[schema.Destination]) > 0) {
		return v, false // "وصلت طائرة": nobody who visits
	}
	if v.Type == "aid" && len(v.Roles[schema.Target])+len(v.Roles[schema.Destination]) == 0 && !(f.trigger.needs != "" && len(v.Roles[schema.At]) > 0) && (verb || f.trigger.genitive == "obj") && v.Polarity == schema.Positive {
		return v, false // "ساعد في حمله": nobody who is helped
	}
	if r.nowhere(&v, i+n, s) || v.Type == "arrest" && verb && f.trigger.lemma == stopped && r.actBehind(i+n, s) {
		return v, false
	}
	if !verb && (r.generic(&v, i, f.trigger.needs, suffix) && !r.toll(i, s, []triggerForm{f}) || r.lasting(&v, i, s, f)) || r.holds(&v, i, s, f) {
		return v, false
	}
	if r.toks[i].Base == between && !slices.ContainsFunc(v.Roles[schema.Target], r.known) {
		return v, false // "بين القتلى ثلاثة أطفال": nobody known
	}
	if r.halfTold(&v, f) || r.describes(&v, i, s, f, suffix) || r.astray(&v, f, verb) || r.missesObject(&v, i, f, suffix) || r.aside(&v, i, s, f, suffix) || r.unarmed(&v, s, f) || r.intercepts(i, i+n, s, f, suffix) {
		return v, false
	}
	v.Score += 0.05 * float64(min(3, len(v.Roles)))
	return v, true
}

// purposes holds nouns and prepositions, folded, behind which a verbal noun tells what for:
// أجل هدف غرض قصد غية بغية نية سبيل.
var purposes = wordSet(
	"\u0627\u062C\u0644", "\u0647\u062F\u0641", "\u063A\u0631\u0636", "\u0642\u0635\u062F", "\u0628\u0647\u062F\u0641",
	"\u0628\u063A\u064A\u0647", "\u0628\u0642\u0635\u062F", "\u0628\u063A\u0631\u0636", "\u0646\u064A\u0647", "\u0633\u0628\u064A\u0644",
)

// struckAt is أصاب.
const struckAt = "\u0627\u0635\u0627\u0628"

// known reports whether mention m is a name, or tied to one.
func (r *eventReader) known(m int) bool {
	x := &r.d.Mentions[m]
	return x.Kind == schema.ByName || len(x.Of) > 0 || r.named(m)
}

// sinceUntil holds the prepositions that a clause may stand behind: "منذ أصبح وزيرا".
var sinceUntil = map[string]bool{"\u0645\u0646\u0630": true, "\u062D\u062A\u064A": true} // منذ حتى

// governedNoun reports whether token i, a verb with a pronoun or the verbal noun that looks
// the same, is what a verb before it in its clause governs: "كثف الجيش قصفه".
func (r *eventReader) governedNoun(i int, s *text.Sentence) bool {
	if w, e := cutEnclitic(r.toks[i].Base, func(w string) bool { return r.hasForm(w, masdar, noun) }); e == nil || w == "" {
		return false
	}
	for k := i - 1; k >= s.From && i-k < governedReach; k-- {
		t := &r.toks[k]
		if t.Kind != text.Word || r.cover[k] >= 0 || r.in[k] >= 0 {
			continue
		}
		if lv, ok := r.light[t.Base]; ok && !t.Def && !lv.impersonal && r.finiteVerb(k) {
			return true
		}
		if r.finite(k) || r.subordinator(k) || r.particles[t.Base] == "rel" {
			return false
		}
	}
	return false
}

// governedReach is how many words may stand between a verb and the noun that it governs.
const governedReach = 9

// afterPronoun reports whether "أنه", "لكنها" stands before token i: a verb follows.
func (r *eventReader) afterPronoun(i int, s *text.Sentence) bool {
	if i == s.From || !r.bare(i) || r.toks[i].Def {
		return false
	}
	p := r.pronounSubject(i - 1)
	return p.want.Want && r.subordinator(i-1)
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
	if x := &r.d.Mentions[m]; from-2 > s.From && (x.Type == schema.Place || x.Type == schema.Facility) && r.toks[from-1].Base == inWord { // "أعلن الجيش في النيجر عزل"
		if o, ends := r.until[from-1]; ends {
			from = r.d.Mentions[r.firstOfPhrase(o)].From
		}
	}
	verb := from > s.From && (r.verbAt(from-1) || r.cover[from-1] < 0 && r.isVerb(r.toks[from-1].Base) && r.toks[from-1].Prep == "" && r.verbPlace(from-1, s))
	return verb && !r.was(r.toks[from-1].Base) && !(from-1 > s.From && r.particles[r.toks[from-2].Base] == "rel")
}
