package en

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/khabar-kg/khabar/extract/lexicon"
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// Fold is the form that words and names are compared in: lower case, straight
// apostrophes.
func Fold(s string) string { return lower(s) }

// A title is a noun for a person: "minister", "Gen.", "resident".
type title struct {
	class    string
	gender   text.Gender
	position bool // an office
}

// needs says what a head noun must have beside it to make a mention.
type needs uint8

const (
	alone    needs = iota // "the army" is a description
	withName              // "the city of Mosul", never "the city"
	capital               // "Battle of Mosul", never "the battle of Mosul"
)

// A head is the noun that carries the sense of a name or description of a body,
// unit, building, place or event.
type head struct {
	typ    schema.EntityType
	number text.Grammatical
	needs  needs
}

// A namer finds the mentions of one document.
type namer struct {
	l    *Language
	d    *text.Doc
	ms   []text.Mention
	name []int32 // for each token, 1 + the index in ms of the name that covers it
	seen map[string]schema.EntityType
	// links between mentions by index in ms, settled when the order is.
	links []text.Link
}

// Names adds d.Mentions, ordered, and d.Links: names, descriptions of persons
// and bodies, and the pronouns that speak or act.
func (l *Language) Names(d *text.Doc) {
	n := &namer{l: l, d: d, ms: d.Mentions[:0], name: make([]int32, len(d.Tokens)), seen: map[string]schema.EntityType{}}
	var tagged []text.Mention
	if l.tagger != nil {
		tagged = l.tagger.Tag(d)
	}
	// The text before its headlines: capitals say nothing there.
	for pass := range 2 {
		for i := range d.Sentences {
			s := &d.Sentences[i]
			if pass == 0 && n.byline(s) {
				s.Skip = true
			}
			if s.Skip || s.Heading != (pass == 1) {
				continue
			}
			if n.dateline(s) {
				n.known(s, tagged)
				n.datelineOnly(s)
				continue
			}
			n.known(s, tagged)
			n.runs(s, tagged)
			n.headed(s)
		}
	}
	n.retype()
	n.genders()
	for i := range d.Sentences {
		if s := &d.Sentences[i]; !s.Skip {
			n.persons(s)
			n.bodies(s)
			n.pronouns(s)
		}
	}
	n.appositions()
	n.acronyms()
	n.headlines()
	n.finish()
}

// dateline reports whether a sentence is what stands before an article's first
// dash: "BAGHDAD, Dec 9 (Agency) -".
func (n *namer) dateline(s *text.Sentence) bool {
	last := &n.d.Tokens[s.To-1]
	switch last.Text {
	case "-", "--", "\u2013", "\u2014":
		return s.To-s.From < 20 && s.To < len(n.d.Tokens) && n.d.Sentences[last.Sent+1].Para == s.Para
	}
	return false
}

// datelineOnly drops what a dateline names but for its place.
func (n *namer) datelineOnly(s *text.Sentence) {
	for k := s.From; k < s.To; k++ {
		if x := n.name[k]; x != 0 && n.ms[x-1].Type != schema.Place {
			n.forget(k)
		}
	}
}

// byline reports whether a line names who wrote the article: "By Jane Doe in Doha".
func (n *namer) byline(s *text.Sentence) bool {
	toks := n.d.Tokens
	if !s.Heading || s.To-s.From > 12 || s.To-s.From < 2 || toks[s.From].Norm != "by" || !toks[s.From+1].Cap {
		return false
	}
	for k := s.From; k < s.To; k++ {
		if toks[k].Tag == "VBD" || toks[k].Tag == "VBZ" {
			return false
		}
	}
	return true
}

// add appends a mention and returns its index.
func (n *namer) add(m text.Mention) int {
	m.Span = n.d.Span(m.From, m.To)
	if m.Type != schema.Person && m.Kind != schema.ByPronoun {
		m.Gender = text.Neuter
	}
	m.Entity = -1
	if m.Score == 0 {
		m.Score = 0.8
	}
	if m.Number == text.NoNumber {
		m.Number = text.Singular
	}
	t := &n.d.Tokens[m.Head]
	m.Subject = t.Dep == "nsubj" || t.Dep == "nsubjpass"
	n.ms = append(n.ms, m)
	if m.Kind == schema.ByName {
		for i := m.From; i < m.To; i++ {
			n.name[i] = int32(len(n.ms))
		}
	}
	return len(n.ms) - 1
}

