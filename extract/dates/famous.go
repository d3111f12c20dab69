package dates

import (
	"io/fs"
	"strconv"

	"github.com/khabar-kg/khabar/extract/lexicon"
)

// A famousDay is known by its day and month alone.
type famousDay struct{ month, day, year int }

// readFamous reads the list at path.
func readFamous(fsys fs.FS, path string) ([]famousDay, error) {
	t, err := lexicon.Open(fsys, path)
	if err != nil {
		return nil, err
	}
	var days []famousDay
	err = t.Each(func(f map[string]string) error {
		var n [3]int
		for i, column := range [...]string{"month", "day", "year"} {
			var err error
			if n[i], err = strconv.Atoi(f[column]); err != nil {
				return err
			}
		}
		days = append(days, famousDay{n[0], n[1], n[2]})
		return nil
	})
	return days, err
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
