package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"github.com/khabar-kg/khabar/extract/read"
	"github.com/khabar-kg/khabar/graph"
	"github.com/khabar-kg/khabar/web"
)

// What is sent at once: an interruption waits for one such batch.
const (
	sendArticles = 128
	sendBytes    = 4 << 20
)

// checkServer reports what cannot be meant together with --server, and completes its
// options.
func (a *app) checkServer(c *cobra.Command, args []string, o *buildOptions) error {
	u, err := url.Parse(o.server)
	switch {
	case err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https":
		return hinted(fmt.Errorf("--server %q: it is no address", o.server), "for example http://"+defaultAddr)
	case o.ask != "":
		return hinted(errors.New("--ask asks the database, and --server sends to another"), "ask afterwards: khabar ask QUESTION --db DATABASE")
	case len(args) == 0:
		return hinted(errors.New("no article given"), "with --server, name files or folders, or - for JSON lines from standard input")
	case c.Flags().Changed("db"):
		return errors.New("--db and --server: an article goes into one of them")
	case len(a.ontology)+len(a.lexicons) > 0:
		return hinted(errors.New("--ontology and --lexicon are of the process that extracts, which is the server"), "give them to khabar serve")
	}
	o.server = u.Scheme + "://" + u.Host
	o.token = cmpOr(o.token, a.getenv("KHABAR_TOKEN"))
	if port, err := strconv.Atoi(u.Port()); o.token == "" && err == nil && web.IsLoopback(u.Hostname()) {
		o.token = a.leftToken(port)
	}
	return nil
}

// A sender sends articles to a server, batch by batch.
type sender struct {
	app     *app
	o       *buildOptions
	client  *http.Client
	shown   *progress
	batch   bytes.Buffer
	sources []string // where each line of the batch came from

	tally
}

// sendAll reads articles as a build does, and sends them.
func (a *app) sendAll(ctx context.Context, paths []string, o *buildOptions) error {
	s := &sender{app: a, o: o, client: new(http.Client), shown: newProgress(a)}
	var server serverInfo
	if err := s.call(ctx, http.MethodGet, "/api/v1/server", "", nil, &server); err != nil {
		return err
	}
	if !server.MayWrite {
		if server.ReadOnly {
			return fmt.Errorf("the server at %s only reads", o.server)
		}
		return s.tokenError("it needs its token")
	}
	began := time.Now()
	err := read.Each(ctx, paths, &interruptible{ctx: ctx, r: a.in}, read.Options{MaxText: int64(o.maxText), Language: o.language}, func(it read.Item) error {
		return s.take(ctx, it)
	})
	interrupted := ctx.Err() != nil && errors.Is(err, ctx.Err())
	if err == nil || interrupted {
		// What was read is sent, whatever has become of ctx.
		if unsent := s.send(ctx); unsent != nil {
			err = unsent
		}
	}
	s.shown.clear()
	if err != nil && !interrupted {
		return err
	}
	a.noteTally(s.tally, time.Since(began), interrupted)
	holds := func() {
		if s.call(context.WithoutCancel(ctx), http.MethodGet, "/api/v1/server", "", nil, &server) == nil {
			a.noteHolds(cmpOr(server.Database, "the database")+" of "+o.server, &graph.Stats{Articles: server.Articles, Quads: server.Quads})
		}
	}
	if interrupted {
		holds()
		return err
	}
	began = time.Now()
	var linked graph.LinkResult
	if err := s.call(ctx, http.MethodPost, "/api/v1/link", "", nil, &linked); err != nil {
		return err
	}
	holds()
	a.noteLinked(linked, time.Since(began))
	return nil
}

// take adds an article to the batch, and sends it when it is large enough.
func (s *sender) take(ctx context.Context, it read.Item) error {
	if it.Err != nil {
		s.shown.clear()
		s.app.reportInput(it.Err)
		return nil
	}
	if err := read.WriteLine(&s.batch, &it.Article); err != nil {
		return err
	}
	s.sources = append(s.sources, it.Source)
	if len(s.sources) < sendArticles && s.batch.Len() < sendBytes {
		return nil
	}
	return s.send(ctx)
}

// A sentJob is what the server tells of a batch.
type sentJob struct {
	ID        string
	State     string
	Read      int
	Added     int
	Replaced  int
	Unchanged int
	Skipped   []struct {
		Line        int
		Error, Hint string
	}
	Error string
}

