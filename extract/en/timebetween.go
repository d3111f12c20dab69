package en

import "strings"

// timeBetween hangs "last week", "this month" and the like on the verb right behind, and gives that
// the noun before it for its subject, where the tree makes the time who acts: "a judge last month
// said", "X this week vowed".
func (m *mender) timeBetween(k int) {
	if k < m.from+2 || k+1 >= m.to || !timeNouns[m.toks[k].Stem] || !pointsToTime[m.toks[k-1].Norm] || !m.noun(k-2) || m.l.calendar[m.toks[k-2].Norm] {
		return
	}
	v := k + 1
	for v < m.to && (strings.HasPrefix(m.toks[v].Tag, "RB") || v > k+1 && m.toks[v].Head == v+1 && m.toks[v].Dep == "aux") {
		v++
	}
	if v >= m.to {
		return
	}
	switch m.toks[v].Tag {
	case "VBD", "VBZ", "VBP":
	default:
		return
	}
	if m.toks[v].Dep == "aux" || m.toks[v].Dep == "auxpass" || m.toks[v].Dep == "cop" {
		v = m.toks[v].Head
	}
	t, n := &m.toks[k], k-2
	if v < m.from || v >= m.to || t.Head != v || t.Dep != "nsubj" && t.Dep != "nsubjpass" {
		return
	}
	s := &m.toks[n]
	dep := t.Dep
	for c := m.from; c < k-1; c++ {
		if o := &m.toks[c]; o.Head == k && c != n {
			o.Head = n
		}
	}
	t.Dep = "nmod:tmod"
	m.toks[k-1].Head, m.toks[k-1].Dep = k, "amod"
	s.Head, s.Dep = v, dep
}

// pointsToTime holds the words with which a time stands without a preposition.
var pointsToTime = map[string]bool{"earlier": true, "last": true, "next": true, "this": true}
