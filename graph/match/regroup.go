package match

import (
	"errors"
	"runtime"
	"slices"
	"sync"

	"github.com/khabar-kg/khabar/schema"
)

// A Change is a set of entities after some came, went or changed.
type Change struct {
	Articles []Article
	Decided  []Decided           // in force now
	Redecide map[schema.Ref]bool // of whom a decision came into force or is no longer, since the other may have come or gone
	// Kept returns what [Marshal] made of an article's profiles, as they are now. It is
	// called by one goroutine at a time.
	Kept func(article string) ([]byte, error)
}

// A Cluster is entities put together, by their numbers, which are in the order of
// references.
type Cluster struct {
	Members   []int // the first is the first of all
	Followers []int // further ones of the lexicon's identifiers of members, joined with the first member of theirs; see [Regrouped.Leader]
}

// A Regrouped is what a [Change] makes of a set: the clusters of all whom it may
// touch. All others are together as they were before. It is what [Matcher.Cluster]
// finds of the whole set, as if it had been put together at once.
type Regrouped struct {
	Clusters []Cluster // sorted by their first members
	// As [Clusters] has them, of those pairs alone in which somebody is touched.
	Joins, Held, Open Pairs

	m       *Matcher
	c       *crowd
	change  *Change
	shelf   *shelf
	names   []*agreements // of each goroutine that judges
	state   []uint8       // by number
	of      []int         // by number: the cluster, or -1
	decided map[[2]int]bool
}

// States of somebody while it is found who is touched.
const (
	untouched = iota
	waiting   // is to be compared with others
	compared
)

// Regroup finds what a change makes of a set. It reads the profiles of whom the change
// touches, and of those with whom they are compared.
func (m *Matcher) Regroup(change *Change) (*Regrouped, error) {
	r := m.regrouping(change)
	return r, r.regroup(change.Redecide)
}

func (m *Matcher) regrouping(change *Change) *Regrouped {
	decided := map[schema.Ref]bool{}
	for _, d := range change.Decided {
		decided[d.A], decided[d.B] = true, true
	}
	c := gather(change.Articles, decided)
	n := len(c.people)
	return &Regrouped{
		m: m, c: c, change: change, shelf: newShelf(m, c, change.Kept), state: make([]uint8, n), of: make([]int, n), decided: map[[2]int]bool{},
	}
}

func (r *Regrouped) regroup(redecide map[schema.Ref]bool) error {
	wanted, barred := r.decide()
	v := &verdicts{}
	of, err := r.meet(r.c.touched(redecide), wanted, v)
	if err != nil {
		return err
	}
	slices.Sort(of)
	c := newClusterer(r.m, r.c, r.shelf, of)
	for _, p := range barred {
		if r.state[p[0]] == compared && r.state[p[1]] == compared {
			c.barred.keep(p[0], p[1])
			c.apart.keep(p[0], p[1])
		}
	}
	r.names = nil
	r.eachDifferent(of, v, c.apart.keep)
	if err := c.joinAll(v.same, slices.DeleteFunc(wanted, func(p packed) bool { a, _ := p.numbers(); return r.state[a] != compared })); err != nil {
		return err
	}
	r.Joins = c.joins
	r.list(of, c)
	r.Held, r.Open = r.settled(c.held), r.settled(v.open)
	slices.SortFunc(r.Open, surest)
	return nil
}

// decide returns the pairs that people decided to be the same, in order, and those
// that they decided to stay apart.
func (r *Regrouped) decide() (same Pairs, barred [][2]int) {
	if len(r.change.Decided) == 0 {
		return nil, nil
	}
	number := map[schema.Ref]int{}
	for who := range r.c.people {
		if p := &r.c.people[who]; p.is && p.decided {
			if ref := r.Ref(who); number[ref] == 0 {
				number[ref] = who + 1
			}
		}
	}
	for _, d := range r.change.Decided {
		a, b := number[d.A]-1, number[d.B]-1
		if a < 0 || b < 0 || a == b {
			continue
		}
		a, b = min(a, b), max(a, b)
		r.decided[[2]int{a, b}] = true
		if d.Verdict == Same {
			same = append(same, pack(Pair{a, b, 1, DecisionRule}))
		} else {
			barred = append(barred, [2]int{a, b})
		}
	}
	slices.SortFunc(same, surest)
	return same, barred
}

// verdicts are what pairs were judged, but for those that are different.
type verdicts struct{ same, open Pairs }

