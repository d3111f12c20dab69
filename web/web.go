package web

import (
	"context"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"hash/fnv"
	"html/template"
	"io/fs"
	"log/slog"
	"net/http"
	"path"
	"sync"
	"time"

	"github.com/khabar-kg/khabar/graph"
	"github.com/khabar-kg/khabar/graph/network"
	"github.com/khabar-kg/khabar/web/vendored"
)

//go:embed static templates messages.tsv openapi.yaml
var files embed.FS

// Options bound what requests may take. The zero value is the usual way.
type Options struct {
	// Logger gets a line for each request at the debug level, for each job and each
	// write at the information level, and faults of the server. Nil discards them.
	Logger *slog.Logger
	// Database is the name of the database, for people.
	Database string
	// Timeout is how long one query may take; 0 is graph.DefaultTimeout. The
	// page's own question may take three times as long, and is then remembered.
	Timeout time.Duration
	Limit   int // rows of one answer; 0 is graph.DefaultLimit
	// Concurrent is how many requests may query at once; the others wait, at
	// most Timeout, and are then answered with status 503. 0 is 4.
	Concurrent int
	// MaxBody is how many bytes a request's body may have; 0 is 1 MiB, as in
	// Cayley.
	MaxBody int64
	// MaxUpload is how many bytes articles that are sent may have in one request; 0
	// is 64 MiB.
	MaxUpload int64

	// Token is what every write needs, and with Remote every request; at least
	// ShortestToken bytes. Nobody may write to a server without one.
	Token string
	// ReadOnly refuses every write.
	ReadOnly bool
	// Remote says that other machines may reach the server: then reading needs the
	// token too, and it answers to this machine's addresses and to Hosts.
	Remote bool
	// Hosts are names, without port, that the server answers to beside those of the
	// loopback: that by which a proxy or other machines know it.
	Hosts []string
	// Gizmo runs the queries that people write; nil runs them in this process, where they
	// cannot be held to their bounds (see package sandbox).
	Gizmo Gizmo
	// Extractor makes records of articles that are sent; without one none are taken.
	Extractor Extractor
	// User is who decided, where a decision does not say.
	User string
}

func (o Options) withDefaults() Options {
	if o.Logger == nil {
		o.Logger = slog.New(slog.DiscardHandler)
	}
	if o.Timeout <= 0 {
		o.Timeout = graph.DefaultTimeout
	}
	if o.Limit <= 0 {
		o.Limit = graph.DefaultLimit
	}
	if o.Concurrent <= 0 {
		o.Concurrent = 4
	}
	if o.MaxBody <= 0 {
		o.MaxBody = 1 << 20
	}
	if o.MaxUpload <= 0 {
		o.MaxUpload = 64 << 20
	}
	if o.User == "" {
		o.User = "page"
	}
	return o
}

// check reports what cannot be meant.
func (o Options) check() error {
	switch {
	case o.Token != "" && len(o.Token) < ShortestToken:
		return fmt.Errorf("the token has %d bytes; it needs %d", len(o.Token), ShortestToken)
	case o.Remote && o.Token == "":
		return errors.New("a server that other machines can reach needs a token")
	}
	return nil
}

// A Gizmo runs queries within their options, as [graph.Graph.Query] does. It has its own
// way to let few run at once.
type Gizmo interface {
	Query(ctx context.Context, gizmo string, opts graph.QueryOptions) (*graph.Table, error)
}

// A server answers requests from a graph. It is immutable after New, but for
// what it links.
type server struct {
	g        *graph.Graph
	opts     Options
	words    words
	pages    *template.Template
	static   http.HandlerFunc
	vendored http.HandlerFunc
	warming  sync.WaitGroup // makes the index
	busy     chan struct{}  // one element a query that is running

	net   *network.Network
	atlas *atlas
	link  *linker
	jobs  *jobs
	meter meter
}

// A Server answers requests from a graph. It may be used by many goroutines.
type Server struct {
	http.Handler
	s *server
}

