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

	"github.com/khabar-kg/khabar/export"
	"github.com/khabar-kg/khabar/graph"
)

// exportOptions are the flags of "khabar export".
type exportOptions struct {
	question // its parameters; those that exports have too are the export's filters
	export.Options
	ask    string
	output string
}

func newExportCommand(a *app) *cobra.Command {
	var o exportOptions
	var names, help []string
	for _, f := range export.Formats() {
		names = append(names, f.Name)
		help = append(help, fmt.Sprintf("  %-14s %s", f.Name, f.Help))
	}
	c := &cobra.Command{
		Use:   "export",
		Short: "Write the graph, or a part of it, for other tools",
		Long: `Export writes the graph to standard output or a file, in a stable order: the same
graph gives the same bytes. Formats:

` + strings.Join(help, "\n") + `

Filters leave a part: the neighbourhood of an entity (--entity, --depth), a period
(--since, --until), a source (--outlet, --article), or what a question's answer names
(--ask, with the question's own filters). Given together, all hold. A fact counts by its
own date, or else by that of its article.

Csv and obsidian are several files: --output names a folder that they are put into, or a
file that ends in .zip. Pictures (dot, svg, mermaid) show the entities that most is
stated of; what they leave out is told. --most shows more.`,
		Example: `  khabar export --output story.nq
  khabar export --format gexf --output story.gexf
  khabar export --format svg --entity "Qasim al-Araji" --depth 2 > araji.svg
  khabar export --format csv --since 2021-12 --output december/
  khabar export --format ftm --ask denials --about Iraq > denials.ftm.json`,
		Args: usageArgs(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error {
			if err := o.check(c, names); err != nil {
				return err
			}
			return a.withGraph(c.Context(), func(g *graph.Graph) error { return a.export(c.Context(), g, &o) })
		},
	}
	f := c.Flags()
	f.StringVar(&o.Format, "format", names[0], "`FORMAT`: "+join(names))
	f.StringVarP(&o.output, "output", "o", "", "write to this `FILE` or folder instead of standard output; a file appears when it is whole")
	o.registerParams(f)
	f.StringVar(&o.ask, "ask", "", "what the answer of this `QUESTION` names; its filters are those of khabar ask")
	f.IntVar(&o.Filter.Depth, "depth", 0, "how many `STEPS` around --entity: 1 is its own facts, 2 those of all in them too (1 if not given)")
	f.StringVar(&o.Language, "labels", "en", "`LANGUAGE` of labels, ar or en")
	f.IntVar(&o.Most, "most", 0, "the `NUMBER` of entities that a picture shows, those of most facts first; -1 shows all")
	f.BoolVar(&o.WithoutTexts, "without-texts", false, "leave out the articles' texts, and records, which hold them: such N-Quads cannot be imported")
	registerBounds(f, &o.limit, &o.timeout)
	return c
}

// check reports what cannot be meant, before anything is done.
func (o *exportOptions) check(c *cobra.Command, formats []string) error {
	if err := oneOf(c, "format", o.Format, formats...); err != nil {
		return err
	}
	if err := oneOf(c, "labels", o.Language, "ar", "en"); err != nil {
		return err
	}
	if err := checkBounds(c, o.limit, o.timeout); err != nil {
		return err
	}
	if o.Filter.Depth < 0 || c.Flags().Changed("depth") && o.Filter.Depth == 0 {
		return usage(fmt.Errorf("--depth %d: it is 1 or more", o.Filter.Depth), c)
	}
	f := &o.Filter
	f.Question, f.Params = o.ask, map[string]string{}
	var asked graph.Question
	if o.ask != "" {
		var err error
		if asked, err = questionNamed(c, o.ask); err != nil {
			return err
		}
	}
	own := map[string]*string{"entity": &f.Entity, "since": &f.Since, "until": &f.Until, "outlet": &f.Outlet, "article": &f.Article}
	for _, name := range o.names() {
		value := *o.params[name]
		switch to := own[name]; {
		case value == "":
		case hasParam(asked, name): // the question knows better what it means
			f.Params[name] = value
		case to != nil:
			*to = value
		case o.ask == "":
			return usage(hinted(fmt.Errorf("--%s is a filter of questions", name), "name one with --ask: khabar ask lists them"), c)
		default:
			return usage(noFilter(asked, name), c)
		}
	}
	f.Bounds = graph.QueryOptions{Limit: o.limit, Timeout: o.timeout}
	format, err := export.FormatNamed(o.Format)
	if err != nil {
		return usage(err, c)
	}
	if err := f.Check(format); err != nil {
		return usage(err, c)
	}
	if o.Most != 0 && !format.Picture {
		return usage(hinted(fmt.Errorf("--most is for pictures, and %s shows everything", o.Format), "narrow it with --entity, --since, --outlet or --ask"), c)
	}
	return nil
}

func (a *app) export(ctx context.Context, g *graph.Graph, o *exportOptions) error {
	format, err := export.FormatNamed(o.Format)
	if err != nil {
		return err
	}
	var report export.Report
	write := func(w io.Writer) (err error) {
		report, err = export.Write(ctx, g, w, o.Options)
		return err
	}
	switch {
	case o.output == "" || o.output == "-":
		if format.Folder && isTerminal(a.out) {
			return hinted(fmt.Errorf("%s is several files, and no text for a terminal", o.Format), "--output names a folder, or a file that ends in .zip")
		}
		w := bufio.NewWriterSize(a.out, 64<<10)
		err = errors.Join(write(w), w.Flush())
	case format.Folder && !strings.HasSuffix(strings.ToLower(o.output), ".zip"):
		report, err = export.WriteFolder(ctx, g, o.output, o.Options)
	default:
		err = writeFile(o.output, write)
	}
	if err != nil {
		return err
	}
	if l := report.LeftOut; l.Entities > 0 || l.Facts > 0 {
		a.note("left out %s and %s; --most shows more", plural(l.Entities, "entity", "entities"), plural(l.Facts, "fact between entities", "facts between entities"))
	}
	return nil
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
