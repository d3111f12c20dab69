package export

import (
	"context"
	"strings"

	"github.com/khabar-kg/khabar/graph"
	"github.com/khabar-kg/khabar/schema"
)

// eachLabel calls f with the quads that are written of every label, sorted. Labels that
// are no article's (the ontology, decisions) are written with the whole graph alone;
// links between facts with the facts.
func (j *job) eachLabel(ctx context.Context, records bool, f func(label string, quads []graph.Quad) error) error {
	if j.opts.Filter.isZero() {
		return j.r.EachLabel(ctx, records, f)
	}
	labels := map[string]*article{}
	for _, a := range j.articles {
		if a.chosen {
			labels[a.iri] = a
		}
	}
	q := quadFilter{j: j, same: j.o.Term("sameAs").IRI, right: j.o.Term("right").IRI, first: j.o.Term("first").IRI, second: j.o.Term("second").IRI}
	whole := j.wholeArticles()
	return j.r.EachLabel(ctx, records && whole, func(label string, quads []graph.Quad) error {
		a := labels[label]
		switch {
		case a == nil && label != graph.RelationsLabel:
			return nil
		case a == nil:
			quads = q.links(quads)
		case !whole:
			quads = q.article(a, quads)
		}
		if len(quads) == 0 {
			return nil
		}
		return f(label, quads)
	})
}

// wholeArticles reports whether articles are written whole or not at all.
func (j *job) wholeArticles() bool {
	f := &j.opts.Filter
	return f.Entity == "" && f.Since == "" && f.Until == "" && f.Question == ""
}

// A quadFilter chooses the quads of what is written.
type quadFilter struct {
	j                          *job
	same, right, first, second string // IRIs of predicates
}

// article returns those of an article's quads that tell of it, of the facts and
// entities that are written, and of the passages that these point to.
func (q quadFilter) article(a *article, quads []graph.Quad) []graph.Quad {
	keep := make([]bool, len(quads))
	passages, decisions := map[string]bool{}, map[string]bool{}
	for i, x := range quads {
		if x.Predicate == q.right && q.writes(a, x.Object.IRI) {
			decisions[x.Subject] = true
		}
		own := strings.HasPrefix(x.Subject, a.iri+"/entity/") && x.Predicate == q.same
		if !own && !q.writes(a, x.Subject) {
			continue
		}
		if o := x.Object.IRI; isPassage(a, o) {
			passages[o] = true
		} else if isData(o) && !q.writes(a, o) {
			continue
		}
		keep[i] = true
	}
	var out []graph.Quad
	for i, x := range quads {
		if keep[i] || passages[x.Subject] || decisions[x.Subject] {
			out = append(out, x)
		}
	}
	return out
}

// writes reports whether a node of an article is one that is written.
func (q quadFilter) writes(a *article, iri string) bool {
	if iri == a.iri || iri == a.iri+"/extraction" {
		return true
	}
	if e := q.j.byIRI[iri]; e != nil {
		return e.chosen
	}
	fact, _, _ := strings.Cut(iri, "/by/")
	return isFact(fact) && q.j.writes(fact)
}

// links returns the quads of links between facts both of which are written.
func (q quadFilter) links(quads []graph.Quad) []graph.Quad {
	ends := map[string]int{}
	for _, x := range quads {
		if (x.Predicate == q.first || x.Predicate == q.second) && q.j.writes(x.Object.IRI) {
			ends[x.Subject]++
		}
	}
	var out []graph.Quad
	for _, x := range quads {
		switch {
		case ends[x.Subject] == 2:
		case isFact(x.Subject):
			if !q.j.writes(x.Subject) || isFact(x.Object.IRI) && !q.j.writes(x.Object.IRI) {
				continue
			}
		case q.j.byLabel(x.Subject) && q.j.byLabel(x.Object.IRI): // a near copy
		default:
			continue
		}
		out = append(out, x)
	}
	return out
}

// byLabel reports whether an IRI is that of an article of which something is written.
func (j *job) byLabel(iri string) bool {
	a := j.byArticleIRI[iri]
	return a != nil && a.chosen
}

func isData(iri string) bool {
	return strings.HasPrefix(iri, schema.DataIRI) || strings.HasPrefix(iri, schema.KnownIRI)
}

func isPassage(a *article, iri string) bool { return strings.HasPrefix(iri, a.iri+"/span/") }

