package en

import (
	"slices"
	"strings"

	"github.com/khabar-kg/khabar/extract/en/internal/speech"
	"github.com/khabar-kg/khabar/extract/text"
	"github.com/khabar-kg/khabar/schema"
)

// inFront lets the noun phrase right before a cue be its source where words
// leave no doubt: behind a conjunction ("as the judge read out"), or with an
// apposition ("and her envoy, Ada Brandt, acknowledged").
func (r *speechReader) inFront(a *speech.Attribution) {
	d := r.d
	toks := d.Tokens
	s := d.SentenceOf(a.Cue)
	// Behind a relative clause the tagger takes a past tense for a participle.
	past := toks[a.Cue].Tag == "VBN" && toks[a.Cue].Dep != "acl" && a.Cue > s.From && toks[a.Cue-1].Tag == "," && a.Source > a.Cue
	if !r.finite(a.Cue) && !past || r.t.child(a.Cue, "auxpass") >= 0 {
		return
	}
	if k := r.whoDoes(a); k >= 0 {
		a.Source = k
		a.SourceFrom, a.SourceTo = r.phrase(k)
		return
	}
	if k := r.headOf(a); k >= 0 {
		a.Source = k
		a.SourceFrom, a.SourceTo = r.phrase(k)
		return
	}
	if k := r.toldOf(a); k >= 0 {
		a.Source = k
		a.SourceFrom, a.SourceTo = r.phrase(k)
		return
	}
	if !r.finite(a.Cue) {
		return
	}
	if r.first(a) || a.Source >= a.Cue {
		return
	}
	end := r.verbsFrom(a.Cue)
	if r.nameInFront(a, end) || r.beforeDay(a, end) || r.nounInFront(a, end) {
		return
	}
	if a.Source >= 0 && a.SourceTo >= end-1 && (toks[a.Source].Dep == "nsubj" || toks[a.Source].Tag == "PRP") {
		return
	}
	apposed := end > s.From && toks[end-1].Tag == ","
	if apposed {
		end--
	}
	for x := range d.Mentions {
		m := &d.Mentions[x]
		if m.From < s.From || m.To != end || m.Kind == schema.ByPronoun || m.Type == schema.Facility || m.Type == schema.NamedEvent || a.Source >= m.From && a.Source < m.To {
			continue
		}
		from, head := m.From, m.Head
		if apposed {
			o := r.apposed(x)
			if o == text.NoMention {
				continue
			}
			from = d.Mentions[o].From
			if m.Kind != schema.ByName {
				head = d.Mentions[o].Head
			}
		}
		for _, k := range d.Links {
			if k.B == x && d.Mentions[k.A].To == m.From { // its title
				from = min(from, d.Mentions[k.A].From)
			} else if k.A == x && d.Mentions[k.B].To == m.From {
				from = min(from, d.Mentions[k.B].From)
			}
		}
		if !r.opens(from, s) || !apposed && !subordinators[toks[from-1].Norm] {
			continue
		}
		a.Source, a.SourceFrom, a.SourceTo = head, from, m.To
		return
	}
}

// whoDoes returns the noun of which a participle tells whose object, right before the cue, the
// model has taken for who speaks, -1 for none: "Karel Novak, a lawyer representing
// students said".
func (r *speechReader) whoDoes(a *speech.Attribution) int {
	toks := r.d.Tokens
	if a.Source < 1 || a.Source > a.Cue || toks[a.Source].Dep != "dobj" && toks[a.Source].Dep != "nsubj" {
		return -1
	}
	v := toks[a.Source].Head
	if toks[a.Source].Dep == "nsubj" {
		if v = a.Source - 1; toks[v].Tag != "VBG" || toks[a.Source].Head != a.Cue || r.t.child(a.Cue, "nsubj") == a.Source {
			return -1 // where the tree has two subjects
		}
	}
	if v < 1 || toks[v].Tag != "VBG" || toks[v].Dep != "acl" || toks[v].Head != v-1 || r.verbsFrom(a.Cue) != a.Source+1 {
		return -1
	}
	h := toks[v].Head
	if m := mentionAt(r.d, h); m == text.NoMention || r.d.Mentions[m].Type != schema.Person {
		return -1
	}
	return h
}

