package web

import (
	"cmp"
	"context"
	_ "embed"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/khabar-kg/khabar/graph"
	"github.com/khabar-kg/khabar/schema"
)

// relationsQuery gathers the facts of the picture.
//
//go:embed relations.js
var relationsQuery string

// The size of a picture, in entities.
const (
	someNodes = 60
	mostNodes = 300
)

// mostFacts is how many statements a picture is drawn from, and mostFactRows
// bounds the rows that tell of them and of the rest.
const (
	mostFacts    = 2_000
	mostFactRows = 100_000
)

// A picture is the relations between the entities that facts speak of.
type picture struct {
	Nodes   []node    `json:"nodes"`
	Edges   []edge    `json:"edges"`
	Facts   []relFact `json:"facts"`
	LeftOut leftOut   `json:"left_out"`
	Width   float64   `json:"width"`  // of the picture, in its own units
	Height  float64   `json:"height"` // places begin at 0
}

// leftOut counts what a picture does not show.
type leftOut struct {
	Nodes  int  `json:"nodes"`
	Facts  int  `json:"facts"`         // they need an entity that is left out
	Untied int  `json:"untied"`        // facts that tie no entity to another, so that there is nothing to draw
	Cut    bool `json:"cut,omitempty"` // there are statements that were not looked at
}

// A node is an entity in a picture.
type node struct {
	ID    int               `json:"id"`
	IRI   string            `json:"iri"`
	Name  string            `json:"name"`
	Type  schema.EntityType `json:"type"`
	X     float64           `json:"x"`
	Y     float64           `json:"y"`
	Size  float64           `json:"size"` // half its width
	Count int               `json:"facts"`
}

// An edge is a line of a picture: all facts of one kind between two entities.
type edge struct {
	From     int             `json:"from"`
	To       int             `json:"to"`
	Kind     schema.FactKind `json:"kind"`
	Label    string          `json:"label"`
	Facts    []int           `json:"facts"`
	Unreal   bool            `json:"unreal,omitempty"` // every fact of it was denied, planned, possible or demanded
	path     string
	x, y     float64 // of the label
	bend     float64
	labels   []string
	distinct map[int]bool
}

// A relFact is a fact that a picture draws.
type relFact struct {
	ID       int             `json:"id"`
	IRI      string          `json:"iri"`
	Kind     schema.FactKind `json:"kind"`
	Label    string          `json:"label"` // act, type of event or relation, or title
	From     []int           `json:"from"`
	To       []int           `json:"to"`
	Date     string          `json:"date,omitempty"`
	Negative bool            `json:"negative,omitempty"`
	Modality schema.Modality `json:"modality,omitempty"`
	Sentence string          `json:"sentence,omitempty"`
	Article  string          `json:"article"`
	Outlet   string          `json:"outlet,omitempty"`

	from, to []party
}

// A party is an entity in a fact, by its node in the graph.
type party struct{ iri, role string }

// roleOrder is the order in which participants come first in an event.
var roleOrder = []schema.Role{schema.Agent, schema.Target, schema.Counterpart, schema.Origin, schema.Destination, schema.At, schema.Instrument}

// picture draws the facts of the page's filters.
func (s *server) picture(ctx context.Context, st state, lang string) (*picture, error) {
	all, err := s.answers.ask(ctx, s, st.params(), lang)
	if err != nil {
		return nil, err
	}
	t := &graph.Table{Columns: all.Columns, Rows: all.Rows, Cut: all.Cut}
	if len(t.Rows) > mostFacts {
		t.Rows, t.Cut = t.Rows[:mostFacts], true
	}
	facts, err := s.relationFacts(ctx, st, t, lang)
	if err != nil {
		return nil, err
	}
	p := &picture{Nodes: []node{}, Edges: []edge{}, Facts: []relFact{}}
	p.LeftOut.Cut = t.Cut
	if err := s.choose(ctx, p, facts, st, lang); err != nil {
		return nil, err
	}
	if err := s.clip(ctx, p); err != nil {
		return nil, err
	}
	p.tie()
	p.place()
	return p, nil
}

