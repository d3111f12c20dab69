package en

import (
	"strings"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// A month can be somebody's name: "Mrs May said", and "May told reporters" in the same
// article. The tagger takes the one for a date and the other for an auxiliary, so that the
// sentences are read with another surname in its place, and no list of names is asked.

// monthNames returns the tokens that are somebody's surname and would be a month: behind
// a form of address or a given name, or elsewhere in an article that has it so, but for where it tells a
// time. given tells whether a word is a given name.
func monthNames(d *text.Doc, given func(string) bool) []int {
	var out []int
	var named map[string]bool
	for i := 1; i < len(d.Tokens); i++ {
		if t := &d.Tokens[i]; months[t.Text] && (address[strings.TrimSuffix(d.Tokens[i-1].Norm, ".")] || given(d.Tokens[i-1].Norm)) && d.Tokens[i-1].Cap && !tellsTime(d, i) {
			if named == nil {
				named = map[string]bool{}
			}
			named[t.Text] = true
		}
	}
	for i := range d.Tokens {
		if t := &d.Tokens[i]; named[t.Text] && !tellsTime(d, i) {
			out = append(out, i)
		}
	}
	return out
}

// months holds the months that are surnames.
var months = map[string]bool{"May": true, "March": true, "April": true, "June": true, "August": true}

// address holds forms of address.
var address = map[string]bool{"mr": true, "mrs": true, "ms": true, "miss": true, "dr": true, "lady": true, "lord": true, "sir": true, "sen": true, "rep": true, "gen": true, "col": true}

// tellsTime reports whether a month stands where a date does: "in May", "last May", "4 May",
// "May 2019".
func tellsTime(d *text.Doc, i int) bool {
	if i+1 < len(d.Tokens) && (d.Tokens[i+1].Kind == text.Number || d.Tokens[i+1].Kind == text.Word && d.Tokens[i+1].Cap && d.Tokens[i+1].SpaceLeft) {
		return true // or is a given name: "April Kemp"
	}
	if i == 0 {
		return false
	}
	p := &d.Tokens[i-1]
	switch p.Norm {
	case "in", "since", "until", "till", "last", "next", "this", "early", "late", "mid", "during", "-", "of", "and", "through", "each", "every", "previous":
		return true
	}
	return p.Kind == text.Number
}

// months marks the surnames that are months.
func (n *namer) months() {
	for _, i := range monthNames(n.d, n.l.givenName) {
		from := i
		if i > 0 && n.d.Tokens[i-1].Cap && n.l.names.IsGiven(n.d.Tokens[i-1].Norm) && n.d.Tokens[i-1].Sent == n.d.Tokens[i].Sent {
			from-- // "Theresa May"
			if h := n.l.names.Find(n.word, from, i+1); h.Len == 2 {
				continue // one whom the list has
			}
		}
		n.add(text.Mention{From: from, To: i + 1, Head: i, Type: schema.Person, Kind: schema.ByName, Definite: true, Rule: "en/month", Score: 0.8})
	}
}

// givenName reports whether a word is known as a given name.
func (l *Language) givenName(w string) bool { return l.names != nil && l.names.IsGiven(w) }
