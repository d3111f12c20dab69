package graph

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"strings"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
	"github.com/jackc/pgx/v5/pgconn"

	"github.com/khabar-kg/khabar/graph/pgdb"
)

// A server is the store of a database of PostgreSQL, in package pgdb.
type server struct{ db *pgdb.Store }

// isServer reports whether a path is the URL of a database of PostgreSQL.
func isServer(path string) bool {
	return strings.HasPrefix(path, "postgres://") || strings.HasPrefix(path, "postgresql://")
}

// openServer opens the database that a URL names.
func openServer(ctx context.Context, rawURL string, o Options) (*server, error) {
	db, err := pgdb.Open(ctx, rawURL, pgdb.Options{MustExist: o.MustExist, ReadOnly: o.ReadOnly})
	if err != nil {
		return nil, serverError(rawURL, err)
	}
	return &server{db}, nil
}

// DatabaseName returns a path that [Open] takes as it may be shown: without the
// password of a URL.
func DatabaseName(path string) string {
	if !isServer(path) {
		return path
	}
	u, err := url.Parse(path)
	if err != nil {
		return "on the server" // a password may be anywhere in it
	}
	if q := u.Query(); q.Has("password") {
		q.Set("password", "xxxxx")
		u.RawQuery = q.Encode()
	}
	return u.Redacted()
}

// serverError says which database could not be opened, and what a user of khabar
// can do about it.
func serverError(rawURL string, err error) error {
	shown := DatabaseName(rawURL)
	var connect *pgconn.ConnectError
	var parse *pgconn.ParseConfigError
	hint := ""
	switch {
	case errors.Is(err, pgdb.ErrNoStore):
		err, hint = ErrNoDatabase, "khabar build PATH... makes one; --db or KHABAR_DB names another"
	case errors.Is(err, pgdb.ErrForeign):
		hint = "give khabar a database of its own (createdb NAME), or a schema (?search_path=NAME)"
	case errors.Is(err, pgdb.ErrNewerFormat):
		err, hint = fmt.Errorf("%w: %w", ErrNewerFormat, err), "use the newer khabar, or another database"
	case errors.As(err, &parse):
		hint = "an URL is postgres://USER:PASSWORD@HOST:PORT/DATABASE"
	case errors.As(err, &connect):
		hint = "see that the server runs, that the database is there (createdb NAME), and that you may use it"
	}
	err = fmt.Errorf("open database %s: %w", shown, err)
	if hint == "" {
		return err
	}
	return &hintedError{err, hint}
}

func (s *server) close() error { return s.db.Close() }

func (s *server) view(ctx context.Context, f func(snapshot) error) error {
	snap, err := s.db.Snapshot(ctx)
	if err != nil {
		return err
	}
	return errors.Join(f(serverSnapshot{snap}), snap.Close())
}

func (s *server) update(ctx context.Context, f func(change) error) error {
	return s.db.Update(ctx, func(tx *pgdb.Tx) error { return f(serverChange{tx}) })
}

func (s *server) sizes(ctx context.Context) (Sizes, error) {
	i, err := s.db.Stats(ctx)
	return Sizes{Stats: Stats{Quads: int(i.Quads)}, Values: int(i.Values), Bytes: uint64(i.Bytes), Format: pgdb.Format}, err
}

func (s *server) verify(ctx context.Context) ([]string, error) {
	problems, err := s.db.Verify(ctx)
	if err == nil && len(problems) > 0 {
		err = fmt.Errorf("%w: %s (%d in all)", ErrDamaged, problems[0], len(problems))
	}
	return problems, err
}

func (s *server) compact(ctx context.Context) error { return s.db.Compact(ctx) }

// A serverSnapshot is a snapshot of the server's store.
type serverSnapshot struct{ snap *pgdb.Snapshot }

func (s serverSnapshot) get(ctx context.Context, b bucket, key string) ([]byte, error) {
	return s.snap.Get(ctx, string(b), key)
}

func (s serverSnapshot) scan(ctx context.Context, b bucket, f func(string, []byte) error) error {
	return s.snap.Records(ctx, string(b), f)
}

func (s serverSnapshot) labelled(ctx context.Context, label quad.IRI) ([]quad.Quad, error) {
	return s.snap.Labelled(ctx, label)
}

func (s serverSnapshot) quads() (cayley.QuadStore, error) { return s.snap.Quads() }

// A serverChange is a transaction of the server's store.
type serverChange struct{ tx *pgdb.Tx }

func (c serverChange) get(ctx context.Context, b bucket, key string) ([]byte, error) {
	return c.tx.Get(ctx, string(b), key)
}

func (c serverChange) scan(ctx context.Context, b bucket, f func(string, []byte) error) error {
	return c.tx.Records(ctx, string(b), f)
}

func (c serverChange) labelled(ctx context.Context, label quad.IRI) ([]quad.Quad, error) {
	return c.tx.Labelled(ctx, label)
}

func (c serverChange) quads() (cayley.QuadStore, error) { return c.tx.Quads() }

func (c serverChange) put(ctx context.Context, b bucket, key string, value []byte) error {
	return c.tx.Put(ctx, string(b), key, value)
}

func (c serverChange) delete(ctx context.Context, b bucket, key string) error {
	return c.tx.Delete(ctx, string(b), key)
}

func (c serverChange) apply(ctx context.Context, remove, add []quad.Quad) error {
	return c.tx.Apply(ctx, remove, add)
}
