package extract

import (
	"slices"
	"strings"

	"github.com/khabar-kg/khabar/extract/lexicon"
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// standIns lets those who are named take the part of those who are only described:
// who acts through "the group's fighters" is the group, and whoever hits "camps of
// the party" hits the party. People who are nobody's stay as they are, and fall away.
func standIns(d *text.Doc, names *lexicon.Names) {
	if len(d.Events) == 0 {
		return
	}
	kept := keptEntities(d)
	for i := range d.Events {
		v := &d.Events[i]
		for _, role := range []schema.Role{schema.Agent, schema.Target, schema.Counterpart} { // in order: whom one stands for the next does not
			ms := v.Roles[role]
			for k, m := range ms {
				o := owed(d, m)
				if o < 0 && kept[d.Mentions[m].Entity] {
					continue
				}
				if o < 0 {
					o = holder(d, m, kept)
				}
				if o < 0 {
					o = calledAfter(d, m, kept)
				}
				if o < 0 {
					o = doer(d, i, m, kept)
				}
				if o < 0 && role != schema.Counterpart {
					o = rebels(d, m, names)
				}
				if o < 0 && role != schema.Target {
					o = stateOf(d, m)
				}
				if o < 0 {
					o = peer(d, m, kept)
				}
				if o >= 0 && !takesPart(d, v, o) {
					ms[k] = o
				}
			}
		}
		for _, role := range []schema.Role{schema.At, schema.Target, schema.Origin, schema.Destination} {
			ms := v.Roles[role]
			for k, m := range ms {
				if kept[d.Mentions[m].Entity] {
					continue
				}
				if o := placeMeant(d, m, names); o >= 0 && !takesPart(d, v, o) {
					ms[k] = o
				}
			}
		}
	}
}

// placeMeant returns the mention of the place that "the city", "المحافظة" means: the last
// one of its kind told of before; -1 where none was lately.
func placeMeant(d *text.Doc, m int, names *lexicon.Names) int {
	x := &d.Mentions[m]
	if x.Type != schema.Place || x.Kind != schema.ByDescription || !x.Definite || len(x.Of) > 0 || x.Country != "" {
		return -1
	}
	head := d.Tokens[x.Head].Stem
	kinds := placeKinds[head]
	at, best := d.Tokens[x.From].Sent, -1
	for o := m - 1; o >= 0; o-- {
		y := &d.Mentions[o]
		if at-d.Tokens[y.From].Sent > placeReach {
			break
		}
		if y.Type != schema.Place || y.Kind != schema.ByName || y.To > x.From {
			continue
		}
		if d.Tokens[y.From].Stem == head { // "بلدة تل الزيتون … البلدة"
			return o
		}
		if k := names.ByID(y.Known); best < 0 && k != nil && slices.Contains(kinds, k.Kind) {
			best = o
		}
	}
	return best
}

// placeReach is how many sentences back the place may have been named that is called by
// its kind now.
const placeReach = 6

// placeKinds holds, for nouns of both languages, folded, which kinds of known places they
// may mean.
var placeKinds = map[string][]string{
	"city": {"city"}, "town": {"city"}, "province": {"region", "state"}, "region": {"region", "state", "territory"},
	"\u0645\u062F\u064A\u0646\u0647": {"city"}, "\u0628\u0644\u062F\u0647": {"city"}, // مدينة بلدة
	"\u0645\u062D\u0627\u0641\u0638\u0647": {"region", "state"}, "\u0627\u0642\u0644\u064A\u0645": {"region", "state", "territory"}, "\u0648\u0644\u0627\u064A\u0647": {"region", "state"}, // محافظة إقليم ولاية
}

// keptEntities returns the entities that a record keeps: those with a name, and those
// that speak.
func keptEntities(d *text.Doc) map[int]bool {
	kept := map[int]bool{}
	for m := range d.Mentions {
		if d.Mentions[m].Kind == schema.ByName {
			kept[d.Mentions[m].Entity] = true
		}
	}
	for i := range d.Statements {
		for _, e := range d.Statements[i].Entities {
			kept[e] = true
		}
	}
	return kept
}

// holder returns the mention of the body to which those described by mention m
// belong, or -1.
func holder(d *text.Doc, m int, kept map[int]bool) int {
	x := &d.Mentions[m]
	if x.Type == schema.Person && x.Number == text.Singular || x.Kind == schema.ByPronoun {
		return -1 // a member who is one person is himself
	}
	if captives[d.Tokens[x.Head].Stem] {
		return -1
	}
	body := func(o int) bool {
		y := &d.Mentions[o]
		return (y.Type == schema.MilitaryUnit || y.Type == schema.Organization) && kept[y.Entity] && y.Entity != x.Entity
	}
	for _, of := range x.Of {
		if body(of) {
			return of
		}
	}
	for o := range d.Mentions { // within the description
		if y := &d.Mentions[o]; o != m && y.From >= x.From && y.To <= x.To && body(o) && !(y.From > x.From && placing[d.Tokens[y.From-1].Norm]) {
			return o
		}
	}
	if o := behind(d, m); o >= 0 && body(o) {
		return o
	}
	if x.Country != "" && x.Type == schema.MilitaryUnit {
		return named(d, x.Country)
	}
	return -1
}

// captives holds English nouns for those whom a body holds or has harmed, who are not its own.
var captives = map[string]bool{"captive": true, "civilian": true, "detainee": true, "hostage": true, "prisoner": true, "refugee": true, "survivor": true, "victim": true}

// stateOf returns the mention of the country for which those of English description m act,
// or -1: "Egyptian negotiators", "a US team", "Israeli jets". What they suffer their
// country does not.
func stateOf(d *text.Doc, m int) int {
	x := &d.Mentions[m]
	if d.Article.Language != "en" || x.Kind != schema.ByDescription || !official[d.Tokens[x.Head].Stem] {
		return -1
	}
	country := x.Country
	for o := m + 1; o < len(d.Mentions) && d.Mentions[o].From < x.Head; o++ {
		if y := &d.Mentions[o]; country == "" && y.Type == schema.Place && y.Kind == schema.ByName && y.To == x.Head {
			return o
		}
	}
	if country == "" {
		return -1
	}
	return namedNear(d, country, x.From)
}

// peer returns the mention of whom English description m, "his Russian counterpart", means:
// the one minister or the like of that country who is named in the article; -1 where it names
// none, or more than one.
func peer(d *text.Doc, m int, kept map[int]bool) int {
	x := &d.Mentions[m]
	if d.Article.Language != "en" || x.Kind != schema.ByDescription || x.Country == "" || d.Tokens[x.Head].Stem != "counterpart" {
		return -1
	}
	best := -1
	for o := range d.Mentions {
		y := &d.Mentions[o]
		if o == m || y.Kind != schema.ByDescription || y.Type != schema.Person || y.Number == text.Plural || y.Country != x.Country || !kept[y.Entity] || !called(d, y.Entity) {
			continue
		}
		if best >= 0 && d.Mentions[best].Entity != y.Entity {
			return -1
		}
		best = o
	}
	return best
}

// official holds English nouns for those, and what, act for the country whose adjective
// stands before them.
var official = map[string]bool{
	"aircraft": true, "artillery": true, "authority": true, "commando": true, "delegation": true, "diplomat": true, "drone": true, "envoy": true, "jet": true, "leader": true, "mediator": true,
	"missile": true, "negotiator": true, "official": true, "plane": true, "representative": true, "shelling": true, "soldier": true, "team": true, "troop": true, "troops": true, "warplane": true, "warship": true,
}

// namedNear returns the mention of the known entity by name that is nearest to token k, the
// one before it of two; -1 for none.
func namedNear(d *text.Doc, known string, k int) int {
	best, least := -1, len(d.Tokens)
	for o := range d.Mentions {
		y := &d.Mentions[o]
		if y.Known != known || y.Kind != schema.ByName {
			continue
		}
		if far := max(y.From-k, k-y.From); far < least {
			best, least = o, far
		}
	}
	return best
}

// calledAfter returns the mention of the body told of before whose noun stands in an
// English description m of those who serve it, or -1: "army warplanes", of the army;
// "the mission's soldiers", of the mission.
func calledAfter(d *text.Doc, m int, kept map[int]bool) int {
	x := &d.Mentions[m]
	if d.Article.Language != "en" || x.Kind != schema.ByDescription || x.Type == schema.Person && x.Number == text.Singular {
		return -1
	}
	for k := x.From; k < x.Head; k++ {
		if t := &d.Tokens[k]; t.Tag != "NN" && t.Tag != "NNP" {
			continue
		}
		for o := m - 1; o >= 0; o-- {
			y := &d.Mentions[o]
			if d.Tokens[x.From].Sent-d.Tokens[y.From].Sent > calledReach {
				break
			}
			if y.Head < x.From && d.Tokens[y.Head].Stem == d.Tokens[k].Stem && kept[y.Entity] && (y.Type == schema.MilitaryUnit || y.Type == schema.Organization) {
				return o
			}
		}
	}
	return -1
}

// calledReach is how many sentences back such a body was named.
const calledReach = 40

// doer returns who did what the English noun of mention m says of somebody, in an event
// told before event i: "the attackers", of the group that attacked; "their captors". -1
// where nobody known did.
func doer(d *text.Doc, i, m int, kept map[int]bool) int {
	x := &d.Mentions[m]
	types := doings[d.Tokens[x.Head].Stem]
	if types == nil || !x.Definite && d.Tokens[x.From].Tag != "PRP$" {
		return -1
	}
	for j := i - 1; j >= 0 && d.Tokens[x.From].Sent-d.Tokens[d.Events[j].From].Sent <= doerReach; j-- {
		if o := &d.Events[j]; slices.Contains(types, o.Type) {
			for _, a := range o.Roles[schema.Agent] {
				if kept[d.Mentions[a].Entity] {
					return a
				}
			}
		}
	}
	return -1
}

// doerReach is how many sentences back such an event was told.
const doerReach = 8

// doings holds nouns for who took part in events of some types.
var doings = map[string][]string{
	"attacker": {"attack", "kill"}, "assailant": {"attack", "kill"}, "raider": {"attack"}, "gunman": {"attack", "kill", "seize"},
	"kidnapper": {"seize"}, "abductor": {"seize"}, "captor": {"seize", "arrest"}, "hijacker": {"seize"},
	"killer": {"kill", "attack"}, "murderer": {"kill"},
}

// rebels returns the mention of the armed group that "the rebels", "المسلحون" means: the
// one told of before that is no army; -1 where none was lately, or more than one.
func rebels(d *text.Doc, m int, names *lexicon.Names) int {
	x := &d.Mentions[m]
	if x.Type != schema.Person || !x.Definite || x.Number != text.Plural || len(x.Of) > 0 || !rebel(d.Tokens[x.Head].Stem) {
		return -1
	}
	at, best := d.Tokens[x.From].Sent, -1
	for o := range d.Mentions {
		y := &d.Mentions[o]
		if y.From >= x.From {
			break
		}
		if y.Type != schema.MilitaryUnit || y.Kind != schema.ByName || at-d.Tokens[y.From].Sent > rebelReach {
			continue
		}
		if k := names.ByID(y.Known); k == nil || k.Kind != "group" {
			continue
		}
		if best >= 0 && d.Mentions[best].Entity != y.Entity {
			return -1 // of two none is sure
		}
		best = o
	}
	return best
}

// rebelReach is how many sentences back the group of rebels may have been named.
const rebelReach = 4

// rebel reports whether a noun is one for members of armed groups: "rebel", "militant",
// "متمردون", "متشددين", "مسلحين", "إرهابيين", "انفصاليين".
func rebel(stem string) bool {
	switch stem {
	case "rebel", "militant", "insurgent", "extremist", "terrorist", "jihadist", "separatist":
		return true
	}
	for _, w := range []string{"\u0645\u062A\u0645\u0631\u062F", "\u0645\u062A\u0634\u062F\u062F", "\u0645\u0633\u0644\u062D", "\u0627\u0631\u0647\u0627\u0628\u064A", "\u0627\u0646\u0641\u0635\u0627\u0644\u064A"} {
		if strings.HasPrefix(stem, w) {
			return true
		}
	}
	return false
}

// behind returns the mention that "of", "from", "من" or "ل" ties to mention m from
// behind, or -1: "مسلحين من الجماعة", "معسكرات تابعة للحزب", "fighters of the group".
func behind(d *text.Doc, m int) int {
	x := &d.Mentions[m]
	s := d.SentenceOf(x.From)
	k := x.To
	for n := 0; k < s.To && n < 2 && d.Tokens[k].Kind == text.Word && d.Tokens[k].Prep == "" && !tying[d.Tokens[k].Norm] && d.Tokens[k].Base != lam; n++ {
		if !belonging(d.Tokens[k].Norm) {
			return -1
		}
		k++
	}
	if k >= s.To || d.Tokens[k].Conj != "" {
		return -1
	}
	if tying[d.Tokens[k].Norm] {
		if k++; k < s.To && d.Tokens[k].Norm == "the" {
			k++
		}
	} else if d.Tokens[k].Base == lam {
		k++ // written apart, before a quotation mark
	} else if d.Tokens[k].Prep != lam {
		return -1
	}
	for k < s.To && d.Tokens[k].Kind == text.Open {
		k++
	}
	return startsAt(d, k)
}

// owed returns the mention of the body that those of English mention m are said to serve:
// "fighters loyal to the Front", or -1.
func owed(d *text.Doc, m int) int {
	x := &d.Mentions[m]
	s := d.SentenceOf(x.From)
	k := x.To
	if k+2 >= s.To || !loyal[d.Tokens[k].Norm] || d.Tokens[k+1].Norm != "to" && d.Tokens[k+1].Norm != "with" {
		return -1
	}
	if k += 2; d.Tokens[k].Norm == "the" && k+1 < s.To {
		k++
	}
	o := startsAt(d, k)
	if o >= 0 && (d.Mentions[o].Type == schema.MilitaryUnit || d.Mentions[o].Type == schema.Organization) {
		return o
	}
	return -1
}

// startsAt returns the longest mention that begins at token k, or -1.
func startsAt(d *text.Doc, k int) int {
	o, ok := slices.BinarySearchFunc(d.Mentions, k, func(x text.Mention, k int) int { return x.From - k })
	if !ok {
		return -1
	}
	return o // by From, then longer first
}

// loyal holds English words that say whose fighters are: "fighters loyal to X".
var loyal = map[string]bool{"affiliated": true, "allied": true, "belonging": true, "loyal": true}

// placing holds the words behind which stands where somebody is, not whose he is.
var placing = map[string]bool{"in": true, "\u0641\u064A": true} // في

// lam is the Arabic proclitic ل, "of", folded.
const lam = "\u0644"

// tying holds the words by which a body stands behind those who are its own.
var tying = map[string]bool{"of": true, "from": true, "\u0645\u0646": true, "\u0627\u0644\u064A": true} // من إلى

// belonging reports whether an Arabic word says that somebody or something is a body's:
// "تابعة", "موالين", "ينتمون".
func belonging(w string) bool {
	for _, stem := range []string{"\u062A\u0627\u0628\u0639", "\u0645\u0648\u0627\u0644", "\u064A\u0646\u062A\u0645", "\u062A\u0646\u062A\u0645", "\u0645\u0646\u062A\u0645"} { // تابع موال ينتم تنتم منتم
		if strings.HasPrefix(w, stem) {
			return true
		}
	}
	return false
}

// takesPart reports whether the entity of mention m has a role in the event.
func takesPart(d *text.Doc, v *text.Event, m int) bool {
	for _, ms := range v.Roles {
		for _, o := range ms {
			if d.Mentions[o].Entity == d.Mentions[m].Entity {
				return true
			}
		}
	}
	return false
}
