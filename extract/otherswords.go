package extract

import (
	"slices"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// retold reports whether the cue a stands in what somebody said, and b does not:
// whoever speaks there is not the one who goes on.
func retold(d *text.Doc, a, b schema.Span) bool {
	for i := range d.Statements {
		if c := d.Statements[i].Content; c.Contains(a) && !c.Contains(b) {
			return true
		}
	}
	return false
}

// inOthersWords reports whether the cue a stands in what somebody said with a verb of his own, and b does
// not: "نفت الوزارة تقارير | قالت | إن …، | مشيرة | إلى".
func inOthersWords(d *text.Doc, a, b schema.Span) bool {
	return slices.ContainsFunc(d.Statements, func(o text.Statement) bool {
		return o.Rule != "ar.according-to" && o.Content.Contains(a) && !o.Content.Contains(b)
	})
}

// passesOn reports whether s only tells from whom it is known that p was said, who is another one than
// its speaker: "أعلن الوزير فتح الحدود، | وفق المصدر ذاته".
func passesOn(s, p *text.Statement) bool {
	return s.Rule == "ar.according-to" && !s.Document && s.Content == p.Content && p.Rule != "ar.according-to"
}

// relays reports whether statement j only tells through whom another one is known, so that
// who spoke in that one goes on: "قال الوزير …، | وفق ما نقلته الصحيفة. وأضاف …".
func relays(d *text.Doc, j int) bool {
	p := &d.Statements[j]
	if p.Rule != "ar.according-to" {
		return false
	}
	for i := range d.Statements {
		if o := &d.Statements[i]; i != j && o.Content == p.Content && o.Cue.Start < p.Cue.Start && len(o.Entities) > 0 {
			return true
		}
	}
	return false
}

// quotedBy reports whether statement p stands in what another said in English whom the
// agreement may mean, or in what is said by the cue b, which does not stand there.
func quotedBy(d *text.Doc, p *text.Statement, b schema.Span, want text.Agreement) bool {
	if d.Article.Language != "en" {
		return false
	}
	for i := range d.Statements {
		o := &d.Statements[i]
		if c := o.Content; c.Contains(p.Cue) && !c.Contains(b) && (o.Cue == b || agrees(d, o.Entities, want) && !slices.Equal(o.Entities, p.Entities)) {
			return true
		}
	}
	return false
}

// inContent reports whether the span lies within what somebody said.
func inContent(d *text.Doc, s schema.Span) bool {
	for i := range d.Statements {
		if d.Statements[i].Content.Contains(s) {
			return true
		}
	}
	return false
}

// toldBefore reports whether the span lies within what somebody said, in which
// the cue is not: who is subject there is no subject of the text.
func toldBefore(d *text.Doc, s, cue schema.Span) bool {
	for i := range d.Statements {
		if c := d.Statements[i].Content; c.Contains(s) && !c.Contains(cue) {
			return true
		}
	}
	return false
}
