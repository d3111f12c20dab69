package web

import (
	"html"
	"net/http"
	"regexp"
	"strings"
	"testing"
)

func TestExport(t *testing.T) {
	h := newServer(t, exampleGraph(t), Options{})
	for _, test := range []struct {
		target, media, holds string
		status               int
	}{
		{"/api/v1/export", "application/n-quads", "<https://khabar-kg.github.io/graph/ontology> .", 200},
		{"/api/v1/export?format=csv-statements&ask=statements-by&speaker=Joe+Biden", "text/csv; charset=utf-8", "Joe Biden", 200},
		{"/api/v1/export?format=gexf&entity=Kuwait&depth=2&since=2021", "application/gexf+xml", "<gexf ", 200},
		{"/api/v1/export?format=csv", "application/zip", "nodes.csv", 200},
		{"/api/v1/export?format=gexf&depth=x", "application/json", "is no number", 400},
		{"/api/v1/export?format=gexf&depth=2", "application/json", "name the entity", 400},
		{"/api/v1/export?format=answer-csv", "application/json", "is the answer of a question", 400},
		{"/api/v1/export?format=gexf&article=none", "application/json", "no such article", 404},
	} {
		w := get(h, test.target)
		if w.Code != test.status || !strings.HasPrefix(w.Header().Get("Content-Type"), test.media) || !strings.Contains(w.Body.String(), test.holds) {
			t.Errorf("%s: %d %s, want %d %s and %q", test.target, w.Code, w.Header().Get("Content-Type"), test.status, test.media, test.holds)
		}
		if attached := strings.HasPrefix(w.Header().Get("Content-Disposition"), "attachment; filename=\"khabar-"); attached != (w.Code == http.StatusOK) {
			t.Errorf("%s: Content-Disposition %q", test.target, w.Header().Get("Content-Disposition"))
		}
	}
}

// TestExportLinks follows the links to files that pages offer.
func TestExportLinks(t *testing.T) {
	h := newServer(t, exampleGraph(t), Options{})
	link := regexp.MustCompile(`href="(/api/v1/export[^"]*)"`)
	for page, part := range map[string]string{"/": "format=", "/entity?id=Kuwait": "entity=", "/article?id=mina-2021-07-27-washington": "article="} {
		links := link.FindAllStringSubmatch(get(h, page).Body.String(), -1)
		if len(links) < 10 {
			t.Errorf("%s offers %d formats", page, len(links))
		}
		for _, l := range links {
			target := html.UnescapeString(l[1])
			if w := get(h, target); w.Code != http.StatusOK || !strings.Contains(target, part) {
				t.Errorf("%s: %s answers %d", page, target, w.Code)
			}
		}
	}
}
