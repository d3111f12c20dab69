package extract

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestArabicSpeakers: whom titles, names and cases mean, in sentences as news writes them.
func TestArabicSpeakers(t *testing.T) {
	for _, test := range []struct {
		name, text string
		want       []string // "cue: speakers" of each statement, by their last name in the text
	}{
		{
			"a given name that is a word too", "أكد المتحدث باسم المقاومة، علي الرفاعي، أن الطريق مفتوح. وقال المتحدث باسم جبهة النهر، قائد نصر، إن الجسر آمن. وعلى الضفة هدوء.",
			[]string{"أكد: علي الرفاعي", "قال: قائد نصر"},
		},
		{
			"a family name that is a word too", "أكد المتحدث باسم وزارة الصحة أشرف القدرة، في تصريح، أن المستشفى يعمل. وقال المتحدث باسم وزارة الدفاع وحيد مجروح إن القوات باقية.",
			[]string{"أكد: أشرف القدرة", "قال: وحيد مجروح"},
		},
		{
			"an officer of the staff", "قال المتحدث العسكري، عقيد أركان حرب سامي النجار، إن القوات باقية.",
			[]string{"قال: سامي النجار"},
		},
		{
			"a name in quotation marks", "قال الرئيس التركي \"سامي النجار\" للصحفيين إن العمل بدأ.",
			[]string{"قال: سامي النجار"},
		},
		{
			"a doctor's family name", "أوضح الدكتور السمحان أن الدواء متوفر.",
			[]string{"أوضح: السمحان"},
		},
		{
			"demanding, not studying", "طالب الأمين العام للحزب، سامي النجار، الحكومة بالاستقالة.",
			[]string{"طالب: سامي النجار"},
		},
		{
			"whom the ambassador told", "وصل السفير سامي النجار صباحا. وقال السفير لوكالة الأنباء إن العلاقات جيدة.",
			[]string{"قال: سامي النجار"},
		},
		{
			"her son is not her", "أوقفت الشرطة نجل وزيرة الزراعة ليلى النجار. وقالت الوزيرة إن ابنها بريء.",
			[]string{"قالت: ليلى النجار"},
		},
		{
			"the object of a verb that always has one", "قال الوزير سامي النجار إن الأدلة كثيرة. واتهم إيران بالضلوع في الهجوم. وكانت طهران نفت ذلك.",
			[]string{"قال: سامي النجار", "اتهم: سامي النجار", "نفت: طهران"},
		},
		{
			"called his son's father", "قال أبو مالك الشامي إن الأسرى بخير. والتقى الصحفي بأبي مالك الشامي. وأضاف أبو مالك أن الطريق طويل.",
			[]string{"قال: أبو مالك", "أضاف: أبو مالك"},
		},
		{
			"his own name and his son's", "أوضح قائد المجلس سامي النجار أبو عادل أن الاتفاق تم. وأضاف أبو عادل أن القوات باقية.",
			[]string{"أوضح: أبو عادل", "أضاف: أبو عادل"},
		},
		{
			"two who are quoted", "خطف المسلحون ثمانية جنود، بحسب المرصد السوري والفرقة نفسها.",
			[]string{"بحسب: المرصد السوري, الفرقة نفسها"},
		},
		{
			"all that is said of a source", "قال مصدر عليم إن القوات ستنسحب. وقال صديق للعائلة إن الرجل بخير.",
			[]string{"قال: مصدر عليم", "قال: صديق للعائلة"},
		},
		{
			"to him", "وصل النائب سامي النجار. وبعد ذلك توجه إليه النجار بالقول: «الأمر واضح».",
			[]string{"توجه: النجار"},
		},
		{
			"the outlet whose name it was", "قالت صحيفة تايمز البريطانية إن الرئيس مريض. وأضافت تايمز أن العلاج بدأ.",
			[]string{"قالت: تايمز", "أضافت: تايمز"},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			r := recordOf(t, "ar", test.text)
			var got []string
			for i := range r.Statements {
				s := &r.Statements[i]
				got = append(got, s.Cue.Text+": "+speakersOf(r, s))
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
