package graph

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/sync/errgroup"

	"github.com/khabar-kg/khabar/graph/pgdb/pgtest"
	"github.com/khabar-kg/khabar/schema"
)

func openServerTest(t testing.TB, url string, records ...*schema.Record) *Graph {
	t.Helper()
	g, err := Open(t.Context(), url, Options{})
	if err != nil {
		t.Fatal(err)
	}
	// Queries that tests before this one stopped for their memory may still hold it:
	// the watch counts the whole process. It has tests of its own.
	g.memory = memoryLimits{heap: 8 << 30, stack: 1 << 30}
	t.Cleanup(func() {
		if err := g.Close(); err != nil {
			t.Error(err)
		}
	})
	if _, err := g.Put(t.Context(), records); err != nil {
		t.Fatal(err)
	}
	return g
}

// TestServerExamples runs the examples on PostgreSQL.
func TestServerExamples(t *testing.T) {
	if testing.Short() {
		t.Skip("slow under the race detector; the plain run asks")
	}
	runExamples(t, openServerTest(t, pgtest.Database(t), storyRecords(t)...))
}

// TestServerLoaders has four processes' worth of graphs put, change and remove
// overlapping articles in one database, and compares the outcome with a folder's.
func TestServerLoaders(t *testing.T) {
	url := pgtest.Database(t)
	records := storyRecords(t)
	const loaders = 4
	var group errgroup.Group
	for l := range loaders {
		g := openServerTest(t, url)
		group.Go(func() error {
			mine := slices.Clone(records)
			for range l { // each begins elsewhere
				mine = append(mine[3:], mine[:3]...)
			}
			for batch := range slices.Chunk(mine, 4) {
				if _, err := g.Put(context.Background(), batch); err != nil {
					return err
				}
				// What others put meanwhile may go, and comes again below.
				err := g.Remove(context.Background(), batch[0].Article.ID)
				if err != nil && !errors.Is(err, ErrNoArticle) {
					return err
				}
			}
			return nil
		})
	}
	if err := group.Wait(); err != nil {
		t.Fatal(err)
	}
	g := openServerTest(t, url, records...)
	if diff := cmp.Diff(export(t, openTest(t, records...)), export(t, g)); diff != "" {
		t.Errorf("(-folder +server):\n%s", diff)
	}
	if err := g.Remove(t.Context(), records[0].Article.ID); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(export(t, openTest(t, records[1:]...)), export(t, g)); diff != "" {
		t.Errorf("after a removal (-folder +server):\n%s", diff)
	}
}

// TestServerErrors opens what there is not, and finds no password in what it says.
func TestServerErrors(t *testing.T) {
	for _, c := range []struct{ url, want, hint string }{
		{"postgres://me:secret@127.0.0.1:1/news", "connection refused", "server runs"},
		{"postgres://me:secret@127.0.0.1:port/news", "invalid port", "postgres://USER"},
		{"postgres://127.0.0.1:1/news?password=secret", "connection refused", "server runs"},
	} {
		_, err := Open(t.Context(), c.url, Options{})
		var h Hinted
		if err == nil || !strings.Contains(err.Error(), c.want) || !errors.As(err, &h) || !strings.Contains(h.Hint(), c.hint) {
			t.Errorf("%s: %v", c.url, err)
		}
		if err != nil && strings.Contains(err.Error(), "secret") {
			t.Errorf("a password is told: %v", err)
		}
	}
	url := pgtest.Database(t)
	if _, err := Open(t.Context(), url, Options{MustExist: true}); !errors.Is(err, ErrNoDatabase) {
		t.Errorf("an empty database: %v", err)
	}
}

// TestServerMissing asks for what not every node has: on PostgreSQL a path that may
// be missing leaves no reference.
func TestServerMissing(t *testing.T) {
	if testing.Short() {
		t.Skip("slow under the race detector; the plain run asks")
	}
	g := openServerTest(t, pgtest.Database(t), storyRecords(t)...)
	for _, gizmo := range []string{
		`g.V("<Person>").in("<type>").save("<name>", "name").all()`,
		`g.V("<Position>").in("<type>").saveOpt("schema:startDate", "since").all()`,
		`g.V().tag("x").labels().all()`,
	} {
		if _, err := g.Query(t.Context(), gizmo, QueryOptions{}); err != nil {
			t.Errorf("%s: %v", gizmo, err)
		}
	}
	for _, q := range Questions() {
		if slices.ContainsFunc(q.Params, func(p Param) bool { return p.Required }) {
			continue
		}
		if _, err := g.Ask(t.Context(), q.Name, nil, QueryOptions{}); err != nil {
			t.Errorf("ask %s: %v", q.Name, err)
		}
	}
}
