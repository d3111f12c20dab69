package graph

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/cayleygraph/quad"

	"github.com/khabar-kg/khabar/graph/quaddb"
	"github.com/khabar-kg/khabar/schema"
)

// errNotFolder means that a server keeps the database.
var errNotFolder = &hintedError{
	errors.New("the database is on a server, and no folder to copy"),
	"pg_dump --format=custom URL > FILE makes a backup, pg_restore --dbname=URL FILE brings it back",
}

// Sizes say how large a database is.
type Sizes struct {
	Stats
	Entities   int    `json:"entities"` // summed over articles: one that several name counts for each
	Statements int    `json:"statements"`
	Events     int    `json:"events"`
	Values     int    `json:"values"`         // different nodes and literals
	Bytes      uint64 `json:"bytes"`          // on the disk
	Files      int    `json:"files,omitzero"` // sorted tables, of a folder
	Format     int    `json:"format"`
}

// Sizes returns the database's sizes. A folder knows them without reading the quads.
func (g *Graph) Sizes(ctx context.Context) (Sizes, error) {
	s, err := g.store.sizes(ctx)
	if err != nil {
		return s, err
	}
	articles, err := g.Articles(ctx)
	for i := range articles {
		s.Articles++
		s.Entities += articles[i].Entities
		s.Statements += articles[i].Statements
		s.Events += articles[i].Events
	}
	return s, err
}

// Verify reads everything and checks that all that is kept twice agrees: the
// store's indexes with each other (see [quaddb.Store.Verify]), and every article
// with its record and the number of its quads. Problems are what is wrong, a line
// each; the error is then [ErrDamaged]. It may take seconds for each million
// quads, and the database may be used meanwhile.
func (g *Graph) Verify(ctx context.Context) (problems []string, err error) {
	if problems, err = g.store.verify(ctx); err != nil {
		return problems, err
	}
	err = g.store.view(ctx, func(s snapshot) error {
		total := 0
		err := s.scan(ctx, articleBucket, func(id string, b []byte) error {
			found, n, err := verifyArticle(ctx, s, id, b)
			problems = append(problems, found...)
			total += n
			return err
		})
		if err != nil {
			return err
		}
		err = s.scan(ctx, labelBucket, func(label string, _ []byte) error {
			quads, err := s.labelled(ctx, quad.IRI(label))
			total += len(quads)
			return err
		})
		if err != nil {
			return err
		}
		qs, err := s.quads()
		if err != nil {
			return err
		}
		size, err := qs.Stats(ctx, true)
		if err != nil {
			return err
		}
		if n := int(size.Quads.Value); n != total {
			problems = append(problems, fmt.Sprintf("%d quads are of no article", n-total))
		}
		return s.scan(ctx, recordBucket, func(id string, _ []byte) error {
			if b, err := s.get(ctx, articleBucket, id); err != nil || b != nil {
				return err
			}
			problems = append(problems, fmt.Sprintf("record %s is of no article", id))
			return nil
		})
	})
	if err == nil && len(problems) > 0 {
		err = openError(fmt.Errorf("%w: %s (%d in all)", ErrDamaged, problems[0], len(problems)))
	}
	return problems, err
}

// verifyArticle checks one article, and returns how many quads it has.
func verifyArticle(ctx context.Context, s snapshot, id string, b []byte) (problems []string, n int, err error) {
	var info ArticleInfo
	if err := json.Unmarshal(b, &info); err != nil {
		problems = append(problems, fmt.Sprintf("article %s cannot be read: %v", id, err))
	}
	switch r, err := readRecord(ctx, s, id); {
	case errors.Is(err, ErrNoArticle):
		problems = append(problems, fmt.Sprintf("article %s has no record", id))
	case err != nil:
		problems = append(problems, err.Error())
	case r.Validate() != nil:
		problems = append(problems, fmt.Sprintf("record of article %s: %v", id, r.Validate()))
	}
	quads, err := s.labelled(ctx, quad.IRI(schema.ArticleIRI(id)))
	if err == nil && len(quads) != info.Quads {
		problems = append(problems, fmt.Sprintf("article %s has %d quads, %d are counted", id, len(quads), info.Quads))
	}
	return problems, len(quads), err
}

// Compact rewrites the database so that nothing removed takes room. It may be
// used meanwhile.
func (g *Graph) Compact(ctx context.Context) error { return g.store.compact(ctx) }

// Backup writes a copy of the database, as it is now, into the folder dir, which
// must not be there. The database may be used meanwhile, by another process as
// well. [Restore] brings it back; opened as a database it is one.
func (g *Graph) Backup(dir string) error {
	s, ok := g.store.(countingStore).store.(*embedded)
	if !ok {
		return errNotFolder
	}
	return backupError(s.db.Backup(dir))
}

// Restore makes a database in the folder dir, which must not be there or be
// empty, of a backup, which stays as it is.
func Restore(backup, dir string) error {
	if isServer(dir) {
		return errNotFolder
	}
	return backupError(quaddb.Restore(backup, dir))
}

func backupError(err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, quaddb.ErrExists):
		return &hintedError{err, "name a folder that is not there yet, or move that one away"}
	case errors.Is(err, ErrNoDatabase):
		return &hintedError{err, "name a folder that khabar db backup has made"}
	}
	return openError(err)
}
