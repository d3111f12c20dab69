package ar

import (
	"cmp"
	"slices"
	"strings"

	"github.com/khabar-kg/khabar/extract/lexicon"
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// Prepositions and particles that the phrase rules speak of, folded.
const (
	prepB  = "\u0628"             // ب
	prepL  = "\u0644"             // ل
	inWord = "\u0641\u064A"       // في
	toWord = "\u0627\u0644\u064A" // إلى
	atWord = "\u0644\u062F\u064A" // لدى
	onWord = "\u0639\u0644\u064A" // على
	named  = "\u0627\u0633\u0645" // اسم, in باسم "in the name of"
)

// Names adds the mentions of the document: names, and the descriptions of
// persons and bodies.
func (l *Language) Names(d *text.Doc) {
	r := l.read(d)
	r.findRaw(l.tag(d))
	for i := range d.Sentences {
		s := &d.Sentences[i]
		if s.Skip {
			continue
		}
		for i := s.From; i < s.To; {
			if n := r.phrase(i, s.To); n > i {
				i = n
			} else {
				i++
			}
		}
	}
	r.fathers()
	r.furtherQualities()
	r.surnames()
	r.quotedBodies()
	r.quotedAgain()
	r.offices()
	r.twoOfOneName()
	sortMentions(d)
}

// fathers takes the name of a man's son that closes his own for a part of it: "محمد مصطفى
// | أبو عادل" is one, and nobody whom the lexicon knows by the first two.
func (r *reader) fathers() {
	ends := map[int]int{} // token behind a person's name → its mention
	for i := range r.d.Mentions {
		m := &r.d.Mentions[i]
		if m.Type != schema.Person || m.Kind != schema.ByName {
			continue
		}
		ends[m.To] = i
		o, ok := ends[m.From]
		if ok && m.To-m.From == 2 && r.toks[m.From].Base == kunya && r.bare(m.From) {
			x := &r.d.Mentions[o]
			x.To, x.Known = m.To, ""
			x.Span = r.d.BaseSpan(x.From, x.To)
			ends[x.To] = o
		}
	}
}

// surnames adds the mentions of persons by their last name alone: a word that
// closed a person's full name elsewhere in the article.
func (r *reader) surnames() {
	last := map[string]text.Gender{}
	covered := make([]bool, len(r.toks))
	defer func() {
		for i := range r.d.Mentions {
			m := &r.d.Mentions[i]
			g, ok := last[r.tail(m.From, m.To)]
			if !ok {
				continue
			}
			switch {
			case m.Type == schema.Person && m.Kind == schema.ByDescription && r.toks[m.From].Def && m.To == m.From+1:
				// "الخطيب" is the preacher, unless someone of that name is in the article.
				m.Kind, m.Gender, m.Role, m.Rule = schema.ByName, g, "", "ar.surname"
			case m.Type != schema.Person && m.Kind == schema.ByName && r.otherwise(m):
				// what is taken for a place or body where it stands alone
				m.Known, m.Type, m.Gender, m.Number, m.Rule = "", schema.Person, g, text.Singular, "ar.surname"
			}
		}
	}()
	for i := range r.d.Mentions {
		m := &r.d.Mentions[i]
		if m.Type == schema.Person && m.Kind == schema.ByName && m.To-m.From >= 2 {
			if r.class(&r.toks[m.To-1]) == "" && !r.hyphen(m.To-2, len(r.toks)) { // "مون جاي-إن"
				last[r.toks[m.To-1].Base] = m.Gender
			}
			if m.To-m.From >= 3 {
				last[r.tail(m.To-2, m.To)] = m.Gender
			}
		}
		if m.Kind == schema.ByName {
			for k := m.From; k < m.To; k++ {
				covered[k] = true
			}
		}
	}
	if len(last) == 0 {
		return
	}
	ends := map[int]int{} // token behind one given name → its mention
	for i := range r.d.Mentions {
		if m := &r.d.Mentions[i]; m.Type == schema.Person && m.Kind == schema.ByName && m.To == m.From+1 && m.Known == "" {
			ends[m.To] = i
		}
	}
	for i := range r.toks {
		t := &r.toks[i]
		if covered[i] || t.Kind != text.Word || r.class(t) == "prep" || r.d.SentenceOf(i).Skip {
			continue
		}
		to := i + 1
		g, ok := text.NoGender, false
		if i+1 < len(r.toks) && !covered[i+1] { // "كرم الله"
			if g, ok = last[r.tail(i, i+2)]; ok {
				to++
			}
		}
		if !ok {
			g, ok = last[t.Base]
		}
		if ok && (to > i+1 || r.words[t.Base] < 480 || i > 0 && t.Prep == "" && t.Conj == "" && r.finiteVerb(i-1)) {
			if o, ok := ends[i]; ok && r.bare(i) && r.given(r.d.Mentions[o].From, len(r.toks)) { // "محمد | حصاد"
				m := &r.d.Mentions[o]
				m.To, m.Span = to, r.d.BaseSpan(m.From, to)
				continue
			}
			k := r.add(text.Mention{From: i, To: to, Type: schema.Person, Kind: schema.ByName, Head: i, Number: text.Singular, Gender: g, Definite: true, Rule: "ar.surname", Score: 0.8})
			if i > 0 && t.Conj == "" && t.Prep == "" {
				r.titleBefore(k, i)
			}
		}
	}
}

// opening reports whether "فتح" at token i is to open something, which is told right behind it,
// and no movement: "طالبت بفتح تحقيق".
func (r *reader) opening(i int, s *text.Sentence) bool {
	t := &r.toks[i]
	if t.Base != "\u0641\u062A\u062D" || t.Prep != prepB || !r.word(i+1, s.To) || !r.bare(i+1) || !r.nominal(i+1) || r.given(i+1, s.To) { // فتح
		return false
	}
	_, quality := r.adjective(i + 1)
	return !quality
}

// motherOf reports whether a woman is called by her child at token i: "قالت أم أحمد", unlike the
// "أم" that asks which of two.
func (r *reader) motherOf(i int, s *text.Sentence) bool {
	t := &r.toks[i]
	if t.Base != "\u0627\u0645" || !r.bare(i) || !strings.HasPrefix(t.Text, string(alefHamzaUp)) || !r.given(i+1, s.To) { // أم
		return false
	}
	return i == s.From || r.toks[i-1].Kind == text.Punct || r.finiteVerb(i-1) || r.class(&r.toks[i-1]) == "prep"
}

// wholeWords puts back what was cut off the words behind the first of a person's name, where
// no preposition stands, and off the same words elsewhere: "إبراهيم كالين", which is no "like".
func (r *reader) wholeWords(from, to int) {
	for k := from + 1; k < to; k++ {
		t := &r.toks[k]
		if t.Kind != text.Word || t.Prep == "" || t.Conj != "" || t.Def || t.Prep+t.Base != t.Norm {
			continue
		}
		norm := t.Norm
		for i := range r.toks {
			if o := &r.toks[i]; o.Norm == norm && o.Kind == text.Word && o.Prep != "" {
				o.Prep, o.Base, o.Stem, o.BaseStart = "", norm, norm, o.Start
			}
		}
	}
}

// otherwise reports whether a name that is also somebody's in the article may well
// be his: by the tagger, or that of a small town where no preposition stands before it.
func (r *reader) otherwise(m *text.Mention) bool {
	k := r.names.ByID(m.Known)
	if k == nil {
		return strings.HasPrefix(m.Rule, "tagger.")
	}
	const small = 3
	return k.Kind == "city" && k.Rank >= small && r.toks[m.From].Prep == "" && (m.From == 0 || r.class(&r.toks[m.From-1]) != "prep" && r.heads[r.toks[m.From-1].Stem] == nil)
}

// tail gives the words of one or two tokens as last names are compared, or "".
func (r *reader) tail(from, to int) string {
	switch to - from {
	case 1:
		return r.toks[from].Base
	case 2:
		return r.toks[from].Base + " " + r.toks[from+1].Norm
	}
	return ""
}

// titleBefore links a surname to the title right before it: "الرئيس هادي".
func (r *reader) titleBefore(k, i int) {
	for m := range r.d.Mentions {
		x := &r.d.Mentions[m]
		if x.To == i && x.Type == schema.Person && x.Kind == schema.ByDescription && x.Number != text.Plural {
			r.link(m, k, "ar.title-name")
			if t, _ := r.titleAt(x.From, i); t != nil {
				r.office(m, k, t)
			}
		}
	}
}

// sortMentions orders the mentions by place, longer first, and keeps the
// indices that point at them right.
func sortMentions(d *text.Doc) {
	order := make([]int, len(d.Mentions))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		x, y := &d.Mentions[a], &d.Mentions[b]
		return cmp.Or(cmp.Compare(x.Span.Start, y.Span.Start), cmp.Compare(y.Span.End, x.Span.End))
	})
	place := make([]int, len(order))
	sorted := make([]text.Mention, len(order))
	for to, from := range order {
		place[from], sorted[to] = to, d.Mentions[from]
	}
	for i := range sorted {
		for j, m := range sorted[i].Of {
			sorted[i].Of[j] = place[m]
		}
	}
	for i := range d.Links {
		d.Links[i].A, d.Links[i].B = place[d.Links[i].A], place[d.Links[i].B]
	}
	for i := range d.Positions {
		p := &d.Positions[i]
		p.Person = place[p.Person]
		for j, m := range p.Of {
			p.Of[j] = place[m]
		}
	}
	d.Mentions = sorted
}

