package schema

import (
	"slices"
	"testing"
)

func TestNamesByCount(t *testing.T) {
	en := func(s string) Name { return Name{s, "en"} }
	ar := func(s string) Name { return Name{s, "ar"} }
	count := map[Name]int{
		en("Haddad"): 8, en("Omar Haddad"): 3, en("Omar Sami Haddad"): 1, en("Sami Nasser"): 6,
		ar("حداد"): 9, ar("عمر حداد"): 2,
	}
	for _, test := range []struct {
		t    EntityType
		want []Name
	}{
		{Person, []Name{ar("حداد"), en("Omar Haddad"), en("Haddad"), en("Sami Nasser"), ar("عمر حداد"), en("Omar Sami Haddad")}},
		{Organization, []Name{ar("حداد"), en("Haddad"), en("Sami Nasser"), en("Omar Haddad"), ar("عمر حداد"), en("Omar Sami Haddad")}},
	} {
		if got := NamesByCount(count, test.t); !slices.Equal(got, test.want) {
			t.Errorf("%s: %v, want %v", test.t, got, test.want)
		}
	}
}
