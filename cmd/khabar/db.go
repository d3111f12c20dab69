package main

import (
	"context"
	"errors"
	"fmt"
	"strconv"

	"github.com/spf13/cobra"

	"github.com/khabar-kg/khabar/graph"
)

func newDBCommand(a *app) *cobra.Command {
	c := &cobra.Command{
		Use:   "db",
		Short: "Look after the database: sizes, checks, backups",
		Long: `Db looks after the database folder. Stats, verify and backup only read, and may be
used while another process, such as a build, has the database open.`,
		Example: `  khabar db stats
  khabar db backup backups/2021-12-09`,
		Args: usageArgs(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error {
			return usage(hinted(errors.New("db: stats, verify, compact, backup or restore?"), c.CommandPath()+" --help tells what each does"), c)
		},
	}
	c.AddCommand(newDBStatsCommand(a), newDBVerifyCommand(a), newDBCompactCommand(a), newDBBackupCommand(a), newDBRestoreCommand(a))
	return c
}

func newDBStatsCommand(a *app) *cobra.Command {
	var format string
	c := &cobra.Command{
		Use:   "stats",
		Short: "Print how much the database holds, and its size on the disk",
		Long: `Stats prints how many articles, facts and quads the database holds, and what it
takes on the disk. It counts nothing anew, and is quick whatever the size.`,
		Example: `  khabar db stats
  khabar db stats --format json`,
		Args: usageArgs(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error {
			if err := oneOf(c, "format", format, tableFormat, jsonFormat); err != nil {
				return err
			}
			return a.withGraph(c.Context(), func(g *graph.Graph) error {
				s, err := g.Sizes(c.Context())
				if err != nil {
					return err
				}
				if format == jsonFormat {
					return writeJSON(a.out, s)
				}
				return a.writeSizes(&s)
			})
		},
	}
	c.Flags().StringVar(&format, "format", tableFormat, "`FORMAT` of the sizes: table or json")
	return c
}

func (a *app) writeSizes(s *graph.Sizes) error {
	for _, row := range []struct {
		name string
		n    int
	}{
		{"articles", s.Articles},
		{"entities", s.Entities},
		{"statements", s.Statements},
		{"events", s.Events},
		{"quads", s.Quads},
		{"values", s.Values},
	} {
		fmt.Fprintf(a.out, "%-10s  %d\n", row.name, row.n)
	}
	disk := megabytes(s.Bytes)
	if s.Files > 0 {
		disk += " in " + plural(s.Files, "table", "tables")
	}
	fmt.Fprintf(a.out, "%-10s  %s\n", "disk", disk)
	fmt.Fprintf(a.out, "%-10s  %d\n", "format", s.Format)
	return a.outputErr()
}

// megabytes writes a size for people.
func megabytes(n uint64) string {
	return strconv.FormatFloat(float64(n)/(1<<20), 'f', 1, 64) + " MB"
}

func newDBVerifyCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "verify",
		Short: "Read the whole database and check that it is as it was written",
		Long: `Verify reads everything and checks every index against the others, every value, and
every article's record and quads. What is wrong is printed, a line each, and the exit
code is then 1.`,
		Example: `  khabar db verify
  khabar db verify --db backups/2021-12-09`,
		Args: usageArgs(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error {
			return a.withGraph(c.Context(), func(g *graph.Graph) error { return a.verify(c.Context(), g) })
		},
	}
}

func (a *app) verify(ctx context.Context, g *graph.Graph) error {
	problems, err := g.Verify(ctx)
	for _, p := range problems {
		fmt.Fprintln(a.out, cell(p))
	}
	if err != nil {
		return err
	}
	s, err := g.Stats(ctx)
	if err != nil {
		return err
	}
	a.note("%s is whole: %s, %s", graph.DatabaseName(a.db), plural(s.Articles, "article", "articles"), plural(s.Quads, "quad", "quads"))
	return nil
}

func newDBCompactCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "compact",
		Short: "Rewrite the database so that what was removed takes no room",
		Long: `Compact rewrites the database's files so that nothing that was removed or replaced
takes room. It does so by itself little by little; this does all of it now, for
instance before the folder is copied elsewhere.`,
		Example: `  khabar db compact`,
		Args:    usageArgs(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error {
			return a.withOwnGraph(c.Context(), func(g *graph.Graph) error {
				before, err := g.Sizes(c.Context())
				if err != nil {
					return err
				}
				if err := g.Compact(c.Context()); err != nil {
					return err
				}
				after, err := g.Sizes(c.Context())
				if err != nil {
					return err
				}
				a.note("%s took %s and takes %s", graph.DatabaseName(a.db), megabytes(before.Bytes), megabytes(after.Bytes))
				return nil
			})
		},
	}
}

func newDBBackupCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "backup DIR",
		Short: "Copy the database, as it is now, to another folder",
		Long: `Backup writes a copy of the database into a folder that is not there yet. The
database may be in use, by a build as well: the copy is one state of it, with all that
was stored when the command began. The copy is itself a database (--db DIR), which
"khabar db restore" copies back.`,
		Example: `  khabar db backup backups/2021-12-09
  khabar db verify --db backups/2021-12-09`,
		Args: usageArgs(exactly("DIR")),
		RunE: func(c *cobra.Command, args []string) error {
			return a.withGraph(c.Context(), func(g *graph.Graph) error {
				if err := g.Backup(args[0]); err != nil {
					return err
				}
				a.note("%s is backed up in %s", graph.DatabaseName(a.db), args[0])
				return nil
			})
		},
	}
}

func newDBRestoreCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "restore DIR",
		Short: "Make the database of a backup",
		Long: `Restore copies a backup to the database's folder, which must not be there, or be
empty: nothing is overwritten. The backup stays as it is.`,
		Example: `  mv khabar.db damaged.db
  khabar db restore backups/2021-12-09`,
		Args: usageArgs(exactly("DIR")),
		RunE: func(c *cobra.Command, args []string) error {
			if err := graph.Restore(args[0], a.db); err != nil {
				return err
			}
			a.note("%s is as %s is", graph.DatabaseName(a.db), args[0])
			return nil
		},
	}
}
