package match

import "strings"

// A part is one word of a person's name, compounds being one: عبد الله, Abdul
// Rahman, أبو عمر, Nur al-Din.
type part struct {
	text    string // folded
	arabic  bool
	initial bool // a letter alone
	bearers int  // how many people bear it, as far as is known
	class   string
}

// A personName is a person's name without titles and particles.
type personName struct {
	parts []part
	text  string // as it was written
}

// Letters of compounds, folded.
var (
	abdArabic   = string([]rune{'\u0639', '\u0628', '\u062F'})           // servant of
	abuArabic   = string([]rune{'\u0627', '\u0628', '\u0648'})           // father of
	abiArabic   = string([]rune{'\u0627', '\u0628', '\u064A'})           // the same, in the genitive
	ummArabic   = string([]rune{'\u0627', '\u0645'})                     // mother of
	dinArabic   = string([]rune{'\u062F', '\u064A', '\u0646'})           // of the faith
	allahArabic = string([]rune{'\u0627', '\u0644', '\u0644', '\u0647'}) // of God
)

// parsePerson reads a person's name. It has no parts where there is none but titles.
func (w *words) parsePerson(name string) personName {
	raw := splitWords(name)
	n := personName{text: name}
	for len(raw) > 1 && w.leads(raw[0]) {
		raw = raw[1:]
	}
	folded := make([]string, 0, len(raw))
	for i, s := range raw {
		f := foldWord(s)
		if f == "" || i > 0 && i < len(raw)-1 && w.isKind(f, particleKind) && !(f == "al" && isAbd(raw[i-1])) || i == 0 && len(raw) > 1 && isLatinArticle(f) {
			continue
		}
		folded = append(folded, f)
	}
	for i := 0; i < len(folded); i++ {
		f := folded[i]
		next := ""
		if i+1 < len(folded) {
			next = folded[i+1]
		}
		joined, took := compound(f, next)
		if took == 2 && joined == abdLatin+"al" && i+2 < len(folded) { // Abd al-Rahman
			joined, took = abdLatin+"al"+folded[i+2], 3
		}
		i += took - 1
		// Nur al-Din, Nasr Allah: what follows completes it.
		if i+1 < len(folded) {
			switch folded[i+1] {
			case dinArabic:
				joined, i = joined+article+dinArabic, i+1
			case allahArabic:
				joined, i = joined+allahArabic, i+1
			case "din", "deen", "dine":
				joined, i = joined+"aldin", i+1
			case "allah":
				joined, i = joined+"allah", i+1
			}
		}
		p := part{text: joined, arabic: isArabic(joined), bearers: w.bearers[joined]}
		p.initial = len([]rune(joined)) == 1
		p.class = classOf(joined)
		n.parts = append(n.parts, p)
	}
	return n
}

// leads reports whether a word before a name is a title or rank and no part of it.
func (w *words) leads(word string) bool { return w.isKind(foldWord(word), titleKind, rankKind) }

func (w *words) isKind(folded string, kinds ...string) bool {
	m := meaning{concepts: w.concepts[folded]}
	return m.is(kinds...)
}

func isLatinArticle(f string) bool { return f == "al" || f == "el" || f == "the" }

const abdLatin = "abd"

func isAbd(raw string) bool { return foldWord(raw) == abdLatin }

// compound joins a word with the next where both are one name, and evens out the
// spellings of those that are written together. It returns how many words it took.
func compound(f, next string) (string, int) {
	switch {
	case next == "":
	case f == abdArabic:
		return evenAbd(abdArabic + withArticle(next)), 2
	case f == abuArabic || f == abiArabic:
		return abuArabic + next, 2
	case f == ummArabic:
		return ummArabic + next, 2
	case f == "abdul" || f == "abdel" || f == "abdal" || f == "abdol" || f == "abdoul":
		return evenAbd(abdLatin + "al" + next), 2
	case f == abdLatin:
		return evenAbd(abdLatin + next), 2
	case f == "abu" || f == "abou" || f == "abo" || f == "abi":
		return "abu" + next, 2
	case f == "umm" || f == "oum":
		return "um" + next, 2
	}
	return evenDin(evenAbd(f)), 1
}

// withArticle gives the word back the article, which nearly all names of God
// have that follow "servant of".
func withArticle(f string) string {
	if strings.HasPrefix(f, article) {
		return f
	}
	return article + f
}

// evenAbd evens out "Abdulrahman", "Abdelrahman", "Abdurrahman", "Abdullah".
func evenAbd(f string) string {
	for _, p := range []string{"abdul", "abdel", "abdol", "abdoul"} {
		if rest, ok := strings.CutPrefix(f, p); ok && len(rest) >= 2 {
			return abdLatin + "al" + rest
		}
	}
	if rest, ok := strings.CutPrefix(f, "abdur"); ok && strings.HasPrefix(rest, "r") {
		return abdLatin + "al" + rest
	}
	return f
}

// evenDin evens out "Noureddine", "Nuruddin".
func evenDin(f string) string {
	for _, s := range []string{"eddine", "eddin", "uddin", "addin", "eldin", "uldin", "aldeen", "eddeen", "edine"} {
		if rest, ok := strings.CutSuffix(f, s); ok && len(rest) >= 2 {
			return rest + "aldin"
		}
	}
	return f
}

// classOf returns the consonants of a folded word in classes that hold for both
// scripts and all ways to transliterate: the key by which names meet. Two words
// of different classes may still be one name; those that are rarely are.
func classOf(folded string) string { return string(appendClass(nil, folded)) }

// appendClass appends what [classOf] returns to an empty b.
func appendClass(b []byte, folded string) []byte {
	put := func(c byte) {
		if len(b) == 0 || b[len(b)-1] != c {
			b = append(b, c)
		}
	}
	if isArabic(folded) {
		for _, r := range folded {
			if c, ok := arabicClass[r]; ok {
				put(c)
			}
		}
		return b
	}
	for i := 0; i < len(folded); i++ {
		next := byte(0)
		if i+1 < len(folded) {
			next = folded[i+1]
		}
		switch c := folded[i]; c {
		case 'b', 'p', 'f', 'v':
			put('B')
		case 't', 'd', 's', 'z':
			put('S')
		case 'c':
			if next == 'h' || next == 'e' || next == 'i' || next == 'y' {
				put('S')
			} else {
				put('K')
			}
		case 'k', 'q', 'g', 'j':
			put('K')
		case 'x':
			put('K')
			put('S')
		case 'l':
			put('L')
		case 'm':
			put('M')
		case 'n':
			put('N')
		case 'r':
			put('R')
		default:
			if c >= '0' && c <= '9' {
				put(c)
			}
		}
	}
	return b
}

// arabicClass are the classes of Arabic consonants; hamza, ayn, hah, heh and the
// semivowels have none.
var arabicClass = map[rune]byte{
	'\u0628': 'B', '\u0641': 'B', // beh, feh
	'\u062A': 'S', '\u062B': 'S', '\u062F': 'S', '\u0630': 'S', '\u0632': 'S', '\u0633': 'S', '\u0634': 'S', '\u0635': 'S', '\u0636': 'S', '\u0637': 'S', '\u0638': 'S',
	'\u062C': 'K', '\u062E': 'K', '\u063A': 'K', '\u0642': 'K', '\u0643': 'K', // jeem, khah, ghain, qaf, kaf
	'\u0644': 'L', '\u0645': 'M', '\u0646': 'N', '\u0631': 'R',
	'0': '0', '1': '1', '2': '2', '3': '3', '4': '4', '5': '5', '6': '6', '7': '7', '8': '8', '9': '9',
}
