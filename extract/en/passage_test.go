package en

import "testing"

// TestPassages lets a statement run over the paragraphs in which its speaker speaks
// of himself.
func TestPassages(t *testing.T) {
	const lead, first, second, third = "After the meeting the minister said:", "The road is open.", "We will keep it so.", "The minister flies home on Monday."
	body := lead + "\n\n" + first + "\n\n" + second + "\n\n" + third + "\n"
	l := language(t)
	for _, c := range []struct{ name, body, want string }{
		{"a set passage", body, first + "\n\nWe will keep it so"},
		{"nobody speaks of himself", lead + "\n\n" + first + "\n\n" + third + "\n", "The road is open"},
		{"in the paragraph", "The minister said: " + first + "\n\n" + second + "\n", "The road is open"},
	} {
		d := read(l, c.body)
		got := ""
		for _, s := range d.Statements {
			if d.Text[s.Cue.Start:s.Cue.End] == "said" {
				got = d.Text[s.Content.Start:s.Content.End]
			}
		}
		if got != c.want {
			t.Errorf("%s: content %q, want %q", c.name, got, c.want)
		}
	}
}
