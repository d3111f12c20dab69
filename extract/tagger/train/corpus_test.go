package main

import (
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

const corpus = "Anna B-PERS\nBell I-PERS\nmet O\nBell B-PER\nCarr B-PER\n\nIn O\nOslo I-LOC\n. O\n"

func read(t *testing.T, body string) []block {
	t.Helper()
	path := filepath.Join(t.TempDir(), "corpus.txt")
	if err := os.WriteFile(path, []byte(body), 0o600); err != nil {
		t.Fatal(err)
	}
	blocks, err := readBlocks(path)
	if err != nil {
		t.Fatal(err)
	}
	return blocks
}

func TestGoldNames(t *testing.T) {
	blocks := read(t, corpus)
	if len(blocks) != 1 {
		t.Fatalf("%d blocks, want one of two sentences", len(blocks))
	}
	if diff := cmp.Diff("Anna Bell met Bell Carr\nIn Oslo .\n", blocks[0].text); diff != "" {
		t.Errorf("text (-want +got):\n%s", diff)
	}
	var got []string
	for _, g := range blocks[0].gold() {
		got = append(got, g.typ+" "+blocks[0].text[blocks[0].tokens[g.from].start:blocks[0].tokens[g.last].end])
	}
	if diff := cmp.Diff([]string{"PER Anna Bell", "PER Bell", "PER Carr", "LOC Oslo"}, got); diff != "" {
		t.Errorf("names (-want +got):\n%s", diff)
	}
}

func TestBlocksHoldTenSentences(t *testing.T) {
	if n := len(read(t, strings.Repeat("word O\n\n", 21))); n != 3 {
		t.Errorf("%d blocks of 21 sentences, want 3", n)
	}
}

func TestScoreWidensToTokens(t *testing.T) {
	b := read(t, corpus)[0]
	s := score{}
	s.add(&b, []text.Mention{
		{Span: schema.SpanOf(b.text, 1, 9), Type: schema.Person},   // "nna Bell"
		{Span: schema.SpanOf(b.text, 14, 18), Type: schema.Place},  // a person
		{Span: schema.SpanOf(b.text, 27, 31), Type: schema.Place},  // "Oslo"
		{Span: schema.SpanOf(b.text, 27, 31), Type: schema.Person}, // the same, again
	})
	if diff := cmp.Diff(tally{right: 2, found: 4, gold: 4}, s.all(), cmp.AllowUnexported(tally{})); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestClusters(t *testing.T) {
	var sentences [][]string
	for range 20 {
		for _, verb := range []string{"saw", "met"} {
			for _, who := range []string{"anna", "bert", "carl"} {
				sentences = append(sentences, []string{"then", who, verb, "the", "dog"})
			}
		}
	}
	got := clusters(sentences, 4, 2, 10)
	if got["anna"] != got["bert"] || got["bert"] != got["carl"] || got["saw"] != got["met"] || got["anna"] == got["saw"] {
		t.Errorf("words of like neighbours are apart: %v", got)
	}
	if !maps.Equal(got, clusters(sentences, 4, 2, 10)) {
		t.Error("another run differs")
	}
}
