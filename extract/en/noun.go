package en

import (
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// noun fills the roles of a noun.
func (r *eventReader) noun(v *text.Event, tr *trigger, i int) {
	toks := r.d.Tokens
	subj := tr.roles["by"]
	if subj == "" {
		subj = schema.Agent
	}
	for c := range r.t.children(i) {
		switch toks[c].Dep {
		case "nmod:poss":
			r.give(v, tr.roles["poss"], c)
		case "compound", "amod":
			if c > i {
				continue
			}
			if c == i-1 && r.name[c] == 0 && compoundTrigger[toks[c].Norm] {
				v.From = c
			}
			if x := r.name[c]; x != 0 {
				m := &r.d.Mentions[x-1]
				role := subj
				if tr.roles["of"] == schema.Target && (tr.typ == "arrest" || tr.typ == "kill" || tr.typ == "appoint") {
					role = schema.Target
				}
				if m.Type == schema.Place && m.Kind == schema.ByName && toks[c].Dep == "compound" && m.Known != "" && !r.isCountry(m.Known) {
					role = schema.At
				}
				r.give(v, role, c)
			} else if ds, n := r.l.names.Demonyms(func(k int) string { return toks[k].Norm }, c, c+1); n == 1 && toks[c].Cap && v.Country == "" {
				v.Country, v.CountryRole = ds[0].ID, subj
			}
		case "nmod":
			if c > i && r.calendar(c) {
				r.inner(v, tr, c)
			} else if c > i {
				r.give(v, tr.roles[r.t.preposition(c)], c)
			}
		case "acl":
			// "the attack carried out by X"
			if toks[c].Tag == "VBN" && r.t.child(c, "dobj") >= 0 {
				r.inner(v, tr, r.t.child(c, "dobj"))
			} else if toks[c].Tag == "VBN" {
				for g := range r.t.children(c) {
					if toks[g].Dep == "nmod" && r.t.preposition(g) == "by" {
						r.give(v, subj, g)
					}
				}
				if lightVerbs[toks[c].Stem] {
					r.lightArguments(v, tr, c) // "a meeting held in X"
				}
			}
		case "acl:relcl":
			r.relative(v, tr, subj, c)
		}
	}
	r.engaged(v, tr, subj, i)
	r.nextTo(v, tr, i)
	defer r.placeBehind(v, tr, i)
	r.behind(v, tr, i)
	r.upheld(v, tr, subj, i)
	h := toks[i].Head
	if h >= 0 && toks[i].Dep == "nmod" && toks[h].Stem == "part" && toks[h].Head >= 0 && toks[toks[h].Head].Stem == "take" {
		r.takesPart(v, toks[h].Head, subj)
		return
	}
	if h < 0 || !r.t.isVerb(h) {
		// "the performance of X in the fight for Y"
		if h >= 0 && toks[i].Dep == "nmod" && len(v.Roles[subj]) == 0 && toks[h].Tag[0] == 'N' && toks[h].Tag != "NNP" {
			for c := range r.t.children(h) {
				if toks[c].Dep == "nmod" && r.t.preposition(c) == "of" && c < i || toks[c].Dep == "nmod:poss" {
					if x := r.mention(c); x >= 0 && r.d.Mentions[x].Type != schema.Place {
						r.give(v, subj, c)
					}
				}
			}
		}
		return
	}
	switch toks[i].Dep {
	case "nmod":
		if toks[h].Stem == "take" && r.t.child(h, "dobj") >= 0 && toks[r.t.child(h, "dobj")].Stem == "part" {
			r.takesPart(v, h, subj)
			return
		}
		// "supports X with air strikes"
		if p := r.t.preposition(i); v.Type == "attack" && (p == "with" || p == "through" || p == "by") && len(v.Roles[subj]) == 0 && v.Country == "" {
			if sub, passive := r.subject(h); sub >= 0 && !passive {
				r.give(v, subj, sub)
			}
		}
	case "dobj", "nsubjpass":
		if toks[h].Stem == "join" && len(v.Roles[subj]) == 0 {
			if sub, passive := r.subject(h); sub >= 0 && !passive {
				r.give(v, subj, sub)
				r.governedBy(v, h) // "has not joined the sanctions"
			}
			return
		}
		if lightVerbs[toks[h].Stem] {
			v.Light = h
			if sub, _ := r.subject(h); sub >= 0 && sub != i && len(v.Roles[subj]) == 0 {
				r.give(v, subj, sub)
			}
			r.lightArguments(v, tr, h)
		}
	case "nsubj":
		// "A strike hit X", "the airstrikes killed Y": the verb's object is the target.
		if sameType(r.l, toks[h].Stem, tr.typ) || toks[h].Stem == "target" || toks[h].Stem == "destroy" || toks[h].Stem == "engage" {
			if o := r.t.child(h, "dobj"); o >= 0 {
				r.give(v, tr.roles["on"], o)
			}
			r.done[h] = true
			r.lightArguments(v, tr, h)
			v.Light = h
		} else if toks[h].Stem == "take" || toks[h].Stem == "occur" || toks[h].Stem == "happen" || toks[h].Stem == "begin" || toks[h].Stem == "end" || toks[h].Stem == "deliver" {
			r.lightArguments(v, tr, h)
			v.Light = h
			if o := r.t.child(h, "dobj"); o >= 0 {
				r.inner(v, tr, o)
			}
		}
	}
}

// relative reads the clause behind the noun of an event, whose verb is c: "the sanctions
// that X imposed on Y", "the strike that killed X in Y".
func (r *eventReader) relative(v *text.Event, tr *trigger, subj schema.Role, c int) {
	toks := r.d.Tokens
	s := r.t.child(c, "nsubj")
	switch {
	case s < 0 || s > c:
		return
	case toks[s].Tag == "WDT" || toks[s].Norm == "that":
		if o := r.t.child(c, "dobj"); o >= 0 && v.Type == "attack" && hits[toks[c].Stem] {
			r.give(v, tr.roles["on"], o)
			r.lightArguments(v, tr, c)
		}
	case lightVerbs[toks[c].Stem]:
		if len(v.Roles[subj]) == 0 {
			r.give(v, subj, s)
		}
		r.lightArguments(v, tr, c)
		r.done[c] = true
	}
}

// hits holds verbs whose object is whom an attack that is their subject was on.
var hits = map[string]bool{"kill": true, "wound": true, "injure": true, "hit": true, "target": true, "destroy": true, "strike": true}

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

// takesPart reads who takes part in the event, or no part.
func (r *eventReader) takesPart(v *text.Event, take int, role schema.Role) {
	if sub, _ := r.subject(take); sub >= 0 {
		r.give(v, role, sub)
	}
	v.Light = take
	if part := r.t.child(take, "dobj"); part >= 0 {
		if c := r.t.child(part, "neg", "det"); c >= 0 && r.d.Tokens[c].Norm == "no" {
			v.Polarity = schema.Negative
		}
	}
	r.governedBy(v, take)
}

// governedBy lets a verb that the trigger depends on say that it did not happen.
func (r *eventReader) governedBy(v *text.Event, verb int) {
	for c := range r.t.children(verb) {
		if t := &r.d.Tokens[c]; t.Dep == "neg" || t.Norm == "never" {
			v.Polarity = schema.Negative
		}
	}
}

// nextTo reads the name that a preposition ties to the noun right before it,
// whatever the tree makes of it.
func (r *eventReader) nextTo(v *text.Event, tr *trigger, i int) {
	toks := r.d.Tokens
	if i+2 >= len(toks) {
		return
	}
	k := i + 2
	if toks[k].Tag == "DT" && k+1 < len(toks) {
		k++
	}
	role := tr.roles[toks[i+1].Norm]
	if role == "" || r.name[k] == 0 || toks[i+1].Tag != "IN" && toks[i+1].Tag != "TO" {
		return
	}
	m := &r.d.Mentions[r.name[k]-1]
	if m.From > k || len(v.Roles[role]) > 0 || toks[m.From].Sent != toks[i].Sent {
		return
	}
	r.give(v, role, m.Head)
}

// behind reads who takes part by the prepositions behind the noun i that its tree hangs on
// another: "a meeting in X between Y and Z", "attacks by Y on Z".
func (r *eventReader) behind(v *text.Event, tr *trigger, i int) {
	toks := r.d.Tokens
	s := r.d.SentenceOf(i)
	const reach = 14
	for k := i + 1; k+1 < s.To && k < i+reach; k++ {
		t := &toks[k]
		if t.Kind != text.Word && t.Kind != text.Number || r.t.isVerb(k) && r.name[k] == 0 || t.Tag == "MD" || t.Tag == "WDT" || t.Tag == "WP" {
			return
		}
		if t.Tag != "IN" || k == i+1 {
			continue
		}
		switch t.Norm {
		case "between", "by", "against", "on":
		case "with":
			if v.Type != "meet" && v.Type != "negotiate" && v.Type != "agree" {
				continue
			}
		default:
			continue
		}
		role := tr.roles[t.Norm]
		if role == "" || len(v.Roles[role]) > 0 {
			continue
		}
		if h := r.nameFrom(k+1, s.To); h >= 0 {
			r.give(v, role, h)
		}
	}
}

// nameFrom returns the head of the name that begins at token k, past an article and the
// adjectives and titles before it, -1 for none.
func (r *eventReader) nameFrom(k, end int) int {
	const most = 6
	for j := k; j < end && j < k+most; j++ {
		if x := int(r.name[j]) - 1; x >= 0 {
			h := r.d.Mentions[x].Head
			for n := r.d.Tokens[h].Head; n > h && n < end && r.name[n] == r.name[j]; n = r.d.Tokens[h].Head {
				h = n // a person's name hangs on its last word
			}
			return h
		}
		switch r.d.Tokens[j].Tag {
		case "DT", "JJ", "NNP", "NN", "CD", "VBN":
		default:
			return -1
		}
	}
	return -1
}

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

// lightArguments reads the prepositions that hang on a light verb.
func (r *eventReader) lightArguments(v *text.Event, tr *trigger, h int) {
	for c := range r.t.children(h) {
		if r.d.Tokens[c].Dep == "nmod" {
			if r.calendar(c) {
				r.inner(v, tr, c)
				continue
			}
			switch p := r.t.preposition(c); p {
			case "in", "at", "near", "against", "on", "with", "to", "from", "inside", "outside":
				if role := tr.roles[p]; role != schema.Agent {
					r.give(v, role, c)
				}
			case "by":
				if r.t.child(h, "auxpass") >= 0 {
					r.give(v, tr.roles["by"], c)
				}
			}
		}
	}
}

// compoundTrigger holds the words that make one trigger with the noun after them.
var compoundTrigger = map[string]bool{"air": true, "missile": true, "drone": true, "rocket": true, "suicide": true, "car": true, "peace": true}

// lightVerbs carry a noun that tells the event.
var lightVerbs = map[string]bool{"conduct": true, "carry": true, "launch": true, "stage": true, "hold": true, "make": true, "have": true, "pay": true, "mount": true, "wage": true, "perform": true, "begin": true, "start": true, "end": true, "announce": true, "order": true, "lead": true, "continue": true, "complete": true, "condemn": false, "reach": true, "sign": true, "execute": true, "commit": true, "undertake": true, "plan": true, "suspend": true, "halt": true, "provide": true, "receive": false, "deliver": true, "deny": true, "impose": true, "reimpose": true, "organise": true, "organize": true, "claim": true}
