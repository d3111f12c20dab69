package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"github.com/khabar-kg/khabar/graph"
)

func newMergeExportCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "export [FILE]",
		Short: "Write the decisions in force to a file, to keep or to hand on",
		Long: `Export writes the decisions in force, one JSON object a line, sorted, so that the file
can be kept under version control.`,
		Example: `  khabar merge export decisions.jsonl`,
		Args:    usageArgs(cobra.MaximumNArgs(1)),
		RunE: func(c *cobra.Command, args []string) error {
			return a.withGraph(c.Context(), func(g *graph.Graph) error {
				decisions, err := g.Decisions(c.Context())
				if err != nil {
					return err
				}
				var b strings.Builder
				for i := range decisions {
					line, err := json.Marshal(&decisions[i])
					if err != nil {
						return err
					}
					b.Write(append(line, '\n'))
				}
				if len(args) == 0 || args[0] == "-" {
					_, err := io.WriteString(a.out, b.String())
					return err
				}
				return os.WriteFile(args[0], []byte(b.String()), 0o644)
			})
		},
	}
}

func newMergeImportCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "import FILE",
		Short: "Take in decisions that export wrote",
		Long: `Import takes in the decisions of a file that export wrote, each in the place of one of
the same pair; - is standard input. A line that cannot be read is told with its number,
and nothing is taken in.`,
		Example: `  khabar merge import decisions.jsonl`,
		Args:    usageArgs(cobra.ExactArgs(1)),
		RunE: func(c *cobra.Command, args []string) error {
			var b []byte
			var err error
			if args[0] == "-" {
				b, err = io.ReadAll(a.in)
			} else {
				b, err = os.ReadFile(args[0])
			}
			if err != nil {
				return err
			}
			var decisions []graph.Decision
			number := 0
			for line := range strings.Lines(string(b)) {
				number++
				if strings.TrimSpace(line) == "" {
					continue
				}
				var d graph.Decision
				dec := json.NewDecoder(strings.NewReader(line))
				dec.DisallowUnknownFields()
				if err := dec.Decode(&d); err != nil {
					return hinted(fmt.Errorf("%s:%d: %w", args[0], number, err), "khabar merge export shows how a line looks")
				}
				decisions = append(decisions, d)
			}
			return a.withOwnGraph(c.Context(), func(g *graph.Graph) error {
				if err := g.Decide(c.Context(), decisions...); err != nil {
					return fmt.Errorf("%s: %w", args[0], err)
				}
				a.note("%s taken in", plural(len(decisions), "decision", "decisions"))
				return a.link(c.Context(), g)
			})
		},
	}
}
