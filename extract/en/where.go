package en

import (
	"slices"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// relativePlace reads where verb i happens by the "where" of its clause, or by the event
// that "in which" points to: "flew to X, where he met them", "a raid on X in which two were
// killed".
func (r *eventReader) relativePlace(v *text.Event, tr *trigger, i int) {
	toks := r.d.Tokens
	for c := range r.t.children(i) {
		switch {
		case c > i:
			return
		case toks[c].Tag == "WRB" && toks[c].Norm == "where":
			role := tr.roles["in"]
			if x := r.placeBefore(c); x >= 0 && role != "" && len(v.Roles[role]) == 0 {
				const most = 3
				for n := 0; n < most; n++ { // "a village in X's Y district, where"
					y := r.placeAhead(x)
					if y < 0 {
						break
					}
					r.places(v, role, r.d.Mentions[x].Head)
					x = y
				}
				r.places(v, role, r.d.Mentions[x].Head)
			}
		case toks[c].Norm == "which" && toks[c].Dep == "nmod" && r.t.preposition(c) == "in":
			e := -1
			if toks[i].Dep == "acl:relcl" {
				e = r.told(toks[i].Head)
			}
			if e < 0 {
				e = r.toldBefore(c) // "a raid on X in January, in which two were killed"
			}
			if e >= 0 {
				r.follow(v, e)
			}
		}
	}
}

// toldBefore returns the last event that a noun tells before token c, no verb between; -1 for
// none.
func (r *eventReader) toldBefore(c int) int {
	for k := c - 1; k >= r.d.SentenceOf(c).From && !r.t.isVerb(k); k-- {
		if e := r.told(k); e >= 0 {
			return e
		}
	}
	return -1
}

// meanwhile gives the event of participle i the place of the attack that it belongs to:
// "rockets struck the base in X, injuring two".
func (r *eventReader) meanwhile(v *text.Event, i int) {
	t := &r.d.Tokens[i]
	if !settled[v.Type] || t.Tag != "VBG" || t.Dep != "advcl" && t.Dep != "xcomp" || t.Head < 0 || t.Head > i || len(v.Roles[schema.At]) > 0 {
		return
	}
	for k := len(r.d.Events) - 1; k >= 0 && r.d.Events[k].From >= t.Head; k-- {
		o := &r.d.Events[k]
		if o.From == t.Head && o.Type != "attack" {
			return
		}
		if o.From != t.Head {
			continue
		}
		for _, x := range o.Roles[schema.Target] {
			if m := &r.d.Mentions[x]; m.Kind == schema.ByName && (m.Type == schema.Facility || m.Type == schema.Place) {
				v.Roles[schema.At] = []int{x}
				return
			}
		}
		v.Roles[schema.At] = slices.Clone(o.Roles[schema.At])
		return
	}
	// "A quake struck X, killing ten", "a bus fell into a gorge in X, killing ten"
	for k := t.Head + 1; k < i; k++ {
		if x := int(r.name[k]) - 1; x >= 0 && (r.d.Mentions[x].Type == schema.Place || r.d.Mentions[x].Type == schema.Facility) && r.d.Mentions[x].Kind == schema.ByName {
			r.places(v, schema.At, r.d.Mentions[x].Head)
			return
		}
		if r.t.isVerb(k) && r.d.Tokens[k].Tag != "VBN" {
			return
		}
	}
}

// besideOf returns the name of the place that noun k tells the side of, -1 for none: "an
// area west of X", "the outskirts of X".
func (r *eventReader) besideOf(k int) int {
	if !flanks[r.d.Tokens[k].Stem] {
		return -1
	}
	for c := range r.t.children(k) {
		if r.d.Tokens[c].Dep == "nmod" && c > k && r.t.preposition(c) == "of" {
			return c
		}
	}
	return -1
}

// flanks holds nouns for what lies beside a place.
var flanks = map[string]bool{"west": true, "east": true, "north": true, "south": true, "outskirt": true, "outskirts": true, "edge": true, "vicinity": true, "coast": true, "shore": true, "northwest": true, "northeast": true, "southwest": true, "southeast": true}

// placeBefore returns the place named right before the "where" at token c, past what is
// said of it between commas, or -1: "X, the regional capital, where".
func (r *eventReader) placeBefore(c int) int {
	toks := r.d.Tokens
	const reach = 8
	for k := c - 1; k >= r.d.SentenceOf(c).From && k > c-reach; k-- {
		if r.t.isVerb(k) {
			return -1
		}
		x := int(r.name[k]) - 1
		if x < 0 {
			continue
		}
		m := &r.d.Mentions[x]
		if m.Type != schema.Place && m.Type != schema.Facility {
			return -1
		}
		if k == c-1 || toks[k+1].Tag == "," {
			return x
		}
		return -1
	}
	return -1
}

// placeAhead returns the place that the text says right before place x lies in it, -1 for
// none: "X in southern Y", "X, Y".
func (r *eventReader) placeAhead(x int) int {
	toks := r.d.Tokens
	m := &r.d.Mentions[x]
	k := m.From - 1
	for k > 0 && (toks[k].Tag == "DT" || toks[k].Tag == "JJ" || flanks[toks[k].Norm]) {
		k--
	}
	if k < 1 || toks[k].Norm != "in" && toks[k].Norm != "," && toks[k].Tag != "POS" || r.name[k-1] == 0 || toks[k].Sent != toks[m.From].Sent {
		return -1
	}
	y := int(r.name[k-1]) - 1
	if r.d.Mentions[y].Type != schema.Place || r.d.Mentions[y].To != k {
		return -1
	}
	return y
}

// there gives the event of verb i the place told of last, where it says "there".
func (r *eventReader) there(v *text.Event, tr *trigger, i int) {
	role := tr.roles["in"]
	if role == "" || len(v.Roles[role]) > 0 {
		return
	}
	for c := range r.t.children(i) {
		if t := &r.d.Tokens[c]; t.Norm == "there" && t.Dep != "expl" && c > i {
			if x := r.lastPlace(c, func(*text.Mention) bool { return true }); x >= 0 {
				v.Roles[role] = append(v.Roles[role], x)
			}
			return
		}
	}
}

// definitePlace returns the place that a noun phrase without a name means, the one of its
// kind told of last, or -1: "left the country", "sent a team to the province".
func (r *eventReader) definitePlace(k int) int {
	toks := r.d.Tokens
	kind, ok := placeKinds[toks[k].Norm]
	if !ok {
		return -1
	}
	the := false
	for c := range r.t.children(k) {
		switch t := &toks[c]; {
		case t.Dep == "det" && (t.Norm == "the" || t.Norm == "that" || t.Norm == "this"):
			the = true
		case t.Dep == "case":
		case c < k || t.Dep == "nmod" && r.t.preposition(c) == "of":
			return -1 // "the neighbouring country", "the city of X"
		}
	}
	if !the {
		return -1
	}
	if kind == wholeCountry {
		return r.mainCountry(k)
	}
	return r.lastPlace(k, func(m *text.Mention) bool { return !r.l.isCountry(m.Known) && r.canBe(m, kind) })
}

// mainCountry returns the last name before token k of the country that the text names
// most, or -1: that is "the country", whichever others are named.
func (r *eventReader) mainCountry(k int) int {
	if r.main == "" {
		r.main = "none"
		times := map[string]int{}
		for x := range r.d.Mentions {
			m := &r.d.Mentions[x]
			id := m.Country // "the Iraqi premier"
			if m.Kind == schema.ByName && r.l.isCountry(m.Known) {
				id = m.Known
			}
			if id == "" {
				continue
			}
			if times[id]++; r.main == "none" || times[id] > times[r.main] {
				r.main = id
			}
		}
	}
	return r.lastPlace(k, func(m *text.Mention) bool { return m.Known == r.main })
}

// canBe reports whether a named place can be called by a noun of the kind: a known town is
// no province, a known province no town.
func (r *eventReader) canBe(m *text.Mention, kind int) bool {
	k := r.l.names.ByID(m.Known)
	if k == nil || kind == anyPart {
		return true
	}
	return k.Kind == "city" == (kind == town)
}

// The kinds of places that nouns without a name mean.
const (
	wholeCountry = iota
	province     // a large part of one
	town
	anyPart
)

var placeKinds = map[string]int{
	"country": wholeCountry, "kingdom": wholeCountry, "republic": wholeCountry,
	"province": province, "region": province, "state": province, "governorate": province,
	"city": town, "town": town, "village": town,
	"area": anyPart, "district": anyPart, "island": anyPart, "camp": anyPart, "enclave": anyPart, "strip": anyPart, "territory": anyPart,
}

// wholeNouns holds the nouns for a whole country.
var wholeNouns = map[string]bool{"country": true, "kingdom": true, "republic": true}

// placeReach is how many sentences back such a place was told of.
const placeReach = 3

// lastPlace returns the last name of a place before token k that is such, or -1.
func (r *eventReader) lastPlace(k int, such func(*text.Mention) bool) int {
	at := r.d.Tokens[k].Sent
	n, _ := slices.BinarySearchFunc(r.d.Mentions, k, func(m text.Mention, k int) int { return m.From - k })
	for x := n - 1; x >= 0; x-- {
		m := &r.d.Mentions[x]
		if at-r.d.Tokens[m.From].Sent > placeReach {
			return -1
		}
		if m.Kind == schema.ByName && (m.Type == schema.Place || m.Type == schema.Facility) && such(m) && !r.dateline(x) {
			return x
		}
	}
	return -1
}