// eachDifferent calls f with the pairs of those compared that were judged different and
// that something would join: chains of pairs judged the same tie them. They are those of
// the pairs judged that are neither of the others. Most that are different nothing would
// join, so that finding them again takes less than keeping all.
func (r *Regrouped) eachDifferent(of []uint32, v *verdicts, f func(a, b int)) {
	tied := newGroups(len(r.c.people))
	for p := range v.same.All() {
		tied.tie(p.A, p.B)
	}
	var others []two
	for _, list := range []Pairs{v.same, v.open} {
		for p := range list.All() {
			if tied.find(p.A) == tied.find(p.B) {
				others = append(others, newTwo(uint32(p.A), uint32(p.B)))
			}
		}
	}
	slices.Sort(others)
	for some := range slices.Chunk(of, metTogether) {
		pairs := r.pairs(some, func(who, x uint32) bool {
			return who < x && r.state[x] == compared && tied.find(int(who)) == tied.find(int(x))
		})
		for _, p := range pairs {
			if _, is := slices.BinarySearch(others, p); !is {
				f(p.numbers())
			}
		}
	}
}

// meet compares those who are touched with all near them, and so on with those who are
// judged the same: in the end it has compared all whose clusters may be others, whom
// it returns.
func (r *Regrouped) meet(touched []uint32, wanted Pairs, v *verdicts) (of []uint32, err error) {
	var front []uint32
	var reach func(who uint32)
	known := map[string]bool{}
	tied := map[uint32][]uint32{}
	for p := range wanted.All() {
		tied[uint32(p.A)] = append(tied[uint32(p.A)], uint32(p.B))
		tied[uint32(p.B)] = append(tied[uint32(p.B)], uint32(p.A))
	}
	reach = func(who uint32) {
		if r.state[who] != untouched {
			return
		}
		r.state[who] = waiting
		front = append(front, who)
		for _, x := range tied[who] {
			reach(x)
		}
		// Which cluster is the lexicon's entity is for all of its identifier to say.
		if id := r.c.people[who].KnownAs; id != "" && !known[id] {
			known[id] = true
			for _, x := range r.c.appendKnown(nil, id) {
				reach(x)
			}
		}
	}
	for _, who := range touched {
		reach(who)
	}
	for len(front) > 0 {
		before := len(v.same)
		r.c.sortAlike(front)
		for some := range slices.Chunk(front, metTogether) {
			pairs := r.pairs(some, func(who, x uint32) bool { // or the other has it
				return r.state[x] == untouched || r.state[x] == waiting && who < x
			})
			if err := r.hold(some, pairs); err != nil {
				return nil, err
			}
			r.judge(pairs, v)
		}
		for _, who := range front {
			r.state[who] = compared
		}
		of = append(of, front...)
		front = nil
		for p := range v.same[before:].All() {
			reach(uint32(p.A))
			reach(uint32(p.B))
		}
	}
	return of, nil
}

// two are the numbers of two entities, the lower one first, so that pairs sort.
type two uint64

func newTwo(a, b uint32) two { return two(min(a, b))<<32 | two(max(a, b)) }

func (p two) numbers() (a, b int) { return int(p >> 32), int(uint32(p)) }

