package score

import (
	"encoding/json"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
)

// A Measure is one of the counted ones.
type Measure int

// The measures, in the order in which they are printed.
const (
	Entities Measure = iota
	Statements
	WhoSaid
	WhoSaidWhat
	Events
	EventRoles
	Negated
	Positions
	measures int = iota
)

var measureNames = [measures]string{"entity", "statement", "who_said", "who_said_what", "event", "event_role", "negated", "position"}

// String returns the measure's name: "who_said_what".
func (m Measure) String() string { return measureNames[m] }

// A Tally counts what was found, what people annotated, and what is in both.
type Tally struct{ Right, Found, Gold int }

// Precision is the share of the found that is right; 0 where nothing was found.
func (t Tally) Precision() float64 { return share(t.Right, t.Found) }

// Recall is the share of the annotated that was found; 0 where there is none.
func (t Tally) Recall() float64 { return share(t.Right, t.Gold) }

// F1 is the harmonic mean of precision and recall.
func (t Tally) F1() float64 { return harmonic(t.Precision(), t.Recall()) }

func harmonic(p, r float64) float64 {
	if p+r == 0 {
		return 0
	}
	return float64(2*p*r) / (p + r)
}

func share(part, whole int) float64 {
	if whole == 0 {
		return 0
	}
	return float64(part) / float64(whole)
}

type accuracy int

const (
	entityType accuracy = iota
	speaker
	date
	datePrecision
	act
	contents
	polarity
	modality
	eventDate
	exactSpans
	accuracies int = iota
)

var accuracyNames = [accuracies]string{"entity_type", "speaker", "date", "date_precision", "act", "content", "polarity", "modality", "event_date", "span"}

// A mean is an average in the making.
type mean struct {
	sum float64
	n   int
}

func (m *mean) add(right bool) {
	m.n++
	if right {
		m.sum++
	}
}

// A FaultKind says what is wrong with a fact.
type FaultKind string

// The kinds of fault.
const (
	Missed       FaultKind = "missed"        // annotated and not found
	Spurious     FaultKind = "spurious"      // found and not annotated
	WrongSpeaker FaultKind = "wrong speaker" // of a statement that was found
	WrongContent FaultKind = "wrong content" // likewise
	WrongDate    FaultKind = "wrong date"    // likewise
	WrongEvent   FaultKind = "wrong event"   // an event that was found: its participants (+ too many, - missed), polarity, modality, day
)

// A Fault is one difference from the annotation.
type Fault struct {
	Article string
	Kind    FaultKind
	Text    string
}

// String returns the fault in one line.
func (f Fault) String() string { return f.Article + ": " + string(f.Kind) + " " + f.Text }

// A Row is the measures of one article.
type Row struct {
	Article string
	tallies [measures]Tally
}

func newRow(id string, before, after [measures]Tally) Row {
	r := Row{Article: id}
	for m := range after {
		a, b := after[m], before[m]
		r.tallies[m] = Tally{a.Right - b.Right, a.Found - b.Found, a.Gold - b.Gold}
	}
	return r
}

// Tally returns the counts of one measure.
func (r *Row) Tally(m Measure) Tally { return r.tallies[m] }

// F1 returns one measure of the article, 1 where there is nothing to find and
// nothing was found.
func (r *Row) F1(m Measure) float64 {
	t := r.tallies[m]
	if t.Found+t.Gold == 0 {
		return 1
	}
	return float64(2*t.Right) / float64(t.Found+t.Gold)
}

// A Report is the figures over all articles, and where they come from.
type Report struct {
	Articles []Row    // in the order of the gold articles
	Faults   []Fault  // likewise
	Missing  []string // articles without a document
	Judged   []Judgement

	tallies    [measures]Tally
	accuracies [accuracies]mean
	causes     map[Cause]int
}

func newReport() *Report { return &Report{causes: map[Cause]int{}} }

// Tally returns the counts of one measure over all articles.
func (r *Report) Tally(m Measure) Tally { return r.tallies[m] }

// Accuracy returns the share of the matched that is right, by name
// ("entity_type", "speaker", "date", "date_precision", "act", "content",
// "polarity", "modality", "event_date", "span"), and false where nothing was
// matched or there is no such figure.
func (r *Report) Accuracy(name string) (float64, bool) {
	for a, n := range accuracyNames {
		if n == name && r.accuracies[a].n > 0 {
			return r.accuracies[a].value(), true
		}
	}
	return 0, false
}

func (m mean) value() float64 { return m.sum / float64(m.n) }

