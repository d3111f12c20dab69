package main

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/khabar-kg/khabar/graph"
)

// A question is a canned question with its filters, as the flags give them.
type question struct {
	name    string
	params  map[string]*string // of all questions, by name; nil or empty where not given
	format  string
	labels  string
	limit   int
	timeout time.Duration
}

// register adds a flag for each parameter that any question has.
func (q *question) register(f *pflag.FlagSet) {
	q.registerParams(f)
	registerTable(f, &q.format, &q.labels)
	registerBounds(f, &q.limit, &q.timeout)
}

// registerParams adds the parameters' flags alone.
func (q *question) registerParams(f *pflag.FlagSet) {
	q.params = map[string]*string{}
	for _, known := range graph.Questions() {
		for _, p := range known.Params {
			if q.params[p.Name] == nil {
				q.params[p.Name] = f.String(p.Name, "", fmt.Sprintf("filter: %s (`%s`)", p.Help["en"], strings.ToUpper(p.Kind)))
			}
		}
	}
}

// registerTable adds the flags of commands that print a table.
func registerTable(f *pflag.FlagSet, format, labels *string) {
	f.StringVar(format, "format", tableFormat, "`FORMAT` of the answer: table, json or csv")
	f.StringVar(labels, "labels", "en", "`LANGUAGE` of headings and names, ar or en")
}

// registerBounds adds the flags of commands that query.
func registerBounds(f *pflag.FlagSet, limit *int, timeout *time.Duration) {
	f.IntVar(limit, "limit", graph.DefaultLimit, "at most `N` rows; it is said when there are more")
	f.DurationVar(timeout, "timeout", graph.DefaultTimeout, "stop a query after this `TIME`")
}

func checkTable(c *cobra.Command, format, labels string) error {
	if err := oneOf(c, "format", format, tableFormat, jsonFormat, csvFormat); err != nil {
		return err
	}
	return oneOf(c, "labels", labels, "ar", "en")
}

func checkBounds(c *cobra.Command, limit int, timeout time.Duration) error {
	switch {
	case limit < 1:
		return usage(fmt.Errorf("--limit %d: it is 1 or more", limit), c)
	case timeout <= 0:
		return usage(fmt.Errorf("--timeout %s: it is more than nothing", timeout), c)
	}
	return nil
}

// check reports what cannot be meant, before anything is done.
func (q *question) check(c *cobra.Command) error {
	known, err := questionNamed(c, q.name)
	if err != nil {
		return err
	}
	for _, name := range q.names() {
		if c.Flags().Changed(name) && !hasParam(known, name) {
			return usage(noFilter(known, name), c)
		}
	}
	for _, p := range known.Params {
		if v := *q.params[p.Name]; p.Kind == dateParam && v != "" && !isDate(v) {
			return usage(hinted(fmt.Errorf("--%s %q: it is no date", p.Name, v), "write 2021-12-09, 2021-12 or 2021"), c)
		}
		if v := *q.params[p.Name]; p.Kind == certaintyParam && v != "" && !isCertainty(v) {
			return usage(hinted(fmt.Errorf("--%s %q: it is no certainty", p.Name, v), "write a number from 0 to 1, such as 0.9"), c)
		}
		if p.Required && *q.params[p.Name] == "" {
			return usage(fmt.Errorf("%s needs --%s: %s", q.name, p.Name, p.Help["en"]), c)
		}
	}
	if since, until := q.params["since"], q.params["until"]; since != nil && until != nil && backwards(*since, *until) {
		return usage(fmt.Errorf("--since %s is after --until %s", *since, *until), c)
	}
	if err := checkTable(c, q.format, q.labels); err != nil {
		return err
	}
	return checkBounds(c, q.limit, q.timeout)
}

// backwards reports whether a period ends before it begins; "2021-12" begins and ends in
// "2021".
func backwards(since, until string) bool {
	n := min(len(since), len(until))
	return n > 0 && since[:n] > until[:n]
}

// questionNamed returns the question of that name, or a usage error with a hint.
func questionNamed(c *cobra.Command, name string) (graph.Question, error) {
	var names []string
	for _, k := range graph.Questions() {
		if k.Name == name {
			return k, nil
		}
		names = append(names, k.Name)
	}
	return graph.Question{}, usage(hinted(fmt.Errorf("no question is called %q", name), "there are "+strings.Join(names, ", ")), c)
}

// The kinds of the parameters that are dates and certainties.
const (
	dateParam      = "date"
	certaintyParam = "certainty"
)

