package extract

import (
	"slices"
	"strings"

	"github.com/khabar-kg/khabar/schema"
)

// twoPeople reports whether the clusters of two mentions have full names of two
// people: brothers, of whom the surname alone may mean either, or a father and his son.
func (r *resolver) twoPeople(i, j int) bool {
	a, b := r.fullNames(i), r.fullNames(j)
	return slices.ContainsFunc(a, func(x []string) bool {
		return slices.ContainsFunc(b, func(y []string) bool { return namesTwo(x, y) })
	})
}

// fullNames returns the names of several parts of the person whom a mention means,
// each once.
func (r *resolver) fullNames(i int) [][]string {
	var out [][]string
	for _, k := range r.members[r.find(i)] {
		m := &r.d.Mentions[k]
		if m.Kind != schema.ByName || m.Type != schema.Person || len(r.keys[k].words) < 2 {
			continue
		}
		if n := nameParts(r.keys[k].words); len(n) > 1 && !slices.ContainsFunc(out, func(o []string) bool { return slices.Equal(o, n) }) {
			out = append(out, n)
		}
	}
	return out
}

// Words within names, folded as keys are.
var (
	sonWords      = map[string]bool{"\u0628\u0646": true, "\u0627\u0628\u0646": true, "bin": true, "ibn": true, "ben": true}
	compoundWords = map[string]bool{"\u0639\u0628\u062F": true, "\u0627\u0628\u0648": true, "\u0627\u0628\u064A": true, "\u0622\u0644": true, "\u0627\u0644": true, "abd": true, "abdul": true, "abdel": true, "abu": true, "al": true, "el": true} // servant of, father of, family of
)

// nameParts returns the parts of a name, compounds being one (عبد الله) and "son of"
// being one with the father; at the beginning too ("بن سلمان"), where it is a whole name.
func nameParts(words []string) []string {
	var out []string
	for i := 0; i < len(words); i++ {
		p := words[i]
		if i+1 < len(words) && sonWords[p] {
			i++
			p = son + words[i]
		}
		for i+1 < len(words) && compoundWords[strings.TrimPrefix(words[i], son)] {
			i++
			p += words[i]
		}
		out = append(out, p)
	}
	return out
}

// son marks a part as the father's.
const son = "+"

// namesTwo reports whether two full names are of two people: their given or last
// names differ, or one is the other's father's. A name within the other is the same
// person's, shortened ("نوري كامل المالكي", "نوري المالكي"; "محمد جواد ظريف", "جواد
// ظريف"), unless it says whose son he is, or is so long that what is before it is a
// given name of another.
func namesTwo(a, b []string) bool {
	if len(a) < len(b) {
		a, b = b, a
	}
	bare := func(p string) string { return strings.TrimPrefix(p, son) }
	same := func(x, y string) bool { return alikeWords(bare(x), bare(y)) }
	if k := len(a) - len(b); k > 0 && slices.EqualFunc(a[k:], b, same) {
		const whole = 3
		return strings.HasPrefix(a[k], son) && !strings.HasPrefix(b[0], son) || len(b) >= whole
	}
	at := 0
	for _, p := range a {
		if at < len(b) && same(p, b[at]) {
			at++
		}
	}
	return at < len(b) && (!same(a[0], b[0]) || !same(a[len(a)-1], b[len(b)-1]))
}

// alikeWords reports whether two words are one, or spellings of one: a letter apart.
func alikeWords(a, b string) bool {
	if a == b {
		return true
	}
	x, y := []rune(a), []rune(b)
	if len(x) < len(y) {
		x, y = y, x
	}
	const shortest = 5
	if len(y) < shortest || len(x)-len(y) > 1 {
		return false
	}
	i := 0
	for i < len(y) && x[i] == y[i] {
		i++
	}
	if len(x) > len(y) {
		return slices.Equal(x[i+1:], y[i:])
	}
	return i == len(y) || slices.Equal(x[i+1:], y[i+1:])
}
