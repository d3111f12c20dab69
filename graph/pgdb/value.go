package pgdb

import (
	"crypto/sha1" //nolint:gosec // Cayley's hash, an identifier and no protection
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/pquads"
)

// A node is a value as a row of the table nodes: one of its columns is set, or
// two for strings of a kind.
type node struct {
	hash     refs.ValueHash
	raw      []byte
	str      *string
	datatype *string
	language *string
	iri      *bool
	bnode    *bool
	integer  *int64
	boolean  *bool
	float    *float64
	time     *time.Time
}

// hashOf returns the hash that a value has in the tables: Cayley's, except where
// Cayley's is also another value's.
func hashOf(v quad.Value) (refs.ValueHash, error) {
	if v == nil {
		return refs.ValueHash{}, nil
	}
	if !shared(v) {
		return refs.HashOf(v), nil
	}
	b, err := pquads.MarshalValue(v)
	if err != nil {
		return refs.ValueHash{}, fmt.Errorf("store value %v: %w", v, err)
	}
	return sha1.Sum(append([]byte("exactly "), b...)), nil
}

// shared reports whether Cayley gives another value the same hash.
func shared(v quad.Value) bool {
	switch v := v.(type) {
	case quad.Time:
		// It hashes whole seconds.
		return time.Time(v).Nanosecond() != 0
	case quad.TypedString:
		// It hashes "1"^^xsd:integer as the number.
		return quad.HasStringConversion(v.Type)
	}
	return false
}

// The times that PostgreSQL has.
var (
	firstTime = time.Date(-4712, 1, 1, 0, 0, 0, 0, time.UTC)
	lastTime  = time.Date(294_276, 1, 1, 0, 0, 0, 0, time.UTC)
)

// plainText reports whether text means in PostgreSQL and to Cayley what it means
// here: Cayley reads four letters back as a zero byte, which PostgreSQL's text
// cannot hold.
func plainText(s string) bool {
	return utf8.ValidString(s) && strings.IndexByte(s, 0) < 0 && !strings.Contains(s, `\x00`)
}

// newNode returns the row of a value. A value that no column gives back as it is
// goes into the column of bytes, where nothing compares it.
func newNode(v quad.Value) (node, error) {
	h, err := hashOf(v)
	n := node{hash: h}
	if err != nil {
		return n, err
	}
	yes := true
	text := func(parts ...string) bool {
		for _, p := range parts {
			if !plainText(p) {
				return false
			}
		}
		n.str = &parts[0]
		return true
	}
	switch v := v.(type) {
	case quad.IRI:
		if text(string(v)) {
			n.iri = &yes
			return n, nil
		}
	case quad.BNode:
		if text(string(v)) {
			n.bnode = &yes
			return n, nil
		}
	case quad.String:
		if text(string(v)) {
			return n, nil
		}
	case quad.LangString:
		if text(string(v.Value), v.Lang) {
			n.language = &v.Lang
			return n, nil
		}
	case quad.TypedString:
		if text(string(v.Value), string(v.Type)) {
			t := string(v.Type)
			n.datatype = &t
			return n, nil
		}
	case quad.Int:
		i := int64(v)
		n.integer = &i
		return n, nil
	case quad.Bool:
		b := bool(v)
		n.boolean = &b
		return n, nil
	case quad.Float:
		f := float64(v)
		n.float = &f
		return n, nil
	case quad.Time:
		if t := time.Time(v).UTC(); t.Nanosecond()%1000 == 0 && t.After(firstTime) && t.Before(lastTime) {
			n.time = &t
			return n, nil
		}
	}
	if n.raw, err = pquads.MarshalValue(v); err != nil {
		return n, fmt.Errorf("store value %v: %w", v, err)
	}
	return n, nil
}

// nodeColumns are the columns of a value, in the order of node.columns.
const nodeColumns = "value, value_string, datatype, language, iri, bnode, value_int, value_bool, value_float, value_time"

// columns returns where the columns of a value are read to.
func (n *node) columns() []any {
	return []any{&n.raw, &n.str, &n.datatype, &n.language, &n.iri, &n.bnode, &n.integer, &n.boolean, &n.float, &n.time}
}

// quadValue returns the value of a row.
func (n *node) quadValue() (quad.Value, error) {
	switch {
	case n.str != nil:
		switch {
		case n.iri != nil:
			return quad.IRI(*n.str), nil
		case n.bnode != nil:
			return quad.BNode(*n.str), nil
		case n.language != nil:
			return quad.LangString{Value: quad.String(*n.str), Lang: *n.language}, nil
		case n.datatype != nil:
			return quad.TypedString{Value: quad.String(*n.str), Type: quad.IRI(*n.datatype)}, nil
		}
		return quad.String(*n.str), nil
	case n.integer != nil:
		return quad.Int(*n.integer), nil
	case n.boolean != nil:
		return quad.Bool(*n.boolean), nil
	case n.float != nil:
		return quad.Float(*n.float), nil
	case n.time != nil:
		return quad.Time(n.time.UTC()), nil
	}
	v, err := pquads.UnmarshalValue(n.raw)
	if err != nil {
		return nil, fmt.Errorf("read value %v: %w", n.hash, err)
	}
	return v, nil
}
