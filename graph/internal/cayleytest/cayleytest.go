// Package cayleytest runs the tests of Cayley's own packages over our stores.
package cayleytest

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// Folder returns where the module of Cayley lies; its suites look for their
// graphs there.
func Folder(t testing.TB) string {
	t.Helper()
	out, err := exec.CommandContext(t.Context(), "go", "list", "-m", "-f", "{{.Dir}}", "github.com/cayleygraph/cayley").Output()
	if err != nil {
		t.Skipf("the module of Cayley is not here: %v", err)
	}
	return strings.TrimSpace(string(out))
}

// A Store says how a package's store is made by other packages' tests.
type Store struct {
	Package string // its name, and that of its folder, which is the current one
	Import  string
	// ForTest is the source of a file of the package with a function
	// ForTest() (graph.QuadStore, error), which returns an empty store.
	ForTest string
	Env     []string // for ForTest
	// Skip names the tests that ask for more than a store promises, as the flag
	// -test.skip does.
	Skip string
}

// QueryLanguages runs the tables of queries of Cayley's Gizmo and MQL over a
// store: copies of the packages are built in which one line is another, the one
// that makes the store.
func QueryLanguages(t *testing.T, s Store) {
	cayley := Folder(t)
	for _, lang := range []string{"gizmo", "mql"} {
		t.Run(lang, func(t *testing.T) { queryLanguage(t, s, filepath.Join(cayley, "query", lang)) })
	}
}

// queryLanguage runs the tests of one folder of Cayley's.
func queryLanguage(t *testing.T, s Store, folder string) {
	lang := filepath.Base(folder)
	here, err := filepath.Abs(".")
	if err != nil {
		t.Fatal(err)
	}
	tmp := t.TempDir()
	copied := filepath.Join(here, "testdata", "copyof"+lang) // which is nowhere but in the list below
	overlay := map[string]string{}
	names, err := filepath.Glob(filepath.Join(folder, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	store := s.Package + ".ForTest()"
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
			text = strings.Replace(text, "import (", "import (\n\t\""+s.Import+"\"", 1)
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
	if err := os.WriteFile(maker, []byte(s.ForTest), 0o644); err != nil {
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
	run := exec.CommandContext(t.Context(), bin, "-test.skip="+s.Skip)
	run.Dir = folder // where it finds its graphs
	run.Env = append(os.Environ(), s.Env...)
	if out, err := run.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}
