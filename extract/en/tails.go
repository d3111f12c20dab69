package en

import (
	"slices"
	"strings"

	"github.com/khabar-kg/khabar/extract/en/internal/speech"
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// tails adds what ends in "…, the minister continued.", "…, affirmed the minister", where
// the model has none, and in "…, the paper reports.", which the tagger takes for a noun.
func (l *Language) tails(d *text.Doc, found []speech.Attribution) []speech.Attribution {
	toks := d.Tokens
	for i := range d.Sentences {
		s := &d.Sentences[i]
		end := s.To
		for end > s.From && toks[end-1].Kind != text.Word {
			end--
		}
		cue := end - 1
		if a, ok := l.saidBehind(d, s, end, found); ok {
			at, _ := slices.BinarySearchFunc(found, a.Cue, func(b speech.Attribution, k int) int { return b.Cue - k })
			found = slices.Insert(found, at, a)
			continue
		}
		if s.Skip || cue < s.From+5 || toks[cue].Norm != "reports" || slices.ContainsFunc(found, func(a speech.Attribution) bool { return a.Cue == cue }) {
			continue
		}
		comma := cue - 1
		for comma > s.From && comma > cue-7 && toks[comma].Tag != "," {
			comma--
		}
		m := mentionAt(d, cue-1)
		for k := cue - 2; k > comma && m == text.NoMention; k-- { // "Reuters news agency"
			m = mentionAt(d, k)
		}
		if toks[comma].Tag != "," || m == text.NoMention || !strings.HasPrefix(toks[cue-1].Tag, "NN") || d.Mentions[m].Type != schema.Organization || d.Mentions[m].From <= comma {
			continue
		}
		a := speech.Attribution{Cue: cue, Source: d.Mentions[m].Head, SourceFrom: comma + 1, SourceTo: cue, LeftFrom: s.From, LeftTo: comma, CueScore: 0.8, PartScore: 0.8}
		at, _ := slices.BinarySearchFunc(found, cue, func(b speech.Attribution, k int) int { return b.Cue - k })
		found = slices.Insert(found, at, a)
	}
	return found
}

// longestBehind is the most tokens of "…, the minister of state added here on Monday".
const longestBehind = 16

// saidBehind reads a sentence, which ends at token end without its marks, whose last comma
// leads to nothing but a verb of speech and who speaks.
func (l *Language) saidBehind(d *text.Doc, s *text.Sentence, end int, found []speech.Attribution) (speech.Attribution, bool) {
	toks := d.Tokens
	if s.Skip || s.Heading || end-s.From < 6 {
		return speech.Attribution{}, false
	}
	for comma := end - 2; comma > s.From+2 && comma > end-longestBehind; comma-- {
		if toks[comma].Tag != "," && (toks[comma].Kind != text.Close || toks[comma-1].Text != ",") {
			continue
		}
		cue, x := l.speaksAt(d, comma+1, end)
		if x == text.NoMention {
			continue
		}
		if slices.ContainsFunc(found, func(a speech.Attribution) bool { return a.Cue > comma && a.Cue < s.To }) || !finiteIn(toks, s.From, comma) {
			return speech.Attribution{}, false
		}
		m := &d.Mentions[x]
		toks[cue].Stem = l.lemma(toks[cue].Norm, "VBD")
		if toks[cue].Tag == "JJ" {
			toks[cue].Tag = "VBD"
		}
		for y := range d.Mentions {
			if o := &d.Mentions[y]; o.From == cue && o.To > cue+1 {
				o.From, o.Span = cue+1, d.Span(cue+1, o.To) // no part of a title
			}
		}
		return speech.Attribution{Cue: cue, Source: m.Head, SourceFrom: m.From, SourceTo: m.To, LeftFrom: s.From, LeftTo: comma + 1, CueScore: 0.8, PartScore: 0.8}, true
	}
	return speech.Attribution{}, false
}

// speaksAt returns the verb of speech and the mention of who speaks of which tokens from
// from to end are made, with little behind them that tells when and where.
func (l *Language) speaksAt(d *text.Doc, from, end int) (cue, mention int) {
	toks := d.Tokens
	verb := func(k int) bool {
		t := &toks[k]
		lemma := t.Stem
		switch t.Tag {
		case "VBD", "VBZ", "VBN":
		case "JJ": // the tagger's view of "…, affirmed Prime Minister Falk."
			lemma = l.lemma(t.Norm, "VBD")
		default:
			return false
		}
		switch act := schema.Act(l.cues["V"+lemma]); act {
		case schema.Say, schema.Confirm, schema.Announce:
			return l.words[lemma] || lemma == "continue" || act == schema.Confirm
		}
		return false
	}
	who := func(from, to int) int {
		last := text.NoMention
		for x := range d.Mentions {
			m := &d.Mentions[x]
			if m.From < from-1 || m.From >= end {
				continue
			}
			if m.Type != schema.Person && m.Type != schema.Organization && m.Type != schema.MilitaryUnit {
				continue
			}
			if to < 0 && (m.From == from || m.From == from-1 && m.To > from) || to > 0 && m.To == to && m.From >= from {
				if last == text.NoMention || m.Kind == schema.ByName {
					last = x
				}
			}
		}
		return last
	}
	if verb(from) {
		if x := who(from+1, -1); x != text.NoMention && adverbial(toks, d.Mentions[x].To, end, d.Mentions[x].Kind) {
			return from, x
		}
		return 0, text.NoMention
	}
	for k := from + 1; k < end; k++ {
		if toks[k].Tag != "" && toks[k].Tag[0] == 'V' || toks[k].Tag == "," || toks[k].Tag == "IN" {
			if !verb(k) || !adverbial(toks, k+1, end, schema.ByPronoun) {
				return 0, text.NoMention
			}
			return k, who(from, k)
		}
	}
	return 0, text.NoMention
}

// adverbial reports whether tokens from to end are no more than a time or place, or, behind
// a title, the name that it is of.
func adverbial(toks []text.Token, from, end int, kind schema.MentionKind) bool {
	k := from
	for kind == schema.ByDescription && k < end && toks[k].Cap && toks[k].Kind == text.Word {
		k++
	}
	if k == end {
		return true
	}
	switch t := &toks[k]; {
	case t.Tag == "TO" && k+1 < end && nominal[toks[k+1].Tag], t.Tag == "IN", t.Tag == "RB", t.Dep == "nmod:tmod", strings.HasPrefix(t.Tag, "NNP") && t.Dep == "nmod":
	default:
		return false
	}
	for ; k < end; k++ {
		if toks[k].Tag == "," || toks[k].Norm == "that" || toks[k].Kind == text.Open || strings.HasPrefix(toks[k].Tag, "VB") && toks[k].Tag != "VBN" || toks[k].Tag == "MD" {
			return false
		}
	}
	return true
}

// finiteIn reports whether tokens from to to hold a verb with a tense.
func finiteIn(toks []text.Token, from, to int) bool {
	return slices.ContainsFunc(toks[from:to], func(t text.Token) bool {
		return t.Tag == "VBD" || t.Tag == "VBZ" || t.Tag == "VBP" || t.Tag == "MD"
	})
}
