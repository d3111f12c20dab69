package dates

import (
	"strings"

	"github.com/khabar-kg/khabar/extract/text"
)

// futureReach is how many tokens before a date a word that tells its direction
// may stand.
const futureReach = 10

// direction tells whether the clause before token i speaks of the past or of
// what is to come, as far as its words show.
func (f *Finder) direction(d *text.Doc, i, from int) tense {
	after := false // the word after this one ends the clause, unless "expected" stands before it
	for j := i - 1; j >= from && j >= i-futureReach; j-- {
		t := &d.Tokens[j]
		if t.Kind != text.Word && t.Kind != text.Number {
			return noTense
		}
		verb := noTense
		if t.Prep == futureProclitic {
			verb = toCome
		}
		if t.Tag != "" && i-j <= tenseReach {
			verb = tenseAt(d, j, i)
		}
		stop := false
		ws, _ := f.lookup(t)
		for k := range ws {
			if len(ws[k].rest) > 0 {
				continue
			}
			switch ws[k].class {
			case cFuture:
				if verb == past && t.Tag == "MD" {
					return past
				}
				return toCome
			case cBreak:
				stop = true
			case cNotFuture:
				verb = noTense
			}
		}
		if after {
			return noTense
		}
		if verb == past || verb == toCome && !stop {
			return verb
		}
		after = stop
	}
	return noTense
}

// tenseReach is how many tokens before a date the verb may stand whose tense
// tells its direction.
const tenseReach = 7

// A tense is what the words before a day tell of it.
type tense uint8

const (
	noTense tense = iota
	past
	toCome
)

// tenseAt reads the verb at token j, before a date at token i. English tells of
// the near future in the present: "the council meets on Friday", "is meeting".
func tenseAt(d *text.Doc, j, i int) tense {
	t, next := &d.Tokens[j], &d.Tokens[j+1]
	switch t.Tag {
	case "VBD":
		return past
	case "VBN": // "elections held Sunday", but not "to be held Sunday"
		if j > 0 && i-j <= 2 && strings.HasPrefix(d.Tokens[j-1].Tag, "NN") {
			return past
		}
	case "MD":
		if next.Norm == "not" || next.Norm == "n't" {
			if t.Norm == "could" || t.Norm == "would" {
				return past
			}
		}
		return toCome
	case "VBZ", "VBP":
		if t.Stem == "have" || t.Stem == "be" && j+1 < i && next.Tag == "VBN" {
			return past
		}
		return toCome
	}
	return noTense
}

// futureProclitic is the letter seen, which makes a verb's present its future.
const futureProclitic = "\u0633"
