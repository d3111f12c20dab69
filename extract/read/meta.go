package read

import (
	"encoding/json"
	"strings"

	"golang.org/x/net/html"

	"github.com/khabar-kg/khabar/schema"
)

// pageMeta is what a page says of itself.
type pageMeta struct {
	headline  string // of the article
	title     string // of the page
	outlet    string
	language  string
	url       string
	published schema.Date
}

// metadata reads JSON-LD, Open Graph and other meta elements, links and time
// elements. Where they differ the more specific one counts: JSON-LD's
// NewsArticle before article: and og:, these before what the page shows.
func metadata(doc *html.Node) pageMeta {
	var (
		props = map[string]string{} // of meta elements, the first of each name
		ld    linkedArticle
		canon string
		lang  string
		title string
		times []string // of time elements, those that declare publication first
		h1    []string
	)
	var walk func(n *html.Node, within bool)
	walk = func(n *html.Node, within bool) {
		if n.Type == html.ElementNode {
			switch n.Data {
			case "html":
				lang = attr(n, "lang")
			case "title":
				if title == "" {
					title = textOf(n)
				}
			case "meta":
				name := strings.ToLower(first(attr(n, "property"), attr(n, "name"), attr(n, "itemprop")))
				if v := strings.TrimSpace(attr(n, "content")); v != "" && name != "" && props[name] == "" {
					props[name] = v
				}
			case "link":
				if strings.EqualFold(attr(n, "rel"), "canonical") {
					canon = attr(n, "href")
				}
			case "script":
				if strings.EqualFold(strings.TrimSpace(attr(n, "type")), "application/ld+json") {
					ld.read(textOf(n))
				}
			case "article", "main":
				within = true
			case "time":
				v := first(attr(n, "datetime"), attr(n, "content"))
				switch {
				case v == "":
				case hasAttr(n, "pubdate") || attr(n, "itemprop") == "datePublished":
					times = append([]string{v}, times...)
				case within:
					times = append(times, v)
				}
			case "h1":
				h1 = append(h1, textOf(n))
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c, within)
		}
	}
	walk(doc, false)

	m := pageMeta{
		title:    first(props["og:title"], props["twitter:title"], title),
		outlet:   first(ld.publisher, props["og:site_name"], props["application-name"], props["publisher"]),
		language: first(lang, ld.language, props["og:locale"], props["content-language"]),
		headline: ld.headline,
	}
	// A page with one h1 shows its headline there, without the outlet's name.
	if m.headline == "" && len(h1) == 1 && strings.Contains(fold(m.title), fold(h1[0])) {
		m.headline = h1[0]
	}
	for _, u := range []string{canon, props["og:url"], ld.url} {
		if strings.HasPrefix(u, "http://") || strings.HasPrefix(u, "https://") {
			m.url = u
			break
		}
	}
	candidates := append([]string{
		ld.published, props["article:published_time"], props["og:article:published_time"], props["og:published_time"],
		props["datepublished"], props["article.published"], props["publishdate"], props["pubdate"], props["publication_date"],
		props["dc.date.issued"], props["dcterms.created"], props["dc.date"], props["date"], props["parsely-pub-date"], props["sailthru.date"],
	}, times...)
	for _, c := range candidates {
		if d, ok := parseDay(c); ok {
			m.published = d
			break
		}
	}
	return m
}

// A linkedArticle is what JSON-LD says of a page's article.
type linkedArticle struct {
	headline, published, publisher, language, url string
}

// read takes the first article of a JSON-LD script that is not broken.
func (a *linkedArticle) read(script string) {
	var v any
	if a.headline != "" || json.Unmarshal([]byte(script), &v) != nil {
		return
	}
	a.find(v, 0)
}

// find looks through lists, @graph and mainEntity for an article.
func (a *linkedArticle) find(v any, depth int) bool {
	if depth > 4 {
		return false
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			if a.find(e, depth+1) {
				return true
			}
		}
	case map[string]any:
		if isArticleType(v["@type"]) {
			a.headline = html.UnescapeString(text(v["headline"], "name"))
			a.published = text(v["datePublished"], "@value")
			a.publisher = html.UnescapeString(text(v["publisher"], "name"))
			a.language = text(v["inLanguage"], "alternateName")
			a.url = first(text(v["url"], "@id"), text(v["mainEntityOfPage"], "@id"))
			return true
		}
		for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage"} {
			if a.find(v[key], depth+1) {
				return true
			}
		}
	}
	return false
}

// isArticleType reports whether a JSON-LD @type is schema.org's Article or a
// kind of it: NewsArticle, ReportageNewsArticle, BlogPosting, …
func isArticleType(v any) bool {
	switch v := v.(type) {
	case string:
		return strings.HasSuffix(v, "Article") || strings.HasSuffix(v, "BlogPosting")
	case []any:
		for _, e := range v {
			if isArticleType(e) {
				return true
			}
		}
	}
	return false
}

// text returns a string of JSON-LD, or the member of an object that holds it.
func text(v any, member string) string {
	switch v := v.(type) {
	case string:
		return strings.TrimSpace(v)
	case []any:
		if len(v) > 0 {
			return text(v[0], member)
		}
	case map[string]any:
		if s, ok := v[member].(string); ok {
			return strings.TrimSpace(s)
		}
	}
	return ""
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func hasAttr(n *html.Node, key string) bool {
	for _, a := range n.Attr {
		if a.Key == key {
			return true
		}
	}
	return false
}

func textOf(n *html.Node) string {
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(n)
	return strings.Join(strings.Fields(b.String()), " ")
}
