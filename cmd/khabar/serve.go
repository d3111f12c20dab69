package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"runtime"
	"runtime/debug"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"github.com/khabar-kg/khabar/extract"
	"github.com/khabar-kg/khabar/graph"
	"github.com/khabar-kg/khabar/schema"
	"github.com/khabar-kg/khabar/web"
)

// serveOptions are the flags of "khabar serve".
type serveOptions struct {
	addr     string
	hosts    []string
	token    string
	readOnly bool
	limit    int
	timeout  time.Duration
	debug    bool
	logs     string // format

	// listening is told the address once requests are taken; for tests.
	listening func(net.Addr)
}

// The formats of the log.
const (
	textLogs = "text"
	jsonLogs = "json"
)

// defaultAddr is where the page is found.
const defaultAddr = "127.0.0.1:8321"

// After Ctrl-C, how long requests may take, and then articles that were taken in.
const (
	stopWithin   = 3 * time.Second
	finishWithin = 30 * time.Second
)

func newServeCommand(a *app) *cobra.Command { return serveCommand(a, &serveOptions{}) }

func serveCommand(a *app, o *serveOptions) *cobra.Command {
	c := &cobra.Command{
		Use:   "serve",
		Short: "Show the graph in a browser, and answer Gizmo over HTTP",
		Long: `Serve opens the database for a browser: who announced what, each row with its
sentence in its article, and an explorer of the relations, in Arabic or English.

It listens on this machine alone, where anybody may read. Writing (articles, decisions
on who is the same) needs a token: the address that is printed holds one, made for this
run, and a browser that opened it may write. --token, or better KHABAR_TOKEN, which other
users of the machine cannot see, gives one of your own, of 16 characters or more. With
--read-only nobody may write, and the database is opened as it is now, beside whoever
changes it.

With --addr it listens for other machines: then reading needs the token as well. It
speaks plain HTTP; put a proxy that encrypts before it, and name with --host by what
name it is called.

Programs query it as they query Cayley: POST a Gizmo query to
/api/v2/query?lang=gizmo. The same deadline and row limit hold as for "khabar query".
/api/v1/openapi.yaml describes all else, /metrics and /healthz are for those who watch
over servers. What people write in Gizmo runs in processes of its own, which are ended
at their deadline and for their memory.

Ctrl-C stops it: articles that were taken in are finished for half a minute.`,
		Example: `  khabar serve
  khabar serve --db story.db --addr 127.0.0.1:9000 --read-only
  KHABAR_TOKEN=... khabar serve --addr 0.0.0.0:8321 --host news.example.org
  curl -d 'g.V("<Person>").in("<type>").all()' 'http://127.0.0.1:8321/api/v2/query?lang=gizmo'`,
		Args: usageArgs(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error {
			o.token = cmpOr(o.token, a.getenv("KHABAR_TOKEN"))
			if err := o.check(); err != nil {
				return usage(err, c)
			}
			if err := checkBounds(c, o.limit, o.timeout); err != nil {
				return err
			}
			if err := oneOf(c, "log-format", o.logs, textLogs, jsonLogs); err != nil {
				return err
			}
			open := a.withOwnGraph
			if o.readOnly {
				open = a.withGraph
			}
			return open(c.Context(), func(g *graph.Graph) error { return a.serve(c.Context(), g, o) })
		},
	}
	c.Flags().StringVar(&o.addr, "addr", defaultAddr, "listen on `HOST:PORT`; the port 0 is any that is free")
	c.Flags().StringArrayVar(&o.hosts, "host", nil, "answer to this `NAME` as well, by which others call this machine; may be repeated")
	c.Flags().StringVar(&o.token, "token", "", "the `TOKEN` that writing needs, and from other machines reading; KHABAR_TOKEN is another way to give it")
	c.Flags().BoolVar(&o.readOnly, "read-only", false, "let nobody write")
	c.Flags().BoolVar(&o.debug, "debug", false, "log each request, and not only those that write")
	c.Flags().StringVar(&o.logs, "log-format", textLogs, "`FORMAT` of the log on standard error: text or json")
	registerBounds(c.Flags(), &o.limit, &o.timeout)
	return c
}

// check reports what of the flags cannot be meant.
func (o *serveOptions) check() error {
	if _, _, err := net.SplitHostPort(o.addr); err != nil {
		return hinted(fmt.Errorf("--addr %q: it is no HOST:PORT", o.addr), "for example "+defaultAddr)
	}
	if o.token != "" && len(o.token) < web.ShortestToken {
		return hinted(fmt.Errorf("--token: it has %d characters, and could be tried out", len(o.token)),
			fmt.Sprintf("give %d or more, or none, and one is made", web.ShortestToken))
	}
	return nil
}

// serverMemory is what the server tries to stay under, in bytes, by collecting sooner.
const serverMemory = 640 << 20

// serve answers requests until the context ends, and lets those in hand finish.
func (a *app) serve(ctx context.Context, g *graph.Graph, o *serveOptions) error {
	level := slog.LevelInfo
	if o.debug {
		level = slog.LevelDebug
	}
	var logs slog.Handler = slog.NewTextHandler(a.errs, &slog.HandlerOptions{Level: level})
	if o.logs == jsonLogs {
		logs = slog.NewJSONHandler(a.errs, &slog.HandlerOptions{Level: level})
	}
	log := slog.New(logs)
	var lc net.ListenConfig
	l, err := lc.Listen(ctx, "tcp", o.addr)
	if err != nil {
		return hinted(fmt.Errorf("listen on %s: %w", o.addr, cause(err)), "another program may use the port; --addr 127.0.0.1:0 takes any that is free")
	}
	// What is listened on is what counts: a name may stand for more than it says.
	tcp, ok := l.Addr().(*net.TCPAddr)
	remote := !ok || !tcp.IP.IsLoopback()
	address := "http://" + l.Addr().String() + "/"
	token := o.token
	if token == "" && remote && a.quiet {
		return errors.Join(hinted(fmt.Errorf("listen on %s: nobody would be told the token, with --quiet", o.addr), "give one in KHABAR_TOKEN"), l.Close())
	}
	if token == "" && (remote || !o.readOnly) {
		token = web.NewToken()
		address += "?token=" + token
		if ok {
			defer a.leaveToken(tcp.Port, token)()
		}
	}
	// On Windows nobody reads a folder beside the one who writes.
	var gizmo web.Gizmo
	if runtime.GOOS != "windows" {
		pool, err := a.queries(g)
		if err != nil {
			return errors.Join(err, l.Close())
		}
		defer pool.Close()
		gizmo = pool
	}
	if a.getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(serverMemory)
	}
	h, err := web.New(g, web.Options{
		Gizmo:  gizmo,
		Logger: log, Database: graph.DatabaseName(a.db), Limit: o.limit, Timeout: o.timeout,
		Token: token, ReadOnly: o.readOnly, Remote: remote, Extractor: lazyExtractor{sync.OnceValues(a.newExtractor)}, Hosts: o.hosts, User: cmpOr(a.getenv("KHABAR_USER"), userName()),
	})
	if err != nil {
		return errors.Join(err, l.Close())
	}
	// The graph is closed after serve, and so no handler may be left.
	var inHand sync.WaitGroup
	requests, cancel := context.WithCancel(context.WithoutCancel(ctx))
	defer cancel()
	srv := &http.Server{
		Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			inHand.Add(1)
			defer inHand.Done()
			h.ServeHTTP(w, r)
		}),
		BaseContext:       func(net.Listener) context.Context { return requests },
		ErrorLog:          slog.NewLogLogger(log.Handler(), slog.LevelDebug),
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       30 * time.Second,
		WriteTimeout:      4*o.timeout + 30*time.Second,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    64 << 10,
	}
	a.note("%s is at %s (Ctrl-C stops)", graph.DatabaseName(a.db), address)
	if o.listening != nil {
		o.listening(l.Addr())
	}
	ended := make(chan error, 1)
	go func() { ended <- srv.Serve(l) }()
	select {
	case err := <-ended:
		return fmt.Errorf("serve: %w", err)
	case <-ctx.Done():
	}
	within, stop := context.WithTimeout(context.WithoutCancel(ctx), stopWithin)
	defer stop()
	err = srv.Shutdown(within)
	if errors.Is(err, context.DeadlineExceeded) {
		cancel() // queries that still run are interrupted
		err = srv.Close()
	}
	<-ended
	inHand.Wait()
	finish, stop := context.WithTimeout(context.WithoutCancel(ctx), finishWithin)
	defer stop()
	h.Close(finish)
	return err
}

// A lazyExtractor is opened when the first article comes: most servers only read.
type lazyExtractor struct {
	open func() (*extract.Extractor, error)
}

func (x lazyExtractor) Extract(ctx context.Context, a *schema.Article) (*schema.Record, error) {
	e, err := x.open()
	if err != nil {
		return nil, err
	}
	return e.Extract(ctx, a)
}

func (x lazyExtractor) Lineage() (schema.Extractor, error) {
	e, err := x.open()
	if err != nil {
		return schema.Extractor{}, err
	}
	return e.Lineage(), nil
}