// headOf returns the noun of the person right before the cue of whose description the model has
// taken a part for who speaks, -1 for none: ", the head of the X police said".
func (r *speechReader) headOf(a *speech.Attribution) int {
	d := r.d
	if a.Source < 0 || a.Source > a.Cue {
		return -1
	}
	end := r.verbsFrom(a.Cue)
	for x := range d.Mentions {
		m := &d.Mentions[x]
		if m.From > a.Source {
			break
		}
		if m.To == end && m.Type == schema.Person && m.Kind == schema.ByDescription && m.Head < a.Source && d.Tokens[m.Head].Tag != "NNP" && m.From > d.SentenceOf(a.Cue).From && d.Tokens[m.From-1].Tag == "," {
			return m.Head
		}
	}
	return -1
}

// nameInFront lets a person named right before the cue's verbs, which end where they
// begin at token end, speak rather than what stands before the comma in front:
// "… after the vote, Minister Omar Haddad has said".
func (r *speechReader) nameInFront(a *speech.Attribution, end int) bool {
	d := r.d
	toks := d.Tokens
	for x := range d.Mentions {
		m := &d.Mentions[x]
		if m.To != end || m.Kind != schema.ByName || m.Type != schema.Person {
			continue
		}
		from := r.withTitle(x)
		if a.Source >= 0 && a.Source < m.From && a.Source >= from-1 && toks[a.Source].Tag != "," && mentionAt(d, a.Source) != x && a.SourceTo <= m.From && toks[a.Source].Dep != "nsubjpass" {
			a.Source, a.SourceFrom, a.SourceTo = m.Head, min(from, a.SourceFrom), m.To // not what his title is of
			return true
		}
		if from == 0 || toks[from-1].Tag != "," || a.Source < 0 || a.SourceTo > from-1 || toks[from].Sent != toks[a.Source].Sent || toks[a.Source].Tag == "PRP" {
			continue
		}
		if a.LeftTo > a.LeftFrom && a.LeftTo <= from {
			a.LeftTo = from - 1
		}
		a.Source, a.SourceFrom, a.SourceTo = m.Head, from, m.To
		return true
	}
	return false
}

// verbsFrom returns where the verbs that end with the cue begin, with their adverbs, one
// in quotation marks too: "Norway “firmly” condemned".
func (r *speechReader) verbsFrom(cue int) int {
	toks := r.d.Tokens
	s := r.d.SentenceOf(cue)
	end := cue
	for end > s.From && (strings.HasPrefix(toks[end-1].Tag, "RB") || toks[end-1].Tag == "MD" || toks[end-1].Dep == "aux" && toks[end-1].Head == cue) {
		end--
	}
	if end > s.From+2 && toks[end-1].Kind == text.Close && strings.HasPrefix(toks[end-2].Tag, "RB") && toks[end-3].Kind == text.Open {
		end -= 3
	}
	return end
}

// first lets the name with which a sentence begins, right before the cue's verbs, be the
// cue's source, where the tagger takes it for no noun or the model for no speaker: "Aden
// rejects the charge". It reports whether it did.
func (r *speechReader) first(a *speech.Attribution) bool {
	d := r.d
	toks := d.Tokens
	s := d.SentenceOf(a.Cue)
	if a.Source >= 0 && a.Source < a.Cue || s.Heading || r.l.cues["V"+toks[a.Cue].Stem] == "" {
		return false
	}
	end := r.verbsFrom(a.Cue)
	for x := range d.Mentions {
		m := &d.Mentions[x]
		if m.From >= end {
			break
		}
		if m.To != end || m.Kind != schema.ByName || m.Type == schema.Facility || m.Type == schema.NamedEvent {
			continue
		}
		from := r.withTitle(x)
		if from > s.From && (toks[s.From].Tag == "DT" || toks[s.From].Tag == "CC") {
			from--
		}
		if from != s.From {
			continue
		}
		a.Source, a.SourceFrom, a.SourceTo = m.Head, from, m.To
		if a.LeftTo > a.LeftFrom && a.LeftFrom >= s.From {
			a.LeftFrom, a.LeftTo = 0, 0
		}
		return true
	}
	return false
}

