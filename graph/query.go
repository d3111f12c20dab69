package graph

import (
	"bufio"
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/cayleygraph/quad"
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

// Texts returns the names of all columns and then the rows, for formats that have one
// text a cell: its values, parted by the separator.
func (t *Table) Texts(separator string) [][]string {
	head := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		head[i] = c.Name
	}
	out := [][]string{head}
	for _, row := range t.Rows {
		cells := make([]string, len(row))
		for i, c := range row {
			values := make([]string, len(c))
			for k, v := range c {
				values[k] = v.String()
			}
			cells[i] = strings.Join(values, separator)
		}
		out = append(out, cells)
	}
	return out
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
func (c Cell) String() string {
	parts := make([]string, len(c))
	for i, v := range c {
		parts[i] = v.String()
	}
	return strings.Join(parts, ", ")
}

// A Value is a node or a literal of the graph.
type Value struct {
	Text     string `json:"text"`               // for people: a literal's text, an entity's name, a short IRI
	IRI      string `json:"iri,omitempty"`      // absolute; empty for a literal
	Language string `json:"language,omitempty"` // of a literal or of the name
	Datatype string `json:"datatype,omitempty"` // absolute IRI, of a literal that is not plain text
	Note     string `json:"note,omitempty"`     // in brackets after the text: a speaker's role
}

// String returns the value for people, its note in brackets.
func (v Value) String() string {
	if v.Note == "" {
		return v.Text
	}
	return v.Text + " (" + v.Note + ")"
}

// Query runs a Gizmo query. Prefixes are loaded (khabar:, schema:, rdf:, ...),
// and a name without one is a term of the ontology: g.V("<Person>").in("<type>").all().
// Beside what Gizmo has, there are params, oneOf(list), between(path, predicate,
// since, until), which keeps the nodes whose date lies there, spoken(path, since,
// until), the same for statements, and certain(path, least), which keeps the facts
// that are certain to so much.
// Columns are the tags, "id" first where it is used, the others sorted. Rows that
// the query emits have their members as columns, and keep the order in which they
// were emitted; all others are sorted. A deadline and a limit always hold; rows
// cut at the limit are said in the table, the deadline is [ErrDeadline].
//
// A query that takes much memory is stopped with [ErrMemory]. That holds for what
// JavaScript can be stopped in; it is no wall against somebody who means harm.
func (g *Graph) Query(ctx context.Context, gizmo string, opts QueryOptions) (*Table, error) {
	limit, timeout := opts.bounds()
	var t *Table
	err := g.store.view(ctx, func(s snapshot) error {
		a, err := g.run(ctx, s, gizmo, opts.Params, limit, timeout)
		if err != nil {
			return err
		}
		t = g.layOut(a)
		return nil
	})
	return t, err
}

func (o QueryOptions) bounds() (limit int, timeout time.Duration) {
	limit, timeout = o.Limit, o.Timeout
	if limit == 0 {
		limit = DefaultLimit
	}
	if timeout <= 0 {
		timeout = DefaultTimeout
	}
	return limit, timeout
}

// layOut makes a table of an answer.
func (g *Graph) layOut(a *answer) *Table {
	t := &Table{Cut: a.cut}
	for _, name := range columnsOf(a.rows) {
		t.Columns = append(t.Columns, Column{Name: name})
	}
	for _, r := range a.rows {
		row := make([]Cell, len(t.Columns))
		for i, c := range t.Columns {
			for _, v := range r[c.Name] {
				row[i] = append(row[i], g.value(v))
			}
		}
		t.Rows = append(t.Rows, row)
	}
	if !a.emitted {
		slices.SortFunc(t.Rows, compareRows)
	}
	return t
}

func compareRows(a, b []Cell) int {
	return slices.CompareFunc(a, b, func(a, b Cell) int { return slices.CompareFunc(a, b, compareValues) })
}

func compareValues(a, b Value) int {
	return cmp.Or(
		cmp.Compare(a.Text, b.Text),
		cmp.Compare(a.IRI, b.IRI),
		cmp.Compare(a.Language, b.Language),
		cmp.Compare(a.Datatype, b.Datatype),
		cmp.Compare(a.Note, b.Note),
	)
}

// value makes a node of the graph one for people.
func (g *Graph) value(v quad.Value) Value {
	switch v := v.(type) {
	case nil:
		return Value{}
	case quad.IRI:
		return Value{Text: g.o.ShortenIRI(string(v)), IRI: string(v)}
	case quad.String:
		return Value{Text: string(v)}
	case quad.LangString:
		return Value{Text: string(v.Value), Language: v.Lang}
	case quad.Bool:
		return Value{Text: strconv.FormatBool(bool(v)), Datatype: xsd + "boolean"}
	case quad.Float:
		return Value{Text: strconv.FormatFloat(float64(v), 'g', -1, 64), Datatype: xsd + "double"}
	case quad.TypedStringer:
		t := v.TypedString()
		return Value{Text: string(t.Value), Datatype: string(fullType(t.Type))}
	case quad.TypedString:
		return Value{Text: string(v.Value), Datatype: string(fullType(v.Type))}
	}
	return Value{Text: v.String()}
}

// CayleyRows returns the rows in the shape of Cayley's HTTP interface: one
// object a row, of those columns that are there, IRIs in angle brackets.
func (t *Table) CayleyRows() []map[string]any {
	out := make([]map[string]any, 0, len(t.Rows))
	for _, row := range t.Rows {
		m := map[string]any{}
		for i, cell := range row {
			switch len(cell) {
			case 0:
			case 1:
				m[t.Columns[i].Name] = cell[0].native()
			default:
				list := make([]any, len(cell))
				for j, v := range cell {
					list[j] = v.native()
				}
				m[t.Columns[i].Name] = list
			}
		}
		out = append(out, m)
	}
	return out
}

// native is a value as Cayley's own JSON has it: an IRI in brackets, a number or
// a truth value as such, all else as text.
func (v Value) native() any {
	switch v.Datatype {
	case "":
		if v.IRI != "" {
			return "<" + v.IRI + ">"
		}
	case xsd + "integer":
		if n, err := strconv.ParseInt(v.Text, 10, 64); err == nil {
			return n
		}
	case xsd + "double":
		if f, err := strconv.ParseFloat(v.Text, 64); err == nil {
			return f
		}
	case xsd + "boolean":
		return v.Text == "true"
	}
	return v.Text
}

// WriteJSON writes the rows as a JSON array of objects, by column name; a
// missing column is left out, a joined one is an array.
func (t *Table) WriteJSON(w io.Writer) error {
	b := bufio.NewWriter(w)
	b.WriteString("[")
	for i, row := range t.Rows {
		if i > 0 {
			b.WriteString(",")
		}
		b.WriteString("\n {")
		first := true
		for j, cell := range row {
			if len(cell) == 0 {
				continue
			}
			if !first {
				b.WriteString(", ")
			}
			first = false
			var v any = cell
			if len(cell) == 1 {
				v = cell[0]
			}
			name, err := jsonText(t.Columns[j].Name)
			if err != nil {
				return err
			}
			text, err := jsonText(v)
			if err != nil {
				return err
			}
			b.Write(name)
			b.WriteString(": ")
			b.Write(text)
		}
		b.WriteString("}")
	}
	b.WriteString("\n]\n")
	return b.Flush()
}

// jsonText writes v as JSON for people: without escapes of <, > and &.
func jsonText(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	err := enc.Encode(v)
	return bytes.TrimRight(b.Bytes(), "\n"), err
}
