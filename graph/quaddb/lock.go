package quaddb

import (
	"os"
	"path/filepath"
	"sync"
)

// claims are the folders that this process has open with the engine's lock. A
// lock of a file is the whole process's, and is lost when any of those who opened
// the file in the process closes it: two stores that lock one folder must not
// come about here.
var claims = struct {
	sync.Mutex
	of map[string]bool
}{of: map[string]bool{}}

// claim claims a folder, and returns what gives it up.
func claim(dir string) (free func(), err error) {
	key := dir
	if abs, err := filepath.Abs(dir); err == nil {
		key = abs
	}
	if real, err := filepath.EvalSymlinks(key); err == nil {
		key = real
	}
	claims.Lock()
	defer claims.Unlock()
	if claims.of[key] {
		return nil, &LockedError{Dir: dir, PID: os.Getpid(), Command: ownCommand()}
	}
	claims.of[key] = true
	return sync.OnceFunc(func() {
		claims.Lock()
		defer claims.Unlock()
		delete(claims.of, key)
	}), nil
}
