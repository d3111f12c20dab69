package main

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// bombs are queries that take all that they are given. None may be answered with
// status 200, and each is stopped.
var bombs = []string{
	`while (true) {}`,
	`g.emit("x".repeat(2 ** 28))`,
	`let s = "x"; while (true) s += s`,
	`const a = []; while (true) a.push(new Array(100000).fill(a.length))`,
	`const m = new Map(); while (true) m.set(m.size, "k" + m.size)`,
	`function f(n) { return f(n + 1) + 1 } f(0)`,
	`const o = {toString() { return "" + o }}; "" + o`,
	`/(?=a)(a+)+$/.test("a".repeat(60) + "b"); while (true) {}`,
	`let x = "[".repeat(1 << 20); for (let i = 0; i < 8; i++) x += x; JSON.parse(x)`,
	`const d = []; d[0] = d; while (true) d.push(d.slice())`,
	`const l = []; for (let i = 0; ; i++) { l.push(String(i)); if (i % 100000 === 0) l.sort() }`,
	`const out = []; while (true) out.push(g.V().toArray())`,
	`while (true) g.V().out().out().out().out().unique().toArray()`,
	`Array.from({length: 2 ** 31}, (_, i) => "k" + i)`,
	`"x".padEnd(2 ** 29).split("")`,
	`while (true) g.emit("x".repeat(1 << 20))`,
}

// A running server is a process of its own.
type runningServer struct {
	t    *testing.T
	cmd  *exec.Cmd
	root string
}

// runServe runs "khabar serve" in a process of its own until the test ends.
func runServe(t *testing.T, args ...string) *runningServer {
	t.Helper()
	c := exec.CommandContext(t.Context(), os.Args[0], append([]string{"serve", "--addr", "127.0.0.1:0", "--token", "0123456789abcdef"}, args...)...)
	c.Cancel = func() error { return c.Process.Signal(os.Interrupt) }
	c.WaitDelay = 20 * time.Second
	c.Env = append(os.Environ(), "KHABAR_TEST_MAIN=1", "KHABAR_DB=")
	said, err := c.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewReader(said)
	line, err := lines.ReadString('\n')
	if err != nil {
		t.Fatalf("%v: %s", err, line)
	}
	go func() { _, _ = io.Copy(io.Discard, lines) }()
	t.Cleanup(func() {
		_ = c.Process.Signal(os.Interrupt)
		_ = c.Wait()
	})
	_, at, _ := strings.Cut(line, " is at ")
	at, _, _ = strings.Cut(at, "/ ")
	return &runningServer{t, c, at}
}

// ask makes a request and returns status, body and how long it took.
func (s *runningServer) ask(method, path, body string) (int, string, time.Duration) {
	began := time.Now()
	r, err := http.NewRequestWithContext(context.Background(), method, s.root+path, strings.NewReader(body))
	if err != nil {
		s.t.Error(err)
		return 0, "", 0
	}
	res, err := http.DefaultClient.Do(r)
	if err != nil {
		s.t.Error(err)
		return 0, "", 0
	}
	b, err := io.ReadAll(res.Body)
	if err != nil {
		s.t.Error(err)
	}
	res.Body.Close()
	return res.StatusCode, string(b), time.Since(began)
}

// held returns the bytes that the server and its workers hold for themselves, and those
// of the server alone.
func (s *runningServer) held() (all, alone int64) {
	pids := []int{s.cmd.Process.Pid}
	children, _ := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/children", s.cmd.Process.Pid))
	for _, f := range children {
		b, _ := os.ReadFile(f)
		for _, w := range bytes.Fields(b) {
			if pid, err := strconv.Atoi(string(w)); err == nil {
				pids = append(pids, pid)
			}
		}
	}
	for i, pid := range pids {
		b, _ := os.ReadFile(fmt.Sprintf("/proc/%d/statm", pid))
		if f := bytes.Fields(b); len(f) > 2 {
			resident, _ := strconv.ParseInt(string(f[1]), 10, 64)
			shared, _ := strconv.ParseInt(string(f[2]), 10, 64)
			n := (resident - shared) * int64(os.Getpagesize())
			all += n
			if i == 0 {
				alone = n
			}
		}
	}
	return all, alone
}

