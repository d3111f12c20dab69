package graph

// This file holds every workaround for what Cayley's key-value backend does
// wrong, each with its reason. A Graph sees nothing of it but the interface
// store. Measured with cayley v0.7.7-0.20240706181042-81dcd7d73e45.
//
//   - Removing and adding in one transaction stores new quads with nil parts
//     when they share nodes with removed ones (it counts references over the
//     whole transaction, and a node whose count does not change is looked up in
//     neither list). So apply calls ApplyDeltas twice, first for what goes, then
//     for what comes, and both calls share one transaction of the engine, which
//     commits once: see joinedKV.
//   - After a failed ApplyDeltas its caches name nodes that were never stored, and
//     a later IRI silently becomes another one. So the QuadStore that writes is
//     made anew for each update and thrown away with it. Making one is cheap
//     (two reads) as long as its bloom filter is off, which would read the whole
//     database and take 80 MB and more.
//   - Readers share those caches with the writer, and read each step of a query
//     in a transaction of its own, so that a query sees half of a change. So a
//     reader has a QuadStore of its own as well, over one read transaction.
//   - Adding what is there, or removing what is not, spoils its reference counts
//     even where it is told to ignore that. So a Graph computes what differs,
//     and anything else is an error here.
//   - It has no index by label, so that deleting an article reads everything. One
//     is added to its list of default indexes before the database is made.
//   - A read transaction that a goroutine of a stopped query still uses must not
//     be closed under it: the engine's pages would go away while they are read. So
//     every value is copied out under a lock, and a closed snapshot answers with
//     an error.
//   - An iterator that is open in the goroutine that writes blocks the engine for
//     good when the file has to grow. An update reads through the transaction that
//     it writes with, never beside it.

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"sync"
	"time"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	cayleykv "github.com/cayleygraph/cayley/graph/kv"
	"github.com/cayleygraph/quad"
	hkv "github.com/hidal-go/hidalgo/kv"
	hbbolt "github.com/hidal-go/hidalgo/kv/bbolt"
	"github.com/hidal-go/hidalgo/kv/options"
	"go.etcd.io/bbolt"
	bbolterrors "go.etcd.io/bbolt/errors"
)

// mapped is how much address space (not memory) the engine maps at once. While
// the file fits in it, a growing database waits for no reader. On Windows the file
// itself would take that much.
func mapped() int {
	if runtime.GOOS == "windows" {
		return 0
	}
	return 1 << 30
}

// kvOptions turn Cayley's bloom filter off.
var kvOptions = cayley.Options{cayleykv.OptNoBloom: true}

// strict makes Cayley refuse duplicates and missing quads; its own defaults are
// mutable globals.
var strict = cayley.IgnoreOpts{}

// addLabelIndex extends Cayley's list of default indexes, which is global.
var addLabelIndex = sync.OnceFunc(func() {
	label := []quad.Direction{quad.Label}
	for _, ix := range cayleykv.DefaultQuadIndexes {
		if slices.Equal(ix.Dirs, label) {
			return
		}
	}
	cayleykv.DefaultQuadIndexes = append(cayleykv.DefaultQuadIndexes, cayleykv.QuadIndex{Dirs: label})
})

// A cayleyStore is a store over Cayley's key-value backend on bbolt.
type cayleyStore struct {
	db *hbbolt.DB
	// writing makes updates wait here, where a context can end the wait,
	// rather than in the engine.
	writing chan struct{}
}

// A durability says when a committed change is safe.
type durability int

const (
	durable  durability = iota // against a crash of the machine
	volatile                   // against a crash of the process alone; for tests, which it makes quick
)

// openCayley opens the file at path, or makes it. errInUse means that another
// process has it open.
func openCayley(ctx context.Context, path string, d durability) (*cayleyStore, error) {
	addLabelIndex()
	db, err := hbbolt.Open(path, &bbolt.Options{
		Timeout:         200 * time.Millisecond,
		InitialMmapSize: mapped(),
		FreelistType:    bbolt.FreelistMapType,
	})
	switch {
	case errors.Is(err, bbolterrors.ErrTimeout):
		return nil, errInUse
	case err != nil:
		return nil, err
	}
	db.DB().NoSync = d == volatile
	s := &cayleyStore{db: db, writing: make(chan struct{}, 1)}
	err = s.transact(ctx, func(tx *joinedTx) error {
		err := cayleykv.Init(&joinedKV{tx}, kvOptions)
		if errors.Is(err, cayley.ErrDatabaseExists) {
			return errUnchanged
		}
		return err
	})
	if err != nil && !errors.Is(err, errUnchanged) {
		return nil, errors.Join(fmt.Errorf("prepare %s: %w", path, err), db.Close())
	}
	return s, nil
}

