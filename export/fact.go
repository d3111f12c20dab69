package export

import (
	"slices"
	"strings"

	"github.com/khabar-kg/khabar/graph"
	"github.com/khabar-kg/khabar/graph/sentence"
	"github.com/khabar-kg/khabar/schema"
)

// A fact is what an article states, of whatever kind.
type fact struct {
	iri     string
	kind    schema.FactKind
	typ     string // act, event type or relation type; holds of a position
	label   string // of the type, in the language of labels
	parties []party

	aboutLabel string // what ties a statement to whom it is about, in that language

	date   string // as stated: a day, month or year
	until  string // of a position
	when   period // by its date, or else by the day of publication
	stated bool   // it is its own date

	former, negative bool
	modality         schema.Modality
	mode             schema.Mode
	medium           string // words; an entity is a party
	title            string // of a position
	words            string // cue, trigger, title or evidence
	content          string
	sentence         string
	start, end       int // of words, in code points
	rule             string
	certainty        float64
	article          *article
	reports          []string // IRIs of the events that a statement tells
	links            graph.FactLinks
}

// A party is an entity with its part in a fact.
type party struct {
	role string
	who  *entity
}

// The roles that are no event's.
const (
	speaker  = "speaker"
	about    = "about"
	audience = "audience"
	medium   = "medium"
	person   = "person"
	of       = "of"
	subject  = "subject"
	object   = "object"
	holds    = "holds" // the type of a position
)

// eventRoles in the order in which participants come.
var eventRoles = []schema.Role{schema.Agent, schema.Target, schema.Counterpart, schema.Origin, schema.Destination, schema.At, schema.Instrument}

// An article is what facts tell of their source.
type article struct {
	schema.Article // without its text
	iri            string
	chosen         bool // a fact of it, or all of it, is written
}

// with returns those who play a role.
func (f *fact) with(role string) []*entity {
	var out []*entity
	for _, p := range f.parties {
		if p.role == role {
			out = append(out, p.who)
		}
	}
	return out
}

// A tie is an edge that a fact draws between two entities.
type tie struct {
	from, to *entity
	role     string // of to
}

// ties returns the edges of a fact; see the package's comment.
func (f *fact) ties() []tie {
	var from []*entity
	switch f.kind {
	case schema.StatementFact:
		from = f.with(speaker)
	case schema.PositionFact:
		from = f.with(person)
	case schema.RelationFact:
		from = f.with(subject)
	case schema.EventFact:
		if from = f.with(string(schema.Agent)); len(from) == 0 && len(f.parties) > 0 {
			from = f.with(f.parties[0].role)
		}
	}
	var out []tie
	for _, a := range from {
		for _, p := range f.parties {
			// Who speaks, or acts, together has no edge for that.
			if p.role == speaker || p.role == medium || slices.Contains(from, p.who) {
				continue
			}
			t := tie{a, p.who, p.role}
			if !slices.ContainsFunc(out, func(o tie) bool { return o.from == t.from && o.to == t.to }) {
				out = append(out, t)
			}
		}
	}
	return out
}

// edgeLabel is what an edge of the fact is called: of a position its title.
func (f *fact) edgeLabel(t tie) string {
	if f.title != "" {
		return oneLine(f.title)
	}
	return f.tieLabel(t)
}

// tieLabel is what the fact is called on the way to t. An edge to whom words are about says
// so: who condemns the killing of somebody does not condemn him.
func (f *fact) tieLabel(t tie) string {
	if t.role == about {
		return f.label + " (" + f.aboutLabel + ")"
	}
	return f.label
}

// unreal reports whether the fact is denied, planned, possible or demanded.
func (f *fact) unreal() bool {
	return f.negative || f.modality != "" && f.modality != schema.Asserted
}

// A factReader makes facts of records.
type factReader struct {
	o        *schema.Ontology
	language string
	entity   func(iri string) *entity
	article  func(id string) *article
	links    map[string]graph.FactLinks
	bare     bool // without sentences and texts, for counting
}

// facts returns the facts of a record: statements, events, positions, relations, each
// in the record's order.
func (fr *factReader) facts(r *schema.Record, nodes map[string]string) []*fact {
	m := &factMaker{factReader: fr, r: r, nodes: nodes, a: fr.article(r.Article.ID)}
	if !fr.bare {
		m.runes = schema.NewRuneIndex(r.Article.Text)
	}
	if p, ok := periodOf(r.Article.Published.Value); ok {
		m.published = p
	}
	var out []*fact
	for i := range r.Statements {
		out = append(out, m.statement(&r.Statements[i]))
	}
	for i := range r.Events {
		out = append(out, m.event(&r.Events[i]))
	}
	for i := range r.Positions {
		out = append(out, m.position(&r.Positions[i]))
	}
	for i := range r.Relations {
		out = append(out, m.relation(&r.Relations[i]))
	}
	return out
}

