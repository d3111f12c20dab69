package ar

import (
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

const allah = "\u0627\u0644\u0644\u0647" // الله

// body reads the name of an organisation, unit, facility, place or event that
// begins with a head noun, over its genitive chain, adjectives, quotation marks
// and brackets: "وزارة الدفاع الأمريكية", "تنظيم “الدولة الإسلامية”",
// "معسكر (بورينغ)". A head alone ("الوزارة") is a description.
func (r *reader) body(i, end int) (to, mention int) {
	h, n := r.headAt(i, end)
	if h == nil || !r.word(i, end) {
		return i, text.NoMention
	}
	if to, m := r.numbered(i, end); to > i {
		return to, m
	}
	if r.isForSomeone(i, n) || r.noBody(i, n, end) {
		return i, text.NoMention
	}
	if j := i + n; h.typ == schema.NamedEvent && j < end && !r.toks[i].Def && (r.masdars[r.toks[j].Stem] || r.hasForm(r.toks[j].Stem, masdar)) {
		return i, text.NoMention // "عملية اقتحام جنين": what happens, no name
	}
	if raw := r.raw[i+n]; h.typ == schema.NamedEvent && i+n < end && !r.toks[i].Def && raw.to == 0 && r.raw[i].known == nil && r.tellsOf(i+n) {
		return i, text.NoMention // "اتفاق تكميلي", "مجزرة ارتكبتها"
	}
	if h.typ == schema.MilitaryUnit && r.masdars[r.toks[i].Stem] && !r.toks[i].Def && i+n < end {
		if inner, _ := r.headAt(i+n, end); inner != nil && inner.typ != schema.MilitaryUnit {
			return i, text.NoMention // "تشكيل لجنة": what is done, no unit
		}
	}
	raw, isRaw := r.raw[i]
	if isRaw && raw.known == nil && (raw.to-i < n || h.needs == "name" && r.toks[i].Def && r.onlyAdjectives(i+n, raw.to)) {
		isRaw, raw.to = false, 0 // "القطاع المصرفي": the tagger took a kind for a name
	}
	mentions := len(r.d.Mentions)
	m := text.Mention{From: i, Type: h.typ, Head: i, Gender: h.gender, Number: h.number, Rule: "ar.head-noun", Score: 0.85}
	c := r.chain(i+n, end, h, &m, raw.to)
	if isRaw && raw.to >= c.to { // the lexicon or tagger knows at least as much
		if raw.typ != schema.Person || raw.known != nil {
			m.Type = raw.typ
		}
		m.Rule, m.Score = raw.rule, raw.score
		if raw.known != nil || raw.to > c.to {
			c.parts++
		}
		c.to, c.strong = raw.to, true
	}
	if isRaw && raw.known != nil && raw.to > i+n-1 && raw.to >= c.field {
		m.Known = raw.known.ID
		c.strong = true
		c.parts++
	}
	if h.needs == "name" && !c.named && !isRaw {
		r.named(i, n, end, h, &c)
	}
	m.To = c.to
	inHead := false // "مجلس الشيوخ" is a head of two words
	for k := i; k < i+n; k++ {
		inHead = inHead || r.toks[k].Def
	}
	def := c.def || inHead || isRaw && raw.known != nil
	if n > 1 && def {
		c.parts, c.strong = c.parts+n-1, true
	}
	m.Definite = def
	if h.typ == schema.MilitaryUnit && h.needs == "name" && c.inner >= 0 && c.parts == 1 && r.country(c.inner) {
		r.d.Mentions = r.d.Mentions[:mentions]
		return i, text.NoMention // "وحدة العراق": unity, no unit
	}
	if h.needs == "name" && !c.named && !isRaw {
		if !r.toks[i].Def || c.parts > 0 {
			return i, text.NoMention // "منطقة حدودية": no name
		}
	}
	if r.figurative(i, &m, &c) {
		r.d.Mentions = r.d.Mentions[:mentions]
		return i, text.NoMention
	}
	district := r.isDistrict(i, n, &m, &c)
	if district {
		m.Type = schema.Place
	}
	unnamed := district && len(m.Of) == 0 && !c.named // "مركز المحافظة"
	if district && unnamed && r.unlisted(i+n) {
		c.strong, def, unnamed = true, true, false
	}
	known := isRaw && raw.known != nil
	// "سجون باريس", "مطارات الهند" are several too.
	generic := !known && !c.named && m.Country == "" && (h.needs == "more" && c.parts == 1 && inHead || h.number == text.Plural && h.typ != schema.MilitaryUnit)
	places := len(m.Of) > 0 && r.d.Mentions[m.Of[0]].Type == schema.Place
	several := r.toks[i].Def || h.typ == schema.Organization || h.typ == schema.Facility && !(places && r.toks[i].Stem == campsWord)
	if h.number == text.Plural && h.typ != schema.MilitaryUnit && !known && (!c.named || h.typ == schema.Facility && places) && several && !(h.needs == "self" && m.Country != "") {
		generic = true // "الجمعيات الدولية", "مؤسسات الدولة السورية": a kind, no name
	}
	if h.typ == schema.NamedEvent && !known && m.Country == "" && r.passingOnly(i+n, c.to) {
		generic = true
	}
	switch {
	case generic || unnamed:
		m.Kind = schema.ByDescription
	case c.parts == 0 && r.toks[i].Def && h.needs == "self":
		m.Kind = schema.ByDescription
		m.Alone = true // "الجيش": its name, where the article has no fuller one
	case c.parts == 0 && !r.toks[i].Def:
		if h.needs == "" || !isRaw {
			return i, text.NoMention
		}
	case c.parts == 0:
		m.Kind = schema.ByDescription
	case !isRaw && !r.toks[i].Def && c.parts == 1 && c.to == i+n+1 && r.bareBody(i+n):
		m.Kind = schema.ByDescription // "مقر الوزارة", "رئاسة النادي": whose it is, no name
	case c.strong && def && h.needs != "group":
		m.Kind = schema.ByName
	default:
		m.Kind = schema.ByDescription
	}
	if m.Kind == "" {
		m.Kind = schema.ByName
	}
	if h.typ == schema.Place && (h.number == text.Plural || h.number == text.Dual) && h.needs == "name" && r.toks[i].Stem != states && len(m.Of) > 0 && m.Known == "" && r.d.Mentions[m.Of[0]].To == c.to {
		return c.to, m.Of[0] // "مناطق تل رفعت", "منطقتي الفيوش و…": the name is the place's own
	}
	if len(m.Of) == 1 && (h.needs == "carrier" && m.Kind == schema.ByName || h.needs == "group") {
		// "موقع قناة الحرة" is the channel's own site; "وفد الوزارة" acts for it.
		return c.to, m.Of[0]
	}
	mention = r.add(m)
	if known && raw.to == m.To && m.Type == schema.Facility {
		r.placesIn(i, m.To)
	}
	if h.typ == schema.MilitaryUnit && h.number != text.Singular && len(m.Of) == 1 && r.d.Mentions[m.Of[0]].Type == schema.MilitaryUnit && r.d.Mentions[m.Of[0]].To == m.To && r.d.Mentions[m.Of[0]].From <= i+n+1 && !r.toks[i].Def && m.Known == "" {
		r.link(mention, m.Of[0], "ar.forces-of") // "قوات التحالف" are the coalition
	}
	for _, inner := range r.pending {
		r.link(mention, inner, "ar.quoted-name")
	}
	r.pending = r.pending[:0]
	if c.inner >= 0 && c.field == 0 && (h.needs != "chain" && h.typ == schema.Place || district && r.toks[i].Stem == districtWord || h.needs == "name" && h.typ == schema.Organization && r.d.Mentions[c.inner].Type == h.typ) {
		// "مدينة عدن", "صحيفة حريت": one thing, named with and without its head.
		r.link(mention, c.inner, "ar.head-name")
		if r.d.Mentions[c.inner].Known != "" && r.d.Mentions[mention].Known == "" {
			r.d.Mentions[mention].Known = r.d.Mentions[c.inner].Known
		}
	}
	to = c.to
	if m.Kind == schema.ByName {
		to = r.alias(mention, to, end)
	}
	return to, mention
}

// placesIn adds the places that a facility's known name says it is in: "القنصلية السعودية
// في إسطنبول".
func (r *reader) placesIn(from, to int) {
	for k := from + 1; k+1 < to; k++ {
		if r.toks[k].Norm != inWord {
			continue
		}
		if p, end, doubtful := r.lookup(k+1, to); p != nil && !doubtful && p.Type == schema.Place {
			r.add(text.Mention{From: k + 1, To: end, Type: p.Type, Kind: schema.ByName, Head: k + 1, Number: text.Singular, Gender: p.Gender, Definite: true, Known: p.ID, Rule: "lexicon.known", Score: 0.95})
		}
	}
}

// bareBody reports whether the word at token j is a body's head noun with the article.
func (r *reader) bareBody(j int) bool {
	h, n := r.headAt(j, j+1)
	if h != nil && n == 1 && r.toks[j].Def && h.typ == schema.Place && h.number == text.Singular && settled[r.toks[j].Stem] {
		return true // "شرطة المنطقة", "مطار المدينة"
	}
	return h != nil && n == 1 && r.toks[j].Def && h.typ == schema.Organization && h.number == text.Singular && h.needs != "self" && h.needs != "name" && !hasSuffix(r.toks[j].Stem, "\u064A\u0647") // "وزارة الخارجية"
}

// settled holds the nouns, folded, for places that whoever speaks of them named before: منطقة مدينة
// بلدة قرية حي محافظة.
var settled = wordSet("\u0645\u0646\u0637\u0642\u0647", "\u0645\u062F\u064A\u0646\u0647", "\u0628\u0644\u062F\u0647", "\u0642\u0631\u064A\u0647",
	"\u062D\u064A", "\u0645\u062D\u0627\u0641\u0638\u0647")

// states is دول: "دول الخليج" are more than the Gulf.
const states = "\u062F\u0648\u0644"

// country reports whether the mention is a known country.
func (r *reader) country(mention int) bool {
	k := r.names.ByID(r.d.Mentions[mention].Known)
	return k != nil && k.Kind == "country" || r.realm(mention)
}

// realm reports whether a mention tells of a state by what it is: "المملكة", not "هذه الدول".
func (r *reader) realm(mention int) bool {
	x := &r.d.Mentions[mention]
	h := &r.toks[x.Head]
	return x.Type == schema.Place && x.Kind == schema.ByDescription && realms[h.Stem] && h.Def && !(x.From > 0 && r.class(&r.toks[x.From-1]) == "dem")
}

// realms holds the nouns by which states are told of, and speak: مملكة سلطنة جمهورية دول بلدان.
var realms = wordSet("\u062F\u0648\u0644", "\u0628\u0644\u062F\u0627\u0646", "\u0645\u0645\u0644\u0643\u0647", "\u0633\u0644\u0637\u0646\u0647", "\u062C\u0645\u0647\u0648\u0631\u064A\u0647")
