package en

import (
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// throughGovernor gives the event of noun i who takes part in it by what is said of the noun or
// adjective that governs it: "X is a target of attacks", "X is close to a deal", "X, on a visit to Y". It reports
// whether one of these is so.
func (r *eventReader) throughGovernor(v *text.Event, tr *trigger, subj schema.Role, i int) bool {
	toks := r.d.Tokens
	h := toks[i].Head
	if h < 0 || toks[i].Dep != "nmod" {
		return false
	}
	switch p := r.t.preposition(i); {
	case toks[h].Stem == "target" && p == "of" && v.Type == "attack":
		s := r.t.child(h, "nsubj")
		if up := toks[h].Head; s < 0 && up >= 0 && (toks[h].Dep == "dobj" || toks[h].Dep == "xcomp") && becomes[toks[up].Stem] {
			s = r.t.child(up, "nsubj")
		}
		if s >= 0 {
			r.give(v, tr.roles["on"], s) // "X has been a target of attacks"
			return true
		}
	case v.Type == "agree" && p == "to" && closeTo[toks[h].Norm]:
		if s := r.t.child(h, "nsubj"); s >= 0 && len(v.Roles[subj]) == 0 {
			r.give(v, subj, s) // "X is close to a deal with Y"
			return true
		}
	case v.Type == "visit" && (p == "on" || p == "during") && len(v.Roles[subj]) == 0:
		if x := r.mention(h); x >= 0 && r.d.Mentions[x].Type == schema.Person {
			r.give(v, subj, h) // "X, on a visit to Y, said"
			return true
		}
	}
	return false
}

// becomes holds verbs for what somebody or a place is or turns into.
var becomes = map[string]bool{"be": true, "become": true, "remain": true}

// inArms gives an arrest that somebody is told to be under, or put under, him for its target: "X is
// under house arrest", "who spent years under house arrest", "placed X under arrest".
func (r *eventReader) inArms(v *text.Event, subj schema.Role, i int) {
	toks := r.d.Tokens
	if v.Type != "arrest" || r.t.preposition(i) != "under" || len(v.Roles[schema.Target]) > 0 {
		return
	}
	if s := r.t.child(i, "nsubj", "nsubjpass"); s >= 0 {
		r.give(v, schema.Target, r.t.antecedent(s))
		return
	}
	h := toks[i].Head
	if h < 0 || !r.t.isVerb(h) {
		return
	}
	o := r.t.child(h, "dobj")
	s, passive := r.subject(h)
	switch {
	case confines[toks[h].Stem] && o > h:
		r.give(v, schema.Target, o)
		if s >= 0 && !passive {
			r.give(v, subj, s)
		}
	case s >= 0:
		r.give(v, schema.Target, s)
	}
}

// confines holds verbs for what is done to who is put under arrest.
var confines = map[string]bool{"hold": true, "keep": true, "place": true, "put": true, "take": true}
