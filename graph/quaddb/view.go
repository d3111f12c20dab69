package quaddb

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"

	"github.com/cayleygraph/quad"
	"github.com/cockroachdb/pebble/v2"
)

// counters are the sizes that a state of the store has, and the identifier
// that the next new value gets.
type counters struct {
	quads, nodes int64
	next         Node
}

func (c counters) bytes() []byte {
	var b []byte
	b = binary.BigEndian.AppendUint64(b, uint64(c.quads))
	b = binary.BigEndian.AppendUint64(b, uint64(c.nodes))
	return binary.BigEndian.AppendUint64(b, uint64(c.next))
}

func parseCounters(b []byte) (counters, error) {
	if len(b) != 3*8 {
		return counters{}, errors.New("damaged counters")
	}
	return counters{
		quads: int64(binary.BigEndian.Uint64(b)),
		nodes: int64(binary.BigEndian.Uint64(b[8:])),
		next:  Node(binary.BigEndian.Uint64(b[16:])),
	}, nil
}

// A view is one state of a store. It is shared by those who read that state,
// and keeps the engine's iterators for the next of them: making one costs more
// than most reads.
//
// Nobody holds an iterator of the engine between two reads, so that a view can
// be closed under those who forgot, or did not yet come, to close what they
// read with; they get [ErrClosed].
type view struct {
	counters
	dir    string // of the store, for messages
	values *valueCache
	reader pebble.Reader
	// users counts who reads, and the store while the view is the newest.
	users atomic.Int64

	open   sync.RWMutex // held while reading; for writing while closing
	closed bool
	end    func() error

	idle struct {
		sync.Mutex
		iterators []*pebble.Iterator
	}
}

// acquire counts a user in. It returns false when the last one has gone.
func (v *view) acquire() bool {
	for {
		n := v.users.Load()
		if n == 0 {
			return false
		}
		if v.users.CompareAndSwap(n, n+1) {
			return true
		}
	}
}

func (v *view) release() error {
	if v.users.Add(-1) > 0 {
		return nil
	}
	return v.close()
}

// close gives back what the view holds, once.
func (v *view) close() error {
	v.open.Lock()
	defer v.open.Unlock()
	if v.closed {
		return nil
	}
	v.closed = true
	var errs []error
	for _, it := range v.idle.iterators {
		errs = append(errs, it.Close())
	}
	v.idle.iterators = nil
	if v.end != nil {
		errs = append(errs, v.end())
	}
	return errors.Join(errs...)
}

func (v *view) take() (*pebble.Iterator, error) {
	v.idle.Lock()
	if n := len(v.idle.iterators); n > 0 {
		it := v.idle.iterators[n-1]
		v.idle.iterators = v.idle.iterators[:n-1]
		v.idle.Unlock()
		return it, nil
	}
	v.idle.Unlock()
	return v.reader.NewIter(nil)
}

func (v *view) give(it *pebble.Iterator) {
	v.idle.Lock()
	v.idle.iterators = append(v.idle.iterators, it)
	v.idle.Unlock()
}

// scan calls f with the keys from lower on and before upper, until f returns
// false. What f is given is good until it returns.
func (v *view) scan(lower, upper []byte, f func(key []byte, it *pebble.Iterator) bool) error {
	return v.seekAll(lower, upper, func(it *pebble.Iterator) {
		for ok := it.First(); ok; ok = it.Next() {
			if !f(it.Key(), it) {
				return
			}
		}
	})
}

// seekAll calls f with an iterator of the keys from lower on and before upper,
// for many short looks in one direction.
func (v *view) seekAll(lower, upper []byte, f func(*pebble.Iterator)) error {
	v.open.RLock()
	defer v.open.RUnlock()
	if v.closed {
		return ErrClosed
	}
	it, err := v.take()
	if err != nil {
		return readError(v.dir, err)
	}
	it.SetBounds(lower, upper)
	f(it)
	if err := it.Error(); err != nil {
		_ = it.Close() // which says the same
		return readError(v.dir, err)
	}
	v.give(it)
	return nil
}

// get calls f with the value of a key, if it is there.
func (v *view) get(key []byte, f func(value []byte) error) (bool, error) {
	v.open.RLock()
	defer v.open.RUnlock()
	if v.closed {
		return false, ErrClosed
	}
	b, closer, err := v.reader.Get(key)
	if errors.Is(err, pebble.ErrNotFound) {
		return false, nil
	}
	if err != nil {
		return false, readError(v.dir, err)
	}
	if f != nil {
		err = f(b)
	}
	return true, errors.Join(err, closer.Close())
}

// nodeOf returns the node of a value whose bytes are given, or zero.
func (v *view) nodeOf(encoded []byte) (Node, error) {
	var n Node
	var buf [longValue + 1]byte
	_, err := v.get(appendValueKey(append(buf[:0], tableValue), encoded), func(b []byte) (err error) {
		n, err = parseNode(b)
		return err
	})
	return n, err
}

