package graph

import (
	"context"
	"errors"
	"fmt"
	"slices"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/quad"
)

// A store keeps quads, for Cayley to query, and values by key, and changes
// both in one transaction. It is all that a Graph asks of a backend.
//
// Every store passes the conformance suite in store_test.go.
type store interface {
	// view calls f with a snapshot: what was committed when it began. Views
	// wait for no update, and no update waits for them.
	view(ctx context.Context, f func(snapshot) error) error
	// update calls f and commits what it changed, all of it and durably, if f
	// returns nil; otherwise nothing was changed. A key that an update has read or
	// written no other update reads or writes until it ends. f may be called again
	// when another update got in the way.
	update(ctx context.Context, f func(change) error) error
	// sizes returns the numbers of quads and values, and what they take.
	sizes(ctx context.Context) (Sizes, error)
	// verify reads everything and returns what is wrong, a line each; the error is
	// then ErrDamaged.
	verify(ctx context.Context) (problems []string, err error)
	// compact takes back the room of what was removed.
	compact(ctx context.Context) error
	// close releases the store, after the views under way.
	close() error
}

// A snapshot is a consistent state of a store. It is good until the function
// that it was given to returns; what is read from it stays good.
type snapshot interface {
	// get returns the value of key in the bucket, or nil.
	get(ctx context.Context, b bucket, key string) ([]byte, error)
	// scan calls f with the keys and values of the bucket, sorted by key.
	scan(ctx context.Context, b bucket, f func(key string, value []byte) error) error
	// labelled returns the quads of one label, in no order.
	labelled(ctx context.Context, label quad.IRI) ([]quad.Quad, error)
	// quads returns the snapshot as Cayley queries it. It is for reading
	// alone, and reports errors instead of data once the snapshot is gone.
	quads() (cayley.QuadStore, error)
}

// A change is a snapshot that can be written to, and sees what was written.
type change interface {
	snapshot
	put(ctx context.Context, b bucket, key string, value []byte) error
	delete(ctx context.Context, b bucket, key string) error
	// apply removes quads, all of which must be there, and then adds quads,
	// none of which may be there. No quad may be given twice.
	apply(ctx context.Context, remove, add []quad.Quad) error
}

// A bucket is a room for keys.
type bucket string

// The buckets.
const (
	recordBucket  bucket = "khabar.records"  // article identifier → record, JSON
	articleBucket bucket = "khabar.articles" // article identifier → ArticleInfo, JSON
	labelBucket   bucket = "khabar.labels"   // label IRI that is no article → what its quads were made of

	linkBucket     bucket = "khabar.links"     // article identifier → articleLinks, JSON
	decisionBucket bucket = "khabar.decisions" // identifier of a pair → Decision, JSON
	logBucket      bucket = "khabar.log"       // number → LogEntry, JSON
	metaBucket     bucket = "khabar.meta"      // single values

	// What Link keeps for itself and leaves for others; all of it can be made anew.
	profileBucket   bucket = "khabar.profiles"   // article identifier → match.Sketches and match.Marshal of its entities, after a line that says of what
	sketchBucket    bucket = "khabar.sketches"   // article identifier → match.Sketches of its entities as they were last linked, after a line with the record's digest
	factBucket      bucket = "khabar.facts"      // article identifier → relate.Facts, likewise
	outlineBucket   bucket = "khabar.outlines"   // article identifier → relate.Outline as its facts were last related, after a line that says of what
	relatedBucket   bucket = "khabar.related"    // article identifier → relate.Row, JSON: what was found of its facts
	candidateBucket bucket = "khabar.candidates" // rank and identifier of a pair → candidate, JSON
)

// errUnchanged, returned by what update calls, says that there was nothing to
// change.
var errUnchanged = errors.New("nothing to change")

// readQuads returns the quads that a shape finds.
func readQuads(ctx context.Context, qs cayley.QuadStore, shape iterator.Shape) ([]quad.Quad, error) {
	it := shape.Iterate()
	defer it.Close()
	var nodes []cayley.Ref
	for it.Next(ctx) {
		for _, d := range quad.Directions {
			n, err := qs.QuadDirection(it.Result(), d)
			if err != nil {
				return nil, err
			}
			nodes = append(nodes, n)
		}
	}
	if err := errors.Join(it.Err(), ctx.Err()); err != nil {
		return nil, err
	}
	values, err := refs.ValuesOf(ctx, qs, nodes) // all at once: some stores are a network away
	if err != nil {
		return nil, err
	}
	var out []quad.Quad
	for v := range slices.Chunk(values, len(quad.Directions)) {
		q := quad.Quad{Subject: v[0], Predicate: v[1], Object: v[2], Label: v[3]}
		if !q.IsValid() || q.Label == nil {
			return nil, fmt.Errorf("%w: it holds the quad %v", ErrDamaged, q)
		}
		out = append(out, q)
	}
	return out, nil
}
