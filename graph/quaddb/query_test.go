package quaddb

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestQueryLanguages runs the tables of queries of Cayley's Gizmo and MQL over this store: copies of the packages are built in which one line is
// another, the one that makes the store.
func TestQueryLanguages(t *testing.T) {
	if os.Getenv("KHABAR_HEAVY") == "" {
		t.Skip("set KHABAR_HEAVY=1 to build and run the tests of Cayley's query languages")
	}
	cayley := cayleyFolder(t)
	const store = `quaddb.ForTest()`
	for _, lang := range []string{"gizmo", "mql"} {
		t.Run(lang, func(t *testing.T) {
			folder := filepath.Join(cayley, "query", lang)
			here, err := filepath.Abs(".")
			if err != nil {
				t.Fatal(err)
			}
			tmp := t.TempDir()
			// A copy of the package, which is nowhere but in this list.
			copied := filepath.Join(here, "testdata", "copyof"+lang)
			overlay := map[string]string{}
			names, err := filepath.Glob(filepath.Join(folder, "*.go"))
			if err != nil {
				t.Fatal(err)
			}
			made := 0
			for _, name := range names {
				b, err := os.ReadFile(name)
				if err != nil {
					t.Fatal(err)
				}
				text := string(b)
				if strings.HasSuffix(name, "_test.go") {
					text = strings.ReplaceAll(text, `graph.NewQuadStore("memstore", "", nil)`, store)
				}
				if n := strings.Count(text, store); n > 0 {
					made += n
					text = strings.Replace(text, "import (", "import (\n\t\"github.com/khabar-kg/khabar/graph/quaddb\"", 1)
				}
				changed := filepath.Join(tmp, filepath.Base(name))
				if err := os.WriteFile(changed, []byte(text), 0o644); err != nil {
					t.Fatal(err)
				}
				overlay[filepath.Join(copied, filepath.Base(name))] = changed
			}
			if made == 0 {
				t.Fatalf("no store is made in the tests of %s", folder)
			}
			maker := filepath.Join(tmp, "fortest.go")
			if err := os.WriteFile(maker, []byte(forTest), 0o644); err != nil {
				t.Fatal(err)
			}
			overlay[filepath.Join(here, "fortest.go")] = maker
			list, err := json.Marshal(map[string]any{"Replace": overlay})
			if err != nil {
				t.Fatal(err)
			}
			file := filepath.Join(tmp, "overlay.json")
			if err := os.WriteFile(file, list, 0o644); err != nil {
				t.Fatal(err)
			}
			bin := filepath.Join(tmp, lang+".test")
			build := exec.CommandContext(t.Context(), "go", "test", "-c", "-vet=off", "-o", bin, "-overlay="+file, "./testdata/copyof"+lang)
			build.Dir = here
			if out, err := build.CombinedOutput(); err != nil {
				t.Fatalf("%v\n%s", err, out)
			}
			run := exec.CommandContext(t.Context(), bin)
			run.Dir = folder // where it finds its graphs
			run.Env = append(os.Environ(), "QUADDB_TEST_DIR="+t.TempDir())
			if out, err := run.CombinedOutput(); err != nil {
				t.Errorf("%v\n%s", err, out)
			}
		})
	}
}

const forTest = `package quaddb

import (
	"os"

	"github.com/cayleygraph/cayley/graph"
)

// ForTest makes an empty store.
func ForTest() (graph.QuadStore, error) {
	dir, err := os.MkdirTemp(os.Getenv("QUADDB_TEST_DIR"), "")
	if err != nil {
		return nil, err
	}
	return Open(dir, Options{NoSync: true})
}
`
