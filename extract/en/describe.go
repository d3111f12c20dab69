package en

import (
	"cmp"
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
		if n.demonym(k) && country == "" {
			ds, _ := n.l.names.Demonyms(n.word, k, k+1)
			country = ds[0].ID
		}
		switch t.Tag {
		case "NN", "NNP", "JJ", "NNPS", "JJS", "JJR", "VBN":
		case "NNS":
			if t.Dep != "compound" && !n.l.calendar[t.Norm] && !(k+1 < s.To && t.Head > k && t.Head <= i) {
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
		if ti, ok := n.titleOf(k); ok && n.l.titles[toks[i].Norm].class == "rank" && ti.class != "rank" {
			return from, country // "press director Navy Capt. X": two titles
		}
		from = k
	}
	return from, country
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
		if toks[to].Norm != "of" && toks[to].Head >= 0 && toks[toks[to].Head].Head != i {
			return to
		}
		k := to + 1
		for k < s.To && (toks[k].Tag == "DT" || toks[k].Tag == "PRP$" || toks[k].Tag == "JJ" && n.name[k] == 0) {
			k++
		}
		// The object: a name, or nouns.
		e := k
		for e < s.To && (n.name[e] != 0 || toks[e].Tag == "NN" || toks[e].Tag == "NNS" || toks[e].Tag == "NNP" || toks[e].Tag == "NNPS") && !n.calendar(&toks[e]) {
			e++
		}
		if e == k {
			return to
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
	}
	return to
}

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
		if !strings.HasPrefix(t.Tag, "NN") && !t.Cap {
			continue
		}
		ti, ok := n.titleOf(i)
		if !ok {
			continue
		}
		// A modifier of another title is part of that: "defense minister adviser".
		if i+1 < s.To && n.name[i+1] == 0 && (strings.HasPrefix(toks[i+1].Tag, "NN") || toks[i+1].Tag == "NN") && toks[i+1].Norm != "'s" {
			if x, ok := n.titleOf(i + 1); ok && (x.class != "rank" || ti.class == "rank") || !ok && t.Dep == "compound" && t.Head > i && n.name[t.Head] == 0 {
				if n.afterRank(i+1, s) == i+1 {
					continue
				}
			}
		}
		from, country := n.left(i, s)
		to := i + 1
		name := n.afterRank(to, s)
		named := n.personNameAt(name)
		if !named {
			to = n.right(i, s)
			name = to
			named = to < s.To && n.personNameAt(to) && toks[to-1].Cap
		}
		if ti.class == "honorific" {
			continue
		}
		m := text.Mention{From: from, To: to, Head: i, Type: schema.Person, Kind: schema.ByDescription, Role: ti.class, Gender: ti.gender, Country: country, Rule: "en/title", Number: text.Singular, Score: 0.8}
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
		x := n.add(m)
		if named {
			y := int(n.name[name]) - 1
			n.links = append(n.links, text.Link{A: x, B: y, Rule: "en/title-name"})
			if n.ms[y].Gender == text.NoGender {
				n.ms[y].Gender = ti.gender
			}
			// The name carries the phrase in the tree; the title's subject is its.
			n.ms[x].Subject = n.ms[y].Subject
		}
		i = max(i, to-1)
	}
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

