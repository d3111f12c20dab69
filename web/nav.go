package web

import "net/url"

// A view is an entry of the navigation. Its text is the message "nav." and its name.
type view struct {
	Name string // as page.View has it, of the page that is open
	Path string
}

// views are those of the navigation, in its order. One that needs a page of its own
// stands here as soon as the page is there.
var views = []view{
	{tableView, "/"},
	{exploreView, "/explore"},
	{eventsView, "/events"},
	{mergeView, "/merge"},
	{consoleView, "/console"},
	{addView, "/add"},
}

// A navItem is a view as the navigation of one page shows it.
type navItem struct {
	Text, Link string
	On         bool // it is the page that is open
}

// Nav is the navigation.
func (p *page) Nav() []navItem {
	var out []navItem
	for _, v := range views {
		out = append(out, navItem{Text: p.T("nav." + v.Name), Link: p.Link(v.Path), On: p.View == v.Name})
	}
	return out
}

// Link returns an address of this server with parameters, in pairs of name and value,
// in the language that the reader chose. Empty values are left out.
func (p *page) Link(path string, pairs ...string) string {
	u, err := url.Parse(path)
	if err != nil { // it is one of ours
		return path
	}
	q := u.Query()
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			q.Set(pairs[i], pairs[i+1])
		}
	}
	if ui := p.Get("ui"); ui != "" {
		q.Set("ui", ui)
	}
	u.RawQuery = q.Encode()
	return u.String()
}

// elsewhere are the views that show one entity, with the parameter that takes it.
var elsewhere = []struct{ name, path, parameter string }{
	{exploreView, "/explore", "open"},
	{eventsView, "/events", "actor"},
	{mergeView, "/merge", "entity"},
}

// Elsewhere are links to the entity of the page in the other views.
func (p *page) Elsewhere() []navItem {
	var out []navItem
	for _, v := range elsewhere {
		out = append(out, navItem{Text: p.T("entity.in." + v.name), Link: p.Link(v.path, v.parameter, p.Entity.IRI)})
	}
	return out
}
