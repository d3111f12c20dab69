package ar

import (
	"strings"

	"github.com/khabar-kg/khabar/extract/lexicon"
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// A reader walks over the tokens of one document. It holds what the steps of
// one article share; it is made anew for each step.
type reader struct {
	*Language
	d       *text.Doc
	toks    []text.Token
	raw     map[int]rawName // names by their first token
	pending []int           // quoted names that wait for the mention around them
}

// A rawName is a name before the phrase around it was read.
type rawName struct {
	to    int
	typ   schema.EntityType
	known *lexicon.Known
	score float64
	rule  string
}

func (l *Language) read(d *text.Doc) *reader {
	return &reader{Language: l, d: d, toks: d.Tokens}
}

// within reports whether token i is there and in the sentence that ends at end.
func (r *reader) word(i, end int) bool {
	return i < end && r.toks[i].Kind == text.Word
}

// bare reports whether the word has no proclitic: it may go on with a phrase.
func (r *reader) bare(i int) bool { return r.toks[i].Conj == "" && r.toks[i].Prep == "" }

// ali is the folded form that the name and the preposition "على" share.
const ali = "\u0639\u0644\u064A"

// anna is the name آنا, which folds to أنا.
const anna = "\u0622\u0646\u0627"

// class returns the class of the token as a function word, or "". The name
// "علي" is written with dots; the preposition folds to the same letters.
func (l *Language) class(t *text.Token) string {
	if t.Base == ali && strings.HasSuffix(t.Text, string(yeh)) || strings.HasPrefix(t.Text, anna) {
		return ""
	}
	return l.particles[t.Base]
}

// particle returns the class of token i as a function word, or "".
func (r *reader) particle(i int) string { return r.class(&r.toks[i]) }

// nominal reports whether token i can stand in a noun phrase.
func (r *reader) nominal(i int) bool {
	t := &r.toks[i]
	if t.Kind != text.Word || r.class(t) != "" || t.Prep == "\u0633" {
		return false
	}
	if t.Def {
		return true
	}
	return !r.finiteVerb(i)
}

// finiteVerb reports whether token i is more likely a finite verb than a noun.
func (r *reader) finiteVerb(i int) bool {
	t := &r.toks[i]
	if t.Kind != text.Word || t.Def || t.Prep != "" && t.Prep != "\u0633" {
		return false
	}
	if t.Prep == "\u0633" {
		return true
	}
	if r.isVerb(t.Base) {
		return !r.masdars[t.Base] && !r.hasForm(t.Base, masdar, noun)
	}
	if r.verbalNounForm(t.Base) || feminineEnd(t.Text) {
		return false // "استقالته", "كلفة"
	}
	_, e := cutEnclitic(t.Base, r.isVerb)
	return e != nil && !r.masdars[t.Base] && r.words[t.Base] < 450
}

// inReply reports whether token i is a verbal noun in the accusative with "على" behind it,
// rather than the verb of two that is written alike: "ردا على سؤال", "تعليقا على القرار".
func (r *reader) inReply(i int) bool {
	t := &r.toks[i]
	w, ok := strings.CutSuffix(t.Base, string(alef))
	if !ok || !r.masdars[w] && !r.hasForm(w, masdar) || i+1 >= len(r.toks) {
		return false
	}
	return r.toks[i+1].Base == onWord
}

// adjective reports whether token i reads as an adjective of a name: a listed
// one or a nisba. The country that a nisba names is returned with it.
func (r *reader) adjective(i int) (country string, ok bool) {
	t := &r.toks[i]
	if t.Kind != text.Word || t.Prep != "" || r.class(t) != "" {
		return "", false
	}
	if id, ok := r.nisba(t); ok {
		return id, true
	}
	if r.adjectives[t.Base] || r.adjectives[t.Stem] || r.adjectives[strings.TrimSuffix(t.Stem, "\u0647")] {
		return "", true
	}
	if !t.Def {
		return "", false
	}
	// A definite word in -ī or -iyya: most are relational adjectives.
	s := t.Stem
	if len(s) >= 8 && (strings.HasSuffix(s, "\u064A\u0647") || strings.HasSuffix(s, "\u064A")) && !r.masdars[s] && !(r.heads[s] != nil && r.heads[s].typ == schema.Place) { // "الأراضي" is a noun
		return "", true
	}
	return "", false
}

// nisba returns the country or place whose adjective token t is.
func (r *reader) nisba(t *text.Token) (string, bool) {
	id, _, _, ok := r.names.Nisba(t.Base)
	return id, ok
}

// quoted returns the end of the quotation or bracket that opens at token i, if
// it closes within max tokens in the same sentence: i+1 to the closing token.
func (r *reader) quoted(i, end, max int) (close int, ok bool) {
	if i >= end {
		return 0, false
	}
	open := &r.toks[i]
	switch {
	case open.Kind == text.Open:
		for j := i + 1; j < end && j <= i+max+1; j++ {
			if r.toks[j].Kind == text.Close {
				return j, j > i+1
			}
			if r.toks[j].Kind == text.Open {
				return 0, false
			}
		}
	case open.Norm == "(" || open.Norm == "[":
		for j := i + 1; j < end && j <= i+max+1; j++ {
			if n := r.toks[j].Norm; n == ")" || n == "]" {
				return j, j > i+1
			}
		}
	}
	return 0, false
}
