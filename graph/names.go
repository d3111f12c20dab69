package graph

import (
	"context"
	"slices"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/cayley/query/gizmo"
	"github.com/cayleygraph/cayley/query/shape"
	"github.com/cayleygraph/quad"

	"github.com/khabar-kg/khabar/schema"
)

// A namedStore is a QuadStore that also knows the names by which people call
// its nodes: prefixed names and the ontology's short names, in angle brackets or
// without. The store itself holds absolute IRIs alone.
type namedStore struct {
	cayley.QuadStore
	o     *schema.Ontology
	named map[any]quad.Value // by key, what name has read; for one goroutine
}

// name is NameOf, with a memory: one answer names most of its nodes often. No
// reference, as a path that may be missing leaves on some stores, has no name.
func (s *namedStore) name(ref cayley.Ref) (quad.Value, error) {
	if ref == nil {
		return nil, nil
	}
	key := ref.Key()
	if v, ok := s.named[key]; ok {
		return v, nil
	}
	v, err := s.NameOf(ref)
	if err == nil {
		s.named[key] = v
	}
	return v, err
}

// read reads at once what name will be asked for the tags of results.
func (s *namedStore) read(ctx context.Context, results []*gizmo.Result) error {
	var ask []cayley.Ref
	for _, r := range results {
		for _, ref := range r.Tags {
			if ref == nil {
				continue
			}
			if _, ok := s.named[ref.Key()]; !ok {
				s.named[ref.Key()] = nil
				ask = append(ask, ref)
			}
		}
	}
	values, err := s.ValuesOf(ctx, ask)
	for i, ref := range ask {
		if err != nil || values[i] == nil {
			delete(s.named, ref.Key()) // name will say what is wrong with it
			continue
		}
		s.named[ref.Key()] = values[i]
	}
	return err
}

var (
	_ refs.BatchNamer = (*namedStore)(nil)
	_ shape.Optimizer = (*namedStore)(nil)
)

// ValueOf finds the node of a value. A plain string that no quad holds, but that
// is a term's short name, is the term: out("announced").
func (s *namedStore) ValueOf(v quad.Value) (cayley.Ref, error) {
	switch n := v.(type) {
	case quad.IRI:
		return s.QuadStore.ValueOf(quad.IRI(s.o.ExpandIRI(string(n))))
	case quad.String:
		ref, err := s.QuadStore.ValueOf(n)
		if err != nil || ref != nil {
			return ref, err
		}
		if full := s.o.ExpandIRI(string(n)); full != string(n) {
			return s.QuadStore.ValueOf(quad.IRI(full))
		}
		return nil, nil
	}
	return s.QuadStore.ValueOf(v)
}

// RefsOf is ValueOf for many.
func (s *namedStore) RefsOf(_ context.Context, nodes []quad.Value) ([]cayley.Ref, error) {
	out := make([]cayley.Ref, len(nodes))
	for i, v := range nodes {
		var err error
		if out[i], err = s.ValueOf(v); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// ValuesOf passes on to the store, which reads them at once.
func (s *namedStore) ValuesOf(ctx context.Context, vals []cayley.Ref) ([]quad.Value, error) {
	return refs.ValuesOf(ctx, s.QuadStore, vals)
}

// OptimizeShape lets the store optimize, and binds the outcome to it: the
// store's own shapes refuse to be built on anything that wraps it.
func (s *namedStore) OptimizeShape(ctx context.Context, sh shape.Shape) (shape.Shape, bool) {
	sh, changed := withoutNull(sh)
	o, ok := s.QuadStore.(shape.Optimizer)
	if !ok || sh == nil {
		return sh, changed
	}
	better, ok := o.OptimizeShape(ctx, sh)
	if !ok {
		return sh, changed
	}
	return boundShape{better, s.QuadStore}, true
}

// withoutNull takes out of a union what was found to hold nothing. Cayley leaves
// that to its caller here, and stops the process when it builds what is left: a
// path joined with one that begins at a node that no quad has.
func withoutNull(sh shape.Shape) (shape.Shape, bool) {
	u, ok := sh.(shape.Union)
	if !ok || !slices.ContainsFunc(u, shape.IsNull) {
		return sh, false
	}
	u = slices.DeleteFunc(slices.Clone(u), shape.IsNull)
	switch len(u) {
	case 0:
		return nil, true
	case 1:
		return u[0], true
	}
	return u, true
}

// A boundShape is built on its own store, whatever it is asked to be built on.
type boundShape struct {
	shape.Shape
	qs cayley.QuadStore
}

func (b boundShape) BuildIterator(cayley.QuadStore) iterator.Shape {
	return b.Shape.BuildIterator(b.qs)
}

func (b boundShape) Optimize(context.Context, shape.Optimizer) (shape.Shape, bool) { return b, false }
