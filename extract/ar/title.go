package ar

import (
	"slices"
	"strings"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// byBody reports whether a title goes with one body: behind it "ل" brings whom its
// bearer told: "رئيس لجنة الوساطة للأفق".
func byBody(t *title) bool {
	return t.class == "president" || t.class == "spokesman" || t.class == "member"
}

// titleChain reads what modifies the title that ends before token j.
func (r *reader) titleChain(j, end int, t *title, m *text.Mention) int {
	construct := !r.toks[j-1].Def && len(m.Of) == 0 && !hasSuffix(r.toks[j-1].Base, "\u0648\u0646") && // "معارضون"
		!(t.class == "source" && j-1 > m.From && hasSuffix(r.toks[j-1].Base, "\u064A\u0647") && feminineEnd(r.toks[j-1].Text)) && // "مصادر دبلوماسية"
		!(j-1 > m.From && r.relational(j-1)) // "مسؤول أمريكي | رفض الكشف عن هويته", "مصدر عسكري | وقوع"
	parts := len(m.Of)
	for j < end {
		tok := &r.toks[j]
		if r.isCalled(j, end) {
			return j // "القيادي | المدعو فلان"
		}
		if construct && r.keepsName(j, end) {
			return j // "مسؤول | رفض الكشف عن هويته"
		}
		if construct && t.number == text.Plural && j == m.From+1 && r.expected(j, end) {
			return j // "توقع خبراء | ارتفاع الأسعار"
		}
		if t.class == "source" && tok.Def && r.inDate(j) {
			return j // "مصدر مطلع | الأحد"
		}
		if t.number == text.Plural && r.ownDeed(j) {
			return j // "أعلن مسلحون | مسؤوليتهم"
		}
		if tok.Kind == text.Word && tok.Conj == "" && tok.Prep == "" {
			if id, _, _, ok := r.names.Nisba("\u0627\u0644" + tok.Base); ok && r.class(tok) == "" && t.class != "honorific" && t.class != "rank" && !tok.Def && !r.toks[m.From].Def && j == m.From+1 {
				delete(r.raw, j) // "وزير تركي": where he is from, no name
				m.Country, construct = id, false
				j++
				parts++
				continue
			}
			if raw, ok := r.raw[j]; ok && raw.typ == schema.Person && raw.known == nil && raw.to == j+1 && tok.Def && r.toks[j-1].Def && !r.names.IsFamily(tok.Base) {
				if country, ok := r.adjective(j); ok && country != "" {
					delete(r.raw, j) // "وزير الداخلية الأفغاني": where he is from, no name
				}
			}
			if raw, ok := r.raw[j]; ok {
				if construct && t.class != "honorific" && t.class != "rank" && r.ofAnother(j, raw) {
					// "محامي كلينتون ديفيد كيندال": whose lawyer, and his name
					m.Of = append(m.Of, r.add(text.Mention{From: j, To: j + 1, Type: schema.Person, Kind: schema.ByName, Head: j, Number: text.Singular, Definite: true, Rule: raw.rule, Score: raw.score}))
					delete(r.raw, j)
					raw.score *= 0.9
					r.raw[j+1] = raw
					return j + 1
				}
				if construct && j == m.From+1 && raw.typ == schema.Person && r.servesHim(m.From, t) && (raw.known != nil || raw.to-j <= longestOfOwner) {
					m.Of = append(m.Of, r.add(text.Mention{From: j, To: raw.to, Type: schema.Person, Kind: schema.ByName, Head: j, Number: text.Singular, Definite: true, Known: knownID(raw), Rule: raw.rule, Score: raw.score}))
					delete(r.raw, j)
					j, construct = raw.to, false
					parts++
					continue
				}
				if raw.typ == schema.Person || !construct {
					return j
				}
				if to, k := r.body(j, end); k >= 0 {
					m.Of, j, construct = append(m.Of, k), to, false
				} else if to, k := r.name(j, end); k >= 0 {
					m.Of, j, construct = append(m.Of, k), to, false
				} else {
					return j
				}
				parts++
				continue
			}
			if t.class == "source" && construct && !tok.Def && j == m.From+1 && hasSuffix(tok.Stem, "\u064A\u0647") && feminineEnd(tok.Text) {
				construct = false // "مصادر دبلوماسية": no woman diplomat's
				j++
				parts++
				continue
			}
			if construct {
				if tt, n := r.titleAt(j, end); tt != nil && (parts > 0 || r.toks[m.From].Stem != tok.Stem) && r.class(tok) == "" {
					inner := text.Mention{}
					j = r.titleChain(j+n, end, tt, &inner)
					m.Of = append(m.Of, inner.Of...)
					if m.Country == "" {
						m.Country = inner.Country
					}
					construct, parts = false, parts+1
					continue
				}
				if h, _ := r.headAt(j, end); h != nil {
					if to, k := r.body(j, end); k >= 0 && to > j {
						m.Of, j, construct, parts = append(m.Of, k), to, false, parts+1
						continue
					}
				}
			}
			if t.number == text.Singular && !construct && hasSuffix(tok.Stem, "\u064A\u064A\u0646") { // يين
				return j // "انتقد الرئيس السابق | الديمقراطيين"
			}
			if t.number == text.Plural && !construct && !tok.Def {
				if tt, _ := r.titleAt(j, end); tt != nil && tt.number == text.Singular && tt.position {
					return j // "خطف مسلحون | رئيس الوزراء"
				}
			}
			if country, ok := r.adjective(j); ok || r.personAdjective(j) {
				if !tok.Def && (r.toks[j-1].Def || parts > 0 && !construct && r.definiteChain(m.From, j)) {
					return j
				}
				if tok.Def && !construct && j == m.From+1 && !r.toks[m.From].Def {
					return j // "معارضون | الرئيس"
				}
				if tok.Def && j == m.From+1 && r.toks[m.From].Def && feminineEnd(tok.Text) && t.number == text.Singular && t.gender == text.Masculine {
					return j // "يتهم الرئيس | المعارضة ب"
				}
				if country != "" {
					m.Country = country
				}
				construct = false
				j++
				parts++
				continue
			}
			if weekdays[tok.Base] && tok.Prep == "" && t.class != "cleric" {
				return j // "حث نشطاء | الأربعاء الجانبين على", unlike "خطيب الجمعة"
			}
			c := chainEnd{}
			if construct && r.nominal(j) && r.genitive(j, end, &c) {
				construct = !tok.Def
				j++
				parts++
				continue
			}
		}
		if q, ok := r.quoted(j, end, 8); ok && construct && tok.Kind == text.Open && !r.clause(j+1, q) { // "قائد «قوة الواجب»", unlike "أمام نواب «لن نرحل»"
			if to, k := r.body(j+1, q); k >= 0 {
				m.Of, _ = append(m.Of, k), to
			} else if to, k := r.name(j+1, q); k >= 0 {
				m.Of, _ = append(m.Of, k), to
			}
			j, construct, parts = q+1, false, parts+1
			continue
		}
		if to, k := r.titleComplement(j, end, t, m, parts); to > j {
			if k >= 0 {
				m.Of = append(m.Of, k)
			}
			j, construct, parts = to, false, parts+1
			continue
		}
		// "رئيس الوزراء وزير الدفاع", "وزير الخارجية والمغتربين"
		if tok.Kind == text.Word && tok.Conj != "" && tok.Prep == "" && tok.Def && (parts > 0 || j-1 > m.From) && r.toks[j-1].Def && (t.class == "minister" || t.class == "deputy_minister") {
			if _, isRaw := r.raw[j]; !isRaw {
				if h, _ := r.headAt(j, end); h == nil {
					if tt, _ := r.titleAt(j, end); tt == nil || !tt.position && tt.number == text.Plural { // "وزير الصحة والسكان"
						j++
						continue
					}
				}
			}
		}
		return j
	}
	return j
}

// longestOfOwner is the most words of a name that no list holds, behind a title, that are one
// person's: three and more may be those of two.
const longestOfOwner = 2

// servesHim reports whether the title of one word without the article at token i is of the person whose
// name is right behind it, and so of another than he: "مستشار | ترامب", "نائب | ميركل". With his own
// name a title has the article, or what it is of between.
func (r *reader) servesHim(i int, t *title) bool {
	tok := &r.toks[i]
	if tok.Def || t.number != text.Singular || r.titles[tok.Stem] == nil || r.namePart(tok.Base) || hasSuffix(tok.Stem, "\u0647") && !feminineEnd(tok.Text) { // "محاميه"
		return false
	}
	switch t.class {
	case "advisor", "deputy", "assistant", "lawyer", "envoy", "spokesman", "representative", "aide", "chief_of_staff", "secretary", "guard", "guide":
		return true
	}
	return false
}

// knownID is the identifier of the lexicon's entry behind a raw name, or "".
func knownID(n rawName) string {
	if n.known == nil {
		return ""
	}
	return n.known.ID
}

// keepsName reports whether the verb at token j, written like a noun, tells that somebody wants
// not to be named.
func (r *reader) keepsName(j, end int) bool {
	const reach = 6
	if t := &r.toks[j]; t.Def || t.Conj != "" || !r.hasForm(t.Base, past) || j+1 >= end || !r.masdars[r.toks[j+1].Stem] && !r.nothing[r.toks[j+1].Base] {
		return false
	}
	for k := j + 2; k < min(end, j+reach) && r.toks[k].Kind == text.Word; k++ {
		if w, e := cutEnclitic(r.toks[k].Base, func(w string) bool { return identity[w] }); e != nil && e.person == 3 && identity[w] {
			return true
		}
	}
	return false
}

// relational reports whether the word at token j is an adjective of a country or the like, behind
// which no genitive stands.
func (r *reader) relational(j int) bool {
	if _, ok := r.nisba(&r.toks[j]); ok {
		return true
	}
	if h, _ := r.headAt(j, j+1); h != nil {
		return false // "رئيس بلدية"
	}
	_, ok := r.adjective(j)
	return ok && hasSuffix(strings.TrimSuffix(r.toks[j].Stem, "\u0647"), "\u064A") // ي
}

// ofAnother reports whether the tagged name at token j is two persons': the
// family name of the one whom a title belongs to, then the holder's full name.
func (r *reader) ofAnother(j int, raw rawName) bool {
	if raw.typ != schema.Person || raw.known != nil || raw.to-j < 3 {
		return false
	}
	w := r.toks[j].Base
	if !r.names.IsFamily(w) && !r.knownName(w) || !r.namePart(r.toks[j+1].Base) {
		return false
	}
	if !r.names.IsGiven(w) {
		return true
	}
	for i, n := range r.raw { // a given name too: then it must stand alone elsewhere
		if n.to == i+1 && n.typ == schema.Person && r.toks[i].Base == w {
			return true
		}
	}
	return false
}

// titleComplement reads "في / ب / لدى / ل / باسم" and the body that a title
// serves there.
func (r *reader) titleComplement(j, end int, t *title, m *text.Mention, parts int) (to, mention int) {
	tok := &r.toks[j]
	if tok.Kind != text.Word || tok.Conj != "" {
		return j, text.NoMention
	}
	k := j
	byName := false
	switch {
	case tok.Base == named && tok.Prep == prepB || tok.Norm == prepB+named: // باسم
		k, byName = j+1, true
	case tok.Prep == prepL && tok.Stem == ministersWord && t.class == "president" && !r.toks[m.From].Def && parts == 0:
		m.Role = "prime_minister" // "رئيسا للوزراء", "رئيسا لوزراء العراق"
		if raw, ok := r.raw[j+1]; !tok.Def && ok && raw.typ == schema.Place {
			return r.name(j+1, end)
		}
		return j + 1, text.NoMention
	case tok.Prep == prepL:
		if (r.toks[m.From].Def && j == m.From+1 || !r.toks[m.From].Def && j > m.From+1 && r.toks[j-1].Def) && r.outletAt(j, end) {
			return j, text.NoMention // "السفير لوكالة الأنباء", "رئيس حي الهرم لوكالة الأنباء": whom he told
		}
		if !t.position || m.Served || len(m.Of) > 0 && tok.Def && byBody(t) || t.class == "spokesman" && j == m.From+1 && r.toks[m.From].Def && !tok.Def || t.class == "prince" || t.class == "king" || t.class == "cleric" {
			return j, text.NoMention // "شهود لوكالة …", "المتحدث لصحيفة …": whom they told
		}
		m.Served = true
	case accordingWords[tok.Prep+tok.Base]:
		return j, text.NoMention // "أوقع أربعين قتيلا بحسب مسعفين"
	case tok.Prep == prepB:
	case tok.Base == inWord && sovereign[t.class]:
		return j, text.NoMention // "الرئيس في الجامعة": where he was
	case tok.Base == about:
		if !elected[t.class] || m.Served {
			return j, text.NoMention // "النائب عن الحزب", but "تحدث الوزير عن الحزب"
		}
		k = j + 1
	case tok.Base == inWord || tok.Base == atWord || tok.Base == toWord && placed[t.class] || tok.Base == prepL && t.position || tok.Base == prepB:
		k = j + 1
		if k < end && (r.toks[k].Kind == text.Open || r.toks[k].Norm == "(") {
			// "المسؤول في “البنتاغون”"
			if q, ok := r.quoted(k, end, 4); ok && !(tok.Base == prepL && (m.Served || len(m.Of) > 0 || t.class == "minister" || r.medium(k+1, q))) {
				if n, ok := r.raw[k+1]; ok && n.to == q && n.typ != schema.Place {
					_, x := r.name(k+1, end)
					return q + 1, x
				}
				if tok.Base == prepL || tok.Base == prepB { // "الأمين العام لـ"كتائب …""
					if to, x := r.body(k+1, q); x >= 0 && to == q {
						return q + 1, x
					}
					return q + 1, r.add(text.Mention{From: k + 1, To: q, Type: schema.Organization, Kind: schema.ByName, Head: k + 1, Definite: true, Rule: "ar.quoted-name", Score: 0.6})
				}
			}
			return j, text.NoMention
		}
	default:
		return j, text.NoMention
	}
	if q, ok := r.quoted(k, end, 6); byName && ok && r.toks[k].Kind == text.Open && !r.clause(k+1, q) { // "الناطق باسم «حراس المضيق»"
		m.Served = true
		if to, x := r.body(k+1, q); x >= 0 && to == q {
			return q + 1, x
		}
		if n, ok := r.raw[k+1]; ok && n.to == q {
			_, x := r.name(k+1, end)
			return q + 1, x
		}
		return q + 1, r.add(text.Mention{From: k + 1, To: q, Type: schema.Organization, Kind: schema.ByName, Head: k + 1, Definite: true, Rule: "ar.quoted-name", Score: 0.6})
	}
	if !r.word(k, end) || k > j && !r.bare(k) {
		return j, text.NoMention
	}
	m.Served = m.Served || byName
	if byName {
		if tt, n := r.titleAt(k, end); tt != nil {
			inner := text.Mention{}
			to := r.titleChain(k+n, end, tt, &inner)
			m.Of = append(m.Of, inner.Of...)
			return to, text.NoMention
		}
	}
	if raw, ok := r.raw[k]; ok {
		if raw.typ == schema.Person && !byName {
			return j, text.NoMention
		}
		if raw.typ == schema.Place && !placed[t.class] && tok.Prep != prepL && !byName {
			return j, text.NoMention
		}
		if to, x := r.body(k, end); x >= 0 {
			return to, x
		}
		return r.name(k, end)
	}
	if h, _ := r.headAt(k, end); h != nil {
		if h.typ == schema.Place && !placed[t.class] && !byName || h.typ == schema.NamedEvent {
			return j, text.NoMention
		}
		if to, x := r.body(k, end); to > k {
			return to, x
		}
	}
	if to := r.affairsOf(j, end); to > j {
		m.Served = true
		return to, text.NoMention
	}
	if to := r.fieldOfWork(j, k, end, t); to > k {
		m.Served = true
		return to, text.NoMention
	}
	if byName && r.nominal(k) { // "الناطق باسم الخارجية"
		k++
		for k < end {
			country, ok := r.adjective(k)
			if !ok || !r.bare(k) {
				break
			}
			if country != "" {
				m.Country = country
			}
			k++
		}
		return k, text.NoMention
	}
	if tok.Prep == prepL && tok.Def && t.position && r.nominal(k) && parts > 0 { // "القائد العام للقوات المسلحة" comes here where قوات is no head
		k++
		for k < end {
			if _, ok := r.adjective(k); !ok || !r.bare(k) {
				break
			}
			k++
		}
		return k, text.NoMention
	}
	return j, text.NoMention
}

// outletAt reports whether a medium's head noun or name stands at token j: "لصحيفة".
func (r *reader) outletAt(j, end int) bool {
	if n, ok := r.raw[j]; ok && n.known != nil && n.known.Kind == "media" {
		return true
	}
	return !r.toks[j].Def && mediumHeads[r.toks[j].Stem]
}

// mediumHeads holds the head nouns, folded, of those who are told: صحيفة قناة وكالة إذاعة
// موقع جريدة مجلة شبكة تلفزيون محطة.
var mediumHeads = map[string]bool{
	"\u0635\u062D\u064A\u0641\u0647": true, "\u0642\u0646\u0627\u0647": true, "\u0648\u0643\u0627\u0644\u0647": true,
	"\u0627\u0630\u0627\u0639\u0647": true, "\u0645\u0648\u0642\u0639": true, "\u062C\u0631\u064A\u062F\u0647": true,
	"\u0645\u062C\u0644\u0647": true, "\u0634\u0628\u0643\u0647": true, "\u062A\u0644\u0641\u0632\u064A\u0648\u0646": true, "\u0645\u062D\u0637\u0647": true,
}

// medium reports whether the tokens name a known outlet: "لـ«رويترز»" is whom they told.
func (r *reader) medium(from, to int) bool {
	n, ok := r.raw[from]
	return ok && n.to == to && n.known != nil && n.known.Kind == "media"
}

// sovereign holds the classes of title that one holds of a country and not in a
// body.
var sovereign = map[string]bool{"president": true, "prime_minister": true, "king": true, "prince": true}

// placed holds the classes of titles that a place goes with: an ambassador to,
// a representative in.
var placed = map[string]bool{"ambassador": true, "envoy": true, "representative": true, "coordinator": true, "consul": true, "correspondent": true, "charge_d_affaires": true}

// elected holds the classes of title that one holds for a party or a district: "النائب
// عن".
var elected = map[string]bool{"deputy": true, "mp": true, "senator": true, "candidate": true, "representative": true, "delegate": true}

// learned holds the classes of title of those who know or teach a field.
var learned = map[string]bool{"expert": true, "analyst": true, "researcher": true, "professor": true, "scholar": true}

// fieldOfWork reads what one with the title at the preposition at token j knows, from
// token k on, with its adjectives, and returns its end, or k: "الخبير في الشؤون الأمنية
// والإستراتيجية".
func (r *reader) fieldOfWork(j, k, end int, t *title) int {
	if !learned[t.class] || r.toks[j].Base != inWord && r.toks[j].Prep != prepB || !r.toks[k].Def || !r.nominal(k) {
		return k
	}
	to := k + 1
	for to < end && r.toks[to].Kind == text.Word && r.toks[to].Def && r.toks[to].Prep == "" {
		if _, ok := r.adjective(to); !ok {
			break
		}
		if r.titledName(to, end) {
			break
		}
		to++
	}
	return to
}

// affairsOf returns the end of "لشؤون الإعلام" at token j, the field of somebody's office,
// or j.
func (r *reader) affairsOf(j, end int) int {
	if t := &r.toks[j]; t.Prep != prepL || t.Stem != affairs || j+1 >= end || !r.toks[j+1].Def || !r.bare(j+1) || !r.nominal(j+1) {
		return j
	}
	to := j + 2
	for to < end && r.bare(to) && r.toks[to].Def && !r.titledName(to, end) {
		if tt, _ := r.titleAt(to, end); tt != nil {
			break // another office
		}
		if _, ok := r.adjective(to); !ok {
			break
		}
		to++
	}
	return to
}

// ministersWord is وزراء, folded.
const ministersWord = "\u0648\u0632\u0631\u0627\u0621"

// affairs is شؤون, folded.
const affairs = "\u0634\u0624\u0648\u0646"

// personAdjective reports whether token j is a listed adjective in the plural:
// "مسؤولون أميركيون", "قادة عسكريين".
func (r *reader) personAdjective(j int) bool {
	t := &r.toks[j]
	if t.Kind != text.Word || t.Prep != "" {
		return false
	}
	for _, suffix := range []string{"\u0648\u0646", "\u064A\u0646", "\u0627\u062A"} { // ون ين ات
		if s, ok := strings.CutSuffix(t.Stem, suffix); ok && r.adjectives[s] {
			return true
		}
	}
	return false
}

// expected reports whether the verbal noun at token j, right behind a noun for several people, is what
// the verb of speech before them tells of, rather than what they are of: "توقع خبراء | ارتفاع الأسعار",
// unlike "أكد خبراء تفكيك المتفجرات أن".
func (r *reader) expected(j, end int) bool {
	const near = 4
	if j < 2 || !r.masdars[r.toks[j].Base] || r.fields[r.toks[j].Stem] || r.toks[j-2].Sent != r.toks[j].Sent {
		return false
	}
	if !slices.ContainsFunc(r.cues[r.toks[j-2].Base], func(f cueForm) bool {
		return (f.form == past || f.form == present) && f.cue.takes("obj")
	}) {
		return false
	}
	for k := j + 1; k < min(end, j+near); k++ {
		if t := &r.toks[k]; t.Kind == text.Word && hasPrefix(t.Base, that) {
			return false
		}
	}
	return true
}
