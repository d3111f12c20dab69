package extract

import (
	"context"
	"flag"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/khabar-kg/khabar/extract/score"
)

var calibrate = flag.Bool("calibrate", false, "fit calibration.tsv anew on the annotated articles")

// also are folders of annotated articles to measure on besides, apart from those
// that weights are fitted on.
var also = flag.String("also", "", "folders of annotated articles, separated by commas, to measure certainties on")

// heldOut are the articles of the wider evaluation that no weight is fitted on.
var heldOut = regexp.MustCompile(`^(ar-.*-b\d+|en-.*-b(18|19|20))$`)

// A judged fact is one whose rightness is known.
type judged struct {
	article string
	fact    string
	signs   []sign
	right   bool
	held    bool
}

// judgedFacts extracts the annotated articles and judges what was found.
func judgedFacts(t *testing.T, folders ...string) []judged {
	x := extractor(t)
	var out []judged
	for _, dir := range folders {
		if _, err := os.Stat(dir); err != nil {
			t.Skipf("%s is not there; it belongs to the wider evaluation", dir)
		}
		gold, err := score.Gold(dir)
		if err != nil {
			t.Fatal(err)
		}
		var docs []score.Document
		found := map[string]signs{}
		for i := range gold {
			d, err := x.analyze(context.Background(), &gold[i].Article)
			if err != nil {
				t.Fatal(err)
			}
			r := assemble(d, x.knownNames)
			found[r.Article.ID] = signsOf(d, r)
			doc, err := score.NewDocument(r)
			if err != nil {
				t.Fatal(err)
			}
			docs = append(docs, doc)
		}
		for _, j := range score.Score(gold, docs).Judged {
			s := found[j.Article]
			list := map[score.FactKind][][]sign{score.StatementFact: s.statements, score.EventFact: s.events, score.PositionFact: s.positions, score.EntityFact: s.entities}[j.Kind]
			out = append(out, judged{j.Article, string(j.Kind), list[j.Index], j.Right, dir != news && heldOut.MatchString(j.Article)})
		}
	}
	return out
}

// penalty keeps weights small: how many facts' worth of evidence a sign must
// bring against having none.
const penalty = 2.0

// seen is how many facts must have a sign for it to have a weight.
const seen = 5

// fit finds the weights of a logistic regression by Newton's method on one
// weight at a time, in the order of the signs' names: the same facts give the
// same weights.
func fit(facts []judged) map[string]float64 {
	index := map[string]int{}
	for _, f := range facts {
		for _, s := range f.signs {
			index[s.name]++
		}
	}
	names := make([]string, 0, len(index))
	for n, count := range index {
		if count >= seen {
			names = append(names, n)
		} else {
			delete(index, n)
		}
	}
	slices.Sort(names)
	type use struct {
		fact  int
		value float64
	}
	uses := make([][]use, len(names))
	for i, n := range names {
		index[n] = i
	}
	for k, f := range facts {
		for _, s := range f.signs {
			if i, ok := index[s.name]; ok {
				uses[i] = append(uses[i], use{k, s.value})
			}
		}
	}
	w, x := make([]float64, len(names)), make([]float64, len(facts))
	for range 200 {
		for i := range names {
			pull := penalty
			if names[i] == "always" {
				pull = 1e-3
			}
			slope, curve := -pull*w[i], pull
			for _, u := range uses[i] {
				p := 1 / (1 + math.Exp(-x[u.fact]))
				y := 0.0
				if facts[u.fact].right {
					y = 1
				}
				slope += (y - p) * u.value
				curve += p * (1 - p) * u.value * u.value
			}
			step := slope / curve
			w[i] += step
			for _, u := range uses[i] {
				x[u.fact] += step * u.value
			}
		}
	}
	weights := map[string]float64{}
	for i, n := range names {
		weights[n] = math.Round(w[i]*1000) / 1000
	}
	return weights
}

// kinds are the facts that are calibrated.
var kinds = []string{statementFact, eventFact, positionFact, entityFact}

func fitAll(facts []judged) calibration {
	c := calibration{}
	for _, kind := range kinds {
		for name, w := range fit(slices.DeleteFunc(slices.Clone(facts), func(f judged) bool { return f.fact != kind })) {
			c[kind+" "+name] = w
		}
	}
	return c
}