// isCertainty reports whether s is a number from 0 to 1.
func isCertainty(s string) bool {
	x, err := strconv.ParseFloat(s, 64)
	return err == nil && x >= 0 && x <= 1
}

// isDate reports whether s is a day, month or year that there is.
func isDate(s string) bool {
	return slices.ContainsFunc([]string{time.DateOnly, "2006-01", "2006"}, func(layout string) bool {
		_, err := time.Parse(layout, s)
		return err == nil
	})
}

func hasParam(q graph.Question, name string) bool {
	return slices.ContainsFunc(q.Params, func(p graph.Param) bool { return p.Name == name })
}

func noFilter(q graph.Question, name string) error {
	var names []string
	for _, p := range q.Params {
		names = append(names, "--"+p.Name)
	}
	return hinted(fmt.Errorf("%s has no filter --%s", q.Name, name), "it has "+strings.Join(names, ", "))
}

// names returns the names of all parameters, sorted.
func (q *question) names() []string {
	var out []string
	for name := range q.params {
		out = append(out, name)
	}
	slices.Sort(out)
	return out
}

// given returns a flag of the question that was given, or nothing.
func (q *question) given(c *cobra.Command) string {
	for _, name := range append(q.names(), "format", "labels", "limit", "timeout") {
		if c.Flags().Changed(name) {
			return name
		}
	}
	return ""
}

// answer asks the question and prints the answer.
func (a *app) answer(ctx context.Context, g *graph.Graph, q *question) error {
	params := map[string]string{}
	for name, value := range q.params {
		if *value != "" {
			params[name] = *value
		}
	}
	t, err := g.Ask(ctx, q.name, params, graph.QueryOptions{Limit: q.limit, Timeout: q.timeout, Language: q.labels})
	if err != nil {
		return err
	}
	return a.writeTable(t, q.format, q.labels)
}

func newAskCommand(a *app) *cobra.Command {
	var q question
	var showQuery bool
	c := &cobra.Command{
		Use:   "ask [QUESTION]",
		Short: "Answer a question: who announced what, who denied what ...",
		Long: `Ask answers one of the questions that come with khabar, with filters. Without a
question it lists them. Names are found in any language and spelling that the
articles have. A day in brackets is that of the article, where it does not tell when
something was said.

Each question is a Gizmo query in a file; --show-query prints it, to be copied and
changed for "khabar query".`,
		Example: `  khabar ask
  khabar ask who-announced-what --speaker "Qasim al-Araji" --since 2021-12
  khabar ask who-withdrew-where --format csv > withdrawals.csv
  khabar ask timeline --show-query`,
		Args:              usageArgs(cobra.MaximumNArgs(1)),
		ValidArgsFunction: completeQuestions,
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) == 0 {
				if flag := q.given(c); flag != "" && flag != "format" {
					return usage(fmt.Errorf("--%s: of which question?", flag), c)
				}
				return a.listQuestions()
			}
			q.name = args[0]
			if showQuery {
				return a.showQuestion(c, q.name)
			}
			if err := q.check(c); err != nil {
				return err
			}
			return a.withGraph(c.Context(), func(g *graph.Graph) error { return a.answer(c.Context(), g, &q) })
		},
	}
	q.register(c.Flags())
	c.Flags().BoolVar(&showQuery, "show-query", false, "print the question's Gizmo instead of the answer")
	return c
}

func (a *app) listQuestions() error {
	widest := 0
	for _, q := range graph.Questions() {
		widest = max(widest, len(q.Name))
	}
	for _, q := range graph.Questions() {
		var params []string
		for _, p := range q.Params {
			name := "--" + p.Name
			if p.Required {
				name += " (required)"
			}
			params = append(params, name)
		}
		fmt.Fprintf(a.out, "%-*s  %s\n", widest, q.Name, q.Title["en"])
		for _, line := range append([]string{q.Title["ar"]}, wrap(strings.Join(params, " "), a.width()-widest-2)...) {
			fmt.Fprintf(a.out, "%-*s  %s\n", widest, "", isolate(line))
		}
	}
	return a.outputErr()
}

func (a *app) showQuestion(c *cobra.Command, name string) error {
	for _, q := range graph.Questions() {
		if q.Name == name {
			fmt.Fprint(a.out, q.Source)
			return a.outputErr()
		}
	}
	return usage(hinted(fmt.Errorf("no question is called %q", name), "khabar ask lists them"), c)
}

// completeQuestions completes the names of questions in a shell.
func completeQuestions(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var out []string
	for _, q := range graph.Questions() {
		out = append(out, q.Name+"\t"+q.Title["en"])
	}
	return out, cobra.ShellCompDirectiveNoFileComp
}
