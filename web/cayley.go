package web

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"strconv"
	"strings"

	"github.com/khabar-kg/khabar/graph"
	"github.com/khabar-kg/khabar/graph/sandbox"
)

// gizmo is the one query language there is.
const gizmo = "gizmo"

const (
	typeJSON   = "application/json"
	typeJSONLD = "application/ld+json"
)

// cayleyQuery is /api/v2/query of Cayley's server.
func (s *server) cayleyQuery(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	switch lang := q.Get("lang"); lang {
	case gizmo:
	case "":
		writeCayleyError(w, http.StatusBadRequest, "query language not specified")
		return
	default:
		writeCayleyError(w, http.StatusBadRequest, fmt.Sprintf("unknown query language: %q; there is %s alone", lang, gizmo))
		return
	}
	query := q.Get("qu")
	if r.Method == http.MethodPost {
		var err error
		if query, err = readQuery(r.Body); err != nil {
			writeCayleyError(w, bodyStatus(err), err.Error())
			return
		}
	}
	s.answerCayley(w, r, query)
}

// cayleyQueryV1 is /api/v1/query/gizmo of Cayley's server.
func (s *server) cayleyQueryV1(w http.ResponseWriter, r *http.Request) {
	if r.PathValue("lang") != gizmo {
		writeCayleyError(w, http.StatusBadRequest, "Unknown query language.")
		return
	}
	query, err := readQuery(r.Body)
	if err != nil {
		writeCayleyError(w, bodyStatus(err), err.Error())
		return
	}
	s.answerCayley(w, r, query)
}

// noQuads refuses what Cayley's paths write.
func (s *server) noQuads(w http.ResponseWriter, _ *http.Request) {
	writeCayleyError(w, http.StatusForbidden, "quads are not written one by one: this graph is made of articles and decisions (POST /api/v1/articles, POST /api/v1/merge/decisions)")
}

func readQuery(body io.Reader) (string, error) {
	b, err := io.ReadAll(body)
	if tooLarge := (*http.MaxBytesError)(nil); errors.As(err, &tooLarge) {
		return "", fmt.Errorf("request is too large: more than %d bytes: %w", tooLarge.Limit, err)
	}
	return string(b), err
}

func bodyStatus(err error) int {
	if tooLarge := (*http.MaxBytesError)(nil); errors.As(err, &tooLarge) {
		return http.StatusRequestEntityTooLarge
	}
	return http.StatusBadRequest
}

func (s *server) answerCayley(w http.ResponseWriter, r *http.Request, query string) {
	if strings.TrimSpace(query) == "" {
		writeCayleyError(w, http.StatusBadRequest, "query is empty")
		return
	}
	limit, err := s.limit(r)
	if err != nil {
		writeCayleyError(w, http.StatusBadRequest, err.Error())
		return
	}
	var gizmo Gizmo = s.g
	if s.opts.Gizmo != nil {
		gizmo = s.opts.Gizmo
	}
	t, err := gizmo.Query(r.Context(), query, graph.QueryOptions{Limit: limit, Timeout: s.opts.Timeout})
	if err != nil {
		message := err.Error()
		if hinted := graph.Hinted(nil); errors.As(err, &hinted) && !errors.Is(err, graph.ErrDeadline) {
			message += " (" + hinted.Hint() + ")"
		}
		status := http.StatusBadRequest
		if errors.Is(err, sandbox.ErrBusy) {
			status = http.StatusServiceUnavailable
			w.Header().Set("Retry-After", "5")
		}
		writeCayleyError(w, status, message)
		return
	}
	answer := struct {
		Result any  `json:"result"`
		Cut    bool `json:"cut,omitzero"`
	}{t.CayleyRows(), t.Cut}
	contentType := typeJSON
	if accepts(r, typeJSONLD) {
		contentType = typeJSONLD
		answer.Result = linkedRows(t)
	}
	if t.Cut {
		w.Header().Set("Khabar-Cut", fmt.Sprintf("there are more than %d rows", limit))
	}
	w.Header().Set("Content-Type", contentType)
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(answer) // the client may be gone
}

// limit returns how many rows a request asks for, within what the server gives.
func (s *server) limit(r *http.Request) (int, error) {
	text := r.URL.Query().Get("limit")
	if text == "" {
		return s.opts.Limit, nil
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		return 0, fmt.Errorf("limit: %q is no number", text)
	}
	if n <= 0 || n > s.opts.Limit {
		n = s.opts.Limit
	}
	return n, nil
}

// accepts reports whether the first type that a request accepts is t; as in
// Cayley, no other counts.
func accepts(r *http.Request, t string) bool {
	first, _, _ := strings.Cut(r.Header.Get("Accept"), ",")
	media, _, err := mime.ParseMediaType(strings.TrimSpace(first))
	return err == nil && media == t
}

// linkedRows returns the rows of a table with their values as in JSON-LD.
func linkedRows(t *graph.Table) []map[string]any {
	out := make([]map[string]any, 0, len(t.Rows))
	for _, row := range t.Rows {
		m := map[string]any{}
		for i, cell := range row {
			values := make([]any, len(cell))
			for j, v := range cell {
				values[j] = linked(v)
			}
			switch len(values) {
			case 0:
			case 1:
				m[t.Columns[i].Name] = values[0]
			default:
				m[t.Columns[i].Name] = values
			}
		}
		out = append(out, m)
	}
	return out
}

func linked(v graph.Value) any {
	switch {
	case v.IRI != "":
		return map[string]string{"@id": v.IRI}
	case v.Language != "":
		return map[string]string{"@value": v.Text, "@language": v.Language}
	case v.Datatype != "":
		return map[string]string{"@value": v.Text, "@type": v.Datatype}
	}
	return v.Text
}

// writeCayleyError writes an error as Cayley's server does.
func writeCayleyError(w http.ResponseWriter, status int, message string) {
	writeJSON(w, status, struct {
		Error string `json:"error"`
	}{message})
}
