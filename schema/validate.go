package schema

import (
	"errors"
	"fmt"
)

// Validate checks what every consumer relies on: an identifier, spans that say
// what the text says, references that resolve, no two facts of one kind with
// one [Ref], certainties from 0 to 1. It returns every fault found, joined.
func (r *Record) Validate() error {
	var errs []error
	fault := func(format string, args ...any) { errs = append(errs, fmt.Errorf(format, args...)) }
	if r.Article.ID == "" {
		fault("article without an identifier")
	}
	r.EachSpan(func(s *Span) {
		if err := s.check(r.Article.Text); err != nil {
			errs = append(errs, err)
		}
	})
	known := make(map[string]bool, len(r.Entities))
	for _, e := range r.Entities {
		if known[e.ID] {
			fault("entity %s: twice", e.ID)
		}
		known[e.ID] = true
		if len(e.Mentions) == 0 {
			fault("entity %s: no mention", e.ID)
		}
		if e.Type == "" {
			fault("entity %s: no type", e.ID)
		}
	}
	resolve := func(what, id string) {
		if !known[id] {
			fault("%s refers to entity %q, which the record does not hold", what, id)
		}
	}
	refs := map[Ref]bool{}
	unique := func(what string, ref Ref) {
		if refs[ref] {
			fault("%s: another one has the same span %d-%d", what, ref.Start, ref.End)
		}
		refs[ref] = true
	}
	certain := func(what string, c float64) {
		if c < 0 || c > 1 {
			fault("%s: certainty %v is not within 0 and 1", what, c)
		}
	}
	for i := range r.Entities {
		if e := &r.Entities[i]; len(e.Mentions) > 0 {
			unique("entity "+e.ID, r.EntityRef(e))
		}
	}
	statements := map[string]bool{}
	for i := range r.Statements {
		s := &r.Statements[i]
		what := "statement " + s.ID
		statements[s.ID] = true
		if s.Cue.IsZero() {
			fault("%s: no cue", what)
		}
		unique(what, r.StatementRef(s))
		certain(what, s.Certainty)
		for _, ids := range [][]string{s.Speakers, s.Audience, s.About} {
			for _, id := range ids {
				resolve(what, id)
			}
		}
		if s.Medium.Entity != "" {
			resolve(what, s.Medium.Entity)
		}
	}
	for i := range r.Events {
		v := &r.Events[i]
		what := "event " + v.ID
		unique(what, r.EventRef(v))
		certain(what, v.Certainty)
		if v.Statement != "" && !statements[v.Statement] {
			fault("%s refers to statement %q, which the record does not hold", what, v.Statement)
		}
		for _, ids := range v.Roles {
			for _, id := range ids {
				resolve(what, id)
			}
		}
	}
	for _, p := range r.Positions {
		resolve("position "+p.Title.Text, p.Person)
		certain("position "+p.Title.Text, p.Certainty)
		for _, id := range p.Of {
			resolve("position "+p.Title.Text, id)
		}
	}
	for _, l := range r.Relations {
		resolve("relation "+l.Type, l.Subject)
		resolve("relation "+l.Type, l.Object)
		certain("relation "+l.Type, l.Certainty)
	}
	return errors.Join(errs...)
}
