package quaddb

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
)

// A Tx is a change under way: quads and records that come and go together. It
// is good until the function that it was given to returns, and for one
// goroutine at a time.
//
// It sees what it did: a quad that was added is there, and may be removed.
type Tx struct {
	s    *Store
	base *view // the state before
	c    counters

	quads changeSet
	// values are those that are new, by their bytes. A value that no quad holds
	// in the end is not written.
	values  map[string]Node
	made    []string          // the same bytes, by identifier from base.next on
	records map[string][]byte // by their keys in the engine; nil is deleted

	// recent are IRIs that were added lately, each where it hashes to: a node once
	// resolved or made stays the value's until the transaction ends.
	recent [recentIRIs]struct {
		iri  quad.IRI
		node Node
	}

	seen  *view // what Quads shows, until the next change
	views []*view
	done  bool
	buf   []byte
}

// Update calls f and commits what it changed, all of it, and on the disk when
// Update returns, if f returns nil. Otherwise nothing was changed. Updates come
// one at a time; a context that ends while another is under way ends the wait.
func (s *Store) Update(ctx context.Context, f func(*Tx) error) error {
	select {
	case s.writing <- struct{}{}:
	case <-ctx.Done():
		return ctx.Err()
	}
	defer func() { <-s.writing }()
	if s.opts.ReadOnly {
		return ErrReadOnly
	}
	if err := s.log.broken(); err != nil {
		return err
	}
	v, err := s.acquire()
	if err != nil {
		return err
	}
	tx := &Tx{
		s: s, base: v, c: v.counters,
		values: map[string]Node{}, records: map[string][]byte{},
	}
	err = f(tx)
	if err == nil {
		err = ctx.Err()
	}
	if err == nil {
		err = tx.commit()
	}
	tx.done = true
	for _, seen := range tx.views {
		err = first(err, seen.close())
	}
	return first(err, v.release())
}

