package main

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestWrap(t *testing.T) {
	for _, test := range []struct {
		name, in string
		width    int
		want     []string
	}{
		{"empty", "", 5, []string{""}},
		{"short", "a b", 5, []string{"a b"}},
		{"at spaces", "one two three", 7, []string{"one two", "three"}},
		{"a long word", "abcdefghij", 4, []string{"abcd", "efgh", "ij"}},
		{"an identifier", "harbour-2021-12-10", 10, []string{"harbour-", "2021-12-10"}},
		{"Arabic, marks take no room", "قال مدرّس أمس", 8, []string{"قال مدرّس", "أمس"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, wrap(test.in, test.width)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestPrintable: what an article says cannot move the cursor of a terminal, or the
// text beside it.
func TestPrintable(t *testing.T) {
	for in, want := range map[string]string{
		"a\tb\n c":               "a b c",
		"\x1b[31mred\a":          "[31mred",
		"x\u202Ey\u2066z\u200Fw": "xyzw",
		"\u0642\u0627\u0644":     "\u0642\u0627\u0644",
	} {
		if got := printable(in); got != want {
			t.Errorf("printable(%q) = %q, want %q", in, got, want)
		}
	}
}

// TestFit: columns fill no more than their room, and narrow ones stay whole.
func TestFit(t *testing.T) {
	rows := [][]string{{"2021-12-09", strings.Repeat("x", 30), strings.Repeat("y", 300), "say"}}
	widths := fit(rows, 100)
	total := 0
	for _, w := range widths {
		total += w
	}
	if total > 100 || widths[0] != 10 || widths[3] != 3 || widths[2] <= widths[1] {
		t.Errorf("widths %v of 100", widths)
	}
}

func TestIsolate(t *testing.T) {
	if got := isolate("plain (2021)"); got != "plain (2021)" {
		t.Errorf("isolate changed %q", got)
	}
	arabic := "\u0642\u0627\u0644"
	if got, want := isolate(arabic), "\u2068"+arabic+"\u2069"; got != want {
		t.Errorf("isolate(%q) = %q", arabic, got)
	}
}

func TestByteSize(t *testing.T) {
	for in, want := range map[string]int64{"1024": 1024, "1KB": 1 << 10, "20MB": 20 << 20, "1g": 1 << 30, "5 mb": 5 << 20} {
		var b byteSize
		if err := b.Set(in); err != nil || int64(b) != want {
			t.Errorf("Set(%q) = %d, %v", in, b, err)
		}
	}
	for _, in := range []string{"", "0", "-1", "x", "1XB", "99999999GB"} {
		var b byteSize
		if err := b.Set(in); err == nil {
			t.Errorf("Set(%q): no error", in)
		}
	}
}
