package extract

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/khabar-kg/khabar/schema"
)

// AtLeast returns the record without the facts whose certainty is below least (0
// to 1), and without what is then no longer referred to: an event keeps its place
// but not the statement that told it, and an entity that bears no name, or is itself
// less certain, goes when no fact that is left needs it. A position or relation without a certainty stays. The
// record's lineage says what was left out. r is not changed.
func AtLeast(r *schema.Record, least float64) *schema.Record {
	if least <= 0 {
		return r
	}
	out := r.Clone()
	out.Article.Extractor = LineageAtLeast(r.Article.Extractor, least)
	unsure := func(c float64) bool { return c < least }
	gone := map[string]bool{}
	out.Statements = slices.DeleteFunc(out.Statements, func(s schema.Statement) bool {
		gone[s.ID] = unsure(s.Certainty)
		return gone[s.ID]
	})
	out.Events = slices.DeleteFunc(out.Events, func(v schema.Event) bool { return unsure(v.Certainty) })
	for i := range out.Events {
		if gone[out.Events[i].Statement] {
			out.Events[i].Statement = ""
		}
	}
	out.Positions = slices.DeleteFunc(out.Positions, func(p schema.Position) bool { return p.Certainty > 0 && unsure(p.Certainty) })
	out.Relations = slices.DeleteFunc(out.Relations, func(l schema.Relation) bool { return l.Certainty > 0 && unsure(l.Certainty) })
	dropUnneeded(out, least)
	return out
}

// doubtful is the certainty below which a name that no fact needs is left out: most such are
// none (the least certain entities of the five folds that TestCalibration prints).
const doubtful = 0.4

// dropDoubtful removes the entities that are more likely none and that no fact needs: a
// town told of only within a court's name, a common word in capitals. A name that is known
// stays where it is told on its own, and a known person in any case: "نظام بشار الأسد". What
// statements are about is then said without those that go.
func dropDoubtful(r *schema.Record) {
	does := doingsOf(r)
	within := nestedOnly(r)
	gone := map[string]bool{}
	r.Entities = slices.DeleteFunc(r.Entities, func(e schema.Entity) bool {
		known := e.KnownAs != "" && (e.Type == schema.Person || !within[e.ID])
		gone[e.ID] = bearsName(&e) && e.Certainty < doubtful && !known && !does[e.ID].needed()
		return gone[e.ID]
	})
	for i := range r.Statements {
		s := &r.Statements[i]
		s.About = slices.DeleteFunc(s.About, func(id string) bool { return gone[id] })
	}
	renumber(r)
}

// nestedOnly returns the entities each of whose names stands within a longer name of another
// one.
func nestedOnly(r *schema.Record) map[string]bool {
	type name struct {
		schema.Span
		of string
	}
	var names []name
	for i := range r.Entities {
		for _, m := range r.Entities[i].Mentions {
			if m.Kind == schema.ByName {
				names = append(names, name{m.Span, r.Entities[i].ID})
			}
		}
	}
	slices.SortFunc(names, func(a, b name) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End)) })
	alone := map[string]bool{}
	widest := name{}
	for _, n := range names {
		if inside := n.of != widest.of && widest.Contains(n.Span); !inside {
			alone[n.of] = true
		}
		if n.End > widest.End {
			widest = n
		}
	}
	out := map[string]bool{}
	for _, n := range names {
		out[n.of] = !alone[n.of]
	}
	return out
}

// renumber gives the entities of a record identifiers in the order of its list: e1, e2, …
func renumber(r *schema.Record) {
	now := make(map[string]string, len(r.Entities))
	for i := range r.Entities {
		e := &r.Entities[i]
		id := fmt.Sprintf("e%d", i+1)
		now[e.ID], e.ID = id, id
	}
	all := func(ids []string) []string { // lists may be shared
		out := slices.Clone(ids)
		for i := range out {
			out[i] = now[out[i]]
		}
		return out
	}
	for i := range r.Statements {
		s := &r.Statements[i]
		s.Speakers, s.Audience, s.About = all(s.Speakers), all(s.Audience), all(s.About)
		s.Medium.Entity = now[s.Medium.Entity]
	}
	for i := range r.Events {
		roles := make(map[schema.Role][]string, len(r.Events[i].Roles))
		for role, ids := range r.Events[i].Roles {
			roles[role] = all(ids)
		}
		r.Events[i].Roles = roles
	}
	for i := range r.Positions {
		p := &r.Positions[i]
		p.Person, p.Of = now[p.Person], all(p.Of)
	}
	for i := range r.Relations {
		l := &r.Relations[i]
		l.Subject, l.Object = now[l.Subject], now[l.Object]
	}
}

// dropUnneeded removes the entities that take part in no fact, unless they bear a
// name and are certain enough.
func dropUnneeded(r *schema.Record, least float64) {
	does := doingsOf(r)
	r.Entities = slices.DeleteFunc(r.Entities, func(e schema.Entity) bool {
		certain := bearsName(&e) && (e.Certainty == 0 || e.Certainty >= least)
		return !certain && !does[e.ID].needed() && !does[e.ID].about
	})
}

// optionsMark parts, in a record's lineage, the knowledge from the options.
const optionsMark = ";"

// LineageAtLeast returns the lineage that [AtLeast] gives to the records of an
// extractor.
func LineageAtLeast(by schema.Extractor, least float64) schema.Extractor {
	if least > 0 {
		by.Knowledge += fmt.Sprintf("%scertainty>=%g", optionsMark, least)
	}
	return by
}

// SameOptions reports whether two records were made with the same options, by
// whatever version and knowledge.
func SameOptions(a, b schema.Extractor) bool {
	_, x, _ := strings.Cut(a.Knowledge, optionsMark)
	_, y, _ := strings.Cut(b.Knowledge, optionsMark)
	return x == y
}

// SameArticle reports whether the article of a record, as a graph holds it without its
// text, is the one that was read: of the same text, with the same particulars. A day of
// publication that extraction inferred is none of them.
func SameArticle(old, in *schema.Article) bool {
	published := old.Published.Value
	if old.Published.Basis == schema.Inferred {
		published = ""
	}
	return old.SHA256 == in.SHA256 && old.Title == in.Title && old.URL == in.URL && old.Outlet == in.Outlet &&
		old.Language == in.Language && old.Read == in.Read && published == in.Published.Value
}
