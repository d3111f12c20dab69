package quaddb

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math"
	"math/rand/v2"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/query/shape"
	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"
)

// A model is what a store should be: quads by how they are written exactly.
type model map[string]quad.Quad

// exact writes a quad so that no two have the same text.
func exact(q quad.Quad) string {
	var b []byte
	for _, d := range quad.Directions {
		if v := q.Get(d); v != nil {
			start := len(b)
			b, _ = appendValue(append(b, 0, 0, 0, 0), v)
			n := len(b) - start
			b[start], b[start+1], b[start+2] = byte(n>>16), byte(n>>8), byte(n)
		} else {
			b = append(b, "none"...)
		}
	}
	return string(b)
}

func (m model) values() map[string]quad.Value {
	out := map[string]quad.Value{}
	for _, q := range m {
		for _, d := range quad.Directions {
			if v := q.Get(d); v != nil {
				b, _ := appendValue(nil, v)
				out[string(b)] = v
			}
		}
	}
	return out
}

// all returns the model's quads in an order of its own.
func (m model) all() []quad.Quad {
	var out []quad.Quad
	for _, k := range slices.Sorted(maps.Keys(m)) {
		out = append(out, m[k])
	}
	return out
}

// oddValues are values of all kinds, many of them alike.
func oddValues() []quad.Value {
	at := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	long := strings.Repeat("\u0645\u0642\u0627\u0644 ", 200)
	return []quad.Value{
		quad.String(""), quad.String("a"), quad.String("a\x00"), quad.String("a\x00b"), quad.String("\u0645\u0642\u0627\u0644\n\""),
		quad.String(long), quad.String(long + "a"), quad.String(long + "b"), quad.String(strings.Repeat("x", longValue-1)), quad.String(strings.Repeat("x", longValue-2)),
		quad.LangString{Value: "a", Lang: "ar"},
		quad.LangString{Value: "a", Lang: "en"},
		quad.LangString{Value: "a\x00", Lang: "ar"},
		quad.LangString{Value: quad.String(long), Lang: "ar"},
		quad.TypedString{Value: "a", Type: "t"},
		quad.TypedString{Value: "a", Type: "u"},
		quad.TypedString{Value: "1", Type: "xsd:integer"},
		quad.IRI("a"), quad.BNode("a"), quad.IRI(long), quad.IRI("rdf:type"), quad.IRI("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"),
		quad.Int(0), quad.Int(1), quad.Int(-1), quad.Int(math.MaxInt64), quad.Int(math.MinInt64),
		quad.Float(0), quad.Float(math.Copysign(0, -1)), quad.Float(0.5), quad.Float(-2.5), quad.Float(math.Inf(1)), quad.Float(math.Inf(-1)), quad.Float(math.SmallestNonzeroFloat64),
		quad.Bool(true), quad.Bool(false),
		quad.Time(at), quad.Time(at.Add(time.Nanosecond)), quad.Time(at.Add(time.Millisecond)), quad.Time(time.Time{}), quad.Time(time.Date(-4000, 1, 1, 0, 0, 0, 999_999_999, time.UTC)),
	}
}

// heavy says whether the long forms of tests are wanted.
func heavy() bool { return os.Getenv("KHABAR_HEAVY") != "" }

