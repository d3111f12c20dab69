package match

import "testing"

// TestFarApart: spellings of one name are never passed over, and most pairs of words are.
func TestFarApart(t *testing.T) {
	for _, c := range []struct {
		arabic, latin string
		want          bool
	}{
		{"ليفاندوفسكي", "Lewandowski", false},
		{"كريستوفر", "Christopher", false},
		{"رجب", "Recep", false},
		{"أبو الغيط", "Aboulgheit", false},
		{"بنيامين", "Benjamin", false},
		{"ترامب", "Trump", false},
		{"وزارة", "parliament", true},
		{"القسطنطينية", "Rome", true},
	} {
		if got := farApart(FoldWord(c.arabic), FoldWord(c.latin)); got != c.want {
			t.Errorf("%s and %s: %v, want %v", c.arabic, c.latin, got, c.want)
		}
	}
}
