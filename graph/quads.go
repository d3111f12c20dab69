package graph

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"github.com/cayleygraph/quad"

	"github.com/khabar-kg/khabar/graph/sentence"
	"github.com/khabar-kg/khabar/schema"
)

// A decision says which node of the graph stands for an article's own entity,
// and by which rule or whom. Without one, the entity's own IRI stands for it.
type decision struct {
	node  quad.IRI
	by    string
	score float64 // 0 to 1; 0 where the rule has none
	why   string
}

// knownRule is the rule that an entity with an identifier of the lexicon is
// the lexicon's entity.
const knownRule = "known-as"

// decide returns the decisions that follow from a record alone, by local
// identifier. Those that follow from others as well are found by [Graph.Link].
func decide(r *schema.Record) map[string]decision {
	out := map[string]decision{}
	for i := range r.Entities {
		if e := &r.Entities[i]; e.KnownAs != "" {
			out[e.ID] = decision{node: quad.IRI(schema.KnownEntityIRI(e.KnownAs)), by: knownRule}
		}
	}
	return out
}

// quadsOf returns the quads of a record under the decisions, each once, in the
// same order for the same record. The label of each is the article's IRI.
func quadsOf(o *schema.Ontology, r *schema.Record, decisions map[string]decision) ([]quad.Quad, error) {
	return quadsAmong(o, r, decisions, nil)
}

// quadsAmong returns, of the quads of a record, those alone of which subject or object
// is among the nodes given; nil is all quads. The nodes are of entities and decisions.
func quadsAmong(o *schema.Ontology, r *schema.Record, decisions map[string]decision, among map[quad.IRI]bool) ([]quad.Quad, error) {
	m := newMapper(o, quad.IRI(schema.ArticleIRI(r.Article.ID)))
	m.r, m.among = r, among
	m.nodes = make(map[string]quad.IRI, len(r.Entities))
	m.spans = map[[2]int]quad.Value{}
	m.holds = map[string]string{}
	if among == nil {
		m.quads, m.seen = make([]quad.Quad, 0, usualQuads), seenTriples.Get().(map[triple]struct{})
		defer func() {
			clear(m.seen)
			seenTriples.Put(m.seen)
		}()
		m.runes = schema.NewRuneIndex(r.Article.Text)
		m.text = sentence.NewIndex(r.Article.Text)
		m.putArticle()
	}
	for i := range r.Entities {
		m.putEntity(&r.Entities[i], decisions)
	}
	for i := range r.Positions {
		m.putPosition(&r.Positions[i])
	}
	for i := range r.Statements {
		m.putStatement(&r.Statements[i])
	}
	for i := range r.Events {
		m.putEvent(&r.Events[i])
	}
	for i := range r.Relations {
		m.putRelation(&r.Relations[i])
	}
	if m.err != nil {
		return nil, fmt.Errorf("article %s: %w", r.Article.ID, m.err)
	}
	return m.quads, nil
}

// usualQuads is room for the quads of most articles.
const usualQuads = 1600

// seenTriples keeps the room in which a mapper notes what it has put, for the next.
var seenTriples = sync.Pool{New: func() any { return make(map[triple]struct{}, usualQuads) }}

// A mapper turns one record into quads.
type mapper struct {
	o       *schema.Ontology
	r       *schema.Record
	article quad.IRI                    // or what else is the label
	label   quad.Value                  // the same
	among   map[quad.IRI]bool           // see [quadsAmong]
	terms   map[*schema.Term]quad.Value // IRIs of those that were put

	predicates map[string]predicate // those that were put, by short name

	spans map[[2]int]quad.Value // those that were put, by their bytes
	nodes map[string]quad.IRI   // local entity identifier → node
	holds map[string]string     // local entity identifier → title of its first position
	quads []quad.Quad
	seen  map[triple]struct{}
	runes schema.RuneIndex
	text  *sentence.Index
	err   error // the first
}

// newMapper returns a mapper of quads under a label, without a record yet.
func newMapper(o *schema.Ontology, label quad.IRI) *mapper {
	return &mapper{
		o: o, article: label, label: label,
		terms: map[*schema.Term]quad.Value{}, predicates: map[string]predicate{},
		seen: map[triple]struct{}{},
	}
}

