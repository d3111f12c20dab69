package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/khabar-kg/khabar/graph"
)

const testToken = "0123456789abcdef"

// TestToken asks of each route whether it lets in whom it should.
func TestToken(t *testing.T) {
	g := openGraph(t, englishRecord(t))
	here := newServer(t, g, Options{Token: testToken, Extractor: testExtractor{}})
	remote := newServer(t, g, Options{Token: testToken, Remote: true, Hosts: []string{"news.example"}, Extractor: testExtractor{}})
	readOnly := newServer(t, g, Options{Token: testToken, ReadOnly: true})
	none := newServer(t, g, Options{})
	good := []string{"Authorization", "Bearer " + testToken}
	bad := []string{"Authorization", "Bearer " + testToken + "x"}
	s := here.s
	for _, rt := range s.routes() {
		target := strings.NewReplacer("{$}", "", "{question}", "denials", "{lang}", "gizmo", "{id}", "none").Replace(rt.path())
		ask := func(h http.Handler, headers []string) int {
			return do(h, rt.method(), target, "", headers...).Code
		}
		refused := func(code int) bool { return code == http.StatusUnauthorized || code == http.StatusForbidden }
		open, noQuads := rt.traits.has(open), strings.Contains(rt.summary, "refused")
		login := rt.pattern == "POST /login"
		for _, test := range []struct {
			name    string
			h       http.Handler
			headers []string
			refused bool
		}{
			{"here, no token", here, nil, rt.traits.has(writes)},
			{"here, token", here, good, noQuads},
			{"here, wrong token", here, bad, !open},
			{"here, empty token", here, []string{"Authorization", "Bearer "}, !open},
			{"elsewhere, no token", remote, nil, !open},
			{"elsewhere, token", remote, good, noQuads},
			{"elsewhere, wrong token", remote, bad, !open},
			{"read-only, token", readOnly, good, rt.traits.has(writes)},
			{"no token there is", none, nil, rt.traits.has(writes)},
			{"no token there is, an empty one", none, []string{"Authorization", "Bearer "}, !open},
		} {
			if got := refused(ask(test.h, test.headers)); got != (test.refused || login) {
				t.Errorf("%s, %s: refused is %v", rt.pattern, test.name, got)
			}
		}
	}
}

// TestCookie shows how a browser comes to write, and that nobody makes it.
func TestCookie(t *testing.T) {
	g := openGraph(t, englishRecord(t))
	h := newServer(t, g, Options{Token: testToken, Remote: true, Hosts: []string{"news.example"}})
	const host, origin = "news.example:8321", "http://news.example:8321"
	w := get(h, "/article?id=harbour-2&ui=ar&token="+testToken, "Host", host)
	if w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/article?id=harbour-2&ui=ar" {
		t.Fatalf("status %d, to %q", w.Code, w.Header().Get("Location"))
	}
	c := w.Result().Cookies()
	if len(c) != 1 || !c[0].HttpOnly || c[0].SameSite != http.SameSiteStrictMode || strings.Contains(c[0].Value, testToken) {
		t.Fatalf("cookies %+v", c)
	}
	cookie := c[0].Name + "=" + c[0].Value
	const body = `{"ids": ["00000000"]}`
	for _, test := range []struct {
		name    string
		headers []string
		status  int
	}{
		{"own page", []string{"Cookie", cookie, "Origin", origin}, 404},
		{"own page, by what the browser says of it", []string{"Cookie", cookie, "Sec-Fetch-Site", "same-origin"}, 404},
		{"no page", []string{"Cookie", cookie}, 403},
		{"another site", []string{"Cookie", cookie, "Origin", "https://evil.example"}, 403},
		{"another port", []string{"Cookie", cookie, "Origin", "http://news.example:3000", "Sec-Fetch-Site", "same-site"}, 403},
		{"a page without origin", []string{"Cookie", cookie, "Origin", "null"}, 403},
		{"wrong cookie", []string{"Cookie", cookie + "0", "Origin", origin}, 401},
		{"another port's cookie", []string{"Cookie", "khabar-9000=" + c[0].Value, "Origin", origin}, 401},
		{"the token as cookie", []string{"Cookie", c[0].Name + "=" + testToken, "Origin", origin}, 401},
		{"wrong token beside the cookie", []string{"Cookie", cookie, "Origin", origin, "Authorization", "Bearer x"}, 401},
	} {
		w := do(h, http.MethodPost, "/api/v1/merge/undo", body, append([]string{"Host", host}, test.headers...)...)
		if w.Code != test.status {
			t.Errorf("%s: status %d, want %d: %s", test.name, w.Code, test.status, w.Body)
		}
	}
	if w := get(h, "/", "Host", host, "Cookie", cookie); w.Code != 200 {
		t.Errorf("page with the cookie: %d", w.Code)
	}
	w = get(h, "/?speaker=Nobody", "Host", host)
	if w.Code != 401 || !strings.Contains(w.Body.String(), `name="next" value="/?speaker=Nobody"`) || strings.Contains(w.Body.String(), "Harbour") {
		t.Errorf("page without it: %d %s", w.Code, w.Body)
	}
	if w := get(h, "/?token=wrong", "Host", host); w.Code != 401 || len(w.Result().Cookies()) != 0 {
		t.Errorf("wrong token in the address: %d", w.Code)
	}
	for next, want := range map[string]string{"/article?id=1": "/article?id=1", "//evil.example": "/", "https://evil.example/": "/", `/\evil.example`: "/", "": "/"} {
		w := do(h, http.MethodPost, "/login", url.Values{"token": {testToken}, "next": {next}}.Encode(), "Host", host, "Content-Type", "application/x-www-form-urlencoded", "Origin", origin)
		if w.Code != http.StatusSeeOther || w.Header().Get("Location") != want || len(w.Result().Cookies()) != 1 {
			t.Errorf("form, next %q: %d, to %q", next, w.Code, w.Header().Get("Location"))
		}
	}
	for host, status := range map[string]int{"news.example": 200, "10.0.0.7:8321": 200, "[fe80::1]:80": 200, "localhost": 200, "evil.example": 421, "news.example.evil.example": 421} {
		if w := get(h, "/healthz", "Host", host); w.Code != status {
			t.Errorf("Host %s: status %d, want %d", host, w.Code, status)
		}
	}
}

