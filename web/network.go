package web

import (
	"cmp"
	"net/http"

	"github.com/khabar-kg/khabar/graph/network"
)

func (s *server) networkView(w http.ResponseWriter, r *http.Request) {
	v, err := s.net.View(r.Context(), s.exploreState(r).Query)
	s.answer(w, r, v, err)
}

// mostFactsAsked bounds the facts of one answer.
const mostFactsAsked = 1000

func (s *server) networkFacts(w http.ResponseWriter, r *http.Request) {
	x := s.exploreState(r)
	limit := someFacts
	if r.URL.Query().Get("limit") != "" {
		var err error
		if limit, err = s.limit(r); err != nil {
			s.answer(w, r, nil, &badRequestError{err.Error()})
			return
		}
	}
	find, of := s.net.Facts, x.Focus
	if r.URL.Query().Has("among") {
		find, of = s.net.Among, x.Among
	}
	facts, all, err := find(r.Context(), of, x.Filter, x.Language, x.From, min(limit, mostFactsAsked))
	type labelled struct {
		network.Fact
		Label string `json:"label"`
	}
	out := struct {
		Facts []labelled `json:"facts"`
		All   int        `json:"all"`
	}{[]labelled{}, all}
	p := &page{voice: s.words.in(x.Language)}
	for _, f := range facts {
		out.Facts = append(out.Facts, labelled{f, cmp.Or(f.Title, p.factLabel(s.g.Ontology(), f.Kind, f.Type))})
	}
	s.answer(w, r, out, err)
}

func (s *server) networkPaths(w http.ResponseWriter, r *http.Request) {
	x := s.exploreState(r)
	if len(x.Path) != 2 {
		s.answer(w, r, nil, &badRequestError{"path: want two entities, as path=known:Q796&path=known:Q858"})
		return
	}
	ways, err := s.net.Paths(r.Context(), x.Path[0], x.Path[1], x.Filter, x.Off, somePaths)
	s.answer(w, r, ways, err)
}
