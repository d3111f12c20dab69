package read

import (
	"errors"
	"fmt"
	"io/fs"
)

// What can be wrong with an input; an [Error] wraps one of these, or an error of
// the file system.
var (
	ErrEmpty     = errors.New("empty")
	ErrBinary    = errors.New("not a text")
	ErrEnding    = errors.New("unknown ending")
	ErrEncoding  = errors.New("broken encoding")
	ErrTooLarge  = errors.New("text over the limit")
	ErrSyntax    = errors.New("not an article")
	ErrLanguage  = errors.New("language is not supported")
	ErrDuplicate = errors.New("identifier is taken")
	ErrGzip      = errors.New("broken gzip data")
)

// An Error is one input, or one line of one, that gave no article.
type Error struct {
	Path string // as it was given, or found in a folder; "standard input" for "-"
	Line int    // 1-based; 0 where the file as a whole is meant
	Err  error
	Hint string // what to do about it; may be empty
}

// Error names the file and the line: "read news.jsonl:7: no \"text\"".
func (e *Error) Error() string {
	return "read " + e.Where() + ": " + e.Err.Error()
}

// Where returns the path, with the line where there is one.
func (e *Error) Where() string {
	if e.Line == 0 {
		return e.Path
	}
	return fmt.Sprintf("%s:%d", e.Path, e.Line)
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

// A fault is what is wrong with a text, before it is known where it stood.
type fault struct {
	kind error
	msg  string
	hint string
}

func (f *fault) Error() string { return f.msg }
func (f *fault) Unwrap() error { return f.kind }

func faultf(kind error, hint, format string, args ...any) *fault {
	return &fault{kind, fmt.Sprintf(format, args...), hint}
}

// at says where err happened.
func at(path string, line int, err error) *Error {
	e := &Error{Path: path, Line: line, Err: err}
	var f *fault
	var pe *fs.PathError
	switch {
	case errors.As(err, &f):
		e.Hint = f.hint
	case errors.Is(err, fs.ErrNotExist):
		e.Err = &fault{kind: err, msg: "no such file or folder"}
		e.Hint = "check the path; patterns such as *.txt are for the shell to expand"
	case errors.Is(err, fs.ErrPermission):
		e.Err = &fault{kind: err, msg: "permission denied"}
		e.Hint = "make it readable, for instance with chmod u+rX"
	case errors.As(err, &pe):
		e.Err = &fault{kind: err, msg: pe.Err.Error()}
	}
	return e
}