// shared gives a cue that is joined to another one, in front of it, that one's source,
// where the model has taken somebody told of between them: "Aden rejects Oman's charge and
// says it is false".
func (r *speechReader) shared(a *speech.Attribution, found []speech.Attribution) {
	toks := r.d.Tokens
	and := a.Cue - 1
	for and > 0 && strings.HasPrefix(toks[and].Tag, "RB") {
		and--
	}
	if and > 2 && toks[and].Tag == "," { // "and, on Friday, declared"
		for k := and - 1; k > 0 && k > and-4; k-- {
			if toks[k].Tag == "," && toks[k-1].Tag == "CC" {
				and = k - 1
				break
			}
		}
	}
	if and <= 0 || toks[and].Tag != "CC" || !r.finite(a.Cue) {
		return
	}
	for k := range found {
		b := &found[k]
		if b.Cue >= and {
			return
		}
		if b.Source >= 0 && b.Source < b.Cue && toks[a.Cue].Head == b.Cue && toks[a.Cue].Dep == "conj" && toks[a.Cue].Tag == toks[b.Cue].Tag && a.Source != b.Source && (a.Source < 0 || a.Source > b.Cue && a.Source < and || a.Source == r.t.child(a.Cue, "dobj") && a.Source > a.Cue) {
			a.Source, a.SourceFrom, a.SourceTo = b.Source, b.SourceFrom, b.SourceTo
			return
		}
	}
}

// whileSo lets a participle of speech have the subject of the verb that it goes with,
// where the model has taken a place of an adverbial: "Falk left for talks in Oslo, saying …".
func (r *speechReader) whileSo(a *speech.Attribution) {
	toks := r.d.Tokens
	if a.Source < 0 || a.Source > a.Cue || toks[a.Cue].Tag != "VBG" || r.helped(a.Cue) || r.t.preposition(a.Source) == "" {
		return
	}
	m := mentionAt(r.d, a.Source)
	if m == text.NoMention || r.d.Mentions[m].Type != schema.Place {
		return
	}
	k, _ := r.t.subject(a.Cue)
	if k < 0 || k == a.Source {
		return
	}
	if x := mentionAt(r.d, k); x != text.NoMention && x != m && r.d.Mentions[x].Type != schema.Facility && r.d.Mentions[x].Type != schema.NamedEvent {
		a.Source = k
		a.SourceFrom, a.SourceTo = r.d.Mentions[x].From, r.d.Mentions[x].To
	}
}

