package web

import (
	"context"
	"errors"
	"fmt"
	"os"
	"runtime"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/khabar-kg/khabar/extract"
	"github.com/khabar-kg/khabar/extract/read"
	"github.com/khabar-kg/khabar/graph"
	"github.com/khabar-kg/khabar/schema"
)

// An Extractor makes a record of an article, as [extract.Extractor] does. It is used
// by several goroutines, and not before an article comes: it may open what it needs
// then.
type Extractor interface {
	Extract(ctx context.Context, a *schema.Article) (*schema.Record, error)
	// Lineage is what its records say of who made them.
	Lineage() (schema.Extractor, error)
}

// loadBatch is how many articles are extracted and stored at once.
const loadBatch = 64

// mostArticles bounds how many articles one upload may hold: compressed, a small one
// could hold any number.
const mostArticles = 100_000

// A reading says how the articles of an upload are to be read.
type reading struct {
	language     string  // of those that do not tell theirs
	minCertainty float64 // facts below it are left out
	refresh      bool    // also those that another extractor made are made anew
	later        bool    // linking can wait
}

// A loader puts the articles of one job into the graph.
type loader struct {
	*server
	job  *job
	want schema.Extractor
	have map[string]schema.Article // what the graph held at the start

	batch []inputArticle
}

type inputArticle struct {
	schema.Article
	input string
	line  int
}

// load runs a job to its end.
func (s *server) load(ctx context.Context, j *job) {
	defer func() {
		if err := os.RemoveAll(j.upload.dir); err != nil {
			s.opts.Logger.Error("remove upload", "error", err)
		}
	}()
	j.tell(func(r *jobReport) { r.State, r.Started = jobRunning, time.Now().UTC().Truncate(time.Second) })
	err := (&loader{server: s, job: j}).run(ctx)
	if err == nil || errors.Is(err, context.Canceled) {
		// What is stored is linked, now or at the next start.
		if report, _ := j.now(); report.Added+report.Replaced > 0 {
			if j.by.later {
				s.link.askLater()
			} else {
				j.tell(func(r *jobReport) { r.State = jobLinking })
				if _, unlinked := s.link.wait(ctx, s.link.ask()); err == nil {
					err = unlinked
				}
			}
		}
	}
	j.tell(func(r *jobReport) {
		r.Ended = time.Now().UTC().Truncate(time.Second)
		switch {
		case err == nil:
			r.State = jobDone
		case errors.Is(err, context.Canceled):
			r.State, r.Error = jobStopped, "the server stopped: what is counted here is stored; send the same again for the rest"
		default:
			r.State, r.Error = jobFailed, "the server has a fault; its log says more"
			s.opts.Logger.Error("job", "id", r.ID, "error", err)
		}
	})
	report, _ := j.now()
	s.opts.Logger.Info("job", "id", report.ID, "state", string(report.State), "read", report.Read, "added", report.Added,
		"replaced", report.Replaced, "unchanged", report.Unchanged, "skipped", len(report.Skipped)+report.More, "took", report.Ended.Sub(report.Started))
}

func (l *loader) run(ctx context.Context) error {
	by, err := l.opts.Extractor.Lineage()
	if err != nil {
		return err
	}
	l.want = extract.LineageAtLeast(by, l.job.by.minCertainty)
	infos, err := l.g.Articles(ctx)
	if err != nil {
		return err
	}
	l.have = make(map[string]schema.Article, len(infos))
	for i := range infos {
		l.have[infos[i].ID] = infos[i].Article
	}
	n := 0
	err = read.Each(ctx, l.job.upload.paths(), nil, read.Options{Language: l.job.by.language, MaxText: l.opts.MaxUpload}, func(it read.Item) error {
		if it.Err != nil {
			input, line := l.job.upload.nameOf(it.Err.Path), it.Err.Line
			l.skip(skipped{input, line, l.job.upload.named(it.Err.Err.Error()), l.job.upload.named(it.Err.Hint)})
			return nil
		}
		if n++; n > mostArticles {
			l.skip(skipped{Input: "the upload", Error: fmt.Sprintf("it has more than %d articles; the rest is left out", mostArticles), Hint: "send it in parts"})
			return errEnough
		}
		in := inputArticle{Article: it.Article}
		in.input, in.line = l.job.upload.sourceOf(it.Source)
		l.batch = append(l.batch, in)
		if len(l.batch) < loadBatch {
			return nil
		}
		return l.store(ctx)
	})
	if err == nil || errors.Is(err, errEnough) {
		err = l.store(ctx)
	}
	return err
}

// errEnough ends the reading of an upload.
var errEnough = errors.New("more articles than are taken")

func (l *loader) skip(s skipped) {
	l.job.tell(func(r *jobReport) {
		if len(r.Skipped) < mostTold {
			r.Skipped = append(r.Skipped, s)
		} else {
			r.More++
		}
	})
}

// current reports whether what the graph holds of an article is what would come of it.
func (l *loader) current(in *schema.Article) bool {
	old, ok := l.have[in.ID]
	if !ok || !extract.SameArticle(&old, in) {
		return false
	}
	if l.job.by.refresh {
		return old.Extractor == l.want
	}
	return extract.SameOptions(old.Extractor, l.want)
}

// store extracts and stores the batch. One processor is left to those who read.
func (l *loader) store(ctx context.Context) error {
	batch := l.batch
	l.batch = l.batch[:0]
	made := make([]*schema.Record, len(batch))
	faults := make([]error, len(batch))
	group, working := errgroup.WithContext(ctx)
	group.SetLimit(max(1, runtime.GOMAXPROCS(0)-1))
	unchanged := 0
	for i := range batch {
		if l.current(&batch[i].Article) {
			unchanged++
			continue
		}
		group.Go(func() error {
			made[i], faults[i] = l.extractOne(working, &batch[i].Article)
			return working.Err()
		})
	}
	if err := group.Wait(); err != nil {
		return err
	}
	var records []*schema.Record
	for i, r := range made {
		if faults[i] != nil {
			l.skip(skipped{batch[i].input, batch[i].line, faults[i].Error(), ""})
		} else if r != nil {
			records = append(records, r)
		}
	}
	// What is extracted is stored whole.
	var res graph.PutResult
	if len(records) > 0 {
		var err error
		if res, err = l.g.Put(context.WithoutCancel(ctx), records); err != nil {
			return fmt.Errorf("store articles: %w", err)
		}
	}
	l.job.tell(func(r *jobReport) {
		r.Read += len(batch)
		r.Added += len(res.Added)
		r.Replaced += len(res.Replaced)
		r.Unchanged += unchanged + len(res.Unchanged)
		for _, ids := range [][]string{res.Added, res.Replaced} {
			r.Articles = append(r.Articles, ids[:min(len(ids), mostTold-len(r.Articles))]...)
		}
	})
	return ctx.Err()
}

// extractOne extracts an article. A fault of the program that one article brings to
// light must not cost the others.
func (l *loader) extractOne(ctx context.Context, a *schema.Article) (r *schema.Record, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("a fault of khabar: %v", p)
		}
	}()
	if r, err = l.opts.Extractor.Extract(ctx, a); err != nil {
		return nil, err
	}
	return extract.AtLeast(r, l.job.by.minCertainty), nil
}
