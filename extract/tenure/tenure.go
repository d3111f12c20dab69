// Package tenure finds when positions were held, where the text says so: "minister
// since 2019", "رئيسا للوزراء من 2014 إلى 2018", "the former president", "appointed
// ambassador in May". It knows no language: words come from lists ([Words]), days
// from the document's dates.
//
// What is not said is left out; that a successor took office is not concluded.
package tenure

import (
	"slices"
	"sort"
	"strings"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// Class says what a word tells of an office.
type Class string

// The classes.
const (
	Former  Class = "former"  // "former", "السابق": within the title or right behind it
	Since   Class = "since"   // before the first day
	Until   Class = "until"   // before the last day
	From    Class = "from"    // before a range of two days
	To      Class = "to"      // between the two
	In      Class = "in"      // before the day of an appointment
	Appoint Class = "appoint" // who is appointed begins then
	Dismiss Class = "dismiss" // who is dismissed ends then
	Link    Class = "link"    // may stand between a title and its period
)

// Words are the classes of folded words.
type Words map[string][]Class

// Add files a word under a class; it is shaped for lexicon.Table.Each with the
// columns class and form, the form folded by the caller.
func (w Words) Add(class, form string) { w[form] = append(w[form], Class(class)) }

func (w Words) is(t *text.Token, c Class) bool {
	return slices.Contains(w[t.Norm], c) || t.Base != t.Norm && slices.Contains(w[t.Base], c)
}

// Has reports whether one of the document's tokens, half-open, is of the class.
func (w Words) Has(d *text.Doc, from, to int, c Class) bool {
	for i := max(from, 0); i < min(to, len(d.Tokens)); i++ {
		if w.is(&d.Tokens[i], c) || slices.Contains(w[d.Tokens[i].Stem], c) {
			return true
		}
	}
	return false
}

// reach is how many tokens may stand between a title and its period.
const reach = 8

// Find sets Start, End and Former of the document's positions.
func Find(d *text.Doc, w Words) {
	f := &finder{d: d, w: w, dates: map[int]int{}}
	for i := range d.Dates {
		f.dates[d.Dates[i].From] = i
	}
	for i := range d.Positions {
		f.position(&d.Positions[i])
	}
}

type finder struct {
	d     *text.Doc
	w     Words
	dates map[int]int // token → date that begins there
}

// tokens returns those of a passage.
func (f *finder) tokens(s schema.Span) (from, to int) {
	from = sort.Search(len(f.d.Tokens), func(i int) bool { return f.d.Tokens[i].End > s.Start })
	for to = from; to < len(f.d.Tokens) && f.d.Tokens[to].Start < s.End; {
		to++
	}
	return from, to
}

func (f *finder) position(p *text.Position) {
	from, to := f.tokens(p.Title)
	if from >= to {
		return
	}
	s := f.d.SentenceOf(from)
	// The whole description, of which the title leaves "the former" out.
	whole := from
	for i := range f.d.Mentions {
		if m := &f.d.Mentions[i]; m.Kind == schema.ByDescription && m.From <= from && m.To > from && m.From >= s.From {
			whole = min(whole, m.From)
		}
	}
	before := whole // of whose name stands before the title: "former Trump | campaign chairman"
	for i := range f.d.Mentions {
		if m := &f.d.Mentions[i]; m.Kind == schema.ByName && m.To == whole && m.From > s.From {
			before = min(before, m.From)
		}
	}
	end := to
	if m := &f.d.Mentions[p.Person]; m.From >= to && m.From <= to+2 { // the name stands behind
		end = m.To
	}
	p.Former = f.w.Has(f.d, whole, to, Former) || before < whole && f.w.Has(f.d, before-1, before, Former) || f.w.Has(f.d, to, min(to+1, s.To), Former) || f.w.Has(f.d, end, min(end+1, s.To), Former)
	f.behind(p, end, s)
	if p.Start.IsZero() && p.End.IsZero() {
		f.appointed(p, from, end, s)
	}
	if !p.Start.IsZero() && !p.End.IsZero() && p.Start.Value > p.End.Value {
		p.Start, p.End = schema.Date{}, schema.Date{}
	}
	if day := f.d.Article.Published; !p.End.IsZero() && !day.IsZero() && len(day.Value) >= len(p.End.Value) && p.End.Value < day.Value[:len(p.End.Value)] {
		p.Former = true
	}
}

// A point is a day, month or year that the text names, in its tokens.
type point struct {
	from, to        int
	date            schema.Date
	since, deadline bool
}

// point returns what stands at token k: a date, or a bare year, which package dates
// leaves out where it belongs to a period.
func (f *finder) point(k int) (point, bool) {
	if i, ok := f.dates[k]; ok {
		x := &f.d.Dates[i]
		return point{x.From, x.To, x.Date, x.Since, x.Deadline}, true
	}
	t := &f.d.Tokens[k]
	year, start := t.Norm, t.Start
	if t.Conj != "" || t.Prep != "" { // "و2018"
		year, start = t.Base, t.BaseStart
	}
	if isYear(year) {
		return point{from: k, to: k + 1, date: schema.Date{Value: year, Precision: schema.Year, Text: schema.SpanOf(f.d.Text, start, t.End)}}, true
	}
	return point{}, false
}

func isYear(s string) bool {
	return len(s) == 4 && (s[:2] == "19" || s[:2] == "20") && s[2] >= '0' && s[2] <= '9' && s[3] >= '0' && s[3] <= '9'
}

// span reads "2014-2018", one token of two years.
func (f *finder) span(k int) (a, b schema.Date, ok bool) {
	t := &f.d.Tokens[k]
	if t.Kind != text.Number {
		return a, b, false
	}
	i := strings.IndexAny(t.Norm, "-\u2013\u2014/")
	if i < 0 {
		return a, b, false
	}
	first := t.Norm[:i]
	second := strings.TrimLeft(t.Norm[i:], "-\u2013\u2014/")
	if !isYear(first) || !isYear(second) || len(t.Norm) != len(t.Text) {
		return a, b, false
	}
	year := func(s string, from int) schema.Date {
		return schema.Date{Value: s, Precision: schema.Year, Text: schema.SpanOf(f.d.Text, from, from+len(s))}
	}
	return year(first, t.Start), year(second, t.End-len(second)), true
}

// behind reads the period that follows a title.
func (f *finder) behind(p *text.Position, k int, s *text.Sentence) {
	var class Class // of the last word that tells how the next day is meant
	if k > s.From && k < s.To && f.d.Tokens[k-1].Norm == "(" {
		class = From
	}
	for stop := min(k+reach, s.To); k < stop; k++ {
		t := &f.d.Tokens[k]
		if a, b, ok := f.span(k); ok {
			p.Start, p.End = a, b
			return
		}
		if x, ok := f.point(k); ok {
			for _, c := range []Class{Since, Until, From} {
				if f.w.is(t, c) {
					class = c
				}
			}
			end, ranged := f.second(&x, s)
			switch {
			case x.since || class == Since:
				p.Start = x.date
				if ranged {
					p.End = end
				}
			case class == From && ranged:
				p.Start, p.End = x.date, end
			case x.deadline || class == Until:
				p.End = x.date
			}
			return
		}
		switch {
		case f.w.is(t, Since):
			class = Since
		case f.w.is(t, From), t.Norm == "(":
			class = From
		case f.w.is(t, Until):
			class = Until
		case t.Kind == text.Punct && (t.Norm == "," || t.Norm == "\u060C"), f.w.is(t, Link), f.w.is(t, Former):
		default:
			return
		}
	}
}

// second returns the day that closes a range which x opens.
func (f *finder) second(x *point, s *text.Sentence) (schema.Date, bool) {
	joined := false
	for k := x.to; k < min(x.to+4, s.To); k++ {
		t := &f.d.Tokens[k]
		joined = joined || f.w.is(t, To) || t.Conj != "" || t.Kind == text.Punct && (t.Norm == "-" || t.Norm == "\u2013" || t.Norm == "\u2014")
		if y, ok := f.point(k); ok {
			return y.date, joined || y.deadline
		}
		if !f.w.is(t, To) && !f.w.is(t, Link) && t.Kind != text.Punct {
			break
		}
	}
	return schema.Date{}, false
}

// appointed reads the day of an appointment or dismissal in whose clause the title
// stands: "was appointed ambassador in May 2019".
func (f *finder) appointed(p *text.Position, from, end int, s *text.Sentence) {
	c := Class("")
	for k := max(s.From, from-reach); k < from; k++ {
		switch t := &f.d.Tokens[k]; {
		case f.w.is(t, Appoint) || slices.Contains(f.w[t.Stem], Appoint):
			c = Appoint
		case f.w.is(t, Dismiss) || slices.Contains(f.w[t.Stem], Dismiss):
			c = Dismiss
		case t.Kind == text.Punct && t.Norm == ";":
			c = ""
		}
	}
	if c == "" {
		return
	}
	for k := end; k < min(end+4, s.To); k++ {
		x, ok := f.point(k)
		if !ok {
			if t := &f.d.Tokens[k]; t.Kind != text.Word || !f.w.is(t, In) {
				return
			}
			continue
		}
		switch {
		case x.deadline || x.since:
		case c == Appoint:
			p.Start = x.date
		default:
			p.End = x.date
		}
		return
	}
}
