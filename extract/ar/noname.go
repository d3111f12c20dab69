package ar

import (
	"strings"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// ofPersons cuts from a name that the tagger took for a person's the words that
// persons' names do not have, and returns nothing where none is left. Words that the
// lists of names hold are never cut.
func (r *reader) ofPersons(from, to int) (int, int) {
	for from+1 < to && (r.beforeName(from) || r.toks[from].Def && r.titleOf(from) == 1 && (r.inNames(from+1) || !r.toks[from+1].Def && !r.inNames(from))) {
		from++ // "استقدام المالكي", "يناشدون هادي", "الأمير محمد بن سلمان"
	}
	for k := from; k < to; k++ {
		if r.titleOf(k) > 1 {
			to = k // "محمد بن سلمان ولي ولي العهد"
		}
	}
	for to-from > 1 && r.saidOf(to-1) {
		to--
	}
	if to-from < 2 || r.inNames(from) {
		return from, to
	}
	if strings.Contains(r.toks[from].Text, tanwin) || r.possessed(from+1) || r.alike(from, to) || r.quality(from, to) {
		return from, from // "قتالاً دامياً", "أيدي جنوده", "دلالتان هامتان", "عقاب شديد"
	}
	return from, to
}

// saidOf reports whether the last word of what was taken for a person's name says something
// of him: a common verb in the present, or what he said ("فلان يبلغ", "عن فلان قوله").
func (r *reader) saidOf(k int) bool {
	t := &r.toks[k]
	if t.Kind != text.Word || t.Def || r.inNames(k) {
		return false
	}
	return strings.HasPrefix(t.Base, "\u064A") && r.words[t.Base] >= everyday || r.verbalNounForm(t.Base) && !r.verbalNounForm(strings.TrimSuffix(t.Base, "\u0647"))
}

// quality reports whether a word of two is an everyday adjective that goes with the
// first, which no list of names has.
func (r *reader) quality(from, to int) bool {
	if to != from+2 || r.toks[from].Def || r.toks[from+1].Def || r.inNames(from+1) {
		return false
	}
	country, ok := r.adjective(from + 1)
	return ok && country == "" && r.words[r.toks[from+1].Base] >= everyday
}

// inNames reports whether a word is a part of names, if only of some, or makes one
// with the next word.
func (r *reader) inNames(k int) bool {
	for _, w := range []string{r.toks[k].Base, r.toks[k].Norm, r.toks[k].Stem} {
		if nameJoint[w] || r.names.IsPart(w) || r.knownName(w) {
			return true
		}
		if _, ok := r.names.Given(w); ok {
			return true
		}
		if _, ok := r.names.Family(w); ok {
			return true
		}
	}
	return false
}

// beforeName reports whether a word does something with the name behind it, or is
// somebody's: a verbal noun, a verb in the plural, a noun with a pronoun.
func (r *reader) beforeName(k int) bool {
	t := &r.toks[k]
	if t.Def || r.inNames(k) {
		return false
	}
	if hasSuffix(t.Base, "\u0627\u062A") && r.words[t.Base] >= everyday && r.inNames(k+1) {
		return true // "تصريحات المالكي"
	}
	if nameJoint[r.toks[k+1].Base] && r.masdars[t.Base] {
		return true // "استقبال بن سلمان"
	}
	return strings.HasPrefix(t.Base, "\u0627\u0633\u062A") && r.masdars[t.Base] || r.hasForm(t.Base, masdar, noun) || r.possessed(k) ||
		strings.HasPrefix(t.Base, "\u064A") && hasSuffix(t.Base, "\u0648\u0646") && len(t.Base) >= 10 // ي…ون
}

// possessed reports whether a word is an everyday one with a pronoun at its end.
func (r *reader) possessed(k int) bool {
	t := &r.toks[k]
	if t.Def || t.Kind != text.Word || r.inNames(k) || feminineEnd(t.Text) || r.words[t.Base] >= everyday {
		return false
	}
	_, e := cutEnclitic(t.Base, func(w string) bool { return len(w) >= 6 && r.words[w] >= everyday })
	return e != nil && e.person == 3
}

// everyday is how frequent a word is at least that is no part of foreign names (Zipf
// scale, hundredfold).
const everyday = 420

// titleOf returns how many words the title has that begins at token k, or 0.
func (r *reader) titleOf(k int) int {
	end := min(k+4, r.d.SentenceOf(k).To)
	if t, n := r.titles.longest(end-k, func(i int) string { return r.stem(k, i) }); t != nil {
		return n
	}
	return 0
}

// alike reports whether two words agree as a noun does with its adjective, and as
// names do not: in the dual, or in the plural of persons.
func (r *reader) alike(from, to int) bool {
	if to-from != 2 || r.inNames(from+1) {
		return false
	}
	a, b := r.toks[from].Base, r.toks[from+1].Base
	for _, ending := range []string{"\u0627\u0646", "\u064A\u0646"} { // ان، ين
		if len(a) >= 8 && len(b) >= 10 && hasSuffix(a, ending) && hasSuffix(b, ending) {
			return true
		}
	}
	return false
}

// aKind reports whether what the tagger took for a name says what kind of body it is:
// a head noun with adjectives, none of them definite or a country's ("منظمة إرهابية").
func (r *reader) aKind(from, to int) bool {
	h, n := r.headAt(from, to)
	if h == nil || n >= to-from || r.toks[from].Def {
		return false
	}
	for k := from + n; k < to; k++ {
		if h.typ == schema.NamedEvent && r.tellsOf(k) {
			return true
		}
		if country, ok := r.indefiniteAdjective(k); !ok || country != "" {
			return false
		}
	}
	return true
}

// tellsOf reports whether the word at token k, behind an indefinite noun for what happened, says of
// what kind it was or what somebody did: "اتفاق تكميلي", "ندوة تثقيفية", "مجزرة ارتكبتها إسرائيل".
func (r *reader) tellsOf(k int) bool {
	t := &r.toks[k]
	if t.Kind != text.Word || t.Def || !r.bare(k) || r.isName(t.Base) || r.heads[t.Stem] != nil {
		return false
	}
	if r.hers(k) {
		return true
	}
	noun, ok := strings.CutSuffix(strings.TrimSuffix(t.Stem, "\u0647"), string(yeh))
	return ok && len(noun) >= 8 && (r.words[noun] > 0 || r.masdars[noun] || r.verbalNounForm(noun))
}

// indefiniteAdjective is [reader.adjective], and takes words in -iyya for adjectives too, where
// they are no nouns.
func (r *reader) indefiniteAdjective(k int) (country string, ok bool) {
	t := &r.toks[k]
	if t.Kind == text.Open || t.Kind == text.Close {
		return "", true
	}
	if t.Kind != text.Word || t.Def || t.Prep != "" || t.Conj != "" {
		return "", false
	}
	if country, ok := r.adjective(k); ok {
		return country, true
	}
	w, ok := strings.CutSuffix(t.Base, "\u0647")
	noun := r.words[t.Base] >= everyday && r.words[w] < 300 || r.masdars[t.Base] || r.heads[t.Base] != nil // "حماية"
	return "", ok && hasSuffix(w, string(yeh)) && feminineEnd(t.Text) && len(t.Base) >= 10 && !noun && !r.inNames(k)
}

// saysKind reports whether the word at token j says of what kind a body is that has the
// feminine head h: "حكومة ائتلافية". A front may have any name.
func (r *reader) saysKind(j int, h *head) bool {
	if r.toks[j-1].Stem == frontWord || h.gender != text.Feminine || h.typ != schema.Organization && h.typ != schema.MilitaryUnit {
		return false
	}
	_, ok := r.indefiniteAdjective(j)
	return ok
}

// passingOnly reports whether all tokens are adjectives that make no event's name.
func (r *reader) passingOnly(from, to int) bool {
	for k := from; k < to; k++ {
		w := r.toks[k].Stem
		if !r.passing[w] && !r.passing[strings.TrimSuffix(w, "\u0647")] {
			return false
		}
	}
	return from < to
}

// willDo reports whether a word is a verb of the future in the plural, which no name is:
// "سيشاركون".
func willDo(t *text.Token) bool {
	return strings.HasPrefix(t.Norm, prefixS+"\u064A") && hasSuffix(t.Norm, "\u0648\u0646") && len(t.Norm) >= 14 // سي…ون
}
