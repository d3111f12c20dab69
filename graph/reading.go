package graph

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"github.com/khabar-kg/khabar/schema"
)

// A Reading is one state of a graph, for those who read it several times over, as
// exports do. It is good until the function that it was given to returns.
type Reading struct {
	g *Graph
	s snapshot
}

// Read calls f with the graph as it is now. What changes meanwhile f does not see.
func (g *Graph) Read(ctx context.Context, f func(*Reading) error) error {
	return g.store.view(ctx, func(s snapshot) error { return f(&Reading{g, s}) })
}

// Ontology returns the ontology that the graph was opened with.
func (r *Reading) Ontology() *schema.Ontology { return r.g.o }

// EachArticle calls f with what is known of every article, sorted by identifier.
func (r *Reading) EachArticle(ctx context.Context, f func(*ArticleInfo) error) error {
	return r.s.scan(ctx, articleBucket, func(id string, b []byte) error {
		var info ArticleInfo
		if err := json.Unmarshal(b, &info); err != nil {
			return errors.Join(ErrDamaged, err)
		}
		return cmp.Or(f(&info), ctx.Err())
	})
}

// EachRecord calls f with the records of the articles that only wants (all, where it is
// nil), sorted by the article's identifier, and the IRIs of the nodes that stand for
// their entities, by local identifier.
func (r *Reading) EachRecord(ctx context.Context, only func(article string) bool, f func(rec *schema.Record, nodes map[string]string) error) error {
	return eachRecordOf(ctx, r.s, only, func(rec *schema.Record, nodes map[string]quad.IRI) error {
		plain := make(map[string]string, len(nodes))
		for id, n := range nodes {
			plain[id] = string(n)
		}
		return cmp.Or(f(rec, plain), ctx.Err())
	})
}

// A FactLinks tells what facts of other articles have to do with a fact.
type FactLinks struct {
	Corroborates []string // IRIs of facts, sorted
	Contradicts  []string
	Sources      int // how many tell it independently; 0 where nobody else does
}

// Links returns what is linked, by the IRI of the fact.
func (r *Reading) Links(ctx context.Context) (map[string]FactLinks, error) {
	all, err := readLinked(ctx, r.g.o, r.s)
	if err != nil {
		return nil, err
	}
	iris := func(refs []string) []string {
		var out []string
		for _, text := range refs {
			out = append(out, schema.DataIRI+text)
		}
		slices.Sort(out)
		return out
	}
	out := make(map[string]FactLinks, len(all))
	for ref, l := range all {
		out[ref.IRI()] = FactLinks{iris(l.Corroborates), iris(l.Contradicts), l.Sources}
	}
	return out, nil
}

// Find returns the nodes that a name stands for, sorted by IRI; see [Graph.Entities].
// None is [ErrNoEntity].
func (r *Reading) Find(ctx context.Context, name string) ([]string, error) {
	n := &namer{g: r.g, s: r.s}
	found, err := n.find(ctx, name)
	if err != nil {
		return nil, err
	}
	if len(found) == 0 || name == "" {
		return nil, noEntity(name)
	}
	out := make([]string, len(found))
	for i, iri := range found {
		out[i] = string(iri)
	}
	return out, nil
}

// Outlet returns an outlet that a person typed as the articles write it, or an error
// with a hint.
func (r *Reading) Outlet(ctx context.Context, typed string) (string, error) {
	return (&namer{g: r.g, s: r.s}).outlet(ctx, typed)
}

// HasArticle reports [ErrNoArticle], with a hint, for an article that is not there.
func (r *Reading) HasArticle(ctx context.Context, id string) error {
	b, err := r.s.get(ctx, articleBucket, id)
	if err == nil && b == nil {
		err = noArticle(id)
	}
	return err
}

// Ask answers a canned question; see [Graph.Ask].
func (r *Reading) Ask(ctx context.Context, name string, params map[string]string, opts QueryOptions) (*Table, error) {
	return r.g.ask(ctx, r.s, name, params, opts)
}

// PositionIRI returns the IRI of a position of the record.
func PositionIRI(r *schema.Record, p *schema.Position) string { return string(positionIRI(r, p)) }

// RelationIRI returns the IRI of a relation of the record.
func RelationIRI(r *schema.Record, l *schema.Relation) string { return string(relationIRI(r, l)) }

// A Quad is a quad for those who write it: IRIs and text, as RDF has them.
type Quad struct {
	Subject, Predicate string // IRIs
	Object             Object
	Label              string // IRI
	Line               string // the quad in N-Quads, without the end of its line
}

// An Object is the object of a quad: an IRI, or a literal.
type Object struct {
	IRI      string // empty for a literal
	Text     string
	Language string
	Datatype string // IRI; empty for plain text, or text in a language
}

// EachLabel calls f with the quads of every label, sorted by label and each label's
// quads as their lines of N-Quads sort. With records there are, beside the store's own
// quads, those that hold what a graph is made of, for [Graph.Import]: an article's
// record, decisions and their log, and the rules by which all was linked.
func (r *Reading) EachLabel(ctx context.Context, records bool, f func(label string, quads []Quad) error) error {
	labels, err := labelsOf(ctx, r.s)
	if err != nil {
		return err
	}
	if records { // also where every decision was undone, or nothing is linked
		labels = append(labels, string(decisionsLabel), RelationsLabel)
		slices.Sort(labels)
		labels = slices.Compact(labels)
	}
	for _, l := range labels {
		quads, err := r.s.labelled(ctx, quad.IRI(l))
		if err != nil {
			return err
		}
		if records {
			made, err := r.made(ctx, l)
			if err != nil {
				return err
			}
			quads = append(quads, made...)
		}
		if len(quads) == 0 {
			continue
		}
		out := make([]Quad, len(quads))
		for i, q := range quads {
			out[i] = plainQuad(q)
		}
		slices.SortFunc(out, func(a, b Quad) int { return strings.Compare(a.Line, b.Line) })
		if err := cmp.Or(f(l, out), ctx.Err()); err != nil {
			return err
		}
	}
	return nil
}

// plainQuad returns a quad for those who write it.
func plainQuad(q quad.Quad) Quad {
	iri := func(v quad.Value) string {
		i, _ := v.(quad.IRI)
		return string(i)
	}
	out := Quad{Subject: iri(q.Subject), Predicate: iri(q.Predicate), Label: iri(q.Label), Line: nquad(q)}
	switch o := q.Object.(type) {
	case quad.IRI:
		out.Object.IRI = string(o)
	case quad.String:
		out.Object.Text = string(o)
	case quad.LangString:
		out.Object.Text, out.Object.Language = string(o.Value), o.Lang
	case quad.TypedString:
		out.Object.Text, out.Object.Datatype = string(o.Value), string(fullType(o.Type))
	case quad.Bool:
		out.Object.Text, out.Object.Datatype = "false", xsd+"boolean"
		if o {
			out.Object.Text = "true"
		}
	case quad.TypedStringer:
		s := o.TypedString()
		out.Object.Text, out.Object.Datatype = string(s.Value), string(fullType(s.Type))
	}
	return out
}
