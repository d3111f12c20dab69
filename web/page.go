package web

import (
	"bytes"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strconv"

	"github.com/khabar-kg/khabar/graph"
)

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
	Entity   *entityPage
	Found    *found
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

// WithoutFilters is the address without what filters it.
func (p *page) WithoutFilters() string {
	var pairs []string
	for _, name := range filters {
		pairs = append(pairs, name, "")
	}
	return p.With(pairs...)
}

// TableFile is the address of all that the filters let through, as a file.
func (p *page) TableFile() string {
	pairs := []string{"format", "csv", "order", p.Get("order")}
	for _, name := range filters {
		pairs = append(pairs, name, p.Get(name))
	}
	return p.Link("/api/v1/statements", pairs...)
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
		if h := (*hintedFault)(nil); errors.As(err, &h) {
			f = fault{p.T(h.key, h.args...), p.T(h.key + ".hint")}
		}
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
	s.render(w, r, "article.html", p, &hintedFault{fmt.Errorf("%w: %s", errNoPage, r.URL.Path), "", "fault.page", []any{r.URL.Path}})
}
