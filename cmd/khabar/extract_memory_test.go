package main

import (
	"context"
	"runtime/debug"
	"strings"
	"testing"

	"github.com/khabar-kg/khabar/schema"
)

// TestRoomy: a long text raises the limit of memory, and a short one leaves it.
func TestRoomy(t *testing.T) {
	t.Setenv("GOMEMLIMIT", "")
	before := debug.SetMemoryLimit(-1)
	defer debug.SetMemoryLimit(before)
	work := roomy(func(context.Context, *schema.Article) (*schema.Record, error) { return nil, nil })
	read := func(bytes int) int64 {
		if _, err := work(t.Context(), &schema.Article{Text: strings.Repeat("a", bytes)}); err != nil {
			t.Fatal(err)
		}
		return debug.SetMemoryLimit(-1)
	}
	if got := read(longText); got != before {
		t.Errorf("an article: limit %d, want %d", got, before)
	}
	want := int64(extractMemory + textMemory*(longText+1))
	if got := read(longText + 1); got != want {
		t.Errorf("a long text: limit %d, want %d", got, want)
	}
	if got := read(10); got != want {
		t.Errorf("an article behind it: limit %d, want %d", got, want)
	}
}
