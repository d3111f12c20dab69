package en

import (
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// A paper is told of by the last word of its name, with the article: "The Washington Post
// reported … the Post said".

// papers adds the mentions of the one paper of the article that such a word closes the name
// of. Mentions that something else was read as are taken for it.
func (n *namer) papers() {
	full := map[string]int{} // last word → the paper's first mention by its whole name, or -1 of two papers
	for i := range n.ms {
		m := &n.ms[i]
		if m.To-m.From < 2 || m.Kind != schema.ByName || m.Type != schema.Organization {
			continue // those that were forgotten have no tokens
		}
		w := n.d.Tokens[m.To-1].Text
		if !papers[w] || m.To-m.From == 2 && n.d.Tokens[m.From].Norm == "the" {
			continue
		}
		o, ok := full[w]
		switch {
		case !ok:
			full[w] = i
		case o >= 0 && (n.ms[o].Known != m.Known || m.Known == "" && n.d.Tokens[n.ms[o].To-2].Text != n.d.Tokens[m.To-2].Text):
			full[w] = -1
		}
	}
	for k := 1; len(full) > 0 && k < len(n.d.Tokens); k++ {
		t := &n.d.Tokens[k]
		o, ok := full[t.Text]
		if !ok || o < 0 || n.d.Tokens[k-1].Norm != "the" || t.Sent != n.d.Tokens[k-1].Sent || n.d.SentenceOf(k).Skip || k+1 < len(n.d.Tokens) && n.d.Tokens[k+1].Cap && n.d.Tokens[k+1].Kind == text.Word {
			continue
		}
		if c := n.name[k]; c > 0 {
			m := &n.ms[c-1]
			if m.To != k+1 || m.From < k-1 || m.Type != schema.Organization {
				continue // "the New York Times" itself
			}
			m.Known, m.Rule = n.ms[o].Known, "en/paper"
			n.links = append(n.links, text.Link{A: int(c - 1), B: o})
			continue
		}
		n.links = append(n.links, text.Link{A: n.add(text.Mention{From: k - 1, To: k + 1, Head: k, Type: schema.Organization, Kind: schema.ByName, Definite: true, Known: n.ms[o].Known, Rule: "en/paper"}), B: o})
	}
}

// papers holds the words that papers go by.
var papers = map[string]bool{
	"Post": true, "Times": true, "Journal": true, "Tribune": true, "Herald": true, "Mail": true, "Globe": true, "Observer": true,
	"Telegraph": true, "Chronicle": true, "Examiner": true, "Star": true, "Sun": true, "Mirror": true, "Register": true,
	"Gazette": true, "Standard": true, "Express": true, "Independent": true, "Monitor": true, "Inquirer": true, "Enquirer": true, "Courier": true,
}
