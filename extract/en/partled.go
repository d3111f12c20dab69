package en

import "strings"

// partLed reports whether title i tells of who leads but a part of body x, or a field of its work: "the U.N.
// humanitarian coordinator", "the head of the U.N. office".
func (r *relationReader) partLed(i, x int) bool {
	toks := r.d.Tokens
	m := &r.d.Mentions[x]
	if m.To > i { // behind the title
		return m.From > i && m.To < len(toks) && toks[m.To].Sent == toks[i].Sent && (toks[m.To].Tag == "NN" || toks[m.To].Tag == "NNS") && toks[m.To].Dep != "appos"
	}
	for k := m.To; k < i; k++ {
		if w := toks[k].Norm; r.l.fields[w] != "" && !ofWhole[w] || strings.HasPrefix(w, "counter") {
			return true
		}
	}
	return false
}

// ofWhole holds words among those for fields that tell of who leads the whole: "Hamas political leader".
var ofWhole = map[string]bool{"executive": true, "general": true, "military": true, "national": true, "political": true, "religious": true, "security": true, "spiritual": true}

// inRace reports whether verb i tells who is ahead in a vote and commands nobody: "leads the 13 Democrats in the
// race", "leads Republicans in polls".
func (r *relationReader) inRace(i int) bool {
	toks := r.d.Tokens
	if toks[i].Stem != "lead" {
		return false
	}
	if o := r.t.child(i, "dobj"); o > 0 && toks[o-1].Tag == "CD" {
		return true
	}
	s := r.d.SentenceOf(i)
	for k := s.From; k < s.To; k++ {
		if races[toks[k].Stem] {
			return true
		}
	}
	return false
}

// races holds nouns of a vote and what is counted there.
var races = map[string]bool{"candidate": true, "percent": true, "percentage": true, "point": true, "poll": true, "primary": true, "race": true, "survey": true}