// put adds a quad that is not there yet, unless an empty object says that there is
// nothing to add.
func (m *mapper) put(s quad.Value, predicate string, o quad.Value) {
	if o == nil || m.among != nil && !m.wanted(s) && !m.wanted(o) {
		return
	}
	p := m.predicate(predicate)
	k := triple{s, p.term, o}
	if _, ok := m.seen[k]; !ok {
		m.seen[k] = struct{}{}
		m.quads = append(m.quads, quad.Quad{Subject: s, Predicate: p.iri, Object: o, Label: m.label})
	}
}

// wanted reports whether a value is among the nodes that quads are wanted of.
func (m *mapper) wanted(v quad.Value) bool {
	iri, ok := v.(quad.IRI)
	return ok && m.among[iri]
}

// putNew is put for a quad that cannot be there yet, and comes but once.
func (m *mapper) putNew(s quad.Value, predicate string, o quad.Value) {
	if o != nil {
		m.quads = append(m.quads, quad.Quad{Subject: s, Predicate: m.predicate(predicate).iri, Object: o, Label: m.label})
	}
}

// A predicate is a term and its IRI.
type predicate struct {
	term *schema.Term
	iri  quad.Value
}

// predicate returns the predicate of a short name.
func (m *mapper) predicate(name string) predicate {
	p, ok := m.predicates[name]
	if !ok {
		if p.term = m.o.Term(name); p.term == nil {
			m.fail("the ontology has no predicate %q", name)
			return p
		}
		p.iri = m.iri(p.term)
		m.predicates[name] = p
	}
	return p
}

func (m *mapper) fail(format string, args ...any) {
	if m.err == nil {
		m.err = fmt.Errorf(format, args...)
	}
}

// term returns the IRI of the term that the record means, and the term.
func (m *mapper) term(kind schema.TermKind, value string) (quad.Value, *schema.Term) {
	t := m.o.TermOf(kind, value)
	if t == nil {
		m.fail("the ontology has no %s %q", kind, value)
		return nil, &schema.Term{}
	}
	return m.iri(t), t
}

// iri returns the IRI of a term, the same value each time.
func (m *mapper) iri(t *schema.Term) quad.Value {
	v, ok := m.terms[t]
	if !ok {
		v = quad.IRI(t.IRI)
		m.terms[t] = v
	}
	return v
}

// class returns the IRI of a class by its short name.
func (m *mapper) class(name string) quad.Value {
	v, _ := m.term(schema.ClassTerm, name)
	return v
}

// words returns text in the article's language, or nil.
func (m *mapper) words(s string) quad.Value { return literal(s, m.r.Article.Language) }

// literal returns text with its language, or nil where there is none.
func literal(s, language string) quad.Value {
	switch {
	case s == "":
		return nil
	case !utf8.ValidString(s):
		return literal(strings.ToValidUTF8(s, string(utf8.RuneError)), language)
	case !isLanguageTag(language):
		return quad.String(s)
	}
	return quad.LangString{Value: quad.String(s), Lang: language}
}

func isLanguageTag(s string) bool {
	switch s {
	case "ar", "en": // of nearly all literals
		return true
	case "":
		return false
	}
	for i, part := range strings.Split(s, "-") {
		if part == "" {
			return false
		}
		for _, r := range part {
			letter := r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
			if !letter && (i == 0 || r < '0' || r > '9') {
				return false
			}
		}
	}
	return true
}

// node returns the node that stands for an entity of the record.
func (m *mapper) node(id string) quad.Value {
	n, ok := m.nodes[id]
	if !ok {
		m.fail("no entity %q", id)
		return nil
	}
	return n
}

func (m *mapper) putArticle() {
	a := &m.r.Article
	m.put(m.article, "type", m.class("NewsArticle"))
	m.put(m.article, "articleID", literal(a.ID, ""))
	m.put(m.article, "headline", m.words(a.Title))
	m.put(m.article, "url", address(a.URL))
	m.put(m.article, "outlet", literal(a.Outlet, ""))
	m.put(m.article, "language", literal(a.Language, ""))
	m.put(m.article, "sha256", literal(a.SHA256, ""))
	if t, ok := firstInstant(a.Published); ok {
		m.put(m.article, "published", t)
		m.put(m.article, "publishedOn", literal(a.Published.Value, ""))
		m.put(m.article, "dateBasis", literal(string(a.Published.Basis), ""))
	}
	m.put(m.article, "readOn", literal(a.Read.Value, ""))
	x := m.article + "/extraction"
	m.put(m.article, "wasGeneratedBy", x)
	m.put(x, "type", m.class("Extraction"))
	m.put(x, "used", m.article)
	m.put(x, "version", literal(a.Extractor.Version, ""))
	m.put(x, "knowledge", literal(a.Extractor.Knowledge, ""))
}

