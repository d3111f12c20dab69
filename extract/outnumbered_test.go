package extract

import "testing"

// TestOutnumbered: one person who stands near is not the several who were killed.
func TestOutnumbered(t *testing.T) {
	for language, text := range map[string]string{
		"ar": "ومنذ انتخاب رئيس الفلبين رودريغو دوتيرتي، قتلت الشرطة 4000 شخص.",
		"en": "Since the election of President Omar Haddad in May, police have killed 4,000 people in Basra.",
	} {
		kills := 0
		for _, v := range recordOf(t, language, text).Events {
			if v.Type != "kill" {
				continue
			}
			kills++
			if len(v.Roles["target"]) > 0 {
				t.Errorf("%s: %v were killed", text, v.Roles["target"])
			}
		}
		if kills != 1 {
			t.Errorf("%s: %d killings", text, kills)
		}
	}
}
