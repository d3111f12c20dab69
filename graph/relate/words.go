package relate

import (
	"embed"
	"fmt"
	"hash/fnv"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

//go:embed lexicon/*.tsv
var lists embed.FS

// A lexicon is what must be known of words to compare passages.
type lexicon struct {
	small    map[string]bool // words that say nothing of the subject
	negation map[string]bool
	except   map[string]bool    // "except": what is negated with it is asserted
	about    map[string]bool    // "some", "at least": the number beside it is not exact
	part     map[string]bool    // "among them", "along with": the number after it is not of all
	choice   map[string]bool    // "or", "to": between two numbers, neither is exact
	numerals map[string]float64 // "three"
	unit     map[string]string  // "soldiers" → "soldier"
	month    map[string]bool
	trait    map[string]map[string]bool // event type → traits
}

var loadLexicon = sync.OnceValue(func() *lexicon {
	l := &lexicon{
		small: map[string]bool{}, negation: map[string]bool{}, except: map[string]bool{}, about: map[string]bool{}, part: map[string]bool{}, month: map[string]bool{}, choice: map[string]bool{},
		numerals: map[string]float64{}, unit: map[string]string{}, trait: map[string]map[string]bool{},
	}
	if err := l.load(); err != nil {
		panic(err) // the lists are embedded, and a test reads them
	}
	return l
})

func (l *lexicon) load() error {
	b, err := lists.ReadFile("lexicon/words.tsv")
	if err != nil {
		return err
	}
	for i, line := range strings.Split(string(b), "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		word, rest, _ := strings.Cut(line, "\t")
		class, value, _ := strings.Cut(rest, "\t")
		word = fold(word)
		switch class {
		case "small":
			l.small[word] = true
		case "negation":
			l.negation[word], l.small[word] = true, true
		case "except":
			l.except[word], l.small[word] = true, true
		case "about":
			l.about[word], l.small[word] = true, true
		case "part":
			l.part[word], l.about[word], l.small[word] = true, true, true
		case "choice":
			l.choice[word], l.small[word] = true, true
		case "month":
			l.month[word] = true
		case "numeral":
			n, err := strconv.ParseFloat(value, 64)
			if err != nil {
				return fmt.Errorf("words.tsv:%d: %w", i+1, err)
			}
			l.numerals[word] = n
		case "unit":
			l.unit[word] = value
		default:
			return fmt.Errorf("words.tsv:%d: unknown class %q", i+1, class)
		}
	}
	if b, err = lists.ReadFile("lexicon/types.tsv"); err != nil {
		return err
	}
	for line := range strings.Lines(string(b)) {
		kind, trait, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		if l.trait[kind] == nil {
			l.trait[kind] = map[string]bool{}
		}
		l.trait[kind][trait] = true
	}
	return nil
}

// A number is one that a passage names.
type number struct {
	Value float64
	Unit  string // what is counted, or ""
	About bool   // it is not meant exactly
	Word  int    // its place among the words of the passage
}

// read returns the content words of a passage (folded, stemmed lightly, hashed,
// sorted, each once), its numbers, and whether it is negated.
func (l *lexicon) read(text string) (words []uint32, numbers []number, negated bool) {
	tokens := tokenize(text)
	for i, t := range tokens {
		if n, ok := l.number(t.text); ok {
			x := number{Value: n, Word: i}
			// The month's day and the year count nothing.
			if l.isDate(tokens, i) {
				continue
			}
			for _, near := range tokens[max(0, i-3):i] {
				x.About = x.About || l.about[near.text]
			}
			const after = 4 // "12 people at least"
			for _, near := range tokens[i+1 : min(len(tokens), i+1+after)] {
				x.About = x.About || l.about[near.text] && !l.part[near.text]
			}
			for j, near := range tokens[i+1 : min(len(tokens), i+4)] {
				if u := l.unitOf(near.text); u != "" {
					x.Unit = u
					break
				}
				if m, ok := l.number(near.text); ok && j == 0 && m >= 100 { // "two thousand", "3 million"
					x.Value *= m
				}
			}
			if i > 0 {
				if _, ok := l.number(tokens[i-1].text); ok {
					continue // a multiplier
				}
			}
			// "50 thousand and 570" is one number.
			if k := len(numbers) - 1; k >= 0 && i > 1 && tokens[i-1].text == waw && numbers[k].Value >= 1000 && n < 1000 && i-numbers[k].Word <= 3 {
				x.Value, x.About, x.Word = x.Value+numbers[k].Value, x.About || numbers[k].About, numbers[k].Word
				numbers = numbers[:k]
			}
			// "Between 30 and 32", "30 or 32": neither is meant exactly.
			if k := len(numbers) - 1; k >= 0 && i > 1 && numbers[k].Word == i-2 && l.choice[tokens[i-1].text] {
				x.About, numbers[k].About = true, true
			}
			numbers = append(numbers, x)
			continue
		}
		if l.negation[t.text] {
			negated = !negated
		}
		if l.small[t.text] || utf8.RuneCountInString(t.text) < 2 {
			continue
		}
		words = append(words, hash32(stem(t.text)))
	}
	slices.Sort(words)
	return slices.Compact(words), numbers, negated
}

// excepts reports whether a passage makes an exception: "none but these".
func (l *lexicon) excepts(text string) bool {
	return slices.ContainsFunc(tokenize(text), func(t token) bool { return l.except[t.text] })
}

// negates reports whether the last word of a text is a negation.
func (l *lexicon) negates(text string) bool {
	const enough = 40 // bytes that hold a word
	words := tokenize(strings.ToValidUTF8(text[max(0, len(text)-enough):], ""))
	return len(words) > 0 && l.negation[words[len(words)-1].text]
}

func (l *lexicon) isDate(tokens []token, i int) bool {
	n, err := strconv.Atoi(tokens[i].text)
	if err == nil && n >= 1900 && n < 2100 {
		return true
	}
	for _, near := range tokens[max(0, i-1):min(len(tokens), i+3)] {
		if l.month[near.text] {
			return true
		}
	}
	return false
}

func (l *lexicon) number(s string) (float64, bool) {
	if n, ok := l.numerals[s]; ok {
		return n, true
	}
	if s[0] < '0' || s[0] > '9' {
		return 0, false
	}
	n, err := strconv.ParseFloat(s, 64)
	return n, err == nil
}

func (l *lexicon) unitOf(s string) string {
	if u := l.unit[s]; u != "" {
		return u
	}
	return l.unit[stem(s)]
}

// governed returns the number that counts those whom the event befalls: of a known
// unit, within a few words of the trigger, and the only one.
func (l *lexicon) governed(numbers []number, start, end int, text string) *number {
	const reach = 4 // words
	if !slices.ContainsFunc(numbers, func(n number) bool { return n.Unit != "" }) {
		return nil
	}
	first := len(tokenize(text[:start]))
	last := first + len(tokenize(text[start:end]))
	var out *number
	for i := range numbers {
		n := &numbers[i]
		if n.Unit == "" || n.Word < first-reach-1 || n.Word > last+reach {
			continue
		}
		if out != nil {
			return nil
		}
		out = n
	}
	return out
}

type token struct{ text string }

// tokenize cuts text into folded words and numbers.
func tokenize(text string) []token {
	out := make([]token, 0, len(text)/8) // of Arabic, two bytes a letter
	for from := 0; from < len(text); {
		r, size := utf8.DecodeRuneInString(text[from:])
		if !isWordRune(r) {
			from += size
			continue
		}
		to, marks := from, false
		for to < len(text) {
			if r, size = utf8.DecodeRuneInString(text[to:]); !isWordRune(r) {
				break
			}
			marks = marks || r == '.' || r == ',' || unicode.IsDigit(r)
			to += size
		}
		w := text[from:to]
		from = to
		if !marks {
			if w = fold(w); w != "" {
				out = append(out, token{w})
			}
			continue
		}
		if w = strings.Trim(w, ".,"); w == "" {
			continue
		}
		for _, part := range splitMarks(w) {
			if part = fold(part); part != "" {
				out = append(out, token{part})
			}
		}
	}
	return out
}

// isWordRune reports whether a rune is of a word or number, or may stand in one.
func isWordRune(r rune) bool {
	if r < knownRunes {
		return runes.word[r]
	}
	return inWord(r)
}

func inWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r) || r == tatweel || r == '.' || r == ','
}

