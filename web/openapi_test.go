package web

import (
	"encoding/json"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v3"

	"github.com/khabar-kg/khabar/graph"
	"github.com/khabar-kg/khabar/graph/match"
)

// An operation is what openapi.yaml says of one method of one path.
type operation struct {
	Summary   string                    `yaml:"summary"`
	Security  *[]map[string][]string    `yaml:"security"`
	Responses map[string]map[string]any `yaml:"responses"`
}

// openAPIDocument reads openapi.yaml, once as what it means and once as plain JSON.
func openAPIDocument(t *testing.T) (ops map[string]operation, plain any) {
	t.Helper()
	b, err := files.ReadFile("openapi.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var doc struct {
		Paths map[string]map[string]operation `yaml:"paths"`
	}
	if err := yaml.Unmarshal(b, &doc); err != nil {
		t.Fatal(err)
	}
	ops = map[string]operation{}
	for path, methods := range doc.Paths {
		for method, op := range methods {
			ops[strings.ToUpper(method)+" "+path] = op
		}
	}
	var any any
	if err := yaml.Unmarshal(b, &any); err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(any)
	if err != nil {
		t.Fatal(err)
	}
	plain, err = jsonschema.UnmarshalJSON(strings.NewReader(string(text)))
	if err != nil {
		t.Fatal(err)
	}
	return ops, plain
}

// described reports whether a route has to stand in openapi.yaml.
func described(rt *route) bool {
	return !rt.traits.has(aPage) && !strings.HasPrefix(rt.path(), "/static/")
}

// TestOpenAPI holds the description and the table of routes against each other.
func TestOpenAPI(t *testing.T) {
	ops, _ := openAPIDocument(t)
	s := new(server)
	var want []string
	for _, rt := range s.routes() {
		if rt.summary == "" {
			t.Errorf("%s has no summary", rt.pattern)
		}
		if !described(&rt) {
			continue
		}
		name := rt.method() + " " + rt.path()
		want = append(want, name)
		op, ok := ops[name]
		if !ok {
			continue
		}
		if op.Summary == "" || len(op.Responses) == 0 {
			t.Errorf("%s: no summary or no responses", name)
		}
		token := op.Security != nil && !slices.ContainsFunc(*op.Security, func(m map[string][]string) bool { return len(m) == 0 })
		if token != rt.traits.has(writes) {
			t.Errorf("%s: that it needs the token is %v in the description, %v in the table", name, token, rt.traits.has(writes))
		}
		if rt.method() != http.MethodGet && !rt.traits.has(writes) && !strings.Contains(rt.path(), "/query") && rt.path() != "/api/v2/read" {
			t.Errorf("%s: it is not GET, and needs no token", name)
		}
	}
	slices.Sort(want)
	if diff := cmp.Diff(want, slices.Sorted(maps.Keys(ops))); diff != "" {
		t.Errorf("routes (-) and openapi.yaml (+) differ:\n%s", diff)
	}
}

