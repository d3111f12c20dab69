package en

import (
	"slices"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// tests are the conditions that events.tsv names after "@".
var tests = map[string]bool{
	"assault": true, "bargain": true, "body": true, "caller": true, "captive": true, "crowd": true, "crowded": true, "encounter": true, "falls": true, "fatal": true,
	"force": true, "freed": true, "gathering": true, "given": true, "harmed": true, "homeward": true, "host": true, "labour": true,
	"leaders": true, "lent": true, "leaver": true, "literal": true, "made": true, "mover": true, "nominee": true, "office": true, "parley": true, "person": true,
	"place": true, "plural": true, "polled": true, "post": true, "shooting": true, "tour": true, "traveller": true, "unit": true, "violent": true,
	"war": true, "conquer": true, "departure": true, "audience": true, "replaced": true,
}

// holds reports whether the named condition of a trigger holds for event v at token i.
func (r *eventReader) holds(v *text.Event, tr *trigger, i int, class string) bool {
	acts := len(v.Roles[schema.Agent]) > 0 || v.SubjectRole == schema.Agent
	spot := func(m *text.Mention) bool { return m.Type == schema.Place || m.Type == schema.Facility }
	fighter := func(m *text.Mention) bool { return m.Type == schema.MilitaryUnit || m.Role == "fighter" }
	body := func(m *text.Mention) bool {
		return m.Type == schema.MilitaryUnit || m.Kind == schema.ByName && (m.Type == schema.Organization || m.Type == schema.Place)
	}
	switch tr.test {
	case "war":
		return r.warlike(v, i)
	case "literal":
		return r.literal(v, i, class)
	case "violent":
		return r.near(i, 1, war, violence)
	case "assault":
		return r.whole(v, i) && r.near(i, 1, war, violence, death) && (v.Passive || !r.near(i, 1, race))
	case "fatal":
		return r.whole(v, i) && r.near(i, 1, death)
	case "shooting":
		return len(v.Roles[schema.Target])+len(v.Roles[schema.At]) > 0
	case "harmed":
		return r.near(i, 1, war, violence) && (v.Passive || r.numbered(i))
	case "unit":
		return (r.any(v, schema.Agent, fighter) || class == "V" && r.subjectIs(i, "soldier", "troops", "troop", "force", "unit", "contingent", "mission", "military", "staff", "personnel", "peacekeeper", "diplomat", "adviser", "advisor", "mercenary", "battalion", "national")) &&
			(class == "N" || len(v.Roles[schema.Origin]) > 0 || r.t.child(i, "dobj") < 0 || r.objectIs(i, "country", "city", "town", "village", "region", "area", "base", "camp", "territory"))
	case "conquer":
		return r.any(v, schema.Agent, fighter) && (r.any(v, schema.Target, spot) || r.objectIs(i, "village", "city", "town", "area"))
	case "host":
		return r.host(v)
	case "audience":
		return r.host(v) && r.received(v, i)
	case "replaced": // "replaced the minister with X"
		return acts && (r.any(v, schema.Target, isPerson) || r.any(v, schema.Instrument, isPerson))
	case "caller": // "called on the president", and on nobody to do anything
		return r.host(v) && r.t.child(i, "xcomp", "ccomp", "dobj") < 0
	case "parley": // "discussed trade with his counterpart", "A and B discussed trade"
		return acts && (len(v.Roles[schema.Counterpart]) > 0 || len(v.Roles[schema.Agent]) > 1)
	case "polled":
		return r.near(i, 1, race)
	case "person":
		if r.objectIs(i, "base", "city", "district", "stronghold", "town", "village") {
			return false // "captured the X stronghold of Y"
		}
		return r.whole(v, i) && !r.subjectIs(i, "camera", "footage", "image", "photograph", "picture", "video")
	case "freed":
		return (r.any(v, schema.Target, isPerson) || v.SubjectRole == schema.Target && v.Subject.Person) && !r.ofThing(i)
	case "office":
		return acts && r.any(v, schema.Target, isPerson)
	case "post":
		return (r.any(v, schema.Target, isPerson) || v.SubjectRole == schema.Target && v.Subject.Person) && r.post(i)
	case "place":
		if r.objectIs(i, "place", "part") || (r.any(v, schema.Agent, isPerson) || v.SubjectRole == schema.Agent && v.Subject.Person) && !r.any(v, schema.Agent, fighter) && !r.near(i, 0, war, violence) {
			return false // "takes place"; a state is captured by a candidate
		}
		o := r.t.child(i, "dobj")
		whose := o >= 0 && r.name[o] == 0 && r.t.child(o, "nmod:poss") >= 0 // "secured China's help"
		return !whose && r.any(v, schema.Target, spot) || r.objectIs(i, "city", "town", "village", "area", "territory", "neighborhood", "neighbourhood", "district", "ground", "land", "base", "airport", "position", "mile", "kilometer", "percent", "stronghold", "region")
	case "falls": // "the town fell to the rebels"
		return r.any(v, schema.Agent, fighter) && (r.any(v, schema.Target, spot) || r.subjectIs(i, "village", "city", "town", "base", "airport")) && r.t.child(i, "dobj") < 0
	case "traveller":
		return (r.any(v, schema.Agent, isPerson) || v.SubjectRole == schema.Agent && v.Subject.Person) && r.any(v, schema.Target, spot)
	case "departure": // "left for X", and nothing that he left
		return r.t.child(i, "dobj") < 0 && r.any(v, schema.Agent, isPerson) && r.any(v, schema.Target, spot)
	case "tour":
		for c := range r.t.children(i) {
			if t := &r.d.Tokens[c]; t.Dep == "compound" && (t.Norm == "combat" || t.Norm == "victory" || t.Norm == "duty" || t.Norm == "bus") {
				return false
			}
		}
		return r.any(v, schema.Agent, isPerson) && r.any(v, schema.Target, spot)
	case "mover":
		return (acts || class == "N") && (len(v.Roles[schema.Destination]) > 0 || len(v.Roles[schema.Origin]) > 0)
	case "homeward":
		return r.any(v, schema.Destination, spot) || r.any(v, schema.Agent, fighter)
	case "leaver":
		return r.any(v, schema.Origin, func(m *text.Mention) bool { return m.Kind == schema.ByName && m.Type != schema.Person })
	case "force":
		return r.any(v, schema.Target, func(m *text.Mention) bool { return m.Type == schema.MilitaryUnit }) && r.any(v, schema.Agent, body)
	case "lent":
		return r.any(v, schema.Agent, func(m *text.Mention) bool { return m.Type == schema.MilitaryUnit || isPlace(m) })
	case "given":
		return (r.any(v, schema.Agent, body) || r.any(v, schema.Target, body)) && (class != "N" || r.t.preposition(i) != "without")
	case "body":
		return r.any(v, schema.Target, func(m *text.Mention) bool {
			return m.Kind == schema.ByName && (m.Type == schema.Organization || m.Type == schema.MilitaryUnit || m.Type == schema.Facility)
		})
	case "made":
		return len(v.Roles[schema.Target]) > 0
	case "crowd":
		return r.objectIs(i, "protester", "demonstrator", "people", "crowd", "resident", "student", "worker") || len(v.Roles[schema.Agent]) == 0 && len(v.Roles[schema.At]) > 0
	case "crowded":
		return !r.any(v, schema.Agent, isPerson) && !(v.SubjectRole == schema.Agent && v.Subject.Person) && !r.near(i, 0, race)
	case "gathering":
		return r.t.child(i, "dobj", "ccomp") < 0 && (i+1 >= len(r.d.Tokens) || r.d.Tokens[i+1].Norm != "that")
	case "labour":
		return !r.near(i, 0, war) && r.labour(i)
	case "leaders":
		return r.subjectIs(i, "minister", "leader", "envoy", "diplomat", "official", "president", "negotiator", "ambassador", "lawmaker", "side", "chief")
	case "encounter":
		if r.t.child(i, "auxpass") >= 0 && !r.any(v, schema.Counterpart, isPerson) && v.SubjectRole != schema.Counterpart {
			return false // "the plan was met with scorn"
		}
		o := r.t.child(i, "dobj", "nsubjpass")
		return o < 0 || !r.l.scenes[r.d.Tokens[o].Stem][aim]
	case "bargain":
		return r.bargain(v, i, class)
	case "captive":
		return r.held(v, i)
	case "nominee":
		return r.nominee(v, i)
	case "plural":
		return r.d.Tokens[i].Tag == "NNS" || r.d.Tokens[i].Tag == "NNPS"
	}
	return false
}

// received reports whether "see" tells of people who met: at a place, or on a plan, and
// not of what one saw another do or takes him for.
func (r *eventReader) received(v *text.Event, i int) bool {
	toks := r.d.Tokens
	o := r.t.child(i, "dobj")
	if o < 0 || !r.person(o) && toks[o].Tag != "PRP" || r.t.child(i, "xcomp", "ccomp") >= 0 || !r.any(v, schema.Agent, func(m *text.Mention) bool { return m.Kind == schema.ByName }) && v.SubjectRole != schema.Agent {
		return false
	}
	for c := range r.t.children(i) {
		if toks[c].Dep == "nmod" && r.t.preposition(c) == "as" {
			return false
		}
	}
	will := false // "will see the premier", "was able to see him"
	for c := range r.t.children(i) {
		will = will || toks[c].Dep == "aux" && toks[c].Norm == "will"
	}
	h := toks[i].Head
	return len(v.Roles[schema.At]) > 0 || will || toks[i].Dep == "xcomp" && h >= 0 && (toks[h].Norm == "able" || toks[h].Norm == "due" || toks[h].Stem == "allow" || toks[h].Stem == "refuse")
}

// host reports whether both sides of a meeting are persons.
func (r *eventReader) host(v *text.Event) bool {
	who := func(role schema.Role) bool {
		return r.any(v, role, isPerson) || v.SubjectRole == role && v.Subject.Person
	}
	return who(schema.Agent) && who(schema.Counterpart)
}

// whole reports whether the target of v is a person or unit, or the object of verb i
// a noun for one.
func (r *eventReader) whole(v *text.Event, i int) bool {
	return (r.any(v, schema.Target, func(m *text.Mention) bool { return m.Type == schema.Person || m.Type == schema.MilitaryUnit }) ||
		v.SubjectRole == schema.Target && v.Subject.Person || r.personObject(i)) && !r.any(v, schema.Target, isPlace)
}

// numbered reports whether the subject of verb i is a number of people.
func (r *eventReader) numbered(i int) bool {
	s, _ := r.t.subject(i)
	return s >= 0 && (r.d.Tokens[s].Tag == "CD" || r.t.child(s, "nummod") >= 0)
}

// ofThing reports whether noun i has an "of" with something that is nobody: "his
// release of the papers".
func (r *eventReader) ofThing(i int) bool {
	for c := range r.t.children(i) {
		if r.d.Tokens[c].Dep == "nmod" && c > i && r.t.preposition(c) == "of" {
			x := r.mention(c)
			return x < 0 || r.d.Mentions[x].Type != schema.Person && r.d.Mentions[x].Type != schema.MilitaryUnit
		}
	}
	return false
}

// labour reports whether those who work are about in the sentence of token i.
func (r *eventReader) labour(i int) bool {
	s := r.d.SentenceOf(i)
	return slices.ContainsFunc(r.d.Tokens[s.From:s.To], func(t text.Token) bool {
		switch t.Stem {
		case "union", "worker", "unite", "staff", "employee", "walkout", "pay", "wage", "teacher", "nurse", "driver", "doctor", "lecturer", "pilot":
			return true
		}
		return false
	})
}
