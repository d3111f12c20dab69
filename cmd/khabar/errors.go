package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"github.com/khabar-kg/khabar/extract/read"
	"github.com/khabar-kg/khabar/graph"
)

// The exit codes.
const (
	exitDone        = 0
	exitFailed      = 1
	exitUsage       = 2
	exitSomeInputs  = 3 // some inputs were reported and skipped, the others are done
	exitInterrupted = 130
)

// errInterrupted ends a command after Ctrl-C; what was done is done.
var errInterrupted = errors.New("interrupted")

// A usageError is a command line that cannot be meant so.
type usageError struct {
	err     error
	command string
}

func (e *usageError) Error() string { return e.err.Error() }
func (e *usageError) Unwrap() error { return e.err }
func (e *usageError) Hint() string {
	var h graph.Hinted
	if errors.As(e.err, &h) {
		return h.Hint()
	}
	return e.command + " --help tells how"
}

// usage makes err one of the command line.
func usage(err error, c *cobra.Command) error { return &usageError{err, c.CommandPath()} }

// usageArgs makes the errors of a check of arguments those of the command line.
func usageArgs(check cobra.PositionalArgs) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if err := check(c, args); err != nil {
			return usage(err, c)
		}
		return nil
	}
}

func hinted(err error, hint string) error { return graph.WithHint(err, hint) }

// report tells the user what went wrong, and returns the exit code.
func (a *app) report(err error) int {
	var use *usageError
	var out *outputError
	switch {
	case err == nil:
		return exitDone
	case errors.As(err, &out) && isClosed(out.err):
		return exitDone // whoever read our output has seen enough
	case errors.Is(err, errInterrupted):
		fmt.Fprintln(a.errs, "khabar: interrupted")
		return exitInterrupted
	case errors.As(err, &use), isCobraUsage(err):
		a.reportError(err)
		return exitUsage
	}
	a.reportError(err)
	return exitFailed
}

// reportError prints an error and its hint; of several joined, each once.
func (a *app) reportError(err error) {
	said := map[string]bool{}
	for _, e := range parts(err) {
		text := printable(e.Error())
		if said[text] {
			continue
		}
		said[text] = true
		fmt.Fprintf(a.errs, "khabar: error: %s\n", text)
		if hint := hintOf(e); hint != "" {
			fmt.Fprintf(a.errs, "khabar: hint: %s\n", hint)
		}
	}
}

// parts takes joined errors apart.
func parts(err error) []error {
	many, ok := err.(interface{ Unwrap() []error })
	if !ok {
		return []error{err}
	}
	var out []error
	for _, e := range many.Unwrap() {
		out = append(out, parts(e)...)
	}
	return out
}

// reportInput reports an input that is skipped.
func (a *app) reportInput(err *read.Error) {
	a.failed++
	a.reportError(err)
}

// hintOf says what can be done about an error.
func hintOf(err error) string {
	var h graph.Hinted
	var in *read.Error
	switch {
	case errors.As(err, &h):
		return h.Hint()
	case errors.As(err, &in):
		return in.Hint
	case errors.Is(err, syscall.ENOSPC):
		return "the disk is full; nothing that was stored is lost: make room and give the same command again"
	case errors.Is(err, fs.ErrPermission):
		return "its owner may change that, for instance with chmod u+rwX"
	case errors.Is(err, context.DeadlineExceeded):
		return "--timeout gives it longer"
	}
	return ""
}

// isCobraUsage reports whether err is cobra's for a command or an argument that
// there is not. It has no type for them.
func isCobraUsage(err error) bool {
	return strings.HasPrefix(err.Error(), "unknown command ") || strings.HasPrefix(err.Error(), "required flag")
}

// isClosed reports whether the other end of a pipe is gone.
func isClosed(err error) bool {
	return errors.Is(err, syscall.EPIPE) || errors.Is(err, os.ErrClosed)
}

// cause leaves out of an error of a stream which stream it was.
func cause(err error) error {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err
	}
	return err
}

// join lists words for a message: a, b or c.
func join(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " or " + words[len(words)-1]
}
