package graph

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/khabar-kg/khabar/graph/match"
	"github.com/khabar-kg/khabar/schema"
)

// effects are decisions as they are in force on entities that are there.
type effects struct {
	list    []effect
	decided []match.Decided
	by      map[[2]schema.Ref]*Decision
}

// decisionsOn returns what people decided of those who are there; has reports whether
// an entity is, by its first mention.
func decisionsOn(ctx context.Context, s snapshot, has func(schema.Ref) bool) (*effects, error) {
	decisions, err := readDecisions(ctx, s)
	if err != nil {
		return nil, err
	}
	out := &effects{by: map[[2]schema.Ref]*Decision{}}
	records := map[string]*schema.Record{}
	now := func(text string) (schema.Ref, bool, error) { // as decided on → as the record has it now
		ref, err := schema.ParseRef(text)
		if err != nil {
			return ref, false, fmt.Errorf("decision of %s: %w", text, err)
		}
		if has(ref) {
			return ref, true, nil
		}
		r, ok := records[ref.Article]
		if !ok {
			if r, err = readRecord(ctx, s, ref.Article); err != nil && !errors.Is(err, ErrNoArticle) {
				return ref, false, err
			}
			records[ref.Article] = r
		}
		if r == nil {
			return ref, false, nil // its article is gone
		}
		e := entityAt(r, ref)
		if e == nil {
			return ref, false, nil
		}
		return r.EntityRef(e), true, nil
	}
	for i := range decisions {
		d := &decisions[i]
		a, okA, err := now(d.Left)
		if err != nil {
			return nil, err
		}
		b, okB, err := now(d.Right)
		if err != nil {
			return nil, err
		}
		if !okA || !okB || a == b {
			continue // of an article that is gone, or of what is one entity by now
		}
		out.decided = append(out.decided, match.Decided{A: a, B: b, Verdict: d.Verdict})
		out.list = append(out.list, effect{a.String(), b.String(), d.Verdict, d.Why})
		out.by[pair(a, b)] = d
	}
	return out, nil
}

// redecided returns the entities of which people decided something else than before.
func (x *effects) redecided(before []effect) (map[schema.Ref]bool, error) {
	was := map[effect]bool{}
	for _, e := range before {
		was[e] = true
	}
	var changed []effect
	for _, e := range x.list {
		if !was[e] {
			changed = append(changed, e)
		}
		delete(was, e)
	}
	for e := range was {
		changed = append(changed, e)
	}
	out := map[schema.Ref]bool{}
	for _, e := range changed {
		for _, text := range []string{e.A, e.B} {
			ref, err := schema.ParseRef(text)
			if err != nil {
				return nil, fmt.Errorf("decided of %s: %w", text, err)
			}
			out[ref] = true
		}
	}
	return out, nil
}

// pair returns two references in order.
func pair(a, b schema.Ref) [2]schema.Ref {
	if compareRefs(a, b) > 0 {
		a, b = b, a
	}
	return [2]schema.Ref{a, b}
}

func compareRefs(a, b schema.Ref) int {
	return cmp.Or(strings.Compare(a.Article, b.Article), cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
}

// entityAt returns the entity that a reference means, also when the article was
// extracted again since and the entity has another first mention.
func entityAt(r *schema.Record, ref schema.Ref) *schema.Entity {
	var near *schema.Entity
	for i := range r.Entities {
		e := &r.Entities[i]
		if r.EntityRef(e) == ref {
			return e
		}
		if near == nil && slices.ContainsFunc(e.Mentions, func(m schema.Mention) bool {
			return m.Kind == schema.ByName && m.Start < ref.End && ref.Start < m.End
		}) {
			near = e
		}
	}
	return near
}
