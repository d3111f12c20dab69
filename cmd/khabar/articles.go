package main

import (
	"encoding/csv"
	"errors"
	"strconv"

	"github.com/spf13/cobra"

	"github.com/khabar-kg/khabar/graph"
)

func newArticlesCommand(a *app) *cobra.Command {
	c := &cobra.Command{
		Use:   "articles",
		Short: "List the articles of the graph, or remove some",
		Long:  `Articles lists what the graph was built from, and removes articles with all that came of them.`,
		Example: `  khabar articles list
  khabar articles remove shatt-2021-12-09-araji`,
		Args: usageArgs(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error {
			return usage(hinted(errors.New("articles: list or remove?"), c.CommandPath()+" list shows them"), c)
		},
	}
	c.AddCommand(newArticlesListCommand(a), newArticlesRemoveCommand(a))
	return c
}

func newArticlesListCommand(a *app) *cobra.Command {
	var format string
	c := &cobra.Command{
		Use:   "list",
		Short: "List the articles, with what was found in each",
		Long:  `List prints the articles of the graph by identifier: when and where they were published, and how many entities, statements and events were found in them.`,
		Example: `  khabar articles list
  khabar articles list --format json | jq -r '.[].id'`,
		Args: usageArgs(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error {
			if err := oneOf(c, "format", format, tableFormat, jsonFormat, csvFormat); err != nil {
				return err
			}
			return a.withGraph(c.Context(), func(g *graph.Graph) error {
				list, err := g.Articles(c.Context())
				if err != nil {
					return err
				}
				return a.writeArticles(list, format)
			})
		},
	}
	c.Flags().StringVar(&format, "format", tableFormat, "`FORMAT` of the list: table, json or csv")
	return c
}

func (a *app) writeArticles(list []graph.ArticleInfo, format string) error {
	if format == jsonFormat {
		if list == nil {
			list = []graph.ArticleInfo{}
		}
		return writeJSON(a.out, list)
	}
	head := []string{"article", "published", "outlet", "language", "entities", "statements", "events", "title"}
	var rows [][]string
	for i := range list {
		x := &list[i]
		rows = append(rows, []string{
			x.ID, x.Published.Value, x.Outlet, x.Language,
			strconv.Itoa(x.Entities), strconv.Itoa(x.Statements), strconv.Itoa(x.Events), x.Title,
		})
	}
	if format == csvFormat {
		w := csv.NewWriter(a.out)
		return errors.Join(w.Write(head), w.WriteAll(rows))
	}
	if len(rows) == 0 {
		a.note("no article")
		return nil
	}
	a.grid(head, rows)
	return a.outputErr()
}

func newArticlesRemoveCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "remove ARTICLE...",
		Short: "Remove articles, with all that came of them",
		Long: `Remove deletes articles by identifier, their text, records and every quad that came
of them; no other article loses one. When one of them is not there, nothing is
removed.`,
		Example: `  khabar articles remove shatt-2021-12-09-araji
  khabar articles remove rivers-1 rivers-2`,
		Args: usageArgs(func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return errors.New("which article?")
			}
			return nil
		}),
		RunE: func(c *cobra.Command, args []string) error {
			return a.withOwnGraph(c.Context(), func(g *graph.Graph) error {
				err := g.Remove(c.Context(), args...)
				if errors.Is(err, graph.ErrNoArticle) {
					return hinted(err, "khabar articles list shows what there is; nothing was removed")
				}
				if err == nil {
					_, err = g.Link(c.Context()) // without what joined and linked others through them
				}
				if err == nil {
					a.note("removed %s", plural(len(args), "article", "articles"))
				}
				return err
			})
		},
	}
}
