package sandbox

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"runtime"
	"sync"
	"time"

	"github.com/khabar-kg/khabar/graph"
)

// ErrBusy means that a query was not begun, or was stopped, for want of room.
var ErrBusy = errors.New("too many queries at once")

// Options bound a pool. Only Command is needed.
type Options struct {
	// Command makes the command of a worker, which calls [Work] with Memory bytes on
	// its standard streams.
	Command func() *exec.Cmd
	// Changes counts the changes of the database; a worker that started at another
	// count is replaced. Nil: there are none, or workers see them.
	Changes func() uint64
	Running int   // queries at once, short ones and as many long ones; 0 is one for each processor, 2 to 8
	Ready   int   // processes that wait for a query; 0 is 2
	Memory  int64 // bytes of one worker; 0 is 192 MiB
	// AllMemory is what all workers may hold together beside what they held when they
	// were ready; 0 is 384 MiB.
	AllMemory int64
	MaxAnswer int64 // bytes; 0 is 16 MiB
}

func (o Options) withDefaults() Options {
	if o.Changes == nil {
		o.Changes = func() uint64 { return 0 }
	}
	if o.Running <= 0 {
		o.Running = min(max(runtime.GOMAXPROCS(0), 2), 8)
	}
	if o.Ready <= 0 {
		o.Ready = 2
	}
	if o.Memory <= 0 {
		o.Memory = DefaultMemory
	}
	if o.AllMemory <= 0 {
		o.AllMemory = 384 << 20
	}
	if o.MaxAnswer <= 0 {
		o.MaxAnswer = 16 << 20
	}
	return o
}

// DefaultMemory is what one worker may hold, in bytes.
const DefaultMemory = 192 << 20

// slice is how long a query may run before it is a long one.
const slice = 200 * time.Millisecond

// grace is how long after its deadline a worker may still say so itself.
const grace = 250 * time.Millisecond

// mostUsed is how many queries one process answers.
const mostUsed = 500

// A Pool runs queries in processes. It may be used by many goroutines.
type Pool struct {
	opts  Options
	short *lane
	long  chan struct{} // an element a long query that runs

	mu      sync.Mutex
	ready   []*process
	all     map[*process]struct{}
	filling bool
	closed  bool
	fills   sync.WaitGroup
	watched chan struct{} // closed when the watch has ended
	stop    chan struct{}
}

// New returns a pool, and begins to start processes.
func New(opts Options) *Pool {
	opts = opts.withDefaults()
	p := &Pool{
		opts: opts, short: newLane(opts.Running), long: make(chan struct{}, opts.Running),
		all: map[*process]struct{}{}, watched: make(chan struct{}), stop: make(chan struct{}),
	}
	go p.watch()
	p.fill()
	return p
}

// Query runs a query, within its options, as [graph.Graph.Query] does.
func (p *Pool) Query(ctx context.Context, gizmo string, opts graph.QueryOptions) (*graph.Table, error) {
	if opts.Limit == 0 {
		opts.Limit = graph.DefaultLimit
	}
	if opts.Timeout <= 0 {
		opts.Timeout = graph.DefaultTimeout
	}
	leave, err := p.short.enter(ctx, opts.Timeout)
	if err != nil {
		return nil, err
	}
	leave = sync.OnceFunc(leave)
	defer func() { leave() }()
	w, err := p.take()
	if err != nil {
		return nil, err
	}
	late := fmt.Errorf("%w, after %v", graph.ErrDeadline, opts.Timeout)
	ctx, cancel := context.WithTimeoutCause(ctx, opts.Timeout+grace, late)
	defer cancel()
	done := make(chan struct{})
	var watching sync.WaitGroup
	watching.Go(func() { w.untilEnd(ctx, done) })
	watching.Go(func() {
		select {
		case <-done:
			return
		case <-time.After(slice):
		}
		select {
		case p.long <- struct{}{}:
		default:
			w.kill(fmt.Errorf("%w: this one takes long, and %d such are running", ErrBusy, cap(p.long)))
			return
		}
		defer func() { <-p.long }()
		w.makeSlow()
		leave()
		<-done
	})
	r, err := w.ask(request{gizmo, opts.Limit, opts.Timeout, opts.Params, opts.Language}, p.opts.MaxAnswer)
	took := ctx.Err() != nil
	close(done)
	watching.Wait()
	if err != nil || took {
		p.drop(w)
	} else {
		p.give(w)
	}
	if err != nil {
		return nil, hinted(err)
	}
	return r.Table, r.err()
}

