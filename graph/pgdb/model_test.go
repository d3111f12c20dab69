package pgdb

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/query/shape"
	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"
	"golang.org/x/sync/errgroup"
)

// exact writes a value so that no two have the same text.
func exact(v quad.Value) string {
	if t, ok := v.(quad.Time); ok {
		return "time " + time.Time(t).UTC().Format(time.RFC3339Nano)
	}
	return fmt.Sprintf("%T %q", v, fmt.Sprintf("%v", v))
}

func exactQuad(q quad.Quad) string {
	return strings.Join([]string{exact(q.Subject), exact(q.Predicate), exact(q.Object), exact(q.Label)}, " ")
}

// oddValues are values of all kinds, many of them alike.
func oddValues() []quad.Value {
	at := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	long := strings.Repeat("\u0645\u0642\u0627\u0644 ", 20_000)
	return []quad.Value{
		quad.String(""), quad.String("a"), quad.String("a\x00"), quad.String("a\x00b"), quad.String(`a\x00`), quad.String("\u0645\u0642\u0627\u0644\n\""),
		quad.String(long), quad.String(long + "a"),
		quad.LangString{Value: "a", Lang: "ar"},
		quad.LangString{Value: "a", Lang: "en"},
		quad.LangString{Value: "a\x00", Lang: "ar"},
		quad.LangString{Value: quad.String(long), Lang: "ar"},
		quad.TypedString{Value: "a", Type: "t"},
		quad.TypedString{Value: "a", Type: "u"},
		quad.TypedString{Value: "1", Type: "xsd:integer"},
		quad.TypedString{Value: "1", Type: "schema:Integer"},
		quad.TypedString{Value: "2026-11-23T09:00:00Z", Type: "xsd:dateTime"},
		quad.IRI("a"), quad.BNode("a"), quad.IRI("rdf:type"), quad.IRI("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"),
		quad.Int(0), quad.Int(1), quad.Int(-1), quad.Int(math.MaxInt64), quad.Int(math.MinInt64),
		quad.Float(0), quad.Float(0.5), quad.Float(-2.5), quad.Float(math.Inf(1)), quad.Float(math.Inf(-1)), quad.Float(math.SmallestNonzeroFloat64),
		quad.Bool(true), quad.Bool(false),
		quad.Time(at), quad.Time(at.Add(time.Nanosecond)), quad.Time(at.Add(time.Microsecond)), quad.Time(at.Add(time.Millisecond)), quad.Time(time.Time{}),
		quad.Time(time.Date(-4000, 1, 1, 0, 0, 0, 999_999_999, time.UTC)), quad.Time(time.Date(300_000, 1, 1, 0, 0, 0, 0, time.UTC)),
	}
}

// TestRandom applies random transactions to a store and to a plain map, failing
// ones among them, and finds no difference: not in the quads, the values, the
// records, the labels, or what queries answer.
func TestRandom(t *testing.T) {
	url := newDatabase(t)
	s := openTest(t, url)
	steps := 150
	if testing.Short() {
		steps = 30
	}
	rng := rand.New(rand.NewPCG(1, 2))
	var names, labels []quad.Value
	for i := range 12 {
		names = append(names, quad.IRI(fmt.Sprintf("n%d", i)))
	}
	for i := range 4 {
		labels = append(labels, quad.IRI(fmt.Sprintf("l%d", i)))
	}
	labels = append(labels, names[0]) // one that is a subject too
	objects := append(oddValues(), names...)
	pick := func(from []quad.Value) quad.Value { return from[rng.IntN(len(from))] }
	model, records := map[string]quad.Quad{}, map[string]string{}
	errStop := errors.New("stop")
	for step := range steps {
		next, nextRecords := maps.Clone(model), maps.Clone(records)
		var remove, add []quad.Quad
		for _, k := range slices.Sorted(maps.Keys(model)) {
			if rng.IntN(4) == 0 {
				remove = append(remove, model[k])
				delete(next, k)
			}
		}
		for range rng.IntN(25) {
			q := quad.Quad{Subject: pick(names), Predicate: pick(names[:4]), Object: pick(objects), Label: pick(labels)}
			if k := exactQuad(q); next[k] == (quad.Quad{}) {
				next[k] = q
				add = append(add, q)
			}
		}
		key := fmt.Sprintf("k\x00%d", rng.IntN(6))
		fail := rng.IntN(4)
		err := s.Update(t.Context(), func(tx *Tx) error {
			have, err := tx.Get(t.Context(), "b", key)
			if err != nil {
				return err
			}
			if string(have) != records[key] {
				t.Errorf("step %d: record %q, want %q", step, have, records[key])
			}
			if rng.IntN(3) == 0 {
				delete(nextRecords, key)
				err = tx.Delete(t.Context(), "b", key)
			} else {
				nextRecords[key] = fmt.Sprint(step)
				err = tx.Put(t.Context(), "b", key, []byte(nextRecords[key]))
			}
			if err != nil {
				return err
			}
			if err := tx.Apply(t.Context(), remove, add); err != nil {
				return err
			}
			if fail == 0 {
				return errStop
			}
			return nil
		})
		switch {
		case fail == 0 && !errors.Is(err, errStop):
			t.Fatalf("step %d: %v, want the error of the function", step, err)
		case fail > 0 && err != nil:
			t.Fatalf("step %d: %v", step, err)
		case fail > 0:
			model, records = next, nextRecords
		}
		if step%10 == 0 || step == steps-1 {
			compare(t, s, model, records, labels)
		}
		if step%40 == 39 {
			s.Close()
			s = openTest(t, url)
		}
	}
	wrong, err := s.Verify(t.Context())
	if err != nil || len(wrong) > 0 {
		t.Errorf("verify: %v, %v", wrong, err)
	}
}

