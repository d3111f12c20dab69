package match

import (
	"cmp"
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/khabar-kg/khabar/schema"
)

// A Pair is a judgement on two entities of a set, by their places in it.
type Pair struct {
	A, B int
	Judgement
}

// Clusters is a set of entities put together.
type Clusters struct {
	Of []int // by entity: the number of its cluster; numbers are of no meaning
	// Pairs have no reasons: [Matcher.Judge] gives them.

	Joins []Pair // what joined them: what people decided, then what the lexicon knows, then judgements, the surest first
	Held  []Pair // those that would have, were it not for members judged different
	Open  []Pair // pairs judged unsure, likeliest first: for people to decide
}

// Version changes when judgements may: what follows from them is made anew.
const Version = "6"

// Decided is what a person decided of two entities, by their first mentions.
// It wins over every rule: the same are joined, whatever else is judged;
// different and unsure keep both clusters apart.
type Decided struct {
	A, B    schema.Ref
	Verdict Verdict
}

// DecisionRule is the rule of a join that a person decided.
const DecisionRule = "decision"

// Cluster puts together the entities that are judged the same. Two clusters with
// members that are judged different are never joined, nor two of one article,
// which its reader kept apart, unless the lexicon says that they are one; the
// surest pairs are joined first. Decisions on entities that are not in the set
// are passed over; of decisions that contradict each other, those that keep apart
// win. The outcome does not depend on the order of all.
func (m *Matcher) Cluster(all []*Profile, decided []Decided) *Clusters {
	order := make([]int, len(all))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return compareRefs(all[a].Ref, all[b].Ref) })
	c := &clusterer{
		m: m, all: all, groups: newGroups(len(all)), articles: make([]map[string][]int, len(all)),
		apart: make(apartness, len(all)), barred: make(apartness, len(all)), decided: map[[2]int]bool{}, names: newAgreements(),
	}
	c.called = make([][]int, len(all))
	for i := range all {
		c.called[i] = []int{i}
	}
	wanted := c.decide(order, decided)
	c.judge(c.pairs(order))
	// What the lexicon says is not for a name's likeness to undo.
	slices.SortFunc(c.same, func(x, y Pair) int {
		return cmp.Or(-cmp.Compare(rank(x.Rule), rank(y.Rule)), c.surest(x, y))
	})
	for _, p := range c.same {
		a, b := c.groups.find(p.A), c.groups.find(p.B)
		switch {
		case a == b:
		case c.apart[a][b] || c.clash(a, b) || c.contradict(p, a, b):
			c.held = append(c.held, p)
		default:
			c.join(a, b)
			c.joins = append(c.joins, p)
		}
	}
	// A decision joins what the rules made of both entities, whole: whoever
	// accepts that two nodes are one does not want them taken apart instead.
	var kept []Pair
	for _, p := range wanted {
		a, b := c.groups.find(p.A), c.groups.find(p.B)
		if c.barred[a][b] {
			continue
		}
		if a != b {
			c.join(a, b)
		}
		kept = append(kept, p)
	}
	out := &Clusters{Of: make([]int, len(all)), Joins: append(kept, c.joins...), Held: c.settled(c.held), Open: c.settled(c.open)}
	for i := range all {
		out.Of[i] = c.groups.find(i)
	}
	slices.SortFunc(out.Open, c.surest)
	return out
}

func rank(rule string) int {
	if rule == KnownRule {
		return 1
	}
	return 0
}

// decide notes what people decided to stay apart, and returns the pairs that they
// decided to be the same, in order.
func (c *clusterer) decide(order []int, decided []Decided) []Pair {
	place := make(map[schema.Ref]int, len(order))
	for p := len(order) - 1; p >= 0; p-- {
		place[c.all[order[p]].Ref] = order[p]
	}
	var same []Pair
	for _, d := range decided {
		a, okA := place[d.A]
		b, okB := place[d.B]
		if !okA || !okB || a == b {
			continue
		}
		if compareRefs(d.A, d.B) > 0 {
			a, b = b, a
		}
		c.decided[[2]int{a, b}] = true
		if d.Verdict == Same {
			same = append(same, Pair{a, b, Judgement{Verdict: Same, Score: 1, Rule: DecisionRule}})
		} else {
			c.barred.keep(a, b)
			c.apart.keep(a, b)
		}
	}
	slices.SortFunc(same, c.surest)
	return same
}

// settled returns the pairs that did not end in one cluster.
func (c *clusterer) settled(pairs []Pair) []Pair {
	return slices.DeleteFunc(pairs, func(p Pair) bool { return c.groups.find(p.A) == c.groups.find(p.B) })
}

