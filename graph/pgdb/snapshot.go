package pgdb

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	"github.com/cayleygraph/cayley/graph"
	csql "github.com/cayleygraph/cayley/graph/sql"
	"github.com/cayleygraph/quad"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/jackc/pgx/v5/stdlib"
)

// A Snapshot is one state of a store, for reading alone. It may be used by
// several goroutines. Close it: while it is open the server throws away nothing
// of what came after it.
type Snapshot struct {
	s    *Store
	conn *pgxpool.Conn
	tx   pgx.Tx

	// exported is the name by which other connections read the same state.
	exported string

	mu     sync.Mutex // of the connection, and of what follows
	closed bool
	name   string     // of the state, once there are quads
	quads  *quadStore // nil until it is asked for
}

// Snapshot returns the newest state. When there are as many as the store has
// connections for, it waits until one is closed.
func (s *Store) Snapshot(ctx context.Context) (*Snapshot, error) {
	select {
	case s.viewing <- struct{}{}:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	snap, err := s.snapshot(ctx)
	if err != nil {
		<-s.viewing
	}
	return snap, err
}

func (s *Store) snapshot(ctx context.Context) (*Snapshot, error) {
	conn, err := s.pool.Acquire(ctx)
	if err != nil {
		return nil, err
	}
	tx, err := conn.BeginTx(ctx, pgx.TxOptions{IsoLevel: pgx.RepeatableRead, AccessMode: pgx.ReadOnly})
	if err != nil {
		conn.Release()
		return nil, err
	}
	sn := &Snapshot{s: s, conn: conn, tx: tx}
	// The state is the one that the first statement finds.
	if err := tx.QueryRow(ctx, `SELECT pg_export_snapshot()`).Scan(&sn.exported); err != nil {
		conn.Release()
		return nil, err
	}
	return sn, nil
}

// Close gives the snapshot back. What still reads from it gets an error.
func (sn *Snapshot) Close() error {
	sn.mu.Lock()
	defer sn.mu.Unlock()
	if sn.closed {
		return nil
	}
	sn.closed = true
	var errs []error
	if sn.quads != nil {
		states.Delete(sn.name)
		errs = append(errs, sn.quads.QuadStore.Close())
	}
	ctx, cancel := context.WithTimeout(context.Background(), endTimeout)
	defer cancel()
	if err := sn.tx.Rollback(ctx); err != nil && !errors.Is(err, pgx.ErrTxClosed) {
		errs = append(errs, err)
	}
	sn.conn.Release()
	<-sn.s.viewing
	return errors.Join(errs...)
}

// endTimeout is how long the end of a transaction that only read may take.
const endTimeout = 5 * time.Second

// reading calls f while it has the connection.
func (sn *Snapshot) reading(f func(querier) error) error {
	sn.mu.Lock()
	defer sn.mu.Unlock()
	if sn.closed {
		return ErrClosed
	}
	return f(sn.tx)
}

// Get returns the record of a key in a bucket, or nil.
func (sn *Snapshot) Get(ctx context.Context, bucket, key string) (record []byte, err error) {
	err = sn.reading(func(q querier) (err error) {
		record, err = getRecord(ctx, q, bucket, key)
		return err
	})
	return record, err
}

// recordBatch is how many records are read at once.
const recordBatch = 500

// Records calls f with the keys and records of a bucket, sorted by the bytes of
// their keys, until f returns an error. f may use the snapshot.
func (sn *Snapshot) Records(ctx context.Context, bucket string, f func(key string, record []byte) error) error {
	type entry struct{ key, value []byte }
	var after []byte
	for {
		var batch []entry
		err := sn.reading(func(q querier) error {
			rows, err := q.Query(ctx, `SELECT key, value FROM khabar_records
				WHERE bucket = $1 AND ($2::bytea IS NULL OR key > $2) ORDER BY key LIMIT $3`, bucket, after, recordBatch)
			if err != nil {
				return err
			}
			batch, err = pgx.CollectRows(rows, func(r pgx.CollectableRow) (entry, error) {
				var e entry
				err := r.Scan(&e.key, &e.value)
				return e, err
			})
			return err
		})
		if err != nil {
			return err
		}
		for _, e := range batch {
			if err := f(string(e.key), e.value); err != nil {
				return err
			}
		}
		if len(batch) < recordBatch {
			return nil
		}
		after = batch[len(batch)-1].key
	}
}

// Labelled returns the quads of a label, in no order that means something.
func (sn *Snapshot) Labelled(ctx context.Context, label quad.Value) (quads []quad.Quad, err error) {
	err = sn.reading(func(q querier) (err error) {
		quads, err = labelled(ctx, q, sn.s.values, label)
		return err
	})
	return quads, err
}

// Quads returns the snapshot as Cayley queries it. It is good until the snapshot
// is closed.
func (sn *Snapshot) Quads() (graph.QuadStore, error) {
	sn.mu.Lock()
	defer sn.mu.Unlock()
	switch {
	case sn.closed:
		return nil, ErrClosed
	case sn.quads != nil:
		return sn.quads, nil
	}
	sn.name = strconv.FormatUint(lastState.Add(1), 10)
	states.Store(sn.name, state{pool: sn.s.pool, exported: sn.exported})
	qs, err := open(sn.name)
	if err != nil {
		states.Delete(sn.name)
		return nil, err
	}
	sn.quads = &quadStore{QuadStore: qs, values: sn.s.values, read: sn.reading}
	return sn.quads, nil
}

func open(name string) (*csql.QuadStore, error) {
	register()
	// It keeps as many connections as a query uses, or each step would begin a
	// transaction.
	qs, err := csql.New(sqlType, name, graph.Options{"maxidleconnections": connections})
	if err != nil {
		return nil, fmt.Errorf("read quads: %w", err)
	}
	return qs.(*csql.QuadStore), nil
}

// Cayley opens a database by the name of a driver and a string. Its strings are
// names of states, and its driver is one that connects to just that state.
var (
	lastState atomic.Uint64
	states    sync.Map // name → state
)

// A state is what a transaction sees, or what a snapshot exported, or the newest
// one of each moment.
type state struct {
	tx       pgx.Tx // or nil
	pool     *pgxpool.Pool
	exported string // "" is the newest
}

// A stateDriver connects to states by their names.
type stateDriver struct{}

// Open returns a connection of the pool, in a transaction that reads the state.
func (stateDriver) Open(name string) (driver.Conn, error) {
	v, ok := states.Load(name)
	if !ok {
		return nil, ErrClosed
	}
	st := v.(state)
	if st.tx != nil {
		return txConn{st.tx}, nil
	}
	// A query that needs more connections than there are ends here.
	ctx, cancel := context.WithTimeout(context.Background(), connectTimeout)
	defer cancel()
	conn, err := stdlib.GetPoolConnector(st.pool).Connect(ctx)
	if err != nil {
		return nil, fmt.Errorf("connect for a query: %w", err)
	}
	if st.exported == "" {
		return conn, nil
	}
	c := &stateConn{conn.(*stdlib.Conn)}
	_, err = c.Conn.Conn().Exec(ctx, `BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET TRANSACTION SNAPSHOT `+quoteLiteral(st.exported))
	if err != nil {
		return nil, errors.Join(err, c.Close())
	}
	return c, nil
}

// connectTimeout is how long a step of a query waits for a connection.
const connectTimeout = 15 * time.Second

// A stateConn is a connection within a transaction, which ends when it is closed.
type stateConn struct{ *stdlib.Conn }

// ResetSession leaves the connection in its transaction.
func (c *stateConn) ResetSession(context.Context) error {
	if c.Conn.Conn().IsClosed() {
		return driver.ErrBadConn
	}
	return nil
}

// Close ends the transaction and gives the connection back to the pool.
func (c *stateConn) Close() error {
	ctx, cancel := context.WithTimeout(context.Background(), endTimeout)
	defer cancel()
	_, err := c.Conn.Conn().Exec(ctx, `ROLLBACK`)
	return errors.Join(err, c.Conn.Close())
}
