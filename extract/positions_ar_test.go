package extract

import (
	"slices"
	"testing"
)

// TestArabicPositions: which titles are offices, how far they go, and whose they are.
func TestArabicPositions(t *testing.T) {
	for _, test := range []struct {
		text  string
		title string // of the person, or "" where there is none
		of    []string
	}{
		// An office where its body or field is told, and else none.
		{"قال القيادي في حزب النهر، سالم الرفاعي، إن الاتفاق قريب.", "القيادي في حزب النهر", []string{"حزب النهر"}},
		{"قال قيادي في حزب النهر يدعى سالم الرفاعي إن الاتفاق قريب.", "", nil},
		{"قال الناشط سالم الرفاعي إن الاتفاق قريب.", "", nil},
		{"قال سالم الرفاعي، أستاذ العلاقات الدولية بجامعة القاضي عياض بمراكش، إن الاتفاق قريب.", "أستاذ العلاقات الدولية بجامعة القاضي عياض", []string{"جامعة القاضي عياض"}},
		{"قال سالم الرفاعي، الخبير في الشؤون الأمنية والإستراتيجية، إن الاتفاق قريب.", "الخبير في الشؤون الأمنية والإستراتيجية", nil},
		{"قال ضابط الشرطة المتقاعد سالم الرفاعي إن الاتفاق قريب.", "ضابط الشرطة المتقاعد", []string{"الشرطة"}},
		// Prepositions within titles.
		{"قال سالم الرفاعي، القائم بالأعمال في سفارة تونس بالقاهرة، إن الاتفاق قريب.", "القائم بالأعمال في سفارة تونس بالقاهرة", []string{"سفارة تونس", "القاهرة"}},
		{"قال النائب عن حزب النهر سالم الرفاعي إن الاتفاق قريب.", "النائب عن حزب النهر", []string{"حزب النهر"}},
		{"رحب سفير دولة فلسطين بالرباط، سالم الرفاعي، بالاتفاق.", "سفير دولة فلسطين بالرباط", []string{"دولة فلسطين", "الرباط"}},
		// A field of work is part of a body's name.
		{"قال سالم الرفاعي، مدير مركز الضفاف للدراسات والأبحاث، إن الاتفاق قريب.", "مدير مركز الضفاف للدراسات والأبحاث", []string{"مركز الضفاف للدراسات والأبحاث"}},
		// What one is called elsewhere is an office too.
		{"قال سالم الرفاعي إن الاتفاق قريب. وزار الرفاعي، الأمين العام لحزب النهر، المدينة.", "الأمين العام لحزب النهر", []string{"حزب النهر"}},
		{"قالت جمعية النهر إن الماء نظيف. وأوضح مدير الجمعية سالم الرفاعي أن الاتفاق قريب.", "مدير الجمعية", []string{"جمعية النهر"}},
		// Offices that a verb gives.
		{"شغل سالم الرفاعي منصب وزير الخارجية بين عامي 2003 و2014.", "وزير الخارجية", nil},
		{"قال سالم الرفاعي، الذي تولى منصب محافظ الأنبار منذ 2015، إن الاتفاق قريب.", "محافظ الأنبار", []string{"الأنبار"}},
		{"وكان سالم الرفاعي رئيسا لوزراء العراق حتى مايو 2020.", "رئيسا لوزراء العراق", []string{"العراق"}},
		{"أدى سالم الرفاعي اليمين الدستورية رئيسا للوزراء.", "رئيسا للوزراء", nil},
		{"أقال الرئيس وزير الداخلية سالم الرفاعي.", "وزير الداخلية", nil},
		{"قال وزير الدولة لشؤون الإعلام الناطق باسم الحكومة سالم الرفاعي إن القرار صدر.", "وزير الدولة لشؤون الإعلام", nil},
		{"التقى سالم الرفاعي، وزير الخارجية التونسي، نظيره الإيراني مراد الحداد.", "وزير الخارجية التونسي", nil},
		{"قال المتحدث باسم ولاية نانغرهار، سالم الرفاعي، إن الاتفاق قريب.", "المتحدث باسم ولاية نانغرهار", []string{"ولاية نانغرهار"}},
	} {
		r := recordOf(t, "ar", test.text)
		person := ""
		names := map[string]string{}
		for _, e := range r.Entities {
			if len(e.Names) > 0 {
				names[e.ID] = e.Names[0].Text
			}
			if names[e.ID] == "سالم الرفاعي" {
				person = e.ID
			}
		}
		title, of := "", []string(nil)
		for _, p := range r.Positions {
			if p.Person == person {
				title = p.Title.Text
				for _, o := range p.Of {
					of = append(of, names[o])
				}
			}
		}
		if person == "" || title != test.title || !slices.Equal(of, test.of) {
			t.Errorf("%s: %q holds %q of %q", test.text, names[person], title, of)
		}
	}
}

// TestTitlesWithoutNames: whom the text never names holds no position of the record, and
// one told of twice holds it once.
func TestTitlesWithoutNames(t *testing.T) {
	for text, want := range map[string]int{
		"قال متحدث باسم وزارة الدفاع الفرنسية إن الجنود عادوا.":                                                                0,
		"قال وزير الدفاع الفرنسي سالم الرفاعي إن الجنود عادوا. وأضاف وزير الدفاع أن المهمة انتهت. وقال الوزير إن الجنود بخير.": 1,
	} {
		if p := recordOf(t, "ar", text).Positions; len(p) != want {
			t.Errorf("%s: %d positions: %v", text, len(p), p)
		}
	}
}
