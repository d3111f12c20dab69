package ar

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// seeds adds the paragraphs of our own news items, and what no editor writes:
// marks without letters, joined forms, broken bytes.
func seeds(f *testing.F) {
	files, err := filepath.Glob("../testdata/news/ar-*.txt")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range files[:min(len(files), 12)] {
		b, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		for line := range strings.Lines(string(b)) {
			f.Add(line)
		}
	}
	for _, s := range []string{
		"", " ", "\u0651", "\u0640\u0640", "\u0648\u0651", "و", "وال", "ولل", "لل", "بال", "ﷲ ﷺ ﻻ", "١٢٫٥٪ و٣٬٠٠٠",
		"«“”»\"", "(((", "a\u0301b", "\u200f\u202e\u2066x", "\xd9", "\xd9\x88\xff", "و\u0651\u064e\u200cال\u0640قوات", "أ.ب.ج.", "قال:“", "…..؟!",
	} {
		f.Add(s)
	}
}

func FuzzFold(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, s string) {
		once := Fold(s)
		if twice := Fold(once); twice != once {
			t.Errorf("Fold(%q) = %q, folded again %q", s, once, twice)
		}
		if utf8.ValidString(s) && !utf8.ValidString(once) {
			t.Errorf("Fold(%q) = %q is not UTF-8", s, once)
		}
	})
}

func FuzzTokenize(f *testing.F) {
	l := language(f)
	seeds(f)
	f.Fuzz(func(t *testing.T, s string) { checkTokens(t, l, s) })
}

// checkTokens tests what every rule relies on: tokens in order, without
// overlap, on rune boundaries, over all that is no space; sentences over all
// tokens, in order.
func checkTokens(t *testing.T, l *Language, s string) {
	t.Helper()
	d := &text.Doc{Article: &schema.Article{ID: "x", Language: "ar", Text: s}, Text: s}
	l.Tokenize(d)
	at := 0
	for i := range d.Tokens {
		k := &d.Tokens[i]
		switch {
		case k.Start < at || k.End <= k.Start || k.End > len(s):
			t.Fatalf("%q: token %d at %d-%d, the one before ends at %d", s, i, k.Start, k.End, at)
		case k.Text != s[k.Start:k.End]:
			t.Fatalf("%q: token %d is %q, its text %q", s, i, k.Text, s[k.Start:k.End])
		case k.BaseStart < k.Start || k.BaseStart >= k.End:
			t.Fatalf("%q: token %d at %d-%d, its base at %d", s, i, k.Start, k.End, k.BaseStart)
		case utf8.ValidString(s) && (!utf8.RuneStart(s[k.Start]) || !utf8.RuneStart(s[k.BaseStart]) || k.End < len(s) && !utf8.RuneStart(s[k.End])):
			t.Fatalf("%q: token %d at %d-%d cuts a character", s, i, k.Start, k.End)
		case k.Kind == text.Word && k.Norm != k.Conj+k.Prep+k.Base && k.Prep != "\u0644" && l.fixed[k.Norm].base == "":
			t.Fatalf("%q: token %q is %q + %q + %q", s, k.Norm, k.Conj, k.Prep, k.Base)
		}
		at = k.End
	}
	next := 0
	for i, x := range d.Sentences {
		if x.From != next || x.To <= x.From {
			t.Fatalf("%q: sentence %d has tokens %d-%d, want from %d", s, i, x.From, x.To, next)
		}
		for j := x.From; j < x.To; j++ {
			if d.Tokens[j].Sent != i {
				t.Fatalf("%q: token %d is in sentence %d, not %d", s, j, d.Tokens[j].Sent, i)
			}
		}
		next = x.To
	}
	if next != len(d.Tokens) {
		t.Fatalf("%q: sentences hold %d of %d tokens", s, next, len(d.Tokens))
	}
}
