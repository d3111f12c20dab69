package en

import (
	"strings"

	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// headlineVerbs hangs the verbs of headlines where they belong, which the tagger, trained on
// whole sentences, takes for nouns, "Rebels attack village", "Kenya, Uganda sign pact", or
// for the active, "Mayor arrested in Oslo".
func (l *Language) headlineVerbs(d *text.Doc) {
	for i := range d.Sentences {
		s := &d.Sentences[i]
		if !s.Heading || s.Skip {
			continue
		}
		for k := s.From + 1; k+1 < s.To; k++ {
			t := &d.Tokens[k]
			if t.Kind != text.Word || t.Cap {
				continue
			}
			if l.plainVerb(d, s, k) {
				l.hangVerb(d, s, k)
				break
			}
			if (t.Tag == "VBD" || t.Tag == "VBN") && l.unhelped(d, s, k) {
				t.Tag = "VBN"
				for c := s.From; c < s.To; c++ {
					switch u := &d.Tokens[c]; {
					case u.Head != k:
					case u.Dep == "nsubj" && c < k:
						u.Dep = "nsubjpass"
					case u.Dep == "dobj":
						u.Dep = "xcomp" // what he is made: "named minister"
					}
				}
				break
			}
		}
	}
}

// plainVerb reports whether token k of a headline, a noun to the tagger, is the verb of those
// whom the headline begins with: several, or a plural.
func (l *Language) plainVerb(d *text.Doc, s *text.Sentence, k int) bool {
	toks := d.Tokens
	t := &toks[k]
	if !strings.HasPrefix(t.Tag, "NN") || t.Tag == "NNS" || !l.verbs[t.Norm] || len(l.triggers["V"+t.Norm]) == 0 && l.cues["V"+t.Norm] == "" {
		return false
	}
	switch toks[k+1].Tag {
	case "NN", "NNS", "NNP", "NNPS", "JJ", "CD", "DT", "PRP$":
	default:
		return false
	}
	for j := k + 1; j < s.To && toks[j].Kind == text.Word; j++ {
		switch toks[j].Tag {
		case "VBZ", "VBD", "VBP", "MD":
			return false // "Rebels attack on Oslo kills two"
		}
	}
	heads := l.whoBegin(d, s, k)
	if len(heads) == 0 {
		return false
	}
	last := &toks[k-1]
	return len(heads) > 1 || last.Tag == "NNS" || last.Norm == police || l.singular(last.Norm) != last.Norm && l.names.Find(func(int) string { return last.Norm }, 0, 1).Len == 0
}

// whoBegin returns the heads of the nouns, joined by commas or "and", that stand in headline
// s up to token k and nothing else: "Kenya, Uganda".
func (l *Language) whoBegin(d *text.Doc, s *text.Sentence, k int) []int {
	toks := d.Tokens
	var heads []int
	for j := s.From; j < k; j++ {
		t := &toks[j]
		next := j+1 == k || toks[j+1].Text == "," || toks[j+1].Norm == "and" || toks[j+1].Text == "&"
		switch {
		case t.Text == "," || t.Norm == "and" || t.Text == "&":
		case t.Kind != text.Word || !strings.HasPrefix(t.Tag, "NN") && t.Tag != "JJ" && t.Tag != "CD" && t.Tag != "DT" && !t.Cap:
			return nil
		case next:
			heads = append(heads, j)
		}
	}
	if n := len(heads); n == 0 || heads[n-1] != k-1 {
		return nil
	}
	return heads
}

// hangVerb makes token k of headline s the verb of those whom it begins with and of the noun
// that it was a part of.
func (l *Language) hangVerb(d *text.Doc, s *text.Sentence, k int) {
	toks := d.Tokens
	heads := l.whoBegin(d, s, k)
	old := toks[k].Head
	for j := s.From; j < s.To; j++ {
		if toks[j].Head == k && j < k {
			toks[j].Head = heads[len(heads)-1]
		}
	}
	toks[k].Tag, toks[k].Stem, toks[k].Dep, toks[k].Head = "VBP", toks[k].Norm, "root", -1
	for n, h := range heads {
		toks[h].Head, toks[h].Dep = k, "nsubj"
		if n > 0 {
			toks[h].Head, toks[h].Dep = heads[0], "conj"
		}
		for j := h - 1; j >= s.From && toks[j].Kind == text.Word && toks[j].Norm != "and"; j-- {
			toks[j].Head, toks[j].Dep = h, "compound"
		}
	}
	if old > k && old < s.To {
		toks[old].Head, toks[old].Dep = k, "dobj"
		return
	}
	for j := k + 1; j < s.To && toks[j].Kind == text.Word; j++ {
		if strings.HasPrefix(toks[j].Tag, "NN") && (j+1 == s.To || !strings.HasPrefix(toks[j+1].Tag, "NN")) {
			toks[j].Head, toks[j].Dep = k, "dobj"
			return
		}
	}
}

// suffered are the types of events of which a headline in the past, without an object, says
// who suffered them: "Mayor arrested in Oslo".
var suffered = map[string]bool{"appoint": true, "arrest": true, "elect": true, "injure": true, "kill": true, "release": true, "seize": true}

// unhelped reports whether the verb at token k of a headline, a past tense to the tagger, is a
// passive without its "was".
func (l *Language) unhelped(d *text.Doc, s *text.Sentence, k int) bool {
	toks := d.Tokens
	of := l.triggers["V"+toks[k].Stem]
	if len(of) == 0 || !suffered[of[0].typ] || len(l.whoBegin(d, s, k)) == 0 {
		return false
	}
	switch next := &toks[k+1]; {
	case next.Tag == "IN" || next.Tag == "TO" || next.Tag == "," || next.Tag == "VBG" || next.Tag == "RB":
		return true
	case of[0].typ == "appoint" || of[0].typ == "elect":
		x := mentionAt(d, k+1)
		return !next.Cap && (next.Tag == "NN" || next.Tag == "JJ" || next.Tag == "VBG") && (x == text.NoMention || d.Mentions[x].Type != schema.Person || d.Mentions[x].Kind != schema.ByName)
	}
	return false
}
