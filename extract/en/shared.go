package en

import (
	"slices"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// harms holds types of events that news tells of one scene in one sentence.
var harms = map[string]bool{"attack": true, "kill": true, "injure": true}

// sharePlaces gives an attack, a killing or a wounding that names no place that of the other
// of them in its sentence: "a car bomb killed two in X", "two were killed and four wounded
// when a bomb exploded in X". Where two places are told, neither is lent.
func (r *eventReader) sharePlaces() {
	for i := range r.d.Events {
		v := &r.d.Events[i]
		if !harms[v.Type] || len(v.Roles[schema.At]) > 0 || r.aimedAtPlace(v) {
			continue
		}
		var place []int
		for j := range r.d.Events {
			o := &r.d.Events[j]
			if j == i || !harms[o.Type] || o.Modality != v.Modality || o.Polarity != v.Polarity || len(r.sceneOf(o)) == 0 || o.Type == v.Type || !r.oneScene(v.From, o.From) {
				continue
			}
			if place != nil && !slices.Equal(place, r.sceneOf(o)) {
				place = nil
				break
			}
			place = r.sceneOf(o)
		}
		if place != nil {
			v.Roles[schema.At] = slices.Clone(place)
		}
	}
}

// sceneOf returns the places at which v is told to be, or that it was aimed at.
func (r *eventReader) sceneOf(v *text.Event) []int {
	if len(v.Roles[schema.At]) > 0 || v.Type != "attack" {
		return v.Roles[schema.At]
	}
	var out []int
	for _, x := range v.Roles[schema.Target] {
		if m := &r.d.Mentions[x]; m.Type == schema.Place && !r.isCountry(m.Known) {
			out = append(out, x)
		}
	}
	return out
}

// shareDoers gives a killing or wounding in an attack who attacked: "was killed in an Israeli
// raid", "were wounded in shelling by the army". In a fight both sides kill.
func (r *eventReader) shareDoers() {
	for i := range r.d.Events {
		v := &r.d.Events[i]
		if v.Type != "kill" && v.Type != "injure" || !v.Passive || len(v.Roles[schema.Agent]) > 0 || v.Country != "" || v.SubjectRole == schema.Agent {
			continue
		}
		for c := range r.t.children(v.From) {
			e := -1
			if p := r.t.preposition(c); r.d.Tokens[c].Dep == "nmod" && (p == "in" || p == "by" || p == "during") {
				e = r.told(c)
			}
			if e < 0 || r.d.Events[e].Type != "attack" || r.twoFight(c) {
				continue
			}
			o := &r.d.Events[e]
			v.Country, v.CountryRole = o.Country, o.CountryRole
			if o.CountryRole != schema.Agent {
				v.Country, v.CountryRole = "", ""
			}
			if len(o.Roles[schema.Agent]) > 0 {
				v.Roles[schema.Agent] = slices.Clone(o.Roles[schema.Agent])
			}
		}
	}
}

// twoFight reports whether noun c is one for a fight of two sides: "clashes".
func (r *eventReader) twoFight(c int) bool {
	tr := r.l.triggers["N"+r.d.Tokens[c].Stem]
	return len(tr) > 0 && tr[0].roles["of"] == schema.At
}

// aimedAtPlace reports whether a place is the target of v, which then names where it was.
func (r *eventReader) aimedAtPlace(v *text.Event) bool {
	return r.any(v, schema.Target, func(m *text.Mention) bool { return m.Type == schema.Place || m.Type == schema.Facility })
}

// oneScene reports whether the tree ties tokens i and j of one sentence closely, with no
// word of another time between: not "hours after", "a year before".
func (r *eventReader) oneScene(i, j int) bool {
	toks := r.d.Tokens
	if toks[i].Sent != toks[j].Sent {
		return false
	}
	for k := min(i, j) + 1; k < max(i, j); k++ {
		switch toks[k].Norm {
		case "after", "since":
			if p := toks[k-1]; p.Tag != "" && (p.Tag[0] == 'N' || p.Tag[0] == 'R') && k-1 > min(i, j) {
				return false
			}
		case "before", "following", "unlike", "despite", "while", "whereas", "but", "also", "another", "earlier", "later":
			return false
		}
	}
	const most = 4
	above := map[int]bool{}
	for k, n := i, 0; k >= 0 && n < most; k, n = toks[k].Head, n+1 {
		above[k] = true
	}
	for k, n := j, 0; k >= 0 && n < most; k, n = toks[k].Head, n+1 {
		if above[k] {
			return !r.cue[k]
		}
	}
	return false
}
