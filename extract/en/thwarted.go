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
	return m >= 0 && r.d.Tokens[m].Norm == "from" && keeps[r.d.Tokens[h].Stem] && r.t.child(h, "neg") < 0
}

// keeps holds verbs for not letting somebody do something.
var keeps = map[string]bool{"bar": true, "block": true, "deter": true, "dissuade": true, "hinder": true, "keep": true, "prevent": true, "stop": true}

// warnedOff reports whether the gerund at token i, with "against", is what verb h tells
// somebody not to do.
func (r *eventReader) warnedOff(i, h int) bool {
	m := r.t.child(i, "mark", "case")
	return m >= 0 && r.d.Tokens[m].Norm == "against" && warns[r.d.Tokens[h].Stem]
}
