package main

import (
	"bytes"
	"context"
	"errors"
	"os/exec"
	"strconv"
	"strings"
	"testing"
)

// codeOf returns the exit code that an error of os/exec tells.
func codeOf(err error) string {
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return strconv.Itoa(exit.ExitCode())
	}
	return err.Error()
}

// A result is what one run of the command line gave.
type result struct {
	code     int
	out, err string
}

// khabar runs the command line within the test.
func khabar(t testing.TB, stdin string, args ...string) result {
	t.Helper()
	return khabarIn(t.Context(), stdin, args...)
}

func khabarIn(ctx context.Context, stdin string, args ...string) result {
	var out, errs bytes.Buffer
	env := map[string]string{"COLUMNS": "120"}
	a := newApp(strings.NewReader(stdin), &out, &errs, func(k string) string { return env[k] })
	code := a.main(ctx, args)
	return result{code, out.String(), errs.String()}
}

// mustKhabar runs the command line, which must succeed, and returns its output.
func mustKhabar(t testing.TB, args ...string) string {
	t.Helper()
	r := khabar(t, "", args...)
	if r.code != exitDone {
		t.Fatalf("khabar %s: exit code %d\n%s", strings.Join(args, " "), r.code, r.err)
	}
	return r.out
}
