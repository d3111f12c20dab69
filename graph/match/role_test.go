package match

import "testing"

// TestRoleCountry reads whose minister somebody is.
func TestRoleCountry(t *testing.T) {
	m, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ title, country string }{
		{"وزير المالية السويدي", "Q34"}, // the word for finance is that for Malian
		{"Swedish finance minister", "Q34"},
		{"وزير الخارجية الكندي", "Q16"},
		{"رئيس مالي", "Q912"},
		{"وزير المالية", ""},
	} {
		if ro := m.readRole(c.title, &Profile{}); ro.country != c.country {
			t.Errorf("%s: country %q, want %q", c.title, ro.country, c.country)
		}
	}
}
