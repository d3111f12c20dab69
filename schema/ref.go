package schema

import (
	"fmt"
	"net/url"
	"strconv"
	"strings"
)

// FactKind is a kind of fact within a record.
type FactKind string

// The kinds of fact.
const (
	EntityFact    FactKind = "entity"
	StatementFact FactKind = "statement"
	EventFact     FactKind = "event"
	PositionFact  FactKind = "position"
	RelationFact  FactKind = "relation"
)

// A Ref names a fact from outside its record: by article, kind and span (bytes
// of an entity's first mention, a statement's cue, an event's trigger, a
// position's title, a relation's evidence). It does not change when the
// article is extracted again, unless the fact itself moved.
type Ref struct {
	Article    string
	Kind       FactKind
	Start, End int
}

// String returns the reference in the form that [ParseRef] reads:
// article/kind/start-end, the article path-escaped.
func (r Ref) String() string {
	return fmt.Sprintf("%s/%s/%d-%d", url.PathEscape(r.Article), r.Kind, r.Start, r.End)
}

// ParseRef reads what [Ref.String] wrote.
func ParseRef(s string) (Ref, error) {
	parts := strings.Split(s, "/")
	if len(parts) != 3 {
		return Ref{}, fmt.Errorf("reference %q: want article/kind/start-end", s)
	}
	article, err := url.PathUnescape(parts[0])
	if err != nil {
		return Ref{}, fmt.Errorf("reference %q: %w", s, err)
	}
	from, to, ok := strings.Cut(parts[2], "-")
	if !ok {
		return Ref{}, fmt.Errorf("reference %q: want article/kind/start-end", s)
	}
	r := Ref{Article: article, Kind: FactKind(parts[1])}
	if r.Start, err = strconv.Atoi(from); err != nil {
		return Ref{}, fmt.Errorf("reference %q: %w", s, err)
	}
	if r.End, err = strconv.Atoi(to); err != nil {
		return Ref{}, fmt.Errorf("reference %q: %w", s, err)
	}
	return r, nil
}

// EntityRef returns the reference of an entity of the record.
func (r *Record) EntityRef(e *Entity) Ref {
	m := e.Mentions[0]
	return Ref{r.Article.ID, EntityFact, m.Start, m.End}
}

// StatementRef returns the reference of a statement of the record.
func (r *Record) StatementRef(s *Statement) Ref {
	return Ref{r.Article.ID, StatementFact, s.Cue.Start, s.Cue.End}
}

// EventRef returns the reference of an event of the record.
func (r *Record) EventRef(v *Event) Ref {
	return Ref{r.Article.ID, EventFact, v.Trigger.Start, v.Trigger.End}
}

// PositionRef returns the reference of a position of the record.
func (r *Record) PositionRef(p *Position) Ref {
	return Ref{r.Article.ID, PositionFact, p.Title.Start, p.Title.End}
}

// Entity returns the entity with the local identifier id, or nil.
func (r *Record) Entity(id string) *Entity {
	for i := range r.Entities {
		if r.Entities[i].ID == id {
			return &r.Entities[i]
		}
	}
	return nil
}
