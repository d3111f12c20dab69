package search

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/khabar-kg/khabar/graph/sentence"
	"github.com/khabar-kg/khabar/schema"
)

// An Article is one article of the index with its facts. It does not change.
type Article struct {
	schema.Article          // with its text
	Facts          []*Fact  // by kind, each in the order of the text
	Mentions       []*Party // one for each entity, in the order of the record: its node and places
}

// A Range is a piece of an article's text: bytes, half-open.
type Range struct{ Start, End uint32 }

func rangeOf(s schema.Span) Range { return Range{uint32(s.Start), uint32(s.End)} }

// In returns the piece of the text.
func (r Range) In(text string) string { return text[r.Start:r.End] }

// A Mark gives a piece of text its part in a fact: cue, content, speaker, date, trigger,
// title or evidence.
type Mark struct {
	Part string
	Range
}

// A Party is an entity with its part in a fact, or in an article.
type Party struct {
	Role   string // speaker, medium, audience, about; a role of events; person, of; subject, object
	Node   string // IRI
	Title  string // what the article calls a speaker
	Places []Range
}

// A Fact is one thing that an article states. It does not change.
type Fact struct {
	Article   *Article
	Kind      schema.FactKind
	Type      string // act, type of event or relation
	Title     string // of a position
	Parties   []Party
	Date      string // day, month or year as the text has it; of a position, since when
	Until     string // until when a position was held
	Former    bool   // a position that is held no longer
	Negative  bool   // denied: an act of denial, a statement that tells of what did not happen, or an event that did not
	Modality  schema.Modality
	Mode      schema.Mode
	Certainty float64
	Rule      string
	Marks     []Mark // what states it; never empty
	Sentence  Range
	Told      *Fact   // the statement that tells the event, if any
	Medium    string  // words for what carried the statement, where that is no entity
	nodes     []*node // of the parties
	ref       Range
	tail      string // of the IRI
}

// IRI returns the fact's absolute IRI.
func (f *Fact) IRI() string { return f.Ref().IRI() + f.tail }

// Ref returns the reference of the fact in its article.
func (f *Fact) Ref() schema.Ref {
	return schema.Ref{Article: f.Article.ID, Kind: f.Kind, Start: int(f.ref.Start), End: int(f.ref.End)}
}

// When returns the day, month or year that the fact counts by: its own, or else that
// of its article's publication, or "".
func (f *Fact) When() string { return cmp.Or(f.Date, f.Article.Published.Value) }

// Text returns what a statement says, or the words that tell another fact.
func (f *Fact) Text() string {
	var parts []string
	for _, m := range f.Marks {
		if m.Part == "content" {
			parts = append(parts, m.In(f.Article.Text))
		}
	}
	if len(parts) == 0 && f.Kind != schema.StatementFact {
		parts = append(parts, f.Marks[0].In(f.Article.Text))
	}
	return strings.Join(parts, " ")
}

// Of returns the nodes that have the part in the fact.
func (f *Fact) Of(role string) []string {
	var out []string
	for i := range f.Parties {
		if f.Parties[i].Role == role && !slices.Contains(out, f.Parties[i].Node) {
			out = append(out, f.Parties[i].Node)
		}
	}
	return out
}

// Has reports whether a node has the part in the fact; "" is any part.
func (f *Fact) Has(role, node string) bool {
	for i := range f.Parties {
		if f.Parties[i].Node == node && (role == "" || f.Parties[i].Role == role) {
			return true
		}
	}
	return false
}

// A reader makes an article's facts of its record.
type reader struct {
	r     *schema.Record
	node  func(id string) string
	out   *Article
	holds map[string]string // local identifier of a person → first title
}

func readArticle(r *schema.Record, node func(string) string) *Article {
	a := &Article{Article: r.Article}
	a.Boilerplate = nil
	rd := &reader{r: r, node: node, out: a, holds: map[string]string{}}
	for i := range r.Entities {
		e := &r.Entities[i]
		p := &Party{Node: node(e.ID), Places: make([]Range, len(e.Mentions))}
		for j := range e.Mentions {
			p.Places[j] = rangeOf(e.Mentions[j].Span)
		}
		a.Mentions = append(a.Mentions, p)
	}
	for i := range r.Positions {
		rd.position(&r.Positions[i])
	}
	statements := map[string]*Fact{}
	for i := range r.Statements {
		statements[r.Statements[i].ID] = rd.statement(&r.Statements[i])
	}
	for i := range r.Events {
		v := rd.event(&r.Events[i])
		if v.Told = statements[r.Events[i].Statement]; v.Told != nil && v.Negative {
			v.Told.Negative = true
		}
	}
	for i := range r.Relations {
		rd.relation(&r.Relations[i])
	}
	return a
}

