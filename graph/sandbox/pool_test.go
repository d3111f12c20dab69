package sandbox

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/khabar-kg/khabar/graph"
)

// workerVariable names the database of a worker; the test's own program is one.
const workerVariable = "KHABAR_TEST_WORKER"

const testMemory = 96 << 20

// ample is longer than anything here takes, on a machine that is busy with other things
// as well: a query that its memory or its answer is to stop does not run into it.
const ample = 5 * time.Minute

func TestMain(m *testing.M) {
	switch db := os.Getenv(workerVariable); db {
	case "":
		os.Exit(m.Run())
	case "broken":
		os.Stderr.WriteString("no such luck\n")
		os.Exit(1)
	default:
		g, err := graph.Open(context.Background(), db, graph.Options{ReadOnly: true, QueryMemory: testMemory / 2})
		if err == nil {
			err = Work(context.Background(), g, os.Stdin, os.Stdout, testMemory)
		}
		os.Stderr.WriteString(err.Error())
		os.Exit(1)
	}
}

func command(db string) func() *exec.Cmd {
	return func() *exec.Cmd {
		c := exec.Command(os.Args[0]) //nolint:noctx // the pool ends it
		c.Env = append(os.Environ(), workerVariable+"="+db)
		return c
	}
}

// newPool makes a pool over a database that holds but the ontology.
func newPool(t *testing.T, opts Options) (*Pool, *graph.Graph) {
	t.Helper()
	if testing.Short() {
		t.Skip("processes whose memory is bounded, which the race detector's is not")
	}
	dir := t.TempDir()
	g, err := graph.Open(t.Context(), dir, graph.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := g.Close(); err != nil {
			t.Error(err)
		}
	})
	opts.Command, opts.Memory = command(dir), testMemory
	if opts.Changes == nil {
		opts.Changes = g.Changes
	}
	p := New(opts)
	t.Cleanup(p.Close)
	return p, g
}

func TestPool(t *testing.T) {
	p, _ := newPool(t, Options{MaxAnswer: 1 << 20})
	for _, test := range []struct {
		name, query, want string
		is                error
	}{
		{"an answer", `g.emit(params.n + 1)`, "", nil},
		{"syntax", `g.V(`, "SyntaxError", nil},
		{"endless", `while (true) {}`, "", graph.ErrDeadline},
		{"endless, and cannot be interrupted", `/(?=a)(a+)+$/.test("a".repeat(60) + "b")`, "", graph.ErrDeadline},
		{"memory, slowly", `const a = []; while (true) a.push(new Array(1000).fill(a.length))`, "", graph.ErrMemory},
		{"memory, at once", `let s = "x"; while (true) s += s`, "", graph.ErrMemory},
		{"a stack of calls through built-ins", `const o = {toString() { return "" + o }}; "" + o`, "", graph.ErrMemory},
		{"a large answer", `g.emit("x".repeat(1 << 21))`, "", errLarge},
		{"and then an answer", `g.emit(params.n + 1)`, "", nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			timeout := ample
			if errors.Is(test.is, graph.ErrDeadline) {
				timeout = 300 * time.Millisecond
			}
			began := time.Now()
			table, err := p.Query(t.Context(), test.query, graph.QueryOptions{Timeout: timeout, Params: map[string]any{"n": 41}})
			// What cannot be interrupted would end after a minute.
			if took := time.Since(began); took > 30*time.Second && errors.Is(test.is, graph.ErrDeadline) {
				t.Errorf("it took %v", took)
			}
			switch {
			case test.is == nil && test.want == "":
				if err != nil || len(table.Rows) != 1 || table.Rows[0][0].String() != "42" {
					t.Errorf("got %+v, %v", table, err)
				}
			case err == nil || test.is != nil && !errors.Is(err, test.is) || !strings.Contains(err.Error(), test.want):
				t.Errorf("got %v, want %v %s", err, test.is, test.want)
			}
			if test.is != nil {
				if h := graph.Hinted(nil); !errors.As(err, &h) || h.Hint() == "" {
					t.Errorf("no hint: %v", err)
				}
			}
		})
	}
}

// TestFresh shows that a query sees what was stored before it, and that processes are
// used again as long as nothing is.
func TestFresh(t *testing.T) {
	var changes atomic.Uint64
	p, _ := newPool(t, Options{Changes: changes.Load, Ready: 1})
	ask := func() int {
		t.Helper()
		if _, err := p.Query(t.Context(), `g.emit(1)`, graph.QueryOptions{}); err != nil {
			t.Fatal(err)
		}
		p.mu.Lock()
		defer p.mu.Unlock()
		for _, w := range p.ready {
			if w.changes == changes.Load() && w.used > 0 {
				return w.cmd.Process.Pid
			}
		}
		return 0
	}
	first := ask()
	for range 3 {
		if again := ask(); first != 0 && again != first && again != 0 {
			t.Logf("another process: %d, %d", first, again)
		}
	}
	changes.Add(1)
	p.mu.Lock()
	old := slices.Clone(p.ready)
	p.mu.Unlock()
	ask()
	for _, w := range old {
		if w.changes == changes.Load() {
			continue
		}
		select {
		case <-w.ended:
		case <-time.After(ample):
			t.Error("a process of an older state is still there")
		}
	}
}

