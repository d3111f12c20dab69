package export

import (
	"archive/zip"
	"bufio"
	"errors"
	"io"
	"os"
	"path/filepath"
)

// files takes the files of a format that is a folder, one after the other.
type files interface {
	// file calls write for a file of that name, which is in parts by slashes.
	file(name string, write func(*bufio.Writer) error) error
}

// zipFiles puts files into a zip.
type zipFiles struct{ z *zip.Writer }

func newZip(w io.Writer) *zipFiles { return &zipFiles{zip.NewWriter(w)} }

func (z *zipFiles) file(name string, write func(*bufio.Writer) error) error {
	// Without a time: the same graph gives the same bytes.
	w, err := z.z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate})
	if err != nil {
		return err
	}
	b := bufio.NewWriter(w)
	return errors.Join(write(b), b.Flush())
}

func (z *zipFiles) close() error { return z.z.Close() }

// folder puts files into a folder.
type folder string

func (dir folder) file(name string, write func(*bufio.Writer) error) error {
	to := filepath.Join(string(dir), filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return err
	}
	f, err := os.Create(to)
	if err != nil {
		return err
	}
	b := bufio.NewWriter(f)
	return errors.Join(write(b), b.Flush(), f.Close())
}
