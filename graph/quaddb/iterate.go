package quaddb

import (
	"context"
	"fmt"

	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/refs"
)

// Every iterator here takes a view when it reads first, and gives it back when
// it is closed or has come to its end.
type reading struct {
	qs  quadStore
	v   *view
	err error
}

// begin takes a view. It returns false when there is none, or an error before.
func (r *reading) begin() bool {
	if r.err == nil && r.v == nil {
		r.v, r.err = r.qs.acquire()
	}
	return r.err == nil
}

func (r *reading) end() {
	if r.v != nil {
		if err := r.v.release(); r.err == nil {
			r.err = err
		}
		r.v = nil
	}
}

// Err returns the error that ended the iteration, if one did.
func (r *reading) Err() error { return r.err }

// Close gives back what the iterator reads with.
func (r *reading) Close() error {
	r.end()
	return nil
}

// NextPath returns false: there is one way to each result.
func (r *reading) NextPath(context.Context) bool { return false }

// TagResults tags nothing.
func (r *reading) TagResults(map[string]refs.Ref) {}

// A scan is the quads that have some nodes in some slots.
type scan struct {
	qs    quadStore
	given Quad
	known known

	counted bool
	n       refs.Size
}

func (s *scan) fix(slot int, n Node) { s.given[slot], s.known[slot] = n, true }

func (s *scan) size() (refs.Size, error) {
	if s.counted {
		return s.n, nil
	}
	err := s.qs.reading(func(v *view) error {
		n, exact, err := v.size(s.given, s.known)
		s.n = refs.Size{Value: n, Exact: exact}
		return err
	})
	s.counted = err == nil
	return s.n, err
}

// String names the iterator.
func (s *scan) String() string { return fmt.Sprintf("Quads(%v)", s.given) }

// Iterate reads the quads.
func (s *scan) Iterate() iterator.Scanner { return &scanNext{reading: reading{qs: s.qs}, scan: s} }

// Lookup checks quads against the nodes.
func (s *scan) Lookup() iterator.Index { return &scanLookup{reading: reading{qs: s.qs}, scan: s} }

// Stats tells what reading costs.
func (s *scan) Stats(context.Context) (iterator.Costs, error) {
	n, err := s.size()
	return iterator.Costs{ContainsCost: 1, NextCost: 2, Size: n}, err
}

// Optimize has nothing to do.
func (s *scan) Optimize(context.Context) (iterator.Shape, bool) { return s, false }

// SubIterators returns none.
func (s *scan) SubIterators() []iterator.Shape { return nil }

type scanNext struct {
	reading
	scan    *scan
	cursor  cursor
	started bool
	result  refs.Ref
}

func (s *scanNext) String() string { return s.scan.String() }

func (s *scanNext) Result() refs.Ref { return s.result }

func (s *scanNext) Next(ctx context.Context) bool {
	s.result = nil
	if !s.started {
		if s.started = true; !s.begin() {
			return false
		}
		if s.err = s.cursor.start(s.v, s.scan.given, s.scan.known); s.err != nil {
			return false
		}
	}
	if s.err != nil || s.v == nil {
		return false
	}
	q, ok, err := s.cursor.next(ctx)
	if err != nil || !ok {
		s.err = err
		s.end()
		return false
	}
	s.result = q
	return true
}

type scanLookup struct {
	reading
	scan   *scan
	result refs.Ref
}

func (s *scanLookup) String() string { return s.scan.String() }

func (s *scanLookup) Result() refs.Ref { return s.result }

func (s *scanLookup) Contains(_ context.Context, r refs.Ref) bool {
	s.result = nil
	q, ok := r.(Quad)
	if !ok {
		return false
	}
	for i, is := range s.scan.known {
		if is && q[i] != s.scan.given[i] {
			return false
		}
	}
	s.result = q
	return true
}
