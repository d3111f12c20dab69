package extract

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/khabar-kg/khabar/schema"
)

// TestTwoPeople: a family's name alone does not make brothers one, nor a name within
// another a son his father.
func TestTwoPeople(t *testing.T) {
	for _, test := range []struct {
		name, language, text string
		want                 []string // the names of each person
	}{
		{
			"brothers", "ar", "أعلنت الشرطة اعتقال سليمان الخطيب في دمشق. وقال الوزير بشار الخطيب إن القانون يسري على الجميع. وأضاف الخطيب أن سليمان الخطيب سيحاكم.",
			[]string{"سليمان الخطيب, سليمان الخطيب", "بشار الخطيب, الخطيب"},
		},
		{
			"a king and a prince", "ar", "استقبل الملك فهد بن ماجد آل ناصر وفدا، وحضر اللقاء الأمير سعد بن فهد بن ماجد آل ناصر. وقال الأمير سعد بن فهد إن العلاقات جيدة.",
			[]string{"فهد بن ماجد آل ناصر", "سعد بن فهد بن ماجد آل ناصر, سعد بن فهد"},
		},
		{
			"a son", "ar", "قال أحمد علي عبد الله حيدر إن والده علي عبد الله حيدر مريض.",
			[]string{"أحمد علي عبد الله حيدر", "علي عبد الله حيدر"},
		},
		{
			"shortened", "ar", "قال الوزير نوري كامل السامر إن الطريق طويل. وأضاف نوري السامر أن العمل بدأ، وختم السامر كلامه.",
			[]string{"نوري كامل السامر, نوري السامر, السامر"},
		},
		{
			"sisters", "en", "Mayor Helen Hartwell spoke in Leeds. Her sister, Joan Hartwell, was not there, Hartwell said.",
			[]string{"Helen Hartwell", "Joan Hartwell, Hartwell"},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			r := recordOf(t, test.language, test.text)
			var got []string
			for _, e := range r.Entities {
				var names []string
				for _, m := range e.Mentions {
					if e.Type == schema.Person && m.Kind == schema.ByName {
						names = append(names, m.Text)
					}
				}
				if names != nil {
					got = append(got, strings.Join(names, ", "))
				}
			}
			if diff := cmp.Diff(test.want, slices.Clip(got)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