// beforeDay lets who stands before a day and the cue behind it speak, not the day: "The
// army Monday said", "Brandt on Friday warned"; the cue's verbs begin at token end.
func (r *speechReader) beforeDay(a *speech.Attribution, end int) bool {
	d := r.d
	toks := d.Tokens
	s := d.SentenceOf(a.Cue)
	from := end
	if from > s.From+1 && (toks[from-1].Stem == "week" || toks[from-1].Stem == "month" || toks[from-1].Stem == "year") && (toks[from-2].Norm == "this" || toks[from-2].Norm == "last") {
		from -= 2
	}
	for from > s.From && (r.l.calendar[toks[from-1].Norm] && mentionAt(d, from-1) == text.NoMention || from == end && (toks[from-1].Norm == "today" || toks[from-1].Norm == "yesterday")) {
		from--
	}
	if from == end {
		return false
	}
	for from > s.From && (toks[from-1].Norm == "on" || toks[from-1].Norm == "late" || toks[from-1].Norm == "early" || toks[from-1].Norm == "last") {
		from--
	}
	if from <= s.From || a.Source >= 0 && a.Source < from && a.SourceTo >= from && a.SourceTo <= end && mentionAt(d, a.Source) != text.NoMention && toks[a.Source].Dep == "nsubj" {
		return false
	}
	for x := range d.Mentions {
		m := &d.Mentions[x]
		if m.To != from || m.From < s.From || m.Type == schema.Facility || m.Type == schema.NamedEvent {
			continue
		}
		start := r.withTitle(x)
		if start > s.From && !r.opens(start, s) && toks[start-1].Tag != "DT" {
			continue
		}
		if a.LeftTo > start && a.LeftFrom <= start && a.LeftFrom < a.LeftTo {
			a.LeftFrom, a.LeftTo = 0, 0 // who speaks is no content
			if a.RightTo <= a.RightFrom {
				a.RightFrom, a.RightTo = a.Cue+1, r.stop(s)
			}
		}
		a.Source, a.SourceFrom, a.SourceTo = m.Head, start, m.To
		return true
	}
	k := from - 1
	if !r.canSpeak(k, a.Cue) || r.l.heads[toks[k].Norm].typ == "" && !personal(toks[k].Stem) && toks[k].Tag != "NNS" {
		return false
	}
	start := k
	for start > s.From && nominal[toks[start-1].Tag] {
		start--
	}
	if start > s.From && !r.opens(start, s) {
		return false
	}
	a.Source, a.SourceFrom, a.SourceTo = k, start, from
	return true
}

// withTitle returns where mention x begins with the title in front of it.
func (r *speechReader) withTitle(x int) int {
	d := r.d
	from := d.Mentions[x].From
	for _, k := range d.Links {
		if k.B == x && d.Mentions[k.A].To == d.Mentions[x].From {
			from = min(from, d.Mentions[k.A].From)
		} else if k.A == x && d.Mentions[k.B].To == d.Mentions[x].From {
			from = min(from, d.Mentions[k.B].From)
		}
	}
	return from
}

// nounInFront lets who is told of between a comma and the cue's verbs, which begin at
// token end, speak rather than what another verb tells of before the comma, or an
// adverbial: "Guards beat the men, a reporter at the scene said", "After days of talks,
// diplomats say".
func (r *speechReader) nounInFront(a *speech.Attribution, end int) bool {
	toks := r.d.Tokens
	s := r.d.SentenceOf(a.Cue)
	switch r.l.act(toks[a.Cue].Stem, toks[a.Cue].Tag) {
	case schema.Say, schema.Report, schema.Confirm, schema.Announce:
	default:
		return false
	}
	comma := end - 1
	for comma > s.From && comma > end-longestFront && (nominal[toks[comma].Tag] || toks[comma].Tag == "IN" && comma < end-1) {
		comma--
	}
	if comma <= s.From+1 || comma >= end-1 || toks[comma].Tag != "," || a.Source < 0 || a.SourceTo > comma {
		return false
	}
	head := comma + 1
	if toks[head].Tag == "IN" || toks[head].Tag == "PRP" {
		return false
	}
	for head+1 < end && nominal[toks[head+1].Tag] {
		head++
	}
	t := &toks[head]
	m := mentionAt(r.d, head)
	if t.Tag != "NN" && t.Tag != "NNS" || !r.canSpeak(head, a.Cue) || timeNouns[t.Stem] || m != text.NoMention && (r.apposed(m) != text.NoMention || r.d.Mentions[m].Type != schema.Person && r.d.Mentions[m].Type != schema.Organization) {
		return false
	}
	if m == text.NoMention && t.Tag != "NNS" && !personal(t.Stem) && r.l.titles[t.Norm].class == "" && r.l.titles[t.Stem].class == "" && r.l.heads[t.Stem].typ == "" {
		return false
	}
	if toks[a.Source].Dep != "nmod" && toks[a.Source].Dep != "nmod:tmod" && !r.says(a.SourceTo, comma) {
		return false
	}
	a.Source = head
	a.SourceFrom, a.SourceTo = comma+1, end
	if a.LeftFrom < a.LeftTo && a.LeftTo > comma && a.LeftTo <= end {
		a.LeftTo = comma
	}
	return true
}

