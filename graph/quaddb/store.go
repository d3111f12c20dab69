package quaddb

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"sync"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
	"github.com/cockroachdb/pebble/v2"
	"github.com/cockroachdb/pebble/v2/bloom"
	"github.com/cockroachdb/pebble/v2/vfs"
)

// Options say how a store is opened. The zero value is the usual way.
type Options struct {
	// MustExist refuses a folder that holds no store with [ErrNoStore].
	MustExist bool
	// ReadOnly opens a store that is there, as it is at that moment, and writes
	// nothing, not even to its folder. Another process may have it open and write
	// to it: what was acknowledged before is seen, what comes later is not. On
	// systems where an open file cannot be deleted (Windows) it waits for nobody
	// and gets a [LockedError] instead.
	ReadOnly bool
	// NoSync does not wait for the disk: a crash may cost the latest changes, and
	// never half of one. It is for tests and for what can be made again.
	NoSync bool
	// InMemory makes an empty store in memory alone, of which nothing is left
	// when it is closed; the folder's name is only for messages.
	InMemory bool
	// CacheBytes is the memory for blocks of the files; zero is 128 MiB, of
	// which the engine takes what it holds of changes that are not yet in files.
	CacheBytes int64

	fs       vfs.FS // nil is the machine's
	bulk     int    // see bulkBytes, which zero means
	bulkKeys int    // likewise
}

// Errors that a caller may branch on, with [errors.Is].
var (
	// ErrNoStore means that the folder holds no store.
	ErrNoStore = errors.New("no database there")
	// ErrExists means that there is something where a store was to be made.
	ErrExists = errors.New("something is there already")
	// ErrNewerFormat means that a newer version wrote the store.
	ErrNewerFormat = errors.New("database of a newer version")
	// ErrLocked means that a process has the store open; see [LockedError].
	ErrLocked = errors.New("database is in use")
	// ErrReadOnly means that the store, or the snapshot, is for reading alone.
	ErrReadOnly = errors.New("open for reading alone")
	// ErrClosed means that the store or the snapshot was closed.
	ErrClosed = errors.New("database is closed")
	// ErrFull means that the disk has no room for the change, of which nothing
	// was made.
	ErrFull = errors.New("disk is full")
	// ErrBroken means that the engine could not write to the disk. Nothing can
	// be written until the store is opened again; what was acknowledged is safe.
	ErrBroken = errors.New("database cannot be written to")
	// ErrDamaged means that the files of the store are not as they were written.
	ErrDamaged = errors.New("database is damaged")
)

// A Store is an open store. Its methods may be called from several goroutines.
// As a [graph.QuadStore] it always shows the newest state, and each iterator
// the state that was the newest when it began; what needs one state for several
// steps takes a [Store.Snapshot].
type Store struct {
	newest

	dir      string
	opts     Options
	db       *pebble.DB
	engine   *pebble.Options // with all defaults
	bulk     int             // bytes of a change that is written as tables
	bulkKeys int             // of a table
	log      *engineLog
	values   valueCache
	sync     *pebble.WriteOptions
	free     func()  // gives up the claim to the folder
	frozen   *frozen // what is read of a store that another process may change

	// writing is held by the one transaction under way. A channel, so that a
	// context can end the wait.
	writing chan struct{}
	nodes   nodeCache // of the newest state; used by whom writes
	known   *bloomSet // of all values there may be, if the store was empty when it opened

	mu      sync.Mutex
	current *view
	views   map[*view]struct{} // those not yet closed
	closed  bool
}

var (
	_ graph.QuadStore = (*Store)(nil)
	_ graph.QuadStore = (*Snapshot)(nil)
)

// The engine's sizes. A store that was not closed replays what is in memory, so
// that a larger memtable makes opening slower.
const (
	defaultCache = 128 << 20
	memtable     = 16 << 20
	blockSize    = 16 << 10
	bloomBits    = 10
	// tablesBeside is over how many tables, each with the keys of one change, a range may
	// lie before they are made one. Each time the keys around theirs are rewritten, too; over
	// 32 a load rewrites half as much, but three hops take nearly twice as long behind it.
	tablesBeside = 16
)