// longestSentence is how many characters the list shows of a fact as they are.
const longestSentence = 300

// clip cuts what the graph gives as the sentence of an event that an article tells
// several times, which reaches from the first telling to the last, to the fullest
// of them.
func (s *server) clip(ctx context.Context, p *picture) error {
	records := map[string]*schema.Record{}
	for i := range p.Facts {
		f := &p.Facts[i]
		if utf8.RuneCountInString(f.Sentence) <= longestSentence || f.Kind != schema.EventFact {
			continue
		}
		ref, err := refOf(f.IRI)
		if err != nil {
			return err
		}
		rec := records[ref.Article]
		if rec == nil {
			if rec, err = s.g.Record(ctx, ref.Article); err != nil {
				return err
			}
			records[ref.Article] = rec
		}
		told, err := factOf(rec, f.IRI, ref, "")
		if err != nil {
			return err
		}
		start, end := told.context()
		f.Sentence = strings.TrimSpace(rec.Article.Text[start:end])
	}
	return nil
}

// relationFacts returns the statements of a table, the events they tell, what
// their speakers hold and what ties those they speak of, in the order of time.
func (s *server) relationFacts(ctx context.Context, st state, t *graph.Table, lang string) ([]relFact, error) {
	byIRI := map[string]*relFact{}
	statements, articles := []string{}, []string{} // never null in the query
	inArticle := map[string]bool{}
	for _, row := range t.Rows {
		m := rowMap(t, row)
		if len(m["statement"]) == 0 {
			continue
		}
		f := &relFact{
			IRI: m["statement"][0].IRI, Kind: schema.StatementFact, Label: m["act"].String(), Date: m["when"].String(),
			Sentence: m["sentence"].String(), Article: m["article"].String(),
		}
		for _, a := range m["act"] {
			f.Negative = a.IRI == s.actIRI(schema.Deny)
		}
		byIRI[f.IRI] = f
		statements = append(statements, "<"+f.IRI+">")
		if len(m["article"]) > 0 && !inArticle[f.Article] {
			inArticle[f.Article] = true
			articles = append(articles, "<"+m["article"][0].IRI+">")
		}
	}
	// Who filters by speaker, subject or act asks for what those say; who does
	// not sees what the articles tell themselves, too.
	told := st.Get("speaker") == "" && st.Get("act") == "" && st.Get("about") == "" && st.Get("place") == ""
	q, err := s.g.Query(ctx, relationsQuery, graph.QueryOptions{
		Limit: mostFactRows, Timeout: s.opts.Timeout,
		Params: map[string]any{"statements": statements, "articles": articles, "told": told},
	})
	if err != nil {
		return nil, err
	}
	o := s.g.Ontology()
	for _, row := range q.Rows {
		m := rowMap(q, row)
		if len(m["fact"]) == 0 {
			continue
		}
		iri := m["fact"][0].IRI
		f := byIRI[iri]
		if f == nil {
			ref, err := refOf(iri)
			if err != nil {
				continue // it is of no article, and has no sentence to show
			}
			f = &relFact{IRI: iri, Kind: ref.Kind, Article: ref.Article}
			byIRI[iri] = f
		}
		for column, cell := range m {
			for _, v := range cell {
				f.take(o, column, v, lang)
			}
		}
	}
	outlets, err := s.outlets(ctx)
	if err != nil {
		return nil, err
	}
	var out []relFact
	for _, iri := range slices.Sorted(maps.Keys(byIRI)) {
		f := byIRI[iri]
		if f.Kind == schema.EventFact && told && !within(f.Date, st.Get("since"), st.Get("until")) {
			continue
		}
		f.Outlet = outlets[f.Article]
		f.sortParties()
		out = append(out, *f)
	}
	slices.SortStableFunc(out, func(a, b relFact) int {
		x, y := cmp.Or(a.Date, "9999"), cmp.Or(b.Date, "9999")
		return cmp.Or(cmp.Compare(x, y), cmp.Compare(a.Article, b.Article), cmp.Compare(a.place(), b.place()))
	})
	return out, nil
}

