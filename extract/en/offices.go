package en

import (
	"strings"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// longestOffice is the most tokens between an office's noun and the name behind it.
const longestOffice = 14

// offices links long titles with the name that stands behind them without a comma: "the
// leader of the opposition in parliament Ada Brandt", and of two titles before one name
// the first as well: "Deputy Premier and Minister of Health Karel Novak".
func (n *namer) offices() {
	linked := map[int]bool{}
	for _, k := range n.links {
		linked[k.A], linked[k.B] = true, true
	}
	byFrom, byTo := map[int]int{}, map[int]int{}
	for x := range n.ms {
		if m := &n.ms[x]; m.To > m.From && m.Kind == schema.ByDescription && m.Type == schema.Person && m.Number == text.Singular {
			byFrom[m.From] = x
			byTo[m.To] = x
		}
	}
	for x := range n.ms {
		m := &n.ms[x]
		if m.To <= m.From || m.Kind != schema.ByDescription || m.Type != schema.Person || m.Number != text.Singular || m.Role == "" || m.Role == "rank" || linked[x] {
			continue
		}
		s := n.d.SentenceOf(m.From)
		if k := n.officeEnd(m.Head, s); k > 0 {
			if y, ok := byTo[k]; ok && y != x {
				continue // whose own title stands before the name
			}
			if k > m.To {
				m.To, m.Span = k, n.d.Span(m.From, k)
				m.Of = n.within(m.From, m.To, -1)
			}
			n.links = append(n.links, text.Link{A: x, B: int(n.name[k]) - 1, Rule: "en/title-name"})
			m.Definite, linked[x] = true, true
			n.ms[x].Subject = m.Subject || n.ms[n.name[k]-1].Subject
		}
	}
	for x := range n.ms { // the last title first would do as well: each knows its name now
		m := &n.ms[x]
		if m.To <= m.From || m.Kind != schema.ByDescription || m.Type != schema.Person || m.Number != text.Singular || linked[x] || !n.bare(m.From) {
			continue
		}
		k := m.To
		s := n.d.SentenceOf(m.From)
		if k < s.To && n.d.Tokens[k].Tag == "," {
			k++
		}
		if k+1 >= s.To || n.d.Tokens[k].Norm != "and" {
			continue
		}
		y, ok := byFrom[k+1]
		if !ok || n.ms[y].Role == "witness" { // "and his wife Ada Brandt"
			continue
		}
		for _, l := range n.links {
			if l.A == y && l.Rule == "en/title-name" && n.ms[l.B].From == n.ms[y].To && n.ms[y].Role != "rank" {
				n.links = append(n.links, text.Link{A: x, B: l.B, Rule: "en/title-name"})
				m.Definite = true
				break
			}
		}
	}
}

// bare reports whether a phrase that begins at token i has neither an article nor
// whose it is.
func (n *namer) bare(i int) bool {
	switch n.d.Tokens[i].Tag {
	case "DT", "PRP$", "CD":
		return false
	}
	return true
}

// officeEnd returns where the person's name begins to which nouns and prepositions lead
// from the office at token i without a break, or 0: "minister of state for labour Ada
// Brandt".
func (n *namer) officeEnd(i int, s *text.Sentence) int {
	toks := n.d.Tokens
	nouns := 0 // since the last preposition
	for k := i + 1; k < s.To && k <= i+longestOffice; k++ {
		if n.personNameAt(k) {
			if nouns > 0 && k > i+2 && n.d.Tokens[k].Cap {
				return k
			}
			return 0
		}
		t := &toks[k]
		switch {
		case t.Tag == "IN" && officePrepositions[t.Norm]:
			if k > i+1 && nouns == 0 {
				return 0
			}
			nouns = 0
		case k == i+1:
			return 0
		case t.Tag == "DT" && nouns == 0:
		case strings.HasPrefix(t.Tag, "NN") && t.Kind == text.Word:
			if n.isTitle(k) {
				return 0
			}
			nouns++
		case t.Tag == "JJ" || t.Tag == "CC" && t.Norm == "and" && nouns > 0 || t.Tag == "POS":
		default:
			return 0
		}
	}
	return 0
}

// officePrepositions stand between an office and what it is of.
var officePrepositions = map[string]bool{"of": true, "for": true, "in": true, "at": true, "from": true}
