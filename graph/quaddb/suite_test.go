package quaddb

import (
	"os/exec"
	"strings"
	"testing"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/graphtest"
)

// TestSuite runs Cayley's own conformance suite.
func TestSuite(t *testing.T) {
	t.Chdir(cayleyFolder(t)) // where the suite finds its graphs
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

// cayleyFolder is where the module of Cayley lies.
func cayleyFolder(t testing.TB) string {
	out, err := exec.CommandContext(t.Context(), "go", "list", "-m", "-f", "{{.Dir}}", "github.com/cayleygraph/cayley").Output()
	if err != nil {
		t.Skipf("the module of Cayley is not here: %v", err)
	}
	return strings.TrimSpace(string(out))
}
