package score

import (
	"fmt"
	"strings"
)

// A FactKind says what kind of fact was judged.
type FactKind string

// The kinds of fact that are judged one by one.
const (
	StatementFact FactKind = "statement"
	EventFact     FactKind = "event"
	PositionFact  FactKind = "position"
	EntityFact    FactKind = "entity"
)

// A Judgement says of one fact of a document whether it is right, which is what its
// certainty is calibrated on:
//
//   - a statement: somebody annotated it, with exactly these speakers, and the words
//     of its content agree with the annotated ones to an F1 of at least 0.5;
//   - an event: somebody annotated one of this type told by this trigger, and that it
//     did, or did not, happen; who takes part is measured by itself (event_role);
//   - a position: this person holds it, by at least half of the title's words;
//   - an entity that bears a name: it is one of those annotated, and of its type.
type Judgement struct {
	Article string
	Kind    FactKind
	Index   int // in the document's list of that kind
	Right   bool
	// Certainty is what the document says of the fact.
	Certainty float64
}

func (s *scorer) judge(kind FactKind, index int, right bool) {
	j := Judgement{Article: s.article.ID, Kind: kind, Index: index, Right: right}
	switch kind {
	case StatementFact:
		j.Certainty = s.doc.statements[index].Certainty
	case EventFact:
		j.Certainty = s.doc.events[index].Certainty
	case PositionFact:
		j.Certainty = s.doc.positions[index].Certainty
	case EntityFact:
		j.Certainty = s.doc.entities[index].Certainty
	}
	s.report.Judged = append(s.report.Judged, j)
}

// sure is the certainty that people filter by.
const sure = 0.9

// writeReliability prints, for classes of certainty, how many facts have it and how
// many of those are right, and how many of each kind reach 0.9.
func (r *Report) writeReliability(b *strings.Builder) {
	if len(r.Judged) == 0 {
		return
	}
	count := func(is func(*Judgement) bool) (t Tally, claimed float64) {
		for i := range r.Judged {
			if j := &r.Judged[i]; is(j) {
				t.Found++
				claimed += j.Certainty
				if j.Right {
					t.Right++
				}
			}
		}
		return t, claimed / float64(max(t.Found, 1))
	}
	b.WriteString("\n| certainty | facts | claimed | right |\n|---|---:|---:|---:|\n")
	for _, class := range []struct{ from, to float64 }{{0, 0.5}, {0.5, 0.7}, {0.7, 0.8}, {0.8, sure}, {sure, 0.95}, {0.95, 1.01}} {
		t, claimed := count(func(j *Judgement) bool { return class.from <= j.Certainty && j.Certainty < class.to })
		fmt.Fprintf(b, "| %.2f to %.2f | %d | %.3f | %.3f |\n", class.from, min(class.to, 1), t.Found, claimed, t.Precision())
	}
	b.WriteString("\n| fact | found | right | certain to 0.9 | of these right |\n|---|---:|---:|---:|---:|\n")
	for _, kind := range []FactKind{EntityFact, StatementFact, EventFact, PositionFact, ""} {
		of := func(j *Judgement) bool { return kind == "" || j.Kind == kind }
		all, _ := count(of)
		certain, _ := count(func(j *Judgement) bool { return of(j) && j.Certainty >= sure })
		name := string(kind)
		if kind == "" {
			name = "all"
		}
		fmt.Fprintf(b, "| %s | %d | %.3f | %.3f | %.3f |\n", name, all.Found, all.Precision(), share(certain.Found, all.Found), certain.Precision())
	}
}
