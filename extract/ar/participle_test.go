package ar_test

import (
	"testing"

	"github.com/khabar-kg/khabar/extract"
)

// TestParticiples reads who backs whom, and who holds what, where a participle tells it.
func TestParticiples(t *testing.T) {
	x, err := extract.New(extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []eventSentence{
		{"عادت كتيبة أحفاد الرسول التي كانت مدعومة من قطر.", "aid agent=قطر target=كتيبة أحفاد الرسول"},
		{"وتتقدم قوات سوريا الديمقراطية، مدعومة من الولايات المتحدة.", "aid agent=الولايات المتحدة target=قوات سوريا الديمقراطية"},
		{"وتعاني البلاد من الحرب بين الحكومة وبين الحوثيين المسيطرين على صنعاء.", "seize agent=الحوثيين target=صنعاء"},
		{"وجدد الوزير موقفه الداعم لجهود السلام في ليبيا.", ""},
		{"وسيطرت ألوية العمالقة بإسناد من القوات الإماراتية على المخا.", "seize agent=ألوية العمالقة target=المخا; aid agent=القوات الإماراتية target=ألوية العمالقة"},
	} {
		c.check(t, x)
	}
}
