package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"runtime/debug"
	"time"

	"github.com/spf13/cobra"

	"github.com/khabar-kg/khabar/extract"
	"github.com/khabar-kg/khabar/graph"
	"github.com/khabar-kg/khabar/schema"
)

// buildOptions are the flags of "khabar build".
type buildOptions struct {
	inputOptions
	question
	ask     string
	refresh bool
	server  string // URL
	token   string
}

// batchSize is how many articles are stored in one transaction: each waits for the
// disk once, an interruption waits for one at most, and the fewer they are the less
// the store rewrites. One takes about a second and 30 MB.
const batchSize = 128

func newBuildCommand(a *app) *cobra.Command {
	var o buildOptions
	c := &cobra.Command{
		Use:   "build PATH...",
		Short: "Read articles and put what they state into the graph",
		Long: `Build reads articles, extracts what they state and stores it in the database.

It may be repeated at will: an article that is there with the same text is left
alone, a changed one replaces what was there. An input that cannot be read is
reported and skipped, and the exit code is then 3. Ctrl-C finishes the articles in
hand; the same command goes on where it stopped. For the paths see
"khabar extract --help".

With --refresh what an older version of khabar, or one with other word lists, made
of an article is made anew; without a path that goes for all articles in the
database.

With --ask a question is answered afterwards, with its filters (see "khabar ask").

With --server the articles are sent to a running "khabar serve", which puts them into
its database. Its token is given by --token or KHABAR_TOKEN; that which the server made
by itself is found where it runs on this machine for the same user.`,
		Example: `  khabar build news/
  khabar build examples/iraq-2021 --ask who-announced-what
  khabar build story.html more.jsonl.gz --db story.db
  khabar build --refresh
  khabar build news/ --server http://127.0.0.1:8321`,
		Args: cobra.ArbitraryArgs,
		RunE: func(c *cobra.Command, args []string) error {
			if err := o.inputOptions.check(); err != nil {
				return usage(err, c)
			}
			if len(args) == 0 && !o.refresh {
				return usage(hinted(errors.New("no article given"), "name files or folders, or - for JSON lines from standard input"), c)
			}
			if o.ask != "" {
				o.name = o.ask
				if err := o.question.check(c); err != nil {
					return err
				}
			} else if flag := o.given(c); flag != "" {
				return usage(fmt.Errorf("--%s is a filter of a question: it needs --ask", flag), c)
			}
			if o.server != "" {
				if err := a.checkServer(c, args, &o); err != nil {
					return usage(err, c)
				}
				return a.sendAll(c.Context(), args, &o)
			}
			if o.token != "" {
				return usage(errors.New("--token is of a server: it needs --server"), c)
			}
			return a.build(c.Context(), args, &o)
		},
	}
	f := c.Flags()
	o.inputOptions.register(f)
	f.BoolVar(&o.refresh, "refresh", false, "extract anew what an older version or other word lists made")
	f.StringVar(&o.server, "server", "", "send the articles to the server at `URL`")
	f.StringVar(&o.token, "token", "", "the server's `TOKEN`; KHABAR_TOKEN is another way to give it")
	f.StringVar(&o.ask, "ask", "", "afterwards answer this `QUESTION` (khabar ask lists them)")
	o.question.register(f)
	c.RegisterFlagCompletionFunc("ask", completeQuestions)
	return c
}

func (a *app) build(ctx context.Context, paths []string, o *buildOptions) (err error) {
	if noneThere(paths) { // that is said before a database is made for nothing
		work := func(context.Context, *schema.Article) (*schema.Record, error) { return nil, nil }
		return a.eachRecord(ctx, paths, &o.inputOptions, work, func(it outcome) error {
			if it.fault != nil {
				a.reportInput(it.fault)
			}
			return nil
		})
	}
	x, err := a.newExtractor()
	if err != nil {
		return err
	}
	ownGC := a.getenv("GOGC") == ""
	if ownGC {
		// What is read and stored passes through memory quickly: collecting later than
		// elsewhere takes a tenth less of processors, and some 40 MB more.
		defer debug.SetGCPercent(debug.SetGCPercent(125))
	}
	g, err := a.createGraph(ctx)
	if errors.Is(err, graph.ErrLocked) {
		return hinted(err, "wait until it is done, or stop it; where it is khabar serve, build --server URL sends it the articles")
	}
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, g.Close()) }()
	b := &builder{app: a, g: g, x: x, o: o, shown: newProgress(a)}
	if err := b.load(ctx, paths); err != nil {
		return err
	}
	b.x, b.have = nil, nil
	if ownGC {
		debug.SetGCPercent(100) // linking holds more of what it makes
	}
	debug.FreeOSMemory() // what extraction took, since linking takes memory of its own
	if err := b.link(ctx); err != nil {
		return err
	}
	if o.ask == "" {
		return nil
	}
	return a.answer(ctx, g, &o.question)
}

