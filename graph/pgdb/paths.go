package pgdb

import (
	"context"

	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/refs"
)

// onceMore is an iterator of Cayley's that may be asked for another path after it
// said that there is none, as an intersection does: Cayley's own falls then.
type onceMore struct{ iterator.Shape }

// Iterate starts a scan.
func (s onceMore) Iterate() iterator.Scanner { return &pathScanner{Scanner: s.Shape.Iterate()} }

// Lookup starts a lookup.
func (s onceMore) Lookup() iterator.Index { return &pathIndex{Index: s.Shape.Lookup()} }

// Optimize returns the iterator as it is: the statement was made of what could be
// told before.
func (s onceMore) Optimize(context.Context) (iterator.Shape, bool) { return s, false }

type pathScanner struct {
	iterator.Scanner
	at, ended bool // there is a result; it has no other path
}

// Next goes to the next result.
func (s *pathScanner) Next(ctx context.Context) bool {
	s.at, s.ended = s.Scanner.Next(ctx), false
	return s.at
}

// NextPath goes to another path to the same result.
func (s *pathScanner) NextPath(ctx context.Context) bool {
	if !s.at || s.ended {
		return false
	}
	s.ended = !s.Scanner.NextPath(ctx)
	return !s.ended
}

type pathIndex struct {
	iterator.Index
	at, ended bool
}

// Contains looks a value up.
func (s *pathIndex) Contains(ctx context.Context, v refs.Ref) bool {
	s.at, s.ended = s.Index.Contains(ctx, v), false
	return s.at
}

// NextPath goes to another path to the same value.
func (s *pathIndex) NextPath(ctx context.Context) bool {
	if !s.at || s.ended {
		return false
	}
	s.ended = !s.Index.NextPath(ctx)
	return !s.ended
}
