package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"runtime/debug"
	"slices"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"github.com/khabar-kg/khabar/extract"
	"github.com/khabar-kg/khabar/graph"
	"github.com/khabar-kg/khabar/schema"
)

// An app is one run of the command line: its streams and what the global flags
// say. Every command is made by a function newXCommand(*app), in a file of its
// own, and reads the app's fields when it runs, not when it is made: the flags
// are parsed in between.
//
// A command writes its result to out and everything else through note, warn and
// reportInput, which write to errs. It returns its error; main reports it, with
// its hint, and turns it into an exit code (see errors.go).
type app struct {
	in     io.Reader
	out    io.Writer // results
	errs   io.Writer // everything else
	getenv func(string) string

	// What the global flags say.
	db       string
	ontology []string // files
	lexicons []string // folders
	quiet    bool
	noColor  bool

	failed int // inputs that were reported and skipped
}

func newApp(in io.Reader, out, errs io.Writer, getenv func(string) string) *app {
	return &app{in: in, out: &output{w: out}, errs: errs, getenv: getenv}
}

// main runs the command line args and returns the exit code.
func (a *app) main(ctx context.Context, args []string) int {
	root := newRootCommand(a)
	root.SetArgs(args)
	root.SetIn(a.in)
	root.SetOut(a.out)
	root.SetErr(a.errs)
	err := root.ExecuteContext(ctx)
	if err == nil && a.failed > 0 {
		return exitSomeInputs
	}
	if ctx.Err() != nil && (err == nil || errors.Is(err, context.Canceled)) {
		err = errInterrupted
	}
	return a.report(err)
}

// newRootCommand returns the whole command line.
func newRootCommand(a *app) *cobra.Command {
	root := &cobra.Command{
		Use:   "khabar",
		Short: "Turn news articles into a graph that answers who announced what",
		Long: `Khabar reads news in Arabic and English and builds a graph that answers who
announced what, when and where, and which sentence says so. It runs offline; the
same articles give the same graph, every time.`,
		Example: `  khabar build news/ --ask who-announced-what
  khabar ask who-announced-what --speaker "Qasim al-Araji"
  khabar show "Joe Biden"`,
		Args:          usageArgs(cobra.NoArgs),
		RunE:          func(c *cobra.Command, _ []string) error { return c.Help() },
		SilenceErrors: true,
		SilenceUsage:  true,
	}
	f := root.PersistentFlags()
	f.StringVar(&a.db, "db", cmpOr(a.getenv("KHABAR_DB"), defaultDB), "database `FOLDER`, or the URL of one of PostgreSQL; KHABAR_DB names another default")
	f.StringArrayVar(&a.ontology, "ontology", nil, "a YAML `FILE` that extends the ontology; may be repeated")
	f.StringArrayVar(&a.lexicons, "lexicon", nil, "a `FOLDER` of your own word lists (ar/cues.tsv ...); may be repeated")
	f.BoolVarP(&a.quiet, "quiet", "q", false, "say nothing but results and errors")
	f.BoolVar(&a.noColor, "no-color", false, "no colours on a terminal; so does NO_COLOR")
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error { return usage(err, c) })
	root.AddCommand(
		newBuildCommand(a),
		newExtractCommand(a),
		newAskCommand(a),
		newQueryCommand(a),
		newShowCommand(a),
		newArticlesCommand(a),
		newExportCommand(a),
		newImportCommand(a),
		newMergeCommand(a),
		newDBCommand(a),
		newEvalCommand(a),
		newSchemaCommand(a),
		newVersionCommand(a),
		newServeCommand(a),
		newWorkerCommand(a),
	)
	completeCommands(root)
	return root
}

const defaultDB = "khabar.db"

// loadOntology returns the ontology with the user's extensions.
func (a *app) loadOntology() (*schema.Ontology, error) {
	return schema.LoadOntology(a.ontology...)
}

