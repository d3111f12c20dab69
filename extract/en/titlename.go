package en

import (
	"strings"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// givenAndTitle reports whether a name of two words begins at token i: a given name in front makes a surname of a word that is a title too, which
// nothing with a capital follows.
func (n *namer) givenAndTitle(i int) bool {
	toks := n.d.Tokens
	if i+1 >= len(toks) || n.name[i] != 0 || n.name[i+1] != 0 || !toks[i].Cap || !toks[i+1].Cap || toks[i].Sent != toks[i+1].Sent || !n.l.names.IsGiven(toks[i].Norm) || n.isTitle(i) || !n.isTitle(i+1) || strings.HasSuffix(toks[i+1].Norm, ".") || toks[i+1].Tag == "NNS" || toks[i+1].Tag == "NNPS" {
		return false
	}
	if i > 0 && toks[i-1].Sent == toks[i].Sent && (toks[i-1].Cap && n.name[i-1] != 0 || n.demonym(i-1)) {
		return false
	}
	return i+2 >= len(toks) || toks[i+2].Sent != toks[i].Sent || !toks[i+2].Cap && toks[i+2].Norm != "of"
}

// namedLikeTitles makes names of surnames that are titles too where the text has the person in
// full: "Peter King, the congressman, …", then "King said", which is no king.
func (n *namer) namedLikeTitles() {
	toks := n.d.Tokens
	for i := range toks {
		if s := n.d.SentenceOf(i); !s.Heading && !s.Skip && n.givenAndTitle(i) {
			n.add(text.Mention{From: i, To: i + 2, Head: i + 1, Type: schema.Person, Kind: schema.ByName, Definite: true, Rule: "en/surname", Score: 0.75})
		}
	}
	who := map[string]text.Gender{}
	for x := range n.ms {
		m := &n.ms[x]
		if m.Kind != schema.ByName || m.Type != schema.Person || m.To-m.From < 2 {
			continue
		}
		if last := toks[m.To-1].Norm; n.l.titles[last].class != "" && !n.isTitle(m.From) {
			who[last] = m.Gender
		}
	}
	if len(who) == 0 {
		return
	}
	for i := range toks {
		gender, ok := who[toks[i].Norm]
		if !ok || !toks[i].Cap || n.name[i] != 0 || n.d.SentenceOf(i).Skip {
			continue
		}
		if i+1 < len(toks) && toks[i+1].Sent == toks[i].Sent && (n.personNameAt(i+1) || toks[i+1].Norm == "of") {
			continue // "King Salman", "the King of Jordan"
		}
		if i > 0 && toks[i-1].Sent == toks[i].Sent && (toks[i-1].Tag == "DT" || toks[i-1].Tag == "PRP$" || toks[i-1].Tag == "POS" || toks[i-1].Tag == "JJ" || n.demonym(i-1)) {
			continue // "the King", "the Saudi King"
		}
		n.add(text.Mention{From: i, To: i + 1, Head: i, Type: schema.Person, Kind: schema.ByName, Gender: gender, Definite: true, Rule: "en/surname", Score: 0.8})
	}
}