// findRaw collects names: the lexicon's, longest first, and the tagger's. Where
// both overlap the longer wins; of the same length the lexicon's, which has an
// identifier.
func (r *reader) findRaw(tagged []text.Mention) {
	r.raw = map[int]rawName{}
	taken := make([]bool, len(r.toks)+1)
	free := func(from, to int) bool { return !slices.Contains(taken[from:to], true) }
	put := func(from int, n rawName) {
		r.raw[from] = n
		for i := from; i < n.to; i++ {
			taken[i] = true
		}
	}
	type candidate struct {
		from int
		rawName
	}
	var all, doubts []candidate
	var sure []*lexicon.Known
	const above = 4 // sentences above the report: headlines and the line that says whence
	for i := range r.d.Sentences[:min(above, len(r.d.Sentences))] {
		if from, to := r.byline(&r.d.Sentences[i]); from < to {
			outlet := func(from, to int) {
				all = append(all, candidate{from, rawName{to: to, typ: schema.Organization, score: 0.8, rule: byByline}})
			}
			outlet(from, to)
			r.elsewhere(from, to, outlet)
		}
	}
	r.outlets(tagged)
	for _, m := range r.joinTagged(r.partTagged(r.hyphenated(tagged))) {
		from, to := r.trimTagged(&m)
		if k := to - 1; k > from && r.opening(k, r.d.SentenceOf(k)) {
			to = k // "المنظمة | بفتح تحقيق"
		}
		if m.Type == schema.Person && r.townOfOffice(m.From, m.To) {
			all = append(all, candidate{m.From, rawName{to: m.From + 1, typ: schema.Place, score: m.Score, rule: m.Rule}})
		}
		if m.Type == schema.Person && to == from+1 {
			to = r.restOfHolder(from, r.restOfForeign(from, r.restOfGiven(from, to)))
		}
		if m.Type == schema.Person && to > from && r.lastBetweenCommas(from, to) {
			to++
		}
		if m.Type == schema.Person {
			r.wholeWords(from, to)
		}
		if from < to && !r.inDate(from) && !r.nationality(from, to) && !r.aKind(from, to) && !(to == from+1 && r.commonWord(from, &m)) {
			all = append(all, candidate{from, rawName{to: to, typ: m.Type, score: m.Score, rule: m.Rule}})
		}
	}
	for i := range r.d.Sentences {
		s := &r.d.Sentences[i]
		if s.Skip {
			continue
		}
		for i := s.From; i < s.To; i++ {
			if r.motherOf(i, s) {
				all = append(all, candidate{i, rawName{to: i + 2, typ: schema.Person, score: 0.8, rule: "ar.mother-of"}})
			}
			k, to, doubtful := r.lookup(i, s.To)
			if k == nil || r.inDate(i) || r.nationality(i, to) || to == i+1 && r.opening(i, s) {
				continue
			}
			c := candidate{i, rawName{to: to, typ: k.Type, known: k, score: 0.95, rule: "lexicon.known"}}
			if doubtful {
				doubts = append(doubts, c)
			} else {
				all, sure = append(all, c), append(sure, k)
			}
		}
	}
	if len(doubts) > 0 {
		spoken := r.spokenOf(sure)
		for _, c := range doubts {
			if spoken(c.known) {
				all = append(all, c)
			}
		}
	}
	// "التقى بايدن الكاظمي": the last names of two who are named in full elsewhere.
	closes := map[string][]int{} // last word of a full name → all that have it
	for i, c := range all {
		if c.typ == schema.Person && c.to-c.from >= 2 {
			closes[r.toks[c.to-1].Base] = append(closes[r.toks[c.to-1].Base], i)
		}
	}
	for i, c := range all {
		if c.typ != schema.Person || c.known != nil || c.to-c.from != 2 || r.names.IsGiven(r.toks[c.from].Base) {
			continue
		}
		a, b := r.toks[c.from].Base, r.toks[c.from+1].Base
		another := func(k int) bool { return all[k].from != c.from && r.toks[all[k].from].Base != a }
		if len(closes[a]) > 0 && slices.ContainsFunc(closes[b], another) {
			all[i].to = c.from + 1
			all = append(all, candidate{c.from + 1, rawName{to: c.to, typ: c.typ, score: c.score, rule: c.rule}})
		}
	}
	slices.SortStableFunc(all, func(a, b candidate) int {
		known := func(c candidate) int {
			if c.known != nil {
				return 0
			}
			return 1
		}
		return cmp.Or(cmp.Compare(b.to-b.from, a.to-a.from), cmp.Compare(known(a), known(b)), cmp.Compare(a.from, b.from))
	})
	for _, c := range all {
		if free(c.from, c.to) {
			put(c.from, c.rawName)
		}
	}
}

