package extract

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/khabar-kg/khabar/schema"
)

// TestVariation: whom a description means that goes round a speaker's name, and whom it
// does not.
func TestVariation(t *testing.T) {
	const (
		ambassador = "قال سامي الطرابيشي، سفير الأردن في تونس، إن التعاون مستمر. "
		leader     = "وقالت هدى السراج، القيادية في حزب الأفق، إن الحوار تأخر. "
	)
	for _, test := range []struct {
		name, text string
		want       []string // speakers of each statement
	}{
		{"a diplomat", ambassador + "وأضاف الدبلوماسي الأردني أن اللقاء مفيد.", []string{"سامي الطرابيشي", "سامي الطرابيشي"}},
		{"of another country", ambassador + "وأكد الدبلوماسي المصري أن اللقاء مفيد.", []string{"سامي الطرابيشي", "الدبلوماسي المصري"}},
		{"an official, the same one", ambassador + "وذكر المسؤول الدبلوماسي ذاته أن اللقاء مفيد.", []string{"سامي الطرابيشي", "سامي الطرابيشي"}},
		{"who is called so though another spoke since", ambassador + leader + "وشدد الدبلوماسي الأردني على أن اللقاء مفيد.", []string{"سامي الطرابيشي", "هدى السراج", "سامي الطرابيشي"}},
		{"a man is no woman", leader + "وأوضح القيادي الحزبي أن الباب مفتوح.", []string{"هدى السراج", "القيادي الحزبي"}},
		{"who was introduced", "قال مسؤول في بلدية صفاقس إن الأشغال انتهت. " + ambassador + "وأكد المسؤول أن الطريق مفتوح.", []string{"مسؤول في بلدية صفاقس", "سامي الطرابيشي", "مسؤول في بلدية صفاقس"}},
		{"who was introduced by his rank alone", ambassador + "وذكر مسؤول حكومي رفيع المستوى أن الأشغال انتهت. وأكد المسؤول أن الطريق مفتوح.", []string{"سامي الطرابيشي", "مسؤول حكومي رفيع المستوى", "مسؤول حكومي رفيع المستوى"}},
		{"far back, by his country", "قال سامي الطرابيشي، القائم بالأعمال في سفارة الأردن، إن التعاون مستمر. كان الجو باردا. وقف الناس طويلا. وصلت الحافلة. نزل الركاب. وأضاف الدبلوماسي الأردني أن اللقاء مفيد.", []string{"سامي الطرابيشي", "سامي الطرابيشي"}},
		{"who speaks to a paper", "قال سامي الطرابيشي، الخبير في القانون، إن التعاون مستمر. وأضاف المتحدث لزرقوشتان أن اللقاء مفيد.", []string{"سامي الطرابيشي", "سامي الطرابيشي"}},
		{"of whom he spoke", "قال سامي الطرابيشي إن الوزير غائب. وأكد الوزير أن الطريق مفتوح.", []string{"سامي الطرابيشي", "الوزير"}},
		{"a body", "أعلنت نقابة المعلمين أن الإضراب مستمر. وطالبت النقابة ذاتها بزيادة الأجور.", []string{"نقابة المعلمين", "نقابة المعلمين"}},
		{"an outlet by its noun", "ذكر موقع تلفزيون «الأفق» أن الطريق مفتوح. وأضاف الموقع أن السوق مغلق.", []string{"الأفق", "الأفق"}},
		{"a headline's", "دبلوماسي أردني: التعاون مستمر\n\n" + ambassador, []string{"سامي الطرابيشي", "سامي الطرابيشي"}},
		{"by the father's name", "قال خالد بن راشد إن السوق مفتوح. وأضاف بن راشد أن الأسعار ثابتة.", []string{"بن راشد", "بن راشد"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			r := recordOf(t, "ar", test.text)
			var got []string
			for i := range r.Statements {
				got = append(got, speakersOf(r, &r.Statements[i]))
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// TestVariedOnce: whoever becomes another is one entity in every place.
func TestVariedOnce(t *testing.T) {
	r := recordOf(t, "ar", "دبلوماسي أردني: التعاون مستمر\n\nقال سامي الطرابيشي، سفير الأردن في تونس، إن التعاون مستمر. وأضاف الدبلوماسي ذاته أن اللقاء مفيد.")
	var people []string
	for i := range r.Entities {
		if len(r.Entities[i].Names) > 0 && r.Entities[i].Names[0].Text == "سامي الطرابيشي" || slices.ContainsFunc(r.Statements, func(s schema.Statement) bool { return slices.Contains(s.Speakers, r.Entities[i].ID) }) {
			people = append(people, r.Entities[i].ID)
		}
	}
	if len(people) != 1 {
		t.Errorf("people: %v", people)
	}
}
