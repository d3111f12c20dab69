package extract

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/khabar-kg/khabar/schema"
)

// TestSpeakingDates: on which day an Arabic statement was made.
func TestSpeakingDates(t *testing.T) {
	for _, test := range []struct {
		name, text string
		want       []string // "cue: day" of each statement
	}{
		{
			"a clause about the speaker has a day of its own",
			"قال وزير الدفاع سالم الحداد، الذي وصل إلى الجبهة ليل السبت، إن القوات باقية في مواقعها.",
			[]string{"قال: "},
		},
		{
			"what was said at a meeting has its day",
			"قال وزير الدفاع سالم الحداد في اجتماع عُقد يوم السبت إن القوات باقية في مواقعها.",
			[]string{"قال: 2021-08-14"},
		},
		{
			"whom he met speaks that day",
			"رحب وزير الدفاع سالم الحداد أمس بالاتفاق. وأدلى الحداد بذلك بعد محادثات مع نظيره الأردني سامي النجار. وقال النجار إن الطريق مفتوح. وأكد مراد الكرخي أن القوات باقية.",
			[]string{"رحب: 2021-08-16", "قال: 2021-08-16", "أكد: "},
		},
		{
			"a statement's day, unlike a prayer's",
			"قال وزير الدفاع سالم الحداد في بيان السبت إن القوات باقية. وأعلن حزب النهر في خطبة الجمعة أنه سيشارك.",
			[]string{"قال: 2021-08-14", "أعلن: "},
		},
		{
			"a year that opens the clause or stands behind the verb",
			"في عام 2014، قال مسؤولون في الوزارة إن الجسر آمن. ودعت الوزارة في 2015 إلى ترميمه.",
			[]string{"قال: 2014", "دعت: 2015"},
		},
		{
			"both who hold a conference speak that day",
			"عقد وزير الدفاع سالم الحداد مؤتمرا صحفيا مع نظيره الأردني سامي النجار، السبت. وقال النجار إن الطريق مفتوح. وأكد الحداد أن القوات باقية.",
			[]string{"قال: 2021-08-14", "أكد: 2021-08-14"},
		},
		{
			"a day behind the source, and behind what it told",
			"بلغ عدد الضحايا 58 قتيلا، حسبما أعلنت إدارة الكوارث، الاثنين. وقاطع القصف الهدنة التي أعلنها، السبت، الرئيس الروسي فلاديمير بوتين.",
			[]string{"حسبما: 2021-08-16", "أعلنها: 2021-08-14"},
		},
		{
			"a day that closes what was announced",
			"أعلن القائد سالم الحداد استعادة ميناء سرت من قبضة التنظيم، السبت.",
			[]string{"أعلن: 2021-08-14"},
		},
		{
			"the day of what he did before, and said then",
			"وكان القائد سالم الحداد قد زار المنطقة السبت وأكد أن قواته لن تغادر الغابة.",
			[]string{"أكد: 2021-08-14"},
		},
		{
			"the occasion that the article reports, and no other one",
			"عقدت المحكمة الاثنين جلسة لمحاكمة الضباط. وقال المحامي سامي النجار عقب الجلسة إن الحكم قريب. وفي بغداد، قال الوزير سالم الحداد عقب لقائه السفير إن المحاكمة عادلة.",
			[]string{"قال: 2021-08-16", "قال: "},
		},
		{
			"a week is no day",
			"قال وزير الدفاع سالم الحداد الأسبوع الماضي إن القوات باقية في مواقعها.",
			[]string{"قال: "},
		},
		{
			"on the day on which he met somebody",
			"التقى وزير الدفاع سالم الحداد أمس السفير الفرنسي في القصر. وقال الحداد إن القوات باقية في مواقعها.",
			[]string{"قال: 2021-08-16"},
		},
		{
			"on the day of the press conference that two gave together",
			"عقد وزير الدفاع سالم الحداد مؤتمرا صحفيا مع نظيره الفرنسي جان موران في العاصمة، السبت. وقال موران إن بلاده ستساعد. وقال الحداد إن القوات باقية.",
			[]string{"قال: 2021-08-14", "قال: 2021-08-14"},
		},
		{
			"the body spoke that day, and who speaks for it",
			"أعلنت وزارة الدفاع أمس أن القوات باقية في مواقعها. وقال المتحدث باسم وزارة الدفاع سالم الحداد إن العملية مستمرة.",
			[]string{"أعلنت: 2021-08-16", "قال: 2021-08-16"},
		},
		{
			"what he had said before, and what he keeps saying",
			"أعلن وزير الدفاع سالم الحداد أمس أن القوات باقية في مواقعها. وكان الحداد قد حذر من أن الهدنة لن تصمد. ويقول الحداد إن جيشه قادر على حماية الحدود.",
			[]string{"أعلن: 2021-08-16", "حذر: ", "يقول: "},
		},
		{
			"another clause tells of something else",
			"احتج عشرات العمال أمام مبنى المحافظة أمس، فيما تحدث شهود عن إطلاق نار كثيف.",
			[]string{"تحدث: "},
		},
		{
			"the report of one speech tells its day late",
			"قال وزير الدفاع سالم الحداد إن القوات باقية في مواقعها. وأضاف أن الهدنة هشة. وأكد الحداد أمس أن المفاوضات مستمرة.",
			[]string{"قال: 2021-08-16", "أضاف: 2021-08-16", "أكد: 2021-08-16"},
		},
		{
			"what is told first has the day that is told next",
			"قال وزير الدفاع سالم الحداد إن القوات باقية في مواقعها. وأكد الحداد أمس أن المفاوضات مستمرة. وأعلن الحداد اليوم أن الهدنة انهارت.",
			[]string{"قال: 2021-08-16", "أكد: 2021-08-16", "أعلن: 2021-08-17"},
		},
		{
			"behind whom they accused",
			"اتهمت وزارة الدفاع تركيا، أمس، بقصف مواقع في الشمال.",
			[]string{"اتهمت: 2021-08-16"},
		},
		{
			"the country spoke that day, and who speaks for its government",
			"هددت الولايات المتحدة الحكومة السورية أمس الاثنين بعقوبات جديدة. وقال المتحدث باسم البيت الأبيض سالم الحداد إن الرد سيكون قويا.",
			[]string{"هددت: 2021-08-16", "قال: 2021-08-16"},
		},
		{
			"a day before which it was said",
			"وبعد الاتفاق الذي أبرم يوم السبت، قال وزير الدفاع سالم الحداد إن القوات باقية في مواقعها.",
			[]string{"قال: "},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			on := schema.Date{Value: "2021-08-17", Precision: schema.Day, Basis: schema.Given}
			if diff := cmp.Diff(test.want, speakingDays(t, "ar", test.text, on)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// speakingDays returns "cue: day" of each statement in a text of that day.
func speakingDays(t *testing.T, language, text string, on schema.Date) []string {
	t.Helper()
	r, err := extractor(t).Extract(t.Context(), &schema.Article{ID: "a", Language: language, Text: text, Published: on})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, s := range r.Statements {
		got = append(got, s.Cue.Text+": "+s.Date.Value)
	}
	return got
}
