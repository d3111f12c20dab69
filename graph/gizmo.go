package graph

import (
	"context"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"runtime"
	"runtime/metrics"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/cayleygraph/cayley/query"
	"github.com/cayleygraph/cayley/query/gizmo"
	"github.com/cayleygraph/quad"
	"github.com/dlclark/regexp2"

	"github.com/khabar-kg/khabar/schema"
)

//go:embed prelude.js
var prelude string

// memoryLimits are how many bytes a query may add to the objects of the process,
// and to its stacks, which recursion through built-in calls fills, before it is
// stopped.
type memoryLimits struct{ heap, stack uint64 }

var defaultMemory = memoryLimits{heap: 512 << 20, stack: 64 << 20}

// How often a running query's memory is looked at.
const watchEvery = 5 * time.Millisecond

// boundRegexps sets how long a regular expression that looks around or back may
// match: such a match cannot be interrupted, and would go on after the deadline.
// The package that matches them knows this only as a global. A match that takes
// longer than this finds nothing.
var boundRegexps = sync.OnceFunc(func() { regexp2.DefaultMatchTimeout = longestMatch })

// longestMatch is how long a match may take. Tests make it shorter.
var longestMatch = time.Minute

// A raw row is what a query answers before it is laid out: values by column.
type rawRow map[string][]quad.Value

// An answer is what a query gave.
type answer struct {
	rows    []rawRow
	emitted bool // some rows came in an order that the query chose
	cut     bool
}

// resultBatch is how many results have their values read at once: of a server each
// reading is a statement.
const resultBatch = 256

// valueColumn is the column of values that have no name.
const valueColumn = "value"

// run runs a Gizmo query on the snapshot.
func (g *Graph) run(ctx context.Context, s snapshot, source string, params map[string]any, limit int, timeout time.Duration) (*answer, error) {
	boundRegexps()
	parent := ctx
	ctx, cancel := context.WithTimeout(ctx, timeout)
	defer cancel()
	qs, err := s.quads()
	if err != nil {
		return nil, err
	}
	named := &namedStore{QuadStore: qs, o: g.o, named: map[any]quad.Value{}}
	session := gizmo.NewSession(named)
	if err := g.prepareSession(ctx, session, params); err != nil {
		return nil, fmt.Errorf("prepare query: %w", err)
	}
	opts := query.Options{Collation: query.Raw, Limit: -1}
	if limit >= 0 {
		opts.Limit = limit + 1 // one more, to know whether there are more
	}
	it, err := session.Execute(ctx, source, opts)
	if err != nil {
		return nil, queryError(err)
	}
	defer it.Close()
	ctx, tooMuch := watchMemory(ctx, g.memory)
	defer tooMuch(nil)
	a := new(answer)
	for more := true; more; {
		var batch []*gizmo.Result
		// Beyond the limit the session sends nothing, and a query that does not end by
		// itself would go on to its deadline.
		full := resultBatch
		if limit >= 0 {
			full = min(full, limit+1-len(a.rows))
		}
		for len(batch) < full {
			if more = it.Next(ctx); !more {
				break
			}
			r, ok := it.Result().(*gizmo.Result)
			if !ok {
				return nil, fmt.Errorf("query: unexpected result %T", it.Result())
			}
			batch = append(batch, r)
		}
		if err := named.read(ctx, batch); err != nil && ctx.Err() == nil {
			return nil, fmt.Errorf("query: %w", err)
		}
		for _, r := range batch {
			rows, err := rowsOf(named, r)
			if err != nil {
				return nil, err
			}
			a.emitted = a.emitted || r.Val != nil
			a.rows = append(a.rows, rows...)
			if limit >= 0 && len(a.rows) > limit {
				a.rows, a.cut = a.rows[:limit], true
				return a, nil
			}
		}
	}
	switch err := it.Err(); {
	case err == nil:
		return a, nil
	case errors.Is(context.Cause(ctx), ErrMemory):
		return nil, &hintedError{ErrMemory, "ask for less at a time, or give .limit(n)"}
	case parent.Err() != nil:
		return nil, parent.Err()
	case ctx.Err() != nil:
		return nil, &hintedError{fmt.Errorf("%w, after %v", ErrDeadline, timeout), "narrow it down, or give it longer with --timeout"}
	default:
		return nil, queryError(err)
	}
}

// queryError makes the session's error one for people.
func queryError(err error) error {
	return fmt.Errorf("query: %s", strings.TrimPrefix(err.Error(), "GoError: "))
}

// prepareSession runs the prelude in the session. What the query is given goes
// in as JSON in a program of its own, and never becomes part of the query's code.
func (g *Graph) prepareSession(ctx context.Context, s *gizmo.Session, params map[string]any) error {
	if params == nil {
		params = map[string]any{}
	}
	given, err := json.Marshal(struct {
		Prefixes []schema.Namespace `json:"prefixes"`
		Params   map[string]any     `json:"params"`
	}{g.o.Namespaces(), params})
	if err != nil {
		return err
	}
	// JSON in JSON is a string literal of JavaScript. It is parsed at run time,
	// so that no key is special.
	text, err := json.Marshal(string(given))
	if err != nil {
		return err
	}
	it, err := s.Execute(ctx, prelude+"(JSON.parse("+string(text)+"))", query.Options{Collation: query.Raw, Limit: -1})
	if err != nil {
		return err
	}
	// It is not closed: closing would interrupt the query that follows.
	for it.Next(ctx) {
	}
	return it.Err()
}

