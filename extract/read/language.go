package read

import (
	"embed"
	"fmt"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/khabar-kg/khabar/extract/lexicon"
)

//go:embed lexicon/*.tsv
var lexicons embed.FS

const languageHint = "khabar reads Arabic (ar) and English (en); where the language is told wrongly, set \"language\" in JSON lines or --language"

// language returns the language of a text: what was told, where that is
// supported, or what its script and its commonest words say.
func language(told, text string) (string, error) {
	if told != "" {
		tag, _, _ := strings.Cut(strings.ReplaceAll(strings.ToLower(strings.TrimSpace(told)), "_", "-"), "-")
		switch tag {
		case "ar", "ara", "arabic":
			return "ar", nil
		case "en", "eng", "english":
			return "en", nil
		}
		return "", faultf(ErrLanguage, languageHint, "language %q is not supported", told)
	}
	tag, found := detect(text)
	switch {
	case tag == "ar" || tag == "en":
		return tag, nil
	case found:
		return "", faultf(ErrLanguage, languageHint, "language %q is not supported", tag)
	}
	return "", faultf(ErrLanguage, languageHint, "the language cannot be told from the text")
}

// sampleRunes is how much of a text the detection reads.
const sampleRunes = 4_000

// detect tells the language by script and, within a script, by the words that
// each language uses most. found is false where the text has too few letters.
// A language without a word list is named by its script.
func detect(text string) (tag string, found bool) {
	text = sample(text)
	scripts := []struct {
		name  string
		table *unicode.RangeTable
		count int
	}{
		{"Arabic", unicode.Arabic, 0},
		{"Latin", unicode.Latin, 0},
		{"Cyrillic", unicode.Cyrillic, 0},
		{"Hebrew", unicode.Hebrew, 0},
		{"Greek", unicode.Greek, 0},
		{"Han", unicode.Han, 0},
		{"Hiragana", unicode.Hiragana, 0},
		{"Hangul", unicode.Hangul, 0},
		{"Devanagari", unicode.Devanagari, 0},
		{"Armenian", unicode.Armenian, 0},
		{"Georgian", unicode.Georgian, 0},
	}
	letters := 0
	for _, r := range text {
		if !unicode.IsLetter(r) {
			continue
		}
		letters++
		for i := range scripts {
			if unicode.Is(scripts[i].table, r) {
				scripts[i].count++
				break
			}
		}
	}
	if letters == 0 {
		return "", false
	}
	best := 0
	for i := range scripts {
		if scripts[i].count > scripts[best].count {
			best = i
		}
	}
	if scripts[best].count == 0 {
		return "unknown", true
	}
	switch script := scripts[best].name; script {
	case "Arabic", "Latin":
		return byWords(text, script), true
	default:
		return script, true
	}
}

// byWords returns the language of the script whose common words make up most
// of the text. Without any such word it is the supported one: headlines and
// short notes have few.
func byWords(text, script string) string {
	const few = 3 // common words, fewer of which do not make a text one of a language that is not read
	lists := commonWords()
	counts := make([]int, len(lists))
	own := 0 // letters that Arabic does not write but its neighbours do
	letters := 0
	for _, w := range strings.FieldsFunc(strings.ToLower(text), notLetter) {
		for i := range lists {
			if lists[i].script == script && lists[i].words[w] {
				counts[i]++
			}
		}
		if script == "Arabic" {
			for _, r := range w {
				letters++
				if neighbourLetter(r) {
					own++
				}
			}
			for i := range lists {
				if lists[i].tag == "ar" && hasArticle(w) {
					counts[i]++
				}
			}
		}
	}
	best := -1
	for i := range lists {
		if script == "Latin" && lists[i].tag != "en" && counts[i] < few {
			counts[i] = 0 // "met", "in" and the like are words of several
		}
		supported := lists[i].tag == "ar" || lists[i].tag == "en"
		if lists[i].script == script && (best < 0 || counts[i] > counts[best] || counts[i] == counts[best] && supported) {
			best = i
		}
	}
	if script == "Arabic" && lists[best].tag != "ar" && own*50 < letters {
		return "ar"
	}
	return lists[best].tag
}

// hasArticle reports whether an Arabic word begins with the article, alone or
// behind a conjunction.
func hasArticle(w string) bool {
	rest, ok := strings.CutPrefix(w, "\u0648") // waw, "and"
	if !ok {
		rest = w
	}
	return strings.HasPrefix(rest, "\u0627\u0644") && utf8.RuneCountInString(rest) > 3 // alef, lam
}

// neighbourLetter reports whether r is a letter of Persian, Urdu, Kurdish or
// Pashto that Arabic does not have.
func neighbourLetter(r rune) bool {
	switch r {
	case 0x067E, 0x0686, 0x0698, 0x06AF, 0x06A9, 0x06CC, // peh, tcheh, jeh, gaf, keheh, Farsi yeh
		0x0679, 0x0688, 0x0691, 0x06BA, 0x06BE, 0x06C1, 0x06D2, // Urdu's
		0x06C6, 0x06D5, 0x0695, 0x06B5, 0x06CE: // Kurdish's
		return true
	}
	return false
}

// minArabicShare is the least share of common words and words with the article
// that makes bytes Arabic. Real articles have 0.3 and more; the wrong one of
// two charsets gives 0.02.
const minArabicShare = 0.1

// arabicShare returns the share of a text's words that are common Arabic words
// or carry the article.
func arabicShare(text string) float64 {
	var words map[string]bool
	for _, l := range commonWords() {
		if l.tag == "ar" {
			words = l.words
		}
	}
	hit, all := 0, 0
	for _, w := range strings.FieldsFunc(sample(text), notLetter) {
		all++
		if words[w] || hasArticle(w) {
			hit++
		}
	}
	if all == 0 {
		return 0
	}
	return float64(hit) / float64(all)
}

func notLetter(r rune) bool { return !unicode.IsLetter(r) && r != '\'' }

func sample(text string) string {
	n := 0
	for i := range text {
		if n++; n > sampleRunes {
			return text[:i]
		}
	}
	return text
}

// A wordList is the commonest words of one language.
type wordList struct {
	tag, script string
	words       map[string]bool
}

// commonWords reads the embedded list once. It is linted by a test, so that a
// fault in it is a fault of the build.
var commonWords = sync.OnceValue(func() []wordList {
	t, err := lexicon.Open(lexicons, "lexicon/language.tsv")
	if err != nil {
		panic(err)
	}
	var out []wordList
	for _, row := range t.Rows {
		tag, script, word := row.Fields[0], row.Fields[1], row.Fields[2]
		if len(out) == 0 || out[len(out)-1].tag != tag {
			out = append(out, wordList{tag, script, map[string]bool{}})
		}
		if out[len(out)-1].script != script {
			panic(fmt.Sprint(t.Errorf(row, "language %s has two scripts", tag)))
		}
		out[len(out)-1].words[word] = true
	}
	return out
})
