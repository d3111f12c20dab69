package match

import (
	"cmp"
	"slices"

	"github.com/khabar-kg/khabar/schema"
)

// A Pair is a judgement on two entities of a set, by their numbers in it, without its
// reasons: [Matcher.Judge] gives them.
type Pair struct {
	A, B  int
	Score float64
	Rule  string
}

// Clusters is a set of entities put together.
type Clusters struct {
	Of    []int  // by entity: the number of its cluster; numbers are of no meaning
	Joins []Pair // what joined them: what people decided, then what the lexicon knows, then judgements, the surest first
	Held  []Pair // those that would have, were it not for members judged different
	Open  []Pair // pairs judged unsure, likeliest first: for people to decide
}

// Version changes when judgements may: what follows from them is made anew.
const Version = "8"

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
	byArticle := map[string]int{}
	var articles []Article
	var places [][]int // by article, in all
	for i, p := range all {
		a, ok := byArticle[p.Ref.Article]
		if !ok {
			a = len(articles)
			byArticle[p.Ref.Article] = a
			articles, places = append(articles, Article{ID: p.Ref.Article, Changed: true}), append(places, nil)
		}
		places[a] = append(places[a], i)
	}
	for a, list := range places {
		profiles := make([]*Profile, len(list))
		for i, at := range list {
			profiles[i] = all[at]
		}
		articles[a].Is = m.Sketches(profiles)
	}
	r := m.regrouping(&Change{Articles: articles, Decided: decided}) // without Kept: all profiles are put there
	number := make([]int, len(r.c.people))                           // in the crowd → in all
	for who := range r.c.people {
		p := &r.c.people[who]
		number[who] = places[byArticle[articles[p.article].ID]][p.place]
		r.shelf.put(who, all[number[who]])
	}
	if err := r.regroup(nil); err != nil {
		panic(err) // all profiles are there: nothing is read
	}
	out := &Clusters{Of: make([]int, len(all)), Joins: slices.Collect(r.Joins.All()), Held: slices.Collect(r.Held.All()), Open: slices.Collect(r.Open.All())}
	for i, c := range r.Clusters {
		for _, who := range slices.Concat(c.Members, c.Followers) {
			out.Of[number[who]] = i
		}
	}
	for _, list := range [][]Pair{out.Joins, out.Held, out.Open} {
		for i := range list {
			list[i].A, list[i].B = number[list[i].A], number[list[i].B]
		}
	}
	return out
}

func rank(rule string) int {
	if rule == KnownRule {
		return 1
	}
	return 0
}

// A clusterer puts together those of a crowd of whom pairs were judged. Numbers are
// those of the crowd.
type clusterer struct {
	c        *crowd
	m        *Matcher
	shelf    *shelf
	groups   groups
	first    []int32           // by a cluster's root: its first member
	apart    apartness         // by rules or people
	barred   apartness         // by people
	articles []map[int32][]int // by a cluster's root: its members by article, whom others only follow there for them; nil of one alone
	called   map[int][]int     // by a cluster's root: members of different names, of more than one
	names    *agreements
	joins    Pairs
	held     Pairs
	asked    []uint32 // room
}

func newClusterer(m *Matcher, c *crowd, s *shelf, of []uint32) *clusterer {
	n := len(c.people)
	out := &clusterer{
		c: c, m: m, shelf: s, groups: newGroups(n), first: make([]int32, n),
		apart: make(apartness, n), barred: make(apartness, n), articles: make([]map[int32][]int, n), called: map[int][]int{},
		names: newAgreements(),
	}
	for _, who := range of {
		out.first[who] = int32(who)
	}
	return out
}

// joinAll joins the pairs that are judged the same and, after them, those that people
// decided to be.
func (c *clusterer) joinAll(same, wanted Pairs) error {
	// What the lexicon says is not for a name's likeness to undo.
	slices.SortFunc(same, func(x, y packed) int {
		return cmp.Or(-cmp.Compare(rank(x.rule()), rank(y.rule())), surest(x, y))
	})
	for _, x := range same {
		p := x.pair()
		a, b := c.groups.find(p.A), c.groups.find(p.B)
		if a == b {
			continue
		}
		held := c.apart[a][b] || c.clash(a, b)
		if !held {
			var err error
			if held, err = c.contradict(p, a, b); err != nil {
				return err
			}
		}
		if held {
			c.held = append(c.held, x)
		} else {
			c.join(a, b)
			c.joins = append(c.joins, x)
		}
	}
	// A decision joins what the rules made of both entities, whole: whoever
	// accepts that two nodes are one does not want them taken apart instead.
	var kept Pairs
	for _, x := range wanted {
		p := x.pair()
		a, b := c.groups.find(p.A), c.groups.find(p.B)
		if c.barred[a][b] {
			continue
		}
		if a != b {
			c.join(a, b)
		}
		kept = append(kept, x)
	}
	c.joins = append(kept, c.joins...)
	return nil
}

