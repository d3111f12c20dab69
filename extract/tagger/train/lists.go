package main

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"log"
	"os"
	"slices"
	"strings"

	"github.com/khabar-kg/khabar/extract/tagger"
)

// The lists of this folder and of the packages beside it. A list that cannot
// be read ends the program: without it, the model would be another one.
const (
	ownLists    = "extract/tagger/train/lists/"
	nameLists   = "extract/lexicon/names/"
	arabicLists = "extract/ar/lexicon/"
	arWikiCats  = "/data/places/arwikicats/ArWikiCats/jsons/"
)

// lines calls f with each line of a file.
func lines(path string, f func(string)) {
	file, err := os.Open(path)
	if err != nil {
		log.Fatal("train: ", err)
	}
	defer file.Close()
	in := bufio.NewScanner(file)
	in.Buffer(nil, 1<<22)
	for in.Scan() {
		f(in.Text())
	}
	if err := in.Err(); err != nil {
		log.Fatalf("train: read %s: %v", path, err)
	}
}

// tsv calls f with the fields of each line that is no comment.
func tsv(path string, f func(c []string)) {
	lines(path, func(s string) {
		if s != "" && s[0] != '#' {
			f(strings.Split(s, "\t"))
		}
	})
}

// column calls f with one field of each line after the first.
func column(path string, k int, f func(string)) {
	first := true
	lines(path, func(s string) {
		if c := strings.Split(s, "\t"); !first && k < len(c) {
			f(c[k])
		}
		first = false
	})
}

// csvRows calls f with each row of a table by its column names.
func csvRows(path string, f func(m map[string]string)) {
	file, err := os.Open(path)
	if err != nil {
		log.Fatal("train: ", err)
	}
	defer file.Close()
	r := csv.NewReader(file)
	r.FieldsPerRecord = -1
	r.LazyQuotes = true
	all, err := r.ReadAll()
	if err != nil {
		log.Fatalf("train: read %s: %v", path, err)
	}
	for _, row := range all[1:] {
		m := map[string]string{}
		for i, k := range all[0] {
			if i < len(row) {
				m[strings.TrimPrefix(k, "\ufeff")] = row[i]
			}
		}
		f(m)
	}
}

// jsonStrings calls f with the keys and texts of a JSON object, in the order
// of the keys.
func jsonStrings(path string, f func(k, v string)) {
	b, err := os.ReadFile(path)
	if err != nil {
		log.Fatal("train: ", err)
	}
	var m map[string]any
	if err := json.Unmarshal(b, &m); err != nil {
		log.Fatalf("train: read %s: %v", path, err)
	}
	var keys []string
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	for _, k := range keys {
		if s, ok := m[k].(string); ok {
			f(k, s)
		}
	}
}

// A knowledge gathers the lexicon of one language.
type knowledge struct {
	tagger.Lexicon
	fold    func(string) string
	hyphens bool // parts of a name joined by hyphens are words of their own
}

func newKnowledge(fold func(string) string, hyphens bool) *knowledge {
	return &knowledge{tagger.Lexicon{Words: map[string]tagger.Word{}, Phrases: map[string]tagger.PhraseType{}}, fold, hyphens}
}

// word adds classes to a word; what is no single word is passed over.
func (l *knowledge) word(w string, c tagger.Class) {
	w = l.fold(strings.TrimSpace(w))
	if w == "" || strings.Contains(w, " ") || l.hyphens && strings.Contains(w, "-") {
		return
	}
	x := l.Words[w]
	x.Class |= c
	l.Words[w] = x
}

// arabicComma parts a place's name from what it lies in.
const arabicComma = "\u060c"

// name adds a name: of one word with its classes, of several as a phrase.
func (l *knowledge) name(p string, t tagger.PhraseType, single tagger.Class) {
	p = strings.TrimPrefix(p, "?")
	if i := strings.IndexAny(p, "(,"+arabicComma); i >= 0 {
		p = p[:i]
	}
	if l.hyphens {
		p = strings.ReplaceAll(p, "-", " ")
	}
	f := strings.Fields(l.fold(p))
	if len(f) == 1 {
		l.word(f[0], single)
	} else if len(f) > 1 && len(f) <= 7 {
		l.Phrases[strings.Join(f, " ")] |= t
	}
}

// person adds the parts of a person's full name from a long list.
func (l *knowledge) person(p string) {
	l.name(p, tagger.MinorPersonPhrase, 0)
	if f := strings.Fields(l.fold(p)); len(f) == 2 || len(f) == 3 {
		l.word(f[0], tagger.MinorPerson)
		l.word(f[len(f)-1], tagger.MinorPerson)
	}
}

// listed says what the classes of our own lists stand for.
var listed = map[string]struct {
	word   tagger.Class
	phrase tagger.PhraseType
}{
	"city": {tagger.City, tagger.PlacePhrase}, "country": {tagger.Country, tagger.PlacePhrase},
	"region": {tagger.City, tagger.PlacePhrase}, "water": {tagger.City, tagger.PlacePhrase},
	"mountain": {tagger.City, tagger.PlacePhrase}, "site": {tagger.City, tagger.PlacePhrase},
	"club": {tagger.OrgName, tagger.OrgPhrase}, "company": {tagger.OrgName, tagger.OrgPhrase},
	"media": {tagger.OrgName, tagger.OrgPhrase}, "band": {tagger.OrgName, tagger.OrgPhrase},
	"university": {tagger.OrgName, tagger.OrgPhrase}, "body": {tagger.OrgName, tagger.OrgPhrase},
	"party": {tagger.OrgName, tagger.OrgPhrase},
	"given": {tagger.Given, tagger.PersonPhrase}, "family": {tagger.Family, tagger.PersonPhrase},
	"orgword": {tagger.Head, 0}, "placehead": {tagger.PlaceHead, 0}, "title": {tagger.Title, 0},
}

// reviewed adds the lists that were reviewed by hand: our own and those of
// package lexicon.
func (l *knowledge) reviewed(lang string) {
	tsv(ownLists+lang+".tsv", func(c []string) {
		k := listed[c[0]]
		for _, f := range strings.Split(c[1], ";") {
			l.name(f, k.phrase, k.word)
		}
	})
	at := 2
	if lang == "ar" {
		at = 3
	}
	tsv(nameLists+"known.tsv", func(c []string) {
		word, phrase := tagger.City, tagger.PlacePhrase
		switch {
		case c[1] == "Organization" || c[1] == "MilitaryUnit":
			word, phrase = tagger.OrgName, tagger.OrgPhrase
		case c[1] == "Person":
			word, phrase = tagger.Family, tagger.PersonPhrase
		case len(c) > 6 && c[6] == "country":
			word = tagger.Country
		}
		far := len(c) > 7 && c[7] == "3"
		for _, f := range strings.Split(c[at], ";") {
			if word == tagger.City && (far || strings.HasPrefix(f, "?")) {
				l.name(f, tagger.MinorPlacePhrase, tagger.MinorPlace)
			} else {
				l.name(f, phrase, word)
			}
		}
	})
	for name, class := range map[string]tagger.Class{"given": tagger.Given, "family": tagger.Family} {
		tsv(nameLists+name+".tsv", func(c []string) {
			if c[1] == lang {
				l.name(c[0], 0, class)
			}
		})
	}
	tsv(nameLists+"nisba.tsv", func(c []string) {
		forms := c[1:min(len(c), 4)]
		if lang == "en" {
			forms = c[min(len(c), 4):]
		}
		for _, k := range forms {
			for _, f := range strings.Split(k, ";") {
				l.name(f, 0, tagger.Nisba)
			}
		}
	})
}
