package ar

import (
	"strings"

	"github.com/khabar-kg/khabar/extract/lexicon"
	"github.com/khabar-kg/khabar/schema"
)

// byPreposition reports whether a preposition of place stands before token i, which
// says little: "في الباب" is in al-Bab or at the door.
func (r *reader) byPreposition(i int, k *lexicon.Known) bool {
	t := &r.toks[i]
	if k.Type != schema.Place && k.Type != schema.Facility {
		return false
	}
	return t.Prep == prepB || i > 0 && r.toks[i-1].Base == inWord && t.Prep == ""
}

// everydayNoun reports whether token i is so common a word, as it stands or with a
// pronoun at its end, that a preposition does not make it a place: "في بلد",
// "في حديثه", "في القريب".
func (r *reader) everydayNoun(i int, hit lexicon.Hit) bool {
	t := &r.toks[i]
	const small = 3
	if hit.Entry.Rank == 0 {
		return false // "في مالي"
	}
	if hit.Entry.Rank >= small && r.frequency(i, hit.Form) >= 350 {
		return true
	}
	if t.Def || r.spelled(i, hit.Form) {
		return false
	}
	if noun, ok := strings.CutSuffix(t.Base, "\u0647"); ok && hasSuffix(t.Text, "\u0647") && r.words[noun] >= everyday { // ه, not ة
		return true
	}
	if i+1 < len(r.toks) && strings.HasPrefix(r.toks[i+1].Norm, "\u0631\u0627\u0633") { // "مسقط رأسه"
		return true
	}
	return r.names.NeverName(t.Base) || r.adjectives[t.Base]
}

// frequency returns how frequent the word at token i is, or 0 where it is spelled as form.
func (r *reader) frequency(i int, form string) int16 {
	if r.spelled(i, form) {
		return 0
	}
	return r.words[r.toks[i].Base]
}

// spelled reports whether token i is written just as form, with signs that everyday
// writing leaves out: "إب" is Ibb, "اب" a father.
func (r *reader) spelled(i int, form string) bool {
	t := &r.toks[i]
	text := t.Text[t.BaseStart-t.Start:]
	return text == form && text != t.Base
}

// spokenOf reports whether the article speaks of the country of a place that names
// which nothing else speaks for, by the names and adjectives in it.
func (r *reader) spokenOf(sure []*lexicon.Known) func(*lexicon.Known) bool {
	spoken := map[string]bool{}
	for _, k := range sure {
		spoken[k.Country] = true
	}
	for i := range r.toks {
		if id, ok := r.nisba(&r.toks[i]); ok {
			if k := r.names.ByID(id); k != nil {
				spoken[k.Country] = true
			}
		}
	}
	return func(k *lexicon.Known) bool { return spoken[k.Country] }
}

// refused reports whether token i alone is a word that names a place as well, and which
// the lexicon does not take for it here, for it is an everyday one.
func (r *reader) refused(i int) bool {
	h := r.names.Find(func(int) string { return r.toks[i].Base }, 0, 1)
	return h.Len == 1 && h.Ambiguous && r.words[r.toks[i].Base] >= 440 && !r.placeContext(i, i+1, h.Entry) && r.everydayNoun(i, h)
}

// compass holds the quarters of the sky, folded and without the article.
var compass = map[string]bool{
	"\u0634\u0631\u0642": true, "\u063A\u0631\u0628": true, // شرق غرب
	"\u0634\u0645\u0627\u0644": true, "\u062C\u0646\u0648\u0628": true, "\u0648\u0633\u0637": true, // شمال جنوب وسط
}

// direction reports whether token i is a quarter of the sky that says where something
// lies, and not who is meant by it: "إلى الغرب من المدينة", "في الشمال والغرب", "الغرب
// الليبي", "أقصى الغرب".
func (r *reader) direction(i int) bool {
	t := &r.toks[i]
	if !compass[t.Stem] {
		return false
	}
	s := r.d.SentenceOf(i)
	for k := max(s.From, i-3); k < min(s.To, i+4); k++ {
		if k != i && compass[r.toks[k].Stem] {
			return true
		}
	}
	if i+1 < s.To {
		next := &r.toks[i+1]
		if _, country := r.nisba(next); country && next.Def || next.Norm == "\u0645\u0646" { // من
			return true
		}
	}
	return i > s.From && r.toks[i-1].Stem == "\u0627\u0642\u0635\u064A" // أقصى
}
