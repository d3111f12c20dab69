package schema

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"net/url"
	"os"
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

//go:embed ontology/*.yaml
var ontologyFiles embed.FS

// An Ontology says which classes, acts, event types, roles and predicates
// there are, with their labels. It is immutable after [LoadOntology], and
// goroutines may share it.
type Ontology struct {
	terms  []*Term // in the order of the files
	byName map[string]*Term
	byIRI  map[string]*Term
	byUse  map[use]*Term
	spaces []Namespace // sorted by prefix
}

// use is how a record refers to a term: kind and value.
type use struct {
	kind  TermKind
	value string
}

// A Term is a class, a predicate or a value of the ontology.
type Term struct {
	// Name is the short name, unique in the ontology, as people type it in
	// queries: "Person", "announce", "withdrew_to".
	Name string   `json:"name" yaml:"name"`
	Kind TermKind `json:"kind" yaml:"kind"`
	IRI  string   `json:"iri" yaml:"iri"` // absolute
	// Value is what a record writes for the term; it is the name but for a few.
	Value string `json:"value,omitempty" yaml:"value"`
	// Sub lists the more general classes or predicates, absolute IRIs.
	Sub         []string          `json:"sub,omitempty" yaml:"sub"`
	Label       map[string]string `json:"label" yaml:"label"` // by language: "ar", "en"
	Description string            `json:"description,omitempty" yaml:"description"`
	Example     string            `json:"example,omitempty" yaml:"example"`
	// Predicate is, of an act, the name of the predicate that is drawn from the
	// speaker to the statement.
	Predicate string `json:"predicate,omitempty" yaml:"predicate"`
	// Edges are, of an event type, the predicates drawn between participants.
	Edges  []Edge `json:"edges,omitempty" yaml:"edges"`
	Plover Plover `json:"plover,omitzero" yaml:"plover"` // of an event type

	at position
}

// An Edge says that an event type draws a predicate from the entities of one
// role to those of another: the first role of To that the event has.
type Edge struct {
	From      Role   `json:"from" yaml:"from"`
	To        []Role `json:"to" yaml:"to"`
	Predicate string `json:"predicate" yaml:"predicate"`
}

// Plover is the code of an event type in PLOVER, where it has one.
type Plover struct {
	Event string `json:"event,omitempty" yaml:"event"`
	Mode  string `json:"mode,omitempty" yaml:"mode"`
}

// TermKind is a sort of term.
type TermKind string

// The kinds of term.
const (
	ClassTerm      TermKind = "class"       // Statement, Event, Position ...
	EntityTypeTerm TermKind = "entity_type" // Person, Place ...; classes too
	PredicateTerm  TermKind = "predicate"
	ActTerm        TermKind = "act"
	EventTypeTerm  TermKind = "event_type"
	RoleTerm       TermKind = "role"     // a predicate from an event to an entity
	RelationTerm   TermKind = "relation" // a predicate from an entity to an entity
)

var termKinds = []TermKind{ClassTerm, EntityTypeTerm, PredicateTerm, ActTerm, EventTypeTerm, RoleTerm, RelationTerm}

// A Namespace is a prefix and what it stands for.
type Namespace struct {
	Prefix string `json:"prefix"` // without the colon
	IRI    string `json:"iri"`
}

// The namespaces of this project. A data IRI is DataIRI and a [Ref], or an
// article's escaped identifier.
const (
	VocabularyIRI = "https://khabar-kg.github.io/ns#"
	DataIRI       = "https://khabar-kg.github.io/id/"
	KnownIRI      = "https://khabar-kg.github.io/known/" // entities of the lexicon, by identifier
	GraphIRI      = "https://khabar-kg.github.io/graph/" // labels of quads that are no article's
)

var standardSpaces = map[string]string{
	"khabar": VocabularyIRI,
	"id":     DataIRI,
	"known":  KnownIRI,
	"graph":  GraphIRI,
	"schema": "https://schema.org/",
	"sem":    "http://semanticweb.cs.vu.nl/2009/11/sem/",
	"prov":   "http://www.w3.org/ns/prov#",
	"oa":     "http://www.w3.org/ns/oa#",
	"rdf":    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
	"rdfs":   "http://www.w3.org/2000/01/rdf-schema#",
	"owl":    "http://www.w3.org/2002/07/owl#",
	"xsd":    "http://www.w3.org/2001/XMLSchema#",
}