// first returns the first error, as it is: Cayley looks at the type of what
// ApplyDeltas returns.
func first(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// ApplyDeltas adds and removes quads, in their order and in one transaction. A
// quad that is there already, or is not there, is a [graph.DeltaError] unless
// the options ignore it; then nothing was changed.
func (s *Store) ApplyDeltas(deltas []graph.Delta, ignore graph.IgnoreOpts) error {
	return s.Update(context.Background(), func(tx *Tx) error {
		tx.quads.grow(len(deltas))
		for _, d := range deltas {
			var err error
			switch d.Action {
			case graph.Add:
				err = tx.add(d.Quad)
				if ignore.IgnoreDup && errors.Is(err, graph.ErrQuadExists) {
					err = nil
				}
			case graph.Delete:
				err = tx.remove(d.Quad)
				if ignore.IgnoreMissing && errors.Is(err, graph.ErrQuadNotExist) {
					err = nil
				}
			default:
				err = graph.ErrInvalidAction
			}
			if err != nil {
				return &graph.DeltaError{Delta: d, Err: err}
			}
		}
		return nil
	})
}

// Apply removes quads and then adds others. A quad that is not there, or is
// there already, is a [graph.DeltaError]; the update must then be given up.
func (tx *Tx) Apply(remove, add []quad.Quad) error {
	tx.quads.grow(len(remove) + len(add)) // or it would be moved again and again
	if len(tx.values) == 0 {
		tx.values = make(map[string]Node, len(add)/4) // likewise
	}
	for _, q := range remove {
		if err := tx.remove(q); err != nil {
			return &graph.DeltaError{Delta: graph.Delta{Quad: q, Action: graph.Delete}, Err: err}
		}
	}
	for _, q := range add {
		if err := tx.add(q); err != nil {
			return &graph.DeltaError{Delta: graph.Delta{Quad: q, Action: graph.Add}, Err: err}
		}
	}
	return nil
}

// RemoveLabel removes all quads of a label, and returns how many there were.
func (tx *Tx) RemoveLabel(ctx context.Context, label quad.Value) (int, error) {
	n, _, err := tx.resolve(label)
	if err != nil || n == 0 {
		return 0, err
	}
	quads, err := tx.labelled(ctx, n)
	for _, q := range quads {
		tx.drop(q)
	}
	return len(quads), err
}

// Labelled returns the quads of a label as they are in the transaction, in no
// order that means something.
func (tx *Tx) Labelled(ctx context.Context, label quad.Value) ([]quad.Quad, error) {
	n, _, err := tx.resolve(label)
	if err != nil || n == 0 {
		return nil, err
	}
	quads, err := tx.labelled(ctx, n)
	if err != nil {
		return nil, err
	}
	return nameQuads(quads, tx.value)
}

// nameQuads puts values for nodes.
func nameQuads(quads []Quad, value func(Node) (quad.Value, error)) ([]quad.Quad, error) {
	out := make([]quad.Quad, len(quads))
	for i, q := range quads {
		for s, d := range quad.Directions {
			v, err := value(q[s])
			if err != nil {
				return nil, err
			}
			out[i].Set(d, v)
		}
	}
	return out, nil
}

func (tx *Tx) labelled(ctx context.Context, label Node) ([]Quad, error) {
	quads, err := tx.base.ofLabel(ctx, label)
	if err != nil {
		return nil, err
	}
	if tx.quads.empty() {
		return quads, nil
	}
	quads = slices.DeleteFunc(quads, func(q Quad) bool { return tx.quads.of(q) == goes })
	added, _ := tx.quads.quads()
	added = slices.DeleteFunc(added, func(q Quad) bool { return q[3] != label })
	slices.SortFunc(added, compareQuads)
	return append(quads, added...), nil
}

func compareQuads(a, b Quad) int {
	for i := range a {
		if c := cmp.Compare(a[i], b[i]); c != 0 {
			return c
		}
	}
	return 0
}

func (tx *Tx) value(n Node) (quad.Value, error) {
	if tx.isNew(n) {
		return parseValue([]byte(tx.newValue(n)))
	}
	return tx.base.value(n)
}

// isNew reports whether the transaction made a node.
func (tx *Tx) isNew(n Node) bool { return n >= tx.base.next && n < tx.c.next }

// newValue returns the bytes of the value of a node that the transaction made.
func (tx *Tx) newValue(n Node) string { return tx.made[n-tx.base.next] }

// resolve returns the node of a value, or zero, and leaves the value's bytes
// in tx.buf. New is true when the transaction made the node.
func (tx *Tx) resolve(v quad.Value) (n Node, isNew bool, err error) {
	if v == nil {
		return 0, false, nil
	}
	if tx.buf, err = appendValue(tx.buf[:0], v); err != nil {
		return 0, false, err
	}
	if n, ok := tx.values[string(tx.buf)]; ok {
		return n, true, nil
	}
	if tx.s.known != nil && !tx.s.known.maybe(tx.buf) {
		return 0, false, nil
	}
	if n, ok := tx.s.nodes.get(tx.buf); ok {
		return n, false, nil
	}
	n, err = tx.base.nodeOf(tx.buf)
	if n != 0 {
		tx.s.nodes.put(string(tx.buf), n)
	}
	return n, false, err
}

func (tx *Tx) add(q quad.Quad) error {
	if !q.IsValid() {
		return fmt.Errorf("quad %v is not whole", q)
	}
	var k Quad
	fresh := false
	for i, d := range quad.Directions {
		v := q.Get(d)
		// Quads that follow each other have mostly the same subject and label, and
		// predicates and classes are few.
		iri, ok := v.(quad.IRI)
		last := &tx.recent[recentAt(iri)]
		if ok && last.node != 0 && iri == last.iri {
			k[i] = last.node
			fresh = fresh || tx.isNew(last.node)
			continue
		}
		n, isNew, err := tx.resolve(v)
		if err != nil {
			return err
		}
		if n == 0 && v != nil {
			n, isNew = tx.c.next, true
			tx.c.next++
			encoded := string(tx.buf)
			tx.values[encoded] = n
			tx.made = append(tx.made, encoded)
		}
		if ok {
			last.iri, last.node = iri, n
		}
		fresh = fresh || isNew
		k[i] = n
	}
	switch tx.quads.of(k) {
	case comes:
		return graph.ErrQuadExists
	case goes:
		tx.quads.set(k, stays)
		tx.changed()
		return nil
	}
	if !fresh { // a quad with a new node cannot be there
		switch there, err := tx.base.has(k); {
		case err != nil:
			return err
		case there:
			return graph.ErrQuadExists
		}
	}
	tx.quads.set(k, comes)
	tx.changed()
	return nil
}

// recentIRIs is how many IRIs a transaction remembers; a power of two.
const recentIRIs = 256

// recentAt hashes an IRI by its end, where those that follow each other differ.
func recentAt(iri quad.IRI) (h uint) {
	for i := max(0, len(iri)-8); i < len(iri); i++ {
		h = h*31 + uint(iri[i])
	}
	return (h + uint(len(iri))) % recentIRIs
}

func (tx *Tx) remove(q quad.Quad) error {
	var k Quad
	for i, d := range quad.Directions {
		v := q.Get(d)
		n, _, err := tx.resolve(v)
		if err != nil {
			return err
		}
		if n == 0 && v != nil {
			return graph.ErrQuadNotExist
		}
		k[i] = n
	}
	switch tx.quads.of(k) {
	case goes:
		return graph.ErrQuadNotExist
	case stays:
		switch there, err := tx.base.has(k); {
		case err != nil:
			return err
		case !there:
			return graph.ErrQuadNotExist
		}
	}
	tx.drop(k)
	return nil
}

// drop removes a quad that is there.
func (tx *Tx) drop(k Quad) {
	if tx.quads.of(k) == comes {
		tx.quads.set(k, stays)
	} else {
		tx.quads.set(k, goes)
	}
	tx.changed()
}

func (tx *Tx) changed() { tx.seen = nil }

// Put stores a record under a key in a bucket. The bucket's name must not hold
// a zero byte.
func (tx *Tx) Put(bucket, key string, record []byte) error {
	if err := checkBucket(bucket); err != nil {
		return err
	}
	tx.records[string(recordKey(bucket, key))] = append([]byte{}, record...)
	tx.changed()
	return nil
}

// Delete deletes a record, if it is there.
func (tx *Tx) Delete(bucket, key string) error {
	if err := checkBucket(bucket); err != nil {
		return err
	}
	tx.records[string(recordKey(bucket, key))] = nil
	tx.changed()
	return nil
}

// Record returns the record of a key in a bucket, or nil. It is the caller's.
func (tx *Tx) Record(bucket, key string) ([]byte, error) {
	if b, ok := tx.records[string(recordKey(bucket, key))]; ok {
		return bytes.Clone(b), nil
	}
	return tx.base.record(bucket, key)
}

// Records calls f with the keys and records of a bucket, sorted by key, until f
// returns an error. It sees what was put before it began.
func (tx *Tx) Records(ctx context.Context, bucket string, f func(key string, record []byte) error) error {
	prefix := string(recordKey(bucket, ""))
	var mine []string
	changed := maps.Clone(tx.records)
	for key, b := range changed {
		if b != nil && len(key) >= len(prefix) && key[:len(prefix)] == prefix {
			mine = append(mine, key[len(prefix):])
		}
	}
	slices.Sort(mine)
	flush := func(before string, all bool) error {
		for len(mine) > 0 && (all || mine[0] < before) {
			key := mine[0]
			mine = mine[1:]
			if err := f(key, bytes.Clone(changed[prefix+key])); err != nil {
				return err
			}
		}
		return nil
	}
	err := tx.base.records(ctx, bucket, func(key string, value []byte) error {
		if err := flush(key, false); err != nil {
			return err
		}
		if _, ok := changed[prefix+key]; ok {
			return nil // deleted, or one of mine
		}
		return f(key, value)
	})
	if err != nil {
		return err
	}
	return flush("", true)
}

// Quads returns the transaction as Cayley queries it, for reading alone. It
// shows what was done before the call, and is good until the update ends. What
// goes wrong is reported by whatever is read first.
func (tx *Tx) Quads() graph.QuadStore {
	if tx.seen == nil {
		b := tx.s.db.NewIndexedBatch()
		c, _, err := tx.write(batchSink{b})
		if err != nil {
			return &Snapshot{quadStore: quadStore{failing{first(err, b.Close())}}}
		}
		// Nodes that are not committed must not get into the cache: another
		// transaction may give out their identifiers again.
		tx.seen = &view{counters: c, dir: tx.s.dir, values: new(valueCache), reader: b, end: b.Close}
		tx.seen.users.Store(1)
		tx.views = append(tx.views, tx.seen)
	}
	return &Snapshot{quadStore: quadStore{fixedView{tx.seen}}, v: tx.seen}
}

// failing gives no view.
type failing struct{ err error }

func (f failing) acquire() (*view, error) { return nil, f.err }
