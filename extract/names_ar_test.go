package extract

import (
	"slices"
	"testing"

	"github.com/khabar-kg/khabar/schema"
)

// TestArabicNames: names that are written in tags, with hyphens or with a first letter
// like a preposition, and everyday words that are also names of places.
func TestArabicNames(t *testing.T) {
	for _, test := range []struct {
		text string
		want []string // names as the record shows them
		not  string   // no name
	}{
		{"التقى الرئيس دونالد #ترمب وفدا في واشنطن.", []string{"دونالد ترمب"}, "دونالد"},
		{"قصفت #ميليشيات_الحوثي المدينة، وقال وزير في #كوريا_الجنوبية إن بلاده تتابع.", []string{"ميليشيات الحوثي", "كوريا الجنوبية"}, ""},
		{"قال الرئيس مون جاي-إن إن بلاده ستحضر. وأضاف أن الوفد جاهز.", []string{"مون جاي-إن"}, "إن"},
		{"التقى الوزير كيم هاك-سونغ مساء.", []string{"كيم هاك-سونغ"}, "كيم هاك"},
		{"أجرت بيونغ يانغ تجربة أمس، وقال كوفي عنان إنه قلق.", []string{"بيونغ يانغ", "كوفي عنان"}, "وفي عنان"},
		{"قال في حديثه أمام النواب إنه عاش في بلد بعيد، وفي مشهد نادر بكى.", nil, "حديثه"},
		{"قال إنه عاش في بلد بعيد، وفي مشهد نادر بكى.", nil, "بلد"},
		{"وأكد الجيش العراقي أن تحرير المدينة في القريب العاجل.", nil, "القريب"},
		{"قال: «أود أن أشكر الجميع».", nil, "أود"},
		{"صوت الرجل في مسقط رأسه.", nil, "مسقط"},
		{"عقد الاجتماع في مسقط بحضور الوفدين.", []string{"مسقط"}, ""},
		{"قصفت الطائرات مواقع في الباب شمالي سوريا.", []string{"الباب"}, ""},
		{"وجد الرجل الرسالة في الباب.", nil, "الباب"},
		{"قتل شخصان في إب وسط اليمن.", []string{"إب"}, ""},
		{"تعتبرها أنقرة «منظمة إرهابية»، وتسعى الكتل إلى حكومة ائتلافية.", []string{"أنقرة"}, "منظمة إرهابية"},
		{"تسعى الكتل إلى تشكيل حكومة ائتلافية.", nil, "حكومة ائتلافية"},
		{"قال الوزير في المؤتمر الصحفي إن القمة التاريخية ستعقد.", nil, "المؤتمر الصحفي"},
		{"جاء ذلك بعد إعلان روسيا سحب قواتها.", []string{"روسيا"}, "إعلان روسيا"},
		{"صدر إعلان الرياض في ختام القمة.", []string{"إعلان الرياض"}, ""},
		{"احتجزت السلطات التركية الصحفي بعد دخوله القنصلية السعودية في إسطنبول.", []string{"السلطات التركية", "إسطنبول", "القنصلية السعودية في إسطنبول"}, ""},
		{"دعا الوزير الغرب إلى رفع العقوبات.", []string{"الغرب"}, ""},
		{"تقع البلدة إلى الغرب من المدينة، وتقدم الجيش من الشمال والغرب.", nil, "الغرب"},
		{"هاجمت قوات حماية الشعب البلدة.", []string{"قوات حماية الشعب"}, ""},
		{"قتل جنود في مالي.", []string{"مالي"}, ""},
		{"قال إن اللاعبين سيشاركون، وهدد بـ«عقاب شديد».", nil, "سيشاركون"},
		{"قال إن اللاعبين سيشاركون، وهدد بـ«عقاب شديد».", nil, "عقاب شديد"},
		{"ونقل موقع عن كيم يونغ إل قوله إن الوضع صعب.", []string{"كيم يونغ إل"}, "كيم يونغ إل قوله"},
		{"يسعى إلى تحريك المفاوضات بين المغرب والبوليساريو في النزاع.", []string{"المغرب", "البوليساريو"}, "المغرب والبوليساريو"},
		{"دارت معارك في مديرية شعبانة الشمالية.", []string{"مديرية شعبانة الشمالية"}, ""},
		{"سيطر الجيش على مديرية شعبانة شرق العاصمة.", []string{"مديرية شعبانة"}, "مديرية شعبانة شرق العاصمة"},
	} {
		var names []string
		for _, e := range recordOf(t, "ar", test.text).Entities {
			for _, n := range e.Names {
				names = append(names, n.Text)
			}
		}
		for _, want := range test.want {
			if !slices.Contains(names, want) {
				t.Errorf("%s: %q is no name of %q", test.text, want, names)
			}
		}
		if slices.Contains(names, test.not) {
			t.Errorf("%s: %q is a name", test.text, test.not)
		}
	}
}

// TestTitlesOfOthers: a description with another office or country, or with a name of its
// own, is of someone else.
func TestTitlesOfOthers(t *testing.T) {
	for _, test := range []struct{ text, name, not string }{
		{"قال الرئيس مون جاي-إن إنه متفائل. ووصل رئيس الوزراء الإثيوبي إلى سيول، وأكد أنه سعيد بالزيارة.", "مون جاي-إن", "رئيس الوزراء الإثيوبي"},
		{"دعا وزير الخارجية الإيراني، جواد ظريف، الرئيس الأمريكي، دونالد ترامب، إلى الحوار.", "جواد ظريف", "الرئيس الأمريكي"},
	} {
		for _, e := range recordOf(t, "ar", test.text).Entities {
			if !slices.ContainsFunc(e.Names, func(n schema.Name) bool { return n.Text == test.name }) {
				continue
			}
			for _, m := range e.Mentions {
				if m.Text == test.not {
					t.Errorf("%s: %s is %s", test.text, test.name, m.Text)
				}
			}
		}
	}
}
