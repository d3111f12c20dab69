package pgdb

import (
	"os"
	"testing"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/graphtest"

	"github.com/khabar-kg/khabar/graph/internal/cayleytest"
	"github.com/khabar-kg/khabar/graph/pgdb/pgtest"
)

func newDatabase(t testing.TB) string {
	t.Helper()
	return pgtest.Database(t)
}

func openTest(t testing.TB, url string) *Store {
	t.Helper()
	s, err := Open(t.Context(), url, Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// TestSuite runs Cayley's own conformance suite.
func TestSuite(t *testing.T) {
	newDatabase(t) // skips before the suite is looked for
	t.Chdir(cayleytest.Folder(t))
	graphtest.TestAll(t, func(t testing.TB) (graph.QuadStore, graph.Options) {
		qs, err := openTest(t, newDatabase(t)).QuadStore()
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { qs.Close() })
		return qs, nil
	}, &graphtest.Config{NoPrimitives: true, OptimizesComparison: true})
}

// TestQueryLanguages runs the tables of queries of Cayley's Gizmo and MQL.
func TestQueryLanguages(t *testing.T) {
	if os.Getenv("KHABAR_HEAVY") == "" {
		t.Skip("set KHABAR_HEAVY=1 to build and run the tests of Cayley's query languages")
	}
	cayleytest.QueryLanguages(t, cayleytest.Store{
		Package: "pgdb",
		Import:  "github.com/khabar-kg/khabar/graph/pgdb",
		ForTest: `package pgdb

import (
	"context"
	"fmt"
	"os"
	"sync/atomic"

	"github.com/cayleygraph/cayley/graph"
	"github.com/jackc/pgx/v5"
)

var lastSchema atomic.Int64

// ForTest makes an empty store, in a schema of its own.
func ForTest() (graph.QuadStore, error) {
	ctx := context.Background()
	url := os.Getenv("PGDB_TEST_URL")
	name := fmt.Sprintf("query_%d_%d", os.Getpid(), lastSchema.Add(1))
	conn, err := pgx.Connect(ctx, url)
	if err != nil {
		return nil, err
	}
	defer conn.Close(ctx)
	if _, err := conn.Exec(ctx, "CREATE SCHEMA "+name); err != nil {
		return nil, err
	}
	s, err := Open(ctx, url+"&pool_max_conns=8&search_path="+name, Options{})
	if err != nil {
		return nil, err
	}
	return s.QuadStore()
}
`,
		// These ask for values in the order in which they were added, which a table
		// of a database does not keep.
		Skip: `^TestGizmo$/^use_.getLimit$|^TestGizmo$/^default_limit_All$|^TestMQL$/^get_all_IDs_in_the_database$`,
		Env:  []string{"PGDB_TEST_URL=" + newDatabase(t)},
	})
}
