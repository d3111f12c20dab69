package web

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/khabar-kg/khabar/graph"
	"github.com/khabar-kg/khabar/schema"
)

// errNoFact means that no article states the fact.
var errNoFact = errors.New("no such fact")

// A fact is one fact of a record with the passages that state it.
type fact struct {
	iri    string
	ref    schema.Ref
	record *schema.Record
	marks  []mark
}

// A mark gives a passage of the article's text (bytes, half-open) a part in a
// fact: sentence, cue, content, speaker, trigger, title or evidence.
type mark struct {
	start, end int
	part       string
}

// A segment is a piece of a passage under one set of marks.
type segment struct {
	Text  string   `json:"text"`
	Marks []string `json:"marks,omitempty"`
	First bool     `json:"-"` // the first that is marked
}

// Class returns the names of the style sheet for the segment's marks.
func (s segment) Class() string {
	var b strings.Builder
	for _, m := range s.Marks {
		b.WriteString(" m-" + m)
	}
	return strings.TrimPrefix(b.String(), " ")
}

// refOf returns the reference of a fact's IRI. Those of positions and relations
// go on after it.
func refOf(iri string) (schema.Ref, error) {
	rest, ok := strings.CutPrefix(iri, schema.DataIRI)
	parts := strings.SplitN(rest, "/", 4)
	if !ok || len(parts) < 3 {
		return schema.Ref{}, fmt.Errorf("%w: %q", errNoFact, iri)
	}
	ref, err := schema.ParseRef(strings.Join(parts[:3], "/"))
	if err != nil {
		return schema.Ref{}, fmt.Errorf("%w: %w", errNoFact, err)
	}
	return ref, nil
}

// fact reads the fact of an IRI.
func (s *server) fact(ctx context.Context, iri string) (*fact, error) {
	ref, err := refOf(iri)
	if err != nil {
		return nil, err
	}
	rec, err := s.g.Record(ctx, ref.Article)
	if err != nil {
		return nil, err
	}
	t, err := s.g.Query(ctx, `oneOf([params.fact]).tag("fact").save("<sentence>", "sentence").all()`,
		graph.QueryOptions{Timeout: s.opts.Timeout, Params: map[string]any{"fact": "<" + iri + ">"}})
	if err != nil {
		return nil, err
	}
	sentence := ""
	for _, row := range t.Rows {
		sentence = rowMap(t, row)["sentence"].String()
	}
	return factOf(rec, iri, ref, sentence)
}

// factOf finds a fact in its record. The sentence is its text as the graph has
// it, or empty.
func factOf(rec *schema.Record, iri string, ref schema.Ref, sentence string) (*fact, error) {
	f := &fact{iri: iri, ref: ref, record: rec}
	add := func(part string, spans ...schema.Span) {
		for _, s := range spans {
			if !s.IsZero() {
				f.marks = append(f.marks, mark{s.Start, s.End, part})
			}
		}
	}
	is := func(s schema.Span) bool { return s.Start == ref.Start && s.End == ref.End }
	switch ref.Kind {
	case schema.StatementFact:
		for _, s := range rec.Statements {
			if is(s.Cue) {
				add("cue", s.Cue)
				add("speaker", s.SpeakerText)
				add("content", append([]schema.Span{s.Content}, s.Continued...)...)
				break
			}
		}
	case schema.EventFact:
		for _, v := range rec.Events {
			if is(v.Trigger) {
				add("trigger", v.Trigger)
				break
			}
		}
	case schema.PositionFact:
		for _, p := range rec.Positions {
			if is(p.Title) {
				add("title", p.Title)
				break
			}
		}
	case schema.RelationFact:
		for _, l := range rec.Relations {
			if is(l.Evidence) {
				add("evidence", l.Evidence)
				break
			}
		}
	}
	if len(f.marks) == 0 {
		return nil, fmt.Errorf("%w: %s", errNoFact, iri)
	}
	if at := around(rec.Article.Text, sentence, ref.Start); at >= 0 {
		f.marks = append(f.marks, mark{at, at + len(sentence), "sentence"})
	}
	slices.SortStableFunc(f.marks, func(a, b mark) int { return cmp.Compare(a.start, b.start) })
	return f, nil
}

// around returns where the occurrence of sentence in text begins that holds the
// byte at, or -1.
func around(text, sentence string, at int) int {
	if sentence == "" || at > len(text) {
		return -1
	}
	for from := max(0, at-len(sentence)); from <= at; {
		i := strings.Index(text[from:], sentence)
		if i < 0 || from+i > at {
			return -1
		}
		if from+i+len(sentence) >= at {
			return from + i
		}
		from += i + 1
	}
	return -1
}

// contextBytes is how far a passage reaches before and after what it shows.
const contextBytes = 500

// context returns the passage to show around the fact: whole lines, unless they
// are long, and never half a word.
func (f *fact) context() (start, end int) {
	text := f.record.Article.Text
	start, end = f.extent()
	if i := strings.LastIndexByte(text[:start], '\n'); start-i <= contextBytes {
		start = i + 1
	} else {
		start -= contextBytes
		for start > 0 && !isSpaceAt(text, start-1) {
			start--
		}
	}
	i := strings.IndexByte(text[end:], '\n')
	switch {
	case i < 0 && len(text)-end <= contextBytes:
		end = len(text)
	case i >= 0 && i <= contextBytes:
		end += i
	default:
		end += contextBytes
		for end < len(text) && !isSpaceAt(text, end) {
			end++
		}
	}
	return start, end
}

func isSpaceAt(text string, i int) bool {
	return text[i] == ' ' || text[i] == '\n' || text[i] == '\t' || text[i] == '\r'
}

// extent returns the first and the last byte (half-open) that the fact marks.
func (f *fact) extent() (start, end int) {
	start = f.marks[0].start
	for _, m := range f.marks {
		start, end = min(start, m.start), max(end, m.end)
	}
	return start, end
}

// segments parts the text from start to end where marks begin and end.
func (f *fact) segments(start, end int) []segment {
	text := f.record.Article.Text
	cuts := []int{start, end}
	for _, m := range f.marks {
		for _, c := range []int{m.start, m.end} {
			if c > start && c < end {
				cuts = append(cuts, c)
			}
		}
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	var out []segment
	for i := 1; i < len(cuts); i++ {
		s := segment{Text: text[cuts[i-1]:cuts[i]]}
		for _, m := range f.marks {
			if m.start <= cuts[i-1] && cuts[i] <= m.end && !slices.Contains(s.Marks, m.part) {
				s.Marks = append(s.Marks, m.part)
			}
		}
		slices.Sort(s.Marks)
		s.First = len(s.Marks) > 0 && !slices.ContainsFunc(out, func(s segment) bool { return s.First })
		out = append(out, s)
	}
	return out
}

// runes turns byte offsets of one text into code points.
type runes struct {
	text       string
	last, seen int // bytes looked at, and the code points in them
}

func countRunes(text string) *runes { return &runes{text: text} }

func (c *runes) at(b int) int {
	if b < c.last {
		c.last, c.seen = 0, 0
	}
	c.seen += utf8.RuneCountInString(c.text[c.last:b])
	c.last = b
	return c.seen
}

// rowMap returns the cells of a row by column.
func rowMap(t *graph.Table, row []graph.Cell) map[string]graph.Cell {
	m := make(map[string]graph.Cell, len(row))
	for i, c := range row {
		m[t.Columns[i].Name] = c
	}
	return m
}
