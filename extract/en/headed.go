package en

import (
	"slices"
	"strings"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

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
		if i > s.From {
			if two, known := n.l.heads[toks[i-1].Norm+" "+t.Norm]; known {
				h, ok = two, true // "Lohagara police station"
			}
		}
		if !ok {
			continue
		}
		if n.reign(i, h, s) {
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
			if placeParts[t.Stem] {
				continue // "the coast of Oman" is not Oman
			}
			// "the city of Mosul"
			x := int(n.name[to+1]) - 1
			y := n.add(text.Mention{From: from, To: n.ms[x].To, Head: i, Type: schema.Place, Kind: schema.ByDescription, Definite: true, Rule: "en/place-of"})
			n.links = append(n.links, text.Link{A: x, B: y, Rule: "en/place-of"})
			i = n.ms[x].To - 1
			continue
		}
		if h.needs == capital && !(t.Cap && i > from && capitalised(&toks[i-1])) && !(h.typ == schema.NamedEvent && i > from && n.twoCountries(i-1)) {
			continue // "the Russian-Ukrainian crisis" is one, "the crisis" none
		}
		poss := -1
		for k := from; k < i; k++ {
			if toks[k].Tag == "POS" {
				poss = k
			}
		}
		if poss >= 0 && h.typ != schema.NamedEvent && h.typ != schema.MilitaryUnit && !n.stateBody(i, poss) {
			from = poss + 1 // "Syria's army" names the unit, "Iraq's airport" does not
			poss = -1
		}
		n.nameAround(i, from, poss, h, country, s)
	}
}

// reign makes a body's name of the noun at token i and the name of who leads it right before: "the
// Obama administration", "the Assad regime". He keeps his own name within it.
func (n *namer) reign(i int, h head, s *text.Sentence) bool {
	t := &n.d.Tokens[i]
	if !ruling[t.Norm] || t.Tag == "NNS" || i == s.From || n.name[i-1] == 0 {
		return false
	}
	x := int(n.name[i-1]) - 1
	if m := &n.ms[x]; m.Type != schema.Person || m.Kind != schema.ByName || m.To != i {
		return false
	}
	from := n.ms[x].From
	kept := slices.Clone(n.name[from:i])
	n.add(text.Mention{From: from, To: i + 1, Head: i, Type: h.typ, Kind: schema.ByName, Definite: true, Number: h.number, Of: []int{x}, Rule: "en/reign", Score: 0.85})
	copy(n.name[from:i], kept)
	return true
}

// ruling holds nouns for those who govern, called after who leads them.
var ruling = map[string]bool{"administration": true, "cabinet": true, "government": true, "regime": true}

// placeParts holds nouns for what lies in or beside the place whose name stands behind "of".
var placeParts = map[string]bool{"beach": true, "border": true, "capital": true, "coast": true, "corner": true, "countryside": true, "shore": true, "street": true}

// fighters holds nouns for those who fight for the body whose name stands before them.
var fighters = map[string]bool{"fighters": true, "guerrillas": true, "gunmen": true, "insurgents": true, "militants": true, "rebels": true}

// stateBodies are what a country has one of: with its name before them they are
// named, as with its adjective.
var stateBodies = map[string]bool{"ministry": true, "government": true, "parliament": true, "cabinet": true, "presidency": true, "judiciary": true, "treasury": true, "senate": true}

// stateBody reports whether the head noun i is a body of the country whose name
// stands before the possessive mark poss: "Sudan's foreign ministry".
func (n *namer) stateBody(i, poss int) bool {
	x := int(n.name[poss-1]) - 1
	return stateBodies[n.d.Tokens[i].Stem] && x >= 0 && n.ms[x].Type == schema.Place
}

// several reports whether the head noun i is a plural of bodies, buildings or places
// that an adjective only tells the kind of: "British universities".
func (n *namer) several(i int, h head) bool {
	t := &n.d.Tokens[i]
	_, own := n.l.heads[t.Norm]
	return !own && t.Tag == "NNS" && !t.Cap && h.typ != schema.MilitaryUnit
}

// manyOf holds nouns for what a country has many of, or for no body in particular: with its
// adjective alone before them they name none.
var manyOf = map[string]bool{
	"artillery": true, "authority": true, "compound": true, "delegation": true, "hospital": true, "leadership": true, "official": true, "society": true, "university": true,
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
	if n.several(i, h) || start == i-1 && n.demonym(start) && (bodyNoun(toks[i].Stem) || manyOf[toks[i].Stem]) && !toks[i].Cap {
		number := h.number
		if toks[i].Tag == "NNS" {
			number = text.Plural
		}
		n.add(text.Mention{From: from, To: i + 1, Head: i, Type: h.typ, Kind: schema.ByDescription, Definite: toks[from].Norm == "the", Number: number, Country: country, Rule: "en/several", Score: 0.7})
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
	if h.typ == schema.Place && h.needs == withName && (!toks[i].Cap && (toks[i-1].Tag == "JJ" || n.demonym(i-1)) || n.demonym(start) || i-start > 2 || n.name[start] == 0 && !capitalised(&toks[start])) {
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
		case poss < 0 && (in.Type == schema.MilitaryUnit || in.Type == schema.Organization && fighters[toks[i].Norm]) && h.typ == schema.MilitaryUnit && in.To == i:
			// "SDF forces", "ISIL fighters": the unit itself.
			y := n.add(text.Mention{From: from, To: i + 1, Head: i, Type: h.typ, Kind: schema.ByDescription, Definite: true, Number: h.number, Rule: "en/unit-members", Score: 0.7})
			n.links = append(n.links, text.Link{A: x, B: y, Rule: "en/unit-members"})
			return
		case poss < 0 && (in.Type == schema.MilitaryUnit || in.Type == schema.Organization) && in.Kind == schema.ByName && in.To == i && toks[i].Tag == "NN" && toks[from].Norm == "the" && bodyNouns[toks[i].Norm]:
			// "the Kurdish PKK group", "the Fatah party": the body itself.
			y := n.add(text.Mention{From: from, To: i + 1, Head: i, Type: in.Type, Kind: schema.ByDescription, Definite: true, Number: h.number, Rule: "en/body-kind", Score: 0.7})
			n.links = append(n.links, text.Link{A: x, B: y, Rule: "en/body-kind"})
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
