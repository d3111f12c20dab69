package web

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"html/template"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/khabar-kg/khabar/graph"
	"github.com/khabar-kg/khabar/schema"
)

// theQuestion is what the page asks.
const theQuestion = "who-announced-what"

// rowsAPage is how many rows of the table a page shows.
const rowsAPage = 50

// errNoPage means that there is nothing at an address.
var errNoPage = errors.New("there is no such page")

// A page is what every page's template is given.
type page struct {
	voice
	state
	View     string   // its name in the navigation, and of its own rules in the style sheet
	Title    string   // before the program's name in the title of the window
	Styles   []string // files under static, beside those of every page
	Scripts  []string
	Address  *url.URL // of the request
	Database string
	Fault    *fault
	Filters  []filter
	Filtered bool
	Table    *table
	Explore  *explorer
	Console  *console
	Merge    *mergeReview
	Events   *eventsPage
	MayWrite bool // whoever asks may change the graph
	Article  *article
	Stats    graph.Stats
}

// OtherLink is the address of the same page in the other language.
func (p *page) OtherLink() string {
	q := p.Address.Query()
	q.Set("ui", p.Other())
	return (&url.URL{Path: p.Address.Path, RawQuery: q.Encode()}).String()
}

// PageNumber is the number of a page as far from this one as by.
func (p *page) PageNumber(by int) string { return strconv.Itoa(p.Table.Page + by) }

// A filter is a field of the form.
type filter struct {
	Name    string
	Label   string
	Value   string // as it was typed, or the name of the entity that an IRI stands for
	IRI     string // where the value is one
	Options []option
	Kind    string // "entity", "date" or "choice"
	Hint    string
}

type option struct{ Value, Label string }

// A table is one page of rows.
type table struct {
	Rows        []row
	First, Last int // of the rows, counted from 1
	Total       int
	Cut         bool // there are more than Total
	Page, Pages int
	Newest      bool
}

// A row is who announced what.
type row struct {
	When     string
	Who      []named
	Act      string
	ActName  string
	What     string
	Language string // of what is said
	Where    []named
	Article  articleLine
	Fact     string
	Passage  []segment
	Before   bool // the passage begins within a line
	After    bool // it ends within one
}

// A named thing is an entity, or words that stand for none.
type named struct {
	Name, IRI, Role, Language string
}

// An articleLine tells of an article in one line.
type articleLine struct {
	ID, Title, Outlet, Published, Link string
}

// index is the page of the table.
func (s *server) index(w http.ResponseWriter, r *http.Request) {
	p := s.newPage(r)
	p.View = tableView
	err := s.fillFilters(r.Context(), p)
	if err == nil {
		p.Table, err = s.table(r.Context(), p.state, p.Language)
	}
	s.render(w, r, "index.html", p, err)
}

func (s *server) newPage(r *http.Request) *page {
	p := &page{voice: s.words.in(language(r)), state: stateOf(r), Address: r.URL, Database: s.opts.Database}
	var err error
	if p.Stats, err = s.g.Stats(r.Context()); err != nil {
		s.opts.Logger.ErrorContext(r.Context(), "statistics", "error", err)
	}
	p.MayWrite = s.mayWrite(r)
	return p
}

// render writes a page, with the error in it where there is one.
func (s *server) render(w http.ResponseWriter, r *http.Request, name string, p *page, err error) {
	status := http.StatusOK
	if err != nil {
		var f fault
		status, f = s.faultOf(r, err)
		p.Fault = &f
	}
	s.write(w, r, status, name, p.Language, p)
}

// write writes a page by its template.
func (s *server) write(w http.ResponseWriter, r *http.Request, status int, name, language string, data any) {
	var b bytes.Buffer
	if err := s.pages.ExecuteTemplate(&b, name, data); err != nil {
		s.opts.Logger.ErrorContext(r.Context(), "write page", "page", name, "error", err)
		http.Error(w, "the page cannot be written; the server's log says more", http.StatusInternalServerError)
		return
	}
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Content-Language", language)
	h.Set("Vary", "Accept-Language")
	w.WriteHeader(status)
	_, _ = w.Write(b.Bytes())
}

