package lexicon

import (
	"strings"

	"github.com/khabar-kg/khabar/extract/text"
)

// A Part says what the lists know of a word as part of a person's name.
type Part struct {
	Gender text.Gender // of a given name; NoGender where both bear it or it is unknown
	Count  int         // how well attested it is, from 1
	// Ambiguous: also an everyday word or the name of a place.
	Ambiguous bool
}

// Given says whether the folded word is a given name, in either script.
func (n *Names) Given(folded string) (Part, bool) { return lookup(&n.given, folded) }

// Family says whether the folded word is a family name, in either script.
func (n *Names) Family(folded string) (Part, bool) { return lookup(&n.family, folded) }

// IsGiven reports whether the folded word is a given name and no everyday word.
func (n *Names) IsGiven(folded string) bool {
	p, ok := n.Given(folded)
	return ok && !p.Ambiguous
}

// IsFamily reports whether the folded word is a family name and no everyday word.
func (n *Names) IsFamily(folded string) bool {
	p, ok := n.Family(folded)
	return ok && !p.Ambiguous
}

// IsPart reports whether the folded Arabic word is known as some part of a
// person's name: as given or family name, or as a foreign name in Arabic letters.
func (n *Names) IsPart(folded string) bool {
	if n.IsGiven(folded) || n.IsFamily(folded) {
		return true
	}
	k := newKeyer()
	k.add(folded)
	return k.pieces > 0 && n.parts.at(k.hash) != nil
}

// NeverName reports whether the folded word, of either language, is one that is
// no part of a person's name, capitals or not ("Monday", "President", "قال").
func (n *Names) NeverName(folded string) bool {
	k := newKeyer()
	k.add(folded)
	return k.pieces > 0 && n.stop.at(k.hash) != nil
}

func lookup(t *table[Part], folded string) (Part, bool) {
	k := newKeyer()
	k.add(folded)
	if k.pieces == 0 {
		return Part{}, false
	}
	if p := t.at(k.hash); p != nil {
		return *p, true
	}
	return Part{}, false
}

// readParts reads form, script, gender, count.
func readParts(data string, foldAr, foldEn func(string) string) (table[Part], error) {
	t := newTable[Part](strings.Count(data, "\n"))
	err := rows(data, 4, func(f []string) error {
		form, ambiguous := strings.CutPrefix(f[0], "?")
		fold := foldEn
		if f[1] == "ar" {
			fold = foldAr
		}
		k := newKeyer()
		k.add(fold(form))
		if k.pieces == 0 {
			return nil
		}
		p, fresh := t.put(k.hash)
		g, count := text.ParseGender(f[2]), 0
		for _, c := range f[3] {
			count = count*10 + int(c-'0')
		}
		count = max(1, count)
		if !fresh && p.Gender != g {
			g = text.NoGender
		}
		*p = Part{Gender: g, Count: max(count, p.Count), Ambiguous: ambiguous || p.Ambiguous}
		return nil
	})
	return t, err
}

// readWords reads a list of one column.
func readWords(data string, fold func(string) string) (table[struct{}], error) {
	t := newTable[struct{}](strings.Count(data, "\n"))
	err := rows(data, 1, func(f []string) error {
		k := newKeyer()
		k.add(fold(f[0]))
		if k.pieces > 0 {
			t.put(k.hash)
		}
		return nil
	})
	return t, err
}
