package graph

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/cayleygraph/quad"
)

// sortQuads sorts quads as their N-Quads lines sort.
func sortQuads(quads []quad.Quad) {
	type line struct {
		text string
		quad quad.Quad
	}
	lines := make([]line, len(quads))
	for i, q := range quads {
		lines[i] = line{nquad(q), q}
	}
	slices.SortFunc(lines, func(a, b line) int { return strings.Compare(a.text, b.text) })
	for i := range lines {
		quads[i] = lines[i].quad
	}
}

// nquad returns the quad as a line of N-Quads, without its end. Cayley's own
// writer abbreviates the types of literals.
func nquad(q quad.Quad) string {
	var b strings.Builder
	for _, v := range []quad.Value{q.Subject, q.Predicate, q.Object, q.Label} {
		if v == nil {
			continue
		}
		b.WriteString(nquadValue(v))
		b.WriteByte(' ')
	}
	b.WriteByte('.')
	return b.String()
}

func nquadValue(v quad.Value) string {
	if b, ok := v.(quad.Bool); ok { // which package quad spells "True"
		return fmt.Sprintf("%q^^<%sboolean>", strconv.FormatBool(bool(b)), xsd)
	}
	if t, ok := v.(quad.TypedStringer); ok {
		s := t.TypedString()
		return s.Value.String() + "^^" + fullType(s.Type).String()
	}
	if s, ok := v.(quad.TypedString); ok {
		return s.Value.String() + "^^" + fullType(s.Type).String()
	}
	return v.String()
}

// fullType writes out the prefix that package quad gives types.
func fullType(t quad.IRI) quad.IRI {
	if rest, ok := strings.CutPrefix(string(t), "xsd:"); ok {
		return quad.IRI(xsd + rest)
	}
	return t
}

const xsd = "http://www.w3.org/2001/XMLSchema#"
