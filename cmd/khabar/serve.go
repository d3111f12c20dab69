package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"github.com/khabar-kg/khabar/web"
	"github.com/khabar-kg/khabar/graph"
)

// serveOptions are the flags of "khabar serve".
type serveOptions struct {
	addr    string
	limit   int
	timeout time.Duration
	debug   bool

	// listening is told the address once requests are taken; for tests.
	listening func(net.Addr)
}

// defaultAddr is where the page is found.
const defaultAddr = "127.0.0.1:8321"

// stopWithin is how long requests may take after Ctrl-C.
const stopWithin = 3 * time.Second

func newServeCommand(a *app) *cobra.Command { return serveCommand(a, &serveOptions{}) }

func serveCommand(a *app, o *serveOptions) *cobra.Command {
	c := &cobra.Command{
		Use:   "serve",
		Short: "Show the graph in a browser, and answer Gizmo over HTTP",
		Long: `Serve opens the database for a browser on this machine: who announced what, each
row with its sentence in its article, and a picture of the relations, in Arabic or
English. It only reads.

Programs query it as they query Cayley: POST a Gizmo query to
/api/v2/query?lang=gizmo. The same deadline and row limit hold as for "khabar query".

It listens on this machine alone. Ctrl-C stops it.`,
		Example: `  khabar serve
  khabar serve --db story.db --addr 127.0.0.1:9000
  curl -d 'g.V("<Person>").in("<type>").all()' 'http://127.0.0.1:8321/api/v2/query?lang=gizmo'`,
		Args: usageArgs(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error {
			if err := checkAddr(o.addr); err != nil {
				return usage(err, c)
			}
			if err := checkBounds(c, o.limit, o.timeout); err != nil {
				return err
			}
			return a.withOwnGraph(c.Context(), func(g *graph.Graph) error { return a.serve(c.Context(), g, o) })
		},
	}
	c.Flags().StringVar(&o.addr, "addr", defaultAddr, "listen on `HOST:PORT`; the host is one of this machine's own, the port 0 is any that is free")
	c.Flags().BoolVar(&o.debug, "debug", false, "log each request")
	registerBounds(c.Flags(), &o.limit, &o.timeout)
	return c
}

// checkAddr refuses addresses that other machines can reach.
func checkAddr(addr string) error {
	host, _, err := net.SplitHostPort(addr)
	switch {
	case err != nil:
		return hinted(fmt.Errorf("--addr %q: it is no HOST:PORT", addr), "for example "+defaultAddr)
	case !web.IsLoopback(host):
		return hinted(fmt.Errorf("--addr %q: other machines could reach it, and there is no token yet that would keep them out", addr),
			"give 127.0.0.1, ::1 or localhost; from another machine use ssh -L 8321:"+defaultAddr)
	}
	return nil
}

// serve answers requests until the context ends, and lets those in hand finish.
func (a *app) serve(ctx context.Context, g *graph.Graph, o *serveOptions) error {
	level := slog.LevelInfo
	if o.debug {
		level = slog.LevelDebug
	}
	log := slog.New(slog.NewTextHandler(a.errs, &slog.HandlerOptions{Level: level}))
	h, err := web.New(g, web.Options{Logger: log, Database: graph.DatabaseName(a.db), Limit: o.limit, Timeout: o.timeout})
	if err != nil {
		return err
	}
	var lc net.ListenConfig
	l, err := lc.Listen(ctx, "tcp", o.addr)
	if err != nil {
		return hinted(fmt.Errorf("listen on %s: %w", o.addr, cause(err)), "another program may use the port; --addr 127.0.0.1:0 takes any that is free")
	}
	// A name may stand for more than it says.
	if tcp, ok := l.Addr().(*net.TCPAddr); !ok || !tcp.IP.IsLoopback() {
		return errors.Join(fmt.Errorf("listen on %s: it is %s, which other machines could reach", o.addr, l.Addr()), l.Close())
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
	a.note("%s is at http://%s/ (Ctrl-C stops)", graph.DatabaseName(a.db), l.Addr())
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
	return err
}
