package ar

import (
	"slices"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

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
