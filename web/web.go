package web

import (
	"embed"
	"encoding/hex"
	"fmt"
	"hash/fnv"
	"html/template"
	"io/fs"
	"log/slog"
	"net/http"
	"path"
	"time"

	"github.com/khabar-kg/khabar/graph"
	"github.com/khabar-kg/khabar/web/vendored"
)

//go:embed static templates messages.tsv
var files embed.FS

// Options bound what requests may take. The zero value is the usual way.
type Options struct {
	// Logger gets a line for each request at the debug level, and faults of
	// the server. Nil discards them.
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
	return o
}

// A server answers requests from a graph. It is immutable after New, but for the
// answers that it remembers.
type server struct {
	g     *graph.Graph
	opts  Options
	words words
	pages *template.Template
	busy  chan struct{} // one element a query that is running

	answers answers
}

// New returns a handler that answers from g, which stays the caller's. It may
// be used by many goroutines.
func New(g *graph.Graph, opts Options) (http.Handler, error) {
	opts = opts.withDefaults()
	s := &server{g: g, opts: opts, busy: make(chan struct{}, opts.Concurrent)}
	var err error
	if s.words, err = readWords(); err != nil {
		return nil, err
	}
	if s.pages, err = template.ParseFS(files, "templates/*.html"); err != nil {
		return nil, fmt.Errorf("read templates: %w", err)
	}
	mux := http.NewServeMux()
	s.routes(mux)
	if err := serveFiles(mux, "/static/", files, "static"); err != nil {
		return nil, err
	}
	if err := serveFiles(mux, "/static/vendored/", vendored.Files, "files"); err != nil {
		return nil, err
	}
	return s.logged(s.guarded(mux)), nil
}

func (s *server) routes(mux *http.ServeMux) {
	mux.HandleFunc("GET /healthz", s.health)
	mux.HandleFunc("GET /{$}", s.limited(s.index))
	mux.HandleFunc("GET /article", s.limited(s.article))
	mux.HandleFunc("/", s.notFound)

	mux.HandleFunc("GET /api/v2/query", s.limited(s.cayleyQuery))
	mux.HandleFunc("POST /api/v2/query", s.limited(s.cayleyQuery))
	mux.HandleFunc("POST /api/v1/query/{lang}", s.limited(s.cayleyQueryV1))
	for _, p := range []string{"/api/v2/write", "/api/v2/delete", "/api/v2/node/delete", "/api/v1/write", "/api/v1/write/file/nquad", "/api/v1/delete"} {
		mux.HandleFunc("POST "+p, func(w http.ResponseWriter, r *http.Request) {
			writeCayleyError(w, http.StatusForbidden, "database is read-only")
		})
	}
	mux.HandleFunc("GET /api/v1/questions", s.questions)
	mux.HandleFunc("GET /api/v1/ask/{question}", s.limited(s.ask))
	mux.HandleFunc("GET /api/v1/entities", s.limited(s.entities))
	mux.HandleFunc("GET /api/v1/entity", s.limited(s.entity))
	mux.HandleFunc("GET /api/v1/articles", s.limited(s.articles))
	mux.HandleFunc("GET /api/v1/article", s.limited(s.articleRecord))
	mux.HandleFunc("GET /api/v1/passage", s.limited(s.passage))
	mux.HandleFunc("GET /api/v1/relations", s.limited(s.relations))
	mux.HandleFunc("/api/", func(w http.ResponseWriter, r *http.Request) {
		writeCayleyError(w, http.StatusNotFound, "there is nothing at "+r.Method+" "+r.URL.Path)
	})
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
func serveFiles(mux *http.ServeMux, at string, from fs.FS, folder string) error {
	root, err := fs.Sub(from, folder)
	if err != nil {
		return err
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
		return fmt.Errorf("read static files: %w", err)
	}
	server := http.StripPrefix(at, http.FileServerFS(root))
	mux.HandleFunc("GET "+at, func(w http.ResponseWriter, r *http.Request) {
		tag, ok := tags[path.Clean(r.URL.Path[len(at):])]
		if !ok { // no listing of folders
			http.NotFound(w, r)
			return
		}
		w.Header().Set("ETag", tag)
		server.ServeHTTP(w, r)
	})
	return nil
}
