package en

import "testing"

// TestTakesBack: what was said, written or offered is withdrawn without anybody leaving.
func TestTakesBack(t *testing.T) {
	l := language(t)
	for sentence, want := range map[string]int{
		"Egypt withdrew the resolution after pressure from Jordan.": 0,
		"Omar Haddad withdrew from the race in Amman.":              0,
		"Egypt seized the opportunity to leave Jordan.":             0,
		"The minister seized on the remark in Cairo.":               0,
		"Egypt seized the port of Basra.":                           1,
		"The bill was withdrawn in Amman.":                          0,
		"Egypt withdrew its troops from Jordan.":                    1,
		"Troops were withdrawn from Mali.":                          1,
	} {
		if got := len(read(l, sentence).Events); got != want {
			t.Errorf("%s: %d events", sentence, got)
		}
	}
}
