package main

import (
	"github.com/spf13/cobra"
)

func newSchemaCommand(a *app) *cobra.Command {
	var format, labels string
	c := &cobra.Command{
		Use:   "schema",
		Short: "Print the ontology: types, acts, events, roles, predicates",
		Long: `Schema prints what there is in a graph: classes, acts of speech, types of events,
roles and predicates, with their labels in Arabic and English. With --ontology it
checks a file of your own, and prints the whole with it.`,
		Example: `  khabar schema
  khabar schema --labels ar
  khabar schema --ontology mine.yaml --format json`,
		Args: usageArgs(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error {
			if err := oneOf(c, "format", format, textFormat, jsonFormat); err != nil {
				return err
			}
			if err := oneOf(c, "labels", labels, "ar", "en"); err != nil {
				return err
			}
			o, err := a.loadOntology()
			if err != nil {
				return err
			}
			if format == jsonFormat {
				return o.WriteJSON(a.out)
			}
			return o.WriteText(a.out, labels)
		},
	}
	c.Flags().StringVar(&format, "format", textFormat, "`FORMAT`: text or json")
	c.Flags().StringVar(&labels, "labels", "en", "`LANGUAGE` of the labels, ar or en")
	return c
}
