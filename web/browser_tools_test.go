package web

import (
	"fmt"
	"net/http/httptest"
	"net/url"
	"testing"

	"github.com/chromedp/chromedp"

	"github.com/khabar-kg/khabar/schema"
)

// TestBrowserViews looks at the other views in both languages and themes.
func TestBrowserViews(t *testing.T) {
	b := newTab(t, serveScene(t))
	for _, lang := range []string{"en", "ar"} {
		for theme, width := range map[string]int64{"light": 1360, "dark": 390} {
			for name, address := range map[string]string{
				"events":  "/events?",
				"console": "/console?qu=" + url.QueryEscape(`g.V("<Person>").in("<type>").tag("person").save("<name>", "name").all()`) + "&",
				"merge":   "/merge?",
				"add":     "/add?",
			} {
				at := fmt.Sprintf("%s-%s-%s", name, lang, theme)
				b.open(address+"ui="+lang, theme, width, 900)
				if over := eval[int](b, `document.documentElement.scrollWidth - innerWidth`); over > 0 {
					t.Errorf("%s: it scrolls sideways by %d", at, over)
				}
				if s := eval[string](b, `(document.body.textContent.match(/‹[^›]*›/) || [""])[0]`); s != "" {
					t.Errorf("%s: a text is missing: %s", at, s)
				}
				b.shoot(at)
				b.well(at)
			}
		}
	}
}

// TestBrowserConsole runs queries, a wrong one among them.
func TestBrowserConsole(t *testing.T) {
	b := newTab(t, serveScene(t))
	b.open("/console?ui=en", "light", 1360, 900)
	ask := func(query string) {
		eval[bool](b, `(() => { document.getElementById("c-result").replaceChildren(); khabarConsole.dispatch({ changes: { from: 0, to: khabarConsole.state.doc.length, insert: `+quoted(query)+` } }); document.getElementById("c-form").requestSubmit(); return true })()`)
		b.until(`document.getElementById("c-result").childElementCount > 0 && !document.getElementById("console").hasAttribute("aria-busy")`)
	}
	ask(`g.V("<Person>").in("<type>").tag("person").save("<name>", "name").all()`)
	if n := eval[int](b, `document.querySelectorAll("#c-result tbody tr").length`); n < 3 {
		t.Errorf("%d rows", n)
	}
	if got := eval[string](b, `document.querySelector("#c-result a.doing").getAttribute("href")`); got == "" {
		t.Error("no way to the graph")
	}
	ask("var a = 1;\n\ng.V(.all()")
	if got := eval[string](b, `document.querySelector("#c-result .fault").dataset.line`); got != "3" {
		t.Errorf("the fault is in line %s: %s", got, eval[string](b, `document.querySelector("#c-result .fault").textContent`))
	}
	if n := eval[int](b, `document.getElementById("c-editor").shadowRoot.querySelectorAll(".cm-lintRange-error, .cm-lintPoint-error").length`); n == 0 {
		t.Error("the editor does not mark the fault")
	}
	b.shoot("console-fault")
	if n := eval[int](b, `document.querySelectorAll("#c-history li").length`); n != 2 {
		t.Errorf("the history has %d queries", n)
	}
	b.well("console")
}

