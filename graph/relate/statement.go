package relate

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/khabar-kg/khabar/schema"
)

// family groups acts: what several articles report as one act they may call by
// another of its family; "say" goes with all but a denial.
var family = map[string]int{
	string(schema.Announce): 0, string(schema.Say): 0, string(schema.Confirm): 0, string(schema.Report): 0,
	string(schema.Deny): 1, string(schema.Reject): 1,
	string(schema.Warn): 2, string(schema.Threaten): 2,
	string(schema.Accuse): 3, string(schema.Condemn): 3,
	string(schema.Demand): 4, string(schema.Ask): 4,
	string(schema.Promise): 5, string(schema.Praise): 6,
}

// statementKeys are those under which statements of one speaker meet.
func statementKeys(x *fact, add func(rare string, words ...string)) {
	for _, p := range x.by {
		add("", p.node)
		for _, n := range x.nodes {
			add("", p.node, n)
		}
		for _, w := range x.words[:min(3, len(x.words))] {
			add("", p.node, "word", strconv.Itoa(int(w)))
		}
	}
}

// denialKeys are those under which a denial meets what others say of the same.
func denialKeys(x *fact, add func(rare string, words ...string)) {
	for i, n := range x.nodes {
		add(n, n)
		for _, m := range x.nodes[i+1:] {
			add("", n, m)
		}
	}
}

// compareStatements looks whether two articles report one thing that one speaker said.
func (l *linker) compareStatements(a, b *fact) {
	if a.article == b.article {
		return
	}
	fa, fb := family[a.kind], family[b.kind]
	if a.undone != b.undone || fa != fb && (fa == 1 || fb == 1 || fa != 0 && fb != 0) || a.negated != b.negated {
		return
	}
	by := sharedParties(a.by, b.by)
	if len(by) == 0 || !sameTime(a, b) {
		return
	}
	why := []string{"same speaker: " + names(by)}
	numbers := sharedNumbers(a, b)
	topics := 0.
	both := 0
	for _, n := range a.nodes {
		if slices.ContainsFunc(by, func(p party) bool { return p.node == n }) || !slices.Contains(b.nodes, n) {
			continue
		}
		both++
		topics++
		if !l.common(n) {
			topics++
		}
	}
	if both > 0 {
		why = append(why, fmt.Sprintf("%d shared entities", both))
	}
	if numbers > 0 {
		why = append(why, fmt.Sprintf("%d shared numbers", numbers))
	}
	if x, y, ok := otherNumber(a, b); ok {
		if like := likeness(a, b); like >= 0.6 && both > 0 {
			l.keep(a, b, Contradicts, OtherNumber, like, append(why, percent(like), fmt.Sprintf("%s %s against %s", x.Unit, number2(x.Value), number2(y.Value)))...)
		}
		return
	}
	if a.article.language == b.article.language {
		like := likeness(a, b)
		longer := portion(a, b)
		if like >= 0.6 && (like >= 0.8 || longer >= 0.2) || like >= 0.45 && longer >= 0.3 && (numbers > 0 || both > 1) {
			l.keep(a, b, Corroborates, SameStatement, like, append(why, percent(like))...)
		}
		return
	}
	told := 0.
	for _, x := range a.events {
		for _, y := range b.events {
			if x.kind != y.kind || x.negative != y.negative {
				continue
			}
			if _, ok := l.ground(x, y); ok {
				told = 3
			}
		}
	}
	if told > 0 {
		why = append(why, "both tell of one event")
	} else if len(a.events) > 0 && len(b.events) > 0 {
		told = -1
	}
	points := topics + 2*float64(min(2, numbers)) + told
	of := float64(both) / float64(max(1, min(len(a.nodes), len(b.nodes))))
	if points < 4 || of < 0.5 && numbers == 0 {
		return
	}
	l.keep(a, b, Corroborates, SameStatement, points/fullPoints, why...)
}

// portion is the part of the longer passage's content words that the shorter one has:
// a few words are in a long passage by chance.
func portion(a, b *fact) float64 {
	return float64(shared(a.words, b.words)) / float64(max(1, len(a.words), len(b.words)))
}

// sameTime reports whether two statements may be one by when they were made.
func sameTime(a, b *fact) bool {
	if a.day != unknownDay && b.day != unknownDay {
		return abs(a.day-b.day) <= 1
	}
	if !a.date.IsZero() && !b.date.IsZero() {
		n := min(len(a.date.Value), len(b.date.Value))
		return a.date.Value[:n] == b.date.Value[:n]
	}
	const near = 3
	days, known := published(a, b)
	return known && days <= near
}

// otherNumber returns the numbers of one thing by which two statements differ, each
// of which names no other number of it.
func otherNumber(a, b *fact) (x, y number, ok bool) {
	for _, x := range a.numbers {
		if x.Unit == "" || x.About || many(a, x.Unit) || many(b, x.Unit) {
			continue
		}
		for _, y := range b.numbers {
			if y.Unit == x.Unit && !y.About && y.Value != x.Value {
				return x, y, true
			}
		}
	}
	return x, y, false
}

func many(f *fact, unit string) bool {
	n := 0
	for _, x := range f.numbers {
		if x.Unit == unit {
			n++
		}
	}
	return n > 1
}

// compareDenial looks whether one denies what another says in the same words.
func (l *linker) compareDenial(a, b *fact) {
	said, denied := a, b
	if a.kind == string(schema.Deny) {
		said, denied = b, a
	}
	if denied.kind != string(schema.Deny) || family[said.kind] != 0 && family[said.kind] != 3 || said.negated || denied.negated || said.undone || denied.undone || !disjointSpeakers(a, b) {
		return
	}
	const longest = 14
	from, at := said.when(), denied.when()
	if from == unknownDay || at == unknownDay || at < from-1 || at > from+longest {
		return
	}
	if slices.ContainsFunc(said.article.denials, func(x *fact) bool { return likeness(x, denied) >= 0.6 }) {
		return // the other article has the denial as well
	}
	both := shared(a.nodes, b.nodes)
	like := likeness(a, b)
	if like < 0.6 || portion(a, b) < 0.3 || both == 0 || both == 1 && like < 0.8 || shared(a.words, b.words) < 4 {
		return
	}
	l.keep(a, b, Contradicts, Denial, like, fmt.Sprintf("%d shared entities", both), percent(like), said.ref.Article+" asserts what "+denied.ref.Article+" denies")
}
