package extract

import (
	"testing"
)

// TestHomonyms: of places that share a name, the one whose country the article speaks of.
func TestHomonyms(t *testing.T) {
	for _, test := range []struct{ language, text, name, want string }{
		{"ar", "قال رئيس بلدية طرابلس إن الميناء سيفتح غدا، وشكر الحكومة اللبنانية.", "طرابلس", "Q168954"},
		{"ar", "اندلعت اشتباكات في طرابلس بين فصيلين، وقال المجلس الرئاسي الليبي إنها توقفت.", "طرابلس", "Q3579"},
		{"ar", "اندلعت اشتباكات في طرابلس.", "طرابلس", "Q3579"},
		{"ar", "أعلن وزير التربية الأردني أن المدارس ستفتح أبوابها في عمان وبقية مدن الأردن.", "عمان", "Q3805"},
		{"ar", "زار وزير الخارجية العراقي سلطنة عمان، وأشاد بدور عمان في المنطقة.", "عمان", "Q842"},
		{"ar", "قال الوزير لـ«الشرق الأوسط» إن الاتفاق جاهز.", "الشرق الأوسط", "khabar:org/asharq-al-awsat"},
		{"ar", "قال الوزير إن الشرق الأوسط يحتاج إلى السلام.", "الشرق الأوسط", "khabar:place/middle-east"},
		{"en", "The port of Tripoli will open tomorrow, Lebanon said, and Lebanese ships will use it.", "Tripoli", "Q168954"},
		{"ar", "شهدت طرابلس اشتباكات بين فصيلين في شرق ليبيا.", "طرابلس", "Q3579"},
		{"en", "Tripoli saw two days of fighting, and Libya closed its port.", "Tripoli", "Q3579"},
		{"en", "A court in Alexandria, Virginia, sentenced the man.", "Alexandria", ""},
		{"ar", "هاجم مقاتلو أنصار الشريعة معسكرا في بنغازي شرقي ليبيا.", "أنصار الشريعة", "khabar:unit/ansar-al-sharia-libya"},
		{"ar", "قصفت طائرات قوات التحالف مواقع الحوثيين في صنعاء وتعز.", "قوات التحالف", "khabar:unit/saudi-led-coalition"},
		{"ar", "قصفت طائرات قوات التحالف مواقع داعش في الموصل، بينما زار وزير سعودي بغداد.", "قوات التحالف", "khabar:unit/global-coalition-against-daesh"},
		{"ar", "قال الضابط إن قوات التحالف غادرت القاعدة.", "قوات التحالف", ""},
		{"en", "President Obama said the talks would go on.", "Obama", "khabar:person/barack-obama"},
		{"en", "Mrs. Obama said the school would open.", "Obama", ""},
		{"en", "Morocco's Justice and Development Party lost its seats.", "Justice and Development Party", "khabar:org/justice-and-development-party-morocco"},
		{"en", "The talks in Vienna between the United States and Iran ended. The United States will return next week.", "Vienna", "khabar:place/vienna-at"},
	} {
		r := recordOf(t, test.language, test.text)
		got := ""
		for _, e := range r.Entities {
			for _, m := range e.Mentions {
				if m.Text == test.name {
					got = e.KnownAs
				}
			}
		}
		if got != test.want {
			t.Errorf("%s: %s is %q, want %q", test.text, test.name, got, test.want)
		}
	}
}
