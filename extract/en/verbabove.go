package en

import (
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// laidTo reads who is said to be behind what noun i tells: "the attack was blamed on X",
// "responsibility for it was claimed by X", "X was behind the attack".
func (r *eventReader) laidTo(v *text.Event, subj schema.Role, i int) {
	if !harms[v.Type] || len(v.Roles[subj]) > 0 {
		return
	}
	toks := r.d.Tokens
	top := i
	if h := toks[i].Head; h >= 0 && toks[i].Dep == "nmod" && toks[h].Stem == "responsibility" {
		top = h
	}
	h := toks[top].Head
	if h >= 0 && r.t.isVerb(h) && (toks[top].Dep == "nsubjpass" || toks[top].Dep == "nsubj" && r.t.child(h, "auxpass") >= 0) {
		r.laidBy(v, subj, h)
	}
	if s := r.claimedBy(i); s >= 0 {
		r.give(v, subj, s)
	}
	if o := r.t.child(max(h, 0), "dobj"); h >= 0 && top == i && o >= 0 && o < i && toks[o].Stem == "responsibility" && r.t.preposition(i) == "for" {
		top = o // where the tree hangs it on the verb
	}
	if top != i && h >= 0 && toks[top].Dep == "dobj" && owns[toks[h].Stem] && r.t.child(h, "neg") < 0 {
		if s, passive := r.subject(h); s >= 0 && !passive {
			r.give(v, subj, s) // "X claimed responsibility for a missile attack"
		}
	}
	for c := range r.t.children(i) {
		if toks[c].Tag == "VBN" && toks[c].Dep == "acl" {
			r.laidBy(v, subj, c)
		}
	}
	if r.t.preposition(i) == "behind" && h >= 0 && len(v.Roles[subj]) == 0 {
		s := r.t.child(i, "nsubj")
		if s < 0 {
			s, _ = r.subject(h)
		}
		if s >= 0 && s < i {
			r.give(v, subj, s)
		}
	}
}

// owns holds verbs for saying that one did what one is responsible for.
var owns = map[string]bool{"accept": true, "acknowledge": true, "admit": true, "assume": true, "claim": true}

// blamedOn reads on whom the event that noun i tells is blamed, who is not whom it befell:
// "blamed the attack on X".
func (r *eventReader) blamedOn(v *text.Event, subj schema.Role, i int) {
	toks := r.d.Tokens
	h := toks[i].Head
	passive := h >= 0 && (toks[i].Dep == "nsubjpass" || toks[i].Dep == "nsubj" && r.t.child(h, "auxpass") >= 0) // "the attack was blamed on X"
	if h < 0 || toks[i].Dep != "dobj" && !passive || toks[h].Stem != "blame" || !harms[v.Type] {
		return
	}
	for _, above := range [2]int{h, i} {
		if passive && above == i {
			break // "an attack on X was blamed on Y"
		}
		for c := range r.t.children(above) {
			if toks[c].Dep == "nmod" && c > i && r.t.preposition(c) == "on" && !r.calendar(c) {
				if !passive {
					delete(v.Roles, schema.Target)
				}
				delete(v.Roles, subj)
				r.give(v, subj, c)
				return
			}
		}
	}
}

// claimedBy returns who claimed what noun i tells, by the clause behind it, -1 for nobody: "the
// bombing, for which X claimed responsibility, killed two".
func (r *eventReader) claimedBy(i int) int {
	toks := r.d.Tokens
	const reach = 12
	for k := i + 1; k+2 < len(toks) && k < i+3 && toks[k].Sent == toks[i].Sent; k++ {
		if toks[k].Norm != "for" || toks[k+1].Norm != "which" {
			continue
		}
		for c := k + 2; c < len(toks) && c < k+reach && toks[c].Sent == toks[i].Sent; c++ {
			if r.t.isVerb(c) && (toks[c].Stem == "claim" || toks[c].Stem == "take") {
				s := c - 1
				for s > k+1 && r.t.isVerb(s) {
					s-- // "has claimed"
				}
				if s > k+1 {
					return s
				}
			}
		}
	}
	return -1
}

// laidBy gives the subject's role to whom verb h, a passive, says that it was by.
func (r *eventReader) laidBy(v *text.Event, subj schema.Role, h int) {
	by := map[string]string{"attribute": "to", "blame": "on", "claim": "by", "pin": "on"}[r.d.Tokens[h].Stem]
	for c := range r.t.children(h) {
		if by != "" && r.d.Tokens[c].Dep == "nmod" && c > h && r.t.preposition(c) == by && !r.calendar(c) {
			r.give(v, subj, c)
		}
	}
}

// engaged reads who is said to be at the event that noun i tells, or to go to it: "has
// been in talks with X", "was in Niamey for a meeting", "flew to Cairo for talks".
func (r *eventReader) engaged(v *text.Event, tr *trigger, subj schema.Role, i int) {
	if len(v.Roles[subj]) > 0 || v.SubjectRole != "" {
		return
	}
	toks := r.d.Tokens
	at := func(k int) bool {
		p := r.t.preposition(k)
		return p == "in" || p == "at" || p == "on"
	}
	if r.t.child(i, "cop") >= 0 && at(i) {
		if s, _ := r.subject(i); s >= 0 {
			r.give(v, subj, s)
		}
		return
	}
	h := toks[i].Head
	if h >= 0 && v.Type == "protest" && toks[i].Dep == "nmod" && r.t.preposition(i) == "on" && (goes[toks[h].Stem] || toks[h].Stem == "remain" || toks[h].Stem == "stay") {
		// "doctors in Lagos went on strike"
		if s, passive := r.subject(h); s >= 0 && !passive {
			r.give(v, subj, s)
			for c := range r.t.children(s) {
				if toks[c].Dep == "nmod" && r.t.preposition(c) == "in" {
					r.give(v, schema.At, c)
				}
			}
		}
		return
	}
	if h < 0 || toks[i].Dep != "nmod" || r.t.preposition(i) != "for" || v.Type != "meet" && v.Type != "negotiate" && v.Type != "visit" {
		return
	}
	is := r.t.child(h, "cop") >= 0
	if !is && !goes[toks[h].Stem] {
		return
	}
	s, passive := r.subject(h)
	if s < 0 || passive {
		return
	}
	r.give(v, subj, s)
	if is && at(h) {
		r.give(v, tr.roles["in"], h)
	}
	for c := range r.t.children(h) {
		if p := r.t.preposition(c); toks[c].Dep == "nmod" && (p == "in" || p == "to") {
			r.give(v, tr.roles["in"], c)
		}
	}
}

// goes holds verbs of those who go where something takes place.
var goes = map[string]bool{"arrive": true, "come": true, "fly": true, "gather": true, "go": true, "head": true, "land": true, "return": true, "travel": true}

// upheld reads who takes part in the event that noun i tells by the verb above it: who is
// accused of it did it, and who receives help is helped.
func (r *eventReader) upheld(v *text.Event, tr *trigger, subj schema.Role, i int) {
	toks := r.d.Tokens
	h := toks[i].Head
	if h < 0 {
		return
	}
	if o := r.blamedFor(i); o >= 0 && v.Type == "elect" {
		if v.SubjectRole == schema.Target {
			v.SubjectRole = "" // "congratulated X on his victory"
		}
		r.give(v, schema.Target, o)
		return
	} else if o >= 0 && len(v.Roles[subj]) == 0 {
		r.give(v, subj, o)
		return
	}
	if (v.Type == "arrest" || v.Type == "kill") && toks[i].Dep == "dobj" && dangers[toks[h].Stem] {
		if s, passive := r.subject(h); s >= 0 && !passive {
			r.give(v, tr.roles["of"], s) // "X risks arrest"
		}
		return
	}
	if v.Type == "attack" && toks[i].Dep == "dobj" && outlives[toks[h].Stem] && len(v.Roles[schema.Target]) == 0 {
		if s, passive := r.subject(h); s >= 0 && !passive {
			r.give(v, schema.Target, s) // "X survived an attack"
		}
		return
	}
	if v.Type == "sanction" && len(v.Roles[schema.Target]) == 0 {
		r.suffered(v, i)
		return
	}
	if v.Type != "aid" || len(v.Roles[schema.Target]) > 0 {
		return
	}
	if toks[i].Dep == "nmod" && toks[h].Dep == "dobj" && toks[h].Head >= 0 {
		h = toks[h].Head // "received a million in aid"
	} else if toks[i].Dep != "dobj" {
		return
	}
	if toks[h].Stem == "receive" || toks[h].Stem == "get" {
		if s, passive := r.subject(h); s >= 0 && !passive {
			r.give(v, schema.Target, s)
		}
	}
}

// dangers holds verbs whose subject is, or may be, whom what their object tells befalls.
var dangers = map[string]bool{"avoid": true, "escape": true, "evade": true, "face": true, "risk": true}

// outlives holds verbs of those whom an attack was aimed at.
var outlives = map[string]bool{"escape": true, "face": true, "fend": true, "repel": true, "repulse": true, "survive": true, "withstand": true}

// suffered reads whom the sanctions that noun i tells are on by the verb above them: "X is
// subject to sanctions", "X faces a round of sanctions".
func (r *eventReader) suffered(v *text.Event, i int) {
	toks := r.d.Tokens
	if p := toks[i].Head; toks[i].Dep == "nmod" && r.t.preposition(i) == "of" && p >= 0 && quantities[toks[p].Stem] {
		i = p
	}
	h := toks[i].Head
	if h < 0 {
		return
	}
	switch p := r.t.preposition(i); {
	case toks[i].Dep == "dobj" && (toks[h].Stem == "face" || toks[h].Stem == "suffer"):
	case toks[i].Dep == "nmod" && p == "to" && (toks[h].Stem == "subject" || toks[h].Norm == "subject"):
	case toks[i].Dep == "nmod" && p == "with" && (toks[h].Stem == "hit" || toks[h].Stem == "slap"):
	case r.t.child(i, "cop") >= 0 && p == "under":
		h = i
	default:
		return
	}
	if s, _ := r.subject(h); s >= 0 {
		r.give(v, schema.Target, s)
	}
}

// blamedFor returns who is blamed for what noun i tells, -1 for nobody: "accused X of an
// attack", "blamed fighters backed by Y for the raid". The tree hangs the noun on what is
// nearest.
func (r *eventReader) blamedFor(i int) int {
	toks := r.d.Tokens
	p := r.t.preposition(i)
	if toks[i].Dep != "nmod" || p != "of" && p != "for" && p != "on" {
		return -1
	}
	const steps = 4
	for h, n := toks[i].Head, 0; h >= 0 && n < steps; h, n = toks[h].Head, n+1 {
		if o := r.t.child(h, "dobj"); r.t.isVerb(h) && o > h && o < i && (p == "of" && toks[h].Stem == "accuse" || p == "for" && blames[toks[h].Stem] || p == "on" && toks[h].Stem == "congratulate") {
			return o
		}
	}
	return -1
}
