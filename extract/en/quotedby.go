package en

import (
	"github.com/khabar-kg/khabar/extract/en/internal/speech"
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// quotes are verbs of who repeats another's words.
var quotes = map[string]bool{"quote": true, "cite": true}

// cites makes those whom "citing" names the ones who said what is told beside it: "X is ill, the
// agency reported, citing two doctors", "the paper, citing two doctors, reported that X is ill". What
// is cited as a reason stays who cites it's words: "left, citing poor health".
func (r *speechReader) cites(a *speech.Attribution, found []speech.Attribution) {
	toks := r.d.Tokens
	o := r.t.child(a.Cue, "dobj")
	if toks[a.Cue].Norm != "citing" && toks[a.Cue].Norm != "quoting" || r.helped(a.Cue) || o < a.Cue || !r.somebodyCited(o, a.Cue) {
		return
	}
	from, to := r.phrase(o)
	if m := mentionAt(r.d, o); m != text.NoMention {
		from, to = min(from, r.d.Mentions[m].From), max(to, r.d.Mentions[m].To)
	}
	s := r.d.SentenceOf(a.Cue)
	var near *speech.Attribution
	for i := range found {
		b := &found[i]
		if b.Cue == a.Cue || b.Cue < s.From || b.Cue >= s.To || b.Source == o {
			continue
		}
		if b.Cue < a.Cue && (near == nil || b.Cue > near.Cue) || b.Cue > a.Cue && near == nil && b.Source >= 0 && b.Source < a.Cue {
			near = b
		}
	}
	switch comma := a.Cue - 1; {
	case near != nil:
		a.LeftFrom, a.LeftTo, a.RightFrom, a.RightTo = near.LeftFrom, near.LeftTo, near.RightFrom, near.RightTo
		if near.Cue < a.Cue && a.RightTo > a.RightFrom && a.RightTo > a.Cue-1 {
			a.RightTo = a.Cue - 1
		}
	case comma > s.From+2 && toks[comma].Tag == "," && r.says(s.From, comma):
		a.LeftFrom, a.LeftTo, a.RightFrom, a.RightTo = s.From, comma, 0, 0
	default:
		return
	}
	a.Source, a.SourceFrom, a.SourceTo = o, from, to
}

// somebodyCited reports whether the noun o behind "citing" is one who speaks.
func (r *speechReader) somebodyCited(o, cue int) bool {
	t := &r.d.Tokens[o]
	if m := mentionAt(r.d, o); m != text.NoMention {
		switch r.d.Mentions[m].Type {
		case schema.Person, schema.Organization, schema.MilitaryUnit:
			return !documents[t.Stem]
		}
		return false
	}
	return t.Tag[0] == 'N' && r.canSpeak(o, cue) && !documents[t.Stem] && (personal(t.Stem) || t.Stem == "people" || t.Stem == "source" || r.l.titles[t.Stem].class != "" || r.l.heads[t.Stem].typ == schema.Organization)
}

// quoted adds the statement within another: "quoted X as saying …", "was quoted
// as saying …".
func (r *speechReader) quoted(a *speech.Attribution, found []speech.Attribution) (speech.Attribution, bool) {
	toks := r.d.Tokens
	stem := toks[a.Cue].Stem
	if !quotes[stem] {
		return speech.Attribution{}, false
	}
	s := r.d.SentenceOf(a.Cue)
	for k := a.Cue + 1; k+1 < s.To && k < a.Cue+14; k++ {
		if toks[k].Norm != "as" || toks[k+1].Tag != "VBG" || r.l.cues["V"+toks[k+1].Stem] == "" {
			continue
		}
		for i := range found {
			if found[i].Cue == k+1 {
				return speech.Attribution{}, false
			}
		}
		who := r.t.child(a.Cue, "nsubjpass")
		if who < 0 {
			who = r.t.child(a.Cue, "dobj")
		}
		if who < 0 {
			for j := a.Cue + 1; j < k; j++ {
				if toks[j].Tag != "" && toks[j].Tag[0] == 'N' || toks[j].Tag == "PRP" {
					who = j
				}
			}
		}
		if who < 0 {
			return speech.Attribution{}, false
		}
		b := speech.Attribution{Cue: k + 1, Source: who, SourceFrom: who, SourceTo: who + 1, RightFrom: k + 2, RightTo: s.To, CueScore: 0.9, PartScore: 0.8}
		if r.nothingBehind(k+2, s) {
			return r.quotedFirst(a, b, s)
		}
		if m := mentionAt(r.d, who); m != text.NoMention {
			b.SourceFrom, b.SourceTo = r.d.Mentions[m].From, r.d.Mentions[m].To
		}
		// What another reports of it ends before that one: ", Reuters reports".
		for i := range found {
			if c := found[i].Cue; c > k+1 && found[i].Source > k+1 && found[i].SourceFrom < b.RightTo && c < s.To {
				b.RightTo = min(b.RightTo, found[i].SourceFrom)
			}
		}
		r.quotedThere(&b)
		return b, b.RightFrom < b.RightTo
	}
	return speech.Attribution{}, false
}

// quotedFirst gives the statement b of who is quoted by a in sentence s, where his words
// stand in front of both: "“We are ready,” Tasnim quoted him as saying".
func (r *speechReader) quotedFirst(a *speech.Attribution, b speech.Attribution, s *text.Sentence) (speech.Attribution, bool) {
	toks := r.d.Tokens
	if m := mentionAt(r.d, b.Source); m != text.NoMention {
		b.SourceFrom, b.SourceTo = r.d.Mentions[m].From, r.d.Mentions[m].To
	}
	who := r.t.child(a.Cue, "nsubj", "nsubjpass")
	if who < 0 || who > a.Cue {
		return b, false
	}
	from, to := r.phrase(who)
	if m := mentionAt(r.d, who); m != text.NoMention {
		from, to = min(from, r.d.Mentions[m].From), max(to, r.d.Mentions[m].To)
	}
	end := r.front(&speech.Attribution{Cue: a.Cue, Source: who, SourceFrom: from, SourceTo: to})
	if end <= s.From+1 || toks[end-1].Kind == text.Word || !r.says(s.From, end) {
		return b, false
	}
	b.LeftFrom, b.LeftTo, b.RightFrom, b.RightTo = s.From, end, 0, 0
	if a.RightFrom >= s.To {
		b.RightFrom, b.RightTo = a.RightFrom, a.RightTo // a quotation that goes on behind it
	}
	return b, true
}

// nothingBehind reports whether behind "quoted as saying", from token i on, no words of his
// stand, but at most who quotes him, where and when: they stand in front.
func (r *speechReader) nothingBehind(i int, s *text.Sentence) bool {
	toks := r.d.Tokens
	if i < s.To && toks[i].Kind == text.Word && toks[i].Tag != "IN" && toks[i].Tag != "RB" && toks[i].Dep != "nmod:tmod" && !r.l.calendar[toks[i].Norm] || i < s.To && toks[i].Norm == "that" {
		return false
	}
	for k := i; k < s.To; k++ {
		if toks[k].Kind == text.Open || toks[k].Text == ":" || r.finite(k) || toks[k].Tag == "MD" {
			return false
		}
	}
	return true
}
