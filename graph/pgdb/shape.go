package pgdb

import (
	"context"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	csql "github.com/cayleygraph/cayley/graph/sql"
	"github.com/cayleygraph/cayley/query/shape"
)

// A statement is a part of a path that PostgreSQL is asked. Cayley's own runs on
// Cayley's store alone; this one has that store with it, whatever is around it.
type statement struct {
	csql.Select
	on *csql.QuadStore
}

// BuildIterator returns the statement's answers.
func (s statement) BuildIterator(graph.QuadStore) iterator.Shape {
	return onceMore{s.Select.BuildIterator(s.on)}
}

// Optimize returns the statement as it is.
func (s statement) Optimize(context.Context, shape.Optimizer) (shape.Shape, bool) { return s, false }

// OptimizeShape makes of a path's parts what PostgreSQL can be asked. The parts
// of s have been through here.
func (qs *quadStore) OptimizeShape(ctx context.Context, s shape.Shape) (shape.Shape, bool) {
	switch s := s.(type) {
	case shape.Lookup:
		// Cayley would take its own hash.
		var fixed shape.Fixed
		for _, v := range s {
			r, err := qs.ValueOf(v)
			if err != nil {
				return s, false
			}
			if r != nil {
				fixed = append(fixed, r)
			}
		}
		return fixed, true
	case shape.Filter:
		return qs.optimizeFilter(ctx, s)
	}
	return qs.ask(ctx, s)
}

// ask lets Cayley make a statement of a shape.
func (qs *quadStore) ask(ctx context.Context, s shape.Shape) (shape.Shape, bool) {
	out, ok := qs.QuadStore.OptimizeShape(ctx, plain(s))
	if !ok {
		return s, false
	}
	return convert(out, qs.ours), true
}

// plain returns a shape with Cayley's own statements in place of ours.
func plain(s shape.Shape) shape.Shape {
	return convert(s, func(s shape.Shape) shape.Shape {
		if st, ok := s.(statement); ok {
			return st.Select
		}
		return s
	})
}

// ours returns a statement in place of Cayley's own.
func (qs *quadStore) ours(s shape.Shape) shape.Shape {
	if sel, ok := s.(csql.Select); ok {
		return statement{sel, qs.QuadStore}
	}
	return s
}

// convert converts a shape, and those parts of it that Cayley makes statements of.
func convert(s shape.Shape, to func(shape.Shape) shape.Shape) shape.Shape {
	switch s := s.(type) {
	case shape.Filter:
		s.From = to(s.From)
		return s
	case shape.Intersect:
		out := make(shape.Intersect, len(s))
		for i, part := range s {
			out[i] = to(part)
		}
		return out
	case shape.Quads:
		out := make(shape.Quads, len(s))
		for i, f := range s {
			out[i] = shape.QuadFilter{Dir: f.Dir, Values: to(f.Values)}
		}
		return out
	case shape.NodesFrom:
		s.Quads = to(s.Quads)
		return s
	case shape.Save:
		s.From = to(s.From)
		return s
	case shape.Page:
		s.From = to(s.From)
		return s
	}
	return to(s)
}

// optimizeFilter hands to PostgreSQL the filters that mean there what they mean
// in Go; the others are left to be run here, over what those let through.
func (qs *quadStore) optimizeFilter(ctx context.Context, s shape.Filter) (shape.Shape, bool) {
	told := shape.Filter{From: s.From}
	var kept []shape.ValueFilter
	for _, f := range s.Filters {
		switch f := f.(type) {
		case shape.Comparison:
			told.Filters = append(told.Filters, f)
		case shape.Regexp:
			if re, ok := forPostgres(f.Re); ok {
				told.Filters = append(told.Filters, shape.Regexp{Re: re, Refs: f.Refs})
				continue
			}
			kept = append(kept, f)
		default:
			kept = append(kept, f)
		}
	}
	if len(told.Filters) == 0 {
		return s, false
	}
	out, ok := qs.ask(ctx, told)
	if !ok {
		return s, false
	}
	if len(kept) > 0 {
		return shape.Filter{From: out, Filters: kept}, true
	}
	return out, true
}
