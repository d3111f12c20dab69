package en

import (
	"slices"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// unquoted lets what stands before "…, he said." at the end of a paragraph begin with
// the paragraph where its sentences are words of the speaker that no marks are around:
// one of them speaks of "us" or "me", or the article sets others so; or a mark closes that
// never opened. A paragraph right before, in which nobody is said to speak and which
// speaks of "us" too, belongs to it.
func unquoted(d *text.Doc) {
	p := passageReader{d: d, cues: map[int]bool{}, own: map[int]bool{}}
	for i := range d.Statements {
		p.cues[d.Tokens[d.Statements[i].CueFrom].Sent] = true
	}
	for k := range d.Sentences {
		p.own[k] = p.first(k) && !p.named(k)
	}
	var open []int // statements whose paragraph may be all theirs
	told := 0
	for i := range d.Statements {
		if !p.closes(i) {
			continue
		}
		at := d.Tokens[d.Statements[i].CueFrom].Sent
		from := p.paragraph(at)
		if slices.ContainsFunc(p.between(from, at), func(k int) bool { return p.own[k] }) || p.first(at) {
			told++
		}
		if from == at || slices.ContainsFunc(p.between(from, at), func(k int) bool { return p.own[k] }) {
			p.extend(i, from)
		} else {
			open = append(open, i)
		}
	}
	for _, i := range open {
		if at := d.Tokens[d.Statements[i].CueFrom].Sent; told >= manyUnquoted || p.unopened(i) {
			p.extend(i, p.paragraph(at))
		}
	}
}

// manyUnquoted is how many paragraphs of an article, each plainly somebody's words without
// marks, make it one that sets words so.
const manyUnquoted = 2

// A passageReader looks for words without quotation marks.
type passageReader struct {
	d    *text.Doc
	cues map[int]bool // sentences in which somebody is said to speak
	own  map[int]bool // sentences that speak of "us" or "me" outside of quotation marks
}

// closes reports whether who speaks in statement i stands behind its words, unquoted,
// with which the sentence begins.
func (p *passageReader) closes(i int) bool {
	d := p.d
	s := &d.Statements[i]
	x := d.SentenceOf(s.CueFrom)
	switch s.Act {
	case schema.Say, schema.Confirm, schema.Announce, schema.Warn, schema.Promise:
	default:
		return false
	}
	if s.SpeakerText.IsZero() || d.Tokens[s.CueFrom].Norm == "according" || s.Content.IsZero() || s.Content.End > s.Cue.Start || x.Heading || x.Skip || d.Tokens[x.From].Kind == text.Open || s.Content.Start < d.Tokens[x.From].Start {
		return false
	}
	k := s.CueFrom
	for k > x.From && d.Tokens[k-1].Start >= s.Content.End {
		k--
	}
	first := x.From
	for first < s.CueFrom && d.Tokens[first].Kind == text.Punct {
		first++
	}
	return s.CueFrom-k <= longestTail && s.Content.Start == d.Tokens[first].Start
}

// longestTail is the most tokens between words and "said" behind them: ", the leader of
// the opposition in parliament Ada Brandt".
const longestTail = 12

// first reports whether sentence k has a pronoun of who speaks outside of marks.
func (p *passageReader) first(k int) bool {
	open := false
	for j := p.d.Sentences[k].From; j < p.d.Sentences[k].To; j++ {
		switch t := &p.d.Tokens[j]; {
		case t.Kind == text.Open:
			open = true
		case t.Kind == text.Close:
			open = false
		case !open && firstPerson[t.Norm] && t.Text != "US":
			return true
		}
	}
	return false
}

// paragraph returns the first sentence from which on the paragraph of sentence at can be
// one speech: behind the last one that is somebody's quotation or ends as it does.
func (p *passageReader) paragraph(at int) int {
	d := p.d
	from := at
	for from > 0 && d.Sentences[from-1].Para == d.Sentences[at].Para && !d.Sentences[from-1].Skip {
		k := from - 1
		if slices.ContainsFunc(d.Tokens[d.Sentences[k].From:d.Sentences[k].To], func(t text.Token) bool { return t.Kind == text.Open || t.Kind == text.Close }) {
			break
		}
		if p.cues[k] && (p.named(k) || p.ends(k)) {
			break
		}
		from = k
	}
	return from
}

// named reports whether somebody other than a pronoun is said to say what sentence k
// holds: "the mayor said we need a road".
func (p *passageReader) named(k int) bool {
	return slices.ContainsFunc(p.d.Statements, func(s text.Statement) bool {
		return p.d.Tokens[s.CueFrom].Sent == k && !firstPerson[lower(s.SpeakerText.Text)] && slices.ContainsFunc(s.Speakers, func(m int) bool { return p.d.Mentions[m].Kind != schema.ByPronoun })
	})
}

// ends reports whether sentence k is somebody's words, and who says so behind them.
func (p *passageReader) ends(k int) bool {
	return slices.ContainsFunc(p.d.Statements, func(s text.Statement) bool {
		return p.d.Tokens[s.CueFrom].Sent == k && s.Content.End <= s.Cue.Start
	})
}

// between returns the sentences from from on before to.
func (p *passageReader) between(from, to int) []int {
	var out []int
	for k := from; k < to; k++ {
		out = append(out, k)
	}
	return out
}

// unopened reports whether the content of statement i ends with a mark that closes what no
// mark of its paragraph opens.
func (p *passageReader) unopened(i int) bool {
	d := p.d
	s := &d.Statements[i]
	x := &d.Sentences[d.Tokens[s.CueFrom].Sent]
	closed := false
	for k := x.From; k < s.CueFrom; k++ {
		switch d.Tokens[k].Kind {
		case text.Open:
			return false
		case text.Close:
			closed = true
		}
	}
	return closed
}

// extend lets the content of statement i begin with sentence from, or with the paragraph
// before.
func (p *passageReader) extend(i, from int) {
	d := p.d
	s := &d.Statements[i]
	at := d.Tokens[s.CueFrom].Sent
	for k := from - 1; k >= 0 && d.Sentences[k].Para >= d.Sentences[at].Para-1 && p.starts(from, at); k-- {
		x := &d.Sentences[k]
		if x.Skip || x.Heading || p.cues[k] || slices.ContainsFunc(d.Tokens[x.From:x.To], func(t text.Token) bool { return t.Kind == text.Open || t.Kind == text.Close }) {
			break
		}
		if k == 0 || d.Sentences[k-1].Para != x.Para { // all of it
			if slices.ContainsFunc(p.between(k, from), func(j int) bool { return p.own[j] }) {
				from = k
			}
			break
		}
	}
	start := d.Tokens[d.Sentences[from].From].Start
	if start >= s.Content.Start {
		return
	}
	s.Content = schema.SpanOf(d.Text, start, s.Content.End)
}

// starts reports whether sentence from begins the paragraph of sentence at.
func (p *passageReader) starts(from, at int) bool {
	return from == 0 || p.d.Sentences[from-1].Para != p.d.Sentences[at].Para
}
