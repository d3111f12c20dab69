// Package sentence finds the sentence around a passage, for showing it. It knows no
// language, and no abbreviations but initials and titles before names.
package sentence

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/khabar-kg/khabar/schema"
)

// Marks that end a sentence in Arabic script.
const (
	arabicQuestion = '\u061F'
	urduStop       = '\u06D4'
	ellipsis       = '\u2026'
)

// Around returns the sentence of text around the passages: from the first of them
// that is not empty back to the last end of a sentence or line, and from the last on
// to the next. Without any it is the zero span.
func Around(text string, spans ...schema.Span) schema.Span {
	start, end, ok := hull(spans)
	if !ok {
		return schema.Span{}
	}
	for start > 0 && !endsSentence(text, start) {
		_, size := utf8.DecodeLastRuneInString(text[:start])
		start -= size
	}
	for end < len(text) && !endsSentence(text, end) {
		_, size := utf8.DecodeRuneInString(text[end:])
		end += size
	}
	return trimmed(text, start, end)
}

// hull returns where the first of the spans that are not empty begins and the last
// ends; ok is false without any.
func hull(spans []schema.Span) (start, end int, ok bool) {
	start, end = -1, -1
	for _, s := range spans {
		if s.IsZero() {
			continue
		}
		if start < 0 || s.Start < start {
			start = s.Start
		}
		end = max(end, s.End)
	}
	return start, end, start >= 0
}

// trimmed returns the span of text without the space at its ends.
func trimmed(text string, start, end int) schema.Span {
	for start < end {
		r, size := utf8.DecodeRuneInString(text[start:])
		if !unicode.IsSpace(r) {
			break
		}
		start += size
	}
	for start < end {
		r, size := utf8.DecodeLastRuneInString(text[:end])
		if !unicode.IsSpace(r) {
			break
		}
		end -= size
	}
	return schema.SpanOf(text, start, end)
}

// An Index finds many sentences of one text: it looks for their ends once.
type Index struct {
	text string
	ends []int // bytes at which a sentence or a line ends, in order
}

// NewIndex returns the index of a text.
func NewIndex(text string) *Index {
	x := &Index{text: text}
	for i := range text {
		if i > 0 && endsSentence(text, i) {
			x.ends = append(x.ends, i)
		}
	}
	return x
}

// Around is the function of that name, for the index's text. The ends of the spans
// lie between runes.
func (x *Index) Around(spans ...schema.Span) schema.Span {
	start, end, ok := hull(spans)
	if !ok {
		return schema.Span{}
	}
	from, to := 0, len(x.text)
	i, is := slices.BinarySearch(x.ends, start)
	switch {
	case is:
		from = start
	case i > 0:
		from = x.ends[i-1]
	}
	if i, _ = slices.BinarySearch(x.ends, end); i < len(x.ends) {
		to = x.ends[i]
	}
	return trimmed(x.text, from, to)
}

// endsSentence reports whether a sentence or a line ends at byte i of text.
func endsSentence(text string, i int) bool {
	next, _ := utf8.DecodeRuneInString(text[i:])
	if next == '\n' || next == '\r' {
		return true
	}
	if i < len(text) && !unicode.IsSpace(next) {
		last, _ := utf8.DecodeLastRuneInString(text[:i])
		return last == '\n'
	}
	// Closing marks may stand between the stop and the space.
	j := i
	for {
		r, size := utf8.DecodeLastRuneInString(text[:j])
		if size == 0 || !unicode.In(r, unicode.Pe, unicode.Pf, unicode.Pi) && r != '"' {
			return isStop(text, j, r)
		}
		j -= size
	}
}

// isStop reports whether r, which ends at byte j of text, is a mark that ends a
// sentence, and not the point of an initial.
func isStop(text string, j int, r rune) bool {
	switch r {
	case '!', '?', arabicQuestion, urduStop, ellipsis:
		return true
	case '.':
		// An abbreviation before a number or a small letter: "Dec. 10".
		after := strings.TrimLeftFunc(text[j:], unicode.IsSpace)
		if next, _ := utf8.DecodeRuneInString(after); unicode.IsDigit(next) || unicode.IsLower(next) {
			return false
		}
		if titles[lastWord(text[:j-1])] {
			return false
		}
		letter, size := utf8.DecodeLastRuneInString(text[:j-1])
		before, _ := utf8.DecodeLastRuneInString(text[:j-1-size])
		return !(unicode.IsUpper(letter) && !unicode.IsLetter(before))
	}
	return false
}

// lastWord returns the letters that end text.
func lastWord(text string) string {
	return text[len(strings.TrimRightFunc(text, unicode.IsLetter)):]
}

// titles holds abbreviations that stand before names, where a point ends nothing.
var titles = map[string]bool{
	"Mr": true, "Mrs": true, "Ms": true, "Dr": true, "Prof": true, "St": true, "Rev": true, "Hon": true,
	"Gen": true, "Lt": true, "Maj": true, "Col": true, "Capt": true, "Sgt": true, "Cpl": true, "Adm": true, "Brig": true, "Cmdr": true,
	"Sen": true, "Rep": true, "Gov": true,
}
