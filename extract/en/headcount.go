package en

import (
	"strconv"
	"strings"

	"github.com/khabar-kg/khabar/extract/text"
)

// headcount returns how many were killed or hurt in v, which token i tells, where a number
// tells: of the subject of a passive, of an object, of whom a noun's "of" names; below zero
// where it is a rough one, 0 where it tells none.
func (r *eventReader) headcount(v *text.Event, i int, class string) int {
	if v.Type != "kill" && v.Type != "injure" {
		return 0
	}
	for k := v.From + 1; k < r.end; k++ {
		if n := r.number(k); n != 0 {
			return n // "left 14 dead"
		}
	}
	toks := r.d.Tokens
	if class == "N" {
		for c := range r.t.children(i) {
			if toks[c].Dep == "nmod" && c > i && r.t.preposition(c) == "of" {
				return r.counts(c)
			}
		}
		return 0
	}
	if o := r.t.child(i, "dobj"); o > i {
		return r.counts(o)
	}
	if sub, _ := r.t.subject(i); sub >= 0 && (v.Passive || toks[i].Stem == "die" || toks[i].Tag == "VBN") {
		for k := sub + 1; k < i; k++ {
			if toks[k].Norm == "and" {
				return 0 // "two soldiers and a nurse", whom the tree does not join
			}
		}
		return r.counts(sub)
	}
	return 0
}

// counts returns the number of those whom noun k means; 0 where others are joined to them.
func (r *eventReader) counts(k int) int {
	toks := r.d.Tokens
	if n := r.number(k); n != 0 {
		return n
	}
	count := 0
	for c := range r.t.children(k) {
		switch {
		case toks[c].Dep == "conj":
			return 0
		case c < k && count == 0:
			count = r.number(c)
		}
	}
	return count
}

// number returns the number that token k tells in figures or by a word, 0 for none.
func (r *eventReader) number(k int) int {
	t := &r.d.Tokens[k]
	if n := numerals[t.Norm]; n != 0 {
		return n
	}
	if t.Tag != "CD" {
		return 0
	}
	n, err := strconv.Atoi(strings.ReplaceAll(t.Norm, ",", ""))
	if err != nil || n < 0 {
		return 0
	}
	return n
}

// numerals holds numbers in words, rough ones below zero: dozens are from twenty up, and fewer
// than two hundred.
var numerals = map[string]int{
	"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
	"thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
	"dozens": -20, "scores": -20, "hundreds": -200, "thousands": -2000,
}
