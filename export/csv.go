package export

import (
	"bufio"
	"context"
	"encoding/csv"
	"fmt"
	"strconv"
	"strings"

	"github.com/khabar-kg/khabar/schema"
)

// A table is one file of CSV. Its column names are those that Gephi's import, too,
// looks for: Id, Label, Source, Target, Type, Weight.
type table struct {
	file    string
	columns []string
	rows    func(ctx context.Context, j *job, row func(...string) error) error
}

// several parts several values of a cell.
const several = "; "

var nodesTable = table{
	"nodes.csv",
	[]string{"Id", "Label", "kind", "name_ar", "name_en", "other_names", "known_as", "wikidata", "facts", "statements", "mentions", "articles"},
	func(_ context.Context, j *job, row func(...string) error) error {
		return j.eachEntity(func(e *entity) error {
			return row(e.iri, e.label(j.opts.Language), string(e.kind), e.nameIn("ar"), e.nameIn("en"), strings.Join(e.others(), several),
				e.knownAs, e.wikidata(), strconv.Itoa(e.facts), strconv.Itoa(e.said), strconv.Itoa(e.mentions), strconv.Itoa(len(e.articles)))
		})
	},
}

var edgesTable = table{
	"edges.csv",
	[]string{"Source", "Target", "Type", "Id", "Label", "Weight", "kind", "relation", "role", "date", "until", "date_basis", "polarity", "modality", "former", "certainty", "title", "content", "sentence", "article", "outlet", "url", "fact"},
	func(ctx context.Context, j *job, row func(...string) error) error {
		return j.eachFact(ctx, func(f *fact) error {
			for i, t := range f.ties() {
				err := row(t.from.iri, t.to.iri, "Directed", tieID(f, i), f.tieLabel(t), decimal(f.certainty), string(f.kind), f.typ, t.role,
					f.shownDate(), f.until, f.basis(), f.polarity(), string(f.modality), yes(f.former), decimal(f.certainty), f.title, f.content, f.sentence,
					f.article.ID, f.article.Outlet, f.article.URL, f.iri)
				if err != nil {
					return err
				}
			}
			return nil
		})
	},
}

var statementsTable = table{
	"statements.csv",
	[]string{"id", "date", "date_basis", "speakers", "speaker_ids", "act", "act_label", "mode", "content", "about", "about_ids", "audience", "medium", "certainty", "rule", "cue", "sentence", "start", "end", "article", "outlet", "published", "url", "corroborates", "contradicts", "sources"},
	func(ctx context.Context, j *job, row func(...string) error) error {
		return j.eachFact(ctx, func(f *fact) error {
			if f.kind != schema.StatementFact {
				return nil
			}
			media := f.medium
			if media == "" {
				media = j.labels(f.with(medium))
			}
			return row(f.iri, f.shownDate(), f.basis(), j.labels(f.with(speaker)), ids(f.with(speaker)), f.typ, f.label, string(f.mode), f.content,
				j.labels(f.with(about)), ids(f.with(about)), j.labels(f.with(audience)), media, decimal(f.certainty), f.rule, f.words, f.sentence,
				strconv.Itoa(f.start), strconv.Itoa(f.end), f.article.ID, f.article.Outlet, f.article.Published.Value, f.article.URL,
				strings.Join(f.links.Corroborates, several), strings.Join(f.links.Contradicts, several), count(f.links.Sources))
		})
	},
}

