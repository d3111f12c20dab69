// Build makes the lists of package match that are derived from others:
//
//	go run ./graph/match/build
//
// It runs in the root of the module, with the training material in ../shared,
// and gives the same bytes each time. The package's NOTICE names the sources.
package main

import (
	"bufio"
	"flag"
	"fmt"
	"log"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/khabar-kg/khabar/extract/lexicon"
	"github.com/khabar-kg/khabar/graph/match/translit"
)

var (
	shared = flag.String("shared", "../shared", "folder of the training material")
	lists  = flag.String("lists", "extract/lexicon/names", "folder of the extractor's lists")
	out    = flag.String("out", "graph/match/data", "folder for what is made")
)

func main() {
	log.SetFlags(0)
	flag.Parse()
	for _, step := range []func() error{common, countries} {
		if err := step(); err != nil {
			log.Fatal("build: ", err)
		}
	}
}

// leastBearers is how many people of Wikidata bear a name that counts as common.
const leastBearers = 3

// common writes how many people bear each part of a name.
func common() error {
	f, err := os.Open(filepath.Join(*shared, "data/names/netranslit-wikidata/data/wd_arabic_80"))
	if err != nil {
		return err
	}
	defer f.Close()
	bearers := map[string]int{}
	s := bufio.NewScanner(f)
	for line := 1; s.Scan(); line++ {
		fields := strings.Split(s.Text(), "\t")
		n, err := strconv.Atoi(fields[len(fields)-1])
		if err != nil || len(fields) != 3 {
			return fmt.Errorf("%s:%d: want a name, its letters and a number", f.Name(), line)
		}
		p := translit.WithoutArticle(translit.Pair{Arabic: strings.ReplaceAll(fields[1], " ", ""), Latin: fields[0]})
		bearers[translit.FoldArabic(p.Arabic)] += n
		bearers[translit.FoldLatin(p.Latin)] += n
	}
	if err := s.Err(); err != nil {
		return err
	}
	var rows []string
	for form, n := range bearers {
		if form != "" && n >= leastBearers {
			rows = append(rows, fmt.Sprintf("%s\t%d", form, n))
		}
	}
	return write("common.tsv", "netranslit Wikidata pairs", "CC0", "form bearers", rows)
}

// countries writes the forms that name a country, adjectives among them, and the
// country of each known entity.
func countries() error {
	fsys := os.DirFS(*lists)
	known, err := lexicon.Open(fsys, "known.tsv")
	if err != nil {
		return err
	}
	nisba, err := lexicon.Open(fsys, "nisba.tsv")
	if err != nil {
		return err
	}
	byCode := map[string]string{}
	forms := map[string]map[string]bool{}
	add := func(id, list string) {
		for f := range strings.SplitSeq(list, ";") {
			f = strings.TrimLeft(f, "?")
			if f == "" {
				continue
			}
			if forms[f] == nil {
				forms[f] = map[string]bool{}
			}
			forms[f][id] = true
		}
	}
	for _, r := range known.Rows {
		if kind := r.Fields[6]; kind == "country" || kind == "territory" {
			if kind == "country" {
				byCode[r.Fields[5]] = r.Fields[0]
			}
			add(r.Fields[0], r.Fields[2])
			add(r.Fields[0], r.Fields[3])
		}
	}
	places, holds := map[string]string{}, map[string]string{}
	for _, r := range known.Rows {
		if home := byCode[r.Fields[5]]; home != "" {
			places[r.Fields[0]] = home
			switch r.Fields[6] {
			case "country", "state", "region":
				holds[r.Fields[0]] = r.Fields[6]
			}
		}
	}
	for _, r := range nisba.Rows {
		if home := places[r.Fields[0]]; home == r.Fields[0] {
			for _, f := range r.Fields[1:] {
				add(home, f)
			}
		}
	}
	var rows []string
	for f, ids := range forms {
		if len(ids) == 1 {
			rows = append(rows, f+"\t"+slices.Collect(maps.Keys(ids))[0])
		}
	}
	const source, licence = "extract/lexicon/names", "ODbL 1.0 (see NOTICE)"
	if err := write("countries.tsv", source, licence, "form country", rows); err != nil {
		return err
	}
	rows = rows[:0]
	for id, home := range places {
		rows = append(rows, id+"\t"+home+"\t"+holds[id])
	}
	return write("homes.tsv", source, licence, "id country holds", rows)
}

func write(name, source, licence, columns string, rows []string) error {
	slices.Sort(rows)
	var b strings.Builder
	fmt.Fprintf(&b, "# source: %s\n# licence: %s\n# columns: %s\n", source, licence, columns)
	for _, r := range rows {
		b.WriteString(r + "\n")
	}
	return os.WriteFile(filepath.Join(*out, name), []byte(b.String()), 0o644)
}
