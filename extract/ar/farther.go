package ar

import (
	"slices"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// farther looks past what zone could not read (a parenthesis, a number) for the
// subordinator or colon that opens the content, as long as no other verb of
// speech stands between.
func (r *speechReader) farther(z zone, i int, s *text.Sentence, f cueForm) zone {
	if !slices.ContainsFunc(f.cue.frames, func(fr frame) bool { return fr.content == that || fr.content == "quote" }) {
		return z
	}
	for j := i + 1; j < s.To && j < i+40; j++ {
		t := &r.toks[j]
		switch {
		case t.Kind == text.Open:
			if c, ok := r.quoted(j, s.To, 8); ok {
				j = c
				continue
			}
			if r.toks[j-1].Norm == colon || len(z.subject) > 0 && !f.cue.weak && r.longQuote(j, s) {
				return r.opens(z, j, s, true)
			}
			return z
		case t.Norm == colon && j+1 < s.To && (r.toks[j+1].Kind == text.Open || r.subordinator(j+1) || len(z.subject) > 0):
			return r.opens(z, j+1, s, true)
		case t.Kind != text.Word:
			continue
		case t.Norm == "\u0644\u0643\u0646" && r.toks[j-1].Kind != text.Word: // لكن
			return z
		case r.subordinator(j) && r.toks[j-1].Base == toWord && !slices.ContainsFunc(f.cue.frames, func(fr frame) bool { return fr.content == r.toks[j-1].Base }):
			return z // "بالإضافة إلى أنه": what another noun governs
		case r.subordinator(j) && r.opensContent(j) && (r.toks[j-1].Kind != text.Word || t.Prep == prepB || r.toks[j].Base != that || j > i+2):
			return r.opens(z, j+1, s, true)
		}
		if forms, _ := r.cueAt(j); len(forms) > 0 && !(r.subordinator(j-1) && !r.opensContent(j-1)) && (r.finiteVerb(j) || t.Conj != "" && slices.ContainsFunc(forms, func(f cueForm) bool { return f.form == past })) && (t.Conj != "" || r.toks[j-1].Kind != text.Word || r.class(&r.toks[j-1]) != "") {
			return z
		}
	}
	return z
}

// nameReach is how many words of a name nobody knows may stand before what it says.
const nameReach = 4

// pastRestOfName moves what opens without a sign right behind the subject to the
// subordinator that comes after a word or two, or a day: "أعلن الوزير مولود تشاوش
// أوغلو الاثنين أن …", where the last name is one that no list has.
func (r *speechReader) pastRestOfName(z zone, i int, s *text.Sentence, f cueForm) zone {
	last := &r.d.Mentions[z.subject[len(z.subject)-1]]
	if last.Kind != schema.ByName && last.Type != schema.Person || last.To != z.open || !slices.ContainsFunc(f.cue.frames, func(fr frame) bool { return fr.content == that }) {
		return z
	}
	date := -1
	for k, words := z.open, 0; k < s.To && words < nameReach; k++ {
		t := &r.toks[k]
		switch {
		case r.in[k] >= 0:
			date = r.in[k]
			continue
		case r.subordinator(k) && r.opensContent(k) && k > z.open:
			out := r.opens(z, k+1, s, true)
			if out.date < 0 {
				out.date = date
			}
			return out
		case t.Kind != text.Word || r.class(t) != "" || t.Def || t.Conj != "" || r.masdars[t.Stem] || r.finiteVerb(k):
			return z
		}
		words++
	}
	return z
}

// bareClause finds content that nothing opens but its verb, right behind the one who
// said it and whom he told: "قال المرصد تحطمت الطائرة", "قال الوزير للصحفيين، تم …".
// Behind an indefinite noun the verb would tell more of it.
func (r *speechReader) bareClause(z zone, s *text.Sentence, f cueForm) zone {
	if f.form != past || f.cue.act != schema.Say || f.cue.weak || f.cue.needs != "" || len(z.subject) == 0 ||
		!slices.ContainsFunc(f.cue.frames, func(fr frame) bool { return fr.content == "quote" }) {
		return z
	}
	last := z.subject[len(z.subject)-1]
	x := &r.d.Mentions[last]
	if !x.Definite || x.Rule == "ar.unlisted-subject" {
		return z
	}
	j := r.restOfName(last, x.To, s, &z)
	if j < s.To && r.toks[j].Prep == prepL && r.toks[j].Kind == text.Word {
		j = max(j+1, r.nounPhrase(j, s.To))
	}
	if j < s.To && r.toks[j].Norm == comma {
		j++
	}
	if j+2 >= s.To || r.toks[j].Conj != "" || !(r.finite(j) || r.isVerb(r.toks[j].Base) && r.bare(j) || r.light[r.toks[j].Base].impersonal || hasSuffix(r.toks[j].Base, "\u062A") && r.verbAfter(j)) {
		return z
	}
	for k := j; k < s.To; k++ {
		if t := &r.toks[k]; t.Norm == colon || t.Kind == text.Open || r.subordinator(k) && k < j+8 {
			return z
		}
	}
	z.open = j
	return z
}