func TestOptions(t *testing.T) {
	g := openGraph(t)
	for name, o := range map[string]Options{
		"a short token":       {Token: "secret"},
		"elsewhere, no token": {Remote: true},
	} {
		if _, err := New(g, o); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

// TestDecisions decides on a pair, looks it up, and takes it back.
func TestDecisions(t *testing.T) {
	g := exampleGraph(t)
	h := newServer(t, g, Options{Token: testToken})
	token := []string{"Authorization", "Bearer " + testToken}
	pair, err := g.MergeCandidates(t.Context(), "", 1)
	if err != nil {
		t.Fatal(err)
	}
	if len(pair) == 0 {
		t.Skip("the examples leave nothing to decide")
	}
	link := func() {
		t.Helper()
		if w := do(h, http.MethodPost, "/api/v1/link", "", token...); w.Code != 200 {
			t.Fatalf("link: %d %s", w.Code, w.Body)
		}
	}
	before := dump(t, g)
	body := `{"left": "` + pair[0].LeftRef + `", "right": "` + pair[0].RightRef + `", "names": ["a", "b"], "verdict": "same", "why": "a test"}`
	w := do(h, http.MethodPost, "/api/v1/merge/decisions", body, token...)
	if w.Code != 200 || !strings.Contains(w.Body.String(), pair[0].ID) {
		t.Fatalf("decide: %d %s", w.Code, w.Body)
	}
	link()
	if dump(t, g) == before {
		t.Error("the decision changed nothing")
	}
	if w := get(h, "/api/v1/merge/log"); !strings.Contains(w.Body.String(), `"by":"page"`) {
		t.Errorf("log: %s", w.Body)
	}
	w = do(h, http.MethodPost, "/api/v1/merge/undo", `{"ids": ["`+pair[0].ID+`"]}`, token...)
	if w.Code != 200 {
		t.Fatalf("undo: %d %s", w.Code, w.Body)
	}
	link()
	if dump(t, g) != before {
		t.Error("undone is not as if it had never been")
	}
	for body, want := range map[string]string{
		``:                            "body: EOF",
		`{"lefd": "x"}`:               "unknown field",
		`{} {}`:                       "more than one value",
		`{"left": "x", "right": "y"}`: "want an entity of an article",
		strings.Replace(body, "same", "maybe", 1): "maybe",
	} {
		w := do(h, http.MethodPost, "/api/v1/merge/decisions", body, token...)
		if w.Code != 400 || !strings.Contains(w.Body.String(), want) {
			t.Errorf("%s: %d %s", body, w.Code, w.Body)
		}
	}
}

// dump is the whole graph as N-Quads.
func dump(t *testing.T, g *graph.Graph) string {
	t.Helper()
	var b strings.Builder
	if err := g.Export(t.Context(), &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
