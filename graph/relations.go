package graph

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/cayleygraph/quad"

	"github.com/khabar-kg/khabar/graph/relate"
	"github.com/khabar-kg/khabar/schema"
)

// RelationsLabel labels the links between facts of several articles.
const RelationsLabel = schema.GraphIRI + "relations"

const relationsLabel = quad.IRI(RelationsLabel)

// relate finds what facts of different articles have to do with each other, from what
// their records state and the nodes that stand for their entities, and makes the quads
// of [relationsLabel] say so. It touches no article's quads, and looks again at those
// facts alone that a change since the last time, which was says, may touch. It returns
// how many articles are copies of others.
//
// What it finds it stores in several transactions, so that none holds too much.
// Interrupted between them, all is related anew the next time; see [basis].
func (g *Graph) relate(ctx context.Context, number int, was basis) (copies int, err error) {
	var found *relate.Related
	var stale []string // of whom rows are kept that are of no meaning
	fresh := was.Rules != linkRules
	if fresh {
		found, stale, err = g.relateAnew(ctx, number)
	} else {
		found, err = g.relateChange(ctx, number)
		copies = was.Copies
	}
	if err != nil {
		return 0, err
	}
	for _, ids := range found.Come.Copies {
		copies += len(ids) - 1
	}
	for _, ids := range found.Gone.Copies {
		copies -= len(ids) - 1
	}
	if err := g.putRows(ctx, number, found.Rows, stale); err != nil {
		return 0, err
	}
	found.Rows = nil
	return copies, g.putRelations(ctx, number, found, fresh)
}

// relateAnew relates all facts as if nothing had been related before. It returns whose
// kept rows are none of what it found.
func (g *Graph) relateAnew(ctx context.Context, number int) (found *relate.Related, stale []string, err error) {
	var of map[string]string
	err = g.store.view(ctx, func(s snapshot) error {
		if of, err = digests(ctx, s); err != nil {
			return err
		}
		if err := g.makeOutlines(ctx, s, number, of); err != nil {
			return err
		}
		return s.scan(ctx, relatedBucket, func(id string, _ []byte) error {
			stale = append(stale, id)
			return nil
		})
	})
	if err != nil {
		return nil, nil, err
	}
	err = g.store.view(ctx, func(s snapshot) error {
		found, err = relate.Anew(&relate.Articles{
			Outlines: func(f func(string, *relate.Outline) error) error {
				return s.scan(ctx, outlineBucket, func(id string, kept []byte) error {
					if _, there := of[id]; !there {
						return nil
					}
					_, rest, _ := bytes.Cut(kept, []byte{'\n'})
					o, err := relate.ReadOutline(rest)
					if err != nil {
						return fmt.Errorf("article %s: %w", id, err)
					}
					return errors.Join(f(id, o), ctx.Err())
				})
			},
			Facts: factReader(ctx, s, of),
		})
		return err
	})
	return found, stale, err
}

// relateChange relates the facts that a change since the last time may touch.
func (g *Graph) relateChange(ctx context.Context, number int) (found *relate.Related, err error) {
	outlines := map[string][]byte{} // as they are kept now; nil of articles that are gone
	err = g.store.view(ctx, func(s snapshot) error {
		of, err := digests(ctx, s)
		if err != nil {
			return err
		}
		change, err := factsChanged(ctx, s, of, outlines)
		if err != nil {
			return err
		}
		found, err = relate.Relate(change)
		return err
	})
	if err != nil || len(outlines) == 0 {
		return found, err
	}
	return found, g.linkUpdate(ctx, number, func(c change) error { return putAll(ctx, c, outlineBucket, outlines) })
}

// putRows keeps what was found of articles, in the place of what is stale.
func (g *Graph) putRows(ctx context.Context, number int, rows map[string]*relate.Row, stale []string) error {
	ids := slices.Concat(slices.Collect(maps.Keys(rows)), stale)
	slices.Sort(ids)
	for batch := range slices.Chunk(slices.Compact(ids), outlinesAtOnce) {
		kept := map[string][]byte{}
		for _, id := range batch {
			kept[id] = nil
			if row := rows[id]; row != nil {
				var err error
				if kept[id], err = json.Marshal(row); err != nil {
					return err
				}
			}
		}
		if err := g.linkUpdate(ctx, number, func(c change) error { return putAll(ctx, c, relatedBucket, kept) }); err != nil {
			return err
		}
	}
	return nil
}

