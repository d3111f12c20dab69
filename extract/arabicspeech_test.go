package extract

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/khabar-kg/khabar/schema"
)

// body stands below a headline, so that it is one.
const body = "\n\nبغداد - وكالات\n\nاجتمع مجلس الوزراء في العاصمة بغداد صباح اليوم لبحث الأزمة الاقتصادية في البلاد."

// TestArabicSpeech: who says what, construction by construction.
func TestArabicSpeech(t *testing.T) {
	for _, test := range []struct {
		name, text string
		want       []string // "cue | speakers | content" of each statement
	}{
		{
			"a quoted name opens a headline", "«الكهرباء» تنفي وجود أزمة وقود في المحطات" + body,
			[]string{"تنفي | الكهرباء | وجود أزمة وقود في المحطات"},
		},
		{
			"or its second half", "مقتل ثلاثة في غارة على الميناء.. و«كتائب الساحل» تتوعد بالرد" + body,
			[]string{"تتوعد | كتائب الساحل | الرد"},
		},
		{
			"a word that the cue needs, in the accusative", "«داعش» يتبنى تفجيرا في بغداد أوقع عشرة قتلى" + body,
			[]string{"يتبنى | داعش | تفجيرا في بغداد أوقع عشرة قتلى"},
		},
		{
			"and far off", "وحمّل المتحدث باسم الجيش، العقيد سالم الحداد، الفصائل المسلحة مسؤولية انهيار الهدنة.",
			[]string{"حمّل | سالم الحداد | الفصائل المسلحة مسؤولية انهيار الهدنة"},
		},
		{
			"an object in marks", "دان رئيس الوزراء سالم الحداد «الجريمة»، وتوجه إلى المدينة.",
			[]string{"دان | سالم الحداد | الجريمة"},
		},
		{
			"each of two", "ودان كل من الاتحاد الأفريقي والأمم المتحدة محاولة الانقلاب، وطالبا باحترام الدستور.",
			[]string{"دان | الاتحاد الأفريقي, الأمم المتحدة | محاولة الانقلاب", "طالبا | الاتحاد الأفريقي, الأمم المتحدة | احترام الدستور"},
		},
		{
			"a conjunction that is a letter of another verb", "وردت وزارة الخارجية السورية بأن المبعوث تجاوز مهمته.",
			[]string{"ردت | وزارة الخارجية السورية | المبعوث تجاوز مهمته"},
		},
		{
			"slogans speak for those who shout them", "وردد المحتجون هتافات تطالب بمحاكمة المسؤولين.",
			[]string{"تطالب | المحتجون | محاكمة المسؤولين"},
		},
		{
			"a rally demands", "تشهد العاصمة بغداد تظاهرات حاشدة تطالب بمحاسبة الفاسدين.",
			[]string{"تطالب | تظاهرات حاشدة | محاسبة الفاسدين"},
		},
		{
			"what the speaker was", "ونفى المتهم الأول، العقيد سالم الحداد، الذي كان آمرا للسجن، مسؤوليته عن الحادث.",
			[]string{"نفى | سالم الحداد | مسؤوليته عن الحادث"},
		},
		{
			"adjectives joined", "أعلن مسؤولون أمنيون عراقيون وأكراد أمس الخميس مقتل أحد عشر مسلحا في ديالى.",
			[]string{"أعلن | مسؤولون أمنيون عراقيون | مقتل أحد عشر مسلحا في ديالى"},
		},
		{
			"where a document was published", "أما وزارة الخارجية القطرية فأعربت في بيان لها الثلاثاء نشرته وكالة الأنباء القطرية عن تحفظها على القرار.",
			[]string{"أعربت | وزارة الخارجية القطرية | تحفظها على القرار"},
		},
		{
			"before he went on", "وقال سالم الحداد إن الحكومة ماضية في الإصلاح، قبل أن يستدرك: «لن نقبل بالفوضى».",
			[]string{"قال | سالم الحداد | الحكومة ماضية في الإصلاح، قبل أن يستدرك: «لن نقبل بالفوضى»", "يستدرك | سالم الحداد | لن نقبل بالفوضى"},
		},
		{
			"figures of a body", "وقتل 440 شخصا منذ يناير، وفق أرقام المنظمة الدولية للهجرة.",
			[]string{"وفق | المنظمة الدولية للهجرة | وقتل 440 شخصا منذ يناير"},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			r, err := extractor(t).Extract(t.Context(), &schema.Article{ID: "a", Language: "ar", Text: test.text})
			if err != nil {
				t.Fatal(err)
			}
			names := map[string]string{}
			for _, e := range r.Entities {
				for _, m := range e.Mentions {
					if names[e.ID] == "" || m.Kind == schema.ByName {
						names[e.ID] = m.Text
					}
				}
			}
			var got []string
			for _, s := range r.Statements {
				var who []string
				for _, id := range s.Speakers {
					who = append(who, names[id])
				}
				got = append(got, s.Cue.Text+" | "+strings.Join(who, ", ")+" | "+s.Content.Text)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
