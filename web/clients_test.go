package web

import (
	"encoding/json"
	"net/url"
	"strings"
	"testing"

	"github.com/khabar-kg/khabar/schema"
)

// TestCayleyClients replays what github.com/cayleygraph/javascript-client (cayley.ts) and
// github.com/cayleygraph/python-client (cayley/client.py) send, header by header, and
// looks for what their users then read.
func TestCayleyClients(t *testing.T) {
	h := newHandler(t, Options{Token: testToken}, arabicRecord(t), englishRecord(t))
	iraq := url.QueryEscape("<" + schema.KnownEntityIRI("iraq") + ">")
	type row = map[string]any
	var result struct {
		Result []row
		Error  string
	}
	for _, test := range []struct {
		name, method, target, body string
		headers                    []string
		status                     int
		contentType                string
		check                      func(t *testing.T, body string)
	}{
		{
			name: "javascript: query", method: "POST", target: "/api/v2/query?lang=gizmo&limit=100", status: 200, contentType: "application/ld+json",
			headers: []string{"Accept", "application/ld+json", "Content-Type", "text/plain;charset=UTF-8"},
			body:    `graph.Vertex(graph.IRI("` + schema.KnownEntityIRI("iraq") + `")).all()`,
			check: func(t *testing.T, body string) {
				if len(result.Result) != 1 || result.Result[0]["id"].(row)["@id"] != schema.KnownEntityIRI("iraq") {
					t.Errorf("got %s", body)
				}
			},
		},
		{
			name: "javascript: getLimit", method: "POST", target: "/api/v2/query?lang=gizmo&limit=100", status: 200, contentType: "application/ld+json",
			headers: []string{"Accept", "application/ld+json"}, body: `graph.Vertex().getLimit(-1)`,
			check: func(t *testing.T, body string) {
				if len(result.Result) == 0 || len(result.Result) > 100 {
					t.Fatalf("%d rows", len(result.Result))
				}
				for _, r := range result.Result {
					if len(r) != 1 || r["id"] == nil {
						t.Errorf("row %v", r)
					}
				}
			},
		},
		{
			name: "javascript: namespaces", method: "POST", target: "/api/v2/query?lang=gizmo&limit=100", status: 200, contentType: "application/ld+json",
			headers: []string{"Accept", "application/ld+json"},
			body:    `graph.addNamespace("x","http://example.com/x");graph.addNamespace("y","http://example.com/y");graph.Vertex().all()`,
			check: func(t *testing.T, body string) {
				if len(result.Result) == 0 {
					t.Errorf("got %s", body)
				}
			},
		},
		{
			name: "javascript: another language", method: "POST", target: "/api/v2/query?lang=graphql&limit=100", status: 400, contentType: "application/json",
			body: `{nodes{id}}`, check: func(t *testing.T, body string) {
				if !strings.Contains(result.Error, "unknown query language") {
					t.Errorf("got %s", body)
				}
			},
		},
		{
			name: "javascript: read", method: "GET", target: "/api/v2/read?sub=" + iraq, headers: []string{"Accept", "application/ld+json"}, status: 200, contentType: "application/ld+json",
			check: func(t *testing.T, body string) {
				if !json.Valid([]byte(body)) || !strings.Contains(body, `"@id":"`+schema.KnownEntityIRI("iraq")+`"`) {
					t.Errorf("got %s", body)
				}
			},
		},
		{
			// Cayley has no Turtle either, and answers with N-Quads.
			name: "javascript: read Turtle", method: "GET", target: "/api/v2/read?sub=" + iraq, headers: []string{"Accept", "text/turtle"}, status: 200, contentType: "application/n-quads",
			check: func(t *testing.T, body string) {
				for line := range strings.Lines(body) {
					if !strings.HasPrefix(line, "<"+schema.KnownEntityIRI("iraq")+"> ") || !strings.HasSuffix(line, " .\n") {
						t.Errorf("line %q", line)
					}
				}
				if body == "" {
					t.Error("nothing")
				}
			},
		},
		{
			name: "javascript: write", method: "POST", target: "/api/v2/write", headers: []string{"Content-Type", "application/ld+json"}, body: `[{"@id":"alice","likes":[{"@id":"bob"}]}]`,
			status: 403, contentType: "application/json", check: func(t *testing.T, body string) {
				if !strings.Contains(result.Error, "token") {
					t.Errorf("got %s", body)
				}
			},
		},
		{
			name: "javascript: delete, with the token", method: "POST", target: "/api/v2/delete", headers: []string{"Content-Type", "application/ld+json", "Authorization", "Bearer " + testToken}, body: `[]`,
			status: 403, contentType: "application/json", check: func(t *testing.T, body string) {
				if !strings.Contains(result.Error, "articles and decisions") {
					t.Errorf("got %s", body)
				}
			},
		},
		{
			name: "python: is it there", method: "GET", target: "/", headers: []string{"User-Agent", "python-requests/2.31.0", "Accept", "*/*", "Accept-Encoding", "gzip, deflate"}, status: 200, contentType: "text/html; charset=utf-8",
			check: func(*testing.T, string) {},
		},
		{
			name: "python: query", method: "POST", target: "/api/v2/query?lang=gizmo", headers: []string{"Accept", "application/ld+json", "Accept-Encoding", "gzip, deflate"}, status: 200, contentType: "application/ld+json",
			body: `g.V("<Person>").in("<type>").out("<name>").all()`,
			check: func(t *testing.T, body string) {
				if len(result.Result) == 0 || result.Result[0]["id"].(row)["@value"] == nil {
					t.Errorf("got %s", body)
				}
			},
		},
		{
			name: "python: query as JSON", method: "POST", target: "/api/v2/query?lang=gizmo", headers: []string{"Accept", "application/json"}, status: 200, contentType: "application/json",
			body: `g.V("<Person>").in("<type>").all()`,
			check: func(t *testing.T, body string) {
				if len(result.Result) == 0 || !strings.HasPrefix(result.Result[0]["id"].(string), "<http") {
					t.Errorf("got %s", body)
				}
			},
		},
		{
			name: "python: read", method: "GET", target: "/api/v2/read?iri=full&sub=" + iraq, headers: []string{"Accept", "*/*"}, status: 200, contentType: "application/n-quads",
			check: func(t *testing.T, body string) {
				if !strings.Contains(body, "<"+schema.KnownEntityIRI("iraq")+"> <") {
					t.Errorf("got %s", body)
				}
			},
		},
		{
			name: "formats", method: "GET", target: "/api/v2/formats", status: 200, contentType: "application/json",
			check: func(t *testing.T, body string) {
				if !strings.HasPrefix(body, `[{"id":"nquads"`) || !strings.Contains(body, `"application/ld+json"`) {
					t.Errorf("got %s", body)
				}
			},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			w := do(h, test.method, test.target, test.body, test.headers...)
			body := w.Body.String()
			if w.Code != test.status || w.Header().Get("Content-Type") != test.contentType {
				t.Fatalf("status %d, %s: %s", w.Code, w.Header().Get("Content-Type"), body)
			}
			result.Result, result.Error = nil, ""
			_ = json.Unmarshal([]byte(body), &result) // not all are of this shape
			test.check(t, body)
		})
	}
}

func TestMetrics(t *testing.T) {
	h := newHandler(t, Options{}, englishRecord(t))
	for range 3 {
		get(h, "/api/v1/articles")
	}
	get(h, "/api/v1/article?id=Nobody")
	body := get(h, "/metrics").Body.String()
	for _, want := range []string{
		"khabar_articles 1\n", "# TYPE khabar_http_request_duration_seconds histogram\n",
		`khabar_http_request_duration_seconds_count{route="GET /api/v1/articles",status="200"} 3` + "\n",
		`khabar_http_request_duration_seconds_bucket{route="GET /api/v1/articles",status="200",le="+Inf"} 3` + "\n",
		`khabar_http_request_duration_seconds_count{route="GET /api/v1/article",status="404"} 1` + "\n",
	} {
		if !strings.Contains(body, want) {
			t.Errorf("no %q in\n%s", want, body)
		}
	}
	if strings.Contains(body, "Nobody") {
		t.Error("what was asked is in it")
	}
}
