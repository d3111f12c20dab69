package graph

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"

	"github.com/cayleygraph/quad"

	"github.com/khabar-kg/khabar/graph/relate"
	"github.com/khabar-kg/khabar/schema"
)

// RelationsLabel labels the links between facts of several articles.
const RelationsLabel = schema.GraphIRI + "relations"

const relationsLabel = quad.IRI(RelationsLabel)

// relate finds anew what facts of all articles have to do with each other, from
// what their records state and the nodes that stand for their entities, and makes the
// quads of [relationsLabel] say so. It touches no article's quads.
func (g *Graph) relate(ctx context.Context, number int) (copies int, err error) {
	f := relate.New()
	err = g.store.view(ctx, func(s snapshot) error {
		ids, facts, err := readFeatures(ctx, s, factBucket, factVersion, func(b []byte) (*relate.Facts, error) {
			x := new(relate.Facts)
			return x, json.Unmarshal(b, x)
		})
		if err != nil {
			return err
		}
		for i, id := range ids {
			links, err := readLinks(ctx, s, id)
			if err != nil {
				return err
			}
			f.AddFacts(facts[i], func(p relate.Party) string { return nodeOfParty(id, p, links) })
			facts[i] = nil
		}
		return nil
	})
	if err != nil {
		return 0, err
	}
	found := f.Find()
	for _, ids := range found.Copies {
		copies += len(ids) - 1
	}
	quads, err := relationQuads(g.o, found)
	if err != nil {
		return 0, err
	}
	update := func(ctx context.Context, f func(change) error) error { return g.linkUpdate(ctx, number, f) }
	return copies, g.setLabelBy(ctx, update, relationsLabel, quads)
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
