package ar

import (
	"strings"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// headAt returns the head noun phrase at token i ("وزارة", "مجلس الأمن"…).
func (r *reader) headAt(i, end int) (*head, int) {
	h, n := r.heads.longest(end-i, func(k int) string { return r.stem(i, k) })
	if n == 1 {
		if w, ok := strings.CutSuffix(r.toks[i].Stem, "\u0647"); ok && r.heads[w] != nil && !feminineEnd(r.toks[i].Text) {
			return nil, 0 // "مكتبه" is his office, no library
		}
		if h.typ == schema.Place && !r.toks[i].Def && r.word(i+1, end) && r.hasForm(r.toks[i].Base, past) {
			if o := r.heads[r.toks[i+1].Stem]; r.titles[r.toks[i+1].Stem] != nil || o != nil && o.typ == schema.Organization && !r.toks[i+1].Def {
				return nil, 0 // "عين الملك", "عين مجلس النواب", who appoint somebody; no spring
			}
		}
	}
	return h, n
}

// otherQuality reports whether "و" at token i adds an adjective to the one right before it, of an
// indefinite plural: "مصادر أمنية | وعسكرية", "محللون سياسيون | واقتصاديون". Alone it would be a
// woman or people.
func (r *reader) otherQuality(i int) bool {
	if i < 2 {
		return false
	}
	t, a, n := &r.toks[i], &r.toks[i-1], &r.toks[i-2]
	if t.Conj != andWord || t.Prep != "" || t.Def || a.Def || n.Def || !r.bare(i-1) || n.Kind != text.Word || n.Sent != t.Sent || r.finiteVerb(i-2) || r.class(n) != "" {
		return false
	}
	const nisba, plural = "\u064A\u0647", "\u0648\u0646" // ية ون
	if hasSuffix(t.Base, nisba) && feminineEnd(t.Text) && hasSuffix(a.Base, nisba) && feminineEnd(a.Text) {
		return !feminineEnd(n.Text)
	}
	return hasSuffix(t.Base, string(yeh)+plural) && hasSuffix(a.Base, string(yeh)+plural) && hasSuffix(n.Base, plural)
}

func (r *reader) titleAt(i, end int) (*title, int) {
	if r.otherQuality(i) || r.relatedVerb(i) {
		return nil, 0
	}
	if t, n := r.titles.longest(end-i, func(k int) string { return r.stem(i, k) }); t != nil {
		if t.lower && strings.Contains(r.toks[i].Text, "\u0623") {
			return nil, 0 // "الأمر" is no "آمر", "أمام" no "إمام"
		}
		if n == 1 && (r.demanded(i, end) || r.pilotless(i)) {
			return nil, 0
		}
		if his := r.hisTitle(i); his != nil && n == 1 {
			return his, 1
		}
		return t, n
	}
	// "رئيسها التنفيذي"
	if raw, ok := r.raw[i]; ok && raw.known != nil && raw.typ == schema.Person && raw.to > i+1 {
		return nil, 0 // "نبيه بري": nobody's prophet
	}
	if t := &r.toks[i]; t.Kind == text.Word && !t.Def && !feminineEnd(t.Text) {
		if w, e := cutEnclitic(t.Base, func(w string) bool { return r.titles[w] != nil }); e != nil && (e.person == 3 || r.titles[w] != nil && r.titles[w].class == "journalist" && hasSuffix(t.Base, ours)) { // "مراسلنا"
			return r.titles[w], 1
		}
		if w, ok := strings.CutSuffix(t.Base, string(alef)); ok && t.Prep == "" { // "أن مسؤولا كبيرا"
			adverb := hasSuffix(w, "\u064A") && (i == 0 || r.toks[i-1].Sent != t.Sent || r.ofThing(i)) // "سياسيا، …", "بيانا صحفيا"
			if i+1 < len(r.toks) && r.toks[i+1].Base == that && r.toks[i+1].Prep == "" {
				return nil, 0 // "كان مقررا أن": no rapporteur
			}
			if tt := r.titles[w]; tt != nil && tt.number == text.Singular && !r.isVerb(t.Base) && !adverb && r.particles[t.Base] != "rel" { // "عما" is no uncle
				return tt, 1
			}
		}
	}
	return nil, 0
}

// ofThing reports whether the indefinite adjective in the accusative at token i says what
// kind of thing the noun before it is.
func (r *reader) ofThing(i int) bool {
	before := &r.toks[i-1]
	w, accusative := strings.CutSuffix(before.Base, string(alef))
	return accusative && before.Kind == text.Word && !before.Def && r.class(before) == "" && r.titles[w] == nil && !r.isVerb(before.Base) && r.words[w] > 0
}

// pilotless reports whether token i is the pilot whom an aircraft does without: "طائرة من
// دون طيار", "طائرات بلا طيار".
func (r *reader) pilotless(i int) bool {
	if i == 0 || i >= len(r.toks) || !hasPrefix(r.toks[i].Base, pilot) {
		return false
	}
	before := &r.toks[i-1]
	return before.Base == without || r.nothing[before.Base] || r.particles[before.Base] == "neg"
}

// pilot is طيار.
const pilot = "\u0637\u064A\u0627\u0631"

// demanded reports whether the word at token i, a student elsewhere, is the verb before its
// subject: "طالب الأمين العام", "طالب وزير الخارجية", "طالب المجلس".
func (r *reader) demanded(i, end int) bool {
	if t := &r.toks[i]; t.Base != demand || t.Def || t.Prep != "" || !r.word(i+1, end) || !r.bare(i+1) {
		return false
	}
	if raw, ok := r.raw[i+1]; ok && raw.typ != schema.Place {
		return true
	}
	if t, n := r.titles.longest(end-i-1, func(k int) string { return r.stem(i+1, k) }); t != nil && (r.toks[i+1].Def || t.position || n > 1) {
		return true
	}
	h, _ := r.headAt(i+1, end)
	return h != nil && h.typ != schema.Place && h.typ != schema.Facility && r.toks[i+1].Def
}

// demand is طالب.
const demand = "\u0637\u0627\u0644\u0628"

// ours is the pronoun of "our", نا.
const ours = "\u0646\u0627"

// hisTitle returns the title that the word at token i has with "his" written onto it,
// where folding makes a woman's title of it: "نائبه" is his deputy, no نائبة. Where ة is
// never written, nothing tells them apart.
func (r *reader) hisTitle(i int) *title {
	w, ok := strings.CutSuffix(r.toks[i].Stem, "\u0647")
	if !ok || r.toks[i].Def || feminineEnd(r.toks[i].Text) || !strings.ContainsRune(r.d.Text, tehMarbuta) {
		return nil
	}
	return r.titles[w]
}

// stem gives the word k of a phrase at token i as the lists have it: without
// the article, and without clitics on the first word alone.
func (r *reader) stem(i, k int) string {
	t := &r.toks[i+k]
	if k > 0 && t.Prep == prepB && t.Conj == "" {
		return prepB + t.Stem // "القائم بالأعمال"
	}
	if t.Kind != text.Word || k > 0 && !r.bare(i+k) {
		return ""
	}
	if t.Base == allah {
		return t.Base // "آية الله"
	}
	return t.Stem
}
