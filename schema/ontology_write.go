package schema

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
)

// WriteJSON writes the ontology as one JSON document: prefixes and terms.
func (o *Ontology) WriteJSON(w io.Writer) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(struct {
		Prefixes []Namespace `json:"prefixes"`
		Terms    []*Term     `json:"terms"`
	}{o.spaces, o.terms})
}

// headings are the kinds in the order in which they are printed.
var headings = []struct {
	kind   TermKind
	ar, en string
}{
	{EntityTypeTerm, "أنواع الكيانات", "Types of entities"},
	{ClassTerm, "الأصناف", "Classes"},
	{ActTerm, "أفعال القول", "Acts of speech"},
	{EventTypeTerm, "أنواع الأحداث", "Types of events"},
	{RoleTerm, "الأدوار", "Roles"},
	{RelationTerm, "العلاقات", "Relations"},
	{PredicateTerm, "الخصائص", "Predicates"},
}

// WriteText writes the ontology for people, one term a line under a heading for
// each kind, labels in the language ("ar" or "en") first.
func (o *Ontology) WriteText(w io.Writer, language string) error {
	b := bufio.NewWriter(w)
	for i, h := range headings {
		heading := h.en
		if language == "ar" {
			heading = h.ar
		}
		if i > 0 {
			fmt.Fprintln(b)
		}
		fmt.Fprintf(b, "%s\n", heading)
		for _, t := range o.terms {
			if t.Kind != h.kind {
				continue
			}
			fmt.Fprintf(b, "  %s (%s): %s", t.Name, strings.Join(t.labels(language), ", "), strings.TrimRight(t.Description, "."))
			if t.Predicate != "" {
				fmt.Fprintf(b, "; draws %s", t.Predicate)
			}
			for _, e := range t.Edges {
				fmt.Fprintf(b, "; draws %s from %s to %s", e.Predicate, e.From, joinRoles(e.To))
			}
			if t.Plover.Event != "" {
				fmt.Fprintf(b, "; PLOVER %s", strings.TrimRight(t.Plover.Event+" "+t.Plover.Mode, " "))
			}
			if t.Example != "" {
				fmt.Fprintf(b, "; as in: %s", t.Example)
			}
			fmt.Fprintln(b)
		}
	}
	return b.Flush()
}

func joinRoles(roles []Role) string {
	s := make([]string, len(roles))
	for i, r := range roles {
		s[i] = string(r)
	}
	return strings.Join(s, " or ")
}

// labels returns the labels, that of the language first, the others by language.
func (t *Term) labels(language string) []string {
	var out []string
	if s := t.Label[language]; s != "" {
		out = append(out, s)
	}
	for _, l := range slices.Sorted(maps.Keys(t.Label)) {
		if l != language {
			out = append(out, t.Label[l])
		}
	}
	return out
}

// A Triple is a statement of the ontology as RDF. An object is an IRI, or text
// in a language ("" for plain text).
type Triple struct {
	Subject, Predicate, Object string
	Literal                    bool
	Language                   string
}

// Triples returns the ontology as RDF, in a stable order.
func (o *Ontology) Triples() []Triple {
	var out []Triple
	rdfs, rdf, owl := standardSpaces["rdfs"], standardSpaces["rdf"], standardSpaces["owl"]
	for _, t := range o.terms {
		class, sub := rdf+"Property", rdfs+"subPropertyOf"
		switch t.Kind {
		case ClassTerm, EntityTypeTerm:
			class, sub = rdfs+"Class", rdfs+"subClassOf"
		case ActTerm, EventTypeTerm:
			class, sub = owl+"NamedIndividual", rdfs+"seeAlso"
		}
		out = append(out, Triple{Subject: t.IRI, Predicate: rdf + "type", Object: class})
		for _, s := range t.Sub {
			out = append(out, Triple{Subject: t.IRI, Predicate: sub, Object: s})
		}
		for _, l := range slices.Sorted(maps.Keys(t.Label)) {
			out = append(out, Triple{Subject: t.IRI, Predicate: rdfs + "label", Object: t.Label[l], Literal: true, Language: l})
		}
		if t.Description != "" {
			out = append(out, Triple{Subject: t.IRI, Predicate: rdfs + "comment", Object: t.Description, Literal: true, Language: "en"})
		}
		if t.Plover.Event != "" {
			out = append(out, Triple{Subject: t.IRI, Predicate: VocabularyIRI + "ploverEvent", Object: t.Plover.Event, Literal: true})
		}
		if t.Plover.Mode != "" {
			out = append(out, Triple{Subject: t.IRI, Predicate: VocabularyIRI + "ploverMode", Object: t.Plover.Mode, Literal: true})
		}
	}
	return out
}

var turtleEscapes = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\r", `\r`, "\t", `\t`)

// WriteTurtle writes the ontology as RDF in Turtle.
func (o *Ontology) WriteTurtle(w io.Writer) error {
	b := bufio.NewWriter(w)
	for _, n := range o.spaces {
		fmt.Fprintf(b, "@prefix %s: <%s> .\n", n.Prefix, n.IRI)
	}
	subject := ""
	for _, t := range o.Triples() {
		if t.Subject == subject {
			fmt.Fprint(b, " ;\n    ")
		} else {
			if subject != "" {
				fmt.Fprint(b, " .\n")
			}
			fmt.Fprintf(b, "\n%s ", o.turtleIRI(t.Subject))
			subject = t.Subject
		}
		fmt.Fprint(b, o.turtleIRI(t.Predicate), " ")
		switch {
		case !t.Literal:
			fmt.Fprint(b, o.turtleIRI(t.Object))
		case t.Language != "":
			fmt.Fprintf(b, "\"%s\"@%s", turtleEscapes.Replace(t.Object), t.Language)
		default:
			fmt.Fprintf(b, "\"%s\"", turtleEscapes.Replace(t.Object))
		}
	}
	fmt.Fprint(b, " .\n")
	return b.Flush()
}

// turtleIRI writes an IRI as a prefixed name where its local part is a plain
// name, and in brackets otherwise.
func (o *Ontology) turtleIRI(iri string) string {
	short := o.ShortenIRI(iri)
	if _, local, ok := strings.Cut(short, ":"); ok && short != iri && termName.MatchString(local) {
		return short
	}
	return "<" + iri + ">"
}
