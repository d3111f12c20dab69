package quaddb

import (
	"context"
	"maps"
	"slices"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/cayley/query/shape"
)

// OptimizeShape replaces what this store answers better than Cayley's own
// iterators: quads of which something is known, by one range of an index each,
// and filters of all values, by ranges of the value index.
func (qs quadStore) OptimizeShape(_ context.Context, s shape.Shape) (shape.Shape, bool) {
	switch s := s.(type) {
	case shape.Quads:
		if p, ok := qs.pattern(s); ok {
			return p, true
		}
	case shape.NodesFrom:
		result, ok := slot(s.Dir)
		if p, is := s.Quads.(pattern); ok && is {
			p.result = result
			return p, true
		}
	case shape.QuadsAction:
		if p, ok := qs.action(s); ok {
			return p, true
		}
	case shape.Filter:
		if _, all := s.From.(shape.AllNodes); !all {
			break
		}
		var tests []valueTest
		for _, f := range s.Filters {
			t, ok := testOf(f)
			if !ok {
				return s, false
			}
			tests = append(tests, t)
		}
		return valuesShape{qs, tests}, true
	case shape.Intersect:
		if hasForeign(s) {
			return ledIntersect(s), true
		}
	}
	return s, false
}

// BuildIterator reads the values.
func (s valuesShape) BuildIterator(graph.QuadStore) iterator.Shape { return newValues(s.qs, s.tests) }

// Optimize has nothing to do.
func (s valuesShape) Optimize(context.Context, shape.Optimizer) (shape.Shape, bool) { return s, false }

// A pattern is quads of which some nodes are given, and one may be one of many,
// or the nodes that these quads have in one direction. It stands for Cayley's
// Quads, NodesFrom and QuadsAction.
type pattern struct {
	qs    quadStore
	given Quad
	known known
	tags  [4][]string
	// From is the slot of the nodes that Sub finds; without Sub it means nothing.
	from   int
	Sub    shape.Shape
	result int // the slot that is wanted, or quads
}

// quads is the result of a pattern that is asked for quads.
const quads = -1

// pattern returns what the filters ask for, if it is a pattern.
func (qs quadStore) pattern(filters shape.Quads) (shape.Shape, bool) {
	p := pattern{qs: qs, result: quads}
	for _, f := range filters {
		s, ok := slot(f.Dir)
		if !ok || f.Values == nil {
			return nil, false
		}
		if r, ok := shape.One(f.Values); ok {
			n, ok := nodeOf(r)
			if !ok {
				return nil, false
			}
			if p.known[s] && p.given[s] != n {
				return shape.Null{}, true
			}
			p.given[s], p.known[s] = n, true
			continue
		}
		if save, ok := f.Values.(shape.Save); ok {
			if _, all := save.From.(shape.AllNodes); all {
				p.tags[s] = append(p.tags[s], save.Tags...)
				continue
			}
		}
		if p.Sub != nil {
			return nil, false // Cayley intersects
		}
		p.from, p.Sub = s, f.Values
	}
	return p, len(filters) > 0
}

// action returns the pattern of a QuadsAction.
func (qs quadStore) action(a shape.QuadsAction) (shape.Shape, bool) {
	p := pattern{qs: qs}
	var ok bool
	if p.result, ok = slot(a.Result); !ok {
		return nil, false
	}
	for d, r := range a.Filter {
		s, ok := slot(d)
		n, is := nodeOf(r)
		if !ok || !is {
			return nil, false
		}
		p.given[s], p.known[s] = n, true
	}
	for _, d := range slices.Sorted(maps.Keys(a.Save)) {
		s, ok := slot(d)
		if !ok {
			return nil, false
		}
		p.tags[s] = append(p.tags[s], a.Save[d]...)
	}
	return p, true
}

// BuildIterator reads the quads.
func (p pattern) BuildIterator(qs graph.QuadStore) iterator.Shape {
	h := &hop{pattern: p}
	if p.Sub != nil {
		h.sub = p.Sub.BuildIterator(qs)
	}
	return h
}

// Optimize has nothing to do.
func (p pattern) Optimize(context.Context, shape.Optimizer) (shape.Shape, bool) { return p, false }

