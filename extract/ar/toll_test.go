package ar_test

import (
	"testing"

	"github.com/khabar-kg/khabar/extract"
)

// TestToll reads how many died or were hurt, and leaves those who are only told of.
func TestToll(t *testing.T) {
	x, err := extract.New(extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []eventSentence{
		{"أسفر الانفجار عن قتيلين وخمسة جرحى في حلب.", "attack place=حلب; kill place=حلب; injure place=حلب"},
		{"تسبب القصف في سقوط عشرات القتلى والجرحى في إدلب.", "attack place=إدلب; kill place=إدلب; injure place=إدلب"},
		{"وقال إن 150 عنصرا من الحوثيين سقطوا بين قتيل وجريح في مأرب.", "kill place=مأرب target=الحوثيين; injure place=مأرب target=الحوثيين"},
		{"حادث سير يخلف قتيلين وأربعة جرحى قرب آسفي.", "kill place=آسفي; injure place=آسفي"},
		{"قال أحد الجرحى إن الحافلة انقلبت قرب قفصة.", ""},
		{"أعلنت عائلة القتيل رفضها الحكم في طنجة.", ""},
		{"قمعت قوات الاحتلال المظاهرة وقتلت خلالها 20 شخصا.", "kill agent=قوات الاحتلال"},
		{"الجيش الإسرائيلي اعتقل خلية في نابلس.", "arrest agent=الجيش الإسرائيلي place=نابلس"},
		{"تصرف بناء على تعليمات وصلت من القدس.", ""},
		{"زار الوزير أسر ضحايا الحادث.", ""},
		{"تجرى الانتخابات البرلمانية في المغرب في سبتمبر.", "elect place=المغرب"},
		{"أشادت الأمم المتحدة بالانتخابات التي شهدتها تونس.", "elect place=تونس"},
		// others are meant where the numbers are others
		{"قتل شخصان في انفجار ببغداد. وقتل 12 شخصا في هجوم ببغداد.", "kill place=بغداد; attack place=بغداد; kill place=بغداد"},
		// a shooting, and forces that come
		{"وقع إطلاق نار في بيروت.", "attack place=بيروت"},
		{"وصلت قوات الاتحاد الأفريقي إلى مقديشو.", "deploy agent=قوات الاتحاد الأفريقي destination=مقديشو"},
		{"تسببت هجمات بالصواريخ شنها الحوثيون على السعودية في خسائر.", "attack agent=الحوثيون target=السعودية"},
		{"وفي ولاية قندهار، قال مسؤولون إن تسعة مدنيين قتلوا أمس.", "kill place=ولاية قندهار"},
		// who does what, and where
		{"سامي حداد، الذي عين وزيرا للنقل، صحفي سابق.", "appoint target=سامي حداد"},
		{"غادر المسلحون شمال العراق إلى تركيا.", "withdraw destination=تركيا origin=العراق"},
		{"سمع إطلاق نار في مناطق متفرقة من الخرطوم.", "attack place=الخرطوم"},
		{"قمعت الشرطة الإيرانية مظاهرة في مشهد.", "protest place=مشهد"},
		{"وجهت دمشق أصابع الاتهام إلى داعش بعد الهجوم على حمص.", "attack agent=داعش target=حمص"},
		{"سقطت قذيفتان على مطار معيتيقة.", "attack target=مطار معيتيقة"},
		{"تلقت الحكومة السودانية مساعدات من قطر.", "aid agent=قطر target=الحكومة السودانية"},
		{"نفت الحركة تلقي أي مساعدة من طهران.", "aid agent=طهران negative"},
	} {
		c.check(t, x)
	}
}