func engineOptions(o Options, fs vfs.FS, log *engineLog) *pebble.Options {
	size := o.CacheBytes
	if size <= 0 {
		size = defaultCache
	}
	opts := &pebble.Options{
		FS:                          fs,
		CacheSize:                   size,
		Logger:                      log,
		ReadOnly:                    o.ReadOnly,
		FormatMajorVersion:          pebble.FormatTableFormatV6,
		MemTableSize:                memtable,
		MemTableStopWritesThreshold: 4,
		L0CompactionThreshold:       tablesBeside,
		L0StopWritesThreshold:       tablesBeside * 5 / 2,
		LBaseMaxBytes:               64 << 20,
		EventListener:               log.listener(),
	}
	for i := range opts.Levels {
		opts.Levels[i].BlockSize = blockSize
		opts.Levels[i].FilterPolicy = bloom.FilterPolicy(bloomBits)
	}
	// Linking takes away and adds as many quads, all over: to rewrite tables for the
	// deletions in them, before it is their turn, took much of its time, and no reading is
	// quicker for it.
	opts.Experimental.TombstoneDenseCompactionThreshold = -1
	// Tables are the engine's once its manifest says so, and not by its log, which
	// who reads beside a writer may have taken before the tables (see frozen).
	opts.Experimental.DisableIngestAsFlushable = func() bool { return true }
	return opts
}

// Open opens the store in the folder dir, and makes it unless
// [Options.MustExist] or [Options.ReadOnly] is set. One process has a store
// open at a time; another gets a [LockedError] that says which.
func Open(dir string, o Options) (*Store, error) {
	if o.InMemory {
		o.fs, o.NoSync = vfs.NewMem(), true
	}
	fs := o.fs
	if fs == nil {
		fs = vfs.Default
	}
	whole, err := prepareFolder(fs, dir, o)
	if err != nil {
		return nil, err
	}
	free := func() {}
	if !o.InMemory && !(o.ReadOnly && readsBeside) {
		if free, err = claim(dir); err != nil {
			return nil, err
		}
	}
	s, err := open(fs, dir, o, whole)
	if err != nil {
		free()
		return nil, err
	}
	s.free = free
	return s, nil
}

func open(fs vfs.FS, dir string, o Options, whole bool) (*Store, error) {
	log := new(engineLog)
	opts := engineOptions(o, fs, log)
	opts.ErrorIfNotExists = whole
	var db *pebble.DB
	var still *frozen
	var err error
	if o.ReadOnly && readsBeside {
		db, still, err = openFrozen(fs, dir, opts)
	} else {
		db, err = openEngine(dir, opts)
	}
	if err != nil {
		return nil, openError(fs, dir, err)
	}
	opts.EnsureDefaults()
	s := &Store{
		engine:   opts,
		bulk:     cmp.Or(o.bulk, bulkBytes),
		bulkKeys: cmp.Or(o.bulkKeys, bulkKeys),
		dir:      dir,
		opts:     o,
		db:       db,
		frozen:   still,
		log:      log,
		sync:     pebble.Sync,
		writing:  make(chan struct{}, 1),
		views:    map[*view]struct{}{},
	}
	s.newest = newest{quadStore{s}}
	if o.NoSync {
		s.sync = pebble.NoSync
	}
	c := counters{next: 1}
	if b, closer, err := db.Get(metaKey(metaCounters)); err == nil {
		c, err = parseCounters(b)
		if err = errors.Join(err, closer.Close()); err != nil {
			return nil, errors.Join(openError(fs, dir, err), db.Close())
		}
	} else if !errors.Is(err, pebble.ErrNotFound) {
		return nil, errors.Join(openError(fs, dir, err), db.Close())
	}
	if c.nodes == 0 {
		s.known = newBloomSet()
	}
	if !whole {
		if err := writeFile(fs, filepath.Join(dir, formatFile), formatText); err != nil {
			return nil, errors.Join(fmt.Errorf("create database: %w", err), db.Close())
		}
	}
	s.replaceView(c)
	if !o.ReadOnly {
		if err := removeBulk(fs, dir); err != nil {
			return nil, errors.Join(openError(fs, dir, err), s.Close())
		}
		writeOwner(fs, dir)
	}
	return s, nil
}