func (s *server) notFound(w http.ResponseWriter, r *http.Request) {
	p := s.newPage(r)
	s.render(w, r, "article.html", p, fmt.Errorf("%w: %s", errNoPage, r.URL.Path))
}

// fillFilters makes the form's fields.
func (s *server) fillFilters(ctx context.Context, p *page) error {
	for _, name := range filters {
		v := p.Get(name)
		f := filter{Name: name, Label: p.T("filter." + name), Value: v, Kind: "entity"}
		if v != "" {
			p.Filtered = true
		}
		switch name {
		case "act":
			f.Kind = "choice"
			for _, t := range s.g.Ontology().Terms() {
				if t.Kind == schema.ActTerm {
					f.Options = append(f.Options, option{t.Name, t.LabelIn(p.Language)})
				}
			}
		case "since", "until":
			f.Kind = "date"
			f.Hint = p.T("filter.date.hint")
		case "outlet":
			f.Kind = "choice"
			outlets, err := s.outlets(ctx)
			if err != nil {
				return err
			}
			var names []string
			for _, o := range outlets {
				if o != "" && !slices.Contains(names, o) {
					names = append(names, o)
				}
			}
			slices.Sort(names)
			for _, o := range names {
				f.Options = append(f.Options, option{o, o})
			}
		case "article":
			if v == "" {
				continue // it is reached from an article, and not typed
			}
			f.Kind = "text"
		default:
			if strings.Contains(v, "://") {
				found, err := s.g.Entities(ctx, v)
				if err != nil {
					return err
				}
				if len(found) == 1 {
					f.IRI, f.Value = v, found[0].Name(p.Language)
				}
			}
		}
		if v != "" && f.Kind == "choice" && !slices.ContainsFunc(f.Options, func(o option) bool { return o.Value == v }) {
			f.Options = append(f.Options, option{v, v})
		}
		p.Filters = append(p.Filters, f)
	}
	return nil
}

// outlets returns who published each article.
func (s *server) outlets(ctx context.Context) (map[string]string, error) {
	list, err := s.g.Articles(ctx)
	if err != nil {
		return nil, err
	}
	out := make(map[string]string, len(list))
	for _, a := range list {
		out[a.ID] = a.Outlet
	}
	return out, nil
}

// table answers the page's question and lays out one page of the answer.
func (s *server) table(ctx context.Context, st state, lang string) (*table, error) {
	a, err := s.answers.ask(ctx, s, st.params(), lang)
	if err != nil {
		return nil, err
	}
	t := &table{Total: len(a.Rows), Cut: a.Cut, Newest: st.Get("order") == "new"}
	t.Pages = max(1, (t.Total+rowsAPage-1)/rowsAPage)
	t.Page = st.number("page", 1, 1, t.Pages)
	from := (t.Page - 1) * rowsAPage
	to := min(from+rowsAPage, t.Total)
	t.First, t.Last = from+1, to
	records := map[string]*schema.Record{}
	for i := from; i < to; i++ {
		cells := a.Rows[i]
		if t.Newest {
			cells = a.Rows[t.Total-1-i]
		}
		r, err := s.row(ctx, rowMap(a, cells), records, st)
		if err != nil {
			return nil, err
		}
		t.Rows = append(t.Rows, r)
	}
	return t, nil
}