// A hop is a pattern as an iterator. It is read in one of two ways: for each
// node that the sub-iterator finds, the quads with that node and those given; or
// the quads with those given, of which the sub-iterator is asked.
type hop struct {
	pattern
	sub iterator.Shape

	planned bool
	asks    bool // the second way
	costs   iterator.Costs
}

// What things cost, in the unit in which Cayley's iterators count.
const (
	stepCost = 2  // the next of a range
	seekCost = 12 // the first of a range
	// fan is how many quads a node is taken to have, where nothing else is known.
	fan = 4
)

// plan decides how to read, by what either way costs.
func (h *hop) plan(ctx context.Context) error {
	if h.planned {
		return nil
	}
	s := scan{qs: h.qs, given: h.given, known: h.known}
	size, err := s.size()
	if err != nil {
		return err
	}
	h.costs = iterator.Costs{NextCost: stepCost, ContainsCost: seekCost, Size: size}
	if h.sub != nil {
		sub, err := h.sub.Stats(ctx)
		if err != nil {
			return err
		}
		h.costs.ContainsCost += fan * sub.ContainsCost
		h.costs.Size = refs.Size{Value: min(size.Value, fan*sub.Size.Value)}
		walk := sub.Size.Value * (sub.NextCost + seekCost)
		ask := size.Value * (stepCost + sub.ContainsCost)
		h.asks = h.known != known{} && ask < walk
		h.costs.NextCost = min(walk, ask)/max(1, h.costs.Size.Value) + stepCost
	}
	h.planned = true
	return nil
}

// String names the iterator.
func (h *hop) String() string { return "Hop" }

// Iterate reads.
func (h *hop) Iterate() iterator.Scanner {
	n := &hopNext{hopRead: hopRead{reading: reading{qs: h.qs}, hop: h}}
	if n.err = h.plan(context.Background()); n.err != nil {
		return n
	}
	switch {
	case h.sub == nil:
	case h.asks:
		n.ask = h.sub.Lookup()
	default:
		n.walk = h.sub.Iterate()
	}
	return n
}

// Lookup checks results.
func (h *hop) Lookup() iterator.Index {
	n := &hopLookup{hopRead{reading: reading{qs: h.qs}, hop: h}}
	if h.sub != nil {
		n.ask = h.sub.Lookup()
	}
	return n
}

// Stats tells what reading costs.
func (h *hop) Stats(ctx context.Context) (iterator.Costs, error) {
	err := h.plan(ctx)
	return h.costs, err
}

// Optimize improves the sub-iterator.
func (h *hop) Optimize(ctx context.Context) (iterator.Shape, bool) {
	if h.sub == nil {
		return h, false
	}
	sub, changed := h.sub.Optimize(ctx)
	if iterator.IsNull(sub) {
		return sub, true
	}
	if !changed {
		return h, false
	}
	return &hop{pattern: h.pattern, sub: sub}, true
}

// SubIterators returns the sub-iterator.
func (h *hop) SubIterators() []iterator.Shape {
	if h.sub == nil {
		return nil
	}
	return []iterator.Shape{h.sub}
}

// hopRead is what reading and checking have in common.
type hopRead struct {
	reading
	hop    *hop
	cursor cursor
	going  bool // the cursor was started
	ask    iterator.Index
	quad   Quad
	result refs.Ref
}

func (n *hopRead) String() string { return n.hop.String() }

func (n *hopRead) Result() refs.Ref { return n.result }

// tag writes down the directions that are asked for by name.
func (n *hopRead) tag(dst map[string]refs.Ref) {
	for s, tags := range n.hop.tags {
		for _, t := range tags {
			dst[t] = n.quad[s]
		}
	}
}

// take makes q the result. A quad without a label is none where the label is
// asked for.
func (n *hopRead) take(q Quad) bool {
	h := n.hop
	if q[3] == 0 && (h.result == 3 || len(h.tags[3]) > 0) {
		return false
	}
	n.quad = q
	if h.result == quads {
		n.result = q
	} else {
		n.result = q[h.result]
	}
	return true
}

