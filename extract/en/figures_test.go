package en

import "testing"

// TestFigures: blame, news and illness are no attacks, and a house that is hit is not who lives there.
func TestFigures(t *testing.T) {
	l := language(t)
	for sentence, want := range map[string]int{
		"The sheriff's department came under fire for allowing the escape.":            0,
		"The minister came under fire over his remarks.":                               0,
		"The minister has come under fire from critics in Oslo.":                       0,
		"UN troops came under fire for several hours near Goma.":                       1,
		"UN troops came under fire from rebels near Goma.":                             1,
		"The scandal exploded into the headlines in Oslo on Monday.":                   0,
		"A bomb exploded in Baghdad.":                                                  1,
		"Omar Haddad died of a heart attack in Amman.":                                 0,
		"King Haddad died in January. Rebels say the war will go on in the kingdom.":   0,
		"Omar Haddad died in Amman on Monday after rebels shelled the hospital there.": 2,
	} {
		if got := len(read(l, sentence).Events); got != want {
			t.Errorf("%s: %d events", sentence, got)
		}
	}
	for _, v := range read(l, "Rockets hit the home of Omar Haddad in Tripoli.").Events {
		if len(v.Roles["target"]) > 0 {
			t.Errorf("hit the home: target %v", v.Roles["target"])
		}
	}
}
