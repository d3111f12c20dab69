package match

import (
	"cmp"
	"slices"
	"strings"

	"github.com/khabar-kg/khabar/schema"
)

// An Article is the entities of one article, as they were when all were last put
// together and as they are now, in the order of their profiles.
type Article struct {
	ID      string
	Was, Is []Sketch // Was is nil of an article that is new, Is of one that is gone
	Changed bool     // otherwise both are the same
}

// A crowd is everybody of whom some articles tell, before a change and after it,
// numbered in the order of references. It says who is compared with whom, and who is
// touched by the change, by sketches alone.
type crowd struct {
	articles []Article
	people   []someone
	groups   []group
	known    map[string][]int32 // the lexicon's identifier → groups
	met      []meeting          // who is met under which key, by key and number
}

// someone is an entity of an article, of the state before, of that after, or of both.
type someone struct {
	*Sketch
	article, place int32 // place in the article's profiles
	group          int32 // or -1
	was, is        bool
	metWas, met    bool // it is compared with those who share a key
	decided        bool // people decided something of it
}

// A group is of those who are one by the lexicon. A few, the first, are compared with
// others; those that only follow are where the first is.
type group struct {
	members []uint32 // now, in order
	count   int      // before
}

type meeting struct {
	key uint64
	who uint32
}

// neighbours is with how many others of a block, in their order, each entity
// is compared: a block is of a few, or of a name so common that not all pairs
// can be looked at. A test makes it smaller.
var neighbours = 60

// spokesmen is how many entities of one group are compared with others; all of them
// are one with the first. A test makes it smaller.
var spokesmen = 6

// gather makes a crowd of articles.
func gather(articles []Article, decided map[schema.Ref]bool) *crowd {
	c := &crowd{articles: articles, known: map[string][]int32{}}
	slices.SortFunc(c.articles, func(a, b Article) int { return strings.Compare(a.ID, b.ID) })
	total := 0
	for i := range c.articles {
		a := &c.articles[i]
		if total += len(a.Is); a.Changed {
			total += len(a.Was)
		}
	}
	c.people = make([]someone, 0, total)
	groups := map[string]int32{}
	for i := range c.articles {
		a := &c.articles[i]
		if a.Changed {
			c.add(i, a.Was, groups, decided, true, false)
			c.add(i, a.Is, groups, decided, false, true)
		} else {
			c.add(i, a.Is, groups, decided, true, true)
		}
	}
	keys := 0
	for i := range c.people {
		if p := &c.people[i]; p.metWas || p.met {
			keys += len(p.Keys)
		}
	}
	c.met = make([]meeting, 0, keys)
	for i := range c.people {
		if p := &c.people[i]; p.metWas || p.met {
			for _, k := range p.Keys {
				c.met = append(c.met, meeting{k, uint32(i)})
			}
		}
	}
	slices.SortFunc(c.met, func(a, b meeting) int { return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.who, b.who)) })
	return c
}

// add adds the entities of an article, as they were, as they are, or both.
func (c *crowd) add(article int, list []Sketch, groups map[string]int32, decided map[schema.Ref]bool, was, is bool) {
	order := make([]int, len(list))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(list[a].Start, list[b].Start), cmp.Compare(list[a].End, list[b].End))
	})
	for _, place := range order {
		s := &list[place]
		p := someone{Sketch: s, article: int32(article), place: int32(place), group: -1, was: was, is: is, metWas: was, met: is}
		if len(decided) > 0 {
			p.decided = is && decided[s.ref(c.articles[article].ID)]
		}
		if s.Group != "" {
			n, ok := groups[s.Group]
			if !ok {
				n = int32(len(c.groups))
				groups[s.Group] = n
				c.groups = append(c.groups, group{})
				c.known[s.KnownAs] = append(c.known[s.KnownAs], n)
			}
			p.group = n
			g := &c.groups[n]
			if was {
				g.count++
				p.metWas = g.count <= spokesmen
			}
			if is {
				g.members = append(g.members, uint32(len(c.people)))
				p.met = len(g.members) <= spokesmen
			}
		}
		c.people = append(c.people, p)
	}
}

func (c *crowd) ref(who uint32) schema.Ref {
	p := &c.people[who]
	return p.ref(c.articles[p.article].ID)
}