func openTest(t testing.TB, dir string) *Store {
	t.Helper()
	s, err := Open(dir, Options{NoSync: true})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestRandom applies random transactions to a store and to a plain map, failing
// ones among them, with reopening and flushing in between, and finds no
// difference: not in the quads, nor in any index, the values, the records, the
// labels, or what queries answer.
func TestRandom(t *testing.T) {
	t.Run("log", func(t *testing.T) { random(t, Options{NoSync: true}) })
	t.Run("tables", func(t *testing.T) { random(t, Options{NoSync: true, bulk: 1}) })
}

func random(t *testing.T, o Options) {
	openTest := func(t testing.TB, dir string) *Store {
		t.Helper()
		s, err := Open(dir, o)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	steps := 200
	if heavy() {
		steps = 5000
	}
	rng := rand.New(rand.NewPCG(1, 2))
	dir := t.TempDir()
	s := openTest(t, dir)
	defer func() { s.Close() }()
	m, records := model{}, map[string]string{}

	nodes := oddValues()
	var names, labels []quad.Value
	for i := range 12 {
		names = append(names, quad.IRI(fmt.Sprintf("n%d", i)))
	}
	for i := range 5 {
		labels = append(labels, quad.IRI(fmt.Sprintf("l%d", i)))
	}
	labels = append(labels, nil, names[0]) // none, and one that is a subject too
	nodes = append(nodes, names...)
	pick := func(from []quad.Value) quad.Value { return from[rng.IntN(len(from))] }
	random := func() quad.Quad {
		return quad.Quad{Subject: pick(names), Predicate: pick(names[:4]), Object: pick(nodes), Label: pick(labels)}
	}
	errStop := errors.New("stop")
	for step := range steps {
		next, nextRecords := maps.Clone(m), maps.Clone(records)
		there := m.all()
		var want error
		ignore := graph.IgnoreOpts{IgnoreDup: rng.IntN(3) == 0, IgnoreMissing: rng.IntN(3) == 0}
		var deltas []graph.Delta
		for range rng.IntN(30) {
			q, action := random(), graph.Add
			switch {
			case rng.IntN(2) == 0:
				action = graph.Delete
				if len(there) > 0 && rng.IntN(10) > 0 {
					q = there[rng.IntN(len(there))]
				}
			case len(deltas) > 0 && rng.IntN(5) == 0:
				q = deltas[rng.IntN(len(deltas))].Quad
			}
			_, is := next[exact(q)]
			// Mistakes are made on purpose, but seldom.
			if mistake := is == (action == graph.Add); mistake && rng.IntN(20) > 0 {
				continue
			}
			deltas = append(deltas, graph.Delta{Quad: q, Action: action})
			switch {
			case action == graph.Add && is:
				if want == nil && !ignore.IgnoreDup {
					want = graph.ErrQuadExists
				}
			case action == graph.Delete && !is:
				if want == nil && !ignore.IgnoreMissing {
					want = graph.ErrQuadNotExist
				}
			case action == graph.Add:
				next[exact(q)] = q
			default:
				delete(next, exact(q))
			}
		}
		var err error
		if kind := rng.IntN(4); kind == 0 {
			err = s.ApplyDeltas(deltas, ignore)
		} else {
			// The same by hand, with records, a label that goes, and reading.
			err = s.Update(t.Context(), func(tx *Tx) error {
				for _, d := range deltas {
					var err error
					if d.Action == graph.Add {
						err = tx.Apply(nil, []quad.Quad{d.Quad})
					} else {
						err = tx.Apply([]quad.Quad{d.Quad}, nil)
					}
					if err != nil && !(ignore.IgnoreDup && graph.IsQuadExist(err)) && !(ignore.IgnoreMissing && graph.IsQuadNotExist(err)) {
						return err
					}
				}
				if rng.IntN(4) == 0 {
					l := labels[rng.IntN(5)]
					n := 0
					for k, q := range next {
						if q.Label == l {
							n++
							delete(next, k)
						}
					}
					seen, err := tx.Labelled(t.Context(), l)
					if err != nil || len(seen) != n {
						t.Fatalf("step %d: label %v has %d quads in the transaction, want %d (%v)", step, l, len(seen), n, err)
					}
					if gone, err := tx.RemoveLabel(t.Context(), l); err != nil || gone != n {
						t.Fatalf("step %d: %d quads of %v removed, want %d (%v)", step, gone, l, n, err)
					}
				}
				key := fmt.Sprint(rng.IntN(20))
				if rng.IntN(3) == 0 {
					delete(nextRecords, key)
					err := tx.Delete("records", key)
					if err != nil {
						return err
					}
				} else {
					nextRecords[key] = fmt.Sprint(step)
					if err := tx.Put("records", key, []byte(nextRecords[key])); err != nil {
						return err
					}
				}
				if rng.IntN(8) == 0 && want == nil {
					compareQuadStore(t, tx.Quads(), next)
					got := map[string]string{}
					err := tx.Records(t.Context(), "records", func(k string, b []byte) error { got[k] = string(b); return nil })
					if err != nil || !maps.Equal(got, nextRecords) {
						t.Fatalf("step %d: records in the transaction: %v", step, cmp.Diff(nextRecords, got))
					}
				}
				if rng.IntN(8) == 0 {
					if want == nil {
						want = errStop
					}
					return errStop
				}
				return nil
			})
		}
		if want != nil {
			if !errors.Is(err, want) {
				t.Fatalf("step %d: error %v, want %v", step, err, want)
			}
		} else if err != nil {
			t.Fatalf("step %d: %v", step, err)
		} else {
			m, records = next, nextRecords
		}
		switch rng.IntN(60) {
		case 0:
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			s = openTest(t, dir)
		case 1:
			if err := s.db.Flush(); err != nil {
				t.Fatal(err)
			}
		case 2:
			if err := s.Compact(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
		if step%5 == 0 {
			compareStore(t, s, m, records)
			askBoth(t, rng, s, m, names, nodes)
		}
		if t.Failed() {
			t.Fatalf("at step %d", step)
		}
	}
	compareStore(t, s, m, records)
}

// compareStore compares a store with a model in every way.
func compareStore(t *testing.T, s *Store, m model, records map[string]string) {
	t.Helper()
	if r, err := s.Verify(t.Context()); err != nil {
		t.Fatalf("%v\n%s", err, strings.Join(r.Problems, "\n"))
	}
	compareQuadStore(t, s, m)
	snap, err := s.Snapshot()
	if err != nil {
		t.Fatal(err)
	}
	defer snap.Close()
	got := map[string]string{}
	err = snap.Records(t.Context(), "records", func(k string, b []byte) error { got[k] = string(b); return nil })
	if err != nil || !maps.Equal(got, records) {
		t.Fatalf("records: %s", cmp.Diff(records, got))
	}
}

func compareQuadStore(t *testing.T, qs graph.QuadStore, m model) {
	t.Helper()
	got := quadsOf(t, qs, qs.QuadsAllIterator())
	for _, q := range m.all() {
		if got[exact(q)] != 1 {
			t.Fatalf("%v is there %d times", q, got[exact(q)])
		}
	}
	if len(got) != len(m) {
		t.Fatalf("%d quads, want %d", len(got), len(m))
	}
	values := m.values()
	it := qs.NodesAllIterator().Iterate()
	defer it.Close()
	n := 0
	for ; it.Next(t.Context()); n++ {
		v, err := qs.NameOf(it.Result())
		if err != nil {
			t.Fatal(err)
		}
		b, _ := appendValue(nil, v)
		if _, ok := values[string(b)]; !ok {
			t.Fatalf("value %#v is an orphan", v)
		}
		if ref, err := qs.ValueOf(v); err != nil || ref != it.Result() {
			t.Fatalf("value %#v is %v, and found as %v (%v)", v, it.Result(), ref, err)
		}
	}
	st, err := qs.Stats(t.Context(), true)
	if err != nil {
		t.Fatal(err)
	}
	if n != len(values) || st.Nodes.Value != int64(n) || st.Quads.Value != int64(len(m)) {
		t.Fatalf("%d values and %+v, want %d and %d", n, st, len(values), len(m))
	}
}

// quadsOf reads an iterator of quads, and counts them.
func quadsOf(t *testing.T, qs graph.QuadStore, s iterator.Shape) map[string]int {
	t.Helper()
	it := s.Iterate()
	defer it.Close()
	out := map[string]int{}
	for it.Next(t.Context()) {
		q, err := qs.Quad(it.Result())
		if err != nil {
			t.Fatal(err)
		}
		out[exact(q)]++
	}
	if err := it.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}

// askBoth asks the store, through Cayley's planner, and the model.
func askBoth(t *testing.T, rng *rand.Rand, s *Store, m model, names, nodes []quad.Value) {
	t.Helper()
	ctx := t.Context()
	// Some directions known, in all the ways there are.
	some := quad.Quad{Subject: names[rng.IntN(len(names))], Predicate: names[rng.IntN(4)], Object: nodes[rng.IntN(len(nodes))], Label: quad.IRI(fmt.Sprintf("l%d", rng.IntN(5)))}
	if all := m.all(); len(all) > 0 && rng.IntN(3) > 0 {
		some = all[rng.IntN(len(all))]
	}
	for mask := range 16 {
		var filters shape.Quads
		want := map[string]int{}
		for i, d := range quad.Directions {
			if mask&(1<<i) != 0 && some.Get(d) != nil {
				filters = append(filters, shape.QuadFilter{Dir: d, Values: shape.Lookup{some.Get(d)}})
			}
		}
		for k, q := range m {
			fits := true
			for i, d := range quad.Directions {
				if v := some.Get(d); mask&(1<<i) != 0 && v != nil {
					fits = fits && q.Get(d) != nil && same(q.Get(d), v)
				}
			}
			if fits {
				want[k] = 1
			}
		}
		got := quadsOf(t, s, shape.BuildIterator(ctx, s, filters))
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("quads like %v in %04b: %s", some, mask, diff)
		}
	}
	// Comparisons and expressions over all values, by the index and by asking each.
	for range 6 {
		var f shape.ValueFilter
		switch v := nodes[rng.IntN(len(nodes))]; rng.IntN(3) {
		case 0:
			f = shape.Comparison{Op: iterator.Operator(rng.IntN(4)), Val: v}
		case 1:
			f = shape.Regexp{Re: regexp.MustCompile([]string{"^a", "^n1", "a", "^(a|b)", "^\u0645\u0642", "(?i)^A", "^a*", "x$"}[rng.IntN(8)]), Refs: rng.IntN(2) == 0}
		case 2:
			f = shape.Wildcard{Pattern: []string{"a%", "%a", "n?", "%", "n1%", "a"}[rng.IntN(6)]}
		}
		slow := namesOf(t, s, f.BuildIterator(s, s.NodesAllIterator()))
		quick := namesOf(t, s, shape.BuildIterator(ctx, s, shape.Filter{From: shape.AllNodes{}, Filters: []shape.ValueFilter{f}}))
		if diff := cmp.Diff(slow, quick); diff != "" {
			t.Fatalf("%#v: %s", f, diff)
		}
		// The subjects of such objects, by quads that are known in part.
		has := shape.NodesFrom{Dir: quad.Subject, Quads: shape.Quads{
			{Dir: quad.Predicate, Values: shape.Lookup{some.Predicate}},
			{Dir: quad.Object, Values: shape.Filter{From: shape.AllNodes{}, Filters: []shape.ValueFilter{f}}},
		}}
		want := map[string]int{}
		for _, q := range m {
			b, _ := appendValue(nil, q.Object)
			if slow[string(b)] > 0 && same(q.Predicate, some.Predicate) {
				b, _ := appendValue(nil, q.Subject)
				want[string(b)]++
			}
		}
		if diff := cmp.Diff(want, namesOf(t, s, shape.BuildIterator(ctx, s, has))); diff != "" {
			t.Fatalf("has %v %#v: %s", some.Predicate, f, diff)
		}
	}
}

func same(a, b quad.Value) bool {
	x, _ := appendValue(nil, a)
	y, _ := appendValue(nil, b)
	return string(x) == string(y)
}

// namesOf reads an iterator of nodes, and counts the ways to them.
func namesOf(t *testing.T, qs graph.QuadStore, s iterator.Shape) map[string]int {
	t.Helper()
	it := s.Iterate()
	defer it.Close()
	out := map[string]int{}
	for it.Next(t.Context()) {
		v, err := qs.NameOf(it.Result())
		if err != nil {
			t.Fatal(err)
		}
		b, _ := appendValue(nil, v)
		out[string(b)]++
	}
	if err := it.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}

// TestValues checks that values come back as they were, and sort as they should.
func TestValues(t *testing.T) {
	all := oddValues()
	for _, v := range all {
		b, err := appendValue(nil, v)
		if err != nil {
			t.Fatal(err)
		}
		got, err := parseValue(b)
		if err != nil {
			t.Fatalf("%#v: %v", v, err)
		}
		if !same(v, got) || fmt.Sprintf("%T %v", v, v) != fmt.Sprintf("%T %v", got, got) {
			t.Errorf("%#v came back as %#v", v, got)
		}
		for _, w := range all {
			c, _ := appendValue(nil, w)
			if fmt.Sprintf("%T", v) == fmt.Sprintf("%T", w) && v != w && compares(v, iterator.CompareLT, w) && string(b) >= string(c) {
				switch v.(type) {
				case quad.LangString, quad.TypedString, quad.Bool: // compared as they are written
				default:
					t.Errorf("%#v is less than %#v, and sorted after it", v, w)
				}
			}
		}
	}
	if _, err := appendValue(nil, oddKind{}); err == nil {
		t.Error("a value of a kind of its own was taken")
	}
}

type oddKind struct{}

func (oddKind) String() string { return "odd" }
func (oddKind) Native() any    { return nil }

// TestSnapshot checks that readers see one state, and that whoever forgot to
// close what it reads with gets an error.
func TestSnapshot(t *testing.T) {
	s := openTest(t, t.TempDir())
	add := func(n int) {
		err := s.Update(t.Context(), func(tx *Tx) error {
			var quads []quad.Quad
			for i := range 5000 {
				quads = append(quads, quad.Make(quad.IRI(fmt.Sprintf("s%d", i)), quad.IRI("p"), n, quad.IRI(fmt.Sprintf("l%d", n))))
			}
			return tx.Apply(nil, quads)
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	count := func(it iterator.Scanner) (n int) {
		for it.Next(context.Background()) {
			n++
		}
		return n
	}
	add(1)
	snap, err := s.Snapshot()
	if err != nil {
		t.Fatal(err)
	}
	open := s.QuadsAllIterator().Iterate()
	open.Next(t.Context())
	add(2)
	if n := count(snap.QuadsAllIterator().Iterate()); n != 5000 {
		t.Errorf("the snapshot has %d quads", n)
	}
	if n := 1 + count(open); n != 5000 {
		t.Errorf("the iterator from before saw %d quads", n)
	}
	if n := count(s.QuadsAllIterator().Iterate()); n != 10000 {
		t.Errorf("the store has %d quads", n)
	}
	if err := snap.ApplyDeltas(nil, graph.IgnoreOpts{}); !errors.Is(err, ErrReadOnly) {
		t.Errorf("writing to a snapshot: %v", err)
	}
	forgotten := s.QuadsAllIterator().Iterate()
	forgotten.Next(t.Context())
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	count(forgotten)
	if err := forgotten.Err(); !errors.Is(err, ErrClosed) {
		t.Errorf("reading from a closed store: %v", err)
	}
	if _, err := snap.ValueOf(quad.IRI("p")); !errors.Is(err, ErrClosed) {
		t.Errorf("reading from a closed store's snapshot: %v", err)
	}
	if err := s.Update(t.Context(), func(*Tx) error { return nil }); !errors.Is(err, ErrClosed) {
		t.Errorf("writing to a closed store: %v", err)
	}
	if err := snap.Close(); err != nil {
		t.Error(err)
	}
}