// withGraph opens the database that the flags name, for a command that reads it,
// and closes it. Another process may change it meanwhile.
func (a *app) withGraph(ctx context.Context, f func(*graph.Graph) error) error {
	return a.with(ctx, graph.Options{MustExist: true, ReadOnly: true}, f)
}

// withOwnGraph opens the database that the flags name, for a command that may
// change it, and closes it.
func (a *app) withOwnGraph(ctx context.Context, f func(*graph.Graph) error) error {
	return a.with(ctx, graph.Options{MustExist: true}, f)
}

func (a *app) with(ctx context.Context, opts graph.Options, f func(*graph.Graph) error) error {
	g, err := a.open(ctx, opts)
	if err != nil {
		return err
	}
	return errors.Join(f(g), g.Close())
}

// createGraph opens the database that the flags name, and makes it where there is
// none. The caller closes it.
func (a *app) createGraph(ctx context.Context) (*graph.Graph, error) {
	return a.open(ctx, graph.Options{})
}

func (a *app) open(ctx context.Context, opts graph.Options) (*graph.Graph, error) {
	o, err := a.loadOntology()
	if err != nil {
		return nil, err
	}
	opts.Ontology = o
	return graph.Open(ctx, a.db, opts)
}

// newExtractor opens the lexicons and models, with the user's own.
func (a *app) newExtractor() (*extract.Extractor, error) {
	var o extract.Options
	for _, dir := range a.lexicons {
		info, err := os.Stat(dir)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil, hinted(fmt.Errorf("lexicon %s: no such folder", dir), "a lexicon is a folder with a folder for each language: "+dir+"/ar/cues.tsv")
		case err != nil:
			return nil, fmt.Errorf("lexicon: %w", err)
		case !info.IsDir():
			return nil, hinted(fmt.Errorf("lexicon %s: it is a file", dir), "name the folder that holds ar/ or en/")
		}
		o.Lexicons = append(o.Lexicons, os.DirFS(dir))
	}
	// Nearly all that opening allocates is kept: collecting meanwhile is a fifth of
	// the start's work for nothing.
	if os.Getenv("GOGC") == "" {
		defer debug.SetGCPercent(debug.SetGCPercent(-1))
	}
	return extract.New(o)
}

// note tells a person what was done, unless --quiet.
func (a *app) note(format string, args ...any) {
	if !a.quiet {
		fmt.Fprintf(a.errs, "khabar: "+format+"\n", args...)
	}
}

// isTerminal reports whether a stream is a terminal.
func isTerminal(stream any) bool {
	if o, ok := stream.(*output); ok {
		stream = o.w
	}
	f, ok := stream.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// color reports whether results may have colours.
func (a *app) color() bool {
	return !a.noColor && a.getenv("NO_COLOR") == "" && a.getenv("TERM") != "dumb" && isTerminal(a.out)
}

// An output is standard output: it remembers the first error, so that a command
// need not check every line that it prints.
type output struct {
	w   io.Writer
	err error
}

func (o *output) Write(b []byte) (int, error) {
	if o.err != nil {
		return 0, o.err
	}
	n, err := o.w.Write(b)
	if err != nil {
		o.err = &outputError{err}
	}
	return n, o.err
}

// An outputError is a fault of standard output.
type outputError struct{ err error }

func (e *outputError) Error() string { return "write standard output: " + cause(e.err).Error() }
func (e *outputError) Unwrap() error { return e.err }

// outputErr returns the first error of standard output.
func (a *app) outputErr() error {
	if o, ok := a.out.(*output); ok {
		return o.err
	}
	return nil
}

func cmpOr(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// oneOf checks the value of a flag that has but a few.
func oneOf(c *cobra.Command, flag, value string, known ...string) error {
	if slices.Contains(known, value) {
		return nil
	}
	return usage(fmt.Errorf("--%s %q: it is one of %s", flag, value, join(known)), c)
}
