package graph

import (
	"cmp"
	"context"
	"embed"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"github.com/cayleygraph/quad"

	"github.com/khabar-kg/khabar/schema"
)

//go:embed questions/*.js
var questionFiles embed.FS

// A Question is a canned question: a Gizmo file with a header that names its
// parameters and columns.
type Question struct {
	Name    string            `json:"name"`
	Title   map[string]string `json:"title"` // by language
	Params  []Param           `json:"params"`
	Columns []Column          `json:"columns"`
	Source  string            `json:"source"` // the file, as a user can copy it

	layouts []layout
	key     []string   // columns whose values make rows one
	sort    [][]string // columns to sort by, each with those that stand in where it is empty
}

// A Param is a parameter of a question. It is optional unless it is Required.
type Param struct {
	Name string `json:"name"`
	// Kind is "entity" (a name in any language, an identifier or an IRI), "act",
	// "date" (a day, month or year), "outlet", "article" or "certainty" (0 to 1).
	Kind     string            `json:"kind"`
	Required bool              `json:"required,omitzero"`
	Help     map[string]string `json:"help"` // by language
}

// The kinds of parameter.
const (
	entityParam  = "entity"
	actParam     = "act"
	dateParam    = "date"
	outletParam  = "outlet"
	articleParam = "article"
	sureParam    = "certainty"
)

// A layout says how a column's values are shown.
type layout struct {
	column string
	kind   string // "", "entity", "term" or "article"
	note   string // the column whose value, in the same row, goes in brackets
}

// The kinds of column.
const (
	entityColumn  = "entity"  // nodes are shown by their names
	termColumn    = "term"    // terms of the ontology are shown by their labels
	articleColumn = "article" // articles are shown by their identifiers
)

// questions reads the embedded files. That they are well formed is tested.
var questions = sync.OnceValue(func() []Question {
	files, err := fs.Glob(questionFiles, "questions/*.js")
	if err != nil {
		panic(err)
	}
	var out []Question
	for _, f := range files {
		b, err := questionFiles.ReadFile(f)
		if err != nil {
			panic(err)
		}
		q, err := parseQuestion(strings.TrimSuffix(path.Base(f), ".js"), string(b))
		if err != nil {
			panic(err)
		}
		out = append(out, q)
	}
	const first = "who-announced-what"
	slices.SortFunc(out, func(a, b Question) int {
		if a.Name == first || b.Name == first {
			return cmp.Compare(b2i(a.Name != first), b2i(b.Name != first))
		}
		return cmp.Compare(a.Name, b.Name)
	})
	return out
})

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// Questions returns the canned questions, who-announced-what first, the others
// by name.
func Questions() []Question { return slices.Clone(questions()) }

// parseQuestion reads a question from its file. The header is the comment
// lines at its beginning:
//
//	// question NAME
//	// title LANGUAGE: TEXT
//	// param NAME KIND [required] en: TEXT; ar: TEXT
//	// column NAME [entity|term|article] [hidden] [note=COLUMN] en: TEXT; ar: TEXT
//	// key COLUMN...
//	// sort COLUMN[|COLUMN]...
func parseQuestion(name, source string) (Question, error) {
	q := Question{Name: name, Title: map[string]string{}, Source: source}
	for i, line := range strings.Split(source, "\n") {
		text, ok := strings.CutPrefix(line, "// ")
		if !ok {
			break
		}
		verb, rest, _ := strings.Cut(text, " ")
		if err := q.header(verb, rest); err != nil {
			return q, fmt.Errorf("question %s.js:%d: %w", name, i+1, err)
		}
	}
	if q.Title["en"] == "" || q.Title["ar"] == "" || len(q.Columns) == 0 || len(q.key) == 0 {
		return q, fmt.Errorf("question %s.js: want titles, columns and a key", name)
	}
	return q, nil
}

func (q *Question) header(verb, rest string) error {
	words, texts, err := headerTexts(rest)
	if err != nil {
		return err
	}
	switch verb {
	case "question":
		if rest != q.Name {
			return fmt.Errorf("it calls itself %q", rest)
		}
	case "title":
		for l, s := range texts {
			q.Title[l] = s
		}
	case "param":
		if len(words) < 2 {
			return fmt.Errorf("param: want a name and a kind")
		}
		p := Param{Name: words[0], Kind: words[1], Required: slices.Contains(words[2:], "required"), Help: texts}
		if !slices.Contains([]string{entityParam, actParam, dateParam, outletParam, articleParam, sureParam}, p.Kind) {
			return fmt.Errorf("param %s: unknown kind %q", p.Name, p.Kind)
		}
		q.Params = append(q.Params, p)
	case "column":
		if len(words) == 0 {
			return fmt.Errorf("column: want a name")
		}
		c, l := Column{Name: words[0], Title: texts}, layout{column: words[0]}
		for _, w := range words[1:] {
			note, isNote := strings.CutPrefix(w, "note=")
			switch {
			case w == "hidden":
				c.Hidden = true
			case isNote:
				l.note = note
			case w == entityColumn || w == termColumn || w == articleColumn:
				l.kind = w
			default:
				return fmt.Errorf("column %s: unknown word %q", c.Name, w)
			}
		}
		q.Columns, q.layouts = append(q.Columns, c), append(q.layouts, l)
	case "key":
		q.key = words
	case "sort":
		for _, w := range words {
			q.sort = append(q.sort, strings.Split(w, "|"))
		}
	default:
		return fmt.Errorf("unknown line %q", verb)
	}
	return nil
}