// toldOf returns the head of the mention before the cue of which a relative
// clause between them tells ("the councillor, who asked for secrecy, said by
// telephone"), or the subject that the tree gives the cue, where the model has
// chosen the noun of an adverbial; else -1.
func (r *speechReader) toldOf(a *speech.Attribution) int {
	d := r.d
	toks := d.Tokens
	s := d.SentenceOf(a.Cue)
	if a.Source < 0 || toks[a.Source].Dep != "nmod" || r.t.preposition(a.Source) == "" {
		return -1
	}
	if k := r.t.child(a.Cue, "nsubj"); k >= 0 && k == a.Cue-1 && k != a.Source && strings.HasPrefix(toks[k].Tag, "NN") && mentionAt(d, k) != text.NoMention && mentionAt(d, k) != mentionAt(d, a.Source) && a.SourceTo <= k {
		return k
	}
	if a.Source < a.Cue || a.Cue == s.From || toks[a.Cue-1].Tag != "," {
		return -1
	}
	for k := a.Cue - 2; k > s.From+1; k-- {
		if toks[k].Norm != "who" && toks[k].Norm != "which" || toks[k-1].Tag != "," {
			continue
		}
		if m := mentionAt(d, k-2); m != text.NoMention && d.Mentions[m].To == k-1 {
			return d.Mentions[m].Head
		}
		return -1
	}
	return -1
}

// led moves a cue to the verb of speech that it leads to: "we continue to urge all
// sides to stop".
func (r *speechReader) led(a *speech.Attribution, found []speech.Attribution) {
	toks := r.d.Tokens
	if v := r.goesOnTo(a.Cue); v > 0 && a.RightTo > v+1 && !slices.ContainsFunc(found, func(b speech.Attribution) bool { return b.Cue == v }) {
		a.Cue, a.RightFrom = v, max(a.RightFrom, v+1) // "went on to call it a mistake"
		return
	}
	if toks[a.Cue].Stem != "continue" {
		return
	}
	v := r.t.child(a.Cue, "xcomp")
	if v < 0 || v > a.Cue+3 || a.RightTo <= v+1 || r.l.cues["V"+toks[v].Stem] == "" || r.l.cues["V"+toks[v].Stem] == string(schema.Think) || r.l.cues["V"+toks[v].Stem] == string(schema.Say) {
		return
	}
	if slices.ContainsFunc(found, func(b speech.Attribution) bool { return b.Cue == v }) {
		return
	}
	a.Cue, a.RightFrom = v, max(a.RightFrom, v+1)
}

// reduced takes a clause without a pronoun before the cue for what it is: "the
// company he works for said".
func (r *speechReader) reduced(a *speech.Attribution) {
	toks := r.d.Tokens
	k := a.Source - 1
	if k < 0 || a.Source > a.Cue || toks[a.Source].Tag != "PRP" || a.SourceTo != a.Source+1 || toks[k].Tag != "NN" && toks[k].Tag != "NNS" || toks[k].Sent != toks[a.Cue].Sent || !r.t.isVerb(a.Source+1) {
		return
	}
	for j := a.Source + 1; j < a.Cue; j++ {
		if toks[j].Tag == "," || toks[j].Kind == text.Open || j > a.Source+4 || j == a.Cue-1 && toks[j].Tag != "IN" && toks[j].Tag != "RP" && toks[j].Tag != "TO" {
			return
		}
	}
	a.Source = k
	a.SourceFrom, a.SourceTo = r.phrase(k)
}

