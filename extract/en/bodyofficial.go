package en

import (
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// headsBody lets title i head the phrase with the name of a body with "of" in front of it, of which the tree makes
// the body's first noun the head: it is no department that speaks where "a former Department of Roads official said".
func (n *namer) headsBody(i int) {
	toks := n.d.Tokens
	if i == 0 {
		return
	}
	m := n.bodyWithOf(i - 1)
	if m == nil {
		return
	}
	h := -1
	for k := m.From; k < m.To; k++ {
		if up := toks[k].Head; up < m.From || up > i {
			h = k
			break
		}
	}
	if h < 0 || (toks[i].Head < m.From || toks[i].Head >= m.To) && (toks[i].Head != toks[h].Head || toks[h].Head < 0) {
		return
	}
	toks[i].Head, toks[i].Dep = toks[h].Head, toks[h].Dep
	toks[h].Head, toks[h].Dep = i, "compound"
	for k := n.d.SentenceOf(i).From; k < n.d.SentenceOf(i).To; k++ {
		if toks[k].Head == h && (k < m.From || k > i) {
			toks[k].Head = i // "a former", "for Europe"
		}
	}
}

// bodyWithOf returns the name that ends in token k where it is one of a body with "of" within it, nil for none.
func (n *namer) bodyWithOf(k int) *text.Mention {
	x := int(n.name[k]) - 1
	if x < 0 || n.ms[x].To != k+1 || n.ms[x].Type == schema.Person {
		return nil
	}
	for j := n.ms[x].From + 1; j < k; j++ {
		if n.d.Tokens[j].Norm == "of" {
			return &n.ms[x]
		}
	}
	return nil
}
