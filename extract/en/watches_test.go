package en

import "testing"

// TestWatches: who speaks where a noun behind a body's name says what it is.
func TestWatches(t *testing.T) {
	l := language(t)
	for _, text := range []string{
		"An air strike killed 18 civilians in Idlib on Saturday, the Syrian Observatory for Human Rights monitor said.",
		"The Syrian Observatory for Human Rights monitoring group said ten people were killed in Idlib.",
		"The Syrian Observatory for Human Rights (SOHR) monitor said ten people were killed in Idlib.",
	} {
		d := read(l, text)
		if len(d.Statements) != 1 || len(d.Statements[0].Speakers) != 1 || d.Mentions[d.Statements[0].Speakers[0]].Known != "khabar:org/syrian-observatory-for-human-rights" {
			t.Errorf("%s: the Observatory does not speak: %+v", text, d.Statements)
		}
	}
}