// word is the folded word of token i, as the lexicon of names is asked.
func (n *namer) word(i int) string { return n.d.Tokens[i].Norm }

// capitalised reports whether a token is written like a name: "Ali", "al-Abadi".
func capitalised(t *text.Token) bool {
	if t.Cap {
		return true
	}
	if t.Kind != text.Word {
		return false
	}
	if i := strings.IndexByte(t.Text, '-'); i >= 2 && i <= 3 {
		r, _ := utf8.DecodeRuneInString(t.Text[i+1:])
		return unicode.IsUpper(r) && isArticle(t.Text[:i])
	}
	return false
}

// isArticle reports whether s is the Arabic article in Latin letters.
func isArticle(s string) bool {
	switch strings.ToLower(s) {
	case "al", "el", "ar", "as", "at", "ad", "an", "az", "ash", "ath", "adh", "ul":
		return true
	}
	return false
}

// known marks the names that the lexicon knows.
func (n *namer) known(s *text.Sentence, tagged []text.Mention) {
	toks := n.d.Tokens
	for i := s.From; i < s.To; {
		t := &toks[i]
		if t.Kind != text.Word || n.name[i] != 0 {
			i++
			continue
		}
		h := n.l.names.Find(n.word, i, s.To)
		if h.Len == 0 || !n.believable(h, i, s) {
			i++
			continue
		}
		to := i + h.Len
		for to-1 > i && toks[to-1].Kind != text.Word && toks[to-1].Kind != text.Number {
			to--
		}
		if h.Entry.Type == schema.Place && to < s.To && n.continues(to, s) || h.Entry.Type == schema.Place && h.Len == 1 && i > s.From && n.partOfRun(i, s) {
			i = to
			continue // "Baghdad University", "Tripoli Brigade": the run decides
		}
		if h.Entry.Type == schema.Place && h.Entry.Rank >= 2 && h.Len == 1 && partOfPerson(tagged, i, to) {
			i = to
			continue // "Petra Lind"
		}
		n.add(text.Mention{From: i, To: to, Type: h.Entry.Type, Kind: schema.ByName, Known: h.Entry.ID, Head: n.headOf(i, to), Definite: true, Gender: h.Entry.Gender, Rule: "en/known", Score: 0.95})
		i = to
	}
}

// partOfPerson reports whether the tagger has a longer name of a person about
// tokens from to to.
func partOfPerson(tagged []text.Mention, from, to int) bool {
	for k := range tagged {
		m := &tagged[k]
		if m.From >= to {
			break
		}
		if m.From <= from && to <= m.To && m.To-m.From > to-from && m.Type == schema.Person {
			return true
		}
	}
	return false
}

// believable reports whether a known form at token i means the name there.
func (n *namer) believable(h lexicon.Hit, i int, s *text.Sentence) bool {
	t := &n.d.Tokens[i]
	lastTok := &n.d.Tokens[i+h.Len-1]
	if h.Capitals {
		return t.Text == strings.ToUpper(t.Text) && (!h.Ambiguous || !s.Heading && strings.HasPrefix(t.Tag, "NNP"))
	}
	caps := 0
	for k := i; k < i+h.Len; k++ {
		if capitalised(&n.d.Tokens[k]) {
			caps++
		}
	}
	if caps == 0 {
		// "international coalition", "Iraqi forces" have a capital somewhere, or two words.
		return h.Len > 1 && !h.Ambiguous && unicode.IsLower(firstRune(h.Form))
	}
	if !capitalised(t) && unicode.IsUpper(firstRune(h.Form)) && !strings.HasPrefix(t.Norm, "al") {
		return false
	}
	if h.Len == 1 && i > s.From && n.d.Tokens[i-1].Cap && (n.l.names.IsGiven(n.d.Tokens[i-1].Norm) || n.isTitle(i-1)) {
		return false // "Jack London", "Sen. Jordan"
	}
	if h.Len == 1 && n.l.names.IsGiven(t.Norm) && i+1 < s.To && capitalised(&n.d.Tokens[i+1]) && h.Entry.Type == schema.Place {
		return false
	}
	if h.Ambiguous {
		return i > s.From && !s.Heading && strings.HasPrefix(lastTok.Tag, "NNP")
	}
	if h.Entry.Rank >= 3 && h.Len == 1 && (i == s.From || s.Heading) {
		return strings.HasPrefix(t.Tag, "NNP") && !n.l.verbs[t.Norm]
	}
	return true
}

func firstRune(s string) rune { r, _ := utf8.DecodeRuneInString(s); return r }

