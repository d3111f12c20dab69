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
	acts := len(v.Roles[schema.Agent]) > 0 || v.SubjectRole == schema.Agent
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
		return acts && any(schema.Target, func(m *text.Mention) bool { return m.Type == schema.Person })
	case "place":
		if r.objectIs(i, "place", "part") {
			return false // "takes place"
		}
		return any(schema.Target, func(m *text.Mention) bool { return m.Type == schema.Place || m.Type == schema.Facility }) || r.objectIs(i, "city", "town", "village", "area", "territory", "neighborhood", "neighbourhood", "district", "ground", "land", "base", "airport", "position", "mile", "kilometer", "percent", "stronghold", "region")
	case "traveller":
		return (any(schema.Agent, func(m *text.Mention) bool { return m.Type == schema.Person }) || v.SubjectRole == schema.Agent && v.Subject.Person) && any(schema.Target, func(m *text.Mention) bool { return m.Type == schema.Place || m.Type == schema.Facility })
	case "mover":
		return acts && (len(v.Roles[schema.Destination]) > 0 || len(v.Roles[schema.Origin]) > 0)
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
	if class == "V" && r.t.child(i, "dobj") < 0 && r.t.child(i, "auxpass") < 0 {
		// What stands right behind, whatever the tree makes of it: "fire tear gas".
		for k := i + 1; k < len(toks) && k <= i+4 && toks[k].Sent == toks[i].Sent; k++ {
			if tr.needs[toks[k].Stem] {
				return true
			}
			switch toks[k].Tag {
			case "DT", "JJ", "CD", "NN", "NNS", "PRP$", "VB":
				continue
			}
			break
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
