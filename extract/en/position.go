package en

import (
	"slices"
	"strings"

	"github.com/khabar-kg/khabar/extract/tenure"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// Positions fills d.Positions from titles before names, appositions and
// predicates: whatever links a name with the description of an office.
func (l *Language) Positions(d *text.Doc) {
	d.Positions = d.Positions[:0]
	for _, k := range d.Links {
		a, b := k.A, k.B
		if d.Mentions[a].Kind == schema.ByName {
			a, b = b, a
		}
		if d.Mentions[a].Kind != schema.ByDescription || d.Mentions[b].Kind != schema.ByName || d.Mentions[b].Type != schema.Person {
			continue
		}
		l.position(d, a, b, k.Rule)
	}
	// "X is the minister of Y", "X became president".
	t := newTree(d)
	for x := range d.Mentions {
		m := &d.Mentions[x]
		if m.Kind != schema.ByDescription || m.Type != schema.Person {
			continue
		}
		sub := l.officeHolder(d, t, m)
		if sub < 0 {
			continue
		}
		if y := mentionAt(d, sub); y >= 0 && d.Mentions[y].Kind == schema.ByName && d.Mentions[y].Type == schema.Person {
			l.position(d, x, y, "en/predicate")
		}
	}
	l.called(d)
	tenure.Find(d, l.tenure)
}

// officeHolder returns the head of the subject of whom the clause says that he holds, got or
// left the office of description m, or -1: "X is the minister", "X was appointed ambassador",
// "X, who served as minister", "X stepped down as chairman".
func (l *Language) officeHolder(d *text.Doc, t *tree, m *text.Mention) int {
	tok := &d.Tokens[m.Head]
	if t.child(m.Head, "cop") >= 0 && t.child(m.Head, "neg") < 0 {
		return antecedent(d, m.Head, t.child(m.Head, "nsubj"))
	}
	if tok.Head < 0 {
		return -1
	}
	of := tok.Head
	if up := d.Tokens[of].Head; up >= 0 && d.Tokens[of].Dep == "dobj" && strings.HasPrefix(d.Tokens[of].Tag, "NN") {
		of = up // "replaced X as head": the parser may tie it to X
	}
	verb := d.Tokens[of].Stem
	if t.child(of, "neg") >= 0 {
		return -1
	}
	switch {
	case verb == "become" || verb == "remain":
		return antecedent(d, of, t.child(of, "nsubj"))
	case l.tenure.Has(d, of, of+1, tenure.Appoint) && (tok.Dep == "xcomp" || tok.Dep == "dobj"):
		return antecedent(d, of, t.child(of, "nsubjpass")) // "was appointed ambassador to X"
	case tok.Dep != "nmod" || m.From == 0 || d.Tokens[m.From-1].Norm != "as":
		return -1
	case holdsAs[verb]:
		return antecedent(d, of, t.child(of, "nsubj"))
	case madeAs[verb]:
		if sub := t.child(of, "nsubjpass"); sub >= 0 {
			return antecedent(d, of, sub)
		}
		return t.child(of, "dobj")
	}
	return -1
}

// antecedent returns the noun that the relative clause of the verb or predicate at token
// head tells of, where its subject sub is "who", and else sub.
func antecedent(d *text.Doc, head, sub int) int {
	if sub >= 0 && (d.Tokens[sub].Norm == "who" || d.Tokens[sub].Norm == "that") {
		return d.Tokens[head].Head
	}
	return sub
}

// holdsAs holds the verbs whose subject has the office behind "as", or had it.
var holdsAs = map[string]bool{"serve": true, "work": true, "act": true, "resign": true, "retire": true, "quit": true, "step": true, "replace": true, "succeed": true, "return": true, "continue": true}

// madeAs holds the verbs whose object has the office behind "as".
var madeAs = map[string]bool{"appoint": true, "name": true, "nominate": true, "elect": true, "swear": true, "install": true, "inaugurate": true, "reappoint": true, "confirm": true, "remove": true, "dismiss": true}

// called adds the offices that descriptions tell of whom they mean elsewhere in the
// text, "the party's chairwoman said": package extract resolves them.
func (l *Language) called(d *text.Doc) {
	linked := map[int]bool{}
	for _, k := range d.Links {
		linked[k.A], linked[k.B] = true, true
	}
	for x := range d.Mentions {
		m := &d.Mentions[x]
		if m.Kind == schema.ByDescription && m.Type == schema.Person && m.Definite && !linked[x] && len(m.Of) > 0 {
			l.position(d, x, x, "en/called")
		}
	}
}

// position adds the office that description a gives to person b.
func (l *Language) position(d *text.Doc, a, b int, rule string) {
	m := &d.Mentions[a]
	t, ok := l.title(d.Tokens[m.Head].Norm)
	if !ok {
		t = l.titles[d.Tokens[m.Head].Stem]
	}
	if !t.position && !(t.within && l.ofBody(d, m)) || m.Number == text.Plural {
		return
	}
	from, to := m.From, m.To
	for from < m.Head {
		w := d.Tokens[from].Norm
		if d.Tokens[from].Tag == "DT" || d.Tokens[from].Tag == "PRP$" || slices.Contains(l.tenure[w], tenure.Former) {
			from++
			continue
		}
		break
	}
	if from > d.SentenceOf(from).From && seconds[d.Tokens[from-1].Norm] && d.Tokens[from-1].Cap == d.Tokens[from].Cap {
		from-- // "Deputy | Attorney General"
	}
	for k := range d.Positions {
		p := &d.Positions[k]
		if p.Person == b && p.Title.Start == d.Tokens[from].Start {
			return
		}
	}
	d.Positions = append(d.Positions, text.Position{Person: b, Title: d.Span(from, to), Of: m.Of, Country: m.Country, Rule: rule, Score: 0.85})
}

// ofBody reports whether a description says what body somebody is of: "a senior fire
// service official".
func (l *Language) ofBody(d *text.Doc, m *text.Mention) bool {
	for _, x := range m.Of {
		if t := d.Mentions[x].Type; t == schema.Organization || t == schema.MilitaryUnit {
			return true
		}
	}
	for k := m.From; k < m.To; k++ {
		if h, ok := l.heads[d.Tokens[k].Norm]; ok && (h.typ == schema.Organization || h.typ == schema.MilitaryUnit) {
			return true
		}
	}
	return false
}
