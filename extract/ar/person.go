package ar

import (
	"slices"

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
	if r.numberedUnit(i, end) > i {
		return i, text.NoMention // "اللواء 35": a brigade
	}
	if n == 1 && r.qualifies(i) {
		return i, text.NoMention // "أنشطة إرهابية"
	}
	if raw, ok := r.raw[i]; ok && raw.to > i+n && raw.typ == schema.Person && (raw.known == nil || !r.toks[i].Def) {
		return i, text.NoMention // a name that begins like a title ("الشيخ زويد" is none, "خليفة حفتر")
	}
	if k := r.nameWithin(i, n); k > i { // "سفير | دولة فلسطين"
		if tt, nn := r.titleAt(i, k); tt != nil {
			t, n = tt, nn
		}
	}
	head := i
	for t.class == "honorific" && i+n < end && r.bare(i+n) { // "معالي وزير الخارجية"
		tt, nn := r.titleAt(i+n, end)
		if tt == nil || tt.class == "honorific" || tt.class == "rank" || r.givenName(i+n, end) > i+n || r.toks[i].Def && r.lastName(i+n, end) {
			break // "الدكتور فلاح الدوسري"
		}
		t, n, head = tt, n+nn, i+n
	}
	m := text.Mention{From: i, Type: schema.Person, Kind: schema.ByDescription, Head: head, Gender: t.gender, Number: t.number, Role: t.class, Rule: "ar.title", Score: 0.8}
	from := i + n
	if head == i {
		from = r.bodyInTitle(i, n, end, t, &m)
	}
	end2 := r.titleChain(from, end, t, &m)
	end2 = r.withoutStyle(head, end2, end)
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
	if name == text.NoMention && t.number == text.Singular && m.Definite && t.position && end2 > i+1 {
		if x := r.nameBehindAside(end2, end, &m, t); x != text.NoMention {
			name, after = x, end2
		}
	}
	if t.class == "honorific" || t.class == "rank" && end2 == i+n {
		if name == text.NoMention && !r.toks[i].Def {
			return i, text.NoMention
		}
	}
	if r.toks[i].Def && name == text.NoMention && end2 == i+n && (r.toks[i].Stem == world || r.toks[i].Stem == team && !r.generalBefore()) {
		return i, text.NoMention // "دعا العالم إلى", "قال الفريق": the world, a team
	}
	if h, _ := r.headAt(i, end); t.class == "rank" && name == text.NoMention && (!r.toks[i].Def || h != nil && end2 > i+1) {
		return i, text.NoMention // "لواء الصحراء", a brigade; "الفريق النيابي", a group
	}
	mention = r.add(m)
	if name != text.NoMention && (r.kinOf(name, from, end2, t, &m) || r.appointsHim(&m, name, end2, after, end, t)) {
		return after, mention
	}
	if name != text.NoMention {
		r.link(mention, name, "ar.title-name")
		r.office(mention, name, t)
		return max(after, r.holders(mention, name, after, end, t)), name
	}
	if to := r.holders(mention, text.NoMention, end2, end, t); to > end2 {
		return to, mention
	}
	if r.isOffice(&m, t) && t.number == text.Singular && end2 > head+1 && (len(m.Of) > 0 || m.Country != "" || m.Definite && !r.toks[head].Def) {
		r.described(mention)
	}
	return end2, mention
}

// Words that are titles where somebody's name is behind them, and mostly something else: عالم فريق.
const (
	world = "\u0639\u0627\u0644\u0645"
	team  = "\u0641\u0631\u064A\u0642"
)

// generalBefore reports whether the article has told of a general by name, who may be "الفريق".
func (r *reader) generalBefore() bool {
	return slices.ContainsFunc(r.d.Mentions, func(m text.Mention) bool {
		return m.Role == "rank" && r.toks[m.Head].Stem == team
	})
}

