package quaddb

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/cockroachdb/pebble/v2"
	"github.com/cockroachdb/pebble/v2/objstorage/objstorageprovider"
	"github.com/cockroachdb/pebble/v2/sstable"
	"github.com/cockroachdb/pebble/v2/vfs"
)

// bulkBytes is from how many bytes on a change that only adds is written as tables,
// which the engine then takes over, instead of to its log first. That saves the log,
// and more: identifiers grow, so that keys that begin with a new one come after all
// others. In tables of their own they lie at the bottom at once, and need not be
// rewritten on their way there.
const bulkBytes = 4 << 20

// bulkKeys is how many keys a table takes.
const bulkKeys = 1 << 18

// bulkPrefix begins the names of tables that are not yet the engine's. Those that
// are left by a process that was killed are removed when the folder is opened.
const bulkPrefix = "bulk-"

// A bulk is tables that are being written.
type bulk struct {
	s     *Store
	paths []string
	w     *sstable.Writer // of the last path, or nil
	keys  int             // in it
}

// set writes a key, which must come after all before.
func (b *bulk) set(key, value []byte) error {
	if b.keys >= b.s.bulkKeys {
		if err := b.cut(); err != nil {
			return err
		}
	}
	if b.w == nil {
		path := filepath.Join(b.s.dir, fmt.Sprintf("%s%d", bulkPrefix, len(b.paths)))
		f, err := b.s.fs().Create(path, vfs.WriteCategoryUnspecified)
		if err != nil {
			return err
		}
		b.paths = append(b.paths, path)
		opts := b.s.engine.MakeWriterOptions(0, b.s.db.TableFormat())
		if scanned(key[0]) {
			opts.FilterPolicy = pebble.NoFilterPolicy
		}
		b.w = sstable.NewWriter(objstorageprovider.NewFileWritable(f), opts)
	}
	b.keys++
	return b.w.Set(key, value)
}

// cut ends the table, onto the disk.
func (b *bulk) cut() error {
	w := b.w
	b.w, b.keys = nil, 0
	if w == nil {
		return nil
	}
	return w.Close()
}

func (b *bulk) delete([]byte) error { return errors.New("a deletion among what only adds") }

// commit makes the tables the engine's, all at once.
func (b *bulk) commit() (err error) {
	defer func() {
		if f := recovered(recover()); f != nil {
			b.s.log.fail(f)
			err = b.s.log.broken()
		}
	}()
	if err := b.cut(); err != nil {
		return err
	}
	return b.s.db.Ingest(context.Background(), b.paths)
}

// end removes what is left of the tables.
func (b *bulk) end() {
	_ = b.cut()
	for _, path := range b.paths {
		_ = b.s.fs().Remove(path) // mostly the engine did
	}
}

// removeBulk removes tables that did not become the engine's.
func removeBulk(fs vfs.FS, dir string) error {
	names, err := fs.List(dir)
	if err != nil {
		return err
	}
	for _, name := range names {
		if strings.HasPrefix(name, bulkPrefix) {
			if err := fs.Remove(filepath.Join(dir, name)); err != nil {
				return err
			}
		}
	}
	return nil
}
