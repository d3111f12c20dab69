package en

import (
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// reduced reads a participle right behind the noun of an event that the tree takes for the
// verb of the sentence: "sanctions imposed on X by Y were eased", "the ceasefire agreed
// between X and Y took effect". It reports whether it is one.
func (r *eventReader) reduced(v *text.Event, tr *trigger, subj schema.Role, h int) bool {
	toks := r.d.Tokens
	if toks[h].Tag != "VBD" && toks[h].Tag != "VBN" || !lightVerbs[toks[h].Stem] && toks[h].Stem != "agree" && toks[h].Stem != "broker" && toks[h].Stem != "carry" {
		return false
	}
	read := false
	var behind func(k int)
	behind = func(k int) {
		for c := range r.t.children(k) {
			if toks[c].Dep != "nmod" || c < h || r.calendar(c) {
				continue
			}
			role := tr.roles[r.t.preposition(c)]
			if r.t.preposition(c) == "by" {
				if v.Type == "agree" && brokers[toks[h].Stem] {
					read = true
					behind(c)
					continue
				}
				role = subj
			}
			if role != "" {
				read = true
				r.give(v, role, c)
			}
			behind(c)
		}
	}
	behind(h)
	if read {
		r.use(h)
	}
	return read
}

// betweens reads the sides of the event behind participle c: "an agreement signed between X
// and Y". It reports whether they stand there.
func (r *eventReader) betweens(v *text.Event, tr *trigger, c int) bool {
	for g := range r.t.children(c) {
		if p := r.t.preposition(g); r.d.Tokens[g].Dep == "nmod" && (p == "between" || p == "among") && tr.roles["between"] != "" {
			r.give(v, tr.roles["between"], g)
			return true
		}
	}
	return false
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
		r.use(c)
	}
}

// hits holds verbs whose object is whom an attack that is their subject was on.
var hits = map[string]bool{"kill": true, "wound": true, "injure": true, "hit": true, "target": true, "destroy": true, "strike": true}

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
	if role != "" && r.name[k] == 0 && toks[k].Cap && toks[i+1].Norm == "by" && len(v.Roles[role]) == 0 {
		if h := r.nameFrom(k, r.d.SentenceOf(i).To); h >= 0 {
			r.give(v, role, h) // "the visit by Foreign Minister X"
		}
		return
	}
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
		case "of": // "the arrest in X of Y"
			if x := int(r.name[k-1]) - 1; x < 0 || r.d.Mentions[x].Type != schema.Place || r.d.Mentions[x].To != k {
				continue
			}
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

// envoyBehind returns the person whose title and name stand right behind the name x of a place
// or body, -1 for none: "the US envoy Ada Brandt".
func (r *eventReader) envoyBehind(x int) int {
	m := &r.d.Mentions[x]
	const most = 3
	for k := m.To; m.Type != schema.Person && k < len(r.d.Tokens) && k <= m.To+most && r.d.Tokens[k].Tag != "" && r.d.Tokens[k].Tag[0] == 'N'; k++ {
		if y := int(r.name[k]) - 1; y >= 0 {
			if k > m.To && r.d.Mentions[y].Type == schema.Person {
				return y
			}
			return -1
		}
	}
	return -1
}

// nameFrom returns the head of the name that begins at token k, past an article and the
// adjectives and titles before it, -1 for none.
func (r *eventReader) nameFrom(k, end int) int {
	const most = 6
	for j := k; j < end && j < k+most; j++ {
		if x := int(r.name[j]) - 1; x >= 0 {
			if y := r.envoyBehind(x); y >= 0 {
				x = y
			}
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
