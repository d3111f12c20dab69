package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/khabar-kg/khabar/graph"
)

// queryOptions are the flags of "khabar query".
type queryOptions struct {
	text    string
	format  string
	labels  string
	limit   int
	timeout time.Duration
}

func newQueryCommand(a *app) *cobra.Command {
	var o queryOptions
	c := &cobra.Command{
		Use:   "query [FILE]",
		Short: "Run a Gizmo query over the graph",
		Long: `Query runs Gizmo, Cayley's query language, from -e, a file or standard input; on a
terminal without any of these it prompts, with a history.

Names of the ontology need no prefix (<announced>, <Person>; "khabar schema" lists
them), and common prefixes are known (schema:, prov:, rdf:, id:, known:). A path gives a
row for each way to its end, so that what has several names, or stands in several
articles, comes several times: .unique() leaves one of each. A deadline and a limit of
rows always hold.

Gizmo: https://cayley.gitbook.io/cayley/query-languages/gizmoapi`,
		Example: `  khabar query -e 'g.V("<Person>").in("<type>").save("<name>", "name").unique().all()'
  khabar query examples/queries/two-hops.js
  khabar ask denials --show-query | khabar query -
  khabar query`,
		Args: usageArgs(cobra.MaximumNArgs(1)),
		RunE: func(c *cobra.Command, args []string) error {
			if err := errors.Join(checkTable(c, o.format, o.labels), checkBounds(c, o.limit, o.timeout)); err != nil {
				return err
			}
			gizmo, err := a.queryText(c, args, o.text)
			if err != nil {
				return err
			}
			return a.withGraph(c.Context(), func(g *graph.Graph) error {
				if gizmo == "" {
					return a.prompt(c.Context(), g, &o)
				}
				return a.runQuery(c.Context(), g, gizmo, &o)
			})
		},
	}
	f := c.Flags()
	f.StringVarP(&o.text, "execute", "e", "", "the `GIZMO` itself")
	registerTable(f, &o.format, &o.labels)
	registerBounds(f, &o.limit, &o.timeout)
	return c
}

// queryText returns the query, or nothing when it is to be prompted for.
func (a *app) queryText(c *cobra.Command, args []string, text string) (string, error) {
	switch {
	case c.Flags().Changed("execute"):
		if len(args) > 0 {
			return "", usage(errors.New("a query from -e, and a file too"), c)
		}
	case len(args) == 1 && args[0] != "-":
		b, err := os.ReadFile(args[0])
		if err != nil {
			err = fmt.Errorf("read query %s: %w", args[0], cause(err))
			if errors.Is(err, os.ErrNotExist) && strings.Contains(args[0], "g.") {
				err = hinted(err, "a query on the command line follows -e")
			}
			return "", err
		}
		text = string(b)
	case len(args) == 0 && isTerminal(a.in):
		return "", nil
	default:
		b, err := io.ReadAll(&interruptible{ctx: c.Context(), r: a.in})
		if err != nil {
			return "", fmt.Errorf("read query: %w", err)
		}
		text = string(b)
	}
	if strings.TrimSpace(text) == "" {
		return "", usage(hinted(errors.New("the query is empty"), `one that lists the people: g.V("<Person>").in("<type>").all()`), c)
	}
	return text, nil
}

func (a *app) runQuery(ctx context.Context, g *graph.Graph, gizmo string, o *queryOptions) error {
	t, err := g.Query(ctx, gizmo, graph.QueryOptions{Limit: o.limit, Timeout: o.timeout, Language: o.labels})
	if err != nil {
		return err
	}
	return a.writeTable(t, o.format, o.labels)
}
