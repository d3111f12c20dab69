package export

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/khabar-kg/khabar/layout"
)

// A picture is what people look at: the entities that most is stated of, and between
// two of them one line for all facts of a kind.
type picture struct {
	nodes []*pictured
	lines []*line
}

type pictured struct {
	*entity
	ties int // facts that tie it to others
	at   layout.Body
}

type line struct {
	from, to int // nodes
	label    string
	facts    int
	unreal   bool // every fact of it is denied, planned, possible or demanded
}

// picture gathers what a picture shows, and counts what it leaves out.
func (j *job) picture(ctx context.Context) (*picture, error) {
	type key struct {
		from, to *entity
		label    string
	}
	type bundle struct{ facts, real int }
	lines, ties := map[key]*bundle{}, map[*entity]int{}
	err := j.eachFact(ctx, func(f *fact) error {
		for _, t := range f.ties() {
			label := shortened(f.edgeLabel(t), 40)
			if f.negative {
				label = "\u00AC " + label
			}
			k := key{t.from, t.to, label}
			if lines[k] == nil {
				lines[k] = new(bundle)
			}
			lines[k].facts++
			if !f.unreal() {
				lines[k].real++
			}
			ties[t.from]++
			ties[t.to]++
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	var chosen []*pictured
	err = j.eachEntity(func(e *entity) error {
		if n := ties[e]; n > 0 || slices.Contains(j.filter.entities, e.iri) {
			chosen = append(chosen, &pictured{entity: e, ties: n})
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	middle := func(p *pictured) int {
		if slices.Contains(j.filter.entities, p.iri) {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(chosen, func(a, b *pictured) int {
		return cmp.Or(cmp.Compare(middle(a), middle(b)), cmp.Compare(b.ties, a.ties))
	})
	most := cmp.Or(j.opts.Most, j.format.most)
	if most > 0 && len(chosen) > most {
		chosen = chosen[:most]
	}
	number := map[*entity]int{}
	for i, p := range chosen {
		number[p.entity] = i
	}
	pic := &picture{nodes: chosen}
	drawn := 0
	for k, b := range lines {
		from, ok1 := number[k.from]
		to, ok2 := number[k.to]
		if ok1 && ok2 {
			pic.lines = append(pic.lines, &line{from: from, to: to, label: k.label, facts: b.facts, unreal: b.real == 0})
			drawn += b.facts
		}
	}
	slices.SortFunc(pic.lines, func(a, b *line) int {
		return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to), cmp.Compare(b.facts, a.facts), strings.Compare(a.label, b.label), cmp.Compare(b2i(a.unreal), b2i(b.unreal)))
	})
	total := 0
	for _, b := range lines {
		total += b.facts
	}
	j.report.LeftOut.Entities, j.report.LeftOut.Facts = j.report.Entities-len(chosen), total-drawn
	return pic, nil
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// text is a line's label: what it tells, and how often.
func (l *line) text() string {
	if l.facts == 1 {
		return l.label
	}
	return fmt.Sprintf("%s \u00D7%d", isolated(l.label), l.facts)
}

// leftOut says what a picture does not show, or "".
func (j *job) leftOut() string {
	if l := j.report.LeftOut; l.Entities > 0 || l.Facts > 0 {
		return fmt.Sprintf("%d entities and %d facts between entities are left out", l.Entities, l.Facts)
	}
	return ""
}

// writeDOT writes the language of Graphviz.
func writeDOT(ctx context.Context, j *job) error {
	p, err := j.picture(ctx)
	if err != nil {
		return err
	}
	j.printf("// %s\n", j.describe())
	if s := j.leftOut(); s != "" {
		j.printf("// %s\n", s)
	}
	j.printf("digraph khabar {\n  graph [overlap=prism, splines=true, fontname=\"sans-serif\"];\n  node [style=filled, fontcolor=white, fontname=\"sans-serif\", penwidth=0];\n  edge [fontname=\"sans-serif\", fontsize=9, color=\"#6b7280\", fontcolor=\"#374151\"];\n")
	for i, n := range p.nodes {
		j.printf("  n%d [label=%s, shape=%s, fillcolor=\"%s\", URL=%s, tooltip=%s];\n", i,
			dotString(shortened(n.label(j.opts.Language), 60)), shape(n.kind).dot, color(n.kind), dotString(n.iri), dotString(j.tooltip(n.entity)))
	}
	for _, l := range p.lines {
		style := ""
		if l.unreal {
			style = ", style=dashed"
		}
		j.printf("  n%d -> n%d [label=%s, weight=%d%s];\n", l.from, l.to, dotString(l.text()), l.facts, style)
	}
	j.printf("}\n")
	return nil
}

// tooltip tells of an entity what its label does not: its other name, and its type.
func (j *job) tooltip(e *entity) string {
	var out []string
	for _, s := range []string{e.nameIn("ar"), e.nameIn("en")} {
		if s = oneLine(s); s != "" && s != e.label(j.opts.Language) {
			out = append(out, isolated(s))
		}
	}
	return strings.Join(append(out, j.typeLabel(e.kind)), ", ")
}

// dotString writes a string of DOT, in which a backslash begins an escape and an
// ampersand an entity of HTML.
func dotString(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "&", "&amp;").Replace(oneLineIsolated(s)) + `"`
}

// oneLineIsolated is oneLine for a text whose isolates are ours.
func oneLineIsolated(s string) string {
	return strings.NewReplacer("\n", " ", "\r", " ", "\x00", "").Replace(s)
}

// writeMermaid writes a flowchart (https://mermaid.js.org/syntax/flowchart.html).
func writeMermaid(ctx context.Context, j *job) error {
	p, err := j.picture(ctx)
	if err != nil {
		return err
	}
	j.printf("%%%% %s\n", strings.NewReplacer("{", "(", "}", ")").Replace(j.describe()))
	if s := j.leftOut(); s != "" {
		j.printf("%%%% %s\n", s)
	}
	j.printf("flowchart LR\n")
	for i, n := range p.nodes {
		s := shape(n.kind)
		j.printf("  n%d%s%s%s:::%s\n", i, s.mermaidOpen, mermaidString(shortened(n.label(j.opts.Language), 60)), s.mermaidClose, n.kind)
	}
	for _, l := range p.lines {
		arrow := "-->"
		if l.unreal {
			arrow = "-.->"
		}
		j.printf("  n%d %s|%s| n%d\n", l.from, arrow, mermaidString(l.text()), l.to)
	}
	for _, t := range entityTypes {
		j.printf("  classDef %s fill:%s,color:#fff,stroke:none\n", t, color(t))
	}
	return nil
}

// mermaidString writes a string of Mermaid: what means something to it, or to the HTML
// that it makes, is a code.
func mermaidString(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		if r < utf8.RuneSelf && strings.ContainsRune("\"#<>&`\\;{}[]()|%*_~$", r) {
			fmt.Fprintf(&b, "#%d;", r)
			continue
		}
		b.WriteRune(r)
	}
	if s == "" {
		b.WriteByte(' ')
	}
	b.WriteByte('"')
	return b.String()
}

// size is half the width of a node in a drawing.
func (p *pictured) size() float64 { return math.Min(7+2*math.Sqrt(float64(p.ties)), 24) }
