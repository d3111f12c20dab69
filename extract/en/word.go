package en

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// A title is a noun for a person: "minister", "Gen.", "resident".
type title struct {
	class    string
	gender   text.Gender
	position bool // an office
	within   bool // an office where the body is told: "police official"
}

// needs says what a head noun must have beside it to make a mention.
type needs uint8

const (
	alone    needs = iota // "the army" is a description
	withName              // "the city of Mosul", never "the city"
	capital               // "Battle of Mosul", never "the battle of Mosul"
)

// A head is the noun that carries the sense of a name or description of a body,
// unit, building, place or event.
type head struct {
	typ    schema.EntityType
	number text.Grammatical
	needs  needs
}

// word is the folded word of token i, as the lexicon of names is asked.
func (n *namer) word(i int) string { return n.d.Tokens[i].Norm }

// capitalised reports whether a token is written like a name: "Ali", "al-Abadi".
func capitalised(t *text.Token) bool {
	if t.Cap {
		return true
	}
	if t.Kind != text.Word {
		return false
	}
	if i := strings.IndexByte(t.Text, '-'); i >= 2 && i <= 3 {
		r, _ := utf8.DecodeRuneInString(t.Text[i+1:])
		return unicode.IsUpper(r) && isArticle(t.Text[:i])
	}
	return false
}

// isArticle reports whether s is the Arabic article in Latin letters.
func isArticle(s string) bool {
	switch strings.ToLower(s) {
	case "al", "el", "ar", "as", "at", "ad", "an", "az", "ash", "ath", "adh", "ul":
		return true
	}
	return false
}

// demonym reports whether token i is the adjective of a country.
func (n *namer) demonym(i int) bool {
	_, k := n.l.names.Demonyms(n.word, i, i+1)
	return k == 1 && n.d.Tokens[i].Cap
}

// people reports whether token i names the people of a country: "Iraqis".
func (n *namer) people(i int) bool {
	t := &n.d.Tokens[i]
	if !t.Cap || !strings.HasSuffix(t.Norm, "s") {
		return false
	}
	_, k := n.l.names.Demonyms(func(int) string { return t.Norm[:len(t.Norm)-1] }, 0, 1)
	return k == 1
}

// twoCountries reports whether token i joins two names, or adjectives: "U.S.-Iraq".
func (n *namer) twoCountries(i int) bool {
	a, b, ok := strings.Cut(n.d.Tokens[i].Norm, "-")
	if !ok {
		return false
	}
	if _, k := n.l.names.Demonyms(func(int) string { return b }, 0, 1); k == 1 {
		return true // "Russian-Ukrainian"
	}
	h := n.l.names.Find(func(k int) string { return [2]string{a, b}[k] }, 0, 1)
	g := n.l.names.Find(func(k int) string { return [2]string{a, b}[k] }, 1, 2)
	return h.Len == 1 && g.Len == 1
}

// isPlaceBy reports whether what follows token j calls the name a place: "X, a
// town near Y".
func (n *namer) isPlaceBy(j int, s *text.Sentence) bool {
	toks := n.d.Tokens
	if j+2 >= s.To || toks[j].Tag != "," || toks[j+1].Tag != "DT" {
		return false
	}
	for k := j + 2; k < s.To && k < j+6; k++ {
		if h, ok := n.l.heads[toks[k].Stem]; ok && strings.HasPrefix(toks[k].Tag, "NN") {
			return h.typ == schema.Place
		}
		if !strings.HasPrefix(toks[k].Tag, "NN") && toks[k].Tag != "JJ" && toks[k].Tag != "JJS" {
			return false
		}
	}
	return false
}

// isTitle reports whether token i is a noun for a person.
func (n *namer) isTitle(i int) bool {
	t := &n.d.Tokens[i]
	if !n.writtenAsTitle(t) {
		return false
	}
	if _, ok := n.l.title(t.Norm); ok {
		return true
	}
	if strings.HasSuffix(t.Norm, "s") {
		_, ok := n.l.titles[n.l.singular(t.Norm)]
		return ok
	}
	return false
}

// title is the entry of a folded word for a person, whatever is joined to it that
// tells since when or until when: "ex-minister", "president-elect".
func (l *Language) title(w string) (title, bool) {
	if t, ok := l.titles[w]; ok {
		return t, true
	}
	for _, s := range [...]string{"-designate", "-elect"} {
		if head, ok := strings.CutSuffix(w, s); ok {
			t, ok := l.titles[head]
			return t, ok
		}
	}
	for _, s := range [...]string{"ex-", "then-", "co-", "vice-", "deputy-", "acting-"} {
		if head, ok := strings.CutPrefix(w, s); ok {
			t, ok := l.titles[head]
			return t, ok
		}
	}
	return title{}, false
}

// titleOf is the entry of a noun for a person, plural or not.
func (n *namer) titleOf(i int) (title, bool) {
	t := &n.d.Tokens[i]
	if !n.writtenAsTitle(t) {
		return title{}, false
	}
	if x, ok := n.l.title(t.Norm); ok {
		return x, true
	}
	if t.Tag == "NNS" || t.Tag == "NNPS" || t.Cap && strings.HasSuffix(t.Norm, "s") {
		if x, ok := n.l.titles[n.l.singular(t.Norm)]; ok {
			return x, true
		}
	}
	return title{}, false
}

// honorific reports whether token i is a form of address: "Dr", "Mrs.".
func (n *namer) honorific(i int) bool {
	t, ok := n.titleOf(i)
	return ok && t.class == "honorific"
}

// writtenAsTitle reports whether a word is written as a title would be: initials are
// titles in capitals alone, "CM" and "MPs", never "cm".
func (n *namer) writtenAsTitle(t *text.Token) bool {
	w := strings.TrimSuffix(t.Text, "s")
	return !n.l.letters[strings.TrimSuffix(t.Norm, "s")] && !n.l.letters[t.Norm] || w == strings.ToUpper(w)
}

// headNoun is the entry of a head noun, plural or not.
func (n *namer) headNoun(i int) (head, bool) {
	t := &n.d.Tokens[i]
	if h, ok := n.l.heads[t.Norm]; ok {
		return h, true
	}
	h, ok := n.l.heads[n.l.singular(t.Norm)]
	return h, ok && strings.HasPrefix(t.Tag, "NN")
}

// headOf is the token of a name that its sentence's tree hangs it up by; of a name that "of" or "for" goes
// on, the noun before that, whatever the tree makes of what stands behind the name.
func (n *namer) headOf(from, to int) int {
	for i := from + 1; i+1 < to; i++ {
		if w := n.d.Tokens[i].Norm; w == "of" || w == "for" {
			return i - 1
		}
	}
	for i := to - 1; i >= from; i-- {
		if h := n.d.Tokens[i].Head; h < from || h >= to {
			return i
		}
	}
	return to - 1
}

// calendar words are capitalised and no names.
func (n *namer) calendar(t *text.Token) bool { return n.l.calendar[strings.TrimSuffix(t.Norm, ".")] }
