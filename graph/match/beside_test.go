package match_test

import (
	"testing"

	"github.com/khabar-kg/khabar/graph/match"
	"github.com/khabar-kg/khabar/schema"
)

// TestBeside: a trade or an age beside a name tells people of one name apart, and
// finds them again.
func TestBeside(t *testing.T) {
	const name = "حسين الكناني"
	for _, test := range []struct {
		why            string
		one, other     string
		first, second  string // names, in either script
		same, mustDiff bool
	}{
		{
			"ages far apart", "أصيب حسين الكناني، وهو طالب في التاسعة عشرة من عمره، في العمارة.", "قال المعلم حسين الكناني، وعمره 61 عاما، إن العمارة تغيرت.",
			name, name, false, true,
		},
		{
			"one age", "Hussein al-Kinani, 61, sells books in Amara.", "يبيع حسين الكناني (61 عاما) الكتب في العمارة.",
			"Hussein al-Kinani", name, true, false,
		},
		{
			"a runner and a minister", "فاز العداء العراقي حسين الكناني بذهبية.", "قال وزير الزراعة العراقي حسين الكناني إن الموسم جيد.",
			name, name, false, true,
		},
		{
			"a boxer and a judge, after the name", "Hussein al-Kinani, a retired Iraqi boxer, lives in Amara.", "Hussein al-Kinani, a judge, ruled in Amara.",
			"Hussein al-Kinani", "Hussein al-Kinani", false, true,
		},
	} {
		var of [2]*match.Profile
		for i, text := range []string{test.one, test.other} {
			language := "ar"
			if text[0] < 0x80 {
				language = "en"
			}
			r, err := extractor(t).Extract(t.Context(), &schema.Article{
				ID: string(rune('a' + i)), Language: language, Text: text,
				Published: schema.Date{Value: "2021-05-01", Precision: schema.Day, Basis: schema.Given},
			})
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range matcher(t).Profiles(r) {
				if p.Type == schema.Person && p.Names[0].Text == []string{test.first, test.second}[i] {
					of[i] = p
				}
			}
		}
		if of[0] == nil || of[1] == nil {
			t.Errorf("%s: not found", test.why)
			continue
		}
		switch j := matcher(t).Judge(of[0], of[1]); {
		case test.same && j.Verdict != match.Same, test.mustDiff && j.Verdict == match.Same:
			t.Errorf("%s: %s: for %q, against %q", test.why, j.Verdict, j.For, j.Against)
		}
	}
}

// TestNearNames: names that differ by a letter are two in every spelling.
func TestNearNames(t *testing.T) {
	m := matcher(t)
	for _, test := range []struct {
		a, b string
		same bool
	}{
		{"عمر", "Omar", true},
		{"عمار", "Omar", false},
		{"عمرو", "Amr", true},
		{"محمود", "Mohammed", false},
		{"محمد", "Mahmoud", false},
		{"سالم", "Salim", true},
		{"سليم", "Salem", false},
		{"حسن", "Hussein", false},
		{"حامد", "Hamid", true},
		{"Saad", "Saeed", false},
		{"Uday", "عدي", true},
		{"Salman", "Suleiman", false},
	} {
		if v := m.Alike(match.FoldWord(test.a), match.FoldWord(test.b)); v >= 0.85 != test.same {
			t.Errorf("%s, %s: %.2f, want the same: %v", test.a, test.b, v, test.same)
		}
	}
}
