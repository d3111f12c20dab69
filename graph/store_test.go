package graph

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"testing"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"

	"github.com/khabar-kg/khabar/graph/pgdb/pgtest"
)

// stores are the implementations that the conformance suite runs.
var stores = map[string]func(t *testing.T, path string) store{
	"embedded": func(t *testing.T, path string) store {
		s, err := openEmbedded(path, Options{volatile: true})
		if err != nil {
			t.Fatal(err)
		}
		return s
	},
	"postgres": func(t *testing.T, path string) store {
		s, err := openServer(t.Context(), path, Options{})
		if err != nil {
			t.Fatal(err)
		}
		return s
	},
}

func eachStore(t *testing.T, f func(t *testing.T, open func() store)) {
	for name, open := range stores {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "store")
			if name == "postgres" {
				path = pgtest.Database(t)
			}
			f(t, func() store { return open(t, path) })
		})
	}
}

func iri(format string, args ...any) quad.IRI { return quad.IRI(fmt.Sprintf(format, args...)) }

// contents reads everything of a store, by label and by walking all quads; the
// two must agree.
func contents(t *testing.T, s store, labels []quad.IRI) map[quad.Quad]bool {
	t.Helper()
	byLabel, all := map[quad.Quad]bool{}, map[quad.Quad]bool{}
	err := s.view(t.Context(), func(s snapshot) error {
		for _, l := range labels {
			quads, err := s.labelled(t.Context(), l)
			if err != nil {
				return err
			}
			for _, q := range quads {
				if byLabel[q] {
					t.Errorf("%v is there twice", q)
				}
				byLabel[q] = true
			}
		}
		qs, err := s.quads()
		if err != nil {
			return err
		}
		quads, err := readQuads(t.Context(), qs, qs.QuadsAllIterator())
		for _, q := range quads {
			all[q] = true
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if !maps.Equal(byLabel, all) {
		t.Fatalf("%d quads by label, %d by walking", len(byLabel), len(all))
	}
	return all
}

// TestStoreRandom applies random changes to a store and to a plain map, with
// failures and reopening in between, and finds no difference.
func TestStoreRandom(t *testing.T) {
	eachStore(t, func(t *testing.T, open func() store) {
		rng := rand.New(rand.NewPCG(1, 2))
		s := open()
		defer func() { s.close() }()
		// Few nodes, so that almost every change shares nodes with the last.
		nodes := []quad.Value{quad.String("a"), quad.LangString{Value: "a", Lang: "ar"}, quad.Int(1), quad.Float(0.5), quad.Bool(true), quad.String("\u0645\u0642\u0627\u0644\n\"")}
		for i := range 12 {
			nodes = append(nodes, iri("n%d", i))
		}
		var labels []quad.IRI
		for i := range 4 {
			labels = append(labels, iri("l%d", i))
		}
		randomQuad := func() quad.Quad {
			return quad.Quad{
				Subject:   iri("n%d", rng.IntN(12)),
				Predicate: iri("n%d", rng.IntN(3)),
				Object:    nodes[rng.IntN(len(nodes))],
				Label:     labels[rng.IntN(len(labels))],
			}
		}
		model := map[quad.Quad]bool{}
		sorted := func() []quad.Quad {
			out := slices.Collect(maps.Keys(model))
			sortQuads(out)
			return out
		}
		errStop := errors.New("stop")
		for step := range 120 {
			var remove, add []quad.Quad
			next := maps.Clone(model)
			for _, q := range sorted() {
				if rng.IntN(4) == 0 {
					remove = append(remove, q)
					delete(next, q)
				}
			}
			for range rng.IntN(20) {
				// Also what was just removed, in the same change.
				if q := randomQuad(); !next[q] {
					add = append(add, q)
					next[q] = true
				}
			}
			fail := rng.IntN(5)
			err := s.update(t.Context(), func(c change) error {
				if fail == 0 {
					// A change that fails half-way.
					if err := c.apply(t.Context(), nil, []quad.Quad{{Subject: iri("x%d", step), Predicate: iri("p"), Object: iri("n0"), Label: iri("l0")}}); err != nil {
						return err
					}
					return c.apply(t.Context(), append(slices.Clone(remove), quad.Quad{Subject: iri("x"), Predicate: iri("nowhere"), Object: iri("y"), Label: iri("l0")}), nil)
				}
				if err := c.apply(t.Context(), remove, add); err != nil {
					return err
				}
				if fail == 1 {
					return errStop
				}
				return nil
			})
			switch {
			case fail == 0 && err == nil:
				t.Fatalf("step %d: removing what is not there is no error", step)
			case fail == 1 && !errors.Is(err, errStop):
				t.Fatalf("step %d: got %v, want the function's own error", step, err)
			case fail > 1 && err != nil:
				t.Fatalf("step %d: %v", step, err)
			case fail > 1:
				model = next
			}
			if rng.IntN(10) == 0 {
				if err := s.close(); err != nil {
					t.Fatal(err)
				}
				s = open()
			}
			if got := contents(t, s, labels); !maps.Equal(got, model) {
				t.Fatalf("step %d: the store holds %d quads, want %d", step, len(got), len(model))
			}
		}
		// No node stays that no quad names.
		used := map[quad.Value]bool{}
		for q := range model {
			for _, v := range []quad.Value{q.Subject, q.Predicate, q.Object, q.Label} {
				used[v] = true
			}
		}
		have := map[quad.Value]bool{}
		err := s.view(t.Context(), func(s snapshot) error {
			qs, err := s.quads()
			if err != nil {
				return err
			}
			it := qs.NodesAllIterator().Iterate()
			defer it.Close()
			for it.Next(t.Context()) {
				v, err := qs.NameOf(it.Result())
				if err != nil {
					return err
				}
				have[v] = true
			}
			return it.Err()
		})
		if err != nil {
			t.Fatal(err)
		}
		if !maps.Equal(have, used) {
			t.Errorf("%d nodes, want the %d that quads name", len(have), len(used))
		}
	})
}

func TestStoreValues(t *testing.T) {
	eachStore(t, func(t *testing.T, open func() store) {
		s := open()
		errStop := errors.New("stop")
		put := func(key, value string, stop error) {
			err := s.update(t.Context(), func(c change) error {
				if err := c.put(t.Context(), recordBucket, key, []byte(value)); err != nil {
					return err
				}
				if got, err := c.get(t.Context(), recordBucket, key); err != nil || string(got) != value {
					t.Errorf("a change reads %q (%v) where it wrote %q", got, err, value)
				}
				return stop
			})
			if !errors.Is(err, stop) {
				t.Fatalf("update: %v, want %v", err, stop)
			}
		}
		put("b", "1", nil)
		put("a", "2", nil)
		put("c", "3", errStop)
		put("b", "4", nil)
		if err := s.close(); err != nil {
			t.Fatal(err)
		}
		s = open()
		defer s.close()
		type entry struct{ Key, Value string }
		var got []entry
		err := s.view(t.Context(), func(s snapshot) error {
			if v, err := s.get(t.Context(), articleBucket, "b"); v != nil || err != nil {
				t.Errorf("another bucket has %q (%v)", v, err)
			}
			return s.scan(t.Context(), recordBucket, func(k string, v []byte) error {
				got = append(got, entry{k, string(v)})
				return nil
			})
		})
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff([]entry{{"a", "2"}, {"b", "4"}}, got); diff != "" {
			t.Errorf("scan (-want +got):\n%s", diff)
		}
	})
}

// TestStoreSnapshot reads while another goroutine writes: a view sees one
// state, and neither waits for the other.
func TestStoreSnapshot(t *testing.T) {
	eachStore(t, func(t *testing.T, open func() store) {
		s := open()
		defer s.close()
		one := []quad.Quad{{Subject: iri("s"), Predicate: iri("p"), Object: iri("o"), Label: iri("l")}}
		two := []quad.Quad{{Subject: iri("s"), Predicate: iri("p"), Object: iri("o2"), Label: iri("l")}}
		apply := func(remove, add []quad.Quad) {
			if err := s.update(t.Context(), func(c change) error { return c.apply(t.Context(), remove, add) }); err != nil {
				t.Fatal(err)
			}
		}
		apply(nil, one)
		var kept cayley.QuadStore
		err := s.view(t.Context(), func(v snapshot) error {
			var err error
			if kept, err = v.quads(); err != nil {
				return err
			}
			for range 3 {
				apply(one, two)
				got, err := v.labelled(t.Context(), "l")
				if err != nil {
					return err
				}
				if diff := cmp.Diff(one, got); diff != "" {
					t.Errorf("a view sees a later change (-want +got):\n%s", diff)
				}
				apply(two, one)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := kept.ValueOf(iri("s2")); err == nil {
			t.Error("a closed snapshot answers without an error")
		}
	})
}

func TestStoreCancelled(t *testing.T) {
	eachStore(t, func(t *testing.T, open func() store) {
		s := open()
		defer s.close()
		ctx, cancel := context.WithCancel(t.Context())
		err := s.update(ctx, func(c change) error {
			if err := c.put(ctx, recordBucket, "a", []byte("b")); err != nil {
				return err
			}
			cancel()
			return nil
		})
		if !errors.Is(err, context.Canceled) {
			t.Errorf("got %v, want that it was cancelled", err)
		}
		if err := s.update(ctx, func(change) error { return nil }); !errors.Is(err, context.Canceled) {
			t.Errorf("got %v, want that it was cancelled", err)
		}
	})
}
