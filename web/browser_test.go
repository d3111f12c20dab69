package web

import (
	"context"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"github.com/khabar-kg/khabar/graph"
)

// chromium returns the browser's program, or skips.
func chromium(t *testing.T) string {
	t.Helper()
	if path := os.Getenv("KHABAR_CHROMIUM"); path != "" {
		return path
	}
	if os.Getenv("KHABAR_HEAVY") == "" {
		t.Skip("a browser takes its time: KHABAR_HEAVY=1 runs it")
	}
	path, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("no chromium is here; Debian has one (apt-get install chromium fonts-noto-core), or KHABAR_CHROMIUM names its program")
	}
	return path
}

// A tab is a page of a headless browser, with what went wrong in it.
type tab struct {
	t    *testing.T
	ctx  context.Context
	root string // of the server

	mu      sync.Mutex
	faults  []string // of the console
	outside []string // requests that left the server
}

func newTab(t *testing.T, root string) *tab {
	t.Helper()
	opts := []chromedp.ExecAllocatorOption{
		chromedp.ExecPath(chromium(t)), chromedp.Headless, chromedp.NoFirstRun, chromedp.NoDefaultBrowserCheck,
		chromedp.Flag("disable-gpu", true), chromedp.Flag("hide-scrollbars", true),
		chromedp.Flag("disable-background-networking", true), chromedp.Flag("disable-component-update", true),
		chromedp.Flag("no-sandbox", os.Geteuid() == 0), // its sandbox refuses root
		chromedp.Flag("disable-dev-shm-usage", true),
	}
	ctx, cancel := context.WithTimeout(t.Context(), 3*time.Minute)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewExecAllocator(ctx, opts...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	b := &tab{t: t, ctx: ctx, root: root}
	err := chromedp.Listen(ctx, func(ev any) {
		b.mu.Lock()
		defer b.mu.Unlock()
		if e, ok := ev.(*network.EventRequestWillBeSent); ok && !strings.HasPrefix(e.Request.URL, root) && !strings.HasPrefix(e.Request.URL, "data:") {
			b.outside = append(b.outside, e.Request.URL)
		}
		if e, ok := ev.(*runtime.EventExceptionThrown); ok {
			b.faults = append(b.faults, e.ExceptionDetails.Text)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	go func() {
		for m, err := range chromedp.Console(ctx) {
			if err != nil {
				return
			}
			b.mu.Lock()
			b.faults = append(b.faults, m.String())
			b.mu.Unlock()
		}
	}()
	if _, err := chromedp.Call(ctx, network.Enable, network.EnableParams{}); err != nil {
		t.Fatal(err)
	}
	return b
}

func (b *tab) do(steps ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	if err := chromedp.Do(b.ctx, steps...); err != nil {
		b.t.Fatal(err)
	}
}

// open loads an address of the server in a theme.
func (b *tab) open(address, theme string, width, height int64) {
	b.t.Helper()
	b.theme(theme)
	b.do(chromedp.EmulateViewport(width, height), chromedp.Navigate(b.root+address))
}

func (b *tab) theme(theme string) {
	b.t.Helper()
	_, err := chromedp.Call(b.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: theme}},
	})
	if err != nil {
		b.t.Fatal(err)
	}
}

func eval[T any](b *tab, script string) T {
	b.t.Helper()
	v, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](script))
	if err != nil {
		b.t.Fatalf("%s: %v", script, err)
	}
	return v
}

// shoot keeps a picture of the page where KHABAR_SCREENSHOTS names a folder.
func (b *tab) shoot(name string) {
	b.t.Helper()
	dir := os.Getenv("KHABAR_SCREENSHOTS")
	if dir == "" {
		return
	}
	png, err := chromedp.Run(b.ctx, chromedp.CaptureScreenshot())
	if err != nil {
		b.t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, name+".png"), png, 0o644); err != nil {
		b.t.Fatal(err)
	}
}

