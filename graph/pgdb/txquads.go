package pgdb

import (
	"context"
	"database/sql/driver"
	"errors"
	"io"
	"strconv"

	"github.com/cayleygraph/cayley/graph"
	"github.com/jackc/pgx/v5"
)

// Quads returns what the transaction sees as Cayley queries it, for the
// goroutine that has the transaction and until that ends. All iterators share its
// one connection: each answer is read whole before the next question.
func (t *Tx) Quads() (graph.QuadStore, error) {
	if t.quads != nil {
		return t.quads, nil
	}
	t.name = strconv.FormatUint(lastState.Add(1), 10)
	states.Store(t.name, state{tx: t.tx})
	qs, err := open(t.name)
	if err != nil {
		states.Delete(t.name)
		return nil, err
	}
	t.quads = &quadStore{QuadStore: qs, values: t.s.values, read: func(f func(querier) error) error { return f(t.tx) }}
	return t.quads, nil
}

// end ends what reads from the transaction.
func (t *Tx) end() error {
	if t.quads == nil {
		return nil
	}
	states.Delete(t.name)
	return t.quads.QuadStore.Close()
}

// A txConn asks within a transaction.
type txConn struct{ tx pgx.Tx }

var (
	_ driver.QueryerContext    = txConn{}
	_ driver.NamedValueChecker = txConn{}
)

var errOnlyAsks = errors.New("a connection for questions alone")

// QueryContext reads the whole answer.
func (c txConn) QueryContext(ctx context.Context, query string, args []driver.NamedValue) (driver.Rows, error) {
	values := make([]any, len(args))
	for i, a := range args {
		values[i] = a.Value
	}
	rows, err := c.tx.Query(ctx, query, values...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var answer readRows
	for _, f := range rows.FieldDescriptions() {
		answer.columns = append(answer.columns, f.Name)
	}
	for rows.Next() {
		row, err := rows.Values()
		if err != nil {
			return nil, err
		}
		answer.rows = append(answer.rows, row)
	}
	return &answer, rows.Err()
}

// CheckNamedValue leaves values to the transaction's own driver.
func (txConn) CheckNamedValue(*driver.NamedValue) error { return nil }

// Prepare reports an error: what is prepared would not be read whole.
func (txConn) Prepare(string) (driver.Stmt, error) { return nil, errOnlyAsks }

// Begin reports an error: there is a transaction.
func (txConn) Begin() (driver.Tx, error) { return nil, errOnlyAsks }

// Close does nothing: the transaction ends with its owner.
func (txConn) Close() error { return nil }

// readRows is an answer in memory.
type readRows struct {
	columns []string
	rows    [][]any
}

// Columns returns the names of the columns.
func (r *readRows) Columns() []string { return r.columns }

// Close does nothing.
func (r *readRows) Close() error { return nil }

// Next gives the next row.
func (r *readRows) Next(to []driver.Value) error {
	if len(r.rows) == 0 {
		return io.EOF
	}
	for i, v := range r.rows[0] {
		to[i] = v
	}
	r.rows = r.rows[1:]
	return nil
}
