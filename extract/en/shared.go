package en

import (
	"slices"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// harms holds types of events that news tells of one scene in one sentence.
var harms = map[string]bool{"attack": true, "kill": true, "injure": true}

// sharePlaces gives an attack, a killing or a wounding that names no place that of the other
// of them in its sentence: "a car bomb killed two in X", "two were killed and four wounded
// when a bomb exploded in X". Where two places are told, neither is lent.
func (r *eventReader) sharePlaces() {
	for i := range r.d.Events {
		v := &r.d.Events[i]
		if !harms[v.Type] || len(v.Roles[schema.At]) > 0 || r.aimedAtPlace(v) {
			continue
		}
		var place []int
		for j := range r.d.Events {
			o := &r.d.Events[j]
			if j == i || !harms[o.Type] || o.Modality != v.Modality || o.Polarity != v.Polarity || len(r.sceneOf(o)) == 0 || o.Type == v.Type || !r.oneScene(v.From, o.From) {
				continue
			}
			if place != nil && !slices.Equal(place, r.sceneOf(o)) {
				place = nil
				break
			}
			place = r.sceneOf(o)
		}
		if place != nil {
			v.Roles[schema.At] = slices.Clone(place)
		}
	}
}

// sceneOf returns the places at which v is told to be, or that it was aimed at.
func (r *eventReader) sceneOf(v *text.Event) []int {
	if len(v.Roles[schema.At]) > 0 || v.Type != "attack" {
		return v.Roles[schema.At]
	}
	var out []int
	for _, x := range v.Roles[schema.Target] {
		if m := &r.d.Mentions[x]; m.Type == schema.Place && !r.l.isCountry(m.Known) || m.Type == schema.Facility && m.Kind == schema.ByName {
			out = append(out, x)
		}
	}
	return out
}

// shareDoers gives a killing or wounding in an attack who attacked: "was killed in an Israeli
// raid", "were wounded in shelling by the army". In a fight both sides kill.
func (r *eventReader) shareDoers() {
	for i := range r.d.Events {
		v := &r.d.Events[i]
		if v.Type != "kill" && v.Type != "injure" || !v.Passive || len(v.Roles[schema.Agent]) > 0 || v.Country != "" || v.SubjectRole == schema.Agent {
			continue
		}
		for c := range r.t.children(v.From) {
			e := -1
			if p := r.t.preposition(c); r.d.Tokens[c].Dep == "nmod" && (p == "in" || p == "by" || p == "during") {
				e = r.told(c)
			}
			if e < 0 || r.d.Events[e].Type != "attack" || r.twoFight(c) {
				continue
			}
			o := &r.d.Events[e]
			v.Country, v.CountryRole = o.Country, o.CountryRole
			if o.CountryRole != schema.Agent {
				v.Country, v.CountryRole = "", ""
			}
			if len(o.Roles[schema.Agent]) > 0 {
				v.Roles[schema.Agent] = slices.Clone(o.Roles[schema.Agent])
			}
		}
	}
}

// shareJoined gives each of two harms that "and" joins who did it, to whom and where it happened, as
// far as but one of them has it: "killing and wounding 80 people in X".
func (r *eventReader) shareJoined() {
	for i := 0; i+1 < len(r.d.Events); i++ {
		a, b := &r.d.Events[i], &r.d.Events[i+1]
		if (a.To+1 != b.From || r.d.Tokens[a.To].Norm != "and") && !r.joinedHarms(a, b) || a.Type == b.Type || a.Type != "kill" && a.Type != "injure" || b.Type != "kill" && b.Type != "injure" {
			continue
		}
		for _, role := range []schema.Role{schema.Agent, schema.Target, schema.At} {
			if role == schema.Target && a.To+1 != b.From {
				continue
			}
			switch {
			case len(a.Roles[role]) == 0 && len(b.Roles[role]) > 0:
				a.Roles[role] = slices.Clone(b.Roles[role])
			case len(b.Roles[role]) == 0 && len(a.Roles[role]) > 0:
				b.Roles[role] = slices.Clone(a.Roles[role])
			}
		}
	}
}

// joinedHarms reports whether b is a passive that "and" joins to the passive a, whose auxiliary it may
// lack: "two were killed and three others wounded in an attack by X".
func (r *eventReader) joinedHarms(a, b *text.Event) bool {
	t := &r.d.Tokens[b.From]
	return a.Passive && t.Tag == "VBN" && t.Dep == "conj" && t.Head == a.From && b.From-a.To < 8
}

// clausePlaces gives a killing or wounding that names no place that of the clause behind it
// which tells how it came: "12 were killed when a bus plunged into a gorge in X".
func (r *eventReader) clausePlaces() {
	for i := range r.d.Events {
		v := &r.d.Events[i]
		if v.Type != "kill" && v.Type != "injure" || len(v.Roles[schema.At]) > 0 {
			continue
		}
		if x := v.Setting - 1; x >= 0 && r.d.Tokens[r.d.Mentions[x].From].Sent == r.d.Tokens[v.From].Sent {
			continue // "a bomb in X killed five, as"
		}
		if k := r.clauseBehind(v.To); k >= 0 && !r.tellsApart(k) {
			if x := r.firstPlace(k); x >= 0 {
				r.places(v, schema.At, r.d.Mentions[x].Head)
			}
		}
	}
}

// tellsApart reports whether the clause that begins at token k tells of what went on at
// another place: "five were killed as troops took a village".
func (r *eventReader) tellsApart(k int) bool {
	return slices.ContainsFunc(r.d.Events, func(o text.Event) bool {
		return apartFrom[o.Type] && o.From >= k && r.d.Tokens[o.From].Sent == r.d.Tokens[k].Sent
	})
}

// shareDays gives a killing or wounding that names no day that of the attack which the clause
// behind it tells: "two were killed when drones struck the port on Monday".
func (r *eventReader) shareDays() {
	for i := range r.d.Events {
		v := &r.d.Events[i]
		if v.Type != "kill" && v.Type != "injure" || v.Date >= 0 {
			continue
		}
		k := r.clauseBehind(v.To)
		if k < 0 || r.d.Tokens[k-1].Norm == "after" {
			continue
		}
		for j := range r.d.Events {
			o := &r.d.Events[j]
			if o.Date >= 0 && o.Type == "attack" && o.From > k && r.d.Tokens[o.From].Sent == r.d.Tokens[k].Sent {
				v.Date = o.Date
				break
			}
		}
	}
}

// clauseBehind returns where a clause with "when", "after" or "as" begins close behind token
// i, -1 for nowhere.
func (r *eventReader) clauseBehind(i int) int {
	toks := r.d.Tokens
	const reach = 6
	for k := i; k < len(toks) && k < i+reach && toks[k].Sent == toks[i-1].Sent; k++ {
		switch {
		case toks[k].Norm == "after" && k > i && (toks[k-1].Tag[0] == 'N' || toks[k-1].Tag[0] == 'R'):
			return -1 // "hours after"
		case toks[k].Norm == "when" || toks[k].Norm == "after" || toks[k].Norm == "as":
			return k + 1
		case r.cue[k] || r.t.isVerb(k) && toks[k].Tag != "VBN":
			return -1
		}
	}
	return -1
}

// firstPlace returns the first place behind token k in its sentence, before what somebody
// says, that something is told to be in or near; -1 for none.
func (r *eventReader) firstPlace(k int) int {
	toks := r.d.Tokens
	const reach, phrase = 20, 4
	for from := k; k+1 < len(toks) && k < from+reach && toks[k].Sent == toks[from].Sent && !r.cue[k]; k++ {
		if !located[toks[k].Norm] || toks[k].Norm == "of" || toks[k].Tag != "IN" {
			continue
		}
		for j := k + 1; j < len(toks) && j <= k+phrase && toks[j].Kind == text.Word && toks[j].Tag != "IN"; j++ {
			if x := int(r.name[j]) - 1; x >= 0 {
				if m := &r.d.Mentions[x]; m.Type == schema.Place || m.Type == schema.Facility {
					return x
				}
				break
			}
		}
	}
	return -1
}

// shareSides gives an event that a noun tells who took part in it by the verb that it hangs
// on: talks after which two agree are theirs, and who kills in a raid raids.
func (r *eventReader) shareSides() {
	for i := range r.d.Events {
		v := &r.d.Events[i]
		k := v.To - 1
		t := &r.d.Tokens[k]
		if t.Tag == "" || t.Tag[0] != 'N' || t.Dep != "nmod" || len(v.Roles[schema.Agent]) > 0 || v.Country != "" || v.SubjectRole != "" {
			continue
		}
		if r.bothAt(v, k); len(v.Roles[schema.Counterpart]) > 0 {
			continue
		}
		p, h := r.t.preposition(k), t.Head
		if h >= 0 && (r.d.Tokens[h].Dep == "xcomp" || r.d.Tokens[h].Dep == "dobj") {
			h = r.d.Tokens[h].Head // "agreed to reopen the border after talks", "killed 12 in a raid"
		}
		e := r.told(h)
		if e < 0 {
			continue
		}
		o := &r.d.Events[e]
		switch {
		case (v.Type == "negotiate" || v.Type == "meet") && (p == "after" || p == "at" || p == "during" || p == "following" || p == "in") && (o.Type == "agree" || o.Type == "meet" || o.Type == "negotiate"):
			r.lend(v, o, schema.Agent)
			r.lend(v, o, schema.Counterpart)
		case (v.Type == "attack" || v.Type == "launch_operation") && (p == "in" || p == "during") && !o.Passive && (harms[o.Type] || o.Type == "arrest" || o.Type == "seize" || o.Type == "release"):
			r.lend(v, o, schema.Agent)
			if o.CountryRole == schema.Agent {
				v.Country, v.CountryRole = o.Country, o.CountryRole
			}
			if o.SubjectRole == schema.Agent {
				v.SubjectRole, v.SubjectOf = schema.Agent, o.From
			}
		}
	}
}

// bothAt gives talks or a meeting that noun k tells the subject of the verb above it, where it
// says with whom they were, or the subject is two: "freed him after talks with X", "A and B
// restored ties at a summit".
func (r *eventReader) bothAt(v *text.Event, k int) {
	if v.Type != "negotiate" && v.Type != "meet" || !attends[r.t.preposition(k)] {
		return
	}
	h := r.d.Tokens[k].Head
	const most = 3
	for n := 0; n < most && h >= 0 && !r.finite(h); n++ {
		h = r.d.Tokens[h].Head
	}
	if h < 0 || !r.finite(h) {
		return
	}
	s, passive := r.subject(h)
	if s < 0 || passive {
		return
	}
	if r.t.preposition(k) == "for" {
		r.calledFor(v, h, s)
		return
	}
	with := len(v.Roles[schema.Counterpart]) > 0
	who := &text.Event{Type: v.Type, Roles: map[schema.Role][]int{}}
	r.give(who, schema.Agent, s)
	two := who.Roles[schema.Agent]
	switch {
	case with && len(two) == 1 && !slices.Contains(v.Roles[schema.Counterpart], two[0]):
		v.Roles[schema.Agent] = two
	case !with && len(two) == 2:
		v.Roles[schema.Agent], v.Roles[schema.Counterpart] = two[:1:1], two[1:]
	}
}

// calledFor gives a meeting that verb h calls somebody to those who meet: "summoned the envoys
// for a meeting", "invited X for talks".
func (r *eventReader) calledFor(v *text.Event, h, s int) {
	o := r.t.child(h, "dobj")
	if !calls[r.d.Tokens[h].Stem] || o < 0 || len(v.Roles[schema.Counterpart]) > 0 {
		return
	}
	who := &text.Event{Type: v.Type, Roles: map[schema.Role][]int{}}
	r.give(who, schema.Agent, s)
	r.give(who, schema.Counterpart, o)
	r.lend(v, who, schema.Agent)
	r.lend(v, who, schema.Counterpart)
}

// calls holds verbs for what those do who want others to come to them.
var calls = map[string]bool{"call": true, "convene": true, "gather": true, "host": true, "invite": true, "receive": true, "summon": true, "welcome": true}

// finite reports whether token h is a verb that has a tense.
func (r *eventReader) finite(h int) bool {
	switch r.d.Tokens[h].Tag {
	case "VBD", "VBZ", "VBP":
		return true
	case "VBN", "VB", "VBG":
		return r.t.child(h, "aux", "auxpass") >= 0
	}
	return false
}

// attends holds the prepositions with which a meeting stands behind what those did who were
// at it.
var attends = map[string]bool{"after": true, "at": true, "during": true, "following": true, "for": true, "in": true}

// lend gives v those who play the role in o.
func (r *eventReader) lend(v, o *text.Event, role schema.Role) {
	if ms := o.Roles[role]; len(ms) > 0 {
		v.Roles[role] = slices.Clone(ms)
	}
}

// shareHarms gives a killing or wounding in the passive who did the other of the two that it
// is joined to: "two were killed and four wounded in a raid by X".
func (r *eventReader) shareHarms() {
	harmed := func(v *text.Event) bool { return v.Passive && (v.Type == "kill" || v.Type == "injure") }
	for i := range r.d.Events {
		v := &r.d.Events[i]
		if !harmed(v) || len(v.Roles[schema.Agent]) > 0 || v.Country != "" || v.SubjectRole == schema.Agent {
			continue
		}
		for j := range r.d.Events {
			o := &r.d.Events[j]
			if j == i || !harmed(o) || o.Type == v.Type || len(o.Roles[schema.Agent]) == 0 {
				continue
			}
			if r.joinedTo(v.From, o.From) || r.joinedTo(o.From, v.From) {
				r.lend(v, o, schema.Agent)
			}
		}
	}
}

// joinedTo reports whether verb i hangs on verb j, or on who stands for its subject there:
// "two were killed and four wounded".
func (r *eventReader) joinedTo(i, j int) bool {
	h := r.d.Tokens[i].Head
	return h == j || h > j && r.d.Tokens[h].Tag == "CD" && r.d.Tokens[h].Head == j
}

// twoFight reports whether noun c is one for a fight of two sides: "clashes".
func (r *eventReader) twoFight(c int) bool {
	tr := r.l.triggers["N"+r.d.Tokens[c].Stem]
	return len(tr) > 0 && tr[0].roles["of"] == schema.At
}

// aimedAtPlace reports whether a place is the target of v, which then names where it was.
func (r *eventReader) aimedAtPlace(v *text.Event) bool {
	return r.any(v, schema.Target, func(m *text.Mention) bool { return m.Type == schema.Place || m.Type == schema.Facility })
}

// oneScene reports whether the tree ties tokens i and j of one sentence closely, with no
// word of another time between: not "hours after", "a year before".
func (r *eventReader) oneScene(i, j int) bool {
	toks := r.d.Tokens
	if toks[i].Sent != toks[j].Sent {
		return false
	}
	for k := min(i, j) + 1; k < max(i, j); k++ {
		switch toks[k].Norm {
		case "after", "since":
			if p := toks[k-1]; p.Tag != "" && (p.Tag[0] == 'N' || p.Tag[0] == 'R') && k-1 > min(i, j) {
				return false
			}
		case "before", "following", "unlike", "despite", "while", "whereas", "but", "also", "another", "earlier", "later":
			return false
		}
	}
	const most = 4
	above := map[int]bool{}
	for k, n := i, 0; k >= 0 && n < most; k, n = toks[k].Head, n+1 {
		above[k] = true
	}
	for k, n := j, 0; k >= 0 && n < most; k, n = toks[k].Head, n+1 {
		if above[k] {
			return !r.cue[k]
		}
	}
	return false
}
