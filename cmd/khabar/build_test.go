package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/khabar-kg/khabar/graph"
)

const examples = "../../examples/iraq-2021"

// TestSameBytes: the same input gives the same output with any number of workers
// and processors.
func TestSameBytes(t *testing.T) {
	want := mustKhabar(t, "extract", "--with-text", "--jobs", "1", examples)
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	for procs, jobs := range map[int]string{1: "9", 5: "0"} {
		runtime.GOMAXPROCS(procs)
		if got := mustKhabar(t, "extract", "--with-text", "--jobs", jobs, examples); got != want {
			t.Errorf("%d processors, --jobs %s: other bytes than with one", procs, jobs)
		}
	}
}

// TestSameGraph: the graph does not depend on the order of the input, on the number
// of workers, or on how often it was built. All examples are read under KHABAR_HEAVY,
// those of one December otherwise.
func TestSameGraph(t *testing.T) {
	pattern := "/*-2021-12-*"
	if os.Getenv("KHABAR_HEAVY") != "" {
		pattern = "/*-2021-*"
	}
	files, err := filepath.Glob(examples + pattern)
	if err != nil {
		t.Fatal(err)
	}
	backwards := slices.Clone(files)
	slices.Reverse(backwards)
	export := func(builds ...[]string) string {
		db := filepath.Join(t.TempDir(), "k.db")
		for _, paths := range builds {
			mustKhabar(t, append([]string{"--db", db, "build"}, paths...)...)
		}
		return mustKhabar(t, "--db", db, "export")
	}
	want := export(append(files, "--jobs", "1"))
	if !strings.Contains(want, "harbour-2021-12-10-mckenzie") {
		t.Fatal("the graph lacks an article")
	}
	for name, got := range map[string]string{
		"backwards":  export(append(backwards, "--jobs", "4")),
		"one by one": export(files[:1], files[1:3], files),
		"refreshed":  export(files, append(files, "--refresh")),
	} {
		if got != want {
			t.Errorf("%s: another graph", name)
		}
	}
}

// TestRefresh: what another reading made is made anew when that is asked for.
func TestRefresh(t *testing.T) {
	dir := t.TempDir()
	db, fresh := filepath.Join(dir, "k.db"), filepath.Join(dir, "fresh.db")
	december, err := filepath.Glob(examples + "/*-2021-12-*")
	if err != nil {
		t.Fatal(err)
	}
	mustKhabar(t, append([]string{"--db", fresh, "build"}, december...)...)
	mustKhabar(t, append([]string{"--db", db, "build", "--min-certainty", "0.9"}, december...)...)
	mustKhabar(t, "--db", db, "build", "--refresh")
	if mustKhabar(t, "--db", db, "export") != mustKhabar(t, "--db", fresh, "export") {
		t.Error("a refreshed graph is not what building anew gives")
	}
}

// TestInterrupt: at Ctrl-C what was read is stored, and the exit code is 130.
func TestInterrupt(t *testing.T) {
	db := filepath.Join(t.TempDir(), "k.db")
	c := exec.CommandContext(t.Context(), os.Args[0])
	c.Args = []string{"khabar", "--db", db, "build", "-"}
	c.Env = append(os.Environ(), "KHABAR_TEST_MAIN=1")
	in, err := c.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	said := newWatcher("standard input:3")
	c.Stderr = said
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	// The reader looks at the first 4 KB before it begins.
	text := strings.Repeat("The minister said on Monday that the road was open. ", 100)
	fmt.Fprintf(in, "{\"id\": \"one\", \"text\": %q}\n{\"id\": \"two\", \"text\": %q}\nnothing\n", text, text)
	// The third line is reported after the first two were taken; the input
	// stays open.
	select {
	case <-said.seen:
	case <-time.After(time.Minute):
		c.Process.Kill()
		t.Fatal("it does not read")
	}
	if err := c.Process.Signal(syscall.SIGINT); err != nil {
		t.Fatal(err)
	}
	err = c.Wait()
	if code := codeOf(err); code != "130" {
		t.Errorf("exit code %s, want 130\n%s", code, said.text())
	}
	for _, want := range []string{"2 articles: 2 added", "stopped early", "khabar: interrupted"} {
		if !strings.Contains(said.text(), want) {
			t.Errorf("it does not say %q:\n%s", want, said.text())
		}
	}
	if list := mustKhabar(t, "--db", db, "articles", "list", "--format", "csv"); !strings.Contains(list, "one,") || !strings.Contains(list, "two,") {
		t.Errorf("what was read is not there:\n%s", list)
	}
}

