package main

import (
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"github.com/khabar-kg/khabar/graph"
)

func newImportCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "import FILE...",
		Short: "Take N-Quads that export wrote into the graph",
		Long: `Import takes in N-Quads that "khabar export" wrote, plain or as .gz: articles with
their records, decisions with their log, and quads of labels that are no article's.
Exported again from a database that was empty, they are the same bytes.

What is there already stays: an article gives way to that of the file, a decision to a
later one of the same pair, and the graph is as if everything had been built here. It may
be repeated at will. A line that cannot be read, or that does not follow from a record, is
reported with its file and number, and the rest goes on; the exit code is then 3. What
an older khabar linked by other rules is linked anew. The database is made where there is
none; - is standard input.`,
		Example: `  khabar export --output story.nq
  khabar import story.nq --db copy.db`,
		Args: usageArgs(atLeast("FILE")),
		RunE: func(c *cobra.Command, args []string) error {
			g, err := a.createGraph(c.Context())
			if err != nil {
				return err
			}
			return errors.Join(a.importFiles(c.Context(), g, args), g.Close())
		},
	}
}

// mostFaults is how many faults are told one by one.
const mostFaults = 50

func (a *app) importFiles(ctx context.Context, g *graph.Graph, names []string) error {
	im, err := g.Importer(ctx, func(f *graph.ImportFault) {
		if a.failed++; a.failed <= mostFaults {
			a.reportError(f)
		}
	})
	if err != nil {
		return err
	}
	for _, name := range names {
		if err := a.importFile(ctx, im, name); err != nil {
			return err
		}
	}
	if err := im.Finish(ctx); err != nil {
		return err
	}
	if err := a.link(ctx, g); err != nil {
		return err
	}
	if err := im.Check(ctx); err != nil {
		return err
	}
	if more := a.failed - mostFaults; more > 0 {
		a.note("and %s more", plural(more, "fault", "faults"))
	}
	r := im.Result()
	a.note("%s new, %d replaced, %d unchanged; %s, %s of other labels",
		plural(r.Added, "article", "articles"), r.Replaced, r.Unchanged, plural(r.Decisions, "decision", "decisions"), plural(r.Quads, "quad", "quads"))
	return nil
}

func (a *app) importFile(ctx context.Context, im *graph.Importer, name string) (err error) {
	if name == "-" {
		return im.Read(ctx, name, a.in)
	}
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	var r io.Reader = f
	if strings.HasSuffix(name, ".gz") {
		z, err := gzip.NewReader(f)
		if err != nil {
			return fmt.Errorf("read %s: %w", name, err)
		}
		r = z
	}
	return im.Read(ctx, name, r)
}
