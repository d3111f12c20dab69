package export

import "context"

// writeGraphML writes GraphML (http://graphml.graphdrawing.org/): every attribute is a
// key of its own, as Cytoscape and others show them, and what yEd draws stands beside
// that, in its own namespace.
func writeGraphML(ctx context.Context, j *job) error {
	j.printf(`<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:y="http://www.yworks.com/xml/graphml" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://www.yworks.com/xml/schema/graphml/1.1/ygraphml.xsd">
  <desc>%s</desc>
`, escaped(j.describe()))
	declare := func(of, prefix string, list []attribute) {
		for i, a := range append([]attribute{{"label", "string"}}, list...) {
			kind := a.kind
			if kind == "integer" {
				kind = "int"
			}
			j.printf("  <key id=\"%s%d\" for=\"%s\" attr.name=\"%s\" attr.type=\"%s\"/>\n", prefix, i, of, a.name, kind)
		}
	}
	declare("node", "n", nodeAttributes)
	declare("edge", "e", edgeAttributes)
	j.printf(`  <key id="ny" for="node" yfiles.type="nodegraphics"/>
  <key id="ey" for="edge" yfiles.type="edgegraphics"/>
  <graph id="khabar" edgedefault="directed">
`)
	values := func(prefix, label string, list []string) {
		for i, v := range append([]string{label}, list...) {
			if v != "" {
				j.printf("      <data key=\"%s%d\">%s</data>\n", prefix, i, escaped(v))
			}
		}
	}
	err := j.eachEntity(func(e *entity) error {
		label := e.label(j.opts.Language)
		j.printf("    <node id=\"%s\">\n", escaped(shortID(e.iri)))
		values("n", label, e.attributes())
		j.printf("      <data key=\"ny\"><y:ShapeNode><y:Fill color=\"%s\" transparent=\"false\"/><y:NodeLabel modelName=\"sides\" modelPosition=\"s\">%s</y:NodeLabel><y:Shape type=\"%s\"/></y:ShapeNode></data>\n",
			color(e.kind), escaped(isolated(label)), shape(e.kind).yed)
		j.printf("    </node>\n")
		return nil
	})
	if err != nil {
		return err
	}
	err = j.eachFact(ctx, func(f *fact) error {
		for i, t := range f.ties() {
			j.printf("    <edge id=\"%s\" source=\"%s\" target=\"%s\">\n", escaped(tieID(f, i)), escaped(shortID(t.from.iri)), escaped(shortID(t.to.iri)))
			values("e", f.edgeLabel(t), f.attributes(t.role))
			line := "line"
			if f.unreal() {
				line = "dashed"
			}
			j.printf("      <data key=\"ey\"><y:PolyLineEdge><y:LineStyle color=\"#6b7280\" type=\"%s\" width=\"1.0\"/><y:Arrows source=\"none\" target=\"standard\"/><y:EdgeLabel>%s</y:EdgeLabel></y:PolyLineEdge></data>\n",
				line, escaped(isolated(shortened(f.edgeLabel(t), 60))))
			j.printf("    </edge>\n")
		}
		return nil
	})
	j.printf("  </graph>\n</graphml>\n")
	return err
}
