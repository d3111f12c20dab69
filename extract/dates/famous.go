package dates

import (
	"fmt"
	"strconv"

	"github.com/khabar-kg/khabar/extract/lexicon"
)

// A famousDay is known by its day and month alone.
type famousDay struct{ month, day, year int }

// readFamous adds the days of a table.
func (f *Finder) readFamous(t *lexicon.Table) error {
	return t.Each(func(row map[string]string) error {
		var n [3]int
		for i, column := range [...]string{"month", "day", "year"} {
			var err error
			if n[i], err = strconv.Atoi(row[column]); err != nil {
				return fmt.Errorf("%s: %w", column, err)
			}
		}
		f.famous = append(f.famous, famousDay{n[0], n[1], n[2]})
		return nil
	})
}

// isFamous reports whether the day is one that its name alone may mean of an
// earlier year than y, and lies far from the day of publication.
func (r *resolver) isFamous(y, m, d int) bool {
	const far = 45 // days
	for _, x := range r.f.famous {
		if x.month == m && x.day == d && x.year < r.pub.y {
			gap := dayOf(y, m, d) - r.reference()
			return gap > far || gap < -far
		}
	}
	return false
}