// reliability prints, for classes of certainty, how many facts have it and how
// many of them are right.
func reliability(title string, facts []judged, certainty func(judged) float64) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n%-10s %-10s %6s %6s %9s %9s\n", title, "fact", "certainty", "facts", "right", "share", "claimed")
	for _, kind := range append(slices.Clone(kinds), "all") {
		all, sure, right := 0, 0, 0
		for _, class := range []struct{ from, to float64 }{{0, 0.5}, {0.5, 0.7}, {0.7, 0.8}, {0.8, 0.9}, {0.9, 0.95}, {0.95, 1.01}} {
			n, good, sum := 0, 0, 0.0
			for _, f := range facts {
				c := certainty(f)
				if kind != "all" && f.fact != kind || c < class.from || c >= class.to {
					continue
				}
				n++
				sum += c
				if f.right {
					good++
				}
			}
			all += n
			if class.from >= 0.9 {
				sure, right = sure+n, right+good
			}
			if n > 0 {
				fmt.Fprintf(&b, "%-10s %.2f-%.2f %7d %6d %9.3f %9.3f\n", kind, class.from, min(class.to, 1), n, good, float64(good)/float64(n), sum/float64(n))
			}
		}
		if all > 0 {
			fmt.Fprintf(&b, "%-10s at least 0.9: %d of %d facts (%.0f%%), %.1f%% of them right\n", kind, sure, all, 100*float64(sure)/float64(all), 100*float64(right)/float64(max(sure, 1)))
		}
	}
	return b.String()
}

// TestCalibration prints the reliability of certainties: as they are on the
// articles that they were not fitted on, and as five folds of all articles have
// it. With -calibrate it fits them anew.
func TestCalibration(t *testing.T) {
	if !*calibrate && !testing.Verbose() {
		t.Skip("go test ./extract -run TestCalibration -v prints the reliability of certainties, -calibrate fits them anew")
	}
	facts := judgedFacts(t, news, filepath.Join(shared, "eval/gold"))
	var train, held []judged
	for _, f := range facts {
		if f.held {
			held = append(held, f)
		} else {
			train = append(train, f)
		}
	}
	c := fitAll(train)
	fmt.Println(reliability("held-out articles, fitted on the others", held, func(f judged) float64 { return c.probability(f.fact, f.signs) }))
	if *also != "" {
		more := judgedFacts(t, strings.Split(*also, ",")...)
		fmt.Println(reliability(*also+", fitted on the others", more, func(f judged) float64 { return c.probability(f.fact, f.signs) }))
	}
	var articles []string
	for _, f := range facts {
		if !slices.Contains(articles, f.article) {
			articles = append(articles, f.article)
		}
	}
	certainties := map[string]calibration{}
	const folds = 5
	for k := range folds {
		out := map[string]bool{}
		for i := k; i < len(articles); i += folds {
			out[articles[i]] = true
		}
		c := fitAll(slices.DeleteFunc(slices.Clone(facts), func(f judged) bool { return out[f.article] }))
		for a := range out {
			certainties[a] = c
		}
	}
	fmt.Println(reliability("five folds of all articles", facts, func(f judged) float64 { return certainties[f.article].probability(f.fact, f.signs) }))
	if !*calibrate {
		return
	}
	keys := make([]string, 0, len(c))
	for k, w := range c {
		if w != 0 {
			keys = append(keys, k)
		}
	}
	slices.Sort(keys)
	var b strings.Builder
	b.WriteString("# source: fitted on the news items of testdata/news and on annotated articles: go test ./extract -run TestCalibration -calibrate\n# licence: Apache-2.0\n# date: 2026-11-27\n# Weights of a logistic regression: what each sign adds to the log odds that a fact is right.\n# columns: fact\tsign\tweight\n")
	for _, k := range keys {
		fact, name, _ := strings.Cut(k, " ")
		fmt.Fprintf(&b, "%s\t%s\t%g\n", fact, name, c[k])
	}
	if err := os.WriteFile("calibration.tsv", []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}
