package match

import (
	"math"
	"slices"
	"strings"
)

// A nameMatch is how two names of persons agree.
type nameMatch struct {
	a, b      *personName
	agree     int     // parts that agree
	sure      float64 // the product of their similarities
	bits      float64 // how telling the parts that agree are
	leftA     int     // parts of a that agree with none of b
	leftB     int
	first     bool // the first parts agree
	last      bool // the last parts agree
	initials  bool // one of them only as an initial
	turned    bool // in the other order
	alone     bool // one name is a single part
	undecided bool // parts left over on both sides may be spellings of each other
	before    bool // one name stands whole in the other, behind a given name of its own
}

// population is how many people of Wikidata the list of bearers was counted in.
const population = 213_000

// telling returns how telling it is that two names share a part, in bits.
func telling(bearers int) float64 {
	return math.Log2(population / (float64(bearers) + 2))
}

// value ranks the ways in which names of two entities agree.
func (n *nameMatch) value() float64 {
	v := n.bits*n.sure - 12*float64(min(n.leftA, n.leftB)) - 1.5*float64(n.leftA+n.leftB)
	if n.turned {
		v -= 6
	}
	return v
}

// conflict reports whether each name has a part that the other lacks.
func (n *nameMatch) conflict() bool { return n.leftA > 0 && n.leftB > 0 }

// full reports whether the names agree in two parts or more.
func (n *nameMatch) full() bool { return n.agree >= 2 }

// comparePeople returns how two names agree.
func (m *Matcher) comparePeople(a, b *personName) nameMatch {
	best := m.align(a, b, b.parts, false)
	if len(a.parts) == 2 && len(b.parts) == 2 && best.agree < 2 {
		turned := []part{b.parts[1], b.parts[0]}
		if t := m.align(a, b, turned, true); t.agree == 2 {
			return t
		}
	}
	return best
}

// align pairs the parts of two names, in order, two with one where they are
// written together.
func (m *Matcher) align(a, b *personName, bParts []part, turned bool) nameMatch {
	type cell struct {
		score float64
		step  uint8 // what led here: 1 pair, 2 two of a, 3 two of b, 4 skip a, 5 skip b
		sim   float64
	}
	na, nb := len(a.parts), len(bParts)
	grid := make([]cell, (na+1)*(nb+1))
	at := func(i, j int) *cell { return &grid[i*(nb+1)+j] }
	for i := 0; i <= na; i++ {
		for j := 0; j <= nb; j++ {
			c := at(i, j)
			try := func(score float64, step uint8, sim float64) {
				if c.step == 0 || score > c.score {
					*c = cell{score, step, sim}
				}
			}
			if i > 0 {
				try(at(i-1, j).score, 4, 0)
			}
			if j > 0 {
				try(at(i, j-1).score, 5, 0)
			}
			if i > 0 && j > 0 {
				if s := m.similarParts(&a.parts[i-1], &bParts[j-1]); s >= alike {
					try(at(i-1, j-1).score+s, 1, s)
				}
			}
			if i > 1 && j > 0 {
				if s := m.spell.similar(a.parts[i-2].text+a.parts[i-1].text, bParts[j-1].text); s >= 0.95 {
					try(at(i-2, j-1).score+s+0.5, 2, s)
				}
			}
			if i > 0 && j > 1 {
				if s := m.spell.similar(a.parts[i-1].text, bParts[j-2].text+bParts[j-1].text); s >= 0.95 {
					try(at(i-1, j-2).score+s+0.5, 3, s)
				}
			}
		}
	}
	out := nameMatch{a: a, b: b, sure: 1, turned: turned, alone: na == 1 || nb == 1}
	var leftA, leftB []part
	for i, j := na, nb; i > 0 || j > 0; {
		c := at(i, j)
		wa, wb := 0, 0
		switch c.step {
		case 1:
			wa, wb = 1, 1
		case 2:
			wa, wb = 2, 1
		case 3:
			wa, wb = 1, 2
		case 4:
			leftA, i = append(leftA, a.parts[i-1]), i-1
			continue
		default:
			leftB, j = append(leftB, bParts[j-1]), j-1
			continue
		}
		out.agree++
		out.sure *= c.sim
		pa, pb := &a.parts[i-1], &bParts[j-1]
		if pa.initial != pb.initial {
			out.initials = true
			out.bits += 4
		} else {
			out.bits += telling(max(pa.bearers, pb.bearers))
			if wa+wb > 2 {
				out.agree++ // two parts that are written as one
			}
		}
		out.first = out.first || i-wa == 0 && j-wb == 0
		out.last = out.last || i == na && j == nb
		i, j = i-wa, j-wb
	}
	out.leftA, out.leftB = len(leftA), len(leftB)
	if !out.first && out.agree >= 2 {
		out.before = na > nb && out.leftB == 0 && givenName(&a.parts[0]) || nb > na && out.leftA == 0 && givenName(&bParts[0])
	}
	for i := range leftA {
		for j := range leftB {
			if m.similarParts(&leftA[i], &leftB[j]) >= maybeAlike {
				out.undecided = true
			}
		}
	}
	return out
}

// givenName reports whether what a name begins with can be what its bearer is
// called: no initial, and no "father of", which is borne beside a given name.
func givenName(p *part) bool {
	return !p.initial && !strings.HasPrefix(p.text, abuArabic) && !strings.HasPrefix(p.text, ummArabic) && !strings.HasPrefix(p.text, "abu") && !strings.HasPrefix(p.text, "um")
}

// similarParts compares two parts; an initial agrees with what begins with it.
func (m *Matcher) similarParts(a, b *part) float64 {
	if a.initial != b.initial && a.arabic == b.arabic {
		ra, rb := []rune(a.text), []rune(b.text)
		if ra[0] == rb[0] {
			return 0.9
		}
		return 0
	}
	return m.spell.similar(a.text, b.text)
}

// bestPeople returns how the names of two persons agree best. Single names count
// only for who has no fuller one: two people called Saleh for short are not one.
func (m *Matcher) bestPeople(a, b *Profile, names *agreements) (nameMatch, bool) {
	var best nameMatch
	found := false
	for i := range a.people {
		for j := range b.people {
			n := m.agreePeople(a.people[i], b.people[j], names)
			if !found || n.value() > best.value() {
				best, found = n, true
			}
		}
	}
	return best, found
}

// fullest returns the names that say most of who a person is: where there are
// some of several parts, those, without any that contradict the first of them, or
// the lexicon's, which is the last: an article's reader took their bearers for
// the same person by mistake.
func (m *Matcher) fullest(names []*personName, known bool) []*personName {
	full := slices.DeleteFunc(slices.Clone(names), func(n *personName) bool { return len(n.parts) < 2 })
	if len(full) == 0 {
		return names
	}
	base := full[0]
	if known {
		base = full[len(full)-1]
	}
	return slices.DeleteFunc(full, func(n *personName) bool {
		x := m.comparePeople(base, n)
		return x.agree == 0 || x.conflict() || x.before && known
	})
}
