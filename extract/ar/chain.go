package ar

import (
	"strings"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

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
		if q, ok := r.quoted(j, end, 6); ok && t.Kind == text.Open && (construct || c.parts == 0) && (construct && (!r.finiteVerb(j+1) || r.calledAfter(m.From, j, q)) || !r.clause(j+1, q) && q <= j+4) && !r.predicate(j+1, q) {
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
		if c.parts > 0 && h.number == text.Dual && r.othersCountry(j) { // "الجيشان اللبناني | والفرنسي"
			j++
			continue
		}
		if t.Kind != text.Word || t.Conj != "" || r.inDate(j) && c.parts == 0 && r.toks[m.From].Prep != "" || c.parts > 0 && spans[t.Stem] && r.inDate(j) { // "بقوة الجمعة", "مطار حمد | الشهر الماضي"
			break
		}
		if raw, ok := r.raw[j]; ok && c.parts > 0 && raw.typ == schema.Person && raw.to-j > 1 && r.names.IsGiven(t.Base) && r.titleOver(m.From) {
			break // "عضو اللجنة المركزية لحركة فتح | فلان الفلاني"
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
		if construct && t.Prep == "" && r.nominal(j) && !r.clausal(j) && !r.theirClause(j, end, m.From, h) && r.genitive(j, end, &c) {
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
		if to, k := r.branchOf(j, end, h, m, &c); to > j && !construct {
			m.Of = append(m.Of, k)
			c.parts, c.strong, c.def, c.named = c.parts+1, true, true, true
			j = to
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

// calledAfter reports whether the few words quoted from token j to q, right behind an outlet's head at token from, are
// its name, though the first also looks like a verb: "إذاعة "صوت العرب"".
func (r *reader) calledAfter(from, j, q int) bool {
	const longest = 3 // words
	return j == from+1 && q <= j+longest+1 && mediumHeads[r.toks[from].Stem] && r.toks[j+1].Prep+r.toks[j+1].Conj == ""
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

// titleOver reports whether the head noun at token i stands right behind a title, whose
// holder's name may close what is read: "عضو | اللجنة", "كبير الاقتصاديين في | بنك".
func (r *reader) titleOver(i int) bool {
	const reach = 3
	for k := i - 1; k >= 0 && k >= i-reach && r.toks[k].Kind == text.Word && r.toks[k].Sent == r.toks[i].Sent; k-- {
		if t, n := r.titleAt(k, i); t != nil && k+n <= i {
			return t.number == text.Singular
		}
	}
	return false
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
	if c.parts == 0 && t.Def && r.toks[j-1].Def && h.gender == text.Masculine && h.number == text.Singular && feminineEnd(t.Text) {
		return false // "يتهم الحزب | المعارضة ب": another noun
	}
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

// othersCountry reports whether "و" at token j adds the country of the other of two: "الجيشان الأمريكي
// | والكوري | الجنوبي".
func (r *reader) othersCountry(j int) bool {
	t := &r.toks[j]
	if t.Kind != text.Word || t.Conj != andWord || t.Prep != "" || !t.Def || !r.toks[j-1].Def {
		return false
	}
	country, ok := r.adjective(j)
	return country != "" || ok && hasSuffix(t.Base, string(yeh))
}
