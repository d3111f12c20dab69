package sandbox

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"io"
	"os"
	"runtime/debug"
	"runtime/metrics"
	"time"

	"github.com/khabar-kg/khabar/graph"
)

// A request is what the pool asks a worker, a line of JSON.
type request struct {
	Query    string         `json:"query"`
	Limit    int            `json:"limit"`
	Timeout  time.Duration  `json:"timeout"`
	Params   map[string]any `json:"params,omitempty"`
	Language string         `json:"language,omitempty"`
}

// A reply is a worker's answer, a line of JSON. The first one of a worker, before any
// request, is empty: it is ready.
type reply struct {
	Table *graph.Table `json:"table,omitempty"`
	Error string       `json:"error,omitempty"`
	Hint  string       `json:"hint,omitempty"`
	Kind  kind         `json:"kind,omitempty"`
}

// A kind is which of the errors that callers know an error is.
type kind string

const (
	deadline kind = "deadline"
	memory   kind = "memory"
)

// exitMemory is a worker's exit code when it had to end for its memory.
const exitMemory = 7

// watchEvery is how often memory is looked at.
const watchEvery = 5 * time.Millisecond

// Work answers the requests of a pool, read from in, from g, until in ends. most is how
// many bytes the process may hold, all in all; it ends where that is not kept.
func Work(ctx context.Context, g *graph.Graph, in io.Reader, out io.Writer, most int64) error {
	debug.SetMemoryLimit(most * 3 / 4) // collects sooner the nearer it comes
	debug.SetMaxStack(int(most / 4))
	limitData(most)
	go watch(uint64(most))
	requests := make(chan []byte)
	go func() {
		// A pool that goes away ends what it asked for, too.
		defer os.Exit(0)
		lines := bufio.NewReader(in)
		for {
			line, err := lines.ReadBytes('\n')
			if err != nil {
				return
			}
			requests <- line
		}
	}()
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(reply{}); err != nil {
		return err
	}
	for {
		var line []byte
		select {
		case line = <-requests:
		case <-ctx.Done():
			return ctx.Err()
		}
		var r request
		if err := json.Unmarshal(line, &r); err != nil {
			return err
		}
		if err := enc.Encode(answer(ctx, g, r)); err != nil {
			return err
		}
	}
}

func answer(ctx context.Context, g *graph.Graph, r request) reply {
	t, err := g.Query(ctx, r.Query, graph.QueryOptions{Limit: r.Limit, Timeout: r.Timeout, Params: r.Params, Language: r.Language})
	if err == nil {
		return reply{Table: t}
	}
	out := reply{Error: err.Error()}
	if h := graph.Hinted(nil); errors.As(err, &h) {
		out.Hint = h.Hint()
	}
	switch {
	case errors.Is(err, graph.ErrDeadline):
		out.Kind = deadline
	case errors.Is(err, graph.ErrMemory):
		out.Kind = memory
	}
	return out
}

// watch ends the process when it holds more than it may: what a query was asked to end
// for and did not.
func watch(most uint64) {
	samples := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}, {Name: "/memory/classes/heap/stacks:bytes"}}
	for range time.Tick(watchEvery) {
		metrics.Read(samples)
		if samples[0].Value.Uint64()+samples[1].Value.Uint64() > most {
			os.Exit(exitMemory)
		}
	}
}
