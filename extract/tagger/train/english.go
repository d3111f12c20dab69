package main

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/khabar-kg/khabar/extract/crf"
	"github.com/khabar-kg/khabar/extract/en"
	"github.com/khabar-kg/khabar/extract/tagger"
	"github.com/khabar-kg/khabar/extract/text"
)

// englishTokens returns the tokenizer that the extraction uses, without its
// tagger and parser: names are found before those are needed.
func englishTokens() (func(*text.Doc), error) {
	l, err := en.OpenBare()
	if err != nil {
		return nil, err
	}
	return l.Tokenize, nil
}

// english is the training of the English model: news with silver names, and
// passages of another style filled with listed ones.
func english() (tagger.Training, error) {
	o := crf.Options{Epochs: 4, Rate: 0.04, L2: 1, Dropout: 0.2, MinCount: 2}
	t := tagger.Training{Lang: "en", First: o, Second: o, Parts: 2}
	tokenize, err := englishTokens()
	if err != nil {
		return t, err
	}
	if t.Examples, err = readSilver(*shared+"/eval/polnear/train", tokenize); err != nil {
		return t, err
	}
	englishLexicon(&t)
	norm := func(t *text.Token) string { return t.Norm }
	t.Lexicon = withClusters(t.Lexicon, clusters(sentencesOf(nil, t.Examples, norm), 150, 5, 8))
	for _, e := range projected(newProjector(t.Ordinary), 40, tokenize) {
		e.Weight = 0.5
		t.Examples = append(t.Examples, e)
	}
	return t, nil
}

// englishLexicon gathers what is known of words. Frequencies are those of the
// training text, in lower case.
func englishLexicon(t *tagger.Training) {
	l := newKnowledge(strings.ToLower, false)
	data := *shared + "/data/"
	lower, upper := map[string]int{}, map[string]int{}
	for _, e := range t.Examples {
		for _, k := range e.Doc.Tokens {
			if k.Cap {
				upper[k.Norm]++
			} else {
				lower[k.Norm]++
			}
		}
	}
	for w, n := range lower {
		if r, _ := utf8.DecodeRuneInString(w); n >= 3 && 4*n > upper[w] && unicode.IsLetter(r) {
			t.Ordinary = append(t.Ordinary, w)
		}
	}
	slices.SortFunc(t.Ordinary, func(a, b string) int {
		if lower[a] != lower[b] {
			return lower[b] - lower[a]
		}
		return strings.Compare(a, b)
	})
	for i, w := range t.Ordinary {
		x := l.Words[w]
		x.Frequency = 1
		for k := 50; k < i; k *= 3 {
			x.Frequency++
		}
		l.Words[w] = x
	}
	for file, class := range map[string]tagger.Class{"forenames": tagger.Given, "surnames": tagger.Family} {
		csvRows(data+"names/popular-names/common-"+file+"-by-country.csv", func(m map[string]string) {
			n := m["Romanized Name"]
			l.word(n, class)
			t.Spelled = append(t.Spelled, strings.ToLower(n))
		})
	}
	for _, p := range []string{"80", "64", "20", "16"} {
		tsv(data+"names/netranslit-wikidata/data/wd_arabic_"+p, func(c []string) {
			class := tagger.NamePart
			if len(c[2]) > 1 || c[2] >= "5" {
				class |= tagger.CommonPart
			}
			l.word(c[0], class)
			if p == "80" {
				t.Spelled = append(t.Spelled, c[0])
			}
		})
	}
	minor := func(s string) { l.name(s, tagger.MinorPlacePhrase, tagger.MinorPlace) }
	column(data+"places/geo-dr5hn/cities_ar_en.tsv", 3, minor)
	column(data+"places/geo-dr5hn/states_ar_en.tsv", 4, minor)
	column(data+"places/geo-dr5hn/countries_ar_en.tsv", 3, func(s string) { l.name(s, tagger.PlacePhrase, tagger.Country) })
	column(data+"places/geo-dr5hn/countries_ar_en.tsv", 7, func(s string) {
		for _, w := range strings.Split(s, ",") {
			l.word(w, tagger.Nisba)
		}
	})
	for _, f := range []string{"cities/cities_full", "geography/P17_PP"} {
		jsonStrings(*shared+arWikiCats+f+".json", func(k, _ string) { minor(k) })
	}
	jsonStrings(*shared+arWikiCats+"people/peoples.json", func(k, _ string) { l.person(k) })
	l.reviewed("en")
	t.Lexicon = l.Lexicon
}
