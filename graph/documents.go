package graph

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"io"
	"maps"
	"slices"

	"github.com/cayleygraph/quad"

	"github.com/khabar-kg/khabar/graph/relate"
	"github.com/khabar-kg/khabar/schema"
)

// A MergedEntity is a node with all mentions of it, as [Graph.ExportEntities] writes
// it. Offsets count code points.
type MergedEntity struct {
	ID       string            `json:"id"` // IRI
	Type     schema.EntityType `json:"type"`
	KnownAs  string            `json:"known_as,omitempty"`
	Names    []schema.Name     `json:"names"`    // distinct; those of most articles first, and of them the longest
	Articles []string          `json:"articles"` // identifiers, sorted
	Mentions []MergedMention   `json:"mentions"` // by article, then place
}

// A MergedMention is a passage of an article that refers to an entity.
type MergedMention struct {
	Article string `json:"article"`
	schema.Mention
}

// mostMentions bounds how many mentions are held at once. Where there are more,
// the records are read several times.
const mostMentions = 500_000

// ExportEntities writes every entity of the graph as one line of JSON, sorted by
// identifier: a [MergedEntity].
func (g *Graph) ExportEntities(ctx context.Context, w io.Writer) error {
	return g.exportEntities(ctx, w, mostMentions)
}

func (g *Graph) exportEntities(ctx context.Context, w io.Writer, most int) error {
	return g.Read(ctx, func(r *Reading) error {
		return r.entities(ctx, all, most, func(e *MergedEntity) error { return writeLine(w, e) })
	})
}

// all keeps everything.
func all(string) bool { return true }

// Entities calls f with every entity whose IRI keep wants, sorted by IRI.
func (r *Reading) Entities(ctx context.Context, keep func(iri string) bool, f func(*MergedEntity) error) error {
	return r.entities(ctx, keep, mostMentions, f)
}

func (r *Reading) entities(ctx context.Context, keep func(iri string) bool, most int, f func(*MergedEntity) error) error {
	mentions := map[quad.IRI]int{}
	err := eachRecord(ctx, r.s, func(r *schema.Record, nodes map[string]quad.IRI) error {
		for i := range r.Entities {
			if n := nodes[r.Entities[i].ID]; keep(string(n)) {
				mentions[n] += len(r.Entities[i].Mentions)
			}
		}
		return ctx.Err()
	})
	if err != nil {
		return err
	}
	order := slices.Sorted(maps.Keys(mentions))
	for len(order) > 0 {
		n, held := 1, mentions[order[0]]
		for n < len(order) && held+mentions[order[n]] <= most {
			held += mentions[order[n]]
			n++
		}
		if err := gatherEntities(ctx, r.s, order[:n], f); err != nil {
			return err
		}
		order = order[n:]
	}
	return nil
}

