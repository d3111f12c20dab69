package pgdb

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"sync"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/refs"
	csql "github.com/cayleygraph/cayley/graph/sql"
	"github.com/cayleygraph/cayley/query/shape"
	"github.com/cayleygraph/quad"
	"github.com/jackc/pgx/v5"
)

// sqlType is the name of our dialect within Cayley's SQL backend, and of the
// driver of its connections.
const sqlType = "khabar snapshot of postgres"

// register makes Cayley's SQL backend know our connections.
var register = sync.OnceFunc(func() {
	sql.Register(sqlType, stateDriver{})
	csql.Register(sqlType, csql.Registration{
		Driver: sqlType,
		QueryDialect: csql.QueryDialect{
			RegexpOp:    "~",
			FieldQuote:  func(s string) string { return pgx.Identifier{s}.Sanitize() },
			Placeholder: func(n int) string { return fmt.Sprintf("$%d", n) },
		},
		Error:     func(err error) error { return err },
		Estimated: estimated,
	})
})

func quoteLiteral(s string) string { return "'" + strings.ReplaceAll(s, "'", "''") + "'" }

// A quadStore is Cayley's SQL backend over one state, with what it gets wrong
// done right; the package's documentation says what.
type quadStore struct {
	*csql.QuadStore
	values *valueCache
	read   func(func(querier) error) error
}

var (
	_ graph.QuadStore = (*quadStore)(nil)
	_ shape.Optimizer = (*quadStore)(nil)
	_ refs.BatchNamer = (*quadStore)(nil)
)

// ValueOf returns the reference of a value, or nil when no quad holds it.
func (qs *quadStore) ValueOf(v quad.Value) (graph.Ref, error) {
	out, err := qs.RefsOf(context.Background(), []quad.Value{v})
	if err != nil {
		return nil, err
	}
	return out[0], nil
}

// NameOf returns the value of a reference, or nil.
func (qs *quadStore) NameOf(r graph.Ref) (quad.Value, error) {
	values, err := qs.ValuesOf(context.Background(), []graph.Ref{r})
	if err != nil {
		return nil, err
	}
	return values[0], nil
}

// ValuesOf is NameOf for several, in one statement.
func (qs *quadStore) ValuesOf(ctx context.Context, rs []graph.Ref) ([]quad.Value, error) {
	hashes := make([]refs.ValueHash, len(rs))
	named := map[int]quad.Value{}
	for i, r := range rs {
		switch r := r.(type) {
		case nil:
		case refs.PreFetchedValue:
			named[i] = r.NameOf()
		case csql.NodeHash:
			hashes[i] = r.ValueHash
		case refs.ValueHash:
			hashes[i] = r
		default:
			return nil, fmt.Errorf("reference of another store: %T", r)
		}
	}
	out, err := qs.lookUp(ctx, hashes)
	if err != nil {
		return nil, err
	}
	for i, v := range named {
		out[i] = v
	}
	return out, nil
}

func (qs *quadStore) lookUp(ctx context.Context, hashes []refs.ValueHash) (out []quad.Value, err error) {
	err = qs.read(func(q querier) (err error) {
		out, err = qs.values.read(ctx, q, hashes)
		return err
	})
	return out, err
}

// RefsOf is ValueOf for several, in one statement.
func (qs *quadStore) RefsOf(ctx context.Context, values []quad.Value) ([]graph.Ref, error) {
	hashes := make([]refs.ValueHash, len(values))
	columns := make([][]byte, len(values))
	for i, v := range values {
		var err error
		if hashes[i], err = hashOf(v); err != nil {
			return nil, err
		}
		columns[i] = hashColumn(hashes[i])
	}
	there := map[refs.ValueHash]bool{}
	err := qs.read(func(q querier) error {
		rows, err := q.Query(ctx, `SELECT hash FROM nodes WHERE hash = ANY($1)`, columns)
		if err != nil {
			return err
		}
		var h []byte
		_, err = pgx.ForEachRow(rows, []any{&h}, func() error {
			there[refs.ValueHash(h)] = true
			return nil
		})
		return err
	})
	if err != nil {
		return nil, err
	}
	out := make([]graph.Ref, len(values))
	for i, h := range hashes {
		if there[h] {
			out[i] = csql.NodeHash{ValueHash: h}
		}
	}
	return out, nil
}

// Quad returns the quad of a reference.
func (qs *quadStore) Quad(r graph.Ref) (quad.Quad, error) {
	h, ok := r.(csql.QuadHashes)
	if !ok {
		return quad.Quad{}, fmt.Errorf("reference to no quad: %T", r)
	}
	hashes := make([]refs.ValueHash, 0, 4)
	for _, d := range quad.Directions {
		hashes = append(hashes, h.Get(d))
	}
	values, err := qs.lookUp(context.Background(), hashes)
	if err != nil {
		return quad.Quad{}, err
	}
	return quad.Quad{Subject: values[0], Predicate: values[1], Object: values[2], Label: values[3]}, nil
}

// QuadDirection returns the reference of a value of a quad, or nil where it has
// no label.
func (qs *quadStore) QuadDirection(r graph.Ref, d quad.Direction) (graph.Ref, error) {
	q, ok := r.(csql.QuadHashes)
	if !ok {
		return nil, fmt.Errorf("reference to no quad: %T", r)
	}
	h := q.Get(d)
	if !h.Valid() {
		return nil, nil
	}
	return csql.NodeHash{ValueHash: h}, nil
}

// Stats returns the numbers of values and quads: counted, or as the server
// reckons where that is enough and it has many.
func (qs *quadStore) Stats(ctx context.Context, exact bool) (graph.Stats, error) {
	st := graph.Stats{Nodes: refs.Size{Exact: exact}, Quads: refs.Size{Exact: exact}}
	count := estimated
	if exact {
		count = func(table string) string { return `SELECT count(*) FROM ` + table }
	}
	err := qs.read(func(q querier) error {
		return errors.Join(
			q.QueryRow(ctx, count("quads")).Scan(&st.Quads.Value),
			q.QueryRow(ctx, count("nodes")).Scan(&st.Nodes.Value))
	})
	return st, err
}

// estimated asks how many rows a table has, which a server knows of one with many
// rows. A table that it has counted never says less than none.
func estimated(table string) string {
	return `SELECT CASE WHEN reltuples < 10000 THEN (SELECT count(*) FROM ` + table + `) ELSE reltuples::bigint END
		FROM pg_class WHERE oid = '` + table + `'::regclass`
}

// ApplyDeltas reports [ErrReadOnly].
func (qs *quadStore) ApplyDeltas([]graph.Delta, graph.IgnoreOpts) error { return ErrReadOnly }

// NewQuadWriter reports [ErrReadOnly].
func (qs *quadStore) NewQuadWriter() (quad.WriteCloser, error) { return nil, ErrReadOnly }

// Close does nothing: the snapshot ends with its owner.
func (qs *quadStore) Close() error { return nil }
