package en

import (
	"github.com/khabar-kg/khabar/extract/en/internal/speech"
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// Speech returns the finder of attributions, which training fills with models.
func (l *Language) Speech() *speech.Finder { return l.speech }

// Statements fills d.Statements: who said, asked or thinks what. Speakers point
// to mentions, a pronoun's too; package extract resolves those.
func (l *Language) Statements(d *text.Doc) {
	found := l.speech.Find(d)
	d.Statements = d.Statements[:0]
	for k := range found {
		a := &found[k]
		if s, ok := l.statement(d, a); ok {
			d.Statements = append(d.Statements, s)
		}
	}
}

// statement makes a draft of an attribution; ok is false for one that says
// nothing.
func (l *Language) statement(d *text.Doc, a *speech.Attribution) (s text.Statement, ok bool) {
	t := &d.Tokens[a.Cue]
	s = text.Statement{
		CueFrom: a.Cue, CueTo: a.Cue + 1, Act: l.act(t.Stem, t.Tag), Date: -1, Medium: text.NoMention,
		Rule: "en/speech/" + t.Stem, Score: a.CueScore * a.PartScore,
	}
	if a.Cue+1 < len(d.Tokens) {
		next := &d.Tokens[a.Cue+1]
		if t.Norm == "according" && next.Norm == "to" || next.Dep == "compound:prt" && next.Head == a.Cue {
			s.CueTo++
		}
	}
	s.Cue = d.Span(s.CueFrom, s.CueTo)
	if a.Source >= 0 && a.SourceFrom < a.SourceTo {
		s.SpeakerText = d.Span(a.SourceFrom, a.SourceTo)
		if m := mentionAt(d, a.Source); m != text.NoMention {
			s.Speakers = []int{m}
		}
	}
	left := l.trim(d, a.LeftFrom, a.LeftTo)
	right := l.trim(d, a.RightFrom, a.RightTo)
	switch {
	case !left.IsZero():
		s.Content = left
		if !right.IsZero() {
			s.Continued = []schema.Span{right}
		}
	case !right.IsZero():
		s.Content = right
	default:
		return s, false
	}
	s.Mode = mode(d, a)
	return s, true
}

// act is what the speaker does, by the cue's lemma.
func (l *Language) act(lemma, tag string) schema.Act {
	class := "A"
	if tag != "" && (tag[0] == 'V' || tag[0] == 'N') {
		class = tag[:1]
	}
	if a, ok := l.cues[class+lemma]; ok {
		return schema.Act(a)
	}
	if class == "N" {
		if a, ok := l.cues["V"+lemma]; ok {
			return schema.Act(a)
		}
	}
	return schema.Say
}

// trim returns the passage of tokens from to to without the subordinator, the
// outer quotation marks and the marks around it.
func (l *Language) trim(d *text.Doc, from, to int) schema.Span {
	for changed := true; changed && from < to; {
		changed = false
		first, last := &d.Tokens[from], &d.Tokens[to-1]
		switch {
		case first.Kind == text.Punct && first.Text != "$" && first.Text != "(" && first.Text != "[", first.Kind == text.Close:
			from++
			changed = true
		case first.Norm == "that" && first.Dep == "mark":
			from++
			changed = true
		case first.Kind == text.Open && !closesWithin(d, from, to-1):
			from++
			changed = true
		case last.Kind == text.Open:
			to--
			changed = true
		case last.Kind == text.Punct && (last.Text == "," || last.Text == ":" || last.Text == ";" || last.Text == "-" || last.Text == "--" || last.Text == "—" || last.Text == "–"):
			to--
			changed = true
		case last.Kind == text.Punct && last.Text == "." && !quoted(d, from):
			to--
			changed = true
		case last.Kind == text.Close && !opensWithin(d, from+1, to-1):
			to--
			changed = true
		}
	}
	if from >= to {
		return schema.Span{}
	}
	return d.Span(from, to)
}

// quoted reports whether the passage at from stands right after an opening mark.
func quoted(d *text.Doc, from int) bool { return from > 0 && d.Tokens[from-1].Kind == text.Open }

// closesWithin reports whether a quotation that opens at from closes before to:
// then the mark is no outer one.
func closesWithin(d *text.Doc, from, to int) bool {
	for k := from + 1; k < to; k++ {
		if d.Tokens[k].Kind == text.Close {
			return true
		}
	}
	return false
}

// opensWithin reports whether one opens between from and to.
func opensWithin(d *text.Doc, from, to int) bool {
	for k := from; k < to; k++ {
		if d.Tokens[k].Kind == text.Open {
			return true
		}
	}
	return false
}

// mode tells direct from indirect speech by the quotation marks of the content.
func mode(d *text.Doc, a *speech.Attribution) schema.Mode {
	in, out := 0, 0
	for _, p := range [2][2]int{{a.LeftFrom, a.LeftTo}, {a.RightFrom, a.RightTo}} {
		open := false
		if p[0] > 0 && p[0] < p[1] && d.Tokens[p[0]-1].Kind == text.Open {
			open = true
		}
		for k := p[0]; k < p[1]; k++ {
			switch d.Tokens[k].Kind {
			case text.Open:
				open = true
			case text.Close:
				open = false
			case text.Word, text.Number:
				if open {
					in++
				} else {
					out++
				}
			}
		}
	}
	switch {
	case in == 0:
		return schema.Indirect
	case out*8 <= in:
		return schema.Direct
	}
	return schema.Mixed
}

// mentionAt returns the longest mention that token i is in, one that it heads
// first.
func mentionAt(d *text.Doc, i int) int {
	best := text.NoMention
	for k := range d.Mentions {
		m := &d.Mentions[k]
		if m.From > i {
			break
		}
		if i >= m.To {
			continue
		}
		switch {
		case best < 0, m.Head == i && d.Mentions[best].Head != i,
			(m.Head == i) == (d.Mentions[best].Head == i) && m.To-m.From > d.Mentions[best].To-d.Mentions[best].From:
			best = k
		}
	}
	return best
}
