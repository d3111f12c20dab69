package main

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/khabar-kg/khabar/graph/pgdb/pgtest"
)

var update = flag.Bool("update", false, "rewrite the expected output in testdata/script and README.md")

func TestMain(m *testing.M) {
	if os.Getenv("KHABAR_TEST_MAIN") != "" { // the test runs itself as khabar
		main()
	}
	testscript.Main(m, map[string]func(){"khabar": main})
}

// TestScripts runs testdata/script: every command as a user has it, with its
// output and exit codes.
func TestScripts(t *testing.T) {
	if testing.Short() {
		t.Skip("hundreds of processes")
	}
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	server := ""
	if os.Getenv(pgtest.Variable) != "" || os.Getenv(pgtest.RequiredVariable) != "" {
		server = pgtest.Database(t)
	}
	testscript.Run(t, testscript.Params{
		Dir:           "testdata/script",
		UpdateScripts: *update,
		Setup: func(e *testscript.Env) error {
			e.Setenv("ROOT", root)
			e.Setenv("EXAMPLES", filepath.Join(root, "examples", "iraq-2021"))
			e.Setenv("COLUMNS", "100")
			if server != "" {
				e.Setenv("SERVER", server)
			}
			return nil
		},
		Condition: func(cond string) (bool, error) {
			if cond == "root" {
				return os.Getuid() == 0, nil
			}
			if cond == "postgres" {
				return server != "", nil
			}
			return false, nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"exit": exitCode},
	})
}

// exitCode runs a command and checks its exit code, which testscript's own exec
// does not tell: exit 3 khabar build nothing.txt
func exitCode(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exit CODE COMMAND ARG...")
	}
	got := "0"
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		got = codeOf(err)
	}
	if got != args[0] {
		ts.Fatalf("exit code %s, want %s", got, args[0])
	}
}
