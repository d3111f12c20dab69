package extract

import (
	"slices"
	"testing"

	"github.com/khabar-kg/khabar/schema"
)

// TestNarrowed: forces that a clause or participle sets apart are not those told of before.
func TestNarrowed(t *testing.T) {
	for _, test := range []struct {
		text string
		same bool // "القوات" at the end are those that the first sentence names
	}{
		{"قصفت القوات الحكومية السورية المدينة. وأعلنت القوات أنها انسحبت من البلدة.", true},
		{"قصفت القوات الحكومية السورية المدينة. وأعلنت القوات، التي وصلت أمس، أنها انسحبت.", true},
		{"قصفت القوات الحكومية السورية المدينة. وأعلنت القوات التي دربتها واشنطن أنها انسحبت.", false},
		{"قصفت القوات الحكومية السورية المدينة. وأعلنت القوات الموالية لسالم النجار أنها انسحبت.", false},
		{"قصفت القوات الحكومية السورية المدينة. وأعلنت القوات المدعومة من واشنطن أنها انسحبت.", false},
	} {
		r := recordOf(t, "ar", test.text)
		if len(r.Statements) != 1 || len(r.Statements[0].Speakers) != 1 {
			t.Errorf("%s: statements %v", test.text, r.Statements)
			continue
		}
		first := r.Entities[slices.IndexFunc(r.Entities, func(e schema.Entity) bool {
			return e.Mentions[0].Text == "القوات الحكومية السورية"
		})].ID
		if got := r.Statements[0].Speakers[0] == first; got != test.same {
			t.Errorf("%s: those of before %t, want %t", test.text, got, test.same)
		}
	}
}
