package graph

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"

	"github.com/khabar-kg/khabar/graph/quaddb"
)

// An embedded is the store of a folder, in package quaddb.
type embedded struct{ db *quaddb.Store }

// openEmbedded opens the database folder at path.
func openEmbedded(path string, o Options) (*embedded, error) {
	if err := refuseOld(path); err != nil {
		return nil, err
	}
	db, err := quaddb.Open(path, quaddb.Options{MustExist: o.MustExist, ReadOnly: o.ReadOnly, NoSync: o.volatile, InMemory: o.inMemory})
	if err != nil {
		return nil, openError(err)
	}
	return &embedded{db}, nil
}

// openError adds to an error of opening a folder what a user of khabar can do
// about it.
func openError(err error) error {
	hint := ""
	switch h := Hinted(nil); {
	case errors.As(err, &h) && !errors.Is(err, ErrLocked) && !errors.Is(err, ErrDamaged):
		return err // it says so itself
	case errors.Is(err, ErrNoDatabase):
		hint = "khabar build PATH... makes one; --db or KHABAR_DB names another"
	case errors.Is(err, ErrLocked):
		hint = "wait until it is done, or stop it; --db names another database"
	case errors.Is(err, ErrDamaged):
		hint = "move it away and restore a backup (khabar db restore DIR), or build it anew; the files are left as they are"
	default:
		return err
	}
	return &hintedError{err, hint}
}

// refuseOld refuses a folder of the engine that khabar had first.
func refuseOld(path string) error {
	const file = "graph.bolt"
	if _, err := os.Stat(filepath.Join(path, file)); err != nil {
		return nil // there is none, or opening will say what is wrong
	}
	return &hintedError{
		fmt.Errorf("%w: %s holds a %s, which this khabar does not read", ErrOlderFormat, path, file),
		"move the folder away and build it anew from its articles: khabar build PATH...",
	}
}

func (s *embedded) close() error { return s.db.Close() }

func (s *embedded) view(_ context.Context, f func(snapshot) error) error {
	snap, err := s.db.Snapshot()
	if err != nil {
		return err
	}
	return errors.Join(f(embeddedSnapshot{snap}), snap.Close())
}

func (s *embedded) update(ctx context.Context, f func(change) error) error {
	return s.db.Update(ctx, func(tx *quaddb.Tx) error { return f(embeddedChange{tx}) })
}

func (s *embedded) sizes(context.Context) (Sizes, error) {
	i, err := s.db.Info()
	return Sizes{
		Stats:  Stats{Quads: int(i.Quads)},
		Values: int(i.Values), Bytes: i.Bytes, Files: i.Files, Format: i.Format,
	}, err
}

func (s *embedded) verify(ctx context.Context) (problems []string, err error) {
	report, err := s.db.Verify(ctx)
	if report != nil {
		problems = report.Problems
	}
	if err != nil {
		err = openError(err)
	}
	return problems, err
}

func (s *embedded) compact(ctx context.Context) error { return s.db.Compact(ctx) }

// An embeddedSnapshot is a snapshot of the folder's store.
type embeddedSnapshot struct{ snap *quaddb.Snapshot }

func (s embeddedSnapshot) get(_ context.Context, b bucket, key string) ([]byte, error) {
	return s.snap.Record(string(b), key)
}

func (s embeddedSnapshot) scan(ctx context.Context, b bucket, f func(string, []byte) error) error {
	return s.snap.Records(ctx, string(b), f)
}

func (s embeddedSnapshot) labelled(ctx context.Context, label quad.IRI) ([]quad.Quad, error) {
	return s.snap.Labelled(ctx, label)
}

func (s embeddedSnapshot) quads() (cayley.QuadStore, error) { return s.snap, nil }

// An embeddedChange is a transaction of the folder's store.
type embeddedChange struct{ tx *quaddb.Tx }

func (c embeddedChange) get(_ context.Context, b bucket, key string) ([]byte, error) {
	return c.tx.Record(string(b), key)
}

func (c embeddedChange) scan(ctx context.Context, b bucket, f func(string, []byte) error) error {
	return c.tx.Records(ctx, string(b), f)
}

func (c embeddedChange) labelled(ctx context.Context, label quad.IRI) ([]quad.Quad, error) {
	return c.tx.Labelled(ctx, label)
}

func (c embeddedChange) quads() (cayley.QuadStore, error) { return c.tx.Quads(), nil }

func (c embeddedChange) put(_ context.Context, b bucket, key string, value []byte) error {
	return c.tx.Put(string(b), key, value)
}

func (c embeddedChange) delete(_ context.Context, b bucket, key string) error {
	return c.tx.Delete(string(b), key)
}

func (c embeddedChange) apply(_ context.Context, remove, add []quad.Quad) error {
	return c.tx.Apply(remove, add)
}