// place is where the fact lies in its article.
func (f *relFact) place() int {
	ref, _ := refOf(f.IRI)
	return ref.Start
}

// within reports whether a date is in the period; each is a day, month or year.
// What has no date is in every period.
func within(date, since, until string) bool {
	if date == "" {
		return true
	}
	n := min(len(date), len(since))
	if since != "" && date[:n] < since[:n] {
		return false
	}
	n = min(len(date), len(until))
	return until == "" || date[:n] <= until[:n]
}

func (s *server) actIRI(a schema.Act) string {
	if t := s.g.Ontology().TermOf(schema.ActTerm, string(a)); t != nil {
		return t.IRI
	}
	return ""
}

// take takes a value that the query gives of the fact.
func (f *relFact) take(o *schema.Ontology, column string, v graph.Value, lang string) {
	switch column {
	case "speaker", "person", "subject":
		f.from = append(f.from, party{v.IRI, column})
	case "about", "of", "object":
		f.to = append(f.to, party{v.IRI, column})
	case "type":
		if t := o.Meaning(v.IRI); t != nil {
			f.Label = t.LabelIn(lang)
		}
	case "title":
		f.Label = v.Text
	case "when":
		f.Date = v.Text
	case "sentence":
		f.Sentence = v.Text
	case "polarity":
		f.Negative = v.Text == string(schema.Negative)
	case "modality":
		f.Modality = schema.Modality(v.Text)
	default:
		if slices.Contains(roleOrder, schema.Role(column)) {
			f.to = append(f.to, party{v.IRI, column})
		}
	}
}

// sortParties puts the parties in a stable order, each once. Of an event, those
// of the first role act on the others.
func (f *relFact) sortParties() {
	byRole := func(a, b party) int {
		return cmp.Or(
			cmp.Compare(slices.Index(roleOrder, schema.Role(a.role)), slices.Index(roleOrder, schema.Role(b.role))),
			cmp.Compare(a.iri, b.iri))
	}
	for _, list := range []*[]party{&f.from, &f.to} {
		slices.SortFunc(*list, byRole)
		*list = slices.Compact(*list)
	}
	if f.Kind == schema.EventFact && len(f.from) == 0 && len(f.to) > 1 {
		first := f.to[0].role
		n := 1
		for n < len(f.to) && f.to[n].role == first {
			n++
		}
		if n == len(f.to) { // all in one role: the first with the others
			n = 1
		}
		f.from, f.to = f.to[:n], f.to[n:]
	}
}

// ties reports whether the fact ties an entity to another.
func (f *relFact) ties() bool {
	return slices.ContainsFunc(f.from, func(x party) bool {
		return slices.ContainsFunc(f.to, func(y party) bool { return x.iri != y.iri })
	})
}

