package score

import (
	"cmp"
	"slices"

	"github.com/khabar-kg/khabar/schema"
)

// A matching is the one-to-one map from a document's entities to the gold ones.
type matching struct {
	gold  map[string]string // local identifier → gold identifier
	typed map[string]bool   // those of the same coarse type
}

// speaker names a gold entity; one without a counterpart stands for itself.
func (m *matching) speaker(id string) string {
	if g, ok := m.gold[id]; ok {
		return g
	}
	return "?" + id
}

// matchEntities maps entities by the number of name (then description)
// mentions that they share, the best pair first.
func matchEntities(a *Article, d *Document) *matching {
	type forms struct{ names, descriptions []span }
	gold := make([]forms, len(a.gold.Entities))
	for i, e := range a.gold.Entities {
		for _, n := range e.Names {
			gold[i].names = append(gold[i].names, a.text.occurrences(n)...)
		}
		for _, n := range e.Descriptions {
			gold[i].descriptions = append(gold[i].descriptions, a.text.occurrences(n)...)
		}
	}
	type pair struct {
		score     float64
		doc, gold string
		same      bool
	}
	var pairs []pair
	for _, s := range d.entities {
		for i, e := range a.gold.Entities {
			names, descriptions := 0, 0
			for j := range s.Mentions {
				m := s.Mentions[j].span()
				if slices.ContainsFunc(gold[i].names, m.near) {
					names++
				}
				if slices.ContainsFunc(gold[i].descriptions, m.near) {
					descriptions++
				}
			}
			if names == 0 && descriptions == 0 {
				continue
			}
			p := pair{doc: s.ID, gold: e.ID, same: coarse(s.Type) == coarse(e.Type)}
			// Two roundings, not one: the figures are the same on every machine.
			p.score = float64(names) + float64(0.1*float64(descriptions))
			if p.same {
				p.score += 0.5
			}
			pairs = append(pairs, p)
		}
	}
	slices.SortStableFunc(pairs, func(x, y pair) int {
		return cmp.Or(cmp.Compare(y.score, x.score), cmp.Compare(x.doc, y.doc), cmp.Compare(x.gold, y.gold))
	})
	m := &matching{gold: map[string]string{}, typed: map[string]bool{}}
	used := map[string]bool{}
	for _, p := range pairs {
		if _, taken := m.gold[p.doc]; taken || used[p.gold] {
			continue
		}
		m.gold[p.doc] = p.gold
		used[p.gold] = true
		if p.same {
			m.typed[p.doc] = true
		}
	}
	return m
}

// coarse joins the types that people tell apart by convention rather than by
// the text.
func coarse(t string) string {
	switch schema.EntityType(t) {
	case schema.MilitaryUnit:
		return string(schema.Organization)
	case schema.Facility:
		return string(schema.Place)
	}
	return t
}
