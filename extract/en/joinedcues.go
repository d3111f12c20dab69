package en

import (
	"strings"

	"github.com/khabar-kg/khabar/extract/en/internal/speech"
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// retold adds what somebody says next behind "and" or "but", where what he said before tells of
// what can say nothing: "said the vote was rigged but called on his followers to stay at home".
func (r *speechReader) retold(found []speech.Attribution) []speech.Attribution {
	toks := r.d.Tokens
	for i := range found {
		a := &found[i]
		if toks[a.Cue].Tag != "VBD" || a.Source < 0 || a.Source > a.Cue || a.RightFrom < a.Cue || a.RightTo <= a.RightFrom || r.inQuote(a.RightFrom, a.RightTo) {
			continue
		}
		for and := a.RightFrom + 2; and+2 < a.RightTo; and++ {
			if toks[and].Kind == text.Open {
				break
			}
			if toks[and].Norm != "and" && toks[and].Norm != "but" {
				continue
			}
			cue := and + 1
			for strings.HasPrefix(toks[cue].Tag, "RB") && cue+1 < a.RightTo {
				cue++
			}
			if !r.wordsOnly(cue) || !r.ofThings(a, and) {
				continue
			}
			b := speech.Attribution{Cue: cue, Source: a.Source, SourceFrom: a.SourceFrom, SourceTo: a.SourceTo, RightFrom: cue + 1, RightTo: a.RightTo, CueScore: a.CueScore, PartScore: a.PartScore}
			a.RightTo = and
			at := -1
			for j := range found {
				if found[j].Cue == cue {
					at = j
				}
			}
			if at < 0 {
				found = append(found, b)
				break
			}
			found[at].Source, found[at].SourceFrom, found[at].SourceTo = b.Source, b.SourceFrom, b.SourceTo
			break
		}
	}
	return found
}

// wordsOnly reports whether token i is the past of a verb for nothing but words.
func (r *speechReader) wordsOnly(i int) bool {
	t := &r.d.Tokens[i]
	if t.Tag != "VBD" && t.Tag != "VBN" || r.helped(i) {
		return false
	}
	if next := i + 1; t.Stem == "call" && next < len(r.d.Tokens) {
		return r.d.Tokens[next].Norm == "for" || r.d.Tokens[next].Norm == "on" && !r.dayBehind(next)
	}
	return r.l.words[t.Stem] || t.Stem == "add"
}

// ofThings reports whether what a's cue introduces, up to a conjunction, has the speaker himself or
// what says nothing for its subject: "the vote was", "it was", "he would".
func (r *speechReader) ofThings(a *speech.Attribution, and int) bool {
	toks := r.d.Tokens
	for k := a.RightFrom; k < and; k++ {
		switch toks[k].Dep {
		case "nsubj", "nsubjpass", "expl":
			switch toks[k].Norm {
			case "it", "there", "this", "that", "he", "she", "they", "we", "i":
				return true
			}
			if m := mentionAt(r.d, k); m != text.NoMention {
				return r.d.Mentions[m].Type == schema.NamedEvent
			}
			return r.lifeless(k) || !r.canSpeak(k, a.Cue) || !personal(toks[k].Stem) && r.l.heads[toks[k].Stem].typ == "" && r.l.titles[toks[k].Stem].class == "" && toks[k].Tag == "NN"
		}
	}
	return false
}

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
