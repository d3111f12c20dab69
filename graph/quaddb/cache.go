package quaddb

import (
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

const nodeCacheBytes = 16 << 20

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
	if len(encoded) > longCached {
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
