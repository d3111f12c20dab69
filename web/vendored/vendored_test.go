package vendored_test

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"testing"

	"github.com/khabar-kg/khabar/web/vendored"
)

// TestManifest holds the files against what the manifest says of them.
func TestManifest(t *testing.T) {
	m, err := vendored.Read()
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	used := map[string]bool{}
	for _, f := range m.Files {
		names = append(names, f.Name)
		b, err := vendored.Files.ReadFile("files/" + f.Name)
		if err != nil {
			t.Error(err)
			continue
		}
		sum := sha256.Sum256(b)
		if got := hex.EncodeToString(sum[:]); got != f.SHA256 || len(b) != f.Bytes {
			t.Errorf("%s: %d bytes of %s, want %d of %s", f.Name, len(b), got, f.Bytes, f.SHA256)
		}
		if len(f.From) == 0 {
			t.Errorf("%s is of no package", f.Name)
		}
		for _, name := range f.From {
			used[name] = true
		}
	}
	list, err := fs.ReadDir(vendored.Files, "files")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range list {
		if !slices.Contains(names, e.Name()) {
			t.Errorf("files/%s is not in the manifest", e.Name())
		}
	}
	if len(list) == 0 {
		t.Error("there are no files")
	}

	free := []string{"MIT", "ISC", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0"}
	var texts []string
	for _, p := range m.Packages {
		if !used[p.Name] {
			t.Errorf("%s is in no file", p.Name)
		}
		delete(used, p.Name)
		if !slices.Contains(free, p.Licence) {
			t.Errorf("%s: its licence is %q, which is not in the list of those that may ship", p.Name, p.Licence)
		}
		if b, err := os.ReadFile(filepath.Join("licences", p.Text)); err != nil || len(b) < 300 {
			t.Errorf("%s: its licence has no text: %v", p.Name, err)
		}
		texts = append(texts, p.Text)
		if !regexp.MustCompile(`^\d+\.\d+\.\d+$`).MatchString(p.Version) {
			t.Errorf("%s: version %q", p.Name, p.Version)
		}
	}
	for name := range used {
		t.Errorf("the manifest does not tell of %s", name)
	}
	kept, err := os.ReadDir("licences")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range kept {
		if !slices.Contains(texts, e.Name()) {
			t.Errorf("licences/%s is of no package", e.Name())
		}
	}
}

// TestLock holds the manifest against the lock, which npm checks packages against.
func TestLock(t *testing.T) {
	b, err := os.ReadFile("renew/package-lock.json")
	if err != nil {
		t.Fatal(err)
	}
	var lock struct {
		Packages map[string]struct{ Version, Integrity, Resolved string }
	}
	if err := json.Unmarshal(b, &lock); err != nil {
		t.Fatal(err)
	}
	m, err := vendored.Read()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range m.Packages {
		l := lock.Packages["node_modules/"+p.Name]
		if l.Version != p.Version || l.Integrity != p.Integrity || !regexp.MustCompile(`^sha512-[A-Za-z0-9+/]{86}==$`).MatchString(p.Integrity) {
			t.Errorf("%s is %s with %s, the lock says %s with %s", p.Name, p.Version, p.Integrity, l.Version, l.Integrity)
		}
	}
	for name, l := range lock.Packages {
		if l.Resolved != "" {
			t.Errorf("%s: the lock names a registry", name)
		}
	}
}