// TestEnds shows that a query ends with who asks it, and with the pool.
func TestEnds(t *testing.T) {
	p, _ := newPool(t, Options{})
	ctx, cancel := context.WithTimeout(t.Context(), 300*time.Millisecond)
	defer cancel()
	if _, err := p.Query(ctx, `while (true) {}`, graph.QueryOptions{Timeout: ample}); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v", err)
	}
	running := make(chan error, 1)
	go func() {
		_, err := p.Query(context.Background(), `while (true) {}`, graph.QueryOptions{Timeout: ample})
		running <- err
	}()
	time.Sleep(300 * time.Millisecond)
	p.Close()
	if err := <-running; !errors.Is(err, ErrBusy) {
		t.Errorf("got %v", err)
	}
	if _, err := p.Query(t.Context(), `g.emit(1)`, graph.QueryOptions{}); err == nil {
		t.Error("a closed pool answers")
	}
}

// TestLong shows that there is room for some long queries, and that short ones pass
// them.
func TestLong(t *testing.T) {
	const room, asked = 2, 5
	p, _ := newPool(t, Options{Running: room})
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	var long sync.WaitGroup
	results := make(chan error, asked)
	for range asked {
		long.Go(func() {
			_, err := p.Query(ctx, `while (true) {}`, graph.QueryOptions{Timeout: ample})
			results <- err
		})
	}
	for range asked - room {
		if err := <-results; !errors.Is(err, ErrBusy) {
			t.Errorf("without room: %v", err)
		}
	}
	// On a busy machine a short one may itself take so long that it counts as a long one,
	// and is sent away.
	for began := time.Now(); ; {
		_, err := p.Query(t.Context(), `g.emit(1)`, graph.QueryOptions{Timeout: ample})
		if errors.Is(err, ErrBusy) && time.Since(began) < ample {
			continue
		}
		if err != nil {
			t.Errorf("a short one: %v", err)
		}
		break
	}
	if len(results) > 0 {
		t.Errorf("a long one that had room ended with %v", <-results)
	}
	cancel()
	long.Wait()
	close(results)
	for err := range results {
		if !errors.Is(err, context.Canceled) {
			t.Errorf("a long one ended with %v", err)
		}
	}
}

func TestBroken(t *testing.T) {
	p := New(Options{Command: command("broken")})
	defer p.Close()
	_, err := p.Query(t.Context(), `g.emit(1)`, graph.QueryOptions{})
	if err == nil || !strings.Contains(err.Error(), "no such luck") {
		t.Errorf("got %v", err)
	}
}

func TestLane(t *testing.T) {
	l := newLane(1)
	leave, err := l.enter(t.Context(), time.Second)
	if err != nil {
		t.Fatal(err)
	}
	var mu sync.Mutex
	var order []int
	var all sync.WaitGroup
	for i := range 3 {
		all.Go(func() {
			leave, err := l.enter(t.Context(), time.Minute)
			if err != nil {
				t.Error(err)
				return
			}
			mu.Lock()
			order = append(order, i)
			mu.Unlock()
			leave()
		})
		for waiting := 0; waiting <= i; {
			l.mu.Lock()
			waiting = len(l.waiting)
			l.mu.Unlock()
			time.Sleep(time.Millisecond)
		}
	}
	if _, err := l.enter(t.Context(), time.Millisecond); !errors.Is(err, ErrBusy) {
		t.Errorf("out of patience: %v", err)
	}
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := l.enter(gone, time.Minute); !errors.Is(err, context.Canceled) {
		t.Errorf("who asks is gone: %v", err)
	}
	leave()
	all.Wait()
	if !slices.Equal(order, []int{2, 1, 0}) {
		t.Errorf("order %v", order)
	}
	if l.room != 1 || len(l.waiting) != 0 {
		t.Errorf("room %d, waiting %d", l.room, len(l.waiting))
	}
}

// TestReach lists what a query can name: nothing of it leads to files, to the network or
// to the process.
func TestReach(t *testing.T) {
	p, _ := newPool(t, Options{})
	table, err := p.Query(t.Context(), `
		const own = (o) => Object.getOwnPropertyNames(o);
		for (const n of own(globalThis)) g.emit("global " + n);
		for (let o = g; o && o !== Object.prototype; o = Object.getPrototypeOf(o)) for (const n of own(o)) g.emit("g " + n);
		for (const n of ["require", "process", "fetch", "XMLHttpRequest", "WebSocket", "Deno", "Bun", "import", "load", "read", "readFile", "open", "exec", "console"])
			if (n in globalThis || n in g) g.emit("leads out " + n);
	`, graph.QueryOptions{Limit: -1})
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range table.Rows {
		what := row[0].String()
		if strings.HasPrefix(what, "leads out") || strings.HasPrefix(what, "global ") && !known[strings.TrimPrefix(what, "global ")] {
			t.Errorf("a query reaches %q", what)
		}
	}
	if len(table.Rows) < 50 {
		t.Errorf("only %d names", len(table.Rows))
	}
}

// known are the globals of JavaScript that are data and functions on data, and those of
// Gizmo.
var known = func() map[string]bool {
	out := map[string]bool{}
	for _, n := range strings.Fields(`
		Object Function Array String Number Boolean Symbol Date RegExp Math JSON Reflect Proxy Promise Map Set WeakMap WeakSet BigInt
		Error AggregateError TypeError RangeError ReferenceError SyntaxError EvalError URIError GoError globalThis NaN Infinity undefined
		ArrayBuffer DataView Int8Array Uint8Array Uint8ClampedArray Int16Array Uint16Array Int32Array Uint32Array Float32Array Float64Array BigInt64Array BigUint64Array
		isNaN isFinite parseInt parseFloat encodeURI encodeURIComponent decodeURI decodeURIComponent escape unescape eval
		graph g params oneOf between spoken certain iri bnode raw str lang typed lt lte gt gte regex like Vertex Morphism WeakRef FinalizationRegistry Iterator`) {
		out[n] = true
	}
	return out
}()
