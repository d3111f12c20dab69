package pgdb

import (
	"regexp"
	"regexp/syntax"
	"strings"
	"unicode"
)

// forPostgres returns an expression that PostgreSQL's ~ understands to match just
// the strings that re matches, if one can be written. It is one of Go's too, and
// means the same there, for Cayley hands expressions on as Go's. The syntax tree
// is written anew, since of what both have in common much differs: what a dot or
// a class of letters takes in, and where an option begins and ends.
func forPostgres(re *regexp.Regexp) (*regexp.Regexp, bool) {
	tree, err := syntax.Parse(re.String(), syntax.Perl)
	if err != nil {
		return nil, false
	}
	var b strings.Builder
	if !writeRegexp(&b, tree.Simplify()) {
		return nil, false
	}
	out, err := regexp.Compile(b.String())
	return out, err == nil
}

// writeRegexp writes a tree, and reports false where PostgreSQL has no words for it.
func writeRegexp(b *strings.Builder, re *syntax.Regexp) bool {
	switch re.Op {
	case syntax.OpEmptyMatch:
		b.WriteString("(?:)")
	case syntax.OpLiteral:
		for _, r := range re.Rune {
			if re.Flags&syntax.FoldCase != 0 {
				writeFolded(b, r)
			} else {
				writeLiteral(b, r)
			}
		}
	case syntax.OpCharClass:
		return writeClass(b, re.Rune)
	case syntax.OpAnyCharNotNL:
		b.WriteString(`[^\n]`)
	case syntax.OpAnyChar:
		b.WriteString(`(?:[^\n]|\n)`)
	case syntax.OpBeginText:
		b.WriteString("^")
	case syntax.OpEndText:
		b.WriteString("$")
	case syntax.OpCapture:
		return writeGroup(b, re.Sub[0])
	case syntax.OpStar, syntax.OpPlus, syntax.OpQuest:
		if !writeGroup(b, re.Sub[0]) {
			return false
		}
		b.WriteByte(map[syntax.Op]byte{syntax.OpStar: '*', syntax.OpPlus: '+', syntax.OpQuest: '?'}[re.Op])
	case syntax.OpConcat:
		for _, sub := range re.Sub {
			if !writeGroup(b, sub) {
				return false
			}
		}
	case syntax.OpAlternate:
		for i, sub := range re.Sub {
			if i > 0 {
				b.WriteByte('|')
			}
			if !writeGroup(b, sub) {
				return false
			}
		}
	default: // words' and lines' ends; what matches nothing
		return false
	}
	return true
}

func writeGroup(b *strings.Builder, re *syntax.Regexp) bool {
	switch re.Op {
	case syntax.OpBeginText, syntax.OpEndText: // a group of nothing else is an error of PostgreSQL's before a star only
		return writeRegexp(b, re)
	}
	b.WriteString("(?:")
	ok := writeRegexp(b, re)
	b.WriteByte(')')
	return ok
}

func writeLiteral(b *strings.Builder, r rune) {
	switch {
	case r == '\n':
		b.WriteString(`\n`)
	case r < unicode.MaxASCII && !unicode.IsLetter(r) && !unicode.IsDigit(r) && r > ' ' && r != '_':
		b.WriteByte('\\')
		b.WriteRune(r)
	default:
		b.WriteRune(r)
	}
}

// writeFolded writes a letter in all its cases.
func writeFolded(b *strings.Builder, r rune) {
	b.WriteByte('[')
	for f := r; ; {
		writeLiteral(b, f)
		if f = unicode.SimpleFold(f); f == r {
			break
		}
	}
	b.WriteByte(']')
}

// maxRanges is how many ranges of characters a class may be written as.
const maxRanges = 64

// writeClass writes ranges, each two runes.
func writeClass(b *strings.Builder, ranges []rune) bool {
	if len(ranges) == 0 || len(ranges) > 2*maxRanges {
		return false
	}
	negated := ranges[0] == 0 && ranges[len(ranges)-1] == unicode.MaxRune
	if negated {
		// PostgreSQL has no character zero, and a range to the last is written as
		// all but the gaps.
		var gaps []rune
		for i := 1; i+1 < len(ranges); i += 2 {
			gaps = append(gaps, ranges[i]+1, ranges[i+1]-1)
		}
		if len(gaps) == 0 {
			b.WriteString(`(?:[^\n]|\n)`)
			return true
		}
		ranges = gaps
	}
	b.WriteByte('[')
	if negated {
		b.WriteByte('^')
	}
	for i := 0; i < len(ranges); i += 2 {
		from, to := ranges[i], ranges[i+1]
		if from < 0x20 && from != '\n' && from != '\t' && from != '\r' && from != '\f' && from != '\v' || from >= 0xD800 && from < 0xE000 {
			return false
		}
		writeLiteral(b, from)
		if to > from {
			b.WriteByte('-')
			writeLiteral(b, to)
		}
	}
	b.WriteByte(']')
	return true
}
