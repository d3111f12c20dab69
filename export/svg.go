package export

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/bidi"

	"github.com/khabar-kg/khabar/layout"
	"github.com/khabar-kg/khabar/schema"
)

// entityTypes in the order of a legend.
var entityTypes = []schema.EntityType{schema.Person, schema.Organization, schema.MilitaryUnit, schema.Place, schema.Facility, schema.NamedEvent}

// The measures of a drawing, in its own units, which are pixels at first.
const (
	fontSize     = 13.0
	smallSize    = 10.0
	letterWidth  = 7.2 // on the average
	labelHeight  = 17.0
	longestLabel = 32 // characters
	margin       = 24.0
	legendHeight = 30.0
)

// writeSVG draws the picture. Labels are texts of their own, each in its direction.
func writeSVG(ctx context.Context, j *job) error {
	p, err := j.picture(ctx)
	if err != nil {
		return err
	}
	width, height := p.place(j.opts.Language)
	width = max(width, 760) // the legend's
	note := j.leftOut()
	j.printf(`<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %.0f %.0f" width="%.0f" height="%.0f" role="img" lang="%s" font-family="'IBM Plex Sans Arabic','Noto Sans Arabic','Noto Sans',sans-serif" font-size="%g">
<title>%s</title>
<desc>%s</desc>
<defs><marker id="tip" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" orient="auto-start-reverse"><path d="M0 0 8 4 0 8z" fill="#6b7280"/></marker></defs>
<rect width="100%%" height="100%%" fill="#fff"/>
`, width, height+2*legendHeight, width, height+2*legendHeight, j.opts.Language, fontSize, escaped(j.describe()), escaped(note))
	j.printf("<g fill=\"none\" stroke=\"#6b7280\" stroke-width=\"1.2\">\n")
	bows := p.bows()
	for _, b := range bows {
		b.draw(j)
	}
	j.printf("</g>\n<g>\n")
	for _, n := range p.nodes {
		x, y := n.at.X, n.centre()
		name := n.label(j.opts.Language)
		j.printf("<g><title>%s</title>%s", escaped(isolated(name)+", "+j.tooltip(n.entity)), symbol(n.kind, x, y, n.size()))
		j.printf("%s</g>\n", label(shortened(name, longestLabel), x, y+n.size()+fontSize, fontSize, "#111827", true))
	}
	j.printf("</g>\n<g>\n")
	taken := p.boxes(j.opts.Language)
	for _, b := range bows {
		if x, y, ok := b.labelAt(&taken); ok {
			j.printf("%s\n", label(b.shown(), x, y, smallSize, "#374151", true))
		}
	}
	j.printf("</g>\n<g>\n")
	x := margin
	for _, t := range entityTypes {
		name := j.typeLabel(t)
		j.printf("%s%s\n", symbol(t, x, height+legendHeight/2, 7), label(name, x+14+letterWidth*float64(utf8.RuneCountInString(name))/2, height+legendHeight/2+4, 12, "#374151", false))
		x += 40 + letterWidth*float64(utf8.RuneCountInString(name))
	}
	if note != "" {
		j.printf("%s\n", label(note, width/2, height+legendHeight*1.5, 12, "#374151", false))
	}
	j.printf("</g>\n</svg>\n")
	return nil
}

// centre is where a node is drawn: in the upper part of its box, over its label.
func (p *pictured) centre() float64 { return p.at.Y - p.at.Height/2 + p.size() }