func parseNode(b []byte) (Node, error) {
	if len(b) != idSize {
		return 0, errors.New("damaged identifier")
	}
	return Node(binary.BigEndian.Uint64(b)), nil
}

// find returns the node of a value, or zero.
func (v *view) find(value quad.Value) (Node, error) {
	if value == nil {
		return 0, nil
	}
	var buf [128]byte
	b, err := appendValue(buf[:0], value)
	if err != nil {
		return 0, nil // what cannot be stored is not there
	}
	return v.nodeOf(b)
}

// value returns the value of a node, or nil.
func (v *view) value(n Node) (quad.Value, error) {
	if n == 0 {
		return nil, nil
	}
	if value, ok := v.values.get(n); ok {
		return value, nil
	}
	var value quad.Value
	size := 0
	var buf [nodeKeySize]byte
	_, err := v.get(appendNodeKey(buf[:0], n), func(b []byte) (err error) {
		size = len(b)
		value, err = parseValue(b)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("value %d: %w", n, err)
	}
	if value != nil {
		v.values.put(n, value, size)
	}
	return value, nil
}

// valueInside is value for those who are within scan, and hold the view's lock.
func (v *view) valueInside(n Node) (quad.Value, error) {
	var buf [nodeKeySize]byte
	b, closer, err := v.reader.Get(appendNodeKey(buf[:0], n))
	if err != nil {
		return nil, readError(v.dir, err)
	}
	value, err := parseValue(b)
	return value, errors.Join(err, closer.Close())
}

// quad returns the quad that q refers to.
func (v *view) quad(q Quad) (quad.Quad, error) {
	var out quad.Quad
	for i, d := range quad.Directions {
		value, err := v.value(q[i])
		if err != nil {
			return quad.Quad{}, err
		}
		out.Set(d, value)
	}
	return out, nil
}

// has reports whether the quad is there.
func (v *view) has(q Quad) (bool, error) {
	var buf [quadKeySize]byte
	return v.get(indexSPO.appendKey(buf[:0], q), nil)
}

// count returns the number of quads of a predicate.
func (v *view) count(predicate Node) (int64, error) {
	var n int64
	var buf [nodeKeySize]byte
	_, err := v.get(appendCountKey(buf[:0], predicate), func(b []byte) error {
		if len(b) != 8 {
			return errors.New("damaged count")
		}
		n = int64(binary.BigEndian.Uint64(b))
		return nil
	})
	return n, err
}

// few is how many quads a size is counted by looking. Beyond it sizes are guesses.
const few = 1000

// size returns how many quads have the given nodes, exactly or nearly.
func (v *view) size(given Quad, k known) (n int64, exact bool, err error) {
	switch k {
	case known{}:
		return v.quads, true, nil
	case known{1: true}:
		n, err = v.count(given[1])
		return n, true, err
	}
	ix, err := v.choose(given, k)
	if err != nil {
		return 0, false, err
	}
	seen, err := v.countUpTo(ix, given, ix.leading(k), few)
	if err != nil || seen < few {
		return int64(seen), ix.leading(k) == k.count(), err
	}
	n = max(few, v.quads/8)
	if k[1] {
		c, err := v.count(given[1])
		if err != nil {
			return 0, false, err
		}
		n = min(n, c)
	}
	return n, false, nil
}

func (k known) count() (n int) {
	for _, is := range k {
		if is {
			n++
		}
	}
	return n
}

// countUpTo counts the keys that share n leading slots with given, up to limit.
func (v *view) countUpTo(ix *index, given Quad, n, limit int) (int, error) {
	var low, high [quadKeySize]byte
	lower := ix.appendPrefix(low[:0], given, n)
	upper := successor(append(high[:0], lower...))
	seen := 0
	err := v.scan(lower, upper, func([]byte, *pebble.Iterator) bool {
		seen++
		return seen < limit
	})
	return seen, err
}

// choose returns the index that finds quads with the given nodes by reading the
// fewest.
func (v *view) choose(given Quad, k known) (*index, error) {
	best, second := indexSPO, (*index)(nil)
	for _, ix := range indexes[1:] {
		switch a, b := ix.leading(k), best.leading(k); {
		case a > b:
			best, second = ix, nil
		case a == b && a > 0:
			second = ix
		}
	}
	lead := best.leading(k)
	if lead == k.count() || lead > 1 && k[0] {
		return best, nil // one range of nothing else, or of little else
	}
	// What is known lies apart in every index: with the label and one or two
	// others. Which range is shorter depends on the nodes.
	other := indexLSP
	if best == indexLSP {
		other = second
	}
	if other == nil || other == best {
		return best, nil
	}
	for limit := 16; limit <= 1<<14; limit *= 8 {
		for _, ix := range []*index{best, other} {
			n, err := v.countUpTo(ix, given, ix.leading(k), limit)
			if err != nil {
				return nil, err
			}
			if n < limit {
				return ix, nil
			}
		}
	}
	return best, nil
}

// A cursor reads the quads that have given nodes, in the order of an index. It
// reads ahead, little at first. The zero cursor has none.
type cursor struct {
	v     *view
	ix    *index
	given Quad
	rest  known // what the index does not answer, to be compared
	some  bool  // rest is not empty

	low, high [quadKeySize + 1]byte
	lower     []byte
	upper     []byte
	buf       []Quad
	at        int
	batch     int
	more      bool
}

const (
	firstBatch = 8
	lastBatch  = 1024
)

// start makes the cursor read from the beginning.
func (c *cursor) start(v *view, given Quad, k known) error {
	ix, err := v.choose(given, k)
	if err != nil {
		return err
	}
	c.startOn(v, ix, given, k)
	return nil
}

func (c *cursor) startOn(v *view, ix *index, given Quad, k known) {
	n := ix.leading(k)
	c.v, c.ix, c.given = v, ix, given
	c.rest, c.some = known{}, false
	for _, s := range ix.order[n:] {
		if k[s] {
			c.rest[s], c.some = true, true
		}
	}
	c.lower = ix.appendPrefix(c.low[:0], given, n)
	c.upper = successor(append(c.high[:0], c.lower...))
	c.buf, c.at, c.batch, c.more = c.buf[:0], 0, firstBatch, true
}

// next returns the next quad. Reading stops at the end, and when the context
// has ended.
func (c *cursor) next(ctx context.Context) (Quad, bool, error) {
	for c.at >= len(c.buf) {
		if !c.more {
			return Quad{}, false, nil
		}
		if err := ctx.Err(); err != nil {
			return Quad{}, false, err
		}
		if err := c.fill(); err != nil {
			return Quad{}, false, err
		}
	}
	c.at++
	return c.buf[c.at-1], true, nil
}

func (c *cursor) fill() error {
	c.buf, c.at = c.buf[:0], 0
	seen := 0
	c.more = false
	var damaged error
	err := c.v.scan(c.lower, c.upper, func(key []byte, _ *pebble.Iterator) bool {
		if len(key) != quadKeySize {
			damaged = fmt.Errorf("damaged key %x", key)
			return false
		}
		if seen == c.batch {
			c.more = true
			c.lower = append(c.low[:0], key...)
			return false
		}
		seen++
		q := c.ix.quad(key)
		if c.some && !c.matches(q) {
			return true
		}
		c.buf = append(c.buf, q)
		return true
	})
	c.batch = min(c.batch*4, lastBatch)
	return errors.Join(err, damaged)
}

func (c *cursor) matches(q Quad) bool {
	for i, is := range c.rest {
		if is && q[i] != c.given[i] {
			return false
		}
	}
	return true
}

// ofLabel returns the quads of a label.
func (v *view) ofLabel(ctx context.Context, label Node) ([]Quad, error) {
	if label == 0 {
		return nil, nil
	}
	var c cursor
	c.startOn(v, indexLSP, Quad{3: label}, known{3: true})
	var out []Quad
	for {
		q, ok, err := c.next(ctx)
		if err != nil || !ok {
			return out, err
		}
		out = append(out, q)
	}
}

// record returns a copy of a record, or nil.
func (v *view) record(bucket, key string) ([]byte, error) {
	var out []byte
	_, err := v.get(recordKey(bucket, key), func(b []byte) error {
		out = append([]byte{}, b...)
		return nil
	})
	return out, err
}

// recordBatch is how many bytes of records are read at once.
const recordBatch = 1 << 20

// records calls f with the records of a bucket, sorted by key.
func (v *view) records(ctx context.Context, bucket string, f func(key string, value []byte) error) error {
	prefix := recordKey(bucket, "")
	lower, upper := bytes.Clone(prefix), successor(bytes.Clone(prefix))
	type record struct {
		key   string
		value []byte
	}
	for more := true; more; {
		more = false
		var batch []record
		size := 0
		var failed error
		err := v.scan(lower, upper, func(key []byte, it *pebble.Iterator) bool {
			if size > recordBatch {
				lower, more = bytes.Clone(key), true
				return false
			}
			value, err := it.ValueAndErr()
			if err != nil {
				failed = readError(v.dir, err)
				return false
			}
			size += len(key) + len(value)
			batch = append(batch, record{string(key[len(prefix):]), bytes.Clone(value)})
			return true
		})
		if err := errors.Join(err, failed); err != nil {
			return err
		}
		for _, r := range batch {
			if err := f(r.key, r.value); err != nil {
				return err
			}
			if err := ctx.Err(); err != nil {
				return err
			}
		}
	}
	return nil
}
