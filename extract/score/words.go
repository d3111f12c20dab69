package score

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// normal returns s as words are compared: compatibility forms, Arabic letters
// without seats and marks, lower case, runs of anything else as one space.
func normal(s string) string {
	var b strings.Builder
	space := false
	for _, r := range norm.NFKC.String(s) {
		if isMark(r) {
			continue
		}
		r = foldLetter(r)
		for _, r := range lower(r) {
			switch {
			case isWord(r):
				if space && b.Len() > 0 {
					b.WriteByte(' ')
				}
				space = false
				b.WriteRune(r)
			default:
				space = true
			}
		}
	}
	return b.String()
}

func words(s string) []string { return strings.Fields(normal(s)) }

// lower is the full mapping of case: one letter, Turkish dotted capital I,
// becomes two.
func lower(r rune) string {
	const dottedI = '\u0130'
	if r == dottedI {
		return "i\u0307"
	}
	return string(unicode.ToLower(r))
}

// isMark reports whether r is written but not read: tatweel, diacritics,
// joiners, marks of direction.
func isMark(r rune) bool {
	switch {
	case r == 0x640, r == 0x670, 0x64b <= r && r <= 0x65f:
		return true
	case 0x200c <= r && r <= 0x200f, 0x202a <= r && r <= 0x202e, 0x2066 <= r && r <= 0x2069:
		return true
	}
	return false
}

// foldLetter drops what Arabic spelling varies in: the alef's seats, alef
// maksura for yeh, teh marbuta for heh.
func foldLetter(r rune) rune {
	switch r {
	case 0x622, 0x623, 0x625, 0x671:
		return 0x627
	case 0x649:
		return 0x64a
	case 0x629:
		return 0x647
	}
	return r
}

// isWord reports whether r is part of a word.
func isWord(r rune) bool { return r == '_' || unicode.IsLetter(r) || unicode.IsNumber(r) }

// wordF1 returns the harmonic mean of precision and recall of a's words in b's.
func wordF1(a, b string) float64 {
	x, y := words(a), words(b)
	if len(x) == 0 || len(y) == 0 {
		return 0
	}
	pool := map[string]int{}
	for _, w := range y {
		pool[w]++
	}
	hit := 0
	for _, w := range x {
		if pool[w] > 0 {
			pool[w]--
			hit++
		}
	}
	return float64(2*hit) / float64(len(x)+len(y))
}

// A span is a passage in code points, half-open.
type span struct{ start, end int }

func (s span) length() int { return s.end - s.start }

func overlap(a, b span) int { return max(0, min(a.end, b.end)-max(a.start, b.start)) }

// near reports whether s and o share half of the longer.
func (s span) near(o span) bool {
	n := overlap(s, o)
	return n > 0 && 2*n >= max(s.length(), o.length())
}

// touches reports whether a cue or trigger was found: it overlaps the gold one
// and is no paragraph.
func touches(found, gold span) bool {
	return overlap(found, gold) > 0 && found.length() <= 2*gold.length()+25
}

// A runeText is a text that is addressed in code points.
type runeText struct {
	text  string
	at    []int // byte → code points before it; at the end the number of all
	first []int // code point → byte
}

func newRuneText(text string) *runeText {
	t := &runeText{text: text, at: make([]int, len(text)+1)}
	for i := 0; i < len(text); {
		_, n := utf8.DecodeRuneInString(text[i:])
		for k := i; k < i+n; k++ {
			t.at[k] = len(t.first)
		}
		t.first = append(t.first, i)
		i += n
	}
	t.at[len(text)] = len(t.first)
	t.first = append(t.first, len(text))
	return t
}

// slice returns the passage, cut to what the text has.
func (t *runeText) slice(s span) string {
	last := len(t.first) - 1
	start, end := min(max(s.start, 0), last), min(max(s.end, 0), last)
	if start >= end {
		return ""
	}
	return t.text[t.first[start]:t.first[end]]
}

// find returns where needle first occurs at or after the code point from.
func (t *runeText) find(needle string, from int) (span, bool) {
	if from >= len(t.first) {
		return span{}, false
	}
	i := strings.Index(t.text[t.first[from]:], needle)
	if i < 0 {
		return span{}, false
	}
	start := t.at[t.first[from]+i]
	return span{start, start + utf8.RuneCountInString(needle)}, true
}

func (t *runeText) rune(i int) rune {
	r, _ := utf8.DecodeRuneInString(t.text[t.first[i]:])
	return r
}

// occurrences returns where needle stands in the text as words: it ends at a
// word's end, and at most three attached letters stand before it.
func (t *runeText) occurrences(needle string) []span {
	const attached = 3
	var out []span
	if needle == "" {
		return nil
	}
	for from := 0; ; {
		s, ok := t.find(needle, from)
		if !ok {
			return out
		}
		from = s.start + 1
		if s.end < len(t.first)-1 && isWord(t.rune(s.end)) && isWord(t.rune(s.end-1)) {
			continue
		}
		k := s.start
		for k > 0 && isWord(t.rune(k-1)) {
			k--
		}
		if s.start-k <= attached {
			out = append(out, s)
		}
	}
}
