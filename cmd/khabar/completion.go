package main

import (
	"github.com/spf13/cobra"
)

// completeCommands gives the commands that cobra makes (completion, help) an
// example, as the others have.
func completeCommands(root *cobra.Command) {
	root.InitDefaultHelpCmd()
	root.InitDefaultCompletionCmd("completion")
	for _, c := range root.Commands() {
		switch c.Name() {
		case "help":
			c.Example = "  khabar help build"
		case "completion":
			c.Example = "  source <(khabar completion bash)"
			for _, shell := range c.Commands() {
				shell.Example = "  khabar completion " + shell.Name()
			}
		}
	}
}
