package en

import (
	"strings"

	"github.com/khabar-kg/khabar/extract/en/internal/speech"
	"github.com/khabar-kg/khabar/extract/text"
)

// speechGoesOn gives a participle of speech the source of the cue whose speech it goes on with, where
// the model has taken a thing for who speaks: right behind that cue, "the fire spread, the mayor said,
// adding …", or behind its words, "the mayor said they had cramps adding …".
func (r *speechReader) speechGoesOn(a *speech.Attribution, found []speech.Attribution) {
	toks := r.d.Tokens
	if toks[a.Cue].Tag != "VBG" || r.helped(a.Cue) || r.t.preposition(a.Cue) != "" {
		return
	}
	s := r.d.SentenceOf(a.Cue)
	right := a.Cue >= s.From+2 && toks[a.Cue-1].Tag == ","
	if !right && !goesOnSaying[toks[a.Cue].Stem] {
		return // "a document discussing it", "charges alleging fraud"
	}
	thing := a.Source >= s.From && a.Source < a.Cue && r.lifeless(a.Source) && !documents[toks[a.Source].Stem] && !cited[toks[a.Source].Stem] && !issuable[toks[a.Source].Stem]
	for k := len(found) - 1; k >= 0; k-- {
		b := &found[k]
		if b.Cue >= a.Cue || b.Cue < s.From || b.Source < 0 || b.Source == a.Source || b.CueScore < likelyCue || !r.finite(b.Cue) || r.lifeless(b.Source) {
			continue
		}
		if right && b.Cue == a.Cue-2 && b.Source < b.Cue && (a.Source < 0 || a.Source < b.SourceFrom) || thing && b.Source < b.Cue {
			a.Source, a.SourceFrom, a.SourceTo = b.Source, b.SourceFrom, b.SourceTo
		}
		return
	}
}

// goesOnSaying holds verbs for what somebody says next.
var goesOnSaying = map[string]bool{"add": true, "affirm": true, "clarify": true, "confirm": true, "emphasise": true, "emphasize": true, "explain": true, "indicate": true, "note": true, "reiterate": true, "stress": true}

// innerSubject lets the second of two noun phrases that nothing joins speak where the model has taken
// both: "a test | the council strongly condemned".
func (r *speechReader) innerSubject(a *speech.Attribution) {
	toks := r.d.Tokens
	if a.Source < 0 || a.Source > a.Cue || a.SourceTo > a.Cue || a.SourceTo < r.verbsFrom(a.Cue) {
		return
	}
	for k := a.SourceTo - 2; k > a.SourceFrom; k-- {
		if toks[k].Tag != "DT" || !strings.HasPrefix(toks[k-1].Tag, "NN") || a.Source >= k {
			continue
		}
		m := longestFrom(r.d, k, k+1)
		if m == text.NoMention || r.d.Mentions[m].To != a.SourceTo || !r.lifeless(k-1) {
			return
		}
		a.Source, a.SourceFrom = r.d.Mentions[m].Head, k
		return
	}
}
