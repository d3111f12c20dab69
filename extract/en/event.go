package en

import (
	"fmt"
	"slices"
	"strings"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// A trigger is a verb or noun that tells of an event.
type trigger struct {
	typ      string
	roles    map[string]schema.Role // "subj", "obj", "poss" or a preposition
	needs    map[string]bool        // words, one of which must be there
	particle map[string]bool        // particles, one of which must be there
	test     string                 // a named condition
}

func (l *Language) addTrigger(m map[string]string) error {
	t := trigger{typ: m["type"], roles: map[string]schema.Role{}}
	for _, r := range strings.Fields(m["roles"]) {
		k, v, ok := strings.Cut(r, "=")
		if !ok {
			return fmt.Errorf("role %q: want what=role", r)
		}
		t.roles[k] = schema.Role(v)
	}
	for _, w := range strings.FieldsFunc(m["needs"], func(r rune) bool { return r == ';' }) {
		switch w[0] {
		case '+':
			if t.particle == nil {
				t.particle = map[string]bool{}
			}
			t.particle[w[1:]] = true
		case '@':
			t.test = w[1:]
		default:
			if t.needs == nil {
				t.needs = map[string]bool{}
			}
			t.needs[w] = true
		}
	}
	k := m["class"] + m["lemma"]
	l.triggers[k] = append(l.triggers[k], t)
	// What asks for more goes first.
	slices.SortStableFunc(l.triggers[k], func(a, b trigger) int { return b.demands() - a.demands() })
	return nil
}

func (t *trigger) demands() int {
	switch {
	case t.needs != nil || t.particle != nil:
		return 2
	case t.test != "":
		return 1
	}
	return 0
}

// An eventReader finds the events of one document.
type eventReader struct {
	l    *Language
	d    *text.Doc
	t    *tree
	head map[int]int // token: the mention that it heads
	name []int32     // 1 + the shortest name that covers the token
	done map[int]bool
}

// Events fills d.Events.
func (l *Language) Events(d *text.Doc) {
	r := &eventReader{l: l, d: d, t: newTree(d), head: map[int]int{}, name: make([]int32, len(d.Tokens)), done: map[int]bool{}}
	for x := range d.Mentions {
		m := &d.Mentions[x]
		if y, ok := r.head[m.Head]; !ok || d.Mentions[y].Kind != schema.ByName {
			r.head[m.Head] = x
		}
		if m.Kind == schema.ByName {
			for k := m.From; k < m.To; k++ {
				r.name[k] = int32(x) + 1
			}
		}
	}
	d.Events = d.Events[:0]
	for i := range d.Tokens {
		t := &d.Tokens[i]
		if t.Kind != text.Word || t.Tag == "" || r.name[i] != 0 || r.done[i] || d.SentenceOf(i).Skip {
			continue
		}
		class := t.Tag[:1]
		if class != "V" && class != "N" || class == "N" && t.Dep == "compound" && t.Head > i {
			continue
		}
		stem := t.Stem
		if d.SentenceOf(i).Heading && t.Cap {
			stem = l.headlineStem(t)
			if len(l.triggers[class+stem]) == 0 {
				if class == "N" {
					class = "V"
				} else {
					class = "N"
				}
			}
		}
		for k := range l.triggers[class+stem] {
			tr := &l.triggers[class+stem][k]
			v := text.Event{Type: tr.typ, From: i, To: i + 1, Roles: map[schema.Role][]int{}, Date: -1, Statement: -1, Polarity: schema.Positive, Modality: schema.Asserted, Rule: "en/event/" + tr.typ + "/" + stem}
			if class == "V" {
				r.verb(&v, tr, i)
			} else {
				r.noun(&v, tr, i)
			}
			if !r.fits(&v, tr, i, class) {
				continue
			}
			if len(v.Roles) == 0 && v.SubjectRole == "" && v.Country == "" {
				break
			}
			if v.Type == "visit" {
				// Whom one visits is the target, where one goes the destination.
				for _, x := range v.Roles[schema.Target] {
					if m := &d.Mentions[x]; m.Type != schema.Person && m.Type != schema.MilitaryUnit {
						v.Roles[schema.Destination] = append(v.Roles[schema.Destination], x)
					}
				}
				v.Roles[schema.Target] = slices.DeleteFunc(v.Roles[schema.Target], func(x int) bool { return slices.Contains(v.Roles[schema.Destination], x) })
				if len(v.Roles[schema.Target]) == 0 {
					delete(v.Roles, schema.Target)
				}
			}
			if (v.Type == "agree" || v.Type == "meet" || v.Type == "negotiate") && len(v.Roles[schema.Agent]) == 2 && len(v.Roles[schema.Counterpart]) == 0 {
				v.Roles[schema.Counterpart] = v.Roles[schema.Agent][1:]
				v.Roles[schema.Agent] = v.Roles[schema.Agent][:1:1]
			}
			if class == "V" && v.Light > 0 {
				r.done[v.Light] = true
				v.Light = 0
				if v.From > i || v.To <= i {
					v.Light = i
				}
			}
			v.Trigger = d.Span(v.From, v.To)
			r.reality(&v, i)
			r.date(&v, i)
			r.within(&v, i)
			v.Score = min(0.9, 0.55+0.1*float64(len(v.Roles)))
			d.Events = append(d.Events, v)
			break
		}
	}
}

// headlineStem is the lemma of a capitalised word, whatever its tag says.
func (l *Language) headlineStem(t *text.Token) string {
	w := t.Norm
	if len(l.triggers["V"+w]) > 0 || len(l.triggers["N"+w]) > 0 {
		return w
	}
	if s := l.thirdPerson(w); l.verbs[s] {
		return s
	}
	return l.past(w)
}

// fits reports whether the conditions of a trigger hold.
func (r *eventReader) fits(v *text.Event, tr *trigger, i int, class string) bool {
	if tr.particle != nil {
		ok := false
		for c := range r.t.children(i) {
			ok = ok || tr.particle[r.d.Tokens[c].Norm]
		}
		if !ok && i+1 < len(r.d.Tokens) {
			ok = tr.particle[r.d.Tokens[i+1].Norm]
		}
		if !ok {
			return false
		}
	}
	if tr.needs != nil && !r.needed(tr, i, class) {
		return false
	}
	any := func(role schema.Role, ok func(*text.Mention) bool) bool {
		for _, x := range v.Roles[role] {
			if ok(&r.d.Mentions[x]) {
				return true
			}
		}
		return false
	}
	body := func(m *text.Mention) bool {
		return m.Type == schema.MilitaryUnit || m.Kind == schema.ByName && (m.Type == schema.Organization || m.Type == schema.Place)
	}
	switch tr.test {
	case "":
		return true
	case "war":
		return r.warlike(v, i)
	case "unit":
		return (any(schema.Agent, func(m *text.Mention) bool {
			return m.Type == schema.MilitaryUnit || m.Role == "fighter"
		}) || r.subjectIs(i, "soldier", "troops", "force", "unit", "contingent", "military")) && (len(v.Roles[schema.Origin]) > 0 || r.t.child(i, "dobj") < 0)
	case "conquer":
		return any(schema.Agent, func(m *text.Mention) bool { return m.Type == schema.MilitaryUnit || m.Role == "fighter" }) &&
			(any(schema.Target, func(m *text.Mention) bool { return m.Type == schema.Place || m.Type == schema.Facility }) || r.objectIs(i, "village", "city", "town", "area"))
	case "host":
		person := func(m *text.Mention) bool { return m.Type == schema.Person }
		return any(schema.Agent, person) && any(schema.Counterpart, person)
	case "person":
		return (any(schema.Target, func(m *text.Mention) bool { return m.Type == schema.Person || m.Type == schema.MilitaryUnit }) || r.personObject(i)) &&
			!any(schema.Target, func(m *text.Mention) bool { return m.Type == schema.Place })
	case "office":
		return len(v.Roles[schema.Agent]) > 0 && any(schema.Target, func(m *text.Mention) bool { return m.Type == schema.Person })
	case "place":
		return any(schema.Target, func(m *text.Mention) bool { return m.Type == schema.Place || m.Type == schema.Facility }) || r.objectIs(i, "city", "town", "village", "area", "territory", "neighborhood", "neighbourhood", "district", "ground", "land", "base", "airport", "position", "mile", "kilometer", "percent", "stronghold", "region")
	case "traveller":
		return any(schema.Agent, func(m *text.Mention) bool { return m.Type == schema.Person }) && any(schema.Target, func(m *text.Mention) bool { return m.Type == schema.Place || m.Type == schema.Facility })
	case "mover":
		return len(v.Roles[schema.Agent]) > 0 && (len(v.Roles[schema.Destination]) > 0 || len(v.Roles[schema.Origin]) > 0)
	case "force":
		return any(schema.Target, func(m *text.Mention) bool { return m.Type == schema.MilitaryUnit }) && any(schema.Agent, body)
	case "crowd":
		return r.objectIs(i, "protester", "demonstrator", "people", "crowd", "resident", "student", "worker") || len(v.Roles[schema.Agent]) == 0 && len(v.Roles[schema.At]) > 0
	case "plural":
		return r.d.Tokens[i].Tag == "NNS" || r.d.Tokens[i].Tag == "NNPS"
	}
	return false
}

// warlike reports whether a word that is warlike or not ("strike", "hit",
// "target") is meant so: weapons, units or places are about.
func (r *eventReader) warlike(v *text.Event, i int) bool {
	for _, role := range []schema.Role{schema.Agent, schema.Target} {
		for _, x := range v.Roles[role] {
			if m := &r.d.Mentions[x]; m.Type == schema.MilitaryUnit || role == schema.Target && (m.Type == schema.Facility) {
				return true
			}
		}
	}
	s := r.d.SentenceOf(i)
	for k := max(s.From, i-12); k < min(s.To, i+13); k++ {
		if k == i {
			continue
		}
		switch r.d.Tokens[k].Stem {
		case "missile", "rocket", "airstrike", "bomb", "military", "air", "drone", "warplane", "jet", "militant", "terrorist", "artillery", "mortar", "munition", "fighter", "troops", "force", "coalition", "soldier", "aircraft", "vehicle", "headquarters", "airport", "base", "tank", "shelling", "weapon", "bunker", "killed", "kill", "wound", "airfield", "army", "depot":
			return true
		}
	}
	return false
}

// personObject reports whether the object of verb i is a person by its noun.
func (r *eventReader) personObject(i int) bool {
	o := r.t.child(i, "dobj", "nsubjpass")
	if o < 0 {
		return false
	}
	t := &r.d.Tokens[o]
	_, ok := r.l.titles[t.Stem]
	return ok || t.Stem == "people" || t.Stem == "child"
}

// objectIs reports whether the object or subject of verb i is one of the nouns.
func (r *eventReader) objectIs(i int, nouns ...string) bool {
	for c := range r.t.children(i) {
		switch r.d.Tokens[c].Dep {
		case "dobj", "nsubjpass", "nsubj", "nmod":
			if slices.Contains(nouns, r.d.Tokens[c].Stem) {
				return true
			}
		}
	}
	return false
}

// subjectIs reports whether the subject of verb i is one of the nouns.
func (r *eventReader) subjectIs(i int, nouns ...string) bool {
	s, _ := r.t.subject(i)
	return s >= 0 && slices.Contains(nouns, r.d.Tokens[s].Stem)
}

// needed reports whether one of the words that a trigger needs is there: the
// object of a verb or what it counts, a modifier of a noun.
func (r *eventReader) needed(tr *trigger, i int, class string) bool {
	toks := r.d.Tokens
	var deep func(k, left int) bool
	deep = func(k, left int) bool {
		if tr.needs[toks[k].Stem] {
			return true
		}
		if left == 0 {
			return false
		}
		for c := range r.t.children(k) {
			switch toks[c].Dep {
			case "compound", "nmod", "conj", "amod", "nummod", "dep":
				if deep(c, left-1) {
					return true
				}
			}
		}
		return false
	}
	for c := range r.t.children(i) {
		switch toks[c].Dep {
		case "dobj", "nsubjpass", "dep":
			if deep(c, 2) {
				return true
			}
		case "nmod":
			if class == "N" && deep(c, 2) || class == "V" && len(tr.roles["of"]) > 0 && deep(c, 1) {
				return true
			}
		case "compound", "amod":
			if class == "N" && tr.needs[toks[c].Stem] {
				return true
			}
		}
	}
	if class == "V" {
		// A passive participle: "operations launched by …"; the subject of one that ends.
		if toks[i].Dep == "acl" && toks[i].Tag == "VBN" && toks[i].Head >= 0 && tr.needs[toks[toks[i].Head].Stem] {
			return true
		}
		if s := r.t.child(i, "nsubj"); s >= 0 && tr.roles["obj"] != "" && r.t.child(i, "dobj") < 0 && tr.needs[toks[s].Stem] {
			return true
		}
	}
	return false
}

// give adds what token i names to a role.
func (r *eventReader) give(v *text.Event, role schema.Role, i int) {
	if role == "" {
		return
	}
	for _, k := range r.t.conjuncts(nil, i) {
		if r.refers(v, role, k) {
			continue
		}
		if role == schema.At || role == schema.Destination || role == schema.Origin {
			r.places(v, role, k)
			continue
		}
		x := r.mention(k)
		if x >= 0 && role == schema.Target && r.d.Mentions[x].Type == schema.Place && (k < r.d.Mentions[x].From || k >= r.d.Mentions[x].To) && r.d.Tokens[k].Tag == "NNS" {
			continue // "visited U.S. soldiers" is no visit to the country
		}
		if x < 0 {
			if c := r.country(k); c != "" && v.Country == "" {
				v.Country, v.CountryRole = c, role
			}
			continue
		}
		if !slices.Contains(v.Roles[role], x) {
			v.Roles[role] = append(v.Roles[role], x)
		}
	}
}

// refers leaves a pronoun, or "the two sides", to package extract to resolve.
func (r *eventReader) refers(v *text.Event, role schema.Role, k int) bool {
	t := &r.d.Tokens[k]
	a := text.Agreement{Want: true, Number: text.Singular}
	self := text.Teller
	switch t.Norm {
	case "he", "him":
		a.Gender, a.Person = text.Masculine, true
	case "she", "her":
		a.Gender, a.Person = text.Feminine, true
	case "they", "them":
		a.Number = text.Plural
	case "it":
		a.Gender = text.Neuter
	case "we", "us", "i", "me":
		a, self = text.Agreement{}, text.Body
	default:
		switch t.Stem {
		case "side", "country", "man", "leader", "party", "minister", "government", "president":
		default:
			return false
		}
		both := false
		for c := range r.t.children(k) {
			both = both || r.d.Tokens[c].Norm == "two" || r.d.Tokens[c].Norm == "both"
		}
		if !both {
			return false
		}
		a, self = text.Agreement{}, text.Both
	}
	if v.SubjectRole == "" {
		v.Subject, v.SubjectRole, v.Self = a, role, self
	}
	return true
}

// places adds a place and what it lies in: "in Sarmada, Syria", "in Syria's Idlib province".
func (r *eventReader) places(v *text.Event, role schema.Role, i int) {
	ok := func(x int) bool {
		if x < 0 {
			return false
		}
		m := &r.d.Mentions[x]
		if m.Type != schema.Place && m.Type != schema.Facility && !(role != schema.At && m.Type == schema.Organization) {
			return false
		}
		if !slices.Contains(v.Roles[role], x) {
			v.Roles[role] = append(v.Roles[role], x)
		}
		return true
	}
	x := r.mention(i)
	ok(x)
	for c := range r.t.children(i) {
		switch r.d.Tokens[c].Dep {
		case "appos", "nmod:poss", "dep", "compound", "nmod":
			if y, found := r.head[c]; found && r.d.Mentions[y].Type == schema.Place {
				ok(y)
			}
		}
	}
	if x >= 0 {
		m := &r.d.Mentions[x]
		if to := m.To; to+1 < len(r.d.Tokens) && r.d.Tokens[to].Tag == "," && r.name[to+1] != 0 {
			y := int(r.name[to+1]) - 1
			if r.d.Mentions[y].Type == schema.Place && r.d.Mentions[y].From == to+1 && role != "" {
				ok(y)
			}
		}
	}
}

// mention returns what the noun phrase headed by i refers to: its own mention,
// or the name that makes part of it ("al-Qaida operatives").
func (r *eventReader) mention(i int) int {
	if x, ok := r.head[i]; ok {
		m := &r.d.Mentions[x]
		if m.Kind == schema.ByDescription && m.Type == schema.Person && m.Number == text.Plural && m.Role == "fighter" {
			for _, o := range m.Of {
				if r.d.Mentions[o].Type == schema.MilitaryUnit {
					return o // "ISIL fighters": the unit
				}
			}
		}
		return x
	}
	if x := r.name[i]; x != 0 {
		return int(x) - 1
	}
	toks := r.d.Tokens
	switch toks[i].Tag {
	case "NN", "NNS", "NNP", "NNPS", "CD", "JJ", "DT":
	default:
		return -1
	}
	for c := range r.t.children(i) {
		switch toks[c].Dep {
		case "compound", "amod", "nmod:poss", "dep":
			if c < i && r.name[c] != 0 {
				return int(r.name[c]) - 1
			}
		}
	}
	for c := range r.t.children(i) {
		if toks[c].Dep == "nmod" && c > i {
			switch r.t.preposition(c) {
			case "of":
				if x := r.mention(c); x >= 0 {
					return x
				}
			case "in", "at", "from":
				continue
			}
		}
	}
	return -1
}

// country returns the country that an adjective of noun i names.
func (r *eventReader) country(i int) string {
	word := func(k int) string { return r.d.Tokens[k].Norm }
	for c := range r.t.children(i) {
		if c < i && (r.d.Tokens[c].Dep == "amod" || r.d.Tokens[c].Dep == "compound") && r.d.Tokens[c].Cap {
			if ds, n := r.l.names.Demonyms(word, c, c+1); n == 1 {
				return ds[0].ID
			}
		}
	}
	return ""
}

// verb fills the roles of a verb.
func (r *eventReader) verb(v *text.Event, tr *trigger, i int) {
	toks := r.d.Tokens
	sub, passive := r.t.subject(i)
	own := r.t.child(i, "auxpass") >= 0 || toks[i].Tag == "VBN" && toks[i].Dep == "acl" && r.t.child(i, "dobj") < 0
	v.Passive = own
	if own || passive && toks[i].Tag == "VBN" {
		if sub >= 0 {
			r.give(v, tr.roles["obj"], sub)
		}
	} else if sub >= 0 {
		obj := r.t.child(i, "dobj")
		role := tr.roles["subj"]
		if obj < 0 && tr.needs != nil && tr.needs[toks[sub].Stem] {
			role = tr.roles["obj"] // "the mission ended"
		}
		if e := r.told(sub); e >= 0 && role == schema.Agent {
			r.follow(v, e)
		} else {
			r.give(v, role, sub)
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
	r.placeBehind(v, tr, i)
	// The object of a light verb carries more: "launched an attack on X".
	if o := r.t.child(i, "dobj"); o >= 0 {
		r.inner(v, tr, o)
		if tr.needs != nil && tr.needs[toks[o].Stem] && len(r.l.triggers["N"+toks[o].Stem]) > 0 {
			v.Light = o // settled when the event is kept
			if tr.typ == "attack" || tr.typ == "meet" || tr.typ == "aid" {
				v.From, v.To = o, o+1 // the noun is the trigger
				if c := r.t.child(o, "compound"); c == o-1 && r.name[c] == 0 {
					v.From = c
				}
			}
		}
	}
}

// arguments fills the roles that objects and prepositions of token i play.
func (r *eventReader) arguments(v *text.Event, tr *trigger, i int, passive bool) {
	toks := r.d.Tokens
	for c := range r.t.children(i) {
		switch toks[c].Dep {
		case "dobj":
			r.give(v, tr.roles["obj"], c)
		case "nmod", "dep":
			p := r.t.preposition(c)
			if p == "" || c < i && toks[c].Dep == "dep" {
				r.beyondTime(v, tr, c)
				continue
			}
			role := tr.roles[p]
			if p == "by" && passive {
				role = tr.roles["subj"]
			}
			r.give(v, role, c)
		case "nmod:tmod":
			r.beyondTime(v, tr, c)
		case "advcl", "xcomp":
			// "fired missiles from X, striking Y"
			if toks[c].Tag == "VBG" && c > i {
				if o := r.t.child(c, "dobj"); o >= 0 && sameType(r.l, toks[c].Stem, v.Type) {
					r.give(v, tr.roles["at"], o)
					r.done[c] = true
				}
			}
		}
	}
}

// beyondTime reads the places that the tree hangs on a time: "this week in X".
func (r *eventReader) beyondTime(v *text.Event, tr *trigger, c int) {
	switch r.d.Tokens[c].Stem {
	case "week", "month", "year", "today", "yesterday", "hour", "day", "morning", "night", "evening", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday":
		r.inner(v, tr, c)
	}
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
		if r.d.Tokens[c].Dep != "nmod" || c < o {
			continue
		}
		switch p := r.t.preposition(c); p {
		case "in", "at", "near", "from", "to", "into", "against", "on", "with", "inside", "outside", "between", "for", "toward", "towards":
			if role := tr.roles[p]; len(v.Roles[role]) == 0 || role == schema.At {
				r.give(v, role, c)
			}
		}
	}
}

// noun fills the roles of a noun.
func (r *eventReader) noun(v *text.Event, tr *trigger, i int) {
	toks := r.d.Tokens
	subj := tr.roles["by"]
	if subj == "" {
		subj = schema.Agent
	}
	for c := range r.t.children(i) {
		switch toks[c].Dep {
		case "nmod:poss":
			r.give(v, tr.roles["poss"], c)
		case "compound", "amod":
			if c > i {
				continue
			}
			if c == i-1 && r.name[c] == 0 && compoundTrigger[toks[c].Norm] {
				v.From = c
			}
			if x := r.name[c]; x != 0 {
				m := &r.d.Mentions[x-1]
				role := subj
				if tr.roles["of"] == schema.Target && (tr.typ == "arrest" || tr.typ == "kill" || tr.typ == "appoint") {
					role = schema.Target
				}
				if m.Type == schema.Place && m.Kind == schema.ByName && toks[c].Dep == "compound" && m.Known != "" && !r.isCountry(m.Known) {
					role = schema.At
				}
				r.give(v, role, c)
			} else if ds, n := r.l.names.Demonyms(func(k int) string { return toks[k].Norm }, c, c+1); n == 1 && toks[c].Cap && v.Country == "" {
				v.Country, v.CountryRole = ds[0].ID, subj
			}
		case "nmod":
			if c > i {
				r.give(v, tr.roles[r.t.preposition(c)], c)
			}
		case "acl":
			// "the attack carried out by X"
			if toks[c].Tag == "VBN" && r.t.child(c, "dobj") >= 0 {
				r.inner(v, tr, r.t.child(c, "dobj"))
			} else if toks[c].Tag == "VBN" {
				for g := range r.t.children(c) {
					if toks[g].Dep == "nmod" && r.t.preposition(g) == "by" {
						r.give(v, subj, g)
					}
				}
			}
		}
	}
	r.nextTo(v, tr, i)
	defer r.placeBehind(v, tr, i)
	h := toks[i].Head
	if h >= 0 && toks[i].Dep == "nmod" && toks[h].Stem == "part" && toks[h].Head >= 0 && toks[toks[h].Head].Stem == "take" {
		r.takesPart(v, toks[h].Head, subj)
		return
	}
	if h < 0 || !r.t.isVerb(h) {
		// "the performance of X in the fight for Y"
		if h >= 0 && toks[i].Dep == "nmod" && len(v.Roles[subj]) == 0 && toks[h].Tag[0] == 'N' && toks[h].Tag != "NNP" {
			for c := range r.t.children(h) {
				if toks[c].Dep == "nmod" && r.t.preposition(c) == "of" && c < i || toks[c].Dep == "nmod:poss" {
					if x := r.mention(c); x >= 0 && r.d.Mentions[x].Type != schema.Place {
						r.give(v, subj, c)
					}
				}
			}
		}
		return
	}
	switch toks[i].Dep {
	case "nmod":
		if toks[h].Stem == "take" && r.t.child(h, "dobj") >= 0 && toks[r.t.child(h, "dobj")].Stem == "part" {
			r.takesPart(v, h, subj)
			return
		}
		// "supports X with air strikes"
		if p := r.t.preposition(i); (p == "with" || p == "through" || p == "by") && len(v.Roles[subj]) == 0 && v.Country == "" {
			if sub, passive := r.t.subject(h); sub >= 0 && !passive {
				r.give(v, subj, sub)
			}
		}
	case "dobj", "nsubjpass":
		if lightVerbs[toks[h].Stem] {
			v.Light = h
			if sub, _ := r.t.subject(h); sub >= 0 && sub != i && len(v.Roles[subj]) == 0 {
				r.give(v, subj, sub)
			}
			r.lightArguments(v, tr, h)
		}
	case "nsubj":
		// "A strike hit X", "the airstrikes killed Y": the verb's object is the target.
		if sameType(r.l, toks[h].Stem, tr.typ) || toks[h].Stem == "target" || toks[h].Stem == "destroy" || toks[h].Stem == "engage" {
			if o := r.t.child(h, "dobj"); o >= 0 {
				r.give(v, tr.roles["on"], o)
			}
			r.done[h] = true
			r.lightArguments(v, tr, h)
			v.Light = h
		} else if toks[h].Stem == "take" || toks[h].Stem == "occur" || toks[h].Stem == "happen" || toks[h].Stem == "begin" || toks[h].Stem == "end" || toks[h].Stem == "deliver" {
			r.lightArguments(v, tr, h)
			v.Light = h
			if o := r.t.child(h, "dobj"); o >= 0 {
				r.inner(v, tr, o)
			}
		}
	}
}

// nobody reports whether noun k is none: "no one", "nobody", "no soldier".
func (r *eventReader) nobody(k int) bool {
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

// startsAt returns the mention that begins at token k, in the sentence of token
// i, or the name that its description leads to.
func (r *eventReader) startsAt(k, i int) int {
	for x := range r.d.Mentions {
		m := &r.d.Mentions[x]
		if m.From > k {
			break
		}
		if (m.From == k || m.From == k-1 && r.d.Tokens[m.From].Tag == "DT") && r.d.Tokens[k].Sent == r.d.Tokens[i].Sent && m.Kind != schema.ByPronoun {
			return x
		}
	}
	return -1
}

// placeBehind reads the places that stand behind the trigger, no verb or mark
// between them: the tree often hangs them on the wrong noun.
func (r *eventReader) placeBehind(v *text.Event, tr *trigger, i int) {
	toks := r.d.Tokens
	s := r.d.SentenceOf(i)
	for k := i + 1; k+1 < s.To && k < i+14; k++ {
		t := &toks[k]
		if t.Kind != text.Word && t.Kind != text.Number || r.t.isVerb(k) || t.Tag == "MD" || t.Tag == "WDT" || t.Tag == "WP" {
			return
		}
		role := tr.roles[t.Norm]
		switch role {
		case schema.At, schema.Destination, schema.Origin:
		default:
			continue
		}
		if t.Tag != "IN" && t.Tag != "TO" || len(v.Roles[role]) > 0 {
			continue
		}
		for j := k + 1; j < s.To && j < k+4; j++ {
			if x := r.name[j]; x != 0 {
				if m := &r.d.Mentions[x-1]; m.Type == schema.Place || m.Type == schema.Facility {
					r.places(v, role, m.Head)
				}
				break
			}
		}
	}
}

// takesPart reads who takes part in the event, or no part.
func (r *eventReader) takesPart(v *text.Event, take int, role schema.Role) {
	if sub, _ := r.t.subject(take); sub >= 0 {
		r.give(v, role, sub)
	}
	v.Light = take
	if part := r.t.child(take, "dobj"); part >= 0 {
		if c := r.t.child(part, "neg", "det"); c >= 0 && r.d.Tokens[c].Norm == "no" {
			v.Polarity = schema.Negative
		}
	}
	r.governedBy(v, take)
}

// governedBy lets a verb that the trigger depends on say that it did not happen.
func (r *eventReader) governedBy(v *text.Event, verb int) {
	for c := range r.t.children(verb) {
		if t := &r.d.Tokens[c]; t.Dep == "neg" || t.Norm == "never" {
			v.Polarity = schema.Negative
		}
	}
}

// nextTo reads the name that a preposition ties to the noun right before it,
// whatever the tree makes of it.
func (r *eventReader) nextTo(v *text.Event, tr *trigger, i int) {
	toks := r.d.Tokens
	if i+2 >= len(toks) {
		return
	}
	k := i + 2
	if toks[k].Tag == "DT" && k+1 < len(toks) {
		k++
	}
	role := tr.roles[toks[i+1].Norm]
	if role == "" || r.name[k] == 0 || toks[i+1].Tag != "IN" && toks[i+1].Tag != "TO" {
		return
	}
	m := &r.d.Mentions[r.name[k]-1]
	if m.From > k || len(v.Roles[role]) > 0 || toks[m.From].Sent != toks[i].Sent {
		return
	}
	r.give(v, role, m.Head)
}

// lightArguments reads the prepositions that hang on a light verb.
func (r *eventReader) lightArguments(v *text.Event, tr *trigger, h int) {
	for c := range r.t.children(h) {
		if r.d.Tokens[c].Dep == "nmod" {
			switch p := r.t.preposition(c); p {
			case "in", "at", "near", "against", "on", "with", "to", "from", "inside", "outside":
				if role := tr.roles[p]; role != schema.Agent {
					r.give(v, role, c)
				}
			case "by":
				if r.t.child(h, "auxpass") >= 0 {
					r.give(v, tr.roles["by"], c)
				}
			}
		}
	}
}

// compoundTrigger holds the words that make one trigger with the noun after them.
var compoundTrigger = map[string]bool{"air": true, "missile": true, "drone": true, "rocket": true, "suicide": true, "car": true, "peace": true}

// lightVerbs carry a noun that tells the event.
var lightVerbs = map[string]bool{"conduct": true, "carry": true, "launch": true, "stage": true, "hold": true, "make": true, "have": true, "pay": true, "mount": true, "wage": true, "perform": true, "begin": true, "start": true, "end": true, "announce": true, "order": true, "lead": true, "continue": true, "complete": true, "condemn": false, "reach": true, "sign": true, "execute": true, "commit": true, "undertake": true, "plan": true, "suspend": true, "halt": true, "provide": true, "receive": false, "deliver": true, "deny": true, "impose": true, "claim": true}

// isCountry reports whether an identifier is that of a country.
func (r *eventReader) isCountry(id string) bool {
	k := r.l.names.ByID(id)
	return k != nil && k.Kind == "country"
}

// reality sets polarity and modality: what negates the trigger, what governs it.
func (r *eventReader) reality(v *text.Event, i int) {
	toks := r.d.Tokens
	at := i
	strength := func(m schema.Modality) {
		if v.Modality == schema.Asserted {
			v.Modality = m
		}
	}
	for step := 0; step < 5 && at >= 0; step++ {
		for c := range r.t.children(at) {
			t := &toks[c]
			switch t.Dep {
			case "neg":
				v.Polarity = schema.Negative
			case "aux":
				r.governor(v, "M"+t.Norm)
				if strings.HasPrefix(t.Norm, "'ll") {
					strength(schema.Planned)
				}
			case "amod", "advmod":
				r.governor(v, "A"+t.Norm)
				if t.Norm == "never" {
					v.Polarity = schema.Negative
				}
			case "det":
				if t.Norm == "no" && step == 0 {
					v.Polarity = schema.Negative
				}
			case "mark":
				switch t.Norm {
				case "if", "unless", "whether":
					strength(schema.Possible)
				case "without":
					if step == 0 {
						v.Polarity = schema.Negative
					}
				}
			case "case":
				if t.Norm == "without" && step == 0 {
					v.Polarity = schema.Negative
				}
			case "cc":
				if t.Norm == "nor" {
					v.Polarity = schema.Negative
				}
			}
		}
		h := toks[at].Head
		if h < 0 {
			return
		}
		dep := toks[at].Dep
		up := &toks[h]
		switch {
		case up.Tag == "" || up.Tag[0] != 'V' && up.Tag[0] != 'N' && up.Tag[0] != 'J':
			return
		case dep == "xcomp" || dep == "ccomp" || (dep == "dobj" || dep == "nmod") && at == i && up.Tag[0] == 'V' && r.governs(up.Stem):
			if dep == "nmod" && up.Stem != "call" && up.Stem != "plan" && up.Stem != "threaten" {
				return
			}
			g := r.l.governors["V"+up.Stem]
			if dep == "ccomp" && (g == "planned" || g == "demanded" && toks[at].Tag != "VB" && toks[at].Tag != "VBP") {
				g = "" // "told X that it had left", "hopes that it will leave": its own verb says so
			}
			if p := r.t.child(h, "compound:prt"); p >= 0 && r.l.governors["V"+up.Stem+" "+toks[p].Norm] != "" {
				g = r.l.governors["V"+up.Stem+" "+toks[p].Norm] // "ruled out sending"
				r.governor(v, "V"+up.Stem+" "+toks[p].Norm)
				strength(schema.Planned)
			} else if g != "" {
				r.governor(v, "V"+up.Stem)
			}
			if up.Tag[0] == 'J' && dep == "xcomp" {
				strength(schema.Planned)
			}
			if dep == "ccomp" && g != "negative" {
				return
			}
			at = h
		case dep == "acl" && toks[at].Tag == "VB":
			strength(schema.Planned)
			r.governor(v, "N"+up.Stem)
			return
		case dep == "advcl" && toks[at].Tag == "VB":
			if m := r.t.child(at, "mark"); m >= 0 && toks[m].Norm == "to" {
				strength(schema.Planned)
			}
			return
		case dep == "nmod" && up.Tag[0] == 'N' && at == i:
			// "a plan for withdrawal", "threat of attack", "call for a ceasefire"
			if p := r.t.preposition(at); p == "for" || p == "of" || p == "to" {
				r.governor(v, "N"+up.Stem)
			}
			return
		case dep == "conj" && up.Tag[0] == 'V' && toks[at].Tag == up.Tag:
			// What governs the first of two verbs governs both.
			if up.Tag != "VB" {
				return
			}
			at = h
		case (dep == "dobj" || dep == "nsubjpass") && lightVerbs[up.Stem]:
			at = h
		case dep == "nsubj" && v.Light == h:
			at = h
		default:
			return
		}
	}
}

// governs reports whether a verb says how real its object is.
func (r *eventReader) governs(stem string) bool { return r.l.governors["V"+stem] != "" }

// governor applies what a governing word says.
func (r *eventReader) governor(v *text.Event, key string) {
	switch m := r.l.governors[key]; m {
	case "", "asserted":
	case "negative":
		v.Polarity = schema.Negative
	default:
		if v.Modality == schema.Asserted {
			v.Modality = schema.Modality(m)
		}
	}
}

// date links the event to the day that its own clause names.
func (r *eventReader) date(v *text.Event, i int) {
	at := i
	if v.Light > 0 {
		at = v.Light
	}
	if k := dateOf(r.d, at, i); k >= 0 || v.Date < 0 {
		v.Date = k
	}
}

// dateOf returns the date whose nearest verb or event noun is one of tokens a
// and b, or -1.
func dateOf(d *text.Doc, a, b int) int {
	s := d.SentenceOf(a)
	best := -1
	for k := range d.Dates {
		t := &d.Dates[k]
		if t.From < s.From || t.From >= s.To || t.Deadline || t.Since {
			continue
		}
		for at, step := t.From, 0; at >= 0 && step < 8; at, step = d.Tokens[at].Head, step+1 {
			if at == a || at == b {
				if best < 0 {
					best = k
				}
				break
			}
			if tag := d.Tokens[at].Tag; at >= t.To && tag != "" && tag[0] == 'V' {
				break
			}
			if at < t.From && d.Tokens[at].Tag != "" && d.Tokens[at].Tag[0] == 'V' {
				break
			}
		}
	}
	return best
}

// within finds the statement that tells the event, the innermost.
func (r *eventReader) within(v *text.Event, i int) {
	at := r.d.Tokens[i]
	size := 0
	for k := range r.d.Statements {
		s := &r.d.Statements[k]
		in := s.Content.Start <= at.Start && at.End <= s.Content.End && !s.Content.IsZero()
		for _, c := range s.Continued {
			in = in || c.Start <= at.Start && at.End <= c.End
		}
		if n := s.Content.End - s.Content.Start; in && (size == 0 || n < size) {
			v.Statement, size = k, n
		}
	}
	if v.Statement < 0 {
		return
	}
	s := &r.d.Statements[v.Statement]
	// Directly governed by the cue: the act says how real it is.
	h := r.d.Tokens[i].Head
	direct := h >= 0 && (h == s.CueFrom || r.d.Tokens[h].Head == s.CueFrom && lightVerbs[r.d.Tokens[h].Stem])
	if !direct {
		return
	}
	switch s.Act {
	case schema.Deny, schema.Reject:
		v.Polarity = schema.Negative
	case schema.Demand:
		if v.Modality == schema.Asserted {
			v.Modality = schema.Demanded
		}
	case schema.Promise, schema.Threaten:
		if v.Modality == schema.Asserted {
			v.Modality = schema.Planned
		}
	}
}
