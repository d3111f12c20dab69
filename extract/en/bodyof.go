package en

import (
	"strings"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// bodiesOf lets the name of a body run on over what it is for, where that is no name of its own:
// "Commission on Religious Freedom", "School of Law", "Ministry of Health and Family Welfare".
func (n *namer) bodiesOf() {
	toks := n.d.Tokens
	for x := range n.ms {
		m := &n.ms[x]
		if m.To <= m.From || m.Kind != schema.ByName || m.Type != schema.Organization && m.Type != schema.Facility && m.Type != schema.MilitaryUnit || m.To+1 >= len(toks) || n.d.SentenceOf(m.From).Heading {
			continue
		}
		for {
			next := toks[m.To].Norm
			last := toks[m.To-1].Norm
			of := purposeful[last] && toks[m.To-1].Cap && (next == "of" || next == "for" || next == "on") || next == "for" && n.hasPurpose(m)
			and := next == "and" && m.To-m.From > 2 && n.hasPurpose(m)
			if !of && !and {
				break
			}
			end := n.purpose(m.To + 1)
			if end <= m.To+1 || and && n.namesSomebody(m.To+1, end) || of && n.namesPlace(m.To+1, end) {
				break
			}
			n.stretch(x, end)
			m = &n.ms[x]
			if m.To+1 >= len(toks) {
				break
			}
		}
	}
}

// hasPurpose reports whether a name tells what the body is for: "Department for Work".
func (n *namer) hasPurpose(m *text.Mention) bool {
	for k := m.From; k+1 < m.To; k++ {
		if purposeful[n.d.Tokens[k].Norm] && (n.d.Tokens[k+1].Norm == "of" || n.d.Tokens[k+1].Norm == "for" || n.d.Tokens[k+1].Norm == "on") {
			return true
		}
	}
	return false
}

// purpose returns where a run of capitalised nouns that begins at token k ends, k where none does.
func (n *namer) purpose(k int) int {
	toks := n.d.Tokens
	const most = 4
	end := k
	for end < len(toks) && end < k+most && toks[end].Sent == toks[k].Sent && toks[end].Kind == text.Word && toks[end].Cap && !n.calendar(&toks[end]) &&
		(strings.HasPrefix(toks[end].Tag, "NN") || toks[end].Tag == "JJ") && strings.ToUpper(toks[end].Text) != toks[end].Text {
		end++
	}
	return end
}

// namesSomebody reports whether a known name, or a person's, stands within some tokens.
func (n *namer) namesSomebody(from, to int) bool {
	for k := from; k < to; k++ {
		if x := int(n.name[k]) - 1; x >= 0 && (n.ms[x].Known != "" || n.ms[x].To-n.ms[x].From > 1 && n.ms[x].Type == schema.Person) {
			return true
		}
		if n.demonym(k) || n.isTitle(k) {
			return true
		}
	}
	return to < len(n.d.Tokens) && n.d.Tokens[to].Cap
}

// namesPlace reports whether the tokens are a place's name or somebody's.
func (n *namer) namesPlace(from, to int) bool {
	x := int(n.name[from]) - 1
	return x >= 0 && (n.ms[x].Known != "" && n.ms[x].To == to || n.ms[x].Type == schema.Place && n.ms[x].To == to || n.ms[x].Type == schema.Person && n.ms[x].To-n.ms[x].From > 1)
}

// stretch lets name x end at token to, in place of what was named behind it.
func (n *namer) stretch(x, to int) {
	m := &n.ms[x]
	for k := m.To; k < to; k++ {
		if y := int(n.name[k]) - 1; y >= 0 && y != x {
			n.forget(k)
		}
	}
	for k := m.From; k < to; k++ {
		n.name[k] = int32(x) + 1
	}
	m.To = to
	m.Span = n.d.Span(m.From, m.To)
	if m.Type == schema.Facility {
		m.Type = schema.Organization // whatever its last word heads: "Department for Roads and Bridges"
	}
}

// purposeful holds nouns for bodies whose name goes on with what they are for.
var purposeful = map[string]bool{
	"academy": true, "administration": true, "agency": true, "association": true, "board": true, "bureau": true, "center": true, "centre": true, "college": true, "commission": true, "committee": true, "confederation": true,
	"corps": true, "council": true, "court": true, "department": true, "faculty": true, "federation": true, "foundation": true, "fund": true, "institute": true, "institution": true, "ministry": true, "office": true,
	"registry": true, "school": true, "secretariat": true, "society": true, "union": true,
}