// err returns the error of a reply, as the graph's own.
func (r *reply) err() error {
	switch {
	case r.Error == "":
		return nil
	case r.Kind == deadline:
		return &queryError{r.Error, r.Hint, graph.ErrDeadline}
	case r.Kind == memory:
		return &queryError{r.Error, r.Hint, graph.ErrMemory}
	}
	return &queryError{r.Error, r.Hint, nil}
}

// A queryError is an error of a query, with its hint.
type queryError struct {
	message, hint string
	kind          error
}

func (e *queryError) Error() string { return e.message }
func (e *queryError) Unwrap() error { return e.kind }
func (e *queryError) Hint() string  { return e.hint }

// hinted gives an error of the pool its hint.
func hinted(err error) error {
	hint := ""
	switch {
	case errors.Is(err, graph.ErrDeadline):
		hint = "narrow it down, or give it longer with --timeout"
	case errors.Is(err, graph.ErrMemory), errors.Is(err, errLarge):
		hint = "ask for less at a time, or give .limit(n)"
	case errors.Is(err, ErrBusy):
		hint = "try again in a few seconds"
	default:
		return err
	}
	return &queryError{err.Error(), hint, err}
}

// take returns a process of the present state of the database.
func (p *Pool) take() (*process, error) {
	now := p.opts.Changes()
	p.mu.Lock()
	var stale []*process
	var w *process
	for w == nil && len(p.ready) > 0 {
		last := len(p.ready) - 1
		if c := p.ready[last]; c.changes == now {
			w = c
		} else {
			stale = append(stale, c)
		}
		p.ready = p.ready[:last]
	}
	p.mu.Unlock()
	for _, c := range stale {
		p.drop(c)
	}
	if w != nil {
		w.used++
		p.fill()
		return w, nil
	}
	w, err := p.start()
	if err == nil {
		w.used++
		p.fill()
	}
	return w, err
}

// start starts a process that is the pool's.
func (p *Pool) start() (*process, error) {
	changes := p.opts.Changes()
	w, err := start(p.opts.Command())
	if err != nil {
		return nil, err
	}
	w.changes, w.base = changes, held(w.cmd.Process)
	p.mu.Lock()
	p.all[w] = struct{}{}
	closed := p.closed
	p.mu.Unlock()
	if closed {
		p.drop(w)
		return nil, ErrBusy
	}
	return w, nil
}

// give takes a process back. One that was made slow stays so, and is of no more use.
func (p *Pool) give(w *process) {
	p.mu.Lock()
	if !p.closed && w.used < mostUsed && !w.slow() && len(p.ready) < p.opts.Ready {
		p.ready = append(p.ready, w)
		w = nil
	}
	p.mu.Unlock()
	if w != nil {
		p.drop(w)
	}
	p.fill()
}

func (p *Pool) drop(w *process) {
	w.close()
	p.mu.Lock()
	delete(p.all, w)
	p.mu.Unlock()
}

// fill starts processes until enough are ready, one after the other: while many die,
// those that live are not to starve.
func (p *Pool) fill() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.filling || p.closed || len(p.ready) >= p.opts.Ready {
		return
	}
	p.filling = true
	p.fills.Go(func() {
		for {
			w, err := p.start()
			p.mu.Lock()
			if err == nil && !p.closed {
				p.ready = append(p.ready, w)
				w = nil
			}
			// One that cannot be started is told to whoever needs it.
			enough := err != nil || p.closed || len(p.ready) >= p.opts.Ready
			if enough {
				p.filling = false
			}
			p.mu.Unlock()
			if w != nil {
				p.drop(w)
			}
			if enough {
				return
			}
		}
	})
}

// watch holds all processes together under what they may take.
func (p *Pool) watch() {
	defer close(p.watched)
	tick := time.NewTicker(2 * watchEvery)
	defer tick.Stop()
	for {
		select {
		case <-p.stop:
			return
		case <-tick.C:
		}
		p.mu.Lock()
		var all, most int64
		var largest *process
		for w := range p.all {
			n := held(w.cmd.Process) - w.base
			all += n
			if n > most {
				most, largest = n, w
			}
		}
		p.mu.Unlock()
		if largest != nil && (all > p.opts.AllMemory || most > p.opts.Memory+dataSlack) {
			largest.kill(graph.ErrMemory)
		}
	}
}

// dataSlack is what a process holds beside what its own watch counts.
const dataSlack = 96 << 20

// Close ends all processes; queries that run are stopped. The pool answers none after.
func (p *Pool) Close() {
	p.mu.Lock()
	if p.closed {
		p.mu.Unlock()
		return
	}
	p.closed = true
	ready := p.ready
	p.ready = nil
	for w := range p.all {
		w.kill(ErrBusy)
	}
	p.mu.Unlock()
	close(p.stop)
	for _, w := range ready {
		p.drop(w)
	}
	p.fills.Wait()
	<-p.watched
}