// headed finds names of bodies and units that a head noun makes of an adjective
// or name before it: "Iraqi forces", "the U.S.-led coalition", "Mezzeh military
// airport".
func (n *namer) headed(s *text.Sentence) {
	toks := n.d.Tokens
	for i := s.From; i < s.To; i++ {
		t := &toks[i]
		military := t.Norm == "military" && i > s.From && (toks[i-1].Tag == "POS" || n.demonym(i-1)) && (i+1 == s.To || !strings.HasPrefix(toks[i+1].Tag, "NN"))
		if t.Kind != text.Word || n.name[i] != 0 || !strings.HasPrefix(t.Tag, "NN") && !military || s.Heading && t.Cap && t.Tag != "NNS" && t.Tag != "NN" && !strings.HasPrefix(t.Tag, "NNP") {
			continue
		}
		h, ok := n.headNoun(i)
		if !ok {
			continue
		}
		if i+1 < s.To && n.name[i+1] == 0 {
			// Another head noun follows: that one carries the name.
			if _, ok := n.headNoun(i + 1); ok {
				continue
			}
			if t.Dep == "compound" && t.Head == i+1 {
				continue
			}
		}
		if i+1 < s.To {
			if _, ok := n.titleOf(i + 1); ok && toks[i+1].Tag != "NNS" || n.l.titles[toks[i+1].Norm].class == "rank" {
				continue // "Pentagon Press Secretary", "Navy Capt.": a title
			}
		}
		from, country := n.left(i, s)
		to := i + 1
		if h.typ == schema.Place && to+1 < s.To && toks[to].Norm == "of" && n.name[to+1] != 0 && n.ms[n.name[to+1]-1].Type == schema.Place {
			// "the city of Mosul"
			x := int(n.name[to+1]) - 1
			y := n.add(text.Mention{From: from, To: n.ms[x].To, Head: i, Type: schema.Place, Kind: schema.ByDescription, Definite: true, Rule: "en/place-of"})
			n.links = append(n.links, text.Link{A: x, B: y, Rule: "en/place-of"})
			i = n.ms[x].To - 1
			continue
		}
		if h.needs == capital && !(t.Cap && i > from && capitalised(&toks[i-1])) {
			continue
		}
		poss := -1
		for k := from; k < i; k++ {
			if toks[k].Tag == "POS" {
				poss = k
			}
		}
		if poss >= 0 && h.typ != schema.NamedEvent && h.typ != schema.MilitaryUnit {
			from = poss + 1 // "Syria's army" names the unit, "Iraq's airport" does not
			poss = -1
		}
		n.nameAround(i, from, poss, h, country, s)
	}
}

// nameAround makes a name of the head noun at i and what stands from from on
// before it, when an adjective of a country, a name or capitals are among it.
// poss is a possessive mark within, or -1.
func (n *namer) nameAround(i, from, poss int, h head, country string, s *text.Sentence) {
	toks := n.d.Tokens
	start := -1
	for k := from; k < i; k++ {
		tk := &toks[k]
		compound := strings.Contains(tk.Text, "-") && strings.ToLower(tk.Text) != tk.Text
		if n.name[k] != 0 || n.demonym(k) || capitalised(tk) && tk.Tag != "DT" && tk.Tag != "PRP$" && k > s.From || compound {
			start = k
			break
		}
	}
	if start < 0 {
		return
	}
	if x := n.name[start]; x != 0 {
		start = n.ms[x-1].From
		if n.ms[x-1].Type == schema.Person && poss < 0 {
			return
		}
	} else if poss > start && n.name[poss-1] != 0 {
		start = n.ms[n.name[poss-1]-1].From // without the title: "President X's forces"
	}
	if h.typ == schema.Place && h.needs == withName && (n.demonym(start) || i-start > 2 || n.name[start] == 0 && !capitalised(&toks[start])) {
		return // "the Iraqi city"; "Idlib province" is a name
	}
	var of []int
	var kept []int32 // what the name is made of stays marked, where it has an entity of its own
	for k := start; k < i; k++ {
		x := int(n.name[k]) - 1
		if x < 0 || n.ms[x].To <= n.ms[x].From {
			continue
		}
		in := &n.ms[x]
		switch {
		case in.From < start:
			return
		case poss < 0 && in.Type != schema.Place && in.Type != schema.Facility && (h.typ == schema.Facility || h.typ == schema.Place):
			// "an al-Qaida headquarters", "the ISIL capital": descriptions.
			n.add(text.Mention{From: from, To: i + 1, Head: i, Type: h.typ, Kind: schema.ByDescription, Definite: toks[from].Norm == "the", Number: h.number, Of: []int{x}, Rule: "en/of-body", Score: 0.7})
			return
		case poss < 0 && in.Type == schema.MilitaryUnit && h.typ == schema.MilitaryUnit && in.To == i:
			// "SDF forces", "ISIL fighters": the unit itself.
			y := n.add(text.Mention{From: from, To: i + 1, Head: i, Type: h.typ, Kind: schema.ByDescription, Definite: true, Number: h.number, Rule: "en/unit-members", Score: 0.7})
			n.links = append(n.links, text.Link{A: x, B: y, Rule: "en/unit-members"})
			return
		case poss < 0 && (h.typ == schema.Place || h.typ == schema.Facility) && in.Type == schema.Place:
			n.forget(k) // "Idlib province", "Mezzeh military airport"
			continue
		}
		if !slices.Contains(of, x) {
			of = append(of, x)
		}
	}
	kept = append(kept, n.name[start:i]...)
	m := text.Mention{From: start, To: i + 1, Head: i, Type: h.typ, Kind: schema.ByName, Definite: true, Number: h.number, Country: country, Of: of, Rule: "en/head-noun", Score: 0.8}
	if i+1 < s.To && n.name[i+1] != 0 && n.ms[n.name[i+1]-1].Type == schema.Organization && h.typ == schema.Organization {
		// "Syrian news agency Sana": the name stands behind.
		m.Kind, m.Rule = schema.ByDescription, "en/body-name"
		y := n.add(m)
		n.links = append(n.links, text.Link{A: int(n.name[i+1]) - 1, B: y, Rule: "en/body-name"})
		return
	}
	if hit := n.l.names.Find(n.word, start, i+1); hit.Len == i+1-start {
		m.Known = hit.Entry.ID
		m.Type = hit.Entry.Type
	}
	n.add(m)
	for k, x := range kept {
		if x != 0 && poss >= 0 {
			n.name[start+k] = x
		}
	}
}

