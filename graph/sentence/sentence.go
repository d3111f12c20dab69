// Package sentence finds the sentence around a passage, for showing it. It knows no
// language, and no abbreviations but initials and titles before names.
package sentence

import (
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
	start, end := -1, -1
	for _, s := range spans {
		if s.IsZero() {
			continue
		}
		if start < 0 || s.Start < start {
			start = s.Start
		}
		end = max(end, s.End)
	}
	if start < 0 {
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
