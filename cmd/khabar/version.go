package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"

	"github.com/khabar-kg/khabar/extract"
)

func newVersionCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version",
		Long: `Version prints the version of khabar, of its knowledge (a hash of word lists and
models, as every record carries it), and of Go.`,
		Example: `  khabar version`,
		Args:    usageArgs(cobra.NoArgs),
		RunE: func(*cobra.Command, []string) error {
			x, err := a.newExtractor()
			if err != nil {
				return err
			}
			fmt.Fprintf(a.out, "khabar %s%s\nknowledge %s\n%s %s/%s\n", extract.Version, revision(), x.Lineage().Knowledge, runtime.Version(), runtime.GOOS, runtime.GOARCH)
			return a.outputErr()
		},
	}
}

// revision returns the commit that the program was built from, where the build
// knows it.
func revision() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" && len(s.Value) >= 12 {
			return " (" + s.Value[:12] + ")"
		}
	}
	return ""
}
