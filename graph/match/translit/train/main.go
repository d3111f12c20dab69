// Train makes the model of package translit, and measures it.
//
//	go run ./graph/match/translit/train         # into graph/match/translit
//	go run ./graph/match/translit/train -score  # only measures the one there
//
// It runs in the root of the module, with the training material in ../shared,
// and gives the same bytes each time. MODELCARD.md says what the material is.
package main

import (
	"bufio"
	"flag"
	"fmt"
	"log"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/khabar-kg/khabar/graph/match/translit"
)

var (
	shared = flag.String("shared", "../shared", "folder of the training material")
	out    = flag.String("out", "graph/match/translit/translit.model", "file for the model")
	only   = flag.Bool("score", false, "measure the model of the package")
)

func main() {
	log.SetFlags(0)
	flag.Parse()
	if err := run(); err != nil {
		log.Fatal("train: ", err)
	}
}

func run() error {
	names := filepath.Join(*shared, "data/names")
	m, err := translit.Open()
	if !*only {
		var pairs []translit.Pair
		if pairs, err = wikidata(filepath.Join(names, "netranslit-wikidata/data/wd_arabic_80")); err != nil {
			return err
		}
		m = translit.Train(pairs)
		if err := os.WriteFile(*out, m.Bytes(), 0o644); err != nil {
			return err
		}
	}
	if err != nil {
		return err
	}
	kept, err := wikidata(filepath.Join(names, "netranslit-wikidata/data/wd_arabic_20"))
	if err != nil {
		return err
	}
	google, err := google(filepath.Join(names, "google-ar2en/ar2en-test.txt"))
	if err != nil {
		return err
	}
	rank("wikidata, kept aside", m, kept)
	rank("google ar2en, test", m, google)
	return nil
}

// wikidata reads pairs as NETransliteration-COLING2018 has them: the Latin name,
// the letters of the Arabic one, and how many people bear it.
func wikidata(name string) ([]translit.Pair, error) {
	return read(name, func(f []string) (translit.Pair, bool) {
		n, err := strconv.Atoi(f[len(f)-1])
		return translit.Pair{Arabic: strings.ReplaceAll(f[1], " ", ""), Latin: f[0], Weight: 1 + math.Log2(float64(n))}, err == nil && n > 0
	})
}

// google reads pairs as the ar2en set has them: the Arabic name, the Latin one.
func google(name string) ([]translit.Pair, error) {
	return read(name, func(f []string) (translit.Pair, bool) {
		return translit.Pair{Arabic: f[0], Latin: f[1], Weight: 1}, true
	})
}

func read(name string, parse func(fields []string) (translit.Pair, bool)) ([]translit.Pair, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var pairs []translit.Pair
	s := bufio.NewScanner(f)
	for line := 1; s.Scan(); line++ {
		fields := strings.Split(s.Text(), "\t")
		if len(fields) < 2 {
			return nil, fmt.Errorf("%s:%d: want fields parted by tabs", name, line)
		}
		p, ok := parse(fields)
		if !ok {
			return nil, fmt.Errorf("%s:%d: not a pair: %s", name, line, s.Text())
		}
		pairs = append(pairs, translit.WithoutArticle(p))
	}
	return pairs, s.Err()
}

// The measure: each name among this many candidates, drawn with this seed.
const (
	candidates = 1000
	queries    = 2000
	seed       = 2021
)

// rank finds the Latin spelling of Arabic names, as many as queries drawn from
// the pairs, each among candidates drawn from the same, and logs how often the
// right one came first and the mean of one over its rank. Another spelling of the same Arabic name
// is no candidate.
func rank(title string, m *translit.Model, pairs []translit.Pair) {
	random := rand.New(rand.NewPCG(seed, seed))
	spelt := map[string]map[string]bool{}
	for _, p := range pairs {
		if spelt[p.Arabic] == nil {
			spelt[p.Arabic] = map[string]bool{}
		}
		spelt[p.Arabic][p.Latin] = true
	}
	first, reciprocal := 0, 0.0
	for range queries {
		p := pairs[random.IntN(len(pairs))]
		right := m.Evidence(p.Arabic, p.Latin)
		before := 0
		for n := 1; n < candidates; {
			q := pairs[random.IntN(len(pairs))]
			if spelt[p.Arabic][q.Latin] {
				continue
			}
			n++
			if m.Evidence(p.Arabic, q.Latin) >= right {
				before++
			}
		}
		if before == 0 {
			first++
		}
		reciprocal += 1 / float64(before+1)
	}
	log.Printf("%s: %d names among %d candidates: first %.4f, reciprocal rank %.4f", title, queries, candidates, float64(first)/queries, reciprocal/queries)
}
