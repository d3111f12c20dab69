// Package places tells where places of the lexicon are, by their Wikidata identifiers.
//
// places.tsv is built from the lexicon and the data sets that NOTICE names:
//
//	go run ./web/places/build CITIES.tsv STATES.tsv COUNTRIES.json
package places

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
)

//go:embed places.tsv
var table string

// A Place is where a place is.
type Place struct {
	Lat, Lon float64 // degrees north and east, to a hundredth
	// Kind is "city", "state" or "country": of the latter two it is about the
	// middle.
	Kind string
}

// Read returns all places, by identifier.
func Read() (map[string]Place, error) {
	out := map[string]Place{}
	for i, line := range strings.Split(strings.TrimSuffix(table, "\n"), "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		cells := strings.Split(line, "\t")
		if len(cells) != 4 {
			return nil, fmt.Errorf("read places.tsv:%d: %d cells, want 4", i+1, len(cells))
		}
		lat, err := strconv.ParseFloat(cells[2], 64)
		if err != nil {
			return nil, fmt.Errorf("read places.tsv:%d: %w", i+1, err)
		}
		lon, err := strconv.ParseFloat(cells[3], 64)
		if err != nil {
			return nil, fmt.Errorf("read places.tsv:%d: %w", i+1, err)
		}
		out[cells[0]] = Place{lat, lon, cells[1]}
	}
	return out, nil
}
