package en

import (
	"slices"

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
		tok := &d.Tokens[m.Head]
		sub := -1
		if t.child(m.Head, "cop") >= 0 && t.child(m.Head, "neg") < 0 {
			sub = t.child(m.Head, "nsubj")
		} else if tok.Head >= 0 && (d.Tokens[tok.Head].Stem == "become" || d.Tokens[tok.Head].Stem == "remain") {
			sub = t.child(tok.Head, "nsubj")
		} else if tok.Head >= 0 && l.tenure.Has(d, tok.Head, tok.Head+1, tenure.Appoint) && (tok.Dep == "xcomp" || tok.Dep == "dobj") {
			// "was appointed ambassador to X"
			sub = t.child(tok.Head, "nsubjpass")
		} else if tok.Dep == "nmod" && t.preposition(m.Head) == "as" && tok.Head >= 0 {
			// "appointed X as minister", "X serves as minister"
			switch d.Tokens[tok.Head].Stem {
			case "serve", "work":
				sub = t.child(tok.Head, "nsubj")
			case "appoint", "name", "nominate", "elect":
				if sub = t.child(tok.Head, "nsubjpass"); sub < 0 {
					sub = t.child(tok.Head, "dobj")
				}
			}
		}
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
