package en

import (
	"slices"
	"strings"

	"github.com/khabar-kg/khabar/extract/en/internal/speech"
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// day returns the date of the cue's clause or, for a clause without one, of the
// clause that it is joined to or modifies: "said on Monday, admitting that …"; of the
// noun that its relative clause tells of: "in a speech on Monday in which he lauded …".
func (r *speechReader) day(cue int) int {
	toks := r.d.Tokens
	for at, step := cue, 0; at >= 0 && step < 4; at, step = toks[at].Head, step+1 {
		if k := dateOf(r.d, at, at); k >= 0 {
			return k
		}
		h := toks[at].Head
		switch toks[at].Dep {
		case "advcl", "conj", "xcomp", "acl":
		case "acl:relcl":
			if h < 0 || r.t.isVerb(h) {
				return -1
			}
			for k := range r.d.Dates {
				if x := &r.d.Dates[k]; x.From <= h && h < x.To && !x.Since && !x.Deadline {
					return k // the tree hangs it on what is nearest
				}
			}
			return dateOf(r.d, h, h)
		default:
			if toks[at].Tag != "VBG" {
				return -1
			}
		}
		if h >= 0 && toks[at].Tag == "VBG" && r.t.preposition(h) == "with" {
			at = h // "broke down on Thursday, with both sides accusing …"
			h = toks[at].Head
			if h < 0 {
				return -1
			}
		}
		if h < 0 || !r.t.isVerb(h) {
			return -1
		}
	}
	return -1
}

// dayBeside returns the date that the words around the cue tell to be that of speaking,
// whatever the tree hangs it on: right behind the cue before "that", right before it, in the
// phrase that begins the sentence with where or how somebody spoke; -1 for none.
func (r *speechReader) dayBeside(a *speech.Attribution) int {
	toks, cue := r.d.Tokens, a.Cue
	s := r.d.SentenceOf(cue)
	with := r.clauseBefore(cue)
	for k := range r.d.Dates {
		x := &r.d.Dates[k]
		if x.From < s.From || x.To > s.To || x.Deadline || x.Since && (x.From < 2 || toks[x.From-1].Norm != "of" || toks[x.From-2].Norm != "as") {
			continue
		}
		from, to := x.From, x.To
		if from > s.From && toks[from-1].Norm == "on" {
			from--
		}
		switch {
		case from == cue+1 && r.finite(cue):
			if to < s.To && (toks[to].Norm == "that" || toks[to].Kind == text.Open || subjects[toks[to].Norm] || toks[to].Tag == "DT") {
				return k // "insisted on Tuesday that"
			}
		case from > cue && r.finite(cue) && x.Date.Precision == schema.Day && r.toldWithin(a, from, to):
			return k // "told reporters after the meeting on Monday", "said in a report published Monday that"
		case to < cue && toks[to].Norm == "in" && toks[to+1].Norm == "which" && cue <= to+3, with >= 0 && to < cue && dateOf(r.d, with, with) == k:
			return k // "in a speech on Monday in which he lauded", "broke down on Thursday, with both accusing"
		case to < cue && toks[to].Tag == "," && cue == to+1 && r.parenthetical(s.From, from):
			return k // "Haddad, speaking in Geneva on Monday, warned"
		case to < cue && r.publishedBy(s.From, from) && !r.tensedWithin(to, cue):
			return k // "A report published on Monday by X accused"
		case cue-to <= 1 && cue >= to && r.finite(cue):
			if from > s.From && (toks[from-1].Tag == "," || toks[from-1].Tag == "CC") && (cue == to || toks[to].Tag == ",") {
				return k // "and, on Friday, declared"
			}
		case toks[cue].Norm == "according" && from > cue+2 && from <= cue+6 && !r.verbWithin(cue+1, from) && toks[from-1].Tag[0] == 'N':
			return k // "according to a report Monday by X"
		case to <= cue && r.opensWithSpeech(s.From, from) && to < s.To && toks[to].Tag == "," && !r.tensedWithin(to, cue):
			return k // "In a statement issued on Monday, the union rejected it"
		}
	}
	return -1
}

// dayOfNews returns the day of the article where what is said tells of something done on that
// very day, which nobody can have told before: "a car exploded early on Monday, according to
// the police" in a report of Monday; -1 for none.
func (r *speechReader) dayOfNews(s *text.Statement) int {
	d := r.d
	p := d.Article.Published
	if p.Precision != schema.Day {
		return -1
	}
	for k := range d.Dates {
		x := &d.Dates[k]
		if x.Date.Value != p.Value || x.Deadline || x.Since {
			continue
		}
		if w := d.Span(x.From, x.To); !s.Content.Contains(w) && !slices.ContainsFunc(s.Continued, func(c schema.Span) bool { return c.Contains(w) }) {
			continue
		}
		for at, step := d.Tokens[x.From].Head, 0; at >= 0 && step < 6; at, step = d.Tokens[at].Head, step+1 {
			if !r.t.isVerb(at) {
				continue
			}
			if r.pastTense(at) {
				return k
			}
			break
		}
	}
	return -1
}

// pastTense reports whether a verb tells what was done: "exploded", "were killed", "had fled".
func (r *speechReader) pastTense(verb int) bool {
	toks := r.d.Tokens
	switch toks[verb].Tag {
	case "VBD":
		return r.t.child(verb, "mark") < 0 || toks[r.t.child(verb, "mark")].Norm != "if"
	case "VBN", "VBG":
		past := false
		for c := range r.t.children(verb) {
			if c < verb && (toks[c].Dep == "aux" || toks[c].Dep == "auxpass") {
				past = past || toks[c].Tag == "VBD"
				if toks[c].Tag == "MD" {
					return false
				}
			}
		}
		return past
	}
	return false
}

// toldWithin reports whether the words behind a's cue up to a day tell only to whom or where
// something was said, and not yet what.
func (r *speechReader) toldWithin(a *speech.Attribution, from, to int) bool {
	toks := r.d.Tokens
	if a.RightTo > a.RightFrom && a.RightFrom < to || to < len(toks) && (toks[to].Tag == "POS" || strings.HasPrefix(toks[to].Tag, "N")) {
		return false
	}
	for k := a.Cue + 1; k < from; k++ {
		t := &toks[k]
		if t.Kind != text.Word || t.Tag == "VBN" && !aired[t.Stem] || t.Tag == "VBD" && !aired[t.Stem] || t.Tag == "VBZ" || t.Tag == "VBP" || t.Tag == "MD" || t.Tag == "WP" || t.Tag == "WDT" || t.Tag == "TO" && toks[k+1].Tag == "VB" {
			return false
		}
	}
	return true
}

// clauseBefore returns the verb of the clause before a comma and "with" that the cue, a
// participle, tells more of, -1 for none.
func (r *speechReader) clauseBefore(cue int) int {
	toks := r.d.Tokens
	s := r.d.SentenceOf(cue)
	if toks[cue].Tag != "VBG" {
		return -1
	}
	const reach = 8
	for k := cue - 1; k > s.From+1 && k > cue-reach; k-- {
		if toks[k].Norm == "with" && toks[k-1].Tag == "," {
			for v := k - 2; v >= s.From; v-- {
				if r.finite(v) {
					return v
				}
			}
			return -1
		}
		if toks[k].Kind != text.Word || r.t.isVerb(k) {
			return -1
		}
	}
	return -1
}

// parenthetical reports whether the words before a day stand behind a comma and tell where
// somebody spoke: ", speaking in Geneva on".
func (r *speechReader) parenthetical(from, to int) bool {
	const reach = 10
	for k := to - 1; k > from && k > to-reach; k-- {
		if r.d.Tokens[k-1].Tag == "," {
			return speaking[r.d.Tokens[k].Norm]
		}
	}
	return false
}

// publishedBy reports whether the words before a day begin the sentence with what somebody
// wrote, and how it came to others: "A report published on".
func (r *speechReader) publishedBy(from, to int) bool {
	toks := r.d.Tokens
	const most = 4
	for k := from; k < to-1 && k < from+most; k++ {
		if utterances[toks[k].Stem] && toks[k].Tag[0] == 'N' {
			return aired[toks[k+1].Stem] && !r.verbWithin(k+2, to)
		}
		if r.t.isVerb(k) || toks[k].Kind != text.Word {
			return false
		}
	}
	return false
}

// opensWithSpeech reports whether the words from one token up to another tell where or how
// somebody spoke, and of nothing else: "Speaking at a rally", "In an interview that aired".
func (r *speechReader) opensWithSpeech(from, to int) bool {
	toks := r.d.Tokens
	if from >= to {
		return false
	}
	if from+1 < to && (asks[toks[from].Norm] || toks[from].Norm == "when" && asks[toks[from+1].Norm]) {
		return !r.tensedWithin(from+2, to) // "Asked about the plan on Monday"
	}
	if speaking[toks[from].Norm] || toks[from].Norm == "as" && to-from == 2 && toks[from+1].Norm == "of" {
		return !r.tensedWithin(from, to)
	}
	if toks[from].Norm != "in" && toks[from].Norm != "at" && toks[from].Norm != "during" {
		return false
	}
	for k := from + 1; k < to; k++ {
		if utterances[toks[k].Stem] {
			return k+1 == to || !r.tensedWithin(k+1, to) || toks[k+1].Tag == "WDT" && aired[toks[k+2].Stem]
		}
		if r.t.isVerb(k) || toks[k].Kind != text.Word {
			return false
		}
	}
	return false
}

// verbWithin reports whether a verb stands from one token up to another.
func (r *speechReader) verbWithin(from, to int) bool {
	for k := from; k < to; k++ {
		if r.t.isVerb(k) {
			return true
		}
	}
	return false
}

// tensedWithin reports whether a verb that has a tense of its own stands from one token up to
// another.
func (r *speechReader) tensedWithin(from, to int) bool {
	for k := from; k < to; k++ {
		if t := &r.d.Tokens[k]; t.Tag == "VBD" && !aired[t.Stem] || t.Tag == "VBZ" || t.Tag == "VBP" || t.Tag == "MD" {
			return true
		}
	}
	return false
}

// speaking holds participles with which a sentence begins that tells what somebody said there.
var speaking = map[string]bool{"addressing": true, "answering": true, "appearing": true, "speaking": true, "talking": true, "testifying": true, "writing": true}

// utterances holds nouns for what somebody says or writes at one time.
var utterances = map[string]bool{
	"address": true, "announcement": true, "article": true, "briefing": true, "comment": true, "conference": true, "editorial": true, "interview": true, "letter": true, "memo": true, "message": true, "note": true, "post": true,
	"press": true, "release": true, "remark": true, "report": true, "ruling": true, "sermon": true, "speech": true, "statement": true, "tweet": true, "video": true,
}

// aired holds verbs for how such words come to others.
var aired = map[string]bool{"air": true, "appear": true, "broadcast": true, "circulate": true, "date": true, "deliver": true, "give": true, "issue": true, "post": true, "publish": true, "release": true, "run": true, "share": true, "screen": true, "televise": true}

// earlier reports whether the cue tells of words at another time than those around
// it: "had said", "has repeatedly denied".
func (r *speechReader) earlier(cue int) bool {
	for c := range r.t.children(cue) {
		if t := &r.d.Tokens[c]; c < cue && (t.Norm == "had" || otherTime[t.Norm]) {
			return true
		}
	}
	return false
}

// hasSaid reports whether the cue is a present perfect, "has said", of words that may be old.
func (r *speechReader) hasSaid(cue int) bool {
	const lead = 4 // sentences that tell the news: "the mayor has said that he will go"
	if r.d.Tokens[cue].Tag != "VBN" || r.d.Tokens[cue].Sent < lead {
		return false
	}
	for c := range r.t.children(cue) {
		if t := &r.d.Tokens[c]; c < cue && (t.Norm == "has" || t.Norm == "have") {
			return true
		}
	}
	return false
}

// otherDay reports whether the sentence of a's cue begins with a time, other than that of what stands
// around it, of which no date is known: "two weeks ago, she said", "a year earlier, he told".
func (r *speechReader) otherDay(a *speech.Attribution) bool {
	toks := r.d.Tokens
	s := r.d.SentenceOf(a.Cue)
	if a.Source < 0 || a.Source > a.Cue || a.LeftTo > a.LeftFrom {
		return false
	}
	const most = 7
	for k := s.From + 1; k < a.SourceFrom && k < s.From+most; k++ {
		t := &toks[k]
		switch {
		case t.Kind != text.Word && t.Kind != text.Number || r.t.isVerb(k):
			return false
		case t.Norm == "ago", (t.Norm == "earlier" || t.Norm == "later" || t.Norm == "before") && timeNouns[toks[k-1].Stem]:
			return k+1 == a.SourceFrom || toks[k+1].Tag == "," || toks[k+1].Tag == "IN"
		}
	}
	return false
}

// dayOfContent reports whether the day of s stands in what is said, split by who says it: "Last year,
// she said, two had died there".
func (r *speechReader) dayOfContent(s *text.Statement) bool {
	toks := r.d.Tokens
	x := &r.d.Dates[s.Date]
	if k := s.CueTo; k < len(toks) && toks[k].Tag == "," && x.To < s.CueFrom && toks[x.To].Tag == "," && s.SpeakerText.Start == toks[x.To+1].Start {
		return true
	}
	w := r.d.Span(x.From, x.To)
	return slices.ContainsFunc(s.Continued, func(c schema.Span) bool { return c.Contains(w) && c.End <= s.Cue.Start })
}

// told reports whether the cue is told in the past, in a clause of its own.
func (r *speechReader) told(cue int) bool {
	t := &r.d.Tokens[cue]
	return t.Tag != "VBZ" && t.Tag != "VBP" && t.Dep != "acl:relcl" && t.Dep != "acl"
}

// otherTime holds adverbs of what was said before, or is said again and again.
var otherTime = map[string]bool{"repeatedly": true, "previously": true, "often": true, "always": true, "earlier": true, "once": true, "long": true, "consistently": true, "usually": true, "frequently": true, "regularly": true}

// acts notes what somebody did on a day that is told, outside of what others say:
// who "quit on Wednesday" and is quoted on it spoke that day.
func (r *speechReader) acts() {
	d := r.d
	said := make([]bool, len(d.Tokens))
	for i := range d.Statements {
		s := &d.Statements[i]
		for _, c := range append(slices.Clone(s.Continued), s.Content) {
			k, _ := slices.BinarySearchFunc(d.Tokens, c.Start, func(t text.Token, at int) int { return t.Start - at })
			for ; k < len(d.Tokens) && d.Tokens[k].End <= c.End; k++ {
				said[k] = true
			}
		}
	}
	d.Acts = d.Acts[:0]
	for i := range d.Tokens {
		t := &d.Tokens[i]
		if !r.t.isVerb(i) || said[i] || !r.told(i) || t.Dep == "ccomp" || d.SentenceOf(i).Skip || r.earlier(i) || r.t.child(i, "nsubj", "nsubjpass") < 0 || r.negated(i) {
			continue
		}
		x := dateOf(d, i, i)
		if x < 0 || d.Dates[x].Date.Precision != schema.Day {
			continue
		}
		if p := d.Article.Published; !p.IsZero() && d.Dates[x].Date.Value > p.Value {
			continue // what is still to come
		}
		k := r.t.child(i, "nsubj", "nsubjpass")
		if m := mentionAt(d, k); m != text.NoMention && !said[k] {
			d.Acts = append(d.Acts, text.Act{From: k, Subject: m, Date: x})
		}
	}
}
