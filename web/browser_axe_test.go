package web

import (
	"net/url"
	"os"
	"testing"

	"github.com/khabar-kg/khabar/schema"
)

// TestBrowserAxe lets axe-core look for what keeps people from using a page. KHABAR_AXE
// names its file (axe.min.js of the package axe-core).
func TestBrowserAxe(t *testing.T) {
	path := os.Getenv("KHABAR_AXE")
	if path == "" {
		t.Skip("KHABAR_AXE names no axe.min.js")
	}
	axe, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	b := newTab(t, serveScene(t))
	iraq := url.QueryEscape(schema.KnownEntityIRI("iraq"))
	for _, address := range []string{
		"/?", "/article?id=mina-1&", "/search?q=Araji&", "/entity?id=" + iraq + "&", "/explore?", "/explore?open=" + iraq + "&focus=" + iraq + "&",
		"/events?", "/merge?", "/add?", "/console?qu=" + url.QueryEscape(`g.V("<Person>").in("<type>").all()`) + "&",
	} {
		for ui, theme := range map[string]string{"en": "light", "ar": "dark"} {
			b.open(address+"ui="+ui, theme, 1360, 900)
			b.until(`document.readyState === "complete"`)
			eval[bool](b, string(axe)+"; true")
			eval[bool](b, `(() => {
				window.axed = null;
				axe.run({ resultTypes: ["violations"] }).then((r) => {
					axed = r.violations.filter((v) => ["serious", "critical"].includes(v.impact)).map((v) => v.id + ": " + v.nodes.slice(0, 3).map((n) => n.html.slice(0, 160)).join(" | ")).join("\n");
				});
				return true;
			})()`)
			b.until(`window.axed !== null`)
			if found := eval[string](b, `axed`); found != "" {
				t.Errorf("%s%s in %s:\n%s", address, ui, theme, found)
			}
		}
	}
}