// nationality reports whether the one word from token i up to to, written like the name of a
// country, is the adjective of the indefinite noun in the accusative right before it:
// "صحفيا سوريا", "وفدا روسيا".
func (r *reader) nationality(i, to int) bool {
	t := &r.toks[i]
	if to != i+1 || i == 0 || !r.bare(i) || !hasSuffix(t.Base, "\u064A\u0627") { // يا
		return false
	}
	_, _, _, ok := r.names.Nisba("\u0627\u0644" + strings.TrimSuffix(t.Base, string(alef))) // ال
	before := &r.toks[i-1]
	w, accusative := strings.CutSuffix(before.Base, string(alef))
	if !ok || !accusative || before.Kind != text.Word || before.Sent != t.Sent || before.Def || r.class(before) != "" || r.isVerb(before.Base) {
		return false
	}
	return r.titles[w] != nil || r.heads[w] != nil || r.masdars[w] || r.hasForm(w, masdar, noun)
}

// inDate reports whether token i is part of a date: "آب" is the month.
func (r *reader) inDate(i int) bool { return within(r.d.Dates, i) || within(r.d.Undated, i) }

// within reports whether token i is part of one of the dates, which stand in order.
func within(dates []text.Date, i int) bool {
	k, found := slices.BinarySearchFunc(dates, i, func(d text.Date, i int) int { return cmp.Compare(d.From, i) })
	return found || k > 0 && i < dates[k-1].To
}

