package match

import (
	"slices"
	"strings"
	"unicode"
)

// A bodyWord is one word of a body's or place's name: what it means, or else how
// it is written.
type bodyWord struct {
	text     string
	concepts []string // names of the concepts that it may mean
	class    string
}

// A bodyName is the name of anything but a person.
type bodyName struct {
	text      string
	words     []bodyWord
	generic   []string // concepts often left out: company, city
	countries []string // named in it
	acronym   string   // where it is one, lower case
	initials  string   // of its words in Latin script, lower case
	together  string   // its words written together
}

// arabic reports whether the name is in Arabic script.
func (n *bodyName) arabic() bool { return isArabic(n.text) }

// short reports whether the name has so few consonants that many a place has them.
func (n *bodyName) short() bool {
	const few = 3
	consonants := 0
	for i := range n.words {
		consonants += len(n.words[i].class)
	}
	return consonants <= few
}

// parseBody reads the name of a body, place, facility or named event.
func (w *words) parseBody(name string) bodyName {
	n := bodyName{text: name}
	raw := splitWords(name)
	for _, s := range raw {
		if !isArabic(s) && !w.isKind(foldWord(s), linkKind) {
			n.initials += strings.ToLower(s[:1])
		}
	}
	if len(raw) == 1 && isAcronym(raw[0]) {
		n.acronym = strings.ToLower(raw[0])
	}
	for _, m := range w.read(name) {
		switch {
		case m.country != "":
			n.countries = append(n.countries, m.country)
		case m.is(headKind, domainKind):
			n.words = append(n.words, bodyWord{text: m.text, concepts: names(m.concepts), class: classOf(m.text)})
		case m.is(genericKind):
			n.generic = append(n.generic, names(m.concepts)...)
		case m.is(linkKind):
		default:
			n.words = append(n.words, bodyWord{text: m.text, class: classOf(m.text)})
		}
	}
	if len(n.words) == 0 && len(n.countries) == 0 { // "the Group"
		for _, g := range n.generic {
			n.words = append(n.words, bodyWord{text: g, concepts: []string{g}})
		}
		n.generic = nil
	}
	n.together = joined(&n)
	return n
}

// names returns the names of the concepts that say what a body is or does.
func names(concepts []*concept) []string {
	var out []string
	for _, c := range concepts {
		switch c.kind {
		case headKind, domainKind, genericKind:
			out = append(out, c.name)
		}
	}
	return out
}

// isAcronym reports whether a word is written in capitals throughout.
func isAcronym(word string) bool {
	n := 0
	for _, r := range word {
		if !unicode.IsUpper(r) {
			return false
		}
		n++
	}
	return n >= 3 && n <= 7
}

// plain reports whether a name only says what kind of body it is: "the police",
// "the ministry".
func (n *bodyName) plain() bool {
	named := 0
	for _, w := range n.words {
		if w.concepts == nil {
			return false
		}
		named++
	}
	return named <= 1
}

// A bodyMatch is how two names of bodies agree.
type bodyMatch struct {
	share   float64 // of the words that agree, 0 to 1, by the longer name
	shorter float64 // the same by the shorter name
	sure    float64 // the least similarity of words that agree
	words   int     // that agree
	spelt   int     // of them by spelling rather than meaning
	acronym bool    // one is made of the other's initials
	a, b    *bodyName
}

// compareBodies returns how two names agree.
func (m *Matcher) compareBodies(a, b *bodyName) bodyMatch {
	out := bodyMatch{sure: 1, a: a, b: b}
	if a.acronym != "" && len(b.initials) > 2 && a.acronym == b.initials || b.acronym != "" && len(a.initials) > 2 && b.acronym == a.initials {
		out.acronym = true
	}
	if len(a.words) == 0 || len(b.words) == 0 {
		return out
	}
	used := make([]bool, len(b.words))
	for i := range a.words {
		best, at := 0.0, -1
		for j := range b.words {
			if used[j] {
				continue
			}
			if v := m.similarWords(&a.words[i], &b.words[j]); v > best {
				best, at = v, j
			}
		}
		if best >= alike {
			used[at] = true
			out.words++
			if !meet(a.words[i].concepts, b.words[at].concepts) {
				out.spelt++
				out.sure = min(out.sure, best)
			}
		}
	}
	if out.words < len(a.words) || out.words < len(b.words) {
		// Written together or apart: Al Jazeera, Aljazeera.
		if v := m.spell.similar(a.together, b.together); v >= 0.95 && len(a.together) > 4 {
			return bodyMatch{share: 1, shorter: 1, sure: v, words: max(len(a.words), len(b.words)), spelt: 1, a: a, b: b, acronym: out.acronym}
		}
	}
	out.share = float64(out.words) / float64(max(len(a.words), len(b.words)))
	out.shorter = float64(out.words) / float64(min(len(a.words), len(b.words)))
	return out
}

func joined(n *bodyName) string {
	var b strings.Builder
	for _, w := range n.words {
		b.WriteString(w.text)
	}
	return b.String()
}

func (m *Matcher) similarWords(a, b *bodyWord) float64 {
	if meet(a.concepts, b.concepts) {
		return 1
	}
	if a.concepts != nil && b.concepts != nil {
		if a.text == b.text {
			return 1
		}
		return 0
	}
	return m.spell.similar(a.text, b.text)
}

// meet reports whether two lists have something in common.
func meet(a, b []string) bool {
	for _, x := range a {
		if slices.Contains(b, x) {
			return true
		}
	}
	return false
}
