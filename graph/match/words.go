package match

import (
	"embed"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/khabar-kg/khabar/graph/match/translit"
)

//go:embed data/*.tsv
var data embed.FS

// A concept is what words of both languages mean alike.
type concept struct {
	name string
	kind string // see data/words.tsv
	// field is the field of work that it belongs to, or "".
	field string
}

// Kinds of concept.
const (
	titleKind     = "title"     // before a person's name
	rankKind      = "rank"      // the same, of soldiers and police
	particleKind  = "particle"  // between the parts of a person's name
	linkKind      = "link"      // between the words of a body's name
	headKind      = "head"      // what a body is
	genericKind   = "generic"   // the same, often left out
	domainKind    = "domain"    // what it is concerned with
	roleKind      = "role"      // what a person is
	rolePartKind  = "role-part" // what qualifies a role
	joinKind      = "join"      // and
	femaleKind    = "female"    // said of women
	maleKind      = "male"      // said of men
	beingKind     = "being"     // between a name and what its bearer is: a, وهو
	lifeKind      = "life"      // said of how long somebody has lived
	ageKind       = "age"       // years
	numberKind    = "number"    // its name is the value
	longestPhrase = 4           // words
)

// words is the knowledge of words.
type words struct {
	concepts map[string][]*concept // folded phrase → meanings
	country  map[string]string     // folded phrase → country's identifier
	home     map[string]string     // identifier of a known entity → its country's
	holds    map[string]bool       // identifiers of countries, states and regions: places that hold others
	bearers  map[string]int        // folded part of a name → how many people of Wikidata bear it
	spelt    map[string][]string   // folded Latin part of a name → the Arabic ones that it stands for
	listed   map[string]bool       // folded Arabic parts whose Latin spellings are listed
}

// readWords reads the lists, once: nothing changes them.
var readWords = sync.OnceValues(parseWords)

