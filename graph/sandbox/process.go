package sandbox

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"strings"
	"sync"
	"time"

	"github.com/khabar-kg/khabar/graph"
)

// A process is a running worker. One query at a time uses it.
type process struct {
	cmd     *exec.Cmd
	in      io.WriteCloser
	out     *bufio.Reader
	said    *tail  // the end of what it wrote to standard error
	changes uint64 // of the database when it started
	base    int64  // bytes that it held when it was ready
	used    int

	ended chan struct{} // closed when the process is gone

	mu     sync.Mutex
	why    error // for which it was killed
	yields bool  // it has low priority
}

// makeSlow gives the process low priority, for good.
func (p *process) makeSlow() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.yields = true
	yield(p.cmd.Process)
}

// slow reports whether the process has low priority.
func (p *process) slow() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.yields
}

// startWithin is how long a worker may take to be ready.
const startWithin = 20 * time.Second

// start starts a worker, and returns when it is ready.
func start(cmd *exec.Cmd) (*process, error) {
	apart(cmd)
	p := &process{cmd: cmd, said: new(tail), ended: make(chan struct{})}
	cmd.Stderr = p.said
	in, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("start a process for queries: %w", err)
	}
	p.in, p.out = in, bufio.NewReaderSize(out, 64<<10)
	late := time.AfterFunc(startWithin, func() { p.kill(errors.New("it was not ready in time")) })
	defer late.Stop()
	if _, err := p.read(64 << 10); err != nil {
		p.close()
		return nil, fmt.Errorf("start a process for queries: %w: %s", err, p.said)
	}
	return p, nil
}

// ask sends a query and reads the answer, of at most so many bytes.
func (p *process) ask(r request, most int64) (*reply, error) {
	line, err := json.Marshal(r)
	if err != nil {
		return nil, err
	}
	if _, err := p.in.Write(append(line, '\n')); err != nil {
		return nil, p.fault(err)
	}
	return p.read(most)
}

// errLarge means that an answer is larger than it may be.
var errLarge = errors.New("query stopped: its answer is too large")

func (p *process) read(most int64) (*reply, error) {
	var line []byte
	for {
		part, err := p.out.ReadSlice('\n')
		line = append(line, part...)
		if int64(len(line)) > most {
			p.kill(errLarge)
			return nil, errLarge
		}
		if err == nil {
			break
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return nil, p.fault(err)
		}
	}
	r := new(reply)
	if err := json.Unmarshal(line, r); err != nil {
		return nil, p.fault(err)
	}
	return r, nil
}

// fault says why a process broke off.
func (p *process) fault(err error) error {
	p.close()
	p.mu.Lock()
	why := p.why
	p.mu.Unlock()
	switch said := p.said.String(); {
	case why != nil:
		return why
	case p.cmd.ProcessState.ExitCode() == exitMemory, strings.Contains(said, "out of memory"), strings.Contains(said, "cannot allocate memory"), strings.Contains(said, "stack exceeds"):
		return graph.ErrMemory
	}
	return fmt.Errorf("the query's process ended (%s): %w", p.cmd.ProcessState, err)
}

// kill ends the process at once; the first reason given is the one that is told.
func (p *process) kill(why error) {
	p.mu.Lock()
	if p.why == nil {
		p.why = why
	}
	p.mu.Unlock()
	_ = p.cmd.Process.Kill() // it may be gone
}

// close ends the process and waits for its end. It may be called more than once.
func (p *process) close() {
	p.mu.Lock()
	select {
	case <-p.ended:
		p.mu.Unlock()
		return
	default:
	}
	defer p.mu.Unlock()
	_ = p.cmd.Process.Kill()
	_ = p.in.Close()
	_ = p.cmd.Wait() // how it ended is in its state
	close(p.ended)
}

// A tail keeps the end of what is written to it.
type tail struct {
	mu sync.Mutex
	b  []byte
}

const tailSize = 8 << 10

func (t *tail) Write(b []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	// The first lines say what happened; the goroutines that follow do not.
	t.b = append(t.b, b[:min(len(b), tailSize-len(t.b))]...)
	return len(b), nil
}

func (t *tail) String() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return string(bytes.TrimSpace(t.b))
}

// untilEnd kills the process when ctx ends before done is closed.
func (p *process) untilEnd(ctx context.Context, done <-chan struct{}) {
	select {
	case <-ctx.Done():
		p.kill(context.Cause(ctx))
	case <-done:
	}
}
