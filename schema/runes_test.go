package schema

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// At every character of a text, At agrees with counting from the beginning, on
// both sides of a checkpoint and at the end.
func TestRuneIndex(t *testing.T) {
	for _, text := range []string{"", "a", "خبر", strings.Repeat("a", runeStride), strings.Repeat("خبر: news, ﷲ 😀\n", 90)} {
		ix := NewRuneIndex(text)
		for b := 0; b <= len(text); b++ {
			if b < len(text) && !utf8.RuneStart(text[b]) {
				continue
			}
			if got, want := ix.At(b), utf8.RuneCountInString(text[:b]); got != want {
				t.Fatalf("%d bytes: At(%d) = %d, want %d", len(text), b, got, want)
			}
		}
	}
}
