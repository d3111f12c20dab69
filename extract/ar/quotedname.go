package ar

import (
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// nameWithin reports whether the name of a body fills the tokens from j up to end.
func (r *speechReader) nameWithin(j, end int) bool {
	m, ok := r.at[j]
	return ok && r.d.Mentions[m].To == end && r.d.Mentions[m].Kind == schema.ByName && r.d.Mentions[m].Type == schema.Organization
}

// nameBeforeThat returns the comma behind the quotation at token j where "أن", or a
// preposition and "أن", opens behind it what was said: the marks are about a name then ("خلال
// المؤتمر المخصص «للمدينة القديمة»، إلى أن …"). It returns j where nothing does.
func (r *speechReader) nameBeforeThat(j int, s *text.Sentence) int {
	const longest = 10
	c, ok := r.quoted(j, s.To, longest)
	if !ok || c+2 >= s.To || r.toks[c+1].Norm != comma || r.toks[j-1].Kind != text.Word {
		return j
	}
	k := c + 2
	if r.class(&r.toks[k]) == "prep" && k+1 < s.To {
		k++
	}
	if r.toks[c+2].Conj != "" || !r.subordinator(k) || !r.opensContent(k) {
		return j
	}
	return c + 1
}

// quotedName reports whether the short quotation at token j is a phrase within
// the clause rather than what was said: "اتهمت «الكتيبة» بإطلاق النار".
func (r *speechReader) quotedName(j int, s *text.Sentence) bool {
	c, ok := r.quoted(j, s.To, 5)
	return ok && c+1 < s.To && r.toks[c+1].Kind == text.Word && r.toks[c+1].Conj == ""
}

// longQuote reports whether the quotation that opens at token j is a sentence
// rather than a name.
func (r *speechReader) longQuote(j int, s *text.Sentence) bool {
	for k := j + 1; k < len(r.toks) && k < j+6; k++ {
		if r.toks[k].Kind == text.Close {
			return false
		}
	}
	return true
}
