package ar

import (
	"slices"
	"strings"

	"github.com/khabar-kg/khabar/extract/text"
)

// deedNeed marks the need of a cue whose object is a deed: the event types behind it, by
// "+", are those of which one must be told ("تبنى" with "@attack+kill": claims of
// responsibility, unlike "تبنى قانونا").
const deedNeed = "@"

// deedAt reports whether the word at token j tells a deed of one of the types that the
// need names, as the object of a verb before it: itself, or behind a quantity or a
// demonstrative ("معظم هذه الهجمات"), not what a noun or preposition governs ("قانون
// مكافحة الهجمات").
func (r *speechReader) deedAt(j int, needs string) bool {
	t := &r.toks[j]
	if t.Kind != text.Word || t.Prep != "" || t.Conj != "" || struggles[t.Stem] {
		return false
	}
	types := strings.Split(strings.TrimPrefix(needs, deedNeed), "+")
	deed := func(w string) bool {
		return slices.ContainsFunc(r.triggers[w], func(f triggerForm) bool {
			return (f.form == masdar || f.form == noun) && slices.Contains(types, f.trigger.typ)
		})
	}
	if !deed(t.Base) && !deed(t.Stem) && !deed(strings.TrimSuffix(t.Stem, string(alef))) {
		return false
	}
	p := &r.toks[j-1]
	_, ends := r.until[j]
	switch {
	case p.Kind != text.Word, ends, r.in[j-1] >= 0, r.finiteVerb(j - 1), r.isVerb(p.Base):
		return true
	case r.particles[p.Base] != "":
		return quantity(p.Base) || r.class(p) == "dem"
	}
	_, quality := r.adjective(j - 1)
	return quality || quantity(p.Base) || mostOf[p.Base]
}

// mostOf holds nouns of quantity that no list of particles has: غالبية سلسلة أغلبية.
var mostOf = map[string]bool{
	"\u063A\u0627\u0644\u0628\u064A\u0647": true, "\u0633\u0644\u0633\u0644\u0647": true, "\u0627\u063A\u0644\u0628\u064A\u0647": true,
}