// TestInterrupted: a command whose context has ended says so.
func TestInterrupted(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for _, args := range [][]string{{"extract", examples}, {"--db", filepath.Join(t.TempDir(), "k.db"), "build", examples}} {
		r := khabarIn(ctx, "", args...)
		if r.code != exitInterrupted {
			t.Errorf("%v: exit code %d, want %d\n%s", args, r.code, exitInterrupted, r.err)
		}
	}
}

// TestLocked: a second process that would change the database is told who has it;
// one that reads reads.
func TestLocked(t *testing.T) {
	db := filepath.Join(t.TempDir(), "k.db")
	mustKhabar(t, "--db", db, "build", filepath.Join(examples, "mina-2021-07-27-washington.txt"))
	a := newApp(nil, io.Discard, io.Discard, os.Getenv)
	a.db = db
	err := a.withOwnGraph(t.Context(), func(*graph.Graph) error {
		r := khabar(t, "", "--db", db, "articles", "remove", "x")
		who := fmt.Sprintf("is held by process %d (", os.Getpid())
		if r.code != exitFailed || !strings.Contains(r.err, "database is in use") || !strings.Contains(r.err, who) || !strings.Contains(r.err, "khabar: hint: ") {
			t.Errorf("exit code %d, %s", r.code, r.err)
		}
		backup := filepath.Join(t.TempDir(), "backup")
		for _, args := range [][]string{{"articles", "list"}, {"ask", "denials"}, {"show", "Joe Biden"}, {"export"}, {"query", "-e", "g.V().count()"}, {"db", "stats"}, {"db", "verify"}, {"db", "backup", backup}} {
			mustKhabar(t, append([]string{"--db", db}, args...)...)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestFullDisk: on a full disk build says so, and what was stored before stays.
func TestFullDisk(t *testing.T) {
	if os.Getuid() != 0 {
		t.Skip("a small disk needs root: sudo go test -run TestFullDisk ./cmd/khabar")
	}
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=64m"); err != nil {
		t.Skipf("a small disk cannot be mounted here: %v", err)
	}
	defer syscall.Unmount(dir, 0)
	db := filepath.Join(dir, "k.db")
	first := filepath.Join(examples, "shatt-2021-12-09-araji.txt")
	mustKhabar(t, "--db", db, "build", first)
	before := mustKhabar(t, "--db", db, "export")
	if err := os.WriteFile(filepath.Join(dir, "other"), make([]byte, 40<<20), 0o644); err != nil {
		t.Fatal(err)
	}
	r := khabar(t, "", "--db", db, "build", examples)
	if r.code != exitFailed || !strings.Contains(r.err, "disk is full") || !strings.Contains(r.err, "hint: make room on the disk") {
		t.Errorf("exit code %d, %s", r.code, r.err)
	}
	if mustKhabar(t, "--db", db, "export") != before {
		t.Error("what was stored before is not there as it was")
	}
}

// A watcher is a stream that tells when a text has gone by.
type watcher struct {
	want string
	seen chan struct{}
	lock chan struct{} // held while the buffer is used
	buf  bytes.Buffer
}

func newWatcher(want string) *watcher {
	return &watcher{want: want, seen: make(chan struct{}), lock: make(chan struct{}, 1)}
}

func (w *watcher) Write(b []byte) (int, error) {
	w.lock <- struct{}{}
	defer func() { <-w.lock }()
	had := strings.Contains(w.buf.String(), w.want)
	w.buf.Write(b)
	if !had && strings.Contains(w.buf.String(), w.want) {
		close(w.seen)
	}
	return len(b), nil
}

func (w *watcher) text() string {
	w.lock <- struct{}{}
	defer func() { <-w.lock }()
	return w.buf.String()
}
