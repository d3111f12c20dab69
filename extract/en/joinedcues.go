package en

import "github.com/khabar-kg/khabar/extract/en/internal/speech"

// part ends what a cue introduces where a verb joined to it introduces something
// else: "condemned the raid and promised revenge".
func (r *speechReader) part(found []speech.Attribution) {
	toks := r.d.Tokens
	for i := range found {
		a := &found[i]
		if a.RightTo <= a.RightFrom || !r.t.isVerb(a.Cue) {
			continue
		}
		for j := range found {
			b := &found[j]
			if b.Cue <= a.RightFrom || b.Cue >= a.RightTo || b.CueScore < sureCue || !r.t.isVerb(b.Cue) {
				continue
			}
			if r.goesWith(b.Cue, a.Cue) {
				a.RightTo = b.Cue - 1
				continue
			}
			and := b.Cue - 1
			for and > a.RightFrom && (toks[and].Tag == "RB" || toks[and].Tag == "MD") {
				and--
			}
			if and <= a.RightFrom || toks[and].Tag != "CC" {
				continue
			}
			if toks[b.Cue].Head == a.Cue && toks[b.Cue].Dep == "conj" || b.Source >= 0 && b.Source == a.Source || toks[b.Cue].Tag == toks[a.Cue].Tag && r.otherTense(a, b.Cue) {
				a.RightTo = and
			}
		}
	}
}

// goesWith reports whether the participle at cue, behind a comma, goes with the
// verb of speech: "said they would stay, adding that …".
func (r *speechReader) goesWith(cue, verb int) bool {
	toks := r.d.Tokens
	return toks[cue].Tag == "VBG" && toks[cue-1].Tag == "," && !r.helped(cue) && (toks[cue].Head == verb || toks[cue].Stem == "add")
}

// sureCue is the probability from which a cue is taken for one.
const sureCue = 0.6

// otherTense reports whether no verb of what a introduces has the tense of the
// verb at cue: "said she would stay and vowed …" joins the two cues.
func (r *speechReader) otherTense(a *speech.Attribution, cue int) bool {
	for k := a.RightFrom; k < cue; k++ {
		if r.d.Tokens[k].Tag == r.d.Tokens[cue].Tag {
			return false
		}
	}
	return true
}
