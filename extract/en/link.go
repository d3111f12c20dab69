package en

import (
	"cmp"
	"slices"
	"strings"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// appositions link "Jeff Davis, a Pentagon spokesman," and "the spokesman, Jeff
// Davis,".
func (n *namer) appositions() {
	n.offices()
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
		comma := a.To
		if a.Kind == schema.ByDescription { // "their commander there,", "the minister then responsible,"
			for comma+2 < len(toks) && comma < a.To+2 && (toks[comma].Tag == "RB" || comma > a.To && toks[comma].Tag == "JJ") {
				comma++
			}
		}
		if toks[comma].Tag != "," || toks[comma].Sent != toks[a.From].Sent {
			continue
		}
		next := byFrom[comma+1]
		if len(next) == 0 && n.theName(comma+1) {
			next = byFrom[comma+2] // "the security service, the SBU, claimed"
		}
		for k := comma + 1; len(next) == 0 && k+1 < len(toks) && n.honorific(k); k++ {
			next = byFrom[k+1] // "their envoy, Dr X, said"
		}
		for _, y := range next {
			b := &n.ms[y]
			if (b.Role == "rank" || b.Kind == schema.ByDescription && b.To == b.From+1 && toks[b.From].Cap) && a.Kind == schema.ByDescription && b.To < len(n.name) && n.personNameAt(b.To) {
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
			closed := end >= len(toks) || toks[end].Kind == text.Punct || toks[end].Sent != toks[b.From].Sent || toks[end].Tag == "WP" || toks[end].Tag == "WDT" || toks[end].Tag == "IN" || n.tellsMore(b)
			appos := toks[b.Head].Dep == "appos" || toks[a.Head].Dep == "appos"
			if !closed && !appos && !n.officeThenVerb(b) && n.otherOffice(y, byFrom[min(end+1, len(toks))]) == text.NoMention {
				continue
			}
			// A list: "the minister, Smith and Jones".
			z := text.NoMention
			if end < len(toks) && toks[end].Tag == "CC" {
				if z = n.otherOffice(y, byFrom[end+1]); z == text.NoMention {
					continue
				}
				n.links = append(n.links, text.Link{A: x, B: z, Rule: "en/apposition"})
			}
			n.links = append(n.links, text.Link{A: x, B: y, Rule: "en/apposition"})
			break
		}
	}
}

// tellsMore reports whether a participle behind the description of one person tells what
// he does: "Ada Brandt, a lawyer representing students, said".
func (n *namer) tellsMore(m *text.Mention) bool {
	t := &n.d.Tokens[m.To]
	return m.Kind == schema.ByDescription && m.Type == schema.Person && m.Number == text.Singular && (t.Tag == "VBG" || t.Tag == "VBN" && n.l.cues["V"+t.Stem] == "")
}

// otherOffice returns which of the mentions behind a conjunction is a second office of
// whom description y tells: "an inspector of police and former head of the station",
// nobody's name behind either; or text.NoMention.
func (n *namer) otherOffice(y int, behind []int) int {
	m := &n.ms[y]
	if m.Kind != schema.ByDescription || m.Type != schema.Person || m.To >= len(n.d.Tokens) || n.d.Tokens[m.To].Norm != "and" {
		return text.NoMention
	}
	for _, z := range behind {
		o := &n.ms[z]
		if o.From == m.To+1 && o.Kind == schema.ByDescription && o.Type == schema.Person && o.Number == m.Number && n.bare(o.From) && (o.To >= len(n.name) || !n.personNameAt(o.To)) {
			return z
		}
	}
	return text.NoMention
}

// officeThenVerb reports whether a description is an office with what it is of, in
// front of a verb, where the second comma was left out: "X, director of the clinic
// said".
func (n *namer) officeThenVerb(m *text.Mention) bool {
	if m.Kind != schema.ByDescription || m.To <= m.Head+1 || m.To >= len(n.d.Tokens) || !n.bare(m.From) {
		return false
	}
	t := &n.d.Tokens[m.To]
	return (t.Tag == "VBD" || t.Tag == "VBZ") && n.l.cues["V"+t.Stem] != ""
}

// theName reports whether "the" at token i stands before a body's name that a comma
// and a verb follow: no item of a list.
func (n *namer) theName(i int) bool {
	toks := n.d.Tokens
	if i+3 >= len(toks) || toks[i].Norm != "the" || n.name[i+1] == 0 {
		return false
	}
	m := &n.ms[n.name[i+1]-1]
	if m.From != i+1 || m.To+1 >= len(toks) || toks[m.To].Tag != "," || toks[m.To].Sent != toks[i].Sent || toks[m.To+1].Sent != toks[i].Sent {
		return false
	}
	switch toks[m.To+1].Tag {
	case "VBD", "VBZ", "VBP", "MD":
		return true
	}
	return false
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
		if m.Type == schema.Person && (ofState(t) || n.l.groups[t.Norm] != "" || y >= 0 && n.ms[y].Type != schema.Person) {
			continue // of what party, from where
		}
		if m.Type == schema.Place && (y >= 0 && n.outlet(&n.ms[y]) || lower(t.Text)[0] != lower(toks[m.From].Text)[0]) {
			continue // who reports from there: "Oslo (AFP)"
		}
		if y < 0 {
			y = n.add(text.Mention{From: k, To: k + 1, Head: k, Type: m.Type, Kind: schema.ByName, Known: m.Known, Definite: true, Rule: "en/acronym", Score: 0.9})
		} else if n.ms[y].Known == "" {
			n.ms[y].Type = m.Type
		}
		n.links = append(n.links, text.Link{A: x, B: y, Rule: "en/acronym"})
	}
}