// continues reports whether a name goes on at token to: a capitalised head noun
// or a head noun that makes of it another name.
func (n *namer) continues(to int, s *text.Sentence) bool {
	t := &n.d.Tokens[to]
	if !t.Cap || s.Heading {
		return false
	}
	for k := to; k < s.To && k < to+3 && n.d.Tokens[k].Cap; k++ {
		if _, ok := n.l.heads[strings.ToLower(n.d.Tokens[k].Stem)]; ok {
			return true
		}
		if !strings.HasPrefix(n.d.Tokens[k].Tag, "NN") {
			return false
		}
	}
	return false
}

// partOfRun reports whether the token before i is part of the same name.
func (n *namer) partOfRun(i int, s *text.Sentence) bool {
	p := &n.d.Tokens[i-1]
	return i-1 > s.From && p.Cap && p.Tag == "NNP" && p.Dep == "compound" && n.name[i-1] == 0 && !n.isTitle(i-1) && !s.Heading && !n.demonym(i-1)
}

// demonym reports whether token i is the adjective of a country.
func (n *namer) demonym(i int) bool {
	_, k := n.l.names.Demonyms(n.word, i, i+1)
	return k == 1 && n.d.Tokens[i].Cap
}

// people reports whether token i names the people of a country: "Iraqis".
func (n *namer) people(i int) bool {
	t := &n.d.Tokens[i]
	if !t.Cap || !strings.HasSuffix(t.Norm, "s") {
		return false
	}
	_, k := n.l.names.Demonyms(func(int) string { return t.Norm[:len(t.Norm)-1] }, 0, 1)
	return k == 1
}

// twoCountries reports whether token i joins two names: "U.S.-Iraq".
func (n *namer) twoCountries(i int) bool {
	a, b, ok := strings.Cut(n.d.Tokens[i].Norm, "-")
	if !ok {
		return false
	}
	h := n.l.names.Find(func(k int) string { return [2]string{a, b}[k] }, 0, 1)
	g := n.l.names.Find(func(k int) string { return [2]string{a, b}[k] }, 1, 2)
	return h.Len == 1 && g.Len == 1
}

// isPlaceBy reports whether what follows token j calls the name a place: "X, a
// town near Y".
func (n *namer) isPlaceBy(j int, s *text.Sentence) bool {
	toks := n.d.Tokens
	if j+2 >= s.To || toks[j].Tag != "," || toks[j+1].Tag != "DT" {
		return false
	}
	for k := j + 2; k < s.To && k < j+6; k++ {
		if h, ok := n.l.heads[toks[k].Stem]; ok && strings.HasPrefix(toks[k].Tag, "NN") {
			return h.typ == schema.Place
		}
		if !strings.HasPrefix(toks[k].Tag, "NN") && toks[k].Tag != "JJ" && toks[k].Tag != "JJS" {
			return false
		}
	}
	return false
}

// isTitle reports whether token i is a noun for a person.
func (n *namer) isTitle(i int) bool {
	t := &n.d.Tokens[i]
	if _, ok := n.l.titles[t.Norm]; ok {
		return true
	}
	if strings.HasSuffix(t.Norm, "s") {
		_, ok := n.l.titles[n.l.singular(t.Norm)]
		return ok
	}
	return false
}

// titleOf is the entry of a noun for a person, plural or not.
func (n *namer) titleOf(i int) (title, bool) {
	t := &n.d.Tokens[i]
	if x, ok := n.l.titles[t.Norm]; ok {
		return x, true
	}
	if t.Tag == "NNS" || t.Tag == "NNPS" || t.Cap && strings.HasSuffix(t.Norm, "s") {
		if x, ok := n.l.titles[n.l.singular(t.Norm)]; ok {
			return x, true
		}
	}
	return title{}, false
}

// headNoun is the entry of a head noun, plural or not.
func (n *namer) headNoun(i int) (head, bool) {
	t := &n.d.Tokens[i]
	if h, ok := n.l.heads[t.Norm]; ok {
		return h, true
	}
	h, ok := n.l.heads[n.l.singular(t.Norm)]
	return h, ok && strings.HasPrefix(t.Tag, "NN")
}

// headOf is the token of a name that its sentence's tree hangs it up by.
func (n *namer) headOf(from, to int) int {
	for i := to - 1; i >= from; i-- {
		if h := n.d.Tokens[i].Head; h < from || h >= to {
			return i
		}
	}
	return to - 1
}

