package score

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestCauses: what is missed has a cause each, and each cause a line in the list.
func TestCauses(t *testing.T) {
	entries, err := causeEntries()
	if err != nil {
		t.Fatal(err)
	}
	listed := map[Cause]bool{}
	for _, e := range entries {
		listed[e.id] = true
		if e.meaning == "" || e.example == "" || strings.Contains(e.example, "|") {
			t.Errorf("%s: meaning %q, example %q", e.id, e.meaning, e.example)
		}
	}
	gold, docs := sample(t)
	half := make([]Document, len(docs)) // much is missed
	for i, d := range docs {
		d.entities = d.entities[:len(d.entities)/2]
		d.statements = d.statements[:len(d.statements)/2]
		d.events = d.events[:len(d.events)/2]
		d.positions = nil
		half[i] = d
	}
	for name, docs := range map[string][]Document{"sample": docs, "half": half, "nothing": nil} {
		r := Score(gold, docs)
		sum := func(pattern string) (n int) {
			for c, k := range r.Causes() {
				if !listed[c] {
					t.Errorf("%s: cause %q is not in causes.tsv", name, c)
				}
				if regexp.MustCompile("^(" + pattern + ")$").MatchString(string(c)) {
					n += k
				}
			}
			return n
		}
		for _, x := range []struct {
			missed  string
			measure Measure
		}{
			{`entity\.(missed|span|joined)`, Entities},
			{`statement\.(cue|inside)`, Statements},
			{`event\.(trigger|type|twice)`, Events},
			{`role\.(event|entity|other|missed)`, EventRoles},
			{`position\.(person|missed)`, Positions},
		} {
			if tally := r.Tally(x.measure); sum(x.missed) != tally.Gold-tally.Right {
				t.Errorf("%s: %d times %s, but %d of %s were missed", name, sum(x.missed), x.missed, tally.Gold-tally.Right, x.measure)
			}
		}
		if n := sum(`speaker\..*`); n != r.Tally(Statements).Right-r.Tally(WhoSaid).Right {
			t.Errorf("%s: %d wrong speakers by cause, %d by count", name, n, r.Tally(Statements).Right-r.Tally(WhoSaid).Right)
		}
	}
}

// TestWrongSpeaker tells the ways apart in which speakers are wrong.
func TestWrongSpeaker(t *testing.T) {
	s := &scorer{match: &matching{gold: map[string]string{"e1": "a", "e2": "b"}}}
	for _, c := range []struct {
		found, gold string
		want        Cause
	}{
		{"", "a", "speaker.none"},
		{"b", "a", "speaker.other"},
		{"a", "a b", "speaker.fewer"},
		{"a b", "a", "speaker.more"},
		{"a", "", "speaker.extra"},
		{"a", "x", "speaker.unknown"},
		{"", "x", "speaker.unknown"},
	} {
		if got := s.wrongSpeaker(strings.Fields(c.found), strings.Fields(c.gold)); got != c.want {
			t.Error(fmt.Sprintf("found %q, annotated %q:", c.found, c.gold), got, "want", c.want)
		}
	}
	if !slices.Contains([]Cause{wrongContent(&docStatement{}, &goldStatement{})}, "content.none") {
		t.Error("a statement without content")
	}
}
