package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"runtime"

	"github.com/spf13/pflag"
	"golang.org/x/sync/errgroup"

	"github.com/khabar-kg/khabar/extract/read"
	"github.com/khabar-kg/khabar/schema"
)

// inputOptions are the flags of commands that read articles.
type inputOptions struct {
	maxText      byteSize
	language     string
	jobs         int
	minCertainty float64
}

func (o *inputOptions) register(f *pflag.FlagSet) {
	o.maxText = read.DefaultMaxText
	f.Var(&o.maxText, "max-text", "refuse a single text over this `SIZE` (20MB, 512KB)")
	f.StringVar(&o.language, "language", "", "`LANGUAGE` of articles that do not tell theirs, ar or en (default: told from the text)")
	f.IntVarP(&o.jobs, "jobs", "j", 0, "read `N` articles at once (default: one a processor)")
	f.Float64Var(&o.minCertainty, "min-certainty", 0, "leave out facts below this certainty, 0 to 1")
}

// check reports what of the flags cannot be meant.
func (o *inputOptions) check() error {
	switch {
	case o.minCertainty < 0 || o.minCertainty > 1:
		return fmt.Errorf("--min-certainty %g: it is between 0 and 1", o.minCertainty)
	case o.jobs < 0:
		return fmt.Errorf("--jobs %d: it is 1 or more", o.jobs)
	case o.language != "" && o.language != "ar" && o.language != "en":
		return fmt.Errorf("--language %q: it is ar or en", o.language)
	}
	return nil
}

func (o *inputOptions) workers() int {
	if o.jobs > 0 {
		return o.jobs
	}
	return runtime.GOMAXPROCS(0)
}

// An outcome is what became of one input.
type outcome struct {
	record *schema.Record // nil where there is none: a fault, or skipped
	fault  *read.Error
	source string
}

// errBatchOnly stops the reading at an interruption while what was read is kept.
var errBatchOnly = errors.New("no more input")

// eachRecord reads the articles of paths, turns each into a record with work, on
// several goroutines, and calls f with the outcomes in the order of the input,
// whatever the number of workers. An article for which work returns no record and
// no error is passed on without either.
//
// When ctx ends no further input is read; those in work are finished and handed
// to f, and the error is ctx's. An error of f ends everything.
func (a *app) eachRecord(ctx context.Context, paths []string, o *inputOptions, work workFunc, f func(outcome) error) error {
	n := o.workers()
	// What is in work is finished whatever becomes of ctx.
	working, abandon := context.WithCancel(context.WithoutCancel(ctx))
	defer abandon()
	group, working := errgroup.WithContext(working)
	group.SetLimit(n + 1) // and the reader

	queue := make(chan chan outcome, 2*n) // bounds what is in memory
	group.Go(func() error {
		defer close(queue)
		err := read.Each(ctx, paths, &interruptible{ctx: ctx, r: a.in}, read.Options{MaxText: int64(o.maxText), Language: o.language}, func(it read.Item) error {
			if it.Err != nil && a.ownFile(it.Err.Path) {
				return nil
			}
			slot := make(chan outcome, 1)
			if it.Err != nil {
				slot <- outcome{fault: it.Err, source: it.Source}
			} else {
				article := it.Article
				group.Go(func() error {
					slot <- one(working, &article, it.Source, work)
					return nil
				})
			}
			select {
			case queue <- slot:
				return nil
			case <-working.Done():
				return errBatchOnly
			}
		})
		if errors.Is(err, errBatchOnly) || ctx.Err() != nil {
			return nil
		}
		return err
	})
	var failed error
	for slot := range queue {
		if failed != nil {
			continue // so that the reader ends
		}
		if failed = f(<-slot); failed != nil {
			abandon()
		}
	}
	if err := group.Wait(); failed == nil {
		failed = err
	}
	if failed != nil {
		return failed
	}
	return ctx.Err()
}

// ownFile reports whether a file is the database's own, which lies in the folder
// that is read (khabar build .).
func (a *app) ownFile(name string) bool {
	rel, err := filepath.Rel(a.db, name)
	return err == nil && filepath.IsLocal(rel) && rel != "."
}

// one turns an article into a record. A fault of the program that one article
// brings to light must not cost the others.
func one(ctx context.Context, article *schema.Article, source string, work workFunc) (out outcome) {
	defer func() {
		if p := recover(); p != nil {
			out = outcome{source: source, fault: &read.Error{Path: source, Err: fmt.Errorf("extract %s: a fault of khabar: %v", article.ID, p), Hint: "please report it with this article; it is left out"}}
		}
	}()
	r, err := work(ctx, article)
	if err != nil {
		return outcome{source: source, fault: &read.Error{Path: source, Err: err}}
	}
	return outcome{record: r, source: source}
}

// An interruptible reader stops waiting for its input when ctx ends.
type interruptible struct {
	ctx   context.Context // of the one call of eachRecord that it serves
	r     io.Reader
	reads chan readResult
	buf   []byte // what was read and not yet taken
	err   error
}

type readResult struct {
	b   []byte
	err error
}

func (i *interruptible) Read(b []byte) (int, error) {
	if len(i.buf) == 0 && i.err == nil {
		if i.reads == nil {
			i.reads = make(chan readResult, 1)
		}
		// When ctx ends first this goroutine stays until the input moves or
		// the process ends, which it is about to do.
		go func() {
			chunk := make([]byte, 64<<10)
			n, err := i.r.Read(chunk)
			i.reads <- readResult{chunk[:n], err}
		}()
		select {
		case r := <-i.reads:
			i.buf, i.err = r.b, r.err
		case <-i.ctx.Done():
			i.err = i.ctx.Err()
		}
	}
	if len(i.buf) == 0 {
		return 0, i.err
	}
	n := copy(b, i.buf)
	i.buf = i.buf[n:]
	return n, nil
}

// byteSize is a number of bytes, as people write it: 512KB, 20MB, 1048576.
type byteSize int64

var byteUnits = []struct {
	name string
	size int64
}{{"GB", 1 << 30}, {"MB", 1 << 20}, {"KB", 1 << 10}, {"G", 1 << 30}, {"M", 1 << 20}, {"K", 1 << 10}, {"B", 1}}

func (b *byteSize) String() string {
	for _, u := range byteUnits[:3] {
		if n := int64(*b); n >= u.size && n%u.size == 0 {
			return fmt.Sprintf("%d%s", n/u.size, u.name)
		}
	}
	return fmt.Sprint(int64(*b))
}

func (b *byteSize) Type() string { return "SIZE" }

func (b *byteSize) Set(s string) error {
	number, unit := splitUnit(s)
	size := int64(0)
	if unit == "" {
		size = 1
	}
	for _, u := range byteUnits {
		if unit == u.name {
			size = u.size
		}
	}
	const most = 1 << 40
	if size == 0 || number <= 0 || number > most/size {
		return fmt.Errorf("want a size such as 20MB, 512KB or 1048576")
	}
	*b = byteSize(number * size)
	return nil
}
