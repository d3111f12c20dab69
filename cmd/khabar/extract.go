package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"runtime/debug"
	"sync"

	"github.com/spf13/cobra"

	"github.com/khabar-kg/khabar/extract"
	"github.com/khabar-kg/khabar/schema"
)

// extractOptions are the flags of "khabar extract".
type extractOptions struct {
	inputOptions
	withText bool
	names    bool
	explain  bool
}

func newExtractCommand(a *app) *cobra.Command {
	var o extractOptions
	c := &cobra.Command{
		Use:   "extract [PATH...]",
		Short: "Print what articles state, as JSON lines",
		Long: `Extract reads articles and prints one JSON object a line for each, in the order of
the input: entities, statements, events, positions and relations, each with the
characters that say so. Offsets count Unicode code points of the article's text.

A text or HTML file is one article; a .jsonl or .jsonl.gz file holds one a line
({"id", "text"} and, where known, "title", "url", "outlet", "language",
"published", "read"); a folder stands for the files in it; - is JSON lines from standard
input, which is read when no path is given.`,
		Example: `  khabar extract article.txt
  khabar extract --with-text news/ > facts.jsonl
  curl -s https://example.org/news.jsonl | khabar extract -
  khabar extract --explain article.txt`,
		Args: cobra.ArbitraryArgs,
		RunE: func(c *cobra.Command, args []string) error {
			if err := o.check(); err != nil {
				return usage(err, c)
			}
			if o.names && o.explain {
				return usage(errors.New("--names and --explain exclude each other"), c)
			}
			if len(args) == 0 {
				if isTerminal(a.in) {
					return usage(hinted(fmt.Errorf("no article given"), "name a file or a folder, or pipe JSON lines in; "+c.CommandPath()+" --help tells more"), c)
				}
				args = []string{"-"}
			}
			return a.extract(c.Context(), args, &o)
		},
	}
	f := c.Flags()
	o.register(f)
	f.BoolVar(&o.withText, "with-text", false, "print the text that offsets count in as well")
	f.BoolVar(&o.names, "names", false, "print just the trained tagger's own mentions, as it is measured")
	f.BoolVar(&o.explain, "explain", false, "print tokens, passages and the rule behind each fact, for people")
	return c
}

func (a *app) extract(ctx context.Context, paths []string, o *extractOptions) error {
	x, err := a.newExtractor()
	if err != nil {
		return err
	}
	if os.Getenv("GOMEMLIMIT") == "" { // it has the last word
		defer debug.SetMemoryLimit(debug.SetMemoryLimit(extractMemory))
	}
	w := bufio.NewWriterSize(a.out, 64<<10)
	if o.explain {
		return a.explain(ctx, x, paths, o, w)
	}
	work := x.Extract
	if o.names {
		work = x.Names
	}
	err = a.eachRecord(ctx, paths, &o.inputOptions, roomy(certainly(work, o.minCertainty)), func(it outcome) error {
		if it.fault != nil {
			a.reportInput(it.fault)
			return nil
		}
		if _, err := it.record.Document(o.withText).WriteTo(w); err != nil {
			return err
		}
		if w.Buffered() > 32<<10 || isTerminal(a.out) {
			return w.Flush()
		}
		return nil
	})
	if flushed := w.Flush(); flushed != nil {
		return flushed
	}
	return err
}

// extractMemory is what extraction tries to stay under, in bytes, by collecting sooner.
// Two thirds of it are lists and models; the process stays under 200 MB with what of the
// program is mapped.
const extractMemory = 130 << 20

// A text of over longText bytes, as of a book, is given textMemory bytes more for each of
// its own: under the limit for articles little but collecting would be done.
const (
	longText   = 256 << 10
	textMemory = 200
)

// roomy raises the limit of memory for good when a long text comes.
func roomy(work workFunc) workFunc {
	if os.Getenv("GOMEMLIMIT") != "" {
		return work
	}
	var mu sync.Mutex
	longest := longText
	return func(ctx context.Context, article *schema.Article) (*schema.Record, error) {
		mu.Lock()
		if n := len(article.Text); n > longest {
			longest = n
			debug.SetMemoryLimit(extractMemory + textMemory*int64(n))
		}
		mu.Unlock()
		return work(ctx, article)
	}
}

// A workFunc makes a record of an article.
type workFunc = func(context.Context, *schema.Article) (*schema.Record, error)

// certainly leaves facts below a certainty out of what work returns.
func certainly(work workFunc, least float64) workFunc {
	if least <= 0 {
		return work
	}
	return func(ctx context.Context, article *schema.Article) (*schema.Record, error) {
		r, err := work(ctx, article)
		if err != nil {
			return nil, err
		}
		return extract.AtLeast(r, least), nil
	}
}
