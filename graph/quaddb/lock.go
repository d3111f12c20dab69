package quaddb

import (
	"os"
	"path/filepath"
	"sync"

	"github.com/cockroachdb/pebble/v2/vfs"
)

// claims are the folders that this process has open: how many read, or -1 for
// one that writes. A lock of a file is the whole process's, and is lost when any
// of those who opened the file in the process closes it: two stores on one
// folder must not come about here.
var claims = struct {
	sync.Mutex
	of map[string]int
}{of: map[string]int{}}

// claim claims a folder, and returns what gives it up.
func claim(dir string, readOnly bool) (free func(), err error) {
	key := dir
	if abs, err := filepath.Abs(dir); err == nil {
		key = abs
	}
	if real, err := filepath.EvalSymlinks(key); err == nil {
		key = real
	}
	claims.Lock()
	defer claims.Unlock()
	switch n := claims.of[key]; {
	case readOnly && n >= 0:
		claims.of[key]++
	case n == 0:
		claims.of[key] = -1
	default:
		return nil, &LockedError{Dir: dir, PID: os.Getpid(), Command: ownCommand()}
	}
	return sync.OnceFunc(func() {
		claims.Lock()
		defer claims.Unlock()
		if claims.of[key] > 1 {
			claims.of[key]--
		} else {
			delete(claims.of, key)
		}
	}), nil
}

// A sharedFS locks for reading: others may read too, and nobody write. A folder
// that cannot be written to has the lock's file from when it could.
type sharedFS struct{ vfs.FS }
