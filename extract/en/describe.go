package en

import (
	"slices"
	"strings"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// left returns where the noun phrase that ends in token i begins: determiner,
// adjectives, nouns, names and possessives before it. country is the identifier
// of the country that an adjective in it names.
func (n *namer) left(i int, s *text.Sentence) (from int, country string) {
	toks := n.d.Tokens
	from = i
	for k := i - 1; k >= s.From; k-- {
		t := &toks[k]
		if t.Kind == text.Punct && t.Text == "-" && !t.SpaceLeft {
			continue
		}
		if t.Kind != text.Word && t.Kind != text.Number || n.calendar(t) {
			break
		}
		if m := n.bodyWithOf(k); m != nil && m.From >= s.From {
			from, k = m.From, m.From // "a former Department of State official"
			continue
		}
		if n.demonym(k) && country == "" {
			ds, _ := n.l.names.Demonyms(n.word, k, k+1)
			if k > s.From {
				if two, words := n.l.names.Demonyms(n.word, k-1, k+1); words == 2 {
					ds = two // "North Korean"
				}
			}
			country = ds[0].ID
		}
		if k > s.From && (t.Norm == "least" || t.Norm == "most") && toks[k-1].Norm == "at" {
			return from, country // "at least nine miners"
		}
		switch t.Tag {
		case "NN", "NNP", "JJ", "NNPS", "JJS", "JJR", "VBN":
		case "NNS":
			if t.Dep != "compound" && !n.l.calendar[t.Norm] && n.l.fields[t.Norm] != field && !(k+1 < s.To && t.Head > k && t.Head <= i) {
				return from, country
			}
		case "CD":
			if t.Head != i {
				return from, country
			}
		case "DT", "PRP$":
			return k, country
		case "POS":
			if k > s.From && n.name[k-1] != 0 || k > s.From && toks[k-1].Dep == "nmod:poss" {
				if x := n.name[max(k-1, 0)]; x != 0 {
					k = n.ms[x-1].From
					from = k
					continue
				}
				continue // "the junta's spokesman": from stays until its noun is read
			}
			return from, country
		case "VBG", "RB":
			if t.Head < k || t.Head > i || t.Tag == "RB" {
				return from, country
			}
		default:
			return from, country
		}
		if t.Tag == "VBN" && (t.Head < k || t.Head > i) {
			return from, country
		}
		if x := n.name[k]; x != 0 && n.ms[x-1].Type == schema.Person {
			return from, country // "Trump adviser X" keeps its person
		}
		if ti, ok := n.titleOf(k); ok && n.l.titles[toks[i].Norm].class == "rank" && ti.class != "rank" && !(k == i-1 && n.generalOffice(i)) {
			return from, country // "press director Navy Capt. X": two titles
		}
		from = k
	}
	return from, country
}

// civil holds the offices that "general" closes and no rank does: "Secretary General".
var civil = map[string]bool{
	"secretary": true, "attorney": true, "director": true, "consul": true, "inspector": true, "solicitor": true,
	"surgeon": true, "governor": true, "prosecutor": true, "auditor": true, "comptroller": true, "registrar": true, "postmaster": true,
}

// generalOffice reports whether token i is the "general" of an office, and no rank.
func (n *namer) generalOffice(i int) bool {
	toks := n.d.Tokens
	return i > 0 && i < len(toks) && toks[i].Norm == "general" && toks[i].Cap == toks[i-1].Cap && civil[toks[i-1].Norm] && toks[i].Sent == toks[i-1].Sent
}

// right returns where the noun phrase headed by i ends: "of …", "for …", "in …"
// with a name.
func (n *namer) right(i int, s *text.Sentence) int {
	toks := n.d.Tokens
	to := i + 1
	for to+1 < s.To {
		switch toks[to].Norm {
		case "of", "for", "to", "at", "in", "with", "from":
		default:
			return to
		}
		if toks[to].Norm != "of" && toks[to].Head >= 0 && toks[toks[to].Head].Head != i && !(toks[to].Norm == "to" && sentTo[toks[i].Norm]) {
			return to
		}
		k := to + 1
		for k < s.To && (toks[k].Tag == "DT" || toks[k].Tag == "PRP$" || toks[k].Tag == "JJ" && n.name[k] == 0) {
			k++
		}
		// The object: a name, or nouns.
		e := k
		for e < s.To && (e == k || !n.personNameAt(e) || n.isTitle(e-1)) && (n.name[e] != 0 || toks[e].Tag == "NN" || toks[e].Tag == "NNS" || toks[e].Tag == "NNP" || toks[e].Tag == "NNPS") && !n.calendar(&toks[e]) {
			e++
		}
		if e == k {
			return to
		}
		if e+1 < s.To && toks[e].Tag == "POS" && toks[to].Norm == "of" {
			if end := n.nounsFrom(e+1, s); end > e+1 && !n.personNameAt(end-1) {
				e = end // "director of the agency's Basra office"
			}
		}
		named := false
		for q := k; q < e; q++ {
			named = named || n.name[q] != 0
		}
		if !named && toks[to].Norm != "of" && toks[to].Norm != "for" {
			return to
		}
		if toks[to].Norm == "to" && !named {
			return to
		}
		to = e
		if n.l.fields[toks[e-1].Norm] == field && e < s.To && (toks[e].Tag == "," || toks[e].Tag == "CC") {
			to = n.fieldsFrom(e, s)
			if to < s.To && toks[to].Cap == toks[to-1].Cap && strings.HasPrefix(toks[to].Tag, "NN") && !n.personNameAt(to) {
				to = e // "the ministry of defence and security forces"
			}
		}
	}
	return to
}

// seconds holds titles of those who stand in for another, whose own title follows.
var seconds = map[string]bool{"assistant": true, "associate": true, "deputy": true}

// titleBehindName reports whether a name of a place or body stands at token i, and a title
// right behind it.
func (n *namer) titleBehindName(i int, s *text.Sentence) bool {
	if i >= s.To || n.name[i] == 0 {
		return false
	}
	m := &n.ms[n.name[i]-1]
	return m.Type != schema.Person && m.From == i && m.To < s.To && n.isTitle(m.To)
}

// sentTo holds the titles of those who are sent to somebody, whatever the parser ties "to" to:
// "was appointed ambassador to Kenya".
var sentTo = map[string]bool{"ambassador": true, "envoy": true, "emissary": true, "consul": true, "delegate": true, "adviser": true, "advisor": true}

// within lists the names of bodies and places that stand from i to j, skipping
// those inside another.
func (n *namer) within(i, j, self int) []int {
	var out []int
	for k := i; k < j; k++ {
		x := int(n.name[k]) - 1
		if x >= 0 && x != self && n.ms[x].Type != schema.Person && !slices.Contains(out, x) && n.ms[x].From >= i && n.ms[x].To <= j {
			out = append(out, x)
		}
	}
	return out
}

// persons finds descriptions of persons: "a senior US defense official", "the
// minister", "Iraqi Prime Minister" before a name.
func (n *namer) persons(s *text.Sentence) {
	toks := n.d.Tokens
	for i := s.From; i < s.To; i++ {
		t := &toks[i]
		if t.Kind != text.Word || n.name[i] != 0 {
			continue
		}
		if !strings.HasPrefix(t.Tag, "NN") && !t.Cap && !n.titleAsSubject(i, s) && !(t.Tag == "JJ" && n.personNameAt(i+1)) {
			continue
		}
		ti, ok := n.titleOf(i)
		if !ok {
			continue
		}
		if n.generalOffice(i + 1) {
			continue // "Secretary | General"
		}
		if seconds[t.Norm] && (n.titleBehindName(i+1, s) || i+2 < s.To && toks[i+1].Norm == "crown") {
			continue // "deputy | Africa director", "deputy | Crown Prince"
		}
		if watches[t.Norm] && i > s.From && n.name[i-1] != 0 && n.ms[n.name[i-1]-1].Type == schema.Organization {
			continue // "the Syrian Observatory for Human Rights monitor"
		}
		head := i
		if n.generalOffice(i) {
			head = i - 1
			ti, _ = n.titleOf(head)
		}
		// A modifier of another title is part of that: "defense minister adviser".
		if i+1 < s.To && n.name[i+1] == 0 && (strings.HasPrefix(toks[i+1].Tag, "NN") || toks[i+1].Tag == "NN") && toks[i+1].Norm != "'s" {
			if x, ok := n.titleOf(i + 1); ok && (x.class != "rank" || ti.class == "rank") || !ok && t.Dep == "compound" && t.Head > i && n.name[t.Head] == 0 {
				if n.afterRank(i+1, s) == i+1 {
					continue
				}
			}
		}
		n.headsBody(i)
		from, country := n.left(i, s)
		to := i + 1
		next := to // what stands further on may be somebody too
		name := n.afterRank(to, s)
		named := n.personNameAt(name)
		if !named {
			to = n.right(i, s)
			next = to
			if end := n.subjectEnd(i, s); end > to {
				to = end
			}
			name = to
			named = to < s.To && n.personNameAt(to) && toks[to-1].Cap
		}
		if ti.class == "honorific" || ti.class == "prefix" {
			continue
		}
		if x := int(n.name[max(from-1, 0)]) - 1; !named && from > s.From && x >= 0 && n.ms[x].Type == schema.Person && n.ms[x].To == from && n.ms[x].From > s.From && toks[n.ms[x].From-1].Tag == "DT" && n.ms[x].From-1 >= s.From {
			from = n.ms[x].From - 1 // "a Trump aide"
		}
		m := text.Mention{From: from, To: to, Head: head, Type: schema.Person, Kind: schema.ByDescription, Role: ti.class, Gender: ti.gender, Country: country, Rule: "en/title", Number: text.Singular, Score: 0.8}
		if t.Tag == "NNS" || t.Tag == "NNPS" || t.Norm != t.Stem && strings.HasSuffix(t.Norm, "s") {
			m.Number = text.Plural
		}
		switch toks[from].Norm {
		case "the", "this", "that", "his", "her", "their", "its":
			m.Definite = true
		}
		if named || n.startsPossessive(from, i) {
			m.Definite = true
		}
		m.Of = n.within(from, to, -1)
		if m.Number == text.Plural && to > i+1 {
			m.Of = n.listed(m.Of, to, s)
		}
		x := n.add(m)
		n.ms[x].Subject = t.Dep == "nsubj" || t.Dep == "nsubjpass"
		if named {
			y := int(n.name[name]) - 1
			n.links = append(n.links, text.Link{A: x, B: y, Rule: "en/title-name"})
			if n.ms[y].Gender == text.NoGender {
				n.ms[y].Gender = ti.gender
			}
			// The name carries the phrase in the tree; the title's subject is its.
			n.ms[x].Subject = n.ms[y].Subject
		}
		i = max(i, next-1)
	}
}

// listed appends the names that a list goes on with at token i: "ministers of
// Oman, Kuwait and Qatar".
func (n *namer) listed(out []int, i int, s *text.Sentence) []int {
	toks := n.d.Tokens
	for i+1 < s.To && (toks[i].Tag == "," || toks[i].Tag == "CC") {
		for i < s.To && (toks[i].Tag == "," || toks[i].Tag == "CC" || toks[i].Norm == "the") {
			i++
		}
		if i >= s.To || n.name[i] == 0 {
			break
		}
		x := int(n.name[i]) - 1
		if n.ms[x].Type == schema.Person {
			break
		}
		if !slices.Contains(out, x) {
			out = append(out, x)
		}
		i = n.ms[x].To
	}
	return out
}

// afterRank returns the token after the ranks that begin at token i: "Navy
// Capt.", "U.S. Army Lt. Gen.".
func (n *namer) afterRank(i int, s *text.Sentence) int {
	for k := i; k < s.To && k < i+6 && n.d.Tokens[k].Cap; k++ {
		if n.personNameAt(k) {
			return k
		}
		if t, ok := n.titleOf(k); ok && t.class != "rank" && t.class != "honorific" {
			return i
		}
	}
	return i
}

// startsPossessive reports whether the phrase has a possessive before its head.
func (n *namer) startsPossessive(from, i int) bool {
	for k := from; k < i; k++ {
		if n.d.Tokens[k].Tag == "POS" || n.d.Tokens[k].Tag == "PRP$" {
			return true
		}
	}
	return false
}

// personNameAt reports whether a person's name begins at token i.
func (n *namer) personNameAt(i int) bool {
	if i >= len(n.name) || n.name[i] == 0 {
		return false
	}
	m := &n.ms[n.name[i]-1]
	return m.Type == schema.Person && m.From == i
}

// bodies finds descriptions of bodies, units and buildings without a name: "the
// army", "the ministry", "a military base".
func (n *namer) bodies(s *text.Sentence) {
	toks := n.d.Tokens
	for i := s.From; i < s.To; i++ {
		t := &toks[i]
		if t.Kind != text.Word || n.name[i] != 0 || t.Tag != "NN" && t.Tag != "NNS" || t.Cap && (i > s.From || t.Norm == police) {
			continue
		}
		h, ok := n.headNoun(i)
		if !ok || h.needs != alone || h.typ == schema.Place || h.typ == schema.NamedEvent {
			if !n.speaks(i) {
				continue
			}
			of, body := h, ok
			h = head{typ: schema.Organization, number: text.Singular}
			if t.Tag == "NNS" && !(body && of.typ == schema.Organization && of.number == text.Singular) { // not "state media"
				h = head{typ: schema.Person, number: text.Plural}
			} else if !body && personal(t.Stem) && !bodyNoun(t.Stem) {
				h.typ = schema.Person
			}
		}
		if n.isTitle(i) || t.Dep == "compound" && t.Head > i || i+1 < s.To && (toks[i+1].Tag == "NN" || toks[i+1].Tag == "NNS") {
			continue
		}
		from, country := n.left(i, s)
		definite := toks[from].Norm == "the" || toks[from].Norm == "its" || toks[from].Norm == "this" || country != ""
		if !definite && h.typ == schema.Organization && t.Dep != "nsubj" && t.Stem != "police" {
			continue
		}
		to := max(i+1, n.subjectEnd(i, s))
		m := text.Mention{From: from, To: to, Head: i, Type: h.typ, Kind: schema.ByDescription, Definite: definite, Number: h.number, Country: country, Rule: "en/body", Score: 0.7}
		if t.Tag == "NNS" {
			m.Number = text.Plural
		}
		m.Of = n.within(from, to, -1)
		n.add(m)
	}
}

// speaks reports whether the noun i is the subject of a verb of speech and may
// be somebody: "the factions rejected", never "the figures show".
func (n *namer) speaks(i int) bool {
	t := &n.d.Tokens[i]
	if t.Dep != "nsubj" || t.Head < 0 || documents[t.Stem] || things[t.Stem] || n.l.lifeless[t.Stem] || n.name[i] != 0 {
		return false
	}
	v := &n.d.Tokens[t.Head]
	if v.Tag == "" || v.Tag[0] != 'V' {
		return false
	}
	act := n.l.cues["V"+v.Stem]
	return act != "" && act != string(schema.Think) && act != string(schema.Report)
}

// things are nouns for what shows or says something and is nobody; lifeless.tsv holds those
// for what tells nothing.
var things = map[string]bool{"figure": true, "number": true, "result": true, "datum": true, "data": true, "evidence": true, "plan": true, "move": true, "decision": true, "deal": true, "agreement": true, "law": true, "bill": true, "image": true, "video": true, "footage": true, "picture": true, "map": true, "book": true, "film": true, "show": true, "record": true, "fact": true, "rule": true, "page": true, "site": true, "website": true, "article": true, "story": true, "e-mail": true, "email": true, "history": true, "event": true, "attack": true, "visit": true, "name": true, "word": true, "question": true, "answer": true, "case": true, "incident": true, "issue": true, "problem": true, "idea": true, "trend": true, "situation": true, "thing": true, "crisis": true, "war": true, "pressure": true, "resolution": true, "constitution": true, "treaty": true, "interview": true, "speech": true, "remark": true, "comment": true, "claim": true, "accusation": true, "order": true, "sign": true, "clash": true, "protest": true, "one": true, "year": true, "month": true, "week": true, "day": true, "time": true, "rest": true, "sanction": true, "talk": true, "effort": true, "violence": true, "price": true, "text": true, "document": true, "clause": true, "headline": true, "caption": true, "telephone": true, "phone": true}

// pronouns adds those that speak or act: subjects of cues and triggers.
func (n *namer) pronouns(s *text.Sentence) {
	for i := s.From; i < s.To; i++ {
		t := &n.d.Tokens[i]
		if t.Tag != "PRP" || t.Dep != "nsubj" && t.Dep != "nsubjpass" && t.Dep != "dobj" || t.Head < 0 {
			continue
		}
		v := &n.d.Tokens[t.Head]
		if n.l.cues["V"+v.Stem] == "" && len(n.l.triggers["V"+v.Stem]) == 0 && t.Dep != "nsubj" {
			continue
		}
		m := text.Mention{From: i, To: i + 1, Head: i, Kind: schema.ByPronoun, Definite: true, Rule: "en/pronoun", Score: 0.7, Number: text.Singular}
		switch t.Norm {
		case "he", "him":
			m.Type, m.Gender = schema.Person, text.Masculine
		case "she", "her":
			m.Type, m.Gender = schema.Person, text.Feminine
		case "they", "them":
			m.Type, m.Number = schema.Person, text.Plural
		case "it":
			if v.Tag == "VB" || n.l.cues["V"+v.Stem] == "" && len(n.l.triggers["V"+v.Stem]) == 0 {
				continue
			}
			m.Type, m.Gender = schema.Organization, text.Neuter
		default:
			continue
		}
		n.add(m)
	}
}
