package web

import (
	"bytes"
	"encoding/json"
	"fmt"
	"html"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/khabar-kg/khabar/graph"
	"github.com/khabar-kg/khabar/graph/network"
	"github.com/khabar-kg/khabar/schema"
)

// do sends a request as a program on this machine does.
func do(h http.Handler, method, target, body string, headers ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, target, strings.NewReader(body))
	r.Host = "127.0.0.1:8321"
	for i := 0; i+1 < len(headers); i += 2 {
		if headers[i] == "Host" {
			r.Host = headers[i+1]
			continue
		}
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func get(h http.Handler, target string, headers ...string) *httptest.ResponseRecorder {
	return do(h, http.MethodGet, target, "", headers...)
}

func TestPages(t *testing.T) {
	h := newHandler(t, Options{Database: "test.db"}, arabicRecord(t), englishRecord(t))
	fact := arabicRecord(t)
	iri := fact.StatementRef(&fact.Statements[0]).IRI()
	for _, test := range []struct {
		name, target string
		headers      []string
		status       int
		want, not    []string
	}{
		{
			name: "table", target: "/", status: 200,
			want: []string{
				`<html lang="en" dir="ltr">`, `<time dir="ltr" datetime="2021-12-09">2021-12-09</time>`, ">Qasim al-Araji</bdi>",
				"مستشار الأمن القومي العراقي", `class="act-announce"`, "1–5 of 5", `<span class="m-cue m-sentence">أعلن</span>`,
				`href="/article?fact=`, "Harbour Wire", "test.db",
			},
		},
		{name: "arabic", target: "/?ui=ar", status: 200, want: []string{`<html lang="ar" dir="rtl">`, ">كينيث ماكنزي</bdi>", "من أعلن ماذا", "ui=en"}},
		{name: "accept", target: "/", headers: []string{"Accept-Language", "fr, ar-IQ;q=0.8, en;q=0.3"}, status: 200, want: []string{`<html lang="ar" dir="rtl">`}},
		{name: "accept english", target: "/", headers: []string{"Accept-Language", "en-GB,ar;q=0.9"}, status: 200, want: []string{`<html lang="en"`}},
		{name: "speaker in the other script", target: "/?speaker=" + url.QueryEscape("قاسم الأعرجي"), status: 200, want: []string{"1–2 of 2", "Qasim"}, not: []string{"McKenzie denied"}},
		{name: "speaker by IRI", target: "/?speaker=" + url.QueryEscape(schema.KnownEntityIRI("iraq")) + "&about=" + url.QueryEscape(schema.KnownEntityIRI("iraq")), status: 200, want: []string{`<span class="chip"><bdi>`}},
		{name: "act", target: "/?act=deny", status: 200, want: []string{"1–1 of 1", `<option value="deny" selected>`}},
		{name: "about", target: "/?about=coalition", status: 200, want: []string{"1–2 of 2"}},
		{name: "period", target: "/?since=2021-12-10&until=2021-12", status: 200, want: []string{"1–2 of 2"}},
		{name: "newest", target: "/?order=new", status: 200, want: []string{"Oldest first"}},
		{name: "past the end", target: "/?page=99999", status: 200, want: []string{"1–5 of 5"}},
		{name: "nothing", target: "/?since=1999&until=1999", status: 200, want: []string{"Nothing matches"}},
		{name: "no such speaker", target: "/?speaker=Nobody", status: 404, want: []string{"Nothing in the graph is called “Nobody”", `role="alert"`}},
		{name: "no such speaker, in Arabic", target: "/?ui=ar&speaker=Nobody", status: 404, want: []string{"لا شيء في قاعدة البيانات باسم «Nobody»", "جرّب إملاء آخر"}, not: []string{"no such entity"}},
		{name: "bad date", target: "/?since=yesterday", status: 400, want: []string{"“yesterday” is no date", "Write 2021-12-09"}},
		{name: "broken UTF-8", target: "/?speaker=%ff%fe", status: 200, want: []string{"1–5 of 5"}},
		{name: "explore", target: "/explore", status: 200, want: []string{"The 5 entities", "\u2068Qasim al-Araji\u2069", `class="sketch"`, "unreal", `id="x-data"`, "links: 2"}},
		{name: "explore in arabic", target: "/explore?ui=ar", status: 200, want: []string{"\u2068قاسم الأعرجي\u2069", "استكشاف"}},
		{name: "explore, opened", target: "/explore?open=known:iraq~1&focus=known:iraq", status: 200, want: []string{"neighbours of \u2068Iraq\u2069 are left out", "open=known%3Airaq~31", "Facts with their sentences: 1–4 of 4", "/article?fact="}},
		{name: "explore, two in focus", target: "/explore?focus=known:iraq&focus=known:kenneth-mckenzie", status: 200, want: []string{"1–1 of 1", "that troops had left Iraq"}},
		{name: "explore, filtered", target: "/explore?type=Person&kind=statement&since=2021-12-10&outlet=Nobody", status: 200, want: []string{"Nothing to draw", "Clear filters"}},
		{name: "explore, a way", target: "/explore?path=known:qasim-al-araji&path=known:kenneth-mckenzie", status: 200, want: []string{"Shortest way", "<bdi>International Coalition</bdi>"}},
		{name: "explore, no way", target: "/explore?path=known:mustafa-al-kadhimi&path=known:kenneth-mckenzie", status: 200, want: []string{"Nothing ties the two"}},
		{name: "explore, a way to nobody", target: "/explore?path=known:qasim-al-araji&path=known:nobody", status: 200, want: []string{"The graph has no"}},
		{name: "explore, one found", target: "/explore?q=Araji&ui=en", status: 303},
		{name: "explore, none found", target: "/explore?q=Nobody", status: 200, want: []string{"called “Nobody”"}},
		{name: "explore what is not there", target: "/explore?open=known:nobody&focus=known:nobody&pin=known:nobody@1,2&pin=x@y&most=-4&from=zz", status: 200, want: []string{"The graph has no"}},
		{name: "article", target: "/article?id=mina-1", status: 200, want: []string{`<article lang="ar" dir="rtl">`, `href="https://mina.example/1" rel="noreferrer noopener"`, "بحماية البعثات"}, not: []string{`id="fact"`}},
		{name: "fact in its article", target: "/article?id=mina-1&fact=" + url.QueryEscape(iri), status: 200, want: []string{`id="fact"`, `id="fact">أعلن</a>`, `aria-current="true"`}},
		{name: "another's fact", target: "/article?id=harbour-2&fact=" + url.QueryEscape(iri), status: 404, want: []string{"no such fact"}},
		{name: "no such article", target: "/article?id=none", status: 404, want: []string{"There is no article “none”"}, not: []string{"khabar articles"}},
		{name: "no such page", target: "/admin", status: 404, want: []string{"There is no such page: /admin"}},
		{name: "health", target: "/healthz", status: 200, want: []string{"ok\n"}},
		{name: "style", target: "/static/khabar.css", status: 200, want: []string{"--ground"}},
		{name: "no listing", target: "/static/", status: 404},
		{name: "no templates", target: "/static/../templates/index.html", status: 307},
	} {
		t.Run(test.name, func(t *testing.T) {
			w := get(h, test.target, test.headers...)
			body := w.Body.String()
			if w.Code != test.status {
				t.Fatalf("status %d, want %d: %s", w.Code, test.status, body)
			}
			for _, s := range test.want {
				if !strings.Contains(body, s) && !strings.Contains(html.UnescapeString(body), s) {
					t.Errorf("no %q in\n%s", s, body)
				}
			}
			for _, s := range test.not {
				if strings.Contains(body, s) {
					t.Errorf("%q is there", s)
				}
			}
			if strings.Contains(body, "‹") {
				t.Errorf("a text of the interface is missing: %s", body[strings.Index(body, "‹"):][:40])
			}
			if strings.Contains(body, " style=") || strings.Contains(body, " onclick=") {
				t.Error("inline style or script")
			}
		})
	}
}

func TestEmptyGraph(t *testing.T) {
	h := newHandler(t, Options{})
	for target, want := range map[string]string{"/": "khabar build", "/explore": "Nothing to draw", "/api/v1/articles": "[]", "/api/v1/network": `"nodes":[]`, "/api/v1/ask/who-announced-what": `"rows":[]`} {
		w := get(h, target)
		if w.Code != 200 || !strings.Contains(w.Body.String(), want) {
			t.Errorf("%s: %d, no %q: %s", target, w.Code, want, w.Body)
		}
	}
}

// TestHostile shows that nothing of an article becomes part of a page.
func TestHostile(t *testing.T) {
	r := hostileRecord(t)
	h := newHandler(t, Options{Database: hostileScript}, r)
	iri := r.StatementRef(&r.Statements[0]).IRI()
	for _, target := range []string{
		"/", "/?ui=ar", "/explore", "/explore?q=" + url.QueryEscape(hostileImage), "/explore?open=" + url.QueryEscape(r.EntityRef(&r.Entities[0]).IRI()) + "&focus=" + url.QueryEscape(r.EntityRef(&r.Entities[0]).IRI()), "/explore?outlet=" + url.QueryEscape(hostileScript) + "&label=" + url.QueryEscape(hostileScript),
		"/?speaker=" + url.QueryEscape(hostileImage), "/?speaker=" + url.QueryEscape(hostileScript),
		"/?about=" + url.QueryEscape(r.EntityRef(&r.Entities[0]).IRI()), "/?act=" + url.QueryEscape(hostileImage),
		"/?since=" + url.QueryEscape(hostileImage), "/explore?focus=" + url.QueryEscape(hostileImage), "/?article=" + url.QueryEscape(r.Article.ID),
		"/?outlet=" + url.QueryEscape(r.Article.Outlet), "/?ui=" + url.QueryEscape(hostileImage), "/article?id=" + url.QueryEscape(r.Article.ID),
		"/article?id=" + url.QueryEscape(r.Article.ID) + "&fact=" + url.QueryEscape(iri), "/article?id=" + url.QueryEscape(hostileScript),
		"/" + url.PathEscape(hostileScript),
	} {
		w := get(h, target)
		body := w.Body.String()
		for _, s := range []string{"<script>", "<img", "<svg onload", `href="javascript:`, "href='javascript:", "</title></"} {
			if strings.Contains(body, s) {
				t.Errorf("%s: %q in the page", target, s)
			}
		}
		if got := w.Header().Get("Content-Type"); got != "text/html; charset=utf-8" {
			t.Errorf("%s: Content-Type %q", target, got)
		}
		if strings.Contains(body, "\u2068\u202e") {
			t.Errorf("%s: a label that turns what follows round", target)
		}
	}
}

func TestGuard(t *testing.T) {
	h := newHandler(t, Options{}, englishRecord(t))
	for _, test := range []struct {
		name    string
		target  string
		headers []string
		status  int
	}{
		{"localhost", "/", []string{"Host", "localhost:8321"}, 200},
		{"no port", "/", []string{"Host", "LocalHost"}, 200},
		{"IPv6", "/", []string{"Host", "[::1]:9"}, 200},
		{"rebound name", "/", []string{"Host", "evil.example:8321"}, 421},
		{"rebound name of the API", "/api/v1/articles", []string{"Host", "evil.example"}, 421},
		{"name that begins well", "/", []string{"Host", "127.0.0.1.evil.example"}, 421},
		{"another address", "/", []string{"Host", "192.168.1.2:8321"}, 421},
		{"no host", "/", []string{"Host", ""}, 421},
		{"own origin", "/", []string{"Origin", "http://127.0.0.1:8321"}, 200},
		{"other origin", "/", []string{"Origin", "https://evil.example"}, 403},
		{"other port", "/api/v1/articles", []string{"Origin", "http://127.0.0.1:3000"}, 403},
		{"null origin", "/", []string{"Origin", "null"}, 403},
		{"link from elsewhere", "/", []string{"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "document"}, 200},
		{"frame elsewhere", "/", []string{"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "iframe"}, 403},
		{"image elsewhere", "/api/v2/query?lang=gizmo&qu=1", []string{"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "no-cors", "Sec-Fetch-Dest", "image"}, 403},
		{"link to the API from elsewhere", "/api/v1/articles", []string{"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "document"}, 403},
		{"another program of this machine", "/api/v1/articles", []string{"Sec-Fetch-Site", "same-site", "Sec-Fetch-Mode", "cors", "Sec-Fetch-Dest", "empty"}, 403},
		{"own script", "/api/v1/articles", []string{"Sec-Fetch-Site", "same-origin", "Sec-Fetch-Mode", "cors"}, 200},
	} {
		t.Run(test.name, func(t *testing.T) {
			w := get(h, test.target, test.headers...)
			if w.Code != test.status {
				t.Errorf("status %d, want %d: %s", w.Code, test.status, w.Body)
			}
			if csp := w.Header().Get("Content-Security-Policy"); strings.Contains(csp, "unsafe") || !strings.Contains(csp, "default-src 'none'") {
				t.Errorf("Content-Security-Policy %q", csp)
			}
			for name, want := range map[string]string{"X-Content-Type-Options": "nosniff", "Referrer-Policy": "same-origin", "X-Frame-Options": "DENY", "Cross-Origin-Resource-Policy": "same-origin", "Access-Control-Allow-Origin": ""} {
				if got := w.Header().Get(name); got != want {
					t.Errorf("%s: %q, want %q", name, got, want)
				}
			}
		})
	}
}

// TestCayley speaks the requests of Cayley's JavaScript and Python clients.
func TestCayley(t *testing.T) {
	const short = 300 * time.Millisecond
	h := newHandler(t, Options{Limit: 3, Timeout: time.Minute, MaxBody: 4096}, arabicRecord(t), englishRecord(t))
	hasty := newHandler(t, Options{Limit: 3, Timeout: short, MaxBody: 4096}, englishRecord(t))
	const query = `g.V("<known:qasim-al-araji>").out("<announced>").tag("s").out("<act>").all()`
	const v2 = "/api/v2/query?lang=gizmo"
	for _, test := range []struct {
		name, method, target, body string
		headers                    []string
		status                     int
		contentType, want          string
	}{
		{"javascript client", "POST", v2 + "&limit=100", query, []string{"Content-Type", "text/plain;charset=UTF-8"}, 200, "application/json", `{"result":[{"id":"<https://khabar-kg.github.io/ns#announce>","s":"<https://khabar-kg.github.io/id/mina-1/statement/`},
		{"python client", "POST", v2, query, []string{"Accept", "application/ld+json"}, 200, "application/ld+json", `{"result":[{"id":{"@id":"https://khabar-kg.github.io/ns#announce"}`},
		{"get", "GET", v2 + "&qu=" + url.QueryEscape(query), "", nil, 200, "application/json", `{"result":[{"id"`},
		{"old path", "POST", "/api/v1/query/gizmo", query, nil, 200, "application/json", `{"result":[{"id"`},
		{"emitted", "POST", v2, `g.emit({n: 1, ok: true, s: "x"})`, nil, 200, "application/json", `{"result":[{"n":1,"ok":true,"s":"x"}]}` + "\n"},
		{"literal with a language", "POST", v2, `g.V("<known:baghdad>").out("<name>").has("<nothing>").all(); g.V(lang("Baghdad","en")).all()`, []string{"Accept", "application/ld+json"}, 200, "application/ld+json", `{"@language":"en","@value":"Baghdad"}`},
		{"no rows", "POST", v2, `g.V("<nobody>").out("<nothing>").all()`, nil, 200, "application/json", `{"result":[]}` + "\n"},
		{"cut", "POST", v2, `g.V("<Span>").in("<type>").all()`, nil, 200, "application/json", `"cut":true}`},
		{"lower limit", "POST", v2 + "&limit=1", `g.V("<Span>").in("<type>").all()`, nil, 200, "application/json", `"cut":true}`},
		{"higher limit", "POST", v2 + "&limit=1000000", `g.V("<Span>").in("<type>").all()`, nil, 200, "application/json", `"cut":true}`},
		{"limit that is none", "POST", v2 + "&limit=x", query, nil, 400, "application/json", `{"error":"limit: \"x\" is no number"}` + "\n"},
		{"syntax", "POST", v2, `g.V(`, nil, 400, "application/json", `{"error":"query: SyntaxError`},
		{"endless", "POST", v2, `while(true){}`, nil, 400, "application/json", `{"error":"query stopped at its deadline, after 300ms"}` + "\n"},
		{"no language", "POST", "/api/v2/query", query, nil, 400, "application/json", `{"error":"query language not specified"}` + "\n"},
		{"other language", "POST", "/api/v2/query?lang=mql", query, nil, 400, "application/json", `{"error":"unknown query language`},
		{"other old language", "POST", "/api/v1/query/graphql", query, nil, 400, "application/json", `{"error":"Unknown query language."}` + "\n"},
		{"empty", "POST", v2, " ", nil, 400, "application/json", `{"error":"query is empty"}` + "\n"},
		{"large", "POST", v2, strings.Repeat(" ", 5000), nil, 413, "application/json", `{"error":"request is too large`},
		{"write", "POST", "/api/v2/write", `<a> <b> <c> .`, nil, 403, "application/json", `{"error":"writing needs the server's token`},
		{"delete", "POST", "/api/v2/delete", `<a> <b> <c> .`, nil, 403, "application/json", `{"error":"writing needs the server's token`},
		{"unknown", "GET", "/api/v3/query", "", nil, 404, "application/json", `{"error":`},
		{"wrong method", "DELETE", v2, "", nil, 404, "application/json", `{"error":`},
	} {
		t.Run(test.name, func(t *testing.T) {
			h := h
			if strings.Contains(test.want, short.String()) {
				h = hasty
			}
			w := do(h, test.method, test.target, test.body, test.headers...)
			if w.Code != test.status {
				t.Errorf("status %d, want %d", w.Code, test.status)
			}
			if got := w.Header().Get("Content-Type"); got != test.contentType {
				t.Errorf("Content-Type %q", got)
			}
			body := w.Body.String()
			if !strings.Contains(body, test.want) {
				t.Errorf("got %s, want %s", body, test.want)
			}
			var any map[string]json.RawMessage
			if err := json.Unmarshal([]byte(body), &any); err != nil {
				t.Errorf("no JSON: %v", err)
			}
			if cut := w.Header().Get("Khabar-Cut") != ""; cut != strings.Contains(body, `"cut":true`) {
				t.Errorf("Khabar-Cut is %v: %s", cut, body)
			}
		})
	}
}

func TestAPI(t *testing.T) {
	rec := arabicRecord(t)
	h := newHandler(t, Options{Limit: 4}, rec, englishRecord(t))
	fact := rec.StatementRef(&rec.Statements[0]).IRI()
	decode := func(t *testing.T, target string, status int, v any) {
		t.Helper()
		w := get(h, target)
		if w.Code != status {
			t.Fatalf("%s: status %d, want %d: %s", target, w.Code, status, w.Body)
		}
		if err := json.Unmarshal(w.Body.Bytes(), v); err != nil {
			t.Fatalf("%s: %v", target, err)
		}
	}
	t.Run("questions", func(t *testing.T) {
		var q []graph.Question
		decode(t, "/api/v1/questions", 200, &q)
		if len(q) < 2 || q[0].Name != "who-announced-what" {
			t.Errorf("got %+v", q)
		}
	})
	t.Run("ask", func(t *testing.T) {
		var table graph.Table
		decode(t, "/api/v1/ask/denials?ui=ar", 200, &table)
		if len(table.Rows) != 1 {
			t.Errorf("got %+v", table.Rows)
		}
		decode(t, "/api/v1/ask/who-announced-what", 200, &table)
		if len(table.Rows) != 4 || !table.Cut {
			t.Errorf("got %d rows, cut %v", len(table.Rows), table.Cut)
		}
	})
	t.Run("faults", func(t *testing.T) {
		for target, status := range map[string]int{
			"/api/v1/ask/nothing": 404, "/api/v1/ask/denials?colour=red": 400, "/api/v1/ask/denials?limit=many": 400,
			"/api/v1/entity?id=Nobody": 404, "/api/v1/article?id=none": 404, "/api/v1/passage?fact=none": 404, "/api/v1/passage": 404,
			"/api/v1/passage?fact=" + schema.DataIRI + "mina-1/statement/1-2": 404, "/api/v1/network/facts?focus=known:nobody": 404, "/api/v1/network/paths": 400, "/api/v1/network/paths?path=known:iraq&path=known:nobody": 404, "/api/v1/network/facts?limit=many": 400,
		} {
			var f fault
			decode(t, target, status, &f)
			if f.Error == "" {
				t.Errorf("%s: no error", target)
			}
		}
	})
	t.Run("entities", func(t *testing.T) {
		var found []struct{ IRI, Name string }
		decode(t, "/api/v1/entities?ui=ar&q=Baghdad", 200, &found)
		if len(found) != 1 || found[0].Name != "بغداد" {
			t.Errorf("got %+v", found)
		}
	})
	t.Run("entity", func(t *testing.T) {
		var e graph.Entity
		decode(t, "/api/v1/entity?id=known:qasim-al-araji", 200, &e)
		if len(e.Facts) == 0 {
			t.Fatal("no facts")
		}
		text := []rune(rec.Article.Text)
		for _, f := range e.Facts {
			if got := string(text[f.Evidence.Start:f.Evidence.End]); got != f.Evidence.Text {
				t.Errorf("evidence %q, its offsets give %q", f.Evidence.Text, got)
			}
		}
	})
	t.Run("article", func(t *testing.T) {
		var r schema.Record
		decode(t, "/api/v1/article?id=mina-1", 200, &r)
		if diff := cmp.Diff(rec.Article.Text, r.Article.Text); diff != "" {
			t.Error(diff)
		}
	})
	t.Run("passage", func(t *testing.T) {
		var p struct {
			Start, End int
			Segments   []segment
		}
		decode(t, "/api/v1/passage?fact="+url.QueryEscape(fact), 200, &p)
		all, content := "", ""
		for _, s := range p.Segments {
			all += s.Text
			if slices.Contains(s.Marks, "content") {
				content += s.Text
			}
		}
		if content != rec.Statements[0].Content.Text {
			t.Errorf("content %q", content)
		}
		if got := string([]rune(rec.Article.Text)[p.Start:p.End]); got != all {
			t.Errorf("passage %q, its offsets give %q", all, got)
		}
	})
	t.Run("network", func(t *testing.T) {
		var v network.View
		lines := func(target string) []string {
			v = network.View{}
			decode(t, target, 200, &v)
			var out []string
			for _, e := range v.Edges {
				out = append(out, fmt.Sprintf("%s %d-%d %s: %v %v", v.Nodes[e.A].Name, e.There, e.Back, v.Nodes[e.B].Name, e.Labels, e.Unreal))
			}
			slices.Sort(out)
			return out
		}
		want := []string{
			"International Coalition 0-1 Kenneth McKenzie: [{statement say 1}] false",
			"Iraq 0-1 International Coalition: [{event withdraw 1}] false",
			"Iraq 0-1 Kenneth McKenzie: [{statement deny 1}] false",
			"Iraq 0-2 Qasim al-Araji: [{position  1} {statement announce 1}] false",
			"Qasim al-Araji 1-0 International Coalition: [{statement announce 1}] false",
		}
		if diff := cmp.Diff(want, lines("/api/v1/network?open=known:iraq")); diff != "" {
			t.Error(diff)
		}
		want = []string{"Kenneth McKenzie 1-0 Baghdad: [{event visit 1}] true"}
		if diff := cmp.Diff(want, lines("/api/v1/network?open=known:kenneth-mckenzie&kind=event")); diff != "" {
			t.Error(diff)
		}
		if lines("/api/v1/network?open=known:iraq~1"); len(v.Nodes) != 2 || v.Hidden[0] != 2 {
			t.Errorf("%d nodes, hidden %v", len(v.Nodes), v.Hidden)
		}
		if lines("/api/v1/network?open=known:iraq&off=known:coalition&since=2021-12-10"); len(v.Nodes) != 2 {
			t.Errorf("%d nodes", len(v.Nodes))
		}
	})
	t.Run("facts of the network", func(t *testing.T) {
		var out struct {
			Facts []network.Fact
			All   int
		}
		decode(t, "/api/v1/network/facts?among=known:iraq&among=known:qasim-al-araji&limit=1", 200, &out)
		if out.All != 2 || len(out.Facts) != 1 {
			t.Fatalf("%d of %d", len(out.Facts), out.All)
		}
		if f := out.Facts[0]; f.Sentence == "" || f.Article == "" || f.Outlet == "" {
			t.Errorf("a fact without its source: %+v", f)
		}
	})
	t.Run("same bytes", func(t *testing.T) {
		first := get(h, "/explore").Body.Bytes()
		for range 5 {
			if !bytes.Equal(first, get(h, "/explore").Body.Bytes()) {
				t.Fatal("the picture is another one each time")
			}
		}
	})
}

// TestRemembered shows that what is remembered of the graph is its present state.
func TestRemembered(t *testing.T) {
	g := openGraph(t, arabicRecord(t))
	h, err := New(g, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if body := get(h, "/").Body.String(); !strings.Contains(body, "of 3<") {
			t.Fatalf("want 3 rows: %s", body)
		}
	}
	if _, err := g.Put(t.Context(), []*schema.Record{englishRecord(t)}); err != nil {
		t.Fatal(err)
	}
	if body := get(h, "/?order=new").Body.String(); !strings.Contains(body, "of 5<") {
		t.Errorf("want 5 rows: %s", body)
	}
	if body := get(h, "/?order=new&act=deny").Body.String(); !strings.Contains(body, "of 1<") {
		t.Errorf("want 1 row: %s", body)
	}
	if err := g.Remove(t.Context(), "mina-1"); err != nil {
		t.Fatal(err)
	}
	if body := get(h, "/?order=new").Body.String(); !strings.Contains(body, "of 2<") {
		t.Errorf("want 2 rows: %s", body)
	}
}

// TestBusy shows that queries over the number allowed wait, and are sent away.
func TestBusy(t *testing.T) {
	h := newHandler(t, Options{Concurrent: 2, Timeout: 400 * time.Millisecond}, englishRecord(t))
	var wg sync.WaitGroup
	codes := make([]int, 8)
	for i := range codes {
		wg.Go(func() {
			codes[i] = do(h, "POST", "/api/v2/query?lang=gizmo", `while(true){}`).Code
		})
	}
	time.Sleep(100 * time.Millisecond)
	if w := get(h, "/healthz"); w.Code != 200 {
		t.Errorf("health while busy: %d", w.Code)
	}
	wg.Wait()
	slices.Sort(codes)
	if codes[0] != 400 || codes[len(codes)-1] != 503 {
		t.Errorf("status %v, want some stopped at the deadline and some sent away", codes)
	}
	if w := do(h, "POST", "/api/v2/query?lang=gizmo", `g.emit(1)`); w.Code != 200 {
		t.Errorf("afterwards: %d", w.Code)
	}
}

func TestLog(t *testing.T) {
	var b bytes.Buffer
	log := slog.New(slog.NewTextHandler(&b, &slog.HandlerOptions{Level: slog.LevelDebug}))
	h := newHandler(t, Options{Logger: log}, englishRecord(t))
	get(h, "/?speaker=Secret+Person")
	line := b.String()
	for _, want := range []string{"level=DEBUG", "msg=request", "method=GET", "path=/", "status=404", "took="} {
		if !strings.Contains(line, want) {
			t.Errorf("no %q in %q", want, line)
		}
	}
	if strings.Contains(line, "Secret") {
		t.Errorf("what was asked is in the log: %q", line)
	}
}

func TestStatic(t *testing.T) {
	h := newHandler(t, Options{})
	w := get(h, "/static/khabar.js")
	tag := w.Header().Get("ETag")
	if tag == "" {
		t.Fatal("no ETag")
	}
	if w := get(h, "/static/khabar.js", "If-None-Match", tag); w.Code != http.StatusNotModified {
		t.Errorf("status %d", w.Code)
	}
	if w := do(h, "POST", "/static/khabar.js", ""); w.Code == 200 {
		t.Errorf("POST: status %d", w.Code)
	}
}

func TestStateWith(t *testing.T) {
	st := stateOf(httptest.NewRequest("GET", "/?speaker=a&page=3&ui=ar&unknown=x&act=", nil))
	for _, test := range []struct{ got, want string }{
		{st.With(), "/?page=3&speaker=a&ui=ar"},
		{st.With("ui", "en"), "/?page=3&speaker=a&ui=en"},
		{st.With("page", "4"), "/?page=4&speaker=a&ui=ar"},
		{st.With("act", "deny"), "/?act=deny&speaker=a&ui=ar"},
		{st.With("speaker", "", "ui", ""), "/"},
	} {
		if test.got != test.want {
			t.Errorf("got %s, want %s", test.got, test.want)
		}
	}
}

func TestShorten(t *testing.T) {
	for _, test := range []struct{ in, want string }{
		{"short", "short"}, {"the commander of the army", "the commander…"}, {"واحدٌ من الناس والجماعات", "واحدٌ من الناس…"}, {"abcdefghijklmnopqrst", "abcdefghijklmn…"},
	} {
		if got := shorten(test.in, 15); got != test.want {
			t.Errorf("shorten(%q) is %q, want %q", test.in, got, test.want)
		}
	}
}

func TestSegments(t *testing.T) {
	r := englishRecord(t)
	for i := range r.Statements {
		ref := r.StatementRef(&r.Statements[i])
		f, err := factOf(r, ref.IRI(), ref, "")
		if err != nil {
			t.Fatal(err)
		}
		var b strings.Builder
		for _, s := range f.segments(0, len(r.Article.Text)) {
			b.WriteString(s.Text)
		}
		if b.String() != r.Article.Text {
			t.Errorf("segments are %q", b.String())
		}
	}
}

func BenchmarkTable(b *testing.B) {
	h := newHandler(b, Options{}, arabicRecord(b), englishRecord(b))
	for b.Loop() {
		if w := get(h, "/"); w.Code != 200 {
			b.Fatal(w.Code)
		}
	}
}

// TestWhoDidNotAct looks at how an event is told whose agent nobody names: what was
// attacked must not stand where the attackers would.
func TestWhoDidNotAct(t *testing.T) {
	s := newScene(t, schema.Article{
		ID: "two-rivers-8", Language: "en", Outlet: "Two Rivers", Title: "Convoy hit",
		Text: "A convoy was attacked near Mosul in Iraq.\n",
	})
	mosul := s.entity(schema.Place, "Q83317", "Mosul", "الموصل")
	iraq := s.entity(schema.Place, "iraq", "Iraq", "العراق")
	s.event("attack", "attacked", schema.Positive, schema.Asserted, map[schema.Role][]string{schema.Target: {mosul}, schema.At: {iraq}})
	h := newHandler(t, Options{}, s.record())
	tags, space := regexp.MustCompile(`<[^>]*>`), regexp.MustCompile(`\s+`)
	for _, target := range []string{
		"/article?ui=en&id=two-rivers-8", "/events?ui=en", "/search?ui=en&q=Mosul", "/entity?ui=en&id=" + url.QueryEscape(schema.KnownEntityIRI("Q83317")),
	} {
		got := space.ReplaceAllString(tags.ReplaceAllString(get(h, target).Body.String(), " "), " ")
		if want := regexp.MustCompile(`attack ?Mosul ?\( ?target ?\) ?[·,] ?Iraq ?\( ?place ?\)`); !want.MatchString(got) {
			t.Errorf("%s: no %s in\n%s", target, want, got)
		}
	}
	// The article has no date, and so the event is in no period that is asked for.
	if got := get(h, "/events?ui=en&since=1999&until=1999").Body.String(); !strings.Contains(got, "No event under these filters") {
		t.Errorf("an undated event is one of 1999: %s", got)
	}
}