// writeNQuads writes N-Quads: with the whole graph, and with whole articles, their
// records as well, so that khabar import takes them back.
func writeNQuads(ctx context.Context, j *job) error {
	return j.eachLabel(ctx, !j.opts.WithoutTexts, func(_ string, quads []graph.Quad) error {
		for i := range quads {
			j.w.WriteString(quads[i].Line)
			if err := j.w.WriteByte('\n'); err != nil {
				return err
			}
		}
		return nil
	})
}

// writeTriG writes TriG (https://www.w3.org/TR/trig/).
func writeTriG(ctx context.Context, j *job) error {
	t := newTurtle(j)
	t.head()
	return j.eachLabel(ctx, false, func(label string, quads []graph.Quad) error {
		j.printf("\n%s {\n", t.iri(label))
		t.triples(quads)
		_, err := j.w.WriteString("}\n")
		return err
	})
}

// writeTurtle writes Turtle (https://www.w3.org/TR/turtle/). What several articles say
// stands there several times, which RDF takes for once.
func writeTurtle(ctx context.Context, j *job) error {
	t := newTurtle(j)
	t.head()
	return j.eachLabel(ctx, false, func(label string, quads []graph.Quad) error {
		j.printf("\n# %s\n", strings.NewReplacer("\n", " ", "\r", " ").Replace(label))
		t.triples(quads)
		_, err := j.w.WriteString("\n")
		return err
	})
}

// turtle writes triples with the ontology's prefixes.
type turtle struct {
	j     *job
	short map[string]string // IRI of a term → prefixed name
}

func newTurtle(j *job) *turtle { return &turtle{j, map[string]string{}} }

func (t *turtle) head() {
	t.j.printf("# %s\n", t.j.describe())
	for _, n := range t.j.o.Namespaces() {
		t.j.printf("@prefix %s: <%s> .\n", n.Prefix, n.IRI)
	}
}

// triples writes quads, which are sorted, a subject after the other.
func (t *turtle) triples(quads []graph.Quad) {
	w := t.j.w
	for i, q := range quads {
		switch {
		case i == 0 || quads[i-1].Subject != q.Subject:
			if i > 0 {
				w.WriteString(" .\n")
			}
			w.WriteString(t.iri(q.Subject) + " " + t.predicate(q.Predicate))
		case quads[i-1].Predicate != q.Predicate:
			w.WriteString(" ;\n    " + t.predicate(q.Predicate))
		default:
			w.WriteString(",")
		}
		w.WriteString(" " + t.object(q.Object))
	}
	if len(quads) > 0 {
		w.WriteString(" .\n")
	}
}

func (t *turtle) predicate(iri string) string {
	if iri == rdfType {
		return "a"
	}
	return t.iri(iri)
}

const rdfType = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"

// iri writes an IRI, as a prefixed name where its local part is a plain word.
func (t *turtle) iri(iri string) string {
	if s, ok := t.short[iri]; ok {
		return s
	}
	if s := shortName(t.j.o, iri); s != "" {
		t.short[iri] = s
		return s
	}
	return "<" + iri + ">"
}

// shortName returns the prefixed name of a term, or "" where it has none that every
// format can write. Data have none: there are many, and they are no plain words.
func shortName(o *schema.Ontology, iri string) string {
	if isData(iri) {
		return ""
	}
	s := o.ShortenIRI(iri)
	_, local, ok := strings.Cut(s, ":")
	if !ok || s == iri || local == "" {
		return ""
	}
	for i, r := range local {
		letter := r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r == '_'
		if !letter && (i == 0 || r < '0' || r > '9') {
			return ""
		}
	}
	return s
}

func (t *turtle) object(o graph.Object) string {
	switch {
	case o.IRI != "":
		return t.iri(o.IRI)
	case o.Language != "":
		return quoted(o.Text) + "@" + o.Language
	case o.Datatype != "":
		return quoted(o.Text) + "^^" + t.iri(o.Datatype)
	}
	return quoted(o.Text)
}

// quoted writes a string of Turtle.
func quoted(s string) string { return enquoted(s, '"') }

// enquoted writes a string between quotation marks, with what cannot stand there as
// Turtle and Cypher escape it.
func enquoted(s string, quote rune) string {
	var b strings.Builder
	b.WriteRune(quote)
	for _, r := range s {
		switch {
		case r == quote || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\r':
			b.WriteString(`\r`)
		case r == '\t':
			b.WriteString(`\t`)
		case r < ' ' || r == 0x7F:
			const hex = "0123456789ABCDEF"
			b.WriteString(`\u00` + string(hex[r>>4]) + string(hex[r&15]))
		default:
			b.WriteRune(r)
		}
	}
	b.WriteRune(quote)
	return b.String()
}
