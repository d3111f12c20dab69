package web

import (
	"encoding/json"
	"errors"
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/khabar-kg/khabar/graph"
	"github.com/khabar-kg/khabar/graph/network"
)

// consoleView is the name of the console in the navigation.
const consoleView = "console"

// longestQuery bounds a query in an address, in bytes.
const longestQuery = 32 << 10

// A console is what its page shows: a query, and its answer.
type console struct {
	Query     string
	Questions []consoleQuestion
	Prefixes  []option
	Timeout   float64 // seconds
	Limit     int
	Ran       bool
	Cut       bool
	Columns   []string
	Rows      [][][]consoleValue
	JSON      string
	Graph     string // address of the explorer with the entities of the answer
	Entities  int
	Fault     *fault
	Line      int // of the fault, from 1; 0 where it is not known
	Column    int
}

type consoleQuestion struct{ Name, Title, Source string }

// A consoleValue is a value of a cell, with where it leads.
type consoleValue struct{ Text, Link, Language string }

// console is the page of the Gizmo console. A query stands in the address, so that a
// link shares it.
func (s *server) console(w http.ResponseWriter, r *http.Request) {
	p := s.newPage(r)
	p.View, p.Title = consoleView, p.T("nav.console")
	p.Styles, p.Scripts = []string{"console.css"}, []string{"vendored/editor.js", "console.js"}
	c := &console{Timeout: s.opts.Timeout.Seconds(), Limit: s.opts.Limit}
	p.Console = c
	for _, q := range graph.Questions() {
		c.Questions = append(c.Questions, consoleQuestion{q.Name, q.Title[p.Language], q.Source})
	}
	for _, n := range s.g.Ontology().Namespaces() {
		c.Prefixes = append(c.Prefixes, option{n.Prefix, n.IRI})
	}
	c.Query = strings.ToValidUTF8(r.URL.Query().Get("qu"), "")
	var err error
	switch {
	case len(c.Query) > longestQuery:
		c.Query, err = "", &badRequestError{p.T("console.long", longestQuery)}
	case strings.TrimSpace(c.Query) != "":
		err = s.runConsole(r, p)
	}
	s.render(w, r, "console.html", p, err)
}

func (s *server) runConsole(r *http.Request, p *page) error {
	c := p.Console
	limit, err := s.limit(r)
	if err != nil {
		return &badRequestError{err.Error()}
	}
	var gizmo Gizmo = s.g
	if s.opts.Gizmo != nil {
		gizmo = s.opts.Gizmo
	}
	t, err := gizmo.Query(r.Context(), c.Query, graph.QueryOptions{Limit: limit, Timeout: s.opts.Timeout})
	c.Ran = true
	if err != nil {
		c.Fault = &fault{Error: err.Error()}
		if hinted := graph.Hinted(nil); errors.As(err, &hinted) {
			c.Fault.Hint = hinted.Hint()
		}
		c.Line, c.Column = placeOf(err)
		return nil
	}
	c.Cut = t.Cut
	for _, col := range t.Columns {
		c.Columns = append(c.Columns, col.Name)
	}
	var iris []string
	plain := make([]map[string]any, 0, len(t.Rows))
	for _, row := range t.Rows {
		var cells [][]consoleValue
		m := map[string]any{}
		for i, cell := range row {
			var values []consoleValue
			var texts []string
			for _, v := range cell {
				cv := consoleValue{Text: v.Text, Language: v.Language}
				if v.IRI != "" {
					cv.Text, cv.Link = s.g.Ontology().ShortenIRI(v.IRI), s.leadsTo(v.IRI, p)
					iris = append(iris, v.IRI)
					texts = append(texts, v.IRI)
				} else {
					texts = append(texts, v.Text)
				}
				values = append(values, cv)
			}
			cells = append(cells, values)
			switch len(texts) {
			case 0:
			case 1:
				m[t.Columns[i].Name] = texts[0]
			default:
				m[t.Columns[i].Name] = texts
			}
		}
		c.Rows = append(c.Rows, cells)
		plain = append(plain, m)
	}
	b, err := json.MarshalIndent(plain, "", "  ")
	if err != nil {
		return err
	}
	c.JSON = string(b)
	known, err := s.net.Known(r.Context(), iris)
	if err != nil {
		return err
	}
	if c.Entities = min(len(known), network.MostNodes); c.Entities > 0 {
		x := exploreState{o: s.g.Ontology(), ui: p.Get("ui")}
		x.With = known[:c.Entities]
		c.Graph = x.link()
	}
	return nil
}

// leadsTo returns the page that tells of a node, or "".
func (s *server) leadsTo(iri string, p *page) string {
	if ref, err := refOf(iri); err == nil {
		if slices.Contains(factKinds, ref.Kind) {
			return articleLink(ref.Article, iri, p.state)
		}
		return p.Link("/explore", "open", s.g.Ontology().ShortenIRI(iri), "focus", s.g.Ontology().ShortenIRI(iri))
	}
	if short := s.g.Ontology().ShortenIRI(iri); strings.HasPrefix(short, "known:") {
		return p.Link("/explore", "open", short, "focus", short)
	}
	return ""
}

// A place in a script as the engine writes it: "Line 3:5", or "<eval>:3:5".
var placeInQuery = regexp.MustCompile(`(?:[Ll]ine |:)(\d+):(\d+)`)

// placeOf returns the line and column of a query's fault, from 1, or 0.
func placeOf(err error) (line, column int) {
	for e := err; e != nil; e = errors.Unwrap(e) {
		if m := placeInQuery.FindStringSubmatch(e.Error()); m != nil {
			line, _ = strconv.Atoi(m[1])
			column, _ = strconv.Atoi(m[2])
			return line, column
		}
	}
	return 0, 0
}
