package en

import (
	"slices"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// give adds what token i names to a role.
func (r *eventReader) give(v *text.Event, role schema.Role, i int) {
	if role == "" {
		return
	}
	var all []int
	if c := r.fusedWith(i); c >= 0 {
		all = append(all, c)
	}
	all = append(r.t.conjuncts(all, i), r.besides(i)...)
	for _, k := range all {
		if r.refers(v, role, k) {
			v.SubjectToo = len(all) > 1
			continue
		}
		if role == schema.At || role == schema.Destination || role == schema.Origin {
			r.places(v, role, k)
			continue
		}
		if c := r.besideOf(k); c >= 0 && role == schema.Target {
			r.places(v, schema.At, c)
			continue
		}
		if c := r.envoysOf(k); c >= 0 && (role == schema.Agent || role == schema.Counterpart) && sided[v.Type] {
			r.give(v, role, c)
			continue
		}
		if x := r.otherCountry(k); x >= 0 && (role == schema.Agent || role == schema.Counterpart) && !slices.Contains(v.Roles[role], x) {
			v.Roles[role] = append(v.Roles[role], x)
		}
		if c := r.strongholdOf(k); c >= 0 && role == schema.Target && v.Type == "seize" {
			k = c // "captured the X stronghold of Y"
		}
		x := r.mention(k)
		if p := r.madeWhat(k); p >= 0 && role == schema.Target && (v.Type == "appoint" || v.Type == "elect") {
			x = p
		}
		if x >= 0 && role == schema.Target && harms[v.Type] && r.d.Mentions[x].Type == schema.Person && r.dwelling(k) {
			continue // "hit the residence of X"
		}
		if x >= 0 && r.tells(v, x) {
			continue // "were killed on Friday the X agency said"
		}
		if x >= 0 && role == schema.Agent && r.d.Mentions[x].Type == schema.Place && r.standsIn(x) {
			if harms[v.Type] {
				r.places(v, schema.At, r.d.Mentions[x].Head) // "the war in X", "the strikes north of X"
			}
			continue
		}
		if x >= 0 && role == schema.Target && harms[v.Type] && (k < r.d.Mentions[x].From || k >= r.d.Mentions[x].To) && r.outlet(x) && r.hears(x) {
			continue // "told the X agency four people were killed"
		}
		if x >= 0 && role == schema.Agent && harms[v.Type] && r.whereDone(x) {
			r.places(v, schema.At, r.d.Mentions[x].Head)
			continue // "shelling in the town of X", "the X marathon bombings"
		}
		if x >= 0 && role == schema.Agent && r.d.Mentions[x].Type == schema.Place && (k < r.d.Mentions[x].From || k >= r.d.Mentions[x].To) && inhabitants[r.d.Tokens[k].Stem] {
			continue // "was elected by the people of X"
		}
		if x >= 0 && role == schema.Target && r.d.Mentions[x].Type == schema.Place && (k < r.d.Mentions[x].From || k >= r.d.Mentions[x].To) && r.d.Tokens[k].Tag == "NNS" {
			if t := r.l.heads[r.d.Tokens[k].Stem].typ; harms[v.Type] && r.t.isVerb(v.From) && (t == schema.Place || t == schema.Facility || flanks[r.d.Tokens[k].Stem]) {
				r.places(v, schema.At, r.d.Mentions[x].Head) // "shelled X's eastern districts"
			}
			continue // "visited U.S. soldiers" is no visit to the country
		}
		if x >= 0 && role == schema.Target && r.d.Mentions[x].Type == schema.Place && r.offshore(x) {
			r.places(v, schema.At, k)
			continue // "hijacked the ship off X"
		}
		if x < 0 && role == schema.Target {
			x = r.definitePlace(k) // "took the town"
			if p := r.t.child(k, "nmod:poss"); p >= 0 && harms[v.Type] {
				r.places(v, schema.At, p) // "hit the city's station"
				continue
			}
		}
		if x < 0 && role == schema.Agent && actsOfState[v.Type] && placeKinds[r.d.Tokens[k].Norm] == wholeCountry && wholeNouns[r.d.Tokens[k].Norm] {
			x = r.definitePlace(k) // "the country would leave the treaty"
			for j := r.d.SentenceOf(k).From; x >= 0 && j < k; j++ {
				if y := int(r.name[j]) - 1; y >= 0 && r.l.isCountry(r.d.Mentions[y].Known) && r.d.Mentions[y].Known != r.d.Mentions[x].Known {
					x = -1 // which of them is not told
				}
			}
		}
		if x < 0 && role != schema.Target && len(all) > 1 {
			x = r.adjectiveAlone(k)
		}
		if x < 0 {
			if c := r.country(k); c != "" && v.Country == "" {
				v.Country, v.CountryRole = c, role
			}
			continue
		}
		if !slices.Contains(v.Roles[role], x) {
			v.Roles[role] = append(v.Roles[role], x)
		}
		if m := &r.d.Mentions[x]; role == schema.Target && harms[v.Type] && m.Type == schema.Facility {
			if p := r.t.child(k, "nmod:poss"); p >= 0 && r.name[p] != 0 && (p < m.From || p >= m.To) {
				r.places(v, schema.At, p) // "hit X's Y hospital"
			}
		}
	}
}

// strongholdOf returns the name of the place that noun k calls somebody's, -1 for none.
func (r *eventReader) strongholdOf(k int) int {
	switch r.d.Tokens[k].Stem {
	case "bastion", "stronghold":
	default:
		return -1
	}
	for c := range r.t.children(k) {
		if x := int(r.name[c]) - 1; x >= 0 && c > k && r.d.Tokens[c].Dep == "nmod" && r.t.preposition(c) == "of" && r.d.Mentions[x].Type == schema.Place {
			return c
		}
	}
	return -1
}

// outlet reports whether mention x is a newspaper, channel or agency.
func (r *eventReader) outlet(x int) bool {
	k := r.l.names.ByID(r.d.Mentions[x].Known)
	return k != nil && k.Kind == "media"
}

// tells reports whether mention x is of who says, behind it, what tells event v.
func (r *eventReader) tells(v *text.Event, x int) bool {
	if r.d.Mentions[x].From < v.From {
		return false
	}
	b := r.d.Mentions[x].From - 1
	for b > v.From && (r.d.Tokens[b].Tag == "DT" || r.d.Tokens[b].Tag == "JJ" || r.name[b] != 0 || r.d.Tokens[b].Tag == "CC") {
		b--
	}
	k := r.statementAt(v.From)
	if k < 0 || b >= 0 && r.d.Tokens[b].Norm == "by" || r.d.Statements[k].Act != schema.Say && r.d.Statements[k].Act != schema.Report {
		return false // "a truce announced by X"
	}
	return slices.Contains(r.d.Statements[k].Speakers, x) && r.d.Mentions[x].Span.Start >= r.d.Statements[k].Content.End
}

// hears reports whether mention x is of whom something is told, or opens its sentence as an agency does.
func (r *eventReader) hears(x int) bool {
	m := &r.d.Mentions[x]
	k := m.From - 1
	if k >= 0 && r.d.Tokens[k].Tag == "DT" {
		k--
	}
	return k < 0 || r.d.Tokens[k].Sent != r.d.Tokens[m.From].Sent || tells[r.d.Tokens[k].Stem] || r.d.Tokens[k].Norm == "to"
}

// offshore reports whether "off" stands before the mention x, which parsers take for a part
// of the verb in front of it.
func (r *eventReader) offshore(x int) bool {
	k := r.d.Mentions[x].From - 1
	if k > 0 && r.d.Tokens[k].Tag == "DT" {
		k--
	}
	return k > 0 && r.d.Tokens[k].Norm == "off"
}

// madeWhat returns the person whose name stands before noun k, which tells what he was made,
// -1 for none: "elected Ada Brandt president".
func (r *eventReader) madeWhat(k int) int {
	if r.name[k] != 0 {
		return -1
	}
	for c := range r.t.children(k) {
		if x := int(r.name[c]) - 1; x >= 0 && c < k && r.d.Tokens[c].Dep != "nmod:poss" && r.d.Mentions[x].Type == schema.Person {
			return x
		}
	}
	return -1
}

// otherCountry returns the name of the first of two countries whose adjectives stand before
// noun k, -1 where there are no two: "Israeli and Palestinian leaders".
func (r *eventReader) otherCountry(k int) int {
	toks := r.d.Tokens
	word := func(j int) string { return toks[j].Norm }
	from := r.d.SentenceOf(k).From
	if toks[k].Tag != "NNS" || r.name[k] != 0 && r.d.Mentions[r.name[k]-1].Type == schema.Person {
		return -1
	}
	const reach = 4 // "Israeli and Palestinian security officials"
	for j := k - 1; j > from && j > k-reach; j-- {
		if toks[j].Norm != "and" {
			continue
		}
		if _, n := r.l.names.Demonyms(word, j+1, min(j+3, k)); n == 0 || !toks[j-1].Cap {
			return -1
		}
		for w := 2; w > 0; w-- { // "North Korean and"
			if j-w < from {
				continue
			}
			if ds, n := r.l.names.Demonyms(word, j-w, j); n == w {
				return r.countryNear(ds[0].ID, k)
			}
		}
		return -1
	}
	return -1
}

// adjectiveAlone returns the name of the country whose adjective token k is, where the tree
// takes it for one of two sides: "between Israeli and Palestinian leaders"; -1 for none.
func (r *eventReader) adjectiveAlone(k int) int {
	toks := r.d.Tokens
	if !toks[k].Cap || k+1 >= len(toks) || toks[k+1].Norm != "and" {
		return -1
	}
	if ds, n := r.l.names.Demonyms(func(j int) string { return toks[j].Norm }, k, k+1); n == 1 {
		return r.countryNear(ds[0].ID, k)
	}
	return -1
}

// countryNear returns the name of a country that is nearest to token k, -1 where the text has
// none.
func (r *eventReader) countryNear(id string, k int) int {
	best, least := -1, len(r.d.Tokens)
	for x := range r.d.Mentions {
		m := &r.d.Mentions[x]
		if far := max(m.From-k, k-m.From); m.Known == id && m.Kind == schema.ByName && far < least {
			best, least = x, far
		}
	}
	return best
}

// envoysOf returns the name of the country or body that those whom noun k means act for, -1
// for none: "the leaders of X and Y", "negotiators from X".
func (r *eventReader) envoysOf(k int) int {
	t := &r.d.Tokens[k]
	if t.Tag != "NNS" || !envoys[t.Stem] || r.name[k] != 0 {
		return -1
	}
	for c := range r.t.children(k) {
		x := int(r.name[c]) - 1
		if p := r.t.preposition(c); r.d.Tokens[c].Dep != "nmod" || c < k || p != "of" && p != "from" || x < 0 {
			continue
		}
		if m := &r.d.Mentions[x]; m.Type == schema.Organization || m.Type == schema.MilitaryUnit || r.l.isCountry(m.Known) {
			return c
		}
	}
	return -1
}

// envoys holds nouns for those who speak for a country or body at a meeting.
var envoys = map[string]bool{
	"counterpart": true, "delegate": true, "diplomat": true, "envoy": true, "leader": true, "mediator": true, "minister": true, "negotiator": true, "official": true, "president": true, "representative": true,
}

// inhabitants holds nouns for those who live somewhere, who do not act for the place.
var inhabitants = map[string]bool{"citizen": true, "inhabitant": true, "people": true, "resident": true, "villager": true, "voter": true, "worker": true}

// places adds a place and what it lies in: "in Sarmada, Syria", "in Syria's Idlib province".
func (r *eventReader) places(v *text.Event, role schema.Role, i int) {
	ok := func(x int) bool {
		if x < 0 {
			return false
		}
		m := &r.d.Mentions[x]
		if m.Type != schema.Place && m.Type != schema.Facility && !((role != schema.At || atSeat[r.t.preposition(i)] && m.Kind == schema.ByName && len(r.l.triggers["N"+r.d.Tokens[i].Stem]) == 0) && m.Type == schema.Organization) {
			return false // "at the bank" is a place, "at a party's rally" tells none
		}
		if role == schema.At && r.t.preposition(i) == "outside" && r.l.isCountry(m.Known) {
			return false // outside a town is beside it, outside a country elsewhere
		}
		if !slices.Contains(v.Roles[role], x) {
			v.Roles[role] = append(v.Roles[role], x)
		}
		return true
	}
	if k := i + 1; seats[r.d.Tokens[i].Stem] && k < len(r.d.Tokens) && r.name[k] != 0 && r.name[i] == 0 && r.d.Tokens[k].Sent == r.d.Tokens[i].Sent && r.d.Mentions[r.name[k]-1].From == k {
		i = r.d.Mentions[r.name[k]-1].Head // "the streets of the capital X", of which the tree makes two
	}
	x := r.mention(i)
	if !ok(x) && !ok(r.definitePlace(i)) {
		if c := r.partOf(i); c >= 0 && !ok(r.mention(c)) {
			ok(r.definitePlace(c)) // "in the east of the country"
		}
	}
	for c := range r.t.children(i) {
		switch r.d.Tokens[c].Dep {
		case "appos", "nmod:poss", "dep", "compound", "nmod":
			switch r.t.preposition(c) {
			case "to", "into", "from", "toward", "towards", "between", "with", "by", "against":
				continue // "from the camp to the coast", "in a swap between X and Y"
			}
			if y, found := r.head[c]; found && r.d.Mentions[y].Type == schema.Place && ok(y) {
				if p := r.t.child(c, "nmod:poss"); p >= 0 && r.name[p] != 0 { // "in X in Syria's Idlib province"
					ok(int(r.name[p]) - 1)
				}
			}
		}
	}
	if x >= 0 {
		m := &r.d.Mentions[x]
		for n, y := 0, r.around(x); y >= 0 && n < 2 && role == schema.At && ok(y); n++ {
			y = r.around(y)
		}
		if y := r.placeAhead(x); y >= 0 && role == schema.At && r.d.Tokens[m.From-1].Tag != "," {
			if p := r.t.preposition(r.d.Mentions[y].Head); located[p] && p != "of" {
				ok(y) // "in a raid in X in Y", of which the tree hangs Y on the verb
			}
		}
		if to := m.To; to+1 < len(r.d.Tokens) && r.d.Tokens[to].Tag == "," && r.name[to+1] != 0 {
			y := int(r.name[to+1]) - 1
			if r.d.Mentions[y].Type == schema.Place && r.d.Mentions[y].From == to+1 && role != "" {
				ok(y)
			}
		}
	}
}

// atSeat holds the prepositions with which a body's name means its seat: "outside the White
// House".
var atSeat = map[string]bool{"at": true, "inside": true, "near": true, "outside": true}

// seats holds nouns behind which the name of what they tell stands.
var seats = map[string]bool{"capital": true, "city": true, "district": true, "governorate": true, "neighborhood": true, "neighbourhood": true, "port": true, "province": true, "region": true, "suburb": true, "town": true, "village": true}

// partOf returns the noun of the place that noun i tells a part of, -1 for none: "the
// eastern part of the country".
func (r *eventReader) partOf(i int) int {
	if t := &r.d.Tokens[i]; !flanks[t.Stem] && t.Stem != "part" && t.Stem != "centre" && t.Stem != "center" && t.Stem != "heart" && t.Stem != "swathe" {
		return -1
	}
	for c := range r.t.children(i) {
		if r.d.Tokens[c].Dep == "nmod" && c > i && r.t.preposition(c) == "of" {
			return c
		}
	}
	return -1
}

// around returns the place that the text says right behind place x holds it, or is a part of
// it, -1 for none: "in X in southern Y", "in Y's X district".
func (r *eventReader) around(x int) int {
	toks := r.d.Tokens
	m := &r.d.Mentions[x]
	k := m.To
	if k+1 >= len(toks) || toks[k].Sent != toks[m.From].Sent || toks[k].Norm != "in" && toks[k].Tag != "POS" {
		return -1
	}
	const most = 3 // "in the southern X"
	for j := k + 1; j < len(toks) && j <= k+most && toks[j].Kind == text.Word; j++ {
		if y := int(r.name[j]) - 1; y >= 0 {
			if r.d.Mentions[y].Type == schema.Place && (toks[k].Tag != "POS" || r.d.Mentions[y].From == k+1) {
				return y
			}
			return -1
		}
	}
	return -1
}

// mention returns what the noun phrase headed by i refers to: its own mention,
// or the name that makes part of it ("al-Qaida operatives").
func (r *eventReader) mention(i int) int {
	if x, ok := r.head[i]; ok {
		m := &r.d.Mentions[x]
		if m.Kind == schema.ByDescription && m.Type == schema.Person && m.Number == text.Plural && m.Role == "fighter" {
			for _, o := range m.Of {
				if r.d.Mentions[o].Type == schema.MilitaryUnit {
					return o // "ISIL fighters": the unit
				}
			}
		}
		return x
	}
	if x := r.name[i]; x != 0 {
		return int(x) - 1
	}
	toks := r.d.Tokens
	switch toks[i].Tag {
	case "NN", "NNS", "NNP", "NNPS", "CD", "JJ", "JJS", "DT": // "most of X"
	case "VBZ": // a plural that the tagger took for a verb
		if toks[i].Dep != "nsubj" && toks[i].Dep != "nsubjpass" && toks[i].Dep != "dobj" {
			return -1
		}
	default:
		return -1
	}
	for c := range r.t.children(i) {
		if toks[c].Dep == "appos" && c > i && (r.person(c) || vessels[toks[i].Stem] && r.name[c] != 0) {
			return int(r.name[c]) - 1 // "his successor, Ada Brandt", "the ship, the Arctic Star"
		}
	}
	if x := r.oneNamed(i); x >= 0 {
		return x
	}
	for c := range r.t.children(i) {
		switch toks[c].Dep {
		case "compound", "amod", "nmod:poss", "dep":
			if c < i && r.name[c] != 0 {
				return int(r.name[c]) - 1
			}
			if x, ok := r.head[c]; ok && c < i && toks[c].Dep == "nmod:poss" && r.d.Mentions[x].Type == schema.MilitaryUnit {
				return x // "the coalition's mission"
			}
		}
	}
	for c := range r.t.children(i) {
		if toks[c].Dep == "nmod" && c > i {
			switch r.t.preposition(c) {
			case "of":
				if x := r.mention(c); x >= 0 {
					return x
				}
			case "in", "at", "from":
				continue
			}
		}
	}
	if p := i - 1; p >= 0 && r.name[p] != 0 && toks[p].Head == toks[i].Head && toks[p].Dep == toks[i].Dep {
		return int(r.name[p]) - 1 // "US warplanes", of which the tree makes two
	}
	return -1
}

// oneNamed returns the person named between commas behind "one of the" several, -1 for none: "one of the
// suspects, Sgt. Karel Novak, was arrested".
func (r *eventReader) oneNamed(i int) int {
	toks := r.d.Tokens
	if toks[i].Norm != "one" && toks[i].Norm != "another" || i+3 >= len(toks) || toks[i+1].Norm != "of" {
		return -1
	}
	const reach, longest = 5, 8
	for k := i + 2; k < len(toks) && k < i+reach && toks[k].Sent == toks[i].Sent; k++ {
		if toks[k].Tag != "," {
			continue
		}
		for j := k + 1; j < len(toks) && j < k+longest && toks[j].Sent == toks[i].Sent && toks[j].Kind == text.Word; j++ {
			if r.person(j) {
				return int(r.name[j]) - 1
			}
			if r.t.isVerb(j) {
				break
			}
		}
		return -1
	}
	return -1
}

// vessels holds nouns for what sails or flies under a name of its own.
var vessels = map[string]bool{"aircraft": true, "boat": true, "carrier": true, "destroyer": true, "ferry": true, "freighter": true, "frigate": true, "plane": true, "ship": true, "submarine": true, "tanker": true, "trawler": true, "vessel": true, "warship": true, "yacht": true}

// country returns the country that an adjective of noun i names.
func (r *eventReader) country(i int) string {
	word := func(k int) string { return r.d.Tokens[k].Norm }
	for c := range r.t.children(i) {
		if c < i && (r.d.Tokens[c].Dep == "amod" || r.d.Tokens[c].Dep == "compound") && r.d.Tokens[c].Cap {
			if ds, n := r.l.names.Demonyms(word, c, min(c+2, i)); n > 0 && !r.ofNoState(c+n, i) {
				return ds[0].ID // "North Korean" has two words
			}
		}
	}
	return ""
}

// startsAt returns the mention that begins at token k, in the sentence of token
// i, or the name that its description leads to.
func (r *eventReader) startsAt(k, i int) int {
	for x := range r.d.Mentions {
		m := &r.d.Mentions[x]
		if m.From > k {
			break
		}
		if (m.From == k || m.From == k-1 && r.d.Tokens[m.From].Tag == "DT") && r.d.Tokens[k].Sent == r.d.Tokens[i].Sent && m.Kind != schema.ByPronoun {
			return x
		}
	}
	return -1
}

// isCountry reports whether an identifier is that of a country.
func (l *Language) isCountry(id string) bool {
	k := l.names.ByID(id)
	return k != nil && k.Kind == "country"
}

// whereDone reports whether mention x is of where something is done, and of nobody: an event, a
// building, or a place by its noun.
func (r *eventReader) whereDone(x int) bool {
	m := &r.d.Mentions[x]
	switch m.Type {
	case schema.NamedEvent, schema.Facility:
		return true
	case schema.Place:
		for k := m.From; k < m.To; k++ {
			if h := r.l.heads[r.d.Tokens[k].Norm]; h.typ == schema.Place && r.d.Tokens[k].Norm != "state" && r.d.Tokens[k].Norm != "states" {
				return true
			}
		}
	}
	return false
}
