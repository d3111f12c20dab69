package en

import (
	"strings"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// likely reports whether verb i has all that a cue has: it tells of nothing
// but words, in a main clause whose subject can speak, and something follows.
func (r *speechReader) likely(i int) bool {
	toks := r.d.Tokens
	t := &toks[i]
	// A clause that the tree hangs on what it tells of is a main clause all the same: "X has
	// denied the army left".
	if !r.finite(i) || t.Dep != "root" && t.Dep != "conj" && (t.Dep != "ccomp" || t.Head < i) && !r.besideClause(i) {
		return false
	}
	if next := i + 1; !r.l.words[t.Stem] && !(t.Stem == "advise" && r.t.child(i, "xcomp", "ccomp") > i) && !(t.Stem == "call" && next < len(toks) && (toks[next].Norm == "on" || toks[next].Norm == "for")) {
		return false
	}
	if r.t.child(i, "dobj", "ccomp", "xcomp", "nmod") <= i {
		return false
	}
	k, passive := r.t.subject(i)
	if k < 0 || passive || r.t.child(i, "auxpass") >= 0 {
		return false
	}
	if t.Dep == "acl:relcl" {
		k = r.antecedent(k)
	}
	if m := mentionAt(r.d, k); m != text.NoMention {
		switch r.d.Mentions[m].Type {
		case schema.Person, schema.Organization, schema.MilitaryUnit:
			return true
		case schema.Place:
			return r.d.Mentions[m].Known != ""
		}
		return false
	}
	return strings.HasPrefix(toks[k].Tag, "PRP")
}

// besideClause reports whether verb i is that of a relative clause behind a comma: "the
// company, which has denied wrongdoing, said".
func (r *speechReader) besideClause(i int) bool {
	if r.d.Tokens[i].Dep != "acl:relcl" {
		return false
	}
	k := r.t.child(i, "nsubj")
	return k > 0 && k < i && (r.d.Tokens[k].Norm == "who" || r.d.Tokens[k].Norm == "which") && r.d.Tokens[k-1].Tag == ","
}