var eventsTable = table{
	"events.csv",
	[]string{"id", "date", "date_basis", "type", "type_label", "plover", "polarity", "modality", "agent", "target", "counterpart", "origin", "destination", "place", "instrument", "agent_ids", "target_ids", "counterpart_ids", "origin_ids", "destination_ids", "place_ids", "instrument_ids", "certainty", "rule", "trigger", "sentence", "start", "end", "article", "outlet", "published", "url", "corroborates", "contradicts", "sources"},
	func(ctx context.Context, j *job, row func(...string) error) error {
		return j.eachFact(ctx, func(f *fact) error {
			if f.kind != schema.EventFact {
				return nil
			}
			plover := ""
			if t := j.o.TermOf(schema.EventTypeTerm, f.typ); t != nil {
				plover = strings.TrimSuffix(t.Plover.Event+"/"+t.Plover.Mode, "/")
			}
			cells := []string{f.iri, f.shownDate(), f.basis(), f.typ, f.label, plover, f.polarity(), string(f.modality)}
			for _, r := range eventRoles {
				cells = append(cells, j.labels(f.with(string(r))))
			}
			for _, r := range eventRoles {
				cells = append(cells, ids(f.with(string(r))))
			}
			return row(append(cells, decimal(f.certainty), f.rule, f.words, f.sentence, strconv.Itoa(f.start), strconv.Itoa(f.end),
				f.article.ID, f.article.Outlet, f.article.Published.Value, f.article.URL,
				strings.Join(f.links.Corroborates, several), strings.Join(f.links.Contradicts, several), count(f.links.Sources))...)
		})
	},
}

// labels returns what entities are called, parted by semicolons.
func (j *job) labels(list []*entity) string {
	out := make([]string, len(list))
	for i, e := range list {
		out[i] = e.label(j.opts.Language)
	}
	return strings.Join(out, several)
}

func ids(list []*entity) string {
	out := make([]string, len(list))
	for i, e := range list {
		out[i] = e.iri
	}
	return strings.Join(out, several)
}

// tieID is the identifier of an edge: its fact's, and its number among the fact's.
func tieID(f *fact, i int) string { return fmt.Sprintf("%s#%d", shortID(f.iri), i+1) }

// shownDate returns the fact's own date, or else that of publication.
func (f *fact) shownDate() string {
	if f.date != "" || f.stated {
		return f.date
	}
	return f.article.Published.Value
}

// basis says where the date comes from: stated or published.
func (f *fact) basis() string {
	switch {
	case f.stated:
		return "stated"
	case !f.when.isZero():
		return "published"
	}
	return ""
}

func (f *fact) polarity() string {
	switch {
	case f.kind != schema.EventFact:
		return ""
	case f.negative:
		return string(schema.Negative)
	}
	return string(schema.Positive)
}

func yes(b bool) string {
	if b {
		return "true"
	}
	return ""
}

// decimal writes a number, and nothing for none.
func decimal(x float64) string {
	if x == 0 {
		return ""
	}
	return strconv.FormatFloat(x, 'g', -1, 64)
}

func count(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// write writes a table. Texts that a spreadsheet would take for a formula begin with
// an apostrophe, as spreadsheets themselves write text (OWASP, CSV injection).
func (t table) write(ctx context.Context, j *job, w *bufio.Writer) error {
	out := csv.NewWriter(w)
	if err := out.Write(t.columns); err != nil {
		return err
	}
	err := t.rows(ctx, j, func(cells ...string) error {
		for i, c := range cells {
			cells[i] = cell(c)
		}
		return out.Write(cells)
	})
	out.Flush()
	if err != nil {
		return err
	}
	return out.Error()
}

// cell makes a text safe for spreadsheets.
func cell(s string) string {
	s = strings.ReplaceAll(strings.ToValidUTF8(s, "\uFFFD"), "\x00", "\uFFFD")
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}

func oneTable(t table) func(context.Context, *job) error {
	return func(ctx context.Context, j *job) error { return t.write(ctx, j, j.w) }
}

// writeTables writes all tables as files.
func writeTables(ctx context.Context, j *job) error {
	for _, t := range []table{nodesTable, edgesTable, statementsTable, eventsTable} {
		if err := j.files.file(t.file, func(w *bufio.Writer) error { return t.write(ctx, j, w) }); err != nil {
			return err
		}
	}
	return nil
}
