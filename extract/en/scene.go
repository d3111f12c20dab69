package en

import (
	"slices"
	"strings"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// Kinds of scenes, as lexicon/scenes.tsv calls them.
const (
	war      = "war"
	violence = "violence"
	death    = "death"
	race     = "race"
	aim      = "aim"
)

// near reports whether a word of one of the scenes, other than token i itself,
// stands in i's sentence or at most so many sentences before or after it.
func (l *Language) near(d *text.Doc, i, sentences int, scenes ...string) bool {
	at := d.Tokens[i].Sent
	for s := max(0, at-sentences); s <= at+sentences && s < len(d.Sentences); s++ {
		for k := d.Sentences[s].From; k < d.Sentences[s].To; k++ {
			if k == i {
				continue
			}
			of := l.scenes[d.Tokens[k].Stem]
			if of == nil {
				of = l.scenes[d.Tokens[k].Norm] // "armed", a participle
			}
			if of != nil && slices.ContainsFunc(scenes, func(scene string) bool { return of[scene] }) {
				return true
			}
		}
	}
	return false
}

func (r *eventReader) near(i, sentences int, scenes ...string) bool {
	return r.l.near(r.d, i, sentences, scenes...)
}

// warlike reports whether a word that is warlike or not ("strike", "hit",
// "target") is meant so: weapons, units or places are about.
func (r *eventReader) warlike(v *text.Event, i int) bool {
	if r.forces(v) {
		return true
	}
	if r.d.Tokens[i].Stem == "strike" && r.any(v, schema.Target, isPlace) && (r.any(v, schema.Agent, isPlace) || v.SubjectRole == schema.Agent) {
		return true // "Israel has struck Iran"
	}
	s := r.d.SentenceOf(i)
	for k := max(s.From, i-12); k < min(s.To, i+13); k++ {
		if k != i && r.l.scenes[r.d.Tokens[k].Stem][war] {
			return true
		}
	}
	return false
}

// forces reports whether an armed body takes part in v, or a building is its target.
func (r *eventReader) forces(v *text.Event) bool {
	for _, role := range []schema.Role{schema.Agent, schema.Target, schema.Counterpart} {
		for _, x := range v.Roles[role] {
			m := &r.d.Mentions[x]
			if m.Type == schema.MilitaryUnit || m.Role == "fighter" || role == schema.Target && m.Type == schema.Facility {
				return true
			}
		}
	}
	return false
}

// literal reports whether an attack or a fight is one of arms or fists, not of
// words: politicians attack their rivals, and fight for what they stand for.
func (r *eventReader) literal(v *text.Event, i int, class string) bool {
	person := r.any(v, schema.Agent, isPerson) || v.SubjectRole == schema.Agent && v.Subject.Person
	switch {
	case r.forces(v), r.near(i, 0, war, violence):
		return true
	case r.d.Tokens[i].Norm == "fighting" && r.t.child(i, "dobj", "nmod", "xcomp", "advcl") < 0:
		return !r.near(i, 1, race) // "urged both sides to stop fighting", for nothing and against nobody
	case r.d.Tokens[i].Stem == "storm" && class == "V":
		return r.t.child(i, "dobj", "nsubjpass") >= 0 // "protesters stormed the palace"
	case person:
		return false
	case class == "V" && r.grounds(i):
		return true // "attacked a village"
	case v.SubjectRole == schema.Agent && r.any(v, schema.Target, isPlace):
		return true // "said it had attacked Riyadh"
	case class == "N" && len(v.Roles[schema.Agent]) > 0 && r.d.Tokens[i].Dep == "dobj" && r.d.Tokens[i].Head >= 0 && r.d.Tokens[r.d.Tokens[i].Head].Stem == "blame":
		return true // "blamed the attack on X"
	case class == "N" && len(v.Roles[schema.At]) > 0:
		return true // "the attacks in X"
	case r.any(v, schema.Agent, isPlace) && (r.any(v, schema.Target, isPlace) || r.any(v, schema.Counterpart, isPlace)):
		return true
	}
	return r.near(i, 1, war, violence)
}

// grounds reports whether what verb i is done to is a place by its noun, which nobody attacks
// with words, and what it is called, if anything, stands behind.
func (r *eventReader) grounds(i int) bool {
	o := r.t.child(i, "dobj", "nsubjpass")
	return o >= 0 && assailed[r.d.Tokens[o].Stem]
}

// assailed holds nouns for places and for what stands or moves there.
var assailed = map[string]bool{
	"ambulance": true, "border": true, "bus": true, "camp": true, "church": true, "city": true, "clinic": true, "compound": true, "convoy": true, "crossing": true,
	"farm": true, "home": true, "hospital": true, "hotel": true, "house": true, "island": true, "mall": true, "market": true, "mosque": true, "neighborhood": true,
	"neighbourhood": true, "office": true, "palace": true, "pipeline": true, "plant": true, "prison": true, "refinery": true, "road": true, "school": true,
	"settlement": true, "ship": true, "shop": true, "shrine": true, "station": true, "suburb": true, "tanker": true, "temple": true, "town": true, "train": true,
	"vessel": true, "village": true,
}

func isPerson(m *text.Mention) bool { return m.Type == schema.Person }

func isPlace(m *text.Mention) bool { return m.Type == schema.Place }

// any reports whether one that plays the role is such.
func (r *eventReader) any(v *text.Event, role schema.Role, such func(*text.Mention) bool) bool {
	for _, x := range v.Roles[role] {
		if such(&r.d.Mentions[x]) {
			return true
		}
	}
	return false
}

// bargain reports whether "agree" tells of something settled with another rather
// than of an opinion that is shared, and "deal" of a contract rather than a measure.
func (r *eventReader) bargain(v *text.Event, i int, class string) bool {
	toks := r.d.Tokens
	if class == "N" {
		return i == 0 || toks[i-1].Norm != "good" && toks[i-1].Norm != "great" && toks[i-1].Norm != "big"
	}
	k := i + 1
	for k < len(toks) && strings.HasPrefix(toks[k].Tag, "RB") {
		k++
	}
	if k >= len(toks) {
		return true
	}
	present := toks[i].Tag == "VBZ" || toks[i].Tag == "VBP"
	switch next := &toks[k]; {
	case next.Tag == "TO":
		return true
	case r.t.child(i, "dobj") > i:
		return !present
	case next.Norm == "on" || next.Norm == "upon":
		return !present && r.t.child(i, "aux") < 0 || toks[i].Tag == "VBN"
	case next.Norm == "with" || next.Norm == "that":
		return !present && (len(v.Roles[schema.Agent]) > 1 || len(v.Roles[schema.Counterpart]) > 0 && r.any(v, schema.Agent, func(m *text.Mention) bool { return m.Type != schema.Person }))
	}
	return !present && (len(v.Roles[schema.Counterpart]) > 0 || r.t.child(i, "ccomp") < 0)
}

// post reports whether the words behind verb i name an office: "was named to the
// post", "chose her as its candidate", "made him minister".
func (r *eventReader) post(i int) bool {
	toks := r.d.Tokens
	if toks[i].Tag == "VBN" && toks[i].Dep == "acl" && i+1 < len(toks) && r.person(i+1) {
		return false // "a man named Sami Haddad"
	}
	s := r.d.SentenceOf(i)
	if o := r.t.child(i, "nsubjpass"); o >= 0 && posts[toks[o].Stem] {
		return true // "his successor was chosen"
	}
	for k := i + 1; k < s.To && k < i+12; k++ {
		t := &toks[k]
		if k > i+1 && (r.t.isVerb(k) || t.Kind == text.Punct && t.Tag != ",") {
			return false
		}
		if !strings.HasPrefix(t.Tag, "N") || r.name[k] != 0 {
			continue
		}
		led := false // "as its candidate", "to the post", "her deputy"
		for j := k - 1; j > i && j > k-5; j-- {
			led = led || toks[j].Norm == "as" || toks[j].Norm == "to" || toks[j].Norm == "for"
		}
		if !led && k > i+1 && toks[k-1].Tag != "PRP" && !r.person(k-1) && r.t.child(i, "auxpass", "nsubjpass") < 0 {
			continue
		}
		if title, ok := r.l.titles[t.Norm]; ok && title.position || posts[t.Stem] {
			return true
		}
	}
	return false
}

// person reports whether token k is part of a person's name.
func (r *eventReader) person(k int) bool {
	return r.name[k] != 0 && r.d.Mentions[r.name[k]-1].Type == schema.Person
}

// posts are nouns for an office.
var posts = map[string]bool{"post": true, "job": true, "office": true, "role": true, "seat": true, "position": true, "candidate": true, "successor": true, "portfolio": true}

// held reports whether the words around verb i tell of somebody who is kept in
// custody rather than of something that takes place.
func (r *eventReader) held(v *text.Event, i int) bool {
	if !v.Passive || !r.any(v, schema.Target, isPerson) && v.SubjectRole != schema.Target && !r.personObject(i) {
		return false
	}
	s := r.d.SentenceOf(i)
	for k := i + 1; k < s.To && k < i+10; k++ {
		switch r.d.Tokens[k].Stem {
		case "custody", "prison", "jail", "detention", "captive", "captivity", "suspicion", "cell", "charge", "incommunicado", "hostage", "warehouse", "cellar":
			return true
		}
	}
	return false
}

// nominee reports whether a nomination is that of a person: a race for "the
// nomination" is none yet.
func (r *eventReader) nominee(v *text.Event, i int) bool {
	if !r.any(v, schema.Target, isPerson) {
		return false
	}
	for c := range r.t.children(i) {
		if t := &r.d.Tokens[c]; c < i && (t.Dep == "amod" || t.Dep == "compound") && (t.Norm == "presidential" || t.Norm == "party" || t.Norm == "gop" || t.Norm == "republican" || t.Norm == "democratic") {
			return false
		}
	}
	return true
}
