package web

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"

	"github.com/khabar-kg/khabar/graph"
	"github.com/khabar-kg/khabar/schema"
)

// writeJSON writes an answer. That the client may be gone is no fault.
func writeJSON(w http.ResponseWriter, status int, v any) {
	w.Header().Set("Content-Type", typeJSON)
	w.WriteHeader(status)
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(v)
}

// statusOf returns the HTTP status of an error, and whether the one who asked
// can do something about it. What is neither known nor theirs is the server's.
func statusOf(err error) (status int, theirs bool) {
	var hinted graph.Hinted
	var ambiguous *graph.AmbiguousError
	var bad *badRequestError
	var tooLarge *http.MaxBytesError
	switch {
	case errors.Is(err, graph.ErrNoArticle), errors.Is(err, graph.ErrNoEntity), errors.Is(err, graph.ErrNoQuestion), errors.Is(err, errNoFact), errors.Is(err, errNoPage), errors.Is(err, graph.ErrNoDecision), errors.Is(err, errNoJob):
		return http.StatusNotFound, true
	case errors.As(err, &tooLarge):
		return http.StatusRequestEntityTooLarge, true
	case errors.As(err, &ambiguous):
		return http.StatusConflict, true
	case errors.Is(err, graph.ErrDeadline), errors.Is(err, graph.ErrMemory), errors.Is(err, context.DeadlineExceeded):
		return http.StatusServiceUnavailable, true
	case errors.As(err, &bad), errors.As(err, &hinted):
		return http.StatusBadRequest, true
	}
	return http.StatusInternalServerError, false
}

// A badRequestError is about what was asked.
type badRequestError struct{ message string }

func (e *badRequestError) Error() string { return e.message }

// fault is an error as people see it.
type fault struct {
	Error string `json:"error"`
	Hint  string `json:"hint,omitempty"`
}

// faultOf makes an error one for people: what is the server's own goes to the
// log and not to them.
func (s *server) faultOf(r *http.Request, err error) (int, fault) {
	status, theirs := statusOf(err)
	if !theirs {
		if r.Context().Err() == nil {
			s.opts.Logger.ErrorContext(r.Context(), "request", "path", r.URL.Path, "error", err)
		}
		return status, fault{Error: "the server has a fault; its log says more"}
	}
	f := fault{Error: err.Error()}
	if hinted := graph.Hinted(nil); errors.As(err, &hinted) {
		f.Hint = hinted.Hint()
	}
	return status, f
}

// answer writes v, or the error.
func (s *server) answer(w http.ResponseWriter, r *http.Request, v any, err error) {
	if err != nil {
		status, f := s.faultOf(r, err)
		writeJSON(w, status, f)
		return
	}
	writeJSON(w, http.StatusOK, v)
}

func (s *server) questions(w http.ResponseWriter, r *http.Request) {
	writeJSON(w, http.StatusOK, graph.Questions())
}

func (s *server) ask(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	limit, err := s.limit(r)
	if err != nil {
		s.answer(w, r, nil, &badRequestError{err.Error()})
		return
	}
	params := map[string]string{}
	for name := range q {
		if name != "ui" && name != "limit" {
			params[name] = q.Get(name)
		}
	}
	t, err := s.g.Ask(r.Context(), r.PathValue("question"), params, graph.QueryOptions{Limit: limit, Timeout: s.opts.Timeout, Language: language(r)})
	if err == nil && t.Rows == nil {
		t.Rows = [][]graph.Cell{}
	}
	s.answer(w, r, t, err)
}

// someEntities is how many entities a search gives.
const someEntities = 20

func (s *server) entities(w http.ResponseWriter, r *http.Request) {
	found, err := s.g.Entities(r.Context(), r.URL.Query().Get("q"))
	type item struct {
		IRI      string            `json:"iri"`
		Name     string            `json:"name"`
		Type     schema.EntityType `json:"type"`
		Names    []schema.Name     `json:"names,omitempty"`
		Articles int               `json:"articles"`
	}
	items := []item{}
	for i := range found {
		if i == someEntities {
			break
		}
		e := &found[i]
		items = append(items, item{e.IRI, e.Name(language(r)), e.Type, e.Names, len(e.Articles)})
	}
	s.answer(w, r, items, err)
}

func (s *server) entity(w http.ResponseWriter, r *http.Request) {
	e, err := s.g.Show(r.Context(), r.URL.Query().Get("id"), language(r))
	if err != nil {
		s.answer(w, r, nil, err)
		return
	}
	// Offsets are converted at this edge, article by article.
	texts := map[string]*runes{}
	for i := range e.Facts {
		f := &e.Facts[i]
		c := texts[f.Article]
		if c == nil {
			rec, err := s.g.Record(r.Context(), f.Article)
			if err != nil {
				s.answer(w, r, nil, err)
				return
			}
			c = countRunes(rec.Article.Text)
			texts[f.Article] = c
		}
		for _, span := range []*schema.Span{&f.Evidence, &f.Sentence} {
			span.Start, span.End = c.at(span.Start), c.at(span.End)
		}
	}
	s.answer(w, r, e, nil)
}

func (s *server) articles(w http.ResponseWriter, r *http.Request) {
	list, err := s.g.Articles(r.Context())
	if list == nil {
		list = []graph.ArticleInfo{}
	}
	s.answer(w, r, list, err)
}

func (s *server) articleRecord(w http.ResponseWriter, r *http.Request) {
	rec, err := s.g.Record(r.Context(), r.URL.Query().Get("id"))
	if err != nil {
		s.answer(w, r, nil, err)
		return
	}
	s.answer(w, r, rec.Document(true), nil)
}

func (s *server) passage(w http.ResponseWriter, r *http.Request) {
	f, err := s.fact(r.Context(), r.URL.Query().Get("fact"))
	if err != nil {
		s.answer(w, r, nil, err)
		return
	}
	a := f.record.Article
	start, end := f.context()
	c := countRunes(a.Text)
	type out struct {
		Article  string    `json:"article"`
		Title    string    `json:"title,omitempty"`
		Outlet   string    `json:"outlet,omitempty"`
		Start    int       `json:"start"` // of the passage, code points
		End      int       `json:"end"`
		Segments []segment `json:"segments"`
	}
	s.answer(w, r, out{a.ID, a.Title, a.Outlet, c.at(start), c.at(end), f.segments(start, end)}, nil)
}