// headerTexts parts the words at the beginning of a header line from the texts
// by language at its end: "speaker entity en: who said it; ar: ...".
func headerTexts(s string) (words []string, texts map[string]string, err error) {
	texts = map[string]string{}
	for s != "" {
		word, rest, _ := strings.Cut(s, " ")
		language, ok := strings.CutSuffix(word, ":")
		if !ok {
			words = append(words, word)
			s = rest
			continue
		}
		text, more, _ := strings.Cut(rest, "; ")
		if text == "" {
			return nil, nil, fmt.Errorf("no text in %q", language)
		}
		texts[language] = text
		s = more
	}
	return words, texts, nil
}

// mostRows bounds what a question reads before its rows are joined and cut.
const mostRows = 200_000

// Ask answers a canned question. Parameters are the question's own, by name,
// as a person types them; an empty one is as if it were not given, an unknown
// one is an error that lists those known. Rows that tell of one statement (or
// event, or position) are one row, whose cells have several values: joint
// speakers. Rows are sorted by date, and cut at the limit after that.
func (g *Graph) Ask(ctx context.Context, name string, params map[string]string, opts QueryOptions) (*Table, error) {
	var t *Table
	err := g.store.view(ctx, func(s snapshot) (err error) {
		t, err = g.ask(ctx, s, name, params, opts)
		return err
	})
	return t, err
}

func (g *Graph) ask(ctx context.Context, s snapshot, name string, params map[string]string, opts QueryOptions) (*Table, error) {
	i := slices.IndexFunc(questions(), func(q Question) bool { return q.Name == name })
	if i < 0 {
		var names []string
		for _, q := range questions() {
			names = append(names, q.Name)
		}
		return nil, &hintedError{fmt.Errorf("%w: %s", ErrNoQuestion, name), "there are " + strings.Join(names, ", ")}
	}
	q := &questions()[i]
	limit, timeout := opts.bounds()
	n := &namer{g: g, s: s, language: cmp.Or(opts.Language, "en")}
	bound, err := q.bind(ctx, n, params)
	if err != nil {
		return nil, err
	}
	a, err := g.run(ctx, s, q.Source, bound, mostRows, timeout)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", q.Name, err)
	}
	return q.layOut(ctx, n, a, limit)
}

// bind turns what a person typed into what the query is given.
func (q *Question) bind(ctx context.Context, n *namer, params map[string]string) (map[string]any, error) {
	out := map[string]any{}
	for name := range params {
		if !slices.ContainsFunc(q.Params, func(p Param) bool { return p.Name == name }) {
			var names []string
			for _, p := range q.Params {
				names = append(names, p.Name)
			}
			return nil, &hintedError{fmt.Errorf("%s has no parameter %q", q.Name, name), "it has " + strings.Join(names, ", ")}
		}
	}
	for _, p := range q.Params {
		typed := strings.TrimSpace(params[p.Name])
		if typed == "" {
			if p.Required {
				return nil, &hintedError{fmt.Errorf("%s needs the parameter %q", q.Name, p.Name), p.Name + " is " + p.Help["en"]}
			}
			continue
		}
		v, err := p.bind(ctx, n, typed)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", p.Name, err)
		}
		out[p.Name] = v
	}
	return out, nil
}

func (p *Param) bind(ctx context.Context, n *namer, typed string) (any, error) {
	switch p.Kind {
	case entityParam:
		found, err := n.find(ctx, typed)
		if err != nil {
			return nil, err
		}
		if len(found) == 0 {
			return nil, noEntity(typed)
		}
		out := make([]string, len(found))
		for i, iri := range found {
			out[i] = "<" + string(iri) + ">"
		}
		return out, nil
	case actParam:
		t := n.g.actNamed(typed)
		if t == nil {
			return nil, &hintedError{fmt.Errorf("no act %q", typed), "khabar schema lists the acts"}
		}
		return []string{"<" + t.IRI + ">"}, nil
	case dateParam:
		first, ok := parseDate(typed)
		if !ok {
			return nil, &hintedError{fmt.Errorf("%q is no date", typed), "write 2021-12-09, 2021-12 or 2021"}
		}
		if p.Name == "until" {
			first = after(first, len(typed))
		}
		return first.Format(time.RFC3339), nil
	case outletParam:
		outlet, err := n.outlet(ctx, typed)
		return outlet, err
	case articleParam:
		if b, err := n.s.get(ctx, articleBucket, typed); err != nil || b == nil {
			return nil, cmp.Or(err, noArticle(typed))
		}
		return []string{"<" + schema.ArticleIRI(typed) + ">"}, nil
	case sureParam:
		x, err := strconv.ParseFloat(typed, 64)
		if err != nil || !(x >= 0 && x <= 1) {
			return nil, &hintedError{fmt.Errorf("%q is no certainty", typed), "write a number from 0 to 1, such as 0.9"}
		}
		return x, nil
	}
	return typed, nil
}

