package dates_test

import (
	"strings"
	"testing"

	"github.com/khabar-kg/khabar/schema"

	"github.com/khabar-kg/khabar/extract/text"
)

// The tense of the verb before a day tells which one is meant. Words stand here
// with the tags of the Penn Treebank, and the lemma where a rule asks for it.
func TestTense(t *testing.T) {
	for _, test := range []struct{ name, tagged, want string }{
		{"past", "He/PRP spoke/VBD at/IN a/DT conference/NN on/IN Friday/NNP", "2021-12-03"},
		{"present of an arranged day", "He/PRP speaks/VBZ at/IN a/DT conference/NN on/IN Friday/NNP", "2021-12-10"},
		{"present progressive", "He/PRP is/VBZ/be meeting/VBG them/PRP on/IN Friday/NNP", "2021-12-10"},
		{"perfect", "He/PRP has/VBZ/have met/VBN them/PRP on/IN Friday/NNP", "2021-12-03"},
		{"present passive", "He/PRP is/VBZ/be accused/VBN of/IN a/DT murder/NN on/IN Friday/NNP", "2021-12-03"},
		{"expected", "He/PRP is/VBZ/be expected/VBN on/IN Friday/NNP", "2021-12-10"},
		{"will", "He/PRP will/MD speak/VB on/IN Friday/NNP", "2021-12-10"},
		{"may", "He/PRP may/MD speak/VB on/IN Friday/NNP", "2021-12-10"},
		{"could not", "He/PRP could/MD not/RB be/VB/be reached/VBN on/IN Friday/NNP", "2021-12-03"},
		{"participle after a noun", "He/PRP sees/VBZ the/DT elections/NNS held/VBN Friday/NNP", "2021-12-03"},
		{"to be held", "The/DT vote/NN is/VBZ/be to/TO be/VB/be held/VBN Friday/NNP", "2021-12-10"},
		{"says", "He/PRP says/VBZ/say on/IN Friday/NNP", "2021-12-03"},
		{"month of the past", "She/PRP entered/VBD the/DT race/NN in/IN June/NNP", "2021-06"},
		{"month long ahead, past", "She/PRP entered/VBD the/DT race/NN in/IN March/NNP", "2021-03"},
		{"month ahead, present", "She/PRP enters/VBZ the/DT race/NN in/IN March/NNP", "2022-03"},
	} {
		t.Run(test.name, func(t *testing.T) {
			var words, tags, stems []string
			for _, w := range strings.Fields(test.tagged) {
				part := append(strings.Split(w, "/"), "")
				words, tags, stems = append(words, part[0]), append(tags, part[1]), append(stems, part[2])
			}
			s := strings.Join(words, " ")
			d := &text.Doc{Article: &schema.Article{Text: s, Published: day("2021-12-09")}, Text: s}
			at := 0
			for i, w := range words {
				low := strings.ToLower(w)
				d.Tokens = append(d.Tokens, text.Token{Start: at, End: at + len(w), BaseStart: at, Text: w, Norm: low, Base: low, Stem: stems[i], Tag: tags[i], Cap: low != w})
				at += len(w) + 1
			}
			d.Sentences = []text.Sentence{{To: len(words)}}
			open(t, "en").Find(d)
			if len(d.Dates) != 1 || d.Dates[0].Date.Value != test.want {
				t.Errorf("got %+v, want %s", d.Dates, test.want)
			}
		})
	}
}
