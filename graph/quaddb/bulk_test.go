package quaddb

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"
	"github.com/cockroachdb/pebble/v2/vfs"
)

// bulkFiles returns the names of tables in the folder that are not the engine's.
func bulkFiles(t *testing.T, dir string) (found []string) {
	t.Helper()
	names, err := vfs.Default.List(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		if strings.HasPrefix(name, bulkPrefix) {
			found = append(found, name)
		}
	}
	return found
}

// TestBulk writes changes as tables: long values that begin alike, whose keys do not
// sort as they do, more keys than a table takes, and old nodes among the new.
func TestBulk(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "store")
	s, err := Open(dir, Options{bulk: 1, bulkKeys: 1000})
	if err != nil {
		t.Fatal(err)
	}
	want := model{}
	for round := range 3 {
		var quads []quad.Quad
		for i := range 6_000 {
			quads = append(quads, quad.Quad{
				Subject:   quad.IRI(fmt.Sprintf("s%d/%d", round, i/10)),
				Predicate: quad.IRI(fmt.Sprintf("p%d", i%10)),
				Object:    quad.String(fmt.Sprintf("%s%d", strings.Repeat("long ", i%100), i/100)),
				Label:     quad.IRI(fmt.Sprintf("l%d", round)),
			})
		}
		for _, q := range quads {
			want[exact(q)] = q
		}
		if err := s.Update(t.Context(), func(tx *Tx) error { return tx.Apply(nil, quads) }); err != nil {
			t.Fatal(err)
		}
		if left := bulkFiles(t, dir); len(left) > 0 {
			t.Errorf("left in the folder: %v", left)
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	// What a killed process leaves is removed.
	if err := os.WriteFile(filepath.Join(dir, bulkPrefix+"7"), []byte("half"), 0o644); err != nil {
		t.Fatal(err)
	}
	s = openTest(t, dir)
	defer s.Close()
	if left := bulkFiles(t, dir); len(left) > 0 {
		t.Errorf("left in the folder: %v", left)
	}
	if r, err := s.Verify(t.Context()); err != nil {
		t.Fatalf("%v\n%s", err, strings.Join(r.Problems, "\n"))
	}
	compareQuadStore(t, s, want)
}

// TestBulkFull meets the end of the disk while tables are written: the change is
// refused, nothing is left of it, and the store goes on once there is room.
func TestBulkFull(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "store")
	loaded(t, dir, Options{})
	fs := &fullFS{FS: vfs.Default, left: 1 << 40, writable: 1 << 20, short: true}
	s, err := Open(dir, Options{fs: fs, bulk: 1})
	if err != nil {
		t.Fatal(err)
	}
	fs.written.Store(1 << 40)
	if err := put(s, 1000, 1); !errors.Is(err, ErrFull) || !strings.Contains(err.Error(), dir) {
		t.Errorf("a change on a full disk: %v", err)
	}
	if left := bulkFiles(t, dir); len(left) > 0 {
		t.Errorf("left in the folder: %v", left)
	}
	checkArticles(t, s)
	fs.written.Store(0)
	if err := put(s, 1000, 1); err != nil {
		t.Errorf("a change once there is room: %v", err)
	}
	if rounds := checkArticles(t, s); rounds[1000] != 1 {
		t.Errorf("article 1000 is of round %d", rounds[1000])
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}