// appointsHim reports whether the name right behind a ruler's title, from token j up to token
// after, is that of somebody whom the ruler raises to an office by the verb before: "عين
// الرئيس التونسي | فلانا رئيسا للحكومة", "كلف الرئيس | فلانا بتشكيل الحكومة".
func (r *reader) appointsHim(m *text.Mention, name, j, after, end int, t *title) bool {
	if !rulers[t.class] || !m.Definite || m.From == 0 || !r.bare(m.From) || r.d.Mentions[name].From < j || after+1 >= end {
		return false
	}
	for k := m.From; k < r.d.Mentions[name].From; k++ {
		if r.toks[k].Kind != text.Word || outOfOffice[r.toks[k].Stem] {
			return false
		}
	}
	raises := func(f triggerForm) bool {
		return f.form == past && (f.trigger.typ == "appoint" || f.trigger.typ == "elect") && f.trigger.roles["obj"] == schema.Target
	}
	if !slices.ContainsFunc(r.triggers[r.toks[m.From-1].Base], raises) {
		return false
	}
	to := &r.toks[after]
	if to.Conj == "" && !to.Def && (to.Prep == prepB && r.masdars[to.Stem] || to.Prep == prepL && posts[to.Stem]) {
		return true
	}
	office, _ := r.titleAt(after, end)
	return office != nil && office.position && r.bare(after) && !to.Def && (hasSuffix(to.Base, string(alef)) || office.gender == text.Feminine)
}

// posts holds nouns for what somebody is raised to, folded: منصب عضوية رئاسة خلافة تولي قيادة شغل.
var posts = wordSet(
	"\u0645\u0646\u0635\u0628", "\u0639\u0636\u0648\u064A\u0647", "\u0631\u0626\u0627\u0633\u0647", "\u062E\u0644\u0627\u0641\u0647",
	"\u062A\u0648\u0644\u064A", "\u0642\u064A\u0627\u062F\u0647", "\u0634\u063A\u0644",
)

// outOfOffice holds the adjectives of who rules no more, folded: سابق أسبق راحل مخلوع معزول.
var outOfOffice = wordSet(
	"\u0633\u0627\u0628\u0642", "\u0627\u0633\u0628\u0642", "\u0631\u0627\u062D\u0644", "\u0645\u062E\u0644\u0648\u0639", "\u0645\u0639\u0632\u0648\u0644",
)

// rulers holds the classes of title of those who raise others to an office.
var rulers = map[string]bool{"president": true, "king": true, "prince": true, "prime_minister": true}

// kinOf reports whether the name right behind what a relative is called, up to token end,
// is that of the one whose relative it is, as a title within tells: "نجل وزيرة الهجرة
// فلانة" is not her. The title from token from on is then hers.
func (r *reader) kinOf(name, from, end int, t *title, m *text.Mention) bool {
	if t.class != "relative" || r.d.Mentions[name].From != end {
		return false
	}
	for k := from; k < end; k++ {
		tt, n := r.titleAt(k, end)
		if tt == nil || tt.number != text.Singular {
			continue
		}
		x := text.Mention{From: k, To: end, Type: schema.Person, Kind: schema.ByDescription, Head: k, Gender: tt.gender, Number: tt.number, Role: tt.class, Definite: true, Country: m.Country, Of: m.Of, Rule: "ar.title", Score: 0.7}
		inner := r.add(x)
		r.link(inner, name, "ar.title-name")
		r.d.Mentions[name].Gender = tt.gender
		if tt.position && n > 0 {
			r.office(inner, name, tt)
		}
		return true
	}
	return false
}

// nameWithin returns the token of a title of n words at token i where a name begins that
// goes on behind it, or i.
func (r *reader) nameWithin(i, n int) int {
	for k := i + 1; k < i+n; k++ {
		if raw, ok := r.raw[k]; ok && raw.to > i+n && raw.typ != schema.Person {
			return k
		}
	}
	return i
}

// described records the office of one whom the text names elsewhere, or nowhere.
func (r *reader) described(desc int) {
	m := &r.d.Mentions[desc]
	r.d.Positions = append(r.d.Positions, text.Position{Person: desc, Title: m.Span, Of: append([]int(nil), m.Of...), Country: m.Country, Rule: "ar.title", Score: 0.6})
}