// address returns a web address as an IRI, or as text where it is no valid one.
func address(s string) quad.Value {
	switch {
	case s == "":
		return nil
	case isAbsoluteIRI(s):
		return quad.IRI(s)
	}
	return literal(s, "")
}

// isAbsoluteIRI reports whether N-Quads can write s between angle brackets, and
// a reader takes it for absolute.
func isAbsoluteIRI(s string) bool {
	scheme, rest, ok := strings.Cut(s, ":")
	if !ok || scheme == "" || rest == "" || !utf8.ValidString(s) {
		return false
	}
	for i, r := range scheme {
		letter := r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
		if !letter && (i == 0 || !(r >= '0' && r <= '9' || r == '+' || r == '-' || r == '.')) {
			return false
		}
	}
	return !strings.ContainsFunc(s, func(r rune) bool { return r <= ' ' || strings.ContainsRune("<>\"{}|^`\\", r) })
}

// firstInstant returns the first second, UTC, of the day, month or year.
func firstInstant(d schema.Date) (quad.Value, bool) {
	t, ok := parseDate(d.Value)
	if !ok {
		return nil, false
	}
	return quad.Time(t), true
}

func parseDate(s string) (time.Time, bool) {
	if s == "" {
		return time.Time{}, false // most dates are not told
	}
	for _, layout := range []string{time.DateOnly, "2006-01", "2006"} {
		if t, err := time.Parse(layout, s); err == nil {
			return t, true
		}
	}
	return time.Time{}, false
}

// decisionIRI returns the IRI of what was decided of an entity.
func decisionIRI(of schema.Ref) quad.IRI {
	return quad.IRI(schema.Ref{Article: of.Article, Kind: "decision", Start: of.Start, End: of.End}.IRI())
}

func (m *mapper) putEntity(e *schema.Entity, decisions map[string]decision) {
	ref := m.r.EntityRef(e)
	own := quad.IRI(ref.IRI())
	node := own
	d, decided := decisions[e.ID]
	if decided {
		node = d.node
	}
	m.nodes[e.ID] = node
	if m.among != nil && !m.among[node] {
		return
	}
	if decided {
		m.put(own, "sameAs", node)
		at := decisionIRI(ref)
		m.put(at, "type", m.class("Decision"))
		m.put(at, "judgement", quad.String("same"))
		m.put(at, "left", own)
		m.put(at, "right", node)
		m.put(at, "rule", literal(d.by, ""))
		m.put(at, "why", literal(d.why, ""))
		if d.score > 0 {
			m.put(at, "score", quad.Float(d.score))
		}
	}
	class, _ := m.term(schema.EntityTypeTerm, string(e.Type))
	m.put(node, "type", class)
	if string(node) == schema.KnownEntityIRI(e.KnownAs) {
		m.put(node, "knownAs", literal(e.KnownAs, ""))
	}
	m.put(m.article, "mentions", node)
	for _, n := range e.Names {
		m.put(node, "name", literal(n.Text, n.Language))
		m.put(node, "nameKey", literal(foldName(n.Text), ""))
	}
	if len(e.Names) == 0 {
		m.put(node, "description", m.words(fullestDescription(e)))
	}
	for _, at := range e.Mentions {
		span := m.span(at.Span)
		m.put(node, "mention", span)
		m.put(span, "mentionKind", literal(string(at.Kind), ""))
	}
}

// fullestDescription returns the longest description among the mentions, the
// first of equal ones.
func fullestDescription(e *schema.Entity) string {
	best := ""
	for _, m := range e.Mentions {
		if m.Kind != schema.ByPronoun && len(m.Text) > len(best) {
			best = m.Text
		}
	}
	return best
}

