package relate

import (
	"fmt"
	"slices"

	"github.com/khabar-kg/khabar/schema"
)

// eventKeys are those under which events meet: those of one type that share two
// participants, a participant and a day, or a participant that few articles speak of.
func eventKeys(x *fact, add func(rare string, words ...string)) {
	var nodes []string
	for _, ps := range x.roles {
		for _, p := range ps {
			nodes = append(nodes, p.node)
		}
	}
	if x.negative {
		const most = 12
		nodes = append(nodes, x.nodes[:min(most, len(x.nodes))]...) // of whom the denial speaks
	}
	slices.Sort(nodes)
	nodes = slices.Compact(nodes)
	for i, n := range nodes {
		if x.date.Value != "" {
			add("", x.kind, n, "on", x.date.Value)
		}
		add(n, x.kind, n)
		for _, m := range nodes[i+1:] {
			add("", x.kind, n, m)
		}
	}
}

// A common ground is what two tellings of a type of event share.
type ground struct {
	points float64
	actor  bool // one that takes part, and no mere place
	nodes  int  // shared participants
	rare   int  // of them, those that few articles speak of
	day    bool // both are dated to one day
	soon   bool // one has no date, and they were told within a day
	spoken bool // the denial's sentence speaks of who is said to have acted
	like   float64
	why    []string

	counted []string // nodes, in whatever role
}

var (
	actors = []schema.Role{schema.Agent, schema.Target, schema.Counterpart}
	places = []schema.Role{schema.At, schema.Origin, schema.Destination}
)

// ground weighs what two tellings share; ok is false where their participants part.
// Of a denial it is enough that its sentence speaks of who is said to have acted:
// "our forces have not left, a day after the coalition was said to have withdrawn".
func (l *linker) ground(a, b *fact) (g ground, ok bool) {
	if l.words.trait[a.kind]["mutual"] {
		x, y := gathered(a, actors), gathered(b, actors)
		// Each met somebody whom the other telling does not know.
		if !l.role(&g, "between", x, y) || apart(x, y, b.nodes) && apart(y, x, a.nodes) {
			return g, false
		}
		g.actor = g.nodes > 0
	} else {
		for _, role := range actors {
			before := g.nodes
			if x, y := a.roles[role], b.roles[role]; !l.role(&g, string(role), x, y) {
				of := x
				if a.negative {
					of = y
				}
				if a.negative == b.negative || !a.negative && !within(x, b.nodes) || a.negative && !within(y, a.nodes) {
					return g, false
				}
				g.spoken = true
				g.points++
				g.why = append(g.why, "the denial speaks of "+names(of))
			}
			g.actor = g.actor || g.nodes > before
		}
	}
	for _, role := range places {
		if !l.role(&g, string(role), a.roles[role], b.roles[role]) {
			// One tells the town, the other the country, where both speak of either.
			x, y := a.roles[role], b.roles[role]
			if !within(x, b.nodes) && !within(y, a.nodes) {
				return g, false
			}
		}
	}
	if g.nodes == 0 {
		return g, false
	}
	g.like = likeness(a, b)
	switch {
	case g.like >= 0.6:
		g.points += 2
	case g.like >= 0.4:
		g.points++
	}
	if g.like >= 0.4 {
		g.why = append(g.why, percent(g.like))
	}
	if others := shared(a.nodes, b.nodes) - g.nodes; others > 0 {
		g.points += min(2, 0.5*float64(others))
		g.why = append(g.why, fmt.Sprintf("%d more entities", others))
	}
	return g, true
}

func gathered(x *fact, roles []schema.Role) []party {
	var out []party
	for _, r := range roles {
		for _, p := range x.roles[r] {
			if !slices.ContainsFunc(out, func(q party) bool { return q.node == p.node }) {
				out = append(out, p)
			}
		}
	}
	return out
}

func within(ps []party, nodes []string) bool {
	return slices.ContainsFunc(ps, func(p party) bool { return slices.Contains(nodes, p.node) })
}

