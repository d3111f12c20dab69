package roles

import (
	"maps"
	"slices"
	"testing"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// Who is sure to take part is taken; where nobody is, who is likeliest is told apart.
func TestParticipants(t *testing.T) {
	m := &Model{threshold: 0.5}
	as := func(role schema.Role, mention int, p float64) choice {
		return choice{candidate: &candidate{Mention: mention}, role: role, p: p}
	}
	told := func(c choice) choice {
		c.candidate.Told = c.role
		return c
	}
	for _, test := range []struct {
		name      string
		choices   []choice
		sure      map[schema.Role][]int
		likeliest text.Part
	}{
		{"none", nil, map[schema.Role][]int{}, text.Part{}},
		{"two that grammar joins", []choice{as("agent", 1, 0.9), as("target", 2, 0.3), told(as("agent", 3, 0.5))}, map[schema.Role][]int{"agent": {1, 3}}, text.Part{}},
		{"two beside each other", []choice{as("agent", 1, 0.7), as("agent", 3, 0.9)}, map[schema.Role][]int{"agent": {3}}, text.Part{}},
		{"one likely", []choice{as("agent", 1, 0.2), as("target", 2, 0.3)}, map[schema.Role][]int{}, text.Part{Role: "target", Mention: 2}},
		{"nobody likely", []choice{as("agent", 1, 0.04)}, map[schema.Role][]int{}, text.Part{}},
	} {
		sure, likeliest := m.participants(test.choices)
		if !maps.EqualFunc(sure, test.sure, slices.Equal) || likeliest != test.likeliest {
			t.Errorf("%s: %v and %v, want %v and %v", test.name, sure, likeliest, test.sure, test.likeliest)
		}
	}
}
