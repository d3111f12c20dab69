package pgdb

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"sync"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
	"github.com/jackc/pgx/v5"
)

// Name is the store's name among Cayley's backends.
const Name = "pgdb"

// Register makes the store one of Cayley's backends, so that
// [graph.NewQuadStore] and [graph.InitQuadStore] know it by [Name]. It may be
// called more than once. The path is the database's URL.
var Register = sync.OnceFunc(func() {
	graph.RegisterQuadStore(Name, graph.QuadStoreRegistration{
		IsPersistent: true,
		InitFunc: func(url string, _ graph.Options) error {
			s, err := Open(context.Background(), url, Options{})
			if err != nil {
				return err
			}
			return s.Close()
		},
		NewFunc: func(url string, _ graph.Options) (graph.QuadStore, error) {
			s, err := Open(context.Background(), url, Options{MustExist: true})
			if err != nil {
				return nil, err
			}
			return s.QuadStore()
		},
	})
})

// QuadStore returns the store as Cayley's own programs use one: each step of a
// query reads the newest state, and quads are written by [graph.Delta]. Closing
// it closes the store. Queries that want one state take a [Store.Snapshot].
func (s *Store) QuadStore() (graph.QuadStore, error) {
	name := strconv.FormatUint(lastState.Add(1), 10)
	states.Store(name, state{pool: s.pool})
	qs, err := open(name)
	if err != nil {
		states.Delete(name)
		return nil, err
	}
	return &newest{
		quadStore: &quadStore{QuadStore: qs, values: s.values, read: func(f func(querier) error) error { return f(s.pool) }},
		s:         s,
		name:      name,
	}, nil
}

// newest is a store's newest state as a Cayley backend.
type newest struct {
	*quadStore
	s    *Store
	name string
}

// ApplyDeltas makes changes one after the other, in one transaction.
func (n *newest) ApplyDeltas(deltas []graph.Delta, ignore graph.IgnoreOpts) error {
	ctx := context.Background()
	return n.s.Update(ctx, func(tx *Tx) error {
		remove, add, err := tx.outcome(ctx, deltas, ignore)
		if err != nil {
			return err
		}
		return tx.Apply(ctx, remove, add)
	})
}

// NewQuadWriter returns a writer that leaves out quads that are there.
func (n *newest) NewQuadWriter() (quad.WriteCloser, error) { return &quadWriter{n: n}, nil }

// Close closes the store.
func (n *newest) Close() error {
	err := n.QuadStore.Close()
	states.Delete(n.name)
	if err != nil {
		return err
	}
	return n.s.Close()
}

// outcome returns what has to be removed and added for deltas to have been made.
func (t *Tx) outcome(ctx context.Context, deltas []graph.Delta, ignore graph.IgnoreOpts) (remove, add []quad.Quad, err error) {
	before := map[hashedQuad]bool{}
	hashed := make([]hashedQuad, len(deltas))
	for i, d := range deltas {
		if d.Action != graph.Add && d.Action != graph.Delete {
			return nil, nil, &graph.DeltaError{Delta: d, Err: graph.ErrInvalidAction}
		}
		h, err := counts{}.hash([]quad.Quad{d.Quad}, 0)
		if err != nil {
			return nil, nil, err
		}
		hashed[i] = h[0]
		before[h[0]] = false
	}
	if err := t.there(ctx, before); err != nil {
		return nil, nil, err
	}
	after := maps.Clone(before)
	last := map[hashedQuad]quad.Quad{}
	for i, d := range deltas {
		h := hashed[i]
		switch has := after[h]; {
		case d.Action == graph.Add && has && !ignore.IgnoreDup:
			return nil, nil, &graph.DeltaError{Delta: d, Err: graph.ErrQuadExists}
		case d.Action == graph.Delete && !has && !ignore.IgnoreMissing:
			return nil, nil, &graph.DeltaError{Delta: d, Err: graph.ErrQuadNotExist}
		}
		after[h] = d.Action == graph.Add
		last[h] = d.Quad
	}
	for h, q := range last {
		switch {
		case before[h] && !after[h]:
			remove = append(remove, q)
		case !before[h] && after[h]:
			add = append(add, q)
		}
	}
	return remove, add, nil
}

// there sets for each quad whether the store has it.
func (t *Tx) there(ctx context.Context, quads map[hashedQuad]bool) error {
	var columns [4][][]byte
	asked := slices.Collect(maps.Keys(quads))
	for _, q := range asked {
		for d, h := range q {
			columns[d] = append(columns[d], hashColumn(h))
		}
	}
	rows, err := t.tx.Query(ctx, `SELECT a.n FROM quads q JOIN unnest($1::bytea[], $2::bytea[], $3::bytea[], $4::bytea[]) WITH ORDINALITY AS a (s, p, o, l, n)
		ON q.subject_hash = a.s AND q.predicate_hash = a.p AND q.object_hash = a.o AND q.label_hash IS NOT DISTINCT FROM a.l`,
		columns[0], columns[1], columns[2], columns[3])
	if err != nil {
		return fmt.Errorf("look for quads: %w", err)
	}
	var i int64
	_, err = pgx.ForEachRow(rows, []any{&i}, func() error {
		quads[asked[i-1]] = true
		return nil
	})
	return err
}

// A quadWriter writes quads many at once.
type quadWriter struct {
	n      *newest
	deltas []graph.Delta
}

const writerBatch = 10_000

// WriteQuad adds a quad. It is in the store after Close, or once a batch is full.
func (w *quadWriter) WriteQuad(q quad.Quad) error {
	w.deltas = append(w.deltas, graph.Delta{Quad: q, Action: graph.Add})
	if len(w.deltas) < writerBatch {
		return nil
	}
	return w.Close()
}

// WriteQuads adds quads, and returns how many it took.
func (w *quadWriter) WriteQuads(quads []quad.Quad) (int, error) {
	for i, q := range quads {
		if err := w.WriteQuad(q); err != nil {
			return i, err
		}
	}
	return len(quads), nil
}

// Close writes what is left.
func (w *quadWriter) Close() error {
	err := w.n.ApplyDeltas(w.deltas, graph.IgnoreOpts{IgnoreDup: true})
	w.deltas = w.deltas[:0]
	return err
}
