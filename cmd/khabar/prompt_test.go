package main

import "testing"

func TestComplete(t *testing.T) {
	for line, want := range map[string]bool{
		`g.V("<Person>").in("<type>").all()`:        true,
		`g.V().getLimit(3);`:                        true,
		`g.emit(g.V().count())`:                     true,
		`var people = g.V("<Person>").in("<type>")`: false,
		`people`:       false,
		`.all() // no`: false,
	} {
		if got := complete(line); got != want {
			t.Errorf("complete(%q) = %v", line, got)
		}
	}
}