// answerSchema compiles the schema of an operation's answer.
func answerSchema(t *testing.T, plain any, method, path, status, media string) *jsonschema.Schema {
	t.Helper()
	c := jsonschema.NewCompiler()
	c.DefaultDraft(jsonschema.Draft2020)
	if err := c.AddResource("openapi.json", plain); err != nil {
		t.Fatal(err)
	}
	escape := strings.NewReplacer("~", "~0", "/", "~1", "{", "%7B", "}", "%7D")
	s, err := c.Compile("openapi.json#/paths/" + escape.Replace(path) + "/" + method + "/responses/" + status + "/content/" + escape.Replace(media) + "/schema")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestAnswersAreAsDescribed asks every GET of the interface, and holds its answer
// against the schema.
func TestAnswersAreAsDescribed(t *testing.T) {
	g := exampleGraph(t)
	articles, err := g.Articles(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	candidates, err := g.MergeCandidates(t.Context(), "", 10)
	if err != nil {
		t.Fatal(err)
	}
	if len(candidates) > 0 {
		c := candidates[0]
		d := graph.Decision{Left: c.LeftRef, Right: c.RightRef, Verdict: match.Unsure, By: "a test"}
		if err := g.Decide(t.Context(), d); err != nil {
			t.Fatal(err)
		}
	}
	rec, err := g.Record(t.Context(), articles[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	h := newServer(t, g, Options{Token: testToken, Extractor: testExtractor{}})
	if w := do(h, http.MethodPost, "/api/v1/articles", "One line.\x00", "Authorization", "Bearer "+testToken, "Content-Type", "text/plain"); w.Code != http.StatusAccepted {
		t.Fatalf("%d %s", w.Code, w.Body)
	}
	_, plain := openAPIDocument(t)
	id := url.QueryEscape(articles[0].ID)
	fact := url.QueryEscape(rec.StatementRef(&rec.Statements[0]).IRI())
	query := url.QueryEscape(`g.V("<Person>").in("<type>").all()`)
	// The addresses that are asked, by path; those of faults as well.
	asked := map[string][]string{
		"/healthz":                 {"/healthz"},
		"/metrics":                 {"/metrics"},
		"/api/v2/formats":          {"/api/v2/formats"},
		"/api/v2/read":             {"/api/v2/read?sub=%3Chttps://khabar-kg.github.io/known/iraq%3E", "/api/v2/read?format=jsonld", "/api/v2/read?format=json&pred=%3Cx%3E"},
		"/api/v1/openapi.yaml":     {"/api/v1/openapi.yaml"},
		"/api/v1/server":           {"/api/v1/server"},
		"/api/v1/questions":        {"/api/v1/questions"},
		"/api/v1/ask/{question}":   {"/api/v1/ask/who-announced-what", "/api/v1/ask/timeline?ui=ar", "/api/v1/ask/contradictions", "/api/v1/ask/nothing"},
		"/api/v1/entities":         {"/api/v1/entities?q=Iraq", "/api/v1/entities?q="},
		"/api/v1/entity":           {"/api/v1/entity?id=known:iraq", "/api/v1/entity?id=Nobody"},
		"/api/v1/search":           {"/api/v1/search?q=Iraq", "/api/v1/search?q=%D8%A7%D9%84%D8%B9%D8%B1%D8%A7%D9%82&names=1&limit=2", "/api/v1/search", "/api/v1/search?limit=x"},
		"/api/v1/statements":       {"/api/v1/statements", "/api/v1/statements?speaker=Nobody", "/api/v1/statements?since=never", "/api/v1/statements?format=csv&order=new"},
		"/api/v1/articles":         {"/api/v1/articles"},
		"/api/v1/article":          {"/api/v1/article?id=" + id, "/api/v1/article"},
		"/api/v1/export":           {"/api/v1/export", "/api/v1/export?format=csv-statements&entity=known:iraq", "/api/v1/export?format=svg&ui=ar", "/api/v1/export?format=obsidian&article=" + id, "/api/v1/export?format=pdf", "/api/v1/export?format=svg&entity=Nobody", "/api/v1/export?format=svg&colour=red"},
		"/api/v1/passage":          {"/api/v1/passage?fact=" + fact, "/api/v1/passage"},
		"/api/v1/network":          {"/api/v1/network", "/api/v1/network?open=known:iraq~1&with=known:nobody", "/api/v1/network?open=known:iraq&type=Person&kind=statement"},
		"/api/v1/network/facts":    {"/api/v1/network/facts", "/api/v1/network/facts?focus=known:iraq", "/api/v1/network/facts?among=known:iraq&among=known:coalition&ui=ar", "/api/v1/network/facts?focus=known:nobody"},
		"/api/v1/network/paths":    {"/api/v1/network/paths?path=known:qasim-al-araji&path=known:kenneth-mckenzie", "/api/v1/network/paths"},
		"/api/v1/merge/candidates": {"/api/v1/merge/candidates", "/api/v1/merge/candidates?limit=1", "/api/v1/merge/candidates?entity=Nobody"},
		"/api/v1/merge/log":        {"/api/v1/merge/log"},
		"/api/v1/jobs/{id}":        {"/api/v1/jobs/1", "/api/v1/jobs/1?wait=10", "/api/v1/jobs/9"},
		"/api/v2/query":            {"/api/v2/query?lang=gizmo&qu=" + query, "/api/v2/query?lang=gizmo&limit=1&qu=" + query, "/api/v2/query"},
	}
	for _, rt := range new(server).routes() {
		if !described(&rt) || rt.method() != http.MethodGet {
			continue
		}
		targets := asked[rt.path()]
		if len(targets) == 0 {
			t.Errorf("%s is not asked", rt.path())
		}
		for _, target := range targets {
			w := get(h, target)
			media, _, _ := strings.Cut(w.Header().Get("Content-Type"), ";")
			status := "200"
			if w.Code != http.StatusOK {
				status = "default"
			}
			var v any
			if media == typeJSON {
				v, err = jsonschema.UnmarshalJSON(w.Body)
				if err != nil {
					t.Errorf("%s: %v", target, err)
					continue
				}
			} else {
				v = w.Body.String()
			}
			s := answerSchema(t, resolved(plain, rt.path(), status), "get", rt.path(), status, media)
			if err := s.Validate(v); err != nil {
				t.Errorf("%s: status %d: %v", target, w.Code, err)
			}
		}
	}
}

// resolved puts in the place of a response that is but a reference what it refers to.
func resolved(plain any, path, status string) any {
	responses := plain.(map[string]any)["paths"].(map[string]any)[path].(map[string]any)["get"].(map[string]any)["responses"].(map[string]any)
	r, _ := responses[status].(map[string]any)
	if ref, ok := r["$ref"].(string); ok {
		name := ref[strings.LastIndex(ref, "/")+1:]
		responses[status] = plain.(map[string]any)["components"].(map[string]any)["responses"].(map[string]any)[name]
	}
	return plain
}
