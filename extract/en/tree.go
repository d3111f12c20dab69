package en

import "github.com/khabar-kg/khabar/extract/text"

// A tree is a document's sentences from the top down.
type tree struct {
	d     *text.Doc
	first []int32 // first child of each token, -1 for none
	next  []int32 // next child of the same head
}

// newTree turns heads into children.
func newTree(d *text.Doc) *tree {
	n := len(d.Tokens)
	room := make([]int32, 3*n)
	t := &tree{d: d, first: room[:n:n], next: room[n : 2*n : 2*n]}
	last := room[2*n:]
	for i := range n {
		t.first[i], t.next[i], last[i] = -1, -1, -1
	}
	for i := range n {
		h := d.Tokens[i].Head
		if h < 0 {
			continue
		}
		if last[h] < 0 {
			t.first[h] = int32(i)
		} else {
			t.next[last[h]] = int32(i)
		}
		last[h] = int32(i)
	}
	return t
}

// children calls f with each child of i, in the order of the text, until f
// returns false.
func (t *tree) children(i int) func(func(int) bool) {
	return func(f func(int) bool) {
		for c := t.first[i]; c >= 0; c = t.next[c] {
			if !f(int(c)) {
				return
			}
		}
	}
}

// child returns the first child of i with one of the functions, or -1.
func (t *tree) child(i int, deps ...string) int {
	for c := t.first[i]; c >= 0; c = t.next[c] {
		for _, dep := range deps {
			if t.d.Tokens[c].Dep == dep {
				return int(c)
			}
		}
	}
	return -1
}

// preposition returns the preposition of the noun i, or "".
func (t *tree) preposition(i int) string {
	if c := t.child(i, "case"); c >= 0 && c < i {
		return t.d.Tokens[c].Norm
	}
	return ""
}

// isVerb reports whether token i is a verb.
func (t *tree) isVerb(i int) bool {
	tag := t.d.Tokens[i].Tag
	return tag != "" && tag[0] == 'V'
}

// subject finds the subject of verb i, its own or that of a verb which it is
// joined to, completes or modifies; -1 where there is none. passive tells that
// it is the subject of a passive.
func (t *tree) subject(i int) (subject int, passive bool) {
	toks := t.d.Tokens
	shared := true // still the same clause, or one joined to it
	for range 5 {
		if c := t.child(i, "nsubj"); c >= 0 {
			return t.antecedent(c), false
		}
		if c := t.child(i, "nsubjpass"); c >= 0 {
			return t.antecedent(c), shared && !t.active(i)
		}
		h := toks[i].Head
		if h < 0 {
			return -1, false
		}
		switch toks[i].Dep {
		case "xcomp":
			// "urged X to leave": the object acts.
			if o := t.child(h, "dobj"); o >= 0 && o < i && toks[i].Tag == "VB" {
				return o, false
			}
			shared = false
			i = h
		case "advcl", "dep", "parataxis":
			shared = false
			// "accused X of bombing", "prevented X from leaving": the object acts.
			if m := t.child(i, "mark"); m >= 0 && toks[i].Tag == "VBG" && (toks[m].Norm == "of" || toks[m].Norm == "from") {
				if o := t.child(h, "dobj"); o >= 0 && o < i {
					return o, false
				}
			}
			if !t.isVerb(h) && toks[h].Tag != "JJ" {
				return -1, false
			}
			i = h
		case "conj":
			if !t.isVerb(h) {
				return -1, false
			}
			// "the army moved in, he said, and took the town": who said it took no town.
			if c := t.child(h, "ccomp"); c >= 0 && c < h && t.isVerb(c) {
				h = c
			}
			i = h
		case "acl:relcl", "acl":
			if toks[i].Tag == "VBN" && toks[i].Dep == "acl" {
				if t.child(i, "dobj") < 0 {
					return h, true
				}
				// With an object it is a past tense, and its subject the whole phrase.
				for toks[h].Dep == "nmod" && toks[h].Head >= 0 && toks[toks[h].Head].Tag[0] == 'N' {
					h = toks[h].Head
				}
				return h, false
			}
			if toks[i].Tag == "VB" || toks[i].Tag == "VBG" && t.child(i, "mark") >= 0 {
				// "campaign to liberate", "progress in clearing": whoever it is of.
				shared = false
				if p := t.child(h, "nmod:poss", "compound"); p >= 0 {
					return p, false
				}
				if v := toks[h].Head; v >= 0 && t.isVerb(v) && toks[h].Dep == "dobj" {
					i = v
					continue
				}
				return -1, false
			}
			return h, false
		default:
			return -1, false
		}
	}
	return -1, false
}

// active reports whether a verb whose subject the tree calls that of a passive
// has the form of an active one: "have not arrested anyone".
func (t *tree) active(i int) bool {
	if t.child(i, "auxpass") >= 0 {
		return false
	}
	if t.child(i, "dobj") >= 0 && t.d.Tokens[i].Dep != "acl" {
		return true
	}
	for c := range t.children(i) {
		if t.d.Tokens[c].Dep == "aux" && t.d.Tokens[c].Stem == "have" {
			return true
		}
	}
	return false
}

// antecedent is the noun that a relative pronoun stands for, else i itself.
func (t *tree) antecedent(i int) int {
	toks := t.d.Tokens
	switch toks[i].Tag {
	case "WP", "WDT", "WP$":
	default:
		return i
	}
	v := toks[i].Head
	for range 3 {
		if v < 0 {
			return i
		}
		if toks[v].Dep == "acl:relcl" && toks[v].Head >= 0 {
			return toks[v].Head
		}
		v = toks[v].Head
	}
	return i
}

// conjuncts appends i and the nouns joined to it.
func (t *tree) conjuncts(out []int, i int) []int {
	out = append(out, i)
	for c := range t.children(i) {
		if t.d.Tokens[c].Dep == "conj" && t.d.Tokens[c].Tag[0] == 'N' && len(out) < 6 {
			out = t.conjuncts(out, c)
		}
	}
	return out
}
