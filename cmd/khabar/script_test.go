package main

import (
	"bufio"
	"flag"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/khabar-kg/khabar/graph/pgdb/pgtest"
)

var update = flag.Bool("update", false, "rewrite the expected output in testdata/script and README.md")

func TestMain(m *testing.M) {
	if os.Getenv("KHABAR_TEST_MAIN") != "" { // the test runs itself as khabar
		main()
	}
	os.Setenv("KHABAR_TEST_MAIN", "1") // the processes that serve starts for queries are khabar, too
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
			e.Values[serveKey{}] = new(func())
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
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"exit": exitCode, "serve": serveInBackground},
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

// serveInBackground runs "khabar serve" with arguments until the script ends, or stops it
// ("serve stop"). SERVE is its address, without what the address holds of a token.
func serveInBackground(ts *testscript.TestScript, neg bool, args []string) {
	running, ok := ts.Value(serveKey{}).(*func())
	if neg || !ok {
		ts.Fatalf("usage: serve ARG... | serve stop")
	}
	if len(args) == 1 && args[0] == "stop" {
		(*running)()
		return
	}
	c := exec.Command(os.Args[0], append([]string{"serve", "--addr", "127.0.0.1:0"}, args...)...) //nolint:noctx // it is stopped by a signal, as a user does
	c.Dir = ts.MkAbs(".")
	c.Env = []string{"KHABAR_TEST_MAIN=1"}
	for _, name := range []string{"HOME", "TMPDIR", "XDG_RUNTIME_DIR", "KHABAR_TOKEN"} {
		c.Env = append(c.Env, name+"="+ts.Getenv(name))
	}
	said, err := c.StderrPipe()
	ts.Check(err)
	ts.Check(c.Start())
	lines := bufio.NewReader(said)
	ended := make(chan struct{})
	stop := sync.OnceFunc(func() {
		_ = c.Process.Signal(os.Interrupt)
		<-ended
	})
	ts.Defer(stop)
	*running = stop
	line, err := lines.ReadString('\n')
	go func() {
		defer close(ended)
		_, _ = io.Copy(io.Discard, lines)
		_ = c.Wait()
	}()
	ts.Check(err)
	_, at, ok := strings.Cut(line, " is at ")
	at, _, _ = strings.Cut(at, " ")
	at, _, _ = strings.Cut(at, "?")
	if !ok {
		ts.Fatalf("serve: %s", line)
	}
	ts.Setenv("SERVE", strings.TrimSuffix(at, "/"))
}

// serveKey leads to what stops the server of a script.
type serveKey struct{}