var (
	errInUse     = errors.New("in use")
	errUnchanged = errors.New("nothing to change")
	errGone      = errors.New("the snapshot is closed")
	errReadOnly  = errors.New("the snapshot is for reading alone")
)

func (s *cayleyStore) close() error { return s.db.Close() }

func (s *cayleyStore) view(ctx context.Context, f func(snapshot) error) error {
	tx, err := s.db.Tx(ctx, false)
	if err != nil {
		return err
	}
	joined := &joinedTx{tx: tx}
	defer joined.end()
	qs, err := cayleykv.New(&joinedKV{joined}, kvOptions)
	if err != nil {
		return err
	}
	return f(&cayleySnapshot{tx: joined, qs: qs})
}

func (s *cayleyStore) update(ctx context.Context, f func(change) error) error {
	return s.transact(ctx, func(tx *joinedTx) error {
		qs, err := cayleykv.New(&joinedKV{tx}, kvOptions)
		if err != nil {
			return err
		}
		return f(&cayleySnapshot{tx: tx, qs: qs})
	})
}

// transact runs f in one writing transaction of the engine.
func (s *cayleyStore) transact(ctx context.Context, f func(*joinedTx) error) error {
	select {
	case s.writing <- struct{}{}:
	case <-ctx.Done():
		return ctx.Err()
	}
	defer func() { <-s.writing }()
	tx, err := s.db.Tx(ctx, true)
	if err != nil {
		return err
	}
	joined := &joinedTx{tx: tx, writable: true}
	defer joined.end()
	if err := f(joined); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	return joined.commit(ctx)
}

// A cayleySnapshot is a transaction as a snapshot, or as a change.
type cayleySnapshot struct {
	tx *joinedTx
	qs cayley.QuadStore
}

func (s *cayleySnapshot) quads() cayley.QuadStore { return s.qs }

func (s *cayleySnapshot) get(ctx context.Context, b bucket, key string) ([]byte, error) {
	v, err := s.tx.Get(ctx, hkv.SKey(string(b), key))
	if errors.Is(err, hkv.ErrNotFound) {
		return nil, nil
	}
	return v, err
}

func (s *cayleySnapshot) scan(ctx context.Context, b bucket, f func(string, []byte) error) error {
	it := s.tx.Scan(ctx, options.WithPrefixKV(hkv.SKey(string(b), "")))
	defer it.Close()
	for it.Next(ctx) {
		k := it.Key()
		if err := f(string(k[len(k)-1]), it.Val()); err != nil {
			return err
		}
		if err := ctx.Err(); err != nil {
			return err
		}
	}
	return it.Err()
}

func (s *cayleySnapshot) put(ctx context.Context, b bucket, key string, value []byte) error {
	return s.tx.Put(ctx, hkv.SKey(string(b), key), value)
}

func (s *cayleySnapshot) delete(ctx context.Context, b bucket, key string) error {
	return s.tx.Del(ctx, hkv.SKey(string(b), key))
}

func (s *cayleySnapshot) labelled(ctx context.Context, label quad.IRI) ([]quad.Quad, error) {
	ref, err := s.qs.ValueOf(label)
	if err != nil || ref == nil {
		return nil, err
	}
	return readQuads(ctx, s.qs, s.qs.QuadIterator(quad.Label, ref))
}

func readQuads(ctx context.Context, qs cayley.QuadStore, shape iterator.Shape) ([]quad.Quad, error) {
	it := shape.Iterate()
	defer it.Close()
	var out []quad.Quad
	for it.Next(ctx) {
		q, err := qs.Quad(it.Result())
		if err != nil {
			return nil, err
		}
		if !q.IsValid() || q.Label == nil {
			return nil, fmt.Errorf("the database is damaged: it holds the quad %v", q)
		}
		out = append(out, q)
	}
	if err := it.Err(); err != nil {
		return nil, err
	}
	return out, ctx.Err()
}

