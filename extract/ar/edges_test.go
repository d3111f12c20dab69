package ar

import (
	"fmt"
	"maps"
	"slices"
	"testing"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// TestEdges: each word that a rule begins with, as the first of a text, as the last, and
// alone. Rules look before and behind it.
func TestEdges(t *testing.T) {
	l := language(t)
	words := map[string]bool{}
	for w := range l.cues {
		words[w] = true
	}
	for w := range l.triggers {
		words[w] = true
	}
	for _, list := range []map[string]bool{l.masdars, l.adjectives, governs, where, compass} {
		for w := range list {
			words[w] = true
		}
	}
	for w := range l.cueNouns {
		words[w] = true
	}
	for w := range l.heads {
		words[w] = true
	}
	for w := range l.titles {
		words[w] = true
	}
	for _, w := range slices.Sorted(maps.Keys(words)) {
		for _, form := range []string{"%s", "%s الوزير إن القرار صدر.", "قال الوزير إن %s", "#%s_"} {
			read(t, l, fmt.Sprintf(form, w))
		}
	}
}

// read takes a text through the steps of the language, and tells which text a rule fell
// over.
func read(t *testing.T, l *Language, s string) {
	t.Helper()
	defer func() {
		if p := recover(); p != nil {
			t.Errorf("%q: %v", s, p)
		}
	}()
	d := &text.Doc{Article: &schema.Article{ID: "x", Language: "ar", Text: s}, Text: s}
	l.Tokenize(d)
	l.Names(d)
	l.Statements(d)
	l.Events(d)
	l.Relations(d)
}
