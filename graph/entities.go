package graph

import (
	"context"

	"github.com/khabar-kg/khabar/schema"
)

// An EntityInfo is one node of the graph that articles speak of.
type EntityInfo struct {
	IRI         string            `json:"iri"`
	Type        schema.EntityType `json:"type"`
	KnownAs     string            `json:"known_as,omitempty"`
	Names       []schema.Name     `json:"names,omitempty"` // distinct; the one that most articles give first
	Description string            `json:"description,omitempty"`
	Articles    []string          `json:"articles"` // identifiers, sorted
}

// Name returns what to call the entity in a language: its first name in that
// language, or else its first name, or else its description.
func (e *EntityInfo) Name(language string) string { return "" }

// Entities returns the entities that name stands for: an IRI, a prefixed name,
// a lexicon identifier, or a name in any language, compared after folding (case,
// hamza and alef forms, vowel signs, article). Where no name is equal, names
// that hold all its words are given. An empty name gives all entities. Sorted by
// the number of articles, most first, then IRI. None is no error.
func (g *Graph) Entities(ctx context.Context, name string) ([]EntityInfo, error) { return nil, errTODO }

// A Fact is one thing that an article states of an entity.
type Fact struct {
	IRI       string          `json:"iri"`
	Kind      schema.FactKind `json:"kind"`
	Role      string          `json:"role"`              // the entity's part in it: speaker, about, audience, medium, agent, origin, person, of, subject, object ...
	Type      string          `json:"type,omitempty"`    // act, event type or relation type
	Label     string          `json:"label,omitempty"`   // of the type, in the language asked for
	Others    []FactParty     `json:"others,omitempty"`  // who else takes part
	Date      string          `json:"date,omitempty"`    // "2021-12-09", "2021-12" or "2021"
	Negative  bool            `json:"negative,omitzero"` // it is said not to have happened
	Modality  schema.Modality `json:"modality,omitempty"`
	Article   string          `json:"article"`
	Outlet    string          `json:"outlet,omitempty"`
	Evidence  schema.Span     `json:"evidence"` // bytes of the article's text
	Sentence  schema.Span     `json:"sentence"` // around the evidence
	Rule      string          `json:"rule,omitempty"`
	Certainty float64         `json:"certainty,omitzero"`
}

// A FactParty is another entity within a fact.
type FactParty struct {
	Role string `json:"role"`
	IRI  string `json:"iri"`
	Name string `json:"name"`
}

// An Entity is a node with all that articles state of it.
type Entity struct {
	EntityInfo
	Facts []Fact `json:"facts"` // by article identifier, then order of the text
}

// Show returns the entity that name stands for, as in [Graph.Entities], with
// its facts; labels are in the given language ("ar" or "en"). Nothing found is
// [ErrNoEntity]. Where several are found the error is an [*AmbiguousError].
func (g *Graph) Show(ctx context.Context, name, language string) (*Entity, error) {
	return nil, errTODO
}

// An AmbiguousError lists the entities that one name stands for.
type AmbiguousError struct {
	Name     string
	Entities []EntityInfo
}

func (e *AmbiguousError) Error() string { return "" }
