package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/khabar-kg/khabar/graph"
)

// An exportFormat is one way to write the graph. A new one is a line here.
type exportFormat struct {
	name  string
	help  string
	write func(*graph.Graph, context.Context, io.Writer) error
}

var exportFormats = []exportFormat{
	{"nquads", "N-Quads, for triple stores; the label is the article", (*graph.Graph).Export},
	{"entities", "JSON lines: each entity with its names and all its mentions", (*graph.Graph).ExportEntities},
	{"statements", "JSON lines: each statement, with what corroborates and contradicts it", (*graph.Graph).ExportStatements},
	{"events", "JSON lines: each event, likewise", (*graph.Graph).ExportEvents},
}

func newExportCommand(a *app) *cobra.Command {
	var format, file string
	var names, help []string
	for _, f := range exportFormats {
		names = append(names, f.name)
		help = append(help, fmt.Sprintf("  %-10s %s", f.name, f.help))
	}
	c := &cobra.Command{
		Use:   "export",
		Short: "Write the whole graph for other tools",
		Long: `Export writes the whole graph to standard output or a file, in a stable order: the
same graph gives the same bytes. In JSON lines offsets count code points, entities have
the identifiers of the graph, and facts are known by article, kind and place. Formats:

` + strings.Join(help, "\n"),
		Example: `  khabar export --format nquads > story.nq
  khabar export --output story.nq
  khabar export --format entities > entities.jsonl`,
		Args: usageArgs(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error {
			if err := oneOf(c, "format", format, names...); err != nil {
				return err
			}
			for _, f := range exportFormats {
				if f.name == format {
					return a.withGraph(c.Context(), func(g *graph.Graph) error { return a.export(c.Context(), g, f, file) })
				}
			}
			return nil
		},
	}
	c.Flags().StringVar(&format, "format", exportFormats[0].name, "`FORMAT`: "+join(names))
	c.Flags().StringVarP(&file, "output", "o", "", "write to this `FILE` instead of standard output; it appears when it is whole")
	return c
}

func (a *app) export(ctx context.Context, g *graph.Graph, f exportFormat, file string) error {
	if file == "" || file == "-" {
		w := bufio.NewWriterSize(a.out, 64<<10)
		return errors.Join(f.write(g, ctx, w), w.Flush())
	}
	return writeFile(file, func(w io.Writer) error { return f.write(g, ctx, w) })
}

// writeFile writes a file that appears when it is whole: what was there before
// stays until then.
func writeFile(name string, write func(io.Writer) error) (err error) {
	if info, err := os.Stat(name); err == nil && !info.Mode().IsRegular() {
		f, err := os.OpenFile(name, os.O_WRONLY, 0) // a device or a pipe
		if err != nil {
			return err
		}
		return errors.Join(write(f), f.Close())
	}
	f, err := os.CreateTemp(filepath.Dir(name), "."+filepath.Base(name)+".*")
	if err != nil {
		return fmt.Errorf("write %s: %w", name, cause(err))
	}
	defer func() {
		if err != nil {
			err = fmt.Errorf("write %s: %w", name, errors.Join(err, os.Remove(f.Name())))
		}
	}()
	w := bufio.NewWriterSize(f, 64<<10)
	const mode = 0o644 // as a shell's > would make it, under the usual mask
	if err := errors.Join(write(w), w.Flush(), f.Chmod(mode), f.Close()); err != nil {
		return err
	}
	return os.Rename(f.Name(), name)
}