// New returns a server that answers from g, which stays the caller's and must not be
// closed before the server is.
func New(g *graph.Graph, opts Options) (*Server, error) {
	opts = opts.withDefaults()
	if err := opts.check(); err != nil {
		return nil, err
	}
	s := &server{g: g, opts: opts, busy: make(chan struct{}, opts.Concurrent), net: network.New(g)}
	var err error
	if s.atlas, err = readAtlas(); err != nil {
		return nil, err
	}
	if s.words, err = readWords(); err != nil {
		return nil, err
	}
	if s.pages, err = template.New("").Funcs(helpers).ParseFS(files, "templates/*.html"); err != nil {
		return nil, fmt.Errorf("read templates: %w", err)
	}
	if s.static, err = serveFiles("/static/", files, "static"); err != nil {
		return nil, err
	}
	if s.vendored, err = serveFiles("/static/vendored/", vendored.Files, "files"); err != nil {
		return nil, err
	}
	s.link = newLinker(
		g.Link,
		func(err error) { opts.Logger.Error("link entities", "error", err) },
	)
	s.jobs = newJobs(s.load)
	if s.opts.Token != "" && !s.opts.ReadOnly {
		s.link.ask() // what was not finished when a server stopped; mostly nothing
	}
	// The index is made before somebody waits for it.
	s.warming.Go(func() {
		if _, err := g.Index(s.link.ctx); err != nil && s.link.ctx.Err() == nil {
			opts.Logger.Error("index articles", "error", err)
		}
	})
	s.warming.Go(func() {
		if _, err := s.net.Outlets(s.link.ctx); err != nil && s.link.ctx.Err() == nil {
			opts.Logger.Error("read facts", "error", err)
		}
	})
	return &Server{s.logged(s.guarded(s.mux())), s}, nil
}

// Close ends what the server does by itself: what it is about it finishes until ctx
// ends, and leaves the rest to the next time. No request may be in hand.
func (s *Server) Close(ctx context.Context) {
	s.s.jobs.stop(ctx)
	s.s.link.stop(ctx)
	s.s.warming.Wait()
}

// about tells what the server allows.
func (s *server) about(w http.ResponseWriter, r *http.Request) {
	stats, err := s.g.Stats(r.Context())
	if err != nil {
		s.answer(w, r, nil, err)
		return
	}
	writeJSON(w, http.StatusOK, struct {
		Database  string  `json:"database,omitempty"`
		ReadOnly  bool    `json:"read_only"`
		MayWrite  bool    `json:"may_write"` // this request's sender
		Linking   bool    `json:"linking"`
		Jobs      int     `json:"jobs"`
		Articles  int     `json:"articles"`
		Quads     int     `json:"quads"`
		Timeout   float64 `json:"timeout_s"`
		Limit     int     `json:"limit"`
		MaxBody   int64   `json:"max_body"`
		MaxUpload int64   `json:"max_upload"`
	}{s.opts.Database, s.opts.ReadOnly || s.opts.Token == "", s.mayWrite(r), s.link.isBusy(), s.jobs.waiting(), stats.Articles, stats.Quads, s.opts.Timeout.Seconds(), s.opts.Limit, s.opts.MaxBody, s.opts.MaxUpload})
}

// openAPI gives the description of the interface.
func (s *server) openAPI(w http.ResponseWriter, r *http.Request) {
	b, err := files.ReadFile("openapi.yaml")
	if err != nil {
		s.answer(w, r, nil, err)
		return
	}
	w.Header().Set("Content-Type", "application/yaml; charset=utf-8")
	_, _ = w.Write(b) // the client may be gone
}

// health answers whether the graph can be read.
func (s *server) health(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	if _, err := s.g.Stats(r.Context()); err != nil {
		s.opts.Logger.ErrorContext(r.Context(), "health", "error", err)
		w.WriteHeader(http.StatusServiceUnavailable)
		fmt.Fprintln(w, "the graph cannot be read")
		return
	}
	fmt.Fprintln(w, "ok")
}

// serveFiles serves the embedded files of a folder under a path. A browser asks again
// each time and is told when nothing has changed.
func serveFiles(at string, from fs.FS, folder string) (http.HandlerFunc, error) {
	root, err := fs.Sub(from, folder)
	if err != nil {
		return nil, err
	}
	tags := map[string]string{}
	err = fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := fs.ReadFile(root, name)
		h := fnv.New64a()
		h.Write(b)
		tags[name] = `"` + hex.EncodeToString(h.Sum(nil)) + `"`
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read static files: %w", err)
	}
	server := http.StripPrefix(at, http.FileServerFS(root))
	return func(w http.ResponseWriter, r *http.Request) {
		tag, ok := tags[path.Clean(r.URL.Path[len(at):])]
		if !ok { // no listing of folders
			http.NotFound(w, r)
			return
		}
		w.Header().Set("ETag", tag)
		server.ServeHTTP(w, r)
	}, nil
}
