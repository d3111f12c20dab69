package web

import (
	"net/http"
	"strconv"
	"strings"

	"github.com/khabar-kg/khabar/graph/search"
	"github.com/khabar-kg/khabar/schema"
)

// found is what the page of a search shows.
type found struct {
	Query    string
	Kind     string // the group that alone is shown, or ""
	Groups   []foundGroup
	Nothing  bool
	Entities []entityCard
	Facts    []foundFact // statements or events, by group
	Articles []foundArticle
}

// A foundGroup is a kind of results with how many there are.
type foundGroup struct {
	Name, Label, Link string
	Count             int
	On                bool
	More              bool // there are more than are shown
	Entities          []entityCard
	Facts             []foundFact
	Articles          []foundArticle
}

type entityCard struct {
	named
	TypeLabel string
	Others    []schema.Name // other names, of either script
	In        string        // how many articles, in words
}

type foundFact struct {
	factLine
	Snippet []search.Piece
}

type foundArticle struct {
	articleLine
	Heading, Snippet []search.Piece
}

// How many of each group a page of results shows, and of one group alone.
const (
	someFound = 6
	mostFound = 100
)

// The groups of results.
const (
	entityGroup    = "entities"
	statementGroup = "statements"
	eventGroup     = "events"
	articleGroup   = "articles"
)

// search is the page of what a search finds.
func (s *server) search(w http.ResponseWriter, r *http.Request) {
	p := s.newPage(r)
	p.View = "search"
	p.Styles = append(p.Styles, "search.css")
	q := p.Query()
	if p.Title = p.T("search.title"); q != "" {
		p.Title = plain(q) + " · " + p.Title
	}
	x, err := s.g.Index(r.Context())
	if err == nil {
		t := &teller{s, x, p}
		p.Found = t.found(q, r.URL.Query().Get("kind"))
	}
	s.render(w, r, "search.html", p, err)
}

// longestSearch bounds what is searched for, in bytes.
const longestSearch = 400

// Query is what the search box holds.
func (p *page) Query() string {
	q := strings.ToValidUTF8(p.Address.Query().Get("q"), "")
	if len(q) > longestSearch {
		q = strings.ToValidUTF8(q[:longestSearch], "")
	}
	return strings.TrimSpace(q)
}

func (t *teller) found(q, kind string) *found {
	f := &found{Query: q}
	if q == "" {
		return f
	}
	limit := someFound
	switch kind {
	case entityGroup, statementGroup, eventGroup, articleGroup:
		f.Kind, limit = kind, mostFound
	}
	res := t.x.Search(q, search.Query{Limit: limit})
	add := func(name string, count, shown int) *foundGroup {
		f.Groups = append(f.Groups, foundGroup{
			Name: name, Label: t.p.T("search." + name), Count: count, On: f.Kind == name, More: count > shown,
			Link: t.p.Link("/search", "q", q, "kind", name),
		})
		return &f.Groups[len(f.Groups)-1]
	}
	f.Nothing = res.EntityCount+res.StatementCount+res.EventCount+res.ArticleCount == 0
	g := add(entityGroup, res.EntityCount, len(res.Entities))
	for _, e := range res.Entities {
		g.Entities = append(g.Entities, t.entityCard(e.Entity))
	}
	for _, list := range []struct {
		name  string
		count int
		facts []search.FactHit
	}{{statementGroup, res.StatementCount, res.Statements}, {eventGroup, res.EventCount, res.Events}} {
		g := add(list.name, list.count, len(list.facts))
		for _, hit := range list.facts {
			g.Facts = append(g.Facts, foundFact{t.line(hit.Fact), hit.Snippet})
		}
	}
	g = add(articleGroup, res.ArticleCount, len(res.Articles))
	for _, a := range res.Articles {
		g.Articles = append(g.Articles, foundArticle{t.article(a.Article, ""), a.Heading, a.Snippet})
	}
	return f
}

// someNames is how many other names of an entity a list gives.
const someNames = 5

