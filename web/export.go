package web

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"strconv"
	"time"

	"github.com/khabar-kg/khabar/export"
	"github.com/khabar-kg/khabar/graph"
)

// exportWithin is how long an export may take; a whole graph of 2,000 articles takes
// half a minute.
const exportWithin = 10 * time.Minute

// export writes the graph, or the part that the filters name, in another tool's format,
// as khabar export does.
func (s *server) export(w http.ResponseWriter, r *http.Request) {
	opts, err := s.exportOptions(r)
	if err != nil {
		s.answer(w, r, nil, err)
		return
	}
	format, err := export.FormatNamed(cmp.Or(opts.Format, "nquads"))
	if err == nil {
		opts.Format = format.Name
		err = opts.Filter.Check(format)
	}
	if err != nil {
		s.answer(w, r, nil, err)
		return
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(r.Context()), exportWithin)
	defer cancel()
	defer context.AfterFunc(r.Context(), func() {
		if r.Context().Err() == context.Canceled {
			cancel() // whoever asked is gone
		}
	})()
	// The server's usual limit for writing an answer is for shorter ones.
	_ = http.NewResponseController(w).SetWriteDeadline(time.Now().Add(exportWithin))
	out := &exported{w: w, format: format}
	if _, err := export.Write(ctx, s.g, out, opts); err != nil {
		if out.began {
			panic(http.ErrAbortHandler) // so that nobody takes a part for the whole
		}
		s.answer(w, r, nil, err)
		return
	}
	out.begin()
}

// exported is an answer that begins with its first byte: until then an error can still
// be told.
type exported struct {
	w      http.ResponseWriter
	format export.Format
	began  bool
}

func (e *exported) begin() {
	if e.began {
		return
	}
	e.began = true
	h := e.w.Header()
	h.Set("Content-Type", e.format.MediaType)
	h.Set("Content-Disposition", fmt.Sprintf(`attachment; filename="khabar-%s%s"`, e.format.Name, e.format.Ending))
	e.w.WriteHeader(http.StatusOK)
}

func (e *exported) Write(b []byte) (int, error) {
	e.begin()
	return e.w.Write(b)
}

// exportOptions reads what is asked for. What is neither the export's nor a filter is a
// parameter of the question.
func (s *server) exportOptions(r *http.Request) (export.Options, error) {
	q := r.URL.Query()
	opts := export.Options{Format: q.Get("format"), Language: language(r), WithoutTexts: q.Get("texts") == "no"}
	f := &opts.Filter
	f.Question, f.Params = q.Get("ask"), map[string]string{}
	f.Bounds = graph.QueryOptions{Limit: s.opts.Limit, Timeout: s.opts.Timeout}
	asked := map[string]bool{}
	for _, known := range graph.Questions() {
		if known.Name == f.Question {
			for _, p := range known.Params {
				asked[p.Name] = true
			}
		}
	}
	own := map[string]*string{"entity": &f.Entity, "since": &f.Since, "until": &f.Until, "outlet": &f.Outlet, "article": &f.Article}
	for name := range q {
		value := q.Get(name)
		var err error
		switch to := own[name]; {
		case value == "" || name == "format" || name == "ui" || name == "ask" || name == "texts":
		case name == "depth":
			f.Depth, err = strconv.Atoi(value)
		case name == "most":
			opts.Most, err = strconv.Atoi(value)
		case asked[name]:
			f.Params[name] = value
		case to != nil:
			*to = value
		default:
			return opts, &badRequestError{fmt.Sprintf("%s is no filter", name)}
		}
		if err != nil {
			return opts, &badRequestError{fmt.Sprintf("%s: %q is no number", name, value)}
		}
	}
	return opts, nil
}

// ExportLinks are the graph in the formats of other tools; on an entity's page its
// neighbourhood, on an article's the article.
func (p *page) ExportLinks() []exportLink {
	var out []exportLink
	for _, f := range export.Formats() {
		if f.Answer {
			continue // of a question; the table has its own
		}
		pairs := []string{"format", f.Name}
		switch {
		case p.Entity != nil && p.Entity.IRI != "":
			pairs = append(pairs, "entity", p.Entity.IRI, "depth", "1")
		case p.Article != nil && p.Article.ID != "":
			pairs = append(pairs, "article", p.Article.ID)
		}
		out = append(out, exportLink{Name: f.Name, Help: f.Help, Link: p.Link("/api/v1/export", pairs...)})
	}
	return out
}

// An exportLink is a format and where the file is.
type exportLink struct{ Name, Help, Link string }
