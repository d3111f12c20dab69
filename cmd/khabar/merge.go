package main

import (
	"context"
	"errors"
	"fmt"
	"os/user"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"github.com/khabar-kg/khabar/graph"
	"github.com/khabar-kg/khabar/graph/match"
	"github.com/khabar-kg/khabar/schema"
)

func newMergeCommand(a *app) *cobra.Command {
	c := &cobra.Command{
		Use:   "merge",
		Short: "Decide which entities of different articles are the same",
		Long: `Merge shows which entities of different articles may be the same, and keeps what you
decide. A build joins what the rules are sure of by itself; a decision of yours wins
over every rule, is kept with who made it, when and why, and can be undone.

An entity is named as anywhere else: by a name, or by the identifier that show
prints. A pair can be named by its identifier, which candidates and log print.`,
		Example: `  khabar merge candidates
  khabar merge accept 3f2a91bc --why "same office, same week"
  khabar merge review`,
		Args: usageArgs(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error {
			return usage(hinted(errors.New("merge: candidates, accept, reject, unsure, undo, split, review, log, export or import?"), c.CommandPath()+" --help tells what each does"), c)
		},
	}
	c.AddCommand(newMergeCandidatesCommand(a),
		newDecideCommand(a, "accept", match.Same, "Decide that two entities are the same"),
		newDecideCommand(a, "reject", match.Different, "Decide that two entities are different"),
		newDecideCommand(a, "unsure", match.Unsure, "Keep two entities apart until somebody knows"),
		newMergeUndoCommand(a), newMergeSplitCommand(a), newMergeReviewCommand(a),
		newMergeLogCommand(a), newMergeExportCommand(a), newMergeImportCommand(a))
	return c
}

// whoDecides are the flags of commands that decide.
type whoDecides struct{ by, why string }

func (w *whoDecides) register(c *cobra.Command, a *app) {
	c.Flags().StringVar(&w.by, "by", cmpOr(a.getenv("KHABAR_USER"), userName()), "`NAME` of who decides; KHABAR_USER names another default")
	c.Flags().StringVar(&w.why, "why", "", "`REASON` in words")
}

func userName() string {
	if u, err := user.Current(); err == nil {
		return cmpOr(u.Username, "somebody")
	}
	return "somebody"
}

func newMergeCandidatesCommand(a *app) *cobra.Command {
	var entity, format string
	var limit int
	c := &cobra.Command{
		Use:   "candidates",
		Short: "List pairs that may be the same, the likeliest first",
		Long: `Candidates lists pairs of entities that no rule is sure of and nobody has decided, the
likeliest first, with what speaks for and against, and a sentence about each.`,
		Example: `  khabar merge candidates --limit 5
  khabar merge candidates --entity "al-Kadhimi"`,
		Args: usageArgs(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error {
			if err := oneOf(c, "format", format, tableFormat, jsonFormat); err != nil {
				return err
			}
			return a.withGraph(c.Context(), func(g *graph.Graph) error {
				list, err := g.MergeCandidates(c.Context(), entity, limit)
				if err != nil {
					return err
				}
				if format == jsonFormat {
					if list == nil {
						list = []graph.MergeCandidate{}
					}
					return writeJSON(a.out, list)
				}
				for i := range list {
					a.writeCandidate(&list[i])
				}
				if len(list) == 0 {
					a.note("nothing to decide")
				}
				return a.outputErr()
			})
		},
	}
	c.Flags().StringVar(&entity, "entity", "", "only pairs with this `ENTITY`: a name or an identifier")
	c.Flags().IntVar(&limit, "limit", 20, "at most `N` pairs")
	c.Flags().StringVar(&format, "format", tableFormat, "`FORMAT` of the list: table or json")
	return c
}

func (a *app) writeCandidate(m *graph.MergeCandidate) {
	fmt.Fprintf(a.out, "%s  %.2f  %s = %s?\n", m.ID, m.Judgement.Score, cell(m.Left.Name("en")), cell(m.Right.Name("en")))
	for _, reason := range m.Judgement.For {
		fmt.Fprintf(a.out, "  + %s\n", cell(reason))
	}
	for _, reason := range m.Judgement.Against {
		fmt.Fprintf(a.out, "  - %s\n", cell(reason))
	}
	for _, side := range []struct{ article, sentence string }{{m.LeftSource, m.LeftSays}, {m.RightSource, m.RightSays}} {
		fmt.Fprintf(a.out, "  %s: %s\n", cell(side.article), cell(side.sentence))
	}
	fmt.Fprintln(a.out)
}

func newDecideCommand(a *app, name string, verdict match.Verdict, short string) *cobra.Command {
	var who whoDecides
	c := &cobra.Command{
		Use:   name + " PAIR | ENTITY ENTITY",
		Short: short,
		Long:  short + ". The pair is named by its identifier, as merge candidates prints it,\nor by two entities. The graph follows at once.",
		Example: fmt.Sprintf(`  khabar merge %[1]s 3f2a91bc
  khabar merge %[1]s "Mustafa al-Kadhimi" "مصطفى الكاظمي" --why "both are the prime minister"`, name),
		Args: usageArgs(cobra.RangeArgs(1, 2)),
		RunE: func(c *cobra.Command, args []string) error {
			return a.withOwnGraph(c.Context(), func(g *graph.Graph) error {
				d, err := a.pairOf(c.Context(), g, args)
				if err != nil {
					return err
				}
				d.Verdict, d.By, d.Why, d.When = verdict, who.by, who.why, time.Now()
				return a.decide(c.Context(), g, []graph.Decision{d})
			})
		},
	}
	who.register(c, a)
	return c
}

// decide keeps decisions and makes the graph follow.
func (a *app) decide(ctx context.Context, g *graph.Graph, decisions []graph.Decision) error {
	if err := g.Decide(ctx, decisions...); err != nil {
		return err
	}
	for i := range decisions {
		d := &decisions[i]
		a.note("%s: %s and %s are %s", d.ID(), d.Names[0], d.Names[1], verdictWords[d.Verdict])
	}
	return a.link(ctx, g)
}

var verdictWords = map[match.Verdict]string{
	match.Same:      "the same",
	match.Different: "different",
	match.Unsure:    "kept apart, unsure",
}

// link makes the graph follow from its records and decisions.
func (a *app) link(ctx context.Context, g *graph.Graph) error {
	res, err := g.Link(ctx)
	if err != nil {
		return err
	}
	if res.Rewrote > 0 {
		a.note("%s of entities in %s changed", plural(res.Rewrote, "article", "articles"), graph.DatabaseName(a.db))
	}
	return nil
}

// pairOf returns the pair that arguments name, with nothing decided.
func (a *app) pairOf(ctx context.Context, g *graph.Graph, args []string) (graph.Decision, error) {
	if len(args) == 1 {
		return a.pairByID(ctx, g, args[0])
	}
	var d graph.Decision
	var known [2]string
	for i, ref := range []*string{&d.Left, &d.Right} {
		e, members, err := entityOf(ctx, g, args[i])
		if err != nil {
			return d, err
		}
		*ref, d.Names[i], known[i] = members[0].String(), e.Name("en"), e.KnownAs
	}
	if d.Left == d.Right {
		return d, hinted(fmt.Errorf("%s and %s are one entity", args[0], args[1]), "khabar merge split takes one apart")
	}
	if known[0] != "" && known[1] != "" && known[0] != known[1] {
		a.note("%s and %s are two in the list of known names (%s, %s)", d.Names[0], d.Names[1], known[0], known[1])
	}
	return d, nil
}

// entityOf returns the one entity that a name stands for, and the entities of articles
// that are it.
func entityOf(ctx context.Context, g *graph.Graph, name string) (*graph.EntityInfo, []schema.Ref, error) {
	found, err := g.Entities(ctx, name)
	switch {
	case err != nil:
		return nil, nil, err
	case len(found) == 0:
		return nil, nil, hinted(fmt.Errorf("%w: %s", graph.ErrNoEntity, name), "try another spelling, or one word of the name")
	case len(found) > 1:
		return nil, nil, &graph.AmbiguousError{Name: name, Entities: found}
	}
	members, err := g.Members(ctx, found[0].IRI)
	if err == nil && len(members) == 0 {
		err = fmt.Errorf("%w: no article speaks of %s", graph.ErrNoEntity, name)
	}
	return &found[0], members, err
}

func (a *app) pairByID(ctx context.Context, g *graph.Graph, id string) (graph.Decision, error) {
	decisions, err := g.Decisions(ctx)
	if err != nil {
		return graph.Decision{}, err
	}
	for _, d := range decisions {
		if d.ID() == id {
			return d, nil
		}
	}
	m, err := g.MergeCandidate(ctx, id)
	if err != nil {
		return graph.Decision{}, err
	}
	if m != nil {
		return decisionOf(m), nil
	}
	return graph.Decision{}, hinted(fmt.Errorf("no pair %s", id), "khabar merge candidates lists them; two entities can be named instead")
}

func decisionOf(m *graph.MergeCandidate) graph.Decision {
	return graph.Decision{Left: m.LeftRef, Right: m.RightRef, Names: [2]string{m.Left.Name("en"), m.Right.Name("en")}}
}

func newMergeUndoCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "undo PAIR...",
		Short: "Take decisions back",
		Long: `Undo takes decisions back, by the identifiers that log prints: the graph is then as if
they had never been made. The log remembers both.`,
		Example: `  khabar merge log
  khabar merge undo 3f2a91bc`,
		Args: usageArgs(atLeast("PAIR")),
		RunE: func(c *cobra.Command, args []string) error {
			return a.withOwnGraph(c.Context(), func(g *graph.Graph) error {
				err := g.Undo(c.Context(), args...)
				if errors.Is(err, graph.ErrNoDecision) {
					return hinted(err, "khabar merge log shows those that there are; nothing was undone")
				}
				if err != nil {
					return err
				}
				a.note("%s undone", plural(len(args), "decision", "decisions"))
				return a.link(c.Context(), g)
			})
		},
	}
}