// compare reads everything that the store has, in each way that there is.
func compare(t *testing.T, s *Store, model map[string]quad.Quad, records map[string]string, labels []quad.Value) {
	t.Helper()
	ctx := t.Context()
	snap, err := s.Snapshot(ctx)
	if err != nil {
		t.Fatal(err)
	}
	defer snap.Close()
	want := slices.Sorted(maps.Keys(model))

	var byLabel []string
	for _, l := range labels {
		quads, err := snap.Labelled(ctx, l)
		if err != nil {
			t.Fatal(err)
		}
		for _, q := range quads {
			byLabel = append(byLabel, exactQuad(q))
		}
	}
	slices.Sort(byLabel)
	if d := cmp.Diff(want, byLabel); d != "" {
		t.Fatalf("by label:\n%s", d)
	}

	qs, err := snap.Quads()
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	held := map[string]quad.Value{}
	it := qs.QuadsAllIterator().Iterate()
	for it.Next(ctx) {
		q, err := qs.Quad(it.Result())
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, exactQuad(q))
		for _, v := range []quad.Value{q.Subject, q.Predicate, q.Object, q.Label} {
			held[exact(v)] = v
		}
	}
	if err := errors.Join(it.Err(), it.Close()); err != nil {
		t.Fatal(err)
	}
	slices.Sort(all)
	if d := cmp.Diff(want, all); d != "" {
		t.Fatalf("all:\n%s", d)
	}
	st, err := qs.Stats(ctx, true)
	if err != nil || st.Quads.Value != int64(len(model)) || st.Nodes.Value != int64(len(held)) {
		t.Fatalf("%d quads, %d values, %v; want %d and %d", st.Quads.Value, st.Nodes.Value, err, len(model), len(held))
	}
	for _, v := range oddValues() {
		r, err := qs.ValueOf(v)
		if err != nil {
			t.Fatal(err)
		}
		if (r != nil) != (held[exact(v)] != nil) {
			t.Fatalf("%s: reference %v", exact(v), r)
		}
		if r == nil {
			continue
		}
		if back, err := qs.NameOf(r); err != nil || exact(back) != exact(v) {
			t.Fatalf("%s came back as %s, %v", exact(v), exact(back), err)
		}
		// Along an index, and through the optimiser.
		n := 0
		for _, q := range model {
			if exact(q.Object) == exact(v) {
				n++
			}
		}
		got, err := shape.BuildIterator(ctx, qs, shape.Quads{{Dir: quad.Object, Values: shape.Lookup{v}}}), error(nil)
		found := 0
		scan := got.Iterate()
		for scan.Next(ctx) {
			found++
		}
		if err = errors.Join(err, scan.Err(), scan.Close()); err != nil || found != n {
			t.Fatalf("%s is the object of %d quads, found %d, %v", exact(v), n, found, err)
		}
	}
	got := map[string]string{}
	last := ""
	err = snap.Records(ctx, "b", func(key string, value []byte) error {
		if key < last {
			t.Errorf("%q after %q", key, last)
		}
		last = key
		got[key] = string(value)
		return nil
	})
	if d := cmp.Diff(records, got); d != "" || err != nil {
		t.Fatalf("records: %v\n%s", err, d)
	}
}