// apart reports whether one of the parties is neither among the others nor among the
// nodes of their passage.
func apart(ps, others []party, nodes []string) bool {
	return slices.ContainsFunc(ps, func(p party) bool {
		return !slices.Contains(nodes, p.node) && !slices.ContainsFunc(others, func(q party) bool { return q.node == p.node })
	})
}

// role weighs one role; false says that both fill it, with others.
func (l *linker) role(g *ground, role string, a, b []party) bool {
	if len(a) == 0 || len(b) == 0 {
		return true
	}
	same := sharedParties(a, b)
	if len(same) == 0 {
		return false
	}
	for _, p := range same {
		if slices.Contains(g.counted, p.node) {
			continue
		}
		g.counted = append(g.counted, p.node)
		g.nodes++
		g.points++
		if !l.common(p.node) {
			g.points++
			g.rare++
		}
	}
	g.why = append(g.why, "same "+role+": "+names(same))
	return true
}

// time weighs when two tellings place the event; ok is false where it cannot be one.
func (g *ground) time(a, b *fact) bool {
	switch {
	case a.day != unknownDay && b.day != unknownDay:
		switch abs(a.day - b.day) {
		case 0:
			g.points += 2
			g.day = true
			g.why = append(g.why, "both on "+a.date.Value)
		case 1: // days begin and end elsewhere
		default:
			return false
		}
		return true
	case !a.date.IsZero() && !b.date.IsZero():
		n := min(len(a.date.Value), len(b.date.Value))
		return a.date.Value[:n] == b.date.Value[:n]
	}
	days, known := published(a, b)
	if a.date.IsZero() != b.date.IsZero() {
		dated, other := a, b
		if a.date.IsZero() {
			dated, other = b, a
		}
		if dated.day == unknownDay {
			return false // a month is no help for what is told without a date
		}
		if other.article.published != unknownDay {
			days, known = abs(other.article.published-dated.day), true
		}
	}
	const near = 3
	if known && days <= 1 {
		g.points++
		g.soon = true
		g.why = append(g.why, "told within a day")
	}
	return known && days <= near
}

const (
	enoughPoints = 5   // for one event told twice
	clearPoints  = 6   // for one event told twice, so that a difference is a contradiction
	fullPoints   = 10. // a score of 1
)

func (l *linker) compareEvents(a, b *fact) {
	if a.kind != b.kind || a.modality != b.modality {
		return
	}
	g, ok := l.ground(a, b)
	if !ok {
		return
	}
	sameArticle := a.article == b.article
	if a.negative != b.negative {
		l.opposite(a, b, g)
		return
	}
	if sameArticle {
		return
	}
	if l.otherDate(a, b, g) || !g.time(a, b) {
		return
	}
	trait := l.words.trait[a.kind]
	if trait["counts"] && a.count != nil && b.count != nil && a.count.Unit == b.count.Unit && a.count.Value != b.count.Value {
		// One toll of one blow: the same day and who takes part, or a place that few
		// speak of, told within a day in mostly the same words.
		clear := g.points >= clearPoints && g.day && g.actor || g.rare > 0 && g.soon && g.like >= 0.5
		if clear && !a.negative && a.modality == schema.Asserted && !a.count.About && !b.count.About {
			l.keep(a, b, Contradicts, OtherNumber, g.points/fullPoints, append(g.why, fmt.Sprintf("%s %s against %s", a.count.Unit, number2(a.count.Value), number2(b.count.Value)))...)
		}
		return
	}
	if _, _, differ := otherNumber(a, b); differ {
		return
	}
	if n := min(2, sharedNumbers(a, b)); n > 0 {
		g.points += float64(n)
		g.why = append(g.why, fmt.Sprintf("%d shared numbers", n))
		g.like += 0.1 * float64(n)
	}
	if trait["once"] && g.rare > 0 {
		g.points += 2
	}
	need := float64(enoughPoints)
	if trait["many"] {
		need++
	}
	if trait["mutual"] && g.nodes < 2 && g.like < 0.4 {
		return // one who met somebody on that day
	}
	if g.points < need || !g.actor && g.like < 0.4 || g.nodes < 2 && g.rare == 0 {
		return
	}
	l.keep(a, b, Corroborates, SameEvent, g.points/fullPoints, g.why...)
}

