package quaddb

import (
	"bytes"
	"context"
	"fmt"
	"math"
	"regexp"
	"regexp/syntax"
	"slices"
	"time"

	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/cayley/query/shape"
	"github.com/cayleygraph/quad"
	"github.com/cockroachdb/pebble/v2"
)

// A valueTest is a filter of values: those that may pass lie in ranges of the
// value index, and those that do pass the test.
type valueTest struct {
	ranges []valueRange
	pass   func(quad.Value) bool
}

// A valueRange is keys of the value index from low on and before high.
type valueRange struct{ low, high []byte }

func kindRange(k kind) valueRange {
	return valueRange{[]byte{tableValue, byte(k)}, []byte{tableValue, byte(k) + 1}}
}

// allValues is the whole index.
var allValues = []valueRange{{[]byte{tableValue}, []byte{tableValue + 1}}}

// testOf returns what a filter of Cayley's means here. Ok is false for filters
// that are not known, which Cayley then applies itself.
func testOf(f shape.ValueFilter) (t valueTest, ok bool) {
	switch f := f.(type) {
	case shape.Comparison:
		return comparison(f), true
	case shape.Regexp:
		return matching(f.Re, f.Refs), true
	case shape.Wildcard:
		re, err := regexp.Compile(f.Regexp())
		if err != nil || f.Pattern == "" {
			return t, false
		}
		if all := bytes.Trim([]byte(f.Pattern), "%"); len(all) == 0 {
			return valueTest{allValues, func(quad.Value) bool { return true }}, true
		}
		return matching(re, true), true
	}
	return t, false
}

// comparison is the test of Cayley's iterator.NewComparison.
func comparison(f shape.Comparison) valueTest {
	t := valueTest{pass: func(v quad.Value) bool { return compares(v, f.Op, f.Val) }}
	switch f.Val.(type) {
	case quad.IRI, quad.BNode, quad.String, quad.Int, quad.Float, quad.Time:
	default: // Cayley compares how they are written, with all values
		t.ranges = allValues
		return t
	}
	low, err := appendValue(nil, f.Val)
	if err != nil {
		return valueTest{pass: func(quad.Value) bool { return false }}
	}
	high := low
	if v, ok := f.Val.(quad.Float); ok && v == 0 { // the two zeros are equal, and lie apart
		low, _ = appendValue(nil, quad.Float(math.Copysign(0, -1)))
		high, _ = appendValue(nil, quad.Float(0))
	}
	r := kindRange(kind(low[0]))
	// Beyond its beginning a long value is sorted by a hash: the range takes all
	// with that beginning, and the test tells.
	below := append([]byte{tableValue}, low[:min(len(low), longPrefix)]...)
	above := append([]byte{tableValue}, high[:min(len(high), longPrefix)]...)
	switch f.Op {
	case iterator.CompareGT, iterator.CompareGTE:
		r.low = below
	case iterator.CompareLT, iterator.CompareLTE:
		if len(high) < longPrefix {
			r.high = append(above, 0)
		} else {
			r.high = successor(above)
		}
	}
	t.ranges = []valueRange{r}
	return t
}

func compares(v quad.Value, op iterator.Operator, with quad.Value) bool {
	switch with := with.(type) {
	case quad.Int:
		v, ok := v.(quad.Int)
		return ok && iterator.RunIntOp(v, op, with)
	case quad.Float:
		v, ok := v.(quad.Float)
		return ok && iterator.RunFloatOp(v, op, with)
	case quad.String:
		v, ok := v.(quad.String)
		return ok && iterator.RunStrOp(string(v), op, string(with))
	case quad.BNode:
		v, ok := v.(quad.BNode)
		return ok && iterator.RunStrOp(string(v), op, string(with))
	case quad.IRI:
		v, ok := v.(quad.IRI)
		return ok && iterator.RunStrOp(string(v), op, string(with))
	case quad.Time:
		v, ok := v.(quad.Time)
		return ok && iterator.RunTimeOp(time.Time(v), op, time.Time(with))
	}
	return iterator.RunStrOp(quad.StringOf(v), op, quad.StringOf(with))
}

