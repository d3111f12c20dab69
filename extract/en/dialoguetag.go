package en

import (
	"github.com/khabar-kg/khabar/extract/en/internal/speech"
	"github.com/khabar-kg/khabar/extract/text"
)

// tagged lets a's cue, "…, the minister pledged during a visit", introduce the clause before it, where the model
// took for his words what only tells when, where and to whom: "…, Brandt said Monday on CNN's “State of the Union”".
func (r *speechReader) tagged(a *speech.Attribution) {
	toks := r.d.Tokens
	s := r.d.SentenceOf(a.Cue)
	if a.LeftTo > a.LeftFrom || a.Source < 0 || a.Source > a.Cue || a.RightTo <= a.RightFrom || !r.asVerb(a) {
		return
	}
	f := r.front(a)
	if f-2 <= s.From || a.SourceFrom > f+mostBeforeName || toks[a.Source].Tag == "WP" || toks[a.Source].Tag == "WDT" || toks[f-1].Tag != "," && (toks[f-1].Kind != text.Close || toks[f-2].Tag != ",") || !finiteIn(toks, s.From, f) || !r.setting(a.Cue+1, s) && !r.meanwhile(a) {
		return
	}
	a.LeftFrom, a.LeftTo, a.RightFrom, a.RightTo = s.From, f, 0, 0
	if toks[f-1].Kind == text.Close && !opensWithin(r.d, s.From, f) {
		for k := s.From - 1; k >= 0 && r.d.SentenceOf(k).Para == s.Para && toks[k].Kind != text.Close; k-- {
			if toks[k].Kind == text.Open { // "“It is over. We have lost,” Haddad admitted in an interview."
				a.LeftFrom = k
				break
			}
		}
	}
}

// meanwhile reports whether what the model took for a's words is but a clause behind a comma that tells when they
// were said or what went on then: "…, an official said on Monday, as Chad continued to deny it".
func (r *speechReader) meanwhile(a *speech.Attribution) bool {
	toks := r.d.Tokens
	k := a.RightFrom
	if k < len(toks) && toks[k].Tag == "," {
		k++
	}
	if k == 0 || k >= len(toks) || toks[k-1].Tag != "," || !sideClause[toks[k].Norm] || toks[k].Sent != toks[a.Cue].Sent || toks[r.d.SentenceOf(k).From].Tag == "IN" || toks[r.d.SentenceOf(k).From].Tag == "WRB" {
		return false
	}
	for j := a.Cue + 1; j < k-1; j++ {
		if t := &toks[j]; t.Tag == "," || t.Norm == "that" || t.Norm == "as" || t.Kind == text.Open || r.finite(j) {
			return false
		}
	}
	for j := k; j < a.RightTo; j++ {
		if toks[j].Norm == "that" && toks[j-1].Tag == "," { // "said, as talks began, that …"
			return false
		}
	}
	return true
}

// sideClause holds the words with which such a clause begins.
var sideClause = map[string]bool{"after": true, "amid": true, "as": true, "because": true, "before": true, "despite": true, "since": true, "when": true, "while": true}

// mostBeforeName is how many tokens of who speaks may stand before his name.
const mostBeforeName = 6

// asVerb reports whether a's cue is a finite verb, also where the tagger took it for a participle right behind who
// speaks: "“…,” Brandt | pledged".
func (r *speechReader) asVerb(a *speech.Attribution) bool {
	switch r.d.Tokens[a.Cue].Tag {
	case "VBD", "VBZ", "VBP":
		return true
	case "VBN":
		return a.SourceTo == a.Cue
	}
	return false
}

// setting reports whether nothing but days, places, occasions and listeners, and names of programmes in marks, stand
// from token k to the end of the sentence.
func (r *speechReader) setting(k int, s *text.Sentence) bool {
	toks := r.d.Tokens
	if k >= s.To {
		return false
	}
	first := &toks[k]
	switch {
	case first.Norm == "that" || first.Norm == "whether" || first.Norm == "if" || first.Norm == "of" || first.Norm == "for" || first.Norm == "about" || first.Norm == "against" || first.Norm == "with" || first.Norm == "as":
		return false // "warned of", "called for"
	case first.Tag == "IN", r.l.calendar[first.Norm]:
	case toks[k-1].Stem == "tell" && first.Cap:
	case first.Tag == "TO" && toks[k-1].Stem != "write" && k+1 < s.To && (toks[k+1].Tag == "DT" || toks[k+1].Tag == "NNS"):
	default:
		return false
	}
	for ; k < s.To; k++ {
		t := &toks[k]
		switch {
		case t.Kind == text.Open:
			for k++; k < s.To && toks[k].Kind != text.Close; k++ {
				if toks[k].Kind == text.Word && !toks[k].Cap && len(toks[k].Norm) > 4 {
					return false // words, no title
				}
			}
		case t.Text == ":" || t.Norm == "that" || t.Tag == "MD" || r.finite(k):
			return false
		}
	}
	return true
}
