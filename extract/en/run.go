package en

import (
	"slices"
	"strings"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

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
			if t.Kind == text.Number && toks[j-1].Norm == numbered || j > i+1 && toks[j-2].Norm == numbered && t.Norm == "news" {
				j++
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
	if ofState(t) || t.Norm == "jr." || t.Norm == "sr." {
		return false // "Jr." by itself
	}
	if n.amount(i) {
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
		if n.seen[t.Norm] == "" && (i+1 >= s.To || !n.d.Tokens[i+1].Cap) && (n.l.starters[t.Norm] || n.opener(i, s)) {
			return false // "Ahead of the talks, …", "Thereafter, …"
		}
		return strings.HasPrefix(t.Tag, "NNP") || n.seen[t.Norm] != "" || n.isTitle(i) && i+1 < s.To && capitalised(&n.d.Tokens[i+1]) || n.officeOf(i) || n.demonym(i) && i+1 < s.To && n.d.Tokens[i+1].Cap
	}
	if n.l.starters[t.Norm] {
		return false
	}
	return strings.HasPrefix(t.Tag, "NN") || strings.HasPrefix(t.Tag, "JJ") || strings.HasPrefix(t.Tag, "VB") && t.Tag != "VBZ" && t.Tag != "VBD" || !t.Cap
}

// ofState reports whether a word is the party and state of a lawmaker: "(R-Ohio)".
func ofState(t *text.Token) bool {
	return len(t.Text) > 2 && t.Text[1] == '-' && (t.Text[0] == 'D' || t.Text[0] == 'R' || t.Text[0] == 'I')
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
		if k := n.goesOn(from, j, s); k > j {
			return k
		}
		return n.twoFields(from, j, s)
	case "on":
		// "House Committee on Natural Resources"
		if !committees[toks[j-1].Norm] || !toks[j-1].Cap {
			return j
		}
		return n.committeeOn(j+1, s)
	case ",":
		return n.goesOn(from, j, s)
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
	case "'s", "'", "\u2019":
		// "People's Protection Units", "the County Coroner's Office"
		if !capAt(j + 1) {
			return j
		}
		if people[toks[j-1].Norm] {
			return j + 2
		}
		if n.isTitle(j - 1) {
			if h, ok := n.headNoun(j + 1); ok && (h.typ == schema.Organization || h.typ == schema.MilitaryUnit) {
				return j + 2
			}
		}
	}
	return j
}

// people are plurals, and nouns like them, whose possessive is part of a name.
var people = map[string]bool{"people": true, "workers": true, "women": true, "children": true, "men": true, "teachers": true, "veteran": true, "veterans": true, "students": true, "farmers": true, "writers": true, "lawyers": true, "doctors": true}

// numbered is the body whose name a number is part of: "Channel 12", "Channel 12 news".
const numbered = "channel"