// calendar words are capitalised and no names.
func (n *namer) calendar(t *text.Token) bool { return n.l.calendar[strings.TrimSuffix(t.Norm, ".")] }

// runs finds names by their capitals.
func (n *namer) runs(s *text.Sentence, tagged []text.Mention) {
	toks := n.d.Tokens
	for i := s.From; i < s.To; {
		if !n.begins(i, s) {
			i++
			continue
		}
		j := i + 1
		for j < s.To && n.name[j] == 0 {
			t := &toks[j]
			if capitalised(t) && !n.calendar(t) && t.Kind == text.Word && !isAcronymIn(toks, j) && (!s.Heading || n.seen[t.Norm] != "" || n.l.names.IsFamily(t.Norm)) {
				j++
				continue
			}
			if k := n.connector(i, j, s); k > j {
				j = k
				continue
			}
			break
		}
		n.split(i, j, s, tagged)
		i = j
	}
}

// isAcronymIn reports whether token j stands alone in brackets.
func isAcronymIn(toks []text.Token, j int) bool { return j > 0 && toks[j-1].Text == "(" }

// begins reports whether a name may begin at token i.
func (n *namer) begins(i int, s *text.Sentence) bool {
	t := &n.d.Tokens[i]
	if n.name[i] != 0 || t.Kind != text.Word || !capitalised(t) || n.calendar(t) || len(t.Norm) < 2 && !strings.HasSuffix(t.Norm, ".") {
		return false
	}
	if t.Norm[0] == '@' || t.Norm[0] == '#' || strings.HasPrefix(t.Norm, "http") {
		return false
	}
	switch t.Tag {
	case "PRP", "PRP$", "DT", "IN", "CC", "MD", "WP", "WRB", "WDT", "TO", "EX", "UH", "POS", "CD":
		return false
	}
	if s.Heading {
		// Everything is capitalised in many headlines: what the text names, or a
		// person's name.
		if _, ok := n.seen[t.Norm]; ok {
			return true
		}
		return strings.HasPrefix(t.Tag, "NNP") && n.l.names.IsGiven(t.Norm) && i+1 < s.To && n.d.Tokens[i+1].Cap
	}
	if i == s.From || n.d.Tokens[i-1].Kind == text.Open || n.d.Tokens[i-1].Text == ":" {
		return strings.HasPrefix(t.Tag, "NNP") || n.seen[t.Norm] != "" || n.isTitle(i) && i+1 < s.To && capitalised(&n.d.Tokens[i+1]) || n.demonym(i) && i+1 < s.To && n.d.Tokens[i+1].Cap
	}
	if n.l.starters[t.Norm] {
		return false
	}
	return strings.HasPrefix(t.Tag, "NN") || strings.HasPrefix(t.Tag, "JJ") || strings.HasPrefix(t.Tag, "VB") && t.Tag != "VBZ" && t.Tag != "VBD" || !t.Cap
}

// connector returns the token after the small words at j that join two parts of
// a name, j where they do not.
func (n *namer) connector(from, j int, s *text.Sentence) int {
	toks := n.d.Tokens
	capAt := func(k int) bool {
		return k < s.To && capitalised(&toks[k]) && !n.calendar(&toks[k]) && n.name[k] == 0 && toks[k].Kind == text.Word
	}
	switch toks[j].Norm {
	case "of":
		if _, ok := n.headNoun(j - 1); !ok && !n.isTitle(j-1) {
			return j
		}
		k := j + 1
		if k < s.To && (toks[k].Norm == "the") {
			k++
		}
		if k < s.To && (capAt(k) || n.name[k] != 0) {
			for k < s.To && (n.name[k] != 0 || capAt(k)) {
				if n.name[k] != 0 {
					n.forget(k)
				}
				k++
			}
			return k
		}
	case "and", "&", "for":
		if !capAt(j + 1) {
			return j
		}
		// "Department of Health and Human Services", never "Smith and Jones".
		of := false
		for k := from; k < j; k++ {
			of = of || toks[k].Norm == "of"
		}
		if _, ok := n.headNoun(from); ok && of && toks[j].Norm != "for" {
			return j + 2
		}
		if toks[j].Norm == "&" {
			return j + 2
		}
		if _, ok := n.headNoun(j - 1); ok && toks[j].Norm == "for" {
			return j + 2
		}
	case "bin", "ibn", "abu", "de", "van", "von", "der", "la", "du", "al", "el", "bint", "da", "di", "ben", "-":
		if toks[j].Norm == "-" && (toks[j].SpaceLeft || j+1 < s.To && toks[j+1].SpaceLeft) {
			return j
		}
		if capAt(j + 1) {
			return j + 2
		}
		if j+2 < s.To && capAt(j+2) && (toks[j+1].Norm == "al" || toks[j+1].Norm == "-" || toks[j+1].Norm == "der") {
			return j + 3
		}
	case "'s":
		// "People's Protection Units"
		if toks[j-1].Norm == "people" || toks[j-1].Norm == "workers" {
			if capAt(j + 1) {
				return j + 2
			}
		}
	}
	return j
}