// TestStrict adds what is there and removes what is not.
func TestStrict(t *testing.T) {
	s := openTest(t, newDatabase(t))
	ctx := t.Context()
	q := quad.MakeIRI("a", "b", "c", "l")
	apply := func(remove, add []quad.Quad) error {
		return s.Update(ctx, func(tx *Tx) error { return tx.Apply(ctx, remove, add) })
	}
	if err := apply([]quad.Quad{q}, nil); !errors.Is(err, ErrMissing) {
		t.Errorf("removing what is not there: %v", err)
	}
	if err := apply(nil, []quad.Quad{q}); err != nil {
		t.Fatal(err)
	}
	if err := apply(nil, []quad.Quad{q}); !errors.Is(err, ErrThere) {
		t.Errorf("adding what is there: %v", err)
	}
	bare := q
	bare.Label = nil
	if err := apply(nil, []quad.Quad{bare}); err != nil {
		t.Errorf("the same without a label: %v", err)
	}
	if err := apply(nil, []quad.Quad{bare}); !errors.Is(err, ErrThere) {
		t.Errorf("the same without a label, twice: %v", err)
	}
	if err := apply([]quad.Quad{q, bare}, []quad.Quad{q}); err != nil {
		t.Errorf("removing and adding the same: %v", err)
	}
}

