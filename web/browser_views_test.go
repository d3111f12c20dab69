package web

import (
	"net/http/httptest"
	"net/url"
	"os"
	"testing"

	"github.com/chromedp/chromedp"

	"github.com/khabar-kg/khabar/schema"
)

// accessible reports the serious faults that axe-core finds, where KHABAR_AXE names
// its script (.ci/axe gets it).
func (b *tab) accessible(name string) {
	b.t.Helper()
	path := os.Getenv("KHABAR_AXE")
	if path == "" {
		return
	}
	script, err := os.ReadFile(path)
	if err != nil {
		b.t.Fatal(err)
	}
	b.do(chromedp.Evaluate[chromedp.Void](string(script) + "; undefined"))
	b.do(chromedp.Evaluate[chromedp.Void](`window.axeFound = undefined; axe.run({ resultTypes: ["violations"] }).then((r) => {
		window.axeFound = r.violations.filter((v) => v.impact === "serious" || v.impact === "critical")
			.map((v) => v.id + ": " + v.nodes.slice(0, 3).map((n) => n.target.join(" ") + " " + n.failureSummary).join(" | "));
	}); undefined`))
	b.until(`window.axeFound !== undefined`)
	for _, f := range eval[[]string](b, `window.axeFound`) {
		b.t.Errorf("%s: %s", name, f)
	}
}

// TestBrowserFacts looks at search, an entity and an article, in both languages, and
// at each of them wide and light, and narrow and dark.
func TestBrowserFacts(t *testing.T) {
	b := newTab(t, serveScene(t))
	r := arabicRecord(t)
	fact := r.StatementRef(&r.Statements[0]).IRI()
	pages := []struct{ name, address, shows string }{
		{"announced", "/?", `.timeline rect.all`},
		{"search", "/search?q=Araji", `.results mark`},
		{"entity", "/entity?id=" + url.QueryEscape(schema.KnownEntityIRI("qasim-al-araji")), `.s-said blockquote .m-cue`},
		{"article", "/article?id=mina-1", `article a.m-mention`},
		{"fact", "/article?id=mina-1&fact=" + url.QueryEscape(fact), `article a.m-content.on`},
	}
	for _, lang := range []string{"en", "ar"} {
		for _, p := range pages {
			for _, look := range []struct {
				theme         string
				width, height int64
			}{{"light", 1360, 900}, {"dark", 390, 844}} {
				name := p.name + "-" + lang + "-" + look.theme
				b.open(p.address+"&ui="+lang, look.theme, look.width, look.height)
				if n := eval[int](b, `document.querySelectorAll(`+quoted(p.shows)+`).length`); n == 0 {
					t.Errorf("%s: no %s", name, p.shows)
				}
				if over := eval[int](b, `document.documentElement.scrollWidth - innerWidth`); over > 0 {
					t.Errorf("%s: it scrolls sideways by %d", name, over)
				}
				b.shoot(name)
				b.accessible(name)
				b.well(name)
			}
		}
	}
}

