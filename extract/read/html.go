package read

import (
	"bytes"
	"net/url"
	"regexp"
	"strings"

	"codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"

	"github.com/khabar-kg/khabar/schema"
)

// page reads an HTML page: its headline and what it is about. The text is the
// one that offsets count in.
func page(id string, b []byte) (schema.Article, error) {
	none := schema.Article{}
	if len(b) == 0 {
		return none, faultf(ErrEmpty, "", "the file is empty")
	}
	source, err := decodeAs(b, declaredCharset(b))
	if err != nil {
		return none, err
	}
	doc, err := html.Parse(strings.NewReader(source))
	if err != nil {
		return none, faultf(ErrSyntax, "", "not HTML: %v", err)
	}
	meta := metadata(doc)
	body, name, err := content(doc, meta.url)
	if err != nil {
		return none, err
	}
	if body == "" {
		return none, faultf(ErrEmpty, "save its text as a .txt file", "no article found in the page")
	}
	a := schema.Article{
		ID: id, URL: meta.url, Outlet: meta.outlet, Published: meta.published,
		Title: withoutOutlet(first(meta.headline, name, meta.title), meta.outlet),
	}
	// The page's headline is the first line of its text, as it is in print.
	a.Text = body
	if a.Title != "" && !strings.HasPrefix(fold(body), fold(a.Title)) {
		a.Text = a.Title + "\n\n" + body
	}
	// Templates declare a language that the article need not have: what is
	// written tells it, and what is declared where that says nothing.
	if tag, found := detect(a.Text); !found || tag == "unknown" {
		a.Language = meta.language
	}
	return a, nil
}

// content returns what the page is about as paragraphs, and the title that the
// library made out.
func content(doc *html.Node, address string) (body, title string, err error) {
	base, err := url.Parse(address)
	if err != nil || address == "" {
		base = nil
	}
	parser := readability.NewParser()
	parser.DisableJSONLD = true // metadata reads it
	art, err := parser.ParseDocument(doc, base)
	if err != nil {
		return "", "", faultf(ErrSyntax, "save its text as a .txt file", "no article found in the page: %v", err)
	}
	if art.Node == nil {
		return "", art.Title(), nil
	}
	prune(art.Node)
	var buf bytes.Buffer
	if err := art.RenderText(&buf); err != nil {
		return "", "", faultf(ErrSyntax, "", "%v", err)
	}
	return paragraphs(buf.String()), strings.TrimSpace(art.Title()), nil
}

// prune drops what a page marks as beside its text and the library keeps:
// captions, boxes, buttons.
func prune(n *html.Node) {
	var next *html.Node
	for c := n.FirstChild; c != nil; c = next {
		next = c.NextSibling
		if c.Type == html.ElementNode {
			switch c.Data {
			case "figcaption", "aside", "nav", "footer", "button", "form":
				n.RemoveChild(c)
				continue
			}
		}
		prune(c)
	}
}

// paragraphs trims lines and leaves one empty line between blocks.
func paragraphs(s string) string {
	var out []string
	blank := false
	for line := range strings.Lines(s) {
		line = strings.TrimSpace(line)
		if line == "" {
			blank = len(out) > 0
			continue
		}
		if blank {
			out = append(out, "")
		}
		blank = false
		out = append(out, line)
	}
	if len(out) == 0 {
		return ""
	}
	return strings.Join(out, "\n") + "\n"
}

// withoutOutlet cuts the outlet's name from a title: "Talks end | The Herald".
func withoutOutlet(title, outlet string) string {
	title = strings.Join(strings.Fields(title), " ")
	if outlet == "" {
		return title
	}
	for _, sep := range []string{" | ", " - ", " – ", " — ", " :: ", " » ", " • "} {
		if head, ok := strings.CutSuffix(title, sep+outlet); ok {
			return strings.TrimSpace(head)
		}
		if tail, ok := strings.CutPrefix(title, outlet+sep); ok {
			return strings.TrimSpace(tail)
		}
	}
	return title
}

func first(ss ...string) string {
	for _, s := range ss {
		if s = strings.TrimSpace(s); s != "" {
			return s
		}
	}
	return ""
}

var charsetAttr = regexp.MustCompile(`(?i)(?:charset|encoding)\s*=\s*["']?\s*([a-z0-9_:.-]+)`)

// declaredCharset returns the charset that the first kilobytes of a page name
// in a meta element or an XML declaration, or "".
func declaredCharset(b []byte) string {
	m := charsetAttr.FindSubmatch(b[:min(len(b), 4096)])
	if m == nil {
		return ""
	}
	return strings.ToLower(string(m[1]))
}