// pairs returns the pairs to judge of some with those near them that are wanted, each
// once.
func (r *Regrouped) pairs(some []uint32, wanted func(who, near uint32) bool) []two {
	var out []two
	for _, who := range some {
		r.c.near(who, func(x uint32) {
			if !wanted(who, x) {
				return
			}
			p := newTwo(who, x)
			a, b := p.numbers()
			if r.c.people[a].article == r.c.people[b].article && r.c.keptApart(a, b) || len(r.decided) > 0 && r.decided[[2]int{a, b}] {
				return
			}
			out = append(out, p)
		})
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// judgedAtOnce is how many pairs are judged before what they come to is gathered.
const judgedAtOnce = 1 << 14

// judge judges pairs, on all processors.
func (r *Regrouped) judge(pairs []two, v *verdicts) {
	parts := make([]verdicts, min(runtime.GOMAXPROCS(0), 1+len(pairs)/256))
	for len(r.names) < len(parts) {
		r.names = append(r.names, newAgreements())
	}
	for some := range slices.Chunk(pairs, judgedAtOnce) {
		var done sync.WaitGroup
		for w := range parts {
			done.Go(func() { r.judgeSome(some[w*len(some)/len(parts):(w+1)*len(some)/len(parts)], &parts[w], r.names[w]) })
		}
		done.Wait()
		for i := range parts {
			p := &parts[i]
			v.same, v.open = append(v.same, p.same...), append(v.open, p.open...)
			p.same, p.open = p.same[:0], p.open[:0]
		}
	}
}

func (r *Regrouped) judgeSome(pairs []two, v *verdicts, names *agreements) {
	for _, p := range pairs {
		a, b := p.numbers()
		switch j := r.m.judge(r.shelf.profiles[a], r.shelf.profiles[b], &evidence{}, names); j.Verdict {
		case Same:
			v.same = append(v.same, pack(Pair{a, b, j.Score, j.Rule}))
		case Unsure:
			v.open = append(v.open, pack(Pair{a, b, j.Score, j.Rule}))
		}
	}
}

// list lists the clusters of those whose numbers are given, with whoever follows them.
func (r *Regrouped) list(of []uint32, c *clusterer) {
	for i := range r.of {
		r.of[i] = -1
	}
	byRoot := map[int]int{}
	for _, who := range of {
		root := c.groups.find(int(who))
		n, ok := byRoot[root]
		if !ok {
			n = len(r.Clusters)
			byRoot[root] = n
			r.Clusters = append(r.Clusters, Cluster{})
		}
		k := &r.Clusters[n]
		k.Members = append(k.Members, int(who))
		r.of[who] = n
		if g := r.c.people[who].group; g >= 0 && r.c.groups[g].members[0] == who {
			r.c.eachFollower(g, func(x uint32) {
				k.Followers = append(k.Followers, int(x))
				r.of[x] = n
			})
		}
	}
}

// settled returns the pairs that did not end in one cluster.
func (r *Regrouped) settled(pairs Pairs) Pairs {
	return slices.DeleteFunc(pairs, func(p packed) bool { a, b := p.numbers(); return r.of[a] >= 0 && r.of[a] == r.of[b] })
}

// Of returns the cluster of an entity, or -1 if the change does not touch it.
func (r *Regrouped) Of(who int) int { return r.of[who] }

// Ref returns the first mention of an entity.
func (r *Regrouped) Ref(who int) schema.Ref { return r.c.ref(uint32(who)) }

// KnownAs returns the lexicon's identifier of an entity, or "".
func (r *Regrouped) KnownAs(who int) string { return r.c.people[who].KnownAs }

// Leader returns the member with whom a follower is joined.
func (r *Regrouped) Leader(follower int) int {
	return int(r.c.groups[r.c.people[follower].group].members[0])
}

// Moved reports whether what an entity is compared with follows from other rules than
// before, as it is new, or only follows now, or people decided something else of it.
func (r *Regrouped) Moved(who int) bool {
	p := &r.c.people[who]
	return !p.was || p.metWas != p.met || len(r.change.Redecide) > 0 && r.change.Redecide[r.Ref(who)]
}

// Group returns what tells apart the entities of one identifier of the lexicon; see
// [Sketch].
func (r *Regrouped) Group(who int) string { return r.c.people[who].Group }

// IsNew reports whether an entity's article is new or was changed.
func (r *Regrouped) IsNew(who int) bool { return !r.c.people[who].was }

// Gone calls f with the entities that are no longer there, or are of another record.
func (r *Regrouped) Gone(f func(schema.Ref)) {
	for who := range r.c.people {
		if !r.c.people[who].is {
			f(r.Ref(who))
		}
	}
}

// Settle notes in the sketches who is the first of its cluster now. It returns of how
// many entities the set is and of how many clusters, and the articles that are new or
// have other sketches than before.
func (r *Regrouped) Settle() (entities, clusters int, changed []*Article) {
	last := int32(-1)
	for who := range r.c.people {
		p := &r.c.people[who]
		if !p.is {
			continue
		}
		first := p.First
		if k := r.of[who]; k >= 0 {
			first = r.Clusters[k].Members[0] == who
		}
		if (first != p.First || !p.was) && p.article != last {
			last = p.article
			changed = append(changed, &r.c.articles[last])
		}
		p.First = first
		entities++
		if first {
			clusters++
		}
	}
	return entities, clusters, changed
}

// metTogether is how many entities are compared with those near them at a time: all these
// pairs are held, and the profiles of both.
const metTogether = 1 << 8

// hold makes sure that the profiles of some are there, and of all in pairs.
func (r *Regrouped) hold(some []uint32, pairs []two) error {
	want := slices.Clone(some)
	for _, p := range pairs {
		a, b := p.numbers()
		want = append(want, uint32(a), uint32(b))
	}
	return r.shelf.hold(want)
}

// readTogether is how many pairs are judged with reasons at a time.
const readTogether = 1 << 10

// Judge judges pairs, with reasons, and calls f with what each comes to, on several
// goroutines.
func (r *Regrouped) Judge(pairs []Pair, f func(i int, j Judgement) error) error {
	for from := 0; from < len(pairs); from += readTogether {
		some := pairs[from:min(len(pairs), from+readTogether)]
		var want []uint32
		for _, p := range some {
			want = append(want, uint32(p.A), uint32(p.B))
		}
		if err := r.shelf.hold(want); err != nil {
			return err
		}
		workers := min(runtime.GOMAXPROCS(0), len(some))
		errs := make([]error, workers)
		var done sync.WaitGroup
		for w := range workers {
			done.Go(func() {
				for i := w; i < len(some) && errs[w] == nil; i += workers {
					p := some[i]
					errs[w] = f(from+i, r.m.Judge(r.shelf.profiles[p.A], r.shelf.profiles[p.B]))
				}
			})
		}
		done.Wait()
		if err := errors.Join(errs...); err != nil {
			return err
		}
	}
	return nil
}