// position is a place in a file.
type position struct {
	file string
	line int
}

func (p position) String() string { return fmt.Sprintf("%s:%d", p.file, p.line) }

// LoadOntology returns the embedded ontology, extended by the user's files at
// the given paths, in that order. A file may add prefixes and terms, and amend a
// term that is there, when it names it without a kind: labels and edges are
// added, a description replaced. Every fault is reported with file and line, all
// of them joined.
func LoadOntology(extra ...string) (*Ontology, error) {
	o := &Ontology{byName: map[string]*Term{}, byIRI: map[string]*Term{}, byUse: map[use]*Term{}}
	l := loader{o: o, spaces: maps.Clone(standardSpaces)}
	embedded, err := fs.Glob(ontologyFiles, "ontology/*.yaml") // sorted
	if err != nil {
		return nil, err
	}
	for _, name := range embedded {
		b, err := ontologyFiles.ReadFile(name)
		if err != nil {
			return nil, err
		}
		l.read(name, b)
	}
	for _, name := range extra {
		b, err := os.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("read ontology: %w", err)
		}
		l.read(name, b)
	}
	l.link()
	for _, prefix := range slices.Sorted(maps.Keys(l.spaces)) {
		o.spaces = append(o.spaces, Namespace{prefix, l.spaces[prefix]})
	}
	if err := errors.Join(l.faults...); err != nil {
		return nil, err
	}
	return o, nil
}

// Terms returns all terms, in the order of the files. The slice is the
// caller's; the terms must not be changed.
func (o *Ontology) Terms() []*Term { return slices.Clone(o.terms) }

// Namespaces returns the prefixes, sorted.
func (o *Ontology) Namespaces() []Namespace { return slices.Clone(o.spaces) }

// Term returns the term of a short name, or nil.
func (o *Ontology) Term(name string) *Term { return o.byName[name] }

// TermOf returns the term that a record means by value, or nil: TermOf(ActTerm,
// "announce"), TermOf(EntityTypeTerm, "Event").
func (o *Ontology) TermOf(kind TermKind, value string) *Term { return o.byUse[use{kind, value}] }

// Meaning returns the term of an absolute IRI, or nil.
func (o *Ontology) Meaning(iri string) *Term { return o.byIRI[iri] }

// LabelIn returns the term's label in the language, or else in English, or else
// its name.
func (t *Term) LabelIn(language string) string {
	for _, l := range []string{language, "en"} {
		if s := t.Label[l]; s != "" {
			return s
		}
	}
	return t.Name
}

// ExpandIRI returns the absolute IRI of what a person types: a prefixed name
// ("schema:name"), or a term's short name ("announced"). What is neither is
// returned as it is.
func (o *Ontology) ExpandIRI(s string) string {
	prefix, local, ok := strings.Cut(s, ":")
	if !ok {
		if t := o.byName[s]; t != nil {
			return t.IRI
		}
		return s
	}
	if i, ok := slices.BinarySearchFunc(o.spaces, prefix, func(n Namespace, p string) int { return strings.Compare(n.Prefix, p) }); ok {
		return o.spaces[i].IRI + local
	}
	return s
}

// ShortenIRI returns an absolute IRI as a prefixed name, or as it is where no
// prefix fits. [Ontology.ExpandIRI] turns it back.
func (o *Ontology) ShortenIRI(iri string) string {
	best := ""
	var prefix string
	for _, n := range o.spaces {
		if len(n.IRI) > len(best) && len(iri) > len(n.IRI) && strings.HasPrefix(iri, n.IRI) {
			best, prefix = n.IRI, n.Prefix
		}
	}
	if best == "" {
		return iri
	}
	return prefix + ":" + iri[len(best):]
}

// ArticleIRI returns the IRI of an article, which labels its quads.
func ArticleIRI(id string) string { return DataIRI + url.PathEscape(id) }

