package web

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"time"

	"github.com/khabar-kg/khabar/graph"
	"github.com/khabar-kg/khabar/graph/match"
)

// someCandidates is how many pairs are given unless the request says.
const someCandidates = 50

// mostUndone bounds how many decisions one request takes back.
const mostUndone = 1000

func (s *server) candidates(w http.ResponseWriter, r *http.Request) {
	limit := someCandidates
	if r.URL.Query().Get("limit") != "" {
		var err error
		if limit, err = s.limit(r); err != nil {
			s.answer(w, r, nil, &badRequestError{err.Error()})
			return
		}
	}
	list, err := s.g.MergeCandidates(r.Context(), r.URL.Query().Get("entity"), limit)
	if list == nil {
		list = []graph.MergeCandidate{}
	}
	s.answer(w, r, list, err)
}

// A loggedDecision is a line of the log, with the identifier that takes it back.
type loggedDecision struct {
	ID string `json:"id"`
	graph.LogEntry
}

func (s *server) mergeLog(w http.ResponseWriter, r *http.Request) {
	log, err := s.g.Log(r.Context())
	out := make([]loggedDecision, 0, len(log))
	for _, e := range log {
		out = append(out, loggedDecision{e.Decision.ID(), e})
	}
	s.answer(w, r, out, err)
}

// A decided is the body of a decision.
type decided struct {
	Left    string        `json:"left"` // references of entities of articles, as candidates have them
	Right   string        `json:"right"`
	Names   [2]string     `json:"names"`
	Verdict match.Verdict `json:"verdict"`
	By      string        `json:"by"`
	Why     string        `json:"why"`
}

// decide keeps one decision. What it changes in the graph is made afterwards, once
// for all decisions that come meanwhile.
func (s *server) decide(w http.ResponseWriter, r *http.Request) {
	var in decided
	if err := readJSON(r, &in); err != nil {
		s.answer(w, r, nil, err)
		return
	}
	if in.By == "" {
		in.By = s.opts.User
	}
	d := graph.Decision{Left: in.Left, Right: in.Right, Names: in.Names, Verdict: in.Verdict, By: in.By, Why: in.Why, When: time.Now()}
	if err := d.Check(); err != nil {
		s.answer(w, r, nil, &badRequestError{err.Error()})
		return
	}
	if err := s.g.Decide(r.Context(), d); err != nil {
		s.answer(w, r, nil, err)
		return
	}
	s.link.ask()
	s.answer(w, r, map[string]string{"id": d.ID()}, nil)
}

// undo takes decisions back.
func (s *server) undo(w http.ResponseWriter, r *http.Request) {
	var in struct {
		IDs []string `json:"ids"`
	}
	if err := readJSON(r, &in); err != nil {
		s.answer(w, r, nil, err)
		return
	}
	if len(in.IDs) == 0 || len(in.IDs) > mostUndone {
		s.answer(w, r, nil, &badRequestError{fmt.Sprintf("ids: there are %d; want 1 to %d", len(in.IDs), mostUndone)})
		return
	}
	if err := s.g.Undo(r.Context(), in.IDs...); err != nil {
		s.answer(w, r, nil, err)
		return
	}
	s.link.ask()
	s.answer(w, r, map[string][]string{"undone": in.IDs}, nil)
}

// readJSON reads the body of a request. Members that are not known are refused: a
// name that is written wrongly would otherwise be as if it were missing.
func readJSON(r *http.Request, v any) error {
	dec := json.NewDecoder(r.Body)
	dec.DisallowUnknownFields()
	err := dec.Decode(v)
	if err == nil && dec.More() {
		err = errors.New("there is more than one value")
	}
	if tooLarge := (*http.MaxBytesError)(nil); errors.As(err, &tooLarge) {
		return err
	}
	if err != nil {
		return &badRequestError{"body: " + err.Error()}
	}
	return nil
}
