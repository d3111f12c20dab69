package score

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/khabar-kg/khabar/schema"
)

// Ties is a folder of the re3d corpus: English articles on the conflict in Syria
// and Iraq with the relations between passages that people marked in them (Dstl,
// Aleph Insights and Committed Software, 2017).
type Ties struct {
	articles []tied
	left     int // relations whose type or ends have no counterpart
}

type tied struct {
	schema.Article
	gold []goldTie
}

type goldTie struct {
	types           []string // of the document's relations that are the same
	subject, object span
	text            string
}

// Re3dHeldOut is the folder that was kept aside while the rules were written; the
// others were read.
const Re3dHeldOut = "CENTCOM"

// re3dKinds are the classes of passages that are entities here.
var re3dKinds = map[string]schema.EntityType{"Organisation": schema.Organization, "Person": schema.Person, "Location": schema.Place}

// Re3dMapping says which relations of re3d are measured, and as what. "Source" and
// "target" are re3d's names of the two ends.
const Re3dMapping = `How re3d's relations are measured. Its annotators marked some ties of a text, not all,
so that precision is a lower bound.

| re3d | here | subject | object |
|---|---|---|---|
| BelongsTo | part_of or member_of | source | target |
| InChargeOf | led_by | target | source |
| FightingAgainst | fights | either | either |
| AlliesOf | ally_of | either | either |
| CoLocated, both ends places | part_of | source | target |
| CoLocated, body in place | based_in | source | target |
`

// tieOf maps a relation of re3d onto those of the documents; no types where it
// has no counterpart.
func tieOf(kind string, source, target schema.EntityType) (types []string, reversed bool) {
	switch kind {
	case "BelongsTo":
		return []string{"part_of", "member_of"}, false
	case "InChargeOf":
		return []string{"led_by"}, true
	case "FightingAgainst":
		return []string{"fights"}, false
	case "AlliesOf":
		return []string{"ally_of"}, false
	case "CoLocated":
		switch {
		case source == schema.Place && target == schema.Place:
			return []string{"part_of"}, false
		case source == schema.Organization && target == schema.Place:
			return []string{"based_in"}, false
		}
	}
	return nil, false
}

// symmetric are the relations whose ends may change places.
var symmetric = map[string]bool{"fights": true, "ally_of": true}

// Re3d reads one folder of the corpus: documents.json, entities.json and
// relations.json, each with an object a line.
func Re3d(dir string) (*Ties, error) {
	var documents []struct {
		ID   string `json:"_id"`
		Text string `json:"text"`
	}
	var entities []struct {
		Document string `json:"documentId"`
		Begin    int    `json:"begin"`
		End      int    `json:"end"`
		Type     string `json:"type"`
	}
	var relations []struct {
		Document    string `json:"documentId"`
		SourceBegin int    `json:"sourceBegin"`
		SourceEnd   int    `json:"sourceEnd"`
		TargetBegin int    `json:"targetBegin"`
		TargetEnd   int    `json:"targetEnd"`
		Type        string `json:"type"`
		Source      string `json:"source"`
		Target      string `json:"target"`
	}
	for _, f := range []struct {
		name string
		into any
	}{{"documents.json", &documents}, {"entities.json", &entities}, {"relations.json", &relations}} {
		if err := readLines(filepath.Join(dir, f.name), f.into); err != nil {
			return nil, fmt.Errorf("read re3d: %w", err)
		}
	}
	type place struct {
		document string
		at       span
	}
	kinds := map[place]schema.EntityType{}
	for _, e := range entities {
		kinds[place{e.Document, span{e.Begin, e.End}}] = re3dKinds[e.Type]
	}
	c := &Ties{}
	index := map[string]int{}
	for _, d := range documents {
		index[d.ID] = len(c.articles)
		c.articles = append(c.articles, tied{Article: schema.Article{ID: d.ID, Language: "en", Text: d.Text}})
	}
	for _, l := range relations {
		i, ok := index[l.Document]
		if !ok {
			return nil, fmt.Errorf("read re3d %s: a relation of %q, which is no document", dir, l.Document)
		}
		s, o := span{l.SourceBegin, l.SourceEnd}, span{l.TargetBegin, l.TargetEnd}
		from, to := kinds[place{l.Document, s}], kinds[place{l.Document, o}]
		types, reversed := tieOf(l.Type, from, to)
		if len(types) == 0 || from == "" || to == "" {
			c.left++
			continue
		}
		text := fmt.Sprintf("%s: %s → %s", l.Type, l.Source, l.Target)
		if reversed {
			s, o = o, s
		}
		c.articles[i].gold = append(c.articles[i].gold, goldTie{types, s, o, text})
	}
	slices.SortStableFunc(c.articles, func(a, b tied) int { return strings.Compare(a.ID, b.ID) })
	return c, nil
}