func (t *teller) entityCard(e *search.Entity) entityCard {
	out := entityCard{named: t.name(e.IRI), TypeLabel: t.typeLabel(e.Type), In: t.p.T("entity.articles", e.Articles)}
	for _, n := range e.Names {
		if n.Text != out.Name && len(out.Others) < someNames {
			out.Others = append(out.Others, n)
		}
	}
	return out
}

// searchAPI answers a search as JSON: with names=1 entities alone, for suggestions.
func (s *server) searchAPI(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	x, err := s.g.Index(r.Context())
	if err != nil {
		s.answer(w, r, nil, err)
		return
	}
	limit := 10
	if v := q.Get("limit"); v != "" {
		if limit, err = strconv.Atoi(v); err != nil || limit < 1 {
			s.answer(w, r, nil, &badRequestError{"limit: " + strconv.Quote(v) + " is no number from 1"})
			return
		}
	}
	p := s.newPage(r)
	t := &teller{s, x, p}
	names := q.Get("names") == "1"
	res := x.Search(p.Query(), search.Query{Limit: min(limit, mostFound), Names: names})
	writeJSON(w, http.StatusOK, t.results(res))
}

type (
	resultsJSON struct {
		Entities   []entityJSON  `json:"entities"`
		Statements []factJSON    `json:"statements"`
		Events     []factJSON    `json:"events"`
		Articles   []articleJSON `json:"articles"`
		Counts     countsJSON    `json:"counts"`
	}
	countsJSON struct {
		Entities   int `json:"entities"`
		Statements int `json:"statements"`
		Events     int `json:"events"`
		Articles   int `json:"articles"`
	}
	entityJSON struct {
		IRI      string        `json:"iri"`
		Name     string        `json:"name"`
		Found    string        `json:"found"` // the name that was found
		Type     string        `json:"type"`
		Label    string        `json:"label"` // of the type
		Names    []schema.Name `json:"names"`
		Articles int           `json:"articles"`
	}
	factJSON struct {
		IRI       string         `json:"iri"`
		Type      string         `json:"type"`
		Label     string         `json:"label"`
		Who       []string       `json:"who"` // IRIs
		Date      string         `json:"date,omitempty"`
		Negative  bool           `json:"negative,omitempty"`
		Certainty float64        `json:"certainty"`
		Article   string         `json:"article"`
		Outlet    string         `json:"outlet,omitempty"`
		Snippet   []search.Piece `json:"snippet"`
	}
	articleJSON struct {
		ID        string         `json:"id"`
		Title     string         `json:"title,omitempty"`
		Outlet    string         `json:"outlet,omitempty"`
		Published string         `json:"published,omitempty"`
		Snippet   []search.Piece `json:"snippet"`
	}
)

func (t *teller) results(res search.Results) resultsJSON {
	out := resultsJSON{
		Entities: []entityJSON{}, Statements: []factJSON{}, Events: []factJSON{}, Articles: []articleJSON{},
		Counts: countsJSON{res.EntityCount, res.StatementCount, res.EventCount, res.ArticleCount},
	}
	for _, e := range res.Entities {
		out.Entities = append(out.Entities, entityJSON{e.IRI, e.NameIn(t.p.Language).Text, e.Name.Text, string(e.Type), t.typeLabel(e.Type), nonNil(e.Names), e.Articles})
	}
	fact := func(hit search.FactHit) factJSON {
		l := t.line(hit.Fact)
		f := factJSON{IRI: l.IRI, Type: l.Type, Label: l.Label, Who: []string{}, Date: l.When, Negative: l.Negative, Certainty: hit.Certainty, Article: hit.Fact.Article.ID, Outlet: l.Article.Outlet, Snippet: nonNil(hit.Snippet)}
		for _, n := range l.Who {
			f.Who = append(f.Who, n.IRI)
		}
		return f
	}
	for _, hit := range res.Statements {
		out.Statements = append(out.Statements, fact(hit))
	}
	for _, hit := range res.Events {
		out.Events = append(out.Events, fact(hit))
	}
	for _, a := range res.Articles {
		out.Articles = append(out.Articles, articleJSON{a.ID, a.Title, a.Outlet, a.Published.Value, nonNil(a.Snippet)})
	}
	return out
}

func nonNil[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}
