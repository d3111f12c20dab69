package ar

import (
	"strings"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// secondTitle reads the other title of a person, behind a comma or an office right
// behind the first, with the name: "كبير المفاوضين، نائب وزير الخارجية فلان،",
// "محافظ عدن رئيس المجلس فلان،", and whose countryman he is:
// "المبعوث الأممي، الدنماركي فلان،". Another title with the word "و" would be
// another's.
func (r *reader) secondTitle(j, end int, t *title) (name, after int) {
	k := j
	comma := j < end && (r.toks[j].Norm == "\u060C" || r.toks[j].Norm == ",")
	if comma {
		k++
	}
	if !r.word(k, end) || !r.bare(k) {
		return text.NoMention, j
	}
	if _, e := cutEnclitic(r.toks[k].Base, func(w string) bool { return w == peer }); e != nil || !comma && r.toks[j-1].Def && r.titleOf(j-1) == 1 && !r.joinsOffice(j-1) {
		return text.NoMention, j // "الوزير، نظيره التركي فلان", "أقال الرئيس وزير الداخلية فلان": another
	}
	if !comma && !r.toks[k].Def && r.singleTitle(j) {
		return text.NoMention, j // "أقال الرئيس السوداني وزير الخارجية فلان": another
	}
	mentions, links, positions := len(r.d.Mentions), len(r.d.Links), len(r.d.Positions)
	if country, ok := r.adjective(k); ok && country != "" && r.toks[k].Def && comma {
		person := text.Mention{Definite: true}
		name, after = r.nameAfter(k+1, end, &person, t)
	} else if tt, _ := r.titleAt(k, end); tt != nil && tt.class != "honorific" && (comma || tt.position && (!r.toks[k].Def || tt.class == "spokesman") && k == j) && tt.number == text.Singular && (tt.gender == t.gender || tt.gender == text.NoGender || t.gender == text.NoGender) {
		after, name = r.person(k, end)
	} else {
		return text.NoMention, j
	}
	if name != text.NoMention && r.d.Mentions[name].Kind == schema.ByName && (after >= end || r.toks[after].Kind == text.Punct || r.class(&r.toks[after]) != "" || r.toks[after].Prep != "" || r.finiteVerb(after)) {
		return name, after
	}
	r.d.Mentions, r.d.Links, r.d.Positions = r.d.Mentions[:mentions], r.d.Links[:links], r.d.Positions[:positions]
	return text.NoMention, j
}

// singleTitle reports whether a title of one word with the article, and its adjectives, ends
// before token j: "الرئيس السوداني".
func (r *reader) singleTitle(j int) bool {
	for k := j - 1; k > 0 && j-k <= 3 && r.toks[k].Kind == text.Word && r.toks[k].Def && r.toks[k].Sent == r.toks[j-1].Sent; k-- {
		if r.titleOf(k) == 1 {
			return !r.joinsOffice(k)
		}
		if _, ok := r.adjective(k); !ok {
			return false
		}
	}
	return false
}

// joinsOffice reports whether the title at token k ends a longer one: "رئيس | الوزراء".
func (r *reader) joinsOffice(k int) bool {
	return k > 0 && r.toks[k-1].Kind == text.Word && r.toks[k-1].Sent == r.toks[k].Sent && !r.toks[k-1].Def && r.titleOf(k-1) > 0
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
	if k < end && r.toks[k].Norm == "(" && m.Definite && !comma { // "المتحدثة باسم الوزارة (البنتاغون) دانا وايت"
		if c, ok := r.quoted(k, end, 3); ok && c+1 < end && r.given(c+1, end) {
			k = c + 1
		}
	}
	if r.isCalled(k, end) {
		k++
	} else if r.isNicknamed(k, end) { // "قائدها، المعروف باسم أبو ياسر"
		if to := r.behindBy(k+1, end); to > k+1 {
			k = to
		}
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
		if k < end && r.toks[k].Stem == staff { // "العميد الركن"
			k++
		} else if k+1 < end && r.toks[k].Stem == staffs && r.toks[k+1].Stem == war { // "عقيد أركان حرب"
			k += 2
		}
		if k < end && (r.toks[k].Norm == "." || r.toks[k].Norm == "/") {
			k++
		}
	}
	if q, ok := r.quoted(k, end, 6); ok && !comma && m.Definite && r.toks[k].Kind == text.Open { // "الرئيس التركي «رجب طيب أردوغان»"
		if raw, ok := r.raw[k+1]; ok && raw.typ == schema.Person && raw.to == q {
			_, name = r.name(k+1, end)
			return name, q + 1
		}
	}
	if k+1 < end && r.toks[k].Norm == "#" { // "الرئيس #فلان_فلان"
		k++
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
		if rest, ok := r.raw[raw.to]; ok && raw.known == nil && raw.to == k+1 && rest.typ == schema.Person && rest.known == nil && rest.to == raw.to+1 && r.bare(raw.to) && r.endsName(rest.to, end) {
			delete(r.raw, raw.to) // "المندوب الصيني تشانغ | جون"
			raw.to = rest.to
			r.raw[k] = raw
		}
		_, name = r.name(k, end)
		return name, max(raw.to, r.d.Mentions[name].To)
	}
	if t.number != text.Plural && (m.Definite || ranked) {
		if to := r.beforeTown(k, r.givenName(k, end)); to > k {
			name = r.add(text.Mention{From: k, To: to, Type: schema.Person, Kind: schema.ByName, Head: k, Number: text.Singular, Gender: t.gender, Definite: true, Rule: "ar.name-after-title", Score: 0.75})
			return name, to
		}
	}
	if t.class == "honorific" && k == j && r.toks[m.From].Def && r.lastName(k, end) {
		name = r.add(text.Mention{From: k, To: k + 1, Type: schema.Person, Kind: schema.ByName, Head: k, Number: text.Singular, Gender: t.gender, Definite: true, Rule: "ar.name-after-title", Score: 0.7})
		return name, k + 1
	}
	// "عبده" before the name that the tagger saw
	if raw, ok := r.raw[k+1]; ok && raw.typ == schema.Person && raw.known == nil && !r.toks[k].Def && r.bare(k+1) && r.class(&r.toks[k]) == "" && r.words[r.toks[k].Base] < 450 && !r.masdars[r.toks[k].Base] && len(nominal(r.triggers[r.toks[k].Stem])) == 0 && t.number != text.Plural {
		if tt, _ := r.titleAt(k, end); tt == nil {
			name = r.add(text.Mention{From: k, To: raw.to, Type: schema.Person, Kind: schema.ByName, Head: k, Number: text.Singular, Gender: t.gender, Definite: true, Rule: "ar.name-after-title", Score: raw.score})
			return name, raw.to
		}
	}
	if t.number == text.Plural {
		return text.NoMention, j
	}
	to := r.personName(k, end, false)
	if to == k && byGivenName[t.class] && j == m.From+1 && k == j && r.given(k, end) { // "الملك سلمان"
		to = r.personName(k, end, true)
	}
	if to == k && m.Definite {
		to = r.unknownName(k, end, comma)
	}
	if to == k && ranked && k > m.From && (r.toks[k-1].Def && r.inTitles(k-1, end) || r.toks[k-1].Stem == staff) {
		to = r.rankedName(k, end) // "السيدة فريمان", "العميد ركن فضل حسن"
	}
	if to == k {
		return text.NoMention, j
	}
	to = r.beforeTown(k, to)
	if t.class == "king" && to == k+1 && to < end && r.bare(to) && regnal[r.toks[to].Base] { // "الملك محمد السادس"
		to++
	}
	name = r.add(text.Mention{From: k, To: to, Type: schema.Person, Kind: schema.ByName, Head: k, Number: text.Singular, Gender: t.gender, Definite: true, Rule: "ar.name-after-title", Score: 0.7})
	return name, to
}

// beforeTown returns the end of the name of tokens k to to, of more than one word, without
// the town or country that closes it: "زار البابا فرنسيس | العراق".
func (r *reader) beforeTown(k, to int) int {
	if to > k+1 && r.townAlone(to-1) && r.bare(to-1) {
		return to - 1
	}
	return to
}

// regnal holds the ordinals that close the names of kings, folded: الأول الثاني الثالث الرابع
// الخامس السادس السابع الثامن.
var regnal = map[string]bool{
	"\u0627\u0644\u0627\u0648\u0644": true, "\u0627\u0644\u062B\u0627\u0646\u064A": true, "\u0627\u0644\u062B\u0627\u0644\u062B": true, "\u0627\u0644\u0631\u0627\u0628\u0639": true,
	"\u0627\u0644\u062E\u0627\u0645\u0633": true, "\u0627\u0644\u0633\u0627\u062F\u0633": true, "\u0627\u0644\u0633\u0627\u0628\u0639": true, "\u0627\u0644\u062B\u0627\u0645\u0646": true,
}

// byGivenName holds the classes of title whose bearers go by their given names alone.
var byGivenName = map[string]bool{"king": true, "prince": true}

// Words behind the rank of an officer of the staff: ركن, أركان حرب.
const (
	staff  = "\u0631\u0643\u0646"
	staffs = "\u0627\u0631\u0643\u0627\u0646"
	war    = "\u062D\u0631\u0628"
)

// rankedName takes up to three words without the article behind an honorific or rank
// that has it for a name: they can be no adjectives of it. A family name with the
// article may close it.
func (r *reader) rankedName(k, end int) int {
	const (
		longest  = 3
		everyday = 330 // in hundredths of the Zipf scale
	)
	j := k
	for j < end && j < k+longest && r.word(j, end) && r.bare(j) {
		t := &r.toks[j]
		if t.Def || r.class(t) != "" || r.masdars[t.Stem] || r.inDate(j) || r.hers(j) || strings.Contains(t.Text, tanwin) || len([]rune(t.Base)) < 3 {
			break
		}
		sure := r.namePart(t.Base) || j+1 < end && r.bare(j+1) && r.namePart(r.toks[j+1].Base)
		if !sure && (r.words[t.Base] >= everyday || r.finiteVerb(j)) {
			break
		}
		if tt, _ := r.titleAt(j, end); tt != nil {
			break
		}
		if h, _ := r.headAt(j, end); h != nil {
			break
		}
		j++
	}
	if j > k && j < end && r.familyName(j) {
		j++
	}
	return j
}

// hers reports whether the word at token j is a noun with a pronoun that no name ends with:
// "تمسح السيدة دموعها".
func (r *reader) hers(j int) bool {
	t := &r.toks[j]
	for _, pronoun := range []string{"\u0647\u0627", "\u0647\u0645"} { // ها هم
		if w, ok := strings.CutSuffix(t.Base, pronoun); ok && len(w) >= 6 && r.words[w] > 0 && !r.namePart(t.Base) {
			return true
		}
	}
	return false
}

// unknownName takes the words right after a definite title for a name that no
// list holds: two to four words that are no everyday ones, the last with the
// article perhaps ("قاسم الأعرجي"). After a comma the phrase must be closed by
// another: there it is more often the sentence that goes on.
func (r *reader) unknownName(k, end int, comma bool) int {
	j, listed := k, 0
	if comma && r.foreignWaw(k, end) {
		return k + 2
	}
	for j < end && j < k+4 && r.word(j, end) && r.bare(j) {
		t := &r.toks[j]
		if r.jointAt(j) && r.word(j+1, end) && r.bare(j+1) {
			j, listed = j+2, listed+1
			continue
		}
		part := r.namePart(t.Base) || t.Def && r.namePart(t.Stem)
		if r.class(t) != "" || j == k && t.Def && !part || t.Def && t.Stem == saying {
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

// foreignWaw reports whether two words that no list has stand between commas at token k, the
// second of which begins with "و" that joins nobody: "وزير الدفاع، | جافين وليامسون،". It then
// makes the letter part of the word, here and elsewhere.
func (r *reader) foreignWaw(k, end int) bool {
	if k+2 >= end || r.toks[k+2].Norm != comma || !r.bare(k) {
		return false
	}
	a, b := &r.toks[k], &r.toks[k+1]
	if a.Def || b.Def || a.Kind != text.Word || b.Kind != text.Word || b.Conj != andWord || b.Prep != "" || len([]rune(b.Base)) < 4 {
		return false
	}
	unknown := func(w string) bool { return r.words[w] == 0 && !r.masdars[w] && !r.isVerb(w) }
	if !unknown(b.Base) || r.isName(b.Base) || !unknown(a.Base) && !r.namePart(a.Base) || r.inDate(k) {
		return false
	}
	for i, base := 0, b.Base; i < len(r.toks); i++ { // wherever he is named again
		if t := &r.toks[i]; t.Base == base && t.Conj == andWord && t.Prep == "" && !t.Def {
			t.Base, t.Stem, t.Conj, t.BaseStart = t.Conj+t.Base, t.Conj+t.Stem, "", t.Start
		}
	}
	return true
}

// apposition takes the title that follows a person's name: "جون كيري وزير
// الخارجية الأميركي", "فلان، المتحدث باسم …،".
func (r *reader) apposition(name, j, end int) int {
	k := j
	if from := r.d.Mentions[name].From; k < end && r.toks[k].Kind == text.Close && from > 0 && r.toks[from-1].Kind == text.Open {
		k++ // "فلان الفلاني" | رئيس البلدية
	}
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
	if t == nil || t.number == text.Plural || t.number == text.Dual || t.class == "counterpart" {
		return j // "نصح فلان | نظيره التركي": another
	}
	if from := r.d.Mentions[name].From; !comma && t.position && r.officeBefore(from) && r.metAt(from) {
		return j // "التقى وزير الخارجية فلان | المبعوث الأممي": another, whom he met
	}
	m := text.Mention{From: k, Type: schema.Person, Kind: schema.ByDescription, Head: k, Gender: t.gender, Number: t.number, Role: t.class, Rule: "ar.apposition", Score: 0.75}
	mentions, links, positions := len(r.d.Mentions), len(r.d.Links), len(r.d.Positions)
	to := r.titleChain(r.bodyInTitle(k, n, end, t, &m), end, t, &m)
	m.To, m.Definite = to, r.toks[k].Def || r.definiteChain(k, to)
	closed := to >= end || r.toks[to].Norm == "\u060C" || r.toks[to].Norm == "," || r.toks[to].Norm == "."
	if !m.Definite || comma && !closed && !t.position && !(t.within && len(m.Of) > 0) || to < end && (r.titleNamed(to, end) || closed && to+1 < end && r.titleNamed(to+1, end)) {
		r.d.Mentions, r.d.Links, r.d.Positions = r.d.Mentions[:mentions], r.d.Links[:links], r.d.Positions[:positions] // it begins something else; read it there
		return j
	}
	if from := r.d.Mentions[name].From; !comma && t.position && r.metAt(from) && !r.whomBehind(to, end) {
		r.d.Mentions, r.d.Links, r.d.Positions = r.d.Mentions[:mentions], r.d.Links[:links], r.d.Positions[:positions]
		return j // "التقى فلان | الرئيس المصري": whom he met
	}
	x := r.add(m)
	r.link(name, x, "ar.apposition")
	r.office(x, name, t)
	if t.position && r.word(to, end) && r.bare(to) && !r.toks[to].Def && !r.metAt(r.d.Mentions[name].From) {
		if next, _ := r.titleAt(to, end); next != nil && next.position {
			return r.apposition(name, to, end) // "ولي العهد | رئيس مجلس الوزراء | وزير الدفاع"
		}
	}
	return to
}

// whomBehind reports whether somebody is told of right behind token to whom the subject
// before it may have met: "وزير الخارجية الأميركي | نظيره", "| بنظيره", "| مع نظيره".
func (r *reader) whomBehind(to, end int) bool {
	if to < end && (r.toks[to].Norm == comma || r.toks[to].Norm == ",") {
		to++
	}
	if to >= end || r.toks[to].Kind != text.Word {
		return false
	}
	if t := &r.toks[to]; t.Prep == prepB || t.Base == withWord {
		return true
	}
	if raw, ok := r.raw[to]; ok {
		return raw.typ != schema.Place || r.bare(to) // "زار فلان وزير الخارجية | بغداد"
	}
	t, _ := r.titleAt(to, end)
	return t != nil
}

// officeBefore reports whether an office stands right before token to: "وزير الخارجية |
// فلان", and no mere rank.
func (r *reader) officeBefore(to int) bool {
	for k := to - 1; k >= 0 && k > to-6; k-- {
		t := &r.toks[k]
		if t.Kind != text.Word || t.Sent != r.toks[to].Sent || r.class(t) != "" && r.class(t) != "prep" {
			return false
		}
		if tt, _ := r.titleAt(k, to); tt != nil {
			return tt.position && !namesake[tt.class]
		}
	}
	return false
}

// metAt reports whether a verb of meeting stands before the title that ends at token to:
// behind it come who met and whom.
func (r *reader) metAt(to int) bool {
	for k := to - 1; k >= 0 && k > to-9 && r.toks[k].Sent == r.toks[to].Sent; k-- {
		for _, f := range r.triggers[r.toks[k].Base] {
			if f.form == past || f.form == present {
				return f.trigger.typ == "meet" || f.trigger.typ == "visit"
			}
		}
	}
	return false
}

// titleNamed reports whether a person's name begins at token j: the title before
// it is that person's, also over a comma ("دعا فلان، الرئيس الأمريكي، فلان").
func (r *reader) titleNamed(j, end int) bool {
	if !r.word(j, end) || !r.bare(j) {
		return false
	}
	raw, ok := r.raw[j]
	return ok && raw.typ == schema.Person
}

// office records that the person holds what the title names.
func (r *reader) office(desc, name int, t *title) {
	m := &r.d.Mentions[desc]
	if m.To == m.From+1 && t.class == "prince" || r.actsOnStage(m, t) {
		return // "الأمير فلان": how princes are called
	}
	if !r.isOffice(m, t) && !(t.class == "counterpart" && m.Country != "") { // "نظيره الفرنسي": the same office there
		return
	}
	r.d.Positions = append(r.d.Positions, text.Position{Person: name, Title: m.Span, Of: append([]int(nil), m.Of...), Country: m.Country, Rule: "ar.title-name", Score: 0.9})
}

// actsOnStage reports whether "الممثل" is told of nobody whom he represents: an actor.
func (r *reader) actsOnStage(m *text.Mention, t *title) bool {
	if t.class != "representative" || !r.toks[m.Head].Def || len(m.Of) > 0 || m.Served {
		return false
	}
	_, n := r.titleAt(m.Head, m.To)
	return n == 1
}

// isOffice reports whether the title names an office.
func (r *reader) isOffice(m *text.Mention, t *title) bool {
	return t.position || t.within && r.toldWithin(m)
}

// toldWithin reports whether a title that is an office in some body alone has it: "القيادي
// في الحزب", "ضابط الشرطة". "قيادي في الحزب" is one of many.
func (r *reader) toldWithin(m *text.Mention) bool {
	head, next := &r.toks[m.Head], m.Head+1
	if next >= m.To {
		return false
	}
	construct := !head.Def && r.bare(next) && r.toks[next].Kind == text.Word && r.class(&r.toks[next]) == ""
	return m.Definite && (construct || head.Def && (len(m.Of) > 0 || m.Served))
}