// Close closes the store, after the transaction under way. Snapshots and
// iterators that are still there report [ErrClosed] from then on.
func (s *Store) Close() error {
	s.writing <- struct{}{}
	defer func() { <-s.writing }()
	s.mu.Lock()
	if s.closed {
		s.mu.Unlock()
		return nil
	}
	s.closed = true
	views := s.views
	s.views, s.current = nil, nil
	s.mu.Unlock()
	var errs []error
	for v := range views {
		errs = append(errs, v.close())
	}
	if !s.opts.ReadOnly && s.log.broken() == nil {
		errs = append(errs, s.db.Flush()) // so that the next opening has nothing to replay
	}
	if !s.opts.ReadOnly {
		removeOwner(s.fs(), s.dir)
	}
	errs = append(errs, s.db.Close())
	if s.frozen != nil {
		s.frozen.close()
	}
	s.free()
	return errors.Join(errs...)
}

func (s *Store) fs() vfs.FS {
	if s.opts.fs != nil {
		return s.opts.fs
	}
	return vfs.Default
}

// replaceView makes the newest state the one that is read.
func (s *Store) replaceView(c counters) {
	snap := s.db.NewSnapshot()
	v := &view{counters: c, dir: s.dir, values: &s.values, reader: snap}
	v.users.Store(1)
	v.end = func() error {
		s.mu.Lock()
		delete(s.views, v)
		s.mu.Unlock()
		return snap.Close()
	}
	s.mu.Lock()
	old := s.current
	s.current = v
	s.views[v] = struct{}{}
	s.mu.Unlock()
	if old != nil {
		_ = old.release() // closing iterators and a snapshot fails only for errors that reading reported
	}
}

// acquire returns the newest state.
func (s *Store) acquire() (*view, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return nil, ErrClosed
	}
	s.current.users.Add(1)
	return s.current, nil
}

// A Snapshot is one state of a store, for reading alone. It waits for no
// change, and no change waits for it. Close it: it keeps the engine from
// throwing away what later changes replaced.
type Snapshot struct {
	quadStore
	v    *view
	once sync.Once
}

// fixedView reads one state, for as long as its owner has it.
type fixedView struct{ v *view }

func (f fixedView) acquire() (*view, error) {
	if !f.v.acquire() {
		return nil, ErrClosed
	}
	return f.v, nil
}

// Snapshot returns the newest state.
func (s *Store) Snapshot() (*Snapshot, error) {
	v, err := s.acquire()
	if err != nil {
		return nil, err
	}
	return &Snapshot{quadStore: quadStore{fixedView{v}}, v: v}, nil
}

// Close gives the snapshot back, once those who read from it are done.
func (s *Snapshot) Close() (err error) {
	s.once.Do(func() { err = s.v.release() })
	return err
}

// ApplyDeltas reports [ErrReadOnly].
func (s *Snapshot) ApplyDeltas([]graph.Delta, graph.IgnoreOpts) error { return ErrReadOnly }

// Labelled returns the quads of a label, in no order that means something.
func (s *Snapshot) Labelled(ctx context.Context, label quad.Value) ([]quad.Quad, error) {
	n, err := s.v.find(label)
	if err != nil || n == 0 {
		return nil, err
	}
	quads, err := s.v.ofLabel(ctx, n)
	if err != nil {
		return nil, err
	}
	return nameQuads(quads, s.v.value)
}

// Record returns the record of a key in a bucket, or nil. It is the caller's.
func (s *Snapshot) Record(bucket, key string) ([]byte, error) { return s.v.record(bucket, key) }

// Records calls f with the keys and records of a bucket, sorted by key, until f
// returns an error. What f is given is its own.
func (s *Snapshot) Records(ctx context.Context, bucket string, f func(key string, record []byte) error) error {
	return s.v.records(ctx, bucket, f)
}

// checkBucket refuses what cannot be part of a key. No bucket's name may hold a
// zero byte.
func checkBucket(bucket string) error {
	for i := range len(bucket) {
		if bucket[i] == 0 {
			return fmt.Errorf("bucket %q: a name without zero bytes is wanted", bucket)
		}
	}
	return nil
}