// place lays the picture out and returns its size.
func (p *picture) place(language string) (width, height float64) {
	bodies := make([]layout.Body, len(p.nodes))
	for i, n := range p.nodes {
		letters := float64(utf8.RuneCountInString(shortened(n.label(language), longestLabel)))
		bodies[i].Width = max(2*n.size(), letterWidth*letters) + 18
		bodies[i].Height = 2*n.size() + labelHeight + 18
	}
	var springs []layout.Spring
	for _, l := range p.lines {
		springs = append(springs, layout.Spring{A: l.from, B: l.to, Weight: float64(l.facts)})
		bodies[l.from].Weight++
		bodies[l.to].Weight++
	}
	layout.Place(bodies, springs)
	left, top, right, bottom := 0.0, 0.0, 0.0, 0.0
	for i, b := range bodies {
		if i == 0 {
			left, top, right, bottom = b.X, b.Y, b.X, b.Y
		}
		left, right = min(left, b.X-b.Width/2), max(right, b.X+b.Width/2)
		top, bottom = min(top, b.Y-b.Height/2), max(bottom, b.Y+b.Height/2)
	}
	for i := range bodies {
		bodies[i].X += margin - left
		bodies[i].Y += margin - top
		p.nodes[i].at = bodies[i]
	}
	return right - left + 2*margin, bottom - top + 2*margin
}

// A bow is what is drawn between two nodes, in one direction: all lines of it.
type bow struct {
	*line
	words          []string // of its lines, those of most facts first
	x1, y1, x2, y2 float64  // ends, at the rims of the nodes
	cx, cy         float64  // the point that bends it
}

// bows returns what is drawn. What goes both ways is bent, to either side.
func (p *picture) bows() []*bow {
	byPair := map[[2]int]*bow{}
	var out []*bow
	for _, l := range p.lines { // sorted by pair, then by facts
		pair := [2]int{l.from, l.to}
		b := byPair[pair]
		if b == nil {
			b = &bow{line: &line{from: l.from, to: l.to, unreal: true}}
			byPair[pair] = b
			out = append(out, b)
		}
		b.facts += l.facts
		b.unreal = b.unreal && l.unreal
		b.words = append(b.words, l.text())
	}
	return slices.DeleteFunc(out, func(b *bow) bool { return !p.shape(b, byPair[[2]int{b.to, b.from}] != nil) })
}

// shape finds the way of a bow, and reports whether its nodes have room for one.
func (p *picture) shape(b *bow, both bool) bool {
	const bend = 16.0
	from, to := p.nodes[b.from], p.nodes[b.to]
	b.x1, b.y1, b.x2, b.y2 = from.at.X, from.centre(), to.at.X, to.centre()
	d := math.Hypot(b.x2-b.x1, b.y2-b.y1)
	if d < from.size()+to.size()+4 {
		return false
	}
	b.cx, b.cy = (b.x1+b.x2)/2, (b.y1+b.y2)/2
	if both {
		b.cx -= (b.y2 - b.y1) / d * bend
		b.cy += (b.x2 - b.x1) / d * bend
	}
	rim := func(x, y, size float64) (float64, float64) {
		k := (size + 2) / max(math.Hypot(b.cx-x, b.cy-y), 1)
		return x + (b.cx-x)*k, y + (b.cy-y)*k
	}
	b.x1, b.y1 = rim(b.x1, b.y1, from.size())
	b.x2, b.y2 = rim(b.x2, b.y2, to.size())
	return true
}

func (b *bow) draw(j *job) {
	dashes := ""
	if b.unreal {
		dashes = ` stroke-dasharray="5 4"`
	}
	j.printf("<path d=\"M%.1f %.1fQ%.1f %.1f %.1f %.1f\" stroke-width=\"%.1f\" marker-end=\"url(#tip)\"%s><title>%s</title></path>\n",
		b.x1, b.y1, b.cx, b.cy, b.x2, b.y2, min(1+0.4*math.Log2(float64(b.facts)), 3), dashes, escaped(strings.Join(b.words, ", ")))
}

// shown is the label of a bow: what it tells most, and that there is more.
func (b *bow) shown() string {
	s := shortened(b.words[0], longestLabel)
	if len(b.words) > 1 {
		s = isolated(s) + " \u2026"
	}
	return s
}

