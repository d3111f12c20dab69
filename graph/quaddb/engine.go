package quaddb

import (
	"errors"
	"fmt"
	"os"
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
	mu      sync.Mutex
	fatal   error
	damaged string // the file that was found damaged last
}

// Infof says nothing.
func (l *engineLog) Infof(string, ...any) {}

// Errorf says nothing: what fails is reported to whom it concerns.
func (l *engineLog) Errorf(string, ...any) {}

// Fatalf remembers what the engine could not get over, and stops whoever it
// happened to.
func (l *engineLog) Fatalf(format string, args ...any) {
	err := brief(fmt.Errorf(format, args...))
	for _, a := range args {
		if cause, ok := a.(error); ok {
			err = &briefError{err.Error(), cause}
		}
	}
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

// listener keeps the engine from ending the process when it finds damage: who
// reads learns of it.
func (l *engineLog) listener() *pebble.EventListener {
	return &pebble.EventListener{
		DataCorruption: func(info pebble.DataCorruptionInfo) {
			l.mu.Lock()
			defer l.mu.Unlock()
			l.damaged = info.Path
		},
	}
}

// openEngine opens the engine's files, and makes its panics errors.
func openEngine(dir string, opts *pebble.Options) (db *pebble.DB, err error) {
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

// openError says what is wrong with a folder that does not open. What no
// operating system refused, or is missing though the store was whole, is damage.
func openError(fs vfs.FS, dir string, err error) error {
	var errno syscall.Errno
	switch {
	case isLocked(err):
		return lockedError(fs, dir)
	case errors.As(err, &errno) && !errors.Is(err, os.ErrNotExist):
		return fmt.Errorf("open database %s: %w", dir, err)
	case strings.Contains(err.Error(), "unknown format major version"):
		return fmt.Errorf("%w: %s: %w", ErrNewerFormat, dir, err)
	}
	return damagedError(dir, err)
}

// brief keeps the first line of an error's text: the engine adds details of its
// own, in further lines.
func brief(err error) error {
	text, _, more := strings.Cut(err.Error(), "\n")
	if !more {
		return err
	}
	return &briefError{text, err}
}

type briefError struct {
	text  string
	cause error
}

func (e *briefError) Error() string { return e.text }
func (e *briefError) Unwrap() error { return e.cause }

// readError says what could not be read, and that it is damage if so.
func readError(dir string, err error) error {
	if pebble.IsCorruptionError(err) || errors.Is(err, os.ErrNotExist) {
		return damagedError(dir, err)
	}
	return fmt.Errorf("read database %s: %w", dir, err)
}

func damagedError(dir string, err error) error {
	return &Hinted{
		fmt.Errorf("%w: %s: %w", ErrDamaged, dir, brief(err)),
		"restore a backup, or build it anew under another name; the files are left as they are",
	}
}

// isLocked reports whether the engine's lock is held: by another process, or by
// this one.
func isLocked(err error) bool {
	return errors.Is(err, syscall.EAGAIN) || strings.Contains(err.Error(), "lock held by current process")
}

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
