package en

import (
	"strings"

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
			if x := r.name[c]; x != 0 && v.Type == "elect" && r.d.Mentions[x-1].Type == schema.Place {
				r.give(v, schema.At, c) // "Mexico's election" elects no country
				continue
			}
			c = r.owner(i, c)
			role := tr.roles["poss"]
			if role == schema.Target && r.ofWhom(i) {
				role = subj // "Syria's release of prisoners"
			}
			r.give(v, role, c)
		case "compound", "amod":
			if c > i {
				continue
			}
			if c == i-1 && r.name[c] == 0 && compoundTrigger[toks[c].Norm] {
				v.From = c
			}
			if x := r.name[c]; x != 0 {
				m := &r.d.Mentions[x-1]
				if m.Type == schema.NamedEvent || v.Type == "agree" && m.Type == schema.MilitaryUnit && m.Known == "" {
					continue // "a Cold War agreement"
				}
				role := subj
				if tr.roles["of"] == schema.Target && (tr.typ == "arrest" || tr.typ == "kill" || tr.typ == "appoint") {
					role = schema.Target
				}
				if m.Type == schema.Place && m.Kind == schema.ByName && toks[c].Dep == "compound" && m.Known != "" && !r.l.isCountry(m.Known) {
					role = schema.At
				}
				if m.Type == schema.Place && v.Type == "elect" {
					role = schema.At // "the U.S. election" elects no country
				}
				if m.Type == schema.Place && v.Type == "visit" {
					role = schema.Destination // "his Oslo visit"
				}
				r.give(v, role, c)
			} else if ds, n := r.l.names.Demonyms(func(k int) string { return toks[k].Norm }, c, min(c+2, i)); n > 0 && toks[c].Cap && v.Country == "" && !r.ofNoState(c+n, i-1) {
				v.Country, v.CountryRole = ds[0].ID, subj
			} else if toks[c].Dep == "amod" {
				r.ledBy(v, subj, c)
			}
		case "nmod":
			if c > i && r.calendar(c) {
				r.inner(v, tr, c)
			} else if c > i {
				r.give(v, tr.roles[r.t.preposition(c)], c)
			}
		case "acl":
			// "the attack carried out by X"
			if by := r.signers(c); by >= 0 && v.Type == "agree" {
				r.give(v, subj, by)
				r.give(v, subj, r.t.child(c, "dobj"))
				r.lightArguments(v, tr, c)
				r.use(c)
			} else if toks[c].Tag == "VBN" && r.t.child(c, "dobj") >= 0 {
				r.inner(v, tr, r.t.child(c, "dobj"))
			} else if toks[c].Tag == "VBN" {
				for g := range r.t.children(c) {
					if toks[g].Dep == "nmod" && r.t.preposition(g) == "by" {
						if (v.Type == "agree" || v.Type == "negotiate") && brokers[toks[c].Stem] {
							r.use(c)
						} else {
							r.give(v, subj, g)
						}
						r.inner(v, tr, g) // "an ambush claimed by X in Y"
					}
				}
				if lightVerbs[toks[c].Stem] {
					r.lightArguments(v, tr, c) // "a meeting held in X"
					if r.betweens(v, tr, c) || v.Type == "agree" && toks[c].Stem == "sign" {
						r.use(c)
					}
				}
			}
		case "acl:relcl":
			r.relative(v, tr, subj, c)
		}
	}
	r.pointedBack(v, subj, i)
	r.laidTo(v, subj, i)
	r.engaged(v, tr, subj, i)
	r.nextTo(v, tr, i)
	defer r.placeBehind(v, tr, i)
	r.behind(v, tr, i)
	r.upheld(v, tr, subj, i)
	r.blamedOn(v, subj, i)
	h := toks[i].Head
	r.inArms(v, subj, i)
	if b := r.toBegin(i); b >= 0 && b != h {
		r.lightArguments(v, tr, b) // "talks that are due to begin in X"
		r.use(b)
	}
	if h >= 0 && toks[i].Dep == "nmod" && toks[h].Stem == "part" && toks[h].Head >= 0 && toks[toks[h].Head].Stem == "take" {
		r.takesPart(v, toks[h].Head, subj)
		return
	}
	if r.throughGovernor(v, tr, subj, i) {
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
	dep := toks[i].Dep
	if dep == "nsubj" && r.t.child(h, "auxpass") >= 0 && lightVerbs[toks[h].Stem] {
		dep = "nsubjpass" // "an attack was launched by X"
	}
	switch dep {
	case "nmod":
		if toks[h].Stem == "take" && r.t.child(h, "dobj") >= 0 && toks[r.t.child(h, "dobj")].Stem == "part" {
			r.takesPart(v, h, subj)
			return
		}
		// "supports X with air strikes"
		if p := r.t.preposition(i); v.Type == "attack" && (p == "with" || p == "through" || p == "by") && len(v.Roles[subj]) == 0 && v.Country == "" {
			switch sub, passive := r.subject(h); {
			case sub >= 0 && p == "by" && r.t.child(h, "auxpass") >= 0:
				if shaken[toks[h].Stem] {
					r.give(v, tr.roles["on"], sub) // "X was rocked by blasts"
				}
			case sub >= 0 && !passive:
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
		if v.Type == "agree" && nears[toks[h].Stem] && dep == "dobj" && len(v.Roles[subj]) == 0 {
			if sub, passive := r.subject(h); sub >= 0 && !passive {
				r.give(v, subj, sub) // "X and Y were nearing a deal"
			}
			return
		}
		if lightVerbs[toks[h].Stem] {
			v.Light = h + 1
			if sub, _ := r.subject(h); sub >= 0 && sub != i && len(v.Roles[subj]) == 0 {
				r.give(v, subj, sub)
			}
			r.lightArguments(v, tr, h)
		}
	case "nsubj", "aux", "auxpass":
		if h == i+1 && r.t.child(h, "dobj") < 0 && r.reduced(v, tr, subj, h) {
			return
		}
		// "A strike hit X", "the airstrikes killed Y": the verb's object is the target.
		if sameType(r.l, toks[h].Stem, tr.typ) || toks[h].Stem == "target" || toks[h].Stem == "destroy" || toks[h].Stem == "engage" {
			if o := r.t.child(h, "dobj"); o >= 0 {
				r.give(v, tr.roles["on"], o)
			}
			r.use(h)
			r.lightArguments(v, tr, h)
			v.Light = h + 1
		} else if happens[toks[h].Stem] {
			r.lightArguments(v, tr, h)
			v.Light = h + 1
			if o := r.t.child(h, "dobj"); o >= 0 {
				r.inner(v, tr, o)
			}
		}
	}
}

// shaken holds verbs for what attacks do to a place.
var shaken = map[string]bool{"batter": true, "besiege": true, "devastate": true, "hit": true, "plague": true, "pound": true, "ravage": true, "rock": true, "shake": true, "shatter": true, "strike": true, "target": true}

// nears holds verbs for how those get to an agreement who make it.
var nears = map[string]bool{"approach": true, "clinch": true, "conclude": true, "finalise": true, "finalize": true, "near": true, "seal": true, "secure": true, "seek": true}

// signers returns the first of two that participle c tells signed an accord, where the tree
// takes the second for an object: "the deal, signed by X and the Y"; -1 for none.
func (r *eventReader) signers(c int) int {
	toks := r.d.Tokens
	o := r.t.child(c, "dobj")
	if o < 0 || toks[c].Stem != "sign" || r.t.child(c, "cc") < 0 {
		return -1
	}
	for g := range r.t.children(c) {
		if toks[g].Dep == "nmod" && g < o && r.t.preposition(g) == "by" {
			return g
		}
	}
	return -1
}

// brokers holds verbs for what those do at whose table others agree.
var brokers = map[string]bool{"arrange": true, "broker": true, "facilitate": true, "guarantee": true, "host": true, "mediate": true, "oversee": true, "sponsor": true}

// pointedBack gives the event of noun i, which "this" or "these" points at, who did the one of
// its kind told of before and where: "the raids", then "these raids".
func (r *eventReader) pointedBack(v *text.Event, subj schema.Role, i int) {
	det := r.t.child(i, "det")
	if det < 0 || !pointing[r.d.Tokens[det].Norm] || len(v.Roles[subj]) > 0 {
		return
	}
	for k := len(r.d.Events) - 1; k >= 0 && r.d.Tokens[i].Sent-r.d.Tokens[r.d.Events[k].From].Sent <= 1; k-- {
		o := &r.d.Events[k]
		if last := &r.d.Tokens[o.To-1]; o.Type == v.Type && last.Sent < r.d.Tokens[i].Sent && last.Tag[0] == 'N' && strings.HasSuffix(last.Stem, r.d.Tokens[i].Stem) {
			r.follow(v, k)
			return
		}
	}
}

// pointing holds the words that point at what was told of.
var pointing = map[string]bool{"that": true, "these": true, "this": true, "those": true}

// happens holds verbs behind which stands where their subject took place.
var happens = map[string]bool{
	"begin": true, "break": true, "come": true, "continue": true, "deliver": true, "destroy": true, "end": true, "ensue": true, "erupt": true, "escalate": true, "flare": true, "follow": true, "happen": true,
	"injure": true, "intensify": true, "kill": true, "leave": true, "occur": true, "open": true, "rage": true, "resume": true, "start": true, "take": true, "unfold": true, "wound": true,
}

// ofWhom reports whether "of" behind noun i tells whom or what the event befell.
func (r *eventReader) ofWhom(i int) bool {
	for c := range r.t.children(i) {
		if r.d.Tokens[c].Dep == "nmod" && c > i && r.t.preposition(c) == "of" {
			return true
		}
	}
	return false
}

// owner returns whom the possessive at token c before noun i means, where the words right
// before tell: "X's attack on Y and its seizure of Z", "sanctions on X over its attack".
// Else c itself.
func (r *eventReader) owner(i, c int) int {
	toks := r.d.Tokens
	h := toks[i].Head
	if w := toks[c].Norm; w != "its" && w != "their" || h < 0 {
		return c
	}
	if toks[i].Dep == "conj" {
		if p := r.t.child(h, "nmod:poss"); p >= 0 && r.name[p] != 0 {
			return p
		}
		return c
	}
	if p := r.t.preposition(i); toks[i].Dep != "nmod" || p != "over" && p != "for" {
		return c
	}
	for _, above := range [2]int{h, r.t.child(h, "dobj")} {
		if above < 0 {
			continue
		}
		for g := range r.t.children(above) {
			p := r.t.preposition(g)
			if x := int(r.name[g]) - 1; x >= 0 && g < i && r.d.Mentions[x].Type != schema.Person && (p == "on" || p == "against" || toks[g].Dep == "dobj") {
				return g
			}
		}
	}
	return c
}

// ledBy gives a role to who is named in the compound at token c: "the Hamas-led attack".
func (r *eventReader) ledBy(v *text.Event, role schema.Role, c int) {
	who, ok := strings.CutSuffix(r.d.Tokens[c].Text, "-led")
	if !ok {
		return
	}
	for x := range r.d.Mentions {
		if m := &r.d.Mentions[x]; m.Kind == schema.ByName && m.Span.Text == who {
			v.Roles[role] = append(v.Roles[role], x)
			return
		}
	}
}

// takesPart reads who takes part in the event, or no part.
func (r *eventReader) takesPart(v *text.Event, take int, role schema.Role) {
	if sub, _ := r.subject(take); sub >= 0 {
		r.give(v, role, sub)
	}
	v.Light = take + 1
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

// lightArguments reads the prepositions that hang on a light verb.
func (r *eventReader) lightArguments(v *text.Event, tr *trigger, h int) {
	for c := range r.t.children(h) {
		if r.d.Tokens[c].Dep == "nmod" {
			if r.calendar(c) {
				r.inner(v, tr, c)
				continue
			}
			switch p := r.t.preposition(c); p {
			case "between", "in", "at", "near", "against", "on", "with", "to", "from", "inside", "outside":
				if role := tr.roles[p]; role != schema.Agent || p == "between" {
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
var lightVerbs = map[string]bool{"conduct": true, "carry": true, "launch": true, "stage": true, "hold": true, "make": true, "have": true, "pay": true, "mount": true, "wage": true, "perform": true, "begin": true, "start": true, "end": true, "announce": true, "order": true, "lead": true, "escalate": true, "expand": true, "intensify": true, "renew": true, "step": true, "resume": true, "continue": true, "complete": true, "condemn": false, "reach": true, "sign": true, "execute": true, "commit": true, "undertake": true, "plan": true, "suspend": true, "halt": true, "provide": true, "receive": false, "deliver": true, "deny": true, "impose": true, "reimpose": true, "organise": true, "organize": true, "claim": true}