// matching is the test of Cayley's iterator.NewRegex; with refs also of names.
func matching(re *regexp.Regexp, refs bool) valueTest {
	t := valueTest{pass: func(v quad.Value) bool {
		switch v := v.(type) {
		case quad.String:
			return re.MatchString(string(v))
		case quad.LangString:
			return re.MatchString(string(v.Value))
		case quad.TypedString:
			return re.MatchString(string(v.Value))
		case quad.IRI:
			return refs && re.MatchString(string(v))
		case quad.BNode:
			return refs && re.MatchString(string(v))
		}
		return false
	}}
	kinds := []kind{kindString, kindLang, kindTyped}
	if refs {
		kinds = []kind{kindIRI, kindBNode, kindString, kindLang, kindTyped}
	}
	prefix := prefixOf(re.String())
	for _, k := range kinds {
		r := kindRange(k)
		if prefix != "" {
			low := append([]byte{tableValue, byte(k)}, prefix...)
			if k == kindLang || k == kindTyped {
				low = appendEnded([]byte{tableValue, byte(k)}, prefix)
				low = low[:len(low)-len(stringEnd)]
			}
			low = low[:min(len(low), 1+longPrefix)]
			r = valueRange{low, successor(bytes.Clone(low))}
		}
		t.ranges = append(t.ranges, r)
	}
	return t
}

// prefixOf returns what every string begins with that matches, if the
// expression says so outright.
func prefixOf(expr string) string {
	re, err := syntax.Parse(expr, syntax.Perl)
	if err != nil {
		return ""
	}
	re = re.Simplify()
	if re.Op != syntax.OpConcat || len(re.Sub) < 2 || re.Sub[0].Op != syntax.OpBeginText {
		return ""
	}
	if lit := re.Sub[1]; lit.Op == syntax.OpLiteral && lit.Flags&syntax.FoldCase == 0 {
		return string(lit.Rune)
	}
	return ""
}

// intersect returns what lies in ranges of both.
func intersect(a, b []valueRange) []valueRange {
	var out []valueRange
	for _, x := range a {
		for _, y := range b {
			r := x
			if bytes.Compare(y.low, r.low) > 0 {
				r.low = y.low
			}
			if bytes.Compare(y.high, r.high) < 0 {
				r.high = y.high
			}
			if bytes.Compare(r.low, r.high) < 0 {
				out = append(out, r)
			}
		}
	}
	return out
}

// A valuesShape is all nodes whose values pass tests.
type valuesShape struct {
	qs    quadStore
	tests []valueTest
}

// values are nodes by their values: all of them, sorted by identifier, or those
// that pass tests, sorted by value.
type values struct {
	qs     quadStore
	ranges []valueRange
	tests  []valueTest

	counted bool
	costs   iterator.Costs
}

func newValues(qs quadStore, tests []valueTest) *values {
	n := &values{qs: qs, tests: tests}
	if len(tests) == 0 {
		n.ranges = []valueRange{{[]byte{tableNode}, []byte{tableNode + 1}}}
		return n
	}
	n.ranges = tests[0].ranges
	for _, t := range tests[1:] {
		n.ranges = intersect(n.ranges, t.ranges)
	}
	slices.SortFunc(n.ranges, func(a, b valueRange) int { return bytes.Compare(a.low, b.low) })
	return n
}

func (n *values) pass(v quad.Value) bool {
	for _, t := range n.tests {
		if !t.pass(v) {
			return false
		}
	}
	return v != nil
}

// String names the iterator.
func (n *values) String() string { return fmt.Sprintf("Values(%q)", n.ranges) }

// Iterate reads the nodes.
func (n *values) Iterate() iterator.Scanner {
	return &valuesNext{reading: reading{qs: n.qs}, of: n, ranges: n.ranges, batch: firstBatch}
}

// Lookup checks nodes.
func (n *values) Lookup() iterator.Index { return &valuesLookup{reading: reading{qs: n.qs}, of: n} }

// fewValues is how many values a size is counted by looking. It is much, for a
// wrong guess costs more: whoever asks may read a whole predicate instead.
const fewValues = 8192