func newMergeSplitCommand(a *app) *cobra.Command {
	var who whoDecides
	c := &cobra.Command{
		Use:   "split ENTITY ARTICLE...",
		Short: "Decide that an entity is another one in some articles",
		Long: `Split takes an entity apart: what the named articles tell of it is of another than what
the other articles tell. It is kept as decisions that the two are different, which undo
takes back one by one.`,
		Example: `  khabar merge split "Mahmoud Ahmed" harbour-2021-07-08-rockets`,
		Args:    usageArgs(atLeast("ENTITY", "ARTICLE")),
		RunE: func(c *cobra.Command, args []string) error {
			return a.withOwnGraph(c.Context(), func(g *graph.Graph) error {
				return a.split(c.Context(), g, args[0], args[1:], &who)
			})
		},
	}
	who.register(c, a)
	return c
}

func (a *app) split(ctx context.Context, g *graph.Graph, name string, articles []string, who *whoDecides) error {
	e, members, err := entityOf(ctx, g, name)
	if err != nil {
		return err
	}
	var out, rest []schema.Ref
	for _, m := range members {
		if slices.Contains(articles, m.Article) {
			out = append(out, m)
		} else {
			rest = append(rest, m)
		}
	}
	for _, id := range articles {
		if !slices.ContainsFunc(out, func(m schema.Ref) bool { return m.Article == id }) {
			return hinted(fmt.Errorf("article %s does not speak of %s", id, name), "khabar show tells which articles do")
		}
	}
	if len(rest) == 0 {
		return fmt.Errorf("split %s: no other article speaks of it", name)
	}
	// What was decided to join the two parts goes.
	decisions, err := g.Decisions(ctx)
	if err != nil {
		return err
	}
	isOut := map[string]bool{}
	for _, m := range out {
		isOut[m.String()] = true
	}
	isRest := map[string]bool{}
	for _, m := range rest {
		isRest[m.String()] = true
	}
	var gone []string
	for _, d := range decisions {
		if d.Verdict == match.Same && (isOut[d.Left] && isRest[d.Right] || isOut[d.Right] && isRest[d.Left]) {
			gone = append(gone, d.ID())
		}
	}
	if len(gone) > 0 {
		if err := g.Undo(ctx, gone...); err != nil {
			return err
		}
	}
	now := time.Now()
	var apart []graph.Decision
	for i, m := range out {
		if i > 0 {
			apart = append(apart, graph.Decision{Left: out[0].String(), Right: m.String(), Verdict: match.Same})
		}
		for _, r := range rest {
			apart = append(apart, graph.Decision{Left: m.String(), Right: r.String(), Verdict: match.Different})
		}
	}
	for i := range apart {
		d := &apart[i]
		d.Names, d.By, d.Why, d.When = [2]string{e.Name("en"), e.Name("en")}, who.by, who.why, now
	}
	return a.decide(ctx, g, apart)
}

