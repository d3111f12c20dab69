package search

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// A Piece is part of a snippet; hits are the words that were searched for.
type Piece struct {
	Text string `json:"text"`
	Hit  bool   `json:"hit,omitempty"`
}

// snippetBytes is how long a snippet is, more or less.
const snippetBytes = 320

// articleHit makes the snippet of an article: the passage with the most of the words.
func (x *Index) articleHit(c candidate, want []*wanted) ArticleHit {
	hit := ArticleHit{Article: c.Article, Score: c.score}
	var titled []uint32
	for _, w := range want {
		if at := w.places[c.number]; at != nil {
			titled = append(titled, at.title...)
		}
	}
	hit.Heading = pieces(c.Title, Range{0, uint32(len(c.Title))}, wordsAt(c.Title, titled))
	at := c.hits(want)
	from, best := uint32(0), -1.0
	for i, h := range at {
		score := 0.0
		seen := map[int]bool{}
		for _, other := range at[i:] {
			if other.Start >= h.Start+snippetBytes*3/4 {
				break
			}
			if seen[other.word] {
				score += 0.1
				continue
			}
			seen[other.word] = true
			score += 1 + want[other.word].rarity
		}
		if score > best {
			from, best = h.Start, score
		}
	}
	hit.Snippet = x.snippet(c.held, passage(c.Text, from), want)
	return hit
}

// passage returns about as much of a text as a snippet shows, beginning a little
// before a place, with whole words and, where one begins near, a line.
func passage(text string, at uint32) Range {
	start := int(at)
	back := max(0, start-snippetBytes/4)
	if i := strings.LastIndexAny(text[back:start], "\n"); i >= 0 {
		start = back + i + 1
	} else if back > 0 {
		for back < start && text[back] != ' ' {
			back++
		}
		start = min(back+1, start)
	} else {
		start = 0
	}
	end := min(len(text), start+snippetBytes)
	for end < len(text) && text[end] != ' ' && text[end] != '\n' {
		end++
	}
	return Range{uint32(start), uint32(end)}
}

// found is a word of the text that was wanted, by its number.
type found struct {
	Range
	word int
}

// hits returns the words of an article's text that were wanted, in its order: those
// that stand for them, and, where there are none of these, the mentions of entities
// that do.
func (h *held) hits(want []*wanted) []found {
	var out []found
	for i, w := range want {
		if at := w.places[h.number]; at != nil && len(at.text) > 0 {
			for _, r := range wordsAt(h.Text, at.text) {
				out = append(out, found{r, i})
			}
			continue
		}
		for n, p := range h.parts {
			if _, ok := w.meant[n]; ok {
				for _, r := range p.places {
					out = append(out, found{r, i})
				}
			}
		}
	}
	slices.SortFunc(out, func(a, b found) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End)) })
	return out
}

// wordsAt returns the words that begin at places of a text, in order.
func wordsAt(text string, at []uint32) []Range {
	at = slices.Compact(slices.Sorted(slices.Values(at)))
	out := make([]Range, 0, len(at))
	for _, a := range at {
		start, end := nextWord(text, int(a))
		out = append(out, Range{uint32(start), uint32(end)})
	}
	return out
}

// snippet returns a passage of an article with what was wanted marked.
func (x *Index) snippet(h *held, r Range, want []*wanted) []Piece {
	var marks []Range
	for _, f := range h.hits(want) {
		if f.Start >= r.Start && f.End <= r.End {
			marks = append(marks, f.Range)
		}
	}
	if r.End-r.Start > snippetBytes*3/2 && len(marks) > 0 { // a long sentence
		inner := passage(h.Text, marks[0].Start)
		r = Range{max(r.Start, inner.Start), min(r.End, inner.End)}
	}
	out := pieces(h.Text, r, marks)
	if r.Start > 0 && h.Text[r.Start-1] != '\n' && !endsBefore(h.Text, r.Start) {
		out = append([]Piece{{Text: "… "}}, out...)
	}
	if int(r.End) < len(h.Text) && h.Text[r.End] != '\n' && !endsBefore(h.Text, r.End) {
		out = append(out, Piece{Text: " …"})
	}
	return out
}

// endsBefore reports whether a sentence ends just before a place.
func endsBefore(text string, at uint32) bool {
	before := strings.TrimRight(text[:at], " \"”»)")
	r, _ := utf8.DecodeLastRuneInString(before)
	return strings.ContainsRune(".!?؟…", r)
}

// pieces parts a passage at marks, which are in order and may lie on each other.
func pieces(text string, r Range, marks []Range) []Piece {
	var out []Piece
	at := r.Start
	for _, m := range marks {
		m.Start, m.End = max(m.Start, at), min(m.End, r.End)
		if m.Start >= m.End {
			continue
		}
		if m.Start > at {
			out = append(out, Piece{Text: text[at:m.Start]})
		}
		out = append(out, Piece{Text: text[m.Start:m.End], Hit: true})
		at = m.End
	}
	if at < r.End {
		out = append(out, Piece{Text: text[at:r.End]})
	}
	for i := range out {
		out[i].Text = strings.ReplaceAll(out[i].Text, "\n", " ")
	}
	return out
}
