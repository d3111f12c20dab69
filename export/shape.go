package export

import "github.com/khabar-kg/khabar/schema"

// A drawn shape, in the words of each format, so that not the colour alone tells the
// type of an entity.
type drawn struct{ dot, yed, mermaidOpen, mermaidClose string }

// shape returns the shape of a type.
func shape(t schema.EntityType) drawn {
	switch t {
	case schema.Person:
		return drawn{"ellipse", "ellipse", "([", "])"}
	case schema.Organization:
		return drawn{"box", "rectangle", "[", "]"}
	case schema.MilitaryUnit:
		return drawn{"hexagon", "hexagon", "{{", "}}"}
	case schema.Place:
		return drawn{"house", "trapezoid2", "[/", "\\]"}
	case schema.Facility:
		return drawn{"component", "parallelogram", "[[", "]]"}
	}
	return drawn{"octagon", "octagon", "(", ")"}
}
