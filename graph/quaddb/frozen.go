package quaddb

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/cockroachdb/pebble/v2"
	"github.com/cockroachdb/pebble/v2/vfs"
)

// A frozen is the files of a store as they were at one moment, so that it can be
// read while another process writes to it: no lock is taken, and nothing is
// written. It works by how the engine writes:
//
//   - A table never changes. Those that there are are held open, so that they can
//     be read after the writer has deleted them.
//   - The manifest and the logs only grow, and the beginning of either is an
//     earlier state. They are small, and copied into memory; of the logs the
//     newest first, since an older one is whole once there is a newer one.
//   - A table or log goes only after the manifest says that it is not needed. So
//     if the manifest is the same after all the rest was taken, all of what it
//     names was there.
type frozen struct {
	vfs.FS // in memory: all but the tables
	dir    string
	tables map[string]vfs.File
}

const tableSuffix, logSuffix = ".sst", ".log"

// freezeTries is how often a state is tried for that the writer does not change
// meanwhile. It writes the manifest a few times a second, and a try takes
// milliseconds.
const freezeTries = 50

// openFrozen opens the engine's files as they are now.
func openFrozen(fs vfs.FS, dir string, opts *pebble.Options) (*pebble.DB, *frozen, error) {
	var last error
	for try := range freezeTries {
		time.Sleep(time.Duration(try) * time.Millisecond)
		f, same, err := freeze(fs, dir)
		if err != nil {
			return nil, nil, err
		}
		opts.FS = f
		db, err := openEngine(dir, opts)
		if err == nil {
			return db, f, nil
		}
		last = err
		f.close()
		if same && try > 2 {
			break // nobody changed anything: it is damage
		}
	}
	return nil, nil, last
}

// freeze takes the files. Same is false if the writer changed the manifest
// meanwhile, so that files may be missing.
func freeze(fs vfs.FS, dir string) (f *frozen, same bool, err error) {
	f = &frozen{FS: vfs.NewMem(), dir: dir, tables: map[string]vfs.File{}}
	defer func() {
		if err != nil {
			f.close()
		}
	}()
	if err := f.MkdirAll(dir, 0o755); err != nil {
		return nil, false, err
	}
	before, err := manifests(fs, dir)
	if err != nil {
		return nil, false, err
	}
	names, err := fs.List(dir)
	if err != nil {
		return nil, false, err
	}
	slices.Sort(names)
	slices.Reverse(names) // the newest log first
	for _, name := range names {
		path := filepath.Join(dir, name)
		switch content, isManifest := before[name]; {
		case isManifest:
			err = f.write(name, content)
		case strings.HasSuffix(name, tableSuffix):
			var table vfs.File
			if table, err = fs.Open(path, vfs.RandomReadsOption); err == nil {
				f.tables[name] = table
			}
		case strings.HasSuffix(name, logSuffix), strings.HasPrefix(name, "OPTIONS-"), name == formatFile:
			var content []byte
			if content, err = readFile(fs, path); err == nil {
				err = f.write(name, content)
			}
		}
		if err != nil && !isNotExist(err) {
			return nil, false, err
		}
	}
	after, err := manifests(fs, dir)
	if err != nil {
		return nil, false, err
	}
	same = len(before) == len(after)
	for name, content := range before {
		same = same && bytes.Equal(content, after[name])
	}
	return f, same, nil
}

// manifests returns the manifest's file and the files whose names tell which one
// it is.
func manifests(fs vfs.FS, dir string) (map[string][]byte, error) {
	names, err := fs.List(dir)
	if err != nil {
		return nil, err
	}
	out := map[string][]byte{}
	for _, name := range names {
		if !strings.HasPrefix(name, "marker.") && !strings.HasPrefix(name, "MANIFEST-") {
			continue
		}
		b, err := readFile(fs, filepath.Join(dir, name))
		if err != nil && !isNotExist(err) {
			return nil, err
		}
		if err == nil {
			out[name] = b
		}
	}
	return out, nil
}

func (f *frozen) write(name string, content []byte) error {
	file, err := f.Create(filepath.Join(f.dir, name), vfs.WriteCategoryUnspecified)
	if err != nil {
		return err
	}
	_, err = file.Write(content)
	return errors.Join(err, file.Close())
}

func (f *frozen) close() {
	for _, table := range f.tables {
		_ = table.Close() // it was only read
	}
}

// table returns the table of a path, if it is one.
func (f *frozen) table(path string) (vfs.File, bool) {
	t, ok := f.tables[filepath.Base(path)]
	return t, ok && filepath.Dir(path) == filepath.Clean(f.dir)
}

// Open opens a file for reading. Those who read a table share one, and read it
// from given offsets alone.
func (f *frozen) Open(name string, opts ...vfs.OpenOption) (vfs.File, error) {
	if t, ok := f.table(name); ok {
		return keptOpen{t}, nil
	}
	return f.FS.Open(name, opts...)
}

// Stat describes a file.
func (f *frozen) Stat(name string) (vfs.FileInfo, error) {
	if t, ok := f.table(name); ok {
		return t.Stat()
	}
	return f.FS.Stat(name)
}

// List lists the files.
func (f *frozen) List(dir string) ([]string, error) {
	names, err := f.FS.List(dir)
	if filepath.Clean(dir) == filepath.Clean(f.dir) {
		for name := range f.tables {
			names = append(names, name)
		}
	}
	return names, err
}

// GetDiskUsage says nothing of memory.
func (f *frozen) GetDiskUsage(string) (vfs.DiskUsage, error) {
	return vfs.DiskUsage{}, vfs.ErrUnsupported
}

// Unwrap returns the file system in memory.
func (f *frozen) Unwrap() vfs.FS { return f.FS }

// A keptOpen is a file that stays open when it is closed.
type keptOpen struct{ vfs.File }

// Close does nothing.
func (keptOpen) Close() error { return nil }

// copyTo writes the files into a folder that is made for them.
func (f *frozen) copyTo(dir string) error {
	names, err := f.List(f.dir)
	if err != nil {
		return err
	}
	slices.Sort(names)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	for _, name := range names {
		if name == formatFile || strings.HasSuffix(name, "LOCK") {
			continue
		}
		if err := copyBetween(f, filepath.Join(f.dir, name), vfs.Default, filepath.Join(dir, name)); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	return nil
}
