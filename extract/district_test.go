package extract

import (
	"strings"
	"testing"

	"github.com/khabar-kg/khabar/schema"
)

// TestDistricts: heads of bodies that are places, and words before places, or of manner,
// that are cut like none.
func TestDistricts(t *testing.T) {
	for _, test := range []struct{ text, mention, want string }{
		{"وصلت القوات إلى مديرية لودر أمس.", "مديرية لودر", "Place name"},
		{"أعلنت مديرية الصحة في عدن فتح مركزين.", "مديرية الصحة", "Organization name"},
		{"دارت معارك في جبهة لحج.", "جبهة لحج", "Place name"},
		{"أعلنت جبهة النصرة انسحابها.", "جبهة النصرة", "MilitaryUnit name"},
		{"دخل الجيش الرمادي، مركز محافظة الأنبار.", "مركز محافظة الأنبار", "Place name"},
		{"دخل الجيش مركز المحافظة ظهرا.", "مركز المحافظة", ""},
		{"سقط الصاروخ على ريف إدلب الجنوبي.", "ريف إدلب الجنوبي", "Place name"},
		{"انفجرت سيارة في مدينة بعقوبة شمال بغداد.", "بعقوبة", "Place name"},
		{"حكمت المحكمة على المتهم بعقوبة السجن في مدينة الحلة.", "عقوبة", ""},
		{"تقدمت القوات ميدانيا، وقصفت الطائرات المدينة جويا.", "ميدانيا", ""},
		{"تقدمت القوات ميدانيا، وقصفت الطائرات المدينة جويا.", "جويا", ""},
	} {
		got := ""
		for _, e := range recordOf(t, "ar", test.text).Entities {
			for _, m := range e.Mentions {
				if m.Text == test.mention && (m.Kind == schema.ByName || m.Kind == schema.ByDescription) {
					got = string(e.Type) + " " + string(m.Kind)
				}
			}
		}
		if !strings.EqualFold(got, test.want) {
			t.Errorf("%s: %q is %q, want %q", test.text, test.mention, got, test.want)
		}
	}
}
