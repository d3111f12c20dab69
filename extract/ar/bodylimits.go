package ar

import (
	"strings"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// namedBy reports whether what is quoted from token j to q, behind a body's head at
// token from, can be its name. A name that a list knows is complete: what is quoted
// behind it is said of it ("الولايات المتحدة «عدو لدود»"), unless it is a name itself
// ("حركة المقاومة الإسلامية «حماس»"). A single adjective is a quality that someone
// ascribes to it ("المعارضة «المعتدلة»"), unless the head leans on it ("قناة «العربية»").
func (r *reader) namedBy(from, j, q int) bool {
	if n, ok := r.raw[j+1]; ok && n.to == q || r.latin(j+1, q) {
		return true
	}
	if n, ok := r.raw[from]; ok && n.known != nil && n.to == j {
		return false
	}
	return !r.quotedQuality(j, q) && !(r.toks[j-1].Def && r.saidNotNamed(j+1))
}

// saidNotNamed reports whether the word at token k, the first of what is quoted behind a noun
// with the article, opens what somebody said of it and no name of it: an everyday word
// without the article, a verb, a preposition ("البلدة «مسألة ساعات»", "البعثة «قلقة»").
func (r *reader) saidNotNamed(k int) bool {
	t := &r.toks[k]
	if t.Kind != text.Word || t.Def && t.Prep == "" {
		return false
	}
	return t.Prep != "" || r.finiteVerb(k) || r.words[t.Base] >= 350 && r.heads[t.Stem] == nil && !r.isName(t.Base)
}

// quotedQuality reports whether the only word between the quotation marks at tokens j
// and q is an adjective that agrees in definiteness with the word before them.
func (r *reader) quotedQuality(j, q int) bool {
	if q != j+2 || r.toks[j-1].Def != r.toks[j+1].Def {
		return false
	}
	_, ok := r.adjective(j + 1)
	return ok
}

// anothersQuality reports whether the adjective at token j is masculine while all that stands
// before it, from a body's head at token from, is feminine: it belongs to a noun before
// the body, as in "دور المملكة العربية السعودية المحوري".
func (r *reader) anothersQuality(from, j int, h *head) bool {
	if h.gender != text.Feminine || !r.toks[j].Def || r.feminine(j) {
		return false
	}
	for k := from; k < j; k++ {
		if t := &r.toks[k]; k > from && (t.Kind != text.Word || !feminineEnd(t.Text)) {
			return false
		}
	}
	return true
}

// bearer reports whether the word right behind a feminine head at token j is a masculine
// adjective, which cannot be its quality, and a person is known by that name or the
// article names one so elsewhere: "قوات هادي", who is "عبد ربه منصور هادي".
func (r *reader) bearer(j int, h *head) bool {
	t := &r.toks[j]
	if h.gender != text.Feminine || t.Kind != text.Word || t.Def || t.Prep != "" || t.Conj != "" || r.feminine(j) {
		return false
	}
	if country, ok := r.adjective(j); !ok || country != "" {
		return false
	}
	if k := r.names.Find(func(int) string { return t.Base }, 0, 1); k.Len == 1 && k.Entry.Type == schema.Person {
		return true
	}
	for i, n := range r.raw {
		if n.typ == schema.Person && n.to > i+1 && r.toks[n.to-1].Base == t.Base {
			return true
		}
	}
	return false
}

// clausal reports whether the word at token j says something, or is somebody's: it is no
// part of a body's name ("قوات يتكبدون", "إدارة عملياتهم").
func (r *reader) clausal(j int) bool {
	t := &r.toks[j]
	if t.Def || t.Prep != "" {
		return false
	}
	present := strings.HasPrefix(t.Base, "\u064A") && len(t.Base) >= 8 && !r.inNames(j) && !r.masdars[t.Base] // ي
	return present || r.possessed(j)
}

// theirClause reports whether a verb in the present of several bodies stands at token j, right behind the
// indefinite noun for them at token head: "شركات | تزود الحوثيين", "قوات | تتبع حفتر". A verbal noun is
// none ("قوات تدخل سريع").
func (r *reader) theirClause(j, end, head int, h *head) bool {
	const shortest = 8 // bytes: four letters
	t := &r.toks[j]
	if j != head+1 || h.number != text.Plural || r.toks[head].Def || t.Def || !r.bare(j) || !strings.HasPrefix(t.Base, "\u062A") || len(t.Base) < shortest || r.masdars[t.Base] || r.fields[t.Stem] || feminineEnd(t.Text) || r.inNames(j) || j+1 >= end { // ت
		return false
	}
	n := &r.toks[j+1]
	_, named := r.raw[j+1]
	return n.Kind == text.Word && (n.Def || named) && n.Conj == ""
}

// feminine reports whether the word at token i ends as feminine words do: also as
// "العليا", "الأولى", "الخضراء".
func (r *reader) feminine(i int) bool {
	w := r.toks[i].Text
	return feminineEnd(w) || strings.HasSuffix(w, "\u0649") || strings.HasSuffix(w, "\u0627") || strings.HasSuffix(w, "\u0627\u0621")
}

// field reads a field of work that is part of a body's name at token j, and returns its
// end: "للدراسات" behind what names the body, "والبحوث" behind another field.
func (r *reader) field(j, end int, h *head, m *text.Mention, c *chainEnd) int {
	t := &r.toks[j]
	if t.Kind != text.Word || !t.Def || h.typ != schema.Organization && h.typ != schema.Facility || political[r.toks[m.From].Stem] {
		return j
	}
	switch {
	case t.Prep == prepL && t.Conj == "" && c.parts > 0 && (c.strong || r.toks[m.From].Def) && !(t.Stem == elections && r.complete(m.From, j)) && r.fields[t.Stem]:
	case t.Prep == "" && t.Conj == "\u0648" && c.field == j && r.anotherField(j, end):
	default:
		return j
	}
	c.field = j + 1
	return j + 1
}

// elections is انتخابات, a field of few bodies.
const elections = "\u0627\u0646\u062A\u062E\u0627\u0628\u0627\u062A"

// complete reports whether a name that a list knows begins at one token and ends at the other:
// "مراقبة الأمم المتحدة للانتخابات".
func (r *reader) complete(from, to int) bool {
	n, ok := r.raw[from]
	return ok && n.known != nil && n.to == to
}

// branchOf reads at token j the named body that an office or centre belongs to, behind what kind it
// is, and returns its end and mention, or j: "المركز الإعلامي | للجيش اليمني", "الجناح العسكري |
// لحركة النهر". An outlet there is whom it told, and what a title is of has its own rules.
func (r *reader) branchOf(j, end int, h *head, m *text.Mention, c *chainEnd) (to, mention int) {
	t := &r.toks[j]
	if t.Kind != text.Word || t.Prep != prepL || t.Conj != "" || h.typ != schema.Organization || h.number != text.Singular || c.parts == 0 || !r.toks[m.From].Def || !r.toks[j-1].Def || political[r.toks[m.From].Stem] || noBranch[r.toks[m.From].Stem] || r.outletAt(j, end) || r.titleOver(m.From) {
		return j, text.NoMention
	}
	if n, ok := r.raw[m.From]; ok && n.to > j {
		return j, text.NoMention
	}
	mentions, links := len(r.d.Mentions), len(r.d.Links)
	to, mention = j, text.NoMention
	if hh, _ := r.headAt(j, end); hh != nil && (hh.typ == schema.Organization || hh.typ == schema.MilitaryUnit) {
		to, mention = r.body(j, end)
	} else if raw, ok := r.raw[j]; ok && (raw.typ == schema.Organization || raw.typ == schema.MilitaryUnit) && raw.known != nil {
		to, mention = r.name(j, end)
	}
	if mention >= 0 && to > j {
		if x := &r.d.Mentions[mention]; x.Kind == schema.ByName && x.From == j && (x.Type == schema.Organization || x.Type == schema.MilitaryUnit) {
			return to, mention
		}
	}
	r.d.Mentions, r.d.Links = r.d.Mentions[:mentions], r.d.Links[:links]
	return j, text.NoMention
}

// noBranch holds nouns, folded, for what a body has that is no part of it: رئاسة نظام.
var noBranch = wordSet("\u0631\u0626\u0627\u0633\u0647", "\u0646\u0638\u0627\u0645")

// causeOf reads what a society or committee is for at token j, behind what names it, and
// returns its end, or j: "الجمعية المغربية للدفاع عن حقوق الإنسان", "الهيئة الوطنية
// لمكافحة الفساد".
func (r *reader) causeOf(j, end int, h *head, m *text.Mention, c *chainEnd) int {
	t := &r.toks[j]
	if t.Kind != text.Word || t.Prep != prepL || t.Conj != "" || h.typ != schema.Organization || c.parts == 0 || !c.strong || political[r.toks[m.From].Stem] || !causes[t.Stem] {
		return j
	}
	k := j + 1
	if t.Def {
		if !r.word(k, end) || !causePreps[r.toks[k].Base] {
			return j
		}
		k++
	}
	from := k
	if r.againstBody(k, end) {
		return j
	}
	for r.word(k, end) && r.bare(k) && k < from+4 {
		last := r.toks[k].Def
		if _, ok := r.adjective(k); k > from && r.toks[k-1].Def && !ok {
			break
		}
		if !r.nominal(k) && !last {
			break
		}
		k++
	}
	if k == from || !r.toks[k-1].Def {
		return j
	}
	return k
}

// againstBody reports whether the name of one body or force stands at token k, which is no field that a
// society is for, but whom somebody fights or helps: "تحالف مع تنظيم الفجر الإسلامي لمحاربة | قوات الجيش".
func (r *reader) againstBody(k, end int) bool {
	if h, _ := r.headAt(k, end); h != nil {
		return h.typ == schema.MilitaryUnit || h.typ == schema.Organization && h.number == text.Singular
	}
	n, ok := r.raw[k]
	return ok && n.known != nil && (n.typ == schema.MilitaryUnit || n.typ == schema.Organization)
}

// causes holds the verbal nouns, folded, of what societies are for: دفاع مكافحة مناهضة حماية
// محاربة نهوض تنمية دعم رعاية ترقية مقاومة نصرة.
var causes = map[string]bool{
	"\u062F\u0641\u0627\u0639": true, "\u0645\u0643\u0627\u0641\u062D\u0647": true, "\u0645\u0646\u0627\u0647\u0636\u0647": true,
	"\u062D\u0645\u0627\u064A\u0647": true, "\u0645\u062D\u0627\u0631\u0628\u0647": true, "\u0646\u0647\u0648\u0636": true,
	"\u062A\u0646\u0645\u064A\u0647": true, "\u062F\u0639\u0645": true, "\u0631\u0639\u0627\u064A\u0647": true,
	"\u062A\u0631\u0642\u064A\u0647": true, "\u0645\u0642\u0627\u0648\u0645\u0647": true, "\u0646\u0635\u0631\u0647": true,
}

// causePreps holds the prepositions that such nouns go with: عن من في.
var causePreps = map[string]bool{"\u0639\u0646": true, "\u0645\u0646": true, inWord: true}

// anotherField reports whether the noun at token j, behind a field of work and "و", can
// be one too: no body, person or name.
func (r *reader) anotherField(j, end int) bool {
	if _, isRaw := r.raw[j]; isRaw || !r.nominal(j) {
		return false
	}
	if r.fields[r.toks[j].Stem] {
		return true
	}
	h, _ := r.headAt(j, end)
	return h == nil && !r.inTitles(j, end)
}

// namedFor returns the end of the name of a person with a title, for whom a school, a
// hospital or a street at token j is named, or j: "جامعة القاضي عياض".
func (r *reader) namedFor(j, end int, h *head) int {
	const everyday = 400 // in hundredths of the Zipf scale
	t, n := r.titleAt(j, end)
	if t == nil || !r.toks[j].Def || !namesake[t.class] && t.class != "judge" && !r.titledName(j, end) || h.typ != schema.Organization && h.typ != schema.Facility || !r.word(j+n, end) || !r.bare(j+n) {
		return j
	}
	if raw, ok := r.raw[j+n]; ok && raw.typ == schema.Person {
		return raw.to
	}
	if to := r.personName(j+n, end, false); to > j+n {
		return to
	}
	if next := &r.toks[j+n]; !next.Def && r.nominal(j+n) && (r.namePart(next.Base) || r.words[next.Base] < everyday) {
		return j + n + 1
	}
	return j
}

// isForSomeone reports whether the head noun of n words at token i is "ل" and a given
// name, with the rest of the name behind it: "خلفا لجان إيف لودريان", no committees.
func (r *reader) isForSomeone(i, n int) bool {
	t := &r.toks[i]
	given, ok := strings.CutPrefix(t.Base, prepL)
	if !ok || n != 1 || t.Def || t.Prep != "" || !r.names.IsGiven(given) {
		return false
	}
	raw, ok := r.raw[i+1]
	return ok && raw.typ == schema.Person
}