// well reports what went wrong in the page.
func (b *tab) well(name string) {
	b.t.Helper()
	time.Sleep(50 * time.Millisecond) // the console is read by a goroutine of its own
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, f := range b.faults {
		b.t.Errorf("%s: console: %s", name, f)
	}
	for _, u := range b.outside {
		b.t.Errorf("%s: a request left the server: %s", name, u)
	}
	b.faults, b.outside = nil, nil
}

// serveScene serves a small graph, or the database that KHABAR_TRY names.
func serveScene(t *testing.T) string {
	t.Helper()
	chromium(t)
	var g *graph.Graph
	if path := os.Getenv("KHABAR_TRY"); path != "" {
		var err error
		if g, err = graph.Open(t.Context(), path, graph.Options{MustExist: true}); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { g.Close() })
	} else {
		g = openGraph(t, arabicRecord(t), englishRecord(t))
	}
	h, err := New(g, Options{Database: "khabar.db"})
	if err != nil {
		t.Fatal(err)
	}
	srv := httptest.NewServer(h)
	t.Cleanup(srv.Close)
	return srv.URL
}

// TestBrowser looks at each view in both languages and themes.
func TestBrowser(t *testing.T) {
	b := newTab(t, serveScene(t))
	for _, lang := range []string{"en", "ar"} {
		dir := map[string]string{"en": "ltr", "ar": "rtl"}[lang]
		for _, theme := range []string{"light", "dark"} {
			name := lang + "-" + theme
			b.open("/?ui="+lang, theme, 1360, 900)
			if got := eval[string](b, `document.documentElement.dir + " " + getComputedStyle(document.querySelector("main")).direction`); got != dir+" "+dir {
				t.Errorf("%s: direction %q", name, got)
			}
			b.do(chromedp.Click("tbody tr:nth-child(2) summary"))
			if n := eval[int](b, `document.querySelectorAll("details[open] .m-cue").length`); n < 1 {
				t.Errorf("%s: the row does not show its sentence", name)
			}
			b.shoot("table-" + name)
			href := eval[string](b, `document.querySelector("details[open] .evidence a").getAttribute("href")`)
			b.well(name + " table")

			b.open(href, theme, 1360, 900)
			if !eval[bool](b, `(() => { const r = document.getElementById("fact").getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight })()`) {
				t.Errorf("%s: the fact is not in view", name)
			}
			b.shoot("article-" + name)
			b.well(name + " article")

			b.open("/?ui="+lang, theme, 390, 844)
			if over := eval[int](b, `document.documentElement.scrollWidth - innerWidth`); over > 0 {
				t.Errorf("%s: a small screen scrolls sideways by %d", name, over)
			}
			b.shoot("table-small-" + name)
			b.well(name + " small table")
		}
	}
}

// TestBrowserHostile shows that a browser runs nothing of an article.
func TestBrowserHostile(t *testing.T) {
	chromium(t)
	r := hostileRecord(t)
	srv := httptest.NewServer(newHandler(t, Options{}, r, englishRecord(t)))
	t.Cleanup(srv.Close)
	b := newTab(t, srv.URL)
	iri := r.StatementRef(&r.Statements[0]).IRI()
	for _, address := range []string{
		"/", "/explore", "/?speaker=" + url.QueryEscape(hostileImage), "/article?id=" + url.QueryEscape(r.Article.ID) + "&fact=" + url.QueryEscape(iri),
		"/explore?open=" + url.QueryEscape(r.EntityRef(&r.Entities[0]).IRI()) + "&focus=" + url.QueryEscape(r.EntityRef(&r.Entities[0]).IRI()),
	} {
		b.open(address, "light", 1360, 900)
		if got := eval[string](b, `typeof window.hacked`); got != "undefined" {
			t.Errorf("%s: an article's script ran", address)
		}
		b.well(address)
	}
	b.shoot("hostile")
}
