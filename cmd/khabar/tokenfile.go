package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// tokenFile is where a server on a port of this machine leaves the token that it made,
// for the same user's "khabar build --server" to find; "" where there is no place for
// it.
func (a *app) tokenFile(port int) string {
	dir := a.getenv("XDG_RUNTIME_DIR") // the user's own, and gone with the session
	if dir == "" {
		var err error
		if dir, err = os.UserCacheDir(); err != nil {
			return ""
		}
	}
	return filepath.Join(dir, "khabar", "serve-"+strconv.Itoa(port)+".token")
}

// leaveToken writes the token down, readable to the user alone, and returns what takes
// it away. That it cannot be written is no failure: the token was printed.
func (a *app) leaveToken(port int, token string) (remove func()) {
	path := a.tokenFile(port)
	if path == "" {
		return func() {}
	}
	err := os.MkdirAll(filepath.Dir(path), 0o700)
	if err == nil {
		// What is left of another run goes: its mode may be another, or it a link.
		if err = os.Remove(path); errors.Is(err, fs.ErrNotExist) {
			err = nil
		}
	}
	if err == nil {
		var f *os.File
		if f, err = os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600); err == nil {
			_, err = f.WriteString(token + "\n")
			err = errors.Join(err, f.Close())
		}
	}
	if err != nil {
		a.note("the token cannot be left for khabar build --server to find: %v", err)
		return func() {}
	}
	return func() { _ = os.Remove(path) }
}

// leftToken returns the token that a server of this user on a port left, or "".
func (a *app) leftToken(port int) string {
	path := a.tokenFile(port)
	if path == "" {
		return ""
	}
	b, err := os.ReadFile(path)
	if err != nil {
		return ""
	}
	return strings.TrimSpace(string(b))
}
