package pgdb

import (
	"context"
	"maps"

	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/refs"
	csql "github.com/cayleygraph/cayley/graph/sql"
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
