package main

import (
	"encoding/json"
	"log"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/khabar-kg/khabar/extract/ar"
	"github.com/khabar-kg/khabar/extract/crf"
	"github.com/khabar-kg/khabar/extract/lexicon"
	"github.com/khabar-kg/khabar/extract/tagger"
	"github.com/khabar-kg/khabar/extract/text"
)

// arabicTokens returns the tokenizer that the extraction uses.
func arabicTokens() (func(*text.Doc), error) {
	names, err := lexicon.OpenNames(ar.Fold, strings.ToLower)
	if err != nil {
		return nil, err
	}
	l, err := ar.Open(names, nil)
	if err != nil {
		return nil, err
	}
	return l.Tokenize, nil
}

// readExamples reads a token-tagged corpus.
func readExamples(path string, tokenize func(*text.Doc)) ([]tagger.Example, error) {
	blocks, err := readBlocks(path)
	if err != nil {
		return nil, err
	}
	examples := make([]tagger.Example, len(blocks))
	for i := range blocks {
		examples[i] = blocks[i].example(tokenize)
	}
	return examples, nil
}

// arabic is the training of the Arabic model.
func arabic() (tagger.Training, error) {
	// Features seen once are left out: they double the model and add nothing.
	o := crf.Options{Epochs: 6, Rate: 0.04, L2: 1, Dropout: 0.2, MinCount: 2}
	t := tagger.Training{Lang: "ar", First: o, Second: o, Parts: 3, Bias: 0.4}
	tokenize, err := arabicTokens()
	if err != nil {
		return t, err
	}
	if t.Examples, err = readExamples(*shared+"/eval/ner/anercorp-train.txt", tokenize); err != nil {
		return t, err
	}
	arabicLexicon(&t)
	return t, arabicClusters(&t)
}

// arabicClusters groups the words of the training text and of AQMAR's, whose
// annotation is not used.
func arabicClusters(t *tagger.Training) error {
	tokenize, err := arabicTokens()
	if err != nil {
		return err
	}
	more, err := readExamples(*shared+"/eval/ner/aqmar-train.txt", tokenize)
	if err != nil {
		return err
	}
	base := func(t *text.Token) string { return t.Base }
	t.Lexicon = withClusters(t.Lexicon, clusters(sentencesOf(sentencesOf(nil, t.Examples, base), more, base), 100, 3, 10))
	return nil
}

// inflection is what the word lists need of grammar: the letters of
// Buckwalter's transliteration, and endings.
type inflection struct {
	letters *strings.Replacer
	affixes map[string][]string
}

func readInflection() inflection {
	var pairs []string
	in := inflection{affixes: map[string][]string{}}
	tsv(ownLists+"ar-inflection.tsv", func(c []string) {
		switch c[0] {
		case "letter":
			pairs = append(pairs, c[1], c[2])
		case "silent":
			for _, r := range c[1] {
				pairs = append(pairs, string(r), "")
			}
		default:
			for _, a := range strings.Split(c[1], ";") {
				in.affixes[c[0]] = append(in.affixes[c[0]], strings.TrimPrefix(a, "-"))
			}
		}
	})
	in.letters = strings.NewReplacer(pairs...)
	return in
}

// frequent is where words of a list by frequency, in hundredths of the Zipf
// scale, count as ordinary.
const frequent = 380

const article = "\u0627\u0644"

