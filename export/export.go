package export

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/khabar-kg/khabar/graph"
)

// Options say what is written, and how.
type Options struct {
	Format string // the name of one of [Formats]
	Filter Filter // the zero value is everything
	// Language is that of labels, "ar" or "en"; empty is "en". Where a format has
	// room for several names it has all of them.
	Language string
	// Most is how many entities a picture shows, those of most facts first; 0 is the
	// format's own number, negative all. Formats that are no pictures show all.
	Most int
	// WithoutTexts leaves the articles' records, and with them their texts, out of
	// N-Quads. What is left cannot be imported.
	WithoutTexts bool
}

// A Report counts what was written.
type Report struct {
	Entities, Facts, Articles int
	// LeftOut counts what a picture does not show of what was asked for.
	LeftOut struct{ Entities, Facts int }
}

// ErrNoFormat means that there is no format of that name.
var ErrNoFormat = errors.New("no such format")

// A Format is one way to write a graph.
type Format struct {
	Name string
	// Ending is that of a file, with its dot.
	Ending    string
	MediaType string
	Help      string // what it is and for which tools, on one line
	// Folder says that it is several files: a folder, or a zip of it.
	Folder bool
	// Picture says that people look at it as it is, so that it shows but so many
	// entities.
	Picture bool
	// Answer says that it has the answer of a question, and nothing else.
	Answer bool

	most  int // entities of a picture
	write func(context.Context, *job) error
}

// formats in the order in which people are shown them. A new one is a line here.
var formats = []Format{
	{Name: "nquads", Ending: ".nq", MediaType: "application/n-quads", Help: "N-Quads, for triple stores; khabar import takes it back; the label is the article", write: writeNQuads},
	{Name: "trig", Ending: ".trig", MediaType: "application/trig", Help: "TriG: Turtle with a named graph for each article", write: writeTriG},
	{Name: "turtle", Ending: ".ttl", MediaType: "text/turtle", Help: "Turtle, for tools that know no named graphs: each fact tells its article by khabar:article", write: writeTurtle},
	{Name: "jsonld", Ending: ".jsonld", MediaType: "application/ld+json", Help: "JSON-LD with a named graph for each article", write: writeJSONLD},
	{Name: "csv", Ending: ".zip", MediaType: "application/zip", Help: "nodes.csv, edges.csv, statements.csv, events.csv: spreadsheets, pandas, Gephi's import", Folder: true, write: writeTables},
	{Name: "csv-nodes", Ending: ".csv", MediaType: "text/csv; charset=utf-8", Help: "the entities alone, as CSV", write: oneTable(nodesTable)},
	{Name: "csv-edges", Ending: ".csv", MediaType: "text/csv; charset=utf-8", Help: "edges between entities, as CSV", write: oneTable(edgesTable)},
	{Name: "csv-statements", Ending: ".csv", MediaType: "text/csv; charset=utf-8", Help: "who announced what, as CSV", write: oneTable(statementsTable)},
	{Name: "csv-events", Ending: ".csv", MediaType: "text/csv; charset=utf-8", Help: "events with their roles, as CSV", write: oneTable(eventsTable)},
	{Name: "gexf", Ending: ".gexf", MediaType: "application/gexf+xml", Help: "GEXF 1.3, for Gephi: edges have their days, types have colours", write: writeGEXF},
	{Name: "graphml", Ending: ".graphml", MediaType: "application/graphml+xml", Help: "GraphML, for yEd and Cytoscape", write: writeGraphML},
	{Name: "ftm", Ending: ".ftm.json", MediaType: "application/x-ndjson", Help: "FollowTheMoney entities, a line of JSON each, for Aleph and OpenSanctions' tools", write: writeFTM},
	{Name: "cypher", Ending: ".cypher", MediaType: "text/plain; charset=utf-8", Help: "a Cypher script, for Neo4j and Memgraph: entities, facts and articles are nodes", write: writeCypher},
	{Name: "obsidian", Ending: ".zip", MediaType: "application/zip", Help: "a vault of Markdown notes for Obsidian: one for each entity and article", Folder: true, write: writeVault},
	{Name: "dot", Ending: ".dot", MediaType: "text/vnd.graphviz; charset=utf-8", Help: "a picture for Graphviz", Picture: true, most: 300, write: writeDOT},
	{Name: "svg", Ending: ".svg", MediaType: "image/svg+xml", Help: "a picture for browsers and Inkscape, drawn without other programs", Picture: true, most: 60, write: writeSVG},
	{Name: "mermaid", Ending: ".mmd", MediaType: "text/plain; charset=utf-8", Help: "a Mermaid flowchart, for Markdown pages", Picture: true, most: 40, write: writeMermaid},
	{Name: "entities", Ending: ".jsonl", MediaType: "application/x-ndjson", Help: "JSON lines: each entity with its names and all its mentions", write: writeEntities},
	{Name: "statements", Ending: ".jsonl", MediaType: "application/x-ndjson", Help: "JSON lines: each statement, with what corroborates and contradicts it", write: writeStatements},
	{Name: "events", Ending: ".jsonl", MediaType: "application/x-ndjson", Help: "JSON lines: each event, likewise", write: writeEvents},
	{Name: "answer-csv", Ending: ".csv", MediaType: "text/csv; charset=utf-8", Help: "the answer of a question, as CSV", Answer: true, write: writeAnswerCSV},
	{Name: "answer-jsonl", Ending: ".jsonl", MediaType: "application/x-ndjson", Help: "the answer of a question, a line of JSON a row", Answer: true, write: writeAnswerLines},
}

