package ar

import (
	"slices"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// plausible drops participants of the wrong kind: an agreement acts on nobody, a
// town does not meet.
func (r *eventReader) plausible(v *text.Event) {
	r.members(v)
	if as := v.Roles[schema.Agent]; reciprocal[v.Type] && len(as) > 1 && len(v.Roles[schema.Counterpart]) == 0 { // "وقعت الحكومة والحركة": with each other
		v.Roles[schema.Agent], v.Roles[schema.Counterpart] = as[:1:1], slices.Clone(as[1:])
	}
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
	if ms := v.Roles[schema.Target]; len(ms) > 0 {
		happenings := r.only(ms, schema.NamedEvent)
		ms = slices.DeleteFunc(slices.Clone(ms), func(m int) bool { return slices.Contains(happenings, m) })
		if v.Roles[schema.Target] = ms; len(ms) == 0 {
			delete(v.Roles, schema.Target)
		}
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

// placeMeans gives the place of an event whose place is where somebody comes to, or leaves, that role: "في زيارة
// في القاهرة", "سحب القوات الموجودة في سوريا".
func (r *eventReader) placeMeans(v *text.Event) {
	role, ok := placeIs[v.Type]
	at := v.Roles[schema.At]
	if !ok || len(at) == 0 || v.Type == "visit" && v.Rule == "ar.trigger-verb" || len(v.Roles[schema.Destination])+len(v.Roles[schema.Origin]) > 0 {
		return
	}
	for k := v.To; role == schema.Origin && k < r.d.Mentions[at[0]].From; k++ {
		if r.toks[k].Base == toWord || r.toks[k].Base == towards {
			return // "تنقلهم إلى مراكز في المدينة"
		}
	}
	v.Roles[role] = at
	delete(v.Roles, schema.At)
}

// placeIs holds what the place of an event of a type is, where neither is told otherwise.
var placeIs = map[string]schema.Role{"visit": schema.Destination, "withdraw": schema.Origin}

// reciprocal holds the types of what two do with each other.
var reciprocal = map[string]bool{"agree": true, "meet": true, "negotiate": true}

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
	if r.toks[r.d.Mentions[m].From].Stem == states { // "دول الخليج"
		return true
	}
	if k == nil {
		return r.d.Mentions[m].Subject || r.realm(m)
	}
	if t := &r.toks[r.d.Mentions[m].From]; compass[t.Stem] && !t.Def && k.Kind != "country" { // "شرق الفرات"; not "الغرب"
		return false
	}
	return k.Kind == "country" || k.Kind == "region" || k.Kind == "territory" || k.Kind == "city" && k.Rank <= 1 && r.d.Mentions[m].Subject
}

// role adds mentions to a role of the event, those that have none yet.
func (r *eventReader) role(v *text.Event, role schema.Role, ms []int) {
	if role == "" {
		return
	}
	for _, m := range ms {
		if m != text.NoMention && !slices.Contains(v.Roles[role], m) { // a pronoun may mean nobody
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