// span puts a passage of the text and returns its node, or nil for none.
func (m *mapper) span(s schema.Span) quad.Value {
	if s.IsZero() {
		return nil
	}
	at := [2]int{s.Start, s.End}
	if n, ok := m.spans[at]; ok {
		return n
	}
	b := append(make([]byte, 0, len(m.article)+24), m.article...)
	b = strconv.AppendInt(append(b, "/span/"...), int64(s.Start), 10)
	b = strconv.AppendInt(append(b, '-'), int64(s.End), 10)
	var n quad.Value = quad.IRI(b)
	m.spans[at] = n
	if m.among != nil {
		return n // no entity's
	}
	m.putNew(n, "type", m.class("Span"))
	m.putNew(n, "article", m.label)
	m.putNew(n, "start", quad.Int(m.runes.At(s.Start)))
	m.putNew(n, "end", quad.Int(m.runes.At(s.End)))
	m.putNew(n, "exact", m.words(s.Text))
	return n
}

// putFact puts what all facts have: class, article, evidence, sentence, rule, certainty.
func (m *mapper) putFact(n quad.Value, class string, rule string, certainty float64, evidence ...schema.Span) {
	if m.among != nil {
		return // nothing of it is of an entity
	}
	m.put(n, "type", m.class(class))
	m.put(n, "article", m.label)
	for _, s := range evidence {
		m.put(n, "evidence", m.span(s))
	}
	m.put(n, "sentence", m.words(m.text.Around(evidence...).Text))
	m.put(n, "rule", literal(rule, ""))
	if certainty > 0 {
		m.put(n, "certainty", quad.Float(certainty))
	}
}

func (m *mapper) putDate(n quad.Value, d schema.Date) {
	if t, ok := firstInstant(d); ok {
		m.put(n, "date", t)
		m.put(n, "when", literal(d.Value, ""))
	}
}

func (m *mapper) putPosition(p *schema.Position) {
	if m.r.Entity(p.Person) == nil {
		m.fail("no entity %q", p.Person)
		return
	}
	n := positionIRI(m.r, p)
	m.put(m.node(p.Person), "holds", n)
	m.put(n, "title", m.words(m.r.PositionTitle(p)))
	for _, id := range p.Of {
		m.put(n, "of", m.node(id))
	}
	m.put(n, "startDate", literal(p.Start.Value, ""))
	m.put(n, "endDate", literal(p.End.Value, ""))
	if p.Former {
		m.put(n, "former", quad.Bool(true))
	}
	m.putFact(n, "Position", p.Rule, p.Certainty, p.Title)
	if m.holds[p.Person] == "" {
		m.holds[p.Person] = m.r.PositionTitle(p)
	}
}

// positionIRI returns the IRI of a position: its reference, and the person's
// first mention, since one title may be given to two people.
func positionIRI(r *schema.Record, p *schema.Position) quad.IRI {
	first := r.Entity(p.Person).Mentions[0]
	return quad.IRI(fmt.Sprintf("%s/%d-%d", r.PositionRef(p).IRI(), first.Start, first.End))
}

// relationIRI returns the IRI of a relation: its evidence, its type and both
// ends, since one passage may state several.
func relationIRI(r *schema.Record, l *schema.Relation) quad.IRI {
	ref := schema.Ref{Article: r.Article.ID, Kind: schema.RelationFact, Start: l.Evidence.Start, End: l.Evidence.End}
	subject, object := r.Entity(l.Subject).Mentions[0], r.Entity(l.Object).Mentions[0]
	return quad.IRI(fmt.Sprintf("%s/%s/%d-%d/%d-%d", ref.IRI(), l.Type, subject.Start, subject.End, object.Start, object.End))
}

func (m *mapper) putStatement(s *schema.Statement) {
	n := quad.IRI(m.r.StatementRef(s).IRI())
	act, term := m.term(schema.ActTerm, string(s.Act))
	m.put(n, "act", act)
	m.put(n, "cue", m.words(s.Cue.Text))
	m.put(n, "mode", literal(string(s.Mode), ""))
	text := []string{s.Content.Text}
	for _, c := range s.Continued {
		text = append(text, c.Text)
	}
	m.put(n, "text", m.words(strings.TrimSpace(strings.Join(text, " "))))
	m.putDate(n, s.Date)
	for _, id := range s.Speakers {
		who := m.node(id)
		m.put(n, "speaker", who)
		if term.Predicate != "" && who != nil {
			m.put(who, term.Predicate, n)
		}
		e := m.r.Entity(id)
		if e == nil {
			continue // the missing node is reported
		}
		by := n + quad.IRI(fmt.Sprintf("/by/%d-%d", e.Mentions[0].Start, e.Mentions[0].End))
		m.put(n, "attribution", by)
		m.put(by, "type", m.class("Attribution"))
		m.put(by, "who", who)
		m.put(by, "title", m.words(m.holds[id]))
	}
	if s.Medium.Entity != "" {
		m.put(n, "medium", m.node(s.Medium.Entity))
	} else {
		m.put(n, "medium", m.words(s.Medium.Text.Text))
	}
	for _, id := range s.Audience {
		m.put(n, "audience", m.node(id))
	}
	for _, id := range s.About {
		m.put(n, "about", m.node(id))
	}
	m.putFact(n, "Statement", s.Rule, s.Certainty, append([]schema.Span{s.Cue, s.Content}, s.Continued...)...)
}

