package graph

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/khabar-kg/khabar/graph/relate"
	"github.com/khabar-kg/khabar/schema"
)

// makeOutlines makes the outlines of all articles, whose digests are given, anew.
func (g *Graph) makeOutlines(ctx context.Context, s snapshot, number int, of map[string]string) error {
	version, err := outlineVersions(ctx, s, of)
	if err != nil {
		return err
	}
	made := map[string][]byte{}
	put := func() error {
		err := g.linkUpdate(ctx, number, func(c change) error { return putAll(ctx, c, outlineBucket, made) })
		clear(made)
		return err
	}
	err = s.scan(ctx, outlineBucket, func(id string, _ []byte) error {
		if _, there := of[id]; !there {
			made[id] = nil
		}
		return nil
	})
	if err != nil {
		return err
	}
	err = readFacts(ctx, s, of, slices.Sorted(maps.Keys(of)), func(x *relate.Facts, node func(relate.Party) string) error {
		links, err := readLinks(ctx, s, x.ID)
		if err != nil {
			return err
		}
		made[x.ID] = relate.NewOutline(x, node).Append([]byte(version(x.ID, hashNodes(links)) + "\n"))
		if len(made) < outlinesAtOnce {
			return nil
		}
		return put()
	})
	if err != nil || len(made) == 0 {
		return err
	}
	return put()
}

// outlinesAtOnce is how many outlines, or rows, are put in one transaction. A test makes
// it smaller.
var outlinesAtOnce = 500

// outlineVersions returns what tells of what an outline was made, given the article and
// the hash of the nodes that its links name: links may have other reasons alone.
func outlineVersions(ctx context.Context, s snapshot, of map[string]string) (func(id string, nodes uint64) string, error) {
	links := map[string]uint64{} // article → hash of its links
	err := s.scan(ctx, linkBucket, func(id string, b []byte) error {
		h := fnv.New64a()
		h.Write(b)
		links[id] = h.Sum64()
		return nil
	})
	return func(id string, nodes uint64) string {
		return fmt.Sprintf("%s %x %x", factVersion(of[id]), links[id], nodes)
	}, err
}

// factsChanged returns the articles as they were when facts were last related and as
// they are, and fills in what is to be kept of those that changed. [errStale] means
// that the facts of some are missing.
func factsChanged(ctx context.Context, s snapshot, of map[string]string, outlines map[string][]byte) (*relate.Change, error) {
	version, err := outlineVersions(ctx, s, of)
	if err != nil {
		return nil, err
	}
	out := &relate.Change{}
	was := map[string]*relate.Outline{}
	same := map[string]bool{}
	err = s.scan(ctx, outlineBucket, func(id string, kept []byte) error {
		head, rest, _ := bytes.Cut(kept, []byte{'\n'})
		o, err := relate.ReadOutline(rest)
		if err != nil {
			return fmt.Errorf("article %s: %w", id, err)
		}
		if _, there := of[id]; !there {
			outlines[id] = nil
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
	err = readFacts(ctx, s, of, changed, func(x *relate.Facts, node func(relate.Party) string) error {
		links, err := readLinks(ctx, s, x.ID)
		if err != nil {
			return err
		}
		o := relate.NewOutline(x, node)
		outlines[x.ID] = o.Append([]byte(version(x.ID, hashNodes(links)) + "\n"))
		out.Articles = append(out.Articles, relate.Article{ID: x.ID, Was: was[x.ID], Is: o, Changed: true})
		return nil
	})
	if err != nil {
		return nil, err
	}
	out.Facts = factReader(ctx, s, of)
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
	return out, nil
}

// factReader returns how package relate reads facts.
func factReader(ctx context.Context, s snapshot, of map[string]string) func([]string, func(*relate.Facts, func(relate.Party) string)) error {
	return func(ids []string, f func(*relate.Facts, func(relate.Party) string)) error {
		return readFacts(ctx, s, of, ids, func(x *relate.Facts, node func(relate.Party) string) error {
			f(x, node)
			return nil
		})
	}
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
func readFacts(ctx context.Context, s snapshot, of map[string]string, ids []string, f func(*relate.Facts, func(relate.Party) string) error) error {
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
			var err error
			if facts[i], err = relate.ReadFacts(kept[i]); err != nil {
				return fmt.Errorf("facts of article %s: %w", batch[i], err)
			}
			return nil
		})
		if err != nil {
			return err
		}
		for i, id := range batch {
			if err := f(facts[i], func(p relate.Party) string { return nodeOfParty(id, p, links[i]) }); err != nil {
				return err
			}
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