func (m mean) text() string {
	if m.n == 0 {
		return "none"
	}
	return strconv.FormatFloat(m.value(), 'f', 3, 64)
}

// WriteText prints the figures for a terminal.
func (r *Report) WriteText(w io.Writer) error {
	var b strings.Builder
	for m := range Measure(measures) {
		t := r.tallies[m]
		fmt.Fprintf(&b, "%-14s P %.3f  R %.3f  F1 %.3f  (%d gold, %d found)\n", m, t.Precision(), t.Recall(), t.F1(), t.Gold, t.Found)
	}
	b.WriteString("of the matched:")
	for a, m := range r.accuracies {
		sep := ","
		if a == 0 {
			sep = ""
		}
		fmt.Fprintf(&b, "%s %s %s", sep, accuracyNames[a], m.text())
	}
	b.WriteByte('\n')
	if len(r.Missing) > 0 {
		fmt.Fprintf(&b, "no output for: %s\n", strings.Join(r.Missing, ", "))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// WriteArticles prints one line for each article: F1 of each measure.
func (r *Report) WriteArticles(w io.Writer) error {
	var b strings.Builder
	for i := range r.Articles {
		row := &r.Articles[i]
		fmt.Fprintf(&b, "%-24s", row.Article)
		for m := range Measure(measures) {
			fmt.Fprintf(&b, "  %s %.2f", m, row.F1(m))
		}
		b.WriteByte('\n')
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// WriteFaults prints one line for each fault.
func (r *Report) WriteFaults(w io.Writer) error {
	var b strings.Builder
	for _, f := range r.Faults {
		b.WriteString(strings.ReplaceAll(f.String(), "\n", " "))
		b.WriteByte('\n')
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// WriteMarkdown prints the figures as tables for a file that is kept beside
// the code, so that a change of them is seen in the diff.
func (r *Report) WriteMarkdown(w io.Writer) error {
	var b strings.Builder
	b.WriteString("| measure | precision | recall | F1 | gold | found |\n|---|---:|---:|---:|---:|---:|\n")
	for m := range Measure(measures) {
		t := r.tallies[m]
		fmt.Fprintf(&b, "| %s | %.3f | %.3f | %.3f | %d | %d |\n", m, t.Precision(), t.Recall(), t.F1(), t.Gold, t.Found)
	}
	b.WriteString("\n| of the matched | right |\n|---|---:|\n")
	for a, m := range r.accuracies {
		fmt.Fprintf(&b, "| %s | %s |\n", accuracyNames[a], m.text())
	}
	r.writeReliability(&b)
	if err := r.writeCauses(&b); err != nil {
		return err
	}
	b.WriteString("\n| article |")
	for m := range Measure(measures) {
		fmt.Fprintf(&b, " %s |", m)
	}
	b.WriteString("\n|---|" + strings.Repeat("---:|", measures) + "\n")
	for i := range r.Articles {
		row := &r.Articles[i]
		fmt.Fprintf(&b, "| %s |", row.Article)
		for m := range Measure(measures) {
			fmt.Fprintf(&b, " %.2f |", row.F1(m))
		}
		b.WriteByte('\n')
	}
	if len(r.Missing) > 0 {
		fmt.Fprintf(&b, "\nNo document for: %s\n", strings.Join(r.Missing, ", "))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// MarshalJSON writes every figure to four decimals: an object for each measure
// (p, r, f1, gold, system), "accuracy", and "missing".
func (r *Report) MarshalJSON() ([]byte, error) {
	type figures struct {
		P      float64 `json:"p"`
		R      float64 `json:"r"`
		F1     float64 `json:"f1"`
		Gold   int     `json:"gold"`
		System int     `json:"system"`
	}
	out := map[string]any{} // encoding/json sorts the keys
	for m := range Measure(measures) {
		t := r.tallies[m]
		out[m.String()] = figures{round(t.Precision()), round(t.Recall()), round(t.F1()), t.Gold, t.Found}
	}
	acc := map[string]*float64{}
	for a, m := range r.accuracies {
		acc[accuracyNames[a]] = nil
		if m.n > 0 {
			v := round(m.value())
			acc[accuracyNames[a]] = &v
		}
	}
	out["accuracy"] = acc
	missing := r.Missing
	if missing == nil {
		missing = []string{}
	}
	out["missing"] = missing
	return json.Marshal(out)
}

// round rounds to four decimals by the exact value, half to even.
func round(f float64) float64 {
	if math.IsNaN(f) {
		return 0
	}
	r, err := strconv.ParseFloat(strconv.FormatFloat(f, 'f', 4, 64), 64)
	if err != nil {
		return 0
	}
	return r
}