// contradict reports whether two clusters that a pair would join have members
// that are different by what they are called: the pair may be of two that both
// are called something short, each for another full name. Not all members have
// been compared; a few of each name speak for the rest. Those of one identifier
// are one, whatever else their articles call them.
func (c *clusterer) contradict(p Pair, a, b int) (bool, error) {
	if x := c.c.people[p.A].KnownAs; x != "" && x == c.c.people[p.B].KnownAs {
		return false, nil
	}
	calledA, calledB := c.calledOf(a), c.calledOf(b)
	if len(calledA) == 1 && len(calledB) == 1 && calledA[0] == p.A && calledB[0] == p.B {
		return false, nil // nobody but the pair
	}
	c.asked = c.asked[:0]
	for _, list := range [][]int{calledA, calledB} {
		for _, who := range list {
			c.asked = append(c.asked, uint32(who))
		}
	}
	if err := c.shelf.hold(c.asked); err != nil {
		return false, err
	}
	for _, i := range calledA {
		for _, j := range calledB {
			if (i != p.A || j != p.B) && (i != p.B || j != p.A) && c.m.judge(c.shelf.profiles[i], c.shelf.profiles[j], &evidence{}, c.names).Verdict == Different {
				return true, nil
			}
		}
	}
	return false, nil
}

// calledOf returns the members that speak for a cluster.
func (c *clusterer) calledOf(root int) []int {
	if list := c.called[root]; list != nil {
		return list
	}
	return []int{int(c.first[root])}
}

// spokesmenOfNames is how many members, of different names, speak for a cluster.
const spokesmenOfNames = 6

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

// keptApart reports whether two entities, if they are of one article, were kept apart
// by its reader for a reason better than that the lexicon does not know them.
func (c *crowd) keptApart(a, b int) bool {
	x, y := c.people[a].KnownAs, c.people[b].KnownAs
	return x == "" || x != y
}

// clash reports whether two clusters have entities of one article that must not
// be joined by rule.
func (c *clusterer) clash(a, b int) bool {
	if len(c.articles[a]) > len(c.articles[b]) {
		a, b = b, a
	}
	there := c.membersOf(b)
	for article, list := range c.membersOf(a) {
		for _, j := range there[article] {
			if slices.ContainsFunc(list, func(i int) bool { return c.c.keptApart(i, j) }) {
				return true
			}
		}
	}
	return false
}

func (c *clusterer) membersOf(root int) map[int32][]int {
	if c.articles[root] == nil {
		p := &c.c.people[root]
		of := map[int32][]int{p.article: {root}}
		if p.group >= 0 && int(c.c.groups[p.group].members[0]) == root {
			c.c.eachFollower(p.group, func(x uint32) {
				a := c.c.people[x].article
				of[a] = append(of[a], root)
			})
		}
		c.articles[root] = of
	}
	return c.articles[root]
}

// join makes two clusters one, which stays apart from all that either did.
func (c *clusterer) join(a, b int) {
	ofA, ofB := c.membersOf(a), c.membersOf(b)
	// Who speaks for both does not depend on which is the larger.
	called, more := c.calledOf(a), c.calledOf(b)
	if c.first[b] < c.first[a] {
		called, more = more, called
	}
	for _, i := range more {
		if len(called) >= spokesmenOfNames {
			break
		}
		if !slices.ContainsFunc(called, func(j int) bool { return c.shelf.called[i] == c.shelf.called[j] }) {
			called = append(called, i)
		}
	}
	first := min(c.first[a], c.first[b])
	root := c.groups.union(a, b)
	other := a + b - root
	into, from := ofA, ofB
	if len(into) < len(from) {
		into, from = from, into
	}
	for article, list := range from {
		into[article] = append(into[article], list...)
	}
	c.articles[root], c.articles[other] = into, nil
	delete(c.called, other)
	c.called[root] = called
	c.first[root] = first
	c.apart.move(other, root)
	c.barred.move(other, root)
}

// groups is a union-find.
type groups struct{ parent, size []int32 }

func newGroups(n int) groups {
	g := groups{make([]int32, n), make([]int32, n)}
	for i := range g.parent {
		g.parent[i], g.size[i] = int32(i), 1
	}
	return g
}

func (g groups) find(who int) int {
	i := int32(who)
	for g.parent[i] != i {
		g.parent[i] = g.parent[g.parent[i]]
		i = g.parent[i]
	}
	return int(i)
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
	g.parent[b] = int32(a)
	g.size[a] += g.size[b]
	return a
}
