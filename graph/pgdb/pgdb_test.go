package pgdb

import (
	"context"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/graphtest"
	"github.com/jackc/pgx/v5"
)

var (
	lastDatabase atomic.Int64
	// run tells the databases of this process from those of another.
	run = os.Getpid()
)

// newDatabase makes a database for a test and returns its URL.
func newDatabase(t testing.TB) string {
	t.Helper()
	server := os.Getenv("KHABAR_POSTGRES")
	if server == "" {
		if os.Getenv("CI") != "" && os.Getenv("KHABAR_HEAVY") != "" {
			t.Fatal("KHABAR_POSTGRES names no server")
		}
		t.Skip("needs PostgreSQL: export KHABAR_POSTGRES=$(.ci/postgres start /tmp/cluster), and .ci/postgres stop /tmp/cluster in the end")
	}
	conn, err := pgx.Connect(t.Context(), server)
	if err != nil {
		t.Fatal(err)
	}
	name := fmt.Sprintf("khabar_test_%d_%d", run, lastDatabase.Add(1))
	if _, err := conn.Exec(t.Context(), "CREATE DATABASE "+name); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		ctx := context.Background()
		if _, err := conn.Exec(ctx, "DROP DATABASE "+name+" WITH (FORCE)"); err != nil {
			t.Error(err)
		}
		conn.Close(ctx)
	})
	u, err := url.Parse(server)
	if err != nil {
		t.Fatal(err)
	}
	u.Path = name
	return u.String()
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
	t.Chdir(cayleyFolder(t))
	graphtest.TestAll(t, func(t testing.TB) (graph.QuadStore, graph.Options) {
		qs, err := openTest(t, newDatabase(t)).QuadStore()
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { qs.Close() })
		return qs, nil
	}, &graphtest.Config{NoPrimitives: true, OptimizesComparison: true})
}

// cayleyFolder is where the module of Cayley lies.
func cayleyFolder(t testing.TB) string {
	out, err := exec.CommandContext(t.Context(), "go", "list", "-m", "-f", "{{.Dir}}", "github.com/cayleygraph/cayley").Output()
	if err != nil {
		t.Skipf("the module of Cayley is not here: %v", err)
	}
	return strings.TrimSpace(string(out))
}