// qualifies reports whether the title at token i is the adjective of the thing
// before it: "أنشطة إرهابية", "الجهود الدبلوماسية".
func (r *reader) qualifies(i int) bool {
	t := &r.toks[i]
	if i > 0 && !t.Def && r.bare(i) && (hasSuffix(t.Stem, string(yeh)) || r.adjectives[t.Stem]) && r.actsAlone(i-1) && r.toks[i-1].Sent == t.Sent {
		return true // "توغل عسكري", "هجوم إرهابي", "هجوم مسلح"
	}
	if i > 0 && !t.Def && r.bare(i) && hasSuffix(t.Stem, string(yeh)) && r.toks[i-1].Sent == t.Sent && !r.toks[i-1].Def && issued[r.toks[i-1].Stem] {
		return true // "تقرير حقوقي", "بيان عسكري"
	}
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

// issued holds nouns, folded, for what somebody issues or asks: تقرير بيان موقع تصريح خطاب
// استجواب حوار مقال تعليق.
var issued = map[string]bool{
	"\u062A\u0642\u0631\u064A\u0631": true, "\u0628\u064A\u0627\u0646": true, "\u0645\u0648\u0642\u0639": true, "\u062A\u0635\u0631\u064A\u062D": true, "\u062E\u0637\u0627\u0628": true,
	"\u0627\u0633\u062A\u062C\u0648\u0627\u0628": true, "\u062D\u0648\u0627\u0631": true, "\u0645\u0642\u0627\u0644": true, "\u062A\u0639\u0644\u064A\u0642": true,
}

// actsAlone reports whether token i is an indefinite noun for what somebody does to
// nobody whom the next noun would name, as it would behind "قتل".
func (r *reader) actsAlone(i int) bool {
	t := &r.toks[i]
	if t.Kind != text.Word || t.Def {
		return false
	}
	fs := nominal(r.triggers[t.Stem])
	return len(fs) > 0 && !slices.ContainsFunc(fs, func(f triggerForm) bool {
		return f.trigger.genitive != "subj" && !(f.trigger.typ == "attack" && f.form == noun)
	})
}

// stately holds the classes of title whose body is a country's own, and which
// go by the country: "رئيس الحكومة الفرنسية".
var stately = map[string]bool{"president": true, "prime_minister": true, "speaker": true, "mayor": true, "minister": true, "deputy_minister": true, "king": true, "rank": true, "cleric": true, "honorific": true}

// bodyInTitle reads the body that is named from the second word of a title of n words at
// token i on ("رئيس وكالة"), and returns where the title goes on.
func (r *reader) bodyInTitle(i, n, end int, t *title, m *text.Mention) int {
	if n == 2 && !stately[t.class] {
		if to, x := r.servedBody(i+1, end); x >= 0 {
			m.Of, m.Country = append(m.Of, x), r.d.Mentions[x].Country
			return to
		}
	}
	return i + n
}

// servedBody reads the named body that begins at token k, the last of a title;
// to is 0 where there is none.
func (r *reader) servedBody(k, end int) (to, mention int) {
	if _, n := r.headAt(k, end); n == 0 {
		return 0, text.NoMention
	}
	mentions, links := len(r.d.Mentions), len(r.d.Links)
	if to, x := r.body(k, end); x >= 0 && to > k {
		if m := &r.d.Mentions[x]; to == k+1 && m.Kind == schema.ByDescription && m.From == k && r.toks[k].Def && m.Type == schema.Organization {
			return to, x // "مدير المرصد"
		}
		if m := &r.d.Mentions[x]; to > k+1 && m.Kind == schema.ByName && m.From == k && m.Type != schema.Place {
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
			if x, to := r.holderAt(k, end, m, t); x != text.NoMention {
				return k, of, x, to
			}
			continue
		}
		tok := &r.toks[k]
		next := k
		if tok.Prep != "" && !tok.Def && (r.masdars[tok.Stem] || r.verbalNounForm(tok.Base)) {
			return back() // "رحب الرئيس | بعودة فلان"
		}
		switch {
		case tok.Prep == prepB || tok.Prep == prepL:
		case tok.Base == inWord || tok.Base == atWord || tok.Base == onWord || tok.Base == about && elected[t.class] || tok.Base == toWord || tok.Base == prepL || tok.Base == prepB:
			next = k + 1
		case tok.Def && tok.Prep == "" && k < j+2:
			if _, isRaw := r.raw[k]; isRaw || r.class(tok) != "" || r.otherTitle(k, end, t) {
				return back()
			}
			k++
			if x, to := r.holderAt(k, end, m, t); x != text.NoMention {
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
		if x, to := r.holderAt(k, end, m, t); x != text.NoMention {
			return k, of, x, to
		}
	}
	return back()
}

// withoutStyle returns the end of a title that was read up to token to without the honorific or
// rank of its bearer's name: "المندوب لدى وزير الداخلية | السيد فلان".
func (r *reader) withoutStyle(head, to, end int) int {
	k := to - 1
	if k <= head+1 || !r.toks[k].Def || !r.bare(k) || !r.toks[k-1].Def || !r.titleNamed(to, end) {
		return to
	}
	if t, n := r.titleAt(k, to); t != nil && n == 1 && t.number == text.Singular && (t.class == "honorific" || t.class == "rank") {
		return k
	}
	return to
}

// otherTitle reports whether the definite word at token k is a title of its own and no
// adjective of title t before it: "رشح الرئيس الأمريكي | القاضي فلان", "وزير الإعلام |
// الناطق باسم الحكومة فلان".
func (r *reader) otherTitle(k, end int, t *title) bool {
	tt, _ := r.titleAt(k, end)
	return tt != nil && tt.number == text.Singular && (tt.class == "judge" || tt.class == "spokesman") && tt.class != t.class
}

// nameBehindAside returns the name between two commas that belongs to the title which ends at
// token j, behind more about the body that it serves than a title has: "رئيسة بعثة
// الملاحظين | التابعة للمنظمة، فلانة الفلانية، في تصريح". What stands between is read for itself.
func (r *reader) nameBehindAside(j, end int, m *text.Mention, t *title) (name int) {
	const reach = 10
	k := j
	for ; k < end && k < j+reach && r.toks[k].Norm != comma; k++ {
		tok := &r.toks[k]
		if tok.Kind != text.Word || r.class(tok) != "" && r.class(tok) != "prep" || tok.Base == that || r.finiteVerb(k) && !tok.Def && tok.Prep == "" {
			return text.NoMention
		}
		if tt, _ := r.titleAt(k, end); tt != nil && tok.Prep == "" {
			return text.NoMention // another's title
		}
	}
	if k == j || k+1 >= end || r.toks[k].Norm != comma {
		return text.NoMention
	}
	mentions, links, positions := len(r.d.Mentions), len(r.d.Links), len(r.d.Positions)
	name, after := r.nameAfter(k, end, m, t)
	if name != text.NoMention && after < end && r.toks[after].Norm == comma && after > k+2 {
		return name
	}
	r.d.Mentions, r.d.Links, r.d.Positions = r.d.Mentions[:mentions], r.d.Links[:links], r.d.Positions[:positions]
	return text.NoMention
}

// holderAt reads the name at token k, or another title of the same person with it.
func (r *reader) holderAt(k, end int, m *text.Mention, t *title) (name, after int) {
	if name, after = r.nameAfter(k, end, m, t); name == text.NoMention && t.position {
		name, after = r.secondTitle(k, end, t)
	}
	return name, after
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

// theirHonour reports whether token i is an honorific with a pronoun: "معاليه",
// "سموها". It means somebody told of before.
func (r *reader) theirHonour(i int) bool {
	t := &r.toks[i]
	if t.Kind != text.Word || t.Def || feminineEnd(t.Text) {
		return false
	}
	w, e := cutEnclitic(t.Base, func(w string) bool { return r.titles[w] != nil && r.titles[w].class == "honorific" })
	return e != nil && e.person == 3 && r.titles[w] != nil
}
