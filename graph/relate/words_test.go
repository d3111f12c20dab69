package relate

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/khabar-kg/khabar/schema"
)

// TestLists: sorted, each word once after folding, event types that exist.
func TestLists(t *testing.T) {
	read := func(name string) (lines []string) {
		t.Helper()
		b, err := os.ReadFile("lexicon/" + name)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(b)) {
			if !strings.HasPrefix(line, "#") {
				lines = append(lines, strings.TrimSuffix(line, "\n"))
			}
		}
		if !slices.IsSorted(lines) {
			t.Errorf("%s is not sorted", name)
		}
		return lines
	}
	seen := map[string]bool{}
	for _, line := range read("words.tsv") {
		word, _, _ := strings.Cut(line, "\t")
		if seen[fold(word)] {
			t.Errorf("words.tsv has %q twice", word)
		}
		seen[fold(word)] = true
	}
	o, err := schema.LoadOntology()
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range read("types.tsv") {
		kind, trait, _ := strings.Cut(line, "\t")
		if o.TermOf(schema.EventTypeTerm, kind) == nil || !slices.Contains([]string{"mutual", "once", "many", "counts"}, trait) {
			t.Errorf("types.tsv: %q", line)
		}
	}
}

// TestRead: numbers with what they count, dates aside, and negation.
func TestRead(t *testing.T) {
	for _, c := range []struct {
		text    string
		value   float64
		unit    string
		about   bool
		negated bool
	}{
		{"They freed 2,500 prisoners on May 3, 2021", 2500, "prisoner", false, false},
		{"It did not hold three hundred soldiers", 300, "soldier", false, true},
		{"\u0642\u062A\u0644 50 \u0623\u0644\u0641\u0627 \u0648570 \u062C\u0646\u062F\u064A\u0627", 50570, "soldier", false, false},
		{"At least 12 people fell", 12, "person", true, false},
		{"\u0642\u062A\u0644 \u0661\u0662 \u0634\u062E\u0635\u0627 \u0639\u0644\u0649 \u0627\u0644\u0623\u0642\u0644", 12, "person", true, false},
	} {
		_, numbers, negated := loadLexicon().read(c.text)
		if len(numbers) != 1 {
			t.Errorf("%q: numbers %v", c.text, numbers)
			continue
		}
		if n := numbers[0]; n.Value != c.value || n.Unit != c.unit || n.About != c.about || negated != c.negated {
			t.Errorf("%q: %+v, negated %v", c.text, n, negated)
		}
	}
}
