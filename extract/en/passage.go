package en

import (
	"slices"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// passages lets what follows "the minister said:" at the end of a paragraph run
// over the paragraphs below it, as press releases set a statement that they put no
// quotation marks around. It ends with the last paragraph in which the speaker
// speaks of himself: what is told of him in the third person is the writer's.
func passages(d *text.Doc) {
	for i := range d.Statements {
		s := &d.Statements[i]
		at := d.Tokens[s.CueFrom].Sent
		first := at + 1
		if s.Content.IsZero() || first >= len(d.Sentences) || d.Sentences[first].Para == d.Sentences[at].Para ||
			d.Tokens[d.Sentences[at].To-1].Text != ":" || s.Content.Start < d.Tokens[d.Sentences[first].From].Start {
			continue
		}
		last := -1
		for k := first; k < len(d.Sentences) && !d.Sentences[k].Skip; k++ {
			x := &d.Sentences[k]
			if d.Tokens[x.From].Kind == text.Open || d.Sentences[k].Para-d.Sentences[max(last, first)].Para > 1 {
				break
			}
			if slices.ContainsFunc(d.Tokens[x.From:x.To], func(t text.Token) bool { return firstPerson[t.Norm] }) {
				last = k
			}
		}
		if last < 0 {
			continue
		}
		for last+1 < len(d.Sentences) && d.Sentences[last+1].Para == d.Sentences[last].Para {
			last++
		}
		to := d.Sentences[last].To
		for to > d.Sentences[first].From && d.Tokens[to-1].Kind == text.Punct {
			to--
		}
		if end := d.Tokens[to-1].End; end > s.Content.End {
			s.Content = schema.SpanOf(d.Text, s.Content.Start, end)
			s.Mode = schema.Direct
		}
	}
}

// firstPerson holds the pronouns of who speaks.
var firstPerson = map[string]bool{
	"i": true, "me": true, "my": true, "mine": true, "myself": true,
	"we": true, "us": true, "our": true, "ours": true, "ourselves": true,
}
