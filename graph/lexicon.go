package graph

import (
	"bytes"
	"context"
	"maps"
	"net/url"
	"slices"

	"github.com/cayleygraph/quad"

	"github.com/khabar-kg/khabar/schema"
)

// SetNames gives the entities of a lexicon the names that it knows for them, by
// their identifiers in it, in the place of those that this lexicon gave them
// before. They are found by these names, whether an article uses them or not. The
// quads have a label of the lexicon's own, which no article's removal touches; an
// empty map takes them away.
func (g *Graph) SetNames(ctx context.Context, lexicon string, names map[string][]schema.Name) error {
	label := quad.IRI(schema.GraphIRI + "names/" + url.PathEscape(lexicon))
	m := newMapper(g.o, label)
	for _, id := range slices.Sorted(maps.Keys(names)) {
		node := quad.IRI(schema.KnownEntityIRI(id))
		for _, n := range names[id] {
			m.put(node, "name", literal(n.Text, n.Language))
			m.put(node, "nameKey", literal(foldName(n.Text), ""))
		}
	}
	if m.err != nil {
		return m.err
	}
	sortQuads(m.quads)
	return g.setLabel(ctx, label, m.quads)
}

// setLabel makes the quads of a label that is no article's those given, which
// are sorted.
func (g *Graph) setLabel(ctx context.Context, label quad.IRI, want []quad.Quad) error {
	made := quadText(want)
	same := false
	err := g.store.view(ctx, func(s snapshot) error {
		have, err := s.get(ctx, labelBucket, string(label))
		same = bytes.Equal(have, made)
		return err
	})
	if err != nil || same {
		return err
	}
	return g.store.update(ctx, func(c change) error { return putLabel(ctx, c, label, want, made) })
}

// putLabel makes the quads of a label those wanted, which made says as text.
func putLabel(ctx context.Context, c change, label quad.IRI, want []quad.Quad, made []byte) error {
	have, err := c.labelled(ctx, label)
	if err != nil {
		return err
	}
	remove, add := difference(have, want)
	if err := c.apply(ctx, remove, add); err != nil {
		return err
	}
	if len(want) == 0 {
		return c.delete(ctx, labelBucket, string(label))
	}
	return c.put(ctx, labelBucket, string(label), made)
}

// quadText returns quads as N-Quads, by which a label's are compared.
func quadText(quads []quad.Quad) []byte {
	var b bytes.Buffer
	for _, q := range quads {
		b.WriteString(nquad(q))
		b.WriteByte('\n')
	}
	return b.Bytes()
}
