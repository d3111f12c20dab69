package graph

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/khabar-kg/khabar/graph/match"
	"github.com/khabar-kg/khabar/graph/relate"
)

// A basis is what links were last found of, but for the articles: those are in the
// bucket of sketches, each with the digest of its record.
type basis struct {
	// Number counts how often linking began. Who finds another number than his own has
	// been overtaken.
	Number int `json:"number"`
	// Rules are those by which all was linked; empty while that is under way, or was
	// interrupted: then all is linked anew.
	Rules   string          `json:"rules,omitempty"`
	Copies  int             `json:"copies,omitempty"` // articles that are mostly the text of another
	Decided []effect        `json:"decided,omitempty"`
	Moved   map[string]away `json:"moved,omitempty"` // by [match.Sketch.Group]: those that are not the lexicon's entity
}

// An effect is a decision as it is in force on entities that are there.
type effect struct {
	A       string        `json:"a"` // [schema.Ref]s, as text
	B       string        `json:"b"`
	Verdict match.Verdict `json:"verdict"`
	Why     string        `json:"why,omitempty"`
}

// away is the node of entities that the lexicon knows as another, and the first of them.
type away struct {
	Node  string `json:"node"`  // IRI
	First string `json:"first"` // [schema.Ref], as text
}

const basisKey = "basis"

// linkRules are the rules of this program, and how it keeps what it finds by them.
const linkRules = match.Version + " " + relate.Version + "." + relate.Format

// errOvertaken means that another process began to link meanwhile.
var errOvertaken = errors.New("another process links")

func readBasis(ctx context.Context, s snapshot) (basis, error) {
	var out basis
	b, err := s.get(ctx, metaBucket, basisKey)
	if err != nil || b == nil {
		return out, err
	}
	if err := json.Unmarshal(b, &out); err != nil {
		return out, fmt.Errorf("basis of links: %w", err)
	}
	return out, nil
}

func putBasis(ctx context.Context, c change, b basis) error {
	made, err := json.Marshal(b)
	if err != nil {
		return err
	}
	return c.put(ctx, metaBucket, basisKey, made)
}

// beginLinking notes that linking is under way, and returns what was linked last and
// the number of this time.
func (g *Graph) beginLinking(ctx context.Context) (was basis, number int, err error) {
	err = g.store.update(ctx, func(c change) error {
		if was, err = readBasis(ctx, c); err != nil {
			return err
		}
		number = was.Number + 1
		return errors.Join(putBasis(ctx, c, basis{Number: number}), c.delete(ctx, metaBucket, linkedKey))
	})
	return was, number, err
}

// linkUpdate changes what links make of the store, unless another process began to
// link since the number was given.
func (g *Graph) linkUpdate(ctx context.Context, number int, f func(change) error) error {
	err := g.store.update(ctx, func(c change) error {
		now, err := readBasis(ctx, c)
		if err != nil {
			return err
		}
		if now.Number != number {
			return errOvertaken
		}
		return f(c)
	})
	if errors.Is(err, errUnchanged) {
		err = nil
	}
	return err
}

// endLinking notes what was linked.
func (g *Graph) endLinking(ctx context.Context, number int, ends basis, state string) error {
	return g.linkUpdate(ctx, number, func(c change) error {
		ends.Number, ends.Rules = number, linkRules
		return errors.Join(putBasis(ctx, c, ends), c.put(ctx, metaBucket, linkedKey, []byte(state)))
	})
}

// unlink notes that the links of an article that was linked are gone, so that the next
// [Graph.Link] finds them also where the article has come back meanwhile.
func unlink(ctx context.Context, c change, id string) error {
	kept, err := c.get(ctx, sketchBucket, id)
	if err != nil || kept == nil {
		return err
	}
	_, sketches, _ := bytes.Cut(kept, []byte{'\n'})
	return errors.Join(c.put(ctx, sketchBucket, id, withVersion("", sketches)), c.delete(ctx, metaBucket, linkedKey))
}

// putSketches keeps the sketches of which articles were linked; nil is of one that is
// gone.
func (g *Graph) putSketches(ctx context.Context, number int, sketches map[string][]byte) error {
	const atOnce = 500
	for batch := range slices.Chunk(slices.Sorted(maps.Keys(sketches)), atOnce) {
		err := g.linkUpdate(ctx, number, func(c change) error {
			of := map[string][]byte{}
			for _, id := range batch {
				of[id] = sketches[id]
			}
			return putAll(ctx, c, sketchBucket, of)
		})
		if err != nil {
			return err
		}
	}
	return nil
}