func parseWords() (*words, error) {
	w := &words{map[string][]*concept{}, map[string]string{}, map[string]string{}, map[string]bool{}, map[string]int{}, map[string][]string{}, map[string]bool{}}
	err := readTable("words.tsv", 5, func(f []string) error {
		c := &concept{f[0], f[1], f[2]}
		for _, form := range append(strings.Split(f[3], ";"), strings.Split(f[4], ";")...) {
			if key := foldPhrase(form); key != "" {
				w.concepts[key] = append(w.concepts[key], c)
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	if err := readTable("countries.tsv", 2, func(f []string) error {
		w.country[foldPhrase(f[0])] = f[1]
		return nil
	}); err != nil {
		return nil, err
	}
	if err := readTable("homes.tsv", 3, func(f []string) error {
		w.home[f[0]] = f[1]
		if f[2] != "" {
			w.holds[f[0]] = true
		}
		return nil
	}); err != nil {
		return nil, err
	}
	if err := readTable("spellings.tsv", 2, func(f []string) error {
		arabic := foldWord(f[0])
		w.listed[arabic] = true
		for _, s := range strings.Split(f[1], ";") {
			latin := foldWord(s)
			w.spelt[latin] = append(w.spelt[latin], arabic)
		}
		return nil
	}); err != nil {
		return nil, err
	}
	err = readTable("common.tsv", 2, func(f []string) error {
		n, err := strconv.Atoi(f[1])
		w.bearers[f[0]] = n
		return err
	})
	return w, err
}

// readTable calls add with each row's fields.
func readTable(name string, columns int, add func(fields []string) error) error {
	b, err := data.ReadFile("data/" + name)
	if err != nil {
		return fmt.Errorf("read match data: %w", err)
	}
	line := 0
	for s := range strings.SplitSeq(string(b), "\n") {
		line++
		if s == "" || s[0] == '#' {
			continue
		}
		f := strings.Split(s, "\t")
		if len(f) != columns {
			return fmt.Errorf("read match data %s:%d: %d columns, want %d", name, line, len(f), columns)
		}
		if err := add(f); err != nil {
			return fmt.Errorf("read match data %s:%d: %w", name, line, err)
		}
	}
	return nil
}

// splitWords parts a name or phrase into words; apostrophes and dots part
// nothing, hyphens do.
func splitWords(s string) []string {
	var b strings.Builder
	for _, r := range norm.NFKC.String(s) {
		switch {
		case unicode.IsDigit(r):
			b.WriteRune(digit(r))
		case unicode.IsLetter(r) || unicode.In(r, unicode.Mn):
			b.WriteRune(r)
		case r == '.' || r == '\u0640' || isApostrophe(r) || unicode.In(r, unicode.Cf):
		default:
			b.WriteByte(' ')
		}
	}
	return strings.Fields(b.String())
}

// digit returns a decimal digit of any script as an ASCII one. Unicode keeps each
// script's digits together, beginning with zero.
func digit(r rune) rune {
	zero := r
	for r-zero < 9 && unicode.IsDigit(zero-1) {
		zero--
	}
	return '0' + r - zero
}

// isApostrophe reports whether r is one of the signs by which transliterations
// write hamza and ayn.
func isApostrophe(r rune) bool {
	switch r {
	case '\'', '`', '\u2018', '\u2019', '\u02BC', '\u02BE', '\u02BF':
		return true
	}
	return false
}

// isArabic reports whether a word is in Arabic script.
func isArabic(word string) bool {
	for _, r := range word {
		if unicode.Is(unicode.Arabic, r) {
			return true
		}
	}
	return false
}

// foldWord returns the form by which words are compared: of Arabic ones without
// the article.
func foldWord(word string) string {
	if !isArabic(word) {
		if f := translit.FoldLatin(word); f != "" && !strings.ContainsFunc(word, unicode.IsDigit) {
			return f
		}
		return strings.ToLower(word) // a number, "1st", another script
	}
	folded := translit.FoldArabic(word)
	if hamzaFirst(word) {
		return folded // Alexander begins with the article's letters, but not with the article
	}
	return withoutArticle(folded)
}

// hamzaFirst reports whether an Arabic word begins with an alef that has a hamza
// or madda, which the article's never has.
func hamzaFirst(word string) bool {
	for _, r := range word {
		if unicode.Is(unicode.Arabic, r) && unicode.IsLetter(r) {
			return r == '\u0622' || r == '\u0623' || r == '\u0625'
		}
	}
	return false
}

// article is the Arabic article.
var article = string([]rune{'\u0627', '\u0644'})

// withoutArticle cuts the article off a folded word that keeps three letters.
func withoutArticle(folded string) string {
	rest, ok := strings.CutPrefix(folded, article)
	if !ok || len(rest) < 6 {
		return folded
	}
	return rest
}

func foldPhrase(s string) string {
	var out []string
	for _, w := range splitWords(s) {
		if f := foldWord(w); f != "" {
			out = append(out, f)
		}
	}
	return strings.Join(out, " ")
}

// A meaning is a passage of words with what it stands for: a country, concepts,
// or neither.
type meaning struct {
	text     string // folded
	arabic   bool
	country  string
	concepts []*concept
}

// read parts a phrase into meanings, the longest first.
func (w *words) read(phrase string) []meaning {
	var out []meaning
	raw := splitWords(phrase)
	folded := make([]string, len(raw))
	for i, s := range raw {
		folded[i] = foldWord(s)
	}
	for i := 0; i < len(raw); {
		if folded[i] == "" {
			i++
			continue
		}
		m, n := w.longest(folded[i:])
		if n == 0 {
			m, n = w.bent(folded[i]), 1
		}
		m.arabic = isArabic(raw[i])
		if c := w.concepts[m.text]; n == 1 && m.country != "" && strings.HasPrefix(raw[i], article) && slices.ContainsFunc(c, func(c *concept) bool { return c.kind == domainKind }) {
			m.country, m.concepts = "", c // a minister is of finance, not of Mali, which is the same word
		}
		out = append(out, m)
		i += n
	}
	return out
}

// longest returns the meaning of the longest phrase that words begin with, and
// how many of them it takes.
func (w *words) longest(folded []string) (meaning, int) {
	for n := min(longestPhrase, len(folded)); n > 0; n-- {
		key := strings.Join(folded[:n], " ")
		if id := w.country[key]; id != "" {
			return meaning{text: key, country: id}, n
		}
		if c := w.concepts[key]; c != nil {
			return meaning{text: key, concepts: c}, n
		}
	}
	return meaning{}, 0
}

// Letters that bend a word: the preposition li- written together with it, and
// the endings of the feminine and the plural.
var (
	bentPrefixes = []string{string([]rune{'\u0644', '\u0644'}), string([]rune{'\u0644'}), string([]rune{'\u0648'}), string([]rune{'\u0628'})}
	bentSuffixes = []string{string([]rune{'\u064A', '\u0647'}), string([]rune{'\u0647'}), string([]rune{'\u064A', '\u0646'}), string([]rune{'\u0648', '\u0646'})}
)

// bent returns the meaning of a word that the lists have in another form, or the
// word as it is.
func (w *words) bent(folded string) meaning {
	m := meaning{text: folded}
	if !isArabic(folded) {
		// Iraq's, Iraqis.
		if rest, ok := strings.CutSuffix(folded, "s"); ok {
			m.country, m.concepts = w.country[rest], w.concepts[rest]
		}
		return m
	}
	for _, p := range append([]string{""}, bentPrefixes...) {
		rest, ok := strings.CutPrefix(folded, p)
		if !ok || len(rest) < 6 {
			continue
		}
		rest = withoutArticle(rest)
		for _, s := range append([]string{""}, bentSuffixes...) {
			stem, ok := strings.CutSuffix(rest, s)
			if !ok {
				continue
			}
			if id := w.country[stem]; id != "" {
				return meaning{text: stem, country: id}
			}
			if c := w.concepts[stem]; c != nil {
				return meaning{text: stem, concepts: c}
			}
		}
	}
	return m
}

// is reports whether the first meaning of a concept list is of one of the kinds.
func (m *meaning) is(kinds ...string) bool {
	for _, c := range m.concepts {
		for _, k := range kinds {
			if c.kind == k {
				return true
			}
		}
	}
	return false
}
