package relate

import (
	"cmp"
	"runtime"
	"slices"
	"sync"
)

// Bounds of what comparing holds at a time, whatever the number of articles. Tests make
// them smaller.
var (
	mostMeetings = 1 << 18
	mostPairs    = 1 << 18
	tileArticles = 512 // articles of a tile: the facts of two tiles are held
)

// A comparing compares facts that meet. The articles are laid out in tiles, by time, as
// facts of one time meet; and it goes through the squares of two tiles, one after the
// other, so that it holds the facts of those alone.
type comparing struct {
	r       *relating
	first   []uint32 // by article: the number of its first fact, and in the end how many there are
	article []int32  // by number of a fact
	tile    []int32  // by article
	tiles   int
	keys    int    // of all facts
	denies  []bool // by number of a fact; see [outlined]

	facts map[int32][]*fact // by article, of two tiles
	links map[pair]Link
}

// A joint is a fact that meets others under a key.
type joint struct {
	key  uint64
	when int32
	fact uint32 // its number: by article, and within it
}

// A match is two facts to be compared, by their numbers.
type match struct {
	a, b uint32 // a is the first
	way  uint8  // channel
}

// compare compares the affected facts with all that they meet, and returns the links.
func (r *relating) compare() (map[pair]Link, error) {
	c := r.newComparing()
	var wanted map[uint64]struct{} // keys; nil is all
	parts := 1 + c.keys/mostMeetings
	if !r.anew() {
		wanted, parts = map[uint64]struct{}{}, 1
		for at := range r.affected {
			r.change.Articles[at.article].Is.facts[at.fact].eachKey(r.common, func(key uint64) { wanted[key] = struct{}{} })
		}
	}
	more := make([]match, len(r.more))
	for i, p := range r.more {
		a, b := c.number(p.a), c.number(p.b)
		more[i] = match{min(a, b), max(a, b), uint8(p.way)}
	}
	for part := range parts {
		list, err := c.joints(wanted, func(key uint64) bool { return parts == 1 || key/channels%uint64(parts) == uint64(part) })
		if err != nil {
			return nil, err
		}
		if err := c.compare(list, more); err != nil {
			return nil, err
		}
		more = nil
	}
	return c.links, nil
}

// newComparing numbers the facts and lays out the articles.
func (r *relating) newComparing() *comparing {
	n := len(r.change.Articles)
	c := &comparing{r: r, first: make([]uint32, n+1), tile: make([]int32, n), facts: map[int32][]*fact{}, links: map[pair]Link{}}
	order := make([]int32, n)
	for i := range order {
		order[i] = int32(i)
		size := &r.change.Articles[i].size
		c.keys += size.keys
		c.first[i+1] = c.first[i] + uint32(size.facts)
	}
	c.article, c.denies = make([]int32, c.first[n]), make([]bool, c.first[n])
	for i := range n {
		for k := c.first[i]; k < c.first[i+1]; k++ {
			c.article[k] = int32(i)
		}
		for _, k := range r.change.Articles[i].size.denials {
			c.denies[c.first[i]+uint32(k)] = true
		}
	}
	slices.SortFunc(order, func(a, b int32) int {
		return cmp.Or(cmp.Compare(r.change.Articles[a].size.latest, r.change.Articles[b].size.latest), cmp.Compare(a, b))
	})
	for at, i := range order {
		c.tile[i] = int32(at / tileArticles)
	}
	c.tiles = (n + tileArticles - 1) / tileArticles
	return c
}

func (c *comparing) number(at place) uint32 { return c.first[at.article] + uint32(at.fact) }

// joints returns who meets under some of the wanted keys, sorted by key and time.
func (c *comparing) joints(wanted map[uint64]struct{}, some func(key uint64) bool) ([]joint, error) {
	var out []joint
	if wanted == nil {
		out = make([]joint, 0, min(c.keys, mostMeetings+mostMeetings/4))
	}
	err := c.r.eachOutline(func(i int32, o *Outline) {
		for k := range o.facts {
			f := &o.facts[k]
			f.eachKey(c.r.common, func(key uint64) {
				if !some(key) {
					return
				}
				if wanted != nil {
					if _, ok := wanted[key]; !ok {
						return
					}
				}
				out = append(out, joint{key, int32(f.when), c.first[i] + uint32(k)})
			})
		}
	})
	slices.SortFunc(out, func(a, b joint) int {
		return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.when, b.when), cmp.Compare(a.fact, b.fact))
	})
	return out, err
}