// near calls f with those with whom somebody is compared, some of them more than once.
func (c *crowd) near(who uint32, f func(uint32)) {
	p := &c.people[who]
	if p.group >= 0 {
		if first := c.groups[p.group].members[0]; first != who {
			f(first)
		} else {
			c.eachSpeaker(p.group, func(x uint32) {
				if x != who {
					f(x)
				}
			})
		}
	}
	if !p.met {
		return
	}
	for _, k := range p.Keys {
		at, _ := slices.BinarySearchFunc(c.met, meeting{k, who}, func(a, b meeting) int { return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.who, b.who)) })
		for i, n := at-1, 0; i >= 0 && n < neighbours && c.met[i].key == k; i-- {
			if x := c.met[i].who; c.people[x].met {
				f(x)
				n++
			}
		}
		for i, n := at+1, 0; i < len(c.met) && n < neighbours && c.met[i].key == k; i++ {
			if x := c.met[i].who; c.people[x].met {
				f(x)
				n++
			}
		}
	}
}

// sortAlike sorts entities so that those who are near each other mostly stand together:
// the more of their keys two share, the likelier is the least of them the same.
func (c *crowd) sortAlike(list []uint32) {
	least := func(who uint32) uint64 {
		if keys := c.people[who].Keys; len(keys) > 0 {
			return keys[0]
		}
		return 0
	}
	slices.SortFunc(list, func(a, b uint32) int { return cmp.Or(cmp.Compare(least(a), least(b)), cmp.Compare(a, b)) })
}

// eachSpeaker calls f with those of a group who do not only follow.
func (c *crowd) eachSpeaker(group int32, f func(uint32)) {
	for i, x := range c.groups[group].members {
		if i < spokesmen || c.people[x].decided {
			f(x)
		}
	}
}

// eachFollower calls f with those of a group who only follow its first.
func (c *crowd) eachFollower(group int32, f func(uint32)) {
	members := c.groups[group].members
	for _, x := range members[min(spokesmen, len(members)):] {
		if !c.people[x].decided {
			f(x)
		}
	}
}

// touched returns some of everybody for whom the outcome may be another than before:
// whoever is not among those whom chains of pairs judged the same tie to them now was
// tied to the same before. Decided are those of whom people decided something else.
func (c *crowd) touched(decided map[schema.Ref]bool) []uint32 {
	t := &touching{c: c, known: map[string]bool{}, people: make([]bool, len(c.people))}
	for i := range c.people {
		if p := &c.people[i]; p.was != p.is {
			if p.KnownAs != "" {
				t.known[p.KnownAs] = true
			} else {
				t.touch(uint32(i))
			}
		} else if len(decided) > 0 && decided[c.ref(uint32(i))] {
			t.touch(uint32(i))
		}
	}
	for from := 0; from < len(c.met); {
		to, changed := from, false
		for ; to < len(c.met) && c.met[to].key == c.met[from].key; to++ {
			p := &c.people[c.met[to].who]
			changed = changed || p.metWas != p.met
		}
		if changed {
			t.block(c.met[from:to])
		}
		from = to
	}
	var out []uint32
	for i, yes := range t.people {
		if yes {
			out = append(out, uint32(i))
		}
	}
	for id := range t.known {
		out = c.appendKnown(out, id)
	}
	return out
}

// appendKnown appends those of an identifier of the lexicon who do not only follow.
func (c *crowd) appendKnown(out []uint32, id string) []uint32 {
	for _, g := range c.known[id] {
		c.eachSpeaker(g, func(x uint32) { out = append(out, x) })
	}
	return out
}

// touching gathers who is touched.
type touching struct {
	c      *crowd
	people []bool
	known  map[string]bool // identifiers of the lexicon: all of them
}

func (t *touching) touch(who uint32) {
	switch p := &t.c.people[who]; {
	case !p.is:
	case p.KnownAs != "":
		t.known[p.KnownAs] = true
	default:
		t.people[who] = true
	}
}

// block touches those of a changed block who are compared with others than before.
func (t *touching) block(block []meeting) {
	was, is, gone := 0, 0, false
	for _, m := range block {
		p := &t.c.people[m.who]
		if p.metWas {
			was++
			gone = gone || !p.met
		}
		if p.met {
			is++
		}
	}
	if !gone && is <= neighbours+1 {
		return // only such have come who are touched themselves
	}
	for i, a := range block {
		x := &t.c.people[a.who]
		was, is := 0, 0 // how far behind
		for _, b := range block[i+1:] {
			y := &t.c.people[b.who]
			if y.metWas {
				was++
			}
			if y.met {
				is++
			}
			if was > neighbours && is > neighbours {
				break
			}
			if before, now := x.metWas && y.metWas && was <= neighbours, x.met && y.met && is <= neighbours; before != now {
				t.touch(a.who)
				t.touch(b.who)
			}
		}
	}
}