// readLines reads an object a line, after a byte order mark perhaps, into a
// slice.
func readLines[T any](path string, into T) error {
	b, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	b = bytes.TrimPrefix(b, []byte("\xef\xbb\xbf"))
	var list bytes.Buffer
	list.WriteByte('[')
	in := bufio.NewScanner(bytes.NewReader(b))
	in.Buffer(nil, len(b)+1)
	for in.Scan() {
		if line := bytes.TrimSpace(in.Bytes()); len(line) > 0 {
			if list.Len() > 1 {
				list.WriteByte(',')
			}
			list.Write(line)
		}
	}
	list.WriteByte(']')
	if err := json.Unmarshal(list.Bytes(), into); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}

// Articles returns the texts.
func (c *Ties) Articles() []schema.Article {
	var out []schema.Article
	for _, a := range c.articles {
		out = append(out, a.Article)
	}
	return out
}

// tieTypes are the relations that re3d has a counterpart of, in the order in which
// they are printed.
var tieTypes = []string{"part_of, member_of", "based_in", "led_by", "ally_of", "fights"}

func tieRow(types ...string) int {
	return slices.IndexFunc(tieTypes, func(s string) bool { return strings.Contains(s, types[0]) })
}

// A TieTally counts the relations of one kind. Right is, of the found, those that
// were annotated; Recalled is, of the annotated, those that were found: a relation
// that the text tells three times is one among the found and three among the
// annotated.
type TieTally struct{ Right, Found, Recalled, Gold int }

// Precision is the share of the found that were annotated.
func (t TieTally) Precision() float64 { return share(t.Right, t.Found) }

// Recall is the share of the annotated that were found.
func (t TieTally) Recall() float64 { return share(t.Recalled, t.Gold) }

// F1 is the harmonic mean of precision and recall.
func (t TieTally) F1() float64 { return harmonic(t.Precision(), t.Recall()) }

// A TieReport is the figures of a corpus of relations.
type TieReport struct {
	All    TieTally
	Left   int // annotated relations without a counterpart here
	Ends   int // annotated relations of which both ends are entities of the document
	Faults []Fault

	byType []TieTally
}

// Score measures the relations of documents. A found relation is an annotated one
// if its type is, and mentions of its ends overlap the annotated passages.
func (c *Ties) Score(docs []Document) *TieReport {
	byID := make(map[string]*Document, len(docs))
	for i := range docs {
		byID[docs[i].id] = &docs[i]
	}
	r := &TieReport{Left: c.left, byType: make([]TieTally, len(tieTypes))}
	for i := range c.articles {
		a := &c.articles[i]
		d := byID[a.ID]
		if d == nil {
			d = &Document{id: a.ID}
		}
		right := make([]bool, len(d.relations))
		for _, g := range a.gold {
			found := false
			for k := range d.relations {
				if d.told(&d.relations[k], &g) {
					right[k], found = true, true
				}
			}
			t := &r.byType[tieRow(g.types...)]
			t.Gold++
			ends := d.holds(g.subject) && d.holds(g.object)
			if ends {
				r.Ends++
			}
			switch {
			case found:
				t.Recalled++
			case ends:
				r.Faults = append(r.Faults, Fault{a.ID, Missed, g.text + " (both found)"})
			default:
				r.Faults = append(r.Faults, Fault{a.ID, Missed, g.text})
			}
		}
		for k := range d.relations {
			l := &d.relations[k]
			row := tieRow(l.Type)
			if row < 0 {
				continue // no counterpart: founded_by
			}
			r.byType[row].Found++
			if right[k] {
				r.byType[row].Right++
			} else {
				r.Faults = append(r.Faults, Fault{a.ID, Spurious, fmt.Sprintf("%s: %q", l.Type, l.Evidence.Text)})
			}
		}
	}
	for _, t := range r.byType {
		r.All = TieTally{r.All.Right + t.Right, r.All.Found + t.Found, r.All.Recalled + t.Recalled, r.All.Gold + t.Gold}
	}
	return r
}

