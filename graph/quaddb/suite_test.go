package quaddb

import (
	"testing"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/graphtest"

	"github.com/khabar-kg/khabar/graph/internal/cayleytest"
)

// TestSuite runs Cayley's own conformance suite.
func TestSuite(t *testing.T) {
	t.Chdir(cayleytest.Folder(t)) // where the suite finds its graphs
	graphtest.TestAll(t, func(t testing.TB) (graph.QuadStore, graph.Options) {
		s, err := Open(t.TempDir(), Options{NoSync: true})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() {
			if err := s.Close(); err != nil {
				t.Error(err)
			}
		})
		return s, nil
	}, &graphtest.Config{OptimizesComparison: true})
}

// TestQueryLanguages runs the tables of queries of Cayley's Gizmo and MQL.
func TestQueryLanguages(t *testing.T) {
	if !heavy() {
		t.Skip("set KHABAR_HEAVY=1 to build and run the tests of Cayley's query languages")
	}
	cayleytest.QueryLanguages(t, cayleytest.Store{
		Package: "quaddb",
		Import:  "github.com/khabar-kg/khabar/graph/quaddb",
		ForTest: `package quaddb

import (
	"os"

	"github.com/cayleygraph/cayley/graph"
)

// ForTest makes an empty store.
func ForTest() (graph.QuadStore, error) {
	dir, err := os.MkdirTemp(os.Getenv("QUADDB_TEST_DIR"), "")
	if err != nil {
		return nil, err
	}
	return Open(dir, Options{NoSync: true})
}
`,
		Env: []string{"QUADDB_TEST_DIR=" + t.TempDir()},
	})
}
