//go:build unix

package quaddb

import (
	"errors"
	"io"
	"os"
	"syscall"
)

// Lock locks the file for reading.
func (sharedFS) Lock(name string) (io.Closer, error) {
	f, err := os.Open(name)
	if errors.Is(err, os.ErrNotExist) {
		return io.NopCloser(nil), nil // a copy: nobody writes to it yet
	}
	if err != nil {
		return nil, err
	}
	err = syscall.FcntlFlock(f.Fd(), syscall.F_SETLK, &syscall.Flock_t{Type: syscall.F_RDLCK})
	if errors.Is(err, syscall.EACCES) {
		err = syscall.EAGAIN // systems say either
	}
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return f, nil
}
