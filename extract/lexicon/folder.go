package lexicon

import (
	"fmt"
	"io"
	"io/fs"
	"path"
	"sync"
)

// A Folder is one folder of a user's lists. Messages about a list in it name the
// folder too. It remembers which files were opened, so that a file that nobody
// reads, because its name is misspelt, can be told to the user.
type Folder struct {
	all *Lists
	dir string
}

// Lists is a folder of a user's own lists, with a folder for each kind of
// knowledge: "ar", "en", "names", "dates". Goroutines may share it.
type Lists struct {
	fsys   fs.FS
	mu     sync.Mutex
	opened map[string]bool
}

// NewLists returns the lists of fsys.
func NewLists(fsys fs.FS) *Lists { return &Lists{fsys: fsys, opened: map[string]bool{}} }

// In returns the folder dir of the lists, whether it is there or not.
func (l *Lists) In(dir string) Folder { return Folder{l, dir} }

// Open opens a file of the folder.
func (f Folder) Open(name string) (fs.File, error) {
	p := path.Join(f.dir, name)
	file, err := f.all.fsys.Open(p)
	if err == nil {
		f.all.mu.Lock()
		f.all.opened[p] = true
		f.all.mu.Unlock()
	}
	return file, err
}

// Check returns an error that names the first list, by path, which nothing has
// opened: there is no such list.
func (l *Lists) Check() error {
	return fs.WalkDir(l.fsys, ".", func(p string, e fs.DirEntry, err error) error {
		if err != nil {
			return fmt.Errorf("read lexicon %s: %w", p, err)
		}
		if !e.IsDir() && path.Ext(p) == ".tsv" && !l.opened[p] {
			return fmt.Errorf("read lexicon %s: there is no list of this name to add to", p)
		}
		return nil
	})
}

// Write writes the lists' names and contents to w.
func (l *Lists) Write(w io.Writer) error { return Write(w, l.fsys) }

// Write writes the name and content of every file of fsys to w, in the order of
// their paths: what a hash of knowledge is taken of.
func Write(w io.Writer, fsys fs.FS) error {
	return fs.WalkDir(fsys, ".", func(p string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		f, err := fsys.Open(p)
		if err != nil {
			return err
		}
		defer f.Close()
		info, err := f.Stat()
		if err != nil {
			return err
		}
		if _, err := fmt.Fprintf(w, "%s %d\n", p, info.Size()); err != nil {
			return err
		}
		_, err = io.Copy(w, f)
		return err
	})
}