// IRI returns the absolute IRI of the fact that r refers to. [RefOfIRI] turns
// it back.
func (r Ref) IRI() string { return DataIRI + r.String() }

// RefOfIRI returns the reference that an IRI of [Ref.IRI] was made from.
func RefOfIRI(iri string) (Ref, error) {
	s, ok := strings.CutPrefix(iri, DataIRI)
	if !ok {
		return Ref{}, fmt.Errorf("%q is not the IRI of a fact", iri)
	}
	return ParseRef(s)
}

// KnownEntityIRI returns the IRI of the entity that has an identifier in the
// lexicon or in Wikidata.
func KnownEntityIRI(knownAs string) string { return KnownIRI + url.PathEscape(knownAs) }

// A loader reads files into an ontology and collects what is wrong with them.
type loader struct {
	o      *Ontology
	spaces map[string]string
	faults []error
}

func (l *loader) fault(at position, format string, args ...any) {
	l.faults = append(l.faults, fmt.Errorf("%s: %s", at, fmt.Sprintf(format, args...)))
}

var (
	termName   = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9_]*$`)
	prefixName = regexp.MustCompile(`^[a-z][a-z0-9]*$`)
	termKeys   = []string{"name", "kind", "iri", "value", "sub", "label", "description", "example", "predicate", "edges", "plover"}
)

func (l *loader) read(file string, content []byte) {
	at := func(n *yaml.Node) position { return position{file, n.Line} }
	var doc yaml.Node
	if err := yaml.Unmarshal(content, &doc); err != nil {
		// The parser's message has the line.
		l.faults = append(l.faults, fmt.Errorf("%s: %w", file, err))
		return
	}
	if len(doc.Content) == 0 {
		return
	}
	root := doc.Content[0]
	if root.Kind != yaml.MappingNode {
		l.fault(at(root), "want a mapping with the keys prefixes and terms")
		return
	}
	for key, value := range pairs(root) {
		switch key.Value {
		case "prefixes":
			l.readPrefixes(file, value)
		case "terms":
			if value.Kind != yaml.SequenceNode {
				l.fault(at(value), "terms: want a list")
				continue
			}
			for _, n := range value.Content {
				l.readTerm(at(n), n)
			}
		default:
			l.fault(at(key), "unknown key %q; known are prefixes and terms", key.Value)
		}
	}
}

// pairs yields the keys and values of a mapping.
func pairs(n *yaml.Node) func(func(k, v *yaml.Node) bool) {
	return func(yield func(k, v *yaml.Node) bool) {
		for i := 0; i+1 < len(n.Content); i += 2 {
			if !yield(n.Content[i], n.Content[i+1]) {
				return
			}
		}
	}
}

func (l *loader) readPrefixes(file string, n *yaml.Node) {
	if n.Kind != yaml.MappingNode {
		l.fault(position{file, n.Line}, "prefixes: want a mapping of prefix to IRI")
		return
	}
	for key, value := range pairs(n) {
		at := position{file, key.Line}
		old, there := l.spaces[key.Value]
		switch {
		case !prefixName.MatchString(key.Value):
			l.fault(at, "prefix %q: want small letters and digits", key.Value)
		case !absolute(value.Value):
			l.fault(at, "prefix %s: %q is not an absolute IRI", key.Value, value.Value)
		case there && old != value.Value:
			l.fault(at, "prefix %s: it stands for %s already", key.Value, old)
		default:
			l.spaces[key.Value] = value.Value
		}
	}
}

func (l *loader) readTerm(at position, n *yaml.Node) {
	if n.Kind != yaml.MappingNode {
		l.fault(at, "want a term, with a name, a kind and a label")
		return
	}
	known := true
	for key := range pairs(n) {
		if !slices.Contains(termKeys, key.Value) {
			l.fault(position{at.file, key.Line}, "unknown key %q; known are %s", key.Value, strings.Join(termKeys, ", "))
			known = false
		}
	}
	t := &Term{at: at}
	if err := n.Decode(t); err != nil {
		l.faults = append(l.faults, fmt.Errorf("%s: %w", at, err))
		return
	}
	switch {
	case !known:
		return
	case !termName.MatchString(t.Name):
		l.fault(at, "name %q: want a letter, then letters, digits and underscores", t.Name)
		return
	}
	old := l.o.byName[t.Name]
	switch {
	case t.Kind == "" && old != nil:
		l.amend(old, t)
		return
	case old != nil:
		l.fault(at, "%s: a term of that name is at %s; leave its kind out to amend it", t.Name, old.at)
		return
	case !slices.Contains(termKinds, t.Kind):
		l.fault(at, "%s: kind %q is none of %v", t.Name, t.Kind, termKinds)
		return
	case len(t.Label) == 0:
		l.fault(at, "%s: no label", t.Name)
		return
	}
	if t.Value == "" {
		t.Value = t.Name
	}
	if t.IRI == "" {
		t.IRI = "khabar:" + t.Name
	}
	l.o.terms = append(l.o.terms, t)
	l.o.byName[t.Name] = t
}

// amend adds to a term what a later file says of it.
func (l *loader) amend(t, by *Term) {
	if by.IRI != "" || by.Value != "" || len(by.Sub) > 0 {
		l.fault(by.at, "%s: iri, value and sub of a term cannot be changed", t.Name)
		return
	}
	maps.Copy(t.Label, by.Label)
	if by.Description != "" {
		t.Description = by.Description
	}
	if by.Example != "" {
		t.Example = by.Example
	}
	if by.Predicate != "" {
		t.Predicate = by.Predicate
	}
	t.Edges = append(t.Edges, by.Edges...)
	if by.Plover != (Plover{}) {
		t.Plover = by.Plover
	}
}

// link resolves what terms say of each other, once all are read.
func (l *loader) link() {
	o := l.o
	for _, t := range o.terms {
		t.IRI = l.resolve(t, t.IRI)
		for i := range t.Sub {
			t.Sub[i] = l.resolve(t, t.Sub[i])
		}
		if other := o.byIRI[t.IRI]; other != nil {
			l.fault(t.at, "%s: %s at %s has the same IRI %s", t.Name, other.Name, other.at, t.IRI)
		}
		o.byIRI[t.IRI] = t
		u := use{t.Kind, t.Value}
		if other := o.byUse[u]; other != nil {
			l.fault(t.at, "%s: %s at %s has the same value %q", t.Name, other.Name, other.at, t.Value)
		}
		o.byUse[u] = t
		if t.Predicate != "" && t.Kind != ActTerm {
			l.fault(t.at, "%s: only an act has a predicate", t.Name)
		}
		if t.Kind == ActTerm {
			l.wantKind(t, t.Predicate, PredicateTerm)
		}
		if len(t.Edges) > 0 && t.Kind != EventTypeTerm {
			l.fault(t.at, "%s: only an event type has edges", t.Name)
		}
		for _, e := range t.Edges {
			l.wantKind(t, e.Predicate, PredicateTerm)
			l.wantKind(t, string(e.From), RoleTerm)
			if len(e.To) == 0 {
				l.fault(t.at, "%s: the edge %s leads to no role", t.Name, e.Predicate)
			}
			for _, r := range e.To {
				l.wantKind(t, string(r), RoleTerm)
			}
		}
	}
}

func (l *loader) wantKind(t *Term, name string, kind TermKind) {
	if to := l.o.byName[name]; to == nil || to.Kind != kind {
		l.fault(t.at, "%s: there is no %s %q", t.Name, kind, name)
	}
}

func (l *loader) resolve(t *Term, iri string) string {
	prefix, local, ok := strings.Cut(iri, ":")
	if space, known := l.spaces[prefix]; ok && known {
		return space + local
	}
	if !absolute(iri) {
		l.fault(t.at, "%s: %q is neither a prefixed name nor an absolute IRI", t.Name, iri)
	}
	return iri
}

// absolute reports whether s is an IRI with a scheme and without the characters
// that N-Quads forbids.
func absolute(s string) bool {
	u, err := url.Parse(s)
	return err == nil && u.IsAbs() && (u.Host != "" || u.Opaque != "") && !strings.ContainsAny(s, "<>\"{}|^`\\ \t\n\r")
}
