package en

import "testing"

// TestRetag: tags that a form or its neighbours rule out are none.
func TestRetag(t *testing.T) {
	l := language(t)
	for _, c := range []struct{ sentence, word, tag string }{
		{"Brigade fighters overran a depot in Mosul.", "overran", "VBD"},
		{"Jordan's army rebels released a soldier.", "rebels", "NNS"},
		{"The air raids on Sunday killed nine people.", "raids", "NNS"},
		{"The agency delivered flour to northern Gaza.", "northern", "JJ"},
		{"The port was closed after strikes by the army.", "strikes", "NNS"},
		{"Egypt denies raid on the port.", "raid", "NN"},
		{"Air strikes kill 42 in Syria", "kill", "VBP"},
		{"Jordan's parliament elected army chief Omar Haddad president.", "elected", "VBD"},
		{"The crew rescued Wednesday is safe.", "rescued", "VBN"},
		{"Residents fled as shelling hit the market.", "shelling", "NN"},
		{"She warns of strikes.", "warns", "VBZ"},
		{"He raids the depot.", "raids", "VBZ"},
		{"The minister retorts, and leaves.", "retorts", "VBZ"},
	} {
		d := newDoc(c.sentence)
		l.Tokenize(d)
		for i := range d.Tokens {
			if d.Tokens[i].Norm == c.word && d.Tokens[i].Tag != c.tag {
				t.Errorf("%s: %q is %s, want %s", c.sentence, c.word, d.Tokens[i].Tag, c.tag)
			}
		}
	}
}
