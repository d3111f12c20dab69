package en

import (
	"slices"
	"strings"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// verb fills the roles of a verb.
func (r *eventReader) verb(v *text.Event, tr *trigger, i int) {
	toks := r.d.Tokens
	sub, passive := r.subject(i)
	own := r.t.child(i, "auxpass") >= 0 || toks[i].Tag == "VBN" && toks[i].Dep == "acl" && r.t.child(i, "dobj") < 0 && !r.t.clause(i)
	if h := toks[i].Head; !own && toks[i].Dep == "conj" && toks[i].Tag == "VBN" && h >= 0 && r.t.isVerb(h) && r.t.child(h, "auxpass") >= 0 && r.t.child(i, "dobj", "aux", "nsubj") < 0 {
		own = true // "were shot and killed"
	}
	own = own || r.aside(v, i) || r.befell(v, i)
	if toks[i].Norm == "engaged" && own {
		own, passive = false, false // "is engaged in a war": he fights
	}
	v.Passive = own
	if own || passive && toks[i].Tag == "VBN" {
		if sub >= 0 && v.Type == "aid" && tr.roles["obj"] == schema.Instrument && r.t.child(i, "dobj") > i {
			r.give(v, schema.Target, sub) // "Kyiv was given tanks"
		} else if sub >= 0 {
			r.give(v, tr.roles["obj"], sub)
			if tr.needs[toks[sub].Stem] {
				r.inner(v, tr, sub) // "the sanctions on X were lifted"
				if v.Type == "sanction" && toks[sub].Head == i && r.lifted(sub) {
					v.From, v.To = sub, sub+1
					if c := r.t.child(sub, "acl"); c >= 0 && toks[c].Tag == "VBN" {
						r.arguments(v, tr, c, true) // "the sanctions imposed on X by Y were lifted"
					}
				}
			}
		}
	} else if sub >= 0 {
		obj := r.t.child(i, "dobj")
		role := tr.roles["subj"]
		if obj < 0 && tr.needs != nil && tr.needs[toks[sub].Stem] && tr.typ != "withdraw" {
			role = tr.roles["obj"] // "the mission ended"
		}
		if e := r.told(sub); e >= 0 && role == schema.Agent {
			r.follow(v, e)
		} else {
			r.give(v, role, sub)
			v.Unnamed = role == schema.Agent && len(v.Roles[role]) == 0 && v.SubjectRole == "" && v.Country == "" && r.people(sub) && !r.nameBefore(sub)
			if c := r.second(sub, i); c >= 0 {
				r.give(v, role, c)
				v.SubjectToo = v.SubjectRole == role
			}
		}
	}
	for _, k := range [2]int{sub, r.t.child(i, "dobj")} {
		if k >= 0 && r.nobody(k) {
			v.Polarity = schema.Negative
		}
	}
	r.arguments(v, tr, i, own)
	if r.t.child(i, "dobj") < 0 && !own && i+1 < len(toks) {
		// What stands right behind is the object, whatever the tree makes of it.
		k := i + 1
		if toks[k].Tag == "DT" {
			k++
		}
		if x := r.startsAt(k, i); x >= 0 && len(v.Roles[tr.roles["obj"]]) == 0 {
			r.give(v, tr.roles["obj"], r.d.Mentions[x].Head)
		}
	}
	r.receiver(v, tr, i)
	if v.Type == "agree" && len(tr.needs) == 0 {
		for c := range r.t.children(i) { // "agreed to a truce" is one agreement
			if of := r.l.triggers["N"+toks[c].Stem]; toks[c].Dep == "nmod" && c > i && (r.t.preposition(c) == "to" || r.t.preposition(c) == "on") && len(of) > 0 && of[0].typ == v.Type {
				r.use(c)
			}
		}
	}
	r.placeBehind(v, tr, i)
	r.meanwhile(v, i)
	r.relativePlace(v, tr, i)
	r.there(v, tr, i)
	r.doersPlace(v, tr, sub)
	// The object of a light verb carries more: "launched an attack on X".
	if o := r.t.child(i, "dobj"); o >= 0 {
		r.inner(v, tr, o)
		if tr.needs != nil && tr.needs[toks[o].Stem] && len(r.l.triggers["N"+toks[o].Stem]) > 0 {
			v.Light = o + 1 // settled when the event is kept
			if tr.typ == "attack" || tr.typ == "meet" || tr.typ == "aid" {
				v.From, v.To = o, o+1 // the noun is the trigger
				if c := r.t.child(o, "compound"); c == o-1 && r.name[c] == 0 {
					v.From = c
				}
			}
		}
	}
}

// befell reports whether verb i, a participle without object or auxiliary that the tree takes
// for the verb of a clause, tells what befell the noun before it: "X, the general killed in a
// raid".
func (r *eventReader) befell(v *text.Event, i int) bool {
	toks := r.d.Tokens
	switch v.Type {
	case "arrest", "injure", "kill":
	default:
		return false
	}
	return i > 0 && toks[i].Tag == "VBN" && r.t.child(i, "dobj", "aux", "auxpass") < 0 && r.t.child(i, "nsubj") == i-1
}

// aside reports whether verb i says between commas what befell the noun before it, which the
// tagger takes for a past tense: "X, jailed since May, rejected it".
func (r *eventReader) aside(v *text.Event, i int) bool {
	toks := r.d.Tokens
	switch v.Type {
	case "appoint", "arrest", "elect", "release", "seize":
	default:
		return false
	}
	return i > 1 && i+1 < len(toks) && toks[i].Tag == "VBD" && toks[i-1].Tag == "," && toks[i-2].Tag[0] == 'N' && toks[i+1].Tag == "IN" && r.t.child(i, "dobj", "aux") < 0
}

// doersPlace gives an event that names no place the one where its subject is told to be:
// "voters in X elected", "protesters outside Y stormed the gate", "a mosque in Z was hit".
func (r *eventReader) doersPlace(v *text.Event, tr *trigger, sub int) {
	if sub < 0 || tr.roles["in"] != schema.At || len(v.Roles[schema.At]) > 0 || r.name[sub] != 0 {
		return
	}
	if r.any(v, schema.Target, func(m *text.Mention) bool {
		return m.Kind == schema.ByName && (m.Type == schema.Place || m.Type == schema.Facility)
	}) {
		return
	}
	if !v.Passive && !r.people(sub) && !bodiesOnTheSpot[r.d.Tokens[sub].Stem] && !(harms[v.Type] && conflicts[r.d.Tokens[sub].Stem]) {
		return
	}
	for c := range r.t.children(sub) {
		if p := r.t.preposition(c); r.d.Tokens[c].Dep == "nmod" && c > sub && located[p] && p != "of" {
			r.places(v, schema.At, c)
		}
	}
}

// bodiesOnTheSpot holds nouns for those who act where they are.
var bodiesOnTheSpot = map[string]bool{"authority": true, "court": true, "crowd": true, "mob": true, "police": true, "troops": true}

// conflicts holds nouns for what kills where it is.
var conflicts = map[string]bool{"battle": true, "clash": true, "conflict": true, "crackdown": true, "fighting": true, "insurgency": true, "uprising": true, "violence": true, "war": true}

// receiver gives what is given whom it is given to, where his name stands right behind the
// verb and what he gets behind that: "gave Ukraine 18 tanks".
func (r *eventReader) receiver(v *text.Event, tr *trigger, i int) {
	toks := r.d.Tokens
	if v.Type != "aid" || tr.roles["obj"] != schema.Instrument || len(v.Roles[schema.Target]) > 0 {
		return
	}
	k := i + 1
	if k < len(toks) && toks[k].Tag == "DT" {
		k++
	}
	x := r.startsAt(k, i)
	if x < 0 || r.d.Mentions[x].Type == schema.NamedEvent || r.d.Mentions[x].Type == schema.Facility {
		return
	}
	to := r.d.Mentions[x].To
	if to >= len(toks) || toks[to].Sent != toks[i].Sent {
		return
	}
	switch toks[to].Tag {
	case "CD", "DT", "$", "JJ", "JJR", "NNS":
		if with := v.Roles[schema.Instrument]; slices.Contains(with, x) {
			if with = slices.DeleteFunc(with, func(y int) bool { return x == y }); len(with) == 0 {
				delete(v.Roles, schema.Instrument)
			} else {
				v.Roles[schema.Instrument] = with
			}
		}
		r.give(v, schema.Target, r.d.Mentions[x].Head)
	}
}

// arguments fills the roles that objects and prepositions of token i play.
func (r *eventReader) arguments(v *text.Event, tr *trigger, i int, passive bool) {
	toks := r.d.Tokens
	for c := range r.t.children(i) {
		switch toks[c].Dep {
		case "dobj":
			if passive && makesSomebody[toks[i].Stem] {
				continue // "Elected president, he"
			}
			role := tr.roles["obj"]
			if r.placeAfterPlace(c) {
				role = tr.roles["in"] // "stormed a church in Ashford, Kent"
			}
			if role == schema.Instrument && v.Type == "aid" && r.givenWith(tr, i) {
				role = schema.Target // "supplied X with missiles"
			}
			r.give(v, role, r.t.antecedent(c)) // "the base, which they struck"
		case "nmod", "dep":
			p := r.t.preposition(c)
			if p == "" || c < i && toks[c].Dep == "dep" {
				r.beyondTime(v, tr, c)
				continue
			}
			if r.calendar(c) {
				r.inner(v, tr, c) // "on Monday in X"
				continue
			}
			role := tr.roles[p]
			if p == "by" && passive {
				role = tr.roles["subj"]
			}
			if x := int(r.name[c]) - 1; role == "" && p == "on" && x >= 0 && settled[v.Type] && r.d.Mentions[x].Type == schema.Place && !r.l.isCountry(r.d.Mentions[x].Known) {
				role = tr.roles["in"] // "was arrested on Lampedusa"
			}
			if o := r.orderedBy(c); o >= 0 && passive {
				role, c = tr.roles["subj"], o
			}
			r.give(v, role, c)
		case "nmod:tmod":
			r.beyondTime(v, tr, c)
		case "advcl", "xcomp":
			if (v.Type == "elect" || v.Type == "appoint") && c > i && r.madeWhat(c) >= 0 && len(v.Roles[schema.Target]) == 0 {
				r.give(v, tr.roles["obj"], c) // "elected Ada Brandt president", whose noun the tree takes for a clause
			}
			if toks[c].Norm == "dead" && passive {
				for g := range r.t.children(c) { // "were shot dead by X"
					if toks[g].Dep == "nmod" && r.t.preposition(g) == "by" {
						r.give(v, tr.roles["subj"], g)
					}
				}
			}
			if o := r.t.child(c, "dobj"); v.Type == "deploy" && o > c && c > i && guards[toks[c].Stem] {
				r.guarded(v, o) // "deployed soldiers to patrol the streets of X"
			}
			// "fired missiles from X, striking Y"
			if toks[c].Tag == "VBG" && c > i && v.Type != "aid" {
				if o := r.t.child(c, "dobj"); o >= 0 && sameType(r.l, toks[c].Stem, v.Type) {
					r.give(v, tr.roles["at"], o)
					r.use(c)
				}
			}
		}
	}
}

// guards holds verbs for what those do who are deployed somewhere.
var guards = map[string]bool{"defend": true, "guard": true, "man": true, "patrol": true, "protect": true, "secure": true}

// guarded gives a deployment where it leads: what is to be guarded, or what that is of.
func (r *eventReader) guarded(v *text.Event, o int) {
	if len(v.Roles[schema.Destination]) > 0 {
		return
	}
	r.places(v, schema.Destination, o)
	for c := range r.t.children(o) {
		if p := r.t.preposition(c); len(v.Roles[schema.Destination]) == 0 && r.d.Tokens[c].Dep == "nmod" && (p == "of" || p == "in") {
			r.places(v, schema.Destination, c)
		}
	}
}

// placeAfterPlace reports whether noun c ends the name of a place that stands behind a comma
// and the place in it: "Ashford, Kent".
func (r *eventReader) placeAfterPlace(c int) bool {
	if r.name[c] == 0 {
		return false
	}
	m := &r.d.Mentions[r.name[c]-1]
	if m.Type != schema.Place || m.From < 2 || r.d.Tokens[m.From-1].Tag != "," || r.name[m.From-2] == 0 {
		return false
	}
	return r.d.Mentions[r.name[m.From-2]-1].Type == schema.Place
}

// givenWith reports whether what verb i gives stands behind "with".
func (r *eventReader) givenWith(tr *trigger, i int) bool {
	for c := range r.t.children(i) {
		if t := &r.d.Tokens[c]; t.Dep == "nmod" && r.t.preposition(c) == "with" && (tr.needs[t.Stem] || r.needful(tr, c)) {
			return true
		}
	}
	return false
}

// needful reports whether one of the words that a trigger needs stands before noun c.
func (r *eventReader) needful(tr *trigger, c int) bool {
	for k := range r.t.children(c) {
		if t := &r.d.Tokens[k]; (t.Dep == "amod" || t.Dep == "compound") && tr.needs[t.Stem] {
			return true
		}
	}
	return false
}

// beyondTime reads the places that the tree hangs on a time: "this week in X".
func (r *eventReader) beyondTime(v *text.Event, tr *trigger, c int) {
	switch r.d.Tokens[c].Stem {
	case "week", "month", "year", "today", "yesterday", "hour", "day", "morning", "night", "evening", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday":
		r.inner(v, tr, c)
	}
}

// orderedBy returns who ordered what the words "on the orders of X" at noun c tell of, or
// did it "at the hands of X"; -1 for none.
func (r *eventReader) orderedBy(c int) int {
	p := r.t.preposition(c)
	switch r.d.Tokens[c].Stem {
	case "order", "instruction":
		if p != "on" && p != "by" {
			return -1
		}
	case "hand":
		if p != "at" {
			return -1
		}
	default:
		return -1
	}
	for o := range r.t.children(c) {
		if r.d.Tokens[o].Dep == "nmod" && r.t.preposition(o) == "of" {
			return o
		}
	}
	return -1
}

// second returns the other subject of verb i, which "and" joins to the first and the tree
// does not: "she and her colleague Omar Haddad left"; -1 for none.
func (r *eventReader) second(first, i int) int {
	toks := r.d.Tokens
	if first+1 >= i || toks[first+1].Norm != "and" && (toks[first+1].Tag != "," || !r.d.SentenceOf(i).Heading) {
		return -1 // headlines have a comma: "Brandt, Haddad meet"
	}
	for c := range r.t.children(i) {
		if toks[c].Dep != "nsubj" || c <= first+1 || c > i {
			continue
		}
		for k := first + 2; k < c; k++ {
			if r.t.isVerb(k) || toks[k].Kind != text.Word {
				return -1
			}
		}
		return c
	}
	return -1
}

// calendar reports whether token c is a day or month.
func (r *eventReader) calendar(c int) bool {
	return r.d.Tokens[c].Cap && r.l.calendar[r.d.Tokens[c].Norm]
}

// sameType reports whether the verb can tell of an event of the type.
func sameType(l *Language, stem, typ string) bool {
	for i := range l.triggers["V"+stem] {
		if l.triggers["V"+stem][i].typ == typ {
			return true
		}
	}
	return false
}

// inner fills the roles of prepositions that hang on an object.
func (r *eventReader) inner(v *text.Event, tr *trigger, o int) {
	for c := range r.t.children(o) {
		if c < o || r.d.Tokens[c].Dep != "nmod" && (r.d.Tokens[c].Dep != "conj" || !r.t.apart(c)) {
			continue
		}
		switch p := r.t.preposition(c); p {
		case "in", "at", "near", "from", "to", "into", "against", "on", "with", "inside", "outside", "between", "for", "toward", "towards":
			role := tr.roles[p]
			if p == "between" && role == schema.Agent && len(v.Roles[schema.Agent]) > 0 {
				role = schema.Counterpart // "brokered a truce between X and Y"
			}
			if role == schema.Origin && v.Type != "aid" && v.Type != "release" && r.memberOf(o, c) {
				role = tr.roles["obj"] // "attacked activists from the party"
			}
			if len(v.Roles[role]) == 0 || role == schema.At {
				r.give(v, role, c)
			}
		case "of", "over":
			if tr.needs[r.d.Tokens[o].Stem] && tr.roles[p] == schema.Target && len(v.Roles[schema.Target]) == 0 {
				r.give(v, schema.Target, c) // "took control of X"
			}
			if v.Type == "attack" && p == "of" { // "fired a barrage of rockets at X"
				r.inner(v, tr, c)
			}
			if v.Type == "agree" && p == "of" { // "signed a memorandum of understanding with X"
				r.inner(v, tr, c)
			}
		}
	}
}

// memberOf reports whether token c names a body that the persons o are from.
func (r *eventReader) memberOf(o, c int) bool {
	x, y := r.mention(c), r.mention(o)
	if x < 0 || r.d.Mentions[x].Type != schema.Organization && r.d.Mentions[x].Type != schema.MilitaryUnit {
		return false
	}
	return y >= 0 && r.d.Mentions[y].Type == schema.Person || personal(r.d.Tokens[o].Stem)
}

// nobody reports whether noun k is none: "no one", "nobody", "no soldier".
func (r *eventReader) nobody(k int) bool {
	if k+1 < len(r.d.Tokens) && excepts[r.d.Tokens[k+1].Norm] {
		return false // "hit nothing but a depot"
	}
	switch r.d.Tokens[k].Norm {
	case "nobody", "none", "nothing":
		return true
	case "one":
		return k > 0 && r.d.Tokens[k-1].Norm == "no"
	}
	for c := range r.t.children(k) {
		if t := &r.d.Tokens[c]; t.Norm == "no" && (t.Dep == "det" || t.Dep == "neg") || t.Norm == "neither" {
			return true
		}
	}
	return false
}

// excepts holds the words behind "nobody" and "nothing" that tell of one all the same.
var excepts = map[string]bool{"but": true, "except": true, "besides": true}

// told returns the event that the noun i told, or -1.
func (r *eventReader) told(i int) int {
	for k := len(r.d.Events) - 1; k >= 0; k-- {
		if v := &r.d.Events[k]; v.To-1 == i {
			return k
		}
	}
	return -1
}

// follow gives the event v, which another brought about, that one's agent and
// place: "the strikes in X killed Y".
func (r *eventReader) follow(v *text.Event, e int) {
	o := &r.d.Events[e]
	for _, role := range []schema.Role{schema.Agent, schema.At} {
		if len(v.Roles[role]) == 0 && len(o.Roles[role]) > 0 {
			v.Roles[role] = slices.Clone(o.Roles[role])
		}
	}
	if v.Country == "" && o.CountryRole == schema.Agent {
		v.Country, v.CountryRole = o.Country, o.CountryRole
	}
	v.Date = o.Date
}

// nameBefore reports whether a name is among the words right before noun i.
func (r *eventReader) nameBefore(i int) bool {
	for k := i - 1; k >= 0 && r.d.Tokens[k].Sent == r.d.Tokens[i].Sent; k-- {
		if t := &r.d.Tokens[k]; r.name[k] != 0 || t.Kind != text.Word || t.Tag == "DT" || t.Tag == "IN" || r.t.isVerb(k) && t.Tag != "VBN" {
			return r.name[k] != 0
		}
	}
	return false
}

// people reports whether noun i is one for persons: "gunmen", "dozens of people".
func (r *eventReader) people(i int) bool {
	for _, k := range [2]int{i, r.counted(i)} {
		if k >= 0 && (r.human(k) || serving[r.d.Tokens[k].Stem] || r.d.Tokens[k].Tag == "NNS" && personal(r.d.Tokens[k].Stem)) {
			return true
		}
	}
	return false
}

// adjectival reports whether verb k is a participle before its noun: "by armed men".
func (r *eventReader) adjectival(k int) bool {
	toks := r.d.Tokens
	if toks[k].Dep == "amod" {
		return true
	}
	if toks[k].Tag != "VBN" || k == 0 || k+1 >= len(toks) {
		return false
	}
	before, next := toks[k-1].Tag, toks[k+1].Tag
	return (before == "CD" || before == "DT" || before == "JJ") && (strings.HasPrefix(next, "N") || next == "JJ")
}

// onTheSpot holds participles behind a noun that tell where those are whom it means: "troops stationed
// in", "militants operating near".
var onTheSpot = map[string]bool{"based": true, "deployed": true, "gathered": true, "living": true, "operating": true, "sheltering": true, "stationed": true, "working": true}

// otherTimes holds the prepositions behind which stands what happened at another time.
var otherTimes = map[string]bool{"after": true, "before": true, "following": true, "since": true, "until": true}

// ofOther reports whether the place at token k is told of another event than that of token i:
// "protests over the killing of X in Y".
func (r *eventReader) ofOther(i, k int) bool {
	h := r.d.Tokens[k].Head
	return h > i && len(r.l.triggers["N"+r.d.Tokens[h].Stem]) > 0
}

// placeBehind reads the places that stand behind the trigger, no verb or mark
// between them: the tree often hangs them on the wrong noun.
func (r *eventReader) placeBehind(v *text.Event, tr *trigger, i int) {
	toks := r.d.Tokens
	s := r.d.SentenceOf(i)
	for k := i + 1; k+1 < s.To && k < i+14; k++ {
		t := &toks[k]
		if t.Kind != text.Word && t.Kind != text.Number || r.t.isVerb(k) && !r.adjectival(k) && !onTheSpot[t.Norm] || t.Tag == "MD" || t.Tag == "WDT" || t.Tag == "WP" {
			return // "by armed men in X" goes on
		}
		role := tr.roles[t.Norm]
		switch role {
		case schema.At, schema.Destination, schema.Origin:
		case schema.Target:
			if v.Type != "visit" {
				continue
			}
		default:
			if role == "" && otherTimes[t.Norm] {
				return // "freed him after a visit to X"
			}
			continue
		}
		if t.Tag != "IN" && t.Tag != "TO" || len(v.Roles[role]) > 0 {
			continue
		}
		for j := k + 1; j < s.To && j < k+4; j++ {
			if x := r.name[j]; x != 0 {
				if m := &r.d.Mentions[x-1]; (m.Type == schema.Place || m.Type == schema.Facility) && !(v.Type == "protest" && r.ofOther(i, m.Head)) {
					r.places(v, role, m.Head)
				}
				break
			}
		}
	}
}
