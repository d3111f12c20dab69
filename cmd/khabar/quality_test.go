package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// qualityArgs is the command that makes QUALITY.md, but for the file; run from the
// root of the repository.
var qualityArgs = []string{
	"eval", "--gold", "../shared/eval/gold", "--gold", "extract/testdata/news",
	"--polnear", "../shared/eval/polnear/dev",
	"--re3d", "../shared/eval/re3d/CENTCOM", "--re3d", "../shared/eval/re3d/UK-Government",
	"--re3d", "../shared/eval/re3d/US-State-Department",
	"--ner", "../shared/eval/ner/aqmar-dev.txt", "--ner", "../shared/eval/ner/wikigold-en.txt",
}

// TestQuality: the committed figures are those of this program.
func TestQuality(t *testing.T) {
	if os.Getenv("KHABAR_HEAVY") == "" {
		t.Skip("it reads all corpora: KHABAR_HEAVY=1 runs it")
	}
	t.Chdir("../..")
	if _, err := os.Stat("../shared/eval/gold"); err != nil {
		t.Skip("the annotated corpora are not there: they belong into ../shared/eval, beside the repository")
	}
	fresh := filepath.Join(t.TempDir(), "QUALITY.md")
	mustKhabar(t, append(qualityArgs, "--write", fresh)...)
	got, err := os.ReadFile(fresh)
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile("QUALITY.md", got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile("QUALITY.md")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("QUALITY.md is of another version (-committed +now); CONTRIBUTING.md says how it is made:\n%s", diff)
	}
}
