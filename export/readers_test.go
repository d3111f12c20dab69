package export

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/khabar-kg/khabar/graph"
)

// readersVariable names a folder with the readers of npm and pip that .ci/run installs:
// node_modules, and a virtual environment called venv.
const readersVariable = "KHABAR_READERS"

// written writes exports of a graph to a folder, as out and the ending, and returns how
// many nodes and edges an entity network has, and how many entities are connected.
func written(t *testing.T, g *graph.Graph) (dir string, nodes, edges int) {
	t.Helper()
	dir = t.TempDir()
	for ending, opts := range map[string]Options{
		"nq": {Format: "nquads", WithoutTexts: true}, "dump.nq": {Format: "nquads"}, "trig": {Format: "trig"}, "ttl": {Format: "turtle"}, "jsonld": {Format: "jsonld"},
		"gexf": {Format: "gexf"}, "graphml": {Format: "graphml"}, "ftm": {Format: "ftm"}, "cypher": {Format: "cypher"},
		"dot": {Format: "dot"}, "svg": {Format: "svg"}, "mmd": {Format: "mermaid"},
	} {
		s := exported(t, g, opts)
		if ending == "gexf" {
			nodes, edges = strings.Count(s, "<node "), strings.Count(s, "<edge ")
		}
		if err := os.WriteFile(filepath.Join(dir, "out."+ending), []byte(s), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir, nodes, edges
}

// run runs a reader, and returns what it prints. Where there is none the test skips.
func run(t *testing.T, dir, name string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		t.Skipf("%s is not installed", name)
	}
	cmd := exec.CommandContext(t.Context(), name, args...)
	cmd.Dir = dir
	var errs strings.Builder
	cmd.Stderr = &errs
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s %s: %v\n%s", name, strings.Join(args, " "), err, shortened(errs.String(), 3000))
	}
	return string(out)
}

// TestReaders reads exports with readers that are not ours.
func TestReaders(t *testing.T) {
	for name, g := range map[string]*graph.Graph{"two articles": open(t, records(t)...), "hostile": openHostile(t)} {
		t.Run(name, func(t *testing.T) {
			dir, nodes, edges := written(t, g)
			t.Run("rapper", func(t *testing.T) {
				quads := strings.Count(run(t, dir, "rapper", "-q", "-i", "nquads", "-o", "nquads", "out.dump.nq"), "\n")
				for _, x := range [][2]string{{"turtle", "out.ttl"}, {"trig", "out.trig"}, {"nquads", "out.nq"}} {
					if got := strings.Count(run(t, dir, "rapper", "-q", "-i", x[0], "-o", "nquads", x[1]), "\n"); got == 0 || got > quads {
						t.Errorf("%s has %d quads, the dump %d", x[1], got, quads)
					}
				}
			})
			t.Run("xmllint", func(t *testing.T) {
				run(t, dir, "xmllint", "--noout", "--nonet", "out.gexf", "out.graphml", "out.svg")
			})
			t.Run("dot", func(t *testing.T) {
				type element struct {
					Class string `xml:"class,attr"`
					G     []struct {
						Class string `xml:"class,attr"`
					} `xml:"g>g"`
				}
				var svg element
				if err := xml.Unmarshal([]byte(run(t, dir, "dot", "-Tsvg", "out.dot")), &svg); err != nil {
					t.Fatal(err)
				}
				if len(svg.G) == 0 {
					t.Error("Graphviz drew nothing")
				}
			})
			t.Run("npm", func(t *testing.T) { readNode(t, dir, nodes, edges) })
			t.Run("pip", func(t *testing.T) { readPython(t, dir, nodes) })
		})
	}
}

// size is what a reader found of a network.
type size struct {
	Nodes int `json:"nodes"`
	Edges int `json:"edges"`
}

func readers(t *testing.T) string {
	dir := os.Getenv(readersVariable)
	if dir == "" {
		t.Skipf("%s names no folder with readers: see .ci/run", readersVariable)
	}
	return dir
}

func script(t *testing.T, name string) string {
	s, err := filepath.Abs(filepath.Join("testdata", "readers", name))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// readNode reads with graphology, N3.js, jsonld.js and Mermaid.
func readNode(t *testing.T, dir string, nodes, edges int) {
	if _, err := os.Stat(filepath.Join(readers(t), "node_modules", "mermaid")); err != nil {
		t.Skip("no readers from npm")
	}
	var got struct {
		GEXF, GraphML        size
		Quads                int
		TriG, Turtle, JSONLD bool
		Mermaid              size
	}
	out := run(t, readers(t), "node", script(t, "read.mjs"), dir)
	if err := json.Unmarshal([]byte(out), &got); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	want := size{nodes, edges}
	if got.GEXF != want || got.GraphML != want {
		t.Errorf("graphology found %v in GEXF and %v in GraphML, want %v", got.GEXF, got.GraphML, want)
	}
	if !got.TriG || !got.Turtle || !got.JSONLD || got.Quads == 0 {
		t.Errorf("against %d N-Quads, TriG is the same: %v, Turtle: %v, JSON-LD: %v", got.Quads, got.TriG, got.Turtle, got.JSONLD)
	}
	if got.Mermaid.Nodes == 0 || got.Mermaid.Edges == 0 {
		t.Errorf("Mermaid found %v", got.Mermaid)
	}
}

// readPython reads with followthemoney, NetworkX and openCypher's grammar.
func readPython(t *testing.T, dir string, nodes int) {
	python := filepath.Join(readers(t), "venv", "bin", "python")
	if _, err := os.Stat(python); err != nil {
		t.Skip("no readers from pip")
	}
	type checked struct {
		Entities, Statements int
		Faults               []string
	}
	var got struct {
		GEXF, GraphML size
		FTM, Cypher   checked
	}
	out := run(t, dir, python, script(t, "read.py"), dir)
	if err := json.Unmarshal([]byte(out), &got); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	if got.GEXF.Nodes != nodes || got.GraphML.Nodes != nodes {
		t.Errorf("NetworkX found %d nodes in GEXF and %d in GraphML, want %d", got.GEXF.Nodes, got.GraphML.Nodes, nodes)
	}
	for name, c := range map[string]checked{"followthemoney": got.FTM, "openCypher": got.Cypher} {
		if c.Entities+c.Statements == 0 || len(c.Faults) > 0 {
			t.Errorf("%s read %d entities, %d statements: %s", name, c.Entities, c.Statements, cmp.Diff([]string(nil), c.Faults))
		}
	}
	if testing.Verbose() {
		fmt.Println(out)
	}
}
