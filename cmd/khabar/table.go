package main

import (
	"cmp"
	"encoding/csv"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/mattn/go-runewidth"
	"golang.org/x/term"
	"golang.org/x/text/unicode/bidi"

	"github.com/khabar-kg/khabar/graph"
)

// The formats of tables.
const (
	tableFormat = "table"
	jsonFormat  = "json"
	csvFormat   = "csv"
	textFormat  = "text"
)

// Marks that keep a text of one direction from moving its neighbours (UAX #9).
const (
	firstStrongIsolate    = '\u2068'
	popDirectionalIsolate = '\u2069'
)

// writeTable writes a table in a format, and says when it was cut.
func (a *app) writeTable(t *graph.Table, format, language string) error {
	switch format {
	case jsonFormat:
		if err := t.WriteJSON(a.out); err != nil {
			return err
		}
	case csvFormat:
		if err := writeCSV(a.out, t); err != nil {
			return err
		}
	default:
		var headers []string
		var shown []int
		for i, c := range t.Columns {
			if !c.Hidden {
				headers = append(headers, cmp.Or(c.Title[language], c.Title["en"], c.Name))
				shown = append(shown, i)
			}
		}
		said, published := toldOn(t)
		var rows [][]string
		for _, row := range t.Rows {
			cells := make([]string, len(shown))
			for i, j := range shown {
				cells[i] = row[j].String()
				if cells[i] == "" && j == said && published >= 0 {
					if day := row[published].String(); day != "" {
						cells[i] = "(" + day + ")"
					}
				}
			}
			rows = append(rows, cells)
		}
		if len(rows) == 0 {
			a.note("no answer")
			break
		}
		a.grid(headers, rows)
	}
	if t.Cut {
		a.note("cut at %s; --limit raises that", plural(len(t.Rows), "row", "rows"))
	}
	return a.outputErr()
}

// toldOn returns the columns of the day on which something was said, and of that on which
// its article was published, which stands in brackets where the other is not told; -1 for
// none.
func toldOn(t *graph.Table) (said, published int) {
	column := func(name string) int {
		return slices.IndexFunc(t.Columns, func(c graph.Column) bool { return c.Name == name })
	}
	if said = column("said"); said < 0 {
		said = column("when")
	}
	return said, column("published")
}

// writeCSV writes all columns, hidden ones too, under their names; several values
// of a cell are parted by a semicolon.
func writeCSV(w io.Writer, t *graph.Table) error {
	return csv.NewWriter(w).WriteAll(t.Texts("; "))
}

// grid prints rows under headers: columns as wide as the terminal has room for,
// longer cells over several lines.
func (a *app) grid(headers []string, rows [][]string) {
	cells := make([][]string, 0, len(rows)+1)
	cells = append(cells, slices.Clone(headers))
	for _, r := range rows {
		cells = append(cells, slices.Clone(r))
	}
	for _, r := range cells {
		for i := range r {
			r[i] = printable(r[i])
		}
	}
	const gap = 2
	widths := fit(cells, a.width()-gap*(len(headers)-1))
	var b strings.Builder
	for n, r := range cells {
		lines := make([][]string, len(r))
		height := 1
		for i, c := range r {
			lines[i] = wrap(c, widths[i])
			height = max(height, len(lines[i]))
		}
		for y := range height {
			var line strings.Builder
			pad := 0
			for i := range r {
				text := ""
				if y < len(lines[i]) {
					text = lines[i][y]
				}
				if text != "" {
					line.WriteString(strings.Repeat(" ", pad))
					pad = 0
					line.WriteString(isolate(text))
				}
				pad += widths[i] - textWidth(text) + gap
			}
			if n == 0 && a.color() {
				b.WriteString("\x1b[1m" + line.String() + "\x1b[0m\n")
				continue
			}
			b.WriteString(line.String() + "\n")
		}
	}
	io.WriteString(a.out, b.String()) // the output remembers its error
}

// width is how many columns a line of results may take.
func (a *app) width() int {
	if o, ok := a.out.(*output); ok {
		if f, ok := o.w.(interface{ Fd() uintptr }); ok {
			if w, _, err := term.GetSize(int(f.Fd())); err == nil && w > 0 {
				return max(w, 40)
			}
		}
	}
	if w, err := strconv.Atoi(a.getenv("COLUMNS")); err == nil && w > 0 {
		return max(w, 40)
	}
	return 120
}

// fit gives each column what it needs; where that is more than total, the narrow
// columns whole, and the others a part that grows with the square root of their
// need, so that a long text gets most of the room and the others stay readable.
func fit(rows [][]string, total int) []int {
	need := make([]int, len(rows[0]))
	for _, r := range rows {
		for i, c := range r {
			need[i] = max(need[i], textWidth(c))
		}
	}
	const narrow = 12 // a date, an act
	out := make([]int, len(need))
	left, weight := total, 0.0
	var wide []int
	for i, n := range need {
		if n <= narrow {
			out[i] = n
			left -= n
			continue
		}
		wide = append(wide, i)
		weight += math.Sqrt(float64(n))
	}
	slices.SortStableFunc(wide, func(i, j int) int { return cmp.Compare(need[i], need[j]) })
	for _, i := range wide {
		w := math.Sqrt(float64(need[i]))
		out[i] = min(need[i], max(narrow, int(float64(left)*w/weight)))
		left -= out[i]
		weight -= w
	}
	return out
}

// wrap breaks a text into lines of at most width columns, at spaces where it can.
func wrap(s string, width int) []string {
	if textWidth(s) <= width {
		return []string{s}
	}
	var out []string
	line, used := "", 0
	flush := func() {
		if line != "" {
			out = append(out, line)
		}
		line, used = "", 0
	}
	for _, word := range strings.Fields(s) {
		w := textWidth(word)
		if used > 0 && used+1+w > width {
			flush()
		}
		for w > width {
			head := runewidth.Truncate(word, width, "")
			if i := strings.LastIndexAny(head, "-/_."); i > 0 {
				head = head[:i+1] // an identifier or an address
			}
			if head == "" {
				break
			}
			out = append(out, head)
			word = word[len(head):]
			w = textWidth(word)
		}
		if used > 0 {
			line, used = line+" ", used+1
		}
		line, used = line+word, used+w
	}
	flush()
	return out
}

func textWidth(s string) int { return runewidth.StringWidth(s) }

// isolate wraps a text with right-to-left letters in isolates, so that it cannot
// change the order of the cells beside it.
func isolate(s string) string {
	for _, r := range s {
		p, _ := bidi.LookupRune(r)
		if c := p.Class(); c == bidi.R || c == bidi.AL || c == bidi.AN {
			return string(firstStrongIsolate) + s + string(popDirectionalIsolate)
		}
	}
	return s
}

// printable returns a text for one line of a terminal: white space as one space,
// and no control characters, be they the terminal's or of direction.
func printable(s string) string {
	clean := strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r):
			return -1
		case r >= '\u202A' && r <= '\u202E', r >= '\u2066' && r <= '\u2069', r == '\u200E', r == '\u200F', r == '\u061C':
			return -1
		}
		return r
	}, s)
	return strings.Join(strings.Fields(clean), " ")
}