func (rd *reader) add(f *Fact, marks ...Mark) *Fact {
	f.Article = rd.out
	var spans []schema.Span
	for _, m := range marks {
		if m.Start == m.End {
			continue
		}
		f.Marks = append(f.Marks, m)
		if m.Part != "date" && m.Part != "speaker" {
			spans = append(spans, schema.Span{Start: int(m.Start), End: int(m.End), Text: m.In(rd.out.Text)})
		}
	}
	f.Sentence = rangeOf(sentence.Around(rd.out.Text, spans...))
	rd.out.Facts = append(rd.out.Facts, f)
	return f
}

func (rd *reader) parties(role string, ids []string) []Party {
	out := make([]Party, 0, len(ids))
	for _, id := range ids {
		p := Party{Role: role, Node: rd.node(id)}
		if role == "speaker" {
			p.Title = rd.holds[id]
		}
		out = append(out, p)
	}
	return out
}

func (rd *reader) statement(s *schema.Statement) *Fact {
	f := &Fact{
		Kind: schema.StatementFact, Type: string(s.Act), Date: s.Date.Value, Mode: s.Mode, Certainty: s.Certainty, Rule: s.Rule,
		Negative: s.Act == schema.Deny, Medium: s.Medium.Text.Text, ref: rangeOf(s.Cue),
	}
	f.Parties = rd.parties("speaker", s.Speakers)
	if s.Medium.Entity != "" {
		f.Parties = append(f.Parties, rd.parties("medium", []string{s.Medium.Entity})...)
	}
	f.Parties = append(append(f.Parties, rd.parties("audience", s.Audience)...), rd.parties("about", s.About)...)
	marks := []Mark{{"cue", rangeOf(s.Cue)}, {"speaker", rangeOf(s.SpeakerText)}, {"content", rangeOf(s.Content)}}
	for _, c := range s.Continued {
		marks = append(marks, Mark{"content", rangeOf(c)})
	}
	return rd.add(f, append(marks, Mark{"date", rangeOf(s.Date.Text)})...)
}

// eventRoles are the roles of events, those that act first.
var eventRoles = []schema.Role{schema.Agent, schema.Target, schema.Counterpart, schema.Origin, schema.Destination, schema.At, schema.Instrument}

func (rd *reader) event(v *schema.Event) *Fact {
	f := &Fact{
		Kind: schema.EventFact, Type: v.Type, Date: v.Date.Value, Negative: v.Polarity == schema.Negative, Modality: v.Modality,
		Certainty: v.Certainty, Rule: v.Rule, ref: rangeOf(v.Trigger),
	}
	for _, role := range eventRoles {
		f.Parties = append(f.Parties, rd.parties(string(role), v.Roles[role])...)
	}
	return rd.add(f, Mark{"trigger", rangeOf(v.Trigger)}, Mark{"date", rangeOf(v.Date.Text)})
}

func (rd *reader) position(p *schema.Position) {
	f := &Fact{
		Kind: schema.PositionFact, Title: rd.r.PositionTitle(p), Date: p.Start.Value, Until: p.End.Value, Former: p.Former,
		Certainty: p.Certainty, Rule: p.Rule, ref: rangeOf(p.Title),
	}
	first := rd.r.Entity(p.Person).Mentions[0]
	f.tail = fmt.Sprintf("/%d-%d", first.Start, first.End)
	f.Parties = append(rd.parties("person", []string{p.Person}), rd.parties("of", p.Of)...)
	rd.add(f, Mark{"title", rangeOf(p.Title)})
	if rd.holds[p.Person] == "" {
		rd.holds[p.Person] = rd.r.PositionTitle(p)
	}
}

func (rd *reader) relation(l *schema.Relation) {
	f := &Fact{Kind: schema.RelationFact, Type: l.Type, Certainty: l.Certainty, Rule: l.Rule, ref: rangeOf(l.Evidence)}
	subject, object := rd.r.Entity(l.Subject).Mentions[0], rd.r.Entity(l.Object).Mentions[0]
	f.tail = fmt.Sprintf("/%s/%d-%d/%d-%d", l.Type, subject.Start, subject.End, object.Start, object.End)
	f.Parties = append(rd.parties("subject", []string{l.Subject}), rd.parties("object", []string{l.Object})...)
	rd.add(f, Mark{"evidence", rangeOf(l.Evidence)})
}
