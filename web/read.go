package web

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"github.com/khabar-kg/khabar/graph"
)

// mostQuads is how many quads one reading gives: they are sorted, and JSON-LD is made
// of all at once. The whole graph is khabar export's.
const mostQuads = 20_000

// cayleyFormats is /api/v2/formats of Cayley's server: those that can be read. None can
// be written.
func (s *server) cayleyFormats(w http.ResponseWriter, _ *http.Request) {
	type format struct {
		ID    string   `json:"id"`
		Write bool     `json:"write"` // that this server writes it, as Cayley calls it
		Ext   []string `json:"ext,omitempty"`
		Mime  []string `json:"mime,omitempty"`
	}
	out := []format{}
	for _, f := range graph.QuadFormats() {
		out = append(out, format{f.ID, true, f.Ext, f.Mime})
	}
	writeJSON(w, http.StatusOK, out)
}

// cayleyRead is /api/v2/read of Cayley's server.
func (s *server) cayleyRead(w http.ResponseWriter, r *http.Request) {
	values := func(name string) []string {
		text := r.FormValue(name)
		if text == "" {
			return nil
		}
		return strings.Split(text, ",")
	}
	// As in Cayley, what is not known is taken for N-Quads.
	formats := graph.QuadFormats()
	format := formats[0]
	if name := r.FormValue("format"); name != "" {
		if i := slices.IndexFunc(formats, func(f graph.QuadFormat) bool { return f.ID == name }); i >= 0 {
			format = formats[i]
		}
	} else if i := slices.IndexFunc(formats, func(f graph.QuadFormat) bool {
		return slices.ContainsFunc(f.Mime, func(t string) bool { return accepts(r, t) })
	}); i >= 0 {
		format = formats[i]
	}
	ctx, cancel := context.WithTimeout(r.Context(), s.opts.Timeout)
	defer cancel()
	list, err := s.g.ReadQuads(ctx, graph.QuadPattern{Subject: values("sub"), Predicate: values("pred"), Object: values("obj"), Label: values("label")}, mostQuads)
	var b bytes.Buffer
	if err == nil {
		err = list.Write(&b, format.ID)
	}
	if err != nil {
		status, f := s.faultOf(r, err)
		writeCayleyError(w, status, f.Error)
		return
	}
	if list.Cut {
		w.Header().Set("Khabar-Cut", fmt.Sprintf("there are more than %d quads", mostQuads))
	}
	w.Header().Set("Content-Type", format.Mime[0])
	_, _ = w.Write(b.Bytes()) // the client may be gone
}