// police is the body that needs no article.
const police = "police"

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
	for k := i; k < j && !n.bodyOf(i, j); k++ {
		if _, ok := n.titleOf(k); ok && k+1 < j && toks[k+1].Tag != "POS" && !n.givenTitle(k, i) {
			cut = k + 1
			if cut < j && (toks[cut].Norm == "of" || toks[cut].Norm == "for") {
				if cut = n.pastOffice(cut, j); cut == j {
					return // "Minister of Defense": a description, found by its head
				}
				k = cut - 1
			}
		}
	}
	titled := cut > i
	if n.isTitle(j-1) && (!titled || cut == j-1 && !n.l.names.IsFamily(toks[j-1].Norm)) || titled && cut == j {
		// Nothing but a title; its body may be a name: "Pentagon Press Secretary".
		return
	}
	if titled && n.isTitle(j-1) && (toks[j-2].Norm == "crown" || j < s.To && n.name[j] != 0 && n.ms[n.name[j]-1].Type == schema.Person) {
		return // "Deputy Crown Prince", before his name
	}
	i = cut
	// "Paris-based Hydrelec": the name is what is based there.
	based := false
	for i < j-1 && isAdjectival(toks[i].Norm) {
		i, based = i+1, true
	}
	for i+1 < j-1 && !titled && n.l.fields[toks[i].Norm] != "" && n.l.names.IsGiven(toks[i+1].Norm) {
		i++ // "Fisheries Layla Mansour", the title in front of it not in capitals
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
	if _, k := n.l.names.Demonyms(n.word, i, j); !titled && (k == j-i || j-i == 1 && (n.people(i) || n.twoCountries(i))) {
		return
	}
	if j-i == 1 && !titled && (isAdjectival(toks[i].Norm) || n.commonWord(i, s)) {
		return
	}
	if j-i == 1 && !titled {
		switch n.l.groups[toks[i].Norm] {
		case "none":
			return
		case "party":
			n.add(text.Mention{From: i, To: j, Head: i, Type: schema.Organization, Kind: schema.ByName, Definite: true, Number: text.Plural, Rule: "en/party", Score: 0.7})
			return
		}
	}
	if !titled && n.fieldAlone(i, j) {
		if h, ok := n.headNoun(min(j, s.To-1)); ok && j < s.To && h.typ == schema.Organization && h.needs == alone && toks[j].Tag == "NN" && j-i > 1 {
			n.add(text.Mention{From: i, To: j + 1, Head: j, Type: h.typ, Kind: schema.ByName, Definite: true, Rule: "en/field-head", Score: 0.75})
		}
		return // "the Traffic and Patrols directorate" has a name, "Tourism" is none
	}
	if last := &toks[j-1]; !titled && n.l.works[last.Norm] && last.Cap {
		return // "the Affordable Care Act"
	}
	if j-i == 1 && i > s.From && toks[i-1].Tag == "DT" && things[n.l.singular(toks[i].Norm)] {
		return // "the Constitution", as official prose writes it
	}
	if j-i == 1 && i > s.From {
		// "the Government", "the Members": a noun that official prose writes large.
		if _, ok := n.headNoun(i); (ok || toks[i].Norm == "members") && (toks[i-1].Tag == "DT" || toks[i-1].Tag == "PDT" || toks[i-1].Tag == "PRP$") {
			if h, ok := n.headNoun(i); ok && h.needs == alone && h.typ != schema.Place {
				n.add(text.Mention{From: i - 1, To: j, Head: i, Type: h.typ, Kind: schema.ByDescription, Definite: toks[i-1].Norm == "the", Number: h.number, Rule: "en/body", Score: 0.7})
			}
			return
		}
	}
	if toks[i].Norm == police && j-i == 1 {
		// A sentence or headline begins with it: no name, as elsewhere.
		n.add(text.Mention{From: i, To: j, Head: i, Type: schema.Organization, Kind: schema.ByDescription, Definite: true, Rule: "en/body", Score: 0.7})
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
	for _, s := range [...]string{"-based", "-led", "-backed", "-born", "-owned", "-controlled", "-held", "-run", "-linked", "-aligned", "-affiliated", "-majority", "-speaking", "-listed", "-made", "-style", "-trained", "-registered", "-dominated", "-funded", "-sponsored", "-occupied", "-administered", "-era"} {
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
		if h.typ == schema.Facility || first.Norm == "operation" || first.Norm == numbered {
			return h.typ, "en/head-first", text.NoGender // "Camp Buehring", "Operation Inherent Resolve"
		}
	}
	if n.calledByTitle(i, j, s) {
		return schema.Person, "en/titled", given.Gender // "activist Omoyele Sowore"
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
	if w := strings.TrimSuffix(first.Text, "s"); j-i == 1 && n.l.letters[first.Norm] && w == strings.ToUpper(w) {
		return "", "", 0 // "DNA"
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

// longestPersonal is the most words of a person's name.
const longestPersonal = 4

// calledByTitle reports whether the capitals from i to j, which no list knows, stand behind
// a title in small letters: "activist Omoyele Sowore".
func (n *namer) calledByTitle(i, j int, s *text.Sentence) bool {
	toks := n.d.Tokens
	if j-i < 2 || j-i > longestPersonal || i == s.From || s.Heading || toks[i-1].Cap || toks[i-1].Tag != "NN" || n.l.names.Find(n.word, i, j).Len == j-i {
		return false
	}
	for k := i; k < j; k++ {
		if _, ok := n.headNoun(k); ok || !toks[k].Cap {
			return false
		}
	}
	t, ok := n.titleOf(i - 1)
	return ok && t.class != "fighter"
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

// committeeOn returns the token after what a committee is on, from token i: i-1, that of
// "on", where that is no name.
func (n *namer) committeeOn(i int, s *text.Sentence) int {
	toks := n.d.Tokens
	named := func(k int) bool {
		return k < s.To && capitalised(&toks[k]) && toks[k].Kind == text.Word && !n.calendar(&toks[k]) && !n.isTitle(k) && !n.personNameAt(k)
	}
	k := i
	for named(k) || k > i && k+1 < s.To && toks[k].Norm == "and" && named(k+1) {
		k++
	}
	if k == i || k < s.To && toks[k].Cap && toks[k].Kind == text.Word {
		return i - 1 // nothing, or a title behind it: "House Committee on Trade Chairman Karel Novak"
	}
	for x := i; x < k; x++ {
		if n.name[x] != 0 {
			n.forget(x)
		}
	}
	return k
}
