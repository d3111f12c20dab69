package en

import (
	"strings"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// reality sets polarity and modality: what negates the trigger, what governs it, and
// whether it tells of a measure that is undone.
func (r *eventReader) reality(v *text.Event, i int) {
	r.governors(v, i)
	if i > 1 {
		if a, b := &r.d.Tokens[i-2], &r.d.Tokens[i-1]; r.d.Tokens[i].Tag == "VB" && b.Tag == "TO" && strings.HasPrefix(a.Tag, "NN") {
			r.governor(v, "N"+a.Stem) // "efforts to reach", wherever the tree hangs it
		}
		switch a, b := r.d.Tokens[i-2].Norm, r.d.Tokens[i-1].Norm; {
		case a == "short" && b == "of", a == "far" && b == "from" && r.d.Tokens[i].Tag == "VBG":
			v.Polarity = schema.Negative // "stopped short of attacking", "far from leaving"
		case a == "about" && b == "to" && v.Modality == schema.Asserted:
			v.Modality = schema.Planned
		}
	}
	if r.ratherThan(i) || r.keptToo(i) {
		v.Polarity = schema.Negative
	}
	r.prospect(v, i)
	if v.Type == "sanction" && r.undone(i) { // "lifted sanctions", "refused to lift sanctions"
		if v.Polarity == schema.Negative {
			v.Polarity = schema.Positive
		} else {
			v.Polarity = schema.Negative
		}
	}
}

// undoes holds the verbs, and nouns, for doing away with a measure.
var undoes = map[string]bool{
	"lift": true, "ease": true, "waive": true, "suspend": true, "relax": true, "remove": true, "scrap": true,
	"lifting": true, "easing": true, "removal": true, "suspension": true, "relief": true,
}

// undone reports whether the word at token i, or what governs or qualifies it, says that a
// measure is done away with.
func (r *eventReader) undone(i int) bool {
	t := &r.d.Tokens[i]
	if undoes[t.Stem] {
		return true
	}
	for c := range r.t.children(i) {
		if k := &r.d.Tokens[c]; k.Dep == "amod" && undoes[k.Stem] {
			return true
		}
	}
	if t.Head < 0 {
		return false
	}
	switch t.Dep {
	case "dobj", "nsubj", "nsubjpass", "nmod", "compound": // a subject, where the parser misses the passive
		return undoes[r.d.Tokens[t.Head].Stem]
	}
	return false
}

// governors reads what negates the trigger at token i and what governs it.
func (r *eventReader) governors(v *text.Event, i int) {
	toks := r.d.Tokens
	at := i
	strength := func(m schema.Modality) {
		if v.Modality == schema.Asserted {
			v.Modality = m
		}
	}
	joined := false // at is but what the trigger is joined to
	for step := 0; step < 5 && at >= 0; step++ {
		for c := range r.t.children(at) {
			if joined {
				break // "the proposed pact and the deal of 1994"
			}
			t := &toks[c]
			switch t.Dep {
			case "neg":
				v.Polarity = schema.Negative
			case "nsubj":
				if t.Tag == "MD" {
					r.governor(v, "M"+t.Norm) // "he would himself leave"
				}
			case "aux":
				r.governor(v, "M"+t.Norm)
				if strings.HasPrefix(t.Norm, "'ll") {
					strength(schema.Planned)
				}
			case "acl":
				if t.Tag == "VBN" && step == 0 && c > at && r.l.governors["V"+t.Stem] == string(schema.Planned) {
					strength(schema.Planned) // "talks planned for June"
				}
			case "amod", "advmod":
				r.governor(v, "A"+t.Norm)
				if t.Norm == "never" {
					v.Polarity = schema.Negative
				}
			case "det":
				if t.Norm == "no" && step == 0 {
					v.Polarity = schema.Negative
				}
			case "mark":
				switch t.Norm {
				case "if", "unless", "whether":
					strength(schema.Possible)
				case "without":
					if step == 0 {
						v.Polarity = schema.Negative
					}
				}
			case "case":
				if t.Norm == "without" && step == 0 {
					v.Polarity = schema.Negative
				}
			case "cc":
				if t.Norm == "nor" {
					v.Polarity = schema.Negative
				}
			}
		}
		joined = false
		h := toks[at].Head
		if h < 0 && step == 0 && r.d.SentenceOf(at).Heading && toks[at].Tag == "VB" && at > 0 && toks[at-1].Tag == "TO" {
			strength(schema.Planned) // "Brandt to visit Oslo"
		}
		if h < 0 {
			return
		}
		dep := toks[at].Dep
		up := &toks[h]
		switch {
		case dep == "ccomp" && r.joinedClause(at):
			return
		case up.Tag == "" || up.Tag[0] != 'V' && up.Tag[0] != 'N' && up.Tag[0] != 'J':
			return
		case (dep == "acl" || dep == "acl:relcl" || dep == "ccomp") && up.Tag[0] == 'N' && claims[up.Stem]:
			if r.denied(h) || r.untrue(h) {
				v.Polarity = schema.Negative // "rejected the claim that it had bombed X"
			}
			return
		case (dep == "acl" || dep == "ccomp") && up.Tag[0] == 'N' && proofs[up.Stem]:
			if r.nobody(h) {
				v.Polarity = schema.Negative // "there is no evidence that it sent troops"
			}
			return
		case dep == "ccomp" && up.Tag[0] == 'J' && r.l.governors["A"+up.Norm] == string(schema.Possible):
			v.Modality = schema.Possible // "it is unlikely that it will leave"
			return
		case dep == "xcomp" || dep == "ccomp" || (dep == "dobj" || dep == "nmod" || (dep == "nsubjpass" || dep == "nsubj" && r.passiveGovernor(h)) && up.Stem != "call") && at == i && up.Tag[0] == 'V' && (r.governs(up.Stem) || (dep == "dobj" || dep == "nsubjpass") && r.particleGoverns(h)):
			if dep == "nmod" && up.Stem != "call" && up.Stem != "plan" && up.Stem != "threaten" {
				return
			}
			if dep == "ccomp" && v.Modality == schema.Asserted && seeming[up.Stem] && r.t.child(h, "neg") >= 0 {
				v.Polarity = schema.Negative // "it did not appear that the site was targeted"
				return
			}
			g := r.l.governors["V"+up.Stem]
			if c := r.t.child(h, "dobj"); up.Stem == "claim" && c >= 0 && toks[c].Norm == "responsibility" {
				g = "" // "claimed responsibility for killing and wounding ten"
			}
			if dep == "ccomp" && up.Stem == "accuse" || (dep == "dobj" || dep == "nsubjpass" || dep == "nsubj") && up.Stem == "claim" {
				g = "" // accusing has no clause; who claims an attack owns up to it
			}
			if dep == "ccomp" && (g == "planned" || g == "demanded" && toks[at].Tag != "VB" && toks[at].Tag != "VBP") {
				g = "" // "told X that it had left", "hopes that it will leave": its own verb says so
			}
			if v.Type == "sanction" && undoes[up.Stem] {
				g = "" // counted once, as what is undone
			}
			if p := r.t.child(h, "compound:prt"); p >= 0 && r.l.governors["V"+up.Stem+" "+toks[p].Norm] != "" {
				g = r.l.governors["V"+up.Stem+" "+toks[p].Norm] // "ruled out sending"
				if g == "negative" && r.t.child(h, "neg") >= 0 {
					strength(schema.Possible) // "did not rule out sending"
					return
				}
				r.governor(v, "V"+up.Stem+" "+toks[p].Norm)
				strength(schema.Planned)
			} else if o := r.t.child(h, "dobj"); up.Stem == "want" && dep == "xcomp" && o > h && o < at {
				strength(schema.Demanded) // "wants them to leave"
			} else if g == "negative" && r.t.child(h, "neg") >= 0 {
				strength(schema.Possible) // "did not deny that it had left"
				return
			} else if g == "negative" && dep == "xcomp" && r.hypothetical(h) {
				return // "unless the army stops shelling the town"
			} else if g != "" {
				r.governor(v, "V"+up.Stem)
			}
			if up.Stem == "go" && up.Tag == "VBG" && dep == "xcomp" && toks[at].Tag == "VB" {
				strength(schema.Planned) // "is going to leave"
			}
			if up.Tag[0] == 'J' && dep == "xcomp" && unable[up.Norm] {
				v.Polarity = schema.Negative // "was unable to retake the town"
				return
			}
			if up.Norm == "late" && dep == "xcomp" && h > 0 && toks[h-1].Norm == "too" {
				v.Polarity = schema.Negative // "too late for X to agree"
				return
			}
			if (up.Tag[0] == 'J' && r.t.isVerb(at) && !orders[up.Norm] || up.Stem == "be" && toks[at].Tag == "VB" && !r.hypothetical(h)) && dep == "xcomp" {
				strength(schema.Planned) // "is ready to leave", "is to leave"
			}
			if up.Stem == "have" && dep == "xcomp" && r.yet(h, at) {
				v.Polarity = schema.Negative // "have yet to sign"
			} else if up.Stem == "have" && dep == "xcomp" && toks[at].Tag == "VB" && up.Tag != "VBD" && up.Tag != "VBN" {
				strength(schema.Demanded) // "they have to leave"
			}
			if s := r.t.child(h, "nsubj"); s >= 0 && dep == "xcomp" && r.l.governors["N"+toks[s].Stem] == string(schema.Demanded) {
				strength(schema.Demanded) // "calls grew for him to resign"
			}
			if dep == "ccomp" && g != "negative" {
				return
			}
			at = h
		case dep == "acl" && toks[at].Tag == "VB":
			strength(schema.Planned)
			r.governor(v, "N"+up.Stem)
			if r.nobody(h) || r.denied(h) || r.cameToNothing(h) {
				v.Polarity = schema.Negative // "has no plans to send", "denied a plan to send"
			}
			return
		case (dep == "advcl" || dep == "acl") && toks[at].Tag == "VBG" && r.keptFrom(at, h):
			v.Polarity = schema.Negative // "prevented him from returning"
			return
		case dep == "acl" && toks[at].Tag == "VBG" && up.Tag[0] == 'N' && r.t.child(at, "mark") >= 0:
			r.governor(v, "N"+up.Stem) // "hopes of reaching a deal"
			return
		case dep == "acl:relcl" && up.Tag[0] == 'N' && v.Modality == schema.Planned:
			if r.denied(h) || r.cameToNothing(h) {
				v.Polarity = schema.Negative // "vetoed a resolution that would have imposed sanctions"
			}
			return
		case dep == "advcl" && toks[at].Tag == "VBG" && r.warnedOff(at, h):
			v.Polarity = schema.Negative // "warned them against attacking"
			strength(schema.Demanded)
			return
		case dep == "advcl" && toks[at].Tag == "VBG" && at == i && h == at-1 && r.governs(up.Stem):
			r.governor(v, "V"+up.Stem) // "is considering sending"
			at = h
		case dep == "advcl" && toks[at].Tag == "VBG" && up.Stem == "think":
			if m := r.t.child(at, "mark", "case"); m >= 0 && toks[m].Norm == "of" {
				strength(schema.Possible) // "has thought of leaving"
			}
			return
		case dep == "advcl" && toks[at].Tag == "VB":
			if m := r.t.child(at, "mark"); m >= 0 && toks[m].Norm == "to" {
				if r.t.asked(at, h) >= 0 {
					strength(schema.Demanded) // "appealed to them to leave"
				}
				if o := r.t.child(h, "dobj"); bids[up.Stem] && o > h && o < at {
					r.governor(v, "V"+up.Stem) // "ordered them to leave"
				}
				strength(schema.Planned)
			}
			return
		case dep == "nmod" && up.Tag[0] == 'N' && at == i:
			// "a plan for withdrawal", "threat of attack", "call for a ceasefire"
			p := r.t.preposition(at)
			if p == "for" || p == "of" || p == "to" {
				r.governor(v, "N"+up.Stem)
			}
			if p == "for" && up.Dep == "nmod" && up.Head >= 0 && toks[up.Head].Stem == "call" {
				strength(schema.Demanded) // "called in a statement for a truce"
			}
			return
		case (dep == "nsubj" || dep == "nsubjpass") && at == i && toks[at].Tag[0] == 'N' && up.Tag[0] == 'J' && (r.l.governors["A"+up.Norm] == string(schema.Possible) || up.Norm == "close" || up.Norm == "near"):
			strength(schema.Possible) // "a deal is likely"
			return
		case dep == "nmod" && up.Tag[0] == 'J' && at == i:
			if r.t.preposition(at) == "for" && (up.Norm == "due" || up.Norm == "ready") {
				strength(schema.Planned) // "is due in X for talks"
			}
			return
		case dep == "conj" && at == i && up.Tag[0] == 'N' && toks[at].Tag[0] == 'N':
			if r.neither(h) {
				v.Polarity = schema.Negative // "no casualties or injuries"
			}
			at, i, joined = h, h, true // "called for a truce and the withdrawal"
		case dep == "conj" && up.Tag[0] == 'V' && toks[at].Tag == up.Tag:
			// What governs the first of two verbs governs both.
			if up.Tag != "VB" {
				return
			}
			at = h
		case (dep == "dobj" || dep == "nsubjpass") && (lightVerbs[up.Stem] || done[up.Stem]):
			at = h
		case dep == "nsubj" && v.Light == h+1:
			at = h
		default:
			return
		}
	}
}

// neither reports whether there is none of what noun h and the nouns that "or" joins to it tell.
func (r *eventReader) neither(h int) bool {
	c, no := r.t.child(h, "cc"), r.t.child(h, "det", "neg")
	return c > h && r.d.Tokens[c].Norm == "or" && no >= 0 && r.d.Tokens[no].Norm == "no"
}

// seeming holds the verbs that are negated for what stands in their clause.
var seeming = map[string]bool{"appear": true, "seem": true, "look": true, "believe": true, "think": true}

// yet reports whether the word stands between verb h and the infinitive at token at: "have
// yet to sign".
func (r *eventReader) yet(h, at int) bool {
	for k := h + 1; k < at; k++ {
		if r.d.Tokens[k].Norm == "yet" {
			return true
		}
	}
	return false
}

// done holds verbs for bringing about what a noun tells, besides the light ones: "a deal can
// be done".
var done = map[string]bool{"clinch": true, "conclude": true, "do": true, "finalise": true, "finalize": true, "secure": true}

// orders holds adjectives for who did what is told before or behind others: "the first to
// send help".
var orders = map[string]bool{"first": true, "last": true, "second": true, "third": true, "only": true}

// hypothetical reports whether verb i stands behind "if": "if he were to win".
func (r *eventReader) hypothetical(i int) bool {
	m := r.t.child(i, "mark")
	return m >= 0 && (r.d.Tokens[m].Norm == "if" || r.d.Tokens[m].Norm == "unless")
}

// joinedClause reports whether clause i is but joined to the verb that the tree takes it
// for the content of: "said the match was cancelled and that troops were sent".
func (r *eventReader) joinedClause(i int) bool {
	m := r.t.child(i, "mark")
	return m > 0 && r.d.Tokens[m-1].Tag == "CC"
}

// passiveGovernor reports whether verb h is a passive that says of what its subject is to be
// or was not to be, where the tree takes that for a plain subject: "the summit was cancelled".
func (r *eventReader) passiveGovernor(h int) bool {
	g := r.l.governors["V"+r.d.Tokens[h].Stem]
	return (g == string(schema.Planned) || g == "negative") && r.t.child(h, "auxpass") >= 0
}

// denied reports whether noun i is what somebody says is not so: "denied reports".
func (r *eventReader) denied(i int) bool {
	t := &r.d.Tokens[i]
	return t.Head >= 0 && (t.Dep == "dobj" || t.Dep == "nsubjpass") && denies[r.d.Tokens[t.Head].Stem]
}

// untrue reports whether noun i is said to be false: "reports that he left are false".
func (r *eventReader) untrue(i int) bool {
	t := &r.d.Tokens[i]
	if t.Head < 0 || t.Dep != "nsubj" {
		return false
	}
	switch r.d.Tokens[t.Head].Norm {
	case "false", "untrue", "baseless", "wrong", "unfounded", "fabricated", "incorrect":
		return true
	}
	return false
}

// denies holds verbs that say of a claim that it is not so.
var denies = map[string]bool{"deny": true, "reject": true, "dismiss": true, "dispute": true, "refute": true, "contradict": true, "rebut": true}

// claims holds nouns for what somebody holds to be so.
var claims = map[string]bool{
	"accusation": true, "account": true, "allegation": true, "announcement": true, "assertion": true, "charge": true, "claim": true, "notion": true,
	"report": true, "rumour": true, "rumor": true, "statement": true, "suggestion": true,
}

// particleGoverns reports whether a verb with its particle says how real its object is:
// "ruled out a deal".
func (r *eventReader) particleGoverns(h int) bool {
	p := r.t.child(h, "compound:prt")
	return p >= 0 && r.governs(r.d.Tokens[h].Stem+" "+r.d.Tokens[p].Norm)
}

// governs reports whether a verb says how real its object is.
func (r *eventReader) governs(stem string) bool { return r.l.governors["V"+stem] != "" }

// governor applies what a governing word says.
func (r *eventReader) governor(v *text.Event, key string) {
	switch m := r.l.governors[key]; m {
	case "", "asserted":
	case "negative":
		v.Polarity = schema.Negative
	default:
		if v.Modality == schema.Asserted {
			v.Modality = schema.Modality(m)
		}
	}
}

// statementAt returns the innermost statement in whose content token i stands, or -1.
func (r *eventReader) statementAt(i int) int {
	at := r.d.Tokens[i]
	found, size := -1, 0
	for k := range r.d.Statements {
		s := &r.d.Statements[k]
		in := s.Content.Start <= at.Start && at.End <= s.Content.End && !s.Content.IsZero()
		for _, c := range s.Continued {
			in = in || c.Start <= at.Start && at.End <= c.End
		}
		if n := s.Content.End - s.Content.Start; in && (size == 0 || n < size) {
			found, size = k, n
		}
	}
	return found
}

// within finds the statement that tells the event, and what its act says of how real it is.
func (r *eventReader) within(v *text.Event, i int) {
	if v.Statement = r.statementAt(i); v.Statement < 0 {
		return
	}
	s := &r.d.Statements[v.Statement]
	// Directly governed by the cue: the act says how real it is.
	h := r.d.Tokens[i].Head
	direct := h >= 0 && (h == s.CueFrom || r.d.Tokens[h].Head == s.CueFrom && lightVerbs[r.d.Tokens[h].Stem])
	if !direct {
		return
	}
	switch s.Act {
	case schema.Deny, schema.Reject:
		v.Polarity = schema.Negative
	case schema.Demand:
		if v.Modality == schema.Asserted {
			v.Modality = schema.Demanded
		}
	case schema.Promise:
		if v.Modality == schema.Asserted {
			v.Modality = schema.Planned
		}
	case schema.Threaten:
		if v.Modality == schema.Asserted {
			v.Modality = schema.Possible
		}
	}
}
