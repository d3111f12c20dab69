package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"golang.org/x/term"

	"github.com/khabar-kg/khabar/graph"
)

const promptHelp = `A query ends with .all(), or is asked by an empty line:
  g.V("<Person>").in("<type>").save("<name>", "name").unique().all()
.help shows this, .quit or Ctrl-D ends; the arrow keys fetch earlier lines.`

// prompt reads queries from a terminal and answers them, until the end of input.
func (a *app) prompt(ctx context.Context, g *graph.Graph, o *queryOptions) error {
	in, ok := a.in.(*os.File)
	if !ok {
		return errors.New("no terminal to prompt on")
	}
	old, err := term.MakeRaw(int(in.Fd()))
	if err != nil {
		return fmt.Errorf("prompt: %w", err)
	}
	defer term.Restore(int(in.Fd()), old)
	const first, more = "khabar> ", "   ...> "
	t := term.NewTerminal(terminalStreams{in, os.Stderr}, first)
	if w, h, err := term.GetSize(int(in.Fd())); err == nil && w > 0 && h > 0 {
		t.SetSize(w, h) // otherwise its own guess is better
	}
	// Between lines the terminal is as the answers need it, and Ctrl-C is a
	// signal that stops a query.
	cooked := func(f func()) error {
		if err := term.Restore(int(in.Fd()), old); err != nil {
			return err
		}
		f()
		_, err := term.MakeRaw(int(in.Fd()))
		return err
	}
	if err := cooked(func() { a.note("%s; .help tells how, .quit ends", graph.DatabaseName(a.db)) }); err != nil {
		return err
	}
	var lines []string
	for {
		if len(lines) == 0 {
			t.SetPrompt(first)
		} else {
			t.SetPrompt(more)
		}
		line, err := t.ReadLine()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		text := strings.TrimSpace(line)
		switch {
		case len(lines) == 0 && text == "":
			continue
		case len(lines) == 0 && (text == ".quit" || text == ".exit" || text == "exit" || text == "quit"):
			return nil
		case len(lines) == 0 && (text == ".help" || text == "help" || text == "?"):
			err = cooked(func() { fmt.Fprintln(a.errs, promptHelp) })
		case text != "" && !complete(text):
			lines = append(lines, line)
			continue
		default:
			gizmo := strings.TrimSpace(strings.Join(append(lines, line), "\n"))
			lines = nil
			err = cooked(func() {
				if err := a.runQuery(ctx, g, gizmo, o); err != nil && ctx.Err() == nil {
					a.reportError(err)
				}
			})
		}
		if err != nil {
			return err
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err := a.outputErr(); err != nil {
			return err
		}
	}
}

// complete reports whether a line ends a query.
func complete(line string) bool {
	line = strings.TrimSuffix(line, ";")
	if !strings.HasSuffix(line, ")") {
		return false
	}
	for _, last := range []string{".all(", ".getLimit(", "g.emit(", ".forEach(", ".count("} {
		if strings.Contains(line, last) {
			return true
		}
	}
	return false
}

// terminalStreams is a terminal to read keys from and to echo them on.
type terminalStreams struct {
	io.Reader
	io.Writer
}