// choose takes into the picture the entities that most facts speak of, and the
// facts that tie two of them.
func (s *server) choose(ctx context.Context, p *picture, facts []relFact, st state, lang string) error {
	// Positions are drawn of those who take part in something, and lasting ties
	// between them.
	takesPart := map[string]bool{}
	for _, f := range facts {
		if f.Kind == schema.StatementFact || f.Kind == schema.EventFact {
			for _, x := range slices.Concat(f.from, f.to) {
				takesPart[x.iri] = true
			}
		}
	}
	facts = slices.DeleteFunc(facts, func(f relFact) bool {
		no := func(x party) bool { return !takesPart[x.iri] }
		switch f.Kind {
		case schema.PositionFact:
			return slices.ContainsFunc(f.from, no)
		case schema.RelationFact:
			return slices.ContainsFunc(f.from, no) || slices.ContainsFunc(f.to, no)
		}
		return false
	})
	count := map[string]int{}
	for _, f := range facts {
		if len(f.from) == 0 || len(f.to) == 0 {
			continue
		}
		seen := map[string]bool{}
		for _, x := range slices.Concat(f.from, f.to) {
			if !seen[x.iri] {
				seen[x.iri] = true
				count[x.iri]++
			}
		}
	}
	focus := st.Get("focus")
	order := slices.SortedFunc(maps.Keys(count), func(a, b string) int {
		return cmp.Or(-cmp.Compare(b2i(a == focus), b2i(b == focus)), cmp.Compare(count[b], count[a]), cmp.Compare(a, b))
	})
	most := st.number("nodes", someNodes, 2, mostNodes)
	// Of those that are left, only what is tied to another one is drawn.
	kept := map[string]int{}
	for _, iri := range order[:min(most, len(order))] {
		kept[iri] = -1
	}
	for _, f := range facts {
		f.From, f.To = nil, nil
		for _, x := range f.from {
			for _, y := range f.to {
				_, a := kept[x.iri]
				_, b := kept[y.iri]
				if !a || !b || x.iri == y.iri {
					continue
				}
				f.From = appendNew(f.From, p.node(kept, x.iri))
				f.To = appendNew(f.To, p.node(kept, y.iri))
			}
		}
		if len(f.From) == 0 {
			if f.ties() {
				p.LeftOut.Facts++
			} else {
				p.LeftOut.Untied++
			}
			continue
		}
		f.ID = len(p.Facts)
		p.Facts = append(p.Facts, f)
		for _, id := range slices.Compact(slices.Sorted(slices.Values(slices.Concat(f.From, f.To)))) {
			p.Nodes[id].Count++
		}
	}
	p.LeftOut.Nodes = len(count) - len(p.Nodes)
	for i := range p.Nodes {
		n := &p.Nodes[i]
		found, err := s.g.Entities(ctx, n.IRI)
		if err != nil {
			return err
		}
		if len(found) > 0 {
			n.Name, n.Type = found[0].Name(lang), found[0].Type
		}
		n.Size = min(7+2*math.Sqrt(float64(n.Count)), 22)
	}
	return nil
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// node returns the number of an entity's node, which is made when it is new.
func (p *picture) node(kept map[string]int, iri string) int {
	if kept[iri] < 0 {
		kept[iri] = len(p.Nodes)
		p.Nodes = append(p.Nodes, node{ID: len(p.Nodes), IRI: iri, Name: iri})
	}
	return kept[iri]
}

func appendNew(list []int, n int) []int {
	if slices.Contains(list, n) {
		return list
	}
	return append(list, n)
}

// tie makes one line of all facts of a kind from one entity to another.
func (p *picture) tie() {
	type key struct {
		from, to int
		kind     schema.FactKind
	}
	at := map[key]int{}
	for i := range p.Facts {
		f := &p.Facts[i]
		unreal := f.Negative && f.Kind == schema.EventFact || f.Modality != "" && f.Modality != schema.Asserted
		for _, a := range f.From {
			for _, b := range f.To {
				if a == b {
					continue
				}
				k := key{a, b, f.Kind}
				n, ok := at[k]
				if !ok {
					n = len(p.Edges)
					at[k] = n
					p.Edges = append(p.Edges, edge{From: a, To: b, Kind: f.Kind, Unreal: true, distinct: map[int]bool{}})
				}
				e := &p.Edges[n]
				if e.distinct[i] {
					continue
				}
				e.distinct[i] = true
				e.Facts = append(e.Facts, i)
				e.Unreal = e.Unreal && unreal
				if !slices.Contains(e.labels, f.Label) {
					e.labels = append(e.labels, f.Label)
				}
			}
		}
	}
	between := map[[2]int]int{} // lines between two entities, in either direction
	for i := range p.Edges {
		e := &p.Edges[i]
		labels := e.labels
		if len(labels) > 3 {
			labels = append(slices.Clone(labels[:3]), "…")
		}
		e.Label = strings.Join(labels, " · ")
		pair := [2]int{min(e.From, e.To), max(e.From, e.To)}
		n := between[pair]
		between[pair]++
		// Each next line bends farther, and to the other side.
		e.bend = float64((n+1)/2) * 26
		if n%2 == 1 {
			e.bend = -e.bend
		}
		if e.From > e.To {
			e.bend = -e.bend
		}
	}
}

// The room around a picture and the size of a label.
const (
	pictureMargin  = 30
	smallestWidth  = 760
	smallestHeight = 480
	labelHeight    = 18
	letterWidth    = 7.4
	longestLabel   = 34 // characters
)

// place gives nodes and lines their places.
func (p *picture) place() {
	// Those with most facts come first, and so into the middle.
	order := make([]int, len(p.Nodes))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(p.Nodes[b].Count, p.Nodes[a].Count) })
	rank := make([]int, len(p.Nodes))
	bodies := make([]body, len(p.Nodes))
	for i, id := range order {
		rank[id] = i
		n := p.Nodes[id]
		bodies[i] = body{
			width:  max(2*n.Size, letterWidth*float64(utf8.RuneCountInString(shorten(n.Name, longestLabel)))) + 6,
			height: 2*n.Size + labelHeight + 4,
		}
	}
	var springs []spring
	for _, e := range p.Edges {
		springs = append(springs, spring{rank[e.From], rank[e.To], float64(len(e.Facts))})
		bodies[rank[e.From]].weight++
		bodies[rank[e.To]].weight++
	}
	layOut(bodies, springs)
	if len(bodies) == 0 {
		return
	}
	left, top, right, bottom := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, b := range bodies {
		left, right = min(left, b.x-b.width/2), max(right, b.x+b.width/2)
		top, bottom = min(top, b.y-b.height/2), max(bottom, b.y+b.height/2)
	}
	// A small picture is not blown up.
	more := max(0, smallestWidth-(right-left)) / 2
	left, right = left-more, right+more
	more = max(0, smallestHeight-(bottom-top)) / 2
	top, bottom = top-more, bottom+more
	p.Width, p.Height = tenth(right-left+2*pictureMargin), tenth(bottom-top+2*pictureMargin)
	for i, b := range bodies {
		n := &p.Nodes[order[i]]
		n.X = tenth(b.x - left + pictureMargin)
		// A body is the node with its label below: the node is in its upper part.
		n.Y = tenth(b.y - b.height/2 + n.Size - top + pictureMargin)
	}
	for i := range p.Edges {
		p.Edges[i].draw(&p.Nodes[p.Edges[i].From], &p.Nodes[p.Edges[i].To])
	}
}

