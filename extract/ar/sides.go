package ar

import (
	"github.com/khabar-kg/khabar/extract/text"
)

// The words that close a side, folded: "من جهة", "من جانب", "من طرف", "من ناحية".
var sideWords = map[string]bool{
	"\u062C\u0647\u0647": true, "\u062C\u0627\u0646\u0628": true, "\u0637\u0631\u0641": true, "\u0646\u0627\u062D\u064A\u0647": true,
}

// secondWords are the words that say that a side is the second, folded: أخرى، آخر، ثانية، ثان.
var secondWords = map[string]bool{
	"\u0627\u062E\u0631\u0649": true, "\u0627\u062E\u0631\u064A": true, "\u0627\u062E\u0631": true, "\u062B\u0627\u0646\u064A\u0647": true, "\u062B\u0627\u0646": true,
}

// sides parts those who stand behind "بين", the mentions ms up to token to, into the two
// sides: "بين X وY", "بين X وبين Y", "بين X وY من جهة، وZ من جهة أخرى", "بين X وY ضد Z".
// The second is empty where only one is told.
func (r *eventReader) sides(ms []int, to int, s *text.Sentence) (one, two []int) {
	closes := func(k int) (end int, second, ok bool) {
		if k < s.To && r.toks[k].Norm == comma {
			k++
		}
		if k+1 >= s.To || r.toks[k].Base != fromWord || !sideWords[r.toks[k+1].Stem] {
			return k, false, false
		}
		second = k+2 < s.To && secondWords[r.toks[k+2].Stem]
		if end = k + 2; second {
			end++
		}
		return end, second, true
	}
	if k, second, ok := closes(to); ok {
		if second && len(ms) > 1 {
			return ms[:len(ms)-1], ms[len(ms)-1:]
		}
		if k < s.To && r.toks[k].Norm == comma {
			k++
		}
		if k < s.To && r.toks[k].Conj != "" {
			more, _ := r.argument(k, s)
			return ms, more
		}
		return ms, nil
	}
	if to+1 < s.To {
		if t := &r.toks[to]; t.Base == between && t.Conj != "" || t.Base == against && t.Conj == "" {
			more, _ := r.argument(to+1, s)
			return ms, more
		}
	}
	if len(ms) > 1 {
		return ms[:1], ms[1:]
	}
	return ms, nil
}
