// Package lexicon reads word lists: the knowledge of the extractor that is
// data rather than code.
//
// A list is a UTF-8 file of tab-separated values. Lines that begin with "#"
// are its header: source, licence, date, and one line "# columns: a	b	c" that
// names the columns. Every other line is one entry; entries are sorted by byte
// order and unique. A reader gets errors with file and line.
package lexicon

import (
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"
)

// A Table is one list as it was read. It is immutable.
type Table struct {
	Name    string            // file name, for messages
	Header  map[string]string // "source", "licence", "date", … of the header, lower case
	Columns []string
	Rows    []Row
}

// A Row is one entry.
type Row struct {
	Line   int      // 1-based
	Fields []string // one for each column; missing trailing ones are empty
}

// Open reads the list called name in fsys.
func Open(fsys fs.FS, name string) (*Table, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, fmt.Errorf("read lexicon: %w", err)
	}
	defer f.Close()
	if folder, ok := fsys.(Folder); ok {
		name = path.Join(folder.dir, name)
	}
	return Read(name, f)
}

// Read reads a list; name stands in its messages.
func Read(name string, r io.Reader) (*Table, error) {
	t := &Table{Name: name, Header: map[string]string{}}
	b, err := io.ReadAll(r)
	if err != nil {
		return nil, fmt.Errorf("read lexicon %s: %w", name, err)
	}
	all := string(b) // what fields are cut from
	t.Rows = make([]Row, 0, strings.Count(all, "\n")+1)
	var room []string // for the fields of many rows
	line := 0
	for s := range strings.Lines(all) {
		line++
		s = strings.TrimSuffix(strings.TrimSuffix(s, "\n"), "\r")
		if rest, ok := strings.CutPrefix(s, "#"); ok {
			key, value, ok := strings.Cut(strings.TrimSpace(rest), ":")
			if !ok {
				continue
			}
			key, value = strings.ToLower(strings.TrimSpace(key)), strings.TrimSpace(value)
			if key == "columns" {
				t.Columns = strings.Fields(value)
			} else {
				t.Header[key] = value
			}
			continue
		}
		if strings.TrimSpace(s) == "" {
			continue
		}
		if t.Columns == nil {
			return nil, fmt.Errorf("read lexicon %s:%d: an entry before the line \"# columns:\"", name, line)
		}
		if n := strings.Count(s, "\t") + 1; n > len(t.Columns) {
			return nil, fmt.Errorf("read lexicon %s:%d: %d fields, the columns are %s", name, line, n, strings.Join(t.Columns, ", "))
		}
		if len(room) < len(t.Columns) {
			room = make([]string, 256*len(t.Columns))
		}
		var fields []string
		fields, room = room[:len(t.Columns):len(t.Columns)], room[len(t.Columns):]
		for i, rest, more := 0, s, true; more; i++ {
			fields[i], rest, more = strings.Cut(rest, "\t")
		}
		t.Rows = append(t.Rows, Row{line, fields})
	}
	return t, nil
}

// Column returns the index of the named column, or an error that names the file.
func (t *Table) Column(name string) (int, error) {
	for i, c := range t.Columns {
		if c == name {
			return i, nil
		}
	}
	return 0, fmt.Errorf("read lexicon %s: no column %q (it has %s)", t.Name, name, strings.Join(t.Columns, ", "))
}

// Errorf returns an error that names the file and the row's line.
func (t *Table) Errorf(r Row, format string, args ...any) error {
	return fmt.Errorf("read lexicon %s:%d: %s", t.Name, r.Line, fmt.Sprintf(format, args...))
}

// Each calls add with the fields of each row, by column, and stops at the
// first error, which it returns with file and line.
func (t *Table) Each(add func(fields map[string]string) error) error {
	m := make(map[string]string, len(t.Columns))
	for _, r := range t.Rows {
		for i, c := range t.Columns {
			m[c] = r.Fields[i]
		}
		if err := add(m); err != nil {
			return t.Errorf(r, "%v", err)
		}
	}
	return nil
}