// knownRunes is how many runes are looked up: those of Latin and Arabic letters. The
// tables of Unicode are slower.
const knownRunes = 0x700

// A runeTable says of each rune below knownRunes what isWordRune and foldRune find.
type runeTable struct {
	word [knownRunes]bool
	fold [knownRunes]rune
}

var runes = func() (t runeTable) {
	for r := range rune(knownRunes) {
		t.word[r], t.fold[r] = inWord(r), foldRune(r)
	}
	return t
}()

// splitMarks parts "and" from a number that is written together with it, and a word at
// full stops and commas, but within numbers, from which
// it takes the marks of thousands.
func splitMarks(w string) []string {
	if rest, ok := strings.CutPrefix(w, waw); ok && rest != "" {
		if c, _ := utf8.DecodeRuneInString(rest); unicode.IsDigit(c) {
			return append([]string{waw}, splitMarks(rest)...)
		}
	}
	if c, _ := utf8.DecodeRuneInString(w); unicode.IsDigit(c) {
		return []string{strings.ReplaceAll(w, ",", "")}
	}
	return strings.FieldsFunc(w, func(r rune) bool { return r == '.' || r == ',' })
}

// Letters that differ between spellings of one word.
const (
	alef        = '\u0627'
	alefMadda   = '\u0622'
	alefHamza   = '\u0623'
	alefBelow   = '\u0625'
	alefWasla   = '\u0671'
	heh         = '\u0647'
	tehMarbuta  = '\u0629'
	yeh         = '\u064A'
	alefMaksura = '\u0649'
	tatweel     = '\u0640'

	waw = "\u0648" // and
)

