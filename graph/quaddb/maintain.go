package quaddb

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"github.com/cockroachdb/pebble/v2"
	"github.com/cockroachdb/pebble/v2/vfs"
)

// Info says how large a store is.
type Info struct {
	Format  int    `json:"format"`
	Quads   int64  `json:"quads"`
	Values  int64  `json:"values"`
	Bytes   uint64 `json:"bytes"`   // on the disk
	Files   int    `json:"files"`   // of sorted tables
	Pending uint64 `json:"pending"` // bytes that the engine means to rewrite
	Memory  uint64 `json:"memory"`  // bytes of caches and of what is not yet in files
}

// Info returns the store's sizes, without reading it.
func (s *Store) Info() (Info, error) {
	v, err := s.acquire()
	if err != nil {
		return Info{}, err
	}
	defer v.release()
	v.open.RLock()
	defer v.open.RUnlock()
	if v.closed {
		return Info{}, ErrClosed
	}
	m := s.db.Metrics()
	i := Info{
		Format:  Format,
		Quads:   v.quads,
		Values:  v.nodes,
		Bytes:   m.DiskSpaceUsage() - m.WAL.ObsoletePhysicalSize - m.Table.Local.ObsoleteSize - m.BlobFiles.Local.ObsoleteSize, // which is being deleted
		Pending: m.Compact.EstimatedDebt,
		Memory:  uint64(m.BlockCache.Size) + m.MemTable.Size,
	}
	for _, l := range m.Levels {
		i.Files += int(l.TablesCount)
	}
	return i, nil
}

// Compact rewrites the store so that nothing removed takes room. It may be used
// meanwhile.
func (s *Store) Compact(ctx context.Context) error {
	if s.opts.ReadOnly {
		return ErrReadOnly
	}
	v, err := s.acquire()
	if err != nil {
		return err
	}
	defer v.release()
	if err := s.db.Compact(ctx, []byte{0}, []byte{0xff}, true); err != nil {
		return s.engineError("compact", err)
	}
	return nil
}

// Backup writes a copy of the store, as it is now, to the folder dir, which must
// not be there. The store may be used meanwhile. On the same disk the copy
// shares what the store does not change, and takes little room and time; a copy
// of a store that was opened with [Options.ReadOnly] shares nothing.
func (s *Store) Backup(dir string) error {
	v, err := s.acquire()
	if err != nil {
		return err
	}
	defer v.release()
	fs := s.fs()
	if _, err := fs.Stat(dir); err == nil {
		return fmt.Errorf("back up to %s: %w", dir, ErrExists)
	}
	if err := fs.MkdirAll(filepath.Dir(dir), 0o755); err != nil {
		return fmt.Errorf("back up: %w", err)
	}
	if s.frozen != nil {
		err = s.frozen.copyTo(dir)
	} else {
		err = s.db.Checkpoint(dir, pebble.WithFlushedWAL())
	}
	if err != nil {
		return s.engineError("back up to "+dir, err)
	}
	// A copy without this file is no store: it is the last to come.
	if err := writeFile(fs, filepath.Join(dir, formatFile), formatText); err != nil {
		return fmt.Errorf("back up to %s: %w", dir, err)
	}
	return nil
}

// Restore makes a store in the folder dir, which must not be there or be empty,
// from a backup, and leaves the backup as it is.
func Restore(backup, dir string) error {
	fs := vfs.Default
	b, err := readFile(fs, filepath.Join(backup, formatFile))
	if isNotExist(err) {
		return fmt.Errorf("restore: %w: %s", ErrNoStore, backup)
	}
	if err != nil {
		return fmt.Errorf("restore: %w", err)
	}
	if err := checkFormat(backup, string(b)); err != nil {
		return fmt.Errorf("restore: %w", err)
	}
	if names, err := fs.List(dir); err == nil && len(names) > 0 {
		return fmt.Errorf("restore to %s: %w", dir, ErrExists)
	}
	names, err := fs.List(backup)
	if err != nil {
		return fmt.Errorf("restore: %w", err)
	}
	if err := fs.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("restore: %w", err)
	}
	slices.Sort(names)
	for _, name := range names {
		if name == formatFile || name == ownerFile || name == "LOCK" {
			continue
		}
		if err := copyBetween(fs, filepath.Join(backup, name), fs, filepath.Join(dir, name)); err != nil {
			return fmt.Errorf("restore: %w", err)
		}
	}
	if err := writeFile(fs, filepath.Join(dir, formatFile), string(b)); err != nil {
		return fmt.Errorf("restore: %w", err)
	}
	s, err := Open(dir, Options{MustExist: true})
	if err != nil {
		return fmt.Errorf("restore: %w", err)
	}
	return s.Close()
}

// copyBetween copies a file from one file system to another, onto the disk.
func copyBetween(fromFS vfs.FS, from string, toFS vfs.FS, to string) error {
	in, err := fromFS.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	info, err := in.Stat()
	if err != nil {
		return err
	}
	out, err := toFS.Create(to, vfs.WriteCategoryUnspecified)
	if err != nil {
		return err
	}
	// By offsets, since a file may be open for others as well.
	_, err = io.Copy(out, io.NewSectionReader(in, 0, info.Size()))
	return errors.Join(err, out.Sync(), out.Close())
}

// A Report is what [Store.Verify] found.
type Report struct {
	Quads, Values, Records int64
	// Problems says what is wrong, a line each, the first thousand of them.
	Problems []string
}

const maxProblems = 1000

func (r *Report) problem(format string, args ...any) {
	if len(r.Problems) < maxProblems {
		r.Problems = append(r.Problems, fmt.Sprintf(format, args...))
	}
}

