package quaddb

import (
	"hash/maphash"
	"sync"

	"github.com/cayleygraph/quad"
)

// A valueCache keeps the values of nodes. An identifier means one value for
// ever, so that nothing in it ever gets wrong.
//
// It has an older and a younger half: what is found in the older moves to the
// younger, and when the younger is full it becomes the older one.
type valueCache struct {
	shards [16]valueShard
}

type valueShard struct {
	sync.Mutex
	young, old map[Node]quad.Value
	size       int // bytes of the young half
}

// The limits of a shard's half. A value that is very long is not kept.
const (
	shardBytes = 512 << 10
	entryBytes = 96 // about what an entry takes besides its text
	longCached = 4 << 10
)

func (c *valueCache) shard(n Node) *valueShard { return &c.shards[n%Node(len(c.shards))] }

func (c *valueCache) get(n Node) (quad.Value, bool) {
	s := c.shard(n)
	s.Lock()
	defer s.Unlock()
	if v, ok := s.young[n]; ok {
		return v, true
	}
	v, ok := s.old[n]
	if ok {
		s.add(n, v, entryBytes)
	}
	return v, ok
}

func (c *valueCache) put(n Node, v quad.Value, size int) {
	if size > longCached {
		return
	}
	s := c.shard(n)
	s.Lock()
	defer s.Unlock()
	s.add(n, v, size+entryBytes)
}

func (s *valueShard) add(n Node, v quad.Value, size int) {
	if s.young == nil || s.size > shardBytes {
		s.old, s.young, s.size = s.young, make(map[Node]quad.Value), 0
	}
	s.young[n] = v
	s.size += size
}

// A nodeCache keeps the nodes of values, for the writer alone.
type nodeCache struct {
	young, old map[string]Node
	size       int
}

const (
	nodeCacheBytes = 16 << 20
	longRemembered = 128 // bytes of a value; a sentence seldom comes again
)

func (c *nodeCache) get(encoded []byte) (Node, bool) {
	if n, ok := c.young[string(encoded)]; ok {
		return n, true
	}
	n, ok := c.old[string(encoded)]
	if ok {
		c.put(string(encoded), n)
	}
	return n, ok
}

func (c *nodeCache) put(encoded string, n Node) {
	if len(encoded) > longRemembered {
		return
	}
	if c.young == nil || c.size > nodeCacheBytes {
		c.old, c.young, c.size = c.young, make(map[string]Node), 0
	}
	c.young[encoded] = n
	c.size += len(encoded) + entryBytes
}

func (c *nodeCache) forget(encoded string) {
	delete(c.young, encoded)
	delete(c.old, encoded)
}

// A bloomSet knows of most values that are not there that they are not. While a
// new store is loaded most values are new, and looking for each would cost more
// than all else. It takes two bytes a value; where a store was there before it
// would have to be read for it, and is not.
type bloomSet struct {
	seed   maphash.Seed
	layers []bloomLayer // each twice as large as the one before
}

type bloomLayer struct {
	bits []uint64
	room int // how many values it still takes
}

const firstLayer = 1 << 16 // values

func newBloomSet() *bloomSet { return &bloomSet{seed: maphash.MakeSeed()} }

// places calls f with the bits of a value in a layer of so many bits, which are
// a power of two, until f returns false.
func places(h, bits uint64, f func(word, bit uint64) bool) {
	a, b := h, h>>32|1
	for range 4 {
		at := a & (bits - 1)
		if !f(at/64, 1<<(at%64)) {
			return
		}
		a += b
	}
}

func (s *bloomSet) add(value string) {
	if n := len(s.layers); n == 0 || s.layers[n-1].room == 0 {
		room := firstLayer << n
		s.layers = append(s.layers, bloomLayer{make([]uint64, room*16/64), room})
	}
	l := &s.layers[len(s.layers)-1]
	l.room--
	places(maphash.String(s.seed, value), uint64(len(l.bits))*64, func(word, bit uint64) bool {
		l.bits[word] |= bit
		return true
	})
}

// maybe returns false for values that were not added.
func (s *bloomSet) maybe(value []byte) bool {
	h := maphash.Bytes(s.seed, value)
	for _, l := range s.layers {
		all := true
		places(h, uint64(len(l.bits))*64, func(word, bit uint64) bool {
			all = l.bits[word]&bit != 0
			return all
		})
		if all {
			return true
		}
	}
	return false
}