// TestBombs throws queries that take all they can at a server, and asks it meanwhile
// what others ask: those are answered as if nothing were. With KHABAR_HEAVY=1 there are
// fifty, at once, with the usual deadline.
func TestBombs(t *testing.T) {
	if testing.Short() {
		t.Skip("processes that take all they can")
	}
	thrown, timeout, within := len(bombs), "1s", 2*time.Second
	heavy := os.Getenv("KHABAR_HEAVY") != ""
	if heavy {
		thrown, timeout, within = 50, "10s", 250*time.Millisecond
	}
	db := filepath.Join(t.TempDir(), "story.db")
	a := newApp(strings.NewReader(""), io.Discard, io.Discard, func(string) string { return "" })
	if code := a.main(t.Context(), []string{"build", "--quiet", "--db", db, "../../examples/iraq-2021"}); code != 0 {
		t.Fatalf("build: exit code %d", code)
	}
	s := runServe(t, "--db", db, "--timeout", timeout)
	const gizmo = "/api/v2/query?lang=gizmo"
	const simple = `g.V("<Person>").in("<type>").limit(3).all()`
	honest := [][3]string{
		{"GET", "/", ""},
		{"GET", "/api/v1/entities?q=Iraq", ""},
		{"GET", "/api/v1/ask/denials", ""},
		{"GET", "/api/v1/articles", ""},
		{"GET", "/healthz", ""},
		{"POST", gizmo, simple},
	}
	var calm time.Duration // what a request takes at most while nothing is thrown
	for round := range 3 {
		for _, h := range honest {
			code, body, d := s.ask(h[0], h[1], h[2])
			if code != 200 {
				t.Fatalf("%s: %d %s", h[1], code, body)
			}
			if round > 0 { // some is made once
				calm = max(calm, d)
			}
		}
	}
	within = max(within, 10*calm) // on a machine that is busy otherwise
	var throwing sync.WaitGroup
	slots := make(chan struct{}, 50)
	over := make(chan struct{})
	statuses := make([]int, thrown)
	for i := range thrown {
		throwing.Go(func() {
			slots <- struct{}{}
			defer func() { <-slots }()
			var body string
			statuses[i], body, _ = s.ask("POST", gizmo, bombs[i%len(bombs)])
			if statuses[i] != 400 && statuses[i] != 503 {
				t.Errorf("%s: status %d: %.200s", bombs[i%len(bombs)], statuses[i], body)
			}
		})
	}
	go func() { throwing.Wait(); close(over) }()
	var took, tookGizmo []time.Duration
	var most, mostAlone int64
	refused := 0
	for i := 0; ; i++ {
		h := honest[i%len(honest)]
		code, body, d := s.ask(h[0], h[1], h[2])
		switch {
		case h[1] == gizmo && code == 503:
			refused++
		case code != 200:
			t.Errorf("%s: status %d: %.200s", h[1], code, body)
		case h[1] == gizmo:
			tookGizmo = append(tookGizmo, d)
		default:
			took = append(took, d)
		}
		all, alone := s.held()
		most, mostAlone = max(most, all), max(mostAlone, alone)
		select {
		case <-over:
		default:
			time.Sleep(5 * time.Millisecond)
			continue
		}
		break
	}
	slices.Sort(took)
	slices.Sort(tookGizmo)
	p99 := took[len(took)*99/100]
	t.Logf("%d honest requests: median %v, p99 %v, longest %v; memory of all at most %d MB, of the server %d MB", len(took), took[len(took)/2], p99, took[len(took)-1], most>>20, mostAlone>>20)
	if len(tookGizmo) > 0 {
		t.Logf("%d honest queries: median %v, p99 %v; %d refused", len(tookGizmo), tookGizmo[len(tookGizmo)/2], tookGizmo[len(tookGizmo)*99/100], refused)
	}
	if p99 > within {
		t.Errorf("honest requests take up to %v, want %v", p99, within)
	}
	if runtime.GOOS == "linux" && most > 1<<30 {
		t.Errorf("server and workers held %d MB, the server %d MB", most>>20, mostAlone>>20)
	}
	// Then all is as before.
	for range 3 {
		if code, body, _ := s.ask("POST", gizmo, simple); code != 200 {
			t.Errorf("afterwards: %d %s", code, body)
		}
	}
}
