package extract

import (
	"testing"
)

// TestCapitals tells capitals that stand for their states from those that are cities.
func TestCapitals(t *testing.T) {
	for _, test := range []struct{ language, text, name, want string }{
		{"en", "The council stepped up sanctions on Pyongyang in March.", "Pyongyang", "Q423"},
		{"en", "Ankara has refused to bow to pressure from Washington, he said.", "Washington", "Q30"},
		{"en", "Officials do not expect Tehran to change its behaviour.", "Tehran", "Q794"},
		{"en", "The agreement calls for Kabul to release prisoners.", "Kabul", "Q889"},
		{"en", "It carried out strikes in support of its ally Damascus last year.", "Damascus", "Q858"},
		{"en", "The deal is a way of preventing Tehran from building a weapon.", "Tehran", "Q794"},
		{"en", "He was accused of failing to stand up to Moscow over the treaty.", "Moscow", "Q159"},
		{"en", "A car bomb on Saturday in southeastern Baghdad killed 21 people.", "Baghdad", "Q1530"},
		{"en", "The envoy flew to Moscow on Friday for a meeting of ministers.", "Moscow", "khabar:place/moscow-ru"},
		{"en", "The attack shocked people in central London on Wednesday evening.", "London", "Q84"},
		{"en", "Skeptics in Washington worried that the plan would not be enough.", "Washington", "khabar:place/washington-d-c-us"},
		{"en", "Pools of blood were seen on the streets of Damascus after the raid.", "Damascus", "Q3766"},
		{"ar", "طالب الوزير برفع العقوبات المفروضة على طهران قبل نهاية العام.", "طهران", "Q794"},
		{"ar", "تسلمت القوات المدعومة من موسكو القاعدة.", "موسكو", "Q159"},
		{"ar", "نزلت ميليشيات موالية لطهران إلى الشوارع.", "طهران", "Q794"},
		{"ar", "حذر الوزير سامي الخطيب واشنطن من فرض عقوبات.", "واشنطن", "Q30"},
		{"ar", "وقعت الانفجارات في وسط طهران.", "طهران", "Q3616"},
	} {
		for _, e := range recordOf(t, test.language, test.text).Entities {
			for _, m := range e.Mentions {
				if m.Text == test.name && e.KnownAs != test.want {
					t.Errorf("%s: %s is %q, want %q", test.text, test.name, e.KnownAs, test.want)
				}
			}
		}
	}
}