// told reports whether a relation is the annotated one.
func (d *Document) told(l *docRelation, g *goldTie) bool {
	if !slices.Contains(g.types, l.Type) {
		return false
	}
	return d.mentions(l.Subject, g.subject) && d.mentions(l.Object, g.object) ||
		symmetric[l.Type] && d.mentions(l.Subject, g.object) && d.mentions(l.Object, g.subject)
}

// mentions reports whether a mention of the entity shares half of the shorter of
// the two with a passage: re3d's passages hold what describes the entity as well.
func (d *Document) mentions(id string, at span) bool {
	for i := range d.entities {
		if d.entities[i].ID != id {
			continue
		}
		return slices.ContainsFunc(d.entities[i].Mentions, func(m docMention) bool {
			n := overlap(m.span(), at)
			return n > 0 && 2*n >= min(m.span().length(), at.length())
		})
	}
	return false
}

// holds reports whether a passage refers to an entity of the document.
func (d *Document) holds(at span) bool {
	return slices.ContainsFunc(d.entities, func(e docEntity) bool { return d.mentions(e.ID, at) })
}

func (r *TieReport) rows(row func(name string, t TieTally)) {
	for i, name := range tieTypes {
		row(name, r.byType[i])
	}
	row("all", r.All)
}

// WriteText prints the figures for a terminal.
func (r *TieReport) WriteText(w io.Writer) error {
	var b strings.Builder
	r.rows(func(name string, t TieTally) {
		fmt.Fprintf(&b, "%-18s P %.3f  R %.3f  F1 %.3f  (%d gold, %d found)\n", name, t.Precision(), t.Recall(), t.F1(), t.Gold, t.Found)
	})
	fmt.Fprintf(&b, "%d of the %d annotated have both ends among the entities found; %d more have no counterpart here\n", r.Ends, r.All.Gold, r.Left)
	_, err := io.WriteString(w, b.String())
	return err
}

// WriteMarkdown prints the figures as a table.
func (r *TieReport) WriteMarkdown(w io.Writer) error {
	var b strings.Builder
	b.WriteString("| relation | precision | recall | F1 | gold | found |\n|---|---:|---:|---:|---:|---:|\n")
	r.rows(func(name string, t TieTally) {
		fmt.Fprintf(&b, "| %s | %.3f | %.3f | %.3f | %d | %d |\n", name, t.Precision(), t.Recall(), t.F1(), t.Gold, t.Found)
	})
	fmt.Fprintf(&b, "\n%d of the %d annotated have both ends among the entities found: the others tie people without\na name, things and pronouns. %d more have no counterpart here.\n", r.Ends, r.All.Gold, r.Left)
	_, err := io.WriteString(w, b.String())
	return err
}

// MarshalJSON writes the figures by relation.
func (r *TieReport) MarshalJSON() ([]byte, error) {
	type figures struct {
		P     float64 `json:"p"`
		R     float64 `json:"r"`
		F1    float64 `json:"f1"`
		Gold  int     `json:"gold"`
		Found int     `json:"system"`
	}
	out := map[string]figures{}
	r.rows(func(name string, t TieTally) {
		out[name] = figures{round(t.Precision()), round(t.Recall()), round(t.F1()), t.Gold, t.Found}
	})
	return json.Marshal(out)
}
