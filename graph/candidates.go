package graph

import (
	"context"
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

// MergeCandidates returns the pairs that no rule and nobody has decided, the
// likeliest first, at most limit; about is a name or IRI that one of the two has to
// bear, or "".
func (g *Graph) MergeCandidates(ctx context.Context, about string, limit int) ([]MergeCandidate, error) {
	var out []MergeCandidate
	err := g.store.view(ctx, func(s snapshot) error {
		n := &namer{g: g, s: s}
		var only []quad.IRI
		if about != "" {
			var err error
			if only, err = n.find(ctx, about); err != nil {
				return err
			}
			if len(only) == 0 {
				return noEntity(about)
			}
		}
		p, err := g.populate(ctx, s)
		if err != nil {
			return err
		}
		for _, c := range p.candidates() {
			if len(out) == limit {
				break
			}
			m, err := n.candidate(ctx, c)
			if err != nil {
				return err
			}
			if about == "" || slices.Contains(only, quad.IRI(m.Left.IRI)) || slices.Contains(only, quad.IRI(m.Right.IRI)) {
				out = append(out, *m)
			}
		}
		return nil
	})
	return out, err
}

// candidates returns the pairs of clusters that no rule and nobody has decided, each
// with its likeliest pair of members, the likeliest first.
func (p *population) candidates() []joined {
	found := p.matcher.Cluster(p.profiles, p.decided)
	seen := map[[2]int]bool{}
	var out []joined
	for _, o := range slices.Concat(found.Held, found.Open) {
		k := [2]int{found.Of[o.A], found.Of[o.B]}
		if k[0] > k[1] {
			k[0], k[1] = k[1], k[0]
		}
		if seen[k] || k[0] == k[1] || p.by[pair(p.profiles[o.A].Ref, p.profiles[o.B].Ref)] != nil {
			continue
		}
		seen[k] = true
		refs := pair(p.profiles[o.A].Ref, p.profiles[o.B].Ref)
		out = append(out, joined{refs[0], refs[1], o.Judgement})
	}
	return out
}

// candidate tells people of a pair.
func (n *namer) candidate(ctx context.Context, c joined) (*MergeCandidate, error) {
	out := &MergeCandidate{
		ID: pairID(c.a.String(), c.b.String()), LeftRef: c.a.String(), RightRef: c.b.String(),
		Judgement: c.Judgement, LeftSource: c.a.Article, RightSource: c.b.Article,
	}
	for _, side := range []struct {
		ref  schema.Ref
		info *EntityInfo
		says *string
	}{{c.a, &out.Left, &out.LeftSays}, {c.b, &out.Right, &out.RightSays}} {
		r, err := readRecord(ctx, n.s, side.ref.Article)
		if err != nil {
			return nil, err
		}
		node, err := n.nodeOf(ctx, side.ref)
		if err != nil {
			return nil, err
		}
		info, err := n.entity(ctx, node)
		if err != nil {
			return nil, err
		}
		*side.info = *info
		*side.says = sentence.Around(r.Article.Text, schema.Span{Start: side.ref.Start, End: side.ref.End}).Text
	}
	return out, nil
}

// nodeOf returns the node that stands for an article's own entity.
func (n *namer) nodeOf(ctx context.Context, ref schema.Ref) (quad.IRI, error) {
	own := quad.IRI(ref.IRI())
	quads, err := n.quads(ctx, own, "sameAs", nil)
	if err != nil {
		return "", err
	}
	for _, q := range quads {
		if node, ok := q.Object.(quad.IRI); ok {
			return node, nil
		}
	}
	return own, nil
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
