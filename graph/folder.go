package graph

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// The files of a database folder.
const (
	formatFile = "format"     // "khabar 1 bbolt"
	quadsFile  = "graph.bolt" // quads, records and decisions
	ownerFile  = "owner"      // who has it open, for messages; the lock is the engine's
)

// format is what this version writes: the format's number and engine. A change
// that older versions cannot read raises the number.
const (
	formatNumber = 1
	formatEngine = "bbolt"
)

// A folder is the place of a database.
type folder struct{ path string }

// openFolder checks that path is a database of a format that this version
// knows, or makes it one.
func openFolder(path string, mustExist bool) (*folder, error) {
	f := &folder{path}
	info, err := os.Stat(path)
	missing := errors.Is(err, fs.ErrNotExist)
	switch {
	case err != nil && !missing:
		return nil, fmt.Errorf("open database: %w", err)
	case missing && mustExist:
		return nil, &hintedError{
			fmt.Errorf("%w: %s", ErrNoDatabase, path),
			"khabar build PATH... makes one; --db or KHABAR_DB names another",
		}
	case missing:
		if err := os.MkdirAll(path, 0o755); err != nil {
			return nil, fmt.Errorf("create database: %w", err)
		}
	case !info.IsDir():
		return nil, &hintedError{
			fmt.Errorf("%w: %s is a file", ErrNoDatabase, path),
			"a database is a folder",
		}
	}
	b, err := os.ReadFile(filepath.Join(path, formatFile))
	if err == nil {
		return f, checkFormat(path, string(b))
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("open database: %w", err)
	}
	entries, err := os.ReadDir(path)
	if err != nil {
		return nil, fmt.Errorf("open database: %w", err)
	}
	if len(entries) > 0 {
		return nil, &hintedError{
			fmt.Errorf("%w: %s holds other files", ErrNoDatabase, path),
			"name a folder that is empty, or that is not there yet",
		}
	}
	if mustExist {
		return nil, &hintedError{
			fmt.Errorf("%w: %s is empty", ErrNoDatabase, path),
			"khabar build PATH... makes one; --db or KHABAR_DB names another",
		}
	}
	text := fmt.Sprintf("khabar %d %s\n", formatNumber, formatEngine)
	if err := os.WriteFile(filepath.Join(path, formatFile), []byte(text), 0o644); err != nil {
		return nil, fmt.Errorf("create database: %w", err)
	}
	return f, nil
}

func checkFormat(path, text string) error {
	var number int
	var engine string
	if _, err := fmt.Sscanf(strings.TrimSpace(text), "khabar %d %s", &number, &engine); err != nil {
		return fmt.Errorf("%w: %s: its file %q says %q", ErrNoDatabase, path, formatFile, strings.TrimSpace(text))
	}
	if number > formatNumber || engine != formatEngine {
		return &hintedError{
			fmt.Errorf("%w: %s has the format %d (%s), this khabar reads %d (%s)", ErrNewerFormat, path, number, engine, formatNumber, formatEngine),
			"open it with the version of khabar that made it, or build it anew under another name",
		}
	}
	return nil
}

func (f *folder) file() string { return filepath.Join(f.path, quadsFile) }

// An owner is who has a database open.
type owner struct {
	PID     int    `json:"pid"`
	Command string `json:"command"`
}

// own writes down that this process has the database. It is but a note: that it
// could not be written, or taken away, is no failure.
func (f *folder) own() {
	if b, err := json.Marshal(owner{os.Getpid(), filepath.Base(os.Args[0])}); err == nil {
		_ = os.WriteFile(filepath.Join(f.path, ownerFile), b, 0o644)
	}
}

// disown takes the note away.
func (f *folder) disown() { _ = os.Remove(filepath.Join(f.path, ownerFile)) }

// lockedError says who has the database.
func (f *folder) lockedError() error {
	who := "another process"
	var o owner
	if b, err := os.ReadFile(filepath.Join(f.path, ownerFile)); err == nil && json.Unmarshal(b, &o) == nil && o.PID > 0 {
		who = fmt.Sprintf("process %d (%s)", o.PID, o.Command)
	}
	return &hintedError{
		fmt.Errorf("%w: %s is held by %s", ErrLocked, f.path, who),
		"wait until it is done, or stop it; --db names another database",
	}
}