// serverInfo is what the server tells of itself.
type serverInfo struct {
	Database string
	ReadOnly bool `json:"read_only"`
	MayWrite bool `json:"may_write"`
	Articles int
	Quads    int
}

// send sends the batch and waits for what becomes of it. An interruption does not cut
// it short.
func (s *sender) send(ctx context.Context) error {
	if len(s.sources) == 0 {
		return nil
	}
	ctx = context.WithoutCancel(ctx)
	q := url.Values{"link": {"later"}}
	if s.o.minCertainty > 0 {
		q.Set("min_certainty", strconv.FormatFloat(s.o.minCertainty, 'g', -1, 64))
	}
	if s.o.refresh {
		q.Set("refresh", "true")
	}
	var j sentJob
	if err := s.call(ctx, http.MethodPost, "/api/v1/articles?"+q.Encode(), "application/x-ndjson", s.batch.Bytes(), &j); err != nil {
		return err
	}
	for j.State == "waiting" || j.State == "running" || j.State == "linking" {
		if err := s.call(ctx, http.MethodGet, "/api/v1/jobs/"+url.PathEscape(j.ID)+"?wait=0.5", "", nil, &j); err != nil {
			return err
		}
		s.shown.show(s.articles()+j.Read, s.app.failed)
	}
	s.added += j.Added
	s.replaced += j.Replaced
	s.unchanged += j.Unchanged
	for _, skip := range j.Skipped {
		source := s.o.server
		if skip.Line > 0 && skip.Line <= len(s.sources) {
			source = s.sources[skip.Line-1]
		}
		s.shown.clear()
		s.app.reportInput(&read.Error{Path: source, Err: errors.New(skip.Error), Hint: skip.Hint})
	}
	s.batch.Reset()
	s.sources = s.sources[:0]
	if j.State != "done" {
		return hinted(fmt.Errorf("send to %s: %s", s.o.server, j.Error), "the same command goes on from there")
	}
	return nil
}

// patience is how long a server that has too much to do is asked again.
const patience = time.Minute

// call makes a request and reads its answer into v.
func (s *sender) call(ctx context.Context, method, target, contentType string, body []byte, v any) error {
	for began := time.Now(); ; {
		r, err := http.NewRequestWithContext(ctx, method, s.o.server+target, bytes.NewReader(body))
		if err != nil {
			return err
		}
		if contentType != "" {
			r.Header.Set("Content-Type", contentType)
		}
		if s.o.token != "" {
			r.Header.Set("Authorization", "Bearer "+s.o.token)
		}
		res, err := s.client.Do(r)
		if err != nil {
			var u *url.Error
			if errors.As(err, &u) {
				err = u.Err
			}
			return hinted(fmt.Errorf("send to %s: %w", s.o.server, err), "khabar serve starts a server; what was stored stays, and the same command goes on from there")
		}
		const most = 64 << 20
		b, err := io.ReadAll(io.LimitReader(res.Body, most))
		if err = errors.Join(err, res.Body.Close()); err != nil {
			return fmt.Errorf("send to %s: %w", s.o.server, err)
		}
		switch {
		case res.StatusCode == http.StatusServiceUnavailable && time.Since(began) < patience:
			select {
			case <-time.After(time.Second):
				continue
			case <-ctx.Done():
				return ctx.Err()
			}
		case res.StatusCode == http.StatusUnauthorized:
			return s.tokenError("the token is not its own")
		case res.StatusCode >= 300:
			var fault struct{ Error, Hint string }
			if json.Unmarshal(b, &fault) != nil || fault.Error == "" {
				fault.Error = res.Status
			}
			return hinted(fmt.Errorf("send to %s: %s", s.o.server, fault.Error), fault.Hint)
		}
		if err := json.Unmarshal(b, v); err != nil {
			return hinted(fmt.Errorf("send to %s: its answer is none of khabar's: %w", s.o.server, err), "is that khabar serve?")
		}
		return nil
	}
}

func (s *sender) tokenError(what string) error {
	return hinted(fmt.Errorf("send to %s: %s", s.o.server, what), "give the token that khabar serve prints, or was given: --token or KHABAR_TOKEN")
}
