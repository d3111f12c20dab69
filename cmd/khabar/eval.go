package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"unicode"

	"github.com/spf13/cobra"
	"golang.org/x/sync/errgroup"

	"github.com/khabar-kg/khabar/extract"
	"github.com/khabar-kg/khabar/extract/score"
	"github.com/khabar-kg/khabar/extract/tagger"
	"github.com/khabar-kg/khabar/schema"
)

// evalOptions are the flags of "khabar eval".
type evalOptions struct {
	gold      []string
	polnear   []string
	re3d      []string
	names     []string
	model     string
	documents string
	format    string
	write     string
	articles  bool
	faults    bool
}

const markdownFormat = "markdown"

func newEvalCommand(a *app) *cobra.Command {
	var o evalOptions
	c := &cobra.Command{
		Use:   "eval [GOLD]",
		Short: "Measure extraction against articles that people annotated",
		Long: `Eval extracts annotated articles and prints precision, recall and F1 of entities,
statements, who said what, events, roles and positions.

GOLD is a folder of articles (NAME.txt) with their annotation (NAME.gold.json); the
format is described in extract/testdata/news/README.md. Articles that were kept
aside while the rules were written (extract/score/heldout.txt) are measured once
more for themselves. --polnear measures English attributions over a folder of the
PolNeAR corpus; --re3d measures relations over a folder of the re3d corpus; --ner measures the trained tagger over a file of tagged
tokens (one a line, with a BIO tag).`,
		Example: `  khabar eval extract/testdata/news
  khabar eval gold/ --articles --faults
  khabar eval gold/ --documents facts.jsonl --format json
  khabar eval --gold gold/ --polnear polnear/dev --ner names.txt --write QUALITY.md`,
		Args: usageArgs(cobra.MaximumNArgs(1)),
		RunE: func(c *cobra.Command, args []string) error {
			o.gold = append(args, o.gold...)
			if err := oneOf(c, "format", o.format, textFormat, jsonFormat, markdownFormat); err != nil {
				return err
			}
			switch {
			case len(o.gold)+len(o.polnear)+len(o.re3d)+len(o.names) == 0:
				return usage(hinted(errors.New("nothing to measure against"), "name a folder of annotated articles: khabar eval extract/testdata/news"), c)
			case o.documents != "" && len(o.gold) != 1:
				return usage(errors.New("--documents goes with one folder of annotated articles"), c)
			case o.model != "" && len(o.names) == 0:
				return usage(errors.New("--model goes with --ner"), c)
			}
			return a.eval(c.Context(), &o)
		},
	}
	f := c.Flags()
	f.StringArrayVar(&o.gold, "gold", nil, "one more folder of annotated articles (`GOLD`); may be repeated")
	f.StringArrayVar(&o.polnear, "polnear", nil, "a `FOLDER` of PolNeAR, such as polnear/dev; may be repeated")
	f.StringArrayVar(&o.re3d, "re3d", nil, "a `FOLDER` of re3d, such as re3d/CENTCOM; may be repeated")
	f.StringArrayVar(&o.names, "ner", nil, "a `FILE` of tokens tagged as names; may be repeated")
	f.StringVar(&o.model, "model", "", "measure this model `FILE` with --ner, instead of those built in")
	f.StringVar(&o.documents, "documents", "", "measure this `FILE` that khabar extract printed, instead of extracting")
	f.StringVar(&o.format, "format", textFormat, "`FORMAT`: text, json or markdown")
	f.StringVar(&o.write, "write", "", "write the figures as Markdown to this `FILE`")
	f.BoolVar(&o.articles, "articles", false, "print the figures of each article as well")
	f.BoolVar(&o.faults, "faults", false, "print what was missed or wrong as well")
	return c
}

// A measurement is the figures of one corpus.
type measurement struct {
	Title  string `json:"corpus"`
	Report report `json:"figures"`
}

type report interface {
	WriteText(io.Writer) error
	WriteMarkdown(io.Writer) error
}