// gatherEntities calls f with the entities of some nodes, in one reading of all records.
func gatherEntities(ctx context.Context, s snapshot, nodes []quad.IRI, f func(*MergedEntity) error) error {
	type gathered struct {
		MergedEntity
		names map[schema.Name]int
		types map[schema.EntityType]int
	}
	wanted := make(map[quad.IRI]*gathered, len(nodes))
	for _, n := range nodes {
		wanted[n] = &gathered{
			MergedEntity: MergedEntity{ID: string(n), Names: []schema.Name{}},
			names:        map[schema.Name]int{}, types: map[schema.EntityType]int{},
		}
	}
	err := eachRecord(ctx, s, func(r *schema.Record, nodes map[string]quad.IRI) error {
		runes := schema.NewRuneIndex(r.Article.Text)
		for i := range r.Entities {
			e := &r.Entities[i]
			x := wanted[nodes[e.ID]]
			if x == nil {
				continue
			}
			x.types[e.Type]++
			x.KnownAs = cmp.Or(x.KnownAs, e.KnownAs)
			for _, n := range e.Names {
				x.names[n]++
			}
			if k := len(x.Articles); k == 0 || x.Articles[k-1] != r.Article.ID {
				x.Articles = append(x.Articles, r.Article.ID)
			}
			for _, m := range e.Mentions {
				m.Start, m.End = runes.At(m.Start), runes.At(m.End)
				x.Mentions = append(x.Mentions, MergedMention{Article: r.Article.ID, Mention: m})
			}
		}
		return ctx.Err()
	})
	if err != nil {
		return err
	}
	for _, n := range nodes {
		x := wanted[n]
		for _, t := range slices.Sorted(maps.Keys(x.types)) {
			if x.Type == "" || x.types[t] > x.types[x.Type] {
				x.Type = t
			}
		}
		x.Names = append(x.Names, schema.NamesByCount(x.names, x.Type)...)
		slices.SortFunc(x.Mentions, func(a, b MergedMention) int {
			return cmp.Or(cmp.Compare(a.Article, b.Article), cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
		})
		if err := f(&x.MergedEntity); err != nil {
			return err
		}
		delete(wanted, n)
	}
	return nil
}

// linked is what an exported fact has beside what its record says.
type linked struct {
	Article      string   `json:"article"`
	Corroborates []string `json:"corroborates,omitempty"` // identifiers of facts
	Contradicts  []string `json:"contradicts,omitempty"`
	Sources      int      `json:"sources,omitempty"`
}

// A MergedStatement is a statement as [Graph.ExportStatements] writes it: its
// identifier is its reference, those of entities are nodes, offsets count code points.
type MergedStatement struct {
	ID string `json:"id"`
	linked
	statementBody
}

// statementBody is a statement without methods and with an identifier that an outer
// one hides.
type statementBody schema.Statement

// A MergedEvent is an event as [Graph.ExportEvents] writes it, like a statement.
type MergedEvent struct {
	ID string `json:"id"`
	linked
	eventBody
}

type eventBody schema.Event

// ExportStatements writes every statement as one line of JSON, by article and in the
// order of the record: a [MergedStatement].
func (g *Graph) ExportStatements(ctx context.Context, w io.Writer) error {
	return g.Read(ctx, func(r *Reading) error {
		return r.Statements(ctx, all, func(s *MergedStatement) error { return writeLine(w, s) })
	})
}

// Statements calls f with every statement whose IRI keep wants, by article and in the
// order of the record.
func (r *Reading) Statements(ctx context.Context, keep func(iri string) bool, f func(*MergedStatement) error) error {
	return r.eachFacts(ctx, func(r *schema.Record, refs localRefs, links func(schema.Ref) linked) error {
		for i, s := range r.Statements {
			ref := refs.statements[i]
			if !keep(ref.IRI()) {
				continue
			}
			if err := f(&MergedStatement{ID: ref.String(), linked: links(ref), statementBody: statementBody(s)}); err != nil {
				return err
			}
		}
		return nil
	})
}

// ExportEvents writes every event as one line of JSON, by article and in the order of
// the record: a [MergedEvent].
func (g *Graph) ExportEvents(ctx context.Context, w io.Writer) error {
	return g.Read(ctx, func(r *Reading) error {
		return r.Events(ctx, all, func(v *MergedEvent) error { return writeLine(w, v) })
	})
}

// Events calls f with every event whose IRI keep wants, by article and in the order of
// the record.
func (r *Reading) Events(ctx context.Context, keep func(iri string) bool, f func(*MergedEvent) error) error {
	return r.eachFacts(ctx, func(r *schema.Record, refs localRefs, links func(schema.Ref) linked) error {
		for i, v := range r.Events {
			ref := refs.events[i]
			if !keep(ref.IRI()) {
				continue
			}
			if at := slices.IndexFunc(r.Statements, func(s schema.Statement) bool { return s.ID == v.Statement }); at >= 0 {
				v.Statement = refs.statements[at].String()
			}
			if err := f(&MergedEvent{ID: ref.String(), linked: links(ref), eventBody: eventBody(v)}); err != nil {
				return err
			}
		}
		return nil
	})
}

// localRefs are the references of a record's facts, taken before its offsets are
// turned into code points.
type localRefs struct{ statements, events []schema.Ref }

// eachFacts calls f with every record, whose entities have the identifiers of their
// nodes and whose offsets count code points.
func (r *Reading) eachFacts(ctx context.Context, f func(r *schema.Record, refs localRefs, links func(schema.Ref) linked) error) error {
	all, err := readLinked(ctx, r.g.o, r.s)
	if err != nil {
		return err
	}
	return eachRecord(ctx, r.s, func(r *schema.Record, nodes map[string]quad.IRI) error {
		var refs localRefs
		for i := range r.Statements {
			refs.statements = append(refs.statements, r.StatementRef(&r.Statements[i]))
		}
		for i := range r.Events {
			refs.events = append(refs.events, r.EventRef(&r.Events[i]))
		}
		runes := schema.NewRuneIndex(r.Article.Text)
		r.EachSpan(func(s *schema.Span) { s.Start, s.End = runes.At(s.Start), runes.At(s.End) })
		renameEntities(r, nodes)
		links := func(ref schema.Ref) linked {
			l := all[ref]
			l.Article = r.Article.ID
			return l
		}
		return cmp.Or(f(r, refs, links), ctx.Err())
	})
}

// renameEntities puts nodes into the place of local identifiers, each once.
func renameEntities(r *schema.Record, nodes map[string]quad.IRI) {
	all := func(ids []string) []string {
		var out []string
		for _, id := range ids {
			if n := string(nodes[id]); n != "" && !slices.Contains(out, n) {
				out = append(out, n)
			}
		}
		return out
	}
	for i := range r.Statements {
		s := &r.Statements[i]
		if s.Speakers = all(s.Speakers); s.Speakers == nil {
			s.Speakers = []string{} // always there
		}
		s.Audience, s.About = all(s.Audience), all(s.About)
		if s.Medium.Entity != "" {
			s.Medium.Entity = string(nodes[s.Medium.Entity])
		}
	}
	for i := range r.Events {
		roles := make(map[schema.Role][]string, len(r.Events[i].Roles))
		for role, ids := range r.Events[i].Roles {
			roles[role] = all(ids)
		}
		r.Events[i].Roles = roles
	}
}

// readLinked returns what facts are linked with, from the graph's quads.
func readLinked(ctx context.Context, o *schema.Ontology, s snapshot) (map[schema.Ref]linked, error) {
	quads, err := s.labelled(ctx, relationsLabel)
	if err != nil {
		return nil, err
	}
	sortQuads(quads)
	out := map[schema.Ref]linked{}
	for _, q := range quads {
		subject, ok := q.Subject.(quad.IRI)
		if !ok {
			continue
		}
		ref, err := schema.RefOfIRI(string(subject))
		if err != nil {
			continue // a link's own node, or an article
		}
		l := out[ref]
		switch q.Predicate {
		case quad.IRI(o.Term(string(relate.Corroborates)).IRI):
			l.Corroborates = append(l.Corroborates, refText(q.Object))
		case quad.IRI(o.Term(string(relate.Contradicts)).IRI):
			l.Contradicts = append(l.Contradicts, refText(q.Object))
		case quad.IRI(o.Term("sources").IRI):
			if n, ok := q.Object.(quad.Int); ok {
				l.Sources = int(n)
			}
		}
		out[ref] = l
	}
	return out, nil
}

// refText returns the reference that a fact's IRI is made of.
func refText(v quad.Value) string {
	iri, _ := v.(quad.IRI)
	ref, err := schema.RefOfIRI(string(iri))
	if err != nil {
		return string(iri)
	}
	return ref.String()
}

// writeLine writes a value as one line of JSON, without escaping of <, > and &.
func writeLine(w io.Writer, v any) error {
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return err
	}
	_, err := w.Write(buf.Bytes())
	return err
}
