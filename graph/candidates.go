package graph

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"github.com/khabar-kg/khabar/graph/match"
	"github.com/khabar-kg/khabar/graph/sentence"
	"github.com/khabar-kg/khabar/schema"
)

// A MergeCandidate is a pair of nodes that may be the same, or may have been
// joined wrongly, with what speaks for and against.
type MergeCandidate struct {
	ID          string          `json:"id"` // of the pair, as a decision on it has
	Left        EntityInfo      `json:"left"`
	Right       EntityInfo      `json:"right"`
	LeftRef     string          `json:"left_ref"` // the entities of articles that were compared
	RightRef    string          `json:"right_ref"`
	Judgement   match.Judgement `json:"judgement"`
	LeftSays    string          `json:"left_sentence"` // a sentence about each
	RightSays   string          `json:"right_sentence"`
	LeftSource  string          `json:"left_article"`
	RightSource string          `json:"right_article"`
}

// A candidate is a pair as [Graph.Link] leaves it in the store.
type candidate struct {
	Left      string          `json:"left"` // [schema.Ref]s, as text; Left sorts first
	Right     string          `json:"right"`
	LeftNode  string          `json:"left_node"` // IRIs
	RightNode string          `json:"right_node"`
	Judgement match.Judgement `json:"judgement"`
}

// key is the key under which a candidate is kept: the likeliest sort first.
func (c *candidate) key() string {
	return fmt.Sprintf("%04d %s", 1000-int(1000*c.Judgement.Score), pairID(c.Left, c.Right))
}

// A candidateChange is what comes of the pairs to decide.
type candidateChange struct {
	fresh   bool                          // those that are kept are of no meaning
	touched func(left, right string) bool // whether a pair that is kept may be no longer, or another; given references, as text
	want    map[string][]byte             // of the touched, by their keys, as they are kept
}

// candidates returns the pairs of clusters that no rule and nobody has decided, each
// with its likeliest pair of members, where one of the two is touched.
func (l *linker) candidates() (candidateChange, error) {
	type two struct{ a, b string } // nodes
	seen := map[two]bool{}
	type offer struct {
		match.Pair
		two
	}
	var list []offer
	var judged []match.Pair
	for _, pairs := range []match.Pairs{l.r.Held, l.r.Open} {
		for p := range pairs.All() {
			a, err := l.nodeOf(p.A)
			if err != nil {
				return candidateChange{}, err
			}
			b, err := l.nodeOf(p.B)
			if err != nil {
				return candidateChange{}, err
			}
			k := two{min(a, b), max(a, b)}
			if seen[k] || a == b || l.effects.by[pair(l.r.Ref(p.A), l.r.Ref(p.B))] != nil {
				continue
			}
			seen[k] = true
			list, judged = append(list, offer{p, two{a, b}}), append(judged, p)
		}
	}
	type kept struct {
		key  string
		made []byte
	}
	made := make([]kept, len(list))
	err := l.r.Judge(judged, func(i int, j match.Judgement) error {
		o := &list[i]
		j.Score = round(j.Score)
		c := candidate{l.r.Ref(o.A).String(), l.r.Ref(o.B).String(), o.a, o.b, j}
		b, err := json.Marshal(c)
		made[i] = kept{c.key(), b}
		return err
	})
	if err != nil {
		return candidateChange{}, err
	}
	out := candidateChange{fresh: l.fresh, want: make(map[string][]byte, len(made))}
	for _, k := range made {
		out.want[k.key] = k.made
	}
	touched := map[string]bool{} // references
	l.r.Gone(func(ref schema.Ref) { touched[ref.String()] = true })
	for _, k := range l.r.Clusters {
		for _, who := range k.Members {
			touched[l.r.Ref(who).String()] = true
		}
		for _, who := range k.Followers {
			if l.r.Moved(who) { // otherwise nobody asks about it
				touched[l.r.Ref(who).String()] = true
			}
		}
	}
	out.touched = func(left, right string) bool { return touched[left] || touched[right] }
	return out, nil
}

// sides returns the references of a candidate as it is kept.
func sides(kept []byte) (left, right string, err error) {
	// They are the first two that are kept, and plain as a rule.
	if rest, ok := bytes.CutPrefix(kept, []byte(`{"left":"`)); ok {
		l, rest, _ := bytes.Cut(rest, []byte(`","right":"`))
		r, _, ok := bytes.Cut(rest, []byte(`","`))
		if ok && !bytes.ContainsAny(l, `"\\`) && !bytes.ContainsAny(r, `"\\`) {
			return string(l), string(r), nil
		}
	}
	var c candidate
	err = json.Unmarshal(kept, &c)
	return c.Left, c.Right, err
}

// candidatesAtOnce is how many candidates are put, or deleted, in one transaction. A test
// makes it smaller.
var candidatesAtOnce = 5000

// putCandidates keeps the candidates that a change makes, in the place of those that
// it touches.
func (g *Graph) putCandidates(ctx context.Context, number int, now candidateChange) error {
	var gone []string
	same := map[string]bool{}
	err := g.store.view(ctx, func(s snapshot) error {
		return s.scan(ctx, candidateBucket, func(key string, have []byte) error {
			if w, ok := now.want[key]; ok {
				same[key] = bytes.Equal(have, w)
				return nil
			}
			left, right, err := sides(have)
			if err != nil {
				return fmt.Errorf("candidate %s: %w", key, err)
			}
			if now.fresh || now.touched(left, right) {
				gone = append(gone, key)
			}
			return nil
		})
	})
	if err != nil {
		return err
	}
	keys := slices.AppendSeq(slices.Collect(maps.Keys(now.want)), slices.Values(gone))
	keys = slices.DeleteFunc(keys, func(key string) bool { return same[key] })
	slices.Sort(keys)
	for batch := range slices.Chunk(keys, candidatesAtOnce) {
		put := map[string][]byte{}
		for _, key := range batch {
			put[key] = now.want[key] // nil of those that are gone
		}
		if err := g.linkUpdate(ctx, number, func(c change) error { return putAll(ctx, c, candidateBucket, put) }); err != nil {
			return err
		}
	}
	return nil
}

