package en

import (
	"testing"

	"github.com/khabar-kg/khabar/schema"
)

// TestLeavesPact: who leaves a pact does not leave those who made it.
func TestLeavesPact(t *testing.T) {
	l := language(t)
	for sentence, want := range map[string]int{
		"Chad withdrew from the nuclear accord with Jordan.":              0,
		"Chad pulled out of the deal with Jordan in May.":                 0,
		"The withdrawal of Chad from the 2015 Jordan deal angered Egypt.": 0,
		"Chad withdrew its troops from Jordan under a deal with Egypt.":   1,
	} {
		found := false
		for _, v := range read(l, sentence).Events {
			if v.Type == "withdraw" {
				found = true
				if got := len(v.Roles[schema.Origin]); got != want {
					t.Errorf("%s: %d origins, want %d", sentence, got, want)
				}
			}
		}
		if !found {
			t.Errorf("%s: no withdrawal", sentence)
		}
	}
}
