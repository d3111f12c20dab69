package score

import "github.com/khabar-kg/khabar/schema"

// An Aligned article tells what its annotation says of a document's drafts, for
// those that learn from it.
type Aligned struct {
	Entities map[string]string // a document's local identifier → the annotation's
	Events   []AnnotatedEvent
}

// An AnnotatedEvent is an event as a careful reader noted it.
type AnnotatedEvent struct {
	Type       string
	Start, End int // bytes of the trigger, half-open
	Roles      map[schema.Role][]string
}

// Align matches the entities of a document with those of its article's annotation.
func Align(a *Article, d *Document) Aligned {
	out := Aligned{Entities: matchEntities(a, d).gold}
	for i := range a.gold.Events {
		g := &a.gold.Events[i]
		v := AnnotatedEvent{Type: g.Type, Start: a.text.first[g.trigger.start], End: a.text.first[g.trigger.end], Roles: map[schema.Role][]string{}}
		for role, ids := range g.Roles {
			v.Roles[schema.Role(role)] = ids
		}
		out.Events = append(out.Events, v)
	}
	return out
}

// Event returns the annotated event that tellings of that type tell, or nil.
func (a *Aligned) Event(typ string, tellings []schema.Span) *AnnotatedEvent {
	for i := range a.Events {
		v := &a.Events[i]
		for _, s := range tellings {
			if v.Type == typ && s.Start < v.End && v.Start < s.End {
				return v
			}
		}
	}
	return nil
}