// watchMemory returns a context that ends, with ErrMemory as its cause, when
// the process takes much more memory than now. The function ends the watch.
func watchMemory(ctx context.Context, most memoryLimits) (context.Context, context.CancelCauseFunc) {
	ctx, cancel := context.WithCancelCause(ctx)
	heap, stack := memoryNow()
	go func() {
		tick := time.NewTicker(watchEvery)
		defer tick.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case <-tick.C:
			}
			h, st := memoryNow()
			// What was garbage at the beginning makes room for none of the query's.
			heap, stack = min(heap, h), min(stack, st)
			if h > heap+most.heap {
				runtime.GC() // what is garbage does not count
				h, _ = memoryNow()
			}
			if h > heap+most.heap || st > stack+most.stack {
				cancel(ErrMemory)
				return
			}
		}
	}()
	return ctx, cancel
}

// memoryNow returns the bytes of objects and of stacks.
func memoryNow() (heap, stack uint64) {
	samples := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}, {Name: "/memory/classes/heap/stacks:bytes"}}
	metrics.Read(samples)
	return samples[0].Value.Uint64(), samples[1].Value.Uint64()
}

// rowsOf turns one result of a session into rows: tags and emitted objects are
// one, a list is one for each element.
func rowsOf(named *namedStore, r *gizmo.Result) ([]rawRow, error) {
	if r.Tags != nil {
		row := rawRow{}
		for tag, ref := range r.Tags {
			v, err := named.name(ref)
			if err != nil {
				return nil, fmt.Errorf("query: %w", err)
			}
			if v != nil {
				row[tag] = []quad.Value{v}
			}
		}
		return []rawRow{row}, nil
	}
	switch v := r.Val.(type) {
	case nil:
		return nil, nil
	case []any:
		var rows []rawRow
		for _, x := range v {
			row, err := emittedRow(x)
			if err != nil {
				return nil, err
			}
			rows = append(rows, row)
		}
		return rows, nil
	default:
		if r.Meta && !isData(v) {
			return nil, &hintedError{errors.New("query: it ends in a path that nobody walks"), "end it with .all(), .count() or .toArray()"}
		}
		row, err := emittedRow(v)
		return []rawRow{row}, err
	}
}

// isData reports whether an exported value is something to show.
func isData(v any) bool {
	switch v.(type) {
	case string, bool, int, int64, float64, time.Time, quad.Value, map[string]any, []any, []map[string]any:
		return true
	}
	return false
}

func emittedRow(x any) (rawRow, error) {
	m, ok := x.(map[string]any)
	if !ok {
		m = map[string]any{valueColumn: x}
	}
	row := rawRow{}
	for k, v := range m {
		values, err := emittedValues(v)
		if err != nil {
			return nil, err
		}
		if len(values) > 0 {
			row[k] = values
		}
	}
	return row, nil
}

// emittedValues returns what a query emitted as values of the graph.
func emittedValues(v any) ([]quad.Value, error) {
	switch v := v.(type) {
	case nil:
		return nil, nil
	case quad.Value:
		return []quad.Value{v}, nil
	case string:
		if iri, ok := strings.CutPrefix(v, "<"); ok && strings.HasSuffix(iri, ">") && isAbsoluteIRI(strings.TrimSuffix(iri, ">")) {
			return []quad.Value{quad.IRI(strings.TrimSuffix(iri, ">"))}, nil
		}
		return []quad.Value{quad.String(v)}, nil
	case []any:
		var out []quad.Value
		for _, x := range v {
			values, err := emittedValues(x)
			if err != nil {
				return nil, err
			}
			out = append(out, values...)
		}
		return out, nil
	case map[string]any:
		b, err := json.Marshal(v)
		if err != nil {
			return nil, fmt.Errorf("query: emitted value: %w", err)
		}
		return []quad.Value{quad.String(b)}, nil
	}
	if q, ok := quad.AsValue(v); ok {
		return []quad.Value{q}, nil
	}
	return nil, fmt.Errorf("query: it emitted a %T", v)
}

// columnsOf returns the names of the columns: "id" first, the others sorted.
func columnsOf(rows []rawRow) []string {
	seen := map[string]bool{}
	var names []string
	for _, r := range rows {
		for c := range r {
			if !seen[c] {
				seen[c] = true
				names = append(names, c)
			}
		}
	}
	slices.SortFunc(names, func(a, b string) int {
		switch {
		case a == b:
			return 0
		case a == gizmo.TopResultTag:
			return -1
		case b == gizmo.TopResultTag:
			return 1
		}
		return strings.Compare(a, b)
	})
	return names
}
