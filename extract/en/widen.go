package en

import (
	"strings"

	"github.com/khabar-kg/khabar/extract/en/internal/speech"
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// widen lets what a cue introduces run on to the end of the sentence where nothing
// says that its words end before: "said the mill was sold and its owner had left", "if
// the rain goes on, the dam will break", "stressed the need for peace, and the will of
// both sides". The models like to end with the first clause.
func (r *speechReader) widen(a *speech.Attribution, found []speech.Attribution) {
	toks := r.d.Tokens
	s := r.d.SentenceOf(a.Cue)
	end := r.stop(s)
	from, to := a.RightFrom, a.RightTo
	if from <= a.Cue || to <= from+1 || to >= end || from >= s.To || a.LeftTo > a.LeftFrom || r.l.act(toks[a.Cue].Stem, toks[a.Cue].Tag) == schema.Think {
		return
	}
	for to > from && toks[to-1].Kind == text.Punct && toks[to-1].Text == "," {
		to--
	}
	if toks[from].Kind == text.Open || quoted(r.d, from) || toks[to-1].Kind == text.Close || r.inQuote(from, to) {
		return
	}
	for k := to; k < end; k++ {
		if toks[k].Text == ";" || toks[k].Text == ":" || toks[k].Text == "—" || toks[k].Text == "--" {
			return
		}
	}
	if r.l.act(toks[a.Cue].Stem, toks[a.Cue].Tag) != schema.Ask && r.conditional(from, to) {
		a.RightTo = end
		return
	}
	for k := range found {
		if b := &found[k]; b.Cue >= to && b.Cue < end && b.CueScore >= likelyCue {
			return // somebody else's words, or other words of the speaker
		}
	}
	if r.clauseJoined(a, to, end) || r.nounJoined(a, to, end) {
		a.RightTo = end
	}
}

// conditional reports whether tokens from to to are but a clause that leads to what was
// said, behind its comma: "when he came back, …".
func (r *speechReader) conditional(from, to int) bool {
	toks := r.d.Tokens
	if toks[to].Tag != "," || to+2 >= len(toks) {
		return false
	}
	switch toks[from].Norm {
	case "when", "if", "although", "though", "because", "since", "once", "unless", "while":
	default:
		return false
	}
	return r.says(from, to) && r.clauseAt(to+1)
}

// clauseAt reports whether a clause with its own subject begins at token k.
func (r *speechReader) clauseAt(k int) bool {
	toks := r.d.Tokens
	s := r.d.SentenceOf(k)
	for strings.HasPrefix(toks[k].Tag, "RB") && k+1 < s.To {
		k++
	}
	for v := k; v < s.To && v < k+longestSubject; v++ {
		if toks[v].Tag == "," || toks[v].Kind == text.Open {
			return false
		}
		if c := r.t.child(v, "nsubj", "nsubjpass", "expl"); c >= k && c < v && (r.finite(v) || r.helped(v) || r.t.child(v, "cop") >= k) {
			return true
		}
	}
	return false
}

// longestSubject is within how many tokens of a clause its verb stands.
const longestSubject = 15

// clauseJoined reports whether token to joins another clause to the one that a's cue
// introduces, with a subject of its own, or a verb in which the content's goes on.
func (r *speechReader) clauseJoined(a *speech.Attribution, to, end int) bool {
	toks := r.d.Tokens
	k := to
	if toks[k].Tag == "," {
		k++
	}
	if k+2 >= end || toks[k].Tag != "CC" {
		return false
	}
	if w := toks[k+1].Norm; w == "i" || w == "we" {
		return false // who speaks goes on, and not who is told to demand it
	}
	if !r.clauseIn(a.RightFrom, to) {
		return false
	}
	switch toks[k+1].Tag {
	case "DT", "PRP", "PRP$", "NN", "NNS", "NNP", "NNPS", "EX", "CD":
		return r.clauseAt(k+1) || toks[to].Tag == "," && r.says(k+1, end)
	}
	v := k + 1
	for v < end && (strings.HasPrefix(toks[v].Tag, "RB") || toks[v].Tag == "MD") {
		v++
	}
	if v >= end || !r.t.isVerb(v) || toks[v].Tag == "VBG" {
		return false
	}
	for q := v; q < end && q < v+4; q++ {
		if r.t.isVerb(q) && r.l.words[toks[q].Stem] {
			return false // "but did not explain why"
		}
	}
	if h := toks[v].Head; toks[v].Dep == "conj" && h >= a.RightFrom && h < to && toks[h].Dep == "ccomp" {
		return true
	}
	if !r.says(a.RightFrom, to) {
		return false
	}
	if toks[v].Tag == toks[a.Cue].Tag && r.otherTense(a, v) && !r.pastIn(a.RightFrom, to) {
		return false // "said she would stay and closed the door"
	}
	return toks[v].Head != a.Cue
}

// clauseIn reports whether a clause with a subject stands from from to to.
func (r *speechReader) clauseIn(from, to int) bool {
	for v := from; v < to; v++ {
		if c := r.t.child(v, "nsubj", "nsubjpass", "expl"); c >= from && c < to && r.d.Tokens[v].Dep != "acl:relcl" && (r.finite(v) || r.helped(v) || r.t.child(v, "cop") >= from || r.d.Tokens[v].Tag == "VBN") {
			return true
		}
	}
	return false
}

// pastIn reports whether a clause from from to to has a participle for its verb, which is
// a past tense that the tagger took for one.
func (r *speechReader) pastIn(from, to int) bool {
	for v := from; v < to; v++ {
		if r.d.Tokens[v].Tag != "VBN" || r.helped(v) {
			continue
		}
		if c := r.t.child(v, "nsubj", "nsubjpass"); c >= from && c < v {
			return true
		}
	}
	return false
}

// nounJoined reports whether token to goes on with a list or with what is part of a
// thing that a's cue introduces, without a verb of its own.
func (r *speechReader) nounJoined(a *speech.Attribution, to, end int) bool {
	toks := r.d.Tokens
	if r.says(a.RightFrom, to) && toks[to-1].Tag != "CC" {
		return false
	}
	k := to
	if toks[to-1].Tag == "CC" {
		k--
	} else if toks[k].Tag == "," {
		k++
	}
	if k+1 >= end {
		return false
	}
	switch {
	case toks[k].Norm == "including", toks[k].Norm == "whether":
	case toks[k].Tag == "CC" && toks[k].Norm == "and":
		relative := false // "the will to sign a pact that ends the war and brings …"
		for v := k + 1; v < end; v++ {
			if w := &toks[v]; w.Tag == "WDT" || w.Tag == "WP" || w.Norm == "that" {
				relative = true
			}
			if !relative && r.finite(v) && toks[v].Dep != "acl:relcl" && (toks[v].Dep != "conj" || r.t.child(v, "nsubj", "nsubjpass") > k) {
				return false
			}
			if v <= k+2 && r.t.isVerb(v) && toks[v].Dep != "amod" {
				return false
			}
		}
	default:
		return false
	}
	return true
}