func tenth(f float64) float64 { return math.Round(f*10) / 10 }

// draw makes the line from one node's rim to the other's, bent to one side.
func (e *edge) draw(a, b *node) {
	dx, dy := b.X-a.X, b.Y-a.Y
	d := max(math.Hypot(dx, dy), 1)
	mx, my := (a.X+b.X)/2-dy/d*e.bend*2, (a.Y+b.Y)/2+dx/d*e.bend*2
	rim := func(n *node, more float64) (float64, float64) {
		x, y := mx-n.X, my-n.Y
		l := max(math.Hypot(x, y), 1)
		return n.X + x/l*(n.Size+more), n.Y + y/l*(n.Size+more)
	}
	x1, y1 := rim(a, 1)
	x2, y2 := rim(b, 6) // room for the arrow's head
	e.path = fmt.Sprintf("M%.1f %.1fQ%.1f %.1f %.1f %.1f", x1, y1, mx, my, x2, y2)
	e.x, e.y = tenth((x1+2*mx+x2)/4), tenth((y1+2*my+y2)/4)
}

// shorten cuts a text to n characters, at a word where one ends near.
func shorten(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	r := []rune(s)[:n-1]
	cut := string(r)
	if i := strings.LastIndexByte(cut, ' '); i > len(cut)*2/3 {
		cut = cut[:i]
	}
	return cut + "…"
}