type factMaker struct {
	*factReader
	r         *schema.Record
	nodes     map[string]string
	a         *article
	runes     schema.RuneIndex
	published period
}

func (m *factMaker) parties(f *fact, role string, ids ...string) {
	for _, id := range ids {
		e := m.entity(m.nodes[id])
		if e == nil || slices.Contains(f.parties, party{role, e}) {
			continue
		}
		f.parties = append(f.parties, party{role, e})
	}
}

// fill gives a fact what all have.
func (m *factMaker) fill(f *fact, kind schema.TermKind, date schema.Date, rule string, certainty float64, evidence ...schema.Span) *fact {
	f.article, f.rule, f.certainty, f.date = m.a, rule, certainty, date.Value
	if f.when, f.stated = periodOf(date.Value); !f.stated {
		f.when = m.published
	}
	if t := m.o.TermOf(kind, f.typ); t != nil {
		f.label = t.LabelIn(m.language)
	}
	f.links = m.links[f.iri]
	if m.bare {
		return f
	}
	f.words = evidence[0].Text
	f.start, f.end = m.runes.At(evidence[0].Start), m.runes.At(evidence[0].End)
	f.sentence = sentence.Around(m.r.Article.Text, evidence...).Text
	return f
}

func (m *factMaker) statement(s *schema.Statement) *fact {
	f := &fact{iri: m.r.StatementRef(s).IRI(), kind: schema.StatementFact, typ: string(s.Act), mode: s.Mode, medium: s.Medium.Text.Text}
	m.parties(f, speaker, s.Speakers...)
	if s.Medium.Entity != "" {
		m.parties(f, medium, s.Medium.Entity)
	}
	m.parties(f, audience, s.Audience...)
	m.parties(f, about, s.About...)
	if t := m.o.TermOf(schema.PredicateTerm, about); t != nil {
		f.aboutLabel = t.LabelIn(m.language)
	}
	text := []string{s.Content.Text}
	for _, c := range s.Continued {
		text = append(text, c.Text)
	}
	f.content = strings.TrimSpace(strings.Join(text, " "))
	for i := range m.r.Events {
		if v := &m.r.Events[i]; v.Statement == s.ID {
			f.reports = append(f.reports, m.r.EventRef(v).IRI())
		}
	}
	return m.fill(f, schema.ActTerm, s.Date, s.Rule, s.Certainty, append([]schema.Span{s.Cue, s.Content}, s.Continued...)...)
}

func (m *factMaker) event(v *schema.Event) *fact {
	f := &fact{iri: m.r.EventRef(v).IRI(), kind: schema.EventFact, typ: v.Type, negative: v.Polarity == schema.Negative, modality: v.Modality}
	for _, role := range eventRoles {
		m.parties(f, string(role), v.Roles[role]...)
	}
	return m.fill(f, schema.EventTypeTerm, v.Date, v.Rule, v.Certainty, v.Trigger)
}

func (m *factMaker) position(p *schema.Position) *fact {
	f := &fact{iri: graph.PositionIRI(m.r, p), kind: schema.PositionFact, typ: holds, title: m.r.PositionTitle(p), until: p.End.Value, former: p.Former}
	m.parties(f, person, p.Person)
	m.parties(f, of, p.Of...)
	m.fill(f, schema.PredicateTerm, p.Start, p.Rule, p.Certainty, p.Title)
	if end, ok := periodOf(p.End.Value); ok {
		f.when.last = end.last
		if !f.stated {
			f.when = end // since when is not known
		}
		f.stated = true
	} else if f.stated && !f.former {
		f.when.last = "" // to this day
	}
	if f.when.last != "" && f.when.last < f.when.first {
		f.when.last = f.when.first // the text contradicts itself
	}
	return f
}

func (m *factMaker) relation(l *schema.Relation) *fact {
	f := &fact{iri: graph.RelationIRI(m.r, l), kind: schema.RelationFact, typ: l.Type}
	m.parties(f, subject, l.Subject)
	m.parties(f, object, l.Object)
	return m.fill(f, schema.RelationTerm, schema.Date{}, l.Rule, l.Certainty, l.Evidence)
}