// TestBrowserReading goes from the search box to an entity and reads an article, by
// keys and clicks.
func TestBrowserReading(t *testing.T) {
	b := newTab(t, serveScene(t))
	b.open("/?ui=en", "light", 1360, 900)
	b.do(chromedp.KeyEvent("/"))
	if !eval[bool](b, `document.activeElement.id === "search"`) {
		t.Error("/ does not lead to the search box")
	}
	b.do(chromedp.KeyEvent("Araji"))
	b.until(`!document.getElementById("suggestions").hidden`)
	b.shoot("suggestions")
	eval[bool](b, `(() => { document.getElementById("search").dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowDown", bubbles: true, cancelable: true })); return true })()`)
	if got := eval[string](b, `document.querySelector('#suggestions [aria-selected="true"] .name').textContent`); got != "Qasim al-Araji" {
		t.Errorf("suggested is %q", got)
	}
	eval[bool](b, `(() => { document.getElementById("search").dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true })); return true })()`)
	b.until(`location.pathname === "/entity" && document.readyState === "complete"`)
	if got := eval[string](b, `document.querySelector("h1").textContent`); got != "Qasim al-Araji" {
		t.Errorf("the page is of %q", got)
	}

	b.open("/article?id=mina-1&ui=en", "light", 1360, 900)
	facts := func() int {
		return eval[int](b, `document.querySelectorAll("aside li[data-fact]:not([hidden])").length`)
	}
	all := facts()
	b.do(chromedp.Click(`article a.m-cue`))
	if n := facts(); n == 0 || n >= all {
		t.Errorf("a click on a cue shows %d of %d facts", n, all)
	}
	b.shoot("article-picked")
	b.do(chromedp.KeyEvent("\x1b"))
	if n := facts(); n != all {
		t.Errorf("Escape shows %d of %d facts", n, all)
	}
	b.do(chromedp.Click(`.facts-statement li[data-fact] .said a`))
	if n := eval[int](b, `document.querySelectorAll("article a.on").length`); n == 0 {
		t.Error("a click on a fact marks nothing")
	}
	if !eval[bool](b, `new URL(location.href).searchParams.has("fact")`) {
		t.Error("the address does not hold the fact")
	}
	ground := `getComputedStyle(document.querySelector("article a.m-mention")).borderBlockEndColor`
	before := eval[string](b, ground)
	b.do(chromedp.Click(`#show-mention`))
	if after := eval[string](b, ground); after == before {
		t.Error("the legend hides no names")
	}

	b.open("/?ui=en", "light", 1360, 900)
	rows := func() int { return eval[int](b, `document.querySelectorAll("tbody tr").length`) }
	before, total := eval[string](b, `location.href`), rows()
	eval[bool](b, `(() => { const a = document.querySelector(".timeline a"); location.href = a.href.baseVal; return true })()`)
	b.until(`location.href !== ` + quoted(before) + ` && document.readyState === "complete"`)
	if n := rows(); n == 0 || n >= total {
		t.Errorf("a bar of the timeline leaves %d of %d rows", n, total)
	}
	b.well("reading")
}

// TestBrowserHostileViews shows that a browser runs nothing of an article in these views.
func TestBrowserHostileViews(t *testing.T) {
	chromium(t)
	r := hostileRecord(t)
	srv := httptest.NewServer(newHandler(t, Options{}, r, englishRecord(t)))
	t.Cleanup(srv.Close)
	b := newTab(t, srv.URL)
	for _, address := range []string{
		"/search?q=" + url.QueryEscape("hacked"), "/search?q=" + url.QueryEscape(hostileImage), "/search?q=%3Cscript%3E&kind=articles",
		"/entity?id=" + url.QueryEscape(r.EntityRef(&r.Entities[0]).IRI()), "/entity?id=" + url.QueryEscape(hostileScript),
		"/article?id=" + url.QueryEscape(r.Article.ID),
	} {
		b.open(address, "light", 1360, 900)
		eval[bool](b, `(() => { for (const a of document.querySelectorAll("article a")) a.click(); return true })()`)
		if got := eval[string](b, `typeof window.hacked`); got != "undefined" {
			t.Errorf("%s: an article's script ran", address)
		}
		b.well(address)
	}
	b.open("/", "light", 1360, 900)
	b.do(chromedp.KeyEvent("/"), chromedp.KeyEvent("hacked"))
	b.until(`!document.getElementById("suggestions").hidden`)
	if got := eval[string](b, `typeof window.hacked`); got != "undefined" {
		t.Error("a suggestion's script ran")
	}
}

// TestCSV shows that a spreadsheet takes no text of an article for a formula.
func TestCSV(t *testing.T) {
	h := newHandler(t, Options{}, arabicRecord(t), englishRecord(t))
	w := get(h, "/api/v1/statements?format=csv&act=deny")
	want := "\ufeff" + `when,who,role,act,what,about,where,denied,certainty,sentence,article,title,outlet,published,url,start,end,statement` + "\n"
	if got := w.Body.String(); len(got) < len(want) || got[:len(want)] != want {
		t.Errorf("got %q", got)
	}
	for _, cell := range []string{"=1+1", "+x", "-x", "@x", "\tx"} {
		if got := harmless(cell); got != "'"+cell {
			t.Errorf("%q is written as %q", cell, got)
		}
	}
	if got := harmless("انسحاب"); got != "انسحاب" {
		t.Errorf("changed to %q", got)
	}
}
