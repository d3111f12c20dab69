package lexicon

import (
	"errors"
	"io/fs"
	"slices"
	"strings"

	"github.com/khabar-kg/khabar/schema"
)

// addNames adds the rows of a user's list, where there is one, to those of an
// embedded list. What could be wrong with a row is found here, while its file
// and line are known.
func addNames(to *string, fsys fs.FS, name string) error {
	t, err := Open(fsys, name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	columns := columnsOf(*to)
	at := make([]int, len(columns)) // the user may leave out columns at will
	for i, c := range columns {
		at[i] = slices.Index(t.Columns, c)
	}
	for _, c := range t.Columns {
		if !slices.Contains(columns, c) {
			return t.Errorf(Row{Line: 1}, "no column %q; there are %s", c, strings.Join(columns, ", "))
		}
	}
	var b strings.Builder
	for _, r := range t.Rows {
		fields := make([]string, len(columns))
		for i, k := range at {
			if k >= 0 {
				fields[i] = r.Fields[k]
			}
		}
		if fields[0] == "" {
			return t.Errorf(r, "no %s", columns[0])
		}
		if name != "known.tsv" {
			b.WriteString(strings.Join(fields, "\t") + "\n")
			continue
		}
		if err := checkKnown(fields); err != nil {
			return t.Errorf(r, "%v", err)
		}
		*to = insertKnown(*to, fields)
	}
	*to = strings.TrimSuffix(*to, "\n") + "\n" + b.String()
	return nil
}

// columnsOf returns the columns that a list's header names.
func columnsOf(list string) []string {
	for line := range strings.Lines(list) {
		if rest, ok := strings.CutPrefix(line, "# columns:"); ok {
			return strings.Fields(rest)
		}
	}
	return nil
}

func checkKnown(f []string) error {
	switch schema.EntityType(f[1]) {
	case schema.Person, schema.Organization, schema.MilitaryUnit, schema.Place, schema.Facility, schema.NamedEvent:
	default:
		return errors.New("type is none of Person, Organization, MilitaryUnit, Place, Facility, Event")
	}
	if f[2] == "" && f[3] == "" {
		return errors.New("an entry needs a form in en or ar")
	}
	if r := f[7]; r != "" && (len(r) != 1 || r[0] < '0' || r[0] > '3') {
		return errors.New("rank is none of 0, 1, 2, 3")
	}
	return nil
}

// insertKnown puts an entry into the list, which is in the order of identifiers.
// Of one that is there already, the forms are added to.
func insertKnown(list string, fields []string) string {
	at := len(list)
	for from := 0; from < len(list); {
		line, _, _ := strings.Cut(list[from:], "\n")
		to := from + len(line)
		if line != "" && line[0] != '#' {
			id, _, _ := strings.Cut(line, "\t")
			if id == fields[0] {
				have := strings.Split(line, "\t")
				for len(have) < len(fields) {
					have = append(have, "")
				}
				for _, i := range []int{2, 3} {
					have[i] = strings.Trim(have[i]+";"+fields[i], ";")
				}
				return list[:from] + strings.Join(have, "\t") + list[to:]
			}
			if id > fields[0] {
				at = from
				break
			}
		}
		from = min(to+1, len(list))
	}
	return list[:at] + strings.Join(fields, "\t") + "\n" + list[at:]
}
