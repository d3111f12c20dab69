package ar_test

import (
	"testing"

	"github.com/khabar-kg/khabar/extract"
)

// TestNewsroom reads what agencies and local papers tell: who died, was caught or elected, who
// met, struck or gave, and where.
func TestNewsroom(t *testing.T) {
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
		{"وقال إن الجبهة التي تحاصرها إسرائيل وتقصف مواقعها في غزة صامدة.", "attack agent=إسرائيل place=غزة"},
		{"سجلت منظمة أطباء بلا حدود إصابة 20 شخصا في الفاشر.", "injure place=الفاشر"},
		{"حضر إيمانويل ماكرون القمة الأوروبية في بروكسل.", "meet agent=إيمانويل ماكرون place=بروكسل"},
		{"حل إيمانويل ماكرون بالرباط في زيارة دولة.", "visit agent=إيمانويل ماكرون destination=الرباط"},
		{"توقفت القطارات بتونس بسبب إضراب.", "protest place=تونس"},
	} {
		c.check(t, x)
	}
}
