package ar_test

import (
	"context"
	"testing"

	"github.com/khabar-kg/khabar/extract"
	"github.com/khabar-kg/khabar/schema"
)

// TestTelling parts what happened from what lasts or means something else, and
// finds actors that no name in the subject's place gives.
func TestTelling(t *testing.T) {
	x, err := extract.New(extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ text, want string }{
		{"أوقفت الشركة تعاونها مع سامي خليل.", ""},
		{"بحث الوزير سامي خليل سبل محاربة تنظيم داعش.", ""},
		{"تقع البلدة تحت سيطرة الجيش العراقي.", ""},
		{"من خلال عزل أجزاء من بغداد.", ""},
		{"وقصفت طائرات حربية تركية أهدافا لتنظيم داعش في سوريا. وقالت تركيا إنها ستواصل.", "attack agent=تركيا place=سوريا target=تنظيم داعش"},
		{"أدانت الحكومة احتلال تنظيم داعش أجزاء واسعة من العراق.", "seize agent=تنظيم داعش"},
		{"قتل ثلاثة جنود في قتال عنيف مع تنظيم داعش في بغداد.", "kill place=بغداد; attack counterpart=تنظيم داعش place=بغداد"},
		{"ندد سامي خليل بدعم إيران لحزب الله.", "aid agent=إيران target=حزب الله"},
		{"ندد سامي خليل بدعم قدرات الجيش العراقي.", ""},
		{"جاء ذلك بعد سقوط الموصل عام 2014.", "seize target=الموصل"},
		{"جاء ذلك بعد سقوط نظام صدام حسين.", ""},
		{"وطرد الجيش العراقي تنظيم داعش من الموصل.", "seize agent=الجيش العراقي place=الموصل target=تنظيم داعش"},
		{"وطردت روسيا دبلوماسيين من موسكو.", ""},
		{"انتقد سامي خليل الحملة العسكرية التركية في سوريا.", "attack place=سوريا"},
		{"أطلق الحزب حملة انتخابية ضد خصومه.", ""},
		{"وتوسطت مصر لوقف إطلاق النار.", "negotiate agent=مصر"},
		{"وقال في اتصال هاتفي مع صحيفة الحياة إن الوضع صعب.", ""},
		{"وأجرى سامي خليل اتصالا هاتفيا مع الوزير عادل منصور.", "negotiate agent=سامي خليل counterpart=عادل منصور"},
		{"وانشقت جبهة النصرة عن تنظيم القاعدة.", "withdraw agent=جبهة النصرة"},
		{"وتحدث عن المناوشات التي تقوم بها جماعة الحوثي.", "attack agent=جماعة الحوثي"},
		{"وانتهت المحادثات التي ترعاها الأمم المتحدة في جنيف.", "negotiate agent=الأمم المتحدة place=جنيف"},
		{"جاء ذلك عقب الهجوم الواسع للجيش العراقي.", "attack agent=الجيش العراقي"},
		{"وبعد الاتفاق النووي بين طهران وواشنطن ساد الهدوء.", "agree agent=طهران counterpart=واشنطن"},
		{"ويرى أن الاتفاق النووي سيؤدي إلى تسريع التقارب بين طهران وواشنطن.", ""},
		{"قال وزير الخارجية سامي خليل خلال زيارة إلى الأردن إن الحوار مستمر.", "visit agent=سامي خليل destination=الأردن"},
	} {
		a := &schema.Article{ID: "x", Language: "ar", Text: c.text, Published: schema.Date{Value: "2021-12-10", Precision: schema.Day}}
		r, err := x.Extract(context.Background(), a)
		if err != nil {
			t.Fatal(err)
		}
		if got := told(r); got != c.want {
			t.Errorf("%s: %q, want %q", c.text, got, c.want)
		}
	}
}
