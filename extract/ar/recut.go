package ar

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/khabar-kg/khabar/extract/text"
)

// recut cuts "و" off a verb that is one with it too, where what that verb needs is
// not there: "وردت الوزارة بأن", unlike "وردت أنباء في الصحف".
func (r *speechReader) recut(i int, s *text.Sentence) {
	t := &r.toks[i]
	if t.Prep == prepK && t.Conj == "" && !t.Def && r.behindTwo(i) && slices.ContainsFunc(r.cues[prepK+t.Base], func(f cueForm) bool { return f.form == past && f.number == text.Dual }) {
		t.Prep, t.Base, t.Stem, t.BaseStart = "", prepK+t.Base, prepK+t.Base, t.Start // "مصدران | كشفا"
		return
	}
	rest, ok := strings.CutPrefix(t.Base, "\u0648")
	if !ok || t.Conj != "" || t.Prep != "" || len(r.cues[rest]) == 0 || i+1 >= s.To || !(i == s.From || r.toks[i-1].Kind != text.Word) {
		return
	}
	at := i + 1
	if r.toThem(at) {
		at++ // "ورد عليه الوزير بأن"
	}
	m, ok := r.at[at]
	if !ok || !r.canSpeak(m) || !slices.ContainsFunc(r.cues[rest], func(f cueForm) bool { return f.form == past }) {
		return
	}
	for _, f := range r.cues[t.Base] {
		if f.cue.needs == "" {
			return
		}
	}
	for k := r.d.Mentions[m].To; k < min(s.To, i+recutReach); k++ {
		if r.subordinator(k) && hasPrefix(r.toks[k].Norm, prepB) || r.bySaying(k) || r.toks[k].Kind == text.Open || r.toks[k].Norm == colon {
			t.Conj, t.Base, t.Stem = t.Base[:len(t.Base)-len(rest)], rest, rest
			return
		}
	}
}

// prepK is the preposition ك.
const prepK = "\u0643"

// recutPrep cuts "ب" off a verbal noun that is frequent with it: "أشاد بمشاركة".
func (r *speechReader) recutPrep(j int) {
	t := &r.toks[j]
	rest, ok := strings.CutPrefix(t.Base, prepB)
	if ok && t.Kind == text.Word && r.bare(j) && !t.Def && r.cover(j) < 0 && r.masdars[rest] && !r.masdars[t.Base] && !r.isVerb(t.Base) && utf8.RuneCountInString(rest) > 2 { // "بعد" is no "ب" with "عد"
		t.Prep, t.Base, t.Stem, t.BaseStart = prepB, rest, rest, t.Start+firstRune(t.Text)
	}
}

// recutReach is how far behind the verb what it says may begin.
const recutReach = 14
