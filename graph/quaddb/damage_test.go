package quaddb

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/cockroachdb/pebble/v2/vfs"
)

// A fullFS is a disk with little room.
type fullFS struct {
	vfs.FS
	left     uint64 // what it says it has
	writable int64  // what it takes, if it is short
	short    bool
	written  atomic.Int64
}

// GetDiskUsage says what is left.
func (f *fullFS) GetDiskUsage(string) (vfs.DiskUsage, error) {
	return vfs.DiskUsage{AvailBytes: f.left, TotalBytes: 1 << 40, UsedBytes: 1<<40 - f.left}, nil
}

// Create makes a file that fills up.
func (f *fullFS) Create(name string, c vfs.DiskWriteCategory) (vfs.File, error) {
	return f.wrap(f.FS.Create(name, c))
}

// ReuseForWrite makes a file that fills up.
func (f *fullFS) ReuseForWrite(from, to string, c vfs.DiskWriteCategory) (vfs.File, error) {
	return f.wrap(f.FS.ReuseForWrite(from, to, c))
}

func (f *fullFS) wrap(file vfs.File, err error) (vfs.File, error) {
	if err != nil || !f.short {
		return file, err
	}
	return &fullFile{file, f}, nil
}

type fullFile struct {
	vfs.File
	fs *fullFS
}

// Write writes what there is room for. Only logs are counted, so that it is
// them that are met by the end.
func (f *fullFile) Write(b []byte) (int, error) {
	if f.fs.written.Add(int64(len(b))) > f.fs.writable+256<<10 {
		n, _ := f.File.Write(b[:len(b)/2])
		return n, syscall.ENOSPC
	}
	return f.File.Write(b)
}

// closeSoon closes a store that cannot be written to, and does not wait long.
func closeSoon(t *testing.T, s *Store) {
	t.Helper()
	done := make(chan error, 1)
	go func() { done <- s.Close() }()
	select {
	case <-done: // with whatever error: it was said before
	case <-time.After(20 * time.Second):
		t.Fatal("a store that cannot be written to does not close")
	}
}

// TestDamage damages each file of a store, one at a time, and checks that what
// follows is a clear error or the whole truth, and that the files stay as they are.
func TestDamage(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "store")
	loaded(t, dir, Options{})
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	kinds := map[string]int{}
	for _, e := range entries {
		name := e.Name()
		b, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		if name == ownerFile || name == "LOCK" || name == formatFile {
			continue
		}
		kind := name
		if i := strings.IndexAny(name, "0123456789"); i >= 0 {
			kind = strings.Trim(name, "0123456789")
		}
		if kinds[kind]++; kinds[kind] > 1 && !heavy() {
			continue
		}
		flipped := slices.Clone(b)
		if len(b) > 0 {
			flipped[len(b)/3] ^= 0x10
		}
		for how, damaged := range map[string][]byte{"cut": b[:len(b)/2], "flipped": flipped, "gone": nil} {
			t.Run(name+" "+how, func(t *testing.T) {
				copied := filepath.Join(t.TempDir(), "store")
				if err := os.CopyFS(copied, os.DirFS(dir)); err != nil {
					t.Fatal(err)
				}
				path := filepath.Join(copied, name)
				if damaged == nil {
					err = os.Remove(path)
				} else {
					err = os.WriteFile(path, damaged, 0o644)
				}
				if err != nil {
					t.Fatal(err)
				}
				s, err := Open(copied, Options{})
				if err == nil {
					_, err = s.Verify(t.Context())
					if err == nil {
						// The file was one that nothing was lost with.
						if rounds := checkArticles(t, s); len(rounds) != crashArticles {
							t.Errorf("%d articles are left, and nothing was said", len(rounds))
						}
					}
					closeSoon(t, s)
				}
				t.Log(err)
				if err == nil {
					return
				}
				if !strings.Contains(err.Error(), copied) {
					t.Errorf("the error does not name the store: %v", err)
				}
				if !errors.Is(err, ErrDamaged) {
					t.Errorf("the error is not that of damage: %v", err)
				}
			})
		}
	}
}