// noneThere reports whether paths are given and none of them exists.
func noneThere(paths []string) bool {
	for _, p := range paths {
		if _, err := os.Stat(p); err == nil || p == "-" {
			return false
		}
	}
	return len(paths) > 0
}

// A builder puts records into the graph, batch by batch. While one batch is stored
// the next is gathered; there is one writer.
type builder struct {
	app   *app
	g     *graph.Graph
	x     *extract.Extractor
	o     *buildOptions
	have  map[string]schema.Article // what the graph held at the start
	batch []*schema.Record
	shown *progress

	storing int           // how many articles are on their way
	stored  chan putEnded // of the batch on its way

	tally
}

func (b *builder) load(ctx context.Context, paths []string) error {
	infos, err := b.g.Articles(ctx)
	if err != nil {
		return err
	}
	b.have = make(map[string]schema.Article, len(infos))
	for i := range infos {
		b.have[infos[i].ID] = infos[i].Article
	}
	began := time.Now()
	if len(paths) == 0 {
		err = b.refreshAll(ctx, infos)
	} else {
		err = b.app.eachRecord(ctx, paths, &b.o.inputOptions, b.work, func(it outcome) error { return b.take(ctx, it) })
	}
	interrupted := ctx.Err() != nil && errors.Is(err, ctx.Err())
	if err == nil || interrupted {
		// What was extracted is stored, whatever has become of ctx.
		if unsent := b.send(ctx); unsent != nil {
			err = unsent
		}
	}
	if unstored := b.wait(); unstored != nil && (err == nil || interrupted) {
		err = unstored
	}
	b.shown.clear()
	if err == nil || interrupted {
		b.app.noteTally(b.tally, time.Since(began), interrupted)
	}
	if interrupted {
		b.noteHolds(ctx)
	}
	return err
}

// noteHolds says what the database holds; where that cannot be had it says nothing, for it
// is a courtesy.
func (b *builder) noteHolds(ctx context.Context) {
	if stats, err := b.g.Stats(context.WithoutCancel(ctx)); err == nil {
		b.app.noteHolds(graph.DatabaseName(b.app.db), &stats)
	}
}

// work extracts an article unless the graph has what would come of it. It runs on
// several goroutines, and only reads what it shares.
func (b *builder) work(ctx context.Context, in *schema.Article) (*schema.Record, error) {
	if old, ok := b.have[in.ID]; ok && b.current(&old, in) {
		return nil, nil
	}
	r, err := b.x.Extract(ctx, in)
	if err != nil {
		return nil, err
	}
	return extract.AtLeast(r, b.o.minCertainty), nil
}

// current reports whether what the graph holds of an article is what would be
// stored now: of the same text and the same particulars, and, when it is to be
// refreshed, by the same extractor.
func (b *builder) current(old, in *schema.Article) bool {
	if !extract.SameArticle(old, in) {
		return false
	}
	want := extract.LineageAtLeast(b.x.Lineage(), b.o.minCertainty)
	if b.o.refresh {
		return old.Extractor == want
	}
	return extract.SameOptions(old.Extractor, want)
}

// take keeps an outcome for the batch.
func (b *builder) take(ctx context.Context, it outcome) error {
	switch {
	case it.fault != nil:
		b.shown.clear()
		b.app.reportInput(it.fault)
	case it.record == nil:
		b.unchanged++
	default:
		b.batch = append(b.batch, it.record)
	}
	if len(b.batch) >= batchSize {
		if err := b.send(ctx); err != nil {
			return err
		}
	}
	b.shown.show(b.articles()+b.storing+len(b.batch), b.app.failed)
	return nil
}