// Verify reads everything and checks that all that is kept twice agrees: every
// index with the others, values with identifiers, counts with what they count,
// and that no value is there that no quad holds. It reads one state; the store
// may be used meanwhile. If something is wrong, the error is [ErrDamaged], and
// the report has the details; other errors mean that it could not be read.
func (s *Store) Verify(ctx context.Context) (*Report, error) {
	v, err := s.acquire()
	if err != nil {
		return nil, err
	}
	defer v.release()
	r := new(Report)
	if err := v.verify(ctx, r); err != nil {
		return r, s.engineError("verify", err)
	}
	if n := len(r.Problems); n > 0 {
		return r, fmt.Errorf("%w: %s: %s (%d in all)", ErrDamaged, s.dir, r.Problems[0], n)
	}
	return r, nil
}

// all calls f with every key of a table.
func (v *view) all(ctx context.Context, table byte, f func(key, value []byte) error) error {
	lower := []byte{table}
	for more := true; more; {
		if err := ctx.Err(); err != nil {
			return err
		}
		more = false
		n := 0
		var failed error
		err := v.scan(lower, []byte{table + 1}, func(key []byte, it *pebble.Iterator) bool {
			if n++; n > lastBatch*8 {
				lower, more = bytes.Clone(key), true
				return false
			}
			var value []byte
			if value, failed = it.ValueAndErr(); failed == nil {
				failed = f(key, value)
			}
			return failed == nil
		})
		if err := first(err, failed); err != nil {
			return err
		}
	}
	return nil
}

// A nodeSet has a bit for every identifier that was given out.
type nodeSet []uint64

func (s nodeSet) add(n Node)      { s[n/64] |= 1 << (n % 64) }
func (s nodeSet) has(n Node) bool { return int(n/64) < len(s) && s[n/64]&(1<<(n%64)) != 0 }

func (v *view) verify(ctx context.Context, r *Report) error {
	used := make(nodeSet, v.next/64+1)
	counts := map[Node]int64{}
	for i, ix := range indexes {
		var n int64
		err := v.all(ctx, ix.table, func(key, value []byte) error {
			if len(key) != quadKeySize || len(value) != 0 {
				r.problem("index %c has the damaged key %x", ix.table, key)
				return nil
			}
			n++
			q := ix.quad(key)
			if i > 0 { // the first index has as many, and each of these: so they are the same
				var buf [quadKeySize]byte
				_, closer, err := v.reader.Get(indexSPO.appendKey(buf[:0], q))
				if errors.Is(err, pebble.ErrNotFound) {
					r.problem("index %c has quad %v, which index %c has not", ix.table, q, indexSPO.table)
					return nil
				}
				if err != nil {
					return readError(v.dir, err)
				}
				return closer.Close()
			}
			counts[q[1]]++
			for s, node := range q {
				switch {
				case node >= v.next:
					r.problem("quad %v has an identifier that was not given out", q)
				case node == 0 && s != 3:
					r.problem("quad %v is not whole", q)
				default:
					used.add(node)
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
		if n != v.quads {
			r.problem("index %c has %d quads, %d are counted", ix.table, n, v.quads)
		}
	}
	r.Quads = v.quads
	var nodes, names, wanted int64
	for n := Node(1); n < v.next; n++ {
		if used.has(n) {
			wanted++
		}
	}
	err := v.all(ctx, tableNode, func(key, value []byte) error {
		nodes++
		n, err := parseNode(key[1:])
		if err != nil {
			r.problem("damaged key %x", key)
			return nil
		}
		if _, err := parseValue(value); err != nil {
			r.problem("value %d is damaged", n)
			return nil
		}
		if !used.has(n) {
			r.problem("value %d is held by no quad", n)
		}
		var buf [longValue + 1]byte
		b, closer, err := v.reader.Get(appendValueKey(append(buf[:0], tableValue), value))
		switch {
		case errors.Is(err, pebble.ErrNotFound):
			r.problem("value %d cannot be found", n)
			return nil
		case err != nil:
			return readError(v.dir, err)
		}
		if m, err := parseNode(b); err != nil || m != n {
			r.problem("value %d is found as %d", n, m)
		}
		return closer.Close()
	})
	if err != nil {
		return err
	}
	err = v.all(ctx, tableValue, func([]byte, []byte) error { names++; return nil })
	if err != nil {
		return err
	}
	if nodes != v.nodes || names != nodes || wanted != nodes {
		r.problem("%d values are counted, %d kept, %d found by what they are, %d held by quads", v.nodes, nodes, names, wanted)
	}
	r.Values = nodes
	err = v.all(ctx, tableCount, func(key, value []byte) error {
		n, err := parseNode(key[1:])
		if err != nil || len(value) != 8 {
			r.problem("damaged count %x", key)
			return nil
		}
		if c := int64(binary.BigEndian.Uint64(value)); c != counts[n] {
			r.problem("predicate %d has %d quads, %d are counted", n, counts[n], c)
		}
		delete(counts, n)
		return nil
	})
	if err != nil {
		return err
	}
	for _, n := range slices.Sorted(maps.Keys(counts)) {
		r.problem("predicate %d has %d quads, none are counted", n, counts[n])
	}
	return v.all(ctx, tableRecord, func([]byte, []byte) error { r.Records++; return nil })
}

// engineError says what the engine could not do, and that it is damage if so.
func (s *Store) engineError(what string, err error) error {
	s.log.mu.Lock()
	file := s.log.damaged
	s.log.mu.Unlock()
	if file != "" && !strings.Contains(err.Error(), file) {
		err = fmt.Errorf("%w (in %s)", err, file)
	}
	if errors.Is(err, ErrDamaged) {
		return err
	}
	if pebble.IsCorruptionError(err) {
		return damagedError(s.dir, err)
	}
	return fmt.Errorf("%s: %w", what, err)
}