// Stats tells what reading costs. A size is counted by looking when it is small,
// and otherwise guessed.
func (n *values) Stats(context.Context) (iterator.Costs, error) {
	if n.counted {
		return n.costs, nil
	}
	c := iterator.Costs{ContainsCost: 1, NextCost: 2}
	err := n.qs.reading(func(v *view) error {
		c.Size = refs.Size{Value: v.nodes, Exact: true}
		if len(n.tests) == 0 {
			return nil
		}
		c.ContainsCost, c.NextCost, c.Size.Exact = 5, 3, false
		var seen int64
		for _, r := range n.ranges {
			if len(r.low) <= 2 && len(r.high) <= 2 { // all of a kind: not worth counting
				seen = fewValues
				break
			}
			err := v.scan(r.low, r.high, func([]byte, *pebble.Iterator) bool {
				seen++
				return seen < fewValues
			})
			if err != nil {
				return err
			}
		}
		if seen >= fewValues {
			seen = max(fewValues, v.nodes/4)
		}
		c.Size.Value = seen
		return nil
	})
	n.counted, n.costs = err == nil, c
	return c, err
}

// Optimize has nothing to do.
func (n *values) Optimize(context.Context) (iterator.Shape, bool) { return n, false }

// SubIterators returns none.
func (n *values) SubIterators() []iterator.Shape { return nil }

type valuesNext struct {
	reading
	of     *values
	ranges []valueRange // what is to be read
	buf    []Node
	at     int
	batch  int
	result refs.Ref
}

func (n *valuesNext) String() string { return n.of.String() }

func (n *valuesNext) Result() refs.Ref { return n.result }

func (n *valuesNext) Next(ctx context.Context) bool {
	n.result = nil
	for n.at >= len(n.buf) {
		if n.err == nil {
			n.err = ctx.Err()
		}
		if len(n.ranges) == 0 || !n.begin() {
			n.end()
			return false
		}
		if n.err = n.fill(); n.err != nil {
			n.end()
			return false
		}
	}
	n.result = n.buf[n.at]
	n.at++
	return true
}

// fill reads the next batch of the first range.
func (n *valuesNext) fill() error {
	n.buf, n.at = n.buf[:0], 0
	r := &n.ranges[0]
	more, seen := false, 0
	low := r.low
	var failed error
	err := n.v.scan(r.low, r.high, func(key []byte, it *pebble.Iterator) bool {
		if seen == n.batch {
			more, low = true, bytes.Clone(key)
			return false
		}
		seen++
		if len(n.of.tests) == 0 {
			id, err := parseNode(key[1:])
			n.buf, failed = append(n.buf, id), err
			return err == nil
		}
		failed = n.test(key[1:], it)
		return failed == nil
	})
	if more {
		n.ranges = append([]valueRange{{low, r.high}}, n.ranges[1:]...)
	} else {
		n.ranges = n.ranges[1:]
	}
	n.batch = min(n.batch*4, lastBatch)
	return first(err, failed)
}

// test adds a node if its value passes.
func (n *valuesNext) test(encoded []byte, it *pebble.Iterator) error {
	b, err := it.ValueAndErr()
	if err != nil {
		return err
	}
	id, err := parseNode(b)
	if err != nil {
		return err
	}
	var v quad.Value
	if len(encoded) == longValue {
		v, err = n.v.valueInside(id)
	} else {
		v, err = parseValue(encoded)
	}
	if err == nil && n.of.pass(v) {
		n.buf = append(n.buf, id)
	}
	return err
}

type valuesLookup struct {
	reading
	of     *values
	result refs.Ref
}

func (n *valuesLookup) String() string { return n.of.String() }

func (n *valuesLookup) Result() refs.Ref { return n.result }

func (n *valuesLookup) Contains(_ context.Context, r refs.Ref) bool {
	n.result = nil
	id, ok := nodeOf(r)
	if !ok {
		return false
	}
	if len(n.of.tests) > 0 {
		if !n.begin() {
			return false
		}
		var v quad.Value
		if v, n.err = n.v.value(id); n.err != nil || !n.of.pass(v) {
			return false
		}
	}
	n.result = id
	return true
}