// row lays out one row; records remembers the articles of a page.
func (s *server) row(ctx context.Context, m map[string]graph.Cell, records map[string]*schema.Record, st state) (row, error) {
	r := row{When: m["when"].String(), Act: m["act"].String(), What: m["what"].String(), Who: namedOf(m["who"]), Where: namedOf(m["where"])}
	for _, v := range m["act"] {
		if t := s.g.Ontology().Meaning(v.IRI); t != nil {
			r.ActName = t.Name
		}
	}
	for _, v := range m["what"] {
		r.Language = v.Language
	}
	for _, v := range m["statement"] {
		r.Fact = v.IRI
	}
	ref, err := refOf(r.Fact)
	if err != nil {
		return r, err
	}
	rec := records[ref.Article]
	if rec == nil {
		if rec, err = s.g.Record(ctx, ref.Article); err != nil {
			return r, err
		}
		records[ref.Article] = rec
	}
	r.Article = lineOf(&rec.Article, r.Fact, st)
	f, err := factOf(rec, r.Fact, ref, m["sentence"].String())
	if err != nil {
		return r, err
	}
	start, end := f.context()
	text := rec.Article.Text
	r.Before = start > 0 && text[start-1] != '\n'
	r.After = end < len(text) && text[end] != '\n' && text[end] != '\r'
	r.Passage = f.segments(start, end)
	r.Language = cmp.Or(r.Language, rec.Article.Language)
	return r, nil
}

func namedOf(c graph.Cell) []named {
	var out []named
	for _, v := range c {
		out = append(out, named{v.Text, v.IRI, v.Note, v.Language})
	}
	return out
}

func lineOf(a *schema.Article, fact string, st state) articleLine {
	return articleLine{
		ID: a.ID, Title: cmp.Or(a.Title, a.ID), Outlet: a.Outlet, Published: a.Published.Value,
		Link: articleLink(a.ID, fact, st),
	}
}

// articleLink returns the address of an article's page.
func articleLink(id, fact string, st state) string {
	v := url.Values{"id": {id}}
	if fact != "" {
		v.Set("fact", fact)
	}
	if ui := st.Get("ui"); ui != "" {
		v.Set("ui", ui)
	}
	link := "/article?" + v.Encode()
	if fact != "" {
		link += "#fact"
	}
	return link
}

// A legend entry explains a shape or a line, and says whether it is shown.
type legend struct {
	Name, Label, Path string
	On                bool
}

// A shape is a node as it is drawn.
type shape struct {
	node
	Label, Path, Link, Title string
	Transform                string
	LabelY                   float64
}

// A line is an edge as it is drawn.
type line struct {
	edge
	Path  string
	Width float64
}

// helpers are what templates may call beside methods.
var helpers = template.FuncMap{
	"isolate": isolated,
	"shapeOf": shapeOf,
	// pair gives a template that is called two things.
	"pair": func(a, b any) struct{ A, B any } { return struct{ A, B any }{a, b} },
}

// Marks that hold a run of text together whatever stands around it.
const (
	firstStrongIsolate = '\u2068'
	popIsolate         = '\u2069'
)

// isolated keeps a text from changing the order of what stands around it, and
// takes out the marks by which it could.
func isolated(s string) string {
	s = strings.Map(func(r rune) rune {
		if r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069' {
			return -1
		}
		return r
	}, s)
	return string(firstStrongIsolate) + s + string(popIsolate)
}

// The orders in which legends list types and kinds.
var (
	entityTypes = []schema.EntityType{schema.Person, schema.Organization, schema.MilitaryUnit, schema.Place, schema.Facility, schema.NamedEvent}
	factKinds   = []schema.FactKind{schema.StatementFact, schema.EventFact, schema.PositionFact, schema.RelationFact}
)

// shapeOf returns the outline of a type's nodes around the origin, one unit high
// and wide each way: shape tells the type as well as colour does.
func shapeOf(t schema.EntityType) string {
	switch t {
	case schema.Person:
		return "M0-1A1 1 0 1 1 0 1A1 1 0 1 1 0-1Z"
	case schema.Organization:
		return "M-.9-.9H.9V.9H-.9Z"
	case schema.MilitaryUnit:
		return "M0-1.15L1.15 0L0 1.15L-1.15 0Z"
	case schema.Place:
		return "M0-1.1L1.1 .85H-1.1Z"
	case schema.Facility:
		return "M-.55-.95H.55L1.1 0L.55 .95H-.55L-1.1 0Z"
	}
	return "M0-1.2L.32-.4L1.15-.37L.5 .16L.72 .97L0 .5L-.72 .97L-.5 .16L-1.15-.37L-.32-.4Z"
}

