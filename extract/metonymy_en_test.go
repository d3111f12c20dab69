package extract

import (
	"testing"
)

// TestEnglishCapitals tells capitals that stand for their states from those that are cities.
func TestEnglishCapitals(t *testing.T) {
	for _, test := range []struct{ text, name, want string }{
		{"The council stepped up sanctions on Pyongyang in March.", "Pyongyang", "Q423"},
		{"Ankara has refused to bow to pressure from Washington, he said.", "Washington", "Q30"},
		{"Officials do not expect Tehran to change its behaviour.", "Tehran", "Q794"},
		{"The agreement calls for Kabul to release prisoners.", "Kabul", "Q889"},
		{"It carried out strikes in support of its ally Damascus last year.", "Damascus", "Q858"},
		{"The deal is a way of preventing Tehran from building a weapon.", "Tehran", "Q794"},
		{"He was accused of failing to stand up to Moscow over the treaty.", "Moscow", "Q159"},
		{"A car bomb on Saturday in southeastern Baghdad killed 21 people.", "Baghdad", "Q1530"},
		{"The envoy flew to Moscow on Friday for a meeting of ministers.", "Moscow", "khabar:place/moscow-ru"},
		{"The attack shocked people in central London on Wednesday evening.", "London", "Q84"},
		{"Skeptics in Washington worried that the plan would not be enough.", "Washington", "khabar:place/washington-d-c-us"},
		{"Pools of blood were seen on the streets of Damascus after the raid.", "Damascus", "Q3766"},
	} {
		for _, e := range recordOf(t, "en", test.text).Entities {
			for _, m := range e.Mentions {
				if m.Text == test.name && e.KnownAs != test.want {
					t.Errorf("%s: %s is %q, want %q", test.text, test.name, e.KnownAs, test.want)
				}
			}
		}
	}
}
