package ar

import (
	"strings"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// person reads a title and what belongs to it ("مستشار الأمن القومي العراقي",
// "مسؤول رفيع في وزارة الدفاع الأمريكية"), then the name in apposition, if one
// follows. The mention returned is the name's, or else the description's.
func (r *reader) person(i, end int) (to, mention int) {
	t, n := r.titleAt(i, end)
	if t == nil {
		return i, text.NoMention
	}
	if n == 1 && r.qualifies(i) {
		return i, text.NoMention // "أنشطة إرهابية"
	}
	if raw, ok := r.raw[i]; ok && raw.to > i+n && raw.typ == schema.Person && raw.known == nil {
		return i, text.NoMention // a name that begins like a title ("الشيخ زويد" is none)
	}
	head := i
	for t.class == "honorific" && i+n < end && r.bare(i+n) { // "معالي وزير الخارجية"
		tt, nn := r.titleAt(i+n, end)
		if tt == nil || tt.class == "honorific" || tt.class == "rank" {
			break
		}
		t, n, head = tt, n+nn, i+n
	}
	m := text.Mention{From: i, Type: schema.Person, Kind: schema.ByDescription, Head: head, Gender: t.gender, Number: t.number, Role: t.class, Rule: "ar.title", Score: 0.8}
	from := i + n
	if head == i && n == 2 && !stately[t.class] {
		// "رئيس وكالة": the body is named from the title's second word on.
		if to, x := r.servedBody(i+1, end); x >= 0 {
			m.Of, m.Country, from = append(m.Of, x), r.d.Mentions[x].Country, to
		}
	}
	end2 := r.titleChain(from, end, t, &m)
	m.To = end2
	m.Definite = r.toks[i].Def || r.definiteChain(i, end2)
	name, after := r.nameAfter(end2, end, &m, t)
	if name == text.NoMention && t.number == text.Singular && m.Definite {
		if k, of, x, to := r.bridge(end2, end, &m, t); x != text.NoMention {
			end2, name, after = k, x, to
			m.To, m.Of = k, append(m.Of, of...)
		}
	}
	if own := !r.toks[i].Def && end2 == i+1 && r.titles[r.toks[i].Stem] == nil; name == text.NoMention && t.number == text.Singular && (m.Definite || own) && t.position {
		if x, to := r.secondTitle(end2, end, t); x != text.NoMention {
			name, after = x, to
		}
	}
	if t.class == "honorific" || t.class == "rank" && end2 == i+n {
		if name == text.NoMention && !r.toks[i].Def {
			return i, text.NoMention
		}
	}
	if t.class == "rank" && name == text.NoMention && !r.toks[i].Def {
		return i, text.NoMention // "لواء الصحراء": a brigade
	}
	mention = r.add(m)
	if name != text.NoMention {
		r.link(mention, name, "ar.title-name")
		r.office(mention, name, t)
		return after, name
	}
	return end2, mention
}

// secondTitle reads the other title of a person behind a comma, with the name:
// "كبير المفاوضين، نائب وزير الخارجية فلان،", and whose countryman he is:
// "المبعوث الأممي، الدنماركي فلان،". Another title with the word "و" would be
// another's.
func (r *reader) secondTitle(j, end int, t *title) (name, after int) {
	if j+1 >= end || r.toks[j].Norm != "\u060C" && r.toks[j].Norm != "," || !r.word(j+1, end) || !r.bare(j+1) {
		return text.NoMention, j
	}
	mentions, links, positions := len(r.d.Mentions), len(r.d.Links), len(r.d.Positions)
	k := j + 1
	if country, ok := r.adjective(k); ok && country != "" && r.toks[k].Def {
		person := text.Mention{Definite: true}
		name, after = r.nameAfter(k+1, end, &person, t)
	} else if tt, _ := r.titleAt(k, end); tt != nil && tt.class != "honorific" && tt.number == text.Singular && (tt.gender == t.gender || tt.gender == text.NoGender || t.gender == text.NoGender) {
		after, name = r.person(k, end)
	} else {
		return text.NoMention, j
	}
	if name != text.NoMention && r.d.Mentions[name].Kind == schema.ByName && (after >= end || r.toks[after].Kind == text.Punct || r.class(&r.toks[after]) != "" || r.toks[after].Prep != "") {
		return name, after
	}
	r.d.Mentions, r.d.Links, r.d.Positions = r.d.Mentions[:mentions], r.d.Links[:links], r.d.Positions[:positions]
	return text.NoMention, j
}

// qualifies reports whether the title at token i is the adjective of the thing
// before it: "أنشطة إرهابية", "الجهود الدبلوماسية".
func (r *reader) qualifies(i int) bool {
	t := &r.toks[i]
	if i == 0 || !hasSuffix(t.Stem, "\u064A\u0647") && !(t.Def && hasSuffix(t.Stem, "\u064A")) || !r.bare(i) {
		return false
	}
	p := &r.toks[i-1]
	if p.Sent != t.Sent || p.Kind != text.Word || p.Def != t.Def || !r.nominal(i-1) {
		return false
	}
	_, isRaw := r.raw[i-1]
	before, _ := r.titleAt(i-1, i)
	return !isRaw && before == nil && (t.Def || !r.masdars[p.Stem] || feminineEnd(p.Text))
}

// byBody reports whether a title goes with one body: behind it "ل" brings whom its
// bearer told: "رئيس لجنة الوساطة للأفق".
func byBody(t *title) bool {
	return t.class == "president" || t.class == "spokesman" || t.class == "member"
}

// stately holds the classes of title whose body is a country's own, and which
// go by the country: "رئيس الحكومة الفرنسية".
var stately = map[string]bool{"president": true, "prime_minister": true, "speaker": true, "mayor": true, "minister": true, "deputy_minister": true, "king": true, "rank": true, "cleric": true, "honorific": true}

// servedBody reads the named body that begins at token k, the last of a title;
// to is 0 where there is none.
func (r *reader) servedBody(k, end int) (to, mention int) {
	if _, n := r.headAt(k, end); n == 0 {
		return 0, text.NoMention
	}
	mentions, links := len(r.d.Mentions), len(r.d.Links)
	if to, x := r.body(k, end); x >= 0 && to > k+1 {
		if m := &r.d.Mentions[x]; m.Kind == schema.ByName && m.From == k && m.Type != schema.Place {
			return to, x
		}
	}
	r.d.Mentions, r.d.Links = r.d.Mentions[:mentions], r.d.Links[:links]
	return 0, text.NoMention
}

// bridge looks for the name behind what titleChain leaves out: an adjective
// that no list holds, a field or place of work ("مدير الدفاع المدني في عسير
// اللواء …"). Without a name there, nothing is taken.
func (r *reader) bridge(j, end int, m *text.Mention, t *title) (to int, of []int, name, after int) {
	mentions, links, positions := len(r.d.Mentions), len(r.d.Links), len(r.d.Positions)
	back := func() (int, []int, int, int) {
		r.d.Mentions, r.d.Links, r.d.Positions = r.d.Mentions[:mentions], r.d.Links[:links], r.d.Positions[:positions]
		return j, nil, text.NoMention, j
	}
	k := j
	for range 4 {
		if !r.word(k, end) {
			return back()
		}
		if r.toks[k].Conj != "" { // "للشؤون العربية والأفريقية"
			if _, ok := r.adjective(k); !ok || k == j || !r.toks[k].Def {
				return back()
			}
			k++
			if x, to := r.nameAfter(k, end, m, t); x != text.NoMention {
				return k, of, x, to
			}
			continue
		}
		tok := &r.toks[k]
		next := k
		switch {
		case tok.Prep == prepB || tok.Prep == prepL:
		case tok.Base == inWord || tok.Base == atWord || tok.Base == onWord || tok.Base == toWord || tok.Base == prepL || tok.Base == prepB:
			next = k + 1
		case tok.Def && tok.Prep == "" && k < j+2:
			if _, isRaw := r.raw[k]; isRaw || r.class(tok) != "" {
				return back()
			}
			k++
			if x, to := r.nameAfter(k, end, m, t); x != text.NoMention {
				return k, of, x, to
			}
			continue
		default:
			return back()
		}
		if next >= end {
			return back()
		}
		if q, ok := r.quoted(next, end, 6); ok {
			k = q + 1
		} else if to, x := r.body(next, end); x >= 0 {
			of, k = append(of, x), to
		} else if to, x := r.name(next, end); x >= 0 {
			if r.d.Mentions[x].Type == schema.Person {
				return back()
			}
			of, k = append(of, x), to
		} else {
			n := next + 1
			for n < end && r.bare(n) && r.toks[n].Kind == text.Word && n < next+3 && (r.toks[n].Def && r.nominal(n)) {
				n++
			}
			if !r.nominal(next) {
				return back()
			}
			k = n
			if raw, ok := r.raw[k]; ok && k < end && n == next+1 && !r.toks[next].Def && r.bare(k) && raw.typ != schema.Person { // "في مفاوضات جوبا"
				if to, x := r.name(k, end); x >= 0 {
					of, k = append(of, x), to
				}
			}
		}
		if x, to := r.nameAfter(k, end, m, t); x != text.NoMention {
			return k, of, x, to
		}
	}
	return back()
}

// titleChain reads what modifies the title that ends before token j.
func (r *reader) titleChain(j, end int, t *title, m *text.Mention) int {
	construct := !r.toks[j-1].Def && len(m.Of) == 0
	parts := len(m.Of)
	for j < end {
		tok := &r.toks[j]
		if tok.Kind == text.Word && tok.Conj == "" && tok.Prep == "" {
			if id, _, _, ok := r.names.Nisba("\u0627\u0644" + tok.Base); ok && t.position && !tok.Def && !r.toks[m.From].Def && j == m.From+1 {
				delete(r.raw, j) // "وزير تركي": where he is from, no name
				m.Country, construct = id, false
				j++
				parts++
				continue
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
			if country, ok := r.adjective(j); ok || r.personAdjective(j) {
				if !tok.Def && (r.toks[j-1].Def || parts > 0 && !construct && r.definiteChain(m.From, j)) {
					return j
				}
				if country != "" {
					m.Country = country
				}
				construct = false
				j++
				parts++
				continue
			}
			c := chainEnd{}
			if construct && r.nominal(j) && r.genitive(j, end, &c) {
				construct = !tok.Def
				j++
				parts++
				continue
			}
		}
		if q, ok := r.quoted(j, end, 8); ok && construct && tok.Kind == text.Open { // "قائد «قوة الواجب»"
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
	case tok.Prep == prepL:
		if !t.position || m.Served || len(m.Of) > 0 && tok.Def && byBody(t) || t.class == "prince" || t.class == "king" || t.class == "cleric" {
			return j, text.NoMention // "شهود لوكالة …": whom they told
		}
		m.Served = true
	case tok.Prep == prepB:
	case tok.Base == inWord && sovereign[t.class]:
		return j, text.NoMention // "الرئيس في الجامعة": where he was
	case tok.Base == inWord || tok.Base == atWord || tok.Base == toWord && placed[t.class] || tok.Base == prepL && t.position || tok.Base == prepB:
		k = j + 1
		if k < end && (r.toks[k].Kind == text.Open || r.toks[k].Norm == "(") {
			// "المسؤول في “البنتاغون”"
			if q, ok := r.quoted(k, end, 4); ok {
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
		if h.typ == schema.Place && !placed[t.class] || h.typ == schema.NamedEvent {
			return j, text.NoMention
		}
		if to, x := r.body(k, end); to > k {
			return to, x
		}
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

// sovereign holds the classes of title that one holds of a country and not in a
// body.
var sovereign = map[string]bool{"president": true, "prime_minister": true, "king": true, "prince": true}

// placed holds the classes of titles that a place goes with: an ambassador to,
// a representative in.
var placed = map[string]bool{"ambassador": true, "envoy": true, "representative": true, "coordinator": true, "consul": true, "correspondent": true}

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

// definiteChain reports whether one of the tokens is definite or a name.
func (r *reader) definiteChain(from, to int) bool {
	for i := from; i < to; i++ {
		if r.toks[i].Def {
			return true
		}
		if _, ok := r.raw[i]; ok {
			return true
		}
	}
	return false
}

// nameAfter reads the person's name that follows a title: at once, after a
// comma, or behind ranks and honorifics.
func (r *reader) nameAfter(j, end int, m *text.Mention, t *title) (name, after int) {
	k := j
	comma := false
	if k+1 < end && r.toks[k].Kind == text.Number && r.toks[k+1].Norm == "\u060C" { // "محكمة صفاقس 1، القاضي فلان"
		k++
	}
	if k < end && (r.toks[k].Norm == "\u060C" || r.toks[k].Norm == "," || r.toks[k].Norm == "-") {
		comma = true
		k++
	}
	ranked := t.class == "rank" || t.class == "honorific"
	for k < end && k < j+5 { // "اللواء", "السيد", "الدكتور", "د."
		tt, n := r.titleAt(k, end)
		if tt == nil || tt.position || tt.number != text.Singular || !r.bare(k) || !r.toks[k].Def && tt.class != "rank" && tt.class != "honorific" {
			break
		}
		if _, isRaw := r.raw[k]; isRaw {
			break
		}
		k += n
		ranked = true
		if k < end && r.toks[k].Stem == "\u0631\u0643\u0646" && r.toks[k].Def { // "العميد الركن"
			k++
		}
		if k < end && (r.toks[k].Norm == "." || r.toks[k].Norm == "/") {
			k++
		}
	}
	if !r.word(k, end) || !r.bare(k) {
		return text.NoMention, j
	}
	if raw, ok := r.raw[k]; ok {
		if raw.typ != schema.Person && raw.known == nil && (!comma || ranked && k > j+1) && t.number == text.Singular && (ranked || r.names.IsGiven(r.toks[k].Base)) {
			raw.typ = schema.Person // after a person's title the tagger was wrong
			r.raw[k] = raw
		}
		if raw.typ != schema.Person || t.number == text.Plural {
			return text.NoMention, j
		}
		_, name = r.name(k, end)
		return name, max(raw.to, r.d.Mentions[name].To)
	}
	// "عبده" before the name that the tagger saw
	if raw, ok := r.raw[k+1]; ok && raw.typ == schema.Person && raw.known == nil && !r.toks[k].Def && r.bare(k+1) && r.class(&r.toks[k]) == "" && r.words[r.toks[k].Base] < 450 && t.number != text.Plural {
		if tt, _ := r.titleAt(k, end); tt == nil {
			name = r.add(text.Mention{From: k, To: raw.to, Type: schema.Person, Kind: schema.ByName, Head: k, Number: text.Singular, Gender: t.gender, Definite: true, Rule: "ar.name-after-title", Score: raw.score})
			return name, raw.to
		}
	}
	if t.number == text.Plural {
		return text.NoMention, j
	}
	to := r.personName(k, end, false)
	if to == k && m.Definite {
		to = r.unknownName(k, end, comma)
	}
	if to == k {
		return text.NoMention, j
	}
	name = r.add(text.Mention{From: k, To: to, Type: schema.Person, Kind: schema.ByName, Head: k, Number: text.Singular, Gender: t.gender, Definite: true, Rule: "ar.name-after-title", Score: 0.7})
	return name, to
}

// unknownName takes the words right after a definite title for a name that no
// list holds: two to four words that are no everyday ones, the last with the
// article perhaps ("قاسم الأعرجي"). After a comma the phrase must be closed by
// another: there it is more often the sentence that goes on.
func (r *reader) unknownName(k, end int, comma bool) int {
	j, listed := k, 0
	for j < end && j < k+4 && r.word(j, end) && r.bare(j) {
		t := &r.toks[j]
		if nameJoint[t.Base] && r.word(j+1, end) && r.bare(j+1) {
			j, listed = j+2, listed+1
			continue
		}
		part := r.namePart(t.Base) || t.Def && r.namePart(t.Stem)
		if r.class(t) != "" || j == k && t.Def && !part {
			break
		}
		if !part {
			if r.finiteVerb(j) || r.masdars[t.Stem] {
				break
			}
			if tt, _ := r.titleAt(j, end); tt != nil {
				break
			}
			if h, _ := r.headAt(j, end); h != nil {
				break
			}
			if r.words[t.Base] >= 330 && !(t.Def && j > k && hasSuffix(t.Stem, "\u064A")) {
				break
			}
		} else {
			listed++
		}
		j++
		if t.Def && j-1 > k {
			break // a family name with the article closes the name
		}
	}
	closed := j >= end || r.toks[j].Norm == "\u060C" || r.toks[j].Norm == "," || r.toks[j].Norm == ":" || r.toks[j].Norm == "("
	switch {
	case j-k >= 2 && (listed > 0 || !comma || closed):
		return j
	case j-k == 1 && listed == 1 && (closed || !comma && r.words[r.toks[k].Base] < 420):
		return j
	}
	return k
}

// apposition takes the title that follows a person's name: "جون كيري وزير
// الخارجية الأميركي", "فلان، المتحدث باسم …،".
func (r *reader) apposition(name, j, end int) int {
	k := j
	comma := k < end && (r.toks[k].Norm == "\u060C" || r.toks[k].Norm == ",")
	if comma {
		k++
	}
	if !r.word(k, end) || !r.bare(k) {
		return j
	}
	if _, isRaw := r.raw[k]; isRaw {
		return j
	}
	t, n := r.titleAt(k, end)
	if t == nil || t.number == text.Plural || t.number == text.Dual {
		return j
	}
	m := text.Mention{From: k, Type: schema.Person, Kind: schema.ByDescription, Head: k, Gender: t.gender, Number: t.number, Role: t.class, Rule: "ar.apposition", Score: 0.75}
	before := len(r.d.Mentions)
	to := r.titleChain(k+n, end, t, &m)
	m.To, m.Definite = to, r.toks[k].Def || r.definiteChain(k, to)
	closed := to >= end || r.toks[to].Norm == "\u060C" || r.toks[to].Norm == "," || r.toks[to].Norm == "."
	if !m.Definite || comma && !closed && !t.position || to < end && r.titleNamed(to, end) {
		r.d.Mentions = r.d.Mentions[:before] // it begins something else; read it there
		return j
	}
	x := r.add(m)
	r.link(name, x, "ar.apposition")
	r.office(x, name, t)
	return to
}

// titleNamed reports whether a person's name begins at token j: the title before
// it is that person's.
func (r *reader) titleNamed(j, end int) bool {
	if !r.word(j, end) || !r.bare(j) {
		return false
	}
	raw, ok := r.raw[j]
	return ok && raw.typ == schema.Person
}

// office records that the person holds what the title names.
func (r *reader) office(desc, name int, t *title) {
	if !t.position {
		return
	}
	m := &r.d.Mentions[desc]
	r.d.Positions = append(r.d.Positions, text.Position{Person: name, Title: m.Span, Of: append([]int(nil), m.Of...), Country: m.Country, Rule: "ar.title-name", Score: 0.9})
}
