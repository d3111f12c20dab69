package roles

import (
	"slices"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// A choice is a candidate in its likeliest role.
type choice struct {
	candidate *Candidate
	role      schema.Role
	p         float64
}

// Decide sets the participants of all events of d. Mentions must have their
// entities, and omitted subjects be resolved.
func (m *Model) Decide(d *text.Doc) {
	if len(m.trees) == 0 || len(d.Events) == 0 {
		return
	}
	r := newReader(d)
	x := make([]float32, len(m.voc.keys))
	decided := make([]map[schema.Role][]int, len(d.Events)) // events are weighed as the rules left them
	for i := range d.Events {
		decided[i] = map[schema.Role][]int{}
		for _, c := range m.choose(r, i, x) {
			if c.p >= m.threshold {
				decided[i][c.role] = append(decided[i][c.role], c.candidate.Mention)
			}
		}
	}
	for i := range d.Events {
		d.Events[i].Roles = decided[i]
	}
}

// choose weighs the candidates of event i, and gives each its likeliest role; in
// the order of the text. x is room for a case.
func (m *Model) choose(r *reader, i int, x []float32) []choice {
	cs := r.candidates(i, &m.voc)
	out := make([]choice, 0, len(cs))
	var own []feature
	for k := range cs {
		c := &cs[k]
		for _, f := range c.features {
			x[f.id] = f.value
		}
		best := choice{candidate: c}
		for _, role := range Roles {
			own = r.asRole(own[:0], c, role, &m.voc)
			for _, f := range own {
				x[f.id] = f.value
			}
			if p := m.probability(x); p > best.p {
				best.role, best.p = role, p
			}
			for _, f := range own {
				x[f.id] = 0
			}
		}
		for _, f := range c.features {
			x[f.id] = 0
		}
		out = append(out, best)
	}
	slices.SortStableFunc(out, func(a, b choice) int { return a.candidate.Mention - b.candidate.Mention })
	return out
}
