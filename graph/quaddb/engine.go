package quaddb

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"
	"syscall"

	"github.com/cockroachdb/pebble/v2"
	"github.com/cockroachdb/pebble/v2/vfs"
)

// An engineLog hears what the engine reports in the background. The engine
// means Fatalf to end the process; here it ends the writing alone, for what was
// acknowledged can still be read.
type engineLog struct {
	mu    sync.Mutex
	fatal error
}

// Infof says nothing.
func (l *engineLog) Infof(string, ...any) {}

// Errorf says nothing: what fails is reported to whom it concerns.
func (l *engineLog) Errorf(string, ...any) {}

// Fatalf remembers what the engine could not get over, and stops whoever it
// happened to.
func (l *engineLog) Fatalf(format string, args ...any) {
	err := fmt.Errorf(format, args...)
	l.mu.Lock()
	if l.fatal == nil {
		l.fatal = err
	}
	l.mu.Unlock()
	panic(fatal{err})
}

// A fatal is what Fatalf panics with.
type fatal struct{ err error }

func (l *engineLog) broken() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.fatal == nil {
		return nil
	}
	return &Hinted{fmt.Errorf("%w: %w", ErrBroken, l.fatal), "make room on the disk, and open the store again"}
}

func (l *engineLog) fail(err error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.fatal == nil {
		l.fatal = err
	}
}

// listener notes the background work that failed because of damage.
func (l *engineLog) listener() *pebble.EventListener {
	return &pebble.EventListener{}
}

// openEngine opens the engine's files, and makes its panics errors.
func openEngine(dir string, opts *pebble.Options, log *engineLog) (db *pebble.DB, err error) {
	defer func() { err = errors.Join(err, recovered(recover())) }()
	return pebble.Open(dir, opts)
}

// commitBatch commits a batch, on the disk unless the store says otherwise.
func (s *Store) commitBatch(b *pebble.Batch) (err error) {
	defer func() {
		if f := recovered(recover()); f != nil {
			s.log.fail(f)
			err = s.log.broken()
		}
	}()
	if err := b.Commit(s.sync); err != nil {
		s.log.fail(err)
		return s.log.broken()
	}
	return nil
}

// recovered makes a panic of the engine an error. Other panics go on.
func recovered(r any) error {
	switch r := r.(type) {
	case nil:
		return nil
	case fatal:
		return r.err
	default:
		panic(r)
	}
}

// spare is the room that a change leaves on the disk, for the engine to sort
// what it has. It is asked for because an engine that meets a full disk cannot
// go on, while a change that is refused does no harm.
const spare = 32 << 20

// room reports [ErrFull] when the disk has none for so many bytes.
func (s *Store) room(n int) error {
	usage, err := s.fs().GetDiskUsage(s.dir)
	if err != nil {
		return nil // not every file system says; then writing will tell
	}
	need := uint64(n)*3 + spare
	if usage.AvailBytes < need {
		return &Hinted{
			fmt.Errorf("%w: %s has %d MB left, a change of %d KB wants %d MB", ErrFull, s.dir, usage.AvailBytes>>20, n>>10, need>>20),
			"make room on the disk; nothing was changed",
		}
	}
	return nil
}

// openError says what is wrong with a folder that does not open.
func openError(fs vfs.FS, dir string, err error) error {
	switch {
	case isLocked(err):
		return lockedError(fs, dir)
	case errors.Is(err, pebble.ErrCorruption):
		return damaged(dir, err)
	}
	return fmt.Errorf("open store %s: %w", dir, err)
}

// isLocked reports whether the engine's lock is held: by another process, or by
// this one.
func isLocked(err error) bool {
	return errors.Is(err, syscall.EAGAIN) || strings.Contains(err.Error(), "lock held by current process")
}

// An unlockedFS leaves the lock alone, which is a file that has to be written.
type unlockedFS struct{ vfs.FS }

// Lock locks nothing.
func (unlockedFS) Lock(string) (io.Closer, error) { return io.NopCloser(nil), nil }

// A Hinted error knows what can be done about it.
type Hinted struct {
	err  error
	hint string
}

func (e *Hinted) Error() string { return e.err.Error() }

// Unwrap returns the error without the hint.
func (e *Hinted) Unwrap() error { return e.err }

// Hint says what can be done, in a few words.
func (e *Hinted) Hint() string { return e.hint }