func (m *mapper) putEvent(v *schema.Event) {
	n := quad.IRI(m.r.EventRef(v).IRI())
	kind, term := m.term(schema.EventTypeTerm, v.Type)
	m.put(n, "eventType", kind)
	m.put(n, "trigger", m.words(v.Trigger.Text))
	for _, role := range slices.Sorted(maps.Keys(v.Roles)) {
		ids := v.Roles[role]
		if m.o.TermOf(schema.RoleTerm, string(role)) == nil {
			m.fail("the ontology has no role %q", role)
			return
		}
		for _, id := range ids {
			m.put(n, string(role), m.node(id))
		}
	}
	m.putDate(n, v.Date)
	m.put(n, "polarity", literal(string(v.Polarity), ""))
	m.put(n, "modality", literal(string(v.Modality), ""))
	if v.Statement != "" {
		i := slices.IndexFunc(m.r.Statements, func(s schema.Statement) bool { return s.ID == v.Statement })
		if i < 0 {
			m.fail("no statement %q", v.Statement)
			return
		}
		m.put(quad.IRI(m.r.StatementRef(&m.r.Statements[i]).IRI()), "reports", n)
	}
	m.putFact(n, "Event", v.Rule, v.Certainty, v.Trigger)
	for _, s := range v.Also { // told again elsewhere, out of the sentence that is shown
		m.put(n, "evidence", m.span(s))
	}
	if v.Polarity == schema.Positive && v.Modality == schema.Asserted {
		m.putEdges(v, term)
	}
}

// putEdges draws the event's predicates straight between its participants.
func (m *mapper) putEdges(v *schema.Event, term *schema.Term) {
	for _, edge := range term.Edges {
		for _, role := range edge.To {
			if len(v.Roles[role]) == 0 {
				continue
			}
			for _, from := range v.Roles[edge.From] {
				for _, to := range v.Roles[role] {
					m.put(m.node(from), edge.Predicate, m.node(to))
				}
			}
			break
		}
	}
}

func (m *mapper) putRelation(l *schema.Relation) {
	if m.r.Entity(l.Subject) == nil || m.r.Entity(l.Object) == nil {
		m.fail("relation %s: no entity %q or %q", l.Type, l.Subject, l.Object)
		return
	}
	kind, term := m.term(schema.RelationTerm, l.Type)
	if term.Name == "" {
		return
	}
	m.put(m.node(l.Subject), term.Name, m.node(l.Object))
	n := relationIRI(m.r, l)
	m.put(n, "subject", m.node(l.Subject))
	m.put(n, "predicate", kind)
	m.put(n, "object", m.node(l.Object))
	m.putFact(n, "Relation", l.Rule, l.Certainty, l.Evidence)
}

// ontologyQuads returns the quads of the ontology, under their own label.
func ontologyQuads(o *schema.Ontology) []quad.Quad {
	triples := o.Triples()
	out := make([]quad.Quad, 0, len(triples))
	for _, t := range triples {
		q := quad.Quad{Subject: quad.IRI(t.Subject), Predicate: quad.IRI(t.Predicate), Label: ontologyLabel}
		if t.Literal {
			q.Object = literal(t.Object, t.Language)
		} else {
			q.Object = quad.IRI(t.Object)
		}
		out = append(out, q)
	}
	sortQuads(out)
	return slices.Compact(out)
}

// A triple is a quad of a mapper, all of whose quads have one label.
type triple struct {
	subject   quad.Value
	predicate *schema.Term
	object    quad.Value
}

// ontologyLabel labels the quads of the ontology.
const ontologyLabel = quad.IRI(schema.GraphIRI + "ontology")
