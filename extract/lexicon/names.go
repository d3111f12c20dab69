package lexicon

import (
	"cmp"
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"
)

// The name lists, built by build/names.py, but for theatres.tsv, which is written by
// hand. What they come from stands in NOTICE.
var (
	//go:embed names/known.tsv
	knownTSV string
	//go:embed names/nisba.tsv
	nisbaTSV string
	//go:embed names/given.tsv
	givenTSV string
	//go:embed names/family.tsv
	familyTSV string
	//go:embed names/parts.tsv
	partsTSV string
	//go:embed names/stop.tsv
	stopTSV string
	//go:embed names/capitals.tsv
	capitalsTSV string
	//go:embed names/theatres.tsv
	theatresTSV string
)

// Names is the knowledge of names: entities that are known in advance, the
// adjectives of countries and places, and the parts that names of persons are
// made of, in Arabic and English. It is immutable; goroutines may share it.
//
// Every lookup takes words that are already folded, as the functions given to
// [OpenNames] fold them. Three things are evened out besides, in the lists and
// in what is looked up: an apostrophe counts as nothing ("Ma'rib", "Marib"), and
// hyphens, dots and white space all part words ("al-Hol", "Al Hol"; "U.S." and
// "U. S.", but "US" is another form).
type Names struct {
	known  []Known // by ID
	forms  table[*group]
	widths table[uint8] // first word of a form: words in the longest form that begins so
	nisba  table[[]Demonym]
	nisbaW table[uint8]
	given  table[Part]
	family table[Part]
	parts  table[struct{}]
	stop   table[struct{}]
	states map[string]string   // capital → country
	fights map[string][]string // coalition → codes of the countries where it fights
}

// OpenNames reads the embedded lists. foldAr and foldEn bring a name, of one
// word or several, into the form that texts are matched in. extra holds folders
// of the user's own, whose files of the same names add to the lists.
func OpenNames(foldAr, foldEn func(string) string, extra ...fs.FS) (*Names, error) {
	n := &Names{states: map[string]string{}, fights: map[string][]string{}}
	knownTSV, nisbaTSV, givenTSV, familyTSV, partsTSV, stopTSV, capitalsTSV, theatresTSV := knownTSV, nisbaTSV, givenTSV, familyTSV, partsTSV, stopTSV, capitalsTSV, theatresTSV
	for _, f := range extra {
		for _, list := range []struct {
			name string
			to   *string
		}{
			{"known.tsv", &knownTSV},
			{"nisba.tsv", &nisbaTSV},
			{"given.tsv", &givenTSV},
			{"family.tsv", &familyTSV},
			{"parts.tsv", &partsTSV},
			{"stop.tsv", &stopTSV},
			{"capitals.tsv", &capitalsTSV},
			{"theatres.tsv", &theatresTSV},
		} {
			if err := addNames(list.to, f, list.name); err != nil {
				return nil, err
			}
		}
	}
	steps := []struct {
		name string
		read func() error
	}{
		{"known.tsv", func() error { return n.readKnown(knownTSV, foldAr, foldEn) }},
		{"nisba.tsv", func() error { return n.readNisba(nisbaTSV, foldAr, foldEn) }},
		{"given.tsv", func() (err error) { n.given, err = readParts(givenTSV, foldAr, foldEn); return err }},
		{"family.tsv", func() (err error) { n.family, err = readParts(familyTSV, foldAr, foldEn); return err }},
		{"parts.tsv", func() (err error) { n.parts, err = readWords(partsTSV, foldAr); return err }},
		{"stop.tsv", func() (err error) { n.stop, err = readWords(stopTSV, foldAr); return err }},
		{"capitals.tsv", func() error {
			return rows(capitalsTSV, 2, func(f []string) error { n.states[f[0]] = f[1]; return nil })
		}},
		{"theatres.tsv", func() error {
			return rows(theatresTSV, 2, func(f []string) error { n.fights[f[0]] = append(n.fights[f[0]], f[1]); return nil })
		}},
	}
	for _, s := range steps {
		if err := s.read(); err != nil {
			return nil, fmt.Errorf("read lexicon names/%s:%w", s.name, err)
		}
	}
	return n, nil
}

// NamesVersion identifies the embedded lists: twelve hexadecimal digits of the
// SHA-256 of their bytes. Facts found with different lists have different ones.
func NamesVersion() string {
	h := sha256.New()
	for _, s := range []string{knownTSV, nisbaTSV, givenTSV, familyTSV, partsTSV, stopTSV, capitalsTSV, theatresTSV} {
		io.Copy(h, strings.NewReader(s)) // a hash takes all
		h.Write([]byte{0})
	}
	return hex.EncodeToString(h.Sum(nil))[:12]
}

// State returns the identifier of the country whose capital the place is, or "".
func (n *Names) State(capital string) string { return n.states[capital] }

// Theatres returns the codes of the countries where an armed group that is called
// like others elsewhere fights ("قوات التحالف" in Yemen, in Iraq and Syria), or nil.
func (n *Names) Theatres(id string) []string { return n.fights[id] }

// rows calls f for each entry of an embedded list with its fields, which are
// slices of data; it is [Read] without its copies. width is the number of columns.
func rows(data string, width int, f func(fields []string) error) error {
	fields := make([]string, width)
	for line := 1; data != ""; line++ {
		var s string
		s, data, _ = strings.Cut(data, "\n")
		if s == "" || s[0] == '#' {
			continue
		}
		clear(fields)
		for i, rest, more := 0, s, true; more; i++ {
			if i == width {
				return fmt.Errorf("%d: more than %d fields", line, width)
			}
			fields[i], rest, more = strings.Cut(rest, "\t")
		}
		if err := f(fields); err != nil {
			return fmt.Errorf("%d: %w", line, err)
		}
	}
	return nil
}

// eachForm calls f for each of the forms, which ";" separates; a leading "?"
// marks an ambiguous one and is cut.
func eachForm(forms string, f func(form string, ambiguous bool)) {
	for more := forms != ""; more; {
		var s string
		s, forms, more = strings.Cut(forms, ";")
		s, ambiguous := strings.CutPrefix(s, "?")
		if s != "" {
			f(s, ambiguous)
		}
	}
}

// byRank orders entries that share a form: the best known first.
func byRank(a, b *Known) int {
	return cmp.Or(cmp.Compare(a.Rank, b.Rank), cmp.Compare(kindOrder(a.Kind), kindOrder(b.Kind)), cmp.Compare(a.ID, b.ID))
}

// kindOrder breaks ties of rank: who says "Syria" or "طرابلس" without more
// means the larger thing.
func kindOrder(kind string) int {
	return max(0, slices.Index([]string{"", "country", "continent", "region", "city", "state", "territory"}, kind))
}
