// Package export writes a graph, or a part of it, in the formats of other tools.
//
//	report, err := export.Write(ctx, g, w, export.Options{Format: "gexf", Filter: export.Filter{Entity: "Iraq"}})
//
// [Formats] lists them. Each is a file of this package and a line of a table.
//
// # Two ways to see a graph
//
// Formats of RDF (N-Quads, TriG, Turtle, JSON-LD) have the quads as they are. All
// others have entities, as nodes, and facts: who stated what of whom, events with
// their participants, positions held, relations. Where a format has nothing but nodes
// and edges between them (GEXF, GraphML, DOT, SVG, Mermaid, edges as CSV), a fact is
// an edge from each who acts to each that it concerns: from a speaker to what the
// statement is about, from an event's agent (or its first participant) to the others,
// from a person to the body of an office, from a relation's subject to its object. A
// fact with a single participant draws no edge there.
//
// # Guarantees
//
// The same graph gives the same bytes. An export sees one state of the graph. Names
// and texts of articles are data in every format: they cannot end a string, open a
// tag, or start a formula. What is held in memory grows with the number of entities
// and facts, not with texts; records are read one by one, twice.
//
// # Not goals
//
// It does not read what other tools write, but for N-Quads ([graph.Graph.Import]).
package export
