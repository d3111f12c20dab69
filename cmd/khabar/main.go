// Khabar turns news articles into a graph that answers who announced what, when
// and where, and which sentence says so.
//
//	khabar build examples/iraq-2021 --ask who-announced-what
//
// Results go to standard output, everything else to standard error. The exit codes
// are in errors.go.
package main

import (
	"context"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"
)

func main() { os.Exit(run()) }

// run runs the command line of this process and returns its exit code.
func run() int {
	// Most of what is held is lists and models, which the collector passes over
	// quickly: collecting sooner costs a twentieth of the time and keeps reading
	// under 200 MB. GOGC in the environment has the last word.
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(50)
	}
	// Whoever reads our output may stop early (| head). That is no reason to
	// die in the middle of a transaction: the write tells, and we end.
	signal.Ignore(syscall.SIGPIPE)
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	stop := make(chan os.Signal, 1)
	signal.Notify(stop, os.Interrupt, syscall.SIGTERM)
	done := make(chan struct{})
	defer close(done)
	go func() {
		select {
		case <-stop:
			signal.Stop(stop) // the second one ends the process at once
			cancel()
		case <-done:
		}
	}()
	a := newApp(os.Stdin, os.Stdout, os.Stderr, os.Getenv)
	return a.main(ctx, os.Args[1:])
}
