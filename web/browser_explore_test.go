package web

import (
	"os"
	"strconv"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// until waits for a script to answer true. A page that is being left answers with an
// error: the next one is asked again.
func (b *tab) until(script string) {
	b.t.Helper()
	var last error
	for range 200 {
		yes, err := chromedp.Run(b.ctx, chromedp.Evaluate[bool](script))
		if yes && err == nil {
			return
		}
		last = err
		time.Sleep(50 * time.Millisecond)
	}
	b.t.Fatalf("it never came true: %s (%v)", script, last)
}

// drawn waits until the explorer has drawn what its address asks for.
func (b *tab) drawn() {
	b.t.Helper()
	b.until(`document.getElementById("explorer").dataset.ready === "true" && !document.getElementById("explorer").hasAttribute("aria-busy")`)
}

// TestBrowserExplore looks at the explorer in both languages and themes.
func TestBrowserExplore(t *testing.T) {
	b := newTab(t, serveScene(t))
	start := "/explore?open=known:iraq&focus=known:iraq&ui="
	if s := os.Getenv("KHABAR_TRY_EXPLORE"); s != "" {
		start = s + "&ui="
	}
	for _, lang := range []string{"en", "ar"} {
		for _, theme := range []string{"light", "dark"} {
			name := lang + "-" + theme
			b.open("/explore?ui="+lang, theme, 1360, 900)
			b.drawn()
			b.shoot("explore-overview-" + name)
			b.well(name + " overview")
			b.open(start+lang, theme, 1360, 900)
			b.drawn()
			if !eval[bool](b, `khabarPicture.nodes().every((n) => n.data("label").split("\n").every((l) => l.startsWith("\u2068") && l.endsWith("\u2069")))`) {
				t.Errorf("%s: a line of a label is not isolated", name)
			}
			if n := eval[int](b, `khabarPicture.nodes().length - document.querySelectorAll(".entity-list > li").length`); n != 0 {
				t.Errorf("%s: the picture and the list differ by %d entities", name, n)
			}
			if n := eval[int](b, `document.querySelectorAll(".fact-list blockquote").length`); n == 0 {
				t.Errorf("%s: no sentence beside the picture", name)
			}
			b.shoot("explore-" + name)
			b.well(name)
			b.open(start+lang, theme, 390, 844)
			b.drawn()
			if over := eval[int](b, `document.documentElement.scrollWidth - innerWidth`); over > 0 {
				t.Errorf("%s: a small screen scrolls sideways by %d", name, over)
			}
			b.shoot("explore-small-" + name)
			b.well(name + " small")
		}
	}
}

// TestBrowserExploring uses the explorer: open, hide, pin, filter, go back, save.
func TestBrowserExploring(t *testing.T) {
	b := newTab(t, serveScene(t))
	b.open("/explore?open=known:qasim-al-araji&ui=en", "light", 1360, 900)
	b.drawn()
	nodes := func() int { return eval[int](b, `khabarPicture.nodes().length`) }
	if n := nodes(); n != 3 {
		t.Fatalf("%d entities, want three", n)
	}
	step := func(name, script string, want int) {
		t.Helper()
		before := eval[string](b, `location.href`)
		eval[bool](b, `(() => { `+script+`; return true })()`)
		b.until(`location.href !== ` + quoted(before))
		b.drawn()
		if n := nodes(); n != want {
			t.Errorf("%s: %d entities, want %d", name, n, want)
		}
	}
	step("a tap chooses", `khabarPicture.getElementById("known:iraq").emit({ type: "tap", originalEvent: {} })`, 3)
	if got := eval[string](b, `document.querySelector(".chosen h2").textContent.trim()`); got != "Iraq" {
		t.Errorf("chosen is %q", got)
	}
	if n := eval[int](b, `khabarPicture.elements(".faded").length`); n != 1 { // the line that is not Iraq's
		t.Errorf("%d elements are faded", n)
	}
	step("Enter opens", `document.getElementById("x-canvas").focus(); document.getElementById("x-canvas").dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }))`, 4)
	step("H hides", `document.getElementById("x-canvas").dispatchEvent(new KeyboardEvent("keydown", { key: "h", bubbles: true }))`, 2)
	if n := eval[int](b, `document.querySelectorAll('#x-status a[href]').length`); n == 0 {
		t.Error("it does not say what is hidden")
	}
	step("what is hidden comes back", `document.querySelector('#x-status a[href]').click()`, 3)
	step("a pin", `khabarPicture.getElementById("known:qasim-al-araji").position({ x: 12, y: 34 }).emit("dragfree")`, 3)
	if got := eval[string](b, `new URL(location.href).searchParams.get("pin")`); got != "known:qasim-al-araji@12,34" {
		t.Errorf("pin is %q", got)
	}
	step("a filter", `document.querySelector('#x-filters input[value="Place"]').click()`, 2)
	b.do(chromedp.Evaluate[chromedp.Void](`history.back()`))
	b.until(`khabarPicture.nodes().length === 3`)
	if got := eval[string](b, `JSON.stringify(khabarPicture.getElementById("known:qasim-al-araji").position())`); got != `{"x":12,"y":34}` {
		t.Errorf("the pinned is at %s", got)
	}
	b.do(chromedp.SetValue(`#x-q`, "McKenzie"))
	step("search", `document.querySelector('main form[role="search"]').requestSubmit()`, 5)

	// What is saved.
	if _, err := chromedp.Run(b.ctx, chromedp.Evaluate[bool](`(() => {
		window.saved = {};
		URL.createObjectURL = (blob) => { blob.text().then((t) => { saved[blob.type] = t; saved.size = blob.size; }); return "#"; };
		HTMLAnchorElement.prototype.click = function () {};
		for (const what of ["svg", "png", "html"]) document.querySelector('button[data-do="' + what + '"]').dispatchEvent(new MouseEvent("click", { bubbles: true }));
		return true;
	})()`)); err != nil {
		t.Fatal(err)
	}
	b.until(`Object.keys(saved).length === 4`)
	for what, script := range map[string]string{
		"the SVG parses":            `new DOMParser().parseFromString(saved["image/svg+xml"], "image/svg+xml").querySelectorAll("g.node").length === khabarPicture.nodes().length`,
		"the file has the facts":    `(() => { const d = new DOMParser().parseFromString(saved["text/html"].replace(/<style>.*<\/style>/, ""), "text/html"); return d.querySelectorAll("li blockquote").length >= 4 && d.querySelectorAll("svg .node").length === khabarPicture.nodes().length })()`,
		"the file asks for nothing": `!/(src|href)=/.test(saved["text/html"])`,
	} {
		if !eval[bool](b, script) {
			t.Errorf("not so: %s", what)
		}
	}
	b.shoot("explore-used")
	b.well("exploring")
}

// quoted is a text as a script writes it.
func quoted(s string) string { return strconv.Quote(s) }
