package ar

import (
	"slices"
	"strings"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// accused reads "اتهمت الحكومة الحركة باستهدافها": who accuses is whom the accused act on,
// where nobody else is.
func (r *eventReader) accused(v *text.Event, i, j int, s *text.Sentence, obj schema.Role) bool {
	st := r.told[i]
	if st < 0 || r.toks[i].Prep != prepB {
		return false
	}
	x := &r.d.Statements[st]
	for q := i - 1; q >= s.From && r.told[q] == st; q-- {
		if !r.addressed(x, q) && r.toks[q].Kind == text.Word && r.in[q] < 0 {
			return false
		}
	}
	if x.Act != schema.Accuse || len(x.Audience) == 0 || len(x.Speakers) == 0 {
		return false
	}
	if j < s.To && (r.bare(j) && r.cover[j] >= 0 || r.objectAt(j, s) && !r.often(j)) {
		return false
	}
	r.take(v, schema.Agent, subject{mentions: x.Audience, told: true}, inflection{})
	r.role(v, obj, x.Speakers)
	return true
}

// steerReach is how many words may stand between a verb and what it makes its object do.
const steerReach = 14

// steered makes whom somebody lets or makes do the act its agent: "أجبر الجيش التنظيم على
// الانسحاب", "سمحت الحكومة للوفد بزيارة", "منعت الشرطة الناشطة من مغادرة".
func (r *eventReader) steered(v *text.Event, i int, s *text.Sentence) {
	for k := i - 1; k >= s.From && k > i-steerReach; k-- {
		t := &r.toks[k]
		if r.cover[k] >= 0 || r.in[k] >= 0 {
			continue
		}
		if t.Kind == text.Punct && t.Norm != comma || r.subordinator(k) {
			return
		}
		sv, ok := r.steering[t.Base]
		if !ok || t.Def || t.Prep != "" {
			if r.finite(k) {
				return
			}
			continue
		}
		var who []int
		nps := r.after(k+1, i, s)
		sub := r.before(k, s, sv.inflection)
		switch {
		case len(nps) > 1:
			who = nps[1].mentions
		case len(nps) == 1 && (sub.found() || vowelledPassive(t.Text, t.Conj)):
			who = nps[0].mentions
		}
		for q := k + 1; q < i && len(who) == 0; q++ { // "سمحت الحكومة للوفد"
			if r.toks[q].Prep == prepL {
				who, _ = r.argument(q, s)
			}
		}
		if sv.negative != (k > s.From && r.negates(k-1)) { // "لم تسمح للوفد بزيارة"; not "لم تمنع الشرطة المتظاهرين من اقتحام"
			v.Polarity = schema.Negative
		}
		r.role(v, schema.Agent, who)
		return
	}
}

// teller makes who announces, denies or threatens an act its agent, and who is
// asked for it: "أعلنت الشركة توقيع اتفاق", "طالب الحكومة بتشكيل لجنة". own tells that who
// speaks may do it himself, though nothing says so.
func (r *eventReader) teller(v *text.Event, i int, s *text.Sentence, own bool) {
	st := r.told[i]
	if st < 0 {
		if own && i > s.From && r.toks[i].Prep == "" { // "نفت إسرائيل قصف دمشق"
			for k := i - 1; k >= s.From && i-k < 7; k-- {
				if r.denies(k) {
					in := r.inflectionAt(k)
					if sub := r.before(k, s, in); sub.found() {
						r.take(v, schema.Agent, sub, in)
					} else if nps := r.after(k+1, i, s); len(nps) > 0 {
						r.role(v, schema.Agent, nps[0].mentions)
					}
				}
				if r.cover[k] < 0 {
					return
				}
			}
		}
		return
	}
	x := &r.d.Statements[st]
	if x.Act == schema.Announce && (v.Type == "kill" || v.Type == "injure" || v.Type == "attack") && !r.claimed(x, i) && !r.fires(v, x, i) {
		return // who makes a death known did not cause it
	}
	for q := i - 1; q >= s.From && r.told[q] == st; q-- {
		if r.addressed(x, q) {
			continue
		}
		if i-q > 2 || r.subordinator(q) || r.cover[q] >= 0 || r.toks[q].Kind != text.Word {
			return
		}
	}
	act := x.Act
	if act == schema.Say && x.CueFrom > s.From && r.negates(x.CueFrom-1) {
		act = schema.Deny // "لم تستبعد واشنطن فرض عقوبات": whose they would be is told as a denial tells it
	}
	switch act {
	case schema.Confirm:
		if !reciprocal[v.Type] || !own || r.toks[i].Def { // "أكدت الحكومة توقيع اتفاق"
			break
		}
		fallthrough
	case schema.Announce, schema.Deny, schema.Promise, schema.Threaten:
		if !own && x.Act != schema.Promise {
			break
		}
		if v.Type == "launch_operation" && !slices.ContainsFunc(x.Speakers, func(m int) bool { return r.d.Mentions[m].Type != schema.Organization }) {
			break // a paper or ministry makes it known
		}
		v.Self, v.SubjectRole = text.Body, schema.Agent
		if x.Act == schema.Threaten && len(v.Roles[schema.Target]) == 0 && (v.Type == "attack" || v.Type == "sanction") {
			r.role(v, schema.Target, x.Audience) // "هددت واشنطن طهران بفرض عقوبات"
		}
	case schema.Demand, schema.Ask, schema.Accuse: // who is asked to do it, or accused of it
		if v.Type == "protest" && own && x.Act == schema.Demand && len(x.Audience) == 0 && r.toks[i-1].Base == toWord { // "دعت النقابة إلى إضراب": hers
			v.Self, v.SubjectRole = text.Body, schema.Agent
			break
		}
		r.take(v, schema.Agent, subject{mentions: x.Audience, told: true}, inflection{})
	}
}

// addressed reports whether token q is part of whom a statement is told to, or of.
func (r *eventReader) addressed(x *text.Statement, q int) bool {
	return slices.ContainsFunc(x.Audience, func(m int) bool {
		a := &r.d.Mentions[m]
		return q >= a.From && q < a.To
	})
}

// claimed reports whether a statement takes responsibility for what token i tells:
// "أعلن مسؤوليته عن الهجوم", "تبنى التفجير".
func (r *eventReader) claimed(x *text.Statement, i int) bool {
	if strings.Contains(r.toks[x.CueFrom].Stem, adopted) {
		return true
	}
	for q := i - 1; q >= x.CueTo && i-q < 4; q-- {
		if hasPrefix(r.toks[q].Stem, responsible) {
			return true
		}
	}
	return false
}

// fires reports whether armed men make known what they fire or strike themselves, by the
// verbal noun of a verb: "أعلن الحوثيون إطلاق صاروخ", "أعلن الجيش قصف مواقع".
func (r *eventReader) fires(v *text.Event, x *text.Statement, i int) bool {
	t := &r.toks[i]
	return v.Type == "attack" && !t.Def && t.Prep == "" && r.masdars[t.Base] && len(x.Speakers) > 0 &&
		!slices.ContainsFunc(x.Speakers, func(m int) bool {
			of := r.body(m)
			return of < 0 || r.d.Mentions[of].Type != schema.MilitaryUnit
		}) &&
		slices.ContainsFunc(r.triggers[t.Base], func(f triggerForm) bool { return f.form == masdar && f.trigger.genitive == "obj" })
}

const (
	adopted     = "\u062A\u0628\u0646"                   // تبن: تبنى تبنت يتبنى
	responsible = "\u0645\u0633\u0624\u0648\u0644\u064A" // مسؤولي: مسؤولية مسؤوليته
)