// errEnough ends a scan that has found what it looked for.
var errEnough = errors.New("enough")

// eachCandidate calls f with the pairs that nobody has decided, the likeliest first,
// of those whose identifier is wanted.
func eachCandidate(ctx context.Context, s snapshot, wanted func(id string) bool, f func(id string, c candidate) error) error {
	err := s.scan(ctx, candidateBucket, func(key string, b []byte) error {
		_, id, _ := strings.Cut(key, " ")
		if !wanted(id) {
			return nil
		}
		if decided, err := s.get(ctx, decisionBucket, id); err != nil || decided != nil {
			return err
		}
		var c candidate
		if err := json.Unmarshal(b, &c); err != nil {
			return fmt.Errorf("candidate %s: %w", key, err)
		}
		return f(id, c)
	})
	if errors.Is(err, errEnough) {
		err = nil
	}
	return err
}

// MergeCandidates returns the pairs that no rule and nobody has decided, as the last
// [Graph.Link] left them, the likeliest first, at most limit; about is a name or IRI
// that one of the two has to bear, or "".
func (g *Graph) MergeCandidates(ctx context.Context, about string, limit int) ([]MergeCandidate, error) {
	ids, err := g.MergeCandidateIDs(ctx, about)
	if err != nil {
		return nil, err
	}
	return g.mergeCandidates(ctx, ids[:min(limit, len(ids))])
}

// MergeCandidate returns the pair of that identifier, or nil.
func (g *Graph) MergeCandidate(ctx context.Context, id string) (*MergeCandidate, error) {
	list, err := g.mergeCandidates(ctx, []string{id})
	if err != nil || len(list) == 0 {
		return nil, err
	}
	return &list[0], nil
}

func (g *Graph) mergeCandidates(ctx context.Context, ids []string) ([]MergeCandidate, error) {
	wanted := map[string]bool{}
	for _, id := range ids {
		wanted[id] = true
	}
	var out []MergeCandidate
	err := g.store.view(ctx, func(s snapshot) error {
		n := &namer{g: g, s: s}
		return eachCandidate(ctx, s, func(id string) bool { return wanted[id] }, func(_ string, c candidate) error {
			if len(out) == len(ids) {
				return errEnough
			}
			m, err := n.candidate(ctx, c)
			if err != nil {
				return err
			}
			out = append(out, *m)
			return nil
		})
	})
	return out, err
}

// MergeCandidateIDs returns the identifiers of all pairs that
// [Graph.MergeCandidates] chooses from, in its order. It reads no record.
func (g *Graph) MergeCandidateIDs(ctx context.Context, about string) ([]string, error) {
	var out []string
	err := g.store.view(ctx, func(s snapshot) error {
		n := &namer{g: g, s: s}
		only := map[string]bool{}
		if about != "" {
			found, err := n.find(ctx, about)
			if err != nil {
				return err
			}
			if len(found) == 0 {
				return noEntity(about)
			}
			for _, iri := range found {
				only[string(iri)] = true
			}
		}
		return eachCandidate(ctx, s, func(string) bool { return true }, func(id string, c candidate) error {
			if about == "" || only[c.LeftNode] || only[c.RightNode] {
				out = append(out, id)
			}
			return nil
		})
	})
	return out, err
}

// candidate tells people of a pair.
func (n *namer) candidate(ctx context.Context, c candidate) (*MergeCandidate, error) {
	out := &MergeCandidate{ID: pairID(c.Left, c.Right), LeftRef: c.Left, RightRef: c.Right, Judgement: c.Judgement}
	for _, side := range []struct {
		ref, node    string
		info         *EntityInfo
		says, source *string
	}{{c.Left, c.LeftNode, &out.Left, &out.LeftSays, &out.LeftSource}, {c.Right, c.RightNode, &out.Right, &out.RightSays, &out.RightSource}} {
		ref, err := schema.ParseRef(side.ref)
		if err != nil {
			return nil, fmt.Errorf("candidate %s: %w", out.ID, err)
		}
		info, err := n.entity(ctx, quad.IRI(side.node))
		if err != nil {
			return nil, err
		}
		*side.info, *side.source = *info, ref.Article
		r, err := readRecord(ctx, n.s, ref.Article)
		if errors.Is(err, ErrNoArticle) {
			continue // removed since
		}
		if err != nil {
			return nil, err
		}
		if ref.End <= len(r.Article.Text) {
			*side.says = sentence.Around(r.Article.Text, schema.Span{Start: ref.Start, End: ref.End}).Text
		}
	}
	return out, nil
}

// Members returns the entities of articles that a node stands for, sorted.
func (g *Graph) Members(ctx context.Context, iri string) ([]schema.Ref, error) {
	var out []schema.Ref
	err := g.store.view(ctx, func(s snapshot) error {
		n := &namer{g: g, s: s}
		owns, err := n.subjects(ctx, "sameAs", quad.IRI(iri))
		if err != nil {
			return err
		}
		owns = append(owns, quad.IRI(iri))
		for _, own := range owns {
			text, ok := strings.CutPrefix(string(own), schema.DataIRI)
			if !ok {
				continue
			}
			if ref, err := schema.ParseRef(text); err == nil && ref.Kind == schema.EntityFact {
				out = append(out, ref)
			}
		}
		slices.SortFunc(out, compareRefs)
		return nil
	})
	return out, err
}
