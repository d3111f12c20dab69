package graph

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"maps"
	"slices"
	"strconv"
	"strings"

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
func (g *Graph) relate(ctx context.Context, number int, was basis) (copies int, err error) {
	fresh := was.Rules != linkRules
	outlines := map[string][]byte{} // as they are kept now; nil of articles that are gone
	rows := map[string]bool{}       // that are kept, where all is made anew
	var found *relate.Related
	err = g.store.view(ctx, func(s snapshot) error {
		of, err := digests(ctx, s)
		if err != nil {
			return err
		}
		if fresh {
			err := s.scan(ctx, relatedBucket, func(id string, _ []byte) error {
				rows[id] = true
				return nil
			})
			if err != nil {
				return err
			}
		}
		change, err := factsChanged(ctx, s, of, fresh, outlines)
		if err != nil {
			return err
		}
		found, err = relate.Relate(change)
		return err
	})
	if err != nil {
		return 0, err
	}
	if !fresh {
		copies = was.Copies
	}
	for _, ids := range found.Come.Copies {
		copies += len(ids) - 1
	}
	for _, ids := range found.Gone.Copies {
		copies -= len(ids) - 1
	}
	gone, err := relationQuads(g.o, found.Gone)
	if err != nil {
		return 0, err
	}
	come, err := relationQuads(g.o, found.Come)
	if err != nil {
		return 0, err
	}
	kept := map[string][]byte{}
	for id := range rows {
		kept[id] = nil
	}
	for id, row := range found.Rows {
		kept[id] = nil
		if row != nil {
			if kept[id], err = json.Marshal(row); err != nil {
				return 0, err
			}
		}
	}
	return copies, g.linkUpdate(ctx, number, func(c change) error {
		if fresh {
			if gone, err = c.labelled(ctx, relationsLabel); err != nil {
				return err
			}
		}
		if err := putAll(ctx, c, relatedBucket, kept); err != nil {
			return err
		}
		if err := putAll(ctx, c, outlineBucket, outlines); err != nil {
			return err
		}
		return changeRelations(ctx, c, gone, come, fresh)
	})
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

// changeRelations puts quads in the place of others, which are all if the label is
// made anew. What is kept of the label says how many quads it has, and which, as the
// sum of their digests: it is another when they are.
func changeRelations(ctx context.Context, c change, gone, come []quad.Quad, anew bool) error {
	var sum labelSum
	if !anew {
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
	remove, add := difference(gone, come)
	if !anew {
		sum.count(remove, -1)
		sum.count(add, 1)
	} else {
		sum.count(come, 1)
	}
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

// factsChanged returns the articles as they were when facts were last related and as
// they are, and fills in what is to be kept of those that changed. [errStale] means
// that the facts of some are missing.
func factsChanged(ctx context.Context, s snapshot, of map[string]string, fresh bool, outlines map[string][]byte) (*relate.Change, error) {
	links := map[string]uint64{} // article → hash of its links
	err := s.scan(ctx, linkBucket, func(id string, b []byte) error {
		h := fnv.New64a()
		h.Write(b)
		links[id] = h.Sum64()
		return nil
	})
	if err != nil {
		return nil, err
	}
	// The second hash says which nodes there are: links may have other reasons alone.
	version := func(id string, nodes uint64) string {
		return fmt.Sprintf("%s %x %x", factVersion(of[id]), links[id], nodes)
	}
	out := &relate.Change{}
	was := map[string]*relate.Outline{}
	same := map[string]bool{}
	err = s.scan(ctx, outlineBucket, func(id string, kept []byte) error {
		if _, there := of[id]; !there {
			outlines[id] = nil
		}
		if fresh {
			return nil // as if nothing had been there
		}
		head, rest, _ := bytes.Cut(kept, []byte{'\n'})
		o, err := relate.ReadOutline(rest)
		if err != nil {
			return fmt.Errorf("article %s: %w", id, err)
		}
		if _, there := of[id]; !there {
			out.Articles = append(out.Articles, relate.Article{ID: id, Was: o, Changed: true})
			return ctx.Err()
		}
		at := max(0, bytes.LastIndexByte(head, ' '))
		before, err := strconv.ParseUint(strings.TrimSpace(string(head[at:])), 16, 64)
		if err != nil {
			return fmt.Errorf("article %s: version of outline: %w", id, err)
		}
		if same[id] = string(head) == version(id, before); !same[id] && strings.HasPrefix(string(head), factVersion(of[id])+" ") {
			now, err := readLinks(ctx, s, id)
			if err != nil {
				return err
			}
			if hashNodes(now) == before {
				same[id], outlines[id] = true, withVersion(version(id, before), rest)
			}
		}
		if same[id] {
			out.Articles = append(out.Articles, relate.Article{ID: id, Was: o, Is: o})
		} else {
			was[id] = o
		}
		return ctx.Err()
	})
	if err != nil {
		return nil, err
	}
	var changed []string
	for id := range of {
		if !same[id] {
			changed = append(changed, id)
		}
	}
	slices.Sort(changed)
	read := func(ids []string, f func(*relate.Facts, func(relate.Party) string)) error {
		return readFacts(ctx, s, of, ids, f)
	}
	err = read(changed, func(x *relate.Facts, node func(relate.Party) string) {
		a := relate.NewArticle(x, was[x.ID], node)
		outlines[x.ID] = a.Is.Append(nil)
		out.Articles = append(out.Articles, a)
	})
	if err != nil {
		return nil, err
	}
	for _, id := range changed {
		now, err := readLinks(ctx, s, id)
		if err != nil {
			return nil, err
		}
		outlines[id] = withVersion(version(id, hashNodes(now)), outlines[id])
	}
	out.Facts = read
	if !fresh {
		out.Row = func(id string) (*relate.Row, error) {
			b, err := s.get(ctx, relatedBucket, id)
			if err != nil || b == nil {
				return nil, err
			}
			row := new(relate.Row)
			if err := json.Unmarshal(b, row); err != nil {
				return nil, fmt.Errorf("relations of article %s: %w", id, err)
			}
			return row, nil
		}
	}
	return out, nil
}

// hashNodes identifies the nodes that links name.
func hashNodes(links articleLinks) uint64 {
	h := fnv.New64a()
	for _, k := range slices.Sorted(maps.Keys(links)) {
		fmt.Fprintf(h, "%s %q\n", k, links[k].Node)
	}
	return h.Sum64()
}

// readFacts calls f with the facts of articles, whose digests are given, and the nodes
// of their entities. They are decoded on all processors.
func readFacts(ctx context.Context, s snapshot, of map[string]string, ids []string, f func(*relate.Facts, func(relate.Party) string)) error {
	for batch := range slices.Chunk(ids, rebuildBatch) {
		kept := make([][]byte, len(batch))
		links := make([]articleLinks, len(batch))
		for i, id := range batch {
			b, err := s.get(ctx, factBucket, id)
			if err != nil {
				return err
			}
			var ok bool
			if kept[i], ok = features(b, factVersion(of[id])); !ok {
				return errStale
			}
			if links[i], err = readLinks(ctx, s, id); err != nil {
				return err
			}
		}
		facts := make([]*relate.Facts, len(batch))
		err := each(len(batch), func(i int) error {
			facts[i] = new(relate.Facts)
			if err := json.Unmarshal(kept[i], facts[i]); err != nil {
				return fmt.Errorf("facts of article %s: %w", batch[i], err)
			}
			return nil
		})
		if err != nil {
			return err
		}
		for i, id := range batch {
			f(facts[i], func(p relate.Party) string { return nodeOfParty(id, p, links[i]) })
		}
		if err := ctx.Err(); err != nil {
			return err
		}
	}
	return nil
}

// nodeOfParty returns the node that stands for an article's own entity, as
// [nodesOf] does.
func nodeOfParty(article string, p relate.Party, links articleLinks) string {
	ref := schema.Ref{Article: article, Kind: schema.EntityFact, Start: p.Start, End: p.End}
	if l, ok := links[linkKey(ref)]; ok {
		return l.Node
	}
	if p.KnownAs != "" {
		return schema.KnownEntityIRI(p.KnownAs)
	}
	return ref.IRI()
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