// agree gives all names of one form the type that most of them have, or that the
// lexicon knows: a place nobody has heard of is no body in the next sentence.
func (n *namer) agree() {
	type votes map[schema.EntityType]float64
	forms := map[string]votes{}
	form := func(m *text.Mention) string { return lower(m.Span.Text) }
	named := func(m *text.Mention) bool { return m.To > m.From && m.Kind == schema.ByName }
	for x := range n.ms {
		m := &n.ms[x]
		if !named(m) {
			continue
		}
		w := m.Score
		if m.Known != "" {
			w = 100
		}
		if n.d.SentenceOf(m.From).Heading {
			w /= 4
		}
		if m.From > 0 && n.locative(m) {
			w++
		}
		f := form(m)
		if forms[f] == nil {
			forms[f] = votes{}
		}
		t := m.Type
		if m.From > 0 && m.Known == "" && m.To-m.From == 1 && n.locative(m) {
			t = schema.Place
		}
		forms[f][t] += w
	}
	for x := range n.ms {
		m := &n.ms[x]
		if !named(m) || m.Known != "" {
			continue
		}
		best, most := m.Type, 0.0
		for _, t := range []schema.EntityType{schema.Person, schema.Organization, schema.MilitaryUnit, schema.Place, schema.Facility, schema.NamedEvent} {
			if w := forms[form(m)][t]; w > most {
				best, most = t, w
			}
		}
		m.Type = best
	}
}

// locative reports whether a preposition of place stands before a name that it
// alone governs: "left Midora", "troops from Midora" do not tell, "in Midora" does.
func (n *namer) locative(m *text.Mention) bool {
	p := &n.d.Tokens[m.From-1]
	return (p.Norm == "in" || p.Norm == "near" || p.Norm == "into") && p.Tag == "IN" && m.Type != schema.Person
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

// genders lets "she" and "he" say what the person is of whom nothing else tells:
// most of the pronouns that can mean him decide.
func (n *namer) genders() {
	toks := n.d.Tokens
	women := map[string]int{} // surname: pronouns for a woman less those for a man
	for i := range toks {
		weight := 0
		switch w := toks[i].Norm; {
		case w == "she":
			weight = 2
		case w == "he":
			weight = -2
		case w == "her" && toks[i].Tag == "PRP$":
			weight = 1
		case w == "his":
			weight = -1
		default:
			continue
		}
		if last := n.meant(i, weight > 0); last != "" {
			women[last] += weight
		}
	}
	for x := range n.ms {
		m := &n.ms[x]
		if m.Kind == schema.ByName && m.Type == schema.Person && m.To > m.From && m.Gender == text.NoGender && women[toks[m.To-1].Norm] > 0 {
			m.Gender = text.Feminine
		}
	}
}

// meant returns the surname of the person of unknown gender that the pronoun i
// most likely means, or "": the subject of its sentence or the one before rather
// than whoever is named last, unless another is near of whom the gender is known
// to agree.
func (n *namer) meant(i int, woman bool) string {
	toks := n.d.Tokens
	best, rank := "", 0
	for k := i - 1; k >= 0 && toks[i].Sent-toks[k].Sent <= 2; k-- {
		x := int(n.name[k]) - 1
		if x < 0 || n.ms[x].Type != schema.Person || n.ms[x].To <= n.ms[x].From || n.ms[x].From != k {
			continue
		}
		m := &n.ms[x]
		r := 10 - 3*(toks[i].Sent-toks[k].Sent)
		if m.Subject {
			r += 4
		}
		if m.Gender != text.NoGender && (m.Gender == text.Feminine) != woman || r <= rank {
			continue
		}
		rank, best = r, ""
		if m.Gender == text.NoGender {
			best = toks[m.To-1].Norm
		}
	}
	return best
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
