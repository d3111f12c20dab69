package graph

import (
	"context"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"github.com/khabar-kg/khabar/graph/sentence"
	"github.com/khabar-kg/khabar/schema"
)

// A Tie is a fact as it ties entities to each other, for those who keep the facts of
// many articles at hand.
type Tie struct {
	IRI     string
	Kind    schema.FactKind
	Type    string // act, event type or relation type; empty for a position
	Title   string // of a position
	Parties []TieParty
	// From is how many of the parties, which come first, act on the others: the
	// speakers, the holder of a position, the subject of a relation, and those of an
	// event's first role. All others are acted on.
	From     int
	Date     string // "2021-12-09", "2021-12" or "2021"; of a position, since when; or empty
	Negative bool
	Modality schema.Modality
	// Sentence is where the sentence around the evidence lies, in bytes of the
	// article's text.
	Sentence schema.Span
}

// A TieParty is an entity with its role in a fact: speaker, about, audience, person,
// of, subject, object, or a [schema.Role] of an event.
type TieParty struct{ Node, Role string }

// A NodeName is a name that an article gives to a node.
type NodeName struct {
	Node string
	Type schema.EntityType
	Name schema.Name // without a language, it is a description of an entity that nobody names
}

// An ArticleTies is what one article ties.
type ArticleTies struct {
	Article ArticleInfo
	Ties    []Tie
	Names   []NodeName
}

// A Revision changes when an article's record changes, or the nodes that stand for
// its entities.
type Revision uint64

// Ties calls f with every article whose revision is not the one in known, and returns
// the revisions of all articles that there are, by identifier: what is at hand is
// brought up to date by asking again with what was returned, and dropping what is no
// longer in it. All is of one state of the graph.
func (g *Graph) Ties(ctx context.Context, known map[string]Revision, f func(*ArticleTies) error) (map[string]Revision, error) {
	now := map[string]Revision{}
	err := g.store.view(ctx, func(s snapshot) error {
		infos := map[string][]byte{}
		if err := s.scan(ctx, articleBucket, func(id string, b []byte) error {
			infos[id] = slices.Clone(b)
			return nil
		}); err != nil {
			return err
		}
		links := map[string][]byte{}
		if err := s.scan(ctx, linkBucket, func(id string, b []byte) error {
			links[id] = slices.Clone(b)
			return nil
		}); err != nil {
			return err
		}
		for id, b := range infos {
			h := fnv.New64a()
			h.Write(b)
			h.Write(links[id])
			now[id] = Revision(h.Sum64())
			if was, ok := known[id]; ok && was == now[id] {
				continue
			}
			if err := ctx.Err(); err != nil {
				return err
			}
			r, err := readRecord(ctx, s, id)
			if err != nil {
				return err
			}
			var l articleLinks
			if links[id] != nil {
				if err := json.Unmarshal(links[id], &l); err != nil {
					return fmt.Errorf("links of article %s: %w", id, err)
				}
			}
			var info ArticleInfo
			if err := json.Unmarshal(b, &info); err != nil {
				return fmt.Errorf("article %s: %w", id, err)
			}
			if err := f(tiesOf(info, r, nodesOf(r, l))); err != nil {
				return err
			}
		}
		return nil
	})
	return now, err
}

// KnownNames returns the names that lexicons give, by node; see [Graph.SetNames].
func (g *Graph) KnownNames(ctx context.Context) (map[string][]schema.Name, error) {
	out := map[string][]schema.Name{}
	err := g.store.view(ctx, func(s snapshot) error {
		var labels []quad.IRI
		err := s.scan(ctx, labelBucket, func(label string, _ []byte) error {
			if strings.HasPrefix(label, schema.GraphIRI+"names/") {
				labels = append(labels, quad.IRI(label))
			}
			return nil
		})
		if err != nil {
			return err
		}
		name := (&namer{g: g}).term("name")
		for _, l := range labels {
			quads, err := s.labelled(ctx, l)
			if err != nil {
				return err
			}
			sortQuads(quads)
			for _, q := range quads {
				if node, ok := q.Subject.(quad.IRI); ok && q.Predicate == name {
					v := g.value(q.Object)
					out[string(node)] = append(out[string(node)], schema.Name{Text: v.Text, Language: v.Language})
				}
			}
		}
		return nil
	})
	return out, err
}

// eventRoles is the order in which participants come first in an event.
var eventRoles = []schema.Role{schema.Agent, schema.Target, schema.Counterpart, schema.Origin, schema.Destination, schema.At, schema.Instrument}

// tiesOf returns what a record ties, in the order of its lists.
func tiesOf(info ArticleInfo, r *schema.Record, nodes map[string]quad.IRI) *ArticleTies {
	out := &ArticleTies{Article: info}
	for i := range r.Entities {
		e := &r.Entities[i]
		node := string(nodes[e.ID])
		if len(e.Names) == 0 {
			out.Names = append(out.Names, NodeName{node, e.Type, schema.Name{Text: fullestDescription(e)}})
		}
		for _, n := range e.Names {
			out.Names = append(out.Names, NodeName{node, e.Type, n})
		}
	}
	add := func(t Tie, from, to []TieParty, evidence ...schema.Span) {
		t.Parties, t.From = append(from, to...), len(from)
		s := sentence.Around(r.Article.Text, evidence...)
		t.Sentence = schema.Span{Start: s.Start, End: s.End}
		out.Ties = append(out.Ties, t)
	}
	// Each node once on either side.
	side := func(list []TieParty, role string, ids ...string) []TieParty {
		for _, id := range ids {
			node, ok := nodes[id]
			if ok && !slices.ContainsFunc(list, func(p TieParty) bool { return p.Node == string(node) }) {
				list = append(list, TieParty{string(node), role})
			}
		}
		return list
	}
	for i := range r.Statements {
		s := &r.Statements[i]
		to := side(side(nil, "audience", s.Audience...), "about", s.About...)
		evidence := append([]schema.Span{s.Content, s.Cue}, s.Continued...)
		if s.Content.IsZero() {
			evidence = []schema.Span{s.Cue}
		}
		add(Tie{IRI: r.StatementRef(s).IRI(), Kind: schema.StatementFact, Type: string(s.Act), Date: s.Date.Value},
			side(nil, "speaker", s.Speakers...), to, evidence...)
	}
	for i := range r.Events {
		v := &r.Events[i]
		var from, to []TieParty
		for _, role := range eventRoles {
			list := side(nil, string(role), v.Roles[role]...)
			switch {
			case len(list) == 0:
			case from == nil:
				from = list
			default:
				to = append(to, list...)
			}
		}
		if len(to) == 0 && len(from) > 1 { // all in one role: the first with the others
			from, to = slices.Clone(from[:1]), from[1:]
		}
		add(Tie{
			IRI: r.EventRef(v).IRI(), Kind: schema.EventFact, Type: v.Type, Date: v.Date.Value,
			Negative: v.Polarity == schema.Negative, Modality: v.Modality,
		}, from, to, v.Trigger)
	}
	for i := range r.Positions {
		p := &r.Positions[i]
		add(Tie{IRI: string(positionIRI(r, p)), Kind: schema.PositionFact, Title: r.PositionTitle(p), Date: p.Start.Value},
			side(nil, "person", p.Person), side(nil, "of", p.Of...), p.Title)
	}
	for i := range r.Relations {
		l := &r.Relations[i]
		add(Tie{IRI: string(relationIRI(r, l)), Kind: schema.RelationFact, Type: l.Type},
			side(nil, "subject", l.Subject), side(nil, "object", l.Object), l.Evidence)
	}
	return out
}
