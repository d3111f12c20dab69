package ar

import (
	"strings"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// Head nouns of bodies that are places before a place's name, folded.
const (
	districtWord = "\u0645\u062F\u064A\u0631\u064A\u0647" // مديرية
	frontWord    = "\u062C\u0628\u0647\u0647"             // جبهة
	campWord     = "\u0645\u062E\u064A\u0645"             // مخيم
	seatWord     = "\u0645\u0631\u0643\u0632"             // مركز
)

// seated holds what has a seat, folded: "مركز المحافظة" is a town.
var seated = map[string]bool{
	"\u0645\u062D\u0627\u0641\u0638\u0647": true, "\u0645\u062F\u064A\u0646\u0647": true, districtWord: true, // محافظة مدينة مديرية
	"\u0642\u0636\u0627\u0621": true, "\u0646\u0627\u062D\u064A\u0647": true, "\u0648\u0644\u0627\u064A\u0647": true, // قضاء ناحية ولاية
	"\u0645\u062D\u0627\u0641\u0638\u062A": true, // محافظة with an ending
}

// isDistrict reports whether the body that begins with the head noun at token i, which is
// n words long, and was read as far as c is a place: the district, front or seat that is
// called by a place's name ("مديرية لودر", "جبهة الجفينة", "مركز محافظة الأنبار").
// A directorate is one of something ("مديرية الصحة"), and a front with another name a
// party.
func (r *reader) isDistrict(i, n int, m *text.Mention, c *chainEnd) bool {
	if m.Known != "" || r.toks[i].Def || i+n >= c.to {
		return false
	}
	named := len(m.Of) > 0 && r.d.Mentions[m.Of[0]].From == i+n && r.d.Mentions[m.Of[0]].Type == schema.Place && r.d.Mentions[m.Of[0]].Kind == schema.ByName
	switch r.toks[i].Stem {
	case districtWord:
		return named || r.unlisted(i+n) && r.onlyAdjectivesOrNone(i+n+1, c.to)
	case frontWord:
		return named || r.unlisted(i+n) && r.onlyAdjectivesOrNone(i+n+1, c.to) && i > 0 && r.class(&r.toks[i-1]) == "prep"
	case seatWord:
		return seated[r.toks[i+n].Stem]
	}
	return false
}

// onlyAdjectivesOrNone reports whether nothing but adjectives stands from one token to
// the other.
func (r *reader) onlyAdjectivesOrNone(from, to int) bool {
	return from >= to || r.onlyAdjectives(from, to)
}

// unlisted reports whether the word at token j is one that everyday speech hardly has,
// as a small town's name is: "مديرية شعبانة".
func (r *reader) unlisted(j int) bool {
	const rare = 330
	return r.rarer(j, rare)
}

// rarer reports whether the word at token j, which no list of adjectives or verbal nouns has, is less frequent
// in everyday speech than that (Zipf scale, hundredfold).
func (r *reader) rarer(j int, than int16) bool {
	t := &r.toks[j]
	return t.Kind == text.Word && t.Prep == "" && t.Conj == "" && max(r.words[t.Base], r.words[t.Stem]) < than && !r.masdars[t.Stem] && !r.listed(j)
}

// named reads the name that no list holds of a place whose head noun of n words is at
// token i: a definite noun ("جبل المانع"), or words that names begin with and the next
// ("منطقة أم ركبة").
func (r *reader) named(i, n, end int, h *head, c *chainEnd) {
	j := i + n
	if r.toks[i].Def || h.typ != schema.Place && h.typ != schema.Facility || h.number != text.Singular || !r.word(j, end) || !r.bare(j) {
		return
	}
	switch t := &r.toks[j]; {
	case nameJoint[t.Base] && r.word(j+1, end) && r.bare(j+1) && !r.toks[j+1].Def && r.nominal(j+1):
		c.to = max(c.to, j+2)
	case h.noun && t.Def && c.to > j && !r.masdars[t.Stem] && !r.things[t.Stem] && !r.adjectival(j):
		if tt, n := r.titleAt(j, end); tt != nil && (h.typ != schema.Place && r.toks[i].Stem != campWord || n > 1) {
			return // "سجن الصحفي"; not "مخيم الفلاح"
		}
	case h.noun && h.typ == schema.Place && r.strange(j, end):
		c.to = max(c.to, j+1)
	default:
		return
	}
	c.parts, c.named, c.strong, c.def = max(c.parts, 1), true, true, true
}

// strange reports whether the indefinite word at token j may be the name of a village or valley behind the
// noun for it, which no list holds: a rare word that is neither adjective, plural nor verb ("بلدة صرواح").
func (r *reader) strange(j, end int) bool {
	const rare, shortest = 400, 6 // the latter in bytes: three letters
	t := &r.toks[j]
	if t.Def || len(t.Base) < shortest || !r.rarer(j, rare) || !r.nominal(j) || r.clausal(j) || r.adjectival(j) || strings.Contains(t.Text, tanwin) || hasPrefix(t.Base, "\u0645") { // م: like as not a participle, "حي مجاور"
		return false
	}
	for _, suffix := range []string{"\u064A\u0647", "\u0627\u062A", "\u064A\u0646", "\u0648\u0646", "\u064A"} { // ية ات ين ون ي
		if hasSuffix(t.Base, suffix) {
			return false
		}
	}
	tt, _ := r.titleAt(j, end)
	h, _ := r.headAt(j, end)
	return tt == nil && h == nil
}