// TestSnapshot reads from a state that has changed since.
func TestSnapshot(t *testing.T) {
	s := openTest(t, newDatabase(t))
	ctx := t.Context()
	put := func(n int) {
		t.Helper()
		err := s.Update(ctx, func(tx *Tx) error {
			return tx.Apply(ctx, nil, []quad.Quad{quad.MakeIRI(fmt.Sprint("s", n), "p", "o", "l")})
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	put(0)
	snap, err := s.Snapshot(ctx)
	if err != nil {
		t.Fatal(err)
	}
	put(1)
	qs, err := snap.Quads()
	if err != nil {
		t.Fatal(err)
	}
	count := func() (n int) {
		// Several iterators at once, on connections of their own.
		outer := qs.QuadsAllIterator().Iterate()
		defer outer.Close()
		for outer.Next(ctx) {
			inner := qs.NodesAllIterator().Iterate()
			for inner.Next(ctx) {
				n++
			}
			inner.Close()
		}
		return n
	}
	if n := count(); n != 4 {
		t.Errorf("%d values, want 4", n)
	}
	put(2)
	if n := count(); n != 4 {
		t.Errorf("%d values after a change, want 4", n)
	}
	if err := snap.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := snap.Get(ctx, "b", "k"); !errors.Is(err, ErrClosed) {
		t.Errorf("read from a closed snapshot: %v", err)
	}
	it := qs.QuadsAllIterator().Iterate()
	if it.Next(ctx) || it.Err() == nil {
		t.Error("an iterator of a closed snapshot answers")
	}
}

// TestLoaders has four loaders put the same articles, and others, at once, as
// machines that share a database do: nothing is lost, nothing is there twice.
func TestLoaders(t *testing.T) {
	url := newDatabase(t)
	const loaders, rounds, articles = 4, 12, 20
	quadsOf := func(article, version int) []quad.Quad {
		label := quad.IRI(fmt.Sprint("article", article))
		var out []quad.Quad
		for i := range 40 {
			out = append(out, quad.Quad{
				Subject:   quad.IRI(fmt.Sprintf("article%d/e%d", article, i/4)),
				Predicate: quad.IRI(fmt.Sprint("p", i%4)),
				Object:    quad.String(fmt.Sprint("v", (i*(version+1))%30)),
				Label:     label,
			})
		}
		return out
	}
	key := func(article int) string { return fmt.Sprint("article", article) }
	var group errgroup.Group
	for l := range loaders {
		group.Go(func() error {
			s, err := Open(context.Background(), url, Options{})
			if err != nil {
				return err
			}
			defer s.Close()
			rng := rand.New(rand.NewPCG(3, uint64(l)))
			for range rounds {
				batch := rng.Perm(articles)[:5]
				version := rng.IntN(3)
				if l%2 == 0 {
					slices.Sort(batch) // the others may wait in a circle, and are begun anew
				}
				err := s.Update(context.Background(), func(tx *Tx) error {
					var remove, add []quad.Quad
					for _, a := range batch {
						old, err := tx.Get(context.Background(), "articles", key(a))
						if err != nil {
							return err
						}
						have, err := tx.Labelled(context.Background(), quad.IRI(key(a)))
						if err != nil {
							return err
						}
						if (old == nil) != (len(have) == 0) {
							return fmt.Errorf("record %q with %d quads", old, len(have))
						}
						remove = append(remove, have...)
						add = append(add, quadsOf(a, version)...)
						if err := tx.Put(context.Background(), "articles", key(a), fmt.Append(nil, version)); err != nil {
							return err
						}
					}
					return tx.Apply(context.Background(), remove, add)
				})
				if err != nil {
					return err
				}
			}
			return nil
		})
	}
	if err := group.Wait(); err != nil {
		t.Fatal(err)
	}
	s := openTest(t, url)
	model, records := map[string]quad.Quad{}, map[string]string{}
	var labels []quad.Value
	snap, err := s.Snapshot(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer snap.Close()
	err = snap.Records(t.Context(), "articles", func(k string, version []byte) error {
		var a, v int
		if _, err := fmt.Sscanf(k+" "+string(version), "article%d %d", &a, &v); err != nil {
			return err
		}
		for _, q := range quadsOf(a, v) {
			model[exactQuad(q)] = q
		}
		labels = append(labels, quad.IRI(k))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	compare(t, s, model, records, labels)
	if wrong, err := s.Verify(t.Context()); err != nil || len(wrong) > 0 {
		t.Errorf("verify: %v, %v", wrong, err)
	}
}

// TestDeltas applies Cayley's deltas, with and without duplicates ignored.
func TestDeltas(t *testing.T) {
	qs, err := openTest(t, newDatabase(t)).QuadStore()
	if err != nil {
		t.Fatal(err)
	}
	defer qs.Close()
	q := quad.MakeIRI("a", "b", "c", "l")
	add, del := graph.Delta{Quad: q, Action: graph.Add}, graph.Delta{Quad: q, Action: graph.Delete}
	for _, c := range []struct {
		deltas []graph.Delta
		ignore graph.IgnoreOpts
		want   error
		size   int64
	}{
		{[]graph.Delta{del}, graph.IgnoreOpts{}, graph.ErrQuadNotExist, 0},
		{[]graph.Delta{del}, graph.IgnoreOpts{IgnoreMissing: true}, nil, 0},
		{[]graph.Delta{add, add}, graph.IgnoreOpts{}, graph.ErrQuadExists, 0},
		{[]graph.Delta{add, add}, graph.IgnoreOpts{IgnoreDup: true}, nil, 1},
		{[]graph.Delta{add}, graph.IgnoreOpts{}, graph.ErrQuadExists, 1},
		{[]graph.Delta{del, add}, graph.IgnoreOpts{}, nil, 1},
		{[]graph.Delta{del, add, del}, graph.IgnoreOpts{}, nil, 0},
	} {
		err := qs.ApplyDeltas(c.deltas, c.ignore)
		var delta *graph.DeltaError
		switch {
		case c.want == nil && err != nil:
			t.Errorf("%v: %v", c.deltas, err)
		case c.want != nil && (!errors.As(err, &delta) || delta.Err != c.want):
			t.Errorf("%v: %v, want %v", c.deltas, err, c.want)
		}
		if st, err := qs.Stats(t.Context(), true); err != nil || st.Quads.Value != c.size {
			t.Errorf("%v: %d quads, %v, want %d", c.deltas, st.Quads.Value, err, c.size)
		}
	}
}

// TestRegexp compares expressions as PostgreSQL and as Go matches them.
func TestRegexp(t *testing.T) {
	s := openTest(t, newDatabase(t))
	ctx := t.Context()
	texts := []string{"", "a", "A", "ab", "a\nb", "b\n", "a.b", "abab", "x-y", "[a]", "^", "$", "\u0645\u0642\u0627\u0644", "\u0645\u0635\u0637\u0641\u0649", "K", "\u212A", "_", "a1", " ", "\t", "tab\t", `\`, "a{2}", "aa"}
	var quads []quad.Quad
	for _, x := range texts {
		quads = append(quads, quad.Quad{Subject: quad.IRI("s"), Predicate: quad.IRI("p"), Object: quad.String(x), Label: quad.IRI("l")})
	}
	if err := s.Update(ctx, func(tx *Tx) error { return tx.Apply(ctx, nil, quads) }); err != nil {
		t.Fatal(err)
	}
	snap, err := s.Snapshot(ctx)
	if err != nil {
		t.Fatal(err)
	}
	defer snap.Close()
	qs, err := snap.Quads()
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range []struct {
		re   string
		told bool // to PostgreSQL
	}{
		{"", true},
		{"a", true},
		{"^a", true},
		{"a$", true},
		{"^$", true},
		{"(?i)^a", true},
		{"(?i)k", true},
		{"a.b", true},
		{"(?s)a.b", true},
		{`a\.b`, true},
		{"[^a]", true},
		{"^[^a-z]+$", true},
		{"[\u0621-\u064A]{4,}", true},
		{"\u0645.*\u0649", true},
		{"(ab){2}", true},
		{"a{2}", true},
		{"a|x-y", true},
		{`^\s`, true},
		{`\d`, true},
		{`\w\w`, true},
		{`[\[\]\\^-]`, true},
		{`\\`, true},
		{`a\b`, false},
		{`(?m)b$`, false},
		{`\pL`, false},
		{`^(?:a|)$`, true},
	} {
		re := regexp.MustCompile(e.re)
		if _, ok := forPostgres(re); ok != e.told {
			t.Errorf("%q: told to PostgreSQL: %v", e.re, ok)
		}
		var want, got []string
		for _, x := range texts {
			if re.MatchString(x) {
				want = append(want, x)
			}
		}
		it := shape.BuildIterator(ctx, qs, shape.Filter{From: shape.AllNodes{}, Filters: []shape.ValueFilter{shape.Regexp{Re: re}}}).Iterate()
		for it.Next(ctx) {
			v, err := qs.NameOf(it.Result())
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, string(v.(quad.String)))
		}
		if err := errors.Join(it.Err(), it.Close()); err != nil {
			t.Errorf("%q: %v", e.re, err)
		}
		slices.Sort(want)
		slices.Sort(got)
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%q:\n%s", e.re, d)
		}
	}
}

// TestOpenErrors opens what cannot be used.
func TestOpenErrors(t *testing.T) {
	url := newDatabase(t)
	ctx := t.Context()
	if _, err := Open(ctx, url, Options{MustExist: true}); !errors.Is(err, ErrNoStore) {
		t.Errorf("an empty database: %v", err)
	}
	s := openTest(t, url)
	ro, err := Open(ctx, url, Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer ro.Close()
	if err := ro.Update(ctx, func(*Tx) error { return nil }); !errors.Is(err, ErrReadOnly) {
		t.Errorf("written to what is open for reading: %v", err)
	}
	if _, err := s.pool.Exec(ctx, `UPDATE khabar_store SET format = format + 1`); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(ctx, url, Options{}); !errors.Is(err, ErrNewerFormat) {
		t.Errorf("a newer format: %v", err)
	}
	if _, err := s.pool.Exec(ctx, `DROP TABLE khabar_store`); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(ctx, url, Options{}); !errors.Is(err, ErrForeign) {
		t.Errorf("tables of another program: %v", err)
	}
}

// TestVerify finds what was changed behind the store's back.
func TestVerify(t *testing.T) {
	s := openTest(t, newDatabase(t))
	ctx := t.Context()
	err := s.Update(ctx, func(tx *Tx) error {
		return tx.Apply(ctx, nil, []quad.Quad{quad.Make(quad.IRI("a"), quad.IRI("b"), "text", quad.IRI("l"))})
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ harm, want string }{
		{`UPDATE nodes SET refs = 5 WHERE value_string = 'a'`, "counted 5 times, held 1"},
		{`UPDATE nodes SET value_string = 'other' WHERE value_string = 'text'`, "whose hash is another"},
		{`DELETE FROM nodes WHERE value_string = 'b'`, "is not there"},
	} {
		if _, err := s.pool.Exec(ctx, c.harm); err != nil {
			t.Fatal(err)
		}
		wrong, err := s.Verify(ctx)
		if err != nil || !strings.Contains(strings.Join(wrong, "\n"), c.want) {
			t.Errorf("%s: found %v, %v", c.harm, wrong, err)
		}
	}
}
