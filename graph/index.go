package graph

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"runtime"
	"slices"
	"sync/atomic"
	"time"

	"github.com/cayleygraph/quad"
	"golang.org/x/sync/errgroup"

	"github.com/khabar-kg/khabar/graph/search"
	"github.com/khabar-kg/khabar/schema"
)

// An indexed graph keeps the index of its records, once it was asked for.
type indexed struct {
	busy    chan struct{} // holds one element while the index is brought up to date
	index   *search.Index
	at      uint64    // the count of changes that it knows of
	looked  time.Time // when the store was last looked at
	related string    // digest of the links between facts
}

// A countingStore counts the changes that went through it.
type countingStore struct {
	store
	changes *atomic.Uint64
}

func (s countingStore) update(ctx context.Context, f func(change) error) error {
	// Counted also when it failed: the commit may have gone through.
	defer s.changes.Add(1)
	return s.store.update(ctx, f)
}

// others is how long what other processes put into a server's database may stay unseen
// in the index. A folder has no other process that changes it.
const others = 2 * time.Second

// Index returns the graph's index, up to date: it is made when it is first asked for,
// which reads all records, and then again of the articles alone that changed, or whose
// entities have other nodes by now. It is shared, and stays good when the graph changes.
func (g *Graph) Index(ctx context.Context) (*search.Index, error) {
	x := &g.indexed
	select {
	case x.busy <- struct{}{}:
		defer func() { <-x.busy }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	changes := g.changes.Load()
	if x.index != nil && x.at == changes && (!g.shared || time.Since(x.looked) < others) {
		return x.index, nil
	}
	index := x.index
	if index == nil {
		var err error
		if index, err = search.New(search.Options{}); err != nil {
			return nil, err
		}
	}
	now := time.Now()
	err := g.store.view(ctx, func(s snapshot) error {
		if err := refresh(ctx, s, index); err != nil {
			return err
		}
		return x.relate(ctx, s, g, index)
	})
	if err != nil {
		return nil, fmt.Errorf("index articles: %w", err)
	}
	x.index, x.at, x.looked = index, changes, now
	return index, nil
}

// indexBatch is how many articles are put at once into an index that answers: searches
// wait meanwhile.
const indexBatch = 50

// refresh brings an index up to date with a snapshot's records.
func refresh(ctx context.Context, s snapshot, index *search.Index) error {
	links := map[string][]byte{}
	err := s.scan(ctx, linkBucket, func(id string, b []byte) error {
		links[id] = append([]byte(nil), b...)
		return nil
	})
	if err != nil {
		return err
	}
	have := index.Digests()
	var stale []string
	want := map[string]string{}
	err = s.scan(ctx, articleBucket, func(id string, b []byte) error {
		h := sha256.New()
		h.Write(b)
		h.Write(links[id])
		want[id] = hex.EncodeToString(h.Sum(nil)[:12])
		if have[id] != want[id] {
			stale = append(stale, id)
		}
		return nil
	})
	if err != nil {
		return err
	}
	var gone []string
	for id := range have {
		if _, ok := want[id]; !ok {
			gone = append(gone, id)
		}
	}
	index.Remove(gone...)
	size := indexBatch
	if len(have) == 0 {
		size = max(len(stale), 1) // nobody waits for it to answer
	}
	for batch := range slices.Chunk(stale, size) {
		sources, err := readSources(ctx, s, batch, links, want)
		if err != nil {
			return err
		}
		index.Put(sources...)
	}
	return ctx.Err()
}

// readSources reads records, several at a time, since most of it is decoding.
func readSources(ctx context.Context, s snapshot, ids []string, links map[string][]byte, digests map[string]string) ([]search.Source, error) {
	out := make([]search.Source, len(ids))
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, id := range ids {
		group.Go(func() error {
			r, err := readRecord(ctx, s, id)
			if err != nil {
				return err
			}
			var of articleLinks
			if b := links[id]; b != nil {
				if err := json.Unmarshal(b, &of); err != nil {
					return fmt.Errorf("links of article %s: %w", id, err)
				}
			}
			nodes := nodesOf(r, of)
			out[i] = search.Source{Record: r, Node: func(id string) string { return string(nodes[id]) }, Digest: digests[id]}
			return nil
		})
	}
	return out, group.Wait()
}

// relate gives the index what facts have to do with each other, when that changed.
func (x *indexed) relate(ctx context.Context, s snapshot, g *Graph, index *search.Index) error {
	made, err := s.get(ctx, labelBucket, string(relationsLabel))
	if err != nil {
		return err
	}
	sum := sha256.Sum256(made)
	digest := hex.EncodeToString(sum[:])
	if digest == x.related {
		return nil
	}
	quads, err := s.labelled(ctx, relationsLabel)
	if err != nil {
		return err
	}
	links, copies := linksOf(g.o, quads)
	index.SetLinks(links, copies)
	x.related = digest
	return nil
}

// linksOf reads what [relationQuads] wrote.
func linksOf(o *schema.Ontology, quads []quad.Quad) ([]search.Link, [][]string) {
	term := func(name string) quad.IRI {
		if t := o.Term(name); t != nil {
			return quad.IRI(t.IRI)
		}
		return ""
	}
	first, second, rule, strength, grounds, near, class := term("first"), term("second"), term("rule"), term("strength"), term("grounds"), term("nearCopyOf"), term("type")
	contradiction := term("Contradiction")
	by := map[quad.Value]*search.Link{}
	groups := map[string][]string{}
	for _, q := range quads {
		if q.Predicate == near {
			from, _ := q.Subject.(quad.IRI)
			to, _ := q.Object.(quad.IRI)
			a, ok := articleOf(string(from))
			b, ok2 := articleOf(string(to))
			if ok && ok2 {
				groups[b] = append(groups[b], a)
			}
			continue
		}
		l := by[q.Subject]
		if l == nil {
			l = &search.Link{}
			by[q.Subject] = l
		}
		switch q.Predicate {
		case first:
			l.From = iriText(q.Object)
		case second:
			l.To = iriText(q.Object)
		case rule:
			l.Rule = literalText(q.Object)
		case grounds:
			l.Why = literalText(q.Object)
		case strength:
			if f, ok := q.Object.(quad.Float); ok {
				l.Strength = float64(f)
			}
		case class:
			l.Contradicts = q.Object == contradiction
		}
	}
	var links []search.Link
	for _, l := range by {
		if l.From != "" && l.To != "" {
			links = append(links, *l)
		}
	}
	var copies [][]string
	for id, others := range groups {
		copies = append(copies, append([]string{id}, others...))
	}
	return links, copies
}

func iriText(v quad.Value) string {
	iri, _ := v.(quad.IRI)
	return string(iri)
}

func literalText(v quad.Value) string {
	switch v := v.(type) {
	case quad.String:
		return string(v)
	case quad.LangString:
		return string(v.Value)
	}
	return ""
}
