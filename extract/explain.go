package extract

import (
	"bufio"
	"cmp"
	"context"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// Explain writes for people how an article was read: its sentences with their
// tokens, and under each what was found in it, with the rule that found it. A
// rule's name leads to a commented line of the lists in extract/ar/lexicon,
// extract/en/lexicon and extract/dates/lexicon, or to the function of that name.
func (x *Extractor) Explain(ctx context.Context, a *schema.Article, w io.Writer) error {
	d, err := x.analyze(ctx, a)
	if err != nil {
		return err
	}
	e := &explainer{d: d, w: bufio.NewWriter(w)}
	e.article()
	for i := range d.Sentences {
		e.sentence(i)
	}
	e.entities()
	return e.w.Flush()
}

type explainer struct {
	d *text.Doc
	w *bufio.Writer // remembers its first error
}

func (e *explainer) line(format string, args ...any) { fmt.Fprintf(e.w, format+"\n", args...) }

func (e *explainer) article() {
	a := e.d.Article
	e.line("article %s: language %s, %d bytes, %d sentences, %d tokens", a.ID, a.Language, len(e.d.Text), len(e.d.Sentences), len(e.d.Tokens))
	if p := a.Published; !p.IsZero() {
		e.line("published %s (%s)%s", p.Value, cmp.Or(p.Basis, schema.Given), quoted(p.Text))
	}
	for _, b := range a.Boilerplate {
		e.line("boilerplate %s", place(b))
	}
}

// sentence writes one sentence and what was found in it.
func (e *explainer) sentence(i int) {
	d, s := e.d, &e.d.Sentences[i]
	if s.From == s.To {
		return
	}
	kind := ""
	switch {
	case s.Skip:
		kind = ", boilerplate"
	case s.Heading:
		kind = ", heading"
	}
	e.line("")
	e.line("sentence %d (paragraph %d%s)", i+1, s.Para+1, kind)
	if s.Skip {
		return
	}
	var tokens []string
	for t := s.From; t < s.To; t++ {
		tokens = append(tokens, token(&d.Tokens[t]))
	}
	e.line("  %s", strings.Join(tokens, " "))
	in := func(from int) bool { return from >= s.From && from < s.To }
	at := func(span schema.Span) bool {
		return span.Start >= d.Tokens[s.From].Start && span.Start < d.Tokens[s.To-1].End
	}
	for m := range d.Mentions {
		if x := &d.Mentions[m]; in(x.From) {
			known := ""
			if x.Known != "" {
				known = " known as " + x.Known
			}
			e.line("  %-9s %s %s %s%s -> entity %d  [%s %.2f]", "mention", x.Type, x.Kind, place(x.Span), known, x.Entity, x.Rule, x.Score)
		}
	}
	for _, l := range d.Links {
		if in(d.Mentions[l.A].From) {
			e.line("  %-9s %q is %q  [%s]", "link", d.Mentions[l.A].Span.Text, d.Mentions[l.B].Span.Text, l.Rule)
		}
	}
	for j := range d.Dates {
		if x := &d.Dates[j]; in(x.From) {
			e.line("  %-9s %s (%s) %s  [%s]", "date", x.Date.Value, x.Date.Precision, place(d.Span(x.From, x.To)), x.Rule)
		}
	}
	for j := range d.Statements {
		if x := &d.Statements[j]; at(x.Cue) {
			e.statement(x)
		}
	}
	for j := range d.Events {
		if x := &d.Events[j]; at(x.Trigger) {
			e.event(x)
		}
	}
	for j := range d.Positions {
		if x := &d.Positions[j]; at(x.Title) {
			e.line("  %-9s %q is %s%s  [%s %.2f]", "position", d.Mentions[x.Person].Span.Text, place(x.Title), e.of(x.Of), x.Rule, x.Score)
		}
	}
	for j := range d.Relations {
		if x := &d.Relations[j]; at(x.Evidence) {
			e.line("  %-9s %q %s %q %s  [%s %.2f]", "relation", d.Mentions[x.Subject].Span.Text, x.Type, d.Mentions[x.Object].Span.Text, place(x.Evidence), x.Rule, x.Score)
		}
	}
}

func (e *explainer) statement(s *text.Statement) {
	e.line("  %-9s %s %s cue %s  [%s %.2f]", "statement", s.Act, s.Mode, place(s.Cue), s.Rule, s.Score)
	who := e.entityNames(s.Entities)
	if !s.SpeakerText.IsZero() {
		who = cmp.Or(who, "nobody") + ", by the words " + place(s.SpeakerText)
	}
	e.line("            who: %s", cmp.Or(who, "nobody"))
	for _, c := range append([]schema.Span{s.Content}, s.Continued...) {
		if !c.IsZero() {
			e.line("            what: %s", place(c))
		}
	}
	e.date(s.Date)
	if s.Medium >= 0 {
		e.line("            medium: %q", e.d.Mentions[s.Medium].Span.Text)
	} else if !s.MediumText.IsZero() {
		e.line("            medium: %s", place(s.MediumText))
	}
	if len(s.Audience) > 0 {
		e.line("            audience:%s", e.list(s.Audience))
	}
}

func (e *explainer) event(v *text.Event) {
	e.line("  %-9s %s %s %s trigger %s  [%s %.2f]", "event", v.Type, v.Polarity, v.Modality, place(v.Trigger), v.Rule, v.Score)
	for _, role := range slices.Sorted(maps.Keys(v.Roles)) {
		e.line("            %s:%s", role, e.list(v.Roles[role]))
	}
	e.date(v.Date)
}

func (e *explainer) date(i int) {
	if i >= 0 && i < len(e.d.Dates) {
		e.line("            when: %s  [%s]", e.d.Dates[i].Date.Value, e.d.Dates[i].Rule)
	}
}

func (e *explainer) list(ms []int) string {
	var b strings.Builder
	for _, m := range ms {
		fmt.Fprintf(&b, " %q", e.d.Mentions[m].Span.Text)
	}
	return b.String()
}

func (e *explainer) of(ms []int) string {
	if len(ms) == 0 {
		return ""
	}
	return " of" + e.list(ms)
}

// entityNames names each entity by its longest mention.
func (e *explainer) entityNames(entities []int) string {
	var names []string
	for _, id := range entities {
		best := ""
		for m := range e.d.Mentions {
			if x := &e.d.Mentions[m]; x.Entity == id && len(x.Span.Text) > len(best) {
				best = x.Span.Text
			}
		}
		names = append(names, fmt.Sprintf("%q (entity %d)", best, id))
	}
	return strings.Join(names, ", ")
}

// entities writes what coreference tied together.
func (e *explainer) entities() {
	members := map[int][]int{}
	for m := range e.d.Mentions {
		members[e.d.Mentions[m].Entity] = append(members[e.d.Mentions[m].Entity], m)
	}
	e.line("")
	e.line("entities")
	for _, id := range slices.Sorted(maps.Keys(members)) {
		e.line("  %d:%s", id, e.list(members[id]))
	}
}

// token writes a token, with its clitics and what a parser says of it.
func token(t *text.Token) string {
	s := t.Text
	switch {
	case t.Conj != "" || t.Prep != "":
		var parts []string
		for _, p := range []string{t.Conj, t.Prep, t.Base} {
			if p != "" {
				parts = append(parts, p)
			}
		}
		s += "<" + strings.Join(parts, "+") + ">"
	case t.Tag != "" && t.Dep != "":
		s += "/" + t.Tag + "/" + t.Dep
	case t.Tag != "":
		s += "/" + t.Tag
	}
	return s
}

// place writes a passage with its bytes.
func place(s schema.Span) string {
	return fmt.Sprintf("%d-%d %q", s.Start, s.End, s.Text)
}

func quoted(s schema.Span) string {
	if s.IsZero() {
		return ""
	}
	return " from " + place(s)
}
