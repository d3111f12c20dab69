package graph

import (
	"context"
	"errors"
	"io"

	"github.com/cayleygraph/quad"

	"github.com/khabar-kg/khabar/schema"
)

// Options say how a database is opened. The zero value is the usual way.
type Options struct {
	// Ontology gives classes, acts and predicates; nil is the embedded one.
	Ontology *schema.Ontology
	// MustExist refuses a path where there is no database, for commands that
	// only read: the error is [ErrNoDatabase].
	MustExist bool
}

// A Graph is an open database: records, and the quads that follow from them.
// All methods may be called from several goroutines. Readers wait while a
// change is being written, and a change waits for the queries under way.
type Graph struct{}

// Errors that a caller may branch on, with [errors.Is].
var (
	// ErrNoDatabase means that the path holds no database.
	ErrNoDatabase = errors.New("no database there")
	// ErrNewerFormat means that a newer khabar wrote the database.
	ErrNewerFormat = errors.New("database of a newer version")
	// ErrLocked means that another process holds the database; the message
	// says which.
	ErrLocked = errors.New("database is in use")
	// ErrNoArticle means that the graph holds no article of that identifier.
	ErrNoArticle = errors.New("no such article")
	// ErrNoEntity means that nothing in the graph bears that name or identifier.
	ErrNoEntity = errors.New("no such entity")
	// ErrNoQuestion means that no canned question has that name.
	ErrNoQuestion = errors.New("no such question")
	// ErrDeadline means that a query was stopped at its deadline.
	ErrDeadline = errors.New("query stopped at its deadline")
	// ErrMemory means that a query was stopped for the memory it took.
	ErrMemory = errors.New("query stopped: it takes too much memory")
)

var errTODO = errors.New("not yet there")

// A Hinted error knows what the user can do about it. The command line prints
// the hint on a line of its own.
type Hinted interface {
	error
	Hint() string
}

// Open opens the database folder at path, and creates it unless
// [Options.MustExist] is set. One process owns a database at a time: a second
// one gets [ErrLocked] with the number of the process that holds it.
func Open(ctx context.Context, path string, opts Options) (*Graph, error) { return nil, errTODO }

// Close gives the database back. The graph must not be used after it.
func (g *Graph) Close() error { return nil }

// PutResult counts what [Graph.Put] did, by article identifiers in the order given.
type PutResult struct {
	Added     []string // new in the graph
	Replaced  []string // were there with another text or another extraction
	Unchanged []string // were there just so
}

// Put stores records and their quads. A record whose article is there with the
// same text, extractor and facts is left alone; otherwise the article's old
// quads give way to the new ones. All records of one call are stored in one
// transaction: all or none. Of two records with one identifier the last wins.
// Every record must pass [schema.Record.Validate].
func (g *Graph) Put(ctx context.Context, records []*schema.Record) (PutResult, error) {
	return PutResult{}, errTODO
}

// Has reports whether the graph holds the article with just this text (by
// SHA-256, hexadecimal) as just this extractor reads it, so that a caller can
// skip the extraction.
func (g *Graph) Has(ctx context.Context, id, sha256 string, by schema.Extractor) (bool, error) {
	return false, errTODO
}

// Remove deletes articles with their records, in one transaction: no quad of
// them stays, and no quad of another is touched. When one of them is not there
// nothing is deleted, and the error is [ErrNoArticle] with its identifier.
func (g *Graph) Remove(ctx context.Context, ids ...string) error { return errTODO }

// An ArticleInfo is what is known of an article without reading its record.
type ArticleInfo struct {
	schema.Article        // without its text
	Quads          int    `json:"quads"`
	IRI            string `json:"iri"`
	Entities       int    `json:"entities"`
	Statements     int    `json:"statements"`
	Events         int    `json:"events"`
}

// Articles returns all articles, sorted by identifier.
func (g *Graph) Articles(ctx context.Context) ([]ArticleInfo, error) { return nil, errTODO }

// Record returns the record of an article as it was put, its text included.
func (g *Graph) Record(ctx context.Context, id string) (*schema.Record, error) { return nil, errTODO }

// Quads calls f with every quad, sorted by label and within it as N-Quads
// sorts, until f returns an error.
func (g *Graph) Quads(ctx context.Context, f func(quad.Quad) error) error { return errTODO }

// Export writes the whole graph as N-Quads: absolute IRIs, sorted, the same
// bytes for the same graph.
func (g *Graph) Export(ctx context.Context, w io.Writer) error { return errTODO }

// Stats counts what the graph holds.
type Stats struct {
	Articles int `json:"articles"`
	Quads    int `json:"quads"`
}

// Stats returns the counts, without reading the quads.
func (g *Graph) Stats(ctx context.Context) (Stats, error) { return Stats{}, errTODO }

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