// An article is one article's page.
type article struct {
	articleLine
	URL      string // empty unless it is a web address
	Address  string // as the article gave it
	Language string
	Basis    schema.Basis
	Dir      string
	Text     []paragraph
	Facts    []articleFact
	Fact     string
}

// A paragraph is one line of an article's text.
type paragraph []segment

// An articleFact is a statement in the list beside the text.
type articleFact struct {
	Who, Act, What, Link string
	On                   bool
}

// article is the page of an article's text with one fact marked in it.
func (s *server) article(w http.ResponseWriter, r *http.Request) {
	p := s.newPage(r)
	q := r.URL.Query()
	a, err := s.articleOf(r.Context(), q.Get("id"), q.Get("fact"), p)
	if p.Article = a; a != nil {
		p.Title = a.Title
	}
	s.render(w, r, "article.html", p, err)
}

func (s *server) articleOf(ctx context.Context, id, iri string, p *page) (*article, error) {
	rec, err := s.g.Record(ctx, id)
	if err != nil {
		return nil, err
	}
	a := &article{articleLine: lineOf(&rec.Article, "", p.state), Address: rec.Article.URL, Language: rec.Article.Language, Basis: rec.Article.Published.Basis, Fact: iri}
	a.Dir = s.words.in(a.Language).Dir()
	if u, err := url.Parse(rec.Article.URL); err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" {
		a.URL = u.String()
	}
	f := &fact{record: rec}
	if iri != "" {
		if f, err = s.fact(ctx, iri); err != nil {
			return nil, err
		}
		if f.ref.Article != id {
			return nil, fmt.Errorf("%w: %s", errNoFact, iri)
		}
	}
	a.Text = paragraphs(f.segments(0, len(rec.Article.Text)))
	// The title stands above the text; most texts begin with it.
	if len(a.Text) > 1 && len(a.Text[0]) == 1 && len(a.Text[0][0].Marks) == 0 && strings.TrimSpace(a.Text[0][0].Text) == a.Title {
		a.Text = a.Text[1:]
	}
	for i := range rec.Statements {
		st := &rec.Statements[i]
		ref := rec.StatementRef(st).IRI()
		af := articleFact{What: shorten(cmp.Or(st.Content.Text, st.Cue.Text), 160), Link: articleLink(id, ref, p.state), On: ref == iri}
		var who []string
		for _, id := range st.Speakers {
			if e := rec.Entity(id); e != nil {
				who = append(who, isolated(nameIn(e, p.Language)))
			}
		}
		af.Who = strings.Join(who, p.T("list.comma"))
		if t := s.g.Ontology().TermOf(schema.ActTerm, string(st.Act)); t != nil {
			af.Act = t.LabelIn(p.Language)
		}
		a.Facts = append(a.Facts, af)
	}
	return a, nil
}

// nameIn returns what to call a record's entity in a language.
func nameIn(e *schema.Entity, lang string) string {
	for _, n := range e.Names {
		if n.Language == lang {
			return n.Text
		}
	}
	if len(e.Names) > 0 {
		return e.Names[0].Text
	}
	return e.Mentions[0].Text
}

// paragraphs parts segments at line ends, and drops empty lines.
func paragraphs(segments []segment) []paragraph {
	var out []paragraph
	var now paragraph
	end := func() {
		if slices.ContainsFunc(now, func(s segment) bool { return strings.TrimSpace(s.Text) != "" }) {
			out = append(out, now)
		}
		now = nil
	}
	for _, s := range segments {
		for i, text := range strings.Split(s.Text, "\n") {
			if i > 0 {
				end()
			}
			if text != "" {
				now = append(now, segment{text, s.Marks, s.First && i == 0})
			}
		}
	}
	end()
	return out
}
