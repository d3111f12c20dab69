package ar

import (
	"slices"
	"strings"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// A tie is a relation that certain words between two mentions tell
// (relations.tsv): "القوات الموالية لـ", "التحالف بقيادة".
type tie struct {
	typ               string
	subjects, objects []schema.EntityType
}

// maxBetween is how many words may stand between the two mentions of a tie.
const maxBetween = 4

// addTie files a tie under its words, folded; a last word of one letter is the
// preposition written onto the object.
func (l *Language) addTie(m map[string]string) error {
	types := func(s string) []schema.EntityType {
		var out []schema.EntityType
		for f := range strings.FieldsSeq(s) {
			out = append(out, schema.EntityType(f))
		}
		return out
	}
	k := Fold(m["between"])
	l.ties[k] = append(l.ties[k], tie{m["type"], types(m["subjects"]), types(m["objects"])})
	return nil
}

// Relations finds lasting ties between the entities of a sentence: what words
// between two mentions say, and what a title says of a person and a body
// ("القيادي في حركة …" is a member).
func (l *Language) Relations(d *text.Doc) {
	for i := range d.Mentions {
		a := &d.Mentions[i]
		for j := i + 1; j < len(d.Mentions); j++ {
			b := &d.Mentions[j]
			if b.From-a.To > maxBetween || d.Tokens[b.From].Sent != d.Tokens[a.From].Sent {
				break
			}
			if b.From >= a.To {
				l.tied(d, i, j)
			}
		}
		if a.Role == "member" || a.Role == "militant" {
			for _, o := range a.Of {
				if t := d.Mentions[o].Type; t == schema.Organization || t == schema.MilitaryUnit {
					d.Relations = append(d.Relations, text.Relation{Type: "member_of", Subject: i, Object: o, Evidence: a.Span, Rule: "ar.title-member", Score: 0.75})
				}
			}
		}
	}
}

// tied adds the relation that the words between mentions i and j tell, if any.
func (l *Language) tied(d *text.Doc, i, j int) {
	a, b := &d.Mentions[i], &d.Mentions[j]
	var words []string
	for k := a.To; k < b.From; k++ {
		t := &d.Tokens[k]
		if t.Kind == text.Open || t.Kind == text.Close {
			continue
		}
		if t.Kind != text.Word {
			return
		}
		words = append(words, t.Norm)
	}
	if p := d.Tokens[b.From].Prep; p != "" && d.Tokens[b.From].Conj == "" {
		words = append(words, p)
	}
	if len(words) == 0 {
		return
	}
	for _, t := range l.ties[strings.Join(words, " ")] {
		if slices.Contains(t.subjects, a.Type) && slices.Contains(t.objects, b.Type) {
			d.Relations = append(d.Relations, text.Relation{
				Type: t.typ, Subject: i, Object: j,
				Evidence: schema.SpanOf(d.Text, a.Span.Start, b.Span.End), Rule: "ar.tie", Score: 0.8,
			})
			return
		}
	}
}
