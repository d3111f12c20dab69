package main

import (
	"bytes"
	"context"
	"io"
	"net"
	"net/http"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/khabar-kg/khabar/graph"
)

// A lockedBuffer takes what a command writes while a test reads it.
type lockedBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (b *lockedBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.Write(p)
}

func (b *lockedBuffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.String()
}

// emptyDatabase makes a database without articles.
func emptyDatabase(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "test.db")
	g, err := graph.Open(t.Context(), path, graph.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := g.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestServe(t *testing.T) {
	db := emptyDatabase(t)
	for _, stuck := range []bool{false, true} {
		name := "idle"
		if stuck {
			name = "with a query that does not end"
		}
		t.Run(name, func(t *testing.T) {
			var errs lockedBuffer
			a := newApp(strings.NewReader(""), io.Discard, &errs, func(string) string { return "" })
			a.db = db
			addr := make(chan net.Addr, 1)
			o := &serveOptions{listening: func(at net.Addr) { addr <- at }}
			c := serveCommand(a, o)
			c.SetArgs([]string{"--addr", "127.0.0.1:0", "--debug", "--timeout", "1m"})
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			ended := make(chan error, 1)
			go func() { ended <- c.ExecuteContext(ctx) }()
			var root string
			select {
			case at := <-addr:
				root = "http://" + at.String()
			case err := <-ended:
				t.Fatalf("it ended: %v", err)
			}
			get := func(path string) (int, string) {
				t.Helper()
				r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, root+path, nil)
				if err != nil {
					t.Fatal(err)
				}
				res, err := http.DefaultClient.Do(r)
				if err != nil {
					return 0, err.Error()
				}
				defer res.Body.Close()
				b, err := io.ReadAll(res.Body)
				if err != nil {
					t.Error(err)
				}
				return res.StatusCode, string(b)
			}
			if code, body := get("/healthz"); code != 200 || body != "ok\n" {
				t.Errorf("healthz: %d %q", code, body)
			}
			if code, body := get("/"); code != 200 || !strings.Contains(body, "khabar build") {
				t.Errorf("page: %d %q", code, body)
			}
			hung := make(chan struct{})
			if stuck {
				go func() {
					defer close(hung)
					_, _ = get("/api/v2/query?lang=gizmo&qu=while(true)%7B%7D")
				}()
				time.Sleep(200 * time.Millisecond)
			} else {
				close(hung)
			}
			began := time.Now()
			cancel()
			select {
			case err := <-ended:
				if err != nil {
					t.Errorf("it ended with %v", err)
				}
			case <-time.After(20 * time.Second):
				t.Fatal("it does not stop")
			}
			<-hung
			if took := time.Since(began); took > stopWithin+5*time.Second {
				t.Errorf("stopping took %v", took)
			}
			if log := errs.String(); !strings.Contains(log, "is at "+root+"/") || !strings.Contains(log, "path=/healthz") {
				t.Errorf("it said %q", log)
			}
			// The database is free again.
			g, err := graph.Open(t.Context(), db, graph.Options{MustExist: true})
			if err != nil {
				t.Fatal(err)
			}
			if err := g.Close(); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestServeRefuses(t *testing.T) {
	db := emptyDatabase(t)
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	for _, test := range []struct {
		name string
		args []string
		code int
		want string
	}{
		{"all addresses, and nobody is told the token", []string{"--addr", "0.0.0.0:0", "--quiet"}, exitFailed, "KHABAR_TOKEN"},
		{"a short token", []string{"--token", "secret"}, exitUsage, "could be tried out"},
		{"no port", []string{"--addr", "localhost"}, exitUsage, "it is no HOST:PORT"},
		{"a port that is taken", []string{"--addr", taken.Addr().String()}, exitFailed, "--addr 127.0.0.1:0"},
		{"no database", []string{"--db", filepath.Join(t.TempDir(), "none")}, exitFailed, "no database there"},
		{"no limit", []string{"--limit", "0"}, exitUsage, "--limit 0"},
		{"an argument", []string{"news/"}, exitUsage, "unknown command"},
	} {
		t.Run(test.name, func(t *testing.T) {
			var errs lockedBuffer
			a := newApp(strings.NewReader(""), io.Discard, &errs, func(string) string { return "" })
			if code := a.main(t.Context(), append([]string{"serve", "--db", db}, test.args...)); code != test.code {
				t.Errorf("exit code %d, want %d", code, test.code)
			}
			if !strings.Contains(errs.String(), test.want) {
				t.Errorf("it said %q, want %q", errs.String(), test.want)
			}
		})
	}
}

// startServe runs "khabar serve" with args until the test ends, and returns its
// address and what it said.
func startServe(t *testing.T, db string, args ...string) (root string, errs *lockedBuffer) {
	t.Helper()
	errs = new(lockedBuffer)
	a := newApp(strings.NewReader(""), io.Discard, errs, func(string) string { return "" })
	a.db = db
	addr := make(chan net.Addr, 1)
	c := serveCommand(a, &serveOptions{listening: func(at net.Addr) { addr <- at }})
	c.SetArgs(args)
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- c.ExecuteContext(ctx) }()
	t.Cleanup(func() {
		cancel()
		if err := <-ended; err != nil {
			t.Errorf("serve ended with %v", err)
		}
	})
	select {
	case at := <-addr:
		_, port, err := net.SplitHostPort(at.String())
		if err != nil {
			t.Fatal(err)
		}
		return "http://127.0.0.1:" + port, errs
	case err := <-ended:
		ended <- nil
		t.Fatalf("serve ended: %v", err)
	}
	return "", nil
}

// TestServeToken shows who may do what at the address that is listened on.
func TestServeToken(t *testing.T) {
	const given = "a token of some length"
	for _, test := range []struct {
		name        string
		args        []string
		read, write int // without a token
		said        string
	}{
		{"here", []string{"--addr", "127.0.0.1:0"}, 200, 403, "/?token="},
		{"here, read-only", []string{"--addr", "127.0.0.1:0", "--read-only"}, 200, 403, "/ (Ctrl-C stops)"},
		{"here, a token of one's own", []string{"--addr", "127.0.0.1:0", "--token", given}, 200, 403, "/ (Ctrl-C stops)"},
		{"elsewhere", []string{"--addr", "0.0.0.0:0"}, 401, 401, "/?token="},
		{"elsewhere, read-only", []string{"--addr", "0.0.0.0:0", "--read-only"}, 401, 401, "/?token="},
	} {
		t.Run(test.name, func(t *testing.T) {
			root, errs := startServe(t, emptyDatabase(t), test.args...)
			status := func(method, path, token string) int {
				r, err := http.NewRequestWithContext(t.Context(), method, root+path, strings.NewReader(`{"ids": ["00000000"]}`))
				if err != nil {
					t.Fatal(err)
				}
				if token != "" {
					r.Header.Set("Authorization", "Bearer "+token)
				}
				res, err := http.DefaultClient.Do(r)
				if err != nil {
					t.Fatal(err)
				}
				defer res.Body.Close()
				return res.StatusCode
			}
			if got := status("GET", "/api/v1/articles", ""); got != test.read {
				t.Errorf("reading: status %d, want %d", got, test.read)
			}
			if got := status("POST", "/api/v1/merge/undo", ""); got != test.write {
				t.Errorf("writing: status %d, want %d", got, test.write)
			}
			said := errs.String()
			if !strings.Contains(said, test.said) || strings.Contains(said, given) {
				t.Errorf("it said %q", said)
			}
			token := given
			if _, after, ok := strings.Cut(said, "token="); ok {
				token, _, _ = strings.Cut(after, " ")
			}
			want := http.StatusNotFound // there is no such decision
			if strings.Contains(test.name, "read-only") {
				want = http.StatusForbidden
				if token == given {
					want = http.StatusUnauthorized // there is no token at all
				}
			}
			if got := status("POST", "/api/v1/merge/undo", token); got != want {
				t.Errorf("writing with the token: status %d, want %d", got, want)
			}
		})
	}
}
