package ar

import (
	"fmt"
	"os"
	"testing"

	"github.com/khabar-kg/khabar/extract/lexicon"
)

func TestDevWords(t *testing.T) {
	f := os.Getenv("DEVWORDS")
	if f == "" {
		t.Skip()
	}
	n, err := lexicon.OpenNames(Fold, func(s string) string { return s })
	if err != nil {
		t.Fatal(err)
	}
	l, err := Open(n, nil)
	if err != nil {
		t.Fatal(err)
	}
	var w string
	for _, w = range splitFields(f) {
		a := l.Analyze(w)
		fmt.Printf("%s: conj=%q prep=%q base=%q stem=%q def=%v zipf=%d particle=%q verb=%v\n", w, a.Conj, a.Prep, a.Base, a.Stem, a.Def, l.words[a.Base], l.particles[a.Base], l.isVerb(a.Base))
		for _, c := range l.cues[a.Base] {
			fmt.Printf("   cue %s form %d weak %v needs %q frames %v\n", c.cue.lemma, c.form, c.cue.weak, c.cue.needs, c.cue.frames)
		}
	}
}

func splitFields(s string) []string {
	var out []string
	cur := ""
	for _, r := range s + " " {
		if r == ' ' {
			if cur != "" {
				out = append(out, cur)
			}
			cur = ""
			continue
		}
		cur += string(r)
	}
	return out
}