// after returns the first instant after the day, month or year that begins at
// t and was written in n characters.
func after(t time.Time, n int) time.Time {
	switch n {
	case len("2006"):
		return t.AddDate(1, 0, 0)
	case len("2006-01"):
		return t.AddDate(0, 1, 0)
	}
	return t.AddDate(0, 0, 1)
}

// actNamed returns the act that a person calls by its name, a label or the name
// of its predicate.
func (g *Graph) actNamed(typed string) *schema.Term {
	want := foldName(typed)
	for _, t := range g.o.Terms() {
		if t.Kind != schema.ActTerm {
			continue
		}
		names := []string{t.Name, t.Value, t.Example}
		for _, l := range t.Label {
			names = append(names, l)
		}
		if p := g.o.Term(t.Predicate); p != nil {
			names = append(names, p.Name)
			for _, l := range p.Label {
				names = append(names, l)
			}
		}
		for _, name := range names {
			if name != "" && foldName(name) == want {
				return t
			}
		}
	}
	return nil
}

// layOut joins the rows of an answer by the question's key, sorts them, cuts them
// at the limit, and names what is in them.
func (q *Question) layOut(ctx context.Context, n *namer, a *answer, limit int) (*Table, error) {
	t := &Table{Columns: q.Columns, Cut: a.cut}
	// In the order of their values, so that joined cells have a stable one.
	type placedRow struct {
		text string
		rawRow
	}
	sorted := make([]placedRow, len(a.rows))
	for i, r := range a.rows {
		sorted[i] = placedRow{r.text(q), r}
	}
	slices.SortFunc(sorted, func(x, y placedRow) int { return cmp.Compare(x.text, y.text) })
	type joined struct {
		raw   []rawRow
		cells []Cell
		sort  []string
	}
	byKey := map[string]*joined{}
	var order []*joined
	for _, r := range sorted {
		var key strings.Builder
		for _, c := range q.key {
			for _, v := range r.rawRow[c] {
				key.WriteString(nquadValue(v))
			}
			key.WriteByte(0)
		}
		j := byKey[key.String()]
		if j == nil {
			j = new(joined)
			byKey[key.String()] = j
			order = append(order, j)
		}
		j.raw = append(j.raw, r.rawRow)
	}
	for _, j := range order {
		for _, columns := range q.sort {
			j.sort = append(j.sort, sortText(j.raw, columns))
		}
	}
	slices.SortStableFunc(order, func(a, b *joined) int { return slices.Compare(a.sort, b.sort) })
	if limit >= 0 && len(order) > limit {
		t.Cut = true
		// Rows that sort alike are sorted by their cells: those beyond the limit
		// that sort as the last within it may yet come before it.
		end := limit
		for limit > 0 && end < len(order) && slices.Equal(order[end].sort, order[limit-1].sort) {
			end++
		}
		order = order[:end]
	}
	for _, j := range order {
		j.cells = make([]Cell, len(q.Columns))
		for _, r := range j.raw {
			for i, l := range q.layouts {
				for _, v := range r[l.column] {
					shown, err := n.show(ctx, l.kind, v)
					if err != nil {
						return nil, err
					}
					for _, note := range r[l.note] {
						shown.Note = n.g.value(note).Text
					}
					if !slices.Contains(j.cells[i], shown) {
						j.cells[i] = append(j.cells[i], shown)
					}
				}
			}
		}
	}
	slices.SortStableFunc(order, func(a, b *joined) int {
		return cmp.Or(slices.Compare(a.sort, b.sort), compareRows(a.cells, b.cells))
	})
	if limit >= 0 && len(order) > limit {
		order = order[:limit]
	}
	for _, j := range order {
		t.Rows = append(t.Rows, j.cells)
	}
	return t, nil
}

// text is the row as text, for sorting.
func (r rawRow) text(q *Question) string {
	var b strings.Builder
	for _, l := range q.layouts {
		for _, c := range []string{l.column, l.note} {
			for _, v := range r[c] {
				b.WriteString(placed(v))
			}
			b.WriteByte(0)
		}
	}
	return b.String()
}

// sortText is what joined rows sort by under the first of the columns that one
// of them has; what has none of them sorts last.
func sortText(rows []rawRow, columns []string) string {
	for _, c := range columns {
		for _, r := range rows {
			if len(r[c]) > 0 {
				return placed(r[c][0])
			}
		}
	}
	return string(rune(utf8.MaxRune))
}

// placed is a value as text that sorts facts by their place in the article.
func placed(v quad.Value) string {
	iri, ok := v.(quad.IRI)
	if !ok {
		return nquadValue(v)
	}
	if ref, err := schema.RefOfIRI(string(iri)); err == nil {
		return fmt.Sprintf("%s/%09d/%s", ref.Article, ref.Start, ref.Kind)
	}
	return string(iri)
}
