package web

import (
	"encoding/csv"
	"fmt"
	"net/http"
	"strings"

	"github.com/khabar-kg/khabar/schema"
)

// A statementJSON is a row of the table for programs.
type statementJSON struct {
	IRI       string      `json:"iri"`
	When      string      `json:"when,omitempty"`      // as the text has it
	Published string      `json:"published,omitempty"` // of the article
	Who       []partyJSON `json:"who"`
	Act       string      `json:"act"`
	Label     string      `json:"label"`
	What      string      `json:"what"`
	About     []partyJSON `json:"about"`
	Where     []partyJSON `json:"where"`
	Negative  bool        `json:"negative,omitempty"`
	Certainty float64     `json:"certainty"`
	Rule      string      `json:"rule"`
	Sentence  string      `json:"sentence"`
	Language  string      `json:"language,omitempty"`
	Article   string      `json:"article"`
	Title     string      `json:"title,omitempty"`
	Outlet    string      `json:"outlet,omitempty"`
	URL       string      `json:"url,omitempty"`
	Start     int         `json:"start"` // of the words that introduce it, code points of the article's text
	End       int         `json:"end"`
	Mode      schema.Mode `json:"mode,omitempty"`
}

type partyJSON struct {
	IRI  string `json:"iri,omitempty"`
	Name string `json:"name"`
	Role string `json:"role,omitempty"`
}

// statements answers the table's filters as JSON, or with format=csv as a file for a
// spreadsheet: all rows, not a page of them.
func (s *server) statements(w http.ResponseWriter, r *http.Request) {
	x, err := s.g.Index(r.Context())
	if err != nil {
		s.answer(w, r, nil, err)
		return
	}
	p := s.newPage(r)
	t := &teller{s, x, p}
	f, err := t.filterOf(p.state)
	if err != nil {
		s.answer(w, r, nil, err)
		return
	}
	rows := []statementJSON{}
	texts := map[string]*runes{}
	facts := x.Statements(f)
	if p.Get("order") == "new" {
		newestFirst(facts)
	}
	for _, fact := range facts {
		l := t.line(fact)
		c := texts[fact.Article.ID]
		if c == nil {
			c = countRunes(fact.Article.Text)
			texts[fact.Article.ID] = c
		}
		ref := fact.Ref()
		row := statementJSON{
			IRI: l.IRI, When: fact.Date, Published: fact.Article.Published.Value, Who: partiesJSON(l.Who), Act: l.Type, Label: l.Label,
			What: l.What, About: partiesJSON(l.Whom), Where: partiesJSON(l.Where), Negative: l.Negative, Certainty: fact.Certainty,
			Rule: l.Rule, Sentence: fact.Sentence.In(fact.Article.Text), Language: l.Language, Article: fact.Article.ID,
			Title: fact.Article.Title, Outlet: fact.Article.Outlet, URL: fact.Article.URL, Mode: fact.Mode,
		}
		row.Start, row.End = c.at(ref.Start), c.at(ref.End)
		rows = append(rows, row)
	}
	if r.URL.Query().Get("format") != "csv" {
		writeJSON(w, http.StatusOK, rows)
		return
	}
	h := w.Header()
	h.Set("Content-Type", "text/csv; charset=utf-8; header=present")
	h.Set("Content-Disposition", `attachment; filename="khabar-statements.csv"`)
	_ = writeCSV(w, rows)
}

func partiesJSON(list []named) []partyJSON {
	out := []partyJSON{}
	for _, n := range list {
		out = append(out, partyJSON{n.IRI, n.Name, n.Role})
	}
	return out
}

// csvColumns are those of the file.
var csvColumns = []string{"when", "who", "role", "act", "what", "about", "where", "denied", "certainty", "sentence", "article", "title", "outlet", "published", "url", "start", "end", "statement"}

// writeCSV writes rows, with a mark by which spreadsheets know UTF-8.
func writeCSV(w http.ResponseWriter, rows []statementJSON) error {
	if _, err := w.Write([]byte("\ufeff")); err != nil {
		return err
	}
	c := csv.NewWriter(w)
	if err := c.Write(csvColumns); err != nil {
		return err
	}
	for _, r := range rows {
		denied := ""
		if r.Negative {
			denied = "yes"
		}
		var roles []string
		for _, p := range r.Who {
			if p.Role != "" {
				roles = append(roles, p.Role)
			}
		}
		cells := []string{
			r.When, names(r.Who), strings.Join(roles, "; "), r.Label, r.What, names(r.About), names(r.Where), denied,
			fmt.Sprintf("%.2f", r.Certainty), r.Sentence, r.Article, r.Title, r.Outlet, r.Published, r.URL,
			fmt.Sprint(r.Start), fmt.Sprint(r.End), r.IRI,
		}
		for i := range cells {
			cells[i] = harmless(cells[i])
		}
		if err := c.Write(cells); err != nil {
			return err
		}
	}
	c.Flush()
	return c.Error()
}

func names(list []partyJSON) string {
	var out []string
	for _, p := range list {
		out = append(out, p.Name)
	}
	return strings.Join(out, "; ")
}

// harmless keeps a spreadsheet from taking a text for a formula.
func harmless(cell string) string {
	if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
		return "'" + cell
	}
	return cell
}
