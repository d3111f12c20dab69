package web

import (
	"context"
	"errors"
	"sync"
	"time"

	"github.com/khabar-kg/khabar/graph"
)

// A linker makes anew, after articles or decisions came or went, which entities are
// the same (see graph.Link). It does so once for all that came meanwhile, in a
// goroutine that ends when there is nothing left to do.
type linker struct {
	do   func(context.Context) (graph.LinkResult, error)
	fail func(error) // is told what went wrong

	ctx    context.Context // of the server, ended by stop
	cancel context.CancelFunc

	mu     sync.Mutex
	asked  int // how often it was asked
	done   int // what of that is done
	err    error
	res    graph.LinkResult
	busy   bool
	closed bool
	later  *time.Timer   // asks, where nobody else does before
	change chan struct{} // closed when done changes
}

func newLinker(do func(context.Context) (graph.LinkResult, error), fail func(error)) *linker {
	l := &linker{do: do, fail: fail, change: make(chan struct{})}
	l.ctx, l.cancel = context.WithCancel(context.Background())
	return l
}

// ask asks for linking, and returns the number to wait for.
func (l *linker) ask() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.later != nil {
		l.later.Stop()
		l.later = nil
	}
	l.asked++
	if !l.busy && !l.closed {
		l.busy = true
		go l.run()
	}
	return l.asked
}

// linkWithin is how long what came with link=later may stay by itself.
const linkWithin = time.Minute

// askLater asks for linking after a while, unless that is asked for before.
func (l *linker) askLater() {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.later == nil && !l.closed {
		l.later = time.AfterFunc(linkWithin, func() { l.ask() })
	}
}

func (l *linker) run() {
	l.mu.Lock()
	defer l.mu.Unlock()
	for l.done < l.asked && !l.closed {
		now := l.asked
		l.mu.Unlock()
		res, err := l.do(l.ctx)
		if err != nil && !errors.Is(err, context.Canceled) {
			l.fail(err)
		}
		l.mu.Lock()
		l.done, l.res, l.err = now, res, err
		l.tell()
	}
	l.busy = false
	l.tell()
}

// tell wakes those that wait. The lock is held.
func (l *linker) tell() {
	close(l.change)
	l.change = make(chan struct{})
}

// wait waits until what was asked for is done, and returns how it went.
func (l *linker) wait(ctx context.Context, number int) (graph.LinkResult, error) {
	for {
		l.mu.Lock()
		done, res, err, change, idle := l.done >= number, l.res, l.err, l.change, l.closed && !l.busy
		l.mu.Unlock()
		switch {
		case done:
			return res, err
		case idle:
			return res, context.Canceled
		}
		select {
		case <-change:
		case <-ctx.Done():
			return res, ctx.Err()
		}
	}
}

// isBusy reports whether something is being linked.
func (l *linker) isBusy() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.busy
}

// stop lets what is asked for be finished until ctx ends, and then interrupts it;
// what it did not do, the next linking does.
func (l *linker) stop(ctx context.Context) {
	l.mu.Lock()
	asked, later := l.asked, l.later != nil
	l.mu.Unlock()
	if later {
		asked = l.ask()
	}
	_, _ = l.wait(ctx, asked) // it was reported
	l.mu.Lock()
	l.closed = true
	l.mu.Unlock()
	l.cancel()
	for {
		l.mu.Lock()
		busy, change := l.busy, l.change
		l.mu.Unlock()
		if !busy {
			return
		}
		<-change
	}
}
