package relate

import (
	"time"

	"github.com/khabar-kg/khabar/schema"
)

// unknownDay is the day of what has none.
const unknownDay = -1 << 30

// A party is an entity's node with what its article calls it.
type party struct {
	node, name string
	unnamed    bool
}

// A fact is what is compared of a statement or an event.
type fact struct {
	ref     schema.Ref
	article *article
	passage int                     // where it begins, in bytes of the article
	kind    string                  // an event's type, a statement's act
	roles   map[schema.Role][]party // of an event
	by      []party                 // of a statement, the speakers; of an event, those of the statement that tells it
	told    *fact                   // of an event, the statement that tells it
	events  []*fact                 // of a statement, the events that it tells
	nodes   []string                // all entities of the passage, sorted
	words   []uint32                // content words of the passage, folded and hashed, sorted
	numbers []number                // of the passage
	count   *number                 // the number that the event's verb or noun governs
	negated bool                    // the passage has an odd number of negations

	date     schema.Date
	day      int  // of the date, if it is known to the day
	dateNear bool // the words of the date stand in the passage

	undone   bool // the statement's cue is negated ("did not rule out"), the event's negation has an exception ("none but")
	negative bool
	modality schema.Modality
}

// when is the day by which facts are neighbours: their own, or that of the
// publication.
func (f *fact) when() int {
	if f.day != unknownDay {
		return f.day
	}
	return f.article.published
}

// denies reports whether a fact is a statement that denies.
func (f *fact) denies() bool {
	return f.ref.Kind == schema.StatementFact && f.kind == string(schema.Deny)
}

// dayOf counts the days since 1970 of a date that is known to the day.
func dayOf(d schema.Date) int {
	if d.Value == "" {
		return unknownDay
	}
	t, err := time.Parse(time.DateOnly, d.Value)
	if err != nil {
		return unknownDay
	}
	return int(t.Unix() / (24 * 60 * 60))
}

// lastDay returns the day of an article's publication or, where that is not known,
// the last on which somebody spoke or something happened that it tells.
func lastDay(r *schema.Record) int {
	day := dayOf(r.Article.Published)
	if day != unknownDay {
		return day
	}
	for i := range r.Statements {
		day = max(day, dayOf(r.Statements[i].Date))
	}
	for i := range r.Events {
		if r.Events[i].Modality == schema.Asserted {
			day = max(day, dayOf(r.Events[i].Date))
		}
	}
	return day
}

// mostSentence bounds a passage in bytes on each side of the words it is around.
const mostSentence = 400

// sentence returns the passage around a span up to the nearest end of a sentence or
// line, full stops within numbers aside.
func sentence(text string, at schema.Span) schema.Span {
	start, end := max(0, at.Start-mostSentence), min(len(text), at.End+mostSentence)
	for i := at.Start; i > start; i-- {
		if ends(text, i-1) {
			start = i
			break
		}
	}
	for i := at.End; i < end; i++ {
		if ends(text, i) {
			end = i
			break
		}
	}
	for start < at.Start && !boundary(text, start) {
		start++
	}
	for end > at.End && !boundary(text, end) {
		end--
	}
	return schema.SpanOf(text, start, end)
}

func ends(text string, i int) bool {
	switch text[i] {
	case '\n', '!', '?':
		return true
	case '.':
		return i+1 == len(text) || text[i+1] == ' ' || text[i+1] == '\n'
	}
	return false
}

func boundary(text string, i int) bool { return i == len(text) || text[i]&0xC0 != 0x80 }
