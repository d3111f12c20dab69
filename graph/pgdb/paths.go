package pgdb

import (
	"context"
	"maps"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/refs"
	csql "github.com/cayleygraph/cayley/graph/sql"
	"github.com/cayleygraph/quad"
)

// onceMore is an iterator of Cayley's that may be asked for another path after it
// said that there is none, as an intersection does: Cayley's own falls then.
type onceMore struct{ iterator.Shape }

// Iterate starts a scan.
func (s onceMore) Iterate() iterator.Scanner { return &pathScanner{Scanner: s.Shape.Iterate()} }

// Lookup starts a lookup.
func (s onceMore) Lookup() iterator.Index { return &pathIndex{Index: s.Shape.Lookup(), of: s} }

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

// A pathIndex looks nodes up, each by a statement: until so many were asked for
// that one statement for all answers would have been no dearer, which is then what
// it takes. A question that saves six predicates of a thousand statements would
// ask the server six thousand times.
type pathIndex struct {
	iterator.Index
	of        onceMore
	at, ended bool

	asked int
	size  int64             // answers that there are; 0 until it is asked
	all   map[any][]pathEnd // by key, once they were read
	read  bool              // the value was looked up there
	left  []pathEnd         // paths to it, the present one first
	err   error
}

// A pathEnd is one answer of a statement.
type pathEnd struct {
	ref  refs.Ref
	tags map[string]refs.Ref
}

const (
	fewLookups    = 16      // before the number of answers is asked for
	answersLookup = 64      // answers that are read in the time of one look-up
	mostAnswers   = 200_000 // that are held
)

// Contains looks a value up.
func (s *pathIndex) Contains(ctx context.Context, v refs.Ref) bool {
	s.ended = false
	node, ok := v.(csql.NodeHash)
	if ok && s.all == nil && s.worthAll(ctx) {
		s.readAll(ctx)
	}
	switch s.read = ok && s.all != nil; {
	case s.err != nil:
		s.at = false
	case s.read:
		s.left = s.all[node.Key()]
		s.at = len(s.left) > 0
	default:
		s.at = s.Index.Contains(ctx, v)
	}
	return s.at
}

// worthAll reports whether to read all answers from now on.
func (s *pathIndex) worthAll(ctx context.Context) bool {
	if s.asked++; s.asked < fewLookups {
		return false
	}
	if s.size == 0 {
		c, err := s.of.Stats(ctx)
		if err != nil {
			s.err = err
			return false
		}
		s.size = max(1, c.Size.Value)
	}
	return s.size <= min(mostAnswers, int64(s.asked)*answersLookup)
}

// readAll reads all answers.
func (s *pathIndex) readAll(ctx context.Context) {
	all := make(map[any][]pathEnd, s.size)
	it := s.of.Iterate()
	for it.Next(ctx) {
		for more := true; more; more = it.NextPath(ctx) {
			end := pathEnd{it.Result(), map[string]refs.Ref{}}
			it.TagResults(end.tags)
			key := end.ref.Key()
			all[key] = append(all[key], end)
		}
	}
	if s.err = first(it.Err(), it.Close(), ctx.Err()); s.err == nil {
		s.all = all
	}
}

// first returns the first error.
func first(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// NextPath goes to another path to the same value.
func (s *pathIndex) NextPath(ctx context.Context) bool {
	if !s.at || s.ended {
		return false
	}
	if !s.read {
		s.ended = !s.Index.NextPath(ctx)
		return !s.ended
	}
	if len(s.left) == 1 {
		s.ended = true
		return false
	}
	s.left = s.left[1:]
	return true
}

// Result returns the value looked up.
func (s *pathIndex) Result() refs.Ref {
	switch {
	case !s.read:
		return s.Index.Result()
	case !s.at:
		return nil
	}
	return s.left[0].ref
}

// TagResults adds the tags of the present path.
func (s *pathIndex) TagResults(to map[string]refs.Ref) {
	switch {
	case !s.read:
		s.Index.TagResults(to)
	case s.at:
		maps.Copy(to, s.left[0].tags)
	}
}

// Err returns what went wrong.
func (s *pathIndex) Err() error { return first(s.err, s.Index.Err()) }

// QuadIterator returns the quads of a node. Whether a quad that another part of a
// query found is one of them, the quad itself tells.
func (qs *quadStore) QuadIterator(d quad.Direction, r graph.Ref) iterator.Shape {
	it := qs.QuadStore.QuadIterator(d, r)
	node, ok := r.(csql.NodeHash)
	if !ok {
		return it
	}
	return quadsOfNode{it, d, node}
}

type quadsOfNode struct {
	iterator.Shape
	dir  quad.Direction
	node csql.NodeHash
}

// Lookup starts a lookup, which asks the server nothing.
func (s quadsOfNode) Lookup() iterator.Index { return &quadIndex{of: s} }

// Optimize returns the iterator as it is.
func (s quadsOfNode) Optimize(context.Context) (iterator.Shape, bool) { return s, false }

type quadIndex struct {
	of     quadsOfNode
	result refs.Ref
}

// Contains reports whether a quad of the store has the node there.
func (s *quadIndex) Contains(_ context.Context, v refs.Ref) bool {
	s.result = nil
	q, ok := v.(csql.QuadHashes)
	if !ok || q.Get(s.of.dir) != s.of.node.ValueHash {
		return false
	}
	s.result = v
	return true
}

// String names the lookup.
func (s *quadIndex) String() string { return s.of.String() }

// Result returns the quad looked up.
func (s *quadIndex) Result() refs.Ref { return s.result }

// TagResults adds nothing: the quads of a node have no tags.
func (s *quadIndex) TagResults(map[string]refs.Ref) {}

// NextPath reports that there is one path to a quad.
func (s *quadIndex) NextPath(context.Context) bool { return false }

// Err returns none.
func (s *quadIndex) Err() error { return nil }

// Close does nothing.
func (s *quadIndex) Close() error { return nil }