// inverted reads "He pleaded guilty, reported the network.": a verb of speech in the
// past behind a comma, and behind it nothing but who speaks.
func (r *speechReader) inverted(a *speech.Attribution) {
	d := r.d
	toks := d.Tokens
	s := d.SentenceOf(a.Cue)
	k := a.Cue
	if k <= s.From+2 || toks[k-1].Tag != "," || toks[k].Tag != "VBD" && toks[k].Tag != "VBZ" || a.Source > k || tells[toks[k].Stem] {
		return
	}
	switch r.l.act(toks[k].Stem, toks[k].Tag) {
	case schema.Say, schema.Report, schema.Announce, schema.Confirm:
	default:
		return
	}
	end := s.To
	for end > k && toks[end-1].Kind == text.Punct {
		end--
	}
	more := false // is told of him behind
	if e := r.speakersPhrase(k+1, end); e > k+1 && toks[k].Stem == "say" && a.SourceTo < k-1 {
		if m := mentionAt(d, e-1); m == text.NoMention && !personal(toks[e-1].Stem) || m != text.NoMention && d.Mentions[m].Type != schema.Person && d.Mentions[m].Type != schema.Organization {
			return
		}
		end, more = e, finiteIn(toks, s.From, k-1)
	}
	if end <= k+1 || end > k+7 || r.l.calendar[toks[end-1].Norm] || toks[k+1].Tag == "PRP" {
		return
	}
	for j := k + 1; j < end; j++ {
		if !nominal[toks[j].Tag] && (toks[j].Tag != "IN" || j == k+1) && (toks[j].Tag != "VBN" || j+1 == s.To || !strings.HasPrefix(toks[j+1].Tag, "NN")) {
			return
		}
	}
	head := k + 1
	for head+1 < end && (nominal[toks[head+1].Tag] || toks[head].Tag == "VBN") {
		head++
	}
	if m := mentionAt(d, head); (m == text.NoMention || d.Mentions[m].Type == schema.Place && d.Mentions[m].Known == "") && !r.canSpeak(head, k) {
		return
	}
	if a.LeftTo <= a.LeftFrom {
		if h := toks[k].Head; !more && (h >= 0 || !finiteIn(toks, s.From, k-1) || r.t.child(k, "nsubj") >= 0) && (h < 0 || r.t.child(h, "nsubj", "nsubjpass") < 0) {
			return // no clause before it
		}
		a.LeftFrom, a.LeftTo = s.From, k
	}
	a.Source, a.SourceFrom, a.SourceTo = head, k+1, end
	a.RightFrom, a.RightTo = 0, 0
}

// speakersPhrase returns the end of the noun phrase that begins at token from, where up to
// token end there stands behind it nothing but what tells of the same somebody, by
// participles, prepositions or a relative clause: ", said a source involved in the talks";
// 0 where the phrase is the subject of a clause or reaches up to end.
func (r *speechReader) speakersPhrase(from, end int) int {
	toks := r.d.Tokens
	to := from
	for to < end && (nominal[toks[to].Tag] && toks[to].Tag != "PRP" || toks[to].Tag == "VBN" && to+1 < end && strings.HasPrefix(toks[to+1].Tag, "NN")) {
		to++
	}
	if to == from || to == end || !strings.HasPrefix(toks[to-1].Tag, "NN") {
		return 0
	}
	switch toks[to].Tag {
	case "IN", "VBN", "VBG", "RB", "WP", "WDT", ",":
	default:
		return 0
	}
	relative := false
	for k := to; k < end; k++ {
		switch t := &toks[k]; {
		case t.Tag == "WP" || t.Tag == "WDT":
			relative = true
		case t.Norm == "that" || t.Kind == text.Open:
			return 0
		case !relative && (r.finite(k) || t.Tag == "MD"):
			return 0
		}
	}
	return to
}
