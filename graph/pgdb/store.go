package pgdb

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"
)

// Options say how a store is opened. The zero value is the usual way.
type Options struct {
	// MustExist refuses a database that holds no store with [ErrNoStore].
	MustExist bool
	// ReadOnly opens a store that is there, and writes nothing.
	ReadOnly bool
}

// A Store is an open store. Its methods may be called from several goroutines,
// and by any number of processes on one database.
type Store struct {
	pool     *pgxpool.Pool
	values   *valueCache
	readOnly bool
	// viewing bounds how many snapshots are open at once, so that each finds
	// the connections that its queries ask for.
	viewing chan struct{}
}

const (
	// connections is how many a process opens at most, if the URL does not say
	// (pool_max_conns). A server allows 100 altogether unless told otherwise.
	connections = 24
	// perSnapshot is how many of them a snapshot is reckoned to take: one to hold
	// the state, and one for each iterator of a query that is open within another.
	perSnapshot = 4
)

// Open opens the store in the database that a URL names
// (postgres://user:password@host:port/database; also what libpq reads from the
// environment), and makes its tables unless [Options.MustExist] is set.
func Open(ctx context.Context, url string, o Options) (*Store, error) {
	config, err := pgxpool.ParseConfig(url)
	if err != nil {
		return nil, err
	}
	if !strings.Contains(url, "pool_max_conns") {
		config.MaxConns = connections
	}
	if config.ConnConfig.ConnectTimeout == 0 {
		config.ConnConfig.ConnectTimeout = 10 * time.Second
	}
	pool, err := pgxpool.NewWithConfig(ctx, config)
	if err != nil {
		return nil, err
	}
	err = pool.AcquireFunc(ctx, func(c *pgxpool.Conn) error { return prepare(ctx, c.Conn(), o) })
	if err != nil {
		pool.Close()
		return nil, err
	}
	return &Store{
		pool:     pool,
		values:   newValueCache(),
		readOnly: o.ReadOnly,
		viewing:  make(chan struct{}, max(1, int(config.MaxConns)/perSnapshot)),
	}, nil
}

// Close closes the store, after the transactions and snapshots under way.
func (s *Store) Close() error {
	s.pool.Close()
	return nil
}

// Update calls f with a transaction, and commits it if f returns nil; otherwise
// nothing was changed. A transaction that another one got in the way of is begun
// anew, so that f may be called more than once.
func (s *Store) Update(ctx context.Context, f func(*Tx) error) error {
	if s.readOnly {
		return ErrReadOnly
	}
	pause := firstPause
	for try := 1; ; try++ {
		err := s.update(ctx, f)
		if err == nil || try == tries || !disturbed(err) || ctx.Err() != nil {
			return err
		}
		select {
		case <-time.After(pause/2 + rand.N(pause)):
			pause *= 2
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// A disturbed transaction is tried this often, after pauses that double.
const (
	tries      = 6
	firstPause = 5 * time.Millisecond
)

func (s *Store) update(ctx context.Context, f func(*Tx) error) error {
	return s.pool.AcquireFunc(ctx, func(c *pgxpool.Conn) error {
		return pgx.BeginFunc(ctx, c, func(tx pgx.Tx) error {
			t := &Tx{s: s, tx: tx}
			err := f(t)
			if ended := t.end(); err == nil {
				err = ended
			}
			return err
		})
	})
}

// disturbed reports whether an error comes of another transaction at the same
// time. A quad that is there, or not there, may be such a case too.
func disturbed(err error) bool {
	if errors.Is(err, ErrThere) || errors.Is(err, ErrMissing) {
		return true
	}
	var pg *pgconn.PgError
	if !errors.As(err, &pg) {
		return false
	}
	switch pg.Code {
	case "40001", "40P01", uniqueViolation: // serialization failure, deadlock
		return true
	}
	return false
}

const uniqueViolation = "23505"

// Compact takes back the room of what was deleted, and counts anew what the
// server plans its queries by.
func (s *Store) Compact(ctx context.Context) error {
	if s.readOnly {
		return ErrReadOnly
	}
	for _, table := range []string{"nodes", "quads", "khabar_records"} {
		if _, err := s.pool.Exec(ctx, "VACUUM (ANALYZE) "+table); err != nil {
			return fmt.Errorf("compact table %s: %w", table, err)
		}
	}
	return nil
}

// Stats are the sizes of a store.
type Stats struct {
	Quads, Values, Records int64
	Bytes                  int64 // on the server's disk, indexes included
}

// Stats counts the store.
func (s *Store) Stats(ctx context.Context) (Stats, error) {
	var st Stats
	err := s.pool.QueryRow(ctx, `SELECT (SELECT count(*) FROM quads), (SELECT count(*) FROM nodes), (SELECT count(*) FROM khabar_records),
		pg_total_relation_size('quads') + pg_total_relation_size('nodes') + pg_total_relation_size('khabar_records')`).
		Scan(&st.Quads, &st.Values, &st.Records, &st.Bytes)
	return st, err
}

// Verify checks that every value of a quad is there, is counted as often as
// quads hold it, and has the hash that belongs to it. It returns what is wrong,
// at most a hundred lines, each of which names a value or a quad.
func (s *Store) Verify(ctx context.Context) ([]string, error) {
	snap, err := s.Snapshot(ctx)
	if err != nil {
		return nil, err
	}
	defer snap.Close()
	return snap.verify(ctx)
}