func compareRefs(a, b schema.Ref) int {
	return cmp.Or(strings.Compare(a.Article, b.Article), cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
}

// A clusterer keeps what was judged of a set.
type clusterer struct {
	m        *Matcher
	all      []*Profile
	groups   groups
	apart    apartness          // by rules or people
	barred   apartness          // by people
	articles []map[string][]int // by a cluster's root: its members by article; nil of one alone
	called   [][]int            // by a cluster's root: members of different names
	decided  map[[2]int]bool    // pairs that people decided
	same     []Pair
	joins    []Pair
	held     []Pair
	open     []Pair
	names    *agreements
}

// surest orders pairs by score, then by where their entities are.
func (c *clusterer) surest(x, y Pair) int {
	return cmp.Or(cmp.Compare(y.Score, x.Score),
		compareRefs(c.all[x.A].Ref, c.all[y.A].Ref), compareRefs(c.all[x.B].Ref, c.all[y.B].Ref))
}

// judge judges pairs, on all processors.
func (c *clusterer) judge(pairs [][2]int) {
	pairs = slices.DeleteFunc(pairs, func(p [2]int) bool { return c.decided[p] || c.oneArticle(p[0], p[1]) })
	judged := make([]Judgement, len(pairs))
	var done sync.WaitGroup
	workers := runtime.GOMAXPROCS(0)
	for w := range workers {
		done.Go(func() {
			names := newAgreements()
			for i := w * len(pairs) / workers; i < (w+1)*len(pairs)/workers; i++ {
				judged[i] = c.m.judge(c.all[pairs[i][0]], c.all[pairs[i][1]], &evidence{}, names)
			}
		})
	}
	done.Wait()
	meeting := newGroups(len(c.all)) // whom chains of pairs judged the same tie
	for i, p := range pairs {
		switch judged[i].Verdict {
		case Same:
			c.same = append(c.same, Pair{p[0], p[1], judged[i]})
			meeting.tie(p[0], p[1])
		case Unsure:
			c.open = append(c.open, Pair{p[0], p[1], judged[i]})
		}
	}
	// What is judged different keeps apart those alone that something would join.
	for i, p := range pairs {
		if judged[i].Verdict == Different && meeting.find(p[0]) == meeting.find(p[1]) {
			c.apart.keep(p[0], p[1])
		}
	}
}

// contradict reports whether two clusters that a pair would join have members
// that are different by what they are called: the pair may be of two that both
// are called something short, each for another full name. Not all members have
// been compared; a few of each name speak for the rest. Those of one identifier
// are one, whatever else their articles call them.
func (c *clusterer) contradict(p Pair, a, b int) bool {
	if x := c.all[p.A].KnownAs; x != "" && x == c.all[p.B].KnownAs {
		return false
	}
	for _, i := range c.called[a] {
		for _, j := range c.called[b] {
			if (i != p.A || j != p.B) && (i != p.B || j != p.A) && c.m.judge(c.all[i], c.all[j], &evidence{}, c.names).Verdict == Different {
				return true
			}
		}
	}
	return false
}

// spokesmenOfNames is how many members, of different names, speak for a cluster.
const spokesmenOfNames = 6

// oneArticle reports whether two entities are of one article, whose reader kept
// them apart for a reason better than that the lexicon does not know them.
func (c *clusterer) oneArticle(a, b int) bool {
	x, y := c.all[a], c.all[b]
	return x.Ref.Article == y.Ref.Article && (x.KnownAs == "" || x.KnownAs != y.KnownAs)
}

// apartness holds, by a cluster's root, the roots that it must not join.
type apartness []map[int]bool

func (x apartness) keep(a, b int) {
	for _, p := range [2][2]int{{a, b}, {b, a}} {
		if x[p[0]] == nil {
			x[p[0]] = map[int]bool{}
		}
		x[p[0]][p[1]] = true
	}
}

// move gives root all that other must not join.
func (x apartness) move(other, root int) {
	for a := range x[other] {
		delete(x[a], other)
		if a != root {
			x.keep(a, root)
		}
	}
	x[other] = nil
}

// clash reports whether two clusters have entities of one article that must not
// be joined by rule.
func (c *clusterer) clash(a, b int) bool {
	if c.groups.size[a] > c.groups.size[b] {
		a, b = b, a
	}
	for article, list := range c.membersOf(a) {
		for _, j := range c.membersOf(b)[article] {
			if slices.ContainsFunc(list, func(i int) bool { return c.oneArticle(i, j) }) {
				return true
			}
		}
	}
	return false
}

func (c *clusterer) membersOf(root int) map[string][]int {
	if c.articles[root] == nil {
		c.articles[root] = map[string][]int{c.all[root].Ref.Article: {root}}
	}
	return c.articles[root]
}

// join makes two clusters one, which stays apart from all that either did.
func (c *clusterer) join(a, b int) {
	root := c.groups.union(a, b)
	other := a + b - root
	into := c.membersOf(root)
	for article, list := range c.membersOf(other) {
		into[article] = append(into[article], list...)
	}
	c.articles[other] = nil
	for _, i := range c.called[other] {
		if len(c.called[root]) >= spokesmenOfNames {
			break
		}
		if !slices.ContainsFunc(c.called[root], func(j int) bool { return c.all[i].callings() == c.all[j].callings() }) {
			c.called[root] = append(c.called[root], i)
		}
	}
	c.called[other] = nil
	c.apart.move(other, root)
	c.barred.move(other, root)
}

// groups is a union-find.
type groups struct{ parent, size []int }

func newGroups(n int) groups {
	g := groups{make([]int, n), make([]int, n)}
	for i := range g.parent {
		g.parent[i], g.size[i] = i, 1
	}
	return g
}

func (g groups) find(i int) int {
	for g.parent[i] != i {
		g.parent[i] = g.parent[g.parent[i]]
		i = g.parent[i]
	}
	return i
}

// tie joins the sets of two.
func (g groups) tie(a, b int) {
	if a, b = g.find(a), g.find(b); a != b {
		g.union(a, b)
	}
}

// union joins two roots and returns the one that stays.
func (g groups) union(a, b int) int {
	if g.size[a] < g.size[b] {
		a, b = b, a
	}
	g.parent[b] = a
	g.size[a] += g.size[b]
	return a
}
