package main

import (
	"github.com/spf13/cobra"
)

func newEvalCommand(a *app) *cobra.Command {
	return &cobra.Command{Use: "eval"}
}
