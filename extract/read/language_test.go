package read

import "testing"

// TestLanguageOfShortTexts: without a common word of another language a text in Latin
// letters is English, and in Arabic letters Arabic.
func TestLanguageOfShortTexts(t *testing.T) {
	for text, want := range map[string]string{
		"Iran attack kills 3.":     "en",
		"Another text about Iran.": "en",
		"Der Minister sagte am Montag, dass die Verhandlungen weitergehen.": "",
		"هجوم بغداد.": "ar",
	} {
		got, err := language("", text)
		if got != want || (err != nil) != (want == "") {
			t.Errorf("%s: %q, %v", text, got, err)
		}
	}
}
