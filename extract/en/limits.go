package en

import (
	"strings"

	"github.com/khabar-kg/khabar/extract/en/internal/speech"
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// limits moves the limits of what cues introduce to where grammar has them: the
// models rank passages by what stands at their edges, and know neither who else
// speaks in the sentence nor how far a speaker's own phrase reaches.
func (r *speechReader) limits(found []speech.Attribution) {
	toks := r.d.Tokens
	for k := range found {
		a := &found[k]
		if !r.t.isVerb(a.Cue) {
			r.nounEnd(a)
			continue
		}
		for a.RightFrom > a.Cue && a.RightFrom+1 < a.RightTo && (toks[a.RightFrom].Tag == "," || toks[a.RightFrom].Norm == "that" && toks[a.RightFrom+1].Tag == ",") {
			a.RightFrom++
		}
		r.quotedThere(a)
		r.anonymous(a)
		r.tagged(a)
		r.asideSource(a)
		r.passiveAs(a)
		r.reportedFirst(a, found)
		r.leftEnd(a)
		r.leftStart(a, found)
		r.rightStart(a)
		r.unfinished(a)
		r.rightEnd(a, found)
		r.widen(a, found)
		r.answered(a)
		r.thatBehind(a)
		r.spokenOf(a)
		r.pastAside(a)
		r.pastClause(a)
		r.beforeAccording(a)
		if k := r.tellersOwn(a, a.RightTo); k > 0 {
			a.RightTo = k
		}
	}
	for k := range found {
		r.takenUp(&found[k], found)
	}
}

// anonymous lets what a's cue introduces be the clause before it where nothing stands behind it
// but that who speaks would not be named: "Two died, an official said on condition of
// anonymity as he was not authorised to speak".
func (r *speechReader) anonymous(a *speech.Attribution) {
	toks := r.d.Tokens
	s := r.d.SentenceOf(a.Cue)
	if a.Cue+3 >= s.To || toks[a.Cue+1].Norm != "on" || toks[a.Cue+2].Norm != "condition" || toks[a.Cue+3].Norm != "of" || a.Source < 0 || a.Source > a.Cue || a.SourceFrom-1 <= s.From {
		return
	}
	for k := a.Cue + 4; k < s.To && k < a.Cue+6; k++ {
		if toks[k].Norm == "that" {
			return // what he said stands there
		}
	}
	if end := a.SourceFrom - 1; toks[end].Tag == "," && r.says(s.From, end) {
		a.LeftFrom, a.LeftTo, a.RightFrom, a.RightTo = s.From, end, 0, 0
	}
}

// asideSource lets what is told according to somebody who stands between commas right before a
// verb begin with that verb: "the prisoner had lost ten kilos and, according to two guards, | asked
// for his books".
func (r *speechReader) asideSource(a *speech.Attribution) {
	toks := r.d.Tokens
	s := r.d.SentenceOf(a.Cue)
	if toks[a.Cue].Norm != "according" || a.Source < a.Cue || a.Cue <= s.From || toks[a.Cue-1].Tag != "," {
		return
	}
	comma := a.SourceTo
	for comma < s.To && comma < a.SourceTo+3 && toks[comma].Tag != "," {
		comma++ // "two people | present,"
	}
	if comma+2 >= s.To || toks[comma].Tag != "," || r.verbAt(comma+1) < 0 || !finiteIn(toks, s.From, a.Cue) || toks[s.From].Tag == "WP" || toks[s.From+1].Norm == "fact" || a.RightTo > a.RightFrom && a.LeftTo <= a.LeftFrom {
		return
	}
	a.LeftFrom, a.LeftTo, a.RightFrom, a.RightTo = 0, 0, comma+1, r.stop(s)
}

// passiveAs lets what a cue in the passive introduces be what stands behind "as": "was described by
// one envoy as | a gift".
func (r *speechReader) passiveAs(a *speech.Attribution) {
	toks := r.d.Tokens
	s := r.d.SentenceOf(a.Cue)
	if toks[a.Cue].Tag != "VBN" || a.Source < a.Cue || a.LeftTo <= a.LeftFrom || a.SourceTo+1 >= s.To || toks[a.SourceTo].Norm != "as" || toks[a.SourceTo+1].Norm == "well" || toks[a.SourceTo+1].Tag == "VBG" || quotes[toks[a.Cue].Stem] || toks[max(a.SourceFrom-1, 0)].Norm != "by" && toks[max(a.SourceFrom-2, 0)].Norm != "by" {
		return
	}
	if to := r.nameEnd(a.SourceTo+1, s); to > a.SourceTo+1 {
		a.LeftFrom, a.LeftTo, a.RightFrom, a.RightTo = 0, 0, a.SourceTo+1, to
	}
}

// nounEnd ends what a noun of speech with which a clause begins introduces before the
// clause's own verb, the second one behind "that": "his claim that the vote was stolen |
// was dismissed".
func (r *speechReader) nounEnd(a *speech.Attribution) {
	toks := r.d.Tokens
	s := r.d.SentenceOf(a.Cue)
	that := a.Cue + 1
	for that < s.To-1 && that < a.Cue+7 && toks[that].Norm != "that" && toks[that].Kind == text.Word && !r.t.isVerb(that) {
		that++ // "a vow on Tuesday from Oslo that"
	}
	if !strings.HasPrefix(toks[a.Cue].Tag, "N") || a.RightTo <= a.RightFrom || a.RightFrom < that || a.RightFrom > that+1 || a.RightTo > s.To || toks[that].Norm != "that" {
		return
	}
	for k := a.Cue - 1; k >= s.From && toks[k].Tag != "," && toks[k].Tag != "CC"; k-- {
		if r.t.isVerb(k) || toks[k].Tag == "MD" || toks[k].Tag == "IN" && toks[k].Norm != "of" {
			return // no subject
		}
	}
	open := false // behind the first finite verb
	for k := that + 1; k < s.To; k++ {
		t := &toks[k]
		switch {
		case t.Kind == text.Punct || t.Kind == text.Open, t.Tag == "CC", open && (t.Tag == "IN" && subordinators[t.Norm] || t.Tag == "WP" || t.Tag == "WDT" || t.Tag == "WRB" || t.Tag == "PRP"):
			return
		case t.Tag != "VBD" && t.Tag != "VBZ" && t.Tag != "VBP" && t.Tag != "MD":
		case !open:
			open = true
		default:
			if p := &toks[k-1]; p.Tag == "NNS" || p.Tag == "NNP" || p.Tag == "DT" {
				return // its subject
			}
			a.RightFrom, a.RightTo = that+1, k
			return
		}
	}
}

// front returns where the phrase of a's source begins, with titles and with the
// description that a name between commas stands in apposition to: "its commander,
// Ada Brandt, said".
func (r *speechReader) front(a *speech.Attribution) int {
	d := r.d
	toks := d.Tokens
	from := a.SourceFrom
	if toks[a.Source].Tag == "PRP" {
		return from // "a choice | he called hard"
	}
	for _, x := range [2]int{mentionAt(d, a.Source), mentionAt(d, a.SourceFrom)} {
		if x == text.NoMention || d.Mentions[x].Kind == schema.ByPronoun {
			continue
		}
		from = min(from, d.Mentions[x].From)
		for _, k := range d.Links {
			if k.B == x && d.Mentions[k.A].To == from {
				from = d.Mentions[k.A].From
			} else if k.A == x && d.Mentions[k.B].To == from {
				from = d.Mentions[k.B].From
			}
		}
	}
	s := d.SentenceOf(a.Cue)
	p := from
	between := p > s.From && toks[p-1].Tag == ","
	if between && (a.SourceTo >= a.Cue || toks[a.SourceTo].Tag != ",") {
		return from
	} else if between {
		p--
	}
	for p > s.From && toks[p-1].Kind != text.Open && toks[p-1].Kind != text.Close && toks[p-1].Tag != "," && toks[p-1].Tag != ":" {
		p--
		if r.t.isVerb(p) || toks[p].Tag == "MD" || toks[p].Tag == "WDT" || toks[p].Tag == "CC" && (between || toks[p].Norm != "and") || from-p > longestFront {
			return from
		}
	}
	if p <= s.From || p == from {
		return from // a subject with which the sentence begins is known to the tree
	}
	switch t := &toks[p]; t.Tag {
	case "DT", "PRP$", "NN", "NNS", "JJ", "CD":
		return p
	case "NNP", "NNPS":
		if x := mentionAt(d, p); x == text.NoMention || d.Mentions[x].Type != schema.Person || toks[from-1].Tag != "," {
			return p
		}
	}
	return from
}

// longestFront is the most tokens of a description before a speaker's name.
const longestFront = 12

// leftEnd ends what stands before a cue where the phrase of who speaks begins.
func (r *speechReader) leftEnd(a *speech.Attribution) {
	toks := r.d.Tokens
	if a.LeftTo <= a.LeftFrom || a.Source < 0 || a.Source > a.Cue {
		return
	}
	if a.SourceFrom <= a.LeftFrom {
		if a.LeftTo <= a.SourceTo && a.RightTo > a.RightFrom {
			a.LeftFrom, a.LeftTo = 0, 0 // who speaks is no content
		}
		return
	}
	if f := r.front(a); f > a.LeftFrom && f < a.LeftTo && !r.apart(a) && !r.inQuote(a.LeftFrom, f) {
		a.LeftTo = f
	}
	if toks[a.LeftFrom].Kind == text.Open || quoted(r.d, a.LeftFrom) {
		for k := a.LeftTo - 1; k > a.LeftFrom && !r.t.isVerb(k) && toks[k].Tag != "MD" && toks[k].Kind != text.Open; k-- {
			if toks[k].Kind == text.Close && k+1 < a.LeftTo && r.d.Tokens[k-1].Kind == text.Punct {
				a.LeftTo = k + 1 // behind the quotation stands who says it
			}
		}
	}
	if a.LeftTo > a.LeftFrom+1 && toks[a.LeftTo-1].Norm == "as" {
		a.LeftTo-- // "Her side, as she says, has won"
	}
}

// leftStart lets what stands before a cue begin behind what another says before
// it in the sentence: behind a semicolon, or with the quotation that the cue is of.
func (r *speechReader) leftStart(a *speech.Attribution, found []speech.Attribution) {
	toks := r.d.Tokens
	s := r.d.SentenceOf(a.Cue)
	if a.LeftTo <= a.LeftFrom || a.LeftFrom < s.From || toks[a.LeftFrom].Kind == text.Open || quoted(r.d, a.LeftFrom) {
		return
	}
	if r.setBefore(a, s) || r.cutShort(a, s, found) {
		a.LeftFrom = s.From
		return
	}
	open := -1
	for k := a.LeftFrom; k < a.LeftTo; k++ {
		switch {
		case toks[k].Text == ";" && k+1 < a.LeftTo && toks[k+1].Tag != "CC" && !r.t.isVerb(k+1):
			a.LeftFrom = k + 1
		case toks[k].Kind == text.Open:
			open = k
		}
	}
	if open <= a.LeftFrom || toks[a.LeftTo-1].Kind != text.Close {
		return
	}
	for k := range found {
		if b := &found[k]; b.Cue > a.LeftFrom && b.Cue < open && b.CueScore >= sureCue && b.Source >= 0 && b.SourceFrom >= a.LeftFrom && b.SourceTo <= open && r.finite(b.Cue) {
			a.LeftFrom = open
			return
		}
	}
}

// cutShort reports whether a's content, behind which nothing but who says it stands, is but
// the end of a clause with which the sentence begins and in which nobody else speaks: "two men
// were hurt | by the fire, officials said", "he will stay | if they leave, she warned".
func (r *speechReader) cutShort(a *speech.Attribution, s *text.Sentence, found []speech.Attribution) bool {
	toks := r.d.Tokens
	if a.Source < a.LeftTo || a.Source > a.Cue || a.SourceFrom <= s.From || toks[a.SourceFrom-1].Tag != "," || !r.finite(a.Cue) {
		return false
	}
	clause := toks[a.LeftFrom].Tag == "IN" && (clauseWords[toks[a.LeftFrom].Norm] || timeClauses[toks[a.LeftFrom].Norm]) && toks[a.LeftFrom].Norm != "that"
	if a.LeftFrom <= s.From || a.LeftTo > a.Cue || toks[a.LeftFrom-1].Kind != text.Word || finiteIn(toks, a.LeftFrom, a.LeftTo) && !clause || !finiteIn(toks, s.From, a.LeftFrom) {
		return false
	}
	for k := s.From; k < a.LeftFrom; k++ {
		if toks[k].Kind == text.Open || toks[k].Kind == text.Close || toks[k].Text == ";" || toks[k].Text == ":" {
			return false
		}
	}
	for k := range found {
		if b := &found[k]; b.Cue != a.Cue && b.Cue >= s.From && b.Cue < a.LeftTo && b.CueScore >= likelyCue {
			return false
		}
	}
	return true
}

// setBefore reports whether what stands before a's content in its sentence only tells when,
// where or of what it holds: "Of the two hundred, ten were hurt, police said".
func (r *speechReader) setBefore(a *speech.Attribution, s *text.Sentence) bool {
	toks := r.d.Tokens
	from := a.LeftFrom
	if from > s.From && toks[from].Tag == "," {
		from++
	}
	if from < s.From+3 || toks[from-1].Tag != "," || toks[s.From].Tag != "IN" || r.says(s.From, from-1) || !r.says(from, a.LeftTo) {
		return false
	}
	for k := s.From; k < from-1; k++ {
		if toks[k].Kind != text.Word && toks[k].Kind != text.Number || mediumNouns[toks[k].Stem] || toks[k].Tag == "WP" || toks[k].Tag == "WDT" {
			return false
		}
	}
	return true
}

// timeAfter reports whether what stands behind a's cue tells only how long after or before
// something it was said: "a day after two were killed", "hours before the vote".
func (r *speechReader) timeAfter(a *speech.Attribution) bool {
	toks := r.d.Tokens
	const reach = 5
	for k := a.RightFrom; k+1 < a.RightTo && k < a.RightFrom+reach; k++ {
		switch t := &toks[k]; {
		case timeNouns[t.Stem], t.Stem == "minute", t.Stem == "moment", t.Norm == "shortly", t.Norm == "soon":
			return toks[k+1].Norm == "after" || toks[k+1].Norm == "before"
		case t.Tag == "DT", t.Tag == "CD", t.Tag == "JJ", t.Tag == "RB", t.Tag == "IN" && t.Norm != "in" && t.Norm != "for":
		default:
			return false
		}
	}
	return false
}

// reportedFirst finds what was said before "…, the minister said on Monday" where
// the model took what follows, though it is no clause: "contradicting his deputy".
func (r *speechReader) reportedFirst(a *speech.Attribution, found []speech.Attribution) {
	toks := r.d.Tokens
	s := r.d.SentenceOf(a.Cue)
	if a.LeftTo > a.LeftFrom || a.Source < 0 || a.Source > a.Cue || a.SourceFrom <= s.From || r.l.act(toks[a.Cue].Stem, toks[a.Cue].Tag) == schema.Think {
		return
	}
	if !r.finite(a.Cue) && (toks[a.Cue].Tag != "VBN" || a.SourceTo != a.Cue || toks[a.SourceFrom-1].Tag != ",") {
		return // ", leaders announced Saturday" may be taken for a participle
	}
	if r.apart(a) {
		return
	}
	colon := a.Cue+1 < len(toks) && toks[a.Cue+1].Text == ":"
	if r.onlyHearer(a) || r.onlySite(a) {
		a.RightTo = a.RightFrom // "the road was open, he confirmed to the paper"
	}
	if a.RightTo > a.RightFrom && !colon && !r.another(a, found) {
		first := a.RightFrom // behind the day: "announced Saturday, clearing the path"
		for first < a.RightTo-1 && first < s.To && (r.l.calendar[toks[first].Norm] || toks[first].Tag == ",") {
			first++
		}
		within := a.RightFrom < s.To
		within = within && !r.timeAfter(a)
		for k := a.RightFrom; within && k < a.RightTo; k++ {
			if r.finite(k) && toks[first].Tag != "IN" && toks[first].Tag != "VBG" || toks[k].Kind == text.Open || toks[k].Tag == "TO" && toks[first].Tag != "VBG" {
				return
			}
		}
		if toks[first].Kind == text.Open || quoted(r.d, first) || toks[first].Norm == "that" {
			return
		}
		if within && toks[first].Tag == "VBG" && toks[first-1].Tag != "," {
			return // "resisted leaving"
		}
		if within && toks[first].Tag != "VBG" && toks[first].Tag != "IN" && toks[a.Cue].Stem != "tell" {
			return // "condemned the raid"
		}
	}
	front := r.front(a)
	if front <= s.From || toks[front-1].Tag != "," || toks[front-1].Sent != toks[a.Cue].Sent {
		return
	}
	from := s.From
	for k := s.From; k < front && k < s.From+15; k++ {
		if k > s.From && (toks[k].Text == "-" || toks[k].Text == "—" || toks[k].Text == "–" || toks[k].Text == "--") {
			from = k + 1 // behind a dateline
		}
	}
	if toks[from].Kind == text.Open {
		from++ // "“And so it went,” Novak told reporters at the station"
	}
	switch toks[from].Tag {
	case "DT", "PRP", "PRP$", "NN", "NNS", "NNP", "NNPS", "CD", "EX":
	case "IN", "CC", "RB":
		if colon || toks[from].Dep == "mark" {
			return // "However, the mayor, who said: …"; "After it rained, he asked on the radio whether"
		}
	default:
		return
	}
	for k := from; k < front-1; k++ {
		if r.finite(k) && (r.t.child(k, "nsubj", "nsubjpass") >= from) {
			a.LeftFrom, a.LeftTo = from, front
			if !colon {
				a.RightFrom, a.RightTo = 0, 0
			}
			return
		}
	}
}

// onlyHearer reports whether what follows a's cue tells no more than to whom it was said, and
// when.
func (r *speechReader) onlyHearer(a *speech.Attribution) bool {
	toks := r.d.Tokens
	s := r.d.SentenceOf(a.Cue)
	if a.RightTo <= a.RightFrom || a.RightFrom != a.Cue+1 || a.RightTo > s.To || toks[a.RightFrom].Norm != "to" || a.Source > a.Cue || toks[max(a.SourceFrom-1, 0)].Tag != "," {
		return false
	}
	for k := a.RightFrom + 1; k < a.RightTo; k++ {
		if r.t.isVerb(k) || toks[k].Tag == "MD" || toks[k].Kind == text.Open || toks[k].Norm == "that" {
			return false
		}
	}
	return true
}

// onlySite reports whether what follows a's cue is no more than where it was posted: "wrote on
// Twitter".
func (r *speechReader) onlySite(a *speech.Attribution) bool {
	toks := r.d.Tokens
	if a.RightTo <= a.RightFrom || a.RightFrom != a.Cue+2 || a.RightTo > a.RightFrom+2 || toks[a.Cue+1].Norm != "on" || a.Source > a.Cue {
		return false
	}
	m := mentionAt(r.d, a.RightFrom)
	return m != text.NoMention && r.media(m)
}

// another reports whether what follows a's cue is somebody else's words, or those
// of a participle after it: "said on Monday, admitting that …".
func (r *speechReader) another(a *speech.Attribution, found []speech.Attribution) bool {
	for k := range found {
		b := &found[k]
		if b.Cue == a.Cue || b.CueScore < sureCue {
			continue
		}
		if b.Cue > a.Cue && b.Cue < a.RightFrom && r.d.Tokens[b.Cue].Tag == "VBG" || a.RightFrom >= r.d.SentenceOf(a.Cue).To && b.LeftFrom < a.RightTo && a.RightFrom < b.LeftTo {
			return true
		}
	}
	return false
}

// apart reports whether another verb stands between a's source and its cue.
func (r *speechReader) apart(a *speech.Attribution) bool {
	for k := a.SourceTo; k < a.Cue; k++ {
		if r.t.isVerb(k) && r.d.Tokens[k].Dep != "aux" {
			return true
		}
	}
	return false
}

// takenUp gives a cue whose content is but a word for what was said before, "a
// claim that the army rejects", "she denies this", that content.
func (r *speechReader) takenUp(a *speech.Attribution, found []speech.Attribution) {
	toks := r.d.Tokens
	if r.relative(a) {
		return
	}
	if a.LeftTo == a.LeftFrom+1 && toks[a.LeftFrom].Tag == "IN" {
		a.LeftFrom, a.LeftTo = 0, 0 // "| though the rebels dispute this"
	}
	from, to := a.LeftFrom, a.LeftTo
	if to <= from {
		from, to = a.RightFrom, a.RightTo
	} else if a.RightTo > a.RightFrom {
		return
	}
	if next := a.Cue + 1; to <= from && next < len(toks) && toks[next].Sent == toks[a.Cue].Sent {
		from, to = next, next+1
	}
	act := r.l.act(toks[a.Cue].Stem, toks[a.Cue].Tag)
	switch k := to - 1; {
	case to == from+1 && from == a.Cue+1 && (toks[k].Norm == "this" || toks[k].Norm == "that" || toks[k].Norm == "it" && (act == schema.Deny || act == schema.Reject)):
	case from > 0 && to <= a.Cue && to-from <= 5 && toks[from-1].Tag == "," && !r.says(from, to):
		for k > from && !strings.HasPrefix(toks[k].Tag, "NN") {
			k--
		}
		if !r.disputed(k) {
			return
		}
	default:
		return
	}
	for i := len(found) - 1; i >= 0; i-- {
		b := &found[i]
		if b.Cue >= a.Cue || b.CueScore < sureCue && toks[b.Cue].Sent != toks[a.Cue].Sent || b.CueScore < likelyCue || b.Source == a.Source {
			continue
		}
		if s := toks[b.Cue].Sent; s < toks[a.Cue].Sent-1 {
			return
		}
		if b.RightTo > b.RightFrom && b.RightTo <= a.Cue {
			a.LeftFrom, a.LeftTo = b.RightFrom, b.RightTo
		} else if b.LeftTo > b.LeftFrom {
			a.LeftFrom, a.LeftTo = b.LeftFrom, b.LeftTo
		} else {
			continue
		}
		a.RightFrom, a.RightTo = 0, 0
		return
	}
}

// relative gives a cue in a relative clause whose content is but the pronoun what that
// stands for: "the raid that a cell has claimed", "fraud, which he denies".
func (r *speechReader) relative(a *speech.Attribution) bool {
	toks := r.d.Tokens
	if a.LeftTo != a.LeftFrom+1 || a.RightTo > a.RightFrom || a.LeftTo > a.Cue {
		return false
	}
	k := a.LeftFrom
	if toks[k].Tag != "WDT" && toks[k].Norm != "which" || a.Source == k {
		return false
	}
	h := r.t.antecedent(k)
	if h == k {
		h = r.antecedent(k)
	}
	if h >= k || !strings.HasPrefix(toks[h].Tag, "NN") || toks[h].Sent != toks[k].Sent || r.l.calendar[toks[h].Norm] {
		return false
	}
	from, to := r.phrase(h)
	if to > k {
		to = h + 1
	}
	if from > h || to <= from {
		return false
	}
	a.LeftFrom, a.LeftTo = from, to
	return true
}
