package en

// cameToNothing reports whether what noun i tells, a plan or an attempt, was given up, stopped
// or refused: "scrapped plans to send", "foiled an attempt to seize", "the plot was never
// carried out", "a failed attempt".
func (r *eventReader) cameToNothing(i int) bool {
	toks := r.d.Tokens
	for c := range r.t.children(i) {
		if toks[c].Dep == "amod" && vain[toks[c].Norm] {
			return true
		}
	}
	h := toks[i].Head
	if h < 0 || !r.t.isVerb(h) {
		return false
	}
	stem := toks[h].Stem
	passive := toks[i].Dep == "nsubjpass" || toks[i].Dep == "nsubj" && r.t.child(h, "auxpass") >= 0
	switch {
	case toks[i].Dep == "dobj" || passive:
		if p := r.t.child(h, "compound:prt"); p >= 0 {
			if g := r.l.governors["V"+stem+" "+toks[p].Norm]; g != "" {
				return g == "negative"
			}
		}
		if r.t.child(h, "neg") >= 0 {
			return brings[stem] // "was never carried out"; "did not block the plan"
		}
		return r.l.governors["V"+stem] == "negative" || drops[stem]
	case toks[i].Dep == "nsubj":
		return fails[stem] != (r.t.child(h, "neg") >= 0) && (fails[stem] || brings[stem])
	}
	return false
}

// vain holds participles and adjectives for what came to nothing.
var vain = map[string]bool{"abandoned": true, "abortive": true, "aborted": true, "botched": true, "failed": true, "foiled": true, "thwarted": true, "unsuccessful": true}

// drops holds verbs that do away with a plan; of other things they may say something else.
var drops = map[string]bool{"dismiss": true, "ditch": true, "drop": true, "scrap": true, "shelve": true, "suspend": true, "freeze": true, "withdraw": true}

// fails holds verbs of what comes to nothing by itself.
var fails = map[string]bool{"collapse": true, "fail": true, "founder": true, "stall": true}

// brings holds verbs that say, negated, that what was planned was not done.
var brings = map[string]bool{"carry": true, "execute": true, "happen": true, "implement": true, "materialise": true, "materialize": true, "succeed": true}

// proofs holds nouns for what would show that something is so.
var proofs = map[string]bool{"evidence": true, "indication": true, "proof": true, "sign": true}

// unable holds adjectives for those who do not bring it about.
var unable = map[string]bool{"powerless": true, "unable": true, "unwilling": true}

// keptFrom reports whether the gerund at token i, with "from", is what verb h keeps somebody
// from doing.
func (r *eventReader) keptFrom(i, h int) bool {
	m := r.t.child(i, "mark", "case")
	if t := &r.d.Tokens[h]; t.Dep == "dobj" && t.Head >= 0 {
		h = t.Head // "prevents X from returning", hung on X
	}
	return m >= 0 && r.d.Tokens[m].Norm == "from" && keeps[r.d.Tokens[h].Stem] && r.t.child(h, "neg") < 0
}

// keeps holds verbs for not letting somebody do something.
var keeps = map[string]bool{
	"ban": true, "bar": true, "block": true, "debar": true, "deter": true, "disallow": true, "discourage": true, "disqualify": true, "dissuade": true, "exclude": true, "forbid": true,
	"hinder": true, "inhibit": true, "keep": true, "preclude": true, "prevent": true, "prohibit": true, "refrain": true, "restrain": true, "restrict": true, "stop": true,
}

// keptToo reports whether the gerund at token i, behind a conjunction, is joined to another that its verb keeps
// somebody from, wherever the tree hangs it: "prevented him from leaving X or visiting Y".
func (r *eventReader) keptToo(i int) bool {
	toks := r.d.Tokens
	k := i - 1
	if k > 0 && toks[k].Norm == "from" {
		k--
	}
	if toks[i].Tag != "VBG" || k < 0 || toks[k].Tag != "CC" || toks[k].Norm == "but" {
		return false
	}
	const reach = 12
	for j := k - 1; j >= 0 && j > k-reach && toks[j].Sent == toks[i].Sent; j-- {
		if r.t.isVerb(j) {
			return toks[j].Tag == "VBG" && toks[j].Head >= 0 && r.keptFrom(j, toks[j].Head)
		}
	}
	return false
}

// ratherThan reports whether the noun at token i is what "rather than" or "instead of" says it was not: "they met
// in X rather than at the talks in Y".
func (r *eventReader) ratherThan(i int) bool {
	toks := r.d.Tokens
	const reach = 6 // "rather than from a “spontaneous” protest"
	for k := i - 1; k > 0 && k > i-reach && toks[k].Sent == toks[i].Sent; k-- {
		switch a, b := toks[k-1].Norm, toks[k].Norm; {
		case a == "rather" && b == "than", a == "instead" && b == "of":
			return true
		case r.t.isVerb(k), toks[k].Tag == ",", toks[k].Tag == "CC":
			return false
		}
	}
	return false
}

// warnedOff reports whether the gerund at token i, with "against", is what verb h tells
// somebody not to do.
func (r *eventReader) warnedOff(i, h int) bool {
	m := r.t.child(i, "mark", "case")
	return m >= 0 && r.d.Tokens[m].Norm == "against" && warns[r.d.Tokens[h].Stem]
}
