package en

import (
	"slices"

	"github.com/khabar-kg/khabar/extract/en/internal/speech"
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// performatives adds what somebody does by saying so within his words, "We condemn the
// raid", "I have urged both sides to stop", "We want an inquiry", which the model leaves
// out: it was trained on what others report.
func (r *speechReader) performatives(found []speech.Attribution) []speech.Attribution {
	d := r.d
	toks := d.Tokens
	r.found = found
	var added []speech.Attribution
	for i := range toks {
		t := &toks[i]
		if t.Tag == "" || t.Tag[0] != 'V' || t.Kind != text.Word || d.SentenceOf(i).Skip || !r.performs(i) {
			continue
		}
		k := r.t.child(i, "nsubj")
		if k < 0 || toks[k].Norm != "i" && toks[k].Norm != "we" || k > i || !r.within(i) || r.negated(i) {
			continue
		}
		if slices.ContainsFunc(found, func(a speech.Attribution) bool { return a.Cue == i }) {
			continue
		}
		from, to := i+1, d.SentenceOf(i).To
		for j := from; j < to; j++ {
			if toks[j].Kind == text.Close {
				to = j
			}
		}
		for to > from && toks[to-1].Kind == text.Punct {
			to--
		}
		if to <= from {
			continue
		}
		added = append(added, speech.Attribution{Cue: i, Source: k, SourceFrom: k, SourceTo: k + 1, RightFrom: from, RightTo: to, CueScore: 0.7, PartScore: 0.7})
	}
	if len(added) == 0 {
		return found
	}
	found = append(found, added...)
	slices.SortStableFunc(found, func(a, b speech.Attribution) int { return a.Cue - b.Cue })
	return found
}

// performs reports whether to say the verb at i of oneself is to do it.
func (r *speechReader) performs(i int) bool {
	toks := r.d.Tokens
	switch t := &toks[i]; t.Tag {
	case "VBP":
	case "VBN", "VBG":
		if r.t.child(i, "aux") < 0 || r.t.child(i, "auxpass") >= 0 {
			return false
		}
	default:
		return false
	}
	if toks[i].Stem == "want" { // "We want justice"; who wants to do something says so of himself
		o := r.t.child(i, "dobj", "xcomp")
		return o > i && len(toks[o].Tag) > 1 && toks[o].Tag[:2] == "NN" && (i+1 >= len(toks) || toks[i+1].Tag != "TO")
	}
	switch r.l.act(toks[i].Stem, toks[i].Tag) {
	case schema.Demand, schema.Condemn, schema.Promise, schema.Praise, schema.Reject, schema.Warn:
		return r.l.cues["V"+toks[i].Stem] != ""
	}
	return toks[i].Stem == "call" && i+1 < len(toks) && (toks[i+1].Norm == "on" || toks[i+1].Norm == "for")
}