// putAll keeps values; nil is none.
func putAll(ctx context.Context, c change, b bucket, values map[string][]byte) error {
	for _, id := range slices.Sorted(maps.Keys(values)) {
		var err error
		if v := values[id]; v == nil {
			err = c.delete(ctx, b, id)
		} else {
			err = c.put(ctx, b, id, v)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// Bounds of what is put at a time: links, or facts that are linked, into quads, and
// quads in one transaction. A test makes them smaller.
var (
	relationsAtOnce = 1000
	quadsAtOnce     = 20_000
)

// putRelations puts the quads of what has come in the place of those of what is gone,
// which are all that there are if everything was found anew.
func (g *Graph) putRelations(ctx context.Context, number int, found *relate.Related, anew bool) error {
	gone, err := relationQuads(g.o, found.Gone)
	if err != nil {
		return err
	}
	var start *labelSum // of what there is, where it is not known
	if anew {
		err := g.store.view(ctx, func(s snapshot) error {
			gone, err = s.labelled(ctx, relationsLabel)
			return err
		})
		if err != nil {
			return err
		}
		start = new(labelSum)
		start.count(gone, 1)
	}
	going := make(map[quad.Quad]bool, len(gone))
	for _, q := range gone {
		going[q] = true
	}
	put := func(remove, add []quad.Quad) error {
		err := g.linkUpdate(ctx, number, func(c change) error { return changeRelations(ctx, c, remove, add, start) })
		start = nil
		return err
	}
	var add []quad.Quad
	err = eachPart(found.Come, func(part relate.Found) error {
		quads, err := relationQuads(g.o, part)
		if err != nil {
			return err
		}
		for _, q := range quads {
			if going[q] {
				delete(going, q)
			} else {
				add = append(add, q)
			}
		}
		if len(add) < quadsAtOnce {
			return nil
		}
		err, add = put(nil, add), nil
		return err
	})
	if err != nil {
		return err
	}
	remove := slices.DeleteFunc(gone, func(q quad.Quad) bool { return !going[q] })
	for {
		n := min(len(remove), quadsAtOnce)
		if err := put(remove[:n], add); err != nil {
			return err
		}
		if remove, add = remove[n:], nil; len(remove) == 0 {
			return nil
		}
	}
}

// eachPart calls f with parts of what was found, no two of which make the same quad.
func eachPart(found relate.Found, f func(relate.Found) error) error {
	for links := range slices.Chunk(found.Links, relationsAtOnce) {
		if err := f(relate.Found{Links: links}); err != nil {
			return err
		}
	}
	for refs := range slices.Chunk(slices.SortedFunc(maps.Keys(found.Sources), relate.CompareRefs), relationsAtOnce) {
		part := relate.Found{Sources: map[schema.Ref]int{}}
		for _, ref := range refs {
			part.Sources[ref] = found.Sources[ref]
		}
		if err := f(part); err != nil {
			return err
		}
	}
	return f(relate.Found{Copies: found.Copies})
}

// changeRelations removes and adds quads. What is kept of the label says how many quads
// it has, and which, as the sum of their digests: it is another when they are. Start is
// what it has before, or nil where what is kept says so.
func changeRelations(ctx context.Context, c change, remove, add []quad.Quad, start *labelSum) error {
	var sum labelSum
	if start != nil {
		sum = labelSum{start.Quads, slices.Clone(start.Sum)}
	} else {
		kept, err := c.get(ctx, labelBucket, string(relationsLabel))
		if err != nil {
			return err
		}
		if kept != nil {
			if err := json.Unmarshal(kept, &sum); err != nil {
				return fmt.Errorf("quads of %s: %w", relationsLabel, err)
			}
		}
	}
	sum.count(remove, -1)
	sum.count(add, 1)
	if err := c.apply(ctx, remove, add); err != nil {
		return err
	}
	if sum.Quads == 0 {
		return c.delete(ctx, labelBucket, string(relationsLabel))
	}
	b, err := json.Marshal(&sum)
	if err != nil {
		return err
	}
	return c.put(ctx, labelBucket, string(relationsLabel), b)
}

// A labelSum identifies a set of quads, whatever their order.
type labelSum struct {
	Quads int    `json:"quads"`
	Sum   []byte `json:"sum"` // of the digests of all, bit by bit without carry
}

// count counts quads that came or went.
func (x *labelSum) count(quads []quad.Quad, by int) {
	if x.Sum == nil {
		x.Sum = make([]byte, sha256.Size)
	}
	for _, q := range quads {
		x.Quads += by
		for i, b := range sha256.Sum256([]byte(nquad(q))) {
			x.Sum[i] ^= b
		}
	}
}

// eachRecord calls f with every record, by article identifier, and the nodes of its
// entities by their local identifiers.
func eachRecord(ctx context.Context, s snapshot, f func(*schema.Record, map[string]quad.IRI) error) error {
	return eachRecordOf(ctx, s, nil, f)
}

// eachRecordOf is eachRecord for the articles that only wants; nil is all.
func eachRecordOf(ctx context.Context, s snapshot, only func(id string) bool, f func(*schema.Record, map[string]quad.IRI) error) error {
	return s.scan(ctx, recordBucket, func(id string, b []byte) error {
		if only != nil && !only(id) {
			return nil
		}
		r := new(schema.Record)
		if err := json.Unmarshal(b, r); err != nil {
			return fmt.Errorf("record of article %s: %w", id, err)
		}
		links, err := readLinks(ctx, s, id)
		if err != nil {
			return err
		}
		return f(r, nodesOf(r, links))
	})
}

// nodesOf returns the nodes that stand for a record's entities, by local identifier.
func nodesOf(r *schema.Record, links articleLinks) map[string]quad.IRI {
	decisions := assign(r, links)
	out := make(map[string]quad.IRI, len(r.Entities))
	for i := range r.Entities {
		e := &r.Entities[i]
		out[e.ID] = quad.IRI(r.EntityRef(e).IRI())
		if d, ok := decisions[e.ID]; ok {
			out[e.ID] = d.node
		}
	}
	return out
}

// relationQuads returns the quads of what was found, sorted, each once.
func relationQuads(o *schema.Ontology, found relate.Found) ([]quad.Quad, error) {
	m := newMapper(o, relationsLabel)
	for _, k := range found.Links {
		a, b := quad.IRI(k.A.IRI()), quad.IRI(k.B.IRI())
		m.put(a, string(k.Kind), b)
		m.put(b, string(k.Kind), a)
		class := "Corroboration"
		if k.Kind == relate.Contradicts {
			class = "Contradiction"
		}
		n := linkIRI(k)
		m.put(n, "type", m.class(class))
		m.put(n, "first", a)
		m.put(n, "second", b)
		m.put(n, "rule", literal(k.Rule, ""))
		m.put(n, "strength", quad.Float(k.Score))
		m.put(n, "grounds", literal(k.Why, "en"))
	}
	for ref, n := range found.Sources {
		m.put(quad.IRI(ref.IRI()), "sources", quad.Int(n))
	}
	for _, ids := range found.Copies {
		for _, id := range ids[1:] {
			m.put(quad.IRI(schema.ArticleIRI(id)), "nearCopyOf", quad.IRI(schema.ArticleIRI(ids[0])))
		}
	}
	if m.err != nil {
		return nil, m.err
	}
	sortQuads(m.quads)
	return m.quads, nil
}

// linkIRI returns the IRI of a link: a digest of its facts and kind, since the
// identifiers of two articles may be long.
func linkIRI(k relate.Link) quad.IRI {
	sum := sha256.Sum256([]byte(k.A.String() + " " + string(k.Kind) + " " + k.B.String()))
	return relationsLabel + "/" + quad.IRI(hex.EncodeToString(sum[:10]))
}
