package web

import (
	"html/template"
	"strings"

	"github.com/khabar-kg/khabar/schema"
)

// A legend entry explains a shape or a line, and says whether it is shown.
type legend struct {
	Name, Label, Path string
	On                bool
}

// A shape is a node as it is drawn.
type shape struct {
	node
	Label, Path, Link, Title string
	Transform                string
	LabelY                   float64
}

// A line is an edge as it is drawn.
type line struct {
	edge
	Path  string
	Width float64
}

// helpers are what templates may call beside methods.
var helpers = template.FuncMap{
	"isolate": isolated,
	"shapeOf": shapeOf,
	// pair gives a template that is called two things.
	"pair": func(a, b any) struct{ A, B any } { return struct{ A, B any }{a, b} },
}

// Marks that hold a run of text together whatever stands around it.
const (
	firstStrongIsolate = '\u2068'
	popIsolate         = '\u2069'
)

// isolated keeps a text from changing the order of what stands around it, and
// takes out the marks by which it could.
func isolated(s string) string {
	s = strings.Map(func(r rune) rune {
		if r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069' {
			return -1
		}
		return r
	}, s)
	return string(firstStrongIsolate) + s + string(popIsolate)
}

// The orders in which legends list types and kinds.
var (
	entityTypes = []schema.EntityType{schema.Person, schema.Organization, schema.MilitaryUnit, schema.Place, schema.Facility, schema.NamedEvent}
	factKinds   = []schema.FactKind{schema.StatementFact, schema.EventFact, schema.PositionFact, schema.RelationFact}
)

// shapeOf returns the outline of a type's nodes around the origin, one unit high
// and wide each way: shape tells the type as well as colour does.
func shapeOf(t schema.EntityType) string {
	switch t {
	case schema.Person:
		return "M0-1A1 1 0 1 1 0 1A1 1 0 1 1 0-1Z"
	case schema.Organization:
		return "M-.9-.9H.9V.9H-.9Z"
	case schema.MilitaryUnit:
		return "M0-1.15L1.15 0L0 1.15L-1.15 0Z"
	case schema.Place:
		return "M0-1.1L1.1 .85H-1.1Z"
	case schema.Facility:
		return "M-.55-.95H.55L1.1 0L.55 .95H-.55L-1.1 0Z"
	}
	return "M0-1.2L.32-.4L1.15-.37L.5 .16L.72 .97L0 .5L-.72 .97L-.5 .16L-1.15-.37L-.32-.4Z"
}