// Formats returns all formats, in the order in which people are shown them.
func Formats() []Format { return slices.Clone(formats) }

// FormatNamed returns the format of that name, or [ErrNoFormat] with a hint.
func FormatNamed(name string) (Format, error) {
	i := slices.IndexFunc(formats, func(f Format) bool { return f.Name == name })
	if i >= 0 {
		return formats[i], nil
	}
	var names []string
	for _, f := range formats {
		names = append(names, f.Name)
	}
	return Format{}, hinted(fmt.Errorf("%w: %q", ErrNoFormat, name), "there are "+strings.Join(names, ", "))
}

// Write writes the graph, or what the filter leaves of it, to w. Formats that are
// folders are written as a zip; see [WriteFolder].
func Write(ctx context.Context, g *graph.Graph, w io.Writer, opts Options) (Report, error) {
	b := bufio.NewWriterSize(w, 64<<10)
	f, err := FormatNamed(opts.Format)
	if err != nil {
		return Report{}, err
	}
	if !f.Folder {
		return writeTo(ctx, g, opts, f, b, nil, b.Flush)
	}
	z := newZip(b)
	return writeTo(ctx, g, opts, f, nil, z, func() error { return errors.Join(z.close(), b.Flush()) })
}

// WriteFolder writes a format that is a folder to the folder dir, which it makes.
// Files of an earlier export are overwritten; others are left alone.
func WriteFolder(ctx context.Context, g *graph.Graph, dir string, opts Options) (Report, error) {
	f, err := FormatNamed(opts.Format)
	if err != nil {
		return Report{}, err
	}
	if !f.Folder {
		return Report{}, hinted(fmt.Errorf("%s is one file, and no folder", f.Name), "name a file to write it to")
	}
	return writeTo(ctx, g, opts, f, nil, folder(dir), func() error { return nil })
}

func writeTo(ctx context.Context, g *graph.Graph, opts Options, f Format, w *bufio.Writer, files files, end func() error) (Report, error) {
	opts.Language = cmp.Or(opts.Language, "en")
	if err := opts.Filter.Check(f); err != nil {
		return Report{}, err
	}
	var report Report
	err := g.Read(ctx, func(r *graph.Reading) error {
		j := &job{r: r, o: r.Ontology(), opts: opts, format: f, w: w, files: files}
		if err := j.prepare(ctx); err != nil {
			return err
		}
		if err := f.write(ctx, j); err != nil {
			return err
		}
		report = j.report
		return end()
	})
	if err != nil {
		return report, fmt.Errorf("export %s: %w", f.Name, err)
	}
	return report, nil
}

func hinted(err error, hint string) error { return graph.WithHint(err, hint) }
