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
	}
	return h, n
}

func (r *reader) titleAt(i, end int) (*title, int) {
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
		if w, e := cutEnclitic(t.Base, func(w string) bool { return r.titles[w] != nil }); e != nil && e.person == 3 {
			return r.titles[w], 1
		}
		if w, ok := strings.CutSuffix(t.Base, string(alef)); ok && t.Prep == "" { // "أن مسؤولا كبيرا"
			adverb := hasSuffix(w, "\u064A") && (i == 0 || r.toks[i-1].Sent != t.Sent || r.ofThing(i)) // "سياسيا، …", "بيانا صحفيا"
			if tt := r.titles[w]; tt != nil && tt.number == text.Singular && !r.isVerb(t.Base) && !adverb {
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

// spans holds the nouns, folded, for lengths of time that a date may begin with: شهر أسبوع
// عام سنة يوم ليلة.
var spans = map[string]bool{
	"\u0634\u0647\u0631": true, "\u0627\u0633\u0628\u0648\u0639": true, "\u0639\u0627\u0645": true, "\u0633\u0646\u0647": true, "\u064A\u0648\u0645": true, "\u0644\u064A\u0644\u0647": true,
}

// A chainEnd is how far the words after a head noun go with it.
type chainEnd struct {
	to     int
	parts  int  // genitives, adjectives, quotations taken
	def    bool // something in it is definite
	named  bool // it has a name or a quotation
	strong bool // it is a name: a genitive, a nisba, a listed adjective, a quotation
	inner  int  // the mention right after the head ("عدن" in "مدينة عدن"), or NoMention
	field  int  // the token behind the last field of work ("للدراسات"), or 0
}

// chain reads on from token j, after a head noun. Up to token known a list or
// the tagger has the name: nothing within it is a mention of its own.
func (r *reader) chain(j, end int, h *head, m *text.Mention, known int) chainEnd {
	c := chainEnd{to: j, inner: text.NoMention}
	construct := !r.toks[j-1].Def
	for j < end {
		t := &r.toks[j]
		if j < known {
			c.parts, c.strong, c.def = c.parts+1, true, true
			construct = t.Kind == text.Word && j+1 == known && !t.Def && r.raw[m.From].known == nil
			j++
			continue
		}
		if q, ok := r.quoted(j, end, 6); ok && t.Kind == text.Open && (construct || c.parts == 0) && (construct && !r.finiteVerb(j+1) || !r.clause(j+1, q) && q <= j+4) && !r.predicate(j+1, q) {
			if !r.namedBy(m.From, j, q) {
				if !c.named && r.quotedQuality(j, q) {
					c.parts++
					j, construct = q+1, false
					continue
				}
				break
			}
			c.parts, c.strong, c.def, c.named, construct = c.parts+1, true, true, true, false
			if n, ok := r.raw[j+1]; ok && n.to == q && n.known != nil && m.Known == "" {
				m.Known = n.known.ID
			} else if !r.latin(j+1, q) || q > j+1 {
				// "تنظيم “X”": X is a name of the same.
				c.inner = r.add(text.Mention{From: j + 1, To: q, Type: m.Type, Kind: schema.ByName, Head: j + 1, Gender: m.Gender, Number: m.Number, Definite: true, Rule: "ar.quoted-name", Score: 0.8})
				r.linkLater(c.inner)
			}
			j = q + 1
			continue
		}
		if q, ok := r.quoted(j, end, 4); ok && t.Norm == "(" && c.parts == 0 && construct {
			c.parts, c.strong, c.def, c.named, construct = c.parts+1, true, true, true, false
			j = q + 1
			continue
		}
		if to := r.field(j, end, h, m, &c); to > j { // "مركز الفرات للدراسات | والبحوث"
			c.parts, c.def, construct = c.parts+1, true, false
			j = to
			continue
		}
		if c.parts > 0 && r.anotherQuality(j) { // "للدراسات الأمنية | والعسكرية"
			j++
			continue
		}
		if t.Kind != text.Word || t.Conj != "" || r.inDate(j) && c.parts == 0 && r.toks[m.From].Prep != "" || c.parts > 0 && spans[t.Stem] && r.inDate(j) { // "بقوة الجمعة", "مطار حمد | الشهر الماضي"
			break
		}
		if raw, ok := r.raw[j]; ok && t.Prep == "" && construct && !(raw.typ == schema.Person && h.typ == schema.Place && h.needs != "name") {
			if to, k := r.name(j, end); to > j && k >= 0 {
				if c.parts == 0 {
					c.inner = k
				}
				m.Of = append(m.Of, k)
				c.parts, c.strong, c.def, c.named, construct = c.parts+1, true, true, true, false
				j = max(raw.to, r.d.Mentions[k].To)
				continue
			}
		}
		if construct && t.Prep == "" && c.parts == 0 {
			if to, k := r.holder(j, end, h); to > j {
				m.Of = append(m.Of, k)
				c.parts, c.strong, c.def, construct = c.parts+1, true, true, false
				j = to
				continue
			}
		}
		if construct && c.parts == 0 {
			if to := r.namedFor(j, end, h); to > j { // "جامعة القاضي عياض"
				c.parts, c.strong, c.def, c.named, construct = c.parts+1, true, true, true, false
				j = to
				continue
			}
		}
		if r.titledName(j, end) {
			break // "باسم محكمة صفاقس | القاضي فلان"
		}
		if construct && c.parts == 0 && r.bearer(j, h) {
			c.parts, c.strong, c.def, construct = c.parts+1, true, true, false
			j++
			continue
		}
		if country, ok := r.adjective(j); ok && r.agrees(j, construct, &c, h) && !r.anothersQuality(m.From, j, h) && (country != "" || !r.complemented(j, end) && !r.governs(j, end)) {
			if country != "" {
				m.Country = country
			}
			c.strong = c.strong || country != "" || r.listed(j)
			c.def = c.def || t.Def
			c.parts++
			construct = false
			j++
			continue
		}
		if c.parts > 0 && construct && where[t.Stem] {
			break // "مديرية نهم | شرق العاصمة"
		}
		if construct && r.saysKind(j, h) {
			c.parts, construct = c.parts+1, false
			j++
			continue
		}
		if construct && t.Prep == "" && r.nominal(j) && !r.clausal(j) && r.genitive(j, end, &c) {
			if hh, n := r.headAt(j, end); hh != nil && n > 0 && c.parts == 0 && hh.needs != "name" {
				// A body within the name: "قائد قوات الحشد", "مقر وزارة الدفاع".
				if to, k := r.body(j, end); k >= 0 && to > j+n {
					m.Of = append(m.Of, k)
					c.parts, c.def, c.strong, construct = c.parts+1, true, c.strong || h.typ != schema.Place, false
					j = to
					continue
				}
			}
			c.parts++
			if t.Def || r.words[t.Base] == 0 && len(t.Base) >= 8 {
				c.def, construct = true, false
				c.strong = true
			}
			j++
			continue
		}
		if to := r.causeOf(j, end, h, m, &c); to > j && !construct {
			c.parts, c.strong, c.def = c.parts+1, true, true
			j = to
			continue
		}
		// "المرصد السوري لحقوق الإنسان", "الوكالة الدولية للطاقة الذرية"
		if !construct && c.parts > 0 && t.Prep == prepL && c.strong && r.toks[m.From].Def && h.typ == schema.Organization && !political[r.toks[m.From].Stem] && !r.masdars[t.Stem] && r.nominal(j) && !r.inTitles(j, end) {
			if t.Def || j+1 < end && r.toks[j+1].Def && r.bare(j+1) {
				if _, isRaw := r.raw[j]; !isRaw {
					construct = !t.Def
					c.parts++
					j++
					continue
				}
			}
		}
		break
	}
	// A coordinated field of a ministry: "وزارة التربية والتعليم".
	if j < end && c.parts > 0 && j+1 <= end && h.typ == schema.Organization && r.ministry(m.From) && r.toks[j].Conj != "" && r.toks[j].Def && r.toks[j].Prep == "" && r.toks[j-1].Def {
		if hh, _ := r.headAt(j, end); hh == nil {
			if tt, _ := r.titleAt(j, end); tt == nil && r.raw[j].to == 0 {
				j++
				for j < end {
					country, ok := r.adjective(j)
					if !ok || r.toks[j].Conj != "" {
						break
					}
					if country != "" {
						m.Country = country
					}
					j++
				}
			}
		}
	}
	c.to = j
	return c
}

// anotherQuality reports whether the word at token j adds an adjective to the one
// right before it, of the same noun: "الاستراتيجية والعسكرية". Those of countries are
// of two bodies: "القوات السورية والروسية".
func (r *reader) anotherQuality(j int) bool {
	t, before := &r.toks[j], &r.toks[j-1]
	if t.Conj != "\u0648" || t.Prep != "" || !t.Def || !before.Def || before.Sent != t.Sent || feminineEnd(t.Text) != feminineEnd(before.Text) {
		return false
	}
	a, isA := r.adjective(j - 1)
	b, isB := r.adjective(j)
	return isA && isB && a == "" && b == "" && before.Prep == "" && hasSuffix(strings.TrimSuffix(t.Stem, "\u0647"), string(yeh)) && !r.titledName(j, len(r.toks))
}

// titledName reports whether a title with a person's name behind it stands at token j.
func (r *reader) titledName(j, end int) bool {
	if !r.toks[j].Def || !r.word(j+1, end) || !r.bare(j+1) {
		return false
	}
	t, n := r.titleAt(j, end)
	return t != nil && t.number == text.Singular && !namesake[t.class] && (r.titleNamed(j+n, end) || r.word(j+n, end) && r.names.IsGiven(r.toks[j+n].Base))
}

// holder reads the person whose office or force it is, after an indefinite head:
// "مكتب رئيس الوزراء", "قوات الرئيس صالح". Kings and saints that a school or a
// hospital is named for are part of its name, and no mention.
func (r *reader) holder(j, end int, h *head) (to, mention int) {
	t, n := r.titleAt(j, end)
	if t == nil || t.number != text.Singular || h.typ != schema.Organization && h.typ != schema.MilitaryUnit {
		return j, text.NoMention
	}
	mentions, links, positions := len(r.d.Mentions), len(r.d.Links), len(r.d.Positions)
	to, k := r.person(j, end)
	if k >= 0 && (to > j+n || n > 1) {
		switch x := &r.d.Mentions[k]; {
		case x.Kind == schema.ByName && (h.typ == schema.MilitaryUnit || t.position && !namesake[t.class]):
			return to, k
		case x.Kind == schema.ByDescription && x.Definite && !r.toks[j].Def && t.position && !namesake[t.class]:
			return to, k
		}
	}
	r.d.Mentions, r.d.Links, r.d.Positions = r.d.Mentions[:mentions], r.d.Links[:links], r.d.Positions[:positions]
	return j, text.NoMention
}

// namesake holds the classes of title that schools and hospitals are named for.
var namesake = map[string]bool{"king": true, "prince": true, "cleric": true, "rank": true, "honorific": true}

// complemented reports whether the definite word at token j is a participle
// with its complement: "الموالية للحكومة", "التابعة لوزارة". It says something
// of what is named, and is no part of the name.
func (r *reader) complemented(j, end int) bool {
	if !r.toks[j].Def || !r.word(j+1, end) {
		return false
	}
	t, next := &r.toks[j], &r.toks[j+1]
	return hasPrefix(t.Stem, "\u0645") && next.Conj == "" && next.Prep == prepL && next.Def && len(t.Stem) >= 8 && !r.fields[next.Stem]
}

// onlyAdjectives reports whether all tokens are adjectives.
func (r *reader) onlyAdjectives(from, to int) bool {
	for k := from; k < to; k++ {
		if _, ok := r.adjective(k); !ok {
			return false
		}
	}
	return from < to
}

// country reports whether the mention is a known country.
func (r *reader) country(mention int) bool {
	k := r.names.ByID(r.d.Mentions[mention].Known)
	return k != nil && k.Kind == "country"
}

// predicate reports whether a word between the tokens is written in the indefinite
// accusative, or is an adverb, as in names they are not: "«ملتزمة التزامًا كاملًا»",
// "«مستقلة تماما»".
func (r *reader) predicate(from, to int) bool {
	for k := from; k < to; k++ {
		if strings.Contains(r.toks[k].Text, fathatan) || k > from && r.class(&r.toks[k]) == "adv" {
			return true
		}
	}
	return false
}

// clause reports whether a finite verb or a particle of clauses stands between
// the tokens: what is quoted is speech, no name.
func (r *reader) clause(from, to int) bool {
	for k := from; k < to; k++ {
		if k == from && r.finiteVerb(k) && r.words[r.toks[k].Base] > 350 || k > from && r.toks[k].Conj != "" && r.finiteVerb(k) {
			return true
		}
		switch r.class(&r.toks[k]) {
		case "neg", "rel", "pron":
			return true
		}
	}
	return false
}

// agrees reports whether the adjective at token j can go with the chain so far.
func (r *reader) agrees(j int, construct bool, c *chainEnd, h *head) bool {
	t := &r.toks[j]
	if t.Def {
		return r.toks[j-1].Def || c.def || c.parts > 0 || !construct
	}
	return !c.def && !r.toks[j-1].Def
}

// genitive reports whether the noun at token j can be the next link of a
// genitive chain that ends in something definite within four words.
func (r *reader) genitive(j, end int, c *chainEnd) bool {
	for k := j; k < end && k < j+3; k++ {
		if r.toks[k].Kind == text.Open {
			return k > j
		}
		if !r.word(k, end) || k > j && !r.bare(k) {
			return false
		}
		if _, ok := r.raw[k]; ok && k > j {
			return true
		}
		if r.toks[k].Def {
			return true
		}
		if !r.nominal(k) {
			return false
		}
		if r.words[r.toks[k].Base] == 0 && len(r.toks[k].Base) >= 8 {
			return true // a word that no list knows ends the chain: a name
		}
	}
	return false
}

// political holds the heads whose names take no "ل": what follows it is theirs.
var political = map[string]bool{
	"\u062D\u0632\u0628": true, "\u062D\u0643\u0648\u0645\u0647": true, // حزب حكومة
	"\u0628\u0631\u0644\u0645\u0627\u0646": true, "\u0633\u0644\u0637\u0647": true, // برلمان سلطة
	"\u062D\u0631\u0643\u0647": true, "\u0627\u062F\u0627\u0631\u0647": true, // حركة إدارة
}

// listed reports whether the adjective at token j is one that makes a name.
func (r *reader) listed(j int) bool {
	return r.adjectives[r.toks[j].Base] || r.adjectives[r.toks[j].Stem]
}

func (r *reader) inTitles(j, end int) bool {
	t, _ := r.titleAt(j, end)
	return t != nil
}

// ministry reports whether token i is وزارة.
func (r *reader) ministry(i int) bool {
	return r.toks[i].Stem == "\u0648\u0632\u0627\u0631\u0647"
}

// linkLater ties a quoted name to the mention that will be added for the phrase around it.
func (r *reader) linkLater(inner int) { r.pending = append(r.pending, inner) }
