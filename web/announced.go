package web

import (
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/khabar-kg/khabar/graph"
	"github.com/khabar-kg/khabar/graph/search"
	"github.com/khabar-kg/khabar/schema"
)

// rowsAPage is how many rows of the table a page shows.
const rowsAPage = 50

// A filter is a field of the form.
type filter struct {
	Name    string
	Label   string
	Value   string // as it was typed, or the name of the entity that an IRI stands for
	IRI     string // where the value is one
	Options []option
	Kind    string // "entity", "date", "text" or "choice"
	Hint    string
}

type option struct{ Value, Label string }

// A table is one page of rows.
type table struct {
	Rows        []factLine
	First, Last int // of the rows, counted from 1
	Total       int
	Page, Pages int
	Newest      bool
	Speakers    int // different
	Outlets     int
	Timeline    *timeline
}

// index is the page of the table.
func (s *server) index(w http.ResponseWriter, r *http.Request) {
	p := s.newPage(r)
	p.View = tableView
	p.Styles, p.Scripts = append(p.Styles, "announced.css"), append(p.Scripts, "announced.js")
	x, err := s.g.Index(r.Context())
	if err == nil {
		t := &teller{s, x, p}
		t.filters()
		p.Table, err = t.table()
	}
	s.render(w, r, "index.html", p, err)
}

// table lays out one page of the statements that the address asks for.
func (t *teller) table() (*table, error) {
	f, err := t.filterOf(t.p.state)
	if err != nil {
		return nil, err
	}
	all := t.x.Statements(f)
	out := &table{Total: len(all), Newest: t.p.Get("order") == "new", Timeline: t.timeline(all)}
	speakers, outlets := map[string]bool{}, map[string]bool{}
	for _, fact := range all {
		outlets[fact.Article.Outlet] = true
		for _, n := range fact.Of("speaker") {
			speakers[n] = true
		}
	}
	out.Speakers, out.Outlets = len(speakers), len(outlets)
	if out.Newest {
		newestFirst(all)
	}
	out.Pages = max(1, (out.Total+rowsAPage-1)/rowsAPage)
	out.Page = t.p.number("page", 1, 1, out.Pages)
	from := (out.Page - 1) * rowsAPage
	to := min(from+rowsAPage, out.Total)
	out.First, out.Last = from+1, to
	for _, fact := range all[from:to] {
		out.Rows = append(out.Rows, t.line(fact))
	}
	return out, nil
}

// newestFirst turns facts round; those without a date stay last.
func newestFirst(facts []*search.Fact) {
	dated, _ := slices.BinarySearchFunc(facts, "", func(f *search.Fact, _ string) int {
		if f.When() == "" {
			return 1
		}
		return -1
	})
	slices.Reverse(facts[:dated])
}

// A hintedFault is about what was asked, and says what can be done.
type hintedFault struct {
	error
	hint string
	key  string // of what a page says instead, and with ".hint" of the hint
	args []any
}

func (e *hintedFault) Unwrap() error { return e.error }
func (e *hintedFault) Hint() string  { return e.hint }

// filterOf reads the address as a filter. What names nothing is an error.
func (t *teller) filterOf(st state) (search.Filter, error) {
	f := search.Filter{
		Outlet: st.Get("outlet"), Article: st.Get("article"), Since: st.Get("since"), Until: st.Get("until"),
		Certainty: float64(st.number("certainty", 0, 0, 100)) / 100, Words: st.Get("words"),
		Polarity: schema.Polarity(st.Get("polarity")),
	}
	for _, d := range []string{f.Since, f.Until} {
		if d != "" && !isDate(d) {
			return f, &hintedFault{fmt.Errorf("%q is no date", d), "write 2021-12-09, 2021-12 or 2021", "fault.date", []any{d}}
		}
	}
	for _, of := range []struct {
		name string
		to   *[]string
	}{{"speaker", &f.Speakers}, {"about", &f.About}, {"place", &f.Places}} {
		v := st.Get(of.name)
		if v == "" {
			continue
		}
		found := t.x.Named(v)
		if len(found) == 0 {
			return f, &hintedFault{fmt.Errorf("%w: %s", graph.ErrNoEntity, v), "try another spelling, or one word of the name", "fault.entity", []any{v}}
		}
		for _, e := range found {
			*of.to = append(*of.to, e.IRI)
		}
	}
	if act := st.Get("act"); act != "" {
		if t.s.g.Ontology().TermOf(schema.ActTerm, act) == nil {
			return f, &hintedFault{fmt.Errorf("no act %q", act), "the list has those there are", "fault.act", []any{act}}
		}
		f.Types = []string{act}
	}
	if f.Article != "" && t.x.Article(f.Article) == nil {
		return f, fmt.Errorf("%w: %s", graph.ErrNoArticle, f.Article)
	}
	switch f.Polarity {
	case "", schema.Positive, schema.Negative:
	default:
		f.Polarity = ""
	}
	return f, nil
}

// isDate reports whether s is a day, month or year.
func isDate(s string) bool {
	parts := strings.Split(s, "-")
	if len(parts) > 3 || len(parts[0]) != 4 {
		return false
	}
	for i, p := range parts {
		n, err := strconv.Atoi(p)
		if err != nil || i > 0 && (len(p) != 2 || n < 1 || i == 1 && n > 12 || i == 2 && n > 31) {
			return false
		}
	}
	return true
}

// certainties are the least that the filter offers, in percent.
var certainties = []int{50, 70, 80, 90}

// filters makes the form's fields.
func (t *teller) filters() {
	p := t.p
	for _, name := range filters {
		v := p.Get(name)
		f := filter{Name: name, Label: p.T("filter." + name), Value: v, Kind: "entity"}
		if v != "" {
			p.Filtered = true
		}
		switch name {
		case "act":
			f.Kind = "choice"
			for _, term := range t.s.g.Ontology().Terms() {
				if term.Kind == schema.ActTerm {
					f.Options = append(f.Options, option{term.Name, term.LabelIn(p.Language)})
				}
			}
		case "since", "until":
			f.Kind, f.Hint = "date", p.T("filter.date.hint")
		case "outlet":
			f.Kind = "choice"
			for _, o := range t.x.Outlets() {
				f.Options = append(f.Options, option{o, plain(o)})
			}
		case "certainty":
			f.Kind = "choice"
			for _, n := range certainties {
				f.Options = append(f.Options, option{strconv.Itoa(n), p.T("certainty.least", n)})
			}
		case "polarity":
			f.Kind = "choice"
			f.Options = []option{{string(schema.Positive), p.T("polarity.positive")}, {string(schema.Negative), p.T("polarity.negative")}}
		case "words":
			f.Kind, f.Hint = "text", p.T("filter.words.hint")
		case "article":
			if v == "" {
				continue // it is reached from an article, and not typed
			}
			f.Kind = "text"
		default:
			f.Hint = p.T("filter.entity.hint")
			if e := t.x.Entity(v); e != nil {
				f.IRI, f.Value = v, e.NameIn(p.Language).Text
			}
		}
		if v != "" && f.Kind == "choice" && !slices.ContainsFunc(f.Options, func(o option) bool { return o.Value == v }) {
			f.Options = append(f.Options, option{v, v})
		}
		p.Filters = append(p.Filters, f)
	}
}