// eachMatch calls f with the pairs that are to be compared: neighbours in time under
// one key of which one is affected. Some come more than once.
func (c *comparing) eachMatch(list []joint, f func(match)) {
	affected := func(n uint32) bool {
		i := c.article[n]
		return c.r.affected[place{i, int32(n - c.first[i])}]
	}
	for i := range list {
		a := &list[i]
		way := channel(a.key % channels)
		for j := i + 1; j < len(list) && j <= i+nearestFacts; j++ {
			b := &list[j]
			if b.key != a.key || int(b.when)-int(a.when) > windowDays {
				break
			}
			if way == ofDenials && c.denies[a.fact] == c.denies[b.fact] {
				continue // one has to deny what the other says
			}
			if !c.r.anew() && !affected(a.fact) && !affected(b.fact) {
				continue
			}
			f(match{min(a.fact, b.fact), max(a.fact, b.fact), uint8(way)})
		}
	}
}

// tilesOf returns the tiles of a pair, the earlier first.
func (c *comparing) tilesOf(m match) (row, column int32) {
	a, b := c.tile[c.article[m.a]], c.tile[c.article[m.b]]
	return min(a, b), max(a, b)
}

// compare compares those who meet, and further ones, some rows of tiles at a time.
func (c *comparing) compare(list []joint, more []match) error {
	count := make([]int, c.tiles) // by row
	c.eachMatch(list, func(m match) {
		row, _ := c.tilesOf(m)
		count[row]++
	})
	for _, m := range more {
		row, _ := c.tilesOf(m)
		count[row]++
	}
	var pairs []match
	for from := 0; from < c.tiles; {
		to, n := from, 0
		for to < c.tiles && (n == 0 || n+count[to] <= mostPairs) {
			n += count[to]
			to++
		}
		if n > 0 {
			pairs = slices.Grow(pairs[:0], n)
			take := func(m match) {
				if row, _ := c.tilesOf(m); int(row) >= from && int(row) < to {
					pairs = append(pairs, m)
				}
			}
			c.eachMatch(list, take)
			for _, m := range more {
				take(m)
			}
			if err := c.sweep(pairs); err != nil {
				return err
			}
		}
		from = to
	}
	return nil
}

// sweep compares pairs square by square.
func (c *comparing) sweep(pairs []match) error {
	slices.SortFunc(pairs, func(x, y match) int {
		rowX, columnX := c.tilesOf(x)
		rowY, columnY := c.tilesOf(y)
		return cmp.Or(cmp.Compare(rowX, rowY), cmp.Compare(columnX, columnY), cmp.Compare(x.way, y.way), cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b))
	})
	pairs = slices.Compact(pairs)
	for len(pairs) > 0 {
		row, column := c.tilesOf(pairs[0])
		n := 1
		for n < len(pairs) {
			if r, k := c.tilesOf(pairs[n]); r != row || k != column {
				break
			}
			n++
		}
		if err := c.read(pairs[:n], row, column); err != nil {
			return err
		}
		c.compareAll(pairs[:n])
		pairs = pairs[n:]
	}
	return nil
}

// read reads the facts of the articles of which some are compared, of two tiles, and
// forgets those of others.
func (c *comparing) read(pairs []match, row, column int32) error {
	for i := range c.facts {
		if t := c.tile[i]; t != row && t != column {
			delete(c.facts, i)
		}
	}
	var missing []string
	for _, m := range pairs {
		for _, n := range [2]uint32{m.a, m.b} {
			i := c.article[n]
			if _, ok := c.facts[i]; !ok {
				c.facts[i] = nil
				missing = append(missing, c.r.change.Articles[i].ID)
			}
		}
	}
	if len(missing) == 0 {
		return nil
	}
	slices.Sort(missing)
	return c.r.change.Facts(missing, func(x *Facts, node func(Party) string) { c.facts[c.r.number[x.ID]] = x.make(node) })
}

// compareAll compares pairs of which all facts were read, on all processors.
func (c *comparing) compareAll(pairs []match) {
	workers := min(runtime.GOMAXPROCS(0), 1+len(pairs)/256)
	parts := make([]linker, workers)
	var done sync.WaitGroup
	for w := range workers {
		l := &parts[w]
		*l = linker{words: loadLexicon(), common: func(node string) bool { return c.r.common[hash64(node)] }, links: map[pair]Link{}}
		done.Go(func() {
			for _, m := range pairs[w*len(pairs)/workers : (w+1)*len(pairs)/workers] {
				l.compare(c.fact(m.a), c.fact(m.b), channel(m.way))
			}
		})
	}
	done.Wait()
	for i := range parts {
		for _, k := range parts[i].links {
			keepBetter(c.links, k)
		}
	}
}

func (c *comparing) fact(n uint32) *fact {
	i := c.article[n]
	return c.facts[i][n-c.first[i]]
}

// compare compares two facts, of which a is the first.
func (l *linker) compare(a, b *fact, way channel) {
	switch way {
	case ofEvents:
		l.compareEvents(a, b)
	case ofStatements:
		l.compareStatements(a, b)
	case ofDenials:
		l.compareDenial(a, b)
	}
}
