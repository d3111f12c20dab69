package graph

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"

	"github.com/khabar-kg/khabar/graph/pgdb"
	"github.com/khabar-kg/khabar/schema"
)

// relink rewrites the articles of a batch whose links are others than before, and
// returns how many were. Number is that of [Graph.beginLinking].
//
// What an article's quads are is a function of its record and its links, so that what
// goes and what comes is found without reading the quads: reading them back took
// longer than all else. Where the store holds others than that, since an older
// version made them, applying the difference fails, and then they are read.
func (g *Graph) relink(ctx context.Context, number int, batch []string, want map[string]articleLinks) (int, error) {
	n, err := g.relinkFrom(ctx, number, batch, want, false)
	if isMismatch(err) {
		n, err = g.relinkFrom(ctx, number, batch, want, true)
	}
	return n, err
}

// isMismatch reports whether a change was refused because quads to remove are not
// there, or quads to add are.
func isMismatch(err error) bool {
	var delta *cayley.DeltaError
	return errors.As(err, &delta) || errors.Is(err, pgdb.ErrMissing) || errors.Is(err, pgdb.ErrThere)
}

func (g *Graph) relinkFrom(ctx context.Context, number int, batch []string, want map[string]articleLinks, stored bool) (int, error) {
	rewrote := 0
	err := g.linkUpdate(ctx, number, func(c change) error {
		var list []*relinking
		for _, id := range batch {
			x, err := readRelinking(ctx, c, id, want[id])
			if err != nil {
				return err
			}
			if x != nil {
				list = append(list, x)
			}
		}
		rewrote = len(list)
		if rewrote == 0 {
			return errUnchanged
		}
		if stored {
			for _, x := range list {
				var err error
				if x.stored, err = c.labelled(ctx, quad.IRI(schema.ArticleIRI(x.id))); err != nil {
					return err
				}
			}
		}
		if err := each(len(list), func(i int) error { return list[i].compare(g.o, stored) }); err != nil {
			return err
		}
		var remove, add []quad.Quad
		for _, x := range list {
			remove, add = append(remove, x.gone...), append(add, x.come...)
			if err := x.put(ctx, c); err != nil {
				return err
			}
		}
		return c.apply(ctx, remove, add)
	})
	return rewrote, err
}

// A relinking is an article that gets other links.
type relinking struct {
	id                 string
	have, want         articleLinks
	record, links      []byte
	stored, gone, come []quad.Quad
}

// readRelinking reads what the new quads of an article follow from, or nil if its
// links are those wanted already, or it was removed meanwhile.
func readRelinking(ctx context.Context, c change, id string, want articleLinks) (*relinking, error) {
	x := &relinking{id: id, want: want}
	had, err := c.get(ctx, linkBucket, id)
	if err != nil {
		return nil, err
	}
	if x.links, err = json.Marshal(want); err != nil {
		return nil, err
	}
	if bytes.Equal(had, x.links) || had == nil && len(want) == 0 {
		return nil, nil
	}
	if had != nil {
		if err := json.Unmarshal(had, &x.have); err != nil {
			return nil, fmt.Errorf("links of article %s: %w", id, err)
		}
	}
	if x.record, err = c.get(ctx, recordBucket, id); err != nil || x.record == nil {
		return nil, err
	}
	return x, nil
}

// compare finds which quads go and come: from those stored, or from those that follow
// from the links before.
func (x *relinking) compare(o *schema.Ontology, stored bool) error {
	r := new(schema.Record)
	if err := json.Unmarshal(x.record, r); err != nil {
		return fmt.Errorf("record of article %s: %w", x.id, err)
	}
	have, want := assign(r, x.have), assign(r, x.want)
	var among map[quad.IRI]bool
	before := x.stored
	var err error
	if !stored {
		among = moved(r, have, want)
		if before, err = quadsAmong(o, r, have, among); err != nil {
			return err
		}
	}
	quads, err := quadsAmong(o, r, want, among)
	if err != nil {
		return err
	}
	x.gone, x.come = difference(before, quads)
	return nil
}

// moved returns the nodes, before and now, of the entities of which something else is
// decided, and those of the decisions. A quad that comes or goes is of one of them: all
// others follow from what is the same as before.
func moved(r *schema.Record, have, want map[string]decision) map[quad.IRI]bool {
	out := map[quad.IRI]bool{}
	for i := range r.Entities {
		e := &r.Entities[i]
		was, had := have[e.ID]
		is, has := want[e.ID]
		if had == has && was == is {
			continue
		}
		ref := r.EntityRef(e)
		out[decisionIRI(ref)] = true
		for _, d := range []decision{was, is} {
			if d.node == "" {
				d.node = quad.IRI(ref.IRI())
			}
			out[d.node] = true
		}
	}
	return out
}

// put stores the new links, and how many quads the article then has.
func (x *relinking) put(ctx context.Context, c change) error {
	var err error
	if len(x.want) == 0 {
		err = c.delete(ctx, linkBucket, x.id)
	} else {
		err = c.put(ctx, linkBucket, x.id, x.links)
	}
	if err != nil {
		return err
	}
	b, err := c.get(ctx, articleBucket, x.id)
	if err != nil {
		return err
	}
	var info ArticleInfo
	if err := json.Unmarshal(b, &info); err != nil {
		return fmt.Errorf("article %s: %w", x.id, err)
	}
	info.Quads += len(x.come) - len(x.gone)
	if b, err = json.Marshal(info); err != nil {
		return err
	}
	return c.put(ctx, articleBucket, x.id, b)
}