// at returns a point of the bow, t between 0 and 1.
func (b *bow) at(t float64) (x, y float64) {
	u := 1 - t
	return u*u*b.x1 + 2*u*t*b.cx + t*t*b.x2, u*u*b.y1 + 2*u*t*b.cy + t*t*b.y2
}

// A box is what a label or a symbol covers.
type box struct{ left, top, right, bottom float64 }

func (b box) meets(o box) bool {
	return b.left < o.right && o.left < b.right && b.top < o.bottom && o.top < b.bottom
}

// boxes returns what the nodes and their labels cover.
func (p *picture) boxes(language string) []box {
	var out []box
	for _, n := range p.nodes {
		x, y, r := n.at.X, n.centre(), n.size()
		half := letterWidth * float64(utf8.RuneCountInString(shortened(n.label(language), longestLabel))) / 2
		out = append(out, box{x - r, y - r, x + r, y + r}, box{x - half, y + r, x + half, y + r + labelHeight})
	}
	return out
}

// labelAt returns where the label of a bow stands: on it, where it covers nothing that
// is taken. Where there is no room it has none; a tooltip has it, and all the others.
func (b *bow) labelAt(taken *[]box) (x, y float64, ok bool) {
	half := smallSize * 0.55 * float64(utf8.RuneCountInString(b.shown())) / 2
	for _, t := range []float64{0.5, 0.4, 0.6, 0.3, 0.7} {
		x, y := b.at(t)
		at := box{x - half, y - smallSize/2, x + half, y + smallSize/2}
		if !slices.ContainsFunc(*taken, at.meets) {
			*taken = append(*taken, at)
			return x, y + smallSize/3, true
		}
	}
	return 0, 0, false
}

// label draws a text around a point, in the direction that is its own.
func label(s string, x, y, size float64, color string, halo bool) string {
	direction := "ltr"
	if rightToLeft(s) {
		direction = "rtl"
	}
	around := ""
	if halo {
		around = ` stroke="#fff" stroke-width="3" stroke-linejoin="round" paint-order="stroke"`
	}
	return fmt.Sprintf("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\" direction=\"%s\" unicode-bidi=\"isolate\" font-size=\"%g\" fill=\"%s\"%s>%s</text>",
		x, y, direction, size, color, around, escaped(s))
}

// rightToLeft reports whether the first letter of a text that has a direction goes from
// right to left.
func rightToLeft(s string) bool {
	for _, r := range s {
		p, _ := bidi.LookupRune(r)
		switch p.Class() {
		case bidi.L:
			return false
		case bidi.R, bidi.AL:
			return true
		}
	}
	return false
}

// symbol draws the shape of a type around a point.
func symbol(t schema.EntityType, x, y, size float64) string {
	polygon := func(points ...float64) string {
		var b strings.Builder
		for i := 0; i < len(points); i += 2 {
			b.WriteString(fmt.Sprintf(" %.1f,%.1f", x+size*points[i], y+size*points[i+1]))
		}
		return fmt.Sprintf("<polygon points=\"%s\" fill=\"%s\"/>", b.String()[1:], color(t))
	}
	switch t {
	case schema.Person:
		return fmt.Sprintf("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" fill=\"%s\"/>", x, y, size, color(t))
	case schema.Organization:
		return polygon(-0.9, -0.9, 0.9, -0.9, 0.9, 0.9, -0.9, 0.9)
	case schema.MilitaryUnit:
		return polygon(0, -1.05, 0.95, -0.5, 0.95, 0.5, 0, 1.05, -0.95, 0.5, -0.95, -0.5)
	case schema.Place:
		return polygon(0, -1.1, 1.05, 0.8, -1.05, 0.8)
	case schema.Facility:
		return polygon(0, -1.1, 1.1, 0, 0, 1.1, -1.1, 0)
	}
	return polygon(0, -1.1, 0.3, -0.35, 1.05, -0.35, 0.45, 0.15, 0.65, 0.9, 0, 0.45, -0.65, 0.9, -0.45, 0.15, -1.05, -0.35, -0.3, -0.35)
}
