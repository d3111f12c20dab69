package quaddb

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/cockroachdb/pebble/v2/vfs"
)

// The files of a folder besides the engine's.
const (
	formatFile = "FORMAT" // "quaddb 1"
	ownerFile  = "OWNER"  // who has it open, for messages; the lock is the engine's
)

// Format is the number of the format that this version writes and reads. A
// change that older versions cannot read raises it.
const Format = 1

// What the format file says: of a store that is whole, and of one that is being
// made, in which nothing was acknowledged.
var (
	formatText = fmt.Sprintf("quaddb %d\n", Format)
	formatNew  = fmt.Sprintf("quaddb %d new\n", Format)
)

// prepareFolder checks that dir holds a store that this version reads, or makes
// it a place for one. Whole is false for a store that is yet to be made.
func prepareFolder(fs vfs.FS, dir string, o Options) (whole bool, err error) {
	if info, err := fs.Stat(dir); err == nil && !info.IsDir() {
		return false, &Hinted{fmt.Errorf("%w: %s is a file", ErrNoStore, dir), "a database is a folder"}
	}
	b, err := readFile(fs, filepath.Join(dir, formatFile))
	fresh := string(b) == formatNew
	switch {
	case err == nil && !fresh:
		return true, checkFormat(dir, string(b))
	case err != nil && !isNotExist(err):
		return false, fmt.Errorf("open database: %w", err)
	}
	if o.MustExist || o.ReadOnly {
		return false, fmt.Errorf("%w: %s", ErrNoStore, dir)
	}
	if fresh {
		return false, nil
	}
	if err := fs.MkdirAll(dir, 0o755); err != nil {
		return false, fmt.Errorf("create database: %w", err)
	}
	names, err := fs.List(dir)
	if err != nil {
		return false, fmt.Errorf("create database: %w", err)
	}
	for _, name := range names {
		if name != formatFile+".new" {
			return false, &Hinted{
				fmt.Errorf("%w: %s holds other files, such as %s", ErrNoStore, dir, name),
				"name a folder that is empty, or that is not there yet",
			}
		}
	}
	if err := writeFile(fs, filepath.Join(dir, formatFile), formatNew); err != nil {
		return false, fmt.Errorf("create database: %w", err)
	}
	return false, nil
}

func checkFormat(dir, text string) error {
	var n int
	if _, err := fmt.Sscanf(text, "quaddb %d", &n); err != nil || n < 1 {
		return fmt.Errorf("%w: the file %s says %q", ErrDamaged, filepath.Join(dir, formatFile), strings.TrimSpace(text))
	}
	if n > Format {
		return &Hinted{
			fmt.Errorf("%w: %s has format %d, this version reads %d", ErrNewerFormat, dir, n, Format),
			"open it with the version that made it, or with a newer one",
		}
	}
	return nil
}

func isNotExist(err error) bool { return errors.Is(err, fs.ErrNotExist) }

func readFile(fs vfs.FS, path string) ([]byte, error) {
	f, err := fs.Open(path)
	if err != nil {
		return nil, err
	}
	b, err := io.ReadAll(f)
	return b, errors.Join(err, f.Close())
}

// writeFile writes a small file all at once, and onto the disk.
func writeFile(fs vfs.FS, path, text string) error {
	tmp := path + ".new"
	f, err := fs.Create(tmp, vfs.WriteCategoryUnspecified)
	if err != nil {
		return err
	}
	_, err = f.Write([]byte(text))
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return err
	}
	if err := fs.Rename(tmp, path); err != nil {
		return err
	}
	d, err := fs.OpenDir(filepath.Dir(path))
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}

// A LockedError says which process has a store open. It is [ErrLocked].
type LockedError struct {
	Dir     string
	PID     int    // zero when it is not known
	Command string // its command line, or as much of it as fits into a message
}

func (e *LockedError) Error() string {
	who := "another process"
	if e.PID > 0 {
		who = fmt.Sprintf("process %d (%s)", e.PID, e.Command)
	}
	return fmt.Sprintf("%v: %s is held by %s", ErrLocked, e.Dir, who)
}

// Is makes it [ErrLocked].
func (e *LockedError) Is(target error) bool { return target == ErrLocked }

// Hint says what can be done.
func (e *LockedError) Hint() string { return "wait until it is done, or stop it" }

// ownCommand is the command line of this process, for messages.
func ownCommand() string {
	const most = 80 // characters
	line := []rune(strings.ToValidUTF8(strings.Join(append([]string{filepath.Base(os.Args[0])}, os.Args[1:]...), " "), "?"))
	if len(line) > most {
		line = append(line[:most], '…')
	}
	return string(line)
}

type owner struct {
	PID     int    `json:"pid"`
	Command string `json:"command"`
}

// writeOwner writes down that this process has the store. It is but a note:
// that it could not be written is no failure.
func writeOwner(fs vfs.FS, dir string) {
	b, err := json.Marshal(owner{os.Getpid(), ownCommand()})
	if err != nil {
		return
	}
	f, err := fs.Create(filepath.Join(dir, ownerFile), vfs.WriteCategoryUnspecified)
	if err != nil {
		return
	}
	_, _ = f.Write(b)
	_ = f.Close()
}

func removeOwner(fs vfs.FS, dir string) { _ = fs.Remove(filepath.Join(dir, ownerFile)) }

func lockedError(fs vfs.FS, dir string) error {
	e := &LockedError{Dir: dir}
	var o owner
	if b, err := readFile(fs, filepath.Join(dir, ownerFile)); err == nil && json.Unmarshal(b, &o) == nil {
		e.PID, e.Command = o.PID, o.Command
	}
	return e
}
