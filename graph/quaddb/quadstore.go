package quaddb

import (
	"context"
	"fmt"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/cayley/query/shape"
	"github.com/cayleygraph/quad"
)

// states gives views: of the newest state, or of one.
type states interface{ acquire() (*view, error) }

// A quadStore is the reading half of Cayley's interface, for a store and for a
// snapshot.
type quadStore struct{ states }

var (
	_ shape.Optimizer   = quadStore{}
	_ refs.BatchNamer   = quadStore{}
	_ graph.QuadIndexer = quadStore{}
)

// newest is the reading half of a [Store].
type newest struct{ quadStore }

// reading calls f with a view.
func (qs quadStore) reading(f func(*view) error) error {
	v, err := qs.acquire()
	if err != nil {
		return err
	}
	return first(f(v), v.release())
}

// nodeOf returns the node that a reference means; a reference of another store,
// or to nothing, is not one.
func nodeOf(r graph.Ref) (Node, bool) {
	n, ok := r.(Node)
	return n, ok && n != 0
}

// ValueOf returns the [Node] of a value, or nil when no quad holds it.
func (qs quadStore) ValueOf(value quad.Value) (graph.Ref, error) {
	var n Node
	err := qs.reading(func(v *view) (err error) {
		n, err = v.find(value)
		return err
	})
	if err != nil || n == 0 {
		return nil, err
	}
	return n, nil
}

// NameOf returns the value of a [Node], or nil.
func (qs quadStore) NameOf(r graph.Ref) (quad.Value, error) {
	var out quad.Value
	err := qs.reading(func(v *view) (err error) {
		out, err = nameOf(v, r)
		return err
	})
	return out, err
}

func nameOf(v *view, r graph.Ref) (quad.Value, error) {
	switch r := r.(type) {
	case nil:
		return nil, nil
	case Node:
		return v.value(r)
	case refs.PreFetchedValue:
		return r.NameOf(), nil
	}
	return nil, fmt.Errorf("reference of another store: %T", r)
}

// ValuesOf is NameOf for several.
func (qs quadStore) ValuesOf(ctx context.Context, rs []graph.Ref) ([]quad.Value, error) {
	out := make([]quad.Value, len(rs))
	err := qs.reading(func(v *view) (err error) {
		for i, r := range rs {
			if out[i], err = nameOf(v, r); err != nil {
				return err
			}
		}
		return ctx.Err()
	})
	return out, err
}

// RefsOf is ValueOf for several. A value that no quad holds is an error.
func (qs quadStore) RefsOf(ctx context.Context, values []quad.Value) ([]graph.Ref, error) {
	out := make([]graph.Ref, len(values))
	err := qs.reading(func(v *view) error {
		for i, value := range values {
			n, err := v.find(value)
			if err != nil {
				return err
			}
			if n == 0 {
				return fmt.Errorf("not found: %v", value)
			}
			out[i] = n
		}
		return ctx.Err()
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// Quad returns the quad that a [Quad] refers to.
func (qs quadStore) Quad(r graph.Ref) (quad.Quad, error) {
	q, ok := r.(Quad)
	if !ok {
		return quad.Quad{}, fmt.Errorf("reference to no quad: %T", r)
	}
	var out quad.Quad
	err := qs.reading(func(v *view) (err error) {
		out, err = v.quad(q)
		return err
	})
	return out, err
}

// QuadDirection returns a node of a quad, or nil where it has no label.
func (qs quadStore) QuadDirection(r graph.Ref, d quad.Direction) (graph.Ref, error) {
	q, ok := r.(Quad)
	if !ok {
		return nil, fmt.Errorf("reference to no quad: %T", r)
	}
	s, ok := slot(d)
	if !ok || q[s] == 0 {
		return nil, nil
	}
	return q[s], nil
}

// QuadIterator returns the quads that have a node in a direction.
func (qs quadStore) QuadIterator(d quad.Direction, r graph.Ref) iterator.Shape {
	n, ok := nodeOf(r)
	s, known := slot(d)
	if !ok || !known {
		return iterator.NewNull()
	}
	sc := &scan{qs: qs}
	sc.fix(s, n)
	return sc
}

// QuadIteratorSize returns how many quads have a node in a direction: exactly
// for predicates and for other nodes with fewer than a thousand.
func (qs quadStore) QuadIteratorSize(_ context.Context, d quad.Direction, r graph.Ref) (refs.Size, error) {
	n, ok := nodeOf(r)
	s, known := slot(d)
	if !ok || !known {
		return refs.Size{Exact: true}, nil
	}
	sc := scan{qs: qs}
	sc.fix(s, n)
	return sc.size()
}

// Stats returns the numbers of nodes and quads, which are always exact and
// known without counting.
func (qs quadStore) Stats(context.Context, bool) (graph.Stats, error) {
	var st graph.Stats
	err := qs.reading(func(v *view) error {
		st.Nodes = refs.Size{Value: v.nodes, Exact: true}
		st.Quads = refs.Size{Value: v.quads, Exact: true}
		return nil
	})
	return st, err
}

// NodesAllIterator returns all values.
func (qs quadStore) NodesAllIterator() iterator.Shape { return newValues(qs, nil) }

// QuadsAllIterator returns all quads.
func (qs quadStore) QuadsAllIterator() iterator.Shape { return &scan{qs: qs} }

// NewQuadWriter reports [ErrReadOnly].
func (qs quadStore) NewQuadWriter() (quad.WriteCloser, error) { return nil, ErrReadOnly }

// NewQuadWriter returns a writer that adds quads ten thousand in a transaction,
// and leaves out those that are there. What was written is on the disk after
// Close, or once the next ten thousand are.
func (s *Store) NewQuadWriter() (quad.WriteCloser, error) {
	if s.opts.ReadOnly {
		return nil, ErrReadOnly
	}
	return &quadWriter{s: s}, nil
}

type quadWriter struct {
	s      *Store
	deltas []graph.Delta
}

const writerBatch = 10_000

// WriteQuad adds a quad.
func (w *quadWriter) WriteQuad(q quad.Quad) error {
	w.deltas = append(w.deltas, graph.Delta{Quad: q, Action: graph.Add})
	if len(w.deltas) < writerBatch {
		return nil
	}
	return w.flush()
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

func (w *quadWriter) flush() error {
	if len(w.deltas) == 0 {
		return nil
	}
	err := w.s.ApplyDeltas(w.deltas, graph.IgnoreOpts{IgnoreDup: true})
	clear(w.deltas)
	w.deltas = w.deltas[:0]
	return err
}

// Close writes what is left.
func (w *quadWriter) Close() error { return w.flush() }
