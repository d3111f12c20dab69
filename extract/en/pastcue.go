package en

import (
	"strings"

	"github.com/khabar-kg/khabar/extract/text"
)

// saysPast reports whether token i, a form in "ed" of a verb of nothing but words that the
// tagger takes for a participle or an adjective, is the past tense of its clause, which has no
// other verb: "Lund pledged not to leave", "X, a former envoy, accused her of lying"; or of a
// verb joined to one before it: "denied the raid and blamed local gunmen".
func (l *Language) saysPast(toks []text.Token, i int) bool {
	t := &toks[i]
	if i == 0 || i+1 >= len(toks) || !strings.HasSuffix(t.Norm, "ed") || !l.words[l.lemma(t.Norm, "VBD")] || givesTwo[t.Norm] || toks[i+1].Norm == "by" {
		return false
	}
	switch n := &toks[i+1]; n.Tag {
	case "DT", "PRP", "PRP$", "NN", "NNS", "NNP", "NNPS", "JJ", "CD":
		if n.Cap && l.calendar[n.Norm] {
			return false // "the man accused Monday of"
		}
	case "TO":
		if i+2 >= len(toks) || toks[i+2].Tag != "VB" {
			return false
		}
	case "IN":
		if n.Norm != "that" && !(n.Norm == "for" && t.Norm == "appealed") && !(n.Norm == "on" && i+3 < len(toks) && l.calendar[toks[i+2].Norm] && toks[i+3].Norm == "that") {
			return false
		}
	case "RB":
		if n.Norm != "not" && n.Norm != "out" {
			return false
		}
	default:
		return false
	}
	if p := &toks[i-1]; p.Norm == "and" || p.Norm == "but" {
		return l.tellsBefore(toks, i-1)
	}
	return l.aloneInClause(toks, i)
}

// tellsBefore reports whether what stands before the conjunction at token and is a clause with
// a subject, in the past.
func (l *Language) tellsBefore(toks []text.Token, and int) bool {
	for k := and - 1; k > 0; k-- {
		switch t := &toks[k]; {
		case t.Tag == "VBD":
			return l.irregularVerbs[t.Norm] != "be"
		case t.Tag == "VBN":
			for j := k - 1; j >= 0 && j > k-4; j-- {
				switch l.irregularVerbs[toks[j].Norm] {
				case "have":
					return true
				case "be":
					return false
				}
			}
		case t.Tag == "VBZ" || t.Tag == "VBP" || t.Tag == "MD" || t.Tag == "VB" || t.Tag == "VBG" || t.Tag == "WDT" || t.Tag == "WP" || t.Kind == text.Close || t.Text == ";":
			return false
		}
	}
	return false
}

// aloneInClause reports whether no other finite verb stands in the clause of token i, before it
// or behind it, but in relative clauses between commas: its subject stands right before it, or
// before such a clause or an apposition.
func (l *Language) aloneInClause(toks []text.Token, i int) bool {
	k := i - 1
	for k > 0 && strings.HasPrefix(toks[k].Tag, "RB") {
		k--
	}
	if toks[k].Tag == "," { // what is set between commas
		for k--; k > 0 && toks[k].Tag != ","; k-- {
		}
		k--
	}
	if k < 0 || !strings.HasPrefix(toks[k].Tag, "NN") && toks[k].Tag != "PRP" {
		return false
	}
	for ; k >= 0; k-- {
		switch t := &toks[k]; {
		case t.Text == ";" || t.Kind == text.Open:
			k = 0
		case t.Tag == "VBD", t.Tag == "VBZ", t.Tag == "VBP", t.Tag == "MD", t.Tag == "VBN", t.Tag == "VBG", t.Tag == "WP", t.Tag == "WDT", t.Tag == "TO" && k+1 < i && toks[k+1].Tag == "VB":
			return false
		}
	}
	for k = i + 1; k < len(toks); k++ {
		switch t := &toks[k]; {
		case t.Norm == "that", t.Text == ";", t.Kind == text.Open, t.Tag == "WP", t.Tag == "WDT", t.Tag == "WRB", t.Tag == "CC", t.Tag == "IN" && subordinators[t.Norm], t.Tag == "IN" && clauseWords[t.Norm], timeClauses[t.Norm]:
			return true
		case t.Tag == "VBD", t.Tag == "VBZ", t.Tag == "VBP", t.Tag == "MD":
			return false
		}
	}
	return true
}

// paperReads reports whether token i, a noun or adjective to the tagger, is what words on paper
// say: "“…,” the statement read", "the records state".
func (l *Language) paperReads(toks []text.Token, i int) bool {
	switch toks[i].Norm {
	case "read", "reads", "state", "states":
	default:
		return false
	}
	k := i - 1
	if k < 1 {
		return false
	}
	p := &toks[k]
	if !strings.HasPrefix(p.Tag, "NN") {
		return false
	}
	noun := l.lemma(p.Norm, p.Tag)
	if !documents[noun] && !cited[noun] && !mediumNouns[noun] || p.Tag == "NNS" && strings.HasSuffix(toks[i].Norm, "s") || p.Tag != "NNS" && toks[i].Norm == "state" {
		return false
	}
	next := i + 1
	return next >= len(toks) || toks[next].Kind != text.Word || toks[next].Norm == "that" || toks[next].Norm == "in"
}