func (a *app) eval(ctx context.Context, o *evalOptions) error {
	x, err := a.newExtractor()
	if err != nil {
		return err
	}
	e := &evaluator{a: a, x: x}
	all, err := e.measure(ctx, o)
	if err != nil {
		return err
	}
	if o.write != "" {
		return writeFile(o.write, func(w io.Writer) error { return writeQuality(w, all) })
	}
	switch o.format {
	case jsonFormat:
		return writeJSON(a.out, all)
	case markdownFormat:
		return writeQuality(a.out, all)
	}
	for i, m := range all {
		if i > 0 {
			fmt.Fprintln(a.out)
		}
		fmt.Fprintf(a.out, "%s\n", m.Title)
		if err := m.Report.WriteText(a.out); err != nil {
			return err
		}
		if err := o.details(a.out, m.Report); err != nil {
			return err
		}
	}
	return a.outputErr()
}

// details prints what the flags ask for beyond the figures.
func (o *evalOptions) details(w io.Writer, r report) error {
	var faults []score.Fault
	switch r := r.(type) {
	case *score.Report:
		if o.articles {
			if err := r.WriteArticles(w); err != nil {
				return err
			}
		}
		faults = r.Faults
	case *score.AttributionReport:
		faults = r.Faults
	case *score.TieReport:
		faults = r.Faults
	case *score.NameReport:
		faults = r.Faults
	}
	if o.faults {
		for _, f := range faults {
			fmt.Fprintln(w, printable(f.String()))
		}
	}
	return nil
}

// qualityHead opens the file that "eval --write" makes.
const qualityHead = `# Quality

How well khabar reads, as it is: precision, recall and F1 against articles that
people annotated. "khabar eval --write" makes this file; CONTRIBUTING.md has the
whole command. A statement counts in who_said when its speakers are exactly right,
and in who_said_what when its words are as well.

Certainty is the probability that a fact is right, learned from annotated articles but
for those kept aside: the tables of these say what it is worth. Right is, of an entity,
that it is one that people annotated, of its type; of a statement, that its speakers are
exactly those annotated and the words of its content for the better part; of an event,
its type, its trigger and whether it happened (who takes part is measured by itself, as
event_role); of a position, person and title. Relations are not calibrated: what is
annotated of them is too little. It is not reached that six in ten of all facts are
certain to 0.9: too many facts of the harder kinds are wrong for that.

Figures that are low have their causes below them, with how often each was met.
`

func writeQuality(w io.Writer, all []measurement) error {
	if _, err := io.WriteString(w, qualityHead); err != nil {
		return err
	}
	mapped := false
	for _, m := range all {
		if _, err := fmt.Fprintf(w, "\n## %s\n\n", m.Title); err != nil {
			return err
		}
		if _, ok := m.Report.(*score.TieReport); ok && !mapped {
			mapped = true
			if _, err := io.WriteString(w, score.Re3dMapping+"\n"); err != nil {
				return err
			}
		}
		if err := m.Report.WriteMarkdown(w); err != nil {
			return err
		}
	}
	return nil
}

// An evaluator extracts corpora and measures the outcome.
type evaluator struct {
	a *app
	x *extract.Extractor
}

