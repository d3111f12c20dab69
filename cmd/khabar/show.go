package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/khabar-kg/khabar/graph"
	"github.com/khabar-kg/khabar/schema"
)

func newShowCommand(a *app) *cobra.Command {
	var format, labels string
	var limit int
	c := &cobra.Command{
		Use:   "show ENTITY",
		Short: "Show all that is stated of a person, body or place, with the sentences",
		Long: `Show prints every fact in which an entity takes part, with the sentence that says
so, the article that it stands in, and the rule that found it.

ENTITY is a name in any language and spelling that the articles have, an identifier
or an IRI. Where it may be any of several, the one that is usually called so is
taken, or the one of which by far most articles tell, and the others are named;
where that is nobody, they are listed.

At most --limit facts are printed, and it is said how many there are; --format json
has all of them.`,
		Example: `  khabar show "Mustafa al-Kadhimi"
  khabar show "قاسم الأعرجي" --labels ar
  khabar show Pentagon --format json`,
		Args: usageArgs(exactly("ENTITY")),
		RunE: func(c *cobra.Command, args []string) error {
			if err := oneOf(c, "format", format, textFormat, jsonFormat); err != nil {
				return err
			}
			if err := oneOf(c, "labels", labels, "ar", "en"); err != nil {
				return err
			}
			if limit < 1 {
				return usage(fmt.Errorf("--limit %d: it is 1 or more", limit), c)
			}
			return a.withGraph(c.Context(), func(g *graph.Graph) error {
				e, err := g.Show(c.Context(), args[0], labels)
				if err != nil {
					return err
				}
				if format == jsonFormat {
					return writeJSON(a.out, e)
				}
				return a.writeEntity(e, labels, limit)
			})
		},
	}
	c.Flags().StringVar(&format, "format", textFormat, "`FORMAT` of the answer: text or json")
	c.Flags().StringVar(&labels, "labels", "en", "`LANGUAGE` of labels and names, ar or en")
	c.Flags().IntVar(&limit, "limit", someFacts, "at most `N` facts of a text; it is said when there are more")
	return c
}

// someFacts is how many facts show prints unless told otherwise, and someArticles how
// many articles it names: a terminal holds no more.
const (
	someFacts    = 50
	someArticles = 20
)

// atLeast checks that a command has the arguments with these names, or more.
func atLeast(names ...string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) < len(names) {
			return fmt.Errorf("%s is missing", strings.Join(names[len(args):], " "))
		}
		return nil
	}
}

// exactly checks that a command has just the arguments with these names.
func exactly(names ...string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) < len(names) {
			return fmt.Errorf("%s is missing", strings.Join(names[len(args):], " "))
		}
		if len(args) > len(names) {
			return fmt.Errorf("%q is one too many: put a name of several words in quotation marks", args[len(names)])
		}
		return nil
	}
}

// writeEntity prints an entity for people, with at most limit facts.
func (a *app) writeEntity(e *graph.Entity, language string, limit int) error {
	w := bufio.NewWriter(a.out)
	line := func(format string, args ...any) { fmt.Fprintf(w, format+"\n", args...) }
	line("%s (%s)", cell(e.Name(language)), e.Type)
	var names []string
	for _, n := range e.Names {
		names = append(names, cell(n.Text))
	}
	if len(names) > 1 {
		line("  names     %s", strings.Join(names, ", "))
	}
	if e.KnownAs != "" {
		line("  known as  %s", e.KnownAs)
	}
	line("  iri       %s", e.IRI)
	articles := strings.Join(e.Articles[:min(len(e.Articles), someArticles)], ", ")
	if more := len(e.Articles) - someArticles; more > 0 {
		articles += fmt.Sprintf(" and %d more", more)
	}
	line("  articles  %s", articles)
	for i := range min(len(e.Facts), limit) {
		f := &e.Facts[i]
		line("")
		line("%s", headline(f))
		for _, text := range wrap(printable(f.Sentence.Text), a.width()-4) {
			line("  | %s", isolate(text))
		}
		source := cell(f.Article)
		if f.Outlet != "" {
			source += ", " + cell(f.Outlet)
		}
		line("  %s; rule %s%s", source, f.Rule, certainty(f.Certainty))
	}
	if err := w.Flush(); err != nil {
		return err
	}
	if len(e.Also) > 0 {
		a.note("the name may stand for others: %s", others(e.Also, language))
	}
	if len(e.Facts) > limit {
		a.note("cut at %d of %d facts; --limit raises that, and khabar ask narrows down", limit, len(e.Facts))
	}
	return nil
}

// someOthers is how many others are named for whom a name may stand.
const someOthers = 5

// others lists entities, with what to ask for to see them.
func others(list []graph.EntityInfo, language string) string {
	var out []string
	for i := range list {
		if i == someOthers {
			out = append(out, fmt.Sprintf("%d more", len(list)-i))
			break
		}
		e := &list[i]
		out = append(out, fmt.Sprintf("%s (%s, %s)", cell(e.Name(language)), plural(len(e.Articles), "article", "articles"), cmpOr(e.KnownAs, e.IRI)))
	}
	return strings.Join(out, ", ")
}

// headline says in one line what a fact is.
func headline(f *graph.Fact) string {
	var b strings.Builder
	if f.Date != "" && f.Kind != schema.PositionFact {
		b.WriteString(f.Date + "  ")
	}
	b.WriteString(cell(f.Label))
	if f.Kind == schema.PositionFact {
		b.WriteString(period(f))
	}
	switch f.Modality {
	case "", schema.Asserted:
	default:
		fmt.Fprintf(&b, " (%s)", f.Modality)
	}
	if f.Negative {
		b.WriteString(" (said not to have happened)")
	}
	fmt.Fprintf(&b, ", as %s", f.Role)
	role := ""
	for _, o := range f.Others {
		if o.Role != role {
			fmt.Fprintf(&b, "; %s: %s", o.Role, cell(o.Name))
		} else {
			b.WriteString(", " + cell(o.Name))
		}
		role = o.Role
	}
	return b.String()
}

// period says when a position was held: " (former; 2014 to 2018)".
func period(f *graph.Fact) string {
	var parts []string
	if f.Former {
		parts = append(parts, "former")
	}
	switch {
	case f.Date != "" && f.Until != "":
		parts = append(parts, f.Date+" to "+f.Until)
	case f.Date != "":
		parts = append(parts, "since "+f.Date)
	case f.Until != "":
		parts = append(parts, "until "+f.Until)
	}
	if len(parts) == 0 {
		return ""
	}
	return " (" + strings.Join(parts, "; ") + ")"
}

func certainty(c float64) string {
	if c == 0 {
		return ""
	}
	return fmt.Sprintf(", certainty %.2f", c)
}

// cell makes a text safe to stand beside others on a line.
func cell(s string) string { return isolate(printable(s)) }

// writeJSON writes a value as indented JSON, for people as well.
func writeJSON(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}