// arabicLexicon gathers what is known of words.
func arabicLexicon(t *tagger.Training) {
	l := newKnowledge(ar.Fold, true)
	data := *shared + "/data/"
	grammar := readInflection()
	zipf := map[string]int{}
	tsv(arabicLists+"words.tsv", func(c []string) {
		f, err := strconv.Atoi(c[1])
		if err != nil {
			log.Fatalf("train: %swords.tsv: %v", arabicLists, err)
		}
		zipf[c[0]] = f
		x := l.Words[c[0]]
		x.Frequency = uint8(max(1, min(9, (f-250)/40+1)))
		l.Words[c[0]] = x
	})
	for _, p := range []string{"80", "64", "20", "16"} {
		tsv(data+"names/netranslit-wikidata/data/wd_arabic_"+p, func(c []string) {
			w := ar.Fold(strings.ReplaceAll(c[1], " ", ""))
			class := tagger.NamePart
			if n, _ := strconv.Atoi(c[2]); n >= 5 {
				class |= tagger.CommonPart
			}
			l.word(w, class)
			if p == "80" {
				t.Spelled = append(t.Spelled, w)
			}
		})
	}
	for _, p := range []string{"train", "eval", "test"} {
		tsv(data+"names/google-ar2en/ar2en-"+p+".txt", func(c []string) { l.word(c[0], tagger.NamePart) })
	}
	minor := func(s string) { l.name(s, tagger.MinorPlacePhrase, tagger.MinorPlace) }
	column(data+"places/geo-dr5hn/cities_ar_en.tsv", 4, minor)
	column(data+"places/geo-dr5hn/states_ar_en.tsv", 5, minor)
	column(data+"places/geo-dr5hn/countries_ar_en.tsv", 4, func(s string) { l.name(s, tagger.PlacePhrase, tagger.Country) })
	for _, f := range []string{"cities/cities_full", "geography/P17_PP", "geography/India_dd"} {
		jsonStrings(*shared+arWikiCats+f+".json", func(_, v string) { minor(v) })
	}
	jsonStrings(*shared+arWikiCats+"people/peoples.json", func(_, v string) { l.person(v) })
	arabicNationalities(l)
	arabicMorphology(t, l, grammar)
	l.reviewed("ar")
	tsv(arabicLists+"cues.tsv", func(c []string) {
		for _, suffix := range grammar.affixes["reporting past suffixes"] {
			l.word(c[0]+suffix, tagger.Reporting)
		}
		prefixes := grammar.affixes["reporting present prefixes"]
		for _, prefix := range prefixes {
			l.word(prefix+strings.TrimPrefix(ar.Fold(c[1]), prefixes[0]), tagger.Reporting)
		}
	})
	tsv(arabicLists+"titles.tsv", func(c []string) { l.name(c[0], 0, tagger.Title) })
	tsv(arabicLists+"heads.tsv", func(c []string) {
		switch c[1] {
		case "Organization", "MilitaryUnit":
			l.name(c[0], 0, tagger.Head)
		case "Place", "Facility":
			l.name(c[0], 0, tagger.PlaceHead)
		}
	})
	named := tagger.NamePart | tagger.Given | tagger.Family | tagger.City | tagger.Country | tagger.ProperPerson | tagger.MinorPlace | tagger.MinorPerson
	for w, f := range zipf {
		if f > frequent && l.Words[w].Class&named == 0 {
			t.Ordinary = append(t.Ordinary, strings.TrimPrefix(w, article))
		}
	}
	t.Lexicon = l.Lexicon
}

// arabicNationalities adds the adjectives of countries and the countries.
func arabicNationalities(l *knowledge) {
	files, err := filepath.Glob(*shared + arWikiCats + "nationalities/*.json")
	if err != nil {
		log.Fatal("train: ", err)
	}
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			log.Fatal("train: ", err)
		}
		var m map[string]map[string]string
		if json.Unmarshal(b, &m) != nil {
			continue // a file of another form
		}
		for _, x := range m {
			for k, v := range x {
				switch k {
				case "male", "males", "female", "females", "the_male", "the_female":
					if !strings.Contains(v, " ") {
						l.word(v, tagger.Nisba)
					}
				case "ar":
					l.name(v, tagger.PlacePhrase, tagger.Country)
				}
			}
		}
	}
}

// arabicMorphology adds proper nouns, verbs and adjectives with endings.
func arabicMorphology(t *tagger.Training, l *knowledge, grammar inflection) {
	dir := *shared + "/data/lexicon/camel-morph/MSA-"
	csvRows(dir+"Noun-Prop-LEX.csv", func(m map[string]string) {
		lemma, _, _ := strings.Cut(m["LEMMA"], ":")
		w := grammar.letters.Replace(lemma)
		if strings.Contains(m["FEAT"], "rat:r") {
			l.word(w, tagger.ProperPerson)
			t.Spelled = append(t.Spelled, ar.Fold(w))
		} else {
			l.word(w, tagger.ProperThing)
		}
	})
	stem := func(m map[string]string) string { return ar.Fold(grammar.letters.Replace(m["FORM"])) }
	csvRows(dir+"Verb-LEX-PV.csv", func(m map[string]string) {
		w := stem(m)
		t.Ordinary = append(t.Ordinary, w)
		for _, s := range grammar.affixes["past suffixes"] {
			l.word(w+s, tagger.Verb)
		}
	})
	csvRows(dir+"Verb-LEX-IV.csv", func(m map[string]string) {
		w := stem(m)
		for _, p := range grammar.affixes["present prefixes"] {
			for _, s := range grammar.affixes["present suffixes"] {
				l.word(p+w+s, tagger.Verb)
			}
		}
	})
	csvRows(dir+"Adj-LEX.csv", func(m map[string]string) {
		w := stem(m)
		t.Ordinary = append(t.Ordinary, w)
		for _, s := range grammar.affixes["adjective suffixes"] {
			l.word(w+s, tagger.Adjective)
		}
	})
}
