// Package pgtest makes room on a server of PostgreSQL for tests.
package pgtest

import (
	"context"
	"fmt"
	"net/url"
	"os"
	"sync/atomic"
	"testing"

	"github.com/jackc/pgx/v5"
)

// Variable is the environment variable with the URL of a server on which tests
// may make schemas. Without it they are skipped, or fail where
// [RequiredVariable] is set.
const (
	Variable         = "KHABAR_POSTGRES"
	RequiredVariable = "KHABAR_POSTGRES_REQUIRED"
)

var last atomic.Int64

// Database makes an empty schema, which goes when the test ends, and returns a URL
// in which it is the database. A schema is made in a moment, a database is not.
func Database(t testing.TB) string {
	t.Helper()
	server := os.Getenv(Variable)
	if server == "" {
		const how = "needs PostgreSQL: export " + Variable + "=$(.ci/postgres start /tmp/cluster); .ci/postgres stop /tmp/cluster ends it"
		if os.Getenv(RequiredVariable) != "" {
			t.Fatal(how)
		}
		t.Skip(how)
	}
	conn, err := pgx.Connect(t.Context(), server)
	if err != nil {
		t.Fatal(err)
	}
	name := fmt.Sprintf("khabar_test_%d_%d", os.Getpid(), last.Add(1))
	if _, err := conn.Exec(t.Context(), "CREATE SCHEMA "+name); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		ctx := context.Background()
		if _, err := conn.Exec(ctx, "DROP SCHEMA "+name+" CASCADE"); err != nil {
			t.Error(err)
		}
		if err := conn.Close(ctx); err != nil {
			t.Error(err)
		}
	})
	u, err := url.Parse(server)
	if err != nil {
		t.Fatal(err)
	}
	q := u.Query()
	q.Set("search_path", name)
	u.RawQuery = q.Encode()
	return u.String()
}