// forget takes the name that covers token k out again: a longer one has it.
func (n *namer) forget(k int) {
	x := n.name[k] - 1
	for i := n.ms[x].From; i < n.ms[x].To; i++ {
		n.name[i] = 0
	}
	n.ms[x].To = n.ms[x].From // empty: dropped in the end
}

// split cuts the run of capitals from i to j into titles and a name.
func (n *namer) split(i, j int, s *text.Sentence, tagged []text.Mention) {
	toks := n.d.Tokens
	// A title within it: "Prime Minister Haider al-Abadi", "Gen. Lloyd Austin".
	cut := i
	for k := i; k < j; k++ {
		if _, ok := n.titleOf(k); ok && k+1 < j && !(k == i && n.l.names.IsGiven(toks[k].Norm) && !strings.HasSuffix(toks[k].Text, ".")) {
			cut = k + 1
			if cut < j && toks[cut].Norm == "of" { // "Secretary of State John Kerry"
				for cut < j && !n.l.names.IsGiven(toks[cut].Norm) {
					cut++
				}
				if cut == j {
					return // "Minister of Defense": a description, found by its head
				}
			}
		}
	}
	titled := cut > i
	if n.isTitle(j-1) && !titled || titled && cut == j {
		// Nothing but a title; its body may be a name: "Pentagon Press Secretary".
		return
	}
	i = cut
	// "Paris-based Hydrelec": the name is what is based there.
	based := false
	for i < j-1 && isAdjectival(toks[i].Norm) {
		i, based = i+1, true
	}
	// The adjective of a country is no part of a person's name.
	if i < j-1 && n.demonym(i) && !titled {
		if _, ok := n.headNoun(j - 1); !ok && n.l.names.IsGiven(toks[i+1].Norm) {
			i++
		}
	}
	if i >= j {
		return
	}
	if j-i == 1 && !titled && (n.demonym(i) || n.people(i) || n.twoCountries(i)) {
		return
	}
	m := text.Mention{From: i, To: j, Kind: schema.ByName, Head: n.headOf(i, j), Definite: true, Score: 0.75}
	m.Type, m.Rule, m.Gender = n.typeOf(i, j, s, titled, tagged)
	if m.Type == "" {
		return
	}
	if based && m.Type == schema.Person && !n.l.names.IsGiven(toks[i].Norm) {
		m.Type, m.Gender = schema.Organization, text.NoGender
	}
	if m.Type == schema.Person {
		if to := n.personEnd(i, j); to < j {
			m.To = to
			m.Head = n.headOf(i, to)
		}
	}
	n.add(m)
	if !s.Heading {
		n.seen[toks[m.To-1].Norm] = m.Type
		n.seen[toks[m.From].Norm] = m.Type
	}
}

// isAdjectival reports whether a word with a hyphen modifies what follows:
// "Paris-based", "U.S.-led".
func isAdjectival(w string) bool {
	for _, s := range [...]string{"-based", "-led", "-backed", "-born", "-owned", "-controlled", "-held", "-run", "-linked", "-aligned", "-affiliated"} {
		if strings.HasSuffix(w, s) {
			return true
		}
	}
	return false
}

// personEnd cuts what cannot be part of a person's name off its end.
func (n *namer) personEnd(i, j int) int {
	for j-i > 1 {
		t := &n.d.Tokens[j-1]
		if n.calendar(t) || t.Norm == "of" || t.Norm == "-" {
			j--
			continue
		}
		break
	}
	return j
}

