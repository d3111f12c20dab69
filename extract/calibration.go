package extract

import (
	_ "embed"
	"math"
	"strconv"
	"strings"

	"github.com/khabar-kg/khabar/extract/lexicon"
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// A rule's score is a guess of whoever wrote the rule. What it is worth is
// learned: a calibration is a logistic regression from the signs of a fact (its
// rule and score, who speaks, how the content stands there, …) to the
// probability that it is right, as package score judges it. The weights are in
// calibration.tsv; "go test ./extract -run TestCalibration -calibrate" fits them
// and prints how they do on articles that they have not seen.
//
//go:embed calibration.tsv
var calibrationTSV string

// A calibration holds the weight of each sign, by kind of fact and sign.
type calibration map[string]float64

func openCalibration() (calibration, error) {
	t, err := lexicon.Read("calibration.tsv", strings.NewReader(calibrationTSV))
	if err != nil {
		return nil, err
	}
	c := calibration{}
	err = t.Each(func(m map[string]string) error {
		w, err := strconv.ParseFloat(m["weight"], 64)
		c[m["fact"]+" "+m["sign"]] = w
		return err
	})
	return c, err
}

// The kinds of fact that have weights of their own.
const (
	statementFact = "statement"
	eventFact     = "event"
	positionFact  = "position"
	entityFact    = "entity"
)

// probability returns what the signs of a fact make of it, 0.01 to 0.99, in
// hundredths.
func (c calibration) probability(fact string, signs []sign) float64 {
	x := 0.0
	for _, s := range signs {
		x += c[fact+" "+s.name] * s.value
	}
	return math.Round(100*min(max(1/(1+math.Exp(-x)), 0.01), 0.99)) / 100
}

// apply replaces the scores of a record's facts, which their rules gave them, by
// probabilities.
func (c calibration) apply(d *text.Doc, r *schema.Record) {
	s := signsOf(d, r)
	for i := range r.Statements {
		r.Statements[i].Certainty = c.probability(statementFact, s.statements[i])
	}
	for i := range r.Events {
		r.Events[i].Certainty = c.probability(eventFact, s.events[i])
	}
	for i := range r.Positions {
		r.Positions[i].Certainty = c.probability(positionFact, s.positions[i])
	}
	for i := range r.Entities {
		if bearsName(&r.Entities[i]) {
			r.Entities[i].Certainty = c.probability(entityFact, s.entities[i])
		}
	}
}
