package web

import "net/http"

// addView is the name of adding articles in the navigation.
const addView = "add"

// add is the page that takes articles. The interface for programs does the work.
func (s *server) add(w http.ResponseWriter, r *http.Request) {
	p := s.newPage(r)
	p.View, p.Title = addView, p.T("nav.add")
	p.Styles, p.Scripts = []string{"add.css"}, []string{"add.js"}
	s.render(w, r, "add.html", p, nil)
}
