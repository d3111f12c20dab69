package ar

import (
	"slices"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// parenthetic reads a verb that stands with who spoke between commas, within what was said:
// "الوضع، يضيف الوزير، لا يحتمل التأخير", "ومن جهة أخرى، يتابع المتحدث للصحيفة، فقد …". x is
// what is known of the statement so far.
func (r *speechReader) parenthetic(x found, i int, s *text.Sentence) found {
	if x.form != present || !r.bare(i) || i < s.From+2 || i+1 >= s.To || r.toks[i-1].Norm != comma || !x.cueForm.cue.takes("quote") {
		return found{}
	}
	m, ok := r.at[i+1]
	if !ok || !r.bare(i+1) || !r.canSpeak(m) || !r.agreesVerb(m, x.cueForm) {
		return found{}
	}
	z := zone{subjectSpan: r.d.Mentions[m].Span, date: -1, medium: text.NoMention}
	j := r.restOfDescription(m, r.restOfName(m, r.d.Mentions[m].To, s, &z), s, &z)
	for j < s.To && r.toks[j].Kind == text.Word {
		to := j
		if r.isSelf(j) {
			to++
		} else if to = r.adjunct(j, j, s, &z); to <= j {
			return found{}
		}
		j = to
	}
	if j+1 >= s.To || r.toks[j].Norm != comma || r.subordinator(j+1) || r.isParticiple(j+1) || r.covered(i-2) || r.toks[i-2].Kind == text.Close {
		return found{}
	}
	first, rest := i-1, j+1
	quoted := r.toks[rest].Kind == text.Open
	if quoted {
		rest++
	}
	after, mode := r.content(rest, i, s, quoted)
	x.content, x.mode = r.baseTrimmed(s.From, first), schema.Indirect
	if n := &r.toks[j+1]; n.Conj == "\u0641" || first-s.From < fragment { // "ومن جهة أخرى، يتابع فلان، فقد …"
		x.content, x.mode = after, mode
	} else if n.Conj == "" && n.Base != alike && !after.IsZero() {
		x.continued = []schema.Span{after}
	}
	if x.content.IsZero() {
		return found{}
	}
	x.content = r.withoutConj(x.content)
	x.speakers, x.speakerSpan = []int{m}, z.subjectSpan
	x.date, x.medium, x.mediumText, x.audience = z.date, z.medium, z.mediumText, nil
	x.ok, x.cue, x.score, x.rule = true, r.cueSpan(i), 0.7, "ar.cue-after"
	return x
}

// withoutConj returns the span without the conjunction of the word that it begins with.
func (r *speechReader) withoutConj(x schema.Span) schema.Span {
	k, ok := slices.BinarySearchFunc(r.toks, x.Start, func(t text.Token, at int) int { return t.Start - at })
	if !ok || r.toks[k].Conj == "" || r.toks[k].End > x.End {
		return x
	}
	return schema.SpanOf(r.d.Text, x.Start+firstRune(r.toks[k].Text), x.End)
}

// fragment is how many tokens before such an aside are too few to be a clause.
const fragment = 5

const alike = "\u0643\u0645\u0627" // كما
