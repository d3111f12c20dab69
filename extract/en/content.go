package en

import (
	"github.com/khabar-kg/khabar/extract/en/internal/speech"
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

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
		case first.Norm == "that" && (to-from > 2 && d.Tokens[from+1].Text == ":" || first.Dep == "mark" || first.Tag == "IN" || to-from > 2 && clauseStart[d.Tokens[from+1].Tag] || to-from > 3 && d.Tokens[from+1].Tag == "JJ" && d.Tokens[from+2].Tag == "NNS" || to-from > 3 && !first.Cap && d.Tokens[from+1].Tag == "NN" && (d.Tokens[from+2].Tag == "NNS" || d.Tokens[from+2].Tag == "NN") && finiteIn(d.Tokens, from+2, min(to, from+clauseReach))):
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

// clauseReach is how far behind "that" the verb of a clause stands whose subject is two nouns: "that coalition
// forces had left".
const clauseReach = 6

// clauseStart holds the tags that a clause begins with after "that".
var clauseStart = map[string]bool{"CD": true, "DT": true, "PRP": true, "PRP$": true, "NNP": true, "NNPS": true, "NNS": true, "EX": true}

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
