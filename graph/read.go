package graph

import (
	"context"
	"errors"
	"io"

	"github.com/cayleygraph/cayley/query/shape"
	"github.com/cayleygraph/quad"
	_ "github.com/cayleygraph/quad/json"   // a format that programs ask for
	_ "github.com/cayleygraph/quad/jsonld" // another
)

// A QuadFormat is a form in which [Graph.ReadQuads] writes.
type QuadFormat struct {
	ID   string   // "nquads", "jsonld", "json"
	Ext  []string // of files
	Mime []string // the usual one first
}

// QuadFormats returns the formats that there are, N-Quads first: what is meant where
// nothing is said.
func QuadFormats() []QuadFormat {
	out := []QuadFormat{{ID: "nquads", Ext: []string{".nq", ".nt"}, Mime: []string{"application/n-quads", "application/n-triples"}}}
	for _, name := range []string{"jsonld", "json"} {
		if f := quad.FormatByName(name); f != nil {
			out = append(out, QuadFormat{f.Name, f.Ext, f.Mime})
		}
	}
	return out
}

// A QuadPattern says which quads are meant: those with one of the values in each place
// where there are any. Values are as N-Quads writes them: <iri>, "text", "text"@ar.
type QuadPattern struct{ Subject, Predicate, Object, Label []string }

// A QuadList holds quads that were read, to be written.
type QuadList struct {
	quads []quad.Quad
	Cut   bool // there are more than were asked for
}

// ReadQuads returns the quads of a pattern, sorted, at most limit of them.
func (g *Graph) ReadQuads(ctx context.Context, p QuadPattern, limit int) (*QuadList, error) {
	out := new(QuadList)
	err := g.store.view(ctx, func(s snapshot) error {
		qs, err := s.quads()
		if err != nil {
			return err
		}
		of := func(texts []string) []quad.Value {
			var out []quad.Value
			for _, t := range texts {
				out = append(out, quad.StringToValue(t))
			}
			return out
		}
		filter := shape.FilterQuads(of(p.Subject), of(p.Predicate), of(p.Object), of(p.Label))
		it := shape.BuildIterator(ctx, qs, filter).Iterate()
		defer it.Close()
		for it.Next(ctx) {
			if len(out.quads) == limit {
				out.Cut = true
				break
			}
			q, err := qs.Quad(it.Result())
			if err != nil {
				return err
			}
			out.quads = append(out.quads, q)
		}
		if err := it.Err(); err != nil {
			return err
		}
		return ctx.Err()
	})
	sortQuads(out.quads)
	return out, err
}

// Write writes the quads in a format of [QuadFormats].
func (l *QuadList) Write(w io.Writer, format string) error {
	f := quad.FormatByName(format)
	if format == "nquads" || f == nil || f.Writer == nil {
		for _, q := range l.quads {
			if _, err := io.WriteString(w, nquad(q)+"\n"); err != nil {
				return err
			}
		}
		return nil
	}
	qw := f.Writer(w)
	if _, err := qw.WriteQuads(l.quads); err != nil {
		return errors.Join(err, qw.Close())
	}
	return qw.Close()
}
