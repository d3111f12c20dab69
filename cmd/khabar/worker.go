package main

import (
	"os"
	"os/exec"
	"strings"

	"github.com/spf13/cobra"

	"github.com/khabar-kg/khabar/graph"
	"github.com/khabar-kg/khabar/graph/sandbox"
)

// workerCommand is the command that answers queries for "khabar serve". It is not for
// people.
const workerCommand = "query-worker"

func newWorkerCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:    workerCommand,
		Short:  "Answer the queries of khabar serve, in a process of its own",
		Hidden: true,
		Args:   usageArgs(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error {
			const memory = sandbox.DefaultMemory
			g, err := a.open(c.Context(), graph.Options{MustExist: true, ReadOnly: true, QueryMemory: memory / 2})
			if err != nil {
				return err
			}
			defer g.Close()
			// Around the output of a command: a worker's lines are for its pool alone.
			return sandbox.Work(c.Context(), g, a.in, a.out, memory)
		},
	}
}

// queries returns a pool whose workers answer from the database that g is of.
func (a *app) queries(g *graph.Graph) (*sandbox.Pool, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	args := []string{workerCommand}
	for _, f := range a.ontology {
		args = append(args, "--ontology", f)
	}
	// The database's address may hold a password, which other users see in arguments.
	env := append(os.Environ(), "KHABAR_DB="+a.db)
	for i, v := range env {
		if strings.HasPrefix(v, "KHABAR_TOKEN=") {
			env[i] = "KHABAR_TOKEN="
		}
	}
	return sandbox.New(sandbox.Options{
		Command: func() *exec.Cmd {
			c := exec.Command(self, args...) //nolint:noctx // the pool ends it
			c.Env = env
			return c
		},
		Changes: g.Changes,
	}), nil
}
