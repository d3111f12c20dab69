package score

// A FactKind says what kind of fact was judged.
type FactKind string

// The kinds of fact that are judged one by one.
const (
	StatementFact FactKind = "statement"
	EventFact     FactKind = "event"
	PositionFact  FactKind = "position"
)

// A Judgement says of one fact of a document whether it is right as a whole: of
// a statement that it was annotated, with the same speakers and at least 0.7 of
// its content; of an event that type, trigger and polarity are as annotated, and
// more than half of what fills its roles; of a position its person and title.
// Certainty is calibrated on these.
type Judgement struct {
	Article string
	Kind    FactKind
	Index   int // in the document's list of that kind
	Right   bool
}

func (s *scorer) judge(kind FactKind, index int, right bool) {
	s.report.Judged = append(s.report.Judged, Judgement{s.article.ID, kind, index, right})
}