// bodies finds descriptions of bodies, units and buildings without a name: "the
// army", "the ministry", "a military base".
func (n *namer) bodies(s *text.Sentence) {
	toks := n.d.Tokens
	for i := s.From; i < s.To; i++ {
		t := &toks[i]
		if t.Kind != text.Word || n.name[i] != 0 || t.Tag != "NN" && t.Tag != "NNS" || t.Cap && i > s.From {
			continue
		}
		h, ok := n.headNoun(i)
		if !ok || h.needs != alone || h.typ == schema.Place || h.typ == schema.NamedEvent {
			if !n.speaks(i) {
				continue
			}
			h = head{typ: schema.Organization, number: text.Singular}
			if t.Tag == "NNS" {
				h = head{typ: schema.Person, number: text.Plural}
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
		m := text.Mention{From: from, To: i + 1, Head: i, Type: h.typ, Kind: schema.ByDescription, Definite: definite, Number: h.number, Country: country, Rule: "en/body", Score: 0.7}
		if t.Tag == "NNS" {
			m.Number = text.Plural
		}
		m.Of = n.within(from, i, -1)
		n.add(m)
	}
}

// speaks reports whether the noun i is the subject of a verb of speech and may
// be somebody: "the factions rejected", never "the figures show".
func (n *namer) speaks(i int) bool {
	t := &n.d.Tokens[i]
	if t.Dep != "nsubj" || t.Head < 0 || documents[t.Stem] || things[t.Stem] || n.name[i] != 0 {
		return false
	}
	v := &n.d.Tokens[t.Head]
	if v.Tag == "" || v.Tag[0] != 'V' {
		return false
	}
	act := n.l.cues["V"+v.Stem]
	return act != "" && act != string(schema.Think) && act != string(schema.Report)
}

// things are nouns for what shows or says something and is nobody.
var things = map[string]bool{"figure": true, "number": true, "result": true, "datum": true, "data": true, "evidence": true, "plan": true, "move": true, "decision": true, "deal": true, "agreement": true, "law": true, "bill": true, "image": true, "video": true, "footage": true, "picture": true, "map": true, "book": true, "film": true, "show": true, "record": true, "fact": true, "rule": true, "page": true, "site": true, "website": true, "article": true, "story": true, "e-mail": true, "email": true, "history": true, "event": true, "attack": true, "visit": true, "name": true, "word": true, "question": true, "answer": true, "case": true, "incident": true, "issue": true, "problem": true, "idea": true, "trend": true, "situation": true, "thing": true, "crisis": true, "war": true, "pressure": true, "resolution": true, "constitution": true, "treaty": true, "interview": true, "speech": true, "remark": true, "comment": true, "claim": true, "accusation": true, "order": true, "sign": true, "clash": true, "protest": true, "one": true, "year": true, "month": true, "week": true, "day": true, "time": true, "rest": true, "sanction": true, "talk": true, "effort": true, "violence": true, "price": true, "text": true, "document": true, "clause": true, "headline": true, "caption": true}

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

// appositions link "Jeff Davis, a Pentagon spokesman," and "the spokesman, Jeff
// Davis,".
func (n *namer) appositions() {
	toks := n.d.Tokens
	byFrom := map[int][]int{}
	for x := range n.ms {
		if n.ms[x].To > n.ms[x].From && n.ms[x].Kind != schema.ByPronoun {
			byFrom[n.ms[x].From] = append(byFrom[n.ms[x].From], x)
		}
	}
	for x := range n.ms {
		a := &n.ms[x]
		if a.To <= a.From || a.Kind == schema.ByPronoun || a.To+1 >= len(toks) {
			continue
		}
		if toks[a.To].Tag != "," || toks[a.To].Sent != toks[a.From].Sent {
			continue
		}
		for _, y := range byFrom[a.To+1] {
			b := &n.ms[y]
			if b.Role == "rank" && a.Kind == schema.ByDescription && b.To < len(n.name) && n.personNameAt(b.To) {
				y = int(n.name[b.To]) - 1 // "their commander, Gen. X,"
				b = &n.ms[y]
			}
			if toks[b.From].Sent != toks[a.From].Sent || a.Kind == b.Kind || a.Number != b.Number {
				continue
			}
			if a.Type != b.Type || a.Type == schema.Place {
				continue
			}
			end := b.To
			closed := end >= len(toks) || toks[end].Kind == text.Punct || toks[end].Sent != toks[b.From].Sent || toks[end].Tag == "WP" || toks[end].Tag == "WDT" || toks[end].Tag == "IN"
			appos := toks[b.Head].Dep == "appos" || toks[a.Head].Dep == "appos"
			if !closed && !appos {
				continue
			}
			// A list: "the minister, Smith and Jones".
			if end < len(toks) && toks[end].Tag == "CC" {
				continue
			}
			n.links = append(n.links, text.Link{A: x, B: y, Rule: "en/apposition"})
			break
		}
	}
}

// headlines link a person whom a headline describes by a body ("DoD spokesman")
// with the first one in the text who has a name and an office of the same body.
func (n *namer) headlines() {
	body := func(x int) string {
		for _, o := range n.ms[x].Of {
			if k := n.ms[o].Known; k != "" {
				return k
			}
		}
		return ""
	}
	count := len(n.links)
	for x := range n.ms {
		m := &n.ms[x]
		if m.To <= m.From || m.Kind != schema.ByDescription || m.Type != schema.Person || m.Number != text.Singular || !n.d.SentenceOf(m.From).Heading || body(x) == "" {
			continue
		}
		first := -1
		linked := false
		for _, k := range n.links[:count] {
			linked = linked || k.A == x || k.B == x
			for _, y := range [2]int{k.A, k.B} {
				o := &n.ms[y]
				if y != x && o.Kind == schema.ByDescription && o.Type == schema.Person && o.From > m.From && body(y) == body(x) && (first < 0 || o.From < n.ms[first].From) {
					first = y
				}
			}
		}
		if first >= 0 && !linked {
			n.links = append(n.links, text.Link{A: x, B: first, Rule: "en/headline"})
		}
	}
}

// acronyms link "Syrian Democratic Forces (SDF)" with its letters.
func (n *namer) acronyms() {
	toks := n.d.Tokens
	count := len(n.ms)
	for x := range count {
		m := n.ms[x]
		if m.Kind != schema.ByName || m.To <= m.From || m.To+2 >= len(toks) || toks[m.To].Text != "(" || toks[m.To+2].Text != ")" {
			continue
		}
		k := m.To + 1
		t := &toks[k]
		if t.Kind != text.Word || len(t.Text) < 2 || len(t.Text) > 10 || !t.Cap {
			continue
		}
		y := int(n.name[k]) - 1
		if y < 0 {
			y = n.add(text.Mention{From: k, To: k + 1, Head: k, Type: m.Type, Kind: schema.ByName, Known: m.Known, Definite: true, Rule: "en/acronym", Score: 0.9})
		} else if n.ms[y].Known == "" {
			n.ms[y].Type = m.Type
		}
		n.links = append(n.links, text.Link{A: x, B: y, Rule: "en/acronym"})
	}
}

// retype gives single words the type of the longer name that ends in them, and
// links surnames that differ by an Arabic article: "Kadhimi", "Mustafa al-Kadhimi".
func (n *namer) retype() {
	full := map[string]int{}
	for x := range n.ms {
		m := &n.ms[x]
		if m.To-m.From > 1 && m.Kind == schema.ByName && m.Type == schema.Person {
			w := n.d.Tokens[m.To-1].Norm
			if _, ok := full[w]; !ok {
				full[w] = x
			}
			if _, rest, ok := strings.Cut(w, "-"); ok && isArticle(w[:len(w)-len(rest)-1]) {
				if _, ok := full[rest]; !ok {
					full[rest] = x
				}
			}
		}
	}
	for x := range n.ms {
		m := &n.ms[x]
		if m.To-m.From != 1 || m.Kind != schema.ByName {
			continue
		}
		if k := n.l.names.ByID(m.Known); k != nil && k.Type != schema.Person && k.Kind == "country" {
			continue
		}
		w := n.d.Tokens[m.From].Norm
		y, ok := full[w]
		if !ok || y == x {
			continue
		}
		if m.Type != schema.Person {
			m.Known = ""
		}
		m.Type = schema.Person
		m.Gender = n.ms[y].Gender
		if n.d.Tokens[n.ms[y].To-1].Norm != w {
			n.links = append(n.links, text.Link{A: y, B: x, Rule: "en/surname"})
		}
	}
}

// genders lets "she" say that the person named last, of whom nothing else tells,
// is a woman.
func (n *namer) genders() {
	toks := n.d.Tokens
	for i := range toks {
		if w := toks[i].Norm; w != "she" && (w != "her" || toks[i].Tag != "PRP$") {
			continue
		}
		best := -1
		for k := i - 1; k >= 0 && toks[i].Sent-toks[k].Sent <= 2; k-- {
			x := int(n.name[k]) - 1
			if x < 0 || n.ms[x].Type != schema.Person || n.ms[x].To <= n.ms[x].From {
				continue
			}
			if n.ms[x].Gender == text.Feminine {
				best = -1
				break
			}
			if n.ms[x].Gender == text.NoGender && best < 0 {
				best = x
			}
		}
		if best < 0 {
			continue
		}
		last := toks[n.ms[best].To-1].Norm
		for x := range n.ms {
			m := &n.ms[x]
			if m.Kind == schema.ByName && m.Type == schema.Person && m.To > m.From && toks[m.To-1].Norm == last && m.Gender == text.NoGender {
				m.Gender = text.Feminine
			}
		}
	}
}

// finish sorts the mentions, drops the empty ones and settles what points to
// them.
func (n *namer) finish() {
	order := make([]int, 0, len(n.ms))
	for x := range n.ms {
		if n.ms[x].To > n.ms[x].From {
			order = append(order, x)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(n.ms[a].From, n.ms[b].From), cmp.Compare(n.ms[b].To, n.ms[a].To), cmp.Compare(a, b))
	})
	place := make([]int, len(n.ms))
	for i := range place {
		place[i] = -1
	}
	out := make([]text.Mention, 0, len(order))
	for _, x := range order {
		if k := len(out); k > 0 && out[k-1].From == n.ms[x].From && out[k-1].To == n.ms[x].To {
			place[x] = k - 1
			continue
		}
		place[x] = len(out)
		out = append(out, n.ms[x])
	}
	for i := range out {
		var of []int
		for _, x := range out[i].Of {
			if p := place[x]; p >= 0 && p != i {
				of = append(of, p)
			}
		}
		out[i].Of = of
	}
	n.d.Mentions = out
	n.d.Links = n.d.Links[:0]
	for _, k := range n.links {
		if a, b := place[k.A], place[k.B]; a >= 0 && b >= 0 && a != b {
			n.d.Links = append(n.d.Links, text.Link{A: a, B: b, Rule: k.Rule})
		}
	}
}
