package en

import (
	"strings"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// likely reports whether verb i has all that a cue has: it tells of nothing
// but words, its subject can speak, and something follows.
func (r *speechReader) likely(i int) bool {
	if t := &r.d.Tokens[i]; t.Kind != text.Word || t.Tag == "" || t.Tag[0] != 'V' || !r.tellsWords(i) || r.t.child(i, "auxpass") >= 0 {
		return false
	}
	return r.likelyClause(i) || r.likelyBeside(i) || r.likelyAim(i)
}

// tellsWords reports whether verb i tells of nothing but words.
func (r *speechReader) tellsWords(i int) bool {
	toks := r.d.Tokens
	next := i + 1
	switch stem := toks[i].Stem; stem {
	case "advise":
		return r.t.child(i, "xcomp", "ccomp") > i
	case "call":
		return next < len(toks) && (toks[next].Norm == "on" || toks[next].Norm == "for")
	case "rule":
		return next < len(toks) && toks[next].Norm == "out"
	default:
		return r.l.words[stem]
	}
}

// likelyClause reports whether verb i, with something behind it, is that of a clause whose
// subject can speak.
func (r *speechReader) likelyClause(i int) bool {
	toks := r.d.Tokens
	t := &toks[i]
	// A clause that the tree hangs on what it tells of is a main clause all the same: "X has
	// denied the army left".
	if !r.finite(i) || t.Dep != "root" && t.Dep != "conj" && t.Dep != "parataxis" && (t.Dep != "ccomp" || t.Head < i && !r.saidToHave(i)) && !r.besideClause(i) {
		return false
	}
	if r.t.child(i, "dobj", "ccomp", "xcomp", "nmod") <= i {
		return false
	}
	k, passive := r.t.subject(i)
	if k < 0 || passive {
		return false
	}
	if t.Dep == "acl:relcl" {
		k = r.antecedent(k)
	}
	if commonest[t.Stem] && (strings.HasPrefix(r.d.Tokens[k].Tag, "PRP") || r.t.child(i, "ccomp") < i || r.wouldBe(i)) {
		return false
	}
	return r.speaksUp(k, i)
}

// commonest holds the verbs of speech that the model knows so well that it is right to doubt
// them, unless somebody named is told to have said a clause.
var commonest = map[string]bool{"say": true, "state": true, "tell": true}

// wouldBe reports whether verb i has a modal: "could threaten him".
func (r *speechReader) wouldBe(i int) bool {
	for c := range r.t.children(i) {
		if r.d.Tokens[c].Tag == "MD" {
			return true
		}
	}
	return false
}

// speaksUp reports whether noun or pronoun k, the subject of verb i, can be who speaks.
func (r *speechReader) speaksUp(k, i int) bool {
	t := &r.d.Tokens[k]
	if m := mentionAt(r.d, k); m != text.NoMention {
		switch r.d.Mentions[m].Type {
		case schema.Person, schema.Organization, schema.MilitaryUnit:
			return true
		case schema.Place:
			return r.d.Mentions[m].Known != ""
		}
		return false
	}
	return strings.HasPrefix(t.Tag, "PRP") || strings.HasPrefix(t.Tag, "NN") && r.canSpeak(k, i) && (r.someone(k) || r.l.heads[t.Stem].typ == schema.Organization)
}

// saidToHave reports whether verb i, which hangs on one before it, tells what somebody else said
// according to whom that verb is of: "said that the rebels had threatened to leave".
func (r *speechReader) saidToHave(i int) bool {
	h := r.d.Tokens[i].Head
	return h >= 0 && r.l.cues["V"+r.d.Tokens[h].Stem] != "" && !r.wouldBe(i)
}

// likelyBeside reports whether participle i goes with the verb of its sentence, whose subject
// can speak: "left the talks, accusing each other of sabotage"; what somebody says may
// contradict another by itself.
func (r *speechReader) likelyBeside(i int) bool {
	toks := r.d.Tokens
	s := r.d.SentenceOf(i)
	if toks[i].Tag != "VBG" || toks[i].Stem == "contradict" || i <= s.From+2 || toks[i-1].Tag != "," || r.helped(i) || r.t.child(i, "dobj", "ccomp", "xcomp", "nmod") <= i {
		return false
	}
	h := toks[i].Head
	if h < s.From || h > i || !r.finite(h) {
		return false
	}
	k, passive := r.t.subject(h)
	return k >= 0 && !passive && r.speaksUp(k, h)
}

// likelyAim reports whether infinitive i tells what people have come together to say:
// "thousands marched through the city to demand his release".
func (r *speechReader) likelyAim(i int) bool {
	toks := r.d.Tokens
	s := r.d.SentenceOf(i)
	if toks[i].Tag != "VB" || i <= s.From+2 || toks[i-1].Tag != "TO" || r.t.child(i, "dobj", "ccomp", "nmod") <= i {
		return false
	}
	for k := i - 2; k > s.From; k-- {
		switch t := &toks[k]; {
		case t.Tag == "," || t.Kind == text.Open || t.Kind == text.Close:
			return false
		case strings.HasPrefix(t.Tag, "VB") && r.finite(k):
			return len(r.l.triggers["V"+t.Stem]) > 0 && r.l.triggers["V"+t.Stem][0].typ == "protest"
		case strings.HasPrefix(t.Tag, "VB"):
			return false
		}
	}
	return false
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
