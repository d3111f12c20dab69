package quaddb

import (
	"context"
	"reflect"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/query/shape"
)

// Cayley's recursive iterator keeps the tags of the node before when it is asked
// whether it contains a node that it has to go on for. (Measured with cayley
// v0.7.7-0.20240706181042-81dcd7d73e45; its own suite notices with some orders
// of quads.) So it is never asked, but always leads: what it has to read for
// an answer is the same.

// hasForeign reports whether a part of an intersection is no shape of package
// shape: recursion is one of package path that cannot be named.
func hasForeign(s shape.Intersect) bool {
	home := reflect.TypeFor[shape.Intersect]().PkgPath()
	for _, part := range s {
		t := reflect.TypeOf(part)
		if t.Kind() == reflect.Pointer {
			t = t.Elem()
		}
		if p := t.PkgPath(); p != home && p != reflect.TypeFor[ledIntersect]().PkgPath() {
			return true
		}
	}
	return false
}

// A ledIntersect is an intersection in which recursion comes first.
type ledIntersect shape.Intersect

// BuildIterator builds Cayley's And, and keeps its order if there is recursion.
func (s ledIntersect) BuildIterator(qs graph.QuadStore) iterator.Shape {
	var lead, rest []iterator.Shape
	for _, part := range s {
		it := part.BuildIterator(qs)
		if _, ok := it.(*iterator.Recursive); ok {
			lead = append(lead, it)
		} else {
			rest = append(rest, it)
		}
	}
	and := iterator.NewAnd(append(lead, rest...)...)
	if len(lead) == 0 {
		return and
	}
	return &ledAnd{and, append(lead, rest...)}
}

// Optimize has nothing to do.
func (s ledIntersect) Optimize(context.Context, shape.Optimizer) (shape.Shape, bool) { return s, false }

// A ledAnd is an And that stays in its order.
type ledAnd struct {
	*iterator.And
	parts []iterator.Shape
}

// Optimize improves the parts.
func (a *ledAnd) Optimize(ctx context.Context) (iterator.Shape, bool) {
	parts := make([]iterator.Shape, len(a.parts))
	for i, part := range a.parts {
		parts[i], _ = part.Optimize(ctx)
	}
	return &ledAnd{iterator.NewAnd(parts...), parts}, true
}