// opposite links an event with its denial, if what is denied had happened by the
// time of the denial and both are of one time.
func (l *linker) opposite(a, b *fact, g ground) {
	if a.undone || b.undone || a.article == b.article && (!disjointSpeakers(a, b) || a.passage == b.passage) {
		return // no denial, one source that puts it in other words, or one sentence that tells both
	}
	yes, no := a, b
	if a.negative {
		yes, no = b, a
	}
	if !yes.date.IsZero() && !no.date.IsZero() {
		if !g.time(a, b) {
			return
		}
	} else {
		const longest = 14 // days from the event to its denial
		from, at := yes.when(), no.article.published
		if no.told != nil && no.told.day != unknownDay {
			at = no.told.day
		}
		if from == unknownDay || at == unknownDay || at < from-1 || at > from+longest {
			return
		}
		g.points++
		g.why = append(g.why, "told soon after")
	}
	// Without somebody who denies it, a negation may be of another day, place or aim.
	explicit := no.told != nil && no.told.kind == string(schema.Deny) && !no.told.undone
	const enough = 4
	switch {
	case explicit && l.answers(yes, no, g):
	case g.points < enough:
		return
	case !explicit && (l.words.trait[a.kind]["many"] || !g.actor || g.nodes < 2 || g.rare < 2 && g.like < 0.5 && !g.day):
		return
	case explicit && l.words.trait[a.kind]["many"] && g.nodes < 2 && g.like < 0.6:
		return // an attack is denied, and there are others
	case explicit && (!g.actor && !g.spoken || g.nodes < 2 && !g.spoken && (g.rare == 0 || g.like < 0.4)):
		return
	}
	why := append(g.why, yes.ref.Article+" asserts what "+no.ref.Article+" denies")
	l.keep(a, b, Contradicts, OppositePolarity, g.points/fullPoints, why...)
	// Those who say so contradict each other as well.
	if explicit && yes.told != nil && yes.told != no.told && yes.told.kind != string(schema.Deny) {
		l.keep(yes.told, no.told, Contradicts, DenialOfEvent, g.points/fullPoints, why...)
	}
}

// answers reports whether a denial answers what somebody else has just said: that it
// happened in the same place, by nobody whom the denial does not mean. "Its forces had
// withdrawn from Iraq", one announces, and the other, the day after, "no withdrawal of
// our forces from Iraq took place".
func (l *linker) answers(yes, no *fact, g ground) bool {
	const near = 3 // days
	if yes.told == nil || yes.told.undone || family[yes.told.kind] != 0 || l.words.trait[yes.kind]["many"] || !disjointSpeakers(yes, no) {
		return false
	}
	from, at := yes.told.when(), no.told.when()
	if from == unknownDay || at == unknownDay || at < from || at > from+near {
		return false
	}
	return g.nodes > 0 && (len(gathered(yes, actors)) == 0 || g.actor || g.spoken) && slices.ContainsFunc(places, func(r schema.Role) bool {
		return len(sharedParties(yes.roles[r], no.roles[r])) > 0
	})
}

// otherDate links tellings of what happens once that name different days.
func (l *linker) otherDate(a, b *fact, g ground) bool {
	if a.day == unknownDay || b.day == unknownDay || a.negative || !l.words.trait[a.kind]["once"] || a.modality != schema.Asserted {
		return false
	}
	apart := abs(a.day - b.day)
	days, known := published(a, b)
	const near, far = 14, 60
	if apart < 2 || apart > far || !known || days > near || !a.dateNear || !b.dateNear || g.rare == 0 || !g.actor || g.points < 4 {
		return false
	}
	l.keep(a, b, Contradicts, OtherDate, g.points/fullPoints, append(g.why, a.date.Value+" against "+b.date.Value)...)
	return true
}
