package en

import "testing"

// TestPartLed: who leads a part of a body, or is ahead in a vote, does not lead the whole; nor does the second clause
// name who is controlled in the first.
func TestPartLed(t *testing.T) {
	l := language(t)
	for text, want := range map[string]bool{
		"The U.N. humanitarian coordinator, Karel Novak, visited Aden.": false,
		"Karel Novak, the head of the U.N. office, visited Aden.":       false,
		"Novak leads the 13 Democrats in the race for mayor.":           false,
		"A poll shows Novak leads Republicans in Ohio.":                 false,
		"Hezbollah controls the area, reports Reuters.":                 false,
		"Karel Novak leads the Democrats in the Senate.":                true,
		"The CIA director, Karel Novak, visited Seoul.":                 true,
	} {
		d := read(l, text)
		got := false
		for _, r := range d.Relations {
			got = got || r.Type == leads
		}
		if got != want {
			t.Errorf("%s: somebody leads a body: %v, want %v", text, got, want)
		}
	}
}
