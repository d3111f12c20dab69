package main

import (
	"bufio"
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/khabar-kg/khabar/graph"
	"github.com/khabar-kg/khabar/graph/match"
)

func newMergeReviewCommand(a *app) *cobra.Command {
	var who whoDecides
	var entity string
	c := &cobra.Command{
		Use:   "review",
		Short: "Walk through the candidates, and decide each",
		Long: `Review shows one pair after the other and asks: s they are the same, d they are
different, u nobody knows, l later, b back to the one before, q enough. What is
decided is kept at once; the graph follows in the end.`,
		Example: `  khabar merge review
  khabar merge review --entity "al-Kadhimi"`,
		Args: usageArgs(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error {
			return a.withOwnGraph(c.Context(), func(g *graph.Graph) error {
				return a.review(c.Context(), g, entity, &who)
			})
		},
	}
	c.Flags().StringVar(&entity, "entity", "", "only pairs with this `ENTITY`: a name or an identifier")
	who.register(c, a)
	return c
}

func (a *app) review(ctx context.Context, g *graph.Graph, entity string, who *whoDecides) error {
	ids, err := g.MergeCandidateIDs(ctx, entity)
	if err != nil {
		return err
	}
	if len(ids) == 0 {
		a.note("nothing to decide")
		return nil
	}
	answers := bufio.NewScanner(a.in)
	decided := false
	had := map[string]*graph.MergeCandidate{} // one that was decided is none any more
	for i := 0; i < len(ids); {
		m := had[ids[i]]
		if m == nil {
			if m, err = g.MergeCandidate(ctx, ids[i]); err != nil {
				return err
			}
			if m == nil { // somebody else has decided it meanwhile
				i++
				continue
			}
			had[ids[i]] = m
		}
		fmt.Fprintf(a.out, "%d of %d\n", i+1, len(ids))
		a.writeCandidate(m)
		fmt.Fprint(a.out, "same, different, unsure, later, back, quit? ")
		if err := a.outputErr(); err != nil {
			return err
		}
		if !answers.Scan() {
			break
		}
		fmt.Fprintln(a.out)
		verdict := map[string]match.Verdict{"s": match.Same, "d": match.Different, "u": match.Unsure}
		answer := strings.ToLower(strings.TrimSpace(answers.Text()))
		if len(answer) > 1 {
			answer = answer[:1]
		}
		switch v, ok := verdict[answer]; {
		case ok:
			d := decisionOf(m)
			d.Verdict, d.By, d.Why, d.When = v, who.by, who.why, time.Now()
			if err := g.Decide(ctx, d); err != nil {
				return err
			}
			decided = true
			i++
		case answer == "l":
			i++
		case answer == "b":
			i = max(0, i-1)
		case answer == "q":
			i = len(ids)
		default:
			// No guess at a y or n: the question is not one of yes or no.
			fmt.Fprintln(a.out, "s same, d different, u unsure, l later, b back, q quit")
		}
	}
	if err := answers.Err(); err != nil {
		return err
	}
	if !decided {
		return nil
	}
	return a.link(ctx, g)
}
