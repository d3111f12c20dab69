package ar

import (
	"strings"

	"github.com/khabar-kg/khabar/extract/text"
)

const when = "\u062D\u064A\u0646" // حين

const inOrder = "\u0643\u064A" // كي

// between reports whether "وبين" at token i goes on with a "بين" before it rather
// than being the verb "made clear".
func (r *speechReader) between(i int, s *text.Sentence) bool {
	const word = "\u0628\u064A\u0646" // بين
	if r.toks[i].Base != word || i+1 < s.To && r.subordinator(i+1) || doubled(r.toks[i].Text) {
		return false
	}
	for k := max(s.From, i-12); k < i; k++ {
		if hasPrefix(r.toks[k].Base, word) && len(r.toks[k].Base) <= len(word)+6 {
			return true
		}
	}
	return false
}

// doubled reports whether a letter of the word is marked as double, as in the verb "بيّن",
// unlike the preposition "بين".
func doubled(word string) bool { return strings.ContainsRune(word, '\u0651') }

// didBefore returns the token of سبق before the "أن" in front of the verb at token i, with no more than
// who did it between: "سبق | للوزير | أن نفى". It is -1 where there is none.
func (r *speechReader) didBefore(i int, s *text.Sentence) int {
	const reach = 8
	if i-2 < s.From || r.toks[i-1].Base != that || r.toks[i-1].Prep != "" {
		return -1
	}
	for k := i - 2; k >= s.From && k > i-reach && r.toks[k].Kind == text.Word; k-- {
		if r.toks[k].Base == beenBefore {
			return k
		}
	}
	return -1
}

// verbPlace reports whether a form that is verb and noun alike stands where
// verbs stand: at a clause's beginning, with a noun phrase after it.
func (r *speechReader) verbPlace(i int, s *text.Sentence) bool {
	t := &r.toks[i]
	if i <= s.From || t.Conj != "" {
		return true
	}
	p := &r.toks[i-1]
	if p.Kind != text.Word {
		opened := p.Kind == text.Open && i >= s.From+2 && r.subordinator(i-2) && r.opensContent(i-2) // "رأى أن «قتل زعيمها خطأ»"
		return p.Norm != "(" && !opened
	}
	switch {
	case p.Base == that && i >= s.From+2 && r.toks[i-2].Base == after_: // "بعد أن تعهد": a verb
		return true
	case p.Base == that && r.didBefore(i, s) >= 0: // "سبق للوزير أن نفى": a verb
		return true
	case r.class(p) == "prep", p.Base == "\u0627\u0648", p.Base == "\u0627\u064A", r.subordinator(i - 1): // أو joins nouns, أن stands before them
		return false // "أي توغل" too
	case r.light[p.Base].impersonal: // "تم نقل"
		return false
	case r.class(p) != "" || r.in[i-1] >= 0 || p.Def || p.Base == when:
		return true
	}
	if _, e := cutEnclitic(p.Base, func(w string) bool { return r.words[w] > 0 }); e != nil && e.person == 3 && !feminineEnd(p.Text) && r.afterPrep(i-1) {
		return true // "من جهته وصف": what has a pronoun governs no noun
	}
	_, ends := r.until[i]
	return ends
}
