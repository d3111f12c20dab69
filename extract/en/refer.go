package en

import (
	"strings"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// refers leaves a pronoun, those who serve whom one stands for ("its fighters", "our
// forces"), or "the two sides", to package extract to resolve.
func (r *eventReader) refers(v *text.Event, role schema.Role, k int) bool {
	t := &r.d.Tokens[k]
	var a text.Agreement
	var self text.Self
	ok := false
	if r.name[k] == 0 && t.Text != "US" { // "US" is no pronoun
		a, self, ok = pronoun(t.Norm)
	}
	if !ok && serving[t.Stem] {
		if w := r.t.whose(k); w >= 0 {
			return r.bodyBefore(v, role, w)
		}
		a, self, ok = r.master(k)
	}
	if !ok && (r.both(k) || sided[v.Type] && r.theSides(k)) {
		a, self, ok = text.Agreement{}, text.Both, true
		if sides[t.Stem] {
			a.Gender = text.Neuter // bodies, no people
		}
	}
	if !ok {
		return false
	}
	if v.SubjectRole == "" {
		v.Subject, v.SubjectRole, v.Self = a, role, self
	}
	return true
}

// pronoun returns what a pronoun, or a possessive, demands of whom it stands for, and how
// who speaks leads there.
func pronoun(w string) (a text.Agreement, self text.Self, ok bool) {
	a = text.Agreement{Want: true, Number: text.Singular}
	switch w {
	case "he", "him", "his":
		a.Gender, a.Person = text.Masculine, true
	case "she", "her":
		a.Gender, a.Person = text.Feminine, true
	case "they", "them", "their":
		a.Number = text.Plural
	case "it", "its":
		a.Gender = text.Neuter
	case "we", "us", "our":
		return text.Agreement{}, text.Body, true
	case "i", "me", "my":
		return text.Agreement{Number: text.Singular, Person: true}, text.Teller, true
	default:
		return text.Agreement{}, text.NotSelf, false
	}
	return a, text.Teller, true
}

// master returns what the possessive before noun k, which is one for those who serve a
// body, demands of that body: "its fighters", "their planes". Those of one person are of
// a body that he does not tell.
func (r *eventReader) master(k int) (a text.Agreement, self text.Self, ok bool) {
	p := r.t.child(k, "nmod:poss")
	if p < 0 || p > k {
		return a, self, false
	}
	switch r.d.Tokens[p].Norm {
	case "its", "their", "our":
		return pronoun(r.d.Tokens[p].Norm)
	}
	return a, self, false
}

// bodyBefore gives a role to the body named right before "whose", at token w: "the
// group, whose members shot two men". It reports whether one is.
func (r *eventReader) bodyBefore(v *text.Event, role schema.Role, w int) bool {
	k := w - 1
	if k > 0 && r.d.Tokens[k].Tag == "," {
		k--
	}
	if k < r.d.SentenceOf(w).From {
		return false
	}
	x, ok := r.head[k]
	if !ok {
		x = int(r.name[k]) - 1
	}
	if x < 0 || r.d.Mentions[x].Type == schema.Person || r.d.Mentions[x].Type == schema.Facility {
		return false
	}
	v.Roles[role] = append(v.Roles[role], x)
	return true
}

// both reports whether noun k is one for the two told of together before: "the two",
// "both sides", "the two leaders".
func (r *eventReader) both(k int) bool {
	switch t := &r.d.Tokens[k]; t.Stem {
	case "two":
		return k > 0 && r.d.Tokens[k-1].Norm == "the"
	case "both":
		return k+1 < len(r.d.Tokens) && r.d.Tokens[k+1].Norm != "of"
	case "man", "woman", "leader", "minister", "president", "rival", "ally":
	default:
		if !sides[t.Stem] {
			return false
		}
	}
	the, two := r.d.Tokens[k].Stem == "side", false
	for c := range r.t.children(k) {
		w := r.d.Tokens[c].Norm
		the = the || w == "the" || w == "both" || w == "these"
		two = two || w == "two" || w == "both"
	}
	return the && two
}

// subject finds the subject of verb or predicate i as the tree does, and what it stands
// for.
func (r *eventReader) subject(i int) (subject int, passive bool) {
	if up := r.goesOnFrom(i); up >= 0 {
		i = up
	}
	if k := r.beforeAside(i); k >= 0 {
		return k, r.t.child(i, "auxpass") >= 0
	}
	if k := r.forWhom(i); k >= 0 {
		return k, false
	}
	s, passive := r.t.subject(i)
	if s < 0 {
		return r.begins(i), passive
	}
	if k := r.whoBefore(i, s); k >= 0 {
		return k, passive
	}
	if k := r.pastTime(i, s); k >= 0 {
		return k, passive
	}
	if n := r.thingBefore(i, s); n >= 0 {
		return n, passive
	}
	if k := r.whoElse(i, s); k >= 0 {
		return k, passive
	}
	return r.t.amongst(s), passive
}

// whoBefore returns whom the "who" of the relative clause of verb i means where the tree has it mean a
// place s, -1 for none: "fighters in the X district of Y, who were attacking".
func (r *eventReader) whoBefore(i, s int) int {
	toks := r.d.Tokens
	x := int(r.name[s]) - 1
	if toks[i].Dep != "acl:relcl" || x < 0 || r.d.Mentions[x].Type != schema.Place && r.d.Mentions[x].Type != schema.Facility {
		return -1
	}
	if c := r.t.child(i, "nsubj", "nsubjpass"); c < 0 || toks[c].Norm != "who" {
		return -1
	}
	for k := r.d.Mentions[x].From - 1; k > r.d.SentenceOf(i).From; k-- {
		y := int(r.name[k]) - 1
		switch {
		case r.people(k), y >= 0 && (r.d.Mentions[y].Type == schema.Person || r.d.Mentions[y].Type == schema.MilitaryUnit):
			return k
		case toks[k].Tag == "IN", toks[k].Tag == ",", y >= 0, toks[k].Tag == "DT", toks[k].Tag == "JJ", toks[k].Tag == "NN":
		default:
			return -1
		}
	}
	return -1
}

// pastTime returns the subject of verb i right before it where the tree takes a time for the subject s
// as well, -1 for none: "the last time X withdrew".
func (r *eventReader) pastTime(i, s int) int {
	toks := r.d.Tokens
	if !timeNouns[toks[s].Stem] || s >= i {
		return -1
	}
	for c := range r.t.children(i) {
		if (toks[c].Dep == "nsubj" || toks[c].Dep == "nsubjpass") && c > s && c < i {
			return c
		}
	}
	return -1
}

// beforeAside returns the subject of participle i whose auxiliary stands before what is said
// between commas: "The army had, earlier on Monday, killed two"; -1 for none.
func (r *eventReader) beforeAside(i int) int {
	toks := r.d.Tokens
	from := r.d.SentenceOf(i).From
	if i-4 < from || toks[i-1].Tag != "," || toks[i].Tag != "VBN" && toks[i].Tag != "VBD" && toks[i].Tag != "VB" {
		return -1
	}
	const reach = 9
	for k := i - 2; k > from+1 && k > i-reach; k-- {
		if toks[k].Tag == "," {
			switch a := &toks[k-1]; {
			case a.Norm == "had", a.Norm == "has", a.Norm == "have", a.Tag == "MD":
				if toks[k-2].Tag[0] == 'N' || toks[k-2].Tag == "PRP" {
					return k - 2
				}
			}
			return -1
		}
		if r.t.isVerb(k) || toks[k].Kind != text.Word && toks[k].Kind != text.Number {
			return -1
		}
	}
	return -1
}

// forWhom returns who does what infinitive i tells that something is too late, hard or time
// for: "it is time for X to leave"; -1 where nobody is told.
func (r *eventReader) forWhom(i int) int {
	h := r.d.Tokens[i].Head
	if h < 0 || r.d.Tokens[i].Dep != "xcomp" || r.d.Tokens[h].Tag != "JJ" || r.d.Tokens[i].Tag != "VB" {
		return -1
	}
	for c := range r.t.children(h) {
		if r.d.Tokens[c].Dep == "nmod" && c > h && c < i && r.t.preposition(c) == "for" {
			return c
		}
	}
	return -1
}

// whoElse returns the noun for people that the "who" of verb i's clause stands for where the
// tree has it stand for a place, s: "fighters in X, who attacked"; -1 for none.
func (r *eventReader) whoElse(i, s int) int {
	toks := r.d.Tokens
	x := int(r.name[s]) - 1
	w := r.t.child(i, "nsubj", "nsubjpass")
	if x < 0 || r.d.Mentions[x].Type != schema.Place || w < 0 || toks[w].Norm != "who" {
		return -1
	}
	for k := r.d.Mentions[x].From - 1; k >= r.d.SentenceOf(i).From; k-- {
		if y, ok := r.head[k]; ok && (r.d.Mentions[y].Type == schema.MilitaryUnit || r.d.Mentions[y].Type == schema.Person) || toks[k].Tag[0] == 'N' && r.human(k) {
			return k
		}
		if r.t.isVerb(k) && toks[k].Tag != "VBN" {
			return -1
		}
	}
	return -1
}

// goesOnFrom returns the verb of the clause that participle i goes on from, where the tree
// hangs it on who tells of that, or on the place where it was: "planes struck the camp, the
// ministry said, killing ten", "shelled a clinic in the governorate killing two". -1 for none.
func (r *eventReader) goesOnFrom(i int) int {
	toks := r.d.Tokens
	h := toks[i].Head
	if toks[i].Tag != "VBG" || h < 0 || h > i {
		return -1
	}
	switch toks[i].Dep {
	case "xcomp", "advcl":
		if c := r.t.child(h, "ccomp"); r.cue[h] && toks[i-1].Tag == "," && c >= 0 && c < h && r.t.isVerb(c) {
			return c
		}
	case "acl":
		x := r.mention(h)
		if x < 0 || r.d.Mentions[x].Type != schema.Place || toks[h].Dep != "nmod" || h != i-1 {
			return -1
		}
		const most = 4
		for n := 0; n < most && h >= 0 && toks[h].Tag[0] == 'N'; n++ {
			h = toks[h].Head
		}
		if h >= 0 && r.t.isVerb(h) {
			return h
		}
	}
	return -1
}

// begins returns the name with which the sentence begins and right behind which verb i
// stands, where the tree gives that no subject; -1 for none.
func (r *eventReader) begins(i int) int {
	toks := r.d.Tokens
	s := r.d.SentenceOf(i)
	switch toks[i].Tag {
	case "VBD", "VBZ", "VBP", "VBN":
	default:
		return -1
	}
	of := i // behind "last month unanimously"
	for of > s.From && (strings.HasPrefix(toks[of-1].Tag, "RB") || toks[of-1].Dep == "nmod:tmod" || r.l.calendar[toks[of-1].Norm] && r.name[of-1] == 0 || toks[of-1].Norm == "last" || toks[of-1].Norm == "this" || toks[of-1].Norm == "on") {
		of--
	}
	if of == s.From || s.Heading || r.name[of-1] == 0 || r.t.child(i, "auxpass") >= 0 || toks[i].Dep == "acl" || toks[i].Dep == "amod" {
		return -1
	}
	if m := &r.d.Mentions[r.name[of-1]-1]; m.To != of || m.From > s.From+1 || m.From == s.From+1 && toks[s.From].Tag != "DT" || m.Type == schema.Facility || m.Type == schema.NamedEvent {
		return -1
	}
	return of - 1
}

// thingBefore returns the name right before the "which" of verb i, where the tree has it
// speak of a person, or of what is nobody: "the head of the union, which is in talks", "an
// offer from X, which left the pact"; -1 where it does not.
func (r *eventReader) thingBefore(i, subject int) int {
	toks := r.d.Tokens
	for n := 0; toks[i].Dep == "conj" && toks[i].Head >= 0 && r.t.isVerb(toks[i].Head) && n < 3; n++ {
		i = toks[i].Head
	}
	if toks[i].Dep != "acl:relcl" {
		return -1
	}
	for c := range r.t.children(i) {
		n := c - 2
		if toks[c].Norm != "which" || n <= subject || toks[c-1].Tag != "," || toks[n].Tag == "" || toks[n].Tag[0] != 'N' {
			continue
		}
		if x := r.mention(subject); x >= 0 && r.d.Mentions[x].Type != schema.Person {
			return -1
		}
		if y := r.mention(n); y >= 0 && r.d.Mentions[y].Kind == schema.ByName && r.d.Mentions[y].Type != schema.Person {
			return n
		}
	}
	return -1
}

// sides holds nouns for bodies of which two are told of together.
var sides = map[string]bool{
	"army": true, "company": true, "country": true, "delegation": true, "firm": true, "government": true, "group": true, "movement": true, "nation": true,
	"neighbour": true, "neighbor": true, "party": true, "side": true, "state": true, "team": true, "union": true,
}

// sided holds types of events that have two sides.
var sided = map[string]bool{"agree": true, "meet": true, "negotiate": true}

// theSides reports whether noun k means the bodies told of together before, without a
// number: "the companies", "the delegations".
func (r *eventReader) theSides(k int) bool {
	t := &r.d.Tokens[k]
	if t.Tag != "NNS" || t.Stem != "company" && t.Stem != "delegation" && t.Stem != "firm" && t.Stem != "side" || k == 0 || r.d.Tokens[k-1].Norm != "the" {
		return false
	}
	return r.t.child(k, "nmod", "acl", "conj") < 0
}

// besides returns who is joined to the person whose title noun i heads, where the tree
// hangs them on his name: "Secretary of State Ada Brandt and her aide Omar Haddad met".
func (r *eventReader) besides(i int) []int {
	x, ok := r.head[i]
	if !ok || r.d.Mentions[x].Kind != schema.ByDescription || r.d.Mentions[x].Type != schema.Person {
		return nil
	}
	for c := range r.t.children(i) {
		if y := int(r.name[c]) - 1; r.d.Tokens[c].Dep == "nmod" && y >= 0 && r.d.Mentions[y].Type == schema.Person && r.d.Mentions[y].From == r.d.Mentions[x].To {
			return r.t.conjuncts(nil, c)[1:]
		}
	}
	return nil
}

// fusedWith returns the name that "and" joins to the one that ends at token i, where the tree
// makes one of the two: "Japan and South Korea"; -1 for none.
func (r *eventReader) fusedWith(i int) int {
	x := int(r.name[i]) - 1
	if x < 0 {
		return -1
	}
	k := r.d.Mentions[x].From - 1
	if k < 1 || r.d.Tokens[k].Norm != "and" || r.name[k-1] == 0 || r.d.Tokens[k-1].Head != i || r.d.Tokens[k-1].Dep != "compound" {
		return -1
	}
	return k - 1
}

// serving holds nouns for what acts for the body whose it is.
var serving = map[string]bool{
	"aircraft": true, "drone": true, "fighter": true, "force": true, "gunman": true, "jet": true, "man": true, "member": true, "militant": true,
	"peacekeeper": true, "plane": true, "soldier": true, "staff": true, "troop": true, "troops": true, "unit": true, "vessel": true, "warplane": true, "warship": true,
}