// step returns the next quad of the cursor that the sub-iterator, if it is
// asked, has.
func (n *hopRead) step(ctx context.Context) bool {
	for {
		q, ok, err := n.cursor.next(ctx)
		if err != nil || !ok {
			n.err = err
			return false
		}
		if n.ask != nil && (q[n.hop.from] == 0 || !n.ask.Contains(ctx, q[n.hop.from])) {
			if n.err = n.ask.Err(); n.err != nil {
				return false
			}
			continue
		}
		if n.take(q) {
			return true
		}
	}
}

type hopNext struct {
	hopRead
	walk iterator.Scanner
}

// TagResults tags the result.
func (n *hopNext) TagResults(dst map[string]refs.Ref) {
	n.tag(dst)
	switch {
	case n.walk != nil:
		n.walk.TagResults(dst)
	case n.ask != nil:
		n.ask.TagResults(dst)
	}
}

// Next reads the next quad.
func (n *hopNext) Next(ctx context.Context) bool {
	n.result = nil
	if n.err != nil || !n.going && !n.begin() {
		return false
	}
	if n.v == nil { // it had come to its end
		return false
	}
	h := n.hop
	if !n.going {
		n.going = true
		if n.walk == nil {
			if n.err = n.cursor.start(n.v, h.given, h.known); n.err != nil {
				return false
			}
		}
	}
	for {
		if n.cursor.v != nil && n.step(ctx) {
			return true
		}
		if n.err != nil {
			return false
		}
		if n.walk == nil || !n.walk.Next(ctx) {
			if n.walk != nil {
				n.err = n.walk.Err()
			}
			n.end()
			return false
		}
		node, ok := nodeOf(n.walk.Result())
		if !ok || h.known[h.from] && h.given[h.from] != node {
			n.cursor.v = nil
			continue
		}
		given, known := h.given, h.known
		given[h.from], known[h.from] = node, true
		if n.err = n.cursor.start(n.v, given, known); n.err != nil {
			return false
		}
	}
}

// NextPath returns whether there is another way to the node that led here.
func (n *hopNext) NextPath(ctx context.Context) bool {
	switch {
	case n.walk != nil:
		return n.walk.NextPath(ctx)
	case n.ask != nil:
		return n.ask.NextPath(ctx)
	}
	return false
}

// Close closes the sub-iterator too.
func (n *hopNext) Close() error {
	n.end()
	var err error
	if n.walk != nil {
		err = n.walk.Close()
	}
	if n.ask != nil {
		err = first(err, n.ask.Close())
	}
	return err
}

type hopLookup struct{ hopRead }

// TagResults tags the result.
func (n *hopLookup) TagResults(dst map[string]refs.Ref) {
	n.tag(dst)
	if n.ask != nil {
		n.ask.TagResults(dst)
	}
}

// Contains checks a node, or a quad.
func (n *hopLookup) Contains(ctx context.Context, r refs.Ref) bool {
	n.result, n.going = nil, false
	if !n.begin() {
		return false
	}
	h := n.hop
	if h.result == quads {
		q, ok := r.(Quad)
		if !ok {
			return false
		}
		for i, is := range h.known {
			if is && q[i] != h.given[i] {
				return false
			}
		}
		if n.ask != nil && (q[h.from] == 0 || !n.ask.Contains(ctx, q[h.from])) {
			n.err = n.ask.Err()
			return false
		}
		return n.take(q)
	}
	node, ok := nodeOf(r)
	if !ok || h.known[h.result] && h.given[h.result] != node {
		return false
	}
	given, known := h.given, h.known
	given[h.result], known[h.result] = node, true
	if n.err = n.cursor.start(n.v, given, known); n.err != nil {
		return false
	}
	n.going = true
	return n.step(ctx)
}

// NextPath returns whether there is another way to the result: through the
// sub-iterator, or through another quad.
func (n *hopLookup) NextPath(ctx context.Context) bool {
	if n.ask != nil {
		if n.ask.NextPath(ctx) {
			return true
		}
		if n.err = n.ask.Err(); n.err != nil {
			return false
		}
	}
	return n.going && n.step(ctx)
}

// Close closes the sub-iterator too.
func (n *hopLookup) Close() error {
	n.end()
	if n.ask != nil {
		return n.ask.Close()
	}
	return nil
}
