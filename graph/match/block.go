package match

import (
	"fmt"
	"slices"
	"strings"

	"github.com/khabar-kg/khabar/schema"
)

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
		b.WriteString(p.bodies[i].together + "\n")
	}
	if p.Type != schema.Person {
		b.WriteString(p.setting.home + "\n" + strings.Join(p.countries, " "))
	}
	return b.String()
}

// A keyring makes the keys of entities, as hashes: that two keys share one costs no
// more than a needless comparison.
type keyring struct {
	kind string // of entity
	keys []uint64
}

// of returns the keys of an entity, each once: two that share none are not
// compared. They are good until the next call.
func (r *keyring) of(m *Matcher, p *Profile) []uint64 {
	r.kind, r.keys = string(p.Type), r.keys[:0]
	if p.KnownAs != "" {
		r.add("known", p.KnownAs)
	}
	for _, n := range p.people {
		r.person(p, n)
	}
	for _, n := range p.bodies {
		r.body(p, n)
	}
	slices.Sort(r.keys)
	return slices.Compact(r.keys)
}

// add adds the key of words.
func (r *keyring) add(words ...string) {
	h := hashWord(hashStart, r.kind)
	for _, w := range words {
		h = hashWord(h, w)
	}
	r.keys = append(r.keys, h)
}

// hashStart is the hash of no words (FNV-1a, 64 bits).
const hashStart uint64 = 14695981039346656037

// hashWord returns the hash of words of which one more follows.
func hashWord(h uint64, word string) uint64 {
	for i := range len(word) {
		h = (h ^ uint64(word[i])) * 1099511628211
	}
	return (h ^ 0xFF) * 1099511628211 // no byte of UTF-8: where a word ends
}

func hashOf(text string) uint64 { return hashWord(hashStart, text) }

// person gives each pair of a name's parts, and for names that may meet in a
// single part, each part with each thing that context may speak for it.
func (r *keyring) person(p *Profile, n *personName) {
	for i := range n.parts {
		for j := i + 1; j < len(n.parts) && j < i+4; j++ {
			x, y := n.parts[i].class, n.parts[j].class
			if n.parts[i].initial {
				x = ""
			}
			r.add("name", min(x, y), max(x, y))
			r.add("joined", squeeze(n.parts[i].class+n.parts[j].class))
		}
	}
	// Two scripts may not agree in every consonant of a name of another language:
	// one of two parts and how the other begins, where it is a rare one.
	if k := len(n.parts); k > 1 {
		first, last := &n.parts[0], &n.parts[k-1]
		if rare(first) {
			r.add("first", first.class, begin(last.class))
		}
		if rare(last) {
			r.add("last", begin(first.class), last.class)
		}
	}
	if len(n.parts) == 1 {
		r.add("joined", n.parts[0].class)
	}
	last := n.parts[len(n.parts)-1].class
	for i := range p.roles {
		for _, role := range p.roles[i].roles {
			r.add("part", last, role)
		}
	}
}

// begin returns the first letter of a class, if it has one.
func begin(class string) string { return class[:min(1, len(class))] }

// rare reports whether few enough bear a part of a name for those of its class to
// be compared.
func rare(p *part) bool { return len(p.class) >= 3 && p.bearers < 10*rivalBearers }

// squeeze makes equal neighbours one, as classOf does within a word.
func squeeze(s string) string {
	return string(slices.Compact([]byte(s)))
}

// body gives the concepts together, and the class of the other words together.
func (r *keyring) body(p *Profile, n *bodyName) {
	var concepts []string
	var classes strings.Builder
	for _, w := range n.words {
		classes.WriteString(w.class)
		if len(w.concepts) > 0 {
			concepts = append(concepts, w.concepts...)
		} else if len(w.class) >= 3 {
			r.add("word", w.class)
		}
	}
	slices.Sort(concepts)
	concepts = slices.Compact(concepts)
	if p.Type != schema.Person && len(concepts) > 1 {
		// A word of two meanings is met under each pair of them.
		for i := range concepts {
			for j := i + 1; j < len(concepts) && j < i+6; j++ {
				r.add("means", concepts[i], concepts[j], n.where(p))
			}
		}
	} else if len(concepts) == 1 && len(n.countries) > 0 {
		r.add("means", concepts[0], n.countries[0])
	}
	if classes.Len() > 0 {
		r.add("all", squeeze(classes.String()))
	}
	if n.acronym != "" {
		r.add("initials", n.acronym)
	}
	if len(n.initials) > 2 {
		r.add("initials", n.initials)
	}
}

// where is the country by which bodies of one meaning are told apart in blocks.
func (n *bodyName) where(p *Profile) string {
	switch {
	case len(p.countries) > 0:
		return p.countries[0]
	case p.setting.home != "":
		return p.setting.home
	}
	return "?"
}