// A putEnded is how storing a batch ended.
type putEnded struct {
	res graph.PutResult
	err error
}

// send begins to store the batch, once the one before is stored. An interruption
// does not cut it short.
func (b *builder) send(ctx context.Context) error {
	if err := b.wait(); err != nil || len(b.batch) == 0 {
		return err
	}
	batch, stored := b.batch, make(chan putEnded, 1)
	b.storing, b.stored, b.batch = len(batch), stored, nil
	go func() {
		res, err := b.g.Put(context.WithoutCancel(ctx), batch)
		stored <- putEnded{res, err}
	}()
	return nil
}

// wait waits for the batch that is on its way.
func (b *builder) wait() error {
	if b.stored == nil {
		return nil
	}
	end := <-b.stored
	b.storing, b.stored = 0, nil
	if end.err != nil {
		return fmt.Errorf("store articles in %s: %w", graph.DatabaseName(b.app.db), end.err)
	}
	b.added += len(end.res.Added)
	b.replaced += len(end.res.Replaced)
	b.unchanged += len(end.res.Unchanged)
	return nil
}

// refreshAll extracts anew, from the stored texts, what another extractor made.
func (b *builder) refreshAll(ctx context.Context, infos []graph.ArticleInfo) error {
	want := extract.LineageAtLeast(b.x.Lineage(), b.o.minCertainty)
	for i := range infos {
		if err := ctx.Err(); err != nil {
			return err
		}
		if infos[i].Extractor == want {
			b.unchanged++
			continue
		}
		old, err := b.g.Record(ctx, infos[i].ID)
		if err != nil {
			return err
		}
		in := old.Article
		if in.Published.Basis == schema.Inferred {
			in.Published = schema.Date{}
		}
		if err := b.take(ctx, one(context.WithoutCancel(ctx), &in, in.ID, b.work)); err != nil {
			return err
		}
	}
	return nil
}

// link makes the entities of different articles that are the same one node.
func (b *builder) link(ctx context.Context) error {
	began := time.Now()
	res, err := b.g.Link(ctx)
	if err != nil {
		return fmt.Errorf("link entities in %s: %w", graph.DatabaseName(b.app.db), err)
	}
	b.noteHolds(ctx)
	b.app.noteLinked(res, time.Since(began))
	return nil
}

// noteHolds says how large a database is.
func (a *app) noteHolds(database string, stats *graph.Stats) {
	a.note("%s holds %s, %s", database, plural(stats.Articles, "article", "articles"), plural(stats.Quads, "quad", "quads"))
}

// noteLinked says which entities became one, and which articles are one text.
func (a *app) noteLinked(res graph.LinkResult, took time.Duration) {
	if res.Rewrote > 0 {
		a.note("%s of articles are %d (%.1f s); khabar merge candidates lists what is left to decide", plural(res.Entities, "entity", "entities"), res.Nodes, took.Seconds())
	}
	if res.Copies > 0 {
		verb := "are"
		if res.Copies == 1 {
			verb = "is"
		}
		a.note("of all articles there, %s %s mostly the text of another, and no source of its own", plural(res.Copies, "article", "articles"), verb)
	}
}

// A tally counts what became of articles.
type tally struct{ added, replaced, unchanged int }

func (t tally) articles() int { return t.added + t.replaced + t.unchanged }

// noteTally says what was done, before an interruption or altogether.
func (a *app) noteTally(t tally, took time.Duration, interrupted bool) {
	counts := fmt.Sprintf("%s: %d added, %d replaced, %d unchanged", plural(t.articles(), "article", "articles"), t.added, t.replaced, t.unchanged)
	if a.failed > 0 {
		counts += fmt.Sprintf("; %s skipped", plural(a.failed, "input", "inputs"))
	}
	a.note("%s (%.1f s)", counts, took.Seconds())
	if interrupted {
		a.note("stopped early: what is counted here is stored; the same command goes on from there")
	} else if t.articles() == 0 && a.failed == 0 {
		a.note("no article was found: .txt, .html, .htm, .jsonl and .jsonl.gz are read, in folders too")
	}
}