// phrase reads the phrase at token i, adds its mentions, and returns where to
// go on, or i where no phrase of interest begins.
func (r *reader) phrase(i, end int) int {
	t := &r.toks[i]
	if t.Kind != text.Word {
		return i
	}
	if to, _ := r.person(i, end); to > i {
		return to
	}
	if to, _ := r.body(i, end); to > i {
		return to
	}
	if to, _ := r.name(i, end); to > i {
		return to
	}
	return i
}

// add appends a mention and returns its index.
func (r *reader) add(m text.Mention) int {
	m.Entity = -1
	if m.Span.IsZero() {
		m.Span = r.d.BaseSpan(m.From, m.To)
	}
	r.d.Mentions = append(r.d.Mentions, m)
	return len(r.d.Mentions) - 1
}

func (r *reader) link(a, b int, rule string) {
	r.d.Links = append(r.d.Links, text.Link{A: a, B: b, Rule: rule})
}

// name adds the raw name at token i. A person's name takes the titles that
// follow it in apposition.
func (r *reader) name(i, end int) (to, mention int) {
	n, ok := r.raw[i]
	if !ok {
		if to := r.personName(i, end, false); to > i {
			n = rawName{to: to, typ: schema.Person, score: 0.7, rule: "ar.name-parts"}
		} else {
			return i, text.NoMention
		}
	}
	m := text.Mention{From: i, To: n.to, Type: n.typ, Kind: schema.ByName, Head: i, Number: text.Singular, Definite: true, Rule: n.rule, Score: n.score}
	if n.known != nil {
		m.Known, m.Gender = n.known.ID, n.known.Gender
	}
	to = n.to
	if n.typ == schema.Person {
		// The tagger stops short of a family name now and then.
		_, another := r.raw[to] // "بايدن | الكاظمي"
		if longer := r.personName(i, end, true); longer > to && !another {
			to = longer
		}
		if rest := r.raw[to]; r.unfinished(to-1) && r.word(to, end) && r.bare(to) && (!another || rest.typ == schema.Person && rest.known == nil) && r.class(&r.toks[to]) == "" {
			delete(r.raw, to) // "سلمان بن عبد | العزيز"
			to = max(to+1, rest.to)
		}
		if to-i >= 1 && to < end && !r.toks[to-1].Def && n.known == nil && r.familyName(to) {
			to++
		}
		m.To = to
		if given, ok := r.names.Given(r.toks[i].Base); ok && m.Gender == text.NoGender && to > i+1 {
			m.Gender = given.Gender
		}
	}
	mention = r.add(m)
	to = r.alias(mention, to, end)
	if n.typ == schema.Person {
		to = r.nickname(mention, to, end)
		to = r.apposition(mention, to, end)
	}
	return to, mention
}

