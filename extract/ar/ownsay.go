package ar

import (
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// onesWords reads at token i what gives a clause to somebody told of before, by a pronoun:
// "على حد قوله", "وفق تعبيرها", "بحسبه", "وفقا لهم". It returns the token behind it and the
// pronoun, which is nil where nothing of the kind stands there.
func (r *speechReader) onesWords(i int, s *text.Sentence) (to int, e *enclitic) {
	t := &r.toks[i]
	switch {
	case t.Base == onWord && t.Prep == "" && i+2 < s.To && r.toks[i+1].Norm == extent:
		return i + 3, r.hisWords(i + 2)
	case r.sourcePrep(i) && i+1 < s.To && r.asTheySay(i) == "":
		if e := r.hisWords(i + 1); e != nil {
			return i + 2, e
		}
		if w, e := cutEnclitic(r.toks[i+1].Norm, func(w string) bool { return w == prepL }); e != nil && w == prepL && e.person == 3 && r.cover(i+1) < 0 {
			return i + 2, e // "وفقا له"
		}
	}
	if w, e := cutEnclitic(t.Prep+t.Base, func(w string) bool { return accordingWords[w] }); e != nil && accordingWords[w] && e.person == 3 {
		return i + 1, e // "بحسبه"
	}
	return i, nil
}

// extent is حد, as in "على حد قوله".
const extent = "\u062D\u062F"

// accordingWords holds the prepositions of sources that take a pronoun: حسب بحسب وفق.
var accordingWords = map[string]bool{"\u062D\u0633\u0628": true, "\u0628\u062D\u0633\u0628": true, "\u0648\u0641\u0642": true}

// hisWords returns the pronoun of "قوله", "تعبيرها", "وصفهم", "زعمه", "كلامه", "رأيه" at
// token j, or nil.
func (r *speechReader) hisWords(j int) *enclitic {
	t := &r.toks[j]
	if t.Kind != text.Word || !r.bare(j) || feminineEnd(t.Text) {
		return nil
	}
	w, e := cutEnclitic(t.Base, func(w string) bool { return sayings[w] })
	if e == nil || !sayings[w] || e.person != 3 {
		return nil
	}
	return e
}

// sayings holds the nouns for somebody's words: قول تعبير وصف زعم كلام رأي رواية تصريح تصريحات إفادة
// تقدير ادعاء مزاعم.
var sayings = map[string]bool{
	saying: true, "\u062A\u0639\u0628\u064A\u0631": true, "\u0648\u0635\u0641": true,
	"\u0632\u0639\u0645": true, "\u0643\u0644\u0627\u0645": true, opinion: true,
	"\u0631\u0648\u0627\u064A\u0647": true, "\u062A\u0635\u0631\u064A\u062D": true, "\u062A\u0635\u0631\u064A\u062D\u0627\u062A": true,
	"\u0627\u0641\u0627\u062F\u0647": true, "\u062A\u0642\u062F\u064A\u0631": true, "\u0627\u062F\u0639\u0627\u0621": true, "\u0645\u0632\u0627\u0639\u0645": true,
}

// asHeSays adds what "على حد قوله" from token i up to token to gives to somebody: the clause
// before it, unless that is told as his already, or the one behind it ("وبحسبه فإن …").
func (r *speechReader) asHeSays(i, to int, e *enclitic, s *text.Sentence) {
	t := &r.toks[i]
	x := found{
		from: i, to: to, cueForm: cueForm{cue: &cue{act: schema.Say}}, date: -1, medium: text.NoMention, inherit: true,
		implied: text.Agreement{Want: true, Gender: e.gender, Number: e.number, Person: true}, rule: "ar.according-to", score: 0.65,
	}
	first := i
	for first > s.From && (r.toks[first-1].Norm == comma || r.toks[first-1].Norm == "-") {
		first--
	}
	last := first - 1 // the last word before it
	for last > s.From && r.toks[last].Kind != text.Word {
		last--
	}
	switch {
	case to < s.To && r.toks[to].Conj == "\u0641" && hasPrefix(r.toks[to].Base, that):
		from, quoted := to+1, false
		if r.toks[to].Base == that && from+1 < s.To && r.toks[from].Kind == text.Open {
			from, quoted = from+1, true
		}
		x.content, x.mode = r.content(from, i, s, quoted)
	case first-s.From < fragment || r.covered(last) || !r.endsThere(to, s):
		return
	default:
		x.content, x.mode = r.wholeClause(s.From, first), schema.Indirect
	}
	if x.content.IsZero() {
		return
	}
	start := t.Start
	if t.Conj != "" {
		start += firstRune(t.Text)
	}
	x.cue, x.ok = schema.SpanOf(r.d.Text, start, r.toks[to-1].End), true
	r.emit(x)
}

// endsThere reports whether a clause ends before token k: with its sentence, or at a comma
// behind which another one is joined to it.
func (r *speechReader) endsThere(k int, s *text.Sentence) bool {
	if k >= s.To || r.toks[k].Norm == "." {
		return true
	}
	return r.toks[k].Norm == comma && (k+1 >= s.To || r.toks[k+1].Conj != "" || r.isParticiple(k+1))
}
