package en

import (
	"fmt"
	"slices"
	"strings"

	"github.com/khabar-kg/khabar/extract/tenure"
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// A tie is a lasting relation that a word tells (relations.tsv): which of the
// word's arguments is its subject, and which its object.
type tie struct {
	typ               string
	subject, object   string // subj, obj, self, poss or a preposition
	subjects, objects []schema.EntityType
}

// The classes of relations.tsv.
const (
	verbTie    = "V"
	nounTie    = "N"
	endingTie  = "E"
	roleTie    = "R"
	betweenTie = "A"
	hangingTie = "P"
)

// maxBetween is how many words may stand between the two mentions of a tie.
const maxBetween = 6

func (l *Language) addTie(m map[string]string) error {
	subject, object, ok := strings.Cut(m["frame"], ">")
	if !ok {
		return fmt.Errorf("frame %q is not subject>object", m["frame"])
	}
	types := func(s string) (out []schema.EntityType) {
		for f := range strings.FieldsSeq(s) {
			out = append(out, schema.EntityType(f))
		}
		return out
	}
	k := m["class"] + m["form"]
	l.ties[k] = append(l.ties[k], tie{m["type"], subject, object, types(m["subjects"]), types(m["objects"])})
	return nil
}

// Relations fills d.Relations from the words that tell lasting ties: verbs and
// nouns with their arguments, adjectives such as "U.S.-led", titles of persons,
// words between two mentions, names of places in a row, and battles.
func (l *Language) Relations(d *text.Doc) {
	d.Relations = d.Relations[:0]
	r := &relationReader{l: l, d: d, t: newTree(d)}
	for i := range d.Tokens {
		if d.Tokens[i].Kind == text.Word && !d.SentenceOf(i).Skip {
			r.word(i)
		}
	}
	r.titles()
	r.between()
	r.places()
	r.battles()
}

type relationReader struct {
	l *Language
	d *text.Doc
	t *tree
}

// add draws the tie between two mentions of one sentence, if both are of its
// types and neither is a pronoun.
func (r *relationReader) add(k *tie, subject, object int, rule string, score float64) {
	if subject < 0 || object < 0 || subject == object {
		return
	}
	a, b := &r.d.Mentions[subject], &r.d.Mentions[object]
	if !slices.Contains(k.subjects, a.Type) || !slices.Contains(k.objects, b.Type) || r.d.Tokens[a.From].Sent != r.d.Tokens[b.From].Sent {
		return
	}
	r.put(k.typ, subject, object, r.d.Span(min(a.From, b.From), max(a.To, b.To)), rule, score)
}

// put records a relation once.
func (r *relationReader) put(typ string, subject, object int, evidence schema.Span, rule string, score float64) {
	if r.d.Mentions[subject].Kind == schema.ByPronoun || r.d.Mentions[object].Kind == schema.ByPronoun {
		return
	}
	if slices.ContainsFunc(r.d.Relations, func(x text.Relation) bool {
		return x.Type == typ && x.Subject == subject && x.Object == object
	}) {
		return
	}
	r.d.Relations = append(r.d.Relations, text.Relation{Type: typ, Subject: subject, Object: object, Evidence: evidence, Rule: "en/" + rule, Score: score})
}

// word reads the relations that token i tells.
func (r *relationReader) word(i int) {
	t := &r.d.Tokens[i]
	if t.Tag == "" {
		return
	}
	class := ""
	switch t.Tag[0] {
	case 'V':
		class = verbTie
	case 'N':
		class = nounTie
	}
	if ties := r.l.ties[class+t.Stem]; class != "" && len(ties) > 0 && !r.unreal(i) {
		var slots map[string][]int
		if class == verbTie {
			slots = r.verb(i)
		} else {
			slots = r.noun(i)
		}
		for k := range ties {
			if ties[k].typ == leads && (class == nounTie && r.second(i, i+1) || class == verbTie && r.inRace(i)) {
				continue
			}
			for _, x := range slots[ties[k].subject] {
				for _, y := range slots[ties[k].object] {
					if ties[k].typ == leads && class == nounTie && r.partLed(i, x) {
						continue
					}
					r.add(&ties[k], x, y, class+"-"+t.Stem, 0.75)
				}
			}
		}
	}
	if at := strings.LastIndexByte(t.Norm, '-'); at > 0 {
		r.ending(i, t.Norm[:at], t.Norm[at:])
	}
}

// unreal reports whether what token i tells is denied or merely thought of.
func (r *relationReader) unreal(i int) bool {
	for c := range r.t.children(i) {
		switch k := &r.d.Tokens[c]; {
		case k.Dep == "neg", k.Dep == "aux" && k.Tag == "MD" && k.Norm != "will" && k.Norm != "'ll", k.Dep == "mark" && k.Norm == "if":
			return true
		}
	}
	return false
}

// verb returns what fills the places of a verb: subj, obj and its prepositions.
func (r *relationReader) verb(i int) map[string][]int {
	slots := map[string][]int{}
	r.prepositions(i, slots)
	subject, passive := r.t.subject(i)
	switch {
	case passive || r.d.Tokens[i].Tag == "VBN" && r.t.child(i, "dobj") < 0 && r.t.child(i, "aux") < 0:
		r.fill(slots, "obj", subject)
		slots["subj"] = slots["by"]
	default:
		r.fill(slots, "subj", subject)
		r.fill(slots, "obj", r.t.child(i, "dobj"))
	}
	if t := &r.d.Tokens[i]; len(slots["subj"]) == 0 && t.Dep == "acl" && t.Tag == "VB" { // "the coalition to defeat ISIL"
		r.fill(slots, "subj", t.Head)
	}
	if len(slots["obj"]) == 0 && r.t.child(i, "dobj") < 0 { // "to degrade and defeat ISIL": the object of the last
		for c := range r.t.children(i) {
			if r.d.Tokens[c].Dep == "conj" && r.t.isVerb(c) {
				r.fill(slots, "obj", r.t.child(c, "dobj"))
			}
		}
	}
	return slots
}

// noun returns what fills the places of a noun: self is of whom it is said, or who
// does it; poss whose it is; and its prepositions.
func (r *relationReader) noun(i int) map[string][]int {
	slots := map[string][]int{}
	r.prepositions(i, slots)
	r.fill(slots, "poss", r.t.child(i, "nmod:poss"))
	r.fill(slots, "poss", r.t.child(i, "compound"))
	t := &r.d.Tokens[i]
	switch {
	case r.t.child(i, "nsubj") >= 0:
		r.fill(slots, "self", r.t.child(i, "nsubj"))
	case t.Dep == "appos":
		r.fill(slots, "self", t.Head)
	case t.Dep == "dobj" && t.Head >= 0: // "conducted strikes against"
		if s, passive := r.t.subject(t.Head); !passive && !r.unreal(t.Head) {
			r.fill(slots, "doer", s)
			r.prepositions(t.Head, slots)
		}
	case t.Dep == "nmod" && t.Head >= 0: // "serves as a member of", "steadfast in its support of"
		s, _ := r.t.subject(t.Head)
		switch r.t.preposition(i) {
		case "as":
			r.fill(slots, "self", s)
		case "in":
			r.fill(slots, "doer", s)
		}
	}
	if c := r.t.child(i, "appos"); c >= 0 { // "the leader of the group, X"
		r.fill(slots, "self", c)
	}
	return slots
}

// prepositions fills the places that prepositions of token i open.
func (r *relationReader) prepositions(i int, slots map[string][]int) {
	for c := range r.t.children(i) {
		if r.d.Tokens[c].Dep == "nmod" {
			if p := r.t.preposition(c); p != "" {
				r.fill(slots, p, c)
			}
		}
	}
}

// fill adds the mention that token i heads or stands in, and those joined to it.
func (r *relationReader) fill(slots map[string][]int, slot string, i int) {
	if i < 0 {
		return
	}
	for _, c := range r.t.conjuncts(nil, i) {
		if x := mentionAt(r.d, c); x >= 0 && !slices.Contains(slots[slot], x) {
			slots[slot] = append(slots[slot], x)
		}
	}
}

// ending reads "U.S.-led", "Beirut-based" before a body: the tie is with the
// nearest mention of that name.
func (r *relationReader) ending(i int, name, ending string) {
	ties := r.l.ties[endingTie+ending]
	if len(ties) == 0 {
		return
	}
	head := mentionAt(r.d, i)
	if head < 0 && r.d.Tokens[i].Head >= 0 {
		head = mentionAt(r.d, r.d.Tokens[i].Head)
	}
	other := r.named(i, name)
	if head < 0 || other < 0 || other == head {
		return
	}
	for k := range ties {
		if slices.Contains(ties[k].subjects, r.d.Mentions[head].Type) && slices.Contains(ties[k].objects, r.d.Mentions[other].Type) {
			at := r.d.Tokens[i]
			from, to := min(r.d.Mentions[head].Span.Start, at.Start), max(r.d.Mentions[head].Span.End, at.End)
			r.put(ties[k].typ, head, other, schema.SpanOf(r.d.Text, from, to), "E"+ending, 0.8)
		}
	}
}

// named finds the mention nearest to token i that has the name, or another name of
// what it is known as.
func (r *relationReader) named(i int, name string) int {
	id := ""
	word := func(int) string { return name }
	if hit := r.l.names.Find(word, 0, 1); hit.Len == 1 {
		id = hit.Entry.ID
	}
	best, far := -1, 0
	for x := range r.d.Mentions {
		m := &r.d.Mentions[x]
		if m.Kind != schema.ByName || (id == "" || m.Known != id) && lower(m.Span.Text) != name {
			continue
		}
		if away := max(m.From-i, i-m.To); best < 0 || away < far {
			best, far = x, away
		}
	}
	return best
}

// titles reads what the title of a named person says of the body that it serves:
// "the commander of X, Y", "ISIS fighter Y".
func (r *relationReader) titles() {
	for _, k := range r.d.Links {
		a, b := k.A, k.B
		if r.d.Mentions[a].Kind == schema.ByName {
			a, b = b, a
		}
		m, p := &r.d.Mentions[a], &r.d.Mentions[b]
		if m.Kind != schema.ByDescription || p.Kind != schema.ByName || p.Type != schema.Person || r.l.tenure.Has(r.d, m.From, m.To, tenure.Former) {
			continue
		}
		ties := r.l.ties[roleTie+m.Role]
		for i := range ties {
			if ties[i].typ == leads && r.second(m.From, m.To) {
				continue
			}
			for _, o := range m.Of {
				if ties[i].typ == leads && r.partLed(m.Head, o) {
					continue
				}
				if ties[i].subject == "self" {
					r.add(&ties[i], b, o, "R-"+m.Role, 0.7)
				} else {
					r.add(&ties[i], o, b, "R-"+m.Role, 0.7)
				}
			}
		}
	}
}

// leads is the tie of a body with who leads it.
const leads = "led_by"

// second reports whether a word from token i to j, or one of those right before i that go with
// it, says that somebody stands in for who leads: "deputy director", "vice president".
func (r *relationReader) second(i, j int) bool {
	toks := r.d.Tokens
	for i > 0 && toks[i-1].Sent == toks[i].Sent && (strings.HasPrefix(toks[i-1].Tag, "NN") || toks[i-1].Tag == "JJ") {
		i--
	}
	for k := i; k < j; k++ {
		if w := toks[k].Norm; seconds[w] || w == "vice" || strings.HasPrefix(w, "vice-") || strings.HasPrefix(w, "deputy-") {
			return true
		}
	}
	return false
}

// between reads the words that stand between two neighbouring mentions.
func (r *relationReader) between() {
	ms := r.d.Mentions
	for x := range ms {
		for y := x + 1; y < len(ms) && ms[y].From-ms[x].To <= maxBetween; y++ {
			if ms[y].From <= ms[x].To || r.d.Tokens[ms[y].From].Sent != r.d.Tokens[ms[x].From].Sent {
				continue
			}
			var words []string
			for i := ms[x].To; i < ms[y].From; i++ {
				words = append(words, r.d.Tokens[i].Norm)
			}
			if last := len(words) - 1; last > 0 && r.d.Tokens[ms[y].From-1].Tag == "DT" {
				words = words[:last]
			}
			form := strings.Join(words, " ")
			ties := r.l.ties[betweenTie+form]
			h := r.d.Tokens[ms[y].Head].Head
			hangs := h >= ms[x].From && h < ms[x].To || ms[x].From > 0 && r.d.Tokens[ms[x].From-1].Norm == "against" // who is fought is hit where it is
			if hangs {
				ties = append(slices.Clip(ties), r.l.ties[hangingTie+form]...)
			}
			for k := range ties {
				for _, c := range r.t.conjuncts(nil, ms[y].Head) {
					r.add(&ties[k], x, mentionAt(r.d, c), "between-"+strings.Trim(form, ", "), 0.7)
				}
			}
		}
	}
}

// places ties neighbouring names of places: "Sarmada, Syria".
func (r *relationReader) places() {
	ms := r.d.Mentions
	for x := range ms {
		m := &ms[x]
		if m.Kind != schema.ByName || m.Type != schema.Place && m.Type != schema.Facility || m.To+1 >= len(r.d.Tokens) {
			continue
		}
		if r.d.Tokens[m.To].Tag != "," {
			continue
		}
		for y := x + 1; y < len(ms) && ms[y].From <= m.To+1; y++ {
			o := &ms[y]
			if o.From == m.To+1 && o.Type == schema.Place && o.Kind == schema.ByName && r.wider(m, o) {
				r.put("part_of", x, y, r.d.Span(m.From, o.To), "place-comma", 0.75)
			}
		}
	}
}

// wider reports whether the place o may hold the place m: a country, state or
// region what is none, a city what no list holds. Of two in a list ("Iraq, Syria and
// Turkey") neither holds the other.
func (r *relationReader) wider(m, o *text.Mention) bool {
	k, j := r.l.names.ByID(o.Known), r.l.names.ByID(m.Known)
	switch {
	case k == nil:
		return false
	case k.Kind == "country" || k.Kind == "state" || k.Kind == "region":
		return j == nil || j.Kind != "country" && j.Kind != k.Kind
	}
	next := ""
	if o.To < len(r.d.Tokens) {
		next = r.d.Tokens[o.To].Norm
	}
	if next == "," { // "in Karrada, Baghdad, on Monday", not "in Karrada, Baghdad, Mosul and Basra"
		after := mentionAt(r.d, min(o.To+1, len(r.d.Tokens)-1))
		if after >= 0 && r.d.Mentions[after].Type == schema.Place {
			return false
		}
	}
	return j == nil && k.Kind == "city" && next != "and" && next != "or"
}

// battles makes a lasting tie of what armed bodies do to each other.
func (r *relationReader) battles() {
	k := tie{typ: "fights", subjects: []schema.EntityType{schema.MilitaryUnit, schema.Organization, schema.Place}, objects: []schema.EntityType{schema.MilitaryUnit, schema.Organization}}
	for i := range r.d.Events {
		v := &r.d.Events[i]
		if v.Type != "attack" || v.Polarity != schema.Positive || v.Modality != schema.Asserted {
			continue
		}
		for _, a := range v.Roles[schema.Agent] {
			for _, role := range []schema.Role{schema.Target, schema.Counterpart} {
				for _, b := range v.Roles[role] {
					if t := r.d.Mentions[b].Type; t == schema.MilitaryUnit || role == schema.Counterpart {
						r.add(&k, a, b, "battle", 0.7)
					}
				}
			}
		}
	}
}