// alias takes a name in brackets right after a name: an acronym, or another
// name of the same ("عين العرب (كوباني)").
func (r *reader) alias(m, to, end int) int {
	if to >= end || r.toks[to].Norm != "(" && r.toks[to].Kind != text.Open {
		return to
	}
	if r.toks[to].Kind == text.Open { // only "(“X”)" and the like come here by bracket
		return to
	}
	c, ok := r.quoted(to, end, 5)
	if !ok {
		return to
	}
	from := to + 1
	if r.toks[from].Kind == text.Open && r.toks[c-1].Kind == text.Close && c-1 > from+1 {
		from++
		c2 := c - 1
		return r.addAlias(m, from, c2, c+1)
	}
	return r.addAlias(m, from, c, c+1)
}

func (r *reader) addAlias(m, from, to, next int) int {
	if r.d.Mentions[m].Type == schema.Person {
		return next - (next - from) - 1 // brackets after persons hold ages and parties
	}
	if _, isName := r.raw[from]; !isName && !r.latin(from, to) {
		return from - 1
	}
	if to == from+1 && r.toks[from].Kind == text.Number {
		return from - 1 // "جسر الأئمة (1957)"
	}
	owner := r.d.Mentions[m]
	if n, ok := r.raw[from]; ok && !compatibleHead(n.typ, owner.Type) || owner.Type == schema.Place && r.raw[from].to == 0 {
		return from - 1 // "صنعاء (وكالة الفرات)"
	}
	if n, ok := r.raw[from]; ok && n.known != nil && owner.Known != "" && n.known.ID != owner.Known {
		return from - 1
	}
	a := r.add(text.Mention{From: from, To: to, Type: owner.Type, Kind: schema.ByName, Head: from, Number: owner.Number, Gender: owner.Gender, Definite: true, Known: owner.Known, Rule: "ar.alias", Score: 0.8})
	r.link(m, a, "ar.alias")
	return next
}

// latin reports whether all tokens are written in Latin letters or digits.
func (r *reader) latin(from, to int) bool {
	for i := from; i < to; i++ {
		if r.toks[i].Text[0] >= 0x80 {
			return false
		}
	}
	return from < to && r.toks[from].Kind == text.Word
}

// tag runs the trained tagger.
func (l *Language) tag(d *text.Doc) []text.Mention {
	if l.tagger == nil {
		return nil
	}
	return l.tagger.Tag(d)
}