func (e *evaluator) measure(ctx context.Context, o *evalOptions) ([]measurement, error) {
	var all []measurement
	for _, dir := range o.gold {
		gold, err := score.Gold(dir)
		if err != nil {
			return nil, err
		}
		docs, err := e.documents(ctx, gold, o.documents)
		if err != nil {
			return nil, err
		}
		title := fmt.Sprintf("%s: %s", filepath.Base(filepath.Clean(dir)), plural(len(gold), "annotated article", "annotated articles"))
		all = append(all, measurement{title, score.Score(gold, docs)})
		if held := score.HeldOut(gold); len(held) > 0 {
			title := fmt.Sprintf("%s: %d of these, kept aside while the rules were written", filepath.Base(filepath.Clean(dir)), len(held))
			all = append(all, measurement{title, score.Score(held, docs)})
		}
	}
	for _, dir := range o.polnear {
		corpus, err := score.PolNeAR(dir)
		if err != nil {
			return nil, err
		}
		docs, err := e.read(ctx, corpus.Articles(), e.x.Extract)
		if err != nil {
			return nil, err
		}
		title := fmt.Sprintf("PolNeAR %s: English attributions in %s", filepath.Base(filepath.Clean(dir)), plural(len(docs), "article", "articles"))
		all = append(all, measurement{title, corpus.Score(docs)})
	}
	for _, dir := range o.re3d {
		corpus, err := score.Re3d(dir)
		if err != nil {
			return nil, err
		}
		docs, err := e.read(ctx, corpus.Articles(), e.x.Extract)
		if err != nil {
			return nil, err
		}
		name := filepath.Base(filepath.Clean(dir))
		title := fmt.Sprintf("re3d %s: English relations in %s", name, plural(len(docs), "article", "articles"))
		if name == score.Re3dHeldOut {
			title += ", kept aside while the rules were written"
		}
		all = append(all, measurement{title, corpus.Score(docs)})
	}
	for _, file := range o.names {
		m, err := e.names(ctx, file, o.model)
		if err != nil {
			return nil, err
		}
		all = append(all, m)
	}
	return all, nil
}

// documents extracts the articles, or reads what was extracted before.
func (e *evaluator) documents(ctx context.Context, gold []score.Article, file string) ([]score.Document, error) {
	if file == "" {
		articles := make([]schema.Article, len(gold))
		for i := range gold {
			articles[i] = gold[i].Article
		}
		return e.read(ctx, articles, e.x.Extract)
	}
	f, err := os.Open(file)
	if err != nil {
		return nil, fmt.Errorf("read documents %s: %w", file, cause(err))
	}
	defer f.Close()
	docs, err := score.ReadDocuments(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return docs, nil
}

// names measures the tagger, and what its language settles behind it.
func (e *evaluator) names(ctx context.Context, file, model string) (measurement, error) {
	b, err := os.ReadFile(file)
	if err != nil {
		return measurement{}, fmt.Errorf("read names %s: %w", file, cause(err))
	}
	language := "en"
	if strings.ContainsFunc(string(b[:min(len(b), 4096)]), func(r rune) bool { return unicode.Is(unicode.Arabic, r) }) {
		language = "ar"
	}
	corpus, err := score.Names(file, language)
	if err != nil {
		return measurement{}, err
	}
	tag := e.x.Names
	if model != "" {
		b, err := os.ReadFile(model)
		if err != nil {
			return measurement{}, fmt.Errorf("read model %s: %w", model, cause(err))
		}
		t, err := tagger.Read(b)
		if err != nil {
			return measurement{}, fmt.Errorf("read model %s: %w", model, err)
		}
		tag = func(ctx context.Context, in *schema.Article) (*schema.Record, error) { return e.x.NamesBy(ctx, t, in) }
	}
	docs, err := e.read(ctx, corpus.Articles(), tag)
	if err != nil {
		return measurement{}, err
	}
	return measurement{fmt.Sprintf("%s: names, by the trained tagger and what is settled behind it", filepath.Base(file)), corpus.Score(docs)}, nil
}

// read turns articles into documents, in their order. One that cannot be read is
// reported, and counts as one in which nothing was found.
func (e *evaluator) read(ctx context.Context, articles []schema.Article, work workFunc) ([]score.Document, error) {
	out := make([]outcome, len(articles))
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i := range articles {
		group.Go(func() error {
			if err := ctx.Err(); err != nil {
				return err
			}
			out[i] = one(ctx, &articles[i], articles[i].ID, work)
			return nil
		})
	}
	if err := group.Wait(); err != nil {
		return nil, err
	}
	var docs []score.Document
	for _, it := range out {
		if it.fault != nil {
			e.a.reportInput(it.fault)
			continue
		}
		d, err := score.NewDocument(it.record)
		if err != nil {
			return nil, err
		}
		docs = append(docs, d)
	}
	return docs, nil
}