func (s *cayleySnapshot) apply(ctx context.Context, remove, add []quad.Quad) error {
	for _, step := range []struct {
		quads  []quad.Quad
		action cayley.Procedure
	}{{remove, cayley.Delete}, {add, cayley.Add}} {
		if len(step.quads) == 0 {
			continue
		}
		deltas := make([]cayley.Delta, len(step.quads))
		for i, q := range step.quads {
			deltas[i] = cayley.Delta{Quad: q, Action: step.action}
		}
		if err := s.qs.ApplyDeltas(deltas, strict); err != nil {
			return err
		}
		if err := ctx.Err(); err != nil {
			return err
		}
	}
	return nil
}

// A joinedKV makes everything that Cayley does part of one transaction: its
// own transactions begin and commit nothing.
type joinedKV struct{ tx *joinedTx }

func (k *joinedKV) Close() error { return nil }

func (k *joinedKV) Tx(_ context.Context, rw bool) (hkv.Tx, error) {
	if rw && !k.tx.writable {
		return nil, errReadOnly
	}
	return k.tx, nil
}

func (k *joinedKV) View(_ context.Context, f func(hkv.Tx) error) error { return f(k.tx) }

func (k *joinedKV) Update(_ context.Context, f func(hkv.Tx) error) error {
	if !k.tx.writable {
		return errReadOnly
	}
	return f(k.tx)
}

// A joinedTx is the one transaction. Its methods may be called from several
// goroutines, and copy what they return.
type joinedTx struct {
	mu       sync.Mutex
	tx       hkv.Tx
	writable bool
	gone     bool
}

// Commit does nothing: the owner of the transaction commits.
func (t *joinedTx) Commit(context.Context) error { return nil }

// Close does nothing: the owner of the transaction ends it.
func (t *joinedTx) Close() error { return nil }

func (t *joinedTx) commit(ctx context.Context) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.gone = true
	return t.tx.Commit(ctx)
}

// end rolls back what was not committed.
func (t *joinedTx) end() {
	t.mu.Lock()
	defer t.mu.Unlock()
	if !t.gone {
		t.gone = true
		_ = t.tx.Close() // a rollback of the engine fails only when there is nothing to roll back
	}
}

func (t *joinedTx) Get(ctx context.Context, key hkv.Key) (hkv.Value, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.gone {
		return nil, errGone
	}
	v, err := t.tx.Get(ctx, key)
	return v.Clone(), err
}

func (t *joinedTx) GetBatch(ctx context.Context, keys []hkv.Key) ([]hkv.Value, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.gone {
		return nil, errGone
	}
	vals, err := t.tx.GetBatch(ctx, keys)
	for i := range vals {
		vals[i] = vals[i].Clone()
	}
	return vals, err
}

func (t *joinedTx) Put(ctx context.Context, k hkv.Key, v hkv.Value) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	switch {
	case t.gone:
		return errGone
	case !t.writable:
		return errReadOnly
	}
	return t.tx.Put(ctx, k, v)
}

func (t *joinedTx) Del(ctx context.Context, k hkv.Key) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	switch {
	case t.gone:
		return errGone
	case !t.writable:
		return errReadOnly
	}
	return t.tx.Del(ctx, k)
}

func (t *joinedTx) Scan(ctx context.Context, opts ...hkv.IteratorOption) hkv.Iterator {
	t.mu.Lock()
	defer t.mu.Unlock()
	it := &joinedIterator{tx: t}
	if !t.gone {
		it.it = t.tx.Scan(ctx, opts...)
	}
	return it
}

// A joinedIterator iterates within the one transaction.
type joinedIterator struct {
	tx  *joinedTx
	it  hkv.Iterator
	key hkv.Key
	val hkv.Value
	err error
}

func (i *joinedIterator) Next(ctx context.Context) bool {
	i.tx.mu.Lock()
	defer i.tx.mu.Unlock()
	i.key, i.val = nil, nil
	if i.tx.gone || i.it == nil {
		i.err = errGone
		return false
	}
	if !i.it.Next(ctx) {
		i.err = i.it.Err()
		return false
	}
	i.key, i.val = i.it.Key().Clone(), i.it.Val().Clone()
	return true
}

func (i *joinedIterator) Key() hkv.Key   { return i.key }
func (i *joinedIterator) Val() hkv.Value { return i.val }
func (i *joinedIterator) Err() error     { return i.err }

func (i *joinedIterator) Reset() {
	i.tx.mu.Lock()
	defer i.tx.mu.Unlock()
	if !i.tx.gone && i.it != nil {
		i.it.Reset()
	}
}

func (i *joinedIterator) Close() error {
	i.tx.mu.Lock()
	defer i.tx.mu.Unlock()
	if i.tx.gone || i.it == nil {
		return nil
	}
	return i.it.Close()
}
