package graph

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"runtime/debug"
	"slices"

	"github.com/cayleygraph/quad"

	"github.com/khabar-kg/khabar/graph/match"
	"github.com/khabar-kg/khabar/graph/relate"
	"github.com/khabar-kg/khabar/schema"
)

// A link says which node stands for an article's own entity, where that is not
// what [decide] says, and why.
type link struct {
	Node  string  `json:"node"` // IRI
	By    string  `json:"by"`   // the rule, or personRule
	Score float64 `json:"score,omitzero"`
	Why   string  `json:"why,omitempty"`
}

// personRule is the rule of what a person decided.
const personRule = "decision"

// articleLinks are the links of one article, by "start-end" of the entities' first
// mentions. They are kept beside the article's record, as what [Graph.Link] found.
type articleLinks map[string]link

func linkKey(r schema.Ref) string { return fmt.Sprintf("%d-%d", r.Start, r.End) }

func readLinks(ctx context.Context, s snapshot, article string) (articleLinks, error) {
	b, err := s.get(ctx, linkBucket, article)
	if err != nil || b == nil {
		return nil, err
	}
	var out articleLinks
	if err := json.Unmarshal(b, &out); err != nil {
		return nil, fmt.Errorf("links of article %s: %w", article, err)
	}
	return out, nil
}

// assign returns the nodes in force for the entities of a record.
func assign(r *schema.Record, links articleLinks) map[string]decision {
	out := decide(r)
	if len(links) == 0 {
		return out
	}
	for i := range r.Entities {
		e := &r.Entities[i]
		ref := r.EntityRef(e)
		l, ok := links[linkKey(ref)]
		switch {
		case !ok:
		case l.Node == ref.IRI():
			delete(out, e.ID)
		default:
			out[e.ID] = decision{node: quad.IRI(l.Node), by: l.By, score: l.Score, why: l.Why}
		}
	}
	return out
}

// A LinkResult counts what [Graph.Link] found and did.
type LinkResult struct {
	Entities int // of articles
	Nodes    int // that stand for them
	Rewrote  int // articles whose entities have other nodes than before
	Copies   int // articles that are mostly the text of another
}

// Link makes the entities of different articles that are the same one node of the
// graph, by the rules of package match and by the decisions of people, which win.
// What comes of it is a function of the records and decisions alone, in whatever
// order they came: the same as if everything had been built anew. Articles whose
// entities keep their nodes are not touched. Then it finds what facts of different
// articles have to do with each other (package relate), and leaves the pairs that are
// for people to decide (see [Graph.MergeCandidates]). What it needs of a record it
// finds once, and it judges those alone whom the changes since the last time may
// touch. Interrupted, it has linked some articles and not others; called again, it
// does the rest. Where another process begins to link after this one, that one does
// it, and this one stops.
func (g *Graph) Link(ctx context.Context) (LinkResult, error) {
	for {
		res, err := g.linkOnce(ctx)
		switch {
		case errors.Is(err, errOvertaken):
			return res, nil
		case !errors.Is(err, errStale):
			return res, err
		}
	}
}

func (g *Graph) linkOnce(ctx context.Context) (LinkResult, error) {
	var res LinkResult
	done := false
	err := g.store.view(ctx, func(s snapshot) error {
		state, err := linkState(ctx, s)
		if err != nil {
			return err
		}
		last, err := s.get(ctx, metaBucket, linkedKey)
		done = string(last) == state
		return err
	})
	if err != nil || done {
		return res, err
	}
	m, err := match.New()
	if err != nil {
		return res, err
	}
	if err := g.refreshFeatures(ctx, m); err != nil {
		return res, err
	}
	was, now, err := g.beginLinking(ctx)
	if err != nil {
		return res, err
	}
	var found *linking
	err = g.store.view(ctx, func(s snapshot) error {
		found, err = findLinks(ctx, s, m, was)
		return err
	})
	if err != nil {
		return res, err
	}
	res = found.LinkResult
	if was.Rules != linkRules {
		// Finding all links takes several times what is left of it, which the rest,
		// beside the store's own memory, would come on top of.
		debug.FreeOSMemory()
	}
	for batch := range slices.Chunk(slices.Sorted(maps.Keys(found.changed)), rebuildBatch) {
		if err := ctx.Err(); err != nil {
			return res, err
		}
		n, err := g.relink(ctx, now, batch, found.changed)
		if err != nil {
			return res, err
		}
		res.Rewrote += n
	}
	if err := g.putCandidates(ctx, now, found.candidates); err != nil {
		return res, err
	}
	if err := g.putSketches(ctx, now, found.sketches); err != nil {
		return res, err
	}
	ends := found.basis
	state := found.state
	found = nil
	if res.Copies, err = g.relate(ctx, now, was); err != nil {
		return res, err
	}
	ends.Copies = res.Copies
	return res, g.endLinking(ctx, now, ends, state)
}

// linkedKey is the key of the state that was last linked.
const linkedKey = "linked"

// linkState identifies what links follow from: records, decisions and rules.
func linkState(ctx context.Context, s snapshot) (string, error) {
	h := sha256.New()
	fmt.Fprintln(h, match.Version, relate.Version)
	of, err := digests(ctx, s)
	if err != nil {
		return "", err
	}
	for _, id := range slices.Sorted(maps.Keys(of)) {
		fmt.Fprintf(h, "%q %s\n", id, of[id])
	}
	err = s.scan(ctx, decisionBucket, func(key string, value []byte) error {
		fmt.Fprintf(h, "%q %x\n", key, sha256.Sum256(value))
		return nil
	})
	return hex.EncodeToString(h.Sum(nil)), err
}

// round keeps what a score means, so that a quad does not change with its last bits.
func round(score float64) float64 { return float64(int(score*1000+0.5)) / 1000 }
