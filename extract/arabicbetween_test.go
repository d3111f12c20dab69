package extract

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestArabicBetween: what stands between a cue and what was said, and where that ends.
func TestArabicBetween(t *testing.T) {
	for _, test := range []struct {
		name, text string
		want       []string // "cue | speakers | content" of each statement
	}{
		{
			"at the same time", "قال سالم الحداد إن الهدنة صامدة، مشيرا في الوقت ذاته إلى أن المراقبين لم يصلوا.",
			[]string{"قال | سالم الحداد | الهدنة صامدة", "مشيرا | سالم الحداد | المراقبين لم يصلوا"},
		},
		{
			"how it was said", "وترفض تركيا بشكل قاطع تسليم المتهمين.",
			[]string{"ترفض | تركيا | تسليم المتهمين"},
		},
		{
			"saying", "وأوضح سالم الحداد قائلا: «لن نعود إلى الوراء بعد اليوم».",
			[]string{"أوضح | سالم الحداد | لن نعود إلى الوراء بعد اليوم"},
		},
		{
			"and where", "وغرد سالم الحداد على حسابه في تويتر قائلا «لن نعود إلى الوراء بعد اليوم».",
			[]string{"غرد | سالم الحداد | لن نعود إلى الوراء بعد اليوم"},
		},
		{
			"a participle that agrees with her who speaks", "ونفت الوزارة ذلك مؤكدة أن الطائرات لم تقلع.",
			[]string{"نفت | الوزارة | ذلك", "مؤكدة | الوزارة | الطائرات لم تقلع"},
		},
		{
			"accusing", "وردت موسكو متهمة لندن بإخفاء الأدلة.",
			[]string{"متهمة | موسكو | لندن بإخفاء الأدلة"},
		},
		{
			"who leads them", "واتهمت المعارضة، وعلى رأسها سالم الحداد، الحكومة بتزوير النتائج.",
			[]string{"اتهمت | المعارضة | الحكومة بتزوير النتائج"},
		},
		{
			"sources and their quality", "أعلنت مصادر دبلوماسية وفاة الأمين العام السابق.",
			[]string{"أعلنت | مصادر دبلوماسية | وفاة الأمين العام السابق"},
		},
		{
			"a document that came from her", "وحذرت الحكومة اليمنية في بيان صدر عنها من الانعكاسات الخطيرة للحصار.",
			[]string{"حذرت | الحكومة اليمنية | الانعكاسات الخطيرة للحصار"},
		},
		{
			"a question", "وتساءل وزير الخارجية هل ستتراجع الشركة عن التزامها؟",
			[]string{"تساءل | وزير الخارجية | هل ستتراجع الشركة عن التزامها"},
		},
		{
			"deeds are no subject", "وقالت الحكومة اليمنية إنها ماضية في عملها. واستنكرت ممارسات الحوثيين في المدينة.",
			[]string{"قالت | الحكومة اليمنية | ماضية في عملها", "استنكرت | الحكومة اليمنية | ممارسات الحوثيين في المدينة"},
		},
		{
			"but what finds out is", "وكشفت تحقيقات أخرى أن المصنع أغلق قبل عام.",
			[]string{"كشفت | تحقيقات | المصنع أغلق قبل عام"},
		},
		{
			"a clause that leads to the sentence's own", "وبينما تؤكد السلطات السعودية أن الرجل غادر المبنى، تنفي الشرطة التركية خروجه.",
			[]string{"تؤكد | السلطات السعودية | الرجل غادر المبنى", "تنفي | الشرطة التركية | خروجه"},
		},
		{
			"the accused", "ودأب سالم الحداد على اتهام المكتب بالتجسس على حملته.",
			[]string{"اتهام | سالم الحداد | التجسس على حملته"},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			r := recordOf(t, "ar", test.text)
			var got []string
			for i := range r.Statements {
				s := &r.Statements[i]
				got = append(got, s.Cue.Text+" | "+speakersOf(r, s)+" | "+s.Content.Text)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
