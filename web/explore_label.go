package web

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/khabar-kg/khabar/graph/network"
	"github.com/khabar-kg/khabar/schema"
)

// typeLabel returns what an entity type is called.
func (p *page) typeLabel(o *schema.Ontology, t schema.EntityType) string {
	if term := o.TermOf(schema.EntityTypeTerm, string(t)); term != nil {
		return term.LabelIn(p.Language)
	}
	return string(t)
}

// lineOfLabel is how many characters a line of a label has.
const lineOfLabel = 20

// labelled tells what facts a line stands for, the most frequent first.
func (p *page) labelled(o *schema.Ontology, labels []network.LabelCount) string {
	var out []string
	for i, l := range labels {
		if i == 3 {
			out = append(out, "…")
			break
		}
		text := p.factLabel(o, l.Kind, l.Label)
		if l.Kind == schema.StatementFact {
			text = p.T("explore.said", text) // who condemns the killing of somebody does not condemn him
		}
		if l.Facts > 1 {
			text += fmt.Sprintf(" ×%d", l.Facts)
		}
		out = append(out, text)
	}
	return strings.Join(out, " · ")
}

// factLabel returns what an act, an event type or a type of relation is called.
func (p *page) factLabel(o *schema.Ontology, kind schema.FactKind, name string) string {
	of := map[schema.FactKind]schema.TermKind{
		schema.StatementFact: schema.ActTerm, schema.EventFact: schema.EventTypeTerm, schema.RelationFact: schema.RelationTerm,
	}
	if t := o.TermOf(of[kind], name); t != nil && name != "" {
		return t.LabelIn(p.Language)
	}
	return cmp.Or(name, p.T("kind."+string(kind)))
}

// roleLabel says what somebody is to an event.
func (p *page) roleLabel(o *schema.Ontology, role string) string {
	if t := o.TermOf(schema.RoleTerm, role); t != nil {
		return t.LabelIn(p.Language)
	}
	return role
}

// wrap parts a text into lines of about n characters, at its spaces.
func wrap(text string, n int) []string {
	var out []string
	line, length := "", 0
	for _, word := range strings.Fields(text) {
		l := len([]rune(word))
		if line != "" && length+1+l > n {
			out = append(out, line)
			line, length = "", 0
		}
		if line != "" {
			line += " "
			length++
		}
		line += word
		length += l
	}
	return append(out, line)
}
