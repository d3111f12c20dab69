package extract

import (
	"slices"
	"testing"

	"github.com/khabar-kg/khabar/schema"
)

// TestBodyLimits: where the name of a body ends, and what is no name of it.
func TestBodyLimits(t *testing.T) {
	for _, test := range []struct {
		text string
		want []string // names
		not  string   // no name
	}{
		{"أشاد الوزير بدور المملكة العربية السعودية المحوري في التنمية.", []string{"المملكة العربية السعودية"}, "المملكة العربية السعودية المحوري"},
		{"وصل مبعوث الأمم المتحدة الخاص إلى طرابلس.", []string{"الأمم المتحدة"}, "الأمم المتحدة الخاص"},
		{"التقى وفد من المرجعية الدينية العليا عددا من النواب في بغداد.", []string{"المرجعية الدينية العليا"}, ""},
		{"كتب أن الولايات المتحدة «عدو لدود» للشعوب.", []string{"الولايات المتحدة"}, "عدو لدود"},
		{"قالت حركة المقاومة الإسلامية «حماس» إنها سترد.", []string{"حركة المقاومة الإسلامية «حماس»"}, ""},
		{"نقلت قناة «العربية» الخبر.", []string{"قناة «العربية»"}, ""},
		{"تدعم واشنطن فصائل «معتدلة» في الشمال.", nil, "معتدلة"},
		{"قال عبد ربه منصور هادي إنه عائد. وتقدمت قوات هادي نحو المدينة.", []string{"قوات هادي"}, ""},
		{"قال إن قوات عبد ربه منصور هادي تقدمت. وأكد أن قوات هادي يتكبدون خسائر.", []string{"قوات هادي"}, "قوات هادي يتكبدون"},
		{"دعا الوزير إلى حشد التأييد للخطة، وأكد أن إدارة الأزمة شأن الجميع.", nil, "حشد التأييد"},
		{"دعا الوزير إلى حشد التأييد للخطة، وأكد أن إدارة الأزمة شأن الجميع.", nil, "إدارة الأزمة"},
		{"أعلن الحشد الشعبي انسحابه من تكريت.", []string{"الحشد الشعبي"}, ""},
		{"استولوا على الحكم بقوة السلاح، وقال إن حرية الرأي مكفولة.", nil, "قوة السلاح"},
		{"أعيد بناء جسر الأئمة (1957) في بغداد.", nil, "1957"},
		{"نفى حزب العدالة تصريحات المالكي عن الانتخابات.", []string{"المالكي"}, "تصريحات المالكي"},
	} {
		var names []string
		for _, e := range recordOf(t, "ar", test.text).Entities {
			for _, m := range e.Mentions {
				if m.Kind == schema.ByName {
					names = append(names, m.Text)
				}
			}
		}
		for _, want := range test.want {
			if !slices.Contains(names, want) {
				t.Errorf("%s: %q is no name: %q", test.text, want, names)
			}
		}
		if slices.Contains(names, test.not) {
			t.Errorf("%s: %q is a name", test.text, test.not)
		}
	}
}