// TestBrowserEvents chooses a place and a stretch of time.
func TestBrowserEvents(t *testing.T) {
	s := newScene(t, schema.Article{
		ID: "two-rivers-9", Language: "en", Outlet: "Two Rivers", Title: "Clashes", Published: day("2021-11-02"),
		Text: "Gunmen attacked Mosul. Later the same gunmen struck Basra.\n",
	})
	gunmen := s.entity(schema.MilitaryUnit, "", "Gunmen", "مسلحون")
	mosul := s.entity(schema.Place, "Q83317", "Mosul", "الموصل")
	basra := s.entity(schema.Place, "Q193551", "Basra", "البصرة")
	s.event("attack", "attacked", schema.Positive, schema.Asserted, map[schema.Role][]string{schema.Agent: {gunmen}, schema.At: {mosul}})
	s.event("attack", "struck", schema.Positive, schema.Asserted, map[schema.Role][]string{schema.Agent: {gunmen}, schema.Target: {basra}})
	chromium(t)
	srv := httptest.NewServer(newHandler(t, Options{}, s.record(), arabicRecord(t)))
	t.Cleanup(srv.Close)
	b := newTab(t, srv.URL)
	for _, lang := range []string{"en", "ar"} {
		b.open("/events?ui="+lang, "light", 1360, 900)
		b.until(`document.getElementById("events").dataset.ready === "true"`)
		b.shoot("events-two-" + lang)
	}
	if n := eval[int](b, `document.querySelectorAll("#v-marks .mark").length`); n != 2 {
		t.Errorf("%d circles, want two", n)
	}
	if n := eval[int](b, `document.querySelectorAll("#v-side blockquote").length`); n != 2 {
		t.Errorf("%d events are listed, want two", n)
	}
	b.do(chromedp.Click("#v-marks .mark circle"))
	b.until(`document.querySelectorAll("#v-side blockquote").length === 1`)
	if !eval[bool](b, `new URL(location.href).searchParams.has("place")`) {
		t.Error("the address does not hold the place")
	}
	b.do(chromedp.Evaluate[chromedp.Void](`history.back()`))
	b.until(`document.querySelectorAll("#v-side blockquote").length === 2`)
	b.do(chromedp.Click(".timeline a[data-month]"))
	b.until(`new URL(location.href).searchParams.get("since") === "2021-11"`)
	b.well("events")
}

// TestBrowserWriting reviews a pair, takes the decision back, and adds an article.
func TestBrowserWriting(t *testing.T) {
	chromium(t)
	person := func(id, name, text string) *schema.Record {
		s := newScene(t, schema.Article{ID: id, Language: "en", Outlet: id, Title: id, Published: day("2021-12-10"), Text: text})
		s.says(s.entity(schema.Person, "", name, ""), schema.Say, "said", "the talks go on", "2021-12-10")
		return s.record()
	}
	g := openGraph(t,
		person("wire-1", "Salim Haddad", "The envoy Salim Haddad said the talks go on.\n"),
		person("wire-2", "Saleem Hadad", "Minister Saleem Hadad said the talks go on.\n"))
	if _, err := g.Link(t.Context()); err != nil {
		t.Fatal(err)
	}
	h, err := New(g, Options{Token: "a token for the tests", Extractor: testExtractor{}})
	if err != nil {
		t.Fatal(err)
	}
	srv := httptest.NewServer(h)
	t.Cleanup(func() { srv.Close(); h.Close(t.Context()) })
	b := newTab(t, srv.URL)
	b.open("/merge?ui=en&token=a+token+for+the+tests", "light", 1360, 900)
	if !eval[bool](b, `document.querySelector(".pair") !== null`) {
		t.Skip("the matcher sees no pair here")
	}
	b.shoot("merge-pair")
	b.do(chromedp.KeyEvent("d"))
	b.until(`document.querySelector("[data-undo]") !== null`)
	if list, err := g.Decisions(t.Context()); err != nil || len(list) != 1 || list[0].Verdict != "different" {
		t.Fatalf("decisions %v, %v", list, err)
	}
	b.do(chromedp.KeyEvent("z"))
	b.until(`document.querySelector("[data-undo]") === null`)
	if list, err := g.Decisions(t.Context()); err != nil || len(list) != 0 {
		t.Fatalf("decisions %v, %v", list, err)
	}
	b.well("merge")

	b.open("/add?ui=en", "light", 1360, 900)
	b.do(chromedp.SetValue("#a-body", "Envoy Salim Haddad said on Friday that the talks would go on in Muscat."))
	b.do(chromedp.Click("#a-text button"))
	b.until(`document.querySelector(".job li a, .job .fault") !== null`)
	if n := eval[int](b, `document.querySelectorAll(".job li a").length`); n != 1 {
		t.Errorf("%d articles were added: %s", n, eval[string](b, `document.querySelector(".job").textContent`))
	}
	b.shoot("add-done")
	b.well("add")
}
