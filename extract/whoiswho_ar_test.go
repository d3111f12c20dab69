package extract

import (
	"slices"
	"testing"

	"github.com/khabar-kg/khabar/schema"
)

// TestArabicWhoIsWho: names and descriptions of one person or body, and of two.
func TestArabicWhoIsWho(t *testing.T) {
	for _, test := range []struct {
		text string
		a, b string
		one  bool
	}{
		{"قالت الحكومة الأمريكية إنها قلقة. وأضافت الحكومة الأميركية أن الوضع خطير.", "الحكومة الأمريكية", "الحكومة الأميركية", true},
		{"شنت قوات الحكومة السورية هجوما. وقالت الحكومة السورية إنها ستمضي.", "قوات الحكومة السورية", "الحكومة السورية", false},
		{"قال الأمير محمد بن سلمان إن الخطة جاهزة. وكان مساعدو الأمير محمد في الرياض.", "محمد بن سلمان", "محمد", true},
		{"قتل محمد حسين الدار، المكنى \"أبو شهاب\"، في غارة جوية.", "محمد حسين الدار", "أبو شهاب", true},
		{"قال أحمد أبو زيد إن الاتفاق قريب. وأكد أبوزيد أن الوفد عاد.", "أحمد أبو زيد", "أبوزيد", true},
		{"قال وزير الخارجية جيريمي هانت إن الهجوم مؤسف. وأكد جيرمي هانت أن بلاده سترد.", "جيريمي هانت", "جيرمي هانت", true},
		{"قال تيمو نيسترم إن الهجوم مؤسف. وأكد تيمو نيستروم أن بلاده سترد.", "تيمو نيسترم", "تيمو نيستروم", true},
		{"قال سليمان الحربي إن الهجوم مؤسف. وأكد سلمان الحربي أن بلاده سترد.", "سليمان الحربي", "سلمان الحربي", false},
		{"قالت الهيئة الوطنية لمكافحة الفساد إن الملف جاهز. وأضافت هيئة مكافحة الفساد أن العمل مستمر.", "الهيئة الوطنية لمكافحة الفساد", "هيئة مكافحة الفساد", true},
		{"قالت «هيئة شؤون الأسرى والمحررين» إن القرار جائر. وأكدت هيئة شؤون الأسرى والمحررين أن المحكمة ستجتمع. وعادت الهيئة العليا للطاقة إلى العمل.", "هيئة شؤون الأسرى والمحررين", "الهيئة العليا للطاقة", false},
		{"نشرت الهيئة العليا المستقلة للانتخابات الأرقام. وقالت هيئة الانتخابات إن النسبة ضعيفة.", "الهيئة العليا المستقلة للانتخابات", "هيئة الانتخابات", true},
	} {
		of := map[string]string{}
		var seen []string
		for _, e := range recordOf(t, "ar", test.text).Entities {
			for _, m := range e.Mentions {
				if m.Kind == schema.ByName {
					of[m.Text] = e.ID
					seen = append(seen, m.Text)
				}
			}
		}
		if !slices.Contains(seen, test.a) || !slices.Contains(seen, test.b) {
			t.Errorf("%s: names are %q", test.text, seen)
		} else if one := of[test.a] == of[test.b]; one != test.one {
			t.Errorf("%s: %s and %s are one: %v", test.text, test.a, test.b, one)
		}
	}
}

// TestNamedLater: who speaks by an office alone is he who is named with it further down,
// unless two are.
func TestNamedLater(t *testing.T) {
	for _, test := range []struct{ text, who string }{
		{"قال الأمين العام للأمم المتحدة في بيان إنه حزين. وأبرز الأمين العام، أنطونيو غوتيريس، أن السلام ممكن.", "أنطونيو غوتيريس"},
		{"قال رئيس الوزراء إن القرار صدر. وأكد رئيس الوزراء العراقي سالم الحداد أن الحرب انتهت. ونفى رئيس الوزراء التركي مراد أوزدمير ذلك.", "رئيس الوزراء"},
	} {
		r := recordOf(t, "ar", test.text)
		who := ""
		for _, e := range r.Entities {
			if len(r.Statements) > 0 && slices.Contains(r.Statements[0].Speakers, e.ID) {
				who = e.Mentions[0].Text
				for _, m := range e.Mentions {
					if m.Kind == schema.ByName {
						who = m.Text
					}
				}
			}
		}
		if who != test.who {
			t.Errorf("%s: %s speaks first", test.text, who)
		}
	}
}

// TestUnnamedHolders: whoever speaks by an office of one country or body holds it, though
// the text does not name him; one of many does not.
func TestUnnamedHolders(t *testing.T) {
	for _, test := range []struct {
		text, title string
	}{
		{"قال السفير الروسي في بيان إن الأزمة ستطول.", "السفير الروسي"},
		{"قال محافظ دهوك إن المياه متوفرة.", "محافظ دهوك"},
		{"قال عضو في مجلس الأمن إن الجلسة تأجلت.", ""},
		{"قال مسؤول رفيع في وزارة الدفاع الأمريكية إن القوات باقية.", ""},
	} {
		title := ""
		for _, p := range recordOf(t, "ar", test.text).Positions {
			title = p.Title.Text
		}
		if title != test.title {
			t.Errorf("%s: holds %q", test.text, title)
		}
	}
}
