// Command build makes web/places/places.tsv of the places of the lexicon. It is run at
// the root of the repository:
//
//	go run ./web/places/build CITIES.tsv STATES.tsv COUNTRIES.json
package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"
)

type place struct {
	kind     string
	lat, lon float64
}

func main() {
	if err := build(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "build:", err)
		os.Exit(1)
	}
}

func build(args []string) error {
	if len(args) != 3 {
		return fmt.Errorf("want three files: cities, states, countries")
	}
	known, named, countries, err := lexicon()
	if err != nil {
		return err
	}
	out := map[string]place{}
	type sum struct{ lat, lon, n float64 }
	states := map[string]sum{} // by ISO 3166-2
	err = rows(args[0], func(r map[string]string) {
		lat, err1 := strconv.ParseFloat(r["lat"], 64)
		lon, err2 := strconv.ParseFloat(r["lon"], 64)
		if err1 != nil || err2 != nil {
			return
		}
		s := states[r["cc"]+"-"+r["state_code"]]
		states[r["cc"]+"-"+r["state_code"]] = sum{s.lat + lat, s.lon + lon, s.n + 1}
		if known[r["qid"]] {
			out[r["qid"]] = place{"city", lat, lon}
		}
		// The lexicon has identifiers of its own for places that it names itself.
		if id := named[r["cc"]+" "+r["en"]]; id != "" && !known[r["qid"]] {
			out[id] = place{"city", lat, lon}
		}
	})
	if err != nil {
		return err
	}
	err = rows(args[1], func(r map[string]string) {
		s := states[r["iso3166_2"]]
		if _, city := out[r["qid"]]; known[r["qid"]] && s.n > 0 && !city {
			out[r["qid"]] = place{"state", s.lat / s.n, s.lon / s.n}
		}
	})
	if err != nil {
		return err
	}
	b, err := os.ReadFile(args[2])
	if err != nil {
		return err
	}
	var list []struct {
		Code   string     `json:"cca2"`
		LatLng [2]float64 `json:"latlng"`
	}
	if err := json.Unmarshal(b, &list); err != nil {
		return err
	}
	for _, c := range list {
		if id := countries[c.Code]; id != "" {
			out[id] = place{"country", c.LatLng[0], c.LatLng[1]}
		}
	}
	var text strings.Builder
	text.WriteString("# source: countries-states-cities-database, mledoze/countries; made by web/places/build\n# licence: ODbL 1.0 (see NOTICE)\n# columns: id kind latitude longitude\n")
	for _, id := range slices.Sorted(maps.Keys(out)) {
		p := out[id]
		fmt.Fprintf(&text, "%s\t%s\t%.2f\t%.2f\n", id, p.kind, p.lat, p.lon)
	}
	return os.WriteFile("web/places/places.tsv", []byte(text.String()), 0o644)
}

// lexicon returns the identifiers of the lexicon's places; those of its own by their
// country and English name; and those of countries by their codes.
func lexicon() (known map[string]bool, named, countries map[string]string, err error) {
	known, named, countries = map[string]bool{}, map[string]string{}, map[string]string{}
	b, err := os.ReadFile("extract/lexicon/names/known.tsv")
	if err != nil {
		return nil, nil, nil, err
	}
	for line := range strings.SplitSeq(string(b), "\n") {
		cells := strings.Split(line, "\t")
		if len(cells) < 7 || cells[1] != "Place" {
			continue
		}
		known[cells[0]] = true
		for _, name := range strings.Split(cells[2], ";") {
			if strings.HasPrefix(cells[0], "khabar:") && cells[6] == "city" && !strings.HasPrefix(name, "?") {
				named[cells[5]+" "+name] = cells[0]
			}
		}
		if cells[6] == "country" {
			countries[cells[5]] = cells[0]
		}
	}
	return known, named, countries, nil
}

// rows calls f with each row of a table whose first line names its columns.
func rows(name string, f func(map[string]string)) error {
	b, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	lines := strings.Split(string(b), "\n")
	head := strings.Split(lines[0], "\t")
	for _, line := range lines[1:] {
		r := map[string]string{}
		for i, c := range strings.Split(line, "\t") {
			if i < len(head) {
				r[head[i]] = c
			}
		}
		f(r)
	}
	return nil
}
