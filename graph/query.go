package graph

import (
	"context"
	"errors"
	"io"
	"time"
)

// The limits of a query whose options do not say otherwise.
const (
	DefaultTimeout = 10 * time.Second
	DefaultLimit   = 1000
)

// QueryOptions bound a query. The zero value means the defaults.
type QueryOptions struct {
	Limit   int           // rows; 0 is DefaultLimit, negative none
	Timeout time.Duration // 0 is DefaultTimeout
	// Params are seen by the query as the members of the object "params".
	// They are bound as values and never become code. Strings, string lists,
	// numbers and booleans.
	Params   map[string]any
	Language string // labels of entities and terms in Ask's tables: "ar" or "en"; empty is "en"
}

// A Table is what a query answers. Rows are in a stable order.
type Table struct {
	Columns []Column `json:"columns"`
	Rows    [][]Cell `json:"rows"`         // one cell a column
	Cut     bool     `json:"cut,omitzero"` // there are more rows than the limit
}

// A Column is a column of a table, with its title for people.
type Column struct {
	Name  string            `json:"name"`
	Title map[string]string `json:"title,omitempty"` // by language
	// Hidden columns identify (the statement's IRI, the article's span) and
	// need not be shown to people.
	Hidden bool `json:"hidden,omitzero"`
}

// A Cell holds the values of one column in one row: none where it is missing,
// several where rows were joined (joint speakers).
type Cell []Value

// String returns the cell for people, its values joined with a comma.
func (c Cell) String() string { return "" }

// A Value is a node or a literal of the graph.
type Value struct {
	Text     string `json:"text"`               // for people: a literal's text, an entity's name, a short IRI
	IRI      string `json:"iri,omitempty"`      // absolute; empty for a literal
	Language string `json:"language,omitempty"` // of a literal or of the name
	Datatype string `json:"datatype,omitempty"` // absolute IRI, of a literal that is not plain text
	Note     string `json:"note,omitempty"`     // in brackets after the text: a speaker's role
}

// Query runs a Gizmo query. Prefixes are loaded (khabar:, schema:, rdf:, ...),
// and a name without one is khabar's: g.V("<Person>").in("<type>").all().
// Columns are the tags, "id" first where it is used, the others sorted. Values
// that the query emits become columns too. A deadline and a limit always hold.
func (g *Graph) Query(ctx context.Context, gizmo string, opts QueryOptions) (*Table, error) {
	return nil, errTODO
}

// CayleyRows returns the rows in the shape of Cayley's HTTP interface: one
// object a row, of those columns that are there, IRIs in angle brackets.
func (t *Table) CayleyRows() []map[string]any { return nil }

// WriteJSON writes the rows as a JSON array of objects, by column name; a
// missing column is left out, a joined one is an array.
func (t *Table) WriteJSON(w io.Writer) error { return errTODO }

// A Question is a canned question: a Gizmo file with a header that names its
// parameters and columns.
type Question struct {
	Name    string            `json:"name"`
	Title   map[string]string `json:"title"` // by language
	Params  []Param           `json:"params"`
	Columns []Column          `json:"columns"`
	Source  string            `json:"source"` // the file, as a user can copy it
}

// A Param is a parameter of a question. All are optional.
type Param struct {
	Name string `json:"name"`
	// Kind is "entity" (a name in any language, an identifier or an IRI),
	// "act", "event", "date" (a day, month or year) or "text".
	Kind string            `json:"kind"`
	Help map[string]string `json:"help"` // by language
}

// Questions returns the canned questions, who-announced-what first.
func Questions() []Question { return nil }

// Ask answers a canned question. Parameters are the question's own, by name,
// as a person types them; an unknown one is an error that lists those known.
func (g *Graph) Ask(ctx context.Context, name string, params map[string]string, opts QueryOptions) (*Table, error) {
	return nil, errTODO
}

var errTODO = errors.New("not yet there")
