package en

import (
	"strings"

	"github.com/khabar-kg/khabar/extract/en/internal/speech"
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// unfinished lets what a's cue introduces go on to its verb, where the model ended it before what
// is set between commas behind its subject, or before the clause that an adverbial leads to: "said
// the ship, known as Halda, | had left", "told them that by May, | a new bridge would stand".
func (r *speechReader) unfinished(a *speech.Attribution) {
	toks := r.d.Tokens
	s := r.d.SentenceOf(a.Cue)
	from, to := a.RightFrom, a.RightTo
	if from <= a.Cue || to <= from || to+2 >= s.To || a.LeftTo > a.LeftFrom || r.inQuote(from, to) || toks[a.Cue].Tag == "VB" || from > a.Cue+1 && toks[from-1].Tag == "IN" && toks[from-1].Norm != "that" {
		return
	}
	switch stem := toks[a.Cue].Stem; stem {
	case "add", "believe", "note", "report", "suggest", "maintain":
	default:
		if !r.l.words[stem] || r.l.act(stem, toks[a.Cue].Tag) == schema.Demand || r.l.act(stem, toks[a.Cue].Tag) == schema.Condemn || r.l.act(stem, toks[a.Cue].Tag) == schema.Deny {
			return
		}
	}
	if toks[to-1].Tag == "," {
		to--
	}
	if toks[from].Norm == "that" && from+1 < to {
		from++
	}
	if toks[from].Tag == "TO" || strings.HasPrefix(toks[from].Tag, "VB") || finiteIn(toks, from, to) && toks[from].Norm != "if" {
		return
	}
	if v := r.verbAt(to); v >= 0 && (strings.HasPrefix(toks[to-1].Tag, "NN") || toks[to-1].Tag == "PRP") && toks[a.Cue].Tag != toks[v].Tag {
		a.RightTo = r.stop(s) // "declared the pact | no longer served them"
		return
	} else if v >= 0 && a.RightFrom == a.Cue+1 && toks[v].Tag != "VBN" && r.t.child(v, "nsubj", "nsubjpass") >= from {
		a.RightTo = r.stop(s)
		return
	}
	if toks[to].Tag != "," {
		return
	}
	if toks[from].Tag == "IN" {
		if subjectTags[toks[to+1].Tag] && finiteIn(toks, to+1, s.To) && (toks[from].Norm == "if" || toks[a.RightFrom].Norm == "that") {
			a.RightTo = r.stop(s)
		}
		return
	}
	if !subjectTags[toks[from].Tag] && toks[from].Tag != "JJ" {
		return
	}
	if r.verbAt(to+1) >= 0 && opensAside(toks, from, to) {
		a.RightTo = r.stop(s) // "the ship, known as Halda, | had left"
		return
	}
	const reach = 20 // of what stands between commas
	for k := to + 1; k < s.To && k < to+reach; k++ {
		switch {
		case toks[k].Kind == text.Open || toks[k].Text == ";":
			return
		case toks[k].Tag == "," && r.verbAt(k+1) >= 0:
			a.RightTo = r.stop(s)
			return
		}
	}
}

// opensAside reports whether a comma stands in tokens from to to.
func opensAside(toks []text.Token, from, to int) bool {
	for k := from + 1; k < to; k++ {
		if toks[k].Tag == "," {
			return true
		}
	}
	return false
}

// verbAt returns the finite verb or modal that stands at token k or behind adverbs there, or -1.
func (r *speechReader) verbAt(k int) int {
	toks := r.d.Tokens
	for k < len(toks) && (strings.HasPrefix(toks[k].Tag, "RB") || toks[k].Norm == "no") {
		k++
	}
	if k >= len(toks) {
		return -1
	}
	switch toks[k].Tag {
	case "VBD", "VBZ", "VBP", "MD":
		return k
	}
	return -1
}

// subjectTags holds the tags with which a clause's subject begins.
var subjectTags = map[string]bool{"CD": true, "DT": true, "EX": true, "NN": true, "NNP": true, "NNPS": true, "NNS": true, "PRP": true, "PRP$": true}
