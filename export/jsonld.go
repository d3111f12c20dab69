package export

import (
	"context"

	"github.com/khabar-kg/khabar/graph"
)

// writeJSONLD writes JSON-LD 1.1 (https://www.w3.org/TR/json-ld11/): a named graph for
// each label, with a node for each subject, whose members are compact IRIs.
func writeJSONLD(ctx context.Context, j *job) error {
	w := newJSON(j)
	w.raw(`{"@context":{`)
	for i, n := range j.o.Namespaces() {
		w.comma(i)
		w.value(n.Prefix)
		w.raw(":")
		w.value(n.IRI)
	}
	w.raw("},\n\"@graph\":[")
	graphs := 0
	err := j.eachLabel(ctx, false, func(label string, quads []graph.Quad) error {
		w.comma(graphs)
		graphs++
		w.raw("\n{\"@id\":")
		w.value(label)
		w.raw(`,"@graph":[`)
		w.nodes(quads)
		w.raw("]}")
		return w.err
	})
	w.raw("\n]}\n")
	if err != nil {
		return err
	}
	return w.err
}

// jsonWriter writes JSON piece by piece.
type jsonWriter struct {
	j    *job
	keys map[string]string
	err  error
}

func newJSON(j *job) *jsonWriter { return &jsonWriter{j: j, keys: map[string]string{}} }

func (w *jsonWriter) raw(s string) {
	if _, err := w.j.w.WriteString(s); err != nil && w.err == nil {
		w.err = err
	}
}

func (w *jsonWriter) comma(n int) {
	if n > 0 {
		w.raw(",")
	}
}

func (w *jsonWriter) value(v any) {
	b, err := jsonText(v)
	if err != nil && w.err == nil {
		w.err = err
	}
	w.raw(string(b))
}

// nodes writes the quads of one label, which are sorted.
func (w *jsonWriter) nodes(quads []graph.Quad) {
	for i := range quads {
		q := &quads[i]
		subject := i == 0 || quads[i-1].Subject != q.Subject
		predicate := subject || quads[i-1].Predicate != q.Predicate
		switch {
		case subject:
			if i > 0 {
				w.raw("]},")
			}
			w.raw("\n{\"@id\":")
			w.value(q.Subject)
			w.raw(",")
		case predicate:
			w.raw("],")
		default:
			w.raw(",")
		}
		if predicate {
			w.raw(w.key(q.Predicate) + ":[")
		}
		w.object(q)
	}
	if len(quads) > 0 {
		w.raw("]}")
	}
}

// key returns the member of a predicate, as JSON.
func (w *jsonWriter) key(predicate string) string {
	if k, ok := w.keys[predicate]; ok {
		return k
	}
	name := predicate
	if predicate == rdfType {
		name = "@type"
	} else if s := shortName(w.j.o, predicate); s != "" {
		name = s
	}
	b, err := jsonText(name)
	if err != nil && w.err == nil {
		w.err = err
	}
	w.keys[predicate] = string(b)
	return string(b)
}

func (w *jsonWriter) object(q *graph.Quad) {
	o := &q.Object
	switch {
	case q.Predicate == rdfType && o.IRI != "":
		w.value(o.IRI)
	case o.IRI != "":
		w.raw(`{"@id":`)
		w.value(o.IRI)
		w.raw("}")
	default:
		w.raw(`{"@value":`)
		w.value(o.Text)
		if o.Language != "" {
			w.raw(`,"@language":`)
			w.value(o.Language)
		} else if o.Datatype != "" {
			w.raw(`,"@type":`)
			w.value(o.Datatype)
		}
		w.raw("}")
	}
}