// typeOf decides what the name from i to j is of.
func (n *namer) typeOf(i, j int, s *text.Sentence, titled bool, tagged []text.Mention) (schema.EntityType, string, text.Gender) {
	toks := n.d.Tokens
	first, last := &toks[i], &toks[j-1]
	given, isGiven := n.l.names.Given(first.Norm)
	if titled {
		g := given.Gender
		if t, ok := n.titleOf(i - 1); ok && t.gender != text.NoGender {
			g = t.gender
		}
		return schema.Person, "en/titled", g
	}
	if h, ok := n.headNoun(j - 1); ok && (j-i > 1 || h.needs == alone && h.typ != schema.Place) && last.Cap && !(isGiven && j-i == 2 && n.l.names.IsFamily(last.Norm)) {
		return h.typ, "en/head", text.NoGender
	}
	if h, ok := n.headNoun(i); ok && j-i > 1 {
		for k := i + 1; k < j; k++ {
			if toks[k].Norm == "of" || toks[k].Norm == "for" {
				return h.typ, "en/head-of", text.NoGender
			}
		}
		if h.typ == schema.Facility || first.Norm == "operation" {
			return h.typ, "en/head-first", text.NoGender // "Camp Buehring", "Operation Inherent Resolve"
		}
	}
	switch first.Norm {
	case "mount", "lake", "cape", "gulf":
		if j-i > 1 {
			return schema.Place, "en/head-first", text.NoGender
		}
	}
	if h := n.l.names.Find(n.word, i, j); h.Len == j-i && (!h.Ambiguous || j-i > 1) {
		return h.Entry.Type, "en/known", h.Entry.Gender
	}
	if t, ok := covering(tagged, i, j); ok {
		g := text.NoGender
		if t == schema.Person {
			g = given.Gender
		}
		return t, "en/tagger", g
	}
	if isGiven && j-i > 1 && (!given.Ambiguous || n.l.names.IsFamily(last.Norm) || first.Tag == "NNP" && last.Tag == "NNP") {
		return schema.Person, "en/given", given.Gender
	}
	if j-i > 1 && (n.l.names.IsFamily(last.Norm) || strings.Contains(last.Norm, "al-") || len(first.Text) == 2 && first.Text[1] == '.') {
		return schema.Person, "en/family", text.NoGender
	}
	if n.isPlaceBy(j, s) {
		return schema.Place, "en/apposed-place", text.NoGender
	}
	if typ, ok := n.seen[last.Norm]; ok {
		return typ, "en/seen", text.NoGender
	}
	if j-i == 1 && len(first.Text) <= 6 && len(first.Text) >= 2 && first.Text == strings.ToUpper(first.Text) {
		if first.Norm == "i" || n.l.starters[first.Norm] {
			return "", "", 0
		}
		return schema.Organization, "en/acronym", text.NoGender
	}
	if i > s.From {
		p := &toks[i-1]
		switch p.Norm {
		case "in", "near", "outside", "across", "throughout", "around":
			if j-i <= 2 && toks[n.headOf(i, j)].Dep == "nmod" {
				return schema.Place, "en/in", text.NoGender
			}
		}
	}
	if s.Heading {
		return "", "", 0
	}
	hd := &toks[n.headOf(i, j)]
	if (hd.Dep == "nsubj" || hd.Dep == "nsubjpass") && hd.Head >= 0 && n.l.cues["V"+toks[hd.Head].Stem] != "" && j-i <= 3 && !(i > s.From && toks[i-1].Norm == "the") {
		return schema.Person, "en/speaks", text.NoGender
	}
	switch {
	case isGiven && !given.Ambiguous && j-i == 1:
		return schema.Person, "en/given", given.Gender
	case j-i == 1 && n.l.names.IsFamily(first.Norm):
		return schema.Person, "en/family", text.NoGender
	case i > s.From && toks[i-1].Norm == "the":
		return schema.Organization, "en/the", text.NoGender
	case hd.Dep == "compound" || hd.Dep == "amod":
		return "", "", 0
	case j-i == 2:
		return schema.Person, "en/two-words", text.NoGender
	case j-i > 2:
		return schema.Organization, "en/words", text.NoGender
	}
	if !strings.HasPrefix(hd.Tag, "NNP") {
		return "", "", 0
	}
	return schema.Organization, "en/word", text.NoGender
}

// covering returns the type of the tagger's name that has most of i to j.
func covering(tagged []text.Mention, i, j int) (schema.EntityType, bool) {
	k, _ := slices.BinarySearchFunc(tagged, i, func(m text.Mention, at int) int { return m.To - 1 - at })
	for ; k < len(tagged) && tagged[k].From < j; k++ {
		m := &tagged[k]
		if both := min(m.To, j) - max(m.From, i); both*2 > j-i {
			return m.Type, true
		}
	}
	return "", false
}
