// Package khabar_test checks what no single package can: who imports whom.
package khabar_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/khabar-kg/khabar"

// A forbidden arrow is an import that must not be, with its reason. Both ends
// stand for a package and those beneath it.
type arrow struct {
	from, to string // relative to the module; to may be another module's path
	except   []string
	why      string
}

var forbidden = []arrow{
	{"schema", "extract", nil, "schema says what a fact is; whoever makes or keeps facts imports it, not the other way"},
	{"schema", "graph", nil, "schema says what a fact is; whoever makes or keeps facts imports it, not the other way"},
	{"schema", "cmd", nil, "a library does not know its command line"},
	{"extract", "graph", nil, "records are all that extraction and the graph share: either can be used without the other"},
	{"graph", "extract", nil, "records are all that extraction and the graph share: either can be used without the other"},
	{"extract", "cmd", nil, "a library does not know its command line"},
	{"graph", "cmd", nil, "a library does not know its command line"},
	{"schema", "web", nil, "pages are for people to look at facts; facts do without"},
	{"extract", "web", nil, "pages are for people to look at facts; extraction does without"},
	{"graph", "web", nil, "pages are for people to look at the graph; the graph does without"},
	{"graph", "export", nil, "formats of other tools are made of a graph; the graph does without"},
	{"export", "extract", nil, "what is exported is in the graph; how it was read is not its affair"},
	{"export", "web", nil, "the server exports, an export does not serve"},
	{"export", "cmd", nil, "a library does not know its command line"},
	{"layout", "graph", nil, "boxes and what ties them are all that a layout knows"},
	{"layout", "schema", nil, "boxes and what ties them are all that a layout knows"},
	{"web", "cmd", nil, "a library does not know its command line"},
	{"web", "github.com/spf13", nil, "flags are the command line's"},
	{"web", "github.com/jackc/pgx", nil, "the server is the graph's own affair"},

	// The ground floor of extract: usable by themselves, and by both languages.
	{"extract/text", "extract", nil, "the working form of an article is what all readers share; it knows none of them"},
	{"extract/crf", "extract", nil, "a conditional random field is mathematics; it knows no words"},
	{"extract/read", "extract", []string{"extract/lexicon"}, "reading files needs word lists, and no more linguistics than that"},
	{"extract/lexicon", "extract", []string{"extract/text"}, "word lists are data; how words are folded is given to them"},
	{"extract/tagger", "extract", []string{"extract/crf", "extract/text", "extract/lexicon"}, "a tagger learns from tokens; it knows no tokenizer, so that it serves any language"},
	{"extract/dates", "extract", []string{"extract/text", "extract/lexicon"}, "dates are read from tokens of any language"},
	{"extract/tenure", "extract", []string{"extract/text"}, "periods are read from tokens and dates of any language"},
	{"extract/roles", "extract", []string{"extract/text"}, "participants are weighed from the working form of any language"},
	{"extract/score", "extract", []string{"extract/lexicon"}, "measures must not know what they measure; the causes are a list like any other"},

	{"graph/network", "github.com/cayleygraph", nil, "what ties entities is read through the graph; the engine is the graph's own affair"},
	{"graph/match", "graph", nil, "judging needs records alone: the graph asks it, and keeps what it says"},
	{"graph/match", "github.com/cayleygraph", nil, "judging needs records alone: it knows no store"},
	{"graph/search", "graph", []string{"graph/match", "graph/sentence"}, "an index is of records and of what it is told: the graph fills it"},
	{"graph/search", "github.com/cayleygraph", nil, "an index is of records: it knows no store"},
	{"graph/sentence", "graph", nil, "a sentence is found in a text alone"},
	{"graph/relate", "graph", nil, "what facts have to do with each other is found from records alone; whoever keeps them calls it"},

	// Two languages, two folders.
	{"extract/ar", "extract/en", nil, "a language can be changed, or added, without reading another"},
	{"extract/en", "extract/ar", nil, "a language can be changed, or added, without reading another"},
	{"extract/ar", "extract/read", nil, "languages read articles, not files"},
	{"extract/en", "extract/read", nil, "languages read articles, not files"},

	// Others' modules that belong to one room.
	{"schema", "github.com/cayleygraph", nil, "the engine is the graph's own affair, so that it can be replaced"},
	{"extract", "github.com/cayleygraph", nil, "the engine is the graph's own affair, so that it can be replaced"},
	{"cmd", "github.com/cayleygraph", nil, "the engine is the graph's own affair, so that it can be replaced"},
	{"export", "github.com/cayleygraph", nil, "the engine is the graph's own affair, so that it can be replaced"},
	{"export", "github.com/spf13", nil, "flags are the command line's"},
	{"web", "github.com/cayleygraph", nil, "the engine is the graph's own affair, so that it can be replaced"},
	{"schema", "github.com/spf13", nil, "flags are the command line's"},
	{"extract", "github.com/spf13", nil, "flags are the command line's"},
	{"schema", "github.com/jackc/pgx", nil, "the server is the graph's own affair"},
	{"extract", "github.com/jackc/pgx", nil, "the server is the graph's own affair"},
	{"cmd", "github.com/jackc/pgx", nil, "the server is the graph's own affair"},
	{"graph", "github.com/spf13", nil, "flags are the command line's"},
	{"extract", "net/http", nil, "extraction is offline"},
}

// TestImports enforces the arrows. Tests and the commands that train models or
// build lists (package main) may look further.
func TestImports(t *testing.T) {
	imports := map[string][]string{}
	err := filepath.WalkDir(".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && name != "." && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata"):
			return fs.SkipDir
		case d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go"):
			return nil
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		pkg := filepath.ToSlash(filepath.Dir(name))
		if f.Name.Name == "main" && !within(pkg, "cmd") {
			return nil
		}
		for _, spec := range f.Imports {
			to, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			imports[pkg] = append(imports[pkg], strings.TrimPrefix(to, module+"/"))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(imports) < 5 {
		t.Fatalf("found but %d packages", len(imports))
	}
	for pkg, list := range imports {
		for _, to := range list {
			for _, a := range forbidden {
				if within(pkg, a.from) && within(to, a.to) && !within(to, a.from) && !anyWithin(to, a.except) {
					t.Errorf("%s imports %s: %s", pkg, to, a.why)
				}
			}
		}
	}
}

// within reports whether a package is root or beneath it.
func within(pkg, root string) bool {
	return pkg == root || strings.HasPrefix(pkg, path.Clean(root)+"/")
}

func anyWithin(pkg string, roots []string) bool {
	for _, r := range roots {
		if within(pkg, r) {
			return true
		}
	}
	return false
}
