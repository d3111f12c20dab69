package en

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// TestSettle gives a tagger's mentions, "TYPE words" each, the first time that the
// words stand in the sentence, and compares what is left of them.
func TestSettle(t *testing.T) {
	l := language(t)
	types := map[string]schema.EntityType{"PER": schema.Person, "LOC": schema.Place, "ORG": schema.Organization}
	for _, c := range []struct{ name, in, tagged, want string }{
		{"the last word tells", "They met in Lincoln Park.", "ORG Lincoln Park", "LOC Lincoln Park"},
		{"initials", "His DNA was on the glass.", "ORG DNA", ""},
		{"a prize", "She won the Harbour Book Prize.", "ORG Harbour Book Prize", ""},
		{"of an event", "He fell in the Battle of Lakeview.", "LOC Lakeview", ""},
		{"called a village", "Atwell is a small village.", "PER Atwell", "LOC Atwell"},
		{"the village of", "He lives in the village of Atwell.", "ORG Atwell", "LOC Atwell"},
		{"between a preposition and a place", "She was born in Ashwick, Kent.", "PER Ashwick; LOC Kent", "LOC Ashwick; LOC Kent"},
		{"a rank is no part of the name", "Colonel Omar Haddad left.", "PER Colonel Omar Haddad", "PER Omar Haddad"},
		{"a junior", "Omar Haddad Jr. left.", "PER Omar Haddad", "PER Omar Haddad Jr."},
		{"a surname met before", "Maria Lopez sang. The crowd cheered as Lopez bowed.", "PER Maria Lopez", "PER Maria Lopez; PER Lopez"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := newDoc(c.in)
			l.Tokenize(d)
			var ms []text.Mention
			for f := range strings.SplitSeq(c.tagged, "; ") {
				kind, words, _ := strings.Cut(f, " ")
				at := strings.Index(c.in, words)
				m := text.Mention{Span: schema.SpanOf(c.in, at, at+len(words)), Type: types[kind], Kind: schema.ByName, Score: 0.9}
				for k := range d.Tokens {
					if d.Tokens[k].Start == at {
						m.From = k
					}
					if d.Tokens[k].End == at+len(words) {
						m.To = k + 1
					}
				}
				ms = append(ms, m)
			}
			var got []string
			for _, m := range l.Settle(d, ms) {
				for kind, typ := range types {
					if typ == m.Type {
						got = append(got, kind+" "+m.Span.Text)
					}
				}
			}
			if diff := cmp.Diff(c.want, strings.Join(got, "; ")); diff != "" {
				t.Error(diff)
			}
		})
	}
}
