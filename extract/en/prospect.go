package en

import (
	"strings"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// prospect says of an event that nothing has told to be but planned or possible what the words
// around its noun tell of the time to come: "talks that are due to begin", "paves the way for the
// withdrawal", "could lead to sanctions", "a deal that would see the release of", "close to
// signing".
func (r *eventReader) prospect(v *text.Event, i int) {
	if v.Modality != schema.Asserted {
		return
	}
	toks := r.d.Tokens
	h := toks[i].Head
	if h < 0 {
		return
	}
	switch dep := toks[i].Dep; {
	case toks[i].Tag == "VBG" && closeTo[toks[h].Norm] && h < i:
		v.Modality = schema.Possible // "close to signing"
	case dep == "nmod" && closeTo[toks[h].Norm] && r.t.preposition(i) == "to":
		v.Modality = schema.Possible // "close to a deal"
	case toks[i].Tag == "VBG" && (dep == "csubj" || dep == "nsubj") && h > i:
		v.Modality = r.modalOf(h) // "lifting sanctions can be the start"
	case toks[i].Tag[0] != 'N':
	case r.toBegin(i) >= 0:
		v.Modality = schema.Planned
	case dep == "nmod" && toks[h].Norm == "way", dep == "nmod" && toks[h].Stem == "door":
		if up := toks[h].Head; up >= 0 && clears[toks[up].Stem] {
			v.Modality = schema.Planned // "paves the way for the withdrawal"
		}
	case dep == "nmod" && clears[toks[h].Stem] && r.t.child(h, "dobj") >= 0 && (toks[r.t.child(h, "dobj")].Norm == "way" || toks[r.t.child(h, "dobj")].Stem == "door"):
		v.Modality = schema.Planned
	case (dep == "dobj" || dep == "nmod" && bringsOn[toks[h].Stem+" "+r.t.preposition(i)]) && bringsOn[toks[h].Stem] && r.t.isVerb(h):
		if m := r.modalOf(h); m != schema.Asserted {
			v.Modality = m // "could lead to sanctions"
		} else if s := r.t.child(h, "nsubj"); s >= 0 && designs[toks[s].Stem] && (toks[h].Tag == "VBZ" || toks[h].Tag == "VBP") {
			v.Modality = schema.Planned // "the plan includes the withdrawal of X"
		}
	}
}

// toBegin returns the verb that tells of the event of noun i that it is still to come, in its own
// clause or in one that tells of it, -1 for none: "talks are due to begin in X", "a summit, which
// will be held in X".
func (r *eventReader) toBegin(i int) int {
	toks := r.d.Tokens
	begins := func(h int) int {
		if h < 0 {
			return -1
		}
		if !r.t.isVerb(h) || pending[toks[h].Norm] {
			x := r.t.child(h, "xcomp")
			if pending[toks[h].Norm] && x > h && (happens[toks[x].Stem] || lightVerbs[toks[x].Stem]) {
				return x
			}
			return -1
		}
		if (happens[toks[h].Stem] || lightVerbs[toks[h].Stem]) && r.modalOf(h) == schema.Planned {
			return h
		}
		return -1
	}
	if dep := toks[i].Dep; dep == "nsubj" || dep == "nsubjpass" {
		if b := begins(toks[i].Head); b >= 0 {
			return b
		}
	}
	for c := range r.t.children(i) {
		if toks[c].Dep == "acl:relcl" && c > i {
			if s := r.t.child(c, "nsubj", "nsubjpass"); s > i && (toks[s].Tag == "WDT" || toks[s].Norm == "that") {
				return begins(c)
			}
		}
		if m := r.t.child(c, "mark"); toks[c].Dep == "acl" && c > i && m > i && toks[m].Norm == "to" && (happens[toks[c].Stem] || lightVerbs[toks[c].Stem]) {
			return c // "a summit to be held in X"
		}
	}
	return -1
}

// modalOf returns how real the auxiliaries of a verb make what it tells: planned for "will",
// possible for "could", "may" and "would".
func (r *eventReader) modalOf(verb int) schema.Modality {
	for c := range r.t.children(verb) {
		if t := &r.d.Tokens[c]; c < verb && t.Dep == "aux" {
			switch {
			case t.Norm == "would" && c+1 < verb && (r.d.Tokens[c+1].Norm == "eventually" || r.d.Tokens[c+1].Norm == "later"):
				return schema.Asserted // "would later lead to his arrest"
			case t.Norm == "would":
				return schema.Possible
			case strings.HasPrefix(t.Norm, "'ll"):
				return schema.Planned
			}
			if m := schema.Modality(r.l.governors["M"+t.Norm]); m == schema.Planned || m == schema.Possible {
				return m
			}
		}
	}
	return schema.Asserted
}

// pending holds the words for what is still to happen, with an infinitive: "due to begin".
var pending = map[string]bool{"bound": true, "due": true, "expected": true, "ready": true, "scheduled": true, "set": true, "slated": true}

// closeTo holds the words for how near somebody is to doing something.
var closeTo = map[string]bool{"close": true, "closer": true, "near": true, "nearer": true}

// clears holds verbs that make a way, or open a door, for what is to come.
var clears = map[string]bool{"clear": true, "leave": true, "open": true, "pave": true, "smooth": true}

// bringsOn holds verbs whose object, or what stands behind their preposition, comes of what their
// subject tells, as far as they are told to be possible or planned themselves.
var bringsOn = map[string]bool{
	"allow": true, "bring": true, "cause": true, "entail": true, "face": true, "include": true, "involve": true, "lead": true, "lead to": true, "mean": true, "permit": true, "pave": true,
	"prompt": true, "provide": true, "provide for": true, "provoke": true, "require": true, "result": true, "result in": true, "risk": true, "see": true, "spark": true, "spell": true, "stipulate": true, "trigger": true,
}

// designs holds nouns for what people set down that is to be done.
var designs = map[string]bool{
	"accord": true, "agreement": true, "arrangement": true, "bill": true, "blueprint": true, "deal": true, "draft": true, "framework": true, "initiative": true, "measure": true, "memorandum": true, "pact": true,
	"phase": true, "plan": true, "proposal": true, "resolution": true, "roadmap": true, "stage": true, "treaty": true, "truce": true, "ceasefire": true,
}
