package match

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/khabar-kg/khabar/schema"
)

// neighbours is with how many others of a block, in their order, each entity
// is compared: a block is of a few, or of a name so common that not all pairs
// can be looked at.
const neighbours = 60

// spokesmen is how many entities of one identifier of the lexicon are compared
// with others; all of them are with the first.
const spokesmen = 6

// pairs returns the pairs worth judging, each once: those that share a key and
// are near in order. Of the entities that the lexicon knows, which are most of
// those in the news, some stand for the rest.
func (c *clusterer) pairs(order []int) [][2]int {
	blocks := map[string][]int{}
	known := map[string][]int{}
	for _, i := range order {
		p := c.all[i]
		if p.KnownAs != "" {
			k := string(p.Type) + " " + p.KnownAs + " " + p.signature()
			known[k] = append(known[k], i)
			if len(known[k]) > spokesmen {
				continue
			}
		}
		for _, k := range c.m.keys(p) {
			blocks[k] = append(blocks[k], i)
		}
	}
	place := make([]int, len(order))
	for p, i := range order {
		place[i] = p
	}
	seen := map[[2]int]struct{}{}
	var out [][2]int
	add := func(i, j int) {
		if place[i] > place[j] {
			i, j = j, i
		}
		x := [2]int{i, j}
		if _, ok := seen[x]; !ok {
			seen[x] = struct{}{}
			out = append(out, x)
		}
	}
	for _, k := range slices.Sorted(maps.Keys(known)) {
		for _, j := range known[k][1:] {
			add(known[k][0], j)
		}
	}
	for _, k := range slices.Sorted(maps.Keys(blocks)) {
		block := blocks[k]
		for p, i := range block {
			for _, j := range block[p+1 : min(len(block), p+1+neighbours)] {
				add(i, j)
			}
		}
	}
	return out
}

// signature tells apart the entities of one identifier that may not be one.
func (p *Profile) signature() string {
	return fmt.Sprintf("%s %s %t %t", p.within, strings.Join(p.fields, ","), p.female, p.male)
}

// callings tells apart entities that are called differently: bodies and places
// of one name also by where they are.
func (p *Profile) callings() string {
	var b strings.Builder
	for i := range p.people {
		for j := range p.people[i].parts {
			b.WriteString(p.people[i].parts[j].text + " ")
		}
		b.WriteByte('\n')
	}
	for i := range p.bodies {
		b.WriteString(joined(&p.bodies[i]) + "\n")
	}
	if p.Type != schema.Person {
		b.WriteString(p.home + "\n" + strings.Join(p.countries, " "))
	}
	return b.String()
}

// keys returns the keys of an entity, each once: two that share none are not
// compared.
func (m *Matcher) keys(p *Profile) []string {
	set := map[string]bool{}
	add := func(format string, args ...any) { set[string(p.Type)+" "+fmt.Sprintf(format, args...)] = true }
	if p.KnownAs != "" {
		add("known %s", p.KnownAs)
	}
	for i := range p.people {
		m.personKeys(p, &p.people[i], add)
	}
	for i := range p.bodies {
		bodyKeys(p, &p.bodies[i], add)
	}
	return sortedKeys(set)
}

// personKeys gives each pair of a name's parts, and for names that may meet in a
// single part, each part with each thing that context may speak for it.
func (m *Matcher) personKeys(p *Profile, n *personName, add func(string, ...any)) {
	for i := range n.parts {
		for j := i + 1; j < len(n.parts) && j < i+4; j++ {
			x, y := n.parts[i].class, n.parts[j].class
			if n.parts[i].initial {
				x = ""
			}
			add("name %s+%s", min(x, y), max(x, y))
			add("joined %s", squeeze(n.parts[i].class+n.parts[j].class))
		}
	}
	// Two scripts may not agree in every consonant of a name of another language:
	// one of two parts and how the other begins, where it is a rare one.
	if k := len(n.parts); k > 1 {
		first, last := &n.parts[0], &n.parts[k-1]
		if rare(first) {
			add("first %s+%.1s", first.class, last.class)
		}
		if rare(last) {
			add("last %.1s+%s", first.class, last.class)
		}
	}
	if len(n.parts) == 1 {
		add("joined %s", n.parts[0].class)
	}
	last := n.parts[len(n.parts)-1].class
	for i := range p.roles {
		for _, r := range p.roles[i].roles {
			add("part %s as %s", last, r)
		}
	}
}

// rare reports whether few enough bear a part of a name for those of its class to
// be compared.
func rare(p *part) bool { return len(p.class) >= 3 && p.bearers < 10*rivalBearers }

// squeeze makes equal neighbours one, as classOf does within a word.
func squeeze(s string) string {
	return string(slices.Compact([]byte(s)))
}

// bodyKeys gives the concepts together, and the class of the other words together.
func bodyKeys(p *Profile, n *bodyName, add func(string, ...any)) {
	var concepts []string
	var classes strings.Builder
	for _, w := range n.words {
		classes.WriteString(w.class)
		if len(w.concepts) > 0 {
			concepts = append(concepts, w.concepts...)
		} else if len(w.class) >= 3 {
			add("word %s", w.class)
		}
	}
	slices.Sort(concepts)
	concepts = slices.Compact(concepts)
	if p.Type != schema.Person && len(concepts) > 1 {
		// A word of two meanings is met under each pair of them.
		for i := range concepts {
			for j := i + 1; j < len(concepts) && j < i+6; j++ {
				add("means %s+%s in %s", concepts[i], concepts[j], n.where(p))
			}
		}
	} else if len(concepts) == 1 && len(n.countries) > 0 {
		add("means %s in %s", concepts[0], n.countries[0])
	}
	if classes.Len() > 0 {
		add("all %s", squeeze(classes.String()))
	}
	if n.acronym != "" {
		add("initials %s", n.acronym)
	}
	if len(n.initials) > 2 {
		add("initials %s", n.initials)
	}
}

// where is the country by which bodies of one meaning are told apart in blocks.
func (n *bodyName) where(p *Profile) string {
	switch {
	case len(p.countries) > 0:
		return p.countries[0]
	case p.home != "":
		return p.home
	}
	return "?"
}
