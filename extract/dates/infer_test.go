package dates_test

import (
	"os"
	"testing"
	"time"

	"github.com/khabar-kg/khabar/schema"
)

func TestInferPublished(t *testing.T) {
	for _, test := range []struct {
		name, lang, text, want, words string
	}{
		{"weekday after explicit years", "ar", "صورة من كانون الثاني 2019\nتشكل التحالف في أيلول عام 2014.\nوفي تصريحات، الجمعة 10 من كانون الأول، قال المسؤول إن القوات باقية.", "2021-12-10", "الجمعة 10 من كانون الأول"},
		{"weekday, and another today", "ar", "تشكل التحالف في أيلول عام 2019.\nقال المسؤول ذلك الجمعة 10 من كانون الأول، ورد الوزير اليوم (الأحد).", "2021-12-12", "الجمعة 10 من كانون الأول"},
		{"weekday without any year", "ar", "وفي تصريحات، الجمعة 10 من كانون الأول، قال المسؤول إن القوات باقية.", "", ""},
		{"a year to come is no evidence", "ar", "تنتهي الخطة بحلول عام 2030.\nقال ذلك الجمعة 10 من كانون الأول.", "", ""},
		{"the last weekday is not this one", "ar", "بدأ ذلك عام 2019.\nقال ذلك الجمعة 10 من كانون الأول الماضي.", "", ""},
		{"today beside a date", "ar", "أعلن الوزير اليوم الأحد 2 أغسطس 2015 بدء العملية.", "2015-08-02", "اليوم الأحد 2 أغسطس 2015"},
		{"yesterday beside a date", "ar", "أعلن الوزير أمس الأحد 2 أغسطس 2015 بدء العملية.", "2015-08-03", "أمس الأحد 2 أغسطس 2015"},
		{"dateline with both calendars", "ar", "عودة اللاجئين\nعمان 26 شوال 1436 هـ الموافق 11 أغسطس 2015 م\nاستقبلت العيادة المرضى.", "2015-08-11", "26 شوال 1436 هـ الموافق 11 أغسطس 2015 م"},
		{"line of its own", "ar", "عودة اللاجئين\n10 ديسمبر 2021\nقال الوزير إن اللاجئين عادوا.", "2021-12-10", "10 ديسمبر 2021"},
		{"published on", "ar", "تاريخ النشر: 10/12/2021\nقال الوزير إن اللاجئين عادوا، وكان ذلك منذ عام 2014.", "2021-12-10", "10/12/2021"},
		{"an old full date in a sentence", "ar", "اندلعت الحرب في 2 أغسطس 1990 ودامت شهورا.", "", ""},
		{"dateline", "en", "BAGHDAD, Iraq, Dec. 10, 2021 - The mission is over, the adviser said.", "2021-12-10", "Dec. 10, 2021"},
		{"line of its own", "en", "Mission over\nDecember 10, 2021\nThe mission is over, the adviser said.", "2021-12-10", "December 10, 2021"},
		{"weekday after an explicit year", "en", "The coalition was formed in 2014 and grew in 2019. The adviser said on Friday, Dec. 10, that it was over.", "2021-12-10", "Friday, Dec. 10"},
		{"today beside a date", "en", "The adviser said today, Dec. 10, 2021, that it was over.", "2021-12-10", "today, Dec. 10, 2021"},
		{"nothing", "en", "The adviser said on Friday that it was over, as in 2014.", "", ""},
	} {
		t.Run(test.lang+" "+test.name, func(t *testing.T) {
			d := tokenize(t, test.lang, test.text, schema.Date{})
			got := open(t, test.lang).InferPublished(d)
			if got.Value != test.want || got.Text.Text != test.words {
				t.Fatalf("got %q from %q, want %q from %q", got.Value, got.Text.Text, test.want, test.words)
			}
			if !got.IsZero() && (got.Basis != schema.Inferred || got.Precision != schema.Day) {
				t.Errorf("basis %q, precision %q", got.Basis, got.Precision)
			}
		})
	}
}

// What is inferred of articles whose day is known: it is within a week of it.
func TestInferPublishedCorpus(t *testing.T) {
	for lang, read := range map[string]func(testing.TB) []item{"ar": corpus, "en": englishCorpus} {
		t.Run(lang, func(t *testing.T) {
			f := open(t, lang)
			right, wrong := 0, 0
			for _, it := range sample(read(t)) {
				d := tokenize(t, lang, it.Text, schema.Date{})
				got := f.InferPublished(d)
				if got.IsZero() {
					continue
				}
				on, _ := time.Parse("2006-01-02", it.Published)
				is, _ := time.Parse("2006-01-02", got.Value)
				if gap := on.Sub(is).Hours() / 24; gap >= -1 && gap <= 7 {
					right++
				} else if wrong++; os.Getenv("SHOW") != "" {
					t.Logf("%s published %s, inferred %s from %q", it.ID, it.Published, got.Value, d.Text[max(0, got.Text.Start-60):min(len(d.Text), got.Text.End+40)])
				}
			}
			t.Logf("%d right, %d wrong", right, wrong)
			if wrong*10 > right && wrong > 2 {
				t.Errorf("more than one in ten wrong")
			}
		})
	}
}
