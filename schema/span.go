package schema

import (
	"fmt"
	"unicode/utf8"
)

// A Span is a passage of an article's text: bytes, half-open, with the slice
// itself. The zero Span means "no passage". In a [Document] the offsets count
// Unicode code points instead.
type Span struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}

// SpanOf returns the span of text from byte start to byte end.
func SpanOf(text string, start, end int) Span {
	return Span{Start: start, End: end, Text: text[start:end]}
}

// IsZero reports whether s is no passage at all. It makes "omitzero" work.
func (s Span) IsZero() bool { return s.Start == 0 && s.End == 0 }

// In returns the passage of text that s stands for.
func (s Span) In(text string) string { return text[s.Start:s.End] }

// Overlaps reports whether s and o share a byte.
func (s Span) Overlaps(o Span) bool { return s.Start < o.End && o.Start < s.End }

// Contains reports whether o lies within s.
func (s Span) Contains(o Span) bool { return s.Start <= o.Start && o.End <= s.End }

// check reports why s is not a passage of text, or nil.
func (s Span) check(text string) error {
	switch {
	case s.Start < 0 || s.End > len(text) || s.Start >= s.End:
		return fmt.Errorf("span [%d,%d) outside a text of %d bytes", s.Start, s.End, len(text))
	case !boundary(text, s.Start) || !boundary(text, s.End):
		return fmt.Errorf("span [%d,%d) cuts a character", s.Start, s.End)
	case text[s.Start:s.End] != s.Text:
		return fmt.Errorf("span [%d,%d) says %q, the text says %q", s.Start, s.End, s.Text, text[s.Start:s.End])
	}
	return nil
}

// boundary reports whether a character of text begins (or the text ends) at byte i.
func boundary(text string, i int) bool { return i == len(text) || utf8.RuneStart(text[i]) }
