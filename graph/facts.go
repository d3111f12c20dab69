package graph

import (
	"cmp"
	"context"
	"slices"

	"github.com/cayleygraph/quad"

	"github.com/khabar-kg/khabar/graph/sentence"
	"github.com/khabar-kg/khabar/schema"
)

// facts returns what a record states of a node, in the order of the text.
func (n *namer) facts(ctx context.Context, r *schema.Record, node quad.IRI) ([]Fact, error) {
	f := &factFinder{n: n, r: r, node: node, nodes: map[string]quad.IRI{}}
	links, err := readLinks(ctx, n.s, r.Article.ID)
	if err != nil {
		return nil, err
	}
	decisions := assign(r, links)
	for i := range r.Entities {
		e := &r.Entities[i]
		f.nodes[e.ID] = quad.IRI(r.EntityRef(e).IRI())
		if d, ok := decisions[e.ID]; ok {
			f.nodes[e.ID] = d.node
		}
	}
	for i := range r.Statements {
		f.statement(ctx, &r.Statements[i])
	}
	for i := range r.Events {
		f.event(ctx, &r.Events[i])
	}
	for i := range r.Positions {
		f.position(ctx, &r.Positions[i])
	}
	for i := range r.Relations {
		f.relation(ctx, &r.Relations[i])
	}
	slices.SortStableFunc(f.out, func(a, b Fact) int { return cmp.Compare(a.Evidence.Start, b.Evidence.Start) })
	return f.out, f.err
}

type factFinder struct {
	n     *namer
	r     *schema.Record
	node  quad.IRI
	nodes map[string]quad.IRI // local identifier → node
	out   []Fact
	err   error
}

// A part is a local entity identifier with its role in a fact.
type part struct{ role, id string }

func parts(role string, ids []string) []part {
	out := make([]part, len(ids))
	for i, id := range ids {
		out[i] = part{role, id}
	}
	return out
}

// add keeps the fact if the node takes part in it: once, in its first role.
func (f *factFinder) add(ctx context.Context, fact Fact, kind schema.TermKind, all []part, evidence ...schema.Span) {
	i := slices.IndexFunc(all, func(p part) bool { return f.nodes[p.id] == f.node })
	if i < 0 || f.err != nil {
		return
	}
	fact.Role = all[i].role
	for _, p := range all {
		to := f.nodes[p.id]
		if to == f.node {
			continue
		}
		party := FactParty{Role: p.role, IRI: string(to)}
		e, err := f.n.entity(ctx, to)
		if err != nil {
			f.err = err
			return
		}
		party.Name = e.Name(f.n.language)
		if !slices.Contains(fact.Others, party) {
			fact.Others = append(fact.Others, party)
		}
	}
	if t := f.n.g.o.TermOf(kind, fact.Type); t != nil && fact.Label == "" {
		fact.Label = t.LabelIn(f.n.language)
	}
	fact.Article, fact.Outlet = f.r.Article.ID, f.r.Article.Outlet
	fact.Evidence = evidence[0]
	fact.Sentence = sentence.Around(f.r.Article.Text, evidence...)
	f.out = append(f.out, fact)
}

func (f *factFinder) statement(ctx context.Context, s *schema.Statement) {
	all := parts("speaker", s.Speakers)
	if s.Medium.Entity != "" {
		all = append(all, part{"medium", s.Medium.Entity})
	}
	all = append(all, parts("audience", s.Audience)...)
	all = append(all, parts("about", s.About)...)
	evidence := []schema.Span{s.Cue, s.Content}
	if !s.Content.IsZero() {
		evidence = []schema.Span{s.Content, s.Cue}
	}
	f.add(ctx, Fact{
		IRI: f.r.StatementRef(s).IRI(), Kind: schema.StatementFact, Type: string(s.Act), Date: s.Date.Value,
		Rule: s.Rule, Certainty: s.Certainty,
	}, schema.ActTerm, all, append(evidence, s.Continued...)...)
}

func (f *factFinder) event(ctx context.Context, v *schema.Event) {
	var all []part
	for _, role := range []schema.Role{schema.Agent, schema.Target, schema.Counterpart, schema.Origin, schema.Destination, schema.At, schema.Instrument} {
		all = append(all, parts(string(role), v.Roles[role])...)
	}
	f.add(ctx, Fact{
		IRI: f.r.EventRef(v).IRI(), Kind: schema.EventFact, Type: v.Type, Date: v.Date.Value,
		Negative: v.Polarity == schema.Negative, Modality: v.Modality, Rule: v.Rule, Certainty: v.Certainty,
	}, schema.EventTypeTerm, all, v.Trigger)
}

func (f *factFinder) position(ctx context.Context, p *schema.Position) {
	f.add(ctx, Fact{
		IRI: string(positionIRI(f.r, p)), Kind: schema.PositionFact, Label: f.r.PositionTitle(p), Date: p.Start.Value,
		Until: p.End.Value, Former: p.Former, Rule: p.Rule, Certainty: p.Certainty,
	}, "", append(parts("person", []string{p.Person}), parts("of", p.Of)...), p.Title)
}

func (f *factFinder) relation(ctx context.Context, l *schema.Relation) {
	f.add(ctx, Fact{
		IRI: string(relationIRI(f.r, l)), Kind: schema.RelationFact, Type: l.Type, Rule: l.Rule, Certainty: l.Certainty,
	}, schema.RelationTerm, append(parts("subject", []string{l.Subject}), parts("object", []string{l.Object})...), l.Evidence)
}
