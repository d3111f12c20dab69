package sentence

import (
	"strings"
	"testing"

	"github.com/khabar-kg/khabar/schema"
)

func TestAround(t *testing.T) {
	for _, test := range []struct{ text, want string }{ // the passage is in brackets
		{"One. [Two] three. Four.", "Two three."},
		{"One! Two [three]? Four.", "Two three?"},
		{"Headline\n\nHe said [so] on Dec. 10 in the U.S. Senate. Next.", "He said so on Dec. 10 in the U.S. Senate."},
		{"A meeting between [Lt]. Gen. Amir Sad and Dr. Lee. Next.", "A meeting between Lt. Gen. Amir Sad and Dr. Lee."},
		{"قال. هل [نفى] ذلك؟ نعم.", "هل نفى ذلك؟"},
		{"He said: “[No].” Then he left.", "He said: “No.”"},
		{"[all]", "all"},
		{"A [b. C] d. E", "A b. C d."},
		{"the 2.5 [per] cent", "the 2.5 per cent"},
		{"x\r\n[y] z\r\nw", "y z"},
	} {
		before, rest, _ := strings.Cut(test.text, "[")
		in, after, _ := strings.Cut(rest, "]")
		text := before + in + after
		got := Around(text, schema.SpanOf(text, len(before), len(before)+len(in)))
		if got.Text != test.want || got.In(text) != got.Text {
			t.Errorf("%q: got %q, want %q", test.text, got.Text, test.want)
		}
		// The index finds the same, whatever the passage.
		x := NewIndex(text)
		for i := range text {
			for j := range text[i:] {
				at := schema.SpanOf(text, i, i+j)
				if got, want := x.Around(at), Around(text, at); got != want {
					t.Errorf("%q, %d to %d: the index finds %q, not %q", text, i, i+j, got.Text, want.Text)
				}
			}
		}
	}
}
