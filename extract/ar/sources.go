package ar

import (
	"slices"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// beforeSource reports whether token j can stand between a preposition of sources at token
// i and the source: a day, a preposition, a document, the verb of speech, with the
// pronoun of what it tells ("وفق ما | نقلته | وكالة") or of whom ("ما نقلت | عنه | القناة").
func (r *speechReader) beforeSource(i, j int) bool {
	t := &r.toks[j]
	if t.Kind != text.Word {
		return false
	}
	if r.outlets(j) && r.verbOfSpeech(j-1) && j > i+1 {
		return false // "حسب ما ذكرت | وسائل إعلام": it is they who say it
	}
	return r.in[j] >= 0 || r.class(t) == "prep" || freshest[t.Base] || r.evidenceAt(j) || r.mediumAt(j) != "" || r.contentWord(j) || r.verbOfSpeech(j) || r.finiteVerb(j) || t.Base == prepB || t.Norm == prepL+what || r.ofHim(j)
}

// verbOfSpeech reports whether a finite verb of speech stands at token j.
func (r *speechReader) verbOfSpeech(j int) bool {
	forms, _ := r.cueAt(j)
	return slices.ContainsFunc(forms, func(f cueForm) bool { return f.form == past || f.form == present })
}

// ofHim reports whether token j is a preposition with the pronoun of what or whom a source
// speaks of: "به", "عنه", "عنها".
func (r *speechReader) ofHim(j int) bool {
	switch w := r.toks[j].Norm; w {
	case prepB + "\u0647", prepB + "\u0647\u0627": // به بها
		return true
	default:
		_, e := cutEnclitic(w, func(w string) bool { return w == about })
		return e != nil && e.person == 3 && r.cover(j) < 0
	}
}

// latest is آخر, as in "آخر حصيلة".
const latest = "\u0627\u062E\u0631"

// sourceOf finds the source behind the preposition at token i where no mention of one
// stands at token j: who says it, by a verb ("بحسب ما قال المنظمون"), whose the document
// at token paper is ("وفق حصيلة للمرصد", "استطلاع أجراه المعهد"), or the document itself
// ("وفق تقارير إعلامية"). It is NoMention where there is none.
func (r *speechReader) sourceOf(i, j, paper int, s *text.Sentence) int {
	if verb := j - 1; j > i+1 && j < s.To {
		if r.cover(verb) < 0 && verb > i+1 && (r.ofHim(verb) || r.in[verb] >= 0) { // "وفق ما أفاد به مراسلنا"
			verb--
		}
		forms, _ := r.cueAt(verb)
		for _, f := range forms {
			if f.form != past && f.form != present || f.number != text.Singular || r.toks[j].Kind != text.Word || r.in[j] >= 0 {
				continue
			}
			if m, ok := r.at[j]; ok { // "حسبما أفاد المستشفى"
				if x := &r.d.Mentions[m]; x.Type == schema.Facility && x.Definite {
					return m
				}
				return text.NoMention
			}
			if r.bare(j) && !r.things[r.toks[j].Stem] && (r.toks[j].Def || r.definite(j, r.nounPhrase(j, s.To)) || r.oursAt(j) || r.outlets(j) || mediumHeads[r.toks[j].Stem]) { // "ما صرح وفد سيول"
				_, m := r.unlisted(j, s.To, f)
				return m
			}
		}
	}
	if m := r.bodySource(i, j, s); m >= 0 {
		return m
	}
	if paper < 0 || hasPrefix(r.toks[i].Base, relying) && r.evidenceAt(paper) {
		return text.NoMention // "أوقفوا استنادا إلى صور": what they acted upon
	}
	if m := r.maker(paper, s); m >= 0 && r.toks[paper].Def {
		return m
	}
	if paper+1 < s.To && r.particle(paper+1) == "rel" { // "المقابلة التي أجراها معه فلان"
		return text.NoMention
	}
	for k := i + 1; k < paper; k++ {
		if r.toks[k].Base == what || r.finiteVerb(k) || len(r.pastForms(k)) > 0 {
			return text.NoMention // "حسبما قال في حوار تلفزيوني"
		}
	}
	if m := r.issuer(paper, s); m >= 0 {
		return m
	}
	if m := r.putOutBy(paper, s); m >= 0 {
		return m
	}
	if q := paper + 1; q < s.To && r.toks[q].Kind == text.Word && r.bare(q) && r.cover(q) < 0 && r.nominal(q) && r.toks[q].Stem != opinion && !r.paperAt(q) && !r.toks[paper].Def && !r.masdars[r.toks[q].Stem] && r.in[q] < 0 {
		if _, quality := r.adjective(q); quality || r.toks[q].Def && !feminineEnd(r.toks[q].Text) && !r.speakable(q) {
			// what it is like
		} else if to := r.nounPhrase(q, s.To); r.definite(q, to) { // "تقارير وسائل الإعلام"
			_, m := r.unlisted(q, s.To, cueForm{cue: &cue{}})
			return m
		}
	}
	if to := r.nounPhrase(paper, s.To); to >= paper+2 && to >= j && !r.definite(paper, to) && (to >= s.To || r.toks[to].Kind != text.Word) {
		m := r.add(text.Mention{From: paper, To: to, Type: schema.Organization, Kind: schema.ByDescription, Head: paper, Number: text.Plural, Rule: "ar.unlisted-source", Score: 0.4})
		r.at[paper], r.until[to] = m, m
		return m
	}
	return text.NoMention
}

// bodySource returns the body, told of by no more than what sort it is, right behind the preposition of
// sources at token i: "وفق | البلدية |، التي". It is NoMention where none closes there.
func (r *speechReader) bodySource(i, j int, s *text.Sentence) int {
	if j != i+1 || j >= s.To || !r.toks[j].Def {
		return text.NoMention
	}
	if m := r.cover(j); m >= 0 && r.toks[j].Stem == municipality && r.d.Mentions[m].Kind == schema.ByDescription && r.d.Mentions[m].To == j+1 {
		r.d.Mentions[m].Type = schema.Organization
		return m
	}
	if r.cover(j) >= 0 || r.toks[j].Prep != "" && r.toks[j].Prep != prepL {
		return text.NoMention
	}
	t := &r.toks[j]
	h := r.heads[t.Stem]
	if h == nil || h.typ != schema.Organization && h.typ != schema.MilitaryUnit && t.Stem != municipality {
		return text.NoMention
	}
	to := j + 1
	for to < s.To && r.toks[to].Kind == text.Word && r.toks[to].Def && r.bare(to) && r.cover(to) < 0 {
		if _, ok := r.adjective(to); !ok {
			break
		}
		to++
	}
	if to < s.To && r.toks[to].Kind == text.Word && r.class(&r.toks[to]) != "rel" {
		return text.NoMention
	}
	m := r.add(text.Mention{From: j, To: to, Type: schema.Organization, Kind: schema.ByDescription, Head: j, Gender: h.gender, Number: h.number, Definite: true, Rule: "ar.unlisted-source", Score: 0.4})
	r.at[j], r.until[to] = m, m
	return m
}

// municipality is بلدية.
const municipality = "\u0628\u0644\u062F\u064A\u0647"

// oursAt reports whether the noun at token j is of those who write: "مراسلنا".
func (r *speechReader) oursAt(j int) bool {
	w, ok := cutSuffix(r.toks[j].Base, "\u0646\u0627") // نا
	return ok && r.words[w] > 0
}

// pastForms returns the readings of token k as a verb of speech in the past.
func (r *speechReader) pastForms(k int) []cueForm {
	forms, _ := r.cueAt(k)
	return slices.DeleteFunc(slices.Clone(forms), func(f cueForm) bool { return f.form != past })
}

// saidOfSource skips what is told of the source behind its name, up to where "فإن" goes
// on: "بحسب تقرير نشره الموقع، واطلعت عليه الصحيفة | ، فإن …".
func (r *speechReader) saidOfSource(after int, s *text.Sentence) int {
	const longest = 15
	j := after
	for j < s.To && r.toks[j].Norm == comma {
		j++
	}
	if j == after { // "وحسب مسؤولين في منسقية الشؤون العامة | التابعة للرئاسة، فإن"
		for k := j; k < min(s.To, j+longest) && (r.toks[k].Kind == text.Word && !r.finite(k) || r.consequence(k, s)); k++ {
			if r.consequence(k, s) {
				return k
			}
		}
	}
	if j >= s.To || r.toks[j].Conj != "\u0648" && r.particle(j) != "rel" {
		return after
	}
	for k := j; k < min(s.To, j+longest); k++ {
		if r.consequence(k, s) {
			return k
		}
	}
	return after
}

// pastSource passes over a source told between a verb and its content: "نقلا
// عن مصدر دبلوماسي". It returns j where none is.
func (r *speechReader) pastSource(j int, s *text.Sentence) int {
	if !r.sourcePrep(j) || r.toks[j].Conj != "" {
		return j
	}
	for k := j + 1; k < min(s.To, j+6); k++ {
		if m, ok := r.at[k]; ok && r.canSpeak(m) {
			z := zone{subjectSpan: r.d.Mentions[m].Span}
			return r.keptBack(r.restOfName(m, r.d.Mentions[m].To, s, &z), s)
		}
		if !r.beforeSource(j, k) { // "وفق ما نقلته الوكالة"
			break
		}
	}
	return j
}

// sourcePrep reports whether token i is a preposition of sources: وفق، بحسب.
func (r *speechReader) sourcePrep(i int) bool {
	t := &r.toks[i]
	if r.asTheySay(i) != "" {
		return true
	}
	for _, w := range []string{t.Norm, t.Prep + t.Base, t.Base} {
		if n := r.cueNouns[w]; n != nil && n.kind == "source-prep" {
			return true
		}
	}
	return false
}

// asTheySay returns the act of the verb of speech behind "على ما" at token i, by which
// agencies close what they were told: "على ما أفاد مصدر". It is "" where none is.
func (r *speechReader) asTheySay(i int) schema.Act {
	if i+3 >= len(r.toks) || r.toks[i].Base != onWord || r.toks[i].Conj != "" || r.toks[i].Prep != "" || r.toks[i+1].Norm != what || r.toks[i+2].Sent != r.toks[i].Sent {
		return ""
	}
	if p := i - 1; p < 0 || r.toks[p].Kind == text.Word && r.in[p] < 0 && !r.endsMention(i) {
		return "" // "احتجاجا على ما وصفته": what it is about
	}
	forms, e := r.cueAt(i + 2)
	for _, f := range forms {
		if (f.form == past || f.form == present) && f.cue.act != schema.Think && e == nil && r.toks[i+2].Conj == "" {
			return f.cue.act
		}
	}
	return ""
}