func newMergeLogCommand(a *app) *cobra.Command {
	var format string
	c := &cobra.Command{
		Use:   "log",
		Short: "List what was decided and undone, the latest first",
		Long:  `Log lists every decision that was ever made or undone: when, by whom, on whom, and why.`,
		Example: `  khabar merge log
  khabar merge log --format json`,
		Args: usageArgs(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error {
			if err := oneOf(c, "format", format, tableFormat, jsonFormat); err != nil {
				return err
			}
			return a.withGraph(c.Context(), func(g *graph.Graph) error {
				entries, err := g.Log(c.Context())
				if err != nil {
					return err
				}
				slices.Reverse(entries)
				if format == jsonFormat {
					if entries == nil {
						entries = []graph.LogEntry{}
					}
					return writeJSON(a.out, entries)
				}
				var rows [][]string
				for _, e := range entries {
					d, verdict := e.Decision, string(e.Decision.Verdict)
					if e.Undone {
						verdict = "undone: " + verdict
					}
					rows = append(rows, []string{d.ID(), d.When.Format(time.DateTime), d.By, verdict, d.Names[0], d.Names[1], d.Why})
				}
				if len(rows) == 0 {
					a.note("nothing was decided")
					return nil
				}
				a.grid([]string{"pair", "when (UTC)", "by", "verdict", "one", "other", "why"}, rows)
				return a.outputErr()
			})
		},
	}
	c.Flags().StringVar(&format, "format", tableFormat, "`FORMAT` of the log: table or json")
	return c
}