// fold makes spellings of one word one: case, vowel signs, forms of alef, final yeh
// and teh marbuta, digits of all scripts.
func fold(s string) string {
	var b strings.Builder
	done := 0 // bytes that are in b, once something differs
	for i, r := range s {
		is := r
		if r < knownRunes {
			is = runes.fold[r]
		} else {
			is = foldRune(r)
		}
		if is == r && r != utf8.RuneError {
			continue
		}
		if done == 0 {
			b.Grow(len(s))
		}
		b.WriteString(s[done:i])
		if is != leftOut {
			b.WriteRune(is)
		}
		_, size := utf8.DecodeRuneInString(s[i:])
		done = i + size
	}
	if done == 0 {
		return s
	}
	b.WriteString(s[done:])
	return b.String()
}

// leftOut is what a rune folds to that is left out.
const leftOut = -1

func foldRune(r rune) rune {
	switch {
	case r == alefMadda || r == alefHamza || r == alefBelow || r == alefWasla:
		return alef
	case r == tehMarbuta:
		return heh
	case r == alefMaksura:
		return yeh
	case r == tatweel || unicode.Is(unicode.Mn, r):
		return leftOut
	case unicode.IsDigit(r) && r > '9':
		zero := r
		for r-zero < 9 && unicode.IsDigit(zero-1) {
			zero--
		}
		return '0' + r - zero
	}
	return unicode.ToLower(r)
}

// The letters that Arabic writes together with a word, longest first, and endings.
var (
	before = [...]string{"\u0648\u0628\u0627\u0644", "\u0648\u0627\u0644", "\u0628\u0627\u0644", "\u0641\u0627\u0644", "\u0643\u0627\u0644", "\u0648\u0644\u0644", "\u0644\u0644", "\u0627\u0644", "\u0648"}
	behind = [...]string{"\u0627\u062A", "\u0648\u0646", "\u064A\u0646", "\u0627\u0646", "\u0647\u0627", "\u0647\u0645", "\u0647", "\u064A", "\u0627"}
	latin  = [...]string{"ing", "ed", "es", "s"}
)

// stem cuts the commonest attached letters and endings, if three letters stay. It is
// for comparing passages, where a wrong cut costs little: see Larkey, Ballesteros,
// Connell, Light stemming for Arabic information retrieval (2007).
func stem(w string) string {
	if c, _ := utf8.DecodeRuneInString(w); c < '\u0600' {
		for _, e := range latin {
			if rest, ok := strings.CutSuffix(w, e); ok && len(rest) >= 3 {
				return rest
			}
		}
		return w
	}
	for _, p := range before {
		if rest, ok := strings.CutPrefix(w, p); ok && utf8.RuneCountInString(rest) >= 3 {
			w = rest
			break
		}
	}
	for _, e := range behind {
		if rest, ok := strings.CutSuffix(w, e); ok && utf8.RuneCountInString(rest) >= 3 {
			return rest
		}
	}
	return w
}

func hash32(s string) uint32 {
	h := fnv.New32a()
	h.Write([]byte(s))
	return h.Sum32()
}

// shared counts what two sorted lists have in common.
func shared[T uint32 | uint64 | string](a, b []T) int {
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			n, i, j = n+1, i+1, j+1
		case a[i] < b[j]:
			i++
		default:
			j++
		}
	}
	return n
}
