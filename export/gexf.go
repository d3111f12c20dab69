package export

import (
	"bytes"
	"context"
	"encoding/xml"
	"math"
	"strconv"
	"strings"
)

// An attribute is a column of GEXF and GraphML.
type attribute struct{ name, kind string } // kind: string, double, integer or boolean

var nodeAttributes = []attribute{
	{"iri", "string"},
	{"kind", "string"},
	{"name_ar", "string"},
	{"name_en", "string"},
	{"other_names", "string"},
	{"known_as", "string"},
	{"wikidata", "string"},
	{"facts", "integer"},
	{"statements", "integer"},
	{"mentions", "integer"},
	{"articles", "integer"},
}

func (e *entity) attributes() []string {
	return []string{
		e.iri, string(e.kind), e.nameIn("ar"), e.nameIn("en"), strings.Join(e.others(), several), e.knownAs, e.wikidata(),
		strconv.Itoa(e.facts), strconv.Itoa(e.said), strconv.Itoa(e.mentions), strconv.Itoa(len(e.articles)),
	}
}

var edgeAttributes = []attribute{
	{"kind", "string"},
	{"relation", "string"},
	{"role", "string"},
	{"date", "string"},
	{"until", "string"},
	{"date_basis", "string"},
	{"polarity", "string"},
	{"modality", "string"},
	{"former", "boolean"},
	{"certainty", "double"},
	{"title", "string"},
	{"content", "string"},
	{"sentence", "string"},
	{"article", "string"},
	{"outlet", "string"},
	{"url", "string"},
	{"fact", "string"},
}

func (f *fact) attributes(role string) []string {
	return []string{
		string(f.kind), f.typ, role, f.shownDate(), f.until, f.basis(), f.polarity(), string(f.modality), yes(f.former), decimal(f.certainty),
		f.title, f.content, f.sentence, f.article.ID, f.article.Outlet, f.article.URL, f.iri,
	}
}

// escaped returns a text for XML: what XML cannot hold becomes U+FFFD.
func escaped(s string) string {
	var b bytes.Buffer
	xml.EscapeText(&b, []byte(s)) // a buffer takes everything
	return b.String()
}

// writeGEXF writes GEXF 1.3 (https://gexf.net/1.3/): spells are days, so that Gephi's
// timeline filters edges, and the entities that no fact of the time speaks of. What has
// no date is always there.
func writeGEXF(ctx context.Context, j *job) error {
	j.printf(`<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd" version="1.3">
  <meta>
    <creator>khabar</creator>
    <description>%s</description>
  </meta>
  <graph defaultedgetype="directed" mode="dynamic" timeformat="date" timerepresentation="interval">
`, escaped(j.describe()))
	declare := func(class string, list []attribute) {
		j.printf("    <attributes class=%q mode=\"static\">\n", class)
		for i, a := range list {
			j.printf("      <attribute id=\"%d\" title=%q type=%q/>\n", i, a.name, a.kind)
		}
		j.printf("    </attributes>\n")
	}
	declare("node", nodeAttributes)
	declare("edge", edgeAttributes)
	values := func(list []string) {
		j.printf("        <attvalues>\n")
		for i, v := range list {
			if v != "" {
				j.printf("          <attvalue for=\"%d\" value=\"%s\"/>\n", i, escaped(v))
			}
		}
		j.printf("        </attvalues>\n")
	}
	spells := func(list ...period) {
		var b strings.Builder
		for _, p := range list {
			if p.isZero() {
				continue
			}
			b.WriteString("          <spell")
			if p.first != "" {
				b.WriteString(` start="` + p.first + `"`)
			}
			if p.last != "" {
				b.WriteString(` end="` + p.last + `"`)
			}
			b.WriteString("/>\n")
		}
		if b.Len() > 0 {
			j.printf("        <spells>\n%s        </spells>\n", b.String())
		}
	}
	j.printf("    <nodes>\n")
	err := j.eachEntity(func(e *entity) error {
		j.printf("      <node id=\"%s\" label=\"%s\">\n", escaped(shortID(e.iri)), escaped(e.label(j.opts.Language)))
		values(e.attributes())
		spells(e.spells...)
		red, green, blue := rgb(color(e.kind))
		j.printf("        <viz:color r=\"%d\" g=\"%d\" b=\"%d\"/>\n        <viz:size value=\"%.1f\"/>\n", red, green, blue, 10+6*math.Sqrt(float64(e.facts)))
		j.printf("      </node>\n")
		return nil
	})
	if err != nil {
		return err
	}
	j.printf("    </nodes>\n    <edges>\n")
	err = j.eachFact(ctx, func(f *fact) error {
		for i, t := range f.ties() {
			j.printf("      <edge id=\"%s\" source=\"%s\" target=\"%s\" label=\"%s\" kind=\"%s\" type=\"directed\" weight=\"1\">\n",
				escaped(tieID(f, i)), escaped(shortID(t.from.iri)), escaped(shortID(t.to.iri)), escaped(f.edgeLabel(t)), escaped(f.typ))
			values(f.attributes(t.role))
			spells(f.when)
			j.printf("      </edge>\n")
		}
		return nil
	})
	j.printf("    </edges>\n  </graph>\n</gexf>\n")
	return err
}

func rgb(hex string) (r, g, b uint8) {
	n, _ := strconv.ParseUint(hex[1:], 16, 32) // the colours are ours
	return uint8(n >> 16), uint8(n >> 8), uint8(n)
}
