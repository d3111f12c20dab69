package extract

import (
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

// dropUnneeded removes the entities that take part in no fact, unless they bear a
// name and are certain enough.
func dropUnneeded(r *schema.Record, least float64) {
	needed := map[string]bool{}
	need := func(ids ...string) {
		for _, id := range ids {
			needed[id] = true
		}
	}
	for i := range r.Statements {
		s := &r.Statements[i]
		need(s.Speakers...)
		need(s.Audience...)
		need(s.About...)
		need(s.Medium.Entity)
	}
	for i := range r.Events {
		for _, ids := range r.Events[i].Roles {
			need(ids...)
		}
	}
	for i := range r.Positions {
		need(r.Positions[i].Person)
		need(r.Positions[i].Of...)
	}
	for i := range r.Relations {
		need(r.Relations[i].Subject, r.Relations[i].Object)
	}
	r.Entities = slices.DeleteFunc(r.Entities, func(e schema.Entity) bool {
		certain := bearsName(&e) && (e.Certainty == 0 || e.Certainty >= least)
		return !certain && !needed[e.ID]
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
